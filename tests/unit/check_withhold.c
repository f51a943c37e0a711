/* withhold: would catch a withheld count that can be worked out again. The
 * attacker here is not the layer's own: it tries every whole number. */
#include "check_main.h"

#include <string.h>

#include "packwright/withhold.h"

static struct pw_arena *arena;

static void set_up(void) {
    arena = pw_arena_new();
}

static void tear_down(void) {
    pw_arena_free(arena);
}

/* A table of rows x columns with totals at both edges and the corner. */
#define EDGE 5
struct table {
    struct pw_register *reg;
    int rows, columns;
    int cell[EDGE][EDGE]; /* last row and column: totals */
};

static struct table table_new(const int *counts, int rows, int columns) {
    struct table t = {pw_register_new(arena, 5), rows, columns, {{0}}};
    struct pw_err err = {0};
    for (int r = 0; r <= rows; r++)
        for (int c = 0; c <= columns; c++) {
            int value = 0;
            for (int i = 0; i < rows; i++)
                for (int j = 0; j < columns; j++)
                    if ((r == rows || r == i) && (c == columns || c == j))
                        value += counts[i * columns + j];
            t.cell[r][c] = pw_register_cell(t.reg, pw_arena_printf(arena, "r%d c%d", r, c), value,
                                            PW_CLASS_PEOPLE, &err);
        }
    for (int r = 0; r <= rows; r++)
        ck_assert(pw_register_sum(t.reg, t.cell[r][columns], t.cell[r], (size_t)columns, &err));
    for (int c = 0; c <= columns; c++) {
        int parts[EDGE];
        for (int r = 0; r < rows; r++)
            parts[r] = t.cell[r][c];
        ck_assert(pw_register_sum(t.reg, t.cell[rows][c], parts, (size_t)rows, &err));
    }
    ck_assert_msg(!err.set, "%s", err.text);
    return t;
}

/* Every way to fill the unknown cells of the inside with 0..most that agrees
 * with all totals that are shown; keeps the least and most of each cell. */
struct attack {
    const struct table *t;
    int most;
    int guess[EDGE][EDGE];
    int least_of[EDGE][EDGE], most_of[EDGE][EDGE];
};

static bool shown(const struct table *t, int r, int c) {
    return pw_register_withheld(t->reg, t->cell[r][c]) == PW_SHOWN;
}

static int sum_of(const struct attack *a, int r, int c) {
    int sum = 0;
    for (int i = 0; i < a->t->rows; i++)
        for (int j = 0; j < a->t->columns; j++)
            if ((r == a->t->rows || r == i) && (c == a->t->columns || c == j))
                sum += a->guess[i][j];
    return sum;
}

static void try_rest(struct attack *a, int at) {
    const struct table *t = a->t;
    if (at == t->rows * t->columns) {
        for (int r = 0; r <= t->rows; r++)
            for (int c = 0; c <= t->columns; c++)
                if (shown(t, r, c) &&
                    sum_of(a, r, c) != (int)pw_register_value(t->reg, t->cell[r][c]))
                    return;
        for (int r = 0; r <= t->rows; r++)
            for (int c = 0; c <= t->columns; c++) {
                int value = sum_of(a, r, c);
                if (value < a->least_of[r][c])
                    a->least_of[r][c] = value;
                if (value > a->most_of[r][c])
                    a->most_of[r][c] = value;
            }
        return;
    }
    int r = at / t->columns, c = at % t->columns;
    int value = (int)pw_register_value(t->reg, t->cell[r][c]);
    int first = shown(t, r, c) ? value : 0, last = shown(t, r, c) ? value : a->most;
    for (a->guess[r][c] = first; a->guess[r][c] <= last; a->guess[r][c]++) {
        /* a row that is already over its shown total leads nowhere */
        int row = 0;
        for (int j = 0; j <= c; j++)
            row += a->guess[r][j];
        if (shown(t, r, t->columns) && row > (int)pw_register_value(t->reg, t->cell[r][t->columns]))
            break;
        try_rest(a, at + 1);
    }
}

static void assert_safe(const struct table *t, int most) {
    struct attack a = {.t = t, .most = most};
    for (int r = 0; r < EDGE; r++)
        for (int c = 0; c < EDGE; c++)
            a.least_of[r][c] = 1000000;
    try_rest(&a, 0);
    for (int r = 0; r <= t->rows; r++)
        for (int c = 0; c <= t->columns; c++) {
            int64_t value = pw_register_value(t->reg, t->cell[r][c]);
            if (value < 1 || value > 5)
                continue;
            ck_assert_msg(!shown(t, r, c), "a small count is shown");
            ck_assert_msg(a.least_of[r][c] <= 1 && a.most_of[r][c] >= 5,
                          "row %d column %d can only be %d to %d", r, c, a.least_of[r][c],
                          a.most_of[r][c]);
        }
}

static unsigned next(unsigned *state) { /* xorshift: the same tables each run */
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Random tables, each attacked by trying everything. */
START_TEST(no_small_count_can_be_worked_out) {
    unsigned state = 20241122;
    for (int n = 0; n < 80; n++) {
        int counts[6];
        for (int i = 0; i < 6; i++)
            counts[i] = (int)(next(&state) % 3 ? next(&state) % 14 : next(&state) % 6);
        int rows = 2, columns = n % 2 ? 3 : 2;
        struct table t = table_new(counts, rows, columns);
        struct pw_err err = {0};
        ck_assert_msg(pw_withhold(t.reg, 20, &err), "%s", err.text);
        assert_safe(&t, 24);
    }
}
END_TEST

/* Larger tables by the layer's own audit, and the loss within reason: a table
 * of large counts with one small cell must lose four cells, not more. */
START_TEST(little_is_lost) {
    int counts[16];
    for (int i = 0; i < 16; i++)
        counts[i] = 40 + i;
    counts[5] = 3;
    struct table t = table_new(counts, 4, 4);
    struct pw_err err = {0};
    ck_assert(pw_withhold(t.reg, 20, &err));
    int withheld = 0;
    for (int c = 0; c < (int)pw_register_count(t.reg); c++)
        withheld += pw_register_withheld(t.reg, c) != PW_SHOWN;
    ck_assert_int_eq(withheld, 4);
    ck_assert_int_eq(pw_register_withheld(t.reg, t.cell[1][1]), PW_WITHHELD_PRIMARY);
    ck_assert(pw_audit(t.reg, NULL, &err));
}
END_TEST

/* 36 months of 15 teams by 4 kinds, as a year's packs have them: catches a choice
 * whose time grows with the square of the pack, so that a long pack is refused
 * for want of an answer. */
START_TEST(a_long_pack_has_an_answer) {
    enum { MONTHS = 36, TEAMS = 15, KINDS = 4 };
    struct pw_register *reg = pw_register_new(arena, 5);
    struct pw_err err = {0};
    unsigned state = 77;
    for (int m = 0; m < MONTHS; m++) {
        int value[TEAMS + 1][KINDS + 1] = {{0}}, cell[TEAMS + 1][KINDS + 1];
        for (int t = 0; t < TEAMS; t++)
            for (int k = 0; k < KINDS; k++) {
                int n = (int)(next(&state) % 2 ? next(&state) % 7 : next(&state) % 40);
                value[t][k] = n;
                value[t][KINDS] += n;
                value[TEAMS][k] += n;
                value[TEAMS][KINDS] += n;
            }
        for (int t = 0; t <= TEAMS; t++)
            for (int k = 0; k <= KINDS; k++)
                cell[t][k] = pw_register_cell(reg, pw_arena_printf(arena, "%d %d %d", m, t, k),
                                              value[t][k], PW_CLASS_PEOPLE, &err);
        for (int t = 0; t <= TEAMS; t++)
            ck_assert(pw_register_sum(reg, cell[t][KINDS], cell[t], KINDS, &err));
        for (int k = 0; k <= KINDS; k++) {
            int parts[TEAMS];
            for (int t = 0; t < TEAMS; t++)
                parts[t] = cell[t][k];
            ck_assert(pw_register_sum(reg, cell[TEAMS][k], parts, TEAMS, &err));
        }
    }
    ck_assert_msg(pw_withhold(reg, 20, &err), "%s", err.text);
}
END_TEST

/* A table without small counts loses nothing; zeros may be shown. */
START_TEST(nothing_needless) {
    static const int counts[] = {0, 20, 30, 40};
    struct table t = table_new(counts, 2, 2);
    struct pw_err err = {0};
    ck_assert(pw_withhold(t.reg, 20, &err));
    for (int c = 0; c < (int)pw_register_count(t.reg); c++)
        ck_assert_int_eq(pw_register_withheld(t.reg, c), PW_SHOWN);
}
END_TEST

/* Two published totals whose difference is three children: the difference
 * stands in no table, and must still not follow. */
START_TEST(nested_groups_hide_their_difference) {
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, 5);
    int all = pw_register_cell(reg, "all ages", 100, PW_CLASS_PEOPLE, &err);
    int older = pw_register_cell(reg, "5 and over", 97, PW_CLASS_PEOPLE, &err);
    int hidden = pw_register_cell(reg, "under 5", 3, PW_CLASS_HIDDEN, &err);
    const int parts[] = {older, hidden};
    ck_assert(pw_register_sum(reg, all, parts, 2, &err));
    ck_assert(!pw_audit(reg, NULL, &err));
    ck_assert(pw_withhold(reg, 20, &err));
    ck_assert(pw_audit(reg, NULL, &err));
    ck_assert(pw_register_withheld(reg, all) != PW_SHOWN ||
              pw_register_withheld(reg, older) != PW_SHOWN);
}
END_TEST

/* What a publication already gives away can't be withheld: the pack must be
 * refused, not published. */
START_TEST(published_figures_that_give_it_away_refuse) {
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, 5);
    int all = pw_register_cell(reg, "all", 50, PW_CLASS_CONSTANT, &err);
    int most = pw_register_cell(reg, "most", 48, PW_CLASS_CONSTANT, &err);
    int few = pw_register_cell(reg, "few", 2, PW_CLASS_PEOPLE, &err);
    const int parts[] = {most, few};
    ck_assert(pw_register_sum(reg, all, parts, 2, &err));
    ck_assert(!pw_withhold(reg, 20, &err));
    ck_assert_ptr_nonnull(strstr(err.text, "few"));
}
END_TEST

/* A percentage of a withheld count gives the count away. */
START_TEST(ratios_follow_their_parts) {
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, 5);
    int small = pw_register_cell(reg, "late", 3, PW_CLASS_PEOPLE, &err);
    int large = pw_register_cell(reg, "visits", 60, PW_CLASS_PEOPLE, &err);
    int of_small = pw_register_ratio(reg, small, large);
    int of_large = pw_register_ratio(reg, large, large);
    ck_assert(pw_withhold(reg, 20, &err));
    ck_assert(pw_ratio_withheld(reg, of_small));
    ck_assert(!pw_ratio_withheld(reg, of_large));
}
END_TEST

/* Two queries that disagree about one count must not both be shown. */
START_TEST(contradictions_are_errors) {
    struct pw_err err = {0};
    struct pw_register *reg = pw_register_new(arena, 5);
    ck_assert_int_eq(pw_register_cell(reg, "x", 7, PW_CLASS_PEOPLE, &err), 0);
    ck_assert_int_eq(pw_register_cell(reg, "x", 7, PW_CLASS_PEOPLE, &err), 0);
    ck_assert_int_eq(pw_register_cell(reg, "x", 8, PW_CLASS_PEOPLE, &err), -1);
    struct pw_err sum = {0};
    int y = pw_register_cell(reg, "y", 9, PW_CLASS_PEOPLE, &sum);
    const int parts[] = {0};
    ck_assert(!pw_register_sum(reg, y, parts, 1, &sum));
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("withhold");
    TCase *c = tcase_create("withhold");
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, no_small_count_can_be_worked_out);
    tcase_add_test(c, little_is_lost);
    tcase_add_test(c, a_long_pack_has_an_answer);
    tcase_add_test(c, nothing_needless);
    tcase_add_test(c, nested_groups_hide_their_difference);
    tcase_add_test(c, published_figures_that_give_it_away_refuse);
    tcase_add_test(c, ratios_follow_their_parts);
    tcase_add_test(c, contradictions_are_errors);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
