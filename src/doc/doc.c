/* SPDX-License-Identifier: MIT
 *
 * Making the values of a doc, and reading words back as plain text.
 */
#include "packwright/doc.h"

#include "blocks.h"

static const struct kind kinds[PW_BLOCK_KINDS] = {
#define BLOCK(constant, name, words, children, within)                                             \
    [PW_BLOCK_##constant] = {name, words, children, within},
#include "blocks.def"
#undef BLOCK
};

const struct kind *block_kind(enum pw_block_kind kind) {
    return (unsigned)kind < PW_BLOCK_KINDS ? &kinds[kind] : NULL;
}

const char *pw_block_kind_name(enum pw_block_kind kind) {
    const struct kind *k = block_kind(kind);
    return k ? k->name : "unknown";
}

struct pw_doc *pw_doc_new(struct pw_arena *arena) {
    struct pw_doc *doc = PW_NEW(arena, struct pw_doc);
    doc->arena = arena;
    doc->lang = "en-GB";
    doc->as_at = PW_NO_DATE;
    return doc;
}

struct pw_block *pw_block_new(struct pw_arena *arena, enum pw_block_kind kind,
                              struct pw_place place) {
    struct pw_block *block = PW_NEW(arena, struct pw_block);
    block->kind = kind;
    block->place = place;
    return block;
}

struct pw_inline *pw_words_add(struct pw_arena *arena, struct pw_words *words, const char *text,
                               struct pw_place place) {
    struct pw_inline *added = PW_PUSH(arena, words, inlines);
    added->text = pw_arena_strdup(arena, text ? text : "");
    added->place = place;
    return added;
}

char *pw_words_plain(struct pw_arena *arena, const struct pw_words *words) {
    struct pw_buf buf = {0};
    for (size_t i = 0; i < words->inlines_count; i++) {
        const struct pw_inline *in = &words->inlines[i];
        if (in->text && !(in->flags & PW_NOTE_MARK))
            pw_buf_puts(&buf, in->text);
        if (in->flags & PW_LINE_BREAK)
            pw_buf_putc(&buf, ' ');
    }
    char *plain = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return plain;
}

struct pw_chart *pw_chart_new(struct pw_arena *arena, const char *mark,
                              const struct pw_dataset *data) {
    struct pw_chart *chart = PW_NEW(arena, struct pw_chart);
    chart->mark = pw_arena_strdup(arena, mark);
    chart->data = data;
    chart->x = chart->series = chart->emphasis = -1;
    return chart;
}

struct pw_table *pw_table_new(struct pw_arena *arena, const struct pw_dataset *data) {
    struct pw_table *table = PW_NEW(arena, struct pw_table);
    table->data = data;
    table->group = table->emphasis = table->total = -1;
    return table;
}

const char *pw_chart_option(const struct pw_chart *chart, const char *name) {
    for (size_t i = 0; i < chart->options_count; i++)
        if (pw_streq(chart->options[i].name, name))
            return chart->options[i].value;
    return NULL;
}
