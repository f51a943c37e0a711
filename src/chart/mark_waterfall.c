/* SPDX-License-Identifier: MIT
 *
 * waterfall: how one amount becomes another. x names the steps from top to
 * bottom, y is the amount. The first row is what there was; each further one is
 * a rise or a fall with its sign; a row that the option `total: COLUMN` marks
 * (1, or any text) is a total, drawn from zero. Where all steps are small beside
 * the totals, or with `zero: no`, the scale leaves zero out: totals are then
 * marks, not bars, which is said. A total that isn't the sum of what stands
 * above it is a finding.
 */
#include <math.h>
#include <stdlib.h>

#include "lanes.h"
#include "words.h"

#define THICK 12.0
#define FILL 0.78
/* Steps that are all under this share of the largest total would be slivers. */
#define SLIVER 0.125
#define MARK_WIDTH 3.0 /* of a total that is no bar */

struct step {
    double from, to;
    bool total, known;
    bool sure; /* where it begins is known: no number is missing since the total before */
};

struct bridge {
    struct lanes lanes;
    struct step *steps;
    bool zero;   /* the scale holds it */
    double room; /* for a value beyond the outermost end */
    bool *strong;
};

static bool marked(const struct chart_model *model, int column, int slot) {
    const struct chart_point *point = chart_model_point(model, 0, slot);
    if (column < 0 || !point->cell)
        return false;
    const struct pw_cell *cell = pw_dataset_cell(model->data, point->row, (size_t)column);
    if (cell->state != PW_PRESENT)
        return false;
    return model->data->columns[column].type == PW_NUMBER ? cell->number != 0 : *cell->text != '\0';
}

/* Half a unit in the last place that is printed: sums of rounded amounts. */
static double slack(const struct chart_model *model) {
    int decimals = pw_cell_decimals(model->data, 0, (size_t)model->chart->y[0]);
    return decimals < 0 ? 1e-6 * fmax(1, fabs(model->high))
                        : 0.5 * pow(10, -decimals) * (1 + model->slots_count);
}

/* Steps; *odd is the first total that its parts don't add up to, or -1. Beyond
 * a step without a number nothing can be added up until the next total. */
static struct step *make_steps(struct pw_arena *arena, const struct chart_model *model, int column,
                               int *odd) {
    struct step *steps = PW_NEW_N(arena, struct step, model->slots_count + 1);
    double at = 0, value;
    bool sure = true;
    *odd = -1;
    for (int i = 0; i < model->slots_count; i++) {
        struct step *step = &steps[i];
        step->known = chart_point_number(chart_model_point(model, 0, i), &value);
        step->total = i == 0 || marked(model, column, i);
        if (!step->known) {
            step->from = step->to = 0;
            sure = false;
            continue;
        }
        if (step->total && i > 0 && sure && *odd < 0 && fabs(value - at) > slack(model))
            *odd = i;
        sure = sure || step->total;
        step->sure = sure;
        step->from = step->total || !sure ? 0 : at;
        step->to = !sure ? 0 : step->total ? value : at + value;
        at = step->to;
    }
    return steps;
}

static bool with_zero(const struct chart_model *model, const struct step *steps) {
    const char *zero = pw_chart_option(model->chart, "zero");
    double step = 0, total = 0, least = 0;
    int totals = 0;
    for (int i = 0; i < model->slots_count; i++) {
        double size = fabs(steps[i].to - steps[i].from);
        if (steps[i].total && steps[i].known) {
            least = totals++ ? fmin(least, fabs(steps[i].to)) : fabs(steps[i].to);
            total = fmax(total, size);
        } else if (steps[i].sure) {
            step = fmax(step, size);
        }
    }
    if (zero)
        return !(pw_streq(zero, "no") || pw_streq(zero, "false"));
    return step <= 0 || step >= SLIVER * total || least < total / 2;
}

/* "+1.2m", "−0.4m"; totals without a sign. */
static const char *text_of(struct pw_arena *arena, const struct chart_model *model,
                           const struct step *steps, int slot) {
    const char *text = chart_point_text(arena, model, chart_model_point(model, 0, slot));
    double value;
    bool rise = chart_point_number(chart_model_point(model, 0, slot), &value) && value > 0 &&
                !steps[slot].total;
    return rise ? pw_arena_printf(arena, "+%s", text) : text;
}

static struct bridge bridge_of(struct plot *plot, int column) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    int odd;
    struct bridge b = {.steps = make_steps(arena, model, column, &odd),
                       .strong = PW_NEW_N(arena, bool, model->slots_count + 1)};
    if (odd >= 0 && plot->frame.height > 0)
        plot_find(plot, "total-differs",
                  pw_arena_printf(arena, "the total \"%s\" isn't the sum of the steps above it",
                                  model->slots[odd].text));
    b.zero = with_zero(model, b.steps);
    if (!b.zero)
        plot_note(plot, "The scale leaves zero out: totals are marks, only the steps are bars.");
    b.lanes = (struct lanes){.plot = plot,
                             .count = model->slots_count,
                             .names = PW_NEW_N(arena, const char *, model->slots_count + 1),
                             .strong = b.strong,
                             .thick = THICK,
                             .axis = false};
    for (int i = 0; i < model->slots_count; i++) {
        b.lanes.names[i] = model->slots[i].text;
        b.strong[i] = b.steps[i].total;
        double width = pw_typist_width(plot->context->typist, text_of(arena, model, b.steps, i),
                                       plot_style(plot, PW_STYLE_LABEL_STRONG));
        b.room = fmax(b.room, width + plot_length(plot, PW_LENGTH_LABEL_GAP));
    }
    lanes_measure(&b.lanes);
    return b;
}

static double height(struct plot *plot) {
    struct bridge b = bridge_of(plot, -1);
    return lanes_height(&b.lanes);
}

/* ---- drawing ---------------------------------------------------------------------- */
/* Totals are full, rises half as dark, falls white with an edge; each has its
 * sign beside it. */
static void draw_bar(const struct bridge *b, int i) {
    struct plot *plot = b->lanes.plot;
    const struct step *step = &b->steps[i];
    pw_rgb own = plot_colour(plot, PW_COLOUR_OWN), paper = plot_colour(plot, PW_COLOUR_PAPER);
    pw_rgb fill = step->total             ? own
                  : step->to > step->from ? pw_rgb_mix(own, paper, 0.5)
                                          : pw_rgb_mix(own, paper, 0.93);
    double from = lanes_x(&b->lanes, step->from), to = lanes_x(&b->lanes, step->to);
    double thick = fmax(1, fmin(b->lanes.thick, FILL * (b->lanes.lane - b->lanes.head)));
    double y = lanes_y(&b->lanes, i);
    if (step->total && !b->zero && step->known) {
        sheet_rect(&plot->sheet, SHEET_BAR,
                   pw_rect_make(to - MARK_WIDTH / 2, y - thick / 2, MARK_WIDTH, thick), own,
                   (struct pw_stroke){.width = 0});
        return;
    }
    if (!step->sure || fabs(to - from) < 0.05)
        return;
    sheet_rect(&plot->sheet, SHEET_BAR,
               pw_rect_make(fmin(from, to), y - thick / 2, fabs(to - from), thick), fill,
               plot_stroke(own, 1.6 * plot_length(plot, PW_LENGTH_HAIRLINE)));
}

/* From the end of a step down to the next. */
static void draw_join(const struct bridge *b, int i) {
    struct plot *plot = b->lanes.plot;
    double thick = fmax(1, fmin(b->lanes.thick, FILL * (b->lanes.lane - b->lanes.head))) / 2;
    double x = lanes_x(&b->lanes, b->steps[i].to);
    struct pw_stroke hair =
        plot_stroke(plot_colour(plot, PW_COLOUR_AXIS), plot_length(plot, PW_LENGTH_HAIRLINE));
    hair.cap = 0;
    sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, lanes_y(&b->lanes, i) + thick},
               (struct pw_point){x, lanes_y(&b->lanes, i + 1) - thick}, hair, true);
}

static void draw_value(const struct bridge *b, int i) {
    struct plot *plot = b->lanes.plot;
    const struct step *step = &b->steps[i];
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    double to = lanes_x(&b->lanes, step->to),
           from = step->total && !b->zero ? to : lanes_x(&b->lanes, step->from);
    double right = fmax(from, to) + gap, left = fmin(from, to) - gap;
    const struct pw_style *style =
        plot_style(plot, step->total ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
    bool turn = step->total && step->to < 0;
    lanes_label(plot, text_of(plot->context->arena, plot->model, b->steps, i), style,
                plot_colour(plot, step->known ? PW_COLOUR_INK : PW_COLOUR_MUTED),
                turn ? left : right, lanes_y(&b->lanes, i), turn ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
}

static void draw_zero(const struct bridge *b) {
    struct plot *plot = b->lanes.plot;
    struct pw_stroke axis =
        plot_stroke(plot_colour(plot, PW_COLOUR_AXIS), plot_length(plot, PW_LENGTH_AXIS_WIDTH));
    double x = lanes_x(&b->lanes, 0);
    axis.cap = 0;
    sheet_rule(&plot->sheet, SHEET_GRID, (struct pw_point){x, b->lanes.top},
               (struct pw_point){x, b->lanes.bottom}, axis, true);
}

static void layout(struct plot *plot) {
    struct bridge b = bridge_of(plot, lanes_option_column(plot, "total"));
    double low = 0, high = 0;
    bool any = false;
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "a bridge has one amount a step; the first is drawn");
    for (int i = 0; i < b.lanes.count; i++) {
        const struct step *step = &b.steps[i];
        if (!b.zero && !step->sure)
            continue;
        double from = step->total && !b.zero ? step->to : step->from;
        bool first = !b.zero && !any;
        low = first ? fmin(from, step->to) : fmin(low, fmin(from, step->to));
        high = first ? fmax(from, step->to) : fmax(high, fmax(from, step->to));
        any = true;
    }
    if (!b.zero) /* what is left of the lowest mark is paper, not a bar */
        low -= 0.12 * (high - low);
    lanes_place(&b.lanes);
    b.lanes.right = fmax(b.lanes.left + 10, b.lanes.right - b.room);
    b.lanes.left += low < 0 && b.zero ? fmin(b.room, (b.lanes.right - b.lanes.left) / 3) : 0.5;
    lanes_scale(&b.lanes, low, high);
    lanes_draw(&b.lanes);
    for (int i = 0; i < b.lanes.count; i++)
        draw_bar(&b, i);
    for (int i = 0; i < b.lanes.count; i++)
        draw_value(&b, i);
    for (int i = 0; i + 1 < b.lanes.count; i++)
        if (b.steps[i].sure && b.steps[i + 1].sure)
            draw_join(&b, i);
    if (b.zero)
        draw_zero(&b);
}

/* ---- words -------------------------------------------------------------------------- */
#define TOLD_MOST 10

static int total_column(const struct chart_model *model) {
    const char *name = pw_chart_option(model->chart, "total");
    return name ? pw_dataset_column(model->data, name) : -1;
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int odd;
    struct step *steps = make_steps(arena, model, total_column(model), &odd);
    pw_buf_printf(out, " %s, %d steps.", words_measure(model), model->slots_count);
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++)
        pw_buf_printf(out, "%s %s %s", i ? "," : "", model->slots[i].text,
                      text_of(arena, model, steps, i));
    pw_buf_puts(out, ".");
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more steps.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int odd, last = model->slots_count - 1;
    struct step *steps = make_steps(arena, model, total_column(model), &odd);
    if (last < 1 || !steps[0].known || !steps[last].total || !steps[last].known)
        return pw_arena_printf(arena, "%s, step by step", words_measure(model));
    return pw_arena_printf(arena, "%s: from %s (%s) to %s (%s)", words_measure(model),
                           text_of(arena, model, steps, 0), model->slots[0].text,
                           text_of(arena, model, steps, last), model->slots[last].text);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the steps, from top to bottom"},
    {"y", "number column", "the first amount, then rises and falls with their sign"},
    {0}};
static const struct pw_mark_key options[] = {
    {"total", "column (none)", "1 or a text in the rows that are totals"},
    {"zero", "yes or no (no where all steps are slivers)",
     "no: totals are marks, not bars, which is said"},
    {0}};
static const char example[] = "data: budget_bridge\n"
                              "mark: waterfall\n"
                              "x: step\n"
                              "y: amount\n"
                              "options: { total: total }\n";

const struct mark mark_waterfall = {.name = "waterfall",
                                    .kind = "Bridge chart",
                                    .help = "rises and falls from one total to the next",
                                    .channels = channels,
                                    .options = options,
                                    .example = example,
                                    .flags = MARK_BAND | MARK_ZERO,
                                    .height = height,
                                    .layout = layout,
                                    .tell = tell,
                                    .sentence = sentence};
