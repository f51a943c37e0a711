/* SPDX-License-Identifier: MIT
 *
 * Upright rules and the places of their texts.
 */
#include "uprights.h"

#define ROWS_MOST 4
#define STEPS 2000 /* of the search for places */

void uprights_add(struct uprights *uprights, struct plot *plot, const char *name, const char *said,
                  double value, struct pw_stroke stroke) {
    if (uprights->count == UPRIGHTS_MOST)
        return;
    struct upright *rule = &uprights->list[uprights->count++];
    *rule = (struct upright){.value = value, .stroke = stroke, .row = -1};
    rule->text = pw_arena_printf(plot->context->arena, "%s %s", name, said);
    rule->width =
        pw_typist_width(plot->context->typist, rule->text, plot_style(plot, PW_STYLE_AXIS));
}

/* ---- places ------------------------------------------------------------------------ */
static double text_left(const struct upright *rule) {
    return rule->left ? rule->x - UPRIGHT_GAP - rule->width : rule->x + UPRIGHT_GAP;
}

/* Whether the text of one, or the rule itself, which rises to its row, meets
 * the other. */
static bool meet(const struct upright *a, const struct upright *b) {
    double from = text_left(a), other = text_left(b);
    if (a->row == b->row && from < other + b->width + 2 * UPRIGHT_GAP &&
        other < from + a->width + 2 * UPRIGHT_GAP)
        return true;
    return (b->row >= a->row && b->x > from - UPRIGHT_GAP &&
            b->x < from + a->width + UPRIGHT_GAP) ||
           (a->row >= b->row && a->x > other - UPRIGHT_GAP &&
            a->x < other + b->width + UPRIGHT_GAP);
}

static bool fits(const struct uprights *uprights, int index, const struct pw_rect *frame) {
    const struct upright *rule = &uprights->list[index];
    bool free =
        text_left(rule) >= frame->x && text_left(rule) + rule->width <= pw_rect_right(*frame);
    for (int i = 0; i < index && free; i++)
        free = uprights->list[i].row < 0 || !meet(rule, &uprights->list[i]);
    return free;
}

struct search {
    struct uprights *uprights;
    const struct pw_rect *frame;
    int rows;
    bool drop; /* those that fit nowhere go without a row */
    int steps; /* left to try */
};

static bool place_from(struct search *s, int index) {
    if (index == s->uprights->count)
        return true;
    struct upright *rule = &s->uprights->list[index];
    for (int side = 0; side < 2 * s->rows && --s->steps > 0; side++) {
        rule->row = side / 2;
        rule->left = side % 2;
        if (fits(s->uprights, index, s->frame) && place_from(s, index + 1))
            return true;
    }
    rule->row = -1;
    return s->drop && place_from(s, index + 1);
}

void uprights_place(struct uprights *uprights, const struct pw_rect *frame) {
    bool placed = false;
    for (int rows = 1; rows <= ROWS_MOST && !placed; rows++)
        placed = place_from(&(struct search){uprights, frame, rows, false, STEPS}, 0);
    if (!placed)
        place_from(&(struct search){uprights, frame, ROWS_MOST, true, STEPS}, 0);
    uprights->rows = 0;
    for (int i = 0; i < uprights->count; i++)
        if (uprights->list[i].row + 1 > uprights->rows)
            uprights->rows = uprights->list[i].row + 1;
}

/* ---- ink ------------------------------------------------------------------------------ */
void uprights_draw(const struct uprights *uprights, struct plot *plot) {
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    bool left_out = false;
    for (int i = 0; i < uprights->count; i++) {
        const struct upright *rule = &uprights->list[i];
        double middle = plot->above + plot->frame.y - (rule->row + 0.5) * style->leading;
        left_out = left_out || rule->row < 0;
        if (rule->row < 0)
            continue;
        sheet_label(&plot->sheet, rule->text, style, plot_text_colour(plot, rule->stroke.colour),
                    text_left(rule), sheet_middle(style, middle), PW_ALIGN_LEFT);
        sheet_rule(&plot->sheet, SHEET_RULE,
                   (struct pw_point){rule->x, middle - style->leading / 2 + 1},
                   (struct pw_point){rule->x, pw_rect_bottom(plot->area)}, rule->stroke, true);
        plot->sheet.items[plot->sheet.items_count - 1].halo = true;
    }
    if (left_out)
        plot_find(plot, "labels-left-out",
                  "there is no room to name all upright rules of this chart; give it more width");
}
