/* SPDX-License-Identifier: MIT
 *
 * Growing byte buffers.
 */
#include "packwright/base.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void pw_buf_release(struct pw_buf *buf) {
    free(buf->data);
    *buf = (struct pw_buf){0};
}

void pw_buf_clear(struct pw_buf *buf) {
    buf->length = 0;
    if (buf->data)
        buf->data[0] = '\0';
}

/* Room for `more` bytes and the NUL. */
static void reserve(struct pw_buf *buf, size_t more) {
    size_t need = pw_add(pw_add(buf->length, more), 1);
    if (need <= buf->capacity)
        return;
    size_t room = buf->capacity ? buf->capacity : 64;
    while (room < need)
        room = pw_mul(room, 2);
    buf->data = pw_realloc(buf->data, room);
    buf->capacity = room;
}

void pw_buf_add(struct pw_buf *buf, const void *bytes, size_t length) {
    reserve(buf, length);
    if (length)
        memcpy(buf->data + buf->length, bytes, length);
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void pw_buf_puts(struct pw_buf *buf, const char *text) {
    pw_buf_add(buf, text, strlen(text));
}

void pw_buf_putc(struct pw_buf *buf, char c) {
    pw_buf_add(buf, &c, 1);
}

void pw_buf_printf(struct pw_buf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length > 0) {
        reserve(buf, (size_t)length);
        vsnprintf(buf->data + buf->length, (size_t)length + 1, format, again);
        buf->length += (size_t)length;
    }
    va_end(again);
}

void pw_buf_milli(struct pw_buf *buf, double value) {
    if (!isfinite(value) || fabs(value) >= 1e9)
        value = 0;
    long long thousandths = llround(value * 1000);
    char text[32];
    char *end = text + sizeof text, *p = end;
    bool negative = thousandths < 0;
    unsigned long long rest = (unsigned long long)(negative ? -thousandths : thousandths);
    unsigned long long whole = rest / 1000;
    unsigned fraction = (unsigned)(rest % 1000);
    if (fraction) {
        int digits = 3;
        while (fraction % 10 == 0) {
            fraction /= 10;
            digits--;
        }
        for (; digits > 0; digits--, fraction /= 10)
            *--p = (char)('0' + fraction % 10);
        *--p = '.';
    }
    do
        *--p = (char)('0' + whole % 10);
    while ((whole /= 10) > 0);
    if (negative)
        *--p = '-';
    pw_buf_add(buf, p, (size_t)(end - p));
}

const char *pw_buf_text(const struct pw_buf *buf) {
    return buf->data ? buf->data : "";
}
