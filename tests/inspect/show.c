/* SPDX-License-Identifier: MIT
 *
 * Text as it is shown: which codes of which font, and what they say.
 */
#include "content.h"

static void show_code(struct walk *walk, struct font *font, unsigned code) {
    unsigned char bit = (unsigned char)(1u << (code & 7));
    bool replaced = mark_replaced(walk);
    font->used[code >> 3] |= bit;
    if (!replaced)
        font->bare[code >> 3] |= bit;
    if (!replaced && font->unicode[code])
        mark_text(walk, font->unicode[code]);
}

static void show_string(struct walk *walk, const struct value *value) {
    struct font *font = walk->fonts[walk->states];
    if (!walk->in_text)
        fault(walk->pdf, R_CONTENT_SYNTAX, "text shown outside of BT and ET, %s", where(walk));
    if (!font) {
        fault(walk->pdf, R_CONTENT_RESOURCE, "text shown without a font, %s", where(walk));
        return;
    }
    if (!font->sound) /* its fault is told once */
        return;
    if (value->text.length % 2)
        fault(walk->pdf, R_CONTENT_SYNTAX, "half a code of two bytes is shown, %s", where(walk));
    for (size_t i = 0; i + 1 < value->text.length; i += 2)
        show_code(walk, font, (unsigned)(value->text.data[i] << 8 | value->text.data[i + 1]));
}

void show_strings(struct walk *walk, const struct value *value) {
    if (value->kind == V_STRING)
        show_string(walk, value);
    else if (value->kind != V_ARRAY)
        fault(walk->pdf, R_CONTENT_SYNTAX, "what is shown is no text, %s", where(walk));
    for (size_t i = 0; value->kind == V_ARRAY && i < value->count; i++)
        if (value->items[i].kind == V_STRING)
            show_string(walk, &value->items[i]);
}
