/* SPDX-License-Identifier: MIT
 *
 * chart: scales, axes, guides, labels and marks. Draws a chart of the doc into
 * a rectangle, in the open Figure tag. A new mark is src/chart/mark_X.c and a
 * row of src/chart/marks.def.
 */
#ifndef PACKWRIGHT_CHART_H
#define PACKWRIGHT_CHART_H

#include "packwright/doc.h"
#include "packwright/text.h"

struct pw_chart_context {
    const struct pw_theme *theme;
    struct pw_typist *typist;
    struct pw_arena *arena;
    struct pw_findings *findings;
    struct pw_place place; /* of the chart's block */
};

bool pw_chart_mark_known(const char *mark);
/* Names of all marks, for help; NULL-ended. */
const char *const *pw_chart_marks(void);
/* False where there is nothing to draw (no rows, no number at all): the caller
 * says so in a sentence instead. */
bool pw_chart_drawable(const struct pw_chart *chart);
/* Height that the chart wants at `width`. */
double pw_chart_height(const struct pw_chart_context *context, const struct pw_chart *chart,
                       double width);
/* Draws plot, axes, guides and labels; nothing leaves `rect`. What can't be
 * drawn legibly is a finding at context->place. */
void pw_chart_draw(const struct pw_chart_context *context, const struct pw_chart *chart,
                   struct pw_pen *pen, struct pw_rect rect);
/* Alternative text from the data: kind, measure, period, first, last, lowest
 * and highest with dates, gap to comparators; about 100 words at most; never a
 * withheld number. `title` is the figure's title. */
char *pw_chart_alt(struct pw_arena *arena, const struct pw_chart *chart, const char *title);
/* The finding as a title, from the data: claims no more than the numbers show. */
char *pw_chart_sentence(struct pw_arena *arena, const struct pw_chart *chart);

#endif
