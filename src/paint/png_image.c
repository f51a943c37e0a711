/* SPDX-License-Identifier: MIT
 *
 * Images on a drawn page.
 */
#include <math.h>
#include <string.h>

#include "png_file.h"

/* Cairo's pixel: alpha on top, colours multiplied by it. */
static uint32_t pixel_of(const unsigned char *rgb, uint32_t alpha) {
    uint32_t pixel = alpha << 24;
    for (int i = 0; i < 3; i++)
        pixel |= (rgb[i] * alpha + 127) / 255 << (16 - 8 * i);
    return pixel;
}

static cairo_surface_t *surface_of(const struct pw_image *source) {
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, source->width, source->height);
    unsigned char *data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; data && y < source->height; y++)
        for (int x = 0; x < source->width; x++) {
            size_t at = (size_t)y * (size_t)source->width + (size_t)x;
            uint32_t pixel =
                pixel_of(source->pixels + 3 * at, source->alpha ? source->alpha[at] : 255);
            memcpy(data + (size_t)y * (size_t)stride + 4 * (size_t)x, &pixel, sizeof pixel);
        }
    cairo_surface_mark_dirty(surface);
    return surface;
}

int png_screen_rank(int x, int y) {
    int rank = 0; /* bits of x ^ y and y, interleaved, the low ones weighing most */
    for (int bit = 0; bit < 3; bit++)
        rank = rank << 2 | ((x ^ y) >> bit & 1) << 1 | (y >> bit & 1);
    return rank;
}

static int within(double value, int most) {
    return value < 0 ? 0 : value > most ? most : (int)value;
}

/* What has been drawn in the rectangle becomes black dots and paper. */
static void dots(cairo_t *cairo, struct pw_rect r) {
    cairo_surface_t *page = cairo_get_target(cairo);
    double x0 = r.x, y0 = r.y, x1 = pw_rect_right(r), y1 = pw_rect_bottom(r);
    cairo_user_to_device(cairo, &x0, &y0);
    cairo_user_to_device(cairo, &x1, &y1);
    cairo_surface_flush(page);
    unsigned char *data = cairo_image_surface_get_data(page);
    int stride = cairo_image_surface_get_stride(page);
    int right = within(ceil(x1), cairo_image_surface_get_width(page));
    int bottom = within(ceil(y1), cairo_image_surface_get_height(page));
    for (int y = within(y0, bottom); data && y < bottom; y++)
        for (int x = within(x0, right); x < right; x++) {
            uint32_t pixel;
            unsigned char *at = data + (size_t)y * (size_t)stride + 4 * (size_t)x;
            memcpy(&pixel, at, sizeof pixel);
            uint32_t light =
                ((pixel >> 16 & 255) * 2126 + (pixel >> 8 & 255) * 7152 + (pixel & 255) * 722) /
                10000;
            pixel =
                light * 64 > (uint32_t)png_screen_rank(x, y) * 255 + 127 ? 0xFFFFFFFF : 0xFF000000;
            memcpy(at, &pixel, sizeof pixel);
        }
    cairo_surface_mark_dirty(page);
}

void png_image(cairo_t *cairo, const struct pw_op *op, bool mono) {
    const struct pw_image *source = op->image.image;
    struct pw_rect r = op->image.rect;
    cairo_surface_t *surface = surface_of(source);
    double across = r.width / source->width, down = 0;
    cairo_user_to_device_distance(cairo, &across, &down);
    cairo_save(cairo);
    cairo_translate(cairo, r.x, r.y);
    cairo_scale(cairo, r.width / source->width, r.height / source->height);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    /* enlarged pixels stay squares, as in the PDF without /Interpolate */
    cairo_pattern_set_filter(cairo_get_source(cairo),
                             fabs(across) >= 1 ? CAIRO_FILTER_NEAREST : CAIRO_FILTER_BEST);
    cairo_rectangle(cairo, 0, 0, source->width, source->height);
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
    if (mono)
        dots(cairo, r);
}
