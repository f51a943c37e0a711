/* SPDX-License-Identifier: MIT
 *
 * What importers share: the areas by code, releases in order of age, the one
 * way in which an observation enters the mart.
 */
#ifndef PW_MART_IMPORT_H
#define PW_MART_IMPORT_H

#include "packwright/csv.h"

#include "mart_private.h"

/* One import: everything is freed with it; the transaction is the caller's. */
struct pw_intake {
    struct pw_mart *mart;
    struct pw_arena *arena;
    const struct pw_import *import;
    struct pw_import_result *result;
    struct pw_map *areas;    /* code in capitals, new or old -> area's code */
    struct pw_map *releases; /* name -> struct pw_release */
    struct pw_map *by_id;    /* id as text -> struct pw_release */
    char received[16];       /* ISO day */
    sqlite3_stmt *find, *insert, *confirm;
    const char *lists_area; /* whose lists of children came; NULL: none */
    char lists_day[16];     /* the day that they describe, ISO */
};

struct pw_release {
    int64_t id;
    const char *name;
};

typedef bool pw_importer(struct pw_intake *intake, struct pw_err *err);
#define IMPORTER(kind, function) pw_importer function;
#include "importers.def"
#undef IMPORTER
/* One importer's run within the caller's transaction. */
bool pw_import_run(struct pw_mart *mart, pw_importer *run, const struct pw_import *import,
                   struct pw_import_result *result, struct pw_err *err);

/* Tells whoever waits that file `index` of the import begins. */
void pw_intake_progress(const struct pw_intake *intake, const char *path, size_t index);
/* Code of the area that a code in a file means, or NULL. */
const char *pw_intake_area(struct pw_intake *intake, const char *code);
/* The release of that name, made if need be. `source` is for readers. */
const struct pw_release *pw_intake_release(struct pw_intake *intake, const char *name,
                                           const char *source, const char *file,
                                           struct pw_err *err);
/* A finding about a refused row; counts it once a row. column_field -1: the row. */
void pw_intake_refuse(struct pw_intake *intake, const char *path, const struct pw_csv_row *row,
                      int field, bool *counted, const char *id, const char *format, ...)
    PW_PRINTF(7, 8);

/* One figure of a release. symbol NULL: `value` is a number. */
struct pw_figure {
    const char *indicator, *area, *breakdown;
    int32_t period_start, period_end;
    const struct pw_release *release;
    const char *symbol;
    double value;
    /* No other release has figures of this indicator: a hint that saves a look. */
    bool only_release;
    bool has_numerator, has_denominator;
    double numerator, denominator;
};
enum pw_intake_status {
    PW_FIGURE_FAILED,
    PW_FIGURE_STORED,
    PW_FIGURE_DISAGREES, /* stored; another file of the same year says otherwise */
    PW_FIGURE_CLASHES    /* the same release said something else before: not stored */
};
/* Adds it, or confirms the row that says the same, and counts. */
enum pw_intake_status pw_intake_figure(struct pw_intake *intake, const struct pw_figure *figure,
                                       struct pw_err *err);

/* Has no other release a figure of the indicator? */
bool pw_intake_only(struct pw_intake *intake, const char *indicator,
                    const struct pw_release *release);

/* Number or symbol of a field. False: neither. A blank is the symbol x. */
bool pw_intake_cell(struct pw_arena *arena, const char *field, double *value, const char **symbol);

/* 1,234.50 · £1,234 · 45.6% · (1,234) for minus, as spreadsheets print them: the bare number into
 * `out` (64 bytes). False: groups that are not of three digits, or a text too long. */
bool pw_bare_number(const char *text, char *out);

/* ---- heads of files ------------------------------------------------------------ */
/* Index of the column called so, whatever the case, or -1. */
int pw_head_find(const char *const *head, size_t count, const char *name);
/* False with an error when a column is named twice, whatever the case: which of
 * the two is meant, nobody can tell. */
bool pw_head_once(const char *path, const struct pw_csv_row *head, struct pw_err *err);
/* File name without folder, ".csv" and ".gz". */
const char *pw_file_stem(struct pw_arena *arena, const char *path);
/* Year in which a period of "2024" or "202324" ends; 0: neither. */
int pw_period_year(const char *time_period);

/* Mid-year estimates of one file into table population. */
bool pw_population_file(struct pw_intake *intake, const char *path, struct pw_import_result *result,
                        struct pw_err *err);

#endif
