/* SPDX-License-Identifier: MIT
 *
 * The right margin: names and values beside line ends and reference rules,
 * kept apart by isotonic regression, with a leader where a label had to move.
 */
#include <math.h>
#include <stdlib.h>

#include "ends.h"
#include "plot.h"

/* Share of the frame that the margin takes at most, and lines a label. */
#define SHARE 0.36
#define LINES 3

struct plot_end *margin_add(struct plot *plot, const char *name, const char *value, double at,
                            int slot, pw_rgb colour, bool strong, int rank) {
    size_t count = plot->ends_count, capacity = plot->ends_capacity;
    struct plot_end *end =
        pw_arena_push(plot->context->arena, &plot->ends, &count, &capacity, sizeof *plot->ends);
    plot->ends_count = count;
    plot->ends_capacity = capacity;
    *end = (struct plot_end){.name = name,
                             .value = value,
                             .style =
                                 plot_style(plot, strong ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL),
                             .colour = plot_text_colour(plot, colour),
                             .at = at,
                             .slot = slot,
                             .rank = rank};
    return end;
}

static double end_height(const struct plot_end *end) {
    return (double)end->text->lines_count * end->style->leading;
}

/* A key takes over where the longest word of a name is wider than a margin
 * may be: a quarter column. */
static bool names_fit(struct plot *plot, double most) {
    for (size_t i = 0; i < plot->ends_count; i++)
        if (plot->ends[i].slot >= 0 &&
            pw_typist_min_width(plot->context->typist, plot->ends[i].name, plot->ends[i].style) >
                most)
            return false;
    return true;
}

double margin_width(struct plot *plot) {
    double most = SHARE * plot->frame.width, width = 0;
    bool cut, any_cut = false;
    plot->key = !plot->keyed && plot->model->series_count > 1 &&
                (!(plot->mark->flags & MARK_ENDS) || !names_fit(plot, most));
    for (size_t i = 0; i < plot->ends_count; i++) {
        struct plot_end *end = &plot->ends[i];
        bool named = *end->name && !((plot->key || plot->keyed) && end->slot >= 0);
        const char *tail = named && *end->value
                               ? pw_arena_printf(plot->context->arena, " %s", end->value)
                               : end->value;
        end->text =
            sheet_wrap(&plot->sheet, named ? end->name : "", tail, end->style, most, LINES, &cut);
        any_cut = any_cut || cut;
        width = fmax(width, end->text->width);
    }
    if (any_cut)
        plot_find(plot, "name-cut", "a name is too long for the margin of the chart and was cut");
    return width > 0 ? width + 2 * plot_length(plot, PW_LENGTH_LABEL_GAP) : 0;
}

/* ---- keeping apart -------------------------------------------------------------- */
static int by_height(const void *a, const void *b) {
    const struct plot_end *x = a, *y = b;
    if (x->from.y != y->from.y)
        return x->from.y < y->from.y ? -1 : 1;
    if (x->before != y->before) /* lines that meet keep the order that they came in */
        return x->before > y->before ? -1 : 1;
    return (x->rank > y->rank) - (x->rank < y->rank);
}

/* Drops the labels of the highest rank until the rest has room. */
static void drop_excess(struct plot *plot, double room) {
    size_t dropped = 0;
    for (;;) {
        double sum = 0;
        size_t worst = 0;
        for (size_t i = 0; i < plot->ends_count; i++) {
            sum += end_height(&plot->ends[i]);
            if (plot->ends[i].rank >= plot->ends[worst].rank)
                worst = i;
        }
        if (sum <= room || plot->ends_count == 0)
            break;
        dropped++;
        for (size_t i = worst + 1; i < plot->ends_count; i++)
            plot->ends[i - 1] = plot->ends[i];
        plot->ends_count--;
    }
    if (dropped)
        plot_find(plot, "labels-left-out",
                  pw_arena_printf(plot->context->arena,
                                  "%zu of the series have no room for their names; draw fewer, or "
                                  "a higher chart",
                                  dropped));
}

static void draw_leader(struct plot *plot, const struct plot_end *end, double x, double y) {
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_MUTED),
                               .width = plot_length(plot, PW_LENGTH_HAIRLINE)};
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    double from = end->slot >= 0 ? plot->slot_x[end->slot] + gap : pw_rect_right(plot->area);
    sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){from, end->from.y},
               (struct pw_point){x - 1.5, y}, stroke, false);
}

void margin_draw(struct plot *plot) {
    if (plot->ends_count == 0)
        return;
    double top = plot->frame.y + plot->above;
    double bottom = pw_rect_bottom(plot->frame) - note_height(plot);
    for (size_t i = 0; i < plot->ends_count; i++)
        plot->ends[i].from.y = plot_y(plot, plot->ends[i].at);
    drop_excess(plot, bottom - top);
    qsort(plot->ends, plot->ends_count, sizeof *plot->ends, by_height);
    double *centre = PW_NEW_N(plot->context->arena, double, plot->ends_count);
    double *height = PW_NEW_N(plot->context->arena, double, plot->ends_count);
    for (size_t i = 0; i < plot->ends_count; i++) {
        centre[i] = plot->ends[i].from.y;
        height[i] = end_height(&plot->ends[i]);
    }
    ends_settle(centre, height, plot->ends_count, top, bottom);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    for (size_t i = 0; i < plot->ends_count; i++) {
        const struct plot_end *end = &plot->ends[i];
        double leading = end->style->leading;
        bool moved = fabs(centre[i] - end->from.y) > leading / 2;
        double x = pw_rect_right(plot->area) + gap;
        double y = centre[i] - height[i] / 2 + leading / 2;
        for (size_t l = 0; l < end->text->lines_count; l++, y += leading)
            sheet_line(&plot->sheet, &end->text->lines[l], end->colour, x,
                       sheet_middle(end->style, y), PW_ALIGN_LEFT);
        if (moved)
            draw_leader(plot, end, x, centre[i]);
    }
}
