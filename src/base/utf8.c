/* SPDX-License-Identifier: MIT
 *
 * UTF-8, and what files bring instead of it: UTF-16 and Windows-1252.
 */
#include "packwright/base.h"

#include <string.h>

#define REPLACEMENT 0xFFFDu

uint32_t pw_utf8_next(const char **text, const char *end) {
    const unsigned char *p = (const unsigned char *)*text;
    size_t left = (size_t)(end - *text);
    uint32_t lead = p[0], character;
    size_t length;
    if (lead < 0x80) {
        (*text)++;
        return lead;
    }
    if (lead >= 0xC2 && lead <= 0xDF) {
        length = 2;
        character = lead & 0x1F;
    } else if (lead >= 0xE0 && lead <= 0xEF) {
        length = 3;
        character = lead & 0x0F;
    } else if (lead >= 0xF0 && lead <= 0xF4) {
        length = 4;
        character = lead & 0x07;
    } else {
        (*text)++;
        return REPLACEMENT;
    }
    for (size_t i = 1; i < length; i++) {
        if (i >= left || (p[i] & 0xC0) != 0x80) {
            (*text)++;
            return REPLACEMENT;
        }
        character = character << 6 | (p[i] & 0x3F);
    }
    bool overlong = (length == 3 && character < 0x800) || (length == 4 && character < 0x10000);
    if (overlong || character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF)) {
        (*text)++;
        return REPLACEMENT;
    }
    *text += length;
    return character;
}

void pw_utf8_put(struct pw_buf *buf, uint32_t c) {
    char bytes[4];
    size_t length;
    if (c < 0x80) {
        bytes[0] = (char)c;
        length = 1;
    } else if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        length = 2;
    } else if (c < 0x10000) {
        bytes[0] = (char)(0xE0 | c >> 12);
        bytes[1] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[2] = (char)(0x80 | (c & 0x3F));
        length = 3;
    } else {
        bytes[0] = (char)(0xF0 | c >> 18);
        bytes[1] = (char)(0x80 | (c >> 12 & 0x3F));
        bytes[2] = (char)(0x80 | (c >> 6 & 0x3F));
        bytes[3] = (char)(0x80 | (c & 0x3F));
        length = 4;
    }
    pw_buf_add(buf, bytes, length);
}

void pw_utf8_shown(struct pw_buf *out, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = pw_utf8_next(&text, end);
        bool control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
        pw_utf8_put(out, control ? REPLACEMENT : c);
    }
}

bool pw_utf8_valid(const char *text, size_t length, size_t *bad_at) {
    const char *p = text, *end = text + length;
    while (p < end) {
        const char *before = p;
        if ((unsigned char)*p < 0x80) {
            p++;
            continue;
        }
        /* U+FFFD itself is three bytes; an error advances by one. */
        if (pw_utf8_next(&p, end) == REPLACEMENT && p - before == 1) {
            if (bad_at)
                *bad_at = (size_t)(before - text);
            return false;
        }
    }
    return true;
}

/* 0x80 to 0x9F of Windows-1252; the five holes become U+FFFD. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

static void import_windows_1252(struct pw_buf *out, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)bytes[i];
        pw_utf8_put(out, c >= 0x80 && c <= 0x9F ? windows_1252[c - 0x80] : c);
    }
}

static void import_utf16(struct pw_buf *out, const unsigned char *p, size_t length, bool big) {
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t unit = big ? (uint32_t)p[i] << 8 | p[i + 1] : (uint32_t)p[i + 1] << 8 | p[i];
        if (unit >= 0xD800 && unit <= 0xDBFF && i + 3 < length) {
            uint32_t low =
                big ? (uint32_t)p[i + 2] << 8 | p[i + 3] : (uint32_t)p[i + 3] << 8 | p[i + 2];
            if (low >= 0xDC00 && low <= 0xDFFF) {
                unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        pw_utf8_put(out, unit >= 0xD800 && unit <= 0xDFFF ? REPLACEMENT : unit);
    }
}

char *pw_utf8_import(struct pw_arena *arena, const char *bytes, size_t length, size_t *out_length) {
    struct pw_buf out = {0};
    if (length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0)) {
        import_utf16(&out, (const unsigned char *)bytes + 2, length - 2, bytes[0] == '\xFE');
    } else {
        if (length >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0) {
            bytes += 3;
            length -= 3;
        }
        if (pw_utf8_valid(bytes, length, NULL))
            pw_buf_add(&out, bytes, length);
        else
            import_windows_1252(&out, bytes, length);
    }
    char *text = pw_arena_strndup(arena, pw_buf_text(&out), out.length);
    if (out_length)
        *out_length = out.length;
    pw_buf_release(&out);
    return text;
}
