/* SPDX-License-Identifier: MIT
 *
 * Putting ink and labels on the sheet, and asking whether a place is free.
 */
#include <math.h>
#include <string.h>

#include "sheet.h"

static struct sheet_item *add(struct sheet *sheet, enum sheet_layer layer, enum sheet_kind kind) {
    struct sheet_item *item = PW_PUSH(sheet->arena, sheet, items);
    item->layer = layer;
    item->kind = kind;
    return item;
}

void sheet_rect(struct sheet *sheet, enum sheet_layer layer, struct pw_rect rect, pw_rgb colour,
                struct pw_stroke edge) {
    struct sheet_item *item = add(sheet, layer, SHEET_RECT);
    item->rect = rect;
    item->colour = colour;
    item->stroke = edge;
}

void sheet_path(struct sheet *sheet, enum sheet_layer layer, const struct pw_point *points,
                size_t count, struct pw_stroke stroke) {
    struct sheet_item *item = add(sheet, layer, SHEET_PATH);
    item->points = PW_NEW_N(sheet->arena, struct pw_point, count);
    memcpy(item->points, points, count * sizeof *points);
    item->count = count;
    item->stroke = stroke;
}

void sheet_rule(struct sheet *sheet, enum sheet_layer layer, struct pw_point from,
                struct pw_point to, struct pw_stroke stroke, bool soft) {
    sheet_path(sheet, layer, (struct pw_point[]){from, to}, 2, stroke);
    sheet->items[sheet->items_count - 1].soft = soft;
}

void sheet_dot(struct sheet *sheet, struct pw_point at, double radius, pw_rgb colour, bool hollow) {
    struct sheet_item *item = add(sheet, SHEET_POINT, SHEET_DOT);
    item->rect = pw_rect_make(at.x - radius, at.y - radius, 2 * radius, 2 * radius);
    item->colour = colour;
    item->radius = radius;
    item->hollow = hollow;
}

void sheet_area(struct sheet *sheet, enum sheet_layer layer, const struct pw_point *points,
                size_t count, pw_rgb colour, bool surface) {
    sheet_path(sheet, layer, points, count, (struct pw_stroke){.colour = colour});
    struct sheet_item *item = &sheet->items[sheet->items_count - 1];
    item->kind = SHEET_AREA;
    item->colour = colour;
    item->surface = surface;
    item->rect = pw_rect_make(points[0].x, points[0].y, 0, 0);
    for (size_t i = 0; i < count; i++) {
        double right = fmax(pw_rect_right(item->rect), points[i].x);
        double bottom = fmax(pw_rect_bottom(item->rect), points[i].y);
        item->rect.x = fmin(item->rect.x, points[i].x);
        item->rect.y = fmin(item->rect.y, points[i].y);
        item->rect.width = right - item->rect.x;
        item->rect.height = bottom - item->rect.y;
    }
}

void sheet_shape(struct sheet *sheet, enum sheet_shape shape, struct pw_point at, double radius,
                 pw_rgb colour) {
    double square = radius * 0.886, wide = radius * 1.25, tall = radius * 1.2;
    struct pw_point points[4] = {{at.x - square, at.y - square},
                                 {at.x + square, at.y - square},
                                 {at.x + square, at.y + square},
                                 {at.x - square, at.y + square}};
    struct pw_point diamond[4] = {
        {at.x, at.y - wide}, {at.x + wide, at.y}, {at.x, at.y + wide}, {at.x - wide, at.y}};
    double foot = shape == SHEET_DOWN ? -tall * 0.75 : tall * 0.75;
    double head = shape == SHEET_DOWN ? tall : -tall;
    struct pw_point triangle[3] = {
        {at.x, at.y + head}, {at.x + wide, at.y + foot}, {at.x - wide, at.y + foot}};
    if (shape == SHEET_CIRCLE || shape == SHEET_RING)
        sheet_dot(sheet, at, radius, colour, shape == SHEET_RING);
    else if (shape == SHEET_SQUARE)
        sheet_area(sheet, SHEET_POINT, points, 4, colour, false);
    else if (shape == SHEET_DIAMOND)
        sheet_area(sheet, SHEET_POINT, diamond, 4, colour, false);
    else
        sheet_area(sheet, SHEET_POINT, triangle, 3, colour, false);
}

/* ---- labels ---------------------------------------------------------------- */
/* Shares of the type size that hold the ink of Latin letters, accents apart,
 * for placing labels before their boxes are asked: ascenders 0.76, descenders
 * 0.24, capitals 0.714 of Open Sans. */
#define RISE 0.77
#define FALL 0.245
#define CAPITAL 0.714

double sheet_rise(const struct pw_style *style) {
    return RISE * style->size;
}

double sheet_fall(const struct pw_style *style) {
    return FALL * style->size;
}

double sheet_middle(const struct pw_style *style, double y) {
    return y + CAPITAL / 2 * style->size;
}

static struct pw_rect box_of(const struct pw_line *line, double x, double baseline,
                             enum pw_align align, double *left) {
    *left = align == PW_ALIGN_LEFT     ? x
            : align == PW_ALIGN_CENTRE ? x - line->width / 2
                                       : x - line->width;
    return pw_line_ink(line, *left, baseline);
}

struct pw_rect sheet_box(struct sheet *sheet, const char *text, const struct pw_style *style,
                         double x, double baseline, enum pw_align align) {
    double left;
    return box_of(pw_typist_line(sheet->typist, text, style), x, baseline, align, &left);
}

void sheet_line(struct sheet *sheet, const struct pw_line *line, pw_rgb colour, double x,
                double baseline, enum pw_align align) {
    struct sheet_label *label = PW_PUSH(sheet->arena, sheet, labels);
    label->line = line;
    label->colour = colour;
    label->box = box_of(line, x, baseline, align, &label->x);
    label->baseline = baseline;
}

void sheet_label(struct sheet *sheet, const char *text, const struct pw_style *style, pw_rgb colour,
                 double x, double baseline, enum pw_align align) {
    if (*text)
        sheet_line(sheet, pw_typist_line(sheet->typist, text, style), colour, x, baseline, align);
}

/* ---- names that are too long -------------------------------------------------- */
static const struct pw_text *broken(struct sheet *sheet, const char *text,
                                    const struct pw_style *style, double width) {
    return pw_typist_paragraph(sheet->typist, sheet->arena, text, style, width);
}

/* The longest prefix that, with an ellipsis and the tail, takes `most` lines. */
static const char *shorten(struct sheet *sheet, const char *text, const char *tail,
                           const struct pw_style *style, double width, size_t most) {
    int good = 0, bad = (int)strlen(text);
    while (bad - good > 1) {
        int middle = good + (bad - good) / 2;
        while (middle > good && ((unsigned char)text[middle] & 0xC0) == 0x80)
            middle--; /* between characters only */
        if (middle == good)
            break;
        const char *tried = pw_arena_printf(sheet->arena, "%.*s\xE2\x80\xA6%s", middle, text, tail);
        if (broken(sheet, tried, style, width)->lines_count <= most)
            good = middle;
        else
            bad = middle;
    }
    while (good > 0 && text[good - 1] == ' ')
        good--;
    return pw_arena_printf(sheet->arena, "%.*s\xE2\x80\xA6%s", good, text, tail);
}

const struct pw_text *sheet_wrap(struct sheet *sheet, const char *text, const char *tail,
                                 const struct pw_style *style, double width, size_t most,
                                 bool *cut) {
    const char *whole = pw_arena_printf(sheet->arena, "%s%s", text, tail);
    const struct pw_text *lines = broken(sheet, whole, style, width);
    *cut = lines->lines_count > most;
    if (!*cut)
        return lines;
    return broken(sheet, shorten(sheet, text, tail, style, width, most), style, width);
}

const char *sheet_cut(struct sheet *sheet, const char *text, const char *tail,
                      const struct pw_style *style, double width) {
    const char *whole = pw_arena_printf(sheet->arena, "%s%s", text, tail);
    if (pw_typist_width(sheet->typist, whole, style) <= width)
        return whole;
    return shorten(sheet, text, tail, style, width, 1);
}

/* ---- free places ------------------------------------------------------------ */
/* Liang and Barsky's clipping of the segment to the box grown by half the
 * width; a little generous at the corners. */
bool sheet_segment_hits(struct pw_point a, struct pw_point b, double width, struct pw_rect box) {
    box = pw_rect_inset(box, -width / 2, -width / 2);
    double from = 0, to = 1, dx = b.x - a.x, dy = b.y - a.y;
    double p[] = {-dx, dx, -dy, dy};
    double q[] = {a.x - box.x, pw_rect_right(box) - a.x, a.y - box.y, pw_rect_bottom(box) - a.y};
    for (int i = 0; i < 4; i++) {
        if (p[i] == 0) {
            if (q[i] <= 0)
                return false;
            continue;
        }
        double t = q[i] / p[i];
        if (p[i] < 0)
            from = fmax(from, t);
        else
            to = fmin(to, t);
    }
    return from < to;
}

static bool item_hits(const struct sheet_item *item, struct pw_rect box) {
    if (item->kind == SHEET_AREA)
        return !pw_polygon_apart(item->points, item->count, box);
    if (item->kind != SHEET_PATH)
        return pw_rect_overlaps(item->rect, box);
    for (size_t i = 1; i < item->count; i++)
        if (sheet_segment_hits(item->points[i - 1], item->points[i], item->stroke.width, box))
            return true;
    return false;
}

/* A rectangle that a label may stand on holds it within its own edge. */
static bool ground(const struct sheet_item *item, struct pw_rect box, pw_rgb colour) {
    double edge = item->stroke.width;
    return item->surface ||
           (colour != PW_RGB_NONE && pw_rgb_contrast(item->colour, colour) >= 4.5 &&
            ((item->kind == SHEET_RECT &&
              pw_rect_contains(pw_rect_inset(item->rect, edge, edge), box, 0)) ||
             (item->kind == SHEET_AREA && pw_polygon_holds(item->points, item->count, box))));
}

enum sheet_clash sheet_clash(const struct sheet *sheet, struct pw_rect box, double gap) {
    return sheet_clash_on(sheet, box, gap, PW_RGB_NONE);
}

enum sheet_clash sheet_clash_on(const struct sheet *sheet, struct pw_rect box, double gap,
                                pw_rgb colour) {
    enum sheet_clash worst = SHEET_FREE;
    box = pw_rect_inset(box, -gap, -gap);
    for (size_t i = 0; i < sheet->labels_count; i++)
        if (pw_rect_overlaps(sheet->labels[i].box, box))
            return SHEET_TAKEN;
    for (size_t i = 0; i < sheet->items_count; i++) {
        const struct sheet_item *item = &sheet->items[i];
        if (item->soft && worst == SHEET_SOFT)
            continue;
        if (!item_hits(item, box) || ground(item, box, colour))
            continue;
        if (!item->soft)
            return SHEET_TAKEN;
        worst = SHEET_SOFT;
    }
    return worst;
}

/* ---- the last word -------------------------------------------------------------- */
#define OUTSIDE 0.45 /* of a line's half width may pass the frame */

static struct pw_rect item_box(const struct sheet_item *item) {
    if (item->kind != SHEET_PATH)
        return item->rect;
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (size_t i = 0; i < item->count; i++) {
        left = fmin(left, item->points[i].x);
        right = fmax(right, item->points[i].x);
        top = fmin(top, item->points[i].y);
        bottom = fmax(bottom, item->points[i].y);
    }
    struct pw_rect box = {left, top, right - left, bottom - top};
    double half = item->stroke.width / 2;
    return pw_rect_inset(box, box.height == 0 ? 0 : -half, box.width == 0 ? 0 : -half);
}

size_t sheet_prune(struct sheet *sheet, struct pw_rect frame) {
    size_t items = 0, labels = 0, all = sheet->items_count + sheet->labels_count;
    for (size_t i = 0; i < sheet->items_count; i++)
        if (pw_rect_contains(frame, item_box(&sheet->items[i]), OUTSIDE))
            sheet->items[items++] = sheet->items[i];
    sheet->items_count = items;
    size_t count = sheet->labels_count;
    for (size_t i = 0; i < count; i++) {
        struct sheet_label label = sheet->labels[i];
        sheet->labels_count = labels; /* the earlier ones that stay */
        if (pw_rect_contains(frame, label.box, OUTSIDE) &&
            sheet_clash_on(sheet, label.box, 0, label.colour) != SHEET_TAKEN)
            sheet->labels[labels++] = label;
    }
    sheet->labels_count = labels;
    return all - items - labels;
}
