/* SPDX-License-Identifier: MIT
 *
 * Importer "annex-a": the child-level lists that every authority makes for its
 * inspections, as workbooks or CSV, one file or one a list. Sheets are known by
 * their heads, then by their names; those that are no list are passed over.
 */
#include <string.h>

#include "packwright/invent.h"
#include "packwright/xlsx.h"

#include "annex_store.h"

static void say_sheet(struct pw_annex_run *run, enum pw_level level,
                      const struct pw_annex_sheet *sheet, int row, int field, const char *id,
                      const char *text) {
    pw_annex_say(run, level, sheet, row, field, id, NULL, text);
}

static bool looks_like_list(const struct pw_annex_sheet *sheet) {
    char words[80];
    pw_annex_words(sheet->name, words, sizeof words);
    return strncmp(words, "list ", 5) == 0 && strlen(words) > 5;
}

/* *lists counts what was taken. */
static bool take_sheet(struct pw_annex_run *run, const struct pw_annex_sheet *sheet, size_t *lists,
                       struct pw_err *err) {
    struct pw_annex_plan plan;
    if (!pw_annex_recognise(sheet, &plan)) {
        if (looks_like_list(sheet))
            say_sheet(run, PW_WARNING, sheet, 0, -1, "no-list",
                      "No row near the top is the head of a list; the sheet is left out.");
        return true;
    }
    int head = sheet->rows[plan.head].number;
    if (run->taken[plan.list]) {
        run->intake->result->refused++;
        say_sheet(run, PW_ERROR, sheet, head, -1, "list-twice",
                  "Another sheet of this run is the same list; this one is left out.");
        return true;
    }
    if (plan.twice >= 0)
        say_sheet(run, PW_WARNING, sheet, head, plan.twice, "head-twice",
                  "The head repeats that of a column before; the first one counts.");
    for (size_t i = 0; i < plan.columns_count; i++)
        if (plan.fields[i] < 0)
            pw_annex_say(run, PW_NOTE, sheet, head, -1, "no-column", plan.columns[i]->name,
                         "the list has no such column.");
    run->taken[plan.list] = true;
    ++*lists;
    return pw_annex_store(run, sheet, &plan, err);
}

/* ---- files ------------------------------------------------------------------------- */

/* "2024-03-31T00:00:00" stays; the reader of dates drops the time. */
static void copy_rows(struct pw_arena *arena, const struct pw_xlsx_sheet *from,
                      struct pw_annex_sheet *to) {
    struct pw_annex_row *rows = PW_NEW_N(arena, struct pw_annex_row, from->rows_count + 1);
    for (size_t i = 0; i < from->rows_count; i++) {
        const struct pw_xlsx_row *row = &from->rows[i];
        const char **cells = PW_NEW_N(arena, const char *, row->cells_count + 1);
        for (size_t k = 0; k < row->cells_count; k++)
            cells[k] = row->cells[k].text;
        rows[i] = (struct pw_annex_row){row->number, cells, row->cells_count};
    }
    to->rows = rows;
    to->rows_count = from->rows_count;
}

static bool take_workbook(struct pw_annex_run *run, const char *path, size_t *lists,
                          struct pw_err *err) {
    struct pw_xlsx *book = pw_xlsx_open(path, err);
    if (!book)
        return false;
    bool good = true;
    for (size_t i = 0; good && i < pw_xlsx_sheets(book); i++) {
        const struct pw_xlsx_sheet *from = pw_xlsx_read(book, i, err);
        struct pw_arena *arena = pw_arena_new();
        struct pw_annex_sheet sheet = {0};
        good = from != NULL;
        if (good) {
            sheet.name = from->name;
            sheet.place = pw_arena_printf(arena, "%s[%s]", path, from->name);
            copy_rows(arena, from, &sheet);
        }
        if (good && from->hidden && from->rows_count)
            say_sheet(run, PW_NOTE, &sheet, 0, -1, "hidden-sheet",
                      "The sheet is hidden and is left out.");
        else if (good)
            good = take_sheet(run, &sheet, lists, err);
        pw_arena_free(arena);
    }
    pw_xlsx_close(book);
    return good;
}

/* A list is read whole: as many rows as Excel has, and bytes no list needs. */
enum { ROWS_MOST = 1048576, BYTES_MOST = 512 << 20 };

struct rows {
    struct pw_annex_row *list;
    size_t list_count, list_capacity;
};

static bool take_csv(struct pw_annex_run *run, const char *path, size_t *lists,
                     struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(path, err);
    if (!csv)
        return false;
    struct pw_arena *arena = pw_arena_new();
    struct rows rows = {0};
    struct pw_csv_row row;
    enum pw_csv_result status;
    while ((status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW) {
        if (rows.list_count == ROWS_MOST || pw_arena_bytes(arena) > BYTES_MOST) {
            pw_fail(err, "%s:%d: no list of children is as long as this: is it one?", path,
                    row.line);
            status = PW_CSV_FAILED;
            break;
        }
        const char **cells = PW_NEW_N(arena, const char *, row.count + 1);
        for (size_t i = 0; i < row.count; i++)
            cells[i] = pw_arena_strdup(arena, row.fields[i]);
        *PW_PUSH(arena, &rows, list) = (struct pw_annex_row){row.line, cells, row.count};
    }
    struct pw_annex_sheet sheet = {.name = pw_file_stem(arena, path),
                                   .place = path,
                                   .rows = rows.list,
                                   .rows_count = rows.list_count};
    bool good = status == PW_CSV_END && take_sheet(run, &sheet, lists, err);
    pw_csv_close(csv);
    pw_arena_free(arena);
    return good;
}

/* ---- invented lists ------------------------------------------------------------------ */

static const char *text_of(struct pw_arena *arena, const struct pw_xlsx_value *value) {
    return value->kind == PW_XLSX_PUT_TEXT     ? pw_arena_strdup(arena, value->text)
           : value->kind == PW_XLSX_PUT_NUMBER ? pw_arena_printf(arena, "%d", (int)value->number)
           : value->kind == PW_XLSX_PUT_DATE   ? pw_date_iso(arena, value->number)
                                               : "";
}

struct invented_rows {
    struct pw_arena *arena;
    struct rows *rows;
};

static bool keep_row(void *to, const struct pw_xlsx_value *values, size_t count,
                     struct pw_err *err) {
    (void)err;
    struct invented_rows *into = to;
    const char **cells = PW_NEW_N(into->arena, const char *, count);
    for (size_t i = 0; i < count; i++)
        cells[i] = text_of(into->arena, &values[i]);
    *PW_PUSH(into->arena, into->rows, list) =
        (struct pw_annex_row){(int)into->rows->list_count + 1, cells, count};
    return true;
}

static bool take_invented(struct pw_annex_run *run, int list, size_t *lists, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct rows rows = {0};
    struct pw_annex_row *head = PW_PUSH(arena, &rows, list);
    head->number = 1;
    head->cells = pw_invented_heads(list, &head->cells_count);
    bool good = pw_invented_list(run->intake->import->invented, list, keep_row,
                                 &(struct invented_rows){arena, &rows}, err);
    struct pw_annex_sheet sheet = {.name = pw_invented_sheet(list),
                                   .place = pw_arena_printf(arena, "invented[List %d]", list),
                                   .rows = rows.list,
                                   .rows_count = rows.list_count};
    good = good && take_sheet(run, &sheet, lists, err);
    pw_arena_free(arena);
    return good;
}

/* ---- the run ------------------------------------------------------------------------ */

bool pw_import_annex_a(struct pw_intake *intake, struct pw_err *err) {
    struct pw_annex_run run = {.intake = intake};
    size_t lists = 0;
    bool good = pw_annex_run_open(&run, err);
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        const char *path = intake->import->paths[i];
        bool csv =
            pw_str_ends(path, ".csv") || pw_str_ends(path, ".CSV") || pw_str_ends(path, ".csv.gz");
        good = csv ? take_csv(&run, path, &lists, err) : take_workbook(&run, path, &lists, err);
    }
    for (int list = 1; good && intake->import->invented && list <= PW_INVENT_LISTS; list++)
        good = take_invented(&run, list, &lists, err);
    if (good && !lists)
        good = pw_fail(err, "None of the sheets has the head of an Annex A list");
    good = good && pw_annex_orphans(&run, err);
    pw_annex_numbers_close(&run.numbers);
    return good;
}
