/* SPDX-License-Identifier: MIT
 *
 * Tokens of PDF syntax (ISO 32000-1, 7.2 and 7.3).
 */
#include "lexer.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 64 };

static struct value lex_deep(struct lexer *lexer, int depth);

bool is_space(int c) {
    return c == 0 || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static bool is_delimiter(int c) {
    return c != 0 && strchr("()<>[]{}/%", c) != NULL;
}

static int peek(const struct lexer *lexer, size_t ahead) {
    return lexer->at + ahead < lexer->length ? lexer->data[lexer->at + ahead] : -1;
}

static void wrong(struct lexer *lexer, const char *what) {
    if (!lexer->error)
        lexer->error = what;
}

void lex_blank(struct lexer *lexer) {
    int c;
    while ((c = peek(lexer, 0)) >= 0) {
        if (c == '%') {
            while ((c = peek(lexer, 0)) >= 0 && c != '\n' && c != '\r')
                lexer->at++;
        } else if (is_space(c)) {
            lexer->at++;
        } else {
            return;
        }
    }
}

static int hex_digit(int c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if ((c | 0x20) >= 'a' && (c | 0x20) <= 'f')
        return (c | 0x20) - 'a' + 10;
    return -1;
}

static struct bytes as_bytes(const struct text *text) {
    return (struct bytes){(const unsigned char *)(text->data ? text->data : ""), text->length};
}

static struct value lex_hex(struct lexer *lexer) {
    struct value value = {.kind = V_STRING};
    struct text text = {0};
    size_t digits = 0;
    int c, high = 0;
    lexer->at++;
    while ((c = peek(lexer, 0)) >= 0 && c != '>') {
        int digit = hex_digit(c);
        if (digit < 0 && !is_space(c))
            wrong(lexer, "a hexadecimal string holds something else");
        if (digit >= 0 && digits++ % 2 == 0)
            high = digit;
        else if (digit >= 0)
            text_add(lexer->pdf, &text, &(char){(char)(high << 4 | digit)}, 1);
        lexer->at++;
    }
    if (c < 0)
        wrong(lexer, "a hexadecimal string does not end");
    lexer->at++;
    if (digits % 2) {
        lexer->odd_hex = true;
        text_add(lexer->pdf, &text, &(char){(char)(high << 4)}, 1);
    }
    value.text = as_bytes(&text);
    return value;
}

/* Behind a backslash; returns the byte or -1 for none. */
static int lex_escape(struct lexer *lexer) {
    static const char letters[] = "nrtbf", meaning[] = "\n\r\t\b\f";
    int c = peek(lexer, 0);
    lexer->at++;
    if (c == '\r' || c == '\n') { /* a line that goes on */
        if (c == '\r' && peek(lexer, 0) == '\n')
            lexer->at++;
        return -1;
    }
    if (c >= '0' && c <= '7') {
        int byte = c - '0';
        for (int i = 0; i < 2 && peek(lexer, 0) >= '0' && peek(lexer, 0) <= '7'; i++)
            byte = byte * 8 + lexer->data[lexer->at++] - '0';
        return byte & 0xFF;
    }
    const char *found = c > 0 ? strchr(letters, c) : NULL;
    return found ? meaning[found - letters] : c;
}

static struct value lex_string(struct lexer *lexer) {
    struct value value = {.kind = V_STRING};
    struct text text = {0};
    int depth = 1, c;
    lexer->at++;
    while ((c = peek(lexer, 0)) >= 0) {
        lexer->at++;
        if (c == '(')
            depth++;
        if (c == ')' && --depth == 0)
            break;
        if (c == '\\' && (c = lex_escape(lexer)) < 0)
            continue;
        text_add(lexer->pdf, &text, &(char){(char)c}, 1);
    }
    if (depth)
        wrong(lexer, "a string does not end");
    value.text = as_bytes(&text);
    return value;
}

static struct value lex_name(struct lexer *lexer) {
    struct value value = {.kind = V_NAME};
    struct text text = {0};
    int c;
    lexer->at++;
    while ((c = peek(lexer, 0)) >= 0 && !is_space(c) && !is_delimiter(c)) {
        if (c == '#' && hex_digit(peek(lexer, 1)) >= 0 && hex_digit(peek(lexer, 2)) >= 0) {
            c = hex_digit(peek(lexer, 1)) << 4 | hex_digit(peek(lexer, 2));
            lexer->at += 2;
        }
        text_add(lexer->pdf, &text, &(char){(char)c}, 1);
        lexer->at++;
    }
    value.text = as_bytes(&text);
    return value;
}

static struct value lex_group(struct lexer *lexer, enum value_kind kind, int depth) {
    struct value value = {.kind = kind};
    lexer->at += kind == V_DICT ? 2 : 1;
    for (;;) {
        lex_blank(lexer);
        int c = peek(lexer, 0);
        if (c == (kind == V_DICT ? '>' : ']')) {
            lexer->at += kind == V_DICT ? 2 : 1;
            break;
        }
        if (c < 0 || depth > DEPTH_MAX) {
            wrong(lexer, "an array or dictionary does not end");
            lexer->at = lexer->length;
            break;
        }
        value.items = grow(lexer->pdf, value.items, value.count, sizeof *value.items);
        value.items[value.count] = lex_deep(lexer, depth + 1);
        value.count++;
    }
    return value;
}

/* A word of the characters of numbers is a number; no exponent in PDF. */
static struct value lex_word(struct lexer *lexer) {
    struct value value = {.kind = V_WORD};
    size_t start = lexer->at, dots = 0, digits = 0;
    int c;
    bool numeric = true;
    while ((c = peek(lexer, 0)) >= 0 && !is_space(c) && !is_delimiter(c)) {
        dots += c == '.';
        digits += c >= '0' && c <= '9';
        if (!(c >= '0' && c <= '9') && c != '.' && !(lexer->at == start && (c == '-' || c == '+')))
            numeric = false;
        lexer->at++;
    }
    value.text.data = lexer->data + start;
    value.text.length = lexer->at - start;
    if (value.text.length == 0) { /* a stray delimiter */
        wrong(lexer, "a delimiter stands alone");
        lexer->at++;
    } else if (numeric && digits > 0 && dots <= 1) {
        const char *text = keep_text(lexer->pdf, value.text.data, value.text.length);
        value.kind = V_NUMBER;
        value.number = strtod(text, NULL);
        value.integer = dots == 0;
    }
    return value;
}

static struct value lex_deep(struct lexer *lexer, int depth) {
    struct value value = {.kind = V_END};
    lex_blank(lexer);
    int c = peek(lexer, 0);
    if (c < 0)
        return value;
    if (c == '/')
        value = lex_name(lexer);
    else if (c == '(')
        value = lex_string(lexer);
    else if (c == '[')
        value = lex_group(lexer, V_ARRAY, depth);
    else if (c == '<' && peek(lexer, 1) == '<')
        value = lex_group(lexer, V_DICT, depth);
    else if (c == '<')
        value = lex_hex(lexer);
    else
        value = lex_word(lexer);
    if (value.kind == V_STRING && value.text.length > lexer->longest_string)
        lexer->longest_string = value.text.length;
    if (value.kind == V_NAME && value.text.length > lexer->longest_name)
        lexer->longest_name = value.text.length;
    return value;
}

struct value lex(struct lexer *lexer) {
    return lex_deep(lexer, 0);
}

bool word_is(const struct value *value, const char *word) {
    return value->kind == V_WORD && value->text.length == strlen(word) &&
           memcmp(value->text.data, word, value->text.length) == 0;
}

const struct value *dict_value(const struct value *dict, const char *name) {
    for (size_t i = 0; dict->kind == V_DICT && i + 1 < dict->count; i += 2)
        if (dict->items[i].kind == V_NAME && dict->items[i].text.length == strlen(name) &&
            memcmp(dict->items[i].text.data, name, strlen(name)) == 0)
            return &dict->items[i + 1];
    return NULL;
}
