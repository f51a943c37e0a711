/* SPDX-License-Identifier: MIT
 *
 * Dates as people and Excel write them.
 */
#include "said_date.h"

#include <string.h>

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Up to `most` digits at *at; -1 if there is none. */
static int take_number(const char **at, int most, int *digits) {
    int number = 0;
    for (*digits = 0; *digits < most && is_digit(**at); (*digits)++, (*at)++)
        number = number * 10 + (**at - '0');
    return *digits && !is_digit(**at) ? number : -1;
}

/* "Mar", "march": its number, 0 if it is none; moves on. */
static int take_month(const char **at) {
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    char word[12] = {0};
    size_t length = 0;
    for (; length < sizeof word - 1; length++) {
        char c = (*at)[length];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c < 'a' || c > 'z')
            break;
        word[length] = c;
    }
    for (int month = 0; month < 12; month++)
        if ((length == 3 && strncmp(word, names[month], 3) == 0) ||
            strcmp(word, names[month]) == 0 || (month == 8 && strcmp(word, "sept") == 0)) {
            *at += length;
            return month + 1;
        }
    return 0;
}

/* Nothing more, or a time of day, which a date has no use for. */
static bool ends(const char *at) {
    if (*at == 'T' || *at == ' ')
        return strspn(at + 1, "0123456789:. ") == strlen(at + 1);
    return *at == '\0';
}

static int32_t serial(const char *text) {
    double days;
    if (!pw_number_parse(text, &days) || days < 18264 || days >= 91677) /* 1950 to 2150 */
        return PW_NO_DATE;
    return pw_date_make(1899, 12, 30) + (int32_t)days;
}

static bool skip_separator(const char **at, char *first) {
    char c = **at;
    if (!c || !strchr("/-. ", c) || (*first && *first != c))
        return false;
    *first = c;
    (*at)++;
    return true;
}

/* Day, month in digits or letters, year; one separator throughout. */
static int32_t day_first(const char *at) {
    int digits;
    char separator = 0;
    int day = take_number(&at, 2, &digits);
    if (day < 0 || !skip_separator(&at, &separator))
        return PW_NO_DATE;
    int month = is_digit(*at) ? take_number(&at, 2, &digits) : take_month(&at);
    if (month <= 0 || !skip_separator(&at, &separator))
        return PW_NO_DATE;
    int year = take_number(&at, 4, &digits);
    if (year < 0 || (digits != 2 && digits != 4) || !ends(at))
        return PW_NO_DATE;
    if (digits == 2)
        year += year < 50 ? 2000 : 1900;
    return pw_date_make(year, month, day);
}

int32_t pw_said_date(const char *text) {
    while (*text == ' ')
        text++;
    if (strlen(text) >= 10 && text[4] == '-' && text[7] == '-' && ends(text + 10)) {
        char iso[11];
        memcpy(iso, text, 10);
        iso[10] = '\0';
        return pw_date_parse(iso);
    }
    size_t digits = strspn(text, "0123456789.");
    bool plain = digits == strlen(text) && strspn(text, "0123456789") >= 5;
    return plain ? serial(text) : day_first(text);
}
