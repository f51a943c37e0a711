/* SPDX-License-Identifier: MIT
 *
 * The PDF painter: from a book to the bytes of a file, stage by stage.
 */
#include <glib.h>
#include <stdlib.h>
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
            pdf_ref(pdf, out, pdf->fonts[i]->id);
        }
        pw_buf_puts(out, ">>");
    }
    if (pdf->images_count) {
        pw_buf_puts(out, "/XObject<<");
        for (size_t i = 0; i < pdf->images_count; i++) {
            pw_buf_printf(out, "/I%zu", i);
            pdf_ref(pdf, out, pdf->images[i].id);
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
    pdf_deflate(pdf, pw_buf_text(&pdf->content), pdf->content.length, &pdf->packed);
    HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)pdf->packed.data,
                      (HPDF_UINT)pdf->packed.length);
    attr->contents->filter = HPDF_STREAM_FILTER_NONE; /* deflated already, at our level */
    pdf_hook(pdf, attr->contents, print_flate, NULL);
}

static int by_number(const void *key, const void *item) {
    pdf_id number = *(const pdf_id *)key, other = pdf_id_of(*(const HPDF_Page *)item);
    return (number > other) - (number < other);
}

/* Further entries of a page, whose `attr` is libharu's: the way back to us
 * leads over the error object that all of a document's objects share. */
static HPDF_STATUS page_write(HPDF_Dict page, HPDF_Stream stream) {
    struct pdf *pdf = page->error->user_data;
    const pdf_id id = pdf_id_of(page);
    const HPDF_Page *found =
        bsearch(&id, pdf->pages, pdf->book->pages_count, sizeof *pdf->pages, by_number);
    size_t index = (size_t)(found - pdf->pages);
    struct pw_buf *out = &pdf->scratch;
    pw_buf_clear(out);
    pw_buf_puts(out, "/MediaBox[0 0 ");
    pdf_number(out, pdf->book->pages[index]->width);
    pw_buf_putc(out, ' ');
    pdf_number(out, pdf->book->pages[index]->height);
    pw_buf_puts(out, "]/Tabs/S/StructParents ");
    pdf_int(out, (long long)index);
    pw_buf_puts(out, "/Resources");
    pdf_ref(pdf, out, pdf->resources);
    const struct pdf_page_links *links = &pdf->links[index];
    if (links->ids_count) {
        pw_buf_puts(out, "/Annots[");
        for (size_t i = 0; i < links->ids_count; i++)
            pdf_ref(pdf, out, links->ids[i]);
        pw_buf_putc(out, ']');
    }
    return HPDF_Stream_Write(stream, (const HPDF_BYTE *)out->data, (HPDF_UINT)out->length);
}

static bool pages(struct pdf *pdf, struct pw_err *err) {
    const struct pw_book *book = pdf->book;
    pdf->resources = pdf_object(pdf, print_resources, NULL);
    pdf->pages = PW_NEW_N(pdf->arena, HPDF_Page, book->pages_count);
    pdf->links = PW_NEW_N(pdf->arena, struct pdf_page_links, book->pages_count);
    for (size_t i = 0; i < book->pages_count; i++) {
        HPDF_Page page = HPDF_AddPage(pdf->doc);
        if (!page)
            return ok(pdf, "pages", err);
        pdf->pages[i] = page;
        HPDF_Dict_RemoveElement(page, "MediaBox"); /* page_write says both better */
        HPDF_Dict_RemoveElement(page, "Resources");
        page->write_fn = page_write;
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
    pdf_ref(pdf, out, pdf->structure);
    pw_buf_puts(out, "/Metadata");
    pdf_ref(pdf, out, pdf->metadata);
    pw_buf_puts(out, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier"
                     "(sRGB)/Info(sRGB IEC61966-2.1)/DestOutputProfile");
    pdf_ref(pdf, out, pdf->profile);
    pw_buf_puts(out, ">>]");
    pdf_page_labels(pdf, out);
    if (pdf->outline) {
        pw_buf_puts(out, "/PageMode/UseOutlines/Outlines");
        pdf_ref(pdf, out, pdf->outline);
    }
    if (pdf->destinations) {
        pw_buf_puts(out, "/Names<</Dests");
        pdf_ref(pdf, out, pdf->destinations);
        pw_buf_puts(out, ">>");
    }
}

static void catalog(struct pdf *pdf) {
    HPDF_Dict_RemoveElement(pdf->doc->catalog, "PageMode");
    HPDF_Dict_RemoveElement(pdf->doc->catalog, "PageLayout");
    pdf_hook(pdf, pdf->doc->catalog, print_catalog, pdf->book);
}

/* ---- all of it ---------------------------------------------------------------------- */
static bool paint(struct pdf *pdf, struct pw_err *err) {
    pdf->doc->pdf_version = HPDF_VER_17;
    const struct pw_book *book = pdf->book;
    size_t links = 0;
    for (size_t p = 0; p < book->pages_count; p++)
        links += book->pages[p]->links_count;
    /* elements, annotations, bookmarks; per page its dictionary and its parents */
    pdf->objects_capacity =
        book->tags_count + links + book->bookmarks_count + 2 * book->pages_count + 256;
    pdf->objects = PW_NEW_N(pdf->arena, struct pdf_object, pdf->objects_capacity);
    pdf_fonts_collect(pdf);
    if (!pdf_fonts_embed(pdf, err) || !ok(pdf, "fonts", err) || !pages(pdf, err))
        return false;
    pdf_destinations(pdf);
    pdf_structure(pdf);
    pdf_outline(pdf);
    if (!ok(pdf, "structure", err))
        return false;
    pdf_metadata(pdf);
    catalog(pdf);
    return ok(pdf, "catalog", err) && pdf_save(pdf, err) && ok(pdf, "saving", err);
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
        pdf.doc = HPDF_New(ignore_error, &pdf);
        pdf.checksum = g_checksum_new(G_CHECKSUM_SHA256);
        if (pdf.doc && pdf_deflate_start(&pdf)) {
            done = paint(&pdf, err);
            pdf_deflate_end(&pdf);
        } else {
            done = pw_fail(err, "libharu or zlib can't start: memory ran out");
        }
        g_checksum_free(pdf.checksum);
        if (pdf.doc)
            HPDF_Free(pdf.doc);
    }
    if (!done)
        out->length = before;
    pw_buf_release(&pdf.scratch);
    pw_buf_release(&pdf.content);
    pw_buf_release(&pdf.packed);
    pw_ops_release(&pdf.room);
    pw_arena_free(pdf.arena);
    return done;
}
