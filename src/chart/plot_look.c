/* SPDX-License-Identifier: MIT
 *
 * Roles of the data to colours, strokes and styles of the theme.
 */
#include <math.h>

#include "plot.h"

/* Rules of paper in hatched bars: distance and width. */
#define HATCH_PITCH 3.8
#define HATCH_WIDTH 0.55

/* More lines than this are drawn at half the width. */
#define MANY 20

const struct pw_style *plot_style(const struct plot *plot, enum pw_style_id id) {
    return pw_theme_style(plot->context->theme, id);
}

pw_rgb plot_colour(const struct plot *plot, enum pw_colour_id id) {
    return pw_theme_colour(plot->context->theme, id);
}

double plot_length(const struct plot *plot, enum pw_length_id id) {
    return pw_theme_length(plot->context->theme, id);
}

double plot_column_most(const struct plot *plot) {
    return plot_length(plot, PW_LENGTH_COLUMN_MAX);
}

bool plot_series_strong(const struct plot *plot, int series) {
    return plot->model->series_count == 1 || plot->model->series[series].role == PW_EMPHASIS_OWN;
}

static bool any_role(const struct plot *plot) {
    for (int s = 0; s < plot->model->series_count; s++)
        if (plot->model->series[s].role != PW_EMPHASIS_NONE)
            return true;
    return false;
}

static const enum pw_colour_id SERIES[] = {PW_COLOUR_SERIES_1, PW_COLOUR_SERIES_2,
                                           PW_COLOUR_SERIES_3, PW_COLOUR_SERIES_4,
                                           PW_COLOUR_SERIES_5, PW_COLOUR_SERIES_6};

static enum pw_colour_id role_colour(enum pw_emphasis role, enum pw_colour_id context) {
    switch (role) {
    case PW_EMPHASIS_OWN:
        return PW_COLOUR_OWN;
    case PW_EMPHASIS_NEIGHBOURS:
        return PW_COLOUR_NEIGHBOURS;
    case PW_EMPHASIS_REGION:
        return PW_COLOUR_REGION;
    case PW_EMPHASIS_NATION:
        return PW_COLOUR_NATION;
    case PW_EMPHASIS_NONE:
    case PW_EMPHASIS_CONTEXT:
        break;
    }
    return context;
}

/* Without roles the palette in its own order; beyond six, or beside roles,
 * series are context: seven colours tell nobody anything. */
pw_rgb plot_series_colour(const struct plot *plot, int series) {
    const struct chart_model *model = plot->model;
    enum pw_emphasis role = model->series[series].role;
    if (model->series_count == 1 && role == PW_EMPHASIS_NONE)
        return plot_colour(plot, PW_COLOUR_OWN);
    if (role == PW_EMPHASIS_NONE && !any_role(plot) && model->series_count <= (int)PW_COUNT(SERIES))
        return plot_colour(plot, SERIES[series]);
    return plot_colour(plot, role_colour(role, PW_COLOUR_CONTEXT_LINE));
}

static bool in_palette(const struct plot *plot, int series) {
    const struct chart_model *model = plot->model;
    return model->series_count > 1 && model->series_count <= (int)PW_COUNT(SERIES) &&
           model->series[series].role == PW_EMPHASIS_NONE && !any_role(plot);
}

/* The palette's lines, told apart without colour: lengths in widths of the
 * line, ended by 0. */
static void dash_palette(struct pw_stroke *stroke, int series) {
    static const double dashes[PW_COUNT(SERIES)][4] = {
        {0}, {4.5, 2}, {1.2, 1.8}, {7, 2, 1.2, 2}, {9, 2.5}, {2.4, 1.4}};
    for (int i = 0; i < 4 && dashes[series][i] > 0; i++)
        stroke->dash[stroke->dash_count++] = dashes[series][i] * stroke->width;
    if (stroke->dash_count)
        stroke->cap = 0;
}

/* Comparators are told apart without colour too: neighbours by dashes, the
 * nation by its thin unbroken line. */
struct pw_stroke plot_series_stroke(const struct plot *plot, int series) {
    bool strong = plot_series_strong(plot, series);
    double thin = plot_length(plot, PW_LENGTH_LINE_CONTEXT), width = thin;
    if (strong) /* thinner where slots are dense */
        width = fmin(plot_length(plot, PW_LENGTH_LINE_STRONG), fmax(thin, 0.4 * plot->band));
    else if (plot->model->series_count > MANY)
        width = thin / 2;
    struct pw_stroke stroke = plot_stroke(plot_series_colour(plot, series), width);
    enum pw_emphasis role = plot->model->series[series].role;
    if (role == PW_EMPHASIS_NEIGHBOURS || role == PW_EMPHASIS_REGION) {
        stroke.dash_count = 2;
        stroke.dash[0] = (role == PW_EMPHASIS_NEIGHBOURS ? 4.5 : 1.2) * width;
        stroke.dash[1] = 2 * width;
        stroke.cap = 0;
    }
    if (in_palette(plot, series))
        dash_palette(&stroke, series);
    return stroke;
}

/* ---- bars ------------------------------------------------------------------------ */
static bool any_slot_role(const struct plot *plot) {
    for (int i = 0; i < plot->model->slots_count; i++)
        if (plot->model->slots[i].role != PW_EMPHASIS_NONE)
            return true;
    return false;
}

static pw_rgb bar_base(const struct plot *plot, int series, int slot) {
    if (plot->model->series_count > 1)
        return plot_series_colour(plot, series);
    if (!any_slot_role(plot))
        return plot_colour(plot, PW_COLOUR_OWN);
    return plot_colour(plot, role_colour(plot->model->slots[slot].role, PW_COLOUR_CONTEXT_BAR));
}

static enum pw_emphasis bar_role(const struct plot *plot, int series, int slot) {
    return plot->model->series_count > 1 ? plot->model->series[series].role
                                         : plot->model->slots[slot].role;
}

/* Shares of paper in the fills of comparators. The own bar is full, the others
 * are tints of falling darkness with an edge: apart in grey and in one bit. */
static double bar_tint(enum pw_emphasis role) {
    switch (role) {
    case PW_EMPHASIS_NEIGHBOURS:
        return 0.38;
    case PW_EMPHASIS_REGION:
        return 0.6;
    case PW_EMPHASIS_NATION:
        return 0.93;
    default:
        return 0;
    }
}

/* Whether neighbours are all that stands beside the own bar: then they need not
 * be told from other comparators and are its pale background. */
static bool neighbours_alone(const struct plot *plot) {
    const struct chart_model *model = plot->model;
    bool alone = model->series_count == 1;
    for (int i = 0; i < model->slots_count && alone; i++)
        alone = model->slots[i].role == PW_EMPHASIS_OWN ||
                model->slots[i].role == PW_EMPHASIS_NEIGHBOURS;
    return alone;
}

/* Of bars the row has the role: own strong, all others grey. */
pw_rgb plot_bar_colour(const struct plot *plot, int series, int slot) {
    enum pw_emphasis role = bar_role(plot, series, slot);
    double tint = role == PW_EMPHASIS_NEIGHBOURS && neighbours_alone(plot) ? 0.78 : bar_tint(role);
    return pw_rgb_mix(bar_base(plot, series, slot), plot_colour(plot, PW_COLOUR_PAPER), tint);
}

struct pw_stroke plot_bar_edge(const struct plot *plot, int series, int slot) {
    enum pw_emphasis role = bar_role(plot, series, slot);
    pw_rgb base = bar_base(plot, series, slot);
    struct pw_stroke edge = {.colour = base, .width = plot_length(plot, PW_LENGTH_HAIRLINE)};
    if (bar_tint(role) > 0)
        edge.width *= 1.6;
    else if (pw_rgb_contrast(base, plot_colour(plot, PW_COLOUR_PAPER)) < 3)
        edge.colour = plot_colour(plot, PW_COLOUR_NATION);
    else
        edge.width = 0;
    return edge;
}

enum plot_hatch plot_series_hatch(const struct plot *plot, int series) {
    return in_palette(plot, series) ? (enum plot_hatch)(series / 2) : HATCH_NONE;
}

static void hatch(struct plot *plot, struct pw_rect rect, bool flat) {
    double from = flat ? rect.y : rect.x, end = flat ? pw_rect_bottom(rect) : pw_rect_right(rect);
    struct pw_stroke stroke = {.colour = plot_colour(plot, PW_COLOUR_PAPER), .width = HATCH_WIDTH};
    for (double at = from + HATCH_PITCH; at < end - HATCH_PITCH / 2; at += HATCH_PITCH)
        sheet_rule(
            &plot->sheet, SHEET_AXIS, (struct pw_point){flat ? rect.x : at, flat ? at : rect.y},
            (struct pw_point){flat ? pw_rect_right(rect) : at, flat ? at : pw_rect_bottom(rect)},
            stroke, true);
}

void plot_bar(struct plot *plot, struct pw_rect rect, int series, int slot) {
    enum plot_hatch kind = plot_series_hatch(plot, series);
    sheet_rect(&plot->sheet, SHEET_BAR, rect, plot_bar_colour(plot, series, slot),
               plot_bar_edge(plot, series, slot));
    if (kind != HATCH_NONE)
        hatch(plot, rect, kind == HATCH_FLAT);
}

pw_rgb plot_text_colour(const struct plot *plot, pw_rgb colour) {
    pw_rgb paper = plot_colour(plot, PW_COLOUR_PAPER), ink = plot_colour(plot, PW_COLOUR_INK);
    for (double share = 0; share < 1; share += 0.05) {
        pw_rgb mixed = pw_rgb_mix(colour, ink, share);
        if (pw_rgb_contrast(mixed, paper) >= 4.5)
            return mixed;
    }
    return ink;
}

struct pw_stroke plot_stroke(pw_rgb colour, double width) {
    return (struct pw_stroke){.colour = colour, .width = width, .cap = 1, .join = 1};
}

struct pw_stroke plot_reference_stroke(const struct plot *plot, const struct pw_reference *ref) {
    enum pw_colour_id colour =
        ref->target ? PW_COLOUR_TARGET : role_colour(ref->role, PW_COLOUR_INK);
    struct pw_stroke stroke = {.colour = plot_colour(plot, colour),
                               .width = plot_length(plot, PW_LENGTH_LINE_CONTEXT)};
    /* a target is a solid line, a comparator a dashed one: told apart without colour */
    static const double dashes[][4] = {[PW_EMPHASIS_NEIGHBOURS] = {6, 1.8, 1.4, 1.8},
                                       [PW_EMPHASIS_REGION] = {1.3, 1.8},
                                       [PW_EMPHASIS_CONTEXT] = {3.5, 2.5}};
    bool own_dash = ref->role == PW_EMPHASIS_NEIGHBOURS || ref->role == PW_EMPHASIS_REGION;
    const double *dash = dashes[own_dash ? ref->role : PW_EMPHASIS_CONTEXT];
    for (int i = 0; !ref->target && i < 4 && dash[i] > 0; i++)
        stroke.dash[stroke.dash_count++] = dash[i] * stroke.width;
    return stroke;
}

const char *plot_reference_value(struct plot *plot, const struct pw_reference *ref) {
    return pw_chart_reference_text(plot->context->arena, plot->chart, ref);
}
