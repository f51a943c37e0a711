/* SPDX-License-Identifier: MIT
 *
 * Bullets and dots on a range: a figure with a small scale beside it. What the
 * scale adds to the figure (target, range) is said in the cell's text, too.
 */
#include <math.h>

#include "inside.h"

static const struct pw_cell *cell_of(const struct pw_dataset *data, size_t row, int column) {
    if (column < 0)
        return NULL;
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)column);
    return cell->state == PW_PRESENT ? cell : NULL;
}

static void widen(struct tb_scale *scale, const struct pw_cell *cell) {
    if (!cell)
        return;
    if (!scale->any || cell->number < scale->least)
        scale->least = cell->number;
    if (!scale->any || cell->number > scale->most)
        scale->most = cell->number;
    scale->any = true;
}

static void widen_row(struct tb_scale *scale, const struct pw_dataset *data,
                      const struct pw_table_column *spec, size_t row) {
    widen(scale, cell_of(data, row, spec->source));
    widen(scale, cell_of(data, row, spec->gauge->target));
    widen(scale, cell_of(data, row, spec->gauge->low));
    widen(scale, cell_of(data, row, spec->gauge->high));
}

/* One scale for the column; where rows have units of their own, one a row. A
 * bullet begins at 0. */
void tb_gauge_measure(const struct pw_table *table, struct tb_column *column) {
    for (size_t row = 0; row < table->data->rows_count; row++)
        widen_row(&column->scale, table->data, column->spec, row);
}

static struct tb_scale scale_of(const struct pw_table *table, const struct tb_column *column,
                                size_t row) {
    struct tb_scale scale = column->scale;
    if (table->data->columns[column->spec->source].unit_from >= 0) {
        scale = (struct tb_scale){0};
        widen_row(&scale, table->data, column->spec, row);
    }
    if (column->kind == TB_BULLET && scale.least > 0)
        scale.least = 0;
    return scale;
}

static double at(const struct tb_scale *scale, struct pw_rect room, double value) {
    double range = scale->most - scale->least;
    return room.x + (range > 0 ? room.width * (value - scale->least) / range : room.width / 2);
}

static void tick_draw(struct pw_pen *pen, double x, double middle, double half, double width,
                      pw_rgb colour) {
    struct pw_stroke line = {.colour = colour, .width = width};
    pw_pen_rule(pen, x, middle - half, x, middle + half, &line);
}

static void bullet_draw(const struct pw_table_context *context, struct pw_pen *pen,
                        const struct tb_scale *scale, struct pw_rect room,
                        const struct pw_cell *value, const struct pw_cell *target) {
    double middle = room.y + room.height / 2, zero = at(scale, room, 0);
    if (value) {
        double x = at(scale, room, value->number);
        struct pw_rect bar = pw_rect_make(x < zero ? x : zero, middle - room.height * 0.2,
                                          fabs(x - zero), room.height * 0.4);
        pw_pen_rect(pen, bar, pw_theme_colour(context->theme, PW_COLOUR_CONTEXT_LINE));
    }
    if (target)
        tick_draw(pen, at(scale, room, target->number), middle, room.height * 0.42, 1.6,
                  pw_theme_colour(context->theme, PW_COLOUR_INK));
}

static void range_draw(const struct pw_table_context *context, struct pw_pen *pen,
                       const struct tb_scale *scale, struct pw_rect room,
                       const struct pw_cell *const cells[4]) {
    double middle = room.y + room.height / 2;
    pw_rgb grey = pw_theme_colour(context->theme, PW_COLOUR_CONTEXT_LINE);
    struct pw_stroke line = {.colour = grey, .width = 1};
    if (cells[2] && cells[3]) {
        double low = at(scale, room, cells[2]->number), high = at(scale, room, cells[3]->number);
        pw_pen_rule(pen, low, middle, high, middle, &line);
        tick_draw(pen, low, middle, room.height * 0.16, 1, grey);
        tick_draw(pen, high, middle, room.height * 0.16, 1, grey);
    }
    if (cells[1])
        tick_draw(pen, at(scale, room, cells[1]->number), middle, room.height * 0.34, 1.4,
                  pw_theme_colour(context->theme, PW_COLOUR_INK));
    if (!cells[0])
        return;
    cairo_t *cr = pw_pen_cairo(pen);
    cairo_new_sub_path(cr);
    cairo_arc(cr, at(scale, room, cells[0]->number), middle, 2.7, 0, 2 * M_PI);
    cairo_close_path(cr);
    pw_pen_fill(pen, pw_theme_colour(context->theme, PW_COLOUR_OWN));
}

static void say(struct pw_buf *out, const struct pw_dataset *data, size_t row, const char *word,
                int column) {
    if (!cell_of(data, row, column))
        return;
    pw_buf_puts(out, word);
    pw_format_cell(out, data, row, (size_t)column);
}

void tb_gauge_draw(const struct pw_table_context *context, const struct pw_table *table,
                   struct pw_pen *pen, struct pw_tag *cell, const struct tb_column *column,
                   size_t row, struct pw_rect room) {
    const struct pw_gauge *gauge = column->spec->gauge;
    const struct pw_dataset *data = table->data;
    const struct pw_cell *const cells[4] = {
        cell_of(data, row, column->spec->source), cell_of(data, row, gauge->target),
        cell_of(data, row, gauge->low), cell_of(data, row, gauge->high)};
    struct tb_scale scale = scale_of(table, column, row);
    struct pw_buf words = {0};
    if (!scale.any || room.width <= 0)
        return;
    say(&words, data, row, column->kind == TB_BULLET ? ", target " : ", middle ", gauge->target);
    if (cells[2] && cells[3]) {
        say(&words, data, row, ", range ", gauge->low);
        say(&words, data, row, " to ", gauge->high);
    }
    if (words.length) {
        struct pw_book *book = pw_pen_book(pen);
        struct pw_tag *span = tb_tag_new(context, pen, cell, PW_ROLE_SPAN);
        pw_tag_extras(book, span)->actual = pw_arena_strdup(book->arena, pw_buf_text(&words));
        pw_pen_begin(pen, span);
    } else {
        pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    }
    pw_buf_release(&words);
    if (column->kind == TB_BULLET)
        bullet_draw(context, pen, &scale, room, cells[0], cells[1]);
    else
        range_draw(context, pen, &scale, room, cells);
    pw_pen_end(pen);
}
