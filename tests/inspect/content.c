/* SPDX-License-Identifier: MIT
 *
 * The content streams of all pages: operators, graphics and text states,
 * resources, XObjects.
 */
#include "content.h"

#include <stdio.h>
#include <string.h>

enum { Q_MAX = 28, FORMS_MAX = 12 };

static const struct operator_row {
    const char *name;
    int operands;
    bool paints;
} operators[] = {
#define OPERATOR(name, operands, paints) {name, operands, paints},
#include "operators.def"
#undef OPERATOR
};

static void walk_stream(struct walk *walk, struct bytes data);

const char *where(struct walk *walk) {
    return format(walk->pdf, "page %d", walk->page + 1);
}

static const char *name_text(struct walk *walk, const struct value *name) {
    return name->kind == V_NAME ? keep_text(walk->pdf, name->text.data, name->text.length) : "";
}

qpdf_oh resource(struct walk *walk, const char *category, const struct value *name) {
    const char *text = name_text(walk, name);
    qpdf_oh found =
        key(walk->pdf, key(walk->pdf, walk->resources, category), format(walk->pdf, "/%s", text));
    if (is_null(walk->pdf, found))
        fault(walk->pdf, R_CONTENT_RESOURCE, "no resource %s /%s, %s", category, text, where(walk));
    return found;
}

static void walk_form(struct walk *walk, qpdf_oh form) {
    struct pdf *pdf = walk->pdf;
    struct bytes data;
    if (walk->form_depth >= FORMS_MAX) {
        fault(pdf, R_CONTENT_FORM, "forms within forms without end, %s", where(walk));
        return;
    }
    if (!is_array(pdf, key(pdf, form, "/BBox")) || !is_dict(pdf, key(pdf, form, "/Resources")))
        fault(pdf, R_CONTENT_FORM, "a form without BBox or Resources, object %d, %s",
              object_of(pdf, form), where(walk));
    if (has(pdf, form, "/StructParents") || has(pdf, form, "/StructParent"))
        fault(pdf, R_CONTENT_FORM, "a form with a place of its own in the parent tree, object %d",
              object_of(pdf, form));
    stream_data(pdf, form, &data);
    qpdf_oh outer = walk->resources;
    bool in_text = walk->in_text;
    int marks = walk->mark_count, states = walk->states;
    walk->resources = key(pdf, form, "/Resources");
    walk->form_depth++;
    walk_stream(walk, data);
    walk->form_depth--;
    walk->resources = outer;
    if (walk->mark_count != marks || walk->states != states || walk->in_text != in_text)
        fault(pdf, R_CONTENT_BALANCE, "a form leaves q, BT or BDC open, object %d",
              object_of(pdf, form));
}

static void do_xobject(struct walk *walk) {
    qpdf_oh xobject = resource(walk, "/XObject", &walk->operands[0]);
    if (name_is(walk->pdf, key(walk->pdf, xobject, "/Subtype"), "/Form"))
        walk_form(walk, xobject);
    else
        mark_paint(walk, "Do");
}

static void do_state(struct walk *walk, const char *name) {
    if (*name == 'q') {
        if (++walk->states >= STATES_MAX)
            walk->states = STATES_MAX - 1;
        walk->fonts[walk->states] = walk->fonts[walk->states - 1];
        if (walk->states == Q_MAX + 1)
            fault(walk->pdf, R_FILE_LIMIT, "q nested more than %d deep, %s", Q_MAX, where(walk));
    } else if (walk->states == 0) {
        fault(walk->pdf, R_CONTENT_BALANCE, "Q without q, %s", where(walk));
    } else {
        walk->states--;
    }
}

static void do_text_object(struct walk *walk, bool begin) {
    if (walk->in_text == begin)
        fault(walk->pdf, R_CONTENT_BALANCE, "%s, %s", begin ? "BT within BT" : "ET without BT",
              where(walk));
    walk->in_text = begin;
}

static void do_colour_space(struct walk *walk) {
    static const char *const devices[] = {"DeviceGray", "DeviceRGB", "Pattern"};
    const char *name = name_text(walk, &walk->operands[0]);
    if (strcmp(name, "DeviceCMYK") == 0)
        fault(walk->pdf, R_FORBIDDEN_COLOUR, "DeviceCMYK, %s", where(walk));
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++)
        if (strcmp(name, devices[i]) == 0)
            return;
    resource(walk, "/ColorSpace", &walk->operands[0]);
}

static void run(struct walk *walk, const struct operator_row *op) {
    const char *name = op->name;
    const struct value *first = &walk->operands[0];
    if (op->operands >= 0 && op->operands != walk->operand_count) {
        fault(walk->pdf, R_CONTENT_SYNTAX, "%s has %d operands instead of %d, %s", name,
              walk->operand_count, op->operands, where(walk));
        return;
    }
    if (op->paints)
        mark_paint(walk, name);
    if (strcmp(name, "BDC") == 0 || strcmp(name, "BMC") == 0)
        mark_begin(walk, first, walk->operand_count == 2 ? &walk->operands[1] : NULL);
    else if (strcmp(name, "EMC") == 0)
        mark_end(walk);
    else if (strcmp(name, "q") == 0 || strcmp(name, "Q") == 0)
        do_state(walk, name);
    else if (strcmp(name, "BT") == 0 || strcmp(name, "ET") == 0)
        do_text_object(walk, *name == 'B');
    else if (strcmp(name, "Do") == 0)
        do_xobject(walk);
    else if (strcmp(name, "Tf") == 0)
        walk->fonts[walk->states] = font_lookup(walk->pdf, resource(walk, "/Font", first));
    else if (strcmp(name, "gs") == 0)
        resource(walk, "/ExtGState", first);
    else if (strcmp(name, "sh") == 0)
        resource(walk, "/Shading", first);
    else if (strcmp(name, "CS") == 0 || strcmp(name, "cs") == 0)
        do_colour_space(walk);
    else if (strcmp(name, "K") == 0 || strcmp(name, "k") == 0)
        fault(walk->pdf, R_FORBIDDEN_COLOUR, "DeviceCMYK, %s", where(walk));
    else if (strcmp(name, "Tj") == 0 || strcmp(name, "TJ") == 0 || strcmp(name, "'") == 0)
        show_strings(walk, first);
    else if (strcmp(name, "\"") == 0)
        show_strings(walk, &walk->operands[2]);
}

/* Behind BI: up to EI between blanks. */
static void skip_inline_image(struct lexer *lexer) {
    for (; lexer->at + 3 < lexer->length; lexer->at++)
        if (is_space(lexer->data[lexer->at]) && lexer->data[lexer->at + 1] == 'E' &&
            lexer->data[lexer->at + 2] == 'I' && is_space(lexer->data[lexer->at + 3])) {
            lexer->at += 3;
            return;
        }
    lexer->error = "an inline image does not end";
    lexer->at = lexer->length;
}

static void run_word(struct walk *walk, struct lexer *lexer, const struct value *word) {
    for (size_t i = 0; i < sizeof operators / sizeof *operators; i++)
        if (word_is(word, operators[i].name)) {
            run(walk, &operators[i]);
            if (word_is(word, "BI"))
                skip_inline_image(lexer);
            return;
        }
    fault(walk->pdf, R_CONTENT_SYNTAX, "the operator \"%.*s\" does not exist, %s",
          (int)(word->text.length < 40 ? word->text.length : 40), (const char *)word->text.data,
          where(walk));
}

static void walk_stream(struct walk *walk, struct bytes data) {
    struct lexer lexer = {.pdf = walk->pdf, .data = data.data, .length = data.length};
    walk->operand_count = 0;
    for (struct value value = lex(&lexer); value.kind != V_END; value = lex(&lexer)) {
        bool keyword =
            word_is(&value, "true") || word_is(&value, "false") || word_is(&value, "null");
        if (value.kind == V_WORD && !keyword) {
            run_word(walk, &lexer, &value);
            walk->operand_count = 0;
        } else if (walk->operand_count < OPERANDS_MAX) {
            walk->operands[walk->operand_count++] = value;
        }
    }
    if (lexer.error)
        fault(walk->pdf, R_CONTENT_SYNTAX, "%s, %s", lexer.error, where(walk));
    if (lexer.odd_hex)
        fault(walk->pdf, R_FILE_HEX, "a hexadecimal string of odd length, %s", where(walk));
    if (walk->operand_count)
        fault(walk->pdf, R_CONTENT_SYNTAX, "operands without an operator at the end, %s",
              where(walk));
    walk->operand_count = 0;
}

/* One stream or an array of them, which reads as one with blanks between. */
static struct bytes page_data(struct pdf *pdf, qpdf_oh contents) {
    struct text all = {0};
    int streams = count_of(pdf, contents);
    for (int i = 0; i < (streams ? streams : 1); i++) {
        struct bytes data;
        if (!stream_data(pdf, streams ? item(pdf, contents, i) : contents, &data))
            fault(pdf, R_FILE_STREAM, "a content stream can't be decoded, object %d",
                  object_of(pdf, contents));
        text_add(pdf, &all, (const char *)data.data, data.length);
        text_add(pdf, &all, "\n", 1);
    }
    return (struct bytes){(const unsigned char *)all.data, all.length};
}

static void check_dense(struct pdf *pdf, int page) {
    for (size_t i = 0; i < pdf->pages[page].piece_count; i++) {
        pdf->pieces += pdf->pages[page].pieces[i].seen;
        if (!pdf->pages[page].pieces[i].seen)
            fault(pdf, R_CONTENT_MCID, "no content has MCID %zu though higher ones exist, page %d",
                  i, page + 1);
    }
}

void walk_contents(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->page_count; i++) {
        struct walk walk = {.pdf = pdf, .page = (int)i};
        walk.resources = key(pdf, pdf->pages[i].page, "/Resources");
        walk_stream(&walk, page_data(pdf, key(pdf, pdf->pages[i].page, "/Contents")));
        if (walk.states || walk.in_text || walk.mark_count)
            fault(pdf, R_CONTENT_BALANCE, "%s left open, page %zu",
                  walk.mark_count ? "BDC"
                  : walk.in_text  ? "BT"
                                  : "q",
                  i + 1);
        if (walk.unmarked)
            fault(pdf, R_CONTENT_UNMARKED, "%d painting operators in no marked content, page %zu",
                  walk.unmarked, i + 1);
        check_dense(pdf, (int)i);
    }
}
