/* SPDX-License-Identifier: MIT
 *
 * Blocks of the doc to pieces: headings, paragraphs, quotes, call-outs, and
 * which file sets the other kinds.
 */
#include <string.h>

#include "flow.h"

static enum pw_role heading_role(int level) {
    static const enum pw_role roles[] = {PW_ROLE_H1, PW_ROLE_H2, PW_ROLE_H3,
                                         PW_ROLE_H4, PW_ROLE_H5, PW_ROLE_H6};
    int at = level < 1 ? 0 : level > 6 ? 5 : level - 1;
    return roles[at];
}

static const struct pw_style *heading_style(const struct ly *ly, int level) {
    return ly_style(ly, level <= 2   ? PW_STYLE_HEADING_1
                        : level == 3 ? PW_STYLE_HEADING_2
                                     : PW_STYLE_HEADING_3);
}

/* The number hangs where paragraph numbers hang; without such a margin it
 * stands before the words. */
static const struct pw_line *hang_line(struct ly *ly, const char *number,
                                       const struct pw_style *style) {
    /* the space parts number and words for whoever reads the text */
    const char *text = pw_arena_printf(ly->arena, "%s ", number);
    return pw_typist_line(ly->typist, text, style);
}

static void heading(struct ly_flow *flow, const struct pw_block *block, int level) {
    struct ly *ly = flow->ly;
    const struct pw_style *style = heading_style(ly, level);
    const struct ly_entry *entry = NULL;
    if (ly->entries_next < ly->entries_count && ly->entries[ly->entries_next].block == block)
        entry = &ly->entries[ly->entries_next++];
    if (flow->scope.top && level <= 2)
        flow->scope.parent = ly_node_new(ly, NULL, PW_ROLE_SECT, block->place);

    struct ly_text *text = PW_NEW(ly->arena, struct ly_text);
    double x = flow->scope.full_x, width = flow->scope.full_width;
    const char *prefix = NULL;
    if (block->kind == PW_BLOCK_APPENDIX && block->number) {
        prefix =
            pw_arena_printf(ly->arena, block->words.inlines_count ? "%s: " : "%s", block->number);
    } else if (block->number) {
        text->hang = hang_line(ly, block->number, style);
        text->hang_x = x;
        double room = flow->scope.x - flow->scope.full_x;
        double need = text->hang->width + style->size * 0.6;
        if (room < need)
            room = need;
        x += room;
        width -= room;
    }
    text->words = &block->words;
    text->text = ly_words_break(ly, &block->words, prefix, style, width);
    text->node = ly_node_new(ly, flow->scope.parent, heading_role(level), block->place);
    text->width = width;
    text->colour = PW_RGB_NONE;
    const char *plain = pw_words_plain(ly->arena, &block->words);
    text->node->title = plain;

    struct ly_mark *mark = ly_mark_add(flow);
    mark->anchor = entry ? entry->anchor : block->id;
    mark->node = text->node;
    mark->level = level;
    mark->title = plain;
    if (block->number)
        mark->title = pw_arena_printf(
            ly->arena, block->kind == PW_BLOCK_APPENDIX ? "%s: %s" : "%s %s", block->number, plain);
    if (level <= 2)
        mark->section = plain;
    ly_lines_add(flow, text, x, style->before);
    flow->after = style->after;
    ly_keep_next(flow);
}

static bool ends_with_colon(const struct pw_words *words) {
    size_t count = words->inlines_count;
    while (count && words->inlines[count - 1].flags & PW_NOTE_MARK)
        count--;
    const char *text = count ? words->inlines[count - 1].text : NULL;
    return text && pw_str_ends(text, ":");
}

static void anchor_add(struct ly_flow *flow, const struct pw_block *block) {
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
}

static double measure(const struct ly_flow *flow) {
    double most = ly_length(flow->ly, PW_LENGTH_TEXT_MEASURE);
    return flow->scope.width < most ? flow->scope.width : most;
}

static void paragraph(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    const struct pw_style *style = flow->scope.body;
    struct ly_text *text = PW_NEW(ly->arena, struct ly_text);
    text->words = &block->words;
    text->width = measure(flow);
    text->text = ly_words_break(ly, &block->words, NULL, style, text->width);
    text->node = ly_node_new(ly, flow->scope.parent, PW_ROLE_P, block->place);
    text->colour = PW_RGB_NONE;
    if (block->number) {
        text->hang = hang_line(ly, block->number, ly_style(ly, PW_STYLE_PARAGRAPH_NUMBER));
        text->hang_x = flow->scope.full_x;
    }
    if (!text->text->lines_count)
        return;
    anchor_add(flow, block);
    ly_lines_add(flow, text, flow->scope.x, style->before);
    flow->after = style->after > 0 ? style->after : style->leading * 0.25;
    if (flow->scope.tight)
        flow->after *= 0.35;
    if (ends_with_colon(&block->words))
        ly_keep_next(flow);
}

/* ---- quotes and call-outs -------------------------------------------------- */
static void box_room(struct ly_flow *flow, double height, double before) {
    ly_piece_add(flow, NULL, NULL, height, before)->resume = 0;
    ly_keep_next(flow);
}

static void boxed(struct ly_flow *flow, const struct pw_block *block, bool callout) {
    struct ly *ly = flow->ly;
    struct ly_scope outer = flow->scope;
    const struct pw_style *body = ly_style(ly, PW_STYLE_BODY);
    struct ly_box *box = PW_NEW(ly->arena, struct ly_box);
    double padding = ly_length(ly, PW_LENGTH_BOX_PADDING), pad = padding + 2;
    box->kind = callout ? LY_BOX_CALLOUT : LY_BOX_QUOTE;
    box->x = outer.x;
    box->width = callout ? outer.width : measure(flow);
    box->parent = outer.box;
    box->page = -1;
    flow->scope.box = box;
    flow->scope.top = false;
    flow->scope.x = flow->scope.full_x = outer.x + pad;
    flow->scope.width = flow->scope.full_width = box->width - (callout ? 2 * pad : pad);
    flow->scope.parent =
        ly_node_new(ly, outer.parent, callout ? PW_ROLE_DIV : PW_ROLE_BLOCK_QUOTE, block->place);
    anchor_add(flow, block);
    box_room(flow, callout ? padding : 0, body->after);
    if (!callout)
        flow->scope.body = ly_style(ly, PW_STYLE_QUOTE);
    if (callout && block->title && *block->title) {
        struct ly_node *node = ly_node_new(ly, flow->scope.parent, PW_ROLE_P, block->place);
        ly_plain(flow, node, block->title, ly_variant(ly, body, PW_STRONG), flow->scope.x,
                 flow->scope.width);
        flow->after = body->after * 0.4;
        ly_keep_next(flow);
    }
    ly_blocks(flow, block->children, block->children_count);
    flow->after = 0;
    ly_keep_next(flow);
    ly_piece_add(flow, NULL, NULL, callout ? padding : 0, 0);
    flow->scope = outer;
    flow->after = body->after * 1.2;
}

static void page_break(struct ly_flow *flow) {
    if (!flow->scope.top || !flow->pieces_count)
        return;
    flow->force = true;
}

static void block_add(struct ly_flow *flow, const struct pw_block *block) {
    switch (block->kind) {
    case PW_BLOCK_HEADING:
        heading(flow, block, block->level);
        break;
    case PW_BLOCK_APPENDIX:
        page_break(flow);
        heading(flow, block, 2);
        break;
    case PW_BLOCK_PARAGRAPH:
        paragraph(flow, block);
        break;
    case PW_BLOCK_LIST:
        ly_list(flow, block);
        break;
    case PW_BLOCK_QUOTE:
        boxed(flow, block, false);
        break;
    case PW_BLOCK_CALLOUT:
        boxed(flow, block, true);
        break;
    case PW_BLOCK_FIGURE:
        ly_figure(flow, block);
        break;
    case PW_BLOCK_IMAGE:
        ly_image(flow, block);
        break;
    case PW_BLOCK_TABLE:
        ly_table(flow, block);
        break;
    case PW_BLOCK_FIELDS:
        ly_fields(flow, block);
        break;
    case PW_BLOCK_CONTENTS:
        ly_contents(flow, block);
        break;
    case PW_BLOCK_FIGURE_LIST:
    case PW_BLOCK_TABLE_LIST:
        ly_captions(flow, block);
        break;
    case PW_BLOCK_PAGE_BREAK:
        page_break(flow);
        break;
    case PW_BLOCK_PAGES:                       /* layout.c has set the frame */
        if (block != flow->ly->doc->blocks[0]) /* that has the title */
            page_break(flow);
        break;
    case PW_BLOCK_TILES:
        ly_tiles(flow, block);
        break;
    case PW_BLOCK_COLUMNS:
        ly_columns(flow, block);
        break;
    case PW_BLOCK_ITEM:
    case PW_BLOCK_COLUMN:
    case PW_BLOCK_TILE: /* met outside their container: set what they hold */
        ly_blocks(flow, block->children, block->children_count);
        break;
    case PW_BLOCK_KINDS:
        break;
    }
}

void ly_blocks(struct ly_flow *flow, struct pw_block *const *blocks, size_t count) {
    for (size_t b = 0; b < count; b++)
        block_add(flow, blocks[b]);
}
