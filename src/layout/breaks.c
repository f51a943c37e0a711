/* SPDX-License-Identifier: MIT
 *
 * Page breaks: the cheapest way through all pieces. A page costs itself, the
 * square of the hole at its foot, what had to shrink, and the break below it;
 * and more where what comes next would have filled the hole.
 * Every piece is tried as the first of a page with as many after it as go on
 * one page, so the time grows with pieces times pieces a page.
 * Footnotes take their room from the page of their mark. One that is too long
 * begins there and goes on at the foot of the next, before any other.
 */
#include <math.h>

#include "flow.h"

#define PAGE_COST 0.55
#define SHRINK_COST 0.35
#define RAGGED 0.06    /* a hole that nobody sees */
#define IDLE_COST 2.5  /* of a hole that the next chunk would have filled */
#define CHUNK_COST 0.1 /* breaks dearer than this part no chunks */
#define SCANT 0.16     /* a last page filled less than this looks forgotten */
#define SCANT_COST 0.5
#define TALL_COST 1e7 /* a single piece taller than the page */
#define PART_COST 0.4 /* of a footnote that goes on, and of each line that does */
#define PART_LINE_COST 0.02
#define NO_ROOM SIZE_MAX

struct way {
    double cost;
    size_t from; /* first piece of the page that ends before this one */
    size_t feet; /* lines of footnotes that stand on the pages before */
};

struct search {
    const struct ly_flow *flow;
    struct way *ways;     /* to each piece */
    const double *chunks; /* from each piece: height to the next cheap break */
    double heights[2];    /* of the frame of upright and turned pages */
    const struct ly_feet *feet;
};

static size_t feet_before(const struct ly_feet *feet, size_t piece) {
    return piece ? feet->upto[piece - 1] : 0;
}

static double *chunks_measure(struct pw_arena *arena, const struct ly_flow *flow,
                              const struct ly_feet *feet) {
    double *chunks = PW_NEW_N(arena, double, flow->pieces_count + 1);
    for (size_t p = flow->pieces_count; p-- > 0;) {
        const struct ly_piece *next = p + 1 < flow->pieces_count ? &flow->pieces[p + 1] : NULL;
        chunks[p] = flow->pieces[p].gap + flow->pieces[p].height - flow->pieces[p].shrink;
        chunks[p] += ly_feet_height(feet, feet_before(feet, p), feet->upto[p]);
        if (next && next->cost > CHUNK_COST)
            chunks[p] += chunks[p + 1];
    }
    return chunks;
}

/* Cost of the page with the pieces from `first` to before `end`. */
static double page_cost(const struct search *search, size_t end, double filled, double shrink) {
    const struct ly_flow *flow = search->flow;
    double height = search->heights[flow->pieces[end - 1].turned];
    bool last = end == flow->pieces_count;
    double cost = PAGE_COST, over = filled - height;
    if (over > 0) {
        double share = shrink > 0 ? over / shrink : 0;
        cost += SHRINK_COST * share * share;
        over = 0;
    }
    double hole = -over / height;
    if (last)
        return cost + (1 - hole < SCANT ? SCANT_COST : 0);
    double edge = flow->pieces[end].cost;
    if (edge == LY_FORCE)
        return cost + (1 - hole < SCANT ? SCANT_COST : 0);
    if (hole <= RAGGED)
        return cost + edge;
    if (search->chunks[end] <= height - filled)
        cost += IDLE_COST * (hole - RAGGED);
    return cost + (hole - RAGGED) * (hole - RAGGED) + edge;
}

/* Lines from `from` on that fit into `room`. */
static size_t feet_fitting(const struct ly_feet *feet, size_t from, size_t to, double room) {
    size_t end = from;
    while (end < to && ly_feet_height(feet, from, end + 1) <= room + 0.01)
        end++;
    return end;
}

/* The end of the lines that stand at the foot of a page: all of them, or as
 * many as leave only the last footnote in part, two lines here and two there. */
static size_t feet_end(const struct ly_feet *feet, size_t from, size_t to, double room) {
    if (ly_feet_height(feet, from, to) <= room + 0.01)
        return to;
    size_t end = feet_fitting(feet, from, to, room);
    size_t start = to - 1 - feet->lines[to - 1].line; /* of the last footnote */
    if (to - end == 1 && end > from)
        end--;
    return end < (start > from ? start : from) + 2 ? NO_ROOM : end;
}

/* Tries all pages that begin with `first`. */
static void pages_from(const struct search *search, size_t first) {
    const struct ly_flow *flow = search->flow;
    const struct ly_feet *feet = search->feet;
    struct way *ways = search->ways;
    size_t from = ways[first].feet;
    double height = search->heights[flow->pieces[first].turned];
    double filled = flow->pieces[first].resume, shrink = 0;
    for (size_t p = first; p < flow->pieces_count; p++) {
        const struct ly_piece *piece = &flow->pieces[p];
        if (p > first) {
            if (piece->cost == LY_FORCE)
                return;
            filled += piece->gap;
        }
        filled += piece->height;
        shrink += piece->shrink;
        bool over = filled - shrink > height + 0.01;
        if (over && p > first)
            return;
        double whole = filled + piece->tail;
        if (p > first && whole - shrink > height + 0.01)
            continue; /* no page can end here */
        double room = height - whole + shrink;
        size_t end = feet_end(feet, from, feet->upto[p], room);
        bool crammed = end == NO_ROOM;
        if (crammed && p > first)
            continue; /* fewer pieces with their footnotes fit, or none do */
        if (crammed)
            end = feet_fitting(feet, from, feet->upto[p], room);
        whole += ly_feet_height(feet, from, end);
        double cost = ways[first].cost + page_cost(search, p + 1, whole, shrink);
        if (over || crammed)
            cost += TALL_COST;
        if (end < feet->upto[p])
            cost += PART_COST + PART_LINE_COST * (double)(feet->upto[p] - end);
        if (cost < ways[p + 1].cost)
            ways[p + 1] = (struct way){cost, first, end};
        if (over)
            return;
    }
}

/* Pages at the end with the rest of a footnote alone. */
static size_t pages_of_rest(const struct search *search, size_t from, size_t *starts) {
    const struct ly_feet *feet = search->feet;
    size_t pages = 0;
    while (from < feet->lines_count) {
        size_t end = feet_fitting(feet, from, feet->lines_count, search->heights[0]);
        from = end > from ? end : from + 1;
        pages++;
        if (starts)
            starts[pages] = from;
    }
    return pages;
}

static struct ly_breaks breaks_read(const struct search *search) {
    struct pw_arena *arena = search->flow->ly->arena;
    const struct way *ways = search->ways;
    size_t count = search->flow->pieces_count, page = 0;
    struct ly_breaks breaks = {.feet = *search->feet};
    for (size_t p = count; p > 0; p = ways[p].from)
        page++;
    if (!count)
        page = 1;
    breaks.pages = page + pages_of_rest(search, ways[count].feet, NULL);
    breaks.starts = PW_NEW_N(arena, size_t, breaks.pages + 1);
    breaks.feet_starts = PW_NEW_N(arena, size_t, breaks.pages + 1);
    breaks.feet_starts[page] = ways[count].feet;
    pages_of_rest(search, ways[count].feet, breaks.feet_starts + page);
    for (size_t last = page; last <= breaks.pages; last++)
        breaks.starts[last] = count;
    for (size_t p = count; p > 0; p = ways[p].from) {
        breaks.starts[--page] = ways[p].from;
        breaks.feet_starts[page] = ways[ways[p].from].feet;
    }
    return breaks;
}

struct ly_breaks ly_breaks_find(const struct ly_flow *flow) {
    struct pw_arena *arena = flow->ly->arena;
    struct ly_sheet upright = ly_sheet(flow->ly, false), turned = ly_sheet(flow->ly, true);
    size_t count = flow->pieces_count;
    struct way *ways = PW_NEW_N(arena, struct way, count + 1);
    struct ly_feet feet = ly_feet_lines(flow);
    struct search search = {flow,
                            ways,
                            chunks_measure(arena, flow, &feet),
                            {upright.bottom - upright.top, turned.bottom - turned.top},
                            &feet};
    for (size_t p = 1; p <= count; p++)
        ways[p].cost = INFINITY;
    for (size_t p = 0; p < count; p++)
        if (isfinite(ways[p].cost))
            pages_from(&search, p);
    return breaks_read(&search);
}
