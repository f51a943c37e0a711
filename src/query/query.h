/* SPDX-License-Identifier: MIT
 *
 * The query layer's own: a statement while it runs.
 */
#ifndef QUERY_INSIDE_H
#define QUERY_INSIDE_H

#include "packwright/query.h"

/* Where a promised column and its hidden companions stand in the statement;
 * -1: there is none. */
struct binding {
    int value, symbol, flags, numerator, denominator;
    bool made; /* an expression, not a column of a table */
};

struct run {
    struct pw_arena *arena;
    const struct pw_query *query;
    struct pw_findings *findings;
    sqlite3_stmt *statement;
    struct binding *bindings; /* one for each promised column */
    bool *reported;           /* a column's cells were complained about once */
    bool failed;
};
void qy_run_complain(struct run *run, const char *id, struct pw_place place, const char *format,
                     ...) PW_PRINTF(4, 5);

/* ---- contract.c */
bool qy_word_char(char c); /* may stand in a name */
/* Reads the contract that query->text opens with. */
void qy_contract_read(struct pw_arena *arena, struct pw_query *query, struct pw_findings *findings);

/* ---- load.c */
/* Where byte `offset` of the text stands: in the query's file or in a fragment's. */
struct pw_place qy_place_at(const struct pw_query *query, size_t offset);
/* Past comments and the characters of `blank`. */
const char *qy_skip_blank(const char *text, const char *blank);

/* ---- column.c */
/* Parses the attributes after "column NAME:". */
void qy_contract_column(struct pw_arena *arena, struct pw_column *column, const char *text,
                        struct pw_place place, struct pw_findings *findings, const char **from,
                        struct pw_people *people);
enum { FROM_UNIT, FROM_DECIMALS, FROM_POLARITY, FROM_LABEL, FROM_COUNT };

/* ---- people.c */
void qy_people_key(struct pw_arena *arena, struct pw_people *people, const char *text);
/* False when the text is no role of people. */
bool qy_people_role(struct pw_arena *arena, struct pw_people *people, const char *text);
void qy_people_resolve(struct pw_query *query, struct pw_findings *findings);

/* Compares what the statement gives with what was promised; fills bindings. `reads`:
 * tables and columns that it reads. */
void qy_columns_match(struct run *run, sqlite3 *db, const struct pw_map *reads);
/* The current row's value of promised column `i`. */
void qy_cell_read(struct run *run, size_t i, struct pw_cell *cell);

#endif
