/* SPDX-License-Identifier: MIT
 *
 * reference: a value as a rule across the plot (England, a target), named in
 * the right margin.
 */
#include "plot.h"

static void ends(struct plot *plot) {
    for (size_t i = 0; i < plot->chart->references_count; i++) {
        const struct pw_reference *ref = &plot->chart->references[i];
        if (ref->value.state == PW_PRESENT)
            margin_add(plot, ref->label ? ref->label : "", plot_reference_value(plot, ref),
                       ref->value.number, -1, plot_reference_stroke(plot, ref).colour, false, 1);
    }
}

static void ink(struct plot *plot) {
    for (size_t i = 0; i < plot->chart->references_count; i++) {
        const struct pw_reference *ref = &plot->chart->references[i];
        if (ref->value.state != PW_PRESENT)
            continue;
        double y = plot_y(plot, ref->value.number);
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){plot->area.x, y},
                   (struct pw_point){pw_rect_right(plot->area), y},
                   plot_reference_stroke(plot, ref), true);
        plot->sheet.items[plot->sheet.items_count - 1].halo = plot->mark->flags & MARK_BAND;
    }
}

const struct mark mark_reference = {.ends = ends, .ink = ink};
