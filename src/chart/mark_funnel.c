/* SPDX-License-Identifier: MIT
 *
 * funnel: a point for each name by its size, between the limits that chance
 * alone would keep to; the own one and its neighbours are named.
 */
#include <math.h>
#include <stdlib.h>

#include "axis_number.h"
#include "funnel.h"

#define MANY 40   /* points above which the others are smaller */
#define TALL 1.5  /* of the theme's figure-height */
#define CURVE 120 /* points of a limit */
#define RINGS 5   /* in which a name looks for a place, each this far from the last */
#define RING 11.0
#define NARROW 24 /* letters of the axis: in a frame under this only the own name is written */
#define ROUNDS 3  /* as of plot.c: margins settle */

struct drawn {
    struct plot *plot;
    struct funnel funnel;
    struct axis_number sizes;
};

static bool narrow(const struct plot *plot) {
    return plot->frame.width < NARROW * plot_style(plot, PW_STYLE_AXIS)->size;
}

static double height(struct plot *plot) {
    return TALL * plot_length(plot, PW_LENGTH_FIGURE_HEIGHT) +
           (narrow(plot) ? 8 : 2) * plot_style(plot, PW_STYLE_AXIS)->leading;
}

/* ---- looks ---------------------------------------------------------------------- */
static enum pw_emphasis role_of(const struct drawn *d, int index) {
    return d->plot->model->slots[d->funnel.points[index].slot].role;
}

static enum sheet_shape shape_of(enum pw_emphasis role) {
    return role == PW_EMPHASIS_NEIGHBOURS ? SHEET_DIAMOND
           : role == PW_EMPHASIS_OWN      ? SHEET_SQUARE
                                          : SHEET_CIRCLE;
}

static pw_rgb colour_of(const struct plot *plot, enum pw_emphasis role) {
    return plot_colour(plot, role == PW_EMPHASIS_OWN          ? PW_COLOUR_OWN
                             : role == PW_EMPHASIS_NEIGHBOURS ? PW_COLOUR_NEIGHBOURS
                                                              : PW_COLOUR_CONTEXT_LINE);
}

static double radius_of(const struct plot *plot, enum pw_emphasis role) {
    double radius = plot_length(plot, PW_LENGTH_POINT_RADIUS);
    if (role == PW_EMPHASIS_OWN)
        return 1.4 * radius;
    bool small = role != PW_EMPHASIS_NEIGHBOURS && plot->model->slots_count > MANY;
    return small ? 0.75 * radius : radius;
}

static void samples(struct drawn *d) {
    static const struct {
        enum pw_emphasis role;
        const char *text;
    } all[] = {{PW_EMPHASIS_NEIGHBOURS, "Statistical neighbours"},
               {PW_EMPHASIS_NONE, "Other authorities"}};
    struct plot *plot = d->plot;
    bool seen[2] = {false, false}, own = false;
    for (int i = 0; i < d->funnel.count; i++) {
        enum pw_emphasis role = role_of(d, i);
        if (role == PW_EMPHASIS_OWN && !own) {
            legend_shape(plot, shape_of(role), radius_of(plot, role), colour_of(plot, role),
                         plot->model->slots[d->funnel.points[i].slot].text);
            own = true;
        }
        seen[role == PW_EMPHASIS_NEIGHBOURS ? 0 : 1] =
            seen[role == PW_EMPHASIS_NEIGHBOURS ? 0 : 1] || role != PW_EMPHASIS_OWN;
    }
    for (size_t i = 0; i < PW_COUNT(all); i++)
        if (seen[i])
            legend_shape(plot, shape_of(all[i].role), radius_of(plot, all[i].role),
                         colour_of(plot, all[i].role), all[i].text);
}

/* ---- layout ------------------------------------------------------------------------ */
/* The values, and the limits where the funnel is widest, but no more than
 * twice as far from the average as the values are. */
static void train(struct drawn *d) {
    struct plot *plot = d->plot;
    plot->low = plot->high = d->funnel.target;
    for (int i = 0; i < d->funnel.count; i++)
        plot_train(plot, d->funnel.points[i].value);
    double up = plot->high - d->funnel.target, down = d->funnel.target - plot->low;
    double reach = 2 * fmax(up, down);
    struct pw_interval wide = funnel_limits(&d->funnel, d->funnel.least, 0.998);
    plot_train(plot, reach > 0 ? fmin(wide.upper, d->funnel.target + reach) : wide.upper);
    plot_train(plot, fmax(wide.lower, d->funnel.target - reach));
    double span = fmax(fabs(plot->low), fabs(plot->high));
    if (plot->high - plot->low <= span * 1e-9) {
        plot->high = plot->low + (span > 0 ? span / 2 : 1);
        plot->low -= plot->low == 0 ? 0 : span / 2;
    }
}

static void settle(struct drawn *d) {
    struct plot *plot = d->plot;
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double right = margin_width(plot), bottom = axis_number_height(plot) + note_height(plot);
    plot->key = false;
    plot->offset = true;
    double note = axis_value_note_height(plot);
    plot->above = legend_height(plot) + note;
    double top = plot->above + axis->size * 0.6;
    for (int round = 0; round < ROUNDS; round++) {
        double tall = fmax(plot->frame.height - top - bottom, 1);
        axis_value_choose(plot, tall);
        bool off = ticks_first(&plot->ticks) > 0 || ticks_last(&plot->ticks) < 0;
        plot->above = legend_height(plot) + (off ? note : 0);
        plot->offset = off;
        top = plot->above + axis->size * 0.6;
        tall = fmax(plot->frame.height - top - bottom, 1);
        double left = axis_value_width(plot) + plot_length(plot, PW_LENGTH_LABEL_GAP);
        plot->area = pw_rect_make(plot->frame.x + left, plot->frame.y + top,
                                  fmax(plot->frame.width - left - right, 1), tall);
    }
    double margin = 0.06 * (d->funnel.most - d->funnel.least);
    axis_number_choose(&d->sizes, plot, fmax(d->funnel.least - margin, d->funnel.least / 2),
                       d->funnel.most + margin, false);
    if (plot->area.height < 4 * axis->leading || plot->area.width < 60)
        plot_find(plot, "chart-too-small",
                  "there is too little room for this chart; give it more height or width");
}

/* ---- ink ----------------------------------------------------------------------------- */
static void flush(struct plot *plot, const struct pw_point *run, size_t *count,
                  struct pw_stroke stroke) {
    if (*count > 1)
        sheet_path(&plot->sheet, SHEET_BACK, run, *count, stroke);
    *count = 0;
}

/* One limit from left to right, where it lies on the scale. */
static void curve(struct drawn *d, double level, bool upper) {
    struct plot *plot = d->plot;
    struct pw_stroke stroke =
        plot_stroke(plot_colour(plot, PW_COLOUR_NATION), plot_length(plot, PW_LENGTH_RULE));
    if (level < 0.97) {
        stroke.dash_count = 2;
        stroke.dash[0] = 4;
        stroke.dash[1] = 2.5;
        stroke.cap = 0;
    }
    struct pw_point run[CURVE + 1];
    size_t count = 0;
    double low = ticks_first(&plot->ticks), high = ticks_last(&plot->ticks);
    for (int i = 0; i <= CURVE; i++) {
        double size = d->sizes.low + (d->sizes.high - d->sizes.low) * i / CURVE;
        struct pw_interval limits = funnel_limits(&d->funnel, fmax(size, 1), level);
        double value = upper ? limits.upper : limits.lower;
        if (value < low || value > high || (!upper && value <= 0))
            flush(plot, run, &count, stroke);
        else
            run[count++] =
                (struct pw_point){axis_number_x(&d->sizes, plot, size), plot_y(plot, value)};
    }
    flush(plot, run, &count, stroke);
}

static struct pw_point at(const struct drawn *d, int index) {
    const struct funnel_point *point = &d->funnel.points[index];
    return (struct pw_point){axis_number_x(&d->sizes, d->plot, point->size),
                             plot_y(d->plot, point->value)};
}

static void draw_points(struct drawn *d) {
    for (int pass = 0; pass < 3; pass++)
        for (int i = 0; i < d->funnel.count; i++) {
            enum pw_emphasis role = role_of(d, i);
            int order = role == PW_EMPHASIS_OWN ? 2 : role == PW_EMPHASIS_NEIGHBOURS ? 1 : 0;
            if (order == pass)
                sheet_shape(&d->plot->sheet, shape_of(role), at(d, i), radius_of(d->plot, role),
                            colour_of(d->plot, role));
        }
}

static bool crosses_label(const struct plot *plot, struct pw_point from, struct pw_point to) {
    for (size_t i = 0; i < plot->sheet.labels_count; i++)
        if (sheet_segment_hits(from, to, 1, plot->sheet.labels[i].box))
            return true;
    return false;
}

/* A name that finds no place beside its point stands farther off, at the end
 * of a leader, at the first free place of the rings round the point. */
static void lead(struct drawn *d, const char *name, const struct pw_style *style, pw_rgb colour,
                 struct pw_point from) {
    static const double unit[][2] = {{0.8, -0.6}, {0.8, 0.6}, {-0.8, -0.6}, {-0.8, 0.6},
                                     {0.3, -1},   {-0.3, -1}, {0.3, 1},     {-0.3, 1}};
    struct plot *plot = d->plot;
    struct pw_rect room = pw_rect_inset(plot->area, 1, 1);
    struct pw_stroke stroke = plot_stroke(colour, plot_length(plot, PW_LENGTH_HAIRLINE));
    for (int ring = 1; ring <= RINGS; ring++)
        for (size_t i = 0; i < PW_COUNT(unit); i++) {
            double reach = ring * RING;
            struct pw_point to = {from.x + reach * unit[i][0], from.y + reach * unit[i][1]};
            enum pw_align align = unit[i][0] > 0 ? PW_ALIGN_LEFT : PW_ALIGN_RIGHT;
            double x = to.x + (unit[i][0] > 0 ? 2 : -2), y = sheet_middle(style, to.y);
            struct pw_rect box = sheet_box(&plot->sheet, name, style, x, y, align);
            if (!pw_rect_contains(room, box, 0) ||
                sheet_clash(&plot->sheet, box, 1.2) == SHEET_TAKEN || crosses_label(plot, from, to))
                continue;
            sheet_label(&plot->sheet, name, style, colour, x, y, align);
            sheet_rule(&plot->sheet, SHEET_RULE, from, to, stroke, false);
            return;
        }
}

/* The points that draw_names gives a name. */
static void note_named(struct drawn *d) {
    struct plot *plot = d->plot;
    struct pw_point *points = PW_NEW_N(plot->context->arena, struct pw_point, d->funnel.count + 1);
    for (int i = 0; i < d->funnel.count; i++) {
        enum pw_emphasis role = role_of(d, i);
        if (role == PW_EMPHASIS_OWN || (role == PW_EMPHASIS_NEIGHBOURS && !narrow(plot)))
            points[plot->named_count++] = at(d, i);
    }
    plot->named = points;
}

/* The own name first, then neighbours from the outside in while there is room;
 * shapes tell those that stay without. */
static void draw_names(struct drawn *d) {
    struct plot *plot = d->plot;
    struct pw_rect room = pw_rect_inset(plot->area, 1, 1);
    note_named(d);
    for (int pass = 0; pass < (narrow(plot) ? 1 : 4); pass++)
        for (int i = 0; i < d->funnel.count; i++) {
            enum pw_emphasis role = role_of(d, i);
            int side = abs(funnel_side(&d->funnel, &d->funnel.points[i]));
            bool own = role == PW_EMPHASIS_OWN;
            if (!(own && pass == 0) && !(role == PW_EMPHASIS_NEIGHBOURS && pass == 3 - side))
                continue;
            const struct pw_style *style =
                plot_style(plot, own ? PW_STYLE_LABEL_STRONG : PW_STYLE_AXIS);
            pw_rgb colour = plot_text_colour(plot, colour_of(plot, role));
            const char *name =
                sheet_cut(&plot->sheet, plot->model->slots[d->funnel.points[i].slot].text, "",
                          style, narrow(plot) ? plot->area.width : plot->area.width / 2);
            if (!place_label(plot, name, style, colour, at(d, i), radius_of(plot, role) + 2, false,
                             room))
                lead(d, name, style, colour, at(d, i));
        }
}

static void layout(struct plot *plot) {
    struct drawn d = {.plot = plot};
    funnel_make(&d.funnel, plot->context->arena, plot->model);
    plot_option_column(plot, "denominator");
    if (d.funnel.count == 0) {
        plot_find(plot, "nothing-to-draw",
                  "a funnel needs denominators: a measure with v_num and v_den, or the option "
                  "`denominator`");
        return;
    }
    samples(&d);
    plot_note(plot, funnel_note(plot->context->arena, &d.funnel));
    margin_add(plot,
               pw_streq(d.funnel.about, "the average of those shown") ? "Average" : d.funnel.about,
               funnel_number(plot->context->arena, &d.funnel, d.funnel.target), d.funnel.target, -1,
               plot_colour(plot, PW_COLOUR_NATION), false, 0);
    train(&d);
    settle(&d);
    axis_value_draw(plot);
    axis_number_draw(&d.sizes, plot, d.funnel.size_label);
    legend_draw(plot, plot->frame.y);
    if (plot->offset)
        axis_value_note(plot, plot->frame.y + legend_height(plot));
    note_draw(plot);
    double y = plot_y(plot, d.funnel.target);
    struct pw_reference average = {.role = PW_EMPHASIS_NATION};
    struct pw_stroke stroke = plot_reference_stroke(plot, &average);
    stroke.dash_count = 0;
    sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){plot->area.x, y},
               (struct pw_point){pw_rect_right(plot->area), y}, stroke, true);
    for (int upper = 0; upper < 2; upper++) {
        curve(&d, 0.95, upper);
        curve(&d, 0.998, upper);
    }
    draw_points(&d);
    margin_draw(plot);
    draw_names(&d);
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the names"},
    {"y", "number column", "a share in % (binomial limits) or a rate (Poisson limits)"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"denominator", "number column (v_den)", "the size behind each value, along the axis"},
    {"size", "text (the column's label)", "what the size is"},
    {"overdispersion", "yes or no (no)", "yes: limits widened for differences beyond chance"},
    {0}};
static const char example[] = "data: repeat_referrals\n"
                              "mark: funnel\n"
                              "x: name\n"
                              "y: share\n"
                              "emphasis: role\n"
                              "options: { denominator: referrals }\n";

const struct mark mark_funnel = {.name = "funnel",
                                 .kind = "Funnel plot",
                                 .help = "names by size, within or beyond the limits of chance",
                                 .channels = channels,
                                 .options = options,
                                 .example = example,
                                 .height = height,
                                 .layout = layout,
                                 .tell = funnel_tell,
                                 .sentence = funnel_sentence};
