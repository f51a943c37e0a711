/* SPDX-License-Identifier: MIT
 *
 * The end of an import. Which row of a key is the newest and whether it was
 * revised, and the rates and shares that packs show beside published ones, are
 * worked out once here and not in every query of every pack. What they mean
 * stands in views shown_anew and calculated_anew; this must agree with them.
 */
#include <string.h>

#include "mart_private.h"

/* ---- what has the import touched? ------------------------------------------------- */

static int watch(void *data, int action, const char *table, const char *column,
                 const char *database, const char *trigger) {
    (void)column, (void)database, (void)trigger;
    struct pw_touched *touched = data;
    if (action != SQLITE_INSERT && action != SQLITE_UPDATE && action != SQLITE_DELETE)
        return SQLITE_OK;
    touched->figures |= pw_streq(table, "observation") || pw_streq(table, "population");
    touched->visits |= pw_streq(table, "visit");
    touched->deadlines |= pw_streq(table, "deadline");
    return SQLITE_OK;
}

void pw_settle_watch(sqlite3 *db, struct pw_touched *touched) {
    sqlite3_set_authorizer(db, touched ? watch : NULL, touched);
}

/* ---- newest and revised ------------------------------------------------------------- */

enum { KEY_PARTS = 5, RELEASE = KEY_PARTS, CONFIRMED, NEWEST, REVISED };

static const char scan_sql[] =
    "SELECT indicator, area, period_end, breakdown, period_start, release, confirmed, newest,"
    " revised FROM observation"
    " ORDER BY indicator, area, period_end, breakdown, period_start, release";
static const char mark_sql[] =
    "UPDATE observation SET newest = ?7, revised = ?8 WHERE indicator = ?1 AND area = ?2"
    " AND period_end = ?3 AND breakdown = ?4 AND period_start = ?5 AND release = ?6";
static const char releases_sql[] =
    "SELECT id, row_number() OVER (ORDER BY name), digest FROM release ORDER BY id";

struct claim { /* one row of a key */
    int64_t release, confirmed;
    bool newest, revised; /* as they stand */
};
struct mark {
    const char *key; /* its parts, each with a NUL */
    int64_t release;
    bool newest, revised;
};
struct settle {
    sqlite3 *db;
    struct pw_arena *arena;
    struct known {
        int64_t id, age; /* age 1: the oldest by name */
        bool digest;
    } * releases;
    size_t releases_count, releases_capacity;
    struct pw_buf key; /* of the rows in claims */
    struct claim *claims;
    size_t claims_count, claims_capacity;
    struct mark *marks;
    size_t marks_count, marks_capacity;
};

static bool load_releases(struct settle *s, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(s->db, releases_sql, err);
    if (!stmt)
        return false;
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        *PW_PUSH(s->arena, s, releases) =
            (struct known){sqlite3_column_int64(stmt, 0), sqlite3_column_int64(stmt, 1),
                           sqlite3_column_int(stmt, 2) == 1};
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE || pw_sql_fail(s->db, "Reading releases failed", err);
}

static const struct known *release_of(const struct settle *s, int64_t id) {
    static const struct known none = {0};
    size_t low = 0, high = s->releases_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (s->releases[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < s->releases_count && s->releases[low].id == id ? &s->releases[low] : &none;
}

/* Notes the rows of the key at hand whose marks are not as they should be. */
static void close_key(struct settle *s) {
    int64_t youngest = 0;
    const char *key = NULL;
    for (size_t i = 0; i < s->claims_count; i++) {
        int64_t age = release_of(s, s->claims[i].confirmed)->age;
        if (age > youngest)
            youngest = age;
    }
    for (size_t i = 0; i < s->claims_count; i++) {
        const struct claim *one = &s->claims[i];
        bool newest = release_of(s, one->confirmed)->age == youngest, revised = false;
        bool digest = release_of(s, one->release)->digest;
        for (size_t j = 0; j < s->claims_count; j++)
            revised |= j != i && release_of(s, s->claims[j].release)->digest == digest;
        if (newest == one->newest && revised == one->revised)
            continue;
        if (!key)
            key = memcpy(pw_arena_alloc(s->arena, s->key.length), s->key.data, s->key.length);
        *PW_PUSH(s->arena, s, marks) = (struct mark){key, one->release, newest, revised};
    }
    s->claims_count = 0;
}

/* Is the row's key the one at hand? */
static bool same_key(const struct settle *s, sqlite3_stmt *row) {
    size_t at = 0;
    for (int i = 0; i < KEY_PARTS; i++) {
        const void *part = sqlite3_column_blob(row, i);
        size_t length = (size_t)sqlite3_column_bytes(row, i);
        if (s->key.length < at + length + 1 || s->key.data[at + length] != '\0' ||
            (length && memcmp(s->key.data + at, part, length) != 0))
            return false;
        at += length + 1;
    }
    return true;
}

static void take_row(struct settle *s, sqlite3_stmt *row) {
    if (!same_key(s, row)) {
        close_key(s);
        pw_buf_clear(&s->key);
        for (int i = 0; i < KEY_PARTS; i++) {
            pw_buf_add(&s->key, sqlite3_column_blob(row, i), (size_t)sqlite3_column_bytes(row, i));
            pw_buf_putc(&s->key, '\0');
        }
    }
    *PW_PUSH(s->arena, s, claims) =
        (struct claim){sqlite3_column_int64(row, RELEASE), sqlite3_column_int64(row, CONFIRMED),
                       sqlite3_column_int(row, NEWEST) == 1, sqlite3_column_int(row, REVISED) == 1};
}

static bool scan(struct settle *s, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(s->db, scan_sql, err);
    if (!stmt)
        return false;
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        take_row(s, stmt);
    close_key(s);
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE || pw_sql_fail(s->db, "Reading the mart failed", err);
}

static bool write_marks(struct settle *s, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(s->db, mark_sql, err);
    bool good = stmt != NULL;
    for (size_t i = 0; good && i < s->marks_count; i++) {
        const struct mark *mark = &s->marks[i];
        const char *part = mark->key;
        for (int k = 0; k < KEY_PARTS; k++, part += strlen(part) + 1)
            sqlite3_bind_text(stmt, k + 1, part, -1, SQLITE_STATIC);
        sqlite3_bind_int64(stmt, 6, mark->release);
        sqlite3_bind_int(stmt, 7, mark->newest);
        sqlite3_bind_int(stmt, 8, mark->revised);
        good = pw_sql_done(stmt, err);
    }
    sqlite3_finalize(stmt);
    return good;
}

/* ---- calculated --------------------------------------------------------------------- */

static const char calculate_sql[] =
    "DELETE FROM calculated;"
    "INSERT INTO calculated (indicator, area, period_start, period_end, breakdown, value, symbol,"
    " flags, numerator, denominator, source)"
    " SELECT indicator, area, period_start, period_end, breakdown, value, symbol, flags,"
    " numerator, denominator, source FROM calculated_anew";

bool pw_settle(sqlite3 *db, struct pw_err *err) {
    struct settle s = {.db = db, .arena = pw_arena_new()};
    bool good = load_releases(&s, err) && scan(&s, err) && write_marks(&s, err) &&
                pw_sql_run(db, calculate_sql, err);
    pw_buf_release(&s.key);
    pw_arena_free(s.arena);
    return good;
}
