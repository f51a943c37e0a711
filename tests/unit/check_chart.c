/* SPDX-License-Identifier: MIT
 *
 * chart: ticks, labels in a row, slots and series, words. What is drawn is
 * tested in check_chart_draw.c.
 */
#include "check_main.h"

#include <math.h>

#include "../../src/chart/ends.h"
#include "../../src/chart/model.h"
#include "../../src/chart/sheet.h"
#include "../../src/chart/ticks.h"
#include "chart_data.h"

static struct pw_arena *arena;

static void setup(void) {
    arena = pw_arena_new();
}

static void teardown(void) {
    pw_arena_free(arena);
}

/* ---- ticks ------------------------------------------------------------------ */
static const char *ticks_text(double low, double high, int wanted, bool loose, int shift) {
    struct ticks ticks;
    struct pw_buf buf = {0};
    if (!ticks_extended(low, high, wanted, loose, NULL, NULL, &ticks))
        return "none";
    for (int i = 0; i < ticks.count; i++) {
        if (i)
            pw_buf_putc(&buf, ' ');
        ticks_format(&buf, &ticks, i, shift);
    }
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* Would catch a wrong score: the worked example of the authors' R package
 * "labeling" (topic labeling-package), and ggplot2's breaks of 0 to 10. */
START_TEST(ticks_equal_published_ones) {
    ck_assert_str_eq(ticks_text(8.1, 14.1, 4, false, 0), "8 10 12 14");
    ck_assert_str_eq(ticks_text(0, 10, 5, false, 0), "0.0 2.5 5.0 7.5 10.0");
    /* tests of the R package "scales" (test-minor_breaks.R): 0 to 10 by 2.5 */
    ck_assert_str_eq(ticks_text(0, 9, 5, false, 0), "0.0 2.5 5.0 7.5 10.0");
    /* axes in the manual of ggplot2: mpg and wt of mtcars, displ of mpg */
    ck_assert_str_eq(ticks_text(10.4, 33.9, 5, false, 0), "10 15 20 25 30 35");
    ck_assert_str_eq(ticks_text(1.513, 5.424, 5, false, 0), "2 3 4 5");
    ck_assert_str_eq(ticks_text(1.6, 7, 5, false, 0), "2 3 4 5 6 7");
}
END_TEST

/* Would catch steps of 8 and ticks that pass zero by, which the paper's score
 * prefers here (68, 76, 84, 92 and 2.5, 3.5 to 7.5). */
START_TEST(ticks_are_round) {
    ck_assert_str_eq(ticks_text(67.9, 89, 4, true, 0), "65 70 75 80 85 90");
    ck_assert_str_eq(ticks_text(2.5, 7.5, 5, true, 0), "2 3 4 5 6 7 8");
    ck_assert_str_eq(ticks_text(489, 696, 5, true, 0), "450 500 550 600 650 700");
}
END_TEST

/* Would catch float noise in labels, lost zeros, wrong grouping or sign. */
START_TEST(tick_labels_are_exact_decimals) {
    ck_assert_str_eq(ticks_text(0, 0.3, 4, true, 0), "0.0 0.1 0.2 0.3");
    ck_assert_str_eq(ticks_text(0, 1e-9, 3, true, 0), "0.0000000000 0.0000000005 0.0000000010");
    ck_assert_str_eq(ticks_text(0, 1e12, 3, true, 0), "0 500,000,000,000 1,000,000,000,000");
    ck_assert_str_eq(ticks_text(0, 3e6, 4, true, 6), "0 1 2 3");
    ck_assert_str_eq(ticks_text(0, 1.5e6, 4, true, 6), "0.0 0.5 1.0 1.5");
    ck_assert_str_eq(ticks_text(-20, 20, 5, true, 0), "\xE2\x88\x92"
                                                      "20 \xE2\x88\x92"
                                                      "10 0 10 20");
}
END_TEST

/* Would catch loose ticks that leave data outside: every drawn value must lie
 * on the scale. Also that the search ends on wide, narrow and distant ranges. */
START_TEST(loose_ticks_enclose_the_data) {
    for (int e = -9; e <= 12; e++)
        for (int k = 1; k < 40; k++) {
            double high = k * 0.37 * pow(10, e), low = k % 3 ? 0 : -high / (k % 7 + 1);
            struct ticks ticks;
            ck_assert(ticks_extended(low, high, 2 + k % 4, true, NULL, NULL, &ticks));
            ck_assert(ticks_first(&ticks) <= low && ticks_last(&ticks) >= high);
            ck_assert_int_ge(ticks.count, 2);
            ck_assert_int_le(ticks.count, 12);
        }
}
END_TEST

static double never(const struct ticks *ticks, void *data) {
    (void)ticks;
    (void)data;
    return -1e9;
}

/* Would catch an endless search where nothing is legible. */
START_TEST(illegible_ticks_are_refused) {
    struct ticks ticks;
    ck_assert(!ticks_extended(0, 100, 5, true, never, NULL, &ticks));
}
END_TEST

/* ---- labels in a row ---------------------------------------------------------- */
/* Would catch an overlap, a lost order, or a label moved for nothing. */
START_TEST(settled_labels_keep_apart_and_near) {
    double at[] = {10, 50, 51, 52, 90}, size[] = {10, 10, 10, 10, 10};
    ck_assert(ends_settle(at, size, 5, 0, 100));
    double expected[] = {10, 41, 51, 61, 90};
    for (int i = 0; i < 5; i++)
        ck_assert_double_eq_tol(at[i], expected[i], 1e-9);
}
END_TEST

/* Would catch labels beyond the frame, and unequal sizes taken as equal. */
START_TEST(settled_labels_stay_in_the_band) {
    double at[] = {1, 2, 99}, size[] = {10, 30, 10};
    ck_assert(ends_settle(at, size, 3, 0, 100));
    double expected[] = {5, 25, 95};
    for (int i = 0; i < 3; i++)
        ck_assert_double_eq_tol(at[i], expected[i], 1e-9);
    double many[] = {50, 50, 50}, wide[] = {40, 40, 40};
    ck_assert(!ends_settle(many, wide, 3, 0, 100));
}
END_TEST

/* The settled places are the least-squares ones: against a search by small
 * steps over the same problem. Would catch a greedy push-down. */
START_TEST(settled_labels_are_least_squares) {
    double want[] = {20, 24, 25, 60}, size[] = {12, 12, 12, 12}, at[4], trial[4];
    memcpy(at, want, sizeof at);
    ends_settle(at, size, 4, 0, 100);
    double best = 0;
    for (int i = 0; i < 4; i++)
        best += (at[i] - want[i]) * (at[i] - want[i]);
    for (double a = 6; a < 40; a += 0.5)
        for (double b = a + 12; b < 60; b += 0.5)
            for (double c = b + 12; c < 70; c += 0.5) {
                double sum = 0, d = fmax(60, c + 12);
                memcpy(trial, (double[]){a, b, c, d}, sizeof trial);
                for (int i = 0; i < 4; i++)
                    sum += (trial[i] - want[i]) * (trial[i] - want[i]);
                ck_assert(sum >= best - 0.3);
            }
}
END_TEST

/* Would catch labels that are thought free where a slanted line crosses them. */
START_TEST(segments_hit_boxes) {
    struct pw_rect box = {10, 10, 10, 10};
    ck_assert(sheet_segment_hits((struct pw_point){0, 0}, (struct pw_point){30, 30}, 1, box));
    ck_assert(sheet_segment_hits((struct pw_point){12, 12}, (struct pw_point){13, 13}, 1, box));
    ck_assert(!sheet_segment_hits((struct pw_point){0, 12}, (struct pw_point){8, 30}, 1, box));
    ck_assert(!sheet_segment_hits((struct pw_point){0, 9}, (struct pw_point){30, 9}, 1, box));
    ck_assert(sheet_segment_hits((struct pw_point){0, 9}, (struct pw_point){30, 9}, 3, box));
}
END_TEST

/* ---- the model ------------------------------------------------------------------ */
static const struct chart_row GAPPED[] = {
    {"2024-02-29", NULL, "5", NULL},
    {"2023-12-31", NULL, "3", NULL},
    {"2024-01-31", NULL, "c", NULL},
    {"2024-04-30", NULL, "8 p", NULL},
};

/* Would catch dates left in the order of the rows, months of 28 days drawn
 * narrower than those of 31, a withheld cell read as 0, and a month without a
 * row bridged by a line. */
START_TEST(months_are_even_and_gaps_known) {
    struct pw_chart *chart = chart_of(arena, "line", "Visits", "count", 0, GAPPED, 4);
    struct chart_model *model = chart_model_new(arena, chart);
    ck_assert_int_eq(model->period, PERIOD_MONTH);
    ck_assert_int_eq(model->slots_count, 4);
    ck_assert_double_eq(model->slots[1].position - model->slots[0].position, 1);
    ck_assert_double_eq(model->slots[3].position - model->slots[2].position, 2);
    ck_assert(chart_model_adjacent(model, 1, 2));
    ck_assert(!chart_model_adjacent(model, 2, 3));
    double value;
    ck_assert(!chart_point_number(&model->series[0].points[1], &value));
    ck_assert_int_eq(model->numbers, 3);
    ck_assert_double_eq(model->low, 3);
}
END_TEST

/* Would catch series that mix, roles that are lost, and doubled rows that
 * nobody is told about. */
START_TEST(rows_part_into_series) {
    struct chart_row rows[] = {{"2024-03-31", "A", "1", "own"},
                               {"2024-03-31", "B", "2", "nation"},
                               {"2025-03-31", "A", "3", "own"},
                               {"2025-03-31", "A", "4", "own"},
                               {NULL, "A", "9", "own"}};
    struct pw_chart *chart = chart_of(arena, "line", "M", NULL, 0, rows, 5);
    struct chart_model *model = chart_model_new(arena, chart);
    ck_assert_int_eq(model->series_count, 2);
    ck_assert_int_eq(model->own, 0);
    ck_assert_int_eq(model->series[1].role, PW_EMPHASIS_NATION);
    ck_assert_int_eq(model->series[1].last, 0);
    ck_assert_int_eq(model->duplicates, 1);
    ck_assert_int_eq(model->unplaced, 1);
    ck_assert_double_eq(model->series[0].points[1].cell->number, 4);
}
END_TEST

/* Would catch frames drawn around nothing. */
START_TEST(charts_without_a_number_are_not_drawable) {
    struct chart_row hidden[] = {{"A", NULL, "c", NULL}, {"B", NULL, "x", NULL}};
    ck_assert(!pw_chart_drawable(chart_of(arena, "bar", "M", NULL, 0, hidden, 2)));
    ck_assert(!pw_chart_drawable(chart_of(arena, "bar", "M", NULL, 0, hidden, 0)));
    ck_assert(pw_chart_drawable(chart_of(arena, "bar", "M", NULL, 0, CHART_RANKED, 1)));
    ck_assert(!pw_chart_drawable(chart_of(arena, "pie", "M", NULL, 0, CHART_RANKED, 1)));
}
END_TEST

/* ---- words -------------------------------------------------------------------------- */
static const char *CARE = "Children in care per 10,000";

/* The figures of the report that the looks were drawn from. */
START_TEST(sentences_state_the_finding) {
    struct pw_chart *line =
        chart_of(arena, "line", CARE, "per 10,000", -1, CHART_CARE, PW_COUNT(CHART_CARE));
    ck_assert_str_eq(pw_chart_sentence(arena, line),
                     "Children in care per 10,000: Cambridgeshire rose from 48 in 2021 to 49 in "
                     "2025");
    struct pw_chart *bar =
        chart_of(arena, "bar", CARE, "per 10,000", 0, CHART_RANKED, PW_COUNT(CHART_RANKED));
    ck_assert_str_eq(pw_chart_sentence(arena, bar),
                     "Children in care per 10,000: Cambridgeshire is 7th highest of 11, at 49");
}
END_TEST

static const char *moved(const char *unit, int decimals, const char *from, const char *to) {
    struct chart_row rows[] = {{"2024-01-31", NULL, from, NULL}, {"2024-02-29", NULL, to, NULL}};
    return pw_chart_sentence(arena, chart_of(arena, "line", "M", unit, decimals, rows, 2));
}

/* Would catch a claim that the rule of chart.h does not allow. */
START_TEST(little_changes_are_called_so) {
    ck_assert_str_eq(moved("%", 1, "50", "50.9"),
                     "M: little changed, from 50.0% in January 2024 to 50.9% in February 2024");
    ck_assert_str_eq(moved("%", 1, "50", "51"),
                     "M rose from 50.0% in January 2024 to 51.0% in February 2024");
    ck_assert_str_eq(moved("count", 0, "1000", "985"),
                     "M: little changed, from 1,000 in January 2024 to 985 in February 2024");
    ck_assert_str_eq(moved("count", 0, "1000", "980"),
                     "M fell from 1,000 in January 2024 to 980 in February 2024");
    ck_assert_str_eq(moved("%", 0, "50.1", "50.4"),
                     "M: 50% both in January 2024 and in February 2024");
    ck_assert_str_eq(moved("count", 0, "c", "12"), "M: 12 in February 2024");
    ck_assert_str_eq(moved("count", 0, "c", "x"), "");
}
END_TEST

/* Would catch a change claimed across a dated break in definition. */
START_TEST(no_change_is_claimed_across_a_break) {
    struct chart_row rows[] = {{"2022-03-31", NULL, "10", NULL},
                               {"2023-03-31", NULL, "20", NULL},
                               {"2024-03-31", NULL, "30", NULL}};
    struct pw_chart *chart = chart_of(arena, "line", "M", NULL, 0, rows, 3);
    struct pw_break *at = PW_PUSH(arena, chart, breaks);
    at->date = pw_date_make(2022, 10, 1);
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "M rose from 20 in 2023 to 30 in 2024");
    rows[2].value = "30 b";
    ck_assert_str_eq(pw_chart_sentence(arena, chart_of(arena, "line", "M", NULL, 0, rows, 3)),
                     "M: 30 [b] in 2024");
}
END_TEST

/* Would catch ties called first, and "highest" of the lowest. */
START_TEST(ranks_share_ties) {
    struct chart_row rows[] = {{"A", NULL, "5", NULL},
                               {"B", NULL, "5", "own"},
                               {"C", NULL, "7", NULL},
                               {"D", NULL, "c", NULL},
                               {"E", NULL, "1", NULL}};
    ck_assert_str_eq(pw_chart_sentence(arena, chart_of(arena, "bar", "M", NULL, 0, rows, 5)),
                     "M: B is joint 2nd highest of 4, at 5");
    rows[1].value = "1";
    ck_assert_str_eq(pw_chart_sentence(arena, chart_of(arena, "bar", "M", NULL, 0, rows, 5)),
                     "M: B is joint lowest of 4, at 1");
    rows[1].role = NULL;
    ck_assert_str_eq(pw_chart_sentence(arena, chart_of(arena, "bar", "M", NULL, 0, rows, 5)),
                     "M: C is highest (7) and B joint lowest (1)");
    rows[1].role = "own";
    rows[1].value = "c";
    ck_assert_str_eq(pw_chart_sentence(arena, chart_of(arena, "bar", "M", NULL, 0, rows, 5)),
                     "M: no figure for B");
}
END_TEST

/* Two years by month: how often one was above the other. */
START_TEST(pairs_are_counted) {
    struct chart_row rows[] = {{"Apr", "2023-24", "472", NULL},
                               {"May", "2023-24", "563", NULL},
                               {"Apr", "2022-23", "228", NULL},
                               {"May", "2022-23", "400", NULL}};
    ck_assert_str_eq(
        pw_chart_sentence(arena, chart_of(arena, "line", "Referrals", NULL, 0, rows, 4)),
        "Referrals: 2023-24 was above 2022-23 in all 2");
    rows[3].value = "600";
    ck_assert_str_eq(
        pw_chart_sentence(arena, chart_of(arena, "line", "Referrals", NULL, 0, rows, 4)),
        "Referrals: 2023-24 was above 2022-23 in 1 of 2");
}
END_TEST

static size_t words_in(const char *text) {
    size_t words = *text != '\0';
    for (; *text; text++)
        words += *text == ' ';
    return words;
}

START_TEST(alt_tells_the_course_and_the_gaps) {
    struct pw_chart *line =
        chart_of(arena, "line", CARE, "per 10,000", -1, CHART_CARE, PW_COUNT(CHART_CARE));
    const char *alt = pw_chart_alt(arena, line, "Care is steady");
    ck_assert_str_eq(
        alt,
        "Line chart: Care is steady. Children in care per 10,000, 2021 to 2025, 3 series. "
        "Cambridgeshire: first 48 (2021), last 49 (2025), lowest 44 (2022), highest 49 (2025). "
        "Neighbours: 48.8 (2025), 0.2 below Cambridgeshire. England: 67 (2025), 18 above "
        "Cambridgeshire.");
    ck_assert_uint_le(words_in(alt), 100);
}
END_TEST

/* Would catch a withheld number in words. The cell keeps no number by its
 * type; here one is forged into it, and still must not be said. */
START_TEST(alt_never_says_a_withheld_number) {
    struct pw_chart *chart = chart_of(arena, "line", "Visits", "count", 0, GAPPED, 4);
    pw_dataset_slot(chart->data, 2, CHART_Y)->number = 777;
    const char *alt = pw_chart_alt(arena, chart, NULL), *title = pw_chart_sentence(arena, chart);
    ck_assert_ptr_null(strstr(alt, "777"));
    ck_assert_ptr_null(strstr(title, "777"));
    ck_assert_ptr_nonnull(strstr(alt, "No figure for 1 of 4 periods."));
}
END_TEST

START_TEST(alt_of_ranks) {
    struct pw_chart *bar =
        chart_of(arena, "bar", CARE, "per 10,000", 0, CHART_RANKED, PW_COUNT(CHART_RANKED));
    chart_reference(arena, bar, "England", 67, PW_EMPHASIS_NATION);
    ck_assert_str_eq(pw_chart_alt(arena, bar, NULL),
                     "Bar chart. Children in care per 10,000, 11 bars. Highest 60 (Hampshire), "
                     "lowest 33 (South Gloucestershire). Cambridgeshire: 49, 7th highest of 11. "
                     "England: 67, 18 above Cambridgeshire.");
}
END_TEST

/* Would catch alternative texts that grow with the data. */
START_TEST(alt_stays_short) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 800);
    for (int i = 0; i < 800; i++)
        rows[i] = (struct chart_row){i % 2 ? "2024-03-31" : "2025-03-31",
                                     pw_arena_printf(arena, "%d %0120d", i / 2, 7),
                                     pw_arena_printf(arena, "%d", i), NULL};
    struct pw_chart *chart = chart_of(arena, "line", "M", NULL, 0, rows, 800);
    ck_assert_uint_le(words_in(pw_chart_alt(arena, chart, "T")), 100);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart");
    TCase *numbers = tcase_create("numbers"), *model = tcase_create("model"),
          *words = tcase_create("words");
    tcase_add_checked_fixture(numbers, setup, teardown);
    tcase_add_checked_fixture(model, setup, teardown);
    tcase_add_checked_fixture(words, setup, teardown);
    tcase_add_test(numbers, ticks_equal_published_ones);
    tcase_add_test(numbers, ticks_are_round);
    tcase_add_test(numbers, tick_labels_are_exact_decimals);
    tcase_add_test(numbers, loose_ticks_enclose_the_data);
    tcase_add_test(numbers, illegible_ticks_are_refused);
    tcase_add_test(numbers, settled_labels_keep_apart_and_near);
    tcase_add_test(numbers, settled_labels_stay_in_the_band);
    tcase_add_test(numbers, settled_labels_are_least_squares);
    tcase_add_test(numbers, segments_hit_boxes);
    tcase_add_test(model, months_are_even_and_gaps_known);
    tcase_add_test(model, rows_part_into_series);
    tcase_add_test(model, charts_without_a_number_are_not_drawable);
    tcase_add_test(words, sentences_state_the_finding);
    tcase_add_test(words, little_changes_are_called_so);
    tcase_add_test(words, no_change_is_claimed_across_a_break);
    tcase_add_test(words, ranks_share_ties);
    tcase_add_test(words, pairs_are_counted);
    tcase_add_test(words, alt_tells_the_course_and_the_gaps);
    tcase_add_test(words, alt_never_says_a_withheld_number);
    tcase_add_test(words, alt_of_ranks);
    tcase_add_test(words, alt_stays_short);
    suite_add_tcase(s, numbers);
    suite_add_tcase(s, model);
    suite_add_tcase(s, words);
    return s;
}

CHECK_MAIN(suite)
