/* SPDX-License-Identifier: MIT
 *
 * Which area a person means, and how far its figures go.
 */
#include "mart_private.h"

/* Areas that a code means. Codes are unambiguous by themselves, so a code of
 * an area that ended, or a code that an area had before, is understood too. */
static const char by_code[] = "SELECT DISTINCT area FROM area_code WHERE code = upper(trim(?1))";

/* Areas of that name that stood at ?2 (NULL: ever). */
static const char by_name[] =
    "SELECT code FROM area WHERE name = trim(?1) COLLATE NOCASE"
    " AND kind NOT IN ('locality', 'district', 'ward')"
    " AND (?2 IS NULL OR ((valid_from IS NULL OR valid_from <= ?2)"
    " AND (valid_to IS NULL OR valid_to >= ?2)))"
    " UNION SELECT n.area FROM area_name AS n JOIN area AS a ON a.code = n.area"
    " WHERE n.name = trim(?1)"
    " AND (?2 IS NULL OR ((coalesce(n.valid_from, a.valid_from) IS NULL"
    " OR coalesce(n.valid_from, a.valid_from) <= ?2)"
    " AND (coalesce(n.valid_to, a.valid_to) IS NULL OR coalesce(n.valid_to, a.valid_to) >= ?2)))"
    " UNION SELECT l.code FROM local_area AS l WHERE l.name = trim(?1) COLLATE NOCASE"
    " AND (?2 IS NULL OR (l.valid_from <= ?2 AND (l.valid_to IS NULL OR l.valid_to >= ?2)))"
    " ORDER BY 1";

/* Areas to offer when nothing fits exactly. */
static const char similar[] = "SELECT code FROM area WHERE name LIKE '%' || "
                              "replace(replace(trim(?1), '%', ''), '_', '') || '%'"
                              " AND length(trim(?1)) >= 3 ORDER BY kind = 'joint', name LIMIT 8";

struct found {
    const char **codes;
    size_t codes_count, codes_capacity;
};

static bool collect(struct pw_mart *mart, struct pw_arena *arena, const char *sql, const char *text,
                    int32_t as_at, struct found *found, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(mart->db, sql, err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, text);
    if (as_at != PW_NO_DATE && sqlite3_bind_parameter_count(stmt) > 1)
        pw_sql_bind_date(stmt, 2, as_at);
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        *PW_PUSH(arena, found, codes) =
            pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 0));
    if (status != SQLITE_DONE)
        pw_sql_fail(mart->db, "Looking for the area failed", err);
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE;
}

/* "E06000059 Dorset (from 2019-04-01)", one after the other. */
static void describe(struct pw_mart *mart, const struct found *found, struct pw_buf *out) {
    sqlite3_stmt *stmt = pw_sql_prepare(
        mart->db, "SELECT name, valid_from, valid_to FROM area WHERE code = ?1", NULL);
    for (size_t i = 0; stmt && i < found->codes_count; i++) {
        pw_sql_bind_text(stmt, 1, found->codes[i]);
        if (sqlite3_step(stmt) == SQLITE_ROW) {
            pw_buf_printf(out, "%s%s %s", i ? "; " : "", found->codes[i],
                          (const char *)sqlite3_column_text(stmt, 0));
            if (sqlite3_column_text(stmt, 1))
                pw_buf_printf(out, " (from %s)", (const char *)sqlite3_column_text(stmt, 1));
            if (sqlite3_column_text(stmt, 2))
                pw_buf_printf(out, " (until %s)", (const char *)sqlite3_column_text(stmt, 2));
        }
        sqlite3_reset(stmt);
    }
    sqlite3_finalize(stmt);
}

static bool refuse(struct pw_mart *mart, const char *text, const char *how,
                   const struct found *choices, struct pw_err *err) {
    struct pw_buf list = {0};
    describe(mart, choices, &list);
    if (choices->codes_count)
        pw_fail_usage(err, "\"%s\" %s: %s", text, how, pw_buf_text(&list));
    else
        pw_fail_usage(
            err,
            "\"%s\" is no area of this mart; give a code (E10000003), a three-digit code (873) "
            "or the full name",
            text);
    pw_buf_release(&list);
    return false;
}

/* Where no name holds the text, the one name that it may be a slip of. */
static bool nearest(struct pw_mart *mart, struct pw_arena *arena, const char *text,
                    struct found *like, struct pw_err *err) {
    struct found names = {0};
    if (like->codes_count)
        return true;
    if (!collect(mart, arena, "SELECT name FROM area ORDER BY name", text, PW_NO_DATE, &names, err))
        return false;
    const char *name = pw_nearest(text, names.codes, names.codes_count);
    return !name || collect(mart, arena, by_name, name, PW_NO_DATE, like, err);
}

const char *pw_mart_area(struct pw_mart *mart, struct pw_arena *arena, const char *text,
                         int32_t as_at, struct pw_err *err) {
    struct found found = {0}, ever = {0}, like = {0};
    if (!collect(mart, arena, by_code, text, PW_NO_DATE, &found, err))
        return NULL;
    if (found.codes_count == 0 && !collect(mart, arena, by_name, text, as_at, &found, err))
        return NULL;
    if (found.codes_count == 1)
        return found.codes[0];
    if (found.codes_count > 1) {
        refuse(mart, text, "means more than one area, give the code of one", &found, err);
        return NULL;
    }
    if (!collect(mart, arena, by_name, text, PW_NO_DATE, &ever, err))
        return NULL;
    if (ever.codes_count) {
        char day[16] = "that day";
        if (as_at != PW_NO_DATE)
            pw_date_text(as_at, day);
        char how[96];
        sqlite3_snprintf(sizeof how, how,
                         "did not stand at %s, give the code to have it all the same", day);
        refuse(mart, text, how, &ever, err);
        return NULL;
    }
    if (!collect(mart, arena, similar, text, PW_NO_DATE, &like, err) ||
        !nearest(mart, arena, text, &like, err))
        return NULL;
    refuse(mart, text, "is no area of this mart; near it", &like, err);
    return NULL;
}

int32_t pw_mart_latest(struct pw_mart *mart, const char *area, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(
        mart->db,
        "SELECT max(day) FROM (SELECT (SELECT max(o.period_end) FROM observation AS o"
        " WHERE o.indicator = i.id AND o.area = ?1) AS day FROM indicator AS i"
        " UNION ALL SELECT snapshot FROM annex_snapshot WHERE area = ?1)",
        err);
    if (!stmt)
        return PW_NO_DATE;
    pw_sql_bind_text(stmt, 1, area);
    int32_t latest = PW_NO_DATE;
    int status = sqlite3_step(stmt);
    if (status == SQLITE_ROW && sqlite3_column_text(stmt, 0))
        latest = pw_date_parse((const char *)sqlite3_column_text(stmt, 0));
    else if (status != SQLITE_ROW)
        pw_sql_fail(mart->db, "Looking for the latest period failed", err);
    sqlite3_finalize(stmt);
    return latest;
}

const char *pw_mart_home(struct pw_mart *mart, struct pw_arena *arena) {
    struct pw_err nothing = {0};
    sqlite3_stmt *stmt = pw_sql_prepare(
        mart->db, "SELECT area FROM team GROUP BY area ORDER BY count(*) DESC, area LIMIT 1",
        &nothing);
    const char *home = NULL;
    if (stmt && sqlite3_step(stmt) == SQLITE_ROW)
        home = pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    return home;
}
