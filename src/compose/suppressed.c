/* SPDX-License-Identifier: MIT
 *
 * The suppression log of a restricted pack: what its public rendition would
 * withhold, and why.
 */
#include "disclose.h"

static const char *const whys[] = {
    [REASON_SMALL] = "Counts very few people",
    [REASON_SECONDARY] = "Would give a withheld count away",
    [REASON_RATIO] = "Share or rate of a withheld count, or of very few",
    [REASON_DERIVED] = "Tells something about a withheld figure",
};

struct entry {
    const char *query, *column, *row;
    enum reason why;
};
struct entries {
    struct entry *list;
    size_t list_count, list_capacity;
};

/* Texts and dates that head the row: "Assessment North, 31 March 2025". */
static const char *row_words(struct composer *c, const struct pw_dataset *data, size_t row) {
    struct pw_buf text = {0};
    for (size_t i = 0; i < data->columns_count; i++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, i);
        if (data->columns[i].type == PW_NUMBER || cell->state != PW_PRESENT ||
            data->columns[i].role)
            continue;
        if (text.length)
            pw_buf_printf(&text, ", ");
        pw_format_cell(&text, data, row, i);
    }
    const char *copy = pw_arena_strdup(c->arena, text.length ? pw_buf_text(&text) : "the only row");
    pw_buf_release(&text);
    return copy;
}

static void list_all(struct composer *c, struct entries *out) {
    for (size_t w = 0; w < c->withheld_count; w++) {
        const struct pw_dataset *data = c->withheld[w].asked->data;
        for (size_t i = 0; i < data->rows_count * data->columns_count; i++)
            if (c->withheld[w].reasons[i] != REASON_NONE)
                *PW_PUSH(c->arena, out, list) = (struct entry){
                    data->name, data->columns[i % data->columns_count].label,
                    row_words(c, data, i / data->columns_count), c->withheld[w].reasons[i]};
    }
}

static void set_cell(struct pw_dataset *data, size_t row, size_t column, const char *text) {
    struct pw_cell *cell = pw_dataset_slot(data, row, column);
    cell->state = PW_PRESENT;
    cell->text = text;
}

static void add_table(struct composer *c, struct sink *sink, struct pw_place place,
                      const struct entries *entries) {
    static const char *const heads[] = {"Query", "Row", "Figure", "Why"};
    struct pw_dataset *data =
        pw_dataset_new(c->arena, "suppression-log", PW_COUNT(heads), entries->list_count);
    data->place = place;
    for (size_t i = 0; i < PW_COUNT(heads); i++)
        data->columns[i].name = data->columns[i].label = heads[i];
    for (size_t r = 0; r < entries->list_count; r++) {
        set_cell(data, r, 0, entries->list[r].query);
        set_cell(data, r, 1, entries->list[r].row);
        set_cell(data, r, 2, entries->list[r].column);
        set_cell(data, r, 3, whys[entries->list[r].why]);
    }
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_TABLE, place);
    pw_words_add(c->arena, &block->words, "Figures that the public pack withholds", place);
    block->number = pw_arena_printf(c->arena, "Table %d", ++c->tables);
    block->table = PW_NEW(c->arena, struct pw_table);
    block->table->data = data;
    block->table->group = block->table->emphasis = block->table->total = -1;
    *PW_PUSH(c->arena, c->doc, datasets) = data;
    for (size_t i = 0; i < PW_COUNT(heads); i++) {
        struct pw_table_column *column = PW_PUSH(c->arena, block->table, columns);
        column->source = (int)i;
        column->head = heads[i];
        column->row_head = i == 0;
    }
}

void co_suppression_log(struct composer *c) {
    struct pw_place place = {c->tmpl->path, 1, 1};
    struct sink sink = {0};
    struct entries entries = {0};
    struct pw_block *appendix = co_sink_add(c, &sink, PW_BLOCK_APPENDIX, place);
    appendix->level = 2;
    co_number_appendix(c, appendix);
    pw_words_add(c->arena, &appendix->words, "Suppression log", place);
    if (!c->disclosure->judged) {
        co_compose_sentence(c, &sink,
                            "Disclosure could not be judged: no public rendition can be made of "
                            "this pack as it is.",
                            place);
        return;
    }
    list_all(c, &entries);
    if (!entries.list_count) {
        co_compose_sentence(c, &sink, "A public rendition would show all figures of this pack.",
                            place);
        return;
    }
    co_compose_sentence(c, &sink,
                        "A public rendition of this pack would withhold these figures, so that no "
                        "child can be identified.",
                        place);
    add_table(c, &sink, place, &entries);
}
