/* SPDX-License-Identifier: MIT
 *
 * Mutations of pages, their content, outline, labels and links.
 */
#include <string.h>

#include "mutate.h"

static bool no_outline(qpdf_data q) {
    return unset(q, root_of(q), "/Outlines");
}
static qpdf_oh bookmark(qpdf_data q) {
    return at_path(q, root_of(q), "/Outlines/First");
}
static bool blank_bookmark(qpdf_data q) {
    return set(q, bookmark(q), "/Title", "()");
}
static bool bookmark_prev(qpdf_data q) {
    qpdf_oh next = at_path(q, bookmark(q), "/Next");
    if (is_null(q, next))
        next = at_path(q, bookmark(q), "/First/Next");
    return unset(q, next, "/Prev");
}
static bool bookmark_nowhere(qpdf_data q) {
    unset(q, bookmark(q), "/A");
    return set(q, bookmark(q), "/Dest", "[null /XYZ null null null]");
}
static bool bookmark_alien(qpdf_data q) {
    return set(q, bookmark(q), "/Title", "(No heading says this)");
}
static bool no_labels(qpdf_data q) {
    return unset(q, root_of(q), "/PageLabels");
}
static bool label_style(qpdf_data q) {
    return set(q, root_of(q), "/PageLabels", "<</Nums [0 <</S /Greek>>]>>");
}
static bool tiny_box(qpdf_data q) {
    return set(q, qpdf_get_page_n(q, 0), "/MediaBox", "[0 0 2 842]");
}
static bool no_tabs(qpdf_data q) {
    return unset(q, qpdf_get_page_n(q, 0), "/Tabs");
}
static bool no_parents(qpdf_data q) {
    return unset(q, qpdf_get_page_n(q, 0), "/StructParents");
}
static bool no_resources(qpdf_data q) {
    return unset(q, qpdf_get_page_n(q, 0), "/Resources");
}
static bool unknown_operator(qpdf_data q) {
    return add_content(q, "1 0 0 rgb\n", "");
}
static bool few_operands(qpdf_data q) {
    return add_content(q, "1 0 rg\n", "");
}
static bool open_state(qpdf_data q) {
    return add_content(q, "", "q\n");
}
static bool closed_state(qpdf_data q) {
    return add_content(q, "Q\n", "");
}
static bool open_mark(qpdf_data q) {
    return add_content(q, "", "/Artifact BMC\n");
}
static bool no_font(qpdf_data q) {
    return add_content(q, "/Artifact BMC BT /NoSuchFont 9 Tf ET EMC\n", "");
}
static bool bare_ink(qpdf_data q) {
    return add_content(q, "0 0 10 10 re f\n", "");
}
static bool bare_line(qpdf_data q) {
    return add_content(q, "", "0 0 m 10 10 l S\n");
}
static bool artifact_in_tag(qpdf_data q) {
    return edit_page(q, "<</MCID 0>>BDC", "<</MCID 0>>BDC /Artifact BMC EMC ") ||
           edit_page(q, "<</MCID 0>> BDC", "<</MCID 0>> BDC /Artifact BMC EMC ");
}
static bool tag_in_artifact(qpdf_data q) {
    return add_content(q, "/Artifact BMC\n", "EMC\n");
}
static bool tag_in_tag(qpdf_data q) {
    return add_content(q, "/Span <</MCID 900>> BDC\n", "EMC\n");
}
static bool artifact_type(qpdf_data q) {
    return add_content(q, "/Artifact <</Type /Decoration>> BDC EMC\n", "");
}
static bool background(qpdf_data q) {
    return add_content(q, "/Artifact <</Type /Background>> BDC EMC\n", "");
}
static bool mcid_twice(qpdf_data q) {
    return edit_page(q, "/MCID 1>>", "/MCID 0>>");
}
static bool mcid_gap(qpdf_data q) {
    return edit_page(q, "/MCID 0>>", "/MCID 777>>");
}
static bool mcid_in_form(qpdf_data q) {
    static const char inside[] = "/P <</MCID 0>> BDC EMC";
    qpdf_oh form = qpdf_make_indirect_object(
        q, new_stream(q, "<</Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <<>>>>",
                      inside, sizeof inside - 1));
    qpdf_oh resources = at_path(q, qpdf_get_page_n(q, 0), "/Resources");
    qpdf_oh xobjects = at_path(q, resources, "/XObject");
    if (is_null(q, xobjects)) {
        xobjects = qpdf_oh_new_dictionary(q);
        qpdf_oh_replace_key(q, resources, "/XObject", xobjects);
    }
    qpdf_oh_replace_key(q, xobjects, "/Broken", form);
    return add_content(q, "", "/Artifact BMC /Broken Do EMC\n");
}

static qpdf_oh link_annotation(qpdf_data q) {
    return find_dict(q, "/Subtype", "/Link", 0);
}
static bool other_annotation(qpdf_data q) {
    return set(q, link_annotation(q), "/Subtype", "/Text");
}
static bool flags(qpdf_data q) {
    return set(q, link_annotation(q), "/F", "2");
}
static bool contents(qpdf_data q) {
    return unset(q, link_annotation(q), "/Contents");
}
static bool quads(qpdf_data q) {
    return set(q, link_annotation(q), "/QuadPoints", "[0 0 1 0 0 1 1 1]");
}
static bool rect(qpdf_data q) {
    return set(q, link_annotation(q), "/Rect", "[100 100 100 120]");
}
static bool border(qpdf_data q) {
    return set(q, link_annotation(q), "/Border", "[0 0 1]");
}
static bool target(qpdf_data q) {
    unset(q, link_annotation(q), "/A");
    return set(q, link_annotation(q), "/Dest", "[null /Fit]");
}
static bool uri(qpdf_data q) {
    unset(q, link_annotation(q), "/Dest");
    return set(q, link_annotation(q), "/A", "<</S /URI /URI (see the website)>>");
}
static bool parent(qpdf_data q) {
    return unset(q, link_annotation(q), "/StructParent");
}

const struct mutation page_mutations[] = {
    {"no-outline", "outline-missing", no_outline, NULL},
    {"blank-bookmark", "outline-tree", blank_bookmark, NULL},
    {"bookmark-prev", "outline-tree", bookmark_prev, NULL},
    {"bookmark-nowhere", "outline-target", bookmark_nowhere, NULL},
    {"bookmark-alien", "outline-heading", bookmark_alien, NULL},
    {"no-labels", "page-labels", no_labels, NULL},
    {"label-style", "page-labels", label_style, NULL},
    {"tiny-box", "page-box", tiny_box, NULL},
    {"no-tabs", "page-tabs", no_tabs, NULL},
    {"no-struct-parents", "page-parents", no_parents, NULL},
    {"no-resources", "page-resources", no_resources, NULL},
    {"unknown-operator", "content-syntax", unknown_operator, NULL},
    {"few-operands", "content-syntax", few_operands, NULL},
    {"open-state", "content-balance", open_state, NULL},
    {"closed-state", "content-balance", closed_state, NULL},
    {"open-mark", "content-balance", open_mark, NULL},
    {"no-font", "content-resource", no_font, NULL},
    {"bare-ink", "content-unmarked", bare_ink, NULL},
    {"bare-line", "content-unmarked", bare_line, NULL},
    {"artifact-in-tag", "content-nested", artifact_in_tag, NULL},
    {"tag-in-artifact", "content-nested", tag_in_artifact, NULL},
    {"tag-in-tag", "content-nested", tag_in_tag, NULL},
    {"artifact-type", "content-artifact", artifact_type, NULL},
    {"background", "content-artifact", background, NULL},
    {"mcid-twice", "content-mcid", mcid_twice, NULL},
    {"mcid-gap", "content-mcid", mcid_gap, NULL},
    {"mcid-in-form", "content-form", mcid_in_form, NULL},
    {"text-annotation", "annot-type", other_annotation, NULL},
    {"annotation-flags", "annot-flags", flags, NULL},
    {"annotation-contents", "annot-contents", contents, NULL},
    {"quad-points", "annot-box", quads, NULL},
    {"empty-rect", "annot-box", rect, NULL},
    {"border", "annot-border", border, NULL},
    {"link-nowhere", "annot-target", target, NULL},
    {"link-no-uri", "annot-target", uri, NULL},
    {"annotation-parent", "annot-parent", parent, NULL},
    {NULL, NULL, NULL, NULL},
};
