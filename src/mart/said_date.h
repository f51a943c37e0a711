/* SPDX-License-Identifier: MIT
 *
 * Dates as people and Excel write them.
 */
#ifndef PW_MART_SAID_DATE_H
#define PW_MART_SAID_DATE_H

#include "packwright/base.h"

/* 2024-03-31 (a time after it is dropped), 31/03/2024, 31.3.24, 31-Mar-24,
 * "31 March 2024", and Excel's count of days as text (1950 to 2150); the day
 * comes first, as in England. PW_NO_DATE for anything else. Two-digit years up
 * to 49 are 20xx, as in Excel's newest rule for the United Kingdom. */
int32_t pw_said_date(const char *text);

#endif
