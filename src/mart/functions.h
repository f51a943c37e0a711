/* SPDX-License-Identifier: MIT
 *
 * SQL functions of a reading connection, in two files.
 */
#ifndef PW_MART_FUNCTIONS_H
#define PW_MART_FUNCTIONS_H

#include "mart_private.h"

/* date, julianday and strftime that refuse 'now', local time and having no
 * argument at all. */
bool pw_dates_add(sqlite3 *db, struct pw_arena *arena, struct pw_err *err);

#endif
