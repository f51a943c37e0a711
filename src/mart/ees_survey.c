/* SPDX-License-Identifier: MIT
 *
 * What the columns of a published file are. The files come without their
 * metadata, so that a column with a text in it is a filter, and one with
 * numbers and symbols only holds figures.
 */
#include "ees.h"

#include <ctype.h>
#include <string.h>

static const char *const place_columns[] = {
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name",     "old_la_code",      "new_la_code",  "la_name",
};

static bool is_place(const char *name) {
    for (size_t i = 0; i < PW_COUNT(place_columns); i++)
        if (pw_str_casecmp(name, place_columns[i]) == 0)
            return true;
    return false;
}

/* The stem without the years at its end: b1_children_in_need_2013_to_2024. */
static const char *family_of(struct pw_arena *arena, const char *stem) {
    size_t length = strlen(stem);
    for (;;) {
        size_t cut = length;
        while (cut > 0 && isdigit((unsigned char)stem[cut - 1]))
            cut--;
        if (length - cut == 4 && cut > 1 && stem[cut - 1] == '_')
            length = cut - 1;
        else if (length > 3 && strncmp(stem + length - 3, "_to", 3) == 0)
            length -= 3;
        else
            break;
    }
    return pw_arena_strndup(arena, stem, length);
}

static bool read_head(struct pw_ees_file *file, const struct pw_csv_row *row, struct pw_err *err) {
    if (!pw_head_once(file->path, row, err))
        return false;
    file->columns_count = row->count;
    file->columns = PW_NEW_N(file->arena, struct pw_ees_column, row->count);
    file->head = PW_NEW_N(file->arena, const char *, row->count);
    for (size_t i = 0; i < row->count; i++)
        file->head[i] = file->columns[i].name = pw_arena_strdup(file->arena, row->fields[i]);
    const struct {
        int *field;
        const char *name;
        bool needed;
    } wanted[] = {
        {&file->period, "time_period", true},     {&file->identifier, "time_identifier", true},
        {&file->level, "geographic_level", true}, {&file->country, "country_code", true},
        {&file->region, "region_code", false},    {&file->new_code, "new_la_code", false},
        {&file->old_code, "old_la_code", false},
    };
    for (size_t i = 0; i < PW_COUNT(wanted); i++) {
        *wanted[i].field = pw_head_find(file->head, file->columns_count, wanted[i].name);
        if (*wanted[i].field < 0 && wanted[i].needed)
            return pw_fail(err,
                           "%s is no file of Explore Education Statistics: its first line has no "
                           "column \"%s\"",
                           file->path, wanted[i].name);
    }
    return true;
}

static void look(struct pw_ees_file *file, const struct pw_csv_row *row) {
    for (size_t i = 0; i < row->count && i < file->columns_count; i++) {
        struct pw_ees_column *column = &file->columns[i];
        const char *text = row->fields[i];
        if (!column->first)
            column->first = pw_arena_strdup(file->arena, text);
        else if (!column->varies && !pw_streq(column->first, text))
            column->varies = true;
        double number;
        if (!column->text && *text && !pw_number_parse(text, &number) &&
            pw_state_from_symbol(text) == PW_PRESENT)
            column->text = true;
    }
    const char *period = row->count > (size_t)file->period ? row->fields[file->period] : "";
    if (pw_period_year(period) > (file->time_period ? pw_period_year(file->time_period) : 0))
        file->time_period = pw_arena_strdup(file->arena, period);
}

/* A column mostly of figures with a stray word in it is a column of figures:
 * its alias says so. */
static bool listed_as_measure(struct pw_ees_file *file, const char *column, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(file->intake->mart->db,
                                        "SELECT 1 FROM indicator_alias WHERE column_name = ?1 AND"
                                        " substr(?2, 1, length(family)) = family",
                                        err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, column);
    pw_sql_bind_text(stmt, 2, file->stem);
    bool listed = sqlite3_step(stmt) == SQLITE_ROW;
    sqlite3_finalize(stmt);
    return listed;
}

static void sort_columns(struct pw_ees_file *file, struct pw_err *err) {
    file->measures = PW_NEW_N(file->arena, int, file->columns_count);
    for (size_t i = 0; i < file->columns_count; i++) {
        const struct pw_ees_column *column = &file->columns[i];
        if (is_place(column->name) || !column->name[0])
            continue;
        if (!column->text || listed_as_measure(file, column->name, err))
            file->measures[file->measures_count++] = (int)i;
        else if (pw_str_casecmp(column->name, "category") == 0 && !column->varies)
            continue; /* a title */
        else if (file->filters_count < PW_EES_FILTERS)
            file->filters[file->filters_count++] = (int)i;
    }
    /* sorted by name, as the breakdown is */
    for (size_t i = 1; i < file->filters_count; i++)
        for (size_t k = i;
             k > 0 && strcmp(file->head[file->filters[k - 1]], file->head[file->filters[k]]) > 0;
             k--) {
            int swap = file->filters[k];
            file->filters[k] = file->filters[k - 1];
            file->filters[k - 1] = swap;
        }
}

bool pw_ees_survey(struct pw_ees_file *file, struct pw_err *err) {
    file->stem = pw_file_stem(file->arena, file->path);
    file->family = family_of(file->arena, file->stem);
    file->meanings = pw_map_new(file->arena);
    struct pw_csv *csv = pw_csv_open(file->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result result = pw_csv_next(csv, &row, err);
    if (result == PW_CSV_END)
        pw_fail(err, "%s is empty", file->path);
    bool good = result == PW_CSV_ROW && read_head(file, &row, err);
    while (good && (result = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        look(file, &row);
    pw_csv_close(csv);
    if (!good || result != PW_CSV_END)
        return false;
    sort_columns(file, err);
    return !err || !err->set;
}
