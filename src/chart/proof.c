/* SPDX-License-Identifier: MIT
 *
 * The proof over the display list: no ink touches a label, no label another,
 * and nothing leaves the frame. It knows nothing of how the chart was made.
 */
#include <math.h>

#include "packwright/chart.h"
#include "sheet.h"

/* Ink that only touches at the edge, within the rounding of the painters. */
#define SLACK 0.05
#define LEGIBLE 4.5
#define SURFACE 1.25  /* contrast with the paper below which a fill is a surface */
#define FAULTS_MOST 5 /* told one by one; a mess needs no more */

static bool path_hits(const struct pw_path *path, double width, struct pw_rect box) {
    struct pw_point at = {0, 0}, start = {0, 0};
    const double *p = path->points;
    for (size_t i = 0; i < path->verbs_count; i++) {
        struct pw_point to = start;
        switch (path->verbs[i]) {
        case 'M':
            at = start = (struct pw_point){p[0], p[1]};
            p += 2;
            continue;
        case 'R':
            if (pw_rect_overlaps(
                    pw_rect_inset((struct pw_rect){p[0], p[1], p[2], p[3]}, -width / 2, -width / 2),
                    box))
                return true;
            p += 4;
            continue;
        case 'C': /* its hull is near enough for the small arcs of points */
            to = (struct pw_point){p[4], p[5]};
            if (sheet_segment_hits(at, (struct pw_point){p[0], p[1]}, width, box) ||
                sheet_segment_hits((struct pw_point){p[2], p[3]}, to, width, box))
                return true;
            p += 6;
            break;
        case 'L':
            to = (struct pw_point){p[0], p[1]};
            p += 2;
            break;
        default:
            break;
        }
        if (sheet_segment_hits(at, to, width, box))
            return true;
        at = to;
    }
    return false;
}

/* Corners of a fill that is one polygon, or 0: its points lie as the path has them. */
static size_t polygon(const struct pw_path *path) {
    size_t corners = 0;
    while (corners < path->verbs_count && path->verbs[corners] == (corners ? 'L' : 'M'))
        corners++;
    bool closed = corners < path->verbs_count && path->verbs[corners] == 'Z';
    bool alone = path->verbs_count <= corners + 2 &&
                 (path->verbs_count < corners + 2 || path->verbs[corners + 1] == 'M');
    return closed && alone && corners > 2 ? corners : 0;
}

static const struct pw_point *corners_of(const struct pw_path *path) {
    return (const struct pw_point *)path->points;
}

/* A label may stand on a fill where it is legible (WCAG 2.2, 1.4.3) and where
 * that is meant: inside one rectangle or polygon, or on a surface hardly off the paper. */
static bool ground(const struct pw_op *op, const struct pw_op *label, struct pw_rect box,
                   pw_rgb paper) {
    if (op->fill.alpha < 1 || pw_rgb_contrast(op->fill.colour, label->glyphs.colour) < LEGIBLE)
        return false;
    const struct pw_path *path = &op->fill.path;
    bool rect = path->verbs_count == 1 && path->verbs[0] == 'R';
    size_t corners = polygon(path);
    return pw_rgb_contrast(op->fill.colour, paper) < SURFACE ||
           (rect && pw_rect_contains(op->extents, box, 0)) ||
           (corners && pw_polygon_holds(corners_of(path), corners, box));
}

static bool ink_hits(const struct pw_op *op, const struct pw_op *label, struct pw_rect box,
                     pw_rgb paper) {
    size_t corners;
    switch (op->kind) {
    case PW_OP_FILL:
        corners = polygon(&op->fill.path);
        return op->fill.colour != paper && pw_rect_overlaps(op->extents, box) &&
               !(corners && pw_polygon_apart(corners_of(&op->fill.path), corners, box)) &&
               !ground(op, label, box, paper);
    case PW_OP_STROKE:
        return op->stroke.colour != paper && path_hits(&op->stroke.path, op->stroke.width, box);
    case PW_OP_GLYPHS:
    case PW_OP_IMAGE:
        return pw_rect_overlaps(op->extents, box);
    default:
        return false;
    }
}

static bool has_ink(const struct pw_op *op) {
    return (op->kind == PW_OP_FILL || op->kind == PW_OP_STROKE || op->kind == PW_OP_GLYPHS ||
            op->kind == PW_OP_IMAGE) &&
           op->extents.width >= 0 && op->extents.height >= 0 &&
           op->extents.width + op->extents.height > 0;
}

static void tell(struct pw_findings *findings, struct pw_place place, size_t faults, const char *id,
                 const struct pw_op *op) {
    if (!findings || faults > FAULTS_MOST)
        return;
    if (op->kind == PW_OP_GLYPHS)
        pw_find(findings, PW_WARNING, id, place, "%s the label \"%.*s\"",
                pw_streq(id, "label-overlap") ? "other ink touches" : "the frame cuts",
                (int)op->glyphs.text_length, op->glyphs.text);
    else
        pw_find(findings, PW_WARNING, id, place, "a shape of the chart leaves its frame");
}

size_t pw_chart_proof(const struct pw_page *page, size_t first, struct pw_rect frame, pw_rgb paper,
                      struct pw_findings *findings, struct pw_place place) {
    size_t faults = 0;
    for (size_t i = first; i < page->ops_count; i++) {
        const struct pw_op *label = &page->ops[i];
        if (!has_ink(label))
            continue;
        if (!pw_rect_contains(frame, label->extents, 0.5))
            tell(findings, place, ++faults, "chart-clipped", label);
        if (label->kind != PW_OP_GLYPHS)
            continue;
        struct pw_rect box = pw_rect_inset(label->extents, SLACK, SLACK);
        for (size_t j = first; j < page->ops_count; j++) {
            const struct pw_op *other = &page->ops[j];
            if (j == i || !has_ink(other) || !ink_hits(other, label, box, paper))
                continue;
            if (other->kind == PW_OP_GLYPHS && j < i)
                continue; /* told already */
            tell(findings, place, ++faults, "label-overlap", label);
            break;
        }
    }
    return faults;
}
