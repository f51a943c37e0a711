/* SPDX-License-Identifier: MIT
 *
 * Rows of a keyed query: QUERY.KEY is a dataset of its own, in which a label or
 * a unit that came from the rows stands in the column's head.
 */
#include "compose.h"

#include <stdlib.h>

size_t co_key_names(const struct asked *asked, const char **names) {
    const struct pw_dataset *data = asked->data;
    int key = data ? pw_dataset_column(data, asked->query->key) : -1;
    size_t n = 0;
    for (size_t r = 0; key >= 0 && r < data->rows_count; r++) {
        const char *text = pw_dataset_cell(data, r, (size_t)key)->text;
        if (text)
            names[n++] = text;
    }
    return n;
}

/* The text that a column has in all rows, or NULL. */
static const char *common_text(const struct pw_dataset *data, int column) {
    const char *common = NULL;
    for (size_t r = 0; column >= 0 && r < data->rows_count; r++) {
        const struct pw_cell *cell = pw_dataset_cell(data, r, (size_t)column);
        if (cell->state != PW_PRESENT || (common && !pw_streq(common, cell->text)))
            return NULL;
        common = cell->text;
    }
    return common;
}

static bool common_number(const struct pw_dataset *data, int column, double *number) {
    for (size_t r = 0; column >= 0 && r < data->rows_count; r++) {
        const struct pw_cell *cell = pw_dataset_cell(data, r, (size_t)column);
        if (cell->state != PW_PRESENT || (r && *number != cell->number))
            return false;
        *number = cell->number;
    }
    return column >= 0 && data->rows_count > 0;
}

void co_settle_columns(struct composer *c, const struct pw_query *query, struct pw_dataset *data) {
    for (size_t i = 0; i < data->columns_count; i++) {
        struct pw_column *column = &data->columns[i];
        const char *label = query->label_from && query->label_from[i]
                                ? common_text(data, pw_dataset_column(data, query->label_from[i]))
                                : NULL;
        const char *unit = common_text(data, column->unit_from);
        double decimals = 0;
        if (label)
            column->label = pw_arena_strdup(c->arena, label);
        if (unit)
            column->unit = pw_arena_strdup(c->arena, unit);
        if (common_number(data, column->decimals_from, &decimals))
            column->decimals = (int)decimals;
        if (common_text(data, column->polarity_from))
            column->polarity = pw_cell_polarity(data, 0, i);
    }
}

struct pw_dataset *co_pick_rows(struct composer *c, const struct asked *asked) {
    const struct pw_dataset *all = asked->parent->data;
    size_t key = (size_t)pw_dataset_column(all, asked->query->key), n = 0;
    size_t *rows = pw_alloc(pw_mul(all->rows_count + 1, sizeof *rows));
    for (size_t r = 0; r < all->rows_count; r++)
        if (pw_streq(pw_dataset_cell(all, r, key)->text, asked->key))
            rows[n++] = r;
    struct pw_dataset *data = co_rows_taken(c, asked->name, all, rows, n);
    free(rows);
    co_settle_columns(c, asked->query, data);
    return data;
}
