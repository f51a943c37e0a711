/* SPDX-License-Identifier: MIT
 *
 * The layout of a chart with two axes, and the public way in.
 */
#include <math.h>
#include <string.h>

#include "plot.h"
#include "words.h"

static const struct mark *const MARKS[] = {
#define PW_MARK(id) &mark_##id,
#include "marks.def"
#undef PW_MARK
};

const struct mark *mark_lookup(const char *name) {
    for (size_t i = 0; name && i < PW_COUNT(MARKS); i++)
        if (pw_streq(MARKS[i]->name, name))
            return MARKS[i];
    return NULL;
}

bool pw_chart_mark_known(const char *mark) {
    return mark_lookup(mark) != NULL;
}

bool pw_chart_mark_dates(const char *mark) {
    const struct mark *found = mark_lookup(mark);
    return found && found->flags & MARK_DATES;
}

const char *const *pw_chart_marks(void) {
    static const char *const names[] = {
#define PW_MARK(id) #id,
#include "marks.def"
#undef PW_MARK
        NULL};
    return names;
}

const char *pw_chart_mark_help(const char *mark) {
    const struct mark *found = mark_lookup(mark);
    return found ? found->help : NULL;
}

bool pw_chart_mark_manual(const char *mark, struct pw_mark_manual *manual) {
    static const struct pw_mark_key none[] = {{0}};
    const struct mark *found = mark_lookup(mark);
    if (!found)
        return false;
    *manual = (struct pw_mark_manual){found->channels ? found->channels : none,
                                      found->options ? found->options : none,
                                      found->example ? found->example : ""};
    return true;
}

const char *chart_kind(const struct pw_chart *chart) {
    const struct mark *mark = mark_lookup(chart->mark);
    return mark ? mark->kind : "Chart";
}

bool chart_ranks(const struct pw_chart *chart) {
    const struct mark *mark = mark_lookup(chart->mark);
    return mark && mark->flags & MARK_RANKS;
}

void plot_find(struct plot *plot, const char *id, const char *text) {
    pw_find(plot->context->findings, PW_WARNING, id, plot->context->place, "%s", text);
}

/* ---- scales -------------------------------------------------------------------- */
double plot_y(const struct plot *plot, double value) {
    double first = ticks_first(&plot->ticks), last = ticks_last(&plot->ticks);
    double share = (value - first) / (last - first);
    return pw_rect_bottom(plot->area) - fmin(1, fmax(0, share)) * plot->area.height;
}

void plot_train(struct plot *plot, double value) {
    if (!isfinite(value))
        return;
    plot->low = fmin(plot->low, value);
    plot->high = fmax(plot->high, value);
}

/* Zero is on the scale unless the template says `zero: no` of a mark that may
 * do without; a domain without extent gets one, so that ticks exist. */
static void train(struct plot *plot) {
    const char *zero = pw_chart_option(plot->chart, "zero");
    bool may = !(plot->mark->flags & MARK_ZERO);
    bool without = may && (zero ? pw_streq(zero, "no") || pw_streq(zero, "false")
                                : (plot->mark->flags & MARK_FREE) != 0);
    if (!plot->shared) {
        plot->low = plot->model->low;
        plot->high = plot->model->high;
    }
    if (!without)
        plot_train(plot, 0);
    plot->offset = without;
    for (size_t i = 0; i < plot->chart->references_count; i++)
        if (plot->chart->references[i].value.state == PW_PRESENT)
            plot_train(plot, plot->chart->references[i].value.number);
    if (plot->mark->train)
        plot->mark->train(plot);
    double reach = fmax(fabs(plot->low), fabs(plot->high));
    if (plot->high - plot->low <= reach * 1e-9) {
        plot->high = plot->low + (reach > 0 ? reach / 2 : 1);
        plot->low -= plot->low == 0 ? 0 : reach / 2;
    }
}

/* Few columns in time stand together at the left rather than far apart: the
 * gap between two shall be narrower than a column. */
static void narrow(struct plot *plot) {
    const struct chart_model *model = plot->model;
    double slots =
        (model->slots[model->slots_count - 1].position - model->slots[0].position) / model->step +
        1;
    double most = slots * plot->model->series_count * plot_column_most(plot) / 0.62;
    plot->area.width = fmin(plot->area.width, most);
}

/* ---- layout -------------------------------------------------------------------- */
/* Each margin depends on another (ticks on the height, the height on how names
 * wrap, that on the width, the width on the ticks): three rounds settle them. */
/* The highest value's label may stand above the highest gridline. */
static double headroom(const struct plot *plot) {
    const struct pw_style *label = plot_style(plot, PW_STYLE_LABEL_STRONG);
    double below = plot_y(plot, plot->peak) - plot->area.y;
    return sheet_rise(label) + 5 - below;
}

static void settle(struct plot *plot) {
    const struct pw_style *axis = plot_style(plot, PW_STYLE_AXIS);
    double gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    double right = fmax(margin_width(plot), plot->right), head = axis->size * 0.6;
    double top = plot->key ? key_height(plot) : 0;
    double above = top + axis_value_note_height(plot) + legend_height(plot);
    top = plot->above = above;
    top += head;
    double bottom = 2 * axis->leading;
    for (int round = 0; round < 3; round++) {
        double height = fmax(plot->frame.height - top - bottom, 1);
        axis_value_choose(plot, height);
        double left = axis_value_width(plot) + gap;
        plot->area = pw_rect_make(plot->frame.x + left, plot->frame.y + top,
                                  fmax(plot->frame.width - left - right, 1), height);
        if (plot->mark->flags & MARK_BAND && plot->model->period != PERIOD_NONE)
            narrow(plot);
        axis_slot_place(plot);
        size_t findings = plot->context->findings->list_count;
        size_t warnings = plot->context->findings->warnings;
        axis_slot_choose(plot);
        if (round < 2) { /* only the last round's word counts */
            plot->context->findings->list_count = findings;
            plot->context->findings->warnings = warnings;
        }
        bottom = axis_slot_height(plot) + note_height(plot);
        top = above + fmax(head, headroom(plot));
    }
}

void plot_cartesian(struct plot *plot) {
    const struct mark *layers[] = {&mark_break, &mark_reference, plot->mark};
    train(plot);
    for (size_t i = 0; i < PW_COUNT(layers); i++)
        if (layers[i]->ends)
            layers[i]->ends(plot);
    settle(plot);
    if (plot->area.height < 3 * plot_style(plot, PW_STYLE_AXIS)->leading ||
        plot->area.width < 0.3 * plot->frame.width || plot->area.width < 40)
        plot_find(plot, "chart-too-small",
                  "there is too little room for this chart; give it more height or width");
    axis_value_draw(plot);
    axis_slot_draw(plot);
    if (plot->key)
        key_draw(plot);
    if (plot->offset && (ticks_first(&plot->ticks) > 0 || ticks_last(&plot->ticks) < 0))
        axis_value_note(plot, plot->frame.y + (plot->key ? key_height(plot) : 0));
    legend_draw(plot, plot->frame.y + plot->above - legend_height(plot));
    note_draw(plot);
    for (size_t i = 0; i < PW_COUNT(layers); i++)
        if (layers[i]->ink)
            layers[i]->ink(plot);
    margin_draw(plot);
    for (size_t i = 0; i < PW_COUNT(layers); i++)
        if (layers[i]->label)
            layers[i]->label(plot);
}

/* ---- the way in ------------------------------------------------------------------ */
void plot_begin(struct plot *plot, const struct pw_chart_context *context,
                const struct pw_chart *chart, struct pw_rect frame) {
    *plot = (struct plot){.context = context,
                          .chart = chart,
                          .model = chart_model_new(context->arena, chart),
                          .mark = mark_lookup(chart->mark),
                          .frame = frame};
    plot->sheet = (struct sheet){.arena = context->arena,
                                 .typist = context->typist,
                                 .paper = pw_theme_colour(context->theme, PW_COLOUR_PAPER),
                                 .clear = pw_theme_length(context->theme, PW_LENGTH_LABEL_CLEAR),
                                 .halo = pw_theme_length(context->theme, PW_LENGTH_RULE_HALO)};
    plot->peak = plot->model->high;
    plot->low_column = plot->high_column = plot->target_column = -1;
    plot->slot_x = PW_NEW_N(context->arena, double, plot->model->slots_count + 1);
    const char *unit = NULL;
    if (chart->data && chart->data->rows_count > 0 && chart->y_count > 0)
        unit = pw_cell_unit(chart->data, 0, (size_t)chart->y[0]);
    plot->unit = unit ? unit : "";
}

bool pw_chart_drawable(const struct pw_chart *chart) {
    struct pw_arena *arena = pw_arena_new();
    bool drawable = mark_lookup(chart->mark) && chart_model_new(arena, chart)->numbers > 0;
    pw_arena_free(arena);
    return drawable;
}

double pw_chart_height(const struct pw_chart_context *context, const struct pw_chart *chart,
                       double width) {
    struct plot plot;
    if (chart->height > 0)
        return chart->height;
    plot_begin(&plot, context, chart, pw_rect_make(0, 0, width, 0));
    if (plot.mark && plot.mark->height)
        return plot.mark->height(&plot);
    double height = plot_length(&plot, PW_LENGTH_FIGURE_HEIGHT);
    if (plot.mark && !(plot.mark->flags & MARK_ENDS) && plot.model->series_count > 1)
        height += key_height(&plot);
    return height;
}

static void note_data(struct plot *plot) {
    struct pw_arena *arena = plot->context->arena;
    if (plot->mark->flags & MARK_ROWS)
        return;
    if (plot->model->duplicates)
        plot_find(plot, "duplicate-points",
                  pw_arena_printf(arena,
                                  "%d rows give a value where the chart has one already; the last "
                                  "is drawn: name the column that parts the series",
                                  plot->model->duplicates));
    if ((plot->chart->stacked || plot->chart->percent) && !(plot->mark->flags & MARK_STACKS))
        plot_find(plot, "not-stacked",
                  "this mark stacks nothing; use the mark column or take `stacked` and `percent` "
                  "out");
    if (plot->model->unplaced)
        plot_find(plot, "rows-without-place",
                  pw_arena_printf(arena, "%d rows have no name or date and are not drawn",
                                  plot->model->unplaced));
}

void pw_chart_draw(const struct pw_chart_context *context, const struct pw_chart *chart,
                   struct pw_pen *pen, struct pw_rect rect) {
    struct plot plot;
    plot_begin(&plot, context, chart, rect);
    if (!plot.mark) {
        pw_find(context->findings, PW_ERROR, "unknown-mark", context->place,
                "there is no mark \"%s\"", chart->mark ? chart->mark : "");
        return;
    }
    if (plot.model->numbers == 0) {
        plot_find(&plot, "nothing-to-draw", "the chart has no number to draw");
        return;
    }
    note_data(&plot);
    size_t before = context->findings->list_count;
    if (plot.mark->layout)
        plot.mark->layout(&plot);
    else
        plot_cartesian(&plot);
    size_t findings = context->findings->list_count;
    if (sheet_prune(&plot.sheet, rect) > 0)
        plot_find(&plot, findings > before ? "chart-too-small" : "labels-left-out",
                  "there is no room for all labels of this chart; give it more height or width");
    const struct pw_page *page = pw_pen_book(pen)->pages[pw_pen_page_index(pen)];
    size_t first = page->ops_count;
    sheet_draw(&plot.sheet, pen);
    pw_chart_proof(page, first, rect, plot.sheet.paper, context->findings, context->place);
}
