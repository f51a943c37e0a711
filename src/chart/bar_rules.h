/* SPDX-License-Identifier: MIT
 *
 * Averages as rules over ranked bars, and where they are named: under the rows
 * beside their own rule, or in a key above the rows where those stand in
 * several columns or are narrow. See mark_bar.c.
 */
#ifndef PACKWRIGHT_CHART_BAR_RULES_H
#define PACKWRIGHT_CHART_BAR_RULES_H

#include "bar_rows.h"

struct bar_rule {
    const struct pw_reference *ref;
    const struct pw_text *text; /* name and value under the rows; NULL: in the key */
    double x, top;              /* from the column's left edge and the foot of the rows */
    bool left;                  /* the name ends at the rule, else it starts there */
};

/* An entry of the key: a rule, or the fill of bars of a role. */
struct bar_sample {
    const struct pw_reference *ref; /* NULL: bars */
    int slot;                       /* one of the bars */
    const struct pw_text *text;
    double x, y; /* from the frame's corner */
};

struct bar_rules {
    const struct bar_rows *rows;
    struct bar_rule *list; /* by value */
    int count;
    struct bar_sample *samples;
    int samples_count;
    double above, below; /* heights of the key and of the foot */
};

/* For rows whose scale is settled. */
void bar_rules_make(struct bar_rules *rules, const struct bar_rows *rows);
void bar_rules_draw(const struct bar_rules *rules);

#endif
