/* SPDX-License-Identifier: MIT
 *
 * The eleven lists: their heads, and all of them as a workbook.
 */
#include "row.h"

static const struct head {
    int list;
    const char *text;
} heads[] = {
#define HEAD(list, text) {list, text},
#include "heads.def"
#undef HEAD
};

static const char *const texts[] = {
#define HEAD(list, text) text,
#include "heads.def"
#undef HEAD
};

static const char *const sheets[PW_INVENT_LISTS] = {"List 1", "List 2",  "List 3", "List 4",
                                                    "List 5", "List 6",  "List 7", "List 8",
                                                    "List 9", "List 10", "List 11"};

const char *pw_invented_sheet(int list) {
    return sheets[list - 1];
}

const char *const *pw_invented_heads(int list, size_t *count) {
    size_t first = 0;
    while (heads[first].list != list)
        first++;
    for (*count = 0; first + *count < PW_COUNT(heads) && heads[first + *count].list == list;)
        ++*count;
    return texts + first;
}

bool pw_invented_list(const struct pw_invented *all, int list, pw_invented_row *take, void *to,
                      struct pw_err *err) {
    struct row row = {.all = all, .take = take, .to = to};
    switch (list) {
    case 6:
    case 7:
        return pw_list_service(&row, list, err);
    case 8:
        return pw_list_care(&row, err);
    case 9:
        return pw_list_leavers(&row, err);
    case 10:
    case 11:
        return pw_list_adoption(&row, list, err);
    default:
        return pw_list_door(&row, list, err);
    }
}

struct sheet {
    struct pw_xlsx_out *out;
    size_t *rows;
};

static bool into_sheet(void *to, const struct pw_xlsx_value *values, size_t count,
                       struct pw_err *err) {
    struct sheet *sheet = to;
    ++*sheet->rows;
    return pw_xlsx_row_put(sheet->out, values, count, err);
}

bool pw_invented_save(struct pw_arena *arena, const struct pw_invented *all, const char *path,
                      size_t rows[PW_INVENT_LISTS + 1], struct pw_err *err) {
    struct pw_xlsx_out *out = pw_xlsx_begin(arena, path, all->as_at, err);
    if (!out)
        return false;
    bool good = true;
    for (int list = 1; good && list <= PW_INVENT_LISTS; list++) {
        size_t count;
        const char *const *names = pw_invented_heads(list, &count);
        rows[list] = 0;
        good = pw_xlsx_sheet_begin(out, pw_invented_sheet(list), names, count, err) &&
               pw_invented_list(all, list, into_sheet, &(struct sheet){out, &rows[list]}, err);
    }
    return pw_xlsx_end(out, good, err);
}
