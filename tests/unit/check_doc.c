/* SPDX-License-Identifier: MIT
 *
 * doc: a sound doc has no finding, and every way to break it has its own; the
 * dump shows whatever matters.
 */
#include <string.h>

#include "check_main.h"
#include "packwright/doc.h"

static struct pw_arena *arena;
static const struct pw_place nowhere = {"pack.md", 1, 1};

static void setup(void) {
    arena = pw_arena_new();
}

static void teardown(void) {
    pw_arena_free(arena);
}

static struct pw_block *add(struct pw_block *parent, enum pw_block_kind kind, int line) {
    struct pw_place place = {"pack.md", line, 1};
    struct pw_block *block = pw_block_new(arena, kind, place);
    *PW_PUSH(arena, parent, children) = block;
    return block;
}

static struct pw_block *say(struct pw_block *block, const char *text) {
    pw_words_add(arena, &block->words, text, block->place);
    return block;
}

/* What the tests below reach into. */
struct made {
    struct pw_doc *doc;
    struct pw_block *heading, *second, *paragraph, *list, *item, *figure, *table, *fields, *tile;
    struct pw_chart *chart;
    struct pw_dataset *data;
};

static struct pw_dataset *make_data(void) {
    struct pw_dataset *data = pw_dataset_new(arena, "cases", 3, 2);
    data->columns[0].name = data->columns[0].label = "month";
    data->columns[0].type = PW_DATE;
    data->columns[1].name = data->columns[1].label = "children";
    data->columns[1].type = PW_NUMBER;
    data->columns[2].name = data->columns[2].label = "team";
    for (size_t row = 0; row < 2; row++) {
        *pw_dataset_slot(data, row, 0) = (struct pw_cell){
            .state = PW_PRESENT, .date = pw_date_make(2024, 1 + (int)row, 31 - 2 * (int)row)};
        *pw_dataset_slot(data, row, 1) =
            (struct pw_cell){.state = PW_PRESENT, .number = 306.39999999999998};
        *pw_dataset_slot(data, row, 2) = (struct pw_cell){.state = PW_PRESENT, .text = "North"};
    }
    *pw_dataset_slot(data, 1, 1) = (struct pw_cell){.state = PW_WITHHELD};
    return data;
}

static void make_shown(struct made *m, struct pw_block *root) {
    m->figure = say(add(root, PW_BLOCK_FIGURE, 20), "Cases fell");
    m->figure->number = "Figure 1";
    m->figure->id = "fig";
    m->figure->alt = "Line chart of cases by month.";
    m->chart = m->figure->chart = pw_chart_new(arena, "line", m->data);
    m->chart->x = 0;
    m->chart->y[m->chart->y_count++] = 1;
    struct pw_reference *reference = PW_PUSH(arena, m->chart, references);
    *reference = (struct pw_reference){
        "England", {.state = PW_PRESENT, .number = 1234.5}, NULL, PW_EMPHASIS_NATION, false};
    *PW_PUSH(arena, m->chart, breaks) = (struct pw_break){pw_date_make(2023, 4, 1), "New \"form\""};
    m->table = say(add(root, PW_BLOCK_TABLE, 30), "Cases by team");
    m->table->number = "Table 1";
    struct pw_table *table = m->table->table = pw_table_new(arena, m->data);
    *PW_PUSH(arena, table, columns) =
        (struct pw_table_column){.source = 2, .head = "Team", .row_head = true};
    *PW_PUSH(arena, table, columns) =
        (struct pw_table_column){.source = 1, .head = "Children", .show = PW_SHOW_BAR, .width = 60};
    pw_words_add(arena, PW_PUSH(arena, m->table, notes), "[c] confidential", nowhere);
}

static struct made make(void) {
    struct made m = {.doc = pw_doc_new(arena), .data = make_data()};
    struct pw_block *root = pw_block_new(arena, PW_BLOCK_COLUMN, nowhere);
    m.doc->title = "Service Director Report";
    m.doc->as_at = pw_date_make(2024, 3, 31);
    m.doc->furniture.footer_right = "Page {page} of {pages}";
    *PW_PUSH(arena, m.doc, datasets) = m.data;
    m.fields = add(root, PW_BLOCK_FIELDS, 2);
    struct pw_block *field = add(m.fields, PW_BLOCK_ITEM, 2);
    field->title = "To";
    say(add(field, PW_BLOCK_PARAGRAPH, 2), "The committee");
    m.heading = say(add(root, PW_BLOCK_HEADING, 5), "Main issues");
    m.heading->level = 2;
    m.heading->number = "1";
    m.paragraph = say(add(root, PW_BLOCK_PARAGRAPH, 7), "Cases fell to 306.4, see ");
    struct pw_inline *ref = pw_words_add(arena, &m.paragraph->words, "", nowhere);
    ref->ref = "fig";
    ref->ref_number = true;
    m.second = say(add(root, PW_BLOCK_HEADING, 9), "By team");
    m.second->level = 3;
    m.list = add(root, PW_BLOCK_LIST, 11);
    m.list->numbering = "LowerAlpha";
    m.item = add(m.list, PW_BLOCK_ITEM, 11);
    m.item->number = "a)";
    say(add(m.item, PW_BLOCK_PARAGRAPH, 11), "note the report");
    make_shown(&m, root);
    struct pw_block *tiles = add(root, PW_BLOCK_TILES, 40);
    m.tile = add(tiles, PW_BLOCK_TILE, 41);
    m.tile->title = "Children open";
    m.tile->value = "306";
    m.doc->blocks = root->children;
    m.doc->blocks_count = root->children_count;
    m.doc->blocks_capacity = root->children_capacity;
    return m;
}

/* The ids of all findings, in order, parted by spaces. */
static const char *ids(const struct pw_doc *doc) {
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    pw_doc_check(doc, &findings);
    struct pw_buf buf = {0};
    for (size_t i = 0; i < findings.list_count; i++) {
        pw_buf_printf(&buf, "%s%s", i ? " " : "", findings.list[i].id);
        ck_assert_int_eq(findings.list[i].level, PW_ERROR);
        ck_assert(findings.list[i].text && *findings.list[i].text);
    }
    const char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* Catches a check that cries at sound documents. */
START_TEST(sound) {
    ck_assert_str_eq(ids(make().doc), "");
}
END_TEST

#define BREAKS(what, expected)                                                                     \
    do {                                                                                           \
        struct made m = make();                                                                    \
        what;                                                                                      \
        ck_assert_str_eq(ids(m.doc), expected);                                                    \
    } while (0)

/* One broken invariant at a time: catches a check left out or firing twice. */
START_TEST(front_and_headings) {
    BREAKS(m.doc->title = NULL, "no-title");
    BREAKS(m.doc->title = " \n", "no-title");
    BREAKS(m.doc->lang = NULL, "no-language");
    BREAKS(m.doc->lang = "English", "no-language");
    BREAKS(m.doc->lang = "", "no-language");
    BREAKS(m.doc->lang = "cy", "");
    BREAKS(m.doc->blocks_count = 0, "no-blocks");
    BREAKS(m.heading->level = 1, "heading-level heading-skipped");
    BREAKS(m.heading->level = 3, "heading-skipped");
    BREAKS(m.second->level = 4, "heading-skipped");
    BREAKS(m.second->level = 7, "heading-level");
    BREAKS(m.second->level = 2, "");
    BREAKS(m.second->kind = PW_BLOCK_APPENDIX, "");
    BREAKS(m.heading->words.inlines_count = 0, "block-without-words");
    BREAKS(m.heading->words.inlines[0].text = "  ", "block-without-words");
    BREAKS(m.figure->words.inlines_count = 0, "block-without-words");
}
END_TEST

START_TEST(tree) {
    BREAKS(m.item->kind = PW_BLOCK_QUOTE, "block-misplaced");
    BREAKS(m.list->kind = PW_BLOCK_QUOTE, "block-outside");
    BREAKS(m.list->children_count = 0, "block-empty");
    BREAKS(m.fields->children[0]->title = NULL, "field-without-name");
    BREAKS(m.tile->value = "", "tile-empty");
    BREAKS(m.tile->title = NULL, "tile-empty");
    BREAKS(m.tile->chart = m.figure->chart, "figure-without-alt");
    BREAKS(m.doc->blocks[0] = m.tile, "block-outside");
    BREAKS(m.paragraph->kind = (enum pw_block_kind)99, "block-kind");
    BREAKS(add(m.paragraph, PW_BLOCK_PAGE_BREAK, 1), "block-with-children");
    BREAKS(m.item->id = "fig", "duplicate-id");
}
END_TEST

/* Blocks within blocks without end must not end the program. */
START_TEST(bottomless) {
    struct made m = make();
    struct pw_block *quote = pw_block_new(arena, PW_BLOCK_QUOTE, nowhere);
    *PW_PUSH(arena, quote, children) = quote;
    m.doc->blocks[0] = quote;
    ck_assert_str_eq(ids(m.doc), "block-depth");
}
END_TEST

START_TEST(words) {
    BREAKS(m.paragraph->words.inlines[1].ref = "nothing", "unresolved-reference");
    BREAKS(m.paragraph->words.inlines[1].ref = NULL, "reference-without-target");
    BREAKS(m.figure->number = NULL, "reference-without-number");
    BREAKS(m.paragraph->words.inlines[0].text = "caf\xE9", "text-not-utf8");
    BREAKS(m.paragraph->words.inlines[0].text = "bell\a", "text-control-character");
    BREAKS(m.table->notes[0].inlines[0].text = "\x1B[0m", "text-control-character");
    BREAKS(m.paragraph->words.inlines[1].uri = "https://example.org/",
           "link-without-text link-with-two-targets");
}
END_TEST

START_TEST(figures_and_tables) {
    BREAKS(m.figure->alt = NULL, "figure-without-alt");
    BREAKS(m.figure->alt = " ", "figure-without-alt");
    BREAKS(m.figure->chart = NULL, "figure-without-chart");
    BREAKS(m.chart->mark = NULL, "chart-without-mark");
    BREAKS(m.chart->data = NULL, "chart-without-data");
    BREAKS(m.chart->x = 3, "column-range");
    BREAKS(m.chart->x = -1, "column-range");
    BREAKS(m.chart->series = -2, "column-range");
    BREAKS(m.chart->emphasis = 2, "");
    BREAKS(m.chart->y_count = 0, "chart-measures");
    BREAKS(m.chart->y_count = 13, "chart-measures");
    BREAKS(m.chart->y[0] = 2, "chart-measure-type");
    BREAKS(m.table->table = NULL, "table-without-data");
    BREAKS(m.table->table->data = NULL, "table-without-data");
    BREAKS(m.table->table->columns_count = 0, "table-without-data");
    BREAKS(m.table->table->columns[0].row_head = false, "table-without-row-head");
    BREAKS(m.table->table->columns[1].source = 3, "column-range");
    BREAKS(m.table->table->columns[1].head = NULL, "table-column-without-head");
    BREAKS(m.table->table->group = 3, "column-range");
    BREAKS(m.doc->datasets_count = 0, "dataset-not-listed dataset-not-listed");
}
END_TEST

/* Catches a number that a chart, a dump or an attachment could leak. */
START_TEST(privacy) {
    BREAKS(pw_dataset_slot(m.data, 1, 1)->number = 4, "value-behind-symbol");
    BREAKS(pw_dataset_slot(m.data, 1, 1)->text = "4", "value-behind-symbol");
    BREAKS(pw_dataset_slot(m.data, 1, 1)->has_parts = true, "value-behind-symbol");
    BREAKS(pw_dataset_slot(m.data, 1, 1)->date = 19000, "value-behind-symbol");
    BREAKS(pw_dataset_slot(m.data, 0, 2)->text = NULL, "text-missing");
    struct made m = make();
    *pw_dataset_slot(m.data, 1, 1) = (struct pw_cell){.state = PW_BOUNDED, .text = "<5"};
    ck_assert_str_eq(ids(m.doc), "");
    pw_dataset_slot(m.data, 1, 1)->number = 4.25;
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    pw_doc_check(m.doc, &findings);
    ck_assert_uint_eq(findings.errors, 1);
    ck_assert_ptr_null(strstr(findings.list[0].text, "4")); /* not told in the finding either */
}
END_TEST

/* Catches a finding without the place that an analyst has to go to. */
START_TEST(places) {
    struct made m = make();
    m.figure->alt = NULL;
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    pw_doc_check(m.doc, &findings);
    ck_assert_str_eq(findings.list[0].place.file, "pack.md");
    ck_assert_int_eq(findings.list[0].place.line, 20);
}
END_TEST

START_TEST(constructors) {
    struct pw_words w = {0};
    pw_words_add(arena, &w, "one", nowhere)->flags = PW_LINE_BREAK;
    pw_words_add(arena, &w, "two", nowhere);
    pw_words_add(arena, &w, NULL, nowhere);
    ck_assert_str_eq(pw_words_plain(arena, &w), "one two");
    struct pw_words empty = {0};
    ck_assert_str_eq(pw_words_plain(arena, &empty), "");
    for (int k = 0; k < PW_BLOCK_KINDS; k++)
        ck_assert_str_ne(pw_block_kind_name((enum pw_block_kind)k), "unknown");
    ck_assert_str_eq(pw_block_kind_name(PW_BLOCK_KINDS), "unknown");
    struct pw_chart *chart = pw_chart_new(arena, "bar", NULL);
    ck_assert_int_eq(chart->series, -1);
    *PW_PUSH(arena, chart, options) = (struct pw_option){"base", "zero"};
    ck_assert_str_eq(pw_chart_option(chart, "base"), "zero");
    ck_assert_ptr_null(pw_chart_option(chart, "top"));
    ck_assert_int_eq(pw_doc_new(arena)->as_at, PW_NO_DATE);
}
END_TEST

/* The whole dump of the sound doc: catches any field that is no longer shown. */
START_TEST(dump) {
    static const char expected[] =
        "doc\n"
        "  title: \"Service Director Report\"\n"
        "  lang: \"en-GB\"\n"
        "  as-at: 2024-03-31\n"
        "  footer-right: \"Page {page} of {pages}\"\n"
        "fields @2\n"
        "  item @2 title=\"To\"\n"
        "    paragraph @2 \"The committee\"\n"
        "heading 2 [1] @5 \"Main issues\"\n"
        "paragraph @7 \"Cases fell to 306.4, see \" \"\"{ref=fig number}\n"
        "heading 3 @9 \"By team\"\n"
        "list @11 numbering=LowerAlpha\n"
        "  item [a)] @11\n"
        "    paragraph @11 \"note the report\"\n"
        "figure [Figure 1] #fig @20 \"Cases fell\"\n"
        "  alt: \"Line chart of cases by month.\"\n"
        "  chart line data=cases x=month y=children\n"
        "    reference \"England\" = 1,234.5 role=nation\n"
        "    break 2023-04-01 label=\"New \\\"form\\\"\"\n"
        "table [Table 1] @30 \"Cases by team\"\n"
        "  table data=cases\n"
        "    column team head=\"Team\" row-head\n"
        "    column children head=\"Children\" show=bar width=60\n"
        "  note: \"[c] confidential\"\n"
        "tiles @40\n"
        "  tile @41 title=\"Children open\" value=\"306\"\n"
        "dataset cases: 2 rows\n"
        "  month: date \"month\"\n"
        "  children: number \"children\"\n"
        "  team: text \"team\"\n"
        "2024-01-31 | 306.4 | North\n"
        "2024-02-29 | [c] | North\n";
    struct pw_buf out = {0};
    pw_doc_dump(make().doc, &out);
    ck_assert_str_eq(pw_buf_text(&out), expected);
    pw_buf_release(&out);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("doc");
    TCase *check = tcase_create("check"), *rest = tcase_create("rest");
    tcase_add_checked_fixture(check, setup, teardown);
    tcase_add_checked_fixture(rest, setup, teardown);
    tcase_add_test(check, sound);
    tcase_add_test(check, front_and_headings);
    tcase_add_test(check, tree);
    tcase_add_test(check, bottomless);
    tcase_add_test(check, words);
    tcase_add_test(check, figures_and_tables);
    tcase_add_test(check, privacy);
    tcase_add_test(check, places);
    tcase_add_test(rest, constructors);
    tcase_add_test(rest, dump);
    suite_add_tcase(s, check);
    suite_add_tcase(s, rest);
    return s;
}

CHECK_MAIN(suite)
