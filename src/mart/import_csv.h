/* SPDX-License-Identifier: MIT
 *
 * import_csv: what the files of the csv importer share: a table as the schema
 * has it, laid over the head of a file.
 */
#ifndef PACKWRIGHT_MART_IMPORT_CSV_H
#define PACKWRIGHT_MART_IMPORT_CSV_H

#include "packwright/csv.h"
#include "packwright/mart.h"

#include "import_csv_mapping.h"

enum { PW_CSV_ADD = 1, PW_CSV_SAMPLE = 2, PW_CSV_CHILD = 4, PW_CSV_FIGURES = 8 };

/* A row of import_csv_tables.def. */
struct pw_csv_table {
    const char *name, *key, *wanted;
    unsigned flags;
};
/* NULL if packs and people may not fill it. */
const struct pw_csv_table *pw_csv_table_lookup(const char *name);
/* "team, caseload, ...", for messages; `sample` adds those of a sample mart. */
const char *pw_csv_table_names(struct pw_arena *arena, bool sample);

enum pw_csv_kind { PW_CSV_TEXT, PW_CSV_INTEGER, PW_CSV_REAL, PW_CSV_DATE, PW_CSV_YES_NO };
/* How a column that refers to another table is answered. */
enum pw_csv_reference { PW_REF_NONE, PW_REF_ROW, PW_REF_AREA, PW_REF_CHILD };

struct pw_csv_value {
    enum { PW_VALUE_NULL, PW_VALUE_INTEGER, PW_VALUE_REAL, PW_VALUE_TEXT } type;
    int64_t integer;
    double real;
    const char *text; /* lent until the next row */
};

struct pw_csv_column {
    const char *name;
    enum pw_csv_kind kind;
    enum pw_csv_reference reference;
    const char *parent;        /* table it refers to */
    sqlite3_stmt *find;        /* the referred row by the field's text */
    struct pw_map *known;      /* texts found before */
    struct pw_map *unknown;    /* texts that are no area: what is said of them */
    const char *otherwise;     /* the schema's default as text; NULL: none */
    bool required;             /* may not be NULL and has no default */
    bool key, always;          /* is asked for its value whether the file has it or not */
    bool measure, symbol;      /* `value` beside a column `symbol`, and that column */
    bool fixed;                /* one value for the whole import: day of receipt, source */
    int field;                 /* index in the file's rows; -1: not there */
    struct pw_csv_value value; /* of the row at hand */
};

struct pw_csv_plan {
    struct pw_mart *mart;
    struct pw_arena *arena; /* for the whole import */
    const struct pw_csv_table *table;
    const struct pw_import *import;
    const char *file;
    struct pw_csv_mapping *mapping; /* NULL: the head names the table's columns */
    const char *source;             /* of rows that name none */
    struct pw_csv_column *columns;
    size_t columns_count;
    sqlite3_stmt *find, *insert, *update; /* NULL where not used */
    sqlite3_stmt *insert_child, *kind, *confirm;
    struct pw_map *releases; /* observations: name to int64_t id */
    const char *symbol;      /* of the row at hand: a symbol stood in the value's column */
};

/* The table's columns as the schema has them, alone. */
bool pw_csv_plan_columns(struct pw_csv_plan *plan, struct pw_err *err);
/* Index of a table that people fill, from 0; NULL after the last. */
const struct pw_csv_table *pw_csv_table_at(size_t index);
/* Reads the schema and lays it over the head; prepares the statements. An
 * unknown column is a warning, a missing one that is required an error. */
bool pw_csv_plan_make(struct pw_csv_plan *plan, const struct pw_csv_row *head, struct pw_err *err);
void pw_csv_plan_release(struct pw_csv_plan *plan);
/* NULL if the table has no such column. */
struct pw_csv_column *pw_csv_plan_column(struct pw_csv_plan *plan, const char *name);
/* The column takes part: the file has it, the import fixes it, or it is key. */
bool pw_csv_column_used(const struct pw_csv_column *column);
/* Turns the row's fields into the columns' values. False: refused, with a
 * finding, unless *err is set. */
bool pw_csv_read_row(struct pw_csv_plan *plan, const struct pw_csv_row *row, struct pw_err *err);
void pw_csv_bind(sqlite3_stmt *statement, int index, const struct pw_csv_value *value);
/* A finding at a column of the row (field index; -1: the row as a whole). */
void pw_csv_refuse(struct pw_csv_plan *plan, const struct pw_csv_row *row, int field,
                   const char *id, const char *format, ...) PW_PRINTF(5, 6);
/* Refuses the row: the mart has a later word. */
void pw_csv_refuse_before(struct pw_csv_plan *plan, const struct pw_csv_row *row);

/* The field as a message may show it: nothing of rows about children. */
const char *pw_csv_shown(const struct pw_csv_plan *plan, const char *text, char room[64]);
/* The area that the field means as the column's value: see import_csv_area.c. False: refused, with
 * a finding, unless *err is set. */
bool pw_csv_find_area(struct pw_csv_plan *plan, struct pw_csv_column *column, const char *text,
                      const struct pw_csv_row *row, struct pw_err *err);

/* Reads one file into a table within the caller's transaction. `source` is
 * for rows that name none; NULL: the file's name. Findings and counts go to
 * `import` and `result`. */
bool pw_csv_import_file(struct pw_mart *mart, const struct pw_import *import, const char *path,
                        const char *source, struct pw_import_result *result, struct pw_err *err);
/* The row at hand as an observation of its release. */
bool pw_csv_store_figure(struct pw_csv_plan *plan, const struct pw_csv_row *row,
                         struct pw_import_result *result, struct pw_err *err);

#endif
