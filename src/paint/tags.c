/* SPDX-License-Identifier: MIT
 *
 * The structure tree as text: an element a line, indented by depth, with its
 * attributes and what it says. What tests of accessibility compare.
 */
#include <string.h>

#include "paint_private.h"

static void quoted(struct pw_buf *out, const char *text) {
    pw_buf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            pw_buf_putc(out, '\\');
        if (*text == '\n')
            pw_buf_puts(out, "\\n");
        else
            pw_buf_putc(out, *text);
    }
    pw_buf_putc(out, '"');
}

static void entry(struct pw_buf *out, const char *key, const char *text) {
    if (!text || !*text)
        return;
    pw_buf_printf(out, " %s=", key);
    quoted(out, text);
}

static void attributes(const struct pw_tag *tag, struct pw_buf *out) {
    static const char *const scopes[] = {"", " scope=column", " scope=row", " scope=both"};
    entry(out, "id", tag->extras->id);
    pw_buf_puts(out, scopes[tag->scope]);
    if (tag->extras->row_span > 1)
        pw_buf_printf(out, " rows=%d", tag->extras->row_span);
    if (tag->extras->column_span > 1)
        pw_buf_printf(out, " columns=%d", tag->extras->column_span);
    if (tag->extras->headers && tag->extras->headers[0]) {
        pw_buf_puts(out, " headers=");
        for (size_t i = 0; tag->extras->headers[i]; i++)
            pw_buf_printf(out, "%s%s", i ? "," : "", tag->extras->headers[i]);
    }
    entry(out, "numbering", tag->extras->numbering);
    entry(out, "title", tag->extras->title);
    entry(out, "summary", tag->extras->summary);
    entry(out, "alt", tag->extras->alt);
    entry(out, "actual", tag->extras->actual);
    entry(out, "expansion", tag->extras->expansion);
    entry(out, "lang", tag->extras->lang);
    if (tag->extras->has_bbox) {
        const double box[4] = {tag->extras->bbox.x, tag->extras->bbox.y, tag->extras->bbox.width,
                               tag->extras->bbox.height};
        pw_buf_printf(out, " page=%d box=", tag->extras->bbox_page + 1);
        for (int i = 0; i < 4; i++) {
            if (i)
                pw_buf_putc(out, ',');
            pw_buf_milli(out, box[i]);
        }
    }
}

static void indent(struct pw_buf *out, int depth) {
    while (depth-- > 0)
        pw_buf_puts(out, "  ");
}

static void link_line(const struct pw_book *book, const struct pw_kid *kid, struct pw_buf *out) {
    const struct pw_link *link = &book->pages[kid->page]->links[kid->mcid];
    pw_buf_printf(out, "-> page=%d boxes=%zu", kid->page + 1, link->rects_count);
    entry(out, "uri", link->uri);
    entry(out, "anchor", link->anchor);
    entry(out, "says", link->contents);
}

/* Content kids from `first` on; together, a text that runs over pages is one. */
static size_t content(struct pieces *pieces, const struct pw_tag *tag, size_t first,
                      struct pw_buf *out) {
    struct pw_buf text = {0};
    bool any = false;
    size_t i = first;
    for (; i < tag->kids_count && tag->kids[i].kind == PW_KID_CONTENT; i++)
        any = pieces_text(pieces, &tag->kids[i], &text) || any;
    if (any)
        quoted(out, pw_buf_text(&text));
    else
        pw_buf_puts(out, "drawing");
    pw_buf_release(&text);
    return i;
}

static void element(struct pieces *pieces, const struct pw_tag *tag, int depth,
                    struct pw_buf *out) {
    indent(out, depth);
    pw_buf_puts(out, pw_role_name(tag->role));
    attributes(tag, out);
    size_t i = 0;
    if (tag->kids_count > 0 && tag->kids[0].kind == PW_KID_CONTENT) {
        pw_buf_putc(out, ' ');
        i = content(pieces, tag, 0, out);
    }
    pw_buf_putc(out, '\n');
    while (i < tag->kids_count) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind == PW_KID_TAG) {
            element(pieces, kid->tag, depth + 1, out);
            i++;
            continue;
        }
        indent(out, depth + 1);
        if (kid->kind == PW_KID_LINK) {
            link_line(pieces->book, kid, out);
            i++;
        } else {
            i = content(pieces, tag, i, out);
        }
        pw_buf_putc(out, '\n');
    }
}

void pw_paint_tags(const struct pw_book *book, struct pw_buf *out) {
    struct pw_arena *arena = pw_arena_new();
    struct pieces *pieces = pieces_new(arena, book);
    element(pieces, book->root, 0, out);
    pieces_release(pieces);
    pw_arena_free(arena);
}
