/* SPDX-License-Identifier: MIT
 *
 * Structure elements to be, and the pieces of a flow.
 */
#include "flow.h"

struct ly_node *ly_node_new(struct ly *ly, struct ly_node *parent, enum pw_role role,
                            struct pw_place place) {
    struct ly_node *node = PW_NEW(ly->arena, struct ly_node);
    node->role = role;
    node->parent = parent;
    node->place = place;
    return node;
}

struct pw_tag *ly_tag(struct ly_stage *stage, struct ly_node *node) {
    if (!node)
        return stage->book->root;
    if (node->tag)
        return node->tag;
    struct pw_arena *arena = stage->book->arena;
    struct pw_tag *parent = ly_tag(stage, node->parent);
    struct pw_tag *tag = pw_tag_new(stage->book, parent, node->role, node->place);
    if (node->title || node->alt || node->actual || node->lang || node->numbering ||
        node->summary || node->id) {
        struct pw_tag_extras *extras = pw_tag_extras(stage->book, tag);
        extras->title = pw_arena_strdup(arena, node->title);
        extras->alt = pw_arena_strdup(arena, node->alt);
        extras->actual = pw_arena_strdup(arena, node->actual);
        extras->lang = pw_arena_strdup(arena, node->lang);
        extras->numbering = pw_arena_strdup(arena, node->numbering);
        extras->summary = pw_arena_strdup(arena, node->summary);
        extras->id = pw_arena_strdup(arena, node->id);
    }
    node->tag = tag;
    return tag;
}

void ly_begin(struct ly_stage *stage, struct ly_node *node) {
    pw_pen_begin(stage->pen, ly_tag(stage, node));
}

/* A call-out that goes on over a page has room above its text there too. */
static double box_room(const struct ly *ly, const struct ly_box *box) {
    for (; box; box = box->parent)
        if (box->kind == LY_BOX_CALLOUT)
            return ly_length(ly, PW_LENGTH_BOX_PADDING);
    return 0;
}

struct ly_piece *ly_piece_add(struct ly_flow *flow, ly_draw *draw, const void *data, double height,
                              double before) {
    struct ly_piece *piece = PW_PUSH(flow->ly->arena, flow, pieces);
    piece->draw = draw;
    piece->data = data;
    piece->x = flow->scope.x;
    piece->height = height;
    piece->gap = before > flow->after ? before : flow->after;
    piece->box = flow->scope.box;
    piece->resume = box_room(flow->ly, piece->box);
    piece->label = flow->label;
    piece->marks = flow->marks;
    piece->turned = flow->scope.turned;
    piece->section = flow->scope.section;
    const struct ly_piece *above = flow->pieces_count > 1 ? piece - 1 : NULL;
    if (flow->keep)
        piece->cost = LY_NEVER;
    if (flow->force ||
        (above && (above->turned != piece->turned || above->section != piece->section)))
        piece->cost = LY_FORCE;
    flow->force = flow->keep = false;
    flow->label = NULL;
    flow->marks = NULL;
    flow->after = 0;
    return piece;
}

void ly_turn_kept(struct ly_flow *flow) {
    size_t p = flow->pieces_count;
    if (!flow->keep)
        return;
    while (p > 0 && flow->pieces[p - 1].cost == LY_NEVER)
        flow->pieces[--p].turned = true;
    if (p > 0) {
        flow->pieces[--p].turned = true;
        if (p > 0 && !flow->pieces[p - 1].turned)
            flow->pieces[p].cost = LY_FORCE;
    }
}

struct ly_sheet ly_sheet(const struct ly *ly, bool turned) {
    double width = ly_length(ly, PW_LENGTH_PAGE_WIDTH);
    double height = ly_length(ly, PW_LENGTH_PAGE_HEIGHT);
    bool swapped = turned && width < height; /* a page that lies on its side anyhow stays so */
    struct ly_sheet sheet = {.width = swapped ? height : width, .height = swapped ? width : height};
    sheet.left = ly_length(ly, PW_LENGTH_MARGIN_LEFT);
    sheet.right = sheet.width - ly_length(ly, PW_LENGTH_MARGIN_RIGHT);
    sheet.top = ly_length(ly, PW_LENGTH_MARGIN_TOP);
    sheet.bottom = sheet.height - ly_length(ly, PW_LENGTH_MARGIN_BOTTOM);
    return sheet;
}

double ly_frame_height(const struct ly_flow *flow) {
    struct ly_sheet sheet = ly_sheet(flow->ly, flow->scope.turned);
    return sheet.bottom - sheet.top;
}

void ly_keep_next(struct ly_flow *flow) {
    flow->keep = true;
}

struct ly_mark *ly_mark_add(struct ly_flow *flow) {
    struct ly_mark *mark = PW_NEW(flow->ly->arena, struct ly_mark);
    struct ly_mark **last = &flow->marks;
    while (*last)
        last = &(*last)->next;
    *last = mark;
    return mark;
}

double ly_length(const struct ly *ly, enum pw_length_id id) {
    return pw_theme_length(ly->theme, id);
}

pw_rgb ly_colour(const struct ly *ly, enum pw_colour_id id) {
    return pw_theme_colour(ly->theme, id);
}

const struct pw_style *ly_style(const struct ly *ly, enum pw_style_id id) {
    return pw_theme_style(ly->theme, id);
}
