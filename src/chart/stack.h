/* SPDX-License-Identifier: MIT
 *
 * Columns whose series stand one on the other: `stacked: yes`, or as shares of
 * their sum: `percent: yes`. See mark_column.c.
 */
#ifndef PACKWRIGHT_CHART_STACK_H
#define PACKWRIGHT_CHART_STACK_H

#include "plot.h"

bool stack_asked(const struct plot *plot);
void stack_train(struct plot *plot);
void stack_ink(struct plot *plot);
void stack_label(struct plot *plot);

#endif
