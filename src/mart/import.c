/* SPDX-License-Identifier: MIT
 *
 * Imports: the table of importers, one transaction a run, and what the
 * importers share.
 */
#include "import.h"

#include <ctype.h>
#include <string.h>

#include "import_csv.h"

static const struct {
    const char *kind;
    pw_importer *run;
} importers[] = {
#define IMPORTER(kind, function) {#kind, function},
#include "importers.def"
#undef IMPORTER
};

const char *const *pw_mart_importers(void) {
    static const char *const kinds[] = {
#define IMPORTER(kind, function) #kind,
#include "importers.def"
#undef IMPORTER
        NULL};
    return kinds;
}

void pw_intake_progress(const struct pw_intake *intake, const char *path, size_t index) {
    if (intake->import->progress)
        intake->import->progress(path, index, intake->import->paths_count);
}

bool pw_import_csv(struct pw_intake *intake, struct pw_err *err) {
    for (size_t i = 0; i < intake->import->paths_count; i++) {
        pw_intake_progress(intake, intake->import->paths[i], i);
        if (!pw_csv_import_file(intake->mart, intake->import, intake->import->paths[i], NULL,
                                intake->result, err))
            return false;
    }
    return true;
}

/* ---- areas and releases -------------------------------------------------------- */

static bool load_areas(struct pw_intake *intake, struct pw_err *err) {
    intake->areas = pw_map_new(intake->arena);
    sqlite3_stmt *stmt = pw_sql_prepare(intake->mart->db, "SELECT code, area FROM area_code", err);
    if (!stmt)
        return false;
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        pw_map_put(intake->areas, (const char *)sqlite3_column_text(stmt, 0),
                   pw_arena_strdup(intake->arena, (const char *)sqlite3_column_text(stmt, 1)));
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE || pw_sql_fail(intake->mart->db, "Reading areas failed", err);
}

const char *pw_intake_area(struct pw_intake *intake, const char *code) {
    return pw_map_lookup(intake->areas, code);
}

static struct pw_release *know_release(struct pw_intake *intake, int64_t id, const char *name) {
    struct pw_release *release = PW_NEW(intake->arena, struct pw_release);
    release->id = id;
    release->name = pw_arena_strdup(intake->arena, name);
    pw_map_put(intake->releases, name, release);
    pw_map_put(intake->by_id, pw_arena_printf(intake->arena, "%lld", (long long)id), release);
    return release;
}

static bool load_releases(struct pw_intake *intake, struct pw_err *err) {
    intake->releases = pw_map_new(intake->arena);
    intake->by_id = pw_map_new(intake->arena);
    sqlite3_stmt *stmt = pw_sql_prepare(intake->mart->db, "SELECT id, name FROM release", err);
    if (!stmt)
        return false;
    int status;
    while ((status = sqlite3_step(stmt)) == SQLITE_ROW)
        know_release(intake, sqlite3_column_int64(stmt, 0),
                     (const char *)sqlite3_column_text(stmt, 1));
    sqlite3_finalize(stmt);
    return status == SQLITE_DONE || pw_sql_fail(intake->mart->db, "Reading releases failed", err);
}

const struct pw_release *pw_intake_release(struct pw_intake *intake, const char *name,
                                           const char *source, const char *file,
                                           struct pw_err *err) {
    struct pw_release *known = pw_map_lookup(intake->releases, name);
    if (known)
        return known;
    sqlite3 *db = intake->mart->db;
    sqlite3_stmt *stmt = pw_sql_prepare(
        db, "INSERT INTO release (name, source, file, received) VALUES (?1, ?2, ?3, ?4)", err);
    if (!stmt)
        return NULL;
    pw_sql_bind_text(stmt, 1, name);
    pw_sql_bind_text(stmt, 2, source);
    pw_sql_bind_text(stmt, 3, file);
    pw_sql_bind_date(stmt, 4, intake->import->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good ? know_release(intake, sqlite3_last_insert_rowid(db), name) : NULL;
}

/* ---- fields and heads ------------------------------------------------------------ */

void pw_intake_refuse(struct pw_intake *intake, const char *path, const struct pw_csv_row *row,
                      int field, bool *counted, const char *id, const char *format, ...) {
    if (!*counted)
        intake->result->refused++;
    *counted = true;
    if (!intake->import->findings)
        return;
    char text[600];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    int column = field >= 0 && (size_t)field < row->count ? row->columns[field] : 0;
    pw_find(intake->import->findings, PW_ERROR, id,
            (struct pw_place){.file = path, .line = row->line, .column = column}, "%s", text);
}

bool pw_intake_cell(struct pw_arena *arena, const char *field, double *value, const char **symbol) {
    *value = 0;
    *symbol = NULL;
    if (pw_number_parse(field, value))
        return true;
    *value = 0;
    if (!field[0]) {
        *symbol = "x";
        return true;
    }
    if (pw_state_from_symbol(field) == PW_PRESENT)
        return false;
    size_t length = strlen(field);
    if (field[0] == '[' && length > 2 && field[length - 1] == ']') {
        field++;
        length -= 2;
    }
    char *lower = pw_str_trim(arena, field, length);
    for (char *at = lower; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    *symbol = *lower ? lower : "x";
    return true;
}

int pw_head_find(const char *const *head, size_t count, const char *name) {
    for (size_t i = 0; i < count; i++)
        if (pw_str_casecmp(head[i], name) == 0)
            return (int)i;
    return -1;
}

bool pw_head_once(const char *path, const struct pw_csv_row *head, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_map *seen = pw_map_new(arena);
    bool good = true;
    for (size_t i = 0; good && i < head->count; i++) {
        char *name = pw_arena_strdup(arena, head->fields[i]);
        for (char *at = name; *at; at++)
            *at = (char)tolower((unsigned char)*at);
        if (*name && pw_map_lookup(seen, name))
            good =
                pw_fail(err, "%s:%d:%d: column \"%.60s\" stands twice in the head: leave one out",
                        path, head->line, head->columns[i], head->fields[i]);
        pw_map_put(seen, name, name);
    }
    pw_arena_free(arena);
    return good;
}

const char *pw_file_stem(struct pw_arena *arena, const char *path) {
    const char *name = pw_path_name(path);
    size_t length = strlen(name);
    if (pw_str_ends(name, ".gz"))
        length -= 3;
    if (length > 4 && strncmp(name + length - 4, ".csv", 4) == 0)
        length -= 4;
    return pw_arena_strndup(arena, name, length);
}

int pw_period_year(const char *time_period) {
    int64_t number;
    if (!pw_integer_parse(time_period, &number))
        return 0;
    size_t digits = strlen(time_period);
    if (digits == 4 && number >= 1900 && number < 2200)
        return (int)number;
    int start = (int)(number / 100);
    if (digits == 6 && start >= 1900 && start < 2200 && number % 100 == (start + 1) % 100)
        return start + 1;
    return 0;
}

/* ---- the run ------------------------------------------------------------------ */

bool pw_import_run(struct pw_mart *mart, pw_importer *run, const struct pw_import *import,
                   struct pw_import_result *result, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_intake intake = {.mart = mart, .arena = arena, .import = import, .result = result};
    pw_date_text(import->received, intake.received);
    bool good = load_areas(&intake, err) && load_releases(&intake, err) && run(&intake, err) &&
                (!intake.lists_area || pw_settle_lists(mart->db, intake.lists_area,
                                                       intake.lists_day, intake.received, err));
    sqlite3_finalize(intake.find);
    sqlite3_finalize(intake.insert);
    sqlite3_finalize(intake.confirm);
    pw_arena_free(arena);
    return good;
}

bool pw_mart_import(struct pw_mart *mart, const char *kind, const struct pw_import *import,
                    struct pw_import_result *result, struct pw_err *err) {
    *result = (struct pw_import_result){0};
    pw_importer *run = NULL;
    for (size_t i = 0; i < PW_COUNT(importers); i++)
        if (pw_streq(importers[i].kind, kind))
            run = importers[i].run;
    if (!run)
        return pw_fail(err, "There is no importer \"%s\"", kind);
    if (import->received == PW_NO_DATE)
        return pw_fail(err, "The import needs the day on which the files were received");
    if (mart->sample)
        return pw_fail(err,
                       "%s is a sample: made-up and real figures never mix; make a mart of your "
                       "own for real data",
                       mart->path);
    if (!pw_sql_run(mart->db, "BEGIN IMMEDIATE", err))
        return false;
    struct pw_touched touched = {0};
    char received[16];
    pw_date_text(import->received, received);
    pw_settle_watch(mart->db, &touched);
    bool good = pw_import_run(mart, run, import, result, err);
    pw_settle_watch(mart->db, NULL);
    good = good && (!touched.figures || pw_settle(mart->db, err)) &&
           (!touched.visits || pw_settle_visits(mart->db, received, err)) &&
           (!touched.deadlines || pw_settle_all_lists(mart->db, received, err)) &&
           pw_sql_run(mart->db, "COMMIT", err);
    if (!good) {
        sqlite3_exec(mart->db, "ROLLBACK", NULL, NULL, NULL);
        *result = (struct pw_import_result){0};
    }
    return good;
}
