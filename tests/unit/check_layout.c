/* SPDX-License-Identifier: MIT
 *
 * layout: random docs of random blocks hold the invariants; single promises of
 * the header one by one.
 */
#include "book_text.h"
#include "check_main.h"
#include "layout_doc.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static struct pw_fonts *fonts;
static struct pw_theme *theme;
static struct pw_typist *typist;

static void open_all(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    theme = pw_theme_load(arena, "templates/theme.yaml", NULL, &findings, &err);
    ck_assert_msg(theme != NULL, "%s", err.text);
    typist = pw_typist_new(fonts);
}

static void close_all(void) {
    pw_typist_free(typist);
    pw_fonts_close(fonts);
    pw_arena_free(arena);
}

static struct pw_doc *doc_new(void) {
    struct pw_doc *doc = pw_doc_new(arena);
    doc->title = "Title of the pack";
    doc->lang = "en-GB";
    doc->author = "Exampleshire";
    doc->as_at = pw_date_make(2024, 3, 31);
    doc->furniture =
        (struct pw_furniture){"{title}", "{section}", "OFFICIAL", NULL, "Page {page} of {pages}"};
    return doc;
}

static struct pw_book *lay_out(const struct pw_doc *doc) {
    struct pw_book *book = pw_layout(arena, doc, theme, typist, &findings);
    pw_book_unpack(book); /* tests look at the ops of every page */
    return book;
}

/* ---- random docs ----------------------------------------------------------- */
static uint64_t random_state;

static unsigned dice(unsigned sides) {
    random_state = random_state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random_state >> 33) % sides;
}

/* Every text carries a token that stands nowhere else: w<n>w. */
static int tokens;
/* headings[n] is the token of the text that must stand on the page of heading n */
#define TOKENS 20000
static int follows[TOKENS];
static int pending_heading;

static const char *token_text(int token) {
    return pw_arena_printf(arena, "w%dw", token);
}

static const char *prose(unsigned most) {
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

static struct pw_table *random_table(void) {
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
            struct pw_cell *cell = pw_dataset_cell(data, r, c);
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

static void random_chart(struct pw_block *block) {
    struct pw_dataset *data = pw_dataset_new(arena, "chart", 2, 12);
    for (size_t r = 0; r < 12; r++) {
        *pw_dataset_cell(data, r, 0) =
            (struct pw_cell){.date = pw_date_make(2023, (int)r + 1, 28), .state = PW_PRESENT};
        *pw_dataset_cell(data, r, 1) =
            (struct pw_cell){.number = dice(900), .date = PW_NO_DATE, .state = PW_PRESENT};
    }
    data->columns[0] = (struct pw_column){.name = "month",
                                          .label = "Month",
                                          .type = PW_DATE,
                                          .decimals = -1,
                                          .unit_from = -1,
                                          .decimals_from = -1,
                                          .polarity_from = -1};
    data->columns[1] = data->columns[0];
    data->columns[1].name = data->columns[1].label = "count";
    data->columns[1].type = PW_NUMBER;
    block->chart = PW_NEW(arena, struct pw_chart);
    *block->chart = (struct pw_chart){.mark = dice(2) ? "line" : "column",
                                      .data = data,
                                      .x = 0,
                                      .y = {1},
                                      .y_count = 1,
                                      .series = -1,
                                      .emphasis = -1,
                                      .period = "month"};
}

static void random_words(struct pw_doc *doc, struct pw_words *words, unsigned most) {
    say(doc, words, prose(most));
}

static void random_blocks(struct pw_doc *doc, struct pw_block *parent, int depth, unsigned most);

static void random_captioned(struct pw_doc *doc, struct pw_block *parent) {
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

static void random_list(struct pw_doc *doc, struct pw_block *parent, int depth) {
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

static void random_block(struct pw_doc *doc, struct pw_block *parent, int depth) {
    struct pw_block *block;
    switch (dice(depth ? 6 : 15)) {
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
    default:
        paragraph_in(doc, parent, NULL, prose(30));
    }
}

static void random_blocks(struct pw_doc *doc, struct pw_block *parent, int depth, unsigned most) {
    for (unsigned n = 1 + dice(most); n > 0; n--)
        random_block(doc, parent, depth);
    paragraph_in(doc, parent, NULL, prose(20)); /* nothing ends with a heading */
}

static struct pw_doc *random_doc(unsigned seed) {
    random_state = seed * 2654435761u + 12345;
    dice(2);
    tokens = 0;
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
static bool furniture(enum pw_artifact kind) {
    return kind == PW_ARTIFACT_HEADER || kind == PW_ARTIFACT_FOOTER ||
           kind == PW_ARTIFACT_WATERMARK;
}

static struct pw_rect frame_of(const struct pw_page *page) {
    double left = pw_theme_length(theme, PW_LENGTH_MARGIN_LEFT);
    double top = pw_theme_length(theme, PW_LENGTH_MARGIN_TOP);
    double width = page->width - left - pw_theme_length(theme, PW_LENGTH_MARGIN_RIGHT);
    double height = page->height - top - pw_theme_length(theme, PW_LENGTH_MARGIN_BOTTOM);
    return pw_rect_make(left, top, width, height);
}

static void texts_apart(const struct pw_op *const *texts, size_t count, unsigned seed,
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

static void check_page(const struct pw_page *page, unsigned seed, size_t number) {
    struct pw_rect frame = frame_of(page);
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
static void check_text(const struct book_text *text, unsigned seed) {
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
        if (entries) /* a heading: found in the contents too */
            continue;
        const char *here = strstr(after, word);
        ck_assert_msg(here != NULL, "seed %u: %s is read before what stands above it", seed, word);
        after = here;
    }
    pw_buf_release(&all);
    pw_buf_release(&listed);
}

/* Page of the last piece that holds the token: contents come first. */
static int text_page(const struct book_text *text, int token) {
    const char *word = token_text(token);
    for (size_t p = text->book->pages_count; p-- > 0;)
        for (int m = text->book->pages[p]->mcids; m-- > 0;)
            if (strstr(pw_buf_text(&text->pieces[p][m]), word))
                return (int)p;
    return -1;
}

static void check_headings(const struct book_text *text, unsigned seed) {
    for (int token = 0; token < tokens; token++)
        if (follows[token] >= 0)
            ck_assert_msg(text_page(text, token) == text_page(text, follows[token]),
                          "seed %u: heading %s stands on page %d, its text %s on %d", seed,
                          token_text(token), text_page(text, token) + 1, token_text(follows[token]),
                          text_page(text, follows[token]) + 1);
}

/* Two lines of a paragraph at least on either side of a page break. */
static void check_widows(const struct pw_book *book, unsigned seed) {
    for (size_t p = 0; p + 1 < book->pages_count; p++) {
        const struct pw_tag *tag = NULL;
        for (size_t o = 0; o < book->pages[p]->ops_count; o++)
            if (book->pages[p]->ops[o].kind == PW_OP_BEGIN &&
                book->pages[p]->ops[o].begin.tag->role == PW_ROLE_P)
                tag = book->pages[p]->ops[o].begin.tag;
        if (!tag || !tag->kids_count || tag->kids[tag->kids_count - 1].page == (int)p)
            continue;
        for (size_t side = p; side < p + 2; side++) {
            double first = -1;
            bool two = false, inside = false;
            for (size_t o = 0; o < book->pages[side]->ops_count; o++) {
                const struct pw_op *op = &book->pages[side]->ops[o];
                if (op->kind == PW_OP_BEGIN)
                    inside = op->begin.tag == tag;
                if (op->kind != PW_OP_GLYPHS || !inside)
                    continue;
                if (first < 0)
                    first = op->glyphs.origin.y;
                two = two || op->glyphs.origin.y > first + 1;
            }
            ck_assert_msg(two, "seed %u: one line of a paragraph alone on page %zu", seed,
                          side + 1);
        }
    }
}

/* Would catch: ink outside the frame, text on text, lost or doubled
 * paragraphs, rows or notes, headings parted from their text, widows and
 * orphans, untagged ink. */
START_TEST(random_docs_hold_the_invariants) {
    for (unsigned seed = (unsigned)_i * 20; seed < (unsigned)_i * 20 + 20; seed++) {
        struct pw_doc *doc = random_doc(seed);
        struct pw_book *book = lay_out(doc);
        struct book_text text = book_text_read(arena, book);
        for (size_t p = 0; p < book->pages_count; p++)
            check_page(book->pages[p], seed, p);
        check_text(&text, seed);
        check_headings(&text, seed);
        check_widows(book, seed);
        book_text_release(&text);
    }
    for (size_t f = 0; f < findings.list_count; f++)
        ck_assert_msg(findings.list[f].level != PW_ERROR, "%s", findings.list[f].text);
}
END_TEST

/* Would catch: anything that depends on addresses or on what came before. */
START_TEST(same_doc_same_book) {
    struct pw_book *first = lay_out(random_doc(7)), *second = lay_out(random_doc(7));
    ck_assert_uint_eq(first->pages_count, second->pages_count);
    for (size_t p = 0; p < first->pages_count; p++) {
        ck_assert_uint_eq(first->pages[p]->ops_count, second->pages[p]->ops_count);
        for (size_t o = 0; o < first->pages[p]->ops_count; o++) {
            struct pw_rect a = first->pages[p]->ops[o].extents;
            struct pw_rect b = second->pages[p]->ops[o].extents;
            ck_assert(memcmp(&a, &b, sizeof a) == 0);
        }
    }
}
END_TEST

static struct pw_doc *long_doc(int paragraphs) {
    struct pw_doc *doc = doc_new();
    random_state = 5;
    tokens = 0;
    pending_heading = -1;
    for (int n = 0; n < paragraphs; n++) {
        if (n % 9 == 0)
            heading_in(doc, NULL, 2, NULL, "A section");
        paragraph_in(doc, NULL, NULL, prose(120));
    }
    return doc;
}

/* Would catch: page X of Y from an earlier pass, a header on page one. */
START_TEST(pages_know_their_number) {
    struct pw_book *book = lay_out(long_doc(60));
    ck_assert_uint_gt(book->pages_count, 3);
    const struct pw_page *page = book->pages[1];
    struct pw_buf said = {0};
    for (size_t o = 0; o < page->ops_count; o++)
        if (page->ops[o].kind == PW_OP_GLYPHS)
            pw_buf_add(&said, page->ops[o].glyphs.text, page->ops[o].glyphs.text_length);
    const char *wanted = pw_arena_printf(arena, "Page 2 of %zu", book->pages_count);
    ck_assert_ptr_nonnull(strstr(said.data, wanted));
    ck_assert_ptr_nonnull(strstr(said.data, "Title of the pack"));
    ck_assert_str_eq(page->label, "2");
    pw_buf_release(&said);
}
END_TEST

/* Would catch: references that show the number of an earlier layout. */
START_TEST(page_references_settle) {
    struct pw_doc *doc = doc_new();
    struct pw_block *paragraph = paragraph_in(doc, NULL, NULL, "See page ");
    struct pw_inline *page = pw_words_add(arena, &paragraph->words, "?", nowhere);
    page->ref = "target";
    page->ref_page = true;
    say(doc, &paragraph->words, " in ");
    struct pw_inline *number = pw_words_add(arena, &paragraph->words, "?", nowhere);
    number->ref = "target";
    number->ref_number = true;
    for (int n = 0; n < 90; n++)
        paragraph_in(doc, NULL, NULL, "A paragraph that takes its line.");
    struct pw_block *target = heading_in(doc, NULL, 2, "4.2", "Target");
    target->id = "target";
    paragraph_in(doc, NULL, NULL, "Text.");
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    int at = pw_book_anchor_page(book, "target");
    ck_assert_int_gt(at, 1);
    struct pw_buf said = {0};
    tag_text(&text, tag_first(book, PW_ROLE_P), &said);
    const char *wanted = pw_arena_printf(arena, "See page %d", at + 1);
    ck_assert_msg(strstr(said.data, wanted) != NULL, "%s in %s", wanted, said.data);
    ck_assert_ptr_nonnull(strstr(said.data, "4.2"));
    ck_assert_uint_eq(book->pages[0]->links_count, 2);
    ck_assert_str_eq(book->pages[0]->links[0].anchor, "target");
    pw_buf_release(&said);
    book_text_release(&text);
}
END_TEST

/* Would catch: bookmarks that do not mirror headings, headings without /T. */
START_TEST(bookmarks_mirror_headings) {
    struct pw_doc *doc = doc_new();
    heading_in(doc, NULL, 2, "1", "First");
    paragraph_in(doc, NULL, "1.1", "Text.");
    heading_in(doc, NULL, 3, NULL, "Below");
    paragraph_in(doc, NULL, "1.2", "Text.");
    struct pw_block *appendix = block_in(doc, NULL, PW_BLOCK_APPENDIX);
    appendix->number = "Appendix A";
    say(doc, &appendix->words, "Last");
    paragraph_in(doc, NULL, NULL, "Text.");
    struct pw_book *book = lay_out(doc);
    static const char *const titles[] = {"Title of the pack", "1 First", "Below",
                                         "Appendix A: Last"};
    static const int levels[] = {1, 2, 3, 2};
    ck_assert_uint_eq(book->bookmarks_count, 4);
    for (size_t b = 0; b < 4; b++) {
        ck_assert_str_eq(book->bookmarks[b].title, titles[b]);
        ck_assert_int_eq(book->bookmarks[b].level, levels[b]);
        ck_assert_ptr_nonnull(book->bookmarks[b].tag);
        ck_assert_ptr_nonnull(book->bookmarks[b].tag->extras->title);
    }
    ck_assert_int_eq(book->bookmarks[3].page, 1); /* an appendix opens a page */
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_H1), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_H2), 2);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_H3), 1);
}
END_TEST

/* Would catch: a table split into one element a page, heads tagged again, a
 * later page without its heads. */
START_TEST(a_table_over_pages_is_one_table) {
    struct pw_doc *doc = doc_new();
    struct pw_buf rows = {0};
    pw_buf_puts(&rows, "group:t|name:t|n:n:1\n");
    for (int r = 0; r < 120; r++)
        pw_buf_printf(&rows, "group %d|row%dr|%d.5\n", r / 30, r, r);
    struct pw_block *block = block_in(doc, NULL, PW_BLOCK_TABLE);
    block->number = "Table 1";
    say(doc, &block->words, "Long");
    block->table = table_of(arena, dataset_of(arena, "long", rows.data));
    block->table->group = 0;
    column_in(arena, block->table, "name", "Name");
    column_in(arena, block->table, "n", "Headword");
    struct pw_book *book = lay_out(doc);
    ck_assert_uint_gt(book->pages_count, 2);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TABLE), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_THEAD), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TBODY), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_CAPTION), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TR), 1 + 120 + 4);
    for (size_t p = 0; p < book->pages_count; p++) {
        struct pw_buf said = {0};
        for (size_t o = 0; o < book->pages[p]->ops_count; o++)
            if (book->pages[p]->ops[o].kind == PW_OP_GLYPHS) {
                pw_buf_add(&said, book->pages[p]->ops[o].glyphs.text,
                           book->pages[p]->ops[o].glyphs.text_length);
                pw_buf_putc(&said, ' ');
            }
        ck_assert_ptr_nonnull(strstr(said.data, "Headword"));
        ck_assert_ptr_nonnull(strstr(said.data, "group"));
        ck_assert(p == 0 || strstr(said.data, "(continued)"));
        pw_buf_release(&said);
    }
    pw_buf_release(&rows);
}
END_TEST

/* Would catch: structure that UA-1 7.2 forbids: lists without LI, Lbl and
 * LBody, contents without TOCI, Reference and Link, figures without box. */
START_TEST(structure_is_what_ua_asks) {
    struct pw_doc *doc = doc_new();
    block_in(doc, NULL, PW_BLOCK_CONTENTS);
    heading_in(doc, NULL, 2, "1", "One");
    struct pw_block *list = list_in(doc, NULL, "Disc");
    item_in(doc, list, NULL, "First.");
    item_in(doc, list, NULL, "Second.");
    struct pw_block *fields = block_in(doc, NULL, PW_BLOCK_FIELDS);
    field_in(doc, fields, "To", "The committee");
    random_state = 1;
    struct pw_block *figure = block_in(doc, NULL, PW_BLOCK_FIGURE);
    figure->alt = "Says what it shows.";
    say(doc, &figure->words, "Caption");
    random_chart(figure);
    struct pw_book *book = lay_out(doc);
    const struct pw_tag *toc = tag_first(book, PW_ROLE_TOC);
    ck_assert_ptr_nonnull(toc);
    ck_assert_int_eq(toc->kids[0].tag->role, PW_ROLE_TOCI);
    ck_assert_int_eq(toc->kids[0].tag->kids[0].tag->role, PW_ROLE_REFERENCE);
    ck_assert_int_eq(toc->kids[0].tag->kids[0].tag->kids[0].tag->role, PW_ROLE_LINK);
    const struct pw_tag *l = tag_first(book, PW_ROLE_L);
    ck_assert_str_eq(l->extras->numbering, "Disc");
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_LI), 3);
    for (size_t k = 0; k < l->kids_count; k++) {
        ck_assert_int_eq(l->kids[k].tag->role, PW_ROLE_LI);
        ck_assert_int_eq(l->kids[k].tag->kids[0].tag->role, PW_ROLE_LBL);
        ck_assert_int_eq(l->kids[k].tag->kids[1].tag->role, PW_ROLE_LBODY);
    }
    const struct pw_tag *drawn = tag_first(book, PW_ROLE_FIGURE);
    ck_assert_str_eq(drawn->extras->alt, "Says what it shows.");
    ck_assert(drawn->extras->has_bbox && drawn->extras->bbox.width > 100);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_CAPTION), 1);
}
END_TEST

/* Would catch: a list that misses a figure or lists one that is left out, page
 * numbers of elsewhere, links that lead nowhere. */
START_TEST(figures_and_tables_are_listed) {
    struct pw_doc *doc = doc_new();
    block_in(doc, NULL, PW_BLOCK_FIGURE_LIST);
    block_in(doc, NULL, PW_BLOCK_TABLE_LIST);
    random_state = 3;
    tokens = 0;
    pending_heading = -1;
    for (int n = 1; n <= 9; n++) {
        paragraph_in(doc, NULL, NULL, prose(150));
        struct pw_block *figure = block_in(doc, NULL, PW_BLOCK_FIGURE);
        figure->alt = "Alternative.";
        figure->number = pw_arena_printf(arena, "Figure %d", n);
        say(doc, &figure->words, pw_arena_printf(arena, "cap%dc", n));
        random_chart(figure);
        if (n == 5)
            figure->chart->y_count = 0; /* nothing to draw */
    }
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    const struct pw_tag *toc = tag_first(book, PW_ROLE_TOC);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TOC), 1); /* no tables: no list of them */
    ck_assert_uint_eq(tag_count(toc, PW_ROLE_TOCI), 8);
    struct pw_buf said = {0};
    tag_text(&text, toc, &said);
    ck_assert_ptr_null(strstr(said.data, "cap5c"));
    for (int n = 1; n <= 9; n++) {
        if (n == 5)
            continue;
        int page = pw_book_anchor_page(book, pw_arena_printf(arena, "Figure %d", n));
        ck_assert_int_ge(page, 0);
        const char *entry = pw_arena_printf(arena, "Figure %d cap%dc %d", n, n, page + 1);
        ck_assert_msg(strstr(said.data, entry) != NULL, "%s in %s", entry, said.data);
    }
    pw_buf_release(&said);
    book_text_release(&text);
}
END_TEST

/* Would catch: a figure whose words stand on another page than its chart. */
START_TEST(figures_stay_whole) {
    struct pw_doc *doc = doc_new();
    random_state = 3;
    tokens = 0;
    pending_heading = -1;
    for (int n = 0; n < 12; n++) {
        paragraph_in(doc, NULL, NULL, prose(120));
        struct pw_block *figure = block_in(doc, NULL, PW_BLOCK_FIGURE);
        figure->alt = "Alternative.";
        say(doc, &figure->words, pw_arena_printf(arena, "cap%dc", n));
        say(doc, &figure->source, pw_arena_printf(arena, "src%ds", n));
        random_chart(figure);
    }
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    for (size_t n = 0; n < 12; n++) {
        size_t at = n;
        const struct pw_tag *figure = tag_nth(book->root, PW_ROLE_FIGURE, &at);
        ck_assert_ptr_nonnull(figure);
        ck_assert_int_eq(page_of(&text, pw_arena_printf(arena, "cap%zuc", n)),
                         figure->extras->bbox_page);
        ck_assert_int_eq(page_of(&text, pw_arena_printf(arena, "src%zus", n)),
                         figure->extras->bbox_page);
    }
    book_text_release(&text);
}
END_TEST

static void wide_table(struct pw_doc *doc, int columns, int rows) {
    struct pw_buf text = {0};
    for (int c = 0; c < columns; c++)
        pw_buf_printf(&text, "%scol%d:t", c ? "|" : "", c);
    pw_buf_putc(&text, '\n');
    for (int n = 0; n < rows * columns; n++)
        pw_buf_printf(&text, "unbreakable%c", n % columns == columns - 1 ? '\n' : '|');
    struct pw_block *block = block_in(doc, NULL, PW_BLOCK_TABLE);
    say(doc, &block->words, "captionword");
    say(doc, &block->source, "sourceword");
    block->table = table_of(arena, dataset_of(arena, "wide", text.data));
    for (int c = 0; c < columns; c++)
        column_in(arena, block->table, pw_arena_printf(arena, "col%d", c), "Head");
    pw_buf_release(&text);
}

/* Would catch: a table whose words break although a landscape page has room;
 * a heading or a source left behind on the upright page; text that stays
 * turned; furniture set for the other page. */
START_TEST(a_table_too_wide_goes_on_a_landscape_page) {
    struct pw_doc *doc = doc_new();
    paragraph_in(doc, NULL, NULL, "beforeword");
    heading_in(doc, NULL, 2, NULL, "headingword");
    wide_table(doc, 10, 60);
    paragraph_in(doc, NULL, NULL, "afterword");
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    static const char *const upright[] = {"beforeword", "afterword"};
    static const char *const turned[] = {"headingword", "captionword", "sourceword"};
    for (size_t i = 0; i < PW_COUNT(upright); i++) {
        const struct pw_page *page = book->pages[page_of(&text, upright[i])];
        ck_assert_msg(page->width < page->height, "%s is on a landscape page", upright[i]);
    }
    for (size_t i = 0; i < PW_COUNT(turned); i++) {
        const struct pw_page *page = book->pages[page_of(&text, turned[i])];
        ck_assert_msg(page->width > page->height, "%s is on an upright page", turned[i]);
    }
    for (size_t p = 0; p < book->pages_count; p++) {
        double right = 0;
        check_page(book->pages[p], 0, p);
        for (size_t o = 0; o < book->pages[p]->ops_count; o++) {
            const struct pw_op *op = &book->pages[p]->ops[o];
            if (op->kind == PW_OP_GLYPHS && pw_rect_right(op->extents) > right)
                right = pw_rect_right(op->extents);
        }
        double edge = book->pages[p]->width - pw_theme_length(theme, PW_LENGTH_MARGIN_RIGHT);
        ck_assert_double_eq_tol(right, edge, 1.5); /* "Page 1 of 4" */
    }
    for (size_t f = 0; f < findings.list_count; f++)
        ck_assert_str_ne(findings.list[f].id, "table-too-wide");
    book_text_release(&text);
}
END_TEST

/* Would catch: a wide table that turns though the author forbids it, or from
 * inside a call-out; a narrow one that does not turn when asked. */
START_TEST(landscape_is_the_authors_to_say) {
    struct pw_doc *doc = doc_new();
    wide_table(doc, 10, 3);
    doc->blocks[0]->table->turn = PW_TURN_NEVER;
    ck_assert_double_lt(lay_out(doc)->pages[0]->width, 600);
    doc = doc_new();
    struct pw_block *callout = block_in(doc, NULL, PW_BLOCK_CALLOUT);
    wide_table(doc, 10, 3);
    *PW_PUSH(arena, callout, children) = doc->blocks[--doc->blocks_count];
    ck_assert_double_lt(lay_out(doc)->pages[0]->width, 600);
    doc = doc_new();
    wide_table(doc, 2, 3);
    doc->blocks[0]->table->turn = PW_TURN_ALWAYS;
    paragraph_in(doc, NULL, NULL, "Text.");
    struct pw_book *book = lay_out(doc);
    ck_assert_double_gt(book->pages[0]->width, 800); /* its title goes with it */
    ck_assert_double_lt(book->pages[1]->width, 600);
    ck_assert_uint_eq(book->pages_count, 2);
}
END_TEST

static bool page_says(const struct pw_page *page, const char *text, double least) {
    for (size_t o = 0; o < page->ops_count; o++)
        if (page->ops[o].kind == PW_OP_GLYPHS && page->ops[o].glyphs.size >= least &&
            page->ops[o].glyphs.text_length >= strlen(text) &&
            memcmp(page->ops[o].glyphs.text, text, strlen(text)) == 0)
            return true;
    return false;
}

/* Would catch: a page of a draft without its mark, a draft that a screen reader
 * takes for the report, text on the page of the cover. */
START_TEST(drafts_and_covers) {
    struct pw_doc *doc = long_doc(30);
    doc->draft = doc->cover = true;
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    for (size_t p = 0; p < book->pages_count; p++) {
        ck_assert_msg(page_says(book->pages[p], "DRAFT", 60), "no DRAFT on page %zu", p + 1);
        check_page(book->pages[p], 0, p);
    }
    struct pw_buf said = {0};
    tag_text(&text, tag_first(book, PW_ROLE_P), &said);
    ck_assert_str_eq(pw_buf_text(&said), "DRAFT");
    ck_assert_int_eq(page_of(&text, "Figures as at 31 March 2024"), 0);
    ck_assert_int_eq(text_page(&text, 0), 1);
    pw_buf_release(&said);
    book_text_release(&text);
}
END_TEST

/* Would catch: large print that is not large, or that leaves the frame or lays
 * text on text. */
START_TEST(large_print_holds_the_invariants) {
    struct pw_theme *standard = theme;
    theme = pw_theme_enlarge(arena, standard, 18);
    for (int s = 0; s < PW_STYLE_COUNT; s++) {
        ck_assert_double_ge(theme->styles[s].size, 18 * 0.86 - 0.01);
        ck_assert_double_gt(theme->styles[s].size, standard->styles[s].size);
    }
    ck_assert_double_eq(theme->styles[PW_STYLE_BODY].size, 18);
    ck_assert_double_eq(theme->lengths[PW_LENGTH_PAGE_WIDTH],
                        standard->lengths[PW_LENGTH_PAGE_WIDTH]);
    struct pw_book *book = lay_out(long_doc(40));
    for (size_t p = 0; p < book->pages_count; p++)
        check_page(book->pages[p], 0, p);
    theme = standard;
}
END_TEST

/* Would catch: a row taller than the page that hangs, vanishes or leaves the
 * frame; its cells tagged twice. */
START_TEST(a_row_taller_than_the_page_parts) {
    struct pw_doc *doc = doc_new();
    struct pw_buf rows = {0};
    pw_buf_puts(&rows, "name:t|text:t\nfirst|short\ntall|");
    for (int n = 0; n < 900; n++)
        pw_buf_printf(&rows, "v%dv words ", n);
    pw_buf_puts(&rows, "\nlast|short\n");
    struct pw_block *block = block_in(doc, NULL, PW_BLOCK_TABLE);
    block->table = table_of(arena, dataset_of(arena, "tall", rows.data));
    column_in(arena, block->table, "name", "Name");
    column_in(arena, block->table, "text", "Text");
    struct pw_book *book = lay_out(doc);
    ck_assert_uint_gt(book->pages_count, 1);
    for (size_t p = 0; p < book->pages_count; p++)
        check_page(book->pages[p], 0, p);
    struct book_text text = book_text_read(arena, book);
    struct pw_buf said = {0};
    tag_text(&text, book->root, &said);
    for (int n = 0; n < 900; n++)
        ck_assert_uint_eq(count_of(said.data, pw_arena_printf(arena, "v%dv", n)), 1);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TR), 4);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TD), 3);
    pw_buf_release(&said);
    pw_buf_release(&rows);
    book_text_release(&text);
}
END_TEST

/* Would catch: an empty doc that loops or has no page; blocks with nothing. */
START_TEST(empty_docs_and_blocks) {
    struct pw_doc *doc = doc_new();
    ck_assert_uint_eq(lay_out(doc)->pages_count, 1);
    for (int kind = 0; kind < PW_BLOCK_KINDS; kind++)
        block_in(doc, NULL, (enum pw_block_kind)kind);
    ck_assert_uint_ge(lay_out(doc)->pages_count, 1);
    struct pw_doc *bare = pw_doc_new(arena);
    ck_assert_uint_eq(lay_out(bare)->pages_count, 1);
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("layout");
    TCase *random = tcase_create("random");
    tcase_add_checked_fixture(random, open_all, close_all);
    tcase_set_timeout(random, 120);
    tcase_add_loop_test(random, random_docs_hold_the_invariants, 0, 15);
    suite_add_tcase(all, random);
    TCase *promises = tcase_create("promises");
    tcase_add_checked_fixture(promises, open_all, close_all);
    tcase_set_timeout(promises, 60);
    tcase_add_test(promises, same_doc_same_book);
    tcase_add_test(promises, pages_know_their_number);
    tcase_add_test(promises, page_references_settle);
    tcase_add_test(promises, bookmarks_mirror_headings);
    tcase_add_test(promises, a_table_over_pages_is_one_table);
    tcase_add_test(promises, structure_is_what_ua_asks);
    tcase_add_test(promises, figures_and_tables_are_listed);
    tcase_add_test(promises, figures_stay_whole);
    tcase_add_test(promises, a_table_too_wide_goes_on_a_landscape_page);
    tcase_add_test(promises, landscape_is_the_authors_to_say);
    tcase_add_test(promises, drafts_and_covers);
    tcase_add_test(promises, large_print_holds_the_invariants);
    tcase_add_test(promises, a_row_taller_than_the_page_parts);
    tcase_add_test(promises, empty_docs_and_blocks);
    suite_add_tcase(all, promises);
    return all;
}

CHECK_MAIN(suite)
