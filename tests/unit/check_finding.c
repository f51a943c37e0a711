/* finding: would catch findings out of order, uncounted, or without place. */
#include "check_main.h"

#include <stdlib.h>
#include <string.h>

#include "packwright/finding.h"

START_TEST(printed_in_order_of_place) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    pw_find(&findings, PW_WARNING, "late", (struct pw_place){"b.md", 9, 2}, "last %s", "one");
    pw_find(&findings, PW_ERROR, "early", (struct pw_place){"b.md", 3, 0}, "first");
    pw_find(&findings, PW_NOTE, "nowhere", (struct pw_place){0}, "no place");
    pw_find(&findings, PW_ERROR, "other", (struct pw_place){"a.sql", 1, 1}, "other file");
    ck_assert_uint_eq(findings.errors, 2);
    ck_assert_uint_eq(findings.warnings, 1);
    char text[512] = "";
    FILE *out = fmemopen(text, sizeof text, "w");
    pw_findings_print(&findings, out);
    fclose(out);
    ck_assert_str_eq(text, "note: no place [nowhere]\n"
                           "b.md:3: error: first [early]\n"
                           "b.md:9:2: warning: last one [late]\n"
                           "a.sql:1:1: error: other file [other]\n");
    pw_arena_free(arena);
}
END_TEST

/* Would catch: memory and a terminal full of one kind of bad row, and kinds or
 * files that go under in it; texts of a file that command the terminal. */
START_TEST(many_of_a_kind) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    for (int i = 1; i <= 5 * PW_FINDINGS_MOST; i++)
        pw_find(&findings, PW_ERROR, "bad", (struct pw_place){i % 2 ? "a.csv" : "b.csv", i, 0},
                "row");
    pw_find(&findings, PW_WARNING, "other", (struct pw_place){"a.csv", 1, 0}, "\x1b[2J\xff!");
    ck_assert_uint_eq(findings.errors, 5 * PW_FINDINGS_MOST);
    ck_assert_uint_eq(findings.list_count, 2 * PW_FINDINGS_MOST + 1);
    const struct pw_finding *last = &findings.list[2 * PW_FINDINGS_MOST - 1];
    ck_assert_str_eq(last->text, "row More of the same are not listed.");
    char *text = NULL;
    size_t length;
    FILE *out = open_memstream(&text, &length);
    pw_findings_print(&findings, out);
    fclose(out);
    ck_assert_ptr_nonnull(strstr(text, "a.csv:1: warning: \xef\xbf\xbd[2J\xef\xbf\xbd! [other]\n"));
    free(text);
    pw_arena_free(arena);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("finding");
    TCase *c = tcase_create("finding");
    tcase_add_test(c, printed_in_order_of_place);
    tcase_add_test(c, many_of_a_kind);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
