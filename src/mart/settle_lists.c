/* SPDX-License-Identifier: MIT
 *
 * The end of an import of lists of children, of visits or of deadlines: what
 * counts for which indicator goes into table list_event, as view
 * list_event_anew says. A list is worked out once here and not in every query.
 */
#include "mart_private.h"

static const char forget_sql[] = "DELETE FROM list_event WHERE area = ?1 AND snapshot = ?2";
/* family by family: through the view of all of them each row would be copied once more */
static const char families_sql[] = "SELECT name FROM sqlite_schema WHERE type = 'view'"
                                   " AND name GLOB 'list_count_*' ORDER BY rowid";
#define COLUMNS                                                                                    \
    "area, measure, snapshot, id, child, since, until, hit, team, age, gender, ethnicity, need,"   \
    " part"
static const char keep_sql[] = "INSERT INTO list_event (" COLUMNS ") SELECT " COLUMNS
                               " FROM %s WHERE area = ?1 AND snapshot = ?2 AND since IS NOT NULL";
static const char all_sql[] =
    "SELECT DISTINCT area, snapshot FROM annex_quality UNION SELECT DISTINCT area, '' FROM visit";
static const char visits_sql[] = "SELECT DISTINCT area, '' FROM visit";

static bool run(sqlite3 *db, const char *sql, const char *area, const char *day,
                struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(db, sql, err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, area);
    pw_sql_bind_text(stmt, 2, day);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

bool pw_settle_lists(sqlite3 *db, const char *area, const char *day, struct pw_err *err) {
    sqlite3_stmt *families =
        run(db, forget_sql, area, day, err) ? pw_sql_prepare(db, families_sql, err) : NULL;
    if (!families)
        return false;
    struct pw_buf sql = {0};
    bool good = true;
    int status = SQLITE_DONE;
    while (good && (status = sqlite3_step(families)) == SQLITE_ROW) {
        pw_buf_clear(&sql);
        pw_buf_printf(&sql, keep_sql, (const char *)sqlite3_column_text(families, 0));
        good = run(db, pw_buf_text(&sql), area, day, err);
    }
    pw_buf_release(&sql);
    sqlite3_finalize(families);
    return good && (status == SQLITE_DONE || pw_sql_fail(db, "Reading the schema failed", err));
}

static bool settle_each(sqlite3 *db, const char *which, struct pw_err *err) {
    sqlite3_stmt *held = pw_sql_prepare(db, which, err);
    bool good = held != NULL;
    int status = SQLITE_DONE;
    while (good && (status = sqlite3_step(held)) == SQLITE_ROW)
        good = pw_settle_lists(db, (const char *)sqlite3_column_text(held, 0),
                               (const char *)sqlite3_column_text(held, 1), err);
    sqlite3_finalize(held);
    return good && (status == SQLITE_DONE || pw_sql_fail(db, "Reading the lists failed", err));
}

bool pw_settle_visits(sqlite3 *db, struct pw_err *err) {
    return settle_each(db, visits_sql, err);
}

bool pw_settle_all_lists(sqlite3 *db, struct pw_err *err) {
    return settle_each(db, all_sql, err);
}
