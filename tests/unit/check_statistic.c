/* statistic: against published worked values, each with its source, and
 * against sums worked out the long way. */
#include "check_main.h"

#include <math.h>

#include "packwright/statistic.h"

/* R 4: quantile(c(1, 3, 4, 8, 15), c(.25, .5, .75, .1)). */
START_TEST(quantiles_are_type_7) {
    static const double x[] = {15, 1, 8, 3, 4};
    ck_assert_double_eq_tol(pw_quantile(x, 5, 0.25), 3, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(x, 5, 0.5), 4, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(x, 5, 0.75), 8, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(x, 5, 0.1), 1.8, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(x, 1, 0.9), 15, 1e-12);
}
END_TEST

/* R's help page of quantile(), type 7 is the default: mtcars$mpg has quartiles
 * 15.425, 19.2 and 22.8 (summary(mtcars), printed in any book on R). */
START_TEST(quantiles_of_mtcars) {
    static const double mpg[] = {21,   21,   22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8,
                                 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5,
                                 15.2, 13.3, 19.2, 27.3, 26,   30.4, 15.8, 19.7, 15,   21.4};
    ck_assert_double_eq_tol(pw_quantile(mpg, 32, 0.25), 15.425, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(mpg, 32, 0.5), 19.2, 1e-12);
    ck_assert_double_eq_tol(pw_quantile(mpg, 32, 0.75), 22.8, 1e-12);
    ck_assert_double_eq_tol(pw_mean(mpg, 32), 20.090625, 1e-12);
}
END_TEST

/* Referrals to Cornwall by month, April 2021 to March 2024. Source: Department
 * for Education, Children in need 2024, referrals by month; the limits were
 * worked out in a spreadsheet. Would catch another constant than 2.66, and
 * ranges that are taken over the wrong pairs. */
START_TEST(xmr_of_real_referrals) {
    static const double x[] = {524, 702, 771, 629, 366, 612, 552, 631, 568, 606, 469, 474,
                               480, 664, 696, 643, 509, 606, 694, 592, 504, 583, 505, 574,
                               509, 676, 787, 634, 458, 577, 516, 771, 513, 670, 673, 602};
    unsigned signals[36];
    for (int screen = 0; screen < 2; screen++) { /* no range is beyond its limit */
        struct pw_xmr limits = pw_xmr_limits(x, 36, screen == 1);
        ck_assert_double_eq_tol(limits.mean, 592.78, 0.005);
        ck_assert_double_eq_tol(limits.moving_range, 111.03, 0.005);
        ck_assert_double_eq_tol(limits.upper, 888.11, 0.01);
        ck_assert_double_eq_tol(limits.lower, 297.44, 0.01);
        pw_xmr_signals(x, 36, &limits, signals);
        for (int i = 0; i < 36; i++)
            ck_assert_uint_eq(signals[i] & PW_SIGNAL_OUTSIDE, 0);
    }
}
END_TEST

/* Ties must share the better rank, and polarity must turn the order. */
START_TEST(ranks_take_the_least) {
    static const double x[] = {10, 20, 20, 30};
    ck_assert_uint_eq(pw_rank(x, 4, 20, true), 2);
    ck_assert_uint_eq(pw_rank(x, 4, 20, false), 2);
    ck_assert_uint_eq(pw_rank(x, 4, 10, true), 4);
    ck_assert_uint_eq(pw_rank(x, 4, 10, false), 1);
}
END_TEST

/* Wheeler, Understanding Variation (1993), the XmR factors: limits are the
 * mean and 2.66 mean moving ranges either side. */
START_TEST(xmr_limits) {
    static const double x[] = {11, 4, 6, 4, 5, 7, 5, 4, 7, 12};
    struct pw_xmr l = pw_xmr_limits(x, 10, false);
    ck_assert_double_eq_tol(l.mean, 6.5, 1e-12);
    ck_assert_double_eq_tol(l.moving_range, 25.0 / 9, 1e-12);
    ck_assert_double_eq_tol(l.upper, 6.5 + 2.66 * 25 / 9, 1e-12);
    ck_assert_double_eq_tol(l.near_lower, 6.5 - 2.66 * 25 / 9 * 2 / 3, 1e-12);
    ck_assert(l.trial);
}
END_TEST

/* One wild jump must not widen the limits where screening is asked for. */
START_TEST(xmr_screens_once) {
    double x[24];
    for (int i = 0; i < 24; i++)
        x[i] = 50 + (i % 2);
    x[12] = 150;
    struct pw_xmr kept = pw_xmr_limits(x, 24, false), screened = pw_xmr_limits(x, 24, true);
    ck_assert_uint_eq(kept.screened, 0);
    ck_assert_uint_eq(screened.screened, 2);
    ck_assert_double_eq_tol(screened.moving_range, 1, 1e-12);
    ck_assert(!screened.trial);
}
END_TEST

static unsigned signals_at(const double *x, size_t n, struct pw_xmr limits, size_t at) {
    unsigned out[64];
    pw_xmr_signals(x, n, &limits, out);
    return out[at];
}

/* Each rule alone, and one point short of each. */
START_TEST(xmr_signals_each_rule) {
    const struct pw_xmr l = {
        .mean = 10, .upper = 16, .lower = 4, .near_upper = 14, .near_lower = 6};
    static const double outside[] = {10, 17, 3};
    ck_assert_uint_eq(signals_at(outside, 3, l, 1), PW_SIGNAL_OUTSIDE | PW_SIGNAL_HIGH);
    ck_assert_uint_eq(signals_at(outside, 3, l, 2), PW_SIGNAL_OUTSIDE | PW_SIGNAL_LOW);
    static const double shift[] = {9, 11, 12, 11, 12, 11, 12, 11};
    ck_assert_uint_eq(signals_at(shift, 8, l, 1), PW_SIGNAL_SHIFT | PW_SIGNAL_HIGH);
    ck_assert_uint_eq(signals_at(shift, 7, l, 1), 0);
    static const double on_mean[] = {11, 12, 11, 10, 11, 12, 11};
    ck_assert_uint_eq(signals_at(on_mean, 7, l, 0), 0);
    static const double trend[] = {7, 8, 9, 9.5, 10.5, 11, 12, 11.5};
    ck_assert_uint_eq(signals_at(trend, 8, l, 0), PW_SIGNAL_TREND | PW_SIGNAL_HIGH);
    ck_assert_uint_eq(signals_at(trend, 6, l, 0), 0);
    static const double two[] = {10, 15, 9, 15, 10};
    ck_assert_uint_eq(signals_at(two, 5, l, 1), PW_SIGNAL_TWO_OF_THREE | PW_SIGNAL_HIGH);
    ck_assert_uint_eq(signals_at(two, 5, l, 2), 0);
    static const double apart[] = {10, 15, 9, 9, 15};
    ck_assert_uint_eq(signals_at(apart, 5, l, 1), 0);
}
END_TEST

START_TEST(assurance_by_direction) {
    const struct pw_xmr l = {.mean = 10, .upper = 16, .lower = 4};
    ck_assert_int_eq(pw_xmr_assurance(&l, 12, true), PW_ASSURANCE_HIT_OR_MISS);
    ck_assert_int_eq(pw_xmr_assurance(&l, 20, true), PW_ASSURANCE_FAIL);
    ck_assert_int_eq(pw_xmr_assurance(&l, 20, false), PW_ASSURANCE_PASS);
    ck_assert_int_eq(pw_xmr_assurance(&l, 2, true), PW_ASSURANCE_PASS);
}
END_TEST

/* Textbook quantiles: normal 1.959964; chi-squared with 10 degrees 18.307 at
 * 0.95, with 22 degrees 36.781 at 0.975 (any printed table). */
START_TEST(quantiles_of_distributions) {
    ck_assert_double_eq_tol(pw_normal_quantile(0.975), 1.959963985, 1e-8);
    ck_assert_double_eq_tol(pw_normal_quantile(0.001), -3.090232306, 1e-8);
    ck_assert_double_eq_tol(2 * pw_gamma_quantile(0.95, 5), 18.307038, 1e-5);
    ck_assert_double_eq_tol(2 * pw_gamma_quantile(0.975, 11), 36.780712, 1e-5);
    ck_assert_double_eq_tol(pw_gamma_p(1, 2), 1 - exp(-2), 1e-14);
}
END_TEST

/* Newcombe, Statistics in Medicine 1998, 17:857: 81 of 263 gives 0.2553 to
 * 0.3662; 0 of 20 gives 0 to 0.1611. */
START_TEST(wilson_as_published) {
    struct pw_interval i = pw_wilson(81, 263, 0.95);
    ck_assert_double_eq_tol(i.lower, 0.2553, 5e-5);
    ck_assert_double_eq_tol(i.upper, 0.3662, 5e-5);
    i = pw_wilson(0, 20, 0.95);
    ck_assert_double_eq_tol(i.lower, 0, 1e-12);
    ck_assert_double_eq_tol(i.upper, 0.1611, 5e-5);
}
END_TEST

/* Garwood, Biometrika 1936, 28:437, table of fiducial limits for the Poisson
 * distribution, as reprinted in Pearson and Hartley's Biometrika Tables. */
START_TEST(poisson_table) {
    static const double table[][3] = {{1, 0.0253, 5.5716},    {2, 0.2422, 7.2247},
                                      {3, 0.6187, 8.7673},    {5, 1.6235, 11.6683},
                                      {20, 12.2165, 30.8884}, {50, 37.1110, 65.9187}};
    for (size_t i = 0; i < PW_COUNT(table); i++) {
        struct pw_interval limits = pw_poisson_interval(table[i][0], 0.95);
        ck_assert_double_eq_tol(limits.lower, table[i][1], 1e-4);
        ck_assert_double_eq_tol(limits.upper, table[i][2], 1e-4);
    }
}
END_TEST

/* Any printed table of the binomial distribution, n = 20, p = 0.3 (Lindley and
 * Scott, New Cambridge Statistical Tables, table 1): P(X <= 1, 2, 9, 10) =
 * 0.0076, 0.0355, 0.9520, 0.9829. The funnel's 95% limits from them by hand, as
 * Spiegelhalter, Statistics in Medicine 2005, 24:1185, interpolates between
 * counts: (10 - 0.2557) / 20 and (2 - 0.3763) / 20. */
START_TEST(binomial_table) {
    static const double table[][2] = {{1, 0.0076}, {2, 0.0355}, {9, 0.9520}, {10, 0.9829}};
    for (size_t i = 0; i < PW_COUNT(table); i++)
        ck_assert_double_eq_tol(pw_binomial_cdf((int64_t)table[i][0], 20, 0.3), table[i][1], 5e-5);
    struct pw_interval limits = pw_funnel_proportion(20, 0.3, 0.95);
    ck_assert_double_eq_tol(limits.upper, 0.4872, 3e-4);
    ck_assert_double_eq_tol(limits.lower, 0.0812, 3e-4);
}
END_TEST

/* Garwood's table as reprinted everywhere: 10 events, 4.795 to 18.390; none,
 * 0 to 3.689. */
START_TEST(poisson_as_published) {
    struct pw_interval i = pw_poisson_interval(10, 0.95);
    ck_assert_double_eq_tol(i.lower, 4.7954, 5e-5);
    ck_assert_double_eq_tol(i.upper, 18.3904, 5e-5);
    i = pw_poisson_interval(0, 0.95);
    ck_assert_double_eq_tol(i.lower, 0, 1e-12);
    ck_assert_double_eq_tol(i.upper, 3.6889, 5e-5);
}
END_TEST

static double choose(int n, int r) {
    double c = 1;
    for (int i = 1; i <= r; i++)
        c = c * (n - r + i) / i;
    return c;
}

/* The distribution function against a plain sum of n over r terms. */
START_TEST(binomial_sums_up) {
    for (int n = 1; n <= 40; n += 3)
        for (double p = 0.05; p < 1; p += 0.15) {
            double sum = 0;
            for (int r = 0; r <= n; r++) {
                sum += choose(n, r) * pow(p, r) * pow(1 - p, n - r);
                ck_assert_double_eq_tol(pw_binomial_cdf(r, n, p), fmin(sum, 1), 1e-12);
            }
        }
}
END_TEST

/* Far from small samples the exact limits must meet the normal ones, and at
 * every size they must hold the share of samples they promise. */
START_TEST(funnel_limits) {
    struct pw_interval i = pw_funnel_proportion(1e6, 0.2, 0.95);
    ck_assert_double_eq_tol(i.upper, 0.2 + 1.96 * sqrt(0.16 / 1e6), 2e-6);
    for (int n = 5; n < 200; n += 13) {
        i = pw_funnel_proportion(n, 0.3, 0.998);
        ck_assert(i.lower >= 0 && i.upper <= 1 && i.lower < 0.3 && i.upper > 0.3);
        ck_assert(pw_binomial_cdf((int64_t)floor(i.lower * n - 1e-9) - 1, n, 0.3) <= 0.001);
        ck_assert(pw_binomial_cdf((int64_t)ceil(i.upper * n + 1e-9), n, 0.3) >= 0.999);
    }
    i = pw_funnel_count(100, 0.95);
    ck_assert_double_eq_tol(i.lower, 81.3639, 1e-3);
    ck_assert_double_eq_tol(i.upper, 121.6273, 1e-3);
}
END_TEST

/* No spread beyond chance needs no adjustment; twice the spread does. */
START_TEST(overdispersion) {
    double z[100], s2[100];
    for (int i = 0; i < 100; i++) {
        z[i] = pw_normal_quantile((i + 0.5) / 100);
        s2[i] = 0.04;
    }
    ck_assert_double_eq_tol(pw_funnel_overdispersion(z, s2, 100, 0.1).tau2, 0, 1e-12);
    for (int i = 0; i < 100; i++)
        z[i] *= 3;
    struct pw_overdispersion o = pw_funnel_overdispersion(z, s2, 100, 0);
    ck_assert_double_eq_tol(o.tau2, (100 * o.phi - 99) / (2500 - 25), 1e-12);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("statistic");
    TCase *c = tcase_create("statistic");
    tcase_add_test(c, quantiles_are_type_7);
    tcase_add_test(c, quantiles_of_mtcars);
    tcase_add_test(c, xmr_of_real_referrals);
    tcase_add_test(c, poisson_table);
    tcase_add_test(c, binomial_table);
    tcase_add_test(c, ranks_take_the_least);
    tcase_add_test(c, xmr_limits);
    tcase_add_test(c, xmr_screens_once);
    tcase_add_test(c, xmr_signals_each_rule);
    tcase_add_test(c, assurance_by_direction);
    tcase_add_test(c, quantiles_of_distributions);
    tcase_add_test(c, wilson_as_published);
    tcase_add_test(c, poisson_as_published);
    tcase_add_test(c, binomial_sums_up);
    tcase_add_test(c, funnel_limits);
    tcase_add_test(c, overdispersion);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
