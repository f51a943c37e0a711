/* SPDX-License-Identifier: MIT
 *
 * chart: sparklines, bullets, histograms, boxes and conversions, read back from
 * the display list.
 */
#include "check_main.h"

#include "chart_lab.h"

/* Names and numbers that break charts; a name of 120 characters, Hebrew, markup. */
#define LONG_NAME                                                                                  \
    "A very long name of an authority of one hundred and twenty characters which was made up by "  \
    "somebody with time to spare"
#define HEBREW "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D"
static const char *const HOSTILE[] = {"1",
                                      "5\n5\n5",
                                      "0\n0",
                                      "1e-9\n3e-9\n2e-9",
                                      "12",
                                      "1e12\n3.5e11\n2e12",
                                      "1e-9\n1\n1e12",
                                      "-1\n-250\n-17",
                                      "c\n4\n6\nx\n8"};

/* ---- sparklines ---------------------------------------------------------------- */
static struct pw_chart *spark(const char *rows) {
    return lab_chart("spark", lab_data(pw_arena_printf(arena, "day:d|name:t|value:n\n%s", rows)),
                     "day", "value", "name");
}

static const char CARE[] = "2021-03-31|Rate|48\n2022-03-31|Rate|44\n2023-03-31|Rate|46\n"
                           "2024-03-31|Rate|45\n2025-03-31|Rate|49\n";

/* Would catch a lost last value, extremes without their values, and a scale of
 * which nothing is said. */
START_TEST(sparks_say_their_values) {
    struct pw_chart *chart = spark(CARE);
    chart->period = "year";
    chart->series = -1;
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "49"));
    ck_assert_ptr_nonnull(label_op(page, "44"));
    ck_assert_ptr_nonnull(label_op(page, "2021"));
    ck_assert_ptr_nonnull(label_op(page, "2025"));
    ck_assert_ptr_nonnull(label_op(page, "The scale runs from the lowest value to the highest."));
    ck_assert_ptr_null(label_op(draw(lab_option(chart, "labels", "no"), FULL, 0), "49"));
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_str_eq(
        pw_chart_alt(arena, chart, "T"),
        "Sparkline: T. value, 2021 to 2025. First 48 (2021), last 49 (2025), lowest 44 "
        "(2022), highest 49 (2025).");
}
END_TEST

static size_t lines_of(const struct pw_page *page) {
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        count += page->ops[i].kind == PW_OP_STROKE && page->ops[i].stroke.path.verbs_count > 1 &&
                 !page->ops[i].stroke.dash_count;
    return count;
}

/* Would catch a line through a withheld value, a dated break or a missing year;
 * and one cut where only another series has a period. */
START_TEST(sparks_leave_gaps_open) {
    ck_assert_uint_eq(lines_of(draw(spark(CARE), FULL, 0)), 1);
    ck_assert_uint_eq(lines_of(draw(spark("2020-03-31|A|1\n2021-03-31|A|2\n2022-03-31|A|c\n"
                                          "2023-03-31|A|3\n2024-03-31|A|4\n"),
                                    FULL, 0)),
                      2);
    struct pw_chart *broken = spark(CARE);
    *PW_PUSH(arena, broken, breaks) = (struct pw_break){pw_date_make(2023, 1, 1), "New"};
    const struct pw_page *page = draw(broken, FULL, 0);
    ck_assert_uint_eq(lines_of(page), 2);
    ck_assert_uint_eq(lines_of(draw(spark("2020-03-31|A|1\n2021-03-31|A|2\n2022-03-31|A|3\n"
                                          "2020-09-30|B|1\n2021-09-30|B|2\n2022-09-30|B|3\n"),
                                    FULL, 0)),
                      2);
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

START_TEST(hostile_sparks) {
    for (size_t i = 0; i < PW_COUNT(HOSTILE); i++) {
        struct pw_buf rows = {0};
        int year = 2015;
        for (const char *p = HOSTILE[i]; *p;) {
            size_t length = strcspn(p, "\n");
            pw_buf_printf(&rows, "%d-03-31|*|%.*s\n", year, (int)length, p);
            pw_buf_printf(&rows, "%d-03-31|" LONG_NAME "|%.*s\n", year, (int)length, p);
            pw_buf_printf(&rows, "%d-03-31|" HEBREW "|%.*s\n", year++, (int)length, p);
            p += length + (p[length] == '\n');
        }
        struct pw_chart *chart = spark(pw_buf_text(&rows));
        lab_prove(HOSTILE[i], chart, true);
        chart->series = -1;
        chart->data = lab_data(pw_arena_printf(arena, "day:d|name:t|value:n\n2020-01-01||%.*s\n",
                                               (int)strcspn(HOSTILE[i], "\n"), HOSTILE[i]));
        if (pw_chart_drawable(chart))
            lab_prove("one row", chart, true);
        pw_buf_release(&rows);
    }
    draw(spark(""), FULL, 0);
    ck_assert_uint_eq(findings_of("nothing-to-draw"), 1);
}
END_TEST

/* ---- bullets --------------------------------------------------------------------- */
static struct pw_chart *bullet(const char *rows, enum pw_polarity polarity) {
    struct pw_dataset *data =
        lab_data(pw_arena_printf(arena, "name:t|value:n|aim:n|low:n|high:n\n%s", rows));
    data->columns[1].polarity = polarity;
    struct pw_chart *chart = lab_chart("bullet", data, "name", "value", "");
    lab_option(chart, "target", "aim");
    lab_option(chart, "low", "low");
    lab_option(chart, "high", "high");
    return lab_option(chart, "bands", "poor, fair, good");
}

/* Would catch a bar that does not start at zero or is no longer in proportion, a
 * scale of the first row for all, a band in the wrong shade, a withheld number
 * as a bar. */
START_TEST(bullets_are_in_proportion) {
    struct pw_chart *chart = bullet("A|50|40|20|30\nB|5|6|2|3\nC|c|6|2|3\n", PW_HIGH_IS_GOOD);
    const struct pw_page *page = draw(chart, FULL, 0);
    const struct pw_op *a = fill_op(page, PW_COLOUR_OWN, 0), *b = fill_op(page, PW_COLOUR_OWN, 1);
    ck_assert_ptr_null(fill_op(page, PW_COLOUR_OWN, 2));
    ck_assert_double_eq_tol(a->extents.x, b->extents.x, 0.01);
    const struct pw_op *worst = fill_op(page, PW_COLOUR_CONTEXT_BAR, 1); /* the key has one */
    ck_assert_double_eq_tol(worst->extents.width, a->extents.width * 20 / 50, 0.01);
    ck_assert_double_eq_tol(worst->extents.x, a->extents.x, 0.01);
    ck_assert_ptr_nonnull(label_op(page, "target 40"));
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    ck_assert_ptr_nonnull(label_op(page, "Each bar has a scale of its own."));
    ck_assert_str_eq(pw_chart_alt(arena, chart, "T"),
                     "Bullet graph: T. A: 50, target 40, met. B: 5, target 6, not met. C: [c], "
                     "target 6.");
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "1 of 2 targets were met");
    chart = bullet("A|50|40|20|30\n", PW_LOW_IS_GOOD);
    page = draw(chart, FULL, 0);
    worst = fill_op(page, PW_COLOUR_CONTEXT_BAR, 1);
    ck_assert_double_gt(worst->extents.x, fill_op(page, PW_COLOUR_OWN, 0)->extents.x + 10);
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "The target was not met");
    ck_assert_uint_eq(findings.list_count, 0);
    lab_option(chart, "scale", "shared");
    lab_prove("shared", chart, true);
    chart = bullet("A|50|40|20|30\nB|5|6|2|3\n", PW_NEUTRAL);
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "value of 2 measures");
}
END_TEST

START_TEST(hostile_bullets) {
    for (size_t i = 0; i < PW_COUNT(HOSTILE); i++) {
        struct pw_buf rows = {0};
        static const char *const names[] = {"*", LONG_NAME, HEBREW};
        size_t row = 0;
        for (const char *p = HOSTILE[i]; *p; row++) {
            int length = (int)strcspn(p, "\n");
            pw_buf_printf(&rows, "%s %zu|%.*s|%.*s|%.*s|%s\n", names[row % 3], row, length, p,
                          length, p, (int)strcspn(HOSTILE[i], "\n"), HOSTILE[i], row ? "7" : "x");
            p += length + (p[length] == '\n');
        }
        lab_prove(HOSTILE[i], bullet(pw_buf_text(&rows), PW_HIGH_IS_GOOD), true);
        pw_buf_release(&rows);
    }
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_small");
    TCase *marks = tcase_create("marks");
    tcase_set_timeout(marks, 120);
    tcase_add_checked_fixture(marks, setup, teardown);
    tcase_add_test(marks, sparks_say_their_values);
    tcase_add_test(marks, sparks_leave_gaps_open);
    tcase_add_test(marks, hostile_sparks);
    tcase_add_test(marks, bullets_are_in_proportion);
    tcase_add_test(marks, hostile_bullets);
    suite_add_tcase(s, marks);
    return s;
}

CHECK_MAIN(suite)
