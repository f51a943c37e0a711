/* SPDX-License-Identifier: MIT
 *
 * Writing a workbook by libxlsxwriter, row by row in constant memory. The
 * library writes files only, so it writes one beside the target, which is then
 * put in place whole.
 */
#include <stdio.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "packwright/xlsx.h"

struct pw_xlsx_out {
    struct pw_arena *arena;
    const char *path, *part; /* part: where the library writes */
    lxw_workbook *book;
    lxw_worksheet *sheet;
    lxw_format *head, *date;
    lxw_row_t row;
};

static bool say(const struct pw_xlsx_out *out, lxw_error status, struct pw_err *err) {
    return status == LXW_NO_ERROR || pw_fail(err, "%s: the workbook could not be written: %s",
                                             out->path, lxw_strerror(status));
}

struct pw_xlsx_out *pw_xlsx_begin(struct pw_arena *arena, const char *path, int32_t created,
                                  struct pw_err *err) {
    struct pw_xlsx_out *out = PW_NEW(arena, struct pw_xlsx_out);
    out->arena = arena;
    out->path = pw_arena_strdup(arena, path);
    out->part = pw_arena_printf(arena, "%s.%ld.part", path, (long)getpid());
    if (!pw_dir_exists(pw_path_folder(arena, path))) {
        pw_fail(err, "%s: there is no folder %s", path, pw_path_folder(arena, path));
        return NULL;
    }
    out->book = workbook_new_opt(out->part, &(lxw_workbook_options){.constant_memory = LXW_TRUE});
    if (!out->book) {
        pw_fail(err, "%s: the workbook could not be begun", path);
        return NULL;
    }
    /* left alone, the library asks the clock */
    lxw_doc_properties properties = {.created = (time_t)created * 86400};
    bool good = say(out, workbook_set_properties(out->book, &properties), err);
    out->head = workbook_add_format(out->book);
    out->date = workbook_add_format(out->book);
    if (!good || !out->head || !out->date) {
        pw_fail(err, "%s: the workbook could not be begun", path);
        pw_xlsx_end(out, false, err);
        return NULL;
    }
    format_set_bold(out->head);
    format_set_text_wrap(out->head);
    format_set_align(out->head, LXW_ALIGN_VERTICAL_TOP);
    format_set_num_format(out->date, "dd/mm/yyyy");
    return out;
}

bool pw_xlsx_sheet_begin(struct pw_xlsx_out *out, const char *name, const char *const *heads,
                         size_t heads_count, struct pw_err *err) {
    out->sheet = workbook_add_worksheet(out->book, name);
    if (!out->sheet)
        return pw_fail(err, "%s: there can be no sheet called '%s'", out->path, name);
    if (!say(out, worksheet_set_column(out->sheet, 0, (lxw_col_t)heads_count, 16, NULL), err))
        return false;
    worksheet_freeze_panes(out->sheet, 1, 1);
    for (size_t i = 0; i < heads_count; i++)
        if (!say(out, worksheet_write_string(out->sheet, 0, (lxw_col_t)i, heads[i], out->head),
                 err))
            return false;
    out->row = 1;
    return true;
}

/* Excel counts days from 1899-12-30, save for 1900's first two months. */
static double excel_day(int32_t date) {
    return (double)date + 25569;
}

bool pw_xlsx_row_put(struct pw_xlsx_out *out, const struct pw_xlsx_value *values, size_t count,
                     struct pw_err *err) {
    for (size_t i = 0; i < count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        lxw_error status = LXW_NO_ERROR;
        switch (values[i].kind) {
        case PW_XLSX_PUT_NOTHING:
            break;
        case PW_XLSX_PUT_TEXT:
            status = worksheet_write_string(out->sheet, out->row, column, values[i].text, NULL);
            break;
        case PW_XLSX_PUT_NUMBER:
            status = worksheet_write_number(out->sheet, out->row, column, values[i].number, NULL);
            break;
        case PW_XLSX_PUT_DATE:
            status = worksheet_write_number(out->sheet, out->row, column,
                                            excel_day(values[i].number), out->date);
        }
        if (!say(out, status, err))
            return false;
    }
    out->row++;
    return true;
}

bool pw_xlsx_end(struct pw_xlsx_out *out, bool keep, struct pw_err *err) {
    size_t length = 0;
    bool good = say(out, workbook_close(out->book), err) && keep;
    const char *bytes = good ? pw_file_read(out->arena, out->part, &length, err) : NULL;
    good = bytes && pw_file_write(out->path, bytes, length, err);
    unlink(out->part);
    return good;
}
