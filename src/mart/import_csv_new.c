/* SPDX-License-Identifier: MIT
 *
 * import_csv_new: a mapping guessed from a local CSV, with what a person needs
 * to finish it said beside each line.
 */
#include <ctype.h>
#include <string.h>

#include "embed.h"
#include "import_csv.h"
#include "mart_private.h"

enum { LOOKED_AT = 200, HEADS_MOST = 200, SIGNS_MOST = 6, WORDS = 80 };

static const struct {
    const char *column, *words;
} also[] = {
#define CSV_WORDS(column, words) {column, words},
#include "import_csv_words.def"
#undef CSV_WORDS
};

/* What the first rows have under a head. */
struct looks {
    const char *head;
    int filled, numbers, dates, answers, month_first, day_first;
    const char *signs[SIGNS_MOST];
    size_t signs_count;
};

/* ---- looking at the file -------------------------------------------------------- */

/* "12/31/2024": which of the two numbers before the year can't be a month. */
static bool slashed(const char *text, struct looks *looks) {
    int first = 0, second = 0, year = 0, count = 0;
    for (int *part = &first; *text; text++) {
        if (isdigit((unsigned char)*text) && *part < 10000)
            *part = *part * 10 + (*text - '0');
        else if (*text == '/' && count++ < 2)
            part = count == 1 ? &second : &year;
        else
            return false;
    }
    if (count != 2 || first < 1 || second < 1 || first > 31 || second > 31 || year < 1900)
        return false;
    looks->day_first += first > 12;
    looks->month_first += second > 12;
    return true;
}

static bool is_number(const char *text) {
    size_t digits = 0;
    for (; *text; text++)
        if (isdigit((unsigned char)*text))
            digits++;
        else if (!strchr(",.%()-+", *text) && (unsigned char)*text != 0xc2 &&
                 (unsigned char)*text != 0xa3)
            return false;
    return digits > 0;
}

static bool is_answer(const char *text) {
    static const char *const words[] = {"yes", "no", "y", "n", "true", "false"};
    for (size_t i = 0; i < PW_COUNT(words); i++)
        if (pw_str_casecmp(words[i], text) == 0)
            return true;
    return false;
}

/* Signs for no number: short and of no one's name. */
static bool is_sign(const char *text) {
    return pw_state_from_symbol(text) != PW_PRESENT || pw_streq(text, "-") ||
           pw_streq(text, "..") || pw_str_casecmp(text, "n/a") == 0;
}

static void look(struct pw_arena *arena, const char *text, struct looks *looks) {
    if (!*text)
        return;
    if (is_sign(text)) {
        for (size_t i = 0; i < looks->signs_count; i++)
            if (pw_streq(looks->signs[i], text))
                return;
        if (looks->signs_count < SIGNS_MOST)
            looks->signs[looks->signs_count++] = pw_arena_strdup(arena, text);
        return;
    }
    looks->filled++;
    looks->dates += pw_date_parse(text) != PW_NO_DATE || slashed(text, looks);
    looks->numbers += is_number(text);
    looks->answers += is_answer(text);
}

static bool look_at(struct pw_arena *arena, const char *path, struct looks *all, size_t *count,
                    struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(path, err);
    struct pw_csv_row row;
    enum pw_csv_result got = csv ? pw_csv_next(csv, &row, err) : PW_CSV_FAILED;
    *count = got == PW_CSV_ROW ? row.count : 0;
    if (got == PW_CSV_END)
        pw_fail(err, "%s is empty: its first line should be a head", path);
    else if (*count > HEADS_MOST)
        pw_fail(err, "%s has %zu columns; a local table has %d at most", path, *count, HEADS_MOST);
    for (size_t i = 0; !err->set && i < *count; i++)
        all[i].head = pw_arena_strdup(arena, row.fields[i]);
    for (int rows = 0; !err->set && rows < LOOKED_AT && pw_csv_next(csv, &row, err) == PW_CSV_ROW;
         rows++)
        for (size_t i = 0; i < row.count && i < *count; i++)
            look(arena, row.fields[i], &all[i]);
    pw_csv_close(csv);
    return !err->set;
}

/* ---- guessing --------------------------------------------------------------------- */

static void words_of(const char *text, char out[WORDS]) {
    size_t n = 0;
    for (; *text && n + 2 < WORDS; text++)
        if (isalnum((unsigned char)*text))
            out[n++] = (char)tolower((unsigned char)*text);
        else if (n && out[n - 1] != ' ')
            out[n++] = ' ';
    n -= n && out[n - 1] == ' ';
    out[n] = '\0';
}

/* 4: the head is the column's name; 2: one of the words for it; 0: neither. */
static int fit(const char *head, const char *column) {
    char said[WORDS], name[WORDS];
    words_of(head, said);
    words_of(column, name);
    if (pw_streq(said, name))
        return 4;
    for (size_t i = 0; *said && i < PW_COUNT(also); i++)
        for (const char *at = also[i].words; pw_streq(also[i].column, column) && *at;) {
            size_t length = strcspn(at, "|");
            if (strlen(said) == length && strncmp(said, at, length) == 0)
                return 2;
            at += length + (at[length] == '|');
        }
    return 0;
}

/* The table's column that a head fits best and no head before took. */
static struct pw_csv_column *guess(struct pw_csv_plan *plan, const struct looks *looks, int *mark) {
    struct pw_csv_column *best = NULL;
    *mark = 0;
    for (size_t i = 0; i < plan->columns_count; i++) {
        struct pw_csv_column *column = &plan->columns[i];
        int here = fit(looks->head, column->name);
        if (column->field < 0 && here > *mark && !pw_streq(column->name, "received")) {
            *mark = here;
            best = column;
        }
    }
    return best;
}

static bool open_table(struct pw_csv_plan *plan, const struct pw_csv_table *table,
                       struct pw_err *err) {
    plan->table = table;
    plan->columns = NULL;
    plan->columns_count = 0;
    return pw_csv_plan_columns(plan, err);
}

/* How well the heads fit the table; a required column without a head costs. */
static int fit_table(struct pw_csv_plan *plan, const struct looks *all, size_t count) {
    int total = 0, mark;
    for (size_t i = 0; i < count; i++) {
        struct pw_csv_column *column = guess(plan, &all[i], &mark);
        if (column)
            column->field = (int)i;
        total += 2 * mark;
    }
    for (size_t i = 0; i < plan->columns_count; i++)
        total -= plan->columns[i].required && plan->columns[i].field < 0;
    return total;
}

static const struct pw_csv_table *guess_table(struct pw_csv_plan *plan, const struct looks *all,
                                              size_t count, struct pw_err *err) {
    const struct pw_csv_table *table, *best = NULL;
    int most = 0;
    for (size_t i = 0; !err->set && (table = pw_csv_table_at(i)) != NULL; i++) {
        int here = open_table(plan, table, err) ? fit_table(plan, all, count) : 0;
        if (here > most) {
            most = here;
            best = table;
        }
        pw_csv_plan_release(plan);
        plan->insert_child = NULL;
        plan->columns_count = 0;
    }
    return best;
}

/* ---- writing ------------------------------------------------------------------------ */

static void put_quoted(struct pw_buf *out, const char *text) {
    pw_buf_putc(out, '"');
    for (; *text; text++) {
        if (*text == '"' || *text == '\\')
            pw_buf_putc(out, '\\');
        pw_buf_putc(out, *text == '\n' ? ' ' : *text);
    }
    pw_buf_putc(out, '"');
}

static void put_looks(struct pw_buf *out, const struct looks *looks) {
    const char *kind = !looks->filled                       ? "nothing but blanks"
                       : looks->dates == looks->filled      ? "dates"
                       : looks->numbers == looks->filled    ? "numbers"
                       : looks->answers == looks->filled    ? "yes or no"
                       : looks->numbers * 2 > looks->filled ? "numbers, and text"
                                                            : "text";
    pw_buf_printf(out, "# %s", kind);
    for (size_t i = 0; i < looks->signs_count; i++)
        pw_buf_printf(out, "%s %s", i ? "," : "; signs", looks->signs[i]);
    pw_buf_putc(out, '\n');
}

static const char *form_of(enum pw_csv_kind kind) {
    return kind == PW_CSV_DATE      ? "a date"
           : kind == PW_CSV_YES_NO  ? "yes or no"
           : kind == PW_CSV_INTEGER ? "a whole number"
           : kind == PW_CSV_REAL    ? "a number"
                                    : "text";
}

/* Columns of the table that no head fits, as constants to fill in. */
static void put_constants(struct pw_csv_plan *plan, struct pw_buf *out) {
    pw_buf_puts(out,
                "# Columns of the table that the file lacks: one value for all rows. Take the #\n"
                "# away where there is one; without the required ones nothing can go in.\n"
                "constants:\n");
    for (int required = 1; required >= 0; required--)
        for (size_t i = 0; i < plan->columns_count; i++) {
            const struct pw_csv_column *column = &plan->columns[i];
            if (column->field >= 0 || column->required != (required == 1) ||
                pw_streq(column->name, "received") || pw_streq(column->name, "source"))
                continue;
            pw_buf_printf(out, "  # %s: \"\"   # %s%s\n", column->name,
                          column->parent
                              ? pw_arena_printf(plan->arena, "of table %s", column->parent)
                              : form_of(column->kind),
                          required ? ", required" : "");
        }
}

static void put_forms(struct pw_csv_plan *plan, const struct looks *all, size_t count,
                      struct pw_buf *out) {
    pw_buf_puts(
        out, "# Dates are read as 2024-03-31 or day first; say it where the month comes first.\n");
    bool any = false;
    for (size_t i = 0; i < plan->columns_count; i++) {
        const struct pw_csv_column *column = &plan->columns[i];
        if (column->field < 0 || (size_t)column->field >= count ||
            !all[column->field].month_first || all[column->field].day_first)
            continue;
        pw_buf_printf(out, "%s  %s: month-first\n", any ? "" : "dates:\n", column->name);
        any = true;
    }
    if (!any)
        pw_buf_puts(out, "# dates: { valid_from: month-first }\n");
    pw_buf_puts(out, "# Words of the file that the table says otherwise, by the table's column.\n"
                     "# values: { status: { \"In hand\": on track, Overdue: late } }\n"
                     "# Signs that stand for no number: c withheld, x missing, z not applicable, "
                     "or \"\" blank.\n");
    any = false;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < all[i].signs_count; k++) {
            const char *sign = all[i].signs[k];
            bool before = false; /* the same sign under a head before */
            for (size_t j = 0; j < i; j++)
                for (size_t l = 0; l < all[j].signs_count; l++)
                    before |= pw_str_casecmp(all[j].signs[l], sign) == 0;
            if (before ||
                !(pw_streq(sign, "-") || pw_streq(sign, "..") || pw_str_casecmp(sign, "n/a") == 0))
                continue;
            pw_buf_puts(out, any ? "  " : "symbols:\n  ");
            put_quoted(out, sign);
            pw_buf_printf(out, ": %s\n",
                          !pw_csv_plan_column(plan, "symbol") ? "\"\""
                          : pw_str_casecmp(sign, "n/a") == 0  ? "z"
                                                              : "x");
            any = true;
        }
    if (!any)
        pw_buf_puts(out, "# symbols: { \"-\": x, \"n/a\": z, \"none\": \"\" }\n");
}

static void put_mapping(struct pw_csv_plan *plan, const char *path, const char *name,
                        const struct looks *all, size_t count, struct pw_buf *out) {
    const char *file = pw_path_name(path);
    pw_buf_printf(out,
                  "# How %s fills table %s of a mart:\n"
                  "#   packwright import csv %s --mapping %s --mart FILE\n"
                  "# Other tables:",
                  file, plan->table->name, file, name ? name : "THIS-FILE");
    const struct pw_csv_table *table;
    size_t width = 80; /* the list begins on a line of its own */
    for (size_t i = 0; (table = pw_csv_table_at(i)) != NULL; i++) {
        width += strlen(table->name) + 2;
        pw_buf_printf(out, "%s%s", width > 78 ? "\n#   " : ", ", table->name);
        width = width > 78 ? strlen(table->name) + 4 : width;
    }
    pw_buf_printf(out,
                  "\ntable: %s\n# Rows above the head that are only titles.\ntitle_rows: 0\n"
                  "# Column of the file: column of the table, or \"-\" to leave it out.\n"
                  "# A # says what the first %d rows hold.\ncolumns:\n",
                  plan->table->name, LOOKED_AT);
    for (size_t i = 0; i < count; i++) {
        const char *to = PW_CSV_LEFT_OUT;
        for (size_t k = 0; k < plan->columns_count; k++)
            to = plan->columns[k].field == (int)i ? plan->columns[k].name : to;
        pw_buf_puts(out, "  ");
        put_quoted(out, all[i].head);
        pw_buf_printf(out, ": %s   ", pw_streq(to, PW_CSV_LEFT_OUT) ? "\"-\"" : to);
        put_looks(out, &all[i]);
    }
    put_constants(plan, out);
    put_forms(plan, all, count, out);
}

/* The schema in memory: which tables there are doesn't hang on a mart. */
static sqlite3 *open_schema(struct pw_err *err) {
    sqlite3 *db = NULL;
    struct pw_embedded parts[PW_EMBED_MAX];
    if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) !=
        SQLITE_OK)
        pw_fail(err, "SQLite can't be opened in memory");
    size_t count = pw_embed_schema(parts);
    for (size_t i = 0; !err->set && i < count; i++)
        pw_sql_run(db, parts[i].text, err);
    return db;
}

bool pw_mart_new_mapping(const char *path, const char *table, const char *name, struct pw_buf *out,
                         struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct looks *all = PW_NEW_N(arena, struct looks, HEADS_MOST + 1);
    struct pw_mart mart = {.db = open_schema(err)};
    struct pw_csv_plan plan = {.mart = &mart, .arena = arena};
    const struct pw_csv_table *chosen = table ? pw_csv_table_lookup(table) : NULL;
    size_t count = 0;
    if (table && !chosen)
        pw_fail(err, "There is no table %s to import into; there are %s.", table,
                pw_csv_table_names(arena, false));
    if (!err->set && look_at(arena, path, all, &count, err) && !chosen &&
        !(chosen = guess_table(&plan, all, count, err)))
        pw_fail(err, "The head of %s is like no table's; say --table NAME, one of %s.", path,
                pw_csv_table_names(arena, false));
    bool good = !err->set && open_table(&plan, chosen, err);
    if (good) {
        fit_table(&plan, all, count);
        put_mapping(&plan, path, name, all, count, out);
    }
    pw_csv_plan_release(&plan);
    sqlite3_close(mart.db);
    pw_arena_free(arena);
    return good;
}
