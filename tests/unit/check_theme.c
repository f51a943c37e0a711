/* SPDX-License-Identifier: MIT
 *
 * Tests of the theme layer: the theme that is shipped, a council's theme over
 * it, and what is wrong in one.
 */
#include <string.h>

#include "check_main.h"
#include "packwright/theme.h"

#define OWN "/tmp/packwright-check-theme.yaml"

static struct pw_arena *arena;
static struct pw_findings found;
static struct pw_theme *ours; /* the shipped one */

static void set_up(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&found, arena);
    ours = pw_theme_load(arena, "templates/theme.yaml", NULL, &found, &err);
    ck_assert_msg(ours != NULL, "%s", err.text);
}

static void tear_down(void) {
    remove(OWN);
    pw_arena_free(arena);
}

static struct pw_theme *load(const char *text, const struct pw_theme *base) {
    struct pw_err err = {0};
    pw_findings_init(&found, arena);
    ck_assert(pw_file_write(OWN, text, strlen(text), &err));
    struct pw_theme *theme = pw_theme_load(arena, OWN, base, &found, &err);
    ck_assert_ptr_nonnull(theme);
    return theme;
}

static void expect(const char *id, int line, int column, const char *part) {
    ck_assert_uint_eq(found.list_count, 1);
    ck_assert_str_eq(found.list[0].id, id);
    ck_assert_int_eq(found.list[0].place.line, line);
    ck_assert_int_eq(found.list[0].place.column, column);
    ck_assert_msg(strstr(found.list[0].text, part) != NULL, "'%s' lacks '%s'", found.list[0].text,
                  part);
}

/* Catches: a row without a value, a misspelt key, a pale colour in what every
 * pack inherits. */
START_TEST(shipped_theme_is_whole) {
    pw_findings_print(&found, stderr);
    ck_assert_uint_eq(found.list_count, 0);
}
END_TEST

/* Catches: values in the wrong row or unit; a design that breaks its own
 * rules (A4, 11 pt or more, measure within the page, leading above size). */
START_TEST(shipped_theme_keeps_the_rules) {
    ck_assert_double_eq_tol(pw_theme_length(ours, PW_LENGTH_PAGE_WIDTH), 595.28, 0.01);
    ck_assert_double_eq_tol(pw_theme_length(ours, PW_LENGTH_PAGE_HEIGHT), 841.89, 0.01);
    ck_assert_double_eq_tol(pw_theme_length(ours, PW_LENGTH_MARGIN_LEFT), 70.87, 0.01);
    ck_assert_uint_eq(pw_theme_colour(ours, PW_COLOUR_STRONG), 0x12436D);
    ck_assert_uint_eq(pw_theme_style(ours, PW_STYLE_HEADING_1)->colour, 0x12436D);
    ck_assert_str_eq(pw_theme_style(ours, PW_STYLE_BODY)->family, "Open Sans");
    ck_assert_double_ge(pw_theme_style(ours, PW_STYLE_BODY)->size, 11);
    ck_assert(pw_theme_style(ours, PW_STYLE_TABLE_CELL)->tabular);
    ck_assert_int_eq(pw_theme_style(ours, PW_STYLE_CAPTION)->weight, 600);
    double room = ours->lengths[PW_LENGTH_PAGE_WIDTH] - ours->lengths[PW_LENGTH_MARGIN_LEFT] -
                  ours->lengths[PW_LENGTH_MARGIN_RIGHT];
    ck_assert_double_le(
        ours->lengths[PW_LENGTH_NUMBER_INDENT] + ours->lengths[PW_LENGTH_TEXT_MEASURE], room);
    for (int i = 0; i < PW_STYLE_COUNT; i++) {
        ck_assert_double_ge(ours->styles[i].size, 8);
        ck_assert_double_gt(ours->styles[i].leading, ours->styles[i].size * 1.15);
    }
}
END_TEST

/* Catches: a council's theme that must repeat everything, or that changes
 * what it does not name, or whose colour does not reach its headings. */
START_TEST(own_theme_over_ours) {
    struct pw_theme *theme = load("colours: { strong: '#5A1A6B' }\n"
                                  "lengths: { margin-left: 30 mm, rule: 1pt }\n"
                                  "styles:\n  body: { size: 12 }\n  label: { colour: worse }\n",
                                  ours);
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_uint_eq(theme->colours[PW_COLOUR_STRONG], 0x5A1A6B);
    ck_assert_uint_eq(theme->styles[PW_STYLE_TITLE].colour, 0x5A1A6B);
    ck_assert_uint_eq(theme->colours[PW_COLOUR_OWN], 0x12436D);
    ck_assert_double_eq_tol(theme->lengths[PW_LENGTH_MARGIN_LEFT], 85.04, 0.01);
    ck_assert_double_eq(theme->lengths[PW_LENGTH_RULE], 1);
    ck_assert_double_eq(theme->styles[PW_STYLE_BODY].size, 12);
    ck_assert_double_eq(theme->styles[PW_STYLE_BODY].leading, ours->styles[PW_STYLE_BODY].leading);
    ck_assert_uint_eq(theme->styles[PW_STYLE_LABEL].colour, ours->colours[PW_COLOUR_WORSE]);
    theme = load("family: Lato\n", ours);
    ck_assert_str_eq(theme->styles[PW_STYLE_NOTE].family, "Lato");
    theme = load("", ours);
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_mem_eq(theme->lengths, ours->lengths, sizeof ours->lengths);
}
END_TEST

struct fault {
    const char *text, *id;
    int line, column;
    const char *part;
};

static const struct fault faults[] = {
    {"colours:\n  strng: '#000000'\n", "unknown-key", 2, 3, "'strong'"},
    {"style: {}\n", "unknown-key", 1, 1, "'styles'"},
    {"styles:\n  body: { sise: 3 }\n", "unknown-key", 2, 11, "'size'"},
    {"styles: [a]\n", "theme-value", 1, 9, "map"},
    {"colours: 5\n", "theme-value", 1, 10, "map"},
    {"- styles\n", "theme-value", 1, 1, "map"},
    {"colours:\n  own: blue\n", "theme-value", 2, 8, "blue"},
    {"colours:\n  own: [1]\n", "theme-value", 2, 8, "A colour"},
    {"lengths:\n  rule: -1\n", "theme-value", 2, 9, "0 to 2000"},
    {"lengths:\n  rule: 1 furlong\n", "theme-value", 2, 9, "furlong"},
    {"lengths:\n  rule: 1e999\n", "theme-value", 2, 9, "1e999"},
    {"lengths:\n  rule: 00000000000000000000000000000000000001\n", "theme-value", 2, 9, "length"},
    {"styles:\n  body: { size: 0 }\n", "theme-value", 2, 17, "4 to 144"},
    {"styles:\n  body: { weight: 4000 }\n", "theme-value", 2, 19, "weight"},
    {"styles:\n  body: big\n", "theme-value", 2, 9, "style"},
    {"styles:\n  body: { weight: bold }\n", "not-a-number", 2, 19, "number"},
    {"colours:\n  worse: '#FF9999'\n", "low-contrast", 2, 10, "4.5:1"},
    {"colours:\n  series-2: '#AAAAAA'\n", "low-contrast", 2, 13, "3.0:1"},
    {"styles:\n  note: { size: 9, colour: '#777777' }\n", "low-contrast", 2, 9, "4.4:1"},
    {"colours:\n  tint: '#C0C0C0'\n", "low-contrast", 2, 9, "on tint"},
};

/* Catches: a fault without a finding, at a wrong place; and a value out of
 * range that reaches layout all the same. */
START_TEST(faults_are_findings) {
    const struct fault *f = &faults[_i];
    struct pw_theme *theme = load(f->text, ours);
    expect(f->id, f->line, f->column, f->part);
    if (strcmp(f->id, "low-contrast") != 0)
        ck_assert_mem_eq(theme->lengths, ours->lengths, sizeof ours->lengths);
    else
        ck_assert_uint_eq(found.errors, 0);
}
END_TEST

/* Catches: quiet colours held to a contrast that they are exempt from. */
START_TEST(quiet_colours_are_exempt) {
    load("colours: { grid: '#F8F8F8', hairline: '#F8F8F8', context-bar: '#F0F0F0' }\n", ours);
    ck_assert_uint_eq(found.list_count, 0);
}
END_TEST

/* Catches: a first theme with gaps accepted in silence, or giving values that
 * stop the program; a file that is missing taken for an empty one. */
START_TEST(gaps_are_findings) {
    struct pw_theme *theme = load("family: X\nstyles:\n  body: { size: 11 }\n", NULL);
    size_t missing = 0, leading = 0;
    for (size_t i = 0; i < found.list_count; i++) {
        missing += strcmp(found.list[i].id, "theme-missing") == 0;
        leading += strstr(found.list[i].text, "'body' lacks 'leading'") != NULL;
    }
    ck_assert_uint_eq(missing, (size_t)PW_COLOUR_COUNT + PW_LENGTH_COUNT + PW_STYLE_COUNT);
    ck_assert_uint_eq(leading, 1);
    ck_assert_double_gt(theme->styles[PW_STYLE_NOTE].size, 0);
    struct pw_err err = {0};
    ck_assert_ptr_null(pw_theme_load(arena, "/nowhere/theme.yaml", NULL, &found, &err));
    ck_assert(err.set);
}
END_TEST

/* Catches: a council's family that is silently replaced. */
START_TEST(families_must_be_there) {
    struct pw_err err = {0};
    struct pw_fonts *fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    struct pw_place place = {"theme.yaml", 1, 1};
    pw_theme_check_families(ours, fonts, place, &found);
    ck_assert_uint_eq(found.list_count, 0);
    struct pw_theme *theme = load("family: Comic Sans\nstyles: { code: { family: Lato } }\n", ours);
    pw_theme_check_families(theme, fonts, place, &found);
    ck_assert_uint_eq(found.list_count, 2);
    ck_assert_str_eq(found.list[0].id, "unknown-family");
    ck_assert_ptr_nonnull(strstr(found.list[0].text, "'Comic Sans'; Open Sans is used"));
    ck_assert_ptr_nonnull(strstr(found.list[1].text, "'Lato'"));
    pw_fonts_close(fonts);
}
END_TEST

/* Catches: a kind whose text is too small or too wide for its page, a style
 * larger than its leading, a misspelt key in any kind. */
START_TEST(shipped_kinds_keep_the_rules) {
    struct pw_kinds kinds = {0};
    struct pw_err err = {0};
    ck_assert(pw_kinds_load(arena, "templates/furniture.yaml", &kinds, &found, &err));
    ck_assert_uint_ge(kinds.list_count, 6);
    for (size_t k = 0; k < kinds.list_count; k++) {
        struct pw_theme *theme = pw_theme_for_kind(arena, ours, &kinds.list[k], &found);
        double text = pw_theme_length(theme, PW_LENGTH_PAGE_WIDTH) -
                      pw_theme_length(theme, PW_LENGTH_MARGIN_LEFT) -
                      pw_theme_length(theme, PW_LENGTH_MARGIN_RIGHT);
        ck_assert_double_ge(pw_theme_style(theme, PW_STYLE_BODY)->size, 11);
        ck_assert_double_le(pw_theme_length(theme, PW_LENGTH_TEXT_MEASURE), text);
        ck_assert_double_lt(pw_theme_length(theme, PW_LENGTH_HEADER_RULE),
                            pw_theme_length(theme, PW_LENGTH_MARGIN_TOP));
        for (int i = 0; i < PW_STYLE_COUNT; i++)
            ck_assert_double_gt(theme->styles[i].leading, theme->styles[i].size);
        ck_assert_ptr_nonnull(kinds.list[k].footer_left); /* the marking */
    }
    ck_assert_uint_eq(found.list_count, 0);
    ck_assert_ptr_null(pw_kind_lookup(&kinds, "leaflet"));
    ck_assert_str_eq(pw_kind_lookup(&kinds, "committee-report")->numbering, "committee");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("theme");
    TCase *t = tcase_create("theme");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, shipped_theme_is_whole);
    tcase_add_test(t, shipped_theme_keeps_the_rules);
    tcase_add_test(t, own_theme_over_ours);
    tcase_add_loop_test(t, faults_are_findings, 0, (int)PW_COUNT(faults));
    tcase_add_test(t, quiet_colours_are_exempt);
    tcase_add_test(t, gaps_are_findings);
    tcase_add_test(t, families_must_be_there);
    tcase_add_test(t, shipped_kinds_keep_the_rules);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
