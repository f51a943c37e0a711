/* SPDX-License-Identifier: MIT
 *
 * Chance, and draws from the figures of the .def files.
 */
#include "draw.h"

/* Steele, Lea and Flood, "Fast splittable pseudorandom number generators". */
uint64_t pw_luck_next(struct pw_luck *luck) {
    uint64_t z = luck->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ z >> 30) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ z >> 27) * UINT64_C(0x94d049bb133111eb);
    return z ^ z >> 31;
}

struct pw_luck pw_luck_of(uint64_t seed, uint64_t sort, uint64_t number) {
    struct pw_luck luck = {seed};
    luck.state = pw_luck_next(&luck) ^ sort * UINT64_C(0xd6e8feb86659fd93);
    luck.state = pw_luck_next(&luck) ^ number * UINT64_C(0xa0761d6478bd642f);
    pw_luck_next(&luck);
    return luck;
}

double pw_luck_share(struct pw_luck *luck) {
    return (double)(pw_luck_next(luck) >> 11) * 0x1p-53;
}

int pw_luck_between(struct pw_luck *luck, int least, int most) {
    return least + (int)(pw_luck_share(luck) * (most - least + 1));
}

static const double rates[] = {
#define RATE(name, share, source) share,
#include "rates.def"
#undef RATE
};

bool pw_happens_more(struct pw_luck *luck, enum pw_rate rate, double more) {
    return pw_luck_share(luck) < rates[rate] * more;
}

bool pw_happens(struct pw_luck *luck, enum pw_rate rate) {
    return pw_happens_more(luck, rate, 1);
}

/* In the file's order, so that a mix's choices stand together. */
static const struct choice {
    enum pw_mix mix;
    const char *code;
    int weight;
} choices[] = {
#define MIX(name, source)
#define CHOICE(mix, code, weight) {PW_MIX_##mix, code, weight},
#include "mixes.def"
#undef MIX
#undef CHOICE
};

const char *pw_choice_of(struct pw_luck *luck, enum pw_mix mix) {
    size_t first = 0, last;
    int sum = 0;
    while (choices[first].mix != mix)
        first++;
    for (last = first; last < PW_COUNT(choices) && choices[last].mix == mix; last++)
        sum += choices[last].weight;
    int at = pw_luck_between(luck, 0, sum - 1);
    while (at >= choices[first].weight)
        at -= choices[first++].weight;
    return choices[first].code;
}

static const struct point {
    enum pw_span span;
    double share, length;
} points[] = {
#define SPAN(name, source)
#define POINT(span, share, length) {PW_SPAN_##span, share, length},
#include "spans.def"
#undef SPAN
#undef POINT
};

double pw_span_of(struct pw_luck *luck, enum pw_span span) {
    double share = pw_luck_share(luck);
    size_t i = 0;
    while (points[i].span != span)
        i++;
    while (points[i + 1].share <= share)
        i++;
    const struct point *a = &points[i], *b = &points[i + 1];
    return a->length + (b->length - a->length) * (share - a->share) / (b->share - a->share);
}

int pw_days_of(struct pw_luck *luck, enum pw_span span) {
    return (int)pw_span_of(luck, span);
}
