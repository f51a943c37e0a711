/* SPDX-License-Identifier: MIT
 *
 * Letters and tints of classes, and their key.
 */
#include "classes.h"

#include <math.h>

#include "lanes.h"

#define BETWEEN 14.0 /* from a text to the next letter */

int class_of(const struct chart_model *model, int series, int slot) {
    double value;
    if (!chart_point_number(chart_model_point(model, series, slot), &value))
        return 0;
    return value >= 1 && value <= CLASSES_MOST && value == floor(value) ? (int)value : -1;
}

int classes_count(const struct chart_model *model) {
    const char *said = pw_chart_option(model->chart, "classes");
    double number;
    int most = 2;
    if (said && pw_number_parse(said, &number) && number >= 2 && number <= CLASSES_MOST)
        most = (int)number;
    for (int s = 0; s < model->series_count; s++)
        for (int i = 0; i < model->slots_count; i++)
            if (class_of(model, s, i) > most)
                most = class_of(model, s, i);
    return most;
}

pw_rgb class_tint(const struct plot *plot, int classes, int class) {
    double share = classes > 1 ? (class - 1.0) / (classes - 1.0) : 0;
    static const double stops[] = {0, 0.2, 0.58, 0.76, 0.92};
    double at = share * 4;
    int i = at >= 4 ? 3 : (int)at;
    double mix = stops[i] + (at - i) * (stops[i + 1] - stops[i]);
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN), paper = plot_colour(plot, PW_COLOUR_PAPER);
    pw_rgb tint = pw_rgb_mix(own, paper, mix);
    /* between dark and light lie tints on which neither ink nor paper is legible */
    while (mix > 0 && pw_rgb_contrast(tint, lanes_ink_on(plot, tint)) < 4.5)
        tint = pw_rgb_mix(own, paper, mix = fmax(0, mix - 0.01));
    return tint;
}

const char *class_letter(struct pw_arena *arena, int class) {
    return pw_arena_printf(arena, "%c", 'A' + class - 1);
}

const char *class_words(const struct chart_model *model, int classes, int class) {
    const char *option = class == 1 ? "first" : class == classes ? "last" : NULL;
    const char *said = option ? pw_chart_option(model->chart, option) : NULL;
    return said ? said : "";
}

void classes_tell(struct pw_buf *out, const struct chart_model *model) {
    int classes = classes_count(model);
    const char *first = class_words(model, classes, 1);
    const char *last = class_words(model, classes, classes);
    pw_buf_puts(out, ", a letter from A");
    if (*first)
        pw_buf_printf(out, ", %s,", first);
    pw_buf_printf(out, " to %c", 'A' + classes - 1);
    if (*last)
        pw_buf_printf(out, ", %s,", last);
}

void classes_check(struct plot *plot) {
    int odd = 0;
    for (int s = 0; s < plot->model->series_count; s++)
        for (int i = 0; i < plot->model->slots_count; i++)
            odd += class_of(plot->model, s, i) < 0;
    if (odd)
        plot_find(plot, "not-a-class",
                  pw_arena_printf(plot->context->arena,
                                  "%d cells hold no class (a whole number from 1 to %d); work it "
                                  "out in the query, with ntile()",
                                  odd, CLASSES_MOST));
}

void class_draw(struct plot *plot, struct pw_rect box, int classes, int class) {
    pw_rgb fill = class_tint(plot, classes, class);
    struct pw_stroke edge = plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE),
                                        plot_length(plot, PW_LENGTH_HAIRLINE));
    if (box.width < 1 || box.height < 1)
        return;
    sheet_rect(&plot->sheet, SHEET_BACK, box, fill, edge);
    lanes_label(plot, class_letter(plot->context->arena, class), plot_style(plot, PW_STYLE_LABEL),
                lanes_ink_on(plot, fill), box.x + box.width / 2, box.y + box.height / 2,
                PW_ALIGN_CENTRE);
}

/* ---- the key ------------------------------------------------------------------------ */
struct walk {
    double x, y;
};

/* Where the entry of a class begins; its words, cut to the frame. Goes on to
 * the next line where this one is full. */
static const char *step(struct plot *plot, struct walk *walk, int classes, int class, double *x) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double side = style->leading + 2, room = fmax(1, plot->frame.width - side - 4);
    const char *text = class_words(plot->model, classes, class);
    text = *text ? sheet_cut(&plot->sheet, text, "", style, room) : "";
    double width = *text ? 4 + pw_typist_width(plot->context->typist, text, style) : 0;
    if (walk->x > 0 && walk->x + side + width > plot->frame.width) {
        walk->x = 0;
        walk->y += side + 2;
    }
    *x = plot->frame.x + walk->x;
    walk->x += side + (*text ? width + BETWEEN - 4 : 2);
    return text;
}

double classes_key_height(struct plot *plot, int classes) {
    struct walk walk = {0, 0};
    double x;
    for (int k = 1; k <= classes; k++)
        step(plot, &walk, classes, k, &x);
    return walk.y + 1.5 * plot_style(plot, PW_STYLE_LABEL)->leading;
}

void classes_key_draw(struct plot *plot, int classes) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    struct walk walk = {0, 0};
    double side = style->leading + 2;
    for (int k = 1; k <= classes; k++) {
        double x;
        const char *text = step(plot, &walk, classes, k, &x);
        double y = plot->frame.y + walk.y;
        class_draw(plot, pw_rect_make(x, y, side, side), classes, k);
        lanes_label(plot, text, style, plot_colour(plot, PW_COLOUR_INK), x + side + 4, y + side / 2,
                    PW_ALIGN_LEFT);
    }
}
