/* SPDX-License-Identifier: MIT
 *
 * Markdown blocks to blocks of the doc.
 */
#include "compose.h"

#include <string.h>

static void (*const block_functions[PW_BLOCK_ID_COUNT])(struct composer *c,
                                                        const struct pw_node *node,
                                                        struct sink *sink) = {
#define PW_TEMPLATE_BLOCK(id, name, body, arguments, usage) [PW_BLOCK_ID_##id] = co_block_##id,
#include "packwright/template_blocks.def"
#undef PW_TEMPLATE_BLOCK
};

struct pw_block *co_sink_add(struct composer *c, struct sink *sink, enum pw_block_kind kind,
                             struct pw_place place) {
    struct pw_block *block = pw_block_new(c->arena, kind, place);
    if (sink->parent)
        *PW_PUSH(c->arena, sink->parent, children) = block;
    else
        *PW_PUSH(c->arena, c->doc, blocks) = block;
    return block;
}

struct pw_block *co_compose_sentence(struct composer *c, struct sink *sink, const char *text,
                                     struct pw_place place) {
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_PARAGRAPH, place);
    co_number_paragraph(c, block, sink);
    pw_words_add(c->arena, &block->words, text, place);
    return block;
}

char *co_heading_slug(struct composer *c, const char *text) {
    struct pw_buf out = {0};
    for (; *text; text++) {
        char l = (char)(*text | 0x20);
        if ((l >= 'a' && l <= 'z') || (*text >= '0' && *text <= '9'))
            pw_buf_putc(&out, *text >= '0' && *text <= '9' ? *text : l);
        else if (out.length && out.data[out.length - 1] != '-')
            pw_buf_putc(&out, '-');
    }
    while (out.length && out.data[out.length - 1] == '-')
        out.length--;
    char *id = pw_arena_strndup(c->arena, pw_buf_text(&out), out.length);
    pw_buf_release(&out);
    return id;
}

/* Headings and written tables get the first of slug, slug-2, slug-3 that no
 * block has yet. */
static const char *id_of_words(struct composer *c, struct pw_block *block) {
    char *base = co_heading_slug(c, pw_words_plain(c->arena, &block->words));
    char *id = base;
    for (int n = 2; pw_map_lookup(c->ids, id); n++)
        id = pw_arena_printf(c->arena, "%s-%d", base, n);
    pw_map_put(c->ids, id, block);
    return *id ? id : NULL;
}

static void compose_heading(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_HEADING, node->place);
    block->level = node->level + 1;
    if (c->in_appendix)
        block->level = node->level + 2 < 7 ? node->level + 2 : 6;
    co_number_heading(c, block);
    co_words_of(c, node, &block->words);
    block->id = id_of_words(c, block);
}

/* A paragraph "Table: ..." right before a Markdown table is the table's title. */
static bool is_caption(const struct pw_node *parent, size_t i) {
    const struct pw_node *node = parent->children[i];
    return i + 1 < parent->children_count && parent->children[i + 1]->kind == PW_NODE_TABLE &&
           node->kind == PW_NODE_PARAGRAPH && node->children_count &&
           node->children[0]->kind == PW_NODE_TEXT &&
           pw_str_starts(node->children[0]->text, "Table: ");
}

/* "... {#overdue}" at the end of a paragraph is its name, for `{{ see overdue }}`. */
static void name_cut(struct composer *c, struct pw_block *block) {
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    struct pw_inline *last = &block->words.inlines[block->words.inlines_count - 1];
    const char *mark = last->text;
    while (mark && !pw_str_starts(mark, "{#"))
        mark = *mark ? mark + 1 : NULL;
    if (!mark || (last->flags & PW_CODE))
        return;
    size_t length = strspn(mark + 2, letters), kept = (size_t)(mark - last->text);
    if (!length || !pw_streq(mark + 2 + length, "}")) {
        pw_find(c->findings, PW_ERROR, "paragraph-name", block->place,
                "a paragraph is named at its end in small letters, digits and hyphens, as "
                "{#overdue-visits}");
        return;
    }
    block->id = pw_arena_strndup(c->arena, mark + 2, length);
    pw_map_put(c->ids, block->id, block);
    while (kept && last->text[kept - 1] == ' ')
        kept--;
    last->text = pw_arena_strndup(c->arena, last->text, kept);
}

static void compose_paragraph(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_words words = {0};
    co_words_of(c, node, &words);
    if (!words.inlines_count)
        return; /* all its values were empty */
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_PARAGRAPH, node->place);
    block->words = words;
    name_cut(c, block);
    co_number_paragraph(c, block, sink);
    if (block->id && block->number)
        block->title = pw_arena_printf(c->arena, "paragraph %s", block->number);
}

static struct pw_block *last_block(struct composer *c, const struct sink *sink) {
    struct pw_block **blocks = sink->parent ? sink->parent->children : c->doc->blocks;
    size_t n = sink->parent ? sink->parent->children_count : c->doc->blocks_count;
    return n ? blocks[n - 1] : NULL;
}

/* The lists that a repeat makes of one list in the template are one list. */
static struct pw_block *open_list(struct composer *c, const struct pw_node *node,
                                  struct sink *sink) {
    struct pw_block *list = last_block(c, sink);
    if (c->scope && list && list->kind == PW_BLOCK_LIST && list->place.line == node->place.line &&
        pw_streq(list->place.file, node->place.file))
        return list;
    list = co_sink_add(c, sink, PW_BLOCK_LIST, node->place);
    list->numbering = node->ordered ? "Decimal" : "Disc";
    list->tight = node->tight;
    return list;
}

static void compose_list(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct pw_block *list = open_list(c, node, sink);
    int first = (int)list->children_count;
    struct sink inner = {.parent = list};
    for (size_t i = 0; i < node->children_count; i++) {
        struct pw_block *item = co_sink_add(c, &inner, PW_BLOCK_ITEM, node->children[i]->place);
        if (node->ordered)
            item->number = pw_arena_printf(c->arena, "%d.", node->start + first + (int)i);
        struct sink within = {.parent = item};
        co_compose_nodes(c, node->children[i], &within);
    }
}

static void compose_quote(struct composer *c, const struct pw_node *node, struct sink *sink) {
    struct sink inner = {.parent = co_sink_add(c, sink, PW_BLOCK_QUOTE, node->place)};
    co_compose_nodes(c, node, &inner);
}

/* A Markdown table is a dataset of text without a query. */
static struct pw_dataset *written_dataset(struct composer *c, const struct pw_node *node) {
    const struct pw_node *head = node->children[0];
    struct pw_dataset *data =
        pw_dataset_new(c->arena, "written", head->children_count, node->children_count - 1);
    data->place = node->place;
    for (size_t r = 0; r < node->children_count; r++)
        for (size_t i = 0; i < node->children[r]->children_count && i < head->children_count; i++) {
            struct pw_words words = {0};
            co_words_of(c, node->children[r]->children[i], &words);
            for (size_t w = 0; w < words.inlines_count; w++)
                words.inlines[w].flags &= ~(unsigned)PW_NOTE_MARK; /* part of the cell */
            const char *text = pw_words_plain(c->arena, &words);
            if (r == 0) {
                data->columns[i].name = data->columns[i].label = text;
                continue;
            }
            struct pw_cell *cell = pw_dataset_slot(data, r - 1, i);
            cell->state = PW_PRESENT;
            cell->text = text;
        }
    return data;
}

static void compose_table(struct composer *c, const struct pw_node *node, struct sink *sink) {
    const struct pw_node *caption = sink->caption;
    sink->caption = NULL;
    if (!caption) {
        pw_find(c->findings, PW_ERROR, "table-without-title", node->place,
                "a table needs a title: write `Table: what it shows` as a paragraph before it");
        return;
    }
    if (node->children_count < 2)
        return;
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_TABLE, node->place);
    c->noted = block;
    c->table_notes = pw_map_new(c->arena);
    struct pw_node words = *caption;
    struct pw_node first = *caption->children[0];
    first.text += strlen("Table: ");
    words.children = PW_NEW_N(c->arena, struct pw_node *, words.children_count);
    memcpy(words.children, caption->children, words.children_count * sizeof *words.children);
    words.children[0] = &first;
    co_words_of(c, &words, &block->words);
    block->id = id_of_words(c, block);
    block->number = pw_arena_printf(c->arena, "Table %d", ++c->tables);
    block->table = PW_NEW(c->arena, struct pw_table);
    block->table->data = written_dataset(c, node);
    c->noted = NULL;
    block->table->group = block->table->emphasis = block->table->total = -1;
    *PW_PUSH(c->arena, c->doc, datasets) = block->table->data;
    for (size_t i = 0; i < block->table->data->columns_count; i++) {
        struct pw_table_column *column = PW_PUSH(c->arena, block->table, columns);
        column->source = (int)i;
        column->head = block->table->data->columns[i].label;
        column->row_head = i == 0;
    }
}

static void compose_node(struct composer *c, const struct pw_node *node, struct sink *sink) {
    switch (node->kind) {
    case PW_NODE_HEADING:
        compose_heading(c, node, sink);
        break;
    case PW_NODE_PARAGRAPH:
        compose_paragraph(c, node, sink);
        break;
    case PW_NODE_LIST:
        compose_list(c, node, sink);
        break;
    case PW_NODE_QUOTE:
        compose_quote(c, node, sink);
        break;
    case PW_NODE_TABLE:
        compose_table(c, node, sink);
        break;
    case PW_NODE_IMAGE:
        co_compose_image(c, node, sink);
        break;
    case PW_NODE_BREAK:
        co_sink_add(c, sink, PW_BLOCK_PAGE_BREAK, node->place);
        break;
    case PW_NODE_BLOCK:
        block_functions[pw_template_block(node->text)](c, node, sink);
        break;
    default:
        break;
    }
}

void co_compose_nodes(struct composer *c, const struct pw_node *parent, struct sink *sink) {
    for (size_t i = 0; i < parent->children_count; i++) {
        if (is_caption(parent, i))
            sink->caption = parent->children[i];
        else
            compose_node(c, parent->children[i], sink);
    }
}
