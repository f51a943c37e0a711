/* SPDX-License-Identifier: MIT
 *
 * Parts, limits and signals of a control chart.
 */
#include <math.h>

#include "control.h"

static bool rebased(const struct chart_model *model, int slot) {
    for (size_t i = 0; i < model->chart->breaks_count; i++) {
        int32_t date = model->chart->breaks[i].date;
        if (model->slots[slot].date != PW_NO_DATE && model->slots[slot - 1].date < date &&
            date <= model->slots[slot].date)
            return true;
    }
    return false;
}

static enum control_kind kind_of(unsigned signals, enum pw_polarity polarity) {
    bool high = signals & PW_SIGNAL_HIGH;
    if (!(signals &
          (PW_SIGNAL_OUTSIDE | PW_SIGNAL_TREND | PW_SIGNAL_TWO_OF_THREE | PW_SIGNAL_SHIFT)))
        return CONTROL_COMMON;
    if (polarity == PW_NEUTRAL)
        return CONTROL_NEUTRAL;
    return high == (polarity == PW_HIGH_IS_GOOD) ? CONTROL_BETTER : CONTROL_WORSE;
}

/* A point may be high by one rule and low by another (rising while below the
 * mean): it takes the direction of the first rule that it meets. */
static unsigned direction(const double *values, const unsigned *signals, size_t n, size_t k,
                          const struct pw_xmr *limits) {
    unsigned rules = signals[k] & ~(unsigned)(PW_SIGNAL_HIGH | PW_SIGNAL_LOW);
    bool high = values[k] > limits->mean;
    if (rules & PW_SIGNAL_TREND && !(rules & PW_SIGNAL_OUTSIDE)) {
        bool after = k > 0 && signals[k - 1] & PW_SIGNAL_TREND;
        high = after ? values[k] > values[k - 1] : k + 1 < n && values[k + 1] > values[k];
    }
    return rules ? rules | (high ? PW_SIGNAL_HIGH : PW_SIGNAL_LOW) : 0;
}

static size_t wanted_baseline(const struct pw_chart *chart) {
    const char *text = pw_chart_option(chart, "baseline");
    int64_t count;
    return text && pw_integer_parse(text, &count) && count > 1 ? (size_t)count : 0;
}

static bool screens(const struct pw_chart *chart) {
    const char *text = pw_chart_option(chart, "screen");
    return text && (pw_str_casecmp(text, "yes") == 0 || pw_str_casecmp(text, "true") == 0);
}

/* Limits from the baseline, then signals of all numbers of the part. */
static void judge(struct control *control, struct pw_arena *arena, struct control_part *part) {
    int slots = part->last - part->first + 1;
    double *values = PW_NEW_N(arena, double, slots);
    int *at = PW_NEW_N(arena, int, slots);
    unsigned *signals = PW_NEW_N(arena, unsigned, slots);
    size_t wanted = wanted_baseline(control->model->chart);
    for (int i = part->first; i <= part->last; i++)
        if (chart_point_number(&control->series->points[i], &values[part->numbers]))
            at[part->numbers++] = i;
    part->baseline = wanted > 0 && wanted < part->numbers ? wanted : part->numbers;
    if (part->baseline == 0)
        return;
    part->from = at[0];
    part->to = at[part->baseline - 1];
    part->xmr = pw_xmr_limits(values, part->baseline, screens(control->model->chart));
    if (!control_has_limits(part))
        return;
    pw_xmr_signals(values, part->numbers, &part->xmr, signals);
    for (size_t k = 0; k < part->numbers; k++) {
        control->signals[at[k]] = direction(values, signals, part->numbers, k, &part->xmr);
        control->kinds[at[k]] = kind_of(control->signals[at[k]], control->polarity);
        control->special += control->kinds[at[k]] != CONTROL_COMMON;
    }
}

void control_make(struct control *control, struct pw_arena *arena,
                  const struct chart_model *model) {
    int own = model->own >= 0 ? model->own : 0;
    *control = (struct control){.model = model,
                                .series = &model->series[own],
                                .stated = wanted_baseline(model->chart) > 0,
                                .parts = PW_NEW_N(arena, struct control_part, model->slots_count),
                                .signals = PW_NEW_N(arena, unsigned, model->slots_count),
                                .kinds = PW_NEW_N(arena, enum control_kind, model->slots_count)};
    if (control->series->first >= 0) {
        const struct chart_point *point = &control->series->points[control->series->first];
        control->polarity = pw_cell_polarity(model->data, point->row, (size_t)point->column);
    }
    for (int i = 0; i < model->slots_count; i++) {
        if (i == 0 || rebased(model, i))
            control->parts[control->parts_count++] = (struct control_part){.first = i};
        control->parts[control->parts_count - 1].last = i;
    }
    for (int p = 0; p < control->parts_count; p++)
        judge(control, arena, &control->parts[p]);
}

bool control_has_limits(const struct control_part *part) {
    return part->baseline > 1 && isfinite(part->xmr.upper) && isfinite(part->xmr.lower);
}

bool control_lower_shown(const struct control *control, const struct control_part *part) {
    return control_has_limits(part) && (part->xmr.lower >= 0 || control->model->low < 0);
}

bool control_upper_shown(const struct control *control, const struct control_part *part) {
    const char *unit = pw_cell_unit(control->model->data, 0, (size_t)control->model->chart->y[0]);
    return control_has_limits(part) &&
           (part->xmr.upper <= 100 || !pw_streq(unit, "%") || control->model->high > 100);
}

const char *control_signal_words(unsigned signals) {
    bool low = signals & PW_SIGNAL_LOW;
    if (signals & PW_SIGNAL_OUTSIDE)
        return low ? "below the lower limit" : "above the upper limit";
    if (signals & PW_SIGNAL_TREND)
        return low ? "part of a fall of 7 points in a row" : "part of a rise of 7 points in a row";
    if (signals & PW_SIGNAL_TWO_OF_THREE)
        return low ? "one of 2 in 3 points near the lower limit"
                   : "one of 2 in 3 points near the upper limit";
    if (signals & PW_SIGNAL_SHIFT)
        return low ? "in a run of 7 or more below the mean"
                   : "in a run of 7 or more above the mean";
    return "";
}

const struct pw_reference *control_target(const struct pw_chart *chart) {
    for (size_t i = 0; i < chart->references_count; i++)
        if (chart->references[i].target && chart->references[i].value.state == PW_PRESENT)
            return &chart->references[i];
    return NULL;
}
