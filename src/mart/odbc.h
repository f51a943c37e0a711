/* SPDX-License-Identifier: MIT
 *
 * A database of the authority's own, read over unixODBC: what a table has and
 * its rows as text. The session asks for no more than reading, and nothing but
 * SELECT is sent. Messages of the driver are passed on where they can't hold a
 * value of a row, and never with a password.
 */
#ifndef PW_MART_ODBC_H
#define PW_MART_ODBC_H

#include "packwright/base.h"

struct pw_odbc;

/* `connection` as ODBC has it: "DSN=name" or "DRIVER=...;...". NULL with an error. */
struct pw_odbc *pw_odbc_open(const char *connection, struct pw_err *err);
void pw_odbc_close(struct pw_odbc *odbc); /* NULL is fine */

enum pw_odbc_kind { PW_ODBC_TEXT, PW_ODBC_NUMBER, PW_ODBC_BIT, PW_ODBC_DATE, PW_ODBC_OTHER };
struct pw_odbc_column {
    const char *name;
    enum pw_odbc_kind kind;
    const char *said; /* the type for a message: "a date or timestamp" */
};
struct pw_odbc_table {
    struct pw_odbc_column *columns;
    size_t columns_count;
};
/* Columns of a table. *found false: it isn't there, or may not be read. */
bool pw_odbc_describe(struct pw_odbc *odbc, struct pw_arena *arena, const char *table, bool *found,
                      struct pw_odbc_table *out, struct pw_err *err);

/* Gives each row of "SELECT columns FROM table" to `take`; cells are lent, NULL
 * where the database has none, dates as ISO text without time. */
typedef bool pw_odbc_row(void *to, const char *const *cells, size_t count, struct pw_err *err);
bool pw_odbc_read(struct pw_odbc *odbc, const char *table, const struct pw_odbc_column *columns,
                  size_t count, pw_odbc_row *take, void *to, struct pw_err *err);

#endif
