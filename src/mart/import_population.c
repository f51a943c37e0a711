/* SPDX-License-Identifier: MIT
 *
 * Importer "population": mid-year estimates as the published file gives them.
 * The vintage is the newest mid-year of the file, so that later files revise
 * without writing over.
 */
#include "import.h"

#include <string.h>

struct estimates {
    struct pw_intake *intake;
    struct pw_import_result *result;
    const char *path, *source;
    int vintage;
    int period, level, country, region, new_code, old_code, age, value; /* fields */
    sqlite3_stmt *insert, *find;
};

static const char insert_sql[] =
    "INSERT INTO population (area, mid_year, age_group, vintage, value, symbol, source, received)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
/* What this vintage says already, and whether an earlier one says otherwise. */
static const char find_sql[] = "SELECT vintage = ?4, value IS ?5 AND symbol IS ?6 FROM population"
                               " WHERE area = ?1 AND mid_year = ?2 AND age_group = ?3 ORDER BY "
                               "vintage = ?4 DESC, vintage DESC";

static bool read_head(struct estimates *in, const struct pw_csv_row *head, struct pw_err *err) {
    const struct {
        int *field;
        const char *name;
        bool needed;
    } wanted[] = {
        {&in->period, "time_period", true},    {&in->level, "geographic_level", true},
        {&in->country, "country_code", true},  {&in->region, "region_code", false},
        {&in->new_code, "new_la_code", false}, {&in->old_code, "old_la_code", false},
        {&in->age, "age_group", false},        {&in->value, "population_estimate", true},
    };
    if (!pw_head_once(in->path, head, err))
        return false;
    for (size_t i = 0; i < PW_COUNT(wanted); i++) {
        *wanted[i].field = pw_head_find(head->fields, head->count, wanted[i].name);
        if (*wanted[i].field < 0 && wanted[i].needed)
            return pw_fail(
                err, "%s is no file of population estimates: its first line has no column \"%s\"",
                in->path, wanted[i].name);
    }
    return true;
}

static const char *field(const struct pw_csv_row *row, int index) {
    return index >= 0 && (size_t)index < row->count ? row->fields[index] : "";
}

static const char *area_of(struct estimates *in, const struct pw_csv_row *row) {
    const char *level = field(row, in->level);
    const char *code = pw_str_casecmp(level, "National") == 0   ? field(row, in->country)
                       : pw_str_casecmp(level, "Regional") == 0 ? field(row, in->region)
                       : field(row, in->new_code)[0]            ? field(row, in->new_code)
                                                                : field(row, in->old_code);
    return pw_intake_area(in->intake, code);
}

/* "Children aged 0 to 17 years" is the group "0-17". */
static const char *age_group(struct pw_arena *arena, const char *words) {
    int numbers[2], count = 0;
    for (const char *at = words; *at && count < 2;) {
        if (*at < '0' || *at > '9') {
            at++;
            continue;
        }
        int number = 0;
        for (; *at >= '0' && *at <= '9' && number < 1000; at++)
            number = number * 10 + (*at - '0');
        numbers[count++] = number;
    }
    if (count == 2)
        return pw_arena_printf(arena, "%d-%d", numbers[0], numbers[1]);
    return *words ? words : "0-17";
}

static void bind(sqlite3_stmt *stmt, const struct estimates *in, const char *area, int mid_year,
                 const char *age, double value, const char *symbol) {
    pw_sql_bind_text(stmt, 1, area);
    sqlite3_bind_int(stmt, 2, mid_year);
    pw_sql_bind_text(stmt, 3, age);
    sqlite3_bind_int(stmt, 4, in->vintage);
    pw_sql_bind_real(stmt, 5, !symbol, value);
    pw_sql_bind_text(stmt, 6, symbol);
}

static bool store(struct estimates *in, const struct pw_csv_row *row, const char *area,
                  int mid_year, double value, const char *symbol, bool *refused,
                  struct pw_err *err) {
    const char *age = age_group(in->intake->arena, field(row, in->age));
    bind(in->find, in, area, mid_year, age, value, symbol);
    bool any = sqlite3_step(in->find) == SQLITE_ROW;
    bool ours = any && sqlite3_column_int(in->find, 0);
    bool same = any && sqlite3_column_int(in->find, 1);
    sqlite3_reset(in->find);
    if (ours && !same)
        pw_intake_refuse(in->intake, in->path, row, in->value, refused, "other-estimate",
                         "The mart has another estimate of the same vintage %d for this area and "
                         "year; nothing is written over.",
                         in->vintage);
    if (ours) {
        in->result->unchanged += same;
        return true;
    }
    *(any && !same ? &in->result->revised : &in->result->added) += 1;
    bind(in->insert, in, area, mid_year, age, value, symbol);
    pw_sql_bind_text(in->insert, 7, in->source);
    pw_sql_bind_date(in->insert, 8, in->intake->import->received);
    return pw_sql_done(in->insert, err);
}

static bool take_row(struct estimates *in, const struct pw_csv_row *row, struct pw_err *err) {
    bool refused = false;
    in->result->rows++;
    int mid_year = pw_period_year(field(row, in->period));
    const char *area = area_of(in, row), *symbol;
    double value;
    if (!mid_year)
        pw_intake_refuse(in->intake, in->path, row, in->period, &refused, "bad-period",
                         "\"%.40s\" is no year.", field(row, in->period));
    else if (!area)
        pw_intake_refuse(in->intake, in->path, row, in->level, &refused, "unknown-area",
                         "The row's area is not known to the mart.");
    else if (!pw_intake_cell(in->intake->arena, field(row, in->value), &value, &symbol) ||
             (!symbol && value < 0))
        pw_intake_refuse(in->intake, in->path, row, in->value, &refused, "bad-number",
                         "\"%.40s\" is no number of persons.", field(row, in->value));
    else
        return store(in, row, area, mid_year, value, symbol, &refused, err);
    return true;
}

/* First pass: the newest mid-year. */
static bool find_vintage(struct estimates *in, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(in->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result result = pw_csv_next(csv, &row, err);
    bool good = result == PW_CSV_ROW && read_head(in, &row, err);
    if (result == PW_CSV_END)
        pw_fail(err, "%s is empty", in->path);
    while (good && (result = pw_csv_next(csv, &row, err)) == PW_CSV_ROW) {
        int year = pw_period_year(field(&row, in->period));
        if (year > in->vintage)
            in->vintage = year;
    }
    pw_csv_close(csv);
    return good && result == PW_CSV_END;
}

bool pw_population_file(struct pw_intake *intake, const char *path, struct pw_import_result *result,
                        struct pw_err *err) {
    struct estimates in = {.intake = intake, .path = path, .result = result};
    if (!find_vintage(&in, err))
        return false;
    in.source = pw_arena_printf(intake->arena,
                                "Office for National Statistics, mid-year population estimates %d",
                                in.vintage);
    struct pw_csv *csv = pw_csv_open(path, err);
    in.insert = pw_sql_prepare(intake->mart->db, insert_sql, err);
    in.find = pw_sql_prepare(intake->mart->db, find_sql, err);
    bool good = csv && in.insert && in.find;
    struct pw_csv_row row;
    enum pw_csv_result status = good ? pw_csv_next(csv, &row, err) : PW_CSV_FAILED;
    while (good && (status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        good = take_row(&in, &row, err);
    sqlite3_finalize(in.insert);
    sqlite3_finalize(in.find);
    pw_csv_close(csv);
    return good && status == PW_CSV_END;
}

bool pw_import_population(struct pw_intake *intake, struct pw_err *err) {
    for (size_t i = 0; i < intake->import->paths_count; i++) {
        pw_intake_progress(intake, intake->import->paths[i], i);
        if (!pw_population_file(intake, intake->import->paths[i], intake->result, err))
            return false;
    }
    return true;
}
