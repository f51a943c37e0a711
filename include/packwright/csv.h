/* SPDX-License-Identifier: MIT
 *
 * csv: the only reader of CSV, a row at a time and in bounded memory: RFC 4180
 * with the liberties of real files: byte-order mark, CRLF or lone CR, UTF-8,
 * UTF-16 with mark or Windows-1252 (a row that is no valid UTF-8 is read as
 * Windows-1252, wherever in the file it comes), comma, semicolon or tab (told
 * from the head, or from Excel's first line "sep=;"), gzip by content.
 */
#ifndef PACKWRIGHT_CSV_H
#define PACKWRIGHT_CSV_H

#include "packwright/base.h"

struct pw_csv;

/* A row lent until the next pw_csv_next. Fields are UTF-8, trimmed of blanks
 * unless quoted, NUL-terminated; line ends inside quotes are LF. Rows may be
 * shorter or longer than the head: that is the caller's to judge. */
struct pw_csv_row {
    const char *const *fields;
    const int *columns; /* byte column of each field in the line it starts in, from 1 */
    size_t count;
    int line; /* of the row's first byte, from 1 */
};

/* NULL with an error when the file cannot be opened or is not text. */
struct pw_csv *pw_csv_open(const char *path, struct pw_err *err);
/* Reads bytes in memory instead; `name` is used in errors. */
struct pw_csv *pw_csv_open_text(const char *name, const char *text, size_t length,
                                struct pw_err *err);
void pw_csv_close(struct pw_csv *csv); /* NULL is fine */

enum pw_csv_result { PW_CSV_ROW, PW_CSV_END, PW_CSV_FAILED };
/* Next row; lines without any byte are skipped. A quote that never closes, a
 * NUL byte, a row of over 16 MiB or 65,536 fields or a damaged gzip stream
 * fails with the line; after that the reader can only be closed. */
enum pw_csv_result pw_csv_next(struct pw_csv *csv, struct pw_csv_row *row, struct pw_err *err);
char pw_csv_delimiter(const struct pw_csv *csv);

/* Writes one field quoted where it must be. For exporters. */
void pw_csv_put(struct pw_buf *out, const char *field, bool first);

#endif
