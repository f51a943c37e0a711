/* SPDX-License-Identifier: MIT
 *
 * Cells joined by sums, by union and find.
 */
#include "parts.h"

static int root(int *up, int cell) {
    while (up[cell] != cell)
        cell = up[cell] = up[up[cell]];
    return cell;
}

static bool constant(const struct pw_register *reg, int cell) {
    return reg->cells[cell].class_ == PW_CLASS_CONSTANT;
}

/* The first cell of the sum that is no constant, or -1. */
static int first_of(const struct pw_register *reg, const struct sum *sum) {
    for (size_t i = 0; i < sum->count; i++)
        if (!constant(reg, sum->cells[i]))
            return sum->cells[i];
    return -1;
}

/* Sorts 0 to count - 1 by their part; -1: in none. */
static void sort(struct pw_arena *arena, const int *of, size_t count, int parts, int **list,
                 int **from) {
    *list = PW_NEW_N(arena, int, count + 1);
    *from = PW_NEW_N(arena, int, (size_t)parts + 2);
    int *next = *from + 1; /* where the part's next one goes */
    for (size_t i = 0; i < count; i++)
        if (of[i] >= 0 && of[i] + 1 < parts)
            next[of[i] + 1]++;
    for (int p = 1; p < parts; p++)
        next[p] += next[p - 1];
    for (size_t i = 0; i < count; i++)
        if (of[i] >= 0)
            (*list)[next[of[i]]++] = (int)i;
}

struct parts pw_parts_of(const struct pw_register *reg) {
    size_t cells = reg->cells_count;
    int *up = PW_NEW_N(reg->arena, int, cells + 1), *of = PW_NEW_N(reg->arena, int, cells + 1);
    int *of_sum = PW_NEW_N(reg->arena, int, reg->sums_count + 1);
    struct parts parts = {.at = PW_NEW_N(reg->arena, int, cells + 1)};
    for (size_t c = 0; c < cells; c++) {
        up[c] = (int)c;
        parts.at[c] = -1;
    }
    for (size_t s = 0; s < reg->sums_count; s++)
        for (size_t i = 0; i < reg->sums[s].count; i++)
            if (!constant(reg, reg->sums[s].cells[i]))
                up[root(up, reg->sums[s].cells[i])] = root(up, first_of(reg, &reg->sums[s]));
    for (size_t c = 0; c < cells; c++)
        of[c] = constant(reg, (int)c) || up[c] != (int)c ? -1 : parts.count++;
    for (size_t c = 0; c < cells; c++)
        if (!constant(reg, (int)c))
            of[c] = of[root(up, (int)c)];
    for (size_t s = 0; s < reg->sums_count; s++)
        of_sum[s] = first_of(reg, &reg->sums[s]) < 0 ? -1 : of[first_of(reg, &reg->sums[s])];
    sort(reg->arena, of, cells, parts.count, &parts.cells, &parts.cells_from);
    sort(reg->arena, of_sum, reg->sums_count, parts.count, &parts.sums, &parts.sums_from);
    return parts;
}

static int take_cell(const struct pw_register *reg, const struct parts *parts,
                     struct pw_register *own, int cell) {
    if (parts->at[cell] < 0) {
        parts->at[cell] = (int)own->cells_count;
        *PW_PUSH(own->arena, own, cells) = reg->cells[cell];
    }
    return parts->at[cell];
}

static void take_sum(const struct pw_register *reg, const struct parts *parts,
                     struct pw_register *own, const struct sum *sum) {
    struct sum taken = {PW_NEW_N(own->arena, int, sum->count), sum->count};
    for (size_t i = 0; i < sum->count; i++)
        taken.cells[i] = take_cell(reg, parts, own, sum->cells[i]);
    *PW_PUSH(own->arena, own, sums) = taken;
}

struct pw_register *pw_part_take(const struct pw_register *reg, const struct parts *parts,
                                 int part) {
    const int *cells = parts->cells + parts->cells_from[part];
    const int *sums = parts->sums + parts->sums_from[part];
    int n = parts->cells_from[part + 1] - parts->cells_from[part];
    int sums_count = parts->sums_from[part + 1] - parts->sums_from[part];
    bool sensitive = false;
    for (int i = 0; i < n; i++)
        sensitive = sensitive || pw_cell_sensitive(reg, cells[i]);
    if (!sensitive)
        return NULL;
    struct pw_register *own = pw_register_new(reg->arena, reg->limit);
    for (int i = 0; i < n; i++)
        take_cell(reg, parts, own, cells[i]);
    for (int i = 0; i < sums_count; i++)
        take_sum(reg, parts, own, &reg->sums[sums[i]]);
    for (int i = 0; i < n; i++)
        parts->at[cells[i]] = -1;
    for (int i = 0; i < sums_count; i++)
        for (size_t k = 0; k < reg->sums[sums[i]].count; k++)
            parts->at[reg->sums[sums[i]].cells[k]] = -1;
    return own;
}
