/* SPDX-License-Identifier: MIT
 *
 * Annotations: links and nothing else, each tied to a Link element.
 */
#include <string.h>

#include "inspect.h"

static void check_box(struct pdf *pdf, qpdf_oh annotation, const struct page *page,
                      const char *place) {
    const double slack = 0.51;
    double rect[4], quad[8];
    if (!numbers_of(pdf, key(pdf, annotation, "/Rect"), rect, 4) || rect[0] >= rect[2] ||
        rect[1] >= rect[3]) {
        fault(pdf, R_ANNOT_BOX, "Rect is missing or empty, %s", place);
        return;
    }
    if (rect[0] < page->box[0] - slack || rect[1] < page->box[1] - slack ||
        rect[2] > page->box[2] + slack || rect[3] > page->box[3] + slack)
        fault(pdf, R_ANNOT_BOX, "Rect lies off the page, %s", place);
    qpdf_oh quads = key(pdf, annotation, "/QuadPoints");
    int count = count_of(pdf, quads);
    if (!is_null(pdf, quads) && (count == 0 || count % 8))
        fault(pdf, R_ANNOT_BOX, "QuadPoints are no multiple of eight numbers, %s", place);
    for (int i = 0; i + 8 <= count; i += 8) {
        bool inside = true;
        for (int k = 0; k < 8; k++) {
            inside = inside && number_of(pdf, item(pdf, quads, i + k), &quad[k]);
            inside = inside && quad[k] >= rect[k % 2] - slack && quad[k] <= rect[2 + k % 2] + slack;
        }
        if (!inside)
            fault(pdf, R_ANNOT_BOX, "QuadPoints reach out of Rect, %s", place);
    }
}

static void check_target(struct pdf *pdf, qpdf_oh annotation, const char *place) {
    qpdf_oh action = key(pdf, annotation, "/A"), destination = key(pdf, annotation, "/Dest");
    if (name_is(pdf, key(pdf, action, "/S"), "/URI")) {
        const char *uri = text_of(pdf, key(pdf, action, "/URI"));
        if (!uri || !strchr(uri, ':') || strpbrk(uri, " <>\""))
            fault(pdf, R_ANNOT_TARGET, "\"%s\" is no URI, %s", uri ? uri : "", place);
        return;
    }
    if (name_is(pdf, key(pdf, action, "/S"), "/GoTo"))
        destination = key(pdf, action, "/D");
    if (target_page(pdf, destination) < 0)
        fault(pdf, R_ANNOT_TARGET, "it leads to no page of this file, %s", place);
}

static void check_parent(struct pdf *pdf, qpdf_oh annotation, const char *place) {
    long parent = -1;
    int object = object_of(pdf, annotation), uses = 0, links = 0;
    if (!integer_of(pdf, key(pdf, annotation, "/StructParent"), &parent))
        fault(pdf, R_ANNOT_PARENT, "no StructParent, %s", place);
    for (size_t i = 0; i < pdf->node_count; i++)
        for (size_t k = 0; k < pdf->nodes[i].kid_count; k++)
            if (pdf->nodes[i].kids[k].kind == KID_OBJECT &&
                pdf->nodes[i].kids[k].number == object) {
                uses++;
                links += type_is(&pdf->nodes[i], "Link");
            }
    if (uses != 1 || links != 1)
        fault(pdf, R_ANNOT_PARENT, "%d Link elements of %d refer to it, %s", links, uses, place);
}

static void check_annotation(struct pdf *pdf, int page, qpdf_oh annotation) {
    const char *place =
        format(pdf, "annotation object %d, page %d", object_of(pdf, annotation), page + 1);
    if (!name_is(pdf, key(pdf, annotation, "/Subtype"), "/Link")) {
        fault(pdf, R_ANNOT_TYPE, "it is no link, %s", place);
        return;
    }
    long flags = 0;
    double border[3];
    integer_of(pdf, key(pdf, annotation, "/F"), &flags);
    if (!(flags & 4) || flags & (1 | 2 | 32 | 256)) /* print; not hidden or toggled */
        fault(pdf, R_ANNOT_FLAGS, "F is %ld, not 4, %s", flags, place);
    const char *contents = text_of(pdf, key(pdf, annotation, "/Contents"));
    if (!contents || !contents[strspn(contents, " \t\n")])
        fault(pdf, R_ANNOT_CONTENTS, "no Contents, %s", place);
    bool none = numbers_of(pdf, key(pdf, annotation, "/Border"), border, 3) && border[2] <= 0;
    double width = 1;
    none =
        none || (number_of(pdf, key(pdf, key(pdf, annotation, "/BS"), "/W"), &width) && width <= 0);
    if (!none)
        fault(pdf, R_ANNOT_BORDER, "a border would be drawn, %s", place);
    check_box(pdf, annotation, &pdf->pages[page], place);
    check_target(pdf, annotation, place);
    check_parent(pdf, annotation, place);
}

/* Every OBJR must lead to an annotation of a page. */
static void check_references(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->node_count; i++)
        for (size_t k = 0; k < pdf->nodes[i].kid_count; k++) {
            const struct kid *kid = &pdf->nodes[i].kids[k];
            bool found = kid->kind != KID_OBJECT;
            for (size_t page = 0; page < pdf->page_count && !found; page++)
                for (int a = 0; a < pdf->pages[page].annotations && !found; a++)
                    found = object_of(pdf, item(pdf, key(pdf, pdf->pages[page].page, "/Annots"),
                                                a)) == kid->number &&
                            (kid->page < 0 || kid->page == (int)page);
            if (!found)
                fault(pdf, R_LINK_ELEMENT, "an object reference leads to no annotation, %s",
                      node_name(pdf, (int)i));
        }
}

void check_annotations(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->page_count; i++)
        for (int k = 0; k < pdf->pages[i].annotations; k++)
            check_annotation(pdf, (int)i, item(pdf, key(pdf, pdf->pages[i].page, "/Annots"), k));
    check_references(pdf);
}
