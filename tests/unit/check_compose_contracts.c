/* SPDX-License-Identifier: MIT
 *
 * Contracts with an error each, in a pack that uses their query in every way that
 * there is. The error is said and the rest of the pack is still checked, so all of
 * compose walks over columns that are not there: the sanitizers of `make asan`
 * watch these tests.
 */
#include "compose_pack.h"

/* A sound contract by its lines; a test replaces one. */
enum { HEAD, KEY, PARAMETERS, ID, TEAM, KIND, DAY, UNIT, PLACES, GOOD, N, DUE, SHARE, RANK, LINES };
static const char *const sound[LINES] = {
    [HEAD] = "-- Late visits.\n-- source: Made up\n",
    [KEY] = "-- key: id\n",
    [PARAMETERS] = "",
    [ID] = "-- column id: label \"Id\"\n",
    [TEAM] = "-- column team: label \"Team\"\n",
    [KIND] = "-- column kind: label \"Kind\"\n",
    [DAY] = "-- column day: label \"Day\", format \"d mmmm yyyy\"\n",
    [UNIT] = "-- column unit: label \"Unit\"\n",
    [PLACES] = "-- column places: label \"Places\", type number\n",
    [GOOD] = "-- column good: label \"Polarity\"\n",
    [N] =
        "-- column n: label \"Late\", label from team, unit count, decimals 0, disclosure people,\n"
        "--     key \"late visits {team} {kind} {day}\", role numerator of share,\n"
        "--     role total over team, role total over kind is \"All\", rounding none\n",
    [DUE] = "-- column due: label \"Due\", unit count, disclosure people,\n"
            "--     key \"visits due {team} {kind} {day}\", role denominator of share,\n"
            "--     role total over team, role total over kind is \"All\", rounding none\n",
    [SHARE] = "-- column share: label \"Share\", unit from unit, decimals from places,\n"
              "--     polarity from good, disclosure people\n",
    [RANK] = "-- column rank: label \"Rank\", unit count, disclosure people, role derived from n\n",
};
static const char select_sql[] =
    "SELECT id, team, kind, day, '%' AS unit, 1 AS places, 'low' AS good, n, due,\n"
    "  n * 100.0 / due AS share, n AS rank FROM late ORDER BY id\n";

static void setup(void) {
    pack_open();
    run_sql(
        "CREATE TABLE late (id TEXT, team TEXT, kind TEXT, day TEXT, n REAL, due REAL);"
        "INSERT INTO late VALUES ('a', 'East', 'Plan', '2024-03-31', 12, 40),"
        " ('b', 'East', 'Care', '2024-03-31', 3, 30), ('c', 'West', 'Plan', '2024-03-31', 9, 9),"
        " ('d', 'West', 'Care', '2024-03-31', 20, 60)");
}

static void put_contract(int line, const char *instead) {
    struct pw_buf sql = {0};
    for (int i = 0; i < LINES; i++)
        pw_buf_puts(&sql, i == line ? instead : sound[i]);
    pw_buf_puts(&sql, select_sql);
    put("late.sql", pw_buf_text(&sql));
    pw_buf_release(&sql);
}

/* Everything that reads a query. */
static const char body[] =
    "{{ late.a.n }} of {{ late.a.due }}, {{ late.a.share }} on {{ late.a.day | date }}.\n\n"
    "```chart\ndata: late\nmark: bar\nx: id\ny: n\nemphasis: kind\ntitle: T\ntable: true\n```\n\n"
    "```chart\ndata: late\nmark: column\nx: kind\ny: share\nseries: team\ntitle: T\n"
    "reference: [due]\n```\n\n"
    "```table\ndata: late\ntitle: T\ngroup: team\ncolumns:\n  - column: id\n  - column: n\n"
    "  - column: share\n    show: bar\n  - column: due\n  - column: rank\n"
    "```\n\n"
    "```table\ndata: late\ntitle: T\nwhere: row.kind is Plan\n```\n\n"
    "```crosstab\ndata: late\nrows: team\ncolumns: kind\nmeasure: n\ntitle: T\n```\n\n"
    "``` repeat visit in late\n{{ visit.team }}: {{ visit.n }}, {{ visit.rank }}.\n```\n\n"
    "```table\ndata: late.b\ntitle: T\n```\n";

static bool said(const char *id) {
    for (size_t i = 0; i < findings.list_count; i++)
        if (pw_streq(findings.list[i].id, id))
            return true;
    return false;
}

static const struct fault {
    int line;
    const char *instead;
    const char *id; /* what is said */
} faults[] = {
    {HEAD, "-- Late visits.\n-- source: Made up\n-- level: children\n", "bad-level"},
    {KEY, "-- key: nothing\n", "unknown-column"},
    {KEY, "-- key: n\n", "unknown-column"},
    {KEY, "", "no-key"},
    {PARAMETERS, "-- parameters: area area\n", "bad-parameters"},
    {ID, "-- column id: label \"Id\"\n-- column id: label \"Id\"\n", "duplicate-column"},
    {ID, "", "unknown-column"},
    {TEAM, "", "unknown-column"},
    {TEAM, "-- column te am: label \"Team\"\n", "bad-column-name"},
    {TEAM, "-- column team: label \"Team, colour red\n", "bad-attribute"},
    {KIND, "", "unknown-column"},
    {DAY, "", "unknown-column"},
    {DAY, "-- column day: label \"Day\", type year\n", "bad-attribute"},
    {UNIT, "", "unknown-column"},
    {PLACES, "", "unknown-column"},
    {GOOD, "", "unknown-column"},
    {N, "-- column n: label from nothing, unit from nothing, decimals from nothing\n",
     "unknown-column"},
    {N, "-- column n: label \"N\", unit count, decimals many, colour red\n", "unknown-attribute"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"late {nothing}\",\n"
     "--     role count, rounding none\n",
     "unknown-column"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"late {team = nothing}\",\n"
     "--     role total over team, rounding none\n",
     "unknown-column"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"late\",\n"
     "--     role total over nothing, rounding none\n",
     "bad-attribute"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"{team}\",\n"
     "--     role count, rounding none\n",
     "bad-attribute"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"late {team\",\n"
     "--     role numerator of nothing, rounding none\n",
     "unknown-column"},
    {N,
     "-- column n: label \"N\", unit count, disclosure people, key \"late {team}\",\n"
     "--     role numerator of share, rounding 1\n",
     "bad-attribute"},
    {N, "-- column n: label \"N\", unit count, disclosure people\n", "people-contract"},
    {N, "", "unknown-column"},
    {DUE,
     "-- column due: label \"Due\", unit count, disclosure people, key \"due {kin}\",\n"
     "--     role denominator of nothing, rounding none\n",
     "unknown-column"},
    {DUE, "-- column due: label \"Due\", unit count, disclosure none\n", "people-contract"},
    {DUE, "", "unknown-column"},
    {SHARE, "-- column share: label \"Share\", unit \"%\", polarity upward, disclosure secret\n",
     "bad-attribute"},
    {SHARE, "", "unknown-column"},
    {RANK,
     "-- column rank: label \"Rank\", unit count, disclosure people,\n"
     "--     role derived from nothing and n\n",
     "unknown-column"},
};

/* Catches: an index of -1 that is read before the error is printed (a key that names no
 * column, a role or a `from` of nothing), and an error that is kept quiet. */
START_TEST(an_error_in_a_contract_is_said_and_nothing_else_breaks) {
    const struct fault *fault = &faults[_i];
    put_contract(fault->line, fault->instead);
    ck_assert_ptr_null(try_pack("audience: public\n", body));
    ck_assert_msg(said(fault->id), "no %s for\n%s", fault->id, fault->instead);
}
END_TEST

/* The same in a pack that withholds nothing, and says so in its log. */
START_TEST(likewise_in_a_restricted_pack) {
    const struct fault *fault = &faults[_i];
    put_contract(fault->line, fault->instead);
    const struct pw_doc *doc = try_pack("audience: restricted\n", body);
    ck_assert_msg(pw_streq(fault->id, "people-contract") || !doc, "%s", fault->instead);
}
END_TEST

/* Or the tests above could pass on an error of their own. */
START_TEST(without_a_fault_the_pack_is_made) {
    put_contract(LINES, "");
    ck_assert_uint_gt(compose_pack("audience: public\n", body)->blocks_count, 8);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("compose contracts");
    TCase *tc = tcase_create("faults");
    tcase_add_checked_fixture(tc, setup, pack_close);
    tcase_add_test(tc, without_a_fault_the_pack_is_made);
    tcase_add_loop_test(tc, an_error_in_a_contract_is_said_and_nothing_else_breaks, 0,
                        (int)PW_COUNT(faults));
    tcase_add_loop_test(tc, likewise_in_a_restricted_pack, 0, (int)PW_COUNT(faults));
    suite_add_tcase(s, tc);
    return s;
}

CHECK_MAIN(suite)
