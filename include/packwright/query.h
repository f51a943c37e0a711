/* SPDX-License-Identifier: MIT
 *
 * query: .sql files with a contract. Loads them, prepares them on a mart,
 * binds parameters, runs them into datasets and holds them to what they
 * promise. The contract's grammar is in templates/README.md.
 *
 * Text that SQL made up (no column behind it) may hold no digit: a sentence with
 * a number in it belongs in the template. A column with role "source" says for
 * each row where it comes from; together they are the dataset's source.
 */
#ifndef PACKWRIGHT_QUERY_H
#define PACKWRIGHT_QUERY_H

#include "packwright/dataset.h"
#include "packwright/mart.h"

struct pw_query_parameter {
    const char *name; /* without ':' */
    const char *type; /* area date text number set */
    struct pw_place place;
};

struct pw_query {
    const char *name; /* file name without ".sql" */
    const char *path;
    const char *text; /* the SQL */
    const char *description;
    const char *source; /* or NULL */
    const char *key;    /* column by which rows are picked (QUERY.KEY), or NULL */
    const char *level;  /* "aggregate" (default) or "child" */
    const char **notes; /* for readers, under each figure and table of the query */
    size_t notes_count, notes_capacity;
    struct pw_query_parameter *parameters;
    size_t parameters_count, parameters_capacity;
    struct pw_column *columns; /* promised */
    struct pw_place *column_places;
    const char **label_from; /* for each column: the text column whose one value is its label,
                                or NULL */
    size_t columns_count, columns_capacity;
};

/* Parses the contract; faults are findings. NULL when the file can't be read. */
struct pw_query *pw_query_load(struct pw_arena *arena, const char *path,
                               struct pw_findings *findings, struct pw_err *err);
/* Parameter values by name, as text. */
struct pw_values {
    struct pw_value {
        const char *name, *value; /* value NULL: SQL NULL */
    } * list;
    size_t list_count, list_capacity;
};
/* Value of a parameter, or NULL. */
const char *pw_values_lookup(const struct pw_values *values, const char *name);
/* What the columns with role "source" say, each source once, or NULL. */
const char *pw_dataset_source(struct pw_arena *arena, const struct pw_dataset *data);
/* Runs it; columns as promised, hidden companions (v_symbol, v_num, v_den,
 * v_flags) folded into their cells. A promise that is not held is a finding
 * and gives NULL. */
struct pw_dataset *pw_query_run(struct pw_arena *arena, const struct pw_query *query,
                                struct pw_mart *mart, const struct pw_values *values,
                                struct pw_findings *findings);

#endif
