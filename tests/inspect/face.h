/* SPDX-License-Identifier: MIT
 *
 * What an embedded font program says of its glyphs.
 */
#ifndef INSPECT_FACE_H
#define INSPECT_FACE_H

#include "inspect.h"

struct face {
    const char *error; /* NULL: sound */
    int glyphs;
    double *advances; /* one a glyph, in thousandths of the em */
};

struct face face_truetype(struct pdf *pdf, struct bytes data);
struct face face_cff(struct pdf *pdf, struct bytes data);

#endif
