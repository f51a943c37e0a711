/* SPDX-License-Identifier: MIT
 *
 * text: the typist: its fonts at sizes, and breaking spans into lines.
 */
#include <stdlib.h>
#include <string.h>

#include "text_in.h"

struct pw_typist *pw_typist_new(struct pw_fonts *fonts) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_typist *typist = PW_NEW(arena, struct pw_typist);
    typist->arena = arena;
    typist->fonts = fonts;
    typist->buffer = hb_buffer_create();
    typist->language = hb_language_from_string("en-gb", -1);
    typist->pango_language = pango_language_from_string("en-gb");
    return typist;
}

void pw_typist_free(struct pw_typist *typist) {
    if (!typist)
        return;
    for (size_t i = 0; i < typist->sizes_count; i++) {
        hb_font_destroy(typist->sizes[i]->hb_font);
        if (typist->sizes[i]->description)
            pango_font_description_free(typist->sizes[i]->description);
    }
    tx_stop_pango(typist);
    hb_buffer_destroy(typist->buffer);
    free(typist->cache);
    for (int i = 0; i < TX_POOLS; i++)
        free(typist->pools[i].bytes);
    pw_arena_free(typist->arena);
}

const char *pw_typist_missing(const struct pw_typist *typist) {
    return typist->missing;
}

void *tx_pool(struct pw_typist *typist, int pool, size_t size) {
    struct tx_pool *p = &typist->pools[pool];
    if (size > p->size) {
        size_t room = size > 4096 ? pw_mul(size, 2) : 4096;
        free(p->bytes);
        p->bytes = pw_realloc(NULL, room);
        p->size = room;
    }
    return p->bytes;
}

void tx_missing(struct pw_typist *typist, const char *text, size_t length) {
    if (!typist->missing)
        typist->missing = pw_arena_strndup(typist->arena, text, length);
}

/* The scale is Pango's, so that both setters round alike. */
static struct tx_font *font_new(struct pw_typist *typist, const struct pw_face *face, double size) {
    struct tx_font *font = PW_NEW(typist->arena, struct tx_font);
    font->face = face;
    font->size = size;
    font->hb_font = hb_font_create(face->hb_face);
    int scale = (int)(size * TX_UNIT);
    hb_font_set_scale(font->hb_font, scale, scale);
    hb_font_make_immutable(font->hb_font);
    hb_font_get_nominal_glyph(font->hb_font, ' ', &font->space);
    font->space_advance = hb_font_get_glyph_h_advance(font->hb_font, font->space);
    *PW_PUSH(typist->arena, typist, sizes) = font;
    return font;
}

const struct tx_font *tx_font_at(struct pw_typist *typist, const struct pw_face *face,
                                 double size) {
    const struct tx_font *last = typist->last_font;
    if (last && last->face == face && last->size == size)
        return last;
    for (size_t i = 0; i < typist->sizes_count; i++)
        if (typist->sizes[i]->face == face && typist->sizes[i]->size == size)
            return typist->last_font = typist->sizes[i];
    return typist->last_font = font_new(typist, face, size);
}

const struct tx_font *tx_font_of(struct pw_typist *typist, const struct pw_style *style) {
    const struct pw_face *face =
        pw_fonts_face(typist->fonts, style->family, style->weight, style->italic);
    return tx_font_at(typist, face, style->size);
}

static void add_feature(hb_feature_t *features, size_t *count, hb_tag_t tag, uint32_t value) {
    features[(*count)++] = (hb_feature_t){tag, value, 0, HB_FEATURE_GLOBAL_END};
}

/* Figures in columns: no kerning may move them where there is nothing but
 * figures. Spaced letters: no ligature may swallow the space. */
size_t tx_features(const struct pw_style *style, bool letters, hb_feature_t *features) {
    size_t count = 0;
    if (style->tabular)
        add_feature(features, &count, HB_TAG('t', 'n', 'u', 'm'), 1);
    if (style->tabular && !letters)
        add_feature(features, &count, HB_TAG('k', 'e', 'r', 'n'), 0);
    if (style->tracking != 0) {
        add_feature(features, &count, HB_TAG('l', 'i', 'g', 'a'), 0);
        add_feature(features, &count, HB_TAG('c', 'l', 'i', 'g'), 0);
    }
    return count;
}

bool tx_has_letters(const char *text, size_t length) {
    for (const char *end = text + length; text < end;)
        if (hb_unicode_script(hb_unicode_funcs_get_default(), pw_utf8_next(&text, end)) ==
            HB_SCRIPT_LATIN)
            return true;
    return false;
}

static void tallest(struct pw_typist *typist, const struct pw_style *style, struct pw_line *line) {
    const struct tx_font *font = tx_font_of(typist, style);
    double ascent = font->face->ascent * font->size, descent = font->face->descent * font->size;
    line->ascent = ascent > line->ascent ? ascent : line->ascent;
    line->descent = descent > line->descent ? descent : line->descent;
    line->leading = style->leading > line->leading ? style->leading : line->leading;
}

void tx_line_measure(struct pw_typist *typist, const struct tx_words *words, size_t start,
                     size_t end, struct pw_line *line) {
    const struct pw_style *style = words->style, *done = NULL;
    for (size_t i = 0; i < words->pieces_count; i++) {
        const struct tx_piece *piece = &words->pieces[i];
        if (piece->start >= end && piece->start > start)
            break;
        if (piece->end <= start) {
            style = piece->style; /* a line without text looks like the one above */
            continue;
        }
        if (piece->style != done)
            tallest(typist, piece->style, line);
        done = piece->style;
    }
    if (!done && style)
        tallest(typist, style, line);
}

struct pw_text *tx_break(struct pw_typist *typist, struct pw_arena *arena,
                         const struct pw_span *spans, size_t count, struct tx_measure measure) {
    struct pw_arena *scratch = pw_arena_new();
    struct tx_words words;
    struct tx_lines out = {0};
    tx_prepare(typist, scratch, spans, count, &words);
    const char *kept = pw_arena_strndup(arena, words.text, words.length);
    size_t start = 0;
    while (count > 0 && (start < words.length || start == 0)) {
        const char *from = words.text + start;
        const char *stop = memchr(from, '\n', words.length - start);
        size_t end = stop ? (size_t)(stop - words.text) : words.length;
        if (words.plain)
            tx_set_plain(typist, scratch, arena, &words, kept, start, end, measure, &out);
        else
            tx_set_pango(typist, scratch, arena, &words, kept, start, end, measure, &out);
        start = end + 1;
    }
    pw_arena_free(scratch);
    struct pw_text *text = PW_NEW(arena, struct pw_text);
    text->lines = out.lines;
    text->lines_count = out.lines_count;
    for (size_t i = 0; i < out.lines_count; i++) {
        text->width = out.lines[i].width > text->width ? out.lines[i].width : text->width;
        text->height += out.lines[i].leading;
    }
    return text;
}

static int units(double points) {
    if (!(points > 0) || points > 1e6)
        return -1;
    return (int)(points * TX_UNIT + 0.5); /* half a unit of mercy for sums of doubles */
}

struct pw_text *pw_typist_break(struct pw_typist *typist, struct pw_arena *arena,
                                const struct pw_span *spans, size_t count, double width) {
    return tx_break(typist, arena, spans, count, (struct tx_measure){units(width), false});
}

struct pw_text *pw_typist_paragraph(struct pw_typist *typist, struct pw_arena *arena,
                                    const char *text, const struct pw_style *style, double width) {
    struct pw_span span = {text ? text : "", text ? strlen(text) : 0, style, PW_RGB_NONE, 0};
    return pw_typist_break(typist, arena, &span, 1, width);
}
