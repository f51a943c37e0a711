/* SPDX-License-Identifier: MIT
 *
 * The structure tree, read into elements and their kids.
 */
#include <string.h>

#include "inspect.h"

enum { DEPTH_MAX = 100, NODES_MAX = 4000000 };

static void load_kid(struct pdf *pdf, int parent, qpdf_oh oh, int depth);

const char *node_name(struct pdf *pdf, int node) {
    return node < 0 ? "the root"
                    : format(pdf, "%s (object %d)", pdf->nodes[node].type, pdf->nodes[node].object);
}

bool type_is(const struct node *node, const char *type) {
    return strcmp(node->type, type) == 0;
}

int heading_level(const char *type) {
    if (strcmp(type, "H") == 0)
        return 7;
    return type[0] == 'H' && type[1] >= '1' && type[1] <= '6' && !type[2] ? type[1] - '0' : 0;
}

qpdf_oh attribute(struct pdf *pdf, const struct node *node, const char *owner, const char *name) {
    qpdf_oh a = key(pdf, node->dict, "/A");
    int n = count_of(pdf, a);
    for (int i = 0; i < (n ? n : 1); i++) {
        qpdf_oh one = n ? item(pdf, a, i) : a; /* revision numbers are no dictionaries */
        if (name_is(pdf, key(pdf, one, "/O"), owner) && has(pdf, one, name))
            return key(pdf, one, name);
    }
    return qpdf_oh_new_null(pdf->q);
}

static const char *role(struct pdf *pdf, qpdf_oh dict) {
    qpdf_oh map = key(pdf, key(pdf, pdf->root, "/StructTreeRoot"), "/RoleMap");
    const char *type = name_of(pdf, key(pdf, dict, "/S"));
    for (int i = 0; type && i < 16; i++) {
        const char *next = name_of(pdf, key(pdf, map, format(pdf, "/%s", type)));
        if (!next)
            break;
        type = next;
    }
    return type ? type : "";
}

static void add_kid(struct pdf *pdf, int parent, struct kid kid) {
    struct node *node = &pdf->nodes[parent];
    node->kids = grow(pdf, node->kids, node->kid_count, sizeof *node->kids);
    node->kids[node->kid_count++] = kid;
}

static void load_kids(struct pdf *pdf, int parent, qpdf_oh k, int depth) {
    int n = count_of(pdf, k);
    for (int i = 0; i < n; i++)
        load_kid(pdf, parent, item(pdf, k, i), depth);
    if (!is_array(pdf, k) && !is_null(pdf, k))
        load_kid(pdf, parent, k, depth);
}

static void load_node(struct pdf *pdf, int parent, qpdf_oh dict, int depth) {
    int object = object_of(pdf, dict), index = (int)pdf->node_count;
    if (object <= 0 || object >= pdf->objects || pdf->node_of_object[object] >= 0 ||
        depth > DEPTH_MAX || index >= NODES_MAX) {
        fault(pdf, R_TREE_PARENT, "an element is direct, has two parents or lies too deep, in %s",
              node_name(pdf, parent));
        return;
    }
    struct node node = {.dict = dict, .object = object, .parent = parent};
    node.type = role(pdf, dict);
    node.alt = text_of(pdf, key(pdf, dict, "/Alt"));
    node.actual = text_of(pdf, key(pdf, dict, "/ActualText"));
    node.language = text_of(pdf, key(pdf, dict, "/Lang"));
    struct bytes id = string_of(pdf, key(pdf, dict, "/ID"));
    node.id = id.data ? keep_text(pdf, id.data, id.length) : NULL;
    pdf->nodes = grow(pdf, pdf->nodes, pdf->node_count, sizeof *pdf->nodes);
    pdf->nodes[pdf->node_count++] = node;
    pdf->node_of_object[object] = index;
    if (parent >= 0)
        add_kid(pdf, parent, (struct kid){.kind = KID_NODE, .node = index, .page = -1});
    int wanted = parent < 0 ? object_of(pdf, key(pdf, pdf->root, "/StructTreeRoot"))
                            : pdf->nodes[parent].object;
    if (object_of(pdf, key(pdf, dict, "/P")) != wanted)
        fault(pdf, R_TREE_PARENT, "P does not lead to its parent, %s", node_name(pdf, index));
    if (has(pdf, dict, "/Type") && !name_is(pdf, key(pdf, dict, "/Type"), "/StructElem"))
        fault(pdf, R_TREE_TYPE, "Type is not StructElem, %s", node_name(pdf, index));
    load_kids(pdf, index, key(pdf, dict, "/K"), depth + 1);
}

/* Content on the page of the reference or else of its element. */
static void load_content(struct pdf *pdf, int parent, qpdf_oh page, long mcid) {
    struct kid kid = {.kind = KID_CONTENT, .node = -1, .number = (int)mcid};
    if (is_null(pdf, page))
        page = key(pdf, pdf->nodes[parent].dict, "/Pg");
    kid.page = page_index(pdf, page);
    struct page *on = kid.page >= 0 ? &pdf->pages[kid.page] : NULL;
    if (!on || mcid < 0 || (size_t)mcid >= on->piece_count || !on->pieces[mcid].seen)
        fault(pdf, R_TREE_CONTENT, "MCID %ld exists on no page that it names, %s", mcid,
              node_name(pdf, parent));
    else if (on->pieces[mcid].tree_uses++)
        fault(pdf, R_TREE_CONTENT, "MCID %ld of page %d belongs to two elements, %s", mcid,
              kid.page + 1, node_name(pdf, parent));
    add_kid(pdf, parent, kid);
}

static void load_kid(struct pdf *pdf, int parent, qpdf_oh oh, int depth) {
    long mcid = -1;
    if (integer_of(pdf, oh, &mcid) && parent >= 0) {
        load_content(pdf, parent, qpdf_oh_new_null(pdf->q), mcid);
    } else if (name_is(pdf, key(pdf, oh, "/Type"), "/MCR") && parent >= 0) {
        integer_of(pdf, key(pdf, oh, "/MCID"), &mcid);
        load_content(pdf, parent, key(pdf, oh, "/Pg"), mcid);
    } else if (name_is(pdf, key(pdf, oh, "/Type"), "/OBJR") && parent >= 0) {
        add_kid(pdf, parent,
                (struct kid){.kind = KID_OBJECT,
                             .node = -1,
                             .page = page_index(pdf, key(pdf, oh, "/Pg")),
                             .number = object_of(pdf, key(pdf, oh, "/Obj"))});
    } else if (has(pdf, oh, "/S")) {
        load_node(pdf, parent, oh, depth);
    } else {
        fault(pdf, R_TREE_CONTENT, "a kid that is neither element nor content, in %s",
              node_name(pdf, parent));
    }
}

void load_tree(struct pdf *pdf) {
    pdf->node_of_object = keep(pdf, ((size_t)pdf->objects + 1) * sizeof *pdf->node_of_object);
    for (int i = 0; i <= pdf->objects; i++)
        pdf->node_of_object[i] = -1;
    load_kids(pdf, -1, key(pdf, key(pdf, pdf->root, "/StructTreeRoot"), "/K"), 0);
    for (size_t page = 0; page < pdf->page_count; page++)
        for (size_t i = 0; i < pdf->pages[page].piece_count; i++)
            if (pdf->pages[page].pieces[i].seen && pdf->pages[page].pieces[i].tree_uses == 0)
                fault(pdf, R_TREE_ORPHAN, "no element holds MCID %zu of page %zu", i, page + 1);
}

static void add_text(struct pdf *pdf, int node, struct text *out) {
    const struct node *n = &pdf->nodes[node];
    if (n->actual) {
        text_add(pdf, out, n->actual, strlen(n->actual));
        return;
    }
    for (size_t i = 0; i < n->kid_count; i++) {
        const struct kid *kid = &n->kids[i];
        if (kid->kind == KID_NODE)
            add_text(pdf, kid->node, out);
        if (kid->kind == KID_CONTENT && kid->page >= 0 && kid->number >= 0 &&
            (size_t)kid->number < pdf->pages[kid->page].piece_count &&
            pdf->pages[kid->page].pieces[kid->number].text) {
            const char *text = pdf->pages[kid->page].pieces[kid->number].text;
            text_add(pdf, out, text, strlen(text));
        }
    }
}

char *node_text(struct pdf *pdf, int node) {
    struct text out = {0};
    add_text(pdf, node, &out);
    return out.data ? out.data : keep_text(pdf, "", 0);
}
