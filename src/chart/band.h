/* SPDX-License-Identifier: MIT
 *
 * What may lie round a line: a band between two columns of the data, a target
 * as a dated trajectory, the look of a forecast. See mark_line.c.
 */
#ifndef PACKWRIGHT_CHART_BAND_H
#define PACKWRIGHT_CHART_BAND_H

#include "plot.h"

/* Options: `low` and `high` (columns) with `band` (what it is, in words);
 * `target` (a column); `forecast` (the method of points flagged as forecast). */
void band_train(struct plot *plot);
void band_ends(struct plot *plot);
void band_ink(struct plot *plot);
struct pw_stroke band_forecast_stroke(struct pw_stroke stroke);

#endif
