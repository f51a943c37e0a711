/* SPDX-License-Identifier: MIT
 *
 * Civil dates as days since 1970-01-01, by counting in eras of 400 years
 * (146,097 days) that begin on 1 March.
 */
#include "packwright/base.h"

#include <string.h>

static bool leap(int year) {
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t pw_date_make(int year, int month, int day) {
    static const int lengths[12] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1)
        return PW_NO_DATE;
    if (day > lengths[month - 1] + (month == 2 && leap(year)))
        return PW_NO_DATE;
    int shifted = month <= 2 ? year - 1 : year;
    int era = shifted / 400, of_era = shifted % 400;
    int of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    int day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    return era * 146097 + day_of_era - 719468;
}

void pw_date_split(int32_t date, int *year, int *month, int *day) {
    int shifted = date + 719468; /* dates of year 1 and later are not negative */
    int era = shifted / 146097, of_era = shifted % 146097;
    int year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int march_month = (5 * of_year + 2) / 153;
    *day = of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

static bool read_digits(const char *text, int count, int *value) {
    *value = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return false;
        *value = *value * 10 + (text[i] - '0');
    }
    return true;
}

int32_t pw_date_parse(const char *iso) {
    int year, month, day;
    if (strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-' || !read_digits(iso, 4, &year) ||
        !read_digits(iso + 5, 2, &month) || !read_digits(iso + 8, 2, &day))
        return PW_NO_DATE;
    return pw_date_make(year, month, day);
}

char *pw_date_iso(struct pw_arena *arena, int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    return pw_arena_printf(arena, "%04d-%02d-%02d", year, month, day);
}
