/* SPDX-License-Identifier: MIT
 *
 * Changes to cells that keep every sum: what a cell's true value is hidden among.
 */
#ifndef PACKWRIGHT_WITHHOLD_MOVES_H
#define PACKWRIGHT_WITHHOLD_MOVES_H

#include "program.h"

/* The program of one register; its columns are |change|s. */
struct mover {
    glp_prob *program;
    int cells;
};
enum moving {
    MOVE_UNKNOWN, /* only cells that are withheld or hidden */
    MOVE_ANY      /* others, too, at what it costs to withhold them */
};

struct mover pw_mover_new(const struct pw_register *reg);
void pw_mover_free(struct mover *m);
/* Moves `cell` by `by` (up if positive) at least cost; never cell `not` (-1:
 * none is barred). False: it can't be moved so. */
bool pw_mover_find(struct mover *m, const struct pw_register *reg, int cell, double by,
                   enum moving moving, int barred);
/* Whether the move that was found moves this cell. */
bool pw_mover_moved(const struct mover *m, int cell);
/* What is lost to the reader when a cell goes. */
double pw_cell_loss(const struct pw_register *reg, int cell);

#endif
