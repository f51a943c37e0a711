/* SPDX-License-Identifier: MIT
 *
 * --text: the structure tree in reading order, with what the content says.
 */
#include <stdio.h>
#include <string.h>

#include "inspect.h"

static void put_quoted(const char *text) {
    putchar('"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            putchar('\\');
        putchar(*text == '\n' ? ' ' : *text);
    }
    putchar('"');
}

static void put_indent(int depth) {
    printf("%*s", 2 * depth, "");
}

static void put_string(const char *name, const char *text) {
    if (!text)
        return;
    printf(" %s=", name);
    put_quoted(text);
}

static void put_head(struct pdf *pdf, const struct node *node) {
    static const struct {
        const char *owner, *name, *shown;
    } names[] = {{"/Table", "/Scope", "scope"}, {"/List", "/ListNumbering", "numbering"}},
      spans[] = {{"/Table", "/RowSpan", "rows"}, {"/Table", "/ColSpan", "columns"}};
    printf("%s", node->type);
    for (size_t i = 0; i < 2; i++) {
        const char *name = name_of(pdf, attribute(pdf, node, names[i].owner, names[i].name));
        if (name)
            printf(" %s=%s", names[i].shown, name);
    }
    for (size_t i = 0; i < 2; i++) {
        long span = 1;
        if (integer_of(pdf, attribute(pdf, node, spans[i].owner, spans[i].name), &span) && span > 1)
            printf(" %s=%ld", spans[i].shown, span);
    }
    put_string("id", node->id);
    put_string("lang", node->language);
    put_string("alt", node->alt);
    put_string("actual", node->actual);
    put_string("summary", text_of(pdf, attribute(pdf, node, "/Table", "/Summary")));
    putchar('\n');
}

static void put_node(struct pdf *pdf, int index, int depth) {
    const struct node *node = &pdf->nodes[index];
    struct text run = {0}; /* neighbouring pieces, also over pages, read as one */
    put_indent(depth);
    put_head(pdf, node);
    for (size_t i = 0; i <= node->kid_count; i++) {
        const struct kid *kid = i < node->kid_count ? &node->kids[i] : NULL;
        if (kid && kid->kind == KID_CONTENT) {
            const struct page *page = kid->page >= 0 ? &pdf->pages[kid->page] : NULL;
            bool there = page && kid->number >= 0 && (size_t)kid->number < page->piece_count;
            const char *text = there ? page->pieces[kid->number].text : NULL;
            if (text)
                text_add(pdf, &run, text, strlen(text));
            continue;
        }
        if (run.length) {
            put_indent(depth + 1);
            put_quoted(run.data);
            putchar('\n');
            run = (struct text){0};
        }
        if (kid && kid->kind == KID_NODE)
            put_node(pdf, kid->node, depth + 1);
    }
}

void print_text(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->node_count; i++)
        if (pdf->nodes[i].parent < 0)
            put_node(pdf, (int)i, 0);
}
