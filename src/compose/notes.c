/* SPDX-License-Identifier: MIT
 *
 * Notes under figures and tables, collected from the cells that they show:
 * symbols with their meanings, comparators with set and number, calculated
 * figures; then what the query's contract and the template say.
 */
#include "compose.h"

#include <string.h>

static void add_note(struct composer *c, struct pw_block *block, const char *text,
                     struct pw_place place) {
    struct pw_words *words = PW_PUSH(c->arena, block, notes);
    pw_words_add(c->arena, words, co_quotes(c->arena, text), place);
}

const char *co_names_joined(struct composer *c, const struct pw_map *names) {
    size_t n = pw_map_count(names);
    const char *all = "";
    for (size_t i = 0; i < n; i++)
        all = pw_arena_printf(c->arena, "%s%s%s", all,
                              i == 0      ? ""
                              : i + 1 < n ? ", "
                                          : " and ",
                              pw_map_key(names, i));
    return all;
}

static const struct {
    unsigned flag;
    const char *symbol, *meaning;
} flag_meanings[] = {
    {PW_PROVISIONAL, "[p]", "provisional"},   {PW_REVISED, "[r]", "revised since first published"},
    {PW_ESTIMATED, "[e]", "estimated"},       {PW_FORECAST, "[f]", "forecast"},
    {PW_BREAK, "[b]", "break in the series"},
};

/* What a row is called in a note: the text of the exhibit's key column. */
static void note_key(struct composer *c, const struct exhibit *exhibit, size_t row,
                     struct pw_map *names) {
    struct pw_buf text = {0};
    if (exhibit->key >= 0)
        pw_format_cell(&text, exhibit->data, row, (size_t)exhibit->key);
    pw_map_put(names, pw_buf_text(&text), c);
    pw_buf_release(&text);
}

#define NAMED_MOST 3 /* rows that a symbol's meaning names */

/* " (31 March 2024)": a chart prints few of its values, so the symbol may stand
 * nowhere in it. "": all of them, or too many to name. */
static const char *where_flagged(struct composer *c, const struct exhibit *exhibit,
                                 const bool *columns, unsigned flag) {
    const struct pw_dataset *data = exhibit->data;
    struct pw_map *some = pw_map_new(c->arena), *all = pw_map_new(c->arena);
    const char *where = "";
    for (size_t i = 0; exhibit->key >= 0 && i < data->rows_count * data->columns_count; i++) {
        if (!columns[i % data->columns_count] || data->cells[i].state != PW_PRESENT)
            continue;
        note_key(c, exhibit, i / data->columns_count, all);
        if (data->cells[i].flags & flag)
            note_key(c, exhibit, i / data->columns_count, some);
    }
    if (pw_map_count(some) > NAMED_MOST || pw_map_count(some) == pw_map_count(all))
        return "";
    for (size_t i = 0; i < pw_map_count(some); i++)
        where = pw_arena_printf(c->arena, "%s%s%s", where, i ? ", " : " (", pw_map_key(some, i));
    return *where ? pw_arena_printf(c->arena, "%s)", where) : "";
}

static void note_symbols(struct composer *c, const struct exhibit *exhibit, const bool *columns,
                         struct pw_block *block) {
    const struct pw_dataset *data = exhibit->data;
    bool states[PW_STATE_COUNT] = {false}, figure = block->kind == PW_BLOCK_FIGURE;
    unsigned flags = exhibit->others_flags;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        if (!columns[i % data->columns_count])
            continue;
        const struct pw_column *column = &data->columns[i % data->columns_count];
        enum pw_state state = data->cells[i].state;
        /* a blank cell of text is blank, not a figure that is missing */
        if ((column->type == PW_NUMBER || state != PW_MISSING) &&
            !(column->not_applicable && state == PW_NOT_APPLICABLE))
            states[state] = true;
        flags |= data->cells[i].flags;
    }
    struct pw_buf text = {0};
    for (int s = PW_PRESENT + 1; s < PW_STATE_COUNT; s++) {
        const char *symbol = pw_state_symbol((enum pw_state)s);
        if (states[s] && *symbol)
            pw_buf_printf(&text, "%s%s %s", text.length ? "; " : "", symbol,
                          pw_state_meaning((enum pw_state)s));
    }
    for (size_t i = 0; i < PW_COUNT(flag_meanings); i++)
        if (flags & flag_meanings[i].flag)
            pw_buf_printf(&text, "%s%s %s%s", text.length ? "; " : "", flag_meanings[i].symbol,
                          flag_meanings[i].meaning,
                          figure ? where_flagged(c, exhibit, columns, flag_meanings[i].flag) : "");
    if (text.length) {
        pw_buf_putc(&text, '.');
        add_note(c, block, pw_buf_text(&text), block->place);
    }
    pw_buf_release(&text);
}

/* Whether the exhibit shows what this column, the number of neighbours with a figure, is
 * the number of: role "neighbours of COLUMN", or, where that is not said, any figure. */
static bool shows_neighbours(const struct pw_dataset *data, size_t column, const bool *columns) {
    static const char of[] = "neighbours of ";
    const char *role = data->columns[column].role;
    if (!role || !pw_str_starts(role, "neighbours"))
        return false;
    int mean = pw_str_starts(role, of) ? pw_dataset_column(data, role + strlen(of)) : -1;
    bool any = false;
    for (size_t i = 0; i < data->columns_count; i++)
        any = any || (columns[i] && data->columns[i].type == PW_NUMBER);
    return columns[column] || (mean < 0 ? any : columns[mean]);
}

/* "Statistical neighbours (set: May 2025): simple mean of the 9 to 10 ..." */
static void note_neighbours(struct composer *c, const struct pw_dataset *data, const bool *columns,
                            struct pw_block *block) {
    double low = 0, high = 0;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        const struct pw_cell *cell = &data->cells[i];
        if (cell->state != PW_PRESENT || cell->number <= 0 ||
            !shows_neighbours(data, i % data->columns_count, columns))
            continue;
        low = low == 0 || cell->number < low ? cell->number : low;
        high = cell->number > high ? cell->number : high;
    }
    const char *set = pw_values_lookup(&c->values, "set");
    if (high == 0 || !set)
        return;
    char *range = low == high ? pw_arena_printf(c->arena, "%.0f", high)
                              : pw_arena_printf(c->arena, "%.0f to %.0f", low, high);
    add_note(
        c, block,
        pw_arena_printf(c->arena,
                        "Statistical neighbours (set: %s): simple mean of the %s authorities with "
                        "a figure.",
                        set, range),
        block->place);
}

/* "all figures", or the rows that hold a calculated cell. */
static const char *which_rows(struct composer *c, const struct pw_map *some,
                              const struct pw_map *all) {
    size_t n = pw_map_count(some);
    if (n == pw_map_count(all))
        return "All figures";
    if (n > 6)
        return "Some figures";
    struct pw_map *inside = pw_map_new(c->arena);
    for (size_t i = 0; i < n; i++)
        pw_map_put(inside, pw_label_inside(c->arena, pw_map_key(some, i)), c);
    return pw_arena_printf(c->arena, "Figures for %s", co_names_joined(c, inside));
}

/* Shares come from counts alone, rates from a count and the population. */
static void note_calculated(struct composer *c, const struct exhibit *exhibit, const bool *columns,
                            struct pw_block *block) {
    const struct pw_dataset *data = exhibit->data;
    struct pw_map *all = pw_map_new(c->arena);
    struct pw_map *kinds[2] = {pw_map_new(c->arena), pw_map_new(c->arena)};
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        size_t row = i / data->columns_count, column = i % data->columns_count;
        if (!columns[column] || data->cells[i].state != PW_PRESENT)
            continue;
        note_key(c, exhibit, row, all);
        if (data->cells[i].flags & PW_CALCULATED)
            note_key(c, exhibit, row, kinds[pw_streq(pw_cell_unit(data, row, column), "%")]);
    }
    if (pw_map_count(kinds[0]))
        add_note(c, block,
                 pw_arena_printf(c->arena,
                                 "%s are calculated here, because no rate is published: the count "
                                 "over the mid-year population estimate of the year before.",
                                 which_rows(c, kinds[0], all)),
                 block->place);
    if (pw_map_count(kinds[1]))
        add_note(c, block,
                 pw_arena_printf(c->arena,
                                 "%s are calculated here from the published numbers, because no "
                                 "percentage is published.",
                                 which_rows(c, kinds[1], all)),
                 block->place);
}

static void note_written(struct composer *c, const struct exhibit *exhibit,
                         struct pw_block *block) {
    const struct pw_query *query = exhibit->asked->query;
    for (size_t i = 0; i < query->notes_count; i++)
        add_note(c, block, query->notes[i], exhibit->data->place);
    const struct pw_yaml *yaml = pw_yaml_lookup(exhibit->yaml, "notes");
    if (!yaml)
        return;
    for (size_t i = 0; i < (yaml->kind == PW_YAML_LIST ? yaml->items_count : 1); i++)
        co_words_of_yaml(c, yaml->kind == PW_YAML_LIST ? yaml->items[i] : yaml,
                         PW_PUSH(c->arena, block, notes));
}

void co_exhibit_notes(struct composer *c, const struct exhibit *exhibit, struct pw_block *block,
                      const bool *columns) {
    note_neighbours(c, exhibit->data, columns, block);
    note_calculated(c, exhibit, columns, block);
    note_written(c, exhibit, block);
    note_symbols(c, exhibit, columns, block);
}
