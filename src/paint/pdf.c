/* SPDX-License-Identifier: MIT
 *
 * The PDF painter: from a book to the bytes of a file, stage by stage. The
 * last stage is libharu's: it writes header, objects, cross-references and
 * trailer into our buffer, asking the hooks for the objects' bodies.
 */
#include <glib.h>
#include <string.h>

#include "pdf_private.h"

/* libharu's errors stay in its document; we look after each stage. */
static void ignore_error(HPDF_STATUS error, HPDF_STATUS detail, void *user) {
    (void)error;
    (void)detail;
    (void)user;
}

static bool ok(struct pdf *pdf, const char *stage, struct pw_err *err) {
    HPDF_STATUS status = pdf->doc->error.error_no;
    if (status == HPDF_OK)
        return true;
    return pw_fail(err,
                   "the PDF can't be written (%s: libharu error 0x%04lX, detail %lu); the "
                   "document is larger than libharu takes or memory ran out",
                   stage, (unsigned long)status, (unsigned long)pdf->doc->error.detail_no);
}

/* ---- pages ---------------------------------------------------------------------- */
static void print_resources(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)what;
    if (pdf->fonts_count) {
        pw_buf_puts(out, "/Font<<");
        for (size_t i = 0; i < pdf->fonts_count; i++) {
            pw_buf_printf(out, "/F%zu", i);
            pdf_ref(out, pdf->fonts[i]->id);
        }
        pw_buf_puts(out, ">>");
    }
    if (pdf->images_count) {
        pw_buf_puts(out, "/XObject<<");
        for (size_t i = 0; i < pdf->images_count; i++) {
            pw_buf_printf(out, "/I%zu", i);
            pdf_ref(out, pdf->images[i].id);
        }
        pw_buf_puts(out, ">>");
    }
    if (pdf->alphas_count) {
        pw_buf_puts(out, "/ExtGState<<");
        for (size_t i = 0; i < pdf->alphas_count; i++) {
            pw_buf_printf(out, "/G%zu<</ca ", i);
            pdf_number(out, pdf->alphas[i] / 1000.0);
            pw_buf_puts(out, ">>");
        }
        pw_buf_puts(out, ">>");
    }
}

static void print_flate(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    (void)what;
    pw_buf_puts(out, "/Filter/FlateDecode");
}

/* None of libharu's page operators is used, so it appends nothing of its own
 * to a content stream when it writes the page. */
static void page_content(struct pdf *pdf, HPDF_Page page, const struct pw_page *source) {
    HPDF_PageAttr attr = page->attr;
    pdf_content_page(pdf, source);
    g_checksum_update(pdf->checksum, (const guchar *)pw_buf_text(&pdf->content),
                      (gssize)pdf->content.length);
    pdf_deflate(pw_buf_text(&pdf->content), pdf->content.length, &pdf->packed);
    HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)pdf->packed.data,
                      (HPDF_UINT)pdf->packed.length);
    attr->contents->filter = HPDF_STREAM_FILTER_NONE; /* deflated already, at our level */
    pdf_hook(pdf, attr->contents, print_flate, NULL);
}

static void box(HPDF_Page page, HPDF_Doc doc, const struct pw_page *source) {
    HPDF_Array media = HPDF_Array_New(doc->mmgr);
    HPDF_Array_AddNumber(media, 0);
    HPDF_Array_AddNumber(media, 0);
    HPDF_Array_AddReal(media, (HPDF_REAL)source->width);
    HPDF_Array_AddReal(media, (HPDF_REAL)source->height);
    HPDF_Dict_Add(page, "MediaBox", media);
}

static bool pages(struct pdf *pdf, struct pw_err *err) {
    const struct pw_book *book = pdf->book;
    pdf->resources = pdf_object(pdf, print_resources, NULL);
    HPDF_Dict resources = pdf_dict(pdf, pdf->resources);
    pdf->pages = PW_NEW_N(pdf->arena, HPDF_Page, book->pages_count);
    for (size_t i = 0; i < book->pages_count; i++) {
        HPDF_Page page = HPDF_AddPage(pdf->doc);
        if (!page)
            return ok(pdf, "pages", err);
        pdf->pages[i] = page;
        box(page, pdf->doc, book->pages[i]);
        HPDF_Dict_Add(page, "Resources", resources);
        HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
        HPDF_Dict_AddName(page, "Tabs", "S");
        page_content(pdf, page, book->pages[i]);
    }
    return ok(pdf, "pages", err);
}

/* ---- catalog ---------------------------------------------------------------------- */
static void print_catalog(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct pw_book *book = what;
    pw_buf_puts(out, "/Lang");
    pdf_text(out, book->lang, strlen(book->lang));
    pw_buf_puts(out, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>"
                     "/StructTreeRoot");
    pdf_ref(out, pdf->structure);
    pw_buf_puts(out, "/Metadata");
    pdf_ref(out, pdf->metadata);
    pw_buf_puts(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                     "(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_ref(out, pdf->profile);
    pw_buf_puts(out, ">>]");
    pdf_page_labels(pdf, out);
    if (pdf->outline) {
        pw_buf_puts(out, "/PageMode/UseOutlines/Outlines");
        pdf_ref(out, pdf->outline);
    }
    if (pdf->destinations) {
        pw_buf_puts(out, "/Names<</Dests");
        pdf_ref(out, pdf->destinations);
        pw_buf_puts(out, ">>");
    }
}

static void catalog(struct pdf *pdf) {
    HPDF_Dict_RemoveElement(pdf->doc->catalog, "PageMode");
    HPDF_Dict_RemoveElement(pdf->doc->catalog, "PageLayout");
    pdf_hook(pdf, pdf->doc->catalog, print_catalog, pdf->book);
}

/* ---- saving ------------------------------------------------------------------------- */
static HPDF_STATUS take(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length) {
    pw_buf_add(stream->attr, bytes, length);
    return HPDF_OK;
}

/* HPDF_SaveToStream writes to the document's own stream, which may be any. */
static bool save(struct pdf *pdf, struct pw_err *err) {
    HPDF_Doc doc = pdf->doc;
    doc->stream = HPDF_CallbackWriter_New(doc->mmgr, take, pdf->out);
    if (doc->stream)
        HPDF_SaveToStream(doc);
    return ok(pdf, "saving", err);
}

static bool paint(struct pdf *pdf, struct pw_err *err) {
    pdf->doc->pdf_version = HPDF_VER_17;
    pdf_fonts_collect(pdf);
    if (!pdf_fonts_embed(pdf, err) || !ok(pdf, "fonts", err) || !pages(pdf, err))
        return false;
    pdf_destinations(pdf);
    pdf_structure(pdf);
    pdf_outline(pdf);
    if (!ok(pdf, "structure", err))
        return false;
    pdf_metadata(pdf);
    pdf_file_id(pdf);
    catalog(pdf);
    return ok(pdf, "catalog", err) && save(pdf, err);
}

/* A book that a reader of some kind could not use is not written at all. */
static bool refuse(const struct pw_book *book, struct pw_arena *arena, struct pw_err *err) {
    struct pw_findings findings;
    pw_findings_init(&findings, arena);
    if (pw_paint_check(book, &findings))
        return true;
    for (size_t i = 0; i < findings.list_count; i++) {
        const struct pw_finding *f = &findings.list[i];
        if (f->level == PW_ERROR)
            return pw_fail(err, "the document can't be saved as PDF/UA: %s%s%s [%s]",
                           f->place.file ? f->place.file : "", f->place.file ? ": " : "", f->text,
                           f->id);
    }
    return pw_fail(err, "the document can't be saved as PDF/UA");
}

bool pw_paint_pdf(const struct pw_book *book, struct pw_buf *out, struct pw_err *err) {
    struct pdf pdf = {.book = book, .out = out};
    pdf.arena = pw_arena_new();
    size_t before = out->length;
    bool done = refuse(book, pdf.arena, err);
    if (done) {
        pdf.doc = HPDF_New(ignore_error, NULL);
        pdf.checksum = g_checksum_new(G_CHECKSUM_SHA256);
        done = pdf.doc ? paint(&pdf, err) : pw_fail(err, "libharu can't start a document");
        g_checksum_free(pdf.checksum);
        if (pdf.doc)
            HPDF_Free(pdf.doc);
    }
    if (!done)
        out->length = before;
    pw_buf_release(&pdf.scratch);
    pw_buf_release(&pdf.content);
    pw_buf_release(&pdf.packed);
    pw_arena_free(pdf.arena);
    return done;
}
