/* SPDX-License-Identifier: MIT
 *
 * xlsx: the only reader and writer of Excel workbooks (Office Open XML,
 * ECMA-376). Reading gives every cell as the text a person meant: dates as ISO
 * dates whatever number Excel stores, numbers in their shortest decimal,
 * formulas by their last result. Built for files from anywhere: sizes are
 * bounded, document types and entities are refused, nothing outside the file is
 * opened. Writing gives the same bytes for the same cells, whole or not at all.
 */
#ifndef PACKWRIGHT_XLSX_H
#define PACKWRIGHT_XLSX_H

#include "packwright/base.h"

enum pw_xlsx_kind {
    PW_XLSX_BLANK,
    PW_XLSX_TEXT,
    PW_XLSX_NUMBER,
    PW_XLSX_DATE, /* text is "2024-03-31", with "T14:30:00" where there is a time of day */
    PW_XLSX_BOOL, /* "TRUE" or "FALSE" */
    PW_XLSX_ERROR /* "#N/A" ... */
};

struct pw_xlsx_cell {
    enum pw_xlsx_kind kind;
    const char *text; /* "" when blank; never NULL */
};

struct pw_xlsx_row {
    int number;                       /* as Excel shows it, from 1 */
    const struct pw_xlsx_cell *cells; /* from column A */
    size_t cells_count;
};

struct pw_xlsx_sheet {
    const char *name;
    bool hidden;
    const struct pw_xlsx_row *rows; /* rows that have a cell, in order */
    size_t rows_count;
    size_t merged; /* merged ranges: only the first cell of each has a value */
};

struct pw_xlsx;

/* Opens the workbook and reads its parts list, shared texts and date styles.
 * A file that is no workbook (a CSV with the wrong name, an old .xls, one
 * behind a password) fails saying what it seems to be. */
struct pw_xlsx *pw_xlsx_open(const char *path, struct pw_err *err);
void pw_xlsx_close(struct pw_xlsx *book); /* NULL is fine */
size_t pw_xlsx_sheets(const struct pw_xlsx *book);
const char *pw_xlsx_sheet_name(const struct pw_xlsx *book, size_t index);
/* Reads one sheet whole; lent until the next is read or the book is closed. */
const struct pw_xlsx_sheet *pw_xlsx_read(struct pw_xlsx *book, size_t index, struct pw_err *err);
/* "B7" for column 1 (from 0), row 7. For findings. */
char *pw_xlsx_address(struct pw_arena *arena, size_t column, int row);

/* ---- writing ---------------------------------------------------------------- */
/* A cell to write. A date is a day that Excel shows as 31/03/2025. */
struct pw_xlsx_value {
    enum { PW_XLSX_PUT_NOTHING, PW_XLSX_PUT_TEXT, PW_XLSX_PUT_NUMBER, PW_XLSX_PUT_DATE } kind;
    const char *text;
    int32_t number; /* or the day */
};

struct pw_xlsx_out;
/* Begins a workbook that will stand at `path`; nothing is there before it is
 * saved. `created` is the day that its properties name as that of its making. */
struct pw_xlsx_out *pw_xlsx_begin(struct pw_arena *arena, const char *path, int32_t created,
                                  struct pw_err *err);
/* The sheet that the rows from here on go into; heads print bold and stay in
 * sight. A column of dates gets room for one. */
bool pw_xlsx_sheet_begin(struct pw_xlsx_out *out, const char *name, const char *const *heads,
                         size_t heads_count, struct pw_err *err);
bool pw_xlsx_row_put(struct pw_xlsx_out *out, const struct pw_xlsx_value *values, size_t count,
                     struct pw_err *err);
/* Writes the file and frees. With `keep` false, or after a failure, no file is
 * left and one that was there before stays as it was. */
bool pw_xlsx_end(struct pw_xlsx_out *out, bool keep, struct pw_err *err);

#endif
