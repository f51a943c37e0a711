/* SPDX-License-Identifier: MIT
 *
 * Tests of the mart: making and opening, the fence around packs, SQL
 * functions, areas, and how figures enter and stand.
 */
#include "mart_lab.h"

#include "mart_annex.h"
#include "mart_areas.h"
#include "mart_imports.h"
#include "mart_local.h"
#include "mart_settle.h"
#include "mart_tool.h"

/* ---- making and opening ---------------------------------------------------- */

/* Would catch: a mart that others can read, writing over a mart, a schema that
 * breaks its own foreign keys, no calendar. */
START_TEST(new_mart) {
    struct stat status;
    ck_assert_int_eq(stat(lab_path("m.db"), &status), 0);
    ck_assert_int_eq(status.st_mode & 0777, 0600);
    ck_assert(!pw_mart_create(lab_path("m.db"), NULL, false, &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "there already"));
    ASKS("PRAGMA foreign_key_check", "");
    ASKS("PRAGMA integrity_check", "ok");
    ASKS("PRAGMA secure_delete", "1");
    ASKS("SELECT count(*) FROM calendar WHERE date BETWEEN '2024-01-01' AND '2024-12-31'", "366");
    ASKS("SELECT b.working_day - a.working_day FROM calendar AS a, calendar AS b"
         " WHERE a.date = '2024-03-28' AND b.date = '2024-04-02'",
         "1"); /* Easter weekend between */
}
END_TEST

/* Would catch: a half-made mart left behind, errors of the wrong file taken
 * for damage of ours, a newer mart written to by an older program. */
START_TEST(wrong_files) {
    ck_assert(!pw_mart_create("/nonexistent/x.db", NULL, false, &failure));
    const char *text = lab_file("t.db", "This is no database at all, but a text.", 39);
    failure = (struct pw_err){0};
    ck_assert_ptr_null(pw_mart_open_read(arena, text, &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "not a mart"));
    failure = (struct pw_err){0};
    ck_assert_ptr_null(pw_mart_open_write(arena, lab_path("absent.db"), &failure));
    ck_assert(!pw_file_exists(lab_path("absent.db")));
    ASKS("PRAGMA user_version = 99", "");
    failure = (struct pw_err){0};
    ck_assert_ptr_null(pw_mart_open_write(arena, lab_path("m.db"), &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "newer program"));
}
END_TEST

/* Would catch: an older mart that import refuses or packs read half. */
START_TEST(migrates_forward) {
    sqlite3 *old = NULL;
    ck_assert_int_eq(sqlite3_open(lab_path("old.db"), &old), SQLITE_OK);
    sqlite3_exec(old, "PRAGMA application_id = 0x50574d31; CREATE TABLE x (y)", NULL, NULL, NULL);
    sqlite3_close(old);
    ck_assert_ptr_null(pw_mart_open_read(arena, lab_path("old.db"), &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "older schema"));
    pw_mart_close(mart);
    failure = (struct pw_err){0};
    mart = pw_mart_open_write(arena, lab_path("old.db"), &failure);
    ck_assert_msg(mart != NULL, "%s", failure.text);
    ck_assert_int_eq(pw_mart_version(), 1);
    ASKS("PRAGMA user_version", "1");
    ASKS("SELECT name FROM area WHERE code = 'E10000003'", "Cambridgeshire");
}
END_TEST

/* Would catch: a table or column that nobody explained to pack authors. */
START_TEST(all_is_explained) {
    ASKS("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
         " AND substr(sql, 1, instr(sql, char(10))) NOT LIKE '% -- %'",
         "");
    sqlite3_stmt *stmt = NULL;
    sqlite3_prepare_v2(mart->db,
                       "SELECT t.sql, c.name, t.name FROM sqlite_schema AS t,"
                       " pragma_table_info(t.name) AS c WHERE t.type = 'table'"
                       " AND t.name NOT LIKE 'sqlite%'",
                       -1, &stmt, NULL);
    int columns = 0;
    for (; sqlite3_step(stmt) == SQLITE_ROW; columns++) {
        const char *name = (const char *)sqlite3_column_text(stmt, 1);
        const char *line = strstr((const char *)sqlite3_column_text(stmt, 0),
                                  pw_arena_printf(arena, "\n  %s ", name));
        ck_assert_msg(line != NULL, "no line of its own: %s", name);
        const char *end = strchr(line + 1, '\n'), *comment = strstr(line, " -- ");
        ck_assert_msg(comment && end && comment < end, "no comment: %s.%s",
                      (const char *)sqlite3_column_text(stmt, 2), name);
    }
    sqlite3_finalize(stmt);
    ck_assert_int_gt(columns, 300);
}
END_TEST

/* Would catch: dates and numbers of the wrong kind in the mart. */
START_TEST(constraints_hold) {
    REFUSED("INSERT INTO area (code, name, kind, valid_from) VALUES ('X1', 'X', 'county',"
            " '2024-02-30')");
    REFUSED("INSERT INTO area (code, name, kind) VALUES ('X1', 'X', 'village')");
    REFUSED("INSERT INTO area (code, name, kind, region) VALUES ('X1', 'X', 'county', 'X9')");
    REFUSED("INSERT INTO caseload (team, as_at, children, source, received)"
            " VALUES ('none', '2024-01-01', 1, 's', '2024-01-01')");
    REFUSED("INSERT INTO population VALUES ('E10000003', 2023, '0-17', 2024, NULL, NULL, 's',"
            " '2024-01-01')"); /* neither number nor reason */
    REFUSED("INSERT INTO population VALUES ('E10000003', 2023, '0-17', 2024, 'many', NULL, 's',"
            " '2024-01-01')");
}
END_TEST

/* ---- the fence ---------------------------------------------------------------- */

/* Would catch: SQL of a pack that writes, reads the clock or the file system,
 * or tells who a child is. */
START_TEST(fence_refuses) {
    lab_read();
    static const char *const forbidden[] = {
        "SELECT random()",
        "SELECT load_extension('x')",
        "SELECT hex(randomblob(4))",
        "SELECT round(1.5)",
        "SELECT date('now')",
        "SELECT date()",
        "SELECT date('  NOW')",
        "SELECT julianday('now')",
        "SELECT strftime('%Y')",
        "SELECT strftime('%Y', 'now')",
        "SELECT date('2024-06-30', 'localtime')",
        "SELECT date('2024-06-30 23:30', 'utc')",
        "SELECT datetime('now')",
        "SELECT current_date",
        "SELECT current_timestamp",
        "PRAGMA table_info(area)",
        "SELECT * FROM pragma_table_info('area')",
        "SELECT sql FROM sqlite_schema",
        "ATTACH ':memory:' AS other",
        "CREATE TEMP TABLE t (a)",
        "CREATE TABLE t (a)",
        "DELETE FROM area",
        "UPDATE area SET name = ''",
        "INSERT INTO mart VALUES ('a', 'b')",
        "DROP VIEW shown",
        "VACUUM",
        "BEGIN",
        "SELECT identifier FROM child",
        "SELECT * FROM child",
        "SELECT birth_date FROM referral",
        "SELECT count(*) FROM child_in_care WHERE placement_postcode LIKE 'CB%'",
    };
    for (size_t i = 0; i < PW_COUNT(forbidden); i++)
        REFUSED(forbidden[i]);
}
END_TEST

/* Would catch: a fence so narrow that packs can't work. */
START_TEST(fence_allows) {
    lab_read();
    ASKS("SELECT name FROM area WHERE code = 'E10000003'", "Cambridgeshire");
    ASKS("SELECT date('2024-03-31', '+1 day', 'start of month')", "2024-04-01");
    ASKS("SELECT strftime('%Y', '2024-03-31'), julianday('2024-03-31') - julianday('2024-03-01')",
         "2024|30.0");
    ASKS("SELECT date(NULL), date('nonsense')", "-|-");
    ASKS("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4)"
         " SELECT sum(i), max(i) FROM n",
         "10|4");
    ASKS("SELECT row_number() OVER (ORDER BY code), code FROM area WHERE kind = 'country'",
         "1|E92000001");
    ASKS("SELECT upper(substr(trim('  abc '), 1, 2)), coalesce(NULL, iif(1, 'a', 'b'))", "AB|a");
    ASKS("SELECT count(number) FROM child", "0");
}
END_TEST

/* Would catch: a pack that never ends or eats all memory. */
START_TEST(budgets_end) {
    lab_read();
    mart->steps_left = 2000000;
    const char *seen = ask("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                           " SELECT max(i) FROM n");
    ck_assert_str_eq(seen, "!interrupted");
    mart->steps_left = 2000000;
    seen = ask("WITH RECURSIVE n (t) AS (SELECT 'abcdefgh' UNION ALL SELECT t || t FROM n)"
               " SELECT max(length(t)) FROM n");
    ck_assert_ptr_nonnull(strstr(seen, "too big"));
}
END_TEST

/* ---- functions ------------------------------------------------------------------ */

#define OVER(function, values) "SELECT " function " FROM (VALUES " values ")"

/* Would catch: a symbol lost in a sum, so that a withheld number shows through
 * the difference; a blank taken for zero. */
START_TEST(aggregates) {
    lab_read();
    ASKS(OVER("pw_sum(column1)", "(1), (2.5), (3)"), "6.5");
    ASKS(OVER("pw_sum(column1, column2)", "(1, NULL), (2, '')"), "3.0");
    ASKS(OVER("pw_sum(column1, column2)", "(1, NULL), (NULL, 'c'), (4, NULL)"), "c");
    ASKS(OVER("pw_sum(column1, column2)", "(NULL, 'x'), (NULL, 'c'), (NULL, 'k')"), "c");
    ASKS(OVER("pw_sum(column1, column2)", "(NULL, 'c'), (NULL, 'x')"), "c");
    ASKS(OVER("pw_sum(column1)", "(1), (NULL)"), "x");
    ASKS(OVER("pw_sum(column1)", "(1), ('z')"), "z");
    ASKS("SELECT pw_sum(value), pw_mean(value), pw_median(value) FROM population", "-|-|-");
    ASKS(OVER("pw_mean(column1)", "(1), (2), (6)"), "3.0");
    ASKS(OVER("pw_median(column1)", "(9), (1), (2), (3)"), "2.5");
    ASKS(OVER("pw_median(column1)", "(9), (1), (2)"), "2.0");
    ASKS(OVER("pw_median(column1, column2)", "(9, NULL), (NULL, 'low')"), "low");
    /* type 7, and rows without a number are left out */
    ASKS(OVER("pw_quantile(column1, 0.25)", "(1), (2), (3), (4), (NULL), ('c')"), "1.75");
    ASKS(OVER("pw_quantile(column1, 1)", "(1), (2)"), "2.0");
    ASKS(OVER("pw_quantile(column1, 0.5)", "(NULL)"), "-");
    /* the order of rows does not show: naive sums differ */
    ASKS(OVER("pw_sum(column1)", "(1e100), (1), (-1e100)"), "1.0");
    ASKS(OVER("pw_sum(column1) = 0.6", "(0.1), (0.2), (0.3)"), "1");
}
END_TEST

/* ---- areas -------------------------------------------------------------------------- */

static const char *area(const char *text, const char *as_at) {
    failure = (struct pw_err){0};
    const char *code = pw_mart_area(mart, arena, text, pw_date_parse(as_at), &failure);
    return code ? code : failure.text;
}

/* Would catch: figures of the wrong authority after a reorganisation. */
START_TEST(areas) {
    lab_read();
    ck_assert_str_eq(area("E10000003", "2024-03-31"), "E10000003");
    ck_assert_str_eq(area(" e10000003 ", "2024-03-31"), "E10000003");
    ck_assert_str_eq(area("873", "2024-03-31"), "E10000003");
    ck_assert_str_eq(area("cambridgeshire", "2024-03-31"), "E10000003");
    ck_assert_str_eq(area("Dorset", "2018-03-31"), "E10000009");
    ck_assert_str_eq(area("Dorset", "2024-03-31"), "E06000059");
    ck_assert_str_eq(area("E10000009", "2024-03-31"), "E10000009");
    ck_assert_str_eq(area("E10000023", "2024-03-31"), "E06000065"); /* earlier code */
    ck_assert_str_eq(area("Bristol", "2024-03-31"), "E06000023");
    ck_assert_str_eq(area("England", "2024-03-31"), "E92000001");
    ck_assert_ptr_nonnull(strstr(area("Cumbria", "2024-03-31"), "until 2023-03-31"));
    ck_assert_ptr_nonnull(strstr(area("Dorset", ""), "more than one"));
    ck_assert_ptr_nonnull(strstr(area("Yorkshire", "2024-03-31"), "North Yorkshire"));
    ck_assert_ptr_nonnull(strstr(area("", "2024-03-31"), "is no area"));
    ck_assert_ptr_nonnull(strstr(area("x' OR 1=1 --", "2024-03-31"), "is no area"));
    ASKS("SELECT r.name, l.name FROM area AS a JOIN area AS r ON r.code = a.region"
         " JOIN area AS l ON l.code = r.region WHERE a.name = 'Camden'",
         "Inner London|London");
    ASKS("SELECT successor FROM area_lineage WHERE predecessor = 'E10000021' ORDER BY 1",
         "E06000061;E06000062");
}
END_TEST

/* ---- for people ----------------------------------------------------------------------- */

/* Would catch: a listing that fails behind the fence, or a sample that does
 * not say so. */
START_TEST(information) {
    struct pw_buf text = {0};
    lab_read();
    ck_assert_msg(pw_mart_info(mart, &text, &failure), "%s", failure.text);
    ck_assert_ptr_nonnull(strstr(pw_buf_text(&text), "real"));
    ck_assert_ptr_nonnull(strstr(pw_buf_text(&text), "observations             0\n"));
    pw_buf_release(&text);
}
END_TEST

/* Would catch: templates of another installation than the one named. */
START_TEST(shared_files) {
    setenv("PACKWRIGHT_SHARE", folder, 1);
    ck_assert_ptr_null(pw_share_find(arena, "build/packwright", &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, folder));
    ck_assert_int_eq(mkdir(lab_path("templates"), 0700), 0);
    failure = (struct pw_err){0};
    char *found = pw_share_find(arena, "build/packwright", &failure);
    rmdir(lab_path("templates"));
    ck_assert_ptr_nonnull(found);
    ck_assert_str_eq(found, folder);
    unsetenv("PACKWRIGHT_SHARE");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("mart");
    TCase *c = tcase_create("mart");
    tcase_add_checked_fixture(c, lab_open, lab_close);
    tcase_set_timeout(c, 120);
    tcase_add_test(c, new_mart);
    tcase_add_test(c, wrong_files);
    tcase_add_test(c, migrates_forward);
    tcase_add_test(c, all_is_explained);
    tcase_add_test(c, constraints_hold);
    tcase_add_test(c, fence_refuses);
    tcase_add_test(c, fence_allows);
    tcase_add_test(c, budgets_end);
    tcase_add_test(c, aggregates);
    tcase_add_test(c, areas);
    tcase_add_test(c, information);
    tcase_add_test(c, shared_files);
    add_import_tests(c);
    add_tool_tests(c);
    add_annex_tests(c);
    add_local_tests(c);
    add_settle_tests(c);
    add_area_tests(c);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
