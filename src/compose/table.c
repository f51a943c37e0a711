/* SPDX-License-Identifier: MIT
 *
 * The table block: YAML to a pw_table and its words.
 */
#include "sums.h"

#include <string.h>

#include "packwright/geom.h"

static const char *const keys[] = {
    "data",     "where",  "title",     "subtitle", "columns",   "group", "emphasis",  "total",
    "summary",  "source", "otherwise", "notes",    "id",        "index", "landscape", "row_notes",
    "negative", "zebra",  "carry",     "rows",     "row_names", "sign",  NULL};

static enum pw_cell_kind show_called(struct composer *c, const struct pw_yaml *map) {
    static const char *const names[] = {
        [PW_SHOW_TEXT] = "text",   [PW_SHOW_STATUS] = "status", [PW_SHOW_CHANGE] = "change",
        [PW_SHOW_SPARK] = "spark", [PW_SHOW_BAR] = "bar",       [PW_SHOW_BULLET] = "bullet",
        [PW_SHOW_RANGE] = "range"};
    const char *name = pw_yaml_text(map, "show", "text");
    for (size_t i = 0; i < PW_COUNT(names); i++)
        if (pw_streq(name, names[i]))
            return (enum pw_cell_kind)i;
    pw_find(c->findings, PW_ERROR, "unknown-show", pw_yaml_lookup(map, "show")->place,
            "a column shows text, status, change, spark, bar, bullet or range, not \"%s\"", name);
    return PW_SHOW_TEXT;
}

static const char *join(struct composer *c, const char *a, const char *b) {
    return a && b ? pw_arena_printf(c->arena, "%s, %s", a, b) : a ? a : b;
}

const char *co_usual_head(struct composer *c, const struct pw_column *column) {
    bool said = !column->unit || pw_streq(column->unit, "count") ||
                strstr(column->label, column->unit) || pw_streq(column->unit, "date") ||
                column->unit_from >= 0;
    const char *more = join(c, said ? NULL : column->unit, column->population);
    more = join(c, more, column->period);
    return more ? pw_arena_printf(c->arena, "%s (%s)", column->label, more) : column->label;
}

static struct pw_table_column *add_column(struct composer *c, const struct exhibit *exhibit,
                                          struct pw_table *table, int source) {
    struct pw_table_column *column = PW_PUSH(c->arena, table, columns);
    column->source = source;
    column->head = co_usual_head(c, &exhibit->data->columns[source]);
    return column;
}

double co_length_of(struct composer *c, const struct pw_yaml *yaml) {
    static const struct {
        const char *name;
        double points;
    } units[] = {{"cm", PW_MM * 10}, {"mm", PW_MM}, {"pt", 1}, {"", 1}};
    if (!yaml)
        return 0;
    const char *text = yaml->kind == PW_YAML_SCALAR ? yaml->text : "";
    size_t digits = strspn(text, "0123456789.");
    const char *unit = text + digits + strspn(text + digits, " ");
    double number;
    for (size_t u = 0; u < PW_COUNT(units); u++)
        if (pw_streq(unit, units[u].name) &&
            pw_number_parse(pw_arena_strndup(c->arena, text, digits), &number) && number > 0)
            return number * units[u].points;
    pw_find(c->findings, PW_ERROR, "not-a-length", yaml->place,
            "a width is written 3cm, 30mm or 85 (points), not \"%s\"", text);
    return 0;
}

static void read_column(struct composer *c, const struct exhibit *exhibit, struct pw_table *table,
                        const struct pw_yaml *yaml) {
    static const char *const known[] = {"column", "head",  "span", "show",    "row_head", "strong",
                                        "width",  "share", "note", "is",      "target",   "low",
                                        "high",   "link",  "list", "meaning", NULL};
    if (yaml->kind == PW_YAML_SCALAR) {
        int i = co_exhibit_column(c, exhibit, yaml);
        if (i >= 0)
            add_column(c, exhibit, table, i);
        return;
    }
    pw_yaml_check_keys(yaml, known, "column", c->findings);
    const struct pw_yaml *name = pw_yaml_lookup(yaml, "column");
    if (!name) {
        pw_find(c->findings, PW_ERROR, "no-column", yaml->place,
                "say which column of the query with `column:`");
        return;
    }
    int i = co_exhibit_column(c, exhibit, name);
    if (i < 0)
        return;
    struct pw_table_column *column = add_column(c, exhibit, table, i);
    if (pw_yaml_lookup(yaml, "head"))
        column->head = co_text_of(c, pw_yaml_lookup(yaml, "head"));
    if (pw_yaml_lookup(yaml, "span"))
        column->span = co_text_of(c, pw_yaml_lookup(yaml, "span"));
    const struct pw_column *data = &exhibit->data->columns[i];
    if (!pw_yaml_lookup(yaml, "head") && column->span && data->unit &&
        strstr(column->span, co_quotes(c->arena, data->unit)))
        column->head = data->label; /* "£'000" stands over all of them */
    column->show = show_called(c, yaml);
    column->row_head = pw_yaml_bool(yaml, "row_head", false, c->findings);
    column->strong = pw_yaml_bool(yaml, "strong", false, c->findings);
    column->width = co_length_of(c, pw_yaml_lookup(yaml, "width"));
    column->share = pw_yaml_number(yaml, "share", 0, c->findings);
    co_column_cells(c, exhibit, column, yaml);
}

/* Columns that serve others, that say where rows come from or which cells are the same, show
 * nothing. */
static bool serves(const struct pw_dataset *data, size_t column) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (data->columns[i].unit_from == (int)column ||
            data->columns[i].decimals_from == (int)column ||
            data->columns[i].polarity_from == (int)column)
            return true;
    const char *role = data->columns[column].role;
    return pw_streq(role, "source") || pw_streq(role, "emphasis") || pw_streq(role, "key") ||
           (role && pw_str_starts(role, "neighbours"));
}

static void read_columns(struct composer *c, const struct exhibit *exhibit,
                         struct pw_table *table) {
    const struct pw_yaml *list = pw_yaml_lookup(exhibit->yaml, "columns");
    if (list && list->kind != PW_YAML_LIST)
        pw_find(c->findings, PW_ERROR, "not-a-list", list->place,
                "columns is a list, one `- column: NAME` a line");
    table->columns_capacity = list ? list->items_count : exhibit->data->columns_count;
    table->columns = PW_NEW_N(c->arena, struct pw_table_column, table->columns_capacity);
    if (list)
        for (size_t i = 0; i < list->items_count; i++)
            read_column(c, exhibit, table, list->items[i]);
    for (size_t i = 0; !list && i < exhibit->data->columns_count; i++)
        if (!serves(exhibit->data, i) && (int)i != table->group && (int)i != table->emphasis &&
            (int)i != table->total)
            add_column(c, exhibit, table, (int)i);
    bool headed = false;
    for (size_t i = 0; i < table->columns_count; i++)
        headed = headed || table->columns[i].row_head;
    if (!headed && table->columns_count)
        table->columns[0].row_head = true;
}

static int key_column(const struct pw_table *table) {
    for (size_t i = 0; i < table->columns_count; i++)
        if (table->columns[i].row_head)
            return table->columns[i].source;
    return -1;
}

static bool *shown(struct composer *c, const struct exhibit *exhibit,
                   const struct pw_table *table) {
    bool *columns = PW_NEW_N(c->arena, bool, exhibit->data->columns_count + 1);
    for (size_t i = 0; i < table->columns_count; i++)
        columns[table->columns[i].source] = true;
    return columns;
}

/* The notes of columns, in the order of the table's columns. */
static const char *const *head_notes(struct composer *c, const struct pw_table *table,
                                     const struct pw_yaml *yaml) {
    const char **notes = PW_NEW_N(c->arena, const char *, table->columns_count + 1);
    const struct pw_yaml *list = pw_yaml_lookup(yaml, "columns");
    for (size_t i = 0; list && i < list->items_count && i < table->columns_count; i++) {
        const struct pw_yaml *note =
            list->items[i]->kind == PW_YAML_MAP ? pw_yaml_lookup(list->items[i], "note") : NULL;
        notes[i] = note ? co_text_of(c, note) : NULL;
    }
    return notes;
}

void co_table_manner(struct composer *c, struct pw_table *table, const struct pw_yaml *yaml) {
    const struct pw_yaml *negative = pw_yaml_lookup(yaml, "negative");
    table->brackets = negative && pw_streq(negative->text, "brackets");
    if (negative && !table->brackets && !pw_streq(negative->text, "minus"))
        pw_find(c->findings, PW_ERROR, "unknown-negative", negative->place,
                "negative figures are printed with a `minus` or in `brackets`");
    table->zebra = pw_yaml_bool(yaml, "zebra", false, c->findings);
    table->carry = pw_yaml_bool(yaml, "carry", false, c->findings);
    if (pw_yaml_lookup(yaml, "landscape"))
        table->turn =
            pw_yaml_bool(yaml, "landscape", false, c->findings) ? PW_TURN_ALWAYS : PW_TURN_NEVER;
    const struct pw_yaml *summary = pw_yaml_lookup(yaml, "summary");
    table->summary = summary ? co_text_of(c, summary) : NULL;
}

void co_block_table(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct exhibit exhibit;
    pw_yaml_check_keys(node->yaml, keys, "table", c->findings);
    if (!co_exhibit_open(c, node, &exhibit))
        return;
    struct pw_table *table = PW_NEW(c->arena, struct pw_table);
    table->data = exhibit.data;
    table->group = co_exhibit_column(c, &exhibit, pw_yaml_lookup(node->yaml, "group"));
    table->emphasis = co_exhibit_column(c, &exhibit, pw_yaml_lookup(node->yaml, "emphasis"));
    table->total = co_exhibit_column(c, &exhibit, pw_yaml_lookup(node->yaml, "total"));
    read_columns(c, &exhibit, table);
    if (!table->columns_count)
        return; /* each had its finding */
    exhibit.key = key_column(table);
    bool *columns = shown(c, &exhibit, table);
    if (!co_exhibit_has_values(exhibit.data, columns)) {
        co_exhibit_absent(c, &exhibit, sink);
        return;
    }
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_TABLE, node->place);
    block->table = table;
    co_exhibit_words(c, &exhibit, block, exhibit.data->description);
    co_exhibit_notes(c, &exhibit, block, columns);
    co_table_manner(c, table, node->yaml);
    co_table_meanings(c, &exhibit, block);
    bool rounded = co_table_sums(c, &exhibit, block);
    co_table_marks(c, block, head_notes(c, table, node->yaml),
                   co_exhibit_column(c, &exhibit, pw_yaml_lookup(node->yaml, "row_notes")),
                   rounded);
}
