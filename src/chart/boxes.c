/* SPDX-License-Identifier: MIT
 *
 * Groups to their five numbers.
 */
#include <math.h>
#include <stdlib.h>

#include "boxes.h"
#include "packwright/statistic.h"
#include "words.h"

#define FENCE 1.5 /* interquartile ranges */

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static int column_of(const struct chart_model *model, const char *option) {
    const char *name = pw_chart_option(model->chart, option);
    int column = name ? pw_dataset_column(model->data, name) : -1;
    return column >= 0 && model->data->columns[column].type == PW_NUMBER ? column : -1;
}

static double number_at(const struct chart_model *model, size_t row, int column) {
    double value;
    if (column < 0)
        return NAN;
    struct chart_point point = {pw_dataset_cell(model->data, row, (size_t)column), row, column};
    return chart_point_number(&point, &value) ? value : NAN;
}

/* ---- as SQL gave them ----------------------------------------------------------------- */
static void summarised(struct boxes *boxes, struct pw_arena *arena,
                       const struct chart_model *model) {
    int q1 = column_of(model, "q1"), q3 = column_of(model, "q3"), min = column_of(model, "min"),
        max = column_of(model, "max"), n = column_of(model, "n");
    for (int i = 0; i < model->slots_count; i++) {
        const struct chart_point *point = chart_model_point(model, 0, i);
        struct box *box = &boxes->list[i];
        if (!point->cell)
            continue;
        box->median = number_at(model, point->row, point->column);
        box->first = number_at(model, point->row, q1);
        box->third = number_at(model, point->row, q3);
        box->low = number_at(model, point->row, min);
        box->high = number_at(model, point->row, max);
        double count = number_at(model, point->row, n);
        box->n = count >= 1 && count < 1e15 ? (size_t)count : 0;
        box->symbol = isfinite(box->median) ? "" : chart_point_text(arena, model, point);
        /* five numbers out of order are no box */
        if (!(box->first <= box->median && box->median <= box->third))
            box->first = box->third = NAN;
        if (!(box->low <= box->median))
            box->low = NAN;
        if (!(box->high >= box->median))
            box->high = NAN;
    }
}

/* ---- from values ---------------------------------------------------------------------- */
static struct pw_map *slots_by_name(struct pw_arena *arena, const struct chart_model *model) {
    struct pw_map *map = pw_map_new(arena);
    for (int i = 0; i < model->slots_count; i++) {
        int *index = PW_NEW(arena, int);
        *index = i;
        pw_map_put(map, model->slots[i].text, index);
    }
    return map;
}

static const int *slot_of(const struct chart_model *model, struct pw_map *slots, size_t row) {
    const struct pw_cell *cell = pw_dataset_cell(model->data, row, (size_t)model->chart->x);
    return cell->state == PW_PRESENT && cell->text ? pw_map_lookup(slots, cell->text) : NULL;
}

static bool own_row(const struct chart_model *model, size_t row) {
    if (model->chart->emphasis < 0)
        return false;
    const struct pw_cell *cell = pw_dataset_cell(model->data, row, (size_t)model->chart->emphasis);
    return cell->state == PW_PRESENT && pw_chart_role(cell->text) == PW_EMPHASIS_OWN;
}

static void collect(struct boxes *boxes, struct pw_arena *arena, const struct chart_model *model) {
    struct pw_map *slots = slots_by_name(arena, model);
    size_t rows = model->data->rows_count, *count = PW_NEW_N(arena, size_t, rows + 1);
    int y = model->chart->y[0];
    for (size_t r = 0; r < rows; r++) {
        const int *slot = slot_of(model, slots, r);
        if (slot)
            count[*slot]++;
    }
    for (size_t r = 0; r < rows; r++) {
        const int *slot = slot_of(model, slots, r);
        double value = number_at(model, r, y);
        if (!slot || !isfinite(value))
            continue;
        struct box *box = &boxes->list[*slot];
        if (!box->values) {
            box->values = PW_NEW_N(arena, double, count[*slot]);
            box->own = PW_NEW_N(arena, const struct pw_cell *, count[*slot]);
        }
        box->values[box->n++] = value;
        if (own_row(model, r))
            box->own[box->own_count++] = pw_dataset_cell(model->data, r, (size_t)y);
    }
}

static void summarise(struct boxes *boxes, struct box *box) {
    if (box->n == 0)
        return;
    qsort(box->values, box->n, sizeof *box->values, by_size);
    box->inside_end = box->n;
    box->median = pw_quantile(box->values, box->n, 0.5);
    if (box->n < BOX_LEAST)
        return;
    box->first = pw_quantile(box->values, box->n, 0.25);
    box->third = pw_quantile(box->values, box->n, 0.75);
    double reach = FENCE * (box->third - box->first);
    while (box->values[box->inside_from] < box->first - reach)
        box->inside_from++;
    while (box->values[box->inside_end - 1] > box->third + reach)
        box->inside_end--;
    box->low = box->values[box->inside_from];
    box->high = box->values[box->inside_end - 1];
    boxes->beyond += (int)(box->n - box->inside_end + box->inside_from);
}

struct boxes boxes_make(struct pw_arena *arena, const struct chart_model *model) {
    const struct pw_column *y = &model->data->columns[model->chart->y[0]];
    struct boxes boxes = {.summarised = column_of(model, "q1") >= 0,
                          .points = !pw_streq(y->disclosure, "people"),
                          .list = PW_NEW_N(arena, struct box, model->slots_count + 1)};
    for (int i = 0; i < model->slots_count; i++)
        boxes.list[i] = (struct box){NAN, NAN, NAN, NAN, NAN, .symbol = ""};
    if (boxes.summarised) {
        summarised(&boxes, arena, model);
        return boxes;
    }
    collect(&boxes, arena, model);
    for (int i = 0; i < model->slots_count; i++) {
        summarise(&boxes, &boxes.list[i]);
        const struct chart_point *point = chart_model_point(model, 0, i);
        if (boxes.list[i].n == 0 && point->cell)
            boxes.list[i].symbol = chart_point_text(arena, model, point);
    }
    return boxes;
}

const char *boxes_text(struct pw_arena *arena, const struct chart_model *model, int slot,
                       double value) {
    const struct chart_point *point = chart_model_point(model, 0, slot);
    size_t row = point->cell ? point->row : 0;
    return words_number(arena, model, row, value, -1);
}
