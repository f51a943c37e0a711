/* SPDX-License-Identifier: MIT
 *
 * Tables in packs: rows and columns that follow from others.
 */
#include "compose_pack.h"

static void setup(void) {
    pack_open();
    run_sql("CREATE TABLE money (id TEXT, line TEXT, part TEXT, a REAL, b REAL, diff REAL, "
            "run REAL, sort INTEGER);"
            "INSERT INTO money VALUES"
            " (NULL, 'Staff', 'P', 10.04, 12, 1.96, 10.04, 1),"
            " (NULL, 'Homes', 'P', 20.04, 21, 0.96, 30.08, 2),"
            " ('gross', 'Gross spending', 'P', 30.08, 33, 2.92, NULL, 3),"
            " ('income', 'Income', 'P', -5, -6, -1, 25.08, 4),"
            " ('net', 'Net spending', 'P', 25.08, 27, 1.92, NULL, 5);");
    put("money.sql", "-- Money.\n-- source: Made up\n-- column id: label \"Id\"\n"
                     "-- column line: label \"Line\"\n-- column part: label \"Part\"\n"
                     "-- column a: label \"2023\", unit \"\xC2\xA3m\", decimals 1\n"
                     "-- column b: label \"2024\", unit \"\xC2\xA3m\", decimals 1\n"
                     "-- column diff: label \"Change\", unit \"\xC2\xA3m\", decimals 1\n"
                     "-- column run: label \"Sum\", unit \"\xC2\xA3m\", decimals 1\n"
                     "SELECT id, line, part, a, b, diff, run FROM money ORDER BY part, sort\n");
}

#define TABLE(rows, columns)                                                                       \
    "```table\ndata: money\ntitle: Money\nrow_names: id\nsign: Income is negative.\nrows:\n" rows  \
    "columns:\n  - line\n" columns "```\n"
#define NET "  gross: { is: sum }\n  net: { is: gross + income }\n"
#define AB "  - a\n  - b\n"
#define DIFF "  - { column: diff, is: b - a }\n"

/* Would catch: sums that are not looked at, rows that are not marked, a sign that
 * is not said, 10.0 + 20.0 = 30.1 left without a word. */
START_TEST(declared_rows_hold) {
    const struct pw_block *block = compose_pack("", TABLE(NET, AB DIFF))->blocks[0];
    static const bool sums[] = {false, false, true, false, true};
    for (size_t row = 0; row < PW_COUNT(sums); row++)
        ck_assert_int_eq(block->table->sums[row], sums[row]);
    ck_assert(has_note(block, "Income is negative."));
    ck_assert(has_note(block, "Figures are rounded one by one"));
    run_sql("UPDATE money SET a = round(a), diff = b - round(a)");
    ck_assert(!has_note(compose_pack("", TABLE(NET, AB DIFF))->blocks[0], "rounded"));
}
END_TEST

static const struct {
    const char *change, *rows, *columns, *id, *says;
    int line, column;
} broken[] = {
    {"UPDATE money SET a = 31 WHERE id = 'gross'", NET, AB, "sum-does-not-hold",
     "\"Gross spending\", 2023: `sum` gives 30.1, but query money gives 31.0", 10, 16},
    {"UPDATE money SET b = -27 WHERE id = 'net'", NET, AB, "sum-does-not-hold",
     "`gross + income` gives 27.0, but query money gives \xE2\x88\x92"
     "27.0",
     11, 14},
    {"UPDATE money SET diff = diff + 0.34 WHERE line <> 'Homes' AND line <> 'Income'", NET, AB DIFF,
     "sum-does-not-hold", "\"Staff\", Change: `b - a` gives 2.0, but query money gives 2.3", 16,
     25},
    {"", "  gross: { is: sum }\n  net: { is: gros - income }\n", AB, "unknown-row",
     "did you mean \"gross\"?", 11, 14},
    {"", "  nett: { is: gross - income }\n", AB, "unknown-row", "did you mean \"net\"?", 10, 3},
    {"", "  net: { is: gross - }\n", AB, "not-a-sum", "`gross - income`", 10, 14},
    {"", "  net: { is: gross * income }\n", AB, "not-a-sum", "`gross - income`", 10, 14},
    {"", "  net: gross\n", AB, "not-a-sum", "say what row net is", 10, 3},
    {"", NET, AB "  - { column: diff, is: sum }\n", "not-a-sum", "`sum` is for rows", 16, 25},
};

/* Would catch: a total of a committee report that is not the sum of its rows,
 * or a finding that doesn't say where, what was expected and what was found. */
START_TEST(what_does_not_hold_is_found) {
    run_sql(broken[_i].change);
    ck_assert_ptr_null(
        try_pack("", pw_arena_printf(arena,
                                     "```table\ndata: money\ntitle: Money\nrow_names: id\nsign: "
                                     "Income is negative.\nrows:\n%scolumns:\n  - line\n%s```\n",
                                     broken[_i].rows, broken[_i].columns)));
    ck_assert_uint_ge(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, broken[_i].id);
    ck_assert_msg(strstr(findings.list[0].text, broken[_i].says) != NULL, "%s",
                  findings.list[0].text);
    ck_assert_int_eq(findings.list[0].place.line, broken[_i].line);
    ck_assert_int_eq(findings.list[0].place.column, broken[_i].column);
}
END_TEST

/* Would catch: a blank taken for 0, a year whose parts are unknown refused or
 * passed over in silence. */
START_TEST(blanks_are_not_zero) {
    run_sql("UPDATE money SET b = NULL WHERE id IS NULL"); /* only the total is known */
    ck_assert(has_note(compose_pack("", TABLE(NET, AB))->blocks[0],
                       "2024: only the total is known, not its parts."));
    run_sql("UPDATE money SET b = 0 WHERE line = 'Staff'"); /* one part: nothing can be said */
    ck_assert(!has_note(compose_pack("", TABLE(NET, AB))->blocks[0], "only the total"));
    run_sql("UPDATE money SET b = 0 WHERE line = 'Homes'");
    ck_assert_ptr_null(try_pack("", TABLE(NET, AB)));
    ck_assert_str_eq(findings.list[findings.list_count - 1].id, "sum-does-not-hold");
}
END_TEST

/* Would catch: running sums that are never looked at, or go over a group. */
START_TEST(running_sums_run) {
    static const char down[] =
        "```table\ndata: money\ntitle: Money\ngroup: part\nrow_names: id\nsign: S.\n"
        "rows: { gross: { is: sum }, net: { is: gross + income } }\n"
        "columns:\n  - line\n  - a\n  - { column: run, is: running a }\n```\n";
    static const char along[] = "```table\ndata: money\ntitle: Money\nrow_names: id\nsign: S.\n"
                                "rows: { net: { is: running gross } }\n"
                                "columns:\n  - line\n  - a\n  - b\n```\n";
    compose_pack("", down);
    run_sql("UPDATE money SET part = 'Q' WHERE id = 'income'");
    ck_assert_ptr_null(try_pack("", down)); /* now 25.08 should be -5, and net has no income */
    run_sql("UPDATE money SET part = 'P'; UPDATE money SET run = 5 WHERE line = 'Homes'");
    ck_assert_ptr_null(try_pack("", down));
    run_sql("UPDATE money SET a = 30, b = 33 WHERE id = 'gross';"
            "UPDATE money SET a = 30, b = 63 WHERE id = 'net'");
    compose_pack("", along);
    run_sql("UPDATE money SET b = 33 WHERE id = 'net'");
    ck_assert_ptr_null(try_pack("", along));
}
END_TEST

/* Would catch: a cell that leads nowhere without a word, initials that nobody
 * explains or that are explained once a row. */
START_TEST(cells_lead_and_are_explained) {
    static const char body[] =
        "```table\ndata: money\ntitle: Money\ncolumns:\n"
        "  - { column: line, link: part, meaning: part }\n  - a\n```\n\n# %s\n\nText.\n";
    run_sql("UPDATE money SET line = 'HS', part = 'Head of service'");
    const struct pw_block *block =
        compose_pack("", pw_arena_printf(arena, body, "Head of service"))->blocks[0];
    ck_assert_str_eq(block->table->columns[0].links[1], "head-of-service");
    ck_assert_uint_eq(block->notes_count, 1);
    ck_assert(has_note(block, "HS Head of service."));
    ck_assert_ptr_null(try_pack("", pw_arena_printf(arena, body, "Another head")));
    ck_assert_str_eq(findings.list[0].id, "unresolved-link");
}
END_TEST

/* Would catch: columns of different unit, population and period under heads that
 * look alike. */
START_TEST(heads_say_whom_and_when) {
    put("money.sql", "-- Posts.\n-- source: Made up\n-- column line: label \"Line\"\n"
                     "-- column a: label \"Posts\", unit FTE, population \"permanent\"\n"
                     "-- column b: label \"Leavers\", unit count, period \"rolling 12 months\"\n"
                     "SELECT line, a, b FROM money\n");
    const struct pw_table *table =
        compose_pack("", "```table\ndata: money\ntitle: Posts\n```\n")->blocks[0]->table;
    ck_assert_str_eq(table->columns[1].head, "Posts (FTE, permanent)");
    ck_assert_str_eq(table->columns[2].head, "Leavers (rolling 12 months)");
}
END_TEST

static Suite *compose_tables_suite(void) {
    Suite *suite = suite_create("compose_tables");
    TCase *test = tcase_create("compose_tables");
    tcase_add_checked_fixture(test, setup, pack_close);
    tcase_add_test(test, declared_rows_hold);
    tcase_add_loop_test(test, what_does_not_hold_is_found, 0, (int)PW_COUNT(broken));
    tcase_add_test(test, blanks_are_not_zero);
    tcase_add_test(test, running_sums_run);
    tcase_add_test(test, cells_lead_and_are_explained);
    tcase_add_test(test, heads_say_whom_and_when);
    suite_add_tcase(suite, test);
    return suite;
}

CHECK_MAIN(compose_tables_suite)
