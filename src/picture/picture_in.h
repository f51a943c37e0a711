/* SPDX-License-Identifier: MIT
 *
 * What the files of the picture layer share.
 */
#ifndef PACKWRIGHT_PICTURE_IN_H
#define PACKWRIGHT_PICTURE_IN_H

#include "packwright/picture.h"

enum {
    PICTURE_BYTES = 32 << 20,
    PICTURE_SIDE = 20000,
    PICTURE_PIXELS = 25000000 /* A4 at 300 dots an inch has 8.7 million */
};

/* A file that is read. */
struct picture_file {
    struct pw_arena *arena;
    const char *path;
    struct pw_place place;
    struct pw_findings *findings;
    const unsigned char *bytes;
    size_t length;
};

/* An error at the place where the file is named; false. */
bool picture_bad(const struct picture_file *file, const char *id, const char *format, ...)
    PW_PRINTF(3, 4);
/* Whether an image of this size is taken; a finding if not. */
bool picture_size_taken(const struct picture_file *file, uint64_t width, uint64_t height);

bool picture_png(const struct picture_file *file, struct pw_image *image);
bool picture_jpeg(const struct picture_file *file, struct pw_image *image);
bool picture_svg(const struct picture_file *file, struct pw_picture *picture);

#endif
