/* SPDX-License-Identifier: MIT
 *
 * What a column means for a row's filters: the alias row that names the most
 * of the filters decides; filters that it leaves over go into the breakdown,
 * unless they say "Total". A column that is not listed becomes the indicator
 * "family.column".
 */
#include "ees.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static const char *field(const struct pw_csv_row *row, int index) {
    return index >= 0 && (size_t)index < row->count ? row->fields[index] : "";
}

/* "name=value; name=value" of a row, in the order of names. */
static const char *filters_of(struct pw_ees_file *file, const struct pw_csv_row *row) {
    struct pw_buf text = {0};
    for (size_t i = 0; i < file->filters_count; i++)
        pw_buf_printf(&text, "%s%s=%s", i ? "; " : "", file->head[file->filters[i]],
                      field(row, file->filters[i]));
    const char *kept = pw_arena_strdup(file->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return kept;
}

/* ---- pairs ------------------------------------------------------------------------ */

/* Is "name=value" one of the pairs of `list`? */
static bool has_pair(const char *list, const char *name, const char *value) {
    size_t name_length = strlen(name), value_length = strlen(value);
    for (const char *at = list; at && *at;) {
        const char *end = strstr(at, "; ");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        if (length == name_length + 1 + value_length && strncmp(at, name, name_length) == 0 &&
            at[name_length] == '=' && strncmp(at + name_length + 1, value, value_length) == 0)
            return true;
        at = end ? end + 2 : NULL;
    }
    return false;
}

static size_t pair_count(const char *list) {
    size_t count = *list ? 1 : 0;
    for (const char *at = list; (at = strstr(at, "; ")) != NULL; at += 2)
        count++;
    return count;
}

/* All pairs of an alias' filter are filters of the row. */
static bool fits(struct pw_ees_file *file, const struct pw_csv_row *row, const char *filter) {
    size_t met = 0;
    for (size_t i = 0; i < file->filters_count; i++)
        met += has_pair(filter, file->head[file->filters[i]], field(row, file->filters[i]));
    return met == pair_count(filter);
}

static int compare_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The alias' own pairs and the filters that it left over, sorted. */
static const char *breakdown_of(struct pw_ees_file *file, const struct pw_csv_row *row,
                                const char *filter, const char *added) {
    const char *pairs[PW_EES_FILTERS + 8];
    size_t count = 0;
    for (const char *at = added; *at && count < 8;) {
        const char *end = strstr(at, "; ");
        size_t length = end ? (size_t)(end - at) : strlen(at);
        pairs[count++] = pw_arena_strndup(file->arena, at, length);
        at += length + (end ? 2 : 0);
    }
    for (size_t i = 0; i < file->filters_count; i++) {
        const char *name = file->head[file->filters[i]], *value = field(row, file->filters[i]);
        if (*value && pw_str_casecmp(value, "Total") != 0 && !has_pair(filter, name, value))
            pairs[count++] = pw_arena_printf(file->arena, "%s=%s", name, value);
    }
    qsort(pairs, count, sizeof *pairs, compare_text);
    struct pw_buf text = {0};
    for (size_t i = 0; i < count; i++)
        pw_buf_printf(&text, "%s%s", i ? "; " : "", pairs[i]);
    const char *kept = pw_arena_strdup(file->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return kept;
}

/* ---- aliases ----------------------------------------------------------------------- */

/* First column of "a|b" that the file has. */
static int column_of(struct pw_ees_file *file, const char *names) {
    for (const char *at = names; at && *at;) {
        const char *end = strchr(at, '|');
        size_t length = end ? (size_t)(end - at) : strlen(at);
        int found = pw_head_find(file->head, file->columns_count,
                                 pw_arena_strndup(file->arena, at, length));
        if (found >= 0)
            return found;
        at = end ? end + 1 : NULL;
    }
    return -1;
}

static bool read_definition(struct pw_ees_file *file, struct pw_ees_meaning *meaning,
                            struct pw_err *err) {
    sqlite3_stmt *stmt =
        pw_sql_prepare(file->intake->mart->db,
                       "SELECT period_kind, CAST(substr(period_end, 1, 2) AS INTEGER),"
                       " CAST(substr(period_end, 4, 2) AS INTEGER) FROM indicator WHERE id = ?1",
                       err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, meaning->indicator);
    bool found = sqlite3_step(stmt) == SQLITE_ROW;
    if (found) {
        meaning->period_kind =
            pw_arena_strdup(file->arena, (const char *)sqlite3_column_text(stmt, 0));
        meaning->end_month = sqlite3_column_int(stmt, 1);
        meaning->end_day = sqlite3_column_int(stmt, 2);
    }
    sqlite3_finalize(stmt);
    return found || pw_fail(err, "There is no indicator \"%s\"", meaning->indicator);
}

/* The longest family and then the most filters win. */
static const char alias_sql[] =
    "SELECT filter, indicator, breakdown, coalesce(month, 0), numerator, denominator"
    " FROM indicator_alias WHERE column_name = ?1 AND substr(?2, 1, length(family)) = family"
    " ORDER BY length(family) DESC, filter DESC";

static bool read_alias(struct pw_ees_file *file, const struct pw_csv_row *row, int measure,
                       struct pw_ees_meaning *meaning, bool *listed, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(file->intake->mart->db, alias_sql, err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, file->head[measure]);
    pw_sql_bind_text(stmt, 2, file->stem);
    size_t best = 0;
    *listed = false;
    while (sqlite3_step(stmt) == SQLITE_ROW) {
        const char *filter = (const char *)sqlite3_column_text(stmt, 0);
        size_t pairs = pair_count(filter);
        if ((*listed && pairs <= best) || !fits(file, row, filter))
            continue;
        best = pairs;
        *listed = true;
        meaning->indicator =
            pw_arena_strdup(file->arena, (const char *)sqlite3_column_text(stmt, 1));
        meaning->breakdown =
            breakdown_of(file, row, filter, (const char *)sqlite3_column_text(stmt, 2));
        meaning->month = sqlite3_column_int(stmt, 3);
        meaning->numerator = column_of(file, (const char *)sqlite3_column_text(stmt, 4));
        meaning->denominator = column_of(file, (const char *)sqlite3_column_text(stmt, 5));
    }
    sqlite3_finalize(stmt);
    return !meaning->indicator || read_definition(file, meaning, err);
}

/* ---- columns that no alias lists ---------------------------------------------------- */

static const char *lower_case(struct pw_arena *arena, const char *text) {
    char *lower = pw_arena_strdup(arena, text);
    for (char *at = lower; *at; at++)
        *at = (char)tolower((unsigned char)*at);
    return lower;
}

static const char *spaced(struct pw_arena *arena, const char *text) {
    char *label = pw_arena_strdup(arena, text);
    for (char *at = label; *at; at++)
        if (*at == '_')
            *at = ' ';
    label[0] = (char)toupper((unsigned char)label[0]);
    return label;
}

static bool make_indicator(struct pw_ees_file *file, int measure, struct pw_ees_meaning *meaning,
                           struct pw_err *err) {
    const char *column = lower_case(file->arena, file->head[measure]);
    bool percent = strstr(column, "percent") || pw_str_ends(column, "_pct");
    bool rate = strstr(column, "rate") || strstr(column, "per_10000");
    meaning->indicator = pw_arena_printf(file->arena, "%s.%s", file->family, column);
    sqlite3_stmt *stmt = pw_sql_prepare(
        file->intake->mart->db,
        "INSERT OR IGNORE INTO indicator (id, label, unit, decimals, polarity, period_kind,"
        " period_end, source, received)"
        " VALUES (?1, ?2, ?3, -1, 'neutral', 'year', '03-31', ?4, ?5)",
        err);
    if (!stmt)
        return false;
    pw_sql_bind_text(stmt, 1, meaning->indicator);
    pw_sql_bind_text(stmt, 2, spaced(file->arena, file->head[measure]));
    pw_sql_bind_text(stmt, 3, percent ? "%" : rate ? "rate" : "count");
    pw_sql_bind_text(stmt, 4, spaced(file->arena, file->family));
    pw_sql_bind_text(stmt, 5, file->intake->received);
    bool good = pw_sql_done(stmt, err);
    sqlite3_finalize(stmt);
    return good && read_definition(file, meaning, err);
}

struct pw_ees_meaning *pw_ees_meanings(struct pw_ees_file *file, const struct pw_csv_row *row,
                                       struct pw_err *err) {
    const char *key = filters_of(file, row);
    struct pw_ees_meaning *meanings = pw_map_lookup(file->meanings, key);
    if (meanings)
        return meanings;
    meanings = PW_NEW_N(file->arena, struct pw_ees_meaning, file->measures_count);
    for (size_t i = 0; i < file->measures_count; i++) {
        bool listed;
        meanings[i].numerator = meanings[i].denominator = -1;
        if (!read_alias(file, row, file->measures[i], &meanings[i], &listed, err))
            return NULL;
        if (!listed && !make_indicator(file, file->measures[i], &meanings[i], err))
            return NULL;
        if (!listed)
            meanings[i].breakdown = breakdown_of(file, row, "", "");
        if (meanings[i].indicator)
            meanings[i].only_release =
                pw_intake_only(file->intake, meanings[i].indicator, file->release);
    }
    pw_map_put(file->meanings, key, meanings);
    return meanings;
}

/* "Department for Education, Children in need 2024, table c1". */
const char *pw_ees_source(struct pw_ees_file *file, struct pw_err *err) {
    sqlite3_stmt *stmt =
        pw_sql_prepare(file->intake->mart->db,
                       "SELECT i.source FROM indicator_alias AS a JOIN indicator AS i ON"
                       " i.id = a.indicator WHERE substr(?1, 1, length(a.family)) = a.family"
                       " ORDER BY length(a.family) DESC LIMIT 1",
                       err);
    if (!stmt)
        return NULL;
    pw_sql_bind_text(stmt, 1, file->stem);
    const char *source = NULL;
    if (sqlite3_step(stmt) == SQLITE_ROW)
        source = pw_arena_strdup(file->arena, (const char *)sqlite3_column_text(stmt, 0));
    sqlite3_finalize(stmt);
    if (!source)
        return pw_arena_printf(file->arena, "%s %s", spaced(file->arena, file->family),
                               file->time_period);
    const char *stem = file->stem;
    bool table =
        islower((unsigned char)stem[0]) && isdigit((unsigned char)stem[1]) && stem[2] == '_';
    if (!table)
        return pw_arena_printf(file->arena, "%s %s", source, file->time_period);
    return pw_arena_printf(file->arena, "%s %s, table %.2s", source, file->time_period, stem);
}
