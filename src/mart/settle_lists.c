/* SPDX-License-Identifier: MIT
 *
 * The end of an import of lists of children, of visits or of deadlines: what
 * counts for which indicator goes into table list_settled, as view
 * list_event_counted says. A list is worked out once here and not in every
 * query; where it was worked out before, what differs stands beside what it replaces.
 */
#include "mart_private.h"

/* family by family: through the view of all of them each row would be copied once more */
static const char families_sql[] = "SELECT name FROM sqlite_schema WHERE type = 'view'"
                                   " AND name GLOB 'list_count_*' ORDER BY rowid";
#define COLUMNS                                                                                    \
    "area, measure, snapshot, id, child, since, until, hit, team, age, gender, ethnicity, need,"   \
    " part"
static const char keep_sql[] = "INSERT INTO %s (" COLUMNS ", received) SELECT " COLUMNS ", ?3"
                               " FROM %s WHERE area = ?1 AND snapshot = ?2 AND since IS NOT NULL";
/* measures are named so that the key finds the rows */
#define STANDING                                                                                   \
    "s.area = ?1 AND s.measure IN (SELECT sort FROM list_indicator) AND s.snapshot = ?2"           \
    " AND s.replaced = ''"
static const char any_sql[] = "SELECT 1 FROM list_settled AS s WHERE " STANDING " LIMIT 1";
static const char all_sql[] =
    "SELECT DISTINCT area, snapshot FROM annex_quality UNION SELECT DISTINCT area, '' FROM visit";
/* newer lists too: they ask older ones what was before */
static const char from_sql[] = "SELECT DISTINCT area, snapshot FROM annex_quality"
                               " WHERE area = ?1 AND snapshot >= ?2";
static const char visits_sql[] = "SELECT DISTINCT area, '' FROM visit";

static bool run(sqlite3 *db, const char *sql, const char *area, const char *day,
                const char *received, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(db, sql, err);
    if (!stmt)
        return false;
    const char *const values[] = {area, day, received};
    int used = sqlite3_bind_parameter_count(stmt);
    for (int i = 0; i < used; i++)
        pw_sql_bind_text(stmt, i + 1, values[i]);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

/* All families of the list's day into a table. */
static bool count(sqlite3 *db, const char *into, const char *area, const char *day,
                  const char *received, struct pw_err *err) {
    sqlite3_stmt *families = pw_sql_prepare(db, families_sql, err);
    if (!families)
        return false;
    struct pw_buf sql = {0};
    bool good = true;
    int status = SQLITE_DONE;
    while (good && (status = sqlite3_step(families)) == SQLITE_ROW) {
        pw_buf_clear(&sql);
        pw_buf_printf(&sql, keep_sql, into, (const char *)sqlite3_column_text(families, 0));
        good = run(db, pw_buf_text(&sql), area, day, received, err);
    }
    pw_buf_release(&sql);
    sqlite3_finalize(families);
    return good && (status == SQLITE_DONE || pw_sql_fail(db, "Reading the schema failed", err));
}

/* What stands and isn't counted so any more is replaced on the day of the
 * import; what came on that day itself never stood at the end of one. */
#define SAME                                                                                       \
    "(SELECT 1 FROM temp.list_anew AS n WHERE n.measure = s.measure AND n.id = s.id"               \
    " AND n.child IS s.child AND n.since IS s.since AND n.until IS s.until AND n.hit IS s.hit"     \
    " AND n.team IS s.team AND n.age IS s.age AND n.gender IS s.gender"                            \
    " AND n.ethnicity IS s.ethnicity AND n.need IS s.need AND n.part IS s.part)"
static const char *const replace_sql[] = {
    "DELETE FROM list_settled AS s WHERE " STANDING " AND s.received >= ?3 AND NOT EXISTS " SAME,
    "UPDATE list_settled AS s SET replaced = ?3 WHERE " STANDING " AND NOT EXISTS " SAME,
    /* of an import that is older than what it changes, from the day on which that ended */
    "INSERT INTO list_settled (" COLUMNS ", received) SELECT " COLUMNS
    ", max(n.received, coalesce((SELECT max(p.replaced) FROM list_settled AS p WHERE p.area = ?1"
    " AND p.measure = n.measure AND p.snapshot = ?2 AND p.replaced > ?3 AND p.id = n.id), ''))"
    " FROM temp.list_anew AS n WHERE NOT EXISTS (SELECT 1 FROM list_settled AS s"
    " WHERE s.area = ?1 AND s.measure = n.measure AND s.snapshot = ?2"
    " AND s.replaced = '' AND s.id = n.id)",
    "DELETE FROM temp.list_anew",
};

static bool replace(sqlite3 *db, const char *area, const char *day, const char *received,
                    struct pw_err *err) {
    /* stays for the next list: no table can be dropped while a statement reads */
    bool good = pw_sql_run(db,
                           "CREATE TEMP TABLE IF NOT EXISTS list_anew (area TEXT, measure INTEGER,"
                           " snapshot TEXT, id INTEGER, child INTEGER, since TEXT, until TEXT,"
                           " hit REAL, team TEXT, age INTEGER, gender TEXT, ethnicity TEXT,"
                           " need TEXT, part TEXT, received TEXT, PRIMARY KEY (measure, id))"
                           " STRICT, WITHOUT ROWID",
                           err) &&
                count(db, "temp.list_anew", area, day, received, err);
    for (size_t i = 0; good && i < PW_COUNT(replace_sql); i++)
        good = run(db, replace_sql[i], area, day, received, err);
    return good;
}

static bool settle_day(sqlite3 *db, const char *area, const char *day, const char *received,
                       struct pw_err *err) {
    sqlite3_stmt *any = pw_sql_prepare(db, any_sql, err);
    if (!any)
        return false;
    pw_sql_bind_text(any, 1, area);
    pw_sql_bind_text(any, 2, day);
    int status = sqlite3_step(any);
    sqlite3_finalize(any);
    return status == SQLITE_ROW    ? replace(db, area, day, received, err)
           : status == SQLITE_DONE ? count(db, "list_settled", area, day, received, err)
                                   : pw_sql_fail(db, "Reading the lists failed", err);
}

/* `which` may ask for an area (?1) and a day (?2). */
static bool settle_each(sqlite3 *db, const char *which, const char *area, const char *day,
                        const char *received, struct pw_err *err) {
    sqlite3_stmt *held = pw_sql_prepare(db, which, err);
    bool good = held != NULL;
    if (good && area) {
        pw_sql_bind_text(held, 1, area);
        pw_sql_bind_text(held, 2, day);
    }
    int status = SQLITE_DONE;
    while (good && (status = sqlite3_step(held)) == SQLITE_ROW)
        good = settle_day(db, (const char *)sqlite3_column_text(held, 0),
                          (const char *)sqlite3_column_text(held, 1), received, err);
    sqlite3_finalize(held);
    return good && (status == SQLITE_DONE || pw_sql_fail(db, "Reading the lists failed", err));
}

bool pw_settle_lists(sqlite3 *db, const char *area, const char *day, const char *received,
                     struct pw_err *err) {
    return settle_each(db, from_sql, area, day, received, err);
}

bool pw_settle_visits(sqlite3 *db, const char *received, struct pw_err *err) {
    return settle_each(db, visits_sql, NULL, NULL, received, err);
}

bool pw_settle_all_lists(sqlite3 *db, const char *received, struct pw_err *err) {
    return settle_each(db, all_sql, NULL, NULL, received, err);
}
