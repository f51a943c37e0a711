/* SPDX-License-Identifier: MIT
 *
 * Random documents of random blocks, and what holds for every layout: nothing
 * outside the frame, no text on another, nothing lost, doubled or out of order,
 * every heading on the page of its text, no line of a paragraph alone.
 */
#ifndef PACKWRIGHT_TESTS_LAYOUT_RANDOM_H
#define PACKWRIGHT_TESTS_LAYOUT_RANDOM_H

#include "layout_lab.h"

/* Every text carries a token that stands nowhere else: w<n>w. */
static int tokens;
/* headings[n] is the token of the text that must stand on the page of heading n */
#define TOKENS 20000
static int follows[TOKENS];
static int pending_heading;

static inline const char *token_text(int token) {
    return pw_arena_printf(arena, "w%dw", token);
}

static inline const char *prose(unsigned most) {
    static const char *const words[] = {"children", "of",         "the",        "county", "in 2024",
                                        "referral", "per",        "10,000",     "a",      "plan",
                                        "and",      "timeliness", "assessment", "fell"};
    struct pw_buf buf = {0};
    int token = tokens++;
    ck_assert(token < TOKENS);
    follows[token] = -1;
    if (pending_heading >= 0)
        follows[pending_heading] = token;
    pending_heading = -1;
    pw_buf_printf(&buf, "w%dw", token);
    for (unsigned n = dice(most); n > 0; n--)
        pw_buf_printf(&buf, " %s", words[dice(PW_COUNT(words))]);
    char *text = pw_arena_strdup(arena, buf.data);
    pw_buf_release(&buf);
    return text;
}

/* Texts of footnotes: read where their mark says, not in the order of the doc. */
static bool anywhere[TOKENS];

static inline struct pw_table *random_table(void) {
    size_t rows = 1 + dice(dice(4) ? 12 : 90), columns = 2 + dice(7);
    struct pw_dataset *data = pw_dataset_new(arena, "random", columns + 2, rows);
    struct pw_table *table = table_of(arena, data);
    for (size_t c = 0; c < columns + 2; c++) {
        struct pw_column *column = &data->columns[c];
        column->name = column->label = pw_arena_printf(arena, "c%zu", c);
        column->type = c == 0 || c >= columns || dice(4) == 0 ? PW_TEXT : PW_NUMBER;
        column->decimals = (int)dice(3);
        column->unit_from = column->decimals_from = column->polarity_from = -1;
        if (c < columns)
            column_in(arena, table, column->name, c ? prose(5) : prose(3));
    }
    unsigned groups = dice(3);
    if (groups)
        table->group = (int)columns;
    const char *group = "";
    for (size_t r = 0; r < rows; r++) {
        if (groups && (r == 0 || dice(6) == 0))
            group = prose(3);
        for (size_t c = 0; c < columns + 2; c++) {
            struct pw_cell *cell = pw_dataset_slot(data, r, c);
            cell->state = dice(9) || c == 0 ? PW_PRESENT : PW_WITHHELD;
            cell->date = PW_NO_DATE;
            if (c == columns) {
                cell->state = PW_PRESENT;
                cell->text = group;
            } else if (data->columns[c].type == PW_TEXT) {
                cell->text = cell->state == PW_PRESENT ? c > columns ? "" : prose(c ? 4 : 9) : NULL;
            } else if (cell->state == PW_PRESENT) {
                cell->number = dice(100000) / 8.0;
            }
        }
    }
    return table;
}

static inline void random_words(struct pw_doc *doc, struct pw_words *words, unsigned most) {
    say(doc, words, prose(most));
}

static inline void random_blocks(struct pw_doc *doc, struct pw_block *parent, int depth,
                                 unsigned most);

static inline void random_captioned(struct pw_doc *doc, struct pw_block *parent) {
    struct pw_block *block = block_in(doc, parent, dice(2) ? PW_BLOCK_TABLE : PW_BLOCK_FIGURE);
    block->number = block->kind == PW_BLOCK_TABLE ? "Table 1" : "Figure 1";
    random_words(doc, &block->words, 12);
    if (dice(2))
        random_words(doc, &block->subtitle, 20);
    if (block->kind == PW_BLOCK_TABLE) {
        block->table = random_table();
        if (dice(6) == 0)
            block->table->turn = PW_TURN_ALWAYS;
    } else {
        block->alt = "Alternative.";
        random_chart(block);
    }
    if (dice(2))
        random_words(doc, &block->source, 20);
    for (unsigned n = dice(3); n > 0; n--)
        random_words(doc, PW_PUSH(arena, block, notes), 30);
}

static inline void random_list(struct pw_doc *doc, struct pw_block *parent, int depth) {
    bool letters = dice(2);
    struct pw_block *list = list_in(doc, parent, letters ? "LowerAlpha" : "Disc");
    list->tight = dice(2);
    for (unsigned n = 1 + dice(5), i = 0; i < n; i++) {
        struct pw_block *item = item_in(
            doc, list, letters ? pw_arena_printf(arena, "%c)", 'a' + (int)i) : NULL, prose(40));
        if (depth < 2 && dice(4) == 0)
            random_list(doc, item, depth + 1);
    }
}

/* Pages with numbers and furniture of their own. */
static inline void random_section(struct pw_doc *doc, struct pw_block *parent) {
    struct pw_block *block = block_in(doc, parent, PW_BLOCK_PAGES);
    struct pw_section *section = PW_NEW(arena, struct pw_section);
    *section = (struct pw_section){dice(2), dice(2), dice(3) ? NULL : "A-", doc->furniture};
    section->furniture.footer_right = dice(2) ? "{section_page} of {section_pages}" : NULL;
    block->section = section;
    block->landscape = dice(3) == 0;
}

/* A paragraph with a footnote, whose text stands at the foot of its page. */
static inline void random_noted(struct pw_doc *doc, struct pw_block *parent) {
    struct pw_block *block = paragraph_in(doc, parent, NULL, prose(40));
    struct pw_footnote *note = PW_NEW(arena, struct pw_footnote);
    note->index = doc->footnotes_count;
    note->number = pw_arena_printf(arena, "%zu", note->index + 1);
    note->place = nowhere;
    anywhere[tokens] = true;
    say(doc, &note->words, prose(dice(5) ? 40 : 200));
    *PW_PUSH(arena, doc, footnotes) = note;
    struct pw_inline *mark = pw_words_add(arena, &block->words, note->number, nowhere);
    mark->flags = PW_NOTE_MARK;
    mark->footnote = note;
    say(doc, &block->words, " and so on");
}

static inline void random_block(struct pw_doc *doc, struct pw_block *parent, int depth) {
    struct pw_block *block;
    switch (dice(depth ? 6 : 19)) {
    case 0:
    case 1:
    case 2:
        paragraph_in(doc, parent, dice(2) && !depth ? "2.14" : NULL, prose(90));
        break;
    case 3:
        random_list(doc, parent, depth);
        break;
    case 4:
        random_captioned(doc, parent);
        break;
    case 5:
    case 6: {
        int own = tokens;
        heading_in(doc, parent, depth ? 3 : 2 + (int)dice(2), dice(2) ? "3" : NULL, prose(7));
        pending_heading = own;
        paragraph_in(doc, parent, NULL, prose(60));
        break;
    }
    case 7:
        random_captioned(doc, parent);
        break;
    case 8:
        block = block_in(doc, parent, dice(2) ? PW_BLOCK_QUOTE : PW_BLOCK_CALLOUT);
        if (block->kind == PW_BLOCK_CALLOUT)
            block->title = prose(5);
        random_blocks(doc, block, depth + 1, 3);
        break;
    case 9:
        block = block_in(doc, parent, PW_BLOCK_FIELDS);
        for (unsigned n = 1 + dice(5); n > 0; n--) {
            const char *name = prose(dice(3) ? 4 : 25), *text = prose(dice(2) ? 30 : 3);
            field_in(doc, block, name, text);
        }
        break;
    case 10:
        block = block_in(doc, parent, PW_BLOCK_COLUMNS);
        for (unsigned n = 2; n > 0; n--)
            random_blocks(doc, block_in(doc, block, PW_BLOCK_COLUMN), depth + 1, 3);
        break;
    case 11:
        block = block_in(doc, parent, PW_BLOCK_TILES);
        for (unsigned n = 1 + dice(6); n > 0; n--) {
            const char *label = prose(4), *value = prose(1);
            bool more = dice(2); /* all that a tile may have but a sparkline */
            const char *period = more ? prose(3) : NULL, *change = more ? prose(9) : NULL;
            tile_in(doc, block, label, value, prose(8));
            struct pw_block *tile = block->children[block->children_count - 1];
            tile->period = period;
            tile->change = change;
            tile->way = more ? (int)dice(3) - 1 : 0;
            tile->verdict = more ? (int)dice(3) - 1 : 0;
        }
        break;
    case 12:
        block_in(doc, parent, PW_BLOCK_PAGE_BREAK);
        break;
    case 13:
        block_in(doc, parent, PW_BLOCK_PAGES)->landscape = dice(2);
        break;
    case 14:
        random_section(doc, parent);
        break;
    case 15:
        block = block_in(doc, parent, PW_BLOCK_APPENDIX);
        block->number = "Appendix A";
        {
            int own = tokens;
            random_words(doc, &block->words, 7);
            pending_heading = own;
        }
        paragraph_in(doc, parent, NULL, prose(60));
        break;
    case 16:
    case 17:
        random_noted(doc, parent);
        break;
    default:
        paragraph_in(doc, parent, NULL, prose(30));
    }
}

static inline void random_blocks(struct pw_doc *doc, struct pw_block *parent, int depth,
                                 unsigned most) {
    for (unsigned n = 1 + dice(most); n > 0; n--)
        random_block(doc, parent, depth);
    paragraph_in(doc, parent, NULL, prose(20)); /* nothing ends with a heading */
}

static inline struct pw_doc *random_doc(unsigned seed) {
    random_state = seed * 2654435761u + 12345;
    dice(2);
    tokens = 0;
    memset(anywhere, 0, sizeof anywhere);
    pending_heading = -1;
    struct pw_doc *doc = doc_new();
    if (dice(3) == 0)
        block_in(doc, NULL, PW_BLOCK_CONTENTS);
    if (dice(4) == 0)
        block_in(doc, NULL, PW_BLOCK_FIGURE_LIST);
    if (dice(4) == 0)
        block_in(doc, NULL, PW_BLOCK_TABLE_LIST);
    random_blocks(doc, NULL, 0, 14);
    return doc;
}

/* ---- the invariants -------------------------------------------------------- */
static inline bool furniture(enum pw_artifact kind) {
    return kind == PW_ARTIFACT_HEADER || kind == PW_ARTIFACT_FOOTER ||
           kind == PW_ARTIFACT_WATERMARK;
}

static inline struct pw_rect frame_of(const struct pw_page *page, const struct pw_theme *look) {
    double left = pw_theme_length(look, PW_LENGTH_MARGIN_LEFT);
    double top = pw_theme_length(look, PW_LENGTH_MARGIN_TOP);
    double width = page->width - left - pw_theme_length(look, PW_LENGTH_MARGIN_RIGHT);
    double height = page->height - top - pw_theme_length(look, PW_LENGTH_MARGIN_BOTTOM);
    return pw_rect_make(left, top, width, height);
}

static inline void texts_apart(const struct pw_op *const *texts, size_t count, unsigned seed,
                               size_t page) {
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < a; b++) {
            struct pw_rect one = pw_rect_inset(texts[a]->extents, 0.4, 0.4);
            struct pw_rect two = pw_rect_inset(texts[b]->extents, 0.4, 0.4);
            if (one.width <= 0 || one.height <= 0 || two.width <= 0 || two.height <= 0)
                continue;
            ck_assert_msg(!pw_rect_overlaps(one, two), "seed %u page %zu: '%.*s' lies on '%.*s'",
                          seed, page + 1, (int)texts[a]->glyphs.text_length, texts[a]->glyphs.text,
                          (int)texts[b]->glyphs.text_length, texts[b]->glyphs.text);
        }
}

static inline void check_page(const struct pw_page *page, const struct pw_theme *look,
                              unsigned seed, size_t number) {
    struct pw_rect frame = frame_of(page, look);
    const struct pw_op **texts = PW_NEW_N(arena, const struct pw_op *, page->ops_count + 1);
    size_t count = 0;
    bool skip = false, figure = false;
    for (size_t o = 0; o < page->ops_count; o++) {
        const struct pw_op *op = &page->ops[o];
        if (op->kind == PW_OP_BEGIN_ARTIFACT)
            skip = furniture(op->artifact);
        else if (op->kind == PW_OP_BEGIN)
            figure = op->begin.tag->role == PW_ROLE_FIGURE;
        else if (op->kind == PW_OP_END)
            skip = figure = false;
        else if (!skip) {
            ck_assert_msg(pw_rect_contains(frame, op->extents, 1.6),
                          "seed %u page %zu: op %zu (%.1f %.1f %.1f %.1f) leaves the frame", seed,
                          number + 1, o, op->extents.x, op->extents.y, op->extents.width,
                          op->extents.height);
            if (op->kind == PW_OP_GLYPHS && !figure)
                texts[count++] = op;
        }
    }
    texts_apart(texts, count, seed, number);
}

/* Each token once, in the order of the doc. */
static inline void check_text(const struct book_text *text, unsigned seed) {
    struct pw_buf all = {0};
    tag_text(text, text->book->root, &all);
    const char *at = pw_buf_text(&all);
    struct pw_buf listed = {0};
    for (size_t n = 0, at_n = 0;; n++, at_n = n) {
        const struct pw_tag *toc = tag_nth(text->book->root, PW_ROLE_TOC, &at_n);
        if (!toc)
            break;
        if (toc->parent->role != PW_ROLE_TOC) /* not the lower level of another */
            tag_text(text, toc, &listed);
    }
    const char *after = at;
    for (int token = 0; token < tokens; token++) {
        const char *word = token_text(token);
        size_t times = count_of(at, word), entries = count_of(pw_buf_text(&listed), word);
        ck_assert_msg(times - entries == 1, "seed %u: %s stands %zu times", seed, word,
                      times - entries);
        if (entries || anywhere[token]) /* a heading: found in the contents too */
            continue;
        const char *here = strstr(after, word);
        ck_assert_msg(here != NULL, "seed %u: %s is read before what stands above it", seed, word);
        after = here;
    }
    pw_buf_release(&all);
    pw_buf_release(&listed);
}

/* Page of the last piece that holds the token: contents come first. */
static inline int text_page(const struct book_text *text, int token) {
    const char *word = token_text(token);
    for (size_t p = text->book->pages_count; p-- > 0;)
        for (int m = text->book->pages[p]->mcids; m-- > 0;)
            if (strstr(pw_buf_text(&text->pieces[p][m]), word))
                return (int)p;
    return -1;
}

static inline void check_headings(const struct book_text *text, unsigned seed) {
    for (int token = 0; token < tokens; token++)
        if (follows[token] >= 0)
            ck_assert_msg(text_page(text, token) == text_page(text, follows[token]),
                          "seed %u: heading %s stands on page %d, its text %s on %d", seed,
                          token_text(token), text_page(text, token) + 1, token_text(follows[token]),
                          text_page(text, follows[token]) + 1);
}

/* Of what the tag or its elements hold; -1: nothing. */
static inline int last_page(const struct pw_tag *tag) {
    int page = -1;
    for (size_t k = 0; k < tag->kids_count; k++) {
        int own = tag->kids[k].kind == PW_KID_TAG ? last_page(tag->kids[k].tag) : tag->kids[k].page;
        page = own > page ? own : page;
    }
    return page;
}

static inline bool is_within(const struct pw_tag *tag, const struct pw_tag *outer) {
    for (; tag; tag = tag->parent)
        if (tag == outer)
            return true;
    return false;
}

/* Two lines of a paragraph at least on either side of a page break. */
static inline void check_widows(const struct pw_book *book, unsigned seed) {
    for (size_t p = 0; p + 1 < book->pages_count; p++) {
        const struct pw_tag *tag = NULL;
        for (size_t o = 0; o < book->pages[p]->ops_count; o++)
            if (book->pages[p]->ops[o].kind == PW_OP_BEGIN &&
                book->pages[p]->ops[o].begin.tag->role == PW_ROLE_P)
                tag = book->pages[p]->ops[o].begin.tag;
        if (!tag || !tag->kids_count || last_page(tag) == (int)p)
            continue;
        for (size_t side = p; side < p + 2; side++) {
            double first = -1;
            bool two = false, inside = false;
            for (size_t o = 0; o < book->pages[side]->ops_count; o++) {
                const struct pw_op *op = &book->pages[side]->ops[o];
                if (op->kind == PW_OP_BEGIN)
                    inside = is_within(op->begin.tag, tag);
                if (op->kind != PW_OP_GLYPHS || !inside)
                    continue;
                if (first < 0)
                    first = op->glyphs.origin.y;
                two = two || op->glyphs.origin.y > first + 1;
            }
            ck_assert_msg(two, "seed %u: one line of a paragraph alone on page %zu (in %s)", seed,
                          side + 1, pw_role_name(tag->parent->role));
        }
    }
}

static inline void holds(const struct pw_doc *doc, const struct pw_theme *look, unsigned seed) {
    struct pw_book *book = pw_layout(arena, doc, look, typist, &findings);
    pw_book_unpack(book);
    struct book_text text = book_text_read(arena, book);
    for (size_t p = 0; p < book->pages_count; p++)
        check_page(book->pages[p], look, seed, p);
    check_text(&text, seed);
    check_headings(&text, seed);
    check_widows(book, seed);
    book_text_release(&text);
}

#endif
