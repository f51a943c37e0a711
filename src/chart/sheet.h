/* SPDX-License-Identifier: MIT
 *
 * The sheet: what a chart is going to draw, before any of it is drawn. Marks
 * and guides put their ink here, labels then look for free places among it,
 * and soft ink (gridlines, reference rules) is cut where a label lies.
 */
#ifndef PACKWRIGHT_CHART_SHEET_H
#define PACKWRIGHT_CHART_SHEET_H

#include "packwright/text.h"

/* In order of drawing. */
enum sheet_layer {
    SHEET_GRID,
    SHEET_BACK,
    SHEET_BAR,
    SHEET_AXIS,
    SHEET_RULE,
    SHEET_LINE,
    SHEET_POINT,
    SHEET_LAYERS
};

enum sheet_kind { SHEET_RECT, SHEET_PATH, SHEET_DOT, SHEET_AREA };

struct sheet_item {
    enum sheet_layer layer;
    enum sheet_kind kind;
    bool soft; /* a straight rule along an axis that labels may interrupt */
    bool halo; /* with an edge of paper on both sides, to be seen on dark bars */
    struct pw_rect rect;
    struct pw_point *points;
    size_t count;
    struct pw_stroke stroke;
    pw_rgb colour;
    double radius;
    bool hollow;
    bool surface; /* a light area that labels may stand on and pass the edge of */
};

struct sheet_label {
    const struct pw_line *line;
    pw_rgb colour;
    double x, baseline;
    struct pw_rect box; /* of its ink */
};

struct sheet {
    struct pw_arena *arena;
    struct pw_typist *typist;
    pw_rgb paper;
    double clear, halo; /* paper between a label and a soft rule; beside a rule on bars */
    struct sheet_item *items;
    size_t items_count, items_capacity;
    struct sheet_label *labels;
    size_t labels_count, labels_capacity;
};

/* `edge` is drawn inside the rectangle; width 0: none. */
void sheet_rect(struct sheet *sheet, enum sheet_layer layer, struct pw_rect rect, pw_rgb colour,
                struct pw_stroke edge);
/* A straight rule; soft ones must be horizontal or vertical. */
void sheet_rule(struct sheet *sheet, enum sheet_layer layer, struct pw_point from,
                struct pw_point to, struct pw_stroke stroke, bool soft);
/* Points are copied. */
void sheet_path(struct sheet *sheet, enum sheet_layer layer, const struct pw_point *points,
                size_t count, struct pw_stroke stroke);
/* A dot with a rim of paper, so that it stays a dot on its line; hollow ones
 * are ringed. */
void sheet_dot(struct sheet *sheet, struct pw_point at, double radius, pw_rgb colour, bool hollow);

/* A filled polygon; a surface is so light that labels may stand on it
 * anywhere (the theme's band or tint), other areas only inside, if legible. */
void sheet_area(struct sheet *sheet, enum sheet_layer layer, const struct pw_point *points,
                size_t count, pw_rgb colour, bool surface);
/* Points told apart by shape as well as by colour, of about the same area. */
enum sheet_shape { SHEET_CIRCLE, SHEET_SQUARE, SHEET_DIAMOND, SHEET_UP, SHEET_DOWN, SHEET_RING };
void sheet_shape(struct sheet *sheet, enum sheet_shape shape, struct pw_point at, double radius,
                 pw_rgb colour);

/* Rise of a style's ink above the baseline and its fall below. */
double sheet_rise(const struct pw_style *style);
double sheet_fall(const struct pw_style *style);
/* Baseline that centres capitals and figures on y. */
double sheet_middle(const struct pw_style *style, double y);
/* Box of the ink that the text would have there. */
struct pw_rect sheet_box(struct sheet *sheet, const char *text, const struct pw_style *style,
                         double x, double baseline, enum pw_align align);
void sheet_label(struct sheet *sheet, const char *text, const struct pw_style *style, pw_rgb colour,
                 double x, double baseline, enum pw_align align);
/* A line that is broken and shaped already. */
void sheet_line(struct sheet *sheet, const struct pw_line *line, pw_rgb colour, double x,
                double baseline, enum pw_align align);
/* The text in at most `most` lines of `width`; what is over is cut and ends in
 * an ellipsis before `tail` (may be ""). *cut says whether. */
const struct pw_text *sheet_wrap(struct sheet *sheet, const char *text, const char *tail,
                                 const struct pw_style *style, double width, size_t most,
                                 bool *cut);
/* The same on one line, as text. */
const char *sheet_cut(struct sheet *sheet, const char *text, const char *tail,
                      const struct pw_style *style, double width);

enum sheet_clash { SHEET_FREE, SHEET_SOFT, SHEET_TAKEN };
/* The hardest ink within `gap` of the box: labels and firm items take it. */
enum sheet_clash sheet_clash(const struct sheet *sheet, struct pw_rect box, double gap);
/* The same for a label in `colour`, which may stand on a rectangle or area that
 * holds all of it and is 4.5:1 from it. */
enum sheet_clash sheet_clash_on(const struct sheet *sheet, struct pw_rect box, double gap,
                                pw_rgb colour);
/* Whether a segment drawn `width` wide reaches into the box. */
bool sheet_segment_hits(struct pw_point a, struct pw_point b, double width, struct pw_rect box);

/* Takes away what must not be drawn: ink outside the frame, and labels outside
 * it, on firm ink or on an earlier label. A frame too small for its chart then
 * holds less, never a mess. Returns how many pieces went. */
size_t sheet_prune(struct sheet *sheet, struct pw_rect frame);

/* Draws all of it into the open tag: layers in order, labels last. */
void sheet_draw(const struct sheet *sheet, struct pw_pen *pen);

#endif
