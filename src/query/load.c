/* SPDX-License-Identifier: MIT
 *
 * A query's file with its contract, and the fragments that its statement begins with.
 */
#include "query.h"

#include <string.h>

#define FRAGMENT ".with.sql"

/* CRLF and byte-order marks as in templates. */
static char *unify_lines(char *text) {
    char *out = text;
    for (char *p = text; *p; p++)
        if (*p != '\r' || p[1] != '\n')
            *out++ = *p == '\r' ? '\n' : *p;
    *out = '\0';
    return text;
}

static struct pw_query *read_file(struct pw_arena *arena, const char *path,
                                  struct pw_findings *findings, struct pw_err *err) {
    size_t length = 0;
    char *bytes = pw_file_read(arena, path, &length, err);
    if (!bytes)
        return NULL;
    struct pw_query *query = PW_NEW(arena, struct pw_query);
    const char *file = pw_path_name(path);
    size_t stem = strlen(file);
    if (pw_str_ends(file, ".sql"))
        stem -= 4;
    query->name = pw_arena_strndup(arena, file, stem);
    query->path = pw_arena_strdup(arena, path);
    query->text = unify_lines(pw_utf8_import(arena, bytes, length, &length));
    qy_contract_read(arena, query, findings);
    if (!query->description)
        pw_find(findings, PW_WARNING, "no-description", (struct pw_place){query->path, 1, 1},
                "the file doesn't say what it is; open it with `-- One sentence.`");
    return query;
}

bool pw_query_is_file(const char *file) {
    return pw_str_ends(file, ".sql") && !pw_str_ends(file, FRAGMENT);
}

bool pw_query_is_fragment(const char *file) {
    return pw_str_ends(file, FRAGMENT);
}

const char *qy_skip_blank(const char *text, const char *blank) {
    for (;;) {
        text += strspn(text, blank);
        if (text[0] == '-' && text[1] == '-')
            text += strcspn(text, "\n");
        else if (text[0] == '/' && text[1] == '*')
            text = strstr(text + 2, "*/") ? strstr(text + 2, "*/") + 2 : text + strlen(text);
        else
            return text;
    }
}

/* ---- fragments ----------------------------------------------------------- */

struct loader {
    struct pw_arena *arena;
    struct pw_query *query;
    const char *folders[2]; /* beside the query, shared */
    struct pw_findings *findings;
    struct pw_err *err;
};

static const char *nearest(struct loader *l, const char *name) {
    struct pw_names all = {0};
    for (size_t f = 0; f < PW_COUNT(l->folders); f++) {
        struct pw_names files = {0};
        struct pw_err ignored = {0};
        if (l->folders[f] && pw_dir_list(l->arena, l->folders[f], &files, &ignored))
            for (size_t i = 0; i < files.names_count; i++)
                if (pw_query_is_fragment(files.names[i]))
                    *PW_PUSH(l->arena, &all, names) = pw_arena_strndup(
                        l->arena, files.names[i], strlen(files.names[i]) - strlen(FRAGMENT));
    }
    const char *best = pw_nearest(name, (const char *const *)all.names, all.names_count);
    return best ? pw_arena_printf(l->arena, "; did you mean \"%s\"?", best) : "";
}

/* A fragment belongs to many queries: what they promise stands in them. */
static void check_promises(struct loader *l, const struct pw_query *file) {
    if (file->columns_count || file->parameters_count || file->notes_count || file->source ||
        file->key || !pw_streq(file->level, "aggregate"))
        pw_find(l->findings, PW_ERROR, "bad-fragment", (struct pw_place){file->path, 1, 1},
                "a fragment says what it is and, by `with:`, what it needs; parameters, columns, "
                "source, key, level and notes belong in the queries that begin with it");
}

/* Reads the i-th; those that it needs itself go to the end of the list. */
static bool read_fragment(struct loader *l, size_t i) {
    struct pw_fragment *fragment = &l->query->fragments[i];
    const char *file = pw_arena_printf(l->arena, "%s" FRAGMENT, fragment->name);
    const struct pw_query *read = NULL;
    for (size_t f = 0; f < PW_COUNT(l->folders) && !fragment->path; f++) {
        const char *path = l->folders[f] ? pw_path_join(l->arena, l->folders[f], file) : NULL;
        if (path && pw_file_exists(path))
            fragment->path = path;
    }
    if (!fragment->path) {
        pw_find(l->findings, PW_ERROR, "unknown-fragment", fragment->place,
                "there is no fragment \"%s\": no %s beside the query or in templates/shared%s",
                fragment->name, file, nearest(l, fragment->name));
        return false;
    }
    if (!(read = read_file(l->arena, fragment->path, l->findings, l->err)))
        return false;
    check_promises(l, read);
    size_t length = strlen(read->text);
    while (length && strchr(" \t\n", read->text[length - 1]))
        length--;
    fragment->text = pw_arena_strndup(l->arena, read->text, length);
    for (size_t n = 0; n < read->fragments_count; n++)
        *PW_PUSH(l->arena, l->query, fragments) = read->fragments[n];
    return true;
}

static bool is_again(const struct pw_query *query, size_t i) {
    for (size_t n = 0; n < i; n++)
        if (pw_streq(query->fragments[n].name, query->fragments[i].name))
            return true;
    return false;
}

/* All that are named, each once; false when one is missing. */
static bool read_fragments(struct loader *l) {
    struct pw_query *query = l->query;
    bool fine = true;
    for (size_t i = 0; i < query->fragments_count;) {
        if (is_again(query, i)) {
            memmove(query->fragments + i, query->fragments + i + 1,
                    (query->fragments_count - i - 1) * sizeof *query->fragments);
            query->fragments_count--;
        } else {
            fine = read_fragment(l, i++) && fine;
        }
    }
    return fine;
}

/* Past the word and what is blank behind it, or `text` when it begins otherwise. */
static const char *skip_word(struct pw_arena *arena, const char *text, const char *word) {
    size_t n = strlen(word);
    const char *after = qy_skip_blank(strlen(text) > n ? text + n : "", " \t\n");
    bool is = strlen(text) > n && after > text + n &&
              pw_str_casecmp(pw_arena_strndup(arena, text, n), word) == 0;
    return is ? after : text;
}

static void begin_piece(struct loader *l, const struct pw_buf *text, struct pw_place place) {
    *PW_PUSH(l->arena, l->query, pieces) = (struct pw_query_piece){text->length, place};
}

/* "WITH own AS ..." becomes "WITH fragment, own AS ...", "SELECT ..." becomes
 * "WITH fragment SELECT ...". SQLite asks for no order among them. */
static void put_before(struct loader *l) {
    struct pw_query *query = l->query;
    const char *begin = qy_skip_blank(query->text, " \t\n");
    const char *rest = skip_word(l->arena, begin, "WITH");
    bool own = rest > begin;
    if (own)
        rest = skip_word(l->arena, rest, "RECURSIVE");
    const struct pw_place place = qy_place_at(query, (size_t)(rest - query->text));
    struct pw_buf text = {0};
    pw_buf_add(&text, query->text, (size_t)(rest - query->text));
    begin_piece(l, &(struct pw_buf){0}, (struct pw_place){query->path, 1, 1});
    for (size_t i = 0; i < query->fragments_count; i++) {
        struct pw_fragment *fragment = &query->fragments[i];
        pw_buf_puts(&text, i ? ",\n" : own ? "\n" : "WITH\n");
        fragment->at = text.length;
        begin_piece(l, &text, (struct pw_place){fragment->path, 1, 1});
        pw_buf_puts(&text, fragment->text);
        pw_buf_putc(&text, '\n');
    }
    pw_buf_puts(&text, own ? "," : "");
    begin_piece(l, &text, place);
    pw_buf_puts(&text, rest);
    query->text = pw_arena_strdup(l->arena, pw_buf_text(&text));
    pw_buf_release(&text);
}

struct pw_place qy_place_at(const struct pw_query *query, size_t offset) {
    struct pw_place place = {query->path, 1, 1};
    size_t at = 0;
    for (size_t i = 0; i < query->pieces_count && query->pieces[i].at <= offset; i++) {
        at = query->pieces[i].at;
        place = query->pieces[i].place;
    }
    for (; at < offset && query->text[at]; at++) {
        place.column++;
        if (query->text[at] == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    return place;
}

struct pw_query *pw_query_load(struct pw_arena *arena, const char *path, const char *shared,
                               struct pw_findings *findings, struct pw_err *err) {
    struct pw_query *query = read_file(arena, path, findings, err);
    if (!query)
        return NULL;
    if (!query->columns_count)
        pw_find(findings, PW_ERROR, "no-columns", (struct pw_place){query->path, 1, 1},
                "the query promises no columns; open it with lines like "
                "`-- column children: label \"Children\", unit count`");
    struct loader loader = {arena, query, {pw_path_folder(arena, path), shared}, findings, err};
    if (read_fragments(&loader) && query->fragments_count)
        put_before(&loader);
    return err->set ? NULL : query;
}

const char *pw_values_lookup(const struct pw_values *values, const char *name) {
    for (size_t i = 0; values && i < values->list_count; i++)
        if (pw_streq(values->list[i].name, name))
            return values->list[i].value;
    return NULL;
}
