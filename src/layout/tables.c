/* SPDX-License-Identifier: MIT
 *
 * Tables in the flow: caption, heads, rows over pages, source and notes. One
 * Table in the structure tree however many pages it runs over.
 */
#include "flow.h"

struct run {
    struct pw_table_context context;
    const struct pw_table_layout *layout;
    struct pw_table_tags tags;
    struct ly_node *node;
    const struct pw_text *continued; /* caption of later pages, one line */
    double continued_gap;
};

#define SPLIT 0.4 /* rows taller than this share of the frame may part */

static struct run *run_new(const struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    struct run *run = PW_NEW(ly->arena, struct run);
    run->context = (struct pw_table_context){
        ly->theme, ly->typist, ly->keep, ly->lasting, block->place, ly_frame_height(flow) * SPLIT};
    return run;
}

/* Measuring is the dear part and does not change between passes. Of a trial that
 * does not fit nothing is kept but that. */
static const struct pw_table_layout *measured(struct ly *ly, const struct run *run,
                                              const struct pw_block *block, double width,
                                              bool trial) {
    static const struct pw_table_layout does_not_fit = {.fits = false};
    char *key = pw_arena_printf(ly->arena, "%p %.3f", (const void *)block, width);
    const struct pw_table_layout *layout = pw_map_lookup(ly->tables, key);
    if (layout && (trial || layout != &does_not_fit))
        return layout;
    struct pw_table_context context = run->context;
    struct pw_arena_mark mark = pw_arena_mark(context.arena);
    layout = pw_table_measure(&context, block->table, width);
    if (trial && !layout->fits) {
        layout = &does_not_fit;
        pw_arena_rewind(context.arena, mark);
    }
    pw_map_put(ly->tables, key, (void *)(uintptr_t)layout); /* the map holds no const pointers */
    return layout;
}

static void head_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                      double y) {
    struct run *run = (struct run *)(uintptr_t)first->data;
    (void)count;
    run->tags.table = ly_tag(stage, run->node);
    pw_pen_begin(stage->pen, run->tags.table);
    pw_table_draw_head(&run->context, run->layout, stage->pen, &run->tags, first->x, y);
    pw_pen_end(stage->pen);
}

/* Whether sums are carried over a break above `row`: not inside a tall row. */
static bool carried(const struct pw_table_layout *layout, size_t row) {
    return row > 0 && row < layout->rows_count && pw_table_carry_height(layout) > 0 &&
           layout->rows[row].first_line == 0 && !layout->rows[row].total;
}

/* Caption, heads and group head again, at the top of a later page. */
static double resume_draw(struct ly_stage *stage, struct run *run, size_t row, double x, double y) {
    if (run->continued) {
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_PAGINATION);
        pw_text_draw(stage->pen, run->continued, 0, run->continued->lines_count, x, y,
                     run->layout->width, PW_ALIGN_LEFT);
        pw_pen_end(stage->pen);
        y += run->continued->height + run->continued_gap;
    }
    y = pw_table_draw_head(&run->context, run->layout, stage->pen, &run->tags, x, y);
    if (carried(run->layout, row))
        y = pw_table_draw_carry(&run->context, run->layout, stage->pen, row, true, x, y);
    return y;
}

static void rows_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                      double y) {
    struct run *run = (struct run *)(uintptr_t)first->data;
    bool resumed = stage->resumed;
    pw_pen_begin(stage->pen, run->tags.table);
    if (resumed)
        y = resume_draw(stage, run, first->index, first->x, y - first->resume);
    double below = pw_table_draw_rows(&run->context, run->layout, stage->pen, &run->tags,
                                      first->index, count, resumed, first->x, y);
    if (stage->last && carried(run->layout, first->index + count))
        pw_table_draw_carry(&run->context, run->layout, stage->pen, first->index + count, false,
                            first->x, below);
    pw_pen_end(stage->pen);
}

static void table_caption(struct ly_flow *flow, struct run *run, const struct pw_block *block,
                          double x, double width) {
    struct ly *ly = flow->ly;
    const struct pw_style *style = ly_style(ly, PW_STYLE_CAPTION);
    bool named = block->number || block->words.inlines_count;
    if (!named && !block->subtitle.inlines_count)
        return;
    struct ly_node *table = flow->scope.parent;
    flow->scope.parent = ly_node_new(ly, table, PW_ROLE_CAPTION, block->place);
    if (named) {
        const char *prefix = NULL, *plain = pw_words_plain(ly->arena, &block->words);
        if (block->number)
            prefix = pw_arena_printf(ly->arena, *plain ? "%s: " : "%s", block->number);
        ly_paragraph(flow, PW_ROLE_P, &block->words, prefix, style, x, width, block->place);
        ly_keep_next(flow);
        const char *again =
            pw_arena_printf(ly->arena, "%s%s (continued)", prefix ? prefix : "", plain);
        if (block->number && pw_typist_width(ly->typist, again, style) > width)
            again = pw_arena_printf(ly->arena, "%s (continued)", block->number);
        run->continued = pw_typist_paragraph(ly->typist, ly->arena, again, style, width);
        run->continued_gap = style->after;
    }
    if (block->subtitle.inlines_count) {
        ly_paragraph(flow, PW_ROLE_P, &block->subtitle, NULL, ly_style(ly, PW_STYLE_SUBTITLE), x,
                     width, block->place);
        ly_keep_next(flow);
    }
    flow->scope.parent = table;
}

/* Where a table may part: not under a group head, not after its first row or
 * before its last; a small one rather not at all. */
static double row_cost(const struct pw_table_layout *layout, size_t row, double cost) {
    size_t last = layout->rows_count - 1;
    if (row > 0 && layout->rows[row].first_line > 0)
        return 0.1; /* inside a tall row */
    if (row == 0 || layout->rows[row - 1].group_head)
        return LY_NEVER;
    if (row == 1 || row == last)
        return LY_NEVER;
    if (layout->rows[row].total && !layout->rows[row - 1].total)
        return LY_NEVER; /* a total keeps a row that it sums */
    if (row + 1 == last && (layout->rows[last].total || layout->rows[row].group_head))
        return LY_NEVER;
    if (layout->rows[row].group_head)
        return cost * 0.4;
    if (row == 2 && layout->rows[0].group_head)
        return LY_NEVER;
    if (layout->rows[row - 2].group_head || layout->rows[row + 1].group_head)
        return cost * 8; /* one row of a group by itself */
    return cost;
}

static void table_flow(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    struct ly_scope outer = flow->scope;
    struct run *run = run_new(flow, block);
    double x = outer.x, width = outer.full_x + outer.full_width - outer.x;
    const struct pw_table_layout *layout = measured(ly, run, block, outer.full_width, false);
    if (x > outer.full_x && layout->natural_width <= width)
        layout = measured(ly, run, block, width, false);
    else
        x = outer.full_x; /* a wide one uses the margin of the numbers too */
    run->layout = layout;
    flow->cramped = flow->cramped || layout->smaller;
    run->node = ly_node_new(ly, outer.parent, PW_ROLE_TABLE, block->place);
    run->node->summary = block->table->summary;
    flow->scope.parent = run->node;
    ly_caption_mark(flow, block);
    double before = ly_length(ly, PW_LENGTH_FIGURE_BEFORE) + ly_style(ly, PW_STYLE_CAPTION)->before;
    if (flow->after < before)
        flow->after = before;
    table_caption(flow, run, block, x, outer.full_x + outer.full_width - x);
    ly_piece_add(flow, head_draw, run, layout->head_height, 0)->x = x;

    double page = ly_frame_height(flow);
    double total = layout->head_height;
    for (size_t r = 0; r < layout->rows_count && total <= page; r++)
        total += layout->rows[r].height;
    double cost = total < page * 0.28 ? 0.5 : total < page * 0.9 ? 0.12 : 0.02;
    double again = layout->head_height;
    if (run->continued)
        again += run->continued->height + run->continued_gap;
    for (size_t r = 0; r < layout->rows_count; r++) {
        struct ly_piece *piece = ly_piece_add(flow, rows_draw, run, layout->rows[r].height, 0);
        piece->index = r;
        piece->x = x;
        piece->cost = row_cost(layout, r, cost);
        piece->resume = again + pw_table_group_height(layout, r);
        piece->resume += carried(layout, r) ? pw_table_carry_height(layout) : 0;
        piece->tail = carried(layout, r + 1) ? pw_table_carry_height(layout) : 0;
    }
    flow->after = ly_length(ly, PW_LENGTH_CELL_PADDING) * 1.5;
    flow->scope.parent = outer.parent;
    ly_notes(flow, block, x, outer.full_x + outer.full_width - x);
    flow->scope = outer;
    flow->after = ly_length(ly, PW_LENGTH_FIGURE_AFTER);
}

/* Whether the table goes on landscape pages: because it says so, or because
 * only there its words stay whole. Not from inside a box or a column. */
static bool turns(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    const struct ly_scope *scope = &flow->scope;
    bool lies = ly_sheet(ly, false).width >= ly_sheet(ly, true).width;
    if (!scope->top || scope->box || scope->turned || lies || block->table->turn == PW_TURN_NEVER)
        return false;
    if (block->table->turn == PW_TURN_ALWAYS)
        return true;
    struct pw_findings unsaid;
    struct run *run = run_new(flow, block);
    pw_findings_init(&unsaid, ly->keep);
    run->context.findings = &unsaid;
    return !measured(ly, run, block, scope->full_width, true)->fits;
}

void ly_turn(struct ly_flow *flow) {
    struct ly_sheet sheet = ly_sheet(flow->ly, true);
    double indent = flow->scope.x - flow->scope.full_x;
    ly_turn_kept(flow);
    flow->scope.turned = true;
    flow->scope.full_width = sheet.right - sheet.left;
    flow->scope.width = flow->scope.full_width - indent;
}

void ly_table(struct ly_flow *flow, const struct pw_block *block) {
    if (!block->table || !block->table->columns_count)
        return;
    struct ly_scope before_turn = flow->scope;
    if (turns(flow, block))
        ly_turn(flow);
    table_flow(flow, block);
    flow->scope = before_turn;
}
