/* geom: would catch wrong overlaps and colours, and contrast figures that
 * differ from the published ones. */
#include "check_main.h"

#include <math.h>

#include "packwright/geom.h"

/* Touching labels reported as overlapping, or real overlaps missed. */
START_TEST(touching_is_not_overlap) {
    struct pw_rect a = pw_rect_make(0, 0, 10, 10);
    ck_assert(!pw_rect_overlaps(a, pw_rect_make(10, 0, 5, 5)));
    ck_assert(pw_rect_overlaps(a, pw_rect_make(9.99, 9.99, 5, 5)));
    ck_assert(pw_rect_contains(a, pw_rect_make(-0.1, 0, 10, 10), 0.2));
    ck_assert(!pw_rect_contains(a, pw_rect_make(-0.3, 0, 10, 10), 0.2));
    struct pw_rect u = pw_rect_union(a, pw_rect_make(20, -5, 1, 1));
    ck_assert(u.x == 0 && u.y == -5 && u.width == 21 && u.height == 15);
    ck_assert(pw_rect_union((struct pw_rect){0}, a).width == 10);
}
END_TEST

/* A label beside the slanting edge of a hexagon taken for one on it, or one that
 * sticks out of it for one inside. */
START_TEST(slanting_edges_are_seen) {
    struct pw_point hexagon[] = {{10, 0}, {20, 5}, {20, 15}, {10, 20}, {0, 15}, {0, 5}};
    struct pw_point turned[] = {{0, 5}, {0, 15}, {10, 20}, {20, 15}, {20, 5}, {10, 0}};
    struct pw_rect inside = pw_rect_make(4, 6, 12, 8), corner = pw_rect_make(0, 0, 4, 2.9);
    struct pw_rect out = pw_rect_make(1, 3, 6, 6);
    ck_assert(pw_polygon_holds(hexagon, 6, inside) && pw_polygon_holds(turned, 6, inside));
    ck_assert(!pw_polygon_holds(hexagon, 6, out) && !pw_polygon_holds(turned, 6, out));
    ck_assert(pw_polygon_apart(hexagon, 6, corner) && pw_polygon_apart(turned, 6, corner));
    ck_assert(!pw_polygon_apart(hexagon, 6, out) && !pw_polygon_apart(hexagon, 6, inside));
    ck_assert(pw_polygon_apart(hexagon, 6, pw_rect_make(20, 5, 3, 3)));
    ck_assert(!pw_polygon_holds(hexagon, 2, inside));
}
END_TEST

START_TEST(colours_are_read) {
    pw_rgb c;
    ck_assert(pw_rgb_parse("#12436D", &c));
    ck_assert_uint_eq(c, 0x12436D);
    ck_assert(!pw_rgb_parse("12436D", &c));
    ck_assert(!pw_rgb_parse("#12436", &c));
    ck_assert(!pw_rgb_parse("#12436D0", &c));
    ck_assert(!pw_rgb_parse("#12436G", &c));
    ck_assert_uint_eq(pw_rgb_mix(0x000000, 0xFFFFFF, 0.5), 0x808080);
}
END_TEST

/* Contrast to white of the Analysis Function palette, as published. */
START_TEST(contrast_is_as_published) {
    static const struct {
        pw_rgb colour;
        double contrast;
    } known[] = {{0x12436D, 10.25}, {0x28A197, 3.17},  {0x801650, 9.77},
                 {0xF46A25, 3.03},  {0x3D3D3D, 10.86}, {0xA285D1, 3.08}};
    for (size_t i = 0; i < PW_COUNT(known); i++)
        ck_assert_double_eq_tol(pw_rgb_contrast(known[i].colour, 0xFFFFFF), known[i].contrast,
                                0.005);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("geom");
    TCase *c = tcase_create("geom");
    tcase_add_test(c, touching_is_not_overlap);
    tcase_add_test(c, slanting_edges_are_seen);
    tcase_add_test(c, colours_are_read);
    tcase_add_test(c, contrast_is_as_published);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
