/* SPDX-License-Identifier: MIT
 *
 * text: what belongs together on a line though there is a space in it: a day
 * and its month, a number and the word that makes it a quantity, a reference
 * and its number. The space stays a space: only the break is forbidden.
 */
#include <string.h>

#include "text_in.h"

static const char *const after_number[] = {
    "January", "February",   "March",   "April",    "May",      "June",    "July",
    "August",  "September",  "October", "November", "December", "million", "billion",
    "per",     "percentage", "am",      "pm",       NULL};
static const char *const before_number[] = {
    "Table",     "Figure",   "page",  "pages", "Section", "section", "paragraph", "paragraphs",
    "Paragraph", "Appendix", "Annex", "Part",  "week",    "Note",    NULL};

static bool is_word(const char *from, const char *to, const char *word) {
    size_t length = strlen(word);
    return (size_t)(to - from) == length && memcmp(from, word, length) == 0;
}

static bool is_one_of(const char *from, const char *to, const char *const *words) {
    for (; *words; words++)
        if (is_word(from, to, *words))
            return true;
    return false;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* `space` is a single space between two words of the text. */
static bool holds(const char *text, const char *end, const char *space) {
    const char *before = space, *after = space + 1;
    while (before > text && is_letter(before[-1]))
        before--;
    while (after < end && is_letter(*after))
        after++;
    if (is_word(before, space, "per") && is_word(space + 1, after, "cent"))
        return true;
    if (space > text && is_digit(space[-1]))
        return is_one_of(space + 1, after, after_number);
    if (space + 1 < end && is_digit(space[1]))
        return is_one_of(before, space, before_number);
    bool capital = after == space + 2 && space[1] >= 'A' && space[1] <= 'Z';
    return capital && (is_word(before, space, "Appendix") || is_word(before, space, "Annex"));
}

void tx_hold_together(struct tx_words *words) {
    const char *text = words->text, *end = text + words->length;
    const char *space = text;
    while ((space = memchr(space, ' ', (size_t)(end - space))) != NULL) {
        if (holds(text, end, space))
            words->places[space - text + 1] |= TX_NO_BREAK;
        space++;
    }
}
