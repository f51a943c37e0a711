/* SPDX-License-Identifier: MIT
 *
 * Crosstabs: gathered with the queries, made before disclosure control, drawn as
 * tables.
 */
#ifndef COMPOSE_CROSSTAB_H
#define COMPOSE_CROSSTAB_H

#include "compose.h"

/* Columns of a crosstab's dataset: the row's name, its key, 1 for the total row,
 * then the cells and the total. */
enum { CROSSTAB_NAME, CROSSTAB_KEY, CROSSTAB_TOTAL, CROSSTAB_CELLS };

struct crosstab {
    const struct pw_node *node;
    size_t number;
    struct asked *made; /* NULL: it failed, with findings */
    const char *label;  /* of what its columns are */
};

/* While gathering: a block that is a crosstab. */
void co_crosstab_gather(struct composer *c, const struct pw_node *node);
/* When all queries have run and nothing is withheld yet. */
void co_crosstabs_make(struct composer *c);

#endif
