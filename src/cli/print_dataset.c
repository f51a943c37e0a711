/* SPDX-License-Identifier: MIT
 *
 * A dataset on standard output: as a table or row by row for people, as CSV or
 * JSON for programs. Withheld cells have no number in any of them.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "packwright/csv.h"

bool pw_print_format(const struct pw_args *args, const char **format, struct pw_err *err) {
    *format = pw_args_value(args, "format");
    if (!*format) {
        *format = "";
        return true;
    }
    static const char *const known[] = {"table", "rows", "csv", "json"};
    for (size_t i = 0; i < PW_COUNT(known); i++)
        if (pw_streq(*format, known[i]))
            return true;
    return pw_fail_usage(err, "--format '%s' is none of table, rows, csv, json", *format);
}

/* Characters, not bytes: good enough for the width of a terminal's column. */
static size_t width_of(const char *text) {
    size_t width = 0;
    for (const char *p = text, *end = text + strlen(text); p < end; width++)
        pw_utf8_next(&p, end);
    return width;
}

/* Exact values for programs: numbers unrounded, dates ISO, symbols in brackets. */
static void put_exact(struct pw_buf *out, const struct pw_cell *cell, enum pw_type type) {
    if (cell->state != PW_PRESENT)
        pw_buf_puts(out, cell->state == PW_BOUNDED ? cell->text : pw_state_symbol(cell->state));
    else if (type == PW_TEXT)
        pw_buf_puts(out, cell->text);
    else if (type == PW_DATE)
        pw_format_date(out, cell->date, "iso");
    else
        pw_buf_printf(out, "%.15g", cell->number);
}

/* What is printed for people: row 0 has the labels. */
struct texts {
    const char **cells;
    size_t *widths; /* of columns, in characters */
    size_t columns, rows;
};

static struct texts texts_of(struct pw_arena *arena, const struct pw_dataset *data) {
    struct texts t = {.columns = data->columns_count, .rows = data->rows_count + 1};
    t.cells = PW_NEW_N(arena, const char *, t.rows *t.columns);
    t.widths = PW_NEW_N(arena, size_t, t.columns);
    struct pw_buf text = {0};
    for (size_t r = 0; r < t.rows; r++)
        for (size_t c = 0; c < t.columns; c++) {
            pw_buf_clear(&text);
            if (r == 0)
                pw_buf_puts(&text, data->columns[c].label);
            else
                pw_format_cell(&text, data, r - 1, c);
            t.cells[r * t.columns + c] = pw_arena_strndup(arena, pw_buf_text(&text), text.length);
            size_t width = width_of(pw_buf_text(&text));
            t.widths[c] = width > t.widths[c] ? width : t.widths[c];
        }
    pw_buf_release(&text);
    return t;
}

static void print_table(const struct pw_dataset *data, const struct texts *t) {
    for (size_t r = 0; r < t->rows; r++)
        for (size_t c = 0; c < t->columns; c++) {
            const char *cell = t->cells[r * t->columns + c];
            size_t gap = t->widths[c] - width_of(cell);
            bool right = data->columns[c].type == PW_NUMBER, last = c + 1 == t->columns;
            printf("%*s%s%*s%s", right ? (int)gap : 0, "", cell, right || last ? 0 : (int)gap, "",
                   last ? "\n" : "  ");
        }
}

/* One line a cell, an empty line between rows. */
static void print_rows(const struct texts *t) {
    size_t widest = 0;
    for (size_t c = 0; c < t->columns; c++) {
        size_t width = width_of(t->cells[c]);
        widest = width > widest ? width : widest;
    }
    for (size_t r = 1; r < t->rows; r++) {
        for (size_t c = 0; c < t->columns; c++) {
            const char *label = t->cells[c];
            printf("%s%*s%s\n", label, (int)(widest - width_of(label) + 2), "",
                   t->cells[r * t->columns + c]);
        }
        puts("");
    }
}

/* Whether lines of a table would be folded on this terminal, so that nobody could read it. */
static bool too_wide(const struct texts *t) {
    struct winsize size = {0};
    if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return false;
    size_t width = 0;
    for (size_t c = 0; c < t->columns; c++)
        width += t->widths[c] + 2;
    return width > (size_t)size.ws_col + 2;
}

static void print_for_people(const struct pw_dataset *data, const char *format) {
    struct pw_arena *arena = pw_arena_new();
    struct texts t = texts_of(arena, data);
    if (pw_streq(format, "rows") || (!*format && too_wide(&t)))
        print_rows(&t);
    else
        print_table(data, &t);
    pw_arena_free(arena);
}

static void print_csv(const struct pw_dataset *data) {
    struct pw_buf out = {0}, text = {0};
    for (size_t c = 0; c < data->columns_count; c++)
        pw_csv_put(&out, data->columns[c].name, c == 0);
    pw_buf_putc(&out, '\n');
    for (size_t r = 0; r < data->rows_count; r++) {
        for (size_t c = 0; c < data->columns_count; c++) {
            pw_buf_clear(&text);
            put_exact(&text, pw_dataset_cell(data, r, c), data->columns[c].type);
            pw_csv_put(&out, pw_buf_text(&text), c == 0);
        }
        pw_buf_putc(&out, '\n');
    }
    fputs(pw_buf_text(&out), stdout);
    pw_buf_release(&out);
    pw_buf_release(&text);
}

static void put_json_text(struct pw_buf *out, const char *text) {
    pw_buf_putc(out, '"');
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p == '"' || *p == '\\')
            pw_buf_printf(out, "\\%c", *p);
        else if (*p < 0x20)
            pw_buf_printf(out, "\\u%04x", *p);
        else
            pw_buf_putc(out, (char)*p);
    pw_buf_putc(out, '"');
}

static void print_json(const struct pw_dataset *data) {
    struct pw_buf out = {0}, text = {0};
    pw_buf_puts(&out, "[");
    for (size_t r = 0; r < data->rows_count; r++) {
        pw_buf_puts(&out, r ? ",\n {" : "\n {");
        for (size_t c = 0; c < data->columns_count; c++) {
            const struct pw_cell *cell = pw_dataset_cell(data, r, c);
            pw_buf_puts(&out, c ? ", " : "");
            put_json_text(&out, data->columns[c].name);
            pw_buf_puts(&out, ": ");
            pw_buf_clear(&text);
            put_exact(&text, cell, data->columns[c].type);
            if (cell->state == PW_PRESENT && data->columns[c].type == PW_NUMBER)
                pw_buf_puts(&out, pw_buf_text(&text));
            else
                put_json_text(&out, pw_buf_text(&text));
        }
        pw_buf_putc(&out, '}');
    }
    pw_buf_puts(&out, "\n]\n");
    fputs(pw_buf_text(&out), stdout);
    pw_buf_release(&out);
    pw_buf_release(&text);
}

void pw_print_dataset(const struct pw_dataset *data, const char *format) {
    if (pw_streq(format, "csv"))
        print_csv(data);
    else if (pw_streq(format, "json"))
        print_json(data);
    else
        print_for_people(data, format);
}
