/* SPDX-License-Identifier: MIT
 *
 * XMP: there, well-formed, complete, and equal to the Info dictionary.
 */
#include <stdio.h>
#include <string.h>

#include "xml.h"

#define DC "http://purl.org/dc/elements/1.1/"
#define XMP "http://ns.adobe.com/xap/1.0/"
#define PDF_NS "http://ns.adobe.com/pdf/1.3/"
#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
#define PDFA_ID "http://www.aiim.org/pdfa/ns/id/"
#define PDFUA_ID "http://www.aiim.org/pdfua/ns/id/"
#define SCHEMA "http://www.aiim.org/pdfa/ns/schema#"
#define PROPERTY "http://www.aiim.org/pdfa/ns/property#"
#define EXTENSION "http://www.aiim.org/pdfa/ns/extension/"

static bool is_node(const struct xml_node *node, const char *space, const char *name) {
    return strcmp(node->space, space) == 0 && strcmp(node->name, name) == 0;
}

static bool within(const struct xml *xml, int node, int ancestor) {
    for (; node >= 0; node = xml->nodes[node].parent)
        if (node == ancestor)
            return true;
    return false;
}

static const char *node_content(const struct xml_node *node) {
    return node->text.data ? node->text.data : "";
}

static int find(const struct xml *xml, const char *space, const char *name) {
    for (size_t i = 0; i < xml->count; i++)
        if (is_node(&xml->nodes[i], space, name) &&
            (xml->nodes[i].parent < 0 ||
             is_node(&xml->nodes[xml->nodes[i].parent], RDF, "Description")))
            return (int)i;
    return -1;
}

static bool is_default_language(const struct xml *xml, int li) {
    for (size_t i = 0; i < xml->count; i++)
        if (xml->nodes[i].attribute && xml->nodes[i].parent == li &&
            strcmp(xml->nodes[i].name, "lang") == 0)
            return strcmp(node_content(&xml->nodes[i]), "x-default") == 0;
    return false;
}

/* Text of a property: its own, or that of its first (x-default) rdf:li. */
static const char *property(const struct xml *xml, const char *space, const char *name,
                            bool by_language) {
    int found = find(xml, space, name);
    if (found < 0)
        return NULL;
    for (size_t i = (size_t)found + 1; i < xml->count; i++)
        if (is_node(&xml->nodes[i], RDF, "li") && within(xml, (int)i, found) &&
            (!by_language || is_default_language(xml, (int)i)))
            return node_content(&xml->nodes[i]);
    return by_language ? NULL : node_content(&xml->nodes[found]);
}

/* "D:20240331000000Z" and "2024-03-31T00:00:00Z" as the same digits and zone. */
static void plain_date(const char *text, char out[40]) {
    size_t n = 0;
    for (text += strncmp(text, "D:", 2) == 0 ? 2 : 0; *text && n < 39; text++)
        if (n >= 14 ? (*text >= '0' && *text <= '9') || strchr("+-Z", *text)
                    : *text >= '0' && *text <= '9')
            out[n++] = *text;
    out[n] = '\0';
    if (n >= 5 && (strcmp(out + n - 5, "+0000") == 0 || strcmp(out + n - 5, "-0000") == 0))
        memcpy(out + n - 5, "Z", 2);
}

static void check_info(struct pdf *pdf, const struct xml *xml) {
    static const struct {
        const char *key, *space, *name;
        bool by_language, date;
    } pairs[] = {{"/Title", DC, "title", true, false},
                 {"/Author", DC, "creator", false, false},
                 {"/Subject", DC, "description", true, false},
                 {"/Keywords", PDF_NS, "Keywords", false, false},
                 {"/Creator", XMP, "CreatorTool", false, false},
                 {"/Producer", PDF_NS, "Producer", false, false},
                 {"/CreationDate", XMP, "CreateDate", false, true},
                 {"/ModDate", XMP, "ModifyDate", false, true}};
    qpdf_oh info = key(pdf, qpdf_get_trailer(pdf->q), "/Info");
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const char *here = text_of(pdf, key(pdf, info, pairs[i].key));
        const char *there = property(xml, pairs[i].space, pairs[i].name, pairs[i].by_language);
        char a[40] = "", b[40] = "";
        if (!here)
            continue;
        if (there && pairs[i].date) {
            plain_date(here, a);
            plain_date(there, b);
        }
        if (!there || (pairs[i].date ? strcmp(a, b) != 0 : strcmp(here, there) != 0))
            fault(pdf, R_XMP_INFO, "Info%s is \"%s\", %s in XMP is \"%s\"", pairs[i].key, here,
                  pairs[i].name, there ? there : "missing");
    }
    if (!text_of(pdf, key(pdf, info, "/Title")))
        fault(pdf, R_XMP_INFO, "Info has no Title");
}

/* PDF/A wants each schema that it does not know described. */
static void check_schema(struct pdf *pdf, const struct xml *xml) {
    bool space = false, part = false;
    int schemas = find(xml, EXTENSION, "schemas");
    for (size_t i = 0; i < xml->count && schemas >= 0; i++) {
        const struct xml_node *node = &xml->nodes[i];
        if (!within(xml, (int)i, schemas))
            continue;
        space |= is_node(node, SCHEMA, "namespaceURI") && strcmp(node_content(node), PDFUA_ID) == 0;
        part |= is_node(node, PROPERTY, "name") && strcmp(node_content(node), "part") == 0;
    }
    if (!space || !part)
        fault(pdf, R_XMP_SCHEMA, "no extension schema describes pdfuaid:part");
}

static void check_packet(struct pdf *pdf, struct bytes data) {
    const char *text = keep_text(pdf, data.data, data.length), *begin = strstr(text, "<?xpacket");
    const char *end = begin ? strstr(begin, "?>") : NULL;
    if (strlen(text) != data.length)
        fault(pdf, R_XMP_SYNTAX, "a NUL in the metadata");
    if (!begin || !end) {
        fault(pdf, R_XMP_SYNTAX, "no xpacket");
        return;
    }
    const char *head = keep_text(pdf, begin, (size_t)(end - begin));
    if (strstr(head, "bytes=") || strstr(head, "encoding="))
        fault(pdf, R_XMP_SYNTAX, "the xpacket has a bytes or encoding attribute");
    if (!strstr(head, "id=\"W5M0MpCehiHzreSzNTczkc9d\"") &&
        !strstr(head, "id='W5M0MpCehiHzreSzNTczkc9d'"))
        fault(pdf, R_XMP_SYNTAX, "the xpacket has not its id");
}

void check_metadata(struct pdf *pdf) {
    qpdf_oh stream = key(pdf, pdf->root, "/Metadata");
    struct bytes data;
    if (!stream_data(pdf, stream, &data)) {
        fault(pdf, R_XMP_STREAM, "the catalog has no Metadata");
        return;
    }
    if (!name_is(pdf, key(pdf, stream, "/Type"), "/Metadata") ||
        !name_is(pdf, key(pdf, stream, "/Subtype"), "/XML") || has(pdf, stream, "/Filter"))
        fault(pdf, R_XMP_STREAM, "Metadata is no plain stream of type Metadata, subtype XML");
    check_packet(pdf, data);
    struct xml xml = xml_parse(pdf, data);
    if (xml.error) {
        fault(pdf, R_XMP_SYNTAX, "%s", xml.error);
        return;
    }
    const char *title = property(&xml, DC, "title", true);
    const char *ua = property(&xml, PDFUA_ID, "part", false);
    const char *part = property(&xml, PDFA_ID, "part", false);
    const char *conformance = property(&xml, PDFA_ID, "conformance", false);
    if (!title || !title[strspn(title, " ")])
        fault(pdf, R_XMP_TITLE, "no dc:title in x-default");
    if (!ua || strcmp(ua, "1") != 0)
        fault(pdf, R_XMP_UA, "pdfuaid:part is \"%s\", not 1", ua ? ua : "missing");
    if (!part || strcmp(part, "2") != 0 || !conformance || strcmp(conformance, "A") != 0)
        fault(pdf, R_XMP_PDFA, "pdfaid is \"%s%s\", not 2A", part ? part : "",
              conformance ? conformance : "");
    check_schema(pdf, &xml);
    check_info(pdf, &xml);
}
