/* SPDX-License-Identifier: MIT
 *
 * Uprights: rules that stand on the axis of sizes (a target, a median), each
 * with its text in one of a few rows above the plot, where no rule crosses a
 * text.
 */
#ifndef PACKWRIGHT_CHART_UPRIGHTS_H
#define PACKWRIGHT_CHART_UPRIGHTS_H

#include "plot.h"

#define UPRIGHTS_MOST 8
#define UPRIGHT_GAP 3.5 /* from a rule to its text */

struct upright {
    double value, x;
    const char *text;
    struct pw_stroke stroke;
    double width; /* of the text */
    int row;      /* from below; -1: no room */
    bool left;    /* the text ends at the rule */
};

struct uprights {
    struct upright list[UPRIGHTS_MOST];
    int count, rows;
};

/* "Limit 45"; what is over the most is left out. */
void uprights_add(struct uprights *uprights, struct plot *plot, const char *name, const char *said,
                  double value, struct pw_stroke stroke);
/* Rows for the texts of rules at their x, as few as will do; those without
 * room, the last first, get none. */
void uprights_place(struct uprights *uprights, const struct pw_rect *frame);
/* From their rows, which end at frame.y + plot->above, to the foot of the area;
 * a rule without a row is left out, which is a finding. */
void uprights_draw(const struct uprights *uprights, struct plot *plot);

#endif
