/* SPDX-License-Identifier: MIT
 *
 * Draws the heads of columns: tagged on the first page, artifacts on later
 * ones, with the ids that cells name them by.
 */
#include "inside.h"

struct pw_tag *tb_tag_new(const struct pw_table_context *context, struct pw_pen *pen,
                          struct pw_tag *parent, enum pw_role role) {
    return pw_tag_new(pw_pen_book(pen), parent, role, context->place);
}

void tb_rule(const struct pw_table_context *context, struct pw_pen *pen, double x, double y,
             double width, enum pw_colour_id colour, enum pw_length_id weight) {
    struct pw_stroke stroke = {.colour = pw_theme_colour(context->theme, colour),
                               .width = pw_theme_length(context->theme, weight)};
    pw_pen_rule(pen, x, y, x + width, y, &stroke);
}

static const char *id_new(struct pw_pen *pen, const struct pw_table_tags *tags, const char *id) {
    return pw_arena_printf(pw_pen_book(pen)->arena, "%s-%s", tags->prefix, id);
}

/* Unique in the book: the table is the n-th tag of its parent's kids, so the
 * chain of those numbers names it. */
static const char *prefix_new(struct pw_pen *pen, const struct pw_tag *table) {
    char *prefix = pw_arena_strdup(pw_pen_book(pen)->arena, "t");
    for (const struct pw_tag *tag = table; tag && tag->parent; tag = tag->parent)
        for (size_t k = tag->parent->kids_count; k-- > 0;)
            if (tag->parent->kids[k].tag == tag) {
                prefix = pw_arena_printf(pw_pen_book(pen)->arena, "%s%zu.", prefix, k);
                break;
            }
    return prefix;
}

static void span_draw(const struct pw_table_context *context, const struct tb_inside *inside,
                      struct pw_pen *pen, const struct tb_span *span, double x, double bottom) {
    const struct tb_column *first = &inside->columns[span->first];
    const struct tb_column *last = &inside->columns[span->first + span->count - 1];
    double width = last->x + last->width - first->x;
    double foot = bottom - span->below, top = foot - inside->padding - span->text->height;
    pw_text_draw(pen, span->text, 0, span->text->lines_count, x + first->x, top, width,
                 first->right && span->count == 1 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    tb_rule(context, pen, x + first->x, foot, width, PW_COLOUR_RULE, PW_LENGTH_HAIRLINE);
    pw_pen_end(pen);
}

/* Heads stand on the last line, above their rule. */
static void head_draw(const struct tb_inside *inside, const struct tb_column *column,
                      struct pw_pen *pen, double x, double bottom) {
    double top = bottom - inside->padding - column->head->height, width = column->width;
    if (column->right && column->head->width <= width - column->flags)
        width -= column->flags; /* over the figures, not over their flags */
    pw_text_draw(pen, column->head, 0, column->head->lines_count, x + column->x, top, column->width,
                 column->right ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
}

static void heads_tagged(const struct pw_table_context *context,
                         const struct pw_table_layout *layout, struct pw_pen *pen,
                         struct pw_table_tags *tags, double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    struct pw_arena *arena = pw_pen_book(pen)->arena;
    double bottom = y + layout->head_height;
    struct pw_tag *upper = NULL, *lower = tb_tag_new(context, pen, tags->head, PW_ROLE_TR);
    if (inside->spans_count) {
        upper = lower;
        lower = tb_tag_new(context, pen, tags->head, PW_ROLE_TR);
    }
    tags->column_ids = PW_NEW_N(arena, const char *, inside->columns_count + 1);
    tags->span_ids = PW_NEW_N(arena, const char *, inside->spans_count + 1);
    for (size_t c = 0; c < inside->columns_count; c++) { /* the upper row, or the only one */
        const struct tb_column *column = &inside->columns[c];
        const struct tb_span *span = column->span >= 0 ? &inside->spans[column->span] : NULL;
        if (upper && span && span->first != c)
            continue;
        struct pw_tag *th = tb_tag_new(context, pen, upper ? upper : lower, PW_ROLE_TH);
        th->scope = PW_SCOPE_COLUMN;
        if (inside->linked) {
            struct pw_tag_extras *extras = pw_tag_extras(pw_pen_book(pen), th);
            extras->id = span ? id_new(pen, tags, span->id) : id_new(pen, tags, column->id);
            if (span)
                tags->span_ids[column->span] = extras->id;
            else
                tags->column_ids[c] = extras->id;
        }
        pw_pen_begin(pen, th);
        if (span) {
            pw_tag_extras(pw_pen_book(pen), th)->column_span = (int)span->count;
            span_draw(context, inside, pen, span, x, bottom);
        } else {
            if (upper)
                pw_tag_extras(pw_pen_book(pen), th)->row_span = 2;
            head_draw(inside, column, pen, x, bottom);
        }
        pw_pen_end(pen);
    }
    for (size_t c = 0; upper && c < inside->columns_count; c++) {
        const struct tb_column *column = &inside->columns[c];
        if (column->span < 0)
            continue;
        struct pw_tag *th = tb_tag_new(context, pen, lower, PW_ROLE_TH);
        const char **headers = PW_NEW_N(arena, const char *, 2);
        th->scope = PW_SCOPE_COLUMN;
        struct pw_tag_extras *extras = pw_tag_extras(pw_pen_book(pen), th);
        extras->id = tags->column_ids[c] = id_new(pen, tags, column->id);
        headers[0] = tags->span_ids[column->span];
        extras->headers = headers;
        pw_pen_begin(pen, th);
        head_draw(inside, column, pen, x, bottom);
        pw_pen_end(pen);
    }
}

static void heads_repeated(const struct pw_table_context *context,
                           const struct pw_table_layout *layout, struct pw_pen *pen, double x,
                           double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_PAGINATION);
    for (size_t s = 0; s < inside->spans_count; s++)
        span_draw(context, inside, pen, &inside->spans[s], x, y + layout->head_height);
    for (size_t c = 0; c < inside->columns_count; c++)
        head_draw(inside, &inside->columns[c], pen, x, y + layout->head_height);
    pw_pen_end(pen);
}

double pw_table_draw_head(const struct pw_table_context *context,
                          const struct pw_table_layout *layout, struct pw_pen *pen,
                          struct pw_table_tags *tags, double x, double y) {
    if (!tags->table) {
        tags->table = tb_tag_new(context, pen, pw_pen_tag(pen), PW_ROLE_TABLE);
        pw_tag_extras(pw_pen_book(pen), tags->table)->summary =
            tb_inside_of(layout)->table->summary;
    }
    if (!tags->head) {
        tags->prefix = prefix_new(pen, tags->table);
        tags->head = tb_tag_new(context, pen, tags->table, PW_ROLE_THEAD);
        heads_tagged(context, layout, pen, tags, x, y);
    } else {
        heads_repeated(context, layout, pen, x, y);
    }
    y += layout->head_height;
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    tb_rule(context, pen, x, y, layout->width, PW_COLOUR_INK, PW_LENGTH_RULE);
    pw_pen_end(pen);
    return y;
}
