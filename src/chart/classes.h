/* SPDX-License-Identifier: MIT
 *
 * Classes from 1 on, each with a letter (A for 1) and a tint: of the heat grid
 * and the tile map. Worked out in SQL, with ntile().
 */
#ifndef PACKWRIGHT_CHART_CLASSES_H
#define PACKWRIGHT_CHART_CLASSES_H

#include "plot.h"

#define CLASSES_MOST 7

/* 0: no number there; -1: a number that is no class. */
int class_of(const struct chart_model *model, int series, int slot);
/* How many there are: the option `classes`, or more where the data hold more. */
int classes_count(const struct chart_model *model);
/* From the own colour to nearly paper, in steps of even luminance to the eye. */
pw_rgb class_tint(const struct plot *plot, int classes, int class);
const char *class_letter(struct pw_arena *arena, int class);
/* What the option `first` or `last` says of an outer class, else "". */
const char *class_words(const struct chart_model *model, int classes, int class);
/* ", a letter from A, highest fifth, to E, lowest fifth,". */
void classes_tell(struct pw_buf *out, const struct chart_model *model);
/* A finding where numbers are no classes. */
void classes_check(struct plot *plot);
/* Its tint in the box and its letter on it. */
void class_draw(struct plot *plot, struct pw_rect box, int classes, int class);
/* The key at the top of the frame, in as many lines as it takes. */
double classes_key_height(struct plot *plot, int classes);
void classes_key_draw(struct plot *plot, int classes);

#endif
