/* SPDX-License-Identifier: MIT
 *
 * What the files of the ees importer share: one published file, what its
 * columns are, and what a column of a row means.
 */
#ifndef PW_MART_EES_H
#define PW_MART_EES_H

#include "import.h"

enum { PW_EES_FILTERS = 16 };

/* A column with figures, or one that is not. */
struct pw_ees_column {
    const char *name;
    bool text;   /* holds neither numbers nor symbols only: a filter or a place */
    bool varies; /* has more than one value */
    const char *first;
};

/* What a column means for one combination of filters. */
struct pw_ees_meaning {
    const char *indicator; /* NULL: no fact of its own */
    const char *breakdown;
    const char *period_kind;
    int end_month, end_day;     /* of a year's end or a snapshot */
    int month;                  /* the column is this month of the year to 31 March; 0: no */
    int numerator, denominator; /* fields, or -1 */
    bool only_release;          /* no other release has the indicator */
};

struct pw_ees_file {
    struct pw_intake *intake;
    struct pw_arena *arena;
    const char *path, *stem, *family, *time_period; /* newest */
    struct pw_ees_column *columns;
    const char **head;
    size_t columns_count;
    int period, identifier, level, country, region, new_code, old_code; /* fields, -1 if absent */
    int filters[PW_EES_FILTERS];
    size_t filters_count;
    int *measures; /* fields with figures */
    size_t measures_count;
    struct pw_map *meanings; /* filters of a row as text -> struct pw_ees_meaning *[measures] */
    const struct pw_release *release;
};

/* Reads the whole file once to learn what its columns are. */
bool pw_ees_survey(struct pw_ees_file *file, struct pw_err *err);
/* The meanings of all measures for the filters of this row; lends. NULL with
 * an error. Makes indicators for columns that are not listed. */
struct pw_ees_meaning *pw_ees_meanings(struct pw_ees_file *file, const struct pw_csv_row *row,
                                       struct pw_err *err);
/* Publisher and statistics of the file, for readers. */
const char *pw_ees_source(struct pw_ees_file *file, struct pw_err *err);
/* First and last day of what a figure is about. False: the period is none
 * that we know. */
bool pw_ees_period(const struct pw_ees_meaning *meaning, const char *time_period,
                   const char *identifier, int32_t *start, int32_t *end);

#endif
