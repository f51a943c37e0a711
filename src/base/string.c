/* SPDX-License-Identifier: MIT
 *
 * Comparing and trimming text; numbers from text, whatever the locale.
 */
#include "packwright/base.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool pw_streq(const char *a, const char *b) {
    return a == b || (a && b && strcmp(a, b) == 0);
}

bool pw_str_starts(const char *text, const char *prefix) {
    while (*prefix && *text == *prefix) /* nearly always the first byte says it */
        text++, prefix++;
    return !*prefix;
}

bool pw_str_ends(const char *text, const char *suffix) {
    size_t length = strlen(text), end = strlen(suffix);
    return length >= end && memcmp(text + length - end, suffix, end) == 0;
}

static int fold(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

int pw_str_casecmp(const char *a, const char *b) {
    while (*a && fold(*a) == fold(*b)) {
        a++;
        b++;
    }
    return fold(*a) - fold(*b);
}

static bool blank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

char *pw_str_trim(struct pw_arena *arena, const char *text, size_t length) {
    while (length && blank(text[0])) {
        text++;
        length--;
    }
    while (length && blank(text[length - 1]))
        length--;
    return pw_arena_strndup(arena, text, length);
}

static const char *digits(const char *p, bool *any) {
    while (*p >= '0' && *p <= '9') {
        p++;
        *any = true;
    }
    return p;
}

/* sign? (digits [. digits?] | . digits) ([eE] sign? digits)? and nothing else:
 * strtod alone would take hexadecimal, "inf" and the locale's point. */
static bool number_shape(const char *p) {
    bool any = false;
    if (*p == '+' || *p == '-')
        p++;
    p = digits(p, &any);
    if (*p == '.')
        p = digits(p + 1, &any);
    if (!any)
        return false;
    if (*p == 'e' || *p == 'E') {
        bool exponent = false;
        p++;
        if (*p == '+' || *p == '-')
            p++;
        p = digits(p, &exponent);
        if (!exponent)
            return false;
    }
    return *p == '\0';
}

/* The program never calls setlocale, so the C locale's point holds. */
bool pw_number_parse(const char *text, double *value) {
    if (!number_shape(text))
        return false;
    double parsed = strtod(text, NULL);
    if (parsed > 1.7e308 || parsed < -1.7e308)
        return false;
    *value = parsed;
    return true;
}

double pw_number_clean(double value) {
    char digits[40];
    snprintf(digits, sizeof digits, "%.15g", value);
    double clean;
    return pw_number_parse(digits, &clean) ? clean : value;
}

bool pw_integer_parse(const char *text, int64_t *value) {
    const char *p = *text == '-' || *text == '+' ? text + 1 : text;
    bool any = false;
    if (*digits(p, &any) != '\0' || !any)
        return false;
    errno = 0;
    long long parsed = strtoll(text, NULL, 10);
    if (errno)
        return false;
    *value = parsed;
    return true;
}
