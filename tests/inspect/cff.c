/* SPDX-License-Identifier: MIT
 *
 * Glyph count and advances of a name-keyed CFF program (Adobe technical notes
 * 5176 and 5177): the width stands before the first operator of a charstring.
 */
#include <string.h>

#include "face.h"

struct index {
    struct bytes file;
    size_t start; /* of the offsets */
    size_t data;  /* offset 1 of the data */
    int count, offset_size;
    size_t end;
};

static size_t number_at(struct bytes b, size_t at, int size) {
    size_t value = 0;
    for (int i = 0; i < size; i++)
        value = value << 8 | (at + (size_t)i < b.length ? b.data[at + (size_t)i] : 0u);
    return value;
}

static struct bytes index_item(const struct index *index, int i) {
    size_t size = (size_t)index->offset_size, at = index->start + (size_t)i * size;
    size_t from = index->data + number_at(index->file, at, index->offset_size);
    size_t to = index->data + number_at(index->file, at + size, index->offset_size);
    if (i < 0 || i >= index->count || from > to || to > index->file.length)
        return (struct bytes){NULL, 0};
    return (struct bytes){index->file.data + from, to - from};
}

static struct index index_at(struct bytes file, size_t at) {
    struct index index = {.file = file, .count = (int)number_at(file, at, 2)};
    index.end = at + 2;
    if (index.count == 0)
        return index;
    index.offset_size = (int)number_at(file, at + 2, 1);
    if (index.offset_size < 1 || index.offset_size > 4) {
        index.count = 0;
        return index;
    }
    size_t size = (size_t)index.offset_size;
    index.start = at + 3;
    index.data = index.start + ((size_t)index.count + 1) * size - 1;
    index.end =
        index.data + number_at(file, index.start + (size_t)index.count * size, index.offset_size);
    return index;
}

/* Operands of an operator (12 x as 1200 + x) in a DICT; how many there are. */
static int dict_operands(struct bytes dict, int wanted, double *out, int room) {
    double stack[48] = {0};
    int depth = 0;
    for (size_t at = 0; at < dict.length;) {
        int b = dict.data[at++];
        if (b <= 21) {
            int op = b == 12 && at < dict.length ? 1200 + dict.data[at++] : b;
            if (op == wanted) {
                memcpy(out, stack, (size_t)(depth < room ? depth : room) * sizeof *out);
                return depth;
            }
            depth = 0;
            continue;
        }
        double value = 0;
        if (b == 28) {
            value = (int16_t)number_at(dict, at, 2);
            at += 2;
        } else if (b == 29) {
            value = (int32_t)number_at(dict, at, 4);
            at += 4;
        } else if (b == 30) { /* a real; none that matters here has one */
            while (at < dict.length && (dict.data[at] & 15) != 15 && dict.data[at] >> 4 != 15)
                at++;
            at++;
        } else if (b <= 246) {
            value = b - 139;
        } else if (b <= 250) {
            value = (b - 247) * 256 + (int)number_at(dict, at++, 1) + 108;
        } else {
            value = -(b - 251) * 256 - (int)number_at(dict, at++, 1) - 108;
        }
        if (depth < 48)
            stack[depth++] = value;
    }
    return -1;
}

/* Operands that an operator takes at the start of a charstring; one more is
 * the width. -1: it clears nothing, so the count is even (stems) or unknown. */
static bool has_width(int op, int depth) {
    switch (op) {
    case 1:
    case 3:
    case 18:
    case 23:
    case 19:
    case 20: /* stems and masks take pairs */
        return depth % 2 == 1;
    case 21: /* rmoveto */
        return depth > 2;
    case 4:
    case 22: /* vmoveto, hmoveto */
        return depth > 1;
    case 14: /* endchar, also with the four operands of an accent */
        return depth == 1 || depth == 5;
    default:
        return false;
    }
}

/* The extra operand before the first operator that clears the stack; false if
 * the glyph has none. A charstring that begins with a subroutine is followed
 * no further, since subsets by HarfBuzz keep widths in front. */
static bool charstring_width(struct bytes code, double *width) {
    double first = 0;
    int depth = 0;
    for (size_t at = 0; at < code.length;) {
        int b = code.data[at++];
        double value = 0;
        if (b == 28) {
            value = (int16_t)number_at(code, at, 2);
            at += 2;
        } else if (b < 32) {
            *width = first;
            return has_width(b, depth);
        } else if (b <= 246) {
            value = b - 139;
        } else if (b <= 250) {
            value = (b - 247) * 256 + (int)number_at(code, at++, 1) + 108;
        } else if (b <= 254) {
            value = -(b - 251) * 256 - (int)number_at(code, at++, 1) - 108;
        } else {
            value = (int32_t)number_at(code, at, 4) / 65536.0;
            at += 4;
        }
        if (depth++ == 0)
            first = value;
    }
    return false;
}

struct face face_cff(struct pdf *pdf, struct bytes data) {
    struct face face = {0};
    struct index names = index_at(data, number_at(data, 2, 1));
    struct index tops = index_at(data, names.end);
    struct bytes top = index_item(&tops, 0);
    double offset = 0, private_dict[2] = {0}, fixed = 0, nominal = 0;
    if (data.length < 4 || !top.data || dict_operands(top, 17, &offset, 1) != 1) {
        face.error = "it is no CFF program with charstrings";
        return face;
    }
    if (dict_operands(top, 1230, &fixed, 1) >= 0) {
        face.error = "it is CID-keyed, which the writer does not promise";
        return face;
    }
    struct index glyphs = index_at(data, (size_t)offset);
    if (dict_operands(top, 18, private_dict, 2) == 2 && private_dict[0] >= 0 &&
        private_dict[1] >= 0 && private_dict[0] + private_dict[1] <= (double)data.length) {
        struct bytes dict = {data.data + (size_t)private_dict[1], (size_t)private_dict[0]};
        dict_operands(dict, 20, &fixed, 1);
        dict_operands(dict, 21, &nominal, 1);
    }
    face.glyphs = glyphs.count;
    face.advances = keep(pdf, ((size_t)glyphs.count + 1) * sizeof *face.advances);
    for (int i = 0; i < glyphs.count; i++) {
        double width = 0;
        bool own = charstring_width(index_item(&glyphs, i), &width);
        face.advances[i] = own ? nominal + width : fixed;
    }
    return face;
}
