/* SPDX-License-Identifier: MIT
 *
 * The workbook's inside: parts of the package, the parser that all parts go
 * through, shared texts and date styles.
 */
#ifndef PACKWRIGHT_XLSX_PRIVATE_H
#define PACKWRIGHT_XLSX_PRIVATE_H

#include <expat.h>
#include <zip.h>

#include "packwright/xlsx.h"

/* Far beyond a real workbook of lists, and small enough that none of them, nor
 * all together, takes a machine's memory or more than seconds. */
#define XLSX_PART_BYTES ((size_t)512 << 20) /* of one part, unpacked */
#define XLSX_MAKE_BYTES ((size_t)8 << 20)   /* likewise of the parts list and the styles */
#define XLSX_BOOK_BYTES ((size_t)1 << 30)   /* of all parts read; sheets may share one */
#define XLSX_TEXTS_BYTES ((size_t)128 << 20)
#define XLSX_TAG_BYTES ((size_t)1 << 20) /* expat reads a tag again with each piece */
#define XLSX_RATIO 400                   /* unpacked to packed, over 1 MiB */
#define XLSX_SHEETS 512
#define XLSX_TEXTS 2000000                   /* shared ones */
#define XLSX_CELLS 8000000                   /* of a sheet, with the gaps before them */
#define XLSX_VALUE_BYTES ((size_t)4 * 32767) /* Excel's longest text */
#define XLSX_COLUMNS 16384
#define XLSX_ROWS 1048576
#define XLSX_DEPTH 64

struct sheet_entry {
    const char *name, *relation, *part;
    bool hidden;
};

struct pw_xlsx {
    struct pw_arena *arena; /* of the workbook */
    struct pw_arena *sheet_arena;
    const char *path;
    zip_t *zip;
    size_t unpacked;     /* bytes of all parts so far */
    const char *refused; /* why a handler wants no more of its part */
    bool from_1904;
    struct sheet_entry *sheets;
    size_t sheets_count, sheets_capacity;
    const char **texts; /* shared */
    size_t texts_count, texts_capacity;
    bool *dates; /* by cell style: shows a date */
    size_t dates_count, dates_capacity;
    struct pw_xlsx_sheet sheet;
};

/* What a part's elements do. Names come without prefix. */
struct xlsx_handler {
    void (*start)(void *data, const char *name, const char **attributes);
    void (*end)(void *data, const char *name);
    void (*text)(void *data, const char *text, int length);
    void *data;
    const char *what; /* the part holds, for errors: "its styles" */
    size_t most;      /* bytes */
};

/* Parses a part; false with an error when it is broken, too large, has a
 * document type, or a handler sets book->refused. A part that is not there is
 * true and calls nothing. */
bool xlsx_part(struct pw_xlsx *book, const char *part, const struct xlsx_handler *handler,
               struct pw_err *err);
/* Adds to a cell's or a shared text, which the book's refusal ends at Excel's longest. */
void xlsx_text(struct pw_xlsx *book, struct pw_buf *out, const char *text, int length);
/* Value of an attribute without prefix, or NULL. */
const char *xlsx_attribute(const char **attributes, const char *name);
bool xlsx_read_workbook(struct pw_xlsx *book, struct pw_err *err);
bool xlsx_read_texts(struct pw_xlsx *book, struct pw_err *err);
bool xlsx_read_styles(struct pw_xlsx *book, struct pw_err *err);
bool xlsx_read_sheet(struct pw_xlsx *book, const struct sheet_entry *entry, struct pw_err *err);
/* ISO text for a serial day of Excel, or NULL when it is no date. */
const char *xlsx_date(struct pw_arena *arena, double serial, bool from_1904);

#endif
