/* SPDX-License-Identifier: MIT
 *
 * import_csv_mapping: reading a mapping and putting rows through it.
 */
#include "import_csv_mapping.h"

#include <stdio.h>
#include <string.h>

static void wrong(struct pw_findings *findings, struct pw_place place, const char *id,
                  const char *format, ...) PW_PRINTF(4, 5);
static void wrong(struct pw_findings *findings, struct pw_place place, const char *id,
                  const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pw_find(findings, PW_ERROR, id, place, "%s", text);
}

/* ---- reading it ------------------------------------------------------------------ */

static bool is_text(const struct pw_yaml *value) {
    return value && value->kind == PW_YAML_SCALAR;
}

static struct pw_csv_mapped *column_to(struct pw_csv_mapping *mapping, const char *to) {
    for (size_t i = 0; i < mapping->columns_count; i++)
        if (pw_streq(mapping->columns[i].to, to))
            return &mapping->columns[i];
    return NULL;
}

static void add(struct pw_csv_mapping *mapping, struct pw_findings *findings,
                struct pw_csv_mapped column) {
    if (column_to(mapping, column.to))
        wrong(findings, column.place, "filled-twice",
              "Column %s of the table is filled twice; leave one out by \"-\"", column.to);
    else
        *PW_PUSH(mapping->arena, mapping, columns) = column;
}

static void read_columns(struct pw_csv_mapping *mapping, const struct pw_yaml *root,
                         struct pw_findings *findings) {
    const struct pw_yaml *columns = pw_yaml_lookup(root, "columns");
    const struct pw_yaml *constants = pw_yaml_lookup(root, "constants");
    for (size_t i = 0; columns && i < columns->pairs_count; i++) {
        const struct pw_yaml_pair *pair = &columns->pairs[i];
        if (!is_text(pair->value) || !*pair->value->text)
            wrong(findings, pair->place, "no-column",
                  "Expected the table's column that this fills, or \"-\" to leave it out");
        else if (!pw_streq(pair->value->text, PW_CSV_LEFT_OUT))
            add(mapping, findings,
                (struct pw_csv_mapped){
                    .from = pair->key, .to = pair->value->text, .place = pair->place});
    }
    for (size_t i = 0; constants && i < constants->pairs_count; i++) {
        const struct pw_yaml_pair *pair = &constants->pairs[i];
        if (!is_text(pair->value))
            wrong(findings, pair->place, "no-constant", "Expected one value for all rows");
        else
            add(mapping, findings,
                (struct pw_csv_mapped){
                    .to = pair->key, .place = pair->place, .constant = pair->value->text});
    }
}

/* "dates" and "values" speak of columns of the table. */
static void read_forms(struct pw_csv_mapping *mapping, const struct pw_yaml *root,
                       struct pw_findings *findings) {
    const struct pw_yaml *dates = pw_yaml_lookup(root, "dates");
    const struct pw_yaml *values = pw_yaml_lookup(root, "values");
    for (size_t i = 0; dates && i < dates->pairs_count; i++) {
        const struct pw_yaml_pair *pair = &dates->pairs[i];
        struct pw_csv_mapped *column = column_to(mapping, pair->key);
        bool first = is_text(pair->value) && pw_streq(pair->value->text, "month-first");
        if (!column)
            wrong(findings, pair->place, "unmapped", "No column of the file fills %s", pair->key);
        else if (!first && !(is_text(pair->value) && pw_streq(pair->value->text, "day-first")))
            wrong(findings, pair->place, "bad-date-form", "Expected day-first or month-first");
        else
            column->month_first = first;
    }
    for (size_t i = 0; values && i < values->pairs_count; i++) {
        const struct pw_yaml_pair *pair = &values->pairs[i];
        struct pw_csv_mapped *column = column_to(mapping, pair->key);
        if (!column)
            wrong(findings, pair->place, "unmapped", "No column of the file fills %s", pair->key);
        else if (pair->value->kind != PW_YAML_MAP)
            wrong(findings, pair->place, "bad-values",
                  "Expected the file's words and the mart's: { \"In hand\": on track }");
        else
            column->values = pair->value;
    }
}

struct pw_csv_mapping *pw_csv_mapping_load(struct pw_arena *arena, const char *path,
                                           struct pw_findings *findings, struct pw_err *err) {
    static const char *const keys[] = {"table",  "title_rows", "columns", "constants",
                                       "values", "dates",      "symbols", NULL};
    size_t before = findings->errors;
    const struct pw_yaml *root = pw_yaml_load(arena, path, findings, err);
    if (err->set)
        return NULL;
    struct pw_csv_mapping *mapping = PW_NEW(arena, struct pw_csv_mapping);
    mapping->arena = arena;
    pw_yaml_check_keys(root, keys, "a mapping", findings);
    mapping->table = pw_yaml_text(root, "table", NULL);
    double rows = pw_yaml_number(root, "title_rows", 0, findings);
    mapping->title_rows = rows > 0 && rows < 1000 ? (int)rows : 0;
    mapping->symbols = pw_yaml_lookup(root, "symbols");
    read_columns(mapping, root, findings);
    read_forms(mapping, root, findings);
    struct pw_place top = {.file = pw_arena_strdup(findings->arena, path), .line = 1};
    if (!mapping->table)
        wrong(findings, top, "no-table",
              "The mapping doesn't say which table it fills: \"table:\"");
    else if (!mapping->columns_count)
        wrong(findings, top, "no-columns", "The mapping has no \"columns:\" that fill anything");
    if (findings->errors == before)
        return mapping;
    pw_fail(err, "The mapping %s can't be used", path);
    return NULL;
}

/* ---- rows through it ----------------------------------------------------------------- */

bool pw_csv_mapping_head(struct pw_csv_mapping *mapping, const char *file,
                         const struct pw_csv_row *head, struct pw_csv_row *out,
                         struct pw_findings *findings, struct pw_err *err) {
    size_t before = findings->errors;
    mapping->fields = PW_NEW_N(mapping->arena, const char *, mapping->columns_count);
    mapping->places = PW_NEW_N(mapping->arena, int, mapping->columns_count);
    for (size_t i = 0; i < mapping->columns_count; i++) {
        struct pw_csv_mapped *column = &mapping->columns[i];
        column->field = -1;
        int times = 0;
        for (size_t k = 0; column->from && k < head->count; k++)
            if (pw_str_casecmp(head->fields[k], column->from) == 0) {
                column->field = times++ ? column->field : (int)k;
            }
        if (column->from && times != 1)
            wrong(findings, column->place, times ? "head-twice" : "no-such-head",
                  times ? "%s has more than one column '%.60s'; give one another name"
                        : "%s has no column '%.60s': the mapping says the head as the file does",
                  file, column->from);
        mapping->fields[i] = column->to;
        mapping->places[i] = column->field >= 0 ? head->columns[column->field] : 1;
    }
    *out =
        (struct pw_csv_row){mapping->fields, mapping->places, mapping->columns_count, head->line};
    return findings->errors == before || pw_fail(err, "The mapping does not fit %s", file);
}

/* 3/31/2024 as 31/3/2024; anything else as it is. */
static const char *day_first(struct pw_arena *arena, const char *text) {
    size_t month = strspn(text, "0123456789");
    size_t day = text[month] == '/' ? strspn(text + month + 1, "0123456789") : 0;
    if (!month || !day || text[month + 1 + day] != '/')
        return text;
    return pw_arena_printf(arena, "%.*s/%.*s%s", (int)day, text + month + 1, (int)month, text,
                           text + month + 1 + day);
}

static const char *said(const struct pw_yaml *map, const char *text) {
    for (size_t i = 0; map && i < map->pairs_count; i++)
        if (is_text(map->pairs[i].value) && pw_str_casecmp(map->pairs[i].key, text) == 0)
            return map->pairs[i].value->text;
    return NULL;
}

void pw_csv_mapping_row(struct pw_csv_mapping *mapping, const struct pw_csv_row *row,
                        struct pw_csv_row *out) {
    for (size_t i = 0; i < mapping->columns_count; i++) {
        const struct pw_csv_mapped *column = &mapping->columns[i];
        bool there = column->field >= 0 && (size_t)column->field < row->count;
        const char *text = column->constant ? column->constant
                           : there          ? row->fields[column->field]
                                            : "";
        const char *other = column->constant ? NULL : said(column->values, text);
        if (!other && !column->constant)
            other = said(mapping->symbols, text);
        text = other ? other : text;
        mapping->fields[i] = column->month_first ? day_first(mapping->arena, text) : text;
        mapping->places[i] = there ? row->columns[column->field] : 1;
    }
    *out = (struct pw_csv_row){mapping->fields, mapping->places, mapping->columns_count, row->line};
}

bool pw_csv_mapping_place(const struct pw_csv_mapping *mapping, int field, struct pw_place *place) {
    if (!mapping || field < 0 || (size_t)field >= mapping->columns_count ||
        !mapping->columns[field].constant)
        return false;
    *place = mapping->columns[field].place;
    return true;
}
