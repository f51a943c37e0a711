/* SPDX-License-Identifier: MIT
 *
 * picture: an image file as what can be drawn. PNG and JPEG become pixels (a
 * JPEG keeps its own bytes too, for a PDF to carry as they are), SVG becomes
 * shapes, so that a logo is ink like any other. A picture is data from outside:
 * whatever is broken, too large or not understood is a finding, never drawn
 * wrong in silence.
 */
#ifndef PACKWRIGHT_PICTURE_H
#define PACKWRIGHT_PICTURE_H

#include "packwright/finding.h"
#include "packwright/geom.h"

/* Pixels in sRGB, 8 bits a channel, rows from the top. */
struct pw_image {
    int width, height;
    const unsigned char *pixels; /* width * height * 3 */
    const unsigned char *alpha;  /* width * height, 255 opaque; NULL: opaque all over */
    /* The same picture as a JPEG file without what it says beside the picture
     * (place and date of the photograph, thumbnail); NULL: none. */
    const unsigned char *jpeg;
    size_t jpeg_length;
    bool grey; /* the JPEG has one channel */
};

/* A path with its paint, in units of the picture's width and height: verbs
 * 'M' x y, 'L' x y, 'C' x1 y1 x2 y2 x y, 'Z'. The fill is painted first. */
struct pw_shape {
    const char *verbs;
    const double *points;
    size_t verbs_count, points_count;
    pw_rgb fill;       /* PW_RGB_NONE: none */
    double fill_alpha; /* 1 opaque */
    bool even_odd;
    pw_rgb stroke; /* PW_RGB_NONE: none */
    double stroke_width;
    double dash[4];
    int dash_count;
    int cap, join; /* as cairo counts them */
};

struct pw_picture {
    const char *path;
    double width, height;         /* of an SVG's own units; of pixels */
    double points_width;          /* as wide as it comes: pixels at 150 an inch, SVG as it says */
    const struct pw_image *image; /* or NULL, and */
    const struct pw_shape *shapes;
    size_t shapes_count;
};

/* The picture in `arena`, or NULL with findings: at `place`, where the file is
 * named, or in the SVG itself. "picture-missing", "picture-kind" (the name says
 * PNG and the bytes do not), "picture-size" (over 32 MiB, 20,000 pixels a side,
 * 25 million in all), "picture-broken", "picture-colours" (CMYK and other inks),
 * "picture-turned" (a camera's note says to turn it), "picture-profile" (a
 * warning: colours of another space are taken for sRGB), "svg-unsupported",
 * "svg-active" (scripts, entities, anything from outside the file). */
const struct pw_picture *pw_picture_load(struct pw_arena *arena, const char *path,
                                         struct pw_place place, struct pw_findings *findings);

#endif
