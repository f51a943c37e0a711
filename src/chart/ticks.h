/* SPDX-License-Identifier: MIT
 *
 * Tick positions by the extended Wilkinson algorithm (Talbot, Lin, Hanrahan:
 * "An Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes",
 * IEEE InfoVis 2010), in integers and powers of ten so that labels are exact.
 */
#ifndef PACKWRIGHT_CHART_TICKS_H
#define PACKWRIGHT_CHART_TICKS_H

#include "packwright/base.h"

/* Tick i is (start + i * step) * 10^exponent. */
struct ticks {
    int64_t start, step;
    int exponent;
    int count;
};

/* Legibility of a labelling: at most 1; below -1e6 it must not be used.
 * NULL counts as 1 always (as the R package "labeling" does). */
typedef double ticks_legibility(const struct ticks *ticks, void *data);

/* The best labelling of [low, high] near `wanted` ticks; with `loose` the
 * ticks enclose the data. False when none is legible. low < high. */
bool ticks_extended(double low, double high, int wanted, bool loose, ticks_legibility *legible,
                    void *data, struct ticks *out);
double ticks_value(const struct ticks *ticks, int index);
double ticks_first(const struct ticks *ticks);
double ticks_last(const struct ticks *ticks);
/* Decimals that every label of the axis needs. */
int ticks_decimals(const struct ticks *ticks);
/* The label's digits, exact: commas, minus sign U+2212, no unit. `shift`
 * divides by 10^shift, for axes in thousands or millions. */
void ticks_format(struct pw_buf *out, const struct ticks *ticks, int index, int shift);

#endif
