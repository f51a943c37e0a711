/* SPDX-License-Identifier: MIT
 *
 * Histograms, boxes and conversions, good and odd: proved by
 * check_chart_spread.c, drawn for people by tests/gallery/charts.c.
 */
#ifndef PACKWRIGHT_TESTS_CHART_GALLERY_SPREAD_H
#define PACKWRIGHT_TESTS_CHART_GALLERY_SPREAD_H

#include "chart_gallery_base.h"

/* A dataset of a name and numbers; NAN is a withheld cell, INFINITY a blank. */
static inline struct pw_dataset *spread_data(struct pw_arena *arena, const char *const *names,
                                             size_t columns, const double *values, size_t rows) {
    struct pw_dataset *data = pw_dataset_new(arena, "spread", columns + 1, rows);
    for (size_t c = 0; c <= columns; c++)
        data->columns[c] = (struct pw_column){.name = c ? names[c - 1] : "name",
                                              .label = c ? names[c - 1] : "name",
                                              .type = c ? PW_NUMBER : PW_TEXT,
                                              .unit = c ? "count" : NULL,
                                              .decimals = 0,
                                              .unit_from = -1,
                                              .decimals_from = -1,
                                              .polarity_from = -1};
    for (size_t r = 0; r < rows; r++) {
        *pw_dataset_slot(data, r, 0) =
            (struct pw_cell){.text = pw_arena_printf(arena, "Row %zu", r + 1), .date = PW_NO_DATE};
        for (size_t c = 0; c < columns; c++) {
            double v = values[r * columns + c];
            *pw_dataset_slot(data, r, c + 1) = (struct pw_cell){.state = isnan(v)   ? PW_WITHHELD
                                                                         : isinf(v) ? PW_MISSING
                                                                                    : PW_PRESENT,
                                                                .number = isfinite(v) ? v : 0,
                                                                .date = PW_NO_DATE};
        }
    }
    return data;
}

static inline struct pw_chart *spread_chart(struct pw_arena *arena, const char *mark,
                                            struct pw_dataset *data, int x, int y) {
    struct pw_chart *chart = pw_chart_new(arena, mark, data);
    chart->x = x;
    chart->y[chart->y_count++] = y;
    return chart;
}

/* ---- histograms ---------------------------------------------------------------- */
/* Assessments completed in England by working days taken, 2024-25: DfE, Children
 * in need 2025, table C2; the classes as published, those of 46 days and over
 * invented. */
static const double SPREAD_DAYS[] = {0,  10, 735,  10, 20, 1073, 20, 30, 981, 30, 40,       1348,
                                     40, 45, 1164, 45, 50, 408,  50, 60, 312, 60, INFINITY, 367};

static inline struct pw_chart *spread_days(struct pw_arena *arena, const double *values,
                                           size_t rows) {
    static const char *const names[] = {"Working days", "to", "Assessments"};
    struct pw_chart *chart =
        spread_chart(arena, "histogram", spread_data(arena, names, 3, values, rows), 1, 3);
    chart_reference(arena, chart, "Limit", 45, PW_EMPHASIS_NONE)->target = true;
    gallery_option(arena, chart, "to", "to");
    return gallery_option(arena, chart, "quartiles", "yes");
}

/* Cases of `count` workers. */
static inline struct pw_chart *spread_cases(struct pw_arena *arena, size_t count) {
    static const char *const names[] = {"Cases"};
    double *values = PW_NEW_N(arena, double, count);
    unsigned seed = 8;
    for (size_t i = 0; i < count; i++)
        values[i] = floor(4 + 10 * (gallery_noise(&seed) + gallery_noise(&seed)) +
                          9 * gallery_noise(&seed) * gallery_noise(&seed));
    return spread_chart(arena, "histogram", spread_data(arena, names, 1, values, count), 0, 1);
}

static inline void spread_histograms(struct pw_arena *arena, struct gallery *g) {
    double even[60];
    for (size_t i = 0; i < 20; i++) {
        even[3 * i] = (double)i * 5;
        even[3 * i + 1] = i == 19 ? INFINITY : (double)i * 5 + 5;
        even[3 * i + 2] = floor(900 * exp(-pow(((double)i - 7) / 4, 2))) + (i > 12 ? 20 : 60);
    }
    gallery_add(arena, g, "histogram", spread_days(arena, even, 20), FULL);
    gallery_add(arena, g, "histogram-half", spread_days(arena, even, 20), 215);
    gallery_add(arena, g, "histogram-quarter", spread_days(arena, even, 20), QUARTER)->any = true;
    gallery_add(arena, g, "histogram-page", spread_days(arena, even, 20), FULL)->height = 600;
    even[3 * 14 + 2] = even[3 * 17 + 2] = NAN;
    gallery_add(arena, g, "histogram-withheld", spread_days(arena, even, 20), FULL);
    gallery_add(arena, g, "histogram-uneven", spread_days(arena, SPREAD_DAYS, 8), FULL);
    gallery_add(arena, g, "histogram-values", spread_cases(arena, 84), FULL);
    struct pw_chart *chart = spread_cases(arena, 84);
    gallery_option(arena, gallery_option(arena, chart, "bins", "1"), "quartiles", "yes");
    gallery_add(arena, g, "histogram-ones", chart, FULL);
}

/* ---- boxes ---------------------------------------------------------------------- */
/* Days taken by teams: `groups` of 24 values, the last with three only. */
static inline struct pw_chart *spread_teams(struct pw_arena *arena, int groups) {
    static const char *const names[] = {"Days"};
    double *values = PW_NEW_N(arena, double, groups * 24);
    unsigned seed = 5;
    for (int i = 0; i < groups * 24; i++)
        values[i] = i % 24 > 2 && i / 24 == groups - 1
                        ? INFINITY
                        : floor(60 * gallery_noise(&seed) * gallery_noise(&seed) + i / 24 * 3 +
                                (i % 24 == 7 ? 40 : 0));
    struct pw_dataset *data = spread_data(arena, names, 1, values, (size_t)groups * 24);
    for (int i = 0; i < groups * 24; i++)
        pw_dataset_slot(data, (size_t)i, 0)->text = pw_arena_printf(arena, "Team %d", i / 24 + 1);
    return gallery_option(arena, spread_chart(arena, "box", data, 0, 1), "own", "Our team");
}

static inline struct pw_chart *spread_summaries(struct pw_arena *arena) {
    static const char *const names[] = {"min", "q1", "Median", "q3", "max", "n"};
    static const double values[] = {2, 12, 20, 31, 58, 140, 0,        9,        14,  25, 40, 96,
                                    5, 18, 30, 41, 90, 210, INFINITY, INFINITY, NAN, 0,  0,  NAN};
    struct pw_chart *chart =
        spread_chart(arena, "box", spread_data(arena, names, 6, values, 4), 0, 3);
    static const char *const options[] = {"q1", "q3", "min", "max", "n"};
    for (size_t i = 0; i < PW_COUNT(options); i++)
        gallery_option(arena, chart, options[i], options[i]);
    return gallery_option(arena, chart, "whiskers", "5th and 95th percentile");
}

static inline void spread_boxes(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "box", spread_teams(arena, 5), FULL);
    gallery_add(arena, g, "box-quarter", spread_teams(arena, 5), QUARTER)->any = true;
    gallery_add(arena, g, "box-page", spread_teams(arena, 21), FULL);
    gallery_add(arena, g, "box-summarised", spread_summaries(arena), FULL);
}

static inline struct gallery spread_all(struct pw_arena *arena) {
    struct gallery g = {0};
    spread_histograms(arena, &g);
    spread_boxes(arena, &g);
    return g;
}

#endif
