/* SPDX-License-Identifier: MIT
 *
 * Page breaks: the cheapest way through all pieces. A page costs itself, the
 * square of the hole at its foot, what had to shrink, and the break below it;
 * and more where what comes next would have filled the hole.
 * Every piece is tried as the first of a page with as many after it as go on
 * one page, so the time grows with pieces times pieces a page.
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

struct way {
    double cost;
    size_t from; /* first piece of the page that ends before this one */
};

struct search {
    const struct ly_flow *flow;
    struct way *ways;     /* to each piece */
    const double *chunks; /* from each piece: height to the next cheap break */
    double heights[2];    /* of the frame of upright and turned pages */
};

static double *chunks_measure(struct pw_arena *arena, const struct ly_flow *flow) {
    double *chunks = PW_NEW_N(arena, double, flow->pieces_count + 1);
    for (size_t p = flow->pieces_count; p-- > 0;) {
        const struct ly_piece *next = p + 1 < flow->pieces_count ? &flow->pieces[p + 1] : NULL;
        chunks[p] = flow->pieces[p].gap + flow->pieces[p].height - flow->pieces[p].shrink;
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

/* Tries all pages that begin with `first`. */
static void pages_from(const struct search *search, size_t first) {
    const struct ly_flow *flow = search->flow;
    struct way *ways = search->ways;
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
        double cost = ways[first].cost + page_cost(search, p + 1, whole, shrink);
        if (over)
            cost += TALL_COST;
        if (cost < ways[p + 1].cost)
            ways[p + 1] = (struct way){cost, first};
        if (over)
            return;
    }
}

struct ly_breaks ly_breaks_find(const struct ly_flow *flow) {
    struct pw_arena *arena = flow->ly->arena;
    struct ly_sheet upright = ly_sheet(flow->ly, false), turned = ly_sheet(flow->ly, true);
    size_t count = flow->pieces_count;
    struct way *ways = PW_NEW_N(arena, struct way, count + 1);
    struct search search = {flow,
                            ways,
                            chunks_measure(arena, flow),
                            {upright.bottom - upright.top, turned.bottom - turned.top}};
    for (size_t p = 1; p <= count; p++)
        ways[p].cost = INFINITY;
    for (size_t p = 0; p < count; p++)
        if (isfinite(ways[p].cost))
            pages_from(&search, p);
    struct ly_breaks breaks = {0};
    for (size_t p = count; p > 0; p = ways[p].from)
        breaks.pages++;
    if (!count)
        breaks.pages = 1;
    breaks.starts = PW_NEW_N(arena, size_t, breaks.pages + 1);
    breaks.starts[breaks.pages] = count;
    size_t page = breaks.pages;
    for (size_t p = count; p > 0; p = ways[p].from)
        breaks.starts[--page] = ways[p].from;
    return breaks;
}
