/* SPDX-License-Identifier: MIT
 *
 * Measuring and drawing lanes.
 */
#include <math.h>

#include "lanes.h"

/* Share of the frame that names may take beside their lanes, lines of a name,
 * and letters of a frame under which names go above. */
#define NAMES_SHARE 0.4
#define NAME_LINES 3
#define NARROW 30.0
#define NAME_LINES_ABOVE 2
/* Paper between two lanes, and from the plot to the axis labels. */
#define BETWEEN 3.0
/* Between names of several lines, in lines: the next name begins visibly anew. */
#define PARTED 0.5
#define AXIS_GAP 3.5
#define TICKS_WANTED 5

static const struct pw_style *name_style(const struct lanes *lanes, int lane) {
    bool strong = lanes->strong && lanes->strong[lane];
    return plot_style(lanes->plot, strong ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
}

/* ---- measuring ------------------------------------------------------------------- */
static double wrap(struct lanes *lanes, double most, size_t lines_most, size_t *lines) {
    bool cut, any_cut = false;
    double width = 0;
    *lines = 1;
    for (int i = 0; i < lanes->count; i++) {
        lanes->text[i] = sheet_wrap(&lanes->plot->sheet, lanes->names[i], "", name_style(lanes, i),
                                    most, lines_most, &cut);
        any_cut = any_cut || cut;
        width = fmax(width, lanes->text[i]->width);
        if (lanes->text[i]->lines_count > *lines)
            *lines = lanes->text[i]->lines_count;
    }
    if (any_cut && lanes->plot->frame.height > 0)
        plot_find(lanes->plot, "name-cut", "a name is too long for its place and was cut");
    return width;
}

static bool any_name(const struct lanes *lanes) {
    for (int i = 0; i < lanes->count; i++)
        if (*lanes->names[i])
            return true;
    return false;
}

bool lanes_narrow(const struct plot *plot) {
    return plot->frame.width < NARROW * plot_style(plot, PW_STYLE_LABEL)->size;
}

void lanes_measure(struct lanes *lanes) {
    const struct plot *plot = lanes->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double frame = plot->frame.width, width = 0, gap = plot_length(plot, PW_LENGTH_LABEL_GAP);
    size_t lines = 0;
    lanes->text = PW_NEW_N(plot->context->arena, const struct pw_text *, lanes->count + 1);
    lanes->above = lanes_narrow(plot);
    lanes->head = 0;
    if (any_name(lanes))
        width = lanes->above ? wrap(lanes, frame, NAME_LINES_ABOVE, &lines)
                             : wrap(lanes, NAMES_SHARE * frame, NAME_LINES, &lines);
    lanes->left = plot->frame.x + (lanes->above || width == 0 ? 0 : width + 1.6 * gap);
    lanes->right = fmax(lanes->left + 1, pw_rect_right(plot->frame) - lanes->tail);
    lanes->lane = lanes->thick + BETWEEN;
    if (lanes->above)
        lanes->head = (double)lines * style->leading;
    else
        lanes->lane =
            fmax(lanes->lane, ((double)lines + (lines > 1 ? PARTED : 0)) * style->leading);
    lanes->lane += lanes->head;
}

static double axis_height(const struct lanes *lanes) {
    return lanes->axis ? AXIS_GAP + plot_style(lanes->plot, PW_STYLE_AXIS)->leading : 0;
}

double lanes_height(const struct lanes *lanes) {
    return legend_height(lanes->plot) + lanes->lane * lanes->count + axis_height(lanes) +
           note_height(lanes->plot);
}

/* The first lanes that fit, with the sentence that says so. */
static void drop_lanes(struct lanes *lanes, double least) {
    struct plot *plot = lanes->plot;
    int all = lanes->count;
    const char *note = plot->note;
    for (int i = 0; i < 2; i++) { /* the sentence takes room itself */
        lanes->bottom = pw_rect_bottom(plot->frame) - note_height(plot) - axis_height(lanes);
        lanes->count = (int)fmax(1, fmin(all, floor((lanes->bottom - lanes->top) / least)));
        plot->note = note;
        plot_note(plot,
                  pw_arena_printf(plot->context->arena,
                                  "There is room for the first %d of %d rows.", lanes->count, all));
    }
    plot_find(plot, "chart-too-small",
              pw_arena_printf(plot->context->arena,
                              "there is too little height for the names of this chart: %d of %d "
                              "rows are drawn; give it more",
                              lanes->count, all));
}

void lanes_place(struct lanes *lanes) {
    struct plot *plot = lanes->plot;
    lanes->top = plot->frame.y + legend_height(plot);
    lanes->bottom = pw_rect_bottom(plot->frame) - note_height(plot) - axis_height(lanes);
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double least = fmin(lanes->lane, fmax(style->leading, lanes->thick) + lanes->head);
    if (lanes->count > 1 && (lanes->bottom - lanes->top) / lanes->count < 0.9 * least)
        drop_lanes(lanes, least);
    double room = fmax(1, lanes->bottom - lanes->top);
    /* a higher frame spreads the lanes, but not so far that they fall apart */
    lanes->lane = fmin(room / fmax(1, lanes->count), 1.6 * lanes->lane);
    lanes->bottom = lanes->top + lanes->lane * lanes->count;
    lanes->thick = fmin(lanes->thick, fmax(1, lanes->lane - lanes->head - 1));
    if (lanes->right - lanes->left < 0.2 * plot->frame.width || lanes->right - lanes->left < 30)
        plot_find(plot, "chart-too-small",
                  "there is too little width for the marks of this chart beside its names");
}

/* ---- the scale ------------------------------------------------------------------- */
static double legible(const struct ticks *ticks, void *data) {
    struct lanes *lanes = data;
    struct plot *plot = lanes->plot;
    double pitch = (lanes->right - lanes->left) / (ticks->count - 1), widest = 0;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    for (int i = 0; i < ticks->count; i++)
        widest = fmax(
            widest, pw_typist_width(plot->context->typist, axis_value_text(plot, ticks, i), style));
    int measured = pw_cell_decimals(plot->model->data, 0, (size_t)plot->chart->y[0]);
    if (measured >= 0 && ticks_decimals(ticks) > measured)
        return -1e9;
    return pitch < widest + style->size ? -1e9 : 1;
}

void lanes_scale(struct lanes *lanes, double low, double high) {
    double reach = fmax(fabs(low), fabs(high));
    if (high - low <= reach * 1e-9) {
        high = low + (reach > 0 ? reach / 2 : 1);
        low -= low == 0 ? 0 : reach / 2;
    }
    lanes->low = low;
    lanes->high = high;
    if (!lanes->axis)
        return;
    int wanted = (int)fmax(2, fmin(TICKS_WANTED, (lanes->right - lanes->left) / 60));
    axis_value_shift(lanes->plot, reach);
    if (!ticks_extended(low, high, wanted, true, legible, lanes, &lanes->ticks))
        ticks_extended(low, high, 2, true, NULL, NULL, &lanes->ticks);
    lanes->low = ticks_first(&lanes->ticks);
    lanes->high = ticks_last(&lanes->ticks);
    if (lanes->plain)
        return;
    /* half of the outer labels hang over */
    struct plot *plot = lanes->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_typist *typist = plot->context->typist;
    double first = pw_typist_width(typist, axis_value_text(plot, &lanes->ticks, 0), style) / 2;
    double last = pw_typist_width(
                      typist, axis_value_text(plot, &lanes->ticks, lanes->ticks.count - 1), style) /
                  2;
    lanes->left = fmax(lanes->left, plot->frame.x + first);
    lanes->right = fmin(lanes->right, pw_rect_right(plot->frame) - last);
    lanes->right = fmax(lanes->right, lanes->left + 1);
}

double lanes_x(const struct lanes *lanes, double value) {
    double share = (value - lanes->low) / (lanes->high - lanes->low);
    return lanes->left + fmin(1, fmax(0, share)) * (lanes->right - lanes->left);
}

double lanes_y(const struct lanes *lanes, int lane) {
    return lanes->top + lane * lanes->lane + lanes->head + (lanes->lane - lanes->head) / 2;
}

/* ---- drawing --------------------------------------------------------------------- */
static void draw_name(struct lanes *lanes, int lane) {
    const struct pw_text *text = lanes->text[lane];
    const struct pw_style *style = name_style(lanes, lane);
    double lines = (double)text->lines_count, lead = style->leading;
    double y = lanes->above ? lanes->top + lane * lanes->lane + lanes->head - (lines - 0.5) * lead
                            : lanes_y(lanes, lane) - lanes->rise - (lines - 1) * lead / 2;
    if (!lanes->above) /* a name of many lines begins with its lane, however high its mark lies */
        y = fmax(y, lanes->top + lane * lanes->lane + lead / 2);
    for (size_t l = 0; l < text->lines_count; l++, y += lead)
        sheet_line(&lanes->plot->sheet, &text->lines[l], plot_colour(lanes->plot, PW_COLOUR_INK),
                   lanes->plot->frame.x, sheet_middle(style, y), PW_ALIGN_LEFT);
}

static void draw_axis(struct lanes *lanes) {
    struct plot *plot = lanes->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_stroke grid =
        plot_stroke(plot_colour(plot, PW_COLOUR_GRID), plot_length(plot, PW_LENGTH_GRID_WIDTH));
    struct pw_stroke zero =
        plot_stroke(plot_colour(plot, PW_COLOUR_AXIS), plot_length(plot, PW_LENGTH_AXIS_WIDTH));
    grid.cap = zero.cap = 0;
    double middle = lanes->bottom + AXIS_GAP + style->leading / 2;
    for (int i = 0; i < lanes->ticks.count; i++) {
        double value = ticks_value(&lanes->ticks, i), x = lanes_x(lanes, value);
        sheet_rule(&plot->sheet, value == 0 ? SHEET_AXIS : SHEET_GRID,
                   (struct pw_point){x, lanes->top}, (struct pw_point){x, lanes->bottom},
                   value == 0 ? zero : grid, true);
        sheet_label(&plot->sheet, axis_value_text(plot, &lanes->ticks, i), style,
                    plot_colour(plot, PW_COLOUR_MUTED), x, sheet_middle(style, middle),
                    PW_ALIGN_CENTRE);
    }
}

void lanes_draw(struct lanes *lanes) {
    legend_draw(lanes->plot, lanes->plot->frame.y);
    if (any_name(lanes))
        for (int i = 0; i < lanes->count; i++)
            draw_name(lanes, i);
    if (lanes->axis)
        draw_axis(lanes);
    note_draw(lanes->plot);
}

bool lanes_label(struct plot *plot, const char *text, const struct pw_style *style, pw_rgb colour,
                 double x, double middle, enum pw_align align) {
    double baseline = sheet_middle(style, middle);
    if (!*text)
        return true;
    struct pw_rect box = sheet_box(&plot->sheet, text, style, x, baseline, align);
    if (!pw_rect_contains(plot->frame, box, 0.4) ||
        sheet_clash_on(&plot->sheet, box, 0.5, colour) == SHEET_TAKEN)
        return false;
    sheet_label(&plot->sheet, text, style, colour, x, baseline, align);
    return true;
}

pw_rgb lanes_ink_on(const struct plot *plot, pw_rgb fill) {
    pw_rgb ink = plot_colour(plot, PW_COLOUR_INK), paper = plot_colour(plot, PW_COLOUR_PAPER);
    return pw_rgb_contrast(fill, paper) >= pw_rgb_contrast(fill, ink) ? paper : ink;
}

int lanes_option_column(struct plot *plot, const char *option) {
    const char *name = pw_chart_option(plot->chart, option);
    int column = name ? pw_dataset_column(plot->model->data, name) : -1;
    if (name && column < 0)
        plot_find(plot, "unknown-column",
                  pw_arena_printf(plot->context->arena,
                                  "options: %s: there is no column \"%s\" in %s", option, name,
                                  plot->model->data->name));
    return column;
}

const char *lanes_cell_text(const struct plot *plot, int column, size_t row) {
    if (column < 0)
        return "";
    struct pw_buf buf = {0};
    const struct pw_cell *cell = pw_dataset_cell(plot->model->data, row, (size_t)column);
    if (cell->state != PW_MISSING)
        pw_format_cell(&buf, plot->model->data, row, (size_t)column);
    char *text = pw_arena_strdup(plot->context->arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}
