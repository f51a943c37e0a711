/* SPDX-License-Identifier: MIT
 *
 * share: one bar, parted. x names the parts, y is the amount; the bar is the
 * whole of them, which is said under it with its sum (option `whole`: what it
 * is). Each part has its swatch, name, amount and share in a row under the bar,
 * and its share in the bar where that fits. A part without a number leaves the
 * others without shares.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define BAR 22.0
#define GAP 7.0
#define BETWEEN 0.8

struct parts {
    struct lanes lanes;
    double whole; /* 0: not known */
    double swatch;
};

static double whole_of(const struct chart_model *model) {
    double sum = 0, value;
    for (int i = 0; i < model->slots_count; i++) {
        if (!chart_point_number(chart_model_point(model, 0, i), &value) || value < 0)
            return 0;
        sum += value;
    }
    return sum;
}

/* Dark and light in turn, so that neighbours differ in grey as well. */
static pw_rgb fill_of(const struct plot *plot, int part) {
    static const double mixes[] = {0, 0.62, 0.28, 0.82, 0.45, 0.92};
    return pw_rgb_mix(plot_colour(plot, PW_COLOUR_OWN), plot_colour(plot, PW_COLOUR_PAPER),
                      mixes[part % (int)PW_COUNT(mixes)]);
}

static const char *share_text(struct pw_arena *arena, double share) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, 100 * share, 0);
    bool small = share > 0 && pw_streq(pw_buf_text(&buf), "0");
    char *text = small ? pw_arena_strdup(arena, "under 1%")
                       : pw_arena_printf(arena, "%s%%", pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static const char *words_of(struct pw_arena *arena, const struct chart_model *model, int part,
                            double whole) {
    const struct chart_point *point = chart_model_point(model, 0, part);
    const char *text = chart_point_text(arena, model, point);
    double value;
    if (whole <= 0 || !chart_point_number(point, &value))
        return text;
    return pw_arena_printf(arena, "%s (%s)", text, share_text(arena, value / whole));
}

static struct parts parts_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct parts p = {.whole = whole_of(model), .swatch = plot_length(plot, PW_LENGTH_KEY_SWATCH)};
    p.lanes = (struct lanes){.plot = plot,
                             .count = model->slots_count,
                             .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                             .thick = p.swatch - 1};
    for (int i = 0; i < model->slots_count; i++)
        p.lanes.names[i] = model->slots[i].text;
    if (p.whole > 0) {
        const char *said = pw_chart_option(plot->chart, "whole");
        struct pw_reference sum = {.value = {.number = p.whole, .date = PW_NO_DATE}};
        plot_note(plot, pw_arena_printf(arena, "The whole bar: %s, %s.",
                                        said ? said : words_measure(model),
                                        plot_reference_value(plot, &sum)));
    }
    plot->frame.x += p.swatch + 5; /* names stand behind their swatches */
    plot->frame.width -= p.swatch + 5;
    lanes_measure(&p.lanes);
    plot->frame.x -= p.swatch + 5;
    plot->frame.width += p.swatch + 5;
    return p;
}

static double height(struct plot *plot) {
    struct parts p = parts_of(plot);
    return BAR + GAP + lanes_height(&p.lanes);
}

static void draw_bar(const struct parts *p) {
    struct plot *plot = p->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    struct pw_stroke edge =
        plot_stroke(plot_colour(plot, PW_COLOUR_OWN), plot_length(plot, PW_LENGTH_HAIRLINE));
    double x = plot->frame.x, value;
    for (int i = 0; i < p->lanes.count; i++) {
        if (!chart_point_number(chart_model_point(plot->model, 0, i), &value))
            continue;
        double width = value / p->whole * plot->frame.width;
        struct pw_rect box = pw_rect_make(x, plot->frame.y, width - BETWEEN, BAR);
        pw_rgb fill = fill_of(plot, i);
        const char *text = share_text(plot->context->arena, value / p->whole);
        x += width;
        if (box.width < 0.2)
            continue;
        sheet_rect(&plot->sheet, SHEET_BAR, box, fill, edge);
        if (pw_typist_width(plot->context->typist, text, style) + 4 < box.width)
            lanes_label(plot, text, style, lanes_ink_on(plot, fill), box.x + box.width / 2,
                        box.y + BAR / 2, PW_ALIGN_CENTRE);
    }
}

static void layout(struct plot *plot) {
    struct parts p = parts_of(plot);
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    struct pw_rect frame = plot->frame;
    struct pw_stroke edge =
        plot_stroke(plot_colour(plot, PW_COLOUR_OWN), plot_length(plot, PW_LENGTH_HAIRLINE));
    if (plot->model->low < 0)
        plot_find(plot, "negative-share", "a part of a whole can't be below zero");
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "a share bar shows one whole; the first is drawn");
    if (p.whole > 0)
        draw_bar(&p);
    double above = p.whole > 0 ? BAR + GAP : 0;
    plot->frame = pw_rect_make(frame.x + p.swatch + 5, frame.y + above,
                               fmax(1, frame.width - p.swatch - 5), fmax(1, frame.height - above));
    lanes_place(&p.lanes);
    lanes_draw(&p.lanes);
    for (int i = 0; i < p.lanes.count; i++) {
        double y = lanes_y(&p.lanes, i), side = fmin(p.swatch, p.lanes.lane - 2), at = y;
        if (p.lanes.above) /* beside the first line of the name */
            at = p.lanes.top + i * p.lanes.lane + p.lanes.head -
                 ((double)p.lanes.text[i]->lines_count - 0.5) * style->leading;
        if (p.whole > 0 && side > 1)
            sheet_rect(&plot->sheet, SHEET_BACK,
                       pw_rect_make(frame.x, at - side / 2, p.swatch, side), fill_of(plot, i),
                       edge);
        lanes_label(plot, words_of(plot->context->arena, plot->model, i, p.whole), style,
                    plot_colour(plot, PW_COLOUR_INK), p.lanes.left, y, PW_ALIGN_LEFT);
    }
    plot->frame = frame;
}

#define TOLD_MOST 10

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    double whole = whole_of(model);
    pw_buf_printf(out, " %s in %d parts.", words_measure(model), model->slots_count);
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++)
        pw_buf_printf(out, " %s: %s.", model->slots[i].text, words_of(arena, model, i, whole));
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    double whole = whole_of(model);
    const struct chart_series *s = &model->series[0];
    if (whole <= 0 || s->high < 0)
        return pw_arena_printf(arena, "%s in %d parts", words_measure(model), model->slots_count);
    return pw_arena_printf(arena, "%s: %s is the largest part, %s", words_measure(model),
                           model->slots[s->high].text, words_of(arena, model, s->high, whole));
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the parts"},
    {"y", "number column", "the amounts"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"whole", "text (the measure)", "what the whole bar is"}, {0}};
static const char example[] = "data: budget_parts\n"
                              "mark: share\n"
                              "x: section\n"
                              "y: forecast\n";

const struct mark mark_share = {.name = "share",
                                .kind = "Share bar",
                                .help = "one bar in parts, each named under it with its share",
                                .channels = channels,
                                .options = options,
                                .example = example,
                                .flags = MARK_BAND | MARK_ZERO,
                                .height = height,
                                .layout = layout,
                                .tell = tell,
                                .sentence = sentence};
