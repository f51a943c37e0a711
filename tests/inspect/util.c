/* SPDX-License-Identifier: MIT
 *
 * Memory that lives as long as the program, and the telling of faults.
 */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

struct block {
    struct block *next;
    max_align_t data[];
};

static const struct {
    const char *id, *clauses;
} rules[] = {
#define RULE(constant, id, clauses) {id, clauses},
#include "rules.def"
#undef RULE
};

void *keep(struct pdf *pdf, size_t size) {
    struct block *block = calloc(1, sizeof *block + size);
    if (!block) {
        fputs("inspect: out of memory\n", stderr);
        exit(3);
    }
    block->next = pdf->blocks;
    pdf->blocks = block;
    return block->data;
}

void keep_release(struct pdf *pdf) {
    while (pdf->blocks) {
        struct block *next = pdf->blocks->next;
        free(pdf->blocks);
        pdf->blocks = next;
    }
}

char *keep_text(struct pdf *pdf, const void *text, size_t length) {
    char *copy = keep(pdf, length + 1);
    if (length)
        memcpy(copy, text, length);
    return copy;
}

char *format(struct pdf *pdf, const char *pattern, ...) {
    char text[2048];
    va_list args;
    va_start(args, pattern);
    vsnprintf(text, sizeof text, pattern, args);
    va_end(args);
    return keep_text(pdf, text, strlen(text));
}

void *grow(struct pdf *pdf, void *items, size_t count, size_t size) {
    if (count != 0 && (count & (count - 1)) != 0)
        return items; /* capacities are the powers of two */
    void *more = keep(pdf, (count ? 2 * count : 1) * size);
    if (count)
        memcpy(more, items, count * size);
    return more;
}

const char *rule_id(enum rule rule) {
    return rules[rule].id;
}

void fault(struct pdf *pdf, enum rule rule, const char *pattern, ...) {
    char text[1024];
    va_list args;
    va_start(args, pattern);
    vsnprintf(text, sizeof text, pattern, args);
    va_end(args);
    for (char *p = text; *p; p++) /* one line a fault, whatever the file holds */
        if ((unsigned char)*p < 0x20)
            *p = ' ';
    fprintf(pdf->quiet ? stderr : stdout, "%s: %s [%s]\n", rules[rule].id, text,
            rules[rule].clauses);
    pdf->faults++;
}

void text_add(struct pdf *pdf, struct text *text, const char *bytes, size_t length) {
    if (text->length + length + 1 > text->capacity) {
        size_t capacity = 2 * (text->length + length) + 32;
        char *more = keep(pdf, capacity);
        if (text->length)
            memcpy(more, text->data, text->length);
        text->data = more;
        text->capacity = capacity;
    }
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = '\0';
}

void text_add_code(struct pdf *pdf, struct text *text, uint32_t c) {
    char out[4];
    size_t n = 0;
    if (c < 0x80) {
        out[n++] = (char)c;
    } else if (c < 0x800) {
        out[n++] = (char)(0xC0 | c >> 6);
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        out[n++] = (char)(0xE0 | c >> 12);
        out[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    } else {
        out[n++] = (char)(0xF0 | (c >> 18 & 7));
        out[n++] = (char)(0x80 | (c >> 12 & 0x3F));
        out[n++] = (char)(0x80 | (c >> 6 & 0x3F));
        out[n++] = (char)(0x80 | (c & 0x3F));
    }
    text_add(pdf, text, out, n);
}

char *utf16_to_utf8(struct pdf *pdf, const unsigned char *data, size_t length) {
    struct text text = {0};
    for (size_t i = 0; i + 1 < length; i += 2) {
        uint32_t c = (uint32_t)(data[i] << 8 | data[i + 1]);
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < length) {
            uint32_t low = (uint32_t)(data[i + 2] << 8 | data[i + 3]);
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                i += 2;
            }
        }
        text_add_code(pdf, &text, c);
    }
    return text.data ? text.data : keep_text(pdf, "", 0);
}
