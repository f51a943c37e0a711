/* SPDX-License-Identifier: MIT
 *
 * theme: the contrast of what people read. WCAG 2.2: 1.4.3 asks 4.5:1 of text
 * (its 3:1 for large text is not used: titles are no reason to be pale),
 * 1.4.11 asks 3:1 of graphics that carry meaning.
 */
#include "theme_in.h"

static const double text_least = 4.5, graphic_least = 3.0;

static void check(const char *what, const char *name, pw_rgb colour, pw_rgb ground, double least,
                  const char *ground_name, struct pw_place place, struct pw_findings *findings) {
    double contrast = pw_rgb_contrast(colour, ground);
    if (contrast < least) /* rounded down, so that 4.49 does not read as 4.5 */
        pw_find(findings, PW_WARNING, "low-contrast", place,
                "The %s '%s' has a contrast of %.1f:1 on %s; readers need %.1f:1.", what, name,
                (double)(int)(contrast * 10) / 10, ground_name, least);
}

void theme_check_contrast(const struct pw_theme *theme, const struct theme_places *places,
                          struct pw_findings *findings) {
    const pw_rgb *colours = theme->colours;
    pw_rgb paper = colours[PW_COLOUR_PAPER];
    for (int i = 0; i < PW_COLOUR_COUNT; i++) {
        const char *name = theme_colour_names[i];
        enum pw_colour_use use = theme_colour_uses[i];
        if (use == PW_USE_TEXT)
            check("text colour", name, colours[i], paper, text_least, "paper", places->colours[i],
                  findings);
        if (use == PW_USE_GRAPHIC)
            check("colour", name, colours[i], paper, graphic_least, "paper", places->colours[i],
                  findings);
        if (use == PW_USE_SURFACE) {
            check("colour", "ink", colours[PW_COLOUR_INK], colours[i], text_least, name,
                  places->colours[i], findings);
            check("colour", "muted", colours[PW_COLOUR_MUTED], colours[i], text_least, name,
                  places->colours[i], findings);
        }
    }
    for (int i = 0; i < PW_STYLE_COUNT; i++)
        check("style", theme_style_names[i], theme->styles[i].colour, paper, text_least, "paper",
              places->styles[i], findings);
}
