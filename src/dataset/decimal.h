/* SPDX-License-Identifier: MIT
 *
 * The shortest decimal of a double, as digits, and rounding of those digits.
 * Private to the dataset layer.
 */
#ifndef PACKWRIGHT_DATASET_DECIMAL_H
#define PACKWRIGHT_DATASET_DECIMAL_H

#include "packwright/base.h"

/* |value| = 0.d1 d2 d3 ... x 10^point; no digit at either end is '0'; zero has
 * no digits at all. */
struct decimal {
    bool negative; /* of a value below zero; never of zero */
    int count;
    int point;
    char digits[18]; /* '0' to '9'; 17 are enough for any double */
};

/* The shortest decimal that reads back as `value`, which is finite. */
struct decimal decimal_shortest(double value);
/* Rounds to `places` after the point, half away from zero. */
void decimal_round(struct decimal *decimal, int places);
/* Exact plain text for dumps: -1234.5, no grouping, ASCII minus. */
void decimal_plain(struct pw_buf *out, double value);

#endif
