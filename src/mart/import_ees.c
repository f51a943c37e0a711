/* SPDX-License-Identifier: MIT
 *
 * Importer "ees": tidy CSV of Explore Education Statistics. A file is read
 * twice: to learn its columns and its newest time period, which with the
 * file's name is the release, and to take its figures. Files of one run go in
 * by age, so the order in which they are named does not show.
 */
#include "ees.h"

#include <stdlib.h>
#include <string.h>

static const char *field(const struct pw_csv_row *row, int index) {
    return index >= 0 && (size_t)index < row->count ? row->fields[index] : "";
}

/* The row's area; NULL with a finding. */
static const char *area_of(struct pw_ees_file *file, const struct pw_csv_row *row, bool *refused) {
    const char *level = field(row, file->level);
    int at;
    if (pw_str_casecmp(level, "National") == 0)
        at = file->country;
    else if (pw_str_casecmp(level, "Regional") == 0)
        at = file->region;
    else if (pw_str_casecmp(level, "Local authority") == 0)
        at = *field(row, file->new_code) ? file->new_code : file->old_code;
    else {
        pw_intake_refuse(file->intake, file->path, row, file->level, refused, "unknown-level",
                         "Figures of level \"%.40s\" have no place in the mart: National, Regional "
                         "and Local authority have.",
                         level);
        return NULL;
    }
    const char *area = pw_intake_area(file->intake, field(row, at));
    if (!area)
        pw_intake_refuse(file->intake, file->path, row, at, refused, "unknown-area",
                         "\"%.40s\" is no code of an area that the mart knows.", field(row, at));
    return area;
}

static bool part_of(const struct pw_csv_row *row, int at, double *out) {
    return at >= 0 && pw_number_parse(field(row, at), out);
}

/* One cell. False only when the import can't go on. */
static bool take_cell(struct pw_ees_file *file, const struct pw_csv_row *row, int at,
                      const struct pw_ees_meaning *meaning, const char *area, bool *refused,
                      struct pw_err *err) {
    struct pw_figure figure = {.indicator = meaning->indicator,
                               .area = area,
                               .breakdown = meaning->breakdown,
                               .release = file->release,
                               .only_release = meaning->only_release};
    if (!pw_intake_cell(file->arena, field(row, at), &figure.value, &figure.symbol)) {
        pw_intake_refuse(file->intake, file->path, row, at, refused, "bad-number",
                         "\"%.40s\" in column %s is neither a number nor a symbol.", field(row, at),
                         file->head[at]);
        return true;
    }
    if (!pw_ees_period(meaning, field(row, file->period), field(row, file->identifier),
                       &figure.period_start, &figure.period_end)) {
        if (!*refused)
            pw_intake_refuse(file->intake, file->path, row, file->period, refused, "bad-period",
                             "\"%.20s %.40s\" is no period that the mart knows.",
                             field(row, file->period), field(row, file->identifier));
        return true;
    }
    figure.has_numerator = part_of(row, meaning->numerator, &figure.numerator);
    figure.has_denominator = part_of(row, meaning->denominator, &figure.denominator);
    enum pw_intake_status status = pw_intake_figure(file->intake, &figure, err);
    if (status == PW_FIGURE_CLASHES)
        pw_intake_refuse(file->intake, file->path, row, at, refused, "two-values",
                         "Release \"%.80s\" gave another value of %s for this area and period.",
                         file->release->name, meaning->indicator);
    if (status == PW_FIGURE_DISAGREES && file->intake->import->findings)
        pw_find(
            file->intake->import->findings, PW_WARNING, "files-disagree",
            (struct pw_place){.file = file->path, .line = row->line, .column = row->columns[at]},
            "%s: another file of the same year gives another value; the later file counts.",
            meaning->indicator);
    return status != PW_FIGURE_FAILED;
}

static bool take_row(struct pw_ees_file *file, const struct pw_csv_row *row, struct pw_err *err) {
    bool refused = false;
    file->intake->result->rows++;
    if (row->count != file->columns_count) {
        pw_intake_refuse(file->intake, file->path, row, -1, &refused, "ragged-row",
                         "The row has %zu fields where the head has %zu.", row->count,
                         file->columns_count);
        return true;
    }
    const char *area = area_of(file, row, &refused);
    if (!area)
        return true;
    const struct pw_ees_meaning *meanings = pw_ees_meanings(file, row, err);
    if (!meanings)
        return false;
    for (size_t i = 0; i < file->measures_count; i++)
        if (meanings[i].indicator &&
            !take_cell(file, row, file->measures[i], &meanings[i], area, &refused, err))
            return false;
    return true;
}

/* Estimates of the population fill their own table too, for rates. */
static bool also_population(struct pw_ees_file *file, struct pw_err *err) {
    if (pw_head_find(file->head, file->columns_count, "age_group") < 0 ||
        pw_head_find(file->head, file->columns_count, "population_estimate") < 0)
        return true;
    struct pw_import_result apart = {0};
    return pw_population_file(file->intake, file->path, &apart, err);
}

static bool take_file(struct pw_ees_file *file, struct pw_err *err) {
    const char *source = pw_ees_source(file, err);
    const char *release = file->intake->import->release;
    if (!release)
        release =
            pw_arena_printf(file->arena, "%d %s", pw_period_year(file->time_period), file->stem);
    file->release =
        source ? pw_intake_release(file->intake, release, source, pw_path_name(file->path), err)
               : NULL;
    if (!file->release)
        return false;
    struct pw_csv *csv = pw_csv_open(file->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result result = pw_csv_next(csv, &row, err); /* the head */
    bool good = result == PW_CSV_ROW;
    while (good && (result = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        good = take_row(file, &row, err);
    pw_csv_close(csv);
    return good && result == PW_CSV_END && also_population(file, err);
}

static int by_age(const void *left, const void *right) {
    const struct pw_ees_file *a = left, *b = right;
    int year_a = pw_period_year(a->time_period), year_b = pw_period_year(b->time_period);
    return year_a != year_b ? year_a - year_b : strcmp(a->stem, b->stem);
}

bool pw_import_ees(struct pw_intake *intake, struct pw_err *err) {
    size_t count = intake->import->paths_count;
    struct pw_ees_file *files = PW_NEW_N(intake->arena, struct pw_ees_file, count);
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        files[i] = (struct pw_ees_file){
            .intake = intake, .arena = intake->arena, .path = intake->import->paths[i]};
        good = pw_ees_survey(&files[i], err);
        if (good && !files[i].time_period)
            good = pw_fail(err, "%s has no row with a year in time_period", files[i].path);
    }
    if (good)
        qsort(files, count, sizeof *files, by_age);
    for (size_t i = 0; good && i < count; i++) {
        pw_intake_progress(intake, files[i].path, i);
        good = take_file(&files[i], err);
    }
    return good;
}
