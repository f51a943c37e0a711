/* SPDX-License-Identifier: MIT
 *
 * Dates for readers. English month names, whatever the locale.
 */
#include "packwright/dataset.h"

static const char *const months[] = {"January",   "February", "March",    "April",
                                     "May",       "June",     "July",     "August",
                                     "September", "October",  "November", "December"};

struct day {
    int year, month, day;
};

static void put_long(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%d %s %d", d.day, months[d.month - 1], d.year);
}

static void put_short(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%d %.3s %d", d.day, months[d.month - 1], d.year);
}

static void put_month_year(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%s %d", months[d.month - 1], d.year);
}

static void put_short_month_year(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%.3s %d", months[d.month - 1], d.year);
}

static void put_short_month(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%.3s", months[d.month - 1]);
}

static void put_year(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%d", d.year);
}

static void put_year_ending(struct pw_buf *out, struct day d) {
    pw_buf_puts(out, "year ending ");
    put_long(out, d);
}

/* April to March, so 31 March 2024 is in 2023-24. */
static void put_financial_year(struct pw_buf *out, struct day d) {
    int start = d.month >= 4 ? d.year : d.year - 1;
    pw_buf_printf(out, "%d-%02d", start, (start + 1) % 100);
}

/* 1 September to 31 August, so 31 August 2024 is in 2023/24. */
static void put_school_year(struct pw_buf *out, struct day d) {
    int start = d.month >= 9 ? d.year : d.year - 1;
    pw_buf_printf(out, "%d/%02d", start, (start + 1) % 100);
}

static void put_iso(struct pw_buf *out, struct day d) {
    pw_buf_printf(out, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static const struct format {
    const char *name;
    void (*put)(struct pw_buf *out, struct day d);
} formats[] = {
    {"d mmmm yyyy", put_long},        {"d mmm yyyy", put_short},
    {"mmmm yyyy", put_month_year},    {"mmm yyyy", put_short_month_year},
    {"mmm", put_short_month},         {"yyyy", put_year},
    {"year ending", put_year_ending}, {"financial year", put_financial_year},
    {"school year", put_school_year}, {"iso", put_iso},
};

void pw_format_date(struct pw_buf *out, int32_t date, const char *format) {
    if (date == PW_NO_DATE) {
        pw_buf_puts(out, pw_state_symbol(PW_MISSING));
        return;
    }
    struct day d;
    pw_date_split(date, &d.year, &d.month, &d.day);
    const struct format *chosen = &formats[0];
    for (size_t i = 0; i < PW_COUNT(formats); i++)
        if (pw_streq(format, formats[i].name))
            chosen = &formats[i];
    chosen->put(out, d);
}
