/* SPDX-License-Identifier: MIT
 *
 * Boxes: the five numbers of each group, from its values or as SQL gave them.
 */
#ifndef PACKWRIGHT_CHART_BOXES_H
#define PACKWRIGHT_CHART_BOXES_H

#include "plot.h"

struct box {
    double low, high;               /* ends of the whiskers; NAN: none */
    double first, median, third;    /* NAN: none */
    double *values;                 /* of its rows, in order of size; NULL where summarised */
    const struct pw_cell **own;     /* rows of the own authority */
    size_t n, own_count;            /* n: 0 where summarised and not given */
    size_t inside_from, inside_end; /* values within the whiskers */
    const char *symbol;             /* in place of a median */
};

struct boxes {
    struct box *list; /* one a slot of the model */
    bool summarised;
    bool points; /* single values may be drawn: they count no people */
    int beyond;  /* values outside the whiskers, of all boxes */
};

/* Fewer values than these make no box: they are points. */
#define BOX_LEAST 5

/* With the option `q1` y is the median, `q1`, `q3`, `min`, `max` and `n` are
 * columns; else rows are values: quartiles of type 7 (pw_quantile), whiskers to
 * the outermost value within 1.5 interquartile ranges of the box (Tukey,
 * Exploratory Data Analysis, 1977). */
struct boxes boxes_make(struct pw_arena *arena, const struct chart_model *model);
/* A value as the measure prints. */
const char *boxes_text(struct pw_arena *arena, const struct chart_model *model, int slot,
                       double value);

#endif
