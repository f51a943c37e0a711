/* SPDX-License-Identifier: MIT
 *
 * Rows of a dataset to slots by series.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "model.h"
#include "packwright/chart.h"

enum pw_emphasis pw_chart_role(const char *word) {
    static const struct {
        const char *word;
        enum pw_emphasis role;
    } roles[] = {
        {"own", PW_EMPHASIS_OWN},        {"neighbours", PW_EMPHASIS_NEIGHBOURS},
        {"region", PW_EMPHASIS_REGION},  {"nation", PW_EMPHASIS_NATION},
        {"england", PW_EMPHASIS_NATION}, {"context", PW_EMPHASIS_CONTEXT},
    };
    for (size_t i = 0; word && i < PW_COUNT(roles); i++)
        if (pw_str_casecmp(word, roles[i].word) == 0)
            return roles[i].role;
    return PW_EMPHASIS_NONE;
}

bool chart_point_number(const struct chart_point *point, double *number) {
    if (!point->cell || point->cell->state != PW_PRESENT || !isfinite(point->cell->number))
        return false;
    *number = point->cell->number;
    return true;
}

const struct chart_point *chart_model_point(const struct chart_model *model, int series, int slot) {
    return &model->series[series].points[slot];
}

static const char *cell_name(struct pw_arena *arena, const struct pw_dataset *data, size_t row,
                             int column) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)column);
    if (cell->state != PW_PRESENT)
        return NULL;
    if (data->columns[column].type == PW_TEXT)
        return cell->text;
    struct pw_buf buf = {0};
    pw_format_cell(&buf, data, row, (size_t)column);
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static enum pw_emphasis row_role(const struct chart_model *model, size_t row) {
    if (model->chart->emphasis < 0)
        return PW_EMPHASIS_NONE;
    const struct pw_cell *cell = pw_dataset_cell(model->data, row, (size_t)model->chart->emphasis);
    return cell->state == PW_PRESENT ? pw_chart_role(cell->text) : PW_EMPHASIS_NONE;
}

/* ---- slots ----------------------------------------------------------------- */
static int by_date(const void *a, const void *b) {
    int32_t x = ((const struct chart_slot *)a)->date, y = ((const struct chart_slot *)b)->date;
    return (x > y) - (x < y);
}

/* Fills row_slot with the slot of each row, -1 where it has none. */
static void make_slots(struct pw_arena *arena, struct chart_model *model, int *row_slot) {
    const struct pw_dataset *data = model->data;
    int x = model->chart->x;
    bool dated = data->columns[x].type == PW_DATE;
    struct pw_map *seen = pw_map_new(arena);
    model->slots = PW_NEW_N(arena, struct chart_slot, data->rows_count + 1);
    for (size_t row = 0; row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)x);
        row_slot[row] = -1;
        const char *text = cell->state != PW_PRESENT ? NULL
                           : dated                   ? pw_date_iso(arena, cell->date)
                                                     : cell_name(arena, data, row, x);
        if (!text) {
            model->unplaced++;
            continue;
        }
        struct chart_slot *slot = pw_map_lookup(seen, text);
        if (!slot) {
            slot = &model->slots[model->slots_count++];
            slot->text = text;
            slot->date = dated ? cell->date : PW_NO_DATE;
            pw_map_put(seen, text, slot);
        }
        if (slot->role == PW_EMPHASIS_NONE)
            slot->role = row_role(model, row);
        row_slot[row] = (int)(slot - model->slots);
    }
    if (!dated)
        return;
    qsort(model->slots, (size_t)model->slots_count, sizeof *model->slots, by_date);
    for (size_t row = 0; row < data->rows_count; row++) {
        if (row_slot[row] < 0)
            continue;
        struct chart_slot key = {
            .date = pw_dataset_cell(data, row, (size_t)x)->date,
        };
        const struct chart_slot *found =
            bsearch(&key, model->slots, (size_t)model->slots_count, sizeof *model->slots, by_date);
        row_slot[row] = (int)(found - model->slots);
    }
}

static int month_index(int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    return year * 12 + month - 1;
}

static int gcd(int a, int b) {
    while (b) {
        int rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Months of a period by name, for the step that a single date doesn't show. */
static int one_step(const char *said) {
    return !said                              ? 0
           : pw_streq(said, "month")          ? 1
           : pw_streq(said, "quarter")        ? 3
           : pw_streq(said, "half year")      ? 6
           : pw_streq(said, "year")           ? 12
           : pw_streq(said, "school year")    ? 12
           : pw_streq(said, "financial year") ? 12
                                              : 0;
}

/* Month steps where no two dates share a month, else days. A month is a month
 * wide whatever its days, so that a straight trend stays straight. */
static void make_positions(struct chart_model *model) {
    struct chart_slot *slots = model->slots;
    int count = model->slots_count, step = 0, days = 0;
    model->step = 1;
    if (count == 0 || slots[0].date == PW_NO_DATE) {
        for (int i = 0; i < count; i++)
            slots[i].position = i;
        return;
    }
    bool monthly = true;
    for (int i = 1; i < count; i++) {
        int months = month_index(slots[i].date) - month_index(slots[i - 1].date);
        monthly = monthly && months > 0;
        step = gcd(step, months);
        days = gcd(days, slots[i].date - slots[i - 1].date);
    }
    const char *said = model->chart->period;
    if (step == 0)
        step = one_step(said);
    if (!monthly || step == 0) {
        model->period = PERIOD_DAY;
        model->step = days > 0 ? days : 1;
    } else {
        model->period = step % 12 == 0 ? PERIOD_YEAR : step == 3 ? PERIOD_QUARTER : PERIOD_MONTH;
        model->step = step;
    }
    if (model->period == PERIOD_YEAR && said && pw_streq(said, "financial year"))
        model->period = PERIOD_FINANCIAL_YEAR;
    if (model->period == PERIOD_YEAR && said && pw_streq(said, "school year"))
        model->period = PERIOD_SCHOOL_YEAR;
    if (model->period == PERIOD_MONTH && step == 6 && said && pw_streq(said, "half year"))
        model->period = PERIOD_HALF_YEAR;
    if (model->period == PERIOD_QUARTER && !(said && pw_streq(said, "quarter")))
        model->period = PERIOD_MONTH; /* three-monthly snapshots are named by their month */
    for (int i = 0; i < count; i++)
        slots[i].position =
            model->period != PERIOD_DAY ? month_index(slots[i].date) : slots[i].date;
}

bool chart_model_adjacent(const struct chart_model *model, int slot, int next) {
    if (model->period == PERIOD_NONE || model->period == PERIOD_DAY)
        return next == slot + 1;
    return model->slots[next].position - model->slots[slot].position <= model->step;
}

/* ---- series ---------------------------------------------------------------- */
static const char *series_name(struct pw_arena *arena, const struct chart_model *model,
                               const char *group, int column) {
    const char *label = model->data->columns[column].label;
    bool many = model->chart->y_count > 1;
    if (group && many)
        return pw_arena_printf(arena, "%s, %s", group, label);
    return group ? group : many ? label : "";
}

static void make_series(struct pw_arena *arena, struct chart_model *model, const int *row_slot,
                        const bool *rows) {
    const struct pw_chart *chart = model->chart;
    const struct pw_dataset *data = model->data;
    struct pw_map *groups = pw_map_new(arena);
    struct chart_series *list = NULL;
    size_t count = 0, capacity = 0;
    for (size_t row = 0; row < data->rows_count; row++) {
        if (row_slot[row] < 0)
            continue;
        const char *group = chart->series < 0 ? NULL : cell_name(arena, data, row, chart->series);
        const char *key = group ? group : "";
        size_t *base = pw_map_lookup(groups, key);
        if (!base) {
            base = PW_NEW(arena, size_t);
            *base = count;
            pw_map_put(groups, key, base);
            for (int y = 0; y < chart->y_count; y++) {
                struct chart_series *one =
                    pw_arena_push(arena, &list, &count, &capacity, sizeof *list);
                one->name = series_name(arena, model, group, chart->y[y]);
                one->points = PW_NEW_N(arena, struct chart_point, model->slots_count);
                one->first = one->last = one->low = one->high = -1;
            }
        }
        for (int y = 0; y < chart->y_count && (!rows || rows[row]); y++) {
            struct chart_series *one = &list[*base + (size_t)y];
            struct chart_point *point = &one->points[row_slot[row]];
            model->duplicates += point->cell != NULL;
            point->cell = pw_dataset_cell(data, row, (size_t)chart->y[y]);
            point->row = row;
            point->column = chart->y[y];
            if (one->role == PW_EMPHASIS_NONE)
                one->role = row_role(model, row);
        }
    }
    model->series = list;
    model->series_count = (int)count;
}

static void measure(struct chart_model *model) {
    model->own = -1;
    for (int s = 0; s < model->series_count; s++) {
        struct chart_series *series = &model->series[s];
        double least = 0, most = 0, value;
        for (int i = 0; i < model->slots_count; i++) {
            if (!chart_point_number(&series->points[i], &value))
                continue;
            if (series->numbers++ == 0)
                series->first = i;
            series->last = i;
            if (series->low < 0 || value < least)
                series->low = i, least = value;
            if (series->high < 0 || value > most)
                series->high = i, most = value;
            if (model->numbers == 0 || value < model->low)
                model->low = value;
            if (model->numbers == 0 || value > model->high)
                model->high = value;
            model->numbers++;
        }
        if (model->own < 0 && series->role == PW_EMPHASIS_OWN)
            model->own = s;
    }
    if (model->own < 0 && model->series_count == 1)
        model->own = 0;
}

struct chart_model *chart_model_new(struct pw_arena *arena, const struct pw_chart *chart) {
    return chart_model_rows(arena, chart, NULL);
}

struct chart_model *chart_model_rows(struct pw_arena *arena, const struct pw_chart *chart,
                                     const bool *rows) {
    struct chart_model *model = PW_NEW(arena, struct chart_model);
    model->chart = chart;
    model->data = chart->data;
    model->own = -1;
    model->step = 1;
    if (!chart->data || chart->x < 0 || (size_t)chart->x >= chart->data->columns_count ||
        chart->y_count < 1)
        return model;
    int *row_slot = PW_NEW_N(arena, int, chart->data->rows_count + 1);
    make_slots(arena, model, row_slot);
    make_positions(model);
    make_series(arena, model, row_slot, rows);
    measure(model);
    return model;
}

/* ---- words ----------------------------------------------------------------- */
char *chart_point_text(struct pw_arena *arena, const struct chart_model *model,
                       const struct chart_point *point) {
    struct pw_buf buf = {0};
    if (point->cell)
        pw_format_cell(&buf, model->data, point->row, (size_t)point->column);
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

char *chart_slot_words(struct pw_arena *arena, const struct chart_model *model, int slot) {
    const struct chart_slot *s = &model->slots[slot];
    if (s->date == PW_NO_DATE)
        return pw_arena_strdup(arena, s->text);
    const char *own = model->data->columns[model->chart->x].date_format;
    bool month = own && pw_str_starts(own, "mmm");
    if (month) /* short on the axis, in full in words */
        own = "mmmm yyyy";
    const char *said = model->chart->period;
    bool snapshot = said && pw_streq(said, "snapshot");
    const char *format = own                                      ? own
                         : snapshot                               ? "d mmmm yyyy"
                         : model->period == PERIOD_MONTH          ? "mmmm yyyy"
                         : model->period == PERIOD_FINANCIAL_YEAR ? "financial year"
                         : model->period == PERIOD_SCHOOL_YEAR    ? "school year"
                         : model->period == PERIOD_YEAR           ? "yyyy"
                                                                  : "d mmmm yyyy";
    struct pw_buf buf = {0};
    /* a month is the last of several, and must not pass for all of them */
    if ((!own || month) && model->period == PERIOD_QUARTER)
        pw_buf_puts(&buf, "the quarter to ");
    if ((!own || month) && model->period == PERIOD_HALF_YEAR)
        pw_buf_puts(&buf, "the half year to ");
    pw_format_date(&buf, s->date, format);
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}
