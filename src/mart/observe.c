/* SPDX-License-Identifier: MIT
 *
 * The one way in which an observation enters the mart. Nothing is overwritten:
 * a row stands for the releases from `release` to `confirmed`, and another
 * value is another row. Releases are ordered by name, so the order of imports
 * does not show.
 */
#include "import.h"

#include <stdio.h>
#include <string.h>

static const char find_sql[] =
    "SELECT release, confirmed, value, symbol, numerator, denominator FROM observation"
    " WHERE indicator = ?1 AND area = ?2 AND period_end = ?3 AND breakdown = ?4"
    " AND period_start = ?5";
static const char insert_sql[] =
    "INSERT INTO observation (indicator, area, period_end, breakdown, period_start, release,"
    " confirmed, value, symbol, numerator, denominator, received)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11)";
static const char confirm_sql[] =
    "UPDATE observation SET confirmed = ?7, numerator = coalesce(numerator, ?8),"
    " denominator = coalesce(denominator, ?9),"
    /* with parts that it lacked it is another row than before: known_at shows both, each in its
       time */
    " received = CASE WHEN (numerator IS NULL AND ?8 IS NOT NULL) OR (denominator IS NULL AND"
    " ?9 IS NOT NULL) THEN max(received, ?10) ELSE received END"
    " WHERE indicator = ?1 AND area = ?2 AND period_end = ?3 AND breakdown = ?4"
    " AND period_start = ?5 AND release = ?6";

static bool prepare(struct pw_intake *intake, struct pw_err *err) {
    if (intake->confirm)
        return true;
    sqlite3 *db = intake->mart->db;
    return (intake->find = pw_sql_prepare(db, find_sql, err)) &&
           (intake->insert = pw_sql_prepare(db, insert_sql, err)) &&
           (intake->confirm = pw_sql_prepare(db, confirm_sql, err));
}

static const char *release_name(struct pw_intake *intake, int64_t id) {
    char key[24];
    snprintf(key, sizeof key, "%lld", (long long)id);
    const struct pw_release *release = pw_map_lookup(intake->by_id, key);
    return release ? release->name : "";
}

/* What the mart says about the figure's key. */
struct standing {
    bool any;
    bool clashes;          /* the same release says something else */
    bool same_below;       /* newest release up to ours says the same ... */
    int64_t below, newest; /* ... in this row, confirmed until that release */
    bool lacks_parts;      /* and has no numerator or denominator that we have */
    bool same_above;       /* oldest release after ours says the same */
    bool same_year;        /* a release of our year says something else */
};

static bool says_same(sqlite3_stmt *row, const struct pw_figure *figure) {
    const char *symbol = (const char *)sqlite3_column_text(row, 3);
    if (figure->symbol || symbol)
        return pw_streq(figure->symbol, symbol);
    return sqlite3_column_double(row, 2) == figure->value;
}

/* Publications of one year that say different things: both are kept, the
 * later name wins. */
static bool same_year(const char *one, const char *other) {
    return strncmp(one, other, 5) == 0 && one[0] >= '1' && one[0] <= '2' && one[4] == ' ';
}

static bool read_standing(struct pw_intake *intake, const struct pw_figure *figure,
                          struct standing *out, struct pw_err *err) {
    *out = (struct standing){0};
    const char *ours = figure->release->name, *below = NULL, *above = NULL;
    sqlite3_stmt *row = intake->find;
    int status;
    while ((status = sqlite3_step(row)) == SQLITE_ROW) {
        out->any = true;
        int64_t first = sqlite3_column_int64(row, 0);
        bool same = says_same(row, figure);
        int64_t newest = sqlite3_column_int64(row, 1);
        if ((first == figure->release->id || newest == figure->release->id) && !same)
            out->clashes = true;
        const char *name = release_name(intake, first);
        out->same_year |= !same && same_year(name, ours);
        if (strcmp(name, ours) <= 0) {
            if (below && strcmp(name, below) < 0)
                continue;
            below = name;
            out->same_below = same;
            out->below = first;
            out->newest = newest;
            out->lacks_parts =
                (figure->has_numerator && sqlite3_column_type(row, 4) == SQLITE_NULL) ||
                (figure->has_denominator && sqlite3_column_type(row, 5) == SQLITE_NULL);
        } else if (!above || strcmp(name, above) < 0) {
            above = name;
            out->same_above = same;
        }
    }
    sqlite3_reset(row);
    return status == SQLITE_DONE || pw_sql_fail(intake->mart->db, "Reading the mart failed", err);
}

static void bind_key(sqlite3_stmt *stmt, const struct pw_figure *figure, const char *start,
                     const char *end) {
    sqlite3_bind_text(stmt, 1, figure->indicator, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 2, figure->area, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 3, end, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 4, figure->breakdown, -1, SQLITE_STATIC);
    sqlite3_bind_text(stmt, 5, start, -1, SQLITE_STATIC);
}

static bool confirm(struct pw_intake *intake, const struct pw_figure *figure,
                    const struct standing *standing, const char *start, const char *end,
                    struct pw_err *err) {
    bool newer = strcmp(figure->release->name, release_name(intake, standing->newest)) > 0;
    if (!newer && !standing->lacks_parts)
        return true;
    bind_key(intake->confirm, figure, start, end);
    sqlite3_bind_int64(intake->confirm, 6, standing->below);
    sqlite3_bind_int64(intake->confirm, 7, newer ? figure->release->id : standing->newest);
    pw_sql_bind_real(intake->confirm, 8, figure->has_numerator, figure->numerator);
    pw_sql_bind_real(intake->confirm, 9, figure->has_denominator, figure->denominator);
    pw_sql_bind_text(intake->confirm, 10, intake->received);
    return pw_sql_done(intake->confirm, err);
}

/* SQLITE_DONE, or why not. */
static int insert(struct pw_intake *intake, const struct pw_figure *figure, const char *start,
                  const char *end) {
    sqlite3_stmt *stmt = intake->insert;
    bind_key(stmt, figure, start, end);
    sqlite3_bind_int64(stmt, 6, figure->release->id);
    pw_sql_bind_real(stmt, 7, !figure->symbol, figure->value);
    sqlite3_bind_text(stmt, 8, figure->symbol, -1, SQLITE_STATIC);
    pw_sql_bind_real(stmt, 9, figure->has_numerator, figure->numerator);
    pw_sql_bind_real(stmt, 10, figure->has_denominator, figure->denominator);
    sqlite3_bind_text(stmt, 11, intake->received, -1, SQLITE_STATIC);
    int status = sqlite3_step(stmt);
    sqlite3_reset(stmt);
    return status;
}

bool pw_intake_only(struct pw_intake *intake, const char *indicator,
                    const struct pw_release *release) {
    sqlite3_stmt *stmt = pw_sql_prepare(
        intake->mart->db,
        "SELECT 1 FROM observation WHERE indicator = ?1 AND release <> ?2 LIMIT 1", NULL);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, indicator);
    sqlite3_bind_int64(stmt, 2, release->id);
    bool only = sqlite3_step(stmt) == SQLITE_DONE;
    sqlite3_finalize(stmt);
    return only;
}

enum pw_intake_status pw_intake_figure(struct pw_intake *intake, const struct pw_figure *figure,
                                       struct pw_err *err) {
    if (!prepare(intake, err))
        return PW_FIGURE_FAILED;
    char start[16], end[16];
    pw_date_text(figure->period_start, start);
    pw_date_text(figure->period_end, end);
    if (figure->only_release && insert(intake, figure, start, end) == SQLITE_DONE) {
        intake->result->added++;
        return PW_FIGURE_STORED;
    }
    bind_key(intake->find, figure, start, end);
    struct standing standing;
    if (!read_standing(intake, figure, &standing, err))
        return PW_FIGURE_FAILED;
    if (standing.clashes)
        return PW_FIGURE_CLASHES;
    if (standing.same_below || standing.same_above) {
        intake->result->unchanged++;
        bool good = !standing.same_below || confirm(intake, figure, &standing, start, end, err);
        return good ? PW_FIGURE_STORED : PW_FIGURE_FAILED;
    }
    *(standing.any ? &intake->result->revised : &intake->result->added) += 1;
    if (insert(intake, figure, start, end) != SQLITE_DONE) {
        pw_sql_fail(intake->mart->db, "Writing to the mart failed", err);
        return PW_FIGURE_FAILED;
    }
    return standing.same_year ? PW_FIGURE_DISAGREES : PW_FIGURE_STORED;
}
