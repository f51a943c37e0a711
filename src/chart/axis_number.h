/* SPDX-License-Identifier: MIT
 *
 * A horizontal axis of numbers under plot->area.
 */
#ifndef PACKWRIGHT_CHART_AXIS_NUMBER_H
#define PACKWRIGHT_CHART_AXIS_NUMBER_H

#include "plot.h"

struct axis_number {
    double low, high; /* of the scale */
    struct ticks ticks;
};

/* For plot->area.width; loose: the ticks enclose the values. */
void axis_number_choose(struct axis_number *axis, const struct plot *plot, double low, double high,
                        bool loose);
double axis_number_x(const struct axis_number *axis, const struct plot *plot, double value);
/* Of labels and title. */
double axis_number_height(const struct plot *plot);
void axis_number_draw(const struct axis_number *axis, struct plot *plot, const char *title);

#endif
