/* SPDX-License-Identifier: MIT
 *
 * Every element: a standard type, in a place where it may stand, with what it
 * needs.
 */
#include <string.h>

#include "inspect.h"

struct type {
    const char *name;
    char class;
    const char *parents, *kids;
};

static const struct type types[] = {
#define TYPE(name, class, parents, kids) {name, class, parents, kids},
#include "nesting.def"
#undef TYPE
};

static const struct type *type_of(const struct node *node) {
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (type_is(node, types[i].name))
            return &types[i];
    return NULL;
}

static bool lists(struct pdf *pdf, const char *list, const char *name) {
    return strstr(list, format(pdf, " %s ", name)) != NULL;
}

static bool may_hold(struct pdf *pdf, const struct type *outer, const struct type *inner) {
    if (lists(pdf, outer->kids, "*") || lists(pdf, outer->kids, inner->name))
        return true;
    /* a part of a table, list or contents stands only where it is named */
    return inner->class != 'T' && inner->class != 'F' &&
           lists(pdf, outer->kids, format(pdf, "%c", inner->class)) &&
           strcmp(inner->name, "Document") != 0;
}

static void check_place(struct pdf *pdf, int index, const struct type *type) {
    const struct node *node = &pdf->nodes[index];
    if (node->parent < 0)
        return;
    const struct node *parent = &pdf->nodes[node->parent];
    const struct type *outer = type_of(parent);
    bool here = !type->parents || lists(pdf, type->parents, parent->type);
    bool there = !outer || may_hold(pdf, outer, type);
    if (!here || !there)
        fault(pdf, R_TREE_NESTING, "%s stands in %s", node_name(pdf, index),
              node_name(pdf, node->parent));
}

static void check_content(struct pdf *pdf, int index, const struct type *type) {
    const struct node *node = &pdf->nodes[index];
    for (size_t i = 0; i < node->kid_count; i++)
        if (node->kids[i].kind == KID_CONTENT && !lists(pdf, type->kids, "#")) {
            fault(pdf, R_TREE_NESTING, "%s holds content itself", node_name(pdf, index));
            return;
        }
}

static void check_caption(struct pdf *pdf, int index) {
    const struct node *parent = &pdf->nodes[index];
    int captions = 0;
    bool right = true;
    for (size_t i = 0; i < parent->kid_count; i++)
        if (parent->kids[i].kind == KID_NODE &&
            type_is(&pdf->nodes[parent->kids[i].node], "Caption")) {
            captions++;
            right = right && (i == 0 || i + 1 == parent->kid_count);
        }
    if (captions > 1 || !right)
        fault(pdf, R_CAPTION_PLACE, "a Caption is neither first nor last or not the only one, %s",
              node_name(pdf, index));
}

static bool is_blank(const char *text) {
    return !text || !text[strspn(text, " \t\n\r")];
}

static void check_figure(struct pdf *pdf, int index) {
    const struct node *node = &pdf->nodes[index];
    double box[4];
    if (is_blank(node->alt) && is_blank(node->actual))
        fault(pdf, R_FIGURE_ALT, "no Alt, %s", node_name(pdf, index));
    if (!type_is(node, "Figure"))
        return;
    if (!numbers_of(pdf, attribute(pdf, node, "/Layout", "/BBox"), box, 4)) {
        fault(pdf, R_FIGURE_BOX, "no BBox, %s", node_name(pdf, index));
        return;
    }
    const struct page *page = NULL;
    for (size_t i = 0; i < node->kid_count && !page; i++)
        if (node->kids[i].kind == KID_CONTENT && node->kids[i].page >= 0)
            page = &pdf->pages[node->kids[i].page];
    const double slack = 2;
    if (box[0] >= box[2] || box[1] >= box[3] ||
        (page && (box[0] < page->box[0] - slack || box[1] < page->box[1] - slack ||
                  box[2] > page->box[2] + slack || box[3] > page->box[3] + slack)))
        fault(pdf, R_FIGURE_BOX, "BBox is empty or off the page, %s", node_name(pdf, index));
}

/* A list whose items have labels says how they are numbered; None says that
 * they follow no scheme. */
static void check_list(struct pdf *pdf, int index) {
    static const char *const numberings[] = {"None",       "Disc",       "Circle",
                                             "Square",     "Decimal",    "UpperRoman",
                                             "LowerRoman", "UpperAlpha", "LowerAlpha"};
    const struct node *node = &pdf->nodes[index];
    qpdf_oh value = attribute(pdf, node, "/List", "/ListNumbering");
    const char *name = name_of(pdf, value);
    bool known = is_null(pdf, value), labels = false;
    for (size_t i = 0; name && i < sizeof numberings / sizeof *numberings; i++)
        known = known || strcmp(name, numberings[i]) == 0;
    for (size_t i = 0; i < node->kid_count; i++) {
        int item_index = node->kids[i].node, bodies = 0;
        if (node->kids[i].kind != KID_NODE || !type_is(&pdf->nodes[item_index], "LI"))
            continue;
        const struct node *li = &pdf->nodes[item_index];
        for (size_t k = 0; k < li->kid_count; k++) {
            bool is_node = li->kids[k].kind == KID_NODE;
            labels |= is_node && type_is(&pdf->nodes[li->kids[k].node], "Lbl");
            bodies += is_node && type_is(&pdf->nodes[li->kids[k].node], "LBody");
        }
        if (bodies != 1)
            fault(pdf, R_LIST_SHAPE, "%d LBody in %s", bodies, node_name(pdf, item_index));
    }
    if (!known || (labels && !name))
        fault(pdf, R_LIST_NUMBERING, "ListNumbering is %s, %s", name ? name : "missing",
              node_name(pdf, index));
}

static void check_contents(struct pdf *pdf, int index) {
    const struct node *node = &pdf->nodes[index];
    for (size_t i = 0; i < node->kid_count; i++)
        if (node->kids[i].kind == KID_NODE && type_is(&pdf->nodes[node->kids[i].node], "Reference"))
            return;
    fault(pdf, R_TOC_SHAPE, "no Reference in %s", node_name(pdf, index));
}

/* Link: annotation and content; where it leads is told with the annotation. */
static void check_link(struct pdf *pdf, int index) {
    const struct node *node = &pdf->nodes[index];
    int annotations = 0;
    for (size_t i = 0; i < node->kid_count; i++)
        annotations += node->kids[i].kind == KID_OBJECT;
    if (annotations == 0 || is_blank(node_text(pdf, index)))
        fault(pdf, R_LINK_ELEMENT, "%s in %s",
              annotations ? "no text" : "no reference to an annotation", node_name(pdf, index));
}

static void check_headings(struct pdf *pdf) {
    int last = 0;
    bool numbered = false, plain = false;
    for (size_t i = 0; i < pdf->node_count; i++) { /* in reading order */
        int level = heading_level(pdf->nodes[i].type);
        if (level == 0)
            continue;
        plain |= level == 7;
        numbered |= level != 7;
        if (level == 7)
            continue;
        if (last == 0 && level != 1)
            fault(pdf, R_HEADING_FIRST, "the first heading is %s", node_name(pdf, (int)i));
        else if (last && level > last + 1)
            fault(pdf, R_HEADING_SKIPPED, "%s follows a heading of level %d",
                  node_name(pdf, (int)i), last);
        last = level;
    }
    if (plain && numbered)
        fault(pdf, R_HEADING_MIXED, "H and H1 to H6 in one document");
}

static void check_node(struct pdf *pdf, int index) {
    const struct node *node = &pdf->nodes[index];
    const struct type *type = type_of(node);
    if (!type) {
        fault(pdf, R_TREE_TYPE, "%s is no standard type", node_name(pdf, index));
        return;
    }
    check_place(pdf, index, type);
    check_content(pdf, index, type);
    check_caption(pdf, index);
    if (node->language && !is_language(node->language))
        fault(pdf, R_TREE_LANGUAGE, "Lang is \"%s\", %s", node->language, node_name(pdf, index));
    if (node->kid_count == 0 && !type_is(node, "TD") && !type_is(node, "TH"))
        fault(pdf, R_TREE_EMPTY, "nothing in %s", node_name(pdf, index));
    if (heading_level(node->type) && is_blank(node_text(pdf, index)))
        fault(pdf, R_TREE_EMPTY, "no text in %s", node_name(pdf, index));
    if (type->class == 'F')
        check_figure(pdf, index);
    if (type_is(node, "L"))
        check_list(pdf, index);
    if (type_is(node, "TOCI"))
        check_contents(pdf, index);
    if (type_is(node, "Link"))
        check_link(pdf, index);
    if (type_is(node, "Note") && is_blank(node->id))
        fault(pdf, R_NOTE_ID, "no ID, %s", node_name(pdf, index));
}

void check_tree(struct pdf *pdf) {
    int roots = 0;
    for (size_t i = 0; i < pdf->node_count; i++) {
        roots += pdf->nodes[i].parent < 0;
        check_node(pdf, (int)i);
    }
    if (roots != 1 || !type_is(&pdf->nodes[0], "Document"))
        fault(pdf, R_TREE_ROOT, "the tree has not one Document at its root");
    check_headings(pdf);
}
