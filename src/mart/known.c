/* SPDX-License-Identifier: MIT
 *
 * The mart as it stood on a day. Every table with a day of receipt gets a TEMP
 * view of its name that leaves later rows out, and every view of the mart is
 * made again in TEMP, where names mean the filtered tables. What imports leave
 * for quick reading holds for the whole mart only: X is X_anew there. Table
 * `release` stays whole: rows refer to it, and its order is by name.
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

static bool filter_tables(sqlite3 *db, struct pw_arena *arena, const char *day,
                          struct pw_err *err) {
    struct names tables = {0};
    if (!list(db, arena,
              "SELECT t.name FROM main.sqlite_schema AS t WHERE t.type = 'table'"
              " AND t.name <> 'release' AND EXISTS"
              " (SELECT 1 FROM pragma_table_info(t.name, 'main') WHERE name = 'received')",
              &tables, err))
        return false;
    for (size_t i = 0; i < tables.names_count; i++)
        if (!pw_sql_run(db,
                        pw_arena_printf(arena,
                                        "CREATE TEMP VIEW \"%s\" AS SELECT * FROM main.\"%s\""
                                        " WHERE received <= '%s'",
                                        tables.names[i], tables.names[i], day),
                        err))
            return false;
    return true;
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

bool pw_mart_set_known(struct pw_mart *mart, int32_t date, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    pw_fence_lower(mart);
    bool good = drop_views(mart->db, arena, err);
    if (good && date != PW_NO_DATE) {
        char day[16];
        pw_date_text(date, day);
        good = filter_tables(mart->db, arena, day, err) && copy_views(mart->db, arena, err) &&
               replace_quick(mart->db, arena, err);
    }
    pw_fence_raise(mart);
    pw_arena_free(arena);
    return good;
}
