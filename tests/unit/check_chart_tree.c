/* SPDX-License-Identifier: MIT
 *
 * chart: organisation trees: the order of the posts and what is drawn of it.
 */
#include "check_main.h"

#include "../../src/chart/org.h"
#include "chart_lab.h"

#define HEAD "post:t|reports_to:t|title:t|posts:n|vacant:n|role:t\n"

static struct pw_chart *tree(const char *rows) {
    struct pw_chart *chart =
        lab_chart("tree", lab_data(pw_arena_printf(arena, HEAD "%s", rows)), "title", "posts", "");
    return lab_option(chart, "vacant", "vacant");
}

static const char SERVICE[] = "care|head|Team manager|8.5|1|\n"
                              "director||Director|1||\n"
                              "head|director|Head of Service|1||own\n"
                              "quality|director|Quality|4|c|\n"
                              "leavers|head|Team manager|6|0|\n";

/* Would catch posts out of reading order, wrong levels, and two posts with one
 * title taken for one. */
START_TEST(posts_stand_in_reading_order) {
    static const char *const order[] = {"director", "head", "care", "leavers", "quality"};
    static const int depths[] = {0, 1, 2, 2, 1}, below[] = {4, 2, 0, 0, 0};
    struct org org = org_of(arena, tree(SERVICE));
    ck_assert_int_eq(org.count, 5);
    ck_assert_int_eq(org.levels, 3);
    for (int i = 0; i < 5; i++) {
        const struct org_post *post = &org.posts[org.order[i]];
        ck_assert_str_eq(post->id, order[i]);
        ck_assert_int_eq(post->depth, depths[i]);
        ck_assert_int_eq(post->below, below[i]);
    }
}
END_TEST

/* Would catch a line that stands above the one it reports to or not right of
 * it, a number away from its post, and a withheld one that is printed. */
START_TEST(posts_are_drawn_under_whom_they_report_to) {
    const struct pw_page *page = draw(tree(SERVICE), FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    const struct pw_op *top = label_op(page, "Director"), *head = label_op(page, "Head of Service");
    const struct pw_op *team = label_op(page, "Team manager"), *quality = label_op(page, "Quality");
    const struct pw_op *number = label_op(page, "8.5"), *sealed = label_op(page, "[c]");
    ck_assert(top && head && team && quality && number && sealed);
    ck_assert_double_lt(top->extents.y, head->extents.y);
    ck_assert_double_lt(head->extents.y, team->extents.y);
    ck_assert_double_lt(team->extents.y, quality->extents.y);
    ck_assert_double_lt(top->extents.x + 5, head->extents.x);
    ck_assert_double_lt(head->extents.x + 5, team->extents.x);
    ck_assert_double_lt(quality->extents.x, team->extents.x);
    ck_assert_double_eq_tol(number->glyphs.origin.y, team->glyphs.origin.y, 0.01);
    ck_assert_double_eq_tol(sealed->glyphs.origin.y, quality->glyphs.origin.y, 0.01);
    const char *alt = pw_chart_alt(arena, tree(SERVICE), "Posts");
    ck_assert_msg(strstr(alt,
                         "5 posts in 3 levels. To Director report Head of Service and Quality. "
                         "To Head of Service report Team manager and Team manager."),
                  "%s", alt);
    ck_assert_ptr_nonnull(label_op(draw(lab_option(tree(SERVICE), "levels", "2"), FULL, 0),
                                   "Head of Service (2 posts below)"));
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch an endless walk round a circle, posts that vanish with the one
 * they report to, and rows that overwrite each other. */
START_TEST(broken_lines_are_said) {
    struct org org = org_of(arena, tree("a|b|A|1||\nb|c|B|1||\nc|a|C|1||\nd|c|D|1||\ne|e|E|1||\n"));
    ck_assert_int_eq(org.circles, 2);
    ck_assert_str_eq(org.posts[org.order[0]].id, "a");
    draw(tree("a|b|A|1||\nb|a|B|1||\n"), FULL, 0);
    ck_assert_uint_eq(findings_of("posts-in-circle"), 1);
    const struct pw_page *page =
        draw(tree("a||A|1||\nb|gone|B|2||\na|b|Again|3||\n||No id|1||\n"), FULL, 0);
    ck_assert_uint_eq(findings_of("unknown-post"), 1);
    ck_assert_uint_eq(findings_of("post-twice"), 1);
    ck_assert_uint_eq(findings_of("rows-without-place"), 1);
    ck_assert(label_op(page, "A") && label_op(page, "B") && !label_op(page, "Again"));
}
END_TEST

#define LONG_NAME                                                                                  \
    "A very long title of a post of one hundred and twenty characters which was made up by "       \
    "somebody with time to spare"

/* Would catch overlaps, ink beyond the frame and crashes at any size. */
START_TEST(trees_bear_hostile_data) {
    lab_prove("service", tree(SERVICE), true);
    static const char *const hostile[] = {
        "",
        "a||*|1||\n",
        "a||" LONG_NAME "|1e12|-5|\nb|a|" LONG_NAME "|1e-9|c|own\n",
        "a||\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D|1||\nb|a|<b>|x||\n",
        "a||A|c|x|\nb|a|B|x|c|\n",
    };
    for (size_t i = 0; i < PW_COUNT(hostile); i++)
        lab_prove(hostile[i], tree(hostile[i]), false);
    struct pw_buf wide = {0}, deep = {0};
    for (int i = 0; i < 400; i++) {
        pw_buf_printf(&wide, "%d|%s|Post %d|1|0|\n", i,
                      i ? pw_arena_printf(arena, "%d", (i - 1) / 6) : "", i);
        pw_buf_printf(&deep, "%d|%d|Post %d|1|0|\n", i, i - 1, i);
    }
    struct pw_chart *many = tree(pw_buf_text(&wide));
    size_t before = findings_of("posts-left-out");
    draw(many, FULL, 0);
    ck_assert_uint_eq(findings_of("posts-left-out"), before + 1);
    lab_prove("400 posts", many, false);
    lab_prove("400 levels", tree(pw_buf_text(&deep)), false);
    pw_buf_release(&wide);
    pw_buf_release(&deep);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_tree");
    TCase *c = tcase_create("tree");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, posts_stand_in_reading_order);
    tcase_add_test(c, posts_are_drawn_under_whom_they_report_to);
    tcase_add_test(c, broken_lines_are_said);
    tcase_add_test(c, trees_bear_hostile_data);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
