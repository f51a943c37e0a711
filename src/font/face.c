/* SPDX-License-Identifier: MIT
 *
 * font: one file as a face, with the measures that layout and the PDF font
 * descriptor need, and the licence bits that allow embedding.
 */
#include <hb-ot.h>

#include "font_in.h"

static int table_i16(hb_blob_t *table, unsigned offset) {
    unsigned length;
    const unsigned char *data = (const unsigned char *)hb_blob_get_data(table, &length);
    if (offset + 2 > length)
        return 0;
    return (int16_t)(uint16_t)(data[offset] << 8 | data[offset + 1]);
}

/* fsType of OS/2: 2 forbids embedding, 0x100 subsetting, 0x200 outlines
 * (OpenType 1.9, OS/2, fsType). A file without the table says nothing. */
static bool may_embed(hb_face_t *face, const char *path, struct pw_err *err) {
    hb_blob_t *os2 = hb_face_reference_table(face, HB_TAG('O', 'S', '/', '2'));
    int type = table_i16(os2, 8);
    hb_blob_destroy(os2);
    if ((type & 0xF) == 2)
        return pw_fail(err, "The licence of %s forbids embedding; use another font.", path);
    if (type & 0x300)
        return pw_fail(err, "The licence of %s forbids embedding a subset; use another font.",
                       path);
    return true;
}

static double metric(hb_font_t *font, hb_ot_metrics_tag_t tag, double em, double otherwise) {
    hb_position_t value;
    return hb_ot_metrics_get_position(font, tag, &value) ? value / em : otherwise;
}

static void measure(struct pw_face *face) {
    double em = face->units_per_em;
    hb_font_t *font = face->hb_font;
    face->ascent = metric(font, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, em, 0.8);
    face->descent = -metric(font, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, em, -0.2);
    face->cap_height = metric(font, HB_OT_METRICS_TAG_CAP_HEIGHT, em, 0.7);
    face->x_height = metric(font, HB_OT_METRICS_TAG_X_HEIGHT, em, 0.5);
    hb_blob_t *head = hb_face_reference_table(face->hb_face, HB_TAG('h', 'e', 'a', 'd'));
    for (unsigned i = 0; i < 4; i++)
        face->bbox[i] = table_i16(head, 36 + 2 * i) / em;
    hb_blob_destroy(head);
    hb_blob_t *post = hb_face_reference_table(face->hb_face, HB_TAG('p', 'o', 's', 't'));
    /* 16.16 fixed point: whole degrees, then the fraction as unsigned 16 bits */
    face->italic_angle = table_i16(post, 4) + (uint16_t)table_i16(post, 6) / 65536.0;
    hb_blob_destroy(post);
}

static const char *postscript_name(struct pw_arena *arena, hb_face_t *face, const char *path) {
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    if (size == 0)
        return pw_arena_strdup(arena, pw_path_name(path));
    return pw_arena_strdup(arena, name);
}

struct pw_face *font_face_open(struct pw_arena *arena, const char *path, struct pw_err *err) {
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob) {
        pw_fail(err, "The font file %s cannot be read.", path);
        return NULL;
    }
    hb_face_t *hb_face = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    if (hb_face_get_glyph_count(hb_face) == 0) {
        pw_fail(err, "%s is no TrueType or OpenType font.", path);
        hb_face_destroy(hb_face);
        return NULL;
    }
    if (!may_embed(hb_face, path, err)) {
        hb_face_destroy(hb_face);
        return NULL;
    }
    struct pw_face *face = PW_NEW(arena, struct pw_face);
    face->path = pw_arena_strdup(arena, path);
    face->hb_face = hb_face;
    face->hb_font = hb_font_create(hb_face); /* scale is the units per em by default */
    face->units_per_em = hb_face_get_upem(hb_face);
    face->ps_name = postscript_name(arena, hb_face, path);
    measure(face);
    hb_face_make_immutable(hb_face);
    hb_font_make_immutable(face->hb_font);
    return face;
}

void font_face_close(struct pw_face *face) {
    hb_font_destroy(face->hb_font);
    hb_face_destroy(face->hb_face);
}

bool pw_face_has(const struct pw_face *face, uint32_t character) {
    hb_codepoint_t glyph;
    return hb_font_get_nominal_glyph(face->hb_font, character, &glyph);
}
