/* SPDX-License-Identifier: MIT
 *
 * histogram: how often each size occurs, a bar for each bin from zero, with no
 * gaps. References are values along the axis: a target of 45 days is an upright
 * rule. Bars of different widths show counts by area.
 *
 * Options: `to` (classes counted in SQL, the form for what counts people),
 * `bins`, `median`, `quartiles`.
 */
#include <math.h>
#include <string.h>

#include "axis_number.h"
#include "bins.h"
#include "uprights.h"
#include "words.h"

#define ROUNDS 3     /* as of plot.c: margins settle */
#define APART 0.35   /* paper on each side of a bar, */
#define OVERHANG 3.0 /* of a count beyond its bar, to keep off a rule */
#define FINE 4.0     /* if it is at least as wide */

struct drawn {
    struct plot *plot;
    const struct chart_model *model; /* as the template wrote it */
    struct bins bins;
    struct axis_number axis;
    struct uprights rules;
};

/* ---- rules ------------------------------------------------------------------------------ */
static void add_rule(struct drawn *d, const char *name, double value, struct pw_stroke stroke) {
    if (isfinite(value))
        uprights_add(&d->rules, d->plot, name,
                     bins_text(d->plot->context->arena, d->model, &d->bins, value), value, stroke);
}

/* Targets first: they are placed first. */
static void collect_rules(struct drawn *d) {
    struct plot *plot = d->plot;
    const struct pw_chart *chart = d->model->chart;
    struct pw_stroke ink =
        plot_stroke(plot_colour(plot, PW_COLOUR_INK), plot_length(plot, PW_LENGTH_LINE_CONTEXT));
    const char *about = d->bins.raw ? "" : " about";
    for (size_t i = 0; i < chart->references_count; i++) {
        const struct pw_reference *ref = &chart->references[i];
        if (ref->value.state == PW_PRESENT)
            add_rule(d, ref->label ? ref->label : "", ref->value.number,
                     plot_reference_stroke(plot, ref));
    }
    bool quartiles = plot_option_yes(chart, "quartiles");
    if (!quartiles && !plot_option_yes(chart, "median"))
        return;
    ink.dash_count = 2; /* a target is a solid line */
    ink.dash[0] = 5;
    ink.dash[1] = 2.5;
    ink.cap = 0;
    add_rule(d, pw_arena_printf(plot->context->arena, "Median%s", about),
             bins_quantile(&d->bins, 0.5), ink);
    ink.dash[0] = 1.2;
    ink.dash[1] = 2;
    for (int q = 1; quartiles && q < 4; q += 2)
        add_rule(d,
                 pw_arena_printf(plot->context->arena, "%s quartile%s", q == 1 ? "Lower" : "Upper",
                                 about),
                 bins_quantile(&d->bins, q / 4.0), ink);
}

/* ---- what is drawn ------------------------------------------------------------------------ */
static double tall_of(const struct drawn *d, const struct bin *bin) {
    return d->bins.even ? bin->count : bin->count / (bin->to - bin->from);
}

/* The bins as a dataset: bars have their colours, the value axis its ticks from it. */
static void stand_in(struct drawn *d) {
    struct plot *plot = d->plot;
    struct pw_arena *arena = plot->context->arena;
    struct pw_dataset *data = pw_dataset_new(arena, "bins", 2, (size_t)d->bins.count);
    for (int c = 0; c < 2; c++)
        data->columns[c] = (struct pw_column){.name = c ? "tall" : "from",
                                              .label = words_measure(d->model),
                                              .type = PW_NUMBER,
                                              .unit = c ? "count" : NULL,
                                              .decimals = c && d->bins.even ? 0 : -1,
                                              .unit_from = -1,
                                              .decimals_from = -1,
                                              .polarity_from = -1};
    for (int i = 0; i < d->bins.count; i++) {
        const struct bin *bin = &d->bins.list[i];
        *pw_dataset_slot(data, (size_t)i, 0) =
            (struct pw_cell){.number = bin->from, .date = PW_NO_DATE};
        *pw_dataset_slot(data, (size_t)i, 1) = (struct pw_cell){
            .number = bin->known ? tall_of(d, bin) : 0,
            .state = bin->known ? PW_PRESENT : PW_MISSING,
            .date = PW_NO_DATE,
        };
    }
    struct pw_chart *chart = pw_chart_new(arena, "histogram", data);
    chart->x = 0;
    chart->y[chart->y_count++] = 1;
    plot->chart = chart;
    plot->model = chart_model_new(arena, chart);
    plot->unit = "";
    plot->low = fmin(0, plot->model->low);
    plot->high = plot->model->high > 0 ? plot->model->high : 1;
    plot->peak = plot->model->high;
}

static void notes(struct drawn *d) {
    struct plot *plot = d->plot;
    struct pw_arena *arena = plot->context->arena;
    const struct bins *bins = &d->bins;
    const struct bin *last = &bins->list[bins->count - 1];
    bool asked =
        plot_option_yes(d->model->chart, "median") || plot_option_yes(d->model->chart, "quartiles");
    if (bins->raw)
        plot_note(plot,
                  pw_arena_printf(arena, "%s value%s in bins of %s%s.",
                                  words_total(arena, bins->total), bins->total == 1 ? "" : "s",
                                  words_total(arena, last->to - last->from), bins->how));
    if (!bins->even)
        plot_note(plot, "The area of a bar is its count: the scale counts for each 1 along the "
                        "axis.");
    if (last->open)
        plot_note(plot, pw_arena_printf(arena, "The last, paler bar holds all over %s.",
                                        bins_text(arena, d->model, bins, last->from)));
    plot_note(plot, "Each bar includes its upper edge.");
    if (asked && isnan(bins_quantile(bins, 0.5)))
        plot_note(plot, "No median: some counts are not given.");
    else if (asked && !bins->raw)
        plot_note(plot, "The median is estimated within its bar.");
    if (bins->raw && bins->unknown)
        plot_note(plot, pw_arena_printf(arena, "%d without a figure.", bins->unknown));
}

static const char *axis_title(const struct drawn *d) {
    const struct pw_dataset *data = d->model->data;
    const char *label = data->columns[d->bins.size].label;
    const char *unit = pw_cell_unit(data, 0, (size_t)d->bins.size);
    bool told = !unit || pw_streq(unit, "count") || strstr(label, unit);
    return told ? label : pw_arena_printf(d->plot->context->arena, "%s, %s", label, unit);
}

/* Labels at the edges of even bins, where these are whole numbers: at all, or
 * at every second, fifth, tenth. */
static void label_edges(struct drawn *d) {
    static const int every[] = {1, 2, 5, 10, 20, 50};
    struct plot *plot = d->plot;
    const struct bin *first = &d->bins.list[0], *last = &d->bins.list[d->bins.count - 1];
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double width = first->to - first->from, span = d->axis.high - d->axis.low;
    if (!d->bins.even || first->from != floor(first->from) || width != floor(width) ||
        fabs(first->from) > 1e9 || fabs(last->to) > 1e9)
        return;
    const char *widest = bins_text(plot->context->arena, d->model, &d->bins, last->to);
    double least = pw_typist_width(plot->context->typist, widest, style) + 1.2 * style->size;
    for (size_t i = 0; i < PW_COUNT(every); i++)
        if (every[i] * width / span * plot->area.width >= least) {
            d->axis.ticks = (struct ticks){.start = (int64_t)first->from,
                                           .step = every[i] * (int64_t)width,
                                           .count = (d->bins.count / every[i]) + 1};
            return;
        }
}

/* ---- layout ---------------------------------------------------------------------------------- */
static double height(struct plot *plot) {
    return plot_length(plot, PW_LENGTH_FIGURE_HEIGHT) +
           2 * plot_style(plot, PW_STYLE_AXIS)->leading;
}

static void settle(struct drawn *d) {
    struct plot *plot = d->plot;
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double low = d->bins.list[0].from, high = d->bins.list[d->bins.count - 1].to;
    double bottom = axis_number_height(plot) + note_height(plot), head = 0.6 * axis->size;
    for (int i = 0; i < d->rules.count; i++) {
        low = fmin(low, d->rules.list[i].value);
        high = fmax(high, d->rules.list[i].value);
    }
    for (int round = 0; round < ROUNDS; round++) {
        plot->above = d->rules.rows * axis->leading;
        double top = plot->above + head, tall = fmax(plot->frame.height - top - bottom, 1);
        axis_value_choose(plot, tall);
        double left = axis_value_width(plot) + plot_length(plot, PW_LENGTH_LABEL_GAP);
        plot->area = pw_rect_make(plot->frame.x + left, plot->frame.y + top,
                                  fmax(plot->frame.width - left - axis->size, 1), tall);
        double below = plot_y(plot, plot->peak) - plot->area.y; /* a count may stand there */
        head = fmax(0.6 * axis->size, sheet_rise(plot_style(plot, PW_STYLE_LABEL)) + 6 - below);
        axis_number_choose(&d->axis, plot, low, high, false);
        label_edges(d);
        /* an open bar ends nowhere */
        const struct bin *last = &d->bins.list[d->bins.count - 1];
        while (last->open && d->axis.ticks.count > 2 && ticks_last(&d->axis.ticks) > last->from)
            d->axis.ticks.count--;
        for (int i = 0; i < d->rules.count; i++)
            d->rules.list[i].x = axis_number_x(&d->axis, plot, d->rules.list[i].value);
        uprights_place(&d->rules, &plot->frame);
    }
    plot->above = d->rules.rows * axis->leading;
    if (plot->area.height < 4 * axis->leading || plot->area.width < 40)
        plot_find(plot, "chart-too-small",
                  "there is too little room for this chart; give it more height or width");
}

/* ---- ink ------------------------------------------------------------------------------------- */
static struct pw_rect bar_rect(const struct drawn *d, int index) {
    const struct bin *bin = &d->bins.list[index];
    double left = axis_number_x(&d->axis, d->plot, bin->from);
    double right = axis_number_x(&d->axis, d->plot, bin->to);
    double apart = right - left >= FINE ? APART : 0, y = plot_y(d->plot, tall_of(d, bin));
    return pw_rect_make(left + apart, y, right - left - 2 * apart, plot_y(d->plot, 0) - y);
}

static void draw_bars(struct drawn *d) {
    struct plot *plot = d->plot;
    struct pw_stroke edge =
        plot_stroke(plot_bar_colour(plot, 0, 0), plot_length(plot, PW_LENGTH_HAIRLINE));
    for (int i = 0; i < d->bins.count; i++) {
        const struct bin *bin = &d->bins.list[i];
        if (!bin->known || bin->count <= 0)
            continue;
        if (bin->open)
            sheet_rect(&plot->sheet, SHEET_BAR, bar_rect(d, i), plot_colour(plot, PW_COLOUR_BAND),
                       edge);
        else
            plot_bar(plot, bar_rect(d, i), 0, i);
    }
}

/* The middle of a bar's text: beside a rule that would cut it, if the bar is
 * wide enough but for OVERHANG. */
static double text_middle(const struct drawn *d, const struct pw_rect *bar, double width) {
    double middle = bar->x + bar->width / 2, half = width / 2 + UPRIGHT_GAP;
    for (int i = 0; i < d->rules.count; i++) {
        double x = d->rules.list[i].x, right = pw_rect_right(*bar);
        if (d->rules.list[i].row < 0 || x <= middle - half || x >= middle + half)
            continue;
        if (right - x >= 2 * half - UPRIGHT_GAP - OVERHANG && right - x >= x - bar->x)
            return fmax(x + half, middle);
        if (x - bar->x >= 2 * half - UPRIGHT_GAP - OVERHANG)
            return fmin(x - half, middle);
    }
    return middle;
}

/* A count above its bar, a symbol where a bar would stand. */
static bool label_bar(struct drawn *d, int index, bool symbols) {
    struct plot *plot = d->plot;
    const struct bin *bin = &d->bins.list[index];
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    if (bin->known == symbols)
        return true;
    struct pw_rect bar = bar_rect(d, index);
    const char *text = bin->known    ? words_total(plot->context->arena, bin->count)
                       : bin->symbol ? bin->symbol
                                     : "";
    double width = pw_typist_width(plot->context->typist, text, style);
    double x = text_middle(d, &bar, width), y = (bin->known ? bar.y : plot_y(plot, 0)) - 3.5;
    struct pw_rect box = sheet_box(&plot->sheet, text, style, x, y, PW_ALIGN_CENTRE);
    if (sheet_clash(&plot->sheet, box, 1) == SHEET_TAKEN ||
        !pw_rect_contains(plot->frame, box, 0) || (bin->known && width > bar.width))
        return false;
    sheet_label(&plot->sheet, text, style,
                plot_colour(plot, bin->known ? PW_COLOUR_INK : PW_COLOUR_MUTED), x, y,
                PW_ALIGN_CENTRE);
    return true;
}

/* Symbols always, counts if all fit: some but not all would look like a choice. */
static void label_bars(struct drawn *d) {
    struct plot *plot = d->plot;
    bool all = true;
    for (int i = 0; i < d->bins.count; i++)
        all = label_bar(d, i, true) && all;
    size_t before = plot->sheet.labels_count;
    bool counts = true;
    for (int i = 0; i < d->bins.count && counts; i++)
        counts = label_bar(d, i, false);
    if (!counts)
        plot->sheet.labels_count = before;
    if (!all || (!counts && d->model->chart->values))
        plot_find(plot, "labels-left-out",
                  "the bars are too narrow for their counts; give the chart more width, or wider "
                  "bins");
}

static void layout(struct plot *plot) {
    struct drawn d = {.plot = plot, .model = plot->model};
    bins_make(&d.bins, plot->context->arena, plot->model, plot);
    if (d.bins.count == 0) {
        plot_find(plot, "nothing-to-draw", "the histogram has no value to count");
        return;
    }
    collect_rules(&d);
    notes(&d);
    stand_in(&d);
    settle(&d);
    axis_value_draw(plot);
    axis_number_draw(&d.axis, plot, axis_title(&d));
    note_draw(plot);
    draw_bars(&d);
    uprights_draw(&d.rules, plot);
    label_bars(&d);
}

/* ---- words --------------------------------------------------------------------------------------
 */
static int tallest(const struct bins *bins) {
    int best = -1;
    for (int i = 0; i < bins->count; i++)
        if (bins->list[i].known && (best < 0 || bins->list[i].count > bins->list[best].count))
            best = i;
    return best;
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct bins bins;
    bins_make(&bins, arena, model, NULL);
    int most = tallest(&bins);
    if (most < 0)
        return;
    const char *about = bins.raw ? "" : "about ";
    double median = bins_quantile(&bins, 0.5), low = bins_quantile(&bins, 0.25),
           high = bins_quantile(&bins, 0.75);
    pw_buf_printf(out, " %s%s%s, %s in %d bin%s from %s to %s.",
                  bins.raw ? "" : words_measure(model), bins.raw ? "" : " by ",
                  words_name(arena, model->data->columns[bins.size].label),
                  words_total(arena, bins.total), bins.count, bins.count == 1 ? "" : "s",
                  bins_text(arena, model, &bins, bins.list[0].from),
                  bins.list[bins.count - 1].open
                      ? bins_words(arena, model, &bins, bins.count - 1)
                      : bins_text(arena, model, &bins, bins.list[bins.count - 1].to));
    pw_buf_printf(out, " Most in one bin: %s, %s.", words_total(arena, bins.list[most].count),
                  bins_words(arena, model, &bins, most));
    if (isfinite(median))
        pw_buf_printf(out, " Median %s%s.", about, bins_text(arena, model, &bins, median));
    if (isfinite(low) && isfinite(high))
        pw_buf_printf(out, " Quartiles %s%s and %s.", about, bins_text(arena, model, &bins, low),
                      bins_text(arena, model, &bins, high));
    for (size_t i = 0; i < model->chart->references_count; i++) {
        const struct pw_reference *ref = &model->chart->references[i];
        double share = ref->value.state == PW_PRESENT ? bins_share(&bins, ref->value.number) : NAN;
        if (isfinite(share)) {
            pw_buf_printf(out, " %s %s: ", words_name(arena, ref->label ? ref->label : "Reference"),
                          bins_text(arena, model, &bins, ref->value.number));
            pw_format_number(out, 100 * share, 0);
            pw_buf_puts(out, "% at or under it.");
        }
    }
    if (bins.unknown)
        pw_buf_printf(out, " No figure for %d %s%s.", bins.unknown, bins.raw ? "row" : "bin",
                      bins.unknown == 1 ? "" : "s");
}

/* Where the middle half lies; with counts missing only where most are. */
static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct bins bins;
    bins_make(&bins, arena, model, NULL);
    int most = tallest(&bins);
    if (most < 0)
        return NULL;
    const char *label = bins.raw ? words_measure(model) : model->data->columns[bins.size].label;
    const char *about = bins.raw ? "" : "about ";
    double median = bins_quantile(&bins, 0.5), low = bins_quantile(&bins, 0.25),
           high = bins_quantile(&bins, 0.75);
    if (isfinite(low) && isfinite(median) && isfinite(high) && high > low)
        return pw_arena_printf(arena, "%s: median %s%s, middle half %s to %s", label, about,
                               bins_text(arena, model, &bins, median),
                               bins_text(arena, model, &bins, low),
                               bins_text(arena, model, &bins, high));
    return pw_arena_printf(arena, "%s: most often %s", label,
                           bins_words(arena, model, &bins, most));
}

/* ---- the manual
 * ---------------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "number column, or names", "with `to`: the lower edge of a bin; else what each row is"},
    {"y", "number column", "with `to`: how many the bin holds; else the value to be counted"},
    {0}};
static const struct pw_mark_key options[] = {
    {"to", "number column", "the upper edge of each bin, included; none: the last bin is open"},
    {"bins",
     "number (Freedman\xE2\x80\x93"
     "Diaconis rule)",
     "the width of a bin where values are counted"},
    {"median", "yes or no (no)", "an upright rule at the median"},
    {"quartiles", "yes or no (no)", "rules at the quartiles, too"},
    {0}};
static const char example[] = "data: assessment_days\n"
                              "mark: histogram\n"
                              "x: over\n"
                              "y: assessments\n"
                              "options: { to: upto, median: yes }\n"
                              "reference: { label: Limit, value: 45, target: true }\n";

const struct mark mark_histogram = {.name = "histogram",
                                    .kind = "Histogram",
                                    .help = "how often each size occurs, counted in bins",
                                    .channels = channels,
                                    .options = options,
                                    .example = example,
                                    .flags = MARK_ROWS,
                                    .height = height,
                                    .layout = layout,
                                    .tell = tell,
                                    .sentence = sentence};
