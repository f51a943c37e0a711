/* SPDX-License-Identifier: MIT
 *
 * Financial tables: rows (gross, income, net, cumulative) and columns (variance)
 * that are declared to follow from others are held against the numbers, and what
 * a reader must know of them is said below: signs, rounding, sums without parts.
 */
#include <string.h>

#include "sums.h"

struct declared {
    struct composer *c;
    struct pw_block *block;
    const struct pw_table *table;
    const struct pw_dataset *data;
    int names;     /* column of the rows' names */
    bool *follows; /* rows that are declared */
    bool *sums;    /* of these, the sums and differences: not running ones */
    bool rounded;
    struct pw_map *alone; /* heads of columns or rows with sums alone */
};

static const char *name_of(const struct declared *d, size_t row) {
    const struct pw_cell *cell = pw_dataset_cell(d->data, row, (size_t)d->names);
    return cell->state == PW_PRESENT && cell->text ? cell->text : "";
}

static const char *group_of(const struct declared *d, size_t row) {
    if (d->table->group < 0)
        return "";
    const char *text = pw_dataset_cell(d->data, row, (size_t)d->table->group)->text;
    return text ? text : "";
}

/* Names count within a group: each service has its own gross and net. */
static int row_named(const struct declared *d, size_t near, const char *name) {
    for (size_t row = 0; row < d->data->rows_count; row++)
        if (pw_streq(name_of(d, row), name) && pw_streq(group_of(d, row), group_of(d, near)))
            return (int)row;
    return -1;
}

static const char *number_text(struct composer *c, double value, int decimals) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, value, decimals);
    const char *text = pw_arena_strdup(c->arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static const char *head_of_row(struct declared *d, size_t row) {
    struct pw_buf buf = {0};
    for (size_t i = d->table->columns_count; i-- > 0;)
        if (d->table->columns[i].row_head) {
            pw_buf_clear(&buf);
            pw_format_cell(&buf, d->data, row, (size_t)d->table->columns[i].source);
        }
    const char *text = pw_arena_strdup(d->c->arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* `subject`: the head under which a sum without parts is named. */
static void judge(struct declared *d, const struct sum_rule *rule, const struct sum_check *check,
                  size_t row, size_t column, const char *subject) {
    struct composer *c = d->c;
    int decimals = pw_cell_decimals(d->data, row, column);
    switch (co_sum_judge(check, d->data, row, column)) {
    case SUM_BROKEN:
        pw_find(c->findings, PW_ERROR, "sum-does-not-hold", rule->place,
                "\"%s\", %s: `%s` gives %s, but query %s gives %s", head_of_row(d, row),
                d->data->columns[column].label, rule->text, number_text(c, check->exact, decimals),
                d->data->name,
                number_text(c, pw_dataset_cell(d->data, row, column)->number, decimals));
        return;
    case SUM_ROUNDED:
        d->rounded = true;
        return;
    case SUM_ALONE:
        if (rule->kind != SUM_RUNNING)
            pw_map_put(d->alone, subject, d);
        return;
    case SUM_UNKNOWN:
    case SUM_HOLDS:
        return;
    }
}

/* ---- rows ------------------------------------------------------------------- */
/* The plain rows above, back to the declared one before; of the same group. */
static void add_above(const struct declared *d, size_t row, size_t column,
                      struct sum_check *check) {
    for (size_t r = row; r-- > 0;) {
        if (d->follows[r] || !pw_streq(group_of(d, r), group_of(d, row)))
            return;
        co_sum_add(check, d->data, r, column, 1);
    }
}

/* Along the columns that are shown: what `term` has up to this one. */
static void add_running(const struct declared *d, size_t term, size_t column,
                        struct sum_check *check) {
    for (size_t i = 0; i < d->table->columns_count; i++) {
        size_t source = (size_t)d->table->columns[i].source;
        if (pw_column_adds_up(&d->data->columns[source]))
            co_sum_add(check, d->data, term, source, 1);
        if (source == column)
            return;
    }
}

static void check_cell(struct declared *d, const struct sum_rule *rule, size_t row, size_t column) {
    struct sum_check check = {0};
    if (rule->kind == SUM_ABOVE)
        add_above(d, row, column, &check);
    else if (rule->kind == SUM_RUNNING)
        add_running(d, (size_t)row_named(d, row, rule->terms[0].name), column, &check);
    else
        for (size_t t = 0; t < rule->terms_count; t++)
            co_sum_add(&check, d->data, (size_t)row_named(d, row, rule->terms[t].name), column,
                       rule->terms[t].sign);
    judge(d, rule, &check, row, column, d->data->columns[column].label);
}

static void no_row(struct declared *d, const char *name, struct pw_place place) {
    const char **names = PW_NEW_N(d->c->arena, const char *, d->data->rows_count + 1);
    for (size_t row = 0; row < d->data->rows_count; row++)
        names[row] = name_of(d, row);
    pw_find(d->c->findings, PW_ERROR, "unknown-row", place,
            "no row of query %s is called \"%s\" in column %s%s", d->data->name, name,
            d->data->columns[d->names].name,
            co_nearest(d->c->arena, name, names, d->data->rows_count));
}

static bool terms_there(struct declared *d, const struct sum_rule *rule, size_t row) {
    for (size_t t = 0; t < rule->terms_count; t++)
        if (row_named(d, row, rule->terms[t].name) < 0) {
            no_row(d, rule->terms[t].name, rule->place);
            return false;
        }
    return true;
}

struct row_rule {
    const char *name;
    struct pw_place place;
    struct sum_rule rule;
};

static void check_rows(struct declared *d, const struct row_rule *one) {
    for (size_t row = 0; row < d->data->rows_count; row++) {
        if (!pw_streq(name_of(d, row), one->name) || !terms_there(d, &one->rule, row))
            continue;
        for (size_t i = 0; i < d->table->columns_count; i++) {
            size_t source = (size_t)d->table->columns[i].source;
            if (pw_column_adds_up(&d->data->columns[source]))
                check_cell(d, &one->rule, row, source);
        }
    }
}

/* Which rows follow must be known before any is checked: `sum` ends at one. */
static bool mark_rows(struct declared *d, const struct row_rule *one) {
    bool any = false;
    for (size_t row = 0; row < d->data->rows_count; row++)
        if (pw_streq(name_of(d, row), one->name)) {
            any = d->follows[row] = true;
            d->sums[row] = one->rule.kind != SUM_RUNNING;
        }
    if (!any)
        no_row(d, one->name, one->place);
    return any;
}

static void read_rows(struct declared *d, const struct pw_yaml *map) {
    static const char *const known[] = {"is", NULL};
    struct composer *c = d->c;
    if (map->kind != PW_YAML_MAP) {
        pw_find(c->findings, PW_ERROR, "not-rows", map->place,
                "rows names rows and what they are: `net: { is: gross - income }`");
        return;
    }
    struct row_rule *rules = PW_NEW_N(c->arena, struct row_rule, map->pairs_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < map->pairs_count; i++) {
        const struct pw_yaml_pair *pair = &map->pairs[i];
        const struct pw_yaml *is = pw_yaml_lookup(pair->value, "is");
        pw_yaml_check_keys(pair->value, known, "row", c->findings);
        rules[count] =
            (struct row_rule){.name = co_quotes(c->arena, pair->key), .place = pair->place};
        if (!is)
            pw_find(c->findings, PW_ERROR, "not-a-sum", pair->place,
                    "say what row %s is: `%s: { is: gross - income }`", pair->key, pair->key);
        else if (co_sum_rule_read(c, is, &rules[count].rule) && mark_rows(d, &rules[count]))
            count++;
    }
    for (size_t i = 0; i < count; i++)
        check_rows(d, &rules[i]);
}

/* ---- columns ---------------------------------------------------------------- */
static void check_column(struct declared *d, const struct sum_rule *rule, size_t column,
                         const int *terms) {
    struct sum_check run = {0};
    for (size_t row = 0; row < d->data->rows_count; row++) {
        if (row && !pw_streq(group_of(d, row), group_of(d, row - 1)))
            run = (struct sum_check){0};
        if (rule->kind == SUM_RUNNING && d->follows[row])
            continue;
        struct sum_check one = {0}, *check = rule->kind == SUM_RUNNING ? &run : &one;
        for (size_t t = 0; t < rule->terms_count; t++)
            co_sum_add(check, d->data, row, (size_t)terms[t], rule->terms[t].sign);
        judge(d, rule, check, row, column, head_of_row(d, row));
    }
}

static void read_column(struct declared *d, const struct pw_yaml *yaml) {
    struct composer *c = d->c;
    const struct pw_yaml *is = pw_yaml_lookup(yaml, "is");
    const char *name = pw_yaml_text(yaml, "column", "");
    int column = pw_dataset_column(d->data, name);
    struct sum_rule rule;
    if (!is || column < 0 || !co_sum_rule_read(c, is, &rule))
        return;
    if (rule.kind == SUM_ABOVE) {
        pw_find(c->findings, PW_ERROR, "not-a-sum", is->place,
                "`sum` is for rows; a column is `forecast - budget` or `running NAME`");
        return;
    }
    int *terms = PW_NEW_N(c->arena, int, rule.terms_count + 1);
    for (size_t t = 0; t < rule.terms_count; t++) {
        terms[t] = co_column_of(c, d->data, rule.terms[t].name, is->place);
        if (terms[t] < 0)
            return;
        if (pw_streq(d->data->columns[terms[t]].unit, d->data->columns[column].unit))
            continue;
        pw_find(c->findings, PW_ERROR, "units-differ", is->place,
                "column %s can't follow from %s: they have different units", name,
                rule.terms[t].name);
        return;
    }
    check_column(d, &rule, (size_t)column, terms);
}

/* ---- notes ------------------------------------------------------------------ */
static void add_note(struct declared *d, const char *text) {
    pw_words_add(d->c->arena, PW_PUSH(d->c->arena, d->block, notes), text, d->block->place);
}

static void note_alone(struct declared *d) {
    if (pw_map_count(d->alone))
        add_note(d, pw_arena_printf(d->c->arena, "%s: only the total is known, not its parts.",
                                    co_names_joined(d->c, d->alone)));
}

static bool has_negative_money(const struct declared *d) {
    for (size_t i = 0; i < d->table->columns_count; i++) {
        size_t source = (size_t)d->table->columns[i].source;
        const char *unit = d->data->columns[source].unit;
        if (d->data->columns[source].type != PW_NUMBER || !unit || !pw_str_starts(unit, "\xC2\xA3"))
            continue;
        for (size_t row = 0; row < d->data->rows_count; row++)
            if (pw_dataset_cell(d->data, row, source)->number < 0)
                return true;
    }
    return false;
}

static void note_sign(struct declared *d, const struct pw_yaml *yaml, bool declares) {
    const struct pw_yaml *sign = pw_yaml_lookup(yaml, "sign");
    if (sign)
        co_words_of_yaml(d->c, sign, PW_PUSH(d->c->arena, d->block, notes));
    else if (declares && has_negative_money(d))
        pw_find(d->c->findings, PW_WARNING, "sign-unsaid", d->block->place,
                "some amounts are negative; say what that means, as in `sign: \"Spending is "
                "positive, income negative.\"`");
}

/* The column whose texts name the rows: `row_names`, else the first head. */
static int names_column(struct composer *c, const struct exhibit *exhibit) {
    const struct pw_yaml *yaml = pw_yaml_lookup(exhibit->yaml, "row_names");
    int column = yaml ? co_exhibit_column(c, exhibit, yaml) : exhibit->key;
    if (column >= 0 && exhibit->data->columns[column].type == PW_TEXT)
        return column;
    pw_find(c->findings, PW_ERROR, "no-row-names", yaml ? yaml->place : exhibit->node->place,
            "rows are named by a column of text; say which with `row_names:`");
    return -1;
}

bool co_table_sums(struct composer *c, const struct exhibit *exhibit, struct pw_block *block) {
    const struct pw_yaml *rows = pw_yaml_lookup(exhibit->yaml, "rows");
    const struct pw_yaml *columns = pw_yaml_lookup(exhibit->yaml, "columns");
    size_t count = exhibit->data->rows_count;
    struct declared d = {.c = c,
                         .block = block,
                         .table = block->table,
                         .data = exhibit->data,
                         .follows = PW_NEW_N(c->arena, bool, count + 1),
                         .sums = PW_NEW_N(c->arena, bool, count + 1),
                         .alone = pw_map_new(c->arena)};
    bool declares = rows != NULL;
    d.names = rows ? names_column(c, exhibit) : -1;
    if (d.names >= 0) {
        read_rows(&d, rows);
        block->table->sums = d.sums;
    }
    for (size_t i = 0; columns && i < columns->items_count; i++) {
        declares = declares || pw_yaml_lookup(columns->items[i], "is");
        read_column(&d, columns->items[i]);
    }
    note_sign(&d, exhibit->yaml, declares);
    note_alone(&d);
    return d.rounded;
}
