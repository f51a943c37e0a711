/* SPDX-License-Identifier: MIT
 *
 * The mart as it stood on a day. Every table with a day of receipt gets a TEMP
 * view of its name that leaves later rows out, and every view of the mart is
 * made again in TEMP, where names mean the filtered tables. What imports leave
 * for quick reading holds for the whole mart only: X is X_anew there. Table
 * `release` stays whole: rows refer to it, and its order is by name.
 * In the same way the mart without the figures that are under embargo.
 */
#include <string.h>

#include "mart_private.h"

struct names {
    char **names;
    size_t names_count, names_capacity;
};

static bool list(sqlite3 *db, struct pw_arena *arena, const char *sql, struct names *out,
                 struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(db, sql, err);
    if (!stmt)
        return false;
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        *PW_PUSH(arena, out, names) =
            pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE || pw_sql_fail(db, "Reading the schema failed", err);
}

static bool drop_views(sqlite3 *db, struct pw_arena *arena, struct pw_err *err) {
    struct names views = {0};
    if (!list(db, arena, "SELECT name FROM temp.sqlite_schema WHERE type = 'view'", &views, err))
        return false;
    for (size_t i = 0; i < views.names_count; i++)
        if (!pw_sql_run(db, pw_arena_printf(arena, "DROP VIEW temp.\"%s\"", views.names[i]), err))
            return false;
    return true;
}

/* What of the mart is shown. */
struct filter {
    const char *known;     /* day of receipt, or NULL for all */
    const char *issued;    /* moment at which embargoes are looked at, or NULL */
    const char *indicator; /* whose embargoes; NULL: all */
};

/* The condition on rows of a table, SQLite's memory; NULL: there is none. */
static char *condition(const char *table, const struct filter *filter) {
    bool embargo = filter->issued && pw_streq(table, "observation");
    if (!filter->known && !embargo)
        return NULL;
    char *known = sqlite3_mprintf(filter->known ? "t.received <= %Q" : "1", filter->known);
    char *open = sqlite3_mprintf(
        embargo ? " AND NOT EXISTS (SELECT 1 FROM main.embargo AS e WHERE e.indicator = t.indicator"
                  " AND e.area IN ('', t.area) AND e.period_end = t.period_end AND e.until > %Q"
                  " AND e.indicator = coalesce(%Q, e.indicator))"
                : "",
        filter->issued, filter->indicator);
    char *both = known && open ? sqlite3_mprintf("%s%s", known, open) : NULL;
    sqlite3_free(known);
    sqlite3_free(open);
    return both;
}

static bool filter_tables(sqlite3 *db, struct pw_arena *arena, const struct filter *filter,
                          struct pw_err *err) {
    struct names tables = {0};
    if (!list(db, arena,
              "SELECT t.name FROM main.sqlite_schema AS t WHERE t.type = 'table'"
              " AND t.name NOT IN ('release', 'embargo') AND EXISTS"
              " (SELECT 1 FROM pragma_table_info(t.name, 'main') WHERE name = 'received')",
              &tables, err))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < tables.names_count; i++) {
        const char *table = tables.names[i];
        char *which = condition(table, filter);
        if (which)
            good = pw_sql_run(db,
                              pw_arena_printf(arena,
                                              "CREATE TEMP VIEW \"%s\" AS SELECT t.* FROM"
                                              " main.\"%s\" AS t WHERE %s",
                                              table, table, which),
                              err);
        sqlite3_free(which);
    }
    return good;
}

static bool copy_views(sqlite3 *db, struct pw_arena *arena, struct pw_err *err) {
    static const char start[] = "CREATE VIEW ";
    struct names views = {0};
    if (!list(db, arena,
              "SELECT sql FROM main.sqlite_schema AS v WHERE type = 'view' AND NOT EXISTS"
              " (SELECT 1 FROM main.sqlite_schema WHERE name = v.name || '_anew')",
              &views, err))
        return false;
    for (size_t i = 0; i < views.names_count; i++)
        if (pw_str_starts(views.names[i], start) &&
            !pw_sql_run(
                db, pw_arena_printf(arena, "CREATE TEMP VIEW %s", views.names[i] + strlen(start)),
                err))
            return false;
    return true;
}

static bool replace_quick(sqlite3 *db, struct pw_arena *arena, struct pw_err *err) {
    struct names views = {0};
    if (!list(db, arena,
              "SELECT substr(name, 1, length(name) - 5) FROM main.sqlite_schema"
              " WHERE type = 'view' AND name LIKE '%\\_anew' ESCAPE '\\'",
              &views, err))
        return false;
    for (size_t i = 0; i < views.names_count; i++)
        if (!pw_sql_run(db,
                        pw_arena_printf(arena,
                                        "CREATE TEMP VIEW \"%s\" AS SELECT * FROM \"%s_anew\"",
                                        views.names[i], views.names[i]),
                        err))
            return false;
    return true;
}

static bool show(struct pw_mart *mart, const struct filter *filter, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    pw_fence_lower(mart);
    bool good = drop_views(mart->db, arena, err);
    if (good && (filter->known || filter->issued))
        good = filter_tables(mart->db, arena, filter, err) && copy_views(mart->db, arena, err) &&
               replace_quick(mart->db, arena, err);
    pw_fence_raise(mart);
    pw_arena_free(arena);
    return good;
}

bool pw_mart_set_known(struct pw_mart *mart, int32_t date, struct pw_err *err) {
    return pw_mart_hide_embargoed(mart, date, NULL, NULL, err);
}

bool pw_mart_hide_embargoed(struct pw_mart *mart, int32_t known, const char *issued,
                            const char *indicator, struct pw_err *err) {
    char day[16];
    if (known != PW_NO_DATE)
        pw_date_text(known, day);
    return show(mart, &(struct filter){known != PW_NO_DATE ? day : NULL, issued, indicator}, err);
}
