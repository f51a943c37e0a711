/* SPDX-License-Identifier: MIT
 *
 * Means, quantiles, ranks.
 */
#include "packwright/statistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

double pw_mean(const double *values, size_t n) {
    double sum = 0, lost = 0; /* Neumaier: the order of the rows must not show */
    for (size_t i = 0; i < n; i++) {
        double total = sum + values[i];
        lost +=
            fabs(sum) >= fabs(values[i]) ? (sum - total) + values[i] : (values[i] - total) + sum;
        sum = total;
    }
    return (sum + lost) / (double)n;
}

static int by_value(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

double pw_quantile(const double *values, size_t n, double p) {
    double *sorted = pw_alloc(pw_mul(n, sizeof *sorted));
    memcpy(sorted, values, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, by_value);
    double at = (double)(n - 1) * p;
    size_t below = (size_t)floor(at);
    size_t above = below + 1 < n ? below + 1 : below;
    double result = sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
    free(sorted);
    return result;
}

size_t pw_rank(const double *values, size_t n, double value, bool high_is_good) {
    size_t better = 0;
    for (size_t i = 0; i < n; i++)
        better += high_is_good ? values[i] > value : values[i] < value;
    return better + 1;
}
