/* withhold: would catch cells withheld needlessly. Small random tables are also
 * solved by trying sets of cells in the order of their loss; what the layer
 * chose is held against the least loss there is. */
#include "check_main.h"

#include <math.h>
#include <string.h>

#include "packwright/withhold.h"

enum { LIMIT = 5, CELLS = 32, SUMS = 24 };

/* A table as the search needs it: cells as bits of a mask. */
struct small {
    int cells, sums;
    const char *keys[CELLS];
    int values[CELLS];
    enum pw_cell_class classes[CELLS];
    int sum[SUMS][CELLS], sum_count[SUMS]; /* [0] is the total */
};

static unsigned next(unsigned *state) { /* xorshift: the same tables each run */
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static int add_cell(struct small *t, struct pw_arena *arena, int value, enum pw_cell_class class_) {
    t->keys[t->cells] = pw_arena_printf(arena, "cell %d", t->cells);
    t->values[t->cells] = value;
    t->classes[t->cells] = class_;
    return t->cells++;
}

static void add_sum(struct small *t, int total, const int *parts, int count) {
    t->sum[t->sums][0] = total;
    memcpy(t->sum[t->sums] + 1, parts, sizeof(int) * (size_t)count);
    t->sum_count[t->sums++] = count + 1;
}

static int draw(unsigned *state) {
    switch (next(state) % 5) {
    case 0:
        return (int)(next(state) % 6);
    case 1:
    case 2:
        return (int)(next(state) % 14);
    default:
        return (int)(next(state) % 60);
    }
}

/* Rows x columns with totals; `linked`: the row totals again by another
 * breakdown; `nested`: two rows as a group, and a wider group, the difference of
 * which stands nowhere. */
struct shape {
    int rows, columns;
    bool linked, nested;
};
static const struct shape shapes[] = {{2, 2, false, false}, {2, 2, true, false},
                                      {2, 3, true, false},  {2, 3, true, true},
                                      {2, 3, false, true},  {3, 3, false, false}};

static struct small table_new(struct pw_arena *arena, unsigned *state, const struct shape *shape) {
    int rows = shape->rows, columns = shape->columns;
    struct small t = {0};
    int at[4][4];
    for (int r = 0; r < rows; r++)
        for (int c = 0; c < columns; c++)
            at[r][c] = add_cell(&t, arena, draw(state), PW_CLASS_PEOPLE);
    for (int r = 0; r <= rows; r++)
        for (int c = 0; c <= columns; c++) {
            int parts[4], count = 0, value = 0;
            if (r < rows && c < columns)
                continue;
            for (int i = 0; i < (c < columns ? rows : columns); i++)
                parts[count++] = c < columns ? at[i][c] : at[r][i];
            for (int i = 0; i < count; i++)
                value += t.values[parts[i]];
            at[r][c] = add_cell(&t, arena, value, PW_CLASS_PEOPLE);
            add_sum(&t, at[r][c], parts, count);
        }
    int parts[4];
    for (int r = 0; r < rows; r++)
        parts[r] = at[r][columns];
    add_sum(&t, at[rows][columns], parts, rows);
    for (int r = 0; shape->linked && r < rows; r++) {
        int whole = t.values[at[r][columns]], part = whole ? (int)(next(state) % (whole + 1)) : 0;
        parts[0] = add_cell(&t, arena, part, PW_CLASS_PEOPLE);
        parts[1] = add_cell(&t, arena, whole - part, PW_CLASS_PEOPLE);
        add_sum(&t, at[r][columns], parts, 2);
    }
    if (shape->nested) {
        int whole = t.values[at[0][columns]] + t.values[at[1][columns]];
        int group = add_cell(&t, arena, whole, PW_CLASS_PEOPLE);
        add_sum(&t, group, (const int[]){at[0][columns], at[1][columns]}, 2);
        int rest = add_cell(&t, arena, (int)(next(state) % 9), PW_CLASS_HIDDEN);
        int more = add_cell(&t, arena, whole + t.values[rest], PW_CLASS_PEOPLE);
        add_sum(&t, more, (const int[]){group, rest}, 2);
    }
    return t;
}

static bool sensitive(const struct small *t, int c) {
    return t->classes[c] != PW_CLASS_CONSTANT && t->values[c] >= 1 && t->values[c] <= LIMIT;
}

static bool unknown(const struct small *t, uint32_t mask, int c) {
    return t->classes[c] == PW_CLASS_HIDDEN || (mask >> c & 1);
}

static double loss_of(const struct small *t, uint32_t mask) {
    double loss = 0;
    for (int c = 0; c < t->cells; c++)
        if (mask >> c & 1 && !sensitive(t, c))
            loss += 1 + log2(1 + t->values[c]);
    return loss;
}

static int count_of(const struct small *t, uint32_t mask) {
    int count = 0;
    for (int c = 0; c < t->cells; c++)
        count += mask >> c & 1 && !sensitive(t, c);
    return count;
}

/* The layer's own rule, asked of this set of cells: the others are constants. */
static bool safe(const struct small *t, uint32_t mask) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, LIMIT);
    for (int c = 0; c < t->cells; c++)
        pw_register_cell(reg, t->keys[c], t->values[c],
                         unknown(t, mask, c) ? PW_CLASS_HIDDEN : PW_CLASS_CONSTANT, &err);
    for (int s = 0; s < t->sums; s++)
        pw_register_sum(reg, t->sum[s][0], t->sum[s] + 1, (size_t)t->sum_count[s] - 1, &err);
    bool ok = pw_audit(reg, NULL, &err);
    ck_assert_msg(!err.set, "%s", err.text);
    pw_arena_free(arena);
    return ok;
}

/* A sum in which one unknown cell stands alone gives it away: no least set has
 * one (but for a hidden cell that may be known). -1: there is none. */
static int open_sum(const struct small *t, uint32_t mask) {
    for (int s = 0; s < t->sums; s++) {
        int n = 0, last = -1;
        for (int i = 0; i < t->sum_count[s]; i++)
            if (unknown(t, mask, t->sum[s][i])) {
                n++;
                last = t->sum[s][i];
            }
        if (n == 1 && (sensitive(t, last) || t->classes[last] != PW_CLASS_HIDDEN))
            return s;
    }
    return -1;
}

/* ---- sets in the order of their loss: the first that is safe loses least */

struct search {
    const struct small *t;
    struct pw_map *seen;
    struct pw_arena *arena;
    struct set {
        double loss;
        uint32_t mask;
    } * heap;
    size_t heap_count, heap_capacity;
};

static void push(struct search *s, uint32_t mask) {
    const char *key = pw_arena_printf(s->arena, "%x", mask);
    if (pw_map_lookup(s->seen, key))
        return;
    pw_map_put(s->seen, key, s);
    struct set set = {loss_of(s->t, mask), mask};
    *PW_PUSH(s->arena, s, heap) = set;
    size_t i = s->heap_count - 1;
    for (; i && s->heap[(i - 1) / 2].loss > set.loss; i = (i - 1) / 2)
        s->heap[i] = s->heap[(i - 1) / 2];
    s->heap[i] = set;
}

static uint32_t pop(struct search *s) {
    uint32_t mask = s->heap[0].mask;
    struct set last = s->heap[--s->heap_count];
    size_t i = 0, child;
    for (; (child = 2 * i + 1) < s->heap_count; i = child) {
        child += child + 1 < s->heap_count && s->heap[child + 1].loss < s->heap[child].loss;
        if (s->heap[child].loss >= last.loss)
            break;
        s->heap[i] = s->heap[child];
    }
    s->heap[i] = last;
    return mask;
}

static uint32_t least_loss(const struct small *t) {
    struct search s = {.t = t, .arena = pw_arena_new()};
    s.seen = pw_map_new(s.arena);
    uint32_t mask = 0;
    for (int c = 0; c < t->cells; c++)
        if (sensitive(t, c) && t->classes[c] == PW_CLASS_PEOPLE)
            mask |= UINT32_C(1) << c;
    push(&s, mask);
    for (;;) {
        ck_assert(s.heap_count);
        mask = pop(&s);
        int open = open_sum(t, mask);
        if (open < 0 && safe(t, mask))
            break;
        for (int i = 0; i < (open < 0 ? t->cells : t->sum_count[open]); i++) {
            int c = open < 0 ? i : t->sum[open][i];
            if (!unknown(t, mask, c) && t->classes[c] == PW_CLASS_PEOPLE)
                push(&s, mask | UINT32_C(1) << c);
        }
    }
    pw_arena_free(s.arena);
    return mask;
}

static uint32_t chosen(const struct small *t, struct pw_arena *arena) {
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, LIMIT);
    for (int c = 0; c < t->cells; c++)
        pw_register_cell(reg, t->keys[c], t->values[c], t->classes[c], &err);
    for (int s = 0; s < t->sums; s++)
        pw_register_sum(reg, t->sum[s][0], t->sum[s] + 1, (size_t)t->sum_count[s] - 1, &err);
    ck_assert_msg(pw_withhold(reg, 20, &err), "%s", err.text);
    uint32_t mask = 0;
    for (int c = 0; c < t->cells; c++)
        if (pw_register_withheld(reg, c) != PW_SHOWN)
            mask |= UINT32_C(1) << c;
    return mask;
}

struct tally {
    double loss, least, worst;
    int cells, fewest, with, exact;
};

static void weigh(struct tally *tally, const struct small *t, uint32_t ours, uint32_t best) {
    double a = loss_of(t, ours), b = loss_of(t, best);
    ck_assert_msg(a >= b - 1e-9, "the search found no least loss");
    tally->with += b > 0;
    tally->exact += b > 0 && a < b + 1e-9;
    tally->loss += a;
    tally->least += b;
    tally->worst = b > 0 && a / b > tally->worst ? a / b : tally->worst;
    tally->cells += count_of(t, ours);
    tally->fewest += count_of(t, best);
}

/* Catches a choice that loses more than it must. Measured on these 2,000 tables:
 * 1.004 times the least loss, at worst 1.5 times, and 97 of 100 at the least. */
START_TEST(little_is_lost_beside_the_least) {
    unsigned state = 20251122;
    struct tally all = {.worst = 1};
    for (int i = 0; i < 2000; i++) {
        struct pw_arena *arena = pw_arena_new();
        const struct shape *shape = &shapes[i % (int)PW_COUNT(shapes)];
        struct small t = table_new(arena, &state, shape);
        weigh(&all, &t, chosen(&t, arena), least_loss(&t));
        pw_arena_free(arena);
    }
    ck_assert_int_gt(all.with, 1500);
    ck_assert_msg(
        all.loss <= 1.01 * all.least && all.cells <= 1.02 * all.fewest && all.worst <= 1.6 &&
            all.exact >= 0.95 * all.with,
        "%.4f times the least loss, at worst %.2f; %d cells for %d; %d of %d at the least",
        all.loss / all.least, all.worst, all.cells, all.fewest, all.exact, all.with);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("withhold: optimum");
    TCase *c = tcase_create("optimum");
    tcase_set_timeout(c, 300);
    tcase_add_test(c, little_is_lost_beside_the_least);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
