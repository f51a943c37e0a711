/* SPDX-License-Identifier: MIT
 *
 * Tables of what later imports replaced, as past.sql says: made with the mart,
 * filled by their triggers, and by the importers of lists, which take out whole rows.
 */
#include "embed.h"
#include "mart_private.h"

bool pw_past_make(sqlite3 *db, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(db, pw_embed_past_tables(), err);
    if (!stmt)
        return false;
    struct pw_buf made = {0};
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        pw_buf_puts(&made, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    bool good = (status == SQLITE_DONE || pw_sql_fail(db, "Reading the schema failed", err)) &&
                pw_sql_run(db, pw_buf_text(&made), err);
    pw_buf_release(&made);
    return good;
}

bool pw_mart_forget(struct pw_mart *mart, int32_t before, int64_t *rows, struct pw_err *err) {
    char day[16];
    pw_date_text(before, day);
    sqlite3_stmt *stmt = pw_sql_prepare(
        mart->db,
        "SELECT 'DELETE FROM ' || name || ' WHERE length(replaced) AND replaced <= ' || quote(?1)"
        " || ';' FROM sqlite_schema WHERE type = 'table' AND (name GLOB 'past_*' OR name ="
        " 'list_settled') UNION ALL SELECT 'INSERT INTO mart (name, value) VALUES (''known_from'', "
        "'"
        " || quote(?1) || ') ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value);'",
        err);
    if (!stmt)
        return false;
    struct pw_buf sql = {0};
    pw_sql_bind_text(stmt, 1, day);
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        pw_buf_puts(&sql, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    int already = sqlite3_total_changes(mart->db);
    bool good =
        (status == SQLITE_DONE || pw_sql_fail(mart->db, "Reading the schema failed", err)) &&
        pw_sql_run(mart->db, "BEGIN IMMEDIATE", err);
    if (good && !(good = pw_sql_run(mart->db, pw_buf_text(&sql), err) &&
                         pw_sql_run(mart->db, "COMMIT", err)))
        sqlite3_exec(mart->db, "ROLLBACK", NULL, NULL, NULL);
    *rows = sqlite3_total_changes(mart->db) - already - 1; /* without the note of the day */
    pw_buf_release(&sql);
    return good;
}

bool pw_past_kept(sqlite3 *db, const char *day, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(
        db, "SELECT value FROM main.mart WHERE name = 'known_from' AND value > ?1", err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, day);
    bool gone = sqlite3_step(stmt) == SQLITE_ROW;
    if (gone)
        pw_fail(err, "The mart was made to forget how it stood before %s; known_at is %s",
                (const char *)sqlite3_column_text(stmt, 0), day);
    sqlite3_finalize(stmt);
    return !gone;
}

const char *pw_past_columns(sqlite3 *db, struct pw_arena *arena, const char *table,
                            const char *alias, struct pw_err *err) {
    /* what the past does not keep is told by name alone, so that reading it is refused as ever */
    static const char sql[] =
        "SELECT group_concat(CASE WHEN name IN ('birth_date', 'placement_postcode')"
        " AND ?2 IS NOT NULL THEN 'NULL AS ' || name ELSE coalesce(?2 || '.', '') || name END, ', "
        "')"
        " FROM pragma_table_info(?1, 'main') WHERE name <> 'replaced'";
    sqlite3_stmt *stmt = pw_sql_prepare(db, sql, err);
    if (!stmt)
        return NULL;
    pw_sql_bind_text(stmt, 1, table);
    pw_sql_bind_text(stmt, 2, alias);
    const char *columns = NULL;
    if (sqlite3_step(stmt) == SQLITE_ROW)
        columns = pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    if (!columns)
        pw_sql_fail(db, "Reading the schema failed", err);
    return columns;
}
