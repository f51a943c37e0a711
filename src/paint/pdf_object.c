/* SPDX-License-Identifier: MIT
 *
 * Indirect objects and what they are written with. Streams are libharu's, with
 * entries that a hook prints; dictionaries are ours and go into object streams.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "pdf_private.h"

/* On tables of figures, against the default of 6: 3 saves a tenth of the time of
 * painting and costs a tenth of the size, 5 loses half a per cent of the size. */
static const int deflate_level = 5;

struct body {
    struct pdf *pdf;
    pdf_print *print;
    const void *what;
    const char *data; /* of a stream, else NULL */
    size_t length;
};

static HPDF_STATUS body_write(HPDF_Dict dict, HPDF_Stream stream) {
    const struct body *body = dict->attr;
    struct pdf *pdf = body->pdf;
    pw_buf_clear(&pdf->scratch);
    body->print(pdf, body->what, &pdf->scratch);
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)pw_buf_text(&pdf->scratch),
                             (HPDF_UINT)pdf->scratch.length);
}

/* libharu would give each stream a second object for its length. */
static HPDF_STATUS stream_write(HPDF_Dict dict) {
    const struct body *body = dict->attr;
    HPDF_Stream stream = body->pdf->doc->stream;
    HPDF_STATUS status = HPDF_Stream_WriteStr(stream, "\nstream\r\n");
    if (status == HPDF_OK && body->length)
        status = HPDF_Stream_Write(stream, (const HPDF_BYTE *)body->data, (HPDF_UINT)body->length);
    if (status == HPDF_OK)
        status = HPDF_Stream_WriteStr(stream, "\nendstream");
    return status;
}

void pdf_hook(struct pdf *pdf, HPDF_Dict dict, pdf_print *print, const void *what) {
    assert(!dict->attr && !dict->write_fn);
    struct body *body = PW_NEW(pdf->arena, struct body);
    body->pdf = pdf;
    body->print = print;
    body->what = what;
    dict->attr = body;
    dict->write_fn = body_write;
}

pdf_id pdf_object(struct pdf *pdf, pdf_print *print, const void *what) {
    *PW_PUSH(pdf->arena, pdf, objects) = (struct pdf_object){print, what};
    return PDF_OWN + (pdf_id)(pdf->objects_count - 1);
}

static void stream_entries(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    pw_buf_puts(out, what);
}

void pdf_deflate(struct pdf *pdf, const void *bytes, size_t length, struct pw_buf *out) {
    z_stream *z = &pdf->deflater; /* one for all: its tables are a quarter of a megabyte */
    pw_buf_clear(out);
    if (deflateReset(z) != Z_OK)
        return;
    char block[16384];
    z->next_in = (Bytef *)(uintptr_t)bytes; /* zlib does not write there */
    size_t rest = length;
    int status = Z_OK;
    do {
        if (z->avail_in == 0) {
            z->avail_in = rest > 1u << 30 ? 1u << 30 : (uInt)rest;
            rest -= z->avail_in;
        }
        z->next_out = (Bytef *)block;
        z->avail_out = sizeof block;
        status = deflate(z, rest ? Z_NO_FLUSH : Z_FINISH);
        pw_buf_add(out, block, sizeof block - z->avail_out);
    } while (status == Z_OK || (status == Z_BUF_ERROR && rest));
}

bool pdf_deflate_start(struct pdf *pdf) {
    return deflateInit(&pdf->deflater, deflate_level) == Z_OK;
}

void pdf_deflate_end(struct pdf *pdf) {
    deflateEnd(&pdf->deflater);
}

pdf_id pdf_stream(struct pdf *pdf, const char *entries, const void *bytes, size_t length,
                  bool deflate) {
    if (deflate) {
        pdf_deflate(pdf, bytes, length, &pdf->packed);
        bytes = pdf->packed.data;
        length = pdf->packed.length;
    }
    const char *all = pw_arena_printf(pdf->arena, "%s%s/Length %zu", entries,
                                      deflate ? "/Filter/FlateDecode" : "", length);
    HPDF_Dict dict = HPDF_Dict_New(pdf->doc->mmgr);
    if (!dict || HPDF_Xref_Add(pdf->doc->xref, dict) != HPDF_OK)
        return 0; /* the document has an error now, which ends the painting */
    pdf_hook(pdf, dict, stream_entries, all);
    struct body *body = dict->attr;
    body->data = pw_arena_strndup(pdf->arena, bytes, length);
    body->length = length;
    dict->after_write_fn = stream_write;
    return pdf_id_of(dict);
}

pdf_id pdf_id_of(const void *haru_object) {
    const HPDF_Obj_Header *header = haru_object;
    return header->obj_id & 0x00FFFFFF;
}

/* ---- numbers --------------------------------------------------------------- */
void pdf_int(struct pw_buf *out, long long value) {
    char text[24], *end = text + sizeof text, *p = end;
    unsigned long long rest =
        value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
    do
        *--p = (char)('0' + rest % 10);
    while (rest /= 10);
    if (value < 0)
        *--p = '-';
    pw_buf_add(out, p, (size_t)(end - p));
}

void pdf_number(struct pw_buf *out, double value) {
    if (!isfinite(value) || fabs(value) > 1e8)
        value = 0;
    long long thousandths = llround(value * 1000);
    char text[24], *end = text + sizeof text, *p = end;
    bool negative = thousandths < 0;
    unsigned long long rest = (unsigned long long)(negative ? -thousandths : thousandths);
    unsigned long long whole = rest / 1000;
    unsigned fraction = (unsigned)(rest % 1000);
    if (fraction) {
        int digits = 3;
        for (; fraction % 10 == 0; digits--)
            fraction /= 10;
        for (; digits > 0; digits--, fraction /= 10)
            *--p = (char)('0' + fraction % 10);
        *--p = '.';
    }
    if (whole || p == end)
        do
            *--p = (char)('0' + whole % 10);
        while (whole /= 10);
    if (negative)
        *--p = '-';
    pw_buf_add(out, p, (size_t)(end - p));
}

void pdf_ref(struct pdf *pdf, struct pw_buf *out, pdf_id id) {
    pw_buf_putc(out, ' ');
    pdf_int(out, id & PDF_OWN ? pdf->first_own + (id - PDF_OWN) : id);
    pw_buf_add(out, " 0 R", 4);
}

/* ---- strings and names ------------------------------------------------------ */
static const char hex[] = "0123456789ABCDEF";

static void hex_unit(struct pw_buf *out, uint32_t unit) {
    char four[4] = {hex[unit >> 12 & 15], hex[unit >> 8 & 15], hex[unit >> 4 & 15], hex[unit & 15]};
    pw_buf_add(out, four, 4);
}

static bool plain(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (text[i] < 0x20 || text[i] > 0x7E)
            return false;
    return true;
}

static void literal(struct pw_buf *out, const char *text, size_t length) {
    pw_buf_putc(out, '(');
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '(' || text[i] == ')' || text[i] == '\\')
            pw_buf_putc(out, '\\');
        pw_buf_putc(out, text[i]);
    }
    pw_buf_putc(out, ')');
}

void pdf_text(struct pw_buf *out, const char *utf8, size_t length) {
    if (plain(utf8, length)) {
        literal(out, utf8, length);
        return;
    }
    pw_buf_puts(out, "<FEFF");
    for (const char *end = utf8 + length; utf8 < end;) {
        uint32_t c = pw_utf8_next(&utf8, end);
        if (c >= 0x10000) {
            hex_unit(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        hex_unit(out, c);
    }
    pw_buf_putc(out, '>');
}

void pdf_bytes(struct pw_buf *out, const char *text) {
    size_t length = strlen(text);
    if (plain(text, length)) {
        literal(out, text, length);
        return;
    }
    pw_buf_putc(out, '<');
    for (size_t i = 0; i < length; i++) {
        pw_buf_putc(out, hex[(unsigned char)text[i] >> 4]);
        pw_buf_putc(out, hex[(unsigned char)text[i] & 15]);
    }
    pw_buf_putc(out, '>');
}

void pdf_name(struct pw_buf *out, const char *name) {
    pw_buf_putc(out, '/');
    for (; *name; name++) {
        unsigned char c = (unsigned char)*name;
        if (c > 0x20 && c < 0x7F && !strchr("()<>[]{}/%#", c)) {
            pw_buf_putc(out, *name);
        } else {
            pw_buf_putc(out, '#');
            pw_buf_putc(out, hex[c >> 4]);
            pw_buf_putc(out, hex[c & 15]);
        }
    }
}
