/* SPDX-License-Identifier: MIT
 *
 * The key: swatch and name of each series above the plot, in the order of the
 * data, for charts whose series can't be named beside their ink.
 */
#include <math.h>

#include "plot.h"

#define BETWEEN 14.0 /* from a name to the next swatch */
#define LINES_MOST 4 /* of names beside each other */
#define NAME_LINES 2 /* of one that is wider than the frame */

struct key_walk {
    double x, y, row; /* row: height of the present one */
    int lines;
};

/* A line is so long that its dashes show. */
static double swatch_of(const struct plot *plot) {
    return plot_length(plot, PW_LENGTH_KEY_SWATCH) * (plot->mark->flags & MARK_ENDS ? 1.9 : 1);
}

/* One entry's place: goes on to the next line where this one is full. */
static const struct pw_text *key_step(struct plot *plot, struct key_walk *walk, int series,
                                      double *x, double *y) {
    double swatch = swatch_of(plot);
    bool cut;
    const struct pw_style *style =
        plot_style(plot, plot_series_strong(plot, series) ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
    const struct pw_text *name =
        sheet_wrap(&plot->sheet, plot->model->series[series].name, "", style,
                   fmax(1, plot->frame.width - swatch - 4), NAME_LINES, &cut);
    double width = swatch + 4 + name->width;
    if (walk->x > 0 && walk->x + width > plot->frame.width) {
        walk->x = 0;
        walk->y += walk->row;
        walk->row = 0;
        walk->lines++;
    }
    walk->row = fmax(walk->row, (double)name->lines_count * style->leading);
    *x = plot->frame.x + walk->x;
    *y = plot->frame.y + walk->y;
    walk->x += width + BETWEEN;
    return name;
}

double key_height(struct plot *plot) {
    struct key_walk walk = {.lines = 1};
    double x, y, height = 0;
    for (int s = 0; s < plot->model->series_count; s++) {
        key_step(plot, &walk, s, &x, &y);
        if (walk.lines > LINES_MOST)
            break;
        height = walk.y + walk.row;
    }
    return height + 0.5 * plot_style(plot, PW_STYLE_LABEL)->leading;
}

void key_draw(struct plot *plot) {
    double swatch = swatch_of(plot);
    struct key_walk walk = {.lines = 1};
    for (int s = 0; s < plot->model->series_count; s++) {
        double x, y;
        const struct pw_text *name = key_step(plot, &walk, s, &x, &y);
        if (walk.lines > LINES_MOST) {
            plot_find(plot, "too-many-series",
                      "the key has no room for the names of all series; draw fewer");
            return;
        }
        bool strong = plot_series_strong(plot, s);
        const struct pw_style *style =
            plot_style(plot, strong ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
        double middle = y + style->leading / 2;
        if (plot->mark->flags & MARK_ENDS)
            sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){x + 1, middle},
                       (struct pw_point){x + swatch - 1, middle}, plot_series_stroke(plot, s),
                       false);
        else
            plot_bar(plot, pw_rect_make(x, middle - swatch / 2, swatch, swatch), s, 0);
        for (size_t l = 0; l < name->lines_count; l++)
            sheet_line(&plot->sheet, &name->lines[l], plot_colour(plot, PW_COLOUR_INK),
                       x + swatch + 4, sheet_middle(style, middle + (double)l * style->leading),
                       PW_ALIGN_LEFT);
    }
}
