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

#endif
