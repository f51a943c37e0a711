/* SPDX-License-Identifier: MIT
 *
 * The line of a sparkline: in a cell, in a tile, or as a chart by itself. Knows
 * no words and no dates.
 */
#ifndef PACKWRIGHT_CHART_SPARK_H
#define PACKWRIGHT_CHART_SPARK_H

#include "sheet.h"

enum spark_mark {
    SPARK_APART = 1,   /* not joined to the value before: a break, a period left out */
    SPARK_FORECAST = 2 /* dashed from the value before */
};

struct spark {
    const double *values;  /* NAN: none there, a gap in the line */
    const double *at;      /* place along the line, from 0 to 1; NULL: in equal steps */
    const unsigned *marks; /* enum spark_mark of each; NULL: none */
    size_t count;
    double low, high; /* of the scale */
};

struct spark_look {
    struct pw_stroke line, forecast;
    double dot; /* radius of the dot of the last value, if it is there */
    pw_rgb dot_colour;
    bool hollow; /* the last value is in doubt */
};

/* The scale of the values themselves; false where there is none. */
bool spark_range(const double *values, size_t count, double *low, double *high);
/* Where value i lies in `rect`. */
struct pw_point spark_point(const struct spark *spark, struct pw_rect rect, size_t i);
void spark_ink(struct sheet *sheet, const struct spark *spark, struct pw_rect rect,
               const struct spark_look *look);

#endif
