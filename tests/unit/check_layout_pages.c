/* SPDX-License-Identifier: MIT
 *
 * layout: what stands on a page beside the flow: footnotes at its foot,
 * numbers, furniture and their sections.
 */
#include "layout_lab.h"

/* A token that stands nowhere else, then some words. */
static const char *prose(const char *token, unsigned words) {
    static const char *const some[] = {"children", "of",   "the", "county", "assessment",
                                       "referral", "plan", "a",   "fell",   "timeliness"};
    struct pw_buf buf = {0};
    pw_buf_puts(&buf, token);
    for (; words > 0; words--)
        pw_buf_printf(&buf, " %s", some[dice(PW_COUNT(some))]);
    const char *text = pw_arena_strdup(arena, buf.data);
    pw_buf_release(&buf);
    return text;
}

/* ---- the page -------------------------------------------------------------- */
static bool furniture(enum pw_artifact kind) {
    return kind == PW_ARTIFACT_HEADER || kind == PW_ARTIFACT_FOOTER ||
           kind == PW_ARTIFACT_WATERMARK;
}

/* Ink inside the frame, no text on another. */
static void check_page(const struct pw_page *page, unsigned seed, size_t number) {
    double top = pw_theme_length(theme, PW_LENGTH_MARGIN_TOP);
    double left = pw_theme_length(theme, PW_LENGTH_MARGIN_LEFT);
    struct pw_rect frame = {left, top,
                            page->width - left - pw_theme_length(theme, PW_LENGTH_MARGIN_RIGHT),
                            page->height - top - pw_theme_length(theme, PW_LENGTH_MARGIN_BOTTOM)};
    const struct pw_op **texts = PW_NEW_N(arena, const struct pw_op *, page->ops_count + 1);
    size_t count = 0;
    bool skip = false;
    for (size_t o = 0; o < page->ops_count; o++) {
        const struct pw_op *op = &page->ops[o];
        if (op->kind == PW_OP_BEGIN_ARTIFACT)
            skip = furniture(op->artifact);
        else if (op->kind == PW_OP_END)
            skip = false;
        else if (!skip && op->kind != PW_OP_BEGIN) {
            ck_assert_msg(pw_rect_contains(frame, op->extents, 1.6),
                          "seed %u page %zu: ink at %.1f %.1f leaves the frame", seed, number + 1,
                          op->extents.x, op->extents.y);
            if (op->kind == PW_OP_GLYPHS)
                texts[count++] = op;
        }
    }
    for (size_t a = 0; a < count; a++)
        for (size_t b = 0; b < a; b++)
            ck_assert_msg(!pw_rect_overlaps(pw_rect_inset(texts[a]->extents, 0.4, 0.4),
                                            pw_rect_inset(texts[b]->extents, 0.4, 0.4)),
                          "seed %u page %zu: '%.*s' lies on '%.*s'", seed, number + 1,
                          (int)texts[a]->glyphs.text_length, texts[a]->glyphs.text,
                          (int)texts[b]->glyphs.text_length, texts[b]->glyphs.text);
}

/* ---- footnotes ------------------------------------------------------------- */
static const struct pw_footnote *note_in(struct pw_doc *doc, const char *text) {
    struct pw_footnote *note = PW_NEW(arena, struct pw_footnote);
    note->index = doc->footnotes_count;
    note->number = pw_arena_printf(arena, "%zu", note->index + 1);
    note->place = nowhere;
    say(doc, &note->words, text);
    *PW_PUSH(arena, doc, footnotes) = note;
    return note;
}

static void mark_in(struct pw_doc *doc, struct pw_words *words, const struct pw_footnote *note) {
    struct pw_inline *in = pw_words_add(arena, words, note->number, nowhere);
    in->flags = PW_NOTE_MARK;
    in->footnote = note;
}

static char *token_of(const char *kind, size_t n) {
    return pw_arena_printf(arena, "%s%zux", kind, n);
}

/* "mark<n>x" stands at the mark of the note with "note<n>x". */
static void marked(struct pw_doc *doc, struct pw_block *block, unsigned words) {
    size_t n = doc->footnotes_count;
    const struct pw_footnote *note = note_in(doc, prose(token_of("note", n), words));
    say(doc, &block->words, prose(token_of(" mark", n), dice(30)));
    mark_in(doc, &block->words, note);
    say(doc, &block->words, prose("", dice(30)));
}

static void noted_doc(struct pw_doc *doc, unsigned longest) {
    for (unsigned n = 20 + dice(30); n > 0; n--) {
        struct pw_block *in = NULL;
        unsigned kind = dice(9);
        if (kind == 0)
            marked(doc, heading_in(doc, NULL, 2, "1", "Heading"), dice(12));
        if (kind == 1)
            in = block_in(doc, block_in(doc, NULL, PW_BLOCK_COLUMNS), PW_BLOCK_COLUMN);
        if (kind == 2)
            in = block_in(doc, NULL, PW_BLOCK_CALLOUT);
        if (kind == 3)
            in = item_in(doc, list_in(doc, NULL, "Disc"), NULL, NULL);
        if (kind == 4 && dice(3) == 0)
            block_in(doc, NULL, PW_BLOCK_PAGES)->landscape = dice(2);
        struct pw_block *block = paragraph_in(doc, in, NULL, prose("", dice(60)));
        for (unsigned marks = dice(3); marks > 0; marks--)
            marked(doc, block, dice(longest));
    }
}

static void links_both_ways(const struct pw_book *book, size_t n) {
    const char *mark = pw_arena_printf(arena, "footnote mark %zu", n + 1);
    const char *note = pw_arena_printf(arena, "footnote %zu", n + 1);
    size_t to = 0, back = 0;
    ck_assert_int_ge(pw_book_anchor_page(book, mark), 0);
    ck_assert_int_ge(pw_book_anchor_page(book, note), 0);
    for (size_t p = 0; p < book->pages_count; p++)
        for (size_t l = 0; l < book->pages[p]->links_count; l++) {
            const char *anchor = book->pages[p]->links[l].anchor;
            to += pw_streq(anchor, note);
            back += pw_streq(anchor, mark);
        }
    ck_assert_uint_eq(to, 1);
    ck_assert_uint_eq(back, 1);
}

static void notes_check(const struct pw_doc *doc, const struct pw_book *book, unsigned seed,
                        bool together) {
    struct book_text text = book_text_read(arena, book);
    struct pw_buf all = {0};
    tag_text(&text, book->root, &all);
    for (size_t p = 0; p < book->pages_count; p++)
        check_page(book->pages[p], seed, p);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_NOTE), doc->footnotes_count);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_REFERENCE), doc->footnotes_count);
    for (size_t n = 0; n < doc->footnotes_count; n++) {
        const char *mark = token_of("mark", n), *note = token_of("note", n);
        ck_assert_msg(count_of(pw_buf_text(&all), mark) == 1, "seed %u: %s", seed, mark);
        ck_assert_msg(count_of(pw_buf_text(&all), note) == 1, "seed %u: %s", seed, note);
        int page = page_of(&text, mark), at = page_of(&text, note);
        /* the mark itself may stand a line further, on the next page */
        ck_assert_msg(at >= page && (!together || at <= page + 1), "seed %u: %s on %d, note on %d",
                      seed, mark, page, at);
        ck_assert_int_eq(pw_book_anchor_page(book, token_of("", 0)), -1);
        char *anchor = pw_arena_printf(arena, "footnote mark %zu", n + 1);
        if (together)
            ck_assert_msg(pw_book_anchor_page(book, anchor) == at,
                          "seed %u: mark %zu on page %d, its note on %d", seed, n,
                          pw_book_anchor_page(book, anchor), at);
        links_both_ways(book, n);
        size_t nth = n;
        const struct pw_tag *tag = tag_nth(book->root, PW_ROLE_NOTE, &nth);
        ck_assert(tag->extras && tag->extras->id && tag->parent->role != PW_ROLE_H2);
    }
    pw_buf_release(&all);
    book_text_release(&text);
}

/* Would catch: a footnote on another page than its mark, on the text or outside
 * the frame; one lost or doubled; a mark without its link, a Note without id. */
START_TEST(footnotes_stand_on_the_page_of_their_mark) {
    random_state = (unsigned)_i * 2654435761u + 99;
    struct pw_doc *doc = doc_new();
    noted_doc(doc, 40);
    notes_check(doc, lay_out(doc), (unsigned)_i, true);
}
END_TEST

/* Would catch: lines of a long footnote that are lost, doubled, out of order or
 * drawn over the page's edge where it goes on over pages. */
START_TEST(long_footnotes_go_on_over_pages) {
    random_state = (unsigned)_i * 2654435761u + 7;
    struct pw_doc *doc = doc_new();
    noted_doc(doc, 900);
    struct pw_book *book = lay_out(doc);
    notes_check(doc, book, (unsigned)_i, false);
    doc = doc_new();
    struct pw_block *block = paragraph_in(doc, NULL, NULL, "One line");
    struct pw_buf words = {0};
    for (int n = 0; n < 3000; n++)
        pw_buf_printf(&words, "v%dv ", n);
    mark_in(doc, &block->words, note_in(doc, words.data));
    book = lay_out(doc);
    ck_assert_uint_gt(book->pages_count, 2);
    struct book_text text = book_text_read(arena, book);
    struct pw_buf all = {0};
    tag_text(&text, book->root, &all);
    for (int n = 0, last = 0; n < 3000; n++) {
        const char *token = pw_arena_printf(arena, "v%dv", n);
        ck_assert_uint_eq(count_of(all.data, token), 1);
        ck_assert_int_ge(page_of(&text, token), last);
        last = page_of(&text, token);
    }
    for (size_t p = 0; p < book->pages_count; p++)
        check_page(book->pages[p], 0, p);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_NOTE), 1);
    pw_buf_release(&all);
    pw_buf_release(&words);
    book_text_release(&text);
}
END_TEST

/* Would catch: the mark of a heading in its bookmark, the contents or the
 * furniture; a note that is set twice because two marks name it. */
START_TEST(marks_stay_out_of_names) {
    struct pw_doc *doc = doc_new();
    block_in(doc, NULL, PW_BLOCK_CONTENTS);
    struct pw_block *heading = heading_in(doc, NULL, 2, NULL, "Heading");
    const struct pw_footnote *note = note_in(doc, "notetext");
    mark_in(doc, &heading->words, note);
    struct pw_block *block = paragraph_in(doc, NULL, NULL, "Text");
    mark_in(doc, &block->words, note);
    pw_doc_check(doc, &findings);
    ck_assert_uint_eq(findings.errors, 0);
    struct pw_book *book = lay_out(doc);
    ck_assert_str_eq(book->bookmarks[2].title, "Heading");
    struct book_text text = book_text_read(arena, book);
    struct pw_buf all = {0};
    tag_text(&text, book->root, &all);
    ck_assert_uint_eq(count_of(all.data, "notetext"), 1);
    pw_buf_clear(&all);
    tag_text(&text, tag_first(book, PW_ROLE_TOC), &all);
    ck_assert_uint_eq(count_of(all.data, "Heading 1"), 1); /* and its page */
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_NOTE), 1);
    pw_buf_release(&all);
    book_text_release(&text);
    const struct pw_footnote lost = {.number = "7", .index = 3};
    mark_in(doc, &block->words, &lost);
    pw_doc_check(doc, &findings);
    ck_assert_uint_eq(findings.errors, 1);
}
END_TEST

/* ---- sections -------------------------------------------------------------- */
static void section_in(struct pw_doc *doc, bool roman, bool restart, const char *prefix,
                       const char *footer) {
    struct pw_section *section = PW_NEW(arena, struct pw_section);
    *section = (struct pw_section){roman, restart, prefix, doc->furniture};
    section->furniture.footer_right = footer;
    block_in(doc, NULL, PW_BLOCK_PAGES)->section = section;
}

static void pages_in(struct pw_doc *doc, size_t pages, const char *id) {
    for (size_t n = 0; n < pages; n++) {
        if (n)
            block_in(doc, NULL, PW_BLOCK_PAGE_BREAK);
        struct pw_block *heading = heading_in(doc, NULL, 2, NULL, "Heading");
        heading->id = n ? NULL : id;
        paragraph_in(doc, NULL, NULL, "Text.");
    }
}

/* Would catch: page labels that miss a section, numbers that don't begin anew,
 * references and contents that print another number than the page's own. */
START_TEST(sections_number_their_pages) {
    static const char *const labels[] = {"i", "ii", "iii", "1", "2", "3", "A-1", "A-2"};
    static const char *const feet[] = {"i",      "ii", "iii",          "1 of 2",
                                       "2 of 2", "3",  "A-1 (7 of 8)", "A-2 (7 of 8)"};
    struct pw_doc *doc = doc_new();
    section_in(doc, true, false, NULL, "{page}");
    block_in(doc, NULL, PW_BLOCK_CONTENTS);
    pages_in(doc, 3, "front");
    section_in(doc, false, true, NULL, "{section_page} of {section_pages}");
    pages_in(doc, 2, "first");
    section_in(doc, false, false, NULL, "{page}");
    pages_in(doc, 1, "second");
    section_in(doc, false, true, "A-", "{page} (7 of {pages})");
    pages_in(doc, 2, "last");
    struct pw_block *seen = paragraph_in(doc, NULL, NULL, "Seen on ");
    struct pw_inline *in = pw_words_add(arena, &seen->words, "0", nowhere);
    in->ref = "front";
    in->ref_page = true;
    struct pw_book *book = lay_out(doc);
    ck_assert_uint_eq(book->pages_count, PW_COUNT(labels));
    for (size_t p = 0; p < PW_COUNT(labels); p++) {
        ck_assert_str_eq(book->pages[p]->label, labels[p]);
        bool footer = false, said = false;
        for (size_t o = 0; o < book->pages[p]->ops_count; o++) {
            const struct pw_op *op = &book->pages[p]->ops[o];
            if (op->kind == PW_OP_BEGIN_ARTIFACT)
                footer = op->artifact == PW_ARTIFACT_FOOTER;
            if (op->kind == PW_OP_GLYPHS && footer && op->glyphs.text_length == strlen(feet[p]) &&
                memcmp(op->glyphs.text, feet[p], op->glyphs.text_length) == 0)
                said = true;
        }
        ck_assert_msg(said, "page %zu has no footer %s", p, feet[p]);
    }
    struct book_text text = book_text_read(arena, book);
    struct pw_buf all = {0};
    tag_text(&text, tag_first(book, PW_ROLE_TOC), &all);
    ck_assert_uint_eq(count_of(all.data, "Heading A-1"), 1);
    ck_assert_uint_eq(count_of(all.data, "Heading iii"), 1);
    pw_buf_clear(&all);
    tag_text(&text, book->root, &all);
    ck_assert_uint_eq(count_of(all.data, "Seen on i"), 1);
    pw_buf_release(&all);
    book_text_release(&text);
}
END_TEST

/* ---- columns --------------------------------------------------------------- */
static struct pw_rect place_of(const struct pw_book *book, const char *token) {
    for (size_t p = 0; p < book->pages_count; p++)
        for (size_t o = 0; o < book->pages[p]->ops_count; o++) {
            const struct pw_op *op = &book->pages[p]->ops[o];
            if (op->kind == PW_OP_GLYPHS && op->glyphs.text_length >= strlen(token) &&
                memcmp(op->glyphs.text, token, strlen(token)) == 0)
                return op->extents;
        }
    ck_abort_msg("%s is not drawn", token);
    return (struct pw_rect){0};
}

/* Would catch: columns of large print with a word or two a line, or columns
 * that follow each other though there is room. */
START_TEST(columns_need_room) {
    struct pw_doc *doc = doc_new();
    struct pw_block *columns = block_in(doc, NULL, PW_BLOCK_COLUMNS);
    for (int n = 0; n < 3; n++)
        paragraph_in(doc, block_in(doc, columns, PW_BLOCK_COLUMN), NULL,
                     pw_arena_printf(arena, "c%dx", n));
    struct pw_book *book = lay_out(doc);
    ck_assert_double_eq_tol(place_of(book, "c0x").y, place_of(book, "c2x").y, 0.1);
    ck_assert_double_gt(place_of(book, "c1x").x, place_of(book, "c0x").x + 100);
    struct pw_theme *standard = theme;
    theme = pw_theme_enlarge(arena, standard, 18);
    book = lay_out(doc);
    ck_assert_double_eq_tol(place_of(book, "c0x").x, place_of(book, "c2x").x, 0.1);
    ck_assert_double_gt(place_of(book, "c1x").y, place_of(book, "c0x").y + 18);
    theme = standard;
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("layout pages");
    TCase *notes = tcase_create("footnotes");
    tcase_add_checked_fixture(notes, open_all, close_all);
    tcase_set_timeout(notes, 120);
    tcase_add_loop_test(notes, footnotes_stand_on_the_page_of_their_mark, 0, 20);
    tcase_add_loop_test(notes, long_footnotes_go_on_over_pages, 0, 10);
    tcase_add_test(notes, marks_stay_out_of_names);
    tcase_add_test(notes, sections_number_their_pages);
    tcase_add_test(notes, columns_need_room);
    suite_add_tcase(all, notes);
    return all;
}

CHECK_MAIN(suite)
