/* SPDX-License-Identifier: MIT
 *
 * bar: a lying bar for each name, from zero, ranked by value where the chart
 * says so; the own one strong, the others grey. Many bars shrink, then stand
 * in two or three columns; in a narrow frame names go above their bars.
 */
#include <math.h>

#include "bar_rules.h"

/* Share of a row that the bar fills. */
#define FILL 0.70
/* Bars thinner than this have no edge. */
#define THIN 3.5

/* Rows, the averages over them and a note have to share the height: each round
 * leaves the rows what the others asked for in the round before. */
#define ROUNDS 4

struct bar_plan {
    struct bar_rows rows;
    struct bar_rules rules;
};

static const char *ordinal(const struct bar_rows *rows) {
    return rows->stride == 2 ? "2nd"
                             : pw_arena_printf(rows->plot->context->arena, "%dth", rows->stride);
}

/* Which of the names in sparse rows are printed. */
static void note_names(const struct bar_rows *rows) {
    struct plot *plot = rows->plot;
    const char *own = "";
    for (int i = 0; i < rows->count; i++)
        if (bar_rows_own(rows, i))
            own = pw_arena_printf(plot->context->arena, ", and %s", plot->model->slots[i].text);
    plot->note = NULL;
    if (rows->stride)
        plot_note(plot,
                  pw_arena_printf(plot->context->arena,
                                  "Names are those of the first, the last and every %s bar%s.",
                                  ordinal(rows), own));
}

/* `height` 0: as much as they want. Returns what they take. */
static double plan_make(struct bar_plan *plan, struct plot *plot, double height) {
    double kept = 0, need = 0;
    for (int round = 0; round < ROUNDS; round++) {
        bar_rows_make(&plan->rows, plot, height > 0 ? fmax(1, height - kept) : 0);
        bar_rows_scale(&plan->rows);
        bar_rules_make(&plan->rules, &plan->rows);
        note_names(&plan->rows);
        need = plan->rules.above + plan->rules.below + note_height(plot);
        if (height <= 0 || need <= kept + 0.01)
            break;
        kept = need;
    }
    plan->rows.top = plot->frame.y + plan->rules.above;
    return bar_rows_height(&plan->rows) + need;
}

static double height(struct plot *plot) {
    struct bar_plan plan;
    return plan_make(&plan, plot, 0);
}

/* ---- rows ------------------------------------------------------------------------ */
static double thickness(const struct bar_rows *rows) {
    double most = FILL * plot_length(rows->plot, PW_LENGTH_BAR_ROW);
    return rows->above ? most : fmin(rows->row * FILL, most);
}

/* An edge on a bar of a point or two would be most of it: it is filled in the
 * edge's colour instead, and the own one is as high as its row. */
static void draw_bar(const struct bar_rows *rows, int index) {
    struct plot *plot = rows->plot;
    struct bar_spot spot = bar_rows_spot(rows, index);
    int slot = rows->order[index];
    double value, thick = thickness(rows);
    if (!bar_rows_value(rows, slot, &value) || value == 0)
        return;
    double zero = spot.x + bar_rows_x(rows, 0), end = spot.x + bar_rows_x(rows, value);
    struct pw_stroke edge = plot_bar_edge(plot, 0, slot);
    pw_rgb fill = plot_bar_colour(plot, 0, slot);
    if (thick < THIN) {
        fill = plot->model->slots[slot].role == PW_EMPHASIS_CONTEXT ||
                       plot->model->slots[slot].role == PW_EMPHASIS_NONE
                   ? plot_colour(plot, edge.width > 0 ? PW_COLOUR_CONTEXT_LINE : PW_COLOUR_OWN)
                   : edge.colour;
        edge.width = 0;
        if (bar_rows_own(rows, slot))
            thick = rows->row;
    }
    sheet_rect(&plot->sheet, SHEET_BAR,
               pw_rect_make(fmin(zero, end), spot.middle - thick / 2, fabs(end - zero), thick),
               fill, edge);
}

/* A line centred on y. Rows lower than their type show it only where it is
 * clear of all other ink. */
static bool place(const struct bar_rows *rows, const struct pw_line *line,
                  const struct pw_style *style, pw_rgb colour, double x, double y,
                  enum pw_align align) {
    struct plot *plot = rows->plot;
    if (rows->sparse) {
        double left = align == PW_ALIGN_RIGHT ? x - line->width : x;
        double half = (sheet_rise(style) + sheet_fall(style)) / 2;
        double bottom = rows->top + rows->each * rows->row;
        y = fmax(rows->top + half, fmin(y, bottom - half));
        struct pw_rect box = pw_rect_make(left, y - half, line->width, 2 * half);
        if (sheet_clash(&plot->sheet, box, 0.5) == SHEET_TAKEN)
            return false;
    }
    sheet_line(&plot->sheet, line, colour, x, sheet_middle(style, y), align);
    return true;
}

/* False where it has no place: its value then has no name. */
static bool draw_name(const struct bar_rows *rows, int index) {
    struct plot *plot = rows->plot;
    int slot = rows->order[index];
    const struct pw_style *style = bar_rows_style(rows, slot);
    const struct pw_text *name = rows->name_lines[slot];
    struct bar_spot spot = bar_rows_spot(rows, index);
    double lines = (double)name->lines_count, lead = style->leading;
    double y = rows->above ? spot.y + (rows->lines - lines + 0.5) * lead
                           : spot.middle - (lines - 1) * lead / 2;
    bool placed = true;
    for (size_t l = 0; placed && l < name->lines_count; l++, y += lead)
        placed = place(rows, &name->lines[l], style, plot_colour(plot, PW_COLOUR_INK),
                       rows->above ? spot.x : spot.x + rows->names, y,
                       rows->above ? PW_ALIGN_LEFT : PW_ALIGN_RIGHT);
    return placed;
}

/* A value that a reference rule would run through goes to the rule's far side:
 * the rules from left to right. */
static double clear_of_rules(const struct bar_rows *rows, double x, double width) {
    const struct plot *plot = rows->plot;
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    for (bool moved = true; moved;) {
        moved = false;
        for (size_t i = 0; i < plot->chart->references_count; i++) {
            const struct pw_reference *ref = &plot->chart->references[i];
            double rule = bar_rows_x(rows, ref->value.number);
            if (ref->value.state != PW_PRESENT || rule <= x - gap + 0.01 ||
                rule > x + width + gap / 2)
                continue;
            x = rule + gap;
            moved = true;
        }
    }
    return x;
}

static void draw_value(const struct bar_rows *rows, int index) {
    struct plot *plot = rows->plot;
    int slot = rows->order[index];
    const struct pw_style *style = bar_rows_style(rows, slot);
    const char *text = bar_rows_text(rows, slot);
    struct bar_spot spot = bar_rows_spot(rows, index);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), value;
    bool number = bar_rows_value(rows, slot, &value), minus = value < 0;
    double width = pw_typist_width(plot->context->typist, text, style);
    double end = bar_rows_x(rows, value);
    double x = minus ? end - gap - width : clear_of_rules(rows, end + gap, width);
    place(rows, pw_typist_line(plot->context->typist, text, style), style,
          plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED), spot.x + x, spot.middle,
          PW_ALIGN_LEFT);
}

/* In rows lower than type the own one has its name first, then both ends, then
 * some between where there is room. */
static int named_in(const struct bar_rows *rows, int index) {
    if (!rows->sparse || bar_rows_own(rows, rows->order[index]))
        return 0;
    if (index == 0 || index == rows->count - 1)
        return 1;
    return rows->stride && (index + 1) % rows->stride == 0 ? 2 : 3;
}

/* Bars that go both ways stand on a zero line. */
static void draw_zero(const struct bar_rows *rows, int column) {
    struct plot *plot = rows->plot;
    if (plot->low >= 0)
        return;
    double x = bar_rows_spot(rows, column * rows->each).x + bar_rows_x(rows, 0);
    struct pw_stroke axis = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                             .width = plot_length(plot, PW_LENGTH_AXIS_WIDTH)};
    sheet_rule(&plot->sheet, SHEET_AXIS, (struct pw_point){x, rows->top},
               (struct pw_point){x, bar_rows_bottom(rows, column)}, axis, true);
}

static void layout(struct plot *plot) {
    struct bar_plan plan;
    plan_make(&plan, plot, plot->frame.height);
    const struct bar_rows *rows = &plan.rows;
    bar_rows_find(rows);
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "bars show one measure; the first is drawn");
    for (int i = 0; i < rows->count; i++)
        draw_bar(rows, i);
    for (int pass = 0; pass < 3; pass++)
        for (int i = 0; i < rows->count; i++)
            if (named_in(rows, i) == pass && draw_name(rows, i))
                draw_value(rows, i);
    for (int c = 0; c < rows->columns && c * rows->each < rows->count; c++)
        draw_zero(rows, c);
    bar_rules_draw(&plan.rules);
    note_draw(plot);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the names"},
    {"y", "number column", "the values, from zero"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const char example[] = "data: ranked.cla_rate\n"
                              "mark: bar\n"
                              "x: name\n"
                              "y: value\n"
                              "emphasis: role\n"
                              "sorted: true\n"
                              "reference: [{ data: averages.cla_rate }]\n";

const struct mark mark_bar = {.name = "bar",
                              .kind = "Bar chart",
                              .help = "lying bars by name, ranked, the own one strong",
                              .channels = channels,
                              .example = example,
                              .flags = MARK_BAND | MARK_ZERO | MARK_RANKS,
                              .height = height,
                              .layout = layout};
