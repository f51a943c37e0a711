/* SPDX-License-Identifier: MIT
 *
 * One cell for readers: value with its unit, or symbol, and its flags.
 */
#include <string.h>

#include "packwright/dataset.h"

static const struct {
    unsigned flag;
    const char *symbol;
} flags[] = {
    {PW_PROVISIONAL, "[p]"}, {PW_REVISED, "[r]"}, {PW_ESTIMATED, "[e]"},
    {PW_FORECAST, "[f]"},    {PW_BREAK, "[b]"},
};

static const struct {
    const char *name, *before, *after;
} units[] = {
#define UNIT(name, before, after) {name, before, after},
#include "units.def"
#undef UNIT
};

/* The cell that a column's *_from points at, if it holds a value. */
static const struct pw_cell *from(const struct pw_dataset *data, size_t row, int column) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)column);
    return cell->state == PW_PRESENT ? cell : NULL;
}

const char *pw_cell_unit(const struct pw_dataset *data, size_t row, size_t column) {
    const struct pw_column *c = pw_dataset_column_at(data, column);
    const struct pw_cell *cell = from(data, row, c->unit_from);
    if (!cell || !cell->text)
        return c->unit;
    return *cell->text ? cell->text : NULL;
}

int pw_cell_decimals(const struct pw_dataset *data, size_t row, size_t column) {
    const struct pw_column *c = pw_dataset_column_at(data, column);
    const struct pw_cell *cell = from(data, row, c->decimals_from);
    if (!cell || data->columns[c->decimals_from].type != PW_NUMBER || cell->number < -1 ||
        cell->number > 30)
        return c->decimals;
    return (int)cell->number;
}

/* Both spellings are in use: words in the mart, signs in the contracts. */
static enum pw_polarity polarity_of(const char *text) {
    static const char *const high[] = {"high", "high is good", "higher is better", "1", "+1"};
    static const char *const low[] = {"low", "low is good", "lower is better", "-1"};
    for (size_t i = 0; i < PW_COUNT(high); i++)
        if (pw_str_casecmp(text, high[i]) == 0)
            return PW_HIGH_IS_GOOD;
    for (size_t i = 0; i < PW_COUNT(low); i++)
        if (pw_str_casecmp(text, low[i]) == 0)
            return PW_LOW_IS_GOOD;
    return PW_NEUTRAL;
}

enum pw_polarity pw_cell_polarity(const struct pw_dataset *data, size_t row, size_t column) {
    const struct pw_column *c = pw_dataset_column_at(data, column);
    const struct pw_cell *cell = from(data, row, c->polarity_from);
    if (!cell)
        return c->polarity;
    if (data->columns[c->polarity_from].type == PW_TEXT && cell->text)
        return polarity_of(cell->text);
    return cell->number > 0 ? PW_HIGH_IS_GOOD : cell->number < 0 ? PW_LOW_IS_GOOD : PW_NEUTRAL;
}

static void put_number(struct pw_buf *out, const struct pw_dataset *data, size_t row, size_t column,
                       bool bare) {
    const char *unit = pw_cell_unit(data, row, column), *before = "", *after = "";
    for (size_t i = 0; !bare && i < PW_COUNT(units); i++)
        if (pw_streq(unit, units[i].name)) {
            before = units[i].before;
            after = units[i].after;
        }
    struct pw_buf digits = {0};
    pw_format_number(&digits, pw_dataset_cell(data, row, column)->number,
                     pw_cell_decimals(data, row, column));
    const char *text = pw_buf_text(&digits);
    if (*text == '[') { /* not a finite number after all: a symbol has no unit */
        pw_buf_puts(out, text);
    } else {
        size_t sign = (unsigned char)*text >= 0x80 ? 3 : 0; /* U+2212: minus before the pound */
        pw_buf_add(out, text, sign);
        pw_buf_puts(out, before);
        pw_buf_puts(out, text + sign);
        pw_buf_puts(out, after);
    }
    pw_buf_release(&digits);
}

static void put_value(struct pw_buf *out, const struct pw_dataset *data, size_t row, size_t column,
                      bool bare) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, column);
    switch (pw_dataset_column_at(data, column)->type) {
    case PW_TEXT:
        pw_buf_puts(out, cell->text ? cell->text : "");
        break;
    case PW_NUMBER:
        put_number(out, data, row, column, bare);
        break;
    case PW_DATE:
        pw_format_date(out, cell->date, data->columns[column].date_format);
        break;
    }
}

static void put_cell(struct pw_buf *out, const struct pw_dataset *data, size_t row, size_t column,
                     bool bare) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, column);
    const struct pw_column *own = pw_dataset_column_at(data, column);
    if (cell->state == PW_PRESENT)
        put_value(out, data, row, column, bare);
    else if (cell->state == PW_BOUNDED && cell->text)
        pw_buf_puts(out, cell->text);
    else if (cell->state == PW_NOT_APPLICABLE && own->not_applicable)
        pw_buf_puts(out, own->not_applicable);
    else
        pw_buf_puts(out, pw_state_symbol(cell->state));
    for (size_t i = 0; i < PW_COUNT(flags); i++) {
        if (!(cell->flags & flags[i].flag))
            continue;
        /* markers follow each other closely: [c][r], [p][r] */
        if (!pw_str_ends(pw_buf_text(out), "]"))
            pw_buf_putc(out, ' ');
        pw_buf_puts(out, flags[i].symbol);
    }
}

void pw_format_cell(struct pw_buf *out, const struct pw_dataset *data, size_t row, size_t column) {
    put_cell(out, data, row, column, false);
}

void pw_format_cell_bare(struct pw_buf *out, const struct pw_dataset *data, size_t row,
                         size_t column) {
    put_cell(out, data, row, column, true);
}
