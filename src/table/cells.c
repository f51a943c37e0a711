/* SPDX-License-Identifier: MIT
 *
 * The cells of a table: what they print and how much room they ask for.
 */
#include <math.h>
#include <string.h>

#include "inside.h"

#define MINUS "\xE2\x88\x92" /* U+2212, as figures have it */

static bool cell_says(const struct pw_dataset *data, size_t row, int column, const char *word) {
    if (column < 0)
        return false;
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)column);
    return cell->state == PW_PRESENT && pw_streq(cell->text, word);
}

bool tb_row_total(const struct pw_table *table, size_t row) {
    if (table->sums && table->sums[row])
        return true;
    if (table->total < 0)
        return false;
    const struct pw_cell *cell = pw_dataset_cell(table->data, row, (size_t)table->total);
    return cell->state == PW_PRESENT && (cell->number == 1 || pw_streq(cell->text, "1"));
}

bool tb_row_own(const struct pw_table *table, size_t row) {
    return cell_says(table->data, row, table->emphasis, "own");
}

bool tb_row_strong(const struct pw_table *table, size_t row) {
    return tb_row_own(table, row) || tb_row_total(table, row);
}

const struct pw_style *tb_cell_style(const struct tb_inside *inside, size_t row, size_t column) {
    bool strong = inside->columns[column].spec->strong || tb_row_strong(inside->table, row);
    return strong ? inside->styles.strong : inside->styles.cell;
}

enum tb_direction tb_change_direction(const struct pw_dataset *data, size_t row, size_t column) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, column);
    if (cell->state != PW_PRESENT)
        return TB_NONE;
    if (fabs(cell->number) < 1e-9)
        return TB_SAME;
    return cell->number > 0 ? TB_UP : TB_DOWN;
}

const char *tb_change_word(const struct pw_dataset *data, size_t row, size_t column) {
    enum tb_direction way = tb_change_direction(data, row, column);
    enum pw_polarity polarity = pw_cell_polarity(data, row, column);
    if (polarity == PW_NEUTRAL || (way != TB_UP && way != TB_DOWN))
        return "";
    return (way == TB_UP) == (polarity == PW_HIGH_IS_GOOD) ? " better" : " worse";
}

/* The size of a change without its sign: the triangle says which way. What
 * would round to nothing is said to be under the last decimal. */
static char *change_text(struct pw_arena *arena, const struct pw_dataset *data, size_t row,
                         size_t column) {
    const struct pw_cell *cell = pw_dataset_cell(data, row, column);
    struct pw_buf buf = {0};
    enum tb_direction way = tb_change_direction(data, row, column);
    if (way == TB_NONE) {
        pw_format_cell(&buf, data, row, column);
    } else if (way == TB_SAME) {
        pw_buf_puts(&buf, "no change");
    } else {
        int decimals = pw_cell_decimals(data, row, column);
        double least = decimals < 0 ? 0 : pow(10, -decimals);
        double size = fabs(cell->number);
        if (size < least / 2) {
            pw_buf_puts(&buf, "under ");
            size = least;
        }
        pw_format_number(&buf, size, decimals);
    }
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static bool digit(char c) {
    return c >= '0' && c <= '9';
}

/* Byte offset of the decimal point, or of the end of the first number. */
static size_t point_offset(const char *text) {
    size_t at = 0;
    while (text[at] && !digit(text[at]))
        at++;
    if (!text[at])
        return strlen(text);
    while (digit(text[at]) || (text[at] == ',' && digit(text[at + 1])))
        at++;
    return at;
}

/* Advance from the line's left edge to the character at byte `offset`. */
static double advance_to(const struct pw_line *line, size_t offset) {
    size_t base = 0;
    for (size_t r = 0; r < line->runs_count; r++) {
        const struct pw_run *run = &line->runs[r];
        if (offset < base + run->text_length)
            for (size_t g = 0; g < run->glyphs_count; g++)
                if (base + run->glyphs[g].cluster >= offset)
                    return run->x + run->glyphs[g].x;
        base += run->text_length;
    }
    return line->width;
}

static double larger(double a, double b) {
    return a > b ? a : b;
}

/* Byte offset of the flags behind a figure: " [r]"; the text's length: none. */
static size_t flags_offset(const char *text) {
    const char *flags = strstr(text, " [");
    return flags ? (size_t)(flags - text) : strlen(text);
}

void tb_figure_measure(const struct pw_table_context *context, struct tb_column *column,
                       struct tb_cell *cell, const struct pw_style *style, bool present) {
    const struct pw_line *line = pw_typist_line(context->typist, cell->text, style);
    cell->width = (float)line->width;
    if (!present) { /* symbols and words stand at the right edge */
        cell->before = -1;
        column->pref = larger(column->pref, line->width);
        return;
    }
    double before = advance_to(line, point_offset(cell->text));
    double figure = advance_to(line, flags_offset(cell->text));
    cell->before = (float)before;
    column->before = larger(column->before, before);
    column->after = larger(column->after, figure - before);
    column->flags = larger(column->flags, line->width - figure);
}

#define SHORT_TEXT 46.0 /* a text this short is not broken, points */
#define LONG_WORD 130.0 /* addresses and the like break inside beyond this, points */

static void measure_text(const struct pw_table_context *context, struct tb_column *column,
                         struct tb_cell *cell, const struct pw_style *style, bool whole) {
    double width = pw_typist_width(context->typist, cell->text, style);
    cell->width = (float)width;
    column->pref = larger(column->pref, width);
    if (whole || width <= SHORT_TEXT) {
        column->min = larger(column->min, width);
        return;
    }
    if (width <= column->min || column->min >= LONG_WORD)
        return;
    double word = pw_typist_min_width(context->typist, cell->text, style);
    column->min = larger(column->min, word < LONG_WORD ? word : LONG_WORD);
}

/* One character on, apostrophes left out: heads have curly ones, units not. */
static const char *plain_next(const char *text) {
    for (;;) {
        if (*text == '\'')
            text++;
        else if (pw_str_starts(text, "\xE2\x80\x99"))
            text += 3;
        else
            return text;
    }
}

/* "Budget (£'000)" says the unit of its column, so that cells need not; the
 * short % is kept beside its number. */
static bool head_says(const char *head, const char *unit) {
    if (!head || !unit || !pw_str_starts(unit, "£"))
        return false;
    for (; *head; head++) {
        const char *h = head, *u = unit;
        while (*u && *plain_next(h) == *u) {
            h = plain_next(h) + 1;
            u = plain_next(u + 1);
        }
        h = plain_next(h);
        if (!*u && !(*h >= '0' && *h <= '9') && !(*h >= 'a' && *h <= 'z'))
            return true;
    }
    return false;
}

/* "-£1.2m [r]" in brackets: "(£1.2m) [r]". */
static char *in_brackets(struct pw_arena *arena, const char *text) {
    const char *body = text + strlen(MINUS);
    size_t flags = flags_offset(body);
    return pw_arena_printf(arena, "(%.*s)%s", (int)flags, body, body + flags);
}

char *tb_figure_text(const struct pw_table_context *context, const struct tb_inside *inside,
                     size_t c, const struct pw_dataset *data, size_t row, size_t source) {
    struct pw_buf buf = {0};
    const struct pw_table_column *spec = inside->columns[c].spec;
    const char *unit = pw_cell_unit(data, row, source);
    if (head_says(spec->head, unit) || head_says(spec->span, unit))
        pw_format_cell_bare(&buf, data, row, source);
    else
        pw_format_cell(&buf, data, row, source);
    char *text = NULL;
    if (buf.length && inside->table->brackets && data->columns[source].type == PW_NUMBER &&
        pw_str_starts(buf.data, MINUS))
        text = in_brackets(context->arena, buf.data);
    else if (buf.length)
        text = pw_arena_strdup(context->arena, buf.data);
    pw_buf_release(&buf);
    return text;
}

static void measure_cell(const struct pw_table_context *context, struct tb_inside *inside,
                         size_t row, size_t c) {
    struct tb_column *column = &inside->columns[c];
    const struct pw_dataset *data = inside->table->data;
    size_t source = (size_t)column->spec->source;
    const struct pw_cell *value = pw_dataset_cell(data, row, source);
    const struct pw_style *style = tb_cell_style(inside, row, c);
    struct tb_cell *cell = &inside->cells[row * inside->columns_count + c];
    if (column->kind == TB_CHANGE) {
        cell->text = change_text(context->arena, data, row, source);
        enum tb_direction way = tb_change_direction(data, row, source);
        tb_figure_measure(context, column, cell, style, way == TB_UP || way == TB_DOWN);
        const char *word = tb_change_word(data, row, source);
        if (*word)
            column->word = larger(column->word, pw_typist_width(context->typist, word, style));
        return;
    }
    if (column->kind == TB_SPARK) {
        cell->text = value->state == PW_PRESENT ? value->text : NULL;
        return;
    }
    if (data->columns[source].type == PW_TEXT && value->state == PW_MISSING)
        return; /* a text that is not there is a blank, not a missing figure */
    cell->text = tb_figure_text(context, inside, c, data, row, source);
    if (!cell->text)
        return;
    const char *const *marks = inside->table->marks;
    if (marks && marks[row] && column->spec->row_head)
        cell->text = pw_arena_printf(context->arena, "%s %s", cell->text, marks[row]);
    switch (column->kind) {
    case TB_FIGURE:
    case TB_BAR:
    case TB_BULLET:
    case TB_RANGE:
        tb_figure_measure(context, column, cell, style, value->state == PW_PRESENT);
        if (value->state == PW_PRESENT && !tb_row_total(inside->table, row))
            column->largest = larger(column->largest, value->number);
        break;
    case TB_STATUS:
        cell->width = (float)(value->state == PW_PRESENT
                                  ? tb_status_width(context, cell->text, style)
                                  : pw_typist_width(context->typist, cell->text, style));
        column->pref = larger(column->pref, cell->width);
        break;
    case TB_RIGHT:
        cell->width = (float)pw_typist_width(context->typist, cell->text, style);
        column->pref = larger(column->pref, cell->width);
        break;
    default:
        measure_text(context, column, cell, style,
                     inside->table->data->columns[source].type == PW_DATE);
    }
}

/* Short texts that all begin with a figure ("12 of 150") read as figures. */
static bool short_figures(const struct pw_dataset *data, size_t column) {
    size_t figures = 0;
    for (size_t row = 0; row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, column);
        if (cell->state != PW_PRESENT || !cell->text[0])
            continue;
        if (strlen(cell->text) > 14)
            return false;
        if (digit(cell->text[0]))
            figures++;
        else if (pw_str_starts(cell->text, "no"))
            continue; /* "not ranked" beside ranks */
        else
            return false;
    }
    return figures > 0;
}

/* A status of letters stands at the right edge as figures do. */
static bool single_letters(const struct pw_dataset *data, size_t column) {
    for (size_t row = 0; row < data->rows_count; row++) {
        const struct pw_cell *cell = pw_dataset_cell(data, row, column);
        if (cell->state == PW_PRESENT && strlen(cell->text) > 1)
            return false;
    }
    return true;
}

static void column_kind(const struct pw_table *table, struct tb_column *column) {
    const struct pw_dataset *data = table->data;
    size_t source = (size_t)column->spec->source;
    enum pw_type type = data->columns[source].type;
    switch (column->spec->show) {
    case PW_SHOW_STATUS:
        column->kind = type == PW_TEXT ? TB_STATUS : TB_TEXT;
        column->right = column->kind == TB_STATUS && single_letters(data, source);
        return;
    case PW_SHOW_CHANGE:
        column->kind = type == PW_NUMBER ? TB_CHANGE : TB_TEXT;
        return;
    case PW_SHOW_SPARK:
        column->kind = type == PW_TEXT ? TB_SPARK : TB_TEXT;
        return;
    case PW_SHOW_BAR:
    case PW_SHOW_BULLET:
    case PW_SHOW_RANGE:
        column->kind = column->spec->show == PW_SHOW_BAR      ? TB_BAR
                       : column->spec->show == PW_SHOW_BULLET ? TB_BULLET
                                                              : TB_RANGE;
        if (type != PW_NUMBER || (column->kind != TB_BAR && !column->spec->gauge))
            column->kind = TB_TEXT;
        column->right = column->kind != TB_TEXT;
        return;
    case PW_SHOW_TEXT:
        break;
    }
    if (type == PW_NUMBER)
        column->kind = TB_FIGURE;
    else if (type == PW_TEXT && !column->spec->row_head && short_figures(data, source))
        column->kind = TB_RIGHT;
    else
        column->kind = TB_TEXT;
    column->right = column->kind != TB_TEXT;
}

/* Room that the parts of a column's cells ask for together. */
static void column_room(const struct pw_table_context *context, struct tb_column *column) {
    double figures = column->before + column->after + column->flags;
    switch (column->kind) {
    case TB_FIGURE:
        column->pref = larger(column->pref, figures);
        break;
    case TB_BAR:
    case TB_BULLET:
    case TB_RANGE:
        column->pref =
            larger(column->pref, figures + tb_length(context, PW_LENGTH_DATA_BAR) + TB_WORD_GAP);
        break;
    case TB_CHANGE:
        figures += tb_length(context, PW_LENGTH_ARROW) + TB_ARROW_GAP;
        if (column->word > 0)
            figures += column->word;
        column->pref = larger(column->pref, figures);
        break;
    case TB_SPARK:
        column->pref = tb_length(context, PW_LENGTH_SPARK_WIDTH);
        break;
    default:
        break;
    }
    if (column->kind != TB_TEXT)
        column->min = column->pref; /* figures and shapes never wrap */
    if (column->kind >= TB_BAR)
        column->min -= tb_length(context, PW_LENGTH_DATA_BAR) / 2;
    column->min = larger(column->min, column->head_word);
    /* a head may wrap, but a narrow column is widened so that it seldom
     * takes more than two or three lines */
    double head = column->head_line;
    double room = larger(column->head_word, head / 2 + column->head_word / 4);
    column->pref = larger(column->pref, head < 36 ? head : room);
    column->pref = larger(column->pref, column->min);
    if (column->spec->width > 0)
        column->min = column->pref = column->spec->width;
}

void tb_cells_measure(const struct pw_table_context *context, struct tb_inside *inside) {
    const struct pw_table *table = inside->table;
    size_t rows = table->data->rows_count, columns = inside->columns_count;
    size_t count = pw_add(pw_mul(rows, columns), 1);
    if (inside->cells) /* of a size that did not fit */
        memset(inside->cells, 0, count * sizeof *inside->cells);
    else
        inside->cells = PW_NEW_N(context->arena, struct tb_cell, count);
    for (size_t c = 0; c < columns; c++) {
        struct tb_column *column = &inside->columns[c];
        column_kind(table, column);
        const char *head = column->spec->head ? column->spec->head : "";
        column->head_word = pw_typist_min_width(context->typist, head, inside->styles.head);
        column->head_line = pw_typist_width(context->typist, head, inside->styles.head);
    }
    for (size_t row = 0; row < rows; row++)
        for (size_t c = 0; c < columns; c++)
            measure_cell(context, inside, row, c);
    tb_carry_measure(context, inside);
    for (size_t c = 0; c < columns; c++) {
        struct tb_column *column = &inside->columns[c];
        if (column->kind > TB_BAR)
            tb_gauge_measure(table, column);
        column_room(context, column);
        column->gap = inside->gap;
        if (c + 1 < columns && column->right && !inside->columns[c + 1].right)
            column->gap *= 1.6; /* a figure and a text would run together */
    }
}
