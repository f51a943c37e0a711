/* SPDX-License-Identifier: MIT
 *
 * Lists and the header block of fields. Both are tagged L, LI, Lbl, LBody; the
 * fields look like two columns but are no table.
 */
#include <math.h>

#include "flow.h"

/* ---- labels ---------------------------------------------------------------- */
void ly_label_draw(struct ly_stage *stage, const struct ly_label *label, double y) {
    if (label->outer)
        ly_label_draw(stage, label->outer, y);
    ly_begin(stage, label->node);
    if (label->text) {
        pw_text_draw(stage->pen, label->text, 0, label->text->lines_count, label->x, y,
                     label->width, PW_ALIGN_LEFT);
    } else {
        cairo_t *cr = pw_pen_cairo(stage->pen);
        double radius = label->size * 0.165;
        cairo_new_sub_path(cr);
        cairo_arc(cr, label->x + radius + 0.5, y + label->baseline - label->size * 0.3, radius, 0,
                  2 * M_PI);
        cairo_close_path(cr);
        pw_pen_fill(stage->pen, label->colour);
    }
    pw_pen_end(stage->pen);
}

static struct ly_label *label_new(struct ly_flow *flow, struct ly_node *item,
                                  const struct pw_block *block, const char *text,
                                  const struct pw_style *style, double x, double width) {
    struct ly *ly = flow->ly;
    struct ly_label *label = PW_NEW(ly->arena, struct ly_label);
    label->node = ly_node_new(ly, item, PW_ROLE_LBL, block->place);
    label->outer = flow->label; /* still waiting for what stands beside it */
    label->x = x;
    label->width = width;
    label->size = style->size;
    label->colour = style->colour;
    label->baseline = pw_line_baseline(pw_typist_line(ly->typist, "0", style));
    if (text)
        label->text = pw_typist_paragraph(ly->typist, ly->arena, text, style, width);
    else
        label->node->actual = "\xE2\x80\xA2";
    return label;
}

/* A label with nothing beside it still has its line. */
static void label_flush(struct ly_flow *flow, const struct pw_style *style) {
    if (flow->label)
        ly_piece_add(flow, NULL, NULL, style->leading, style->before);
}

/* ---- lists ----------------------------------------------------------------- */
static double widest_label(const struct ly *ly, const struct pw_block *block,
                           const struct pw_style *style) {
    double widest = 0;
    for (size_t i = 0; i < block->children_count; i++) {
        const char *number = block->children[i]->number;
        double width = number ? pw_typist_width(ly->typist, number, style) : 0;
        if (width > widest)
            widest = width;
    }
    return widest;
}

void ly_list(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    const struct pw_style *style = flow->scope.body;
    struct ly_scope outer = flow->scope;
    double indent = ly_length(ly, PW_LENGTH_LIST_INDENT);
    double need = widest_label(ly, block, style) + style->size * 0.6;
    if (indent < need)
        indent = need;
    struct ly_node *list = ly_node_new(ly, outer.parent, PW_ROLE_L, block->place);
    list->numbering = block->numbering ? block->numbering : "Disc";
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    for (size_t i = 0; i < block->children_count; i++) {
        const struct pw_block *item = block->children[i];
        struct ly_node *li = ly_node_new(ly, list, PW_ROLE_LI, item->place);
        if (item->id)
            ly_mark_add(flow)->anchor = item->id;
        flow->label = label_new(flow, li, item, item->number, style, outer.x, indent);
        flow->scope.top = false;
        flow->scope.tight = block->tight;
        flow->scope.x = flow->scope.full_x = outer.x + indent;
        flow->scope.width = flow->scope.full_width = outer.width - indent;
        double most = ly_length(ly, PW_LENGTH_TEXT_MEASURE) - indent;
        if (flow->scope.width > most && outer.width > most)
            flow->scope.width = most;
        flow->scope.parent = ly_node_new(ly, li, PW_ROLE_LBODY, item->place);
        ly_blocks(flow, item->children, item->children_count);
        label_flush(flow, style);
        flow->scope = outer;
    }
    if (flow->after < style->after)
        flow->after = outer.tight ? flow->after : style->after;
}

#define FIELDS_BEFORE 12.0

/* ---- the header block ------------------------------------------------------ */
static void field_rule_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                            double y) {
    const double *width = first->data;
    struct pw_stroke line = {.colour = ly_colour(stage->ly, PW_COLOUR_HAIRLINE),
                             .width = ly_length(stage->ly, PW_LENGTH_HAIRLINE)};
    (void)count;
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
    pw_pen_rule(stage->pen, first->x, y, first->x + *width, y, &line);
    pw_pen_end(stage->pen);
}

static void field_rule(struct ly_flow *flow, const struct ly_scope *outer, double before) {
    double *width = PW_NEW(flow->ly->arena, double);
    *width = outer->full_width;
    struct ly_piece *piece = ly_piece_add(flow, field_rule_draw, width, 0, before);
    piece->x = outer->full_x;
    flow->after = ly_length(flow->ly, PW_LENGTH_CELL_PADDING) * 1.6;
}

static double names_width(const struct ly *ly, const struct pw_block *block,
                          const struct pw_style *style, double most) {
    double widest = 0;
    for (size_t i = 0; i < block->children_count; i++) {
        const char *name = block->children[i]->title;
        double width = name ? pw_typist_width(ly->typist, name, style) : 0;
        if (width > widest)
            widest = width;
    }
    return widest < most ? widest : most;
}

/* One field: its name beside the blocks of its body; no page break may come
 * while the name still runs on beside them. */
static void field(struct ly_flow *flow, const struct ly_scope *outer, struct ly_node *list,
                  const struct pw_block *item, double names) {
    struct ly *ly = flow->ly;
    const struct pw_style *style = ly_style(ly, PW_STYLE_FIELD_TEXT);
    struct ly_node *li = ly_node_new(ly, list, PW_ROLE_LI, item->place);
    double gutter = style->size * 1.6;
    if (item->id)
        ly_mark_add(flow)->anchor = item->id;
    flow->label = label_new(flow, li, item, item->title ? item->title : "",
                            ly_style(ly, PW_STYLE_FIELD_NAME), outer->full_x, names + 0.01);
    double tall = flow->label->text->height;
    flow->scope.top = false;
    flow->scope.tight = true;
    flow->scope.body = style;
    flow->scope.x = flow->scope.full_x = outer->full_x + names + gutter;
    flow->scope.width = flow->scope.full_width = outer->full_width - names - gutter;
    flow->scope.parent = ly_node_new(ly, li, PW_ROLE_LBODY, item->place);
    size_t first = flow->pieces_count;
    ly_blocks(flow, item->children, item->children_count);
    label_flush(flow, style);
    double height = 0;
    for (size_t p = first; p < flow->pieces_count; p++) {
        if (p > first && height < tall)
            flow->pieces[p].cost = LY_NEVER;
        height += flow->pieces[p].height + (p > first ? flow->pieces[p].gap : 0);
    }
    if (height < tall) {
        flow->after = 0;
        ly_keep_next(flow);
        ly_piece_add(flow, NULL, NULL, tall - height, 0);
    }
    flow->scope = *outer;
    ly_keep_next(flow);
    field_rule(flow, outer, ly_length(ly, PW_LENGTH_CELL_PADDING) * 1.6);
}

void ly_fields(struct ly_flow *flow, const struct pw_block *block) {
    struct ly *ly = flow->ly;
    struct ly_scope outer = flow->scope;
    double names =
        names_width(ly, block, ly_style(ly, PW_STYLE_FIELD_NAME), outer.full_width * 0.32);
    struct ly_node *list = ly_node_new(ly, outer.parent, PW_ROLE_L, block->place);
    list->numbering = "None";
    if (block->id)
        ly_mark_add(flow)->anchor = block->id;
    if (flow->after < FIELDS_BEFORE)
        flow->after = FIELDS_BEFORE; /* the first rule is not an underline of the text above */
    field_rule(flow, &outer, ly_style(ly, PW_STYLE_BODY)->before);
    ly_keep_next(flow);
    for (size_t i = 0; i < block->children_count; i++)
        field(flow, &outer, list, block->children[i], names);
    flow->after = ly_style(ly, PW_STYLE_BODY)->after * 1.5;
}
