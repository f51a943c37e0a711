/* SPDX-License-Identifier: MIT
 *
 * The index of a pack: for each name that figures and tables give themselves
 * (`index:`), which of them show it and on which page.
 */
#include "compose.h"

#include <stdlib.h>
#include <string.h>

static void term_add(struct composer *c, const char *name, struct pw_block *block) {
    for (size_t i = 0; i < c->terms_count; i++)
        if (c->terms[i].block == block && pw_streq(c->terms[i].name, name))
            return;
    *PW_PUSH(c->arena, c, terms) = (struct term){name, block};
}

/* A text, or a text column of the query: then each of its texts. */
static void terms_of(struct composer *c, const struct exhibit *exhibit, const struct pw_yaml *yaml,
                     struct pw_block *block) {
    const struct pw_dataset *data = exhibit->data;
    const char *text = co_text_of(c, yaml);
    int column = pw_dataset_column(data, text);
    if (column < 0 || data->columns[column].type != PW_TEXT) {
        if (*text)
            term_add(c, text, block);
        return;
    }
    for (size_t row = 0; row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)column);
        if (cell->state == PW_PRESENT && cell->text && *cell->text)
            term_add(c, cell->text, block);
    }
}

void co_index_add(struct composer *c, const struct exhibit *exhibit, struct pw_block *block) {
    const struct pw_yaml *yaml = pw_yaml_lookup(exhibit->yaml, "index");
    if (!yaml)
        return;
    if (yaml->kind == PW_YAML_SCALAR)
        terms_of(c, exhibit, yaml, block);
    for (size_t i = 0; i < yaml->items_count; i++)
        terms_of(c, exhibit, yaml->items[i], block);
    if (block->id)
        return;
    char *base = pw_arena_strdup(c->arena, block->number), *id = base; /* "Figure 3" */
    base[strcspn(base, " ")] = '-';
    base[0] = (char)(base[0] | 0x20);
    for (int n = 2; pw_map_lookup(c->ids, id); n++)
        id = pw_arena_printf(c->arena, "%s-%d", base, n);
    block->id = id;
}

void co_block_index(struct composer *c, const struct pw_node *node, struct sink *sink) {
    *PW_PUSH(c->arena, c, indexes) = co_sink_add(c, sink, PW_BLOCK_FIELDS, node->place);
}

static int fold(char l) {
    return l >= 'A' && l <= 'Z' ? l | 0x20 : (unsigned char)l;
}

/* As a reader looks them up: capitals like small letters. */
static int by_name(const void *a, const void *b) {
    const struct term *const *one = a, *const *two = b;
    const char *p = (*one)->name, *q = (*two)->name;
    while (*p && fold(*p) == fold(*q))
        p++, q++;
    int order = fold(*p) - fold(*q);
    if (!order)
        order = strcmp((*one)->name, (*two)->name);
    return order ? order : *one < *two ? -1 : *one > *two; /* then as they stand in the pack */
}

/* "Figure 2 on page 4, Table 3 on page 5": links. */
static void reference_add(struct composer *c, struct pw_words *words, const char *id,
                          struct pw_place place) {
    if (words->inlines_count)
        pw_words_add(c->arena, words, "; ", place);
    struct pw_inline *in = pw_words_add(c->arena, words, "", place);
    in->ref = id;
    in->ref_number = true;
    in = pw_words_add(c->arena, words, " on page ", place);
    in->ref = id;
    in = pw_words_add(c->arena, words, "0", place);
    in->ref = id;
    in->ref_page = true;
}

static void fill(struct composer *c, struct pw_block *index, const struct term **terms) {
    struct sink sink = {.parent = index};
    struct pw_block *words = NULL;
    for (size_t i = 0; i < c->terms_count; i++) {
        if (i == 0 || !pw_streq(terms[i]->name, terms[i - 1]->name)) {
            struct pw_block *item = co_sink_add(c, &sink, PW_BLOCK_ITEM, index->place);
            struct sink inner = {.parent = item};
            item->title = terms[i]->name;
            words = co_sink_add(c, &inner, PW_BLOCK_PARAGRAPH, index->place);
        }
        reference_add(c, &words->words, terms[i]->block->id, index->place);
    }
}

void co_index_fill(struct composer *c) {
    const struct term **terms = PW_NEW_N(c->arena, const struct term *, c->terms_count + 1);
    for (size_t i = 0; i < c->terms_count; i++)
        terms[i] = &c->terms[i];
    qsort(terms, c->terms_count, sizeof *terms, by_name);
    for (size_t i = 0; i < c->indexes_count; i++) {
        if (!c->terms_count)
            pw_find(c->findings, PW_ERROR, "empty-index", c->indexes[i]->place,
                    "the index has nothing to list; write `index: name of the indicator` in the "
                    "charts and tables that show one");
        fill(c, c->indexes[i], terms);
    }
}
