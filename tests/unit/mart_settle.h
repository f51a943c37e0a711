/* SPDX-License-Identifier: MIT
 *
 * Tests of what imports leave for quick reading: it must say what the views
 * that work it out anew say.
 */
#ifndef MART_SETTLE_H
#define MART_SETTLE_H

#include "mart_imports.h"
#include "mart_tool.h"

/* Rows of one relation that the other has not. */
#define MISSING(one, other)                                                                        \
    "SELECT count(*) FROM (SELECT * FROM " one " EXCEPT SELECT * FROM " other ")"
#define FIELDS                                                                                     \
    "(SELECT indicator, area, period_start, period_end, breakdown, value, symbol, flags,"          \
    " numerator, denominator, source FROM "

static void agrees(void) {
    ASKS(MISSING("shown", "shown_anew"), "0");
    ASKS(MISSING("shown_anew", "shown"), "0");
    ASKS(MISSING(FIELDS "calculated)", "calculated_anew"), "0");
    ASKS(MISSING("calculated_anew", FIELDS "calculated)"), "0");
    ASKS("SELECT count(*) FROM (SELECT 1 FROM observation GROUP BY indicator, area, period_end,"
         " breakdown, period_start HAVING sum(newest) <> 1)",
         "0");
}

static const char *random_cell(unsigned *seed) {
    static const char *const cells[] = {"100", "110", "120", "c", ""};
    *seed = *seed * 1103515245u + 12345u;
    return cells[*seed / 65536u % PW_COUNT(cells)];
}

static const char *random_rows(unsigned *seed) {
    struct pw_buf text = {0};
    pw_buf_puts(&text, PLACES "Referrals\n");
    static const char *const years[] = {CAMBRIDGESHIRE("2022"), CAMBRIDGESHIRE("2023"),
                                        CAMBRIDGESHIRE("2024")};
    for (size_t i = 0; i < PW_COUNT(years); i++)
        pw_buf_printf(&text, "%s%s\n", years[i], random_cell(seed));
    const char *kept = pw_arena_strdup(arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return kept;
}

/* Would catch: marks of newest and revised that drift from what the releases
 * say, whatever the order of releases by name, with a digest between them, and
 * calculated rates that stay behind a new count or a new population. */
START_TEST(quick_reading_agrees) {
    unsigned seed = 7;
    for (int i = 0; i < 40; i++) {
        const char *name =
            pw_arena_printf(arena, "%s%d%c.csv", C1, 2024 + i * 7 % 5, 'a' + i * 11 % 6);
        const char *day = pw_arena_printf(arena, "2025-%02d-%02d", 1 + i / 20, 1 + i % 20);
        lab_import("ees", name, random_rows(&seed), day);
        if (i % 10 == 3)
            ck_assert(lab_lait(LONG_HEAD "ReReferral,,2023,Cambridgeshire,26,873,East\n",
                               dictionary_text, pw_arena_printf(arena, "tool %d", i)));
        if (i % 10 == 7)
            ck_assert(lab_import("population", pw_arena_printf(arena, "to_%d.csv", 2024 + i),
                                 PLACES "age_group,population_estimate\n" PEOPLE("2022", "135000"),
                                 day));
        agrees();
    }
    ck_assert_str_ne(ask("SELECT sum(newest = 0), sum(revised) FROM observation"), "0|0");
    ck_assert_str_ne(ask("SELECT count(*) FROM calculated"), "0");
}
END_TEST

/* Would catch: rates that count what came after the day, or stay as the last
 * import left them. */
START_TEST(rates_as_known) {
    static const char rate[] =
        "SELECT value, numerator FROM figure WHERE indicator = 'referrals_rate'";
    ck_assert(lab_import("population", "ons_2012_to_2023.csv",
                         PLACES "age_group,population_estimate\n" PEOPLE("2023", "100000"),
                         "2024-07-01"));
    ck_assert(lab_import("ees", C1 "2024.csv", PLACES "Referrals\n" CAMBRIDGESHIRE("2024") "100\n",
                         "2024-11-01"));
    ck_assert(lab_import("ees", C1 "2025.csv", PLACES "Referrals\n" CAMBRIDGESHIRE("2024") "200\n",
                         "2025-11-01"));
    lab_read();
    ASKS(rate, "20.0|200.0");
    ck_assert(pw_mart_set_known(mart, pw_date_make(2024, 12, 1), &failure));
    ASKS(rate, "10.0|100.0");
    ck_assert(pw_mart_set_known(mart, pw_date_make(2024, 8, 1), &failure));
    ASKS(rate, "");
    ck_assert(pw_mart_set_known(mart, PW_NO_DATE, &failure));
    ASKS(rate, "20.0|200.0");
}
END_TEST

/* Would catch: an authority in the wrong group, or one that ended still in it. */
START_TEST(area_groups) {
    ASKS("SELECT group_concat(area_group) FROM (SELECT area_group FROM group_member"
         " WHERE area = 'E09000001' ORDER BY 1)",
         "inner_london,london,tiny");
    ASKS("SELECT area_group, count(*) FROM group_member WHERE valid_to IS NULL GROUP BY 1",
         "county|21;inner_london|14;london|33;metropolitan|36;outer_london|19;tiny|2;unitary|63");
    ASKS("SELECT area_group, valid_to FROM group_member WHERE area = 'E10000009'",
         "county|2019-03-31");
}
END_TEST

static void add_settle_tests(TCase *c) {
    tcase_add_test(c, area_groups);
    tcase_add_test(c, quick_reading_agrees);
    tcase_add_test(c, rates_as_known);
}

#endif
