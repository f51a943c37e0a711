/* SPDX-License-Identifier: MIT
 *
 * The register's inside, shared by choosing and auditing.
 */
#ifndef PACKWRIGHT_WITHHOLD_REGISTER_H
#define PACKWRIGHT_WITHHOLD_REGISTER_H

#include "packwright/withhold.h"

struct cell {
    const char *key;
    int64_t value;
    enum pw_cell_class class_;
    enum pw_withheld withheld;
};

/* sum of coefficient * cell = 0: the total with -1, each part with +1. */
struct sum {
    int *cells; /* cells[0] is the total */
    size_t count;
};

struct ratio {
    int numerator, denominator;
};

struct pw_register {
    struct pw_arena *arena;
    int64_t limit;
    struct pw_map *by_key; /* to the cell's index */
    struct cell *cells;
    size_t cells_count, cells_capacity;
    struct sum *sums;
    size_t sums_count, sums_capacity;
    struct ratio *ratios;
    size_t ratios_count, ratios_capacity;
};

/* A cell that must not be found out: a primary one, or a hidden small one. */
bool pw_cell_sensitive(const struct pw_register *reg, int cell);
/* The attacker does not see it. */
bool pw_cell_unknown(const struct pw_register *reg, int cell);
/* Whether a feasible interval is wide enough for a sensitive cell. */
bool pw_feasible_safe(const struct pw_register *reg, struct pw_feasible interval);

#endif
