/* SPDX-License-Identifier: MIT
 *
 * geom: points, rectangles, colours, units. Lengths are PDF points (1/72
 * inch). The origin of a page is its top left corner and y runs down, as in
 * cairo; only the PDF painter turns it round.
 */
#ifndef PACKWRIGHT_GEOM_H
#define PACKWRIGHT_GEOM_H

#include "packwright/base.h"

#define PW_MM (72.0 / 25.4)

struct pw_point {
    double x, y;
};

struct pw_rect {
    double x, y, width, height;
};

struct pw_rect pw_rect_make(double x, double y, double width, double height);
double pw_rect_right(struct pw_rect r);
double pw_rect_bottom(struct pw_rect r);
struct pw_rect pw_rect_inset(struct pw_rect r, double dx, double dy); /* negative grows */
struct pw_rect pw_rect_union(struct pw_rect a, struct pw_rect b);     /* an empty one counts not */
bool pw_rect_overlaps(struct pw_rect a, struct pw_rect b);            /* touching is not */
bool pw_rect_contains(struct pw_rect outer, struct pw_rect inner, double tolerance);
/* Polygons without crossings, corners in either turn. Whether all of the
 * rectangle lies inside (a convex one; of others, inside what every edge sees);
 * whether a straight line parts the two, so that they can't touch. */
bool pw_polygon_holds(const struct pw_point *corners, size_t count, struct pw_rect rect);
bool pw_polygon_apart(const struct pw_point *corners, size_t count, struct pw_rect rect);

/* 0xRRGGBB in sRGB. */
typedef uint32_t pw_rgb;
#define PW_RGB_NONE 0xFF000000u /* no colour: nothing is drawn */

bool pw_rgb_parse(const char *text, pw_rgb *out); /* "#12436D" */
double pw_rgb_red(pw_rgb c);                      /* 0 to 1, likewise below */
double pw_rgb_green(pw_rgb c);
double pw_rgb_blue(pw_rgb c);
/* WCAG 2.2 relative luminance and contrast ratio (1 to 21). */
double pw_rgb_luminance(pw_rgb c);
double pw_rgb_contrast(pw_rgb a, pw_rgb b);
pw_rgb pw_rgb_mix(pw_rgb a, pw_rgb b, double share_of_b);

#endif
