/* SPDX-License-Identifier: MIT
 *
 * Ink boxes of glyphs, looked up once a face and pen.
 */
#include <stdlib.h>

#include "ink_private.h"

static struct pw_face_boxes *boxes_of(struct pw_pen *pen, const struct pw_face *face) {
    for (size_t i = pen->faces_count; i-- > 0;)
        if (pen->faces[i].face == face)
            return &pen->faces[i];
    if (pen->faces_count == pen->faces_capacity) {
        pen->faces_capacity = pen->faces_capacity ? 2 * pen->faces_capacity : 8;
        pen->faces = pw_realloc(pen->faces, pw_mul(pen->faces_capacity, sizeof *pen->faces));
    }
    struct pw_face_boxes *added = &pen->faces[pen->faces_count++];
    added->face = face;
    added->count = face->hb_face ? hb_face_get_glyph_count(face->hb_face) : 0;
    added->boxes = pw_alloc(pw_mul((size_t)added->count + 1, sizeof *added->boxes));
    struct pw_glyph_box *whole = &added->boxes[added->count]; /* for ids of no glyph */
    whole->known = true;
    whole->x0 = face->bbox[0] * face->units_per_em;
    whole->y0 = face->bbox[1] * face->units_per_em;
    whole->x1 = face->bbox[2] * face->units_per_em;
    whole->y1 = face->bbox[3] * face->units_per_em;
    return added;
}

const struct pw_glyph_box *pw_pen_glyph_box(struct pw_pen *pen, const struct pw_face *face,
                                            uint32_t id) {
    struct pw_face_boxes *faces = boxes_of(pen, face);
    if (id >= faces->count)
        return &faces->boxes[faces->count];
    struct pw_glyph_box *box = &faces->boxes[id];
    if (box->known)
        return box;
    hb_glyph_extents_t e;
    if (!face->hb_font || !hb_font_get_glyph_extents(face->hb_font, id, &e))
        *box = faces->boxes[faces->count];
    else if (e.width == 0 || e.height == 0)
        box->blank = true;
    else /* the height counts down from the bearing */
        *box = (struct pw_glyph_box){.x0 = e.x_bearing,
                                     .x1 = e.x_bearing + e.width,
                                     .y0 = e.y_bearing + e.height,
                                     .y1 = e.y_bearing};
    box->known = true;
    return box;
}
