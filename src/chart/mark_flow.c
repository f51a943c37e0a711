/* SPDX-License-Identifier: MIT
 *
 * flow: a journey in stages from top to bottom. x names the stages in their
 * order, y is the number at each; bars are as long as their numbers, and the
 * band down to the next stage shows how many of them there could have come from
 * this one. Between two stages stands the second as a share of the first. A
 * stage may be larger than the one before: referrals hold more than one
 * assessment.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define BAR 14.0
#define BAND 17.0 /* from a bar down to the next */

struct journey {
    struct lanes lanes;
    double room; /* for a value beyond the longest bar */
};

static bool number_of(const struct chart_model *model, int stage, double *value) {
    *value = 0;
    return chart_point_number(chart_model_point(model, 0, stage), value) && *value >= 0;
}

/* A stage as a share of the one before; "" where either is not known. */
static const char *share_of(struct pw_arena *arena, const struct chart_model *model, int stage) {
    double a, b;
    if (stage < 1 || !number_of(model, stage - 1, &a) || !number_of(model, stage, &b) || a <= 0)
        return "";
    struct pw_buf buf = {0};
    pw_format_number(&buf, 100 * b / a, 0);
    const char *text = pw_arena_printf(arena, "%s%%", pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* In a narrow frame the share stands behind the value. */
static const char *value_text(const struct journey *j, int stage) {
    const struct plot *plot = j->lanes.plot;
    struct pw_arena *arena = plot->context->arena;
    const char *text =
        chart_point_text(arena, plot->model, chart_model_point(plot->model, 0, stage));
    const char *share = j->lanes.above ? share_of(arena, plot->model, stage) : "";
    return *share ? pw_arena_printf(arena, "%s (%s)", text, share) : text;
}

static struct journey journey_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    const struct pw_style *strong = plot_style(plot, PW_STYLE_LABEL_STRONG);
    struct journey j = {.lanes = {.plot = plot, .count = model->slots_count}};
    j.lanes.names = PW_NEW_N(plot->context->arena, const char *, model->slots_count + 1);
    for (int i = 0; i < model->slots_count; i++)
        j.lanes.names[i] = model->slots[i].text;
    j.lanes.thick = BAR;
    lanes_measure(&j.lanes);
    if (j.lanes.above) {
        plot_note(plot, "In brackets: as a share of the stage before.");
    } else {
        j.lanes.thick = BAR + BAND;
        lanes_measure(&j.lanes);
    }
    for (int i = 0; i < model->slots_count; i++)
        j.room = fmax(j.room, pw_typist_width(plot->context->typist, value_text(&j, i), strong) +
                                  plot_length(plot, PW_LENGTH_LABEL_GAP));
    return j;
}

/* No band stands above the first stage and under the last: half a one each is
 * not needed, unless names of several lines take it. */
static double spare(const struct journey *j) {
    double lines = 1;
    for (int i = 0; i < j->lanes.count; i++)
        lines = fmax(lines, (double)j->lanes.text[i]->lines_count);
    double name = lines * plot_style(j->lanes.plot, PW_STYLE_LABEL)->leading;
    return j->lanes.above ? 0 : fmax(0, fmin(BAND, j->lanes.lane - fmax(BAR, name)));
}

static double height(struct plot *plot) {
    struct journey j = journey_of(plot);
    return lanes_height(&j.lanes) - spare(&j);
}

/* ---- drawing ---------------------------------------------------------------------- */
static double bar_of(const struct journey *j) {
    double lane = j->lanes.lane - j->lanes.head;
    return fmax(0.5, fmin(BAR, j->lanes.above ? 0.7 * lane : lane - 0.5 * BAND));
}

/* What is lost opens at the right. */
static void draw_band(const struct journey *j, int stage) {
    struct plot *plot = j->lanes.plot;
    double a, b, half = bar_of(j) / 2;
    if (!number_of(plot->model, stage, &a) || !number_of(plot->model, stage + 1, &b) || a == 0 ||
        b == 0)
        return;
    double left = j->lanes.left, right = lanes_x(&j->lanes, fmin(a, b));
    double top = lanes_y(&j->lanes, stage) + half, foot = lanes_y(&j->lanes, stage + 1) - half;
    struct pw_point corners[] = {{left, top}, {right, top}, {right, foot}, {left, foot}};
    if (right - left > 0.3 && foot - top > 1)
        sheet_area(&plot->sheet, SHEET_BACK, corners, PW_COUNT(corners),
                   plot_colour(plot, PW_COLOUR_BAND), true);
}

/* "47% of contacts" under the bar of contacts, where the band begins. */
static void draw_share(const struct journey *j, int stage) {
    struct plot *plot = j->lanes.plot;
    struct pw_arena *arena = plot->context->arena;
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    const char *share = share_of(arena, plot->model, stage + 1);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), x = j->lanes.left + gap;
    double y = (lanes_y(&j->lanes, stage) + lanes_y(&j->lanes, stage + 1)) / 2;
    if (!*share || j->lanes.lane - bar_of(j) < axis->size)
        return;
    const char *text =
        sheet_cut(&plot->sheet,
                  pw_arena_printf(arena, "%s of %s", share,
                                  pw_label_inside(arena, plot->model->slots[stage].text)),
                  "", axis, pw_rect_right(plot->frame) - x);
    lanes_label(plot, text, axis, plot_colour(plot, PW_COLOUR_MUTED), x, y, PW_ALIGN_LEFT);
}

static void draw_stage(const struct journey *j, int stage) {
    struct plot *plot = j->lanes.plot;
    double value, y = lanes_y(&j->lanes, stage), thick = bar_of(j);
    bool number = number_of(plot->model, stage, &value);
    double right = number ? lanes_x(&j->lanes, value) : j->lanes.left;
    if (right - j->lanes.left > 0.05)
        sheet_rect(&plot->sheet, SHEET_BAR,
                   pw_rect_make(j->lanes.left, y - thick / 2, right - j->lanes.left, thick),
                   plot_colour(plot, PW_COLOUR_OWN), (struct pw_stroke){.width = 0});
    lanes_label(plot, value_text(j, stage), plot_style(plot, PW_STYLE_LABEL_STRONG),
                plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED),
                right + plot_length(plot, PW_LENGTH_LABEL_GAP), y, PW_ALIGN_LEFT);
}

static void layout(struct plot *plot) {
    struct journey j = journey_of(plot);
    if (plot->model->low < 0)
        plot_find(plot, "negative-count", "a journey counts children: a stage is below zero");
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "a flow shows one journey; the first series is drawn");
    double less = spare(&j);
    plot->frame.height += less;
    plot->frame.y -= less / 2;
    lanes_place(&j.lanes);
    plot->frame.height -= less;
    plot->frame.y += less / 2;
    j.lanes.right = fmax(j.lanes.left + 1, j.lanes.right - j.room);
    lanes_scale(&j.lanes, 0, plot->model->high > 0 ? plot->model->high : 1);
    lanes_draw(&j.lanes);
    for (int i = 0; i + 1 < j.lanes.count && !j.lanes.above; i++)
        draw_band(&j, i);
    for (int i = 0; i < j.lanes.count; i++)
        draw_stage(&j, i);
    for (int i = 0; i + 1 < j.lanes.count && !j.lanes.above; i++)
        draw_share(&j, i);
}

/* ---- words -------------------------------------------------------------------------- */
static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    pw_buf_printf(out, " %d stages.", model->slots_count);
    for (int i = 0; i < model->slots_count && i < 10; i++) {
        const char *share = share_of(arena, model, i);
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
    return pw_arena_printf(arena, "From %s %s to %s %s",
                           chart_point_text(arena, model, chart_model_point(model, 0, 0)),
                           pw_label_inside(arena, model->slots[0].text),
                           chart_point_text(arena, model, chart_model_point(model, 0, last)),
                           pw_label_inside(arena, model->slots[last].text));
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
                               .help = "a journey in stages, each as long as its number",
                               .channels = channels,
                               .example = example,
                               .flags = MARK_BAND | MARK_ZERO,
                               .height = height,
                               .layout = layout,
                               .tell = tell,
                               .sentence = sentence};
