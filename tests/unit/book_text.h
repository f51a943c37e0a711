/* SPDX-License-Identifier: MIT
 *
 * Reads a book back for tests: the text of every marked piece, where tokens
 * stand, in what order the structure tree gives them.
 */
#ifndef PACKWRIGHT_TESTS_BOOK_TEXT_H
#define PACKWRIGHT_TESTS_BOOK_TEXT_H

#include <string.h>

#include "packwright/ink.h"

struct book_text {
    struct pw_arena *arena;
    const struct pw_book *book;
    struct pw_buf **pieces; /* [page][mcid] */
};

static inline struct book_text book_text_read(struct pw_arena *arena, const struct pw_book *book) {
    struct book_text text = {arena, book, PW_NEW_N(arena, struct pw_buf *, book->pages_count + 1)};
    for (size_t p = 0; p < book->pages_count; p++) {
        const struct pw_page *page = book->pages[p];
        text.pieces[p] = PW_NEW_N(arena, struct pw_buf, (size_t)page->mcids + 1);
        int open = -1;
        for (size_t o = 0; o < page->ops_count; o++) {
            const struct pw_op *op = &page->ops[o];
            if (op->kind == PW_OP_BEGIN)
                open = op->begin.mcid;
            else if (op->kind == PW_OP_BEGIN_ARTIFACT || op->kind == PW_OP_END)
                open = -1;
            else if (op->kind == PW_OP_GLYPHS && open >= 0)
                pw_buf_add(&text.pieces[p][open], op->glyphs.text, op->glyphs.text_length);
        }
    }
    return text;
}

static inline void book_text_release(struct book_text *text) {
    for (size_t p = 0; p < text->book->pages_count; p++)
        for (int m = 0; m < text->book->pages[p]->mcids; m++)
            pw_buf_release(&text->pieces[p][m]);
}

/* All text below a tag, in the order of the tree. */
static inline void tag_text(const struct book_text *text, const struct pw_tag *tag,
                            struct pw_buf *out) {
    for (size_t k = 0; k < tag->kids_count; k++) {
        const struct pw_kid *kid = &tag->kids[k];
        if (kid->kind == PW_KID_TAG) {
            tag_text(text, kid->tag, out);
            pw_buf_putc(out, '\n');
        } else if (kid->kind == PW_KID_CONTENT) {
            pw_buf_puts(out, pw_buf_text(&text->pieces[kid->page][kid->mcid]));
        }
    }
}

static inline size_t tag_count(const struct pw_tag *tag, enum pw_role role) {
    size_t count = tag->role == role;
    for (size_t k = 0; k < tag->kids_count; k++)
        if (tag->kids[k].kind == PW_KID_TAG)
            count += tag_count(tag->kids[k].tag, role);
    return count;
}

/* The n-th tag of a role, in the order of the tree; NULL: there are fewer. */
static inline const struct pw_tag *tag_nth(const struct pw_tag *tag, enum pw_role role, size_t *n) {
    if (tag->role == role && (*n)-- == 0)
        return tag;
    for (size_t k = 0; k < tag->kids_count; k++) {
        if (tag->kids[k].kind != PW_KID_TAG)
            continue;
        const struct pw_tag *found = tag_nth(tag->kids[k].tag, role, n);
        if (found)
            return found;
    }
    return NULL;
}

static inline const struct pw_tag *tag_first(const struct pw_book *book, enum pw_role role) {
    size_t n = 0;
    return tag_nth(book->root, role, &n);
}

static inline size_t count_of(const char *text, const char *token) {
    size_t count = 0;
    for (const char *at = strstr(text, token); at; at = strstr(at + 1, token))
        count++;
    return count;
}

/* Page of the first marked piece that holds the token, or -1. */
static inline int page_of(const struct book_text *text, const char *token) {
    for (size_t p = 0; p < text->book->pages_count; p++)
        for (int m = 0; m < text->book->pages[p]->mcids; m++)
            if (strstr(pw_buf_text(&text->pieces[p][m]), token))
                return (int)p;
    return -1;
}

#endif
