/* SPDX-License-Identifier: MIT
 *
 * The file as bytes: header, trailer, cross-reference table, and every object
 * where the table says that it stands.
 */
#include <string.h>

#include "lexer.h"

static size_t find_last(const struct pdf *pdf, const char *text) {
    size_t n = strlen(text);
    for (size_t i = pdf->file.length; i >= n; i--)
        if (memcmp(pdf->file.data + i - n, text, n) == 0)
            return i - n;
    return (size_t)-1;
}

static void check_header(struct pdf *pdf) {
    const unsigned char *p = pdf->file.data;
    size_t at = 8;
    if (pdf->file.length < 20 || memcmp(p, "%PDF-1.7", 8) != 0) {
        fault(pdf, R_FILE_HEADER, "the file does not begin with %%PDF-1.7");
        return;
    }
    while (at < 10 && (p[at] == '\r' || p[at] == '\n'))
        at++;
    bool high = at > 8 && p[at] == '%';
    for (size_t i = 1; i <= 4; i++)
        high = high && p[at + i] > 127;
    if (!high)
        fault(pdf, R_FILE_HEADER, "the second line is no comment of four bytes above 127");
}

static void check_end(struct pdf *pdf) {
    size_t end = find_last(pdf, "%%EOF");
    size_t after = end == (size_t)-1 ? 0 : pdf->file.length - end - 5;
    const unsigned char *p = pdf->file.data + end + 5;
    bool right = end != (size_t)-1 && (after == 0 || (after == 1 && (*p == '\n' || *p == '\r')) ||
                                       (after == 2 && p[0] == '\r' && p[1] == '\n'));
    if (!right)
        fault(pdf, R_FILE_END, "the file does not end with %%%%EOF and at most one line end");
}

static void check_trailer(struct pdf *pdf) {
    qpdf_oh trailer = qpdf_get_trailer(pdf->q), id = key(pdf, trailer, "/ID");
    if (count_of(pdf, id) != 2 || string_of(pdf, item(pdf, id, 0)).length < 16 ||
        string_of(pdf, item(pdf, id, 1)).length < 16)
        fault(pdf, R_FILE_ID, "the trailer has no /ID of two strings of 16 bytes");
    if (has(pdf, trailer, "/Encrypt"))
        fault(pdf, R_FILE_ENCRYPTED, "the file is encrypted");
}

/* Behind the word "stream" of an object: line end, data of that length, line
 * end, "endstream", line end, "endobj". */
static void check_stream(struct pdf *pdf, struct lexer *lexer, int object) {
    const unsigned char *p = lexer->data;
    size_t at = lexer->at;
    if (at + 1 < lexer->length && p[at] == '\r' && p[at + 1] == '\n')
        at += 2;
    else if (at < lexer->length && p[at] == '\n')
        at++;
    else
        fault(pdf, R_FILE_STREAM, "\"stream\" is not followed by LF or CR LF, object %d", object);
    long length = -1;
    qpdf_oh stream = qpdf_get_object_by_id(pdf->q, object, 0);
    if (!integer_of(pdf, key(pdf, stream, "/Length"), &length) || length < 0 ||
        (size_t)length > lexer->length - at) {
        fault(pdf, R_FILE_STREAM, "Length is no length of the stream, object %d", object);
        return;
    }
    at += (size_t)length;
    size_t line_end = at + 1 < lexer->length && p[at] == '\r' && p[at + 1] == '\n' ? 2
                      : at < lexer->length && (p[at] == '\n' || p[at] == '\r')     ? 1
                                                                                   : 0;
    if (line_end == 0 || at + line_end + 9 > lexer->length ||
        memcmp(p + at + line_end, "endstream", 9) != 0)
        fault(pdf, R_FILE_STREAM,
              "behind Length bytes stands no line end with \"endstream\", object %d", object);
    lexer->at = at + line_end + 9;
    struct value end = lex(lexer);
    if (!word_is(&end, "endobj"))
        fault(pdf, R_FILE_OBJECT, "\"endstream\" is not followed by \"endobj\", object %d", object);
}

static void check_numbers(struct pdf *pdf, const struct value *value, int object) {
    if (value->kind == V_NUMBER && value->integer &&
        (value->number > 2147483647.0 || value->number < -2147483648.0))
        fault(pdf, R_FILE_LIMIT, "an integer exceeds 32 bits, object %d", object);
    if (value->kind == V_NUMBER && !value->integer &&
        (value->number > 3.403e38 || value->number < -3.403e38))
        fault(pdf, R_FILE_LIMIT, "a real is out of range, object %d", object);
    for (size_t i = 0; i < value->count; i++)
        check_numbers(pdf, &value->items[i], object);
}

/* "12 0 obj", the value, "endobj" or "stream". */
static void check_object_at(struct pdf *pdf, size_t offset, int object) {
    struct lexer lexer = {.pdf = pdf, .data = pdf->file.data, .length = pdf->file.length};
    lexer.at = offset;
    struct value number = lex(&lexer), generation = lex(&lexer), word = lex(&lexer);
    if (number.kind != V_NUMBER || (int)number.number != object || generation.kind != V_NUMBER ||
        !word_is(&word, "obj") || is_space(pdf->file.data[offset])) {
        fault(pdf, R_FILE_XREF, "no object stands at offset %zu, object %d", offset, object);
        return;
    }
    bool spaced = lexer.at < lexer.length &&
                  (lexer.data[lexer.at] == '\n' || lexer.data[lexer.at] == '\r') &&
                  (offset == 0 || lexer.data[offset - 1] == '\n' || lexer.data[offset - 1] == '\r');
    if (!spaced)
        fault(pdf, R_FILE_OBJECT, "\"obj\" does not stand on a line of its own, object %d", object);
    for (struct value value = lex(&lexer); value.kind != V_END; value = lex(&lexer)) {
        check_numbers(pdf, &value, object);
        if (word_is(&value, "stream"))
            check_stream(pdf, &lexer, object);
        if (word_is(&value, "stream") || word_is(&value, "endobj"))
            break;
        if (word_is(&value, "obj")) {
            fault(pdf, R_FILE_OBJECT, "no \"endobj\", object %d", object);
            break;
        }
    }
    if (lexer.error)
        fault(pdf, R_FILE_SYNTAX, "%s, object %d", lexer.error, object);
    if (lexer.odd_hex)
        fault(pdf, R_FILE_HEX, "a hexadecimal string of odd length, object %d", object);
    if (lexer.longest_string > 32767)
        fault(pdf, R_FILE_LIMIT, "a string of %zu bytes, object %d", lexer.longest_string, object);
    if (lexer.longest_name > 127)
        fault(pdf, R_FILE_LIMIT, "a name of %zu bytes, object %d", lexer.longest_name, object);
}

/* One subsection; entries have 20 bytes, so a wrong one shows at once. */
static bool check_entries(struct pdf *pdf, struct lexer *lexer, int first, int count) {
    const unsigned char *p = lexer->data;
    for (int i = 0; i < count; i++, lexer->at += 20) {
        const unsigned char *entry = p + lexer->at;
        if (lexer->at + 20 > lexer->length || entry[10] != ' ' || entry[16] != ' ' ||
            (entry[17] != 'n' && entry[17] != 'f') || (entry[19] != '\n' && entry[19] != '\r')) {
            fault(pdf, R_FILE_XREF, "entry %d of the cross-reference table is malformed",
                  first + i);
            return false;
        }
        size_t offset = 0;
        for (int digit = 0; digit < 10; digit++)
            offset = offset * 10 + (size_t)(entry[digit] - '0');
        if (entry[17] == 'n')
            check_object_at(pdf, offset, first + i);
    }
    return true;
}

static void check_xref(struct pdf *pdf) {
    struct lexer lexer = {.pdf = pdf, .data = pdf->file.data, .length = pdf->file.length};
    size_t start = find_last(pdf, "startxref");
    if (start == (size_t)-1) {
        fault(pdf, R_FILE_XREF, "no \"startxref\"");
        return;
    }
    lexer.at = start + 9;
    struct value offset = lex(&lexer);
    if (offset.kind != V_NUMBER || offset.number < 0 || offset.number >= (double)start) {
        fault(pdf, R_FILE_XREF, "\"startxref\" leads out of the file");
        return;
    }
    lexer.at = (size_t)offset.number;
    struct value word = lex(&lexer);
    if (word.kind == V_NUMBER) /* a cross-reference stream: libqpdf has read it */
        return;
    if (!word_is(&word, "xref") || (lexer.data[lexer.at] != '\n' && lexer.data[lexer.at] != '\r'))
        fault(pdf, R_FILE_XREF, "\"xref\" does not stand on a line of its own");
    for (;;) {
        struct value first = lex(&lexer);
        if (first.kind != V_NUMBER)
            break; /* "trailer" */
        struct value count = lex(&lexer);
        while (lexer.at < lexer.length && is_space(lexer.data[lexer.at]))
            lexer.at++;
        if (!check_entries(pdf, &lexer, (int)first.number, (int)count.number))
            break;
    }
}

void check_file(struct pdf *pdf) {
    check_header(pdf);
    check_end(pdf);
    check_trailer(pdf);
    check_xref(pdf);
}
