/* SPDX-License-Identifier: MIT
 *
 * Bins: values, or counts of classes, as the bars of a histogram. A bin holds
 * what is over its lower edge up to and including its upper edge (R's hist(),
 * right = TRUE), so that "within 45 days" ends where a bin ends; the first holds
 * its lower edge, too.
 */
#ifndef PACKWRIGHT_CHART_BINS_H
#define PACKWRIGHT_CHART_BINS_H

#include "plot.h"

struct bin {
    double from, to;
    double count;
    bool known;         /* has a count */
    bool open;          /* the last: what is over `from`; `to` is only drawn */
    const char *symbol; /* in place of a count */
};

struct bins {
    struct bin *list;
    int count;
    bool raw;        /* counted here, from values */
    bool even;       /* all are equally wide */
    bool whole;      /* sizes are whole numbers: no decimals */
    double total;    /* of the known counts */
    int unknown;     /* bins without a count; raw: rows without a value */
    double *values;  /* raw: in order of size */
    size_t n;        /* of values */
    const char *how; /* raw: the rule behind the width, for the note; "" where given */
    int size;        /* column of what lies along the axis */
};

/* The bins of a chart: with the option `to` x is a class's lower edge, `to` its
 * upper edge (none: open) and y its count; else each row's y is a value, `bins`
 * the width of a bin. `plot` takes findings, it may be NULL. */
void bins_make(struct bins *bins, struct pw_arena *arena, const struct chart_model *model,
               struct plot *plot);
/* Type 7 of values; of counts the place within its bin, as if what a bin holds
 * lay evenly in it. NAN where a count is unknown or the bin is open. */
double bins_quantile(const struct bins *bins, double p);
/* Share at or under an edge, 0 to 1; NAN where it can't be told. */
double bins_share(const struct bins *bins, double value);
/* A place on the axis in words: "45 days". */
const char *bins_text(struct pw_arena *arena, const struct chart_model *model,
                      const struct bins *bins, double value);
/* A bin: "over 40, up to 45". */
const char *bins_words(struct pw_arena *arena, const struct chart_model *model,
                       const struct bins *bins, int index);

#endif
