/* SPDX-License-Identifier: MIT
 *
 * Fragments that a query begins with: found, put before the statement, and each
 * fault said at its own file and line.
 */
#include "check_main.h"

#include <string.h>
#include <unistd.h>

#include "packwright/query.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static struct pw_mart mart;
static char top[64];
static char *folder, *shared;

static char *put(const char *where, const char *name, const char *text) {
    struct pw_err err = {0};
    char *path = pw_path_join(arena, where, name);
    ck_assert(pw_file_write(path, text, strlen(text), &err));
    return path;
}

static void setup(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    strcpy(top, "/tmp/check-fragments-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(top));
    folder = pw_path_join(arena, top, "pack");
    shared = pw_path_join(arena, top, "shared");
    ck_assert(pw_dir_make(folder, &err) && pw_dir_make(shared, &err));
    ck_assert_int_eq(sqlite3_open(":memory:", &mart.db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_exec(mart.db,
                     "CREATE TABLE area (code TEXT, name TEXT);"
                     "INSERT INTO area VALUES ('E1', 'One'), ('E2', 'Two'), ('W1', 'Drei')",
                     NULL, NULL, NULL),
        SQLITE_OK);
    put(shared, "english.with.sql",
        "-- Areas of England.\nenglish AS (SELECT code, name FROM area WHERE code LIKE 'E%')\n");
    put(shared, "named.with.sql",
        "-- Those with the name asked for.\n-- with: english\n\n"
        "named AS (SELECT e.code, e.name FROM english AS e WHERE e.name = :name) -- by name");
}

static void teardown(void) {
    const char *const folders[] = {folder, shared};
    sqlite3_close(mart.db);
    for (size_t f = 0; f < PW_COUNT(folders); f++) {
        struct pw_names names = {0};
        struct pw_err err = {0};
        pw_dir_list(arena, folders[f], &names, &err);
        for (size_t i = 0; i < names.names_count; i++)
            unlink(pw_path_join(arena, folders[f], names.names[i]));
        rmdir(folders[f]);
    }
    rmdir(top);
    pw_arena_free(arena);
}

static struct pw_dataset *run(const char *text) {
    struct pw_value value = {"name", "Two"};
    struct pw_values values = {&value, 1, 1};
    struct pw_err err = {0};
    struct pw_query *query =
        pw_query_load(arena, put(folder, "q.sql", text), shared, &findings, &err);
    ck_assert_ptr_nonnull(query);
    return pw_query_run(arena, query, &mart, &values, &findings);
}

#define CONTRACT "-- X.\n-- parameters: name (text)\n-- column n: label \"N\"\n"

static const struct {
    const char *text, *first;
    size_t rows;
} good[] = {
    {CONTRACT "-- with: named\nSELECT name AS n FROM named\n", "Two", 1},
    {CONTRACT "-- with: named, english\n/* both */ SELECT e.name AS n FROM english AS e\n"
              "LEFT JOIN named AS x ON x.code = e.code ORDER BY e.code\n",
     "One", 2},
    {CONTRACT "-- with: named\nwith -- own\nmine AS (SELECT name FROM named)\n"
              "SELECT name AS n FROM mine\n",
     "Two", 1},
    {CONTRACT "-- with: named\nWITH RECURSIVE step (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM "
              "step WHERE i < 3)\nSELECT m.name AS n FROM named AS m JOIN step\n",
     "Two", 3},
    {CONTRACT
     "-- with: named\nWITH withal AS (SELECT name FROM named) SELECT name AS n FROM withal\n",
     "Two", 1},
};

/* Catches: a fragment put in the wrong place, twice, or without what it needs itself. */
START_TEST(stand_before_the_statement) {
    const struct pw_dataset *data = run(good[_i].text);
    pw_findings_print(&findings, stderr);
    ck_assert_ptr_nonnull(data);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_uint_eq(data->rows_count, good[_i].rows);
    ck_assert_str_eq(pw_dataset_cell(data, 0, 0)->text, good[_i].first);
}
END_TEST

/* Catches: a pack's own fragment passed over for the shared one of its name. */
START_TEST(those_beside_the_query_come_first) {
    put(folder, "english.with.sql", "-- Mine.\nenglish AS (SELECT 'Mine' AS name FROM area)\n");
    const struct pw_dataset *data =
        run("-- X.\n-- column n: label \"N\"\n-- with: english\nSELECT name AS n FROM english\n");
    ck_assert_ptr_nonnull(data);
    ck_assert_str_eq(pw_dataset_cell(data, 0, 0)->text, "Mine");
}
END_TEST

#define ONE "-- X.\n-- column n: label \"N\"\n-- with: f\n"

static const struct {
    const char *fragment, *query, *id, *file;
    int line, column;
} bad[] = {
    {"-- F.\nf AS (\n  SELECT nam AS n FROM area)\n", ONE "SELECT n FROM f\n", "sql-error",
     "f.with.sql", 3, 10},
    {"-- F.\nf AS (SELECT name AS n FROM area)\n",
     ONE "WITH g AS (SELECT n FROM f)\nSELECT m AS n FROM g\n", "sql-error", "q.sql", 5, 8},
    {"-- F.\nf AS (SELECT name AS n FROM area)\n", ONE "\nSELECT n FRO f\n", "sql-error", "q.sql",
     5, 14},
    {"-- F.\nf AS (SELECT name AS n\nFROM area\n", ONE "WITH g AS (SELECT 1) SELECT n FROM f\n",
     "bad-fragment", "f.with.sql", 3, 9},
    {"-- F.\nf AS (SELECT name AS n FROM area),\n", ONE "SELECT n FROM f\n", "bad-fragment",
     "f.with.sql", 2, 34},
    {"-- F.\nf AS (SELECT 'a AS n FROM area)\n", ONE "SELECT n FROM f\n", "sql-error", "f.with.sql",
     2, 14},
    {"-- F.\nf AS (SELECT name AS n FROM area) /* a\n", ONE "SELECT n FROM f\n", "bad-fragment",
     "f.with.sql", 2, 38},
    {"-- F.\n-- parameters: name (text)\nf AS (SELECT name AS n FROM area)\n",
     ONE "SELECT n FROM f\n", "bad-fragment", "f.with.sql", 1, 1},
    {"-- F.\n-- with: g\nf AS (SELECT name AS n FROM area)\n", ONE "SELECT n FROM f\n",
     "unknown-fragment", "f.with.sql", 2, 4},
    {"-- F.\nf AS (SELECT name AS n FROM area WHERE code = :code)\n", ONE "SELECT n FROM f\n",
     "undeclared-parameter", "q.sql", 1, 1},
    {"-- F.\nf AS (SELECT name AS n FROM area)\n", ONE "-- with: f x\nSELECT n FROM f\n",
     "bad-with", "q.sql", 4, 4},
};

/* Catches: a fault that is said of the wrong file or line, or not at all. */
START_TEST(faults_are_said_where_they_stand) {
    put(shared, "f.with.sql", bad[_i].fragment);
    run(bad[_i].query);
    ck_assert_uint_ge(findings.list_count, 1);
    const struct pw_finding *finding = &findings.list[0];
    ck_assert_str_eq(finding->id, bad[_i].id);
    ck_assert_str_eq(pw_path_name(finding->place.file), bad[_i].file);
    ck_assert_int_eq(finding->place.line, bad[_i].line);
    ck_assert_int_eq(finding->place.column, bad[_i].column);
}
END_TEST

/* Catches: a fragment that nobody has, without the nearest name; a fragment taken for a query. */
START_TEST(names_are_told_apart) {
    run("-- X.\n-- column n: label \"N\"\n-- with: englsh\nSELECT name AS n FROM area\n");
    ck_assert_str_eq(findings.list[0].id, "unknown-fragment");
    ck_assert_ptr_nonnull(strstr(findings.list[0].text, "did you mean \"english\""));
    ck_assert(pw_query_is_file("english.sql") && !pw_query_is_file("english.with.sql"));
    ck_assert(pw_query_is_fragment("english.with.sql") && !pw_query_is_fragment("with.sql"));
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("query fragments");
    TCase *t = tcase_create("fragments");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_loop_test(t, stand_before_the_statement, 0, (int)PW_COUNT(good));
    tcase_add_test(t, those_beside_the_query_come_first);
    tcase_add_loop_test(t, faults_are_said_where_they_stand, 0, (int)PW_COUNT(bad));
    tcase_add_test(t, names_are_told_apart);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
