/* SPDX-License-Identifier: MIT
 *
 * Bookmarks that lead somewhere and name headings in their order; page labels.
 */
#include <string.h>

#include "inspect.h"

enum { ITEMS_MAX = 20000, DEPTH_MAX = 16 };

struct walk {
    struct pdf *pdf;
    int items;
    size_t heading; /* node behind the last heading that was named */
};

/* Blanks squeezed out, so that line breaks and numbers' gaps do not matter. */
static const char *squeeze(struct pdf *pdf, const char *text) {
    char *out = keep_text(pdf, text, strlen(text)), *to = out;
    for (; *text; text++)
        if ((unsigned char)*text == 0xC2 && (unsigned char)text[1] == 0xA0)
            text++; /* a no-break space */
        else if (!strchr(" \t\r\n", *text))
            *to++ = *text;
    *to = '\0';
    return out;
}

static void check_named(struct walk *walk, const char *title) {
    struct pdf *pdf = walk->pdf;
    const char *wanted = squeeze(pdf, title);
    for (size_t i = walk->heading; i < pdf->node_count; i++) {
        if (!heading_level(pdf->nodes[i].type))
            continue;
        const char *text = squeeze(pdf, node_text(pdf, (int)i));
        if (strstr(text, wanted) || (*text && strstr(wanted, text))) {
            walk->heading = i + 1;
            return;
        }
    }
    fault(pdf, R_OUTLINE_HEADING, "\"%s\" names no heading from here on", title);
}

/* The items below `parent`; returns how many are visible when all is open. */
static long walk_items(struct walk *walk, qpdf_oh parent, int depth) {
    struct pdf *pdf = walk->pdf;
    int before = 0, parent_object = object_of(pdf, parent);
    long visible = 0;
    qpdf_oh it = key(pdf, parent, "/First");
    while (is_dict(pdf, it)) {
        if (++walk->items > ITEMS_MAX || depth > DEPTH_MAX) {
            fault(pdf, R_OUTLINE_TREE, "the outline has no end");
            return visible;
        }
        const char *title = text_of(pdf, key(pdf, it, "/Title"));
        if (!title || !title[strspn(title, " ")])
            fault(pdf, R_OUTLINE_TREE, "no Title, object %d", object_of(pdf, it));
        else
            check_named(walk, title);
        if (object_of(pdf, key(pdf, it, "/Parent")) != parent_object ||
            object_of(pdf, key(pdf, it, "/Prev")) != before)
            fault(pdf, R_OUTLINE_TREE, "Parent or Prev leads elsewhere, object %d",
                  object_of(pdf, it));
        qpdf_oh target =
            has(pdf, it, "/Dest") ? key(pdf, it, "/Dest") : key(pdf, key(pdf, it, "/A"), "/D");
        if (target_page(pdf, target) < 0)
            fault(pdf, R_OUTLINE_TARGET, "\"%s\" leads to no page", title ? title : "");
        long below = walk_items(walk, it, depth + 1), count = 0;
        integer_of(pdf, key(pdf, it, "/Count"), &count);
        if ((below == 0) != (count == 0) || (below && count != below && count >= 0))
            fault(pdf, R_OUTLINE_TREE, "Count is %ld, %ld items lie below, object %d", count, below,
                  object_of(pdf, it));
        visible += 1 + (count > 0 ? below : 0);
        before = object_of(pdf, it);
        it = key(pdf, it, "/Next");
    }
    if (object_of(pdf, key(pdf, parent, "/Last")) != before)
        fault(pdf, R_OUTLINE_TREE, "Last is not the last item, object %d", parent_object);
    return visible;
}

struct labels {
    long last;
    bool first;
};

static void check_label(struct pdf *pdf, long number, qpdf_oh value, void *data) {
    static const char *const styles[] = {"/D", "/R", "/r", "/A", "/a"};
    struct labels *labels = data;
    qpdf_oh style = key(pdf, value, "/S");
    bool known = is_null(pdf, style) && text_of(pdf, key(pdf, value, "/P"));
    long start = 1;
    for (size_t i = 0; i < sizeof styles / sizeof *styles; i++)
        known = known || name_is(pdf, style, styles[i]);
    if (has(pdf, value, "/St") && (!integer_of(pdf, key(pdf, value, "/St"), &start) || start < 1))
        known = false;
    if (!known || number >= (long)pdf->page_count)
        fault(pdf, R_PAGE_LABELS, "the label from page %ld on is malformed", number + 1);
    labels->first |= number == 0;
    labels->last = number;
}

void check_outline(struct pdf *pdf) {
    struct walk walk = {.pdf = pdf};
    struct labels labels = {0};
    int headings = 0;
    for (size_t i = 0; i < pdf->node_count; i++)
        headings += heading_level(pdf->nodes[i].type) > 0;
    walk_items(&walk, key(pdf, pdf->root, "/Outlines"), 0);
    if (headings > 1 && walk.items == 0)
        fault(pdf, R_OUTLINE_MISSING, "%d headings and no bookmark", headings);
    qpdf_oh tree = key(pdf, pdf->root, "/PageLabels");
    if (is_dict(pdf, tree))
        number_tree(pdf, tree, R_PAGE_LABELS, check_label, &labels);
    if (!labels.first)
        fault(pdf, R_PAGE_LABELS, "no label for the first page");
}
