/* SPDX-License-Identifier: MIT
 *
 * Files built into the program: embed.def lists them.
 */
#ifndef PW_MART_EMBED_H
#define PW_MART_EMBED_H

#include <stddef.h>

enum { PW_EMBED_MAX = 64 };

struct pw_embedded {
    const char *name; /* of a schema file, or the table that a reference file fills */
    const char *text; /* NUL-terminated */
    size_t length;
};

/* The parts of schema 1 in the order to run them; returns how many. */
size_t pw_embed_schema(struct pw_embedded out[PW_EMBED_MAX]);
/* CSV files in an order that foreign keys allow; the name is the table's. */
size_t pw_embed_reference(struct pw_embedded out[PW_EMBED_MAX]);
/* Indicators counted from lists of children: definitions, which refer to reference data, and
 * views, in the order to run them. */
size_t pw_embed_families(struct pw_embedded out[PW_EMBED_MAX]);
/* Views that make Annex A lists of the Standard Safeguarding Dataset. */
const char *pw_embed_ssd(void);
/* A query for the statements that make the tables of what was replaced. */
const char *pw_embed_past_tables(void);

#endif
