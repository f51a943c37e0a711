/* SPDX-License-Identifier: MIT
 *
 * Normal, gamma and binomial: what intervals and funnels are made from. The
 * quantiles are found by bisection on the distribution functions: a few dozen
 * steps, no approximation to defend.
 */
#include "packwright/statistic.h"

#include <math.h>

#define STEPS 200

static double log_gamma(double x) {
    int sign; /* lgamma writes a global, lgamma_r does not */
    return lgamma_r(x, &sign);
}

static double normal_cdf(double z) {
    return 0.5 * erfc(-z / sqrt(2));
}

double pw_normal_quantile(double p) {
    double low = -40, high = 40;
    for (int i = 0; i < STEPS && high - low > 1e-14; i++) {
        double middle = (low + high) / 2;
        if (normal_cdf(middle) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

/* Series for x < shape + 1, else the continued fraction of the upper part by
 * Lentz's method (Abramowitz and Stegun 6.5.29 and 6.5.31). */
double pw_gamma_p(double shape, double x) {
    if (x <= 0 || shape <= 0)
        return x > 0 ? 1 : 0;
    double scale = exp(shape * log(x) - x - log_gamma(shape));
    if (x < shape + 1) {
        double term = 1 / shape, sum = term;
        for (double k = shape + 1; term > sum * 1e-17; k++)
            sum += term *= x / k;
        return sum * scale;
    }
    const double tiny = 1e-300;
    double b = x + 1 - shape, c = 1 / tiny, d = 1 / b, fraction = d;
    for (int i = 1; i < 100000; i++) {
        double a = -i * (i - shape);
        b += 2;
        d = a * d + b;
        c = b + a / c;
        d = 1 / (fabs(d) < tiny ? tiny : d);
        c = fabs(c) < tiny ? tiny : c;
        fraction *= d * c;
        if (fabs(d * c - 1) < 1e-16)
            break;
    }
    return 1 - scale * fraction;
}

double pw_gamma_quantile(double p, double shape) {
    if (shape <= 0 || p <= 0)
        return 0;
    double low = 0, high = shape + 10 * sqrt(shape) + 40;
    for (int i = 0; i < STEPS && high - low > 1e-13 * high; i++) {
        double middle = (low + high) / 2;
        if (pw_gamma_p(shape, middle) < p)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}

static double binomial_mass(int64_t r, int64_t n, double p) {
    if (p <= 0)
        return r == 0;
    if (p >= 1)
        return r == n;
    double log_mass = log_gamma((double)n + 1) - log_gamma((double)r + 1) -
                      log_gamma((double)(n - r) + 1) + (double)r * log(p) +
                      (double)(n - r) * log1p(-p);
    return exp(log_mass);
}

/* Sums from the tail that is nearer, by the ratio of neighbouring masses; stops
 * where what is left can't be seen. */
double pw_binomial_cdf(int64_t r, int64_t n, double p) {
    if (r < 0)
        return 0;
    if (r >= n)
        return 1;
    if (p <= 0 || p >= 1)
        return p <= 0;
    double odds = p / (1 - p), sum = 0;
    if ((double)r <= (double)n * p) {
        double mass = binomial_mass(r, n, p);
        for (int64_t k = r; k >= 0 && mass > sum * 1e-17; k--) {
            sum += mass;
            mass *= (double)k / ((double)(n - k + 1) * odds);
        }
        return sum;
    }
    double mass = binomial_mass(r + 1, n, p);
    for (int64_t k = r + 1; k <= n && mass > sum * 1e-17; k++) {
        sum += mass;
        mass *= (double)(n - k) * odds / (double)(k + 1);
    }
    return 1 - sum;
}
