/* SPDX-License-Identifier: MIT
 *
 * The pen: which page, which tags are open, and the marked pieces that the
 * ink is cut into. A piece opens with the first ink of its owner and closes
 * when ink of another owner, a clip or another page comes, so pieces never
 * nest, none is empty, and their numbers are dense on a page.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "ink_private.h"

/* Cairo keeps paths in 24.8 fixed point of device units. With this scale of
 * the pen's device the grain is 1/16384 point and the range 131072 points. */
static const double device_scale = 64.0;
/* Greatest error of an arc drawn as Bezier curves, in points. */
static const double curve_tolerance = 0.002;

struct pw_pen *pw_pen_new(struct pw_book *book) {
    struct pw_pen *pen = pw_alloc(sizeof *pen);
    pen->book = book;
    pen->page_index = -1;
    pen->untagged_page = -1;
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, NULL);
    cairo_surface_set_device_scale(surface, device_scale, device_scale);
    pen->cairo = cairo_create(surface);
    cairo_set_tolerance(pen->cairo, curve_tolerance);
    cairo_surface_destroy(surface);
    return pen;
}

void pw_pen_report(struct pw_pen *pen, const char *id, const char *text) {
    struct pw_place place = {0};
    const struct pw_tag *tag = pw_pen_tag(pen);
    if (tag)
        place = tag->place;
    if (pen->book->findings)
        pw_find(pen->book->findings, PW_ERROR, id, place, "%s (page %d)", text,
                pen->page_index + 1);
}

static void ops_keep(struct pw_pen *pen);

/* Leaves the page whole: no piece and no clip open on it. */
static void page_leave(struct pw_pen *pen) {
    if (!pen->page)
        return;
    if (pen->clips_count > 0)
        pw_pen_report(pen, "clip-not-ended", "drawing code left a clip open at the page's end");
    while (pen->clips_count > 0)
        pw_pen_unclip(pen);
    pw_pen_piece_end(pen);
    ops_keep(pen);
}

void pw_pen_free(struct pw_pen *pen) {
    if (!pen)
        return;
    page_leave(pen);
    if (pen->open_count > 0)
        pw_pen_report(pen, "tag-not-ended", "drawing code left a structure tag open");
    cairo_destroy(pen->cairo);
    free(pen->open);
    free(pen->ops);
    free(pen->runs);
    free(pen->clips);
    for (size_t i = 0; i < pen->faces_count; i++)
        free(pen->faces[i].boxes);
    free(pen->faces);
    free(pen);
}

struct pw_book *pw_pen_book(const struct pw_pen *pen) {
    return pen->book;
}

cairo_t *pw_pen_cairo(struct pw_pen *pen) {
    return pen->cairo;
}

int pw_pen_page_index(const struct pw_pen *pen) {
    return pen->page_index;
}

void pw_pen_page(struct pw_pen *pen, int page) {
    assert(page >= 0 && (size_t)page < pen->book->pages_count);
    if (page == pen->page_index)
        return;
    page_leave(pen);
    pen->page_index = page;
    pen->page = pen->book->pages[page];
    pen->piece_tag = NULL;
    pen->piece_mcid = -1;
    cairo_new_path(pen->cairo);
    cairo_identity_matrix(pen->cairo);
}

/* ---- what is open ---------------------------------------------------------- */
static struct pw_open *open_push(struct pw_pen *pen) {
    if (pen->open_count == pen->open_capacity) {
        pen->open_capacity = pen->open_capacity ? pen->open_capacity * 2 : 16;
        pen->open = pw_realloc(pen->open, pw_mul(pen->open_capacity, sizeof *pen->open));
    }
    struct pw_tag *figure = pen->open_count ? pen->open[pen->open_count - 1].figure : NULL;
    struct pw_open *open = &pen->open[pen->open_count++];
    *open = (struct pw_open){.figure = figure};
    return open;
}

void pw_pen_begin(struct pw_pen *pen, struct pw_tag *tag) {
    assert(tag);
    struct pw_open *open = open_push(pen);
    open->tag = tag;
    open->figure = NULL;
    for (struct pw_tag *t = tag; t; t = t->parent)
        if (t->role == PW_ROLE_FIGURE || t->role == PW_ROLE_FORMULA) {
            open->figure = t;
            break;
        }
}

void pw_pen_begin_artifact(struct pw_pen *pen, enum pw_artifact kind) {
    open_push(pen)->artifact = kind;
}

void pw_pen_end(struct pw_pen *pen) {
    if (pen->open_count == 0) {
        pw_pen_report(pen, "tag-not-begun", "drawing code ended a structure tag that was not open");
        return;
    }
    pen->open_count--;
    if (pen->open_count == 0)
        pw_pen_piece_end(pen);
}

struct pw_tag *pw_pen_tag(const struct pw_pen *pen) {
    for (size_t i = pen->open_count; i-- > 0;)
        if (pen->open[i].tag)
            return pen->open[i].tag;
    return NULL;
}

/* ---- the page's list --------------------------------------------------------- */
/* While a page is drawn its list lies in the pen's memory, where it can grow;
 * the book's arena gets it once, at its size. */
static void ops_keep(struct pw_pen *pen) {
    struct pw_page *page = pen->page;
    if (!page || page->packed || page->ops != pen->ops)
        return;
    if (pen->book->packs) {
        pw_page_pack(pen->book->arena, page);
        return;
    }
    page->ops = NULL;
    if (page->ops_count) {
        page->ops = PW_NEW_N(pen->book->arena, struct pw_op, page->ops_count);
        memcpy(page->ops, pen->ops, page->ops_count * sizeof *page->ops);
    }
}

static void ops_room(struct pw_pen *pen) {
    struct pw_page *page = pen->page;
    bool here = page->ops && page->ops == pen->ops;
    if (here && page->ops_count < pen->ops_capacity)
        return;
    while (pen->ops_capacity <= page->ops_count)
        pen->ops_capacity = pen->ops_capacity ? 2 * pen->ops_capacity : 256;
    pen->ops = pw_realloc(pen->ops, pw_mul(pen->ops_capacity, sizeof *pen->ops));
    if (!here && page->ops_count) { /* it was left before */
        struct pw_ops room = {0};
        memcpy(pen->ops, pw_page_ops(page, &room), page->ops_count * sizeof *pen->ops);
        pw_ops_release(&room);
    }
    page->ops = pen->ops;
    page->packed = NULL;
}

struct pw_op *pw_pen_op(struct pw_pen *pen, enum pw_op_kind kind, struct pw_rect extents) {
    ops_room(pen);
    struct pw_op *op = &pen->page->ops[pen->page->ops_count++];
    memset(op, 0, sizeof *op);
    op->kind = kind;
    op->extents = extents;
    return op;
}

/* ---- marked pieces --------------------------------------------------------- */

void pw_pen_piece_end(struct pw_pen *pen) {
    if (!pen->piece_open)
        return;
    pw_pen_op(pen, PW_OP_END, (struct pw_rect){0});
    pen->piece_open = false;
}

/* The remembered piece is the owner's and nothing of the owner came after it:
 * else ink added to it would be read in the wrong place. */
static bool piece_goes_on(const struct pw_pen *pen, const struct pw_open *owner) {
    if (owner->tag != pen->piece_tag)
        return false;
    if (!owner->tag)
        return pen->piece_mcid == -2 && owner->artifact == pen->piece_artifact;
    const struct pw_tag *tag = owner->tag;
    const struct pw_kid *last = tag->kids_count ? &tag->kids[tag->kids_count - 1] : NULL;
    return last && last->kind == PW_KID_CONTENT && last->page == pen->page_index &&
           last->mcid == pen->piece_mcid;
}

static void piece_begin(struct pw_pen *pen, const struct pw_open *owner) {
    struct pw_page *page = pen->page;
    bool same = piece_goes_on(pen, owner);
    if (pen->piece_open && same)
        return;
    if (same && page->ops && page->ops_count && page->ops[page->ops_count - 1].kind == PW_OP_END) {
        page->ops_count--; /* straight on after its END: take that back */
        pen->piece_open = true;
        return;
    }
    pw_pen_piece_end(pen);
    pen->piece_open = true;
    pen->piece_tag = owner->tag;
    if (!owner->tag) {
        pen->piece_artifact = owner->artifact;
        pen->piece_mcid = -2;
        pw_pen_op(pen, PW_OP_BEGIN_ARTIFACT, (struct pw_rect){0})->artifact = owner->artifact;
        return;
    }
    struct pw_op *op = pw_pen_op(pen, PW_OP_BEGIN, (struct pw_rect){0});
    op->begin.tag = owner->tag;
    op->begin.mcid = pen->piece_mcid = page->mcids++;
    struct pw_kid *kid = pw_tag_kid(pen->book->arena, owner->tag);
    kid->kind = PW_KID_CONTENT;
    kid->page = pen->page_index;
    kid->mcid = pen->piece_mcid;
}

static void figure_grow(struct pw_book *book, struct pw_tag *tag, int page,
                        struct pw_rect extents) {
    struct pw_tag_extras *figure = pw_tag_extras(book, tag);
    if (!figure->has_bbox) {
        figure->has_bbox = true;
        figure->bbox_page = page;
        figure->bbox = extents;
    } else if (figure->bbox_page == page) {
        figure->bbox = pw_rect_union(figure->bbox, extents);
    }
}

static struct pw_rect clip_box(const struct pw_pen *pen, struct pw_rect box) {
    if (pen->clips_count == 0)
        return box;
    struct pw_rect clip = pen->clips[pen->clips_count - 1];
    double x = box.x > clip.x ? box.x : clip.x, y = box.y > clip.y ? box.y : clip.y;
    double right = pw_rect_right(box), bottom = pw_rect_bottom(box);
    if (right > pw_rect_right(clip))
        right = pw_rect_right(clip);
    if (bottom > pw_rect_bottom(clip))
        bottom = pw_rect_bottom(clip);
    if (right < x || bottom < y)
        return (struct pw_rect){x, y, 0, 0};
    return (struct pw_rect){x, y, right - x, bottom - y};
}

struct pw_op *pw_pen_ink(struct pw_pen *pen, enum pw_op_kind kind, struct pw_rect extents) {
    assert(pen->page);
    extents = clip_box(pen, extents);
    if (pen->open_count == 0) {
        pw_pen_piece_end(pen);
        pen->piece_tag = NULL;
        pen->piece_mcid = -1;
        if (pen->untagged_page != pen->page_index)
            pw_pen_report(pen, "untagged-ink",
                          "something is drawn that belongs to no structure tag");
        pen->untagged_page = pen->page_index;
    } else {
        const struct pw_open *owner = &pen->open[pen->open_count - 1];
        piece_begin(pen, owner);
        if (owner->figure)
            figure_grow(pen->book, owner->figure, pen->page_index, extents);
    }
    return pw_pen_op(pen, kind, extents);
}

/* ---- clips ----------------------------------------------------------------- */
/* A piece closes at either end of a clip, so that pieces lie inside clips and
 * the operators of both nest in a content stream. */
void pw_pen_clip(struct pw_pen *pen) {
    assert(pen->page);
    struct pw_path path = {0};
    pw_path_take(pen->book->arena, pen->cairo, &path); /* an empty path clips all away */
    pw_pen_piece_end(pen);
    struct pw_rect box = clip_box(pen, pw_path_fill_box(&path));
    if (pen->clips_count == pen->clips_capacity) {
        pen->clips_capacity = pen->clips_capacity ? pen->clips_capacity * 2 : 8;
        pen->clips = pw_realloc(pen->clips, pw_mul(pen->clips_capacity, sizeof *pen->clips));
    }
    pen->clips[pen->clips_count++] = box;
    pw_pen_op(pen, PW_OP_CLIP, box)->clip.path = path;
}

void pw_pen_unclip(struct pw_pen *pen) {
    if (pen->clips_count == 0) {
        pw_pen_report(pen, "clip-not-begun", "drawing code ended a clip that was not open");
        return;
    }
    pw_pen_piece_end(pen);
    pen->clips_count--;
    pw_pen_op(pen, PW_OP_UNCLIP, (struct pw_rect){0});
}
