/* SPDX-License-Identifier: MIT
 *
 * Finished pages, packed: an operation takes the bytes that it has something to
 * say with. Text of a table's cell and the marks round it come to 40 bytes
 * instead of 400. What is packed comes back bit for bit.
 */
#include <stdlib.h>
#include <string.h>

#include "ink_private.h"

struct pw_packed {
    size_t length;
    unsigned char bytes[];
};

/* Text is said by its run, colour and origin; extents follow from these
 * unless a clip cut them. */
struct text {
    const struct pw_glyph_run *run;
    struct pw_point origin;
    pw_rgb colour;
};
enum { TEXT_CLIPPED = PW_OP_END + 1 }; /* kind of text whose extents are said too */

static size_t put(unsigned char *out, size_t at, const void *value, size_t size) {
    if (out)
        memcpy(out + at, value, size);
    return at + size;
}

static size_t pack_op(const struct pw_op *op, unsigned char *out, size_t at) {
    unsigned char kind = (unsigned char)op->kind;
    struct text text;
    switch (op->kind) {
    case PW_OP_UNCLIP:
    case PW_OP_END:
        return put(out, at, &kind, 1);
    case PW_OP_BEGIN: /* its piece is the next one: they are dense on a page */
        at = put(out, at, &kind, 1);
        return put(out, at, &op->begin.tag, sizeof op->begin.tag);
    case PW_OP_BEGIN_ARTIFACT:
        at = put(out, at, &kind, 1);
        kind = (unsigned char)op->artifact;
        return put(out, at, &kind, 1);
    case PW_OP_GLYPHS: {
        text = (struct text){op->glyphs.run, op->glyphs.origin, op->glyphs.colour};
        struct pw_rect box = pw_glyph_run_box(text.run, text.origin);
        bool clipped = memcmp(&box, &op->extents, sizeof box) != 0;
        if (clipped)
            kind = TEXT_CLIPPED;
        at = put(out, at, &kind, 1);
        at = put(out, at, &text.run, sizeof text.run);
        at = put(out, at, &text.origin, sizeof text.origin);
        at = put(out, at, &text.colour, sizeof text.colour);
        return clipped ? put(out, at, &op->extents, sizeof op->extents) : at;
    }
    default:
        at = put(out, at, &kind, 1);
        return put(out, at, op, sizeof *op);
    }
}

void pw_page_pack(struct pw_arena *arena, struct pw_page *page) {
    size_t length = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        length = pack_op(&page->ops[i], NULL, length);
    struct pw_packed *packed = pw_arena_alloc(arena, sizeof *packed + length);
    packed->length = length;
    length = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        length = pack_op(&page->ops[i], packed->bytes, length);
    page->packed = packed;
    page->ops = NULL;
}

static const unsigned char *take(const unsigned char *from, void *value, size_t size) {
    memcpy(value, from, size);
    return from + size;
}

/* The op is zeroed; `mcid` counts the pieces of the page. */
static const unsigned char *unpack_op(const unsigned char *from, int *mcid, struct pw_op *op) {
    int kind = *from++;
    struct text text;
    op->kind = kind == TEXT_CLIPPED ? PW_OP_GLYPHS : (enum pw_op_kind)kind;
    switch (kind) {
    case PW_OP_UNCLIP:
    case PW_OP_END:
        return from;
    case PW_OP_BEGIN:
        op->begin.mcid = (*mcid)++;
        return take(from, &op->begin.tag, sizeof op->begin.tag);
    case PW_OP_BEGIN_ARTIFACT:
        op->artifact = (enum pw_artifact) * from;
        return from + 1;
    case PW_OP_GLYPHS:
    case TEXT_CLIPPED:
        from = take(from, &text.run, sizeof text.run);
        from = take(from, &text.origin, sizeof text.origin);
        from = take(from, &text.colour, sizeof text.colour);
        pw_glyph_run_op(text.run, text.colour, text.origin, op);
        op->extents = pw_glyph_run_box(text.run, text.origin);
        return kind == TEXT_CLIPPED ? take(from, &op->extents, sizeof op->extents) : from;
    default:
        return take(from, op, sizeof *op);
    }
}

const struct pw_op *pw_page_ops(const struct pw_page *page, struct pw_ops *room) {
    if (!page->packed)
        return page->ops;
    if (room->capacity < page->ops_count) {
        room->capacity = page->ops_count;
        room->list = pw_realloc(room->list, pw_mul(room->capacity, sizeof *room->list));
    }
    memset(room->list, 0, page->ops_count * sizeof *room->list);
    const unsigned char *from = page->packed->bytes;
    int mcid = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        from = unpack_op(from, &mcid, &room->list[i]);
    return room->list;
}

void pw_ops_release(struct pw_ops *room) {
    free(room->list);
    *room = (struct pw_ops){0};
}

void pw_book_unpack(struct pw_book *book) {
    for (size_t p = 0; p < book->pages_count; p++) {
        struct pw_page *page = book->pages[p];
        if (!page->packed)
            continue;
        struct pw_ops room = {PW_NEW_N(book->arena, struct pw_op, page->ops_count),
                              page->ops_count};
        pw_page_ops(page, &room);
        page->ops = room.list;
        page->packed = NULL;
    }
}
