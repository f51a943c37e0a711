/* SPDX-License-Identifier: MIT
 *
 * Invariants of what blocks hold: words, charts, tables, datasets.
 */
#include <string.h>

#include "blocks.h"

void check_text(const struct check *check, struct pw_place place, const char *text,
                const char *what) {
    size_t bad = 0;
    if (!text)
        return;
    if (!pw_utf8_valid(text, strlen(text), &bad))
        pw_find(check->findings, PW_ERROR, "text-not-utf8", place,
                "the %s is not UTF-8 at byte %zu", what, bad + 1);
    for (const unsigned char *p = (const unsigned char *)text; *p; p++)
        if (*p < 0x20 && *p != '\n' && *p != '\t') {
            pw_find(check->findings, PW_ERROR, "text-control-character", place,
                    "the %s holds the control character %02X", what, *p);
            return;
        }
}

static void find_unresolved(const struct check *check, const char *id, struct pw_place place) {
    size_t count = pw_map_count(check->ids);
    const char **names = PW_NEW_N(check->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = pw_map_key(check->ids, i);
    const char *nearest = pw_nearest(id, names, count);
    pw_find(check->findings, PW_ERROR, "unresolved-reference", place,
            nearest ? "nothing in this document has the id \"%s\"; did you mean \"%s\"?"
                    : "nothing in this document has the id \"%s\"; give the block that you mean "
                      "`id: %s`, or write a heading's words in small letters joined by hyphens",
            id, nearest ? nearest : id);
}

static void check_reference(const struct check *check, const struct pw_inline *in,
                            struct pw_place place) {
    if (!in->ref) {
        if (in->ref_page || in->ref_number)
            pw_find(check->findings, PW_ERROR, "reference-without-target", place,
                    "a reference to a page or number says not to which block");
        return;
    }
    const struct pw_block *target = pw_map_lookup(check->ids, in->ref);
    if (!target)
        find_unresolved(check, in->ref, place);
    else if (in->ref_number && !target->number)
        pw_find(check->findings, PW_ERROR, "reference-without-number", place,
                "\"%s\" is referred to by number but has none", in->ref);
}

static void check_footnote(const struct check *check, const struct pw_inline *in,
                           struct pw_place place) {
    const struct pw_footnote *note = in->footnote;
    if (note && (note->index >= check->doc->footnotes_count ||
                 check->doc->footnotes[note->index] != note || !note->words.inlines_count))
        pw_find(check->findings, PW_ERROR, "footnote-lost", place,
                "the mark of footnote %s has no footnote in the document", note->number);
}

void check_words(const struct check *check, const struct pw_block *block,
                 const struct pw_words *words) {
    for (size_t i = 0; i < words->inlines_count; i++) {
        const struct pw_inline *in = &words->inlines[i];
        struct pw_place place = in->place.line ? in->place : block->place;
        check_text(check, place, in->text, "text");
        check_reference(check, in, place);
        if (in->uri && (!in->text || in->text[strspn(in->text, " ")] == '\0'))
            pw_find(check->findings, PW_ERROR, "link-without-text", place,
                    "the link to %s has no text", in->uri);
        check_footnote(check, in, place);
        if (in->uri && in->ref)
            pw_find(check->findings, PW_ERROR, "link-with-two-targets", place,
                    "a link leads both to %s and to \"%s\"", in->uri, in->ref);
    }
}

static bool in_range(const struct pw_dataset *data, int column) {
    return column >= 0 && (size_t)column < data->columns_count;
}

/* -1 stands for "none" where `optional`. */
static void check_column(const struct check *check, const struct pw_block *block,
                         const struct pw_dataset *data, int column, bool optional,
                         const char *what) {
    if (!in_range(data, column) && !(optional && column == -1))
        pw_find(check->findings, PW_ERROR, "column-range", block->place,
                "the %s is column %d of query \"%s\", which has %zu columns", what, column,
                data->name, data->columns_count);
}

/* Figures are traceable: whatever is shown is among the doc's datasets. */
static void check_listed(const struct check *check, const struct pw_block *block,
                         const struct pw_dataset *data) {
    for (size_t i = 0; i < check->doc->datasets_count; i++)
        if (check->doc->datasets[i] == data)
            return;
    pw_find(check->findings, PW_ERROR, "dataset-not-listed", block->place,
            "the dataset of query \"%s\" is shown but not among the document's datasets",
            data->name);
}

void check_chart(const struct check *check, const struct pw_block *block) {
    const struct pw_chart *chart = block->chart;
    const struct pw_dataset *data = chart->data;
    if (!chart->mark || !*chart->mark)
        pw_find(check->findings, PW_ERROR, "chart-without-mark", block->place,
                "a chart names no mark");
    if (!data) {
        pw_find(check->findings, PW_ERROR, "chart-without-data", block->place,
                "a chart has no dataset");
        return;
    }
    check_listed(check, block, data);
    check_column(check, block, data, chart->x, false, "chart's x");
    check_column(check, block, data, chart->series, true, "chart's series");
    check_column(check, block, data, chart->emphasis, true, "chart's emphasis");
    if (chart->y_count < 1 || (size_t)chart->y_count > PW_COUNT(chart->y)) {
        pw_find(check->findings, PW_ERROR, "chart-measures", block->place,
                "a chart has %d measures; 1 to %zu can be drawn", chart->y_count,
                PW_COUNT(chart->y));
        return;
    }
    for (int i = 0; i < chart->y_count; i++) {
        check_column(check, block, data, chart->y[i], false, "chart's measure");
        if (in_range(data, chart->y[i]) && data->columns[chart->y[i]].type == PW_TEXT)
            pw_find(check->findings, PW_ERROR, "chart-measure-type", block->place,
                    "the measure \"%s\" of a chart is no column of numbers or dates",
                    data->columns[chart->y[i]].name);
    }
}

void check_table_shape(const struct check *check, const struct pw_block *block) {
    const struct pw_table *table = block->table;
    const struct pw_dataset *data = table->data;
    check_text(check, block->place, table->summary, "summary");
    if (!data || table->columns_count == 0) {
        pw_find(check->findings, PW_ERROR, "table-without-data", block->place,
                data ? "a table has no columns" : "a table has no dataset");
        return;
    }
    check_listed(check, block, data);
    check_column(check, block, data, table->group, true, "table's group");
    check_column(check, block, data, table->emphasis, true, "table's emphasis");
    check_column(check, block, data, table->total, true, "table's total");
    bool row_head = false;
    for (size_t i = 0; i < table->columns_count; i++) {
        const struct pw_table_column *column = &table->columns[i];
        check_column(check, block, data, column->source, false, "table's column");
        row_head |= column->row_head;
        check_text(check, block->place, column->head, "head of a column");
        check_text(check, block->place, column->span, "head over columns");
        if (!column->head || !*column->head)
            pw_find(check->findings, PW_ERROR, "table-column-without-head", block->place,
                    "column %zu of a table has no head", i + 1);
    }
    if (!row_head)
        pw_find(check->findings, PW_ERROR, "table-without-row-head", block->place,
                "no column of a table is its row head, so cells cannot be told apart by a "
                "screen reader");
}

/* The privacy of the type: no number, date or text but in a present cell. */
static bool has_hidden_value(const struct pw_cell *cell) {
    if (cell->state == PW_PRESENT)
        return false;
    bool bound = cell->state == PW_BOUNDED;
    bool parts = cell->state == PW_WITHHELD && cell->has_parts;
    return cell->number != 0 || (cell->date != 0 && cell->date != PW_NO_DATE) ||
           (cell->text && !bound) || parts;
}

void check_dataset(const struct check *check, const struct pw_dataset *data) {
    for (size_t row = 0; row < data->rows_count; row++)
        for (size_t c = 0; c < data->columns_count; c++) {
            const struct pw_cell *cell = pw_dataset_cell(data, row, c);
            if (has_hidden_value(cell)) /* which must not be repeated here */
                pw_find(check->findings, PW_ERROR, "value-behind-symbol", data->place,
                        "row %zu, column \"%s\" of query \"%s\" prints a symbol but still holds "
                        "its value",
                        row + 1, data->columns[c].name, data->name);
            if (cell->state == PW_PRESENT && data->columns[c].type == PW_TEXT && !cell->text)
                pw_find(check->findings, PW_ERROR, "text-missing", data->place,
                        "row %zu, column \"%s\" of query \"%s\" is present but has no text",
                        row + 1, data->columns[c].name, data->name);
        }
}
