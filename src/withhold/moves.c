/* SPDX-License-Identifier: MIT
 *
 * The cheapest move of one cell, by linear programming.
 */
#include "moves.h"

#include <math.h>
#include <stdlib.h>

/* Larger counts matter more, but not in proportion; a zero says least. */
double pw_cell_loss(const struct pw_register *reg, int cell) {
    return 1 + log2(1 + (double)reg->cells[cell].value);
}

/* Cell c moves by plus - minus. GLPK has one column a cell; the minus columns
 * follow after all plus columns. */
struct mover pw_mover_new(const struct pw_register *reg) {
    struct mover m = {pw_program_new(reg), (int)reg->cells_count};
    glp_add_cols(m.program, m.cells);
    int *rows = pw_alloc(sizeof(int) * (reg->sums_count + 1));
    double *values = pw_alloc(sizeof(double) * (reg->sums_count + 1));
    for (int c = 1; c <= m.cells; c++) {
        int n = glp_get_mat_col(m.program, c, rows, values);
        for (int i = 1; i <= n; i++)
            values[i] = -values[i];
        glp_set_mat_col(m.program, m.cells + c, n, rows, values);
    }
    free(rows);
    free(values);
    glp_set_obj_dir(m.program, GLP_MIN);
    return m;
}

void pw_mover_free(struct mover *m) {
    glp_delete_prob(m->program);
}

static void bound(struct mover *m, int column, double most) {
    glp_set_col_bnds(m->program, column, most > 0 ? GLP_DB : GLP_FX, 0, most > 0 ? most : 0);
}

/* Constants can't move; nothing falls below zero. Cells that are gone already
 * cost little to move. */
static void set_bounds(struct mover *m, const struct pw_register *reg, double most,
                       enum moving moving, int barred) {
    for (int c = 0; c < m->cells; c++) {
        bool gone = pw_cell_unknown(reg, c);
        bool fixed = reg->cells[c].class_ == PW_CLASS_CONSTANT || c == barred ||
                     (moving == MOVE_UNKNOWN && !gone);
        double cost = gone ? 1e-4 : pw_cell_loss(reg, c);
        bound(m, c + 1, fixed ? 0 : most);
        bound(m, m->cells + c + 1, fixed ? 0 : (double)reg->cells[c].value);
        glp_set_obj_coef(m->program, c + 1, cost);
        glp_set_obj_coef(m->program, m->cells + c + 1, cost);
    }
}

bool pw_mover_find(struct mover *m, const struct pw_register *reg, int cell, double by,
                   enum moving moving, int barred) {
    double up = by > 0 ? by : 0, down = by < 0 ? -by : 0;
    set_bounds(m, reg, 1000 + fabs(by), moving, barred);
    glp_set_col_bnds(m->program, cell + 1, GLP_FX, up, up);
    glp_set_col_bnds(m->program, m->cells + cell + 1, GLP_FX, down, down);
    glp_std_basis(m->program);
    return pw_program_solve(m->program);
}

bool pw_mover_moved(const struct mover *m, int cell) {
    return glp_get_col_prim(m->program, cell + 1) +
               glp_get_col_prim(m->program, m->cells + cell + 1) >
           1e-7;
}
