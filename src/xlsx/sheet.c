/* SPDX-License-Identifier: MIT
 *
 * One sheet: rows and cells in order, values as a person meant them.
 */
#include "xlsx_private.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

struct reading {
    struct pw_xlsx *book;
    struct pw_arena *arena;
    struct pw_buf value;
    bool inside; /* <v>, or <t> of an inline text */
    char type;   /* 'n' number, 's' shared, 't' text, 'b', 'e', 'd' ISO date */
    bool date_style;
    size_t column, next_column;
    int row, next_row;
    size_t cells_seen;
    struct {
        struct pw_xlsx_cell *cells;
        size_t cells_count, cells_capacity;
    } current;
    struct {
        struct pw_xlsx_row *rows;
        size_t rows_count, rows_capacity;
    } list;
    size_t merged;
};

static bool row_number(const char *text, int *row) {
    long number = strtol(text, NULL, 10);
    if (number < 1 || number > XLSX_ROWS)
        return false;
    *row = (int)number;
    return true;
}

/* "AB12": column from 0, row; false for another form. */
static bool read_address(const char *text, size_t *column, int *row) {
    size_t c = 0;
    for (; *text >= 'A' && *text <= 'Z'; text++) {
        c = c * 26 + (size_t)(*text - 'A') + 1;
        if (c > XLSX_COLUMNS)
            return false;
    }
    if (!c || !row_number(text, row))
        return false;
    *column = c - 1;
    return true;
}

const char *xlsx_date(struct pw_arena *arena, double serial, bool from_1904) {
    if (!isfinite(serial) || serial < 0 || serial >= 2958466)
        return NULL;
    double day = floor(serial);
    long seconds = lround((serial - day) * 86400);
    if (seconds == 86400) {
        seconds = 0;
        day++;
    }
    /* Day 1 is 1900-01-01, and Excel believes in 29 February 1900 (day 60). */
    int32_t date = from_1904 ? pw_date_make(1904, 1, 1) + (int32_t)day
                             : pw_date_make(1899, 12, 31) + (int32_t)day - (day >= 60);
    if (!seconds)
        return pw_date_iso(arena, date);
    return pw_arena_printf(arena, "%sT%02ld:%02ld:%02ld", pw_date_iso(arena, date), seconds / 3600,
                           seconds / 60 % 60, seconds % 60);
}

/* Excel stores 0.1 + 0.2 in 17 digits; 15 are what it shows. */
static const char *tidy_number(struct pw_arena *arena, const char *text) {
    double value;
    if (!pw_number_parse(text, &value))
        return pw_arena_strdup(arena, text);
    if (value == floor(value) && fabs(value) < 1e15)
        return pw_arena_printf(arena, "%.0f", value == 0 ? 0.0 : value);
    return pw_arena_printf(arena, "%.15g", value);
}

static struct pw_xlsx_cell make_cell(struct reading *r) {
    const char *raw = pw_buf_text(&r->value);
    double serial;
    size_t index;
    if (!r->value.length)
        return (struct pw_xlsx_cell){PW_XLSX_BLANK, ""};
    switch (r->type) {
    case 's':
        index = (size_t)strtoul(raw, NULL, 10);
        if (index < r->book->texts_count && r->book->texts[index][0])
            return (struct pw_xlsx_cell){PW_XLSX_TEXT, r->book->texts[index]};
        return (struct pw_xlsx_cell){PW_XLSX_BLANK, ""};
    case 'b':
        return (struct pw_xlsx_cell){PW_XLSX_BOOL, raw[0] == '1' ? "TRUE" : "FALSE"};
    case 'e':
        return (struct pw_xlsx_cell){PW_XLSX_ERROR, pw_arena_strdup(r->arena, raw)};
    case 't':
        return (struct pw_xlsx_cell){PW_XLSX_TEXT, pw_arena_strdup(r->arena, raw)};
    case 'd':
        return (struct pw_xlsx_cell){PW_XLSX_DATE, pw_arena_strdup(r->arena, raw)};
    default:
        if (r->date_style && pw_number_parse(raw, &serial)) {
            const char *date = xlsx_date(r->arena, serial, r->book->from_1904);
            if (date)
                return (struct pw_xlsx_cell){PW_XLSX_DATE, date};
        }
        return (struct pw_xlsx_cell){PW_XLSX_NUMBER, tidy_number(r->arena, raw)};
    }
}

static void start_cell(struct reading *r, const char **attributes) {
    const char *address = xlsx_attribute(attributes, "r");
    const char *type = xlsx_attribute(attributes, "t");
    const char *style = xlsx_attribute(attributes, "s");
    int row;
    r->column = r->next_column;
    if (address && !read_address(address, &r->column, &row))
        r->column = r->next_column;
    size_t s = style ? (size_t)strtoul(style, NULL, 10) : 0;
    r->date_style = s < r->book->dates_count && r->book->dates[s];
    r->type = 'n';
    if (type)
        r->type = pw_streq(type, "s")                                                 ? 's'
                  : pw_streq(type, "inlineStr") || pw_streq(type, "str")              ? 't'
                  : pw_streq(type, "b") || pw_streq(type, "e") || pw_streq(type, "d") ? type[0]
                                                                                      : 'n';
    pw_buf_clear(&r->value);
}

static void sheet_start(void *data, const char *name, const char **attributes) {
    struct reading *r = data;
    if (pw_streq(name, "row")) {
        const char *number = xlsx_attribute(attributes, "r");
        if (!number || !row_number(number, &r->row))
            r->row = r->next_row;
        r->next_row = r->row + 1;
        r->next_column = 0;
        r->current.cells = NULL;
        r->current.cells_count = r->current.cells_capacity = 0;
    } else if (pw_streq(name, "c")) {
        start_cell(r, attributes);
    } else if (pw_streq(name, "v") || (pw_streq(name, "t") && r->type == 't')) {
        r->inside = true;
    } else if (pw_streq(name, "mergeCell")) {
        r->merged++;
    }
}

static void sheet_text(void *data, const char *text, int length) {
    struct reading *r = data;
    if (r->inside)
        xlsx_text(r->book, &r->value, text, length);
}

static void end_cell(struct reading *r) {
    struct pw_xlsx_cell cell = make_cell(r);
    r->next_column = r->column + 1;
    if (cell.kind == PW_XLSX_BLANK || r->column >= XLSX_COLUMNS)
        return;
    while (r->current.cells_count <= r->column) {
        *PW_PUSH(r->arena, &r->current, cells) = (struct pw_xlsx_cell){PW_XLSX_BLANK, ""};
        r->cells_seen++;
    }
    r->current.cells[r->column] = cell;
    if (r->cells_seen > XLSX_CELLS)
        r->book->refused = "it has more than 8,000,000 cells; delete what is beside the list";
}

static void sheet_end(void *data, const char *name) {
    struct reading *r = data;
    if (pw_streq(name, "v") || pw_streq(name, "t"))
        r->inside = false;
    else if (pw_streq(name, "c"))
        end_cell(r);
    else if (pw_streq(name, "row") && r->list.rows_count == XLSX_ROWS)
        r->book->refused = "it has more rows than Excel allows";
    else if (pw_streq(name, "row") && r->current.cells_count)
        *PW_PUSH(r->arena, &r->list, rows) =
            (struct pw_xlsx_row){r->row, r->current.cells, r->current.cells_count};
}

bool xlsx_read_sheet(struct pw_xlsx *book, const struct sheet_entry *entry, struct pw_err *err) {
    struct reading r = {.book = book, .arena = book->sheet_arena, .next_row = 1};
    const struct xlsx_handler handler = {
        .start = sheet_start,
        .end = sheet_end,
        .text = sheet_text,
        .data = &r,
        .what = pw_arena_printf(r.arena, "the sheet '%s'", entry->name),
        .most = XLSX_PART_BYTES};
    bool ok = xlsx_part(book, entry->part, &handler, err);
    pw_buf_release(&r.value);
    book->sheet = (struct pw_xlsx_sheet){entry->name, entry->hidden, r.list.rows, r.list.rows_count,
                                         r.merged};
    return ok;
}
