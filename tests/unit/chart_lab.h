/* Datasets written as text, and the proof of a chart at every size: what
 * check_chart_* programs of single marks need. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "chart_page.h"

static void lab_cell(struct pw_cell *cell, enum pw_type type, const char *text) {
    *cell = (struct pw_cell){.date = PW_NO_DATE, .state = *text ? PW_PRESENT : PW_MISSING};
    if (type != PW_TEXT && *text)
        cell->state = pw_state_from_symbol(text);
    if (cell->state != PW_PRESENT)
        return;
    if (type == PW_TEXT)
        cell->text = text;
    else if (type == PW_DATE)
        cell->date = pw_date_parse(text);
    else {
        size_t length = strcspn(text, " ");
        if (!pw_number_parse(pw_arena_strndup(arena, text, length), &cell->number))
            abort();
        cell->flags = strchr(text, 'p') ? PW_PROVISIONAL : strchr(text, 'f') ? PW_FORECAST : 0;
    }
}

static const char *lab_part(const char **text, char end) {
    const char *from = *text;
    size_t length = strcspn(from, end == '|' ? "|\n" : "\n");
    *text = from + length + (from[length] == '|');
    return pw_arena_strndup(arena, from, length);
}

/* "name:t|day:d|value:n" and a line a row; a number may have a flag behind a
 * blank: "3 p", "3 f". Numbers are counts with as many decimals as they have. */
static struct pw_dataset *lab_data(const char *text) {
    size_t columns = 1, rows = 0;
    const char *p = text;
    for (; *p && *p != '\n'; p++)
        columns += *p == '|';
    for (const char *q = p; *q; q++)
        rows += *q == '\n' && q[1];
    struct pw_dataset *data = pw_dataset_new(arena, "test", columns, rows);
    p = text;
    for (size_t c = 0; c < columns; c++) {
        const char *head = lab_part(&p, '|'), *colon = strchr(head, ':');
        struct pw_column *column = &data->columns[c];
        column->name = column->label = pw_arena_strndup(arena, head, (size_t)(colon - head));
        column->type = colon[1] == 't' ? PW_TEXT : colon[1] == 'd' ? PW_DATE : PW_NUMBER;
        column->unit = column->type == PW_NUMBER ? "count" : NULL;
        column->decimals = column->unit_from = column->decimals_from = column->polarity_from = -1;
    }
    for (size_t r = 0; r < rows; r++) {
        p++;
        for (size_t c = 0; c < columns; c++)
            lab_cell(pw_dataset_slot(data, r, c), data->columns[c].type, lab_part(&p, '|'));
    }
    return data;
}

/* Columns by name; "" for none. */
static struct pw_chart *lab_chart(const char *mark, struct pw_dataset *data, const char *x,
                                  const char *y, const char *series) {
    struct pw_chart *chart = pw_chart_new(arena, mark, data);
    chart->x = pw_dataset_column(data, x);
    chart->y[chart->y_count++] = pw_dataset_column(data, y);
    chart->series = pw_dataset_column(data, series);
    chart->emphasis = pw_dataset_column(data, "role");
    return chart;
}

static inline struct pw_chart *lab_option(struct pw_chart *chart, const char *name,
                                          const char *value) {
    *PW_PUSH(arena, chart, options) = (struct pw_option){name, value};
    return chart;
}

/* Fails where the chart is no clean one at `width`: at any height from far too
 * low to a page no overlap and nothing clipped, at its own no finding but of a
 * name that is too long. */
static inline void lab_prove(const char *name, const struct pw_chart *chart, bool clean) {
    static const double widths[] = {24, 85, 150, 330, 500}, heights[] = {0, 20, 70, 160, 420};
    for (size_t w = 0; w < PW_COUNT(widths); w++)
        for (size_t h = 0; h < PW_COUNT(heights); h++) {
            size_t before = findings.list_count;
            draw(chart, widths[w], heights[h]);
            for (size_t f = before; f < findings.list_count; f++) {
                const struct pw_finding *finding = &findings.list[f];
                ck_assert_msg(!mess(finding), "%s at %g by %g: %s", name, widths[w], heights[h],
                              finding->text);
                ck_assert_msg(!clean || heights[h] > 0 || widths[w] < 300 ||
                                  pw_streq(finding->id, "name-cut"),
                              "%s at %g: %s [%s]", name, widths[w], finding->text, finding->id);
            }
        }
    const char *alt = pw_chart_alt(arena, chart, "Title");
    size_t words = 1;
    for (const char *p = alt; *p; p++)
        words += *p == ' ';
    ck_assert_msg(pw_str_ends(alt, ".") && words < 190, "%s: %s", name, alt);
    ck_assert_ptr_nonnull(pw_chart_sentence(arena, chart));
}
