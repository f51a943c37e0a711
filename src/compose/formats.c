/* SPDX-License-Identifier: MIT
 *
 * The formats of formats.def, one function each. The cell is present.
 */
#include "format.h"

#include <math.h>
#include <string.h>

static void put_number(struct format_call *call, double value, int decimals) {
    pw_format_number(call->out, value, decimals);
}

static bool is_percent(const struct format_call *call) {
    return pw_streq(call->found->unit, "%");
}

static bool is_pounds(const struct format_call *call) {
    return call->found->unit && pw_str_starts(call->found->unit, "\xC2\xA3");
}

/* Whether the number prints as nothing but zeros: what a reader sees as none. */
static bool prints_zero(double value, int decimals) {
    struct pw_buf text = {0};
    pw_format_number(&text, value, decimals);
    bool zero = !strpbrk(pw_buf_text(&text), "123456789");
    pw_buf_release(&text);
    return zero;
}

void co_format_count(struct format_call *call) {
    put_number(call, call->found->cell.number, call->decimals < 0 ? 0 : call->decimals);
}

void co_format_number_with(struct format_call *call) {
    put_number(call, call->found->cell.number, call->decimals);
}

void co_format_percent(struct format_call *call) {
    put_number(call, call->found->cell.number, call->decimals);
    pw_buf_putc(call->out, '%');
}

/* A sum of money in pounds: millions with one decimal, else whole pounds. */
static void put_pounds(struct format_call *call, double value) {
    bool millions = fabs(value) >= 999950;
    if (value < 0)
        pw_buf_puts(call->out, "\xE2\x88\x92");
    pw_buf_puts(call->out, "\xC2\xA3");
    put_number(call, fabs(value) / (millions ? 1e6 : 1), millions ? 1 : 0);
    if (millions)
        pw_buf_putc(call->out, 'm');
}

void co_format_currency(struct format_call *call) {
    put_pounds(call, call->found->cell.number);
}

static void put_date(struct format_call *call, const char *pattern) {
    pw_format_date(call->out, call->found->cell.date, pattern);
}

void co_format_date_with(struct format_call *call) {
    put_date(call, call->texts_count ? call->texts[0] : NULL);
}

void co_format_month(struct format_call *call) {
    put_date(call, "mmmm yyyy");
}

void co_format_year(struct format_call *call) {
    put_date(call, "yyyy");
}

void co_format_financial_year(struct format_call *call) {
    put_date(call, "financial year");
}

static void put_amount(struct format_call *call) {
    double value = fabs(call->found->cell.number);
    if (is_pounds(call) && pw_streq(call->found->unit, "\xC2\xA3")) {
        put_pounds(call, value);
        return;
    }
    struct pw_buf digits = {0};
    pw_format_number(&digits, value, call->decimals);
    pw_buf_puts(call->out, pw_buf_text(&digits));
    if (is_percent(call))
        pw_buf_puts(call->out, pw_streq(pw_buf_text(&digits), "1") ? " percentage point"
                                                                   : " percentage points");
    pw_buf_release(&digits);
}

void co_format_difference(struct format_call *call) {
    put_amount(call);
}

/* "up 12". A change too small for the decimals shown is called almost
 * unchanged: it is not nothing, and "up 0.0" would be absurd. */
void co_format_change(struct format_call *call) {
    static const char *const usual[] = {"up", "down", "unchanged"};
    const char *words[3];
    for (size_t i = 0; i < 3; i++)
        words[i] = i < call->texts_count ? call->texts[i] : usual[i];
    double value = call->found->cell.number;
    if (value == 0) {
        pw_buf_puts(call->out, words[2]);
    } else if (prints_zero(value, call->decimals)) {
        pw_buf_puts(call->out, "almost unchanged");
    } else {
        pw_buf_printf(call->out, "%s ", value > 0 ? words[0] : words[1]);
        put_amount(call);
    }
}

/* At the precision that is printed, so that no two equal figures are called
 * higher and lower. */
void co_format_words(struct format_call *call) {
    double value = call->found->cell.number;
    size_t which = prints_zero(value, call->decimals) ? 2 : value > 0 ? 0 : 1;
    pw_buf_puts(call->out, call->texts[which] ? call->texts[which] : "");
}

void co_format_plural(struct format_call *call) {
    const char *text = call->texts[call->found->cell.number == 1 ? 0 : 1];
    pw_buf_puts(call->out, text ? text : "");
}

void co_format_rank(struct format_call *call) {
    static const char *const ends[] = {"th", "st", "nd", "rd"};
    long n = lround(call->found->cell.number);
    bool teen = n % 100 >= 11 && n % 100 <= 13;
    put_number(call, (double)n, 0);
    pw_buf_puts(call->out, n > 0 && n % 10 <= 3 && !teen ? ends[n % 10] : ends[0]);
}

void co_format_lower(struct format_call *call) {
    const char *text = call->found->cell.text;
    /* an abbreviation keeps its capitals */
    bool small = text[0] >= 'A' && text[0] <= 'Z' && text[1] >= 'a' && text[1] <= 'z';
    pw_buf_putc(call->out, (char)(small ? text[0] + 32 : text[0]));
    if (*text)
        pw_buf_puts(call->out, text + 1);
}

void co_format_capital(struct format_call *call) {
    const char *text = call->found->cell.text;
    pw_buf_putc(call->out, (char)(text[0] >= 'a' && text[0] <= 'z' ? text[0] - 32 : text[0]));
    if (*text)
        pw_buf_puts(call->out, text + 1);
}

void co_format_plain(struct format_call *call) {
    const struct found *found = call->found;
    if (found->type == PW_DATE)
        put_date(call, found->date_format);
    else if (found->type == PW_TEXT)
        pw_buf_puts(call->out, found->cell.text);
    else if (is_percent(call))
        co_format_percent(call);
    else if (pw_streq(found->unit, "\xC2\xA3"))
        put_pounds(call, found->cell.number);
    else
        put_number(call, found->cell.number, call->decimals);
}
