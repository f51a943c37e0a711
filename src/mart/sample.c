/* SPDX-License-Identifier: MIT
 *
 * sample: filling a sample mart from templates/sample by the csv importer, with
 * the lists of invented children by the annex-a importer, and with figures that
 * SQL counts from the same children's days.
 */
#include "sample.h"

#include "import_csv.h"
#include "mart_private.h"
#include "packwright/yaml.h"
#include "sample_days.h"

/* The first error among the findings as an error of the run. */
static bool no_errors(const struct pw_findings *findings, struct pw_err *err) {
    for (size_t i = 0; i < findings->list_count && findings->errors + findings->warnings; i++) {
        const struct pw_finding *f = &findings->list[i];
        if (f->level != PW_NOTE)
            return pw_fail(err, "The sample data are at fault: %s:%d:%d: %s", f->place.file,
                           f->place.line, f->place.column, f->text);
    }
    return true;
}

/* What the making of a sample shares. */
struct making {
    struct pw_mart *mart;
    struct pw_arena *arena;
    const char *folder, *received;
    struct pw_findings findings;
    struct pw_import lists; /* the lists, and the area that the SQL files count */
};

static const char *read(struct making *m, const char *file, struct pw_err *err) {
    return pw_file_read(m->arena, pw_path_join(m->arena, m->folder, file), NULL, err);
}

/* A file of SQL: figures of the area, else rows that it inserts itself. */
static bool run_sql(struct making *m, struct pw_import *import, const char *file,
                    const char *source, struct pw_err *err) {
    if (!pw_streq(import->table, "observation")) {
        const char *sql = read(m, file, err);
        return sql && pw_sql_run(m->mart->db, sql, err);
    }
    const char *path = pw_path_join(m->arena, m->folder, file);
    struct pw_import_result result = {0};
    import->paths = &path;
    import->table = source;
    import->area = m->lists.area;
    return pw_import_run(m->mart, pw_sample_figures, import, &result, err);
}

static bool import_entry(struct making *m, const struct pw_yaml *entry, struct pw_err *err) {
    static const char *const keys[] = {"file",     "table",    "source", "release",
                                       "received", "importer", NULL};
    pw_yaml_check_keys(entry, keys, "a file of the sample", &m->findings);
    const char *file = pw_yaml_text(entry, "file", NULL);
    const char *source = pw_yaml_text(entry, "source", NULL);
    struct pw_import import = {.table = pw_yaml_text(entry, "table", NULL),
                               .release = pw_yaml_text(entry, "release", NULL),
                               .received =
                                   pw_date_parse(pw_yaml_text(entry, "received", m->received)),
                               .findings = &m->findings};
    if (!file || import.received == PW_NO_DATE)
        return pw_fail(err, "%s:%d: a file of the sample needs file, table and a day of receipt.",
                       entry->place.file, entry->place.line);
    if (pw_str_ends(file, ".sql"))
        return run_sql(m, &import, file, source, err);
    struct pw_import_result result = {0};
    const char *path = pw_path_join(m->arena, m->folder, file);
    import.paths = &path;
    import.paths_count = 1;
    bool good = pw_streq(pw_yaml_text(entry, "importer", NULL), "areas")
                    ? pw_import_run(m->mart, pw_import_areas, &import, &result, err)
                    : pw_csv_import_file(m->mart, &import, path, source, &result, err);
    return good && no_errors(&m->findings, err);
}

/* Invents the children of the sample, and puts their days where SQL files find them. */
static bool invent(struct making *m, const struct pw_yaml *lists, struct pw_err *err) {
    static const char *const keys[] = {"area",      "children", "seed", "as_at", "received",
                                       "days_from", "days",     "then", NULL};
    pw_yaml_check_keys(lists, keys, "the lists of the sample", &m->findings);
    m->lists = (struct pw_import){.area = pw_yaml_text(lists, "area", NULL),
                                  .as_at = pw_date_parse(pw_yaml_text(lists, "as_at", "")),
                                  .received = pw_date_parse(pw_yaml_text(lists, "received", "")),
                                  .findings = &m->findings};
    struct pw_invention question = {
        .as_at = m->lists.as_at, .place = "Exampleshire", .history = true};
    int64_t seed;
    if (!pw_integer_parse(pw_yaml_text(lists, "children", ""), &question.children) ||
        !pw_integer_parse(pw_yaml_text(lists, "seed", ""), &seed) || !m->lists.area ||
        m->lists.received == PW_NO_DATE)
        return pw_fail(err,
                       "%s:%d: the lists of the sample need area, children, seed, as_at and "
                       "received.",
                       lists->place.file, lists->place.line);
    question.seed = (uint64_t)seed;
    const char *tables = read(m, pw_yaml_text(lists, "days", ""), err);
    m->lists.invented = pw_invent(m->arena, &question, err);
    return tables && m->lists.invented &&
           pw_sample_days(m->mart, m->lists.invented, pw_yaml_lookup(lists, "days_from"), tables,
                          err);
}

/* Then: SQL that joins the lists' children to the other files' rows and to their days. */
static bool run_then(struct making *m, const struct pw_yaml *then, struct pw_err *err) {
    for (size_t i = 0; then && i < then->items_count; i++) {
        const char *sql = read(m, then->items[i]->text, err);
        if (!sql || !pw_sql_run(m->mart->db, sql, err))
            return false;
    }
    return true;
}

static bool import_lists(struct making *m, const struct pw_yaml *lists, struct pw_err *err) {
    struct pw_import_result result = {0};
    /* nothing to protect here: a fixed salt, so that samples are the same */
    return pw_sql_run(m->mart->db, "INSERT INTO mart (name, value) VALUES ('salt', '1')", err) &&
           pw_import_run(m->mart, pw_import_annex_a, &m->lists, &result, err) &&
           no_errors(&m->findings, err) && run_then(m, pw_yaml_lookup(lists, "then"), err);
}

static bool import_all(struct making *m, struct pw_err *err) {
    const struct pw_yaml *list =
        pw_yaml_load(m->arena, pw_path_join(m->arena, m->folder, "sample.yaml"), &m->findings, err);
    const struct pw_yaml *files = pw_yaml_lookup(list, "files");
    const struct pw_yaml *lists = pw_yaml_lookup(list, "lists");
    m->received = pw_yaml_text(list, "received", "");
    if (err->set || !no_errors(&m->findings, err))
        return false;
    if (!files || files->kind != PW_YAML_LIST || !lists)
        return pw_fail(err, "%s/sample.yaml needs files and lists.", m->folder);
    if (!invent(m, lists, err))
        return false;
    for (size_t i = 0; i < files->items_count; i++)
        if (!import_entry(m, files->items[i], err))
            return false;
    return import_lists(m, lists, err);
}

bool pw_sample_import(struct pw_mart *mart, const char *share, struct pw_err *err) {
    if (!pw_sql_run(mart->db, "BEGIN IMMEDIATE", err))
        return false;
    struct pw_arena *arena = pw_arena_new();
    struct making making = {
        .mart = mart, .arena = arena, .folder = pw_path_join(arena, share, "templates/sample")};
    pw_findings_init(&making.findings, arena);
    /* national breaks are none of made-up statistics */
    bool ok =
        pw_sql_run(mart->db, "DELETE FROM indicator_break", err) && import_all(&making, err) &&
        pw_settle(mart->db, err) &&
        pw_settle_visits(mart->db, making.received, err) && /* lists were settled as they came */
        pw_sql_run(mart->db, "COMMIT", err);
    pw_arena_free(arena);
    if (!ok)
        sqlite3_exec(mart->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}
