/* SPDX-License-Identifier: MIT
 *
 * text: lines through the pen.
 */
#include "text_in.h"

void pw_run_draw(struct pw_pen *pen, const struct pw_run *run, double x, double baseline,
                 pw_rgb colour) {
    if (run->glyphs_count == 0)
        return;
    struct pw_point origin = {x + run->x, baseline - run->rise};
    pw_pen_glyphs(pen, run->face, run->size, colour == PW_RGB_NONE ? run->colour : colour, origin,
                  run->glyphs, run->glyphs_count, run->width, run->text, run->text_length,
                  run->rtl);
}

void pw_line_draw(struct pw_pen *pen, const struct pw_line *line, double x, double baseline,
                  pw_rgb colour) {
    for (size_t i = 0; i < line->runs_count; i++)
        pw_run_draw(pen, &line->runs[i], x, baseline, colour);
}

double pw_line_baseline(const struct pw_line *line) {
    return (line->leading - line->ascent - line->descent) / 2 + line->ascent;
}

static double aligned(double x, double spare, enum pw_align align) {
    switch (align) {
    case PW_ALIGN_CENTRE:
        return x + spare / 2;
    case PW_ALIGN_RIGHT:
        return x + spare;
    case PW_ALIGN_LEFT:
        break;
    }
    return x;
}

double pw_text_draw(struct pw_pen *pen, const struct pw_text *text, size_t first, size_t count,
                    double x, double y, double width, enum pw_align align) {
    for (size_t i = first; i < text->lines_count && i - first < count; i++) {
        const struct pw_line *line = &text->lines[i];
        pw_line_draw(pen, line, aligned(x, width - line->width, align), y + pw_line_baseline(line),
                     PW_RGB_NONE);
        y += line->leading;
    }
    return y;
}

void pw_label_draw(struct pw_pen *pen, struct pw_typist *typist, const char *text,
                   const struct pw_style *style, pw_rgb colour, double x, double baseline,
                   enum pw_align align) {
    const struct pw_line *line = pw_typist_line(typist, text, style);
    pw_line_draw(pen, line, aligned(x, -line->width, align), baseline, colour);
}
