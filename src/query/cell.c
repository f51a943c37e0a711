/* SPDX-License-Identifier: MIT
 *
 * From SQLite's values to cells: a number exists only where nothing says that
 * there is none.
 */
#include "query.h"

#include <math.h>
#include <string.h>

static const char *column_text(struct run *run, int index) {
    if (index < 0)
        return NULL;
    return pw_arena_strdup(run->arena, (const char *)sqlite3_column_text(run->statement, index));
}

static void complain_once(struct run *run, size_t i, const char *id, const char *what,
                          const char *value) {
    if (run->reported[i])
        return;
    run->reported[i] = true;
    qy_run_complain(run, id, run->query->column_places[i], "column %s: \"%s\" %s",
                    run->query->columns[i].name, value ? value : "", what);
}

static bool set_symbol(struct pw_cell *cell, const char *text) {
    enum pw_state state = text && *text ? pw_state_from_symbol(text) : PW_MISSING;
    if (state == PW_PRESENT)
        return false;
    cell->state = state;
    if (state == PW_BOUNDED)
        cell->text = text;
    return true;
}

static void read_parts(struct run *run, const struct binding *b, struct pw_cell *cell) {
    if (b->numerator < 0 || b->denominator < 0)
        return;
    if (sqlite3_column_type(run->statement, b->numerator) == SQLITE_NULL ||
        sqlite3_column_type(run->statement, b->denominator) == SQLITE_NULL)
        return;
    cell->has_parts = true;
    cell->numerator = sqlite3_column_double(run->statement, b->numerator);
    cell->denominator = sqlite3_column_double(run->statement, b->denominator);
}

/* A symbol beside a value says why there is none. */
static bool read_symbol(struct run *run, size_t i, struct pw_cell *cell) {
    const char *symbol = column_text(run, run->bindings[i].symbol);
    if (!symbol || !*symbol)
        return false;
    if (!set_symbol(cell, symbol))
        complain_once(run, i, "unknown-symbol", "is no symbol", symbol);
    return true;
}

static void read_number(struct run *run, size_t i, struct pw_cell *cell) {
    const struct binding *b = &run->bindings[i];
    int type = sqlite3_column_type(run->statement, b->value);
    if (b->flags >= 0)
        cell->flags = (uint16_t)sqlite3_column_int(run->statement, b->flags);
    /* a symbol says that there is no number, whatever stands beside it */
    if (read_symbol(run, i, cell) || type == SQLITE_NULL)
        return;
    if (type == SQLITE_INTEGER || type == SQLITE_FLOAT) {
        double number = sqlite3_column_double(run->statement, b->value);
        if (!isfinite(number))
            return;
        cell->state = PW_PRESENT;
        cell->number = number;
        if (pw_streq(run->query->columns[i].role, "total") && number != 0 && number != 1)
            complain_once(run, i, "cell-type", "is no mark of a total row; 1 is, and 0 is none",
                          column_text(run, b->value));
        read_parts(run, b, cell);
        return;
    }
    const char *text = column_text(run, b->value);
    if (!set_symbol(cell, text))
        complain_once(run, i, "cell-type", "is neither a number nor a symbol", text);
}

static void read_date(struct run *run, size_t i, struct pw_cell *cell) {
    const char *text = column_text(run, run->bindings[i].value);
    if (read_symbol(run, i, cell) || !text || !*text)
        return;
    cell->date = pw_date_parse(text);
    if (cell->date == PW_NO_DATE)
        complain_once(run, i, "cell-type", "is no date; dates are YYYY-MM-DD", text);
    else
        cell->state = PW_PRESENT;
}

static void read_text(struct run *run, size_t i, struct pw_cell *cell) {
    int type = sqlite3_column_type(run->statement, run->bindings[i].value);
    const char *text = column_text(run, run->bindings[i].value);
    if (read_symbol(run, i, cell) || !text || !*text)
        return;
    if (type != SQLITE_TEXT)
        complain_once(run, i, "cell-type", "is a number in a column of text", text);
    else if (run->bindings[i].made && !pw_streq(run->query->columns[i].role, "source") &&
             strpbrk(text, "0123456789"))
        complain_once(run, i, "made-text",
                      "is text with digits that SQL made up; a query gives labels as they stand "
                      "in the mart, words of a CASE without digits, and numbers as numbers",
                      text);
    cell->state = PW_PRESENT;
    cell->text = text;
}

void qy_cell_read(struct run *run, size_t i, struct pw_cell *cell) {
    *cell = (struct pw_cell){.state = PW_MISSING, .date = PW_NO_DATE};
    switch (run->query->columns[i].type) {
    case PW_NUMBER:
        read_number(run, i, cell);
        break;
    case PW_DATE:
        read_date(run, i, cell);
        break;
    case PW_TEXT:
        read_text(run, i, cell);
        break;
    }
}
