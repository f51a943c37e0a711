/* SPDX-License-Identifier: MIT
 *
 * Counts of the service's own children that no column declares. A query that
 * names no indicator (all of a topic, all of an area) may still print them, so
 * this too is found by its effect: a query without a column of people must give
 * the same on the mart without them.
 */
#include "compose.h"

static bool has_published(const struct pw_query *query) {
    for (size_t i = 0; i < query->columns_count; i++)
        if (query->columns[i].type == PW_NUMBER &&
            pw_streq(query->columns[i].disclosure, "published"))
            return true;
    return false;
}

static bool declares_people(const struct pw_query *query) {
    for (size_t i = 0; i < query->columns_count; i++)
        if (pw_streq(query->columns[i].disclosure, "people"))
            return true;
    return false;
}

static bool same_cell(struct composer *c, const struct pw_cell *a, const struct pw_cell *b) {
    return a->state == b->state && a->number == b->number && a->date == b->date &&
           pw_streq(a->text, b->text ? co_quotes(c->arena, b->text) : NULL);
}

/* `fresh` has the texts as the mart has them. */
static bool same(struct composer *c, const struct pw_dataset *data,
                 const struct pw_dataset *fresh) {
    if (!fresh || fresh->rows_count != data->rows_count)
        return false;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++)
        if (!same_cell(c, &data->cells[i], &fresh->cells[i]))
            return false;
    return true;
}

/* The same in columns that are said to be published. Where rows went with the
 * counts of people, nothing can be said of the others. */
static bool same_published(const struct pw_dataset *data, const struct pw_dataset *fresh) {
    if (!fresh || fresh->rows_count != data->rows_count)
        return true;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++)
        if (pw_streq(data->columns[i % data->columns_count].disclosure, "published") &&
            data->cells[i].number != fresh->cells[i].number)
            return false;
    return true;
}

static void check(struct composer *c, const struct asked *asked) {
    struct pw_findings quiet;
    pw_findings_init(&quiet, c->arena);
    if (declares_people(asked->query) && !has_published(asked->query))
        return;
    const struct pw_dataset *fresh =
        pw_query_run(c->arena, asked->query, c->input->mart, &c->values, &quiet);
    if (declares_people(asked->query)) {
        if (!same_published(asked->data, fresh))
            pw_find(c->findings, PW_ERROR, "people-undeclared", asked->place,
                    "query %s has a column declared `disclosure published` that tells of the "
                    "service's own children (indicators of the mart with disclosure people); "
                    "declare it `disclosure people`",
                    asked->name);
    } else if (!same(c, asked->data, fresh))
        pw_find(c->findings, PW_ERROR, "people-undeclared", asked->place,
                "query %s tells of counts of the service's own children (indicators of the mart "
                "with disclosure people), and none of its columns is declared `disclosure people`; "
                "declare them, or leave these indicators out in SQL",
                asked->name);
}

void co_undeclared_check(struct composer *c) {
    const struct pw_dataset *local = co_ask_quietly(c, "local_indicators");
    const char *known = pw_values_lookup(&c->values, "known_at");
    int32_t day = known ? pw_date_parse(known) : PW_NO_DATE;
    if (!local || !local->rows_count || !pw_mart_hide_people(c->input->mart, day, NULL, c->err))
        return;
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        if (asked->data && !asked->parent)
            check(c, asked);
    }
    pw_mart_set_known(c->input->mart, day, c->err);
}
