/* SPDX-License-Identifier: MIT
 *
 * calendar: working days in England, 2000 to 2035. A working day is Monday to
 * Friday and no bank holiday of England and Wales.
 */
#ifndef PACKWRIGHT_MART_CALENDAR_H
#define PACKWRIGHT_MART_CALENDAR_H

#include <sqlite3.h>

#include "packwright/base.h"

enum { PW_CALENDAR_FIRST = 2000, PW_CALENDAR_LAST = 2035 };

/* Fills table `calendar`, which must be empty. Belongs in the transaction that
 * makes the mart. */
bool pw_calendar_fill(sqlite3 *db, struct pw_err *err);

#endif
