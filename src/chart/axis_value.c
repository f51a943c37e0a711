/* SPDX-License-Identifier: MIT
 *
 * The value axis: ticks, labels with their unit, gridlines, the zero line.
 */
#include <math.h>

#include "plot.h"

/* The most gridlines that there shall be. */
#define TICKS_MOST 5

/* What stands round the digits: the unit as the dataset prints it, and the
 * power of ten that the labels leave out. */
static void affixes(const struct plot *plot, const char **before, const char **after) {
    bool money = pw_str_starts(plot->unit, "\xC2\xA3");
    const char *scale = money ? plot->unit + 2 : "";
    *before = money ? "\xC2\xA3" : "";
    *after = "";
    if (pw_streq(plot->unit, "%"))
        *after = "%";
    else if (pw_streq(scale, "m") || pw_streq(scale, "bn"))
        *after = scale;
    else if (*scale)
        *after = "k";
    else if (plot->shift == 6)
        *after = money ? "m" : " million";
    else if (plot->shift == 9)
        *after = money ? "bn" : " billion";
    else if (plot->shift == 12)
        *after = money ? "tn" : " trillion";
}

char *axis_value_text(struct plot *plot, const struct ticks *ticks, int index) {
    const char *before, *after;
    affixes(plot, &before, &after);
    struct pw_buf digits = {0};
    ticks_format(&digits, ticks, index, plot->shift);
    const char *text = pw_buf_text(&digits);
    bool minus = pw_str_starts(text, "\xE2\x88\x92");
    bool zero = ticks_value(ticks, index) == 0;
    char *label =
        pw_arena_printf(plot->context->arena, "%s%s%s%s", minus ? "\xE2\x88\x92" : "", before,
                        minus  ? text + 3
                        : zero ? "0"
                               : text,
                        zero && *after != '%' ? "" : after);
    pw_buf_release(&digits);
    return label;
}

struct legible {
    struct plot *plot;
    double height;
    int decimals; /* of the measure; -1: any */
};

/* The paper's overlap score, 1 from 1.5 em of free space on, and a format
 * score that prefers labels of few characters. */
static double legible(const struct ticks *ticks, void *data) {
    struct legible *l = data;
    const struct pw_style *style = plot_style(l->plot, PW_STYLE_AXIS);
    double pitch = l->height / (ticks->count - 1), text = style->size;
    if (pitch < 1.1 * text)
        return -1e9;
    double free = pitch - text, overlap = free >= 1.5 * text ? 1 : 2 - 1.5 * text / free;
    int decimals = ticks_decimals(ticks), measured = l->decimals;
    if (measured >= 0 && decimals > measured)
        return -1e9; /* no half children */
    if (ticks->count > TICKS_MOST + 1)
        return -1e9;
    double format = decimals <= 2 ? 1 : 2.0 / decimals;
    return (overlap + format) / 2;
}

void axis_value_shift(struct plot *plot, double reach) {
    bool scaled = pw_str_starts(plot->unit, "\xC2\xA3") && plot->unit[2];
    plot->shift = scaled || pw_streq(plot->unit, "%") ? 0
                  : reach >= 2e12                     ? 12
                  : reach >= 2e9                      ? 9
                  : reach >= 2e6                      ? 6
                                                      : 0;
}

void axis_value_choose(struct plot *plot, double height) {
    double low = plot->low, high = plot->high;
    axis_value_shift(plot, fmax(fabs(low), fabs(high)));
    int wanted = (int)lround(height / plot_length(plot, PW_LENGTH_TICK_PITCH)) + 1;
    wanted = wanted > TICKS_MOST ? TICKS_MOST : wanted < 2 ? 2 : wanted;
    struct legible l = {plot, height,
                        pw_cell_decimals(plot->model->data, plot->row, (size_t)plot->chart->y[0])};
    if (!ticks_extended(low, high, wanted, true, legible, &l, &plot->ticks))
        ticks_extended(low, high, 2, true, NULL, NULL, &plot->ticks);
}

double axis_value_width(struct plot *plot) {
    double width = 0;
    for (int i = 0; i < plot->ticks.count; i++)
        width = fmax(width,
                     pw_typist_width(plot->context->typist, axis_value_text(plot, &plot->ticks, i),
                                     plot_style(plot, PW_STYLE_AXIS)));
    return width;
}

void axis_value_draw(struct plot *plot) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_stroke grid = {.colour = plot_colour(plot, PW_COLOUR_GRID),
                             .width = plot_length(plot, PW_LENGTH_GRID_WIDTH)};
    struct pw_stroke axis = {.colour = plot_colour(plot, PW_COLOUR_AXIS),
                             .width = plot_length(plot, PW_LENGTH_AXIS_WIDTH)};
    double left = plot->area.x, right = pw_rect_right(plot->area);
    for (int i = 0; i < plot->ticks.count; i++) {
        double value = ticks_value(&plot->ticks, i), y = plot_y(plot, value);
        bool zero = value == 0;
        sheet_rule(&plot->sheet, zero ? SHEET_AXIS : SHEET_GRID, (struct pw_point){left, y},
                   (struct pw_point){right, y}, zero ? axis : grid, !zero);
        sheet_label(&plot->sheet, axis_value_text(plot, &plot->ticks, i), style,
                    plot_colour(plot, PW_COLOUR_MUTED),
                    left - plot_length(plot, PW_LENGTH_LABEL_GAP), sheet_middle(style, y),
                    PW_ALIGN_RIGHT);
    }
}

/* Two lines in a frame too narrow for the sentence. */
static size_t note_lines(const struct plot *plot) {
    double width = pw_typist_width(plot->context->typist, "The scale starts at 1,000, not at zero.",
                                   plot_style(plot, PW_STYLE_AXIS));
    return width > plot->frame.width ? 2 : 1;
}

double axis_value_note_height(const struct plot *plot) {
    return plot->offset ? (double)note_lines(plot) * plot_style(plot, PW_STYLE_AXIS)->leading : 0;
}

void axis_value_note(struct plot *plot, double y) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    bool below = ticks_last(&plot->ticks) < 0, cut;
    const char *words = pw_arena_printf(
        plot->context->arena, "The scale %s at %s, not at zero.", below ? "ends" : "starts",
        axis_value_text(plot, &plot->ticks, below ? plot->ticks.count - 1 : 0));
    const struct pw_text *text =
        sheet_wrap(&plot->sheet, words, "", style, plot->frame.width, note_lines(plot), &cut);
    for (size_t l = 0; l < text->lines_count; l++)
        sheet_line(&plot->sheet, &text->lines[l], plot_colour(plot, PW_COLOUR_MUTED), plot->frame.x,
                   y + sheet_rise(style) + (double)l * style->leading, PW_ALIGN_LEFT);
}
