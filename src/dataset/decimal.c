/* SPDX-License-Identifier: MIT
 *
 * Shortest decimals and their rounding.
 *
 * Why digits and not arithmetic: 1.005 is stored as 1.00499999999999989...,
 * so any rounding of the binary value prints 1.00. The number that somebody
 * published was 1.005, and that is what the shortest decimal gives back.
 */
#include "decimal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Reads "d.ddde+xx" as snprintf wrote it. Whatever stands for the point in
 * the locale of the process is skipped, so none can leak in. */
static struct decimal read_scientific(const char *text) {
    struct decimal decimal = {0};
    for (; *text != 'e'; text++)
        if (*text >= '0' && *text <= '9')
            decimal.digits[decimal.count++] = *text;
    decimal.point = (int)strtol(text + 1, NULL, 10) + 1;
    return decimal;
}

static void trim(struct decimal *decimal) {
    while (decimal->count > 0 && decimal->digits[decimal->count - 1] == '0')
        decimal->count--;
    if (decimal->count == 0) {
        decimal->point = 0;
        decimal->negative = false;
    }
}

struct decimal decimal_shortest(double value) {
    /* 15 digits survive decimal to double to decimal, 17 the other way round;
     * subnormals carry fewer, so their shortest may be shorter than 15. */
    int precision = fpclassify(value) == FP_SUBNORMAL ? 1 : 15;
    char text[40];
    for (; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*e", precision - 1, fabs(value));
        if (strtod(text, NULL) == fabs(value))
            break;
    }
    struct decimal decimal = read_scientific(text);
    decimal.negative = value < 0;
    trim(&decimal);
    return decimal;
}

/* Adds one to the last digit kept. */
static void carry_up(struct decimal *decimal) {
    int i = decimal->count - 1;
    for (; i >= 0; i--) {
        if (decimal->digits[i] != '9') {
            decimal->digits[i]++;
            return;
        }
        decimal->digits[i] = '0';
    }
    /* 999 became 000: the value is the next power of ten (also from nothing) */
    decimal->digits[0] = '1';
    decimal->count = 1;
    decimal->point++;
}

void decimal_round(struct decimal *decimal, int places) {
    int keep = decimal->point + places; /* digits left standing */
    if (keep >= decimal->count)
        return;
    bool up = keep >= 0 && decimal->digits[keep] >= '5';
    decimal->count = keep > 0 ? keep : 0;
    if (up)
        carry_up(decimal);
    trim(decimal);
}

void decimal_plain(struct pw_buf *out, double value) {
    if (!isfinite(value)) {
        pw_buf_puts(out, isnan(value) ? "nan" : value < 0 ? "-inf" : "inf");
        return;
    }
    struct decimal decimal = decimal_shortest(value);
    if (decimal.negative)
        pw_buf_putc(out, '-');
    if (decimal.point <= 0)
        pw_buf_putc(out, '0');
    for (int i = 0; i < decimal.point; i++)
        pw_buf_putc(out, i < decimal.count ? decimal.digits[i] : '0');
    if (decimal.count > decimal.point)
        pw_buf_putc(out, '.');
    for (int i = decimal.point; i < decimal.count; i++)
        pw_buf_putc(out, i < 0 ? '0' : decimal.digits[i]);
}
