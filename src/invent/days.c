/* SPDX-License-Identifier: MIT
 *
 * Days: working days counted by table, ages, and the seasons of the front door.
 */
#include "world.h"

enum { YEARS = 20, DAYS_BEFORE = YEARS * 366, DAYS_AFTER = 8000 };

void pw_calendar_begin(struct pw_invented *all) {
    size_t days = DAYS_BEFORE + DAYS_AFTER;
    all->first = all->as_at - DAYS_BEFORE;
    all->number = PW_NEW_N(all->arena, int32_t, days);
    all->day_of = PW_NEW_N(all->arena, int32_t, days);
    int32_t number = 0;
    for (size_t i = 0; i < days; i++) {
        int32_t day = all->first + (int32_t)i;
        if (pw_working_day(day))
            all->day_of[++number] = day;
        all->number[i] = number;
    }
}

/* Working days up to and with `day`. */
static int32_t number_of(const struct pw_invented *all, int32_t day) {
    int32_t at = day - all->first;
    return all->number[at < 0                           ? 0
                       : at >= DAYS_BEFORE + DAYS_AFTER ? DAYS_BEFORE + DAYS_AFTER - 1
                                                        : at];
}

int32_t pw_work_after(const struct pw_invented *all, int32_t day, int n) {
    int32_t number = number_of(all, day);
    if (n == 0 && all->day_of[number] == day)
        return day;
    return all->day_of[number + (n ? n : 1)];
}

int pw_work_between(const struct pw_invented *all, int32_t from, int32_t to) {
    return number_of(all, to) - number_of(all, from);
}

int32_t pw_months_before(int32_t day, int months) {
    int y, m, d;
    pw_date_split(day, &y, &m, &d);
    int32_t next = pw_date_make(y, m, d + 1);
    bool last = next == PW_NO_DATE; /* a month's last day stays one */
    m -= months;
    for (; m < 1; m += 12)
        y--;
    int32_t found = pw_date_make(y, m, last ? 31 : d);
    for (int k = 30; found == PW_NO_DATE; k--)
        found = pw_date_make(y, m, k);
    return found;
}

int32_t pw_birthday(int32_t born, int years) {
    int y, m, d;
    pw_date_split(born, &y, &m, &d);
    int32_t day = pw_date_make(y + years, m, d);
    return day != PW_NO_DATE ? day : pw_date_make(y + years, 3, 1);
}

int pw_years_old(int32_t born, int32_t day) {
    int y, m, d, by, bm, bd;
    if (day < born)
        return -1;
    pw_date_split(day, &y, &m, &d);
    pw_date_split(born, &by, &bm, &bd);
    return y - by - (m < bm || (m == bm && d < bd));
}

/* ---- seasons ----------------------------------------------------------------------- */

static const double months[] = {
#define MONTH(share) share,
#define LEVEL(quarter, share)
#define PACE(quarter, times)
#include "months.def"
#undef MONTH
#undef LEVEL
#undef PACE
};

struct level {
    int quarter;
    double share;
};

static const struct level levels[] = {
#define MONTH(share)
#define LEVEL(quarter, share) {quarter, share},
#define PACE(quarter, times)
#include "months.def"
#undef MONTH
#undef LEVEL
#undef PACE
};

static const struct level paces[] = {
#define MONTH(share)
#define LEVEL(quarter, share)
#define PACE(quarter, times) {quarter, times},
#include "months.def"
#undef MONTH
#undef LEVEL
#undef PACE
};

static const double most_month = 1.10, most_level = 1.13;

static double level_on(const struct pw_invented *all, int32_t day, const struct level *list,
                       size_t count) {
    int quarter = (int)((double)(all->as_at - day) / 91.3125);
    double share = 1;
    for (size_t i = 0; i < count && list[i].quarter <= quarter; i++)
        share = list[i].share;
    return share;
}

int pw_days_at(const struct pw_invented *all, struct pw_luck *luck, enum pw_span span,
               int32_t day) {
    return (int)(pw_span_of(luck, span) * level_on(all, day, paces, PW_COUNT(paces)));
}

static double month_on(int32_t day) {
    int y, m, d;
    pw_date_split(day, &y, &m, &d);
    return months[m - 1];
}

/* Few come on a day off. */
static bool is_likely(struct pw_luck *luck, int32_t day) {
    return pw_luck_share(luck) < month_on(day) / most_month &&
           (pw_working_day(day) || pw_luck_share(luck) < 0.06);
}

int32_t pw_likely_day(const struct pw_invented *all, struct pw_luck *luck, int32_t day) {
    (void)all;
    for (int tries = 0; tries < 40 && !is_likely(luck, day); tries++)
        day += pw_working_day(day) ? pw_luck_between(luck, 1, 30) : 1;
    return day;
}

int32_t pw_first_day(const struct pw_invented *all, struct pw_luck *luck) {
    int32_t day;
    do
        day = pw_luck_between(luck, all->first, all->as_at);
    while (pw_luck_share(luck) >= level_on(all, day, levels, PW_COUNT(levels)) / most_level ||
           !is_likely(luck, day));
    return day;
}
