/* SPDX-License-Identifier: MIT
 *
 * table: widths, alignment, heads, groups, drawn cells, tags.
 */
#include <math.h>
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

/* Draws the whole table on one tall page. */
static struct pw_book *draw(const struct pw_table *table, double width) {
    struct pw_book *book = pw_book_new(arena, &findings);
    struct pw_pen *pen = pw_pen_new(book);
    pw_pen_page(pen, pw_book_page_add(book, 2000, 200000));
    const struct pw_table_layout *layout = pw_table_measure(&context, table, width);
    ck_assert_double_le(layout->width, width + 0.01);
    struct pw_table_tags tags = {0};
    double y = pw_table_draw_head(&context, layout, pen, &tags, 10, 10);
    double below =
        pw_table_draw_rows(&context, layout, pen, &tags, 0, layout->rows_count, false, 10, y);
    double height = 0;
    for (size_t r = 0; r < layout->rows_count; r++)
        height += layout->rows[r].height;
    ck_assert_double_eq_tol(below, y + height, 0.01);
    pw_pen_free(pen);
    return book;
}

static const struct pw_op *glyphs_of(const struct pw_book *book, const char *text) {
    const struct pw_page *page = book->pages[0];
    for (size_t o = 0; o < page->ops_count; o++) {
        const struct pw_op *op = &page->ops[o];
        if (op->kind == PW_OP_GLYPHS && op->glyphs.text_length == strlen(text) &&
            memcmp(op->glyphs.text, text, strlen(text)) == 0)
            return op;
    }
    ck_abort_msg("'%s' is not drawn in one run", text);
}

/* x of the glyph at a byte of the text, or of the run's end. */
static double x_at(const struct pw_op *op, const char *point) {
    size_t offset =
        point ? (size_t)(strstr(op->glyphs.text, point) - op->glyphs.text) : op->glyphs.text_length;
    for (size_t g = 0; g < op->glyphs.glyphs_count; g++)
        if (op->glyphs.glyphs[g].cluster >= offset)
            return op->glyphs.origin.x + op->glyphs.glyphs[g].x;
    return op->glyphs.origin.x + op->glyphs.width;
}

/* Would catch: figures aligned by their right edge where decimals differ,
 * proportional digits, symbols that push figures aside. */
START_TEST(figures_stand_on_the_point) {
    struct pw_dataset *data =
        dataset_of(arena, "d", "name:t|n:n\na|1234.5\nb|7.25\nc|100\nd|c\ne|0.125\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "Figure");
    struct pw_book *book = draw(table, 400);
    double point = x_at(glyphs_of(book, "1,234.5"), ".");
    ck_assert_double_eq_tol(x_at(glyphs_of(book, "7.25"), "."), point, 0.05);
    ck_assert_double_eq_tol(x_at(glyphs_of(book, "0.125"), "."), point, 0.05);
    ck_assert_double_eq_tol(x_at(glyphs_of(book, "100"), NULL), point, 0.05);
    ck_assert_double_ge(x_at(glyphs_of(book, "[c]"), NULL), point);
}
END_TEST

/* Would catch: a minus left in the bracket, brackets round what is no minus,
 * a bracket that pushes its figure off the decimal point. */
START_TEST(negatives_stand_in_brackets) {
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|n:n:1\na|-1234.5\nb|7.2\nc|c\n");
    data->cells[1].flags = PW_REVISED;
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "Figure");
    table->brackets = true;
    struct pw_book *book = draw(table, 400);
    double point = x_at(glyphs_of(book, "(1,234.5) [r]"), ".");
    ck_assert_double_eq_tol(x_at(glyphs_of(book, "7.2"), "."), point, 0.05);
    glyphs_of(book, "[c]");
}
END_TEST

static double left_of(const struct pw_book *book, const char *text) {
    return glyphs_of(book, text)->glyphs.origin.x;
}

/* Would catch: fixed widths that content moves, shares that are not parted as
 * they say, a share smaller than its longest word. */
START_TEST(widths_are_fixed_or_shared) {
    struct pw_dataset *data =
        dataset_of(arena, "d", "a:t|b:t|c:t|d:t\nrow|one|two|unbreakableword\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "a", "Aa")->width = 100;
    column_in(arena, table, "b", "Bb")->share = 2;
    column_in(arena, table, "c", "Cc")->share = 1;
    struct pw_book *book = draw(table, 400);
    double gap = pw_theme_length(theme, PW_LENGTH_CELL_GAP), rest = 400 - 100 - 2 * gap;
    ck_assert_double_eq_tol(left_of(book, "one"), 10 + 100 + gap, 1);
    ck_assert_double_eq_tol(left_of(book, "two"), 10 + 100 + 2 * gap + rest * 2 / 3, 1);
    column_in(arena, table, "d", "Dd")->share = 0.01;
    book = draw(table, 400);
    glyphs_of(book, "unbreakableword");
}
END_TEST

/* Would catch: marks that row heads lose, tints on every row or on none. */
START_TEST(marks_and_stripes) {
    static const char *const marks[] = {NULL, "[note 1]", NULL};
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|n:n:0\na|1\nb|2\nc|3\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "Figure");
    table->marks = marks;
    table->zebra = true;
    struct pw_book *book = draw(table, 300);
    glyphs_of(book, "b [note 1]");
    size_t stripes = 0;
    for (size_t o = 0; o < book->pages[0]->ops_count; o++) {
        const struct pw_op *op = &book->pages[0]->ops[o];
        stripes +=
            op->kind == PW_OP_FILL && op->fill.colour == pw_theme_colour(theme, PW_COLOUR_TINT);
    }
    ck_assert_uint_eq(stripes, 1);
}
END_TEST

/* Would catch: sums that count totals or rows below the break, a number where a
 * row above it is withheld, sums of what does not add up. */
START_TEST(sums_are_carried) {
    struct pw_dataset *data = dataset_of(
        arena, "d",
        "name:t|n:n:0|rate:n:1|total:n:0\na|900|1|0\nb|200|2|0\nt|1100|3|1\nc|c|4|0\nd|1|5|0\n");
    data->columns[1].unit = "count";
    data->columns[2].unit = "%";
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "Figure");
    column_in(arena, table, "rate", "Rate");
    table->total = 3;
    const struct pw_table_layout *layout = pw_table_measure(&context, table, 300);
    ck_assert_double_eq(pw_table_carry_height(layout), 0);
    table->carry = true;
    layout = pw_table_measure(&context, table, 300);
    ck_assert_double_gt(pw_table_carry_height(layout), 5);
    static const struct {
        size_t row;
        const char *sum;
    } sums[] = {{2, "1,100"}, {3, "1,100"}, {4, "[c]"}};
    for (size_t i = 0; i < PW_COUNT(sums); i++) {
        struct pw_book *book = pw_book_new(arena, &findings);
        struct pw_pen *pen = pw_pen_new(book);
        pw_pen_page(pen, pw_book_page_add(book, 600, 800));
        pw_table_draw_carry(&context, layout, pen, sums[i].row, false, 10, 10);
        pw_pen_free(pen);
        glyphs_of(book, "Carried forward");
        glyphs_of(book, sums[i].sum);
        size_t texts = 0;
        for (size_t o = 0; o < book->pages[0]->ops_count; o++)
            texts += book->pages[0]->ops[o].kind == PW_OP_GLYPHS;
        ck_assert_uint_eq(texts, 2); /* rates are not added up */
    }
}
END_TEST

/* Would catch: a head broken inside a word, a table wider than its room. */
START_TEST(heads_break_between_words) {
    struct pw_dataset *data =
        dataset_of(arena, "d", "name:t|n:n:1|m:n:1|o:n:1\nA measure of some length|1|2|3\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Measure");
    column_in(arena, table, "n", "Statistical neighbours");
    column_in(arena, table, "m", "Percentage points");
    column_in(arena, table, "o", "Assessments within timescale");
    struct pw_book *book = draw(table, 260);
    struct book_text text = book_text_read(arena, book);
    static const char *const words[] = {"Statistical", "neighbours",  "Percentage",
                                        "points",      "Assessments", "timescale"};
    for (size_t w = 0; w < PW_COUNT(words); w++) {
        bool whole = false;
        for (size_t o = 0; o < book->pages[0]->ops_count; o++) {
            const struct pw_op *op = &book->pages[0]->ops[o];
            if (op->kind != PW_OP_GLYPHS)
                continue;
            char *said = pw_arena_strndup(arena, op->glyphs.text, op->glyphs.text_length);
            whole = whole || strstr(said, words[w]);
        }
        ck_assert_msg(whole, "'%s' is broken", words[w]);
    }
    ck_assert_uint_eq(findings.list_count, 0);
    book_text_release(&text);
}
END_TEST

/* Would catch: a table that cannot fit and is drawn over the edge without a
 * word to the author. */
START_TEST(too_wide_is_a_finding) {
    struct pw_dataset *data = dataset_of(
        arena, "d", "name:t|n:t|m:t\nUncharacteristically|Incomprehensibilities|Unquestionable\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "N");
    column_in(arena, table, "m", "M");
    struct pw_book *book = draw(table, 90);
    ck_assert_uint_eq(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, "table-too-wide");
    for (size_t o = 0; o < book->pages[0]->ops_count; o++)
        if (book->pages[0]->ops[o].kind == PW_OP_GLYPHS)
            ck_assert_double_le(pw_rect_right(book->pages[0]->ops[o].extents), 101);
}
END_TEST

/* Would catch: wrong scope or ids, spans that do not count their columns, rows
 * with other than the head's number of columns. */
START_TEST(heads_of_two_levels_are_linked) {
    struct pw_dataset *data =
        dataset_of(arena, "d", "g:t|name:t|a:n:0|b:n:0\nFirst|x|1|2\nFirst|y|3|4\nNext|z|5|6\n");
    struct pw_table *table = table_of(arena, data);
    table->group = 0;
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "a", "2023")->span = "Year";
    column_in(arena, table, "b", "2024")->span = "Year";
    struct pw_book *book = draw(table, 400);
    const struct pw_tag *head = tag_first(book, PW_ROLE_THEAD);
    ck_assert_uint_eq(head->kids_count, 2);
    const struct pw_tag *upper = head->kids[0].tag, *lower = head->kids[1].tag;
    ck_assert_uint_eq(upper->kids_count, 2);
    ck_assert_int_eq(upper->kids[0].tag->extras->row_span, 2);
    ck_assert_int_eq(upper->kids[1].tag->extras->column_span, 2);
    ck_assert_uint_eq(lower->kids_count, 2);
    ck_assert_str_eq(lower->kids[0].tag->extras->headers[0], upper->kids[1].tag->extras->id);
    const struct pw_tag *body = tag_first(book, PW_ROLE_TBODY);
    ck_assert_uint_eq(body->kids_count, 5);
    const struct pw_tag *group = body->kids[0].tag->kids[0].tag, *row = body->kids[1].tag;
    ck_assert_int_eq(group->role, PW_ROLE_TH);
    ck_assert_int_eq(group->extras->column_span, 3);
    ck_assert_uint_eq(row->kids_count, 3);
    ck_assert_int_eq(row->kids[0].tag->role, PW_ROLE_TH);
    ck_assert_int_eq(row->kids[0].tag->scope, PW_SCOPE_ROW);
    const char *const *headers = row->kids[2].tag->extras->headers;
    ck_assert_str_eq(headers[0], upper->kids[1].tag->extras->id);
    ck_assert_str_eq(headers[1], lower->kids[1].tag->extras->id);
    ck_assert_str_eq(headers[2], group->extras->id);
    ck_assert_str_eq(headers[3], row->kids[0].tag->extras->id);
    ck_assert_ptr_null(headers[4]);
}
END_TEST

static const struct pw_tag *cell_tag(const struct pw_book *book, size_t row, size_t column) {
    return tag_first(book, PW_ROLE_TBODY)->kids[row].tag->kids[column].tag;
}

static char *cell_says(const struct pw_book *book, size_t row, size_t column) {
    struct book_text text = book_text_read(arena, book);
    struct pw_buf said = {0};
    const struct pw_tag *tag = cell_tag(book, row, column);
    for (size_t k = 0; k < tag->kids_count; k++)
        if (tag->kids[k].kind == PW_KID_TAG && tag->kids[k].tag->extras->actual)
            pw_buf_puts(&said, tag->kids[k].tag->extras->actual);
        else if (tag->kids[k].kind == PW_KID_CONTENT)
            pw_buf_puts(&said, pw_buf_text(&text.pieces[tag->kids[k].page][tag->kids[k].mcid]));
    char *copy = pw_arena_strdup(arena, pw_buf_text(&said));
    pw_buf_release(&said);
    book_text_release(&text);
    return copy;
}

/* Would catch: a direction told by colour or shape alone, "better" by the
 * wrong polarity, a verdict on a measure without one. */
START_TEST(changes_are_said_in_words) {
    struct pw_dataset *data = dataset_of(
        arena, "d",
        "name:t|up:n:1:+|down:n:1:~|none:n:1\na|2|2|2\nb|-1.5|-1.5|-1.5\nc|0|0|0\nd|c|c|c\n"
        "e|0.01|0.01|0.01\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "up", "Up")->show = PW_SHOW_CHANGE;
    column_in(arena, table, "down", "Down")->show = PW_SHOW_CHANGE;
    column_in(arena, table, "none", "None")->show = PW_SHOW_CHANGE;
    data->columns[1].polarity = PW_HIGH_IS_GOOD;
    data->columns[2].polarity = PW_LOW_IS_GOOD;
    data->columns[3].polarity = PW_NEUTRAL;
    struct pw_book *book = draw(table, 500);
    ck_assert_str_eq(cell_says(book, 0, 1), "up 2.0 better");
    ck_assert_str_eq(cell_says(book, 0, 2), "up 2.0 worse");
    ck_assert_str_eq(cell_says(book, 0, 3), "up 2.0");
    ck_assert_str_eq(cell_says(book, 1, 1), "down 1.5 worse");
    ck_assert_str_eq(cell_says(book, 1, 2), "down 1.5 better");
    ck_assert_str_eq(cell_says(book, 2, 1), "no change");
    ck_assert_str_eq(cell_says(book, 3, 1), "[c]");
    ck_assert_str_eq(cell_says(book, 4, 3), "up under 0.1");
}
END_TEST

/* Would catch: a sparkline without a text of its own, or one that drops a
 * withheld value silently; a status that is a colour only. */
START_TEST(sparks_and_statuses_are_said) {
    struct pw_dataset *data = dataset_of(
        arena, "d", "name:t|s:t|q:t\na|1 2.5 c 4|D\nb|3|On track\nc||Overdue\nd|c c|Unheard of\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "s", "Trend")->show = PW_SHOW_SPARK;
    column_in(arena, table, "q", "Status")->show = PW_SHOW_STATUS;
    struct pw_book *book = draw(table, 500);
    ck_assert_str_eq(cell_says(book, 0, 1), "1, 2.5, [c], 4");
    ck_assert_str_eq(cell_says(book, 2, 1), "");
    ck_assert_str_eq(cell_says(book, 0, 2), "D");
    ck_assert_str_eq(cell_says(book, 1, 2), "On track");
    ck_assert_str_eq(cell_says(book, 2, 2), "Overdue");
    ck_assert_str_eq(cell_says(book, 3, 2), "Unheard of");
}
END_TEST

/* Would catch: totals and own rows in the style of the others. */
START_TEST(totals_and_own_rows_are_strong) {
    struct pw_dataset *data =
        dataset_of(arena, "d", "name:t|n:n:0|role:t|total:n\na|1||0\nours|2|own|0\nall|3||1\n");
    struct pw_table *table = table_of(arena, data);
    table->emphasis = 2;
    table->total = 3;
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", "Count");
    struct pw_book *book = draw(table, 300);
    int plain = glyphs_of(book, "a")->glyphs.face->weight;
    ck_assert_int_gt(glyphs_of(book, "ours")->glyphs.face->weight, plain);
    ck_assert_int_gt(glyphs_of(book, "all")->glyphs.face->weight, plain);
    ck_assert(pw_table_measure(&context, table, 300)->rows[2].total);
}
END_TEST

/* Would catch: the group of a row found by walking back over all rows. */
START_TEST(groups_know_their_head) {
    struct pw_dataset *data = dataset_of(arena, "d", "g:t|name:t\nA|x\nA|y\n|z\nB|v\nB|w\n");
    struct pw_table *table = table_of(arena, data);
    table->group = 0;
    column_in(arena, table, "name", "Name");
    const struct pw_table_layout *layout = pw_table_measure(&context, table, 300);
    ck_assert_uint_eq(layout->rows_count, 7);
    static const bool heads[] = {true, false, false, false, true, false, false};
    static const bool under[] = {false, true, true, false, false, true, true};
    for (size_t r = 0; r < 7; r++) {
        ck_assert(layout->rows[r].group_head == heads[r]);
        ck_assert((pw_table_group_height(layout, r) > 0) == under[r]);
    }
}
END_TEST

static double seconds_for(size_t rows) {
    struct pw_dataset *data = pw_dataset_new(arena, "big", 12, rows);
    struct pw_table *table = table_of(arena, data);
    for (size_t c = 0; c < 12; c++) {
        data->columns[c] = (struct pw_column){.name = pw_arena_printf(arena, "c%zu", c),
                                              .label = "x",
                                              .type = c ? PW_NUMBER : PW_TEXT,
                                              .decimals = 1,
                                              .unit_from = -1,
                                              .decimals_from = -1,
                                              .polarity_from = -1};
        column_in(arena, table, data->columns[c].name, "Head");
        for (size_t r = 0; r < rows; r++) {
            struct pw_cell *cell = pw_dataset_slot(data, r, c);
            cell->date = PW_NO_DATE;
            if (c)
                cell->number = (double)((r * 37 + c * 11) % 5000) / 10;
            else
                cell->text = "A row of the table";
        }
    }
    clock_t start = clock();
    draw(table, 700);
    return (double)(clock() - start) / CLOCKS_PER_SEC;
}

/* Would catch: work that grows with the square of the rows. */
START_TEST(ten_thousand_rows_take_linear_time) {
    seconds_for(500);
    double few = seconds_for(2500), many = seconds_for(10000);
    ck_assert_msg(many < few * 9 + 0.3, "2,500 rows: %.3f s, 10,000 rows: %.3f s", few, many);
}
END_TEST

/* Would catch: crashes on tables with nothing in them. */
START_TEST(empty_tables) {
    struct pw_dataset *data = dataset_of(arena, "d", "name:t|n:n:1\n");
    struct pw_table *table = table_of(arena, data);
    column_in(arena, table, "name", "Name");
    column_in(arena, table, "n", NULL);
    struct pw_book *book = draw(table, 300);
    ck_assert_uint_eq(tag_count(book->root, PW_ROLE_TH), 2);
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("table");
    TCase *cases = tcase_create("table");
    tcase_add_checked_fixture(cases, setup, close_all);
    tcase_set_timeout(cases, 120);
    tcase_add_test(cases, figures_stand_on_the_point);
    tcase_add_test(cases, negatives_stand_in_brackets);
    tcase_add_test(cases, widths_are_fixed_or_shared);
    tcase_add_test(cases, marks_and_stripes);
    tcase_add_test(cases, sums_are_carried);
    tcase_add_test(cases, heads_break_between_words);
    tcase_add_test(cases, too_wide_is_a_finding);
    tcase_add_test(cases, heads_of_two_levels_are_linked);
    tcase_add_test(cases, changes_are_said_in_words);
    tcase_add_test(cases, sparks_and_statuses_are_said);
    tcase_add_test(cases, totals_and_own_rows_are_strong);
    tcase_add_test(cases, groups_know_their_head);
    tcase_add_test(cases, ten_thousand_rows_take_linear_time);
    tcase_add_test(cases, empty_tables);
    suite_add_tcase(all, cases);
    return all;
}

CHECK_MAIN(suite)
