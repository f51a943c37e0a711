/* SPDX-License-Identifier: MIT
 *
 * What the files of the mart share: SQL helpers, the fence of a reading
 * connection, reference data.
 */
#ifndef PW_MART_PRIVATE_H
#define PW_MART_PRIVATE_H

#include "packwright/mart.h"

enum {
    PW_MART_APPLICATION = 0x50574d31, /* "PWM1" */
    PW_MART_VERSION = 1
};

/* Runs statements without a result. */
bool pw_sql_run(sqlite3 *db, const char *sql, struct pw_err *err);
/* NULL with an error. Finalize it. */
sqlite3_stmt *pw_sql_prepare(sqlite3 *db, const char *sql, struct pw_err *err);
/* Steps a statement that gives no row and resets it. */
bool pw_sql_done(sqlite3_stmt *stmt, struct pw_err *err);
/* First column of the first row as an integer, `none` if there is no row. */
bool pw_sql_integer(sqlite3 *db, const char *sql, int64_t none, int64_t *out, struct pw_err *err);
/* Error of the connection. */
bool pw_sql_fail(sqlite3 *db, const char *doing, struct pw_err *err);
void pw_sql_bind_text(sqlite3_stmt *stmt, int index, const char *text);      /* NULL: SQL NULL */
void pw_sql_bind_date(sqlite3_stmt *stmt, int index, int32_t date);          /* ISO text */
void pw_sql_bind_real(sqlite3_stmt *stmt, int index, bool has, double real); /* else SQL NULL */
/* "2024-03-31" with the NUL. */
void pw_date_text(int32_t date, char out[16]);

/* Fills the tables of reference/ and derives the rest of area_code. */
bool pw_reference_load(sqlite3 *db, struct pw_err *err);

/* Our aggregates and the date functions that refuse the clock. */
bool pw_functions_add(sqlite3 *db, struct pw_arena *arena, struct pw_err *err);
/* What the statements of an import may have changed. */
struct pw_touched {
    bool figures, visits, deadlines;
};
/* Has `touched` set once a statement that writes them is prepared; NULL ends it. */
void pw_settle_watch(sqlite3 *db, struct pw_touched *touched);
/* Ends an import that touched figures, within its transaction: columns newest
 * and revised of observation, and table calculated. */
bool pw_settle(sqlite3 *db, struct pw_err *err);
/* Likewise table list_settled: for the lists of an area's day (visits: ""), for
 * all visits, for everything. `received`: the day of the import, ISO. */
bool pw_settle_lists(sqlite3 *db, const char *area, const char *day, const char *received,
                     struct pw_err *err);
bool pw_settle_visits(sqlite3 *db, const char *received, struct pw_err *err);
bool pw_settle_all_lists(sqlite3 *db, const char *received, struct pw_err *err);

/* Makes the tables past_X and their triggers. */
bool pw_past_make(sqlite3 *db, struct pw_err *err);
/* Does the mart still hold how it stood at the end of the day, ISO? Else an error. */
bool pw_past_kept(sqlite3 *db, const char *day, struct pw_err *err);
/* "t.area, ..., NULL AS birth_date": the columns of a table and its past, `alias` before each;
 * without it their names. NULL with an error. */
const char *pw_past_columns(sqlite3 *db, struct pw_arena *arena, const char *table,
                            const char *alias, struct pw_err *err);

/* Puts the fence around a reading connection: budget, limits, authorizer. */
void pw_fence_set(struct pw_mart *mart);
/* Our own statements lower it for a moment; raising does nothing to a
 * connection that never had one. */
void pw_fence_lower(struct pw_mart *mart);
void pw_fence_raise(struct pw_mart *mart);

#endif
