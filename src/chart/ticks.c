/* SPDX-License-Identifier: MIT
 *
 * Extended Wilkinson ticks in exact decimals.
 */
#include <math.h>
#include <stdlib.h>

#include "ticks.h"

/* Nice steps in order of preference, times ten (the paper's 1 5 2 2.5 4 3). */
static const int NICE[] = {10, 50, 20, 25, 40, 30};
#define NICE_COUNT ((int)PW_COUNT(NICE))
/* Every skip-th multiple of a nice step is taken only where no nice step is
 * legible: 68, 76, 84 or 2.5, 3.5, 4.5 score well in the paper, but readers
 * count in ones, twos and fives, from zero. */
#define SKIP_MOST 5
/* The paper's weights of simplicity, coverage, density, legibility. */
static const double WEIGHT[] = {0.25, 0.2, 0.5, 0.05};

struct search {
    double low, high;
    int wanted;
    bool loose;
    ticks_legibility *legible;
    void *data;
    double best;
    struct ticks *out;
    bool found;
};

static double score_of(double simplicity, double coverage, double density, double legibility) {
    return WEIGHT[0] * simplicity + WEIGHT[1] * coverage + WEIGHT[2] * density +
           WEIGHT[3] * legibility;
}

static double simplicity_max(int nice, int skip) {
    return 1 - (double)nice / (NICE_COUNT - 1) - skip + 1;
}

static double coverage_of(const struct search *s, double first, double last) {
    double range = s->high - s->low, up = s->high - last, down = s->low - first;
    return 1 - 0.5 * (up * up + down * down) / (0.01 * range * range);
}

static double coverage_max(const struct search *s, double span) {
    double range = s->high - s->low;
    if (span <= range)
        return 1;
    double half = (span - range) / 2;
    return 1 - half * half / (0.01 * range * range);
}

static double density_of(const struct search *s, int count, double first, double last) {
    double rate = (count - 1) / (last - first);
    double target = (s->wanted - 1) / (fmax(last, s->high) - fmin(first, s->low));
    return 2 - fmax(rate / target, target / rate);
}

static double density_max(const struct search *s, int count) {
    return count >= s->wanted ? 2 - (double)(count - 1) / (s->wanted - 1) : 1;
}

double ticks_value(const struct ticks *ticks, int index) {
    double whole = (double)(ticks->start + index * ticks->step);
    return ticks->exponent < 0 ? whole / pow(10, -ticks->exponent)
                               : whole * pow(10, ticks->exponent);
}

double ticks_first(const struct ticks *ticks) {
    return ticks_value(ticks, 0);
}

double ticks_last(const struct ticks *ticks) {
    return ticks_value(ticks, ticks->count - 1);
}

static void consider(struct search *s, const struct ticks *ticks, int nice, int skip) {
    double first = ticks_first(ticks), last = ticks_last(ticks);
    if (s->loose && (first > s->low || last < s->high))
        return;
    bool zero = ticks->start % ticks->step == 0 && first <= 0 && last >= 0;
    double simplicity = simplicity_max(nice, skip) - !zero;
    double coverage = coverage_of(s, first, last);
    double density = density_of(s, ticks->count, first, last);
    if (score_of(simplicity, coverage, density, 1) <= s->best)
        return;
    double legibility = s->legible ? s->legible(ticks, s->data) : 1;
    double score = score_of(simplicity, coverage, density, legibility);
    if (score > s->best) {
        s->best = score;
        *s->out = *ticks;
        s->found = true;
    }
}

/* All labellings with `count` ticks and step skip * nice * 10^z. */
static void search_powers(struct search *s, int nice, int skip, int count) {
    double quick = simplicity_max(nice, skip), density = density_max(s, count);
    double unit = NICE[nice] / 10.0;
    double delta = (s->high - s->low) / (count + 1) / skip / unit;
    for (int z = (int)ceil(log10(delta));; z++) {
        double step = skip * unit * pow(10, z);
        if (score_of(quick, coverage_max(s, step * (count - 1)), density, 1) < s->best)
            return;
        double least = floor(s->high / step) * skip - (double)(count - 1) * skip;
        double most = ceil(s->low / step) * skip;
        for (double start = least; start <= most; start++) {
            struct ticks ticks = {.start = (int64_t)start * NICE[nice],
                                  .step = (int64_t)skip * NICE[nice],
                                  .exponent = z - 1,
                                  .count = count};
            consider(s, &ticks, nice, skip);
        }
    }
}

bool ticks_extended(double low, double high, int wanted, bool loose, ticks_legibility *legible,
                    void *data, struct ticks *out) {
    struct search s = {.low = low,
                       .high = high,
                       .wanted = wanted < 2 ? 2 : wanted,
                       .loose = loose,
                       .legible = legible,
                       .data = data,
                       .best = -2,
                       .out = out};
    for (int skip = 1; skip <= SKIP_MOST && !s.found; skip++)
        for (int nice = 0; nice < NICE_COUNT; nice++) {
            double quick = simplicity_max(nice, skip);
            for (int count = 2; score_of(quick, 1, density_max(&s, count), 1) >= s.best; count++)
                search_powers(&s, nice, skip, count);
        }
    return s.found;
}

/* ---- labels ---------------------------------------------------------------- */
/* Trailing zeros that start and step share: the exponent could be higher. */
static int spare_zeros(const struct ticks *ticks) {
    int zeros = 0;
    int64_t a = ticks->start, b = ticks->step;
    while (zeros < 18 && a % 10 == 0 && b % 10 == 0 && (a != 0 || b != 0)) {
        a /= 10;
        b /= 10;
        zeros++;
    }
    return zeros;
}

int ticks_decimals(const struct ticks *ticks) {
    int exponent = ticks->exponent + spare_zeros(ticks);
    return exponent < 0 ? -exponent : 0;
}

void ticks_format(struct pw_buf *out, const struct ticks *ticks, int index, int shift) {
    int exponent = ticks->exponent + spare_zeros(ticks) - shift;
    int64_t whole = ticks->start + index * ticks->step;
    for (int i = spare_zeros(ticks); i > 0; i--)
        whole /= 10;
    bool minus = whole < 0;
    char digits[64];
    int count = 0, decimals = exponent < 0 ? -exponent : 0;
    uint64_t rest = minus ? (uint64_t)-whole : (uint64_t)whole;
    for (int zeros = rest ? exponent : 0; zeros > 0 && count < 40; zeros--)
        digits[count++] = '0';
    for (; (rest || count <= decimals) && count < 60; rest /= 10)
        digits[count++] = (char)('0' + rest % 10);
    if (minus)
        pw_buf_puts(out, "\xE2\x88\x92");
    for (int i = count - 1; i >= 0; i--) {
        pw_buf_putc(out, digits[i]);
        if (i == decimals && decimals > 0)
            pw_buf_putc(out, '.');
        else if (i > decimals && (i - decimals) % 3 == 0)
            pw_buf_putc(out, ',');
    }
}
