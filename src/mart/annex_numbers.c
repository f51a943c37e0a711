/* SPDX-License-Identifier: MIT
 *
 * Numbers of the mart in place of what identifies: children by the authority's
 * identifier, workers, families and adopters by a salted digest of their name,
 * which is stored nowhere. Numbers count up in order of appearance.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "annex.h"

/* Steps a statement with one answer: its first column, 0 if there is no row. */
static int64_t ask(sqlite3_stmt *stmt) {
    int64_t answer = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
    sqlite3_reset(stmt);
    return answer;
}

/* The mart's own salt, made by the first import that needs one. */
static bool read_salt(struct pw_annex_numbers *numbers, struct pw_err *err) {
    sqlite3 *db = numbers->intake->mart->db;
    int64_t salt;
    sqlite3_randomness(sizeof salt, &salt);
    char sql[120];
    snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO mart (name, value) VALUES ('salt', '%lld')",
             (long long)(salt & INT64_MAX));
    if (!pw_sql_run(db, sql, err) ||
        !pw_sql_integer(db, "SELECT CAST(value AS INTEGER) FROM mart WHERE name = 'salt'", 0, &salt,
                        err))
        return false;
    numbers->salt = (uint64_t)salt;
    return true;
}

bool pw_annex_numbers_open(struct pw_annex_numbers *numbers, struct pw_err *err) {
    sqlite3 *db = numbers->intake->mart->db;
    struct pw_arena *arena = numbers->intake->arena;
    numbers->children = pw_map_new(arena);
    numbers->teams = pw_map_new(arena);
    numbers->others = pw_map_new(arena);
    const struct {
        sqlite3_stmt **stmt;
        const char *sql;
    } all[] = {
        {&numbers->child_find, "SELECT number FROM child WHERE identifier = ?1"},
        {&numbers->child_add, "INSERT INTO child (identifier) VALUES (?1)"},
        {&numbers->team_find, "SELECT id FROM team WHERE area = ?1 AND name = ?2 COLLATE NOCASE"},
        {&numbers->team_add,
         "INSERT OR IGNORE INTO team (id, area, name, received) VALUES (?1, ?2, ?3, ?4)"},
        {&numbers->number_find, "SELECT number FROM number_of WHERE kind = ?1 AND digest = ?2"},
        {&numbers->number_add,
         "INSERT INTO number_of (kind, digest, number) VALUES (?1, ?2, max("
         " (SELECT coalesce(max(number), 0) + 1 FROM number_of WHERE kind = ?1),"
         " CASE ?1 WHEN 'worker' THEN (SELECT coalesce(max(number), 0) + 1 FROM worker)"
         " ELSE 0 END))"
         " RETURNING number"},
        {&numbers->worker_add, "INSERT INTO worker (number) VALUES (?1)"}};
    for (size_t i = 0; i < PW_COUNT(all); i++)
        if (!(*all[i].stmt = pw_sql_prepare(db, all[i].sql, err)))
            return false;
    return read_salt(numbers, err);
}

void pw_annex_numbers_close(struct pw_annex_numbers *numbers) {
    sqlite3_stmt *const all[] = {numbers->child_find, numbers->child_add,   numbers->team_find,
                                 numbers->team_add,   numbers->number_find, numbers->number_add,
                                 numbers->worker_add};
    for (size_t i = 0; i < PW_COUNT(all); i++)
        sqlite3_finalize(all[i]);
}

static int64_t *keep(struct pw_annex_numbers *numbers, struct pw_map *map, const char *key,
                     int64_t number) {
    int64_t *kept = PW_NEW(numbers->intake->arena, int64_t);
    *kept = number;
    pw_map_put(map, key, kept);
    return kept;
}

int64_t pw_annex_child(struct pw_annex_numbers *numbers, const char *identifier,
                       struct pw_err *err) {
    int64_t *known = pw_map_lookup(numbers->children, identifier);
    if (known)
        return *known;
    sqlite3_bind_text(numbers->child_find, 1, identifier, -1, SQLITE_STATIC);
    int64_t number = ask(numbers->child_find);
    if (!number) {
        sqlite3_bind_text(numbers->child_add, 1, identifier, -1, SQLITE_STATIC);
        if (!pw_sql_done(numbers->child_add, err))
            return 0;
        number = sqlite3_last_insert_rowid(numbers->intake->mart->db);
    }
    return *keep(numbers, numbers->children, identifier, number);
}

/* FNV-1a with the salt before and a last mixing: only to tell names apart. */
static int64_t digest(const struct pw_annex_numbers *numbers, const char *words) {
    uint64_t hash = UINT64_C(14695981039346656037) ^ numbers->salt;
    for (; *words; words++)
        hash = (hash ^ (unsigned char)*words) * UINT64_C(1099511628211);
    hash ^= numbers->salt * UINT64_C(0x9e3779b97f4a7c15);
    hash = (hash ^ hash >> 31) * UINT64_C(0xbf58476d1ce4e5b9);
    return (int64_t)((hash ^ hash >> 29) >> 1);
}

int64_t pw_annex_number(struct pw_annex_numbers *numbers, const char *kind, const char *name,
                        struct pw_err *err) {
    char key[160], words[128];
    pw_annex_words(name, words, sizeof words);
    const char *said = *words ? words : name; /* a name without Latin letters */
    memcpy(key, kind, 2);
    strncpy(key + 2, said, sizeof key - 3);
    key[sizeof key - 1] = '\0';
    int64_t *known = pw_map_lookup(numbers->others, key);
    if (known)
        return *known;
    int64_t of = digest(numbers, said);
    sqlite3_bind_text(numbers->number_find, 1, kind, -1, SQLITE_STATIC);
    sqlite3_bind_int64(numbers->number_find, 2, of);
    int64_t number = ask(numbers->number_find);
    if (!number) {
        sqlite3_bind_text(numbers->number_add, 1, kind, -1, SQLITE_STATIC);
        sqlite3_bind_int64(numbers->number_add, 2, of);
        number = ask(numbers->number_add);
        if (!number) {
            pw_sql_fail(numbers->intake->mart->db, "Writing to the mart failed", err);
            return 0;
        }
        if (pw_streq(kind, "worker")) {
            sqlite3_bind_int64(numbers->worker_add, 1, number);
            if (!pw_sql_done(numbers->worker_add, err))
                return 0;
        }
    }
    return *keep(numbers, numbers->others, key, number);
}

const char *pw_annex_team(struct pw_annex_numbers *numbers, const char *name, struct pw_err *err) {
    const char *known = pw_map_lookup(numbers->teams, name);
    if (known)
        return known;
    struct pw_arena *arena = numbers->intake->arena;
    char *id = NULL;
    pw_sql_bind_text(numbers->team_find, 1, numbers->area);
    pw_sql_bind_text(numbers->team_find, 2, name);
    if (sqlite3_step(numbers->team_find) == SQLITE_ROW)
        id = pw_arena_strdup(arena, (const char *)sqlite3_column_text(numbers->team_find, 0));
    sqlite3_reset(numbers->team_find);
    if (!id) {
        char words[96];
        pw_annex_words(name, words, sizeof words);
        id = pw_arena_printf(arena, "%s %s", numbers->area, words);
        for (char *at = id; *at; at++)
            *at = *at == ' ' ? '-' : (char)tolower((unsigned char)*at);
        pw_sql_bind_text(numbers->team_add, 1, id);
        pw_sql_bind_text(numbers->team_add, 2, numbers->area);
        pw_sql_bind_text(numbers->team_add, 3, name);
        pw_sql_bind_text(numbers->team_add, 4, numbers->intake->received);
        if (!pw_sql_done(numbers->team_add, err))
            return NULL;
    }
    pw_map_put(numbers->teams, name, id);
    return id;
}
