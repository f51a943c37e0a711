/* SPDX-License-Identifier: MIT
 *
 * The axis of slots: where they stand, which of their labels are shown. Time
 * labels are dropped by stride with the first and the last kept; names are
 * wrapped, never turned.
 */
#include <math.h>

#include "plot.h"

#define NAME_LINES 3
/* Names that don't fit may shrink to this share of the theme's axis size. */
#define SMALLEST 0.8
#define SMALLER_STEPS 4
/* Slots of points stand off the area's edges by half a step, but no more. */
#define INSET_MOST 14.0
#define TICK_GAP 3.5

static double span(const struct plot *plot) {
    const struct chart_model *model = plot->model;
    if (model->slots_count < 2)
        return 0;
    return (model->slots[model->slots_count - 1].position - model->slots[0].position) / model->step;
}

void axis_slot_place(struct plot *plot) {
    const struct chart_model *model = plot->model;
    double steps = span(plot);
    if (plot->mark->flags & MARK_BAND) {
        plot->band = plot->area.width / (steps + 1);
        plot->inset = plot->band / 2;
    } else {
        plot->inset = fmin(INSET_MOST, plot->area.width / (steps + 1) / 2);
        double least = plot->slots.half - plot_length(plot, PW_LENGTH_LABEL_GAP) + 1;
        plot->inset = fmax(plot->inset, fmin(least, plot->area.width / 6));
        if (steps == 0)
            plot->inset = plot->area.width / 2;
        plot->band = steps > 0 ? (plot->area.width - 2 * plot->inset) / steps : plot->area.width;
    }
    for (int i = 0; i < model->slots_count; i++)
        plot->slot_x[i] =
            plot->area.x + plot->inset +
            plot->band * (model->slots[i].position - model->slots[0].position) / model->step;
}

/* ---- which labels are shown -------------------------------------------------- */
struct choice {
    const char **text;
    double *width, gap;
    bool *show;
    int count;
};

static double left_of(const struct plot *plot, const struct choice *c, int slot) {
    return plot->slot_x[slot] - c->width[slot] / 2;
}

static bool collide(const struct plot *plot, const struct choice *c, int a, int b) {
    return left_of(plot, c, a) + c->width[a] + c->gap > left_of(plot, c, b);
}

/* Months are kept by the calendar, so that January bears its year: every third
 * from it, every sixth; by twelves, and by sixes, from April where the axis
 * starts with a financial year. */
static bool by_calendar(const struct plot *plot) {
    return plot->model->period == PERIOD_MONTH && plot->model->step == 1;
}

static bool kept(const struct plot *plot, int slot, int stride) {
    const struct chart_model *model = plot->model;
    double first = model->slots[0].position, at = model->slots[slot].position;
    if (!by_calendar(plot))
        return lround((at - first) / model->step) % stride == 0;
    long from = lround(first) % 12 == 3 ? 3 : 0;
    return (lround(at) - from) % stride == 0;
}

/* Shows every stride-th period, the first and the last; those that touch
 * either make way for it. True when nothing collides. */
static bool try_stride(const struct plot *plot, struct choice *c, int stride) {
    int last = c->count - 1, before = -1;
    for (int i = 0; i < c->count; i++)
        c->show[i] = kept(plot, i, stride) || i == 0 || i == last;
    for (int i = last - 1; i > 0 && collide(plot, c, i, last); i--)
        c->show[i] = false;
    for (int i = 1; i < last && by_calendar(plot) && stride > 1 && collide(plot, c, 0, i); i++)
        c->show[i] = false;
    for (int i = 0; i < c->count; i++) {
        if (!c->show[i])
            continue;
        if (before >= 0 && collide(plot, c, before, i))
            return false;
        before = i;
    }
    return true;
}

/* A stride that also lands on the last slot looks even: preferred up to twice
 * the least one that fits. Months go by 1, 3, 6 or 12, which are the reader's
 * own units. */
static bool choose_stride(const struct plot *plot, struct choice *c) {
    long steps = lround(span(plot));
    int least = 0;
    for (int stride = 1; stride <= steps + 1; stride++) {
        bool odd = stride != 1 && stride != 3 && stride != 6 && stride % 12 != 0;
        if (plot->model->period == PERIOD_MONTH && odd)
            continue;
        if (least && stride > 2 * least)
            break;
        if (!try_stride(plot, c, stride))
            continue;
        if (!least)
            least = stride;
        if (steps % stride == 0 || by_calendar(plot))
            return true;
    }
    if (!least) {
        for (int i = 0; i < c->count; i++)
            c->show[i] = i == c->count - 1;
        return false;
    }
    return try_stride(plot, c, least);
}

struct year {
    int slot;
    double half; /* width of its label */
};

static bool years_touch(const struct plot *plot, const struct year *a, const struct year *b,
                        double gap) {
    return plot->slot_x[b->slot] - plot->slot_x[a->slot] < a->half + b->half + gap;
}

/* Every stride-th year, the first and the last; false where two of them touch. */
static bool years_fit(const struct plot *plot, const struct year *years, int count, int stride,
                      double gap, bool *keep) {
    int last = count - 1, before = -1;
    for (int i = 0; i < count; i++)
        keep[i] = i == last ||
                  (i % stride == 0 && (i == 0 || !years_touch(plot, &years[i], &years[last], gap)));
    for (int i = 0; i < count; i++) {
        if (keep[i] && before >= 0 && years_touch(plot, &years[before], &years[i], gap))
            return false;
        before = keep[i] ? i : before;
    }
    return true;
}

/* Where years touch: a first one of a few months makes way for the whole one
 * after it; else every second, third... stays, the first and the last always. */
static void thin_years(struct plot *plot, const struct year *years, int count, double gap,
                       const char **second) {
    bool *keep = PW_NEW_N(plot->context->arena, bool, count + 1);
    int from = 0;
    if (count > 1 && years_touch(plot, &years[0], &years[1], gap) &&
        years_fit(plot, years + 1, count - 1, 1, gap, keep))
        from = 1;
    for (int stride = 1; from == 0 && stride <= count; stride++) {
        if (years_fit(plot, years, count, stride, gap, keep))
            break;
        if (stride == count) /* not even two: the last */
            from = count - 1;
    }
    for (int i = 0; i < count; i++)
        if (i < from || (from == 0 && !keep[i]))
            second[years[i].slot] = NULL;
}

/* The second level stands under the first label shown of each year. */
static void choose_second(struct plot *plot, const struct choice *c, const char **second) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct year *years = PW_NEW_N(plot->context->arena, struct year, c->count + 1);
    const char *shown = NULL;
    int count = 0;
    for (int i = 0; i < c->count; i++) {
        const char *year = second[i];
        second[i] = NULL;
        if (!c->show[i] || !year || pw_streq(year, shown))
            continue;
        second[i] = shown = year;
        years[count++] = (struct year){i, pw_typist_width(plot->context->typist, year, style) / 2};
        plot->slots.two_levels = true;
    }
    thin_years(plot, years, count, c->gap, second);
}

/* Wraps all names in `style`; false where a word is wider than its place or a
 * name takes more lines than there are. */
static bool wrap_names(struct plot *plot, const struct pw_style *style, double width) {
    plot->slots.lines = 1;
    for (int i = 0; i < plot->model->slots_count; i++) {
        bool cut;
        const char *name = plot->model->slots[i].text;
        if (pw_typist_min_width(plot->context->typist, name, style) > width)
            return false;
        plot->slots.wrapped[i] = sheet_wrap(&plot->sheet, name, "", style, width, NAME_LINES, &cut);
        if (cut)
            return false;
        if ((int)plot->slots.wrapped[i]->lines_count > plot->slots.lines)
            plot->slots.lines = (int)plot->slots.wrapped[i]->lines_count;
    }
    return true;
}

/* Every name is shown: wrapped, else smaller, else cut, which is a finding. */
static bool choose_names(struct plot *plot, struct choice *c) {
    struct pw_style *style = &plot->slots.style;
    double width = plot->band - c->gap, size = style->size, leading = style->leading;
    for (int step = 0; step <= SMALLER_STEPS; step++) {
        double share = 1 - (1 - SMALLEST) * step / SMALLER_STEPS;
        style->size = size * share;
        style->leading = leading * share;
        if (wrap_names(plot, style, plot->band - 0.45 * style->size))
            return true;
    }
    if (!(plot->mark->flags & MARK_BAND) || width < 2.5 * style->size) {
        style->size = size;
        style->leading = leading;
        plot->slots.lines = 1;
        for (int i = 0; i < c->count; i++)
            plot->slots.wrapped[i] = NULL;
        return false;
    }
    for (int i = 0; i < c->count; i++) {
        bool cut;
        plot->slots.wrapped[i] = sheet_wrap(&plot->sheet, plot->model->slots[i].text, "", style,
                                            width, NAME_LINES, &cut);
        if ((int)plot->slots.wrapped[i]->lines_count > plot->slots.lines)
            plot->slots.lines = (int)plot->slots.wrapped[i]->lines_count;
    }
    plot_find(plot, "name-cut",
              "the names under the axis are too long for their places and were cut; use the mark "
              "bar");
    return true;
}

/* A name by itself takes a third of the frame at most. */
static const char *one_line(struct plot *plot, const char *name) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    if (pw_typist_width(plot->context->typist, name, style) <= plot->frame.width / 3)
        return name;
    return sheet_cut(&plot->sheet, name, "", style, plot->frame.width / 3);
}

void axis_slot_choose(struct plot *plot) {
    struct pw_arena *arena = plot->context->arena;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    int count = plot->model->slots_count;
    bool dated = plot->model->period != PERIOD_NONE;
    struct plot_slots *slots = &plot->slots;
    *slots = (struct plot_slots){.half = 0,
                                 .first = PW_NEW_N(arena, const char *, count + 1),
                                 .second = PW_NEW_N(arena, const char *, count + 1),
                                 .wrapped = PW_NEW_N(arena, const struct pw_text *, count + 1),
                                 .lines = 1,
                                 .style = *style};
    struct choice c = {.text = slots->first,
                       .width = PW_NEW_N(arena, double, count + 1),
                       .gap = 0.45 * style->size,
                       .show = PW_NEW_N(arena, bool, count + 1),
                       .count = count};
    if (dated)
        axis_time_words(plot, slots->first, slots->second);
    for (int i = 0; i < count; i++) {
        if (!dated)
            slots->first[i] = one_line(plot, plot->model->slots[i].text);
        c.width[i] = pw_typist_width(plot->context->typist, slots->first[i], style);
    }
    slots->half = count > 0 ? c.width[0] / 2 : 0;
    if (!dated && choose_names(plot, &c))
        return;
    if (!choose_stride(plot, &c) || !dated)
        plot_find(plot, dated ? "too-narrow" : "names-left-out",
                  dated ? "the plot is too narrow for the dates of its axis"
                        : "the plot is too narrow for all names of its axis; use the mark bar");
    choose_second(plot, &c, slots->second);
    for (int i = 0; i < count; i++)
        if (!c.show[i])
            slots->first[i] = NULL;
}

/* ---- drawing ------------------------------------------------------------------ */
double axis_slot_height(const struct plot *plot) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double names = plot->slots.lines * plot->slots.style.leading;
    return TICK_GAP + names + plot->slots.two_levels * style->leading;
}

static double held(const struct plot *plot, double x, double width) {
    double left = plot->frame.x + width / 2, right = pw_rect_right(plot->frame) - width / 2;
    return fmax(left, fmin(right, x));
}

static void draw_one(struct plot *plot, const char *text, int slot, double baseline) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double width = pw_typist_width(plot->context->typist, text, style);
    sheet_label(&plot->sheet, text, style, plot_colour(plot, PW_COLOUR_MUTED),
                held(plot, plot->slot_x[slot], width), baseline, PW_ALIGN_CENTRE);
}

void axis_slot_draw(struct plot *plot) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double baseline = pw_rect_bottom(plot->area) + TICK_GAP + sheet_rise(style) +
                      (style->leading - sheet_rise(style) - sheet_fall(style)) / 2;
    for (int i = 0; i < plot->model->slots_count; i++) {
        const struct pw_text *wrapped = plot->slots.wrapped[i];
        for (size_t l = 0; wrapped && l < wrapped->lines_count; l++)
            sheet_line(&plot->sheet, &wrapped->lines[l], plot_colour(plot, PW_COLOUR_MUTED),
                       plot->slot_x[i], baseline + (double)l * plot->slots.style.leading,
                       PW_ALIGN_CENTRE);
        if (!wrapped && plot->slots.first[i])
            draw_one(plot, plot->slots.first[i], i, baseline);
        if (plot->slots.second[i])
            draw_one(plot, plot->slots.second[i], i, baseline + style->leading);
    }
}
