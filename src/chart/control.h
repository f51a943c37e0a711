/* SPDX-License-Identifier: MIT
 *
 * The XmR control chart of one series: parts between dated breaks, each with
 * limits of its own, and what every point signals. See mark_control.c.
 */
#ifndef PACKWRIGHT_CHART_CONTROL_H
#define PACKWRIGHT_CHART_CONTROL_H

#include "model.h"
#include "packwright/statistic.h"

enum control_kind { CONTROL_COMMON, CONTROL_BETTER, CONTROL_WORSE, CONTROL_NEUTRAL };

struct control_part {
    int first, last;   /* slots */
    int from, to;      /* first and last slot of the baseline */
    size_t numbers;    /* in the part */
    size_t baseline;   /* of them in the baseline; under 2: there are no limits */
    struct pw_xmr xmr; /* where there are limits */
};

struct control {
    const struct chart_model *model;
    const struct chart_series *series;
    enum pw_polarity polarity;
    struct control_part *parts;
    int parts_count;
    bool stated;              /* the template fixes the baseline */
    unsigned *signals;        /* one a slot; 0 where there is no number */
    enum control_kind *kinds; /* likewise */
    int special;              /* points with a signal */
};

/* Options `baseline` (numbers from the start of a part that give its limits;
 * none: all) and `screen` (moving ranges over 3.267 times their mean are left
 * out) are read from the chart. */
void control_make(struct control *control, struct pw_arena *arena, const struct chart_model *model);
bool control_has_limits(const struct control_part *part);
/* Whether a limit can be reached at all: counts don't fall below 0, nor do
 * percentages go beyond 100. */
bool control_lower_shown(const struct control *control, const struct control_part *part);
bool control_upper_shown(const struct control *control, const struct control_part *part);
/* "beyond the upper limit", "the 7th of a run above the mean" ...: the first
 * rule met, in the order limits, trend, two of three, run; "" for none. */
const char *control_signal_words(unsigned signals);
const struct pw_reference *control_target(const struct pw_chart *chart);

#endif
