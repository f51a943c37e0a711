/* SPDX-License-Identifier: MIT
 *
 * table: cells with scales, lists, paragraphs, links; time over rows.
 */
#include <time.h>

#include "book_text.h"
#include "check_main.h"
#include "layout_doc.h"
#include "packwright/table.h"
#include "type_lab.h"

static struct pw_table_context context;

static void setup(void) {
    open_all();
    context = (struct pw_table_context){theme, typist, arena, &findings, nowhere, 0};
}

/* The whole table on one tall page, its rows one call each, as over pages. */
static struct pw_book *draw(const struct pw_table *table, double width) {
    struct pw_book *book = pw_book_new(arena, &findings);
    struct pw_pen *pen = pw_pen_new(book);
    pw_pen_page(pen, pw_book_page_add(book, 2000, 400000));
    const struct pw_table_layout *layout = pw_table_measure(&context, table, width);
    struct pw_table_tags tags = {0};
    double y = pw_table_draw_head(&context, layout, pen, &tags, 10, 10);
    for (size_t row = 0; row < layout->rows_count; row++)
        y = pw_table_draw_rows(&context, layout, pen, &tags, row, 1, false, 10, y);
    pw_pen_free(pen);
    return book;
}

/* Actual texts and drawn texts of the n-th tag of a role, in order. */
static const char *says(const struct pw_book *book, enum pw_role role, size_t n) {
    struct book_text text = book_text_read(arena, book);
    struct pw_buf said = {0};
    const struct pw_tag *tag = tag_nth(book->root, role, &n);
    ck_assert_ptr_nonnull(tag);
    for (size_t k = 0; k < tag->kids_count; k++)
        if (tag->kids[k].kind == PW_KID_TAG && tag->kids[k].tag->extras->actual)
            pw_buf_puts(&said, tag->kids[k].tag->extras->actual);
        else if (tag->kids[k].kind == PW_KID_CONTENT)
            pw_buf_puts(&said, pw_buf_text(&text.pieces[tag->kids[k].page][tag->kids[k].mcid]));
    const char *copy = pw_arena_strdup(arena, pw_buf_text(&said));
    pw_buf_release(&said);
    book_text_release(&text);
    return copy;
}

/* Would catch: a target or range that only the eye gets, a scale drawn for a value
 * that is withheld, a target of one row said for another. */
START_TEST(scales_are_said) {
    struct pw_dataset *data = dataset_of(
        arena, "d", "name:t|n:n:1|t:n:1|l:n:1|h:n:1\na|7|9|1|12\nb|c|8|2|11\nc|-3|x|x|10\n");
    struct pw_table *table = table_of(arena, data);
    const struct pw_gauge bullet = {2, -1, -1}, range = {2, 3, 4};
    column_in(arena, table, "name", "Name");
    struct pw_table_column *column = column_in(arena, table, "n", "Bullet");
    column->show = PW_SHOW_BULLET;
    column->gauge = &bullet;
    column = column_in(arena, table, "n", "Range");
    column->show = PW_SHOW_RANGE;
    column->gauge = &range;
    struct pw_book *book = draw(table, 500);
    ck_assert_str_eq(says(book, PW_ROLE_TD, 0), "7.0, target 9.0");
    ck_assert_str_eq(says(book, PW_ROLE_TD, 1), "7.0, middle 9.0, range 1.0 to 12.0");
    ck_assert_str_eq(says(book, PW_ROLE_TD, 2), "[c], target 8.0");
    ck_assert_str_eq(says(book, PW_ROLE_TD, 4), "\xE2\x88\x92"
                                                "3.0");
    ck_assert_str_eq(says(book, PW_ROLE_TD, 5), "\xE2\x88\x92"
                                                "3.0");
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch: items that run into each other, a list within that is none, markup
 * read out of data, an item tagged twice or lost where its row parts. */
START_TEST(lines_are_items) {
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|list:t|text:t\na|x|y\n");
    struct pw_buf many = {0};
    for (int i = 0; i < 40; i++)
        pw_buf_printf(&many, "%sitem%di of *some* words that take more than one line\n",
                      i % 4 == 3 ? "  " : "", i);
    pw_dataset_slot(data, 0, 1)->text = many.data;
    pw_dataset_slot(data, 0, 2)->text = "One paragraph.\nAnother.";
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "list", "List")->list = true;
    column_in(arena, table, "text", "Text");
    context.split_height = 100; /* parts after every few lines */
    struct pw_book *book = draw(table, 330);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TR), 2);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_L), 1 + 10);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_LI), 40);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_LBODY), 40);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_P), 2);
    ck_assert_str_eq(says(book, PW_ROLE_P, 1), "Another.");
    struct book_text text = book_text_read(arena, book);
    struct pw_buf said = {0};
    tag_text(&text, book->root, &said);
    for (int i = 0; i < 40; i++)
        ck_assert_uint_eq(count_of(said.data, pw_arena_printf(arena, "item%di", i)), 1);
    ck_assert_uint_eq(count_of(said.data, "*some*"), 40);
    pw_buf_release(&said);
    pw_buf_release(&many);
    book_text_release(&text);
}
END_TEST

/* Would catch: a link without a tag or words, on a row that leads nowhere. */
START_TEST(cells_lead_on) {
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|n:n:0\nFirst|1\nSecond|2\n");
    static const char *links[] = {"first", NULL};
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name")->links = links;
    column_in(arena, table, "n", "N");
    struct pw_book *book = draw(table, 300);
    const struct pw_page *page = book->pages[0];
    ck_assert_uint_eq(page->links_count, 1);
    ck_assert_str_eq(page->links[0].anchor, "first");
    ck_assert_str_eq(page->links[0].contents, "More on First");
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_LINK), 1);
    ck_assert_str_eq(says(book, PW_ROLE_LINK, 0), "First");
}
END_TEST

/* Would catch: an address that grows a hyphen where it breaks, or pushes the other
 * columns off the page. */
START_TEST(addresses_break_without_added_characters) {
    static const char address[] =
        "https://www.example.gov.uk/a-path/that_goes_on/andonandonandonandonandonandonandonandon"
        "andonandonandonandonandon/index.html";
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|at:t\na|x\n");
    pw_dataset_slot(data, 0, 1)->text = address;
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "at", "Address");
    struct pw_book *book = draw(table, 220);
    ck_assert_str_eq(says(book, PW_ROLE_TD, 0), address);
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

static double seconds_for(size_t rows) {
    struct pw_dataset *data = pw_dataset_new(arena, "long", 12, rows);
    struct pw_table *table = table_of(arena, data);
    const struct pw_gauge gauge = {2, -1, -1};
    for (size_t c = 0; c < 12; c++) {
        data->columns[c].name = data->columns[c].label = pw_arena_printf(arena, "c%zu", c);
        data->columns[c].type = c ? PW_NUMBER : PW_TEXT;
        data->columns[c].decimals = 1;
        struct pw_table_column *column = column_in(arena, table, data->columns[c].name, "Head");
        if (c == 11) {
            column->show = PW_SHOW_BULLET;
            column->gauge = &gauge;
        }
        for (size_t r = 0; r < rows; r++)
            *pw_dataset_slot(data, r, c) =
                (struct pw_cell){.date = PW_NO_DATE,
                                 .number = c ? (double)((r * 37 + c * 11) % 5000) / 10 : 0,
                                 .text = c       ? NULL
                                         : r % 2 ? "A row"
                                                 : "Two\nlines"};
    }
    clock_t start = clock();
    draw(table, 900);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Would catch: work that grows with the square of the rows: each doubling may cost
 * two times, and some noise of a busy machine. */
START_TEST(time_grows_with_the_rows) {
    seconds_for(500);
    double few = seconds_for(2500), more = seconds_for(5000), most = seconds_for(10000);
    ck_assert_msg(more < few * 3.2 + 0.2 && most < more * 3.2 + 0.2,
                  "2,500 rows: %.3f s, 5,000: %.3f s, 10,000: %.3f s", few, more, most);
}
END_TEST

static Suite *table_cells_suite(void) {
    Suite *suite = suite_create("table_cells");
    TCase *test = tcase_create("table_cells");
    tcase_set_timeout(test, 60);
    tcase_add_checked_fixture(test, setup, close_all);
    tcase_add_test(test, scales_are_said);
    tcase_add_test(test, lines_are_items);
    tcase_add_test(test, cells_lead_on);
    tcase_add_test(test, addresses_break_without_added_characters);
    tcase_add_test(test, time_grows_with_the_rows);
    suite_add_tcase(suite, test);
    return suite;
}

CHECK_MAIN(table_cells_suite)
