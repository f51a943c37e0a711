/* SPDX-License-Identifier: MIT
 *
 * The funnel of one measure: a point for each name, its size, the average and
 * the limits that chance alone would keep to. See mark_funnel.c.
 */
#ifndef PACKWRIGHT_CHART_FUNNEL_H
#define PACKWRIGHT_CHART_FUNNEL_H

#include "model.h"
#include "packwright/statistic.h"

struct funnel_point {
    int slot;
    double size, value; /* denominator; the measure in its own unit */
};

struct funnel {
    const struct chart_model *model;
    struct funnel_point *points;
    int count;
    int without;        /* names without a value or size */
    double per;         /* the unit: 100 of %, 10,000 of "per 10,000", else 1 */
    bool proportion;    /* binomial limits, else Poisson */
    double target;      /* the average, in the measure's unit */
    const char *about;  /* "England", "the average of those shown" */
    double least, most; /* of the sizes */
    bool dispersed;     /* limits are widened by tau */
    double tau;         /* in the measure's unit */
    const char *size_label;
};

/* Sizes are the denominators that came with the measure, or the column that
 * option `denominator` names; the average is the reference of role nation, or
 * sum of numerators over sum of denominators. Option `overdispersion: yes`. */
void funnel_make(struct funnel *funnel, struct pw_arena *arena, const struct chart_model *model);
/* In the measure's unit; level 0.95 or 0.998. */
struct pw_interval funnel_limits(const struct funnel *funnel, double size, double level);
/* -2, -1, 0, 1, 2: below the 99.8% limit, below the 95% one, within, above. */
int funnel_side(const struct funnel *funnel, const struct funnel_point *point);
char *funnel_number(struct pw_arena *arena, const struct funnel *funnel, double value);
char *funnel_note(struct pw_arena *arena, const struct funnel *funnel);
void funnel_tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model);
char *funnel_sentence(struct pw_arena *arena, const struct chart_model *model);

#endif
