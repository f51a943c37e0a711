/* SPDX-License-Identifier: MIT
 *
 * A horizontal axis of numbers, for marks whose x is a size or a value: ticks
 * and their labels under the plot, and what they count.
 */
#include <math.h>

#include "axis_number.h"

#define TICK_GAP 5.0 /* the value axis has a label beside the corner, too */

void axis_number_choose(struct axis_number *axis, const struct plot *plot, double low, double high,
                        bool loose) {
    double pitch = 7 * plot_style(plot, PW_STYLE_AXIS)->size;
    int wanted = (int)(plot->area.width / pitch) + 1;
    if (high - low <= fmax(fabs(low), fabs(high)) * 1e-9) {
        double reach = fmax(fabs(low), fabs(high));
        high = low + (reach > 0 ? reach / 2 : 1);
        low -= low == 0 ? 0 : reach / 2;
    }
    wanted = wanted < 2 ? 2 : wanted > 8 ? 8 : wanted;
    axis->low = low;
    axis->high = high;
    ticks_extended(low, high, wanted, loose, NULL, NULL, &axis->ticks);
    if (loose) {
        axis->low = fmin(low, ticks_first(&axis->ticks));
        axis->high = fmax(high, ticks_last(&axis->ticks));
    }
}

double axis_number_x(const struct axis_number *axis, const struct plot *plot, double value) {
    double share = (value - axis->low) / (axis->high - axis->low);
    return plot->area.x + fmin(1, fmax(0, share)) * plot->area.width;
}

double axis_number_height(const struct plot *plot) {
    return TICK_GAP + 2 * plot_style(plot, PW_STYLE_AXIS)->leading;
}

void axis_number_draw(const struct axis_number *axis, struct plot *plot, const char *title) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double top = pw_rect_bottom(plot->area), clear = -1e9;
    double baseline = top + TICK_GAP + sheet_rise(style);
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                               .width = plot_length(plot, PW_LENGTH_AXIS_WIDTH)};
    sheet_rule(&plot->sheet, SHEET_AXIS, (struct pw_point){plot->area.x, top},
               (struct pw_point){pw_rect_right(plot->area), top}, stroke, true);
    for (int i = 0; i < axis->ticks.count; i++) {
        double value = ticks_value(&axis->ticks, i);
        struct pw_buf text = {0};
        if (value < axis->low - 1e-9 * fabs(axis->low) ||
            value > axis->high + 1e-9 * fabs(axis->high))
            continue;
        ticks_format(&text, &axis->ticks, i, 0);
        double width = pw_typist_width(plot->context->typist, pw_buf_text(&text), style);
        double x = axis_number_x(axis, plot, value);
        x = fmax(plot->frame.x + width / 2, fmin(x, pw_rect_right(plot->frame) - width / 2));
        if (x - width / 2 > clear) {
            sheet_label(&plot->sheet, pw_arena_strdup(plot->context->arena, pw_buf_text(&text)),
                        style, plot_colour(plot, PW_COLOUR_MUTED), x, baseline, PW_ALIGN_CENTRE);
            clear = x + width / 2 + 0.5 * style->size;
        }
        pw_buf_release(&text);
    }
    const char *cut = sheet_cut(&plot->sheet, title, "", style, plot->frame.width);
    double right = fmin(pw_rect_right(plot->area), pw_rect_right(plot->frame));
    double width = pw_typist_width(plot->context->typist, cut, style);
    sheet_label(&plot->sheet, cut, style, plot_colour(plot, PW_COLOUR_MUTED),
                fmax(right, plot->frame.x + width), baseline + style->leading, PW_ALIGN_RIGHT);
}
