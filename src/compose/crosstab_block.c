/* SPDX-License-Identifier: MIT
 *
 * The crosstab block: its dataset, made and judged before, as a table.
 */
#include <string.h>

#include "crosstab.h"

static const char *const keys[] = {"data",         "rows",      "columns",   "measure", "total_row",
                                   "total_column", "empty",     "title",     "source",  "notes",
                                   "subtitle",     "otherwise", "id",        "summary", "negative",
                                   "zebra",        "carry",     "landscape", "index",   NULL};

/* "Kind of visit", with the unit where figures have one that is no plain count. */
static const char *span_of(struct composer *c, const struct crosstab *tab) {
    const struct pw_column *cell = &tab->made->data->columns[CROSSTAB_CELLS];
    if (!cell->unit || pw_streq(cell->unit, "count"))
        return tab->label;
    return pw_arena_printf(c->arena, "%s (%s)", tab->label, cell->unit);
}

static struct pw_table *table_of(struct composer *c, const struct crosstab *tab) {
    const struct pw_dataset *data = tab->made->data;
    struct pw_table *table = pw_table_new(c->arena, data);
    const char *span = span_of(c, tab);
    table->total = CROSSTAB_TOTAL;
    for (size_t i = 0; i < data->columns_count; i++) {
        if (i == CROSSTAB_KEY || i == CROSSTAB_TOTAL)
            continue;
        struct pw_table_column *column = PW_PUSH(c->arena, table, columns);
        bool total = i + 1 == data->columns_count && pw_streq(data->columns[i].name, "total");
        column->source = (int)i;
        column->head = data->columns[i].label;
        column->row_head = i == CROSSTAB_NAME;
        column->span = i >= CROSSTAB_CELLS && !total ? span : NULL;
        column->strong = total;
    }
    return table;
}

void co_block_crosstab(struct composer *c, const struct pw_node *node, struct sink *sink) {
    const struct crosstab *tab = NULL;
    pw_yaml_check_keys(node->yaml, keys, "crosstab", c->findings);
    for (size_t i = 0; i < c->crosstabs_count; i++)
        if (c->crosstabs[i].node == node)
            tab = &c->crosstabs[i];
    struct exhibit exhibit;
    if (!co_exhibit_open(c, node, &exhibit) || !tab || !tab->made)
        return;
    exhibit.asked = tab->made;
    exhibit.data = tab->made->data;
    exhibit.key = CROSSTAB_NAME;
    size_t count = exhibit.data->columns_count;
    bool *columns = PW_NEW_N(c->arena, bool, count + 1);
    for (size_t i = 0; i < count; i++)
        columns[i] = i != CROSSTAB_KEY && i != CROSSTAB_TOTAL;
    if (!exhibit.data->rows_count || !co_exhibit_has_values(exhibit.data, columns)) {
        co_exhibit_absent(c, &exhibit, sink);
        return;
    }
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_TABLE, node->place);
    block->table = table_of(c, tab);
    co_exhibit_words(c, &exhibit, block, exhibit.data->description);
    co_exhibit_notes(c, &exhibit, block, columns);
    co_table_manner(c, block->table, node->yaml);
    co_table_marks(c, block, NULL, -1, false);
}
