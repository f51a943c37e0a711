/* SPDX-License-Identifier: MIT
 *
 * What kinds of block may hold what, and how the parts of the check see each
 * other. Private to the doc layer.
 */
#ifndef PACKWRIGHT_DOC_BLOCKS_H
#define PACKWRIGHT_DOC_BLOCKS_H

#include "packwright/doc.h"

#define NO_CHILDREN -2
#define ANY_BLOCK -1

struct kind {
    const char *name;
    bool words;   /* must not be without */
    int children; /* NO_CHILDREN, ANY_BLOCK or the one kind */
    int within;   /* ANY_BLOCK or the one kind; an item may stand in fields too */
};

const struct kind *block_kind(enum pw_block_kind kind); /* NULL if no such kind */

/* One walk over a doc. */
struct check {
    const struct pw_doc *doc;
    struct pw_findings *findings;
    struct pw_arena *arena; /* of the ids only */
    struct pw_map *ids;     /* id to block */
    int heading;            /* level of the last heading, 1 for the title */
};

void check_words(const struct check *check, const struct pw_block *block,
                 const struct pw_words *words);
void check_text(const struct check *check, struct pw_place place, const char *text,
                const char *what);
void check_chart(const struct check *check, const struct pw_block *block);
void check_table_shape(const struct check *check, const struct pw_block *block);
void check_dataset(const struct check *check, const struct pw_dataset *data);

void dump_chart(const struct pw_chart *chart, int indent, struct pw_buf *out);
void dump_picture(const struct pw_block *block, int indent, struct pw_buf *out);
void dump_table(const struct pw_table *table, int indent, struct pw_buf *out);
void dump_indent(struct pw_buf *out, int indent);
/* In double quotes, line breaks and quotes escaped. */
void dump_quoted(struct pw_buf *out, const char *text);
/* " name=\"text\"" unless text is NULL. */
void dump_attribute(struct pw_buf *out, const char *name, const char *text);

#endif
