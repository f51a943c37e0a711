/* SPDX-License-Identifier: MIT
 *
 * Importer "ssd": the Standard Safeguarding Dataset in the authority's own
 * database, over ODBC. Its tables are read once into memory, ssd/lists.sql makes
 * Annex A lists of them, and these go the way of all lists: the same tables,
 * codes, rules and measures of quality.
 */
#include "ssd.h"

#include <ctype.h>
#include <string.h>

#include "embed.h"

enum { LISTS = 10 }; /* adopters are not in the dataset */

/* The name of the data source, else a word: a connection holds secrets. */
static const char *place_of(struct pw_arena *arena, const char *connection) {
    if (strlen(connection) > 4 && connection[3] == '=' &&
        pw_str_casecmp(pw_arena_strndup(arena, connection, 3), "dsn") == 0)
        return pw_arena_strndup(arena, connection + 4, strcspn(connection + 4, ";"));
    return "database";
}

static bool check_schema(const char *schema, struct pw_err *err) {
    for (const char *at = schema; at && *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("_.$#", *at))
            return pw_fail(err, "--schema is the name of a schema: letters, digits, _ and .");
    return true;
}

/* ---- the day and the windows ----------------------------------------------------- */

static bool make_lists(struct pw_ssd *ssd, struct pw_err *err) {
    struct pw_intake *intake = ssd->run.intake;
    const char *run = pw_arena_printf(
        intake->arena,
        "DROP TABLE IF EXISTS temp.ssd_run;"
        "CREATE TEMP TABLE ssd_run AS SELECT '%s' AS day,"
        " date('%s', '+1 day', '-6 months') AS six, date('%s', '+1 day', '-12 months') AS twelve",
        ssd->run.day, ssd->run.day, ssd->run.day);
    return pw_sql_run(intake->mart->db, run, err) &&
           pw_sql_run(intake->mart->db, pw_embed_ssd(), err);
}

/* Leaves nothing of the dataset behind for what the connection does next. */
static bool drop_lists(struct pw_ssd *ssd, struct pw_err *err) {
    sqlite3 *db = ssd->run.intake->mart->db;
    struct pw_buf sql = {0};
    sqlite3_stmt *stmt =
        pw_sql_prepare(db,
                       "SELECT 'DROP ' || type || ' temp.' || name || ';' FROM temp.sqlite_schema"
                       " WHERE name LIKE 'ssd\\_%' ESCAPE '\\' AND type IN ('table', 'view')"
                       " ORDER BY type DESC",
                       err);
    while (stmt && sqlite3_step(stmt) == SQLITE_ROW)
        pw_buf_puts(&sql, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    bool good = stmt && pw_sql_run(db, pw_buf_text(&sql), err);
    pw_buf_release(&sql);
    return good;
}

/* ---- a list ------------------------------------------------------------------------ */

struct rows {
    struct pw_annex_row *list;
    size_t list_count, list_capacity;
};

/* Lays the list over the view's columns; those that nothing in the database fills are not there. */
static void lay(struct pw_ssd *ssd, int list, sqlite3_stmt *stmt, struct pw_arena *arena,
                struct pw_annex_plan *plan) {
    size_t count = (size_t)sqlite3_column_count(stmt);
    const char **names = PW_NEW_N(arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        const char *name = sqlite3_column_name(stmt, (int)i);
        if (pw_map_lookup(ssd->filled,
                          pw_arena_printf(arena, "%s.%s", pw_annex_table(list), name)) ||
            pw_map_lookup(ssd->filled, pw_arena_printf(arena, "*.%s", name)))
            names[i] = pw_arena_strdup(arena, name);
    }
    pw_annex_by_name(list, names, count, plan);
}

static bool take_rows(struct pw_ssd *ssd, int list, sqlite3_stmt *stmt, struct pw_arena *arena,
                      struct pw_err *err) {
    struct pw_annex_plan plan;
    struct rows rows = {0};
    int status, count = sqlite3_column_count(stmt);
    lay(ssd, list, stmt, arena, &plan);
    *PW_PUSH(arena, &rows, list) = (struct pw_annex_row){0}; /* the head */
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW) {
        const char **cells = PW_NEW_N(arena, const char *, (size_t)count);
        for (int i = 0; i < count; i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            cells[i] = text ? pw_arena_strdup(arena, text) : "";
        }
        *PW_PUSH(arena, &rows, list) = (struct pw_annex_row){0, cells, (size_t)count};
    }
    if (status != SQLITE_DONE)
        return pw_sql_fail(ssd->run.intake->mart->db, "Making a list failed", err);
    struct pw_annex_sheet sheet = {.name = "",
                                   .place = pw_arena_printf(arena, "%s[List %d]", ssd->place, list),
                                   .rows = rows.list,
                                   .rows_count = rows.list_count,
                                   .counted = true};
    return pw_annex_store(&ssd->run, &sheet, &plan, err);
}

static bool take_list(struct pw_ssd *ssd, int list, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    sqlite3_stmt *stmt = pw_sql_prepare(
        ssd->run.intake->mart->db,
        pw_arena_printf(arena, "SELECT * FROM temp.ssd_list_%d ORDER BY child", list), err);
    bool good = stmt && take_rows(ssd, list, stmt, arena, err);
    sqlite3_finalize(stmt);
    pw_arena_free(arena);
    return good;
}

static bool take_lists(struct pw_ssd *ssd, struct pw_err *err) {
    const unsigned all = (1u << (LISTS + 1)) - 2;
    if ((ssd->lacking & all) == all)
        return pw_fail(err, "None of the lists can be made of this database; the findings say what "
                            "it lacks");
    if (!make_lists(ssd, err))
        return false;
    for (int list = 1; list <= LISTS; list++)
        if (!(ssd->lacking >> list & 1) && !take_list(ssd, list, err))
            return false;
    pw_annex_say_counts(&ssd->run);
    return pw_annex_orphans(&ssd->run, err) && drop_lists(ssd, err);
}

bool pw_import_ssd(struct pw_intake *intake, struct pw_err *err) {
    const struct pw_import *import = intake->import;
    struct pw_ssd ssd = {.run = {.intake = intake}};
    if (!import->connection)
        return pw_fail(err, "The import needs to know which database: say --dsn NAME");
    ssd.place = place_of(intake->arena, import->connection);
    bool good = check_schema(import->schema, err) && pw_annex_run_open(&ssd.run, err);
    good = good && (ssd.odbc = pw_odbc_open(import->connection, err)) != NULL;
    good = good && pw_ssd_stage(&ssd, err) && take_lists(&ssd, err);
    pw_odbc_close(ssd.odbc);
    pw_annex_numbers_close(&ssd.run.numbers);
    return good;
}
