/* SPDX-License-Identifier: MIT
 *
 * Children on one list who should be on another.
 */
#include "annex_store.h"

bool pw_annex_orphans(struct pw_annex_run *run, struct pw_err *err) {
    static const struct {
        int list, other;
        const char *open; /* rows that count */
    } pairs[] = {{7, 6, "ended IS NULL"},
                 {8, 6, "ceased IS NULL"},
                 {10, 8, "adopted IS NULL AND reversed IS NULL"},
                 {5, 6, "plan = 1"}};
    bool good = true;
    for (size_t i = 0; good && i < PW_COUNT(pairs); i++) {
        const char *table = pw_annex_table(pairs[i].list), *other = pw_annex_table(pairs[i].other);
        good = pw_sql_run(
            run->intake->mart->db,
            pw_arena_printf(run->intake->arena,
                            "INSERT INTO annex_orphan (area, snapshot, received, list,"
                            " missing_from, children) SELECT '%s', '%s', '%s', %d, %d,"
                            " (SELECT count(DISTINCT t.child) FROM %s AS t WHERE t.area = '%s' AND"
                            " t.snapshot = '%s' AND t.%s AND t.child NOT IN (SELECT child FROM %s"
                            " WHERE area = '%s' AND snapshot = '%s'))"
                            " WHERE EXISTS (SELECT 1 FROM %s WHERE area = '%s' AND snapshot = '%s')"
                            " AND EXISTS (SELECT 1 FROM %s WHERE area = '%s' AND snapshot = '%s')"
                            " ON CONFLICT (area, snapshot, list, missing_from) DO UPDATE SET"
                            " received = excluded.received, children = excluded.children"
                            " WHERE children <> excluded.children",
                            run->area, run->day, run->intake->received, pairs[i].list,
                            pairs[i].other, table, run->area, run->day, pairs[i].open, other,
                            run->area, run->day, table, run->area, run->day, other, run->area,
                            run->day),
            err);
    }
    return good;
}
