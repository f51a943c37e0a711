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
    bool rest; /* what is left of a total */
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
    struct spot *spots;      /* of each cell of the register */
    size_t spots_count, spots_capacity;
    struct counted *list;
    size_t list_count, list_capacity;
    bool judged; /* the register has an answer */
};

void co_disclosure_open(struct composer *c, struct disclosure *d);
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
