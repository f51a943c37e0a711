/* SPDX-License-Identifier: MIT
 *
 * Rules over ranked bars. Under the rows the leftmost names end at their rules
 * and the others start there, each lower than the one outside it, so that no
 * rule passes through a name:
 *
 *              England 67 |    : North West 84 (the rule of the highest ends first)
 *        Neighbours 71.3       :
 */
#include <math.h>
#include <stdlib.h>

#include "bar_rules.h"

#define FOOT_GAP 3.0
#define NAME_GAP 4.0    /* from a rule to its name */
#define FOOT_LINES 3    /* of a name under the rows, else all go into the key */
#define SAMPLE 24.0     /* length of a rule in the key: its dashes show */
#define SAMPLE_GAP 4.0  /* to its text */
#define BETWEEN 14.0    /* from a text to the next sample */
#define NEAR 3.0        /* rules closer than this have no halo of their own */
#define KEY_LINES 4     /* of one entry */
#define ROOM_LEAST 40.0 /* of a name beside its rule */

static const struct pw_style *style_of(const struct bar_rules *rules) {
    return plot_style(rules->rows->plot, PW_STYLE_LABEL);
}

static int by_value(const void *a, const void *b) {
    const struct bar_rule *x = a, *y = b;
    if (x->x != y->x)
        return x->x < y->x ? -1 : 1;
    return x->ref < y->ref ? -1 : 1;
}

static void collect(struct bar_rules *rules) {
    const struct plot *plot = rules->rows->plot;
    rules->list =
        PW_NEW_N(plot->context->arena, struct bar_rule, plot->chart->references_count + 1);
    for (size_t i = 0; i < plot->chart->references_count; i++) {
        const struct pw_reference *ref = &plot->chart->references[i];
        if (ref->value.state == PW_PRESENT)
            rules->list[rules->count++] =
                (struct bar_rule){.ref = ref, .x = bar_rows_x(rules->rows, ref->value.number)};
    }
    qsort(rules->list, (size_t)rules->count, sizeof *rules->list, by_value);
}

static const struct pw_text *words(const struct bar_rules *rules, const struct pw_reference *ref,
                                   double width, size_t lines, bool *cut) {
    struct plot *plot = rules->rows->plot;
    const char *value =
        pw_arena_printf(plot->context->arena, " %s", plot_reference_value(plot, ref));
    return sheet_wrap(&plot->sheet, ref->label ? ref->label : "", value, style_of(rules), width,
                      lines, cut);
}

/* ---- under the rows ------------------------------------------------------------- */
/* The first `left` names end at their rules. False where one has no room. */
static bool arrange(struct bar_rules *rules, int left) {
    double gap = NAME_GAP, width = rules->rows->width, down = FOOT_GAP;
    bool cut;
    rules->below = 0;
    for (int k = 0; k < rules->count; k++) {
        int i = k < left ? k : rules->count - 1 - (k - left);
        struct bar_rule *rule = &rules->list[i];
        double room = (k < left ? rule->x : width - rule->x) - gap;
        if (k == left)
            down = FOOT_GAP;
        if (room < ROOM_LEAST)
            return false;
        rule->left = k < left;
        rule->text = words(rules, rule->ref, room, FOOT_LINES, &cut);
        rule->top = down;
        if (cut)
            return false;
        down += rule->text->height;
        rules->below = fmax(rules->below, down);
    }
    return true;
}

/* Height, and as much again for each name that is broken. */
static double cost(const struct bar_rules *rules) {
    double sum = rules->below;
    for (int i = 0; i < rules->count; i++)
        sum += rules->list[i].text->height - style_of(rules)->leading;
    return sum;
}

static bool foot(struct bar_rules *rules) {
    int best = -1;
    double least = 0;
    for (int left = 0; left <= rules->count; left++)
        if (arrange(rules, left) && (best < 0 || cost(rules) < least - 0.01)) {
            best = left;
            least = cost(rules);
        }
    return best >= 0 && arrange(rules, best);
}

/* ---- the key -------------------------------------------------------------------- */
static void add_sample(struct bar_rules *rules, struct bar_sample sample, double *x) {
    double width = rules->rows->plot->frame.width, lead = style_of(rules)->leading;
    double need = SAMPLE + SAMPLE_GAP + sample.text->width;
    if (*x > 0 && *x + need > width) {
        *x = 0;
        rules->above += rules->samples[rules->samples_count - 1].text->height;
    }
    sample.x = *x;
    sample.y = rules->above;
    *x += need + BETWEEN;
    if (sample.text->height > lead) /* one that wraps has its lines for itself */
        *x = width;
    rules->samples[rules->samples_count++] = sample;
}

/* One of the bars of neighbours, which colour alone would not tell; -1: none. */
static int neighbours_slot(const struct bar_rules *rules) {
    const struct chart_model *model = rules->rows->plot->model;
    for (int i = 0; i < model->slots_count; i++)
        if (model->slots[i].role == PW_EMPHASIS_NEIGHBOURS)
            return i;
    return -1;
}

static void make_key(struct bar_rules *rules, bool with_rules) {
    struct plot *plot = rules->rows->plot;
    double most = plot->frame.width - SAMPLE - SAMPLE_GAP, x = 0;
    int slot = neighbours_slot(rules);
    bool cut;
    rules->samples = PW_NEW_N(plot->context->arena, struct bar_sample, rules->count + 2);
    for (int i = 0; with_rules && i < rules->count; i++) {
        rules->list[i].text = NULL;
        const struct pw_reference *ref = rules->list[i].ref;
        struct bar_sample sample = {.ref = ref, .text = words(rules, ref, most, KEY_LINES, &cut)};
        add_sample(rules, sample, &x);
    }
    if (slot >= 0) {
        struct bar_sample sample = {.slot = slot,
                                    .text = sheet_wrap(&plot->sheet, "Statistical neighbours", "",
                                                       style_of(rules), most, KEY_LINES, &cut)};
        add_sample(rules, sample, &x);
    }
    if (rules->samples_count)
        rules->above +=
            rules->samples[rules->samples_count - 1].text->height + 0.4 * style_of(rules)->leading;
}

void bar_rules_make(struct bar_rules *rules, const struct bar_rows *rows) {
    *rules = (struct bar_rules){.rows = rows};
    collect(rules);
    bool under = rows->columns == 1 && foot(rules);
    if (!under)
        rules->below = 0;
    make_key(rules, !under);
}

/* ---- drawing -------------------------------------------------------------------- */
static void draw_lines(const struct bar_rules *rules, const struct pw_text *text, pw_rgb colour,
                       double x, double top, enum pw_align align) {
    const struct pw_style *style = style_of(rules);
    double y = top + style->leading / 2;
    for (size_t l = 0; l < text->lines_count; l++, y += style->leading)
        sheet_line(&rules->rows->plot->sheet, &text->lines[l], colour, x, sheet_middle(style, y),
                   align);
}

/* Rules that nearly coincide share their place: none covers the other. */
static bool beside_another(const struct bar_rules *rules, const struct bar_rule *rule) {
    for (const struct bar_rule *other = rules->list; other < rule; other++)
        if (rule->x - other->x < NEAR)
            return true;
    return false;
}

static void draw_rule(const struct bar_rules *rules, const struct bar_rule *rule, int column) {
    const struct bar_rows *rows = rules->rows;
    struct plot *plot = rows->plot;
    struct pw_stroke stroke = plot_reference_stroke(plot, rule->ref);
    double x = bar_rows_spot(rows, column * rows->each).x + rule->x;
    double bottom = bar_rows_bottom(rows, column), end = bottom;
    if (rule->text) {
        end = bottom + rule->top + style_of(rules)->leading - 1;
        draw_lines(rules, rule->text, plot_text_colour(plot, stroke.colour),
                   x + (rule->left ? -NAME_GAP : NAME_GAP), bottom + rule->top,
                   rule->left ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
    }
    sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, rows->top}, (struct pw_point){x, end},
               stroke, true);
    plot->sheet.items[plot->sheet.items_count - 1].halo = !beside_another(rules, rule);
}

static void draw_sample(const struct bar_rules *rules, const struct bar_sample *sample) {
    struct plot *plot = rules->rows->plot;
    double x = plot->frame.x + sample->x, y = plot->frame.y + sample->y;
    double middle = y + style_of(rules)->leading / 2,
           side = plot_length(plot, PW_LENGTH_KEY_SWATCH);
    struct pw_stroke edge = plot_bar_edge(plot, 0, sample->slot);
    if (sample->ref)
        sheet_rule(&plot->sheet, SHEET_RULE, (struct pw_point){x, middle},
                   (struct pw_point){x + SAMPLE, middle}, plot_reference_stroke(plot, sample->ref),
                   false);
    else
        sheet_rect(
            &plot->sheet, SHEET_BAR, pw_rect_make(x, middle - 0.35 * side, SAMPLE, 0.7 * side),
            rules->rows->sparse ? edge.colour : plot_bar_colour(plot, 0, sample->slot), edge);
    draw_lines(rules, sample->text, plot_colour(plot, PW_COLOUR_INK), x + SAMPLE + SAMPLE_GAP, y,
               PW_ALIGN_LEFT);
}

void bar_rules_draw(const struct bar_rules *rules) {
    const struct bar_rows *rows = rules->rows;
    for (int i = 0; i < rules->samples_count; i++)
        draw_sample(rules, &rules->samples[i]);
    for (int c = 0; c < rows->columns && c * rows->each < rows->count; c++)
        for (int i = 0; i < rules->count; i++)
            draw_rule(rules, &rules->list[i], c);
}
