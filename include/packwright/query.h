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

/* How a column of people stands to others; see templates/README.md. */
enum pw_standing {
    PW_IS_COUNT,
    PW_IS_NUMERATOR,
    PW_IS_DENOMINATOR,
    PW_IS_TOTAL,   /* rows of different `of` add up; rows where it is `value` are totals */
    PW_IS_WINDOW,  /* counted from the day in part `of` to the day in part `value` */
    PW_IS_DERIVED, /* tells something about another column of the row */
    PW_IS_OTHERS   /* of a numerator: what is left has the same key with part `value` from `of` */
};
struct pw_stand {
    enum pw_standing role;
    const char *of;    /* name of the other column; total over, window: part of the key; or NULL */
    const char *value; /* total over: text that marks total rows; NULL: blank; window: part */
    int column;        /* called `of`, or -1 */
};
/* A part of a cell's key: a column of the row, or a fixed text. */
struct pw_key_part {
    const char *name;
    const char *from; /* name of the column, or NULL */
    const char *text; /* fixed, or NULL */
    int column;
};
/* What the contract says about disclosure of one column. */
struct pw_people {
    bool has_key;
    const char *measure; /* the key's fixed words */
    struct pw_key_part *parts;
    size_t parts_count, parts_capacity;
    struct pw_stand *roles;
    size_t roles_count, roles_capacity;
    int64_t rounding; /* 0: not said, 1: none, else counts print as multiples of it */
};

/* Common table expressions that several queries begin with: `-- with: NAME` names
 * the file NAME.with.sql, which may name others. */
struct pw_fragment {
    const char *name, *path, *text;
    struct pw_place place; /* where it is named */
    size_t at;             /* in the query's text */
};
/* From byte `at` on, the text is what stands in a file from `place` on. */
struct pw_query_piece {
    size_t at;
    struct pw_place place;
};

struct pw_query {
    const char *name; /* file name without ".sql" */
    const char *path;
    const char *text; /* the SQL with its fragments */
    struct pw_fragment *fragments;
    size_t fragments_count, fragments_capacity;
    struct pw_query_piece
        *pieces; /* in order; none where there are no fragments or one is missing */
    size_t pieces_count, pieces_capacity;
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
    const char **label_from;   /* for each column: the text column whose one value is its label,
                                  or NULL */
    struct pw_people **people; /* for each column; never NULL */
    size_t columns_count, columns_capacity;
};

/* Parses the contract and puts the fragments before the statement: those beside the
 * query, else of the folder `shared` (may be NULL). Faults are findings. NULL when a
 * file can't be read. */
struct pw_query *pw_query_load(struct pw_arena *arena, const char *path, const char *shared,
                               struct pw_findings *findings, struct pw_err *err);
/* By its name, a file of a pack that holds a query (*.sql), a fragment (*.with.sql). */
bool pw_query_is_file(const char *file);
bool pw_query_is_fragment(const char *file);
bool pw_people_has(const struct pw_people *people, enum pw_standing role);
/* The column that is numerator or denominator of `column`, or -1. */
int pw_query_part_of(const struct pw_query *query, int column, enum pw_standing role);
/* Columns of people whose contract doesn't say enough to judge disclosure:
 * errors in a public pack. */
void pw_query_check_people(const struct pw_query *query, struct pw_findings *findings);
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
