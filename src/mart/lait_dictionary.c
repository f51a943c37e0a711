/* SPDX-License-Identifier: MIT
 *
 * The data dictionary of the Local Authority Interactive Tool: polarity, unit,
 * decimals and kind of year of each measure. A measure that indicator_alias
 * lists under family "lait/" is that indicator, with the mart's own definition;
 * any other becomes the indicator "lait.NAME".
 */
#include "lait.h"

#include <string.h>

enum { LABEL, NAME, TOPIC, UNIT, POLARITY, DESCRIPTION, UPDATED, DECIMALS, YEAR, BANDED, COLUMNS };
static const char *const columns[COLUMNS] = {
    "Measure",     "Measure_short", "Topic", "y_axis_name", "Polarity",
    "Description", "Last Update",   "dps",   "Year_Type",   "No_Quartile"};

static const struct {
    const char *year, *period_kind, *period_end;
} years[] = {
    {"Financial Year", "year", "03-31"},       {"Academic Year", "year", "08-31"},
    {"Calendar Year", "year", "12-31"},        {"Annual (end of Sept)", "snapshot", "09-30"},
    {"Annual - January", "snapshot", "01-31"}, {"Annual", "snapshot", "03-31"}};

static const char *unit_of(const char *axis) {
    static const struct {
        const char *start, *unit;
    } units[] = {
#define LAIT_UNIT(start, unit) {start, unit},
#include "lait_units.def"
#undef LAIT_UNIT
    };
    size_t i = 0;
    while (!pw_str_starts(axis, units[i].start)) /* the last start is empty */
        i++;
    return units[i].unit;
}

/* "45962", as Excel counts days. */
static int32_t excel_day(const char *text) {
    int64_t serial;
    return pw_integer_parse(text, &serial) && serial > 20000 && serial < 100000
               ? pw_date_make(1899, 12, 30) + (int32_t)serial
               : PW_NO_DATE;
}

/* False with a finding when the kind of year is none that we know. */
static bool set_year(struct pw_intake *intake, const char *path, const struct pw_csv_row *row,
                     int field, struct pw_lait_measure *measure) {
    for (size_t i = 0; i < PW_COUNT(years); i++)
        if (pw_str_casecmp(row->fields[field], years[i].year) == 0) {
            measure->period_kind = years[i].period_kind;
            measure->period_end = years[i].period_end;
            return true;
        }
    bool counted = false;
    pw_intake_refuse(intake, path, row, field, &counted, "unknown-year",
                     "\"%.40s\" is no kind of year that the mart knows.", row->fields[field]);
    return false;
}

static struct pw_lait_measure *read_measure(struct pw_intake *intake, const char *path,
                                            const struct pw_csv_row *row, const int at[COLUMNS]) {
    struct pw_arena *arena = intake->arena;
    struct pw_lait_measure *measure = PW_NEW(arena, struct pw_lait_measure);
    if (!set_year(intake, path, row, at[YEAR], measure))
        return NULL;
    int64_t decimals;
    bool given = pw_integer_parse(row->fields[at[DECIMALS]], &decimals);
    measure->decimals = given && decimals >= 0 && decimals <= 6 ? (int)decimals : 1;
    measure->name = pw_arena_strdup(arena, row->fields[at[NAME]]);
    measure->label = pw_arena_strdup(arena, row->fields[at[LABEL]]);
    measure->topic = pw_arena_strdup(arena, row->fields[at[TOPIC]]);
    measure->definition = pw_arena_strdup(arena, row->fields[at[DESCRIPTION]]);
    measure->unit = unit_of(row->fields[at[UNIT]]);
    const char *polarity = row->fields[at[POLARITY]];
    measure->polarity = pw_str_casecmp(polarity, "High") == 0  ? "high"
                        : pw_str_casecmp(polarity, "Low") == 0 ? "low"
                                                               : "neutral";
    measure->banded = at[BANDED] < 0 || pw_str_casecmp(row->fields[at[BANDED]], "N") != 0;
    measure->line = row->line;
    return measure;
}

static bool find_columns(const char *path, const struct pw_csv_row *head, int at[COLUMNS],
                         struct pw_err *err) {
    for (size_t i = 0; i < COLUMNS; i++) {
        at[i] = pw_head_find(head->fields, head->count, columns[i]);
        if (at[i] < 0 && i != BANDED) /* came with the tool of 2024 */
            return pw_fail(err, "%s has no column \"%s\": it is no dictionary of the tool", path,
                           columns[i]);
    }
    return true;
}

/* A measure that serves two topics is listed under both. */
static bool same_way(const struct pw_lait_measure *a, const struct pw_lait_measure *b) {
    return pw_streq(a->unit, b->unit) && pw_streq(a->polarity, b->polarity) &&
           pw_streq(a->period_end, b->period_end) && a->decimals == b->decimals;
}

static void say_twice(struct pw_intake *intake, const char *path, const struct pw_csv_row *row,
                      const char *name) {
    if (intake->import->findings)
        pw_find(intake->import->findings, PW_WARNING, "measure-twice",
                (struct pw_place){
                    .file = pw_arena_strdup(intake->import->findings->arena, path),
                    .line = row->line,
                },
                "Measure %.80s is in the dictionary twice; the first counts.", name);
}

struct pw_map *pw_lait_dictionary(struct pw_intake *intake, const char *path, int32_t *newest,
                                  struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(path, err);
    if (!csv)
        return NULL;
    struct pw_map *measures = pw_map_new(intake->arena);
    struct pw_csv_row row = {0};
    int at[COLUMNS];
    enum pw_csv_result status = pw_csv_next(csv, &row, err);
    bool good = find_columns(path, &row, at, err);
    size_t count = row.count;
    *newest = PW_NO_DATE;
    while (good && (status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW) {
        if (row.count != count) {
            good = pw_fail(err, "%s:%d: %zu fields where the head has %zu", path, row.line,
                           row.count, count);
            break;
        }
        struct pw_lait_measure *measure = read_measure(intake, path, &row, at);
        const struct pw_lait_measure *first =
            measure ? pw_map_lookup(measures, measure->name) : NULL;
        if (first && !same_way(first, measure))
            say_twice(intake, path, &row, measure->name);
        else if (measure && !first)
            pw_map_put(measures, measure->name, measure);
        int32_t updated = excel_day(row.fields[at[UPDATED]]);
        *newest = updated > *newest ? updated : *newest;
    }
    pw_csv_close(csv);
    return good && status == PW_CSV_END ? measures : NULL;
}

/* ---- the indicator that a measure is ----------------------------------------------- */

/* The tool's word that an indicator's range is too small for quartile bands counts for the mart's
 * own indicators, too: no other file says so. */
static bool take_bands(struct pw_intake *intake, const struct pw_lait_measure *measure,
                       struct pw_err *err) {
    if (measure->banded || *measure->breakdown)
        return true;
    sqlite3_stmt *stmt =
        pw_sql_prepare(intake->mart->db,
                       "UPDATE indicator SET banded = 0, received = max(received, ?2)"
                       " WHERE id = ?1 AND banded <> 0",
                       err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, measure->indicator);
    pw_sql_bind_text(stmt, 2, intake->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

/* Takes over the definition of the aliased indicator. */
static void take_alias(struct pw_intake *intake, struct pw_lait_measure *measure,
                       sqlite3_stmt *row) {
    struct pw_arena *arena = intake->arena;
    measure->alias = true;
    measure->indicator = pw_arena_strdup(arena, (const char *)sqlite3_column_text(row, 0));
    measure->breakdown = pw_arena_strdup(arena, (const char *)sqlite3_column_text(row, 1));
    measure->period_kind = pw_arena_strdup(arena, (const char *)sqlite3_column_text(row, 2));
    measure->period_end = pw_arena_strdup(arena, (const char *)sqlite3_column_text(row, 3));
    const char *polarity = (const char *)sqlite3_column_text(row, 4);
    if (!pw_streq(polarity, measure->polarity) && !*measure->breakdown && intake->import->findings)
        pw_find(intake->import->findings, PW_WARNING, "polarity-differs",
                (struct pw_place){.file = intake->import->dictionary, .line = measure->line},
                "%s: the dictionary says %s, the mart's %s says %s, which counts.", measure->name,
                measure->polarity, measure->indicator, polarity);
}

static bool make_indicator(struct pw_intake *intake, struct pw_lait_measure *measure,
                           struct pw_err *err) {
    measure->indicator = pw_arena_printf(intake->arena, "lait.%s", measure->name);
    measure->breakdown = "";
    sqlite3_stmt *stmt = pw_sql_prepare(
        intake->mart->db,
        "INSERT INTO indicator (id, label, unit, decimals, polarity, period_kind, period_end,"
        " source, definition, topic, banded, received)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
        " ON CONFLICT (id) DO UPDATE SET label = excluded.label, unit = excluded.unit,"
        " decimals = excluded.decimals, polarity = excluded.polarity,"
        " definition = excluded.definition, topic = excluded.topic, banded = excluded.banded,"
        " received = max(received, excluded.received)"
        " WHERE label IS NOT excluded.label OR unit IS NOT excluded.unit"
        " OR decimals IS NOT excluded.decimals OR polarity IS NOT excluded.polarity"
        " OR definition IS NOT excluded.definition OR topic IS NOT excluded.topic"
        " OR banded IS NOT excluded.banded",
        err);
    if (!stmt)
        return false;
    const char *const texts[] = {measure->indicator, measure->label, measure->unit};
    for (int i = 0; i < 3; i++)
        pw_sql_bind_text(stmt, i + 1, texts[i]);
    sqlite3_bind_int(stmt, 4, measure->decimals);
    const char *const more[] = {
        measure->polarity,   measure->period_kind,
        measure->period_end, "Department for Education, Local Authority Interactive Tool",
        measure->definition, measure->topic};
    for (int i = 0; i < 6; i++)
        pw_sql_bind_text(stmt, i + 5, more[i]);
    sqlite3_bind_int(stmt, 11, measure->banded);
    pw_sql_bind_text(stmt, 12, intake->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

bool pw_lait_settle(struct pw_intake *intake, struct pw_lait_measure *measure,
                    const struct pw_release *release, struct pw_err *err) {
    sqlite3_stmt *stmt =
        pw_sql_prepare(intake->mart->db,
                       "SELECT a.indicator, a.breakdown, i.period_kind, i.period_end, i.polarity"
                       " FROM indicator_alias AS a JOIN indicator AS i ON i.id = a.indicator"
                       " WHERE a.family = 'lait/' AND a.column_name = ?1",
                       err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, measure->name);
    bool known = sqlite3_step(stmt) == SQLITE_ROW;
    if (known)
        take_alias(intake, measure, stmt);
    sqlite3_finalize(stmt);
    bool good = known ? take_bands(intake, measure, err) : make_indicator(intake, measure, err);
    measure->only_release = good && pw_intake_only(intake, measure->indicator, release);
    return good;
}
