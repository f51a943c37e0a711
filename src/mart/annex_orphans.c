/* SPDX-License-Identifier: MIT
 *
 * Children on one list who should be on another: counted by rule, as orphans.sql
 * says, where both lists are there for the day.
 */
#include "annex_store.h"

static const char count_sql[] =
    "INSERT INTO annex_orphan (area, snapshot, rule, expected, children, received)"
    " SELECT ?1, ?2, r.rule, coalesce(c.expected, 0), coalesce(c.children, 0), ?3"
    " FROM annex_rule AS r LEFT JOIN (SELECT * FROM annex_orphan_counted WHERE area = ?1"
    " AND snapshot = ?2) AS c ON c.rule = r.rule WHERE NOT EXISTS (SELECT 1 FROM annex_list AS l"
    " WHERE l.list IN (r.list, r.missing_from, r.or_from) AND NOT EXISTS (SELECT 1 FROM"
    " annex_quality AS q WHERE q.area = ?1 AND q.snapshot = ?2 AND q.list = l.list))"
    " ON CONFLICT (area, snapshot, rule) DO UPDATE SET expected = excluded.expected,"
    " children = excluded.children, received = excluded.received"
    " WHERE expected <> excluded.expected OR children <> excluded.children";

bool pw_annex_orphans(struct pw_annex_run *run, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(run->intake->mart->db, count_sql, err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, run->area);
    pw_sql_bind_text(stmt, 2, run->day);
    pw_sql_bind_text(stmt, 3, run->intake->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}
