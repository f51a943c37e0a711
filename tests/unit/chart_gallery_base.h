/* SPDX-License-Identifier: MIT
 *
 * What the galleries of charts share: a list of charts with the size at which
 * each is drawn and the finding that it must give. Drawn by the unit tests,
 * which prove each, and by tests/gallery/charts.c, for people.
 */
#ifndef PACKWRIGHT_TESTS_CHART_GALLERY_BASE_H
#define PACKWRIGHT_TESTS_CHART_GALLERY_BASE_H

#include <math.h>

#include "chart_data.h"

#define FULL 454.0    /* width of the text on an A4 page */
#define QUARTER 110.0 /* of a quarter column */

struct gallery_chart {
    const char *name;
    struct pw_chart *chart;
    double width, height; /* height 0: what the chart wants */
    const char *finding;  /* that drawing it must give; NULL: none at all */
    bool any;             /* hostile: any finding will do but of overlaps and clipped ink */
};

struct gallery {
    struct gallery_chart *charts;
    size_t charts_count, charts_capacity;
};

static inline struct gallery_chart *gallery_add(struct pw_arena *arena, struct gallery *g,
                                                const char *name, struct pw_chart *chart,
                                                double width) {
    struct gallery_chart *one = PW_PUSH(arena, g, charts);
    *one = (struct gallery_chart){.name = name, .chart = chart, .width = width};
    return one;
}

/* Same numbers each time: a linear congruence, not the library's generator. */
static inline double gallery_noise(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) / 16777216.0;
}

static inline struct pw_chart *gallery_option(struct pw_arena *arena, struct pw_chart *chart,
                                              const char *name, const char *value) {
    *PW_PUSH(arena, chart, options) = (struct pw_option){name, value};
    return chart;
}

#endif
