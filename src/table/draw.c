/* SPDX-License-Identifier: MIT
 *
 * Draws heads and rows. However many pages a table takes it is one Table: its
 * rows and cells are tagged once, repeated heads and all rules are artifacts.
 */
#include <math.h>
#include <string.h>

#include "inside.h"

static struct pw_tag *tag_new(const struct pw_table_context *context, struct pw_pen *pen,
                              struct pw_tag *parent, enum pw_role role) {
    return pw_tag_new(pw_pen_book(pen), parent, role, context->place);
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

static void rule(const struct pw_table_context *context, struct pw_pen *pen, double x, double y,
                 double width, enum pw_colour_id colour, enum pw_length_id weight) {
    struct pw_stroke stroke = {.colour = pw_theme_colour(context->theme, colour),
                               .width = pw_theme_length(context->theme, weight)};
    pw_pen_rule(pen, x, y, x + width, y, &stroke);
}

static double first_baseline(const struct pw_table_context *context, const struct pw_style *style,
                             double top) {
    const struct pw_line *line = pw_typist_line(context->typist, "0", style);
    return top + pw_line_baseline(line);
}

/* ---- heads ----------------------------------------------------------------- */
static void span_draw(const struct pw_table_context *context, const struct tb_inside *inside,
                      struct pw_pen *pen, const struct tb_span *span, double x, double bottom) {
    const struct tb_column *first = &inside->columns[span->first];
    const struct tb_column *last = &inside->columns[span->first + span->count - 1];
    double width = last->x + last->width - first->x;
    double foot = bottom - span->below, top = foot - inside->padding - span->text->height;
    pw_text_draw(pen, span->text, 0, span->text->lines_count, x + first->x, top, width,
                 first->right && span->count == 1 ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    rule(context, pen, x + first->x, foot, width, PW_COLOUR_RULE, PW_LENGTH_HAIRLINE);
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
    struct pw_tag *upper = NULL, *lower = tag_new(context, pen, tags->head, PW_ROLE_TR);
    if (inside->spans_count) {
        upper = lower;
        lower = tag_new(context, pen, tags->head, PW_ROLE_TR);
    }
    tags->column_ids = PW_NEW_N(arena, const char *, inside->columns_count + 1);
    tags->span_ids = PW_NEW_N(arena, const char *, inside->spans_count + 1);
    for (size_t c = 0; c < inside->columns_count; c++) { /* the upper row, or the only one */
        const struct tb_column *column = &inside->columns[c];
        const struct tb_span *span = column->span >= 0 ? &inside->spans[column->span] : NULL;
        if (upper && span && span->first != c)
            continue;
        struct pw_tag *th = tag_new(context, pen, upper ? upper : lower, PW_ROLE_TH);
        th->scope = PW_SCOPE_COLUMN;
        if (inside->linked) {
            th->id = span ? id_new(pen, tags, span->id) : id_new(pen, tags, column->id);
            if (span)
                tags->span_ids[column->span] = th->id;
            else
                tags->column_ids[c] = th->id;
        }
        pw_pen_begin(pen, th);
        if (span) {
            th->column_span = (int)span->count;
            span_draw(context, inside, pen, span, x, bottom);
        } else {
            th->row_span = upper ? 2 : 0;
            head_draw(inside, column, pen, x, bottom);
        }
        pw_pen_end(pen);
    }
    for (size_t c = 0; upper && c < inside->columns_count; c++) {
        const struct tb_column *column = &inside->columns[c];
        if (column->span < 0)
            continue;
        struct pw_tag *th = tag_new(context, pen, lower, PW_ROLE_TH);
        const char **headers = PW_NEW_N(arena, const char *, 2);
        th->scope = PW_SCOPE_COLUMN;
        th->id = tags->column_ids[c] = id_new(pen, tags, column->id);
        headers[0] = tags->span_ids[column->span];
        th->headers = headers;
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
        tags->table = tag_new(context, pen, pw_pen_tag(pen), PW_ROLE_TABLE);
        tags->table->summary = tb_inside_of(layout)->table->summary;
    }
    if (!tags->head) {
        tags->prefix = prefix_new(pen, tags->table);
        tags->head = tag_new(context, pen, tags->table, PW_ROLE_THEAD);
        heads_tagged(context, layout, pen, tags, x, y);
    } else {
        heads_repeated(context, layout, pen, x, y);
    }
    y += layout->head_height;
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    rule(context, pen, x, y, layout->width, PW_COLOUR_INK, PW_LENGTH_RULE);
    pw_pen_end(pen);
    return y;
}

/* ---- cells ----------------------------------------------------------------- */
struct place {
    const struct pw_table_context *context;
    const struct tb_inside *inside;
    struct pw_pen *pen;
    size_t row, c;
    size_t first_line, lines; /* part of a split row; lines 0: all */
    double x, y;              /* top left of the cell's text */
    struct pw_tag *tag;
};

static const struct tb_column *column_at(const struct place *at) {
    return &at->inside->columns[at->c];
}

static pw_rgb cell_colour(const struct place *at, bool present) {
    const struct pw_theme *theme = at->context->theme;
    if (!present)
        return pw_theme_colour(theme, PW_COLOUR_MUTED);
    if (tb_row_own(at->inside->table, at->row) && column_at(at)->spec->row_head)
        return pw_theme_colour(theme, PW_COLOUR_OWN);
    return PW_RGB_NONE;
}

static void figure_draw(const struct place *at, const struct tb_cell *cell, pw_rgb colour,
                        double right) {
    const struct tb_column *column = column_at(at);
    const struct pw_style *style = tb_cell_style(at->inside, at->row, at->c);
    double baseline = first_baseline(at->context, style, at->y);
    double x = cell->before < 0 ? right - cell->width
                                : right - column->flags - column->after - cell->before;
    if (cell->before < 0 && cell->width <= right - column->flags - at->x)
        x -= column->flags; /* under the figures, not under their flags */
    pw_label_draw(at->pen, at->context->typist, cell->text, style, colour, x, baseline,
                  PW_ALIGN_LEFT);
}

static void change_draw(const struct place *at, const struct tb_cell *cell) {
    const struct tb_column *column = column_at(at);
    const struct pw_theme *theme = at->context->theme;
    const struct pw_dataset *data = at->inside->table->data;
    const struct pw_style *style = tb_cell_style(at->inside, at->row, at->c);
    size_t source = (size_t)column->spec->source;
    enum tb_direction way = tb_change_direction(data, at->row, source);
    const char *word = tb_change_word(data, at->row, source);
    double arrow = tb_length(at->context, PW_LENGTH_ARROW);
    pw_rgb colour = pw_theme_colour(theme, PW_COLOUR_MUTED);
    if (*word)
        colour =
            pw_theme_colour(theme, pw_streq(word, " better") ? PW_COLOUR_BETTER : PW_COLOUR_WORSE);
    double baseline = first_baseline(at->context, style, at->y);
    if (way != TB_UP && way != TB_DOWN) {
        pw_label_draw(at->pen, at->context->typist, cell->text, style, colour, at->x, baseline,
                      PW_ALIGN_LEFT);
        return;
    }
    struct pw_tag *span = tag_new(at->context, at->pen, at->tag, PW_ROLE_SPAN);
    span->actual = way == TB_UP ? "up " : "down ";
    pw_pen_begin(at->pen, span);
    tb_arrow_draw(at->pen, way == TB_UP, at->x, baseline, arrow, colour);
    pw_pen_end(at->pen);
    double right = at->x + arrow + TB_ARROW_GAP + column->before + column->after + column->flags;
    figure_draw(at, cell, colour, right);
    if (*word)
        pw_label_draw(at->pen, at->context->typist, word, style, colour, right, baseline,
                      PW_ALIGN_LEFT);
}

static void bar_draw(const struct place *at, const struct tb_cell *cell, pw_rgb colour) {
    const struct tb_column *column = column_at(at);
    const struct pw_table *table = at->inside->table;
    const struct pw_cell *value =
        pw_dataset_cell(table->data, at->row, (size_t)column->spec->source);
    double room = column->width - column->before - column->after - column->flags - TB_WORD_GAP;
    if (value->state == PW_PRESENT && value->number > 0 && column->largest > 0 && room > 0 &&
        !tb_row_total(table, at->row)) {
        const struct pw_style *style = at->inside->styles.cell;
        double share = value->number > column->largest ? 1 : value->number / column->largest;
        bool own = tb_row_own(table, at->row);
        struct pw_rect bar = {at->x, at->y + style->leading * 0.16, room * share,
                              style->leading * 0.68};
        pw_pen_begin_artifact(at->pen, PW_ARTIFACT_LAYOUT); /* the number says it */
        pw_pen_rect(
            at->pen, bar,
            pw_theme_colour(at->context->theme, own ? PW_COLOUR_OWN : PW_COLOUR_CONTEXT_BAR));
        pw_pen_end(at->pen);
    }
    figure_draw(at, cell, colour, at->x + column->width);
}

static void spark_draw(const struct place *at, const struct tb_cell *cell) {
    const struct pw_style *style = at->inside->styles.cell;
    struct pw_arena *arena = pw_pen_book(at->pen)->arena;
    struct pw_tag *span = tag_new(at->context, at->pen, at->tag, PW_ROLE_SPAN);
    span->actual = tb_spark_words(arena, cell->text);
    struct tb_box box = {at->x, first_baseline(at->context, style, at->y), column_at(at)->width,
                         style};
    pw_pen_begin(at->pen, span);
    tb_spark_draw(at->context, at->pen, cell->text, box);
    pw_pen_end(at->pen);
}

static void lines_draw(const struct place *at, const struct pw_text *text, pw_rgb colour) {
    const struct tb_column *column = column_at(at);
    size_t end = at->lines ? at->first_line + at->lines : text->lines_count;
    double y = at->y;
    for (size_t l = at->first_line; l < end && l < text->lines_count; l++) {
        const struct pw_line *line = &text->lines[l];
        double x = column->right ? at->x + column->width - line->width : at->x;
        pw_line_draw(at->pen, line, x, y + pw_line_baseline(line), colour);
        y += line->leading;
    }
}

static void cell_draw(const struct place *at) {
    const struct tb_column *column = column_at(at);
    const struct tb_cell *cell = &at->inside->cells[at->row * at->inside->columns_count + at->c];
    if (!cell->text || !*cell->text)
        return;
    const struct pw_style *style = tb_cell_style(at->inside, at->row, at->c);
    const struct pw_cell *value =
        pw_dataset_cell(at->inside->table->data, at->row, (size_t)column->spec->source);
    bool present = value->state == PW_PRESENT || value->state == PW_BOUNDED;
    pw_rgb colour = cell_colour(at, present);
    double right = at->x + column->width;
    double baseline = first_baseline(at->context, style, at->y);
    if (cell->lines) {
        lines_draw(at, cell->lines, colour);
        return;
    }
    if (at->first_line > 0)
        return; /* it stands in the row's first part */
    switch (column->kind) {
    case TB_FIGURE:
        figure_draw(at, cell, colour, right);
        break;
    case TB_CHANGE:
        change_draw(at, cell);
        break;
    case TB_SPARK:
        spark_draw(at, cell);
        break;
    case TB_BAR:
        bar_draw(at, cell, colour);
        break;
    case TB_STATUS:
        if (present) {
            struct tb_box box = {at->x, baseline, column->width, style};
            tb_status_draw(at->context, at->pen, cell->text, box, column->right);
            break;
        }
        /* fallthrough */
    default:
        pw_label_draw(at->pen, at->context->typist, cell->text, style, colour,
                      column->right ? right : at->x, baseline,
                      column->right ? PW_ALIGN_RIGHT : PW_ALIGN_LEFT);
    }
}

/* ---- rows ------------------------------------------------------------------ */
static const char *group_text(const struct tb_inside *inside, size_t row) {
    return pw_dataset_cell(inside->table->data, row, (size_t)inside->table->group)->text;
}

static void group_draw(const struct pw_table_context *context, const struct pw_table_layout *layout,
                       struct pw_pen *pen, const struct pw_table_row *row, double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    struct pw_text *text =
        pw_typist_paragraph(context->typist, context->arena, group_text(inside, row->data_row),
                            inside->styles.group, layout->width);
    pw_text_draw(pen, text, 0, text->lines_count, x, y + inside->padding * 2, layout->width,
                 PW_ALIGN_LEFT);
}

/* Ids of a cell's heads: span, column, group, row; NULL-ended. */
static const char *const *headers_new(struct pw_pen *pen, const struct tb_inside *inside,
                                      const struct pw_table_tags *tags, size_t c,
                                      const char *row_id) {
    const char **ids = PW_NEW_N(pw_pen_book(pen)->arena, const char *, 5);
    size_t n = 0;
    if (inside->columns[c].span >= 0)
        ids[n++] = tags->span_ids[inside->columns[c].span];
    if (tags->column_ids[c])
        ids[n++] = tags->column_ids[c];
    if (tags->group_id)
        ids[n++] = tags->group_id;
    if (row_id)
        ids[n++] = row_id;
    return ids;
}

static void row_tags(const struct pw_table_context *context, const struct tb_inside *inside,
                     struct pw_pen *pen, struct pw_table_tags *tags, size_t row) {
    struct pw_tag *tr = tag_new(context, pen, tags->body, PW_ROLE_TR);
    const char *row_id = NULL;
    if (!tags->cells)
        tags->cells = PW_NEW_N(context->arena, struct pw_tag *, inside->columns_count + 1);
    for (size_t c = 0; c < inside->columns_count; c++) {
        bool head = inside->columns[c].spec->row_head;
        struct pw_tag *tag = tag_new(context, pen, tr, head ? PW_ROLE_TH : PW_ROLE_TD);
        tags->cells[c] = tag;
        if (head)
            tag->scope = PW_SCOPE_ROW;
        if (!inside->linked)
            continue;
        tag->headers = headers_new(pen, inside, tags, c, head ? NULL : row_id);
        if (head && !row_id)
            tag->id = row_id =
                pw_arena_printf(pw_pen_book(pen)->arena, "%s-r%zu", tags->prefix, row);
    }
}

static void row_draw(const struct pw_table_context *context, const struct pw_table_layout *layout,
                     struct pw_pen *pen, struct pw_table_tags *tags, const struct pw_table_row *row,
                     double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    if (row->first_line == 0) {
        row_tags(context, inside, pen, tags, row->data_row);
        y += inside->padding;
    }
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct place at = {.context = context,
                           .inside = inside,
                           .pen = pen,
                           .row = row->data_row,
                           .c = c,
                           .first_line = row->first_line,
                           .lines = row->lines,
                           .x = x + inside->columns[c].x,
                           .y = y,
                           .tag = tags->cells[c]};
        pw_pen_begin(pen, at.tag);
        cell_draw(&at);
        pw_pen_end(pen);
    }
}

static void group_row_draw(const struct pw_table_context *context,
                           const struct pw_table_layout *layout, struct pw_pen *pen,
                           struct pw_table_tags *tags, const struct pw_table_row *row, double x,
                           double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    struct pw_tag *tr = tag_new(context, pen, tags->body, PW_ROLE_TR);
    struct pw_tag *th = tag_new(context, pen, tr, PW_ROLE_TH);
    th->scope = PW_SCOPE_ROW; /* cells below name it by their headers */
    th->column_span = (int)inside->columns_count;
    th->id = tags->group_id =
        pw_arena_printf(pw_pen_book(pen)->arena, "%s-g%zu", tags->prefix, row->data_row);
    pw_pen_begin(pen, th);
    group_draw(context, layout, pen, row, x, y);
    pw_pen_end(pen);
}

static void row_rule(const struct pw_table_context *context, const struct pw_table_layout *layout,
                     struct pw_pen *pen, size_t index, double x, double y) {
    const struct pw_table_row *row = &layout->rows[index];
    if (index + 1 < layout->rows_count && layout->rows[index + 1].first_line > 0)
        return; /* the row goes on */
    bool total_next = index + 1 < layout->rows_count && layout->rows[index + 1].total;
    enum pw_colour_id colour = PW_COLOUR_HAIRLINE;
    enum pw_length_id weight = PW_LENGTH_HAIRLINE;
    if (row->group_head)
        colour = PW_COLOUR_STRONG;
    else if (row->total != total_next && (total_next || row->total)) {
        colour = PW_COLOUR_INK;
        weight = total_next ? PW_LENGTH_HAIRLINE : PW_LENGTH_RULE;
    }
    rule(context, pen, x, y, layout->width, colour, weight);
}

double pw_table_draw_rows(const struct pw_table_context *context,
                          const struct pw_table_layout *layout, struct pw_pen *pen,
                          struct pw_table_tags *tags, size_t first, size_t count, bool repeat_group,
                          double x, double y) {
    double top = y;
    bool repeated = repeat_group && pw_table_group_height(layout, first) > 0;
    if (!tags->body)
        tags->body = tag_new(context, pen, tags->table, PW_ROLE_TBODY);
    if (repeated) {
        const struct pw_table_row *group = &layout->rows[layout->rows[first].group_row];
        pw_pen_begin_artifact(pen, PW_ARTIFACT_PAGINATION);
        group_draw(context, layout, pen, group, x, y);
        pw_pen_end(pen);
        y += group->height;
    }
    for (size_t i = first; i < first + count; i++) {
        const struct pw_table_row *row = &layout->rows[i];
        if (row->group_head)
            group_row_draw(context, layout, pen, tags, row, x, y);
        else
            row_draw(context, layout, pen, tags, row, x, y);
        y += row->height;
    }
    tags->next = first + count;
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    y = top;
    if (repeated) {
        y += pw_table_group_height(layout, first);
        rule(context, pen, x, y, layout->width, PW_COLOUR_STRONG, PW_LENGTH_HAIRLINE);
    }
    for (size_t i = first; i < first + count; i++) {
        y += layout->rows[i].height;
        row_rule(context, layout, pen, i, x, y);
    }
    pw_pen_end(pen);
    return y;
}
