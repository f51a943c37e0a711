/* SPDX-License-Identifier: MIT
 *
 * A list that comes again for the same day. Rows that it repeats stay as they
 * are; the others go to the list's past, for known_at, and the new ones take
 * their place. So a corrected list costs what was corrected, and no more
 * about children is kept than a pack of the past would need.
 */
#include "annex_store.h"

struct again {
    struct pw_annex_run *run;
    struct pw_arena *arena;
    sqlite3 *db;
    const char *table, *columns, *day; /* day: of receipt */
};

static bool ask(struct again *a, int64_t *out, struct pw_err *err, const char *sql) {
    return pw_sql_integer(a->db, sql, 0, out, err);
}

/* Does a row stand in one of them more often than in the other? A list that comes as it was, as
 * most do, needs no more than this. */
static bool differs(struct again *a, int64_t *yes, struct pw_err *err) {
    return ask(a, yes, err,
               pw_arena_printf(a->arena,
                               "SELECT EXISTS (SELECT 1 FROM (SELECT 1 AS side, %s FROM main.%s"
                               " WHERE area = '%s' AND snapshot = '%s' UNION ALL SELECT -1, %s"
                               " FROM temp.annex_incoming) GROUP BY %s HAVING sum(side) <> 0)",
                               a->columns, a->table, a->run->area, a->run->day, a->columns,
                               a->columns));
}

/* Rows of one side alone, a row that stands twice counted twice. */
static bool compare(struct again *a, struct pw_err *err) {
    return pw_sql_run(
        a->db,
        pw_arena_printf(
            a->arena,
            "CREATE TEMP TABLE annex_differs AS SELECT max(old) AS old, max(new) AS new FROM"
            " (SELECT id AS old, NULL AS new, %s, row_number() OVER (PARTITION BY %s) AS nth"
            " FROM main.%s WHERE area = '%s' AND snapshot = '%s' UNION ALL"
            " SELECT NULL, rowid, %s, row_number() OVER (PARTITION BY %s)"
            " FROM temp.annex_incoming) GROUP BY %s, nth HAVING count(*) = 1",
            a->columns, a->columns, a->table, a->run->area, a->run->day, a->columns, a->columns,
            a->columns),
        err);
}

/* Was the list corrected on a later day than that of this import? */
static bool later(struct again *a, bool *yes, struct pw_err *err) {
    int64_t found = 0;
    bool good = ask(a, &found, err,
                    pw_arena_printf(a->arena,
                                    "SELECT EXISTS (SELECT 1 FROM main.%s WHERE area = '%s'"
                                    " AND snapshot = '%s' AND received > '%s') OR EXISTS"
                                    " (SELECT 1 FROM main.past_%s WHERE area = '%s'"
                                    " AND snapshot = '%s' AND replaced > '%s')",
                                    a->table, a->run->area, a->run->day, a->day, a->table,
                                    a->run->area, a->run->day, a->day));
    *yes = found != 0;
    return good;
}

static bool take_place(struct again *a, struct pw_err *err) {
    const char *names = pw_past_columns(a->db, a->arena, a->table, NULL, err);
    const char *values = pw_past_columns(a->db, a->arena, a->table, "t", err);
    if (!names || !values)
        return false;
    return pw_sql_run(
        a->db,
        pw_arena_printf(
            a->arena,
            /* what came on the same day never stood at the end of one */
            "INSERT INTO main.past_%s (%s, replaced) SELECT %s, '%s' FROM main.%s AS t"
            " WHERE t.id IN (SELECT old FROM temp.annex_differs) AND t.received < '%s';"
            "DELETE FROM main.%s WHERE id IN (SELECT old FROM temp.annex_differs);"
            "INSERT INTO main.%s (area, snapshot, received, %s) SELECT area, snapshot, received, %s"
            " FROM temp.annex_incoming WHERE rowid IN (SELECT new FROM temp.annex_differs)",
            a->table, names, values, a->day, a->table, a->day, a->table, a->table, a->columns,
            a->columns),
        err);
}

static bool replace(struct again *a, const struct pw_annex_sheet *sheet, int64_t rows,
                    bool *refused, struct pw_err *err) {
    struct pw_import_result *result = a->run->intake->result;
    int64_t out = 0, in = 0, any = 0;
    if (!differs(a, &any, err))
        return false;
    if (!any) {
        result->unchanged += rows;
        return true;
    }
    if (!compare(a, err) || !ask(a, &out, err, "SELECT count(old) FROM temp.annex_differs") ||
        !ask(a, &in, err, "SELECT count(new) FROM temp.annex_differs"))
        return false;
    bool corrected = false;
    if (!later(a, &corrected, err))
        return false;
    *refused = corrected;
    if (corrected) {
        result->refused += rows;
        pw_annex_say(a->run, PW_ERROR, sheet, 0, -1, "received-before", NULL,
                     "The mart has a correction of this list that was received later; the list is "
                     "left out. Say --received with the day on which this one came, if that was "
                     "after it.");
        return true;
    }
    result->revised += in;
    result->unchanged += rows - in;
    pw_annex_touch(a->run);
    pw_annex_say(a->run, PW_NOTE, sheet, 0, -1, "list-corrected", NULL,
                 pw_arena_printf(a->arena,
                                 "The mart had this list for the same day: %lld rows of it are not "
                                 "here any more, %lld are new. known_at shows it as it was.",
                                 (long long)out, (long long)in));
    return take_place(a, err);
}

bool pw_annex_replace(struct pw_annex_run *run, const struct pw_annex_sheet *sheet,
                      const char *table, const char *columns, int64_t rows, bool *refused,
                      struct pw_err *err) {
    struct again again = {.run = run,
                          .arena = run->intake->arena,
                          .db = run->intake->mart->db,
                          .table = table,
                          .columns = columns,
                          .day = run->intake->received};
    return replace(&again, sheet, rows, refused, err) &&
           pw_sql_run(again.db,
                      "DROP TABLE temp.annex_incoming; DROP TABLE IF EXISTS temp.annex_differs",
                      err);
}
