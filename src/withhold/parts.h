/* SPDX-License-Identifier: MIT
 *
 * The register falls into parts that no sum connects: each is a small problem of
 * its own. A constant connects nothing, for everybody knows it.
 */
#ifndef PACKWRIGHT_WITHHOLD_PARTS_H
#define PACKWRIGHT_WITHHOLD_PARTS_H

#include "register.h"

struct parts {
    int count;
    int *cells, *cells_from; /* those of part i: cells[cells_from[i]] to cells[cells_from[i + 1]] */
    int *sums, *sums_from;   /* likewise */
    int *at;                 /* for pw_part_take */
};

struct parts pw_parts_of(const struct pw_register *reg);
/* The part as a register of its own: its cells in the order of `cells`, then
 * the constants of its sums. NULL: it has nothing to protect. */
struct pw_register *pw_part_take(const struct pw_register *reg, const struct parts *parts,
                                 int part);

#endif
