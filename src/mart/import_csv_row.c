/* SPDX-License-Identifier: MIT
 *
 * import_csv_row: one row of a file as values of the table's columns, each
 * checked with its place.
 */
#include "import_csv.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "import.h"

void pw_csv_refuse(struct pw_csv_plan *plan, const struct pw_csv_row *row, int field,
                   const char *id, const char *format, ...) {
    char text[1200];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    bool there = field >= 0 && (size_t)field < row->count;
    struct pw_place place = {plan->file, row->line, there ? row->columns[field] : 1};
    pw_csv_mapping_place(plan->mapping, field, &place);
    pw_find(plan->import->findings, PW_ERROR, id, place, "%s", text);
}

void pw_csv_refuse_before(struct pw_csv_plan *plan, const struct pw_csv_row *row) {
    pw_csv_refuse(plan, row, -1, "received-before",
                  "The mart has a correction of this row that was received later. Say --received "
                  "with the day on which the file came, if that was after it.");
}

const char *pw_csv_shown(const struct pw_csv_plan *plan, const char *text, char room[64]) {
    if (plan->table->flags & PW_CSV_CHILD)
        return "the value";
    snprintf(room, 64, "'%.60s'", text);
    return room;
}

/* ISO, or day/month/year as Excel writes it here: 31/03/2024. */
static int32_t parse_date(const char *text) {
    int32_t date = pw_date_parse(text);
    if (date != PW_NO_DATE)
        return date;
    int parts[3] = {0}, part = 0, digits = 0;
    for (; *text && part < 3; text++) {
        if (isdigit((unsigned char)*text) && digits < 4) {
            parts[part] = parts[part] * 10 + (*text - '0');
            digits++;
        } else if (*text == '/' && digits > 0 && digits <= 2) {
            part++;
            digits = 0;
        } else {
            return PW_NO_DATE;
        }
    }
    return part == 2 && digits == 4 ? pw_date_make(parts[2], parts[1], parts[0]) : PW_NO_DATE;
}

bool pw_bare_number(const char *text, char *out) {
    size_t n = 0, length = strlen(text);
    bool minus = length > 2 && text[0] == '(' && text[length - 1] == ')';
    if (length > 60)
        return false;
    if (minus) {
        text++;
        length -= 2;
        out[n++] = '-';
    } else if (*text == '-' || *text == '+') {
        out[n++] = *text++;
        length--;
    }
    if (strncmp(text, "\xC2\xA3", 2) == 0) {
        text += 2;
        length -= 2;
    }
    if (length > 0 && text[length - 1] == '%')
        length--;
    size_t group = 0;
    bool grouped = false, point = false;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == ',') {
            if (point || group == 0 || group > 3 || (grouped && group != 3))
                return false;
            grouped = true;
            group = 0;
            continue;
        }
        point |= text[i] == '.';
        if (grouped && text[i] == '.' && group != 3)
            return false;
        group += !point;
        out[n++] = text[i];
    }
    out[n] = '\0';
    return !grouped || group == 3;
}

static bool parse_number(const struct pw_csv_column *column, const char *text,
                         struct pw_csv_value *value) {
    char bare[64];
    if (!pw_bare_number(text, bare))
        return false;
    if (column->kind == PW_CSV_REAL) {
        value->type = PW_VALUE_REAL;
        return pw_number_parse(bare, &value->real);
    }
    value->type = PW_VALUE_INTEGER;
    char *zeros = strstr(bare, ".0"); /* 12.0 is what some exports make of 12 */
    if (zeros && strspn(zeros + 1, "0") == strlen(zeros + 1))
        *zeros = '\0';
    return pw_integer_parse(bare, &value->integer);
}

static bool parse_yes_no(const char *text, struct pw_csv_value *value) {
    static const char *const words[] = {"0", "1", "no", "yes", "n", "y", "false", "true"};
    for (size_t i = 0; i < PW_COUNT(words); i++)
        if (pw_str_casecmp(text, words[i]) == 0) {
            *value = (struct pw_csv_value){PW_VALUE_INTEGER, (int64_t)(i % 2), 0, NULL};
            return true;
        }
    return false;
}

/* A field by the column's kind, references aside. */
static bool parse_field(struct pw_csv_plan *plan, struct pw_csv_column *column, const char *text,
                        const struct pw_csv_row *row) {
    static const char *const wanted[] = {[PW_CSV_INTEGER] = "a whole number",
                                         [PW_CSV_REAL] = "a number",
                                         [PW_CSV_DATE] = "a date: write 2024-03-31 or 31/03/2024",
                                         [PW_CSV_YES_NO] = "yes or no"};
    struct pw_csv_value *value = &column->value;
    bool ok = true;
    if (column->measure && pw_state_from_symbol(text) != PW_PRESENT) {
        *value = (struct pw_csv_value){0};
        plan->symbol = text;
    } else if (column->kind == PW_CSV_DATE) {
        int32_t date = parse_date(text);
        ok = date != PW_NO_DATE;
        *value =
            (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, ok ? pw_date_iso(plan->arena, date) : NULL};
    } else if (column->kind == PW_CSV_YES_NO) {
        ok = parse_yes_no(text, value);
    } else if (column->kind == PW_CSV_TEXT || column->reference == PW_REF_CHILD) {
        *value = (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, text};
    } else {
        ok = parse_number(column, text, value);
    }
    if (!ok)
        pw_csv_refuse(plan, row, column->field, "bad-value", "%s in column %s is not %s.",
                      pw_csv_shown(plan, text, (char[64]){0}), column->name, wanted[column->kind]);
    return ok;
}

/* A number for the authority's identifier of a child, given once. */
static bool find_child(struct pw_csv_plan *plan, struct pw_csv_column *column, struct pw_err *err) {
    sqlite3 *db = plan->mart->db;
    sqlite3_stmt *find = column->find;
    pw_csv_bind(find, 1, &column->value);
    int status = sqlite3_step(find);
    int64_t number = status == SQLITE_ROW ? sqlite3_column_int64(find, 0) : 0;
    sqlite3_reset(find);
    if (status == SQLITE_DONE) {
        pw_csv_bind(plan->insert_child, 1, &column->value);
        sqlite3_step(plan->insert_child);
        status = sqlite3_reset(plan->insert_child);
        number = sqlite3_last_insert_rowid(db);
    }
    column->value = (struct pw_csv_value){PW_VALUE_INTEGER, number, 0, NULL};
    return status == SQLITE_OK || status == SQLITE_ROW ||
           pw_fail(err, "%s: a child could not be numbered: %s.", plan->file, sqlite3_errmsg(db));
}

static bool find_reference(struct pw_csv_plan *plan, struct pw_csv_column *column, const char *text,
                           const struct pw_csv_row *row, struct pw_err *err) {
    if (column->reference == PW_REF_CHILD)
        return find_child(plan, column, err);
    const char *known = pw_map_lookup(column->known, text);
    if (known && column->value.type == PW_VALUE_TEXT)
        column->value.text = known;
    if (known)
        return true;
    pw_csv_bind(column->find, 1, &column->value);
    int status = sqlite3_step(column->find);
    sqlite3_reset(column->find);
    if (status == SQLITE_ROW) {
        pw_map_put(column->known, text, pw_arena_strdup(plan->arena, text));
        return true;
    }
    if (status != SQLITE_DONE)
        return pw_fail(err, "%s: %s.", plan->file, sqlite3_errmsg(plan->mart->db));
    if (column->reference == PW_REF_AREA)
        return pw_csv_find_area(plan, column, text, row, err);
    pw_csv_refuse(plan, row, column->field, "unknown-reference",
                  "%s in column %s is not in table %s: import that first.",
                  pw_csv_shown(plan, text, (char[64]){0}), column->name, column->parent);
    return false;
}

/* A blank, or a column that the file does not have: default, NULL, or refused. */
static bool fill_blank(struct pw_csv_plan *plan, struct pw_csv_column *column,
                       const struct pw_csv_row *row) {
    column->value = (struct pw_csv_value){0};
    if (column->measure)
        plan->symbol = "x"; /* blank is never zero */
    if (column->symbol && plan->symbol) {
        column->value = (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, plan->symbol};
        return true;
    }
    if (column->otherwise) {
        column->value = (struct pw_csv_value){PW_VALUE_TEXT, 0, 0, column->otherwise};
        if (column->kind == PW_CSV_INTEGER || column->kind == PW_CSV_YES_NO) {
            column->value.type = PW_VALUE_INTEGER;
            pw_integer_parse(column->otherwise, &column->value.integer);
        }
        return true;
    }
    if (!column->required)
        return true;
    pw_csv_refuse(plan, row, column->field, "missing-value", "Column %s may not be blank.",
                  column->name);
    return false;
}

static bool read_column(struct pw_csv_plan *plan, struct pw_csv_column *column,
                        const struct pw_csv_row *row, struct pw_err *err) {
    if (!pw_csv_column_used(column) || (column->fixed && column->field < 0))
        return true;
    bool there = column->field >= 0 && (size_t)column->field < row->count;
    const char *text = there ? row->fields[column->field] : "";
    if (*text == '\0')
        return fill_blank(plan, column, row);
    return parse_field(plan, column, text, row) &&
           (column->reference == PW_REF_NONE || find_reference(plan, column, text, row, err));
}

bool pw_csv_read_row(struct pw_csv_plan *plan, const struct pw_csv_row *row, struct pw_err *err) {
    bool ok = true;
    plan->symbol = NULL;
    /* areas last: what a name means depends on the row's day */
    for (int areas = 0; areas <= 1; areas++)
        for (size_t i = 0; i < plan->columns_count && !err->set; i++)
            if ((plan->columns[i].reference == PW_REF_AREA) == areas)
                ok &= read_column(plan, &plan->columns[i], row, err);
    return ok && !err->set;
}
