/* Small charts for the tests: rows as text become a dataset. Columns are x
 * (dates if the first row's is one), series, role and y. A value is a number,
 * a number with flags ("49 p"), or a symbol ("c"). */
#include <stdlib.h>
#include <string.h>

#include "packwright/chart.h"

struct chart_row {
    const char *x, *series, *value, *role;
};

enum { CHART_X, CHART_SERIES, CHART_ROLE, CHART_Y, CHART_COLUMNS };

static inline void chart_value(struct pw_arena *arena, struct pw_cell *cell, const char *value) {
    const char *blank = strchr(value, ' ');
    char *number = pw_arena_strndup(arena, value, blank ? (size_t)(blank - value) : strlen(value));
    cell->state = pw_state_from_symbol(value);
    if (cell->state != PW_PRESENT)
        return;
    if (!pw_number_parse(number, &cell->number))
        abort();
    for (const char *flag = blank; flag && *flag; flag++)
        cell->flags |= *flag == 'p' ? PW_PROVISIONAL : *flag == 'b' ? PW_BREAK : 0u;
}

/* The chart over `count` rows; the caller sets more. */
static inline struct pw_chart *chart_of(struct pw_arena *arena, const char *mark,
                                        const char *measure, const char *unit, int decimals,
                                        const struct chart_row *rows, size_t count) {
    struct pw_dataset *data = pw_dataset_new(arena, "test", CHART_COLUMNS, count);
    static const char *const names[] = {"x", "series", "role", "y"};
    bool dated = count > 0 && rows[0].x && pw_date_parse(rows[0].x) != PW_NO_DATE;
    for (int c = 0; c < CHART_COLUMNS; c++) {
        data->columns[c].name = data->columns[c].label = names[c];
        data->columns[c].type = PW_TEXT;
        data->columns[c].unit_from = data->columns[c].decimals_from =
            data->columns[c].polarity_from = -1;
    }
    data->columns[CHART_X].type = dated ? PW_DATE : PW_TEXT;
    data->columns[CHART_Y] = (struct pw_column){.name = "y",
                                                .label = measure,
                                                .type = PW_NUMBER,
                                                .unit = unit,
                                                .decimals = decimals,
                                                .unit_from = -1,
                                                .decimals_from = -1,
                                                .polarity_from = -1};
    bool series = false, roles = false;
    for (size_t r = 0; r < count; r++) {
        struct pw_cell *x = pw_dataset_slot(data, r, CHART_X);
        *x = (struct pw_cell){.state = rows[r].x ? PW_PRESENT : PW_MISSING, .date = PW_NO_DATE};
        if (dated && rows[r].x)
            x->date = pw_date_parse(rows[r].x);
        else
            x->text = rows[r].x;
        struct pw_cell *s = pw_dataset_slot(data, r, CHART_SERIES);
        *s = (struct pw_cell){.state = rows[r].series ? PW_PRESENT : PW_MISSING,
                              .text = rows[r].series,
                              .date = PW_NO_DATE};
        struct pw_cell *role = pw_dataset_slot(data, r, CHART_ROLE);
        *role = (struct pw_cell){.state = rows[r].role ? PW_PRESENT : PW_MISSING,
                                 .text = rows[r].role,
                                 .date = PW_NO_DATE};
        struct pw_cell *y = pw_dataset_slot(data, r, CHART_Y);
        *y = (struct pw_cell){.date = PW_NO_DATE};
        chart_value(arena, y, rows[r].value);
        series = series || rows[r].series;
        roles = roles || rows[r].role;
    }
    struct pw_chart *chart = PW_NEW(arena, struct pw_chart);
    chart->mark = mark;
    chart->data = data;
    chart->x = CHART_X;
    chart->y[0] = CHART_Y;
    chart->y_count = 1;
    chart->series = series ? CHART_SERIES : -1;
    chart->emphasis = roles ? CHART_ROLE : -1;
    chart->sorted = pw_streq(mark, "bar");
    return chart;
}

static inline struct pw_reference *chart_reference(struct pw_arena *arena, struct pw_chart *chart,
                                                   const char *label, double value,
                                                   enum pw_emphasis role) {
    struct pw_reference *ref = PW_PUSH(arena, chart, references);
    ref->label = label;
    ref->value = (struct pw_cell){.state = PW_PRESENT, .number = value, .date = PW_NO_DATE};
    ref->role = role;
    return ref;
}

/* Children in care per 10,000 at 31 March: Cambridgeshire, its statistical
 * neighbours (mean of 10, May 2025 set) and England. Source: DfE, Children
 * looked after in England 2025. */
static const struct chart_row CHART_CARE[] = {
    {"2021-03-31", "Cambridgeshire", "48", "own"},
    {"2022-03-31", "Cambridgeshire", "44", "own"},
    {"2023-03-31", "Cambridgeshire", "46", "own"},
    {"2024-03-31", "Cambridgeshire", "45", "own"},
    {"2025-03-31", "Cambridgeshire", "49", "own"},
    {"2021-03-31", "Neighbours", "51.1", "neighbours"},
    {"2022-03-31", "Neighbours", "52.6", "neighbours"},
    {"2023-03-31", "Neighbours", "53.9", "neighbours"},
    {"2024-03-31", "Neighbours", "51.4", "neighbours"},
    {"2025-03-31", "Neighbours", "48.8", "neighbours"},
    {"2021-03-31", "England", "69", "nation"},
    {"2022-03-31", "England", "70", "nation"},
    {"2023-03-31", "England", "70", "nation"},
    {"2024-03-31", "England", "69", "nation"},
    {"2025-03-31", "England", "67", "nation"},
};

/* The same rate of the ten neighbours in 2025. */
static const struct chart_row CHART_RANKED[] = {
    {"Hampshire", NULL, "60", NULL},
    {"Gloucestershire", NULL, "57", NULL},
    {"Cambridgeshire", NULL, "49", "own"},
    {"Warwickshire", NULL, "56", NULL},
    {"West Sussex", NULL, "54", NULL},
    {"West Berkshire", NULL, "53", NULL},
    {"Oxfordshire", NULL, "51", NULL},
    {"Central Bedfordshire", NULL, "48", NULL},
    {"Buckinghamshire", NULL, "40", NULL},
    {"Hertfordshire", NULL, "36", NULL},
    {"South Gloucestershire", NULL, "33", NULL},
};
