/* SPDX-License-Identifier: MIT
 *
 * text: the setter for scripts that Pango knows how to order, join and break.
 * Every piece asks for its own face by the face's name in the private
 * configuration, with fallback off: the choice of fonts stays ours.
 */
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <stdio.h>
#include <string.h>

#include "text_in.h"

struct setting {
    struct pw_typist *typist;
    struct pw_arena *arena;
    const struct tx_words *words;
    const char *kept;
    size_t start, end;
    struct tx_lines *out;
};

/* Glyphs where the outline has them, in points, whatever the screen. Ours is
 * made fontconfig's current configuration: else Pango's start-up would have it
 * read the machine's fonts, for nothing. */
static void start_up(struct pw_typist *typist) {
    FcConfigSetCurrent(pw_fonts_config(typist->fonts));
    typist->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(typist->map), pw_fonts_config(typist->fonts));
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(typist->map), 72);
    typist->context = pango_font_map_create_context(typist->map);
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    pango_cairo_context_set_font_options(typist->context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(typist->context, FALSE);
    pango_context_set_language(typist->context, typist->pango_language);
    pango_context_set_base_dir(typist->context, PANGO_DIRECTION_LTR);
    typist->map_faces = pw_fonts_count(typist->fonts);
}

void tx_stop_pango(struct pw_typist *typist) {
    if (!typist->map)
        return;
    g_object_unref(typist->context);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(typist->map), NULL); /* or it keeps it */
    g_object_unref(typist->map);
    FcFini(); /* lets go of the current configuration */
}

static const PangoFontDescription *description(struct pw_typist *typist,
                                               const struct tx_font *font) {
    if (font->description)
        return font->description;
    struct tx_font *own = NULL; /* fonts are const outside; these are the typist's */
    for (size_t i = 0; i < typist->sizes_count; i++)
        if (typist->sizes[i] == font)
            own = typist->sizes[i];
    char name[24];
    snprintf(name, sizeof name, PW_FACE_CONFIG_NAME, font->face->id);
    own->description = pango_font_description_new();
    pango_font_description_set_family(own->description, name);
    pango_font_description_set_absolute_size(own->description, (int)(font->size * TX_UNIT));
    return own->description;
}

static void add(PangoAttrList *list, PangoAttribute *attribute, size_t from, size_t to) {
    attribute->start_index = (guint)from;
    attribute->end_index = (guint)to;
    pango_attr_list_insert(list, attribute);
}

static void add_piece(struct setting *s, PangoAttrList *list, const struct tx_piece *piece,
                      bool letters) {
    size_t from = piece->start > s->start ? piece->start - s->start : 0;
    size_t to = (piece->end < s->end ? piece->end : s->end) - s->start;
    add(list, pango_attr_font_desc_new(description(s->typist, piece->font)), from, to);
    if (piece->style->tracking != 0)
        add(list, pango_attr_letter_spacing_new((int)(piece->style->tracking * TX_UNIT)), from, to);
    hb_feature_t features[4];
    size_t count = tx_features(piece->style, letters, features);
    char text[4 * 16] = "";
    for (size_t i = 0; i < count; i++)
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%c%c%c%c=%u", i ? "," : "",
                 HB_UNTAG(features[i].tag), features[i].value);
    if (count)
        add(list, pango_attr_font_features_new(text), from, to);
}

static PangoAttrList *attributes(struct setting *s) {
    PangoAttrList *list = pango_attr_list_new();
    size_t length = s->end - s->start;
    bool letters = tx_has_letters(s->words->text + s->start, length);
    add(list, pango_attr_fallback_new(FALSE), 0, length);
    add(list, pango_attr_insert_hyphens_new(FALSE), 0, length);
    for (size_t i = 0; i < s->words->pieces_count; i++) {
        const struct tx_piece *piece = &s->words->pieces[i];
        if (piece->end > s->start && piece->start < s->end)
            add_piece(s, list, piece, letters);
    }
    for (size_t byte = s->start + 1; byte < s->end; byte++)
        if (s->words->places[byte] & TX_NO_BREAK)
            add(list, pango_attr_allow_breaks_new(FALSE), byte - s->start - 1, byte - s->start + 1);
    return list;
}

static const struct tx_piece *piece_at(const struct tx_words *words, size_t byte) {
    for (size_t i = 0; i < words->pieces_count; i++)
        if (byte < words->pieces[i].end)
            return &words->pieces[i];
    return NULL;
}

/* One glyph; its advance in units. Pango turns the space at a soft break into
 * an empty glyph without width: it is given its own glyph back, or copied text
 * would run two words together. */
static int take_glyph(struct setting *s, const PangoGlyphInfo *info, const struct tx_font *font,
                      const char *character, struct pw_glyph *glyph, bool *shown) {
    *shown = true;
    glyph->id = info->glyph;
    if (info->glyph == PANGO_GLYPH_EMPTY) {
        *shown = *character == ' ';
        glyph->id = font->space;
        return *shown ? font->space_advance : info->geometry.width;
    }
    if (info->glyph & PANGO_GLYPH_UNKNOWN_FLAG || info->glyph == 0) {
        *shown = false;
        tx_missing(s->typist, s->words->text + s->start, s->end - s->start);
        return 0;
    }
    return info->geometry.width;
}

static void add_run(struct setting *s, struct pw_run *run, const PangoGlyphItem *item, int *pen) {
    size_t byte = s->start + (size_t)item->item->offset;
    const struct tx_piece *piece = piece_at(s->words, byte);
    const PangoGlyphString *string = item->glyphs;
    struct pw_glyph *glyphs = PW_NEW_N(s->arena, struct pw_glyph, (size_t)string->num_glyphs);
    size_t count = 0;
    int x = 0;
    for (int i = 0; i < string->num_glyphs; i++) {
        const PangoGlyphInfo *info = &string->glyphs[i];
        uint32_t cluster = (uint32_t)string->log_clusters[i];
        bool shown;
        int advance = take_glyph(s, info, piece->font, s->words->text + byte + cluster,
                                 &glyphs[count], &shown);
        glyphs[count].cluster = cluster;
        glyphs[count].x = (double)(x + info->geometry.x_offset) / TX_UNIT;
        glyphs[count].y = (double)info->geometry.y_offset / TX_UNIT;
        count += shown;
        x += advance;
    }
    *run = (struct pw_run){.face = piece->font->face,
                           .size = piece->font->size,
                           .colour =
                               piece->colour == PW_RGB_NONE ? piece->style->colour : piece->colour,
                           .x = (double)*pen / TX_UNIT,
                           .rise = piece->style->rise,
                           .width = (double)x / TX_UNIT,
                           .glyphs = glyphs,
                           .glyphs_count = count,
                           .text = s->kept + byte,
                           .text_length = (size_t)item->item->length,
                           .mark = piece->mark,
                           .rtl = (item->item->analysis.level & 1) != 0};
    *pen += x;
}

/* Width without the spaces at the end, which stand rightmost: a line's base
 * direction is left to right, and such spaces take it (UAX 9, L1). */
static double ink_width(const struct pw_line *line, int pen) {
    double width = (double)pen / TX_UNIT;
    for (size_t r = line->runs_count; r > 0; r--) {
        const struct pw_run *run = &line->runs[r - 1];
        for (size_t g = run->glyphs_count; g > 0; g--) {
            if (run->text[run->glyphs[g - 1].cluster] != ' ')
                return width;
            width = run->x + run->glyphs[g - 1].x;
        }
    }
    return width;
}

static void add_line(struct setting *s, const PangoLayoutLine *from, bool last) {
    struct pw_line *line = PW_PUSH(s->arena, s->out, lines);
    size_t count = (size_t)g_slist_length(from->runs), i = 0;
    struct pw_run *runs = PW_NEW_N(s->arena, struct pw_run, count);
    int pen = 0;
    for (GSList *run = from->runs; run; run = run->next)
        add_run(s, &runs[i++], run->data, &pen);
    line->runs = runs;
    line->runs_count = count;
    line->hard_break = last;
    line->width = ink_width(line, pen);
    size_t start = s->start + (size_t)from->start_index;
    tx_line_measure(s->typist, s->words, start, start + (size_t)from->length, line);
}

void tx_set_pango(struct pw_typist *typist, struct pw_arena *scratch, struct pw_arena *arena,
                  const struct tx_words *words, const char *kept, size_t start, size_t end,
                  struct tx_measure measure, struct tx_lines *out) {
    (void)scratch;
    struct setting s = {typist, arena, words, kept, start, end, out};
    if (!typist->map)
        start_up(typist);
    if (typist->map_faces != pw_fonts_count(typist->fonts)) { /* a fallback was opened since */
        pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(typist->map));
        typist->map_faces = pw_fonts_count(typist->fonts);
    }
    PangoLayout *layout = pango_layout_new(typist->context);
    PangoAttrList *list = attributes(&s);
    pango_layout_set_text(layout, words->text + start, (int)(end - start));
    pango_layout_set_attributes(layout, list);
    pango_layout_set_auto_dir(layout, FALSE);
    pango_layout_set_wrap(layout, measure.whole_words ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
    pango_layout_set_width(layout, measure.width);
    for (GSList *line = pango_layout_get_lines_readonly(layout); line; line = line->next)
        add_line(&s, line->data, line->next == NULL);
    pango_attr_list_unref(list);
    g_object_unref(layout);
}
