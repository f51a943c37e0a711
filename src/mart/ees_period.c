/* SPDX-License-Identifier: MIT
 *
 * Which days a figure is about. The files say only "Reporting year 2024"; the
 * indicator's definition says when its year ends, or on which day it is
 * counted.
 */
#include "ees.h"

#include <string.h>

static int32_t month_end(int year, int month) {
    return month == 12 ? pw_date_make(year, 12, 31) : pw_date_make(year, month + 1, 1) - 1;
}

static int month_of(const char *identifier) {
    static const char *const names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
    for (int month = 0; month < 12; month++)
        if (pw_str_casecmp(identifier, names[month]) == 0)
            return month + 1;
    return 0;
}

static void set_months(int year, int first, int count, int32_t *start, int32_t *end) {
    *start = pw_date_make(year, first, 1);
    int last = first + count - 1;
    *end = month_end(year + (last - 1) / 12, (last - 1) % 12 + 1);
}

bool pw_ees_period(const struct pw_ees_meaning *meaning, const char *time_period,
                   const char *identifier, int32_t *start, int32_t *end) {
    int year = pw_period_year(time_period);
    if (!year)
        return false;
    if (meaning->month) { /* April to December belong to the year before */
        set_months(meaning->month >= 4 ? year - 1 : year, meaning->month, 1, start, end);
        return true;
    }
    int month = month_of(identifier);
    if (month) {
        set_months(year, month, 1, start, end);
        return true;
    }
    size_t length = strlen(identifier);
    if (length > 3 && identifier[length - 2] == 'Q' && pw_str_starts(identifier, "Financial")) {
        int quarter = identifier[length - 1] - '0';
        if (quarter < 1 || quarter > 4)
            return false;
        /* "202425" ends in 2025, its first quarter starts in April 2024 */
        set_months(year - 1, 4 + 3 * (quarter - 1), 3, start, end);
        if (quarter == 4)
            set_months(year, 1, 3, start, end);
        return true;
    }
    if (!pw_str_ends(identifier, "year"))
        return false;
    *end = pw_date_make(year, meaning->end_month, meaning->end_day);
    if (*end == PW_NO_DATE)
        return false;
    *start = *end;
    if (!pw_streq(meaning->period_kind, "snapshot")) {
        int32_t before = pw_date_make(year - 1, meaning->end_month, meaning->end_day);
        *start = before == PW_NO_DATE ? *end - 364 : before + 1;
    }
    return true;
}
