/* SPDX-License-Identifier: MIT
 *
 * A laboratory for tests of the mart: a new mart in a temporary folder for
 * each test, files made from text, one value asked from SQL.
 */
#ifndef MART_LAB_H
#define MART_LAB_H

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packwright/mart.h"

#include "check_main.h"

/* Heads of published files, national, regional and local. */
#define PLACES                                                                                     \
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,"          \
    "region_name,old_la_code,new_la_code,la_name,"
#define CAMBRIDGESHIRE(year)                                                                       \
    year ",Reporting year,Local authority,E92000001,England,E12000006,East of England,873,"        \
         "E10000003,Cambridgeshire,"

static struct pw_arena *arena;
static struct pw_mart *mart;
static struct pw_err failure;
static struct pw_findings findings;
static struct pw_import_result result;
static char folder[64];

static const char *lab_path(const char *name) {
    return pw_path_join(arena, folder, name);
}

static void lab_open(void) {
    arena = pw_arena_new();
    failure = (struct pw_err){0};
    pw_findings_init(&findings, arena);
    strcpy(folder, "/tmp/check_mart.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_msg(pw_mart_create(lab_path("m.db"), NULL, false, &failure), "%s", failure.text);
    mart = pw_mart_open_write(arena, lab_path("m.db"), &failure);
    ck_assert_msg(mart != NULL, "%s", failure.text);
}

static void lab_close(void) {
    pw_mart_close(mart);
    mart = NULL;
    struct pw_names names = {0};
    struct pw_err ignored = {0};
    pw_dir_list(arena, folder, &names, &ignored);
    for (size_t i = 0; i < names.names_count; i++)
        unlink(lab_path(names.names[i]));
    rmdir(folder);
    pw_arena_free(arena);
}

/* Opens the same mart as a pack does. */
static void lab_read(void) {
    pw_mart_close(mart);
    mart = pw_mart_open_read(arena, lab_path("m.db"), &failure);
    ck_assert_msg(mart != NULL, "%s", failure.text);
}

static const char *lab_file(const char *name, const char *text, size_t length) {
    const char *path = lab_path(name);
    ck_assert_msg(pw_file_write(path, text, length, &failure), "%s", failure.text);
    return path;
}

/* Imports files received on a day. */
static bool lab_import_paths(const char *kind, const char *const *paths, size_t count,
                             const char *received) {
    failure = (struct pw_err){0};
    struct pw_import import = {.paths = paths,
                               .paths_count = count,
                               .received = pw_date_parse(received),
                               .valid_from = PW_NO_DATE,
                               .findings = &findings};
    return pw_mart_import(mart, kind, &import, &result, &failure);
}

static bool lab_import(const char *kind, const char *name, const char *text, const char *received) {
    const char *path = lab_file(name, text, strlen(text));
    return lab_import_paths(kind, &path, 1, received);
}

/* Rows of a query as "a|b;c|d", NULL as "-"; "!error" if it is refused. */
static const char *ask(const char *sql) {
    sqlite3_stmt *stmt = NULL;
    struct pw_buf out = {0};
    int status = sqlite3_prepare_v2(mart->db, sql, -1, &stmt, NULL);
    while (status == SQLITE_OK || status == SQLITE_ROW) {
        status = sqlite3_step(stmt);
        if (status != SQLITE_ROW)
            break;
        if (out.length)
            pw_buf_putc(&out, ';');
        for (int i = 0; i < sqlite3_column_count(stmt); i++) {
            const char *text = (const char *)sqlite3_column_text(stmt, i);
            pw_buf_printf(&out, "%s%s", i ? "|" : "", text ? text : "-");
        }
    }
    if (status != SQLITE_DONE) {
        pw_buf_clear(&out);
        pw_buf_printf(&out, "!%s", sqlite3_errmsg(mart->db));
    }
    sqlite3_finalize(stmt);
    const char *kept = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return kept;
}

#define ASKS(sql, expected) ck_assert_str_eq(ask(sql), expected)
#define REFUSED(sql) ck_assert_msg(ask(sql)[0] == '!', "not refused: %s", sql)
#define COUNTS(r, a, v, u, x)                                                                      \
    ck_assert_msg(result.rows == (r) && result.added == (a) && result.revised == (v) &&            \
                      result.unchanged == (u) && result.refused == (x),                            \
                  "rows %d added %d revised %d unchanged %d refused %d %s", (int)result.rows,      \
                  (int)result.added, (int)result.revised, (int)result.unchanged,                   \
                  (int)result.refused, failure.text)

/* The text of finding `index`, with id, line and column in front. */
static const char *finding(size_t index) {
    if (index >= findings.list_count)
        return "none";
    const struct pw_finding *f = &findings.list[index];
    return pw_arena_printf(arena, "%s %d:%d", f->id, f->place.line, f->place.column);
}

#endif
