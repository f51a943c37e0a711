/* SPDX-License-Identifier: MIT
 *
 * The attacker: the least and the most that a cell can be, given every figure
 * that is shown and that counts are not below zero.
 */
#include "parts.h"
#include "program.h"

/* Shown cells are fixed at their value. Unknown ones are at least zero and at
 * most far above anything of the pack: an open bound would make GLPK call a
 * harmless interval unbounded. */
static void set_attacker_bounds(glp_prob *program, const struct pw_register *reg, double most) {
    for (int c = 0; c < (int)reg->cells_count; c++) {
        double value = (double)reg->cells[c].value;
        if (pw_cell_unknown(reg, c))
            glp_set_col_bnds(program, c + 1, GLP_DB, 0, most);
        else
            glp_set_col_bnds(program, c + 1, GLP_FX, value, value);
        glp_set_obj_coef(program, c + 1, 0);
    }
}

static double far_above(const struct pw_register *reg) {
    double sum = 1000 + (double)reg->limit;
    for (size_t c = 0; c < reg->cells_count; c++)
        sum += (double)reg->cells[c].value;
    return sum;
}

static bool extreme(glp_prob *program, int cell, int direction, double *out) {
    glp_set_obj_dir(program, direction);
    glp_set_obj_coef(program, cell + 1, 1);
    bool ok = pw_program_solve(program);
    *out = glp_get_obj_val(program);
    glp_set_obj_coef(program, cell + 1, 0);
    return ok;
}

static bool interval(glp_prob *program, int cell, struct pw_feasible *out, struct pw_err *err) {
    if (!extreme(program, cell, GLP_MIN, &out->least) ||
        !extreme(program, cell, GLP_MAX, &out->most))
        return pw_fail(err,
                       "the disclosure audit found no answer for a cell; the pack was refused");
    return true;
}

bool pw_audit_cell(const struct pw_register *reg, int cell, struct pw_feasible *out,
                   struct pw_err *err) {
    if (!pw_cell_unknown(reg, cell)) {
        out->least = out->most = (double)reg->cells[cell].value;
        return true;
    }
    glp_prob *program = pw_program_new(reg);
    set_attacker_bounds(program, reg, far_above(reg));
    bool ok = interval(program, cell, out, err);
    glp_delete_prob(program);
    return ok;
}

/* One part of the register. */
static bool audit_part(const struct pw_register *reg, int *worst, struct pw_err *err) {
    glp_prob *program = pw_program_new(reg);
    set_attacker_bounds(program, reg, far_above(reg));
    bool safe = true;
    for (int c = 0; safe && c < (int)reg->cells_count; c++) {
        struct pw_feasible found;
        if (!pw_cell_sensitive(reg, c))
            continue;
        safe = pw_cell_unknown(reg, c) && interval(program, c, &found, err) &&
               pw_feasible_safe(reg, found);
        *worst = c;
    }
    glp_delete_prob(program);
    return safe && !(err && err->set);
}

bool pw_audit(const struct pw_register *reg, int *worst, struct pw_err *err) {
    struct parts parts = pw_parts_of(reg);
    for (int p = 0; p < parts.count; p++) {
        const struct pw_register *part = pw_part_take(reg, &parts, p);
        int cell = 0;
        if (!part || audit_part(part, &cell, err))
            continue;
        if (worst)
            *worst = parts.cells[parts.cells_from[p] + cell];
        return false;
    }
    return true;
}
