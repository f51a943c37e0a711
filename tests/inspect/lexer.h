/* SPDX-License-Identifier: MIT
 *
 * Tokens of PDF syntax, for content streams and for the raw file.
 */
#ifndef INSPECT_LEXER_H
#define INSPECT_LEXER_H

#include "inspect.h"

enum value_kind {
    V_END,
    V_NUMBER,
    V_NAME,   /* text without the slash, escapes resolved */
    V_STRING, /* text decoded */
    V_ARRAY,
    V_DICT, /* items: key, value, key, value ... */
    V_WORD  /* operator or keyword */
};

struct value {
    enum value_kind kind;
    double number;
    bool integer;
    struct bytes text;
    struct value *items;
    size_t count;
};

struct lexer {
    struct pdf *pdf;
    const unsigned char *data;
    size_t length, at;
    const char *error; /* first thing that is wrong, NULL so far */
    /* limits seen on the way */
    bool odd_hex;
    size_t longest_string, longest_name;
};

struct value lex(struct lexer *lexer);
bool word_is(const struct value *value, const char *word);
/* Value of a key of a V_DICT, or NULL. */
const struct value *dict_value(const struct value *dict, const char *name);
bool is_space(int c);
/* Moves behind blanks and comments. */
void lex_blank(struct lexer *lexer);

#endif
