/* SPDX-License-Identifier: MIT
 *
 * Values hidden from the Markdown parser. A '|' in `{{ a | count }}` would part
 * table cells, '_' and '*' would make emphasis. So each value becomes a token of
 * the same length in bytes: one private-use character that says which value it
 * is, then 'x' to fill up. cmark sees a word; columns stay as they were. The
 * marks of footnotes are hidden likewise, since their texts may stand outside
 * the fence that they stand in.
 */
#include "template.h"

#include <string.h>

static size_t value_end(const char *text, size_t at, size_t end) {
    bool quoted = false;
    for (size_t i = at + 2; i + 1 < end; i++) {
        if (text[i] == '"')
            quoted = !quoted;
        else if (!quoted && text[i] == '}' && text[i + 1] == '}')
            return i + 2;
    }
    return 0;
}

/* The token for bytes `at` to before `end`, of which `close` are the end's marks. */
static struct masked_value *mask_at(const struct source *source, struct mask *mask, size_t at,
                                    size_t end, size_t close, struct pw_place place) {
    size_t index = mask->values_count, length = end - at;
    if (index >= MASK_COUNT) {
        pw_find(source->findings, PW_ERROR, "too-many-values", place,
                "a file can hold %u values; move a part into an include", MASK_COUNT);
        return NULL;
    }
    struct masked_value *value = PW_PUSH(source->arena, mask, values);
    value->text = pw_str_trim(source->arena, source->text + at + 2, length - 2 - close);
    value->whole = pw_arena_strndup(source->arena, source->text + at, length);
    value->place = place;
    value->length = length;
    memset(mask->text + at, 'x', length);
    uint32_t c = MASK_FIRST + (uint32_t)index;
    mask->text[at] = (char)(0xE0 | (c >> 12));
    mask->text[at + 1] = (char)(0x80 | ((c >> 6) & 0x3F));
    mask->text[at + 2] = (char)(0x80 | (c & 0x3F));
    return value;
}

static void mask_value_at(const struct source *source, struct mask *mask, size_t at, size_t end,
                          struct pw_place place) {
    struct masked_value *value = mask_at(source, mask, at, end, 2, place);
    if (value && !*value->text)
        pw_find(source->findings, PW_ERROR, "empty-value", place,
                "nothing between {{ and }}; write {{ query.column }}");
}

/* ---- footnotes ------------------------------------------------------------- */
enum { LABEL_LONGEST = 60 };

/* The end of "[^label]" at `at`, or 0. A label has no blank and no bracket. */
static size_t footnote_end(const char *text, size_t at, size_t end) {
    if (at + 3 >= end || text[at] != '[' || text[at + 1] != '^')
        return 0;
    for (size_t i = at + 2; i < end && i - at <= LABEL_LONGEST; i++) {
        if (text[i] == ']')
            return i > at + 2 ? i + 1 : 0;
        if (strchr(" \t[^\\", text[i]))
            return 0;
    }
    return 0;
}

static void footnote_line_add(const struct source *source, struct mask *mask, const char *label,
                              struct pw_place place) {
    for (size_t i = 0; i < mask->footnotes_count; i++)
        if (pw_streq(mask->footnotes[i].label, label)) {
            pw_find(source->findings, PW_ERROR, "duplicate-footnote", place,
                    "the footnote [^%s] has a text already, on line %d; give this one a label of "
                    "its own",
                    label, mask->footnotes[i].place.line);
            return;
        }
    *PW_PUSH(source->arena, mask, footnotes) = (struct footnote_line){label, place};
}

/* A line "[^label]: text" is left to the Markdown parser. Returns where its
 * text begins, or where the line does. */
static size_t footnote_line(const struct source *source, struct mask *mask, int line, size_t start,
                            size_t end) {
    size_t at = start;
    while (at < end && at - start < 3 && source->text[at] == ' ')
        at++;
    size_t close = footnote_end(source->text, at, end);
    if (!close || close >= end || source->text[close] != ':')
        return start;
    footnote_line_add(source, mask,
                      pw_arena_strndup(source->arena, source->text + at + 2, close - at - 3),
                      tm_source_place(source, line, (int)(at - start) + 1));
    return close + 1;
}

static void mask_line(const struct source *source, struct mask *mask, int line) {
    size_t start = source->starts[line - source->line], length;
    tm_source_line(source, line, &length);
    size_t from = footnote_line(source, mask, line, start, start + length);
    for (size_t i = from; i + 1 < start + length; i++) {
        struct pw_place place = tm_source_place(source, line, (int)(i - start) + 1);
        size_t close = footnote_end(source->text, i, start + length);
        if (close && !(i > start && source->text[i - 1] == '\\')) {
            struct masked_value *mark = mask_at(source, mask, i, close, 1, place);
            if (mark)
                mark->footnote = true;
            i = close - 1;
            continue;
        }
        if (source->text[i] != '{' || source->text[i + 1] != '{')
            continue;
        if (i > start && source->text[i - 1] == '\\')
            continue;
        size_t end = value_end(source->text, i, start + length);
        if (!end) {
            pw_find(source->findings, PW_ERROR, "unclosed-value", place,
                    "{{ has no }} on the same line; a value stands on one line and its "
                    "quotes are closed");
            return;
        }
        mask_value_at(source, mask, i, end, place);
        i = end - 1;
    }
}

void tm_mask_make(const struct source *source, struct mask *mask) {
    *mask = (struct mask){0};
    mask->text = pw_arena_strndup(source->arena, source->text, source->length);
    char mark = 0;
    size_t fence = 0;
    for (size_t i = 0; i < source->starts_count; i++) {
        int line = source->line + (int)i;
        size_t length;
        const char *text = tm_source_line(source, line, &length);
        /* what stands in a fence is read again by itself */
        if (fence) {
            if (tm_fence_close(text, length, mark, fence))
                fence = 0;
        } else if (!(fence = tm_fence_open(text, length, &mark))) {
            mask_line(source, mask, line);
        }
    }
}

const struct masked_value *tm_mask_value(const struct mask *mask, const char *text,
                                         const char *end) {
    uint32_t c = pw_utf8_next(&text, end);
    if (c < MASK_FIRST || c - MASK_FIRST >= mask->values_count)
        return NULL;
    return &mask->values[c - MASK_FIRST];
}

char *tm_mask_restore(struct pw_arena *arena, const struct mask *mask, const char *text) {
    struct pw_buf out = {0};
    const char *end = text + strlen(text);
    for (const char *p = text; p < end;) {
        const struct masked_value *value = tm_mask_value(mask, p, end);
        if (value && (size_t)(end - p) >= value->length) {
            pw_buf_puts(&out, value->whole);
            p += value->length;
        } else {
            pw_buf_putc(&out, *p++);
        }
    }
    char *copy = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return copy;
}

void pw_template_cut(struct pw_arena *arena, struct pw_node *parent, const char *text,
                     struct pw_place start, struct pw_findings *findings) {
    size_t length = strlen(text), from = 0;
    for (size_t i = 0; i <= length; i++) {
        bool opens = i + 1 < length && text[i] == '{' && text[i + 1] == '{';
        if (!opens && i < length)
            continue;
        struct pw_place place = start;
        if (place.column)
            place.column += (int)i;
        size_t end = opens ? value_end(text, i, length) : i;
        if (i > from) {
            struct pw_place at = start;
            if (at.column)
                at.column += (int)from;
            struct pw_node *node = tm_node_new(arena, parent, PW_NODE_TEXT, at);
            node->text = pw_arena_strndup(arena, text + from, i - from);
        }
        from = i;
        if (!opens)
            break;
        if (!end) {
            pw_find(findings, PW_ERROR, "unclosed-value", place, "{{ has no }} in the same text");
            struct pw_node *node = tm_node_new(arena, parent, PW_NODE_TEXT, place);
            node->text = pw_arena_strdup(arena, text + i);
            break;
        }
        struct pw_node *node = tm_node_new(arena, parent, PW_NODE_VALUE, place);
        node->text = pw_str_trim(arena, text + i + 2, end - i - 4);
        if (!*node->text)
            pw_find(findings, PW_ERROR, "empty-value", place,
                    "nothing between {{ and }}; write {{ query.column }}");
        from = end;
        i = end - 1;
    }
}
