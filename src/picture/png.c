/* SPDX-License-Identifier: MIT
 *
 * PNG by libpng's simplified reader: whatever depth, palette, interlace or
 * gamma the file has becomes 8-bit sRGB with straight alpha. Its size is
 * judged from the head, before anything is unpacked.
 */
#include <png.h>
#include <stdlib.h>
#include <string.h>

#include "picture_in.h"

static void split(const unsigned char *rgba, size_t pixels, unsigned char *rgb,
                  unsigned char *alpha) {
    for (size_t i = 0; i < pixels; i++) {
        alpha[i] = rgba[4 * i + 3];
        if (alpha[i]) /* what can't be seen is not kept */
            memcpy(rgb + 3 * i, rgba + 4 * i, 3);
        else
            memset(rgb + 3 * i, 255, 3);
    }
}

static bool opaque(const unsigned char *alpha, size_t pixels) {
    for (size_t i = 0; i < pixels; i++)
        if (alpha[i] != 255)
            return false;
    return true;
}

bool picture_png(const struct picture_file *file, struct pw_image *image) {
    png_image png = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&png, file->bytes, file->length))
        return picture_bad(file, "picture-broken", "is a damaged PNG: %s", png.message);
    if (!picture_size_taken(file, png.width, png.height)) {
        png_image_free(&png);
        return false;
    }
    size_t pixels = (size_t)png.width * png.height;
    png.format = PNG_FORMAT_RGBA;
    unsigned char *rgba = pw_alloc(4 * pixels);
    if (!png_image_finish_read(&png, NULL, rgba, 0, NULL)) {
        picture_bad(file, "picture-broken", "is a damaged PNG: %s", png.message);
        png_image_free(&png);
        free(rgba);
        return false;
    }
    unsigned char *rgb = pw_arena_alloc(file->arena, 3 * pixels);
    unsigned char *alpha = pw_arena_alloc(file->arena, pixels);
    split(rgba, pixels, rgb, alpha);
    free(rgba);
    image->width = (int)png.width;
    image->height = (int)png.height;
    image->pixels = rgb;
    image->alpha = opaque(alpha, pixels) ? NULL : alpha;
    return true;
}
