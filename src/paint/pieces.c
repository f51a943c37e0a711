/* SPDX-License-Identifier: MIT
 *
 * Marked pieces by page and number, and what they say.
 */
#include "paint_private.h"

struct pieces *pieces_new(struct pw_arena *arena, const struct pw_book *book) {
    struct pieces *pieces = PW_NEW(arena, struct pieces);
    pieces->book = book;
    pieces->begins = PW_NEW_N(arena, size_t *, book->pages_count ? book->pages_count : 1);
    for (size_t p = 0; p < book->pages_count; p++) {
        const struct pw_page *page = book->pages[p];
        size_t count = page->mcids > 0 ? (size_t)page->mcids : 0;
        pieces->begins[p] = PW_NEW_N(arena, size_t, count + 1);
        for (size_t i = 0; i < count; i++)
            pieces->begins[p][i] = SIZE_MAX;
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &page->ops[i];
            if (op->kind == PW_OP_BEGIN && op->begin.mcid >= 0 && (size_t)op->begin.mcid < count)
                pieces->begins[p][op->begin.mcid] = i;
        }
    }
    return pieces;
}

bool pieces_text(const struct pieces *pieces, const struct pw_kid *kid, struct pw_buf *out) {
    const struct pw_page *page = pieces->book->pages[kid->page];
    size_t i = pieces->begins[kid->page][kid->mcid];
    bool any = false;
    for (i = i == SIZE_MAX ? page->ops_count : i + 1;
         i < page->ops_count && page->ops[i].kind != PW_OP_END; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS) {
            pw_buf_add(out, page->ops[i].glyphs.text, page->ops[i].glyphs.text_length);
            any = true;
        }
    return any;
}
