/* SPDX-License-Identifier: MIT
 *
 * The mart as it stood on a day. Every table with a day of receipt gets a TEMP
 * view of its name that leaves later rows out and shows those that were
 * replaced since (past.sql), and every view of the mart is made again in TEMP,
 * where names mean the filtered tables. What imports leave for quick reading
 * holds for the whole mart only: X is X_anew there. Table `release` stays
 * whole: rows refer to it, and its order is by name.
 * In the same way the mart without the figures that are under embargo, or
 * without the service's own counts of children.
 */
#include <string.h>

#include "annex.h"

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
    bool no_people;        /* without indicators that count the service's own children */
};

/* Tables are filtered by time, so that what imports left for quick reading no longer holds. */
static bool anew(const struct filter *filter) {
    return filter->known || filter->issued;
}

/* Conditions on rows `t` of a table; "" where there is none. */
static const char *in_time(struct pw_arena *arena, const struct filter *filter, bool replaced) {
    if (!filter->known)
        return "";
    return pw_arena_printf(
        arena,
        replaced ? " AND t.received <= '%s' AND (t.replaced > '%s' OR t.replaced = '')"
                 : " AND t.received <= '%s'",
        filter->known, filter->known);
}

static const char *not_embargoed(struct pw_arena *arena, const struct filter *filter,
                                 const char *table) {
    if (!filter->issued || !pw_streq(table, "observation"))
        return "";
    char *sql = sqlite3_mprintf(
        " AND NOT EXISTS (SELECT 1 FROM main.embargo AS e WHERE e.indicator = t.indicator"
        " AND e.area IN ('', t.area) AND e.period_end = t.period_end AND e.until > %Q"
        " AND e.indicator = coalesce(%Q, e.indicator))",
        filter->issued, filter->indicator);
    const char *copy = pw_arena_strdup(arena, sql ? sql : "");
    sqlite3_free(sql);
    return copy;
}

/* Without local counts of children, in tables that have indicators. */
static const char *not_people(const struct filter *filter) {
    return filter->no_people ? " AND t.indicator NOT IN (SELECT id FROM main.indicator"
                               " WHERE disclosure = 'people')"
                             : "";
}

/* Has the table rows that stood on the day and were replaced since? Else its view is a plain one,
 * through which SQLite finds rows by their key. */
static bool any_past(sqlite3 *db, struct pw_arena *arena, const struct filter *filter,
                     const char *table, bool *any, struct pw_err *err) {
    int64_t found = 0;
    bool good = pw_sql_integer(
        db,
        pw_arena_printf(arena, "SELECT 1 FROM main.sqlite_schema WHERE name = 'past_%s'", table), 0,
        &found, err);
    if (good && found)
        good = pw_sql_integer(db,
                              pw_arena_printf(arena,
                                              "SELECT EXISTS (SELECT 1 FROM main.past_%s AS t"
                                              " WHERE 1%s)",
                                              table, in_time(arena, filter, true)),
                              0, &found, err);
    *any = found != 0;
    return good;
}

/* In which order the rows of a small table come where a query names none: that of the table.
 * Large ones would be read whole for it, and what reads them adds up. */
static const char *in_order(sqlite3 *db, struct pw_arena *arena, const char *table,
                            struct pw_err *err) {
    bool large =
        pw_streq(table, "observation") || pw_streq(table, "population") || pw_streq(table, "visit");
    for (int i = 1; i <= PW_ANNEX_LISTS; i++)
        large |= pw_streq(table, pw_annex_table(i));
    struct names key = {0};
    if (!large && !list(db, arena,
                        pw_arena_printf(arena,
                                        "SELECT group_concat(name, ', ') FROM (SELECT name FROM"
                                        " pragma_table_info('%s', 'main') WHERE pk ORDER BY pk)",
                                        table),
                        &key, err))
        return NULL;
    return key.names_count ? pw_arena_printf(arena, " ORDER BY %s", key.names[0]) : "";
}

/* A table that keeps its own past shows, of the day, what was not replaced by then. */
static bool filter_table(sqlite3 *db, struct pw_arena *arena, const struct filter *filter,
                         const char *table, struct pw_err *err) {
    const char *columns = pw_past_columns(db, arena, table, "t", err);
    const char *left_out = not_embargoed(arena, filter, table);
    if (pw_streq(table, "observation"))
        left_out = pw_arena_printf(arena, "%s%s", left_out, not_people(filter));
    bool own = pw_streq(table, "list_settled"), past = false;
    if (!columns || (filter->known && !any_past(db, arena, filter, table, &past, err)))
        return false;
    const char *order = past ? in_order(db, arena, table, err) : "";
    if (!order)
        return false;
    struct pw_buf sql = {0};
    pw_buf_printf(&sql, "CREATE TEMP VIEW %s AS ", table);
    /* the table itself comes last: a compound's columns are told as its last part's */
    if (past)
        pw_buf_printf(&sql, "SELECT %s FROM main.past_%s AS t WHERE 1%s%s UNION ALL ", columns,
                      table, in_time(arena, filter, true), left_out);
    pw_buf_printf(&sql, "SELECT %s%s FROM main.%s AS t WHERE 1%s%s", columns,
                  own ? ", '' AS replaced" : "", table, in_time(arena, filter, own), left_out);
    pw_buf_puts(&sql, order);
    bool good = pw_sql_run(db, pw_buf_text(&sql), err);
    pw_buf_release(&sql);
    return good;
}

static bool filter_tables(sqlite3 *db, struct pw_arena *arena, const struct filter *filter,
                          struct pw_err *err) {
    struct names tables = {0};
    if (!list(db, arena,
              "SELECT t.name FROM main.sqlite_schema AS t WHERE t.type = 'table'"
              " AND t.name NOT IN ('release', 'embargo') AND t.name NOT GLOB 'past_*' AND EXISTS"
              " (SELECT 1 FROM pragma_table_info(t.name, 'main') WHERE name = 'received')",
              &tables, err))
        return false;
    for (size_t i = 0; i < tables.names_count; i++)
        if ((filter->known || pw_streq(tables.names[i], "observation")) &&
            !filter_table(db, arena, filter, tables.names[i], err))
            return false;
    return true;
}

/* Figures without local counts: observations, and what imports left for quick reading of them. */
static bool filter_figures(sqlite3 *db, struct pw_arena *arena, const struct filter *filter,
                           struct pw_err *err) {
    struct names tables = {0};
    if (!list(db, arena,
              "SELECT t.name FROM main.sqlite_schema AS t WHERE t.type = 'table'"
              " AND t.name NOT GLOB 'past_*' AND 3 ="
              " (SELECT count(*) FROM pragma_table_info(t.name, 'main')"
              "  WHERE name IN ('indicator', 'value', 'numerator'))",
              &tables, err))
        return false;
    for (size_t i = 0; i < tables.names_count; i++)
        if (!pw_sql_run(
                db,
                pw_arena_printf(arena,
                                "CREATE TEMP VIEW \"%s\" AS SELECT t.* FROM main.\"%s\" AS t"
                                " WHERE 1%s",
                                tables.names[i], tables.names[i], not_people(filter)),
                err))
            return false;
    return true;
}

/* `quick`: also what imports leave for quick reading, of the filtered tables. */
static bool copy_views(sqlite3 *db, struct pw_arena *arena, bool quick, struct pw_err *err) {
    static const char start[] = "CREATE VIEW ",
                      all[] = "SELECT sql FROM main.sqlite_schema WHERE type = 'view'";
    static const char slow[] =
        "SELECT sql FROM main.sqlite_schema AS v WHERE type = 'view' AND NOT EXISTS"
        " (SELECT 1 FROM main.sqlite_schema WHERE name = v.name || '_anew')";
    struct names views = {0};
    if (!list(db, arena, quick ? all : slow, &views, err))
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
    bool good = drop_views(mart->db, arena, err) &&
                (!filter->known || pw_past_kept(mart->db, filter->known, err));
    if (good && anew(filter))
        good = filter_tables(mart->db, arena, filter, err) &&
               copy_views(mart->db, arena, false, err) && replace_quick(mart->db, arena, err);
    else if (good && filter->no_people)
        good =
            filter_figures(mart->db, arena, filter, err) && copy_views(mart->db, arena, true, err);
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
    return show(mart, &(struct filter){known != PW_NO_DATE ? day : NULL, issued, indicator, false},
                err);
}

bool pw_mart_hide_people(struct pw_mart *mart, int32_t known, const char *issued,
                         struct pw_err *err) {
    char day[16];
    if (known != PW_NO_DATE)
        pw_date_text(known, day);
    return show(mart, &(struct filter){known != PW_NO_DATE ? day : NULL, issued, NULL, true}, err);
}
