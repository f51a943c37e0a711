/* SPDX-License-Identifier: MIT
 *
 * A picture by the pen: pixels as an image, shapes as fills and strokes.
 */
#include <math.h>

#include "ink_private.h"

static void path_build(cairo_t *cairo, const struct pw_shape *shape) {
    const double *at = shape->points;
    cairo_new_path(cairo);
    for (size_t i = 0; i < shape->verbs_count; i++) {
        if (shape->verbs[i] == 'M')
            cairo_move_to(cairo, at[0], at[1]);
        else if (shape->verbs[i] == 'L')
            cairo_line_to(cairo, at[0], at[1]);
        else if (shape->verbs[i] == 'C')
            cairo_curve_to(cairo, at[0], at[1], at[2], at[3], at[4], at[5]);
        else
            cairo_close_path(cairo);
        at += shape->verbs[i] == 'C' ? 6 : shape->verbs[i] == 'Z' ? 0 : 2;
    }
}

static void shape_draw(struct pw_pen *pen, const struct pw_shape *shape, double scale) {
    cairo_t *cairo = pw_pen_cairo(pen);
    if (shape->fill != PW_RGB_NONE) {
        path_build(cairo, shape);
        cairo_set_fill_rule(cairo,
                            shape->even_odd ? CAIRO_FILL_RULE_EVEN_ODD : CAIRO_FILL_RULE_WINDING);
        pw_pen_fill_alpha(pen, shape->fill, shape->fill_alpha);
    }
    if (shape->stroke == PW_RGB_NONE)
        return;
    struct pw_stroke stroke = {.colour = shape->stroke,
                               .width = shape->stroke_width * scale,
                               .dash_count = shape->dash_count,
                               .cap = shape->cap,
                               .join = shape->join};
    for (int i = 0; i < shape->dash_count; i++)
        stroke.dash[i] = shape->dash[i] * scale;
    path_build(cairo, shape);
    pw_pen_stroke(pen, &stroke);
}

void pw_pen_picture(struct pw_pen *pen, struct pw_rect rect, const struct pw_picture *picture) {
    if (picture->image) {
        pw_pen_image(pen, rect, picture->image);
        return;
    }
    cairo_t *cairo = pw_pen_cairo(pen);
    cairo_new_path(cairo);
    cairo_rectangle(cairo, rect.x, rect.y, rect.width, rect.height);
    pw_pen_clip(pen);
    cairo_save(cairo);
    cairo_translate(cairo, rect.x, rect.y);
    cairo_scale(cairo, rect.width / picture->width, rect.height / picture->height);
    for (size_t i = 0; i < picture->shapes_count; i++)
        shape_draw(pen, &picture->shapes[i],
                   sqrt(rect.width / picture->width * rect.height / picture->height));
    cairo_restore(cairo);
    pw_pen_unclip(pen);
}
