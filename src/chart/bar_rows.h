/* SPDX-License-Identifier: MIT
 *
 * The frame of ranked bars: which rows, in how many columns, how tall, where
 * names and values stand. See mark_bar.c.
 */
#ifndef PACKWRIGHT_CHART_BAR_ROWS_H
#define PACKWRIGHT_CHART_BAR_ROWS_H

#include "plot.h"

struct bar_rows {
    struct plot *plot;
    int *order; /* slots, top down */
    int count, columns, each;
    double width;                  /* of a column */
    double row;                    /* height of one */
    struct pw_style style, strong; /* of names and values, perhaps smaller than the theme's */
    const struct pw_text **name_lines;
    int lines;       /* a name takes at most */
    bool above;      /* names stand above their bars: a narrow frame */
    bool sparse;     /* rows too low for type: the own, first, last and some more are named */
    double names;    /* widest name; 0 where they stand above */
    double from, to; /* of the bars, from the column's left edge */
    double top;      /* of the rows, on the page */
    int stride;      /* in sparse rows every so many are named, too; 0: none */
    bool cut;        /* a name is */
};

/* Where a row is. */
struct bar_spot {
    double x, y;   /* of the row's column and top */
    double middle; /* of the bar */
};

/* Order, columns, type and rows for the frame's height; height 0: as tall as
 * the rows want to be, up to about a page. */
void bar_rows_make(struct bar_rows *rows, struct plot *plot, double height);
/* Height of all rows, without the foot of the references' names. */
double bar_rows_height(const struct bar_rows *rows);
void bar_rows_scale(struct bar_rows *rows);
struct bar_spot bar_rows_spot(const struct bar_rows *rows, int index);
/* Foot of the last row in a column; of the only one: of the rows. */
double bar_rows_bottom(const struct bar_rows *rows, int column);
/* Says what the rows have no room for. */
void bar_rows_find(const struct bar_rows *rows);

bool bar_rows_own(const struct bar_rows *rows, int slot);
bool bar_rows_value(const struct bar_rows *rows, int slot, double *value);
const char *bar_rows_text(const struct bar_rows *rows, int slot);
/* From the column's left edge. */
double bar_rows_x(const struct bar_rows *rows, double value);
const struct pw_style *bar_rows_style(const struct bar_rows *rows, int slot);

#endif
