/* SPDX-License-Identifier: MIT
 *
 * Draws rows. However many pages a table takes it is one Table: its rows and
 * cells are tagged once, repeated group heads and all rules are artifacts.
 */
#include <math.h>
#include <string.h>

#include "inside.h"

static double first_baseline(const struct pw_table_context *context, const struct pw_style *style,
                             double top) {
    const struct pw_line *line = pw_typist_line(context->typist, "0", style);
    return top + pw_line_baseline(line);
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
    struct tb_leaves *leaves;
    bool linked; /* the cell leads on */
};

static const struct tb_column *column_at(const struct place *at) {
    return &at->inside->columns[at->c];
}

static pw_rgb cell_colour(const struct place *at, bool present) {
    const struct pw_theme *theme = at->context->theme;
    if (!present)
        return pw_theme_colour(theme, PW_COLOUR_MUTED);
    if (at->linked)
        return pw_theme_colour(theme, PW_COLOUR_LINK);
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
    struct pw_tag *span = tb_tag_new(at->context, at->pen, at->tag, PW_ROLE_SPAN);
    pw_tag_extras(pw_pen_book(at->pen), span)->actual = way == TB_UP ? "up " : "down ";
    pw_pen_begin(at->pen, span);
    tb_arrow_draw(at->pen, way == TB_UP, at->x, baseline, arrow, colour);
    pw_pen_end(at->pen);
    double right = at->x + arrow + TB_ARROW_GAP + column->before + column->after + column->flags;
    figure_draw(at, cell, colour, right);
    if (*word)
        pw_label_draw(at->pen, at->context->typist, word, style, colour, right, baseline,
                      PW_ALIGN_LEFT);
}

/* The room left of the figure. */
static void gauge_draw(const struct place *at, const struct tb_cell *cell, pw_rgb colour) {
    const struct tb_column *column = column_at(at);
    double room = column->width - column->before - column->after - column->flags - TB_WORD_GAP;
    const struct pw_style *style = at->inside->styles.cell;
    figure_draw(at, cell, colour, at->x + column->width);
    if (!tb_row_total(at->inside->table, at->row))
        tb_gauge_draw(at->context, at->inside->table, at->pen, at->tag, column, at->row,
                      pw_rect_make(at->x + 3, at->y, room - 6, style->leading));
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
    struct pw_tag *span = tb_tag_new(at->context, at->pen, at->tag, PW_ROLE_SPAN);
    pw_tag_extras(pw_pen_book(at->pen), span)->actual = tb_spark_words(arena, cell->text);
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
    if (cell->items) {
        struct tb_part part = {at->first_line, at->lines, at->x, at->y, colour, style};
        tb_items_draw(at->context, at->pen, cell->items, at->leaves, at->tag, &part);
        return;
    }
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
    case TB_BULLET:
    case TB_RANGE:
        gauge_draw(at, cell, colour);
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

/* A cell that leads to a block: one link over its first lines. */
static bool linked_draw(const struct place *at) {
    const struct tb_column *column = column_at(at);
    const struct tb_cell *cell = &at->inside->cells[at->row * at->inside->columns_count + at->c];
    const char *anchor = column->spec->links ? column->spec->links[at->row] : NULL;
    if (!anchor || !cell->text || at->first_line > 0 || cell->items)
        return false;
    struct pw_arena *arena = pw_pen_book(at->pen)->arena;
    const struct pw_style *style = tb_cell_style(at->inside, at->row, at->c);
    struct place inner = *at;
    inner.tag = tb_tag_new(at->context, at->pen, at->tag, PW_ROLE_LINK);
    inner.linked = true;
    pw_pen_begin(at->pen, inner.tag);
    cell_draw(&inner);
    double width = cell->lines ? cell->lines->width : cell->width;
    double x = column->right ? at->x + column->width - width : at->x;
    struct pw_rect rect = pw_rect_make(x, at->y, width > 1 ? width : column->width,
                                       cell->lines ? cell->lines->height : style->leading);
    pw_pen_link(at->pen, &rect, 1, NULL, pw_arena_strdup(arena, anchor),
                pw_arena_printf(arena, "More on %s", cell->text));
    pw_pen_end(at->pen);
    return true;
}

/* ---- rows ------------------------------------------------------------------ */
static const char *group_text(const struct tb_inside *inside, size_t row) {
    return pw_dataset_cell(inside->table->data, row, (size_t)inside->table->group)->text;
}

static const struct pw_text *group_draw(const struct pw_table_context *context,
                                        const struct pw_table_layout *layout, struct pw_pen *pen,
                                        const struct pw_table_row *row, double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    struct pw_text *text =
        pw_typist_paragraph(context->typist, context->arena, group_text(inside, row->data_row),
                            inside->styles.group, layout->width);
    pw_text_draw(pen, text, 0, text->lines_count, x, y + inside->padding * 2, layout->width,
                 PW_ALIGN_LEFT);
    return text;
}

/* The head again on a later page, or a reader takes it for a group of the same name;
 * the word is left out where it would need a line more. */
static void group_draw_again(const struct pw_table_context *context,
                             const struct pw_table_layout *layout, struct pw_pen *pen,
                             const struct pw_table_row *row, double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    const struct pw_text *head = group_draw(context, layout, pen, row, x, y);
    const struct pw_text *word = pw_typist_paragraph(context->typist, context->arena, "(continued)",
                                                     inside->styles.cell, layout->width);
    double left = head->width + inside->styles.cell->size / 3, width = layout->width - left;
    if (head->lines_count == 1 && word->lines_count == 1 && word->width <= width)
        pw_text_draw(pen, word, 0, 1, x + left,
                     y + inside->padding * 2 + (head->height - word->height) / 2, width,
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
    struct pw_tag *tr = tb_tag_new(context, pen, tags->body, PW_ROLE_TR);
    const char *row_id = NULL;
    if (!tags->cells)
        tags->cells = PW_NEW_N(context->arena, struct pw_tag *, inside->columns_count + 1);
    pw_tag_reserve(pw_pen_book(pen), tr, inside->columns_count);
    for (size_t c = 0; c < inside->columns_count; c++) {
        bool head = inside->columns[c].spec->row_head;
        struct pw_tag *tag = tb_tag_new(context, pen, tr, head ? PW_ROLE_TH : PW_ROLE_TD);
        tags->cells[c] = tag;
        if (head)
            tag->scope = PW_SCOPE_ROW;
        if (!inside->linked)
            continue;
        struct pw_tag_extras *extras = pw_tag_extras(pw_pen_book(pen), tag);
        extras->headers = headers_new(pen, inside, tags, c, head ? NULL : row_id);
        if (head && !row_id)
            extras->id = row_id =
                pw_arena_printf(pw_pen_book(pen)->arena, "%s-r%zu", tags->prefix, row);
    }
}

static void row_draw(const struct pw_table_context *context, const struct pw_table_layout *layout,
                     struct pw_pen *pen, struct pw_table_tags *tags, const struct pw_table_row *row,
                     double x, double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    if (row->first_line == 0) {
        row_tags(context, inside, pen, tags, row->data_row);
        if (!tags->leaves)
            tags->leaves = PW_NEW_N(context->arena, struct tb_leaves, inside->columns_count + 1);
        memset(tags->leaves, 0, inside->columns_count * sizeof(struct tb_leaves));
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
                           .tag = tags->cells[c],
                           .leaves = (struct tb_leaves *)tags->leaves + c};
        pw_pen_begin(pen, at.tag);
        if (!linked_draw(&at))
            cell_draw(&at);
        pw_pen_end(pen);
    }
}

static void group_row_draw(const struct pw_table_context *context,
                           const struct pw_table_layout *layout, struct pw_pen *pen,
                           struct pw_table_tags *tags, const struct pw_table_row *row, double x,
                           double y) {
    const struct tb_inside *inside = tb_inside_of(layout);
    struct pw_tag *tr = tb_tag_new(context, pen, tags->body, PW_ROLE_TR);
    struct pw_tag *th = tb_tag_new(context, pen, tr, PW_ROLE_TH);
    th->scope = PW_SCOPE_ROW; /* cells below name it by their headers */
    struct pw_tag_extras *extras = pw_tag_extras(pw_pen_book(pen), th);
    extras->column_span = (int)inside->columns_count;
    extras->id = tags->group_id =
        pw_arena_printf(pw_pen_book(pen)->arena, "%s-g%zu", tags->prefix, row->data_row);
    pw_pen_begin(pen, th);
    group_draw(context, layout, pen, row, x, y);
    pw_pen_end(pen);
}

/* Every second row of a group on a tint; totals have rules of their own. */
static void stripes_draw(const struct pw_table_context *context,
                         const struct pw_table_layout *layout, struct pw_pen *pen, size_t first,
                         size_t count, double x, double y) {
    if (!tb_inside_of(layout)->zebra)
        return;
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    for (size_t i = first; i < first + count; i++) {
        const struct pw_table_row *row = &layout->rows[i];
        size_t start = row->group_row == SIZE_MAX ? 0 : layout->rows[row->group_row].data_row;
        if (!row->group_head && !row->total && (row->data_row - start) % 2 == 1)
            pw_pen_rect(pen, pw_rect_make(x, y, layout->width, row->height),
                        pw_theme_colour(context->theme, PW_COLOUR_TINT));
        y += row->height;
    }
    pw_pen_end(pen);
}

static void row_rule(const struct pw_table_context *context, const struct pw_table_layout *layout,
                     struct pw_pen *pen, size_t index, double x, double y) {
    const struct pw_table_row *row = &layout->rows[index];
    if (index + 1 < layout->rows_count && layout->rows[index + 1].first_line > 0)
        return; /* the row goes on */
    bool plain = !row->group_head && !row->total;
    if (tb_inside_of(layout)->zebra && plain && index + 1 < layout->rows_count &&
        !layout->rows[index + 1].total && !layout->rows[index + 1].group_head)
        return; /* the tint parts them */
    bool total_next = index + 1 < layout->rows_count && layout->rows[index + 1].total;
    enum pw_colour_id colour = PW_COLOUR_HAIRLINE;
    enum pw_length_id weight = PW_LENGTH_HAIRLINE;
    if (row->group_head)
        colour = PW_COLOUR_STRONG;
    else if (row->total != total_next && (total_next || row->total)) {
        colour = PW_COLOUR_INK;
        weight = total_next ? PW_LENGTH_HAIRLINE : PW_LENGTH_RULE;
    }
    tb_rule(context, pen, x, y, layout->width, colour, weight);
}

double pw_table_draw_rows(const struct pw_table_context *context,
                          const struct pw_table_layout *layout, struct pw_pen *pen,
                          struct pw_table_tags *tags, size_t first, size_t count, bool repeat_group,
                          double x, double y) {
    double top = y;
    bool repeated = repeat_group && pw_table_group_height(layout, first) > 0;
    if (!tags->body)
        tags->body = tb_tag_new(context, pen, tags->table, PW_ROLE_TBODY);
    if (repeated) {
        const struct pw_table_row *group = &layout->rows[layout->rows[first].group_row];
        pw_pen_begin_artifact(pen, PW_ARTIFACT_PAGINATION);
        group_draw_again(context, layout, pen, group, x, y);
        pw_pen_end(pen);
        y += group->height;
    }
    stripes_draw(context, layout, pen, first, count, x, y);
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
        tb_rule(context, pen, x, y, layout->width, PW_COLOUR_STRONG, PW_LENGTH_HAIRLINE);
    }
    for (size_t i = first; i < first + count; i++) {
        y += layout->rows[i].height;
        row_rule(context, layout, pen, i, x, y);
    }
    pw_pen_end(pen);
    return y;
}
