/* SPDX-License-Identifier: MIT
 *
 * Withholds once over all datasets of the pack. In a public pack the number
 * leaves the cell; in a restricted one the reasons go into the log.
 */
#include <math.h>

#include "disclose.h"

static struct pw_place first_place(const struct disclosure *d, const struct composer *c) {
    if (!d->list_count)
        return (struct pw_place){c->tmpl->path, 1, 1};
    return d->list[0].asked->query->column_places[d->list[0].column];
}

static bool is_people(const struct asked *asked, size_t column) {
    return pw_streq(asked->data->columns[column].disclosure, "people");
}

static bool unknown(const struct disclosure *d, int cell) {
    return cell >= 0 && pw_register_withheld(d->reg, cell) != PW_SHOWN;
}

/* A part of a ratio that no number stands for: the publisher withheld it. */
static bool gone(const struct asked *asked, size_t row, int column) {
    return column >= 0 && pw_dataset_cell(asked->data, row, (size_t)column)->state == PW_WITHHELD;
}

static enum reason ratio_reason(const struct disclosure *d, const struct asked *asked, size_t row,
                                size_t column) {
    int n = pw_query_part_of(asked->query, (int)column, PW_IS_NUMERATOR);
    int m = pw_query_part_of(asked->query, (int)column, PW_IS_DENOMINATOR);
    if (n < 0)
        return REASON_NONE;
    int part = co_counted_cell(d, asked, row, (size_t)n);
    int whole = m < 0 ? -1 : co_counted_cell(d, asked, row, (size_t)m);
    bool few = whole >= 0 && is_people(asked, (size_t)m) &&
               pw_register_value(d->reg, whole) <= DISCLOSURE_LIMIT;
    bool hidden =
        unknown(d, part) || unknown(d, whole) || gone(asked, row, n) || gone(asked, row, m);
    return few || hidden ? REASON_RATIO : REASON_NONE;
}

static void judge_counts(const struct disclosure *d, struct withheld *w) {
    size_t columns = w->asked->data->columns_count;
    for (size_t i = 0; i < d->list_count; i++) {
        const struct counted *one = &d->list[i];
        enum pw_withheld how = pw_register_withheld(d->reg, one->cell);
        if (one->asked == w->asked && how != PW_SHOWN)
            w->reasons[one->row * columns + one->column] =
                how == PW_WITHHELD_PRIMARY ? REASON_SMALL : REASON_SECONDARY;
    }
}

/* True when a cell of the row became withheld by what it is derived from. */
static bool judge_derived(struct withheld *w, size_t row, size_t column) {
    const struct pw_people *people = w->asked->query->people[column];
    enum reason *reasons = w->reasons + row * w->asked->data->columns_count;
    for (size_t r = 0; r < people->roles_count && reasons[column] == REASON_NONE; r++)
        if (people->roles[r].role == PW_IS_DERIVED && people->roles[r].column >= 0 &&
            (reasons[people->roles[r].column] != REASON_NONE ||
             gone(w->asked, row, people->roles[r].column))) {
            reasons[column] = REASON_DERIVED;
            return true;
        }
    return false;
}

static void judge(struct composer *c, const struct disclosure *d, struct withheld *w) {
    const struct pw_dataset *data = w->asked->data;
    w->reasons = PW_NEW_N(c->arena, enum reason, data->rows_count * data->columns_count + 1);
    judge_counts(d, w);
    for (size_t r = 0; r < data->rows_count; r++) {
        for (size_t i = 0; i < data->columns_count; i++)
            if (w->reasons[r * data->columns_count + i] == REASON_NONE)
                w->reasons[r * data->columns_count + i] = ratio_reason(d, w->asked, r, i);
        for (size_t i = 0; i < data->columns_count; i++)
            if (judge_derived(w, r, i))
                i = (size_t)-1; /* others may be derived from it: look again */
    }
}

/* Nothing of the number stays, nor of what it was made from. */
static void take_out(struct pw_cell *cell) {
    *cell = (struct pw_cell){.state = PW_WITHHELD, .date = PW_NO_DATE};
}

static void round_cell(struct pw_cell *cell, int64_t unit) {
    if (unit > 1 && cell->state == PW_PRESENT)
        cell->number = floor(cell->number / (double)unit + 0.5) * (double)unit;
}

static void apply(const struct withheld *w) {
    struct pw_dataset *data = w->asked->data;
    for (size_t i = 0; i < data->rows_count * data->columns_count; i++) {
        size_t column = i % data->columns_count;
        struct pw_cell *cell = &data->cells[i];
        if (w->reasons[i] != REASON_NONE)
            take_out(cell);
        if (!is_people(w->asked, column))
            continue;
        cell->has_parts = false; /* they have columns of their own, which were judged */
        cell->numerator = cell->denominator = 0;
        round_cell(cell, w->asked->query->people[column]->rounding);
    }
}

/* Rows in the order of a column tell its numbers' order: rows without one go
 * last, by what heads them. Rows in the order of a date or of their head stay. */
static bool ascends(const struct pw_dataset *data, size_t column, int sign) {
    int steps = 0;
    for (size_t r = 1; r < data->rows_count; r++) {
        double step = sign * (pw_dataset_cell(data, r, column)->number -
                              pw_dataset_cell(data, r - 1, column)->number);
        if (step < 0)
            return false;
        steps += step > 0;
    }
    return steps > 1;
}

static bool ordered_by_head(const struct pw_dataset *data) {
    bool head = true; /* the first column of text */
    for (size_t i = 0; i < data->columns_count; i++) {
        int steps = 0, back = 0;
        bool text = data->columns[i].type == PW_TEXT;
        if (data->columns[i].type == PW_NUMBER || (text && !head))
            continue;
        head = head && !text;
        for (size_t r = 1; r < data->rows_count; r++) {
            const struct pw_cell *a = pw_dataset_cell(data, r - 1, i);
            const struct pw_cell *b = pw_dataset_cell(data, r, i);
            int order = a->text && b->text ? pw_str_casecmp(a->text, b->text) : a->date - b->date;
            steps += order != 0;
            back += order > 0;
        }
        if (steps && (!back || back == steps))
            return true;
    }
    return false;
}

static bool sorted_by_count(const struct withheld *w) {
    const struct pw_dataset *data = w->asked->data;
    for (size_t i = 0; i < data->columns_count; i++)
        if (is_people(w->asked, i) && data->columns[i].type == PW_NUMBER &&
            (ascends(data, i, 1) || ascends(data, i, -1)))
            return !ordered_by_head(data);
    return false;
}

static bool row_withheld(const struct pw_dataset *data, size_t row) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (pw_dataset_cell(data, row, i)->state == PW_WITHHELD)
            return true;
    return false;
}

static const char *head_of(const struct pw_dataset *data, size_t row) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (pw_dataset_cell(data, row, i)->text)
            return pw_dataset_cell(data, row, i)->text;
    return "";
}

static bool row_total(const struct pw_dataset *data, size_t row) {
    for (size_t i = 0; i < data->columns_count; i++)
        if (pw_streq(data->columns[i].role, "total") && pw_dataset_cell(data, row, i)->number == 1)
            return true;
    return false;
}

/* Rows with all their numbers, rows without, totals. */
static void move_last(struct composer *c, struct pw_dataset *data) {
    size_t *order = PW_NEW_N(c->arena, size_t, data->rows_count + 1), n = 0, first;
    for (size_t r = 0; r < data->rows_count; r++)
        if (!row_withheld(data, r) && !row_total(data, r))
            order[n++] = r;
    first = n;
    for (size_t r = 0; r < data->rows_count; r++) {
        if (!row_withheld(data, r) || row_total(data, r))
            continue;
        size_t at = n++;
        for (; at > first && pw_str_casecmp(head_of(data, order[at - 1]), head_of(data, r)) > 0;
             at--)
            order[at] = order[at - 1];
        order[at] = r;
    }
    for (size_t r = 0; r < data->rows_count; r++)
        if (row_total(data, r))
            order[n++] = r;
    struct pw_cell *cells =
        PW_NEW_N(c->arena, struct pw_cell, data->rows_count * data->columns_count + 1);
    for (size_t r = 0; r < data->rows_count; r++)
        for (size_t i = 0; i < data->columns_count; i++)
            cells[r * data->columns_count + i] = *pw_dataset_cell(data, order[r], i);
    data->cells = cells;
}

static void report(struct composer *c, const struct disclosure *d) {
    size_t small = 0, others = 0;
    for (size_t i = 0; i < d->list_count; i++) {
        enum pw_withheld how = pw_register_withheld(d->reg, d->list[i].cell);
        small += how == PW_WITHHELD_PRIMARY;
        others += how == PW_WITHHELD_SECONDARY;
    }
    if (c->report && (small || others))
        pw_buf_printf(c->report,
                      "%-10s %zu counts of 1 to %d people withheld, and %zu that would give them "
                      "away\n",
                      "-", small, DISCLOSURE_LIMIT, others);
}

void co_withhold(struct composer *c) {
    bool public_ = !pw_streq(c->audience, "restricted");
    struct pw_err err = {0};
    struct pw_findings quiet, *loud = c->findings;
    pw_findings_init(&quiet, c->arena);
    if (!public_)
        c->findings = &quiet; /* the log says that nothing could be judged */
    struct disclosure *d = PW_NEW(c->arena, struct disclosure);
    size_t before = c->findings->errors;
    for (size_t i = 0; public_ && i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        if (asked->data && !asked->parent)
            pw_query_check_people(asked->query, c->findings);
    }
    co_disclosure_open(c, d);
    c->disclosure = d;
    c->findings = loud;
    d->judged = c->findings->errors == before && !quiet.errors &&
                pw_withhold(d->reg, DISCLOSURE_SECONDS, &err);
    if (public_ && err.set)
        pw_find(c->findings, PW_ERROR, "disclosure", first_place(d, c), "%s", err.text);
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        struct asked *asked = pw_map_value(c->asked, i);
        if (!asked->data || asked->parent)
            continue;
        struct withheld *w = PW_PUSH(c->arena, c, withheld);
        w->asked = asked;
        judge(c, d, w);
        bool sorted = sorted_by_count(w);
        if (!public_)
            continue;
        apply(w);
        if (sorted)
            move_last(c, asked->data);
    }
    report(c, d);
}
