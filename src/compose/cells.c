/* SPDX-License-Identifier: MIT
 *
 * What a table's column says of its cells beyond their text: the scale of a
 * gauge, where a cell leads, lists, and what initials stand for.
 */
#include <string.h>

#include "compose.h"

static int number_column(struct composer *c, const struct exhibit *exhibit,
                         const struct pw_yaml *yaml) {
    int column = co_exhibit_column(c, exhibit, yaml);
    if (column < 0 || exhibit->data->columns[column].type == PW_NUMBER)
        return column;
    pw_find(c->findings, PW_ERROR, "wrong-type", yaml->place,
            "a scale has columns of numbers; %s is none", exhibit->data->columns[column].name);
    return -1;
}

static void read_gauge(struct composer *c, const struct exhibit *exhibit,
                       struct pw_table_column *column, const struct pw_yaml *yaml) {
    struct pw_gauge *gauge = PW_NEW(c->arena, struct pw_gauge);
    gauge->target = number_column(c, exhibit, pw_yaml_lookup(yaml, "target"));
    gauge->low = number_column(c, exhibit, pw_yaml_lookup(yaml, "low"));
    gauge->high = number_column(c, exhibit, pw_yaml_lookup(yaml, "high"));
    column->gauge = gauge;
    if (column->show == PW_SHOW_RANGE && (gauge->low < 0 || gauge->high < 0))
        pw_find(c->findings, PW_ERROR, "no-range", yaml->place,
                "`show: range` needs `low:` and `high:`, columns with the ends of the range");
}

/* The texts of the column, as they stand; settled when every id is known. */
static void read_links(struct composer *c, const struct exhibit *exhibit,
                       struct pw_table_column *column, const struct pw_yaml *yaml) {
    int source = co_exhibit_column(c, exhibit, yaml);
    if (source < 0)
        return;
    column->links = PW_NEW_N(c->arena, const char *, exhibit->data->rows_count + 1);
    for (size_t row = 0; row < exhibit->data->rows_count; row++)
        column->links[row] = pw_dataset_cell(exhibit->data, row, (size_t)source)->text;
}

void co_column_cells(struct composer *c, const struct exhibit *exhibit,
                     struct pw_table_column *column, const struct pw_yaml *yaml) {
    if (column->show == PW_SHOW_BULLET || column->show == PW_SHOW_RANGE)
        read_gauge(c, exhibit, column, yaml);
    if (pw_yaml_lookup(yaml, "link"))
        read_links(c, exhibit, column, pw_yaml_lookup(yaml, "link"));
    column->list = pw_yaml_bool(yaml, "list", false, c->findings);
}

/* "HS head of safeguarding; PM performance manager.", each once, as they come. */
static void add_meanings(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                         const struct pw_yaml *yaml) {
    const struct pw_yaml *meaning = pw_yaml_lookup(yaml, "meaning");
    int from = meaning ? co_exhibit_column(c, exhibit, meaning) : -1;
    int of = pw_dataset_column(exhibit->data, pw_yaml_text(yaml, "column", ""));
    struct pw_map *seen = pw_map_new(c->arena);
    struct pw_buf text = {0};
    for (size_t row = 0; from >= 0 && of >= 0 && row < exhibit->data->rows_count; row++) {
        const char *initials = pw_dataset_cell(exhibit->data, row, (size_t)of)->text;
        const char *words = pw_dataset_cell(exhibit->data, row, (size_t)from)->text;
        if (!initials || !words || pw_map_lookup(seen, initials))
            continue;
        pw_map_put(seen, initials, seen);
        pw_buf_printf(&text, "%s%s %s", text.length ? "; " : "", initials, words);
    }
    if (text.length) {
        pw_buf_putc(&text, '.');
        pw_words_add(c->arena, PW_PUSH(c->arena, block, notes),
                     pw_arena_strdup(c->arena, pw_buf_text(&text)), block->place);
    }
    pw_buf_release(&text);
}

void co_table_meanings(struct composer *c, const struct exhibit *exhibit, struct pw_block *block) {
    const struct pw_yaml *list = pw_yaml_lookup(exhibit->yaml, "columns");
    for (size_t i = 0; list && i < list->items_count; i++)
        add_meanings(c, exhibit, block, list->items[i]);
}

/* An id as it stands, or a heading by its words. */
static void settle_link(struct composer *c, const struct pw_block *block, const char **link) {
    if (!*link || !**link) {
        *link = NULL;
        return;
    }
    if (pw_map_lookup(c->ids, *link))
        return;
    const char *id = co_heading_slug(c, *link);
    if (!pw_map_lookup(c->ids, id))
        pw_find(c->findings, PW_ERROR, "unresolved-link", block->place,
                "a cell leads to \"%s\", but nothing in this document has that id and no heading "
                "says it",
                *link);
    *link = id;
}

void co_links_settle(struct composer *c, struct pw_block *const *blocks, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const struct pw_table *table = blocks[i]->table;
        for (size_t k = 0; table && k < table->columns_count; k++)
            for (size_t row = 0; table->columns[k].links && row < table->data->rows_count; row++)
                settle_link(c, blocks[i], &table->columns[k].links[row]);
        co_links_settle(c, blocks[i]->children, blocks[i]->children_count);
    }
}
