/* SPDX-License-Identifier: MIT
 *
 * Names in the template to cells: parameters, the row that a repeat stands on,
 * the one row of a query.
 */
#include "compose.h"

#include <string.h>

static void found_cell(struct found *found, const struct pw_dataset *data, size_t row,
                       size_t column) {
    const struct pw_column *col = &data->columns[column];
    found->data = data;
    found->row = row;
    found->column = column;
    found->cell = *pw_dataset_cell(data, row, column);
    found->type = col->type;
    found->unit = pw_cell_unit(data, row, column);
    found->decimals = pw_cell_decimals(data, row, column);
    found->date_format = col->date_format;
}

static void found_nothing(struct found *found) {
    *found = (struct found){.decimals = -1, .type = PW_TEXT};
    found->cell.state = PW_MISSING;
    found->cell.date = PW_NO_DATE;
}

static void lookup_parameter(struct composer *c, const char *name, struct pw_place place,
                             struct found *found) {
    const struct parameter *parameter = pw_map_lookup(c->parameters, name);
    if (!parameter) {
        size_t n = pw_map_count(c->parameters);
        const char **names = PW_NEW_N(c->arena, const char *, n + 1);
        for (size_t i = 0; i < n; i++)
            names[i] = pw_map_key(c->parameters, i);
        pw_find(c->findings, PW_ERROR, "unknown-name", place,
                "\"%s\" is neither a parameter nor query.column%s", name,
                co_nearest(c->arena, name, names, n));
        found->failed = true;
        return;
    }
    const char *value = pw_values_lookup(&c->values, name);
    found->type = pw_streq(parameter->type, "date") ? PW_DATE : PW_TEXT;
    if (!value)
        return;
    found->cell.state = PW_PRESENT;
    if (found->type == PW_DATE)
        found->cell.date = pw_date_parse(value);
    else
        found->cell.text = co_quotes(c->arena, value);
}

static const struct scope *scope_of(const struct composer *c, const char *name) {
    for (const struct scope *s = c->scope; s; s = s->outer)
        if (pw_streq(s->name, name))
            return s;
    return NULL;
}

void co_lookup(struct composer *c, const char *name, struct pw_place place, struct found *found) {
    const char *dot = strrchr(name, '.');
    if (dot) {
        const char *query = pw_arena_strndup(c->arena, name, (size_t)(dot - name));
        co_lookup_column(c, query, dot + 1, place, found);
        return;
    }
    found_nothing(found);
    lookup_parameter(c, name, place, found);
}

void co_lookup_column(struct composer *c, const char *query, const char *name,
                      struct pw_place place, struct found *found) {
    found_nothing(found);
    const struct scope *scope = scope_of(c, query);
    const struct asked *asked = scope ? scope->asked : pw_map_lookup(c->asked, query);
    const struct pw_dataset *data = asked ? asked->data : NULL;
    int column = data ? co_column_of(c, data, name, place) : -1;
    if (column < 0) {
        found->failed = true;
        return;
    }
    found->type = data->columns[column].type;
    if (scope) {
        found_cell(found, data, scope->row, (size_t)column);
    } else if (data->rows_count == 1) {
        found_cell(found, data, 0, (size_t)column);
    } else if (asked->parent && !data->rows_count) {
        const char **names = PW_NEW_N(c->arena, const char *, asked->parent->data->rows_count + 1);
        pw_find(c->findings, PW_ERROR, "unknown-row", place, "query %s has no row \"%s\"%s",
                asked->parent->name, asked->key,
                co_nearest(c->arena, asked->key, names, co_key_names(asked->parent, names)));
        found->failed = true;
    } else if (data->rows_count > 1) {
        pw_find(c->findings, PW_ERROR, "many-rows", place,
                "query %s gives %zu rows; a value in text needs a query that gives one row",
                data->name, data->rows_count);
        found->failed = true;
    }
}
