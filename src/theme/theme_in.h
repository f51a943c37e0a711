/* SPDX-License-Identifier: MIT
 *
 * What the files of the theme layer share.
 */
#ifndef PACKWRIGHT_THEME_IN_H
#define PACKWRIGHT_THEME_IN_H

#include "packwright/theme.h"

extern const char *const theme_style_names[PW_STYLE_COUNT + 1]; /* NULL-ended, likewise below */
extern const char *const theme_colour_names[PW_COLOUR_COUNT + 1];
extern const enum pw_colour_use theme_colour_uses[PW_COLOUR_COUNT];
extern const char *const theme_length_names[PW_LENGTH_COUNT + 1];

/* Where each value of a theme was given, for findings about it. */
struct theme_places {
    struct pw_place styles[PW_STYLE_COUNT], colours[PW_COLOUR_COUNT];
};

/* Family, colours, lengths and styles of a map, over `base`. `contrast`: hold
 * the colours to the limits. */
struct pw_theme *theme_read(struct pw_arena *arena, const struct pw_yaml *top,
                            const struct pw_theme *base, bool contrast,
                            struct pw_findings *findings);
void theme_check_contrast(const struct pw_theme *theme, const struct theme_places *places,
                          struct pw_findings *findings);

#endif
