/* SPDX-License-Identifier: MIT
 *
 * bullet: a measure against its target, a row for each (Stephen Few, "Bullet
 * Graph Design Specification", 2013): a bar for the value from zero, an upright
 * tick for the target, bands of grey behind them that say how good a value is.
 * The darkest band is the worst where a direction is good, else the lowest.
 *
 * Options: `target`, `low`, `high` (columns), `bands` (names of the bands from
 * the worst to the best, parted by commas), `scale` (free, the default: each row
 * its own from zero, with ticks; or shared).
 */
#include <math.h>
#include <string.h>

#include "lanes.h"
#include "words.h"

#define BAND_TALL 13.0
#define BAR_SHARE 0.36 /* of the band's height, */
#define TICK_SHARE 0.7 /* and of the target's tick */
#define TICK_WIDTH 2.2
#define TICK_EDGE 0.7
#define ROW_GAP 3.0
#define TICK_DOWN 2.5 /* from the band to the labels of its scale */
#define TAIL_GAP 12.0
#define BANDS 3

struct bullets {
    struct lanes lanes;
    int target, low, high; /* columns; -1: none */
    const char *names[BANDS];
    int names_count;
    bool shared;
    double below; /* height of the labels under a band */
    const char **value, **aim;
};

/* ---- what the data says ------------------------------------------------------------- */
static bool number_of(const struct chart_model *model, int slot, int column, double *value) {
    const struct chart_point *point = chart_model_point(model, 0, slot);
    if (column < 0 || !point->cell)
        return false;
    struct chart_point other = {pw_dataset_cell(model->data, point->row, (size_t)column),
                                point->row, column};
    return chart_point_number(&other, value);
}

static enum pw_polarity polarity_of(const struct chart_model *model, int slot) {
    const struct chart_point *point = chart_model_point(model, 0, slot);
    return point->cell ? pw_cell_polarity(model->data, point->row, (size_t)point->column)
                       : PW_NEUTRAL;
}

static bool any_polar(const struct chart_model *model) {
    for (int i = 0; i < model->slots_count; i++)
        if (polarity_of(model, i) != PW_NEUTRAL)
            return true;
    return false;
}

/* Another column of the row, in the measure's own unit and decimals. */
static const char *text_of(struct pw_arena *arena, const struct chart_model *model, int slot,
                           int column) {
    const struct chart_point *point = chart_model_point(model, 0, slot);
    if (column < 0 || !point->cell)
        return "";
    struct chart_point other = {pw_dataset_cell(model->data, point->row, (size_t)column),
                                point->row, column};
    return other.cell->state == PW_MISSING ? "" : chart_point_text(arena, model, &other);
}

/* The bounds of a row's bands, in order; false: it has none. Rows without a
 * good direction have none either beside rows that have one. */
static bool bounds_of(const struct bullets *bullets, int slot, double *low, double *high) {
    const struct chart_model *model = bullets->lanes.plot->model;
    if (!number_of(model, slot, bullets->low, low) ||
        (any_polar(model) && !polarity_of(model, slot)))
        return false;
    if (!number_of(model, slot, bullets->high, high))
        *high = NAN;
    if (*high < *low) {
        double swap = *low;
        *low = *high;
        *high = swap;
    }
    return true;
}

static void names_of(struct bullets *bullets, struct pw_arena *arena, const char *list) {
    while (list && *list && bullets->names_count < BANDS) {
        size_t length = strcspn(list, ",");
        bullets->names[bullets->names_count++] = pw_str_trim(arena, list, length);
        list += length + (list[length] == ',');
    }
}

/* ---- measuring ---------------------------------------------------------------------- */
/* From the darkest to the lightest, far enough apart for print. */
static pw_rgb shade(const struct plot *plot, int band, int count) {
    pw_rgb dark = plot_colour(plot, PW_COLOUR_CONTEXT_BAR),
           light = plot_colour(plot, PW_COLOUR_BAND);
    return count < 2 ? light : pw_rgb_mix(dark, light, (double)band / (count - 1));
}

static void name_bands(struct bullets *bullets) {
    struct plot *plot = bullets->lanes.plot;
    int count = bullets->high >= 0 ? BANDS : BANDS - 1;
    if (bullets->low < 0)
        return;
    if (bullets->names_count != count) {
        plot_find(plot, "bands-unnamed",
                  count == BANDS ? "name the three bands: options: { bands: \"poor, fair, good\" }"
                                 : "name the two bands: options: { bands: \"poor, good\" }");
        return;
    }
    for (int b = 0; b < count; b++)
        legend_area(plot, shade(plot, b, count), bullets->names[b]);
}

static struct bullets bullets_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    size_t most = (size_t)model->slots_count + 1;
    struct bullets bullets = {.target = plot_option_column(plot, "target"),
                              .low = plot_option_column(plot, "low"),
                              .high = plot_option_column(plot, "high"),
                              .shared = pw_streq(pw_chart_option(plot->chart, "scale"), "shared"),
                              .value = PW_NEW_N(arena, const char *, most),
                              .aim = PW_NEW_N(arena, const char *, most)};
    struct lanes *lanes = &bullets.lanes;
    *lanes = (struct lanes){.plot = plot,
                            .count = model->slots_count,
                            .names = PW_NEW_N(arena, const char *, most),
                            .axis = bullets.shared};
    names_of(&bullets, arena, pw_chart_option(plot->chart, "bands"));
    for (int i = 0; i < model->slots_count; i++) {
        lanes->names[i] = model->slots[i].text;
        bullets.value[i] = chart_point_text(arena, model, chart_model_point(model, 0, i));
        const char *aim = text_of(arena, model, i, bullets.target);
        bullets.aim[i] = *aim ? pw_arena_printf(arena, "target %s", aim) : "";
        lanes->tail =
            fmax(lanes->tail, fmax(pw_typist_width(plot->context->typist, bullets.value[i],
                                                   plot_style(plot, PW_STYLE_LABEL_STRONG)),
                                   pw_typist_width(plot->context->typist, bullets.aim[i],
                                                   plot_style(plot, PW_STYLE_AXIS))));
    }
    lanes->tail += TAIL_GAP;
    bullets.below = TICK_DOWN + plot_style(plot, PW_STYLE_AXIS)->leading;
    lanes->thick = BAND_TALL + bullets.below + ROW_GAP;
    lanes->rise = bullets.below / 2;
    name_bands(&bullets);
    if (!bullets.shared && model->slots_count > 1)
        plot_note(plot, "Each bar has a scale of its own.");
    lanes_measure(lanes);
    return bullets;
}

static double height(struct plot *plot) {
    struct bullets bullets = bullets_of(plot);
    return lanes_height(&bullets.lanes);
}

/* ---- drawing ------------------------------------------------------------------------- */
static void stretch(double *low, double *high, bool has, double value) {
    if (has) {
        *low = fmin(*low, value);
        *high = fmax(*high, value);
    }
}

/* Zero and all that the row draws. */
static void range_of(const struct bullets *bullets, int slot, double *low, double *high) {
    const struct chart_model *model = bullets->lanes.plot->model;
    double value = 0, a = 0, b = 0;
    stretch(low, high, chart_point_number(chart_model_point(model, 0, slot), &value), value);
    stretch(low, high, number_of(model, slot, bullets->target, &value), value);
    bool bounds = bounds_of(bullets, slot, &a, &b);
    stretch(low, high, bounds, a);
    stretch(low, high, bounds && isfinite(b), b);
}

/* From one value to another, at least a hairline wide. */
static void block(const struct lanes *row, enum sheet_layer layer, double from, double to, double y,
                  double tall, pw_rgb colour) {
    double a = lanes_x(row, fmin(from, to)), b = lanes_x(row, fmax(from, to));
    sheet_rect(&row->plot->sheet, layer, pw_rect_make(a, y - tall / 2, fmax(b - a, 0.5), tall),
               colour, (struct pw_stroke){0});
}

static void draw_bands(const struct bullets *bullets, const struct lanes *row, int slot, double y,
                       double tall) {
    struct plot *plot = row->plot;
    double edges[BANDS + 1] = {row->low, row->low, row->high, row->high};
    bool some = bounds_of(bullets, slot, &edges[1], &edges[2]);
    bool two = some && !isfinite(edges[2]);
    int count = !some ? 1 : two ? 2 : 3;
    if (!some)
        edges[1] = row->high;
    if (two)
        edges[2] = row->high;
    bool worst_first = polarity_of(plot->model, slot) != PW_LOW_IS_GOOD;
    for (int b = 0; b < count; b++)
        block(row, SHEET_BACK, edges[b], edges[b + 1], y, tall,
              shade(plot, worst_first ? b : count - 1 - b, count));
}

/* The outer labels end with the band, so that they keep clear of name and value. */
static void draw_ticks(const struct lanes *row, double top) {
    struct plot *plot = row->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double y = top + TICK_DOWN + style->leading / 2 - 1;
    for (int i = 0; i < row->ticks.count; i++)
        lanes_label(plot, axis_value_text(plot, &row->ticks, i), style,
                    plot_colour(plot, PW_COLOUR_MUTED), lanes_x(row, ticks_value(&row->ticks, i)),
                    y,
                    i == 0                      ? PW_ALIGN_LEFT
                    : i == row->ticks.count - 1 ? PW_ALIGN_RIGHT
                                                : PW_ALIGN_CENTRE);
}

static void draw_texts(const struct bullets *bullets, const struct lanes *row, int slot, double y,
                       double below) {
    struct plot *plot = row->plot;
    double x = bullets->lanes.right + TAIL_GAP, number;
    bool has = chart_point_number(chart_model_point(plot->model, 0, slot), &number);
    lanes_label(plot, bullets->value[slot], plot_style(plot, PW_STYLE_LABEL_STRONG),
                plot_colour(plot, has ? PW_COLOUR_INK : PW_COLOUR_MUTED), x, y, PW_ALIGN_LEFT);
    if (!lanes_label(plot, bullets->aim[slot], plot_style(plot, PW_STYLE_AXIS),
                     plot_colour(plot, PW_COLOUR_MUTED), x, below, PW_ALIGN_LEFT))
        plot_find(plot, "labels-left-out",
                  "there is no room for the targets of this chart; give it more height or width");
}

static void draw_row(const struct bullets *bullets, const struct lanes *row, int slot) {
    struct plot *plot = row->plot;
    const struct chart_point *point = chart_model_point(plot->model, 0, slot);
    double lane = fmax(2, row->lane - row->head);
    double below = fmin(bullets->below, lane / 2), tall = fmin(BAND_TALL, lane - below);
    double y = lanes_y(row, slot) - below / 2, value, aim;
    draw_bands(bullets, row, slot, y, tall);
    if (chart_point_number(point, &value))
        block(row, SHEET_BAR, 0, value, y, BAR_SHARE * tall, plot_colour(plot, PW_COLOUR_OWN));
    if (number_of(plot->model, slot, bullets->target, &aim)) {
        double x = lanes_x(row, aim), half = TICK_SHARE * tall / 2;
        x = fmax(row->left + TICK_WIDTH / 2, fmin(x, row->right - TICK_WIDTH / 2));
        struct pw_rect tick = {x - TICK_WIDTH / 2, y - half, TICK_WIDTH, 2 * half};
        sheet_rect(&plot->sheet, SHEET_LINE, pw_rect_inset(tick, -TICK_EDGE, 0),
                   plot_colour(plot, PW_COLOUR_PAPER), (struct pw_stroke){0}); /* seen on the bar */
        sheet_rect(&plot->sheet, SHEET_POINT, tick, plot_colour(plot, PW_COLOUR_TARGET),
                   (struct pw_stroke){0});
    }
    if (!bullets->shared)
        draw_ticks(row, y + tall / 2);
    draw_texts(bullets, row, slot, y,
               y + tall / 2 + TICK_DOWN + plot_style(plot, PW_STYLE_AXIS)->leading / 2 - 1);
}

static void layout(struct plot *plot) {
    struct bullets bullets = bullets_of(plot);
    struct lanes *lanes = &bullets.lanes;
    const struct chart_model *model = plot->model;
    double low = 0, high = 0;
    lanes_place(lanes);
    for (int i = 0; bullets.shared && i < lanes->count; i++)
        range_of(&bullets, i, &low, &high);
    lanes->plain = !bullets.shared; /* outer labels end with their bands */
    lanes_scale(lanes, low, high);
    lanes_draw(lanes);
    for (int i = 0; i < lanes->count; i++) {
        struct lanes row = *lanes;
        if (!bullets.shared) {
            const struct chart_point *point = chart_model_point(model, 0, i);
            const char *unit =
                point->cell ? pw_cell_unit(model->data, point->row, (size_t)point->column) : "";
            plot->unit = unit ? unit : "";
            low = high = 0;
            range_of(&bullets, i, &low, &high);
            row.axis = true;
            lanes_scale(&row, low, high);
        }
        draw_row(&bullets, &row, i);
    }
}

/* ---- words ----------------------------------------------------------------------------- */
#define TOLD_MOST 7

static int target_column(const struct chart_model *model) {
    const char *name = pw_chart_option(model->chart, "target");
    return name ? pw_dataset_column(model->data, name) : -1;
}

/* 1: at the target or better, 0: not, -1: it can't be said. */
static int meets(const struct chart_model *model, int slot) {
    double value, aim;
    enum pw_polarity polarity = polarity_of(model, slot);
    if (polarity == PW_NEUTRAL || !chart_point_number(chart_model_point(model, 0, slot), &value) ||
        !number_of(model, slot, target_column(model), &aim))
        return -1;
    return polarity == PW_HIGH_IS_GOOD ? value >= aim : value <= aim;
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++) {
        int met = meets(model, i);
        const char *value = chart_point_text(arena, model, chart_model_point(model, 0, i));
        const char *aim = text_of(arena, model, i, target_column(model));
        pw_buf_printf(out, " %s: %s", model->slots[i].text, *value ? value : "no figure");
        if (*aim)
            pw_buf_printf(out, ", target %s", aim);
        pw_buf_puts(out, met > 0 ? ", met." : met == 0 ? ", not met." : ".");
    }
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int known = 0, met = 0;
    for (int i = 0; i < model->slots_count; i++) {
        int one = meets(model, i);
        known += one >= 0;
        met += one > 0;
    }
    if (known == 0)
        return pw_arena_printf(arena, "%s of %d %s", words_measure(model), model->slots_count,
                               model->slots_count == 1 ? "measure" : "measures");
    if (known == 1)
        return pw_arena_printf(arena, "The target was %smet", met ? "" : "not ");
    return pw_arena_printf(arena, "%d of %d targets were met", met, known);
}

static const struct pw_mark_key channels[] = {{"x", "text column", "the measures, a row for each"},
                                              {"y", "number column", "their values"},
                                              {0}};
static const struct pw_mark_key options[] = {
    {"target", "number column", "drawn as an upright tick and printed"},
    {"low", "number column", "where the lowest band ends"},
    {"high", "number column", "where the highest band begins"},
    {"bands", "text", "names of the two or three bands, worst first, parted by commas"},
    {"scale", "free or shared (free)", "a scale for each row, or one for all"},
    {0}};
static const char example[] = "data: measures_and_targets\n"
                              "mark: bullet\n"
                              "x: measure\n"
                              "y: value\n"
                              "options:\n"
                              "  target: target\n"
                              "  low: lower\n"
                              "  high: upper\n"
                              "  bands: worst quarter of neighbours, middle half, best quarter\n";

const struct mark mark_bullet = {.name = "bullet",
                                 .kind = "Bullet graph",
                                 .help = "a bar for each measure against its target, on bands",
                                 .channels = channels,
                                 .options = options,
                                 .example = example,
                                 .flags = MARK_BAND,
                                 .height = height,
                                 .layout = layout,
                                 .tell = tell,
                                 .sentence = sentence};
