/* SPDX-License-Identifier: MIT
 *
 * PNG files from pixels.
 */
#ifndef PW_PAINT_PNG_FILE_H
#define PW_PAINT_PNG_FILE_H

#include "packwright/paint.h"

struct png_picture {
    int width, height;
    size_t stride;             /* bytes a row, a multiple of 4 */
    const unsigned char *data; /* 32-bit words 0x00RRGGBB of this machine */
};
/* Appends the file; false if zlib can't. */
bool png_file(const struct png_picture *picture, double dpi, enum pw_png_mode mode,
              struct pw_buf *out);

/* Place of a dot in the order in which an 8 by 8 screen fills (Bayer), 0 to 63. */
int png_screen_rank(int x, int y);
/* ---- png_image.c: an image on the page, as dots for a mono printer */
void png_image(cairo_t *cairo, const struct pw_op *op, bool mono);

#endif
