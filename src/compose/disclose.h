/* SPDX-License-Identifier: MIT
 *
 * Disclosure in a pack: what its register was made from.
 */
#ifndef COMPOSE_DISCLOSE_H
#define COMPOSE_DISCLOSE_H

#include "compose.h"
#include "packwright/withhold.h"

/* The largest count of people that is withheld, by the published rule; and the
 * seconds after which a pack without an answer is refused. */
enum { DISCLOSURE_LIMIT = 5, DISCLOSURE_SECONDS = 30 };

/* A cell's place among the counts: words and parts of its key, by name. */
struct dim {
    const char *name, *value;
};
struct spot {
    const char *measure;
    struct dim *dims;
    size_t dims_count;
    bool rest;    /* what is left of a total */
    bool assumed; /* a total that no query shows, taken to be its largest sum */
};
/* A cell of a dataset that is a cell of the register. */
struct counted {
    struct asked *asked;
    size_t row, column;
    int cell;
};
struct disclosure {
    struct pw_register *reg;
    struct pw_map *additive; /* measure and part of the key that add up */
    struct pw_map *windows;  /* measures that are counted over windows of time, and */
    struct pw_map *lines;    /* the windows of each, as the queries show them */
    struct spot *spots;      /* of each cell of the register */
    size_t spots_count, spots_capacity;
    struct counted *list;
    size_t list_count, list_capacity;
    bool judged; /* the register has an answer */
};

void co_disclosure_open(struct composer *c, struct disclosure *d);
const char *co_spell(struct composer *c, const struct spot *spot);
/* The cell of a spot, new or known; -1 with an error. */
int co_put_cell(struct composer *c, struct disclosure *d, const struct spot *spot, int64_t value,
                enum pw_cell_class class_, struct pw_err *err);
/* The measure of what is left of a whole after this part of it. */
const char *co_others_than(struct composer *c, const char *measure);
/* ---- windows.c */
void co_windows_find(struct composer *c, struct disclosure *d, const struct pw_query *query);
/* Once all queries are in the register. */
void co_windows_read(struct composer *c, struct disclosure *d);
/* What other windows say that this one counts, or -1. */
int64_t co_windows_imply(struct composer *c, const struct disclosure *d, const struct spot *spot);
/* Once the totals are, too. */
void co_windows_add(struct composer *c, struct disclosure *d);
/* A part of a key as the row has it, spelled the same way in all queries; "": blank. */
const char *co_part_value(struct composer *c, const struct pw_dataset *data, size_t row,
                          const struct pw_key_part *part);
/* Whether `value` marks totals over this part of the key: a blank does by itself. */
bool co_part_total(struct composer *c, const struct pw_people *people,
                   const struct pw_key_part *part, const char *value);
/* The register's cell, or -1. */
int co_counted_cell(const struct disclosure *d, const struct asked *asked, size_t row,
                    size_t column);

/* ---- withhold.c: why a cell is withheld in a public pack */
enum reason {
    REASON_NONE,
    REASON_SMALL,     /* counts 1 to 5 */
    REASON_SECONDARY, /* would give another away */
    REASON_RATIO,     /* share or rate of a withheld count, or of very few */
    REASON_DERIVED    /* tells something about a withheld cell */
};
/* A dataset's reasons, one a cell. */
struct withheld {
    struct asked *asked;
    enum reason *reasons;
};

#endif
