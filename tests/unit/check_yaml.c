/* SPDX-License-Identifier: MIT
 *
 * Tests of the yaml layer: places, slips, and what a hostile file can do.
 */
#include <string.h>

#include "check_main.h"
#include "packwright/yaml.h"

static struct pw_arena *arena;
static struct pw_findings found;
static const struct pw_place start = {"t.yaml", 1, 1};

static void set_up(void) {
    arena = pw_arena_new();
    pw_findings_init(&found, arena);
}

static void tear_down(void) {
    pw_arena_free(arena);
}

static const struct pw_yaml *parse(const char *text) {
    return pw_yaml_parse(arena, text, strlen(text), start, &found);
}

/* The one finding there is: its id, place, and a part of its text. */
static void expect(const char *id, int line, int column, const char *part) {
    ck_assert_uint_eq(found.list_count, 1);
    ck_assert_str_eq(found.list[0].id, id);
    ck_assert_int_eq(found.list[0].place.line, line);
    ck_assert_int_eq(found.list[0].place.column, column);
    ck_assert_msg(strstr(found.list[0].text, part) != NULL, "'%s' lacks '%s'", found.list[0].text,
                  part);
}

/* Catches: kinds mixed up, order lost, quotes forgotten, null taken for text. */
START_TEST(reads_all_kinds) {
    const struct pw_yaml *y = parse("title: Main issues\n"
                                    "years: [2023, '2024']\n"
                                    "area: { type: area, help: \"Who it is about\" }\n"
                                    "nothing:\nalso: ~\n'': empty\n"
                                    "text: |\n  one: {{ two }}\n  three\n");
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_int_eq(y->kind, PW_YAML_MAP);
    ck_assert_uint_eq(y->pairs_count, 7);
    ck_assert_str_eq(pw_yaml_text(y, "title", "?"), "Main issues");
    const struct pw_yaml *years = pw_yaml_lookup(y, "years");
    ck_assert_uint_eq(years->items_count, 2);
    ck_assert(!years->items[0]->quoted);
    ck_assert(years->items[1]->quoted);
    ck_assert_str_eq(pw_yaml_text(pw_yaml_lookup(y, "area"), "help", "?"), "Who it is about");
    ck_assert_str_eq(pw_yaml_lookup(y, "nothing")->text, "");
    ck_assert_str_eq(pw_yaml_text(y, "nothing", "none"), "none");
    ck_assert_str_eq(pw_yaml_lookup(y, "also")->text, "");
    ck_assert_str_eq(pw_yaml_text(y, "", "?"), "empty");
    ck_assert_str_eq(pw_yaml_text(y, "text", "?"), "one: {{ two }}\nthree\n");
    ck_assert_ptr_null(pw_yaml_lookup(y, "absent"));
    ck_assert_ptr_null(pw_yaml_lookup(years, "absent"));
    ck_assert_ptr_null(pw_yaml_lookup(NULL, "absent"));
}
END_TEST

/* Catches: columns in characters, the start's column added to every line,
 * lines counted twice at CRLF. */
START_TEST(places_are_bytes_from_the_start) {
    const char *text = "a: \xC3\xA9, b\r\nk\xC3\xA9y: [\xE2\x80\x93, x]\r\n";
    const struct pw_yaml *y =
        pw_yaml_parse(arena, text, strlen(text), (struct pw_place){"pack.md", 12, 5}, &found);
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_int_eq(y->pairs[0].place.line, 12);
    ck_assert_int_eq(y->pairs[0].place.column, 5);
    ck_assert_int_eq(y->pairs[0].value->place.column, 8);
    ck_assert_int_eq(y->pairs[1].place.line, 13);
    ck_assert_int_eq(y->pairs[1].place.column, 1);
    const struct pw_yaml *list = y->pairs[1].value;
    ck_assert_int_eq(list->place.column, 7);
    ck_assert_int_eq(list->items[1]->place.column, 13);
    ck_assert_str_eq(list->items[1]->place.file, "pack.md");
}
END_TEST

/* Catches: blank text taken for a fault, comments too; a mark of byte order
 * read as part of the first key. */
START_TEST(blank_text_is_nothing) {
    ck_assert_ptr_null(parse(""));
    ck_assert_ptr_null(parse(" \n# only a comment\n"));
    ck_assert_uint_eq(found.list_count, 0);
    const struct pw_yaml *y = parse("\xEF\xBB\xBFkey: value\n");
    ck_assert_str_eq(pw_yaml_text(y, "key", "?"), "value");
    ck_assert_int_eq(y->pairs[0].place.column, 1);
}
END_TEST

/* Catches: a second key that silently wins (as most readers have it), also
 * when the map is long enough for the table. */
START_TEST(second_key_is_a_finding) {
    const struct pw_yaml *y = parse("data: one\nmark: line\ndata: [two]\nlast: x\n");
    expect("duplicate-key", 3, 1, "first in line 1");
    ck_assert_str_eq(pw_yaml_text(y, "data", "?"), "one");
    ck_assert_str_eq(pw_yaml_text(y, "last", "?"), "x");
    ck_assert_uint_eq(y->pairs_count, 3);
    struct pw_buf buf = {0};
    for (int i = 0; i < 40; i++)
        pw_buf_printf(&buf, "key-%d: x\n", i);
    pw_buf_puts(&buf, "key-3: y\nkey-39: y\n");
    pw_findings_init(&found, arena);
    y = parse(pw_buf_text(&buf));
    pw_buf_release(&buf);
    ck_assert_uint_eq(found.list_count, 2);
    ck_assert_int_eq(found.list[1].place.line, 42);
    ck_assert_uint_eq(y->pairs_count, 40);
}
END_TEST

struct slip {
    const char *text, *id;
    int line, column;
    const char *part; /* of the finding */
    const char *key, *value;
};

static const struct slip slips[] = {
    {"a: 1\ntitle: {{ q.c | count }}\nb: 2\n", "unquoted-value", 2, 8,
     "write \"{{ q.c | count }}\".", "title", "{{ q.c | count }}"},
    {"title: {{ q.c }} children, and: more # note\nb: 2\n", "unquoted-value", 1, 8,
     "write \"{{ q.c }} children, and: more\".", "title", "{{ q.c }} children, and: more"},
    {"x: y\ntitle: {{ q.c | else \"none\" }}\nb: 2\n", "unquoted-value", 2, 8,
     "write '{{ q.c | else \"none\" }}'.", "title", "{{ q.c | else \"none\" }}"},
    {"title: {{ never closed\nb: 2\n", "unquoted-value", 1, 8, "quotes", "title",
     "{{ never closed"},
    {"o: { title: {{ a }}, c: d }\nb: 2\n", "unquoted-value", 1, 13, "write \"{{ a }}\".", NULL,
     NULL},
    {"title: Report: children\nb: 2\n", "unquoted-colon", 1, 14, "write \"Report: children\".",
     "title", "Report: children"},
    {"title: Say \"x\": it's: so\nb: 2\n", "unquoted-colon", 1, 15, "write 'Say \"x\": it''s: so'.",
     "title", "Say \"x\": it's: so"},
    {"title: value:\nb: 2\n", "unquoted-colon", 1, 13, "write \"value:\".", "title", "value:"},
    {"title: one\n  sub: two\nb: 2\n", "unquoted-colon", 2, 6, "indent it like", "title",
     "one sub: two"},
    {"title: &x y\nb: 2\n", "yaml-anchor", 1, 8, "&x", "title", "y"},
    {"title: *x\nb: 2\n", "yaml-anchor", 1, 8, "*x", "title", "gone"},
    {"title: !important\nb: 2\n", "yaml-tag", 1, 8, "!important", "title", "gone"},
    {"title: !!str 5\nb: 2\n", "yaml-tag", 1, 8, "str", "title", "5"},
};

/* Catches: a slip without its finding, at the wrong place, with the wrong
 * form to write; and one slip that costs the rest of the file. */
START_TEST(slips_are_named_and_read_past) {
    const struct slip *s = &slips[_i];
    const struct pw_yaml *y = parse(s->text);
    expect(s->id, s->line, s->column, s->part);
    if (s->key)
        ck_assert_str_eq(pw_yaml_text(y, s->key, "gone"), s->value);
    ck_assert_str_eq(pw_yaml_text(y, "b", "gone"), "2");
}
END_TEST

/* Catches: only the first slip of a file reported; findings of the readings
 * before the last one reported again. */
START_TEST(every_slip_is_reported_once) {
    const struct pw_yaml *y = parse("a: {{ x }}\na: again\nb:\n  - {{ y }}\n  - c: d: e\n"
                                    "  - [{{ z }}, k {{ w }}]\nend: 1\n");
    ck_assert_uint_eq(found.list_count, 6);
    ck_assert_str_eq(pw_yaml_text(y, "end", "gone"), "1");
    const struct pw_yaml *b = pw_yaml_lookup(y, "b");
    ck_assert_uint_eq(b->items_count, 3);
    ck_assert_str_eq(b->items[0]->text, "{{ y }}");
    ck_assert_str_eq(pw_yaml_text(b->items[1], "c", "gone"), "d: e");
    ck_assert_str_eq(b->items[2]->items[0]->text, "{{ z }}");
    ck_assert_str_eq(b->items[2]->items[1]->text, "k {{ w }}");
}
END_TEST

/* Catches: braces and colons that are right as they stand taken for slips. */
START_TEST(right_ones_are_left_alone) {
    parse("a: \"{{ x }}: y\"\nb: at 10:30 {{ x }}\nc: { d: { e: f }}\ng: http://x.org/\n"
          "h: >\n  {{ x }}: y\n");
    ck_assert_uint_eq(found.list_count, 0);
}
END_TEST

struct fault {
    const char *text;
    int line, column;
    const char *part;
};

static const struct fault faults[] = {
    {"a: 1\nb: \"open\nc: 2\n", 2, 4, "never closed"},
    {"a: 1\nb: [1, 2\nc: 3\n", 3, 2, "[ in line 2"},
    {"a: 1\n\tb: 2\n", 2, 1, "tabs"},
    {"a: 1\nb: @x\n", 2, 4, "cannot start with @"},
    {"a: 1\nb: *bold* text\n", 2, 4, "* or &"},
    {"a: 1\nb: \"x\\q\"\n", 2, 6, "write \\\\"},
    {"a: 1\nb: > 5\n", 2, 4, "| or >"},
    {"a: 1\nb: \"x\" y\n", 2, 8, "closing quote"},
    {"a: 1\nb: - c\n", 2, 4, "list item"},
    {"a: 1\njust words\nb: 2\n", 2, 1, "no ': '"},
    {"a: 1\nb: x\x01y\n", 2, 5, "control character"},
    {"a: 1\nb: x\xFFy\n", 2, 5, "UTF-8"},
    {"a: 1\n--- \nb: 2\n", 2, 1, "second document"},
    {"a: 1\n[x, y]: 2\n", 2, 1, "not a list or a map"},
};

/* Catches: libyaml's own words shown to an analyst, a wrong place, and what
 * stood before the fault lost. */
START_TEST(faults_are_said_plainly) {
    const struct pw_yaml *y = parse(faults[_i].text);
    expect("bad-yaml", faults[_i].line, faults[_i].column, faults[_i].part);
    if (_i != 2 && _i != 10 && _i != 11) /* libyaml sees these before it gives the first value */
        ck_assert_str_eq(pw_yaml_text(y, "a", "gone"), "1");
}
END_TEST

/* Catches: a stack or heap overrun by nesting, and a hang. */
START_TEST(nesting_is_bounded) {
    char deep[20001];
    memset(deep, '[', sizeof deep - 1);
    deep[sizeof deep - 1] = '\0';
    ck_assert_ptr_nonnull(parse(deep));
    ck_assert_str_eq(found.list[0].id, "bad-yaml");
    ck_assert_ptr_nonnull(strstr(found.list[0].text, "64 deep"));
    pw_findings_init(&found, arena);
    for (size_t i = 0; i + 2 < sizeof deep; i += 2)
        memcpy(deep + i, "- ", 2);
    parse(deep);
    ck_assert_str_eq(found.list[0].id, "bad-yaml");
    pw_findings_init(&found, arena);
    memset(deep, '{', sizeof deep - 1);
    parse(deep);
    ck_assert_uint_ge(found.list_count, 1);
}
END_TEST

/* Catches: cost that grows with the square of a line or of the slips. */
START_TEST(size_is_bounded) {
    struct pw_buf buf = {0};
    pw_buf_puts(&buf, "a: [");
    for (int i = 0; i < 300000; i++)
        pw_buf_puts(&buf, "\xC3\xA9,");
    parse(pw_buf_text(&buf));
    expect("bad-yaml", 1, found.list[0].place.column, "200000 values");
    pw_buf_clear(&buf);
    for (int i = 0; i < 5000; i++)
        pw_buf_printf(&buf, "k%d: {{ x }}\n", i);
    pw_findings_init(&found, arena);
    parse(pw_buf_text(&buf));
    ck_assert_uint_ge(found.list_count, 64);
    ck_assert_uint_le(found.list_count, 66);
    pw_buf_clear(&buf);
    for (size_t i = 0; i <= ((size_t)4 << 20); i++)
        pw_buf_putc(&buf, 'x');
    pw_findings_init(&found, arena);
    ck_assert_ptr_null(parse(pw_buf_text(&buf)));
    expect("bad-yaml", 1, 1, "longer than");
    pw_buf_release(&buf);
}
END_TEST

/* Catches: reading past an end, a repair that never ends: every beginning of
 * a text full of slips, and that text with every byte changed in turn. */
START_TEST(mangled_texts_are_survived) {
    static const char text[] =
        "\xEF\xBB\xBF# c\na: {{ x | y }} z: 1\nb: [{{ a, b: c }}, \"q\\\"\"]\n"
        "c:\n  - d: e: f\n  - |\n    t\n  - {g: h, i: {{ j }}}\n'k': >-\n  l\n"
        "&m n: *o\n!p q: ? r\n";
    static const char bytes[] = "{}[]:-,'\"\n\t\x80 &*!|>%@#\x01";
    size_t length = strlen(text);
    for (size_t n = 0; n <= length; n++) {
        struct pw_arena *own = pw_arena_new();
        char *piece =
            malloc(n ? n : 1); /* exactly as long, so that a sanitizer sees a step beyond */
        memcpy(piece, text, n);
        pw_findings_init(&found, own);
        pw_yaml_parse(own, piece, n, start, &found);
        for (const char *b = bytes; n && *b; b++) {
            piece[n - 1] = *b;
            pw_yaml_parse(own, piece, n, start, &found);
        }
        free(piece);
        pw_arena_free(own);
    }
    pw_findings_init(&found, arena);
    parse(text);
    ck_assert_uint_gt(found.list_count, 0);
}
END_TEST

/* Catches: text in quotes taken for a number, a wrong kind without a finding,
 * a number read by the locale. */
START_TEST(numbers_and_truth) {
    const struct pw_yaml *y =
        parse("n: 1.5\nq: '2'\nw: wide\nl: [1]\nt: true\ny: No\nz: 0\nempty:\n");
    ck_assert_double_eq(pw_yaml_number(y, "n", 9, &found), 1.5);
    ck_assert_double_eq(pw_yaml_number(y, "empty", 9, &found), 9);
    ck_assert_double_eq(pw_yaml_number(y, "absent", 9, &found), 9);
    ck_assert(pw_yaml_bool(y, "t", false, &found));
    ck_assert(!pw_yaml_bool(y, "y", true, &found));
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_double_eq(pw_yaml_number(y, "q", 9, &found), 9);
    ck_assert_double_eq(pw_yaml_number(y, "w", 9, &found), 9);
    ck_assert_double_eq(pw_yaml_number(y, "l", 9, &found), 9);
    ck_assert(pw_yaml_bool(y, "z", true, &found));
    ck_assert_uint_eq(found.list_count, 4);
    ck_assert_str_eq(found.list[0].id, "not-a-number");
    ck_assert_int_eq(found.list[0].place.line, 2);
    ck_assert_str_eq(found.list[3].id, "not-true-or-false");
}
END_TEST

/* Catches: a misspelt key that passes, or a hint that is far away. */
START_TEST(unknown_keys) {
    static const char *const known[] = {"title", "data", "x", "y", "mark", NULL};
    const struct pw_yaml *y = parse("titel: a\ndata: b\nwhatever: c\n");
    pw_yaml_check_keys(y, known, "A chart", &found);
    ck_assert_uint_eq(found.list_count, 2);
    ck_assert_str_eq(found.list[0].text, "A chart has no 'titel'; did you mean 'title'?");
    ck_assert_int_eq(found.list[1].place.line, 3);
    ck_assert_ptr_nonnull(strstr(found.list[1].text, "title, data, x, y, mark"));
}
END_TEST

/* Catches: a file that is missing taken for an empty one; Windows-1252 lost. */
START_TEST(files) {
    struct pw_err err = {0};
    ck_assert_ptr_null(pw_yaml_load(arena, "/nowhere/x.yaml", &found, &err));
    ck_assert(err.set);
    err = (struct pw_err){0};
    static const char text[] = "a: caf\xE9\r\nb: 1\r\n";
    ck_assert(pw_file_write("/tmp/packwright-check.yaml", text, sizeof text - 1, &err));
    const struct pw_yaml *y = pw_yaml_load(arena, "/tmp/packwright-check.yaml", &found, &err);
    remove("/tmp/packwright-check.yaml");
    ck_assert_str_eq(pw_yaml_text(y, "a", "?"), "caf\xC3\xA9");
    ck_assert_str_eq(y->place.file, "/tmp/packwright-check.yaml");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("yaml");
    TCase *t = tcase_create("yaml");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_set_timeout(t, 20);
    tcase_add_test(t, reads_all_kinds);
    tcase_add_test(t, places_are_bytes_from_the_start);
    tcase_add_test(t, blank_text_is_nothing);
    tcase_add_test(t, second_key_is_a_finding);
    tcase_add_loop_test(t, slips_are_named_and_read_past, 0, (int)PW_COUNT(slips));
    tcase_add_test(t, every_slip_is_reported_once);
    tcase_add_test(t, right_ones_are_left_alone);
    tcase_add_loop_test(t, faults_are_said_plainly, 0, (int)PW_COUNT(faults));
    tcase_add_test(t, nesting_is_bounded);
    tcase_add_test(t, size_is_bounded);
    tcase_add_test(t, mangled_texts_are_survived);
    tcase_add_test(t, numbers_and_truth);
    tcase_add_test(t, unknown_keys);
    tcase_add_test(t, files);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
