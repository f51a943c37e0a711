/* SPDX-License-Identifier: MIT
 *
 * What the gate and the dumps share: the marked pieces of a book, found by
 * page and number.
 */
#ifndef PW_PAINT_PRIVATE_H
#define PW_PAINT_PRIVATE_H

#include "packwright/paint.h"

struct pieces {
    const struct pw_book *book;
    size_t **begins; /* [page][mcid]: index of the BEGIN op, SIZE_MAX if there is none */
    struct pw_ops room;
    int page; /* whose ops lie in the room; -1: none */
    const struct pw_op *ops;
};
struct pieces *pieces_new(struct pw_arena *arena, const struct pw_book *book);
/* Appends the text of a piece; returns false if it has none (a drawing). */
void pieces_release(struct pieces *pieces);
bool pieces_text(struct pieces *pieces, const struct pw_kid *kid, struct pw_buf *out);

/* ---- check.c --------------------------------------------------------------------- */
struct check {
    const struct pw_book *book;
    struct pw_findings *findings;
    struct pw_arena *arena;
    struct pw_ops room;     /* of the page being looked at */
    struct pw_map *ids;     /* id to tag */
    struct pw_map *anchors; /* name to anchor */
    int heading;            /* level of the latest one, 0 before the first */
    size_t errors;
};
void check_error(struct check *check, const char *id, const struct pw_tag *tag, const char *format,
                 ...) PW_PRINTF(4, 5);
void check_table(struct check *check, const struct pw_tag *table);
/* Which roles an element may stand in and hold. */
void check_nesting(struct check *check, const struct pw_tag *tag);

#endif
