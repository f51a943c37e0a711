/* SPDX-License-Identifier: MIT
 *
 * Making a dataset and finding one's way in it.
 */
#include "packwright/dataset.h"

struct pw_dataset *pw_dataset_new(struct pw_arena *arena, const char *name, size_t columns,
                                  size_t rows) {
    struct pw_dataset *data = PW_NEW(arena, struct pw_dataset);
    data->name = pw_arena_strdup(arena, name ? name : "");
    data->columns = PW_NEW_N(arena, struct pw_column, columns);
    data->columns_count = columns;
    for (size_t i = 0; i < columns; i++) {
        struct pw_column *c = &data->columns[i];
        c->name = c->label = "";
        c->decimals = c->unit_from = c->decimals_from = c->polarity_from = -1;
    }
    data->cells = PW_NEW_N(arena, struct pw_cell, pw_mul(columns, rows));
    data->rows_count = rows;
    for (size_t i = 0; i < columns * rows; i++) {
        data->cells[i].state = PW_MISSING;
        data->cells[i].date = PW_NO_DATE;
    }
    return data;
}

int pw_dataset_column(const struct pw_dataset *data, const char *name) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (pw_streq(data->columns[i].name, name))
            return (int)i;
    return -1;
}

const struct pw_cell *pw_dataset_cell(const struct pw_dataset *data, size_t row, size_t column) {
    static const struct pw_cell none = {.state = PW_MISSING, .date = PW_NO_DATE};
    if (row >= data->rows_count || column >= data->columns_count)
        return &none;
    return &data->cells[row * data->columns_count + column];
}

struct pw_cell *pw_dataset_slot(const struct pw_dataset *data, size_t row, size_t column) {
    return &data->cells[row * data->columns_count + column];
}

bool pw_column_adds_up(const struct pw_column *column) {
    const char *unit = column->unit;
    return column->type == PW_NUMBER && column->unit_from < 0 && unit &&
           (pw_streq(unit, "count") || pw_streq(unit, "FTE") || pw_str_starts(unit, "\xC2\xA3"));
}

const struct pw_column *pw_dataset_column_at(const struct pw_dataset *data, size_t column) {
    static const struct pw_column none = {.name = "",
                                          .label = "",
                                          .decimals = -1,
                                          .unit_from = -1,
                                          .decimals_from = -1,
                                          .polarity_from = -1};
    return column < data->columns_count ? &data->columns[column] : &none;
}
