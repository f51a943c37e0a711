/* SPDX-License-Identifier: MIT
 *
 * Blocks with Markdown inside: when, repeat, include, columns, callout.
 */
#include "compose.h"

#include <string.h>

enum { INCLUDE_LIMIT = 8, REPEAT_LIMIT = 2000 };

struct pw_cell co_cell_said(const char *text, enum pw_type type) {
    struct pw_cell cell = {.state = PW_MISSING, .date = PW_NO_DATE, .text = text};
    bool good = true;
    if (type == PW_NUMBER)
        good = pw_number_parse(text, &cell.number);
    else if (type == PW_DATE)
        good = (cell.date = pw_date_parse(text)) != PW_NO_DATE;
    if (good)
        cell.state = PW_PRESENT;
    return cell;
}

bool co_cells_equal(const struct pw_cell *a, const struct pw_cell *b, enum pw_type type) {
    if (a->state != PW_PRESENT || b->state != PW_PRESENT)
        return false;
    switch (type) {
    case PW_NUMBER:
        return a->number == b->number;
    case PW_DATE:
        return a->date == b->date;
    case PW_TEXT:
        return pw_streq(a->text, b->text);
    }
    return false;
}

bool co_condition_met(struct composer *c, const struct pw_condition *condition,
                      struct pw_place place) {
    if (pw_streq(condition->column, "rows")) {
        const struct asked *asked = pw_map_lookup(c->asked, condition->query);
        return asked && asked->data && asked->data->rows_count > 0;
    }
    struct found found, other;
    co_lookup_column(c, condition->query, condition->column, place, &found);
    if (!condition->equals)
        return found.cell.state == PW_PRESENT;
    if (condition->equals_query) {
        co_lookup_column(c, condition->equals_query, condition->equals, place, &other);
        return found.type == other.type && co_cells_equal(&found.cell, &other.cell, found.type);
    }
    struct pw_cell said = co_cell_said(condition->equals, found.type);
    return co_cells_equal(&found.cell, &said, found.type);
}

bool co_conditions(struct composer *c, const char *text, struct pw_place place,
                   struct pw_conditions *out) {
    const char *why;
    if (!pw_conditions_read(c->arena, text, out, &why)) {
        pw_find(c->findings, PW_ERROR, "bad-condition", place, "%s", why);
        return false;
    }
    for (size_t i = 0; i < out->list_count; i++) /* texts of cells have had theirs */
        if (out->list[i].equals && !out->list[i].equals_query)
            out->list[i].equals = co_quotes(c->arena, out->list[i].equals);
    return true;
}

bool co_holds(struct composer *c, const char *text, struct pw_place place) {
    struct pw_conditions conditions;
    if (!co_conditions(c, text, place, &conditions))
        return false;
    for (size_t i = 0; i < conditions.list_count; i++)
        if (co_condition_met(c, &conditions.list[i], place) == conditions.list[i].negated)
            return false;
    return true;
}

void co_block_when(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_conditions conditions;
    const char *why;
    if (!pw_conditions_read(c->arena, node->arguments, &conditions, &why))
        return; /* the template said so */
    if (co_holds(c, node->arguments, node->place))
        co_compose_nodes(c, node, sink);
}

void co_block_repeat(struct composer *c, const struct pw_node *node, struct sink *sink) {
    const char *row, *query, *where;
    if (!pw_loop_read(c->arena, node->arguments, &row, &query, &where))
        return;
    struct asked *asked = pw_map_lookup(c->asked, query);
    if (!asked || !asked->data)
        return;
    if (asked->data->rows_count > REPEAT_LIMIT) {
        pw_find(c->findings, PW_ERROR, "too-many-rows", node->place,
                "query %s gives %zu rows; repeat takes %d at most", query, asked->data->rows_count,
                REPEAT_LIMIT);
        return;
    }
    struct scope scope = {.name = row, .asked = asked, .outer = c->scope};
    c->scope = &scope;
    for (scope.row = 0; scope.row < asked->data->rows_count; scope.row++)
        if (!where || co_holds(c, where, node->place))
            co_compose_nodes(c, node, sink);
    c->scope = scope.outer;
}

void co_block_include(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, node->arguments, &tokens);
    const struct pw_node *root =
        tokens.list_count == 1 ? pw_map_lookup(c->includes, tokens.list[0].text) : NULL;
    if (!root)
        return; /* gather said so */
    if (c->including == INCLUDE_LIMIT) {
        pw_find(c->findings, PW_ERROR, "include-loop", node->place,
                "includes are nested more than %d deep; does one include itself?", INCLUDE_LIMIT);
        return;
    }
    c->including++;
    co_compose_nodes(c, root, sink);
    c->including--;
}

void co_block_columns(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct sink inner = {.parent = co_sink_add(c, sink, PW_BLOCK_COLUMNS, node->place)};
    for (size_t i = 0; i < node->children_count; i++) {
        const struct pw_node *child = node->children[i];
        if (child->kind == PW_NODE_BLOCK && pw_streq(child->text, "column"))
            co_block_column(c, child, &inner);
        else
            pw_find(c->findings, PW_ERROR, "not-a-column", child->place,
                    "columns holds only column blocks; put this into one");
    }
}

void co_block_column(struct composer *c, const struct pw_node *node, struct sink *sink) {
    if (!sink->parent || sink->parent->kind != PW_BLOCK_COLUMNS) {
        pw_find(c->findings, PW_ERROR, "column-outside", node->place,
                "a column stands in a columns block with a longer fence");
        return;
    }
    struct sink inner = {.parent = co_sink_add(c, sink, PW_BLOCK_COLUMN, node->place)};
    co_compose_nodes(c, node, &inner);
}

void co_block_callout(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_CALLOUT, node->place);
    const char *title = node->arguments;
    size_t length = strlen(title);
    if (length >= 2 && title[0] == '"' && title[length - 1] == '"')
        title = pw_arena_strndup(c->arena, title + 1, length - 2);
    block->title = *title ? co_plain_of(c, title, node->place) : NULL;
    struct sink inner = {.parent = block};
    co_compose_nodes(c, node, &inner);
}

void co_block_page_break(struct composer *c, const struct pw_node *node, struct sink *sink) {
    co_sink_add(c, sink, PW_BLOCK_PAGE_BREAK, node->place);
}

void co_block_contents(struct composer *c, const struct pw_node *node, struct sink *sink) {
    co_sink_add(c, sink, PW_BLOCK_CONTENTS, node->place);
}

void co_block_list_of_figures(struct composer *c, const struct pw_node *node, struct sink *sink) {
    co_sink_add(c, sink, PW_BLOCK_FIGURE_LIST, node->place);
}

void co_block_list_of_tables(struct composer *c, const struct pw_node *node, struct sink *sink) {
    co_sink_add(c, sink, PW_BLOCK_TABLE_LIST, node->place);
}
