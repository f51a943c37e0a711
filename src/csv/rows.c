/* SPDX-License-Identifier: MIT
 *
 * rows: finding the end of each row. A line without a quote, which is nearly
 * every line of a large file, goes through memchr alone.
 */
#include "parser.h"

#include <string.h>

/* Where the scan of a row with quotes stands; kept over refills, so that a
 * huge field is scanned once. */
enum scan { SCAN_FIELD_START, SCAN_PLAIN, SCAN_QUOTED, SCAN_QUOTE_SEEN };

bool pw_csv_refill(struct pw_csv *csv, struct pw_err *err) {
    struct pw_buf *text = &csv->text;
    if (csv->at > 0) {
        text->length -= csv->at;
        memmove(text->data, text->data + csv->at, text->length);
        csv->no_lf = csv->no_lf > csv->at ? csv->no_lf - csv->at : 0;
        csv->nul = csv->nul == SIZE_MAX ? SIZE_MAX : csv->nul - csv->at;
        csv->at = 0;
    }
    size_t before = text->length;
    if (!pw_source_more(&csv->source, text, &csv->ended, err))
        return false;
    if (csv->nul == SIZE_MAX && text->length > before) {
        const char *nul = memchr(text->data + before, 0, text->length - before);
        if (nul)
            csv->nul = (size_t)(nul - text->data);
    }
    return true;
}

/* First line end at or after the row's start, looking at no quotes. False:
 * more text is needed. */
static bool find_line_end(struct pw_csv *csv, struct pw_row_end *end) {
    const char *data = csv->text.data;
    size_t length = csv->text.length;
    size_t from = csv->no_lf > csv->at ? csv->no_lf : csv->at;
    const char *lf = length > from ? memchr(data + from, '\n', length - from) : NULL;
    csv->no_lf = lf ? (size_t)(lf - data) : length;
    const char *cr = memchr(data + csv->at, '\r', csv->no_lf - csv->at);
    if (cr && (size_t)(cr - data) + 1 < length) {
        end->stop = (size_t)(cr - data);
        end->next = end->stop + (cr[1] == '\n' ? 2 : 1);
        return true;
    }
    if (cr) { /* the last byte: its line feed may follow */
        end->stop = (size_t)(cr - data);
        end->next = length;
        return csv->ended;
    }
    end->stop = csv->no_lf;
    end->next = lf ? end->stop + 1 : length;
    return lf || csv->ended;
}

/* The row's end heeding quotes, from text index *from in state *scan, both
 * moved on. False: more text is needed. */
static bool find_quoted_end(struct pw_csv *csv, size_t *from, enum scan *scan,
                            struct pw_row_end *end) {
    const char *data = csv->text.data;
    size_t length = csv->text.length, i = *from;
    enum scan state = *scan;
    while (i < length) {
        char c = data[i];
        if (state == SCAN_QUOTED) {
            const char *quote = memchr(data + i, '"', length - i);
            i = quote ? (size_t)(quote - data) + 1 : length;
            state = quote ? SCAN_QUOTE_SEEN : SCAN_QUOTED;
            continue;
        }
        if (c == '"' && state != SCAN_PLAIN) {
            state = SCAN_QUOTED; /* opens a field, or is the second of a pair */
        } else if (c == csv->delimiter) {
            state = SCAN_FIELD_START;
        } else if (c == '\n' || c == '\r') {
            if (c == '\r' && i + 1 == length && !csv->ended)
                break;
            end->stop = i;
            end->next = i + (c == '\r' && i + 1 < length && data[i + 1] == '\n' ? 2 : 1);
            *scan = state;
            return true;
        } else if (state != SCAN_FIELD_START || (c != ' ' && c != '\t')) {
            state = SCAN_PLAIN;
        }
        i++;
    }
    *from = i;
    *scan = state;
    end->stop = end->next = length;
    return csv->ended;
}

int pw_csv_count_lines(const char *text, size_t length) {
    int lines = 0;
    for (size_t i = 0; i < length; i++)
        lines += text[i] == '\n' || (text[i] == '\r' && (i + 1 == length || text[i + 1] != '\n'));
    return lines;
}

static bool too_long(struct pw_csv *csv, size_t bytes, bool open_quote, struct pw_err *err) {
    if (bytes <= PW_ROW_BYTES_MAX)
        return true;
    if (open_quote)
        return pw_fail(err,
                       "%s:%d: a quote in the row that starts here is not closed in the next "
                       "16 MiB.",
                       csv->name, csv->line);
    return pw_fail(err, "%s:%d: a row of over 16 MiB: is this a CSV file?", csv->name, csv->line);
}

bool pw_csv_find_row(struct pw_csv *csv, struct pw_row_end *end, struct pw_err *err) {
    while (!find_line_end(csv, end))
        if (!too_long(csv, csv->text.length - csv->at, false, err) || !pw_csv_refill(csv, err))
            return false;
    end->quotes = memchr(csv->text.data + csv->at, '"', end->stop - csv->at) != NULL;
    if (end->quotes) {
        enum scan scan = SCAN_FIELD_START;
        size_t done = 0; /* scanned, counted from the row's start: refills move the row */
        for (;;) {
            size_t from = csv->at + done;
            bool whole = find_quoted_end(csv, &from, &scan, end);
            if (whole && scan == SCAN_QUOTED)
                return pw_fail(err, "%s:%d: a quote in the row that starts here is never closed.",
                               csv->name, csv->line);
            if (whole)
                break;
            done = from - csv->at;
            if (!too_long(csv, csv->text.length - csv->at, scan == SCAN_QUOTED, err) ||
                !pw_csv_refill(csv, err))
                return false;
        }
    }
    if (!too_long(csv, end->stop - csv->at, false, err))
        return false;
    if (csv->nul < end->next)
        return pw_fail(err,
                       "%s:%d: a NUL byte: the file is damaged, no text, or UTF-16 without its "
                       "byte-order mark.",
                       csv->name,
                       csv->line +
                           pw_csv_count_lines(csv->text.data + csv->at, csv->nul - csv->at));
    return true;
}
