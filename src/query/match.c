/* SPDX-License-Identifier: MIT
 *
 * Promised columns against those of the statement.
 */
#include "query.h"

#include <string.h>

/* Tables with a row for each child, contact, visit and so on. */
static const char *const child_tables[] = {
    "child",      "visit",         "contact",          "early_help",    "referral",    "assessment",
    "section_47", "child_in_need", "child_protection", "child_in_care", "care_leaver", "adoption",
    "adopter",    "list_event",    "list_settled",     "residence",
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

static bool is_child_table(const char *table) {
    for (size_t t = 0; table && t < PW_COUNT(child_tables); t++)
        if (pw_streq(table, child_tables[t]))
            return true;
    return false;
}

static void check_level(struct run *run, size_t i) {
    const struct pw_query *query = run->query;
    const char *table = sqlite3_column_table_name(run->statement, run->bindings[i].value);
    if (is_child_table(table) && !pw_streq(query->level, "child"))
        qy_run_complain(run, "child-level", query->column_places[i],
                        "column %s comes straight from table %s, which has a row for each "
                        "child; count or add up in SQL, or declare `level: child`",
                        query->columns[i].name, table);
}

/* Words of a definition aren't read for counts of people: only those that the program itself
 * brings may go by that role. */
static void check_definition(struct run *run, size_t i) {
    const char *table = sqlite3_column_table_name(run->statement, run->bindings[i].value);
    if (pw_streq(run->query->columns[i].role, "definition") && !pw_streq(table, "list_indicator") &&
        !pw_streq(table, "annex_rule"))
        qy_run_complain(run, "bad-attribute", run->query->column_places[i],
                        "column %s has role definition and doesn't come straight from table "
                        "list_indicator or annex_rule; leave the role out",
                        run->query->columns[i].name);
}

/* Local indicators in the statement's quoted texts, and caseloads, count children:
 * a query that reads them has a column of people. */
static bool names_people(struct run *run, sqlite3 *db) {
    static const char sql[] = "SELECT id FROM indicator WHERE disclosure = 'people'";
    sqlite3_stmt *find = NULL;
    bool found = false;
    if (sqlite3_prepare_v2(db, sql, -1, &find, NULL) != SQLITE_OK)
        return false; /* a mart without indicators */
    while (!found && sqlite3_step(find) == SQLITE_ROW)
        found = strstr(run->query->text,
                       pw_arena_printf(run->arena, "'%s'", sqlite3_column_text(find, 0)));
    sqlite3_finalize(find);
    return found;
}

static void check_local(struct run *run, sqlite3 *db, const struct pw_map *reads) {
    const struct pw_query *query = run->query;
    for (size_t i = 0; i < query->columns_count; i++)
        if (pw_streq(query->columns[i].disclosure, "people"))
            return;
    if ((reads && pw_map_lookup(reads, "caseload.children")) || names_people(run, db))
        qy_run_complain(run, "people-undeclared", (struct pw_place){query->path, 1, 1},
                        "the query reads counts of children of the service's own, and no column "
                        "is declared `disclosure people`");
}

/* Numbers made from rows of children count children, whatever their name: all
 * must be declared people. What comes straight from another table may not. */
static void check_class(struct run *run, const struct pw_map *reads) {
    const struct pw_query *query = run->query;
    const char *table = NULL;
    for (size_t i = 0; reads && i < pw_map_count(reads); i++)
        if (is_child_table(pw_map_key(reads, i)))
            table = pw_map_key(reads, i);
    for (size_t i = 0; table && i < query->columns_count; i++) {
        const struct pw_column *column = &query->columns[i];
        if (column->type != PW_NUMBER || pw_streq(column->disclosure, "people") ||
            pw_streq(column->role, "total") || !run->bindings[i].made ||
            pw_streq(query->level, "child"))
            continue;
        qy_run_complain(run, "child-level", query->column_places[i],
                        "column %s is worked out from table %s, which has a row for each child; "
                        "declare it `disclosure people`",
                        column->name, table);
    }
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
    check_definition(run, i);
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

void qy_columns_match(struct run *run, sqlite3 *db, const struct pw_map *reads) {
    for (size_t i = 0; i < run->query->columns_count; i++)
        bind_column(run, i);
    check_class(run, reads);
    check_local(run, db, reads);
    struct pw_place top = {run->query->path, 1, 1};
    int n = sqlite3_column_count(run->statement);
    for (int i = 0; i < n; i++)
        if (!is_bound(run, i))
            qy_run_complain(run, "unknown-column", top,
                            "the statement gives a column %s that the contract doesn't promise",
                            sqlite3_column_name(run->statement, i));
}
