/* SPDX-License-Identifier: MIT
 *
 * What a control chart says in words: its note, its alternative text, its title.
 */
#ifndef PACKWRIGHT_CHART_CONTROL_WORDS_H
#define PACKWRIGHT_CHART_CONTROL_WORDS_H

#include "control.h"

/* A number as the measure prints it; with one decimal where it says none. */
char *control_number(struct pw_arena *arena, const struct control *control, double value);
/* The baseline, trial limits, limits that can't be reached, the target. */
char *control_note(struct pw_arena *arena, const struct control *control);
void control_tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model);
char *control_sentence(struct pw_arena *arena, const struct chart_model *model);

#endif
