/* SPDX-License-Identifier: MIT
 *
 * `reference: [{ data: QUERY }]`: the averages that a query gives, a row each,
 * as lines of a chart. What they are averages of is said from the data: set,
 * statistic and number of those with a figure.
 */
#include "compose.h"

#include <string.h>

#include "packwright/chart.h"

struct averages {
    const struct pw_dataset *data;
    int name, value, role, set, statistic, n; /* columns; -1: the query has none */
};

static const char *text_of(struct composer *c, const struct pw_dataset *data, size_t row,
                           int column) {
    if (column < 0 || pw_dataset_cell(data, row, (size_t)column)->state != PW_PRESENT)
        return NULL;
    struct pw_buf buf = {0};
    pw_format_cell(&buf, data, row, (size_t)column);
    const char *text = buf.length ? pw_arena_strdup(c->arena, pw_buf_text(&buf)) : NULL;
    pw_buf_release(&buf);
    return text;
}

/* "May 2025" is the May 2025 set, "Sample set 2025" says that it is one. */
static const char *set_words(struct composer *c, const char *set) {
    return !set || strstr(set, "set") || strstr(set, "Set")
               ? set
               : pw_arena_printf(c->arena, "%s set", set);
}

/* "Statistical neighbours (May 2025 set, mean of 10)"; "England". */
static const char *label_of(struct composer *c, const struct averages *a, size_t row) {
    const char *name = text_of(c, a->data, row, a->name);
    const char *set = set_words(c, text_of(c, a->data, row, a->set));
    const char *statistic = text_of(c, a->data, row, a->statistic);
    const char *n = text_of(c, a->data, row, a->n);
    const char *what = statistic && n ? pw_arena_printf(c->arena, "%s of %s", statistic, n)
                       : n            ? pw_arena_printf(c->arena, "%s authorities", n)
                                      : statistic;
    if (!name || (!set && !what))
        return name;
    return pw_arena_printf(c->arena, "%s (%s%s%s)", name, set ? set : "", set && what ? ", " : "",
                           what ? what : "");
}

static enum pw_emphasis role_of(const struct averages *a, size_t row) {
    const struct pw_cell *cell =
        a->role < 0 ? NULL : pw_dataset_cell(a->data, row, (size_t)a->role);
    return cell && cell->state == PW_PRESENT ? pw_chart_role(cell->text) : PW_EMPHASIS_CONTEXT;
}

bool co_chart_averages(struct composer *c, struct exhibit *exhibit, const struct pw_yaml *map,
                       struct pw_chart *chart) {
    static const char *const known[] = {"data", NULL};
    const struct pw_yaml *query = pw_yaml_lookup(map, "data");
    pw_yaml_check_keys(map, known, "reference", c->findings);
    const struct asked *asked =
        query->kind == PW_YAML_SCALAR ? pw_map_lookup(c->asked, query->text) : NULL;
    if (!asked || !asked->data)
        return false; /* the query's own finding says why */
    struct averages a = {.data = asked->data,
                         .name = co_column_of(c, asked->data, "name", query->place),
                         .value = co_column_of(c, asked->data, "value", query->place),
                         .role = pw_dataset_column(asked->data, "role"),
                         .set = pw_dataset_column(asked->data, "set_name"),
                         .statistic = pw_dataset_column(asked->data, "statistic"),
                         .n = pw_dataset_column(asked->data, "n")};
    if (a.name < 0 || a.value < 0)
        return false;
    if (a.data->columns[a.value].type != PW_NUMBER) {
        pw_find(c->findings, PW_ERROR, "wrong-type", query->place,
                "column value of %s holds no numbers, so it gives no lines", a.data->name);
        return false;
    }
    for (size_t row = 0; row < a.data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(a.data, row, (size_t)a.value);
        const char *label = label_of(c, &a, row);
        if (cell->state != PW_PRESENT || !label)
            continue;
        co_exhibit_other(c, exhibit, a.data, cell);
        *PW_PUSH(c->arena, chart, references) =
            (struct pw_reference){.label = label,
                                  .value = *cell,
                                  .text = text_of(c, a.data, row, a.value),
                                  .role = role_of(&a, row)};
    }
    return true;
}
