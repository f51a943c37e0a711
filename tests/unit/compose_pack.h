/* SPDX-License-Identifier: MIT
 *
 * A little pack in a folder of its own on a mart in memory, for tests of compose.
 */
#ifndef PACKWRIGHT_TESTS_COMPOSE_PACK_H
#define PACKWRIGHT_TESTS_COMPOSE_PACK_H

#include <string.h>
#include <unistd.h>

#include "check_main.h"
#include "packwright/compose.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static struct pw_mart mart;
static struct pw_kinds kinds;
static char share[64];
static const char *folder;
static struct pw_values values;
static struct pw_err why; /* of the last pack */

static inline void run_sql(const char *sql) {
    char *says = NULL;
    ck_assert_msg(sqlite3_exec(mart.db, sql, NULL, NULL, &says) == SQLITE_OK, "%s", says);
}

static inline void put(const char *name, const char *text) {
    struct pw_err err = {0};
    ck_assert(pw_file_write(pw_path_join(arena, folder, name), text, strlen(text), &err));
}

static inline void pack_open(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    kinds = (struct pw_kinds){0};
    ck_assert(
        pw_kinds_load(arena, "templates/furniture.yaml", &kinds, &findings, &(struct pw_err){0}));
    strcpy(share, "/tmp/check-pack-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(share));
    folder = pw_arena_printf(arena, "%s/templates/pack", share);
    ck_assert(pw_dir_make(folder, &err));
    ck_assert(pw_dir_make(pw_arena_printf(arena, "%s/templates/shared", share), &err));
    values = (struct pw_values){0};
    mart = (struct pw_mart){0};
    ck_assert_int_eq(sqlite3_open(":memory:", &mart.db), SQLITE_OK);
}

static inline void remove_files(const char *from) {
    struct pw_names names = {0};
    struct pw_err err = {0};
    pw_dir_list(arena, from, &names, &err);
    for (size_t i = 0; i < names.names_count; i++)
        unlink(pw_path_join(arena, from, names.names[i]));
    rmdir(from);
}

static inline void pack_close(void) {
    remove_files(folder);
    remove_files(pw_arena_printf(arena, "%s/templates/shared", share));
    rmdir(pw_arena_printf(arena, "%s/templates", share));
    rmdir(share);
    sqlite3_close(mart.db);
    pw_arena_free(arena);
}

/* The pack as last written, for an audience; NULL where it has errors. */
static inline struct pw_doc *compose_for(const char *audience) {
    const struct pw_compose input = {.share = share,
                                     .kinds = &kinds,
                                     .folder = folder,
                                     .mart = &mart,
                                     .parameters = &values,
                                     .audience = audience};
    findings.list_count = findings.errors = findings.warnings = 0;
    why = (struct pw_err){0};
    return pw_compose(arena, &input, &findings, &why);
}

/* NULL where the pack has errors. */
static inline struct pw_doc *try_pack(const char *front, const char *body) {
    put("pack.md", pw_arena_printf(arena, "---\ntitle: T\n%s---\n%s", front, body));
    return compose_for(NULL);
}

static inline struct pw_doc *compose_pack(const char *front, const char *body) {
    struct pw_doc *doc = try_pack(front, body);
    for (size_t i = 0; !doc && i < findings.list_count; i++)
        fprintf(stderr, "%s:%d: %s\n", findings.list[i].place.file, findings.list[i].place.line,
                findings.list[i].text);
    ck_assert_ptr_nonnull(doc);
    return doc;
}

static inline bool has_note(const struct pw_block *block, const char *text) {
    for (size_t i = 0; i < block->notes_count; i++)
        if (strstr(pw_words_plain(arena, &block->notes[i]), text))
            return true;
    return false;
}

#endif
