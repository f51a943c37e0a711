/* SPDX-License-Identifier: MIT
 *
 * References by name get their text once every block has its number: "Table 3",
 * "section 2.1", "Appendix A", and the title of what has no number. Pages are
 * layout's to say.
 */
#include "compose.h"

#include <string.h>

/* At the start of a sentence "section" has a capital. */
static bool opens_sentence(const struct pw_words *words, size_t i) {
    while (i > 0 && !*words->inlines[i - 1].text)
        i--;
    if (i == 0)
        return true;
    const char *text = words->inlines[i - 1].text;
    size_t n = strlen(text);
    return n >= 2 && text[n - 1] == ' ' && strchr(".!?", text[n - 2]);
}

static const char *name_of(struct composer *c, const struct pw_block *target,
                           const struct pw_words *words, size_t i) {
    if (target->number)
        return pw_arena_printf(c->arena, "%s %s", opens_sentence(words, i) ? "Section" : "section",
                               target->number);
    return pw_arena_printf(c->arena, "\xE2\x80\x9C%s\xE2\x80\x9D",
                           pw_words_plain(c->arena, &target->words));
}

static void settle_words(struct composer *c, struct pw_words *words) {
    for (size_t i = 0; i < words->inlines_count; i++) {
        struct pw_inline *in = &words->inlines[i];
        const struct pw_block *target = in->ref_number ? pw_map_lookup(c->ids, in->ref) : NULL;
        bool paragraph = target && target->kind == PW_BLOCK_PARAGRAPH;
        if (paragraph && target->title) { /* named, or it stands in for an exhibit */
            bool capital = opens_sentence(words, i) && pw_str_starts(target->title, "paragraph");
            in->text =
                capital ? pw_arena_printf(c->arena, "P%s", target->title + 1) : target->title;
            in->ref_number = false;
        } else if (target && target->kind == PW_BLOCK_HEADING) {
            in->text = name_of(c, target, words, i);
            in->ref_number = false;
        } else if (target && target->number) {
            in->text = target->number;
        } else if (in->ref_number) {
            in->text = in->ref; /* pw_doc_check finds the missing target */
        }
    }
}

static void settle(struct composer *c, struct pw_block *block) {
    settle_words(c, &block->words);
    settle_words(c, &block->subtitle);
    settle_words(c, &block->source);
    for (size_t i = 0; i < block->notes_count; i++)
        settle_words(c, &block->notes[i]);
    for (size_t i = 0; i < block->children_count; i++)
        settle(c, block->children[i]);
}

void co_references_settle(struct composer *c) {
    for (size_t i = 0; i < c->doc->blocks_count; i++)
        settle(c, c->doc->blocks[i]);
    for (size_t i = 0; i < c->doc->footnotes_count; i++)
        settle_words(c, &c->doc->footnotes[i]->words);
}
