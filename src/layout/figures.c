/* SPDX-License-Identifier: MIT
 *
 * Figures: caption, subtitle, chart, source and notes stay together on one
 * page. The Figure holds the chart's ink alone, with its alternative text and
 * box; caption, source and notes are text beside it in one Div, so that a
 * screen reader says them (an Alt replaces whatever its element holds).
 */
#include "flow.h"

#define FLEX 0.14 /* of its height that a chart gives up to fit a page */

struct figure {
    const struct pw_block *block;
    struct ly_node *node;
    double width;
};

static struct pw_chart_context chart_context(struct ly *ly, const struct pw_block *block,
                                             struct pw_arena *arena) {
    return (struct pw_chart_context){ly->theme, ly->typist, arena, ly->findings, block->place};
}

static void chart_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                       double y) {
    const struct figure *figure = first->data;
    struct pw_chart_context context = chart_context(stage->ly, figure->block, stage->ly->arena);
    struct pw_rect rect = {first->x, y, figure->width, stage->height};
    (void)count;
    ly_begin(stage, figure->node);
    struct pw_tag_extras *extras = pw_tag_extras(stage->book, pw_pen_tag(stage->pen));
    if (!extras->has_bbox) {
        extras->has_bbox = true;
        extras->bbox = rect;
        extras->bbox_page = pw_pen_page_index(stage->pen);
    }
    pw_chart_draw(&context, figure->block->chart, stage->pen, rect);
    pw_pen_end(stage->pen);
}

void ly_notes(struct ly_flow *flow, const struct pw_block *block, double x, double width) {
    struct ly *ly = flow->ly;
    if (block->source.inlines_count) {
        ly_keep_next(flow);
        ly_paragraph(flow, PW_ROLE_P, &block->source, NULL, ly_style(ly, PW_STYLE_SOURCE), x, width,
                     block->place);
    }
    for (size_t n = 0; n < block->notes_count; n++) {
        if (!block->notes[n].inlines_count)
            continue;
        size_t first = flow->pieces_count;
        ly_keep_next(flow);
        ly_paragraph(flow, PW_ROLE_P, &block->notes[n], NULL, ly_style(ly, PW_STYLE_NOTE), x, width,
                     block->place);
        if (first > 0 && first < flow->pieces_count) /* rather than between lines or rows */
            flow->pieces[first].cost = LY_LAST_RESORT;
    }
}

void ly_figure_caption(struct ly_flow *flow, const struct pw_block *block, double x, double width) {
    struct ly *ly = flow->ly;
    const char *prefix = NULL;
    if (block->number)
        prefix =
            pw_arena_printf(ly->arena, block->words.inlines_count ? "%s: " : "%s", block->number);
    if (prefix || block->words.inlines_count) {
        ly_paragraph(flow, PW_ROLE_CAPTION, &block->words, prefix, ly_style(ly, PW_STYLE_CAPTION),
                     x, width, block->place);
        ly_keep_next(flow);
    }
    if (block->subtitle.inlines_count) {
        ly_paragraph(flow, PW_ROLE_P, &block->subtitle, NULL, ly_style(ly, PW_STYLE_SUBTITLE), x,
                     width, block->place);
        ly_keep_next(flow);
    }
}

/* Whether the chart has to leave out names or values at this width: drawn on a
 * page that nobody sees. */
static bool loses_words(struct ly *ly, const struct pw_block *block, double width) {
    struct pw_findings said;
    pw_findings_init(&said, ly->arena);
    struct pw_book *book = pw_book_new(ly->arena, &said);
    struct pw_chart_context context = chart_context(ly, block, ly->arena);
    context.findings = &said;
    double height = pw_chart_height(&context, block->chart, width);
    int page = pw_book_page_add(book, width, height);
    struct pw_pen *pen = pw_pen_new(book);
    pw_pen_page(pen, page);
    pw_pen_begin(pen, pw_tag_new(book, book->root, PW_ROLE_FIGURE, block->place));
    pw_chart_draw(&context, block->chart, pen, (struct pw_rect){0, 0, width, height});
    pw_pen_end(pen);
    pw_pen_free(pen);
    return said.list_count > 0;
}

#define LARGE_PRINT 16.0 /* points of the body from which a chart may need the long side */

/* In large print a chart that would lose words goes on a landscape page, where
 * that saves them. What it loses in standard print is its author's to mend. */
static bool figure_turns(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    const struct ly_scope *scope = &flow->scope;
    if (ly_style(ly, PW_STYLE_BODY)->size < LARGE_PRINT || !scope->top || scope->box ||
        scope->turned)
        return false;
    struct ly_sheet sheet = ly_sheet(ly, true);
    double indent = scope->x - scope->full_x;
    return loses_words(ly, block, scope->full_width - indent) &&
           !loses_words(ly, block, sheet.right - sheet.left - indent);
}

static void figure_flow(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    struct ly_scope outer = flow->scope;
    double x = outer.x, width = outer.full_x + outer.full_width - outer.x;
    struct pw_chart_context context = chart_context(ly, block, ly->arena);
    struct figure *figure = PW_NEW(ly->arena, struct figure);
    size_t first = flow->pieces_count;
    double before = ly_length(ly, PW_LENGTH_FIGURE_BEFORE) + ly_style(ly, PW_STYLE_CAPTION)->before;
    flow->scope.parent = ly_node_new(ly, outer.parent, PW_ROLE_DIV, block->place);
    figure->block = block;
    figure->width = width;
    figure->node = ly_node_new(ly, flow->scope.parent, PW_ROLE_FIGURE, block->place);
    figure->node->alt = block->alt;
    ly_caption_mark(flow, block);
    if (flow->after < before)
        flow->after = before;
    ly_figure_caption(flow, block, x, width);
    double height = pw_chart_height(&context, block->chart, width);
    struct ly_piece *piece = ly_piece_add(flow, chart_draw, figure, height, 0);
    piece->x = x;
    piece->shrink = height * FLEX;
    size_t chart = flow->pieces_count - 1;
    ly_notes(flow, block, x, width);

    /* a chart taller than a page gives way to its words */
    double page = ly_frame_height(flow), total = 0;
    for (size_t p = first; p < flow->pieces_count; p++)
        total += flow->pieces[p].height + (p > first ? flow->pieces[p].gap : 0);
    if (total > page && flow->pieces[chart].height > total - page) {
        flow->pieces[chart].height -= total - page;
        flow->pieces[chart].shrink = 0;
    }
    *PW_PUSH(ly->arena, flow, figures) = (struct ly_figure){first, chart, flow->pieces_count};
    flow->scope = outer;
    flow->after = ly_length(ly, PW_LENGTH_FIGURE_AFTER);
}

void ly_figure(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    struct ly_scope before_turn = flow->scope;
    if (!block->chart || !pw_chart_drawable(block->chart)) {
        pw_find(ly->findings, PW_WARNING, "empty-figure", block->place,
                "the figure has no number to draw and is left out: say so in a sentence (when) "
                "or mend the query");
        return;
    }
    if (figure_turns(flow, block))
        ly_turn(flow);
    figure_flow(flow, block);
    flow->scope = before_turn;
}
