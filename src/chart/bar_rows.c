/* SPDX-License-Identifier: MIT
 *
 * Measuring ranked bars: type and rows shrink together with the number of
 * bars, then rows go into columns, then names go above their bars.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "bar_rows.h"

/* Share of a column that names may take beside the bars. */
#define NAMES_SHARE 0.42
/* and the own one, which is the last to be cut. */
#define OWN_SHARE 0.6
/* Among more bars than this a name may be cut as long as it is told from all
 * others by what is left: one long name would take half of every bar. */
#define MANY 40
#define LETTERS_LEAST 12
/* Type on a dense chart may shrink to this share of the theme's label size
 * (6.7 of 9 points), rows to this multiple of the type. */
#define SHRINK 0.74
#define ROW_LEAST 1.12
#define NAME_LINES 3
/* Rows go into more columns before they pass this multiple of figure-height:
 * a page with its caption and source. */
#define HEIGHT_MOST 4.3
#define COLUMNS_MOST 3
/* A J reaches to the left of where it starts. */
#define BEARING 1.0
/* Names go above the bars in columns narrower than this many letters. */
#define NARROW 20.0
/* Lower rows are a block of ink, not bars. */
#define ROW_SEEN 1.8

bool bar_rows_own(const struct bar_rows *rows, int slot) {
    return rows->plot->model->slots[slot].role == PW_EMPHASIS_OWN;
}

bool bar_rows_value(const struct bar_rows *rows, int slot, double *value) {
    *value = 0;
    return rows->plot->model->series_count > 0 &&
           chart_point_number(chart_model_point(rows->plot->model, 0, slot), value);
}

const char *bar_rows_text(const struct bar_rows *rows, int slot) {
    return chart_point_text(rows->plot->context->arena, rows->plot->model,
                            chart_model_point(rows->plot->model, 0, slot));
}

const struct pw_style *bar_rows_style(const struct bar_rows *rows, int slot) {
    return bar_rows_own(rows, slot) ? &rows->strong : &rows->style;
}

/* ---- order ---------------------------------------------------------------------- */
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

static void make_order(struct bar_rows *rows) {
    struct pw_arena *arena = rows->plot->context->arena;
    rows->count = rows->plot->model->slots_count;
    rows->order = PW_NEW_N(arena, int, rows->count + 1);
    struct ranked *list = PW_NEW_N(arena, struct ranked, rows->count + 1);
    for (int i = 0; i < rows->count; i++) {
        list[i].slot = i;
        list[i].number = bar_rows_value(rows, i, &list[i].value);
    }
    if (rows->plot->chart->sorted)
        qsort(list, (size_t)rows->count, sizeof *list, by_value);
    for (int i = 0; i < rows->count; i++)
        rows->order[i] = list[i].slot;
}

/* ---- type, columns, names -------------------------------------------------------- */
static void set_type(struct bar_rows *rows, double share) {
    rows->style = *plot_style(rows->plot, PW_STYLE_LABEL);
    rows->strong = *plot_style(rows->plot, PW_STYLE_LABEL_STRONG);
    rows->style.size *= share;
    rows->style.leading *= share;
    rows->strong.size *= share;
    rows->strong.leading *= share;
}

static void set_columns(struct bar_rows *rows, double height) {
    double least = ROW_LEAST * SHRINK * plot_style(rows->plot, PW_STYLE_LABEL)->size;
    rows->columns = 1;
    while (rows->columns < COLUMNS_MOST &&
           ceil((double)rows->count / rows->columns) * least > height &&
           rows->plot->frame.width / (rows->columns + 1) > 2 * NARROW * least / 2)
        rows->columns++;
    rows->each = (rows->count + rows->columns - 1) / rows->columns;
    rows->width = (rows->plot->frame.width -
                   plot_length(rows->plot, PW_LENGTH_BAR_GUTTER) * (rows->columns - 1)) /
                  rows->columns;
}

static bool still_told(const struct bar_rows *rows, int slot, double width) {
    struct plot *plot = rows->plot;
    const char *shown =
        sheet_cut(&plot->sheet, plot->model->slots[slot].text, "", &rows->style, width);
    size_t letters = strcspn(shown, "\xE2"); /* of the ellipsis */
    if (rows->count <= MANY || bar_rows_own(rows, slot) || letters < LETTERS_LEAST)
        return false;
    const char *left = pw_arena_strndup(plot->context->arena, shown, letters);
    for (int i = 0; i < rows->count; i++)
        if (i != slot && pw_str_starts(plot->model->slots[i].text, left))
            return false;
    return true;
}

static bool wrap_names(struct bar_rows *rows) {
    struct plot *plot = rows->plot;
    bool any_cut = false, cut;
    rows->name_lines = PW_NEW_N(plot->context->arena, const struct pw_text *, rows->count + 1);
    rows->names = 0;
    for (int i = 0; i < rows->count; i++) {
        double share = rows->above ? 1 : bar_rows_own(rows, i) ? OWN_SHARE : NAMES_SHARE;
        double most = share * rows->width;
        rows->name_lines[i] = sheet_wrap(&plot->sheet, plot->model->slots[i].text, "",
                                         bar_rows_style(rows, i), most, (size_t)rows->lines, &cut);
        cut = cut && (!rows->sparse || bar_rows_own(rows, i)) && !still_told(rows, i, most);
        any_cut = any_cut || cut;
        if (!rows->above)
            rows->names = fmax(rows->names, rows->name_lines[i]->width + BEARING);
    }
    return any_cut;
}

/* The least number of lines in which no name is cut, up to three. */
static bool fit_names(struct bar_rows *rows) {
    for (rows->lines = 1; rows->lines <= NAME_LINES; rows->lines++)
        if (!wrap_names(rows))
            return true;
    rows->lines = NAME_LINES;
    return false;
}

static double bar_thickness(const struct bar_rows *rows) {
    return 0.7 * plot_length(rows->plot, PW_LENGTH_BAR_ROW);
}

/* Row height that the names ask for. */
static double row_wanted(const struct bar_rows *rows) {
    double row = plot_length(rows->plot, PW_LENGTH_BAR_ROW);
    if (rows->above)
        return rows->lines * rows->style.leading + bar_thickness(rows) + 5;
    return rows->lines == 1 ? row : rows->lines * rows->style.leading + 3;
}

/* Steps that a reader counts by. */
static void set_stride(struct bar_rows *rows) {
    static const int steps[] = {2, 5, 10, 20, 25, 50};
    rows->stride = 0;
    for (size_t i = 0; rows->sparse && !rows->stride && i < PW_COUNT(steps); i++)
        if (rows->row * steps[i] >= 1.5 * rows->style.size)
            rows->stride = steps[i];
}

void bar_rows_make(struct bar_rows *rows, struct plot *plot, double height) {
    double label = plot_style(plot, PW_STYLE_LABEL)->size;
    double most = height > 0 ? height : HEIGHT_MOST * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT);
    *rows = (struct bar_rows){.plot = plot};
    make_order(rows);
    set_type(rows, 1);
    set_columns(rows, most);
    bool fits = fit_names(rows);
    if (!fits || (rows->width < NARROW * label && rows->lines > 1)) {
        rows->above = rows->width < 2 * NARROW * label;
        fit_names(rows);
        if (rows->above && row_wanted(rows) * rows->each > most)
            rows->above = false;
    }
    rows->row = fmin(row_wanted(rows), most / rows->each);
    if (rows->row < row_wanted(rows) - 1e-6 && !rows->above)
        rows->lines = (int)fmax(1, floor(rows->row / rows->style.leading));
    double share = rows->above ? 1 : rows->row / (ROW_LEAST * rows->style.size * rows->lines);
    set_type(rows, fmax(SHRINK, fmin(1, share)));
    rows->sparse = rows->row < ROW_LEAST * rows->style.size - 1e-6;
    rows->cut = wrap_names(rows);
    set_stride(rows);
}

double bar_rows_height(const struct bar_rows *rows) {
    return rows->row * rows->each;
}

/* ---- the scale ------------------------------------------------------------------- */
static void train(struct plot *plot) {
    plot->low = fmin(0, plot->model->low);
    plot->high = fmax(0, plot->model->high);
    for (size_t i = 0; i < plot->chart->references_count; i++)
        if (plot->chart->references[i].value.state == PW_PRESENT)
            plot_train(plot, plot->chart->references[i].value.number);
    if (plot->high <= plot->low)
        plot->high = plot->low + 1;
}

double bar_rows_x(const struct bar_rows *rows, double value) {
    const struct plot *plot = rows->plot;
    return rows->from + (value - plot->low) / (plot->high - plot->low) * (rows->to - rows->from);
}

/* Bars end where the widest value still has room. */
void bar_rows_scale(struct bar_rows *rows) {
    struct plot *plot = rows->plot;
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP), left = 0, right = 0;
    train(plot);
    for (int i = 0; i < rows->count; i++) {
        double value;
        bar_rows_value(rows, i, &value);
        double room = gap + pw_typist_width(plot->context->typist, bar_rows_text(rows, i),
                                            bar_rows_style(rows, i));
        if (value < 0)
            left = fmax(left, room);
        else
            right = fmax(right, room);
    }
    rows->from = (rows->names > 0 ? rows->names + gap : 0) + left;
    rows->to = fmax(rows->from + 1, rows->width - right - 1);
}

struct bar_spot bar_rows_spot(const struct bar_rows *rows, int index) {
    const struct plot *plot = rows->plot;
    double gutter = rows->columns > 1
                        ? (plot->frame.width - rows->columns * rows->width) / (rows->columns - 1)
                        : 0;
    struct bar_spot spot = {.x = plot->frame.x + index / rows->each * (rows->width + gutter),
                            .y = rows->top + index % rows->each * rows->row};
    double names = rows->above ? rows->lines * rows->style.leading : 0;
    spot.middle = spot.y + names + (rows->row - names - (rows->above ? 4 : 0)) / 2;
    return spot;
}

double bar_rows_bottom(const struct bar_rows *rows, int column) {
    int left = rows->count - column * rows->each;
    return rows->top + (left < rows->each ? left : rows->each) * rows->row;
}

void bar_rows_find(const struct bar_rows *rows) {
    struct plot *plot = rows->plot;
    if (rows->cut)
        plot_find(plot, "name-cut", "a name is too long for the space beside its bar and was cut");
    if (rows->to - rows->from < 0.2 * rows->width)
        plot_find(plot, "chart-too-small", "there is too little width for bars beside their names");
    if (rows->row < ROW_SEEN)
        plot_find(plot, "chart-too-small",
                  "there are too many bars to be told apart at this height; give the chart more");
}
