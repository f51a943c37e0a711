/* SPDX-License-Identifier: MIT
 *
 * import_csv_mapping: a file that says which column of a local CSV is which
 * column of a table, and how its values are to be read. Rows go through it
 * before anything else looks at them.
 */
#ifndef PACKWRIGHT_MART_IMPORT_CSV_MAPPING_H
#define PACKWRIGHT_MART_IMPORT_CSV_MAPPING_H

#include "packwright/csv.h"
#include "packwright/yaml.h"

/* The word for a column that is left out. */
#define PW_CSV_LEFT_OUT "-"

struct pw_csv_mapped {
    const char *from, *to; /* head of the file; column of the table. A constant has no `from` */
    struct pw_place place; /* in the mapping */
    const char *constant;
    bool month_first;
    const struct pw_yaml *values; /* the file's words: the mart's */
    int field;                    /* in the file's rows */
};

struct pw_csv_mapping {
    struct pw_arena *arena;
    const char *table;
    int title_rows; /* above the head */
    struct pw_csv_mapped *columns;
    size_t columns_count, columns_capacity;
    const struct pw_yaml *symbols; /* the file's signs for no number: the mart's */
    const char **fields;           /* of the row lent last */
    int *places;
};

/* NULL with an error when the mapping can't be used; what is wrong with it are
 * findings with its lines. */
struct pw_csv_mapping *pw_csv_mapping_load(struct pw_arena *arena, const char *path,
                                           struct pw_findings *findings, struct pw_err *err);
/* Lays it over the file's head; *out is the head as the table's columns. */
bool pw_csv_mapping_head(struct pw_csv_mapping *mapping, const char *file,
                         const struct pw_csv_row *head, struct pw_csv_row *out,
                         struct pw_findings *findings, struct pw_err *err);
/* The row as the table's columns, each with its place in the file; lent until
 * the next. */
void pw_csv_mapping_row(struct pw_csv_mapping *mapping, const struct pw_csv_row *row,
                        struct pw_csv_row *out);
/* Where the mapping says the value of that field; false: the file does. */
bool pw_csv_mapping_place(const struct pw_csv_mapping *mapping, int field, struct pw_place *place);

#endif
