/* SPDX-License-Identifier: MIT
 *
 * Words of a control chart. They claim a change only where a rule shows one.
 */
#include "control_words.h"
#include "words.h"

char *control_number(struct pw_arena *arena, const struct control *control, double value) {
    /* a mean has digits that nobody measured: one decimal where none are declared */
    return words_number(arena, control->model, 0, value, 1);
}

static const struct control_part *last_part(const struct control *control) {
    return &control->parts[control->parts_count - 1];
}

static char *between(struct pw_arena *arena, const struct control *control, int from, int to) {
    return pw_arena_printf(arena, "%s to %s", chart_slot_words(arena, control->model, from),
                           chart_slot_words(arena, control->model, to));
}

/* "all 36 points", "the first 12 points (April 2022 to March 2023)". */
static char *baseline(struct pw_arena *arena, const struct control *control,
                      const struct control_part *part) {
    const char *when = between(arena, control, part->from, part->to);
    return part->baseline < part->numbers
               ? pw_arena_printf(arena, "the first %zu points (%s)", part->baseline, when)
               : pw_arena_printf(arena, "all %zu points (%s)", part->baseline, when);
}

static void note_target(struct pw_buf *out, struct pw_arena *arena, const struct control *control) {
    const struct pw_reference *target = control_target(control->model->chart);
    const struct control_part *part = last_part(control);
    if (!target || !control_has_limits(part))
        return;
    const char *value = control_number(arena, control, target->value.number);
    pw_buf_printf(out, " %s %s: ", target->label ? target->label : "Target", value);
    if (control->polarity == PW_NEUTRAL) {
        bool inside =
            target->value.number >= part->xmr.lower && target->value.number <= part->xmr.upper;
        pw_buf_printf(out, "it lies %s the limits.", inside ? "within" : "outside");
        return;
    }
    switch (
        pw_xmr_assurance(&part->xmr, target->value.number, control->polarity == PW_HIGH_IS_GOOD)) {
    case PW_ASSURANCE_PASS:
        pw_buf_puts(out, "it will be met consistently unless something changes.");
        break;
    case PW_ASSURANCE_FAIL:
        pw_buf_puts(out, "it will be missed consistently unless something changes.");
        break;
    case PW_ASSURANCE_HIT_OR_MISS:
        pw_buf_puts(out, "it will be met in some periods and missed in others, by chance.");
        break;
    }
}

char *control_note(struct pw_arena *arena, const struct control *control) {
    const struct control_part *part = last_part(control);
    struct pw_buf out = {0};
    if (!control_has_limits(part)) {
        pw_buf_puts(&out, "There are too few points for limits.");
    } else {
        pw_buf_printf(&out, "%s from %s%s.",
                      part->xmr.trial ? "Trial limits (fewer than 12 points)" : "Mean and limits",
                      baseline(arena, control, part),
                      control->parts_count > 1 ? ", separately since the last break" : "");
        if (part->xmr.screened > 0)
            pw_buf_printf(&out, " %zu moving range%s over 3.267 times the mean left out.",
                          part->xmr.screened, part->xmr.screened == 1 ? " is" : "s are");
        if (!control_lower_shown(control, part))
            pw_buf_puts(&out, " The lower limit is below zero.");
        if (!control_upper_shown(control, part))
            pw_buf_puts(&out, " The upper limit is above 100%.");
    }
    note_target(&out, arena, control);
    char *text = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

/* ---- alternative text ------------------------------------------------------------- */
/* The latest special cause and how many there are. */
static void tell_signals(struct pw_buf *out, struct pw_arena *arena,
                         const struct control *control) {
    int last = -1;
    for (int i = 0; i < control->model->slots_count; i++)
        if (control->kinds[i] != CONTROL_COMMON)
            last = i;
    if (last < 0) {
        pw_buf_puts(out, " No point is a special cause.");
        return;
    }
    static const char *const kinds[] = {[CONTROL_COMMON] = "",
                                        [CONTROL_BETTER] = ", an improvement",
                                        [CONTROL_WORSE] = ", a concern",
                                        [CONTROL_NEUTRAL] = ""};
    pw_buf_printf(out, " %d of %d points %s special cause%s; the latest, %s, is %s%s.",
                  control->special, control->series->numbers,
                  control->special == 1 ? "is a" : "are", control->special == 1 ? "" : "s",
                  chart_slot_words(arena, control->model, last),
                  control_signal_words(control->signals[last]), kinds[control->kinds[last]]);
}

void control_tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct control control;
    control_make(&control, arena, model);
    const struct chart_series *s = control.series;
    pw_buf_printf(out, " %s, %s, %d points.", words_measure(model),
                  between(arena, &control, 0, model->slots_count - 1), s->numbers);
    if (s->last >= 0)
        pw_buf_printf(out, " Last %s (%s).", chart_point_text(arena, model, &s->points[s->last]),
                      chart_slot_words(arena, model, s->last));
    const struct control_part *part = last_part(&control);
    if (control_has_limits(part)) {
        pw_buf_printf(out, " Mean %s", control_number(arena, &control, part->xmr.mean));
        if (control_lower_shown(&control, part))
            pw_buf_printf(out, ", lower limit %s",
                          control_number(arena, &control, part->xmr.lower));
        if (control_upper_shown(&control, part))
            pw_buf_printf(out, ", upper limit %s",
                          control_number(arena, &control, part->xmr.upper));
        pw_buf_puts(out, ".");
        tell_signals(out, arena, &control);
    }
    pw_buf_printf(out, " %s", control_note(arena, &control));
}

/* ---- the title ---------------------------------------------------------------------- */
char *control_sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct control control;
    control_make(&control, arena, model);
    const struct control_part *part = last_part(&control);
    int last = control.series->last;
    if (!control_has_limits(part) || last < part->first)
        return NULL;
    const char *measure = words_measure(model), *when = chart_slot_words(arena, model, last);
    if (control.kinds[last] != CONTROL_COMMON)
        return pw_arena_printf(arena, "%s: %s is %s", measure, when,
                               control_signal_words(control.signals[last]));
    bool any = false;
    for (int i = part->first; i <= part->last; i++)
        any = any || control.kinds[i] != CONTROL_COMMON;
    if (any)
        return pw_arena_printf(arena, "%s: %s is within the limits again", measure, when);
    return pw_arena_printf(arena, "%s: no sign of change, %s is within the limits", measure, when);
}
