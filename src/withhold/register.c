/* SPDX-License-Identifier: MIT
 *
 * The register: cells, sums and ratios of one pack.
 */
#include "register.h"

#include <inttypes.h>

struct pw_register *pw_register_new(struct pw_arena *arena, int64_t limit) {
    struct pw_register *reg = PW_NEW(arena, struct pw_register);
    reg->arena = arena;
    reg->limit = limit;
    reg->by_key = pw_map_new(arena);
    return reg;
}

int pw_register_cell(struct pw_register *reg, const char *key, int64_t value,
                     enum pw_cell_class class_, struct pw_err *err) {
    const size_t *known = pw_map_lookup(reg->by_key, key);
    if (known) {
        struct cell *cell = &reg->cells[*known];
        if (cell->value != value) {
            pw_fail(err,
                    "two queries of the pack give different figures for %s; the pack "
                    "contradicts itself and disclosure can't be judged",
                    key);
            return -1;
        }
        if (class_ == PW_CLASS_CONSTANT) /* once published, everybody knows it */
            cell->class_ = PW_CLASS_CONSTANT;
        else if (class_ == PW_CLASS_PEOPLE && cell->class_ == PW_CLASS_HIDDEN)
            cell->class_ = PW_CLASS_PEOPLE;
        return (int)*known;
    }
    if (value < 0) {
        pw_fail(err, "%s is a count of people and below zero", key);
        return -1;
    }
    size_t *index = PW_NEW(reg->arena, size_t);
    *index = reg->cells_count;
    pw_map_put(reg->by_key, key, index);
    *PW_PUSH(reg->arena, reg, cells) =
        (struct cell){pw_arena_strdup(reg->arena, key), value, class_, PW_SHOWN};
    return (int)*index;
}

int pw_register_find(const struct pw_register *reg, const char *key) {
    const size_t *known = pw_map_lookup(reg->by_key, key);
    return known ? (int)*known : -1;
}

bool pw_register_sum(struct pw_register *reg, int total, const int *parts, size_t count,
                     struct pw_err *err) {
    struct sum sum = {PW_NEW_N(reg->arena, int, count + 1), count + 1};
    int64_t left = reg->cells[total].value;
    sum.cells[0] = total;
    for (size_t i = 0; i < count; i++) {
        sum.cells[i + 1] = parts[i];
        left -= reg->cells[parts[i]].value;
    }
    if (left != 0)
        return pw_fail(err, "%s is not the sum of its %zu parts (the difference is %" PRId64 ")",
                       reg->cells[total].key, count, left);
    *PW_PUSH(reg->arena, reg, sums) = sum;
    return true;
}

int pw_register_ratio(struct pw_register *reg, int numerator, int denominator) {
    *PW_PUSH(reg->arena, reg, ratios) = (struct ratio){numerator, denominator};
    return (int)reg->ratios_count - 1;
}

size_t pw_register_count(const struct pw_register *reg) {
    return reg->cells_count;
}

const char *pw_register_key(const struct pw_register *reg, int cell) {
    return reg->cells[cell].key;
}

int64_t pw_register_value(const struct pw_register *reg, int cell) {
    return reg->cells[cell].value;
}

enum pw_withheld pw_register_withheld(const struct pw_register *reg, int cell) {
    return reg->cells[cell].withheld;
}

bool pw_ratio_withheld(const struct pw_register *reg, int ratio) {
    const struct ratio *r = &reg->ratios[ratio];
    return pw_cell_unknown(reg, r->numerator) || pw_cell_unknown(reg, r->denominator) ||
           (reg->cells[r->denominator].class_ == PW_CLASS_PEOPLE &&
            reg->cells[r->denominator].value <= reg->limit);
}

static bool small(const struct pw_register *reg, const struct cell *cell) {
    return cell->value >= 1 && cell->value <= reg->limit;
}

bool pw_cell_sensitive(const struct pw_register *reg, int cell) {
    const struct cell *c = &reg->cells[cell];
    return c->class_ != PW_CLASS_CONSTANT && c->class_ != PW_CLASS_FREE && small(reg, c);
}

bool pw_cell_unknown(const struct pw_register *reg, int cell) {
    const struct cell *c = &reg->cells[cell];
    return c->class_ == PW_CLASS_HIDDEN || c->class_ == PW_CLASS_FREE || c->withheld != PW_SHOWN;
}

bool pw_feasible_safe(const struct pw_register *reg, struct pw_feasible interval) {
    const double tolerance = 1e-6;
    return interval.least <= 1 + tolerance && interval.most >= (double)reg->limit - tolerance;
}
