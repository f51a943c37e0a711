/* SPDX-License-Identifier: MIT
 *
 * The words of a time axis on two levels: month over year, quarter or half
 * over financial year, or the year alone: calendar, financial, school.
 */
#include "plot.h"

static char *formatted(struct plot *plot, int32_t date, const char *format) {
    struct pw_buf buf = {0};
    pw_format_date(&buf, date, format);
    char *text = pw_arena_strdup(plot->context->arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* Financial halves: April to September is H1. */
static char *half(struct plot *plot, int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    return pw_arena_printf(plot->context->arena, "H%d", (month + 8) % 12 / 6 + 1);
}

/* Financial quarters: April to June is Q1. */
static char *quarter(struct plot *plot, int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    return pw_arena_printf(plot->context->arena, "Q%d", (month + 8) % 12 / 3 + 1);
}

static char *day_of_month(struct plot *plot, int32_t date) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    return pw_arena_printf(plot->context->arena, "%d %s", day, formatted(plot, date, "mmm"));
}

/* An annual axis follows the column's own format where that is one of years. */
static const char *year_format(const struct plot *plot) {
    const char *own = plot->model->data->columns[plot->chart->x].date_format;
    if (plot->model->period == PERIOD_FINANCIAL_YEAR || pw_streq(own, "financial year"))
        return "financial year";
    if (plot->model->period == PERIOD_SCHOOL_YEAR || pw_streq(own, "school year"))
        return "school year";
    return "yyyy";
}

void axis_time_words(struct plot *plot, const char **first, const char **second) {
    for (int i = 0; i < plot->model->slots_count; i++) {
        int32_t date = plot->model->slots[i].date;
        second[i] = NULL;
        switch (plot->model->period) {
        case PERIOD_MONTH:
            first[i] = formatted(plot, date, "mmm");
            second[i] = formatted(plot, date, "yyyy");
            break;
        case PERIOD_QUARTER:
            first[i] = quarter(plot, date);
            second[i] = formatted(plot, date, "financial year");
            break;
        case PERIOD_HALF_YEAR:
            first[i] = half(plot, date);
            second[i] = formatted(plot, date, "financial year");
            break;
        case PERIOD_YEAR:
        case PERIOD_SCHOOL_YEAR:
        case PERIOD_FINANCIAL_YEAR:
            first[i] = formatted(plot, date, year_format(plot));
            break;
        case PERIOD_DAY:
        case PERIOD_NONE:
            first[i] = day_of_month(plot, date);
            second[i] = formatted(plot, date, "yyyy");
            break;
        }
    }
}
