/* SPDX-License-Identifier: MIT
 *
 * Footnotes: `[^label]` in the text, `[^label]: what it says` anywhere in the
 * same file. They are numbered in the order of their first marks. In a table
 * they are notes of the table, since a page's foot may lie far from a row.
 */
#include "compose.h"

/* Labels belong to their file: an include has its own. */
static const char *key_of(struct composer *c, const struct pw_node *node) {
    return pw_arena_printf(c->arena, "%s\n%s", node->place.file, node->text);
}

void co_footnote_gather(struct composer *c, const struct pw_node *node) {
    const char *key = key_of(c, node);
    const struct footnote *before = pw_map_lookup(c->footnotes, key);
    if (before) {
        pw_find(c->findings, PW_ERROR, "duplicate-footnote", node->place,
                "the footnote [^%s] has a text already, on line %d; give this one a label of its "
                "own",
                node->text, before->node->place.line);
        return;
    }
    struct footnote *note = PW_NEW(c->arena, struct footnote);
    note->node = node;
    pw_map_put(c->footnotes, key, note);
}

static struct footnote *footnote_of(struct composer *c, const struct pw_node *mark) {
    struct footnote *note = pw_map_lookup(c->footnotes, key_of(c, mark));
    if (note)
        return note;
    size_t count = pw_map_count(c->footnotes), here = 0;
    const char **labels = PW_NEW_N(c->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct footnote *other = pw_map_value(c->footnotes, i);
        if (pw_streq(other->node->place.file, mark->place.file))
            labels[here++] = other->node->text;
    }
    const char *hint = co_nearest(c->arena, mark->text, labels, here);
    pw_find(c->findings, PW_ERROR, "unknown-footnote", mark->place,
            "nothing says what footnote [^%s] is%s Write `[^%s]: what it says` as a paragraph of "
            "this file, or \\[ for the bracket",
            mark->text, *hint ? hint : ".", mark->text);
    return NULL;
}

static void words_of(struct composer *c, const struct footnote *note, struct pw_words *words) {
    for (size_t i = 0; i < note->node->children_count; i++) {
        const struct pw_node *child = note->node->children[i];
        if (child->kind != PW_NODE_PARAGRAPH) {
            pw_find(c->findings, PW_ERROR, "footnote-holds", child->place,
                    "a footnote holds paragraphs only; put lists and tables into the text");
            continue;
        }
        if (i > 0)
            *PW_PUSH(c->arena, words, inlines) =
                (struct pw_inline){.text = "", .flags = PW_LINE_BREAK, .place = child->place};
        co_words_of(c, child, words);
    }
    if (!words->inlines_count)
        pw_find(c->findings, PW_ERROR, "empty-footnote", note->node->place,
                "the footnote [^%s] says nothing", note->node->text);
}

/* Its values may differ from row to row of a repeat: equal wording is one note. */
static const struct pw_footnote *made(struct composer *c, struct footnote *note) {
    struct pw_words words = {0};
    c->in_footnote = true;
    words_of(c, note, &words);
    c->in_footnote = false;
    const char *plain = pw_words_plain(c->arena, &words);
    for (size_t i = 0; i < note->made_count; i++)
        if (pw_streq(plain, pw_words_plain(c->arena, &note->made[i]->words)))
            return note->made[i];
    struct pw_footnote *one = PW_NEW(c->arena, struct pw_footnote);
    one->index = c->doc->footnotes_count;
    one->number = pw_arena_printf(c->arena, "%zu", one->index + 1);
    one->words = words;
    one->place = note->node->place;
    *PW_PUSH(c->arena, note, made) = one;
    *PW_PUSH(c->arena, c->doc, footnotes) = one;
    return one;
}

/* "[note 1]" for the table that is being made, its words among the notes. */
static const char *table_note(struct composer *c, const struct footnote *note) {
    const char *mark = pw_map_lookup(c->table_notes, key_of(c, note->node));
    if (mark)
        return mark;
    char *name = pw_arena_printf(c->arena, " [note %zu]", pw_map_count(c->table_notes) + 1);
    pw_map_put(c->table_notes, key_of(c, note->node), name);
    struct pw_words words = {0};
    pw_words_add(c->arena, &words, pw_arena_printf(c->arena, "%s ", name + 1), note->node->place);
    c->in_footnote = true;
    words_of(c, note, &words);
    c->in_footnote = false;
    *PW_PUSH(c->arena, c->noted, notes) = words;
    return name;
}

bool co_footnote_mark(struct composer *c, const struct pw_node *node, struct pw_inline *in) {
    struct footnote *note = footnote_of(c, node);
    if (!note)
        return false;
    note->used = true;
    if (c->in_footnote) {
        pw_find(c->findings, PW_ERROR, "footnote-in-footnote", node->place,
                "a footnote can't have a footnote; say it in the sentence");
        return false;
    }
    in->place = node->place;
    in->flags |= PW_NOTE_MARK;
    in->uri = in->ref = NULL;
    if (c->noted) {
        in->text = table_note(c, note);
        return true;
    }
    in->footnote = made(c, note);
    in->text = in->footnote->number;
    return true;
}

/* A text inside a `when` that does not hold is not used for good reason, so
 * only what no mark of the template names is worth a word. */
static bool named(const struct pw_node *parent, const struct pw_node *text) {
    for (size_t i = 0; i < parent->children_count; i++) {
        const struct pw_node *child = parent->children[i];
        if ((child->kind == PW_NODE_FOOTNOTE && pw_streq(child->text, text->text)) ||
            named(child, text))
            return true;
    }
    return false;
}

void co_footnotes_end(struct composer *c) {
    for (size_t i = 0; i < pw_map_count(c->footnotes); i++) {
        const struct footnote *note = pw_map_value(c->footnotes, i);
        bool known = note->used || named(c->tmpl->root, note->node);
        for (size_t k = 0; k < pw_map_count(c->includes); k++)
            known = known || named(pw_map_value(c->includes, k), note->node);
        if (!known)
            pw_find(c->findings, PW_WARNING, "unused-footnote", note->node->place,
                    "no text has the mark [^%s], so the footnote is not printed", note->node->text);
    }
}
