/* SPDX-License-Identifier: MIT
 *
 * chart: colours over the theme's real values. What can be neighbours in a
 * chart is told apart in colour, in grey, in one bit and under the three
 * colour-vision deficiencies, by distance or by another carrier: hatching,
 * dashes, weight, shape. Text has 4.5:1 on what it stands on, graphics 3:1.
 */
#include "check_main.h"

#include "../../src/chart/plot.h"
#include "chart_gallery.h"
#include "chart_gallery_more.h"
#include "chart_page.h"
#include "colour_vision.h"

#define LIMIT 10.0    /* CIEDE2000 between two that differ by colour alone */
#define LIMIT_BIT 0.1 /* of ink on paper between two fields of dots of a 1-bit printer */

static struct plot *plot_of(const struct pw_chart *chart) {
    struct plot *plot = PW_NEW(arena, struct plot);
    struct pw_chart_context *context = PW_NEW(arena, struct pw_chart_context);
    *context = (struct pw_chart_context){theme, typist, arena, &findings, {"draw", 1, 1}};
    plot_begin(plot, context, chart, pw_rect_make(0, 0, FULL, 140));
    plot->band = 60;
    return plot;
}

/* ---- the instrument -------------------------------------------------------------- */
/* Sharma, Wu and Dalal 2005, table 1: pairs 1, 4, 17 to 21, 24, 31, 34. */
START_TEST(distances_equal_published_ones) {
    static const struct {
        struct lab a, b;
        double distance;
    } pairs[] = {{{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
                 {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
                 {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
                 {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
                 {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
                 {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
                 {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
                 {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
                 {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082}};
    for (size_t i = 0; i < PW_COUNT(pairs); i++)
        ck_assert_double_eq_tol(ciede2000(pairs[i].a, pairs[i].b), pairs[i].distance, 1e-4);
}
END_TEST

/* Would catch a mistyped matrix: white and greys look the same to everybody,
 * red and green of one luminance do not differ much under deuteranopia. */
START_TEST(greys_are_seen_alike) {
    for (int v = 0; v < SEE_COUNT; v++)
        for (pw_rgb grey = 0; grey <= 0xFFFFFF; grey += 0x333333)
            ck_assert_double_lt(ciede2000(lab_seen(grey, SEE_ALL), lab_seen(grey, (enum vision)v)),
                                0.1);
    ck_assert_double_gt(apart(0xC04000, 0x607000, SEE_ALL), 40);
    ck_assert_double_lt(apart(0xC04000, 0x607000, SEE_DEUTAN), 22);
}
END_TEST

/* ---- pairs ------------------------------------------------------------------------ */
/* Fails unless the two are told apart by every eye and printer; `carrier`: they
 * differ in something else as well. */
static void tell_apart(const char *what, int i, int j, pw_rgb a, pw_rgb b, bool carrier) {
    for (int v = 0; v < SEE_COUNT && !carrier; v++)
        ck_assert_msg(apart(a, b, (enum vision)v) >= LIMIT, "%s %d and %d are %.1f apart %s", what,
                      i, j, apart(a, b, (enum vision)v), VISIONS[v]);
    ck_assert_msg(carrier || fabs(pw_rgb_luminance(a) - pw_rgb_luminance(b)) >= LIMIT_BIT,
                  "%s %d and %d are alike in one bit", what, i, j);
    ck_assert_msg(a == b || apart(a, b, SEE_ALL) >= LIMIT, "%s %d and %d are %.1f apart", what, i,
                  j, apart(a, b, SEE_ALL));
}

static struct pw_chart *palette(const char *mark, int series) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 2 * series);
    for (int i = 0; i < 2 * series; i++)
        rows[i] = (struct chart_row){i % 2 ? "2025-03-31" : "2024-03-31",
                                     pw_arena_printf(arena, "Part %d", i / 2), "10", NULL};
    struct pw_chart *chart = chart_of(arena, mark, "M", "count", 0, rows, 2 * (size_t)series);
    chart->stacked = true;
    return chart;
}

/* Would catch parts of a stack that only colour tells apart, here of any two,
 * not only of neighbours: a part may be empty. */
START_TEST(parts_are_told_apart) {
    for (int n = 2; n <= 6; n++) {
        struct plot *plot = plot_of(palette("column", n));
        for (int i = 0; i < n; i++)
            for (int j = 0; j < i; j++)
                tell_apart("parts", j, i, plot_bar_colour(plot, j, 0), plot_bar_colour(plot, i, 0),
                           plot_series_hatch(plot, j) != plot_series_hatch(plot, i));
    }
}
END_TEST

static bool strokes_differ(struct pw_stroke a, struct pw_stroke b) {
    bool dashes = a.dash_count != b.dash_count;
    for (int i = 0; i < a.dash_count && !dashes; i++)
        dashes = fabs(a.dash[i] / a.width - b.dash[i] / b.width) > 0.5;
    return dashes || fmax(a.width, b.width) / fmin(a.width, b.width) >= 1.4;
}

START_TEST(lines_are_told_apart) {
    struct plot *plot = plot_of(palette("line", 6));
    for (int i = 0; i < 6; i++) {
        struct pw_stroke a = plot_series_stroke(plot, i);
        ck_assert_double_ge(pw_rgb_contrast(a.colour, pw_theme_colour(theme, PW_COLOUR_PAPER)), 3);
        for (int j = 0; j < i; j++)
            tell_apart("lines", j, i, plot_series_stroke(plot, j).colour, a.colour,
                       strokes_differ(plot_series_stroke(plot, j), a));
    }
    static const char *const roles[] = {"own", "neighbours", "region", "nation"};
    struct chart_row rows[8];
    for (int i = 0; i < 8; i++)
        rows[i] = (struct chart_row){i % 2 ? "2025-03-31" : "2024-03-31", roles[i / 2], "10",
                                     roles[i / 2]};
    const char *const marks[] = {"line", "column"};
    for (int m = 0; m < 2; m++) {
        plot = plot_of(chart_of(arena, marks[m], "M", "count", 0, rows, 8));
        for (int i = 0; i < 4; i++)
            for (int j = 0; j < i; j++)
                if (m == 0)
                    tell_apart(
                        "roles", j, i, plot_series_colour(plot, j), plot_series_colour(plot, i),
                        strokes_differ(plot_series_stroke(plot, j), plot_series_stroke(plot, i)));
                else
                    tell_apart("bars of roles", j, i, plot_bar_colour(plot, j, 0),
                               plot_bar_colour(plot, i, 0), false);
    }
}
END_TEST

/* Fills of the swatches in the key, in order. */
static size_t swatches(const struct pw_page *page, pw_rgb *fills, size_t most) {
    double side = pw_theme_length(theme, PW_LENGTH_KEY_SWATCH);
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count && count < most; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind == PW_OP_FILL && fabs(op->extents.width - side) < 0.01 &&
            fabs(op->extents.height - side) < 0.01)
            fills[count++] = op->fill.colour;
    }
    return count;
}

/* Would catch answers side by side that print alike, of 2 to 5; six and more
 * have their place, their edges and the shares that stand in them. */
START_TEST(neighbouring_answers_are_told_apart) {
    for (int n = 2; n <= 5; n++) {
        pw_rgb fills[16];
        size_t count = swatches(draw(palette("diverging", n), FULL, 0), fills, 16);
        ck_assert_uint_eq(count, (size_t)n);
        for (size_t i = 1; i < count; i++)
            tell_apart("answers", (int)i - 1, (int)i, fills[i - 1], fills[i], false);
    }
}
END_TEST

/* Would catch classes of a rug, or parts of a bar, that only letters or only
 * their place tell apart. */
START_TEST(neighbouring_tints_are_told_apart) {
    struct chart_row parts[6];
    for (int i = 0; i < 6; i++)
        parts[i] = (struct chart_row){pw_arena_printf(arena, "Part %d", i), NULL, "10", NULL};
    pw_rgb fills[16];
    for (size_t n = 2; n <= 6; n++) {
        size_t count =
            swatches(draw(chart_of(arena, "share", "M", "count", 0, parts, n), FULL, 0), fills, 16);
        ck_assert_uint_eq(count, n);
        for (size_t i = 1; i < count; i++)
            tell_apart("shares", (int)i - 1, (int)i, fills[i - 1], fills[i], false);
    }
}
END_TEST

/* Would catch a tint on which the letter of its class is left out, for want of
 * contrast, and classes side by side that print alike: letters tell them apart,
 * so that half the limit does. */
START_TEST(classes_keep_their_letters) {
    for (int n = 2; n <= 6; n++) {
        struct chart_row rows[6];
        for (int i = 0; i < n; i++)
            rows[i] = (struct chart_row){"Row", pw_arena_printf(arena, "Column %d", i),
                                         pw_arena_printf(arena, "%d", i + 1), NULL};
        const struct pw_page *page =
            draw(chart_of(arena, "heat", "Class", "count", 0, rows, (size_t)n), FULL, 0);
        int letters = 0, fills = 0;
        pw_rgb tints[12] = {0};
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &page->ops[i];
            letters += op->kind == PW_OP_GLYPHS && op->glyphs.text_length == 1;
            if (op->kind == PW_OP_FILL && fills < 2 * n)
                tints[fills++] = op->fill.colour;
        }
        ck_assert_int_eq(letters, 2 * n); /* in the key and in the row */
        for (int i = 1; i < n && n <= 5; i++)
            ck_assert_msg(apart(tints[i - 1], tints[i], SEE_GREY) >= LIMIT / 2,
                          "%d classes: %d and %d are %.1f apart in grey", n, i, i + 1,
                          apart(tints[i - 1], tints[i], SEE_GREY));
    }
}
END_TEST

/* Status and special causes: their shapes and words differ; so do the colours. */
START_TEST(signals_are_told_apart) {
    static const enum pw_colour_id groups[][3] = {
        {PW_COLOUR_BETTER, PW_COLOUR_WORSE, PW_COLOUR_CAUTION},
        {PW_COLOUR_SERIES_1, PW_COLOUR_SERIES_4, PW_COLOUR_NATION}};
    for (size_t g = 0; g < PW_COUNT(groups); g++)
        for (int i = 0; i < 3; i++)
            for (int j = 0; j < i; j++)
                tell_apart("signals", j, i, pw_theme_colour(theme, groups[g][i]),
                           pw_theme_colour(theme, groups[g][j]), true);
}
END_TEST

/* ---- contrast ----------------------------------------------------------------------- */
/* What the label stands on: the last filled shape that holds its middle. */
static pw_rgb ground_of(const struct pw_page *page, size_t label) {
    pw_rgb ground = pw_theme_colour(theme, PW_COLOUR_PAPER);
    struct pw_rect box = page->ops[label].extents;
    struct pw_rect middle = {box.x + box.width / 2, box.y + box.height / 2, 0.01, 0.01};
    for (size_t i = 0; i < label; i++)
        if (page->ops[i].kind == PW_OP_FILL && pw_rect_contains(page->ops[i].extents, middle, 0) &&
            page->ops[i].extents.width > 6)
            ground = page->ops[i].fill.colour;
    return ground;
}

/* Would catch a label in a colour that is too pale for its ground, on any chart
 * of the galleries, and a shape that is too pale for paper and has no edge. */
START_TEST(ink_has_contrast) {
    struct gallery all[] = {gallery_all(arena), more_all(arena)};
    pw_rgb paper = pw_theme_colour(theme, PW_COLOUR_PAPER);
    size_t labels = 0;
    for (size_t g = 0; g < PW_COUNT(all); g++)
        for (size_t c = 0; c < all[g].charts_count; c++) {
            const struct pw_page *page = draw(all[g].charts[c].chart, FULL, 0);
            for (size_t i = 0; i < page->ops_count; i++) {
                if (page->ops[i].kind != PW_OP_GLYPHS)
                    continue;
                double contrast = pw_rgb_contrast(page->ops[i].glyphs.colour, ground_of(page, i));
                labels++;
                ck_assert_msg(contrast >= 4.5, "%s: \"%.*s\" has %.2f:1", all[g].charts[c].name,
                              (int)page->ops[i].glyphs.text_length, page->ops[i].glyphs.text,
                              contrast);
            }
        }
    ck_assert_uint_gt(labels, 1000);
    for (int id = PW_COLOUR_SERIES_1; id <= PW_COLOUR_SERIES_6; id++) {
        double contrast = pw_rgb_contrast(pw_theme_colour(theme, (enum pw_colour_id)id), paper);
        ck_assert_msg(contrast >= 3, "series %d: %.2f:1", id - PW_COLOUR_SERIES_1 + 1, contrast);
    }
}
END_TEST

/* Would catch sides of a pyramid that print alike, bars being all that it has. */
START_TEST(sides_are_told_apart) {
    const struct pw_page *page = draw(more_pyramid(arena, 18, false), FULL, 0);
    pw_rgb paper = pw_theme_colour(theme, PW_COLOUR_PAPER), left = paper, right = paper;
    double middle = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        middle = fmax(middle, pw_rect_right(page->ops[i].extents) / 2);
    for (size_t i = 0; i < page->ops_count && i < 400; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind != PW_OP_FILL || op->extents.height < 5 || op->extents.width < 30)
            continue;
        if (op->extents.x < middle && left == paper)
            left = op->fill.colour;
        else if (op->fill.colour != left && right == paper)
            right = op->fill.colour;
    }
    ck_assert(left != paper && right != paper && left != right);
    ck_assert_double_ge(pw_rgb_contrast(left, paper), 3);
    tell_apart("sides", 0, 1, left, right, false);
}
END_TEST

/* Would catch places of a dot plot that only colour tells apart: each pair
 * differs in its shape as well, so that full colour sight is enough here. */
START_TEST(points_are_told_apart) {
    static const char *const roles[] = {"own", "neighbours", "region", "nation"};
    struct chart_row rows[4];
    for (int i = 0; i < 4; i++)
        rows[i] =
            (struct chart_row){"A", roles[i], pw_arena_printf(arena, "%d", 10 * i + 10), roles[i]};
    struct plot *plot = plot_of(chart_of(arena, "dots", "M", "count", 0, rows, 4));
    for (int i = 0; i < 4; i++) {
        pw_rgb a = plot_series_colour(plot, i), paper = pw_theme_colour(theme, PW_COLOUR_PAPER);
        ck_assert_double_ge(pw_rgb_contrast(a, paper), 3);
        for (int j = 0; j < i; j++)
            tell_apart("points", j, i, plot_series_colour(plot, j), a, true);
    }
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_colour");
    TCase *all = tcase_create("colour");
    tcase_set_timeout(all, 120);
    tcase_add_checked_fixture(all, setup, teardown);
    tcase_add_test(all, distances_equal_published_ones);
    tcase_add_test(all, greys_are_seen_alike);
    tcase_add_test(all, parts_are_told_apart);
    tcase_add_test(all, lines_are_told_apart);
    tcase_add_test(all, neighbouring_answers_are_told_apart);
    tcase_add_test(all, neighbouring_tints_are_told_apart);
    tcase_add_test(all, classes_keep_their_letters);
    tcase_add_test(all, signals_are_told_apart);
    tcase_add_test(all, sides_are_told_apart);
    tcase_add_test(all, points_are_told_apart);
    tcase_add_test(all, ink_has_contrast);
    suite_add_tcase(s, all);
    return s;
}

CHECK_MAIN(suite)
