/* SPDX-License-Identifier: MIT
 *
 * Ways through the document: link annotations, named destinations, the
 * outline of bookmarks and the page labels.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf_private.h"

/* ---- links ------------------------------------------------------------------------ */
struct annotation {
    const struct pw_link *link;
    int page;
    long long key;
};

static void print_rect(struct pw_buf *out, struct pw_rect r, double height) {
    const double box[4] = {r.x, height - pw_rect_bottom(r), pw_rect_right(r), height - r.y};
    for (int i = 0; i < 4; i++) {
        if (i)
            pw_buf_putc(out, ' ');
        pdf_number(out, box[i]);
    }
}

static void print_destination(struct pdf *pdf, int page, double x, double y, struct pw_buf *out) {
    pw_buf_putc(out, '[');
    pdf_ref(pdf, out, pdf_id_of(pdf->pages[page]));
    pw_buf_puts(out, "/XYZ ");
    pdf_number(out, x);
    pw_buf_putc(out, ' ');
    pdf_number(out, pdf->book->pages[page]->height - y);
    pw_buf_puts(out, " null]");
}

/* A URI is 7-bit: other bytes are written %XX. */
static void print_uri(const char *uri, struct pw_buf *out) {
    pw_buf_puts(out, "/A<</S/URI/URI");
    struct pw_buf ascii = {0};
    for (; *uri; uri++)
        if (*uri > ' ' && *uri < 0x7F)
            pw_buf_putc(&ascii, *uri);
        else
            pw_buf_printf(&ascii, "%%%02X", (unsigned char)*uri);
    pdf_bytes(out, pw_buf_text(&ascii));
    pw_buf_release(&ascii);
    pw_buf_puts(out, ">>");
}

static void print_annotation(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct annotation *a = what;
    const struct pw_link *link = a->link;
    double height = pdf->book->pages[a->page]->height;
    struct pw_rect all = link->rects[0];
    for (size_t i = 1; i < link->rects_count; i++)
        all = pw_rect_union(all, link->rects[i]);
    pw_buf_puts(out, "/Type/Annot/Subtype/Link/Rect[");
    print_rect(out, all, height);
    pw_buf_putc(out, ']');
    if (link->rects_count > 1) {
        pw_buf_puts(out, "/QuadPoints[");
        for (size_t i = 0; i < link->rects_count; i++) { /* counter-clockwise from bottom left */
            struct pw_rect r = link->rects[i];
            const double left = r.x, right = pw_rect_right(r), top = height - r.y,
                         bottom = height - pw_rect_bottom(r);
            const double quad[8] = {left, bottom, right, bottom, right, top, left, top};
            for (int k = 0; k < 8; k++) {
                pdf_number(out, quad[k]);
                pw_buf_putc(out, ' ');
            }
        }
        pw_buf_putc(out, ']');
    }
    pw_buf_puts(out, "/Border[0 0 0]/F 4/StructParent ");
    pdf_int(out, a->key);
    pw_buf_puts(out, "/Contents");
    pdf_text(out, link->contents, strlen(link->contents));
    const struct pw_anchor *anchor =
        link->anchor ? pw_map_lookup(pdf->anchors, link->anchor) : NULL;
    if (link->uri) {
        print_uri(link->uri, out);
    } else if (anchor) {
        pw_buf_puts(out, "/Dest");
        print_destination(pdf, anchor->page, anchor->x, anchor->y, out);
    }
}

pdf_id pdf_link(struct pdf *pdf, int page, int link, long long key) {
    struct annotation *a = PW_NEW(pdf->arena, struct annotation);
    a->link = &pdf->book->pages[page]->links[link];
    a->page = page;
    a->key = key;
    pdf_id id = pdf_object(pdf, print_annotation, a);
    struct pdf_page_links *links = &pdf->links[page];
    *PW_PUSH(pdf->arena, links, ids) = id;
    if (!links->of)
        links->of = PW_NEW_N(pdf->arena, pdf_id, pdf->book->pages[page]->links_count);
    return links->of[link] = id;
}

/* ---- destinations -------------------------------------------------------------------- */
static int by_name(const void *a, const void *b) {
    const struct pw_anchor *const *x = a, *const *y = b;
    int order = strcmp((*x)->name, (*y)->name);
    return order ? order : (*x > *y) - (*x < *y); /* pointers into one array */
}

struct places {
    const struct pw_anchor **list;
    size_t count;
};

static void print_destinations(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct places *places = what;
    pw_buf_puts(out, "/Names[");
    for (size_t i = 0; i < places->count; i++) {
        pdf_bytes(out, places->list[i]->name);
        print_destination(pdf, places->list[i]->page, places->list[i]->x, places->list[i]->y, out);
    }
    pw_buf_putc(out, ']');
}

/* Makes every anchor a named place, so that pack.pdf#name opens there. */
void pdf_destinations(struct pdf *pdf) {
    const struct pw_book *book = pdf->book;
    pdf->anchors = pw_map_new(pdf->arena);
    if (book->anchors_count == 0)
        return;
    struct places *places = PW_NEW(pdf->arena, struct places);
    places->list = PW_NEW_N(pdf->arena, const struct pw_anchor *, book->anchors_count);
    for (size_t i = 0; i < book->anchors_count; i++) {
        const struct pw_anchor *anchor = &book->anchors[i];
        if (anchor->page < 0 || (size_t)anchor->page >= book->pages_count ||
            pw_map_lookup(pdf->anchors, anchor->name))
            continue; /* the first of a name counts */
        pw_map_put(pdf->anchors, anchor->name, &book->anchors[i]);
        places->list[places->count++] = anchor;
    }
    if (places->count == 0)
        return;
    qsort(places->list, places->count, sizeof *places->list, by_name);
    pdf->destinations = pdf_object(pdf, print_destinations, places);
}

/* ---- outline --------------------------------------------------------------------------- */
struct item {
    const struct pw_bookmark *mark; /* NULL: the root */
    struct item *parent, *previous, *next, *first, *last;
    pdf_id id;
    int below; /* items anywhere below */
};

static void item_entry(struct pdf *pdf, struct pw_buf *out, const char *key,
                       const struct item *item) {
    if (!item)
        return;
    pw_buf_puts(out, key);
    pdf_ref(pdf, out, item->id);
}

static void print_item(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct item *item = what;
    if (item->mark) {
        pw_buf_puts(out, "/Title");
        pdf_text(out, item->mark->title, strlen(item->mark->title));
        pw_buf_puts(out, "/Dest");
        print_destination(pdf, item->mark->page, 0, item->mark->y, out);
    } else {
        pw_buf_puts(out, "/Type/Outlines");
    }
    item_entry(pdf, out, "/Parent", item->parent);
    item_entry(pdf, out, "/Prev", item->previous);
    item_entry(pdf, out, "/Next", item->next);
    item_entry(pdf, out, "/First", item->first);
    item_entry(pdf, out, "/Last", item->last);
    if (item->below) {
        /* negative: closed. The top level shows, the second opens by a click. */
        pw_buf_puts(out, "/Count ");
        pdf_int(out, item->mark ? -item->below : item->below);
    }
}

static int level_of(const struct item *item) {
    return item->mark ? item->mark->level : 0;
}

void pdf_outline(struct pdf *pdf) {
    const struct pw_book *book = pdf->book;
    if (book->bookmarks_count == 0)
        return;
    struct item *root = PW_NEW(pdf->arena, struct item), *latest = root;
    root->id = pdf->outline = pdf_object(pdf, print_item, root);
    for (size_t i = 0; i < book->bookmarks_count; i++) {
        const struct pw_bookmark *mark = &book->bookmarks[i];
        if (mark->page < 0 || (size_t)mark->page >= book->pages_count)
            continue;
        struct item *item = PW_NEW(pdf->arena, struct item);
        item->mark = mark;
        struct item *parent = latest;
        while (level_of(parent) >= mark->level)
            parent = parent->parent;
        item->parent = parent;
        item->previous = parent->last;
        if (parent->last)
            parent->last->next = item;
        else
            parent->first = item;
        parent->last = item;
        parent->below++; /* of a closed item only its own kids would open */
        item->id = pdf_object(pdf, print_item, item);
        latest = item;
    }
}

/* ---- page labels ------------------------------------------------------------------------- */
struct label {
    char style; /* 'D' or 'r' with a number, 0: only the prefix */
    const char *prefix;
    size_t prefix_length;
    int number;
};

static int roman(const char *text) {
    static const struct {
        const char *sign;
        int value;
    } signs[] = {{"x", 10}, {"ix", 9}, {"v", 5}, {"iv", 4}, {"i", 1}};
    int value = 0;
    for (size_t i = 0; i < PW_COUNT(signs); i++)
        while (pw_str_starts(text, signs[i].sign)) {
            value += signs[i].value;
            text += strlen(signs[i].sign);
        }
    return *text ? 0 : value;
}

static struct label parse_label(const char *text) {
    struct label label = {0, text, strlen(text), 0};
    label.number = roman(text);
    if (label.number > 0) {
        label.style = 'r';
        label.prefix_length = 0;
        return label;
    }
    size_t digits = 0;
    while (digits < label.prefix_length && digits < 6 &&
           text[label.prefix_length - digits - 1] >= '0' &&
           text[label.prefix_length - digits - 1] <= '9')
        digits++;
    const char *number = text + label.prefix_length - digits;
    if (digits == 0 || *number == '0') /* a number never starts with 0 */
        return label;
    label.style = 'D';
    label.prefix_length -= digits;
    label.number = atoi(number);
    return label;
}

static bool follows(const struct label *before, const struct label *next) {
    return before->style && before->style == next->style && next->number == before->number + 1 &&
           before->prefix_length == next->prefix_length &&
           memcmp(before->prefix, next->prefix, next->prefix_length) == 0;
}

void pdf_page_labels(const struct pdf *pdf, struct pw_buf *out) {
    const struct pw_book *book = pdf->book;
    struct label before = {0};
    pw_buf_puts(out, "/PageLabels<</Nums[");
    for (size_t i = 0; i < book->pages_count; i++) {
        const char *text = book->pages[i]->label ? book->pages[i]->label : "";
        struct label label = parse_label(text);
        if (i == 0 || !follows(&before, &label)) {
            pw_buf_printf(out, "%s%zu<<", i ? " " : "", i);
            if (label.prefix_length) {
                pw_buf_puts(out, "/P");
                pdf_text(out, label.prefix, label.prefix_length);
            }
            if (label.style)
                pw_buf_printf(out, "/S/%c/St %d", label.style, label.number);
            pw_buf_puts(out, ">>");
        }
        before = label;
    }
    pw_buf_puts(out, "]>>");
}
