/* SPDX-License-Identifier: MIT
 *
 * ToUnicode: what each code of a font says (ISO 32000-1, 9.10.3).
 */
#include <string.h>

#include "lexer.h"

static unsigned code_of(const struct value *value) {
    unsigned code = 0;
    for (size_t i = 0; i < value->text.length && i < 4; i++)
        code = code << 8 | value->text.data[i];
    return code;
}

static void map_code(struct pdf *pdf, struct font *font, unsigned code, const struct value *value,
                     unsigned add) {
    unsigned char utf16[512];
    size_t n = value->text.length;
    if (code > 0xFFFF || n < 2 || n > sizeof utf16 || n % 2) {
        fault(pdf, R_FONT_UNICODE_MAP, "code %04X maps to no UTF-16 text, font %s", code,
              font->name);
        return;
    }
    memcpy(utf16, value->text.data, n);
    unsigned last = (unsigned)(utf16[n - 2] << 8 | utf16[n - 1]) + add;
    utf16[n - 2] = (unsigned char)(last >> 8);
    utf16[n - 1] = (unsigned char)last;
    font->unicode[code] = utf16_to_utf8(pdf, utf16, n);
}

static bool is_code(const struct value *value) {
    return value->kind == V_STRING && value->text.length == 2;
}

static void read_char(struct pdf *pdf, struct font *font, struct lexer *lexer,
                      const struct value *code) {
    struct value text = lex(lexer);
    if (!is_code(code) || text.kind != V_STRING)
        fault(pdf, R_FONT_UNICODE_MAP, "a malformed bfchar, font %s", font->name);
    else
        map_code(pdf, font, code_of(code), &text, 0);
}

static void read_range(struct pdf *pdf, struct font *font, struct lexer *lexer,
                       const struct value *low) {
    struct value high = lex(lexer), text = lex(lexer);
    if (!is_code(low) || !is_code(&high) || code_of(low) > code_of(&high) ||
        low->text.data[0] != high.text.data[0] || (text.kind != V_STRING && text.kind != V_ARRAY)) {
        fault(pdf, R_FONT_UNICODE_MAP, "a malformed bfrange, font %s", font->name);
        return;
    }
    for (unsigned i = 0, n = code_of(&high) - code_of(low); i <= n; i++)
        if (text.kind == V_STRING)
            map_code(pdf, font, code_of(low) + i, &text, i);
        else if (i < text.count && text.items[i].kind == V_STRING)
            map_code(pdf, font, code_of(low) + i, &text.items[i], 0);
}

/* Pairs or triples up to the word that ends the section. */
static void read_section(struct pdf *pdf, struct font *font, struct lexer *lexer, double promised,
                         bool ranges) {
    int count = 0;
    for (;;) {
        struct value first = lex(lexer);
        if (first.kind == V_END || word_is(&first, ranges ? "endbfrange" : "endbfchar"))
            break;
        count++;
        if (ranges)
            read_range(pdf, font, lexer, &first);
        else
            read_char(pdf, font, lexer, &first);
    }
    if (count != (int)promised || count > 100)
        fault(pdf, R_FONT_UNICODE_MAP, "a section of %d entries says it has %g, font %s", count,
              promised, font->name);
}

void read_unicode_map(struct pdf *pdf, struct font *font) {
    struct bytes data;
    if (!stream_data(pdf, key(pdf, font->dict, "/ToUnicode"), &data))
        return; /* every code shown will be a fault */
    struct lexer lexer = {.pdf = pdf, .data = data.data, .length = data.length};
    struct value last = {0};
    bool space = false;
    for (struct value value = lex(&lexer); value.kind != V_END; value = lex(&lexer)) {
        if (word_is(&value, "beginbfchar") || word_is(&value, "beginbfrange"))
            read_section(pdf, font, &lexer, last.number, word_is(&value, "beginbfrange"));
        if (word_is(&value, "begincodespacerange")) {
            struct value low = lex(&lexer), high = lex(&lexer);
            space =
                is_code(&low) && is_code(&high) && code_of(&low) == 0 && code_of(&high) == 0xFFFF;
        }
        last = value;
    }
    if (!space)
        fault(pdf, R_FONT_UNICODE_MAP, "the code space is not 0000 to FFFF, font %s", font->name);
    if (lexer.error || lexer.odd_hex)
        fault(pdf, R_FONT_UNICODE_MAP, "%s, font %s",
              lexer.error ? lexer.error : "an odd hexadecimal string", font->name);
}
