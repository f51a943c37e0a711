/* SPDX-License-Identifier: MIT
 *
 * The doc as text: one block a line, indented, only what is set.
 */
#include "blocks.h"

void dump_indent(struct pw_buf *out, int indent) {
    for (int i = 0; i < indent; i++)
        pw_buf_puts(out, "  ");
}

void dump_quoted(struct pw_buf *out, const char *text) {
    pw_buf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '\n')
            pw_buf_puts(out, "\\n");
        else if (*text == '"' || *text == '\\')
            pw_buf_printf(out, "\\%c", *text);
        else
            pw_buf_putc(out, *text);
    }
    pw_buf_putc(out, '"');
}

void dump_attribute(struct pw_buf *out, const char *name, const char *text) {
    if (!text)
        return;
    pw_buf_printf(out, " %s=", name);
    dump_quoted(out, text);
}

static void dump_inline(const struct pw_inline *in, struct pw_buf *out) {
    static const char *const flags[] = {"strong", "emphasis", "code", "break", "note"};
    pw_buf_putc(out, ' ');
    dump_quoted(out, in->text ? in->text : "");
    bool marked = in->flags || in->uri || in->ref || in->lang;
    if (!marked)
        return;
    struct pw_buf inner = {0};
    for (size_t i = 0; i < PW_COUNT(flags); i++)
        if (in->flags & 1u << i)
            pw_buf_printf(&inner, " %s", flags[i]);
    dump_attribute(&inner, "uri", in->uri);
    if (in->ref)
        pw_buf_printf(&inner, " ref=%s%s%s", in->ref, in->ref_page ? " page" : "",
                      in->ref_number ? " number" : "");
    dump_attribute(&inner, "lang", in->lang);
    pw_buf_printf(out, "{%s}", pw_buf_text(&inner) + 1);
    pw_buf_release(&inner);
}

static void dump_words(const char *name, const struct pw_words *words, int indent,
                       struct pw_buf *out) {
    if (words->inlines_count == 0)
        return;
    if (name) {
        dump_indent(out, indent);
        pw_buf_puts(out, name);
    }
    for (size_t i = 0; i < words->inlines_count; i++)
        dump_inline(&words->inlines[i], out);
    if (name)
        pw_buf_putc(out, '\n');
}

static void dump_furniture(const struct pw_furniture *furniture,
                           void (*put)(struct pw_buf *out, const char *name, const char *text),
                           struct pw_buf *out) {
    put(out, "header-left", furniture->header_left);
    put(out, "header-right", furniture->header_right);
    put(out, "footer-left", furniture->footer_left);
    put(out, "footer-centre", furniture->footer_centre);
    put(out, "footer-right", furniture->footer_right);
}

static void dump_section(const struct pw_section *section, struct pw_buf *out) {
    pw_buf_puts(out, section->roman ? " roman" : " arabic");
    pw_buf_puts(out, section->restart ? " restart" : "");
    dump_attribute(out, "prefix", section->prefix);
    dump_furniture(&section->furniture, dump_attribute, out);
}

static void dump_head(const struct pw_block *block, int indent, struct pw_buf *out) {
    dump_indent(out, indent);
    pw_buf_puts(out, pw_block_kind_name(block->kind));
    if (block->level)
        pw_buf_printf(out, " %d", block->level);
    if (block->number)
        pw_buf_printf(out, " [%s]", block->number);
    if (block->id)
        pw_buf_printf(out, " #%s", block->id);
    if (block->place.line)
        pw_buf_printf(out, " @%d", block->place.line);
    if (block->numbering)
        pw_buf_printf(out, " numbering=%s", block->numbering);
    if (block->tight)
        pw_buf_puts(out, " tight");
    if (block->landscape)
        pw_buf_puts(out, " landscape");
    if (block->section)
        dump_section(block->section, out);
    dump_attribute(out, "title", block->title);
    dump_attribute(out, "value", block->value);
    dump_attribute(out, "period", block->period);
    dump_attribute(out, "change", block->change);
    if (block->verdict)
        pw_buf_puts(out, block->verdict > 0 ? " better" : " worse");
    dump_attribute(out, "note", block->note);
    dump_words(NULL, &block->words, 0, out);
    pw_buf_putc(out, '\n');
}

static void dump_block(const struct pw_block *block, int indent, struct pw_buf *out) {
    dump_head(block, indent, out);
    indent++;
    dump_words("subtitle:", &block->subtitle, indent, out);
    if (block->alt) {
        dump_indent(out, indent);
        pw_buf_puts(out, "alt: ");
        dump_quoted(out, block->alt);
        pw_buf_putc(out, '\n');
    }
    if (block->picture)
        dump_picture(block, indent, out);
    if (block->chart)
        dump_chart(block->chart, indent, out);
    if (block->table)
        dump_table(block->table, indent, out);
    dump_words("source:", &block->source, indent, out);
    for (size_t i = 0; i < block->notes_count; i++)
        dump_words("note:", &block->notes[i], indent, out);
    for (size_t i = 0; i < block->children_count; i++)
        dump_block(block->children[i], indent, out);
}

static void dump_line(struct pw_buf *out, const char *name, const char *text) {
    if (!text)
        return;
    pw_buf_printf(out, "  %s: ", name);
    dump_quoted(out, text);
    pw_buf_putc(out, '\n');
}

static void dump_front(const struct pw_doc *doc, struct pw_buf *out) {
    pw_buf_puts(out, "doc\n");
    dump_line(out, "title", doc->title);
    dump_line(out, "kicker", doc->kicker);
    dump_line(out, "author", doc->author);
    dump_line(out, "subject", doc->subject);
    dump_line(out, "lang", doc->lang);
    dump_line(out, "kind", doc->kind);
    dump_line(out, "marking", doc->marking);
    dump_line(out, "stamp", doc->stamp);
    if (doc->draft)
        pw_buf_puts(out, "  draft\n");
    if (doc->cover)
        pw_buf_puts(out, "  cover\n");
    if (doc->as_at != PW_NO_DATE) {
        pw_buf_puts(out, "  as-at: ");
        pw_format_date(out, doc->as_at, "iso");
        pw_buf_putc(out, '\n');
    }
    dump_line(out, "fingerprint", doc->fingerprint);
    dump_furniture(&doc->furniture, dump_line, out);
}

void pw_doc_dump(const struct pw_doc *doc, struct pw_buf *out) {
    dump_front(doc, out);
    for (size_t i = 0; i < doc->blocks_count; i++)
        dump_block(doc->blocks[i], 0, out);
    for (size_t i = 0; i < doc->footnotes_count; i++) {
        const struct pw_footnote *note = doc->footnotes[i];
        pw_buf_printf(out, "footnote [%s] @%d:", note->number, note->place.line);
        dump_words(NULL, &note->words, 0, out);
        pw_buf_putc(out, '\n');
    }
    for (size_t i = 0; i < doc->datasets_count; i++)
        pw_dataset_dump(doc->datasets[i], out);
}
