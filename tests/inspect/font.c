/* SPDX-License-Identifier: MIT
 *
 * Fonts: embedded, subset, named alike, with widths that are those of the font
 * program and a text for every code that is shown.
 */
#include <math.h>
#include <string.h>

#include "face.h"

enum { CODES = 65536 };

struct font *font_lookup(struct pdf *pdf, qpdf_oh dict) {
    int object = object_of(pdf, dict);
    if (is_null(pdf, dict))
        return NULL;
    for (size_t i = 0; i < pdf->font_count; i++)
        if (pdf->fonts[i]->object == object && object != 0)
            return pdf->fonts[i];
    struct font *font = keep(pdf, sizeof *font);
    const char *name = name_of(pdf, key(pdf, dict, "/BaseFont"));
    font->object = object;
    font->dict = dict;
    font->name = format(pdf, "%s (object %d)", name ? name : "without a name", object);
    font->unicode = keep(pdf, CODES * sizeof *font->unicode);
    font->sound = name_is(pdf, key(pdf, dict, "/Subtype"), "/Type0") &&
                  name_is(pdf, key(pdf, dict, "/Encoding"), "/Identity-H") &&
                  count_of(pdf, key(pdf, dict, "/DescendantFonts")) == 1;
    if (!font->sound)
        fault(pdf, R_FONT_TYPE, "no Type0 font with Identity-H and one descendant, font %s",
              font->name);
    else
        read_unicode_map(pdf, font);
    pdf->fonts = grow(pdf, pdf->fonts, pdf->font_count, sizeof *pdf->fonts);
    pdf->fonts[pdf->font_count++] = font;
    return font;
}

static bool used(const unsigned char *bits, unsigned code) {
    return bits[code >> 3] >> (code & 7) & 1;
}

static void check_names(struct pdf *pdf, const struct font *font, qpdf_oh cid, qpdf_oh descriptor) {
    const char *base = name_of(pdf, key(pdf, font->dict, "/BaseFont"));
    const char *inner = name_of(pdf, key(pdf, cid, "/BaseFont"));
    const char *last = name_of(pdf, key(pdf, descriptor, "/FontName"));
    if (!base || !inner || !last || strcmp(base, inner) != 0 || strcmp(base, last) != 0)
        fault(pdf, R_FONT_NAME, "BaseFont twice and FontName are not the same, font %s",
              font->name);
    if (!base || strspn(base, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") < 6 || base[6] != '+')
        fault(pdf, R_FONT_SUBSET, "no subset tag, font %s", font->name);
}

static void check_descriptor(struct pdf *pdf, const struct font *font, qpdf_oh descriptor) {
    static const char *const numbers[] = {"/ItalicAngle", "/Ascent", "/Descent", "/CapHeight",
                                          "/StemV"};
    double value, box[4];
    long flags = 0;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!number_of(pdf, key(pdf, descriptor, numbers[i]), &value))
            fault(pdf, R_FONT_DESCRIPTOR, "no %s, font %s", numbers[i], font->name);
    if (!numbers_of(pdf, key(pdf, descriptor, "/FontBBox"), box, 4))
        fault(pdf, R_FONT_DESCRIPTOR, "no FontBBox, font %s", font->name);
    if (!integer_of(pdf, key(pdf, descriptor, "/Flags"), &flags) ||
        ((flags & 4) != 0) == ((flags & 32) != 0))
        fault(pdf, R_FONT_DESCRIPTOR, "neither or both of symbolic and nonsymbolic, font %s",
              font->name);
}

static struct face load_face(struct pdf *pdf, const struct font *font, qpdf_oh cid,
                             qpdf_oh descriptor) {
    struct face face = {.error = "not embedded"};
    struct bytes data;
    bool truetype = name_is(pdf, key(pdf, cid, "/Subtype"), "/CIDFontType2");
    qpdf_oh file = key(pdf, descriptor, truetype ? "/FontFile2" : "/FontFile3");
    if (!is_stream(pdf, file)) {
        fault(pdf, R_FONT_EMBEDDED, "not embedded, font %s", font->name);
        return face;
    }
    if (!stream_data(pdf, file, &data)) {
        fault(pdf, R_FONT_FILE, "its program can't be decoded, font %s", font->name);
        return face;
    }
    long length = -1;
    if (truetype &&
        (!integer_of(pdf, key(pdf, file, "/Length1"), &length) || (size_t)length != data.length))
        fault(pdf, R_FONT_FILE, "Length1 is not the length of the program, font %s", font->name);
    if (!truetype && !name_is(pdf, key(pdf, file, "/Subtype"), "/CIDFontType0C"))
        fault(pdf, R_FONT_FILE, "the program's Subtype is not CIDFontType0C, font %s", font->name);
    face = truetype ? face_truetype(pdf, data) : face_cff(pdf, data);
    if (face.error)
        fault(pdf, R_FONT_FILE, "%s, font %s", face.error, font->name);
    return face;
}

/* W and DW as a table of 65,536 widths. */
static double *load_widths(struct pdf *pdf, qpdf_oh cid) {
    double *widths = keep(pdf, CODES * sizeof *widths), value = 1000;
    qpdf_oh w = key(pdf, cid, "/W");
    number_of(pdf, key(pdf, cid, "/DW"), &value);
    for (int i = 0; i < CODES; i++)
        widths[i] = value;
    for (int i = 0, n = count_of(pdf, w); i + 1 < n;) {
        long first = 0, last = 0;
        integer_of(pdf, item(pdf, w, i), &first);
        qpdf_oh next = item(pdf, w, i + 1);
        if (is_array(pdf, next)) {
            for (int k = 0, m = count_of(pdf, next); k < m; k++)
                if (first + k >= 0 && first + k < CODES)
                    number_of(pdf, item(pdf, next, k), &widths[first + k]);
            i += 2;
            continue;
        }
        integer_of(pdf, next, &last);
        number_of(pdf, item(pdf, w, i + 2), &value);
        for (long k = first; k >= 0 && k <= last && k < CODES; k++)
            widths[k] = value;
        i += 3;
    }
    return widths;
}

/* Glyph of a CID by CIDToGIDMap; -1: outside of it. */
static long glyph_of(struct bytes map, unsigned cid) {
    if (!map.data)
        return cid;
    return 2 * (size_t)cid + 1 < map.length ? (long)map.data[2 * cid] << 8 | map.data[2 * cid + 1]
                                            : -1;
}

static void check_widths(struct pdf *pdf, const struct font *font, qpdf_oh cid,
                         const struct face *face, struct bytes map) {
    const double *widths = load_widths(pdf, cid);
    for (unsigned code = 0; code < CODES; code++) {
        if (!used(font->used, code))
            continue;
        long glyph = glyph_of(map, code);
        if (glyph <= 0 || glyph >= face->glyphs)
            fault(pdf, R_FONT_GLYPH, "code %04X shows %s, font %s", code,
                  glyph == 0 ? ".notdef" : "a glyph that the program lacks", font->name);
        else if (fabs(widths[code] - face->advances[glyph]) > 1)
            fault(pdf, R_FONT_WIDTH, "code %04X is %g wide, the program says %g, font %s", code,
                  widths[code], face->advances[glyph], font->name);
    }
}

static uint32_t first_character(const char **text) {
    const unsigned char *p = (const unsigned char *)*text;
    int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC0 ? 1 : 0;
    uint32_t c = more == 0 ? *p : *p & (0x3Fu >> more);
    for (int i = 1; i <= more && p[i]; i++)
        c = c << 6 | (p[i] & 0x3Fu);
    *text += more + 1;
    return c;
}

static void check_unicode(struct pdf *pdf, const struct font *font) {
    for (unsigned code = 0; code < CODES; code++) {
        const char *text = font->unicode[code];
        if (!used(font->used, code))
            continue;
        if (!text)
            fault(pdf, R_FONT_UNICODE_MAP, "code %04X is shown but has no text, font %s", code,
                  font->name);
        else if (!*text)
            fault(pdf, R_FONT_UNICODE_VALUE, "code %04X says U+0000, font %s", code, font->name);
        while (text && *text) {
            uint32_t c = first_character(&text);
            bool private_use = (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
            if (c == 0xFEFF || c == 0xFFFE || c == 0xFFFF || c == 0xFFFD ||
                (private_use && used(font->bare, code)))
                fault(pdf, R_FONT_UNICODE_VALUE, "code %04X says U+%04X, font %s", code,
                      (unsigned)c, font->name);
        }
    }
}

static void check_cidset(struct pdf *pdf, const struct font *font, qpdf_oh descriptor,
                         const struct face *face) {
    struct bytes set;
    if (!stream_data(pdf, key(pdf, descriptor, "/CIDSet"), &set))
        return;
    for (int glyph = 1; glyph < face->glyphs; glyph++)
        if ((size_t)glyph / 8 >= set.length || !(set.data[glyph / 8] >> (7 - glyph % 8) & 1)) {
            fault(pdf, R_FONT_CIDSET, "CIDSet lacks glyph %d, font %s", glyph, font->name);
            return;
        }
}

static struct bytes load_cid_map(struct pdf *pdf, const struct font *font, qpdf_oh cid) {
    struct bytes map = {NULL, 0};
    qpdf_oh value = key(pdf, cid, "/CIDToGIDMap");
    if (name_is(pdf, key(pdf, cid, "/Subtype"), "/CIDFontType0") ||
        name_is(pdf, value, "/Identity"))
        return map;
    if (!stream_data(pdf, value, &map)) {
        fault(pdf, R_FONT_CIDMAP, "no CIDToGIDMap, font %s", font->name);
        map.data = NULL;
    }
    return map;
}

static void check_font(struct pdf *pdf, const struct font *font) {
    qpdf_oh cid = item(pdf, key(pdf, font->dict, "/DescendantFonts"), 0);
    qpdf_oh descriptor = key(pdf, cid, "/FontDescriptor"), info = key(pdf, cid, "/CIDSystemInfo");
    const char *registry = text_of(pdf, key(pdf, info, "/Registry"));
    const char *ordering = text_of(pdf, key(pdf, info, "/Ordering"));
    if (!name_is(pdf, key(pdf, cid, "/Subtype"), "/CIDFontType2") &&
        !name_is(pdf, key(pdf, cid, "/Subtype"), "/CIDFontType0"))
        fault(pdf, R_FONT_TYPE, "the descendant is no CIDFont, font %s", font->name);
    if (!registry || !ordering || strcmp(registry, "Adobe") != 0 ||
        strcmp(ordering, "Identity") != 0)
        fault(pdf, R_FONT_TYPE, "CIDSystemInfo is not Adobe-Identity, font %s", font->name);
    check_names(pdf, font, cid, descriptor);
    check_descriptor(pdf, font, descriptor);
    struct bytes map = load_cid_map(pdf, font, cid);
    struct face face = load_face(pdf, font, cid, descriptor);
    check_unicode(pdf, font);
    if (face.error)
        return;
    check_widths(pdf, font, cid, &face, map);
    check_cidset(pdf, font, descriptor, &face);
}

void check_fonts(struct pdf *pdf) {
    for (size_t i = 0; i < pdf->font_count; i++)
        if (pdf->fonts[i]->sound)
            check_font(pdf, pdf->fonts[i]);
}
