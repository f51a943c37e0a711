/* SPDX-License-Identifier: MIT
 *
 * The pen's ink: fills, strokes, glyphs, images and links. Only the current
 * path knows the context's transformation; all other coordinates are the page's.
 */
#include <math.h>
#include <string.h>

#include "ink_private.h"

static bool path_take(struct pw_pen *pen, struct pw_path *path) {
    if (pw_path_take(pen->book->arena, pen->cairo, path))
        return true;
    if (cairo_status(pen->cairo) != CAIRO_STATUS_SUCCESS && !pen->broken) {
        pen->broken = true; /* and stays so: cairo ignores a failed context's calls */
        pw_pen_report(pen, "pen-broken", cairo_status_to_string(cairo_status(pen->cairo)));
    }
    return false;
}

static bool finite_or_report(struct pw_pen *pen, bool finite) {
    if (!finite)
        pw_pen_report(pen, "ink-not-finite", "a coordinate is not a number; the mark is left out");
    return finite;
}

/* ---- fills ----------------------------------------------------------------- */
static void fill(struct pw_pen *pen, const struct pw_path *path, pw_rgb colour, double alpha,
                 bool even_odd) {
    if (!finite_or_report(pen, pw_path_finite(path)))
        return;
    struct pw_op *op = pw_pen_ink(pen, PW_OP_FILL, pw_path_fill_box(path));
    op->fill.path = *path;
    op->fill.colour = colour;
    op->fill.alpha = alpha > 1 ? 1 : alpha;
    op->fill.even_odd = even_odd;
}

void pw_pen_fill_alpha(struct pw_pen *pen, pw_rgb colour, double alpha) {
    struct pw_path path;
    if (path_take(pen, &path) && colour != PW_RGB_NONE && alpha > 0)
        fill(pen, &path, colour, alpha,
             cairo_get_fill_rule(pen->cairo) == CAIRO_FILL_RULE_EVEN_ODD);
}

void pw_pen_fill(struct pw_pen *pen, pw_rgb colour) {
    pw_pen_fill_alpha(pen, colour, 1);
}

void pw_pen_rect(struct pw_pen *pen, struct pw_rect rect, pw_rgb colour) {
    if (colour == PW_RGB_NONE)
        return;
    double points[] = {rect.x, rect.y, rect.width, rect.height};
    struct pw_path path = pw_path_copy(pen->book->arena, "R", 1, points, 4);
    fill(pen, &path, colour, 1, false);
}

/* ---- strokes --------------------------------------------------------------- */
static void stroke_path(struct pw_pen *pen, const struct pw_path *path,
                        const struct pw_stroke *stroke) {
    if (!finite_or_report(pen, pw_path_finite(path) && isfinite(stroke->width)))
        return;
    struct pw_op *op = pw_pen_ink(pen, PW_OP_STROKE, pw_path_stroke_box(path, stroke));
    op->stroke.path = *path;
    op->stroke.colour = stroke->colour;
    op->stroke.width = stroke->width;
    op->stroke.cap = stroke->cap;
    op->stroke.join = stroke->join;
    double sum = 0;
    int count = stroke->dash_count < 0 ? 0 : stroke->dash_count > 4 ? 4 : stroke->dash_count;
    for (int i = 0; i < count; i++) {
        op->stroke.dash[i] = stroke->dash[i];
        sum += stroke->dash[i];
    }
    op->stroke.dash_count = sum > 0 ? count : 0; /* all zero is no dash in cairo, an error in PDF */
}

static bool stroke_shows(const struct pw_stroke *stroke) {
    return stroke->colour != PW_RGB_NONE && !(stroke->width <= 0);
}

void pw_pen_stroke(struct pw_pen *pen, const struct pw_stroke *stroke) {
    struct pw_path path;
    if (path_take(pen, &path) && stroke_shows(stroke))
        stroke_path(pen, &path, stroke);
}

void pw_pen_rule(struct pw_pen *pen, double x1, double y1, double x2, double y2,
                 const struct pw_stroke *stroke) {
    if (!stroke_shows(stroke))
        return;
    double points[] = {x1, y1, x2, y2};
    struct pw_path path = pw_path_copy(pen->book->arena, "ML", 2, points, 4);
    stroke_path(pen, &path, stroke);
}

void pw_pen_polyline(struct pw_pen *pen, const struct pw_point *points, size_t count,
                     const struct pw_stroke *stroke) {
    if (count < 2 || !stroke_shows(stroke))
        return;
    bool closed =
        count > 2 && points[0].x == points[count - 1].x && points[0].y == points[count - 1].y;
    size_t corners = closed ? count - 1 : count;
    char *verbs = pw_arena_alloc(pen->book->arena, corners + 1);
    double *flat = PW_NEW_N(pen->book->arena, double, 2 * corners);
    for (size_t i = 0; i < corners; i++) {
        verbs[i] = i ? 'L' : 'M';
        flat[2 * i] = points[i].x;
        flat[2 * i + 1] = points[i].y;
    }
    if (closed)
        verbs[corners] = 'Z';
    struct pw_path path = {verbs, flat, corners + (closed ? 1 : 0), 2 * corners};
    stroke_path(pen, &path, stroke);
}

/* ---- glyphs ---------------------------------------------------------------- */
void pw_pen_glyphs(struct pw_pen *pen, const struct pw_face *face, double size, pw_rgb colour,
                   struct pw_point origin, const struct pw_glyph *glyphs, size_t count,
                   double width, const char *text, size_t text_length, bool rtl) {
    if (count == 0 || colour == PW_RGB_NONE || !(size > 0))
        return;
    struct pw_glyph_run asked = {.face = face,
                                 .size = size,
                                 .width = width,
                                 .glyphs = glyphs,
                                 .glyphs_count = count,
                                 .text = text ? text : "",
                                 .text_length = text ? text_length : 0,
                                 .rtl = rtl};
    const struct pw_glyph_run *run = pw_pen_run(pen, &asked);
    if (!finite_or_report(pen, run && isfinite(origin.x) && isfinite(origin.y)))
        return;
    struct pw_op *op = pw_pen_ink(pen, PW_OP_GLYPHS, pw_glyph_run_box(run, origin));
    pw_glyph_run_op(run, colour, origin, op);
}

void pw_pen_image(struct pw_pen *pen, struct pw_rect rect, const struct pw_image *image) {
    if (!image || image->width <= 0 || image->height <= 0)
        return;
    if (!finite_or_report(pen, isfinite(rect.x) && isfinite(rect.y) && isfinite(rect.width) &&
                                   isfinite(rect.height)))
        return;
    struct pw_op *op = pw_pen_ink(pen, PW_OP_IMAGE, rect);
    op->image.rect = rect;
    op->image.image = image;
}

/* ---- links ----------------------------------------------------------------- */
static struct pw_tag *open_link(const struct pw_pen *pen) {
    for (size_t i = pen->open_count; i-- > 0;)
        if (pen->open[i].tag && pen->open[i].tag->role == PW_ROLE_LINK)
            return pen->open[i].tag;
    return NULL;
}

/* The annotation of the same element on this page, to be widened: one a page. */
static struct pw_link *same_link(const struct pw_pen *pen, const struct pw_tag *tag,
                                 const char *uri, const char *anchor) {
    for (size_t i = tag->kids_count; i-- > 0;) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind != PW_KID_LINK || kid->page != pen->page_index)
            continue;
        struct pw_link *link = &pen->page->links[kid->mcid];
        if (pw_streq(link->uri, uri) && pw_streq(link->anchor, anchor))
            return link;
    }
    return NULL;
}

void pw_pen_link(struct pw_pen *pen, const struct pw_rect *rects, size_t count, const char *uri,
                 const char *anchor, const char *contents) {
    struct pw_arena *arena = pen->book->arena;
    struct pw_tag *tag = open_link(pen);
    if (!tag) {
        pw_pen_report(pen, "link-outside-tag", "a link is drawn with no Link tag open");
        return;
    }
    if (count == 0)
        return;
    struct pw_link *link = same_link(pen, tag, uri, anchor);
    if (!link) {
        link = PW_PUSH(arena, pen->page, links);
        link->tag = tag;
        link->uri = pw_arena_strdup(arena, uri);
        link->anchor = pw_arena_strdup(arena, anchor);
        link->contents = pw_arena_strdup(arena, contents ? contents : "");
        struct pw_kid *kid = pw_tag_kid(arena, tag);
        kid->kind = PW_KID_LINK;
        kid->page = pen->page_index;
        kid->mcid = (int)pen->page->links_count - 1;
    }
    struct pw_rect *all = PW_NEW_N(arena, struct pw_rect, pw_add(link->rects_count, count));
    if (link->rects_count)
        memcpy(all, link->rects, link->rects_count * sizeof *all);
    memcpy(all + link->rects_count, rects, count * sizeof *all);
    link->rects = all;
    link->rects_count += count;
}
