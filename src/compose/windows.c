/* SPDX-License-Identifier: MIT
 *
 * Counts of windows of time, in the register of the pack. Twelve months to
 * March less twelve months to February are a March and a March before; a year
 * less eleven months is a month. So the days at which windows begin and end cut
 * time into spans, and each window is the sum of its spans. What lies between
 * two days is known to a reader where windows lead from one to the other, and
 * is then a hidden cell, which must be safe; the other spans are free cells.
 */
#include <stdlib.h>
#include <string.h>

#include "disclose.h"

/* The parts of a key that hold the first and the last day. */
struct dates {
    const char *first, *last;
};

void co_windows_find(struct composer *c, struct disclosure *d, const struct pw_query *query) {
    for (size_t i = 0; i < query->columns_count; i++) {
        const struct pw_people *people = query->people[i];
        for (size_t r = 0; people->has_key && r < people->roles_count; r++) {
            if (people->roles[r].role != PW_IS_WINDOW)
                continue;
            struct dates *dates = PW_NEW(c->arena, struct dates);
            *dates = (struct dates){people->roles[r].of, people->roles[r].value};
            pw_map_put(d->windows, people->measure, dates);
            pw_map_put(d->windows, co_others_than(c, people->measure), dates);
        }
    }
}

/* A window by the places of its ends among the days, and its cell. */
struct window {
    int cell;
    int32_t from, upto; /* first day; the day after the last */
    int begin, end;
    bool assumed;
};
/* The windows of one measure with the rest of their key. */
struct line {
    struct spot spot; /* without the two days */
    struct dates dates;
    struct window *windows;
    size_t windows_count, windows_capacity;
    struct days *days; /* NULL: the windows contradict each other */
};
/* The days, in order. `count`: how many were counted before, from some day on
 * that is the same for all days with the same `tie`. */
struct days {
    int32_t *day;
    int64_t *count;
    int *tie;
    int days, ties;
};

/* ---- gathering */

static const char *dim_of(const struct spot *spot, const char *name) {
    for (size_t i = 0; i < spot->dims_count; i++)
        if (pw_streq(spot->dims[i].name, name))
            return spot->dims[i].value;
    return "";
}

static struct spot without_days(struct composer *c, const struct spot *spot,
                                const struct dates *dates) {
    struct spot out = {.measure = spot->measure,
                       .dims = PW_NEW_N(c->arena, struct dim, spot->dims_count + 2),
                       .rest = spot->rest};
    for (size_t i = 0; i < spot->dims_count; i++)
        if (!pw_streq(spot->dims[i].name, dates->first) &&
            !pw_streq(spot->dims[i].name, dates->last))
            out.dims[out.dims_count++] = spot->dims[i];
    return out;
}

/* False for counts of no window: of one day, of another measure. */
static bool window_of(const struct disclosure *d, const struct spot *spot, struct window *out) {
    const struct dates *dates = pw_map_lookup(d->windows, spot->measure);
    int32_t from = dates ? pw_date_parse(dim_of(spot, dates->first)) : PW_NO_DATE;
    int32_t last = dates ? pw_date_parse(dim_of(spot, dates->last)) : PW_NO_DATE;
    *out = (struct window){.from = from, .upto = last + 1, .assumed = spot->assumed};
    return from != PW_NO_DATE && last != PW_NO_DATE && last >= from;
}

static void gather(struct composer *c, const struct disclosure *d, int cell, struct pw_map *lines) {
    const struct spot *spot = &d->spots[cell];
    const struct dates *dates = pw_map_lookup(d->windows, spot->measure);
    struct window window;
    if (!window_of(d, spot, &window))
        return;
    window.cell = cell;
    struct spot rest = without_days(c, spot, dates);
    struct line *line = pw_map_lookup(lines, co_spell(c, &rest));
    if (!line) {
        line = PW_NEW(c->arena, struct line);
        *line = (struct line){.spot = rest, .dates = *dates};
        pw_map_put(lines, co_spell(c, &rest), line);
    }
    *PW_PUSH(c->arena, line, windows) = window;
}

/* ---- the days and what was counted before them */

static int by_day(const void *a, const void *b) {
    int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;
    return (x > y) - (x < y);
}

static int place_of(const struct days *days, int32_t day) {
    const int32_t *at = bsearch(&day, days->day, (size_t)days->days, sizeof day, by_day);
    return at ? (int)(at - days->day) : -1;
}

static struct days *cut(struct composer *c, struct line *line) {
    size_t ends = line->windows_count * 2;
    struct days *days = PW_NEW(c->arena, struct days);
    *days = (struct days){.day = PW_NEW_N(c->arena, int32_t, ends + 1),
                          .count = PW_NEW_N(c->arena, int64_t, ends + 1),
                          .tie = PW_NEW_N(c->arena, int, ends + 1)};
    for (size_t i = 0; i < line->windows_count; i++) {
        days->day[2 * i] = line->windows[i].from;
        days->day[2 * i + 1] = line->windows[i].upto;
    }
    qsort(days->day, ends, sizeof *days->day, by_day);
    for (size_t i = 0; i < ends; i++)
        if (!i || days->day[i] != days->day[i - 1])
            days->day[days->days++] = days->day[i];
    for (size_t i = 0; i < line->windows_count; i++) {
        line->windows[i].begin = place_of(days, line->windows[i].from);
        line->windows[i].end = place_of(days, line->windows[i].upto);
    }
    return days;
}

static int64_t value_of(const struct disclosure *d, const struct window *window) {
    return pw_register_value(d->reg, window->cell);
}

/* Follows windows from day to day; false: two ways lead to different counts. */
static bool count_days(const struct disclosure *d, const struct line *line, struct days *days) {
    for (int i = 0; i < days->days; i++)
        days->tie[i] = -1;
    for (int i = 0; i < days->days; i++) {
        if (days->tie[i] >= 0)
            continue;
        days->tie[i] = days->ties++;
        for (bool more = true; more;) {
            more = false;
            for (size_t k = 0; k < line->windows_count; k++) {
                const struct window *w = &line->windows[k];
                bool begun = days->tie[w->begin] >= 0, ended = days->tie[w->end] >= 0;
                if (begun == ended)
                    continue;
                int to = begun ? w->end : w->begin, from = begun ? w->begin : w->end;
                days->tie[to] = days->tie[from];
                days->count[to] = days->count[from] + (begun ? 1 : -1) * value_of(d, w);
                more = true;
            }
        }
    }
    for (size_t k = 0; k < line->windows_count; k++)
        if (days->count[line->windows[k].end] - days->count[line->windows[k].begin] !=
            value_of(d, &line->windows[k]))
            return false;
    return true;
}

/* Raises the counts of each tie until none falls from day to day; false: some
 * must. */
static bool raise_ties(struct days *days) {
    for (int round = 0; round <= days->ties; round++) {
        bool fell = false;
        for (int i = 1; i < days->days; i++) {
            int64_t by = days->count[i - 1] - days->count[i];
            if (by <= 0)
                continue;
            if (days->tie[i] == days->tie[i - 1])
                return false;
            for (int k = 0, tie = days->tie[i]; k < days->days; k++)
                days->count[k] += days->tie[k] == tie ? by : 0;
            fell = true;
        }
        if (!fell)
            return true;
    }
    return false;
}

/* NULL: the windows contradict each other. */
static struct days *settle(struct composer *c, const struct disclosure *d, struct line *line) {
    struct days *days = cut(c, line);
    return count_days(d, line, days) && raise_ties(days) ? days : NULL;
}

/* ---- cells and sums */

static const char *iso(struct composer *c, int32_t day) {
    return pw_date_iso(c->arena, day);
}

static int window_between(const struct line *line, int begin, int end) {
    for (size_t k = 0; k < line->windows_count; k++)
        if (line->windows[k].begin == begin && line->windows[k].end == end)
            return line->windows[k].cell;
    return -1;
}

/* The cell of what lies between two days. */
static int between(struct composer *c, struct disclosure *d, const struct line *line,
                   const struct days *days, int begin, int end) {
    int known = window_between(line, begin, end);
    struct pw_err err = {0};
    if (known >= 0)
        return known;
    struct spot spot = without_days(c, &line->spot, &line->dates);
    bool free_ = days->tie[begin] != days->tie[end];
    spot.dims[spot.dims_count++] = (struct dim){line->dates.first, iso(c, days->day[begin])};
    spot.dims[spot.dims_count++] = (struct dim){line->dates.last, iso(c, days->day[end] - 1)};
    spot.rest = true;
    int cell = co_put_cell(c, d, &spot, days->count[end] - days->count[begin],
                           free_ ? PW_CLASS_FREE : PW_CLASS_HIDDEN, &err);
    if (cell < 0)
        pw_fail(c->err, "%s", err.text);
    return cell;
}

static void add_sum(struct composer *c, struct disclosure *d, const int *spans, int total,
                    int begin, int end) {
    struct pw_err err = {0};
    if (c->err->set || (end == begin + 1 && total == spans[begin]))
        return;
    if (!pw_register_sum(d->reg, total, spans + begin, (size_t)(end - begin), &err))
        pw_fail(c->err, "%s", err.text);
}

static void add_line(struct composer *c, struct disclosure *d, struct line *line) {
    const struct days *days = line->days;
    int *spans = PW_NEW_N(c->arena, int, (size_t)days->days + 1);
    for (int i = 0; i + 1 < days->days; i++)
        spans[i] = between(c, d, line, days, i, i + 1);
    for (size_t k = 0; k < line->windows_count; k++)
        add_sum(c, d, spans, line->windows[k].cell, line->windows[k].begin, line->windows[k].end);
    for (int i = 0; i + 2 < days->days; i++) /* few in several spans together */
        for (int k = i + 2; k < days->days; k++) {
            int64_t count = days->count[k] - days->count[i];
            if (days->tie[i] == days->tie[k] && count >= 1 && count <= DISCLOSURE_LIMIT &&
                window_between(line, i, k) < 0)
                add_sum(c, d, spans, between(c, d, line, days, i, k), i, k);
        }
}

/* A total that was assumed may be less than it is, for a breakdown may leave
 * some out: without it the others may agree. */
static void drop_assumed(struct line *line) {
    size_t kept = 0;
    for (size_t k = 0; k < line->windows_count; k++)
        if (!line->windows[k].assumed)
            line->windows[kept++] = line->windows[k];
    line->windows_count = kept;
}

static struct pw_map *read_lines(struct composer *c, const struct disclosure *d) {
    struct pw_map *lines = pw_map_new(c->arena);
    for (size_t i = 0; i < d->spots_count; i++)
        gather(c, d, (int)i, lines);
    for (size_t i = 0; i < pw_map_count(lines); i++) {
        struct line *line = pw_map_value(lines, i);
        line->days = settle(c, d, line);
        if (!line->days) {
            drop_assumed(line);
            line->days = settle(c, d, line);
        }
    }
    return lines;
}

void co_windows_read(struct composer *c, struct disclosure *d) {
    d->lines = read_lines(c, d);
}

int64_t co_windows_imply(struct composer *c, const struct disclosure *d, const struct spot *spot) {
    struct window window;
    if (!window_of(d, spot, &window))
        return -1;
    struct spot rest = without_days(c, spot, pw_map_lookup(d->windows, spot->measure));
    const struct line *line = pw_map_lookup(d->lines, co_spell(c, &rest));
    const struct days *days = line ? line->days : NULL;
    int begin = days ? place_of(days, window.from) : -1;
    int end = days ? place_of(days, window.upto) : -1;
    return begin < 0 || end < 0 || days->tie[begin] != days->tie[end]
               ? -1
               : days->count[end] - days->count[begin];
}

void co_windows_add(struct composer *c, struct disclosure *d) {
    struct pw_map *lines = read_lines(c, d);
    for (size_t i = 0; i < pw_map_count(lines); i++) {
        struct line *line = pw_map_value(lines, i);
        if (line->days)
            add_line(c, d, line);
        else
            pw_find(c->findings, PW_ERROR, "disclosure", (struct pw_place){c->tmpl->path, 1, 1},
                    "the counts of different windows of time contradict each other (%s); don't "
                    "say `window` for counts that don't add up from month to month",
                    co_spell(c, &line->spot));
    }
}
