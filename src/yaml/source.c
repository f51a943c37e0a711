/* SPDX-License-Identifier: MIT
 *
 * yaml: the source text. libyaml counts characters and knows its own line
 * ends; places count bytes and '\n'. Both come from one table of lines.
 */
#include <string.h>

#include "yaml_in.h"

/* Bytes of the character at `text`; a stray byte counts as one. */
static size_t character_bytes(const char *text, const char *end) {
    const char *next = text;
    pw_utf8_next(&next, end);
    return (size_t)(next - text);
}

static void add_line(struct source *source, size_t byte, size_t index) {
    struct source_line *line = PW_PUSH(source->arena, source, lines);
    line->byte = byte;
    line->index = index;
}

/* Not strndup: there may be zero bytes in it. */
static char *copy(struct pw_arena *arena, const char *text, size_t length) {
    char *bytes = pw_arena_alloc(arena, length + 1);
    if (length)
        memcpy(bytes, text, length);
    return bytes;
}

void yml_source_init(struct source *source, struct pw_arena *arena, const char *text, size_t length,
                     struct pw_place start) {
    *source = (struct source){.arena = arena, .length = length, .start = start};
    source->original = text = copy(arena, text, length);
    source->text = copy(arena, text, length);
    add_line(source, 0, 0);
    size_t index = 0;
    for (size_t i = 0; i < length; index++) {
        bool line_ends = text[i] == '\n';
        i += (unsigned char)text[i] < 0x80 ? 1 : character_bytes(text + i, text + length);
        if (line_ends)
            add_line(source, i, index + 1);
    }
}

static const struct source_line *line_of_index(const struct source *source, size_t index) {
    size_t low = 0, high = source->lines_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->lines[middle].index <= index)
            low = middle;
        else
            high = middle;
    }
    return &source->lines[low];
}

static size_t line_of_byte(const struct source *source, size_t byte) {
    size_t low = 0, high = source->lines_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (source->lines[middle].byte <= byte)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Marks come almost in order, so that going on from the last one keeps a
 * file of one long line from costing its square. */
size_t yml_source_byte(struct source *source, size_t index) {
    const struct source_line *line = line_of_index(source, index);
    if (index < source->cursor_index || line->index > source->cursor_index) {
        source->cursor_index = line->index;
        source->cursor_byte = line->byte;
    }
    while (source->cursor_index < index && source->cursor_byte < source->length) {
        source->cursor_byte += character_bytes(source->original + source->cursor_byte,
                                               source->original + source->length);
        source->cursor_index++;
    }
    return source->cursor_byte;
}

struct pw_place yml_source_place(const struct source *source, size_t byte) {
    size_t line = line_of_byte(source, byte);
    struct pw_place place = source->start;
    if (place.line <= 0)
        return place;
    int column = (int)(byte - source->lines[line].byte) + 1;
    place.column = line == 0 && place.column > 0 ? place.column + column - 1 : column;
    place.line += (int)line;
    return place;
}

size_t yml_source_line_start(const struct source *source, size_t byte) {
    return source->lines[line_of_byte(source, byte)].byte;
}

size_t yml_source_line_end(const struct source *source, size_t byte) {
    const char *from = source->original + byte;
    const char *end = memchr(from, '\n', source->length - byte);
    size_t at = end ? (size_t)(end - source->original) : source->length;
    return at > byte && source->original[at - 1] == '\r' ? at - 1 : at;
}

void yml_source_restore(const struct source *source, char *text) {
    static const char originals[STAND_COUNT] = {':', '{', '}', ','};
    if (!source->stand_ins[0])
        return;
    for (; *text; text++)
        for (int i = 0; i < STAND_COUNT; i++)
            if (*text == source->stand_ins[i])
                *text = originals[i];
}
