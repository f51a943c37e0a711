/* SPDX-License-Identifier: MIT
 *
 * The structure tree: one element a tag, its content wherever on the pages it
 * lies, the parent tree that leads back from content, and the tree of ids.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf_private.h"

/* Entries in a leaf of the number tree: readers search leaves one by one. */
enum { LEAF = 64 };

/* The parent tree: for each page the elements of its content by MCID, for each
 * annotation its Link element. */
struct parents {
    pdf_id **pages;
    size_t pages_count;
    struct {
        pdf_id *ids;
        size_t ids_count, ids_capacity;
    } links;
};

struct leaf {
    const struct parents *parents;
    size_t first, count; /* keys */
    pdf_id id;
};

struct tree {
    struct leaf *leaves;
    size_t leaves_count;
    pdf_id id;
};

struct named {
    const char *name;
    pdf_id id;
};

struct root {
    pdf_id document, parent_tree, id_tree;
    size_t next_key;
};

/* ---- elements ------------------------------------------------------------------- */
static const struct pw_kid *first_content(const struct pw_tag *tag) {
    for (size_t i = 0; i < tag->kids_count; i++)
        if (tag->kids[i].kind != PW_KID_TAG)
            return &tag->kids[i];
    return NULL;
}

static void print_kid(struct pdf *pdf, const struct pw_kid *kid, int own_page, struct pw_buf *out) {
    if (kid->kind == PW_KID_TAG) {
        pdf_ref(pdf, out, pdf->elements[kid->tag->number]);
        return;
    }
    if (kid->kind == PW_KID_CONTENT && kid->page == own_page) {
        pw_buf_putc(out, ' ');
        pdf_int(out, kid->mcid);
        return;
    }
    bool link = kid->kind == PW_KID_LINK;
    pw_buf_puts(out, link ? "<</Type/OBJR/Obj" : "<</Type/MCR/MCID ");
    if (link)
        pdf_ref(pdf, out, pdf->links[kid->page].of[kid->mcid]);
    else
        pdf_int(out, kid->mcid);
    pw_buf_puts(out, "/Pg");
    pdf_ref(pdf, out, pdf_id_of(pdf->pages[kid->page]));
    pw_buf_puts(out, ">>");
}

static void text_entry(struct pw_buf *out, const char *key, const char *text) {
    if (!text || !*text)
        return;
    pw_buf_puts(out, key);
    pdf_text(out, text, strlen(text));
}

static void print_headers(const struct pw_tag *tag, struct pw_buf *out) {
    if (!tag->extras->headers || !tag->extras->headers[0])
        return;
    pw_buf_puts(out, "/Headers[");
    for (size_t i = 0; tag->extras->headers[i]; i++)
        pdf_bytes(out, tag->extras->headers[i]);
    pw_buf_putc(out, ']');
}

static void print_table_attributes(const struct pw_tag *tag, struct pw_buf *out) {
    static const char *const scopes[] = {"", "/Scope/Column", "/Scope/Row", "/Scope/Both"};
    pw_buf_puts(out, scopes[tag->scope]);
    if (tag->extras->row_span > 1)
        pw_buf_printf(out, "/RowSpan %d", tag->extras->row_span);
    if (tag->extras->column_span > 1)
        pw_buf_printf(out, "/ColSpan %d", tag->extras->column_span);
    print_headers(tag, out);
    text_entry(out, "/Summary", tag->extras->summary);
}

/* Inside a line of text, or a block of its own. */
static bool in_line(const struct pw_tag *tag) {
    switch (tag->parent ? tag->parent->role : PW_ROLE_DOCUMENT) {
    case PW_ROLE_P:
    case PW_ROLE_SPAN:
    case PW_ROLE_LINK:
    case PW_ROLE_LBL:
    case PW_ROLE_TH:
    case PW_ROLE_TD:
        return true;
    default:
        return false;
    }
}

static void print_box(const struct pdf *pdf, const struct pw_tag *tag, struct pw_buf *out) {
    double height = pdf->book->pages[tag->extras->bbox_page]->height;
    double box[4] = {tag->extras->bbox.x, height - pw_rect_bottom(tag->extras->bbox),
                     pw_rect_right(tag->extras->bbox), height - tag->extras->bbox.y};
    pw_buf_printf(out, "/A<</O/Layout/Placement/%s/BBox[", in_line(tag) ? "Inline" : "Block");
    for (int i = 0; i < 4; i++) {
        if (i)
            pw_buf_putc(out, ' ');
        pdf_number(out, box[i]);
    }
    pw_buf_puts(out, "]>>");
}

static void print_attributes(struct pdf *pdf, const struct pw_tag *tag, struct pw_buf *out) {
    bool figure = tag->role == PW_ROLE_FIGURE || tag->role == PW_ROLE_FORMULA;
    if (figure && tag->extras->has_bbox) {
        print_box(pdf, tag, out);
    } else if (tag->role == PW_ROLE_L && tag->extras->numbering) {
        pw_buf_puts(out, "/A<</O/List/ListNumbering");
        pdf_name(out, tag->extras->numbering);
        pw_buf_puts(out, ">>");
    } else if (tag->role == PW_ROLE_TABLE || tag->role == PW_ROLE_TH || tag->role == PW_ROLE_TD) {
        size_t before = out->length;
        pw_buf_puts(out, "/A<</O/Table");
        size_t empty = out->length;
        print_table_attributes(tag, out);
        if (out->length == empty)
            out->length = before; /* none */
        else
            pw_buf_puts(out, ">>");
    }
}

static void print_element(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct pw_tag *tag = what;
    pw_buf_puts(out, "/S/");
    pw_buf_puts(out, pw_role_name(tag->role));
    pw_buf_puts(out, "/P");
    pdf_ref(pdf, out, tag->parent ? pdf->elements[tag->parent->number] : pdf->structure);
    const struct pw_kid *content = first_content(tag);
    if (content) {
        pw_buf_puts(out, "/Pg");
        pdf_ref(pdf, out, pdf_id_of(pdf->pages[content->page]));
    }
    if (tag->kids_count > 0) {
        pw_buf_puts(out, tag->kids_count > 1 ? "/K[" : "/K");
        for (size_t i = 0; i < tag->kids_count; i++)
            print_kid(pdf, &tag->kids[i], content ? content->page : -1, out);
        if (tag->kids_count > 1)
            pw_buf_putc(out, ']');
    }
    if (tag->extras->id) {
        pw_buf_puts(out, "/ID");
        pdf_bytes(out, tag->extras->id);
    }
    text_entry(out, "/T", tag->extras->title);
    text_entry(out, "/Alt", tag->extras->alt);
    text_entry(out, "/ActualText", tag->extras->actual);
    text_entry(out, "/E", tag->extras->expansion);
    text_entry(out, "/Lang", tag->extras->lang);
    print_attributes(pdf, tag, out);
}

/* ---- the trees -------------------------------------------------------------------- */
static void print_leaf(struct pdf *pdf, const void *what, struct pw_buf *out) {
    const struct leaf *leaf = what;
    const struct parents *parents = leaf->parents;
    pw_buf_puts(out, "/Limits[");
    pdf_int(out, (long long)leaf->first);
    pw_buf_putc(out, ' ');
    pdf_int(out, (long long)(leaf->first + leaf->count - 1));
    pw_buf_puts(out, "]/Nums[");
    for (size_t key = leaf->first; key < leaf->first + leaf->count; key++) {
        pw_buf_putc(out, ' ');
        pdf_int(out, (long long)key);
        if (key >= parents->pages_count) {
            pdf_ref(pdf, out, parents->links.ids[key - parents->pages_count]);
            continue;
        }
        pw_buf_putc(out, '[');
        for (int i = 0; i < pdf->book->pages[key]->mcids; i++)
            if (parents->pages[key][i])
                pdf_ref(pdf, out, parents->pages[key][i]);
            else
                pw_buf_puts(out, " null");
        pw_buf_putc(out, ']');
    }
    pw_buf_putc(out, ']');
}

static void print_tree(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct tree *tree = what;
    pw_buf_puts(out, "/Kids[");
    for (size_t i = 0; i < tree->leaves_count; i++)
        pdf_ref(pdf, out, tree->leaves[i].id);
    pw_buf_putc(out, ']');
}

/* Two levels hold 64 x 8191 keys, eight times the pages that libharu can. */
static pdf_id parent_tree(struct pdf *pdf, const struct parents *parents) {
    size_t keys = parents->pages_count + parents->links.ids_count;
    struct tree *tree = PW_NEW(pdf->arena, struct tree);
    tree->leaves_count = (keys + LEAF - 1) / LEAF;
    tree->leaves = PW_NEW_N(pdf->arena, struct leaf, tree->leaves_count ? tree->leaves_count : 1);
    for (size_t i = 0; i < tree->leaves_count; i++) {
        struct leaf *leaf = &tree->leaves[i];
        leaf->parents = parents;
        leaf->first = i * LEAF;
        leaf->count = keys - leaf->first < LEAF ? keys - leaf->first : LEAF;
        leaf->id = pdf_object(pdf, print_leaf, leaf);
    }
    return pdf_object(pdf, print_tree, tree);
}

static int by_name(const void *a, const void *b) {
    const struct named *x = a, *y = b;
    return strcmp(x->name, y->name);
}

struct names {
    struct named *list;
    size_t list_count, list_capacity;
};

static void print_names(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct names *names = what;
    pw_buf_puts(out, "/Limits[");
    pdf_bytes(out, names->list[0].name);
    pdf_bytes(out, names->list[names->list_count - 1].name);
    pw_buf_puts(out, "]/Names[");
    for (size_t i = 0; i < names->list_count; i++) {
        pdf_bytes(out, names->list[i].name);
        pdf_ref(pdf, out, names->list[i].id);
    }
    pw_buf_putc(out, ']');
}

struct name_kids {
    pdf_id *ids;
    size_t count;
};

static void print_name_kids(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct name_kids *kids = what;
    pw_buf_puts(out, "/Kids[");
    for (size_t i = 0; i < kids->count; i++)
        pdf_ref(pdf, out, kids->ids[i]);
    pw_buf_putc(out, ']');
}

static pdf_id id_tree(struct pdf *pdf, struct names *names) {
    if (names->list_count == 0)
        return 0;
    qsort(names->list, names->list_count, sizeof *names->list, by_name);
    struct name_kids *kids = PW_NEW(pdf->arena, struct name_kids);
    kids->count = (names->list_count + LEAF - 1) / LEAF;
    kids->ids = PW_NEW_N(pdf->arena, pdf_id, kids->count);
    for (size_t i = 0; i < kids->count; i++) {
        struct names *leaf = PW_NEW(pdf->arena, struct names);
        leaf->list = names->list + i * LEAF;
        size_t rest = names->list_count - i * LEAF;
        leaf->list_count = rest < LEAF ? rest : LEAF;
        kids->ids[i] = pdf_object(pdf, print_names, leaf);
    }
    return pdf_object(pdf, print_name_kids, kids);
}

static void print_root(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct root *root = what;
    pw_buf_puts(out, "/Type/StructTreeRoot/K");
    pdf_ref(pdf, out, root->document);
    pw_buf_puts(out, "/ParentTree");
    pdf_ref(pdf, out, root->parent_tree);
    pw_buf_printf(out, "/ParentTreeNextKey %zu", root->next_key);
    if (root->id_tree) {
        pw_buf_puts(out, "/IDTree");
        pdf_ref(pdf, out, root->id_tree);
    }
}

/* ---- making -------------------------------------------------------------------------- */
static pdf_id make_element(struct pdf *pdf, const struct pw_tag *tag, struct parents *parents,
                           struct names *names) {
    pdf_id id = pdf->elements[tag->number] = pdf_object(pdf, print_element, tag);
    if (tag->extras->id)
        *PW_PUSH(pdf->arena, names, list) = (struct named){tag->extras->id, id};
    for (size_t i = 0; i < tag->kids_count; i++) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind == PW_KID_TAG) {
            make_element(pdf, kid->tag, parents, names);
        } else if (kid->kind == PW_KID_CONTENT) {
            parents->pages[kid->page][kid->mcid] = id;
        } else {
            size_t key = parents->pages_count + parents->links.ids_count;
            pdf_link(pdf, kid->page, kid->mcid, (long long)key);
            *PW_PUSH(pdf->arena, &parents->links, ids) = id;
        }
    }
    return id;
}

void pdf_structure(struct pdf *pdf) {
    const struct pw_book *book = pdf->book;
    struct parents *parents = PW_NEW(pdf->arena, struct parents);
    parents->pages_count = book->pages_count;
    parents->pages = PW_NEW_N(pdf->arena, pdf_id *, book->pages_count ? book->pages_count : 1);
    for (size_t i = 0; i < book->pages_count; i++)
        parents->pages[i] = PW_NEW_N(pdf->arena, pdf_id, book->pages[i]->mcids + 1);
    struct names *names = PW_NEW(pdf->arena, struct names);
    struct root *root = PW_NEW(pdf->arena, struct root);
    pdf->structure = pdf_object(pdf, print_root, root);
    pdf->elements = PW_NEW_N(pdf->arena, pdf_id, book->tags_count);
    root->document = make_element(pdf, book->root, parents, names);
    root->parent_tree = parent_tree(pdf, parents);
    root->id_tree = id_tree(pdf, names);
    root->next_key = parents->pages_count + parents->links.ids_count;
}
