/* SPDX-License-Identifier: MIT
 *
 * A template file as lines: any encoding and line end in, UTF-8 lines out, so
 * that every later place is a line and a byte column of what the author sees.
 */
#include "template.h"

#include <string.h>

/* Private-use characters are ours (see mask.c). In a source they become
 * U+FFFD, which is as long, with a finding. CR before LF goes; a lone CR ends a
 * line too. */
static char *clean(struct source *source, const char *text, size_t length, size_t *out_length) {
    char *out = pw_arena_alloc(source->arena, length + 1);
    size_t n = 0;
    int line = 1, column = 1;
    const char *end = text + length;
    for (const char *p = text; p < end;) {
        const char *from = p;
        uint32_t c = pw_utf8_next(&p, end);
        if (c == '\r') {
            if (p < end && *p == '\n')
                p++;
            c = '\n';
            out[n++] = '\n';
        } else if (c >= MASK_FIRST && c < MASK_FIRST + MASK_COUNT) {
            pw_find(source->findings, PW_WARNING, "private-character",
                    (struct pw_place){source->file, line, column},
                    "a private-use character (U+%04X) has no meaning here; it is shown as a "
                    "replacement character",
                    (unsigned)c);
            memcpy(out + n, "\xEF\xBF\xBD", 3);
            n += 3;
        } else if (c == 0) {
            out[n++] = ' ';
        } else {
            memcpy(out + n, from, (size_t)(p - from));
            n += (size_t)(p - from);
        }
        column = c == '\n' ? 1 : column + (int)(p - from);
        line += c == '\n';
    }
    *out_length = n;
    return out;
}

bool tm_source_read(struct source *source, struct pw_arena *arena, const char *path,
                    struct pw_findings *findings, struct pw_err *err) {
    size_t length = 0;
    const char *bytes = pw_file_read(arena, path, &length, err);
    if (!bytes)
        return false;
    *source = (struct source){.arena = arena, .findings = findings, .line = 1};
    source->file = pw_arena_strdup(arena, path);
    const char *text = pw_utf8_import(arena, bytes, length, &length);
    source->text = clean(source, text, length, &source->length);
    tm_source_index(source);
    return true;
}

void tm_source_index(struct source *source) {
    source->starts = NULL;
    source->starts_count = source->starts_capacity = 0;
    for (size_t at = 0; at < source->length;) {
        *PW_PUSH(source->arena, source, starts) = at;
        const char *end = memchr(source->text + at, '\n', source->length - at);
        at = end ? (size_t)(end - source->text) + 1 : source->length;
    }
}

struct source tm_source_lines(const struct source *outer, int first, int last) {
    struct source inner = *outer;
    size_t from = (size_t)(first - outer->line), to = (size_t)(last - outer->line) + 1;
    size_t begin = from < outer->starts_count ? outer->starts[from] : outer->length;
    size_t end = to < outer->starts_count ? outer->starts[to] : outer->length;
    inner.text = pw_arena_strndup(outer->arena, outer->text + begin, end > begin ? end - begin : 0);
    inner.length = end > begin ? end - begin : 0;
    inner.line = first;
    inner.depth++;
    tm_source_index(&inner);
    return inner;
}

const char *tm_source_line(const struct source *source, int line, size_t *length) {
    size_t i = (size_t)(line - source->line);
    if (line < source->line || i >= source->starts_count) {
        *length = 0;
        return "";
    }
    size_t end = i + 1 < source->starts_count ? source->starts[i + 1] : source->length;
    size_t n = end - source->starts[i];
    const char *text = source->text + source->starts[i];
    *length = n > 0 && text[n - 1] == '\n' ? n - 1 : n;
    return text;
}

struct pw_place tm_source_place(const struct source *source, int line, int column) {
    return (struct pw_place){source->file, line, column};
}

size_t tm_fence_open(const char *line, size_t length, char *mark) {
    if (length < 3 || (line[0] != '`' && line[0] != '~'))
        return 0;
    size_t n = 0;
    while (n < length && line[n] == line[0])
        n++;
    if (n < 3 || (line[0] == '`' && memchr(line + n, '`', length - n)))
        return 0;
    *mark = line[0];
    return n;
}

bool tm_fence_close(const char *line, size_t length, char mark, size_t fence) {
    size_t at = 0, n = 0;
    while (at < length && at < 3 && line[at] == ' ')
        at++;
    while (at + n < length && line[at + n] == mark)
        n++;
    if (n < fence)
        return false;
    for (size_t i = at + n; i < length; i++)
        if (line[i] != ' ' && line[i] != '\t')
            return false;
    return true;
}
