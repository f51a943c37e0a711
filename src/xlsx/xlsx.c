/* SPDX-License-Identifier: MIT
 *
 * Opening and closing workbooks.
 */
#include "xlsx_private.h"

#include <stdio.h>
#include <string.h>

/* What a file that is no ZIP archive seems to be, from its first bytes. */
static const char *likely(const char *path) {
    unsigned char head[8] = {0};
    FILE *file = fopen(path, "rb");
    size_t n = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    if (n == 0)
        return "an empty file";
    if (n >= 8 && memcmp(head, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) == 0)
        return "an old .xls workbook or one behind a password; save it as .xlsx without one";
    for (size_t i = 0; i < n; i++)
        if (head[i] < 9)
            return "another kind of file";
    return "a text file, perhaps CSV; name it .csv";
}

static bool open_zip(struct pw_xlsx *book, struct pw_err *err) {
    int reason = 0;
    if (!pw_file_exists(book->path))
        return pw_fail(err, "%s: there is no such file", book->path);
    book->zip = zip_open(book->path, ZIP_RDONLY, &reason);
    if (!book->zip)
        return pw_fail(err, "%s: is no Excel workbook but %s", book->path, likely(book->path));
    return true;
}

struct pw_xlsx *pw_xlsx_open(const char *path, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_xlsx *book = PW_NEW(arena, struct pw_xlsx);
    book->arena = arena;
    book->path = pw_arena_strdup(arena, path);
    if (open_zip(book, err) && xlsx_read_workbook(book, err) && xlsx_read_texts(book, err) &&
        xlsx_read_styles(book, err))
        return book;
    pw_xlsx_close(book);
    return NULL;
}

void pw_xlsx_close(struct pw_xlsx *book) {
    if (!book)
        return;
    if (book->zip)
        zip_discard(book->zip);
    pw_arena_free(book->sheet_arena);
    pw_arena_free(book->arena);
}

size_t pw_xlsx_sheets(const struct pw_xlsx *book) {
    return book->sheets_count;
}

const char *pw_xlsx_sheet_name(const struct pw_xlsx *book, size_t index) {
    return book->sheets[index].name;
}

const struct pw_xlsx_sheet *pw_xlsx_read(struct pw_xlsx *book, size_t index, struct pw_err *err) {
    pw_arena_free(book->sheet_arena);
    book->sheet_arena = pw_arena_new();
    return xlsx_read_sheet(book, &book->sheets[index], err) ? &book->sheet : NULL;
}

char *pw_xlsx_address(struct pw_arena *arena, size_t column, int row) {
    char letters[8];
    size_t at = sizeof letters - 1;
    letters[at] = '\0';
    for (size_t c = column + 1; c && at; c = (c - 1) / 26)
        letters[--at] = (char)('A' + (c - 1) % 26);
    return pw_arena_printf(arena, "%s%d", letters + at, row);
}
