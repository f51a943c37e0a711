/* SPDX-License-Identifier: MIT
 *
 * Hostile data for every mark that there is: the same sets for each, so
 * that a new mark meets them by being listed in marks.def.
 */
#ifndef PACKWRIGHT_TESTS_CHART_HOSTILE_H
#define PACKWRIGHT_TESTS_CHART_HOSTILE_H

#include "chart_gallery_base.h"

/* Columns: what any mark may ask for. The third is dates for marks of dates. */
enum {
    HOSTILE_X,
    HOSTILE_SERIES,
    HOSTILE_ROLE,
    HOSTILE_DATE,
    HOSTILE_Y,
    HOSTILE_LOW,
    HOSTILE_HIGH,
    HOSTILE_SIZE,
    HOSTILE_COLUMNS
};

static const char *const HOSTILE_NAMES[] = {"x", "series", "role", "date",
                                            "y", "low",    "high", "size"};

/* One of the sets: `rows` by `series`, values from a list in turn. */
struct hostile {
    const char *name;
    int rows, series;
    const char *const *values; /* NULL-ended */
    const char *const *names;  /* NULL-ended, of rows and series; NULL: plain ones */
};

#define LONG_NAME                                                                                  \
    " very long name of an authority of one hundred and twenty characters which was made up by "   \
    "somebody with time to spare"
static const char *const HOSTILE_LONG[] = {"A" LONG_NAME, "B" LONG_NAME, "C" LONG_NAME,
                                           "D" LONG_NAME, NULL};
/* Hebrew and Arabic letters, with figures between them */
static const char *const HOSTILE_RIGHT[] = {
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 2",
    "(\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D) Kent", "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85, \xD8\xB3", NULL};
static const char *const HOSTILE_ODD[] = {"*", "<b>&amp;", " ", "{{ x }}", NULL};

static const struct hostile HOSTILE[] = {
    {"no-rows", 0, 1, (const char *const[]){"1", NULL}, NULL},
    {"one-row", 1, 1, (const char *const[]){"12", NULL}, NULL},
    {"equal", 4, 2, (const char *const[]){"5", NULL}, NULL},
    {"zero", 4, 2, (const char *const[]){"0", NULL}, NULL},
    {"missing", 4, 2, (const char *const[]){"c", "x", NULL}, NULL},
    {"negative", 4, 2, (const char *const[]){"-1", "-250", "-17", "-3", NULL}, NULL},
    {"tiny", 4, 2, (const char *const[]){"1e-9", "3e-9", "2e-9", NULL}, NULL},
    {"huge", 4, 2, (const char *const[]){"1e12", "3.5e11", "2e12", NULL}, NULL},
    {"span", 4, 2, (const char *const[]){"1e-9", "1", "1e12", "1e6", "-4", NULL}, NULL},
    {"series-400", 3, 400, (const char *const[]){"3", "50", "17", "4", "2", "88", "31", NULL},
     NULL},
    {"rows-400", 400, 1, (const char *const[]){"3", "50", "17", "4", "2", "88", "31", NULL}, NULL},
    {"long-names", 4, 4, (const char *const[]){"3", "50", "17", "4", "2", NULL}, HOSTILE_LONG},
    {"right-to-left", 4, 4, (const char *const[]){"3", "50", "17", "4", "2", NULL}, HOSTILE_RIGHT},
    {"odd-names", 4, 4, (const char *const[]){"3", "50", "17", "4", "2", NULL}, HOSTILE_ODD},
};

static inline void hostile_text(struct pw_dataset *data, size_t row, size_t column,
                                const char *text) {
    *pw_dataset_slot(data, row, column) =
        (struct pw_cell){.state = PW_PRESENT, .text = text, .date = PW_NO_DATE};
}

/* Charts over time have dates where the set's names are plain. */
static inline struct pw_dataset *hostile_data(struct pw_arena *arena, const struct hostile *set,
                                              bool dates) {
    static const char *const roles[] = {"own", "neighbours", "region", "nation", "context"};
    size_t count = (size_t)set->rows * (size_t)set->series, values = 0;
    struct pw_dataset *data = pw_dataset_new(arena, "hostile", HOSTILE_COLUMNS, count);
    bool dated = dates && !set->names;
    while (set->values[values])
        values++;
    for (size_t c = 0; c < HOSTILE_COLUMNS; c++) {
        bool number = c >= HOSTILE_Y;
        data->columns[c] = (struct pw_column){.name = HOSTILE_NAMES[c],
                                              .label = HOSTILE_NAMES[c],
                                              .type = number ? PW_NUMBER : PW_TEXT,
                                              .unit = number ? "count" : NULL,
                                              .decimals = -1,
                                              .unit_from = -1,
                                              .decimals_from = -1,
                                              .polarity_from = -1};
    }
    data->columns[HOSTILE_DATE].type = PW_DATE;
    data->columns[HOSTILE_X].type = dated ? PW_DATE : PW_TEXT;
    for (size_t r = 0; r < count; r++) {
        int row = (int)r % set->rows, series = (int)r / set->rows;
        int32_t day = pw_date_make(1990 + row / 12, row % 12 + 1, 1);
        if (dated)
            *pw_dataset_slot(data, r, HOSTILE_X) =
                (struct pw_cell){.state = PW_PRESENT, .date = day};
        else
            hostile_text(data, r, HOSTILE_X,
                         set->names ? set->names[row % 4]
                                    : pw_arena_printf(arena, "Name %d", row + 1));
        hostile_text(data, r, HOSTILE_SERIES,
                     set->names ? set->names[series % 4]
                                : pw_arena_printf(arena, "Series %d", series + 1));
        hostile_text(data, r, HOSTILE_ROLE, roles[(set->series > 1 ? series : row) % 5]);
        *pw_dataset_slot(data, r, HOSTILE_DATE) =
            (struct pw_cell){.state = PW_PRESENT, .date = day};
        const char *value = set->values[(r * 7 + (size_t)series) % values];
        for (size_t c = HOSTILE_Y; c < HOSTILE_COLUMNS; c++) {
            struct pw_cell *cell = pw_dataset_slot(data, r, c);
            *cell = (struct pw_cell){.date = PW_NO_DATE};
            chart_value(arena, cell, value);
            if (cell->state != PW_PRESENT)
                continue;
            double wide = fabs(cell->number) * 0.1;
            cell->number += c == HOSTILE_LOW ? -wide : c == HOSTILE_HIGH ? wide : 0;
        }
        if (pw_streq(set->name, "missing"))
            *pw_dataset_slot(data, r, HOSTILE_DATE) = (struct pw_cell){.date = PW_NO_DATE};
    }
    return data;
}

/* What every option of every mark shall be, where the mark has it. */
static const struct pw_option HOSTILE_OPTIONS[] = {
    {"low", "low"},    {"high", "high"},          {"facet", "series"},   {"denominator", "size"},
    {"as_at", "date"}, {"overdispersion", "yes"}, {"baseline", "3"},     {"target", "size"},
    {"zero", "no"},    {"total", "role"},         {"first", "the best"}, {"last", "the worst"},
};

static inline struct pw_chart *hostile_chart(struct pw_arena *arena, const char *mark,
                                             const struct hostile *set) {
    static const char *const timed[] = {"line", "column", "control", "multiples", "slope", NULL};
    bool dates = false;
    for (int i = 0; timed[i]; i++)
        dates = dates || pw_streq(timed[i], mark);
    struct pw_chart *chart = pw_chart_new(arena, mark, hostile_data(arena, set, dates));
    chart->x = HOSTILE_X;
    chart->y[0] = pw_chart_mark_dates(mark) ? HOSTILE_DATE : HOSTILE_Y;
    chart->y_count = 1;
    chart->series = set->series > 1 ? HOSTILE_SERIES : -1;
    chart->emphasis = HOSTILE_ROLE;
    chart->sorted = true;
    struct pw_mark_manual manual;
    if (pw_chart_mark_manual(mark, &manual))
        for (const struct pw_mark_key *key = manual.options; key->name; key++)
            for (size_t i = 0; i < PW_COUNT(HOSTILE_OPTIONS); i++)
                if (pw_streq(key->name, HOSTILE_OPTIONS[i].name))
                    gallery_option(arena, chart, key->name, HOSTILE_OPTIONS[i].value);
    chart_reference(arena, chart, "England", 60, PW_EMPHASIS_NATION);
    return chart;
}

static inline struct gallery hostile_all(struct pw_arena *arena) {
    struct gallery g = {0};
    for (const char *const *mark = pw_chart_marks(); *mark; mark++)
        for (size_t i = 0; i < PW_COUNT(HOSTILE); i++)
            gallery_add(arena, &g, pw_arena_printf(arena, "hostile-%s-%s", *mark, HOSTILE[i].name),
                        hostile_chart(arena, *mark, &HOSTILE[i]), FULL)
                ->any = true;
    return g;
}

#endif
