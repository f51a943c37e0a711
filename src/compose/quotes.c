/* SPDX-License-Identifier: MIT
 *
 * Typographic quotes: an opening one after a space, a bracket, a dash or
 * nothing, else a closing one, which is the apostrophe too. Dashes from two or
 * three hyphens.
 */
#include "compose.h"

#include <string.h>

static bool opens_after(uint32_t c) {
    return c == 0 || c == ' ' || c == '\n' || c == '\t' || c == '(' || c == '[' || c == '/' ||
           c == 0xA0 || c == 0x2013 || c == 0x2014 || c == 0x2018 || c == 0x201C;
}

void co_quotes_add(struct pw_buf *out, const char *text, uint32_t *before) {
    const char *end = text + strlen(text);
    while (text < end) {
        uint32_t c = pw_utf8_next(&text, end);
        bool opens = opens_after(*before);
        if (c == '-' && *text == '-') { /* two make an en dash, three an em dash */
            text++;
            c = *text == '-' ? 0x2014 : 0x2013;
            text += c == 0x2014;
        }
        /* '90s: an apostrophe even after a space */
        if (c == '\'' && opens && *text >= '0' && *text <= '9')
            opens = false;
        if (c == '"')
            c = opens ? 0x201C : 0x201D;
        else if (c == '\'')
            c = opens ? 0x2018 : 0x2019;
        pw_utf8_put(out, c);
        *before = c;
    }
}

char *co_quotes(struct pw_arena *arena, const char *text) {
    struct pw_buf out = {0};
    uint32_t before = 0;
    co_quotes_add(&out, text, &before);
    char *copy = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return copy;
}
