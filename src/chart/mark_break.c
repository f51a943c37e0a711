/* SPDX-License-Identifier: MIT
 *
 * break: a dated change of definition or practice, as a labelled rule from top
 * to bottom. No line of a series runs through it (see mark_line.c).
 */
#include "plot.h"

static bool within(const struct plot *plot, const struct pw_break *at) {
    const struct chart_model *model = plot->model;
    return model->period != PERIOD_NONE && model->slots_count > 1 &&
           at->date > model->slots[0].date && at->date <= model->slots[model->slots_count - 1].date;
}

/* Half a step before the first slot of the new definition. */
static double place(const struct plot *plot, const struct pw_break *at) {
    for (int i = 1; i < plot->model->slots_count; i++)
        if (plot->model->slots[i].date >= at->date)
            return (plot->slot_x[i - 1] + plot->slot_x[i]) / 2;
    return pw_rect_right(plot->area);
}

static void ink(struct plot *plot) {
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                               .width = plot_length(plot, PW_LENGTH_RULE),
                               .dash = {1.5, 2.5},
                               .dash_count = 2};
    for (size_t i = 0; i < plot->chart->breaks_count; i++) {
        const struct pw_break *at = &plot->chart->breaks[i];
        if (!within(plot, at))
            continue;
        double x = place(plot, at);
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, plot->area.y},
                   (struct pw_point){x, pw_rect_bottom(plot->area)}, stroke, false);
    }
}

/* The label stands beside the rule, at the first free height from the top. */
static bool label_one(struct plot *plot, const char *text, double x) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    for (double y = plot->area.y + sheet_rise(style); y < pw_rect_bottom(plot->area) - 4;
         y += style->leading / 2)
        for (int side = 0; side < 2; side++) {
            enum pw_align align = side ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT;
            double at = side ? x - gap : x + gap;
            struct pw_rect box = sheet_box(&plot->sheet, text, style, at, y, align);
            if (box.x < plot->area.x || pw_rect_right(box) > pw_rect_right(plot->area) ||
                sheet_clash(&plot->sheet, box, 1.5) == SHEET_TAKEN)
                continue;
            sheet_label(&plot->sheet, text, style, plot_colour(plot, PW_COLOUR_INK), at, y, align);
            return true;
        }
    return false;
}

static void label(struct plot *plot) {
    for (size_t i = 0; i < plot->chart->breaks_count; i++) {
        const struct pw_break *at = &plot->chart->breaks[i];
        if (within(plot, at) && at->label && !label_one(plot, at->label, place(plot, at)))
            plot_find(plot, "labels-left-out", "the label of a break finds no free place");
    }
}

const struct mark mark_break = {.ink = ink, .label = label};
