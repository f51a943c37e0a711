/* SPDX-License-Identifier: MIT
 *
 * chart: what a slope graph says in words.
 */
#include "check_main.h"

#include "chart_lab.h"

static struct pw_chart *slope(const char *rows) {
    struct pw_chart *chart =
        lab_chart("slope", lab_data(pw_arena_printf(arena, "day:d|name:t|rate:n|role:t\n%s", rows)),
                  "day", "rate", "name");
    chart->period = "year";
    return chart;
}

static void says(struct pw_chart *chart, const char *want) {
    const char *alt = pw_chart_alt(arena, chart, "Rates");
    ck_assert_msg(strstr(alt, want) != NULL, "\"%s\" is not in \"%s\"", want, alt);
}

/* Would catch a rise told as a fall, an own value of the wrong period, a middle
 * period taken for an end, and a biggest change that is not. */
START_TEST(a_slope_says_who_rose_and_who_fell) {
    struct pw_chart *chart = slope("2021-03-31|Own|55|own\n2025-03-31|Own|61|own\n"
                                   "2021-03-31|North|80|context\n2023-03-31|North|200|context\n"
                                   "2025-03-31|North|68|context\n2021-03-31|South|40|context\n"
                                   "2025-03-31|South|40|context\n2021-03-31|East|40|context\n"
                                   "2025-03-31|East|44|context\n");
    says(chart, "Slope graph: Rates. rate, 2021 to 2025. Own: 55 to 61. Rose: Own and East. "
                "Fell: North. Little or no change: South. Biggest change: North, 80 to 68.");
}
END_TEST

/* Would catch a number behind a symbol, and a change told of one value. */
START_TEST(a_withheld_end_is_not_told) {
    struct pw_chart *chart = slope("2021-03-31|Own|c|own\n2025-03-31|Own|61|own\n"
                                   "2021-03-31|North|80|context\n2025-03-31|North|68|context\n");
    says(chart, "Own: no figure for both. Fell: North.");
    says(chart, "No figure for both periods: 1 of 2.");
    says(slope("2021-03-31|Own|5|own\n"), "rate, 2021: one period, no change to tell.");
}
END_TEST

/* Would catch a list of four hundred names. */
START_TEST(many_are_counted) {
    struct pw_buf rows = {0};
    for (int i = 0; i < 40; i++)
        pw_buf_printf(&rows, "2021-03-31|Place %d|%d|context\n2025-03-31|Place %d|%d|context\n", i,
                      50, i, i < 30 ? 90 + i : 20);
    struct pw_chart *chart = slope(pw_arena_strdup(arena, pw_buf_text(&rows)));
    pw_buf_release(&rows);
    says(chart, "30 rose. 10 fell. Biggest change: Place 29, 50 to 119.");
    lab_prove("40 lines", chart, false);
    lab_prove("one", slope("2021-03-31|Own|5|own\n"), false);
    lab_prove("none", slope("2021-03-31|Own|c|own\n2025-03-31|Own|c|own\n"), false);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_slope");
    TCase *c = tcase_create("slope");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, a_slope_says_who_rose_and_who_fell);
    tcase_add_test(c, a_withheld_end_is_not_told);
    tcase_add_test(c, many_are_counted);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
