/* SPDX-License-Identifier: MIT
 *
 * Columns side by side, with a flow each. They go to a page whole; those too
 * tall for a page, or too narrow for a table's usual print, follow one another.
 */
#include "flow.h"

/* Narrower than so many letters' heights (as in large print, or in a column)
 * they follow one another. */
#define COLUMN_LEAST 9.0

double ly_part_width(const struct ly_flow *flow, size_t count) {
    double gutter = ly_length(flow->ly, PW_LENGTH_GUTTER);
    return (flow->scope.full_width - gutter * (double)(count - 1)) / (double)count;
}

/* ---- columns --------------------------------------------------------------- */
struct grid {
    struct ly_flow **flows;
    size_t count;
};

/* Top of a piece; of the one after the last: the flow's height. */
static double piece_top(const struct ly_flow *flow, size_t piece) {
    double y = 0;
    for (size_t p = 0; p < piece; p++)
        y += flow->pieces[p].height + (p ? flow->pieces[p].gap : 0);
    return y + (piece && piece < flow->pieces_count ? flow->pieces[piece].gap : 0);
}

static double flow_height(const struct ly_flow *flow) {
    return piece_top(flow, flow->pieces_count);
}

/* ---- figures beside each other ---------------------------------------------- */
/* Whether every column begins with so many figures and nothing else. */
static bool all_begin(const struct grid *grid, size_t figures) {
    for (size_t f = 0; f < grid->count; f++) {
        const struct ly_flow *flow = grid->flows[f];
        if (flow->figures_count < figures)
            return false;
        for (size_t i = 0; i < figures; i++)
            if (flow->figures[i].first != (i ? flow->figures[i - 1].end : 0))
                return false;
    }
    return true;
}

/* The same piece of the columns' i-th figures starts at the same height in all. */
static void level(const struct grid *grid, size_t i, bool chart) {
    double lowest = 0;
    for (int pass = 0; pass < 2; pass++)
        for (size_t f = 0; f < grid->count; f++) {
            struct ly_flow *flow = grid->flows[f];
            size_t p = chart ? flow->figures[i].chart : flow->figures[i].first;
            double top = piece_top(flow, p);
            if (pass && p)
                flow->pieces[p].gap += lowest - top;
            else if (top > lowest)
                lowest = top;
        }
}

/* Plots are compared across: one caption longer than the other must not move them. */
static void level_figures(const struct grid *grid) {
    for (size_t i = 0; all_begin(grid, i + 1); i++) {
        level(grid, i, false);
        level(grid, i, true);
    }
}

static void grid_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                      double y) {
    const struct grid *grid = first->data;
    (void)count;
    for (size_t f = 0; f < grid->count; f++)
        ly_pieces_draw(stage, grid->flows[f]->pieces, grid->flows[f]->pieces_count, y, 0);
}

size_t ly_grid_flows(const struct ly_piece *piece, const struct ly_flow *const **flows) {
    if (piece->draw != grid_draw)
        return 0;
    const struct grid *grid = piece->data;
    *flows = (const struct ly_flow *const *)grid->flows;
    return grid->count;
}

static struct ly_flow *column_flow(struct ly_flow *outer, const struct pw_block *column, double x,
                                   double width) {
    struct ly *ly = outer->ly;
    struct ly_flow *flow = PW_NEW(ly->arena, struct ly_flow);
    flow->ly = ly;
    flow->scope = outer->scope;
    flow->scope.box = NULL;
    flow->scope.top = false;
    flow->scope.x = flow->scope.full_x = x;
    flow->scope.width = flow->scope.full_width = width;
    flow->scope.parent = ly_node_new(ly, outer->scope.parent, PW_ROLE_DIV, column->place);
    ly_blocks(flow, column->children, column->children_count);
    return flow;
}

static void columns_stacked(struct ly_flow *flow, const struct pw_block *block) {
    for (size_t c = 0; c < block->children_count; c++)
        ly_blocks(flow, block->children[c]->children, block->children[c]->children_count);
}

void ly_columns(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    size_t count = block->children_count;
    if (!count)
        return;
    double gutter = ly_length(ly, PW_LENGTH_GUTTER);
    double width = ly_part_width(flow, count);
    if (width < COLUMN_LEAST * flow->scope.body->size) {
        columns_stacked(flow, block);
        return;
    }
    struct grid *grid = PW_NEW(ly->arena, struct grid);
    grid->flows = PW_NEW_N(ly->arena, struct ly_flow *, count);
    grid->count = count;
    size_t entry = ly->entries_next, met = ly->feet_count;
    struct ly_foot *feet = NULL, **last = &feet;
    bool cramped = false;
    double height = 0, before = ly_style(ly, PW_STYLE_BODY)->before;
    for (size_t c = 0; c < count; c++) {
        double x = flow->scope.full_x + (width + gutter) * (double)c;
        struct ly_flow *column = column_flow(flow, block->children[c], x, width);
        if (column->pieces_count && column->pieces[0].gap > before)
            before = column->pieces[0].gap;
        grid->flows[c] = column;
        cramped = cramped || column->cramped;
        for (*last = ly_feet_take(column); *last;)
            last = &(*last)->next;
    }
    level_figures(grid);
    for (size_t c = 0; c < count; c++)
        height = flow_height(grid->flows[c]) > height ? flow_height(grid->flows[c]) : height;
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    if (cramped || height > ly_frame_height(flow)) {
        ly->entries_next = entry;
        ly_feet_forget(ly, met);
        columns_stacked(flow, block);
        return;
    }
    ly_piece_add(flow, grid_draw, grid, height, before)->feet = feet;
    flow->after = ly_style(ly, PW_STYLE_BODY)->after * 1.4;
}
