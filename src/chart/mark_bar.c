/* SPDX-License-Identifier: MIT
 *
 * bar: a lying bar for each name, from zero, ranked by value where the chart
 * says so; the own one strong, the others grey. Stands in two or three columns
 * of rows where one would be too dense to read.
 */
#include <math.h>
#include <stdlib.h>

#include "ends.h"
#include "plot.h"

/* Share of a row that the bar fills, and of a column of rows that names may
 * take. */
#define FILL 0.70
#define NAMES_SHARE 0.42
/* Type on a dense chart may shrink to this share of the theme's label size
 * (6.5 of 9 points), rows to this multiple of the type. */
#define SHRINK 0.74
#define ROW_LEAST 1.12
#define NAME_LINES 3
/* Rows go into more columns before they pass this multiple of figure-height. */
#define HEIGHT_MOST 2.9
#define COLUMNS_MOST 3
#define GUTTER 18.0

struct rows {
    struct plot *plot;
    int *order; /* slots, top down */
    int count, columns, each;
    double row;                              /* height of one */
    struct pw_style style, strong;           /* perhaps smaller than the theme's */
    double names, values_left, values_right; /* widest name; room at the bars' ends */
    double width, left;                      /* of a column; of the first bar's zero side */
    struct scale {
        double low, high, from, to;
    } scale;
    const struct pw_text **name_lines;
    int lines;
};

/* ---- order --------------------------------------------------------------------- */
static bool own_row(const struct plot *plot, int slot) {
    return plot->model->slots[slot].role == PW_EMPHASIS_OWN;
}

static bool slot_value(const struct plot *plot, int slot, double *value) {
    *value = 0;
    return plot->model->series_count > 0 &&
           chart_point_number(chart_model_point(plot->model, 0, slot), value);
}

struct ranked {
    double value;
    bool number;
    int slot;
};

static int by_value(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    if (x->number != y->number)
        return x->number ? -1 : 1;
    if (x->value != y->value)
        return x->value > y->value ? -1 : 1;
    return x->slot - y->slot;
}

static void make_order(struct rows *rows) {
    struct plot *plot = rows->plot;
    rows->count = plot->model->slots_count;
    rows->order = PW_NEW_N(plot->context->arena, int, rows->count + 1);
    struct ranked *list = PW_NEW_N(plot->context->arena, struct ranked, rows->count + 1);
    for (int i = 0; i < rows->count; i++) {
        list[i].slot = i;
        list[i].number = slot_value(plot, i, &list[i].value);
    }
    if (plot->chart->sorted)
        qsort(list, (size_t)rows->count, sizeof *list, by_value);
    for (int i = 0; i < rows->count; i++)
        rows->order[i] = list[i].slot;
}

/* ---- sizes ---------------------------------------------------------------------- */
static void set_type(struct rows *rows, double share) {
    rows->style = *plot_style(rows->plot, PW_STYLE_LABEL);
    rows->strong = *plot_style(rows->plot, PW_STYLE_LABEL_STRONG);
    rows->style.size *= share;
    rows->style.leading *= share;
    rows->strong.size *= share;
    rows->strong.leading *= share;
}

static double row_least(const struct rows *rows) {
    return ROW_LEAST * SHRINK * plot_style(rows->plot, PW_STYLE_LABEL)->size;
}

/* Columns, and lines a name, at the theme's own row height. */
static void set_columns(struct rows *rows, double height) {
    rows->columns = 1;
    while (rows->columns < COLUMNS_MOST &&
           ceil((double)rows->count / rows->columns) * row_least(rows) > height)
        rows->columns++;
    rows->each = (rows->count + rows->columns - 1) / rows->columns;
    rows->width = (rows->plot->frame.width - GUTTER * (rows->columns - 1)) / rows->columns;
}

static void wrap_names(struct rows *rows, bool *cut) {
    struct plot *plot = rows->plot;
    double most = NAMES_SHARE * rows->width;
    rows->name_lines = PW_NEW_N(plot->context->arena, const struct pw_text *, rows->count + 1);
    rows->names = 0;
    *cut = false;
    for (int i = 0; i < rows->count; i++) {
        bool one;
        const struct pw_style *style = own_row(plot, i) ? &rows->strong : &rows->style;
        rows->name_lines[i] = sheet_wrap(&plot->sheet, plot->model->slots[i].text, "", style, most,
                                         (size_t)rows->lines, &one);
        *cut = *cut || one;
        rows->names = fmax(rows->names, rows->name_lines[i]->width);
    }
}

static size_t shown_references(const struct plot *plot) {
    size_t count = 0;
    for (size_t i = 0; i < plot->chart->references_count; i++)
        count += plot->chart->references[i].value.state == PW_PRESENT;
    return count;
}

static double foot_height(const struct plot *plot) {
    size_t shown = shown_references(plot);
    double leading = plot_style(plot, PW_STYLE_LABEL)->leading;
    return shown == 0 ? 0 : 3 + leading * (double)shown;
}

/* The rows at their natural height; lines a name are as many as the longest
 * needs, up to three, unless that would fill pages. */
static double natural(struct rows *rows) {
    struct plot *plot = rows->plot;
    double row = plot_length(plot, PW_LENGTH_BAR_ROW);
    double most = HEIGHT_MOST * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT);
    bool cut;
    set_type(rows, 1);
    set_columns(rows, most);
    for (rows->lines = 1; rows->lines < NAME_LINES; rows->lines++) {
        wrap_names(rows, &cut);
        if (!cut)
            break;
    }
    double tall = fmax(row, rows->lines * rows->style.leading + 3);
    if (tall * rows->each > most && rows->lines > 1) {
        rows->lines = 1;
        tall = row;
    }
    return fmin(fmax(tall * rows->each, 0), most);
}

static double height(struct plot *plot) {
    struct rows rows = {.plot = plot};
    make_order(&rows);
    return natural(&rows) + foot_height(plot);
}

/* ---- the scale ------------------------------------------------------------------ */
static void train(struct rows *rows) {
    struct plot *plot = rows->plot;
    plot->low = fmin(0, plot->model->low);
    plot->high = fmax(0, plot->model->high);
    for (size_t i = 0; i < plot->chart->references_count; i++)
        if (plot->chart->references[i].value.state == PW_PRESENT)
            plot_train(plot, plot->chart->references[i].value.number);
    if (plot->high <= plot->low)
        plot->high = plot->low + 1;
}

static const char *value_text(const struct rows *rows, int slot) {
    return chart_point_text(rows->plot->context->arena, rows->plot->model,
                            chart_model_point(rows->plot->model, 0, slot));
}

static void set_scale(struct rows *rows) {
    struct plot *plot = rows->plot;
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    rows->values_left = rows->values_right = 0;
    for (int i = 0; i < rows->count; i++) {
        double value;
        slot_value(plot, i, &value);
        const struct pw_style *style = own_row(plot, i) ? &rows->strong : &rows->style;
        double room = pw_typist_width(plot->context->typist, value_text(rows, i), style) + gap;
        double *side = value < 0 ? &rows->values_left : &rows->values_right;
        *side = fmax(*side, room);
    }
    rows->left = rows->names + gap + rows->values_left;
    rows->scale = (struct scale){plot->low, plot->high, rows->left,
                                 fmax(rows->left + 1, rows->width - rows->values_right - 1)};
    if (rows->scale.to - rows->scale.from < 0.2 * rows->width)
        plot_find(plot, "chart-too-small", "there is too little width for bars beside their names");
}

static double scaled(const struct rows *rows, double value) {
    const struct scale *s = &rows->scale;
    return s->from + (value - s->low) / (s->high - s->low) * (s->to - s->from);
}

/* ---- ink ------------------------------------------------------------------------ */
static void draw_row(struct rows *rows, int index) {
    struct plot *plot = rows->plot;
    int slot = rows->order[index];
    bool own = own_row(plot, slot);
    const struct pw_style *style = own ? &rows->strong : &rows->style;
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), value;
    double x = plot->frame.x + index / rows->each * (rows->width + GUTTER);
    double y = plot->frame.y + (index % rows->each) * rows->row, middle = y + rows->row / 2;
    bool number = slot_value(plot, slot, &value);
    double zero = x + scaled(rows, 0), end = x + scaled(rows, value);
    double thick = fmin(rows->row * FILL, plot_length(plot, PW_LENGTH_BAR_MAX));
    if (value != 0)
        sheet_rect(&plot->sheet, SHEET_BAR,
                   pw_rect_make(fmin(zero, end), middle - thick / 2, fabs(end - zero), thick),
                   plot_bar_colour(plot, 0, slot));
    const struct pw_text *name = rows->name_lines[slot];
    double leading = style->leading;
    double line = middle - (double)(name->lines_count - 1) * leading / 2;
    for (size_t l = 0; l < name->lines_count; l++, line += leading)
        sheet_line(&plot->sheet, &name->lines[l], style, plot_colour(plot, PW_COLOUR_INK),
                   x + rows->names, sheet_middle(style, line), PW_ALIGN_RIGHT);
    sheet_label(&plot->sheet, value_text(rows, slot), style,
                plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED),
                value < 0 ? end - gap : end + gap, sheet_middle(style, middle),
                value < 0 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
}

static void draw_references(struct rows *rows, int column) {
    struct plot *plot = rows->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    int left = rows->count - column * rows->each, here = left < rows->each ? left : rows->each;
    double x0 = plot->frame.x + column * (rows->width + GUTTER);
    double bottom = plot->frame.y + here * rows->row, baseline = bottom + 3 + sheet_rise(style);
    for (size_t i = 0; i < plot->chart->references_count; i++) {
        const struct pw_reference *ref = &plot->chart->references[i];
        if (ref->value.state != PW_PRESENT)
            continue;
        double x = x0 + scaled(rows, ref->value.number);
        struct pw_stroke stroke = plot_reference_stroke(plot, ref);
        const char *text =
            pw_arena_printf(plot->context->arena, "%s %s", ref->label ? ref->label : "",
                            plot_reference_value(plot, ref));
        text = sheet_cut(&plot->sheet, text, "", style, rows->width);
        double half = pw_typist_width(plot->context->typist, text, style) / 2;
        double at = fmax(x0 + half, fmin(x0 + rows->width - half, x));
        while (sheet_clash(&plot->sheet,
                           sheet_box(&plot->sheet, text, style, at, baseline, PW_ALIGN_CENTRE),
                           2) == SHEET_TAKEN &&
               baseline < bottom + foot_height(plot))
            baseline += style->leading;
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, plot->frame.y},
                   (struct pw_point){x, fmax(bottom, baseline - sheet_rise(style) - 2)}, stroke,
                   true);
        sheet_label(&plot->sheet, text, style, plot_text_colour(plot, stroke.colour), at, baseline,
                    PW_ALIGN_CENTRE);
    }
}

/* Rows share the height that there is: the type shrinks with them down to its
 * least, below that the chart is too small. */
static void layout(struct plot *plot) {
    struct rows rows = {.plot = plot};
    bool cut;
    make_order(&rows);
    natural(&rows);
    double room = fmax(1, plot->frame.height - foot_height(plot));
    set_columns(&rows, room);
    double most = fmax(plot_length(plot, PW_LENGTH_BAR_ROW), rows.lines * rows.style.leading + 3);
    rows.row = fmin(room / rows.each, most);
    if (rows.row < rows.lines * rows.style.leading + 2)
        rows.lines = (int)fmax(1, floor(rows.row / rows.style.leading));
    double share = fmin(1, rows.row / (ROW_LEAST * rows.style.size));
    set_type(&rows, fmax(SHRINK, share));
    if (rows.row < row_least(&rows) - 1e-6)
        plot_find(plot, "chart-too-small",
                  "there are too many bars to be read at this height; give the chart more");
    wrap_names(&rows, &cut);
    if (cut)
        plot_find(plot, "name-cut", "a name is too long for the space beside its bar and was cut");
    train(&rows);
    set_scale(&rows);
    for (int i = 0; i < rows.count; i++)
        draw_row(&rows, i);
    for (int c = 0; c < rows.columns; c++)
        if (rows.count > c * rows.each)
            draw_references(&rows, c);
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "bars show one measure; the first is drawn");
}

const struct mark mark_bar = {.name = "bar",
                              .kind = "Bar chart",
                              .help = "lying bars by name, ranked, the own one strong",
                              .flags = MARK_BAND | MARK_ZERO | MARK_RANKS,
                              .height = height,
                              .layout = layout};
