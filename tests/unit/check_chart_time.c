/* SPDX-License-Identifier: MIT
 *
 * chart: axes of half years and school years, and moments labelled on request.
 */
#include "check_main.h"

#include "chart_lab.h"

#define HALVES                                                                                     \
    "day:d|share:n\n2022-09-30|31\n2023-03-31|46\n2023-09-30|28\n2024-03-31|39\n2024-09-30|35\n"   \
    "2025-03-31|37\n"

static struct pw_chart *halves(const char *period) {
    struct pw_chart *chart = lab_chart("line", lab_data(HALVES), "day", "share", "");
    chart->period = period;
    return chart;
}

static size_t labels_of(const struct pw_page *page, const char *text) {
    size_t n = 0;
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        n += op->kind == PW_OP_GLYPHS && op->glyphs.text_length == strlen(text) &&
             memcmp(op->glyphs.text, text, strlen(text)) == 0;
    }
    return n;
}

/* Would catch halves named as months, a half in the wrong financial year, and a
 * first or last label left out in a quarter column. */
START_TEST(half_years_have_two_levels) {
    static const double widths[] = {QUARTER, 217, FULL, 700};
    for (size_t w = 0; w < PW_COUNT(widths); w++) {
        const struct pw_page *page = draw(halves("half year"), widths[w], 140);
        ck_assert_uint_eq(findings_of("too-narrow"), 0);
        ck_assert_ptr_nonnull(label_op(page, "H1"));
        ck_assert_ptr_nonnull(label_op(page, "H2"));
        ck_assert_ptr_nonnull(label_op(page, "2024-25"));
        ck_assert_ptr_null(label_op(page, "Mar"));
        if (widths[w] <= QUARTER)
            continue; /* room for one year of the second level */
        ck_assert_ptr_nonnull(label_op(page, "2022-23"));
        const struct pw_op *first = label_op(page, "H1"), *year = label_op(page, "2022-23");
        ck_assert_double_gt(year->extents.y, first->extents.y);
    }
    const struct pw_page *page = draw(halves("half year"), FULL, 140);
    ck_assert_uint_eq(labels_of(page, "H1"), 3);
    ck_assert_uint_eq(labels_of(page, "H2"), 3);
    ck_assert_ptr_nonnull(label_op(page, "2023-24"));
    ck_assert_ptr_nonnull(label_op(draw(halves("snapshot"), FULL, 140), "Mar"));
    const char *alt = pw_chart_alt(arena, halves("half year"), "Absence");
    ck_assert_msg(strstr(alt, "the half year to 31 March 2025"), "%s", alt);
    ck_assert_msg(!strstr(alt, ". the"), "%s", alt);
}
END_TEST

/* Would catch a school year taken for a calendar or a financial one. */
START_TEST(school_years_end_in_august) {
    static const char *const dates[] = {
        "2021-08-31|14\n2022-08-31|19\n2023-08-31|17\n2024-08-31|16\n",
        "2021-07-22|14\n2022-07-22|19\n2023-07-22|17\n2024-07-22|16\n"};
    static const char *const marks[] = {"line", "column"};
    for (size_t i = 0; i < PW_COUNT(marks); i++) {
        struct pw_chart *chart =
            lab_chart(marks[i], lab_data(pw_arena_printf(arena, "day:d|pupils:n\n%s", dates[i])),
                      "day", "pupils", "");
        chart->period = "school year";
        const struct pw_page *page = draw(chart, FULL, 0);
        ck_assert_ptr_nonnull(label_op(page, "2020/21"));
        ck_assert_ptr_nonnull(label_op(page, "2022/23"));
        ck_assert_ptr_nonnull(label_op(page, "2023/24"));
        page = draw(chart, QUARTER, 0);
        ck_assert_ptr_nonnull(label_op(page, "2020/21"));
        ck_assert_ptr_nonnull(label_op(page, "2023/24"));
        ck_assert_uint_eq(findings_of("too-narrow"), 0);
        const char *alt = pw_chart_alt(arena, chart, "Exclusions");
        ck_assert_msg(strstr(alt, "19 (2021/22)"), "%s", alt);
    }
}
END_TEST

/* ---- moments ---------------------------------------------------------------- */
static const char MONTHS[] = "month:t|year:t|count:n|role:t\n"
                             "August|2023-24|455|own\nSeptember|2023-24|620|own\n"
                             "October|2023-24|805|own\nNovember|2023-24|605|own\n"
                             "December|2023-24|500|own\nAugust|2022-23|298|context\n"
                             "September|2022-23|345|context\nOctober|2022-23|360|context\n"
                             "November|2022-23|900|context\nDecember|2022-23|265|context\n";

static struct pw_chart *months(const char *label) {
    struct pw_chart *chart = lab_chart("line", lab_data(MONTHS), "month", "count", "year");
    return label ? lab_option(chart, "label", label) : chart;
}

/* Would catch the peak of a comparator, a label without its period, one that
 * stands there unasked, the value printed twice, and a lowest above the line. */
START_TEST(peak_and_lowest_on_request) {
    const struct pw_page *page = draw(months("peak"), FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_ptr_nonnull(label_op(page, "805 in October"));
    ck_assert_ptr_null(label_op(page, "805"));
    ck_assert_ptr_null(label_op(page, "455 in August"));
    ck_assert_ptr_null(label_op(page, "900 in November"));
    page = draw(months("peak, lowest"), FULL, 0);
    const struct pw_op *high = label_op(page, "805 in October"),
                       *low = label_op(page, "455 in August");
    ck_assert(high && low);
    ck_assert_double_gt(low->extents.y, high->extents.y);
    ck_assert_ptr_null(label_op(draw(months(NULL), FULL, 0), "805 in October"));
}
END_TEST

/* Would catch a half year labelled by its last month, or in words too long for a
 * place among lines. */
START_TEST(moments_of_halves_are_said_as_on_the_axis) {
    struct pw_dataset *data =
        lab_data("day:d|share:n|role:t\n2022-09-30|31|own\n2023-03-31|46|own\n"
                 "2023-09-30|28|own\n2024-03-31|39|own\n");
    data->columns[0].date_format = "mmm yyyy";
    struct pw_chart *chart =
        lab_option(lab_chart("line", data, "day", "share", ""), "label", "peak");
    chart->period = "half year";
    ck_assert_ptr_nonnull(label_op(draw(chart, FULL, 0), "46 in H2 2022-23"));
}
END_TEST

/* Would catch a word that is ignored, and a chart without a line of its own
 * that says nothing. */
START_TEST(what_cannot_be_labelled_is_said) {
    draw(months("highest"), FULL, 0);
    ck_assert_uint_eq(findings_of("unknown-label"), 1);
    struct pw_chart *chart = months("peak");
    chart->emphasis = -1;
    draw(chart, FULL, 0);
    ck_assert_uint_eq(findings_of("no-own-line"), 1);
}
END_TEST

/* Would catch an overlap or a crash at any size, with ties, one value, none
 * but withheld ones, and names of a paragraph. */
START_TEST(moments_bear_hostile_data) {
    static const char *const rows[] = {
        "a|1|own\n", "a|1|own\nb|1|own\nc|1|own\n", "a|c|own\nb|3|own\n",
        "a|-5|own\nb|1000000000|own\nc|0|own\n",
        "a name that goes on and on until nobody reads it any more|1|own\n"
        "another that does not end before the page has ended|2|own\n"};
    for (size_t i = 0; i < PW_COUNT(rows); i++) {
        struct pw_chart *chart = lab_chart(
            "line", lab_data(pw_arena_printf(arena, "x:t|y:n|role:t\n%s", rows[i])), "x", "y", "");
        lab_prove(rows[i], lab_option(chart, "label", "peak, lowest"), false);
    }
    lab_prove("halves", lab_option(halves("half year"), "label", "peak, lowest"), false);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_time");
    TCase *c = tcase_create("time");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, half_years_have_two_levels);
    tcase_add_test(c, school_years_end_in_august);
    tcase_add_test(c, peak_and_lowest_on_request);
    tcase_add_test(c, moments_of_halves_are_said_as_on_the_axis);
    tcase_add_test(c, what_cannot_be_labelled_is_said);
    tcase_add_test(c, moments_bear_hostile_data);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
