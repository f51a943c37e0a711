/* SPDX-License-Identifier: MIT
 *
 * Rectangles and colours.
 */
#include "packwright/geom.h"

#include <math.h>

struct pw_rect pw_rect_make(double x, double y, double width, double height) {
    return (struct pw_rect){x, y, width, height};
}

double pw_rect_right(struct pw_rect r) {
    return r.x + r.width;
}

double pw_rect_bottom(struct pw_rect r) {
    return r.y + r.height;
}

struct pw_rect pw_rect_inset(struct pw_rect r, double dx, double dy) {
    return (struct pw_rect){r.x + dx, r.y + dy, r.width - 2 * dx, r.height - 2 * dy};
}

struct pw_rect pw_rect_union(struct pw_rect a, struct pw_rect b) {
    if (a.width <= 0 && a.height <= 0)
        return b;
    if (b.width <= 0 && b.height <= 0)
        return a;
    double left = fmin(a.x, b.x), top = fmin(a.y, b.y);
    return (struct pw_rect){left, top, fmax(pw_rect_right(a), pw_rect_right(b)) - left,
                            fmax(pw_rect_bottom(a), pw_rect_bottom(b)) - top};
}

bool pw_rect_overlaps(struct pw_rect a, struct pw_rect b) {
    return a.x < pw_rect_right(b) && b.x < pw_rect_right(a) && a.y < pw_rect_bottom(b) &&
           b.y < pw_rect_bottom(a);
}

bool pw_rect_contains(struct pw_rect outer, struct pw_rect inner, double tolerance) {
    return inner.x >= outer.x - tolerance && inner.y >= outer.y - tolerance &&
           pw_rect_right(inner) <= pw_rect_right(outer) + tolerance &&
           pw_rect_bottom(inner) <= pw_rect_bottom(outer) + tolerance;
}

/* Twice the area of the triangle: its sign says on which side of a to b c lies. */
static double side(struct pw_point a, struct pw_point b, double x, double y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

/* Least and most of side() over the four corners. */
static void sides(struct pw_point a, struct pw_point b, struct pw_rect r, double *least,
                  double *most) {
    double right = pw_rect_right(r), bottom = pw_rect_bottom(r);
    double s[] = {side(a, b, r.x, r.y), side(a, b, right, r.y), side(a, b, right, bottom),
                  side(a, b, r.x, bottom)};
    *least = fmin(fmin(s[0], s[1]), fmin(s[2], s[3]));
    *most = fmax(fmax(s[0], s[1]), fmax(s[2], s[3]));
}

bool pw_polygon_holds(const struct pw_point *corners, size_t count, struct pw_rect rect) {
    bool left = count > 2, right = left;
    for (size_t i = 0; i < count; i++) {
        double least, most;
        sides(corners[i], corners[(i + 1) % count], rect, &least, &most);
        left = left && least >= 0;
        right = right && most <= 0;
    }
    return left || right;
}

/* Separating axes (Gottschalk and others 1996): those of the rectangle and
 * each edge's own. */
bool pw_polygon_apart(const struct pw_point *corners, size_t count, struct pw_rect rect) {
    bool above = true, below = true, before = true, after = true;
    for (size_t i = 0; i < count; i++) {
        above = above && corners[i].y <= rect.y;
        below = below && corners[i].y >= pw_rect_bottom(rect);
        before = before && corners[i].x <= rect.x;
        after = after && corners[i].x >= pw_rect_right(rect);
    }
    if (above || below || before || after)
        return true;
    for (size_t i = 0; i < count; i++) {
        struct pw_point a = corners[i], b = corners[(i + 1) % count];
        double least, most, low = 0, high = 0;
        sides(a, b, rect, &least, &most);
        for (size_t k = 0; k < count; k++) {
            double s = side(a, b, corners[k].x, corners[k].y);
            low = fmin(low, s);
            high = fmax(high, s);
        }
        if ((a.x != b.x || a.y != b.y) && (least >= high || most <= low))
            return true;
    }
    return false;
}

bool pw_rgb_parse(const char *text, pw_rgb *out) {
    if (*text++ != '#')
        return false;
    pw_rgb value = 0;
    int digits = 0;
    for (; *text; text++, digits++) {
        char c = *text;
        unsigned digit;
        if (c >= '0' && c <= '9')
            digit = (unsigned)(c - '0');
        else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))
            digit = (unsigned)((c | 0x20) - 'a' + 10);
        else
            return false;
        if (digits == 6)
            return false;
        value = value << 4 | digit;
    }
    if (digits != 6)
        return false;
    *out = value;
    return true;
}

double pw_rgb_red(pw_rgb c) {
    return (double)(c >> 16 & 0xFF) / 255;
}

double pw_rgb_green(pw_rgb c) {
    return (double)(c >> 8 & 0xFF) / 255;
}

double pw_rgb_blue(pw_rgb c) {
    return (double)(c & 0xFF) / 255;
}

/* WCAG 2.2, "relative luminance". */
static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : pow((channel + 0.055) / 1.055, 2.4);
}

double pw_rgb_luminance(pw_rgb c) {
    return 0.2126 * linear(pw_rgb_red(c)) + 0.7152 * linear(pw_rgb_green(c)) +
           0.0722 * linear(pw_rgb_blue(c));
}

double pw_rgb_contrast(pw_rgb a, pw_rgb b) {
    double one = pw_rgb_luminance(a), other = pw_rgb_luminance(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

static pw_rgb channel(double value) {
    return (pw_rgb)lround(fmin(fmax(value, 0), 1) * 255);
}

pw_rgb pw_rgb_mix(pw_rgb a, pw_rgb b, double share) {
    double keep = 1 - share;
    return channel(pw_rgb_red(a) * keep + pw_rgb_red(b) * share) << 16 |
           channel(pw_rgb_green(a) * keep + pw_rgb_green(b) * share) << 8 |
           channel(pw_rgb_blue(a) * keep + pw_rgb_blue(b) * share);
}
