/* SPDX-License-Identifier: MIT
 *
 * The display list as text, an operation a line: what tests of drawing
 * compare. Numbers are thousandths of a point at most.
 */
#include <string.h>

#include "packwright/paint.h"

static void numbers(struct pw_buf *out, const char *before, const double *values, size_t count) {
    pw_buf_puts(out, before);
    for (size_t i = 0; i < count; i++) {
        pw_buf_putc(out, ' ');
        pw_buf_milli(out, values[i]);
    }
}

static void box(struct pw_buf *out, struct pw_rect r) {
    const double values[4] = {r.x, r.y, r.width, r.height};
    numbers(out, "  box", values, 4);
}

static void colour(struct pw_buf *out, pw_rgb rgb) {
    pw_buf_printf(out, " #%06X", (unsigned)(rgb & 0xFFFFFF));
}

static void path(struct pw_buf *out, const struct pw_path *p) {
    const double *at = p->points;
    for (size_t i = 0; i < p->verbs_count; i++) {
        char verb = p->verbs[i];
        size_t count = verb == 'C' ? 6 : verb == 'R' ? 4 : verb == 'Z' ? 0 : 2;
        pw_buf_printf(out, " %c", verb);
        numbers(out, "", at, count);
        at += count;
    }
}

static void text(struct pw_buf *out, const char *bytes, size_t length) {
    pw_buf_puts(out, " \"");
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] == '"' || bytes[i] == '\\')
            pw_buf_putc(out, '\\');
        if (bytes[i] == '\n')
            pw_buf_puts(out, "\\n");
        else
            pw_buf_putc(out, bytes[i]);
    }
    pw_buf_putc(out, '"');
}

static void glyphs(struct pw_buf *out, const struct pw_op *op) {
    const double at[2] = {op->glyphs.origin.x, op->glyphs.origin.y};
    pw_buf_puts(out, "glyphs");
    text(out, op->glyphs.text, op->glyphs.text_length);
    pw_buf_printf(out, " %s", op->glyphs.face->ps_name ? op->glyphs.face->ps_name : "?");
    numbers(out, "", &op->glyphs.size, 1);
    colour(out, op->glyphs.colour);
    numbers(out, "  at", at, 2);
    numbers(out, "  width", &op->glyphs.width, 1);
    if (op->glyphs.rtl)
        pw_buf_puts(out, "  rtl");
    box(out, op->extents);
}

static void stroke(struct pw_buf *out, const struct pw_op *op) {
    pw_buf_puts(out, "stroke");
    colour(out, op->stroke.colour);
    numbers(out, "", &op->stroke.width, 1);
    if (op->stroke.dash_count)
        numbers(out, "  dash", op->stroke.dash, (size_t)op->stroke.dash_count);
    if (op->stroke.cap)
        pw_buf_puts(out, op->stroke.cap == 1 ? "  round-cap" : "  square-cap");
    if (op->stroke.join)
        pw_buf_puts(out, op->stroke.join == 1 ? "  round-join" : "  bevel-join");
    pw_buf_putc(out, ' ');
    path(out, &op->stroke.path);
    box(out, op->extents);
}

static void operation(struct pw_buf *out, const struct pw_op *op) {
    static const char *const artifacts[] = {"layout",     "header",    "footer",
                                            "pagination", "watermark", "background"};
    switch (op->kind) {
    case PW_OP_FILL:
        pw_buf_puts(out, "fill");
        colour(out, op->fill.colour);
        if (op->fill.alpha < 1)
            numbers(out, "  alpha", &op->fill.alpha, 1);
        if (op->fill.even_odd)
            pw_buf_puts(out, "  even-odd");
        pw_buf_putc(out, ' ');
        path(out, &op->fill.path);
        box(out, op->extents);
        break;
    case PW_OP_STROKE:
        stroke(out, op);
        break;
    case PW_OP_GLYPHS:
        glyphs(out, op);
        break;
    case PW_OP_IMAGE:
        pw_buf_printf(out, "image %dx%d%s%s", op->image.image->width, op->image.image->height,
                      op->image.image->jpeg ? " jpeg" : "", op->image.image->alpha ? " alpha" : "");
        box(out, op->image.rect);
        break;
    case PW_OP_CLIP:
        pw_buf_puts(out, "clip ");
        path(out, &op->clip.path);
        break;
    case PW_OP_UNCLIP:
        pw_buf_puts(out, "unclip");
        break;
    case PW_OP_BEGIN:
        pw_buf_printf(out, "begin %s %d", pw_role_name(op->begin.tag->role), op->begin.mcid);
        break;
    case PW_OP_BEGIN_ARTIFACT:
        pw_buf_printf(out, "begin artifact %s", artifacts[op->artifact]);
        break;
    case PW_OP_END:
        pw_buf_puts(out, "end");
        break;
    }
    pw_buf_putc(out, '\n');
}

static void links(struct pw_buf *out, const struct pw_page *page) {
    for (size_t i = 0; i < page->links_count; i++) {
        const struct pw_link *link = &page->links[i];
        pw_buf_printf(out, "link %s%s", link->uri ? "uri" : "anchor", "");
        const char *target = link->uri ? link->uri : link->anchor ? link->anchor : "";
        text(out, target, strlen(target));
        for (size_t k = 0; k < link->rects_count; k++)
            box(out, link->rects[k]);
        pw_buf_putc(out, '\n');
    }
}

void pw_paint_trace(const struct pw_book *book, struct pw_buf *out) {
    struct pw_ops room = {0};
    for (size_t p = 0; p < book->pages_count; p++) {
        const struct pw_page *page = book->pages[p];
        const struct pw_op *ops = pw_page_ops(page, &room);
        const double size[2] = {page->width, page->height};
        pw_buf_printf(out, "page %zu", p + 1);
        numbers(out, " size", size, 2);
        if (page->label) {
            pw_buf_puts(out, "  label");
            text(out, page->label, strlen(page->label));
        }
        pw_buf_putc(out, '\n');
        for (size_t i = 0; i < page->ops_count; i++)
            operation(out, &ops[i]);
        links(out, page);
    }
    pw_ops_release(&room);
}
