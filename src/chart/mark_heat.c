/* SPDX-License-Identifier: MIT
 *
 * heat: the tartan rug. x names the rows, series the columns, y is a class from
 * 1 on (ntile(5) in SQL): each cell has the tint and the letter of its class, A
 * for 1. Heads too long for their columns give way to numbers, which the note
 * explains. Options: `first` and `last` say what the outer classes mean ("A, best
 * fifth"); `classes` how many there are where the data hold fewer.
 */
#include <math.h>

#include "classes.h"
#include "lanes.h"
#include "words.h"

#define ROW 15.0
#define CELL_LEAST 14.0
#define GAP 1.0
#define HEAD_LINES 5

struct rug {
    struct plot *plot;
    struct lanes lanes;
    int columns, classes;
    double cell, head;
    const struct pw_text **heads;
    bool *strong;
};

/* ---- measuring ---------------------------------------------------------------------- */
/* "Columns: 1 Referrals, 2 Repeat referrals." */
static size_t number_heads(struct rug *rug) {
    struct plot *plot = rug->plot;
    struct pw_buf names = {0};
    bool cut;
    for (int c = 0; c < rug->columns; c++) {
        const char *number = pw_arena_printf(plot->context->arena, "%d", c + 1);
        pw_buf_printf(&names, "%s %s\xC2\xA0%s", c ? "," : "Columns:", number,
                      plot->model->series[c].name);
        rug->heads[c] = sheet_wrap(&plot->sheet, number, "", plot_style(plot, PW_STYLE_AXIS),
                                   fmax(6, rug->cell), 1, &cut);
    }
    pw_buf_putc(&names, '.');
    plot_note(plot, pw_arena_strdup(plot->context->arena, pw_buf_text(&names)));
    pw_buf_release(&names);
    return 1;
}

static void wrap_heads(struct rug *rug) {
    struct plot *plot = rug->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    size_t lines = 0;
    bool cut, numbered = false;
    rug->heads = PW_NEW_N(plot->context->arena, const struct pw_text *, rug->columns + 1);
    for (int c = 0; c < rug->columns; c++) {
        rug->heads[c] = sheet_wrap(&plot->sheet, plot->model->series[c].name, "", style,
                                   fmax(6, rug->cell - 4), HEAD_LINES, &cut);
        bool broken = pw_typist_min_width(plot->context->typist, plot->model->series[c].name,
                                          style) > rug->cell - 4;
        numbered = numbered || cut || broken;
        lines = rug->heads[c]->lines_count > lines ? rug->heads[c]->lines_count : lines;
    }
    if (numbered && rug->columns > 1)
        lines = number_heads(rug);
    rug->head = (double)lines * style->leading + 3;
}

static struct rug rug_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct rug rug = {
        .plot = plot, .columns = model->series_count, .classes = classes_count(model)};
    rug.strong = PW_NEW_N(arena, bool, model->slots_count + 1);
    rug.lanes = (struct lanes){.plot = plot,
                               .count = model->slots_count,
                               .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                               .strong = rug.strong,
                               .thick = ROW - 3};
    for (int i = 0; i < model->slots_count; i++) {
        rug.lanes.names[i] = model->slots[i].text;
        rug.strong[i] = model->slots[i].role == PW_EMPHASIS_OWN;
    }
    lanes_measure(&rug.lanes);
    rug.cell = (rug.lanes.right - rug.lanes.left) / fmax(1, rug.columns);
    wrap_heads(&rug);
    return rug;
}

static double height(struct plot *plot) {
    struct rug rug = rug_of(plot);
    return classes_key_height(plot, rug.classes) + rug.head + lanes_height(&rug.lanes);
}

/* ---- drawing ------------------------------------------------------------------------ */
static void draw_heads(const struct rug *rug) {
    struct plot *plot = rug->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double bottom = rug->lanes.top - 3;
    for (int c = 0; c < rug->columns; c++) {
        double lines = (double)rug->heads[c]->lines_count;
        double y = bottom - (lines - 0.5) * style->leading;
        for (size_t l = 0; l < rug->heads[c]->lines_count; l++, y += style->leading)
            sheet_line(&plot->sheet, &rug->heads[c]->lines[l], plot_colour(plot, PW_COLOUR_MUTED),
                       rug->lanes.left + (c + 0.5) * rug->cell, sheet_middle(style, y),
                       PW_ALIGN_CENTRE);
    }
}

static void draw_row(const struct rug *rug, int row) {
    struct plot *plot = rug->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double y = lanes_y(&rug->lanes, row), thick = rug->lanes.lane - rug->lanes.head - GAP;
    for (int c = 0; c < rug->columns; c++) {
        double x = rug->lanes.left + c * rug->cell;
        int class = class_of(plot->model, c, row);
        const struct chart_point *point = chart_model_point(plot->model, c, row);
        if (class > 0)
            class_draw(plot, pw_rect_make(x, y - thick / 2, rug->cell - GAP, thick), rug->classes,
                       class);
        else if (class == 0)
            lanes_label(plot, chart_point_text(plot->context->arena, plot->model, point), style,
                        plot_colour(plot, PW_COLOUR_MUTED), x + rug->cell / 2, y, PW_ALIGN_CENTRE);
    }
}

static void layout(struct plot *plot) {
    classes_check(plot);
    struct rug rug = rug_of(plot);
    struct pw_rect frame = plot->frame;
    double above = classes_key_height(plot, rug.classes) + rug.head;
    if (rug.cell < CELL_LEAST)
        plot_find(plot, "chart-too-small", "there are too many columns for this width");
    classes_key_draw(plot, rug.classes);
    plot->frame.y += above; /* lanes lie in the rest */
    plot->frame.height = fmax(1, plot->frame.height - above);
    lanes_place(&rug.lanes);
    plot->frame = frame;
    draw_heads(&rug);
    plot->frame.y += above;
    plot->frame.height = fmax(1, plot->frame.height - above);
    lanes_draw(&rug.lanes);
    plot->frame = frame;
    for (int r = 0; r < rug.lanes.count; r++)
        draw_row(&rug, r);
}

/* ---- words -------------------------------------------------------------------------- */
static void tell_class(struct pw_buf *out, const struct chart_model *model, int row, int class,
                       int *told) {
    int count = 0;
    for (int c = 0; c < model->series_count; c++)
        count += class_of(model, c, row) == class;
    if (count == 0)
        return;
    pw_buf_printf(out, "%s %c ", (*told)++ ? ";" : ":", 'A' + class - 1);
    for (int c = 0, i = 0; c < model->series_count; c++)
        if (class_of(model, c, row) == class)
            words_list(out, i++, count, model->series[c].name);
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int classes = classes_count(model), row = words_own_slot(model), told = 0;
    (void)arena;
    pw_buf_printf(out, " %d rows by %d columns", model->slots_count, model->series_count);
    classes_tell(out, model);
    pw_buf_puts(out, " in each cell.");
    if (row < 0 && model->slots_count > 1)
        return;
    row = row < 0 ? 0 : row;
    pw_buf_printf(out, " %s", model->slots[row].text);
    for (int k = 1; k <= classes; k++)
        tell_class(out, model, row, k, &told);
    pw_buf_puts(out, told ? "." : ": no letter.");
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int row = words_own_slot(model), first = 0, last = 0, of = 0, classes = classes_count(model);
    if (row < 0)
        return pw_arena_printf(arena, "%d rows by %d columns", model->slots_count,
                               model->series_count);
    for (int c = 0; c < model->series_count; c++) {
        int class = class_of(model, c, row);
        of += class > 0;
        first += class == 1;
        last += class == classes;
    }
    const char *best = class_words(model, classes, 1),
               *worst = class_words(model, classes, classes);
    if (*best && *worst)
        return pw_arena_printf(arena, "%s: %s (A) on %d, %s (%c) on %d of %d measures",
                               model->slots[row].text, best, first, worst, 'A' + classes - 1, last,
                               of);
    return pw_arena_printf(arena, "%s has an A on %d and a%s %c on %d of %d measures",
                           model->slots[row].text, first, classes == 5 ? "n" : "",
                           'A' + classes - 1, last, of);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the rows"},
    {"y", "number column", "the class of each cell, from 1 on: ntile(5) in SQL"},
    {"series", "text column", "the columns"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"classes", "number (the highest class there is)", "how many classes there are"},
    {"first", "text (none)", "what class A means"},
    {"last", "text (none)", "what the last class means"},
    {0}};
static const char example[] = "data: fifths\n"
                              "mark: heat\n"
                              "x: name\n"
                              "y: fifth\n"
                              "series: measure\n"
                              "emphasis: role\n"
                              "options: { first: highest fifth, last: lowest fifth }\n";

const struct mark mark_heat = {.name = "heat",
                               .kind = "Table of classes",
                               .help = "rows by columns, the tint and letter of its class in each",
                               .channels = channels,
                               .options = options,
                               .example = example,
                               .flags = MARK_BAND,
                               .height = height,
                               .layout = layout,
                               .tell = tell,
                               .sentence = sentence};
