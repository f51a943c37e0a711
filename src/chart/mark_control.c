/* SPDX-License-Identifier: MIT
 *
 * control: an XmR chart. Mean, limits and two-thirds lines, from a stated
 * baseline and anew after every dated break; special causes by shape and
 * colour; what a target may expect, in words (control_words.c).
 */
#include <math.h>

#include "control.h"
#include "control_words.h"
#include "plot.h"

#define TALL 1.2 /* of the theme's figure-height */
/* In a frame under this many letters of the axis the limits have no names in
 * the margin: their numbers and dashes tell them apart. */
#define NARROW 24

static struct control *made(struct plot *plot) {
    struct control *control = PW_NEW(plot->context->arena, struct control);
    control_make(control, plot->context->arena, plot->model);
    return control;
}

/* ---- looks ---------------------------------------------------------------------- */
static pw_rgb kind_colour(const struct plot *plot, enum control_kind kind) {
    static const enum pw_colour_id colours[] = {
        [CONTROL_COMMON] = PW_COLOUR_NATION,
        [CONTROL_BETTER] = PW_COLOUR_SERIES_1,
        [CONTROL_WORSE] = PW_COLOUR_SERIES_4,
        [CONTROL_NEUTRAL] = PW_COLOUR_SERIES_3,
    };
    return plot_colour(plot, colours[kind]);
}

static enum sheet_shape kind_shape(enum control_kind kind, unsigned signals) {
    if (kind == CONTROL_NEUTRAL)
        return signals & PW_SIGNAL_HIGH ? SHEET_UP : SHEET_DOWN;
    return kind == CONTROL_BETTER  ? SHEET_SQUARE
           : kind == CONTROL_WORSE ? SHEET_DIAMOND
                                   : SHEET_CIRCLE;
}

static double kind_radius(const struct plot *plot, enum control_kind kind) {
    double most = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    double radius = fmax(1.3, fmin(most, 0.42 * plot->band));
    return kind == CONTROL_COMMON ? radius * 0.85 : radius * 1.25;
}

static struct pw_stroke rule_stroke(const struct plot *plot, double dash) {
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_NATION),
                               .width = plot_length(plot, PW_LENGTH_RULE)};
    if (dash > 0) {
        stroke.dash_count = 2;
        stroke.dash[0] = dash;
        stroke.dash[1] = 2.5;
    }
    return stroke;
}

/* Limits need to be told apart, and there are samples above and a note below. */
static double height(struct plot *plot) {
    double lines = plot->frame.width < NARROW * plot_style(plot, PW_STYLE_AXIS)->size ? 10 : 2;
    return TALL * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT) +
           lines * plot_style(plot, PW_STYLE_AXIS)->leading;
}

/* ---- before the margins settle ----------------------------------------------------- */
static void sample(struct plot *plot, const struct control *control, enum control_kind kind,
                   unsigned direction, const char *text) {
    for (int i = 0; i < control->model->slots_count; i++)
        if (control->kinds[i] == kind &&
            (kind != CONTROL_NEUTRAL || control->signals[i] & direction)) {
            legend_shape(plot, kind_shape(kind, direction),
                         1.25 * plot_length(plot, PW_LENGTH_POINT_RADIUS), kind_colour(plot, kind),
                         text);
            return;
        }
}

static void train(struct plot *plot) {
    struct control *control = made(plot);
    for (int p = 0; p < control->parts_count; p++) {
        const struct control_part *part = &control->parts[p];
        if (control_upper_shown(control, part))
            plot_train(plot, part->xmr.upper);
        if (control_lower_shown(control, part))
            plot_train(plot, part->xmr.lower);
    }
    sample(plot, control, CONTROL_BETTER, 0, "Special cause: improvement");
    sample(plot, control, CONTROL_WORSE, 0, "Special cause: concern");
    sample(plot, control, CONTROL_NEUTRAL, PW_SIGNAL_HIGH, "Special cause: high or rising");
    sample(plot, control, CONTROL_NEUTRAL, PW_SIGNAL_LOW, "Special cause: low or falling");
    plot_note(plot, control_note(plot->context->arena, control));
    if (control_has_limits(&control->parts[control->parts_count - 1]))
        plot_note(plot, "Dotted: two thirds of the way from the mean to a limit.");
    plot->keyed = true; /* no key of series that are not drawn */
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series",
                  "a control chart shows one series; the own one, else the first is drawn");
}

static void end(struct plot *plot, const struct control *control, const char *name, double value,
                int rank) {
    if (plot->frame.width < NARROW * plot_style(plot, PW_STYLE_AXIS)->size)
        name = "";
    margin_add(plot, name, control_number(plot->context->arena, control, value), value, -1,
               plot_colour(plot, PW_COLOUR_MUTED), false, rank);
}

static void ends(struct plot *plot) {
    struct control *control = made(plot);
    const struct control_part *part = &control->parts[control->parts_count - 1];
    if (!control_has_limits(part))
        return;
    if (control_upper_shown(control, part))
        end(plot, control, "Upper limit", part->xmr.upper, 3);
    end(plot, control, "Mean", part->xmr.mean, 2);
    if (control_lower_shown(control, part))
        end(plot, control, "Lower limit", part->xmr.lower, 4);
}

/* ---- ink ----------------------------------------------------------------------------- */
static void rule(struct plot *plot, const struct control_part *part, double value, double dash,
                 double width) {
    double left = part->first > 0
                      ? (plot->slot_x[part->first - 1] + plot->slot_x[part->first]) / 2 + 2
                      : plot->area.x;
    bool last = part->last == plot->model->slots_count - 1;
    double right = last ? pw_rect_right(plot->area)
                        : (plot->slot_x[part->last] + plot->slot_x[part->last + 1]) / 2 - 2;
    struct pw_stroke stroke = rule_stroke(plot, dash);
    stroke.width *= width;
    double y = plot_y(plot, value);
    if (right - left > 1)
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){left, y},
                   (struct pw_point){right, y}, stroke, true);
}

static void rules(struct plot *plot, const struct control *control,
                  const struct control_part *part) {
    if (!control_has_limits(part))
        return;
    rule(plot, part, part->xmr.mean, 0, 1);
    if (control_upper_shown(control, part)) {
        rule(plot, part, part->xmr.upper, 5, 1);
        rule(plot, part, part->xmr.near_upper, 1, 0.6);
    }
    if (control_lower_shown(control, part)) {
        rule(plot, part, part->xmr.lower, 5, 1);
        rule(plot, part, part->xmr.near_lower, 1, 0.6);
    }
}

static void line(struct plot *plot, const struct control *control,
                 const struct control_part *part) {
    struct pw_stroke stroke =
        plot_stroke(plot_colour(plot, PW_COLOUR_NATION), plot_length(plot, PW_LENGTH_LINE_CONTEXT));
    double value, before;
    for (int i = part->first + 1; i <= part->last; i++)
        if (chart_point_number(&control->series->points[i], &value) &&
            chart_point_number(&control->series->points[i - 1], &before) &&
            chart_model_adjacent(control->model, i - 1, i))
            sheet_path(&plot->sheet, SHEET_LINE,
                       (struct pw_point[]){{plot->slot_x[i - 1], plot_y(plot, before)},
                                           {plot->slot_x[i], plot_y(plot, value)}},
                       2, stroke);
}

static void ink(struct plot *plot) {
    struct control *control = made(plot);
    for (int p = 0; p < control->parts_count; p++) {
        rules(plot, control, &control->parts[p]);
        line(plot, control, &control->parts[p]);
    }
    for (int i = 0; i < control->model->slots_count; i++) {
        double value;
        enum control_kind kind = control->kinds[i];
        if (chart_point_number(&control->series->points[i], &value))
            sheet_shape(&plot->sheet, kind_shape(kind, control->signals[i]),
                        (struct pw_point){plot->slot_x[i], plot_y(plot, value)},
                        kind_radius(plot, kind), kind_colour(plot, kind));
    }
}

/* The latest value stands beside its point. */
static void label(struct plot *plot) {
    struct control *control = made(plot);
    const struct chart_series *series = control->series;
    double value;
    if (series->last < 0 || !chart_point_number(&series->points[series->last], &value))
        return;
    double gap = plot_length(plot, PW_LENGTH_POINT_RADIUS) + 2.5;
    place_label(
        plot, chart_point_text(plot->context->arena, plot->model, &series->points[series->last]),
        plot_style(plot, PW_STYLE_LABEL_STRONG), plot_colour(plot, PW_COLOUR_INK),
        (struct pw_point){plot->slot_x[series->last], plot_y(plot, value)}, gap, false, plot->area);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "date column", "the periods"},
    {"y", "number column", "one value a period; its polarity says which way is good"},
    {0}};
static const struct pw_mark_key options[] = {
    {"baseline", "number (all)", "how many first values the limits come from"},
    {"screen", "yes or no (no)", "yes: one pass without moving ranges beyond their limit"},
    {0}};
static const char example[] = "data: contacts_by_month\n"
                              "mark: control\n"
                              "x: period_end\n"
                              "y: contacts\n"
                              "period: month\n"
                              "options: { baseline: 12 }\n";

const struct mark mark_control = {.name = "control",
                                  .kind = "Control chart",
                                  .help = "XmR chart: mean, limits and special causes",
                                  .channels = channels,
                                  .options = options,
                                  .example = example,
                                  .flags = MARK_FREE,
                                  .height = height,
                                  .train = train,
                                  .ends = ends,
                                  .ink = ink,
                                  .label = label,
                                  .tell = control_tell,
                                  .sentence = control_sentence};
