/* SPDX-License-Identifier: MIT
 *
 * XmR control charts: limits, the four special causes, assurance.
 */
#include "packwright/statistic.h"

#include <math.h>
#include <stdlib.h>

#define LIMIT_FACTOR 2.66   /* 3 / d2, d2 = 1.128 for ranges of two */
#define SCREEN_FACTOR 3.267 /* D4 for ranges of two */
#define LONG_RUN 7          /* points in a row of a shift or trend */
#define ENOUGH 12           /* points for limits that are no trial */

/* Mean of the moving ranges up to `most`; how many were over it in *left_out. */
static double mean_range(const double *values, size_t n, double most, size_t *left_out) {
    double *ranges = pw_alloc(pw_mul(n, sizeof *ranges));
    size_t kept = 0;
    for (size_t i = 1; i < n; i++) {
        double range = fabs(values[i] - values[i - 1]);
        if (range <= most)
            ranges[kept++] = range;
    }
    *left_out = n - 1 - kept;
    double mean = kept ? pw_mean(ranges, kept) : 0;
    free(ranges);
    return mean;
}

struct pw_xmr pw_xmr_limits(const double *values, size_t n, bool screen) {
    struct pw_xmr limits = {.mean = pw_mean(values, n), .trial = n < ENOUGH};
    limits.moving_range = mean_range(values, n, INFINITY, &limits.screened);
    if (screen && limits.moving_range > 0)
        limits.moving_range =
            mean_range(values, n, SCREEN_FACTOR * limits.moving_range, &limits.screened);
    double spread = LIMIT_FACTOR * limits.moving_range;
    limits.upper = limits.mean + spread;
    limits.lower = limits.mean - spread;
    limits.near_upper = limits.mean + spread * 2 / 3;
    limits.near_lower = limits.mean - spread * 2 / 3;
    return limits;
}

static unsigned side(double value, double mean) {
    return value > mean ? PW_SIGNAL_HIGH : value < mean ? PW_SIGNAL_LOW : 0;
}

static void mark(unsigned *out, size_t first, size_t count, unsigned signal) {
    for (size_t i = first; i < first + count; i++)
        out[i] |= signal;
}

/* Runs of equal non-zero `kind`, each of at least `least` points, are marked
 * with signal and kind; `lead` points before a run belong to it (a trend's
 * first point has no difference of its own). */
static void mark_runs(const unsigned *kinds, size_t n, size_t least, size_t lead, unsigned signal,
                      unsigned *out) {
    for (size_t i = 0; i < n;) {
        size_t end = i + 1;
        while (end < n && kinds[end] == kinds[i])
            end++;
        if (kinds[i] && end - i + lead >= least)
            mark(out, i - lead, end - i + lead, signal | kinds[i]);
        i = end;
    }
}

static void mark_two_of_three(const double *values, size_t n, const struct pw_xmr *limits,
                              unsigned *out) {
    for (size_t i = 0; i + 3 <= n; i++) {
        size_t high = 0, low = 0;
        for (size_t j = i; j < i + 3; j++) {
            high += values[j] > limits->near_upper;
            low += values[j] < limits->near_lower;
        }
        for (size_t j = i; j < i + 3; j++) {
            if (high >= 2 && values[j] > limits->near_upper)
                out[j] |= PW_SIGNAL_TWO_OF_THREE | PW_SIGNAL_HIGH;
            if (low >= 2 && values[j] < limits->near_lower)
                out[j] |= PW_SIGNAL_TWO_OF_THREE | PW_SIGNAL_LOW;
        }
    }
}

void pw_xmr_signals(const double *values, size_t n, const struct pw_xmr *limits, unsigned *out) {
    unsigned *kinds = pw_alloc(pw_mul(n ? n : 1, sizeof *kinds));
    for (size_t i = 0; i < n; i++) {
        out[i] = 0;
        if (values[i] > limits->upper)
            out[i] = PW_SIGNAL_OUTSIDE | PW_SIGNAL_HIGH;
        if (values[i] < limits->lower)
            out[i] = PW_SIGNAL_OUTSIDE | PW_SIGNAL_LOW;
        kinds[i] = side(values[i], limits->mean);
    }
    mark_runs(kinds, n, LONG_RUN, 0, PW_SIGNAL_SHIFT, out);
    for (size_t i = n; i-- > 1;)
        kinds[i] = side(values[i], values[i - 1]);
    if (n)
        kinds[0] = 0;
    mark_runs(kinds, n, LONG_RUN, 1, PW_SIGNAL_TREND, out);
    mark_two_of_three(values, n, limits, out);
    free(kinds);
}

enum pw_assurance pw_xmr_assurance(const struct pw_xmr *limits, double target, bool high_is_good) {
    if (target >= limits->lower && target <= limits->upper)
        return PW_ASSURANCE_HIT_OR_MISS;
    bool above = target > limits->upper;
    return above == high_is_good ? PW_ASSURANCE_FAIL : PW_ASSURANCE_PASS;
}
