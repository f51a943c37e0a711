/* SPDX-License-Identifier: MIT
 *
 * Tables of the Standard Safeguarding Dataset as ssd.def has them, from the
 * authority's database into temporary tables: all as text, dates as ISO.
 */
#include "ssd.h"

#include <string.h>

#include "said_date.h"

enum kind { WHO, TEXT, DATE };
enum need { MAY, KEY };

/* A table's entry has a name and lists; its columns follow it. */
static const struct entry {
    const char *table;
    unsigned lists;
    const char *column;
    enum kind kind;
    enum need need;
    const char *fills;
} entries[] = {
#define SSD_TABLE(name, lists) {name, lists, NULL, WHO, MAY, NULL},
#define SSD_COLUMN(name, kind, need, fills) {NULL, 0, name, kind, need, fills},
#include "ssd.def"
#undef SSD_TABLE
#undef SSD_COLUMN
};

enum { COLUMNS_MOST = 16 };

/* A table as it is to be read. */
struct stage {
    struct pw_ssd *ssd;
    const struct entry *table, *columns;
    size_t columns_count;
    struct pw_odbc_column read[COLUMNS_MOST]; /* what is there of them, for the SELECT */
    size_t fields[COLUMNS_MOST];              /* which of the columns that is */
    size_t read_count;
    bool usable;
    sqlite3_stmt *insert;
};

/* ---- what the database lacks ------------------------------------------------------ */

/* "lists 3 and 6 can't be made" */
static const char *loss(struct stage *stage) {
    struct pw_arena *arena = stage->ssd->run.intake->arena;
    const char *all = "";
    int count = 0;
    if (stage->table->lists == 0x7fe)
        return "no list can be made";
    for (int list = 1; list <= PW_ANNEX_LISTS; list++)
        if (stage->table->lists >> list & 1)
            all = pw_arena_printf(arena, "%s%s%d", all, count++ ? " and " : "", list);
    return count ? pw_arena_printf(arena, "list%s %s can't be made", count == 1 ? "" : "s", all)
                 : "what rests on it stays blank";
}

static void say(struct stage *stage, bool error, const char *rule, const char *text) {
    struct pw_findings *findings = stage->ssd->run.intake->import->findings;
    if (findings)
        pw_find(findings, error ? PW_ERROR : PW_WARNING, rule,
                (struct pw_place){.file = pw_arena_strdup(findings->arena, stage->ssd->place)},
                "%s", text);
}

static const char *wanted(enum kind kind) {
    return kind == DATE ? "a date or timestamp" : kind == WHO ? "an identifier" : "text";
}

static bool fits(enum kind kind, enum pw_odbc_kind has) {
    if (kind == DATE)
        return has == PW_ODBC_DATE || has == PW_ODBC_TEXT;
    if (kind == WHO)
        return has == PW_ODBC_TEXT || has == PW_ODBC_NUMBER;
    return has == PW_ODBC_TEXT || has == PW_ODBC_NUMBER || has == PW_ODBC_BIT;
}

/* Says that a column is missing (`has` NULL) or of another type. */
static void say_column(struct stage *stage, const struct entry *column,
                       const struct pw_odbc_column *has) {
    struct pw_arena *arena = stage->ssd->run.intake->arena;
    bool error = column->need == KEY && stage->table->lists;
    const char *lost = column->need == KEY ? loss(stage)
                       : *column->fills    ? pw_arena_printf(arena, "%s stays blank", column->fills)
                                           : "it counts as blank";
    const char *what =
        has ? pw_arena_printf(arena, "%s.%s is %s; %s was expected: %s", stage->table->table,
                              column->column, has->said, wanted(column->kind), lost)
            : pw_arena_printf(
                  arena, "%s has no column %s (%s), which version 1.4.5 of the dataset has: %s",
                  stage->table->table, column->column, wanted(column->kind), lost);
    say(stage, error, has ? "wrong-type" : "no-column", what);
}

static void say_table(struct stage *stage, const char *name) {
    struct pw_arena *arena = stage->ssd->run.intake->arena;
    struct pw_buf text = {0};
    pw_buf_printf(&text, "There is no table %s that this user may read: %s. It should have", name,
                  loss(stage));
    for (size_t i = 0; i < stage->columns_count; i++)
        pw_buf_printf(&text, "%s %s", i ? "," : "", stage->columns[i].column);
    pw_buf_puts(&text, ". Is the dataset in another schema? Name it by --schema.");
    say(stage, stage->table->lists != 0, "no-table", pw_arena_strdup(arena, pw_buf_text(&text)));
    pw_buf_release(&text);
}

/* ---- laying the table out ----------------------------------------------------------- */

static const struct pw_odbc_column *column_called(const struct pw_odbc_table *has,
                                                  const char *name) {
    for (size_t i = 0; i < has->columns_count; i++)
        if (pw_str_casecmp(has->columns[i].name, name) == 0)
            return &has->columns[i];
    return NULL;
}

/* Which columns to read, and whether the table is of use. */
static void lay_out(struct stage *stage, const struct pw_odbc_table *has) {
    stage->usable = true;
    for (size_t i = 0; i < stage->columns_count; i++) {
        const struct entry *column = &stage->columns[i];
        const struct pw_odbc_column *found = column_called(has, column->column);
        if (found && fits(column->kind, found->kind)) {
            stage->fields[stage->read_count] = i;
            stage->read[stage->read_count++] = *found;
            continue;
        }
        say_column(stage, column, found);
        stage->usable &= column->need != KEY;
    }
}

static void note_filled(struct stage *stage) {
    struct pw_arena *arena = stage->ssd->run.intake->arena;
    for (size_t i = 0; i < stage->read_count; i++)
        for (const char *at = stage->columns[stage->fields[i]].fills; *at;) {
            size_t length = strcspn(at, " ");
            pw_map_put(stage->ssd->filled, pw_arena_strndup(arena, at, length), stage->ssd);
            at += length + (at[length] == ' ');
        }
}

/* ---- rows ---------------------------------------------------------------------------- */

static bool keep_row(void *to, const char *const *cells, size_t count, struct pw_err *err) {
    struct stage *stage = to;
    for (size_t i = 0; i < count; i++) {
        int32_t date = PW_NO_DATE;
        if (cells[i] && stage->columns[stage->fields[i]].kind == DATE)
            date = pw_said_date(cells[i]);
        int at = (int)stage->fields[i] + 1;
        if (date != PW_NO_DATE)
            pw_sql_bind_date(stage->insert, at, date);
        else
            sqlite3_bind_text(stage->insert, at, cells[i] && cells[i][0] ? cells[i] : NULL, -1,
                              SQLITE_TRANSIENT);
    }
    return pw_sql_done(stage->insert, err);
}

/* The temporary table, and one beside it from which the rows go over in order:
 * a database gives them in any. */
static bool make_tables(struct stage *stage, struct pw_err *err) {
    struct pw_buf columns = {0};
    for (size_t i = 0; i < stage->columns_count; i++)
        pw_buf_printf(&columns, "%s%s TEXT", i ? ", " : "", stage->columns[i].column);
    const char *name = stage->table->table, *list = pw_buf_text(&columns);
    bool good = pw_sql_run(
        stage->ssd->run.intake->mart->db,
        pw_arena_printf(
            stage->ssd->run.intake->arena,
            "DROP TABLE IF EXISTS temp.%s; CREATE TEMP TABLE %s (%s);"
            "DROP TABLE IF EXISTS temp.ssd_incoming; CREATE TEMP TABLE ssd_incoming (%s)",
            name, name, list, list),
        err);
    pw_buf_release(&columns);
    return good;
}

static bool read_rows(struct stage *stage, const char *name, struct pw_err *err) {
    sqlite3 *db = stage->ssd->run.intake->mart->db;
    struct pw_buf insert = {0}, order = {0};
    pw_buf_puts(&insert, "INSERT INTO temp.ssd_incoming VALUES (");
    pw_buf_printf(&order, "INSERT INTO temp.%s SELECT * FROM temp.ssd_incoming ORDER BY ",
                  stage->table->table);
    for (size_t i = 0; i < stage->columns_count; i++) {
        pw_buf_printf(&insert, "%s?%zu", i ? ", " : "", i + 1);
        pw_buf_printf(&order, "%s%zu", i ? ", " : "", i + 1);
    }
    pw_buf_putc(&insert, ')');
    stage->insert = pw_sql_prepare(db, pw_buf_text(&insert), err);
    bool good = stage->insert && pw_odbc_read(stage->ssd->odbc, name, stage->read,
                                              stage->read_count, keep_row, stage, err);
    sqlite3_finalize(stage->insert);
    good = good && pw_sql_run(db, pw_buf_text(&order), err);
    pw_buf_release(&insert);
    pw_buf_release(&order);
    return good;
}

static bool stage_table(struct stage *stage, struct pw_err *err) {
    struct pw_intake *intake = stage->ssd->run.intake;
    const char *schema = intake->import->schema;
    const char *name = schema ? pw_arena_printf(intake->arena, "%s.%s", schema, stage->table->table)
                              : stage->table->table;
    struct pw_odbc_table has;
    bool found;
    if (!make_tables(stage, err) ||
        !pw_odbc_describe(stage->ssd->odbc, intake->arena, name, &found, &has, err))
        return false;
    if (found)
        lay_out(stage, &has);
    else
        say_table(stage, name);
    if (!stage->usable) {
        stage->ssd->lacking |= stage->table->lists;
        return true;
    }
    note_filled(stage);
    return read_rows(stage, name, err);
}

bool pw_ssd_stage(struct pw_ssd *ssd, struct pw_err *err) {
    ssd->filled = pw_map_new(ssd->run.intake->arena);
    for (size_t i = 0; i < PW_COUNT(entries);) {
        struct stage stage = {.ssd = ssd, .table = &entries[i], .columns = &entries[i + 1]};
        for (i++; i < PW_COUNT(entries) && entries[i].column; i++)
            stage.columns_count++;
        if (!stage_table(&stage, err))
            return false;
    }
    return true;
}
