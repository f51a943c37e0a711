/* SPDX-License-Identifier: MIT
 *
 * The counts of people of a pack as one register: a cell for each key, whatever
 * query gives it, and the sums that a reader could work out. A part of a key
 * that adds up (role `total over`) and that a cell leaves out makes the cell the
 * total of those that have it. Totals that no query shows, and what is left of a
 * total after the rows that are shown, are hidden cells: they must be safe, too.
 */
#include "disclose.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct dim *)a)->name, ((const struct dim *)b)->name);
}

/* "visits overdue, kind Child protection, period_end 2025-03-31" */
const char *co_spell(struct composer *c, const struct spot *spot) {
    struct pw_buf text = {0};
    pw_buf_printf(&text, "%s", spot->measure);
    for (size_t i = 0; i < spot->dims_count; i++)
        pw_buf_printf(&text, ", %s %s", spot->dims[i].name, spot->dims[i].value);
    const char *key = pw_arena_strdup(c->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return key;
}

int co_put_cell(struct composer *c, struct disclosure *d, const struct spot *spot, int64_t value,
                enum pw_cell_class class_, struct pw_err *err) {
    int cell = pw_register_cell(d->reg, co_spell(c, spot), value, class_, err);
    if (cell >= 0 && (size_t)cell == d->spots_count)
        *PW_PUSH(c->arena, d, spots) = *spot;
    return cell;
}

static int find_cell(struct composer *c, const struct disclosure *d, const struct spot *spot) {
    return pw_register_find(d->reg, co_spell(c, spot));
}

/* ---- cells of the datasets */

static const char *adds_up(const char *measure, const char *dim, struct pw_arena *arena) {
    return pw_arena_printf(arena, "%s\x1f%s", measure, dim);
}

/* Which parts of which keys add up, over the whole pack. */
static void find_additive(struct composer *c, struct disclosure *d, const struct pw_query *query) {
    for (size_t i = 0; i < query->columns_count; i++) {
        const struct pw_people *people = query->people[i];
        for (size_t r = 0; people->has_key && r < people->roles_count; r++) {
            if (people->roles[r].role == PW_IS_TOTAL)
                pw_map_put(d->additive, adds_up(people->measure, people->roles[r].of, c->arena), d);
        }
    }
}

const char *co_part_value(struct composer *c, const struct pw_dataset *data, size_t row,
                          const struct pw_key_part *part) {
    if (part->text)
        return part->text;
    const struct pw_cell *cell = pw_dataset_cell(data, row, (size_t)part->column);
    if (cell->state != PW_PRESENT)
        return "";
    struct pw_buf text = {0};
    enum pw_type type = pw_dataset_column_at(data, (size_t)part->column)->type;
    if (type == PW_DATE)
        pw_format_date(&text, cell->date, "iso");
    else if (type == PW_NUMBER)
        pw_buf_printf(&text, "%.15g", cell->number);
    else
        pw_buf_printf(&text, "%s", cell->text);
    const char *value = pw_arena_strdup(c->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return value;
}

bool co_part_total(struct composer *c, const struct pw_people *people,
                   const struct pw_key_part *part, const char *value) {
    for (size_t r = 0; r < people->roles_count; r++)
        if (people->roles[r].role == PW_IS_TOTAL && pw_streq(people->roles[r].of, part->name) &&
            people->roles[r].value)
            return pw_streq(value, co_quotes(c->arena, people->roles[r].value));
    return !*value;
}

static struct spot spot_of(struct composer *c, struct disclosure *d, const struct asked *asked,
                           size_t row, size_t column) {
    const struct pw_people *people = asked->query->people[column];
    struct spot spot = {.measure = people->measure};
    spot.dims = PW_NEW_N(c->arena, struct dim, people->parts_count + 1);
    for (size_t p = 0; p < people->parts_count; p++) {
        const struct pw_key_part *part = &people->parts[p];
        const char *value = co_part_value(c, asked->data, row, part);
        bool additive = pw_map_lookup(d->additive, adds_up(people->measure, part->name, c->arena));
        if (!additive || !co_part_total(c, people, part, value))
            spot.dims[spot.dims_count++] = (struct dim){part->name, value};
    }
    qsort(spot.dims, spot.dims_count, sizeof *spot.dims, by_name);
    return spot;
}

static void bad_cell(struct composer *c, const struct asked *asked, size_t column,
                     const char *text) {
    pw_find(c->findings, PW_ERROR, "disclosure", asked->query->column_places[column], "%s", text);
}

/* A window in which nothing could be counted joins those before and after it. */
static void add_none(struct composer *c, struct disclosure *d, const struct asked *asked,
                     size_t row, size_t column) {
    struct spot spot = spot_of(c, d, asked, row, column);
    struct pw_err ignored = {0};
    if (pw_dataset_cell(asked->data, row, column)->state == PW_NOT_APPLICABLE &&
        pw_map_lookup(d->windows, spot.measure) && find_cell(c, d, &spot) < 0)
        co_put_cell(c, d, &spot, 0, PW_CLASS_CONSTANT, &ignored);
}

static void add_cell(struct composer *c, struct disclosure *d, struct asked *asked, size_t row,
                     size_t column) {
    const struct pw_cell *cell = pw_dataset_cell(asked->data, row, column);
    struct pw_err err = {0};
    if (cell->state != PW_PRESENT)
        return;
    if (cell->number != floor(cell->number) || fabs(cell->number) > 1e12) {
        bad_cell(c, asked, column,
                 "a count of people is a whole number; a share or rate has a "
                 "numerator and a denominator instead of a key");
        return;
    }
    bool people = pw_streq(asked->data->columns[column].disclosure, "people");
    struct spot spot = spot_of(c, d, asked, row, column);
    int index = co_put_cell(c, d, &spot, (int64_t)cell->number,
                            people ? PW_CLASS_PEOPLE : PW_CLASS_CONSTANT, &err);
    if (index < 0)
        bad_cell(c, asked, column, err.text);
    else
        *PW_PUSH(c->arena, d, list) =
            (struct counted){.asked = asked, .row = row, .column = column, .cell = index};
}

static void add_query(struct composer *c, struct disclosure *d, struct asked *asked, bool none) {
    for (size_t i = 0; i < asked->query->columns_count; i++)
        for (size_t r = 0; asked->query->people[i]->has_key && r < asked->data->rows_count; r++)
            if (none)
                add_none(c, d, asked, r, i);
            else
                add_cell(c, d, asked, r, i);
}

int co_counted_cell(const struct disclosure *d, const struct asked *asked, size_t row,
                    size_t column) {
    for (size_t i = 0; i < d->list_count; i++)
        if (d->list[i].asked == asked && d->list[i].row == row && d->list[i].column == column)
            return d->list[i].cell;
    return -1;
}

const char *co_others_than(struct composer *c, const char *measure) {
    return pw_arena_printf(c->arena, "others than %s", measure);
}

/* What is left after a part: another count of the pack, where the row names it, else a cell of its
 * own that no sum over groups has. */
static struct spot others_spot(struct composer *c, const struct disclosure *d,
                               const struct asked *asked, size_t row, size_t column, int part) {
    const struct pw_people *people = asked->query->people[column];
    struct spot spot = d->spots[part];
    for (size_t r = 0; r < people->roles_count; r++) {
        const struct pw_stand *role = &people->roles[r];
        const char *name = role->role == PW_IS_OTHERS && role->column >= 0
                               ? pw_dataset_cell(asked->data, row, (size_t)role->column)->text
                               : NULL;
        if (!name || !*name)
            continue;
        spot.dims = PW_NEW_N(c->arena, struct dim, spot.dims_count + 1);
        for (size_t i = 0; i < spot.dims_count; i++) {
            spot.dims[i] = d->spots[part].dims[i];
            if (pw_streq(spot.dims[i].name, role->value))
                spot.dims[i].value = name;
        }
        return spot;
    }
    spot.measure = co_others_than(c, spot.measure);
    spot.rest = true;
    return spot;
}

/* Of 100 children 97 in time are 3 late, which no cell says. */
static void add_rest_of_share(struct composer *c, struct disclosure *d, const struct asked *asked,
                              size_t row, size_t column) {
    int n = pw_query_part_of(asked->query, (int)column, PW_IS_NUMERATOR);
    int m = pw_query_part_of(asked->query, (int)column, PW_IS_DENOMINATOR);
    if (n < 0 || m < 0 || !pw_streq(pw_cell_unit(asked->data, row, column), "%"))
        return;
    int part = co_counted_cell(d, asked, row, (size_t)n);
    int whole = co_counted_cell(d, asked, row, (size_t)m);
    struct pw_err err = {0};
    if (part < 0 || whole < 0 || part == whole)
        return;
    int64_t rest = pw_register_value(d->reg, whole) - pw_register_value(d->reg, part);
    if (rest < 0)
        return; /* a ratio of things that aren't parts of each other */
    struct spot spot = others_spot(c, d, asked, row, (size_t)n, part);
    int other = co_put_cell(c, d, &spot, rest, PW_CLASS_HIDDEN, &err);
    if (other >= 0)
        pw_register_sum(d->reg, whole, (const int[]){part, other}, 2, &err);
}

/* ---- sums */

struct group {
    struct spot parent;
    const char *dim;
    int *parts;
    size_t parts_count, parts_capacity;
    int64_t sum;
};

static bool is_additive(struct composer *c, const struct disclosure *d, const struct spot *spot,
                        size_t i) {
    return pw_map_lookup(d->additive, adds_up(spot->measure, spot->dims[i].name, c->arena));
}

static size_t level_of(struct composer *c, const struct disclosure *d, const struct spot *spot) {
    size_t level = 0;
    for (size_t i = 0; !spot->rest && i < spot->dims_count; i++)
        level += is_additive(c, d, spot, i);
    return level;
}

static void join_group(struct composer *c, struct disclosure *d, struct pw_map *groups, int cell,
                       size_t dim) {
    const struct spot *spot = &d->spots[cell];
    struct spot parent = {.measure = spot->measure,
                          .dims = PW_NEW_N(c->arena, struct dim, spot->dims_count + 1)};
    for (size_t i = 0; i < spot->dims_count; i++)
        if (i != dim)
            parent.dims[parent.dims_count++] = spot->dims[i];
    const char *key =
        pw_arena_printf(c->arena, "%s\x1f%s", co_spell(c, &parent), spot->dims[dim].name);
    struct group *group = pw_map_lookup(groups, key);
    if (!group) {
        group = PW_NEW(c->arena, struct group);
        group->parent = parent;
        group->dim = spot->dims[dim].name;
        pw_map_put(groups, key, group);
    }
    *PW_PUSH(c->arena, group, parts) = cell;
    group->sum += pw_register_value(d->reg, cell);
}

/* A total that no query shows is at least its largest sum, and what other
 * windows of time say. */
static void add_parents(struct composer *c, struct disclosure *d, const struct pw_map *groups) {
    struct pw_map *most = pw_map_new(c->arena);
    for (size_t g = 0; g < pw_map_count(groups); g++) {
        struct group *group = pw_map_value(groups, g);
        const char *key = co_spell(c, &group->parent);
        const struct group *before = pw_map_lookup(most, key);
        if (!before || before->sum < group->sum)
            pw_map_put(most, key, group);
    }
    for (size_t g = 0; g < pw_map_count(most); g++) {
        struct group *group = pw_map_value(most, g);
        struct pw_err err = {0};
        if (find_cell(c, d, &group->parent) >= 0)
            continue;
        int64_t implied = co_windows_imply(c, d, &group->parent);
        group->parent.assumed = true;
        co_put_cell(c, d, &group->parent, implied > group->sum ? implied : group->sum,
                    PW_CLASS_HIDDEN, &err);
    }
}

static void add_sum(struct composer *c, struct disclosure *d, struct group *group) {
    int total = find_cell(c, d, &group->parent);
    int64_t rest = pw_register_value(d->reg, total) - group->sum;
    struct pw_err err = {0};
    if (rest < 0) {
        pw_find(c->findings, PW_ERROR, "disclosure", (struct pw_place){c->tmpl->path, 1, 1},
                "the counts by %s add up to more than their total, %s; don't say `total over` for "
                "rows that count some people twice",
                group->dim, pw_register_key(d->reg, total));
        return;
    }
    if (rest > 0) {
        struct spot spot = group->parent;
        spot.measure = pw_arena_printf(c->arena, "%s of no %s shown", spot.measure, group->dim);
        spot.rest = true;
        *PW_PUSH(c->arena, group, parts) = co_put_cell(c, d, &spot, rest, PW_CLASS_HIDDEN, &err);
    }
    pw_register_sum(d->reg, total, group->parts, group->parts_count, &err);
}

/* From the finest cells up, so that hidden totals of totals come about. */
static void add_sums(struct composer *c, struct disclosure *d) {
    size_t level = 0;
    for (size_t i = 0; i < d->spots_count; i++) {
        size_t of = level_of(c, d, &d->spots[i]);
        level = of > level ? of : level;
    }
    for (; level > 0; level--) {
        struct pw_map *groups = pw_map_new(c->arena);
        size_t cells = d->spots_count;
        for (size_t i = 0; i < cells; i++)
            for (size_t k = 0; level_of(c, d, &d->spots[i]) == level && k < d->spots[i].dims_count;
                 k++)
                if (is_additive(c, d, &d->spots[i], k))
                    join_group(c, d, groups, (int)i, k);
        add_parents(c, d, groups);
        for (size_t g = 0; g < pw_map_count(groups); g++)
            add_sum(c, d, pw_map_value(groups, g));
    }
}

void co_disclosure_open(struct composer *c, struct disclosure *d) {
    *d = (struct disclosure){.reg = pw_register_new(c->arena, DISCLOSURE_LIMIT),
                             .additive = pw_map_new(c->arena),
                             .windows = pw_map_new(c->arena)};
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        if (!asked->data || asked->parent)
            continue;
        find_additive(c, d, asked->query);
        co_windows_find(c, d, asked->query);
    }
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        struct asked *asked = pw_map_value(c->asked, i);
        if (asked->data && !asked->parent)
            add_query(c, d, asked, false);
    }
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        struct asked *asked = pw_map_value(c->asked, i);
        if (asked->data && !asked->parent)
            add_query(c, d, asked, true);
    }
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        for (size_t k = 0; asked->data && !asked->parent && k < asked->query->columns_count; k++)
            for (size_t r = 0; r < asked->data->rows_count; r++)
                add_rest_of_share(c, d, asked, r, k);
    }
    co_windows_read(c, d);
    add_sums(c, d);
    co_windows_add(c, d);
}
