/* SPDX-License-Identifier: MIT
 *
 * Importer "lait": the Local Authority Interactive Tool's values in long form.
 * The tool repeats what others publish, with symbols flattened to "-" and noise
 * in the last digits, so its release is a digest: a figure of the publication
 * itself goes before it. "-" is a missing figure; for a measure that is an
 * indicator of the mart it adds nothing, for it can't say why.
 */
#include "lait.h"

#include <stdlib.h>
#include <string.h>

enum { MEASURE, YEARS, VALUE, AREA, COLUMNS };
static const char *const columns[COLUMNS] = {"Short Desc", "Years", "Values", "LA Number"};

struct lait {
    struct pw_intake *intake;
    const char *path;
    struct pw_map *measures, *unknown;
    const struct pw_release *release;
    int at[COLUMNS];
    size_t columns_count;
    struct pw_lait_measure *latest; /* rows of a measure stand together */
};

/* "2025", "2024-25", "2024-25 (OT)": the year in which it ends, 0 if none. */
static int year_of(const char *text) {
    char digits[8] = {0};
    if (strspn(text, "0123456789") != 4)
        return 0;
    memcpy(digits, text, 4);
    const char *rest = text + 4;
    if (rest[0] == '-' && strspn(rest + 1, "0123456789") == 2) {
        memcpy(digits + 4, rest + 1, 2);
        rest += 3;
    }
    return !*rest || pw_streq(rest, " (OT)") ? pw_period_year(digits) : 0;
}

static void set_period(const struct pw_lait_measure *measure, int year, struct pw_figure *figure) {
    int month = (measure->period_end[0] - '0') * 10 + measure->period_end[1] - '0';
    int day = (measure->period_end[3] - '0') * 10 + measure->period_end[4] - '0';
    figure->period_end = pw_date_make(year, month, day);
    figure->period_start = pw_streq(measure->period_kind, "snapshot")
                               ? figure->period_end
                               : pw_date_make(year - 1, month, day) + 1;
}

/* The row's measure; NULL with a finding, one for each name. */
static struct pw_lait_measure *measure_of(struct lait *lait, const struct pw_csv_row *row,
                                          bool *refused) {
    const char *name = row->fields[lait->at[MEASURE]];
    if (lait->latest && strcmp(lait->latest->name, name) == 0)
        return lait->latest;
    struct pw_lait_measure *measure = pw_map_lookup(lait->measures, name);
    if (measure)
        return lait->latest = measure;
    if (pw_map_lookup(lait->unknown, name)) {
        lait->intake->result->refused++;
        return NULL;
    }
    pw_map_put(lait->unknown, name, lait);
    pw_intake_refuse(lait->intake, lait->path, row, lait->at[MEASURE], refused, "unknown-measure",
                     "\"%.60s\" is not in the dictionary; all its rows are left out.", name);
    return NULL;
}

static bool store(struct lait *lait, const struct pw_csv_row *row, struct pw_lait_measure *measure,
                  struct pw_figure *figure, bool *refused, struct pw_err *err) {
    if (!measure->indicator && !pw_lait_settle(lait->intake, measure, lait->release, err))
        return false;
    if (measure->alias && figure->symbol) {
        lait->intake->result->unchanged++;
        return true;
    }
    set_period(measure, year_of(row->fields[lait->at[YEARS]]), figure);
    figure->indicator = measure->indicator;
    figure->breakdown = measure->breakdown;
    figure->release = lait->release;
    figure->only_release = measure->only_release;
    enum pw_intake_status status = pw_intake_figure(lait->intake, figure, err);
    if (status == PW_FIGURE_CLASHES)
        pw_intake_refuse(lait->intake, lait->path, row, lait->at[VALUE], refused, "two-values",
                         "Release \"%.80s\" gave another value of %.60s for this area and year; "
                         "name a later file with --release.",
                         lait->release->name, measure->name);
    return status != PW_FIGURE_FAILED;
}

/* False only when the import can't go on. */
static bool take_row(struct lait *lait, const struct pw_csv_row *row, struct pw_err *err) {
    bool refused = false;
    struct pw_intake *intake = lait->intake;
    intake->result->rows++;
    if (row->count != lait->columns_count) {
        pw_intake_refuse(intake, lait->path, row, -1, &refused, "ragged-row",
                         "The row has %zu fields where the head has %zu.", row->count,
                         lait->columns_count);
        return true;
    }
    struct pw_lait_measure *measure = measure_of(lait, row, &refused);
    if (!measure)
        return true;
    const char *value = row->fields[lait->at[VALUE]], *year = row->fields[lait->at[YEARS]];
    struct pw_figure figure = {0};
    if (!*value || pw_streq(value, "-"))
        figure.symbol = "x";
    else if (!pw_number_parse(value, &figure.value)) {
        pw_intake_refuse(intake, lait->path, row, lait->at[VALUE], &refused, "bad-number",
                         "\"%.40s\" is neither a number nor \"-\".", value);
        return true;
    }
    figure.value = pw_number_clean(figure.value); /* "306.39999999999998" is 306.4 */
    if (!year_of(year)) {
        if (figure.symbol && pw_streq(year, "0")) { /* the tool's place holder */
            intake->result->unchanged++;
            return true;
        }
        pw_intake_refuse(intake, lait->path, row, lait->at[YEARS], &refused, "bad-period",
                         "\"%.40s\" is no year.", year);
        return true;
    }
    figure.area = pw_intake_area(intake, row->fields[lait->at[AREA]]);
    if (!figure.area) {
        pw_intake_refuse(intake, lait->path, row, lait->at[AREA], &refused, "unknown-area",
                         "\"%.40s\" is no code of an area that the mart knows.",
                         row->fields[lait->at[AREA]]);
        return true;
    }
    return store(lait, row, measure, &figure, &refused, err);
}

static bool read_head(struct lait *lait, const struct pw_csv_row *head, struct pw_err *err) {
    if (!pw_head_once(lait->path, head, err))
        return false;
    lait->columns_count = head->count;
    for (int i = 0; i < COLUMNS; i++) {
        lait->at[i] = pw_head_find(head->fields, head->count, columns[i]);
        if (lait->at[i] < 0)
            return pw_fail(err,
                           "%s is no long form of the tool: its first line has no column \"%s\"",
                           lait->path, columns[i]);
    }
    return true;
}

static bool take_file(struct lait *lait, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(lait->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row = {0};
    enum pw_csv_result status = pw_csv_next(csv, &row, err);
    bool good = status != PW_CSV_FAILED && read_head(lait, &row, err);
    while (good && (status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        good = take_row(lait, &row, err);
    pw_csv_close(csv);
    return good && status == PW_CSV_END;
}

/* A digest's name sorts before those of all publications, and by age. */
static bool name_release(struct lait *lait, int32_t newest, struct pw_err *err) {
    struct pw_intake *intake = lait->intake;
    char day[16];
    pw_date_text(newest != PW_NO_DATE ? newest : intake->import->received, day);
    const char *name = pw_arena_printf(intake->arena, "0 lait %s",
                                       intake->import->release ? intake->import->release : day);
    lait->release = pw_intake_release(intake, name,
                                      "Department for Education, Local Authority Interactive Tool",
                                      pw_path_name(intake->import->paths[0]), err);
    if (!lait->release)
        return false;
    sqlite3_stmt *stmt =
        pw_sql_prepare(intake->mart->db, "UPDATE release SET digest = 1 WHERE id = ?1", err);
    if (!stmt)
        return false;
    sqlite3_bind_int64(stmt, 1, lait->release->id);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

bool pw_import_lait(struct pw_intake *intake, struct pw_err *err) {
    struct lait lait = {.intake = intake, .unknown = pw_map_new(intake->arena)};
    const char *dictionary = intake->import->dictionary;
    if (!dictionary)
        return pw_fail(err, "The tool's values need its data dictionary: say --dictionary FILE");
    int32_t newest;
    lait.measures = pw_lait_dictionary(intake, dictionary, &newest, err);
    bool good = lait.measures && name_release(&lait, newest, err);
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        lait.path = intake->import->paths[i];
        pw_intake_progress(intake, lait.path, i);
        good = take_file(&lait, err);
    }
    return good;
}
