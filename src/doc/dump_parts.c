/* SPDX-License-Identifier: MIT
 *
 * Charts and tables of a doc as text; the numbers stand in their datasets.
 */
#include "blocks.h"

static const char *column_name(const struct pw_dataset *data, int column) {
    if (!data || column < 0 || (size_t)column >= data->columns_count)
        return "(out of range)";
    return data->columns[column].name;
}

static void dump_named(struct pw_buf *out, const char *what, const struct pw_dataset *data,
                       int column) {
    if (column != -1)
        pw_buf_printf(out, " %s=%s", what, column_name(data, column));
}

static void dump_reference(const struct pw_reference *reference, int indent, struct pw_buf *out) {
    static const char *const roles[] = {"none", "own", "neighbours", "region", "nation", "context"};
    /* one cell, printed the way that datasets print theirs */
    struct pw_column column = {.type = PW_NUMBER,
                               .decimals = -1,
                               .unit_from = -1,
                               .decimals_from = -1,
                               .polarity_from = -1};
    struct pw_cell cell = reference->value;
    struct pw_dataset one = {
        .columns = &column, .columns_count = 1, .cells = &cell, .rows_count = 1};
    dump_indent(out, indent);
    pw_buf_puts(out, "reference ");
    dump_quoted(out, reference->label ? reference->label : "");
    pw_buf_puts(out, " = ");
    pw_format_cell(out, &one, 0, 0);
    if ((unsigned)reference->role < PW_COUNT(roles))
        pw_buf_printf(out, " role=%s", roles[reference->role]);
    pw_buf_puts(out, reference->target ? " target\n" : "\n");
}

static void dump_chart_lines(const struct pw_chart *chart, int indent, struct pw_buf *out) {
    for (size_t i = 0; i < chart->references_count; i++)
        dump_reference(&chart->references[i], indent, out);
    for (size_t i = 0; i < chart->breaks_count; i++) {
        dump_indent(out, indent);
        pw_buf_puts(out, "break ");
        pw_format_date(out, chart->breaks[i].date, "iso");
        dump_attribute(out, "label", chart->breaks[i].label);
        pw_buf_putc(out, '\n');
    }
    for (size_t i = 0; i < chart->options_count; i++) {
        dump_indent(out, indent);
        pw_buf_puts(out, "option");
        dump_attribute(out, chart->options[i].name, chart->options[i].value);
        pw_buf_putc(out, '\n');
    }
}

void dump_chart(const struct pw_chart *chart, int indent, struct pw_buf *out) {
    dump_indent(out, indent);
    pw_buf_printf(out, "chart %s data=%s", chart->mark ? chart->mark : "(none)",
                  chart->data ? chart->data->name : "(none)");
    dump_named(out, "x", chart->data, chart->x);
    for (int i = 0; i < chart->y_count && (size_t)i < PW_COUNT(chart->y); i++)
        dump_named(out, "y", chart->data, chart->y[i]);
    dump_named(out, "series", chart->data, chart->series);
    dump_named(out, "emphasis", chart->data, chart->emphasis);
    dump_attribute(out, "measure", chart->measure);
    dump_attribute(out, "period", chart->period);
    pw_buf_puts(out, chart->values ? " values" : "");
    pw_buf_puts(out, chart->stacked ? " stacked" : "");
    pw_buf_puts(out, chart->percent ? " percent" : "");
    pw_buf_puts(out, chart->sorted ? " sorted" : "");
    if (chart->height > 0) {
        pw_buf_puts(out, " height=");
        pw_buf_milli(out, chart->height);
    }
    pw_buf_putc(out, '\n');
    dump_chart_lines(chart, indent + 1, out);
}

void dump_table(const struct pw_table *table, int indent, struct pw_buf *out) {
    static const char *const shows[] = {"text", "status", "change", "spark",
                                        "bar",  "bullet", "range"};
    dump_indent(out, indent);
    pw_buf_printf(out, "table data=%s", table->data ? table->data->name : "(none)");
    dump_named(out, "group", table->data, table->group);
    dump_named(out, "emphasis", table->data, table->emphasis);
    dump_named(out, "total", table->data, table->total);
    dump_attribute(out, "summary", table->summary);
    if (table->turn != PW_TURN_BY_RULE)
        pw_buf_puts(out, table->turn == PW_TURN_ALWAYS ? " landscape" : " portrait");
    pw_buf_putc(out, '\n');
    for (size_t row = 0; table->sums && row < table->data->rows_count; row++)
        if (table->sums[row]) {
            dump_indent(out, indent + 1);
            pw_buf_printf(out, "sum row=%zu\n", row + 1);
        }
    for (size_t i = 0; i < table->columns_count; i++) {
        const struct pw_table_column *column = &table->columns[i];
        dump_indent(out, indent + 1);
        pw_buf_printf(out, "column %s", column_name(table->data, column->source));
        dump_attribute(out, "head", column->head);
        dump_attribute(out, "span", column->span);
        if (column->show != PW_SHOW_TEXT && (unsigned)column->show < PW_COUNT(shows))
            pw_buf_printf(out, " show=%s", shows[column->show]);
        if (column->gauge) {
            dump_named(out, "target", table->data, column->gauge->target);
            dump_named(out, "low", table->data, column->gauge->low);
            dump_named(out, "high", table->data, column->gauge->high);
        }
        pw_buf_puts(out, column->links ? " links" : "");
        pw_buf_puts(out, column->list ? " list" : "");
        if (column->width > 0) {
            pw_buf_puts(out, " width=");
            pw_buf_milli(out, column->width);
        }
        pw_buf_puts(out, column->row_head ? " row-head" : "");
        pw_buf_puts(out, column->strong ? " strong\n" : "\n");
    }
}

void dump_picture(const struct pw_block *block, int indent, struct pw_buf *out) {
    static const char *const sides[] = {"", " centre", " right"};
    const struct pw_picture *picture = block->picture;
    dump_indent(out, indent);
    pw_buf_printf(out, "picture %s ", pw_path_name(picture->path));
    pw_buf_milli(out, picture->width);
    pw_buf_putc(out, 'x');
    pw_buf_milli(out, picture->height);
    pw_buf_puts(out, picture->shapes ? " shapes" : "");
    pw_buf_puts(out, block->decorative ? " decorative" : "");
    if (block->width > 0 || block->share > 0) {
        pw_buf_puts(out, block->width > 0 ? " width=" : " share=");
        pw_buf_milli(out, block->width > 0 ? block->width : block->share);
    }
    pw_buf_printf(out, "%s\n", sides[block->align]);
}
