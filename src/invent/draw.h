/* SPDX-License-Identifier: MIT
 *
 * draw: chance that is the same on every machine (splitmix64), and draws from
 * the rates, mixes and spans of the .def files.
 */
#ifndef PW_INVENT_DRAW_H
#define PW_INVENT_DRAW_H

#include "packwright/base.h"

struct pw_luck {
    uint64_t state;
};
/* Luck of its own for thing `number` of sort `sort`: what one thing draws
 * changes nothing for another. */
struct pw_luck pw_luck_of(uint64_t seed, uint64_t sort, uint64_t number);
uint64_t pw_luck_next(struct pw_luck *luck);
double pw_luck_share(struct pw_luck *luck);                     /* 0 to below 1 */
int pw_luck_between(struct pw_luck *luck, int least, int most); /* both may come */

enum pw_rate {
#define RATE(name, share, source) PW_RATE_##name,
#include "rates.def"
#undef RATE
};
bool pw_happens(struct pw_luck *luck, enum pw_rate rate);
/* With the rate times `more`. */
bool pw_happens_more(struct pw_luck *luck, enum pw_rate rate, double more);

enum pw_mix {
#define MIX(name, source) PW_MIX_##name,
#define CHOICE(mix, code, weight)
#include "mixes.def"
#undef MIX
#undef CHOICE
    PW_MIXES
};
const char *pw_choice_of(struct pw_luck *luck, enum pw_mix mix);

enum pw_span {
#define SPAN(name, source) PW_SPAN_##name,
#define POINT(span, share, length)
#include "spans.def"
#undef SPAN
#undef POINT
    PW_SPANS
};
double pw_span_of(struct pw_luck *luck, enum pw_span span);
int pw_days_of(struct pw_luck *luck, enum pw_span span); /* whole ones, rounded down */

#endif
