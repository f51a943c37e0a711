/* SPDX-License-Identifier: MIT
 *
 * Stacked columns. What hangs below zero is stacked downwards; a slot with a
 * part that has no number has no shares and no total: its symbol stands there
 * instead.
 */
#include "stack.h"

#include <math.h>

#include "lanes.h"

#define FILL 0.68 /* of a slot, as in mark_column.c */
#define BETWEEN 0.8

struct piece {
    double from, to; /* on the scale */
    bool there;
};

bool stack_asked(const struct plot *plot) {
    return (plot->chart->stacked || plot->chart->percent) && plot->model->series_count > 1;
}

/* The sum of a slot's parts; false where one has no number, or where shares
 * make no sense: a negative part, or nothing at all. */
static bool slot_sum(const struct plot *plot, int slot, double *sum) {
    *sum = 0;
    int numbers = 0;
    for (int s = 0; s < plot->model->series_count; s++) {
        const struct chart_point *point = chart_model_point(plot->model, s, slot);
        double value;
        if (!point->cell)
            continue;
        if (!chart_point_number(point, &value) || (plot->chart->percent && value < 0))
            return false;
        *sum += value;
        numbers++;
    }
    return numbers > 0 && (!plot->chart->percent || *sum > 0);
}

/* Fills one piece a series. */
static void pieces_of(const struct plot *plot, int slot, struct piece *pieces) {
    double up = 0, down = 0, sum, value;
    bool whole = slot_sum(plot, slot, &sum);
    for (int s = 0; s < plot->model->series_count; s++) {
        pieces[s] = (struct piece){0};
        if (!chart_point_number(chart_model_point(plot->model, s, slot), &value) ||
            (plot->chart->percent && !whole))
            continue;
        if (plot->chart->percent)
            value = value / sum * 100;
        double *at = value < 0 ? &down : &up;
        pieces[s] = (struct piece){*at, *at + value, true};
        *at += value;
    }
}

static struct piece *pieces_new(const struct plot *plot) {
    return PW_NEW_N(plot->context->arena, struct piece, plot->model->series_count);
}

void stack_train(struct plot *plot) {
    struct piece *pieces = pieces_new(plot);
    double low = 0, high = 0;
    for (int i = 0; i < plot->model->slots_count; i++) {
        pieces_of(plot, i, pieces);
        for (int s = 0; s < plot->model->series_count; s++) {
            low = fmin(low, pieces[s].to);
            high = fmax(high, pieces[s].to);
        }
    }
    if (plot->chart->percent) {
        plot->unit = "%";
        plot->low = 0;
        plot->high = high = 100;
    }
    plot_train(plot, low);
    plot_train(plot, high);
    plot->peak = plot->chart->percent ? low : high; /* shares have no totals on top */
}

static struct pw_rect rect_of(const struct plot *plot, int slot, const struct piece *piece) {
    double width = fmin(plot_column_most(plot), plot->band * FILL);
    double a = plot_y(plot, piece->from), b = plot_y(plot, piece->to), tall = fabs(a - b);
    double gap = tall > 2 * BETWEEN ? BETWEEN : 0; /* paper between neighbours */
    return pw_rect_make(plot->slot_x[slot] - width / 2, fmin(a, b) + (b > a ? gap : 0), width,
                        tall - gap);
}

void stack_ink(struct plot *plot) {
    struct piece *pieces = pieces_new(plot);
    for (int i = 0; i < plot->model->slots_count; i++) {
        pieces_of(plot, i, pieces);
        for (int s = 0; s < plot->model->series_count; s++)
            if (pieces[s].there && pieces[s].from != pieces[s].to)
                plot_bar(plot, rect_of(plot, i, &pieces[s]), s, i);
    }
}

/* ---- values ------------------------------------------------------------------------ */
static const char *share_text(const struct plot *plot, const struct piece *piece) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, piece->to - piece->from, 0);
    const char *text = pw_arena_printf(plot->context->arena, "%s%%", pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* Within its piece, where it fits and is legible. */
static void label_piece(struct plot *plot, int series, int slot, const struct piece *piece) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    struct pw_rect rect = rect_of(plot, slot, piece);
    pw_rgb fill = plot_bar_colour(plot, series, slot), colour = lanes_ink_on(plot, fill);
    const char *text = plot->chart->percent
                           ? share_text(plot, piece)
                           : chart_point_text(plot->context->arena, plot->model,
                                              chart_model_point(plot->model, series, slot));
    double x = rect.x + rect.width / 2, y = sheet_middle(style, rect.y + rect.height / 2);
    struct pw_rect box = sheet_box(&plot->sheet, text, style, x, y, PW_ALIGN_CENTRE);
    if (pw_rgb_contrast(fill, colour) >= 4.5 &&
        pw_rect_contains(pw_rect_inset(rect, 1.5, 1), box, 0) &&
        sheet_clash_on(&plot->sheet, box, 0, colour) != SHEET_TAKEN)
        sheet_label(&plot->sheet, text, style, colour, x, y, PW_ALIGN_CENTRE);
}

/* The sum above its column; the symbol of a part without a number in its place. */
static bool label_top(struct plot *plot, int slot, const struct piece *pieces, bool sums) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL_STRONG);
    struct pw_reference total = {.value = {.date = PW_NO_DATE}};
    bool whole = slot_sum(plot, slot, &total.value.number);
    const char *text = "";
    double top = 0;
    for (int s = 0; s < plot->model->series_count; s++) {
        const struct chart_point *point = chart_model_point(plot->model, s, slot);
        top = fmax(top, pieces[s].to);
        if (!*text && point->cell && point->cell->state != PW_PRESENT)
            text = pw_state_symbol(point->cell->state);
    }
    if (whole && sums)
        text = plot_reference_value(plot, &total);
    double x = plot->slot_x[slot], y = plot_y(plot, top) - 3.5;
    struct pw_rect box = sheet_box(&plot->sheet, text, style, x, y, PW_ALIGN_CENTRE);
    if (!*text)
        return true;
    if (sheet_clash(&plot->sheet, box, 0.5) == SHEET_TAKEN ||
        !pw_rect_contains(plot->frame, box, 0))
        return false;
    sheet_label(&plot->sheet, text, style, plot_colour(plot, PW_COLOUR_INK), x, y, PW_ALIGN_CENTRE);
    return true;
}

static bool label_tops(struct plot *plot, struct piece *pieces, bool sums) {
    bool all = true;
    for (int i = 0; i < plot->model->slots_count; i++) {
        pieces_of(plot, i, pieces);
        all = label_top(plot, i, pieces, sums) && all;
    }
    return all;
}

void stack_label(struct plot *plot) {
    struct piece *pieces = pieces_new(plot);
    for (int i = 0; i < plot->model->slots_count; i++) {
        pieces_of(plot, i, pieces);
        for (int s = 0; s < plot->model->series_count; s++)
            if (pieces[s].there)
                label_piece(plot, s, i, &pieces[s]);
    }
    size_t before = plot->sheet.labels_count;
    if (label_tops(plot, pieces, !plot->chart->percent && plot->model->low >= 0))
        return;
    plot->sheet.labels_count = before; /* some sums but not all would look like a choice */
    label_tops(plot, pieces, false);
}
