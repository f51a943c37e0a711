/* SPDX-License-Identifier: MIT
 *
 * Mutations of fonts.
 */
#include <stdio.h>
#include <string.h>

#include "mutate.h"

static qpdf_oh font(qpdf_data q) {
    return find_dict(q, "/Subtype", "/Type0", 0);
}
static qpdf_oh cid_font(qpdf_data q) {
    qpdf_oh array = at_path(q, font(q), "/DescendantFonts");
    return qpdf_oh_is_array(q, array) ? qpdf_oh_get_array_item(q, array, 0) : array;
}
static qpdf_oh descriptor(qpdf_data q) {
    return at_path(q, cid_font(q), "/FontDescriptor");
}
static qpdf_oh program(qpdf_data q) {
    qpdf_oh file = at_path(q, descriptor(q), "/FontFile2");
    return is_null(q, file) ? at_path(q, descriptor(q), "/FontFile3") : file;
}
static bool encoding(qpdf_data q) {
    return set(q, font(q), "/Encoding", "/WinAnsiEncoding");
}
static bool name(qpdf_data q) {
    return set(q, descriptor(q), "/FontName", "/AAAAAA+Another");
}
static bool tag(qpdf_data q) {
    return set(q, font(q), "/BaseFont", "/Whole") && set(q, cid_font(q), "/BaseFont", "/Whole") &&
           set(q, descriptor(q), "/FontName", "/Whole");
}
static bool no_ascent(qpdf_data q) {
    return unset(q, descriptor(q), "/Ascent");
}
static bool symbolic(qpdf_data q) {
    return set(q, descriptor(q), "/Flags", "36");
}
static bool not_embedded(qpdf_data q) {
    return unset(q, descriptor(q), "/FontFile2") || unset(q, descriptor(q), "/FontFile3");
}
static bool damaged(qpdf_data q) {
    return edit_stream(q, program(q), "hmtx", "hmtz");
}
static bool length1(qpdf_data q) {
    return set(q, program(q), "/Length1", "12");
}
static bool cid_map(qpdf_data q) {
    return unset(q, cid_font(q), "/CIDToGIDMap");
}
static bool short_map(qpdf_data q) {
    qpdf_oh map = qpdf_make_indirect_object(q, new_stream(q, "<<>>", "\0\0\0\0", 4));
    qpdf_oh_replace_key(q, cid_font(q), "/CIDToGIDMap", map);
    return true;
}
static bool cid_set(qpdf_data q) {
    qpdf_oh set_stream = qpdf_make_indirect_object(q, new_stream(q, "<<>>", "\x80", 1));
    qpdf_oh_replace_key(q, descriptor(q), "/CIDSet", set_stream);
    return true;
}
static bool widths(qpdf_data q) {
    return unset(q, cid_font(q), "/W");
}
/* Any font of the first page, by its name in the resources. */
static bool notdef(qpdf_data q) {
    char content[200];
    qpdf_oh fonts = at_path(q, qpdf_get_page_n(q, 0), "/Resources/Font");
    qpdf_oh_begin_dict_key_iter(q, fonts);
    if (!qpdf_oh_dict_more_keys(q))
        return false;
    snprintf(content, sizeof content, "/Artifact BMC BT %s 9 Tf <0000> Tj ET EMC\n",
             qpdf_oh_dict_next_key(q));
    return add_content(q, content, "");
}
static bool no_unicode(qpdf_data q) {
    return unset(q, font(q), "/ToUnicode");
}
static bool code_space(qpdf_data q) {
    return edit_stream(q, at_path(q, font(q), "/ToUnicode"), "<FFFF>", "<00FF>") ||
           edit_stream(q, at_path(q, font(q), "/ToUnicode"), "<ffff>", "<00FF>");
}
/* Every code says the same. */
static bool all_say(qpdf_data q, const char *text) {
    char map[400];
    int n = snprintf(map, sizeof map,
                     "begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
                     "1 beginbfrange\n<0000> <00FF> [");
    qpdf_oh stream = at_path(q, font(q), "/ToUnicode");
    if (!qpdf_oh_is_stream(q, stream))
        return false;
    char whole[4000];
    size_t at = (size_t)n;
    memcpy(whole, map, at);
    for (int i = 0; i < 256; i++)
        at += (size_t)snprintf(whole + at, sizeof whole - at, "<%s>", text);
    at += (size_t)snprintf(whole + at, sizeof whole - at, "]\nendbfrange\nendcmap\n");
    qpdf_oh_replace_stream_data(q, stream, (const unsigned char *)whole, at, qpdf_oh_new_null(q),
                                qpdf_oh_new_null(q));
    return true;
}
static bool says_nul(qpdf_data q) {
    return all_say(q, "0000");
}
static bool says_bom(qpdf_data q) {
    return all_say(q, "FEFF");
}
static bool says_private(qpdf_data q) {
    return all_say(q, "E001");
}

const struct mutation font_mutations[] = {
    {"font-encoding", "font-type", encoding, NULL},
    {"font-name", "font-name", name, NULL},
    {"font-tag", "font-subset", tag, NULL},
    {"font-ascent", "font-descriptor", no_ascent, NULL},
    {"font-flags", "font-descriptor", symbolic, NULL},
    {"font-not-embedded", "font-embedded", not_embedded, NULL},
    {"font-damaged", "font-file", damaged, NULL},
    {"font-length", "font-file", length1, NULL},
    {"font-cid-map", "font-cidmap", cid_map, NULL},
    {"font-short-map", "font-glyph", short_map, NULL},
    {"font-cid-set", "font-cidset", cid_set, NULL},
    {"font-widths", "font-width", widths, NULL},
    {"font-notdef", "font-glyph", notdef, NULL},
    {"font-no-unicode", "font-unicode-map", no_unicode, NULL},
    {"font-code-space", "font-unicode-map", code_space, NULL},
    {"font-says-nul", "font-unicode-value", says_nul, NULL},
    {"font-says-bom", "font-unicode-value", says_bom, NULL},
    {"font-says-private", "font-unicode-value", says_private, NULL},
    {NULL, NULL, NULL, NULL},
};
