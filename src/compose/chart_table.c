/* SPDX-License-Identifier: MIT
 *
 * `table: true` of a chart: the data behind it as a table under it, from the
 * same cells, so that what is withheld stays withheld. Few series stand side
 * by side, a row for each date or name; else a row of the data is a row.
 */
#include "compose.h"

#include "packwright/chart.h"

#define SERIES_MOST 6

struct sides {
    struct pw_map *rows, *series; /* by text: its index */
    int *row_of, *series_of;      /* of each row of the data; -1: none */
};

static const char *cell_text(struct composer *c, const struct pw_dataset *data, size_t row,
                             int column) {
    struct pw_buf buf = {0};
    if (pw_dataset_cell(data, row, (size_t)column)->state == PW_PRESENT)
        pw_format_cell(&buf, data, row, (size_t)column);
    const char *text = pw_arena_strdup(c->arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static int index_of(struct composer *c, struct pw_map *map, const char *text) {
    int *index = pw_map_lookup(map, text);
    if (!index) {
        index = PW_NEW(c->arena, int);
        *index = (int)pw_map_count(map);
        pw_map_put(map, text, index);
    }
    return *index;
}

/* Whether unit and decimals are the same in all rows, so that they can be a column's. */
static bool one_unit(const struct pw_dataset *data, int y) {
    for (size_t r = 1; r < data->rows_count; r++)
        if (!pw_streq(pw_cell_unit(data, r, (size_t)y), pw_cell_unit(data, 0, (size_t)y)) ||
            pw_cell_decimals(data, r, (size_t)y) != pw_cell_decimals(data, 0, (size_t)y))
            return false;
    return true;
}

/* The data with a column for each series; NULL where that would lose a cell or
 * be too wide. */
static const struct pw_dataset *side_by_side(struct composer *c, const struct pw_chart *chart,
                                             const char *name) {
    const struct pw_dataset *data = chart->data;
    int y = chart->y[0];
    struct sides s = {pw_map_new(c->arena), pw_map_new(c->arena),
                      PW_NEW_N(c->arena, int, data->rows_count + 1),
                      PW_NEW_N(c->arena, int, data->rows_count + 1)};
    if (chart->series < 0 || chart->y_count != 1 || !one_unit(data, y))
        return NULL;
    for (size_t r = 0; r < data->rows_count; r++) {
        s.row_of[r] = index_of(c, s.rows, cell_text(c, data, r, chart->x));
        s.series_of[r] = index_of(c, s.series, cell_text(c, data, r, chart->series));
    }
    size_t series = pw_map_count(s.series);
    if (series < 2 || series > SERIES_MOST)
        return NULL;
    struct pw_dataset *out = pw_dataset_new(c->arena, name, series + 1, pw_map_count(s.rows));
    bool *taken = PW_NEW_N(c->arena, bool, series *pw_map_count(s.rows) + 1);
    out->description = data->description;
    out->source = data->source;
    out->place = data->place;
    out->columns[0] = data->columns[chart->x];
    for (size_t k = 0; k < series; k++) {
        struct pw_column *column = &out->columns[k + 1];
        *column = data->columns[y];
        column->name = pw_arena_printf(c->arena, "series_%zu", k + 1);
        column->label = pw_map_key(s.series, k);
        column->unit = pw_cell_unit(data, 0, (size_t)y);
        column->decimals = pw_cell_decimals(data, 0, (size_t)y);
        column->unit_from = column->decimals_from = column->polarity_from = -1;
    }
    for (size_t r = 0; r < data->rows_count; r++) {
        size_t at = (size_t)s.row_of[r] * series + (size_t)s.series_of[r];
        if (taken[at])
            return NULL;
        taken[at] = true;
        *pw_dataset_slot(out, (size_t)s.row_of[r], 0) = *pw_dataset_cell(data, r, (size_t)chart->x);
        *pw_dataset_slot(out, (size_t)s.row_of[r], (size_t)s.series_of[r] + 1) =
            *pw_dataset_cell(data, r, (size_t)y);
    }
    return out;
}

static void add(struct composer *c, struct pw_table *table, int source, bool row_head) {
    for (size_t i = 0; i < table->columns_count; i++)
        if (table->columns[i].source == source)
            return;
    struct pw_table_column *column = PW_PUSH(c->arena, table, columns);
    column->source = source;
    column->head = co_usual_head(c, &table->data->columns[source]);
    column->row_head = row_head;
}

/* Columns of the chart's channels, then of numbers and dates that its options name. */
static void add_channels(struct composer *c, struct pw_table *table, const struct pw_chart *chart) {
    add(c, table, chart->x, true);
    if (chart->series >= 0)
        add(c, table, chart->series, false);
    for (int i = 0; i < chart->y_count; i++)
        add(c, table, chart->y[i], false);
    for (size_t i = 0; i < chart->options_count; i++) {
        int column = pw_dataset_column(chart->data, chart->options[i].value);
        if (column >= 0 && chart->data->columns[column].type != PW_TEXT)
            add(c, table, column, false);
    }
    table->emphasis = chart->emphasis;
}

/* "Lines in the figure: England 67." */
static void tell_references(struct composer *c, struct pw_block *block,
                            const struct pw_chart *chart) {
    struct pw_buf text = {0};
    for (size_t i = 0; i < chart->references_count; i++) {
        const struct pw_reference *reference = &chart->references[i];
        if (reference->value.state == PW_PRESENT)
            pw_buf_printf(&text, "%s%s %s",
                          text.length ? "; " : "Lines in the figure: ", reference->label,
                          pw_chart_reference_text(c->arena, chart, reference));
    }
    if (text.length) {
        pw_buf_putc(&text, '.');
        pw_words_add(c->arena, PW_PUSH(c->arena, block, notes),
                     pw_arena_strdup(c->arena, pw_buf_text(&text)), block->place);
    }
    pw_buf_release(&text);
}

void co_chart_table(struct composer *c, const struct pw_block *figure, struct sink *sink,
                    bool beside) {
    const struct pw_chart *chart = figure->chart;
    const char *number = pw_arena_printf(c->arena, "Table %d", ++c->tables);
    const struct pw_dataset *sides = side_by_side(
        c, chart, pw_arena_printf(c->arena, "%s-table-%d", chart->data->name, c->tables));
    struct pw_table *table = pw_table_new(c->arena, sides ? sides : chart->data);
    if (sides) {
        *PW_PUSH(c->arena, c->doc, datasets) = sides;
        for (size_t i = 0; i < sides->columns_count; i++)
            add(c, table, (int)i, i == 0);
    } else {
        add_channels(c, table, chart);
    }
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_TABLE, figure->place);
    block->table = table;
    block->number = number;
    if (!beside)
        block->subtitle = figure->subtitle;
    pw_words_add(c->arena, &block->words,
                 pw_arena_printf(c->arena, "The figures behind %s%s%s", figure->number,
                                 beside ? "" : ": ",
                                 beside ? "" : pw_words_plain(c->arena, &figure->words)),
                 figure->place);
    tell_references(c, block, chart);
}
