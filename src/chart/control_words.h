/* SPDX-License-Identifier: MIT
 *
 * What a control chart says in words: its note, its alternative text, its title.
 */
#ifndef PACKWRIGHT_CHART_CONTROL_WORDS_H
#define PACKWRIGHT_CHART_CONTROL_WORDS_H

#include "control.h"

/* The baseline, trial limits, limits that can't be reached, the target. */
char *control_note(struct pw_arena *arena, const struct control *control);
void control_tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model);
char *control_sentence(struct pw_arena *arena, const struct chart_model *model);

#endif
