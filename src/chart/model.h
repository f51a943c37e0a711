/* SPDX-License-Identifier: MIT
 *
 * The data of a chart in the order in which it is drawn: slots along the axis
 * (dates or names) by series. Knows no points and no colours.
 */
#ifndef PACKWRIGHT_CHART_MODEL_H
#define PACKWRIGHT_CHART_MODEL_H

#include "packwright/doc.h"

/* Where a value comes from; cell NULL: the dataset has no such row. */
struct chart_point {
    const struct pw_cell *cell;
    size_t row;
    int column;
};

struct chart_series {
    const char *name; /* "" where the chart has a single series without a name */
    enum pw_emphasis role;
    struct chart_point *points; /* one a slot */
    int first, last;            /* slots of the first and last number; -1: none */
    int low, high;              /* slots of the lowest and highest number; -1 */
    int numbers;
};

struct chart_slot {
    const char *text;      /* the name, or the date as iso text */
    int32_t date;          /* PW_NO_DATE: a name */
    double position;       /* on the axis, in units: months, days or 1 a name */
    enum pw_emphasis role; /* of the row: of bars and single columns */
};

/* What one step of a time axis is. */
enum chart_period {
    PERIOD_NONE, /* names */
    PERIOD_DAY,  /* irregular dates */
    PERIOD_MONTH,
    PERIOD_QUARTER,
    PERIOD_HALF_YEAR,
    PERIOD_YEAR,
    PERIOD_FINANCIAL_YEAR,
    PERIOD_SCHOOL_YEAR
};

struct chart_model {
    const struct pw_chart *chart;
    const struct pw_dataset *data;
    enum chart_period period;
    double step; /* between neighbouring slots, in units of position */
    struct chart_slot *slots;
    int slots_count;
    struct chart_series *series;
    int series_count;
    int own;          /* index of the own series, or -1 */
    int numbers;      /* values that can be drawn */
    double low, high; /* of them; 0, 0 where there is none */
    int duplicates;   /* rows for a slot and series that had one already */
    int unplaced;     /* rows without a name or date */
};

struct chart_model *chart_model_new(struct pw_arena *arena, const struct pw_chart *chart);
/* The same slots and series, with the values of some rows only (one flag a
 * row); NULL: of all. */
struct chart_model *chart_model_rows(struct pw_arena *arena, const struct pw_chart *chart,
                                     const bool *rows);
/* The number of a point, if it has one that can be drawn. */
bool chart_point_number(const struct chart_point *point, double *number);
const struct chart_point *chart_model_point(const struct chart_model *model, int series, int slot);
/* True where the periods of two neighbouring slots follow each other. */
bool chart_model_adjacent(const struct chart_model *model, int slot, int next);
/* Value with unit and symbols, as pw_format_cell; lives in `arena`. */
char *chart_point_text(struct pw_arena *arena, const struct chart_model *model,
                       const struct chart_point *point);
/* A slot in words: "March 2024", "31 March 2024", "2023-24", or the name. */
char *chart_slot_words(struct pw_arena *arena, const struct chart_model *model, int slot);

#endif
