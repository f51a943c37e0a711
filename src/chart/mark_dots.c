/* SPDX-License-Identifier: MIT
 *
 * dots: a benchmark dot plot. x is the measure, y the value, series the place
 * (own, neighbours, region, nation and others by their role in `emphasis`). A
 * line for each measure from its lowest to its highest place, on which each
 * place is a point of its own shape. Measures in one unit share an axis; where
 * units differ, or with the option `scale: free`, each line has its own scale,
 * whose ends are printed and which is said in words.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define THICK 15.0

struct dots {
    struct lanes lanes;
    bool free;
    double ends; /* room for the printed ends of a free scale, on each side */
    double *low, *high;
    bool *any;
};

static enum sheet_shape shape_of(enum pw_emphasis role) {
    switch (role) {
    case PW_EMPHASIS_NEIGHBOURS:
        return SHEET_DIAMOND;
    case PW_EMPHASIS_REGION:
        return SHEET_SQUARE;
    case PW_EMPHASIS_NATION:
        return SHEET_UP;
    default:
        return SHEET_CIRCLE;
    }
}

static double radius_of(const struct plot *plot, int series) {
    double radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    enum pw_emphasis role = plot->model->series[series].role;
    if (plot_series_strong(plot, series))
        return 1.75 * radius;
    return role == PW_EMPHASIS_NONE || role == PW_EMPHASIS_CONTEXT ? 0.75 * radius : 1.35 * radius;
}

static bool context(const struct plot *plot, int series) {
    return plot->model->series[series].role == PW_EMPHASIS_CONTEXT;
}

/* ---- measuring ------------------------------------------------------------------- */
static bool units_differ(const struct chart_model *model) {
    const char *first = NULL;
    for (int s = 0; s < model->series_count; s++)
        for (int i = 0; i < model->slots_count; i++) {
            const struct chart_point *point = chart_model_point(model, s, i);
            double value;
            if (!chart_point_number(point, &value))
                continue;
            const char *unit = pw_cell_unit(model->data, point->row, (size_t)point->column);
            if (!first)
                first = unit ? unit : "";
            if (!pw_streq(first, unit ? unit : ""))
                return true;
        }
    return false;
}

static void ranges(struct dots *dots) {
    const struct chart_model *model = dots->lanes.plot->model;
    for (int i = 0; i < model->slots_count; i++)
        for (int s = 0; s < model->series_count; s++) {
            double value;
            if (!chart_point_number(chart_model_point(model, s, i), &value))
                continue;
            dots->low[i] = dots->any[i] ? fmin(dots->low[i], value) : value;
            dots->high[i] = dots->any[i] ? fmax(dots->high[i], value) : value;
            dots->any[i] = true;
        }
}

static const char *own_text(const struct plot *plot, int slot) {
    int own = plot->model->own;
    return own < 0 ? ""
                   : chart_point_text(plot->context->arena, plot->model,
                                      chart_model_point(plot->model, own, slot));
}

static const char *end_text(const struct plot *plot, int slot, double value) {
    const struct chart_model *model = plot->model;
    for (int s = 0; s < model->series_count; s++) {
        double number;
        const struct chart_point *point = chart_model_point(model, s, slot);
        if (chart_point_number(point, &number) && number == value)
            return chart_point_text(plot->context->arena, model, point);
    }
    return "";
}

static void key(struct plot *plot) {
    const struct chart_model *model = plot->model;
    bool others = false;
    for (int s = 0; s < model->series_count; s++) {
        if (context(plot, s) || !*model->series[s].name) {
            others = others || context(plot, s);
            continue;
        }
        const char *name = model->series[s].name;
        if (s == model->own)
            name = pw_arena_printf(plot->context->arena, "%s, figure at the right", name);
        legend_shape(plot, shape_of(model->series[s].role), radius_of(plot, s),
                     plot_series_colour(plot, s), name);
    }
    if (others)
        legend_shape(plot, SHEET_CIRCLE, 0.75 * plot_length(plot, PW_LENGTH_POINT_RADIUS),
                     plot_colour(plot, PW_COLOUR_CONTEXT_LINE), "Others");
}

static bool without_zero(const struct plot *plot) {
    const char *zero = pw_chart_option(plot->chart, "zero");
    return pw_streq(zero, "no") || pw_streq(zero, "false");
}

static struct dots dots_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    const struct pw_style *strong = plot_style(plot, PW_STYLE_LABEL_STRONG);
    const char *scale = pw_chart_option(plot->chart, "scale");
    struct dots dots = {.free = scale ? pw_streq(scale, "free") : units_differ(model),
                        .low = PW_NEW_N(arena, double, model->slots_count + 1),
                        .high = PW_NEW_N(arena, double, model->slots_count + 1),
                        .any = PW_NEW_N(arena, bool, model->slots_count + 1)};
    dots.lanes = (struct lanes){.plot = plot, .count = model->slots_count, .thick = THICK};
    dots.lanes.names = PW_NEW_N(arena, const char *, model->slots_count + 1);
    dots.lanes.axis = !dots.free;
    ranges(&dots);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    for (int i = 0; i < model->slots_count; i++) {
        dots.lanes.names[i] = model->slots[i].text;
        double own = pw_typist_width(plot->context->typist, own_text(plot, i), strong);
        dots.lanes.tail = fmax(dots.lanes.tail, own > 0 ? own + 2.5 * gap : 0);
        const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
        for (int end = 0; dots.free && dots.any[i] && end < 2; end++)
            dots.ends = fmax(
                dots.ends,
                gap + pw_typist_width(plot->context->typist,
                                      end_text(plot, i, end ? dots.high[i] : dots.low[i]), axis));
    }
    key(plot);
    if (!dots.free && without_zero(plot))
        plot_note(plot, "The scale doesn\xE2\x80\x99t start at zero.");
    if (dots.free)
        plot_note(plot, "Each line has its own scale, from its lowest to its highest place.");
    lanes_measure(&dots.lanes);
    return dots;
}

static double height(struct plot *plot) {
    struct dots dots = dots_of(plot);
    return lanes_height(&dots.lanes);
}

/* ---- drawing --------------------------------------------------------------------- */
static double x_of(const struct dots *dots, int slot, double value) {
    const struct lanes *lanes = &dots->lanes;
    if (!dots->free)
        return lanes_x(lanes, value);
    double left = lanes->left + dots->ends + 4, right = lanes->right - dots->ends - 4;
    double range = dots->high[slot] - dots->low[slot];
    double share = range > 0 ? (value - dots->low[slot]) / range : 0.5;
    return left + share * fmax(1, right - left);
}

static void draw_range(const struct dots *dots, int slot) {
    struct plot *plot = dots->lanes.plot;
    double y = lanes_y(&dots->lanes, slot);
    double from = x_of(dots, slot, dots->low[slot]), to = x_of(dots, slot, dots->high[slot]);
    struct pw_stroke line = plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE),
                                        plot_length(plot, PW_LENGTH_AXIS_WIDTH) * 1.5);
    if (to > from)
        sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){from, y}, (struct pw_point){to, y},
                   line, false);
}

/* Context under comparators under the own place. */
static int order_of(const struct plot *plot, int series) {
    return plot_series_strong(plot, series) ? 2 : context(plot, series) ? 0 : 1;
}

/* Comparators that meet stand a little above and below the line, so that none
 * hides another: their places of the lane are their order among those near. */
static double aside(const struct dots *dots, int slot, int series) {
    const struct plot *plot = dots->lanes.plot;
    double x, value, other;
    int before = 0;
    if (order_of(plot, series) != 1 ||
        !chart_point_number(chart_model_point(plot->model, series, slot), &value))
        return 0;
    x = x_of(dots, slot, value);
    for (int s = 0; s < plot->model->series_count; s++) {
        if (s == series || order_of(plot, s) == 0 ||
            !chart_point_number(chart_model_point(plot->model, s, slot), &other))
            continue;
        bool near = fabs(x_of(dots, slot, other) - x) < 1.4 * radius_of(plot, series);
        before += near && (order_of(plot, s) == 2 || s < series);
    }
    double step = fmin(5.2, 0.34 * dots->lanes.thick);
    return before == 0 ? 0 : before % 2 ? -step : step;
}

static void draw_points(const struct dots *dots, int slot) {
    struct plot *plot = dots->lanes.plot;
    double y = lanes_y(&dots->lanes, slot), value;
    for (int order = 0; order < 3; order++)
        for (int s = 0; s < plot->model->series_count; s++) {
            if (order_of(plot, s) != order ||
                !chart_point_number(chart_model_point(plot->model, s, slot), &value))
                continue;
            sheet_shape(&plot->sheet, shape_of(plot->model->series[s].role),
                        (struct pw_point){x_of(dots, slot, value), y + aside(dots, slot, s)},
                        radius_of(plot, s), plot_series_colour(plot, s));
        }
}

static void draw_words(const struct dots *dots, int slot) {
    struct plot *plot = dots->lanes.plot;
    const struct lanes *lanes = &dots->lanes;
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double y = lanes_y(lanes, slot), clear = 2 + 1.75 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
    pw_rgb muted = plot_colour(plot, PW_COLOUR_MUTED);
    lanes_label(plot, own_text(plot, slot), plot_style(plot, PW_STYLE_LABEL_STRONG),
                plot_colour(plot, PW_COLOUR_INK), pw_rect_right(plot->frame), y, PW_ALIGN_RIGHT);
    if (!dots->free || !dots->any[slot])
        return;
    double low = dots->low[slot], high = dots->high[slot];
    lanes_label(plot, end_text(plot, slot, low), axis, muted, x_of(dots, slot, low) - clear, y,
                PW_ALIGN_RIGHT);
    if (high > low)
        lanes_label(plot, end_text(plot, slot, high), axis, muted, x_of(dots, slot, high) + clear,
                    y, PW_ALIGN_LEFT);
}

static void layout(struct plot *plot) {
    struct dots dots = dots_of(plot);
    bool without = without_zero(plot);
    double low = plot->model->low, high = plot->model->high;
    lanes_place(&dots.lanes);
    lanes_scale(&dots.lanes, without ? low : fmin(0, low), without ? high : fmax(0, high));
    if (!dots.free && without && dots.lanes.low <= 0 && dots.lanes.high >= 0)
        plot->note = NULL; /* the ticks reach zero after all */
    lanes_draw(&dots.lanes);
    for (int i = 0; i < dots.lanes.count; i++)
        if (dots.any[i])
            draw_range(&dots, i);
    for (int i = 0; i < dots.lanes.count; i++)
        draw_points(&dots, i);
    for (int i = 0; i < dots.lanes.count; i++)
        draw_words(&dots, i);
}

/* ---- words ------------------------------------------------------------------------ */
#define TOLD_MOST 6

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int own = model->own;
    pw_buf_printf(out, " %d %s.", model->slots_count,
                  model->slots_count == 1 ? "measure" : "measures");
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++) {
        int told = 0;
        pw_buf_printf(out, " %s:", model->slots[i].text);
        for (int pass = 0; pass < 2; pass++)
            for (int s = 0; s < model->series_count; s++) {
                const struct chart_point *point = chart_model_point(model, s, i);
                double value;
                if ((s == own) != (pass == 0) || model->series[s].role == PW_EMPHASIS_CONTEXT ||
                    !chart_point_number(point, &value))
                    continue;
                const char *name = model->series[s].name;
                pw_buf_printf(out, "%s %s%s%s", told++ ? "," : "", name, *name ? " " : "",
                              chart_point_text(arena, model, point));
            }
        pw_buf_puts(out, told ? "." : " no figure.");
    }
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more measures.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int nation = -1, above = 0, both = 0;
    for (int s = 0; s < model->series_count; s++)
        if (model->series[s].role == PW_EMPHASIS_NATION)
            nation = s;
    if (model->own < 0 || nation < 0)
        return pw_arena_printf(arena, "%d measures side by side", model->slots_count);
    for (int i = 0; i < model->slots_count; i++) {
        double a, b;
        if (!chart_point_number(chart_model_point(model, model->own, i), &a) ||
            !chart_point_number(chart_model_point(model, nation, i), &b))
            continue;
        both++;
        above += a > b;
    }
    return pw_arena_printf(arena, "%s is above %s on %d of %d measures",
                           model->series[model->own].name, model->series[nation].name, above, both);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the measures, a line each"},
    {"y", "number column", "the values"},
    {"series", "text column", "the places, a point each"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"scale", "shared or free (free where units differ)",
     "free: each line has a scale of its own, which is said"},
    {"zero", "yes or no (yes)", "no: the scale may leave zero out, which is said"},
    {0}};
static const char example[] = "data: timeliness\n"
                              "mark: dots\n"
                              "x: measure\n"
                              "y: value\n"
                              "series: name\n"
                              "emphasis: role\n"
                              "options: { zero: no }\n";

const struct mark mark_dots = {.name = "dots",
                               .kind = "Dot plot",
                               .help = "a line for each measure, a point for each place on it",
                               .channels = channels,
                               .options = options,
                               .example = example,
                               .flags = MARK_BAND,
                               .height = height,
                               .layout = layout,
                               .tell = tell,
                               .sentence = sentence};
