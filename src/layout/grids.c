/* SPDX-License-Identifier: MIT
 *
 * Blocks side by side: tiles of big numbers, and columns with a flow each.
 * Both go to a page whole; columns too tall for a page follow one another.
 */
#include "flow.h"

/* Narrower than so many letters' heights (as in large print, or in a column)
 * tiles take more rows, and columns follow one another. */
#define TILE_LEAST 8.0
#define COLUMN_LEAST 9.0

/* Of each of `count` parts beside each other. */
static double part_width(const struct ly_flow *flow, size_t count) {
    double gutter = ly_length(flow->ly, PW_LENGTH_GUTTER);
    return (flow->scope.full_width - gutter * (double)(count - 1)) / (double)count;
}

/* ---- tiles ----------------------------------------------------------------- */
struct tile {
    const struct pw_text *label, *number, *note;
    struct ly_node *label_node, *number_node, *note_node;
};

struct tiles {
    struct tile *tiles;
    size_t count;
    double width, gutter;
    double label_height; /* of the tallest: numbers stand on one line */
    double number_height, pad;
};

static size_t tiles_per_row(size_t count) {
    if (count <= 4)
        return count;
    return count == 5 || count == 6 || count == 9 ? 3 : 4;
}

static void tile_part(struct ly_stage *stage, struct ly_node *node, const struct pw_text *text,
                      double x, double y, double width) {
    if (!text || !text->lines_count)
        return;
    ly_begin(stage, node);
    pw_text_draw(stage->pen, text, 0, text->lines_count, x, y, width, PW_ALIGN_LEFT);
    pw_pen_end(stage->pen);
}

static void tiles_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                       double y) {
    const struct tiles *row = first->data;
    double x = first->x;
    struct pw_stroke rule = {.colour = ly_colour(stage->ly, PW_COLOUR_STRONG),
                             .width = ly_length(stage->ly, PW_LENGTH_RULE) * 1.4};
    (void)count;
    for (size_t t = 0; t < row->count; t++) {
        const struct tile *tile = &row->tiles[t];
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
        pw_pen_rule(stage->pen, x, y + rule.width / 2, x + row->width, y + rule.width / 2, &rule);
        pw_pen_end(stage->pen);
        double below = y + row->pad;
        tile_part(stage, tile->label_node, tile->label, x, below, row->width);
        below += row->label_height;
        tile_part(stage, tile->number_node, tile->number, x, below, row->width);
        below += row->number_height;
        tile_part(stage, tile->note_node, tile->note, x, below, row->width);
        x += row->width + row->gutter;
    }
}

static const struct pw_text *tile_text(struct ly *ly, const char *text, enum pw_style_id style,
                                       double width) {
    if (!text || !*text)
        return NULL;
    return pw_typist_paragraph(ly->typist, ly->arena, text, ly_style(ly, style), width);
}

static double taller(double height, const struct pw_text *text) {
    return text && text->height > height ? text->height : height;
}

static void tile_make(struct ly *ly, struct tile *tile, const struct pw_block *block,
                      struct ly_node *list, double width) {
    struct ly_node *item = ly_node_new(ly, list, PW_ROLE_LI, block->place);
    struct ly_node *body = ly_node_new(ly, item, PW_ROLE_LBODY, block->place);
    tile->label = tile_text(ly, block->title, PW_STYLE_TILE_LABEL, width);
    tile->number = tile_text(ly, block->value, PW_STYLE_TILE_NUMBER, width);
    tile->note = tile_text(ly, block->note, PW_STYLE_TILE_NOTE, width);
    tile->label_node = ly_node_new(ly, item, PW_ROLE_LBL, block->place);
    tile->number_node = ly_node_new(ly, body, PW_ROLE_P, block->place);
    tile->note_node = ly_node_new(ly, body, PW_ROLE_P, block->place);
}

static void tiles_row(struct ly_flow *flow, const struct pw_block *block, struct ly_node *list,
                      size_t first, size_t columns) {
    struct ly *ly = flow->ly;
    struct tiles *row = PW_NEW(ly->arena, struct tiles);
    size_t left = block->children_count - first;
    double notes = 0;
    row->gutter = ly_length(ly, PW_LENGTH_GUTTER);
    row->width = part_width(flow, columns);
    row->count = left < columns ? left : columns;
    row->tiles = PW_NEW_N(ly->arena, struct tile, row->count);
    row->pad = ly_style(ly, PW_STYLE_TILE_LABEL)->size * 0.55;
    for (size_t t = 0; t < row->count; t++) {
        struct tile *tile = &row->tiles[t];
        tile_make(ly, tile, block->children[first + t], list, row->width);
        row->label_height = taller(row->label_height, tile->label);
        row->number_height = taller(row->number_height, tile->number);
        notes = taller(notes, tile->note);
    }
    double height = row->pad + row->label_height + row->number_height + notes;
    ly_piece_add(flow, tiles_draw, row, height, ly_style(ly, PW_STYLE_BODY)->after * 1.4)->x =
        flow->scope.full_x;
    flow->after = ly_style(ly, PW_STYLE_BODY)->after * 1.8;
}

void ly_tiles(struct ly_flow *flow, const struct pw_block *block) {
    if (!block->children_count)
        return;
    size_t columns = tiles_per_row(block->children_count);
    double least = TILE_LEAST * ly_style(flow->ly, PW_STYLE_TILE_LABEL)->size;
    while (columns > 1 && part_width(flow, columns) < least)
        columns--;
    struct ly_node *list = ly_node_new(flow->ly, flow->scope.parent, PW_ROLE_L, block->place);
    list->numbering = "None";
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    for (size_t first = 0; first < block->children_count; first += columns)
        tiles_row(flow, block, list, first, columns);
}

/* ---- columns --------------------------------------------------------------- */
struct grid {
    const struct ly_flow **flows;
    size_t count;
};

static double flow_height(const struct ly_flow *flow) {
    double height = 0;
    for (size_t p = 0; p < flow->pieces_count; p++)
        height += flow->pieces[p].height + (p ? flow->pieces[p].gap : 0);
    return height;
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
    *flows = grid->flows;
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
    double width = part_width(flow, count);
    if (width < COLUMN_LEAST * flow->scope.body->size) {
        columns_stacked(flow, block);
        return;
    }
    struct grid *grid = PW_NEW(ly->arena, struct grid);
    grid->flows = PW_NEW_N(ly->arena, const struct ly_flow *, count);
    grid->count = count;
    size_t entry = ly->entries_next, met = ly->feet_count;
    struct ly_foot *feet = NULL, **last = &feet;
    double height = 0, before = ly_style(ly, PW_STYLE_BODY)->before;
    for (size_t c = 0; c < count; c++) {
        double x = flow->scope.full_x + (width + gutter) * (double)c;
        struct ly_flow *column = column_flow(flow, block->children[c], x, width);
        double tall = flow_height(column);
        if (tall > height)
            height = tall;
        if (column->pieces_count && column->pieces[0].gap > before)
            before = column->pieces[0].gap;
        grid->flows[c] = column;
        for (*last = ly_feet_take(column); *last;)
            last = &(*last)->next;
    }
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    if (height > ly_frame_height(flow)) {
        ly->entries_next = entry;
        ly_feet_forget(ly, met);
        columns_stacked(flow, block);
        return;
    }
    ly_piece_add(flow, grid_draw, grid, height, before)->feet = feet;
    flow->after = ly_style(ly, PW_STYLE_BODY)->after * 1.4;
}
