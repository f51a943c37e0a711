/* SPDX-License-Identifier: MIT
 *
 * Promised columns against those of the statement.
 */
#include "query.h"

#include <string.h>

/* Tables with a row for each child, contact, visit and so on. */
static const char *const child_tables[] = {
    "child",       "visit",      "contact",       "early_help",       "referral",
    "assessment",  "section_47", "child_in_need", "child_protection", "child_in_care",
    "care_leaver", "adoption",   "adopter",
};

static int find_column(const struct run *run, const char *name) {
    int n = sqlite3_column_count(run->statement);
    for (int i = 0; i < n; i++)
        if (pw_streq(sqlite3_column_name(run->statement, i), name))
            return i;
    return -1;
}

static int find_companion(const struct run *run, const char *name, const char *suffix) {
    return find_column(run, pw_arena_printf(run->arena, "%s%s", name, suffix));
}

static void check_level(struct run *run, size_t i) {
    const struct pw_query *query = run->query;
    const char *table = sqlite3_column_table_name(run->statement, run->bindings[i].value);
    for (size_t t = 0; table && t < PW_COUNT(child_tables); t++)
        if (pw_streq(table, child_tables[t]) && !pw_streq(query->level, "child"))
            qy_run_complain(run, "child-level", query->column_places[i],
                            "column %s comes straight from table %s, which has a row for each "
                            "child; count or add up in SQL, or declare `level: child`",
                            query->columns[i].name, table);
}

static void bind_column(struct run *run, size_t i) {
    const struct pw_column *column = &run->query->columns[i];
    struct binding *b = &run->bindings[i];
    b->value = find_column(run, column->name);
    b->symbol = b->flags = b->numerator = b->denominator = -1;
    if (b->value < 0) {
        qy_run_complain(run, "missing-column", run->query->column_places[i],
                        "column %s is promised, but the statement doesn't give it", column->name);
        return;
    }
    b->made = !sqlite3_column_origin_name(run->statement, b->value);
    b->symbol = find_companion(run, column->name, "_symbol");
    if (column->type == PW_NUMBER) {
        b->flags = find_companion(run, column->name, "_flags");
        b->numerator = find_companion(run, column->name, "_num");
        b->denominator = find_companion(run, column->name, "_den");
    }
    check_level(run, i);
}

static bool is_bound(const struct run *run, int index) {
    for (size_t i = 0; i < run->query->columns_count; i++) {
        const struct binding *b = &run->bindings[i];
        if (index == b->value || index == b->symbol || index == b->flags || index == b->numerator ||
            index == b->denominator)
            return true;
    }
    return false;
}

void qy_columns_match(struct run *run) {
    for (size_t i = 0; i < run->query->columns_count; i++)
        bind_column(run, i);
    struct pw_place top = {run->query->path, 1, 1};
    int n = sqlite3_column_count(run->statement);
    for (int i = 0; i < n; i++)
        if (!is_bound(run, i))
            qy_run_complain(run, "unknown-column", top,
                            "the statement gives a column %s that the contract doesn't promise",
                            sqlite3_column_name(run->statement, i));
}
