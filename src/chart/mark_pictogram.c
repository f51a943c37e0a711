/* SPDX-License-Identifier: MIT
 *
 * pictogram: a row of small figures for each name. x is the name, y the number
 * of people; each figure stands for one, two, five, ten ... of them, so that the
 * longest row has twenty at most; the option `each: N` says how many. A pale
 * figure at the end is fewer than that. The exact number stands beside.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define TALL 15.0
#define PITCH 0.62 /* from figure to figure, of their height */
#define MOST 20

struct crowd {
    struct lanes lanes;
    double each;
    bool *strong;
};

static double nice_each(double high) {
    static const double steps[] = {1, 2, 5};
    for (double power = 1; power < 1e15; power *= 10)
        for (size_t i = 0; i < PW_COUNT(steps); i++)
            if (high <= steps[i] * power * MOST)
                return steps[i] * power;
    return 1e15;
}

static double each_of(const struct chart_model *model) {
    const char *said = pw_chart_option(model->chart, "each");
    double each;
    if (said && pw_number_parse(said, &each) && each > 0 && model->high / each <= 2 * MOST)
        return each;
    return nice_each(model->high);
}

static const char *value_text(const struct plot *plot, int slot) {
    return chart_point_text(plot->context->arena, plot->model,
                            chart_model_point(plot->model, 0, slot));
}

static const char *each_text(struct pw_arena *arena, double each) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, each, -1);
    char *text = pw_arena_printf(arena,
                                 each == 1 ? "Each figure stands for %s."
                                           : "Each figure stands for %s; a pale one for fewer.",
                                 pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static struct crowd crowd_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct crowd crowd = {.each = each_of(model),
                          .strong = PW_NEW_N(arena, bool, model->slots_count + 1)};
    crowd.lanes = (struct lanes){.plot = plot,
                                 .count = model->slots_count,
                                 .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                                 .strong = crowd.strong,
                                 .thick = TALL};
    for (int i = 0; i < model->slots_count; i++) {
        crowd.lanes.names[i] = model->slots[i].text;
        crowd.strong[i] = model->slots[i].role == PW_EMPHASIS_OWN;
        double width = pw_typist_width(plot->context->typist, value_text(plot, i),
                                       plot_style(plot, PW_STYLE_LABEL_STRONG));
        crowd.lanes.tail =
            fmax(crowd.lanes.tail, width + 2 * plot_length(plot, PW_LENGTH_LABEL_GAP));
    }
    plot_note(plot, each_text(arena, crowd.each));
    lanes_measure(&crowd.lanes);
    return crowd;
}

static double height(struct plot *plot) {
    struct crowd crowd = crowd_of(plot);
    return lanes_height(&crowd.lanes);
}

/* A head and a body with shoulders, centred on x, y. */
static void draw_figure(struct plot *plot, double x, double y, double tall, pw_rgb colour) {
    double head = 0.17 * tall, top = y - tall / 2, wide = 0.23 * tall;
    double shoulder = top + 0.42 * tall, foot = y + tall / 2;
    struct pw_point body[] = {
        {x - wide, shoulder + 0.12 * tall}, {x - 0.6 * wide, shoulder}, {x + 0.6 * wide, shoulder},
        {x + wide, shoulder + 0.12 * tall}, {x + wide, foot},           {x - wide, foot}};
    sheet_area(&plot->sheet, SHEET_POINT, body, PW_COUNT(body), colour, false);
    sheet_dot(&plot->sheet, (struct pw_point){x, top + head + 0.02 * tall}, head, colour, false);
}

static void draw_row(const struct crowd *crowd, int slot, double tall) {
    struct plot *plot = crowd->lanes.plot;
    double value = 0, y = lanes_y(&crowd->lanes, slot), pitch = PITCH * tall;
    bool number = chart_point_number(chart_model_point(plot->model, 0, slot), &value);
    int whole = value > 0 ? (int)floor(value / crowd->each + 1e-9) : 0;
    bool rest = value > 0 && value - whole * crowd->each > 1e-9 * crowd->each;
    double x = crowd->lanes.left + pitch / 2;
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN);
    pw_rgb pale = pw_rgb_mix(own, plot_colour(plot, PW_COLOUR_PAPER), 0.62);
    for (int i = 0; i < whole + rest; i++, x += pitch)
        draw_figure(plot, x, y, tall, i < whole ? own : pale);
    lanes_label(plot, value_text(plot, slot), plot_style(plot, PW_STYLE_LABEL_STRONG),
                plot_colour(plot, number ? PW_COLOUR_INK : PW_COLOUR_MUTED), x - pitch / 2 + 4, y,
                PW_ALIGN_LEFT);
}

static void layout(struct plot *plot) {
    struct crowd crowd = crowd_of(plot);
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series",
                  "a pictogram shows one number a name; the first is drawn");
    if (plot->model->low < 0)
        plot_find(plot, "negative-count",
                  "a pictogram counts people: values below zero are not drawn");
    lanes_place(&crowd.lanes);
    double room = crowd.lanes.right - crowd.lanes.left;
    double figures = fmax(1, ceil(plot->model->high / crowd.each));
    double tall = fmin(crowd.lanes.thick, room / figures / PITCH);
    if (tall < 4)
        plot_find(plot, "chart-too-small", "the figures would be too small to be told apart");
    lanes_draw(&crowd.lanes);
    for (int i = 0; i < crowd.lanes.count; i++)
        draw_row(&crowd, i, fmax(1, tall));
}

#define TOLD_MOST 10

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    pw_buf_printf(out, " %s. %s", words_measure(model), each_text(arena, each_of(model)));
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++)
        pw_buf_printf(out, " %s: %s.", model->slots[i].text,
                      chart_point_text(arena, model, chart_model_point(model, 0, i)));
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more.", model->slots_count - TOLD_MOST);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the names"}, {"y", "number column", "how many people"}, {0}};
static const struct pw_mark_key options[] = {
    {"each", "number (a round one)", "how many a figure stands for"}, {0}};
static const char example[] = "data: people_in_the_year\n"
                              "mark: pictogram\n"
                              "x: what\n"
                              "y: children\n";

const struct mark mark_pictogram = {.name = "pictogram",
                                    .kind = "Pictogram",
                                    .help = "a row of figures for each name, the number beside it",
                                    .channels = channels,
                                    .options = options,
                                    .example = example,
                                    .flags = MARK_BAND | MARK_ZERO | MARK_RANKS,
                                    .height = height,
                                    .layout = layout,
                                    .tell = tell};
