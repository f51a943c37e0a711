/* SPDX-License-Identifier: MIT
 *
 * Disclosure in packs: no count of 1 to 5 children is shown, can be worked out,
 * or moves anything that a reader of a public pack sees.
 */
#include "compose_pack.h"
#include "compose_sentences.h"

#define KEYED "-- column n: label \"Late\", unit count, decimals 0, disclosure people,\n"

/* Three queries that show the same counts: inside, by team, all. */
static const char cells_sql[] = "-- Cells.\n-- source: Made up\n-- column team: label \"Team\"\n"
                                "-- column kind: label \"Kind\"\n" KEYED
                                "--     key \"late visits {team} {kind}\", role total over team,\n"
                                "--     role total over kind, rounding none\n"
                                "SELECT team, kind, n FROM late ORDER BY team, kind\n";
static const char teams_sql[] =
    "-- Teams.\n-- source: Made up\n-- column team: label \"Team\"\n" KEYED
    "--     key \"late visits {team}\", role numerator of share,\n"
    "--     role total over team, rounding none\n"
    "-- column due: label \"Due\", unit count, disclosure people,\n"
    "--     key \"visits due {team}\", role denominator of share,\n"
    "--     rounding none\n"
    "-- column share: label \"Share\", unit \"%\", disclosure people\n"
    "SELECT team, sum(n) AS n, sum(due) AS due,\n"
    "  sum(n) * 100.0 / sum(due) AS share\n"
    "FROM late GROUP BY team ORDER BY team\n";
static const char kinds_sql[] =
    "-- Kinds.\n-- source: Made up\n-- column kind: label \"Kind\"\n" KEYED
    "--     key \"late visits {kind}\", role total over kind is \"All\",\n"
    "--     rounding none\n"
    "SELECT kind, sum(n) AS n FROM late GROUP BY kind\n"
    "UNION ALL SELECT 'All', sum(n) FROM late\n";
static const char all_sql[] =
    "-- All.\n-- source: Made up\n" KEYED "--     key \"late visits\", role count, rounding none\n"
    "SELECT sum(n) AS n FROM late\n";

static void setup(void) {
    pack_open();
    put("cells.sql", cells_sql);
    put("teams.sql", teams_sql);
    put("kinds.sql", kinds_sql);
    put("all.sql", all_sql);
    run_sql("CREATE TABLE late (team TEXT, kind TEXT, n INTEGER, due INTEGER)");
}

static struct pw_doc *compose_as(const char *audience, const char *body) {
    return try_pack(pw_arena_printf(arena, "audience: %s\n", audience), body);
}

static const char *dump(const struct pw_doc *doc) {
    struct pw_buf out = {0};
    pw_doc_dump(doc, &out);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

static struct pw_doc *compose(const char *body) {
    return compose_pack("audience: public\n", body);
}

static const struct pw_dataset *dataset(const struct pw_doc *doc, const char *name) {
    for (size_t i = 0; i < doc->datasets_count; i++)
        if (pw_streq(doc->datasets[i]->name, name))
            return doc->datasets[i];
    return NULL;
}

#define TABLE(name) "```table\ndata: " name "\ntitle: T\n```\n\n"

/* ---- the attacker: knows the doc's datasets alone, tries every filling */

enum { TEAMS = 2, KINDS = 3, MOST = 16 };
struct attack {
    /* what is shown: -1 nothing */
    int inside[TEAMS][KINDS], team[TEAMS], kind[KINDS], all;
    int guess[TEAMS][KINDS];
    int least[TEAMS + 1][KINDS + 1], most[TEAMS + 1][KINDS + 1];
};

static int shown(const struct pw_doc *doc, const char *name, size_t row) {
    const struct pw_dataset *data = dataset(doc, name);
    if (!data || row == data->rows_count)
        return -1;
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)pw_dataset_column(data, "n"));
    if (cell->state != PW_PRESENT) {
        ck_assert_int_eq(cell->state, PW_WITHHELD);
        ck_assert_double_eq(cell->number, 0);
        return -1;
    }
    return (int)cell->number;
}

/* Rows may stand in another order than the query gave. */
static size_t row_of(const struct pw_doc *doc, const char *name, const char *head) {
    const struct pw_dataset *data = dataset(doc, name);
    for (size_t r = 0; data && r < data->rows_count; r++)
        if (pw_streq(pw_dataset_cell(data, r, 0)->text, head))
            return r;
    return 0;
}

static int sum(const struct attack *a, int team, int kind) {
    int s = 0;
    for (int t = 0; t < TEAMS; t++)
        for (int k = 0; k < KINDS; k++)
            s += (team == TEAMS || team == t) && (kind == KINDS || kind == k) ? a->guess[t][k] : 0;
    return s;
}

static bool agrees(const struct attack *a) {
    for (int t = 0; t < TEAMS; t++)
        if (a->team[t] >= 0 && sum(a, t, KINDS) != a->team[t])
            return false;
    for (int k = 0; k < KINDS; k++)
        if (a->kind[k] >= 0 && sum(a, TEAMS, k) != a->kind[k])
            return false;
    return a->all < 0 || sum(a, TEAMS, KINDS) == a->all;
}

static void try_all(struct attack *a, int at) {
    if (at == TEAMS * KINDS) {
        for (int t = 0; agrees(a) && t <= TEAMS; t++)
            for (int k = 0; k <= KINDS; k++) {
                int s = sum(a, t, k);
                a->least[t][k] = s < a->least[t][k] ? s : a->least[t][k];
                a->most[t][k] = s > a->most[t][k] ? s : a->most[t][k];
            }
        return;
    }
    int t = at / KINDS, k = at % KINDS, known = a->inside[t][k];
    if (k == 0 && t > 0 && a->team[t - 1] >= 0 && sum(a, t - 1, KINDS) != a->team[t - 1])
        return;
    for (int v = known < 0 ? 0 : known; v <= (known < 0 ? MOST : known); v++) {
        a->guess[t][k] = v;
        try_all(a, at + 1);
    }
    a->guess[t][k] = 0;
}

static void attack(const struct pw_doc *doc, int truth[TEAMS][KINDS], unsigned tables) {
    struct attack a = {0};
    for (size_t t = 0; t < TEAMS; t++) {
        a.team[t] = shown(doc, "teams",
                          row_of(doc, "teams", pw_arena_printf(arena, "team %c", 'a' + (int)t)));
        for (size_t k = 0; k < KINDS; k++)
            a.inside[t][k] = shown(doc, "cells", t * KINDS + k);
    }
    for (size_t k = 0; k < KINDS; k++)
        a.kind[k] = shown(doc, "kinds",
                          row_of(doc, "kinds", pw_arena_printf(arena, "kind %c", 'a' + (int)k)));
    a.all = shown(doc, "all", 0);
    if (shown(doc, "kinds", row_of(doc, "kinds", "All")) >= 0)
        a.all = shown(doc, "kinds", row_of(doc, "kinds", "All"));
    memset(a.least, 0x3f, sizeof a.least);
    try_all(&a, 0);
    memcpy(a.guess, truth, sizeof a.guess);
    for (int t = 0; t <= TEAMS; t++)
        for (int k = 0; k <= KINDS; k++) {
            int value = sum(&a, t, k);
            ck_assert_msg(value < 1 || value > 5 || (a.least[t][k] <= 1 && a.most[t][k] >= 5),
                          "tables %u: cell %d %d is %d and can only be %d to %d", tables, t, k,
                          value, a.least[t][k], a.most[t][k]);
        }
}

static unsigned next(unsigned *state) { /* xorshift: the same packs each run */
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

/* Random counts in random sets of tables of one pack. Would catch a sum between
 * two queries that the register does not know. */
START_TEST(no_count_of_a_pack_can_be_worked_out) {
    static const char *const parts[] = {TABLE("cells"), TABLE("teams"), TABLE("kinds"),
                                        TABLE("all")};
    unsigned state = 5 + 7919 * (unsigned)_i;
    int truth[TEAMS][KINDS];
    run_sql("DELETE FROM late");
    for (int t = 0; t < TEAMS; t++)
        for (int k = 0; k < KINDS; k++) {
            for (int warm = 0; warm < 5; warm++)
                next(&state);
            truth[t][k] = (int)(next(&state) % (next(&state) % 2 ? 6 : 13));
            run_sql(pw_arena_printf(arena, "INSERT INTO late VALUES ('team %c', 'kind %c', %d, %d)",
                                    'a' + t, 'a' + k, truth[t][k], truth[t][k] + 40));
        }
    unsigned tables = 1 + (unsigned)_i % 15;
    const char *body = "";
    for (size_t i = 0; i < PW_COUNT(parts); i++)
        if (tables & 1u << i)
            body = pw_arena_printf(arena, "%s%s", body, parts[i]);
    attack(compose(body), truth, tables);
}
END_TEST

/* ---- windows of time: months, three months rolling, all five months */

enum { MONTHS = 5, ROLLING = 3, MANY = 9 };
#define WINDOW(name, where)                                                                        \
    "-- " name ".\n-- source: Made up\n-- column first: label \"From\", format \"iso\"\n"          \
    "-- column last: label \"To\", format \"iso\"\n" KEYED                                         \
    "--     key \"starts {first} {last}\", role window first to last, rounding none\n"             \
    "SELECT a.first, b.last, (SELECT sum(m.n) FROM month AS m\n"                                   \
    "    WHERE m.i BETWEEN a.i AND b.i) AS n\n"                                                    \
    "FROM month AS a JOIN month AS b ON " where " ORDER BY a.i\n"

struct months {
    int truth[MONTHS], guess[MONTHS];
    int shown[MONTHS][MONTHS + 1]; /* from month i to before month k: -1 nothing */
    bool told[MONTHS][MONTHS + 1]; /* a table has it */
    int least[MONTHS][MONTHS + 1], most[MONTHS][MONTHS + 1];
};

static void try_months(struct months *a, int at) {
    for (int i = 0; at && i < at; i++) { /* windows that end here */
        int sum = 0;
        for (int k = i; k < at; k++)
            sum += a->guess[k];
        if (a->shown[i][at] >= 0 && a->shown[i][at] != sum)
            return;
    }
    if (at < MONTHS) {
        for (a->guess[at] = 0; a->guess[at] <= MANY + 5; a->guess[at]++)
            try_months(a, at + 1);
        return;
    }
    for (int i = 0; i < MONTHS; i++)
        for (int k = i, sum = 0; k < MONTHS; k++) {
            sum += a->guess[k];
            a->least[i][k + 1] = sum < a->least[i][k + 1] ? sum : a->least[i][k + 1];
            a->most[i][k + 1] = sum > a->most[i][k + 1] ? sum : a->most[i][k + 1];
        }
}

static void look_at(struct months *a, const struct pw_doc *doc, const char *name, int length) {
    const struct pw_dataset *data = dataset(doc, name);
    for (size_t r = 0; data && r < data->rows_count; r++) {
        a->told[r][(int)r + length] = true;
        a->shown[r][(int)r + length] = shown(doc, name, r);
    }
}

/* Days that windows of the pack lead to from one another have their difference
 * told: by sums and differences of windows. */
static void follow(struct months *a) {
    int tie[MONTHS + 1];
    for (int i = 0; i <= MONTHS; i++)
        tie[i] = i;
    for (int round = 0; round <= MONTHS; round++)
        for (int i = 0; i < MONTHS; i++)
            for (int k = i + 1; k <= MONTHS; k++)
                if (a->told[i][k])
                    tie[i] = tie[k] = tie[i] < tie[k] ? tie[i] : tie[k];
    for (int i = 0; i < MONTHS; i++)
        for (int k = i + 1; k <= MONTHS; k++)
            a->told[i][k] = tie[i] == tie[k];
}

/* Catches a month that follows from twelve months less eleven, or from rolling
 * windows once one month of them is known. */
START_TEST(no_count_follows_from_windows) {
    static const struct {
        const char *name;
        int length;
    } tables[] = {{"months", 1}, {"rolling", ROLLING}, {"whole", MONTHS}, {"some", 1}};
    unsigned state = 11 + 104729 * (unsigned)_i;
    struct months a = {0};
    const char *body = "";
    put("months.sql", WINDOW("Months", "b.i = a.i"));
    put("rolling.sql", WINDOW("Rolling", "b.i = a.i + 2"));
    put("whole.sql", WINDOW("Whole", "a.i = 0 AND b.i = 4"));
    put("some.sql", WINDOW("Some", "b.i = a.i AND a.i < 4"));
    run_sql("CREATE TABLE month (i INTEGER, first TEXT, last TEXT, n INTEGER)");
    memset(a.shown, 0xff, sizeof a.shown);
    memset(a.least, 0x3f, sizeof a.least);
    for (int i = 0; i < MONTHS; i++) {
        for (int warm = 0; warm < 5; warm++)
            next(&state);
        a.truth[i] = (int)(next(&state) % (next(&state) % 2 ? 5 : MANY));
        run_sql(pw_arena_printf(arena,
                                "INSERT INTO month VALUES (%d, date('2025-01-01', '+%d months'),"
                                " date('2025-01-01', '+%d months', '-1 day'), %d)",
                                i, i, i + 1, a.truth[i]));
    }
    int set = 1 + _i % 15;
    for (int t = 0; t < 4; t++)
        if (set & 1 << t)
            body = pw_arena_printf(arena, "%s```table\ndata: %s\ntitle: T\n```\n\n", body,
                                   tables[t].name);
    const struct pw_doc *doc = compose(body);
    for (int t = 0; t < 4; t++)
        look_at(&a, doc, tables[t].name, tables[t].length);
    try_months(&a, 0);
    follow(&a);
    for (int i = 0; i < MONTHS; i++)
        for (int k = i, value = 0; k < MONTHS; k++) {
            value += a.truth[k];
            int least = a.least[i][k + 1], most = a.most[i][k + 1];
            ck_assert_msg(!a.told[i][k + 1] || value < 1 || value > 5 || (least <= 1 && most >= 5),
                          "tables %d: months %d to %d are %d and can only be %d to %d", set, i, k,
                          value, least, most);
        }
}
END_TEST

/* Windows that can't be true together are not judged but refused. */
START_TEST(windows_that_contradict_refuse) {
    put("months.sql", WINDOW("Months", "b.i = a.i"));
    put("whole.sql",
        "-- Whole.\n-- source: Made up\n-- column first: label \"From\", format \"iso\"\n"
        "-- column last: label \"To\", format \"iso\"\n" KEYED
        "--     key \"starts {first} {last}\", role window first to last,\n"
        "--     rounding none\n"
        "SELECT min(first) AS first, max(last) AS last, sum(n) + 1 AS n FROM month\n");
    run_sql("CREATE TABLE month (i INTEGER, first TEXT, last TEXT, n INTEGER);"
            "INSERT INTO month VALUES (0, '2025-01-01', '2025-01-31', 30),"
            " (1, '2025-02-01', '2025-02-28', 40)");
    ck_assert_ptr_nonnull(compose(TABLE("months")));
    ck_assert_ptr_null(compose_as("public", TABLE("months") TABLE("whole")));
    ck_assert_ptr_nonnull(strstr(findings.list[0].text, "windows of time contradict"));
}
END_TEST

static void set_late(const char *values_list) {
    run_sql("DELETE FROM late");
    run_sql(pw_arena_printf(arena, "INSERT INTO late VALUES %s", values_list));
}

static const char everything[] = TABLE("cells") TABLE("teams")
    TABLE("kinds") "All: {{ all.n | else \"none\" }}.\n\n"
                   "```when all.n\nA total.\n```\n\n"
                   "```repeat row in cells where row.n is \"3\"\n- {{ row.team }}\n```\n\n"
                   "```chart\ndata: cells\ntitle: auto\nsubtitle: Late\nmark: dots\nx: team\ny: "
                   "n\nseries: kind\n"
                   "```\n";

/* Two marts that differ in withheld counts alone give the same doc to the last
 * byte, fingerprint included. Would catch a count that reaches a condition, a
 * repeat, a title, an alternative text, an order of rows, or a hash. */
START_TEST(withheld_counts_move_nothing) {
    set_late("('a', 'x', 3, 60), ('a', 'y', 2, 60), ('b', 'x', 2, 60), ('b', 'y', 3, 60),"
             " ('c', 'x', 30, 60), ('c', 'y', 40, 60)");
    const char *one = dump(compose(everything));
    set_late("('a', 'x', 2, 60), ('a', 'y', 3, 60), ('b', 'x', 3, 60), ('b', 'y', 2, 60),"
             " ('c', 'x', 30, 60), ('c', 'y', 40, 60)");
    const char *other = dump(compose(everything));
    size_t same = 0;
    while (one[same] && one[same] == other[same])
        same++;
    ck_assert_msg(pw_streq(one, other), "from here: %.300s", one + same);
    ck_assert_ptr_nonnull(strstr(one, "[c] confidential"));
}
END_TEST

/* A share of a withheld count gives it away; so does 97 of 100. */
START_TEST(shares_follow) {
    set_late("('a', 'x', 3, 60), ('b', 'x', 20, 60), ('c', 'x', 57, 60), ('d', 'x', 0, 4)");
    const struct pw_dataset *data = dataset(compose(TABLE("teams")), "teams");
    static const bool shares[] = {false, true, false, false};
    for (size_t r = 0; r < 4; r++)
        ck_assert_msg((pw_dataset_cell(data, r, 3)->state == PW_PRESENT) == shares[r], "row %zu",
                      r);
    ck_assert_int_eq(pw_dataset_cell(data, 0, 1)->state, PW_WITHHELD);
    ck_assert(pw_dataset_cell(data, 2, 1)->state == PW_WITHHELD ||
              pw_dataset_cell(data, 2, 2)->state == PW_WITHHELD);
    ck_assert_int_eq(pw_dataset_cell(data, 3, 2)->state, PW_WITHHELD);
}
END_TEST

/* A change is withheld with what it compares; rows in the order of their counts
 * don't tell where the withheld ones stand; counts are rounded where asked. */
START_TEST(derived_sorted_rounded) {
    put("order.sql", "-- Order.\n-- source: Made up\n-- column team: label \"Team\"\n" KEYED
                     "--     key \"late visits {team}\", role count, rounding 5\n"
                     "-- column state: label \"State\", disclosure people, role derived from n\n"
                     "SELECT team, n, CASE WHEN n > 3 THEN 'many' ELSE 'few' END AS state\n"
                     "FROM late ORDER BY n DESC\n");
    set_late(
        "('m', '', 33, 0), ('z', '', 12, 0), ('c', '', 5, 0), ('b', '', 4, 0), ('a', '', 0, 0)");
    const struct pw_dataset *data = dataset(compose(TABLE("order")), "order");
    static const char *const teams[] = {"m", "z", "a", "b", "c"};
    for (size_t r = 0; r < 5; r++)
        ck_assert_str_eq(pw_dataset_cell(data, r, 0)->text, teams[r]);
    ck_assert_double_eq(pw_dataset_cell(data, 0, 1)->number, 35);
    ck_assert_double_eq(pw_dataset_cell(data, 1, 1)->number, 10);
    ck_assert_int_eq(pw_dataset_cell(data, 3, 2)->state, PW_WITHHELD);
    ck_assert_ptr_null(pw_dataset_cell(data, 3, 2)->text);
    ck_assert_str_eq(pw_dataset_cell(data, 2, 2)->text, "few");
}
END_TEST

/* A people column whose contract doesn't say how to judge it. */
START_TEST(contracts_say_enough) {
    static const char *const lines[] = {"",
                                        "key \"late\"",
                                        "key \"late\", role count",
                                        "role numerator of nothing, key \"late\"",
                                        "key \"{team}\", role count, rounding none",
                                        "key \"late {nothing}\", role count, rounding none",
                                        "key \"late\", role total over team, rounding none",
                                        "key \"late\", role count, rounding 1"};
    set_late("('a', '', 30, 60)");
    for (size_t i = 0; i < PW_COUNT(lines); i++) {
        put("few.sql",
            pw_arena_printf(arena,
                            "-- Few.\n-- source: Made up\n-- column team: label \"Team\"\n%s"
                            "--     %s\nSELECT team, n FROM late\n",
                            *lines[i] ? KEYED
                                      : "-- column n: label \"N\", unit count,"
                                        " disclosure people\n",
                            lines[i]));
        ck_assert_msg(!compose_as("public", TABLE("few")), "%s", lines[i]);
        ck_assert_int_eq(findings.list[0].place.line, 4);
    }
}
END_TEST

/* Two queries that contradict each other, and parts above their total. */
START_TEST(contradictions_refuse) {
    set_late("('a', 'x', 30, 60), ('b', 'x', 20, 60)");
    put("other.sql", "-- Other.\n-- source: Made up\n" KEYED
                     "--     key \"late visits\", role count, rounding none\nSELECT 51 AS n\n");
    ck_assert_ptr_null(compose_as("public", TABLE("all") TABLE("other")));
    ck_assert_str_eq(findings.list[0].id, "disclosure");
    put("other.sql", "-- Other.\n-- source: Made up\n" KEYED
                     "--     key \"late visits\", role count, rounding none\nSELECT 49 AS n\n");
    ck_assert_ptr_null(compose_as("public", TABLE("teams") TABLE("other")));
    ck_assert_str_eq(findings.list[0].id, "disclosure");
}
END_TEST

/* Restricted: all cells print, and the log says what a public pack withholds. */
START_TEST(restricted_packs_show_and_log) {
    set_late("('a', 'x', 3, 60), ('a', 'y', 30, 60), ('b', 'x', 20, 60), ('b', 'y', 40, 60)");
    struct pw_doc *doc = compose_as("restricted", TABLE("cells"));
    ck_assert_ptr_nonnull(doc);
    ck_assert_str_eq(doc->marking, "OFFICIAL-SENSITIVE");
    ck_assert_double_eq(pw_dataset_cell(dataset(doc, "cells"), 0, 2)->number, 3);
    const struct pw_dataset *log = dataset(doc, "suppression-log");
    ck_assert_ptr_nonnull(log);
    ck_assert_uint_eq(log->rows_count, 1);
    ck_assert_str_eq(pw_dataset_cell(log, 0, 1)->text, "a, x");
    ck_assert_ptr_nonnull(strstr(dump(doc), "Suppression log"));
}
END_TEST

/* ---- words */

START_TEST(words_that_count_few_children) {
    set_late("('a', 'x', 3, 60), ('b', 'x', 20, 60), ('c', 'x', 40, 60)");
    const char *body = pw_arena_printf(arena, "{{ all.n | else \"n\" }}\n\n%s\n\n%s",
                                       sentences[_i].text, TABLE("teams"));
    struct pw_doc *doc = compose_as("public", body);
    ck_assert_msg(!doc == sentences[_i].refused, "%s: %s", sentences[_i].text,
                  findings.list_count ? findings.list[0].text : "passed");
    if (!doc) {
        ck_assert_str_eq(findings.list[0].id, "words");
        ck_assert_str_eq(pw_path_name(findings.list[0].place.file), "pack.md");
        ck_assert_int_ge(findings.list[0].place.line, 7);
    }
}
END_TEST

/* The mart's words name row, column and the author's role; a release passes
 * them, and only them. */
START_TEST(commentary_is_read_and_released) {
    struct pw_err err = {0};
    const char *release = "-- R.\n-- source: Made up\n-- column words: label \"Words\"\n"
                          "SELECT words FROM released\n";
    set_late("('a', 'x', 30, 60)");
    run_sql("CREATE TABLE said (body TEXT, role TEXT); CREATE TABLE released (words TEXT);"
            "INSERT INTO said VALUES ('All is well here.', 'Chair'),"
            " ('In May two babies were adopted.', 'Head of Service')");
    put("said.sql", "-- Said.\n-- source: Made up\n-- column body: label \"Body\"\n"
                    "-- column role: label \"Role\"\nSELECT body, role FROM said\n");
    const char *body = "```repeat line in said\n{{ line.body }}\n```\n";
    ck_assert_ptr_null(compose_as("public", body));
    ck_assert_str_eq(findings.list[0].id, "words");
    ck_assert_ptr_nonnull(strstr(findings.list[0].text, "row 2 of query said, column body"));
    ck_assert_ptr_nonnull(strstr(findings.list[0].text, "Head of Service"));
    const char *path = pw_arena_printf(arena, "%s/templates/shared/released_words.sql", share);
    ck_assert(pw_file_write(path, release, strlen(release), &err));
    run_sql("INSERT INTO released VALUES ('three babies')");
    ck_assert_ptr_null(compose_as("public", body));
    run_sql("INSERT INTO released VALUES ('May two babies were adopted.')");
    ck_assert_ptr_nonnull(compose_as("public", body));
    ck_assert_ptr_nonnull(compose_as("restricted", body));
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("compose: disclosure");
    TCase *c = tcase_create("disclosure");
    tcase_set_timeout(c, 60);
    tcase_add_checked_fixture(c, setup, pack_close);
    tcase_add_loop_test(c, no_count_of_a_pack_can_be_worked_out, 0, 60);
    tcase_add_loop_test(c, no_count_follows_from_windows, 0, 90);
    tcase_add_test(c, windows_that_contradict_refuse);
    tcase_add_test(c, withheld_counts_move_nothing);
    tcase_add_test(c, shares_follow);
    tcase_add_test(c, derived_sorted_rounded);
    tcase_add_test(c, contracts_say_enough);
    tcase_add_test(c, contradictions_refuse);
    tcase_add_test(c, restricted_packs_show_and_log);
    tcase_add_loop_test(c, words_that_count_few_children, 0, (int)PW_COUNT(sentences));
    tcase_add_test(c, commentary_is_read_and_released);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
