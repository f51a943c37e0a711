/* SPDX-License-Identifier: MIT
 *
 * timeline: what was begun, is due and was done. x names the rows; y are columns
 * of dates: one for events; two, due and done; three, begun, due and done. A
 * ring is what is due, a disc what is done, a bar runs from the beginning to
 * either. The option `as_at: COLUMN` draws the day of the data as a rule, and
 * what was due before it and isn't done is said to be overdue.
 */
#include <math.h>
#include <string.h>

#include "lanes.h"
#include "words.h"

#define THICK 13.0
#define TICKS_MOST 12

struct line_of_time {
    struct lanes lanes;
    int32_t first, last, today;
    double axis; /* height of the dates under the lanes */
    double line; /* of a lane, for its words: a narrow frame */
};

static int32_t date_of(const struct chart_model *model, int slot, int y) {
    if (y < 0 || y >= model->series_count)
        return PW_NO_DATE;
    const struct pw_cell *cell = chart_model_point(model, y, slot)->cell;
    return cell && cell->state == PW_PRESENT ? cell->date : PW_NO_DATE;
}

/* Which of the series is which; -1: there is none. */
static int begun(const struct chart_model *model) {
    return model->series_count > 2 ? 0 : -1;
}
static int due(const struct chart_model *model) {
    return model->series_count > 2 ? 1 : model->series_count == 2 ? 0 : -1;
}
static int done(const struct chart_model *model) {
    return model->series_count > 2 ? 2 : model->series_count - 1;
}

static const char *date_text(struct pw_arena *arena, int32_t date) {
    struct pw_buf buf = {0};
    pw_format_date(&buf, date, "d mmm yyyy");
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* "done 14 Feb 2025", "due 31 Mar 2025, overdue" */
static const char *state_text(struct pw_arena *arena, const struct chart_model *model, int slot,
                              int32_t today) {
    int32_t at = date_of(model, slot, done(model)), wanted = date_of(model, slot, due(model));
    if (at != PW_NO_DATE)
        return due(model) < 0
                   ? date_text(arena, at)
                   : pw_arena_printf(arena, "done %s%s", date_text(arena, at),
                                     wanted != PW_NO_DATE && at > wanted ? ", late" : "");
    if (wanted == PW_NO_DATE)
        return "no date";
    return pw_arena_printf(arena, "due %s%s", date_text(arena, wanted),
                           today != PW_NO_DATE && wanted < today ? ", overdue" : "");
}

static int32_t today_of(const struct chart_model *model) {
    const char *name = pw_chart_option(model->chart, "as_at");
    int column = name ? pw_dataset_column(model->data, name) : -1;
    for (size_t r = 0; column >= 0 && r < model->data->rows_count; r++) {
        const struct pw_cell *cell = pw_dataset_cell(model->data, r, (size_t)column);
        if (cell->state == PW_PRESENT && model->data->columns[column].type == PW_DATE)
            return cell->date;
    }
    return PW_NO_DATE;
}

/* A disc is so much smaller than a ring that what was done on the day when it
 * was due shows as a disc within a ring. */
#define DISC 0.5

static double ring_radius(const struct plot *plot) {
    return 1.8 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
}

static struct line_of_time make(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct line_of_time t = {.first = PW_NO_DATE, .last = PW_NO_DATE, .today = today_of(model)};
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double radius = ring_radius(plot);
    t.lanes = (struct lanes){.plot = plot,
                             .count = model->slots_count,
                             .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                             .thick = THICK};
    for (int i = 0; i < model->slots_count; i++) {
        t.lanes.names[i] = model->slots[i].text;
        t.lanes.tail =
            fmax(t.lanes.tail, pw_typist_width(plot->context->typist,
                                               state_text(arena, model, i, t.today), axis));
        for (int y = 0; y < model->series_count; y++) {
            int32_t date = date_of(model, i, y);
            if (date == PW_NO_DATE)
                continue;
            t.first = t.first == PW_NO_DATE || date < t.first ? date : t.first;
            t.last = t.last == PW_NO_DATE || date > t.last ? date : t.last;
        }
    }
    if (t.today != PW_NO_DATE && t.first != PW_NO_DATE) {
        t.first = t.today < t.first ? t.today : t.first;
        t.last = t.today > t.last ? t.today : t.last;
    }
    t.lanes.tail += 2 * plot_length(plot, PW_LENGTH_LABEL_GAP);
    if (lanes_narrow(plot)) {
        t.line = axis->leading;
        t.lanes.tail = 0;
        t.lanes.thick += t.line + 4; /* off the next name */
    }
    t.axis = 2 * axis->leading + 3;
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN);
    if (due(model) >= 0) {
        legend_shape(plot, SHEET_RING, radius, own, "due");
        legend_shape(plot, SHEET_CIRCLE, DISC * radius, own, "done");
    }
    lanes_measure(&t.lanes);
    return t;
}

static double height(struct plot *plot) {
    struct line_of_time t = make(plot);
    return lanes_height(&t.lanes) + t.axis;
}

/* ---- drawing ---------------------------------------------------------------------- */
/* Months, quarters or years: the first step whose labels keep apart. */
static int step_of(const struct line_of_time *t) {
    static const int steps[] = {1, 3, 6, 12, 24, 60, 120, 240, 600, 1200};
    double months = (t->last - t->first) / 30.44 + 1, width = t->lanes.right - t->lanes.left;
    for (size_t i = 0; i < PW_COUNT(steps); i++)
        if (width / (months / steps[i]) > 44 && months / steps[i] < TICKS_MOST)
            return steps[i];
    return 0;
}

static void draw_dates(const struct line_of_time *t, int step) {
    struct plot *plot = t->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_stroke grid =
        plot_stroke(plot_colour(plot, PW_COLOUR_GRID), plot_length(plot, PW_LENGTH_GRID_WIDTH));
    int year, month, day;
    pw_date_split(t->first, &year, &month, &day);
    int index = year * 12 + month - 1;
    index += step > 0 ? (step - index % step) % step : 0;
    for (; step > 0; index += step) {
        int32_t date = pw_date_make(index / 12, index % 12 + 1, 1);
        if (date == PW_NO_DATE || date > t->last)
            return;
        if (date < t->first)
            continue;
        double x = lanes_x(&t->lanes, date);
        struct pw_buf buf = {0};
        pw_format_date(&buf, date, step < 12 ? "mmm yyyy" : "yyyy");
        sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, t->lanes.top},
                   (struct pw_point){x, t->lanes.bottom}, grid, true);
        lanes_label(plot, pw_buf_text(&buf), style, plot_colour(plot, PW_COLOUR_MUTED), x,
                    t->lanes.bottom + 3 + style->leading / 2, PW_ALIGN_CENTRE);
        pw_buf_release(&buf);
    }
}

static void draw_today(const struct line_of_time *t) {
    struct plot *plot = t->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    if (t->today == PW_NO_DATE)
        return;
    struct pw_stroke rule =
        plot_stroke(plot_colour(plot, PW_COLOUR_TARGET), plot_length(plot, PW_LENGTH_AXIS_WIDTH));
    rule.cap = 0;
    rule.dash_count = 2;
    rule.dash[0] = 3;
    rule.dash[1] = 2;
    char *text = pw_arena_printf(plot->context->arena, "data to %s",
                                 date_text(plot->context->arena, t->today));
    double x = lanes_x(&t->lanes, t->today);
    double half = pw_typist_width(plot->context->typist, text, style) / 2;
    double at = fmax(plot->frame.x + half, fmin(pw_rect_right(plot->frame) - half, x));
    sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, t->lanes.top},
               (struct pw_point){x, t->lanes.bottom + 2}, rule, true);
    lanes_label(plot, text, style, plot_colour(plot, PW_COLOUR_INK), at,
                t->lanes.bottom + 3 + 1.5 * style->leading, PW_ALIGN_CENTRE);
}

static void draw_row(const struct line_of_time *t, int slot) {
    struct plot *plot = t->lanes.plot;
    const struct chart_model *model = plot->model;
    double y = lanes_y(&t->lanes, slot) - t->line / 2, radius = ring_radius(plot);
    int32_t from = date_of(model, slot, begun(model)), wanted = date_of(model, slot, due(model)),
            at = date_of(model, slot, done(model));
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN);
    int32_t to = at != PW_NO_DATE ? at : wanted;
    if (from != PW_NO_DATE && to != PW_NO_DATE && to != from)
        sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){lanes_x(&t->lanes, from), y},
                   (struct pw_point){lanes_x(&t->lanes, to), y},
                   plot_stroke(own, plot_length(plot, PW_LENGTH_LINE_CONTEXT)), false);
    if (wanted != PW_NO_DATE)
        sheet_dot(&plot->sheet, (struct pw_point){lanes_x(&t->lanes, wanted), y}, radius, own,
                  true);
    if (at != PW_NO_DATE)
        sheet_dot(&plot->sheet, (struct pw_point){lanes_x(&t->lanes, at), y}, DISC * radius, own,
                  false);
    const char *text = state_text(plot->context->arena, model, slot, t->today);
    bool late = pw_str_ends(text, "overdue");
    lanes_label(plot, text, plot_style(plot, late ? PW_STYLE_LABEL_STRONG : PW_STYLE_AXIS),
                plot_colour(plot, PW_COLOUR_INK),
                t->line > 0 ? plot->frame.x : pw_rect_right(plot->frame),
                t->line > 0 ? y + THICK / 2 + t->line / 2 : y,
                t->line > 0 ? PW_ALIGN_LEFT : PW_ALIGN_RIGHT);
}

static void layout(struct plot *plot) {
    struct line_of_time t = make(plot);
    struct pw_rect frame = plot->frame;
    double radius = 2 * plot_length(plot, PW_LENGTH_POINT_RADIUS);
    bool dates = true;
    for (int y = 0; y < plot->chart->y_count; y++)
        dates = dates && plot->model->data->columns[plot->chart->y[y]].type == PW_DATE;
    if (!dates || t.first == PW_NO_DATE) {
        plot_find(plot, "no-dates", "a timeline's `y:` are columns of dates");
        return;
    }
    plot->frame.height = fmax(1, plot->frame.height - t.axis);
    lanes_place(&t.lanes);
    plot->frame = frame;
    t.lanes.left += radius;
    t.lanes.right = fmax(t.lanes.left + 1, t.lanes.right - radius);
    int32_t pad = t.last == t.first ? 30 : 0;
    lanes_scale(&t.lanes, t.first - pad, t.last + pad);
    lanes_draw(&t.lanes);
    for (int i = 0; i < t.lanes.count; i++)
        draw_row(&t, i);
    draw_dates(&t, step_of(&t));
    draw_today(&t);
}

/* ---- words -------------------------------------------------------------------------- */
static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int32_t today = today_of(model);
    pw_buf_printf(out, " %d %s.", model->slots_count, model->slots_count == 1 ? "row" : "rows");
    for (int i = 0; i < model->slots_count && i < 8; i++) {
        const char *name = model->slots[i].text;
        int length = (int)strlen(name) - pw_str_ends(name, "."); /* of a row that is a sentence */
        pw_buf_printf(out, " %.*s: %s.", length, name, state_text(arena, model, i, today));
    }
    if (model->slots_count > 8)
        pw_buf_printf(out, " %d more.", model->slots_count - 8);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int finished = 0, late = 0;
    int32_t today = today_of(model);
    if (due(model) < 0)
        return pw_arena_printf(arena, "%d dates", model->slots_count);
    for (int i = 0; i < model->slots_count; i++) {
        finished += date_of(model, i, done(model)) != PW_NO_DATE;
        late += pw_str_ends(state_text(arena, model, i, today), "overdue");
    }
    /* of what: the columns say "Due" and "Done"; only the template knows the noun */
    const char *noun =
        model->chart->measure && *model->chart->measure
            ? pw_arena_printf(arena, " %s", pw_label_inside(arena, model->chart->measure))
            : "";
    char *text = pw_arena_printf(arena, "%d of %d%s %s done", finished, model->slots_count, noun,
                                 finished == 1 ? "is" : "are");
    return late ? pw_arena_printf(arena, "%s, %d %s overdue", text, late, late == 1 ? "is" : "are")
                : text;
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the rows"},
    {"y", "one to three date columns", "when; due and done; begun, due and done"},
    {0}};
static const struct pw_mark_key options[] = {
    {"as_at", "date column (none)", "the day of the data: a rule, and what is overdue by then"},
    {0}};
static const char example[] = "data: actions_by_date\n"
                              "mark: timeline\n"
                              "x: action\n"
                              "y: [started, due, completed]\n"
                              "measure: Actions\n"
                              "options: { as_at: as_at }\n";

const struct mark mark_timeline = {.name = "timeline",
                                   .kind = "Timeline",
                                   .help = "what is due and done; y are columns of dates",
                                   .channels = channels,
                                   .options = options,
                                   .example = example,
                                   .flags = MARK_BAND | MARK_ZERO | MARK_DATES,
                                   .height = height,
                                   .layout = layout,
                                   .tell = tell,
                                   .sentence = sentence};
