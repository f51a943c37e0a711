/* SPDX-License-Identifier: MIT
 *
 * An SVG while it is read.
 */
#ifndef PACKWRIGHT_SVG_IN_H
#define PACKWRIGHT_SVG_IN_H

#include <expat.h>

#include "picture_in.h"

enum { SVG_DEPTH = 64, SVG_SHAPES = 20000, SVG_POINTS = 1000000 };

/* What elements hand down to those inside them. */
struct svg_state {
    double matrix[6]; /* x' = m0 x + m2 y + m4, y' = m1 x + m3 y + m5 */
    pw_rgb fill, stroke, colour;
    double fill_alpha;
    bool even_odd, hidden;
    double stroke_width;
    double dash[4];
    int dash_count, cap, join;
};

struct svg_class {
    const char *name, *declarations;
};

struct svg {
    const struct picture_file *file;
    XML_Parser parser;
    struct svg_state stack[SVG_DEPTH];
    int depth;
    int skipping; /* elements open inside one that draws nothing, itself counted */
    bool has_root, failed;
    double x, y, width, height; /* of the view box */
    double natural;             /* width in points that it asks for, or 0 */
    struct pw_buf css;          /* of the style element that is open */
    bool in_style;
    struct svg_class *classes;
    size_t classes_count, classes_capacity;
    struct pw_shape *shapes;
    size_t shapes_count, shapes_capacity;
    struct pw_buf verbs; /* of the path that is built; */
    double *points;
    size_t points_count, points_capacity;
    size_t points_total;
};

struct svg_state *svg_now(struct svg *svg);
/* A finding in the SVG, where the parser is; reading goes on for more of them. */
void svg_unsupported(struct svg *svg, const char *format, ...) PW_PRINTF(2, 3);
/* A finding that ends the reading. */
void svg_refuse(struct svg *svg, const char *id, const char *format, ...) PW_PRINTF(3, 4);

/* svg_style.c */
void svg_style(struct svg *svg, const char **attributes);
void svg_css_read(struct svg *svg, const char *text);
const char *svg_attribute(const char **attributes, const char *name); /* or NULL */
/* A length or number at the start of the text: "12", "12px"; false if it is none. */
bool svg_length(const char *text, double *points_or_units);
/* Next number of a list parted by blanks and commas; NULL: there is none. */
const char *svg_number(const char *text, double *number);
/* "translate(...) rotate(...)": onto the matrix. */
void svg_transform(struct svg *svg, const char *text, double matrix[6]);

/* svg_path.c: into svg->verbs and ->points, in units of the view box */
void svg_move(struct svg *svg, double x, double y);
void svg_line(struct svg *svg, double x, double y);
void svg_curve(struct svg *svg, const double c[6]);
void svg_close(struct svg *svg);
void svg_path_data(struct svg *svg, const char *d);
/* An arc of an ellipse from one point to another as curves. */
void svg_arc(struct svg *svg, double x1, double y1, const double arc[7]);

/* svg_shape.c */
bool svg_shape(struct svg *svg, const char *name, const char **attributes);

#endif
