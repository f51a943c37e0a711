/* SPDX-License-Identifier: MIT
 *
 * bar: a lying bar for each name, from zero, ranked by value where the chart
 * says so; the own one strong, the others grey. Many bars shrink, then stand
 * in two or three columns; in a narrow frame names go above their bars.
 */
#include <math.h>

#include "bar_rows.h"

/* Share of a row that the bar fills. */
#define FILL 0.70

static size_t shown_references(const struct plot *plot) {
    size_t count = 0;
    for (size_t i = 0; i < plot->chart->references_count; i++)
        count += plot->chart->references[i].value.state == PW_PRESENT;
    return count;
}

/* Names of references stand under the rows, a line each where they meet. */
static double foot_height(const struct plot *plot) {
    size_t shown = shown_references(plot);
    return shown == 0 ? 0 : 3 + plot_style(plot, PW_STYLE_LABEL)->leading * (double)shown;
}

static double height(struct plot *plot) {
    struct bar_rows rows;
    bar_rows_make(&rows, plot, 0);
    return bar_rows_height(&rows) + foot_height(plot);
}

/* ---- rows ------------------------------------------------------------------------ */
struct spot {
    double x, y;   /* of the row's column and top */
    double middle; /* of the bar */
};

static struct spot spot_of(const struct bar_rows *rows, int index) {
    const struct plot *plot = rows->plot;
    double gutter = rows->columns > 1
                        ? (plot->frame.width - rows->columns * rows->width) / (rows->columns - 1)
                        : 0;
    struct spot spot = {.x = plot->frame.x + index / rows->each * (rows->width + gutter),
                        .y = plot->frame.y + index % rows->each * rows->row};
    double names = rows->above ? rows->lines * rows->style.leading : 0;
    spot.middle = spot.y + names + (rows->row - names - (rows->above ? 4 : 0)) / 2;
    return spot;
}

static double thickness(const struct bar_rows *rows) {
    double most = FILL * plot_length(rows->plot, PW_LENGTH_BAR_ROW);
    return rows->above ? most : fmin(rows->row * FILL, most);
}

static void draw_bar(const struct bar_rows *rows, int index) {
    struct plot *plot = rows->plot;
    struct spot spot = spot_of(rows, index);
    double value, thick = thickness(rows);
    if (!bar_rows_value(rows, rows->order[index], &value) || value == 0)
        return;
    double zero = spot.x + bar_rows_x(rows, 0), end = spot.x + bar_rows_x(rows, value);
    sheet_rect(&plot->sheet, SHEET_BAR,
               pw_rect_make(fmin(zero, end), spot.middle - thick / 2, fabs(end - zero), thick),
               plot_bar_colour(plot, 0, rows->order[index]),
               plot_bar_edge(plot, 0, rows->order[index]));
}

/* A line centred on y. Rows lower than their type show it only where it is
 * clear of all other ink. */
static void place(const struct bar_rows *rows, const struct pw_line *line,
                  const struct pw_style *style, pw_rgb colour, double x, double y,
                  enum pw_align align) {
    struct plot *plot = rows->plot;
    if (rows->sparse) {
        double left = align == PW_ALIGN_RIGHT ? x - line->width : x;
        double half = (sheet_rise(style) + sheet_fall(style)) / 2, top = plot->frame.y;
        y = fmax(top + half + 1, fmin(y, pw_rect_bottom(plot->frame) - half - 1));
        struct pw_rect box = pw_rect_make(left, y - half, line->width, 2 * half);
        if (sheet_clash(&plot->sheet, box, 0.5) == SHEET_TAKEN)
            return;
    }
    sheet_line(&plot->sheet, line, colour, x, sheet_middle(style, y), align);
}

static void draw_name(const struct bar_rows *rows, int index) {
    struct plot *plot = rows->plot;
    int slot = rows->order[index];
    const struct pw_style *style = bar_rows_style(rows, slot);
    const struct pw_text *name = rows->name_lines[slot];
    struct spot spot = spot_of(rows, index);
    double lines = (double)name->lines_count, lead = style->leading;
    double y = rows->above ? spot.y + (rows->lines - lines + 0.5) * lead
                           : spot.middle - (lines - 1) * lead / 2;
    for (size_t l = 0; l < name->lines_count; l++, y += lead)
        place(rows, &name->lines[l], style, plot_colour(plot, PW_COLOUR_INK),
              rows->above ? spot.x : spot.x + rows->names, y,
              rows->above ? PW_ALIGN_LEFT : PW_ALIGN_RIGHT);
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
    struct spot spot = spot_of(rows, index);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), value;
    bool number = bar_rows_value(rows, slot, &value), minus = value < 0;
    double width = pw_typist_width(plot->context->typist, text, style);
    double end = bar_rows_x(rows, value);
    double x = minus ? end - gap - width : clear_of_rules(rows, end + gap, width);
    place(rows, pw_typist_line(plot->context->typist, text, style), style,
          plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED), spot.x + x, spot.middle,
          PW_ALIGN_LEFT);
}

/* In rows lower than type only these are named. */
static bool named(const struct bar_rows *rows, int index) {
    return !rows->sparse || index == 0 || index == rows->count - 1 ||
           bar_rows_own(rows, rows->order[index]);
}

/* Bars that go both ways stand on a zero line. */
static void draw_zero(const struct bar_rows *rows, int column) {
    struct plot *plot = rows->plot;
    if (plot->low >= 0)
        return;
    struct spot spot = spot_of(rows, column * rows->each);
    struct pw_stroke axis = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                             .width = plot_length(plot, PW_LENGTH_AXIS_WIDTH)};
    int left = rows->count - column * rows->each;
    double x = spot.x + bar_rows_x(rows, 0);
    sheet_rule(
        &plot->sheet, SHEET_AXIS, (struct pw_point){x, plot->frame.y},
        (struct pw_point){x, plot->frame.y + (left < rows->each ? left : rows->each) * rows->row},
        axis, true);
}

/* ---- references -------------------------------------------------------------------- */
/* The rule over the rows of one column and its name under them, on the first
 * line where it meets no other. */
static void draw_reference(const struct bar_rows *rows, int column,
                           const struct pw_reference *ref) {
    struct plot *plot = rows->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double x0 = spot_of(rows, column * rows->each).x;
    double bottom = plot->frame.y + rows->each * rows->row,
           baseline = bottom + 3 + sheet_rise(style);
    double x = x0 + bar_rows_x(rows, ref->value.number);
    const char *tail =
        pw_arena_printf(plot->context->arena, " %s", plot_reference_value(plot, ref));
    const char *text =
        sheet_cut(&plot->sheet, ref->label ? ref->label : "", tail, style, rows->width);
    double half = pw_typist_width(plot->context->typist, text, style) / 2;
    double at = fmax(x0 + half, fmin(x0 + rows->width - half, x));
    double last = bottom + foot_height(plot);
    while (sheet_clash(&plot->sheet,
                       sheet_box(&plot->sheet, text, style, at, baseline, PW_ALIGN_CENTRE),
                       2) == SHEET_TAKEN) {
        baseline += style->leading;
        if (baseline > last)
            return; /* the frame is too small, which has been said */
    }
    struct pw_stroke stroke = plot_reference_stroke(plot, ref);
    sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, plot->frame.y},
               (struct pw_point){x, baseline - sheet_rise(style) - 2}, stroke, true);
    plot->sheet.items[plot->sheet.items_count - 1].halo = true;
    sheet_label(&plot->sheet, text, style, plot_text_colour(plot, stroke.colour), at, baseline,
                PW_ALIGN_CENTRE);
}

static void layout(struct plot *plot) {
    struct bar_rows rows;
    bar_rows_make(&rows, plot, fmax(1, plot->frame.height - foot_height(plot)));
    bar_rows_scale(&rows);
    if (rows.sparse)
        plot_find(plot, "chart-too-small",
                  "there are too many bars to be named at this height; give the chart more");
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "bars show one measure; the first is drawn");
    for (int i = 0; i < rows.count; i++)
        draw_bar(&rows, i);
    for (int i = 0; i < rows.count; i++)
        if (named(&rows, i)) {
            draw_name(&rows, i);
            draw_value(&rows, i);
        }
    for (int c = 0; c < rows.columns && c * rows.each < rows.count; c++) {
        draw_zero(&rows, c);
        for (size_t i = 0; i < plot->chart->references_count; i++)
            if (plot->chart->references[i].value.state == PW_PRESENT)
                draw_reference(&rows, c, &plot->chart->references[i]);
    }
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the names"},
    {"y", "number column", "the values, from zero"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const char example[] =
    "data: ranked.cla_rate\n"
    "mark: bar\n"
    "x: name\n"
    "y: value\n"
    "emphasis: role\n"
    "sorted: true\n"
    "reference: [{ label: England, value: measures.cla_rate.nation, role: nation }]\n";

const struct mark mark_bar = {.name = "bar",
                              .kind = "Bar chart",
                              .help = "lying bars by name, ranked, the own one strong",
                              .channels = channels,
                              .example = example,
                              .flags = MARK_BAND | MARK_ZERO | MARK_RANKS,
                              .height = height,
                              .layout = layout};
