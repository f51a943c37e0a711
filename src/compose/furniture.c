/* SPDX-License-Identifier: MIT
 *
 * The kind of a pack and the words at the head and foot of its pages.
 */
#include "compose.h"

#include <string.h>

const struct pw_kind *co_kind_of(struct composer *c) {
    static const struct pw_kind plain = {.name = "report", .numbering = "none"};
    const struct pw_yaml *yaml = pw_yaml_lookup(c->tmpl->front, "kind");
    const char *name = pw_yaml_text(c->tmpl->front, "kind", plain.name);
    if (c->kind)
        return c->kind;
    c->kind = c->input->kinds ? pw_kind_lookup(c->input->kinds, name) : NULL;
    if (c->kind)
        return c->kind;
    c->kind = &plain;
    struct pw_buf all = {0};
    for (size_t i = 0; c->input->kinds && i < c->input->kinds->list_count; i++)
        pw_buf_printf(&all, "%s%s", i ? ", " : "", c->input->kinds->list[i].name);
    if (yaml)
        pw_find(c->findings, PW_ERROR, "unknown-kind", yaml->place,
                "there is no kind of pack \"%s\"; templates/furniture.yaml has %s", name,
                all.length ? pw_buf_text(&all) : "none");
    pw_buf_release(&all);
    return c->kind;
}

/* {author} and {marking} are known now, the rest on the page. */
static const char *filled(struct composer *c, const char *pattern, const char *marking) {
    static const char author_name[] = "{author}", marking_name[] = "{marking}";
    struct pw_buf out = {0};
    for (const char *p = pattern; *p;) {
        if (pw_str_starts(p, author_name)) {
            pw_buf_puts(&out, c->doc->author ? c->doc->author : "");
            p += strlen(author_name);
        } else if (pw_str_starts(p, marking_name)) {
            pw_buf_puts(&out, marking ? marking : "");
            p += strlen(marking_name);
        } else {
            pw_buf_putc(&out, *p++);
        }
    }
    const char *text = pw_arena_strdup(c->arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

static const char *text_of(struct composer *c, const char *pattern, const char *marking) {
    const char *text = pattern ? filled(c, pattern, marking) : NULL;
    return text && *text ? text : NULL;
}

void co_furniture_set(struct composer *c, const char *marking) {
    const struct pw_kind *kind = co_kind_of(c);
    struct pw_furniture *f = &c->doc->furniture;
    f->header_left = text_of(c, kind->header_left, marking);
    f->header_right = text_of(c, kind->header_right, marking);
    f->footer_left = text_of(c, kind->footer_left, marking);
    f->footer_centre = text_of(c, kind->footer_centre, marking);
    f->footer_right = text_of(c, kind->footer_right, marking);
    co_furniture_read(c, pw_yaml_lookup(c->tmpl->front, "furniture"), f);
}
