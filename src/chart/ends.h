/* SPDX-License-Identifier: MIT
 *
 * Labels in the margin beside what they name: line ends, reference rules.
 */
#ifndef PACKWRIGHT_CHART_ENDS_H
#define PACKWRIGHT_CHART_ENDS_H

#include <stdbool.h>
#include <stddef.h>

/* Moves the centres of boxes of the given sizes, sorted by centre, apart until
 * none overlaps, each as little as can be: minimises the sum of squared moves
 * by isotonic regression (pool adjacent violators: Barlow, Bartholomew,
 * Bremner, Brunk 1972), held within [first, last]. False when the sizes
 * together are more than there is room; the centres then start at `first`. */
bool ends_settle(double *centres, const double *sizes, size_t count, double first, double last);

#endif
