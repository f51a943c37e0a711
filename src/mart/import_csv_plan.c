/* SPDX-License-Identifier: MIT
 *
 * import_csv_plan: a table's columns from the schema, laid over the head of a
 * file, and the statements that find, add and change its rows.
 */
#include "import_csv.h"

#include <ctype.h>
#include <string.h>

#include "mart_private.h"

static const struct pw_csv_table tables[] = {
#define PW_CSV_TABLE(name, key, wanted, flags) {name, key, wanted, flags},
#include "import_csv_tables.def"
#undef PW_CSV_TABLE
};

const struct pw_csv_table *pw_csv_table_lookup(const char *name) {
    for (size_t i = 0; i < PW_COUNT(tables); i++)
        if (pw_streq(tables[i].name, name))
            return &tables[i];
    return NULL;
}

const struct pw_csv_table *pw_csv_table_at(size_t index) {
    for (size_t i = 0; i < PW_COUNT(tables); i++)
        if (!(tables[i].flags & PW_CSV_SAMPLE) && index-- == 0)
            return &tables[i];
    return NULL;
}

const char *pw_csv_table_names(struct pw_arena *arena, bool sample) {
    const char *names = NULL;
    for (size_t i = 0; i < PW_COUNT(tables); i++)
        if (sample || !(tables[i].flags & PW_CSV_SAMPLE))
            names =
                names ? pw_arena_printf(arena, "%s, %s", names, tables[i].name) : tables[i].name;
    return names;
}

/* Whether `name` is one of the names in `list`, parted by commas. */
static bool listed(const char *list, const char *name) {
    size_t length = strlen(name);
    for (const char *at = strstr(list, name); at; at = strstr(at + 1, name))
        if ((at == list || at[-1] == ',') && (at[length] == '\0' || at[length] == ','))
            return true;
    return false;
}

static const char *text_of(struct pw_csv_plan *plan, sqlite3_stmt *statement, int column) {
    return pw_arena_strdup(plan->arena, (const char *)sqlite3_column_text(statement, column));
}

static enum pw_csv_kind kind_of(struct pw_csv_plan *plan, const char *name, const char *type,
                                const char *schema) {
    if (strstr(schema, pw_arena_printf(plan->arena, "(%s IS date(%s", name, name)))
        return PW_CSV_DATE;
    if (strstr(schema, pw_arena_printf(plan->arena, "(%s IN (0, 1))", name)))
        return PW_CSV_YES_NO;
    return pw_streq(type, "INTEGER") ? PW_CSV_INTEGER
           : pw_streq(type, "REAL")  ? PW_CSV_REAL
                                     : PW_CSV_TEXT;
}

/* The schema's default is an SQL literal: '', 'public', 1. */
static const char *literal(struct pw_csv_plan *plan, const char *sql) {
    if (!sql || *sql != '\'')
        return sql;
    return pw_arena_strndup(plan->arena, sql + 1, strlen(sql) - 2);
}

/* Of an observation the file need not say the period's start and the breakdown;
 * its release is a name, and may come with a source. */
static void fit_figures(struct pw_csv_plan *plan, size_t *capacity) {
    for (size_t i = 0; i < plan->columns_count; i++) {
        struct pw_csv_column *c = &plan->columns[i];
        c->always = true;
        if (listed("release,confirmed,period_start,breakdown", c->name))
            c->required = false;
        if (pw_streq(c->name, "breakdown"))
            c->otherwise = "";
        if (pw_streq(c->name, "release"))
            c->kind = PW_CSV_TEXT;
    }
    struct pw_csv_column *source =
        pw_arena_push(plan->arena, &plan->columns, &plan->columns_count, capacity, sizeof *source);
    source->name = "source";
    source->field = -1;
}

/* The table's columns, but for a rowid called id. */
bool pw_csv_plan_columns(struct pw_csv_plan *plan, struct pw_err *err) {
    sqlite3_stmt *q = pw_sql_prepare(
        plan->mart->db,
        "SELECT c.name, c.type, c.\"notnull\", c.dflt_value, f.\"table\", f.\"to\", s.sql"
        " FROM pragma_table_info(?1) AS c JOIN sqlite_schema AS s ON s.name = ?1"
        " LEFT JOIN pragma_foreign_key_list(?1) AS f ON f.\"from\" = c.name"
        " WHERE c.name <> 'id' OR c.type = 'TEXT' ORDER BY c.cid",
        err);
    if (!q)
        return false;
    sqlite3_bind_text(q, 1, plan->table->name, -1, SQLITE_STATIC);
    size_t capacity = 0;
    while (sqlite3_step(q) == SQLITE_ROW) {
        struct pw_csv_column *c =
            pw_arena_push(plan->arena, &plan->columns, &plan->columns_count, &capacity, sizeof *c);
        c->name = text_of(plan, q, 0);
        c->kind = kind_of(plan, c->name, text_of(plan, q, 1), text_of(plan, q, 6));
        c->otherwise = literal(plan, text_of(plan, q, 3));
        c->required =
            (sqlite3_column_int(q, 2) && !c->otherwise) || listed(plan->table->wanted, c->name);
        c->key = c->always = listed(plan->table->key, c->name);
        c->symbol = pw_streq(c->name, "symbol");
        c->field = -1;
        c->parent = text_of(plan, q, 4);
        if (!c->parent || pw_streq(c->parent, "release"))
            continue;
        c->reference = pw_streq(c->parent, "child")  ? PW_REF_CHILD
                       : pw_streq(c->parent, "area") ? PW_REF_AREA
                                                     : PW_REF_ROW;
        c->known = pw_map_new(plan->arena);
        c->unknown = pw_map_new(plan->arena);
        c->find = pw_sql_prepare(plan->mart->db,
                                 c->reference == PW_REF_CHILD
                                     ? "SELECT number FROM child WHERE identifier = ?"
                                 : c->reference == PW_REF_AREA
                                     ? "SELECT 1 FROM area WHERE code = ? AND kind NOT IN"
                                       " ('locality', 'district', 'ward')"
                                     : pw_arena_printf(plan->arena, "SELECT 1 FROM %s WHERE %s = ?",
                                                       c->parent, text_of(plan, q, 5)),
                                 err);
        if (c->reference == PW_REF_CHILD)
            plan->insert_child =
                pw_sql_prepare(plan->mart->db, "INSERT INTO child (identifier) VALUES (?)", err);
    }
    sqlite3_finalize(q);
    if (plan->table->flags & PW_CSV_FIGURES)
        fit_figures(plan, &capacity);
    struct pw_csv_column *value = pw_csv_plan_column(plan, "value");
    if (value && pw_csv_plan_column(plan, "symbol"))
        value->measure = true;
    return !err->set;
}

struct pw_csv_column *pw_csv_plan_column(struct pw_csv_plan *plan, const char *name) {
    for (size_t i = 0; i < plan->columns_count; i++)
        if (pw_streq(plan->columns[i].name, name))
            return &plan->columns[i];
    return NULL;
}

/* "Period end" and "PERIOD-END" mean period_end. */
static const char *head_name(struct pw_arena *arena, const char *text) {
    char *name = pw_arena_strdup(arena, text);
    for (char *c = name; *c; c++)
        *c = (char)(*c == ' ' || *c == '-' ? '_' : tolower((unsigned char)*c));
    return name;
}

static bool lay_over_head(struct pw_csv_plan *plan, const struct pw_csv_row *head,
                          struct pw_err *err) {
    for (size_t i = 0; i < head->count; i++) {
        const char *name = head_name(plan->arena, head->fields[i]);
        struct pw_csv_column *column = pw_csv_plan_column(plan, name);
        struct pw_place place = {plan->file, head->line, head->columns[i]};
        if (column && column->field >= 0)
            return pw_fail(err, "%s:%d:%d: column %s stands twice in the head.", plan->file,
                           head->line, head->columns[i], name);
        if (column && !listed("received,confirmed", name))
            column->field = (int)i;
        else if (*name)
            pw_find(plan->import->findings, PW_WARNING, "unknown-column", place,
                    "Table %s takes no column %s; it is left out.", plan->table->name,
                    plan->table->flags & PW_CSV_CHILD ? "of this name" : name); /* no head? */
    }
    for (size_t i = 0; i < plan->columns_count; i++) {
        struct pw_csv_column *c = &plan->columns[i];
        const char *fixed = pw_streq(c->name, "received")
                                ? pw_date_iso(plan->arena, plan->import->received)
                            : pw_streq(c->name, "source") && c->required ? plan->source
                                                                         : NULL;
        c->fixed = fixed != NULL;
        if (fixed)
            c->value = (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, fixed};
        else if (c->field < 0 && c->required)
            return plan->mapping
                       ? pw_fail(err,
                                 "%s:%d: neither a column of the file nor a constant of %s fills "
                                 "column %s, which table %s must have",
                                 plan->file, head->line, plan->import->mapping, c->name,
                                 plan->table->name)
                       : pw_fail(err, "%s:%d: the head lacks column %s, which table %s must have",
                                 plan->file, head->line, c->name, plan->table->name);
    }
    return true;
}

bool pw_csv_column_used(const struct pw_csv_column *column) {
    return column->field >= 0 || column->fixed || column->always;
}

/* Statements over the columns that are filled or are the key: ?1.. in the
 * order of plan->columns. */
static bool make_statements(struct pw_csv_plan *plan, struct pw_err *err) {
    struct pw_buf same = {0}, later = {0}, where = {0}, names = {0}, marks = {0}, set = {0};
    for (size_t i = 0; i < plan->columns_count; i++) {
        struct pw_csv_column *c = &plan->columns[i];
        bool dated = pw_streq(c->name, "received");
        if (!pw_csv_column_used(c))
            continue;
        pw_buf_printf(&names, "%s%s", names.length ? ", " : "", c->name);
        pw_buf_printf(&marks, "%s?%zu", marks.length ? ", " : "", i + 1);
        if (c->key)
            pw_buf_printf(&where, "%s%s IS ?%zu", where.length ? " AND " : "", c->name, i + 1);
        else
            pw_buf_printf(&set, "%s%s = ?%zu", set.length ? ", " : "", c->name, i + 1);
        if (dated)
            pw_buf_printf(&later, "received > ?%zu", i + 1);
        if (!c->key && !dated)
            pw_buf_printf(&same, "%s(%s IS ?%zu)", same.length ? " AND " : "", c->name, i + 1);
    }
    const char *table = plan->table->name;
    struct pw_arena *arena = plan->arena;
    plan->find = pw_sql_prepare(
        plan->mart->db,
        pw_arena_printf(arena, "SELECT %s, %s FROM %s WHERE %s", same.length ? same.data : "1",
                        later.length ? later.data : "0", table, pw_buf_text(&where)),
        err);
    plan->insert = pw_sql_prepare(plan->mart->db,
                                  pw_arena_printf(arena, "INSERT INTO %s (%s) VALUES (%s)", table,
                                                  pw_buf_text(&names), pw_buf_text(&marks)),
                                  err);
    if (set.length)
        plan->update = pw_sql_prepare(plan->mart->db,
                                      pw_arena_printf(arena, "UPDATE %s SET %s WHERE %s", table,
                                                      pw_buf_text(&set), pw_buf_text(&where)),
                                      err);
    pw_buf_release(&same);
    pw_buf_release(&later);
    pw_buf_release(&where);
    pw_buf_release(&names);
    pw_buf_release(&marks);
    pw_buf_release(&set);
    return !err->set;
}

bool pw_csv_plan_make(struct pw_csv_plan *plan, const struct pw_csv_row *head, struct pw_err *err) {
    return pw_csv_plan_columns(plan, err) && lay_over_head(plan, head, err) &&
           (plan->table->flags & PW_CSV_FIGURES || make_statements(plan, err));
}

void pw_csv_plan_release(struct pw_csv_plan *plan) {
    for (size_t i = 0; i < plan->columns_count; i++)
        sqlite3_finalize(plan->columns[i].find);
    sqlite3_finalize(plan->find);
    sqlite3_finalize(plan->insert);
    sqlite3_finalize(plan->update);
    sqlite3_finalize(plan->insert_child);
    sqlite3_finalize(plan->kind);
    sqlite3_finalize(plan->confirm);
}
