/* SPDX-License-Identifier: MIT
 *
 * withhold: statistical disclosure control over all counts of a pack at once.
 * A register holds every count of people that the pack shows or lets a reader
 * work out, and the sums and ratios between them; from it come the cells to
 * withhold (primary: 1 to 5; secondary: what would give those away) and an
 * audit that plays the attacker. Sources: Hundepool et al., Statistical
 * Disclosure Control (2012), chapter 4; Fischetti and Salazar, Mathematical
 * Programming 1999, 84:283 (secondary cells by linear programming).
 */
#ifndef PACKWRIGHT_WITHHOLD_H
#define PACKWRIGHT_WITHHOLD_H

#include "packwright/base.h"

struct pw_register;

enum pw_cell_class {
    PW_CLASS_PEOPLE,   /* a count of people that may have to be withheld */
    PW_CLASS_CONSTANT, /* known to everybody: a publication's figure */
    PW_CLASS_HIDDEN,   /* a count that is not shown but follows from what is: must be safe too */
    PW_CLASS_FREE      /* a count that nothing shown tells: takes part in sums, is never judged */
};

enum pw_withheld {
    PW_SHOWN,
    PW_WITHHELD_PRIMARY,   /* 1 to the limit */
    PW_WITHHELD_SECONDARY, /* would give a primary one away */
};

/* `limit` is the largest count withheld, 5 by the published rule. */
struct pw_register *pw_register_new(struct pw_arena *arena, int64_t limit);
/* The cell called `key` (indicator, area, period, breakdown in one text); the
 * same key is the same cell wherever it stands. Fails when it was registered
 * with another value: then two tables of the pack contradict each other.
 * -1 on failure. */
int pw_register_cell(struct pw_register *reg, const char *key, int64_t value,
                     enum pw_cell_class class_, struct pw_err *err);
/* The cell called `key`, or -1. */
int pw_register_find(const struct pw_register *reg, const char *key);
/* total = sum of parts, exactly. Fails when the values don't add up. */
bool pw_register_sum(struct pw_register *reg, int total, const int *parts, size_t count,
                     struct pw_err *err);
/* The pack shows scale * numerator / denominator rounded to `decimals`. Where
 * either is withheld the ratio must be, too; where it is not, nothing new is
 * told. Returns the ratio's index for pw_ratio_withheld. */
int pw_register_ratio(struct pw_register *reg, int numerator, int denominator);

/* Chooses what to withhold: primary cells, then secondary cells such that the
 * feasible interval of each primary cell covers 1 to the limit, at little loss:
 * a cell of n costs 1 + log2(1 + n). Cells that turn out needless are shown
 * again, and others are tried in their place; check_withhold_optimum holds the
 * result against the least loss there is. Runs the linear programs in a child
 * process of at most `seconds`; no answer is a failure, and then nothing may be
 * published. */
bool pw_withhold(struct pw_register *reg, int seconds, struct pw_err *err);

size_t pw_register_count(const struct pw_register *reg);
const char *pw_register_key(const struct pw_register *reg, int cell);
int64_t pw_register_value(const struct pw_register *reg, int cell);
enum pw_withheld pw_register_withheld(const struct pw_register *reg, int cell);
bool pw_ratio_withheld(const struct pw_register *reg, int ratio);

/* The attacker's interval of a withheld or hidden cell, from everything shown:
 * by linear programming over the sums, every count >= 0. */
struct pw_feasible {
    double least, most;
};
bool pw_audit_cell(const struct pw_register *reg, int cell, struct pw_feasible *out,
                   struct pw_err *err);
/* True when every primary and hidden cell of 1 to the limit is safe. `worst`
 * (may be NULL) gets the first that is not. */
bool pw_audit(const struct pw_register *reg, int *worst, struct pw_err *err);

#endif
