/* SPDX-License-Identifier: MIT
 *
 * The sentence generator: a title that states what the numbers show and no
 * more. Its rules stand in chart.h.
 */
#include "plot.h"
#include "words.h"

/* "rose from 45 in 2024 to 49 in 2025" of one series. */
static char *movement(struct pw_arena *arena, const struct chart_model *model, int series) {
    const struct chart_series *s = &model->series[series];
    int first = words_first_comparable(model, series), last = s->last;
    const struct chart_point *to = &s->points[last];
    const char *b = chart_point_text(arena, model, to), *when = words_when(arena, model, last);
    if (first < 0 || first == last)
        return pw_arena_printf(arena, "was %s %s", b, when);
    const char *a = chart_point_text(arena, model, &s->points[first]);
    const char *since = words_when(arena, model, first);
    bool little;
    const char *verb = words_change(model, &s->points[first], to, &little);
    if (verb)
        return pw_arena_printf(arena, "%s from %s %s to %s %s", verb, a, since, b, when);
    if (little)
        return pw_arena_printf(arena, "was little changed, from %s %s to %s %s", a, since, b, when);
    return pw_arena_printf(arena, "was %s both %s and %s", b, since, when);
}

/* One row among names: its rank, or where nobody is the own one both ends. */
static char *rank(struct pw_arena *arena, const struct chart_model *model) {
    const char *measure = words_measure(model);
    int own = words_own_slot(model), of;
    const struct chart_series *s = &model->series[0];
    if (own >= 0) {
        const char *name = model->slots[own].text, *place = words_rank(arena, model, own, &of);
        if (!place)
            return pw_arena_printf(arena, "%s: no figure for %s", measure, name);
        return pw_arena_printf(arena, "%s: %s is %s of %d, at %s", measure, name, place, of,
                               chart_point_text(arena, model, &s->points[own]));
    }
    const char *high = model->slots[s->high].text, *low = model->slots[s->low].text;
    const char *high_text = chart_point_text(arena, model, &s->points[s->high]);
    if (s->numbers == 1)
        return pw_arena_printf(arena, "%s: %s, %s", measure, high, high_text);
    if (s->points[s->high].cell->number == s->points[s->low].cell->number)
        return pw_arena_printf(arena, "%s: %s in each of %d", measure, high_text, s->numbers);
    words_rank(arena, model, s->high, &of);
    bool joint_high = pw_str_starts(words_rank(arena, model, s->high, &of), "joint");
    bool joint_low = pw_str_starts(words_rank(arena, model, s->low, &of), "joint");
    return pw_arena_printf(arena, "%s: %s is %shighest (%s) and %s %slowest (%s)", measure, high,
                           joint_high ? "joint " : "", high_text, low, joint_low ? "joint " : "",
                           chart_point_text(arena, model, &s->points[s->low]));
}

/* Two series side by side, as two years by month: how often one is above. */
static char *pair(struct pw_arena *arena, const struct chart_model *model) {
    const struct chart_series *a = &model->series[0], *b = &model->series[1];
    int both = 0, above = 0, below = 0;
    for (int i = 0; i < model->slots_count; i++) {
        double x, y;
        if (!chart_point_number(&a->points[i], &x) || !chart_point_number(&b->points[i], &y))
            continue;
        both++;
        above += x > y;
        below += x < y;
    }
    if (both == 0)
        return NULL;
    bool up = above >= below;
    int most = up ? above : below;
    const char *word = up ? "above" : "below", *measure = words_measure(model);
    if (model->chart->y_count > 1)
        measure = NULL;
    const char *head = measure ? pw_arena_printf(arena, "%s: ", measure) : "";
    if (both == 1)
        return above == below
                   ? pw_arena_printf(arena, "%s%s equalled %s", head, a->name, b->name)
                   : pw_arena_printf(arena, "%s%s was %s %s", head, a->name, word, b->name);
    if (most == both)
        return pw_arena_printf(arena, "%s%s was %s %s in all %d", head, a->name, word, b->name,
                               both);
    return pw_arena_printf(arena, "%s%s was %s %s in %d of %d", head, a->name, word, b->name, most,
                           both);
}

/* Several series and none is the own one: which is highest at the end. */
static char *highest(struct pw_arena *arena, const struct chart_model *model) {
    int slot = -1, best = -1, count = 0;
    for (int s = 0; s < model->series_count; s++)
        if (model->series[s].last > slot)
            slot = model->series[s].last;
    double most = 0, value;
    bool joint = false;
    for (int s = 0; s < model->series_count; s++) {
        if (!chart_point_number(&model->series[s].points[slot], &value))
            continue;
        count++;
        joint = best >= 0 && (value == most || (joint && value < most));
        if (best < 0 || value > most)
            best = s, most = value;
    }
    const char *measure =
        model->chart->y_count > 1 ? "" : pw_arena_printf(arena, "%s: ", words_measure(model));
    return pw_arena_printf(arena, "%s%s was %shighest of %d %s, at %s", measure,
                           model->series[best].name, joint ? "joint " : "", count,
                           words_when(arena, model, slot),
                           chart_point_text(arena, model, &model->series[best].points[slot]));
}

char *pw_chart_sentence(struct pw_arena *arena, const struct pw_chart *chart) {
    struct chart_model *model = chart_model_new(arena, chart);
    if (model->numbers == 0)
        return pw_arena_strdup(arena, "");
    const struct mark *mark = mark_lookup(chart->mark);
    char *own_way = mark && mark->sentence ? mark->sentence(arena, model) : NULL;
    if (own_way)
        return own_way;
    bool names = chart_ranks(chart) || model->period == PERIOD_NONE;
    if (names && model->series_count == 1)
        return rank(arena, model);
    if (chart_ranks(chart) && model->series[0].numbers > 0)
        return rank(arena, model);
    if (model->own >= 0 && model->series[model->own].numbers > 0) {
        const struct chart_series *own = &model->series[model->own];
        const char *measure = words_measure(model), *does = movement(arena, model, model->own);
        const char *what = chart->y_count > 1 ? own->name : measure;
        if (!*own->name || chart->y_count > 1) /* "Visits were", "Rate was": no verb is safe */
            return pw_str_starts(does, "was ") ? pw_arena_printf(arena, "%s: %s", what, does + 4)
                                               : pw_arena_printf(arena, "%s %s", what, does);
        return pw_arena_printf(arena, "%s: %s %s", measure, own->name, does);
    }
    if (model->series_count == 2) {
        char *text = pair(arena, model);
        if (text)
            return text;
    }
    return highest(arena, model);
}
