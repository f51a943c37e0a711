/* SPDX-License-Identifier: MIT
 *
 * chart: scales, axes, guides, labels and marks. Draws a chart of the doc into
 * a rectangle, in the open Figure tag. A new mark is src/chart/mark_X.c and a
 * row of src/chart/marks.def.
 * Which channels and options a mark has stands in its file and is given by
 * pw_chart_mark_manual.
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
/* Whether its measures are columns of dates, not of numbers. */
bool pw_chart_mark_dates(const char *mark);
/* Names of all marks, for help; NULL-ended. */
const char *const *pw_chart_marks(void);
const char *pw_chart_mark_help(const char *mark); /* one line; NULL: no such mark */
/* What a template may write for a mark: lists end at a NULL name. `takes` says
 * what kind of value, for options with the default in brackets. */
struct pw_mark_key {
    const char *name, *takes, *help;
};
struct pw_mark_manual {
    const struct pw_mark_key *channels, *options;
    const char *example; /* body of a chart block; stands in templates/README.md too */
};
bool pw_chart_mark_manual(const char *mark, struct pw_mark_manual *manual);
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
/* Proves over the display list that no ink of the ops from `first` on touches a
 * label ("label-overlap") and that nothing leaves `frame` ("chart-clipped").
 * Returns the number of faults; each of the first few is a finding (`findings`
 * may be NULL). Ink in the colour of the paper is none. pw_chart_draw proves
 * all that it draws. */
size_t pw_chart_proof(const struct pw_page *page, size_t first, struct pw_rect frame, pw_rgb paper,
                      struct pw_findings *findings, struct pw_place place);
/* A sparkline for a cell, without words: `count` values in equal steps across
 * `rect`, from the lowest at its foot to the highest at its top, NAN a gap, a
 * dot (1.9 points) on the last. Drawn into the open tag; nothing where there is
 * no number. A chart of the mark "spark" draws the same line with its values. */
void pw_spark_draw(struct pw_pen *pen, struct pw_arena *arena, const struct pw_theme *theme,
                   const double *values, size_t count, struct pw_rect rect);
/* Alternative text from the data: kind, measure, period, first, last, lowest
 * and highest with dates, gap to comparators; about 100 words at most; never a
 * withheld number. `title` is the figure's title. */
char *pw_chart_alt(struct pw_arena *arena, const struct pw_chart *chart, const char *title);
/* Value of a reference as its own `text`, else as the chart's first measure would
 * print it. */
char *pw_chart_reference_text(struct pw_arena *arena, const struct pw_chart *chart,
                              const struct pw_reference *reference);
/* The role that a word of the column `emphasis` means; "england" is the nation;
 * any other word none. */
enum pw_emphasis pw_chart_role(const char *word);
/* The finding as a title, from the data: claims no more than the numbers show.
 * "Rose" and "fell" compare the first and the last period of the own series (or
 * the only one); a difference under 2 % of the first value, or under one point
 * of a percentage, is "little changed"; values that print alike are
 * "unchanged". Ranks count the values that are larger, equal ones share a rank.
 * No word says good or bad. "" where there is no number. */
char *pw_chart_sentence(struct pw_arena *arena, const struct pw_chart *chart);

#endif
