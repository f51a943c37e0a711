/* SPDX-License-Identifier: MIT
 *
 * import_csv: `import csv --table NAME FILE`. Rows are found by their natural
 * key, so that a file read twice changes nothing; a row that says something
 * else than before takes its place, and that one stays for known_at (past.sql);
 * a bad one is refused with its place.
 */
#include "import_csv.h"

#include <string.h>

void pw_csv_bind(sqlite3_stmt *statement, int index, const struct pw_csv_value *value) {
    switch (value->type) {
    case PW_VALUE_NULL:
        sqlite3_bind_null(statement, index);
        break;
    case PW_VALUE_INTEGER:
        sqlite3_bind_int64(statement, index, value->integer);
        break;
    case PW_VALUE_REAL:
        sqlite3_bind_double(statement, index, value->real);
        break;
    case PW_VALUE_TEXT:
        sqlite3_bind_text(statement, index, value->text, -1, SQLITE_STATIC);
        break;
    }
}

static int run(struct pw_csv_plan *plan, sqlite3_stmt *statement) {
    int last = sqlite3_bind_parameter_count(statement);
    for (int i = 0; i < (int)plan->columns_count && i < last; i++)
        pw_csv_bind(statement, i + 1, &plan->columns[i].value);
    return sqlite3_step(statement);
}

/* The first column that a failed CHECK names: SQLite says the expression. */
static int field_of(struct pw_csv_plan *plan, const char *message) {
    for (size_t i = 0; i < plan->columns_count; i++)
        if (plan->columns[i].field >= 0 && strstr(message, plan->columns[i].name))
            return plan->columns[i].field;
    return -1;
}

/* Runs an INSERT or UPDATE; a broken rule of the schema refuses the row. */
static bool write_row(struct pw_csv_plan *plan, sqlite3_stmt *statement,
                      const struct pw_csv_row *row, bool *refused, struct pw_err *err) {
    int status = run(plan, statement);
    *refused = (status & 0xff) == SQLITE_CONSTRAINT; /* codes are extended */
    if (*refused) {
        const char *message = sqlite3_errmsg(plan->mart->db);
        pw_csv_refuse(plan, row, field_of(plan, message), "against-the-schema",
                      "Table %s does not allow this row: %s.", plan->table->name, message);
    } else if (status != SQLITE_DONE) {
        pw_fail(err, "%s:%d: %s.", plan->file, row->line, sqlite3_errmsg(plan->mart->db));
    }
    sqlite3_reset(statement);
    return !err->set;
}

/* The key as one text, to tell rows of the same file apart. */
static const char *key_text(struct pw_csv_plan *plan, struct pw_buf *buf) {
    pw_buf_clear(buf);
    for (size_t i = 0; i < plan->columns_count; i++) {
        const struct pw_csv_value *v = &plan->columns[i].value;
        if (!plan->columns[i].key)
            continue;
        if (v->type == PW_VALUE_INTEGER)
            pw_buf_printf(buf, "%lld", (long long)v->integer);
        else if (v->type == PW_VALUE_TEXT)
            pw_buf_puts(buf, v->text);
        pw_buf_putc(buf, '\x1F');
    }
    return pw_buf_text(buf);
}

/* Adds, changes or leaves the row at hand. */
static bool store_row(struct pw_csv_plan *plan, const struct pw_csv_row *row, struct pw_map *seen,
                      struct pw_buf *key, struct pw_import_result *result, struct pw_err *err) {
    int found = run(plan, plan->find);
    bool same = found == SQLITE_ROW && sqlite3_column_int(plan->find, 0) == 1;
    bool later = found == SQLITE_ROW && sqlite3_column_int(plan->find, 1) == 1;
    sqlite3_reset(plan->find);
    if (found != SQLITE_ROW && found != SQLITE_DONE)
        return pw_fail(err, "%s:%d: %s.", plan->file, row->line, sqlite3_errmsg(plan->mart->db));
    const char *text = key_text(plan, key);
    int *line = pw_map_lookup(seen, text);
    bool refused = false, there = found == SQLITE_ROW;
    if (there && !same && line) {
        pw_csv_refuse(plan, row, -1, "same-row-twice",
                      "Line %d says something else of the same %s.", *line, plan->table->key);
        refused = true;
    } else if (there && !same && plan->table->flags & PW_CSV_ADD) {
        pw_csv_refuse(plan, row, -1, "already-there",
                      "Table %s has a row of this %s that says something else; it may be added "
                      "to, not changed.",
                      plan->table->name, plan->table->key);
        refused = true;
    } else if (there && !same && later) {
        pw_csv_refuse_before(plan, row);
        refused = true;
    } else if (!same && !write_row(plan, there ? plan->update : plan->insert, row, &refused, err)) {
        return false;
    }
    if (!line && !refused) {
        line = PW_NEW(plan->arena, int);
        *line = row->line;
        pw_map_put(seen, text, line);
    }
    result->refused += refused;
    result->unchanged += same && !refused;
    result->revised += there && !same && !refused;
    result->added += !there && !refused;
    return true;
}

static bool blank_row(const struct pw_csv_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i][0])
            return false;
    return true;
}

/* Fields behind the last column of the head that are not blank. */
static bool too_wide(struct pw_csv_plan *plan, const struct pw_csv_row *row, size_t width) {
    for (size_t i = width; i < row->count; i++)
        if (row->fields[i][0]) {
            pw_csv_refuse(plan, row, (int)i, "too-many-fields",
                          "The row has %zu fields, the head %zu: is a comma not in quotes?",
                          row->count, width);
            return true;
        }
    return false;
}

static bool read_rows(struct pw_csv_plan *plan, struct pw_csv *csv, size_t width,
                      struct pw_import_result *result, struct pw_err *err) {
    struct pw_map *seen = pw_map_new(plan->arena);
    struct pw_buf key = {0};
    struct pw_csv_row row;
    enum pw_csv_result got;
    while (!err->set && (got = pw_csv_next(csv, &row, err)) == PW_CSV_ROW) {
        if (blank_row(&row))
            continue;
        result->rows++;
        bool wide = too_wide(plan, &row, width);
        if (plan->mapping)
            pw_csv_mapping_row(plan->mapping, &row, &row);
        if (wide || !pw_csv_read_row(plan, &row, err))
            result->refused++;
        else if (plan->table->flags & PW_CSV_FIGURES)
            pw_csv_store_figure(plan, &row, result, err);
        else
            store_row(plan, &row, seen, &key, result, err);
    }
    pw_buf_release(&key);
    return !err->set;
}

static bool may_fill(struct pw_mart *mart, const struct pw_csv_table *table, const char *name,
                     struct pw_arena *arena, struct pw_err *err) {
    if (!name)
        return pw_fail(
            err, "Say which table the file fills: --table NAME, or --mapping FILE, one of %s.",
            pw_csv_table_names(arena, mart->sample));
    if (!table)
        return pw_fail(err, "There is no table %s to import into; there are %s.", name,
                       pw_csv_table_names(arena, mart->sample));
    if (table->flags & PW_CSV_SAMPLE && !mart->sample)
        return pw_fail(err, "Table %s is reference data of the program and is not imported.", name);
    return true;
}

/* The first row that is no title; the mapping's names for it, if there is one. */
static bool read_head(struct pw_csv_plan *plan, struct pw_csv *csv, struct pw_csv_row *head,
                      size_t *width, struct pw_err *err) {
    enum pw_csv_result got = PW_CSV_ROW;
    for (int i = plan->mapping ? plan->mapping->title_rows : 0; i >= 0 && got == PW_CSV_ROW; i--)
        got = pw_csv_next(csv, head, err);
    if (got == PW_CSV_END)
        pw_fail(err, "%s: is empty: its first line must name columns of table %s.", plan->file,
                plan->table->name);
    *width = head->count;
    return got == PW_CSV_ROW &&
           (!plan->mapping || pw_csv_mapping_head(plan->mapping, plan->file, head, head,
                                                  plan->import->findings, err));
}

/* The table is the mapping's, where there is one. */
static const char *table_of(struct pw_csv_plan *plan, struct pw_err *err) {
    const struct pw_import *import = plan->import;
    if (!import->mapping)
        return import->table;
    plan->mapping =
        pw_csv_mapping_load(import->findings->arena, import->mapping, import->findings, err);
    if (plan->mapping && import->table && !pw_streq(import->table, plan->mapping->table))
        pw_fail(err, "--table says %s, the mapping %s: leave --table out", import->table,
                plan->mapping->table);
    return plan->mapping ? plan->mapping->table : NULL;
}

bool pw_csv_import_file(struct pw_mart *mart, const struct pw_import *import, const char *path,
                        const char *source, struct pw_import_result *result, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_csv_plan plan = {.mart = mart,
                               .arena = arena,
                               .import = import,
                               .file = pw_arena_strdup(import->findings->arena, path)};
    plan.source = source ? source : pw_arena_printf(arena, "Local data: %s", pw_path_name(path));
    const char *table = table_of(&plan, err);
    plan.table = table ? pw_csv_table_lookup(table) : NULL;
    struct pw_csv *csv = NULL;
    struct pw_csv_row head = {0};
    size_t width = 0;
    if (!err->set && may_fill(mart, plan.table, table, arena, err))
        csv = pw_csv_open(path, err);
    bool ok = csv && read_head(&plan, csv, &head, &width, err) &&
              pw_csv_plan_make(&plan, &head, err) && read_rows(&plan, csv, width, result, err);
    pw_csv_plan_release(&plan);
    pw_csv_close(csv);
    pw_arena_free(arena);
    return ok;
}
