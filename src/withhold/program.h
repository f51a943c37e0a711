/* SPDX-License-Identifier: MIT
 *
 * The linear programs, with the sparse matrix of the sums built once.
 */
#ifndef PACKWRIGHT_WITHHOLD_PROGRAM_H
#define PACKWRIGHT_WITHHOLD_PROGRAM_H

#include <glpk.h>

#include "register.h"

/* One column a cell (GLPK counts from 1), one row a sum. */
glp_prob *pw_program_new(const struct pw_register *reg);
/* Solves from where it stands; false when no optimum is found. */
bool pw_program_solve(glp_prob *program);

#endif
