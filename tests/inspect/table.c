/* SPDX-License-Identifier: MIT
 *
 * Tables: row groups, a full grid after spans, and heads for every cell.
 */
#include <string.h>

#include "inspect.h"

enum { COLUMNS_MAX = 512, ROWS_MAX = 100000 };

struct cell { /* of the grid */
    int node; /* index + 1; 0: nothing there yet */
};

struct grid {
    int table;          /* node */
    struct cell *cells; /* rows x COLUMNS_MAX */
    int rows, columns;
    int *group_end; /* of each row: the row behind its THead, TBody or TFoot */
};

static long span_of(struct pdf *pdf, int node, const char *name) {
    long span = 1;
    qpdf_oh value = attribute(pdf, &pdf->nodes[node], "/Table", name);
    if (!is_null(pdf, value) && (!integer_of(pdf, value, &span) || span < 1 || span > ROWS_MAX)) {
        fault(pdf, R_TABLE_SHAPE, "%s is no positive number, %s", name, node_name(pdf, node));
        return 1;
    }
    return span;
}

static struct cell *at(struct grid *grid, int row, int column) {
    return &grid->cells[(size_t)row * COLUMNS_MAX + (size_t)column];
}

static void place_cell(struct pdf *pdf, struct grid *grid, int row, int node, int *column) {
    long rows = span_of(pdf, node, "/RowSpan"), columns = span_of(pdf, node, "/ColSpan");
    while (*column < COLUMNS_MAX && at(grid, row, *column)->node)
        ++*column;
    if (*column + columns > COLUMNS_MAX || row + rows > grid->group_end[row]) {
        fault(pdf, R_TABLE_SHAPE, "%s reaches out of its row group or table", node_name(pdf, node));
        return;
    }
    for (int r = row; r < row + rows; r++)
        for (int c = *column; c < *column + columns; c++) {
            if (at(grid, r, c)->node)
                fault(pdf, R_TABLE_SHAPE, "%s overlaps another cell", node_name(pdf, node));
            at(grid, r, c)->node = node + 1;
        }
    *column += (int)columns;
}

static int kid_node(const struct node *node, size_t i) {
    return node->kids[i].kind == KID_NODE ? node->kids[i].node : -1;
}

static bool is_group(const struct node *node) {
    return type_is(node, "THead") || type_is(node, "TBody") || type_is(node, "TFoot");
}

/* Rows of the table in order; group_end is filled in. */
static int *collect_rows(struct pdf *pdf, struct grid *grid) {
    const struct node *table = &pdf->nodes[grid->table];
    int *rows = NULL;
    size_t count = 0;
    for (int pass = 0; pass < 2; pass++) { /* count, then fill */
        count = 0;
        for (size_t i = 0; i < table->kid_count; i++) {
            int kid = kid_node(table, i);
            if (kid < 0)
                continue;
            const struct node *group = &pdf->nodes[kid];
            size_t first = count;
            if (type_is(group, "TR")) {
                if (pass)
                    rows[count] = kid;
                count++;
            }
            for (size_t k = 0; is_group(group) && k < group->kid_count; k++)
                if (kid_node(group, k) >= 0 && type_is(&pdf->nodes[kid_node(group, k)], "TR")) {
                    if (pass)
                        rows[count] = kid_node(group, k);
                    count++;
                }
            for (size_t r = first; pass && r < count; r++) /* bare rows are one group */
                grid->group_end[r] = is_group(group) ? (int)count : ROWS_MAX;
        }
        if (!pass) {
            rows = keep(pdf, (count + 1) * sizeof *rows);
            grid->group_end = keep(pdf, (count + 1) * sizeof *grid->group_end);
        }
    }
    grid->rows = (int)count;
    for (size_t r = 0; r < count; r++)
        if (grid->group_end[r] > grid->rows)
            grid->group_end[r] = grid->rows;
    return rows;
}

static void check_groups(struct pdf *pdf, int index) {
    const struct node *table = &pdf->nodes[index];
    int heads = 0, bodies = 0, feet = 0, rows = 0;
    for (size_t i = 0; i < table->kid_count; i++) {
        int kid = kid_node(table, i);
        if (kid < 0)
            continue;
        heads += type_is(&pdf->nodes[kid], "THead");
        bodies += type_is(&pdf->nodes[kid], "TBody");
        feet += type_is(&pdf->nodes[kid], "TFoot");
        rows += type_is(&pdf->nodes[kid], "TR");
    }
    if (heads > 1 || feet > 1 || ((heads || feet) && bodies == 0) || (rows && (heads || bodies)))
        fault(pdf, R_TABLE_GROUPS, "%d THead, %d TBody, %d TFoot and %d bare rows, %s", heads,
              bodies, feet, rows, node_name(pdf, index));
}

static void check_full(struct pdf *pdf, struct grid *grid) {
    for (int r = 0; r < grid->rows; r++)
        for (int c = 0; c < COLUMNS_MAX; c++)
            if (at(grid, r, c)->node && c + 1 > grid->columns)
                grid->columns = c + 1;
    for (int r = 0; r < grid->rows; r++)
        for (int c = 0; c < grid->columns; c++)
            if (!at(grid, r, c)->node) {
                fault(pdf, R_TABLE_SHAPE, "row %d has no cell in column %d of %d, %s", r + 1, c + 1,
                      grid->columns, node_name(pdf, grid->table));
                break;
            }
}

/* 'C' column, 'R' row, 'B' both, 0 none or not a TH. */
static char scope_of(struct pdf *pdf, int node) {
    const char *scope = name_of(pdf, attribute(pdf, &pdf->nodes[node], "/Table", "/Scope"));
    if (!type_is(&pdf->nodes[node], "TH") || !scope)
        return 0;
    return strcmp(scope, "Column") == 0 ? 'C'
           : strcmp(scope, "Row") == 0  ? 'R'
           : strcmp(scope, "Both") == 0 ? 'B'
                                        : 0;
}

static int find_id(struct pdf *pdf, struct grid *grid, const char *id) {
    for (int r = 0; r < grid->rows; r++)
        for (int c = 0; c < grid->columns; c++) {
            int node = at(grid, r, c)->node - 1;
            if (node >= 0 && pdf->nodes[node].id && strcmp(pdf->nodes[node].id, id) == 0)
                return node;
        }
    return -1;
}

/* True if Headers name at least one head; a name that leads nowhere is a fault. */
static bool check_headers(struct pdf *pdf, struct grid *grid, int node) {
    qpdf_oh headers = attribute(pdf, &pdf->nodes[node], "/Table", "/Headers");
    int n = count_of(pdf, headers), found = 0;
    for (int i = 0; i < n; i++) {
        struct bytes id = string_of(pdf, item(pdf, headers, i));
        int head = id.data ? find_id(pdf, grid, (const char *)id.data) : -1;
        if (head >= 0 && type_is(&pdf->nodes[head], "TH") && head != node)
            found++;
        else
            fault(pdf, R_TABLE_HEADS, "Headers name no TH of this table, %s", node_name(pdf, node));
    }
    return found > 0;
}

static bool has_scoped_head(struct pdf *pdf, struct grid *grid, int row, int column) {
    for (int r = row - 1; r >= 0; r--) {
        char scope = scope_of(pdf, at(grid, r, column)->node - 1);
        if (scope == 'C' || scope == 'B')
            return true;
    }
    for (int c = column - 1; c >= 0; c--) {
        char scope = scope_of(pdf, at(grid, row, c)->node - 1);
        if (scope == 'R' || scope == 'B')
            return true;
    }
    return false;
}

static void check_heads(struct pdf *pdf, struct grid *grid) {
    for (int r = 0; r < grid->rows; r++)
        for (int c = 0; c < grid->columns; c++) {
            int node = at(grid, r, c)->node - 1;
            bool first = node >= 0 && (c == 0 || at(grid, r, c - 1)->node != node + 1) &&
                         (r == 0 || at(grid, r - 1, c)->node != node + 1);
            if (!first)
                continue;
            bool named = check_headers(pdf, grid, node);
            if (type_is(&pdf->nodes[node], "TH") && !scope_of(pdf, node))
                fault(pdf, R_TABLE_HEADS, "no Scope, %s", node_name(pdf, node));
            if (type_is(&pdf->nodes[node], "TD") && !named && !has_scoped_head(pdf, grid, r, c))
                fault(pdf, R_TABLE_HEADS, "no head by Scope or Headers, row %d, column %d, %s",
                      r + 1, c + 1, node_name(pdf, node));
        }
}

static void check_table(struct pdf *pdf, int index) {
    struct grid grid = {.table = index};
    check_groups(pdf, index);
    int *rows = collect_rows(pdf, &grid);
    if (grid.rows == 0 || grid.rows > ROWS_MAX) {
        fault(pdf, R_TABLE_SHAPE, "%d rows, %s", grid.rows, node_name(pdf, index));
        return;
    }
    grid.cells = keep(pdf, (size_t)grid.rows * COLUMNS_MAX * sizeof *grid.cells);
    for (int r = 0; r < grid.rows; r++) {
        const struct node *row = &pdf->nodes[rows[r]];
        int column = 0;
        for (size_t i = 0; i < row->kid_count; i++)
            if (kid_node(row, i) >= 0)
                place_cell(pdf, &grid, r, kid_node(row, i), &column);
    }
    int before = pdf->faults;
    check_full(pdf, &grid);
    if (pdf->faults == before)
        check_heads(pdf, &grid);
}

void check_tables(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->node_count; i++)
        if (type_is(&pdf->nodes[i], "Table"))
            check_table(pdf, (int)i);
}
