/* SPDX-License-Identifier: MIT
 *
 * Notes to a table: marks "[note 1]" on heads and rows with their texts below
 * (the form that the Analysis Function asks for, read well by a screen reader),
 * and the note where rounded parts do not add up to a printed total.
 */
#include "compose.h"

#include <math.h>

/* The mark of a note; equal texts share one. */
static const char *mark_of(struct composer *c, struct pw_map *notes, struct pw_block *block,
                           const char *text, struct pw_place place) {
    const char *mark = pw_map_lookup(notes, text);
    if (mark)
        return mark;
    char *made = pw_arena_printf(c->arena, "[note %zu]", pw_map_count(notes) + 1);
    pw_map_put(notes, text, made);
    struct pw_words *words = PW_PUSH(c->arena, block, notes);
    const char *end = pw_str_ends(text, ".") ? "" : ".";
    pw_words_add(c->arena, words, pw_arena_printf(c->arena, "%s %s%s", made, text, end), place);
    return made;
}

static void mark_heads(struct composer *c, struct pw_map *notes, struct pw_block *block,
                       const char *const *heads) {
    for (size_t i = 0; i < block->table->columns_count; i++) {
        struct pw_table_column *column = &block->table->columns[i];
        if (heads && heads[i])
            column->head = pw_arena_printf(c->arena, "%s %s", column->head,
                                           mark_of(c, notes, block, heads[i], block->place));
    }
}

static void mark_rows(struct composer *c, struct pw_map *notes, struct pw_block *block,
                      int source) {
    const struct pw_dataset *data = block->table->data;
    const char **marks = PW_NEW_N(c->arena, const char *, data->rows_count + 1);
    for (size_t row = 0; source >= 0 && row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)source);
        if (cell->state == PW_PRESENT && cell->text && *cell->text)
            marks[row] = mark_of(c, notes, block, cell->text, block->place);
    }
    if (source >= 0)
        block->table->marks = marks;
}

/* ---- rounding -------------------------------------------------------------- */
static double printed(double value, int decimals) {
    double scale = pow(10, decimals);
    return round(value * scale) / scale;
}

static bool is_total(const struct pw_table *table, size_t row) {
    const struct pw_cell *cell = pw_dataset_cell(table->data, row, (size_t)table->total);
    return cell->state == PW_PRESENT && (cell->number == 1 || pw_streq(cell->text, "1"));
}

/* Whether the parts above a total add up as they are but not as they are
 * printed: then rounding is the reason, and the only one. */
static bool rounding_shows(const struct pw_table *table, size_t source) {
    const struct pw_dataset *data = table->data;
    const struct pw_column *column = &data->columns[source];
    double exact = 0, shown = 0, unit = pow(10, -column->decimals);
    bool whole = true;
    for (size_t row = 0; row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, source);
        whole = whole && cell->state == PW_PRESENT;
        if (!is_total(table, row)) {
            exact += cell->number;
            shown += printed(cell->number, column->decimals);
            continue;
        }
        double total = printed(cell->number, column->decimals);
        if (whole && fabs(exact - cell->number) < unit / 2 && fabs(shown - total) > unit / 2)
            return true;
        exact = shown = 0;
        whole = true;
    }
    return false;
}

static void note_rounding(struct composer *c, struct pw_block *block, bool rounded) {
    const struct pw_table *table = block->table;
    for (size_t i = 0; !rounded && table->total >= 0 && i < table->columns_count; i++) {
        size_t source = (size_t)table->columns[i].source;
        rounded = pw_column_adds_up(&table->data->columns[source]) &&
                  table->data->columns[source].decimals >= 0 && rounding_shows(table, source);
    }
    if (rounded)
        pw_words_add(c->arena, PW_PUSH(c->arena, block, notes),
                     "Figures are rounded one by one, so they may not add up to the totals shown.",
                     block->place);
}

static void note_brackets(struct composer *c, struct pw_block *block) {
    const struct pw_table *table = block->table;
    for (size_t i = 0; table->brackets && i < table->columns_count; i++)
        for (size_t row = 0; row < table->data->rows_count; row++) {
            const struct pw_cell *cell =
                pw_dataset_cell(table->data, row, (size_t)table->columns[i].source);
            if (cell->state != PW_PRESENT || cell->number >= 0)
                continue;
            pw_words_add(c->arena, PW_PUSH(c->arena, block, notes),
                         "Figures in brackets are negative.", block->place);
            return;
        }
}

void co_table_marks(struct composer *c, struct pw_block *block, const char *const *heads, int rows,
                    bool rounded) {
    struct pw_map *notes = pw_map_new(c->arena);
    mark_heads(c, notes, block, heads);
    mark_rows(c, notes, block, rows);
    note_brackets(c, block);
    note_rounding(c, block, rounded);
}
