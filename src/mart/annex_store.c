/* SPDX-License-Identifier: MIT
 *
 * One Annex A list going into its table. What breaks a rule is left blank and
 * said with its place; a row without a child is refused. How good each column
 * is goes into annex_quality.
 */
#include "annex_store.h"

#include <stdlib.h>
#include <string.h>

struct tally {
    int64_t filled, sound, implausible;
};

struct store {
    struct pw_annex_run *run;
    const struct pw_annex_sheet *sheet;
    const struct pw_annex_plan *plan;
    const char *table, *into; /* `into`: the table, or a temporary one beside it */
    sqlite3_stmt *insert;
    struct tally tallies[PW_ANNEX_COLUMNS_MOST];
    const char *expected[PW_ANNEX_COLUMNS_MOST]; /* of the columns with a value that is not sound */
    int64_t rows;
    int32_t born; /* of the row's child; PW_NO_DATE: not said, or can't be */
    int64_t age;  /* as the row says it */
    int age_at;   /* place of the age among the columns; -1: none */
    bool age_said;
};

/* ---- one cell ---------------------------------------------------------------------- */

static bool number_kind(enum pw_annex_kind kind, const char **name) {
    *name = kind == PW_ANNEX_WORKER    ? "worker"
            : kind == PW_ANNEX_FAMILY  ? "family"
            : kind == PW_ANNEX_ADOPTER ? "adopter"
                                       : NULL;
    return *name != NULL;
}

/* Child, team, worker, family, adopter. False only on failure. */
static bool refer(struct store *store, const struct pw_annex_column *column, const char *text,
                  struct pw_annex_value *value, struct pw_err *err) {
    struct pw_annex_numbers *numbers = &store->run->numbers;
    const char *kind;
    *value = (struct pw_annex_value){.filled = !pw_annex_blank(text)};
    if (!value->filled)
        return true;
    value->sound = true;
    if (column->kind == PW_ANNEX_TEAM) {
        const char *id = pw_annex_team(numbers, text, err);
        if (!id)
            return false;
        value->type = PW_ANNEX_STRING;
        strncpy(value->text, id, sizeof value->text - 1);
        return true;
    }
    value->type = PW_ANNEX_INTEGER;
    value->integer = number_kind(column->kind, &kind) ? pw_annex_number(numbers, kind, text, err)
                                                      : pw_annex_child(numbers, text, err);
    return value->integer != 0;
}

static bool refers(enum pw_annex_kind kind) {
    return kind == PW_ANNEX_CHILD || kind >= PW_ANNEX_TEAM;
}

static bool take_cell(struct store *store, const struct pw_annex_row *row, size_t i,
                      struct pw_err *err) {
    const struct pw_annex_column *column = store->plan->columns[i];
    int field = store->plan->fields[i];
    const char *text = field >= 0 && (size_t)field < row->cells_count ? row->cells[field] : "";
    struct pw_annex_value value;
    if (!refers(column->kind))
        pw_annex_read(column, text, store->run->snapshot, &value);
    else if (!refer(store, column, text, &value, err))
        return false;
    store->tallies[i].filled += value.filled;
    store->tallies[i].sound += value.sound;
    store->tallies[i].implausible += value.implausible;
    if (value.filled && !value.sound) {
        if (!store->expected[i])
            store->expected[i] = pw_annex_expected(store->run->intake->arena, column);
        pw_annex_say(store->run, PW_WARNING, store->sheet, row->number, field, value.rule,
                     column->name, store->expected[i]);
    }
    if (value.implausible)
        pw_annex_say(store->run, PW_WARNING, store->sheet, row->number, field, "implausible-date",
                     column->name, "is before 1980 or after the lists' day; it is kept.");
    if (column->kind == PW_ANNEX_BIRTH && value.sound && !value.implausible)
        store->born = pw_date_parse(value.text);
    else if (column->kind == PW_ANNEX_AGE && value.type == PW_ANNEX_INTEGER) {
        store->age = value.integer;
        store->age_said = true;
    }
    if (column->kind == PW_ANNEX_AGE)
        store->age_at = (int)i;
    int at = (int)i + 4;
    if (value.type == PW_ANNEX_INTEGER)
        sqlite3_bind_int64(store->insert, at, value.integer);
    else if (value.type == PW_ANNEX_STRING)
        sqlite3_bind_text(store->insert, at, value.text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(store->insert, at);
    return true;
}

enum {
    LATE_BIRTH = 28
}; /* days for which an unborn child may be past the day on which it was expected */

/* The age on the lists' day by the date of birth, where there is one: lists are drawn up later, or
 * leave it blank. */
static void settle_age(struct store *store, const struct pw_annex_row *row) {
    if (store->age_at < 0 || store->born == PW_NO_DATE)
        return;
    int age = pw_annex_age(store->born, store->run->snapshot);
    if (store->age_said && store->age == -1 && store->run->snapshot - store->born <= LATE_BIRTH)
        return;
    if (store->age_said && store->age != age)
        pw_annex_say(store->run, PW_WARNING, store->sheet, row->number,
                     store->plan->fields[store->age_at], "age-not-by-birth", "age",
                     "is not the age on the lists' day; the one by the date of birth is taken.");
    sqlite3_bind_int(store->insert, store->age_at + 4, age);
}

/* ---- rows ------------------------------------------------------------------------ */

static bool is_empty(const struct pw_annex_row *row) {
    for (size_t i = 0; i < row->cells_count; i++)
        if (row->cells[i][0])
            return false;
    return true;
}

static bool has_subject(const struct store *store, const struct pw_annex_row *row) {
    for (size_t i = 0; i < store->plan->columns_count; i++) {
        enum pw_annex_kind kind = store->plan->columns[i]->kind;
        int field = store->plan->fields[i];
        if ((kind == PW_ANNEX_CHILD || kind == PW_ANNEX_ADOPTER) && field >= 0 &&
            (size_t)field < row->cells_count && !pw_annex_blank(row->cells[field]))
            return true;
    }
    return false;
}

static bool take_row(struct store *store, const struct pw_annex_row *row, struct pw_err *err) {
    if (is_empty(row))
        return true;
    store->run->intake->result->rows++;
    if (!has_subject(store, row)) {
        store->run->intake->result->refused++;
        pw_annex_say(store->run, PW_ERROR, store->sheet, row->number, -1, "no-identifier", NULL,
                     "The row has no identifier and is left out.");
        return true;
    }
    store->rows++;
    store->born = PW_NO_DATE;
    store->age_said = false;
    store->age_at = -1;
    for (size_t i = 0; i < store->plan->columns_count; i++)
        if (!take_cell(store, row, i, err))
            return false;
    settle_age(store, row);
    return pw_sql_done(store->insert, err);
}

/* ---- the table ------------------------------------------------------------------- */

/* "child, gender, ..." of the list. */
static void put_columns(const struct store *store, struct pw_buf *out) {
    for (size_t i = 0; i < store->plan->columns_count; i++)
        pw_buf_printf(out, "%s%s", i ? ", " : "", store->plan->columns[i]->name);
}

static bool prepare(struct store *store, struct pw_err *err) {
    struct pw_buf sql = {0};
    pw_buf_printf(&sql, "INSERT INTO %s (area, snapshot, received, ", store->into);
    put_columns(store, &sql);
    pw_buf_puts(&sql, ") VALUES (?1, ?2, ?3");
    for (size_t i = 0; i < store->plan->columns_count; i++)
        pw_buf_printf(&sql, ", ?%zu", i + 4);
    pw_buf_putc(&sql, ')');
    store->insert = pw_sql_prepare(store->run->intake->mart->db, pw_buf_text(&sql), err);
    pw_buf_release(&sql);
    if (!store->insert)
        return false;
    pw_sql_bind_text(store->insert, 1, store->run->area);
    pw_sql_bind_text(store->insert, 2, store->run->day);
    pw_sql_bind_text(store->insert, 3, store->run->intake->received);
    return true;
}

static bool ask(struct store *store, int64_t *out, struct pw_err *err, const char *sql) {
    return pw_sql_integer(store->run->intake->mart->db, sql, 0, out, err);
}

static const char *where(struct store *store) {
    return pw_arena_printf(store->run->intake->arena, "area = '%s' AND snapshot = '%s'",
                           store->run->area, store->run->day);
}

static bool put_in_place(struct store *store, bool *refused, struct pw_err *err) {
    struct pw_buf columns = {0};
    put_columns(store, &columns);
    const char *names = pw_arena_strdup(store->run->intake->arena, pw_buf_text(&columns));
    pw_buf_release(&columns);
    return pw_annex_replace(store->run, store->sheet, store->table, names, store->rows, refused,
                            err);
}

static bool keep_quality(struct store *store, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(
        store->run->intake->mart->db,
        "INSERT INTO annex_quality (area, snapshot, received, list, column_name, present, rows,"
        " filled, sound, implausible) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
        " ON CONFLICT (area, snapshot, list, column_name) DO UPDATE SET received = ?3,"
        " present = ?6, rows = ?7, filled = ?8, sound = ?9, implausible = ?10"
        " WHERE present IS NOT ?6 OR rows IS NOT ?7 OR filled IS NOT ?8 OR sound IS NOT ?9"
        " OR implausible IS NOT ?10",
        err);
    bool good = stmt != NULL;
    for (size_t i = 0; good && i < store->plan->columns_count; i++) {
        pw_sql_bind_text(stmt, 1, store->run->area);
        pw_sql_bind_text(stmt, 2, store->run->day);
        pw_sql_bind_text(stmt, 3, store->run->intake->received);
        sqlite3_bind_int(stmt, 4, store->plan->list);
        pw_sql_bind_text(stmt, 5, store->plan->columns[i]->name);
        const struct tally *tally = &store->tallies[i];
        const int64_t counts[] = {store->plan->fields[i] >= 0, store->rows, tally->filled,
                                  tally->sound, tally->implausible};
        for (int k = 0; k < 5; k++)
            sqlite3_bind_int64(stmt, k + 6, counts[k]);
        good = pw_sql_done(stmt, err);
    }
    sqlite3_finalize(stmt);
    return good;
}

bool pw_annex_store(struct pw_annex_run *run, const struct pw_annex_sheet *sheet,
                    const struct pw_annex_plan *plan, struct pw_err *err) {
    struct store store = {
        .run = run, .sheet = sheet, .plan = plan, .table = pw_annex_table(plan->list)};
    struct pw_arena *arena = run->intake->arena;
    int64_t before;
    if (!ask(
            &store, &before, err,
            pw_arena_printf(arena, "SELECT count(*) FROM %s WHERE %s", store.table, where(&store))))
        return false;
    store.into = before ? "temp.annex_incoming" : store.table;
    bool good =
        (!before || pw_sql_run(run->intake->mart->db,
                               pw_arena_printf(arena,
                                               "CREATE TEMP TABLE annex_incoming AS SELECT * FROM"
                                               " main.%s WHERE 0",
                                               store.table),
                               err)) &&
        prepare(&store, err);
    for (size_t i = plan->head + 1; good && i < sheet->rows_count; i++)
        good = take_row(&store, &sheet->rows[i], err);
    sqlite3_finalize(store.insert);
    bool refused = false;
    if (good && before)
        good = put_in_place(&store, &refused, err);
    else if (good) {
        run->intake->result->added += store.rows;
        pw_annex_touch(run);
    }
    if (refused)
        return good;
    return good && keep_quality(&store, err);
}
