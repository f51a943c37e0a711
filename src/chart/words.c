/* SPDX-License-Identifier: MIT
 *
 * Words about values: change, gaps, ranks, dates.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "words.h"

#include "packwright/chart.h"

char *words_cell(struct pw_arena *arena, const struct pw_dataset *data, size_t row, size_t column,
                 struct pw_cell cell, int decimals) {
    struct pw_column as = data->columns[column];
    if (row < data->rows_count)
        as.unit = pw_cell_unit(data, row, column);
    as.decimals = decimals;
    as.unit_from = as.decimals_from = as.polarity_from = -1;
    struct pw_dataset one = {
        .name = "", .columns = &as, .columns_count = 1, .cells = &cell, .rows_count = 1};
    struct pw_buf buf = {0};
    pw_format_cell(&buf, &one, 0, 0);
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

#define DECIMALS_MOST 15
#define NOISE 1e-10 /* of a value */

int words_decimals(double value) {
    for (int decimals = 0; decimals < DECIMALS_MOST; decimals++) {
        double scale = pow(10, decimals);
        if (fabs(round(value * scale) / scale - value) <= NOISE * fabs(value))
            return decimals;
    }
    return -1;
}

char *words_total(struct pw_arena *arena, double value) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, value, words_decimals(value));
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

char *words_number(struct pw_arena *arena, const struct chart_model *model, size_t row,
                   double value, int decimals) {
    size_t y = (size_t)model->chart->y[0];
    int declared = pw_cell_decimals(model->data, row, y);
    if (declared < 0)
        declared = decimals < 0 ? words_decimals(value) : decimals;
    return words_cell(arena, model->data, row, y,
                      (struct pw_cell){.number = value, .date = PW_NO_DATE}, declared);
}

char *pw_chart_reference_text(struct pw_arena *arena, const struct pw_chart *chart,
                              const struct pw_reference *reference) {
    const struct pw_dataset *data = chart->data;
    size_t y = (size_t)chart->y[0];
    if (reference->text)
        return pw_arena_strdup(arena, reference->text);
    int decimals = data->rows_count ? pw_cell_decimals(data, 0, y) : data->columns[y].decimals;
    return words_cell(arena, data, 0, y, reference->value,
                      decimals < 0 ? words_decimals(reference->value.number) : decimals);
}

const char *words_measure(const struct chart_model *model) {
    if (model->chart->measure && *model->chart->measure)
        return model->chart->measure;
    const char *label = model->data->columns[model->chart->y[0]].label;
    return label ? label : "";
}

static bool percentage(const struct chart_model *model, const struct chart_point *point) {
    return pw_streq(pw_cell_unit(model->data, point->row, (size_t)point->column), "%");
}

static int decimals_of(const struct chart_model *model, const struct chart_point *point) {
    return pw_cell_decimals(model->data, point->row, (size_t)point->column);
}

static bool print_alike(const struct chart_model *model, const struct chart_point *a,
                        const struct chart_point *b) {
    struct pw_buf x = {0}, y = {0};
    pw_format_number(&x, a->cell->number, decimals_of(model, a));
    pw_format_number(&y, b->cell->number, decimals_of(model, b));
    bool alike = pw_streq(pw_buf_text(&x), pw_buf_text(&y));
    pw_buf_release(&x);
    pw_buf_release(&y);
    return alike;
}

const char *words_change(const struct chart_model *model, const struct chart_point *from,
                         const struct chart_point *to, bool *little) {
    double a = 0, b = 0;
    *little = false;
    if (!chart_point_number(from, &a) || !chart_point_number(to, &b) ||
        print_alike(model, from, to))
        return NULL;
    double least = percentage(model, to) ? 1 : 0.02 * fabs(a);
    *little = fabs(b - a) < least;
    return *little ? NULL : b > a ? "rose" : "fell";
}

/* Decimals that a number prints with when all of its own are shown. */
static int own_decimals(double value) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, value, -1);
    const char *point = strchr(pw_buf_text(&buf), '.');
    int decimals = point ? (int)strlen(point + 1) : 0;
    pw_buf_release(&buf);
    return decimals;
}

char *words_gap(struct pw_arena *arena, const struct chart_model *model, double a, double b) {
    double gap = a - b;
    int y = model->chart->y[0], decimals = pw_cell_decimals(model->data, 0, (size_t)y);
    const char *unit = pw_cell_unit(model->data, 0, (size_t)y);
    bool money = unit && pw_str_starts(unit, "\xC2\xA3");
    const char *scale = money ? unit + 2 : "";
    if (decimals < 0) { /* the difference of two doubles has digits that nobody measured */
        int other = own_decimals(b);
        decimals = own_decimals(a);
        decimals = other > decimals ? other : decimals;
    }
    struct pw_buf buf = {0};
    if (money)
        pw_buf_puts(&buf, "\xC2\xA3");
    pw_format_number(&buf, fabs(gap), decimals);
    if (pw_streq(scale, "m") || pw_streq(scale, "bn"))
        pw_buf_puts(&buf, scale);
    else if (*scale)
        pw_buf_puts(&buf, "k");
    bool one = pw_streq(pw_buf_text(&buf), "1");
    if (pw_streq(unit, "%"))
        pw_buf_puts(&buf, one ? " percentage point" : " percentage points");
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static char *ordinal(struct pw_arena *arena, int n) {
    int ten = n % 100;
    const char *end = ten >= 11 && ten <= 13 ? "th"
                      : n % 10 == 1          ? "st"
                      : n % 10 == 2          ? "nd"
                      : n % 10 == 3          ? "rd"
                                             : "th";
    return pw_arena_printf(arena, "%d%s", n, end);
}

char *words_rank(struct pw_arena *arena, const struct chart_model *model, int slot, int *of) {
    double own, value;
    int above = 0, below = 0, equal = 0;
    *of = 0;
    if (model->series_count == 0 || !chart_point_number(&model->series[0].points[slot], &own))
        return NULL;
    for (int i = 0; i < model->slots_count; i++) {
        if (!chart_point_number(&model->series[0].points[i], &value))
            continue;
        ++*of;
        above += value > own;
        below += value < own;
        equal += value == own;
    }
    const char *joint = equal > 1 ? "joint " : "";
    if (above == 0)
        return pw_arena_printf(arena, "%shighest", joint);
    if (below == 0)
        return pw_arena_printf(arena, "%slowest", joint);
    return pw_arena_printf(arena, "%s%s highest", joint, ordinal(arena, above + 1));
}

int words_own_slot(const struct chart_model *model) {
    for (int i = 0; i < model->slots_count; i++)
        if (model->slots[i].role == PW_EMPHASIS_OWN)
            return i;
    return -1;
}

int words_first_comparable(const struct chart_model *model, int series) {
    const struct chart_series *s = &model->series[series];
    int first = -1;
    double value;
    for (int i = 0; i < model->slots_count; i++) {
        bool fresh = s->points[i].cell && s->points[i].cell->flags & PW_BREAK;
        for (size_t b = 0; b < model->chart->breaks_count; b++) {
            int32_t date = model->chart->breaks[b].date;
            fresh = fresh || (i > 0 && model->slots[i].date != PW_NO_DATE &&
                              model->slots[i - 1].date < date && date <= model->slots[i].date);
        }
        if (fresh)
            first = -1;
        if (first < 0 && chart_point_number(&s->points[i], &value))
            first = i;
    }
    return first;
}

char *words_when(struct pw_arena *arena, const struct chart_model *model, int slot) {
    char *words = chart_slot_words(arena, model, slot);
    bool day = words[0] >= '0' && words[0] <= '9' && (words[1] == ' ' || words[2] == ' ');
    return pw_arena_printf(arena, "%s %s", day ? "at" : "in", words);
}

void words_list(struct pw_buf *out, int index, int count, const char *item) {
    if (index > 0)
        pw_buf_puts(out, index == count - 1 ? " and " : ", ");
    pw_buf_puts(out, item);
}

#define NAME_MOST 60 /* bytes of a name */

const char *words_name(struct pw_arena *arena, const char *name) {
    size_t length = strlen(name);
    if (length <= NAME_MOST)
        return name;
    for (length = NAME_MOST; length > 0 && ((unsigned char)name[length] & 0xC0) == 0x80;)
        length--;
    return pw_arena_printf(arena, "%.*s\xE2\x80\xA6", (int)length, name);
}
