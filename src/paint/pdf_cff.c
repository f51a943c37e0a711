/* SPDX-License-Identifier: MIT
 *
 * A look into CFF font programs (Adobe Technical Note 5176): name-keyed ones
 * can be embedded with glyph ids for codes; in CID-keyed ones the codes go
 * through a table of the font's own.
 */
#include "pdf_private.h"

static size_t number_at(const unsigned char *data, size_t length, size_t at, size_t size) {
    size_t value = 0;
    for (size_t i = 0; i < size; i++)
        value = value << 8 | (at + i < length ? data[at + i] : 0);
    return value;
}

/* An INDEX at `at`: where its first item lies, and the end of all. */
static size_t index_at(const unsigned char *data, size_t length, size_t at, size_t *item,
                       size_t *item_end) {
    size_t count = number_at(data, length, at, 2), size = number_at(data, length, at + 2, 1);
    *item = *item_end = 0;
    if (count == 0 || size < 1 || size > 4)
        return at + 2;
    size_t base = at + 2 + (count + 1) * size; /* offsets count from the byte before the data */
    *item = base + number_at(data, length, at + 3, size);
    *item_end = base + number_at(data, length, at + 3 + size, size);
    return base + number_at(data, length, at + 3 + count * size, size);
}

bool pdf_cff_cid_keyed(const char *bytes, size_t length) {
    const unsigned char *data = (const unsigned char *)bytes;
    size_t at, end;
    size_t names_end = index_at(data, length, number_at(data, length, 2, 1), &at, &end);
    index_at(data, length, names_end, &at, &end);
    while (at < end && at < length) { /* the Top DICT: operands, then their operator */
        unsigned b = data[at++];
        if (b == 12 && at < length && data[at] == 30) /* ROS */
            return true;
        if (b == 12)
            at++;
        else if (b == 28)
            at += 2;
        else if (b == 29)
            at += 4;
        else if (b == 30) /* nibbles up to an F */
            while (at < length && (data[at] & 0xF) != 0xF && data[at] >> 4 != 0xF)
                at++;
        else if (b >= 247)
            at++;
        if (b == 30)
            at++;
    }
    return false;
}
