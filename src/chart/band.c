/* SPDX-License-Identifier: MIT
 *
 * Bands, trajectories and forecasts of line charts.
 */
#include "band.h"

#include <math.h>

struct pw_stroke band_forecast_stroke(struct pw_stroke stroke) {
    stroke.dash_count = 2;
    stroke.dash[0] = 2.6 * stroke.width;
    stroke.dash[1] = 1.9 * stroke.width;
    stroke.cap = 0;
    return stroke;
}

/* The number of another column in the row of a point. */
static bool beside(const struct plot *plot, const struct chart_point *point, int column,
                   double *value) {
    if (column < 0 || !point->cell)
        return false;
    struct chart_point other = {pw_dataset_cell(plot->model->data, point->row, (size_t)column),
                                point->row, column};
    return chart_point_number(&other, value);
}

static struct pw_stroke edge_stroke(const struct plot *plot) {
    return plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE),
                       plot_length(plot, PW_LENGTH_HAIRLINE));
}

/* ---- before the margins settle ----------------------------------------------------- */
static int forecast_series(const struct plot *plot) {
    for (int s = 0; s < plot->model->series_count; s++)
        for (int i = 0; i < plot->model->slots_count; i++) {
            const struct pw_cell *cell = chart_model_point(plot->model, s, i)->cell;
            if (cell && cell->state == PW_PRESENT && cell->flags & PW_FORECAST)
                return s;
        }
    return -1;
}

static void name_forecast(struct plot *plot) {
    int series = forecast_series(plot);
    if (series < 0)
        return;
    const char *method = pw_chart_option(plot->chart, "forecast");
    legend_line(plot, band_forecast_stroke(plot_series_stroke(plot, series)),
                method ? pw_arena_printf(plot->context->arena, "Forecast: %s", method)
                       : "Forecast");
    if (!method)
        plot_find(plot, "forecast-method",
                  "the chart draws a forecast; name its method: options: { forecast: \"...\" }");
}

static void name_band(struct plot *plot) {
    const char *said = pw_chart_option(plot->chart, "band");
    const struct pw_column *columns = plot->model->data->columns;
    if (!said)
        said = pw_arena_printf(plot->context->arena, "%s to %s", columns[plot->low_column].label,
                               columns[plot->high_column].label);
    legend_area(plot, plot_colour(plot, PW_COLOUR_BAND), said);
}

void band_train(struct plot *plot) {
    plot->low_column = plot_option_column(plot, "low");
    plot->high_column = plot_option_column(plot, "high");
    plot->target_column = plot_option_column(plot, "target");
    if (plot->low_column < 0 || plot->high_column < 0)
        plot->low_column = plot->high_column = -1;
    for (int s = 0; s < plot->model->series_count; s++)
        for (int i = 0; i < plot->model->slots_count; i++) {
            const struct chart_point *point = chart_model_point(plot->model, s, i);
            double value;
            if (plot_series_strong(plot, s) && beside(plot, point, plot->low_column, &value))
                plot_train(plot, value);
            if (plot_series_strong(plot, s) && beside(plot, point, plot->high_column, &value))
                plot_train(plot, value);
            if (beside(plot, point, plot->target_column, &value))
                plot_train(plot, value);
        }
    if (plot->low_column >= 0)
        name_band(plot);
    name_forecast(plot);
}

/* ---- the target --------------------------------------------------------------------- */
/* Of a slot: of the first series that has one there. */
static bool target_at(const struct plot *plot, int slot, double *value) {
    for (int s = 0; s < plot->model->series_count; s++)
        if (beside(plot, chart_model_point(plot->model, s, slot), plot->target_column, value))
            return true;
    return false;
}

void band_ends(struct plot *plot) {
    double value;
    struct pw_reference ref = {.target = true, .value = {.date = PW_NO_DATE}};
    for (int i = plot->model->slots_count - 1; plot->target_column >= 0 && i >= 0; i--) {
        if (!target_at(plot, i, &value))
            continue;
        ref.value.number = value;
        margin_add(plot, plot->model->data->columns[plot->target_column].label,
                   plot_reference_value(plot, &ref), value, -1,
                   plot_reference_stroke(plot, &ref).colour, false, 1);
        return;
    }
}

/* Steps halfway between the slots where the target changes. */
static void target_ink(struct plot *plot) {
    const struct pw_reference ref = {.target = true};
    int count = plot->model->slots_count;
    struct pw_point *points = PW_NEW_N(plot->context->arena, struct pw_point, 2 * count + 2);
    size_t used = 0;
    for (int i = 0; i <= count; i++) {
        double value;
        if (i < count && target_at(plot, i, &value)) {
            double half = plot->band / 2, y = plot_y(plot, value), x = plot->slot_x[i];
            double right = i == count - 1 ? pw_rect_right(plot->area) : x + half;
            points[used++] = (struct pw_point){fmax(x - half, plot->area.x), y};
            points[used++] = (struct pw_point){right, y};
            continue;
        }
        if (used > 1)
            sheet_path(&plot->sheet, SHEET_RULE, points, used, plot_reference_stroke(plot, &ref));
        used = 0;
    }
}

/* ---- the band ------------------------------------------------------------------------ */
static void band_run(struct plot *plot, const struct pw_point *low, struct pw_point *outline,
                     size_t count) {
    if (count < 2)
        return;
    sheet_path(&plot->sheet, SHEET_BACK, low, count, edge_stroke(plot));
    sheet_path(&plot->sheet, SHEET_BACK, outline, count, edge_stroke(plot));
    for (size_t i = 0; i < count; i++)
        outline[count + i] = low[count - 1 - i];
    sheet_area(&plot->sheet, SHEET_GRID, outline, 2 * count, plot_colour(plot, PW_COLOUR_BAND),
               true);
}

static void band_series(struct plot *plot, int series) {
    const struct chart_model *model = plot->model;
    int slots = model->slots_count;
    struct pw_point *low = PW_NEW_N(plot->context->arena, struct pw_point, slots);
    struct pw_point *high = PW_NEW_N(plot->context->arena, struct pw_point, 2 * slots);
    size_t count = 0;
    for (int i = 0; i < slots; i++) {
        const struct chart_point *point = chart_model_point(model, series, i);
        double a, b;
        bool both =
            beside(plot, point, plot->low_column, &a) && beside(plot, point, plot->high_column, &b);
        if (!both || (i > 0 && !chart_model_adjacent(model, i - 1, i))) {
            band_run(plot, low, high, count);
            count = 0;
        }
        if (!both)
            continue;
        low[count] = (struct pw_point){plot->slot_x[i], plot_y(plot, a)};
        high[count++] = (struct pw_point){plot->slot_x[i], plot_y(plot, b)};
    }
    band_run(plot, low, high, count);
}

void band_ink(struct plot *plot) {
    for (int s = 0; plot->low_column >= 0 && s < plot->model->series_count; s++)
        if (plot_series_strong(plot, s))
            band_series(plot, s);
    if (plot->target_column >= 0)
        target_ink(plot);
}
