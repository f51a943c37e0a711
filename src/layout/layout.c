/* SPDX-License-Identifier: MIT
 *
 * A doc becomes a book: passes over the blocks until the page numbers that
 * texts refer to hold still, then the drawing.
 */
#include "flow.h"

#define PASSES 4

/* ---- what a pass knows beforehand ------------------------------------------ */
static bool any_numbered_paragraph(struct pw_block *const *blocks, size_t count) {
    for (size_t b = 0; b < count; b++) {
        if (blocks[b]->kind == PW_BLOCK_PARAGRAPH && blocks[b]->number)
            return true;
        if (any_numbered_paragraph(blocks[b]->children, blocks[b]->children_count))
            return true;
    }
    return false;
}

static bool any_list(struct pw_block *const *blocks, size_t count) {
    for (size_t b = 0; b < count; b++)
        if (blocks[b]->kind == PW_BLOCK_FIGURE_LIST || blocks[b]->kind == PW_BLOCK_TABLE_LIST ||
            any_list(blocks[b]->children, blocks[b]->children_count))
            return true;
    return false;
}

static void numbers_collect(struct ly *ly, struct pw_block *const *blocks, size_t count) {
    for (size_t b = 0; b < count; b++) {
        if (blocks[b]->id && blocks[b]->number)
            pw_map_put(ly->numbers, blocks[b]->id, pw_arena_strdup(ly->keep, blocks[b]->number));
        numbers_collect(ly, blocks[b]->children, blocks[b]->children_count);
    }
}

/* ---- the title block ------------------------------------------------------- */
static void title_line(struct ly_flow *flow, enum pw_role role, const char *text,
                       enum pw_style_id style) {
    if (!text || !*text)
        return;
    struct ly_node *node = ly_node_new(flow->ly, NULL, role, (struct pw_place){0});
    if (role == PW_ROLE_H1) {
        struct ly_mark *mark = ly_mark_add(flow);
        node->title = text;
        *mark = (struct ly_mark){.title = text, .level = 1, .node = node};
    }
    ly_plain(flow, node, text, ly_style(flow->ly, style), flow->scope.full_x,
             flow->scope.full_width);
    ly_keep_next(flow);
}

#define COVER_TOP 0.24 /* of the frame, above the title of a cover */

/* Whose pack it is and of when; the text begins on the next page. */
static void cover_end(struct ly_flow *flow) {
    const struct pw_doc *doc = flow->ly->doc;
    struct pw_buf date = {0};
    title_line(flow, PW_ROLE_P, doc->subject, PW_STYLE_HEADING_2);
    title_line(flow, PW_ROLE_P, doc->author, PW_STYLE_BODY);
    if (doc->as_at != PW_NO_DATE) {
        pw_buf_puts(&date, "Figures as at ");
        pw_format_date(&date, doc->as_at, NULL);
        title_line(flow, PW_ROLE_P, pw_arena_strdup(flow->ly->arena, date.data), PW_STYLE_BODY);
    }
    pw_buf_release(&date);
    flow->keep = false;
    flow->force = true;
}

static void title_block(struct ly_flow *flow) {
    const struct pw_doc *doc = flow->ly->doc;
    if (doc->draft)
        title_line(flow, PW_ROLE_P, DRAFT, PW_STYLE_MARKING);
    title_line(flow, PW_ROLE_P, doc->marking, PW_STYLE_MARKING);
    if (flow->pieces_count)
        flow->after = ly_style(flow->ly, PW_STYLE_MARKING)->size;
    if (doc->cover) {
        ly_keep_next(flow);
        ly_piece_add(flow, NULL, NULL, ly_frame_height(flow) * COVER_TOP, 0);
        ly_keep_next(flow);
    }
    title_line(flow, PW_ROLE_P, doc->kicker, PW_STYLE_KICKER);
    title_line(flow, PW_ROLE_H1, doc->title, PW_STYLE_TITLE);
    if (doc->cover)
        cover_end(flow);
}

/* ---- sections -------------------------------------------------------------- */
static bool opens_section(const struct pw_block *block) {
    return block->kind == PW_BLOCK_APPENDIX || block->kind == PW_BLOCK_PAGES ||
           (block->kind == PW_BLOCK_HEADING && block->level <= 2);
}

static size_t section_end(const struct pw_doc *doc, size_t first) {
    size_t end = first + 1;
    while (end < doc->blocks_count && !opens_section(doc->blocks[end]))
        end++;
    return end;
}

/* Numbers of this section hang in the margin, so its text stands indented. */
static bool section_hangs(const struct ly *ly, size_t first, size_t end) {
    const struct pw_block *opening = ly->doc->blocks[first];
    if (opening->kind == PW_BLOCK_HEADING && opens_section(opening) && opening->number)
        return true;
    return any_numbered_paragraph(ly->doc->blocks + first, end - first);
}

/* ---- orientation ----------------------------------------------------------- */
static void frame_set(struct ly_flow *flow, bool turned) {
    struct ly_sheet sheet = ly_sheet(flow->ly, turned);
    flow->scope.turned = turned;
    flow->scope.x = flow->scope.full_x = sheet.left;
    flow->scope.width = flow->scope.full_width = sheet.right - sheet.left;
}

/* The title of a doc that begins with pages of its own stands there too. */
static void open_pages(struct ly_flow *flow) {
    const struct pw_doc *doc = flow->ly->doc;
    const struct pw_block *first = doc->blocks_count ? doc->blocks[0] : NULL;
    bool pages = first && first->kind == PW_BLOCK_PAGES;
    frame_set(flow, pages && first->landscape);
    flow->scope.section = pages ? first->section : NULL;
}

/* ---- passes ---------------------------------------------------------------- */
static struct ly_flow *flow_build(struct ly *ly) {
    struct ly_flow *flow = PW_NEW(ly->arena, struct ly_flow);
    flow->ly = ly;
    flow->scope = (struct ly_scope){.body = ly_style(ly, PW_STYLE_BODY), .top = true};
    open_pages(flow);
    title_block(flow);
    for (size_t first = 0, end; first < ly->doc->blocks_count; first = end) {
        end = section_end(ly->doc, first);
        double indent = section_hangs(ly, first, end) ? ly->indent : 0;
        const struct pw_block *opening = ly->doc->blocks[first];
        if (opening->kind == PW_BLOCK_PAGES) {
            frame_set(flow, opening->landscape);
            if (opening->section)
                flow->scope.section = opening->section;
        }
        flow->scope.x = flow->scope.full_x + indent;
        flow->scope.width = flow->scope.full_width - indent;
        ly_blocks(flow, ly->doc->blocks + first, end - first);
    }
    return flow;
}

struct anchors {
    struct pw_map *pages;
    const char *label;
};

static void anchor_see(void *closure, const struct ly_mark *mark) {
    struct anchors *anchors = closure;
    if (mark->anchor && !pw_map_lookup(anchors->pages, mark->anchor)) {
        void *label = (void *)(uintptr_t)anchors->label; /* the map holds no const pointers */
        pw_map_put(anchors->pages, mark->anchor, label);
    }
}

static struct pw_map *pages_of(struct ly *ly, const struct ly_flow *flow,
                               const struct ly_breaks *breaks) {
    struct anchors anchors = {pw_map_new(ly->keep), NULL};
    const struct ly_label_of_page *labels = ly_labels_find(flow, breaks);
    for (size_t page = 0; page < breaks->pages; page++) {
        anchors.label = labels[page].label;
        for (size_t p = breaks->starts[page]; p < breaks->starts[page + 1]; p++)
            ly_marks_walk(&flow->pieces[p], anchor_see, &anchors);
    }
    return anchors.pages;
}

static bool same_pages(const struct pw_map *a, const struct pw_map *b) {
    if (pw_map_count(a) != pw_map_count(b))
        return false;
    for (size_t i = 0; i < pw_map_count(a); i++)
        if (!pw_streq(pw_map_value(a, i), pw_map_lookup(b, pw_map_key(a, i))))
            return false;
    return true;
}

static struct pw_book *book_new(struct pw_arena *arena, const struct pw_doc *doc,
                                struct pw_findings *findings) {
    struct pw_book *book = pw_book_new(arena, findings);
    book->packs = true;
    book->title = pw_arena_strdup(arena, doc->title ? doc->title : "");
    book->author = pw_arena_strdup(arena, doc->author ? doc->author : "");
    book->subject = pw_arena_strdup(arena, doc->subject ? doc->subject : "");
    book->lang = pw_arena_strdup(arena, doc->lang ? doc->lang : "en-GB");
    book->date = doc->as_at;
    book->fingerprint = pw_arena_strdup(arena, doc->fingerprint);
    return book;
}

static void findings_move(struct pw_findings *to, const struct pw_findings *from) {
    for (size_t f = 0; f < from->list_count; f++)
        pw_find(to, from->list[f].level, from->list[f].id, from->list[f].place, "%s",
                from->list[f].text);
}

struct pass {
    struct pw_arena *arena;
    struct pw_findings findings;
    struct ly_flow *flow;
    struct ly_breaks breaks;
};

static void pass_run(struct ly *ly, struct pass *pass) {
    pass->arena = ly->arena = pw_arena_new();
    pw_findings_init(&pass->findings, pass->arena);
    ly->findings = &pass->findings;
    ly->entries = NULL;
    ly->entries_count = ly->entries_capacity = ly->entries_next = 0;
    ly->page_refs = false;
    ly->feet = PW_NEW_N(ly->arena, struct ly_foot *, ly->doc->footnotes_count + 1);
    ly->feet_met = PW_NEW_N(ly->arena, struct ly_foot *, ly->doc->footnotes_count + 1);
    ly->feet_count = 0;
    ly_entries_collect(ly);
    pass->flow = flow_build(ly);
    pass->breaks = ly_breaks_find(pass->flow);
}

struct pw_book *pw_layout(struct pw_arena *arena, const struct pw_doc *doc,
                          const struct pw_theme *theme, struct pw_typist *typist,
                          struct pw_findings *findings) {
    struct ly ly = {
        .keep = pw_arena_new(), .doc = doc, .theme = theme, .typist = typist, .lasting = findings};
    ly.numbers = pw_map_new(ly.keep);
    ly.pages = pw_map_new(ly.keep);
    ly.tables = pw_map_new(ly.keep);
    numbers_collect(&ly, doc->blocks, doc->blocks_count);
    ly.captions = any_list(doc->blocks, doc->blocks_count);
    if (any_numbered_paragraph(doc->blocks, doc->blocks_count))
        ly.indent = ly_length(&ly, PW_LENGTH_NUMBER_INDENT);

    struct pass pass = {0};
    bool settled = false;
    for (int n = 0; n < PASSES && !settled; n++) {
        pw_arena_free(pass.arena);
        pass_run(&ly, &pass);
        struct pw_map *pages = pages_of(&ly, pass.flow, &pass.breaks);
        settled = !ly.page_refs || same_pages(pages, ly.pages);
        ly.pages = pages;
    }
    findings_move(findings, &pass.findings);
    if (!settled)
        pw_find(findings, PW_WARNING, "unsettled-pages", (struct pw_place){0},
                "page numbers in the text did not hold still in %d layouts: some may be one off",
                PASSES);

    struct pw_book *book = book_new(arena, doc, findings);
    struct ly_stage stage = {.ly = &ly, .book = book, .pen = pw_pen_new(book)};
    ly.findings = findings;
    ly_pages_draw(&stage, pass.flow, &pass.breaks);
    pw_pen_free(stage.pen);
    pw_arena_free(pass.arena);
    pw_arena_free(ly.keep);
    return book;
}
