/* SPDX-License-Identifier: MIT
 *
 * csv: opening a file, telling its delimiter, giving its rows; and writing a
 * field.
 */
#include "packwright/csv.h"

#include <stdlib.h>
#include <string.h>

#include "parser.h"

/* The delimiter that the head holds most of, outside quotes; a comma in doubt. */
static char find_delimiter(const char *text, size_t length) {
    size_t commas = 0, semicolons = 0, tabs = 0;
    bool quoted = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i];
        quoted ^= c == '"';
        if (quoted)
            continue;
        if ((c == '\n' || c == '\r') && commas + semicolons + tabs > 0)
            break;
        commas += c == ',';
        semicolons += c == ';';
        tabs += c == '\t';
    }
    if (semicolons > commas && semicolons >= tabs)
        return ';';
    return tabs > commas ? '\t' : ',';
}

/* Excel's first line "sep=;" names the delimiter and is no row. */
static bool sep_line(struct pw_csv *csv) {
    const char *text = csv->text.data;
    size_t length = csv->text.length;
    if (length < 6 || memcmp(text, "sep=", 4) != 0 || !strchr(",;\t", text[4]) ||
        (text[5] != '\r' && text[5] != '\n'))
        return false;
    csv->delimiter = text[4];
    csv->at = text[5] == '\r' && length > 6 && text[6] == '\n' ? 7 : 6;
    csv->line = 2;
    return true;
}

static struct pw_csv *open_source(const char *name, const char *text, size_t length,
                                  struct pw_err *err) {
    struct pw_csv *csv = pw_alloc(sizeof *csv);
    size_t name_length = strlen(name);
    csv->name = memcpy(pw_alloc(name_length + 1), name, name_length);
    csv->line = 1;
    csv->nul = SIZE_MAX;
    if (!pw_source_open(&csv->source, csv->name, text, length, err)) {
        free(csv->name);
        free(csv);
        return NULL;
    }
    bool ok = true;
    while (ok && !csv->ended && csv->text.length < PW_SOURCE_CHUNK / 2)
        ok = pw_csv_refill(csv, err);
    if (!ok) {
        pw_csv_close(csv);
        return NULL;
    }
    if (csv->text.length > 0 && !sep_line(csv))
        csv->delimiter = find_delimiter(csv->text.data, csv->text.length);
    if (!csv->delimiter)
        csv->delimiter = ',';
    return csv;
}

struct pw_csv *pw_csv_open(const char *path, struct pw_err *err) {
    return open_source(path, NULL, 0, err);
}

struct pw_csv *pw_csv_open_text(const char *name, const char *text, size_t length,
                                struct pw_err *err) {
    return open_source(name, text ? text : "", text ? length : 0, err);
}

void pw_csv_close(struct pw_csv *csv) {
    if (!csv)
        return;
    pw_source_close(&csv->source);
    pw_buf_release(&csv->text);
    pw_buf_release(&csv->converted);
    free(csv->fields);
    free(csv->columns);
    free(csv->name);
    free(csv);
}

enum pw_csv_result pw_csv_next(struct pw_csv *csv, struct pw_csv_row *row, struct pw_err *err) {
    struct pw_row_end end;
    for (;;) {
        while (csv->at == csv->text.length && !csv->ended)
            if (!pw_csv_refill(csv, err))
                return PW_CSV_FAILED;
        if (csv->at == csv->text.length)
            return PW_CSV_END;
        if (!pw_csv_find_row(csv, &end, err))
            return PW_CSV_FAILED;
        if (end.stop > csv->at)
            break;
        csv->at = end.next; /* a line without any byte */
        csv->line++;
    }
    char *start = csv->text.data + csv->at, *stop = csv->text.data + end.stop;
    int lines = end.quotes ? pw_csv_count_lines(start, end.stop - csv->at) + 1 : 1;
    if (!pw_csv_split(csv, start, stop, end.quotes, err))
        return PW_CSV_FAILED;
    *row = (struct pw_csv_row){csv->fields, csv->columns, csv->count, csv->line};
    csv->at = end.next;
    csv->line += lines;
    return PW_CSV_ROW;
}

char pw_csv_delimiter(const struct pw_csv *csv) {
    return csv->delimiter;
}

void pw_csv_put(struct pw_buf *out, const char *field, bool first) {
    if (!first)
        pw_buf_putc(out, ',');
    if (!field)
        return;
    size_t length = strlen(field);
    bool quote = strpbrk(field, ",\";\t\r\n") != NULL ||
                 (length > 0 && (field[0] == ' ' || field[length - 1] == ' '));
    if (!quote) {
        pw_buf_add(out, field, length);
        return;
    }
    pw_buf_putc(out, '"');
    for (const char *at = field; *at; at++) {
        if (*at == '"')
            pw_buf_putc(out, '"');
        pw_buf_putc(out, *at);
    }
    pw_buf_putc(out, '"');
}
