/* SPDX-License-Identifier: MIT
 *
 * Mutations of the file, its catalog and its metadata.
 */
#include <string.h>

#include "mutate.h"

/* Overwrites the first `from` behind `start` with `to` of the same length. */
static bool patch(unsigned char *data, size_t length, size_t start, const char *from,
                  const char *to) {
    size_t at = 0;
    if (!find_bytes(data + start, length - start, from, &at))
        return false;
    memcpy(data + start + at, to, strlen(to));
    return true;
}

static bool header(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, "%PDF-1.7", "%PDF-1.4");
}
static bool comment(unsigned char *d, size_t *n) {
    (void)n;
    memcpy(d + 10, "abcd", 4);
    return true;
}
static bool end(unsigned char *d, size_t *n) {
    return patch(d, *n, *n - 8, "%%EOF", "%%EOG");
}
static bool no_id(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, "/ID [", "/IX [");
}
static bool offset(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, "0000000015 00000 n", "0000000016 00000 n");
}
static bool object_line(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, " 0 obj\n", " 0 obj ");
}
static bool stream_line(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, "\nstream\n", "\nstream\r");
}
static bool object_end(unsigned char *d, size_t *n) {
    return patch(d, *n, 0, "endobj", "endobk");
}
static bool keep_as_is(qpdf_data q) {
    return qpdf_get_num_pages(q) > 0;
}
static bool long_name(qpdf_data q) {
    char name[200] = "/";
    memset(name + 1, 'x', 140);
    return set(q, root_of(q), name, "true");
}
static bool odd_hex(qpdf_data q) {
    return add_content(q, "/Artifact BMC /Span <</E <616>>> BDC EMC EMC\n", "");
}
static bool script(qpdf_data q) {
    return set(q, root_of(q), "/OpenAction", "<</S /JavaScript /JS (app.beep\\(0\\))>>");
}
static bool trigger(qpdf_data q) {
    return set(q, qpdf_get_page_n(q, 0), "/AA", "<</O <</S /Named /N /NextPage>>>>");
}
static bool layers(qpdf_data q) {
    return set(q, root_of(q), "/OCProperties", "<</OCGs []>>");
}
static bool add_piece(qpdf_data q, qpdf_oh stream) {
    qpdf_oh_replace_key(q, root_of(q), "/PieceInfo", qpdf_make_indirect_object(q, stream));
    return true;
}
static bool lzw(qpdf_data q) {
    return add_piece(q, new_stream(q, "<</Filter /LZWDecode>>", "\x80\x0B\x60\x50", 4));
}
static bool image(qpdf_data q) {
    return add_piece(q, new_stream(q, "<</Subtype /Image /Interpolate true>>", "abc", 3));
}
static bool blend(qpdf_data q) {
    return set(q, root_of(q), "/PieceInfo", "<</Type /ExtGState /BM /Sparkle>>");
}
static bool colour(qpdf_data q) {
    return add_content(q, "q 0 0 0 1 k Q\n", "");
}
static bool attachment(qpdf_data q) {
    return set(q, root_of(q), "/Names", "<</EmbeddedFiles <</Names []>>>>");
}
static bool marked(qpdf_data q) {
    return unset(q, root_of(q), "/MarkInfo");
}
static bool language(qpdf_data q) {
    return unset(q, root_of(q), "/Lang");
}
static bool bad_language(qpdf_data q) {
    return set(q, root_of(q), "/Lang", "(British English)");
}
static bool title(qpdf_data q) {
    return set(q, at_path(q, root_of(q), "/ViewerPreferences"), "/DisplayDocTitle", "false");
}
static bool tree(qpdf_data q) {
    return unset(q, root_of(q), "/StructTreeRoot");
}
static qpdf_oh intent(qpdf_data q) {
    qpdf_oh intents = at_path(q, root_of(q), "/OutputIntents");
    return qpdf_oh_is_array(q, intents) ? qpdf_oh_get_array_item(q, intents, 0) : intents;
}
static bool no_intent(qpdf_data q) {
    return unset(q, root_of(q), "/OutputIntents");
}
static bool profile_n(qpdf_data q) {
    return set(q, at_path(q, intent(q), "/DestOutputProfile"), "/N", "4");
}
static bool profile(qpdf_data q) {
    return edit_stream(q, at_path(q, intent(q), "/DestOutputProfile"), "RGB ", "GRAY");
}
static bool no_xmp(qpdf_data q) {
    return unset(q, root_of(q), "/Metadata");
}
static bool edit_xmp(qpdf_data q, const char *from, const char *to) {
    return edit_stream(q, at_path(q, root_of(q), "/Metadata"), from, to);
}
static bool xmp_subtype(qpdf_data q) {
    return set(q, at_path(q, root_of(q), "/Metadata"), "/Subtype", "/Text");
}
static bool xmp_tag(qpdf_data q) {
    return edit_xmp(q, "</rdf:RDF>", "</rdf:RDG>");
}
static bool xmp_packet(qpdf_data q) {
    return edit_xmp(q, "<?xpacket begin", "<?xpacket bytes=\"9\" begin");
}
static bool xmp_title(qpdf_data q) {
    return edit_xmp(q, "x-default", "en");
}
static bool xmp_ua(qpdf_data q) {
    return edit_xmp(q, "<pdfuaid:part>1<", "<pdfuaid:part>2<") ||
           edit_xmp(q, "pdfuaid:part=\"1\"", "pdfuaid:part=\"2\"");
}
static bool xmp_pdfa(qpdf_data q) {
    return edit_xmp(q, "<pdfaid:conformance>A<", "<pdfaid:conformance>B<") ||
           edit_xmp(q, "pdfaid:conformance=\"A\"", "pdfaid:conformance=\"B\"");
}
static bool xmp_schema(qpdf_data q) {
    return edit_xmp(q, "namespaceURI>http://www.aiim.org/pdfua/ns/id/",
                    "namespaceURI>http://www.aiim.org/pdfux/ns/id/");
}
static bool info(qpdf_data q) {
    return set(q, at_path(q, qpdf_get_trailer(q), "/Info"), "/Title", "(Another title)");
}
static bool info_date(qpdf_data q) {
    return set(q, at_path(q, qpdf_get_trailer(q), "/Info"), "/ModDate", "(D:19991231000000Z)");
}

const struct mutation file_mutations[] = {
    {"header", "file-header", NULL, header},
    {"header-comment", "file-header", NULL, comment},
    {"end", "file-end", NULL, end},
    {"id", "file-id", NULL, no_id},
    {"encrypted", "file-encrypted", keep_as_is, NULL},
    {"xref-offset", "file-xref", NULL, offset},
    {"object-line", "file-object", NULL, object_line},
    {"object-end", "file-syntax", NULL, object_end},
    {"stream-line", "file-stream", NULL, stream_line},
    {"stream-end", "file-stream", keep_as_is, NULL},
    {"long-name", "file-limit", long_name, NULL},
    {"odd-hex", "file-hex", odd_hex, NULL},
    {"javascript", "forbidden-action", script, NULL},
    {"trigger", "forbidden-trigger", trigger, NULL},
    {"layers", "forbidden-key", layers, NULL},
    {"lzw", "forbidden-filter", lzw, NULL},
    {"interpolate", "forbidden-image", image, NULL},
    {"blend-mode", "forbidden-state", blend, NULL},
    {"cmyk", "forbidden-colour", colour, NULL},
    {"attachment", "forbidden-file", attachment, NULL},
    {"not-marked", "catalog-marked", marked, NULL},
    {"no-language", "catalog-language", language, NULL},
    {"bad-language", "catalog-language", bad_language, NULL},
    {"no-title-shown", "catalog-title", title, NULL},
    {"no-tree", "catalog-tree", tree, NULL},
    {"no-intent", "intent", no_intent, NULL},
    {"profile-n", "intent", profile_n, NULL},
    {"profile-grey", "intent", profile, NULL},
    {"no-xmp", "xmp-stream", no_xmp, NULL},
    {"xmp-subtype", "xmp-stream", xmp_subtype, NULL},
    {"xmp-tag", "xmp-syntax", xmp_tag, NULL},
    {"xmp-packet", "xmp-syntax", xmp_packet, NULL},
    {"xmp-title", "xmp-title", xmp_title, NULL},
    {"xmp-ua", "xmp-ua", xmp_ua, NULL},
    {"xmp-pdfa", "xmp-pdfa", xmp_pdfa, NULL},
    {"xmp-schema", "xmp-schema", xmp_schema, NULL},
    {"info-title", "xmp-info", info, NULL},
    {"info-date", "xmp-info", info_date, NULL},
    {NULL, NULL, NULL, NULL},
};
