/* SPDX-License-Identifier: MIT
 *
 * chart: every mark on the same hostile data, at three sizes: a good chart or
 * a clear finding, never a crash, an overlap or clipped ink.
 */
#include "check_main.h"

#include "chart_hostile.h"

static struct pw_arena *arena;
static struct pw_fonts *fonts;
static struct pw_typist *typist;
static struct pw_theme *theme;
static struct pw_findings findings;

static void setup(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    typist = pw_typist_new(fonts);
    theme = pw_theme_load(arena, "templates/theme.yaml", NULL, &findings, &err);
    ck_assert_msg(theme != NULL, "%s", err.text);
}

static void teardown(void) {
    pw_typist_free(typist);
    pw_fonts_close(fonts);
    pw_arena_free(arena);
}

/* Number of operations that the chart drew. */
static size_t draw(const struct pw_chart *chart, double width, double height) {
    struct pw_chart_context context = {theme, typist, arena, &findings, {"draw", 1, 1}};
    struct pw_book *book = pw_book_new(arena, &findings);
    struct pw_pen *pen = pw_pen_new(book);
    if (height <= 0)
        height = pw_chart_height(&context, chart, width);
    int page = pw_book_page_add(book, 600, height + 80);
    pw_pen_page(pen, page);
    pw_pen_begin(pen, pw_tag_new(book, book->root, PW_ROLE_FIGURE, context.place));
    size_t first = book->pages[page]->ops_count;
    pw_chart_draw(&context, chart, pen, pw_rect_make(50, 40, width, height));
    size_t drawn = book->pages[page]->ops_count - first;
    pw_pen_end(pen);
    pw_pen_free(pen);
    return drawn;
}

/* One test a mark, so that a mark that hangs or crashes is named. */
START_TEST(hostile_data_make_no_mess) {
    static const double sizes[][2] = {{FULL, 0}, {QUARTER, 0}, {330, 120}};
    const char *mark = pw_chart_marks()[_i];
    for (size_t i = 0; i < PW_COUNT(HOSTILE); i++)
        for (size_t s = 0; s < PW_COUNT(sizes); s++) {
            struct pw_chart *chart = hostile_chart(arena, mark, &HOSTILE[i]);
            size_t before = findings.list_count;
            size_t drawn = draw(chart, sizes[s][0], sizes[s][1]);
            ck_assert_msg(drawn > 0 || findings.list_count > before,
                          "%s %s: neither a chart nor a finding", mark, HOSTILE[i].name);
            for (size_t f = before; f < findings.list_count; f++)
                ck_assert_msg(!pw_streq(findings.list[f].id, "label-overlap") &&
                                  !pw_streq(findings.list[f].id, "chart-clipped"),
                              "%s %s at %g: %s", mark, HOSTILE[i].name, sizes[s][0],
                              findings.list[f].text);
        }
}
END_TEST

/* Would catch words that run on with the data: names of 120 letters, 400 series. */
START_TEST(hostile_data_have_short_words) {
    const char *mark = pw_chart_marks()[_i];
    for (size_t i = 0; i < PW_COUNT(HOSTILE); i++) {
        struct pw_chart *chart = hostile_chart(arena, mark, &HOSTILE[i]);
        const char *alt = pw_chart_alt(arena, chart, "Title");
        size_t words = 1;
        for (const char *p = alt; *p; p++)
            words += *p == ' ';
        ck_assert_msg(words <= 100, "%s %s: %zu words: %.300s", mark, HOSTILE[i].name, words, alt);
        if (!pw_chart_drawable(chart))
            ck_assert_msg(!*pw_chart_sentence(arena, chart), "%s %s: %s", mark, HOSTILE[i].name,
                          pw_chart_sentence(arena, chart));
    }
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_hostile");
    TCase *all = tcase_create("marks");
    int marks = 0;
    while (pw_chart_marks()[marks])
        marks++;
    tcase_set_timeout(all, 60);
    tcase_add_checked_fixture(all, setup, teardown);
    tcase_add_loop_test(all, hostile_data_make_no_mess, 0, marks);
    tcase_add_loop_test(all, hostile_data_have_short_words, 0, marks);
    suite_add_tcase(s, all);
    return s;
}

CHECK_MAIN(suite)
