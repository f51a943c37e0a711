/* SPDX-License-Identifier: MIT
 *
 * What a chart says in words: shared by the sentence and the alternative text.
 */
#ifndef PACKWRIGHT_CHART_WORDS_H
#define PACKWRIGHT_CHART_WORDS_H

#include "model.h"

/* Of the mark: "Line chart", and whether its slots are ranked names. */
const char *chart_kind(const struct pw_chart *chart);
bool chart_ranks(const struct pw_chart *chart);

/* `cell` as it would print in `column` of the data, with the unit of `row` (which
 * need not exist) and so many decimals; -1: as many as its number has. */
char *words_cell(struct pw_arena *arena, const struct pw_dataset *data, size_t row, size_t column,
                 struct pw_cell cell, int decimals);
/* A number that is worked out, a mean or a limit, as the first measure prints in
 * `row`; `decimals` where the data declare none; -1: those of words_decimals. */
char *words_number(struct pw_arena *arena, const struct chart_model *model, size_t row,
                   double value, int decimals);
/* Decimals of a sum or a mean of doubles without the noise of their arithmetic:
 * 0.1 + 0.2 has one. */
int words_decimals(double value);
/* A total with as many. */
char *words_total(struct pw_arena *arena, double value);
/* Label of the first measure, never NULL. */
const char *words_measure(const struct chart_model *model);
/* "rose", "fell", or NULL where the two can't be told apart: `little` is set
 * where they print differently all the same. */
const char *words_change(const struct chart_model *model, const struct chart_point *from,
                         const struct chart_point *to, bool *little);
/* The size of a - b with its unit: "3.2 percentage points", "£4m", "18". */
char *words_gap(struct pw_arena *arena, const struct chart_model *model, double a, double b);
/* "highest", "2nd highest", "joint lowest": of `slot` among the values of the
 * first series; *of is how many there are. NULL where the slot has no value. */
char *words_rank(struct pw_arena *arena, const struct chart_model *model, int slot, int *of);
/* The own row of a ranked chart, or -1. */
int words_own_slot(const struct chart_model *model);
/* First slot of the series that may be compared with the last: no dated break
 * lies between. -1: none. */
int words_first_comparable(const struct chart_model *model, int series);
/* "in 2025", "at 31 March 2025". */
char *words_when(struct pw_arena *arena, const struct chart_model *model, int slot);
/* "and" between the last two: "a, b and c" grows with each call. */
void words_list(struct pw_buf *out, int index, int count, const char *item);

/* A name for running text: cut, with an ellipsis, where it is very long. */
const char *words_name(struct pw_arena *arena, const char *name);

#endif
