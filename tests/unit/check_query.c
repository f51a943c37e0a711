/* SPDX-License-Identifier: MIT
 *
 * Queries: contracts read with places, statements held to them, cells with the
 * states that symbols say.
 */
#include "check_main.h"

#include <string.h>
#include <unistd.h>

#include "packwright/query.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static struct pw_mart mart;
static char path[64];

static void setup(void) {
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    strcpy(path, "/tmp/check-query-XXXXXX");
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    close(file);
    ck_assert_int_eq(sqlite3_open(":memory:", &mart.db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_exec(mart.db,
                     "CREATE TABLE area (code TEXT, name TEXT);"
                     "CREATE TABLE child (number INTEGER, age INTEGER);"
                     "CREATE TABLE figure (area TEXT, day TEXT, value REAL, symbol TEXT,"
                     " num REAL, den REAL, flags INTEGER);"
                     "INSERT INTO area VALUES ('E1', 'Team 1'), ('E2', 'Two');"
                     "INSERT INTO child VALUES (1, 4), (2, 9);"
                     "INSERT INTO figure VALUES"
                     " ('E1', '2024-03-31', 45.5, NULL, 91, 200, 32),"
                     " ('E1', '2025-03-31', 3, 'c', 3, 200, 0),"
                     " ('E2', '2025-03-31', NULL, NULL, NULL, NULL, 1);",
                     NULL, NULL, NULL),
        SQLITE_OK);
}

static void teardown(void) {
    sqlite3_close(mart.db);
    unlink(path);
    pw_arena_free(arena);
}

static struct pw_query *load(const char *text) {
    struct pw_err err = {0};
    ck_assert(pw_file_write(path, text, strlen(text), &err));
    struct pw_query *query = pw_query_load(arena, path, NULL, &findings, &err);
    ck_assert_ptr_nonnull(query);
    return query;
}

static struct pw_dataset *run(const char *text) {
    struct pw_value value = {"area", "E1"};
    struct pw_values values = {&value, 1, 1};
    return pw_query_run(arena, load(text), &mart, &values, &findings);
}

static const char full[] =
    "-- What it is.\n"
    "-- parameters: area (area)\n"
    "-- source: A, table c1\n"
    "-- note: Rounded.\n"
    "-- column day: label \"Day, month\", format \"mmm yyyy\"\n"
    "-- column v: label \"Rate\", unit \"per 10,000\", decimals 1,\n"
    "--     polarity low, disclosure published\n"
    "SELECT day, value AS v, symbol AS v_symbol, num AS v_num, den AS v_den,\n"
    "  flags AS v_flags FROM figure WHERE area = :area ORDER BY day\n";

/* Would catch a contract read wrongly: commas in quotes, continued lines. */
START_TEST(contract_is_read) {
    const struct pw_query *query = load(full);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_str_eq(query->description, "What it is.");
    ck_assert_str_eq(query->source, "A, table c1");
    ck_assert_str_eq(query->notes[0], "Rounded.");
    ck_assert_str_eq(query->columns[0].label, "Day, month");
    ck_assert_int_eq(query->columns[0].type, PW_DATE);
    ck_assert_str_eq(query->columns[1].unit, "per 10,000");
    ck_assert_int_eq(query->columns[1].polarity, PW_LOW_IS_GOOD);
    ck_assert_int_eq(query->column_places[1].line, 6);
}
END_TEST

/* Would catch a number that stays in a cell whose symbol withholds it, parts
 * that are lost, and hidden companions that show as columns. */
START_TEST(companions_fold_into_cells) {
    const struct pw_dataset *data = run(full);
    ck_assert_ptr_nonnull(data);
    ck_assert_uint_eq(data->columns_count, 2);
    ck_assert_uint_eq(data->rows_count, 2);
    const struct pw_cell *cell = pw_dataset_cell(data, 0, 1);
    ck_assert_int_eq(cell->state, PW_PRESENT);
    ck_assert(cell->number == 45.5 && cell->has_parts && cell->denominator == 200);
    ck_assert_uint_eq(cell->flags, PW_CALCULATED);
    cell = pw_dataset_cell(data, 1, 1);
    ck_assert_int_eq(cell->state, PW_WITHHELD);
    ck_assert(cell->number == 0 && !cell->has_parts && cell->numerator == 0);
}
END_TEST

/* Would catch blank read as zero. */
START_TEST(null_is_missing) {
    const struct pw_dataset *data = run("-- X.\n-- column v: label \"V\", unit count\nSELECT value "
                                        "AS v FROM figure WHERE area = 'E2'\n");
    ck_assert_int_eq(pw_dataset_cell(data, 0, 0)->state, PW_MISSING);
}
END_TEST

#define ONE "-- X.\n-- column n: label \"N\"\n"

static const struct {
    const char *text, *id;
    int line;
} broken[] = {
    {"-- X.\n-- column n: label \"N\"\n-- column m: label \"M\"\nSELECT name AS n FROM area\n",
     "missing-column", 3},
    {ONE "SELECT name AS n, code FROM area\n", "unknown-column", 1},
    {ONE "SELEC name\n", "sql-error", 3},
    {ONE "SELECT name AS n\nFROM area WHERE x = 1\n", "sql-error", 4},
    {ONE "SELECT name AS n FROM area WHERE code = :area\n", "undeclared-parameter", 1},
    {ONE "DELETE FROM area\n", "no-statement", 1},
    {ONE "SELECT name AS n FROM area; DELETE FROM area\n", "two-statements", 3},
    {ONE "SELECT name || ' has 3 teams' AS n FROM area\n", "made-text", 2},
    {"-- X.\n-- column n: label \"N\", unit count\nSELECT name AS n FROM area\n", "cell-type", 2},
    {"-- X.\n-- column n: label \"N\", format \"yyyy\"\nSELECT name AS n FROM area\n", "cell-type",
     2},
    {"-- X.\n-- column n: label \"N\", unit count\nSELECT age AS n FROM child\n", "child-level", 2},
    {"-- X.\n-- column v: label \"V\", unit count\nSELECT 1 AS v, 'huh' AS v_symbol\n",
     "unknown-symbol", 2},
};

/* Would catch a promise that is broken in silence: each gives NULL and a
 * finding at its line. */
START_TEST(broken_promises) {
    ck_assert_ptr_null(run(broken[_i].text));
    ck_assert_str_eq(findings.list[0].id, broken[_i].id);
    ck_assert_int_eq(findings.list[0].place.line, broken[_i].line);
}
END_TEST

static const struct {
    const char *line, *id;
} bad_lines[] = {
    {"-- column a: label \"A\", colour red\n", "unknown-attribute"},
    {"-- column a: label \"A\", type blob\n", "bad-attribute"},
    {"-- column a: label \"A\", polarity up\n", "bad-attribute"},
    {"-- column a: label \"A\", unit from b\n", "unknown-column"},
    {"-- column a: label \"A\n", "bad-attribute"},
    {"-- column a: unit count\n", "no-label"},
    {"-- column a: label \"A\"\n-- column a: label \"A\"\n", "duplicate-column"},
    {"-- column a: label \"A\"\n-- parameters: area\n", "bad-parameters"},
    {"-- column a: label \"A\"\n-- level: person\n", "bad-level"},
    {"-- column a: label \"A\"\n-- key: b\n", "unknown-column"},
    {"SELECT 1\n", "no-columns"},
};

/* Would catch slips in a contract that are read past. */
START_TEST(bad_contracts) {
    load(pw_arena_printf(arena, "-- X.\n%sSELECT 1 AS a\n", bad_lines[_i].line));
    ck_assert_uint_eq(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, bad_lines[_i].id);
}
END_TEST

/* Would catch names straight from the mart, and words of a CASE, refused. */
START_TEST(labels_are_allowed) {
    const struct pw_dataset *data =
        run("-- X.\n-- column n: label \"N\"\n-- column w: label \"W\"\n"
            "WITH a AS (SELECT name FROM area) SELECT name AS n,"
            " CASE name WHEN 'Two' THEN 'yes' ELSE 'no' END AS w FROM a\n");
    ck_assert_ptr_nonnull(data);
    ck_assert_str_eq(pw_dataset_cell(data, 0, 0)->text, "Team 1");
    ck_assert_str_eq(pw_dataset_cell(data, 0, 1)->text, "no");
}
END_TEST

/* Would catch a text that shows though a symbol says that there is none. */
START_TEST(symbols_rule_texts_too) {
    const struct pw_dataset *data = run("-- X.\n-- column n: label \"N\"\n"
                                        "SELECT name AS n, 'z' AS n_symbol FROM area\n");
    ck_assert_ptr_nonnull(data);
    ck_assert_int_eq(pw_dataset_cell(data, 0, 0)->state, PW_NOT_APPLICABLE);
    ck_assert_ptr_null(pw_dataset_cell(data, 0, 0)->text);
}
END_TEST

/* Would catch sources that are repeated row by row, or lost. */
START_TEST(sources_are_collected) {
    const struct pw_dataset *data =
        run("-- X.\n-- column n: label \"N\"\n-- column s: label \"S\", role source\n"
            "SELECT name AS n, 'Table c1' AS s FROM area\n");
    ck_assert_ptr_nonnull(data);
    ck_assert_str_eq(data->source, "Table c1");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("query");
    TCase *t = tcase_create("query");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, contract_is_read);
    tcase_add_test(t, companions_fold_into_cells);
    tcase_add_test(t, null_is_missing);
    tcase_add_loop_test(t, broken_promises, 0, (int)PW_COUNT(broken));
    tcase_add_loop_test(t, bad_contracts, 0, (int)PW_COUNT(bad_lines));
    tcase_add_test(t, labels_are_allowed);
    tcase_add_test(t, symbols_rule_texts_too);
    tcase_add_test(t, sources_are_collected);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
