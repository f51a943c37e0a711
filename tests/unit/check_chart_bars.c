/* SPDX-License-Identifier: MIT
 *
 * chart: ranked bars of many places and the averages over them.
 */
#include "check_main.h"

#include "chart_lab.h"

#define PLACES 153
#define NEIGHBOURS "Statistical neighbours (May 2025 set, mean of 10)"

/* Names as long as real ones are; the 100th is the own one. */
static struct pw_chart *places(int count) {
    static const char *const names[] = {"Bath and North East Easterby",
                                        "Kingston upon Mill",
                                        "Westerland",
                                        "Ashford",
                                        "Brightborough and Redcliff",
                                        "Hamford"};
    struct pw_buf text = {0};
    pw_buf_puts(&text, "name:t|rate:n|role:t\n");
    for (int i = 0; i < count; i++) {
        pw_buf_printf(&text, "%d %s|%d|%s\n", i + 1, names[i % 6], 200 - i,
                      i == 99       ? "own"
                      : i % 15 == 3 ? "neighbours"
                                    : "context");
    }
    struct pw_chart *chart =
        lab_chart("bar", lab_data(pw_arena_strdup(arena, pw_buf_text(&text))), "name", "rate", "");
    pw_buf_release(&text);
    chart->sorted = true;
    return chart;
}

static void average(struct pw_chart *chart, const char *label, double value, enum pw_emphasis role,
                    const char *text) {
    *PW_PUSH(arena, chart, references) = (struct pw_reference){
        .label = label, .value = {.number = value, .date = PW_NO_DATE}, .text = text, .role = role};
}

static struct pw_chart *averages(struct pw_chart *chart) {
    average(chart, "England", 121, PW_EMPHASIS_NATION, NULL);
    average(chart, "East of England", 98, PW_EMPHASIS_REGION, NULL);
    average(chart, NEIGHBOURS, 101.25, PW_EMPHASIS_NEIGHBOURS, "101.3");
    return chart;
}

/* All labels of the page joined, a blank between: a name may be on two lines. */
static const char *said(const struct pw_page *page) {
    struct pw_buf text = {0};
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS)
            pw_buf_printf(&text, "%.*s ", (int)page->ops[i].glyphs.text_length,
                          page->ops[i].glyphs.text);
    const char *copy = pw_arena_strdup(arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return copy;
}

/* Whole, or cut and with an ellipsis: names begin with a number of their own. */
static bool name_said(const struct pw_page *page, const char *name) {
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind != PW_OP_GLYPHS)
            continue;
        const char *text = pw_arena_strndup(arena, op->glyphs.text, op->glyphs.text_length);
        size_t left = strcspn(text, "\xE2");
        if (pw_streq(text, name) || (text[left] && left > 11 && strncmp(text, name, left) == 0))
            return true;
    }
    return false;
}

static size_t names_said(const struct pw_page *page, const struct pw_chart *chart) {
    size_t n = 0;
    for (size_t r = 0; r < chart->data->rows_count; r++)
        n += name_said(page, pw_dataset_cell(chart->data, r, 0)->text);
    return n;
}

/* Would catch a name, a value or an average lost among all authorities of
 * England, type too small to read, and an average without its set and number. */
START_TEST(all_authorities_stand_on_a_page) {
    struct pw_chart *chart = averages(places(PLACES));
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_uint_eq(names_said(page, chart), PLACES);
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS)
            ck_assert_double_ge(page->ops[i].glyphs.size, 6.5);
    ck_assert_ptr_nonnull(label_op(page, NEIGHBOURS " 101.3"));
    ck_assert_ptr_nonnull(label_op(page, "England 121"));
    ck_assert_ptr_nonnull(label_op(page, "East of England 98"));
    ck_assert_ptr_nonnull(label_op(page, "Statistical neighbours")); /* what the tint means */
}
END_TEST

/* Would catch an own authority that is not named where names are left out, bars
 * that are not drawn, and names left out without a word. */
START_TEST(less_room_names_some_and_the_own_one) {
    static const struct {
        double width, height;
        const char *every;
    } rooms[] = {{FULL, 300, "2nd"}, {217, 500, "5th"}, {217, 375, "10th"}};
    for (size_t i = 0; i < PW_COUNT(rooms); i++) {
        struct pw_chart *chart = averages(places(PLACES));
        const struct pw_page *page = draw(chart, rooms[i].width, rooms[i].height);
        ck_assert_msg(findings.list_count == 0, "%zu: %s", i,
                      findings.list_count ? findings.list[0].text : "");
        const char *text = said(page), *own = pw_dataset_cell(chart->data, 99, 0)->text;
        ck_assert_ptr_nonnull(label_op(page, own));
        ck_assert_ptr_nonnull(label_op(page, "101"));
        ck_assert_uint_lt(names_said(page, chart), PLACES);
        ck_assert_uint_gt(names_said(page, chart), 10);
        ck_assert_msg(strstr(text, pw_arena_printf(arena, "every %s", rooms[i].every)), "%s", text);
        size_t bars = 0;
        for (size_t o = 0; o < page->ops_count; o++)
            bars += page->ops[o].kind == PW_OP_FILL &&
                    (page->ops[o].fill.colour == pw_theme_colour(theme, PW_COLOUR_CONTEXT_LINE) ||
                     page->ops[o].fill.colour == pw_theme_colour(theme, PW_COLOUR_CONTEXT_BAR));
        ck_assert_uint_ge(bars, PLACES - 1 - 11);
    }
}
END_TEST

/* Would catch a mess taken for a chart: bars lower than print resolves. */
START_TEST(too_many_bars_are_a_finding) {
    draw(averages(places(PLACES)), 217, 120);
    ck_assert_uint_ge(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, "chart-too-small");
}
END_TEST

/* Would catch a name cut so that it could be another's, without a finding. */
START_TEST(a_name_is_cut_only_while_it_is_told) {
    static const char name[] = "Bournemouth, Christchurch and Poole and the country round it";
    for (int both = 0; both < 2; both++) {
        struct pw_chart *chart = places(120);
        struct pw_cell *cells = chart->data->cells;
        findings.list_count = 0;
        cells[0].text = pw_arena_printf(arena, "%s, the town", name);
        if (both)
            cells[chart->data->columns_count].text = pw_arena_printf(arena, "%s, the coast", name);
        draw(chart, FULL, 0);
        ck_assert_uint_eq(findings.list_count, (size_t)both);
        if (both)
            ck_assert_str_eq(findings.list[0].id, "name-cut");
    }
}
END_TEST

static struct pw_rect box_of(const struct pw_page *page, const char *text) {
    const struct pw_op *op = label_op(page, text);
    ck_assert_msg(op != NULL, "no label %s in %s", text, said(page));
    return op->extents;
}

/* Would catch a rule that runs through the name of another, names that are not
 * beside their own rule, and averages told apart by colour alone. */
START_TEST(averages_are_named_under_the_rows) {
    struct pw_chart *chart = averages(places(12));
    chart->references[0].value.number = 150;
    chart->references[1].value.number = 120;
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    struct pw_rect nation = box_of(page, "England 150"),
                   region = box_of(page, "East of England 120");
    struct pw_rect around = box_of(page, NEIGHBOURS " 101.3");
    size_t rules = 0, dashes[3] = {0};
    double x[3] = {0}, bottom[3] = {0};
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind != PW_OP_STROKE || op->stroke.dash_count == 0)
            continue;
        if (rules && fabs(x[rules - 1] - op->extents.x) < 0.5) {
            bottom[rules - 1] = fmax(bottom[rules - 1], pw_rect_bottom(op->extents));
            continue;
        }
        ck_assert_uint_lt(rules, 3);
        x[rules] = op->extents.x;
        bottom[rules] = pw_rect_bottom(op->extents);
        dashes[rules++] = (size_t)(op->stroke.dash_count * 100 + op->stroke.dash[0]);
    }
    ck_assert_uint_eq(rules, 3); /* from left to right: neighbours, region, nation */
    ck_assert(dashes[0] != dashes[1] && dashes[1] != dashes[2] && dashes[0] != dashes[2]);
    struct pw_rect names[3] = {around, region, nation};
    for (int i = 0; i < 3; i++) {
        double left = fabs(pw_rect_right(names[i]) - x[i]), right = fabs(names[i].x - x[i]);
        ck_assert_double_lt(fmin(left, right), 6);
        ck_assert_double_gt(bottom[i], names[i].y);
        for (int o = 0; o < 3; o++)
            ck_assert(x[o] < names[i].x || x[o] > pw_rect_right(names[i]) ||
                      bottom[o] < names[i].y);
    }
}
END_TEST

/* Would catch a crash or an overlap, which the proof finds, at any width and
 * with averages that coincide, have names of 120 characters or lie outside. */
START_TEST(hostile_averages) {
    static const char LONG[] = "Statistical neighbours with a name that goes on and on without any "
                               "end in sight until it has a hundred and twenty letters";
    for (int count = 1; count <= PLACES; count += 76) {
        struct pw_chart *chart = averages(places(count));
        for (int i = 0; i < 6; i++)
            average(chart, i % 2 ? LONG : "\xD7\x90\xD7\x91", i * 60 - 40, PW_EMPHASIS_CONTEXT,
                    NULL);
        average(chart, "Twin", 121, PW_EMPHASIS_REGION, NULL);
        lab_prove(pw_arena_printf(arena, "%d bars", count), chart, false);
    }
}
END_TEST

/* Would catch an average that is rounded to the decimals of the bars in words
 * and not in the picture. */
START_TEST(an_average_is_told_as_it_prints) {
    const char *alt = pw_chart_alt(arena, averages(places(100)), "Rates");
    ck_assert_msg(strstr(alt, NEIGHBOURS ": 101.3"), "%s", alt);
}
END_TEST

static Suite *check_suite(void) {
    Suite *suite = suite_create("chart_bars");
    TCase *bars = tcase_create("bars");
    tcase_add_checked_fixture(bars, setup, teardown);
    tcase_set_timeout(bars, 60);
    tcase_add_test(bars, all_authorities_stand_on_a_page);
    tcase_add_test(bars, less_room_names_some_and_the_own_one);
    tcase_add_test(bars, too_many_bars_are_a_finding);
    tcase_add_test(bars, a_name_is_cut_only_while_it_is_told);
    tcase_add_test(bars, averages_are_named_under_the_rows);
    tcase_add_test(bars, hostile_averages);
    tcase_add_test(bars, an_average_is_told_as_it_prints);
    suite_add_tcase(suite, bars);
    return suite;
}

CHECK_MAIN(check_suite)
