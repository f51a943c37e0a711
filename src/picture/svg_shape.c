/* SPDX-License-Identifier: MIT
 *
 * The basic shapes of an SVG as paths, and the shape with its paint.
 */
#include <math.h>
#include <string.h>

#include "svg_in.h"

static double number_of(struct svg *svg, const char **attributes, const char *name) {
    const char *text = svg_attribute(attributes, name);
    double number = 0;
    if (text && !svg_length(text, &number)) {
        svg_unsupported(svg, "%s is \"%.40s\"; a plain number is understood", name, text);
        return 0;
    }
    return number;
}

/* A quarter of an ellipse round (cx, cy) from one axis to the next. */
static void ellipse(struct svg *svg, double cx, double cy, double rx, double ry) {
    if (!(rx > 0 && ry > 0))
        return;
    svg_move(svg, cx + rx, cy);
    svg_arc(svg, cx + rx, cy, (const double[]){rx, ry, 0, 0, 1, cx - rx, cy});
    svg_arc(svg, cx - rx, cy, (const double[]){rx, ry, 0, 0, 1, cx + rx, cy});
    svg_close(svg);
}

static void corner(struct svg *svg, double x, double y, double rx, double ry, double x2,
                   double y2) {
    svg_line(svg, x, y);
    svg_arc(svg, x, y, (const double[]){rx, ry, 0, 0, 1, x2, y2});
}

static void rectangle(struct svg *svg, const char **attributes) {
    double x = number_of(svg, attributes, "x"), y = number_of(svg, attributes, "y");
    double w = number_of(svg, attributes, "width"), h = number_of(svg, attributes, "height");
    double rx = number_of(svg, attributes, "rx"), ry = number_of(svg, attributes, "ry");
    if (!(w > 0 && h > 0))
        return;
    rx = svg_attribute(attributes, "rx") ? rx : ry;
    ry = svg_attribute(attributes, "ry") ? ry : rx;
    rx = fmin(fmax(rx, 0), w / 2);
    ry = fmin(fmax(ry, 0), h / 2);
    svg_move(svg, x + rx, y);
    if (rx > 0 && ry > 0) {
        corner(svg, x + w - rx, y, rx, ry, x + w, y + ry);
        corner(svg, x + w, y + h - ry, rx, ry, x + w - rx, y + h);
        corner(svg, x + rx, y + h, rx, ry, x, y + h - ry);
        corner(svg, x, y + ry, rx, ry, x + rx, y);
    } else {
        svg_line(svg, x + w, y);
        svg_line(svg, x + w, y + h);
        svg_line(svg, x, y + h);
    }
    svg_close(svg);
}

static void polyline(struct svg *svg, const char *points, bool closed) {
    double x, y;
    size_t count = 0;
    for (const char *at = points; at && (at = svg_number(at, &x)) != NULL; count++) {
        at = svg_number(at, &y);
        if (!at)
            break;
        if (count)
            svg_line(svg, x, y);
        else
            svg_move(svg, x, y);
    }
    if (closed && count)
        svg_close(svg);
}

/* Into the list with the paint of now; widths by the area that one unit has. */
static void shape_add(struct svg *svg) {
    const struct svg_state *s = svg_now(svg);
    struct pw_arena *arena = svg->file->arena;
    double scale = sqrt(fabs(s->matrix[0] * s->matrix[3] - s->matrix[1] * s->matrix[2]));
    bool strokes = s->stroke != PW_RGB_NONE && s->stroke_width * scale > 0;
    bool fills = s->fill != PW_RGB_NONE && s->fill_alpha > 0;
    if (svg->verbs.length < 2 || s->hidden || (!fills && !strokes))
        return;
    if (svg->shapes_count >= SVG_SHAPES) {
        svg_refuse(svg, "picture-size", "the SVG has over %d shapes; simplify it", SVG_SHAPES);
        return;
    }
    struct pw_shape *shape = PW_PUSH(arena, svg, shapes);
    double *points = PW_NEW_N(arena, double, svg->points_count);
    memcpy(points, svg->points, svg->points_count * sizeof *points);
    *shape = (struct pw_shape){.verbs = pw_arena_strndup(arena, svg->verbs.data, svg->verbs.length),
                               .points = points,
                               .verbs_count = svg->verbs.length,
                               .points_count = svg->points_count,
                               .fill = fills ? s->fill : PW_RGB_NONE,
                               .fill_alpha = s->fill_alpha,
                               .even_odd = s->even_odd,
                               .stroke = strokes ? s->stroke : PW_RGB_NONE,
                               .stroke_width = s->stroke_width * scale,
                               .dash_count = s->dash_count,
                               .cap = s->cap,
                               .join = s->join};
    for (int i = 0; i < s->dash_count; i++)
        shape->dash[i] = s->dash[i] * scale;
}

bool svg_shape(struct svg *svg, const char *name, const char **attributes) {
    pw_buf_clear(&svg->verbs);
    svg->points_count = 0;
    if (strcmp(name, "path") == 0) {
        const char *d = svg_attribute(attributes, "d");
        svg_path_data(svg, d ? d : "");
    } else if (strcmp(name, "rect") == 0) {
        rectangle(svg, attributes);
    } else if (strcmp(name, "circle") == 0) {
        double r = number_of(svg, attributes, "r");
        ellipse(svg, number_of(svg, attributes, "cx"), number_of(svg, attributes, "cy"), r, r);
    } else if (strcmp(name, "ellipse") == 0) {
        ellipse(svg, number_of(svg, attributes, "cx"), number_of(svg, attributes, "cy"),
                number_of(svg, attributes, "rx"), number_of(svg, attributes, "ry"));
    } else if (strcmp(name, "line") == 0) {
        svg_move(svg, number_of(svg, attributes, "x1"), number_of(svg, attributes, "y1"));
        svg_line(svg, number_of(svg, attributes, "x2"), number_of(svg, attributes, "y2"));
    } else if (strcmp(name, "polyline") == 0 || strcmp(name, "polygon") == 0) {
        polyline(svg, svg_attribute(attributes, "points"), strcmp(name, "polygon") == 0);
    } else {
        return false;
    }
    if (!svg->failed)
        shape_add(svg);
    return true;
}
