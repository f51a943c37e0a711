/* SPDX-License-Identifier: MIT
 *
 * Posts and whom they report to, as a tree in reading order.
 */
#ifndef PACKWRIGHT_CHART_ORG_H
#define PACKWRIGHT_CHART_ORG_H

#include "model.h"

struct org_post {
    const char *id, *title, *reports_to; /* "" where there is none */
    size_t row;                          /* of the dataset */
    int parent, child, last, next;       /* posts; -1: none */
    int depth;                           /* 0 at the top */
    int below;                           /* posts under it, at any depth */
};

struct org {
    struct org_post *posts; /* in the order of the rows */
    int *order;             /* in reading order: a post, then all under it */
    int count, levels;
    int untitled, twice, orphans, circles;                    /* of what is wrong, how many, */
    const char *twice_of, *orphan_of, *orphan_to, *circle_of; /* and the first of each */
};

/* Options of the chart: `post` names the column of ids (else x), `reports_to`
 * that of the post above. What reports to an unknown post stands at the top; a
 * circle is cut at one of its posts, which then does, too. */
struct org org_of(struct pw_arena *arena, const struct pw_chart *chart);

#endif
