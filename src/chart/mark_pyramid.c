/* SPDX-License-Identifier: MIT
 *
 * pyramid: people by age and sex on both sides of a common axis of ages. x is
 * the age (a number; a negative one, or the word "unborn", is a child not yet
 * born), y the count, series the sex: the first stands on the left, the second
 * on the right. Unborn children and those of another or unknown sex have no
 * side: they lie apart, under the ages.
 */
#include <math.h>
#include <string.h>

#include "lanes.h"
#include "words.h"

#define SIDES 2
#define ROW_MOST 13.0 /* a bar's row, at the theme's type */
#define FILL 0.76
#define APART 0.7 /* of a row, between the ages and what lies apart */

struct pyramid {
    struct plot *plot;
    int *ages, count;       /* slots, youngest first */
    int side[SIDES], sides; /* series of each side */
    int unborn;             /* slot, or -1 */
    bool others;            /* some series has no side */
    int apart;              /* rows under the ages */
    double row, top, bottom;
    double axis; /* half the width of the column of ages */
    double middle, reach, room;
    bool values; /* at the bars; else an axis stands under them */
    struct ticks ticks;
    const struct pw_style *style;
};

static bool unborn_slot(const struct chart_model *model, int slot) {
    const char *text = model->slots[slot].text;
    return pw_str_casecmp(text, "unborn") == 0 || *text == '-' ||
           pw_str_starts(text, "\xE2\x88\x92");
}

/* Sides are the first two series that the rows of ages name: unborn children
 * may be a series of their own. */
static size_t first_row(const struct pyramid *p, int series) {
    size_t first = SIZE_MAX;
    for (int i = 0; i < p->count; i++) {
        const struct chart_point *point = chart_model_point(p->plot->model, series, p->ages[i]);
        if (point->cell && point->row < first)
            first = point->row;
    }
    return first;
}

static void choose_sides(struct pyramid *p) {
    for (; p->sides < SIDES; p->sides++) {
        int best = -1;
        for (int s = 0; s < p->plot->model->series_count; s++) {
            size_t row = first_row(p, s);
            bool taken = p->sides > 0 && p->side[0] == s;
            if (!taken && row < SIZE_MAX && (best < 0 || row < first_row(p, best)))
                best = s;
        }
        if (best < 0)
            return;
        p->side[p->sides] = best;
    }
}

/* The number of a side. */
static bool value_of(const struct pyramid *p, int side, int slot, double *value) {
    *value = 0;
    return side < p->sides &&
           chart_point_number(chart_model_point(p->plot->model, p->side[side], slot), value);
}

/* People of a slot in all series, or in those without a side; *known is false
 * where one has no number. */
static double apart_of(const struct pyramid *p, int slot, bool all, bool *known) {
    double sum = 0, value;
    for (int s = 0; s < p->plot->model->series_count; s++) {
        const struct chart_point *point = chart_model_point(p->plot->model, s, slot);
        bool side = p->side[0] == s || (p->sides > 1 && p->side[1] == s);
        if ((side && !all) || !point->cell)
            continue;
        if (chart_point_number(point, &value))
            sum += value;
        else
            *known = false;
    }
    return sum;
}

static struct pyramid pyramid_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pyramid p = {.plot = plot, .unborn = -1};
    p.ages = PW_NEW_N(plot->context->arena, int, model->slots_count + 1);
    for (int i = 0; i < model->slots_count; i++) {
        if (unborn_slot(model, i))
            p.unborn = i;
        else
            p.ages[p.count++] = i;
    }
    choose_sides(&p);
    for (int s = 0; s < model->series_count; s++)
        p.others = p.others || (s != p.side[0] && (p.sides < 2 || s != p.side[1]) &&
                                first_row(&p, s) < SIZE_MAX);
    p.apart = (p.unborn >= 0) + p.others;
    return p;
}

static struct pyramid pyramid_drawn(struct plot *plot) {
    struct pyramid p = pyramid_of(plot);
    p.style = plot_style(plot, PW_STYLE_LABEL);
    return p;
}

static double head_height(const struct pyramid *p) {
    return 1.4 * p->style->leading;
}

static double rows_of(const struct pyramid *p) {
    return p->count + (p->apart ? p->apart + APART : 0);
}

static double height(struct plot *plot) {
    struct pyramid p = pyramid_drawn(plot);
    double rows = rows_of(&p), most = 3.4 * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT);
    return head_height(&p) + fmin(most, rows * ROW_MOST);
}

/* ---- measuring ------------------------------------------------------------------- */
static const char *text_of(const struct pyramid *p, int side, int slot) {
    const struct plot *plot = p->plot;
    if (side >= p->sides)
        return "";
    return chart_point_text(plot->context->arena, plot->model,
                            chart_model_point(plot->model, p->side[side], slot));
}

static void measure(struct pyramid *p) {
    struct plot *plot = p->plot;
    const struct chart_model *model = plot->model;
    struct pw_typist *typist = plot->context->typist;
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), value;
    p->top = plot->frame.y + head_height(p);
    double room = pw_rect_bottom(plot->frame) - p->top, rows = fmax(1, rows_of(p));
    p->row = fmin(1.6 * ROW_MOST, room / rows);
    if (p->row < p->style->size * 1.08) /* a scale stands under rows too low for values */
        p->row = fmax(0.1, (room - axis->leading) / rows);
    p->bottom = p->top + p->count * p->row;
    p->values = p->row >= p->style->size * 1.08;
    bool known = true;
    for (int i = 0; i < model->slots_count; i++) {
        if (i != p->unborn)
            p->axis = fmax(p->axis, pw_typist_width(typist, model->slots[i].text, p->style) / 2);
        for (int s = 0; s < SIDES; s++) {
            p->room = fmax(p->room, pw_typist_width(typist, text_of(p, s, i), p->style) + gap);
            if (i != p->unborn && value_of(p, s, i, &value))
                p->reach = fmax(p->reach, value);
        }
    }
    if (p->unborn >= 0)
        p->reach = fmax(p->reach, apart_of(p, p->unborn, true, &known));
    p->axis += gap;
    p->middle = plot->frame.x + plot->frame.width / 2;
    p->room = p->values ? p->room : 0.5 * axis->size;
    if (p->reach <= 0)
        p->reach = 1;
}

static double wide(const struct pyramid *p, double value) {
    double most = fmax(1, p->plot->frame.width / 2 - p->axis - p->room);
    return fmin(1, fmax(0, value / p->reach)) * most;
}

/* ---- ink -------------------------------------------------------------------------- */
static pw_rgb side_colour(const struct plot *plot, int side) {
    return plot_colour(plot, side == 0 ? PW_COLOUR_SERIES_1 : PW_COLOUR_SERIES_2);
}

static void draw_bar(const struct pyramid *p, int side, double y, double value, pw_rgb colour) {
    double thick = fmax(0.8, p->row * FILL), length = wide(p, value);
    double x = side == 0 ? p->middle - p->axis - length : p->middle + p->axis;
    struct pw_stroke edge = plot_stroke(plot_colour(p->plot, PW_COLOUR_NATION),
                                        plot_length(p->plot, PW_LENGTH_HAIRLINE));
    if (value > 0)
        sheet_rect(&p->plot->sheet, SHEET_BAR, pw_rect_make(x, y - thick / 2, length, thick),
                   colour, edge);
}

static void draw_value(const struct pyramid *p, int side, double y, double value,
                       const char *text) {
    double gap = plot_length(p->plot, PW_LENGTH_LABEL_GAP) * 0.7;
    double x = p->axis + wide(p, value) + gap;
    lanes_label(p->plot, text, p->style, plot_colour(p->plot, PW_COLOUR_INK),
                side == 0 ? p->middle - x : p->middle + x, y,
                side == 0 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
}

static void draw_ages(const struct pyramid *p) {
    const struct chart_model *model = p->plot->model;
    int stride = 1;
    while (p->row * stride < p->style->size * 1.08)
        stride = stride == 1 ? 5 : stride + 5;
    for (int i = 0; i < p->count; i++) {
        int slot = p->ages[p->count - 1 - i]; /* the oldest on top */
        double y = p->top + (i + 0.5) * p->row, value;
        for (int s = 0; s < p->sides; s++) {
            bool number = value_of(p, s, slot, &value);
            if (number)
                draw_bar(p, s, y, value, side_colour(p->plot, s));
            if (p->values || !number)
                draw_value(p, s, y, value, text_of(p, s, slot));
        }
        if ((p->count - 1 - i) % stride == 0)
            lanes_label(p->plot, model->slots[slot].text, p->style,
                        plot_colour(p->plot, PW_COLOUR_INK), p->middle, y, PW_ALIGN_CENTRE);
    }
}

/* The total of a side, or "" where an age is without a number: the sum of the
 * others would be read as the total. */
static const char *total_of(struct pw_arena *arena, const struct pyramid *p, int side) {
    double sum = 0, value;
    for (int i = 0; i < p->count; i++) {
        const struct chart_point *point =
            chart_model_point(p->plot->model, p->side[side], p->ages[i]);
        if (value_of(p, side, p->ages[i], &value))
            sum += value;
        else if (point->cell)
            return "";
    }
    return words_total(arena, sum);
}

static void draw_heads(const struct pyramid *p) {
    struct plot *plot = p->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL_STRONG);
    double y = plot->frame.y + style->leading / 2;
    double most = plot->frame.width / 2 - p->axis;
    for (int s = 0; s < p->sides; s++) {
        const char *total = total_of(plot->context->arena, p, s);
        const char *tail = *total ? pw_arena_printf(plot->context->arena, " %s", total) : "";
        const char *name = plot->model->series[p->side[s]].name;
        const char *text = sheet_cut(&plot->sheet, name, tail, style, most);
        lanes_label(plot, text, style, plot_text_colour(plot, side_colour(plot, s)),
                    s == 0 ? p->middle - p->axis : p->middle + p->axis, y,
                    s == 0 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
    }
    const char *age = plot->model->data->columns[plot->chart->x].label;
    lanes_label(plot, age, plot_style(plot, PW_STYLE_AXIS), plot_colour(plot, PW_COLOUR_MUTED),
                p->middle, y, PW_ALIGN_CENTRE);
}

/* Under the ages: who has no side. */
static void draw_apart(const struct pyramid *p) {
    struct plot *plot = p->plot;
    struct pw_arena *arena = plot->context->arena;
    double y = p->bottom + (APART + 0.5) * p->row;
    pw_rgb colour =
        pw_rgb_mix(plot_colour(plot, PW_COLOUR_NATION), plot_colour(plot, PW_COLOUR_PAPER), 0.5);
    if (p->unborn >= 0) {
        bool known = true;
        double sum = apart_of(p, p->unborn, true, &known);
        draw_bar(p, 1, y, sum, colour);
        const char *text = known ? words_total(arena, sum) : text_of(p, 0, p->unborn);
        draw_value(p, 1, y, known ? sum : 0, text);
        const char *name = sheet_cut(&plot->sheet, "Unborn, sex not known", "", p->style,
                                     plot->frame.width / 2 - p->axis);
        lanes_label(plot, name, p->style, plot_colour(plot, PW_COLOUR_INK), p->middle, y,
                    PW_ALIGN_RIGHT);
        y += p->row;
    }
    if (!p->others)
        return;
    double sum = 0;
    bool known = true;
    for (int i = 0; i < p->count; i++)
        sum += apart_of(p, p->ages[i], false, &known);
    const char *text = pw_arena_printf(arena, "%s of other or unknown sex, not drawn above",
                                       known ? words_total(arena, sum) : "Some");
    lanes_label(plot, sheet_cut(&plot->sheet, text, "", p->style, plot->frame.width), p->style,
                plot_colour(plot, PW_COLOUR_MUTED), p->middle, y, PW_ALIGN_CENTRE);
}

/* Where rows are too low for values the scale stands under them, on both sides. */
static double legible(const struct ticks *ticks, void *data) {
    const struct pyramid *p = data;
    const struct pw_style *style = plot_style(p->plot, PW_STYLE_AXIS);
    double pitch = wide(p, ticks_value(ticks, 1) - ticks_value(ticks, 0)), widest = 0;
    for (int i = 0; i < ticks->count; i++)
        widest = fmax(widest, pw_typist_width(p->plot->context->typist,
                                              axis_value_text(p->plot, ticks, i), style));
    return pitch < widest + style->size || ticks_decimals(ticks) > 0 ? -1e9 : 1;
}

static void draw_scale(struct pyramid *p) {
    struct plot *plot = p->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_stroke grid =
        plot_stroke(plot_colour(plot, PW_COLOUR_GRID), plot_length(plot, PW_LENGTH_GRID_WIDTH));
    if (!ticks_extended(0, p->reach, 4, false, legible, p, &p->ticks))
        return;
    for (int i = 0; i < p->ticks.count; i++)
        for (int side = 0; side < SIDES; side++) {
            double value = ticks_value(&p->ticks, i), at = p->axis + wide(p, value);
            double x = side == 0 ? p->middle - at : p->middle + at;
            if (value > p->reach || value < 0)
                continue;
            sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, p->top},
                       (struct pw_point){x, p->bottom}, grid, true);
            lanes_label(plot, axis_value_text(plot, &p->ticks, i), style,
                        plot_colour(plot, PW_COLOUR_MUTED), x,
                        pw_rect_bottom(plot->frame) - style->leading / 2, PW_ALIGN_CENTRE);
        }
}

static void layout(struct plot *plot) {
    struct pyramid p = pyramid_drawn(plot);
    measure(&p);
    if (plot->model->series_count < SIDES)
        plot_find(plot, "one-sided",
                  "a pyramid has two sides: name the column of the sex as `series:`");
    if (plot->model->low < 0)
        plot_find(plot, "negative-count",
                  "a pyramid counts people: values below zero are not drawn");
    if (p.row < 1.5 || wide(&p, p.reach) < 0.15 * plot->frame.width)
        plot_find(plot, "chart-too-small", "there is too little room for this pyramid");
    draw_heads(&p);
    draw_ages(&p);
    draw_apart(&p);
    if (!p.values)
        draw_scale(&p);
}

/* ---- words ------------------------------------------------------------------------ */
static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct pw_chart_context context = {.arena = arena};
    struct plot plot = {.model = model, .chart = model->chart, .context = &context};
    struct pyramid p = pyramid_of(&plot);
    bool known = true;
    if (p.count > 0)
        pw_buf_printf(out, " %s, ages %s to %s.", words_measure(model),
                      model->slots[p.ages[0]].text, model->slots[p.ages[p.count - 1]].text);
    for (int s = 0; s < p.sides; s++) {
        int high = -1;
        double most = 0, value;
        for (int i = 0; i < p.count; i++)
            if (value_of(&p, s, p.ages[i], &value) && (high < 0 || value > most))
                high = p.ages[i], most = value;
        const char *total = total_of(arena, &p, s), *name = model->series[p.side[s]].name;
        pw_buf_printf(out, " %s%s%s", name, *name ? ": " : "", *total ? total : "total not given");
        if (high >= 0)
            pw_buf_printf(out, ", most at age %s (%s)", model->slots[high].text,
                          text_of(&p, s, high));
        pw_buf_puts(out, ".");
    }
    if (p.unborn >= 0) {
        double sum = apart_of(&p, p.unborn, true, &known);
        pw_buf_printf(out, " Unborn: %s.", known ? words_total(arena, sum) : "no figure");
    }
}

/* The age with most people, where every number is known. */
static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct pw_chart_context context = {.arena = arena};
    struct plot plot = {.model = model, .chart = model->chart, .context = &context};
    struct pyramid p = pyramid_of(&plot);
    double best = -1;
    int at = -1;
    bool tie = false, known = true;
    for (int i = 0; i < p.count; i++) {
        double sum = apart_of(&p, p.ages[i], true, &known);
        tie = sum == best || (tie && sum < best);
        if (sum > best)
            best = sum, at = p.ages[i];
    }
    if (at < 0 || tie || !known)
        return pw_arena_printf(arena, "%s by age and sex", words_measure(model));
    return pw_arena_printf(arena, "%s: most at age %s, %s", words_measure(model),
                           model->slots[at].text, words_total(arena, best));
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "number or text column", "the age in years; below zero or \"unborn\": not yet born"},
    {"y", "number column", "how many"},
    {"series", "text column", "the sex; the first stands left, the second right, others apart"},
    {0}};
static const char example[] = "data: ages\n"
                              "mark: pyramid\n"
                              "x: age\n"
                              "y: children\n"
                              "series: sex\n";

const struct mark mark_pyramid = {.name = "pyramid",
                                  .kind = "Age and sex pyramid",
                                  .help = "people by age, a side for each sex, unborn apart",
                                  .channels = channels,
                                  .example = example,
                                  .flags = MARK_BAND | MARK_ZERO,
                                  .height = height,
                                  .layout = layout,
                                  .tell = tell,
                                  .sentence = sentence};
