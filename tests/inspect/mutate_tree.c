/* SPDX-License-Identifier: MIT
 *
 * Mutations of the structure tree, its headings, lists, figures and links.
 */
#include "mutate.h"

static bool two_roots(qpdf_data q) {
    return set(q, element(q, "/Document", 0), "/S", "/Sect");
}
static bool wrong_parent(qpdf_data q) {
    qpdf_oh p = element(q, "/P", 0);
    if (is_null(q, p))
        return false;
    qpdf_oh_replace_key(q, p, "/P", tree_root(q));
    return true;
}
static bool own_type(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/S", "/Paragraph");
}
static bool cell_loose(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/S", "/TD");
}
static bool heading_in_paragraph(qpdf_data q) {
    return set(q, at_path(q, element(q, "/H1", 0), "/P"), "/S", "/P");
}
static bool content_nowhere(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/K", "4711");
}
/* An element loses its content, which then belongs to none. */
static bool orphan(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/K", "[]");
}
static bool empty(qpdf_data q) {
    return unset(q, element(q, "/P", 0), "/K");
}
static bool shared(qpdf_data q) {
    qpdf_oh from = element(q, "/P", 0), to = element(q, "/P", 1);
    if (is_null(q, from) || is_null(q, to))
        return false;
    qpdf_oh_replace_key(q, to, "/K", at_path(q, from, "/K"));
    qpdf_oh_replace_key(q, to, "/Pg", at_path(q, from, "/Pg"));
    return true;
}
static bool bad_language(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/Lang", "(in Welsh)");
}
static bool unlisted_id(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/ID", "(no-such-id-in-the-tree)");
}
static bool id_twice(qpdf_data q) {
    return set(q, element(q, "/P", 0), "/ID", "(same)") &&
           set(q, element(q, "/P", 1), "/ID", "(same)");
}
static bool no_parent_tree(qpdf_data q) {
    return unset(q, tree_root(q), "/ParentTree");
}
static bool next_key(qpdf_data q) {
    return set(q, tree_root(q), "/ParentTreeNextKey", "0");
}
/* The first array of entries that is found loses its last one or is turned. */
static qpdf_oh entries(qpdf_data q) {
    qpdf_oh node = at_path(q, tree_root(q), "/ParentTree");
    for (;;) {
        qpdf_oh kids = at_path(q, node, "/Kids");
        if (!qpdf_oh_is_array(q, kids))
            break;
        node = qpdf_oh_get_array_item(q, kids, 0);
    }
    qpdf_oh nums = at_path(q, node, "/Nums");
    return qpdf_oh_is_array(q, nums) ? qpdf_oh_get_array_item(q, nums, 1) : nums;
}
static bool short_entries(qpdf_data q) {
    qpdf_oh array = entries(q);
    if (!qpdf_oh_is_array(q, array) || qpdf_oh_get_array_n_items(q, array) < 2)
        return false;
    qpdf_oh_erase_item(q, array, qpdf_oh_get_array_n_items(q, array) - 1);
    return true;
}
static bool swapped_entries(qpdf_data q) {
    qpdf_oh array = entries(q);
    if (!qpdf_oh_is_array(q, array) || qpdf_oh_get_array_n_items(q, array) < 2)
        return false;
    int last = qpdf_oh_get_array_n_items(q, array) - 1;
    qpdf_oh a = qpdf_oh_get_array_item(q, array, 0), b = qpdf_oh_get_array_item(q, array, last);
    qpdf_oh_set_array_item(q, array, 0, b);
    qpdf_oh_set_array_item(q, array, last, a);
    return true;
}
static bool first_heading(qpdf_data q) {
    return set(q, element(q, "/H1", 0), "/S", "/H2");
}
static bool skipped_heading(qpdf_data q) {
    return set(q, element(q, "/H2", 0), "/S", "/H4");
}
static bool mixed_heading(qpdf_data q) {
    return set(q, element(q, "/H2", 0), "/S", "/H");
}
static bool no_alt(qpdf_data q) {
    return unset(q, element(q, "/Figure", 0), "/Alt");
}
static bool blank_alt(qpdf_data q) {
    return set(q, element(q, "/Figure", 0), "/Alt", "( )");
}
static bool no_box(qpdf_data q) {
    return unset(q, element(q, "/Figure", 0), "/A");
}
static bool box_off(qpdf_data q) {
    return set(q, element(q, "/Figure", 0), "/A", "<</O /Layout /BBox [0 0 9000 9000]>>");
}
static bool note(qpdf_data q) {
    qpdf_oh link = element(q, "/Span", 0);
    return set(q, is_null(q, link) ? element(q, "/P", 0) : link, "/S", "/Note");
}
static bool caption(qpdf_data q) {
    return set(q, element(q, "/TBody", 0), "/S", "/Caption");
}
static bool numbering(qpdf_data q) {
    return set(q, element(q, "/L", 0), "/A", "<</O /List /ListNumbering /Runic>>");
}
static bool no_numbering(qpdf_data q) {
    return unset(q, element(q, "/L", 0), "/A");
}
static bool no_body(qpdf_data q) {
    return set(q, element(q, "/LBody", 0), "/S", "/Lbl");
}
static bool toc_item(qpdf_data q) {
    qpdf_oh reference = element(q, "/Reference", 0);
    return set(q, reference, "/S", "/P");
}
static bool no_object(qpdf_data q) {
    return set(q, element(q, "/Link", 0), "/K", "[]");
}
static bool link_as_span(qpdf_data q) {
    return set(q, element(q, "/Link", 0), "/S", "/Span");
}

const struct mutation tree_mutations[] = {
    {"root-not-document", "tree-root", two_roots, NULL},
    {"wrong-parent", "tree-parent", wrong_parent, NULL},
    {"own-type", "tree-type", own_type, NULL},
    {"cell-loose", "tree-nesting", cell_loose, NULL},
    {"heading-in-paragraph", "tree-nesting", heading_in_paragraph, NULL},
    {"content-nowhere", "tree-content", content_nowhere, NULL},
    {"shared-content", "tree-content", shared, NULL},
    {"orphan", "tree-orphan", orphan, NULL},
    {"empty-element", "tree-empty", empty, NULL},
    {"element-language", "tree-language", bad_language, NULL},
    {"unlisted-id", "tree-id", unlisted_id, NULL},
    {"id-twice", "tree-id", id_twice, NULL},
    {"no-parent-tree", "parent-tree", no_parent_tree, NULL},
    {"next-key", "parent-tree", next_key, NULL},
    {"short-entries", "parent-tree", short_entries, NULL},
    {"swapped-entries", "parent-tree", swapped_entries, NULL},
    {"first-heading", "heading-first", first_heading, NULL},
    {"skipped-heading", "heading-skipped", skipped_heading, NULL},
    {"mixed-heading", "heading-mixed", mixed_heading, NULL},
    {"no-alt", "figure-alt", no_alt, NULL},
    {"blank-alt", "figure-alt", blank_alt, NULL},
    {"no-bbox", "figure-box", no_box, NULL},
    {"bbox-off-page", "figure-box", box_off, NULL},
    {"note-without-id", "note-id", note, NULL},
    {"caption-twice", "caption-place", caption, NULL},
    {"runic-numbering", "list-numbering", numbering, NULL},
    {"no-numbering", "list-numbering", no_numbering, NULL},
    {"no-list-body", "list-shape", no_body, NULL},
    {"contents-without-reference", "toc-shape", toc_item, NULL},
    {"link-without-object", "link-element", no_object, NULL},
    {"link-as-span", "annot-parent", link_as_span, NULL},
    {NULL, NULL, NULL, NULL},
};
