/* SPDX-License-Identifier: MIT
 *
 * chart: the marks beyond lines, columns and bars, read back from the display
 * list. Every chart of their gallery is proved free of overlaps and clipped ink
 * at every size.
 */
#include "check_main.h"

#include "chart_gallery_more.h"
#include "chart_page.h"

/* ---- the gallery --------------------------------------------------------------- */
/* Would catch a label on other ink, ink beyond the frame, a finding that is
 * missing where data can't be drawn well, and one that is made up. */
START_TEST(every_chart_is_proved) {
    struct gallery g = more_all(arena);
    ck_assert_uint_gt(g.charts_count, 12);
    for (size_t i = 0; i < g.charts_count; i++) {
        const struct gallery_chart *c = &g.charts[i];
        size_t before = findings.list_count;
        draw(c->chart, c->width, c->height);
        bool said = c->finding == NULL;
        for (size_t f = before; f < findings.list_count; f++) {
            const struct pw_finding *finding = &findings.list[f];
            ck_assert_msg(c->finding != NULL, "%s: %s [%s]", c->name, finding->text, finding->id);
            ck_assert_msg(!mess(finding), "%s: %s", c->name, finding->text);
            said = said || pw_streq(finding->id, c->finding);
        }
        ck_assert_msg(said, "%s: no finding %s", c->name, c->finding);
    }
}
END_TEST

/* Every chart at every size from far too small to a page: no crash, no overlap,
 * nothing clipped; small ones may say that they are. */
START_TEST(every_size_is_proved) {
    static const double widths[] = {24, 85, 150, 330, 500}, heights[] = {20, 70, 160, 420};
    struct gallery g = more_all(arena);
    for (size_t i = 0; i < g.charts_count; i++)
        for (size_t w = 0; w < PW_COUNT(widths); w++)
            for (size_t h = 0; h < PW_COUNT(heights); h++) {
                size_t before = findings.list_count;
                draw(g.charts[i].chart, widths[w], heights[h]);
                for (size_t f = before; f < findings.list_count; f++)
                    ck_assert_msg(!mess(&findings.list[f]), "%s at %g by %g: %s", g.charts[i].name,
                                  widths[w], heights[h], findings.list[f].text);
            }
}
END_TEST

/* Would catch alternative text that is empty, runs on, or says a number that
 * the data withholds. */
START_TEST(every_chart_has_words) {
    struct gallery g = more_all(arena);
    for (size_t i = 0; i < g.charts_count; i++) {
        char *alt = pw_chart_alt(arena, g.charts[i].chart, "Title");
        size_t words = 1;
        for (const char *p = alt; *p; p++)
            words += *p == ' ';
        ck_assert_msg(pw_str_ends(alt, ".") && strstr(alt, ": Title."), "%s: %s", g.charts[i].name,
                      alt);
        ck_assert_msg(words > 6 && words <= 100, "%s: %zu words: %s", g.charts[i].name, words, alt);
        ck_assert_msg(*pw_chart_sentence(arena, g.charts[i].chart), "%s", g.charts[i].name);
    }
}
END_TEST

/* ---- mark by mark --------------------------------------------------------------- */
/* Would catch a side's total that leaves a withheld age out, and the unborn
 * among the ages. */
START_TEST(pyramids_keep_sides_apart) {
    const struct pw_page *page = draw(more_pyramid(arena, 18, true), FULL, 0);
    const struct pw_op *boys = label_op(page, "Boys"), *girls = label_op(page, "Girls 446");
    ck_assert_ptr_nonnull(boys); /* no total: an age is withheld */
    ck_assert_ptr_nonnull(girls);
    ck_assert(pw_rect_right(boys->extents) < girls->extents.x);
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    const struct pw_op *unborn = label_op(page, "Unborn, sex not known"),
                       *youngest = label_op(page, "0");
    ck_assert(unborn->glyphs.origin.y > youngest->glyphs.origin.y + 13);
}
END_TEST

/* Would catch points whose places are not in proportion to their values. */
START_TEST(dots_stand_where_their_values_are) {
    static const struct chart_row rows[] = {{"A", "Own", "10", "own"},
                                            {"B", "Own", "30", "own"},
                                            {"C", "Own", "20", "own"},
                                            {"A", "All", "40", "nation"}};
    const struct pw_page *page = draw(chart_of(arena, "dots", "M", "count", 0, rows, 4), FULL, 0);
    double x[8];
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count && count < 8; i++)
        if (page->ops[i].kind == PW_OP_FILL &&
            page->ops[i].fill.colour == pw_theme_colour(theme, PW_COLOUR_OWN))
            x[count++] = page->ops[i].extents.x;
    ck_assert_uint_eq(count, 4); /* one in the key */
    ck_assert_double_eq_tol(x[2] - x[1], 2 * (x[3] - x[1]), 0.01);
}
END_TEST

static bool begins(const struct pw_page *page, const char *text) {
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS && pw_str_starts(page->ops[i].glyphs.text, text))
            return true;
    return false;
}

/* Would catch heads that break within words, names cut where a key holds them,
 * counts of a small base cut short, states of actions left out: in a quarter
 * column the same things are said as on a page. */
START_TEST(quarters_say_all) {
    const struct pw_page *page = draw(more_heat(arena, 5, 3), QUARTER, 0);
    ck_assert_ptr_nonnull(label_op(page, "1"));
    ck_assert(begins(page, "Columns: 1"));
    ck_assert(!begins(draw(more_heat(arena, 5, 3), FULL, 0), "Columns:"));
    page = draw(more_slope(arena, 4), QUARTER, 0);
    ck_assert_ptr_nonnull(label_op(page, "Exampleshire"));
    ck_assert_ptr_nonnull(label_op(page, "The scale leaves zero out."));
    page = draw(more_answers(arena, 24, 5), QUARTER, 0);
    ck_assert_ptr_nonnull(label_op(page, "Counts: 5, 19, 11, 7, 17"));
    page = draw(more_timeline(arena, 3), QUARTER, 0);
    ck_assert_ptr_nonnull(label_op(page, "due 28 Feb 2025, overdue"));
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch rows drawn over each other where there are more than fit. */
START_TEST(lanes_that_fit_are_drawn) {
    const struct pw_page *page = draw(more_heat(arena, 40, 3), FULL, 200);
    ck_assert(begins(page, "There is room for the first "));
    ck_assert_ptr_nonnull(label_op(page, "Authority 5"));
    ck_assert_ptr_null(label_op(page, "Authority 40"));
    ck_assert_uint_eq(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, "chart-too-small");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_more");
    TCase *proof = tcase_create("proof"), *marks = tcase_create("marks");
    tcase_set_timeout(proof, 120);
    tcase_add_checked_fixture(proof, setup, teardown);
    tcase_add_checked_fixture(marks, setup, teardown);
    tcase_add_test(proof, every_chart_is_proved);
    tcase_add_test(proof, every_size_is_proved);
    tcase_add_test(proof, every_chart_has_words);
    tcase_add_test(marks, pyramids_keep_sides_apart);
    tcase_add_test(marks, dots_stand_where_their_values_are);
    tcase_add_test(marks, quarters_say_all);
    tcase_add_test(marks, lanes_that_fit_are_drawn);
    suite_add_tcase(s, proof);
    suite_add_tcase(s, marks);
    return s;
}

CHECK_MAIN(suite)
