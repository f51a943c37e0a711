/* SPDX-License-Identifier: MIT
 *
 * The workbook: which sheets there are, and which part holds each.
 */
#include "xlsx_private.h"

static void workbook_start(void *data, const char *name, const char **attributes) {
    struct pw_xlsx *book = data;
    if (pw_streq(name, "workbookPr")) {
        const char *since = xlsx_attribute(attributes, "date1904");
        book->from_1904 = since && (pw_streq(since, "1") || pw_streq(since, "true"));
    } else if (pw_streq(name, "sheet") && book->sheets_count == XLSX_SHEETS) {
        book->refused = "it names more than 512 sheets";
    } else if (pw_streq(name, "sheet")) {
        const char *sheet = xlsx_attribute(attributes, "name");
        const char *state = xlsx_attribute(attributes, "state");
        const char *relation = xlsx_attribute(attributes, "id");
        *PW_PUSH(book->arena, book, sheets) =
            (struct sheet_entry){.name = pw_arena_strdup(book->arena, sheet ? sheet : ""),
                                 .relation = pw_arena_strdup(book->arena, relation ? relation : ""),
                                 .hidden = state && !pw_streq(state, "visible")};
    }
}

static void relation_start(void *data, const char *name, const char **attributes) {
    struct pw_xlsx *book = data;
    const char *id = xlsx_attribute(attributes, "Id");
    const char *target = xlsx_attribute(attributes, "Target");
    if (!pw_streq(name, "Relationship") || !id || !target)
        return;
    for (size_t i = 0; i < book->sheets_count; i++)
        if (pw_streq(book->sheets[i].relation, id))
            book->sheets[i].part = target[0] == '/' ? pw_arena_strdup(book->arena, target + 1)
                                                    : pw_arena_printf(book->arena, "xl/%s", target);
}

bool xlsx_read_workbook(struct pw_xlsx *book, struct pw_err *err) {
    const struct xlsx_handler sheets = {.start = workbook_start,
                                        .data = book,
                                        .what = "its list of sheets",
                                        .most = XLSX_MAKE_BYTES};
    const struct xlsx_handler relations = {.start = relation_start,
                                           .data = book,
                                           .what = "its list of parts",
                                           .most = XLSX_MAKE_BYTES};
    if (!xlsx_part(book, "xl/workbook.xml", &sheets, err) ||
        !xlsx_part(book, "xl/_rels/workbook.xml.rels", &relations, err))
        return false;
    for (size_t i = 0; i < book->sheets_count; i++)
        if (!book->sheets[i].part)
            return pw_fail(err, "%s: the sheet '%s' is named but not in the file", book->path,
                           book->sheets[i].name);
    if (!book->sheets_count)
        return pw_fail(err, "%s: is a ZIP archive but no Excel workbook", book->path);
    return true;
}
