/* SPDX-License-Identifier: MIT
 *
 * layout: grids are read as they are seen, and tables part well on papers of
 * every size.
 */
#include "layout_lab.h"

static struct pw_rect place_of(const struct pw_book *book, const char *token, size_t *page) {
    for (*page = 0; *page < book->pages_count; ++*page)
        for (size_t o = 0; o < book->pages[*page]->ops_count; o++) {
            const struct pw_op *op = &book->pages[*page]->ops[o];
            if (op->kind == PW_OP_GLYPHS && op->glyphs.text_length >= strlen(token) &&
                memcmp(op->glyphs.text, token, strlen(token)) == 0)
                return op->extents;
        }
    ck_abort_msg("%s is not drawn", token);
    return (struct pw_rect){0};
}

/* ---- reading order --------------------------------------------------------- */
#define ROWS 3
#define COLUMNS 3
#define DEEP 3

/* Paragraph `k` of column `c` in the grid's row `r`. */
static char *token(int r, int c, int k) {
    return pw_arena_printf(arena, "r%dc%dk%dx", r, c, k);
}

static void grid_in(struct pw_doc *doc, int r) {
    struct pw_block *columns = block_in(doc, NULL, PW_BLOCK_COLUMNS);
    for (int c = 0; c < COLUMNS; c++) {
        struct pw_block *column = block_in(doc, columns, PW_BLOCK_COLUMN);
        for (int k = 0; k < DEEP; k++) /* columns of unlike length */
            paragraph_in(doc, column, NULL,
                         pw_arena_printf(arena, "%s%s", token(r, c, k),
                                         (r + c + k) % 2 ? " and words that take more lines" : ""));
    }
}

/* Would catch: a grid read line by line across its columns, columns read from
 * the right, a row of a grid read before the one above it. */
START_TEST(grids_are_read_as_they_are_seen) {
    struct pw_doc *doc = doc_new();
    for (int r = 0; r < ROWS; r++)
        grid_in(doc, r);
    struct pw_book *book = lay_out(doc);
    struct book_text text = book_text_read(arena, book);
    struct pw_buf said = {0};
    tag_text(&text, book->root, &said);
    const char *from = said.data;
    double foot = 0;
    for (int r = 0; r < ROWS; r++) {
        double below = foot;
        for (int c = 0; c < COLUMNS; c++) {
            double bottom = foot, left = 0;
            for (int k = 0; k < DEEP; k++) {
                size_t page;
                const char *at = strstr(from, token(r, c, k));
                ck_assert_msg(at != NULL, "%s is read too early", token(r, c, k));
                from = at;
                struct pw_rect rect = place_of(book, token(r, c, k), &page);
                ck_assert_uint_eq(page, 0);
                ck_assert_double_gt(rect.y, bottom); /* below what was read before */
                bottom = pw_rect_bottom(rect);
                left = rect.x;
            }
            size_t page;
            ck_assert(c == 0 || left > place_of(book, token(r, c - 1, 0), &page).x + 50);
            below = bottom > below ? bottom : below;
        }
        foot = below;
    }
    pw_buf_release(&said);
    book_text_release(&text);
}
END_TEST

/* ---- figures beside each other ------------------------------------------------ */
static struct pw_block *figure_in(struct pw_doc *doc, struct pw_block *column, int number,
                                  unsigned words) {
    struct pw_block *block = block_in(doc, column, PW_BLOCK_FIGURE);
    struct pw_buf caption = {0};
    block->number = pw_arena_printf(arena, "Figure %d", number);
    block->alt = "A chart";
    pw_buf_puts(&caption, "Title");
    for (; words > 0; words--)
        pw_buf_puts(&caption, " and more of it");
    say(doc, &block->words, pw_buf_text(&caption));
    say(doc, &block->subtitle, "Children");
    say(doc, &block->source, "Source: made up.");
    pw_buf_release(&caption);
    random_chart(block);
    block->chart->mark = "line"; /* all of one height */
    return block;
}

enum { ACROSS = 2, DOWN = 2 };

/* Catches: plots that a longer caption moves apart, in the first row or in the next; figures
 * that run into each other for it; a figure under words that is pulled down to another. */
START_TEST(plots_beside_each_other_are_level) {
    struct pw_doc *doc = doc_new();
    struct pw_block *columns = block_in(doc, NULL, PW_BLOCK_COLUMNS);
    for (int c = 0; c < ACROSS; c++) {
        struct pw_block *column = block_in(doc, columns, PW_BLOCK_COLUMN);
        for (int r = 0; r < DOWN; r++) {
            struct pw_block *figure = figure_in(doc, column, 1 + c * DOWN + r, c == r ? 1 : 8);
            if (c == 0)
                say(doc, PW_PUSH(arena, figure, notes), "A note below one of them.");
        }
        if (_i) /* not a row of figures any more */
            paragraph_in(doc, column, NULL, "Words.");
    }
    if (_i == 2) {
        struct pw_block *first = columns->children[1]->children[DOWN];
        memmove(columns->children[1]->children + 1, columns->children[1]->children,
                DOWN * sizeof(struct pw_block *));
        columns->children[1]->children[0] = first;
    }
    const struct pw_book *book = lay_out(doc);
    double tops[ACROSS * DOWN];
    for (size_t f = 0; f < ACROSS * DOWN; f++) {
        size_t nth = f;
        tops[f] = tag_nth(book->root, PW_ROLE_FIGURE, &nth)->extras->bbox.y;
    }
    for (int r = 0; r < DOWN; r++) {
        double apart = tops[r] - tops[DOWN + r];
        ck_assert_msg((apart < 0.01 && apart > -0.01) == (_i < 2), "row %d: %g", r, apart);
        ck_assert(r == 0 || tops[r] > tops[r - 1] + 80);
    }
}
END_TEST

/* ---- tables on papers of every size ---------------------------------------- */
static const struct paper {
    double width, height;
} papers[] = {{419.5, 595.3}, {595.3, 419.5}, {595.3, 841.9}, {841.9, 1190.6}};

/* Whether the page says the word, and how far down. */
static double says_at(const struct pw_page *page, const char *word) {
    for (size_t o = 0; o < page->ops_count; o++)
        if (page->ops[o].kind == PW_OP_GLYPHS && page->ops[o].glyphs.text_length == strlen(word) &&
            memcmp(page->ops[o].glyphs.text, word, strlen(word)) == 0)
            return page->ops[o].extents.y;
    return -1;
}

/* Would catch: a group head at the foot of a page without a row, the last row
 * of a table alone on a page, on papers from A5 to A3; a group that goes on and
 * does not say so, or one that begins and says that it goes on. */
START_TEST(tables_part_well_on_every_paper) {
    struct paper paper = papers[_i % (int)PW_COUNT(papers)];
    int rows = 3 + 7 * _i;
    theme->lengths[PW_LENGTH_PAGE_WIDTH] = paper.width;
    theme->lengths[PW_LENGTH_PAGE_HEIGHT] = paper.height;
    struct pw_doc *doc = doc_new();
    struct pw_buf lines = {0};
    pw_buf_puts(&lines, "group:t|name:t|n:n:1\n");
    for (int r = 0; r < rows; r++)
        pw_buf_printf(&lines, "group%d|row%dx|%d.5\n", r / (2 + _i % 4), r, r);
    struct pw_block *block = block_in(doc, NULL, PW_BLOCK_TABLE);
    block->number = "Table 1";
    say(doc, &block->words, "Long");
    block->table = table_of(arena, dataset_of(arena, "long", lines.data));
    block->table->group = 0;
    column_in(arena, block->table, "name", "Name");
    column_in(arena, block->table, "n", "Number");
    struct pw_book *book = lay_out(doc);
    for (int r = 0; r < rows; r++) {
        size_t page;
        struct pw_rect row = place_of(book, pw_arena_printf(arena, "row%dx", r), &page);
        const char *group = pw_arena_printf(arena, "group%d", r / (2 + _i % 4));
        double head = says_at(book->pages[page], group);
        ck_assert_msg(head >= 0 && head < row.y, "row %d has no %s above it", r, group);
    }
    for (size_t p = 0; p < book->pages_count; p++) {
        int groups = 0, here = 0;
        for (int r = 0; r < rows; r++) {
            bool on = says_at(book->pages[p], pw_arena_printf(arena, "row%dx", r)) >= 0;
            if (on && !here)
                ck_assert_int_eq(says_at(book->pages[p], "(continued)") >= 0, r % (2 + _i % 4) > 0);
            here += on;
            bool first = r % (2 + _i % 4) == 0;
            const char *group = pw_arena_printf(arena, "group%d", r / (2 + _i % 4));
            double head = first ? says_at(book->pages[p], group) : -1;
            if (head < 0)
                continue;
            groups++;
            bool any = false;
            for (int k = r; k < rows && k < r + 2 + _i % 4; k++)
                any |= says_at(book->pages[p], pw_arena_printf(arena, "row%dx", k)) > head;
            ck_assert_msg(any, "%s stands alone on page %zu", group, p + 1);
        }
        ck_assert_msg(here != 1 && groups > 0, "page %zu has %d rows", p + 1, here);
    }
    pw_buf_release(&lines);
}
END_TEST

static double smallest(const struct pw_book *book, double *wide) {
    double least = 100;
    *wide = book->pages[0]->width;
    for (size_t o = 0; o < book->pages[0]->ops_count; o++) {
        const struct pw_op *op = &book->pages[0]->ops[o];
        if (op->kind == PW_OP_GLYPHS && op->glyphs.text_length >= 5 &&
            memcmp(op->glyphs.text, "words", 5) == 0 && op->glyphs.size < least)
            least = op->glyphs.size;
    }
    return least;
}

/* Would catch: a table that turns the page where a size less would do, print
 * that shrinks without end, one that never shrinks. */
START_TEST(tables_shrink_then_turn) {
    double size = theme->styles[PW_STYLE_TABLE_CELL].size, before = size;
    bool shrunk = false, turned = false;
    for (int count = 2; count <= 14; count++) {
        struct pw_doc *doc = doc_new();
        struct pw_buf lines = {0};
        for (int c = 0; c < count; c++)
            pw_buf_printf(&lines, "%sc%d:t", c ? "|" : "", c);
        for (int c = 0; c < count; c++)
            pw_buf_puts(&lines, c ? "|wordsword" : "\nwordswords");
        pw_buf_putc(&lines, '\n');
        struct pw_block *block = block_in(doc, NULL, PW_BLOCK_TABLE);
        block->table = table_of(arena, dataset_of(arena, "wide", lines.data));
        for (int c = 0; c < count; c++)
            column_in(arena, block->table, pw_arena_printf(arena, "c%d", c), "Head");
        double width, now = smallest(lay_out(doc), &width);
        ck_assert_double_ge(now, size * 0.87 - 0.01);
        if (width > 600)
            turned = true;
        else
            ck_assert_msg(!turned, "%d columns turn, %d do not", count - 1, count);
        if (!turned) {
            ck_assert_double_le(now, before + 0.01);
            before = now;
            shrunk |= now < size - 0.1;
        }
        pw_buf_release(&lines);
    }
    ck_assert(turned && shrunk);
}
END_TEST

/* Catches: a table between columns in print that is smaller than that of others, where it
 * has room by itself; columns that are given up for a table that fits. */
START_TEST(columns_give_way_to_tables) {
    double size = theme->styles[PW_STYLE_TABLE_CELL].size, width;
    bool beside = false, under = false;
    for (int count = 2; count <= 6; count++) {
        struct pw_doc *doc = doc_new();
        struct pw_buf lines = {0};
        for (int c = 0; c < count; c++)
            pw_buf_printf(&lines, "%sc%d:t", c ? "|" : "", c);
        for (int c = 0; c < count; c++)
            pw_buf_puts(&lines, c ? "|wordsword" : "\nwordswords");
        pw_buf_putc(&lines, '\n');
        struct pw_block *columns = block_in(doc, NULL, PW_BLOCK_COLUMNS);
        struct pw_block *left = block_in(doc, columns, PW_BLOCK_COLUMN);
        struct pw_block *right = block_in(doc, columns, PW_BLOCK_COLUMN);
        struct pw_block *block = block_in(doc, left, PW_BLOCK_TABLE);
        block->table = table_of(arena, dataset_of(arena, "wide", lines.data));
        for (int c = 0; c < count; c++)
            column_in(arena, block->table, pw_arena_printf(arena, "c%d", c), "Head");
        paragraph_in(doc, right, NULL, "besidex");
        size_t page;
        const struct pw_book *book = lay_out(doc);
        ck_assert_double_eq_tol(smallest(book, &width), size, 0.01);
        bool now = place_of(book, "besidex", &page).x > width / 2;
        ck_assert_msg(!under || !now, "%d columns stand beside, fewer do not", count);
        beside |= now;
        under |= !now;
        pw_buf_release(&lines);
    }
    ck_assert(beside && under);
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("layout grids");
    TCase *grids = tcase_create("grids");
    tcase_add_checked_fixture(grids, open_all, close_all);
    tcase_set_timeout(grids, 60);
    tcase_add_test(grids, grids_are_read_as_they_are_seen);
    tcase_add_loop_test(grids, tables_part_well_on_every_paper, 0, 16);
    tcase_add_loop_test(grids, plots_beside_each_other_are_level, 0, 3);
    tcase_add_test(grids, tables_shrink_then_turn);
    tcase_add_test(grids, columns_give_way_to_tables);
    suite_add_tcase(all, grids);
    return all;
}

CHECK_MAIN(suite)
