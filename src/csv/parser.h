/* SPDX-License-Identifier: MIT
 *
 * parser: what the files of csv share: the state of a reader.
 */
#ifndef PACKWRIGHT_CSV_PARSER_H
#define PACKWRIGHT_CSV_PARSER_H

#include "packwright/csv.h"

#include "source.h"

enum { PW_ROW_BYTES_MAX = 16 << 20, PW_ROW_FIELDS_MAX = 1 << 16 };

struct pw_csv {
    struct pw_source source;
    char *name;
    struct pw_buf text; /* what is decoded and not yet given */
    size_t at;          /* the next row's first byte */
    size_t no_lf;       /* at..no_lf holds no line feed */
    size_t nul;         /* first NUL byte in text, or SIZE_MAX */
    bool ended;
    int line; /* of the next row */
    char delimiter;
    struct pw_buf converted; /* Windows-1252 fields of the row in UTF-8 */
    const char **fields;
    int *columns;
    size_t count, capacity;
};

/* The byte after the row's last field, and the one after its line end. */
struct pw_row_end {
    size_t stop, next;
    bool quotes;
};

/* Drops the rows already given and reads more. */
bool pw_csv_refill(struct pw_csv *csv, struct pw_err *err);
/* Reads until the row at csv->at is whole in the buffer. */
bool pw_csv_find_row(struct pw_csv *csv, struct pw_row_end *end, struct pw_err *err);
/* Line breaks in a stretch: CRLF, LF and CR count one each. */
int pw_csv_count_lines(const char *text, size_t length);
/* Cuts the row start..stop into csv->fields, over itself. */
bool pw_csv_split(struct pw_csv *csv, char *start, char *stop, bool quotes, struct pw_err *err);

#endif
