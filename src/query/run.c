/* SPDX-License-Identifier: MIT
 *
 * Prepares, binds and runs a query into a dataset.
 */
#include "query.h"

#include <string.h>

/* More rows than any figure or table of a pack can show. */
enum { ROW_LIMIT = 100000 };

void qy_run_complain(struct run *run, const char *id, struct pw_place place, const char *format,
                     ...) {
    va_list args;
    va_start(args, format);
    char *text = pw_arena_vprintf(run->arena, format, args);
    va_end(args);
    pw_find(run->findings, PW_ERROR, id, place, "%s", text);
    run->failed = true;
}

/* A fault of a fragment's form would show only where the text goes on, in another
 * file: each is tried alone. True when one has such a fault. */
static bool fragment_fails(struct run *run, sqlite3 *db) {
    static const char before[] = "WITH ";
    for (size_t i = 0; i < run->query->fragments_count; i++) {
        const struct pw_fragment *fragment = &run->query->fragments[i];
        const char *tail = NULL, *text = fragment->text;
        sqlite3_stmt *alone = NULL;
        int status = sqlite3_prepare_v2(
            db, pw_arena_printf(run->arena, "%s%s\nSELECT 1", before, text), -1, &alone, &tail);
        sqlite3_finalize(alone);
        if (status == SQLITE_OK && !*qy_skip_blank(tail, " \t\n"))
            continue;
        int offset = status == SQLITE_OK ? -1 : sqlite3_error_offset(db);
        size_t length = strlen(text);
        size_t at = offset < 0 ? length : (size_t)offset - (sizeof before - 1);
        if (at < length)
            qy_run_complain(run, "sql-error", qy_place_at(run->query, fragment->at + at), "%s",
                            sqlite3_errmsg(db));
        else
            qy_run_complain(run, "bad-fragment",
                            qy_place_at(run->query, fragment->at + length - (length > 0)),
                            "fragment %s is not what can stand after WITH: `NAME AS (SELECT ...)`, "
                            "several with commas between, and nothing after the last bracket",
                            fragment->name);
        return true;
    }
    return false;
}

/* The fence lets a view of a table's name read its past, for known_at, and takes a WITH of that
 * name for the view: so the statement may not name the past at all. */
static bool names_past(struct run *run, sqlite3 *db) {
    static const char past[] = "past_";
    const char *text = run->query->text;
    for (const char *p = text; *p; p++) {
        size_t n = 0;
        while (qy_word_char(p[n]))
            n++;
        bool is = n > strlen(past) && sqlite3_strnicmp(p, past, (int)strlen(past)) == 0;
        const char *name = is ? pw_arena_strndup(run->arena, p, n) : NULL;
        if (is && sqlite3_table_column_metadata(db, "main", name, NULL, NULL, NULL, NULL, NULL,
                                                NULL) == SQLITE_OK) {
            qy_run_complain(run, "sql-error", qy_place_at(run->query, (size_t)(p - text)),
                            "access to %s is prohibited; known_at shows what was replaced", name);
            return true;
        }
        p += n ? n - 1 : 0;
    }
    return false;
}

static void prepare(struct run *run, sqlite3 *db) {
    const char *tail = NULL;
    struct pw_place top = {run->query->path, 1, 1};
    if (names_past(run, db))
        return;
    if (sqlite3_prepare_v2(db, run->query->text, -1, &run->statement, &tail) != SQLITE_OK) {
        int offset = sqlite3_error_offset(db);
        const char *what = pw_arena_strdup(run->arena, sqlite3_errmsg(db));
        if (!fragment_fails(run, db))
            qy_run_complain(run, "sql-error",
                            offset >= 0 ? qy_place_at(run->query, (size_t)offset) : top, "%s",
                            what);
        return;
    }
    if (!run->statement || !sqlite3_column_count(run->statement))
        qy_run_complain(run, "no-statement", top, "the file holds no SELECT");
    else if (!sqlite3_stmt_readonly(run->statement))
        qy_run_complain(run, "not-a-select", top, "a query only reads; this statement writes");
    else if (*qy_skip_blank(tail, " \t\n;"))
        qy_run_complain(run, "two-statements",
                        qy_place_at(run->query, (size_t)(tail - run->query->text)),
                        "one file holds one statement; there is more after it");
}

static bool is_declared(const struct pw_query *query, const char *name) {
    for (size_t i = 0; i < query->parameters_count; i++)
        if (pw_streq(query->parameters[i].name, name))
            return true;
    return false;
}

/* What has `:name` in it: a fragment, or else the statement. */
static const char *user_of(struct run *run, const char *name) {
    for (size_t i = 0; i < run->query->fragments_count; i++) {
        const struct pw_fragment *fragment = &run->query->fragments[i];
        size_t length = strlen(name);
        for (const char *p = fragment->text; (p = strstr(p, name)); p += length)
            if (!qy_word_char(p[length]))
                return pw_arena_printf(run->arena, "fragment %s", fragment->name);
    }
    return "the statement";
}

static void bind_parameters(struct run *run, const struct pw_values *values) {
    const struct pw_query *query = run->query;
    struct pw_place top = {query->path, 1, 1};
    int n = sqlite3_bind_parameter_count(run->statement);
    for (int i = 1; i <= n; i++) {
        const char *name = sqlite3_bind_parameter_name(run->statement, i);
        if (!name || *name != ':')
            qy_run_complain(run, "bad-parameter", top, "parameters are written as :name");
        else if (!is_declared(query, name + 1))
            qy_run_complain(run, "undeclared-parameter", top,
                            "%s uses %s, which the contract doesn't declare; add it to "
                            "`-- parameters:`",
                            user_of(run, name), name);
    }
    for (size_t i = 0; i < query->parameters_count; i++) {
        const struct pw_query_parameter *p = &query->parameters[i];
        int at = sqlite3_bind_parameter_index(run->statement,
                                              pw_arena_printf(run->arena, ":%s", p->name));
        const char *value = pw_values_lookup(values, p->name);
        double number;
        if (!at)
            pw_find(run->findings, PW_WARNING, "unused-parameter", p->place,
                    "parameter %s is declared and never used", p->name);
        else if (value && pw_streq(p->type, "number") && pw_number_parse(value, &number))
            sqlite3_bind_double(run->statement, at, number);
        else if (value)
            sqlite3_bind_text(run->statement, at, value, -1, SQLITE_TRANSIENT);
    }
}

struct rows {
    struct pw_arena *arena; /* goes when the dataset has its copy */
    struct pw_cell **rows;
    size_t rows_count, rows_capacity;
};

static void step(struct run *run, sqlite3 *db, struct rows *out) {
    struct pw_place top = {run->query->path, 1, 1};
    int status;
    out->arena = pw_arena_new();
    while ((status = sqlite3_step(run->statement)) == SQLITE_ROW) {
        if (out->rows_count == ROW_LIMIT) {
            qy_run_complain(run, "too-many-rows", top, "the query gives more than %d rows",
                            ROW_LIMIT);
            return;
        }
        struct pw_cell *cells = PW_NEW_N(out->arena, struct pw_cell, run->query->columns_count);
        *PW_PUSH(out->arena, out, rows) = cells;
        for (size_t i = 0; i < run->query->columns_count; i++)
            qy_cell_read(run, i, &cells[i]);
    }
    if (status == SQLITE_INTERRUPT)
        qy_run_complain(run, "sql-budget", top, "the query takes more steps than a pack allows");
    else if (status != SQLITE_DONE)
        qy_run_complain(run, "sql-error", top, "%s", sqlite3_errmsg(db));
}

/* "DfE table c1; ONS mid-year estimates": each source once, as they come. */
const char *pw_dataset_source(struct pw_arena *arena, const struct pw_dataset *data) {
    const char *all = NULL;
    struct pw_map *seen = pw_map_new(arena);
    for (size_t c = 0; c < data->columns_count; c++) {
        if (!pw_streq(data->columns[c].role, "source"))
            continue;
        for (size_t r = 0; r < data->rows_count; r++) {
            const char *text = pw_dataset_cell(data, r, c)->text;
            if (!text || pw_map_lookup(seen, text))
                continue;
            pw_map_put(seen, text, seen);
            all = all ? pw_arena_printf(arena, "%s; %s", all, text) : text;
        }
    }
    return all;
}

static struct pw_dataset *make_dataset(struct run *run, const struct rows *rows) {
    const struct pw_query *query = run->query;
    struct pw_dataset *data =
        pw_dataset_new(run->arena, query->name, query->columns_count, rows->rows_count);
    data->description = query->description;
    data->place = (struct pw_place){query->path, 1, 1};
    memcpy(data->columns, query->columns, query->columns_count * sizeof *data->columns);
    for (size_t r = 0; r < rows->rows_count; r++)
        memcpy(pw_dataset_slot(data, r, 0), rows->rows[r],
               query->columns_count * sizeof *data->cells);
    const char *source = pw_dataset_source(run->arena, data);
    data->source = source ? source : query->source;
    return data;
}

struct pw_dataset *pw_query_run(struct pw_arena *arena, const struct pw_query *query,
                                struct pw_mart *mart, const struct pw_values *values,
                                struct pw_findings *findings) {
    struct run run = {.arena = arena, .query = query, .findings = findings};
    struct rows rows = {0};
    run.bindings = PW_NEW_N(arena, struct binding, query->columns_count + 1);
    run.reported = PW_NEW_N(arena, bool, query->columns_count + 1);
    if (!query->columns_count || (query->fragments_count && !query->pieces_count))
        return NULL; /* pw_query_load said so */
    struct pw_map *reads = mart->reads = pw_map_new(arena);
    prepare(&run, mart->db);
    mart->reads = NULL;
    if (!run.failed)
        qy_columns_match(&run, mart->db, reads);
    if (!run.failed)
        bind_parameters(&run, values);
    if (!run.failed)
        step(&run, mart->db, &rows);
    sqlite3_finalize(run.statement);
    struct pw_dataset *data = run.failed ? NULL : make_dataset(&run, &rows);
    pw_arena_free(rows.arena);
    return data;
}
