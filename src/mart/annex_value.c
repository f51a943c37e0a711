/* SPDX-License-Identifier: MIT
 *
 * Values of Annex A lists: codes with or without their letter and words, dates
 * in every form, answers, counts. What can't be read is left blank; its text
 * goes nowhere, since it may be a name.
 */
#include <math.h>
#include <string.h>

#include "annex.h"
#include "said_date.h"

static const struct {
    const char *set, *code, *words;
} codes[] = {
#define ANNEX_CODE(set, code, words) {set, code, words},
#include "annex_codes.def"
#undef ANNEX_CODE
};

bool pw_annex_blank(const char *text) {
    char words[16];
    if (strlen(text) > 8)
        return false;
    if (text[0] == '#') /* an error of a formula */
        return true;
    pw_annex_words(text, words, sizeof words);
    return !*words || pw_streq(words, "n a") || pw_streq(words, "na") || pw_streq(words, "null");
}

/* After "a) ", "zz) ", "(a) " or, of a code put in between later, "p1) ". */
static const char *after_letter(const char *text) {
    size_t letters = strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ(");
    if (letters)
        letters += strspn(text + letters, "0123456789");
    if (letters == 0 || letters > 3 || text[letters] != ')')
        return text;
    text += letters + 1;
    while (*text == ' ')
        text++;
    return text;
}

/* Is `words` one of the alternatives? */
static bool among(const char *words, const char *alternatives) {
    size_t length = strlen(words);
    while (*alternatives) {
        size_t here = strcspn(alternatives, "|");
        if (here == length && strncmp(alternatives, words, here) == 0)
            return true;
        alternatives += here + (alternatives[here] == '|');
    }
    return false;
}

static const char *code_of(const char *set, const char *text) {
    const char *plain = after_letter(text);
    char words[120], code[32], letter[8];
    pw_annex_words(plain, words, sizeof words);
    pw_annex_words(text, letter, sizeof letter);
    size_t first = strcspn(words, " ");
    if (plain == text || strcspn(letter, " ") >= sizeof letter - 1)
        letter[0] = '\0';
    letter[strcspn(letter, " ")] = '\0';
    const char *by_letter = NULL;
    for (size_t i = 0; i < PW_COUNT(codes); i++) {
        if (!pw_streq(codes[i].set, set))
            continue;
        pw_annex_words(codes[i].code, code, sizeof code);
        if (pw_streq(code, words) || among(words, codes[i].words) ||
            (strlen(code) <= 4 && strlen(code) == first && strncmp(words, code, first) == 0 &&
             (strlen(code) > 1 || plain[first] == ':' || strncmp(plain + first, " -", 2) == 0)))
            return codes[i].code;
        if (*letter && !*words && (pw_streq(letter, code) || among(letter, codes[i].words)))
            by_letter = codes[i].code;
    }
    return by_letter;
}

static void set_text(struct pw_annex_value *out, const char *text) {
    out->type = PW_ANNEX_STRING;
    size_t length = strlen(text);
    while (length >= sizeof out->text || (length && ((unsigned char)text[length] & 0xc0) == 0x80))
        length--;
    memcpy(out->text, text, length);
    out->text[length] = '\0';
    out->sound = true;
}

static void set_integer(struct pw_annex_value *out, int64_t integer) {
    out->type = PW_ANNEX_INTEGER;
    out->integer = integer;
    out->sound = true;
}

static void set_date(struct pw_annex_value *out, const char *text, int32_t snapshot, bool birth) {
    int32_t date = pw_said_date(text);
    out->rule = "bad-date";
    if (date == PW_NO_DATE)
        return;
    set_text(out, "");
    pw_date_text(date, out->text);
    int32_t last = birth ? snapshot + 300 : snapshot; /* an unborn child is expected by then */
    out->implausible = date > last || date < pw_date_make(1980, 1, 1);
}

static void set_flag(struct pw_annex_value *out, const char *text, bool dated) {
    char words[40];
    const char *plain = after_letter(text);
    pw_annex_words(*plain ? plain : text, words, sizeof words);
    out->rule = "unknown-answer";
    if (among(words, "yes|y|true|1|a|suitable"))
        set_integer(out, 1);
    else if (among(words, "no|n|false|0|b|unsuitable"))
        set_integer(out, 0);
    else if (among(words, "unknown|c|not known|not recorded"))
        out->sound = true; /* an answer, though none of the two */
    else if (dated && pw_said_date(text) != PW_NO_DATE)
        set_integer(out, 1);
}

/* Whole years; an unborn child is -1. */
static void set_age(struct pw_annex_value *out, const char *text) {
    double years;
    char words[24];
    out->rule = "bad-age";
    pw_annex_words(text, words, sizeof words);
    if (strncmp(words, "unborn", 6) == 0)
        set_integer(out, -1);
    else if (pw_number_parse(text, &years) && years > -2 && years < 130)
        set_integer(out, years < 0 ? -1 : (int64_t)floor(years));
}

static void set_count(struct pw_annex_value *out, const char *text) {
    double number;
    out->rule = "bad-count";
    if (pw_number_parse(text, &number) && number >= 0 && number < 1000 && floor(number) == number)
        set_integer(out, (int64_t)number);
}

/* How old a child born on a day is on another: -1 before it. One born on 29 February has the
 * birthday of other years on 1 March. */
int pw_annex_age(int32_t born, int32_t day) {
    int year, month, date, on_year, on_month, on_date;
    if (born > day)
        return -1;
    pw_date_split(born, &year, &month, &date);
    pw_date_split(day, &on_year, &on_month, &on_date);
    return on_year - year - (on_month < month || (on_month == month && on_date < date));
}

void pw_annex_read(const struct pw_annex_column *column, const char *text, int32_t snapshot,
                   struct pw_annex_value *out) {
    *out = (struct pw_annex_value){.type = PW_ANNEX_NULL, .filled = !pw_annex_blank(text)};
    if (!out->filled)
        return;
    switch (column->kind) {
    case PW_ANNEX_CODE: {
        const char *code = code_of(column->set, text);
        out->rule = "unknown-code";
        if (code)
            set_text(out, code);
        break;
    }
    case PW_ANNEX_BIRTH:
    case PW_ANNEX_DATE:
        set_date(out, text, snapshot, column->kind == PW_ANNEX_BIRTH);
        break;
    case PW_ANNEX_AGE:
        set_age(out, text);
        break;
    case PW_ANNEX_FLAG:
    case PW_ANNEX_SEEN:
    case PW_ANNEX_SUITABLE:
        set_flag(out, text, column->kind == PW_ANNEX_SEEN);
        break;
    case PW_ANNEX_COUNT:
        set_count(out, text);
        break;
    default:
        set_text(out, text);
    }
}

/* The codes of a set, as far as they are few. */
static const char *codes_of(struct pw_arena *arena, const char *set) {
    enum { FEW = 12 };
    const char *list = "";
    size_t count = 0;
    for (size_t i = 0; i < PW_COUNT(codes); i++)
        if (pw_streq(codes[i].set, set) && count++ < FEW)
            list = pw_arena_printf(arena, "%s%s%s", list, *list ? ", " : "", codes[i].code);
    return pw_arena_printf(arena, "has none of the codes %s%s and is left blank.", list,
                           count > FEW ? " and so on" : "");
}

const char *pw_annex_expected(struct pw_arena *arena, const struct pw_annex_column *column) {
    switch (column->kind) {
    case PW_ANNEX_CODE:
        return codes_of(arena, column->set);
    case PW_ANNEX_BIRTH:
    case PW_ANNEX_DATE:
        return "is no date such as 31/12/2024 or 2024-12-31 and is left blank.";
    case PW_ANNEX_AGE:
        return "is no age in years and is left blank.";
    case PW_ANNEX_COUNT:
        return "is no whole number from 0 to 999 and is left blank.";
    default:
        return "is neither yes nor no and is left blank.";
    }
}
