/* SPDX-License-Identifier: MIT
 *
 * text: the plain setter. Latin letters, digits and signs run one way and
 * change nothing across a break, so a line of input is shaped once, as a
 * whole, and cut where it may break.
 */
#include <string.h>

#include "text_in.h"

struct glyph {
    hb_codepoint_t id;
    uint32_t cluster; /* byte of the prepared text */
    int x, y;         /* where its origin lies, y down */
    int pen;          /* before its advance */
    bool tied;        /* kerned with the glyph before: a line that starts here is shaped anew */
};

/* A place between clusters where a line can end. */
struct stop {
    size_t byte, glyph;
    int x;     /* of what begins here */
    int ink;   /* end of what stands before, without its trailing spaces */
    bool line; /* else only inside a word that is too wide */
};

struct setter {
    struct pw_typist *typist;
    struct pw_arena *scratch, *arena;
    const struct tx_words *words;
    const char *kept;
    size_t start, end;
    bool letters;         /* of the whole line of input: decides the script */
    struct glyph *glyphs; /* room for all */
    size_t glyphs_count, glyphs_room;
    int pen;
    struct stop *stops; /* likewise */
    size_t stops_count;
};

/* Room for more glyphs; there are seldom more than bytes of text. */
static void need_glyphs(struct setter *s, size_t more) {
    if (s->glyphs_count + more <= s->glyphs_room)
        return;
    size_t room = pw_mul(s->glyphs_count + more, 2);
    struct glyph *bigger = PW_NEW_N(s->scratch, struct glyph, room);
    if (s->glyphs_count)
        memcpy(bigger, s->glyphs, s->glyphs_count * sizeof *bigger);
    s->glyphs = bigger;
    s->glyphs_room = room;
}

static void shape_piece(struct setter *s, const struct tx_piece *piece) {
    size_t from = piece->start > s->start ? piece->start : s->start;
    size_t to = piece->end < s->end ? piece->end : s->end;
    hb_buffer_t *buffer = s->typist->buffer;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_utf8(buffer, s->words->text + s->start, (int)(s->end - s->start),
                       (unsigned)(from - s->start), (int)(to - from));
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, s->letters ? HB_SCRIPT_LATIN : HB_SCRIPT_COMMON);
    hb_buffer_set_language(buffer, s->typist->language);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_BOT | HB_BUFFER_FLAG_EOT);
    hb_feature_t features[4];
    size_t features_count = tx_features(piece->style, s->letters, features);
    hb_shape(piece->font->hb_font, buffer, features, (unsigned)features_count);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    int tracking = (int)(piece->style->tracking * TX_UNIT);
    need_glyphs(s, count);
    for (unsigned i = 0; i < count; i++) {
        struct glyph *glyph = &s->glyphs[s->glyphs_count++];
        glyph->id = infos[i].codepoint;
        glyph->cluster = infos[i].cluster + (uint32_t)s->start;
        glyph->x = s->pen + positions[i].x_offset;
        glyph->y = -positions[i].y_offset;
        glyph->pen = s->pen;
        glyph->tied = hb_glyph_info_get_glyph_flags(&infos[i]) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK;
        s->pen += positions[i].x_advance;
        if (i + 1 == count || infos[i + 1].cluster != infos[i].cluster)
            s->pen += tracking;
        if (glyph->id == 0)
            tx_missing(s->typist, s->words->text + s->start, s->end - s->start);
    }
}

static void shape_line(struct setter *s) {
    for (size_t i = 0; i < s->words->pieces_count; i++) {
        const struct tx_piece *piece = &s->words->pieces[i];
        if (piece->end > s->start && piece->start < s->end)
            shape_piece(s, piece);
    }
}

static void add_stop(struct setter *s, size_t byte, size_t glyph, int ink, bool line) {
    struct stop *stop = &s->stops[s->stops_count++];
    *stop = (struct stop){byte, glyph, glyph < s->glyphs_count ? s->glyphs[glyph].pen : s->pen, ink,
                          line};
}

/* Where the Unicode line breaking rules (UAX 14), by Pango, let a line end;
 * and between all other clusters, for words that are too wide. */
static void find_stops(struct setter *s) {
    const char *text = s->words->text + s->start;
    int length = (int)(s->end - s->start);
    int characters = 0;
    for (int i = 0; i < length; i++)
        characters += ((unsigned char)text[i] & 0xC0) != 0x80;
    size_t count = (size_t)characters + 1;
    PangoLogAttr *attrs = tx_pool(s->typist, TX_POOL_ATTRS, pw_mul(count, sizeof *attrs));
    memset(attrs, 0, count * sizeof *attrs);
    s->stops = tx_pool(s->typist, TX_POOL_STOPS, pw_mul(count + 1, sizeof *s->stops));
    pango_get_log_attrs(text, length, 0, s->typist->pango_language, attrs, characters + 1);
    add_stop(s, s->start, 0, 0, true);
    const char *at = text, *end = text + length;
    size_t glyph = 0;
    int ink = 0;
    for (int i = 0; i < characters; i++) {
        size_t byte = (size_t)(at - s->words->text);
        while (glyph < s->glyphs_count && s->glyphs[glyph].cluster < byte)
            glyph++;
        bool cluster = glyph < s->glyphs_count && s->glyphs[glyph].cluster == byte;
        unsigned char known = s->words->places[byte];
        bool line = (attrs[i].is_line_break || known & TX_MAY_BREAK) && !(known & TX_NO_BREAK);
        if (i > 0 && cluster && (line || attrs[i].is_char_break))
            add_stop(s, byte, glyph, ink, line);
        bool space = *at == ' ';
        pw_utf8_next(&at, end);
        if (!space) {
            size_t next = glyph;
            while (next < s->glyphs_count &&
                   s->glyphs[next].cluster < (size_t)(at - s->words->text))
                next++;
            ink = next < s->glyphs_count ? s->glyphs[next].pen : s->pen;
        }
    }
    if (at == end)
        add_stop(s, s->end, s->glyphs_count, ink, true);
}

static void add_run(struct setter *s, struct pw_run *run, const struct tx_piece *piece, size_t from,
                    size_t to, size_t *glyph, int line_x) {
    size_t first = *glyph, last = first;
    while (last < s->glyphs_count && s->glyphs[last].cluster < to)
        last++;
    int x = first < s->glyphs_count ? s->glyphs[first].pen : s->pen;
    int right = last < s->glyphs_count ? s->glyphs[last].pen : s->pen;
    struct pw_glyph *glyphs = PW_NEW_N(s->arena, struct pw_glyph, last - first);
    size_t count = 0;
    for (size_t i = first; i < last; i++) {
        if (s->glyphs[i].id == 0)
            continue;
        glyphs[count++] = (struct pw_glyph){s->glyphs[i].id, s->glyphs[i].cluster - (uint32_t)from,
                                            (double)(s->glyphs[i].x - x) / TX_UNIT,
                                            (double)s->glyphs[i].y / TX_UNIT};
    }
    *run = (struct pw_run){.face = piece->font->face,
                           .size = piece->font->size,
                           .colour =
                               piece->colour == PW_RGB_NONE ? piece->style->colour : piece->colour,
                           .x = (double)(x - line_x) / TX_UNIT,
                           .rise = piece->style->rise,
                           .width = (double)(right - x) / TX_UNIT,
                           .glyphs = glyphs,
                           .glyphs_count = count,
                           .text = s->kept + from,
                           .text_length = to - from,
                           .mark = piece->mark};
    *glyph = last;
}

/* Stops at both ends of all that the setter has; nothing is broken. */
static void ends_only(struct setter *s) {
    int ink = s->pen;
    const char *text = s->words->text;
    s->stops = PW_NEW_N(s->scratch, struct stop, 2);
    for (size_t i = s->glyphs_count, byte = s->end; i > 0 && text[byte - 1] == ' '; byte--)
        ink = s->glyphs[--i].pen;
    add_stop(s, s->start, 0, 0, true);
    add_stop(s, s->end, s->glyphs_count, ink, true);
}

static bool is_tied(const struct setter *s, const struct stop *stop) {
    return stop->glyph > 0 && stop->glyph < s->glyphs_count && s->glyphs[stop->glyph].tied;
}

/* A setter for a line alone, as if nothing stood before or after it. */
static struct setter alone(const struct setter *s, const struct stop *from, const struct stop *to) {
    struct setter own = {.typist = s->typist,
                         .scratch = s->scratch,
                         .arena = s->arena,
                         .words = s->words,
                         .kept = s->kept,
                         .start = from->byte,
                         .end = to->byte,
                         .letters = s->letters};
    shape_line(&own);
    ends_only(&own);
    return own;
}

/* Width of a line, exact even where kerning crosses its ends. */
static int line_ink(const struct setter *s, const struct stop *from, const struct stop *to) {
    if (is_tied(s, from) || is_tied(s, to))
        return alone(s, from, to).stops[1].ink;
    return to->ink - from->x;
}

static void add_line(struct setter *s, const struct stop *from, const struct stop *to, bool last,
                     struct tx_lines *out) {
    struct setter own;
    if (is_tied(s, from) || is_tied(s, to)) {
        own = alone(s, from, to);
        s = &own;
        from = &own.stops[0];
        to = &own.stops[1];
    }
    struct pw_line *line = PW_PUSH(s->arena, out, lines);
    line->hard_break = last;
    line->width = (double)(to->ink > from->x ? to->ink - from->x : 0) / TX_UNIT;
    tx_line_measure(s->typist, s->words, from->byte, to->byte, line);
    const struct tx_piece *pieces = s->words->pieces;
    size_t first = 0, count = s->words->pieces_count;
    while (first < count && pieces[first].end <= from->byte)
        first++;
    size_t end = first;
    while (end < count && pieces[end].start < to->byte)
        end++;
    struct pw_run *runs = PW_NEW_N(s->arena, struct pw_run, end - first);
    size_t glyph = from->glyph;
    for (size_t i = first; i < end; i++) {
        size_t start = pieces[i].start > from->byte ? pieces[i].start : from->byte;
        size_t stop = pieces[i].end < to->byte ? pieces[i].end : to->byte;
        add_run(s, &runs[i - first], &pieces[i], start, stop, &glyph, from->x);
    }
    line->runs = runs;
    line->runs_count = end - first;
}

/* The stop that ends the line begun at `from`. */
static size_t fill_line(const struct setter *s, size_t from, struct tx_measure measure) {
    size_t last = s->stops_count - 1, word = from, inside = from;
    if (measure.width < 0)
        return last;
    for (size_t k = from + 1; k <= last; k++) {
        if (s->stops[k].ink - s->stops[from].x > measure.width)
            break;
        *(s->stops[k].line ? &word : &inside) = k;
    }
    const struct stop *stops = s->stops;
    while (word > from && line_ink(s, &stops[from], &stops[word]) > measure.width)
        while (--word > from && !stops[word].line)
            ;
    if (word > from)
        return word;
    while (inside > from && line_ink(s, &stops[from], &stops[inside]) > measure.width)
        inside--;
    if (inside > from && !measure.whole_words)
        return inside;
    size_t next = from + 1; /* nothing fits: the least that there is */
    while (measure.whole_words && next < last && !s->stops[next].line)
        next++;
    return next;
}

/* A paragraph whose last line is one short word gets a second word down to
 * it, if the line above stays full enough: its end is ragged anyway. */
static void spare_last_word(const struct setter *s, size_t *ends, size_t count,
                            struct tx_measure measure) {
    const struct stop *stops = s->stops;
    if (count < 2 || measure.width < 200 * TX_UNIT)
        return;
    size_t begin = count > 2 ? ends[count - 3] : 0, cut = ends[count - 2], end = ends[count - 1];
    for (size_t k = cut + 1; k < end; k++)
        if (stops[k].line)
            return;
    if (!stops[cut].line || stops[end].ink - stops[cut].x > measure.width / 6)
        return;
    size_t up = cut - 1;
    while (up > begin && !stops[up].line)
        up--;
    if (up > begin && stops[up].ink - stops[begin].x > measure.width * 7 / 10)
        ends[count - 2] = up;
}

void tx_set_plain(struct pw_typist *typist, struct pw_arena *scratch, struct pw_arena *arena,
                  const struct tx_words *words, const char *kept, size_t start, size_t end,
                  struct tx_measure measure, struct tx_lines *out) {
    struct setter s = {.typist = typist,
                       .scratch = scratch,
                       .arena = arena,
                       .words = words,
                       .kept = kept,
                       .start = start,
                       .end = end,
                       .letters = tx_has_letters(words->text + start, end - start),
                       .glyphs_room = end - start + 16};
    s.glyphs = tx_pool(typist, TX_POOL_GLYPHS, pw_mul(s.glyphs_room, sizeof *s.glyphs));
    shape_line(&s);
    if (measure.width < 0 || start == end) {
        ends_only(&s);
    } else {
        find_stops(&s);
    }
    size_t *ends = PW_NEW_N(scratch, size_t, s.stops_count), count = 0;
    for (size_t from = 0; from + 1 < s.stops_count; from = ends[count++])
        ends[count] = fill_line(&s, from, measure);
    if (!measure.whole_words)
        spare_last_word(&s, ends, count, measure);
    if (!out->lines) { /* most texts are one paragraph */
        out->lines = PW_NEW_N(arena, struct pw_line, count);
        out->lines_capacity = count;
    }
    for (size_t i = 0; i < count; i++)
        add_line(&s, &s.stops[i ? ends[i - 1] : 0], &s.stops[ends[i]], i + 1 == count, out);
}
