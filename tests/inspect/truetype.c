/* SPDX-License-Identifier: MIT
 *
 * Glyph count and advances of a TrueType program (head, maxp, hhea, hmtx, loca).
 */
#include <string.h>

#include "face.h"

static unsigned u16(struct bytes b, size_t at) {
    return at + 2 <= b.length ? (unsigned)(b.data[at] << 8 | b.data[at + 1]) : 0;
}

static size_t u32(struct bytes b, size_t at) {
    return (size_t)u16(b, at) << 16 | u16(b, at + 2);
}

static struct bytes table(struct bytes file, const char *tag) {
    struct bytes none = {NULL, 0};
    for (unsigned i = 0, n = u16(file, 4); i < n; i++) {
        size_t at = 12 + 16 * (size_t)i, offset = u32(file, at + 8), length = u32(file, at + 12);
        if (at + 16 > file.length)
            return none;
        if (memcmp(file.data + at, tag, 4) == 0 && offset <= file.length &&
            length <= file.length - offset)
            return (struct bytes){file.data + offset, length};
    }
    return none;
}

/* loca must rise and stay within glyf. */
static bool outlines_in_range(struct bytes loca, struct bytes glyf, bool is_long, int glyphs) {
    size_t last = 0;
    if (loca.length < (size_t)(glyphs + 1) * (is_long ? 4 : 2))
        return false;
    for (int i = 0; i <= glyphs; i++) {
        size_t at = is_long ? u32(loca, 4 * (size_t)i) : 2 * (size_t)u16(loca, 2 * (size_t)i);
        if (at < last || at > glyf.length)
            return false;
        last = at;
    }
    return true;
}

struct face face_truetype(struct pdf *pdf, struct bytes data) {
    struct face face = {0};
    struct bytes head = table(data, "head"), maxp = table(data, "maxp"), hhea = table(data, "hhea"),
                 hmtx = table(data, "hmtx"), loca = table(data, "loca"), glyf = table(data, "glyf");
    if (head.length < 54 || maxp.length < 6 || hhea.length < 36 || !hmtx.data || !loca.data) {
        face.error = "head, maxp, hhea, hmtx or loca is missing";
        return face;
    }
    unsigned units = u16(head, 18), metrics = u16(hhea, 34);
    face.glyphs = (int)u16(maxp, 4);
    if (units == 0 || metrics == 0 || metrics > (unsigned)face.glyphs ||
        hmtx.length < 4 * (size_t)metrics + 2 * ((size_t)face.glyphs - metrics))
        face.error = "hmtx does not fit hhea and maxp";
    else if (!outlines_in_range(loca, glyf, u16(head, 50) != 0, face.glyphs))
        face.error = "loca does not fit glyf";
    if (face.error)
        return face;
    face.advances = keep(pdf, (size_t)face.glyphs * sizeof *face.advances);
    for (unsigned i = 0; i < (unsigned)face.glyphs; i++) {
        size_t entry = i < metrics ? i : metrics - 1; /* the last one goes on */
        face.advances[i] = u16(hmtx, 4 * entry) * 1000.0 / units;
    }
    return face;
}
