/* SPDX-License-Identifier: MIT
 *
 * From cmark's tree to ours: blocks with places, inlines flattened to what a
 * pack can say, values back as nodes of their own. What Markdown offers and a
 * pack has no use for (HTML, indented code) is a finding.
 */
#include "template.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <string.h>

struct reader {
    const struct source *source;
    struct mask mask;
};

struct pw_node *tm_node_new(struct pw_arena *arena, struct pw_node *parent, enum pw_node_kind kind,
                            struct pw_place place) {
    struct pw_node *node = PW_NEW(arena, struct pw_node);
    node->kind = kind;
    node->place = place;
    if (parent)
        *PW_PUSH(arena, parent, children) = node;
    return node;
}

static struct pw_place place_of(const struct reader *reader, cmark_node *node,
                                const struct pw_node *parent) {
    int line = cmark_node_get_start_line(node), column = cmark_node_get_start_column(node);
    if (line < 1)
        return parent->place;
    return tm_source_place(reader->source, line + reader->source->line - 1,
                           column > 0 ? column : 1);
}

/* Text with tokens in it: text and value nodes in turn. */
static void read_text(const struct reader *reader, const char *text, struct pw_place place,
                      struct pw_node *parent) {
    struct pw_arena *arena = reader->source->arena;
    const char *end = text + strlen(text), *from = text;
    for (const char *p = text; p <= end; p++) {
        const struct masked_value *value = p < end ? tm_mask_value(&reader->mask, p, end) : NULL;
        if (!value && p < end)
            continue;
        if (p > from) {
            struct pw_node *node = tm_node_new(arena, parent, PW_NODE_TEXT, place);
            node->text = pw_arena_strndup(arena, from, (size_t)(p - from));
        }
        if (!value)
            break;
        struct pw_node *node = tm_node_new(
            arena, parent, value->footnote ? PW_NODE_FOOTNOTE : PW_NODE_VALUE, value->place);
        node->text = value->text;
        from = p + value->length;
        p = from - 1;
    }
}

static void read_inlines(const struct reader *reader, cmark_node *from, struct pw_node *parent);

static void read_html(const struct reader *reader, cmark_node *node, struct pw_place place) {
    const char *html = cmark_node_get_literal(node);
    if (html && pw_str_starts(html, "<!--"))
        return; /* a note of the author to the author */
    pw_find(reader->source->findings, PW_ERROR, "raw-html", place,
            "HTML has no meaning in a pack; write Markdown, or \\< for the character");
}

static void read_inline(const struct reader *reader, cmark_node *node, struct pw_node *parent) {
    struct pw_arena *arena = reader->source->arena;
    struct pw_place place = place_of(reader, node, parent);
    const char *literal = cmark_node_get_literal(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT) {
        read_text(reader, literal, place, parent);
    } else if (type == CMARK_NODE_SOFTBREAK) {
        tm_node_new(arena, parent, PW_NODE_SOFT_BREAK, place);
    } else if (type == CMARK_NODE_LINEBREAK) {
        tm_node_new(arena, parent, PW_NODE_LINE_BREAK, place);
    } else if (type == CMARK_NODE_CODE) {
        tm_node_new(arena, parent, PW_NODE_CODE, place)->text =
            tm_mask_restore(arena, &reader->mask, literal);
    } else if (type == CMARK_NODE_STRONG || type == CMARK_NODE_EMPH) {
        read_inlines(reader, node,
                     tm_node_new(arena, parent,
                                 type == CMARK_NODE_STRONG ? PW_NODE_STRONG : PW_NODE_EMPHASIS,
                                 place));
    } else if (type == CMARK_NODE_LINK) {
        struct pw_node *link = tm_node_new(arena, parent, PW_NODE_LINK, place);
        link->text = tm_mask_restore(arena, &reader->mask, cmark_node_get_url(node));
        if (strstr(link->text, "{{"))
            pw_find(reader->source->findings, PW_ERROR, "value-in-link", place,
                    "the target of a link can't be a value");
        read_inlines(reader, node, link);
    } else if (type == CMARK_NODE_HTML_INLINE) {
        read_html(reader, node, place);
    } else if (type == CMARK_NODE_IMAGE) {
        pw_find(reader->source->findings, PW_ERROR, "image-in-text", place,
                "an image stands alone, with a blank line before and after");
    } else {
        pw_find(reader->source->findings, PW_ERROR, "unknown-markup", place,
                "a pack can't hold a %s here", cmark_node_get_type_string(node));
    }
}

static void read_inlines(const struct reader *reader, cmark_node *from, struct pw_node *parent) {
    for (cmark_node *n = cmark_node_first_child(from); n; n = cmark_node_next(n))
        read_inline(reader, n, parent);
}

static void read_code(const struct reader *reader, cmark_node *node, struct pw_place place,
                      struct pw_node *parent) {
    int first = place.line, length = 0, offset = 0;
    char character = 0;
    int last = cmark_node_get_end_line(node), lines = (int)reader->source->starts_count;
    last = (last < lines ? last : lines) + reader->source->line - 1;
    bool fenced = cmark_node_get_fenced(node, &length, &offset, &character);
    if (fenced && place.column == 1)
        tm_block_parse(reader->source, first, last, parent);
    else if (fenced)
        pw_find(reader->source->findings, PW_ERROR, "indented-block", place,
                "a block starts in column 1; take the spaces before the fence away");
    else
        pw_find(reader->source->findings, PW_ERROR, "indented-text", place,
                "four spaces make this a piece of code; start the line in column 1");
}

static void read_blocks(const struct reader *reader, cmark_node *from, struct pw_node *parent);

static void read_table(const struct reader *reader, cmark_node *node, struct pw_node *table) {
    struct pw_arena *arena = reader->source->arena;
    for (cmark_node *r = cmark_node_first_child(node); r; r = cmark_node_next(r)) {
        struct pw_node *row = tm_node_new(arena, table, PW_NODE_ROW, place_of(reader, r, table));
        for (cmark_node *c = cmark_node_first_child(r); c; c = cmark_node_next(c))
            read_inlines(reader, c,
                         tm_node_new(arena, row, PW_NODE_CELL, place_of(reader, c, row)));
    }
}

static void read_list(const struct reader *reader, cmark_node *node, struct pw_node *list) {
    list->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    list->start = list->ordered ? cmark_node_get_list_start(node) : 0;
    list->tight = cmark_node_get_list_tight(node);
    for (cmark_node *i = cmark_node_first_child(node); i; i = cmark_node_next(i))
        read_blocks(
            reader, i,
            tm_node_new(reader->source->arena, list, PW_NODE_ITEM, place_of(reader, i, list)));
}

static bool lone_image(cmark_node *paragraph) {
    cmark_node *only = cmark_node_first_child(paragraph);
    return only && cmark_node_get_type(only) == CMARK_NODE_IMAGE && !cmark_node_next(only);
}

static void read_image(const struct reader *reader, cmark_node *node, struct pw_place place,
                       struct pw_node *parent) {
    struct pw_arena *arena = reader->source->arena;
    struct pw_node *image = tm_node_new(arena, parent, PW_NODE_IMAGE, place);
    const char *caption = cmark_node_get_title(node);
    image->text = tm_mask_restore(arena, &reader->mask, cmark_node_get_url(node));
    if (caption && *caption)
        image->arguments = tm_mask_restore(arena, &reader->mask, caption);
    if (strstr(image->text, "{{") || (image->arguments && strstr(image->arguments, "{{")))
        pw_find(reader->source->findings, PW_ERROR, "value-in-image", place,
                "the file and the caption of ![...](...) can't hold a value; an image block takes "
                "`caption:` with one");
    read_inlines(reader, node, image);
}

static void read_block(const struct reader *reader, cmark_node *node, struct pw_node *parent) {
    struct pw_arena *arena = reader->source->arena;
    struct pw_place place = place_of(reader, node, parent);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_PARAGRAPH && lone_image(node)) {
        read_image(reader, cmark_node_first_child(node), place, parent);
    } else if (type == CMARK_NODE_PARAGRAPH) {
        read_inlines(reader, node, tm_node_new(arena, parent, PW_NODE_PARAGRAPH, place));
    } else if (type == CMARK_NODE_HEADING) {
        struct pw_node *heading = tm_node_new(arena, parent, PW_NODE_HEADING, place);
        heading->level = cmark_node_get_heading_level(node);
        read_inlines(reader, node, heading);
        if (!heading->children_count)
            pw_find(reader->source->findings, PW_ERROR, "empty-heading", place,
                    "a heading without words");
    } else if (type == CMARK_NODE_LIST) {
        read_list(reader, node, tm_node_new(arena, parent, PW_NODE_LIST, place));
    } else if (type == CMARK_NODE_BLOCK_QUOTE) {
        read_blocks(reader, node, tm_node_new(arena, parent, PW_NODE_QUOTE, place));
    } else if (type == CMARK_NODE_THEMATIC_BREAK) {
        tm_node_new(arena, parent, PW_NODE_BREAK, place);
    } else if (type == CMARK_NODE_CODE_BLOCK) {
        read_code(reader, node, place, parent);
    } else if (type == CMARK_NODE_HTML_BLOCK) {
        read_html(reader, node, place);
    } else if (pw_streq(cmark_node_get_type_string(node), "table")) {
        read_table(reader, node, tm_node_new(arena, parent, PW_NODE_TABLE, place));
    } else {
        pw_find(reader->source->findings, PW_ERROR, "unknown-markup", place,
                "a pack can't hold a %s here", cmark_node_get_type_string(node));
    }
}

static void read_blocks(const struct reader *reader, cmark_node *from, struct pw_node *parent) {
    for (cmark_node *n = cmark_node_first_child(from); n; n = cmark_node_next(n))
        read_block(reader, n, parent);
}

/* ---- footnotes ------------------------------------------------------------- */
/* cmark keeps only the texts of footnotes that it sees marks of, in the order
 * of the marks. Ours are hidden, so a last paragraph of marks asks for all. */
static char *marks_of_all(const struct reader *reader) {
    struct pw_buf marks = {0};
    pw_buf_puts(&marks, "\n\n");
    for (size_t i = 0; i < reader->mask.footnotes_count; i++)
        pw_buf_printf(&marks, "[^%s] ", reader->mask.footnotes[i].label);
    char *text = pw_arena_strdup(reader->source->arena, pw_buf_text(&marks));
    pw_buf_release(&marks);
    return text;
}

static void read_footnote(const struct reader *reader, cmark_node *node, struct pw_node *parent) {
    int line = cmark_node_get_start_line(node) + reader->source->line - 1;
    for (size_t i = 0; i < reader->mask.footnotes_count; i++) {
        const struct footnote_line *known = &reader->mask.footnotes[i];
        if (known->place.line != line)
            continue;
        struct pw_node *text =
            tm_node_new(reader->source->arena, parent, PW_NODE_FOOTNOTE_TEXT, known->place);
        text->text = known->label;
        read_blocks(reader, node, text);
    }
}

static void read_document(const struct reader *reader, cmark_node *document,
                          struct pw_node *parent) {
    int lines = (int)reader->source->starts_count;
    for (cmark_node *n = cmark_node_first_child(document); n; n = cmark_node_next(n)) {
        if (cmark_node_get_type(n) == CMARK_NODE_FOOTNOTE_DEFINITION)
            read_footnote(reader, n, parent);
        else if (cmark_node_get_start_line(n) <= lines)
            read_block(reader, n, parent);
    }
}

void tm_tree_parse(const struct source *source, struct pw_node *parent) {
    struct reader reader = {.source = source};
    tm_mask_make(source, &reader.mask);
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser =
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_FULL_INFO_STRING |
                         (reader.mask.footnotes_count ? CMARK_OPT_FOOTNOTES : 0));
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    cmark_parser_feed(parser, reader.mask.text, source->length);
    if (reader.mask.footnotes_count) {
        const char *marks = marks_of_all(&reader);
        cmark_parser_feed(parser, marks, strlen(marks));
    }
    cmark_node *document = cmark_parser_finish(parser);
    read_document(&reader, document, parent);
    cmark_node_free(document);
    cmark_parser_free(parser);
}
