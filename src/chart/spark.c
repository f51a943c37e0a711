/* SPDX-License-Identifier: MIT
 *
 * Sparklines: runs of values joined up, gaps left open, a dot on the last.
 */
#include "spark.h"

#include <math.h>

#include "packwright/chart.h"

#define ALONE 0.82 /* radius of a value alone between gaps, in widths of the line */

bool spark_range(const double *values, size_t count, double *low, double *high) {
    bool any = false;
    for (size_t i = 0; i < count; i++) {
        if (!isfinite(values[i]))
            continue;
        *low = any ? fmin(*low, values[i]) : values[i];
        *high = any ? fmax(*high, values[i]) : values[i];
        any = true;
    }
    return any;
}

struct pw_point spark_point(const struct spark *spark, struct pw_rect rect, size_t i) {
    double range = spark->high - spark->low;
    double along = spark->at          ? spark->at[i]
                   : spark->count > 1 ? (double)i / (double)(spark->count - 1)
                                      : 0;
    double share = range > 0 ? (spark->values[i] - spark->low) / range : 0.5;
    return (struct pw_point){rect.x + rect.width * along, rect.y + rect.height * (1 - share)};
}

static void run_ink(struct sheet *sheet, const struct pw_point *run, size_t count, bool last,
                    const struct pw_stroke *stroke) {
    if (count > 1)
        sheet_path(sheet, SHEET_LINE, run, count, *stroke);
    else if (count == 1 && !last) /* the last value has a dot anyway */
        sheet_dot(sheet, run[0], ALONE * stroke->width, stroke->colour, false);
}

void spark_ink(struct sheet *sheet, const struct spark *spark, struct pw_rect rect,
               const struct spark_look *look) {
    struct pw_point *run = PW_NEW_N(sheet->arena, struct pw_point, spark->count + 1);
    size_t count = 0;
    bool forecast = false;
    for (size_t i = 0; i < spark->count; i++) {
        bool number = isfinite(spark->values[i]);
        unsigned marks = spark->marks ? spark->marks[i] : 0;
        const struct pw_stroke *stroke = forecast ? &look->forecast : &look->line;
        if (!number || marks & SPARK_APART) {
            run_ink(sheet, run, count, false, stroke);
            count = 0;
        } else if (count > 0 && forecast != ((marks & SPARK_FORECAST) != 0)) {
            struct pw_point last = run[count - 1];
            run_ink(sheet, run, count, true, stroke);
            run[0] = last; /* dashed from the last actual on */
            count = 1;
        }
        if (number)
            run[count++] = spark_point(spark, rect, i);
        forecast = number && marks & SPARK_FORECAST;
    }
    run_ink(sheet, run, count, true, forecast ? &look->forecast : &look->line);
    if (spark->count && isfinite(spark->values[spark->count - 1]))
        sheet_dot(sheet, spark_point(spark, rect, spark->count - 1), look->dot, look->dot_colour,
                  look->hollow);
}

void pw_spark_draw(struct pw_pen *pen, struct pw_arena *arena, const struct pw_theme *theme,
                   const double *values, size_t count, struct pw_rect rect) {
    struct sheet sheet = {.arena = arena, .paper = pw_theme_colour(theme, PW_COLOUR_PAPER)};
    struct spark spark = {.values = values, .count = count};
    struct spark_look look = {
        .line = {.colour = pw_theme_colour(theme, PW_COLOUR_CONTEXT_LINE),
                 .width = 1.1,
                 .cap = 1,
                 .join = 1},
        .dot = 1.9,
        .dot_colour = pw_theme_colour(theme, PW_COLOUR_OWN),
    };
    if (!spark_range(values, count, &spark.low, &spark.high))
        return;
    spark_ink(&sheet, &spark, rect, &look);
    sheet_draw(&sheet, pen);
}
