/* SPDX-License-Identifier: MIT
 *
 * Importer "neighbours": statistical neighbour sets. Files come in two shapes:
 * heads "SN1, SNP, SN2, ..." (perhaps after lines that number the columns) and
 * heads "SN_1, SN_1P, ...". The first column with a three-digit code is the
 * authority. "-" is no neighbour, and the set of that authority is shorter.
 */
#include "import.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { NEIGHBOURS_MOST = 20 };

struct set {
    struct pw_intake *intake;
    const char *path, *name;
    int32_t valid_from;
    int area;                       /* field */
    int neighbour[NEIGHBOURS_MOST]; /* fields by rank, -1 if there is none */
    int closeness[NEIGHBOURS_MOST]; /* likewise */
    sqlite3_stmt *insert, *find;
};

/* ---- name and date of a set, from the file's name ------------------------------ */

static const char *const months[] = {"january",   "february", "march",    "april",
                                     "may",       "june",     "july",     "august",
                                     "september", "october",  "november", "december"};

static int year_in(const char *text) {
    for (const char *at = text; *at; at++)
        if (isdigit((unsigned char)at[0]) && (at == text || !isdigit((unsigned char)at[-1]))) {
            size_t digits = strspn(at, "0123456789");
            if (digits == 4 && (at[0] == '1' || at[0] == '2'))
                return (at[0] - '0') * 1000 + (at[1] - '0') * 100 + (at[2] - '0') * 10 +
                       (at[3] - '0');
        }
    return 0;
}

static int month_in(struct pw_arena *arena, const char *text) {
    char *lower = pw_arena_strdup(arena, text);
    for (char *at = lower; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    for (int month = 0; month < 12; month++)
        if (strstr(lower, months[month]))
            return month + 1;
    return 0;
}

/* "sn_may_2025" is "May 2025", valid from 1 May 2025; a year alone starts in
 * January. */
static bool name_set(struct set *set, struct pw_err *err) {
    const struct pw_import *import = set->intake->import;
    struct pw_arena *arena = set->intake->arena;
    const char *stem = pw_file_stem(arena, set->path);
    int year = year_in(stem), month = month_in(arena, stem);
    set->valid_from = import->valid_from != PW_NO_DATE ? import->valid_from
                      : year                           ? pw_date_make(year, month ? month : 1, 1)
                                                       : PW_NO_DATE;
    if (set->valid_from == PW_NO_DATE)
        return pw_fail(err, "The name of %s has no year: say from when the set is valid",
                       set->path);
    if (import->set)
        set->name = import->set;
    else if (month)
        set->name = pw_arena_printf(arena, "%c%s %d", toupper((unsigned char)months[month - 1][0]),
                                    months[month - 1] + 1, year);
    else
        set->name = pw_arena_printf(arena, "%d", year ? year : 0);
    if (!import->set && !year)
        set->name = stem;
    return true;
}

/* ---- head ------------------------------------------------------------------------ */

/* Rank in "SN7" or "SN_7", 0 if it is no such head; *closeness for "SN_7P". */
static int rank_in(const char *head, bool *closeness) {
    if (strncmp(head, "SN", 2) != 0)
        return 0;
    head += head[2] == '_' ? 3 : 2;
    int rank = 0;
    for (; isdigit((unsigned char)*head) && rank < 100; head++)
        rank = rank * 10 + (*head - '0');
    *closeness = pw_streq(head, "P");
    return (*head == '\0' || *closeness) && rank <= NEIGHBOURS_MOST ? rank : 0;
}

/* Lays out the fields; false if the row is no head. */
static bool read_head(struct set *set, const struct pw_csv_row *row) {
    int found = 0;
    for (int i = 0; i < NEIGHBOURS_MOST; i++)
        set->neighbour[i] = set->closeness[i] = -1;
    for (size_t i = 0; i < row->count; i++) {
        bool closeness = false;
        int rank = rank_in(row->fields[i], &closeness);
        if (rank && closeness)
            set->closeness[rank - 1] = (int)i;
        else if (rank) {
            set->neighbour[rank - 1] = (int)i;
            found++;
            if (i + 1 < row->count && pw_streq(row->fields[i + 1], "SNP"))
                set->closeness[rank - 1] = (int)i + 1;
        }
    }
    set->area = 0;
    return found > 0;
}

/* ---- rows ------------------------------------------------------------------------ */

static const char *field(const struct pw_csv_row *row, int index) {
    return index >= 0 && (size_t)index < row->count ? row->fields[index] : "";
}

static bool is_code(const char *text) {
    return strlen(text) >= 3 && strspn(text, "0123456789") == strlen(text);
}

static bool store(struct set *set, const struct pw_csv_row *row, const char *area, int rank,
                  const char *neighbour, bool *refused, struct pw_err *err) {
    const char *closeness = field(row, set->closeness[rank - 1]);
    pw_sql_bind_text(set->find, 1, set->name);
    pw_sql_bind_text(set->find, 2, area);
    sqlite3_bind_int(set->find, 3, rank);
    bool there = sqlite3_step(set->find) == SQLITE_ROW;
    bool same = there && pw_streq((const char *)sqlite3_column_text(set->find, 0), neighbour);
    sqlite3_reset(set->find);
    if (there && !same)
        pw_intake_refuse(set->intake, set->path, row, set->neighbour[rank - 1], refused,
                         "other-neighbour",
                         "The mart has another neighbour at place %d of set \"%s\"; give this set "
                         "another name.",
                         rank, set->name);
    if (there) {
        set->intake->result->unchanged += same;
        return true;
    }
    set->intake->result->added++;
    pw_sql_bind_text(set->insert, 1, set->name);
    pw_sql_bind_text(set->insert, 2, area);
    sqlite3_bind_int(set->insert, 3, rank);
    pw_sql_bind_text(set->insert, 4, neighbour);
    pw_sql_bind_text(set->insert, 5, *closeness ? closeness : NULL);
    pw_sql_bind_date(set->insert, 6, set->intake->import->received);
    return pw_sql_done(set->insert, err);
}

static bool take_row(struct set *set, const struct pw_csv_row *row, struct pw_err *err) {
    bool refused = false;
    set->intake->result->rows++;
    const char *area = pw_intake_area(set->intake, field(row, set->area));
    if (!area) {
        pw_intake_refuse(set->intake, set->path, row, set->area, &refused, "unknown-area",
                         "\"%.40s\" is no authority's code.", field(row, set->area));
        return true;
    }
    for (int rank = 1; rank <= NEIGHBOURS_MOST; rank++) {
        const char *code = field(row, set->neighbour[rank - 1]);
        if (!*code || pw_streq(code, "-"))
            continue;
        const char *neighbour = pw_intake_area(set->intake, code);
        if (!neighbour || pw_streq(neighbour, area)) {
            pw_intake_refuse(set->intake, set->path, row, set->neighbour[rank - 1], &refused,
                             "unknown-area", "\"%.40s\" is no other authority's code.", code);
            continue;
        }
        if (!store(set, row, area, rank, neighbour, &refused, err))
            return false;
    }
    return true;
}

static bool add_set(struct set *set, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(set->intake->mart->db,
                                        "INSERT OR IGNORE INTO neighbour_set (name, valid_from,"
                                        " source, received) VALUES (?1, ?2, ?3, ?4)",
                                        err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, set->name);
    pw_sql_bind_date(stmt, 2, set->valid_from);
    pw_sql_bind_text(stmt, 3, "Department for Education, Local Authority Interactive Tool");
    pw_sql_bind_date(stmt, 4, set->intake->import->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good;
}

static bool take_file(struct set *set, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(set->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result status;
    int64_t before = set->intake->result->rows;
    bool head = false, good = true;
    while (good && (status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        if (!head)
            head = read_head(set, &row);
        else if (is_code(field(&row, set->area))) /* else blank lines and words */
            good = take_row(set, &row, err);
    pw_csv_close(csv);
    if (good && status == PW_CSV_END && !head)
        return pw_fail(err, "%s has no columns SN1 or SN_1: it is no file of neighbours",
                       set->path);
    if (good && status == PW_CSV_END && set->intake->result->rows == before)
        return pw_fail(err,
                       "%s has no row that begins with an authority's number: its first "
                       "column should hold them",
                       set->path);
    return good && status == PW_CSV_END;
}

bool pw_import_neighbours(struct pw_intake *intake, struct pw_err *err) {
    struct set set = {.intake = intake};
    sqlite3 *db = intake->mart->db;
    set.insert = pw_sql_prepare(db,
                                "INSERT INTO neighbour (set_name, area, rank, neighbour, closeness,"
                                " received) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                err);
    set.find = pw_sql_prepare(
        db, "SELECT neighbour FROM neighbour WHERE set_name = ?1 AND area = ?2 AND rank = ?3", err);
    bool good = set.insert && set.find;
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        set.path = intake->import->paths[i];
        pw_intake_progress(intake, set.path, i);
        good = name_set(&set, err) && add_set(&set, err) && take_file(&set, err);
    }
    sqlite3_finalize(set.insert);
    sqlite3_finalize(set.find);
    return good;
}
