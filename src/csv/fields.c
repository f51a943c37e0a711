/* SPDX-License-Identifier: MIT
 *
 * fields: cutting a row into fields in place: trimming, quotes, Windows-1252.
 */
#include "parser.h"

#include <string.h>

static bool push_field(struct pw_csv *csv, const char *field, size_t column, struct pw_err *err) {
    if (csv->count == PW_ROW_FIELDS_MAX)
        return pw_fail(err, "%s:%d: a row of over %d fields: is this a CSV file?", csv->name,
                       csv->line, PW_ROW_FIELDS_MAX);
    if (csv->count == csv->capacity) {
        csv->capacity = csv->capacity ? 2 * csv->capacity : 64;
        csv->fields = pw_realloc(csv->fields, csv->capacity * sizeof *csv->fields);
        csv->columns = pw_realloc(csv->columns, csv->capacity * sizeof *csv->columns);
    }
    csv->fields[csv->count] = field;
    csv->columns[csv->count++] = (int)column;
    return true;
}

static bool blank(const struct pw_csv *csv, char c) {
    return (c == ' ' || c == '\t') && c != csv->delimiter;
}

/* Cuts start..stop at delimiters: no quote in it. */
static bool split_plain(struct pw_csv *csv, char *start, char *stop, struct pw_err *err) {
    for (char *at = start;;) {
        char *cut = memchr(at, csv->delimiter, (size_t)(stop - at));
        char *end = cut ? cut : stop;
        char *first = at, *last = end;
        while (first < last && blank(csv, *first))
            first++;
        while (last > first && blank(csv, last[-1]))
            last--;
        *last = '\0';
        if (!push_field(csv, first, (size_t)(first - start) + 1, err))
            return false;
        if (!cut)
            return true;
        at = cut + 1;
    }
}

/* Reads a quoted field whose opening quote is at *at: writes its text over
 * itself, line ends as LF, and leaves *at behind the field. Returns the end of
 * the text. What follows the closing quote is kept: "a"b is ab. */
static char *unquote(const struct pw_csv *csv, char **at, char *stop, char **line_start) {
    char *in = *at + 1, *out = in;
    bool quoted = true;
    char *keep = out; /* no blank behind the quotes is dropped before this */
    while (in < stop && (quoted || *in != csv->delimiter)) {
        char c = *in++;
        if (quoted && c == '"') {
            if (in < stop && *in == '"')
                *out++ = *in++;
            else
                quoted = false;
            keep = out;
            continue;
        }
        if (quoted && (c == '\r' || c == '\n')) {
            if (c == '\r' && in < stop && *in == '\n')
                in++;
            c = '\n';
            *line_start = in;
        }
        *out++ = c;
    }
    while (out > keep && blank(csv, out[-1]))
        out--;
    *at = in;
    return out;
}

static bool split_quoted(struct pw_csv *csv, char *start, char *stop, struct pw_err *err) {
    char *line_start = start;
    for (char *at = start;;) {
        while (at < stop && blank(csv, *at))
            at++;
        char *first = at, *last;
        size_t column = (size_t)(at - line_start) + 1;
        if (at < stop && *at == '"') {
            first++;
            last = unquote(csv, &at, stop, &line_start);
        } else {
            while (at < stop && *at != csv->delimiter)
                at++;
            for (last = at; last > first && blank(csv, last[-1]);)
                last--;
        }
        bool more = at < stop;
        *last = '\0';
        if (!push_field(csv, first, column, err))
            return false;
        if (!more)
            return true;
        at++;
    }
}

static bool ascii(const char *text, size_t length) {
    uint64_t word, high = 0;
    for (; length >= sizeof word; text += sizeof word, length -= sizeof word) {
        memcpy(&word, text, sizeof word);
        high |= word;
    }
    for (; length > 0; text++, length--)
        high |= (uint64_t)(unsigned char)*text << 56 | (unsigned char)*text;
    return (high & 0x8080808080808080u) == 0;
}

/* Windows-1252 0x80 to 0x9F; the five unused bytes are U+FFFD. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

/* The row is not UTF-8: its fields again, read as Windows-1252. */
static void convert_fields(struct pw_csv *csv) {
    struct pw_buf *out = &csv->converted;
    pw_buf_clear(out);
    for (size_t i = 0; i < csv->count; i++) {
        const char *field = csv->fields[i];
        size_t start = out->length;
        for (; *field; field++) {
            unsigned char c = (unsigned char)*field;
            pw_utf8_put(out, c >= 0x80 && c < 0xA0 ? windows_1252[c - 0x80] : c);
        }
        pw_buf_putc(out, '\0');
        /* the buffer may move while it grows: an offset until the loop below */
        csv->fields[i] = (const char *)(uintptr_t)start;
    }
    for (size_t i = 0; i < csv->count; i++)
        csv->fields[i] = out->data + (uintptr_t)csv->fields[i];
}

bool pw_csv_split(struct pw_csv *csv, char *start, char *stop, bool quotes, struct pw_err *err) {
    size_t length = (size_t)(stop - start);
    bool convert = !ascii(start, length) && !pw_utf8_valid(start, length, NULL);
    csv->count = 0;
    if (!(quotes ? split_quoted : split_plain)(csv, start, stop, err))
        return false;
    if (convert)
        convert_fields(csv);
    return true;
}
