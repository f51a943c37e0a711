/* SPDX-License-Identifier: MIT
 *
 * pack.md from its folder: front matter to YAML, the rest to a tree.
 */
#include "template.h"

#include <string.h>

static bool line_is(const struct source *source, int line, const char *what) {
    size_t length;
    const char *text = tm_source_line(source, line, &length);
    while (length && (text[length - 1] == ' ' || text[length - 1] == '\t'))
        length--;
    return length == strlen(what) && memcmp(text, what, length) == 0;
}

/* Front matter stands between two lines of `---`. Its lines are left blank in
 * the source, so that all places stay as they are. */
static const struct pw_yaml *take_front(struct source *source) {
    if (!source->starts_count || !line_is(source, 1, "---"))
        return NULL;
    int lines = (int)source->starts_count, last = 2;
    while (last <= lines && !line_is(source, last, "---") && !line_is(source, last, "..."))
        last++;
    if (last > lines)
        pw_find(source->findings, PW_ERROR, "unclosed-front-matter", tm_source_place(source, 1, 1),
                "front matter opens with --- and is never closed by another ---");
    struct source inner = tm_source_lines(source, 2, last - 1);
    const struct pw_yaml *front = pw_yaml_parse(source->arena, inner.text, inner.length,
                                                tm_source_place(source, 2, 1), source->findings);
    size_t end = (size_t)last < source->starts_count ? source->starts[last] : source->length;
    char *text = pw_arena_strndup(source->arena, source->text, source->length);
    for (size_t i = 0; i < end; i++)
        if (text[i] != '\n')
            text[i] = ' ';
    source->text = text;
    if (front && front->kind != PW_YAML_MAP) {
        pw_find(source->findings, PW_ERROR, "bad-front-matter", front->place,
                "front matter is YAML, one `name: value` a line");
        return NULL;
    }
    return front;
}

struct pw_template *pw_template_load(struct pw_arena *arena, const char *folder, const char *shared,
                                     struct pw_findings *findings, struct pw_err *err) {
    (void)shared; /* includes are resolved by compose, which knows when they are wanted */
    struct source source;
    const char *path = pw_path_join(arena, folder, "pack.md");
    if (!pw_file_exists(path)) {
        pw_fail(err, "%s is no pack: it has no pack.md. A pack is a folder with a pack.md in it.",
                folder);
        return NULL;
    }
    if (!tm_source_read(&source, arena, path, findings, err))
        return NULL;
    struct pw_template *tmpl = PW_NEW(arena, struct pw_template);
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    tmpl->folder = pw_arena_strndup(arena, folder, length);
    tmpl->name = pw_path_name(tmpl->folder);
    tmpl->path = source.file;
    tmpl->text = source.text;
    tmpl->front = take_front(&source);
    tmpl->root = tm_node_new(arena, NULL, PW_NODE_BLOCK, tm_source_place(&source, 1, 1));
    tm_tree_parse(&source, tmpl->root);
    return tmpl;
}

struct pw_node *pw_template_markdown(struct pw_arena *arena, const char *path,
                                     struct pw_findings *findings, struct pw_err *err) {
    struct source source;
    if (!tm_source_read(&source, arena, path, findings, err))
        return NULL;
    struct pw_node *root = tm_node_new(arena, NULL, PW_NODE_BLOCK, tm_source_place(&source, 1, 1));
    tm_tree_parse(&source, root);
    return root;
}
