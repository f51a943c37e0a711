/* SPDX-License-Identifier: MIT
 *
 * Fonts of the PDF: each face is cut down to the glyphs that the book shows,
 * and embedded as a Type0 font whose codes are the subset's glyph ids.
 */
#include <glib.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include <math.h>
#include <string.h>

#include "pdf_private.h"

static struct pdf_font *font_add(struct pdf *pdf, const struct pw_face *face) {
    struct pdf_font *font = PW_NEW(pdf->arena, struct pdf_font);
    font->face = face;
    font->glyphs_count = hb_face_get_glyph_count(face->hb_face);
    font->glyphs = PW_NEW_N(pdf->arena, struct pdf_glyph, font->glyphs_count);
    *PW_PUSH(pdf->arena, pdf, fonts) = font;
    return font;
}

const struct pdf_font *pdf_font_of(struct pdf *pdf, const struct pw_face *face, size_t *index) {
    for (size_t i = 0; i < pdf->fonts_count; i++)
        if (pdf->fonts[i]->face == face) {
            *index = i;
            return pdf->fonts[i];
        }
    return NULL;
}

void pdf_fonts_collect(struct pdf *pdf) {
    struct pdf_font *font = NULL;
    struct pw_ops room = {0};
    for (size_t p = 0; p < pdf->book->pages_count; p++) {
        const struct pw_page *page = pdf->book->pages[p];
        const struct pw_op *ops = pw_page_ops(page, &room);
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &ops[i];
            if (op->kind != PW_OP_GLYPHS)
                continue;
            if (!font || font->face != op->glyphs.face) {
                size_t index;
                font = NULL;
                if (pdf_font_of(pdf, op->glyphs.face, &index))
                    font = pdf->fonts[index];
            }
            if (!font)
                font = font_add(pdf, op->glyphs.face);
            pdf_unicode_note(font, op);
        }
    }
    pw_ops_release(&room);
}

/* With three decimals, so that most fonts' widths are exact: rounded to whole
 * thousandths they would have to be set right in the text again and again. */
static double glyph_width(const struct pw_face *face, unsigned glyph) {
    double width = hb_font_get_glyph_h_advance(face->hb_font, glyph) * 1000.0 / face->units_per_em;
    return round(width * 1000) / 1000;
}

/* ---- the subset -------------------------------------------------------------- */
static bool has_table(hb_face_t *face, hb_tag_t tag) {
    hb_blob_t *blob = hb_face_reference_table(face, tag);
    bool has = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return has;
}

/* The licence in OS/2 fsType forbids embedding (bits 0 to 3 are 2). */
static bool embedding_forbidden(hb_face_t *face) {
    hb_blob_t *blob = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    unsigned length;
    const char *data = hb_blob_get_data(blob, &length);
    bool forbidden = length >= 10 && (data[9] & 0xF) == 2;
    hb_blob_destroy(blob);
    return forbidden;
}

static hb_subset_input_t *subset_input(const struct pdf_font *font) {
    /* What a PDF reader needs is glyf or CFF, head, hhea, hmtx, loca, maxp. */
    static const char dropped[][5] = {"GSUB", "GPOS", "GDEF", "kern", "name", "OS/2", "DSIG",
                                      "STAT", "meta", "cmap", "post", "FFTM", "gasp", "fvar",
                                      "gvar", "avar", "cvar", "HVAR", "MVAR", "VVAR"};
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    /* CFF: a few glyphs are shorter without the subroutines of all */
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_DESUBROUTINIZE);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < PW_COUNT(dropped); i++)
        hb_set_add(drop, hb_tag_from_string(dropped[i], 4));
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (unsigned i = 0; i < font->glyphs_count; i++)
        if (font->glyphs[i].used)
            hb_set_add(glyphs, i);
    return input;
}

/* Fills new ids; the blob is the subset font file, the caller's, or NULL. */
static hb_blob_t *subset(struct pdf *pdf, struct pdf_font *font) {
    hb_subset_input_t *input = subset_input(font);
    hb_subset_plan_t *plan =
        input ? hb_subset_plan_create_or_fail(font->face->hb_face, input) : NULL;
    hb_face_t *face = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    hb_blob_t *blob = NULL;
    if (face) {
        font->new_count = hb_face_get_glyph_count(face);
        font->new_to_old = PW_NEW_N(pdf->arena, unsigned, font->new_count);
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (unsigned i = 0; i < font->glyphs_count; i++) {
            hb_codepoint_t id = hb_map_get(map, i);
            if (id == HB_MAP_VALUE_INVALID || id >= font->new_count)
                continue;
            font->glyphs[i].new_id = (unsigned short)id;
            font->new_to_old[id] = i;
            font->glyphs[i].width = glyph_width(font->face, i);
        }
        font->cff = has_table(face, HB_TAG('C', 'F', 'F', ' '));
        blob = font->cff ? hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '))
                         : hb_face_reference_blob(face);
    }
    hb_face_destroy(face);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return blob;
}

/* Subset tag: six letters from the hash of the subset, so equal subsets have
 * equal names and different ones have not. */
static void name_font(struct pdf_font *font, const char *data, size_t length) {
    GChecksum *sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_checksum_update(sum, (const guchar *)data, (gssize)length);
    guint8 digest[32];
    gsize size = sizeof digest;
    g_checksum_get_digest(sum, digest, &size);
    g_checksum_free(sum);
    for (int i = 0; i < 6; i++)
        font->name[i] = (char)('A' + digest[i] % 26);
    font->name[6] = '+';
    const char *from = font->face->ps_name ? font->face->ps_name : "Font";
    size_t n = 7;
    for (; *from && n < 100; from++)
        if (*from > ' ' && *from < 0x7F)
            font->name[n++] = *from;
    font->name[n] = '\0';
}

/* ---- the objects -------------------------------------------------------------- */
static void print_type0(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct pdf_font *font = what;
    pw_buf_puts(out, "/Type/Font/Subtype/Type0/BaseFont");
    pdf_name(out, font->name);
    pw_buf_puts(out, "/Encoding/Identity-H/DescendantFonts[");
    pdf_ref(pdf, out, font->descendant);
    pw_buf_puts(out, "]/ToUnicode");
    pdf_ref(pdf, out, font->unicode);
}

/* /W [first [w w w]]: all glyphs of the subset in one list. */
static void print_descendant(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct pdf_font *font = what;
    pw_buf_printf(out, "/Type/Font/Subtype/CIDFontType%d/BaseFont", font->cff ? 0 : 2);
    pdf_name(out, font->name);
    if (!font->cff)
        pw_buf_puts(out, "/CIDToGIDMap/Identity");
    pw_buf_puts(out, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
                     "/FontDescriptor");
    pdf_ref(pdf, out, font->descriptor);
    pw_buf_puts(out, "/DW 0/W[0[");
    for (unsigned i = 0; i < font->new_count; i++) {
        if (i)
            pw_buf_putc(out, ' ');
        pdf_number(out, font->glyphs[font->new_to_old[i]].width);
    }
    pw_buf_puts(out, "]]");
}

static void print_descriptor(struct pdf *pdf, const void *what, struct pw_buf *out) {
    (void)pdf;
    const struct pdf_font *font = what;
    const struct pw_face *face = font->face;
    pw_buf_puts(out, "/Type/FontDescriptor/FontName");
    pdf_name(out, font->name);
    pw_buf_printf(out, "/Flags %d/FontBBox[", face->italic ? 4 + 64 : 4);
    for (int i = 0; i < 4; i++) {
        if (i)
            pw_buf_putc(out, ' ');
        pdf_int(out, (long long)(face->bbox[i] * 1000 + (face->bbox[i] < 0 ? -0.5 : 0.5)));
    }
    const struct {
        const char *key;
        double value;
    } numbers[] = {
        {"]/ItalicAngle ", face->italic_angle}, {"/Ascent ", face->ascent * 1000},
        {"/Descent ", -face->descent * 1000},   {"/CapHeight ", face->cap_height * 1000},
        {"/XHeight ", face->x_height * 1000},   {"/StemV ", 10 + 0.244 * (face->weight - 50)}};
    for (size_t i = 0; i < PW_COUNT(numbers); i++) {
        pw_buf_puts(out, numbers[i].key);
        pdf_number(out, numbers[i].value);
    }
    pw_buf_puts(out, font->cff ? "/FontFile3" : "/FontFile2");
    pdf_ref(pdf, out, font->file);
}

static bool embed(struct pdf *pdf, struct pdf_font *font, struct pw_err *err) {
    hb_face_t *face = font->face->hb_face;
    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')) &&
        !has_table(face, HB_TAG('C', 'F', 'F', ' ')))
        return pw_fail(err,
                       "%s: the font has neither TrueType nor CFF outlines, which are what a PDF "
                       "can embed; use another font",
                       font->face->path);
    if (embedding_forbidden(face))
        return pw_fail(err,
                       "%s: the font's licence flags (OS/2 fsType) forbid embedding it in a "
                       "document; use another font",
                       font->face->path);
    hb_blob_t *blob = subset(pdf, font);
    unsigned length = 0;
    const char *data = blob ? hb_blob_get_data(blob, &length) : NULL;
    if (!data || length == 0) {
        hb_blob_destroy(blob);
        return pw_fail(err,
                       "%s: the font can't be cut down to the glyphs in use; is the file whole?",
                       font->face->path);
    }
    if (font->cff && pdf_cff_cid_keyed(data, length)) {
        hb_blob_destroy(blob);
        return pw_fail(err,
                       "%s: the font is CID-keyed (as those of East Asian scripts are), which "
                       "this program can't embed; use another font",
                       font->face->path);
    }
    name_font(font, data, length);
    pdf_unicode_complete(pdf, font);
    struct pw_buf map = {0};
    pdf_unicode_map(font, &map);
    font->unicode = pdf_stream(pdf, "", map.data, map.length, true);
    pw_buf_release(&map);
    char entries[64];
    if (font->cff)
        g_strlcpy(entries, "/Subtype/CIDFontType0C", sizeof entries);
    else
        g_snprintf(entries, sizeof entries, "/Length1 %u", length);
    font->file = pdf_stream(pdf, entries, data, length, true);
    hb_blob_destroy(blob);
    font->descriptor = pdf_object(pdf, print_descriptor, font);
    font->descendant = pdf_object(pdf, print_descendant, font);
    font->id = pdf_object(pdf, print_type0, font);
    return true;
}

bool pdf_fonts_embed(struct pdf *pdf, struct pw_err *err) {
    for (size_t i = 0; i < pdf->fonts_count; i++)
        if (!embed(pdf, pdf->fonts[i], err))
            return false;
    return true;
}
