/* SPDX-License-Identifier: MIT
 *
 * chart: what control charts, funnels and small multiples find and say.
 */
#include "check_main.h"

#include "../../src/chart/control.h"
#include "../../src/chart/funnel.h"
#include "chart_data.h"

static struct pw_arena *arena;

static void setup(void) {
    arena = pw_arena_new();
}

static void teardown(void) {
    pw_arena_free(arena);
}

static struct pw_chart *option(struct pw_chart *chart, const char *name, const char *value) {
    struct pw_option *added = PW_PUSH(arena, chart, options);
    *added = (struct pw_option){name, value};
    return chart;
}

/* 10 and 12 by turns, month by month, then what the caller says. */
static struct pw_chart *turns(int months, int from, const char *then) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, months);
    for (int i = 0; i < months; i++)
        rows[i] = (struct chart_row){
            pw_date_iso(arena, pw_date_make(2022 + i / 12, i % 12 + 1, 28)), NULL,
            i >= from    ? then
            : i % 2 == 0 ? "10"
                         : "12",
            NULL};
    return chart_of(arena, "control", "Visits", "count", 0, rows, (size_t)months);
}

/* Worked by hand: mean 11, every moving range 2, so limits are 11 +- 2.66 x 2.
 * Would catch limits of all points where a baseline is asked for, and a special
 * cause missed or made up. */
START_TEST(limits_come_from_the_baseline) {
    struct pw_chart *chart = option(turns(14, 13, "30"), "baseline", "12");
    struct control control;
    control_make(&control, arena, chart_model_new(arena, chart));
    ck_assert_int_eq(control.parts_count, 1);
    ck_assert_uint_eq(control.parts[0].baseline, 12);
    ck_assert_double_eq_tol(control.parts[0].xmr.mean, 11, 1e-12);
    ck_assert_double_eq_tol(control.parts[0].xmr.upper, 16.32, 1e-9);
    ck_assert_double_eq_tol(control.parts[0].xmr.lower, 5.68, 1e-9);
    ck_assert_int_eq(control.special, 1);
    ck_assert_int_eq(control.kinds[13], CONTROL_NEUTRAL);
    ck_assert_str_eq(control_signal_words(control.signals[13]), "above the upper limit");
    ck_assert_str_eq(pw_chart_sentence(arena, chart),
                     "Visits: February 2023 is above the upper limit");
}
END_TEST

/* Would catch better and worse confused, or said of a neutral measure. */
START_TEST(polarity_decides_what_a_signal_is) {
    static const enum control_kind kinds[] = {[PW_NEUTRAL] = CONTROL_NEUTRAL,
                                              [PW_HIGH_IS_GOOD] = CONTROL_BETTER,
                                              [PW_LOW_IS_GOOD] = CONTROL_WORSE};
    for (int p = PW_NEUTRAL; p <= PW_LOW_IS_GOOD; p++) {
        struct pw_chart *chart = option(turns(14, 13, "30"), "baseline", "12");
        chart->data->columns[CHART_Y].polarity = (enum pw_polarity)p;
        struct control control;
        control_make(&control, arena, chart_model_new(arena, chart));
        ck_assert_int_eq(control.kinds[13], kinds[p]);
    }
}
END_TEST

/* Would catch a limit or a run carried over a dated break. */
START_TEST(limits_start_anew_at_a_break) {
    struct pw_chart *chart = turns(24, 12, "40");
    struct pw_break *at = PW_PUSH(arena, chart, breaks);
    *at = (struct pw_break){pw_date_make(2023, 1, 1), "New team"};
    struct control control;
    control_make(&control, arena, chart_model_new(arena, chart));
    ck_assert_int_eq(control.parts_count, 2);
    ck_assert_int_eq(control.parts[0].last, 11);
    ck_assert_double_eq_tol(control.parts[0].xmr.mean, 11, 1e-12);
    ck_assert_double_eq_tol(control.parts[1].xmr.mean, 40, 1e-12);
    ck_assert_int_eq(control.special, 0);
}
END_TEST

/* Would catch a withheld number in words, and limits of one point. */
START_TEST(control_words_keep_what_is_withheld) {
    struct chart_row rows[] = {{"2024-01-31", NULL, "20", NULL},
                               {"2024-02-29", NULL, "c", NULL},
                               {"2024-03-31", NULL, "24", NULL}};
    struct pw_chart *chart = chart_of(arena, "control", "Visits", "count", 0, rows, 3);
    pw_dataset_slot(chart->data, 1, CHART_Y)->number = 777; /* forged; the state forbids it */
    const char *alt = pw_chart_alt(arena, chart, NULL);
    ck_assert_ptr_null(strstr(alt, "777"));
    ck_assert_ptr_nonnull(strstr(alt, "Trial limits (fewer than 12 points)"));
    rows[2].value = "c";
    chart = chart_of(arena, "control", "Visits", "count", 0, rows, 3);
    ck_assert_ptr_nonnull(strstr(pw_chart_alt(arena, chart, NULL), "too few points for limits"));
}
END_TEST

/* The words of a target: 20 is beyond the limits 5.68 to 16.32, 12 within. */
START_TEST(targets_are_assured_in_words) {
    static const struct {
        double target;
        enum pw_polarity polarity;
        const char *words;
    } cases[] = {{20, PW_LOW_IS_GOOD, "it will be met consistently unless something changes"},
                 {20, PW_HIGH_IS_GOOD, "it will be missed consistently unless something changes"},
                 {12, PW_HIGH_IS_GOOD, "met in some periods and missed in others, by chance"},
                 {12, PW_NEUTRAL, "it lies within the limits"}};
    for (size_t i = 0; i < PW_COUNT(cases); i++) {
        struct pw_chart *chart = turns(12, 12, NULL);
        chart->data->columns[CHART_Y].polarity = cases[i].polarity;
        chart_reference(arena, chart, "Target", cases[i].target, PW_EMPHASIS_NONE)->target = true;
        const char *alt = pw_chart_alt(arena, chart, NULL);
        ck_assert_msg(strstr(alt, cases[i].words) != NULL, "%s", alt);
    }
}
END_TEST

/* ---- funnels ------------------------------------------------------------------------- */
static struct pw_chart *shares(const char *unit, const char *own) {
    struct chart_row rows[] = {
        {"A", NULL, own, "own"}, {"B", NULL, "20", "neighbours"}, {"C", NULL, "c", "context"}};
    struct pw_chart *chart = chart_of(arena, "funnel", "Repeats", unit, 1, rows, 3);
    for (size_t i = 0; i < 3; i++) {
        struct pw_cell *cell = pw_dataset_slot(chart->data, i, CHART_Y);
        cell->has_parts = true;
        cell->denominator = 400;
    }
    chart_reference(arena, chart, "England", 20, PW_EMPHASIS_NATION);
    return chart;
}

/* Limits are the statistic layer's in the measure's unit; a name without a
 * figure is left out, and its size too. The standard error of 20% in 400 is 2
 * points: 27 lies beyond 99.8% (3.09 errors), 25 beyond 95%, 23 within. */
START_TEST(funnels_use_exact_limits) {
    static const struct {
        const char *own;
        int side;
    } cases[] = {{"27", 2}, {"25", 1}, {"23", 0}, {"15", -1}, {"13", -2}};
    for (size_t i = 0; i < PW_COUNT(cases); i++) {
        struct funnel funnel;
        funnel_make(&funnel, arena, chart_model_new(arena, shares("%", cases[i].own)));
        ck_assert_int_eq(funnel.count, 2);
        ck_assert_int_eq(funnel.without, 1);
        ck_assert_double_eq(funnel.target, 20);
        ck_assert_int_eq(funnel_side(&funnel, &funnel.points[0]), cases[i].side);
        struct pw_interval here = funnel_limits(&funnel, 400, 0.95);
        ck_assert_double_eq_tol(here.upper, 100 * pw_funnel_proportion(400, 0.2, 0.95).upper, 1e-9);
    }
    struct funnel rate;
    funnel_make(&rate, arena, chart_model_new(arena, shares("per 10,000", "30")));
    ck_assert_double_eq(rate.per, 10000);
    struct pw_interval limits = funnel_limits(&rate, 5000, 0.998);
    ck_assert_double_eq_tol(limits.upper, 2 * pw_funnel_count(10, 0.998).upper, 1e-9);
}
END_TEST

START_TEST(funnels_claim_no_more_than_limits_show) {
    ck_assert_str_eq(pw_chart_sentence(arena, shares("%", "23")),
                     "Repeats: A is within the 95% limits around England");
    const char *alt = pw_chart_alt(arena, shares("%", "27"), NULL);
    ck_assert_ptr_nonnull(strstr(alt, "A: 27.0% of 400, above the 99.8% limit."));
    ck_assert_ptr_nonnull(strstr(alt, "1 of 2 are above the 99.8% limit and 0 below it."));
}
END_TEST

/* Would catch a panel whose values are those of another. */
START_TEST(multiples_tell_each_panel) {
    struct chart_row rows[] = {{"2024-03-31", "North", "9", NULL},
                               {"2025-03-31", "North", "8", NULL},
                               {"2024-03-31", "South", "3", NULL},
                               {"2025-03-31", "South", "c", NULL}};
    struct pw_chart *chart =
        option(chart_of(arena, "multiples", "Visits", "count", 0, rows, 4), "facet", "series");
    chart->series = -1;
    ck_assert_str_eq(pw_chart_alt(arena, chart, NULL),
                     "Small multiples. Visits, 2024 to 2025, 2 charts on one scale. North: first "
                     "9, last 8. South: 3.");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_chance");
    TCase *t = tcase_create("chance");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, limits_come_from_the_baseline);
    tcase_add_test(t, polarity_decides_what_a_signal_is);
    tcase_add_test(t, limits_start_anew_at_a_break);
    tcase_add_test(t, control_words_keep_what_is_withheld);
    tcase_add_test(t, targets_are_assured_in_words);
    tcase_add_test(t, funnels_use_exact_limits);
    tcase_add_test(t, funnels_claim_no_more_than_limits_show);
    tcase_add_test(t, multiples_tell_each_panel);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
