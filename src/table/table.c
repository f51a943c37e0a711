/* SPDX-License-Identifier: MIT
 *
 * Measures a table: styles, widths, heads, row heights.
 */
#include <string.h>

#include "inside.h"

const struct tb_inside *tb_inside_of(const struct pw_table_layout *layout) {
    return layout->inside;
}

double tb_length(const struct pw_table_context *context, enum pw_length_id id) {
    return pw_theme_length(context->theme, id);
}

static const struct pw_style *scaled(struct pw_arena *arena, const struct pw_style *style,
                                     double factor) {
    struct pw_style *copy = PW_NEW(arena, struct pw_style);
    *copy = *style;
    copy->size *= factor;
    copy->leading *= factor;
    return copy;
}

static void styles_set(const struct pw_table_context *context, struct tb_inside *inside,
                       double factor) {
    struct tb_styles *s = &inside->styles;
    s->head = pw_theme_style(context->theme, PW_STYLE_TABLE_HEAD);
    s->cell = pw_theme_style(context->theme, PW_STYLE_TABLE_CELL);
    s->strong = pw_theme_style(context->theme, PW_STYLE_TABLE_STRONG);
    s->group = pw_theme_style(context->theme, PW_STYLE_TABLE_GROUP);
    inside->padding = pw_theme_length(context->theme, PW_LENGTH_CELL_PADDING);
    inside->gap = pw_theme_length(context->theme, PW_LENGTH_CELL_GAP);
    inside->zebra = inside->table->zebra || pw_theme_length(context->theme, PW_LENGTH_ZEBRA) > 0;
    inside->inset = inside->zebra ? inside->gap / 2 : 0;
    if (factor == 1)
        return;
    s->head = scaled(context->arena, s->head, factor);
    s->cell = scaled(context->arena, s->cell, factor);
    s->strong = scaled(context->arena, s->strong, factor);
    s->group = scaled(context->arena, s->group, factor);
    inside->gap *= factor * factor;
}

static void columns_set(const struct pw_table_context *context, struct tb_inside *inside) {
    const struct pw_table *table = inside->table;
    inside->columns_count = table->columns_count;
    inside->columns = PW_NEW_N(context->arena, struct tb_column, table->columns_count + 1);
    inside->spans_count = 0;
    for (size_t c = 0; c < table->columns_count; c++) {
        const char *span = table->columns[c].span;
        inside->columns[c].spec = &table->columns[c];
        inside->columns[c].span = -1;
        if (!span)
            continue;
        if (c == 0 || !pw_streq(span, table->columns[c - 1].span)) {
            struct tb_span *added = PW_PUSH(context->arena, inside, spans);
            added->first = c;
        }
        inside->spans[inside->spans_count - 1].count++;
        inside->columns[c].span = (int)inside->spans_count - 1;
    }
}

/* Room for each span head over its columns; the last of them gives way. */
static void spans_room(const struct pw_table_context *context, struct tb_inside *inside) {
    for (size_t s = 0; s < inside->spans_count; s++) {
        struct tb_span *span = &inside->spans[s];
        const char *text = inside->columns[span->first].spec->span;
        double need = pw_typist_min_width(context->typist, text, inside->styles.head);
        double have = 0;
        for (size_t c = span->first; c < span->first + span->count; c++)
            have += inside->columns[c].min +
                    (c + 1 < span->first + span->count ? inside->columns[c].gap : 0);
        if (need > have) {
            struct tb_column *last = &inside->columns[span->first + span->count - 1];
            last->min += need - have;
            if (last->pref < last->min)
                last->pref = last->min;
        }
    }
}

static double text_height(const struct pw_text *text) {
    return text ? text->height : 0;
}

static double heads_break(const struct pw_table_context *context, struct tb_inside *inside) {
    double height = 0;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        const char *head = column->spec->head ? column->spec->head : "";
        column->head = pw_typist_paragraph(context->typist, context->arena, head,
                                           inside->styles.head, column->width + 0.01);
        double own = text_height(column->head) + inside->padding * 2;
        if (height < own)
            height = own;
        if (column->span >= 0 && inside->spans[column->span].below < own)
            inside->spans[column->span].below = own;
    }
    for (size_t s = 0; s < inside->spans_count; s++) {
        struct tb_span *span = &inside->spans[s];
        const struct tb_column *last = &inside->columns[span->first + span->count - 1];
        double width = last->x + last->width - inside->columns[span->first].x;
        span->text = pw_typist_paragraph(context->typist, context->arena,
                                         inside->columns[span->first].spec->span,
                                         inside->styles.head, width + 0.01);
        double own = span->below + text_height(span->text) + inside->padding * 2;
        if (height < own)
            height = own;
    }
    return height;
}

/* Breaks the cells that are wider than their column; returns the row's height. */
static double row_break(const struct pw_table_context *context, struct tb_inside *inside,
                        size_t row) {
    double height = inside->styles.cell->leading;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        struct tb_cell *cell = &inside->cells[row * inside->columns_count + c];
        if (!cell->text)
            continue;
        bool breaks =
            column->kind == TB_TEXT || column->kind == TB_RIGHT || column->kind == TB_FIGURE;
        bool forced = tb_cell_parts(column, cell->text);
        if (!breaks || (!forced && cell->width <= column->width + 0.01))
            continue;
        if (forced) {
            cell->items =
                tb_items_break(context, column, cell->text, tb_cell_style(inside, row, c));
            if (height < cell->items->height)
                height = cell->items->height;
            continue;
        }
        cell->lines = pw_typist_paragraph(context->typist, context->arena, cell->text,
                                          tb_cell_style(inside, row, c), column->width);
        if (height < cell->lines->height)
            height = cell->lines->height;
    }
    return height + inside->padding * 2;
}

static const char *group_name(const struct pw_table *table, size_t row) {
    if (table->group < 0)
        return NULL;
    const struct pw_cell *cell = pw_dataset_cell(table->data, row, (size_t)table->group);
    return cell->state == PW_PRESENT ? cell->text : NULL;
}

#define PART_LINES 6

/* A row taller than the caller allows parts between its lines. */
static void row_set(const struct pw_table_context *context, struct tb_inside *inside,
                    struct pw_table_layout *layout, size_t row, size_t group_row) {
    double leading = inside->styles.cell->leading, height = row_break(context, inside, row);
    size_t left = 0;
    if (context->split_height > 0 && height > context->split_height)
        left = (size_t)((height - inside->padding * 2) / leading + 0.5);
    size_t first = 0;
    do {
        struct pw_table_row *printed = PW_PUSH(context->arena, layout, rows);
        printed->data_row = row;
        printed->group_row = group_row;
        printed->total = tb_row_total(inside->table, row);
        printed->height = height;
        if (!left)
            return;
        printed->first_line = first;
        printed->lines = left < PART_LINES + 2 ? left : PART_LINES;
        printed->height = (double)printed->lines * leading;
        if (first == 0)
            printed->height += inside->padding;
        first += printed->lines;
        left -= printed->lines;
        if (!left)
            printed->height += inside->padding;
    } while (left);
}

static void rows_set(const struct pw_table_context *context, struct tb_inside *inside,
                     struct pw_table_layout *layout) {
    const struct pw_table *table = inside->table;
    const char *group = NULL;
    size_t group_row = SIZE_MAX;
    for (size_t row = 0; row < table->data->rows_count; row++) {
        const char *name = group_name(table, row);
        if (name && *name && !pw_streq(name, group)) {
            struct pw_table_row *head = PW_PUSH(context->arena, layout, rows);
            const struct pw_text *text = pw_typist_paragraph(context->typist, context->arena, name,
                                                             inside->styles.group, layout->width);
            head->group_head = true;
            head->data_row = row;
            head->group_row = group_row = layout->rows_count - 1;
            head->height = text->height + inside->padding * 2 + inside->padding;
        }
        if (!name || !*name)
            group_row = SIZE_MAX;
        group = name;
        row_set(context, inside, layout, row, group_row);
    }
}

/* Heads of several levels, or groups: cells name their heads (UA-1 7.5). */
static void ids_set(const struct pw_table_context *context, struct tb_inside *inside) {
    inside->linked = inside->spans_count > 0 || inside->table->group >= 0;
    if (!inside->linked)
        return;
    for (size_t s = 0; s < inside->spans_count; s++)
        inside->spans[s].id = pw_arena_printf(context->arena, "s%zu", s);
    for (size_t c = 0; c < inside->columns_count; c++)
        inside->columns[c].id = pw_arena_printf(context->arena, "c%zu", c);
}

const struct pw_table_layout *pw_table_measure(const struct pw_table_context *context,
                                               const struct pw_table *table, double width) {
    static const double factors[] = {1, 0.93, 0.87};
    struct pw_table_layout *layout = PW_NEW(context->arena, struct pw_table_layout);
    struct tb_inside *inside = PW_NEW(context->arena, struct tb_inside);
    layout->inside = inside;
    inside->table = table;
    bool fits = false;
    for (size_t f = 0; f < PW_COUNT(factors) && !fits; f++) {
        styles_set(context, inside, factors[f]);
        columns_set(context, inside);
        tb_cells_measure(context, inside);
        spans_room(context, inside);
        fits = tb_widths(inside, width, &layout->width);
        layout->smaller = f > 0;
    }
    layout->fits = fits;
    layout->natural_width = tb_pref_width(inside);
    if (!fits)
        pw_find(context->findings, PW_WARNING, "table-too-wide", context->place,
                "the table needs more than the %.0f points there are, so words in it are broken: "
                "leave a column out, shorten the heads or put rows for columns",
                width);
    layout->head_height = heads_break(context, inside);
    rows_set(context, inside, layout);
    ids_set(context, inside);
    return layout;
}

double pw_table_group_height(const struct pw_table_layout *layout, size_t first) {
    if (first >= layout->rows_count || layout->rows[first].group_head ||
        layout->rows[first].group_row == SIZE_MAX)
        return 0;
    return layout->rows[layout->rows[first].group_row].height;
}
