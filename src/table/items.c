/* SPDX-License-Identifier: MIT
 *
 * Cells of several paragraphs or of a list: each line of the text is one, those
 * of a list that begin with two blanks are of the list within. The lines of all
 * of them count on, so that a tall row parts between any two.
 */
#include <math.h>
#include <string.h>

#include "inside.h"

#define INDENT 9.0 /* of a list's text from its bullet, points */

bool tb_cell_parts(const struct tb_column *column, const char *text) {
    return column->kind == TB_TEXT && (column->spec->list || strchr(text, '\n'));
}

static double indent_of(const struct tb_item *item) {
    return item->level < 0 ? 0 : INDENT * (item->level + 1);
}

const struct tb_items *tb_items_break(const struct pw_table_context *context,
                                      const struct tb_column *column, const char *text,
                                      const struct pw_style *style) {
    struct tb_items *items = PW_NEW(context->arena, struct tb_items);
    while (*text) {
        size_t blanks = strspn(text, " \t"), length = strcspn(text, "\n");
        struct tb_item *item = PW_PUSH(context->arena, items, list);
        item->level = !column->spec->list ? -1 : blanks >= 2 ? 1 : 0;
        char *own = pw_str_trim(context->arena, text, length);
        if (!*own && column->spec->list)
            items->list_count--; /* a blank line is no item */
        else
            item->text = pw_typist_paragraph(context->typist, context->arena, own, style,
                                             column->width - indent_of(item));
        text += length + (text[length] == '\n');
    }
    for (size_t i = 0; i < items->list_count; i++) {
        items->lines += items->list[i].text->lines_count;
        items->height += items->list[i].text->height;
    }
    return items;
}

/* ---- tags: L > LI > LBody, a list within in the LBody above; or P -------------- */
static struct pw_tag *list_tag(const struct pw_table_context *context, struct pw_pen *pen,
                               struct pw_tag *parent) {
    struct pw_tag *list = tb_tag_new(context, pen, parent, PW_ROLE_L);
    pw_tag_extras(pw_pen_book(pen), list)->numbering = "Disc";
    return list;
}

static struct pw_tag *leaf_tag(const struct pw_table_context *context, struct pw_pen *pen,
                               struct pw_tag *cell, struct tb_leaves *leaves, int level) {
    if (level < 0)
        return tb_tag_new(context, pen, cell, PW_ROLE_P);
    if (!leaves->list[0])
        leaves->list[0] = list_tag(context, pen, cell);
    if (level == 0)
        leaves->list[1] = NULL;
    else if (!leaves->list[1])
        leaves->list[1] = list_tag(context, pen, leaves->body ? leaves->body : cell);
    struct pw_tag *li = tb_tag_new(context, pen, leaves->list[level], PW_ROLE_LI);
    struct pw_tag *body = tb_tag_new(context, pen, li, PW_ROLE_LBODY);
    if (level == 0)
        leaves->body = body;
    return body;
}

static void bullet_draw(struct pw_pen *pen, const struct pw_style *style, int level, double x,
                        double baseline) {
    cairo_t *cr = pw_pen_cairo(pen);
    double radius = style->size * 0.17;
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT); /* the list says it */
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + INDENT * level + radius + 1, baseline - style->size * 0.33, radius, 0,
              2 * M_PI);
    cairo_close_path(cr);
    struct pw_stroke ring = {.colour = style->colour, .width = 0.7};
    if (level == 0)
        pw_pen_fill(pen, style->colour);
    else
        pw_pen_stroke(pen, &ring);
    pw_pen_end(pen);
}

void tb_items_draw(const struct pw_table_context *context, struct pw_pen *pen,
                   const struct tb_items *items, struct tb_leaves *leaves, struct pw_tag *cell,
                   const struct tb_part *part) {
    size_t line = 0, end = part->lines ? part->first_line + part->lines : items->lines;
    double y = part->y;
    for (size_t i = 0; i < items->list_count; i++) {
        const struct tb_item *item = &items->list[i];
        bool open = false;
        for (size_t l = 0; l < item->text->lines_count; l++, line++) {
            const struct pw_line *drawn = &item->text->lines[l];
            if (line < part->first_line || line >= end)
                continue;
            double baseline = y + pw_line_baseline(drawn);
            if (!open) {
                if (l == 0) /* else it goes on from the page before */
                    leaves->leaf = leaf_tag(context, pen, cell, leaves, item->level);
                if (l == 0 && item->level >= 0)
                    bullet_draw(pen, part->style, item->level, part->x, baseline);
                pw_pen_begin(pen, leaves->leaf);
                open = true;
            }
            pw_line_draw(pen, drawn, part->x + indent_of(item), baseline, part->colour);
            y += drawn->leading;
        }
        if (open)
            pw_pen_end(pen);
    }
}
