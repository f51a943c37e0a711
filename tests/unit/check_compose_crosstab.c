/* SPDX-License-Identifier: MIT
 *
 * Crosstabs: every cell and total is what SQL makes of the same rows, and no total
 * gives a withheld cell away.
 */
#include "compose_pack.h"

#define CONTRACT                                                                                   \
    "-- Late.\n-- source: Made up\n-- column team: label \"Team\"\n"                               \
    "-- column kind: label \"Kind\"\n-- column day: label \"Day\", format \"yyyy\"\n"
#define PEOPLE                                                                                     \
    "-- column n: label \"Late\", unit count, decimals 0, disclosure people,\n"                    \
    "--     key \"late visits {team} {kind} {day}\", role count, rounding none\n"
#define POSTS "-- column n: label \"Posts\", unit FTE, decimals 1, disclosure none\n"
#define SELECT "SELECT team, kind, day, n, symbol AS n_symbol FROM late ORDER BY team, kind, day\n"
#define BLOCK(more)                                                                                \
    "```crosstab\ndata: late\nrows: team\ncolumns: kind\nmeasure: n\ntitle: T\n" more "```\n"

static void setup(void) {
    pack_open();
    run_sql("CREATE TABLE late (team TEXT, kind TEXT, day TEXT, n REAL, symbol TEXT)");
    put("late.sql", CONTRACT PEOPLE SELECT);
}

static const struct pw_dataset *only_dataset(const struct pw_doc *doc) {
    ck_assert_uint_eq(doc->datasets_count, 1);
    return doc->datasets[0];
}

/* The crosstab's cell by the text of its row and of its head. */
static const struct pw_cell *cell_at(const struct pw_dataset *data, const char *row,
                                     const char *head) {
    for (size_t r = 0; r < data->rows_count; r++)
        for (size_t i = 3; i < data->columns_count; i++)
            if (pw_streq(pw_dataset_cell(data, r, 0)->text, row) &&
                pw_streq(data->columns[i].label, head))
                return pw_dataset_cell(data, r, i);
    ck_abort_msg("no cell %s, %s", row, head);
}

static double sql_sum(const char *where) {
    sqlite3_stmt *find = NULL;
    const char *sql = pw_arena_printf(arena, "SELECT total(n) FROM late WHERE %s", where);
    ck_assert_int_eq(sqlite3_prepare_v2(mart.db, sql, -1, &find, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_step(find), SQLITE_ROW);
    double sum = sqlite3_column_double(find, 0);
    sqlite3_finalize(find);
    return sum;
}

/* ---- the attacker tries all fillings of two teams and two kinds */
enum { SIZE = 2, MOST = 24 };

struct attack {
    int shown[SIZE + 1][SIZE + 1]; /* -1: withheld */
    int least[SIZE + 1][SIZE + 1], most[SIZE + 1][SIZE + 1];
    bool small[SIZE + 1][SIZE + 1]; /* must be safe */
};

static void fill(const int guess[SIZE * SIZE], int all[SIZE + 1][SIZE + 1]) {
    memset(all, 0, sizeof(int[SIZE + 1][SIZE + 1]));
    for (int i = 0; i < SIZE * SIZE; i++) {
        all[i / SIZE][i % SIZE] += guess[i];
        all[i / SIZE][SIZE] += guess[i];
        all[SIZE][i % SIZE] += guess[i];
        all[SIZE][SIZE] += guess[i];
    }
}

static void try_all(struct attack *a) {
    int guess[SIZE * SIZE] = {0}, all[SIZE + 1][SIZE + 1];
    for (;;) {
        bool agrees = true;
        fill(guess, all);
        for (int i = 0; i < (SIZE + 1) * (SIZE + 1); i++) {
            int shown = a->shown[i / (SIZE + 1)][i % (SIZE + 1)];
            agrees = agrees && (shown < 0 || shown == all[i / (SIZE + 1)][i % (SIZE + 1)]);
        }
        for (int i = 0; agrees && i < (SIZE + 1) * (SIZE + 1); i++) {
            int r = i / (SIZE + 1), k = i % (SIZE + 1);
            a->least[r][k] = all[r][k] < a->least[r][k] ? all[r][k] : a->least[r][k];
            a->most[r][k] = all[r][k] > a->most[r][k] ? all[r][k] : a->most[r][k];
        }
        int at = 0;
        while (at < SIZE * SIZE && guess[at] == MOST)
            guess[at++] = 0;
        if (at == SIZE * SIZE)
            return;
        guess[at]++;
    }
}

static unsigned next(unsigned *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Would catch: totals summed after numbers were taken out, or summed before and
 * never judged, so that a total less its shown parts is a small count. */
START_TEST(no_total_gives_a_count_away) {
    static const char *const rows[] = {"team a", "team b", "All"};
    static const char *const heads[] = {"kind a", "kind b", "All"};
    unsigned state = 11 + 7919 * (unsigned)_i;
    struct attack a;
    for (int i = 0; i < SIZE * SIZE; i++) {
        for (int warm = 0; warm < 5; warm++)
            next(&state);
        int n = (int)(next(&state) % (next(&state) % 2 ? 6 : 13));
        run_sql(pw_arena_printf(arena,
                                "INSERT INTO late VALUES ('%s', '%s', '2025-03-31', %d, NULL)",
                                rows[i / SIZE], heads[i % SIZE], n));
    }
    const struct pw_dataset *data =
        only_dataset(compose_pack("", BLOCK("total_row: All\ntotal_column: All\n")));
    for (int r = 0; r <= SIZE; r++)
        for (int k = 0; k <= SIZE; k++) {
            const struct pw_cell *cell = cell_at(data, rows[r], heads[k]);
            ck_assert(cell->state == PW_PRESENT || cell->state == PW_WITHHELD);
            a.shown[r][k] = cell->state == PW_PRESENT ? (int)cell->number : -1;
            a.least[r][k] = 1000;
            a.most[r][k] = -1;
            double truth = sql_sum(pw_arena_printf(
                arena, "%s AND %s", r < SIZE ? pw_arena_printf(arena, "team = '%s'", rows[r]) : "1",
                k < SIZE ? pw_arena_printf(arena, "kind = '%s'", heads[k]) : "1"));
            if (cell->state == PW_PRESENT)
                ck_assert_double_eq(cell->number, truth);
            else
                ck_assert_double_eq(cell->number, 0);
            a.small[r][k] = truth >= 1 && truth <= 5;
            ck_assert(!a.small[r][k] || cell->state == PW_WITHHELD);
        }
    try_all(&a);
    for (int r = 0; r <= SIZE; r++)
        for (int k = 0; k <= SIZE; k++)
            ck_assert_msg(!a.small[r][k] || (a.least[r][k] <= 1 && a.most[r][k] >= 5),
                          "%s, %s can only be %d to %d", rows[r], heads[k], a.least[r][k],
                          a.most[r][k]);
}
END_TEST

/* Would catch: a total over a symbol printed as a number, the weaker symbol, a hole
 * taken for 0, several rows of a cell of which the last stands. */
START_TEST(totals_keep_symbols) {
    put("late.sql", CONTRACT POSTS SELECT);
    run_sql("INSERT INTO late VALUES"
            " ('A', 'k', '2024-03-31', 1.1, NULL), ('A', 'k', '2025-03-31', 2.2, NULL),"
            " ('A', 'l', '2025-03-31', NULL, 'c'), ('B', 'k', '2025-03-31', NULL, NULL),"
            " ('B', 'l', '2025-03-31', 4, NULL), ('B', 'm', '2025-03-31', 3, NULL),"
            " ('A', 'm', '2025-03-31', 3, NULL), ('C', 'k', '2025-03-31', 5, NULL),"
            " ('C', 'm', '2025-03-31', 5, NULL)");
    const struct pw_dataset *data = only_dataset(compose_pack("", BLOCK("")));
    ck_assert_double_eq_tol(cell_at(data, "A", "k")->number, 3.3, 1e-12);
    ck_assert_int_eq(cell_at(data, "A", "l")->state, PW_WITHHELD);
    ck_assert_int_eq(cell_at(data, "A", "Total")->state, PW_WITHHELD);
    ck_assert_int_eq(cell_at(data, "B", "Total")->state, PW_MISSING);
    ck_assert_int_eq(cell_at(data, "C", "l")->state, PW_MISSING); /* no row: said */
    ck_assert_int_eq(cell_at(data, "Total", "k")->state, PW_MISSING);
    ck_assert_int_eq(cell_at(data, "Total", "l")->state, PW_WITHHELD);
    ck_assert_double_eq(cell_at(data, "Total", "m")->number, 11);
    ck_assert_int_eq(cell_at(data, "Total", "Total")->state, PW_WITHHELD);
    ck_assert_uint_eq(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, "crosstab-hole");
    data = only_dataset(compose_pack("", BLOCK("empty: 0\ntotal_row: none\n")));
    ck_assert_double_eq(cell_at(data, "C", "l")->number, 0);
    ck_assert_int_eq(cell_at(data, "C", "l")->state, PW_PRESENT);
    ck_assert_double_eq(cell_at(data, "C", "Total")->number, 10);
    ck_assert_uint_eq(data->rows_count, 3);
}
END_TEST

/* Rows of two days are summed: the sum is a cell of its own key. Would catch a sum
 * over a part of the key that passes for one of its cells. */
START_TEST(sums_over_a_part_are_judged) {
    run_sql("INSERT INTO late VALUES"
            " ('A', 'k', '2024-03-31', 2, NULL), ('A', 'k', '2025-03-31', 2, NULL),"
            " ('A', 'l', '2024-03-31', 9, NULL), ('A', 'l', '2025-03-31', 9, NULL),"
            " ('B', 'k', '2024-03-31', 9, NULL), ('B', 'k', '2025-03-31', 9, NULL),"
            " ('B', 'l', '2024-03-31', 9, NULL), ('B', 'l', '2025-03-31', 9, NULL)");
    const struct pw_dataset *data = only_dataset(compose_pack("", BLOCK("")));
    ck_assert_int_eq(cell_at(data, "A", "k")->state, PW_WITHHELD);
    ck_assert(cell_at(data, "A", "l")->state == PW_WITHHELD ||
              cell_at(data, "A", "Total")->state == PW_WITHHELD);
    ck_assert(cell_at(data, "B", "k")->state == PW_WITHHELD ||
              cell_at(data, "Total", "k")->state == PW_WITHHELD);
}
END_TEST

static const struct {
    const char *measure, *row, *block, *id;
} refused[] = {
    {PEOPLE, "('A', NULL, '2025-03-31', 9, NULL)", BLOCK(""), "crosstab-blank"},
    {"-- column n: label \"N\", unit count, disclosure people,\n"
     "--     key \"late {team} {kind}\", role total over team is \"All\", rounding none\n",
     "('All', 'k', '2025-03-31', 9, NULL)", BLOCK(""), "crosstab-blank"},
    {"-- column n: label \"N\", unit \"%\", disclosure none\n", "('A', 'k', '2025-03-31', 9, NULL)",
     BLOCK(""), "not-additive"},
    {"-- column n: label \"N\", unit count, disclosure people, role derived from day\n",
     "('A', 'k', '2025-03-31', 9, NULL)", BLOCK(""), "crosstab-people"},
    {PEOPLE, "('A', 'k', '2025-03-31', 9, NULL)",
     "```crosstab\ndata: late\nrows: tem\ncolumns: kind\nmeasure: n\n```\n", "unknown-column"},
    {PEOPLE, "('A', 'k', '2025-03-31', 9, NULL)",
     "```crosstab\ndata: late\nrows: team\ncolumns: kind\n```\n", "no-column"},
    {PEOPLE, "('A', 'k', '2025-03-31', 9, NULL)",
     "```crosstab\ndata: late\nrows: team\ncolumns: kind\nmeasure: team\n```\n", "wrong-type"},
};

/* Would catch: totals counted twice, rates added up, people without a key summed. */
START_TEST(what_cannot_be_crossed_is_refused) {
    put("late.sql", pw_arena_printf(arena, "%s%s%s", CONTRACT, refused[_i].measure, SELECT));
    run_sql(pw_arena_printf(arena, "INSERT INTO late VALUES %s", refused[_i].row));
    ck_assert_ptr_null(try_pack("", refused[_i].block));
    ck_assert_uint_ge(findings.list_count, 1);
    ck_assert_str_eq(findings.list[0].id, refused[_i].id);
}
END_TEST

/* Would catch: columns in the order of withheld totals. */
START_TEST(columns_do_not_tell_an_order) {
    run_sql("INSERT INTO late VALUES ('A', 'z', '2025-03-31', 30, NULL),"
            " ('A', 'm', '2025-03-31', 20, NULL), ('A', 'b', '2025-03-31', 3, NULL)");
    put("late.sql", CONTRACT PEOPLE "SELECT team, kind, day, n FROM late ORDER BY n DESC\n");
    const struct pw_dataset *data = only_dataset(compose_pack("", BLOCK("")));
    ck_assert_str_eq(data->columns[3].label, "b");
    ck_assert_str_eq(data->columns[5].label, "z");
}
END_TEST

static Suite *compose_crosstab_suite(void) {
    Suite *suite = suite_create("compose_crosstab");
    TCase *test = tcase_create("compose_crosstab");
    tcase_set_timeout(test, 60);
    tcase_add_checked_fixture(test, setup, pack_close);
    tcase_add_loop_test(test, no_total_gives_a_count_away, 0, 40);
    tcase_add_test(test, totals_keep_symbols);
    tcase_add_test(test, sums_over_a_part_are_judged);
    tcase_add_loop_test(test, what_cannot_be_crossed_is_refused, 0, (int)PW_COUNT(refused));
    tcase_add_test(test, columns_do_not_tell_an_order);
    suite_add_tcase(suite, test);
    return suite;
}

CHECK_MAIN(compose_crosstab_suite)
