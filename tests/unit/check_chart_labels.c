/* SPDX-License-Identifier: MIT
 *
 * chart: labels that a reader could take for another's, and what keeps them
 * apart: distance, air between names, units on ticks.
 */
#include "check_main.h"

#include "../../src/chart/words.h"
#include "chart_lab.h"

static struct pw_point middle_of(struct pw_rect rect) {
    return (struct pw_point){rect.x + rect.width / 2, rect.y + rect.height / 2};
}

static double reach(struct pw_rect box, struct pw_point at) {
    double dx = fmax(fmax(box.x - at.x, at.x - pw_rect_right(box)), 0);
    double dy = fmax(fmax(box.y - at.y, at.y - pw_rect_bottom(box)), 0);
    return hypot(dx, dy);
}

/* Catches a name that stands nearer to another authority's point than to its
 * own without a leader: the free place at the lower left of Lindenshire's is beside
 * Brackenshire's. */
START_TEST(funnel_names_stand_by_their_own_points) {
    struct pw_dataset *data =
        lab_data("name:t|role:t|share:n|size:n\nExampleshire|own|18.7|7267\n"
                 "Ashmarsh|neighbours|15.9|4335\nBrackenshire|neighbours|17.8|7190\n"
                 "Calderwold|neighbours|16.8|2359\nDunmere|neighbours|21.1|2559\n"
                 "Elmshire|neighbours|24|8276\nFallowdale|neighbours|20.9|7349\n"
                 "Greywater|neighbours|12.9|4084\nKingsmarch|neighbours|15.6|10824\n"
                 "Lindenshire|neighbours|18.5|8725\nNorthmere|neighbours|19.4|3443\n");
    data->columns[2].unit = "%";
    struct pw_chart *chart =
        lab_option(lab_chart("funnel", data, "name", "share", ""), "denominator", "size");
    const struct pw_page *page = draw(chart, 430, 0);
    const struct pw_op *label = label_op(page, "Lindenshire");
    ck_assert_ptr_nonnull(label);
    double nearest = INFINITY, next = INFINITY;
    struct pw_point point = {0, 0};
    for (size_t n = 0; fill_op(page, PW_COLOUR_NEIGHBOURS, n); n++) {
        struct pw_point at = middle_of(fill_op(page, PW_COLOUR_NEIGHBOURS, n)->extents);
        double far = reach(label->extents, at);
        next = fmin(next, fmax(far, nearest));
        if (far < nearest)
            point = at;
        nearest = fmin(nearest, far);
    }
    ck_assert_double_gt(next, nearest + 2);
    /* of the points only Kingsmarch lies farther to the right than its own */
    int right = 0;
    for (size_t n = 0; fill_op(page, PW_COLOUR_NEIGHBOURS, n); n++)
        right += middle_of(fill_op(page, PW_COLOUR_NEIGHBOURS, n)->extents).x > point.x;
    ck_assert_int_eq(right, 1);
}
END_TEST

/* Catches names of two lines whose second line is as near to the next name as
 * to its first. */
START_TEST(names_of_lanes_are_parted) {
    struct pw_chart *chart =
        lab_chart("dots",
                  lab_data("what:t|place:t|role:t|value:n\n"
                           "Assessments completed within 45 working days|A|own|80\n"
                           "Assessments completed within 45 working days|B||70\n"
                           "Initial conferences held within 15 working days|A|own|60\n"
                           "Initial conferences held within 15 working days|B||75\n"),
                  "what", "value", "place");
    const struct pw_page *page = draw(chart, 330, 0);
    const struct pw_op *lines[4] = {0};
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count; i++) /* names begin at the frame's left */
        if (page->ops[i].kind == PW_OP_GLYPHS && fabs(page->ops[i].glyphs.origin.x - 50) < 1 &&
            count < 4 && page->ops[i].glyphs.text_length > 3)
            lines[count++] = &page->ops[i];
    ck_assert_uint_eq(count, 4);
    double within = lines[1]->glyphs.origin.y - lines[0]->glyphs.origin.y;
    double between = lines[2]->glyphs.origin.y - lines[1]->glyphs.origin.y;
    ck_assert_double_gt(between, 1.3 * within);
}
END_TEST

/* Catches ticks of a share without their sign because the first panel counts,
 * and half children because another panel has decimals. */
START_TEST(panels_have_their_own_units) {
    struct pw_dataset *data =
        lab_data("day:d|part:t|unit:t|decimals:n|value:n\n"
                 "2023-03-31|Referrals|count|0|3\n2024-03-31|Referrals|count|0|4\n"
                 "2023-03-31|Share|%|1|40.5\n2024-03-31|Share|%|1|80.2\n");
    data->columns[4].unit_from = 2;
    data->columns[4].decimals_from = 3;
    struct pw_chart *chart = lab_chart("multiples", data, "day", "value", "");
    chart->period = "year";
    lab_option(lab_option(chart, "facet", "part"), "scale", "free");
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "0%"));
    ck_assert_ptr_nonnull(label_op(page, "0"));
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS && page->ops[i].glyphs.text_length == 3)
            ck_assert(memcmp(page->ops[i].glyphs.text, "2.5", 3) != 0);
}
END_TEST

/* Catches a count that a median cuts, where beside it there is room. */
START_TEST(counts_keep_off_rules) {
    struct pw_dataset *data =
        lab_data("over:n|upto:n|cases:n\n0|5|231\n5|10|216\n10|15|299\n"
                 "15|20|302\n20|25|268\n25|30|305\n30|35|312\n35|40|367\n"
                 "40|45|567\n45|50|174\n50|55|70\n55|60|74\n60|65|19\n65|70|22\n70|75|137\n");
    struct pw_chart *chart = lab_chart("histogram", data, "over", "cases", "");
    lab_option(chart, "to", "upto");
    *PW_PUSH(arena, chart, references) = (struct pw_reference){
        .label = "Limit", .value = {.number = 17, .date = PW_NO_DATE}, .target = true};
    const struct pw_page *page = draw(chart, FULL, 0);
    const struct pw_op *limit = label_op(page, "Limit 17"), *count = label_op(page, "302");
    ck_assert_ptr_nonnull(limit);
    ck_assert_ptr_nonnull(count);
    /* the rule stands at one end of its text, 3.5 points off */
    bool right = limit->extents.x > count->extents.x - 12;
    double rule = right ? limit->extents.x - 3.5 : pw_rect_right(limit->extents) + 3.5;
    ck_assert(count->extents.x > rule + 2 || pw_rect_right(count->extents) < rule - 2);
}
END_TEST

/* Catches neighbours as heavy as the own bar where they are its background, and
 * as pale as a region's bar where they must be told from it. */
START_TEST(neighbours_alone_are_pale) {
    struct pw_dataset *alone = lab_data("name:t|role:t|rate:n\nOwn|own|5\nA|neighbours|7\n"),
                      *among = lab_data("name:t|role:t|rate:n\nOwn|own|5\nA|neighbours|7\n"
                                        "North|region|6\n");
    pw_rgb paper = pw_theme_colour(theme, PW_COLOUR_PAPER),
           base = pw_theme_colour(theme, PW_COLOUR_NEIGHBOURS),
           pale = pw_rgb_mix(base, paper, 0.78), full = pw_rgb_mix(base, paper, 0.38);
    struct pw_dataset *sets[] = {alone, among};
    for (int s = 0; s < 2; s++) {
        const struct pw_page *page = draw(lab_chart("bar", sets[s], "name", "rate", ""), FULL, 0);
        size_t pales = 0, fulls = 0;
        for (size_t i = 0; i < page->ops_count; i++)
            if (page->ops[i].kind == PW_OP_FILL) {
                pales += page->ops[i].fill.colour == pale;
                fulls += page->ops[i].fill.colour == full;
            }
        ck_assert_uint_eq(pales, s == 0 ? 2 : 0); /* the bar and its sample in the key */
        ck_assert_uint_eq(fulls, s == 0 ? 0 : 2);
    }
}
END_TEST

/* Catches the first line of a long name lost above the frame, where a bar stands
 * higher than the middle of its lane, and the first period of a slope whose
 * values are so short that its head begins at the frame's edge. */
START_TEST(long_and_early_words_are_whole) {
    struct pw_chart *chart = lab_chart(
        "bullet",
        lab_data("what:t|value:n|aim:n\nFirst very long name of an authority of one hundred "
                 "and twenty characters which was made up by somebody|3|4\n"),
        "what", "value", "");
    const struct pw_page *page = draw(lab_option(chart, "target", "aim"), FULL, 0);
    bool first = false;
    for (size_t i = 0; i < page->ops_count; i++)
        first = first || (page->ops[i].kind == PW_OP_GLYPHS &&
                          pw_str_starts(page->ops[i].glyphs.text, "First very"));
    ck_assert(first);
    chart = lab_chart("slope", lab_data("day:d|value:n\n1990-01-31|5\n1990-04-30|5\n"), "day",
                      "value", "");
    page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "January 1990"));
    ck_assert_ptr_nonnull(label_op(page, "April 1990"));
}
END_TEST

/* Catches 0.15000000000000002 for the median of 0.1 and 0.2, a total of
 * 0.30000000000000004, and a rounding of what was measured. */
START_TEST(sums_have_no_noise) {
    struct pw_chart *chart =
        lab_chart("box", lab_data("what:t|value:n\nA|0.1\nA|0.2\n"), "what", "value", "");
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "0.15"));
    ck_assert_ptr_nonnull(label_op(page, "median of 2"));
    chart = lab_chart("share", lab_data("what:t|value:n\nA|0.1\nB|0.2\n"), "what", "value", "");
    ck_assert_ptr_nonnull(label_op(draw(chart, FULL, 0), "The whole bar: value, 0.3."));
    ck_assert_int_eq(words_decimals(1234567.125), 3);
    ck_assert_int_eq(words_decimals(0), 0);
    ck_assert_int_eq(words_decimals(1e-9), 9);
    ck_assert_int_eq(words_decimals(1e300), 0);
}
END_TEST

/* Catches "1 of 2 are done", done without a noun, a capital within the title,
 * and a month that passes for the half year that it ends. */
START_TEST(titles_say_of_what) {
    struct pw_chart *chart = lab_chart("timeline",
                                       lab_data("what:t|due:d|done:d\nA|2024-05-01|2024-04-01\n"
                                                "B|2024-06-01|\n"),
                                       "what", "due", "");
    chart->y[chart->y_count++] = 2;
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "1 of 2 is done");
    chart->measure = "Actions";
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "1 of 2 actions is done");
    chart =
        lab_chart("flow", lab_data("stage:t|n:n\nReferrals|70\nEarly Help|7\n"), "stage", "n", "");
    ck_assert_str_eq(pw_chart_sentence(arena, chart), "From 70 referrals to 7 Early Help");
    struct pw_dataset *data = lab_data("day:d|value:n\n2023-09-30|3\n2024-03-31|4\n2024-09-30|5\n");
    data->columns[0].date_format = "mmm yyyy";
    chart = lab_chart("line", data, "day", "value", "");
    chart->period = "half year";
    ck_assert_str_eq(pw_chart_sentence(arena, chart),
                     "value rose from 3 in the half year to September 2023 to 5 in the half year "
                     "to September 2024");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_labels");
    TCase *labels = tcase_create("labels");
    tcase_add_checked_fixture(labels, setup, teardown);
    tcase_add_test(labels, funnel_names_stand_by_their_own_points);
    tcase_add_test(labels, names_of_lanes_are_parted);
    tcase_add_test(labels, panels_have_their_own_units);
    tcase_add_test(labels, counts_keep_off_rules);
    tcase_add_test(labels, neighbours_alone_are_pale);
    tcase_add_test(labels, long_and_early_words_are_whole);
    tcase_add_test(labels, sums_have_no_noise);
    tcase_add_test(labels, titles_say_of_what);
    suite_add_tcase(s, labels);
    return s;
}

CHECK_MAIN(suite)
