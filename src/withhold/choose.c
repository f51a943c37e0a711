/* SPDX-License-Identifier: MIT
 *
 * Choosing what to withhold. Each sensitive cell has two needs: the other cells
 * must be able to change so that it goes up to the limit, and down to 1. A
 * linear program finds the cheapest such move; what moves is withheld. Then
 * secondary cells are shown again where the needs are met without them, and
 * others are tried in their place while that loses less.
 */
#include "choose.h"

#include <stdlib.h>
#include <string.h>

#include "moves.h"
#include "parts.h"

/* Programs solved in search of a smaller loss, at most: some seconds. A count,
 * not a time, for the same pack must withhold the same cells everywhere. */
enum { MOST_WORK = 20000 };

/* A cell that must be able to move by `by`, and the cells of a move that does
 * it: while all of them are unknown to the attacker the need is met. */
struct need {
    int cell;
    double by;
};
struct choice {
    struct pw_register *reg;
    struct mover mover;
    struct need *needs;
    size_t needs_count, needs_capacity;
    bool *moved; /* needs x cells */
    long work;   /* programs that may still be solved for a smaller loss */
    int cells;
};

static bool *moved_by(const struct choice *ch, size_t need) {
    return ch->moved + need * (size_t)ch->cells;
}

static bool find(struct choice *ch, size_t need, enum moving moving, int barred) {
    const struct need *n = &ch->needs[need];
    ch->work--;
    if (!pw_mover_find(&ch->mover, ch->reg, n->cell, n->by, moving, barred))
        return false;
    for (int c = 0; c < ch->cells; c++) {
        struct cell *cell = &ch->reg->cells[c];
        moved_by(ch, need)[c] = pw_mover_moved(&ch->mover, c);
        if (moved_by(ch, need)[c] && !pw_cell_unknown(ch->reg, c))
            cell->withheld = PW_WITHHELD_SECONDARY;
    }
    return true;
}

static void add_need(struct choice *ch, int cell, double by) {
    if (by != 0)
        *PW_PUSH(ch->reg->arena, ch, needs) = (struct need){cell, by};
}

static void list_needs(struct choice *ch) {
    for (int c = 0; c < ch->cells; c++) {
        double value = (double)ch->reg->cells[c].value;
        if (!pw_cell_sensitive(ch->reg, c))
            continue;
        add_need(ch, c, (double)ch->reg->limit - value);
        add_need(ch, c, 1 - value);
    }
}

static double loss(const struct choice *ch) {
    double sum = 0;
    for (int c = 0; c < ch->cells; c++)
        if (ch->reg->cells[c].withheld == PW_WITHHELD_SECONDARY)
            sum += pw_cell_loss(ch->reg, c);
    return sum;
}

struct candidate {
    int cell;
    double loss;
};

static int dearest_first(const void *a, const void *b) {
    const struct candidate *x = a, *y = b;
    if (x->loss != y->loss)
        return x->loss < y->loss ? 1 : -1;
    return x->cell - y->cell;
}

static size_t list_secondary(const struct choice *ch, struct candidate *out) {
    size_t n = 0;
    for (int c = 0; c < ch->cells; c++)
        if (ch->reg->cells[c].withheld == PW_WITHHELD_SECONDARY)
            out[n++] = (struct candidate){c, pw_cell_loss(ch->reg, c)};
    qsort(out, n, sizeof *out, dearest_first);
    return n;
}

/* Shows the cell if every need can be met without it. A move that was found in
 * vain is still one among unknown cells, and is kept. */
static bool show(struct choice *ch, int cell) {
    enum pw_withheld *withheld = &ch->reg->cells[cell].withheld;
    *withheld = PW_SHOWN;
    for (size_t n = 0; n < ch->needs_count; n++)
        if (moved_by(ch, n)[cell] && !find(ch, n, MOVE_UNKNOWN, -1)) {
            *withheld = PW_WITHHELD_SECONDARY;
            return false;
        }
    return true;
}

static void put_back(struct choice *ch) {
    struct candidate *list = pw_alloc(sizeof *list * ((size_t)ch->cells + 1));
    size_t n = list_secondary(ch, list);
    for (size_t i = 0; i < n; i++)
        show(ch, list[i].cell);
    free(list);
}

/* ---- trying others */

struct kept {
    enum pw_withheld *withheld;
    bool *moved;
    double loss;
};

static void keep(const struct choice *ch, struct kept *kept) {
    for (int c = 0; c < ch->cells; c++)
        kept->withheld[c] = ch->reg->cells[c].withheld;
    memcpy(kept->moved, ch->moved, ch->needs_count * (size_t)ch->cells);
    kept->loss = loss(ch);
}

static void go_back(struct choice *ch, const struct kept *kept) {
    for (int c = 0; c < ch->cells; c++)
        ch->reg->cells[c].withheld = kept->withheld[c];
    memcpy(ch->moved, kept->moved, ch->needs_count * (size_t)ch->cells);
}

/* Meets all needs without this cell. */
static bool do_without(struct choice *ch, int cell) {
    ch->reg->cells[cell].withheld = PW_SHOWN;
    for (size_t n = 0; n < ch->needs_count; n++)
        if (moved_by(ch, n)[cell] && !find(ch, n, MOVE_ANY, cell))
            return false;
    put_back(ch);
    return true;
}

static bool take_if_better(struct choice *ch, struct kept *best, bool found) {
    if (found && loss(ch) < best->loss - 1e-9) {
        keep(ch, best);
        return true;
    }
    go_back(ch, best);
    return false;
}

/* Tries to do without each secondary cell, the dearest first; true: a smaller
 * loss was found. */
static bool try_others(struct choice *ch, struct kept *best) {
    struct candidate *list = pw_alloc(sizeof *list * ((size_t)ch->cells + 1));
    size_t n = list_secondary(ch, list);
    bool any = false;
    for (size_t i = 0; i < n && !any && ch->work > 0; i++)
        any = take_if_better(ch, best, do_without(ch, list[i].cell));
    free(list);
    return any;
}

static bool protect_all(struct choice *ch, struct pw_err *err) {
    for (size_t n = 0; n < ch->needs_count; n++)
        if (!find(ch, n, MOVE_ANY, -1))
            return pw_fail(err,
                           "%s can't be protected: published figures give it away; leave one of "
                           "them or the table out of the pack",
                           ch->reg->cells[ch->needs[n].cell].key);
    return true;
}

/* ---- the whole register */

static void mark_primary(struct pw_register *reg) {
    for (int c = 0; c < (int)reg->cells_count; c++) {
        struct cell *cell = &reg->cells[c];
        bool primary = cell->class_ == PW_CLASS_PEOPLE && pw_cell_sensitive(reg, c);
        cell->withheld = primary ? PW_WITHHELD_PRIMARY : PW_SHOWN;
    }
}

/* One part of the register. */
static bool choose_part(struct pw_register *reg, struct pw_err *err) {
    size_t cells = reg->cells_count;
    struct choice ch = {
        .reg = reg, .mover = pw_mover_new(reg), .work = MOST_WORK, .cells = (int)cells};
    list_needs(&ch);
    ch.moved = PW_NEW_N(reg->arena, bool, ch.needs_count *cells + 1);
    struct kept best = {.withheld = PW_NEW_N(reg->arena, enum pw_withheld, cells + 1),
                        .moved = PW_NEW_N(reg->arena, bool, ch.needs_count *cells + 1)};
    bool ok = protect_all(&ch, err);
    if (ok) {
        put_back(&ch);
        keep(&ch, &best);
        while (ch.work > 0 && try_others(&ch, &best))
            ;
    }
    pw_mover_free(&ch.mover);
    return ok;
}

bool pw_choose(struct pw_register *reg, struct pw_err *err) {
    mark_primary(reg);
    struct parts parts = pw_parts_of(reg);
    for (int p = 0; p < parts.count; p++) {
        struct pw_register *part = pw_part_take(reg, &parts, p);
        if (part && !choose_part(part, err))
            return false;
        for (int i = parts.cells_from[p]; part && i < parts.cells_from[p + 1]; i++)
            reg->cells[parts.cells[i]].withheld = part->cells[i - parts.cells_from[p]].withheld;
    }
    int worst = -1;
    if (!pw_audit(reg, &worst, err))
        return pw_fail(err, "%s is not safe after withholding; the pack was refused",
                       worst >= 0 ? reg->cells[worst].key : "a cell");
    return true;
}
