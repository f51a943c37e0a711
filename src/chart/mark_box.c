/* SPDX-License-Identifier: MIT
 *
 * box: how values spread in each group: a box for the middle half, a line in it
 * for the median, whiskers beyond, the median and the number of values printed.
 * Own values are dots. Single values that count people are never drawn.
 *
 * Options: `q1`, `q3`, `min`, `max`, `n` (columns, y is the median: summarised
 * in SQL), `whiskers` (what they then reach to), `own`, `zero`.
 */
#include <math.h>

#include "boxes.h"
#include "lanes.h"
#include "words.h"

#define BOX_TALL 12.0
#define CAP 0.5 /* of the box: the end of a whisker */
#define TAIL_GAP 12.0
#define MEDIAN_WIDTH 2.0

struct drawn {
    struct lanes lanes;
    struct boxes boxes;
    const char **median, **count;
};

static bool without_zero(const struct plot *plot) {
    const char *zero = pw_chart_option(plot->chart, "zero");
    return pw_streq(zero, "no") || pw_streq(zero, "false");
}

/* ---- words under and above --------------------------------------------------------------- */
static void notes(struct drawn *d) {
    struct plot *plot = d->lanes.plot;
    struct pw_arena *arena = plot->context->arena;
    const char *ends = pw_chart_option(plot->chart, "whiskers");
    bool own = false, whiskers = false;
    for (int i = 0; i < d->lanes.count; i++) {
        own = own || d->boxes.list[i].own_count > 0;
        whiskers = whiskers || isfinite(d->boxes.list[i].low) || isfinite(d->boxes.list[i].high);
    }
    if (own && d->boxes.points) {
        const char *name = pw_chart_option(plot->chart, "own");
        legend_shape(plot, SHEET_CIRCLE, 1.3 * plot_length(plot, PW_LENGTH_POINT_RADIUS),
                     plot_colour(plot, PW_COLOUR_OWN), name ? name : "Own value");
    }
    plot_note(plot, "Box: the middle half. Line and figure: the median.");
    if (whiskers)
        plot_note(plot,
                  d->boxes.summarised
                      ? pw_arena_printf(arena, "Whiskers: %s.", ends ? ends : "lowest and highest")
                      : "Whiskers: to the last value within 1.5 box lengths.");
    if (d->boxes.beyond)
        plot_note(plot, pw_arena_printf(arena, "%d lie%s beyond%s.", d->boxes.beyond,
                                        d->boxes.beyond == 1 ? "s" : "",
                                        d->boxes.points ? ", as points" : " and are not drawn"));
    if (without_zero(plot))
        plot_note(plot, "The scale doesn\xE2\x80\x99t start at zero.");
}

static struct drawn drawn_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    size_t most = (size_t)model->slots_count + 1;
    struct drawn d = {.boxes = boxes_make(arena, model),
                      .median = PW_NEW_N(arena, const char *, most),
                      .count = PW_NEW_N(arena, const char *, most)};
    struct lanes *lanes = &d.lanes;
    *lanes = (struct lanes){.plot = plot,
                            .count = model->slots_count,
                            .names = PW_NEW_N(arena, const char *, most),
                            .axis = true};
    for (int i = 0; i < model->slots_count; i++) {
        const struct box *box = &d.boxes.list[i];
        lanes->names[i] = model->slots[i].text;
        d.median[i] =
            isfinite(box->median) ? boxes_text(arena, model, i, box->median) : box->symbol;
        d.count[i] = box->n                  ? pw_arena_printf(arena, "median of %zu", box->n)
                     : isfinite(box->median) ? "median"
                                             : "";
        lanes->tail = fmax(lanes->tail, pw_typist_width(plot->context->typist, d.median[i],
                                                        plot_style(plot, PW_STYLE_LABEL_STRONG)));
        lanes->tail = fmax(lanes->tail, pw_typist_width(plot->context->typist, d.count[i],
                                                        plot_style(plot, PW_STYLE_AXIS)));
    }
    lanes->tail += TAIL_GAP;
    lanes->thick = fmax(BOX_TALL, plot_style(plot, PW_STYLE_LABEL_STRONG)->leading +
                                      plot_style(plot, PW_STYLE_AXIS)->leading);
    notes(&d);
    lanes_measure(lanes);
    return d;
}

static double height(struct plot *plot) {
    struct drawn d = drawn_of(plot);
    return lanes_height(&d.lanes);
}

/* ---- ink ------------------------------------------------------------------------------------ */
static void strip(const struct drawn *d, double x, double y, double width, double tall) {
    struct plot *plot = d->lanes.plot;
    sheet_rect(&plot->sheet, SHEET_BACK, pw_rect_make(x - width / 2, y - tall / 2, width, tall),
               plot_colour(plot, PW_COLOUR_NATION), (struct pw_stroke){0});
}

/* Of rectangles, which end where they end. */
static void whisker(const struct drawn *d, double from, double to, double y, double tall) {
    if (!isfinite(from) || !isfinite(to) || from == to)
        return;
    double a = lanes_x(&d->lanes, from), b = lanes_x(&d->lanes, to);
    double thin = fmin(2 * plot_length(d->lanes.plot, PW_LENGTH_HAIRLINE), tall / 3);
    strip(d, (a + b) / 2, y, fabs(b - a), thin);
    strip(d, b, y, thin, CAP * tall);
}

static void draw_points(const struct drawn *d, const struct box *box, double y) {
    struct plot *plot = d->lanes.plot;
    double radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    bool boxed = isfinite(box->first);
    for (size_t i = 0; box->values && i < box->n; i++)
        if (!boxed || i < box->inside_from || i >= box->inside_end)
            sheet_dot(&plot->sheet, (struct pw_point){lanes_x(&d->lanes, box->values[i]), y},
                      radius, plot_colour(plot, PW_COLOUR_NATION), true);
    for (size_t i = 0; i < box->own_count; i++)
        sheet_dot(&plot->sheet, (struct pw_point){lanes_x(&d->lanes, box->own[i]->number), y},
                  1.3 * radius, plot_colour(plot, PW_COLOUR_OWN), false);
}

static void draw_box(const struct drawn *d, int slot) {
    struct plot *plot = d->lanes.plot;
    const struct box *box = &d->boxes.list[slot];
    double y = lanes_y(&d->lanes, slot), tall = fmin(BOX_TALL, d->lanes.thick);
    double low = isfinite(box->first) ? box->first : box->median;
    double high = isfinite(box->third) ? box->third : box->median;
    whisker(d, low, box->low, y, tall);
    whisker(d, high, box->high, y, tall);
    if (isfinite(box->first)) {
        double a = lanes_x(&d->lanes, low), b = fmax(lanes_x(&d->lanes, high), a + 0.5);
        double edge = fmin(2 * plot_length(plot, PW_LENGTH_HAIRLINE), fmin(tall, b - a) / 3);
        sheet_rect(&plot->sheet, SHEET_BAR, pw_rect_make(a, y - tall / 2, b - a, tall),
                   plot_colour(plot, PW_COLOUR_BAND),
                   plot_stroke(plot_colour(plot, PW_COLOUR_NATION), edge));
    }
    if (isfinite(box->median) && (isfinite(box->first) || d->boxes.summarised)) {
        double x = lanes_x(&d->lanes, box->median);
        sheet_rect(&plot->sheet, SHEET_LINE,
                   pw_rect_make(x - MEDIAN_WIDTH / 2, y - tall / 2, MEDIAN_WIDTH, tall),
                   plot_colour(plot, PW_COLOUR_INK), (struct pw_stroke){0});
    }
    if (d->boxes.points)
        draw_points(d, box, y);
}

static void draw_texts(const struct drawn *d, int slot) {
    struct plot *plot = d->lanes.plot;
    const struct pw_style *strong = plot_style(plot, PW_STYLE_LABEL_STRONG),
                          *plain = plot_style(plot, PW_STYLE_AXIS);
    double x = d->lanes.right + TAIL_GAP, y = lanes_y(&d->lanes, slot);
    bool known = isfinite(d->boxes.list[slot].median), both = *d->count[slot];
    lanes_label(plot, d->median[slot], strong,
                plot_colour(plot, known ? PW_COLOUR_INK : PW_COLOUR_MUTED), x,
                both ? y - plain->leading / 2 : y, PW_ALIGN_LEFT);
    lanes_label(plot, d->count[slot], plain, plot_colour(plot, PW_COLOUR_MUTED), x,
                y + strong->leading / 2, PW_ALIGN_LEFT);
}

static void stretch(double *low, double *high, double value) {
    if (isfinite(value)) {
        *low = fmin(*low, value);
        *high = fmax(*high, value);
    }
}

static void layout(struct plot *plot) {
    struct drawn d = drawn_of(plot);
    double low = INFINITY, high = -INFINITY;
    for (int i = 0; i < d.lanes.count; i++) {
        const struct box *box = &d.boxes.list[i];
        const double five[] = {box->low, box->first, box->median, box->third, box->high};
        for (size_t k = 0; k < PW_COUNT(five); k++)
            stretch(&low, &high, five[k]);
        if (d.boxes.points && box->values) {
            stretch(&low, &high, box->values[0]);
            stretch(&low, &high, box->values[box->n - 1]);
        }
    }
    if (!isfinite(low)) {
        plot_find(plot, "nothing-to-draw", "the chart has no median to draw");
        return;
    }
    if (!without_zero(plot))
        stretch(&low, &high, 0);
    lanes_place(&d.lanes);
    lanes_scale(&d.lanes, low, high);
    lanes_draw(&d.lanes);
    for (int i = 0; i < d.lanes.count; i++)
        draw_box(&d, i);
    for (int i = 0; i < d.lanes.count; i++)
        draw_texts(&d, i);
}

/* ---- words ----------------------------------------------------------------------------------- */
#define TOLD_MOST 5

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct boxes boxes = boxes_make(arena, model);
    pw_buf_printf(out, " %s for %d group%s.", words_measure(model), model->slots_count,
                  model->slots_count == 1 ? "" : "s");
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++) {
        const struct box *box = &boxes.list[i];
        pw_buf_printf(out, " %s: ", words_name(arena, model->slots[i].text));
        if (!isfinite(box->median)) {
            pw_buf_puts(out, "no figure.");
            continue;
        }
        pw_buf_printf(out, "median %s", boxes_text(arena, model, i, box->median));
        if (isfinite(box->first))
            pw_buf_printf(out, ", middle half %s to %s", boxes_text(arena, model, i, box->first),
                          boxes_text(arena, model, i, box->third));
        if (isfinite(box->low) && isfinite(box->high))
            pw_buf_printf(out, ", whiskers %s to %s", boxes_text(arena, model, i, box->low),
                          boxes_text(arena, model, i, box->high));
        if (boxes.points && box->own_count == 1)
            pw_buf_printf(out, ", own %s", boxes_text(arena, model, i, box->own[0]->number));
        if (box->n)
            pw_buf_printf(out, ", n %zu", box->n);
        pw_buf_puts(out, ".");
    }
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more groups.", model->slots_count - TOLD_MOST);
}

/* The highest and the lowest median; of one group its middle half. */
static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct boxes boxes = boxes_make(arena, model);
    int least = -1, most = -1, known = 0;
    for (int i = 0; i < model->slots_count; i++) {
        double median = boxes.list[i].median;
        if (!isfinite(median))
            continue;
        known++;
        if (least < 0 || median < boxes.list[least].median)
            least = i;
        if (most < 0 || median > boxes.list[most].median)
            most = i;
    }
    if (known == 0)
        return NULL;
    const char *high = boxes_text(arena, model, most, boxes.list[most].median);
    const char *low = boxes_text(arena, model, least, boxes.list[least].median);
    if (known == 1 || pw_streq(high, low))
        return pw_arena_printf(arena, "%s: median %s%s", words_measure(model), high,
                               known == 1 ? "" : " in every group");
    return pw_arena_printf(arena, "The median is highest for %s (%s) and lowest for %s (%s)",
                           words_name(arena, model->slots[most].text), high,
                           words_name(arena, model->slots[least].text), low);
}

/* ---- the manual ---------------------------------------------------------------------------------
 */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the groups"},
    {"y", "number column", "a value a row; with `q1` the median of the group"},
    {"emphasis", "text column", "own: the value is a dot on its group's box"},
    {0}};
static const struct pw_mark_key options[] = {
    {"q1", "number column", "the lower quartile: groups were summarised in SQL"},
    {"q3", "number column", "the upper quartile"},
    {"min", "number column (no whisker)", "where the lower whisker ends"},
    {"max", "number column (no whisker)", "where the upper whisker ends"},
    {"n", "number column (not printed)", "how many values stand behind a group"},
    {"whiskers", "text (lowest and highest)", "what `min` and `max` are"},
    {"own", "text (Own value)", "the name of the dots in the key"},
    {"zero", "yes or no (yes)", "no: the scale may leave zero out, which is said"},
    {0}};
static const char example[] = "data: timeliness_spread\n"
                              "mark: box\n"
                              "x: measure\n"
                              "y: value\n"
                              "emphasis: role\n"
                              "options: { own: Exampleshire, zero: no }\n";

const struct mark mark_box = {.name = "box",
                              .kind = "Box plot",
                              .help = "median, middle half and reach of the values of each group",
                              .channels = channels,
                              .options = options,
                              .example = example,
                              .flags = MARK_ROWS,
                              .height = height,
                              .layout = layout,
                              .tell = tell,
                              .sentence = sentence};
