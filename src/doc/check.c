/* SPDX-License-Identifier: MIT
 *
 * Invariants of a doc: what layout and the painters may rely on.
 */
#include <string.h>

#include "blocks.h"

enum { DEPTH_MAX = 24 }; /* of blocks within blocks: no page shows more */

static bool is_blank(const char *text) {
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

static bool words_blank(const struct pw_words *words) {
    for (size_t i = 0; i < words->inlines_count; i++)
        if (!is_blank(words->inlines[i].text) || words->inlines[i].ref_page ||
            words->inlines[i].ref_number)
            return false;
    return true;
}

/* A title is at level 1, so the first heading is at 2 and none skips a level. */
static void check_heading(struct check *check, const struct pw_block *block) {
    int level = block->level;
    if (block->kind == PW_BLOCK_APPENDIX && level == 0)
        level = 2;
    if (level < 2 || level > 6) {
        pw_find(check->findings, PW_ERROR, "heading-level", block->place,
                "a heading has level %d; levels run from 2 to 6, the title is level 1", level);
        return;
    }
    if (level > check->heading + 1)
        pw_find(check->findings, PW_ERROR, "heading-skipped", block->place,
                "a heading of level %d follows one of level %d; use level %d, so that readers who "
                "move by headings miss none",
                level, check->heading, check->heading + 1);
    check->heading = level;
}

static void check_figure(struct check *check, const struct pw_block *block) {
    if (is_blank(block->alt))
        pw_find(check->findings, PW_ERROR, "figure-without-alt", block->place,
                "a figure has no alternative text");
    check_text(check, block->place, block->alt, "alternative text");
    if (block->chart)
        check_chart(check, block);
    else
        pw_find(check->findings, PW_ERROR, "figure-without-chart", block->place,
                "a figure has no chart");
}

/* Either it says something, then in words too, or it is for the eye alone. */
static void check_image(const struct check *check, const struct pw_block *block) {
    if (!block->picture)
        pw_find(check->findings, PW_ERROR, "image-without-picture", block->place,
                "an image has no picture");
    if (is_blank(block->alt) != block->decorative)
        pw_find(check->findings, PW_ERROR, "image-without-alt", block->place,
                "an image has either an alternative text or is decorative");
    check_text(check, block->place, block->alt, "alternative text");
}

static void check_block_table(struct check *check, const struct pw_block *block) {
    if (block->table)
        check_table_shape(check, block);
    else
        pw_find(check->findings, PW_ERROR, "table-without-data", block->place,
                "a table block has no table");
}

static void check_place_in_tree(const struct check *check, const struct pw_block *block,
                                const struct pw_block *parent) {
    const struct kind *kind = block_kind(block->kind);
    bool right = kind->within == ANY_BLOCK || (parent && (int)parent->kind == kind->within) ||
                 (block->kind == PW_BLOCK_ITEM && parent && parent->kind == PW_BLOCK_FIELDS);
    if (!right)
        pw_find(check->findings, PW_ERROR, "block-outside", block->place,
                "a block of kind %s stands outside a %s", kind->name,
                block_kind((enum pw_block_kind)kind->within)->name);
    else if (parent && block_kind(parent->kind)->children >= 0 &&
             block_kind(parent->kind)->children != (int)block->kind)
        pw_find(check->findings, PW_ERROR, "block-misplaced", block->place,
                "a %s takes only blocks of kind %s, not %s", block_kind(parent->kind)->name,
                block_kind((enum pw_block_kind)block_kind(parent->kind)->children)->name,
                kind->name);
    if (block->kind == PW_BLOCK_ITEM && parent && parent->kind == PW_BLOCK_FIELDS &&
        is_blank(block->title))
        pw_find(check->findings, PW_ERROR, "field-without-name", block->place,
                "a field of the header block has no name");
}

static void check_holds(const struct check *check, const struct pw_block *block) {
    const struct kind *kind = block_kind(block->kind);
    if (kind->words && words_blank(&block->words))
        pw_find(check->findings, PW_ERROR, "block-without-words", block->place,
                "a block of kind %s has no %s", kind->name,
                block->kind == PW_BLOCK_FIGURE || block->kind == PW_BLOCK_TABLE ? "title"
                                                                                : "words");
    if (kind->children == NO_CHILDREN && block->children_count > 0)
        pw_find(check->findings, PW_ERROR, "block-with-children", block->place,
                "a block of kind %s holds other blocks, which would be lost", kind->name);
    if (kind->children != NO_CHILDREN && block->children_count == 0 &&
        block->kind != PW_BLOCK_COLUMN) /* a column may be left white */
        pw_find(check->findings, PW_ERROR, "block-empty", block->place,
                "a block of kind %s holds nothing", kind->name);
    if (block->kind == PW_BLOCK_TILE && (is_blank(block->title) || is_blank(block->value)))
        pw_find(check->findings, PW_ERROR, "tile-empty", block->place,
                "a tile needs both a label and a value");
}

static void check_texts(const struct check *check, const struct pw_block *block) {
    check_words(check, block, &block->words);
    check_words(check, block, &block->subtitle);
    check_words(check, block, &block->source);
    for (size_t i = 0; i < block->notes_count; i++)
        check_words(check, block, &block->notes[i]);
    check_text(check, block->place, block->title, "title");
    check_text(check, block->place, block->number, "number");
    check_text(check, block->place, block->value, "value");
    check_text(check, block->place, block->period, "period");
    check_text(check, block->place, block->change, "change");
    check_text(check, block->place, block->note, "note");
}

static void check_block(struct check *check, const struct pw_block *block,
                        const struct pw_block *parent, int depth) {
    if (!block_kind(block->kind)) {
        pw_find(check->findings, PW_ERROR, "block-kind", block->place,
                "a block has a kind that does not exist (%d)", (int)block->kind);
        return;
    }
    if (depth > DEPTH_MAX) {
        pw_find(check->findings, PW_ERROR, "block-depth", block->place,
                "blocks are nested more than %d deep", DEPTH_MAX);
        return;
    }
    check_place_in_tree(check, block, parent);
    check_holds(check, block);
    check_texts(check, block);
    if (block->kind == PW_BLOCK_HEADING || block->kind == PW_BLOCK_APPENDIX)
        check_heading(check, block);
    if (block->kind == PW_BLOCK_FIGURE || (block->kind == PW_BLOCK_TILE && block->chart))
        check_figure(check, block);
    if (block->kind == PW_BLOCK_TABLE)
        check_block_table(check, block);
    if (block->kind == PW_BLOCK_IMAGE)
        check_image(check, block);
    for (size_t i = 0; i < block->children_count; i++)
        check_block(check, block->children[i], block, depth + 1);
}

/* Before the walk, since a reference may point forward. */
static void collect_ids(struct check *check, const struct pw_block *block, int depth) {
    if (block->id && pw_map_lookup(check->ids, block->id))
        pw_find(check->findings, PW_ERROR, "duplicate-id", block->place,
                "the id \"%s\" is used twice in this document", block->id);
    else if (block->id)
        pw_map_put(check->ids, block->id, (void *)(uintptr_t)block);
    for (size_t i = 0; depth <= DEPTH_MAX && i < block->children_count; i++)
        collect_ids(check, block->children[i], depth + 1);
}

static void check_front(const struct check *check) {
    const struct pw_doc *doc = check->doc;
    struct pw_place place = doc->blocks_count ? doc->blocks[0]->place : (struct pw_place){0};
    if (is_blank(doc->title))
        pw_find(check->findings, PW_ERROR, "no-title", place, "the document has no title");
    check_text(check, place, doc->title, "title");
    size_t letters = 0;
    while (doc->lang && ((doc->lang[letters] | 0x20) >= 'a' && (doc->lang[letters] | 0x20) <= 'z'))
        letters++;
    if (letters < 2 || letters > 3 || (doc->lang[letters] && doc->lang[letters] != '-'))
        pw_find(check->findings, PW_ERROR, "no-language", place,
                "the document's language is \"%s\"; write a tag such as en-GB",
                doc->lang ? doc->lang : "");
    if (doc->blocks_count == 0)
        pw_find(check->findings, PW_ERROR, "no-blocks", place, "the document is empty");
}

void pw_doc_check(const struct pw_doc *doc, struct pw_findings *findings) {
    struct check check = {.doc = doc, .findings = findings, .heading = 1};
    check.arena = pw_arena_new();
    check.ids = pw_map_new(check.arena);
    check_front(&check);
    for (size_t i = 0; i < doc->blocks_count; i++)
        collect_ids(&check, doc->blocks[i], 1);
    for (size_t i = 0; i < doc->blocks_count; i++)
        check_block(&check, doc->blocks[i], NULL, 1);
    for (size_t i = 0; i < doc->footnotes_count; i++) {
        struct pw_block at = {.place = doc->footnotes[i]->place};
        check_words(&check, &at, &doc->footnotes[i]->words);
    }
    for (size_t i = 0; i < doc->datasets_count; i++)
        check_dataset(&check, doc->datasets[i]);
    pw_arena_free(check.arena);
}
