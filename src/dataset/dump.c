/* SPDX-License-Identifier: MIT
 *
 * A dataset as text for tests: exact numbers, one row a line.
 */
#include "packwright/dataset.h"

#include "decimal.h"

static const char *const type_names[] = {"text", "number", "date"};
static const char *const polarity_names[] = {"", " high-is-good", " low-is-good"};

/* Line breaks, bars and backslashes would break the one-line shape. */
static void put_text(struct pw_buf *out, const char *text) {
    for (; text && *text; text++) {
        if (*text == '\n')
            pw_buf_puts(out, "\\n");
        else if (*text == '|' || *text == '\\')
            pw_buf_printf(out, "\\%c", *text);
        else
            pw_buf_putc(out, *text);
    }
}

static const char *from_name(const struct pw_dataset *data, int column) {
    return column >= 0 && (size_t)column < data->columns_count ? data->columns[column].name : NULL;
}

static void dump_column(const struct pw_dataset *data, const struct pw_column *c,
                        struct pw_buf *out) {
    pw_buf_printf(out, "  %s: %s", c->name, type_names[c->type]);
    if (c->unit)
        pw_buf_printf(out, " unit=%s", c->unit);
    if (c->decimals >= 0)
        pw_buf_printf(out, " decimals=%d", c->decimals);
    if (c->date_format)
        pw_buf_printf(out, " format=%s", c->date_format);
    pw_buf_puts(out, polarity_names[c->polarity]);
    const struct {
        const char *what;
        int column;
    } froms[] = {{"unit-from", c->unit_from},
                 {"decimals-from", c->decimals_from},
                 {"polarity-from", c->polarity_from}};
    for (size_t i = 0; i < PW_COUNT(froms); i++)
        if (from_name(data, froms[i].column))
            pw_buf_printf(out, " %s=%s", froms[i].what, from_name(data, froms[i].column));
    if (c->disclosure)
        pw_buf_printf(out, " disclosure=%s", c->disclosure);
    if (c->role)
        pw_buf_printf(out, " role=%s", c->role);
    pw_buf_puts(out, " \"");
    put_text(out, c->label);
    pw_buf_puts(out, "\"\n");
}

static void dump_value(const struct pw_cell *cell, enum pw_type type, struct pw_buf *out) {
    if (cell->state == PW_BOUNDED && cell->text)
        put_text(out, cell->text);
    else if (cell->state == PW_NOT_COLLECTED)
        pw_buf_puts(out, "not collected"); /* its symbol is that of missing */
    else if (cell->state != PW_PRESENT)
        pw_buf_puts(out, pw_state_symbol(cell->state));
    else if (type == PW_NUMBER)
        decimal_plain(out, cell->number);
    else if (type == PW_DATE)
        pw_format_date(out, cell->date, "iso");
    else
        put_text(out, cell->text);
}

static void dump_cell(const struct pw_cell *cell, enum pw_type type, struct pw_buf *out) {
    static const char letters[] = "prefbk"; /* bits of enum pw_flag from the lowest */
    dump_value(cell, type, out);
    if (cell->flags)
        pw_buf_putc(out, ' ');
    for (size_t i = 0; letters[i]; i++)
        if (cell->flags & 1u << i)
            pw_buf_printf(out, "[%c]", letters[i]);
    if (cell->has_parts) {
        pw_buf_puts(out, " (");
        decimal_plain(out, cell->numerator);
        pw_buf_putc(out, '/');
        decimal_plain(out, cell->denominator);
        pw_buf_putc(out, ')');
    }
}

void pw_dataset_dump(const struct pw_dataset *data, struct pw_buf *out) {
    pw_buf_printf(out, "dataset %s: %zu rows\n", data->name, data->rows_count);
    if (data->description)
        pw_buf_printf(out, "  description: %s\n", data->description);
    if (data->source)
        pw_buf_printf(out, "  source: %s\n", data->source);
    for (size_t c = 0; c < data->columns_count; c++)
        dump_column(data, &data->columns[c], out);
    for (size_t row = 0; row < data->rows_count; row++)
        for (size_t c = 0; c < data->columns_count; c++) {
            dump_cell(pw_dataset_cell(data, row, c), data->columns[c].type, out);
            pw_buf_puts(out, c + 1 < data->columns_count ? " | " : "\n");
        }
}
