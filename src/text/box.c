/* SPDX-License-Identifier: MIT
 *
 * text: where the ink of a line really is, for those who keep other ink away.
 */
#include "text_in.h"

static struct pw_rect glyph_box(const struct pw_run *run, const struct pw_glyph *glyph, double x,
                                double y) {
    hb_glyph_extents_t e;
    double scale = run->face->units_per_em > 0 ? run->size / run->face->units_per_em : 0;
    if (!run->face->hb_font || !hb_font_get_glyph_extents(run->face->hb_font, glyph->id, &e))
        return (struct pw_rect){x, y, 0, 0};
    /* in font units y runs up and the height is negative */
    return (struct pw_rect){x + e.x_bearing * scale, y - e.y_bearing * scale, e.width * scale,
                            -e.height * scale};
}

struct pw_rect pw_line_ink(const struct pw_line *line, double x, double baseline) {
    struct pw_rect box = {x, baseline, 0, 0};
    for (size_t i = 0; i < line->runs_count; i++) {
        const struct pw_run *run = &line->runs[i];
        for (size_t g = 0; g < run->glyphs_count; g++) {
            const struct pw_glyph *glyph = &run->glyphs[g];
            box = pw_rect_union(
                box, glyph_box(run, glyph, x + run->x + glyph->x, baseline - run->rise + glyph->y));
        }
    }
    return box;
}
