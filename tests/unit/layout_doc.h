/* SPDX-License-Identifier: MIT
 *
 * Docs made by hand for the tests of table and layout: small builders over
 * doc.h, and datasets from text.
 */
#ifndef PACKWRIGHT_TESTS_LAYOUT_DOC_H
#define PACKWRIGHT_TESTS_LAYOUT_DOC_H

#include <stdlib.h>
#include <string.h>

#include "packwright/doc.h"
#include "packwright/layout.h"

static const struct pw_place nowhere = {"test.md", 1, 1};

static inline struct pw_block *block_in(struct pw_doc *doc, struct pw_block *parent,
                                        enum pw_block_kind kind) {
    struct pw_block *block = pw_block_new(doc->arena, kind, nowhere);
    if (parent)
        *PW_PUSH(doc->arena, parent, children) = block;
    else
        *PW_PUSH(doc->arena, doc, blocks) = block;
    return block;
}

static inline void say(struct pw_doc *doc, struct pw_words *words, const char *text) {
    pw_words_add(doc->arena, words, text, nowhere);
}

static inline struct pw_block *heading_in(struct pw_doc *doc, struct pw_block *parent, int level,
                                          const char *number, const char *text) {
    struct pw_block *block = block_in(doc, parent, PW_BLOCK_HEADING);
    block->level = level;
    block->number = number;
    say(doc, &block->words, text);
    return block;
}

static inline struct pw_block *paragraph_in(struct pw_doc *doc, struct pw_block *parent,
                                            const char *number, const char *text) {
    struct pw_block *block = block_in(doc, parent, PW_BLOCK_PARAGRAPH);
    block->number = number;
    say(doc, &block->words, text);
    return block;
}

static inline struct pw_block *list_in(struct pw_doc *doc, struct pw_block *parent,
                                       const char *numbering) {
    struct pw_block *block = block_in(doc, parent, PW_BLOCK_LIST);
    block->numbering = numbering;
    block->tight = true;
    return block;
}

static inline struct pw_block *item_in(struct pw_doc *doc, struct pw_block *list,
                                       const char *number, const char *text) {
    struct pw_block *item = block_in(doc, list, PW_BLOCK_ITEM);
    item->number = number;
    if (text)
        paragraph_in(doc, item, NULL, text);
    return item;
}

static inline void field_in(struct pw_doc *doc, struct pw_block *fields, const char *name,
                            const char *text) {
    struct pw_block *item = block_in(doc, fields, PW_BLOCK_ITEM);
    item->title = name;
    if (text)
        paragraph_in(doc, item, NULL, text);
}

static inline void tile_in(struct pw_doc *doc, struct pw_block *tiles, const char *label,
                           const char *value, const char *note) {
    struct pw_block *tile = block_in(doc, tiles, PW_BLOCK_TILE);
    tile->title = label;
    tile->value = value;
    tile->note = note;
}

/* A dataset from text. First line: name:type[:decimals[:polarity]] parted by
 * '|', type t n d; then a line a row. Empty numbers are missing, symbols are
 * read as published. */
static inline struct pw_dataset *dataset_of(struct pw_arena *arena, const char *name,
                                            const char *text) {
    size_t lines = 0, columns = 1;
    for (const char *c = text; *c; c++)
        lines += *c == '\n';
    for (const char *c = text; *c && *c != '\n'; c++)
        columns += *c == '|';
    struct pw_dataset *data = pw_dataset_new(arena, name, columns, lines ? lines - 1 : 0);
    const char *at = text;
    for (size_t line = 0; line < lines; line++) {
        for (size_t c = 0; c < columns; c++) {
            size_t length = strcspn(at, "|\n");
            char *word = pw_arena_strndup(arena, at, length);
            at += length + (at[length] ? 1 : 0);
            struct pw_column *column = &data->columns[c];
            if (line == 0) {
                char *type = strchr(word, ':');
                *type++ = '\0';
                column->name = column->label = word;
                column->type = *type == 'n' ? PW_NUMBER : *type == 'd' ? PW_DATE : PW_TEXT;
                column->decimals = type[1] == ':' ? atoi(type + 2) : -1;
                column->polarity = strchr(type, '+')   ? PW_HIGH_IS_GOOD
                                   : strchr(type, '~') ? PW_LOW_IS_GOOD
                                                       : PW_NEUTRAL;
                column->unit_from = column->decimals_from = column->polarity_from = -1;
                continue;
            }
            struct pw_cell *cell = pw_dataset_slot(data, line - 1, c);
            cell->date = PW_NO_DATE;
            if (column->type == PW_NUMBER && pw_number_parse(word, &cell->number)) {
                cell->state = PW_PRESENT;
            } else if (column->type == PW_DATE) {
                cell->date = pw_date_parse(word);
                cell->state = cell->date == PW_NO_DATE ? PW_MISSING : PW_PRESENT;
            } else if (column->type == PW_TEXT) {
                cell->state = PW_PRESENT;
                cell->text = word;
            } else {
                cell->state = pw_state_from_symbol(word);
                if (cell->state == PW_PRESENT)
                    cell->state = PW_MISSING;
            }
        }
    }
    return data;
}

static inline struct pw_table *table_of(struct pw_arena *arena, const struct pw_dataset *data) {
    struct pw_table *table = PW_NEW(arena, struct pw_table);
    table->data = data;
    table->group = table->emphasis = table->total = -1;
    return table;
}

static inline struct pw_table_column *column_in(struct pw_arena *arena, struct pw_table *table,
                                                const char *source, const char *head) {
    struct pw_table_column *column = PW_PUSH(arena, table, columns);
    column->source = pw_dataset_column(table->data, source);
    column->head = head;
    column->row_head = table->columns_count == 1;
    return column;
}

#endif
