/* SPDX-License-Identifier: MIT
 *
 * What is in a mart, for people. Counts and names of publications only: never
 * a value.
 */
#include "mart_private.h"

struct line {
    const char *label, *sql;
};

static const struct line lines[] = {
    {"areas", "SELECT count(*) FROM area"},
    {"areas below authorities", "SELECT count(DISTINCT code) FROM local_area"},
    {"indicators", "SELECT count(*) FROM indicator"},
    {"indicators with figures", "SELECT count(*) FROM indicator AS i WHERE EXISTS"
                                " (SELECT 1 FROM observation AS o WHERE o.indicator = i.id)"},
    {"observations", "SELECT count(*) FROM observation"},
    {"periods", "SELECT min(period_end) || ' to ' || max(period_end) FROM observation"},
    {"population estimates", "SELECT count(*) FROM population"},
    {"neighbour sets", "SELECT group_concat(name, ', ') FROM (SELECT name FROM neighbour_set"
                       " ORDER BY valid_from)"},
    {"teams", "SELECT count(*) FROM team"},
    {"children", "SELECT count(*) FROM child"},
    {"children with a home", "SELECT count(DISTINCT child) FROM residence"},
    {"commentaries", "SELECT count(*) FROM commentary"},
    {"actions", "SELECT count(*) FROM action"},
};

/* First column of each row, after `label` on the first. */
static bool print(struct pw_mart *mart, const char *label, const char *sql, struct pw_buf *out,
                  struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(mart->db, sql, err);
    if (!stmt)
        return false;
    int status;
    for (bool first = true; (status = sqlite3_step(stmt)) == SQLITE_ROW; first = false) {
        const char *text = (const char *)sqlite3_column_text(stmt, 0);
        pw_buf_printf(out, "%-24s %s\n", first ? label : "", text ? text : "none");
    }
    if (status != SQLITE_DONE)
        pw_sql_fail(mart->db, "Reading the mart failed", err);
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE;
}

bool pw_mart_info(struct pw_mart *mart, struct pw_buf *out, struct pw_err *err) {
    pw_buf_printf(out, "%-24s %s\n", "mart", mart->path);
    pw_buf_printf(out, "%-24s %d\n", "schema version", pw_mart_version());
    pw_buf_printf(out, "%-24s %s\n", "data", mart->sample ? "made up (SAMPLE)" : "real");
    for (size_t i = 0; i < PW_COUNT(lines); i++)
        if (!print(mart, lines[i].label, lines[i].sql, out, err))
            return false;
    return print(mart, "releases",
                 "SELECT name || ', received ' || received FROM release ORDER BY name", out, err);
}
