/* SPDX-License-Identifier: MIT
 *
 * sample_days: what the invented authority's own system would hold, for the
 * time that a sample mart is made; the SQL of templates/sample counts it.
 */
#include "sample_days.h"

/* ---- days into tables --------------------------------------------------------- */

static bool put_row(void *to, const struct pw_xlsx_value *values, size_t count,
                    struct pw_err *err) {
    sqlite3_stmt *insert = to;
    char days[16][16]; /* of the row's cells; they hold until the row is in */
    if (count > PW_COUNT(days))
        return pw_fail(err, "a row of the invented children has %zu cells", count);
    for (size_t i = 0; i < count; i++) {
        int at = (int)i + 1;
        if (values[i].kind == PW_XLSX_PUT_TEXT)
            sqlite3_bind_text(insert, at, values[i].text, -1, SQLITE_STATIC);
        else if (values[i].kind == PW_XLSX_PUT_NUMBER)
            sqlite3_bind_int(insert, at, values[i].number);
        else if (values[i].kind == PW_XLSX_PUT_NOTHING)
            sqlite3_bind_null(insert, at);
        else {
            pw_date_text(values[i].number, days[i]);
            sqlite3_bind_text(insert, at, days[i], 10, SQLITE_STATIC);
        }
    }
    return pw_sql_done(insert, err);
}

/* "INSERT INTO temp.day_plan VALUES (?, ?, ...)" for the columns that there are. */
static sqlite3_stmt *prepare_insert(sqlite3 *db, struct pw_arena *arena, const char *sort,
                                    struct pw_err *err) {
    struct pw_buf sql = {0};
    sqlite3_stmt *look =
        pw_sql_prepare(db, pw_arena_printf(arena, "SELECT * FROM temp.day_%s", sort), err);
    if (!look)
        return NULL;
    pw_buf_printf(&sql, "INSERT INTO temp.day_%s VALUES (", sort);
    for (int i = 0; i < sqlite3_column_count(look); i++)
        pw_buf_puts(&sql, i ? ", ?" : "?");
    sqlite3_finalize(look);
    pw_buf_puts(&sql, ")");
    sqlite3_stmt *insert = pw_sql_prepare(db, pw_buf_text(&sql), err);
    pw_buf_release(&sql);
    return insert;
}

bool pw_sample_days(struct pw_mart *mart, const struct pw_invented *invented,
                    const struct pw_yaml *from, const char *tables, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    bool good = pw_sql_run(mart->db, tables, err);
    for (const char *const *sort = pw_invented_sorts(); good && *sort; sort++) {
        int32_t first = pw_date_parse(pw_yaml_text(from, *sort, ""));
        sqlite3_stmt *insert = prepare_insert(mart->db, arena, *sort, err);
        if (first == PW_NO_DATE)
            pw_fail(err, "the sample names no first day of the sort \"%s\"", *sort);
        good =
            insert && !err->set && pw_invented_days(invented, *sort, first, put_row, insert, err);
        sqlite3_finalize(insert);
    }
    pw_arena_free(arena);
    return good && pw_sql_run(mart->db, "ANALYZE temp", err);
}

/* ---- figures ------------------------------------------------------------------ */

enum { INDICATOR, PERIOD_START, PERIOD_END, BREAKDOWN, VALUE, NUMERATOR, DENOMINATOR };

/* The period's start follows from the indicator; a value is rounded as a publication
 * rounds it. */
static const char *const figures_sql =
    "SELECT f.indicator, CASE i.period_kind"
    " WHEN 'year' THEN date(f.period_end, '+1 day', '-12 months')"
    " WHEN 'quarter' THEN date(f.period_end, '+1 day', '-3 months')"
    " WHEN 'month' THEN date(f.period_end, 'start of month') ELSE f.period_end END,"
    " f.period_end, f.breakdown,"
    " CASE WHEN i.decimals < 0 THEN f.value ELSE round(f.value, i.decimals) END,"
    " f.numerator, f.denominator"
    " FROM (%s\n) AS f LEFT JOIN indicator AS i ON i.id = f.indicator"
    " ORDER BY f.indicator, f.breakdown, f.period_end";

static bool take_figure(struct pw_intake *intake, sqlite3_stmt *row,
                        const struct pw_release *release, struct pw_err *err) {
    struct pw_figure figure = {
        .indicator = (const char *)sqlite3_column_text(row, INDICATOR),
        .area = intake->import->area,
        .breakdown = (const char *)sqlite3_column_text(row, BREAKDOWN),
        .period_start = pw_date_parse((const char *)sqlite3_column_text(row, PERIOD_START)),
        .period_end = pw_date_parse((const char *)sqlite3_column_text(row, PERIOD_END)),
        .release = release,
        .symbol = sqlite3_column_type(row, VALUE) == SQLITE_NULL ? "x" : NULL,
        .value = sqlite3_column_double(row, VALUE),
        .has_numerator = sqlite3_column_type(row, NUMERATOR) != SQLITE_NULL,
        .numerator = sqlite3_column_double(row, NUMERATOR),
        .has_denominator = sqlite3_column_type(row, DENOMINATOR) != SQLITE_NULL,
        .denominator = sqlite3_column_double(row, DENOMINATOR)};
    enum pw_intake_status status = pw_intake_figure(intake, &figure, err);
    return status == PW_FIGURE_STORED || status == PW_FIGURE_DISAGREES ||
           (!err->set && pw_fail(err, "%s gives %s twice for %s", intake->import->paths[0],
                                 figure.indicator, sqlite3_column_text(row, PERIOD_END)));
}

bool pw_sample_figures(struct pw_intake *intake, struct pw_err *err) {
    const char *path = intake->import->paths[0],
               *sql = pw_file_read(intake->arena, path, NULL, err);
    const struct pw_release *release = pw_intake_release(
        intake, intake->import->release, intake->import->table, pw_path_name(path), err);
    sqlite3_stmt *row = sql && release
                            ? pw_sql_prepare(intake->mart->db,
                                             pw_arena_printf(intake->arena, figures_sql, sql), err)
                            : NULL;
    int status = SQLITE_DONE;
    while (row && !err->set && (status = sqlite3_step(row)) == SQLITE_ROW)
        take_figure(intake, row, release, err);
    if (row && !err->set && status != SQLITE_DONE)
        pw_fail(err, "%s: %s", path, sqlite3_errmsg(intake->mart->db));
    sqlite3_finalize(row);
    return row && !err->set;
}
