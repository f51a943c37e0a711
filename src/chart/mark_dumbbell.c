/* SPDX-License-Identifier: MIT
 *
 * dumbbell: before and after for each name. Two measures in `y`, or two values
 * of `series`: the first is the ring, the second the disc; the values stand
 * outside them. The scale may leave zero out (`zero: no`), which is said.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define THICK 13.0

struct pairs {
    struct lanes lanes;
    double room; /* for a value beyond the outermost point */
    bool *strong;
};

static bool pair_of(const struct chart_model *model, int slot, int side, double *value) {
    return side < model->series_count &&
           chart_point_number(chart_model_point(model, side, slot), value);
}

static bool without_zero(const struct plot *plot) {
    const char *zero = pw_chart_option(plot->chart, "zero");
    return pw_streq(zero, "no") || pw_streq(zero, "false");
}

static struct pairs pairs_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct pairs pairs = {.strong = PW_NEW_N(arena, bool, model->slots_count + 1)};
    pairs.lanes = (struct lanes){.plot = plot,
                                 .count = model->slots_count,
                                 .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                                 .strong = pairs.strong,
                                 .thick = THICK,
                                 .axis = true};
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL_STRONG);
    for (int i = 0; i < model->slots_count; i++) {
        pairs.lanes.names[i] = model->slots[i].text;
        pairs.strong[i] = model->slots[i].role == PW_EMPHASIS_OWN;
        for (int s = 0; s < 2 && s < model->series_count; s++)
            pairs.room =
                fmax(pairs.room,
                     pw_typist_width(plot->context->typist,
                                     chart_point_text(arena, model, chart_model_point(model, s, i)),
                                     style));
    }
    pairs.room +=
        plot_length(plot, PW_LENGTH_LABEL_GAP) + 2 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
    double radius = 1.5 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN);
    if (model->series_count > 1) {
        legend_shape(plot, SHEET_RING, radius, own, model->series[0].name);
        legend_shape(plot, SHEET_CIRCLE, radius, own, model->series[1].name);
    }
    if (without_zero(plot))
        plot_note(plot, "The scale doesn\xE2\x80\x99t start at zero.");
    lanes_measure(&pairs.lanes);
    return pairs;
}

static double height(struct plot *plot) {
    struct pairs pairs = pairs_of(plot);
    return lanes_height(&pairs.lanes);
}

static pw_rgb colour_of(const struct plot *plot, const struct pairs *pairs, int slot) {
    bool any = false;
    for (int i = 0; i < pairs->lanes.count; i++)
        any = any || pairs->strong[i];
    return plot_colour(plot, any && !pairs->strong[slot] ? PW_COLOUR_NATION : PW_COLOUR_OWN);
}

static void draw_pair(const struct pairs *pairs, int slot) {
    struct plot *plot = pairs->lanes.plot;
    double value[2] = {0, 0}, y = lanes_y(&pairs->lanes, slot);
    bool has[2] = {pair_of(plot->model, slot, 0, &value[0]),
                   pair_of(plot->model, slot, 1, &value[1])};
    double radius = 1.5 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
    pw_rgb colour = colour_of(plot, pairs, slot);
    double x[2] = {lanes_x(&pairs->lanes, value[0]), lanes_x(&pairs->lanes, value[1])};
    if (has[0] && has[1] && fabs(x[1] - x[0]) > radius)
        sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){x[0], y}, (struct pw_point){x[1], y},
                   plot_stroke(colour, plot_length(plot, PW_LENGTH_LINE_STRONG)), false);
    for (int s = 0; s < 2; s++)
        if (has[s])
            sheet_dot(&plot->sheet, (struct pw_point){x[s], y}, radius, colour, s == 0);
}

/* The lower value at the left, the higher at the right; a symbol where there is
 * no number beside the other. */
static void draw_values(const struct pairs *pairs, int slot) {
    struct plot *plot = pairs->lanes.plot;
    const struct chart_model *model = plot->model;
    double value[2] = {0, 0}, y = lanes_y(&pairs->lanes, slot);
    bool has[2] = {pair_of(model, slot, 0, &value[0]), pair_of(model, slot, 1, &value[1])};
    double clear = 1.5 * plot_length(plot, PW_LENGTH_POINT_RADIUS) + 3;
    for (int s = 0; s < 2 && s < model->series_count; s++) {
        const char *text =
            chart_point_text(plot->context->arena, model, chart_model_point(model, s, slot));
        const struct pw_style *style =
            plot_style(plot, s == 1 ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
        bool right = has[0] && has[1] ? (s == 1) == (value[1] >= value[0]) : s == 1;
        double at = has[s] ? value[s] : has[1 - s] ? value[1 - s] : pairs->lanes.low;
        double x = lanes_x(&pairs->lanes, at);
        lanes_label(plot, text, style, plot_colour(plot, has[s] ? PW_COLOUR_INK : PW_COLOUR_MUTED),
                    right ? x + clear : x - clear, y, right ? PW_ALIGN_LEFT : PW_ALIGN_RIGHT);
    }
}

static void layout(struct plot *plot) {
    struct pairs pairs = pairs_of(plot);
    bool without = without_zero(plot);
    double low = without ? plot->model->low : fmin(0, plot->model->low);
    double high = without ? plot->model->high : fmax(0, plot->model->high);
    if (plot->model->series_count < 2)
        plot_find(plot, "no-pair", "a dumbbell has two values for each name: before and after");
    if (plot->model->series_count > 2)
        plot_find(plot, "too-many-series",
                  "a dumbbell has two values; only the first two are drawn");
    lanes_place(&pairs.lanes);
    pairs.lanes.left += pairs.room;
    pairs.lanes.right -= pairs.room;
    if (pairs.lanes.right < pairs.lanes.left + 20) {
        pairs.lanes.right = pairs.lanes.left + 20;
        plot_find(plot, "chart-too-small", "there is too little width for this chart");
    }
    lanes_scale(&pairs.lanes, low, high);
    lanes_draw(&pairs.lanes);
    for (int i = 0; i < pairs.lanes.count; i++)
        draw_pair(&pairs, i);
    for (int i = 0; i < pairs.lanes.count; i++)
        draw_values(&pairs, i);
}

/* ---- words ------------------------------------------------------------------------ */
#define TOLD_MOST 6

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    if (model->series_count < 2)
        return;
    pw_buf_printf(out, " %s and %s for %d %s.", model->series[0].name,
                  pw_label_inside(arena, model->series[1].name), model->slots_count,
                  model->slots_count == 1 ? "name" : "names");
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++)
        pw_buf_printf(out, " %s: from %s to %s.", model->slots[i].text,
                      chart_point_text(arena, model, chart_model_point(model, 0, i)),
                      chart_point_text(arena, model, chart_model_point(model, 1, i)));
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int up = 0, both = 0;
    double a, b;
    for (int i = 0; i < model->slots_count; i++)
        if (pair_of(model, i, 0, &a) && pair_of(model, i, 1, &b)) {
            both++;
            up += b > a;
        }
    if (both == 0)
        return NULL;
    return pw_arena_printf(arena, "%s: above %s in %d of %d", model->series[1].name,
                           pw_label_inside(arena, model->series[0].name), up, both);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the names"},
    {"y", "one or two number columns", "before and after"},
    {"series", "text column", "with one y: its two values are before and after"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"zero", "yes or no (yes)", "no: the scale may leave zero out, which is said"}, {0}};
static const char example[] = "data: timeliness_change\n"
                              "mark: dumbbell\n"
                              "x: measure\n"
                              "y: [before, after]\n"
                              "options: { zero: no }\n";

const struct mark mark_dumbbell = {.name = "dumbbell",
                                   .kind = "Dumbbell chart",
                                   .help = "before and after for each name, joined by a line",
                                   .channels = channels,
                                   .options = options,
                                   .example = example,
                                   .flags = MARK_BAND,
                                   .height = height,
                                   .layout = layout,
                                   .tell = tell,
                                   .sentence = sentence};
