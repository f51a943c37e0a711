/* SPDX-License-Identifier: MIT
 *
 * chart: every mark on the same hostile data, at three sizes: a good chart or
 * a clear finding, never a crash, an overlap or clipped ink.
 */
#include "check_main.h"

#include "chart_hostile.h"
#include "chart_page.h"

/* One test a mark, so that a mark that hangs or crashes is named. */
START_TEST(hostile_data_make_no_mess) {
    static const double sizes[][2] = {{FULL, 0}, {QUARTER, 0}, {330, 120}};
    const char *mark = pw_chart_marks()[_i];
    for (size_t i = 0; i < PW_COUNT(HOSTILE); i++)
        for (size_t s = 0; s < PW_COUNT(sizes); s++) {
            struct pw_chart *chart = hostile_chart(arena, mark, &HOSTILE[i]);
            size_t before = findings.list_count;
            const struct pw_page *page = draw(chart, sizes[s][0], sizes[s][1]);
            /* the Figure's own begin and end are no chart */
            ck_assert_msg(page->ops_count > 2 || findings.list_count > before,
                          "%s %s: neither a chart nor a finding", mark, HOSTILE[i].name);
            for (size_t f = before; f < findings.list_count; f++)
                ck_assert_msg(!mess(&findings.list[f]), "%s %s at %g: %s", mark, HOSTILE[i].name,
                              sizes[s][0], findings.list[f].text);
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
