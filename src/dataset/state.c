/* SPDX-License-Identifier: MIT
 *
 * Cell states: symbols that stand in for a number, both ways.
 */
#include <string.h>

#include "packwright/dataset.h"

static const struct {
    const char *symbol, *meaning;
} states[PW_STATE_COUNT] = {
#define STATE(constant, symbol, meaning) [constant] = {symbol, meaning},
#include "states.def"
#undef STATE
};

static const struct {
    const char *text;
    enum pw_state state;
} symbols[] = {
#define SYMBOL(text, state) {text, state},
#include "symbols.def"
#undef SYMBOL
};

/* "<5", "<=5", ">95", "≤5", "≥95", with or without a space and a % at the end. */
static bool is_bound(const char *text) {
    static const char *const signs[] = {"<=", ">=", "<", ">", "\xE2\x89\xA4", "\xE2\x89\xA5"};
    for (size_t i = 0; i < PW_COUNT(signs); i++) {
        if (!pw_str_starts(text, signs[i]))
            continue;
        text += strlen(signs[i]);
        text += strspn(text, " ");
        size_t digits = strspn(text, "0123456789.,");
        return digits > 0 && text[0] >= '0' && text[0] <= '9' &&
               (text[digits] == '\0' || pw_streq(text + digits, "%"));
    }
    return false;
}

enum pw_state pw_state_from_symbol(const char *text) {
    if (!text)
        return PW_MISSING;
    text += strspn(text, " \t\r\n");
    size_t length = strlen(text);
    while (length > 0 && strchr(" \t\r\n", text[length - 1]))
        length--;
    if (length >= 2 && text[0] == '[' && text[length - 1] == ']') {
        text++;
        length -= 2;
    }
    char bare[24]; /* longer than any symbol */
    if (length >= sizeof bare)
        return PW_PRESENT;
    memcpy(bare, text, length);
    bare[length] = '\0';
    for (size_t i = 0; i < PW_COUNT(symbols); i++)
        if (pw_str_casecmp(bare, symbols[i].text) == 0)
            return symbols[i].state;
    return is_bound(bare) ? PW_BOUNDED : PW_PRESENT;
}

const char *pw_state_symbol(enum pw_state state) {
    return (unsigned)state < PW_STATE_COUNT ? states[state].symbol : "";
}

const char *pw_state_meaning(enum pw_state state) {
    return (unsigned)state < PW_STATE_COUNT ? states[state].meaning : "";
}

/* What a reader most needs to know of why there is no sum. */
static int strength(enum pw_state state) {
    static const enum pw_state order[] = {
        PW_PRESENT, PW_NOT_COLLECTED, PW_MISSING, PW_NOT_APPLICABLE,
        PW_AWAITED, PW_UNRELIABLE,    PW_LOW,     PW_WITHHELD};
    for (size_t i = 0; i < PW_COUNT(order); i++)
        if (order[i] == state)
            return (int)i;
    return 0;
}

enum pw_state pw_state_of_sum(enum pw_state a, enum pw_state b) {
    a = a == PW_BOUNDED ? PW_MISSING : a;
    b = b == PW_BOUNDED ? PW_MISSING : b;
    return strength(a) > strength(b) ? a : b;
}
