/* SPDX-License-Identifier: MIT
 *
 * What the file says of itself: the XMP packet with the marks of PDF/UA-1 and
 * PDF/A-2a, the Info dictionary that repeats it, and the file's identifier.
 */
#include <glib.h>
#include <string.h>

#include "pdf_private.h"

static void xml(struct pw_buf *out, const char *text) {
    for (const char *end = text + strlen(text); text < end;) {
        uint32_t c = pw_utf8_next(&text, end);
        if (c == '&')
            pw_buf_puts(out, "&amp;");
        else if (c == '<')
            pw_buf_puts(out, "&lt;");
        else if (c == '>')
            pw_buf_puts(out, "&gt;");
        else if ((c >= 0x20 && c != 0x7F && c != 0xFFFE && c != 0xFFFF) || c == '\t' || c == '\n')
            pw_utf8_put(out, c);
    }
}

static void property(struct pw_buf *out, const char *before, const char *text, const char *after) {
    if (!text || !*text)
        return;
    pw_buf_puts(out, before);
    xml(out, text);
    pw_buf_puts(out, after);
}

/* PDF/A wants properties outside its own list described; pdfuaid is. */
static const char extension_schema[] =
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file conforms to"
    "</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n";

static void xmp(const struct pw_book *book, const char *date, struct pw_buf *out) {
    pw_buf_puts(out, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                     "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
                     "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
                     "<rdf:Description rdf:about=\"\""
                     " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                     " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
                     " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
                     " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\""
                     " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\""
                     " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\""
                     " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\""
                     " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
                     "<pdfaid:part>2</pdfaid:part>\n"
                     "<pdfaid:conformance>A</pdfaid:conformance>\n"
                     "<pdfuaid:part>1</pdfuaid:part>\n"
                     "<dc:format>application/pdf</dc:format>\n");
    property(out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", book->title,
             "</rdf:li></rdf:Alt></dc:title>\n");
    property(out, "<dc:creator><rdf:Seq><rdf:li>", book->author,
             "</rdf:li></rdf:Seq></dc:creator>\n");
    property(out, "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", book->subject,
             "</rdf:li></rdf:Alt></dc:description>\n");
    property(out, "<dc:language><rdf:Bag><rdf:li>", book->lang,
             "</rdf:li></rdf:Bag></dc:language>\n");
    property(out, "<xmp:CreateDate>", date, "</xmp:CreateDate>\n");
    property(out, "<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n");
    pw_buf_puts(out, "<xmp:CreatorTool>packwright</xmp:CreatorTool>\n"
                     "<pdf:Producer>" PDF_PRODUCER "</pdf:Producer>\n");
    pw_buf_puts(out, extension_schema);
    pw_buf_puts(out, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>");
}

/* Noon, so that no time zone makes another day of it. */
static bool noon(const struct pw_book *book, bool iso, char out[48]) {
    int year, month, day;
    out[0] = '\0';
    if (book->date == PW_NO_DATE)
        return false;
    pw_date_split(book->date, &year, &month, &day);
    if (iso)
        g_snprintf(out, 48, "%04d-%02d-%02dT12:00:00Z", year, month, day);
    else
        g_snprintf(out, 48, "(D:%04d%02d%02d120000Z)", year, month, day);
    return true;
}

static void info_text(struct pw_buf *out, const char *key, const char *text) {
    if (!text || !*text)
        return;
    pw_buf_puts(out, key);
    pdf_text(out, text, strlen(text));
}

static void print_info(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct pw_book *book = what;
    char date[48];
    (void)pdf;
    info_text(out, "/Title", book->title);
    info_text(out, "/Author", book->author);
    info_text(out, "/Subject", book->subject);
    info_text(out, "/Creator", "packwright");
    info_text(out, "/Producer", PDF_PRODUCER);
    if (noon(book, false, date))
        pw_buf_printf(out, "/CreationDate%s/ModDate%s", date, date);
}

void pdf_metadata(struct pdf *pdf) {
    char date[48];
    struct pw_buf out = {0};
    noon(pdf->book, true, date);
    xmp(pdf->book, date, &out);
    pdf->metadata = pdf_stream(pdf, "/Type/Metadata/Subtype/XML", out.data, out.length, false);
    pw_buf_clear(&out);
    pdf_icc_profile(&out);
    pdf->profile = pdf_stream(pdf, "/N 3", out.data, out.length, true);
    pw_buf_release(&out);
    HPDF_Dict_RemoveElement(pdf->doc->info, "Producer");
    pdf_hook(pdf, pdf->doc->info, print_info, pdf->book);
}

/* ---- identifier ---------------------------------------------------------------------- */
/* Of what the pack was made from and of its pages: another brand, another size
 * of print or another furniture is another file. */
void pdf_file_id(struct pdf *pdf, unsigned char id[16]) {
    guint8 digest[32];
    gsize size = sizeof digest;
    GChecksum *sum = g_checksum_copy(pdf->checksum); /* reading one closes it */
    if (pdf->book->fingerprint)
        g_checksum_update(sum, (const guchar *)pdf->book->fingerprint, -1);
    g_checksum_update(sum, (const guchar *)pdf->book->title, -1);
    g_checksum_get_digest(sum, digest, &size);
    g_checksum_free(sum);
    memcpy(id, digest, 16);
}
