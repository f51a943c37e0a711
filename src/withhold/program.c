/* SPDX-License-Identifier: MIT
 *
 * Building and solving with GLPK.
 */
#include "program.h"

static void add_entry(int *rows, int *columns, double *values, int *n, size_t sum, int cell,
                      double value) {
    ++*n;
    rows[*n] = (int)sum + 1;
    columns[*n] = cell + 1;
    values[*n] = value;
}

glp_prob *pw_program_new(const struct pw_register *reg) {
    size_t entries = 1;
    for (size_t s = 0; s < reg->sums_count; s++)
        entries += reg->sums[s].count;
    struct pw_arena *scratch = pw_arena_new();
    int *rows = PW_NEW_N(scratch, int, entries), *columns = PW_NEW_N(scratch, int, entries);
    double *values = PW_NEW_N(scratch, double, entries);
    int n = 0;
    for (size_t s = 0; s < reg->sums_count; s++)
        for (size_t i = 0; i < reg->sums[s].count; i++)
            add_entry(rows, columns, values, &n, s, reg->sums[s].cells[i], i == 0 ? -1 : 1);
    glp_term_out(GLP_OFF);
    glp_prob *program = glp_create_prob();
    if (reg->sums_count)
        glp_add_rows(program, (int)reg->sums_count);
    if (reg->cells_count)
        glp_add_cols(program, (int)reg->cells_count);
    for (size_t s = 0; s < reg->sums_count; s++)
        glp_set_row_bnds(program, (int)s + 1, GLP_FX, 0, 0);
    glp_load_matrix(program, n, rows, columns, values);
    pw_arena_free(scratch);
    return program;
}

bool pw_program_solve(glp_prob *program) {
    glp_smcp control;
    glp_init_smcp(&control);
    control.msg_lev = GLP_MSG_OFF;
    control.meth = GLP_DUALP;
    control.presolve = GLP_OFF;
    return glp_simplex(program, &control) == 0 && glp_get_status(program) == GLP_OPT;
}
