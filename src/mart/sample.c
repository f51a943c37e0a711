/* SPDX-License-Identifier: MIT
 *
 * sample: filling a sample mart from templates/sample by the csv importer, and
 * with the lists of invented children by the annex-a importer.
 */
#include "sample.h"

#include "import.h"
#include "import_csv.h"
#include "mart_private.h"
#include "packwright/invent.h"
#include "packwright/yaml.h"

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

static bool import_entry(struct pw_mart *mart, struct pw_arena *arena, const char *folder,
                         const struct pw_yaml *entry, const char *received,
                         struct pw_findings *findings, struct pw_err *err) {
    static const char *const keys[] = {"file", "table", "source", "release", "received", NULL};
    pw_yaml_check_keys(entry, keys, "a file of the sample", findings);
    const char *file = pw_yaml_text(entry, "file", NULL);
    struct pw_import import = {.table = pw_yaml_text(entry, "table", NULL),
                               .release = pw_yaml_text(entry, "release", NULL),
                               .received = pw_date_parse(pw_yaml_text(entry, "received", received)),
                               .findings = findings};
    if (!file || import.received == PW_NO_DATE)
        return pw_fail(err, "%s:%d: a file of the sample needs file, table and a day of receipt.",
                       entry->place.file, entry->place.line);
    struct pw_import_result result = {0};
    return pw_csv_import_file(mart, &import, pw_path_join(arena, folder, file),
                              pw_yaml_text(entry, "source", NULL), &result, err) &&
           no_errors(findings, err);
}

/* lists: { area, children, seed, as_at, received, then }; then: SQL of the
 * folder that joins the other files' rows to the lists' children. */
static bool import_lists(struct pw_mart *mart, struct pw_arena *arena, const char *folder,
                         const struct pw_yaml *lists, struct pw_findings *findings,
                         struct pw_err *err) {
    static const char *const keys[] = {"area",     "children", "seed", "as_at",
                                       "received", "then",     NULL};
    pw_yaml_check_keys(lists, keys, "the lists of the sample", findings);
    struct pw_import import = {.area = pw_yaml_text(lists, "area", NULL),
                               .as_at = pw_date_parse(pw_yaml_text(lists, "as_at", "")),
                               .received = pw_date_parse(pw_yaml_text(lists, "received", "")),
                               .findings = findings};
    struct pw_invention question = {.as_at = import.as_at, .place = "Exampleshire"};
    int64_t seed;
    if (!pw_integer_parse(pw_yaml_text(lists, "children", ""), &question.children) ||
        !pw_integer_parse(pw_yaml_text(lists, "seed", ""), &seed) || !import.area ||
        import.received == PW_NO_DATE)
        return pw_fail(err,
                       "%s:%d: the lists of the sample need area, children, seed, as_at and "
                       "received.",
                       lists->place.file, lists->place.line);
    question.seed = (uint64_t)seed;
    const char *then = pw_yaml_text(lists, "then", NULL);
    const char *sql = then ? pw_file_read(arena, pw_path_join(arena, folder, then), NULL, err) : "";
    import.invented = pw_invent(arena, &question, err);
    struct pw_import_result result = {0};
    /* nothing to protect here: a fixed salt, so that samples are the same */
    return import.invented && sql &&
           pw_sql_run(mart->db, "INSERT INTO mart (name, value) VALUES ('salt', '1')", err) &&
           pw_import_run(mart, pw_import_annex_a, &import, &result, err) &&
           no_errors(findings, err) && pw_sql_run(mart->db, sql, err);
}

static bool import_files(struct pw_mart *mart, struct pw_arena *arena, const char *share,
                         struct pw_err *err) {
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    const char *folder = pw_path_join(arena, share, "templates/sample");
    const struct pw_yaml *list =
        pw_yaml_load(arena, pw_path_join(arena, folder, "sample.yaml"), &findings, err);
    const struct pw_yaml *files = pw_yaml_lookup(list, "files");
    const char *received = pw_yaml_text(list, "received", "");
    if (err->set || !no_errors(&findings, err))
        return false;
    if (!files || files->kind != PW_YAML_LIST)
        return pw_fail(err, "%s/sample.yaml lists no files.", folder);
    for (size_t i = 0; i < files->items_count; i++)
        if (!import_entry(mart, arena, folder, files->items[i], received, &findings, err))
            return false;
    const struct pw_yaml *lists = pw_yaml_lookup(list, "lists");
    return !lists || import_lists(mart, arena, folder, lists, &findings, err);
}

bool pw_sample_import(struct pw_mart *mart, const char *share, struct pw_err *err) {
    if (!pw_sql_run(mart->db, "BEGIN IMMEDIATE", err))
        return false;
    struct pw_arena *arena = pw_arena_new();
    /* national breaks are none of made-up statistics */
    bool ok = pw_sql_run(mart->db, "DELETE FROM indicator_break", err) &&
              import_files(mart, arena, share, err) && pw_settle(mart->db, err) &&
              pw_settle_all_lists(mart->db, err) && pw_sql_run(mart->db, "COMMIT", err);
    pw_arena_free(arena);
    if (!ok)
        sqlite3_exec(mart->db, "ROLLBACK", NULL, NULL, NULL);
    return ok;
}
