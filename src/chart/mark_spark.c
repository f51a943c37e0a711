/* SPDX-License-Identifier: MIT
 *
 * spark: a sparkline for each series, without axes: the last value beside it,
 * the lowest and highest marked with theirs, the first and last period under
 * all. The line runs from its lowest value to its highest, which is said.
 *
 * Options: `scale` (free, the default: each line its own; or shared), `labels`
 * (no: the line and its dots alone, for a tile that says the value itself).
 */
#include <math.h>

#include "band.h"
#include "lanes.h"
#include "spark.h"
#include "words.h"

#define LINE_TALL 20.0 /* height of the line itself */
#define LINE_TALL_MANY 15.0
#define LEAST 5.0
/* A line wider than so many of its heights hides its own course. */
#define WIDEST 12.0
#define WIDE_LEAST 200.0
#define DOUBTFUL (PW_PROVISIONAL | PW_ESTIMATED | PW_FORECAST)

struct sparks {
    struct lanes lanes;
    bool bare, shared;
    const char **last; /* what stands beside each line; "" for a series without a number */
    double span;       /* height of the periods under the lines */
    double radius;
};

static double inset_of(const struct sparks *sparks) {
    const struct pw_style *style = plot_style(sparks->lanes.plot, PW_STYLE_AXIS);
    return sparks->bare ? sparks->radius + 0.5 : sparks->radius + 2 + style->size;
}

static bool in_time(const struct chart_model *model) {
    return model->period != PERIOD_NONE && model->slots_count > 1;
}

/* "49", or "49 (2023)" of a line that stops before the others. */
static const char *last_text(struct pw_arena *arena, const struct chart_model *model, int s) {
    const struct chart_series *series = &model->series[s];
    if (series->last < 0)
        return "No figure";
    const char *text = chart_point_text(arena, model, &series->points[series->last]);
    if (series->last == model->slots_count - 1)
        return text;
    return pw_arena_printf(arena, "%s (%s)", text, chart_slot_words(arena, model, series->last));
}

static bool varies(const struct chart_series *series) {
    return series->low >= 0 &&
           series->points[series->low].cell->number != series->points[series->high].cell->number;
}

/* Half of a label over the first point, which the line leaves at its left. */
static double left_of(const struct plot *plot) {
    const struct chart_model *model = plot->model;
    double half = 0;
    for (int s = 0; s < model->series_count; s++) {
        const struct chart_series *series = &model->series[s];
        if (varies(series) && (series->low == 0 || series->high == 0))
            half = fmax(half, pw_typist_width(
                                  plot->context->typist,
                                  chart_point_text(plot->context->arena, model, &series->points[0]),
                                  plot_style(plot, PW_STYLE_AXIS)) /
                                  2);
    }
    return half;
}

static void note_breaks(struct plot *plot) {
    for (size_t i = 0; i < plot->chart->breaks_count; i++) {
        struct pw_buf text = {0};
        pw_buf_puts(&text, "Dashed rule: ");
        if (plot->chart->breaks[i].label)
            pw_buf_printf(&text, "%s, ", plot->chart->breaks[i].label);
        pw_format_date(&text, plot->chart->breaks[i].date, "mmmm yyyy");
        pw_buf_puts(&text, ".");
        plot_note(plot, pw_arena_strdup(plot->context->arena, pw_buf_text(&text)));
        pw_buf_release(&text);
    }
}

static bool forecasts(const struct chart_model *model) {
    for (int s = 0; s < model->series_count; s++)
        for (int i = 0; i < model->slots_count; i++) {
            const struct pw_cell *cell = chart_model_point(model, s, i)->cell;
            if (cell && cell->state == PW_PRESENT && cell->flags & PW_FORECAST)
                return true;
        }
    return false;
}

static void note_forecast(struct plot *plot) {
    const char *method = pw_chart_option(plot->chart, "forecast");
    if (!forecasts(plot->model))
        return;
    plot_note(plot, method ? pw_arena_printf(plot->context->arena, "Dashed: forecast, %s.", method)
                           : "Dashed: forecast.");
}

static void note_scale(struct plot *plot, const struct sparks *sparks) {
    bool many = plot->model->series_count > 1;
    if (sparks->shared && many)
        plot_note(plot, "All lines have one scale, from the lowest value of all to the highest.");
    else
        plot_note(plot, many ? "Each line has a scale of its own, from its lowest value to its "
                               "highest."
                             : "The scale runs from the lowest value to the highest.");
}

static struct sparks sparks_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    const char *labels = pw_chart_option(plot->chart, "labels");
    struct sparks sparks = {
        .bare = pw_streq(labels, "no") || pw_streq(labels, "false"),
        .shared = pw_streq(pw_chart_option(plot->chart, "scale"), "shared"),
        .last = PW_NEW_N(arena, const char *, model->series_count + 1),
        .radius = plot_length(plot, PW_LENGTH_POINT_RADIUS),
    };
    bool *strong = PW_NEW_N(arena, bool, model->series_count + 1);
    sparks.lanes = (struct lanes){.plot = plot,
                                  .count = model->series_count,
                                  .names = PW_NEW_N(arena, const char *, model->series_count + 1),
                                  .strong = strong,
                                  .plain = true};
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL_STRONG);
    for (int s = 0; s < model->series_count; s++) {
        sparks.lanes.names[s] = model->series[s].name;
        strong[s] = model->series_count > 1 && model->series[s].role == PW_EMPHASIS_OWN;
        sparks.last[s] = sparks.bare ? "" : last_text(arena, model, s);
        sparks.lanes.tail =
            fmax(sparks.lanes.tail, pw_typist_width(plot->context->typist, sparks.last[s], style));
    }
    if (sparks.lanes.tail > 0)
        sparks.lanes.tail += plot_length(plot, PW_LENGTH_LABEL_GAP);
    sparks.lanes.tail += sparks.radius;
    sparks.lanes.thick =
        (model->series_count > 1 ? LINE_TALL_MANY : LINE_TALL) + 2 * inset_of(&sparks);
    if (!sparks.bare) {
        sparks.span = in_time(model) ? plot_style(plot, PW_STYLE_AXIS)->leading : 0;
        note_scale(plot, &sparks);
        note_breaks(plot);
        note_forecast(plot);
    }
    lanes_measure(&sparks.lanes);
    return sparks;
}

static double height(struct plot *plot) {
    struct sparks sparks = sparks_of(plot);
    return lanes_height(&sparks.lanes) + sparks.span;
}

/* ---- the lines ---------------------------------------------------------------------- */
static double along(const struct chart_model *model, int slot) {
    double first = model->slots[0].position;
    double range = model->slots[model->slots_count - 1].position - first;
    return range > 0 ? (model->slots[slot].position - first) / range : 0;
}

static bool broken_before(const struct chart_model *model, int slot, const struct pw_break *at) {
    return slot > 0 && model->slots[slot].date != PW_NO_DATE &&
           at->date > model->slots[slot - 1].date && at->date <= model->slots[slot].date;
}

/* Months or days between the rows of a series; those of others may lie between. */
static double step_of(const struct chart_model *model, int series) {
    double step = 0, before = NAN;
    for (int i = 0; i < model->slots_count; i++) {
        if (!chart_model_point(model, series, i)->cell)
            continue;
        double here = model->slots[i].position;
        if (isfinite(before) && (step == 0 || here - before < step))
            step = here - before;
        before = here;
    }
    return step;
}

static bool apart(const struct chart_model *model, int before, int slot, double step) {
    bool irregular = model->period == PERIOD_NONE || model->period == PERIOD_DAY;
    for (size_t b = 0; b < model->chart->breaks_count; b++)
        for (int i = before + 1; i <= slot; i++)
            if (broken_before(model, i, &model->chart->breaks[b]))
                return true;
    return !irregular && model->slots[slot].position - model->slots[before].position > 1.01 * step;
}

/* The rows of a series: slots that only others have don't part them. */
static struct spark spark_of(struct pw_arena *arena, const struct chart_model *model, int s) {
    int before = -1;
    size_t most = (size_t)model->slots_count + 1, count = 0;
    double *values = PW_NEW_N(arena, double, most), *at = PW_NEW_N(arena, double, most);
    unsigned *marks = PW_NEW_N(arena, unsigned, most);
    double step = step_of(model, s);
    for (int i = 0; i < model->slots_count; i++) {
        const struct chart_point *point = chart_model_point(model, s, i);
        if (!point->cell)
            continue;
        if (!chart_point_number(point, &values[count]))
            values[count] = NAN;
        at[count] = along(model, i);
        if (before >= 0 && apart(model, before, i, step))
            marks[count] |= SPARK_APART;
        if (point->cell->flags & PW_FORECAST)
            marks[count] |= SPARK_FORECAST;
        before = i;
        count++;
    }
    return (struct spark){values, at, marks, count, 0, 0};
}

static void draw_breaks(const struct sparks *sparks, struct pw_rect rect) {
    struct plot *plot = sparks->lanes.plot;
    const struct chart_model *model = plot->model;
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                               .width = plot_length(plot, PW_LENGTH_RULE),
                               .dash = {1.5, 2.5},
                               .dash_count = 2};
    for (size_t b = 0; b < plot->chart->breaks_count; b++)
        for (int i = 1; i < model->slots_count; i++)
            if (broken_before(model, i, &plot->chart->breaks[b])) {
                double x = rect.x + rect.width * (along(model, i - 1) + along(model, i)) / 2;
                sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, rect.y - 2},
                           (struct pw_point){x, pw_rect_bottom(rect) + 2}, stroke, false);
            }
}

/* Where the value of a slot lies. */
static struct pw_point point_of(const struct sparks *sparks, int s, const struct spark *spark,
                                struct pw_rect rect, int slot) {
    double value = 0;
    chart_point_number(chart_model_point(sparks->lanes.plot->model, s, slot), &value);
    struct spark one = {&value, NULL, NULL, 1, spark->low, spark->high};
    struct pw_point place = spark_point(&one, rect, 0);
    place.x = rect.x + rect.width * along(sparks->lanes.plot->model, slot);
    return place;
}

/* A dot on the lowest and on the highest value; all equal ones have neither. */
static void draw_extremes(const struct sparks *sparks, int s, const struct spark *spark,
                          struct pw_rect rect) {
    struct plot *plot = sparks->lanes.plot;
    const struct chart_series *series = &plot->model->series[s];
    const int slots[] = {series->low, series->high};
    if (!varies(series))
        return;
    for (size_t k = 0; k < PW_COUNT(slots); k++)
        if (slots[k] != series->last)
            sheet_dot(&plot->sheet, point_of(sparks, s, spark, rect, slots[k]),
                      0.75 * sparks->radius, plot_colour(plot, PW_COLOUR_MUTED), false);
}

static void label_extremes(const struct sparks *sparks, int s, const struct spark *spark,
                           struct pw_rect rect) {
    struct plot *plot = sparks->lanes.plot;
    const struct chart_series *series = &plot->model->series[s];
    const int slots[] = {series->low, series->high};
    double gap = 0.75 * sparks->radius + 1.5, inset = inset_of(sparks);
    struct pw_rect room = pw_rect_inset(rect, -2, -inset);
    room.x = plot->frame.x;
    room.width = plot->frame.width;
    if (sparks->bare || !varies(series))
        return;
    for (size_t k = 0; k < PW_COUNT(slots); k++)
        if (slots[k] != series->last)
            place_label(
                plot,
                chart_point_text(plot->context->arena, plot->model, &series->points[slots[k]]),
                plot_style(plot, PW_STYLE_AXIS), plot_colour(plot, PW_COLOUR_MUTED),
                point_of(sparks, s, spark, rect, slots[k]), gap, k == 0, room);
}

static void draw_one(const struct sparks *sparks, int s, struct pw_rect rect) {
    struct plot *plot = sparks->lanes.plot;
    const struct chart_model *model = plot->model;
    const struct chart_series *series = &model->series[s];
    struct spark spark = spark_of(plot->context->arena, model, s);
    bool own = plot_series_strong(plot, s);
    double width = plot_length(plot, own ? PW_LENGTH_LINE_STRONG : PW_LENGTH_LINE_CONTEXT);
    struct pw_stroke line = plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE), width * 0.75);
    if (!spark_range(spark.values, spark.count, &spark.low, &spark.high)) {
        lanes_label(plot, sparks->last[s], plot_style(plot, PW_STYLE_AXIS),
                    plot_colour(plot, PW_COLOUR_MUTED), rect.x, rect.y + rect.height / 2,
                    PW_ALIGN_LEFT);
        return;
    }
    if (sparks->shared) {
        spark.low = model->low;
        spark.high = model->high;
    }
    struct spark_look look = {
        line, band_forecast_stroke(line), sparks->radius,
        plot_colour(plot, own || model->own < 0 ? PW_COLOUR_OWN : PW_COLOUR_NATION),
        series->points[series->last].cell->flags & DOUBTFUL};
    spark_ink(&plot->sheet, &spark, rect, &look);
    draw_breaks(sparks, rect);
    draw_extremes(sparks, s, &spark, rect);
    /* beside the last value, at its own height */
    double y = point_of(sparks, s, &spark, rect, series->last).y;
    if (*sparks->last[s])
        lanes_label(
            plot, sparks->last[s], plot_style(plot, own ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL),
            plot_colour(plot, PW_COLOUR_INK),
            pw_rect_right(rect) + sparks->radius + plot_length(plot, PW_LENGTH_LABEL_GAP) - 1, y,
            PW_ALIGN_LEFT);
    label_extremes(sparks, s, &spark, rect);
}

/* The first and the last period at the ends of the lines, where both fit. */
static void draw_span(const struct sparks *sparks, double left, double y) {
    struct plot *plot = sparks->lanes.plot;
    const struct chart_model *model = plot->model;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    const char *ends[2] = {chart_slot_words(plot->context->arena, model, 0),
                           chart_slot_words(plot->context->arena, model, model->slots_count - 1)};
    left -= left_of(plot);
    double width = sparks->lanes.right - left, need = style->size;
    for (int i = 0; i < 2; i++)
        need += pw_typist_width(plot->context->typist, ends[i], style);
    for (int i = 0; i < 2 && need <= width; i++)
        lanes_label(plot, ends[i], style, plot_colour(plot, PW_COLOUR_MUTED),
                    i ? sparks->lanes.right : left, y + style->leading / 2,
                    i ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
}

static void layout(struct plot *plot) {
    struct sparks sparks = sparks_of(plot);
    struct lanes *lanes = &sparks.lanes;
    double thick = lanes->thick;
    plot->frame.height -= sparks.span;
    lanes_place(lanes);
    double inset = fmin(inset_of(&sparks), (lanes->lane - lanes->head) / 3);
    double tall = lanes->lane - lanes->head - (thick > lanes->thick ? 1 : 3) - 2 * inset;
    if (tall < LEAST && !sparks.bare)
        plot_find(plot, "chart-too-small",
                  "there is too little height for the lines of this chart");
    plot->frame.height += sparks.span;
    lanes_draw(lanes);
    double left = lanes->left + fmax(sparks.radius, sparks.bare ? 0 : left_of(plot));
    lanes->right = fmin(lanes->right, left + fmax(WIDEST * tall, WIDE_LEAST));
    lanes->right = fmax(lanes->right, left + 1);
    for (int s = 0; s < lanes->count; s++)
        draw_one(&sparks, s,
                 pw_rect_make(left, lanes_y(lanes, s) - fmax(1, tall) / 2, lanes->right - left,
                              fmax(1, tall)));
    if (sparks.span > 0)
        draw_span(&sparks, left, lanes->bottom);
}

static const struct pw_mark_key channels[] = {
    {"x", "date column", "the periods"},
    {"y", "number column", "the values"},
    {"series", "text column", "a line for each of its values"},
    {"emphasis", "text column", "own: a stronger line and name"},
    {0}};
static const struct pw_mark_key options[] = {
    {"scale", "free or shared (free)", "a scale for each line, or one for all; which is said"},
    {"labels", "yes or no (yes)", "no: the line and its last dot alone"},
    {"forecast", "text", "the method behind cells flagged as forecast, drawn dashed"},
    {0}};
static const char example[] = "data: measures_by_year\n"
                              "mark: spark\n"
                              "x: period_end\n"
                              "y: value\n"
                              "series: measure\n"
                              "period: year\n";

const struct mark mark_spark = {.name = "spark",
                                .kind = "Sparkline",
                                .help = "a line without axes, its last, lowest and highest value",
                                .channels = channels,
                                .options = options,
                                .example = example,
                                .height = height,
                                .layout = layout};
