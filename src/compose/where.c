/* SPDX-License-Identifier: MIT
 *
 * `where:` of an exhibit: the rows of its query for which a condition holds, as
 * a dataset of their own. What the condition says besides the row is settled
 * once, so that a repeat over tables stays linear in the rows that it reads.
 */
#include <stdlib.h>
#include <string.h>

#include "compose.h"

/* One test of a row: a value is there, or equals another column's or one that
 * holds for all rows. */
struct test {
    bool negated, compares;
    int column, other; /* other: -1, with `with` */
    struct pw_cell with;
};

static int of_row(struct composer *c, const struct exhibit *exhibit, const char *query,
                  const char *column, struct pw_place place) {
    if (!pw_streq(query, "row") || pw_streq(column, "rows"))
        return -1;
    return co_column_of(c, exhibit->data, column, place);
}

static bool test_read(struct composer *c, const struct pw_condition *condition,
                      const struct exhibit *exhibit, struct pw_place place, struct test *test) {
    int column = of_row(c, exhibit, condition->query, condition->column, place);
    if (column < 0)
        return false;
    *test = (struct test){condition->negated, condition->equals, column, -1, {0}};
    test->with.state = PW_MISSING;
    if (!condition->equals)
        return true;
    enum pw_type type = exhibit->data->columns[column].type;
    if (!condition->equals_query) {
        test->with = co_cell_said(condition->equals, type);
        return true;
    }
    test->other = of_row(c, exhibit, condition->equals_query, condition->equals, place);
    if (test->other >= 0 && exhibit->data->columns[test->other].type != type)
        test->other = -1; /* as unequal as the missing cell */
    if (pw_streq(condition->equals_query, "row"))
        return true;
    struct found found;
    co_lookup_column(c, condition->equals_query, condition->equals, place, &found);
    if (found.type == type)
        test->with = found.cell;
    return true;
}

static bool row_passes(const struct pw_dataset *data, size_t row, const struct test *tests,
                       size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct test *test = &tests[i];
        const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)test->column);
        const struct pw_cell *with = &test->with;
        if (test->other >= 0)
            with = pw_dataset_cell(data, row, (size_t)test->other);
        bool holds = test->compares ? co_cells_equal(cell, with, data->columns[test->column].type)
                                    : cell->state == PW_PRESENT;
        if (holds == test->negated)
            return false;
    }
    return true;
}

struct pw_dataset *co_rows_taken(struct composer *c, const char *name, const struct pw_dataset *all,
                                 const size_t *rows, size_t n) {
    bool together = n && rows[n - 1] - rows[0] == n - 1; /* then their cells are lent */
    struct pw_dataset *data = pw_dataset_new(c->arena, name, all->columns_count, together ? 0 : n);
    data->description = all->description;
    data->place = all->place;
    memcpy(data->columns, all->columns, all->columns_count * sizeof *data->columns);
    if (together) {
        data->rows_count = n;
        data->cells = all->cells + rows[0] * all->columns_count;
    }
    for (size_t i = 0; i < n && !together; i++)
        memcpy(pw_dataset_slot(data, i, 0), pw_dataset_cell(all, rows[i], 0),
               all->columns_count * sizeof *data->cells);
    data->source = pw_dataset_source(c->arena, data);
    data->source = data->source ? data->source : all->source;
    return data;
}

const struct pw_dataset *co_rows_where(struct composer *c, const struct exhibit *exhibit,
                                       const struct pw_yaml *where) {
    const struct pw_dataset *all = exhibit->data;
    struct pw_conditions conditions;
    bool some = co_conditions(c, where->text, where->place, &conditions);
    struct test *tests = PW_NEW_N(c->arena, struct test, some ? conditions.list_count : 1);
    size_t count = 0, n = 0, *rows = pw_alloc(pw_mul(all->rows_count + 1, sizeof *rows));
    for (size_t i = 0; some && i < conditions.list_count; i++) {
        const struct pw_condition *condition = &conditions.list[i];
        if (test_read(c, condition, exhibit, where->place, &tests[count]))
            count++;
        else /* not about the row */
            some = !pw_streq(condition->query, "row") &&
                   co_condition_met(c, condition, where->place) != condition->negated;
    }
    for (size_t row = 0; some && row < all->rows_count; row++)
        if (row_passes(all, row, tests, count))
            rows[n++] = row;
    const char *name = pw_arena_printf(c->arena, "%s-%d", all->name, c->figures + c->tables + 1);
    struct pw_dataset *data = co_rows_taken(c, name, all, rows, n);
    free(rows);
    return data;
}
