/* SPDX-License-Identifier: MIT
 *
 * chart: what is drawn, read back from the display list. Every chart of the
 * gallery is proved free of overlaps and clipped ink.
 */
#include "check_main.h"

#include "chart_gallery.h"
#include "chart_page.h"

static size_t count_ops(const struct pw_page *page, enum pw_op_kind kind, pw_rgb colour) {
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        count += op->kind == kind && ((kind == PW_OP_FILL && op->fill.colour == colour) ||
                                      (kind == PW_OP_STROKE && op->stroke.colour == colour));
    }
    return count;
}

/* ---- the gallery --------------------------------------------------------------- */
/* Would catch a label on other ink, ink beyond the frame, a finding that is
 * missing where data can't be drawn well, and one that is made up. */
START_TEST(every_chart_is_proved) {
    struct gallery g = gallery_all(arena);
    ck_assert_uint_gt(g.charts_count, 30);
    for (size_t i = 0; i < g.charts_count; i++) {
        const struct gallery_chart *c = &g.charts[i];
        size_t before = findings.list_count;
        draw(c->chart, c->width, c->height);
        bool said = c->finding == NULL || c->any;
        for (size_t f = before; f < findings.list_count; f++) {
            const struct pw_finding *finding = &findings.list[f];
            ck_assert_msg(c->finding != NULL || c->any, "%s: %s [%s]", c->name, finding->text,
                          finding->id);
            ck_assert_msg(!mess(finding), "%s: %s", c->name, finding->text);
            said = said || (c->finding && pw_streq(finding->id, c->finding));
        }
        ck_assert_msg(said, "%s: no finding %s", c->name, c->finding);
    }
}
END_TEST

/* Every chart at every width from far too small to a page: no crash, no
 * overlap, nothing clipped; small ones may say that they are. */
START_TEST(every_size_is_proved) {
    static const double widths[] = {24, 60, 85, 150, 230, 330, 500}, heights[] = {20, 70, 160, 420};
    struct gallery g = gallery_all(arena);
    for (size_t i = 0; i < g.charts_count; i++)
        for (size_t w = 0; w < PW_COUNT(widths); w++)
            for (size_t h = 0; h < PW_COUNT(heights); h++) {
                if (g.charts[i].chart->data->rows_count > 300)
                    continue;
                size_t before = findings.list_count;
                draw(g.charts[i].chart, widths[w], heights[h]);
                for (size_t f = before; f < findings.list_count; f++)
                    ck_assert_msg(!mess(&findings.list[f]), "%s at %g by %g: %s", g.charts[i].name,
                                  widths[w], heights[h], findings.list[f].text);
            }
}
END_TEST

/* ---- the proof itself ------------------------------------------------------------- */
static size_t proved(const struct pw_page *page) {
    return pw_chart_proof(page, 0, pw_rect_make(0, 0, 200, 200), 0xFFFFFF, NULL,
                          (struct pw_place){0});
}

/* Would catch a proof that finds nothing: one fault after the other. */
START_TEST(the_proof_finds_faults) {
    const struct pw_style *style = pw_theme_style(theme, PW_STYLE_LABEL);
    struct pw_stroke thin = {.colour = 0x101010, .width = 0.5};
    struct pw_page *page = open_page(800);
    pw_label_draw(pen, typist, "Hampshire", style, 0x000000, 60, 100, PW_ALIGN_LEFT);
    ck_assert_uint_eq(proved(page), 0);
    pw_pen_rule(pen, 0, 101, 200, 101, &thin); /* through the tail of the p */
    ck_assert_uint_eq(proved(page), 1);
    pw_pen_end(pen);

    page = open_page(800);
    pw_label_draw(pen, typist, "Hampshire", style, 0x000000, 60, 100, PW_ALIGN_LEFT);
    pw_pen_rect(pen, pw_rect_make(20, 90, 39.8, 12), 0x888888);
    pw_pen_rect(pen, pw_rect_make(20, 80, 150, 40), 0xFFFFFF); /* paper is no ink */
    ck_assert_uint_eq(proved(page), 0);
    pw_pen_rect(pen, pw_rect_make(20, 90, 42, 12), 0x888888);
    ck_assert_uint_eq(proved(page), 1);
    pw_pen_end(pen);

    page = open_page(800);
    pw_label_draw(pen, typist, "Kent", style, 0x000000, 60, 100, PW_ALIGN_LEFT);
    pw_label_draw(pen, typist, "York", style, 0x000000, 70, 103, PW_ALIGN_LEFT);
    pw_pen_polyline(pen, (struct pw_point[]){{0, 0}, {40, 150}, {120, 195}}, 3, &thin);
    ck_assert_uint_eq(proved(page), 1); /* the pair; the line passes both */
    pw_label_draw(pen, typist, "Devon", style, 0x000000, 190, 50, PW_ALIGN_LEFT);
    ck_assert_uint_eq(proved(page), 2); /* and one leaves the frame */
    pw_pen_end(pen);
}
END_TEST

/* ---- lines -------------------------------------------------------------------------- */
START_TEST(lines_are_named_at_their_ends) {
    struct pw_chart *chart =
        chart_of(arena, "line", "Rate", "per 10,000", -1, CHART_CARE, PW_COUNT(CHART_CARE));
    const struct pw_page *page = draw(chart, FULL, 0);
    const struct pw_op *own = label_op(page, "Cambridgeshire 49");
    ck_assert_ptr_nonnull(own);
    ck_assert_int_eq(own->glyphs.face->weight, 600);
    ck_assert_ptr_nonnull(label_op(page, "Neighbours 48.8"));
    ck_assert_ptr_nonnull(label_op(page, "England 67"));
    ck_assert_ptr_nonnull(label_op(page, "2021"));
    ck_assert_ptr_nonnull(label_op(page, "2025"));
    ck_assert_ptr_nonnull(label_op(page, "0")); /* lines too stand on zero */
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind != PW_OP_STROKE || op->stroke.path.points_count < 10)
            continue;
        bool strong = op->stroke.colour == pw_theme_colour(theme, PW_COLOUR_OWN);
        ck_assert_double_eq(
            op->stroke.width,
            pw_theme_length(theme, strong ? PW_LENGTH_LINE_STRONG : PW_LENGTH_LINE_CONTEXT));
        ck_assert_int_eq(op->stroke.join, 1);
    }
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch a line through a withheld month, and its number in the page. */
START_TEST(gaps_stay_open) {
    struct chart_row rows[] = {
        {"2023-12-31", NULL, "30", NULL}, {"2024-01-31", NULL, "35", NULL},
        {"2024-02-29", NULL, "c", NULL},  {"2024-03-31", NULL, "40", NULL},
        {"2024-05-31", NULL, "50", NULL},
    };
    struct pw_chart *chart = chart_of(arena, "line", "M", "count", 0, rows, 5);
    pw_dataset_slot(chart->data, 2, CHART_Y)->number = 37; /* forged; the state forbids it */
    const struct pw_page *page = draw(chart, FULL, 0);
    size_t lines = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        lines += page->ops[i].kind == PW_OP_STROKE &&
                 page->ops[i].stroke.colour == pw_theme_colour(theme, PW_COLOUR_OWN);
    ck_assert_uint_eq(lines, 1); /* December to January; March and May stand alone */
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    ck_assert_ptr_null(label_op(page, "37"));
}
END_TEST

/* Would catch lost ends of an axis whose labels are dropped by stride, years
 * left out or repeated. */
START_TEST(time_axes_keep_their_ends) {
    struct gallery g = {0};
    gallery_add(arena, &g, "m", gallery_months(arena, "line", 36, false), FULL);
    const struct pw_page *page = draw(g.charts[0].chart, FULL, 0);
    const struct pw_op *first = label_op(page, "Apr"), *last = label_op(page, "Mar");
    ck_assert_ptr_nonnull(first);
    ck_assert_ptr_nonnull(last);
    const struct pw_op *year = label_op(page, "2021");
    ck_assert_double_eq_tol(year->extents.x + year->extents.width / 2,
                            first->extents.x + first->extents.width / 2, 2);
    ck_assert(last->extents.x > year->extents.x);
    ck_assert_ptr_nonnull(label_op(page, "2022"));
    ck_assert_ptr_nonnull(label_op(page, "2024"));
    ck_assert_ptr_null(label_op(page, "May"));
}
END_TEST

/* ---- bars ----------------------------------------------------------------------------- */
/* Heights in proportion to values from the zero line, hanging ones included. */
START_TEST(bars_start_at_zero) {
    struct chart_row rows[] = {
        {"A", NULL, "10", NULL}, {"B", NULL, "40", NULL}, {"C", NULL, "-20", NULL}};
    const char *const marks[] = {"column", "bar"};
    for (int m = 0; m < 2; m++) {
        const struct pw_page *page =
            draw(chart_of(arena, marks[m], "M", NULL, 0, rows, 3), FULL, 0);
        double size[3] = {0}, start[3] = {0};
        size_t count = 0;
        for (size_t i = 0; i < page->ops_count && count < 3; i++) {
            const struct pw_op *op = &page->ops[i];
            if (op->kind != PW_OP_FILL || op->fill.colour != pw_theme_colour(theme, PW_COLOUR_OWN))
                continue;
            size[count] = m ? op->extents.width : op->extents.height;
            start[count++] = m ? op->extents.x : pw_rect_bottom(op->extents);
        }
        ck_assert_uint_eq(count, 3);
        int a = m ? 1 : 0, b = m ? 0 : 1; /* bars are ranked, columns are not */
        ck_assert_double_eq_tol(size[b], 4 * size[a], 1e-6);
        ck_assert_double_eq_tol(size[2], 2 * size[a], 1e-6);
        ck_assert_double_eq_tol(start[a], start[b], 1e-6);
    }
}
END_TEST

START_TEST(ranked_bars_show_the_own_one) {
    struct pw_chart *chart =
        chart_of(arena, "bar", "Rate", "per 10,000", 0, CHART_RANKED, PW_COUNT(CHART_RANKED));
    chart_reference(arena, chart, "England", 67, PW_EMPHASIS_NATION);
    const struct pw_page *page = draw(chart, FULL, 0);
    const struct pw_op *own = label_op(page, "Cambridgeshire"), *top = label_op(page, "Hampshire"),
                       *low = label_op(page, "South Gloucestershire");
    ck_assert_int_eq(own->glyphs.face->weight, 600);
    ck_assert_int_eq(top->glyphs.face->weight, 400);
    ck_assert(top->glyphs.origin.y < own->glyphs.origin.y);
    ck_assert(own->glyphs.origin.y < low->glyphs.origin.y);
    ck_assert_double_eq_tol(pw_rect_right(own->extents), pw_rect_right(low->extents), 1);
    ck_assert_uint_eq(count_ops(page, PW_OP_FILL, pw_theme_colour(theme, PW_COLOUR_OWN)), 1);
    ck_assert_uint_eq(count_ops(page, PW_OP_FILL, pw_theme_colour(theme, PW_COLOUR_CONTEXT_BAR)),
                      10);
    ck_assert_ptr_nonnull(label_op(page, "England 67"));
}
END_TEST

/* Would catch type too small to read, and bars lost among many. */
START_TEST(many_bars_stay_legible) {
    const struct pw_page *page = draw(gallery_many(arena, 160), FULL, 0);
    size_t bars = count_ops(page, PW_OP_FILL, pw_theme_colour(theme, PW_COLOUR_OWN)) +
                  count_ops(page, PW_OP_FILL, pw_theme_colour(theme, PW_COLOUR_CONTEXT_BAR));
    ck_assert_uint_eq(bars, 159);
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_GLYPHS)
            ck_assert_double_ge(page->ops[i].glyphs.size, 6.5);
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* ---- nothing to draw -------------------------------------------------------------------- */
START_TEST(empty_charts_are_findings) {
    struct chart_row rows[] = {{"A", NULL, "c", NULL}};
    const struct pw_page *page = draw(chart_of(arena, "column", "M", NULL, 0, rows, 1), FULL, 0);
    ck_assert_uint_eq(findings_of("nothing-to-draw"), 1);
    ck_assert_ptr_null(label_op(page, "0"));
    draw(chart_of(arena, "line", "M", NULL, 0, rows, 0), FULL, 0);
    ck_assert_uint_eq(findings_of("nothing-to-draw"), 2);
    draw(chart_of(arena, "pie", "M", NULL, 0, CHART_RANKED, 2), FULL, 100);
    ck_assert_uint_eq(findings_of("unknown-mark"), 1);
}
END_TEST

/* Would catch shares that are asked for and drawn side by side in silence. */
START_TEST(stacks_are_not_faked) {
    struct pw_chart *chart = gallery_grouped(arena);
    chart->stacked = true;
    chart->mark = "line";
    draw(chart, FULL, 0);
    ck_assert_uint_eq(findings_of("not-stacked"), 1);
}
END_TEST

/* Would catch a shared scale that cuts the values of a panel: one that holds the
 * last facet's values only draws the first one's flat along the top. */
START_TEST(panels_share_the_scale_of_all) {
    struct chart_row rows[] = {{"2024-03-31", "A", "900", NULL},
                               {"2025-03-31", "A", "800", NULL},
                               {"2024-03-31", "B", "30", NULL},
                               {"2025-03-31", "B", "60", NULL}};
    struct pw_chart *chart = chart_of(arena, "multiples", "M", "count", 0, rows, 4);
    chart->series = -1;
    gallery_option(arena, chart, "facet", "series");
    const struct pw_page *page = draw(chart, FULL, 0);
    size_t lines = 0;
    double slope[2] = {0};
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_STROKE &&
            page->ops[i].stroke.colour == pw_theme_colour(theme, PW_COLOUR_OWN))
            slope[lines++ % 2] =
                page->ops[i].stroke.path.points[3] - page->ops[i].stroke.path.points[1];
    ck_assert_uint_eq(lines, 2);
    ck_assert_double_eq_tol(slope[0] * -30, slope[1] * 100, 0.5);
    ck_assert_ptr_nonnull(label_op(page, "All charts have the same scale."));
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch pieces that overlap or leave gaps, a share that is not of its
 * column's sum, shares where a part is withheld, and a withheld part in a sum. */
START_TEST(stacks_add_up) {
    struct chart_row rows[] = {{"2024-03-31", "A", "30", NULL},
                               {"2024-03-31", "B", "90", NULL},
                               {"2025-03-31", "A", "c", NULL},
                               {"2025-03-31", "B", "70", NULL}};
    struct pw_chart *chart = chart_of(arena, "column", "M", "count", 0, rows, 4);
    chart->stacked = true;
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "120"));
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    chart->percent = true;
    page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "25%"));
    ck_assert_ptr_nonnull(label_op(page, "75%"));
    ck_assert_ptr_nonnull(label_op(page, "100%"));
    ck_assert_ptr_nonnull(label_op(page, "[c]"));
    double tall[2] = {0};
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_FILL && page->ops[i].extents.width > 20)
            tall[count++ % 2] = page->ops[i].extents.height;
    ck_assert_uint_eq(count, 2);
    ck_assert_double_eq_tol(tall[1], 3 * tall[0], 3); /* but for the paper between */
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch a scale that leaves zero out and does not say so, and columns that
 * do it at all. */
START_TEST(scales_without_zero_are_said) {
    struct pw_chart *chart = gallery_months(arena, "line", 12, false);
    struct pw_option *option = PW_PUSH(arena, chart, options);
    *option = (struct pw_option){"zero", "no"};
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_ptr_nonnull(label_op(page, "The scale starts at 450, not at zero."));
    ck_assert_ptr_null(label_op(page, "0"));
    chart->mark = "column";
    ck_assert_ptr_nonnull(label_op(draw(chart, FULL, 0), "0"));
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Same chart, same ops: no address, clock or hash order in the layout. */
START_TEST(drawing_is_deterministic) {
    const struct pw_page *a = draw(gallery_many(arena, 40), FULL, 0);
    const struct pw_page *b = draw(gallery_many(arena, 40), FULL, 0);
    ck_assert_uint_eq(a->ops_count, b->ops_count);
    for (size_t i = 0; i < a->ops_count; i++)
        ck_assert_mem_eq(&a->ops[i].extents, &b->ops[i].extents, sizeof a->ops[i].extents);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_draw");
    TCase *proof = tcase_create("proof"), *shapes = tcase_create("shapes");
    tcase_set_timeout(proof, 120);
    tcase_add_checked_fixture(proof, setup, teardown);
    tcase_add_checked_fixture(shapes, setup, teardown);
    tcase_add_test(proof, every_chart_is_proved);
    tcase_add_test(proof, every_size_is_proved);
    tcase_add_test(proof, the_proof_finds_faults);
    tcase_add_test(shapes, lines_are_named_at_their_ends);
    tcase_add_test(shapes, gaps_stay_open);
    tcase_add_test(shapes, time_axes_keep_their_ends);
    tcase_add_test(shapes, bars_start_at_zero);
    tcase_add_test(shapes, ranked_bars_show_the_own_one);
    tcase_add_test(shapes, many_bars_stay_legible);
    tcase_add_test(shapes, empty_charts_are_findings);
    tcase_add_test(shapes, stacks_are_not_faked);
    tcase_add_test(shapes, stacks_add_up);
    tcase_add_test(shapes, panels_share_the_scale_of_all);
    tcase_add_test(shapes, scales_without_zero_are_said);
    tcase_add_test(shapes, drawing_is_deterministic);
    suite_add_tcase(s, proof);
    suite_add_tcase(s, shapes);
    return s;
}

CHECK_MAIN(suite)
