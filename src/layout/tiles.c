/* SPDX-License-Identifier: MIT
 *
 * Tiles: big numbers side by side, each with its period, its change, a note and
 * a sparkline. What is of a kind stands on one line across a row.
 */
#include "flow.h"
#include "packwright/chart.h"

/* Narrower than so many letters' heights (as in large print, or in a column)
 * tiles take more rows. */
#define TILE_LEAST 8.0
#define ARROW 6.0 /* side of the triangle before a change, and */
#define ARROW_GAP 3.0
#define SPARK_TALL 26.0
#define SPARK_GAP 5.0

enum part { LABEL, NUMBER, PERIOD, CHANGE, NOTE, PARTS };

struct tile {
    const struct pw_block *block;
    const struct pw_text *texts[PARTS];
    struct ly_node *nodes[PARTS];
    struct ly_node *spark;
};

struct tiles {
    struct tile *tiles;
    size_t count;
    double width, gutter;
    double heights[PARTS]; /* of the tallest: what is of a kind stands on one line */
    double pad, spark;     /* above the label; of the sparklines, 0: none */
};

static size_t tiles_per_row(size_t count) {
    if (count <= 4)
        return count;
    return count == 5 || count == 6 || count == 9 ? 3 : 4;
}

/* The triangle repeats what the words say. */
static void arrow_draw(struct ly_stage *stage, const struct tile *tile, double x, double y) {
    const struct pw_line *line = &tile->texts[CHANGE]->lines[0];
    double base = y + pw_line_baseline(line), tall = ARROW * 0.9;
    bool up = tile->block->way > 0;
    cairo_t *cr = pw_pen_cairo(stage->pen);
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
    cairo_move_to(cr, x, up ? base : base - tall);
    cairo_line_to(cr, x + ARROW, up ? base : base - tall);
    cairo_line_to(cr, x + ARROW / 2, up ? base - tall : base);
    cairo_close_path(cr);
    pw_pen_fill(stage->pen, ly_colour(stage->ly, tile->block->verdict > 0   ? PW_COLOUR_BETTER
                                                 : tile->block->verdict < 0 ? PW_COLOUR_WORSE
                                                                            : PW_COLOUR_MUTED));
    pw_pen_end(stage->pen);
}

static void spark_draw(struct ly_stage *stage, const struct tile *tile, double x, double y,
                       double width) {
    struct ly *ly = stage->ly;
    struct pw_chart_context context = {ly->theme, ly->typist, ly->arena, ly->findings,
                                       tile->block->place};
    struct pw_rect rect = {x, y, width, SPARK_TALL};
    ly_begin(stage, tile->spark);
    struct pw_tag_extras *extras = pw_tag_extras(stage->book, pw_pen_tag(stage->pen));
    if (!extras->has_bbox) {
        extras->has_bbox = true;
        extras->bbox = rect;
        extras->bbox_page = pw_pen_page_index(stage->pen);
    }
    pw_chart_draw(&context, tile->block->chart, stage->pen, rect);
    pw_pen_end(stage->pen);
}

static void tile_draw(struct ly_stage *stage, const struct tiles *row, const struct tile *tile,
                      double x, double y) {
    for (int p = 0; p < PARTS; p++) {
        const struct pw_text *text = tile->texts[p];
        if (text && text->lines_count) {
            double indent = p == CHANGE && tile->block->way ? ARROW + ARROW_GAP : 0;
            if (indent > 0)
                arrow_draw(stage, tile, x, y);
            ly_begin(stage, tile->nodes[p]);
            pw_text_draw(stage->pen, text, 0, text->lines_count, x + indent, y, row->width - indent,
                         PW_ALIGN_LEFT);
            pw_pen_end(stage->pen);
        }
        y += row->heights[p];
    }
    if (tile->spark)
        spark_draw(stage, tile, x, y + SPARK_GAP, row->width);
}

static void tiles_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                       double y) {
    const struct tiles *row = first->data;
    double x = first->x;
    struct pw_stroke rule = {.colour = ly_colour(stage->ly, PW_COLOUR_STRONG),
                             .width = ly_length(stage->ly, PW_LENGTH_RULE) * 1.4};
    (void)count;
    for (size_t t = 0; t < row->count; t++) {
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
        pw_pen_rule(stage->pen, x, y + rule.width / 2, x + row->width, y + rule.width / 2, &rule);
        pw_pen_end(stage->pen);
        tile_draw(stage, row, &row->tiles[t], x, y + row->pad);
        x += row->width + row->gutter;
    }
}

static void tile_make(struct ly *ly, struct tile *tile, const struct pw_block *block,
                      struct ly_node *list, double width) {
    static const enum pw_style_id styles[PARTS] = {PW_STYLE_TILE_LABEL, PW_STYLE_TILE_NUMBER,
                                                   PW_STYLE_TILE_LABEL, PW_STYLE_TILE_NOTE,
                                                   PW_STYLE_TILE_NOTE};
    const char *texts[PARTS] = {block->title, block->value, block->period, block->change,
                                block->note};
    struct ly_node *item = ly_node_new(ly, list, PW_ROLE_LI, block->place);
    struct ly_node *body = ly_node_new(ly, item, PW_ROLE_LBODY, block->place);
    tile->block = block;
    tile->nodes[LABEL] = ly_node_new(ly, item, PW_ROLE_LBL, block->place);
    for (int p = 0; p < PARTS; p++) {
        double room = p == CHANGE && block->way ? width - ARROW - ARROW_GAP : width;
        if (p != LABEL)
            tile->nodes[p] = ly_node_new(ly, body, PW_ROLE_P, block->place);
        if (texts[p] && *texts[p])
            tile->texts[p] =
                pw_typist_paragraph(ly->typist, ly->arena, texts[p], ly_style(ly, styles[p]), room);
    }
    if (block->chart) {
        tile->spark = ly_node_new(ly, body, PW_ROLE_FIGURE, block->place);
        tile->spark->alt = block->alt;
    }
}

static void tiles_row(struct ly_flow *flow, const struct pw_block *block, struct ly_node *list,
                      size_t first, size_t columns) {
    struct ly *ly = flow->ly;
    struct tiles *row = PW_NEW(ly->arena, struct tiles);
    size_t left = block->children_count - first;
    row->gutter = ly_length(ly, PW_LENGTH_GUTTER);
    row->width = ly_part_width(flow, columns);
    row->count = left < columns ? left : columns;
    row->tiles = PW_NEW_N(ly->arena, struct tile, row->count);
    row->pad = ly_style(ly, PW_STYLE_TILE_LABEL)->size * 0.55;
    double height = row->pad;
    for (size_t t = 0; t < row->count; t++) {
        struct tile *tile = &row->tiles[t];
        tile_make(ly, tile, block->children[first + t], list, row->width);
        for (int p = 0; p < PARTS; p++)
            if (tile->texts[p] && tile->texts[p]->height > row->heights[p])
                row->heights[p] = tile->texts[p]->height;
        if (tile->spark)
            row->spark = SPARK_GAP + SPARK_TALL;
    }
    for (int p = 0; p < PARTS; p++)
        height += row->heights[p];
    ly_piece_add(flow, tiles_draw, row, height + row->spark,
                 ly_style(ly, PW_STYLE_BODY)->after * 1.4)
        ->x = flow->scope.full_x;
    flow->after = ly_style(ly, PW_STYLE_BODY)->after * 1.8;
}

void ly_tiles(struct ly_flow *flow, const struct pw_block *block) {
    if (!block->children_count)
        return;
    size_t columns = tiles_per_row(block->children_count);
    double least = TILE_LEAST * ly_style(flow->ly, PW_STYLE_TILE_LABEL)->size;
    while (columns > 1 && ly_part_width(flow, columns) < least)
        columns--;
    struct ly_node *list = ly_node_new(flow->ly, flow->scope.parent, PW_ROLE_L, block->place);
    list->numbering = "None";
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    for (size_t first = 0; first < block->children_count; first += columns)
        tiles_row(flow, block, list, first, columns);
}
