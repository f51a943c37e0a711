/* SPDX-License-Identifier: MIT
 *
 * From the sheet to the pen. Soft rules are drawn in the pieces that labels
 * leave of them.
 */
#include <math.h>
#include <stdlib.h>

#include "sheet.h"

/* A shorter rest of a rule would look like dirt. */
#define LEAST 2.5

/* Width of a large ring. */
#define RING 1.3

struct gap {
    double from, to;
};

static int by_from(const void *a, const void *b) {
    double x = ((const struct gap *)a)->from, y = ((const struct gap *)b)->from;
    return (x > y) - (x < y);
}

static void draw_piece(const struct sheet *sheet, const struct sheet_item *item, struct pw_pen *pen,
                       bool flat, double from, double to) {
    if (to - from < LEAST)
        return;
    struct pw_point a = item->points[0];
    struct pw_stroke edge = {.colour = sheet->paper, .width = item->stroke.width + 2 * sheet->halo};
    for (int pass = item->halo ? 0 : 1; pass < 2; pass++) {
        const struct pw_stroke *stroke = pass ? &item->stroke : &edge;
        if (flat)
            pw_pen_rule(pen, from, a.y, to, a.y, stroke);
        else
            pw_pen_rule(pen, a.x, from, a.x, to, stroke);
    }
}

static void draw_soft(const struct sheet *sheet, const struct sheet_item *item,
                      struct pw_pen *pen) {
    struct pw_point a = item->points[0], b = item->points[1];
    bool flat = a.y == b.y;
    double at = flat ? fmin(a.x, b.x) : fmin(a.y, b.y),
           end = flat ? fmax(a.x, b.x) : fmax(a.y, b.y);
    struct gap *gaps = PW_NEW_N(sheet->arena, struct gap, sheet->labels_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < sheet->labels_count; i++) {
        struct pw_rect box =
            pw_rect_inset(sheet->labels[i].box, flat ? -sheet->clear : -sheet->clear / 2,
                          flat ? -sheet->clear / 2 : -sheet->clear);
        if (!sheet_segment_hits(a, b, item->stroke.width, box))
            continue;
        gaps[count++] = flat ? (struct gap){box.x, pw_rect_right(box)}
                             : (struct gap){box.y, pw_rect_bottom(box)};
    }
    qsort(gaps, count, sizeof *gaps, by_from);
    for (size_t i = 0; i < count; i++) {
        draw_piece(sheet, item, pen, flat, at, fmin(gaps[i].from, end));
        at = fmax(at, gaps[i].to);
    }
    draw_piece(sheet, item, pen, flat, at, end);
}

static void draw_disc(struct pw_pen *pen, struct pw_rect rect, double radius, pw_rgb colour) {
    cairo_t *cairo = pw_pen_cairo(pen);
    cairo_new_path(cairo);
    cairo_arc(cairo, rect.x + rect.width / 2, rect.y + rect.height / 2, radius, 0,
              2 * 3.14159265358979323846);
    cairo_close_path(cairo);
    pw_pen_fill(pen, colour);
}

static void draw_area(struct pw_pen *pen, const struct sheet_item *item) {
    cairo_t *cairo = pw_pen_cairo(pen);
    cairo_new_path(cairo);
    for (size_t i = 0; i < item->count; i++)
        cairo_line_to(cairo, item->points[i].x, item->points[i].y);
    cairo_close_path(cairo);
    pw_pen_fill(pen, item->colour);
}

static void draw_edge(const struct sheet_item *item, struct pw_pen *pen) {
    double width = item->stroke.width;
    struct pw_rect r = pw_rect_inset(item->rect, width / 2, width / 2);
    if (width <= 0 || r.width <= width || r.height <= width)
        return;
    double right = pw_rect_right(r), bottom = pw_rect_bottom(r);
    struct pw_point corners[] = {
        {r.x, r.y}, {right, r.y}, {right, bottom}, {r.x, bottom}, {r.x, r.y}};
    pw_pen_polyline(pen, corners, PW_COUNT(corners), &item->stroke);
}

static void draw_item(const struct sheet *sheet, const struct sheet_item *item,
                      struct pw_pen *pen) {
    switch (item->kind) {
    case SHEET_RECT:
        pw_pen_rect(pen, item->rect, item->colour);
        draw_edge(item, pen);
        break;
    case SHEET_PATH:
        if (item->soft)
            draw_soft(sheet, item, pen);
        else
            pw_pen_polyline(pen, item->points, item->count, &item->stroke);
        break;
    case SHEET_AREA:
        draw_area(pen, item);
        break;
    case SHEET_DOT:
        draw_disc(pen, item->rect, item->radius, item->colour);
        if (item->hollow)
            draw_disc(pen, item->rect, fmax(0.55 * item->radius, item->radius - RING),
                      sheet->paper);
        break;
    }
}

void sheet_draw(const struct sheet *sheet, struct pw_pen *pen) {
    for (int layer = 0; layer < SHEET_LAYERS; layer++)
        for (size_t i = 0; i < sheet->items_count; i++)
            if ((int)sheet->items[i].layer == layer)
                draw_item(sheet, &sheet->items[i], pen);
    for (size_t i = 0; i < sheet->labels_count; i++) {
        const struct sheet_label *label = &sheet->labels[i];
        pw_line_draw(pen, label->line, label->x, label->baseline, label->colour);
    }
}
