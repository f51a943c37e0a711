/* SPDX-License-Identifier: MIT
 *
 * Paths: taken from a cairo context into page points, and their boxes.
 */
#include <math.h>
#include <string.h>

#include "ink_private.h"

struct pw_path pw_path_copy(struct pw_arena *arena, const char *verbs, size_t verbs_count,
                            const double *points, size_t points_count) {
    char *v = pw_arena_strndup(arena, verbs, verbs_count);
    double *p = PW_NEW_N(arena, double, points_count ? points_count : 1);
    if (points_count)
        memcpy(p, points, points_count * sizeof *p);
    return (struct pw_path){v, p, verbs_count, points_count};
}

bool pw_path_finite(const struct pw_path *path) {
    for (size_t i = 0; i < path->points_count; i++)
        if (!isfinite(path->points[i]))
            return false;
    return true;
}

/* ---- from cairo ------------------------------------------------------------ */
/* Four corners that make an upright rectangle (as cairo_rectangle leaves them)
 * become one 'R': shorter in a content stream and exact for the eye of a test.
 * The sense of rotation is kept in the signs: a hole turns the other way. */
static bool upright(const double *p, double *rect) {
    if (p[1] == p[3] && p[2] == p[4] && p[5] == p[7] && p[6] == p[0]) { /* across first */
        rect[0] = p[0];
        rect[1] = p[1];
        rect[2] = p[4] - p[0];
        rect[3] = p[5] - p[1];
        return true;
    }
    if (p[0] == p[2] && p[3] == p[5] && p[4] == p[6] && p[7] == p[1]) { /* down first */
        rect[0] = p[2];
        rect[1] = p[3];
        rect[2] = p[4] - p[2];
        rect[3] = p[7] - p[3];
        return true;
    }
    return false;
}

/* A lone rectangle: its sense does not matter, so sizes are positive. */
static void straighten(double *rect) {
    for (int axis = 0; axis < 2; axis++)
        if (rect[2 + axis] < 0) {
            rect[axis] += rect[2 + axis];
            rect[2 + axis] = -rect[2 + axis];
        }
}

/* Folds the subpath M L L L Z that ends the arrays. */
static void fold_rectangle(char *verbs, size_t *verbs_count, double *points, size_t *points_count) {
    double rect[4];
    if (*verbs_count < 5 || memcmp(verbs + *verbs_count - 5, "MLLLZ", 5) != 0 ||
        !upright(points + *points_count - 8, rect))
        return;
    *verbs_count -= 4;
    verbs[*verbs_count - 1] = 'R';
    *points_count -= 4;
    memcpy(points + *points_count - 4, rect, sizeof rect);
}

static size_t verb_size(char verb) {
    return verb == 'C' ? 6 : verb == 'R' ? 4 : verb == 'Z' ? 0 : 2;
}

bool pw_path_take(struct pw_arena *arena, cairo_t *cairo, struct pw_path *out) {
    static const char names[] = {[CAIRO_PATH_MOVE_TO] = 'M',
                                 [CAIRO_PATH_LINE_TO] = 'L',
                                 [CAIRO_PATH_CURVE_TO] = 'C',
                                 [CAIRO_PATH_CLOSE_PATH] = 'Z'};
    *out = (struct pw_path){"", NULL, 0, 0};
    cairo_save(cairo);
    cairo_identity_matrix(cairo); /* path points come back in the page's points */
    cairo_path_t *path = cairo_copy_path(cairo);
    cairo_restore(cairo);
    cairo_new_path(cairo);
    if (path->status != CAIRO_STATUS_SUCCESS || path->num_data == 0) {
        cairo_path_destroy(path);
        return false;
    }
    char *verbs = pw_arena_alloc(arena, (size_t)path->num_data + 1);
    double *points = PW_NEW_N(arena, double, 2 * (size_t)path->num_data);
    size_t v = 0, p = 0;
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        char verb = names[path->data[i].header.type];
        if (verb == 'M' && v > 0 && verbs[v - 1] == 'M') { /* the later one counts */
            v--;
            p -= 2;
        }
        verbs[v++] = verb;
        for (int k = 1; k < path->data[i].header.length; k++) {
            points[p++] = path->data[i + k].point.x;
            points[p++] = path->data[i + k].point.y;
        }
        if (verb == 'Z')
            fold_rectangle(verbs, &v, points, &p);
    }
    cairo_path_destroy(path);
    if (v > 0 && verbs[v - 1] == 'M') { /* cairo moves after each closing */
        v--;
        p -= 2;
    }
    verbs[v] = '\0';
    if (v == 1 && verbs[0] == 'R')
        straighten(points);
    *out = (struct pw_path){verbs, points, v, p};
    return v > 0;
}

/* ---- boxes ----------------------------------------------------------------- */
struct box {
    double x0, y0, x1, y1;
};
static const struct box box_empty = {INFINITY, INFINITY, -INFINITY, -INFINITY};

static void box_add(struct box *box, double x, double y, double reach) {
    box->x0 = fmin(box->x0, x - reach);
    box->y0 = fmin(box->y0, y - reach);
    box->x1 = fmax(box->x1, x + reach);
    box->y1 = fmax(box->y1, y + reach);
}

static struct pw_rect box_rect(const struct box *box) {
    if (box->x0 > box->x1)
        return (struct pw_rect){0};
    return (struct pw_rect){box->x0, box->y0, box->x1 - box->x0, box->y1 - box->y0};
}

static double bezier(double a, double b, double c, double d, double t) {
    double u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
}

/* Adds the turning points of a Bezier curve in one coordinate. */
static void box_add_turns(struct box *box, const double *p, int axis, double reach) {
    double a = p[axis], b = p[2 + axis], c = p[4 + axis], d = p[6 + axis];
    /* derivative / 3 = qa t^2 + qb t + qc */
    double qa = -a + 3 * b - 3 * c + d, qb = 2 * (a - 2 * b + c), qc = b - a;
    double roots[2];
    int count = 0;
    if (fabs(qa) < 1e-12) {
        if (fabs(qb) > 1e-12)
            roots[count++] = -qc / qb;
    } else {
        double under = qb * qb - 4 * qa * qc;
        if (under >= 0) {
            roots[count++] = (-qb + sqrt(under)) / (2 * qa);
            roots[count++] = (-qb - sqrt(under)) / (2 * qa);
        }
    }
    for (int i = 0; i < count; i++)
        if (roots[i] > 0 && roots[i] < 1)
            box_add(box, bezier(p[0], p[2], p[4], p[6], roots[i]),
                    bezier(p[1], p[3], p[5], p[7], roots[i]), reach);
}

static void box_add_curve(struct box *box, double x, double y, const double *rest, double reach) {
    double p[8] = {x, y, rest[0], rest[1], rest[2], rest[3], rest[4], rest[5]};
    box_add(box, p[6], p[7], reach);
    box_add_turns(box, p, 0, reach);
    box_add_turns(box, p, 1, reach);
}

struct pw_rect pw_path_fill_box(const struct pw_path *path) {
    struct box box = box_empty;
    const double *p = path->points;
    double x = 0, y = 0;
    for (size_t i = 0; i < path->verbs_count; i++) {
        char verb = path->verbs[i];
        if (verb == 'R') {
            box_add(&box, p[0], p[1], 0);
            box_add(&box, p[0] + p[2], p[1] + p[3], 0);
        } else if (verb == 'C') {
            box_add_curve(&box, x, y, p, 0);
        } else if (verb != 'Z') {
            box_add(&box, p[0], p[1], 0);
        }
        size_t size = verb_size(verb);
        p += size;
        if (size && verb != 'R') {
            x = p[-2];
            y = p[-1];
        }
    }
    return box_rect(&box);
}

/* One straight stroke segment: its four corners, lengthened by square caps. */
static void box_add_segment(struct box *box, const double *a, const double *b, double half,
                            double longer) {
    double dx = b[0] - a[0], dy = b[1] - a[1], length = hypot(dx, dy);
    if (length == 0) {
        box_add(box, a[0], a[1], longer);
        return;
    }
    dx /= length;
    dy /= length;
    double nx = -dy * half, ny = dx * half, ex = dx * longer, ey = dy * longer;
    box_add(box, a[0] + nx - ex, a[1] + ny - ey, 0);
    box_add(box, a[0] - nx - ex, a[1] - ny - ey, 0);
    box_add(box, b[0] + nx + ex, b[1] + ny + ey, 0);
    box_add(box, b[0] - nx + ex, b[1] - ny + ey, 0);
}

/* Tip of the mitre at b between a-b and b-c, where the limit of 10 lets it be. */
static void box_add_mitre(struct box *box, const double *a, const double *b, const double *c,
                          double half) {
    double ux = b[0] - a[0], uy = b[1] - a[1], vx = b[0] - c[0], vy = b[1] - c[1];
    double ul = hypot(ux, uy), vl = hypot(vx, vy);
    if (ul == 0 || vl == 0)
        return;
    ux = ux / ul + vx / vl;
    uy = uy / ul + vy / vl;
    /* |u + v| = 2 cos(angle / 2); tip lies half / sin(angle / 2) beyond b */
    double cosine = hypot(ux, uy) / 2;
    if (cosine < 1e-9 || cosine >= 1)
        return;
    double reach = 1 / sqrt(1 - cosine * cosine);
    if (reach <= 10)
        box_add(box, b[0] + ux / (2 * cosine) * half * reach,
                b[1] + uy / (2 * cosine) * half * reach, 0);
}

struct pw_rect pw_path_stroke_box(const struct pw_path *path, const struct pw_stroke *stroke) {
    struct box box = box_empty;
    double half = stroke->width / 2, longer = stroke->cap == CAIRO_LINE_CAP_SQUARE ? half : 0;
    bool round = stroke->cap == CAIRO_LINE_CAP_ROUND || stroke->join == CAIRO_LINE_JOIN_ROUND;
    const double *p = path->points, *start = p, *here = NULL, *before = NULL;
    for (size_t i = 0; i < path->verbs_count; i++, p += verb_size(path->verbs[i - 1])) {
        switch (path->verbs[i]) {
        case 'M':
            start = here = p;
            before = NULL;
            continue;
        case 'R':
            box_add(&box, p[0], p[1], half);
            box_add(&box, p[0] + p[2], p[1] + p[3], half);
            continue;
        case 'C':
            box_add_curve(&box, here[0], here[1], p, half);
            box_add(&box, here[0], here[1], half);
            before = p + 2;
            here = p + 4;
            continue;
        default:
            break;
        }
        const double *to = path->verbs[i] == 'Z' ? start : p;
        if (round) {
            box_add(&box, here[0], here[1], half);
            box_add(&box, to[0], to[1], half);
        }
        box_add_segment(&box, here, to, half, longer);
        if (before && stroke->join == CAIRO_LINE_JOIN_MITER)
            box_add_mitre(&box, before, here, to, half);
        if (path->verbs[i] == 'Z' && stroke->join == CAIRO_LINE_JOIN_MITER &&
            start + 2 < path->points + path->points_count)
            box_add_mitre(&box, here, start, start + 2, half);
        before = here;
        here = to;
    }
    return box_rect(&box);
}
