/* SPDX-License-Identifier: MIT
 *
 * Compose: little packs on a little mart. What a pack says must be right
 * whatever the data say, and what is wrong in it must be said with its place.
 */
#include "compose_pack.h"

static const char setup_sql[] =
    "CREATE TABLE team (id TEXT, name TEXT, kind TEXT, n REAL, before REAL, symbol TEXT, day TEXT);"
    "INSERT INTO team VALUES ('a', 'A *b* <i>', 'own', 7044, 4515, NULL, '2024-03-31'),"
    " ('b', 'B', 'other', 12, 12, NULL, '2024-03-31'),"
    " ('c', 'C', 'other', NULL, 5, 'c', '2024-03-31');";

/* Every query of these tests: one keyed, one with one row, one without rows. */
static const char teams_sql[] =
    "-- Teams.\n-- source: Made up\n-- key: id\n-- column id: label \"Id\"\n"
    "-- column name: label \"Team\"\n-- column kind: label \"Kind\"\n"
    "-- column n: label \"Children\", unit count, decimals 0\n"
    "-- column change: label \"Change\", unit \"%\", decimals 1\n"
    "-- column day: label \"Day\", format \"d mmmm yyyy\"\n"
    "SELECT id, name, kind, n, symbol AS n_symbol, n - before AS change, day FROM team "
    "ORDER BY id\n";
static const char one_sql[] = "-- One.\n-- source: Made up\n-- column n: label \"N\", unit count\n"
                              "-- column up: label \"Up\", unit \"%\", decimals 1\n"
                              "-- column tiny: label \"Tiny\", unit count, decimals 1\n"
                              "-- column zero: label \"Zero\", unit count\n"
                              "-- column pounds: label \"Pounds\", unit \"\xC2\xA3\"\n"
                              "-- column gone: label \"Gone\", unit count\n"
                              "-- column day: label \"Day\", format \"d mmmm yyyy\"\n"
                              "SELECT 7044 AS n, 2.5 AS up, 0.01 AS tiny, 0 AS zero,"
                              " -1250000 AS pounds, NULL AS gone, '2024-03-31' AS day\n";
static const char none_sql[] =
    "-- None.\n-- source: Made up\n-- column n: label \"N\", unit count\n"
    "-- column name: label \"Name\"\n"
    "SELECT n, name FROM team WHERE 0\n";

static void setup(void) {
    pack_open();
    put("teams.sql", teams_sql);
    put("one.sql", one_sql);
    put("none.sql", none_sql);
    run_sql(setup_sql);
}

static struct pw_doc *compose(const char *body) {
    return compose_pack("numbering: committee\n", body);
}

static const char *plain(const struct pw_doc *doc, size_t block) {
    ck_assert_uint_lt(block, doc->blocks_count);
    return pw_words_plain(arena, &doc->blocks[block]->words);
}

static const struct {
    const char *value, *text;
} shown[] = {
    {"one.n", "7,044"},
    {"one.n | count", "7,044"},
    {"one.up | percent", "2.5%"},
    {"one.up", "2.5%"},
    {"one.up | change", "up 2.5 percentage points"},
    {"one.up | number 0", "3"},
    {"one.n | change \"higher by\" \"lower by\" \"the same\"", "higher by 7,044"},
    {"one.zero | change", "unchanged"},
    {"one.tiny | change", "almost unchanged"},
    {"one.tiny | words \"above\" \"below\" \"level with\"", "level with"},
    {"one.pounds | words \"over\" \"under\" \"on\"", "under"},
    {"one.pounds | currency", "\xE2\x88\x92\xC2\xA3"
                              "1.3m"},
    {"one.pounds | difference", "\xC2\xA3"
                                "1.3m"},
    {"one.day | date", "31 March 2024"},
    {"one.day | date \"mmm yyyy\"", "Mar 2024"},
    {"one.day | month", "March 2024"},
    {"one.day | financial-year", "2023-24"},
    {"teams.b.n | rank", "12th"},
    {"one.n | plural \"child\" \"children\"", "children"},
    {"one.gone", "not available"},
    {"one.gone | else \"no figure\"", "no figure"},
    {"one.n | before \"about \" | after \" children\"", "about 7,044 children"},
    {"one.gone | before \"about \" | else \"\"", ""},
    {"none.n", "not available"},
    {"teams.c.n", "withheld"},
    {"teams.c.change", "not available"},
    {"teams.a.name", "A *b* <i>"},
    {"teams.a.name | lower", "A *b* <i>"},
};

/* Would catch a format that says more or other than the figure: signs, rounding,
 * percentage points, symbols, and text of the mart read as markup. */
START_TEST(values_are_shown) {
    const struct pw_doc *doc = compose(pw_arena_printf(arena, "x {{ %s }}x\n", shown[_i].value));
    ck_assert_str_eq(plain(doc, 0), pw_arena_printf(arena, "x %sx", shown[_i].text));
    ck_assert_uint_eq(doc->blocks[0]->words.inlines_count, 1);
}
END_TEST

static const struct {
    const char *body, *id;
    int line, column;
} wrong[] = {
    {"{{ nobody.n }}\n", "unknown-query", 5, 1},
    {"{{ one.m }}\n", "unknown-column", 5, 1},
    {"{{ teams.n }}\n", "many-rows", 5, 1},
    {"{{ teams.zzz.n }}\n", "unknown-row", 5, 1},
    {"{{ one.n.n }}\n", "no-key", 5, 1},
    {"{{ day }}\n", "unknown-name", 5, 1},
    {"a {{ one.n | cuont }}\n", "unknown-format", 5, 3},
    {"{{ one.n | date }}\n", "wrong-format", 5, 1},
    {"{{ one.n | else nothing }}\n", "bad-value", 5, 1},
    {"```chart\nmark: line\n```\n", "no-data", 5, 1},
    {"```table\ndata: teams\nwhere: 'row.name is \"{{ one.n }}\"'\n```\n", "bad-condition", 7, 8},
    {"```chart\ndata: teams\nmark: pie\nx: name\ny: n\n```\n", "unknown-mark", 5, 1},
    {"```chart\ndata: teams\nmark: bar\nx: nome\ny: n\n```\n", "unknown-column", 8, 4},
    {"```chart\ndata: teams\nmark: bar\nx: name\ny: kind\n```\n", "wrong-type", 9, 4},
    {"```chart\ndata: teams\nmark: line\nx: name\ny: n\noptions: { zeros: no }\n```\n",
     "unknown-option", 10, 19},
    /* of several series a mark for one would draw the first and key them all */
    {"```chart\ndata: teams\nmark: control\nx: day\ny: n\nseries: name\n```\n", "too-many-series",
     10, 9},
    {"```chart\ndata: teams\nmark: control\nx: day\ny: [n, change]\n```\n", "too-many-series", 9,
     8},
    {"```table\ndata: teams\ntitel: x\n```\n", "unknown-key", 7, 1},
    {"```include gone\n```\n", "unknown-include", 5, 1},
    {"| a |\n| - |\n| b |\n", "table-without-title", 5, 1},
    {"```columns\ntext\n```\n", "not-a-column", 6, 1},
};

/* Would catch a mistake in a pack that nobody is told of, or at a wrong place. */
START_TEST(mistakes_are_found) {
    ck_assert_ptr_null(try_pack("numbering: committee\n", wrong[_i].body));
    ck_assert_uint_ge(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, wrong[_i].id);
    ck_assert_int_eq(findings.list[0].place.line, wrong[_i].line);
    ck_assert_int_eq(findings.list[0].place.column, wrong[_i].column);
}
END_TEST

/* Would catch numbers on lists or tables, or numbering that `when` breaks. */
START_TEST(committee_numbering) {
    const struct pw_doc *doc = compose(
        "before\n\n# One\n\na\n\n- list\n\n## Sub\n\n```when teams.rows\nb\n```\n\n# Two\n\nc\n\n"
        "```appendix\ntitle: More\n```\n\nd\n");
    const char *numbers[] = {NULL, "1", "1.1", NULL, NULL, "1.2", "2", "2.1", "Appendix A", NULL};
    ck_assert_uint_eq(doc->blocks_count, PW_COUNT(numbers));
    for (size_t i = 0; i < PW_COUNT(numbers); i++)
        ck_assert_pstr_eq(doc->blocks[i]->number, numbers[i]);
}
END_TEST

/* Would catch `when` that sees withheld numbers, or a `not` that is lost. */
START_TEST(conditions_decide) {
    const struct pw_doc *doc =
        compose("```when teams.c.n\nwithheld\n```\n"
                "```when not teams.c.n\nno\n```\n"
                "```when none.rows\nnone\n```\n"
                "```when teams.a.kind is \"own\" and teams.b.n is \"12\"\nyes\n```\n");
    ck_assert_uint_eq(doc->blocks_count, 2);
    ck_assert_str_eq(plain(doc, 0), "no");
    ck_assert_str_eq(plain(doc, 1), "yes");
}
END_TEST

/* Would catch a repeat that makes a list for each row, or forgets its filter. */
START_TEST(repeats_make_one_list) {
    const struct pw_doc *doc =
        compose("```repeat t in teams where t.kind is \"other\"\n- {{ t.name }}: {{ t.n }}\n```\n");
    ck_assert_uint_eq(doc->blocks_count, 1);
    ck_assert_uint_eq(doc->blocks[0]->children_count, 2);
    const struct pw_block *item = doc->blocks[0]->children[1];
    ck_assert_str_eq(pw_words_plain(arena, &item->children[0]->words), "C: withheld");
}
END_TEST

/* Would catch a filter that compares with the text of a name, or keeps no rows
 * or all of them without a word. */
START_TEST(rows_are_taken_by_another_value) {
    const struct pw_doc *doc =
        compose("````repeat t in teams\n```table\ndata: teams\ntitle: T\n"
                "columns: [name, n]\nwhere: row.name is t.name\n```\n````\n");
    ck_assert_uint_eq(doc->blocks_count, 3);
    for (size_t i = 0; i < 3; i++) {
        const struct pw_dataset *data = doc->blocks[i]->table->data;
        ck_assert_uint_eq(data->rows_count, 1);
        ck_assert_int_eq(pw_dataset_cell(data, 0, 0)->text[0], "abc"[i]);
    }
}
END_TEST

/* Would catch empty frames: what has nothing to show is one sentence. */
START_TEST(absent_data_is_a_sentence) {
    const struct pw_doc *doc = compose("# S\n\n```chart\ndata: none\nmark: bar\nx: name\ny: "
                                       "n\notherwise: \"No {{ one.n }}.\"\n```\n"
                                       "```table\ndata: none\ntitle: Names\n```\n");
    ck_assert_uint_eq(doc->blocks_count, 3);
    ck_assert_int_eq(doc->blocks[1]->kind, PW_BLOCK_PARAGRAPH);
    ck_assert_str_eq(plain(doc, 1), "No 7,044.");
    ck_assert_str_eq(doc->blocks[1]->number, "1.1");
    ck_assert_uint_eq(strncmp(plain(doc, 2), "Names: no figures are held", 26), 0);
}
END_TEST

/* Would catch tables without source, symbols without meaning, references
 * without number. */
START_TEST(tables_carry_their_words) {
    const struct pw_doc *doc = compose("See {{ see teams }}.\n\n```table\nid: teams\ndata: teams\n"
                                       "title: Teams\ncolumns: [name, n]\n```\n");
    ck_assert_str_eq(plain(doc, 0), "See Table 1.");
    const struct pw_block *table = doc->blocks[1];
    ck_assert_str_eq(pw_words_plain(arena, &table->source), "Source: Made up.");
    ck_assert_uint_eq(table->notes_count, 1);
    ck_assert_ptr_nonnull(strstr(pw_words_plain(arena, &table->notes[0]), "[c]"));
    ck_assert(table->table->columns[0].row_head);
    ck_assert_uint_eq(doc->datasets_count, 1);
}
END_TEST

/* Catches: a line of another query whose source, or the meaning of whose symbol, is not
 * said; a source said twice; a query named that gave no line. */
START_TEST(lines_of_other_queries_name_their_source) {
    static const char contract[] = "-- A.\n-- key: id\n-- column id: label \"Id\"\n"
                                   "-- column name: label \"Name\"\n"
                                   "-- column value: label \"Value\", unit count\n"
                                   "-- column source: label \"Source\", role source\n"
                                   "SELECT id, name, n AS value, %s AS value_flags, "
                                   "%s AS source FROM team\n";
    static const char chart[] = "```chart\ndata: teams\nmark: bar\ntitle: T\nx: name\ny: n\n"
                                "reference: %s\n```\n";
    put("lines.sql", pw_arena_printf(arena, contract, "1", "'Elsewhere'"));
    put("same.sql", pw_arena_printf(arena, contract, "NULL", "'Made up'"));
    static const struct {
        const char *reference, *source;
        bool flagged;
    } cases[] = {
        {"{ data: lines.a }", "Source: Made up; Elsewhere.", true},
        {"[{ data: lines.a }, { data: lines.b }]", "Source: Made up; Elsewhere.", true},
        {"{ data: same.a }", "Source: Made up.", false},
        {"{ data: lines.c }", "Source: Made up.", false}, /* withheld: no line */
        {"{ label: L, value: lines.a.value }", "Source: Made up; Elsewhere.", true},
        {"{ label: L, value: 7 }", "Source: Made up.", false},
    };
    for (size_t i = 0; i < PW_COUNT(cases); i++) {
        const struct pw_block *block =
            compose(pw_arena_printf(arena, chart, cases[i].reference))->blocks[0];
        ck_assert_str_eq(pw_words_plain(arena, &block->source), cases[i].source);
        ck_assert_int_eq(has_note(block, "[p] provisional"), cases[i].flagged);
    }
}
END_TEST

static const char ranks_sql[] =
    "-- Ranks.\n-- key: id\n-- column id: label \"Id\"\n-- column name: label \"Name\"\n"
    "-- column n: label \"N\", unit count\n"
    "-- column rank: label \"Rank\", unit count, not_applicable \"not ranked\"\n"
    "-- column mean: label \"Mean\", unit count\n"
    "-- column of: label \"Of\", unit count, role neighbours of mean\n"
    "-- column source: label \"Source\", role source\n"
    "SELECT id, name, coalesce(n, 3) AS n, CASE id WHEN 'a' THEN 2 WHEN 'b' THEN 4 END AS "
    "n_flags,\n"
    "  1 AS rank, CASE id WHEN 'b' THEN 'z' END AS rank_symbol, 7 AS mean, 9 AS of,\n"
    "  CASE id WHEN 'a' THEN 'Book: this' WHEN 'b' THEN 'Book: that' ELSE 'Leaf, table c' END\n"
    "    AS source FROM team ORDER BY id\n";

/* Catches: [z] where the contract has words for it, and its meaning in the legend then; the
 * number of neighbours under a table without their mean; a source's name said twice. */
START_TEST(notes_are_of_what_is_shown) {
    struct pw_value set = {"set", "May 2025"};
    values = (struct pw_values){&set, 1, 1};
    put("ranks.sql", ranks_sql);
    const struct pw_doc *doc =
        compose_pack("parameters:\n  set: { type: text, help: neighbours }\n",
                     "```table\ndata: ranks\ntitle: T\ncolumns: [name, n, rank]\n```\n\n"
                     "```table\ndata: ranks\ntitle: T\ncolumns: [name, mean]\n```\n\n"
                     "```table\ndata: ranks\ntitle: T\ncolumns: [name, of]\n```\n\n"
                     "{{ ranks.b.rank }}, {{ ranks.a.rank }}\n\n"
                     "```chart\ndata: ranks\nmark: bar\ntitle: T\nx: name\ny: n\n```\n\n"
                     "```table\ndata: teams\ntitle: T\ncolumns: [name, n]\n```\n");
    struct pw_buf cell = {0};
    pw_format_cell(&cell, doc->blocks[0]->table->data, 1, 3);
    ck_assert_str_eq(pw_buf_text(&cell), "not ranked");
    pw_buf_release(&cell);
    ck_assert(!has_note(doc->blocks[0], "[z]"));
    ck_assert(!has_note(doc->blocks[0], "neighbours"));
    ck_assert(has_note(doc->blocks[1], "May 2025): simple mean of the 9 authorities"));
    ck_assert(has_note(doc->blocks[2], "May 2025): simple mean of the 9 authorities"));
    ck_assert_str_eq(plain(doc, 3), "not ranked, 1");
    ck_assert_str_eq(pw_words_plain(arena, &doc->blocks[0]->source),
                     "Source: Book: this, that; Leaf, table c.");
    /* a table shows the symbol at its cell, a chart may not */
    ck_assert(has_note(doc->blocks[0], "[r] revised since first published; [e] estimated."));
    ck_assert(has_note(doc->blocks[4], "[r] revised since first published (A *b* <i>); "
                                       "[e] estimated (B)."));
    ck_assert(has_note(doc->blocks[5], "[c] confidential"));
}
END_TEST

/* Catches: a table behind a chart that stands elsewhere than was asked, is left out or
 * numbered twice, or repeats beside the chart the words that stand there. */
START_TEST(the_table_behind_a_chart_stands_where_asked) {
    static const char chart[] = "```chart\nid: f\ndata: teams\nmark: bar\ntitle: Teams\nx: name\n"
                                "y: n\n%s```\n\nSee {{ see f }}.\n";
    const struct pw_doc *doc = compose_pack("", pw_arena_printf(arena, chart, ""));
    ck_assert_uint_eq(doc->blocks_count, 2);
    doc = compose_pack("", pw_arena_printf(arena, chart, "table: true\n"));
    ck_assert_uint_eq(doc->blocks_count, 3);
    ck_assert_str_eq(plain(doc, 1), "The figures behind Figure 1: Teams");
    doc = compose_pack("", pw_arena_printf(arena, chart, "table: beside\n"));
    ck_assert_uint_eq(doc->blocks_count, 2);
    ck_assert_str_eq(plain(doc, 1), "See Figure 1.");
    const struct pw_block *columns = doc->blocks[0];
    ck_assert_int_eq(columns->kind, PW_BLOCK_COLUMNS);
    ck_assert_uint_eq(columns->children_count, 2);
    const struct pw_block *figure = columns->children[0]->children[0];
    const struct pw_block *table = columns->children[1]->children[0];
    ck_assert_int_eq(figure->kind, PW_BLOCK_FIGURE);
    ck_assert_int_eq(table->kind, PW_BLOCK_TABLE);
    ck_assert_str_eq(pw_words_plain(arena, &table->words), "The figures behind Figure 1");
    ck_assert_str_eq(table->number, "Table 1");
    ck_assert_ptr_eq(table->table->data, figure->chart->data);
    ck_assert_ptr_null(try_pack("", pw_arena_printf(arena, chart, "table: above\n")));
}
END_TEST

/* Would catch: a mark without its note or a note said twice, a rounding note
 * where parts add up or none where they do not, widths read in the wrong unit. */
START_TEST(money_tables_carry_their_notes) {
    static const char sql[] =
        "-- Money.\n-- source: Made up\n-- column name: label \"Name\"\n"
        "-- column n: label \"N\", unit \"\xC2\xA3m\", decimals 0\n"
        "-- column total: label \"T\", unit count\n-- column remark: label \"R\"\n"
        "SELECT 'a' AS name, %s AS n, 0 AS total, 'Late' AS remark UNION ALL "
        "SELECT 'b', -1.4, 0, 'Late' UNION ALL SELECT 't', %s, 1, NULL\n";
    static const char body[] =
        "```table\ndata: money\ntitle: Money\ntotal: total\nrow_notes: remark\n"
        "negative: brackets\ncolumns:\n  - { column: name, width: 3cm }\n"
        "  - { column: n, share: 2, note: \"As forecast\" }\n```\n";
    put("money.sql", pw_arena_printf(arena, sql, "2.8", "1.4")); /* 3 and -1 are printed, and 1 */
    const struct pw_block *block = compose(body)->blocks[0];
    ck_assert_double_eq_tol(block->table->columns[0].width, 85.04, 0.01);
    ck_assert_double_eq(block->table->columns[1].share, 2);
    ck_assert(pw_str_ends(block->table->columns[1].head, " [note 1]"));
    ck_assert_str_eq(block->table->marks[1], "[note 2]");
    ck_assert_ptr_null(block->table->marks[2]);
    static const char *const notes[] = {"[note 1] As forecast.", "[note 2] Late.",
                                        "Figures in brackets are negative.",
                                        "Figures are rounded one by one, so they may not add up "
                                        "to the totals shown."};
    ck_assert_uint_eq(block->notes_count, PW_COUNT(notes));
    for (size_t i = 0; i < PW_COUNT(notes); i++)
        ck_assert_str_eq(pw_words_plain(arena, &block->notes[i]), notes[i]);
    put("money.sql", pw_arena_printf(arena, sql, "3.0", "1.6")); /* 3, -1 and 2 */
    ck_assert_uint_eq(compose(body)->blocks[0]->notes_count, 3);
    put("money.sql", pw_arena_printf(arena, sql, "2.8", "7.0")); /* wrong, but not by rounding */
    ck_assert_uint_eq(compose(body)->blocks[0]->notes_count, 3);
}
END_TEST

/* Would catch: exempt information in a public pack, a paragraph that the
 * schedule has not, a marking that a public rendition carries. */
START_TEST(exempt_packs_are_marked) {
    struct pw_doc *doc =
        compose_pack("audience: restricted\nexempt: [1, 2]\ndraft: true\n", "Text.\n");
    ck_assert(doc->draft && !doc->cover);
    ck_assert_ptr_nonnull(strstr(doc->marking, "NOT FOR PUBLICATION"));
    ck_assert_ptr_nonnull(strstr(doc->marking, "paragraphs 1 and 2 of Part 1 of Schedule\xC2\xA0"
                                               "12A"));
    ck_assert_str_eq(doc->furniture.footer_left, "DRAFT \xC2\xB7 NOT FOR PUBLICATION");
    doc = compose_for("public");
    ck_assert_str_eq(doc->marking, "OFFICIAL");
    ck_assert_ptr_null(try_pack("exempt: 3\n", "Text.\n"));
    ck_assert_ptr_null(try_pack("audience: restricted\nexempt: 8\n", "Text.\n"));
}
END_TEST

/* Would catch straight quotes, and quotes that open where they close. */
START_TEST(quotes_are_typographic) {
    const struct pw_doc *doc = compose("It's \"so\" ('90s) **\"b\"**.\n");
    ck_assert_str_eq(plain(doc, 0), "It\xE2\x80\x99s \xE2\x80\x9Cso\xE2\x80\x9D (\xE2\x80\x99"
                                    "90s) \xE2\x80\x9C"
                                    "b\xE2\x80\x9D.");
}
END_TEST

/* Would catch a typing error in a parameter that passes, or one that is not
 * answered with what the pack takes. */
START_TEST(parameters_are_checked) {
    struct pw_value given = {"arae", "x"};
    values = (struct pw_values){&given, 1, 1};
    const char *front = "parameters:\n  area: { type: text, help: where }\n";
    ck_assert_ptr_null(try_pack(front, "a\n"));
    ck_assert_ptr_nonnull(strstr(why.text, "did you mean \"area\""));
    ck_assert_ptr_nonnull(strstr(why.text, "area (text): where"));
    given = (struct pw_value){"known_at", "31/3/2024"};
    ck_assert_ptr_null(try_pack(front, "a\n"));
    ck_assert_ptr_nonnull(strstr(why.text, "YYYY-MM-DD"));
}
END_TEST

/* Would catch an audience that is widened. */
START_TEST(audience_only_narrows) {
    ck_assert_ptr_nonnull(compose_pack("audience: public\n", "a\n"));
    ck_assert_ptr_null(compose_for("restricted"));
    ck_assert(why.set);
}
END_TEST

/* Would catch anything but the inputs in a doc: the clock, an address. */
START_TEST(same_inputs_same_doc) {
    struct pw_buf a = {0}, b = {0};
    const char *body = "# H\n\n{{ one.n }}\n\n```table\ndata: teams\ntitle: T\n```\n";
    const char *first = pw_arena_strdup(arena, compose(body)->fingerprint);
    pw_doc_dump(compose(body), &a);
    pw_doc_dump(compose(body), &b);
    ck_assert_str_eq(pw_buf_text(&a), pw_buf_text(&b));
    ck_assert_int_eq(
        sqlite3_exec(mart.db, "UPDATE team SET n = 13 WHERE id = 'b'", NULL, NULL, NULL),
        SQLITE_OK);
    ck_assert_str_ne(compose(body)->fingerprint, first);
    pw_buf_release(&a);
    pw_buf_release(&b);
}
END_TEST

/* Would catch an include that includes itself without end. */
START_TEST(include_loops_end) {
    put("loop.md", "x\n\n```include loop\n```\n");
    ck_assert_ptr_null(try_pack("", "```include loop\n```\n"));
    ck_assert_str_eq(findings.list[0].id, "include-loop");
}
END_TEST

/* Would catch a check that misses queries which no template mentions. */
START_TEST(check_runs_all_queries) {
    struct pw_err err = {0};
    struct pw_buf report = {0};
    put("broken.sql", "-- B.\n-- column n: label \"N\"\nSELECT nothing AS n FROM team\n");
    put("pack.md", "---\ntitle: T\n---\n```table\ndata: teams\ntitle: Teams\n```\n");
    const struct pw_compose input = {
        .share = share, .kinds = &kinds, .folder = folder, .mart = &mart};
    ck_assert(!pw_compose_check(arena, &input, &report, &findings, &err));
    ck_assert_ptr_nonnull(strstr(pw_buf_text(&report), "Table 1"));
    ck_assert_ptr_nonnull(strstr(pw_buf_text(&report), "teams.sql"));
    ck_assert_uint_eq(findings.errors, 1);
    pw_buf_release(&report);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("compose");
    TCase *t = tcase_create("compose");
    tcase_add_checked_fixture(t, setup, pack_close);
    tcase_add_loop_test(t, values_are_shown, 0, (int)PW_COUNT(shown));
    tcase_add_loop_test(t, mistakes_are_found, 0, (int)PW_COUNT(wrong));
    tcase_add_test(t, committee_numbering);
    tcase_add_test(t, conditions_decide);
    tcase_add_test(t, repeats_make_one_list);
    tcase_add_test(t, rows_are_taken_by_another_value);
    tcase_add_test(t, absent_data_is_a_sentence);
    tcase_add_test(t, tables_carry_their_words);
    tcase_add_test(t, notes_are_of_what_is_shown);
    tcase_add_test(t, the_table_behind_a_chart_stands_where_asked);
    tcase_add_test(t, lines_of_other_queries_name_their_source);
    tcase_add_test(t, money_tables_carry_their_notes);
    tcase_add_test(t, exempt_packs_are_marked);
    tcase_add_test(t, quotes_are_typographic);
    tcase_add_test(t, parameters_are_checked);
    tcase_add_test(t, audience_only_narrows);
    tcase_add_test(t, same_inputs_same_doc);
    tcase_add_test(t, include_loops_end);
    tcase_add_test(t, check_runs_all_queries);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
