/* SPDX-License-Identifier: MIT
 *
 * Templates: trees with places, values masked from Markdown, blocks within
 * blocks, and a finding with its place for each mistake.
 */
#include "check_main.h"

#include <string.h>
#include <unistd.h>

#include "packwright/template.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static char folder[64];

static void setup(void) {
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    strcpy(folder, "/tmp/check-template-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void teardown(void) {
    unlink(pw_path_join(arena, folder, "pack.md"));
    rmdir(folder);
    pw_arena_free(arena);
}

static struct pw_template *load_bytes(const char *text, size_t length) {
    struct pw_err err = {0};
    ck_assert(pw_file_write(pw_path_join(arena, folder, "pack.md"), text, length, &err));
    struct pw_template *tmpl = pw_template_load(arena, folder, folder, &findings, &err);
    ck_assert_msg(tmpl != NULL, "%s", err.text);
    return tmpl;
}

static struct pw_template *load(const char *text) {
    return load_bytes(text, strlen(text));
}

static const char *dump(const struct pw_template *tmpl) {
    struct pw_buf out = {0};
    pw_template_dump(tmpl, &out);
    const char *text = pw_arena_strdup(arena, strchr(pw_buf_text(&out), '\n') + 1);
    pw_buf_release(&out);
    return text;
}

/* The only finding of the last load: its id and place. */
static void expect(const char *id, int line, int column) {
    ck_assert_uint_eq(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, id);
    ck_assert_int_eq(findings.list[0].place.line, line);
    ck_assert_int_eq(findings.list[0].place.column, column);
}

/* Would catch front matter that shifts the lines of what follows. */
START_TEST(front_matter_keeps_lines) {
    const struct pw_template *tmpl = load("---\ntitle: A\n---\n\n# One\n");
    ck_assert_str_eq(pw_yaml_text(tmpl->front, "title", ""), "A");
    ck_assert_str_eq(dump(tmpl), "front\n  title: \"A\"\nheading 1 @5:1\n  text \"One\" @5:3\n");
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch a bar inside a value that parts a table cell, and a value whose
 * place is not where the author wrote it. */
START_TEST(values_survive_tables) {
    const struct pw_template *tmpl =
        load("| a | b |\n| - | - |\n| {{ q.x | count }} | _{{q.y_z}}_ |\n");
    ck_assert_str_eq(dump(tmpl), "table @1:1\n"
                                 "  row @1:1\n"
                                 "    cell @1:2\n      text \"a\" @1:3\n"
                                 "    cell @1:6\n      text \"b\" @1:7\n"
                                 "  row @3:1\n"
                                 "    cell @3:2\n      value \"q.x | count\" @3:3\n"
                                 "    cell @3:22\n      emphasis @3:23\n"
                                 "        value \"q.y_z\" @3:24\n");
}
END_TEST

/* Would catch underscores and stars in values read as emphasis. */
START_TEST(values_are_no_markup) {
    const struct pw_template *tmpl = load("x {{ a.b_c }} and {{ d.e_f | else \"*\" }}.\n");
    ck_assert_str_eq(dump(tmpl), "paragraph @1:1\n"
                                 "  text \"x \" @1:1\n  value \"a.b_c\" @1:3\n"
                                 "  text \" and \" @1:1\n"
                                 "  value \"d.e_f | else \"*\"\" @1:19\n  text \".\" @1:1\n");
}
END_TEST

/* Would catch values looked for in code, where the author shows the notation. */
START_TEST(code_shows_braces) {
    const struct pw_node *p = load("`{{ a.b }}`\n")->root->children[0];
    ck_assert_int_eq(p->children[0]->kind, PW_NODE_CODE);
    ck_assert_str_eq(p->children[0]->text, "{{ a.b }}");
}
END_TEST

/* Would catch nested blocks whose lines count from their own fence. */
START_TEST(blocks_nest_with_places) {
    const struct pw_template *tmpl = load("````when q.rows\ntext {{ q.a }}\n\n```chart\ndata: q\n"
                                          "```\n````\n");
    ck_assert_uint_eq(findings.list_count, 0);
    const struct pw_node *when = tmpl->root->children[0];
    ck_assert_str_eq(when->text, "when");
    ck_assert_str_eq(when->arguments, "q.rows");
    ck_assert_int_eq(when->children[0]->children[1]->place.line, 2);
    ck_assert_int_eq(when->children[0]->children[1]->place.column, 6);
    const struct pw_node *chart = when->children[1];
    ck_assert_int_eq(chart->place.line, 4);
    ck_assert_int_eq(pw_yaml_lookup(chart->yaml, "data")->place.line, 5);
}
END_TEST

/* Would catch CRLF, a byte-order mark or Windows-1252 that breaks a template. */
START_TEST(encodings_are_read) {
    const struct pw_template *tmpl = load("\xEF\xBB\xBF---\r\ntitle: A\r\n---\r\n# H\xC3\xA9\r\n");
    ck_assert_str_eq(pw_yaml_text(tmpl->front, "title", ""), "A");
    ck_assert_str_eq(tmpl->root->children[0]->children[0]->text, "H\xC3\xA9");
    tmpl = load("# H\xE9 \x96 x\n");
    ck_assert_str_eq(tmpl->root->children[0]->children[0]->text, "H\xC3\xA9 \xE2\x80\x93 x");
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

static const struct {
    const char *text, *id;
    int line, column;
} mistakes[] = {
    {"a\n\nb {{ q.x\n", "unclosed-value", 3, 3},
    {"{{ }}\n", "empty-value", 1, 1},
    {"```chrat\ndata: q\n```\n", "unknown-block", 1, 4},
    {"```\ncode\n```\n", "unnamed-block", 1, 1},
    {"```chart\ndata: q\n", "unclosed-block", 1, 1},
    {"```chart now\ndata: q\n```\n", "bad-arguments", 1, 10},
    {"```when\nx\n```\n", "bad-arguments", 1, 4},
    {"```when q.a = 3\nx\n```\n", "bad-arguments", 1, 9},
    {"```repeat q\nx\n```\n", "bad-arguments", 1, 11},
    {"```include a b\n```\n", "bad-arguments", 1, 12},
    {"```page-break\nx\n```\n", "bad-body", 2, 1},
    {"- a\n\n  ```chart\n  data: q\n  ```\n", "indented-block", 3, 3},
    {"    four\n", "indented-text", 1, 5},
    {"a <b>c</b>\n\n", "raw-html", 1, 3},
    {"a ![p](x.png)\n", "image-in-text", 1, 3},
    {"![p]({{q.x}}.png)\n", "value-in-image", 1, 1},
    {"---\ntitle: A\n", "unclosed-front-matter", 1, 1},
    {"a \xEE\x80\x80\n", "private-character", 1, 3},
    {"[a]({{q.x}})\n", "value-in-link", 1, 1},
};

/* Would catch a mistake that passes in silence or points at the wrong place. */
START_TEST(mistakes_have_places) {
    load(mistakes[_i].text);
    ck_assert_uint_ge(findings.list_count, 1);
    findings.list_count = 1; /* "<b>" and "</b>" are two */
    expect(mistakes[_i].id, mistakes[_i].line, mistakes[_i].column);
}
END_TEST

/* Would catch a mistake that keeps the rest of a template from being checked. */
START_TEST(reading_goes_on) {
    load("```chrat\n```\n\n{{ a\n\n```tabel\n```\n");
    ck_assert_uint_eq(findings.errors, 3);
}
END_TEST

/* Would catch runaway nesting and bytes that are not text at all. */
START_TEST(hostile_input_ends) {
    struct pw_buf deep = {0};
    for (int n = 40; n >= 3; n--) {
        for (int i = 0; i < n; i++)
            pw_buf_putc(&deep, '`');
        pw_buf_puts(&deep, "callout\n");
    }
    load(pw_buf_text(&deep));
    ck_assert_uint_gt(findings.errors, 0);
    pw_buf_clear(&deep);
    for (int i = 0; i < 7000; i++)
        pw_buf_puts(&deep, "{{a.b}}\n");
    load(pw_buf_text(&deep));
    pw_buf_clear(&deep);
    for (int i = 0; i < 4096; i++)
        pw_buf_putc(&deep, (char)(i * 37));
    load_bytes(deep.data, deep.length);
    pw_buf_release(&deep);
}
END_TEST

/* Would catch a grammar of conditions that takes what it can't hold to. */
START_TEST(conditions) {
    struct pw_conditions c;
    const char *why;
    ck_assert(pw_conditions_read(arena, "not a.rows and b.k.c is \"x y\"", &c, &why));
    ck_assert_uint_eq(c.list_count, 2);
    ck_assert(c.list[0].negated);
    ck_assert_str_eq(c.list[1].query, "b.k");
    ck_assert_str_eq(c.list[1].column, "c");
    ck_assert_str_eq(c.list[1].equals, "x y");
    ck_assert_ptr_null(c.list[1].equals_query);
    ck_assert(pw_conditions_read(arena, "row.month is m.month and a.b is 2.5", &c, &why));
    ck_assert_str_eq(c.list[0].equals_query, "m");
    ck_assert_str_eq(c.list[0].equals, "month");
    ck_assert_ptr_null(c.list[1].equals_query);
    ck_assert_str_eq(c.list[1].equals, "2.5");
    const char *bad[] = {"a.b is \"{{ m.month }}\"",
                         "",
                         "a",
                         "a.",
                         ".b",
                         "a.b is",
                         "a.b or c.d",
                         "a.b and",
                         "a.b c.d",
                         "a.b is \"x"};
    for (size_t i = 0; i < PW_COUNT(bad); i++)
        ck_assert_msg(!pw_conditions_read(arena, bad[i], &c, &why), "%s", bad[i]);
}
END_TEST

START_TEST(loops) {
    const char *row, *query, *where;
    ck_assert(pw_loop_read(arena, "t in teams.north where t.kind is \"a\"", &row, &query, &where));
    ck_assert_str_eq(query, "teams.north");
    ck_assert_str_eq(where, "t.kind is \"a\"");
    ck_assert(!pw_loop_read(arena, "t of teams", &row, &query, &where));
    ck_assert(!pw_loop_read(arena, "t in teams where", &row, &query, &where));
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("template");
    TCase *t = tcase_create("template");
    tcase_add_checked_fixture(t, setup, teardown);
    tcase_add_test(t, front_matter_keeps_lines);
    tcase_add_test(t, values_survive_tables);
    tcase_add_test(t, values_are_no_markup);
    tcase_add_test(t, code_shows_braces);
    tcase_add_test(t, blocks_nest_with_places);
    tcase_add_test(t, encodings_are_read);
    tcase_add_loop_test(t, mistakes_have_places, 0, (int)PW_COUNT(mistakes));
    tcase_add_test(t, reading_goes_on);
    tcase_add_test(t, hostile_input_ends);
    tcase_add_test(t, conditions);
    tcase_add_test(t, loops);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
