/* SPDX-License-Identifier: MIT
 *
 * Images: title, picture, caption and source stay together on one page. One
 * that says something is a Figure with its alternative text; a decorative one
 * is an artifact.
 */
#include "flow.h"

#define COARSE_DPI 110.0 /* pixels an inch under which print shows steps */
#define SHRINK_LEAST 0.4 /* of its height that a picture keeps to leave room for its words */

struct image {
    const struct pw_block *block;
    struct ly_node *node; /* NULL: decorative */
    double x, width, height;
};

static void image_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count,
                       double y) {
    const struct image *image = first->data;
    struct pw_rect rect = {image->x, y, image->width, image->height};
    (void)count;
    if (!image->node) {
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
        pw_pen_picture(stage->pen, rect, image->block->picture);
        pw_pen_end(stage->pen);
        return;
    }
    ly_begin(stage, image->node);
    struct pw_tag_extras *extras = pw_tag_extras(stage->book, pw_pen_tag(stage->pen));
    extras->has_bbox = true;
    extras->bbox = rect;
    extras->bbox_page = pw_pen_page_index(stage->pen);
    pw_pen_picture(stage->pen, rect, image->block->picture);
    pw_pen_end(stage->pen);
}

/* As wide as asked for, else as it says itself; never wider than its room or
 * taller than a page with its words. */
static void size_set(const struct ly_flow *flow, struct image *image, double room, double tall) {
    const struct pw_block *block = image->block;
    double share = block->picture->height / block->picture->width;
    double width = block->width > 0   ? block->width
                   : block->share > 0 ? room * block->share
                                      : block->picture->points_width;
    if (width > room)
        width = room;
    if (width * share > tall)
        width = tall / share;
    image->width = width;
    image->height = width * share;
    const struct pw_image *pixels = block->picture->image;
    double dpi = pixels ? pixels->width / (width / 72) : COARSE_DPI;
    if (dpi < COARSE_DPI - 0.5)
        pw_find(flow->ly->findings, PW_WARNING, "image-coarse", block->place,
                "the image has %.0f pixels an inch at this size and will look coarse; use a "
                "larger file, or a width of %.0f mm at most",
                dpi, pixels->width / COARSE_DPI * 25.4);
}

static void caption_add(struct ly_flow *flow, const struct pw_block *block, double x,
                        double width) {
    if (!block->subtitle.inlines_count)
        return;
    ly_keep_next(flow);
    ly_paragraph(flow, block->words.inlines_count ? PW_ROLE_P : PW_ROLE_CAPTION, &block->subtitle,
                 NULL, ly_style(flow->ly, PW_STYLE_NOTE), x, width, block->place);
}

/* Height of the words round the picture. */
static double words_height(const struct ly_flow *flow, size_t first, size_t picture) {
    double height = 0;
    for (size_t p = first; p < flow->pieces_count; p++)
        height +=
            (p == picture ? 0 : flow->pieces[p].height) + (p > first ? flow->pieces[p].gap : 0);
    return height;
}

void ly_image(struct ly_flow *flow, const struct pw_block *block) {
    if (!block->picture)
        return;
    struct ly *ly = flow->ly;
    struct ly_scope outer = flow->scope;
    double x = outer.x, room = outer.full_x + outer.full_width - outer.x;
    double page = ly_frame_height(flow);
    struct image *image = PW_NEW(ly->arena, struct image);
    struct pw_block *titled = PW_NEW(ly->arena, struct pw_block);
    *titled = *block; /* its caption stands below, not as a subtitle above */
    titled->subtitle = (struct pw_words){0};
    image->block = block;
    flow->scope.parent = ly_node_new(ly, outer.parent, PW_ROLE_DIV, block->place);
    if (!block->decorative) {
        image->node = ly_node_new(ly, flow->scope.parent, PW_ROLE_FIGURE, block->place);
        image->node->alt = block->alt;
    }
    ly_caption_mark(flow, block);
    double before = ly_length(ly, PW_LENGTH_FIGURE_BEFORE);
    if (flow->after < before)
        flow->after = before;
    size_t first = flow->pieces_count;
    if (block->words.inlines_count)
        ly_figure_caption(flow, titled, x, room);
    struct ly_piece *piece = ly_piece_add(flow, image_draw, image, 0, block->number ? 4 : 0);
    piece->x = x;
    size_t picture = flow->pieces_count - 1;
    size_set(flow, image, room, page);
    double edge = block->align == PW_IMAGE_CENTRE  ? (room - image->width) / 2
                  : block->align == PW_IMAGE_RIGHT ? room - image->width
                                                   : 0;
    caption_add(flow, block, x + (block->words.inlines_count ? 0 : edge),
                block->words.inlines_count || edge <= 0 ? room : image->width);
    ly_notes(flow, block, x, room);
    double words = words_height(flow, first, picture);
    if (image->height + words > page && page - words > page * SHRINK_LEAST) {
        image->width *= (page - words) / image->height;
        image->height = page - words;
    }
    image->x = x + (block->align == PW_IMAGE_CENTRE  ? (room - image->width) / 2
                    : block->align == PW_IMAGE_RIGHT ? room - image->width
                                                     : 0);
    flow->pieces[picture].height = image->height;
    flow->scope = outer;
    flow->after = ly_length(ly, PW_LENGTH_FIGURE_AFTER);
}
