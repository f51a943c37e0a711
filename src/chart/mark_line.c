/* SPDX-License-Identifier: MIT
 *
 * line: a value for each slot joined up over time, one line a series. A
 * missing period is a gap, a doubtful value a hollow point.
 */
#include <math.h>
#include <string.h>

#include "band.h"
#include "words.h"

/* Points are marked on lines of at most this many slots. */
#define DOTS_MOST 16
/* Values that are drawn hollow. */
#define DOUBTFUL (PW_PROVISIONAL | PW_ESTIMATED | PW_FORECAST)

static struct pw_point point_at(const struct plot *plot, int slot, double value) {
    return (struct pw_point){plot->slot_x[slot], plot_y(plot, value)};
}

/* ---- names at the ends ----------------------------------------------------------- */
static int rank_of(const struct plot *plot, int series) {
    enum pw_emphasis role = plot->model->series[series].role;
    if (plot_series_strong(plot, series))
        return 0;
    if (role == PW_EMPHASIS_CONTEXT)
        return 1000 + series;
    return 10 + series;
}

static void ends(struct plot *plot) {
    const struct chart_model *model = plot->model;
    band_ends(plot);
    struct pw_arena *arena = plot->context->arena;
    for (int s = 0; s < model->series_count; s++) {
        const struct chart_series *series = &model->series[s];
        double value;
        if (series->last < 0 || !chart_point_number(&series->points[series->last], &value))
            continue;
        const char *text = chart_point_text(arena, model, &series->points[series->last]);
        if (series->last < model->slots_count - 1) /* a line that stops early says when */
            text = pw_arena_printf(arena, "%s (%s)", text,
                                   chart_slot_words(arena, model, series->last));
        struct plot_end *end =
            margin_add(plot, series->name, text, value, series->last, plot_series_colour(plot, s),
                       plot_series_strong(plot, s), rank_of(plot, s));
        for (int i = series->last - 1; i >= 0; i--)
            if (chart_point_number(&series->points[i], &end->before))
                break;
    }
}

/* ---- the line --------------------------------------------------------------------- */
static bool broken_between(const struct plot *plot, int a, int b) {
    const struct chart_slot *slots = plot->model->slots;
    for (size_t i = 0; i < plot->chart->breaks_count; i++) {
        int32_t date = plot->chart->breaks[i].date;
        if (slots[a].date != PW_NO_DATE && date > slots[a].date && date <= slots[b].date)
            return true;
    }
    return false;
}

static void draw_run(struct plot *plot, const struct pw_point *points, size_t count, int series,
                     bool forecast) {
    struct pw_stroke stroke = plot_series_stroke(plot, series);
    if (forecast)
        stroke = band_forecast_stroke(stroke);
    if (count > 1)
        sheet_path(&plot->sheet, SHEET_LINE, points, count, stroke);
    else if (count == 1) /* a value alone between gaps */
        sheet_dot(&plot->sheet, points[0], fmax(stroke.width, 1.6), stroke.colour, false);
}

static void draw_series(struct plot *plot, int s) {
    const struct chart_model *model = plot->model;
    const struct chart_series *series = &model->series[s];
    struct pw_point *run = PW_NEW_N(plot->context->arena, struct pw_point, model->slots_count);
    size_t count = 0;
    bool forecast = false;
    for (int i = 0; i < model->slots_count; i++) {
        double value;
        bool number = chart_point_number(&series->points[i], &value);
        bool fresh = series->points[i].cell && series->points[i].cell->flags & PW_BREAK;
        bool joined = i > 0 && !fresh && chart_model_adjacent(model, i - 1, i) &&
                      !broken_between(plot, i - 1, i);
        bool next = number && series->points[i].cell->flags & PW_FORECAST;
        if (!number || !joined) {
            draw_run(plot, run, count, s, forecast);
            count = 0;
        } else if (next != forecast && count > 0) { /* dashed from the last actual on */
            struct pw_point last = run[count - 1];
            draw_run(plot, run, count > 1 ? count : 0, s, forecast);
            run[0] = last;
            count = 1;
        }
        if (number)
            run[count++] = point_at(plot, i, value);
        forecast = next;
    }
    draw_run(plot, run, count, s, forecast);
}

static void draw_dots(struct plot *plot, int s) {
    const struct chart_model *model = plot->model;
    bool strong = plot_series_strong(plot, s);
    double radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    for (int i = 0; i < model->slots_count; i++) {
        const struct chart_point *point = &model->series[s].points[i];
        double value;
        if (!chart_point_number(point, &value))
            continue;
        bool doubtful = point->cell->flags & DOUBTFUL;
        if (doubtful || (strong && (model->slots_count <= DOTS_MOST || i == model->series[s].last)))
            sheet_dot(&plot->sheet, point_at(plot, i, value), strong ? radius : radius * 0.8,
                      plot_series_colour(plot, s), doubtful);
    }
}

static void ink(struct plot *plot) {
    band_ink(plot);
    for (int strong = 0; strong < 2; strong++)
        for (int s = 0; s < plot->model->series_count; s++)
            if (plot_series_strong(plot, s) == (strong == 1)) {
                draw_series(plot, s);
                draw_dots(plot, s);
            }
}

/* ---- labels at points ------------------------------------------------------------- */
/* Not under the axis, not in the margin of the line ends. */
static bool place(struct plot *plot, const char *text, struct pw_point at, pw_rgb colour,
                  bool strong, bool below) {
    struct pw_rect room = plot->area;
    room.height += room.y - plot->frame.y - plot->above - 1;
    room.y = plot->frame.y + plot->above;
    room.x -= 8;
    room.width += 9;
    return place_label(plot, text,
                       plot_style(plot, strong ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL),
                       plot_text_colour(plot, colour), at,
                       plot_length(plot, PW_LENGTH_POINT_RADIUS) + 2.5, below, room);
}

/* A point lower than both neighbours takes its label below the line. */
static bool is_valley(const struct chart_series *series, int slot, int count) {
    double here, left, right;
    if (!chart_point_number(&series->points[slot], &here))
        return false;
    bool has_left = slot > 0 && chart_point_number(&series->points[slot - 1], &left);
    bool has_right = slot + 1 < count && chart_point_number(&series->points[slot + 1], &right);
    return (has_left || has_right) && (!has_left || left > here) && (!has_right || right > here);
}

/* `label: peak`, `lowest` or both words: the own line's, or that of the only one
 * with such a value, with its period: "805 in October". */
static bool asked_for(const struct plot *plot, const char *word) {
    const char *asked = pw_chart_option(plot->chart, "label");
    return asked && strstr(asked, word) != NULL;
}

/* Whether a point has its label already, with its period. */
static bool told(const struct plot *plot, int s, int slot) {
    const struct chart_series *series = &plot->model->series[s];
    return s == plot->model->own && ((asked_for(plot, "peak") && slot == series->high) ||
                                     (asked_for(plot, "lowest") && slot == series->low));
}

static bool label_value(struct plot *plot, int s, int slot) {
    const struct chart_series *series = &plot->model->series[s];
    double value;
    if (told(plot, s, slot) || !chart_point_number(&series->points[slot], &value))
        return true;
    return place(plot, chart_point_text(plot->context->arena, plot->model, &series->points[slot]),
                 point_at(plot, slot, value), plot_series_colour(plot, s),
                 plot_series_strong(plot, s), is_valley(series, slot, plot->model->slots_count));
}

/* Symbols of cells without a number, on the baseline of the gap, once a slot. */
static void label_symbols(struct plot *plot) {
    const struct chart_model *model = plot->model;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double baseline = plot_y(plot, 0) - 4;
    for (int i = 0; i < model->slots_count; i++)
        for (int s = 0; s < model->series_count; s++) {
            const struct chart_point *point = &model->series[s].points[i];
            const char *symbol = point->cell ? pw_state_symbol(point->cell->state) : "";
            struct pw_rect box =
                sheet_box(&plot->sheet, symbol, style, plot->slot_x[i], baseline, PW_ALIGN_CENTRE);
            if (!*symbol || sheet_clash(&plot->sheet, box, 1) == SHEET_TAKEN)
                continue;
            sheet_label(&plot->sheet, symbol, style, plot_colour(plot, PW_COLOUR_MUTED),
                        plot->slot_x[i], baseline, PW_ALIGN_CENTRE);
            break;
        }
}

/* "in October"; of halves and quarters as the axis has them, "in H2 2023-24":
 * "in the half year to March 2024" has no room among lines. */
static const char *moment(struct plot *plot, int slot) {
    struct pw_arena *arena = plot->context->arena;
    if (plot->model->period != PERIOD_HALF_YEAR && plot->model->period != PERIOD_QUARTER)
        return words_when(arena, plot->model, slot);
    int count = plot->model->slots_count;
    const char **first = PW_NEW_N(arena, const char *, count),
               **second = PW_NEW_N(arena, const char *, count);
    axis_time_words(plot, first, second);
    return pw_arena_printf(arena, "in %s %s", first[slot], second[slot]);
}

static bool label_moment(struct plot *plot, int s, int slot, bool below) {
    const struct chart_series *series = &plot->model->series[s];
    double value;
    if (slot < 0 || !chart_point_number(&series->points[slot], &value))
        return true;
    const char *text =
        pw_arena_printf(plot->context->arena, "%s %s",
                        chart_point_text(plot->context->arena, plot->model, &series->points[slot]),
                        moment(plot, slot));
    return place(plot, text, point_at(plot, slot, value), plot_series_colour(plot, s),
                 plot_series_strong(plot, s), below);
}

/* True where nothing was asked or all found a place. */
static bool label_moments(struct plot *plot) {
    int s = plot->model->own;
    bool peak = asked_for(plot, "peak"), lowest = asked_for(plot, "lowest"), all = true;
    if ((peak || lowest) && s < 0)
        plot_find(plot, "no-own-line",
                  "label: says peak or lowest, but no line is the own one: use `emphasis`");
    if (pw_chart_option(plot->chart, "label") && !peak && !lowest)
        plot_find(plot, "unknown-label", "label: is peak, lowest, or both");
    if (s < 0)
        return true;
    if (peak)
        all = label_moment(plot, s, plot->model->series[s].high, false);
    if (lowest)
        all = label_moment(plot, s, plot->model->series[s].low, true) && all;
    return all;
}

static void label(struct plot *plot) {
    const struct chart_model *model = plot->model;
    bool all = label_moments(plot);
    for (int s = 0; s < model->series_count; s++) {
        const struct chart_series *series = &model->series[s];
        if (!plot_series_strong(plot, s) || series->numbers < 2)
            continue;
        if (series->high > series->first && series->high < series->last)
            label_value(plot, s, series->high);
        label_value(plot, s, series->first);
        for (int i = 0; plot->chart->values && i < model->slots_count; i++)
            if (i != series->first && i != series->last && i != series->high)
                all = label_value(plot, s, i) && all;
    }
    for (int s = 0; plot->chart->values && s < model->series_count; s++)
        for (int i = 0; !plot_series_strong(plot, s) && i < model->slots_count; i++)
            if (i != model->series[s].last)
                label_value(plot, s, i);
    if (!all)
        plot_find(plot, "labels-left-out", "some values find no free place beside their points");
    label_symbols(plot);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "dates or names", "the axis; dates are spaced in time"},
    {"y", "number columns", "the values; several columns are several lines"},
    {"series", "text column", "parts the rows into lines, each named at its end"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"zero", "yes or no (yes)", "no: the scale may leave zero out, which is said"},
    {"label", "peak; lowest; peak, lowest (none)",
     "the own line's highest or lowest with its period"},
    {"low", "number column (none)", "lower edge of a band round the own line"},
    {"high", "number column (none)", "upper edge of the band"},
    {"band", "text (the columns' labels)", "what the band is: 95% confidence interval"},
    {"target", "number column (none)", "a target as it stood at each date, drawn in steps"},
    {"forecast", "text (none)", "the method behind cells flagged as forecast"},
    {0}};
static const char example[] = "data: trends.cla_rate\n"
                              "mark: line\n"
                              "x: period_end\n"
                              "y: value\n"
                              "series: name\n"
                              "emphasis: role\n"
                              "period: year\n";

const struct mark mark_line = {.name = "line",
                               .kind = "Line chart",
                               .help = "values joined up over time, one line a series",
                               .channels = channels,
                               .options = options,
                               .example = example,
                               .flags = MARK_ENDS,
                               .train = band_train,
                               .ends = ends,
                               .ink = ink,
                               .label = label};
