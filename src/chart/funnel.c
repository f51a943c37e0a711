/* SPDX-License-Identifier: MIT
 *
 * Points, average, limits and words of a funnel.
 */
#include <math.h>
#include <string.h>

#include "funnel.h"
#include "words.h"

#define EXACT_MOST 20000.0 /* sizes above which the normal limits are as good */
#define WINSORISED 0.1     /* share at each end (Spiegelhalter 2005) */

/* "per 10,000" is 10,000; "%" is 100. */
static double per_of(const char *unit) {
    double per = 0;
    if (pw_streq(unit, "%"))
        return 100;
    if (!unit || !pw_str_starts(unit, "per "))
        return 1;
    for (const char *c = unit + 4; *c; c++)
        if (*c >= '0' && *c <= '9')
            per = per * 10 + (*c - '0');
        else if (*c != ',')
            break;
    return per > 0 ? per : 1;
}

static bool size_of(const struct chart_model *model, const struct chart_point *point, int column,
                    double *size) {
    if (column >= 0) {
        const struct pw_cell *cell = pw_dataset_cell(model->data, point->row, (size_t)column);
        *size = cell->number;
        return cell->state == PW_PRESENT && isfinite(*size) && *size > 0;
    }
    *size = point->cell->denominator;
    return point->cell->has_parts && isfinite(*size) && *size > 0;
}

static int denominator_column(const struct chart_model *model) {
    const char *name = pw_chart_option(model->chart, "denominator");
    int column = name ? pw_dataset_column(model->data, name) : -1;
    return column >= 0 && model->data->columns[column].type == PW_NUMBER ? column : -1;
}

static void collect(struct funnel *funnel, struct pw_arena *arena) {
    const struct chart_model *model = funnel->model;
    int column = denominator_column(model);
    funnel->size_label = column >= 0 ? model->data->columns[column].label : "Denominator";
    const char *said = pw_chart_option(model->chart, "size");
    if (said)
        funnel->size_label = said;
    funnel->points = PW_NEW_N(arena, struct funnel_point, model->slots_count + 1);
    for (int i = 0; i < model->slots_count && model->series_count > 0; i++) {
        const struct chart_point *point = chart_model_point(model, 0, i);
        struct funnel_point *one = &funnel->points[funnel->count];
        one->slot = i;
        if (!chart_point_number(point, &one->value) || !size_of(model, point, column, &one->size)) {
            funnel->without++;
            continue;
        }
        funnel->least = funnel->count ? fmin(funnel->least, one->size) : one->size;
        funnel->most = fmax(funnel->most, one->size);
        funnel->count++;
    }
}

static void find_target(struct funnel *funnel) {
    const struct pw_chart *chart = funnel->model->chart;
    double sum = 0, sizes = 0;
    for (int i = 0; i < funnel->count; i++) {
        sum += funnel->points[i].value * funnel->points[i].size;
        sizes += funnel->points[i].size;
    }
    funnel->target = sizes > 0 ? sum / sizes : 0;
    funnel->about = "the average of those shown";
    for (size_t i = 0; i < chart->references_count; i++) {
        const struct pw_reference *ref = &chart->references[i];
        if (ref->value.state != PW_PRESENT || ref->role != PW_EMPHASIS_NATION)
            continue;
        funnel->target = ref->value.number;
        funnel->about = ref->label ? ref->label : "the average";
        return;
    }
}

/* Variance of a share or rate by chance alone, in the measure's unit. */
static double variance(const struct funnel *funnel, double size) {
    double share = funnel->target / funnel->per;
    double one = funnel->proportion ? share * (1 - share) : share;
    return fmax(one, 0) / size * funnel->per * funnel->per;
}

static void widen(struct funnel *funnel, struct pw_arena *arena) {
    const char *asked = pw_chart_option(funnel->model->chart, "overdispersion");
    if (!asked || !(pw_streq(asked, "true") || pw_streq(asked, "yes")))
        return;
    double *z = PW_NEW_N(arena, double, funnel->count + 1);
    double *s2 = PW_NEW_N(arena, double, funnel->count + 1);
    for (int i = 0; i < funnel->count; i++) {
        s2[i] = variance(funnel, funnel->points[i].size);
        if (s2[i] <= 0)
            return;
        z[i] = (funnel->points[i].value - funnel->target) / sqrt(s2[i]);
    }
    funnel->tau = sqrt(pw_funnel_overdispersion(z, s2, (size_t)funnel->count, WINSORISED).tau2);
    funnel->dispersed = funnel->tau > 0;
}

void funnel_make(struct funnel *funnel, struct pw_arena *arena, const struct chart_model *model) {
    const char *unit = NULL;
    if (model->data->rows_count > 0)
        unit = pw_cell_unit(model->data, 0, (size_t)model->chart->y[0]);
    *funnel = (struct funnel){.model = model, .per = per_of(unit)};
    funnel->proportion = funnel->per == 100;
    collect(funnel, arena);
    find_target(funnel);
    if (funnel->count > 0)
        widen(funnel, arena);
}

struct pw_interval funnel_limits(const struct funnel *funnel, double size, double level) {
    double share = funnel->target / funnel->per, per = funnel->per;
    struct pw_interval limits;
    if (funnel->dispersed || size > EXACT_MOST) {
        double half = pw_normal_quantile(0.5 + level / 2) *
                      sqrt(variance(funnel, size) + funnel->tau * funnel->tau);
        limits = (struct pw_interval){funnel->target - half, funnel->target + half};
    } else if (funnel->proportion) {
        limits = pw_funnel_proportion(size, share, level);
        limits = (struct pw_interval){limits.lower * per, limits.upper * per};
    } else {
        limits = pw_funnel_count(fmax(share * size, 0), level);
        limits = (struct pw_interval){limits.lower / size * per, limits.upper / size * per};
    }
    limits.lower = fmax(limits.lower, 0);
    if (funnel->proportion)
        limits.upper = fmin(limits.upper, 100);
    return limits;
}

int funnel_side(const struct funnel *funnel, const struct funnel_point *point) {
    struct pw_interval far = funnel_limits(funnel, point->size, 0.998);
    struct pw_interval near = funnel_limits(funnel, point->size, 0.95);
    return point->value > far.upper    ? 2
           : point->value < far.lower  ? -2
           : point->value > near.upper ? 1
           : point->value < near.lower ? -1
                                       : 0;
}

/* ---- words ------------------------------------------------------------------------- */
char *funnel_number(struct pw_arena *arena, const struct funnel *funnel, double value) {
    /* a mean has digits that nobody measured: one decimal where none are declared */
    return words_number(arena, funnel->model, 0, value, 1);
}

char *funnel_note(struct pw_arena *arena, const struct funnel *funnel) {
    const char *how = funnel->dispersed
                          ? pw_arena_printf(arena,
                                            "widened for overdispersion (standard deviation "
                                            "between names %s)",
                                            funnel_number(arena, funnel, funnel->tau))
                      : funnel->proportion ? "exact binomial"
                                           : "exact Poisson";
    const char *without =
        funnel->without ? pw_arena_printf(arena, " %d without a figure %s not shown.",
                                          funnel->without, funnel->without == 1 ? "is" : "are")
                        : "";
    return pw_arena_printf(arena,
                           "Limits of 95%% (dashed) and 99.8%% (solid) around %s, %s: %s. A point "
                           "beyond the 99.8%% limit is unlikely to differ by chance alone.%s",
                           funnel->about, funnel_number(arena, funnel, funnel->target), how,
                           without);
}

static const char *const SIDES[] = {"below the 99.8% limit", "between the lower limits",
                                    "within the 95% limits", "between the upper limits",
                                    "above the 99.8% limit"};

static const struct funnel_point *own_point(const struct funnel *funnel) {
    for (int i = 0; i < funnel->count; i++)
        if (funnel->model->slots[funnel->points[i].slot].role == PW_EMPHASIS_OWN)
            return &funnel->points[i];
    return NULL;
}

void funnel_tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct funnel funnel;
    int above = 0, below = 0;
    funnel_make(&funnel, arena, model);
    pw_buf_printf(out, " %s, %d names", words_measure(model), funnel.count);
    if (funnel.count == 0) {
        pw_buf_puts(out, ". No name has both a figure and a size.");
        return;
    }
    pw_buf_printf(out, " by size (%s), ", funnel.size_label);
    pw_format_number(out, funnel.least, 0);
    pw_buf_puts(out, " to ");
    pw_format_number(out, funnel.most, 0);
    pw_buf_printf(out, ". Limits are around %s, %s.", funnel.about,
                  funnel_number(arena, &funnel, funnel.target));
    const struct funnel_point *own = own_point(&funnel);
    if (own) {
        pw_buf_printf(out, " %s: %s of ", model->slots[own->slot].text,
                      funnel_number(arena, &funnel, own->value));
        pw_format_number(out, own->size, 0);
        pw_buf_printf(out, ", %s.", SIDES[funnel_side(&funnel, own) + 2]);
    }
    for (int i = 0; i < funnel.count; i++) {
        above += funnel_side(&funnel, &funnel.points[i]) == 2;
        below += funnel_side(&funnel, &funnel.points[i]) == -2;
    }
    pw_buf_printf(out, " %d of %d are above the 99.8%% limit and %d below it.%s", above,
                  funnel.count, below,
                  funnel.dispersed ? " Limits are widened for overdispersion." : "");
}

char *funnel_sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct funnel funnel;
    funnel_make(&funnel, arena, model);
    const struct funnel_point *own = own_point(&funnel);
    if (!own)
        return NULL;
    return pw_arena_printf(arena, "%s: %s is %s around %s", words_measure(model),
                           model->slots[own->slot].text, SIDES[funnel_side(&funnel, own) + 2],
                           funnel.about);
}
