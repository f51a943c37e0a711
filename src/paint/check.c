/* SPDX-License-Identifier: MIT
 *
 * The conformance gate: what ISO 14289-1 (PDF/UA-1) and ISO 19005-2 (PDF/A-2a)
 * ask of a document and a drawing layer could get wrong. What the writer
 * itself could get wrong is not looked for here but in the written file.
 */
#include <string.h>

#include "paint_private.h"

/* The nearest place that is known, going up. */
static struct pw_place place_of(const struct pw_tag *tag) {
    for (; tag; tag = tag->parent)
        if (tag->place.file)
            return tag->place;
    return (struct pw_place){0};
}

void check_error(struct check *check, const char *id, const struct pw_tag *tag, const char *format,
                 ...) {
    va_list args;
    va_start(args, format);
    const char *text = pw_arena_vprintf(check->arena, format, args);
    va_end(args);
    check->errors++;
    struct pw_place place = place_of(tag);
    /* ink found some of these while it was drawn; nobody wants them twice */
    for (size_t i = 0; i < check->findings->list_count; i++) {
        const struct pw_finding *f = &check->findings->list[i];
        if (strcmp(f->id, id) == 0 && strcmp(f->text, text) == 0 && f->place.line == place.line &&
            pw_streq(f->place.file, place.file))
            return;
    }
    pw_find(check->findings, PW_ERROR, id, place, "%s", text);
}

/* ---- pages ------------------------------------------------------------------------- */
static bool is_ink(enum pw_op_kind kind) {
    return kind == PW_OP_FILL || kind == PW_OP_STROKE || kind == PW_OP_GLYPHS ||
           kind == PW_OP_IMAGE;
}

static const char *private_use(const char *text, size_t length) {
    for (const char *end = text + length; text < end;) {
        const char *at = text;
        uint32_t c = pw_utf8_next(&text, end);
        if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000)
            return at;
    }
    return NULL;
}

static void check_glyphs(struct check *check, const struct pw_op *op, const struct pw_tag *tag,
                         size_t page) {
    for (size_t i = 0; i < op->glyphs.glyphs_count; i++)
        if (op->glyphs.glyphs[i].id == 0) {
            check_error(check, "missing-glyph", tag,
                        "no font has all the characters of \"%s\" (page %zu)", op->glyphs.text,
                        page + 1);
            break;
        }
    if (tag && !tag->extras->actual && private_use(op->glyphs.text, op->glyphs.text_length))
        check_error(check, "private-use-character", tag,
                    "\"%s\" has a character without a meaning of its own (private use; page %zu)",
                    op->glyphs.text, page + 1);
}

static void check_page(struct check *check, size_t index) {
    const struct pw_page *page = check->book->pages[index];
    const struct pw_tag *tag = NULL;
    bool inside = false, reported = false;
    if (!(page->width >= 3 && page->width <= 14400 && page->height >= 3 && page->height <= 14400))
        check_error(check, "page-size", NULL, "page %zu is %g by %g points; PDF takes 3 to 14,400",
                    index + 1, page->width, page->height);
    const struct pw_op *ops = pw_page_ops(page, &check->room);
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &ops[i];
        if (op->kind == PW_OP_BEGIN || op->kind == PW_OP_BEGIN_ARTIFACT) {
            if (inside)
                check_error(check, "nested-content", op->begin.tag,
                            "marked content lies in marked content (page %zu)", index + 1);
            inside = true;
            tag = op->kind == PW_OP_BEGIN ? op->begin.tag : NULL;
        } else if (op->kind == PW_OP_END) {
            inside = false;
            tag = NULL;
        } else if (is_ink(op->kind) && !inside && !reported) {
            reported = true;
            check_error(check, "untagged-ink", NULL,
                        "something is drawn that belongs to no structure tag (page %zu)",
                        index + 1);
        }
        if (op->kind == PW_OP_GLYPHS)
            check_glyphs(check, op, tag, index);
    }
}

/* ---- elements ---------------------------------------------------------------------- */
static bool blank(const char *text) {
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

static void check_length(struct check *check, const struct pw_tag *tag, const char *text) {
    /* a PDF string has at most 32,767 bytes, and takes two for a UTF-16 unit */
    if (text && strlen(text) > 16000)
        check_error(check, "text-too-long", tag, "a text of %zu bytes in %s; 16,000 is the most",
                    strlen(text), pw_role_name(tag->role));
}

static void check_figure(struct check *check, const struct pw_tag *tag) {
    if (blank(tag->extras->alt) && blank(tag->extras->actual))
        check_error(check, "figure-without-alt", tag, "%s has no alternative text",
                    tag->role == PW_ROLE_FIGURE ? "a figure" : "a formula");
    if (tag->role == PW_ROLE_FIGURE && !tag->extras->has_bbox)
        check_error(check, "figure-without-box", tag,
                    "a figure has no bounding box: nothing is drawn in it");
}

static void check_heading(struct check *check, const struct pw_tag *tag) {
    int level = (int)(tag->role - PW_ROLE_H1) + 1;
    if (tag->kids_count == 0)
        check_error(check, "heading-empty", tag, "a heading of level %d has no text", level);
    if (level > check->heading + 1) {
        if (check->heading == 0)
            check_error(check, "heading-skipped", tag, "the first heading is of level %d, not 1",
                        level);
        else
            check_error(check, "heading-skipped", tag,
                        "a heading of level %d follows one of level %d; use level %d", level,
                        check->heading, check->heading + 1);
    }
    check->heading = level;
}

static void check_head_cell(struct check *check, const struct pw_tag *tag) {
    if (tag->scope == PW_SCOPE_NONE)
        check_error(check, "head-without-scope", tag,
                    "a head cell of a table does not say whether it heads a row or a column");
}

static void check_headers(struct check *check, const struct pw_tag *tag) {
    for (size_t i = 0; tag->extras->headers && tag->extras->headers[i]; i++) {
        const struct pw_tag *head = pw_map_lookup(check->ids, tag->extras->headers[i]);
        if (!head || head->role != PW_ROLE_TH)
            check_error(check, "header-unknown", tag,
                        "a cell names the head cell %s, which is not there",
                        tag->extras->headers[i]);
    }
}

static void check_link(struct check *check, const struct pw_tag *tag) {
    size_t annotations = 0;
    for (size_t i = 0; i < tag->kids_count; i++) {
        const struct pw_kid *kid = &tag->kids[i];
        if (kid->kind != PW_KID_LINK)
            continue;
        annotations++;
        const struct pw_link *link = &check->book->pages[kid->page]->links[kid->mcid];
        if (blank(link->contents))
            check_error(check, "link-without-contents", tag,
                        "a link does not say where it leads (page %d)", kid->page + 1);
        check_length(check, tag, link->contents);
        if (blank(link->uri) && !(link->anchor && pw_map_lookup(check->anchors, link->anchor)))
            check_error(check, "link-target-missing", tag,
                        "a link leads to \"%s\", which is nowhere in the document (page %d)",
                        link->anchor ? link->anchor : "", kid->page + 1);
    }
    if (annotations == 0)
        check_error(check, "link-without-area", tag, "a link has no area to press");
}

static void check_list(struct check *check, const struct pw_tag *tag) {
    for (size_t i = 0; i < tag->kids_count; i++) {
        if (tag->kids[i].kind != PW_KID_TAG || tag->kids[i].tag->role != PW_ROLE_LI)
            continue;
        const struct pw_tag *item = tag->kids[i].tag;
        size_t bodies = 0, labels = 0;
        for (size_t k = 0; k < item->kids_count; k++)
            if (item->kids[k].kind == PW_KID_TAG) {
                labels += item->kids[k].tag->role == PW_ROLE_LBL;
                bodies += item->kids[k].tag->role == PW_ROLE_LBODY;
            }
        if (bodies != 1 || labels > 1)
            check_error(check, "list-structure", item,
                        "a list item has %zu labels and %zu bodies; it needs one body", labels,
                        bodies);
        if (labels && blank(tag->extras->numbering))
            check_error(check, "list-without-numbering", tag,
                        "a list with labels does not say how it is numbered");
    }
}

static void check_tag(struct check *check, const struct pw_tag *tag) {
    check_nesting(check, tag);
    const char *const texts[] = {tag->extras->alt, tag->extras->actual, tag->extras->title,
                                 tag->extras->summary, tag->extras->expansion};
    for (size_t i = 0; i < PW_COUNT(texts); i++)
        check_length(check, tag, texts[i]);
    if (tag->role >= PW_ROLE_H1 && tag->role <= PW_ROLE_H6)
        check_heading(check, tag);
    check_headers(check, tag);
    switch (tag->role) {
    case PW_ROLE_FIGURE:
    case PW_ROLE_FORMULA:
        check_figure(check, tag);
        break;
    case PW_ROLE_TABLE:
        check_table(check, tag);
        break;
    case PW_ROLE_TH:
        check_head_cell(check, tag);
        break;
    case PW_ROLE_LINK:
        check_link(check, tag);
        break;
    case PW_ROLE_L:
        check_list(check, tag);
        break;
    case PW_ROLE_NOTE:
        if (blank(tag->extras->id))
            check_error(check, "note-without-id", tag, "a note has no id");
        break;
    default:
        break;
    }
    for (size_t i = 0; i < tag->kids_count; i++)
        if (tag->kids[i].kind == PW_KID_TAG)
            check_tag(check, tag->kids[i].tag);
}

static void gather_ids(struct check *check, struct pw_tag *tag) {
    if (tag->extras->id) {
        if (pw_map_lookup(check->ids, tag->extras->id))
            check_error(check, "id-twice", tag, "two elements have the id %s", tag->extras->id);
        pw_map_put(check->ids, tag->extras->id, tag);
    }
    for (size_t i = 0; i < tag->kids_count; i++)
        if (tag->kids[i].kind == PW_KID_TAG)
            gather_ids(check, tag->kids[i].tag);
}

/* ---- the document ------------------------------------------------------------------ */
static void check_document(struct check *check) {
    const struct pw_book *book = check->book;
    if (blank(book->title))
        check_error(check, "title-missing", book->root, "the document has no title");
    if (blank(book->lang))
        check_error(check, "language-missing", book->root, "the document names no language");
    if (book->pages_count == 0)
        check_error(check, "document-empty", book->root, "the document has no pages");
    for (size_t i = 0; i < book->bookmarks_count; i++)
        if (blank(book->bookmarks[i].title))
            check_error(check, "bookmark-empty", book->bookmarks[i].tag, "a bookmark has no text");
    if (book->pages_count > 20 && book->bookmarks_count == 0)
        pw_find(check->findings, PW_WARNING, "bookmarks-missing", place_of(book->root),
                "a document of %zu pages has no bookmarks", book->pages_count);
}

bool pw_paint_check(const struct pw_book *book, struct pw_findings *findings) {
    struct check check = {.book = book, .findings = findings, .arena = pw_arena_new()};
    check.ids = pw_map_new(check.arena);
    check.anchors = pw_map_new(check.arena);
    for (size_t i = 0; i < book->anchors_count; i++)
        pw_map_put(check.anchors, book->anchors[i].name, &book->anchors[i]);
    check_document(&check);
    for (size_t i = 0; i < book->pages_count; i++)
        check_page(&check, i);
    gather_ids(&check, book->root);
    check_tag(&check, book->root);
    pw_ops_release(&check.room);
    pw_arena_free(check.arena);
    return check.errors == 0;
}
