/* SPDX-License-Identifier: MIT
 *
 * Values to bins. The width follows Freedman and Diaconis (Zeitschrift fuer
 * Wahrscheinlichkeitstheorie 57, 1981, 453): 2 x interquartile range / cube root
 * of n, rounded to a nice one by the extended Wilkinson ticks; Sturges' log2 n
 * + 1 bins where half of the values are equal.
 */
#include <math.h>
#include <stdlib.h>

#include "bins.h"
#include "packwright/statistic.h"
#include "words.h"

#define BINS_MOST 60
#define EDGE 1e-9 /* of a width: two edges are one */

static int by_size(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static struct bin *add(struct bins *bins, double from, double to) {
    struct bin *bin = &bins->list[bins->count++];
    *bin = (struct bin){.from = from, .to = to};
    return bin;
}

/* ---- counted classes ------------------------------------------------------------------ */
static bool number_at(const struct pw_dataset *data, size_t row, int column, double *value) {
    struct chart_point point = {pw_dataset_cell(data, row, (size_t)column), row, column};
    return chart_point_number(&point, value);
}

static int by_edge(const void *a, const void *b) {
    return by_size(&((const struct bin *)a)->from, &((const struct bin *)b)->from);
}

static void count_of(struct bins *bins, struct bin *bin, struct pw_arena *arena,
                     const struct chart_model *model, size_t row) {
    int column = model->chart->y[0];
    struct chart_point point = {pw_dataset_cell(model->data, row, (size_t)column), row, column};
    bin->known = chart_point_number(&point, &bin->count) && bin->count >= 0;
    if (bin->known) {
        bins->total += bin->count;
        return;
    }
    bin->count = 0;
    bin->symbol = chart_point_text(arena, model, &point);
    bins->unknown++;
}

/* Classes in order; one that begins before the last ended is left out. */
static void join(struct bins *bins, struct plot *plot) {
    int kept = 0;
    for (int i = 0; i < bins->count; i++) {
        const struct bin *bin = &bins->list[i], *last = kept ? &bins->list[kept - 1] : NULL;
        bool apart = !last || (!last->open && bin->from >= last->to - EDGE * fabs(last->to));
        if (apart) {
            bins->list[kept++] = *bin;
            continue;
        }
        bins->total -= bin->count;
        bins->unknown -= !bin->known;
        if (plot)
            plot_find(plot, "bins-overlap",
                      "two classes of the histogram overlap; the later one is not drawn");
    }
    bins->count = kept;
}

static void classes(struct bins *bins, struct pw_arena *arena, const struct chart_model *model,
                    int to, struct plot *plot) {
    double from, upto;
    for (size_t r = 0; r < model->data->rows_count; r++) {
        if (!number_at(model->data, r, model->chart->x, &from))
            continue;
        bool closed = number_at(model->data, r, to, &upto);
        if (closed && !(upto > from)) {
            if (plot)
                plot_find(plot, "bin-without-width", "a class ends where it begins, or before");
            continue;
        }
        struct bin *bin = add(bins, from, closed ? upto : from);
        bin->open = !closed;
        count_of(bins, bin, arena, model, r);
    }
    qsort(bins->list, (size_t)bins->count, sizeof *bins->list, by_edge);
    join(bins, plot);
    struct bin *last = bins->count ? &bins->list[bins->count - 1] : NULL;
    if (last && last->open) {
        double before = bins->count > 1 ? last[-1].to - last[-1].from : 1;
        last->to = last->from + before;
    }
}

/* ---- values ----------------------------------------------------------------------------- */
/* No half children. */
static double whole_edges(const struct ticks *ticks, void *data) {
    const int *decimals = data;
    return *decimals >= 0 && ticks_decimals(ticks) > *decimals ? -1e9 : 1;
}

static int wanted(const struct bins *bins) {
    double range = bins->values[bins->n - 1] - bins->values[0];
    double quarters =
        pw_quantile(bins->values, bins->n, 0.75) - pw_quantile(bins->values, bins->n, 0.25);
    double width = 2 * quarters / cbrt((double)bins->n);
    double count = width > 0 ? ceil(range / width) : ceil(log2((double)bins->n) + 1);
    return (int)fmax(1, fmin(BINS_MOST, count));
}

/* Edges by the rule, or the given width from a multiple of it; whole numbers
 * one apart stand over their own values. */
static void edges(struct bins *bins, double width, int decimals) {
    double low = bins->values[0], high = bins->values[bins->n - 1];
    struct ticks ticks;
    bool ruled = width <= 0;
    if (ruled) {
        double reach = fmax(fabs(low), fabs(high));
        if (high - low <= reach * 1e-9)
            low -= reach > 0 ? reach / 10 : 1;
        int count = wanted(bins) + 1;
        if (!ticks_extended(low, high, count, true, whole_edges, &decimals, &ticks))
            ticks_extended(low, high, count, true, NULL, NULL, &ticks);
        width = ticks_value(&ticks, 1) - ticks_value(&ticks, 0);
    }
    bool ones = decimals == 0 && fabs(width - 1) < EDGE;
    if (ones || !ruled) {
        double from = ones ? low - 0.5 : floor(low / width) * width;
        int count = (int)fmax(1, ceil((high - from) / width - EDGE));
        for (int i = 0; i < count && i < BINS_MOST; i++)
            add(bins, from + i * width, from + (i + 1) * width);
        return;
    }
    for (int i = 0; i + 1 < ticks.count && i < BINS_MOST; i++)
        add(bins, ticks_value(&ticks, i), ticks_value(&ticks, i + 1));
}

static double width_given(const struct bins *bins, const struct chart_model *model,
                          struct plot *plot) {
    const char *text = pw_chart_option(model->chart, "bins");
    double width, span = bins->values[bins->n - 1] - bins->values[0];
    if (!text)
        return 0;
    if (pw_number_parse(text, &width) && width > 0 && span / width < BINS_MOST - 1)
        return width;
    if (plot)
        plot_find(plot, "bad-bins",
                  "options: bins: is the width of a bin, a number above 0 that gives at most 60 "
                  "bins; the Freedman-Diaconis rule was used");
    return 0;
}

static void values(struct bins *bins, struct pw_arena *arena, const struct chart_model *model,
                   struct plot *plot) {
    size_t rows = model->data->rows_count;
    bins->values = PW_NEW_N(arena, double, rows + 1);
    for (size_t r = 0; r < rows; r++) {
        double value;
        if (number_at(model->data, r, model->chart->y[0], &value))
            bins->values[bins->n++] = value;
        else
            bins->unknown++;
    }
    if (bins->n == 0)
        return;
    qsort(bins->values, bins->n, sizeof *bins->values, by_size);
    double width = width_given(bins, model, plot);
    bins->how = width > 0 ? ""
                          : " by the Freedman\xE2\x80\x93"
                            "Diaconis rule";
    edges(bins, width, pw_cell_decimals(model->data, 0, (size_t)model->chart->y[0]));
    int at = 0;
    for (size_t i = 0; i < bins->n; i++) {
        while (at + 1 < bins->count &&
               bins->values[i] > bins->list[at].to + EDGE * fabs(bins->list[at].to))
            at++;
        bins->list[at].count++;
    }
    for (int i = 0; i < bins->count; i++)
        bins->list[i].known = true;
    bins->total = (double)bins->n;
}

void bins_make(struct bins *bins, struct pw_arena *arena, const struct chart_model *model,
               struct plot *plot) {
    const char *name = pw_chart_option(model->chart, "to");
    int to = name ? pw_dataset_column(model->data, name) : -1;
    size_t rows = model->data->rows_count;
    *bins = (struct bins){.raw = to < 0, .even = true, .how = ""};
    bins->list = PW_NEW_N(arena, struct bin, (rows > BINS_MOST ? rows : BINS_MOST) + 1);
    bins->size = bins->raw ? model->chart->y[0] : model->chart->x;
    if (bins->raw)
        values(bins, arena, model, plot);
    else
        classes(bins, arena, model, to, plot);
    bins->whole = rows && pw_cell_decimals(model->data, 0, (size_t)bins->size) == 0;
    for (int i = 1; i < bins->count; i++) {
        double width = bins->list[i].to - bins->list[i].from;
        double first = bins->list[0].to - bins->list[0].from;
        bins->even = bins->even && fabs(width - first) <= 1e-6 * first;
    }
}

/* ---- what they say ------------------------------------------------------------------------ */
/* Where a class begins and ends for values between: one of whole numbers half
 * a step farther up, as it holds 31 to 35. */
static double limit(const struct bins *bins, int index) {
    double half = bins->whole ? 0.5 : 0;
    return index == 0 ? bins->list[0].from - half : bins->list[index - 1].to + half;
}

double bins_quantile(const struct bins *bins, double p) {
    if (bins->raw)
        return bins->n ? pw_quantile(bins->values, bins->n, p) : NAN;
    double wanted_count = p * bins->total, below = 0;
    if (bins->unknown || bins->total <= 0)
        return NAN;
    for (int i = 0; i < bins->count; i++) {
        const struct bin *bin = &bins->list[i];
        if (bin->count > 0 && below + bin->count >= wanted_count) {
            double from = i && bins->list[i - 1].to < bin->from ? bin->from : limit(bins, i);
            double to = limit(bins, i + 1);
            return bin->open ? NAN : from + (wanted_count - below) / bin->count * (to - from);
        }
        below += bin->count;
    }
    return NAN;
}

double bins_share(const struct bins *bins, double value) {
    double below = 0;
    if (bins->total <= 0)
        return NAN;
    if (bins->raw) {
        for (size_t i = 0; i < bins->n; i++)
            below += bins->values[i] <= value;
        return below / bins->total;
    }
    bool edge = false;
    for (int i = 0; i < bins->count && !bins->unknown; i++) {
        const struct bin *bin = &bins->list[i];
        edge = edge || fabs((bin->open ? bin->from : bin->to) - value) <= EDGE * fabs(value);
        below += bin->to <= value && !bin->open ? bin->count : 0;
    }
    return edge ? below / bins->total : NAN;
}

const char *bins_text(struct pw_arena *arena, const struct chart_model *model,
                      const struct bins *bins, double value) {
    int decimals = pw_cell_decimals(model->data, 0, (size_t)bins->size);
    if (decimals < 0)
        decimals = words_decimals(value);
    /* a median may lie half way between two whole numbers */
    if (decimals == 0 && value != floor(value) && 2 * value == floor(2 * value) &&
        fabs(value) < 1000)
        decimals = 1;
    return words_cell(arena, model->data, 0, (size_t)bins->size,
                      (struct pw_cell){.number = value, .date = PW_NO_DATE}, decimals);
}

const char *bins_words(struct pw_arena *arena, const struct chart_model *model,
                       const struct bins *bins, int index) {
    const struct bin *bin = &bins->list[index];
    const char *from = bins_text(arena, model, bins, bin->from);
    if (bin->open)
        return pw_arena_printf(arena, "over %s", from);
    return index == 0
               ? pw_arena_printf(arena, "%s to %s", from, bins_text(arena, model, bins, bin->to))
               : pw_arena_printf(arena, "over %s, up to %s", from,
                                 bins_text(arena, model, bins, bin->to));
}
