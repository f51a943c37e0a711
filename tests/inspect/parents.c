/* SPDX-License-Identifier: MIT
 *
 * The parent tree: the way back from content and annotations to their
 * elements, one to one with the structure tree; likewise the tree of ids.
 */
#include <string.h>

#include "inspect.h"

enum { DEPTH_MAX = 32 };

struct number_walk {
    struct pdf *pdf;
    enum rule rule;
    long last;
    void (*each)(struct pdf *pdf, long number, qpdf_oh value, void *data);
    void *data;
};

static void walk_numbers(struct number_walk *walk, qpdf_oh node, int depth) {
    struct pdf *pdf = walk->pdf;
    qpdf_oh kids = key(pdf, node, "/Kids"), nums = key(pdf, node, "/Nums");
    double limits[2];
    long before = walk->last;
    if (depth > DEPTH_MAX || (is_array(pdf, kids) && is_array(pdf, nums)) ||
        count_of(pdf, nums) % 2) {
        fault(pdf, walk->rule, "a node of a number tree is malformed, object %d",
              object_of(pdf, node));
        return;
    }
    for (int i = 0; i < count_of(pdf, kids); i++)
        walk_numbers(walk, item(pdf, kids, i), depth + 1);
    long first = -1;
    for (int i = 0; i + 1 < count_of(pdf, nums); i += 2) {
        long number = -1;
        if (!integer_of(pdf, item(pdf, nums, i), &number) || number <= walk->last)
            fault(pdf, walk->rule, "keys of a number tree are not in order, object %d",
                  object_of(pdf, node));
        if (i == 0)
            first = number;
        walk->last = number;
        walk->each(pdf, number, item(pdf, nums, i + 1), walk->data);
    }
    if (depth > 0 &&
        (!numbers_of(pdf, key(pdf, node, "/Limits"), limits, 2) || (long)limits[1] != walk->last ||
         (long)limits[0] <= before || (first >= 0 && (long)limits[0] != first)))
        fault(pdf, walk->rule, "Limits of a number tree are not those of its keys, object %d",
              object_of(pdf, node));
}

void number_tree(struct pdf *pdf, qpdf_oh tree, enum rule rule,
                 void (*each)(struct pdf *pdf, long number, qpdf_oh value, void *data),
                 void *data) {
    struct number_walk walk = {.pdf = pdf, .rule = rule, .last = -1, .each = each, .data = data};
    walk_numbers(&walk, tree, 0);
}

static int element_of(struct pdf *pdf, qpdf_oh oh) {
    int object = object_of(pdf, oh);
    return object > 0 && object < pdf->objects ? pdf->node_of_object[object] : -1;
}

static bool holds(const struct node *node, enum kid_kind kind, int page, int number) {
    for (size_t i = 0; i < node->kid_count; i++)
        if (node->kids[i].kind == kind && node->kids[i].number == number &&
            (kind == KID_OBJECT || node->kids[i].page == page))
            return true;
    return false;
}

static void check_page_entry(struct pdf *pdf, int page, qpdf_oh array) {
    int count = count_of(pdf, array);
    if (!is_array(pdf, array) || (size_t)count != pdf->pages[page].piece_count)
        fault(pdf, R_PARENT_TREE, "%d entries for %zu pieces of content, page %d", count,
              pdf->pages[page].piece_count, page + 1);
    for (int i = 0; i < count; i++) {
        qpdf_oh value = item(pdf, array, i);
        int node = element_of(pdf, value);
        if (node < 0 || !holds(&pdf->nodes[node], KID_CONTENT, page, i))
            fault(pdf, R_PARENT_TREE, "MCID %d of page %d leads to %s, which does not hold it", i,
                  page + 1, node < 0 ? "no element" : node_name(pdf, node));
        qpdf_oh_release(pdf->q, value);
    }
}

/* Object of the annotation with this StructParent, 0 if there is none. */
static int annotation_of(struct pdf *pdf, long number) {
    for (size_t i = 0; i < pdf->page_count; i++)
        for (int k = 0; k < pdf->pages[i].annotations; k++) {
            qpdf_oh annotation = item(pdf, key(pdf, pdf->pages[i].page, "/Annots"), k);
            long own = -1;
            if (integer_of(pdf, key(pdf, annotation, "/StructParent"), &own) && own == number)
                return object_of(pdf, annotation);
        }
    return 0;
}

struct found {
    bool *pages; /* that have an entry */
    long next;   /* smallest key that is free */
};

static void check_entry(struct pdf *pdf, long number, qpdf_oh value, void *data) {
    struct found *found = data;
    if (number + 1 > found->next)
        found->next = number + 1;
    for (size_t i = 0; i < pdf->page_count; i++)
        if (pdf->pages[i].struct_parents == number) {
            if (found->pages[i])
                fault(pdf, R_PARENT_TREE, "key %ld twice", number);
            found->pages[i] = true;
            check_page_entry(pdf, (int)i, value);
            return;
        }
    int annotation = annotation_of(pdf, number), node = element_of(pdf, value);
    if (annotation == 0)
        fault(pdf, R_PARENT_TREE, "key %ld belongs to no page and no annotation", number);
    else if (node < 0 || !holds(&pdf->nodes[node], KID_OBJECT, -1, annotation))
        fault(pdf, R_PARENT_TREE, "key %ld leads to no element with annotation object %d", number,
              annotation);
}

/* ---- ids ---- */
struct ids {
    int listed; /* names of the IDTree that lead to their element */
};

static void walk_names(struct pdf *pdf, qpdf_oh node, struct ids *ids, int depth) {
    qpdf_oh kids = key(pdf, node, "/Kids"), names = key(pdf, node, "/Names");
    struct bytes last = {NULL, 0};
    for (int i = 0; i < count_of(pdf, kids) && depth < DEPTH_MAX; i++)
        walk_names(pdf, item(pdf, kids, i), ids, depth + 1);
    for (int i = 0; i + 1 < count_of(pdf, names); i += 2) {
        struct bytes name = string_of(pdf, item(pdf, names, i));
        int element = element_of(pdf, item(pdf, names, i + 1));
        const char *text = name.data ? (const char *)name.data : "";
        if (element < 0 || !pdf->nodes[element].id || strcmp(pdf->nodes[element].id, text) != 0)
            fault(pdf, R_TREE_ID, "the IDTree's \"%s\" leads to no element of that ID", text);
        else
            ids->listed++;
        if (last.data && strcmp((const char *)last.data, text) >= 0)
            fault(pdf, R_TREE_ID, "the IDTree is not in order at \"%s\"", text);
        last = name;
    }
}

static void check_ids(struct pdf *pdf) {
    qpdf_oh root = key(pdf, pdf->root, "/StructTreeRoot");
    struct ids ids = {0};
    int with_id = 0;
    walk_names(pdf, key(pdf, root, "/IDTree"), &ids, 0);
    for (size_t i = 0; i < pdf->node_count; i++) {
        const char *id = pdf->nodes[i].id;
        with_id += id != NULL;
        for (size_t k = 0; id && k < i; k++)
            if (pdf->nodes[k].id && strcmp(pdf->nodes[k].id, id) == 0)
                fault(pdf, type_is(&pdf->nodes[i], "Note") ? R_NOTE_ID : R_TREE_ID,
                      "the ID \"%s\" twice, %s", id, node_name(pdf, (int)i));
    }
    if (with_id != ids.listed)
        fault(pdf, R_TREE_ID, "%d elements have an ID, the IDTree lists %d", with_id, ids.listed);
}

void check_parents(struct pdf *pdf) {
    qpdf_oh root = key(pdf, pdf->root, "/StructTreeRoot"), tree = key(pdf, root, "/ParentTree");
    struct found found = {.pages = keep(pdf, pdf->page_count + 1)};
    long next = -1;
    if (!is_dict(pdf, tree)) {
        fault(pdf, R_PARENT_TREE, "there is none");
        return;
    }
    number_tree(pdf, tree, R_PARENT_TREE, check_entry, &found);
    for (size_t i = 0; i < pdf->page_count; i++) {
        if (!found.pages[i] && pdf->pages[i].piece_count)
            fault(pdf, R_PARENT_TREE, "no entry for page %zu", i + 1);
        for (size_t k = 0; k < i; k++)
            if (pdf->pages[k].struct_parents == pdf->pages[i].struct_parents)
                fault(pdf, R_PAGE_PARENTS, "pages %zu and %zu share a StructParents", k + 1, i + 1);
    }
    if (!integer_of(pdf, key(pdf, root, "/ParentTreeNextKey"), &next) || next < found.next)
        fault(pdf, R_PARENT_TREE, "ParentTreeNextKey is %ld, keys run up to %ld", next,
              found.next - 1);
    check_ids(pdf);
}
