/* SPDX-License-Identifier: MIT
 *
 * Shared texts (sharedStrings.xml) and which cell styles show dates
 * (styles.xml).
 */
#include "xlsx_private.h"

#include <stdlib.h>
#include <string.h>

struct texts {
    struct pw_xlsx *book;
    struct pw_buf text;
    bool inside; /* a <t> that counts: phonetic hints (<rPh>) do not */
    int phonetic;
};

static void texts_start(void *data, const char *name, const char **attributes) {
    struct texts *t = data;
    (void)attributes;
    if (pw_streq(name, "si"))
        pw_buf_clear(&t->text);
    else if (pw_streq(name, "rPh"))
        t->phonetic++;
    t->inside = pw_streq(name, "t") && !t->phonetic;
}

static void texts_text(void *data, const char *text, int length) {
    struct texts *t = data;
    if (t->inside)
        xlsx_text(t->book, &t->text, text, length);
}

static void texts_end(void *data, const char *name) {
    struct texts *t = data;
    t->inside = false;
    if (pw_streq(name, "rPh"))
        t->phonetic--;
    else if (pw_streq(name, "si") && t->book->texts_count == XLSX_TEXTS)
        t->book->refused = "it has more than 2,000,000 texts";
    else if (pw_streq(name, "si"))
        *PW_PUSH(t->book->arena, t->book, texts) =
            pw_arena_strndup(t->book->arena, pw_buf_text(&t->text), t->text.length);
}

bool xlsx_read_texts(struct pw_xlsx *book, struct pw_err *err) {
    struct texts t = {.book = book};
    const struct xlsx_handler handler = {.start = texts_start,
                                         .end = texts_end,
                                         .text = texts_text,
                                         .data = &t,
                                         .what = "its shared texts",
                                         .most = XLSX_TEXTS_BYTES};
    bool ok = xlsx_part(book, "xl/sharedStrings.xml", &handler, err);
    pw_buf_release(&t.text);
    return ok;
}

enum { FORMATS = 65536 }; /* numbers of formats; Excel's own writer stays below */

struct styles {
    struct pw_xlsx *book;
    bool in_cell_formats;
    bool own[FORMATS]; /* numbers of own formats that show dates */
};

/* Format numbers of the standard that show days (ECMA-376, 18.8.30). */
static bool standard_date(long id) {
    return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/* A format code shows a day when d or y stands outside quotes, brackets and
 * escapes: "dd/mm/yyyy" does, "[Red]0.0" and "0 \d" do not. */
static bool code_shows_date(const char *code) {
    for (; *code; code++) {
        if (*code == '"') {
            code = strchr(code + 1, '"');
            if (!code)
                return false;
        } else if (*code == '[') {
            code = strchr(code, ']');
            if (!code)
                return false;
        } else if (*code == '\\' || *code == '_' || *code == '*') {
            if (code[1])
                code++;
        } else if (*code == 'd' || *code == 'D' || *code == 'y' || *code == 'Y') {
            return true;
        }
    }
    return false;
}

static bool shows_date(const struct styles *s, long id) {
    return standard_date(id) || (id >= 0 && id < FORMATS && s->own[id]);
}

static void styles_start(void *data, const char *name, const char **attributes) {
    struct styles *s = data;
    const char *id = xlsx_attribute(attributes, "numFmtId");
    const char *code = xlsx_attribute(attributes, "formatCode");
    long number = id ? strtol(id, NULL, 10) : -1;
    if (pw_streq(name, "cellXfs"))
        s->in_cell_formats = true;
    else if (pw_streq(name, "numFmt") && code && number >= 0 && number < FORMATS)
        s->own[number] |= code_shows_date(code);
    else if (pw_streq(name, "xf") && s->in_cell_formats)
        *PW_PUSH(s->book->arena, s->book, dates) = shows_date(s, number);
}

static void styles_end(void *data, const char *name) {
    struct styles *s = data;
    if (pw_streq(name, "cellXfs"))
        s->in_cell_formats = false;
}

bool xlsx_read_styles(struct pw_xlsx *book, struct pw_err *err) {
    struct styles s = {.book = book};
    const struct xlsx_handler handler = {.start = styles_start,
                                         .end = styles_end,
                                         .data = &s,
                                         .what = "its styles",
                                         .most = XLSX_MAKE_BYTES};
    return xlsx_part(book, "xl/styles.xml", &handler, err);
}
