/* SPDX-License-Identifier: MIT
 *
 * Blocks of written words: the header block, recommendations, appendix.
 */
#include "compose.h"

static void add_paragraph(struct composer *c, struct pw_block *parent, const struct pw_yaml *yaml) {
    struct pw_words words = {0};
    co_words_of_field(c, yaml, &words);
    if (!words.inlines_count)
        return;
    struct sink sink = {.parent = parent};
    co_sink_add(c, &sink, PW_BLOCK_PARAGRAPH, yaml->place)->words = words;
}

static const char *letter(struct composer *c, size_t i) {
    if (i < 26)
        return pw_arena_printf(c->arena, "%c)", (int)('a' + i));
    return pw_arena_printf(c->arena, "%c%c)", (int)('a' + i / 26 - 1), (int)('a' + i % 26));
}

/* a) b) c): recommendations are referred to by letter in the minutes. */
static void add_lettered(struct composer *c, struct sink *sink, const struct pw_yaml *items) {
    if (items->kind != PW_YAML_LIST || !items->items_count) {
        pw_find(c->findings, PW_ERROR, "not-a-list", items->place,
                "items are a list, one `- text` a line");
        return;
    }
    struct pw_block *list = co_sink_add(c, sink, PW_BLOCK_LIST, items->place);
    list->numbering = "LowerAlpha";
    struct sink inner = {.parent = list};
    for (size_t i = 0; i < items->items_count; i++) {
        struct pw_block *item = co_sink_add(c, &inner, PW_BLOCK_ITEM, items->items[i]->place);
        item->number = letter(c, i);
        add_paragraph(c, item, items->items[i]);
    }
}

static const char *const lettered_keys[] = {"intro", "items", NULL};

void co_block_recommendations(struct composer *c, const struct pw_node *node, struct sink *sink) {
    pw_yaml_check_keys(node->yaml, lettered_keys, "recommendations", c->findings);
    const struct pw_yaml *intro = pw_yaml_lookup(node->yaml, "intro");
    const struct pw_yaml *items = pw_yaml_lookup(node->yaml, "items");
    if (intro) {
        struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_PARAGRAPH, intro->place);
        co_words_of_field(c, intro, &block->words);
        co_number_paragraph(c, block, sink);
    }
    if (items)
        add_lettered(c, sink, items);
    else
        pw_find(c->findings, PW_ERROR, "no-items", node->place,
                "recommendations: list them under `items:`");
}

static void add_field(struct composer *c, struct pw_block *fields,
                      const struct pw_yaml_pair *pair) {
    const struct pw_yaml *value = pair->value;
    struct pw_block *item = pw_block_new(c->arena, PW_BLOCK_ITEM, pair->place);
    item->title = co_plain_of(c, pair->key, pair->place);
    struct sink inner = {.parent = item};
    if (value->kind == PW_YAML_SCALAR) {
        add_paragraph(c, item, value);
    } else if (value->kind == PW_YAML_LIST) {
        add_lettered(c, &inner, value);
    } else {
        pw_yaml_check_keys(value, lettered_keys, "field", c->findings);
        add_paragraph(c, item, pw_yaml_lookup(value, "intro"));
        if (pw_yaml_lookup(value, "items"))
            add_lettered(c, &inner, pw_yaml_lookup(value, "items"));
    }
    if (item->children_count)
        *PW_PUSH(c->arena, fields, children) = item;
}

static void named_parts(struct composer *c, const struct pw_node *node, struct sink *sink,
                        const char *line) {
    if (!node->yaml || node->yaml->kind != PW_YAML_MAP) {
        pw_find(c->findings, PW_ERROR, "no-fields", node->place, "%s: its body has one `%s` a line",
                node->text, line);
        return;
    }
    struct pw_block *fields = co_sink_add(c, sink, PW_BLOCK_FIELDS, node->place);
    for (size_t i = 0; i < node->yaml->pairs_count; i++)
        add_field(c, fields, &node->yaml->pairs[i]);
}

void co_block_fields(struct composer *c, const struct pw_node *node, struct sink *sink) {
    named_parts(c, node, sink, "Name: value");
}

/* Terms and what they mean are set, and tagged, as the header block is. */
void co_block_definitions(struct composer *c, const struct pw_node *node, struct sink *sink) {
    named_parts(c, node, sink, "Term: what it means");
}

void co_block_appendix(struct composer *c, const struct pw_node *node, struct sink *sink) {
    static const char *const known[] = {"title", "id", NULL};
    pw_yaml_check_keys(node->yaml, known, "appendix", c->findings);
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_APPENDIX, node->place);
    block->level = 2;
    block->id = pw_yaml_text(node->yaml, "id", NULL);
    if (block->id)
        pw_map_put(c->ids, block->id, block);
    co_number_appendix(c, block);
    co_words_of_yaml(c, pw_yaml_lookup(node->yaml, "title"), &block->words);
}
