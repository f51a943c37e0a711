/* SPDX-License-Identifier: MIT
 *
 * calendar: weekdays, and the bank holidays of England and Wales by rule and by
 * dated exception.
 */
#include "packwright/base.h"

/* Gauss's rule in the form of Butcher and Jones ("Anonymous Gregorian"). */
int32_t pw_easter(int year) {
    int a = year % 19, b = year / 100, c = year % 100;
    int d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7, m = (a + 11 * h + 22 * l) / 451;
    int n = h + l - 7 * m + 114;
    return pw_date_make(year, n / 31, n % 31 + 1);
}

/* 1970-01-01 was a Thursday. */
int pw_weekday(int32_t date) {
    return (int)(((int64_t)date % 7 + 7 + 3) % 7) + 1;
}

static const struct exception {
    int year, month, day;
    const char *name;
    int moved_month, moved_day;
} exceptions[] = {
#define PW_HOLIDAY(year, month, day, name, moved_month, moved_day)                                 \
    {year, month, day, name, moved_month, moved_day},
#include "calendar_exceptions.def"
#undef PW_HOLIDAY
};

static int32_t first_monday(int year, int month) {
    int32_t first = pw_date_make(year, month, 1);
    return first + (8 - pw_weekday(first)) % 7;
}

/* Of May or August, which have 31 days. */
static int32_t last_monday(int year, int month) {
    int32_t last = pw_date_make(year, month, 31);
    return last - (pw_weekday(last) - 1);
}

/* The two days of Christmas: one that falls on a weekend is given on the next
 * weekday that is not the other. */
static const char *christmas(int32_t date, int year) {
    int32_t day = pw_date_make(year, 12, 25);
    int weekday = pw_weekday(day);
    if (date == day && weekday <= 5)
        return "Christmas Day";
    if (date == day + 1 && weekday != 5 && weekday != 6)
        return "Boxing Day";
    if (date == day + 3 && weekday == 5)
        return "Boxing Day (substitute day)";
    if (date == day + 2 && weekday >= 6)
        return "Christmas Day (substitute day)";
    if (date == day + 3 && weekday == 6)
        return "Boxing Day (substitute day)";
    return NULL;
}

static const char *new_year(int32_t date, int year) {
    int32_t day = pw_date_make(year, 1, 1);
    int weekday = pw_weekday(day);
    if (weekday <= 5)
        return date == day ? "New Year's Day" : NULL;
    return date == day + 8 - weekday ? "New Year's Day (substitute day)" : NULL;
}

static const char *holiday_by_rule(int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    if (month == 1)
        return new_year(date, year);
    if (month == 12)
        return christmas(date, year);
    if (month == 3 || month == 4) {
        int32_t easter = pw_easter(year);
        return date == easter - 2 ? "Good Friday" : date == easter + 1 ? "Easter Monday" : NULL;
    }
    if (month == 5 && date == first_monday(year, 5))
        return "Early May bank holiday";
    if (month == 5 && date == last_monday(year, 5))
        return "Spring bank holiday";
    if (month == 8 && date == last_monday(year, 8))
        return "Summer bank holiday";
    return NULL;
}

const char *pw_bank_holiday(int32_t date) {
    for (size_t i = 0; i < PW_COUNT(exceptions); i++) {
        const struct exception *e = &exceptions[i];
        if (date == pw_date_make(e->year, e->month, e->day))
            return e->name;
        if (e->moved_month && date == pw_date_make(e->year, e->moved_month, e->moved_day))
            return NULL;
    }
    return holiday_by_rule(date);
}

bool pw_working_day(int32_t date) {
    return pw_weekday(date) <= 5 && !pw_bank_holiday(date);
}
