/* SPDX-License-Identifier: MIT
 *
 * column: an upright bar for each slot, from zero; several series stand side
 * by side, or one on the other (stack.c). Values stand above the bars where all
 * of them fit.
 */
#include <math.h>

#include "stack.h"

/* Bars take this share of a slot: the gap is narrower than a bar. */
#define FILL 0.68
#define BETWEEN 1.0

struct bars {
    double width;  /* of one bar */
    double offset; /* of the first bar's left edge from the slot's centre */
    double pitch;  /* from one bar to its neighbour in the slot */
};

static struct bars bars_of(const struct plot *plot) {
    int count = plot->model->series_count;
    double most = plot_column_most(plot) / (count > 1 ? 1.5 : 1);
    double between = count > 1 ? fmin(BETWEEN, plot->band * FILL / count / 4) : 0;
    double width = fmin(most, (plot->band * FILL - between * (count - 1)) / count);
    return (struct bars){.width = width,
                         .offset = -(width * count + between * (count - 1)) / 2,
                         .pitch = width + between};
}

static struct pw_rect bar_rect(const struct plot *plot, const struct bars *bars, int series,
                               int slot, double value) {
    double zero = plot_y(plot, 0), y = plot_y(plot, value);
    double x = plot->slot_x[slot] + bars->offset + series * bars->pitch;
    return pw_rect_make(x, fmin(zero, y), bars->width, fabs(zero - y));
}

static void ink(struct plot *plot) {
    const struct chart_model *model = plot->model;
    if (stack_asked(plot)) {
        stack_ink(plot);
        return;
    }
    struct bars bars = bars_of(plot);
    for (int s = 0; s < model->series_count; s++)
        for (int i = 0; i < model->slots_count; i++) {
            double value;
            if (chart_point_number(chart_model_point(model, s, i), &value) && value != 0)
                plot_bar(plot, bar_rect(plot, &bars, s, i, value), s, i);
        }
}

/* ---- values ------------------------------------------------------------------------ */
static bool strong_bar(const struct plot *plot, int series, int slot) {
    return plot->model->series_count > 1 ? plot_series_strong(plot, series)
                                         : plot->model->slots[slot].role == PW_EMPHASIS_OWN;
}

static const struct pw_style *value_style(const struct plot *plot, int series, int slot) {
    return plot_style(plot,
                      strong_bar(plot, series, slot) ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
}

/* Above a bar, below one that hangs; the symbol of a cell without a number
 * stands on the baseline where the bar would. */
static bool label_bar(struct plot *plot, const struct bars *bars, int s, int i) {
    const struct chart_point *point = chart_model_point(plot->model, s, i);
    const struct pw_style *style = value_style(plot, s, i);
    const char *text = chart_point_text(plot->context->arena, plot->model, point);
    double value = 0;
    bool number = chart_point_number(point, &value);
    pw_rgb colour = plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED);
    struct pw_rect rect = bar_rect(plot, bars, s, i, value);
    double x = rect.x + rect.width / 2;
    double y = value < 0 ? pw_rect_bottom(rect) + 2.5 + sheet_rise(style) : rect.y - 3.5;
    struct pw_rect box = sheet_box(&plot->sheet, text, style, x, y, PW_ALIGN_CENTRE);
    if (!*text)
        return true;
    if (sheet_clash(&plot->sheet, box, 0.5) == SHEET_TAKEN ||
        !pw_rect_contains(plot->frame, box, 0))
        return false;
    sheet_label(&plot->sheet, text, style, colour, x, y, PW_ALIGN_CENTRE);
    return true;
}

/* Labels all bars, or only the own series' last and highest; symbols always. */
static bool label_bars(struct plot *plot, const struct bars *bars, bool all) {
    const struct chart_model *model = plot->model;
    bool placed = true;
    for (int s = 0; s < model->series_count; s++)
        for (int i = 0; i < model->slots_count; i++) {
            const struct chart_series *series = &model->series[s];
            double value;
            bool number = chart_point_number(&series->points[i], &value);
            bool key = plot_series_strong(plot, s) && (i == series->last || i == series->high);
            if (all || !number || key)
                placed = label_bar(plot, bars, s, i) && placed;
        }
    return placed;
}

static void label(struct plot *plot) {
    if (stack_asked(plot)) {
        stack_label(plot);
        return;
    }
    struct bars bars = bars_of(plot);
    size_t before = plot->sheet.labels_count;
    if (label_bars(plot, &bars, true))
        return;
    plot->sheet.labels_count = before; /* some but not all would look like a choice */
    label_bars(plot, &bars, false);
    if (plot->chart->values)
        plot_find(plot, "labels-left-out",
                  "the columns are too narrow for all of their values; draw fewer, or use bars");
}

/* Room under hanging bars for their values. */
static void train(struct plot *plot) {
    if (stack_asked(plot))
        stack_train(plot);
    else if (plot->model->low < 0)
        plot_train(plot, plot->model->low - 0.1 * (fmax(0, plot->model->high) - plot->model->low));
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "dates or names", "the axis; dates are spaced in time"},
    {"y", "number columns", "the values, from zero"},
    {"series", "text column", "columns side by side, or parts of a stack"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const char example[] = "data: plans_by_category\n"
                              "mark: column\n"
                              "x: period_end\n"
                              "y: plans\n"
                              "series: category\n"
                              "period: year\n"
                              "stacked: true\n";

const struct mark mark_column = {.name = "column",
                                 .kind = "Column chart",
                                 .help = "upright bars from zero; several series side by side",
                                 .channels = channels,
                                 .example = example,
                                 .flags = MARK_BAND | MARK_ZERO | MARK_STACKS,
                                 .train = train,
                                 .ink = ink,
                                 .label = label};
