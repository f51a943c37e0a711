/* SPDX-License-Identifier: MIT
 *
 * text: lines that are asked for again and again (cells, labels, figures),
 * shaped once. The key is the text and all that its style says, by value.
 */
#include <stdlib.h>
#include <string.h>

#include "text_in.h"

struct tx_entry {
    uint64_t hash;
    const struct pw_style *style; /* the typist's copy */
    const char *text;
    struct pw_line line;
    double min_width; /* < 0: not worked out yet */
};

static bool same_style(const struct pw_style *a, const struct pw_style *b) {
    return a->size == b->size && a->weight == b->weight && a->colour == b->colour &&
           a->italic == b->italic && a->tabular == b->tabular && a->tracking == b->tracking &&
           a->leading == b->leading && a->rise == b->rise && pw_streq(a->family, b->family);
}

static const struct pw_style *keep_style(struct pw_typist *typist, const struct pw_style *style) {
    for (size_t i = 0; i < typist->styles_count; i++)
        if (same_style(typist->styles[i], style))
            return typist->styles[i];
    struct pw_style *copy = PW_NEW(typist->arena, struct pw_style);
    *copy = *style;
    copy->family = pw_arena_strdup(typist->arena, style->family);
    *PW_PUSH(typist->arena, typist, styles) = copy;
    return copy;
}

/* FNV-1a; only where an entry lies depends on it. */
static uint64_t hash_of(const char *text, const struct pw_style *style) {
    uint64_t hash = 1469598103934665603u ^ (uintptr_t)style;
    for (; *text; text++)
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    return hash;
}

static void grow(struct pw_typist *typist) {
    size_t slots = typist->cache_slots ? typist->cache_slots * 2 : 1024;
    struct tx_entry **bigger = pw_alloc(pw_mul(slots, sizeof(struct tx_entry *)));
    for (size_t i = 0; i < typist->cache_slots; i++) {
        struct tx_entry *entry = typist->cache[i];
        if (!entry)
            continue;
        size_t at = entry->hash & (slots - 1);
        while (bigger[at])
            at = (at + 1) & (slots - 1);
        bigger[at] = entry;
    }
    free(typist->cache);
    typist->cache = bigger;
    typist->cache_slots = slots;
}

/* Line ends within an unbroken line become spaces. */
static const char *one_line(struct pw_arena *arena, const char *text) {
    char *copy = pw_arena_strdup(arena, text);
    for (char *c = copy; *c; c++)
        if (*c == '\n')
            *c = ' ';
    return copy;
}

static struct tx_entry *new_entry(struct pw_typist *typist, const char *text,
                                  const struct pw_style *style, uint64_t hash) {
    struct tx_entry *entry = PW_NEW(typist->arena, struct tx_entry);
    entry->hash = hash;
    entry->style = style;
    entry->text = pw_arena_strdup(typist->arena, text);
    entry->min_width = -1;
    const char *shown = strchr(text, '\n') ? one_line(typist->arena, text) : entry->text;
    struct pw_span span = {shown, strlen(shown), style, PW_RGB_NONE, 0};
    struct pw_text *set = tx_break(typist, typist->arena, &span, 1, (struct tx_measure){-1, false});
    entry->line = set->lines[0];
    return entry;
}

static struct tx_entry *entry_of(struct pw_typist *typist, const char *text,
                                 const struct pw_style *style) {
    text = text ? text : "";
    style = keep_style(typist, style);
    if (typist->cache_count * 2 >= typist->cache_slots)
        grow(typist);
    uint64_t hash = hash_of(text, style);
    size_t at = hash & (typist->cache_slots - 1);
    for (; typist->cache[at]; at = (at + 1) & (typist->cache_slots - 1)) {
        struct tx_entry *entry = typist->cache[at];
        if (entry->hash == hash && entry->style == style && strcmp(entry->text, text) == 0)
            return entry;
    }
    typist->cache_count++;
    return typist->cache[at] = new_entry(typist, text, style, hash);
}

const struct pw_line *pw_typist_line(struct pw_typist *typist, const char *text,
                                     const struct pw_style *style) {
    return &entry_of(typist, text, style)->line;
}

double pw_typist_width(struct pw_typist *typist, const char *text, const struct pw_style *style) {
    return entry_of(typist, text, style)->line.width;
}

/* Nothing in it that a line could end after. */
static bool is_one_word(const char *text) {
    for (; *text; text++)
        if ((unsigned char)*text >= 0x80 || strchr(" \t\n-/?!|}%)]:;", *text))
            return false;
    return true;
}

double pw_typist_min_width(struct pw_typist *typist, const char *text,
                           const struct pw_style *style) {
    struct tx_entry *entry = entry_of(typist, text, style);
    if (entry->min_width < 0 && is_one_word(entry->text))
        entry->min_width = entry->line.width;
    if (entry->min_width < 0) {
        struct pw_arena *scratch = pw_arena_new();
        struct pw_span span = {entry->text, strlen(entry->text), entry->style, PW_RGB_NONE, 0};
        entry->min_width = tx_break(typist, scratch, &span, 1, (struct tx_measure){1, true})->width;
        pw_arena_free(scratch);
    }
    return entry->min_width;
}
