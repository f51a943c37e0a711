/* SPDX-License-Identifier: MIT
 *
 * diverging: answers to questions, as shares. x is the question, series the
 * answer in its order from one end to the other, y the number of people. Bars
 * lie on both sides of a middle line, that halves the middle answer where the
 * number of answers is odd. The base stands at the right of each bar; under
 * 100 the counts are printed too.
 */
#include <math.h>

#include "lanes.h"
#include "words.h"

#define THICK 13.0
#define SMALL_BASE 100.0
#define BETWEEN 0.8 /* paper between two answers */

struct answers {
    struct lanes lanes;
    int count;    /* of answers */
    double *base; /* of each question; 0: not known */
    bool counts;  /* some base is small: lanes have a second line */
};

static double base_of(const struct chart_model *model, int slot) {
    double sum = 0, value;
    for (int s = 0; s < model->series_count; s++) {
        const struct chart_point *point = chart_model_point(model, s, slot);
        if (!point->cell)
            continue; /* nobody gave that answer */
        if (!chart_point_number(point, &value) || value < 0)
            return 0;
        sum += value;
    }
    return sum;
}

/* Why a question has no base. */
static const char *without_base(const struct chart_model *model, int slot) {
    double value;
    for (int s = 0; s < model->series_count; s++) {
        const struct chart_point *point = chart_model_point(model, s, slot);
        if (point->cell && !chart_point_number(point, &value))
            return "No shares: a number is missing";
        if (point->cell && value < 0)
            return "No shares: a number is below zero";
    }
    return "Nobody answered";
}

static double share_of(const struct answers *a, int slot, int answer) {
    double value = 0;
    chart_point_number(chart_model_point(a->lanes.plot->model, answer, slot), &value);
    return a->base[slot] > 0 ? value / a->base[slot] : 0;
}

/* From the middle to the left end. */
static double left_of(const struct answers *a, int slot) {
    double sum = 0;
    for (int s = 0; s < a->count / 2; s++)
        sum += share_of(a, slot, s);
    return sum + (a->count % 2 ? share_of(a, slot, a->count / 2) / 2 : 0);
}

/* Both ends are dark, the middle is light; the right side is another hue, and
 * so much lighter that grey tells the two sides apart. */
static pw_rgb fill_of(const struct plot *plot, int answer, int count) {
    pw_rgb paper = plot_colour(plot, PW_COLOUR_PAPER);
    double middle = (count - 1) / 2.0, far = middle > 0 ? fabs(answer - middle) / middle : 1;
    if (far < 1e-9)
        return plot_colour(plot, PW_COLOUR_BAND);
    pw_rgb end = plot_colour(plot, answer < middle ? PW_COLOUR_SERIES_1 : PW_COLOUR_SERIES_4);
    return pw_rgb_mix(end, paper, (answer < middle ? 0.75 : 0.96) * (1 - far));
}

static const char *base_text(const struct plot *plot, double base) {
    return base > 0 ? words_total(plot->context->arena, base) : "";
}

static struct answers answers_of(struct plot *plot) {
    const struct chart_model *model = plot->model;
    struct pw_arena *arena = plot->context->arena;
    struct answers a = {.count = model->series_count,
                        .base = PW_NEW_N(arena, double, model->slots_count + 1)};
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    a.lanes = (struct lanes){.plot = plot,
                             .count = model->slots_count,
                             .names = PW_NEW_N(arena, const char *, model->slots_count + 1)};
    double widest = pw_typist_width(plot->context->typist, "Base", style);
    for (int i = 0; i < model->slots_count; i++) {
        a.lanes.names[i] = model->slots[i].text;
        a.base[i] = base_of(model, i);
        a.counts = a.counts || (a.base[i] > 0 && a.base[i] < SMALL_BASE);
        widest =
            fmax(widest, pw_typist_width(plot->context->typist, base_text(plot, a.base[i]), style));
    }
    a.lanes.thick = THICK + (a.counts ? style->leading : 0);
    a.lanes.tail = widest + 2 * plot_length(plot, PW_LENGTH_LABEL_GAP);
    for (int s = 0; s < a.count; s++)
        legend_area(plot, fill_of(plot, s, a.count), model->series[s].name);
    plot_note(plot, "Base: the number of people who answered. Shares may not add up to 100% "
                    "because of rounding.");
    lanes_measure(&a.lanes);
    return a;
}

static double height(struct plot *plot) {
    struct answers a = answers_of(plot);
    return lanes_height(&a.lanes) + plot_style(plot, PW_STYLE_AXIS)->leading;
}

/* ---- drawing ---------------------------------------------------------------------- */
static void draw_share(const struct answers *a, struct pw_rect box, double share, pw_rgb fill) {
    struct plot *plot = a->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_buf buf = {0};
    pw_format_number(&buf, 100 * share, 0);
    const char *text = pw_arena_printf(plot->context->arena, "%s%%", pw_buf_text(&buf));
    pw_buf_release(&buf);
    if (pw_typist_width(plot->context->typist, text, style) + 3 < box.width)
        lanes_label(plot, text, style, lanes_ink_on(plot, fill), box.x + box.width / 2,
                    box.y + box.height / 2, PW_ALIGN_CENTRE);
}

static void draw_counts(const struct answers *a, int slot, double y) {
    struct plot *plot = a->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    struct pw_buf buf = {0};
    pw_buf_puts(&buf, "Counts: ");
    for (int s = 0; s < a->count; s++) {
        double value = 0;
        chart_point_number(chart_model_point(plot->model, s, slot), &value);
        if (s)
            pw_buf_puts(&buf, ", ");
        pw_format_number(&buf, value, -1);
    }
    bool above = a->lanes.above; /* a narrow frame: all of it */
    double room = above ? plot->frame.width : a->lanes.right - a->lanes.left;
    if (pw_typist_width(plot->context->typist, pw_buf_text(&buf), style) > room)
        plot_find(plot, "chart-too-small", "there is no room for the counts of a small base");
    const char *text = sheet_cut(&plot->sheet, pw_buf_text(&buf), "", style, room);
    pw_buf_release(&buf);
    lanes_label(plot, text, style, plot_colour(plot, PW_COLOUR_MUTED),
                above ? plot->frame.x : (a->lanes.left + a->lanes.right) / 2, y,
                above ? PW_ALIGN_LEFT : PW_ALIGN_CENTRE);
}

static void draw_question(const struct answers *a, int slot) {
    struct plot *plot = a->lanes.plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double line = a->counts ? style->leading : 0, y = lanes_y(&a->lanes, slot) - line / 2;
    double thick = fmax(1, fmin(THICK, a->lanes.thick - line));
    double unit = (a->lanes.right - a->lanes.left) / (a->lanes.high - a->lanes.low);
    double x = lanes_x(&a->lanes, -left_of(a, slot));
    if (a->base[slot] <= 0) {
        lanes_label(plot, without_base(plot->model, slot), style,
                    plot_colour(plot, PW_COLOUR_MUTED), (a->lanes.left + a->lanes.right) / 2, y,
                    PW_ALIGN_CENTRE);
        return;
    }
    struct pw_stroke edge =
        plot_stroke(plot_colour(plot, PW_COLOUR_NATION), plot_length(plot, PW_LENGTH_HAIRLINE));
    for (int s = 0; s < a->count; s++) {
        double share = share_of(a, slot, s);
        double width = share * unit;
        struct pw_rect box = pw_rect_make(x, y - thick / 2, width - BETWEEN, thick);
        pw_rgb fill = fill_of(plot, s, a->count);
        if (box.width > 0.2) {
            sheet_rect(&plot->sheet, SHEET_BAR, box, fill, edge);
            draw_share(a, box, share, fill);
        }
        x += width;
    }
    lanes_label(plot, base_text(plot, a->base[slot]), style, plot_colour(plot, PW_COLOUR_INK),
                pw_rect_right(plot->frame), y, PW_ALIGN_RIGHT);
    if (a->base[slot] < SMALL_BASE)
        draw_counts(a, slot, y + thick / 2 + style->leading / 2);
}

static void layout(struct plot *plot) {
    struct answers a = answers_of(plot);
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    if (a.count < 2)
        plot_find(plot, "one-answer", "name the column of the answers as `series:`");
    if (plot->model->low < 0)
        plot_find(plot, "negative-count", "a survey counts people: a count is below zero");
    struct pw_rect frame = plot->frame;
    double above = legend_height(plot);
    plot->frame.y += style->leading; /* "Base" over its column */
    plot->frame.height = fmax(1, plot->frame.height - style->leading);
    lanes_place(&a.lanes);
    plot->frame = frame;
    double left = 0.005, right = 0.005;
    for (int i = 0; i < a.lanes.count; i++)
        if (a.base[i] > 0) {
            left = fmax(left, left_of(&a, i));
            right = fmax(right, 1 - left_of(&a, i));
        }
    a.lanes.low = -left;
    a.lanes.high = right;
    lanes_draw(&a.lanes);
    lanes_label(plot, "Base", style, plot_colour(plot, PW_COLOUR_MUTED), pw_rect_right(frame),
                frame.y + above + style->leading / 2, PW_ALIGN_RIGHT);
    for (int i = 0; i < a.lanes.count; i++)
        draw_question(&a, i);
    struct pw_stroke axis =
        plot_stroke(plot_colour(plot, PW_COLOUR_AXIS), plot_length(plot, PW_LENGTH_AXIS_WIDTH));
    double x = lanes_x(&a.lanes, 0);
    if (a.count % 2 == 0)
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, a.lanes.top},
                   (struct pw_point){x, a.lanes.bottom}, axis, true);
}

/* ---- words -------------------------------------------------------------------------- */
#define TOLD_MOST 6

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    (void)arena;
    pw_buf_printf(out, " %d %s.", model->slots_count,
                  model->slots_count == 1 ? "question" : "questions");
    for (int i = 0; i < model->slots_count && i < TOLD_MOST; i++) {
        double base = base_of(model, i), value;
        int told = 0;
        pw_buf_printf(out, " %s:", model->slots[i].text);
        for (int s = 0; base > 0 && s < model->series_count; s++)
            if (chart_point_number(chart_model_point(model, s, i), &value)) {
                pw_buf_printf(out, "%s %s ", told++ ? "," : "", model->series[s].name);
                pw_format_number(out, 100 * value / base, 0);
                pw_buf_puts(out, "%");
            }
        if (told) {
            pw_buf_puts(out, ", base ");
            pw_format_number(out, base, -1);
        }
        pw_buf_puts(out, told ? "." : " no shares.");
    }
    if (model->slots_count > TOLD_MOST)
        pw_buf_printf(out, " %d more questions.", model->slots_count - TOLD_MOST);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int most = 0, asked = 0, half = model->series_count / 2;
    for (int i = 0; i < model->slots_count; i++) {
        double base = base_of(model, i), first = 0, value;
        for (int s = 0; s < half; s++)
            if (chart_point_number(chart_model_point(model, s, i), &value))
                first += value;
        asked += base > 0;
        most += base > 0 && first > base / 2;
    }
    if (asked == 0 || half == 0)
        return pw_arena_printf(arena, "Answers to %d %s", model->slots_count,
                               model->slots_count == 1 ? "question" : "questions");
    struct pw_buf names = {0};
    for (int s = 0; s < half; s++)
        pw_buf_printf(&names, "%s%s", s ? " or " : "", model->series[s].name);
    char *text =
        pw_arena_printf(arena, "More than half answered %s to %d of %d %s", pw_buf_text(&names),
                        most, asked, asked == 1 ? "question" : "questions");
    pw_buf_release(&names);
    return text;
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the questions"},
    {"y", "number column", "how many people"},
    {"series", "text column", "the answers, in order from one end to the other"},
    {0}};
static const char example[] = "data: staff_survey\n"
                              "mark: diverging\n"
                              "x: question\n"
                              "y: answers\n"
                              "series: answer\n";

const struct mark mark_diverging = {.name = "diverging",
                                    .kind = "Diverging bars",
                                    .help = "answers as shares on both sides of the middle",
                                    .channels = channels,
                                    .example = example,
                                    .flags = MARK_BAND | MARK_ZERO,
                                    .height = height,
                                    .layout = layout,
                                    .tell = tell,
                                    .sentence = sentence};
