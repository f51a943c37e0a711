/* SPDX-License-Identifier: MIT
 *
 * Inline nodes to words: one inline for each run of the same kind, values put
 * in as text, quotes made typographic. What comes from the mart is text and
 * stays text: it is never read as Markdown.
 */
#include "compose.h"

#include <string.h>

struct writer {
    struct composer *c;
    struct pw_words *words;
    struct pw_buf run;   /* of the open inline */
    struct pw_inline in; /* its kind and place */
    uint32_t before;     /* last character, for quotes */
};

static void flush(struct writer *w) {
    if (w->run.length) {
        struct pw_inline *in = PW_PUSH(w->c->arena, w->words, inlines);
        *in = w->in;
        in->text = pw_arena_strdup(w->c->arena, pw_buf_text(&w->run));
    }
    pw_buf_clear(&w->run);
}

static void write_text(struct writer *w, const char *text, const struct pw_inline *like,
                       struct pw_place place) {
    if (!*text)
        return;
    bool same = w->run.length && w->in.flags == like->flags && pw_streq(w->in.uri, like->uri) &&
                pw_streq(w->in.ref, like->ref) && !like->ref_number && !like->ref_page;
    if (!same) {
        flush(w);
        w->in = *like;
        w->in.place = place;
    }
    if (!(like->flags & PW_CODE)) {
        co_quotes_add(&w->run, text, &w->before);
    } else { /* to the letter */
        pw_buf_puts(&w->run, text);
        w->before = 'x';
    }
}

/* A reference gets its text (a number, a page) when the doc is whole. */
static void write_reference(struct writer *w, struct pw_inline in, struct pw_place place) {
    flush(w);
    in.text = in.ref_page ? "0" : "";
    in.place = place;
    *PW_PUSH(w->c->arena, w->words, inlines) = in;
    w->before = '0';
}

/* "Table 3 on page 7": one link of three runs. */
static void write_on_page(struct writer *w, struct pw_inline in, struct pw_place place) {
    in.ref_number = in.ref_page = false;
    in.text = " on page ";
    in.place = place;
    *PW_PUSH(w->c->arena, w->words, inlines) = in;
    in.ref_page = true;
    write_reference(w, in, place);
}

/* `[words](#name)`; without words the name and page of what it leads to. */
static void write_link(struct writer *w, const struct pw_node *node, struct pw_inline *like) {
    if (node->text[0] != '#') {
        like->uri = node->text;
        return;
    }
    like->ref = node->text + 1;
    if (node->children_count)
        return;
    struct pw_inline reference = *like;
    reference.ref_number = true;
    write_reference(w, reference, node->place);
    write_on_page(w, *like, node->place);
}

static void write_node(struct writer *w, const struct pw_node *node, struct pw_inline like) {
    struct pw_inline reference = like;
    bool on_page = false;
    switch (node->kind) {
    case PW_NODE_TEXT:
        write_text(w, node->text, &like, node->place);
        break;
    case PW_NODE_VALUE:
        if (!co_value_reference(w->c, node->text, &reference, &on_page))
            write_text(w, co_value_text(w->c, node->text, node->place), &like, node->place);
        else
            write_reference(w, reference, node->place);
        if (on_page)
            write_on_page(w, reference, node->place);
        break;
    case PW_NODE_FOOTNOTE:
        flush(w);
        if (co_footnote_mark(w->c, node, &like))
            *PW_PUSH(w->c->arena, w->words, inlines) = like;
        break;
    case PW_NODE_SOFT_BREAK:
        write_text(w, " ", &like, node->place);
        break;
    case PW_NODE_LINE_BREAK:
        flush(w);
        *PW_PUSH(w->c->arena, w->words, inlines) =
            (struct pw_inline){.text = "", .flags = PW_LINE_BREAK, .place = node->place};
        w->before = ' ';
        break;
    case PW_NODE_CODE:
        like.flags |= PW_CODE;
        write_text(w, node->text, &like, node->place);
        break;
    case PW_NODE_STRONG:
    case PW_NODE_EMPHASIS:
        like.flags |= node->kind == PW_NODE_STRONG ? PW_STRONG : PW_EMPHASIS;
        break;
    case PW_NODE_LINK:
        write_link(w, node, &like);
        break;
    default:
        break;
    }
    for (size_t i = 0; i < node->children_count; i++)
        write_node(w, node->children[i], like);
}

static void write_children(struct composer *c, const struct pw_node *node, struct pw_words *words) {
    struct writer w = {.c = c, .words = words};
    for (size_t i = 0; i < node->children_count; i++)
        write_node(&w, node->children[i], (struct pw_inline){0});
    flush(&w);
    pw_buf_release(&w.run);
}

void co_words_of(struct composer *c, const struct pw_node *node, struct pw_words *words) {
    write_children(c, node, words);
}

void co_words_of_text(struct composer *c, const char *text, struct pw_place place,
                      struct pw_words *words) {
    struct pw_node cut = {.kind = PW_NODE_PARAGRAPH, .place = place};
    pw_template_cut(c->arena, &cut, text, place, c->findings);
    write_children(c, &cut, words);
}

static struct pw_place inside(const struct pw_yaml *yaml) {
    struct pw_place place = yaml->place;
    place.column += yaml->quoted; /* after the quote; a block scalar's line is as near */
    return place;
}

void co_words_of_yaml(struct composer *c, const struct pw_yaml *yaml, struct pw_words *words) {
    if (!yaml)
        return;
    if (yaml->kind != PW_YAML_SCALAR) {
        pw_find(c->findings, PW_ERROR, "not-text", yaml->place,
                "a text is wanted here; put it in quotes on one line");
        return;
    }
    co_words_of_text(c, yaml->text, inside(yaml), words);
}

/* How long the mark "[^label]" is that a text begins with; 0: none. */
static size_t note_mark(const char *text) {
    size_t label = strcspn(text + 2, "]^ \t\n");
    return pw_str_starts(text, "[^") && label && text[2 + label] == ']' ? label + 3 : 0;
}

/* Text with marks of footnotes in it as texts and marks. */
static void cut_notes(struct composer *c, const struct pw_node *from, struct pw_node *into) {
    const char *text = from->text;
    for (const char *p = text;; p++) {
        size_t mark = *p == '[' ? note_mark(p) : 0;
        if (*p && !mark)
            continue;
        struct pw_node *before = PW_NEW(c->arena, struct pw_node);
        *before = *from;
        before->text = pw_arena_strndup(c->arena, text, (size_t)(p - text));
        *PW_PUSH(c->arena, into, children) = before;
        if (!*p)
            return;
        struct pw_node *note = PW_NEW(c->arena, struct pw_node);
        *note = (struct pw_node){.kind = PW_NODE_FOOTNOTE, .place = from->place};
        note->text = pw_arena_strndup(c->arena, p + 2, mark - 3);
        *PW_PUSH(c->arena, into, children) = note;
        text = p + mark;
        p = text - 1;
    }
}

void co_words_of_field(struct composer *c, const struct pw_yaml *yaml, struct pw_words *words) {
    if (!yaml || yaml->kind != PW_YAML_SCALAR) {
        co_words_of_yaml(c, yaml, words);
        return;
    }
    struct pw_node cut = {.kind = PW_NODE_PARAGRAPH, .place = inside(yaml)};
    struct pw_node noted = cut;
    pw_template_cut(c->arena, &cut, yaml->text, cut.place, c->findings);
    for (size_t i = 0; i < cut.children_count; i++)
        if (cut.children[i]->kind == PW_NODE_TEXT)
            cut_notes(c, cut.children[i], &noted);
        else
            *PW_PUSH(c->arena, &noted, children) = cut.children[i];
    write_children(c, &noted, words);
}

char *co_plain_of(struct composer *c, const char *text, struct pw_place place) {
    struct pw_words words = {0};
    co_words_of_text(c, text, place, &words);
    return pw_words_plain(c->arena, &words);
}

char *co_text_of(struct composer *c, const struct pw_yaml *yaml) {
    struct pw_words words = {0};
    co_words_of_yaml(c, yaml, &words);
    return pw_words_plain(c->arena, &words);
}
