/* SPDX-License-Identifier: MIT
 *
 * The tree as text: one node a line, children further in, places at the end.
 */
#include "packwright/template.h"

static const char *const kind_names[] = {
    [PW_NODE_HEADING] = "heading",
    [PW_NODE_PARAGRAPH] = "paragraph",
    [PW_NODE_LIST] = "list",
    [PW_NODE_ITEM] = "item",
    [PW_NODE_QUOTE] = "quote",
    [PW_NODE_TABLE] = "table",
    [PW_NODE_ROW] = "row",
    [PW_NODE_CELL] = "cell",
    [PW_NODE_IMAGE] = "image",
    [PW_NODE_BREAK] = "break",
    [PW_NODE_BLOCK] = "block",
    [PW_NODE_TEXT] = "text",
    [PW_NODE_STRONG] = "strong",
    [PW_NODE_EMPHASIS] = "emphasis",
    [PW_NODE_CODE] = "code",
    [PW_NODE_LINK] = "link",
    [PW_NODE_LINE_BREAK] = "line-break",
    [PW_NODE_SOFT_BREAK] = "soft-break",
    [PW_NODE_VALUE] = "value",
    [PW_NODE_FOOTNOTE] = "footnote",
    [PW_NODE_FOOTNOTE_TEXT] = "footnote-text",
};

static void dump_yaml(const struct pw_yaml *yaml, int depth, struct pw_buf *out) {
    if (yaml->kind == PW_YAML_SCALAR) {
        pw_buf_printf(out, " \"%s\"\n", yaml->text);
        return;
    }
    pw_buf_putc(out, '\n');
    for (size_t i = 0; i < yaml->pairs_count; i++) {
        pw_buf_printf(out, "%*s%s:", depth * 2, "", yaml->pairs[i].key);
        dump_yaml(yaml->pairs[i].value, depth + 1, out);
    }
    for (size_t i = 0; i < yaml->items_count; i++) {
        pw_buf_printf(out, "%*s-", depth * 2, "");
        dump_yaml(yaml->items[i], depth + 1, out);
    }
}

static void dump_node(const struct pw_node *node, int depth, struct pw_buf *out) {
    pw_buf_printf(out, "%*s%s", depth * 2, "", kind_names[node->kind]);
    if (node->level)
        pw_buf_printf(out, " %d", node->level);
    if (node->kind == PW_NODE_LIST)
        pw_buf_printf(out, "%s%s", node->ordered ? " ordered" : "", node->tight ? " tight" : "");
    if (node->ordered)
        pw_buf_printf(out, " from %d", node->start);
    if (node->text)
        pw_buf_printf(out, " \"%s\"", node->text);
    if (node->arguments && *node->arguments)
        pw_buf_printf(out, " (%s)", node->arguments);
    pw_buf_printf(out, " @%d:%d", node->place.line, node->place.column);
    if (node->yaml)
        dump_yaml(node->yaml, depth + 1, out);
    else
        pw_buf_putc(out, '\n');
    for (size_t i = 0; i < node->children_count; i++)
        dump_node(node->children[i], depth + 1, out);
}

void pw_template_dump(const struct pw_template *tmpl, struct pw_buf *out) {
    pw_buf_printf(out, "pack %s\n", tmpl->name);
    if (tmpl->front) {
        pw_buf_puts(out, "front");
        dump_yaml(tmpl->front, 1, out);
    }
    for (size_t i = 0; i < tmpl->root->children_count; i++)
        dump_node(tmpl->root->children[i], 0, out);
}
