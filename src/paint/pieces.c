/* SPDX-License-Identifier: MIT
 *
 * Marked pieces by page and number, and what they say.
 */
#include "paint_private.h"

static const struct pw_op *ops_of(struct pieces *pieces, int page) {
    if (page != pieces->page)
        pieces->ops = pw_page_ops(pieces->book->pages[page], &pieces->room);
    pieces->page = page;
    return pieces->ops;
}

struct pieces *pieces_new(struct pw_arena *arena, const struct pw_book *book) {
    struct pieces *pieces = PW_NEW(arena, struct pieces);
    pieces->book = book;
    pieces->page = -1;
    pieces->begins = PW_NEW_N(arena, size_t *, book->pages_count ? book->pages_count : 1);
    for (size_t p = 0; p < book->pages_count; p++) {
        const struct pw_page *page = book->pages[p];
        size_t count = page->mcids > 0 ? (size_t)page->mcids : 0;
        pieces->begins[p] = PW_NEW_N(arena, size_t, count + 1);
        for (size_t i = 0; i < count; i++)
            pieces->begins[p][i] = SIZE_MAX;
        const struct pw_op *ops = ops_of(pieces, (int)p);
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &ops[i];
            if (op->kind == PW_OP_BEGIN && op->begin.mcid >= 0 && (size_t)op->begin.mcid < count)
                pieces->begins[p][op->begin.mcid] = i;
        }
    }
    return pieces;
}

void pieces_release(struct pieces *pieces) {
    pw_ops_release(&pieces->room);
}

bool pieces_text(struct pieces *pieces, const struct pw_kid *kid, struct pw_buf *out) {
    const struct pw_page *page = pieces->book->pages[kid->page];
    size_t i = pieces->begins[kid->page][kid->mcid];
    const struct pw_op *ops = ops_of(pieces, kid->page);
    bool any = false;
    for (i = i == SIZE_MAX ? page->ops_count : i + 1;
         i < page->ops_count && ops[i].kind != PW_OP_END; i++)
        if (ops[i].kind == PW_OP_GLYPHS) {
            pw_buf_add(out, ops[i].glyphs.text, ops[i].glyphs.text_length);
            any = true;
        }
    return any;
}
