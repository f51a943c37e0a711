/* SPDX-License-Identifier: MIT
 *
 * flow: a journey in stages from left to right. x names the stages in their
 * order, y is the number at each; bars are as high as their numbers, and the
 * band to the next stage shows how many of them there could have come from this
 * one. Between two stages stands the second as a share of the first. A stage
 * may be larger than the one before: referrals hold more than one assessment.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define NODE 16.0
#define NAME_LINES 3

struct journey {
    struct plot *plot;
    int count;
    double pitch, top, bottom, head, foot;
    const struct pw_text **names;
};

static bool number_of(const struct chart_model *model, int stage, double *value) {
    *value = 0;
    return chart_point_number(chart_model_point(model, 0, stage), value) && *value >= 0;
}

static struct journey journey_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    struct journey j = {.plot = plot, .count = model->slots_count};
    size_t lines = 1;
    bool cut, any_cut = false;
    j.names = PW_NEW_N(plot->context->arena, const struct pw_text *, j.count + 1);
    j.pitch = plot->frame.width / fmax(1, j.count);
    for (int i = 0; i < j.count; i++) {
        double width = fmax(6, j.pitch - 6);
        j.names[i] =
            sheet_wrap(&plot->sheet, model->slots[i].text, "", style, width, NAME_LINES, &cut);
        bool broken =
            pw_typist_min_width(plot->context->typist, model->slots[i].text, style) > width;
        any_cut = any_cut || cut || broken;
        lines = j.names[i]->lines_count > lines ? j.names[i]->lines_count : lines;
    }
    if (any_cut && plot->frame.height > 0)
        plot_find(plot, "name-cut", "the name of a stage is too long for its place");
    j.head = (double)(lines + 1) * style->leading + 4;
    j.foot = plot_style(plot, PW_STYLE_AXIS)->leading + 4;
    j.top = plot->frame.y + j.head;
    j.bottom = pw_rect_bottom(plot->frame) - j.foot;
    return j;
}

static double height(struct plot *plot) {
    struct journey j = journey_of(plot);
    return j.head + j.foot + 0.65 * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT);
}

/* ---- drawing ---------------------------------------------------------------------- */
static double node_x(const struct journey *j, int stage) {
    return j->plot->frame.x + stage * j->pitch;
}

static double tall(const struct journey *j, double value) {
    double high = j->plot->model->high;
    return high > 0 ? value / high * fmax(1, j->bottom - j->top) : 0;
}

/* Bars hang from a common top: what is lost opens at the foot. */
static void draw_band(const struct journey *j, int stage) {
    struct plot *plot = j->plot;
    double a, b;
    if (!number_of(plot->model, stage, &a) || !number_of(plot->model, stage + 1, &b) || a == 0 ||
        b == 0)
        return;
    double from = node_x(j, stage) + NODE + 1, to = node_x(j, stage + 1) - 1;
    double left = j->top + tall(j, fmin(a, b)), right = j->top + tall(j, fmin(a, b));
    struct pw_point corners[] = {{from, j->top}, {to, j->top}, {to, right}, {from, left}};
    struct pw_stroke edge = plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE),
                                        plot_length(plot, PW_LENGTH_HAIRLINE));
    if (to - from < 4 || left - j->top < 0.3)
        return;
    sheet_area(&plot->sheet, SHEET_BACK, corners, PW_COUNT(corners),
               plot_colour(plot, PW_COLOUR_BAND), true);
    sheet_rule(&plot->sheet, SHEET_GRID, corners[0], corners[1], edge, false);
    sheet_rule(&plot->sheet, SHEET_GRID, corners[3], corners[2], edge, false);
}

static const char *share_of(struct pw_arena *arena, const struct chart_model *model, int stage) {
    double a, b;
    if (!number_of(model, stage, &a) || !number_of(model, stage + 1, &b) || a <= 0)
        return "";
    struct pw_buf buf = {0};
    pw_format_number(&buf, 100 * b / a, 0);
    const char *text = pw_arena_printf(arena, "%s%%", pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static void draw_stage(const struct journey *j, int stage) {
    struct plot *plot = j->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    const struct pw_style *strong = plot_style(plot, PW_STYLE_LABEL_STRONG);
    const struct pw_text *name = j->names[stage];
    double value, x = node_x(j, stage);
    bool number = number_of(plot->model, stage, &value);
    if (tall(j, value) > 0.05)
        sheet_rect(&plot->sheet, SHEET_BAR,
                   pw_rect_make(x, j->top, fmin(NODE, 0.6 * j->pitch), tall(j, value)),
                   plot_colour(plot, PW_COLOUR_OWN), (struct pw_stroke){.width = 0});
    double y = j->top - 4 - strong->leading / 2;
    lanes_label(plot,
                chart_point_text(plot->context->arena, plot->model,
                                 chart_model_point(plot->model, 0, stage)),
                strong, plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED), x, y,
                PW_ALIGN_LEFT);
    y -= (double)name->lines_count * style->leading;
    for (size_t l = 0; l < name->lines_count; l++, y += style->leading)
        sheet_line(&plot->sheet, &name->lines[l], plot_colour(plot, PW_COLOUR_INK), x,
                   sheet_middle(style, y), PW_ALIGN_LEFT);
}

static void layout(struct plot *plot) {
    struct journey j = journey_of(plot);
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    if (plot->model->low < 0)
        plot_find(plot, "negative-count", "a journey counts children: a stage is below zero");
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "a flow shows one journey; the first series is drawn");
    if (j.bottom - j.top < 20 || j.pitch < 2 * NODE)
        plot_find(plot, "chart-too-small", "there is too little room for the stages");
    for (int i = 0; i + 1 < j.count; i++)
        draw_band(&j, i);
    for (int i = 0; i < j.count; i++)
        draw_stage(&j, i);
    /* where there is room the share says of what it is one */
    for (int i = 0; i + 1 < j.count; i++) {
        const char *share = share_of(plot->context->arena, plot->model, i);
        const char *whole =
            pw_arena_printf(plot->context->arena, "%s of %s", share, plot->model->slots[i].text);
        double room = j.pitch - NODE - 2;
        const char *text =
            pw_typist_width(plot->context->typist, whole, axis) < room ? whole : share;
        if (*share)
            lanes_label(plot, text, axis, plot_colour(plot, PW_COLOUR_MUTED),
                        node_x(&j, i) + NODE + room / 2,
                        pw_rect_bottom(plot->frame) - axis->leading / 2, PW_ALIGN_CENTRE);
    }
}

/* ---- words -------------------------------------------------------------------------- */
static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    pw_buf_printf(out, " %d stages.", model->slots_count);
    for (int i = 0; i < model->slots_count && i < 10; i++) {
        const char *share = i > 0 ? share_of(arena, model, i - 1) : "";
        pw_buf_printf(out, " %s: %s", model->slots[i].text,
                      chart_point_text(arena, model, chart_model_point(model, 0, i)));
        if (*share)
            pw_buf_printf(out, ", %s of the stage before", share);
        pw_buf_puts(out, ".");
    }
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    double a, b;
    int last = model->slots_count - 1;
    if (last < 1 || !number_of(model, 0, &a) || !number_of(model, last, &b))
        return pw_arena_printf(arena, "%s, stage by stage", words_measure(model));
    return pw_arena_printf(
        arena, "From %s %s to %s %s",
        chart_point_text(arena, model, chart_model_point(model, 0, 0)), model->slots[0].text,
        chart_point_text(arena, model, chart_model_point(model, 0, last)), model->slots[last].text);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {{"x", "text column", "the stages in their order"},
                                              {"y", "number column", "how many at each"},
                                              {0}};
static const char example[] = "data: journey\n"
                              "mark: flow\n"
                              "x: stage\n"
                              "y: children\n";

const struct mark mark_flow = {.name = "flow",
                               .kind = "Flow diagram",
                               .help = "a journey in stages, each as high as its number",
                               .channels = channels,
                               .example = example,
                               .flags = MARK_BAND | MARK_ZERO,
                               .height = height,
                               .layout = layout,
                               .tell = tell,
                               .sentence = sentence};
