/* SPDX-License-Identifier: MIT
 *
 * Marked content: what is tagged, what is an artifact, and that each mark of
 * ink is exactly one of both.
 */
#include <stdio.h>
#include <string.h>

#include "content.h"

enum { PIECES_MAX = 100000 };

static bool is_in(const struct walk *walk, enum mark_kind kind) {
    for (int i = 0; i < walk->mark_count; i++)
        if (walk->marks[i].kind == kind)
            return true;
    return false;
}

bool mark_replaced(const struct walk *walk) {
    for (int i = 0; i < walk->mark_count; i++)
        if (walk->marks[i].replaces)
            return true;
    return false;
}

void mark_text(struct walk *walk, const char *text) {
    for (int i = 0; i < walk->mark_count; i++)
        if (walk->marks[i].kind == MARK_TAGGED)
            text_add(walk->pdf, &walk->texts[i], text, strlen(text));
}

void mark_paint(struct walk *walk, const char *operator_name) {
    (void)operator_name;
    if (!is_in(walk, MARK_TAGGED) && !is_in(walk, MARK_ARTIFACT))
        walk->unmarked++;
}

static bool name_equals(const struct value *value, const char *name) {
    return value && value->kind == V_NAME && value->text.length == strlen(name) &&
           memcmp(value->text.data, name, value->text.length) == 0;
}

static void check_artifact(struct walk *walk, const struct value *properties) {
    static const char *const types[] = {"Pagination", "Layout", "Page", "Background"};
    static const char *const subtypes[] = {"Header", "Footer", "Watermark"};
    if (!properties || properties->kind != V_DICT)
        return;
    const struct value *type = dict_value(properties, "Type");
    const struct value *subtype = dict_value(properties, "Subtype");
    bool known = type == NULL, fits = subtype == NULL;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        known = known || name_equals(type, types[i]);
    for (size_t i = 0; i < sizeof subtypes / sizeof *subtypes; i++)
        fits = fits || (name_equals(subtype, subtypes[i]) && name_equals(type, "Pagination"));
    if (!known || !fits)
        fault(walk->pdf, R_CONTENT_ARTIFACT, "an artifact of unknown type or subtype, %s",
              where(walk));
    const struct value *box = dict_value(properties, "BBox");
    if (name_equals(type, "Background") && (!box || box->kind != V_ARRAY || box->count != 4))
        fault(walk->pdf, R_CONTENT_ARTIFACT, "a background artifact without BBox, %s", where(walk));
}

/* Room for the piece of an MCID, or NULL with a fault. */
static struct piece *piece_at(struct walk *walk, double number) {
    struct page *page = &walk->pdf->pages[walk->page];
    if (!(number >= 0 && number < PIECES_MAX)) {
        fault(walk->pdf, R_CONTENT_MCID, "an MCID of %g, %s", number, where(walk));
        return NULL;
    }
    while (page->piece_count <= (size_t)number) {
        page->pieces = grow(walk->pdf, page->pieces, page->piece_count, sizeof *page->pieces);
        page->pieces[page->piece_count++] = (struct piece){0};
    }
    return &page->pieces[(size_t)number];
}

static void begin_tagged(struct walk *walk, struct mark *mark, double mcid) {
    struct piece *piece = piece_at(walk, mcid);
    mark->kind = MARK_TAGGED;
    mark->mcid = (int)mcid;
    if (!piece)
        mark->mcid = -1;
    else if (piece->seen)
        fault(walk->pdf, R_CONTENT_MCID, "MCID %d twice, %s", mark->mcid, where(walk));
    else
        piece->seen = true;
    if (is_in(walk, MARK_TAGGED) || is_in(walk, MARK_ARTIFACT))
        fault(walk->pdf, R_CONTENT_NESTED, "MCID %d within %s, %s", mark->mcid,
              is_in(walk, MARK_TAGGED) ? "tagged content" : "an artifact", where(walk));
    if (walk->form_depth)
        fault(walk->pdf, R_CONTENT_FORM, "MCID %d within a form, %s", mark->mcid, where(walk));
}

/* ActualText of a property list, UTF-8, or NULL. */
static const char *actual_text(struct walk *walk, const struct value *properties) {
    const struct value *text = properties ? dict_value(properties, "ActualText") : NULL;
    if (!text || text->kind != V_STRING)
        return NULL;
    if (text->text.length >= 2 && text->text.data[0] == 0xFE && text->text.data[1] == 0xFF)
        return utf16_to_utf8(walk->pdf, text->text.data + 2, text->text.length - 2);
    return keep_text(walk->pdf, text->text.data, text->text.length);
}

/* A property list by name, as the lexer would give it. */
static const struct value *resolve(struct walk *walk, const struct value *properties) {
    if (!properties || properties->kind != V_NAME)
        return properties;
    qpdf_oh dict = resource(walk, "/Properties", properties);
    const char *text = qpdf_oh_unparse_resolved(walk->pdf->q, dict);
    struct lexer lexer = {.pdf = walk->pdf, .length = strlen(text)};
    lexer.data = (const unsigned char *)keep_text(walk->pdf, text, lexer.length);
    struct value *value = keep(walk->pdf, sizeof *value);
    *value = lex(&lexer);
    return value;
}

void mark_begin(struct walk *walk, const struct value *tag, const struct value *properties) {
    struct mark mark = {.kind = MARK_OTHER, .mcid = -1, .in_text = walk->in_text};
    properties = resolve(walk, properties);
    const struct value *mcid = properties ? dict_value(properties, "MCID") : NULL;
    if (name_equals(tag, "Artifact")) {
        mark.kind = MARK_ARTIFACT;
        check_artifact(walk, properties);
        if (is_in(walk, MARK_TAGGED) || is_in(walk, MARK_ARTIFACT))
            fault(walk->pdf, R_CONTENT_NESTED, "an artifact within %s, %s",
                  is_in(walk, MARK_TAGGED) ? "tagged content" : "an artifact", where(walk));
        if (mcid)
            fault(walk->pdf, R_CONTENT_NESTED, "an artifact with an MCID, %s", where(walk));
    } else if (mcid) {
        begin_tagged(walk, &mark, mcid->kind == V_NUMBER ? mcid->number : -1);
    }
    if (walk->mark_count == MARKS_MAX) {
        fault(walk->pdf, R_CONTENT_BALANCE, "marked content more than %d deep, %s", MARKS_MAX,
              where(walk));
        return;
    }
    walk->texts[walk->mark_count] = (struct text){0};
    walk->marks[walk->mark_count++] = mark;
    const char *actual = actual_text(walk, properties);
    if (actual && !mark_replaced(walk)) {
        mark_text(walk, actual);
        walk->marks[walk->mark_count - 1].replaces = true;
    }
}

void mark_end(struct walk *walk) {
    if (walk->mark_count == 0) {
        fault(walk->pdf, R_CONTENT_BALANCE, "EMC without BDC, %s", where(walk));
        return;
    }
    struct mark mark = walk->marks[--walk->mark_count];
    if (mark.in_text != walk->in_text)
        fault(walk->pdf, R_CONTENT_BALANCE, "BDC and EMC on two sides of BT or ET, %s",
              where(walk));
    if (mark.kind != MARK_TAGGED || mark.mcid < 0)
        return;
    struct text *text = &walk->texts[walk->mark_count];
    walk->pdf->pages[walk->page].pieces[mark.mcid].text =
        text->data ? text->data : keep_text(walk->pdf, "", 0);
}
