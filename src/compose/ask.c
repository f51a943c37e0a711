/* SPDX-License-Identifier: MIT
 *
 * The queries of a pack: found in its folder or in templates/shared, loaded
 * once, run once.
 */
#include "compose.h"

#include <string.h>

const char *co_nearest(struct pw_arena *arena, const char *name, const char *const *names,
                       size_t count) {
    const char *best = pw_nearest(name, names, count);
    return best ? pw_arena_printf(arena, "; did you mean \"%s\"?", best) : "";
}

int co_column_of(struct composer *c, const struct pw_dataset *data, const char *name,
                 struct pw_place place) {
    int column = pw_dataset_column(data, name);
    if (column >= 0)
        return column;
    const char **names = PW_NEW_N(c->arena, const char *, data->columns_count + 1);
    for (size_t i = 0; i < data->columns_count; i++)
        names[i] = data->columns[i].name;
    pw_find(c->findings, PW_ERROR, "unknown-column", place, "query %s has no column \"%s\"%s",
            data->name, name, co_nearest(c->arena, name, names, data->columns_count));
    return -1;
}

const char *co_find_file(struct composer *c, const char *name, const char *suffix) {
    const char *file = pw_arena_printf(c->arena, "%s%s", name, suffix);
    if (strchr(name, '/') || !*name)
        return NULL;
    const char *path = pw_path_join(c->arena, c->input->folder, file);
    if (pw_file_exists(path))
        return path;
    path = pw_path_join(c->arena, c->shared, file);
    return pw_file_exists(path) ? path : NULL;
}

/* Names of all queries in reach, for hints. */
static const char *query_hint(struct composer *c, const char *name) {
    struct pw_names all = {0};
    const char *folders[] = {c->input->folder, c->shared};
    for (size_t f = 0; f < PW_COUNT(folders); f++) {
        struct pw_names names = {0};
        struct pw_err ignored = {0};
        if (!pw_dir_list(c->arena, folders[f], &names, &ignored))
            continue;
        for (size_t i = 0; i < names.names_count; i++)
            if (pw_query_is_file(names.names[i]))
                *PW_PUSH(c->arena, &all, names) =
                    pw_arena_strndup(c->arena, names.names[i], strlen(names.names[i]) - 4);
    }
    return co_nearest(c->arena, name, (const char *const *)all.names, all.names_count);
}

struct asked *co_ask(struct composer *c, const char *name, struct pw_place place) {
    struct asked *asked = pw_map_lookup(c->asked, name);
    if (asked)
        return asked;
    asked = PW_NEW(c->arena, struct asked);
    asked->name = pw_arena_strdup(c->arena, name);
    asked->place = place;
    pw_map_put(c->asked, name, asked);
    const char *dot = strchr(name, '.');
    if (dot) {
        asked->parent = co_ask(c, pw_arena_strndup(c->arena, name, (size_t)(dot - name)), place);
        asked->key = pw_arena_strdup(c->arena, dot + 1);
        asked->query = asked->parent->query;
        if (asked->query && !asked->query->key)
            pw_find(c->findings, PW_ERROR, "no-key", place,
                    "query %s has no key, so %s can't be picked from it; add `-- key: COLUMN`",
                    asked->parent->name, asked->key);
        return asked;
    }
    const char *path = co_find_file(c, name, ".sql");
    if (!path)
        pw_find(c->findings, PW_ERROR, "unknown-query", place,
                "there is no query \"%s\": no %s.sql in the pack's folder or in "
                "templates/shared%s",
                name, name, query_hint(c, name));
    else
        asked->query = pw_query_load(c->arena, path, c->shared, c->findings, c->err);
    return asked;
}

/* Text of the mart gets the same apostrophes as the prose around it. */
static void typographic(struct composer *c, struct pw_dataset *data) {
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++)
        if (data->cells[i].state == PW_PRESENT && data->cells[i].text)
            data->cells[i].text = co_quotes(c->arena, data->cells[i].text);
    if (data->source)
        data->source = co_quotes(c->arena, data->source);
    for (size_t i = 0; i < data->columns_count; i++)
        data->columns[i].label = co_quotes(c->arena, data->columns[i].label);
}

static bool allowed(struct composer *c, const struct asked *asked) {
    if (!pw_streq(asked->query->level, "child") || pw_streq(c->audience, "restricted"))
        return true;
    pw_find(c->findings, PW_ERROR, "child-level", asked->place,
            "query %s has a row for each child; only a restricted pack may use it", asked->name);
    return false;
}

void co_ask_run(struct composer *c, struct asked *asked) {
    if (!asked->query || asked->ran || !allowed(c, asked))
        return;
    asked->ran = true;
    if (asked->parent) {
        co_ask_run(c, asked->parent);
        asked->data = asked->parent->data && asked->query->key ? co_pick_rows(c, asked) : NULL;
        return;
    }
    asked->data = pw_query_run(c->arena, asked->query, c->input->mart, &c->values, c->findings);
    if (!asked->data)
        return;
    typographic(c, asked->data);
    co_settle_columns(c, asked->query, asked->data);
}

struct asked *co_ask_shared(struct composer *c, const char *name) {
    if (!co_find_file(c, name, ".sql"))
        return NULL;
    struct asked *asked = co_ask(c, name, (struct pw_place){c->tmpl->path, 1, 1});
    co_ask_run(c, asked);
    return asked->data ? asked : NULL;
}

const struct pw_dataset *co_ask_quietly(struct composer *c, const char *name) {
    struct pw_findings quiet;
    struct pw_err ignored = {0};
    pw_findings_init(&quiet, c->arena);
    const char *path = co_find_file(c, name, ".sql");
    struct pw_query *query =
        path ? pw_query_load(c->arena, path, c->shared, &quiet, &ignored) : NULL;
    return query ? pw_query_run(c->arena, query, c->input->mart, &c->values, &quiet) : NULL;
}
