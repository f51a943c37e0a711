/* SPDX-License-Identifier: MIT
 *
 * What glyphs say: clusters of a run, and each font's ToUnicode map. The map
 * gives a glyph one text; where a run uses the glyph for another text, or
 * several glyphs for one character, the content stream says it by ActualText.
 */
#include <hb.h>
#include <string.h>

#include "pdf_private.h"

bool pdf_cluster_next(const struct pw_op *op, size_t first, struct pdf_cluster *out) {
    const struct pw_glyph *g = op->glyphs.glyphs;
    size_t count = op->glyphs.glyphs_count, length = op->glyphs.text_length;
    if (first >= count)
        return false;
    size_t last = first + 1;
    while (last < count && g[last].cluster == g[first].cluster)
        last++;
    size_t start = g[first].cluster < length ? g[first].cluster : length;
    /* In visual order the next text lies to the right, or to the left of it. */
    size_t end = length;
    if (op->glyphs.rtl) {
        if (first > 0)
            end = g[first - 1].cluster;
    } else if (last < count) {
        end = g[last].cluster;
    }
    if (end > length)
        end = length;
    *out = (struct pdf_cluster){first, last - first, op->glyphs.text + start,
                                end > start ? end - start : 0};
    return true;
}

static uint32_t first_character(const char *text, size_t length) {
    const char *p = text;
    return length ? pw_utf8_next(&p, text + length) : UINT32_MAX;
}

/* Which of two texts of one glyph the map should give: the plainer character
 * (space before no-break space, f before a ligature's own code point). */
static bool plainer(const char *a, size_t a_length, const char *b, size_t b_length) {
    uint32_t ac = first_character(a, a_length), bc = first_character(b, b_length);
    if (ac != bc)
        return ac < bc;
    if (a_length != b_length)
        return a_length < b_length;
    return memcmp(a, b, a_length) < 0;
}

void pdf_unicode_note(struct pdf_font *font, const struct pw_op *op) {
    struct pdf_cluster cluster;
    for (size_t i = 0; pdf_cluster_next(op, i, &cluster); i += cluster.count) {
        for (size_t k = 0; k < cluster.count; k++) {
            unsigned id = op->glyphs.glyphs[i + k].id;
            if (id < font->glyphs_count)
                font->glyphs[id].used = true;
        }
        unsigned id = op->glyphs.glyphs[i].id;
        if (cluster.count != 1 || cluster.length == 0 || id >= font->glyphs_count)
            continue;
        struct pdf_glyph *glyph = &font->glyphs[id];
        if (glyph->text && glyph->text_length == cluster.length &&
            memcmp(glyph->text, cluster.text, cluster.length) == 0)
            continue;
        if (!glyph->text ||
            plainer(cluster.text, cluster.length, glyph->text, glyph->text_length)) {
            glyph->text = cluster.text;
            glyph->text_length = (unsigned)cluster.length;
        }
    }
}

bool pdf_unicode_says(const struct pdf_font *font, const struct pw_op *op,
                      const struct pdf_cluster *cluster) {
    unsigned id = op->glyphs.glyphs[cluster->first].id;
    if (cluster->count != 1 || id >= font->glyphs_count)
        return false;
    const struct pdf_glyph *glyph = &font->glyphs[id];
    return glyph->text && glyph->text_length == cluster->length &&
           memcmp(glyph->text, cluster->text, cluster->length) == 0;
}

static size_t missing(const struct pdf_font *font) {
    size_t count = 0;
    for (unsigned i = 0; i < font->glyphs_count; i++)
        count += font->glyphs[i].used && !font->glyphs[i].text;
    return count;
}

static void set_text(struct pdf_font *font, unsigned id, const char *text, size_t length) {
    font->glyphs[id].text = text;
    font->glyphs[id].text_length = (unsigned)length;
}

/* The character from which the font's own map leads to the glyph. */
static void complete_from_font(struct pdf *pdf, struct pdf_font *font) {
    hb_set_t *characters = hb_set_create();
    hb_face_collect_unicodes(font->face->hb_face, characters);
    hb_codepoint_t c = HB_SET_VALUE_INVALID, id;
    struct pw_buf utf8 = {0};
    while (hb_set_next(characters, &c)) {
        if (!hb_font_get_nominal_glyph(font->face->hb_font, c, &id) || id >= font->glyphs_count ||
            !font->glyphs[id].used || font->glyphs[id].text || c == 0)
            continue;
        pw_buf_clear(&utf8);
        pw_utf8_put(&utf8, c);
        set_text(font, id, pw_arena_strndup(pdf->arena, utf8.data, utf8.length), utf8.length);
    }
    pw_buf_release(&utf8);
    hb_set_destroy(characters);
}

/* What is left of a cluster's text for its glyph `index`, when the texts of
 * the glyphs after it are taken off the end. */
static void complete_from_cluster(struct pdf_font *font, const struct pw_op *op,
                                  const struct pdf_cluster *cluster, size_t index) {
    const struct pw_glyph *glyphs = op->glyphs.glyphs + cluster->first;
    unsigned id = glyphs[index].id;
    if (id >= font->glyphs_count || font->glyphs[id].text || cluster->length == 0)
        return;
    size_t left = cluster->length;
    for (size_t k = cluster->count; k-- > index + 1;) {
        const struct pdf_glyph *other =
            glyphs[k].id < font->glyphs_count ? &font->glyphs[glyphs[k].id] : NULL;
        if (other && other->text && other->text_length < left &&
            memcmp(cluster->text + left - other->text_length, other->text, other->text_length) == 0)
            left -= other->text_length;
    }
    set_text(font, id, cluster->text, left);
}

/* Glyphs that never stood alone for a text: parts of a decomposed character,
 * conjuncts of an Indic script. Where they are shown, ActualText has the word;
 * this is for readers that do not know it. */
void pdf_unicode_complete(struct pdf *pdf, struct pdf_font *font) {
    if (missing(font) == 0)
        return;
    complete_from_font(pdf, font);
    struct pw_ops room = {0};
    for (size_t p = 0; p < pdf->book->pages_count && missing(font); p++) {
        const struct pw_page *page = pdf->book->pages[p];
        const struct pw_op *ops = pw_page_ops(page, &room);
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &ops[i];
            struct pdf_cluster cluster;
            if (op->kind != PW_OP_GLYPHS || op->glyphs.face != font->face)
                continue;
            for (size_t g = 0; pdf_cluster_next(op, g, &cluster); g += cluster.count)
                for (size_t k = 0; k < cluster.count; k++)
                    complete_from_cluster(font, op, &cluster, k);
        }
    }
    pw_ops_release(&room);
    for (unsigned i = 0; i < font->glyphs_count; i++)
        if (font->glyphs[i].used && !font->glyphs[i].text)
            set_text(font, i, "\xEF\xBF\xBD", 3); /* U+FFFD: a run without any text */
}

/* ---- the map ------------------------------------------------------------------ */
static void hex(struct pw_buf *out, unsigned value) {
    pw_buf_printf(out, "%04X", value);
}

static void hex_text(struct pw_buf *out, const struct pdf_glyph *glyph) {
    const char *p = glyph->text, *end = p + glyph->text_length;
    pw_buf_putc(out, '<');
    while (p < end) {
        uint32_t c = pw_utf8_next(&p, end);
        if (c >= 0x10000) {
            hex(out, 0xD800 + ((c - 0x10000) >> 10));
            c = 0xDC00 + ((c - 0x10000) & 0x3FF);
        }
        hex(out, c);
    }
    pw_buf_putc(out, '>');
}

/* The one character below U+10000 that the subset's glyph stands for, or 0. */
static uint32_t lone_character(const struct pdf_font *font, unsigned id) {
    const struct pdf_glyph *glyph = &font->glyphs[font->new_to_old[id]];
    if (!glyph->text)
        return 0;
    const char *p = glyph->text, *end = p + glyph->text_length;
    uint32_t c = pw_utf8_next(&p, end);
    return p == end && c < 0x10000 ? c : 0;
}

/* Glyphs `id` to the result -1 stand for characters that follow one another,
 * all with the same high byte of the code, as a range demands. */
static unsigned range_end(const struct pdf_font *font, unsigned id) {
    uint32_t c = lone_character(font, id);
    unsigned end = id + 1;
    while (c && end < font->new_count && end >> 8 == id >> 8 &&
           lone_character(font, end) == c + (end - id) && (c + (end - id)) >> 8 == c >> 8)
        end++;
    return end;
}

/* One block of at most 100 entries, either ranges or single glyphs. */
static void write_blocks(const struct pdf_font *font, bool ranges, struct pw_buf *out) {
    struct pw_buf block = {0};
    const char *kind = ranges ? "bfrange" : "bfchar";
    unsigned entries = 0, next;
    for (unsigned id = 1; id < font->new_count; id = next) {
        next = range_end(font, id);
        const struct pdf_glyph *glyph = &font->glyphs[font->new_to_old[id]];
        if (!glyph->text || (next - id > 1) != ranges)
            continue;
        if (ranges)
            pw_buf_printf(&block, "<%04X><%04X>", id, next - 1);
        else
            pw_buf_printf(&block, "<%04X>", id);
        hex_text(&block, glyph);
        pw_buf_putc(&block, '\n');
        if (++entries == 100) {
            pw_buf_printf(out, "100 begin%s\n%send%s\n", kind, pw_buf_text(&block), kind);
            pw_buf_clear(&block);
            entries = 0;
        }
    }
    if (entries)
        pw_buf_printf(out, "%u begin%s\n%send%s\n", entries, kind, pw_buf_text(&block), kind);
    pw_buf_release(&block);
}

void pdf_unicode_map(const struct pdf_font *font, struct pw_buf *out) {
    pw_buf_puts(out, "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                     "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
                     "/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n"
                     "1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n");
    write_blocks(font, true, out);
    write_blocks(font, false, out);
    pw_buf_puts(out, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n");
}
