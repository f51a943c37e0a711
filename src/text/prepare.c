/* SPDX-License-Identifier: MIT
 *
 * text: from spans as they come to words that can be set: characters that
 * print as others are replaced, those that print as nothing vanish, and each
 * character gets the face that has it.
 */
#include <string.h>

#include "text_in.h"

struct preparer {
    struct pw_typist *typist;
    struct pw_arena *scratch;
    struct tx_words *words;
    const struct pw_span *span;
    const struct tx_font *font; /* of the span's style */
};

enum { VANISH = 0, LINE_END = '\n' };

/* What a character is set as. *place becomes what the place is known for that
 * comes before it. */
static uint32_t set_as(uint32_t c, unsigned char *before, unsigned char *after) {
    switch (c) {
    case '\n':
    case 0x0B:
    case 0x0C:
    case 0x85:
    case 0x2028:
    case 0x2029:
        return LINE_END;
    case '\t':
        return ' ';
    case 0x2010:
        return '-';
    case 0x2011: /* a hyphen that no line may end with */
        *after = TX_NO_BREAK;
        return '-';
    case 0x2012:
        return 0x2013;
    case 0x202F:
        return 0xA0;
    case 0x200B: /* zero width space */
        *before = TX_MAY_BREAK;
        return VANISH;
    case 0x2060: /* word joiner, zero width no-break space */
    case 0xFEFF:
        *before = TX_NO_BREAK;
        return VANISH;
    default:
        break;
    }
    bool control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD;
    bool invisible = (c >= 0x200E && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
                     (c >= 0x2061 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) ||
                     (c >= 0xFFF9 && c <= 0xFFFB) || (c >= 0xE0000 && c <= 0xE0FFF);
    return control || invisible ? VANISH : c;
}

/* Latin and the signs that go with it: no bidi, no reordering, no script of
 * its own. */
static bool is_plain(uint32_t c) {
    return c < 0x370 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2000 && c < 0x2C00) ||
           (c >= 0xFB00 && c <= 0xFB06) || c == 0xFFFD;
}

static bool is_mark(uint32_t c) {
    hb_unicode_general_category_t kind =
        hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

/* Joiners and the sign that asks for a coloured picture say nothing alone. */
static bool says_nothing_alone(uint32_t c) {
    return c == 0x200C || c == 0x200D || c == 0x20E3;
}

static const struct tx_font *choose_font(struct preparer *p, uint32_t c) {
    if (c < 0x7F || pw_face_has(p->font->face, c))
        return p->font;
    struct tx_words *words = p->words;
    const struct tx_piece *last =
        words->pieces_count ? &words->pieces[words->pieces_count - 1] : NULL;
    if (last && last->end == words->length && (is_mark(c) || pw_face_has(last->font->face, c)))
        return last->font;
    const struct pw_face *face = pw_fonts_fallback(p->typist->fonts, p->font->face, c);
    if (face)
        return tx_font_at(p->typist, face, p->font->size);
    if (!says_nothing_alone(c))
        tx_missing(p->typist, p->span->text, p->span->length);
    return NULL;
}

static void append(struct preparer *p, uint32_t c, const char *bytes, size_t length,
                   const struct tx_font *font) {
    struct tx_words *words = p->words;
    struct tx_piece *piece = words->pieces_count ? &words->pieces[words->pieces_count - 1] : NULL;
    size_t at = words->length;
    memcpy(words->text + at, bytes, length);
    words->length += length;
    words->plain = words->plain && is_plain(c);
    if (c == LINE_END)
        return;
    bool same = piece && piece->end == at && piece->font == font &&
                piece->style == p->span->style && piece->mark == p->span->mark &&
                piece->colour == p->span->colour;
    if (!same) {
        piece = PW_PUSH(p->scratch, words, pieces);
        *piece = (struct tx_piece){.start = at,
                                   .style = p->span->style,
                                   .font = font,
                                   .colour = p->span->colour,
                                   .mark = p->span->mark};
    }
    piece->end = words->length;
}

static size_t encode(uint32_t c, char *bytes) {
    if (c < 0x80) {
        bytes[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        bytes[0] = (char)(0xC0 | c >> 6);
        bytes[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    bool three = c < 0x10000;
    bytes[0] = (char)(three ? 0xE0 | c >> 12 : 0xF0 | c >> 18);
    size_t n = 1;
    if (!three)
        bytes[n++] = (char)(0x80 | (c >> 12 & 0x3F));
    bytes[n++] = (char)(0x80 | (c >> 6 & 0x3F));
    bytes[n++] = (char)(0x80 | (c & 0x3F));
    return n;
}

static void take_span(struct preparer *p) {
    struct tx_words *words = p->words;
    const char *at = p->span->text, *end = at + p->span->length;
    p->font = tx_font_of(p->typist, p->span->style);
    while (at < end) {
        unsigned char after = 0;
        uint32_t c = pw_utf8_next(&at, end);
        c = set_as(c, &words->places[words->length], &after);
        if (c == VANISH)
            continue;
        const struct tx_font *font = c == LINE_END ? p->font : choose_font(p, c);
        if (!font)
            continue;
        char bytes[4];
        append(p, c, bytes, encode(c, bytes), font);
        words->places[words->length] |= after;
    }
}

void tx_prepare(struct pw_typist *typist, struct pw_arena *scratch, const struct pw_span *spans,
                size_t count, struct tx_words *words) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++)
        length = pw_add(length, spans[i].length);
    /* a stray byte becomes the three of U+FFFD, so three times is enough */
    size_t room = pw_add(pw_mul(length, 3), 1);
    *words = (struct tx_words){.plain = !typist->always_pango};
    words->text = tx_pool(typist, TX_POOL_TEXT, room);
    words->places = memset(tx_pool(typist, TX_POOL_PLACES, room), 0, room);
    words->style = count ? spans[0].style : NULL;
    struct preparer p = {.typist = typist, .scratch = scratch, .words = words};
    for (size_t i = 0; i < count; i++) {
        p.span = &spans[i];
        take_span(&p);
    }
    words->text[words->length] = '\0';
    tx_hold_together(words);
}
