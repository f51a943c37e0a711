/* SPDX-License-Identifier: MIT
 *
 * Saving. libharu writes the header and its objects: pages, streams, catalog.
 * The many small dictionaries (structure elements, annotations, bookmarks)
 * were packed into object streams, a sixth of the size; a file with those
 * needs its cross-references as a stream (PDF 1.7, 7.5.8), which libharu does
 * not write, so ours takes the place of its table.
 */
#include <stdlib.h>

#include "pdf_private.h"

/* A reader unpacks a whole stream to find one object in it. */
enum { OBJECTS_A_STREAM = 200 };
/* A row of the cross-reference stream: kind, offset or stream, index. */
enum { ROW = 1 + 4 + 2 };

/* ---- object streams ------------------------------------------------------------ */
static void pack(struct pdf *pdf, size_t first, size_t count) {
    struct pw_buf head = {0}, bodies = {0};
    for (size_t i = 0; i < count; i++) {
        const struct pdf_object *object = &pdf->objects[first + i];
        pdf_int(&head, (long long)(pdf->first_own + first + i));
        pw_buf_putc(&head, ' ');
        pdf_int(&head, (long long)bodies.length);
        pw_buf_putc(&head, ' ');
        pw_buf_puts(&bodies, "<<");
        object->print(pdf, object->what, &bodies);
        pw_buf_puts(&bodies, ">>\n");
    }
    char *entries = pw_arena_printf(pdf->arena, "/Type/ObjStm/N %zu/First %zu", count, head.length);
    pw_buf_add(&head, bodies.data, bodies.length);
    pdf_stream(pdf, entries, head.data, head.length, true);
    pw_buf_release(&head);
    pw_buf_release(&bodies);
}

/* ---- cross-references ----------------------------------------------------------- */
static void put_row(unsigned char *row, unsigned kind, unsigned long where, unsigned index) {
    row[0] = (unsigned char)kind;
    for (int i = 0; i < 4; i++)
        row[1 + i] = (unsigned char)(where >> (24 - 8 * i));
    row[5] = (unsigned char)(index >> 8);
    row[6] = (unsigned char)index;
}

/* All rows, each less the one above it (PNG predictor "up"): neighbours differ
 * in a byte or two, which deflates to little. */
static void rows(struct pdf *pdf, unsigned streams, unsigned long start, unsigned total,
                 struct pw_buf *out) {
    unsigned char above[ROW] = {0}, row[ROW], line[ROW + 1] = {2};
    unsigned haru = pdf->doc->xref->entries->count;
    for (unsigned number = 0; number < total; number++) {
        if (number == 0) {
            put_row(row, 0, 0, 65535);
        } else if (number < haru) {
            put_row(row, 1, HPDF_Xref_GetEntry(pdf->doc->xref, number)->byte_offset, 0);
        } else if (number + 1 < total) {
            unsigned own = number - pdf->first_own;
            put_row(row, 2, streams + own / OBJECTS_A_STREAM, own % OBJECTS_A_STREAM);
        } else {
            put_row(row, 1, start, 0); /* this stream itself */
        }
        for (int i = 0; i < ROW; i++) {
            line[i + 1] = (unsigned char)(row[i] - above[i]);
            above[i] = row[i];
        }
        pw_buf_add(out, line, sizeof line);
    }
}

static void write_references(struct pdf *pdf, unsigned streams, size_t begin) {
    unsigned number = pdf->first_own + (unsigned)pdf->objects_count, total = number + 1;
    size_t start = pdf->doc->xref->addr; /* where libharu put its table */
    struct pw_buf *out = pdf->out, table = {0};
    rows(pdf, streams, start, total, &table);
    pdf_deflate(pdf, table.data, table.length, &pdf->packed);
    out->length = begin + start;
    unsigned char id[16];
    pdf_file_id(pdf, id);
    pw_buf_printf(out, "%u 0 obj\n<</Type/XRef/Size %u/W[1 4 2]/Root", number, total);
    pdf_ref(pdf, out, pdf_id_of(pdf->doc->catalog));
    pw_buf_puts(out, "/Info");
    pdf_ref(pdf, out, pdf_id_of(pdf->doc->info));
    pw_buf_puts(out, "/ID[");
    for (int k = 0; k < 2; k++) {
        pw_buf_putc(out, '<');
        for (int i = 0; i < 16; i++)
            pw_buf_printf(out, "%02X", id[i]);
        pw_buf_putc(out, '>');
    }
    pw_buf_printf(out,
                  "]/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns %d>>/Length %zu>>\n"
                  "stream\r\n",
                  ROW, pdf->packed.length);
    pw_buf_add(out, pdf->packed.data, pdf->packed.length);
    pw_buf_printf(out, "\nendstream\nendobj\nstartxref\n%zu\n%%%%EOF\n", start);
    pw_buf_release(&table);
}

/* ---- the file -------------------------------------------------------------------- */
static HPDF_STATUS take(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length) {
    pw_buf_add(stream->attr, bytes, length);
    return HPDF_OK;
}

bool pdf_save(struct pdf *pdf, struct pw_err *err) {
    HPDF_Doc doc = pdf->doc;
    size_t begin = pdf->out->length;
    unsigned streams = doc->xref->entries->count; /* number of the first object stream */
    size_t needed = (pdf->objects_count + OBJECTS_A_STREAM - 1) / OBJECTS_A_STREAM;
    pdf->first_own = streams + (unsigned)needed;
    for (size_t i = 0; i < needed; i++) {
        size_t first = i * OBJECTS_A_STREAM, rest = pdf->objects_count - first;
        pack(pdf, first, rest < OBJECTS_A_STREAM ? rest : OBJECTS_A_STREAM);
    }
    /* HPDF_SaveToStream writes to the document's own stream, which may be any. */
    doc->stream = HPDF_CallbackWriter_New(doc->mmgr, take, pdf->out);
    if (!doc->stream || HPDF_SaveToStream(doc) != HPDF_OK)
        return pw_fail(err, "the PDF can't be written (libharu error 0x%04lX)",
                       (unsigned long)doc->error.error_no);
    if (pdf->out->length - begin > 0xFFFFFFFFu)
        return pw_fail(err, "the PDF would be larger than 4 GiB");
    write_references(pdf, streams, begin);
    return true;
}
