/* SPDX-License-Identifier: MIT
 *
 * The contents: an entry for each heading of the two upper levels, with dot
 * leaders and page numbers; and the lists of figures and of tables. TOC, TOCI,
 * Reference, Link; leaders are artifacts.
 */
#include <math.h>

#include "flow.h"

static void collect(struct ly *ly, struct pw_block *const *blocks, size_t count) {
    for (size_t b = 0; b < count; b++) {
        const struct pw_block *block = blocks[b];
        bool heading = block->kind == PW_BLOCK_HEADING || block->kind == PW_BLOCK_APPENDIX;
        if (heading) {
            struct ly_entry *entry = PW_PUSH(ly->arena, ly, entries);
            entry->block = block;
            entry->level = block->kind == PW_BLOCK_APPENDIX ? 2 : block->level;
            entry->number = block->number;
            entry->title = pw_words_plain(ly->arena, &block->words);
            if (block->kind == PW_BLOCK_APPENDIX && block->number) {
                entry->title = pw_arena_printf(ly->arena, *entry->title ? "%s: %s" : "%s",
                                               block->number, entry->title);
                entry->number = NULL;
            }
            entry->anchor = block->id
                                ? block->id
                                : pw_arena_printf(ly->arena, "heading %zu", ly->entries_count);
        }
        collect(ly, block->children, block->children_count);
    }
}

void ly_entries_collect(struct ly *ly) {
    collect(ly, ly->doc->blocks, ly->doc->blocks_count);
}

struct line {
    const struct ly_entry *entry;
    const struct pw_text *text;
    const struct pw_line *number;
    const struct pw_style *style;
    struct ly_node *item;
    double number_x, text_x, right, page_width;
};

static void leader_draw(struct ly_stage *stage, const struct line *line, double from, double to,
                        double baseline) {
    double step = 4;
    from = ceil((from + 4) / step) * step; /* dots stand under dots */
    if (to - 4 <= from)
        return;
    struct pw_stroke dots = {.colour = ly_colour(stage->ly, PW_COLOUR_MUTED),
                             .width = line->style->size * 0.085,
                             .dash = {0, step},
                             .dash_count = 2,
                             .cap = 1};
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
    pw_pen_rule(stage->pen, from, baseline - 0.6, to - 4, baseline - 0.6, &dots);
    pw_pen_end(stage->pen);
}

static void entry_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                       double y) {
    const struct line *line = first->data;
    struct pw_arena *arena = stage->book->arena;
    const char *page = pw_map_lookup(stage->ly->pages, line->entry->anchor);
    const struct pw_text *text = line->text;
    const struct pw_line *last = &text->lines[text->lines_count - 1];
    double height = text->height, base = y + height - last->leading + pw_line_baseline(last);
    (void)count;
    page = page ? page : "";
    struct pw_tag *reference = pw_tag_new(stage->book, ly_tag(stage, line->item), PW_ROLE_REFERENCE,
                                          line->entry->block->place);
    struct pw_tag *link =
        pw_tag_new(stage->book, reference, PW_ROLE_LINK, line->entry->block->place);
    pw_pen_begin(stage->pen, link);
    if (line->number)
        pw_line_draw(stage->pen, line->number, line->number_x,
                     y + pw_line_baseline(&text->lines[0]), PW_RGB_NONE);
    pw_text_draw(stage->pen, text, 0, text->lines_count, line->text_x, y,
                 line->right - line->page_width - line->text_x, PW_ALIGN_LEFT);
    leader_draw(stage, line, line->text_x + last->width, line->right - line->page_width + 8, base);
    /* the space parts title and page for whoever reads the text */
    const char *shown = pw_arena_printf(stage->ly->arena, " %s", page);
    pw_label_draw(stage->pen, stage->ly->typist, shown, line->style, PW_RGB_NONE, line->right, base,
                  PW_ALIGN_RIGHT);
    struct pw_rect rect = {line->number ? line->number_x : line->text_x, y, 0, height};
    rect.width = line->right - rect.x;
    const char *said =
        pw_arena_printf(arena, "%s%s%s, page %s", line->entry->number ? line->entry->number : "",
                        line->entry->number ? " " : "", line->entry->title, page);
    pw_pen_link(stage->pen, &rect, 1, NULL, pw_arena_strdup(arena, line->entry->anchor), said);
    pw_pen_end(stage->pen);
}

static double numbers_width(const struct ly *ly, const struct pw_style *style, bool upper) {
    double widest = 0;
    for (size_t e = 0; e < ly->entries_count; e++) {
        const struct ly_entry *entry = &ly->entries[e];
        if (!entry->number || (entry->level <= 2) != upper || entry->level > 3)
            continue;
        double width = pw_typist_width(ly->typist, entry->number, style);
        if (width > widest)
            widest = width;
    }
    return widest > 0 ? widest + style->size * 0.8 : 0;
}

/* One level: where its numbers and titles stand. */
struct level {
    struct ly_node *toc;
    const struct pw_style *style;
    double indent, room;
};

static void entry_add(struct ly_flow *flow, const struct ly_entry *entry,
                      const struct level *level) {
    struct ly *ly = flow->ly;
    const struct pw_block *block = entry->block;
    struct line *line = PW_NEW(ly->arena, struct line);
    const struct pw_style *style = level->style;
    double room = level->room;
    line->entry = entry;
    line->style = style;
    line->number_x = flow->scope.full_x + level->indent;
    line->text_x = line->number_x + (entry->number ? room : 0);
    line->right = flow->scope.full_x + flow->scope.full_width;
    line->page_width = pw_typist_width(ly->typist, "0000", style) + style->size;
    if (entry->number)
        line->number =
            pw_typist_line(ly->typist, pw_arena_printf(ly->arena, "%s ", entry->number), style);
    if (line->number && line->number->width > room)
        line->text_x = line->number_x + line->number->width + style->size * 0.8;
    const char *title = *entry->title ? entry->title : entry->number ? entry->number : "-";
    line->text = pw_typist_paragraph(ly->typist, ly->arena, title, style,
                                     line->right - line->page_width - line->text_x);
    line->item = ly_node_new(ly, level->toc, PW_ROLE_TOCI, block->place);
    struct ly_piece *piece =
        ly_piece_add(flow, entry_draw, line, line->text->height, style->before);
    if (piece->cost < 1) /* rather whole, else above an entry of the upper level */
        piece->cost = entry->level > 2 ? 1 : 0.6;
    flow->after = style->after;
}

/* The heading of a list that layout makes. */
static void list_heading(struct ly_flow *flow, const struct pw_block *block, const char *name) {
    struct ly *ly = flow->ly;
    const struct pw_style *title = ly_style(ly, PW_STYLE_HEADING_1);
    struct ly_node *heading = ly_node_new(ly, flow->scope.parent, PW_ROLE_H2, block->place);
    heading->title = name;
    struct ly_mark *mark = ly_mark_add(flow);
    *mark = (struct ly_mark){
        .anchor = block->id, .title = name, .level = 2, .section = name, .node = heading};
    ly_plain(flow, heading, name, title, flow->scope.full_x, flow->scope.full_width);
    ly_keep_next(flow);
}

/* No entry alone on either side of a break. */
static void ends_keep(struct ly_flow *flow, size_t first) {
    if (flow->pieces_count > first + 1) {
        flow->pieces[first + 1].cost = LY_NEVER;
        flow->pieces[flow->pieces_count - 1].cost = LY_NEVER;
    }
    flow->after = ly_style(flow->ly, PW_STYLE_BODY)->after * 2;
}

void ly_contents(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    list_heading(flow, block,
                 block->words.inlines_count ? pw_words_plain(ly->arena, &block->words)
                 : block->title             ? block->title
                                            : "Contents");
    struct level upper = {.style = ly_style(ly, PW_STYLE_CONTENTS_1)};
    struct level lower = {.style = ly_style(ly, PW_STYLE_CONTENTS_2)};
    upper.toc = ly_node_new(ly, flow->scope.parent, PW_ROLE_TOC, block->place);
    upper.room = numbers_width(ly, upper.style, true);
    lower.room = numbers_width(ly, lower.style, false);
    lower.indent = upper.room > 0 ? upper.room : ly_length(ly, PW_LENGTH_LIST_INDENT);
    size_t first = flow->pieces_count;
    for (size_t e = 0; e < ly->entries_count; e++) {
        const struct ly_entry *entry = &ly->entries[e];
        if (entry->level > 3)
            continue;
        if (entry->level <= 2)
            lower.toc = NULL;
        else if (!lower.toc)
            lower.toc = ly_node_new(ly, upper.toc, PW_ROLE_TOC, entry->block->place);
        entry_add(flow, entry, entry->level <= 2 ? &upper : &lower);
    }
    ends_keep(flow, first);
}

/* ---- figures and tables ---------------------------------------------------- */
static const char *caption_anchor(const struct pw_block *block) {
    return block->id ? block->id : block->number;
}

void ly_caption_mark(struct ly_flow *flow, const struct pw_block *block) {
    if (block->id || (flow->ly->captions && block->number))
        ly_mark_add(flow)->anchor = caption_anchor(block);
}

static bool listed(const struct pw_block *block, enum pw_block_kind kind) {
    if (block->kind == PW_BLOCK_IMAGE && block->number)
        return kind == PW_BLOCK_FIGURE;
    if (block->kind != kind || !block->number)
        return false;
    return kind == PW_BLOCK_FIGURE ? block->chart && pw_chart_drawable(block->chart)
                                   : block->table && block->table->columns_count > 0;
}

static void captions_add(struct ly_flow *flow, struct pw_block *const *blocks, size_t count,
                         enum pw_block_kind kind, const struct level *level) {
    struct ly *ly = flow->ly;
    for (size_t b = 0; b < count; b++) {
        const struct pw_block *block = blocks[b];
        captions_add(flow, block->children, block->children_count, kind, level);
        if (!listed(block, kind))
            continue;
        struct ly_entry *entry = PW_NEW(ly->arena, struct ly_entry);
        *entry = (struct ly_entry){.block = block,
                                   .anchor = caption_anchor(block),
                                   .number = block->number,
                                   .title = pw_words_plain(ly->arena, &block->words),
                                   .level = 2};
        entry_add(flow, entry, level);
    }
}

static double caption_numbers(const struct ly *ly, struct pw_block *const *blocks, size_t count,
                              enum pw_block_kind kind, const struct pw_style *style) {
    double widest = 0;
    for (size_t b = 0; b < count; b++) {
        double own =
            caption_numbers(ly, blocks[b]->children, blocks[b]->children_count, kind, style);
        if (listed(blocks[b], kind)) {
            double width = pw_typist_width(ly->typist, blocks[b]->number, style);
            own = width + style->size * 0.8 > own ? width + style->size * 0.8 : own;
        }
        widest = own > widest ? own : widest;
    }
    return widest;
}

void ly_captions(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    const struct pw_doc *doc = ly->doc;
    bool figures = block->kind == PW_BLOCK_FIGURE_LIST;
    enum pw_block_kind kind = figures ? PW_BLOCK_FIGURE : PW_BLOCK_TABLE;
    struct level level = {.style = ly_style(ly, PW_STYLE_CONTENTS_2)};
    level.room = caption_numbers(ly, doc->blocks, doc->blocks_count, kind, level.style);
    if (level.room <= 0)
        return; /* nothing to list */
    list_heading(flow, block, figures ? "Figures" : "Tables");
    level.toc = ly_node_new(ly, flow->scope.parent, PW_ROLE_TOC, block->place);
    size_t first = flow->pieces_count;
    captions_add(flow, doc->blocks, doc->blocks_count, kind, &level);
    ends_keep(flow, first);
}
