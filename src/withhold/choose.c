/* SPDX-License-Identifier: MIT
 *
 * Choosing what to withhold. For each sensitive cell two linear programs ask
 * for the cheapest changes to other cells that keep every sum and move this
 * one up to the limit, or down to 1: the cells that change must be withheld.
 * Then each secondary cell is tried without, the dearest first.
 */
#include "choose.h"

#include <math.h>
#include <stdlib.h>

#include "program.h"

/* What is lost to the reader when a cell goes: larger counts matter more, but
 * not in proportion; zeros and cells that are gone already cost little. */
static double cost(const struct pw_register *reg, int cell) {
    const struct cell *c = &reg->cells[cell];
    if (pw_cell_unknown(reg, cell))
        return 1e-4;
    return 1 + log2(1 + (double)c->value);
}

/* Columns are |change|s: cell c moves by plus - minus. GLPK has one column a
 * cell; the minus columns follow after all plus columns. */
struct mover {
    glp_prob *program;
    int cells;
};

static struct mover mover_new(const struct pw_register *reg) {
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

static void bound(struct mover *m, int column, double most) {
    glp_set_col_bnds(m->program, column, most > 0 ? GLP_DB : GLP_FX, 0, most > 0 ? most : 0);
}

/* Constants can't move; nothing falls below zero. */
static void set_mover_bounds(struct mover *m, const struct pw_register *reg, double most) {
    for (int c = 0; c < m->cells; c++) {
        bool fixed = reg->cells[c].class_ == PW_CLASS_CONSTANT;
        bound(m, c + 1, fixed ? 0 : most);
        bound(m, m->cells + c + 1, fixed ? 0 : (double)reg->cells[c].value);
        glp_set_obj_coef(m->program, c + 1, cost(reg, c));
        glp_set_obj_coef(m->program, m->cells + c + 1, cost(reg, c));
    }
}

/* Moves `cell` by `by` (up if positive) at least cost; what moves with it is
 * withheld. */
static bool protect(struct mover *m, struct pw_register *reg, int cell, double by,
                    struct pw_err *err) {
    if (by == 0)
        return true;
    set_mover_bounds(m, reg, 1000 + fabs(by));
    glp_set_col_bnds(m->program, cell + 1, GLP_FX, by > 0 ? by : 0, by > 0 ? by : 0);
    glp_set_col_bnds(m->program, m->cells + cell + 1, GLP_FX, by < 0 ? -by : 0, by < 0 ? -by : 0);
    glp_std_basis(m->program);
    if (!pw_program_solve(m->program))
        return pw_fail(err,
                       "%s can't be protected: published figures give it away; leave one of them "
                       "or the table out of the pack",
                       reg->cells[cell].key);
    for (int c = 0; c < m->cells; c++) {
        double moved =
            glp_get_col_prim(m->program, c + 1) + glp_get_col_prim(m->program, m->cells + c + 1);
        if (moved > 1e-7 && !pw_cell_unknown(reg, c))
            reg->cells[c].withheld = PW_WITHHELD_SECONDARY;
    }
    return true;
}

static bool protect_all(struct pw_register *reg, struct pw_err *err) {
    struct mover m = mover_new(reg);
    bool ok = true;
    for (int c = 0; ok && c < (int)reg->cells_count; c++)
        if (pw_cell_sensitive(reg, c)) {
            double value = (double)reg->cells[c].value;
            ok = protect(&m, reg, c, (double)reg->limit - value, err) &&
                 protect(&m, reg, c, 1 - value, err);
        }
    glp_delete_prob(m.program);
    return ok;
}

struct candidate {
    int cell;
    double cost;
};

static int dearest_first(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    if (x->cost != y->cost)
        return x->cost < y->cost ? 1 : -1;
    return x->cell - y->cell;
}

/* Secondary cells that the audit can do without are shown again. */
static void put_back(struct pw_register *reg) {
    struct candidate *list = pw_alloc(sizeof *list * (reg->cells_count + 1));
    size_t n = 0;
    for (int c = 0; c < (int)reg->cells_count; c++)
        if (reg->cells[c].withheld == PW_WITHHELD_SECONDARY)
            list[n++] = (struct candidate){c, log2(1 + (double)reg->cells[c].value)};
    qsort(list, n, sizeof *list, dearest_first);
    for (size_t i = 0; i < n; i++) {
        struct pw_err nothing = {0};
        reg->cells[list[i].cell].withheld = PW_SHOWN;
        if (!pw_audit(reg, NULL, &nothing))
            reg->cells[list[i].cell].withheld = PW_WITHHELD_SECONDARY;
    }
    free(list);
}

bool pw_choose(struct pw_register *reg, struct pw_err *err) {
    for (int c = 0; c < (int)reg->cells_count; c++) {
        struct cell *cell = &reg->cells[c];
        bool primary = cell->class_ == PW_CLASS_PEOPLE && pw_cell_sensitive(reg, c);
        cell->withheld = primary ? PW_WITHHELD_PRIMARY : PW_SHOWN;
    }
    if (!protect_all(reg, err))
        return false;
    put_back(reg);
    int worst = -1;
    if (!pw_audit(reg, &worst, err))
        return pw_fail(err, "%s is not safe after withholding; the pack was refused",
                       worst >= 0 ? reg->cells[worst].key : "a cell");
    return true;
}
