/* SPDX-License-Identifier: MIT
 *
 * The gate on tables: their parts in order, every row as wide as the first
 * after spans, no cell laid over another, heads with a scope.
 */
#include <stdlib.h>
#include <string.h>

#include "paint_private.h"

/* The grid as it fills, row by row. */
struct grid {
    int *below; /* for each column: rows that a cell above still covers */
    int columns, capacity;
    int rows;
    int width; /* of the first row; -1 before it */
    bool irregular;
};

static int *column(struct grid *grid, int index) {
    while (index >= grid->capacity) {
        int capacity = grid->capacity ? 2 * grid->capacity : 16;
        grid->below = pw_realloc(grid->below, (size_t)capacity * sizeof *grid->below);
        memset(grid->below + grid->capacity, 0,
               (size_t)(capacity - grid->capacity) * sizeof *grid->below);
        grid->capacity = capacity;
    }
    if (index >= grid->columns)
        grid->columns = index + 1;
    return &grid->below[index];
}

static void cell(struct check *check, struct grid *grid, const struct pw_tag *tag, int *at) {
    int rows = tag->extras->row_span > 1 ? tag->extras->row_span : 1;
    int columns = tag->extras->column_span > 1 ? tag->extras->column_span : 1;
    while (*column(grid, *at) > 0)
        ++*at;
    if (columns > 1000) {
        check_error(check, "table-irregular", tag, "a cell spans %d columns", columns);
        columns = 1;
    }
    for (int i = 0; i < columns; i++) {
        int *below = column(grid, *at + i);
        if (*below > 0)
            check_error(check, "table-cells-overlap", tag, "a cell spans over another cell");
        *below = rows;
    }
    *at += columns;
}

static void row(struct check *check, struct grid *grid, const struct pw_tag *tag) {
    int at = 0, width = 0;
    for (size_t i = 0; i < tag->kids_count; i++) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind == PW_KID_TAG &&
            (kid->tag->role == PW_ROLE_TH || kid->tag->role == PW_ROLE_TD))
            cell(check, grid, kid->tag, &at);
    }
    for (int i = 0; i < grid->columns; i++)
        if (grid->below[i] > 0) {
            width = i + 1;
            grid->below[i]--;
        }
    grid->rows++;
    if (grid->width < 0)
        grid->width = width;
    if (width != grid->width && !grid->irregular) {
        grid->irregular = true;
        check_error(check, "table-irregular", tag, "row %d has %d columns where the first has %d",
                    grid->rows, width, grid->width);
    }
}

/* A cell may not reach down out of its group of rows. */
static void group_end(struct check *check, struct grid *grid, const struct pw_tag *tag) {
    for (int i = 0; i < grid->columns; i++) {
        if (grid->below[i] > 0) {
            check_error(check, "table-irregular", tag, "a cell spans more rows than there are");
            memset(grid->below, 0, (size_t)grid->columns * sizeof *grid->below);
        }
    }
}

static void rows_of(struct check *check, struct grid *grid, const struct pw_tag *group) {
    for (size_t i = 0; i < group->kids_count; i++)
        if (group->kids[i].kind == PW_KID_TAG && group->kids[i].tag->role == PW_ROLE_TR)
            row(check, grid, group->kids[i].tag);
    group_end(check, grid, group);
}

static size_t count_heads(const struct pw_tag *tag) {
    size_t heads = 0;
    for (size_t i = 0; i < tag->kids_count; i++)
        if (tag->kids[i].kind == PW_KID_TAG && tag->kids[i].tag->role != PW_ROLE_TABLE) {
            heads += tag->kids[i].tag->role == PW_ROLE_TH;
            heads += count_heads(tag->kids[i].tag);
        }
    return heads;
}

/* Order of parts: Caption at either end, THead before TBody before TFoot. */
static void parts(struct check *check, const struct pw_tag *table) {
    int heads = 0, bodies = 0, feet = 0, loose = 0;
    for (size_t i = 0; i < table->kids_count; i++) {
        if (table->kids[i].kind != PW_KID_TAG)
            continue;
        const struct pw_tag *kid = table->kids[i].tag;
        heads += kid->role == PW_ROLE_THEAD;
        bodies += kid->role == PW_ROLE_TBODY;
        feet += kid->role == PW_ROLE_TFOOT;
        loose += kid->role == PW_ROLE_TR;
        if (kid->role == PW_ROLE_CAPTION && i != 0 && i + 1 != table->kids_count)
            check_error(check, "table-structure", kid, "a table's caption stands in its middle");
        if (kid->role == PW_ROLE_THEAD && (bodies || feet || loose))
            check_error(check, "table-structure", kid, "a table's head follows its body");
    }
    if (heads > 1 || feet > 1)
        check_error(check, "table-structure", table, "a table has %d heads and %d feet", heads,
                    feet);
    if ((heads || feet) && !bodies)
        check_error(check, "table-structure", table, "a table has a head or foot but no body");
    if ((heads || feet || bodies) && loose)
        check_error(check, "table-structure", table,
                    "a table has rows outside head, body and foot");
}

void check_table(struct check *check, const struct pw_tag *table) {
    struct grid grid = {.width = -1};
    parts(check, table);
    for (size_t i = 0; i < table->kids_count; i++) {
        if (table->kids[i].kind != PW_KID_TAG)
            continue;
        const struct pw_tag *kid = table->kids[i].tag;
        if (kid->role == PW_ROLE_TR)
            row(check, &grid, kid);
        else if (kid->role == PW_ROLE_THEAD || kid->role == PW_ROLE_TBODY ||
                 kid->role == PW_ROLE_TFOOT)
            rows_of(check, &grid, kid);
    }
    group_end(check, &grid, table);
    if (grid.rows == 0)
        check_error(check, "table-empty", table, "a table has no rows");
    else if (count_heads(table) == 0)
        check_error(check, "table-without-heads", table, "a table has no head cells (TH)");
    free(grid.below);
}
