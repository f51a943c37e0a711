/* SPDX-License-Identifier: MIT
 *
 * layout: single promises of the header one by one. Random documents are
 * check_layout_random.c's.
 */
#include "layout_random.h"

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
        check_page(book->pages[p], theme, 0, p);
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
        check_page(book->pages[p], theme, 0, p);
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
        check_page(book->pages[p], theme, 0, p);
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
        check_page(book->pages[p], theme, 0, p);
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
    TCase *promises = tcase_create("promises");
    tcase_add_checked_fixture(promises, open_all, close_all);
    tcase_set_timeout(promises, 60);
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
