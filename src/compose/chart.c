/* SPDX-License-Identifier: MIT
 *
 * The chart block: YAML to a pw_chart, its words and its alternative text.
 */
#include "compose.h"

#include <string.h>

#include "packwright/chart.h"

static const char *const keys[] = {
    "data",    "where",    "mark",      "title",   "subtitle", "x",      "y",
    "series",  "emphasis", "reference", "breaks",  "period",   "values", "stacked",
    "percent", "sorted",   "height",    "source",  "notes",    "alt",    "otherwise",
    "id",      "options",  "index",     "measure", "table",    NULL};

/* Options that are proposed in place of an unknown one. */
#define MARK_OPTIONS_MOST 24

struct chart_reader {
    struct composer *c;
    struct exhibit exhibit;
    struct pw_chart *chart;
    bool failed;
};

static int column(struct chart_reader *r, const char *key) {
    const struct pw_yaml *yaml = pw_yaml_lookup(r->exhibit.yaml, key);
    int i = co_exhibit_column(r->c, &r->exhibit, yaml);
    r->failed = r->failed || (yaml && i < 0);
    return i;
}

static void add_y(struct chart_reader *r, const struct pw_yaml *yaml) {
    if (r->chart->y_count == (int)PW_COUNT(r->chart->y)) {
        pw_find(r->c->findings, PW_ERROR, "too-many-series", yaml->place,
                "a chart takes %d measures at most", (int)PW_COUNT(r->chart->y));
        r->failed = true;
        return;
    }
    int i = co_exhibit_column(r->c, &r->exhibit, yaml);
    bool dates = pw_chart_mark_dates(r->chart->mark);
    if (i >= 0 && r->exhibit.data->columns[i].type != (dates ? PW_DATE : PW_NUMBER)) {
        pw_find(r->c->findings, PW_ERROR, "wrong-type", yaml->place,
                "column %s holds no %s, so it can't be y", yaml->text, dates ? "dates" : "numbers");
        i = -1;
    }
    r->failed = r->failed || i < 0;
    if (i >= 0)
        r->chart->y[r->chart->y_count++] = i;
}

/* A mark without the channel `series` draws one: of several the first would be
 * drawn and the rest left out, which only their authors could see. */
static void check_series(struct chart_reader *r) {
    const struct pw_yaml *series = pw_yaml_lookup(r->exhibit.yaml, "series");
    const struct pw_yaml *y = pw_yaml_lookup(r->exhibit.yaml, "y");
    struct pw_mark_manual manual;
    if (!pw_chart_mark_manual(r->chart->mark, &manual))
        return;
    for (const struct pw_mark_key *key = manual.channels; key->name; key++)
        if (pw_streq(key->name, "series"))
            return;
    if (!series && y && y->kind == PW_YAML_LIST && y->items_count > 1 &&
        !pw_chart_mark_dates(r->chart->mark))
        series = y->items[1];
    if (!series)
        return;
    pw_find(r->c->findings, PW_ERROR, "too-many-series", series->place,
            "the mark %s draws one series: name one column as `y:` without `series:`, and pick its "
            "rows with `where:`; a chart for each of several",
            r->chart->mark);
    r->failed = true;
}

static void read_columns(struct chart_reader *r) {
    const struct pw_dataset *data = r->exhibit.data;
    const struct pw_yaml *y = pw_yaml_lookup(r->exhibit.yaml, "y");
    check_series(r);
    r->chart->x = column(r, "x");
    r->chart->series = column(r, "series");
    r->chart->emphasis = column(r, "emphasis");
    if (y && y->kind == PW_YAML_LIST)
        for (size_t i = 0; i < y->items_count; i++)
            add_y(r, y->items[i]);
    else if (y)
        add_y(r, y);
    if ((r->chart->x < 0 || !r->chart->y_count) && !r->failed) {
        pw_find(r->c->findings, PW_ERROR, "no-axes", r->exhibit.node->place,
                "chart: say which columns of %s are `x:` and `y:`", data->name);
        r->failed = true;
    }
}

static enum pw_emphasis role_called(struct chart_reader *r, const struct pw_yaml *map,
                                    const char *otherwise) {
    static const char *const roles[] = {[PW_EMPHASIS_NONE] = "none",
                                        [PW_EMPHASIS_OWN] = "own",
                                        [PW_EMPHASIS_NEIGHBOURS] = "neighbours",
                                        [PW_EMPHASIS_REGION] = "region",
                                        [PW_EMPHASIS_NATION] = "nation",
                                        [PW_EMPHASIS_CONTEXT] = "context"};
    const char *name = pw_yaml_text(map, "role", otherwise);
    for (size_t i = 0; i < PW_COUNT(roles); i++)
        if (pw_streq(name, roles[i]))
            return (enum pw_emphasis)i;
    pw_find(r->c->findings, PW_ERROR, "unknown-role", pw_yaml_lookup(map, "role")->place,
            "role is own, neighbours, region, nation, context or none, not \"%s\"", name);
    return PW_EMPHASIS_NONE;
}

/* A reference by the name of a column of the chart's own query: its last value. */
static void column_reference(struct chart_reader *r, const struct pw_yaml *yaml) {
    int i = co_exhibit_column(r->c, &r->exhibit, yaml);
    const struct pw_dataset *data = r->exhibit.data;
    r->failed = r->failed || i < 0;
    for (size_t row = data->rows_count; i >= 0 && row-- > 0;) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)i);
        if (cell->state != PW_PRESENT)
            continue;
        struct pw_reference *reference = PW_PUSH(r->c->arena, r->chart, references);
        reference->label = data->columns[i].label;
        reference->value = *cell;
        reference->role = PW_EMPHASIS_NATION;
        return;
    }
}

static void map_reference(struct chart_reader *r, const struct pw_yaml *yaml) {
    if (pw_yaml_lookup(yaml, "data")) {
        r->failed = !co_chart_averages(r->c, &r->exhibit, yaml, r->chart) || r->failed;
        return;
    }
    static const char *const known[] = {"label", "value", "role", "target", NULL};
    pw_yaml_check_keys(yaml, known, "reference", r->c->findings);
    const struct pw_yaml *value = pw_yaml_lookup(yaml, "value");
    const struct pw_yaml *label = pw_yaml_lookup(yaml, "label");
    struct found found = {0};
    struct pw_reference reference = {.role = role_called(r, yaml, "context")};
    reference.target = pw_yaml_bool(yaml, "target", false, r->c->findings);
    double number;
    if (!value || !label || value->kind != PW_YAML_SCALAR) {
        pw_find(
            r->c->findings, PW_ERROR, "bad-reference", yaml->place,
            "a reference has a `label:` and a `value:`, a number or query.column; or it names a "
            "query of averages with `data:`");
        r->failed = true;
        return;
    }
    if (pw_number_parse(value->text, &number)) {
        reference.value = (struct pw_cell){.number = number, .date = PW_NO_DATE};
    } else {
        co_lookup(r->c, value->text, value->place, &found);
        r->failed = r->failed || found.failed;
        reference.value = found.cell;
    }
    reference.label = co_text_of(r->c, label);
    if (reference.value.state != PW_PRESENT || !*reference.label)
        return;
    *PW_PUSH(r->c->arena, r->chart, references) = reference;
    if (found.data)
        co_exhibit_other(r->c, &r->exhibit, found.data, &found.cell);
}

static void read_references(struct chart_reader *r) {
    const struct pw_yaml *yaml = pw_yaml_lookup(r->exhibit.yaml, "reference");
    if (!yaml)
        return;
    for (size_t i = 0; i < (yaml->kind == PW_YAML_LIST ? yaml->items_count : 1); i++) {
        const struct pw_yaml *item = yaml->kind == PW_YAML_LIST ? yaml->items[i] : yaml;
        if (item->kind == PW_YAML_MAP)
            map_reference(r, item);
        else
            column_reference(r, item);
    }
}

/* `breaks: QUERY` with columns date and label. */
static void read_breaks(struct chart_reader *r) {
    const struct pw_yaml *yaml = pw_yaml_lookup(r->exhibit.yaml, "breaks");
    const struct asked *asked = yaml ? pw_map_lookup(r->c->asked, yaml->text) : NULL;
    if (!asked || !asked->data)
        return;
    int date = co_column_of(r->c, asked->data, "date", yaml->place);
    int label = co_column_of(r->c, asked->data, "label", yaml->place);
    for (size_t row = 0; date >= 0 && label >= 0 && row < asked->data->rows_count; row++) {
        struct pw_break *b = PW_PUSH(r->c->arena, r->chart, breaks);
        b->date = pw_dataset_cell(asked->data, row, (size_t)date)->date;
        b->label = pw_dataset_cell(asked->data, row, (size_t)label)->text;
    }
}

/* An option that the mark doesn't know is as wrong as an unknown key. */
static void check_option(struct chart_reader *r, const struct pw_yaml_pair *pair) {
    struct pw_mark_manual manual;
    const char *names[MARK_OPTIONS_MOST] = {0};
    size_t n = 0;
    if (!pw_chart_mark_manual(r->chart->mark, &manual))
        return;
    for (const struct pw_mark_key *key = manual.options; key->name; key++) {
        if (pw_streq(key->name, pair->key))
            return;
        if (n < MARK_OPTIONS_MOST)
            names[n++] = key->name;
    }
    pw_find(r->c->findings, PW_ERROR, "unknown-option", pair->value->place,
            "the mark %s has no option \"%s\"%s", r->chart->mark, pair->key,
            co_nearest(r->c->arena, pair->key, names, n));
}

/* NULL with a finding where there is no such period: axis and words would be
 * those of another. */
static const char *period_named(struct chart_reader *r) {
    static const char *const known[] = {"month",          "quarter",     "half year", "year",
                                        "financial year", "school year", "snapshot"};
    const char *name = pw_yaml_text(r->exhibit.yaml, "period", NULL);
    for (size_t i = 0; name && i < PW_COUNT(known); i++)
        if (pw_streq(name, known[i]))
            return name;
    if (name)
        pw_find(r->c->findings, PW_ERROR, "unknown-period",
                pw_yaml_lookup(r->exhibit.yaml, "period")->place, "there is no period \"%s\"%s",
                name, co_nearest(r->c->arena, name, known, PW_COUNT(known)));
    return NULL;
}

static void read_options(struct chart_reader *r) {
    const struct pw_yaml *yaml = r->exhibit.yaml, *options = pw_yaml_lookup(yaml, "options");
    struct pw_findings *findings = r->c->findings;
    const struct pw_yaml *measure = pw_yaml_lookup(yaml, "measure");
    r->chart->measure = measure ? co_text_of(r->c, measure) : NULL;
    r->chart->period = period_named(r);
    r->chart->values = pw_yaml_bool(yaml, "values", false, findings);
    r->chart->stacked = pw_yaml_bool(yaml, "stacked", false, findings);
    r->chart->percent = pw_yaml_bool(yaml, "percent", false, findings);
    r->chart->sorted = pw_yaml_bool(yaml, "sorted", false, findings);
    r->chart->height = pw_yaml_number(yaml, "height", 0, findings);
    for (size_t i = 0; options && i < options->pairs_count; i++) {
        check_option(r, &options->pairs[i]);
        struct pw_option *option = PW_PUSH(r->c->arena, r->chart, options);
        option->name = options->pairs[i].key;
        option->value = options->pairs[i].value->text;
    }
}

static void read_mark(struct chart_reader *r) {
    const char *mark = pw_yaml_text(r->exhibit.yaml, "mark", "line");
    r->chart->mark = mark;
    if (pw_chart_mark_known(mark))
        return;
    const char *const *marks = pw_chart_marks();
    size_t n = 0;
    while (marks[n])
        n++;
    pw_find(r->c->findings, PW_ERROR, "unknown-mark", r->exhibit.node->place,
            "there is no mark \"%s\"%s", mark, co_nearest(r->c->arena, mark, marks, n));
    r->failed = true;
}

/* Columns that the figure shows, for its notes. */
static bool *shown(struct chart_reader *r) {
    bool *columns = PW_NEW_N(r->c->arena, bool, r->exhibit.data->columns_count + 1);
    for (int i = 0; i < r->chart->y_count; i++)
        columns[r->chart->y[i]] = true;
    return columns;
}

/* `table: true` stands under the figure, `table: beside` in a column next to it. */
struct places {
    bool table, beside;
    struct sink figure, under; /* of figure and table */
};

static struct places places_of(struct composer *c, const struct pw_node *node,
                               const struct sink *sink) {
    const struct pw_yaml *table = pw_yaml_lookup(node->yaml, "table");
    struct places places = {.figure = *sink, .under = *sink};
    places.beside = table && table->kind == PW_YAML_SCALAR && pw_streq(table->text, "beside");
    struct pw_findings wrong;
    pw_findings_init(&wrong, c->arena);
    places.table = places.beside || pw_yaml_bool(node->yaml, "table", false, &wrong);
    if (wrong.errors)
        pw_find(c->findings, PW_ERROR, "not-true-or-false", table->place,
                "the table behind a chart is `true` (under it), `beside` or `false`");
    if (!places.beside)
        return places;
    struct sink columns = {.parent = co_sink_add(c, &places.figure, PW_BLOCK_COLUMNS, node->place)};
    places.figure = (struct sink){.parent = co_sink_add(c, &columns, PW_BLOCK_COLUMN, node->place)};
    places.under = (struct sink){.parent = co_sink_add(c, &columns, PW_BLOCK_COLUMN, node->place)};
    return places;
}

void co_block_chart(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct chart_reader r = {.c = c};
    pw_yaml_check_keys(node->yaml, keys, "chart", c->findings);
    if (!co_exhibit_open(c, node, &r.exhibit))
        return;
    r.chart = PW_NEW(c->arena, struct pw_chart);
    r.chart->data = r.exhibit.data;
    read_mark(&r);
    read_columns(&r);
    read_references(&r);
    read_breaks(&r);
    read_options(&r);
    if (r.failed)
        return;
    r.exhibit.key = r.chart->x;
    bool *columns = shown(&r);
    if (!co_exhibit_has_values(r.exhibit.data, columns) || !pw_chart_drawable(r.chart)) {
        co_exhibit_absent(c, &r.exhibit, sink);
        return;
    }
    struct places places = places_of(c, node, sink);
    struct pw_block *block = co_sink_add(c, &places.figure, PW_BLOCK_FIGURE, node->place);
    block->chart = r.chart;
    bool automatic = pw_streq(pw_yaml_text(node->yaml, "title", "auto"), "auto");
    co_exhibit_words(c, &r.exhibit, block, automatic ? pw_chart_sentence(c->arena, r.chart) : NULL);
    co_exhibit_notes(c, &r.exhibit, block, columns);
    const struct pw_yaml *alt = pw_yaml_lookup(node->yaml, "alt");
    block->alt = alt ? co_text_of(c, alt)
                     : pw_chart_alt(c->arena, r.chart, pw_words_plain(c->arena, &block->words));
    if (places.table)
        co_chart_table(c, block, &places.under, places.beside);
}
