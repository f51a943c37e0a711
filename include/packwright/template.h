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
    PW_NODE_CELL,          /* inlines */
    PW_NODE_IMAGE,         /* ![alt](file "caption") alone: text is the file, arguments the
                              caption or NULL; inlines are the alternative text */
    PW_NODE_BREAK,         /* thematic break: page break */
    PW_NODE_BLOCK,         /* fenced block: name, arguments, yaml or children */
    PW_NODE_FOOTNOTE_TEXT, /* [^label]: text is the label, children are blocks */
    PW_NODE_TEXT,          /* inlines from here on: text */
    PW_NODE_STRONG,
    PW_NODE_EMPHASIS,
    PW_NODE_CODE,
    PW_NODE_LINK,
    PW_NODE_LINE_BREAK,
    PW_NODE_SOFT_BREAK,
    PW_NODE_VALUE,   /* {{ ... }}: text is the inside */
    PW_NODE_FOOTNOTE /* [^label] in text: text is the label */
};

struct pw_node {
    enum pw_node_kind kind;
    struct pw_place place;
    const char *text;      /* text, code, value, block name, link target, label */
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
    const char *text;            /* of pack.md as read, UTF-8, for fingerprints */
    const struct pw_yaml *front; /* front matter or NULL */
    struct pw_node *root;        /* its children are the blocks */
};

/* What a fenced block is made of: the rows of template_blocks.def. */
enum pw_block_id {
#define PW_TEMPLATE_BLOCK(id, name, body, arguments, usage) PW_BLOCK_ID_##id,
#include "packwright/template_blocks.def"
#undef PW_TEMPLATE_BLOCK
    PW_BLOCK_ID_COUNT
};
/* The block called `name`, or PW_BLOCK_ID_COUNT. */
enum pw_block_id pw_template_block(const char *name);

/* ---- the small language of arguments and values -----------------------------
 * `teams.name | else "none"` as tokens: words (letters, digits, _ - . and
 * non-ASCII), quoted strings without their quotes, and single marks. */
enum pw_token_kind { PW_TOKEN_WORD, PW_TOKEN_STRING, PW_TOKEN_MARK };
struct pw_token {
    enum pw_token_kind kind;
    const char *text;
    size_t offset; /* bytes from the start of the text */
};
struct pw_tokens {
    struct pw_token *list;
    size_t list_count, list_capacity;
    bool unclosed; /* a quoted string had no end */
};
void pw_tokens_read(struct pw_arena *arena, const char *text, struct pw_tokens *out);

/* One test of a `when`: "[not] QUERY.rows", "[not] QUERY.COLUMN",
 * "[not] QUERY.COLUMN is TEXT", "[not] QUERY.COLUMN is QUERY.COLUMN" (no quotes
 * round a value's name); several are joined by "and". QUERY may be QUERY.KEY,
 * the rows of a keyed query with that key. */
struct pw_condition {
    bool negated;
    const char *query, *column; /* column "rows": has any */
    const char *equals;         /* or NULL */
    const char *equals_query;   /* the value of its column `equals`; NULL: `equals` is the text */
};
struct pw_conditions {
    struct pw_condition *list;
    size_t list_count, list_capacity;
};
/* False, with what is wrong in *why, when the text is no condition. */
bool pw_conditions_read(struct pw_arena *arena, const char *text, struct pw_conditions *out,
                        const char **why);
/* "ROW in QUERY", "ROW in QUERY.KEY", each with "where CONDITION" after it where
 * only some rows are meant; *where is NULL without. */
bool pw_loop_read(struct pw_arena *arena, const char *text, const char **row, const char **query,
                  const char **where);

/* Cuts text with values in it ("In {{ area.name }}") into PW_NODE_TEXT and
 * PW_NODE_VALUE children of `parent`; `start` is the place of the first byte. */
void pw_template_cut(struct pw_arena *arena, struct pw_node *parent, const char *text,
                     struct pw_place start, struct pw_findings *findings);
/* Markdown of a file of its own (an include) as a tree, without front matter. */
struct pw_node *pw_template_markdown(struct pw_arena *arena, const char *path,
                                     struct pw_findings *findings, struct pw_err *err);

/* `folder` holds pack.md; includes resolve there, then in `shared`. */
struct pw_template *pw_template_load(struct pw_arena *arena, const char *folder, const char *shared,
                                     struct pw_findings *findings, struct pw_err *err);
/* The tree as text for tests. */
void pw_template_dump(const struct pw_template *tmpl, struct pw_buf *out);

#endif
