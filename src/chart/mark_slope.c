/* SPDX-License-Identifier: MIT
 *
 * slope: two periods and a line between them for each series. x is the period,
 * of which the first and the last are drawn, series the name. Values stand at
 * both ends, names at the right, kept apart like the ends of lines; in a frame
 * too narrow for the names they stand in a key.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ends.h"
#include "lanes.h"
#include "plot.h"
#include "words.h"

#define BEARING 1.0 /* of ink beyond the width of its text: a J reaches to the left */
#define ROW 15.0    /* of height that a series wants */
#define NAMES 0.42  /* share of the frame that the right margin takes at most */
#define LEADER 10.0 /* from a line's end to its label */

struct slope {
    struct plot *plot;
    int *list, count; /* series with both numbers, or one */
    double left, right, top, bottom;
};

static int end_slot(const struct chart_model *model, int side) {
    return side == 0 ? 0 : model->slots_count - 1;
}

static bool end_of(const struct chart_model *model, int series, int side, double *value) {
    return chart_point_number(chart_model_point(model, series, end_slot(model, side)), value);
}

static const struct pw_style *style_of(const struct plot *plot, int series) {
    return plot_style(plot,
                      plot_series_strong(plot, series) ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
}

static bool keyed(struct plot *plot) {
    if (!lanes_narrow(plot))
        return false;
    for (int s = 0; s < plot->model->series_count; s++)
        if (pw_typist_width(plot->context->typist, plot->model->series[s].name, style_of(plot, s)) >
            (NAMES - 0.2) * plot->frame.width)
            return true;
    return false;
}

static void note_scale(struct plot *plot) {
    if (plot->model->slots_count > 1 && plot->model->high > plot->model->low &&
        (plot->model->low > 0 || plot->model->high < 0))
        plot_note(plot, "The scale leaves zero out.");
}

static double height(struct plot *plot) {
    double least = plot_length(plot, PW_LENGTH_FIGURE_HEIGHT), head = 20;
    double most = 3.4 * least;
    double key = keyed(plot) ? key_height(plot) : 0;
    note_scale(plot);
    return fmin(most, fmax(1.2 * least, head + ROW * plot->model->series_count)) + key +
           note_height(plot);
}

/* "48.8% Neighbours" at the right, "51.1%" at the left. */
static const char *label_of(struct plot *plot, int series, int side, double width) {
    struct pw_arena *arena = plot->context->arena;
    const struct chart_point *point =
        chart_model_point(plot->model, series, end_slot(plot->model, side));
    const char *value = chart_point_text(arena, plot->model, point);
    if (side == 0 || plot->keyed)
        return value;
    const char *whole = pw_arena_printf(arena, "%s%s%s", value, *value ? "  " : "",
                                        plot->model->series[series].name);
    if (pw_typist_width(plot->context->typist, whole, style_of(plot, series)) <= width)
        return whole;
    return sheet_cut(&plot->sheet, whole, "", style_of(plot, series), width);
}

/* The scale spans the values: slopes are compared, not heights. */
static double y_of(const struct plot *plot, double value) {
    double low = plot->model->low, range = plot->model->high - low;
    double share = range > 0 ? (value - low) / range : 0.5;
    return pw_rect_bottom(plot->area) - share * plot->area.height;
}

/* ---- labels ------------------------------------------------------------------------ */
struct end {
    int series, slot;
    double y, centre;
};

static int by_height(const void *a, const void *b) {
    const struct end *x = a, *y = b;
    if (x->y != y->y)
        return x->y < y->y ? -1 : 1;
    return x->series - y->series;
}

/* Strong series keep their labels where there is no room for all. */
static int keep_labels(const struct slope *slope, struct end *ends, int count) {
    double lead = plot_style(slope->plot, PW_STYLE_LABEL)->leading;
    int most = (int)((slope->bottom - slope->top + lead) / lead), kept = 0;
    if (count <= most)
        return count;
    plot_find(slope->plot, "labels-left-out",
              "not all series have room for their names; draw fewer, or a higher chart");
    for (int i = 0; i < count; i++)
        if (plot_series_strong(slope->plot, ends[i].series) && kept < most)
            ends[kept++] = ends[i];
    return kept;
}

static void draw_labels(const struct slope *slope, int side) {
    struct plot *plot = slope->plot;
    struct pw_arena *arena = plot->context->arena;
    struct end *ends = PW_NEW_N(arena, struct end, slope->count + 1);
    double *centre = PW_NEW_N(arena, double, slope->count + 1);
    double *size = PW_NEW_N(arena, double, slope->count + 1), value;
    double lead = plot_style(plot, PW_STYLE_LABEL)->leading;
    int count = 0;
    for (int i = 0; i < slope->count; i++)
        if (end_of(plot->model, slope->list[i], side, &value))
            ends[count++] = (struct end){.series = slope->list[i], .y = y_of(plot, value)};
    count = keep_labels(slope, ends, count);
    qsort(ends, (size_t)count, sizeof *ends, by_height);
    for (int i = 0; i < count; i++) {
        centre[i] = ends[i].y;
        size[i] = lead;
    }
    ends_settle(centre, size, (size_t)count, slope->top - lead / 2, slope->bottom + lead / 2);
    double x = side == 0 ? slope->left - LEADER : slope->right + LEADER;
    struct pw_stroke hair =
        plot_stroke(plot_colour(plot, PW_COLOUR_MUTED), plot_length(plot, PW_LENGTH_HAIRLINE));
    double radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    for (int i = 0; i < count; i++) {
        int series = ends[i].series;
        const char *text = label_of(plot, series, side, pw_rect_right(plot->frame) - x);
        const struct pw_style *style = style_of(plot, series);
        sheet_label(&plot->sheet, text, style,
                    plot_text_colour(plot, plot_series_colour(plot, series)), x,
                    sheet_middle(style, centre[i]), side == 0 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
        if (fabs(centre[i] - ends[i].y) > 2)
            sheet_rule(
                &plot->sheet, SHEET_GRID,
                (struct pw_point){side == 0 ? slope->left - radius - 1 : slope->right + radius + 1,
                                  ends[i].y},
                (struct pw_point){side == 0 ? x + 1.5 : x - 1.5, centre[i]}, hair, false);
    }
}

/* ---- lines -------------------------------------------------------------------------- */
static void draw_line(const struct slope *slope, int series) {
    struct plot *plot = slope->plot;
    double value[2], radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    bool has[2] = {end_of(plot->model, series, 0, &value[0]),
                   end_of(plot->model, series, 1, &value[1])};
    double x[2] = {slope->left, slope->right};
    if (has[0] && has[1] && plot->model->slots_count > 1)
        sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){x[0], y_of(plot, value[0])},
                   (struct pw_point){x[1], y_of(plot, value[1])}, plot_series_stroke(plot, series),
                   false);
    for (int side = 0; side < 2; side++)
        if (has[side] && (side == 0 || plot->model->slots_count > 1))
            sheet_dot(&plot->sheet, (struct pw_point){x[side], y_of(plot, value[side])},
                      plot_series_strong(plot, series) ? 1.3 * radius : radius,
                      plot_series_colour(plot, series), false);
}

static void measure(struct slope *slope) {
    struct plot *plot = slope->plot;
    double widest[2] = {0, 0}, most = NAMES * plot->frame.width;
    for (int i = 0; i < slope->count; i++)
        for (int side = 0; side < 2; side++)
            widest[side] =
                fmax(widest[side], pw_typist_width(plot->context->typist,
                                                   label_of(plot, slope->list[i], side, most),
                                                   style_of(plot, slope->list[i])));
    for (int i = 0; i < slope->count; i++) {
        int series = slope->list[i];
        if (plot->keyed ||
            strstr(label_of(plot, series, 1, most), plot->model->series[series].name))
            continue;
        plot_find(plot, "name-cut", "a name is too long for the margin of the chart and was cut");
        break;
    }
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double room = plot->frame.width - widest[0] - widest[1] - 2 * LEADER;
    double spare = fmax(0, room - 1.1 * plot->frame.height); /* no flatter than that */
    slope->left = plot->frame.x + widest[0] + LEADER;
    slope->right = pw_rect_right(plot->frame) - widest[1] - LEADER - spare;
    slope->top = plot->frame.y + plot->above + 2 * axis->leading;
    slope->bottom = pw_rect_bottom(plot->frame) - note_height(plot) - axis->leading;
    plot->area = pw_rect_make(slope->left, slope->top, fmax(1, slope->right - slope->left),
                              fmax(1, slope->bottom - slope->top));
    plot->band = plot->area.width;
    if (slope->right - slope->left < 20 || slope->bottom - slope->top < 20)
        plot_find(plot, "chart-too-small", "there is too little room for this chart");
}

static void draw_heads(const struct slope *slope) {
    struct plot *plot = slope->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double y = sheet_middle(style, plot->frame.y + plot->above + style->leading / 2);
    struct pw_stroke rule =
        plot_stroke(plot_colour(plot, PW_COLOUR_HAIRLINE), plot_length(plot, PW_LENGTH_AXIS_WIDTH));
    for (int side = 0; side < (plot->model->slots_count > 1 ? 2 : 1); side++) {
        const char *words =
            chart_slot_words(plot->context->arena, plot->model, end_slot(plot->model, side));
        double x = side == 0 ? slope->left : slope->right;
        double width = pw_typist_width(plot->context->typist, words, style);
        double half = width / 2 + BEARING;
        double at = fmax(plot->frame.x + half, fmin(pw_rect_right(plot->frame) - half, x));
        sheet_label(&plot->sheet, words, style, plot_colour(plot, PW_COLOUR_MUTED), at, y,
                    PW_ALIGN_CENTRE);
        sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, slope->top - 4},
                   (struct pw_point){x, slope->bottom + 4}, rule, true);
    }
}

static void layout(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct slope slope = {.plot = plot,
                          .list = PW_NEW_N(plot->context->arena, int, model->series_count + 1)};
    double value;
    for (int s = 0; s < model->series_count; s++)
        if (end_of(model, s, 0, &value) || end_of(model, s, 1, &value))
            slope.list[slope.count++] = s;
    if (model->slots_count < 2)
        plot_find(plot, "no-pair", "a slope has two periods: the query gives one");
    if (model->slots_count > 2)
        plot_find(plot, "too-many-periods",
                  "a slope has two periods: the first and the last are drawn");
    plot->keyed = keyed(plot);
    plot->above = plot->keyed ? key_height(plot) : 0;
    note_scale(plot);
    measure(&slope);
    if (plot->keyed)
        key_draw(plot);
    note_draw(plot);
    draw_heads(&slope);
    for (int strong = 0; strong < 2; strong++)
        for (int i = 0; i < slope.count; i++)
            if (plot_series_strong(plot, slope.list[i]) == (strong == 1))
                draw_line(&slope, slope.list[i]);
    draw_labels(&slope, 0);
    if (model->slots_count > 1)
        draw_labels(&slope, 1);
}

/* ---- in words ---------------------------------------------------------------------- */
/* Names told one by one; more are counted. */
#define NAMED_MOST 4

static const char *value_of(struct pw_arena *arena, const struct chart_model *model, int series,
                            int side) {
    return chart_point_text(arena, model, chart_model_point(model, series, end_slot(model, side)));
}

/* 1: rose, -1: fell, 0: the two print alike or differ by too little to say so;
 * false: a value is missing. */
static bool moved(const struct chart_model *model, int series, int *way) {
    double value;
    bool little;
    if (!end_of(model, series, 0, &value) || !end_of(model, series, 1, &value))
        return false;
    const char *change =
        words_change(model, chart_model_point(model, series, end_slot(model, 0)),
                     chart_model_point(model, series, end_slot(model, 1)), &little);
    *way = !change ? 0 : pw_streq(change, "rose") ? 1 : -1;
    return true;
}

/* " Rose: A, B and C." or " 9 rose." */
static void tell_way(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                     int way, const char *named, const char *counted) {
    int count = 0, index = 0, is;
    for (int s = 0; s < model->series_count; s++)
        count += moved(model, s, &is) && is == way;
    if (count == 0)
        return;
    if (count > NAMED_MOST) {
        pw_buf_printf(out, " %d %s.", count, counted);
        return;
    }
    pw_buf_printf(out, " %s: ", named);
    for (int s = 0; s < model->series_count; s++)
        if (moved(model, s, &is) && is == way)
            words_list(out, index++, count, words_name(arena, model->series[s].name));
    pw_buf_puts(out, ".");
}

static void tell_biggest(struct pw_buf *out, struct pw_arena *arena,
                         const struct chart_model *model) {
    int best = -1, way;
    double most = 0, from, to;
    for (int s = 0; s < model->series_count; s++)
        if (moved(model, s, &way) && way != 0 && end_of(model, s, 0, &from) &&
            end_of(model, s, 1, &to) && fabs(to - from) > most) {
            most = fabs(to - from);
            best = s;
        }
    if (best >= 0 && best != model->own)
        pw_buf_printf(out, " Biggest change: %s, %s to %s.",
                      words_name(arena, model->series[best].name), value_of(arena, model, best, 0),
                      value_of(arena, model, best, 1));
    else if (best >= 0 && model->series_count > 1)
        pw_buf_puts(out, " No other changed more.");
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int own = model->own, way, absent = 0;
    const char *first = chart_slot_words(arena, model, end_slot(model, 0));
    if (model->slots_count < 2) { /* no pair: the finding says so, and there is no change */
        pw_buf_printf(out, " %s, %s: one period, no change to tell.", words_measure(model),
                      words_name(arena, first));
        return;
    }
    pw_buf_printf(out, " %s, %s to %s.", words_measure(model), words_name(arena, first),
                  words_name(arena, chart_slot_words(arena, model, end_slot(model, 1))));
    if (own >= 0) {
        const char *name = words_name(arena, model->series[own].name);
        if (moved(model, own, &way))
            pw_buf_printf(out, " %s%s%s to %s.", name, *name ? ": " : "From ",
                          value_of(arena, model, own, 0), value_of(arena, model, own, 1));
        else
            pw_buf_printf(out, " %s: no figure for both.", *name ? name : "The line");
    }
    if (model->series_count > 1) {
        tell_way(out, arena, model, 1, "Rose", "rose");
        tell_way(out, arena, model, -1, "Fell", "fell");
        tell_way(out, arena, model, 0, "Little or no change", "changed little or not at all");
    }
    tell_biggest(out, arena, model);
    for (int s = 0; s < model->series_count; s++)
        absent += !moved(model, s, &way);
    if (absent)
        pw_buf_printf(out, " No figure for both periods: %d of %d.", absent, model->series_count);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "date or text column", "the periods; the first and the last are drawn"},
    {"y", "number column", "the values"},
    {"series", "text column", "a line each"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const char example[] = "data: care_rate_then_and_now\n"
                              "mark: slope\n"
                              "x: period_end\n"
                              "y: value\n"
                              "series: name\n"
                              "emphasis: role\n"
                              "period: year\n";

const struct mark mark_slope = {.name = "slope",
                                .kind = "Slope graph",
                                .help = "two periods and a line between them for each series",
                                .channels = channels,
                                .example = example,
                                .flags = MARK_ENDS,
                                .height = height,
                                .layout = layout,
                                .tell = tell};
