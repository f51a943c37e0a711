/* SPDX-License-Identifier: MIT
 *
 * Confidence intervals and funnel limits.
 */
#include "packwright/statistic.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct pw_interval pw_wilson(double r, double n, double level) {
    double z = pw_normal_quantile(0.5 + level / 2), p = r / n;
    double middle = p + z * z / (2 * n), scale = 1 + z * z / n;
    double half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return (struct pw_interval){fmax((middle - half) / scale, 0), fmin((middle + half) / scale, 1)};
}

struct pw_interval pw_poisson_interval(double count, double level) {
    double tail = (1 - level) / 2;
    return (struct pw_interval){pw_gamma_quantile(tail, count),
                                pw_gamma_quantile(1 - tail, count + 1)};
}

/* Least r with P(R <= r) > p, moved back by the share of its mass that lies
 * above p (Spiegelhalter 2005, appendix). */
static double binomial_limit(int64_t n, double target, double p) {
    double middle =
        (double)n * target + pw_normal_quantile(p) * sqrt((double)n * target * (1 - target));
    int64_t r = (int64_t)fmin(fmax(floor(middle), 0), (double)n);
    while (r > 0 && pw_binomial_cdf(r - 1, n, target) > p)
        r--;
    while (r < n && pw_binomial_cdf(r, n, target) <= p)
        r++;
    double here = pw_binomial_cdf(r, n, target), before = pw_binomial_cdf(r - 1, n, target);
    double share = here > before ? (here - p) / (here - before) : 0;
    return fmin(fmax(((double)r - share) / (double)n, 0), 1);
}

struct pw_interval pw_funnel_proportion(double n, double target, double level) {
    int64_t size = (int64_t)llround(n);
    double tail = (1 - level) / 2;
    if (size < 1)
        return (struct pw_interval){0, 1};
    if (target <= 0 || target >= 1)
        return (struct pw_interval){target, target};
    return (struct pw_interval){binomial_limit(size, target, tail),
                                binomial_limit(size, target, 1 - tail)};
}

struct pw_interval pw_funnel_count(double expected, double level) {
    return pw_poisson_interval(expected, level);
}

struct pw_overdispersion pw_funnel_overdispersion(const double *z, const double *s2, size_t n,
                                                  double share) {
    struct pw_overdispersion result = {0};
    if (n < 2)
        return result;
    double low = pw_quantile(z, n, share), high = pw_quantile(z, n, 1 - share);
    double weights = 0, squares = 0;
    for (size_t i = 0; i < n; i++) {
        double cut = fmin(fmax(z[i], low), high), weight = 1 / s2[i];
        result.phi += cut * cut / (double)n;
        weights += weight;
        squares += weight * weight;
    }
    double excess = (double)n * result.phi - (double)(n - 1);
    double spread = weights - squares / weights;
    if (excess > 0 && spread > 0)
        result.tau2 = excess / spread;
    return result;
}
