/* SPDX-License-Identifier: MIT
 *
 * Totals carried forward: running sums of the columns that may be added up,
 * said at the foot of a page and again at the top of the next. Artifacts, like
 * repeated heads: the table itself has each figure once.
 */
#include <string.h>

#include "inside.h"

/* sums[row * columns + c]: of the rows above `row`, totals left out; a cell
 * without a number makes the sum that symbol from there on. */
static void sums_make(const struct pw_table_context *context, struct tb_inside *inside) {
    const struct pw_dataset *data = inside->table->data;
    size_t columns = inside->columns_count, rows = data->rows_count;
    inside->sums = PW_NEW_N(context->arena, struct pw_cell, pw_mul(rows + 1, columns));
    for (size_t row = 0; row <= rows; row++)
        for (size_t c = 0; c < columns; c++) {
            struct pw_cell *sum = &inside->sums[row * columns + c];
            *sum = row ? sum[-(ptrdiff_t)columns] : (struct pw_cell){.date = PW_NO_DATE};
            if (!row || tb_row_total(inside->table, row - 1))
                continue;
            const struct pw_cell *cell =
                pw_dataset_cell(data, row - 1, (size_t)inside->columns[c].spec->source);
            if (sum->state == PW_PRESENT && cell->state == PW_PRESENT)
                sum->number += cell->number;
            else
                *sum = (struct pw_cell){.state = pw_state_of_sum(sum->state, cell->state),
                                        .date = PW_NO_DATE};
        }
}

static char *sum_text(const struct pw_table_context *context, const struct tb_inside *inside,
                      size_t row, size_t c) {
    const struct pw_dataset *data = inside->table->data;
    size_t source = (size_t)inside->columns[c].spec->source;
    struct pw_dataset one = {.columns = &data->columns[source],
                             .columns_count = 1,
                             .cells = &inside->sums[row * inside->columns_count + c],
                             .rows_count = 1};
    return tb_figure_text(context, inside, c, &one, 0, 0);
}

static bool summed(const struct tb_inside *inside, size_t c) {
    const struct tb_column *column = &inside->columns[c];
    return (column->kind == TB_FIGURE || column->kind >= TB_BAR) &&
           pw_column_adds_up(
               pw_dataset_column_at(inside->table->data, (size_t)column->spec->source));
}

/* Sums grow: the columns get room for each of them that may be printed. */
void tb_carry_measure(const struct pw_table_context *context, struct tb_inside *inside) {
    if (!inside->table->carry)
        return;
    sums_make(context, inside);
    for (size_t c = 0; c < inside->columns_count; c++)
        for (size_t row = 1; summed(inside, c) && row <= inside->table->data->rows_count; row++) {
            struct tb_cell cell = {.text = sum_text(context, inside, row, c)};
            bool present = inside->sums[row * inside->columns_count + c].state == PW_PRESENT;
            tb_figure_measure(context, &inside->columns[c], &cell, inside->styles.cell, present);
        }
}

double pw_table_carry_height(const struct pw_table_layout *layout) {
    const struct tb_inside *inside = tb_inside_of(layout);
    return inside->sums ? inside->styles.cell->leading + inside->padding * 2 : 0;
}

double pw_table_draw_carry(const struct pw_table_context *context,
                           const struct pw_table_layout *layout, struct pw_pen *pen, size_t row,
                           bool brought, double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    const struct pw_style *style = inside->styles.cell;
    double top = y + inside->padding, height = pw_table_carry_height(layout);
    double base = top + pw_line_baseline(pw_typist_line(context->typist, "0", style));
    size_t data_row = layout->rows[row].data_row;
    pw_rgb muted = pw_theme_colour(context->theme, PW_COLOUR_MUTED);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_PAGINATION);
    pw_label_draw(pen, context->typist, brought ? "Brought forward" : "Carried forward", style,
                  muted, x + inside->columns[0].x, base, PW_ALIGN_LEFT);
    for (size_t c = 1; c < inside->columns_count; c++) {
        const struct tb_column *column = &inside->columns[c];
        if (!summed(inside, c))
            continue;
        struct tb_cell cell = {.text = sum_text(context, inside, data_row, c)};
        struct tb_column scratch = *column;
        bool present = inside->sums[data_row * inside->columns_count + c].state == PW_PRESENT;
        tb_figure_measure(context, &scratch, &cell, style, present);
        double right = x + column->x + column->width - column->flags;
        double at = cell.before < 0 ? right - cell.width : right - column->after - cell.before;
        pw_label_draw(pen, context->typist, cell.text, style, muted, at, base, PW_ALIGN_LEFT);
    }
    tb_rule(context, pen, x, y + height, layout->width, PW_COLOUR_INK, PW_LENGTH_HAIRLINE);
    pw_pen_end(pen);
    return y + height;
}
