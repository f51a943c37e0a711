/* SPDX-License-Identifier: MIT
 *
 * import_csv_figures: rows of table observation. What the file leaves out (the
 * period's start, the release) follows from the indicator and the import; what
 * an earlier release said is kept, as schema_1/2_indicators.sql tells.
 */
#include "import_csv.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "mart_private.h"

static const char *text_in(struct pw_csv_plan *plan, const char *column) {
    const struct pw_csv_column *c = pw_csv_plan_column(plan, column);
    return c && c->value.type == PW_VALUE_TEXT && *c->value.text ? c->value.text : NULL;
}

/* First day of the period of `kind` that ends on `end`; a snapshot is its own. */
static int32_t period_start(const char *kind, int32_t end) {
    int year, month, day,
        months = pw_streq(kind, "year")      ? 12
                 : pw_streq(kind, "quarter") ? 3
                 : pw_streq(kind, "month")   ? 1
                                             : 0;
    if (months == 0)
        return end;
    pw_date_split(end + 1, &year, &month, &day); /* periods end where a month ends */
    month -= months;
    return pw_date_make(month < 1 ? year - 1 : year, month < 1 ? month + 12 : month, day);
}

/* The release that the row belongs to: one for each source in the file. */
static bool find_release(struct pw_csv_plan *plan, int64_t *id, const char **name,
                         struct pw_err *err) {
    sqlite3 *db = plan->mart->db;
    const char *said = text_in(plan, "release"), *source = text_in(plan, "source");
    if (!said)
        said = plan->import->release;
    if (!said)
        said =
            pw_arena_printf(plan->arena, "%s %s", pw_date_iso(plan->arena, plan->import->received),
                            pw_path_name(plan->file));
    *name = source ? pw_arena_printf(plan->arena, "%s: %s", said, source) : said;
    int64_t *known = pw_map_lookup(plan->releases, *name);
    if (known) {
        *id = *known;
        return true;
    }
    sqlite3_stmt *add =
        pw_sql_prepare(db,
                       "INSERT INTO release (name, source, file, received) VALUES (?, ?, ?, ?)"
                       " ON CONFLICT (name) DO UPDATE SET name = name RETURNING id",
                       err);
    if (!add)
        return false;
    pw_sql_bind_text(add, 1, *name);
    pw_sql_bind_text(add, 2, source ? source : plan->source);
    pw_sql_bind_text(add, 3, pw_path_name(plan->file));
    pw_sql_bind_date(add, 4, plan->import->received);
    bool ok = sqlite3_step(add) == SQLITE_ROW;
    *id = ok ? sqlite3_column_int64(add, 0) : 0;
    if (!ok)
        pw_sql_fail(db, "A release could not be added", err);
    sqlite3_finalize(add);
    known = PW_NEW(plan->arena, int64_t);
    *known = *id;
    pw_map_put(plan->releases, *name, known);
    return ok;
}

/* Symbols are stored bare and in lower case: [C] is c. */
static const char *bare_symbol(struct pw_arena *arena, const char *text) {
    size_t length = strlen(text);
    bool brackets = length > 2 && text[0] == '[' && text[length - 1] == ']';
    char *bare = pw_arena_strndup(arena, text + brackets, length - 2 * brackets);
    for (char *c = bare; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    return bare;
}

/* Completes the row: period_start, symbol. */
static bool complete(struct pw_csv_plan *plan, const struct pw_csv_row *row, struct pw_err *err) {
    struct pw_csv_column *start = pw_csv_plan_column(plan, "period_start");
    struct pw_csv_column *symbol = pw_csv_plan_column(plan, "symbol");
    const char *said = plan->symbol ? plan->symbol : text_in(plan, "symbol");
    bool value = pw_csv_plan_column(plan, "value")->value.type != PW_VALUE_NULL;
    if (said && value) {
        pw_csv_refuse(plan, row, symbol->field, "value-and-symbol",
                      "The row has a value and a symbol for why there is none.");
        return false;
    }
    symbol->value = (struct pw_csv_value){0};
    if (!value)
        symbol->value =
            (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, bare_symbol(plan->arena, said ? said : "x")};
    if (start->value.type == PW_VALUE_TEXT && start->field >= 0)
        return true;
    sqlite3_bind_text(plan->kind, 1, text_in(plan, "indicator"), -1, SQLITE_STATIC);
    if (sqlite3_step(plan->kind) != SQLITE_ROW)
        pw_sql_fail(plan->mart->db, "An indicator could not be read", err);
    else
        start->value = (struct pw_csv_value){
            PW_VALUE_TEXT, 0, 0,
            pw_date_iso(plan->arena, period_start((const char *)sqlite3_column_text(plan->kind, 0),
                                                  pw_date_parse(text_in(plan, "period_end"))))};
    sqlite3_reset(plan->kind);
    return !err->set;
}

static int run(struct pw_csv_plan *plan, sqlite3_stmt *statement, int64_t release, const char *name,
               int64_t confirmed) {
    static const char *const columns[] = {"indicator",    "area",        "period_end", "breakdown",
                                          "period_start", "value",       "symbol",     "flags",
                                          "numerator",    "denominator", "received"};
    int last = sqlite3_bind_parameter_count(statement);
    for (int i = 0; i < (int)PW_COUNT(columns) && i < last; i++)
        pw_csv_bind(statement, i + 1, &pw_csv_plan_column(plan, columns[i])->value);
    if (last > 11)
        sqlite3_bind_int64(statement, 12, release);
    if (last > 12)
        sqlite3_bind_text(statement, 13, name, -1, SQLITE_STATIC);
    if (last > 13)
        sqlite3_bind_int64(statement, 14, confirmed);
    return sqlite3_step(statement);
}

/* What the nearest releases said, older or the same, and newer:
 * 1: the older one's row gives the same value, 2: it is of this release,
 * 3: its `release`, 4: its `confirmed` is older than this release, 5: it was received later. */
#define SAME_KEY                                                                                   \
    "o.indicator = ?1 AND o.area = ?2 AND o.period_end = ?3 AND o.breakdown = ?4 AND "             \
    "o.period_start = ?5"
static const char *const find_sql =
    "SELECT o.value IS ?6 AND o.symbol IS ?7 AND o.flags IS ?8 AND o.numerator IS ?9 AND"
    " o.denominator IS ?10, o.release = ?12, o.release, c.name < ?13, o.received > ?11"
    " FROM observation AS o JOIN release AS r ON r.id = o.release"
    " JOIN release AS c ON c.id = o.confirmed WHERE " SAME_KEY " AND r.name <= ?13"
    " ORDER BY r.name DESC LIMIT 1";
static const char *const insert_sql =
    "INSERT INTO observation (indicator, area, period_end, breakdown, period_start, value, symbol,"
    " flags, numerator, denominator, received, release, confirmed)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?12)";
static const char *const update_sql =
    "UPDATE observation AS o SET value = ?6, symbol = ?7, flags = ?8, numerator = ?9,"
    " denominator = ?10, received = ?11 WHERE o.release = ?12 AND " SAME_KEY;
static const char *const confirm_sql =
    "UPDATE observation AS o SET confirmed = ?12 WHERE o.release = ?14 AND " SAME_KEY;

static bool prepare_once(struct pw_csv_plan *plan, struct pw_err *err) {
    sqlite3 *db = plan->mart->db;
    if (plan->kind)
        return true;
    plan->releases = pw_map_new(plan->arena);
    plan->kind = pw_sql_prepare(db, "SELECT period_kind FROM indicator WHERE id = ?", err);
    plan->find = pw_sql_prepare(db, find_sql, err);
    plan->insert = pw_sql_prepare(db, insert_sql, err);
    plan->update = pw_sql_prepare(db, update_sql, err);
    plan->confirm = pw_sql_prepare(db, confirm_sql, err);
    return !err->set;
}

bool pw_csv_store_figure(struct pw_csv_plan *plan, const struct pw_csv_row *row,
                         struct pw_import_result *result, struct pw_err *err) {
    int64_t release, other = 0;
    const char *name;
    if (!prepare_once(plan, err) || !find_release(plan, &release, &name, err))
        return false;
    if (!complete(plan, row, err)) {
        result->refused += !err->set;
        return !err->set;
    }
    int found = run(plan, plan->find, release, name, 0);
    bool there = found == SQLITE_ROW, same = false, own = false, later = false, before = false;
    if (there) {
        same = sqlite3_column_int(plan->find, 0) == 1;
        own = sqlite3_column_int(plan->find, 1) == 1;
        other = sqlite3_column_int64(plan->find, 2);
        later = sqlite3_column_int(plan->find, 3) == 1;
        before = own && !same && sqlite3_column_int(plan->find, 4) == 1;
    }
    sqlite3_reset(plan->find);
    int status = SQLITE_DONE;
    if (before)
        pw_csv_refuse_before(plan, row);
    sqlite3_stmt *write = before           ? NULL
                          : same && !later ? NULL
                          : same           ? plan->confirm
                          : own            ? plan->update
                                           : plan->insert;
    if (write) {
        status = run(plan, write, release, name, other);
        if ((status & 0xff) == SQLITE_CONSTRAINT)
            pw_csv_refuse(plan, row, -1, "against-the-schema",
                          "Table observation does not allow this row: %s.",
                          sqlite3_errmsg(plan->mart->db));
        else if (status != SQLITE_DONE)
            pw_fail(err, "%s:%d: %s.", plan->file, row->line, sqlite3_errmsg(plan->mart->db));
        sqlite3_reset(write);
    }
    bool refused = before || status != SQLITE_DONE;
    result->refused += refused;
    result->unchanged += same && !refused;
    result->revised += there && !same && !refused;
    result->added += !there && !refused;
    return !err->set;
}
