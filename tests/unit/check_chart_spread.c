/* SPDX-License-Identifier: MIT
 *
 * chart: histograms and boxes, read back from the display list. Every chart of
 * their gallery is proved free of overlaps and clipped ink.
 */
#include "check_main.h"

#include "chart_gallery_spread.h"
#include "chart_lab.h"

/* ---- the gallery ------------------------------------------------------------------ */
/* Would catch a label on other ink, ink beyond the frame and a finding where
 * the data can be drawn well. */
START_TEST(every_chart_is_proved) {
    struct gallery g = spread_all(arena);
    for (size_t i = 0; i < g.charts_count; i++) {
        const struct gallery_chart *c = &g.charts[i];
        size_t before = findings.list_count;
        draw(c->chart, c->width, c->height);
        for (size_t f = before; f < findings.list_count; f++) {
            const struct pw_finding *finding = &findings.list[f];
            ck_assert_msg(c->any, "%s: %s [%s]", c->name, finding->text, finding->id);
            ck_assert_msg(!mess(finding), "%s: %s", c->name, finding->text);
        }
        lab_prove(c->name, c->chart, false);
        const char *alt = pw_chart_alt(arena, c->chart, c->name);
        size_t words = 1;
        for (const char *p = alt; *p; p++)
            words += *p == ' ';
        ck_assert_msg(words <= 100, "%s: %zu words: %s", c->name, words, alt);
    }
}
END_TEST

/* ---- histograms --------------------------------------------------------------------- */
static size_t bars_of(const struct pw_page *page, const struct pw_op **bars) {
    size_t count = 0;
    const struct pw_op *bar;
    while ((bar = fill_op(page, PW_COLOUR_OWN, count)))
        bars[count++] = bar;
    return count;
}

static struct pw_chart *counted(const char *rows) {
    struct pw_dataset *data = lab_data(pw_arena_printf(arena, "days:n|to:n|children:n\n%s", rows));
    data->columns[0].decimals = 0;
    struct pw_chart *chart = lab_chart("histogram", data, "days", "children", "");
    return lab_option(chart, "to", "to");
}

static struct pw_chart *valued(const char *rows) {
    return lab_chart("histogram", lab_data(pw_arena_printf(arena, "name:t|days:n\n%s", rows)),
                     "name", "days", "");
}

/* Would catch bars that are not in proportion or not from zero, a count of a
 * withheld class, a median made up from counts of which one is not given. */
START_TEST(counted_classes_are_drawn_as_they_are) {
    struct pw_chart *chart = counted("0|10|40\n10|20|80\n20|30|20\n");
    const struct pw_op *bars[8];
    lab_option(chart, "median", "yes");
    chart_reference(arena, chart, "Limit", 20, PW_EMPHASIS_NONE)->target = true;
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(bars_of(page, bars), 3);
    ck_assert_double_eq_tol(bars[1]->extents.height, 2 * bars[0]->extents.height, 0.05);
    ck_assert_double_eq_tol(bars[0]->extents.height, 2 * bars[2]->extents.height, 0.05);
    ck_assert_double_eq_tol(pw_rect_bottom(bars[0]->extents), pw_rect_bottom(bars[2]->extents),
                            0.01);
    /* 140 values: the 70th is 30 of 80 into 11 to 20 */
    ck_assert_ptr_nonnull(label_op(page, "Median about 14"));
    ck_assert_ptr_nonnull(label_op(page, "Limit 20"));
    ck_assert_str_eq(pw_chart_alt(arena, chart, "T"),
                     "Histogram: T. children by days, 140 in 3 bins from 0 to 30. Most in one bin: "
                     "80, over 10, up to 20. Median about 14. Quartiles about 9 and 19. Limit 20: "
                     "86% at or under it.");
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "days: median about 14, middle half 9 to 19");
    ck_assert_uint_eq(findings.list_count, 0);
    chart = counted("0|10|40\n10|20|c\n20|30|20\n");
    lab_option(chart, "median", "yes");
    page = draw(chart, FULL, 0);
    ck_assert_uint_eq(bars_of(page, bars), 2);
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    ck_assert_ptr_nonnull(
        label_op(page, "Each bar includes its upper edge. No median: some counts are not given."));
    const char *alt = pw_chart_alt(arena, chart, "T");
    ck_assert_msg(strstr(alt, "No figure for 1 bin.") && !strstr(alt, "edian"), "%s", alt);
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch a wide class that looks like more than it holds. */
START_TEST(unequal_classes_show_counts_by_area) {
    struct pw_chart *chart = counted("0|10|100\n10|30|100\n30|35|100\n");
    const struct pw_op *bars[8];
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(bars_of(page, bars), 3);
    for (int i = 1; i < 3; i++) /* paper between bars is 0.7 of a width */
        ck_assert_double_eq_tol((bars[i]->extents.width + 0.7) * bars[i]->extents.height,
                                (bars[0]->extents.width + 0.7) * bars[0]->extents.height, 8);
    ck_assert_ptr_nonnull(label_op(page, "100"));
    chart = counted("0|10|5\n5|15|7\n20|20|4\n30||2\n");
    draw(chart, FULL, 0);
    ck_assert_uint_eq(findings_of("bins-overlap"), 1);
    ck_assert_uint_eq(findings_of("bin-without-width"), 1);
}
END_TEST

/* Would catch a value at an edge in the bin above it: an assessment of 45 days
 * is within 45; a rule that isn't that of Freedman and Diaconis: of 1 to 100 the
 * interquartile range is 49.5, so a width of 2 x 49.5 / 100^(1/3) = 21.3 and 5
 * bins (R: nclass.FD(1:100) = 5). */
START_TEST(values_are_counted_up_to_the_edge) {
    struct pw_chart *chart = valued("A|5\nB|45\nC|46\nD|50\nE|x\n");
    const struct pw_op *bars[16];
    lab_option(chart, "bins", "5");
    lab_option(chart, "median", "yes");
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(bars_of(page, bars), 3);
    ck_assert_double_eq_tol(bars[2]->extents.height, 2 * bars[1]->extents.height, 0.05);
    ck_assert_ptr_nonnull(label_op(page, "Median 45.5"));
    ck_assert_ptr_nonnull(label_op(
        page, "4 values in bins of 5. Each bar includes its upper edge. 1 without a figure."));
    ck_assert_uint_eq(findings.list_count, 0);
    struct pw_buf rows = {0};
    for (int i = 1; i <= 100; i++)
        pw_buf_printf(&rows, "N|%d\n", i);
    page = draw(valued(pw_buf_text(&rows)), FULL, 0);
    ck_assert_uint_eq(bars_of(page, bars), 5);
    ck_assert_ptr_nonnull(label_op(page, "100 values in bins of 20 by the Freedman\xE2\x80\x93"
                                         "Diaconis rule. Each bar includes its upper edge."));
    pw_buf_release(&rows);
    lab_option(valued("A|1\nB|2\n"), "bins", "-3");
    draw(lab_option(valued("A|1\nB|2\n"), "bins", "-3"), FULL, 0);
    draw(lab_option(valued("A|1\nB|1e9\n"), "bins", "1"), FULL, 0);
    ck_assert_uint_eq(findings_of("bad-bins"), 2);
}
END_TEST

/* Counts that no honest list holds. */
START_TEST(hostile_classes) {
    static const char *const rows[] = {"0|10|0\n10|20|0\n",         "0|10|1e-9\n10|20|3e-9\n",
                                       "0|10|1e12\n10|20|3e11\n",   "-20|-10|4\n-10||9\n",
                                       "0|1e-9|4\n1e-9|2e-9|5\n",   "0|1e12|4\n1e12|2e12|5\n",
                                       "0|10|-4\n10|20|9\n",        "0||9\n",
                                       "x|10|9\n0|10|c\n10|20|4\n", "0|1|5\n1|1e9|5\n1e9||1\n"};
    for (size_t i = 0; i < PW_COUNT(rows); i++) {
        struct pw_chart *chart = counted(rows[i]);
        lab_option(chart, "quartiles", "yes");
        for (int r = 0; r < 12; r++)
            chart_reference(arena, chart, "A very long name of a target that nobody would give",
                            r * 3 - 9, PW_EMPHASIS_NATION);
        lab_prove(rows[i], chart, false);
    }
    draw(counted(""), FULL, 0);
    ck_assert_uint_eq(findings_of("nothing-to-draw"), 1);
}
END_TEST

/* ---- boxes ---------------------------------------------------------------------------- */
static const char TEN[] = "A|1|\nA|2|\nA|3|\nA|4|\nA|5|\nA|6|own\nA|7|\nA|8|\nA|9|\nA|30|\nB|c|\n";

/* Would catch quartiles of another type, whiskers that run to an outlier, a
 * number behind a symbol, and single people's values as points. Of 1 to 9 and 30
 * type 7 gives 3.25, 5.5 and 7.75 (R: quantile(c(1:9, 30))); 7.75 + 1.5 x 4.5 =
 * 14.5, so the whisker ends at 9. */
START_TEST(boxes_are_tukeys) {
    struct pw_dataset *data = lab_data(pw_arena_printf(arena, "team:t|days:n|role:t\n%s", TEN));
    struct pw_chart *chart = lab_chart("box", data, "team", "days", "");
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_str_eq(pw_chart_alt(arena, chart, "T"),
                     "Box plot: T. days for 2 groups. A: median 5.5, middle half 3.25 to 7.75, "
                     "whiskers 1 to 9, own 6, n 10. B: no figure.");
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "days: median 5.5");
    ck_assert_ptr_nonnull(label_op(page, "5.5"));
    ck_assert_ptr_nonnull(label_op(page, "median of 10"));
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    const struct pw_op *box = fill_op(page, PW_COLOUR_BAND, 0);
    const struct pw_op *own = fill_op(page, PW_COLOUR_OWN, 1); /* the key has one */
    ck_assert_ptr_nonnull(own);
    /* 4.5 of a scale on which 6 lies 2.75 right of the box's left edge */
    ck_assert_double_eq_tol(own->extents.x + own->extents.width / 2,
                            box->extents.x + box->extents.width * 2.75 / 4.5, 0.3);
    ck_assert_uint_eq(findings.list_count, 0);
    size_t ops = page->ops_count;
    data->columns[1].disclosure = "people";
    page = draw(chart, FULL, 0);
    ck_assert_ptr_null(fill_op(page, PW_COLOUR_OWN, 0));
    ck_assert_uint_lt(page->ops_count, ops);
    const char *alt = pw_chart_alt(arena, chart, "T");
    ck_assert_msg(!strstr(alt, "own 6"), "%s", alt);
}
END_TEST

/* Would catch numbers out of order that are drawn all the same. */
START_TEST(hostile_boxes) {
    static const char *const rows[] = {"A|1|2|3|4|5|9\n", "A|5|4|3|2|1|9\n",
                                       "A|x|x|3|x|x|x\n", "A|c|c|c|c|c|c\nB|1|2|3|4|5|1e99\n",
                                       "A|0|0|0|0|0|0\n", "A|-1e12|-5|1e-9|7|1e12|-4\n",
                                       "*|1|1|1|1|1|1\n"};
    static const char *const options[] = {"q1", "q3", "min", "max", "n"};
    for (size_t i = 0; i < PW_COUNT(rows); i++) {
        struct pw_chart *chart = lab_chart(
            "box",
            lab_data(pw_arena_printf(arena, "team:t|min:n|q1:n|mid:n|q3:n|max:n|n:n\n%s", rows[i])),
            "team", "mid", "");
        for (size_t k = 0; k < PW_COUNT(options); k++)
            lab_option(chart, options[k], options[k]);
        lab_prove(rows[i], chart, false);
        if (i == 1)
            ck_assert_str_eq(pw_chart_alt(arena, chart, "T"),
                             "Box plot: T. mid for 1 group. A: median 3, n 9.");
    }
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_spread");
    TCase *marks = tcase_create("marks");
    tcase_set_timeout(marks, 120);
    tcase_add_checked_fixture(marks, setup, teardown);
    tcase_add_test(marks, every_chart_is_proved);
    tcase_add_test(marks, counted_classes_are_drawn_as_they_are);
    tcase_add_test(marks, unequal_classes_show_counts_by_area);
    tcase_add_test(marks, values_are_counted_up_to_the_edge);
    tcase_add_test(marks, hostile_classes);
    tcase_add_test(marks, boxes_are_tukeys);
    tcase_add_test(marks, hostile_boxes);
    suite_add_tcase(s, marks);
    return s;
}

CHECK_MAIN(suite)
