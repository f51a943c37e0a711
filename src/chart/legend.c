/* SPDX-License-Identifier: MIT
 *
 * What a mark says round its plot: samples of shapes, lines and areas with
 * their meaning in rows above it, and a note in words under its axis.
 */
#include <math.h>

#include "plot.h"

#define BETWEEN 14.0 /* from a text to the next sample */
#define NOTE_GAP 3.0 /* from the axis to the note */
#define NOTE_LINES 8
#define SAMPLE_LINES 3 /* of a meaning wider than the frame */
#define ROWS_MOST 8

static struct plot_sample *add(struct plot *plot, const char *text) {
    size_t count = plot->samples_count, capacity = plot->samples_capacity;
    struct plot_sample *sample = pw_arena_push(plot->context->arena, &plot->samples, &count,
                                               &capacity, sizeof *plot->samples);
    plot->samples_count = count;
    plot->samples_capacity = capacity;
    sample->text = text;
    return sample;
}

void legend_shape(struct plot *plot, enum sheet_shape shape, double radius, pw_rgb colour,
                  const char *text) {
    struct plot_sample *sample = add(plot, text);
    sample->shape = shape;
    sample->radius = radius;
    sample->colour = colour;
}

void legend_line(struct plot *plot, struct pw_stroke stroke, const char *text) {
    add(plot, text)->stroke = stroke;
}

void legend_area(struct plot *plot, pw_rgb colour, const char *text) {
    add(plot, text)->colour = colour;
}

/* ---- rows ------------------------------------------------------------------------ */
struct walk {
    double x, y, row; /* row: height of the present one */
    int rows;         /* before it */
};

static const struct pw_text *step(const struct plot *plot, struct walk *walk, size_t index,
                                  double *x) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double swatch = plot_length(plot, PW_LENGTH_KEY_SWATCH) + 4;
    struct sheet sheet = plot->sheet;
    bool cut;
    const struct pw_text *text =
        sheet_wrap(&sheet, plot->samples[index].text, "", style,
                   fmax(1, plot->frame.width - swatch), SAMPLE_LINES, &cut);
    double width = swatch + text->width;
    if (walk->x > 0 && walk->x + width > plot->frame.width) {
        walk->x = 0;
        walk->y += walk->row;
        walk->row = 0;
        walk->rows++;
    }
    walk->row = fmax(walk->row, (double)text->lines_count * style->leading);
    *x = plot->frame.x + walk->x;
    walk->x += width + BETWEEN;
    return text;
}

double legend_height(const struct plot *plot) {
    struct walk walk = {0};
    double x, height = 0;
    if (plot->samples_count == 0)
        return 0;
    for (size_t i = 0; i < plot->samples_count; i++) {
        step(plot, &walk, i, &x);
        if (walk.rows >= ROWS_MOST)
            break;
        height = walk.y + walk.row;
    }
    return height + 0.35 * plot_style(plot, PW_STYLE_AXIS)->leading;
}

static void draw_sample(struct plot *plot, const struct plot_sample *sample, double x, double y) {
    double swatch = plot_length(plot, PW_LENGTH_KEY_SWATCH);
    if (sample->radius > 0)
        sheet_shape(&plot->sheet, sample->shape, (struct pw_point){x + swatch / 2, y},
                    sample->radius, sample->colour);
    else if (sample->stroke.width > 0)
        sheet_rule(&plot->sheet, SHEET_LINE, (struct pw_point){x + 1, y},
                   (struct pw_point){x + swatch - 1, y}, sample->stroke, false);
    else
        sheet_rect(&plot->sheet, SHEET_BACK, pw_rect_make(x, y - swatch / 2, swatch, swatch),
                   sample->colour,
                   plot_stroke(plot_colour(plot, PW_COLOUR_HAIRLINE),
                               plot_length(plot, PW_LENGTH_HAIRLINE)));
}

void legend_draw(struct plot *plot, double y) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct walk walk = {.y = y + style->leading / 2};
    for (size_t i = 0; i < plot->samples_count; i++) {
        double x;
        const struct pw_text *text = step(plot, &walk, i, &x);
        if (walk.rows >= ROWS_MOST) {
            plot_find(plot, "too-many-series",
                      "the key has no room for all names; draw fewer series");
            return;
        }
        draw_sample(plot, &plot->samples[i], x, walk.y);
        for (size_t l = 0; l < text->lines_count; l++)
            sheet_line(&plot->sheet, &text->lines[l], plot_colour(plot, PW_COLOUR_INK),
                       x + plot_length(plot, PW_LENGTH_KEY_SWATCH) + 4,
                       sheet_middle(style, walk.y + (double)l * style->leading), PW_ALIGN_LEFT);
    }
}

/* ---- the note ---------------------------------------------------------------------- */
void plot_note(struct plot *plot, const char *sentence) {
    plot->note = plot->note ? pw_arena_printf(plot->context->arena, "%s %s", plot->note, sentence)
                            : sentence;
}

static const struct pw_text *note_text(struct plot *plot, bool *cut) {
    return sheet_wrap(&plot->sheet, plot->note, "", plot_style(plot, PW_STYLE_AXIS),
                      plot->frame.width, NOTE_LINES, cut);
}

double note_height(struct plot *plot) {
    bool cut;
    return plot->note ? NOTE_GAP + note_text(plot, &cut)->height : 0;
}

void note_draw(struct plot *plot) {
    bool cut = false;
    if (!plot->note)
        return;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    const struct pw_text *text = note_text(plot, &cut);
    if (cut)
        plot_find(plot, "chart-too-small",
                  "there is no room for all that is said under this chart; give it more width");
    double y = pw_rect_bottom(plot->frame) - text->height + style->leading / 2;
    for (size_t l = 0; l < text->lines_count; l++, y += style->leading)
        sheet_line(&plot->sheet, &text->lines[l], plot_colour(plot, PW_COLOUR_MUTED), plot->frame.x,
                   sheet_middle(style, y), PW_ALIGN_LEFT);
}
