/* SPDX-License-Identifier: MIT
 *
 * template: pack.md (Markdown and YAML) as a tree that keeps source lines.
 * Parsing never fails: a mistake is a finding and the rest is still read. The
 * language is described in templates/README.md.
 */
#ifndef PACKWRIGHT_TEMPLATE_H
#define PACKWRIGHT_TEMPLATE_H

#include "packwright/finding.h"
#include "packwright/yaml.h"

enum pw_node_kind {
    PW_NODE_HEADING,   /* level, inlines */
    PW_NODE_PARAGRAPH, /* inlines */
    PW_NODE_LIST,      /* ordered, start, tight; children items */
    PW_NODE_ITEM,
    PW_NODE_QUOTE,
    PW_NODE_TABLE, /* GFM: children rows */
    PW_NODE_ROW,
    PW_NODE_CELL,  /* inlines */
    PW_NODE_BREAK, /* thematic break: page break */
    PW_NODE_BLOCK, /* fenced block: name, arguments, yaml or children */
    PW_NODE_TEXT,  /* inlines from here on: text */
    PW_NODE_STRONG,
    PW_NODE_EMPHASIS,
    PW_NODE_CODE,
    PW_NODE_LINK,
    PW_NODE_LINE_BREAK,
    PW_NODE_SOFT_BREAK,
    PW_NODE_VALUE /* {{ ... }}: text is the inside */
};

struct pw_node {
    enum pw_node_kind kind;
    struct pw_place place;
    const char *text;      /* text, code, value, block name, link target */
    const char *arguments; /* block: info string after the name */
    int level;             /* heading */
    bool ordered, tight;
    int start;
    const struct pw_yaml *yaml; /* block with a YAML body, or NULL */
    struct pw_node **children;
    size_t children_count, children_capacity;
};

struct pw_template {
    const char *name; /* of the pack */
    const char *folder;
    const char *path;            /* of pack.md */
    const struct pw_yaml *front; /* front matter or NULL */
    struct pw_node *root;        /* its children are the blocks */
};

/* `folder` holds pack.md; includes resolve there, then in `shared`. */
struct pw_template *pw_template_load(struct pw_arena *arena, const char *folder, const char *shared,
                                     struct pw_findings *findings, struct pw_err *err);
/* The tree as text for tests. */
void pw_template_dump(const struct pw_template *tmpl, struct pw_buf *out);

#endif
