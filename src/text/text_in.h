/* SPDX-License-Identifier: MIT
 *
 * What the files of the text layer share. Text is prepared (normalised, cut
 * into pieces of one span and one face), each line of input is shaped and
 * broken by one of two setters, which give the same lines:
 *   plain  Latin letters, digits and signs, by HarfBuzz at once (six times as fast)
 *   pango  everything else: other scripts, right to left
 * Inside the layer positions are whole units, 1/1024 point, as in Pango.
 */
#ifndef PACKWRIGHT_TEXT_IN_H
#define PACKWRIGHT_TEXT_IN_H

#include <pango/pango.h>

#include "packwright/text.h"

#define TX_UNIT PANGO_SCALE

/* A face at a size; lives as long as its typist. */
struct tx_font {
    const struct pw_face *face;
    double size;
    hb_font_t *hb_font; /* scale: units of 1/1024 point */
    hb_codepoint_t space;
    int space_advance;
    PangoFontDescription *description; /* made when Pango first needs it */
};

/* Bytes start..end of the prepared text: of one span, in one face. */
struct tx_piece {
    size_t start, end;
    const struct pw_style *style;
    const struct tx_font *font;
    pw_rgb colour;
    int mark;
};

/* What is known of the place before a byte. */
enum { TX_NO_BREAK = 1, TX_MAY_BREAK = 2 };

struct tx_words {
    char *text; /* normalised; lines of input end in '\n' */
    size_t length;
    unsigned char *places; /* length + 1: TX_NO_BREAK, TX_MAY_BREAK */
    struct tx_piece *pieces;
    size_t pieces_count, pieces_capacity;
    const struct pw_style *style; /* of the first span: for lines without text */
    bool plain;                   /* nothing that needs Pango */
};

struct tx_lines {
    struct pw_line *lines;
    size_t lines_count, lines_capacity;
};

struct tx_entry; /* of the cache */

/* Memory that is used again for each text: fresh pages cost more than shaping. */
enum { TX_POOL_TEXT, TX_POOL_PLACES, TX_POOL_GLYPHS, TX_POOL_STOPS, TX_POOL_ATTRS, TX_POOLS };
struct tx_pool {
    void *bytes;
    size_t size;
};

struct pw_typist {
    struct pw_arena *arena;
    struct pw_fonts *fonts;
    const char *missing;
    struct tx_font **sizes;
    size_t sizes_count, sizes_capacity;
    const struct tx_font *last_font;
    hb_buffer_t *buffer;
    hb_language_t language;
    PangoLanguage *pango_language;
    PangoFontMap *map;     /* NULL until a text needs Pango */
    PangoContext *context; /* likewise */
    size_t map_faces;      /* faces there were when the map last looked */
    struct tx_entry **cache;
    size_t cache_count, cache_slots;
    struct pw_style **styles; /* those that the cache has met, by value */
    size_t styles_count, styles_capacity;
    struct tx_pool pools[TX_POOLS];
    bool always_pango; /* for tests: the plain setter is not used */
};

/* How lines are to be broken: units, or < 0 for never. */
struct tx_measure {
    int width;
    bool whole_words; /* never inside a word, however wide it is */
};

/* At least `size` bytes, not zeroed, until the pool is asked again. */
void *tx_pool(struct pw_typist *typist, int pool, size_t size);
const struct tx_font *tx_font_at(struct pw_typist *typist, const struct pw_face *face, double size);
const struct tx_font *tx_font_of(struct pw_typist *typist, const struct pw_style *style);
void tx_missing(struct pw_typist *typist, const char *text, size_t length);

/* Normalises the spans and chooses the face of every character. */
void tx_prepare(struct pw_typist *typist, struct pw_arena *scratch, const struct pw_span *spans,
                size_t count, struct tx_words *words);
/* Keeps "31 March", "Table 3" and "10 per cent" together. */
void tx_hold_together(struct tx_words *words);

/* Features of a style, for a text with or without letters; at most 4. */
size_t tx_features(const struct pw_style *style, bool letters, hb_feature_t *features);
bool tx_has_letters(const char *text, size_t length);

/* Sets bytes start..end (one line of input) of the words and adds the lines.
 * `kept` is the copy of the prepared text that the runs lend from. */
void tx_set_plain(struct pw_typist *typist, struct pw_arena *scratch, struct pw_arena *arena,
                  const struct tx_words *words, const char *kept, size_t start, size_t end,
                  struct tx_measure measure, struct tx_lines *out);
void tx_set_pango(struct pw_typist *typist, struct pw_arena *scratch, struct pw_arena *arena,
                  const struct tx_words *words, const char *kept, size_t start, size_t end,
                  struct tx_measure measure, struct tx_lines *out);
void tx_stop_pango(struct pw_typist *typist);
/* Ascent, descent and leading of a line that shows bytes start..end. */
void tx_line_measure(struct pw_typist *typist, const struct tx_words *words, size_t start,
                     size_t end, struct pw_line *line);

struct pw_text *tx_break(struct pw_typist *typist, struct pw_arena *arena,
                         const struct pw_span *spans, size_t count, struct tx_measure measure);

#endif
