/* SPDX-License-Identifier: MIT
 *
 * Crosstabs: the long rows of a query as a table of rows and columns with totals.
 * They are worked out before disclosure control, as a dataset with a contract of
 * its own made from that of the query, so that each total is a cell that is judged.
 */
#include "crosstab.h"

#include <math.h>
#include <string.h>

#include "disclose.h"

struct axis {
    int source;          /* column of the long data */
    const char **keys;   /* as parts of keys have them */
    const char **labels; /* for readers */
    size_t count;
    struct pw_map *places; /* of keys: their index */
    const char *total;     /* label of the total; NULL: none */
    int part;              /* of the measure's key, or -1 */
};

/* One cell under way: pw_sum's rule, and Neumaier's sum so that the order of rows
 * shows in no digit. */
struct tally {
    double sum, rest;
    enum pw_state state;
    unsigned flags;
    size_t count;
};

struct work {
    struct composer *c;
    const struct pw_node *node;
    const struct asked *from;
    const struct pw_dataset *data;
    const struct pw_people *people;
    int measure;
    struct axis rows, columns;
    struct tally *tallies; /* (rows + 1) x (columns + 1): the last of each is the total */
    bool failed;
};

static void complain(struct work *w, const char *key, const char *id, const char *text) {
    const struct pw_yaml *yaml = pw_yaml_lookup(w->node->yaml, key);
    pw_find(w->c->findings, PW_ERROR, id, yaml ? yaml->place : w->node->place, "%s", text);
    w->failed = true;
}

/* ---- the axes ----------------------------------------------------------------- */
static int column_named(struct work *w, const char *key) {
    const struct pw_yaml *yaml = pw_yaml_lookup(w->node->yaml, key);
    if (yaml && yaml->kind == PW_YAML_SCALAR)
        return co_column_of(w->c, w->data, yaml->text, yaml->place);
    complain(w, key, "no-column",
             pw_arena_printf(w->c->arena, "a crosstab names the column of its %s", key));
    return -1;
}

static int part_of(const struct work *w, int source) {
    for (size_t p = 0; p < w->people->parts_count; p++)
        if (w->people->parts[p].column == source && !w->people->parts[p].text)
            return (int)p;
    return -1;
}

/* A value as keys spell it; "" for a blank or for a total of the query's own. */
static const char *key_of(const struct work *w, const struct axis *axis, size_t row) {
    struct pw_key_part part = {.column = axis->source};
    const char *value = co_part_value(w->c, w->data, row, &part);
    if (axis->part >= 0 && co_part_total(w->c, w->people, &w->people->parts[axis->part], value))
        return "";
    return value;
}

static const char *label_of(struct work *w, const struct axis *axis, size_t row) {
    struct pw_buf text = {0};
    pw_format_cell(&text, w->data, row, (size_t)axis->source);
    const char *label = pw_arena_strdup(w->c->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return label;
}

static size_t place_of(const struct axis *axis, const char *key) {
    const size_t *place = pw_map_lookup(axis->places, key);
    return *place;
}

static void add_value(struct work *w, struct axis *axis, const char *key, const char *label) {
    size_t *place = PW_NEW(w->c->arena, size_t);
    *place = axis->count;
    pw_map_put(axis->places, key, place);
    axis->keys[axis->count] = key;
    axis->labels[axis->count++] = label;
}

#define COLUMNS_MOST 40 /* no page has room for more */

static void read_axis(struct work *w, struct axis *axis, const char *key, const char *total) {
    struct pw_arena *arena = w->c->arena;
    size_t rows = w->data->rows_count;
    axis->source = column_named(w, key);
    if (axis->source < 0)
        return;
    axis->part = part_of(w, axis->source);
    axis->keys = PW_NEW_N(arena, const char *, rows + 1);
    axis->labels = PW_NEW_N(arena, const char *, rows + 1);
    const char *text = pw_yaml_text(w->node->yaml, total, "Total");
    axis->total = pw_streq(text, "none") ? NULL : co_quotes(arena, text);
    axis->places = pw_map_new(arena);
    for (size_t row = 0; row < rows && !w->failed; row++) {
        const char *value = key_of(w, axis, row);
        if (!*value)
            complain(w, key, "crosstab-blank",
                     pw_arena_printf(arena,
                                     "row %zu of query %s has no %s, or is a total; a crosstab "
                                     "makes its own, so leave such rows out in SQL",
                                     row + 1, w->data->name, w->data->columns[axis->source].name));
        else if (!pw_map_lookup(axis->places, value))
            add_value(w, axis, value, label_of(w, axis, row));
    }
}

/* ---- sums --------------------------------------------------------------------- */
static void tally_add(struct tally *tally, const struct pw_cell *cell) {
    tally->count++;
    tally->flags |= cell->flags;
    tally->state = pw_state_of_sum(tally->state, cell->state);
    if (cell->state != PW_PRESENT)
        return;
    double value = cell->number, next = tally->sum + value;
    tally->rest +=
        fabs(tally->sum) >= fabs(value) ? (tally->sum - next) + value : (value - next) + tally->sum;
    tally->sum = next;
}

static struct tally *tally_at(const struct work *w, size_t row, size_t column) {
    return &w->tallies[row * (w->columns.count + 1) + column];
}

static void hole(struct work *w, size_t row, size_t column, bool zero) {
    struct pw_cell cell = {.state = zero ? PW_PRESENT : PW_MISSING, .date = PW_NO_DATE};
    if (!zero)
        pw_find(w->c->findings, PW_WARNING, "crosstab-hole", w->node->place,
                "query %s has no row for %s and %s; write `empty: 0` if that means none, else it "
                "and its totals are not available",
                w->data->name, w->rows.labels[row], w->columns.labels[column]);
    tally_add(tally_at(w, row, column), &cell);
    tally_add(tally_at(w, w->rows.count, column), &cell);
    tally_add(tally_at(w, row, w->columns.count), &cell);
    tally_add(tally_at(w, w->rows.count, w->columns.count), &cell);
}

static void add_up(struct work *w) {
    size_t rows = w->rows.count, columns = w->columns.count;
    bool zero = pw_streq(pw_yaml_text(w->node->yaml, "empty", ""), "0");
    w->tallies = PW_NEW_N(w->c->arena, struct tally, pw_mul(rows + 1, columns + 1));
    for (size_t i = 0; i < w->data->rows_count; i++) {
        size_t row = place_of(&w->rows, key_of(w, &w->rows, i));
        size_t column = place_of(&w->columns, key_of(w, &w->columns, i));
        const struct pw_cell *cell = pw_dataset_cell(w->data, i, (size_t)w->measure);
        tally_add(tally_at(w, row, column), cell);
        tally_add(tally_at(w, rows, column), cell);
        tally_add(tally_at(w, row, columns), cell);
        tally_add(tally_at(w, rows, columns), cell);
    }
    for (size_t row = 0; row < rows; row++)
        for (size_t column = 0; column < columns; column++)
            if (!tally_at(w, row, column)->count)
                hole(w, row, column, zero);
}

static bool is_sum(const struct work *w) {
    for (size_t row = 0; row < w->rows.count; row++)
        for (size_t column = 0; column < w->columns.count; column++)
            if (tally_at(w, row, column)->count > 1)
                return true;
    return w->rows.total || w->columns.total;
}

/* ---- what can be asked for ------------------------------------------------------ */
static void check_measure(struct work *w) {
    const struct pw_column *column = &w->data->columns[w->measure];
    bool people = pw_streq(column->disclosure, "people");
    if (column->type != PW_NUMBER)
        complain(w, "measure", "wrong-type", "the measure of a crosstab is a column of numbers");
    else if (people && (!w->people->has_key || pw_people_has(w->people, PW_IS_DERIVED)))
        complain(w, "measure", "crosstab-people",
                 "a crosstab of people counts them: its measure needs a key, and is derived from "
                 "no other column");
}

/* Columns in the order of the totals of a count of people would tell that order. */
static void columns_by_name(struct work *w) {
    int down = 0, up = 0;
    struct axis *axis = &w->columns;
    for (size_t i = 1; i < axis->count; i++) {
        double step = tally_at(w, w->rows.count, i)->sum - tally_at(w, w->rows.count, i - 1)->sum;
        down += step < 0;
        up += step > 0;
    }
    if ((up && down) || up + down < 2 ||
        !pw_streq(w->data->columns[w->measure].disclosure, "people") ||
        w->data->columns[axis->source].type != PW_TEXT)
        return;
    for (size_t i = 1; i < axis->count; i++)
        for (size_t j = i; j > 0 && pw_str_casecmp(axis->labels[j - 1], axis->labels[j]) > 0; j--) {
            const char *key = axis->keys[j], *label = axis->labels[j];
            axis->keys[j] = axis->keys[j - 1];
            axis->labels[j] = axis->labels[j - 1];
            axis->keys[j - 1] = key;
            axis->labels[j - 1] = label;
        }
    for (size_t i = 0; i < axis->count; i++)
        *(size_t *)pw_map_lookup(axis->places, axis->keys[i]) = i;
    add_up(w);
}

/* ---- the contract of the cells --------------------------------------------------- */
static void push_total(struct work *w, struct pw_people *people, const char *part) {
    struct pw_stand *role = PW_PUSH(w->c->arena, people, roles);
    *role = (struct pw_stand){.role = PW_IS_TOTAL, .of = part, .column = -1};
}

/* The text that a part of the key has in all rows, or NULL: then it is summed over. */
static const char *same_in_all(const struct work *w, const struct pw_key_part *part) {
    const char *first = NULL;
    for (size_t row = 0; row < w->data->rows_count; row++) {
        const char *value = co_part_value(w->c, w->data, row, part);
        if (first && !pw_streq(first, value))
            return NULL;
        first = value;
    }
    return first;
}

/* `column`: of the crosstab; its count for the total. */
static struct pw_people *people_of(struct work *w, size_t column) {
    struct pw_arena *arena = w->c->arena;
    struct pw_people *people = PW_NEW(arena, struct pw_people);
    if (!w->people->has_key)
        return people;
    people->has_key = true;
    people->measure = w->people->measure;
    people->rounding = w->people->rounding;
    for (size_t p = 0; p < w->people->parts_count; p++) {
        struct pw_key_part part = w->people->parts[p];
        bool is_row = (int)p == w->rows.part, is_column = (int)p == w->columns.part;
        const char *fixed = same_in_all(w, &part);
        if (is_row) {
            part.column = CROSSTAB_KEY;
        } else if (is_column) {
            fixed = column < w->columns.count ? w->columns.keys[column] : NULL;
            part.text = fixed;
        } else {
            part.text = fixed;
        }
        if (is_row || fixed)
            *PW_PUSH(arena, people, parts) = part;
        if ((is_row && w->rows.total) || (is_column && w->columns.total) ||
            (!is_row && !is_column && !fixed))
            push_total(w, people, part.name);
    }
    if (!people->roles_count)
        *PW_PUSH(arena, people, roles) = (struct pw_stand){.role = PW_IS_COUNT, .column = -1};
    return people;
}

static struct pw_query *query_of(struct work *w, const struct pw_dataset *data) {
    struct pw_arena *arena = w->c->arena;
    size_t columns = data->columns_count;
    struct pw_query *query = PW_NEW(arena, struct pw_query);
    *query = *w->from->query;
    query->key = NULL;
    query->columns_count = columns;
    query->columns = data->columns;
    query->label_from = PW_NEW_N(arena, const char *, columns);
    query->column_places = PW_NEW_N(arena, struct pw_place, columns);
    query->people = PW_NEW_N(arena, struct pw_people *, columns);
    for (size_t i = 0; i < columns; i++) {
        query->column_places[i] = w->from->query->column_places[w->measure];
        query->people[i] =
            i < CROSSTAB_CELLS ? PW_NEW(arena, struct pw_people) : people_of(w, i - CROSSTAB_CELLS);
    }
    return query;
}

/* ---- the dataset ----------------------------------------------------------------- */
static void set_text(struct pw_dataset *data, size_t row, size_t column, const char *text) {
    *pw_dataset_slot(data, row, column) =
        (struct pw_cell){.state = PW_PRESENT, .date = PW_NO_DATE, .text = text};
}

static void set_cell(struct pw_cell *cell, const struct tally *tally) {
    *cell = (struct pw_cell){.state = tally->state, .date = PW_NO_DATE};
    if (tally->state != PW_PRESENT)
        return;
    cell->number = tally->sum + tally->rest;
    cell->flags = (uint16_t)tally->flags;
}

static void set_columns(struct work *w, struct pw_dataset *data) {
    struct pw_arena *arena = w->c->arena;
    const struct pw_column *measure = &w->data->columns[w->measure];
    data->columns[0].name = w->data->columns[w->rows.source].name;
    data->columns[0].label = w->data->columns[w->rows.source].label;
    data->columns[CROSSTAB_KEY].name = data->columns[CROSSTAB_KEY].label = "key";
    data->columns[CROSSTAB_KEY].role = "key";
    data->columns[CROSSTAB_TOTAL].name = data->columns[CROSSTAB_TOTAL].label = "total_row";
    data->columns[CROSSTAB_TOTAL].type = PW_NUMBER;
    data->columns[CROSSTAB_TOTAL].role = "total";
    for (size_t i = CROSSTAB_CELLS; i < data->columns_count; i++) {
        struct pw_column *column = &data->columns[i];
        size_t at = i - CROSSTAB_CELLS;
        *column = *measure;
        column->role = NULL;
        column->unit_from = column->decimals_from = column->polarity_from = -1;
        column->name = at < w->columns.count
                           ? pw_arena_printf(arena, "%s_%zu", measure->name, at + 1)
                           : "total";
        column->label = at < w->columns.count ? w->columns.labels[at] : w->columns.total;
    }
}

static struct pw_dataset *dataset_of(struct work *w, const char *name) {
    size_t rows = w->rows.count + (w->rows.total != NULL);
    size_t columns = CROSSTAB_CELLS + w->columns.count + (w->columns.total != NULL);
    struct pw_dataset *data = pw_dataset_new(w->c->arena, name, columns, rows);
    data->description = w->data->description;
    data->source = w->data->source;
    data->place = w->data->place;
    set_columns(w, data);
    for (size_t row = 0; row < rows; row++) {
        bool total = row == w->rows.count;
        set_text(data, row, 0, total ? w->rows.total : w->rows.labels[row]);
        if (!total) /* blank in totals: so the key leaves this part out */
            set_text(data, row, CROSSTAB_KEY, w->rows.keys[row]);
        *pw_dataset_slot(data, row, CROSSTAB_TOTAL) =
            (struct pw_cell){.state = PW_PRESENT, .date = PW_NO_DATE, .number = total};
        for (size_t i = CROSSTAB_CELLS; i < columns; i++)
            set_cell(pw_dataset_slot(data, row, i), tally_at(w, row, i - CROSSTAB_CELLS));
    }
    return data;
}

static void make(struct composer *c, struct crosstab *tab) {
    const struct pw_yaml *name = pw_yaml_lookup(tab->node->yaml, "data");
    const struct asked *from = name ? pw_map_lookup(c->asked, name->text) : NULL;
    struct work w = {.c = c, .node = tab->node, .from = from};
    if (from && from->parent) {
        complain(&w, "data", "crosstab-of-key",
                 "a crosstab takes a whole query, not the rows of one key: its totals are judged "
                 "before rows are picked");
        return;
    }
    if (!from || !from->data)
        return; /* with a finding; none for `data:` is found by the block */
    w.data = from->data;
    w.measure = column_named(&w, "measure");
    if (w.measure < 0)
        return;
    w.people = from->query->people[w.measure];
    read_axis(&w, &w.rows, "rows", "total_row");
    read_axis(&w, &w.columns, "columns", "total_column");
    check_measure(&w);
    if (w.failed || w.rows.source < 0 || w.columns.source < 0)
        return;
    if (w.columns.count > COLUMNS_MOST) {
        complain(&w, "columns", "crosstab-wide", "a crosstab has room for 40 columns at most");
        return;
    }
    add_up(&w);
    if (is_sum(&w) && !pw_column_adds_up(&w.data->columns[w.measure])) {
        complain(&w, "measure", "not-additive",
                 "rates, shares and mixed units don't add up: write `total_row: none` and "
                 "`total_column: none`, and give one row for each cell");
        return;
    }
    columns_by_name(&w);
    struct asked *made = PW_NEW(c->arena, struct asked);
    made->name = pw_arena_printf(c->arena, "%s-crosstab-%zu", from->name, tab->number);
    made->place = tab->node->place;
    made->data = dataset_of(&w, made->name);
    made->query = query_of(&w, made->data);
    made->ran = true;
    pw_map_put(c->asked, made->name, made);
    tab->made = made;
    tab->label = w.data->columns[w.columns.source].label;
}

void co_crosstab_gather(struct composer *c, const struct pw_node *node) {
    struct crosstab *tab = PW_PUSH(c->arena, c, crosstabs);
    tab->node = node;
    tab->number = c->crosstabs_count;
}

void co_crosstabs_make(struct composer *c) {
    for (size_t i = 0; i < c->crosstabs_count; i++)
        make(c, &c->crosstabs[i]);
}
