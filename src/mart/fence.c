/* SPDX-License-Identifier: MIT
 *
 * What SQL of a pack may do: read, and call the functions of functions.def,
 * within a budget of steps and of memory.
 */
#include <stdio.h>
#include <string.h>

#include "mart_private.h"

/* Steps of SQLite's machine for one connection: some ten seconds. */
#define BUDGET_STEPS INT64_C(1000000000)
#define BUDGET_CHUNK 10000
#define MEMORY_LIMIT (INT64_C(768) << 20)

static const char *const functions[] = {
#define FUNCTION(name) #name,
#include "functions.def"
#undef FUNCTION
};

/* What was replaced is seen through the view of its table alone, which known.c makes: packs know
 * tables by their names, and so do the checks of what a pack may show. */
static const char past[] = "past_";

/* What identifies a person reaches no dataset: {table or "*", column}. */
static const char *const private_columns[][2] = {
    {"child", "identifier"},
    {"audit", "id"},
    {"*", "birth_date"},
    {"*", "placement_postcode"},
};

/* `via`: the innermost view that reads, or NULL. */
static int allow_read(const char *table, const char *column, const char *via) {
    if (!table || !column)
        return SQLITE_OK;
    if (pw_str_starts(table, "sqlite_") || pw_str_starts(table, "pragma_"))
        return SQLITE_DENY;
    if (pw_str_starts(table, past) && !pw_streq(via, table + strlen(past)))
        return SQLITE_DENY;
    for (size_t i = 0; i < PW_COUNT(private_columns); i++) {
        const char *of = private_columns[i][0];
        if (pw_str_casecmp(column, private_columns[i][1]) == 0 &&
            (of[0] == '*' || pw_str_casecmp(table, of) == 0))
            return SQLITE_DENY;
    }
    return SQLITE_OK;
}

static int allow_function(const char *name) {
    for (size_t i = 0; i < PW_COUNT(functions); i++)
        if (pw_str_casecmp(name, functions[i]) == 0)
            return SQLITE_OK;
    return SQLITE_DENY;
}

static void note_read(struct pw_mart *mart, const char *table, const char *column) {
    if (!mart->reads || !table || !column)
        return;
    char both[256];
    if (pw_str_starts(table, past))
        table += strlen(past);
    snprintf(both, sizeof both, "%s.%s", table, column);
    pw_map_put(mart->reads, table, mart);
    pw_map_put(mart->reads, both, mart);
}

static int authorize(void *data, int action, const char *first, const char *second,
                     const char *database, const char *via) {
    (void)database;
    switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
        return SQLITE_OK;
    case SQLITE_READ:
        note_read(data, first, second);
        return allow_read(first, second, via);
    case SQLITE_FUNCTION:
        return allow_function(second);
    default:
        return SQLITE_DENY;
    }
}

static int spend(void *data) {
    struct pw_mart *mart = data;
    mart->steps_left -= BUDGET_CHUNK;
    return mart->steps_left < 0;
}

void pw_fence_raise(struct pw_mart *mart) {
    if (mart->fenced)
        sqlite3_set_authorizer(mart->db, authorize, mart);
}

void pw_fence_lower(struct pw_mart *mart) {
    sqlite3_set_authorizer(mart->db, NULL, NULL);
}

void pw_fence_set(struct pw_mart *mart) {
    static const struct {
        int id, most;
    } limits[] = {
        {SQLITE_LIMIT_LENGTH, 16 << 20},
        {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
        {SQLITE_LIMIT_COLUMN, 500},
        {SQLITE_LIMIT_EXPR_DEPTH, 200},
        {SQLITE_LIMIT_COMPOUND_SELECT, 100},
        {SQLITE_LIMIT_ATTACHED, 0},
        {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200},
        {SQLITE_LIMIT_WORKER_THREADS, 0},
    };
    for (size_t i = 0; i < PW_COUNT(limits); i++)
        sqlite3_limit(mart->db, limits[i].id, limits[i].most);
    sqlite3_hard_heap_limit64(MEMORY_LIMIT);
    mart->steps_left = BUDGET_STEPS;
    sqlite3_progress_handler(mart->db, BUDGET_CHUNK, spend, mart);
    mart->fenced = true;
    pw_fence_raise(mart);
}
