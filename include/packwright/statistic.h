/* SPDX-License-Identifier: MIT
 *
 * statistic: the numbers behind control charts, funnels and benchmarks, as
 * pure functions of arrays. Sources: Provost and Murray (XmR rules as in NHS
 * "Making Data Count"); Spiegelhalter, Statistics in Medicine 2005, 24:1185
 * (funnels); Hyndman and Fan, American Statistician 1996 (quantiles); Wilson
 * 1927; Garwood 1936 (exact Poisson).
 */
#ifndef PACKWRIGHT_STATISTIC_H
#define PACKWRIGHT_STATISTIC_H

#include "packwright/base.h"

/* ---- summaries ------------------------------------------------------------
 * None of these takes n = 0. */
double pw_mean(const double *values, size_t n);
/* Quantile of type 7 (R's default): linear between order statistics. `p` from
 * 0 to 1; values need no order. */
double pw_quantile(const double *values, size_t n, double p);
/* Rank of `value` among `values` (itself included), ties as the least: 1 +
 * how many are better. */
size_t pw_rank(const double *values, size_t n, double value, bool high_is_good);

/* ---- XmR control chart ----------------------------------------------------- */
struct pw_xmr {
    double mean;
    double moving_range;           /* mean of |x(i) - x(i-1)|, after screening if asked */
    double upper, lower;           /* mean +- 2.66 x moving range */
    double near_upper, near_lower; /* two thirds of the way to the limits */
    size_t screened;               /* moving ranges left out */
    bool trial;                    /* fewer than 12 points: limits are trial limits */
};
/* Limits from n points in order of time. `screen` leaves out moving ranges
 * over 3.267 x their mean, once (Nelson 1982). n = 1 gives limits at the
 * value. */
struct pw_xmr pw_xmr_limits(const double *values, size_t n, bool screen);

/* Special causes, one bit each, in the order in which they are named. */
enum pw_signal {
    PW_SIGNAL_OUTSIDE = 1,      /* beyond a limit */
    PW_SIGNAL_TREND = 2,        /* 7 points in a row rising or falling */
    PW_SIGNAL_TWO_OF_THREE = 4, /* 2 of 3 beyond the same two-thirds line */
    PW_SIGNAL_SHIFT = 8,        /* 7 in a row on one side of the mean */
    PW_SIGNAL_HIGH = 16,        /* the signal lies above the mean, or rises */
    PW_SIGNAL_LOW = 32
};
/* Fills out[n] with the signals at each point, limits as given. */
void pw_xmr_signals(const double *values, size_t n, const struct pw_xmr *limits, unsigned *out);
enum pw_assurance { PW_ASSURANCE_HIT_OR_MISS, PW_ASSURANCE_PASS, PW_ASSURANCE_FAIL };
/* What the process will do about a target if nothing changes. */
enum pw_assurance pw_xmr_assurance(const struct pw_xmr *limits, double target, bool high_is_good);

/* ---- distributions --------------------------------------------------------- */
double pw_normal_quantile(double p);              /* 0 < p < 1; to 1e-9 */
double pw_gamma_p(double shape, double x);        /* regularised lower incomplete gamma */
double pw_gamma_quantile(double p, double shape); /* scale 1 */
double pw_binomial_cdf(int64_t r, int64_t n, double p);

/* ---- intervals -------------------------------------------------------------- */
struct pw_interval {
    double lower, upper;
};
/* Confidence interval of a proportion r of n, two-sided `level` (0.95). */
struct pw_interval pw_wilson(double r, double n, double level);
/* Exact (Garwood) interval of a Poisson count. */
struct pw_interval pw_poisson_interval(double count, double level);

/* ---- funnels ---------------------------------------------------------------- */
/* Limits of a proportion in samples of n around `target`: exact binomial with
 * Spiegelhalter's interpolation; level 0.95 or 0.998. */
struct pw_interval pw_funnel_proportion(double n, double target, double level);
/* Limits of a count whose expectation is `expected`: exact Poisson. Divide by
 * the population for a rate. */
struct pw_interval pw_funnel_count(double expected, double level);
/* Overdispersion by Spiegelhalter's additive model: z-scores winsorised by
 * `share` at each end, phi their mean square; tau squared is what must be
 * added to each variance s2 (0: none needed). */
struct pw_overdispersion {
    double phi, tau2;
};
struct pw_overdispersion pw_funnel_overdispersion(const double *z, const double *s2, size_t n,
                                                  double share);

#endif
