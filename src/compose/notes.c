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

static const struct {
    unsigned flag;
    const char *symbol, *meaning;
} flag_meanings[] = {
    {PW_PROVISIONAL, "[p]", "provisional"},   {PW_REVISED, "[r]", "revised since first published"},
    {PW_ESTIMATED, "[e]", "estimated"},       {PW_FORECAST, "[f]", "forecast"},
    {PW_BREAK, "[b]", "break in the series"},
};

static void note_symbols(struct composer *c, const struct pw_dataset *data, const bool *columns,
                         struct pw_block *block) {
    bool states[PW_STATE_COUNT] = {false};
    unsigned flags = 0;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        if (!columns[i % data->columns_count])
            continue;
        /* a blank cell of text is blank, not a figure that is missing */
        if (data->columns[i % data->columns_count].type == PW_NUMBER)
            states[data->cells[i].state] = true;
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
            pw_buf_printf(&text, "%s%s %s", text.length ? "; " : "", flag_meanings[i].symbol,
                          flag_meanings[i].meaning);
    if (text.length) {
        pw_buf_putc(&text, '.');
        add_note(c, block, pw_buf_text(&text), block->place);
    }
    pw_buf_release(&text);
}

/* "Statistical neighbours (set: May 2025): simple mean of the 9 to 10 ..." from the column whose
 * role is the number of neighbours with a figure. */
static void note_neighbours(struct composer *c, const struct pw_dataset *data,
                            struct pw_block *block) {
    double low = 0, high = 0;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        const struct pw_cell *cell = &data->cells[i];
        if (!pw_streq(data->columns[i % data->columns_count].role, "neighbours") ||
            cell->state != PW_PRESENT || cell->number <= 0)
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

static int first_column(const struct pw_dataset *data, enum pw_type type) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (data->columns[i].type == type && !data->columns[i].role)
            return (int)i;
    return -1;
}

/* The rows that hold a calculated cell, by their date or name. */
static void note_calculated(struct composer *c, const struct pw_dataset *data, const bool *columns,
                            struct pw_block *block) {
    int date = first_column(data, PW_DATE), name = first_column(data, PW_TEXT);
    int key = date >= 0 ? date : name;
    struct pw_map *seen = pw_map_new(c->arena);
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        const struct pw_cell *cell = &data->cells[i];
        if (!columns[i % data->columns_count] || cell->state != PW_PRESENT ||
            !(cell->flags & PW_CALCULATED))
            continue;
        struct pw_buf text = {0};
        if (key >= 0)
            pw_format_cell(&text, data, i / data->columns_count, (size_t)key);
        pw_map_put(seen, pw_buf_text(&text), seen);
        pw_buf_release(&text);
    }
    size_t n = pw_map_count(seen);
    if (!n)
        return;
    struct pw_buf text = {0};
    for (size_t i = 0; i < n && n <= 6; i++)
        pw_buf_printf(&text, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " and ", pw_map_key(seen, i));
    add_note(c, block,
             pw_arena_printf(c->arena,
                             "%s%s%s calculated here, not published: the count over the mid-year "
                             "population estimate of the year before.",
                             n <= 6 ? "Rates for " : "Some rates", pw_buf_text(&text),
                             n <= 6 ? " are" : " are"),
             block->place);
    pw_buf_release(&text);
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
    note_neighbours(c, exhibit->data, block);
    note_calculated(c, exhibit->data, columns, block);
    note_written(c, exhibit, block);
    note_symbols(c, exhibit->data, columns, block);
}
