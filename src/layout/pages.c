/* SPDX-License-Identifier: MIT
 *
 * Draws the pieces of each page, with the grounds behind them.
 */
#include <math.h>

#include "flow.h"

/* ---- marks ----------------------------------------------------------------- */
void ly_marks_walk(const struct ly_piece *piece, ly_see *see, void *closure) {
    for (const struct ly_mark *mark = piece->marks; mark; mark = mark->next)
        see(closure, mark);
    const struct ly_flow *const *flows = NULL;
    size_t count = ly_grid_flows(piece, &flows);
    for (size_t f = 0; f < count; f++)
        for (size_t p = 0; p < flows[f]->pieces_count; p++)
            ly_marks_walk(&flows[f]->pieces[p], see, closure);
}

static void marks_set(struct ly_stage *stage, const struct ly_piece *piece, double y) {
    int page = pw_pen_page_index(stage->pen);
    for (const struct ly_mark *mark = piece->marks; mark; mark = mark->next) {
        if (mark->anchor)
            pw_book_anchor(stage->book, mark->anchor, page, piece->x, y);
        if (mark->title)
            pw_book_bookmark(stage->book, mark->title, mark->level, page, y,
                             ly_tag(stage, mark->node));
    }
}

/* ---- grounds --------------------------------------------------------------- */
/* How far the pieces from `p` on stay inside the box. */
static double box_bottom(const struct ly_piece *pieces, size_t count, size_t p, double y,
                         const struct ly_box *box, double flex) {
    double bottom = y;
    for (size_t i = p; i < count; i++) {
        const struct ly_box *in = pieces[i].box;
        while (in && in != box)
            in = in->parent;
        if (!in)
            break;
        bottom += (i > p ? pieces[i].gap : 0) + pieces[i].height - pieces[i].shrink * flex;
    }
    return bottom;
}

static void box_draw(struct ly_stage *stage, const struct ly_box *box, double top, double bottom) {
    struct ly *ly = stage->ly;
    bool callout = box->kind == LY_BOX_CALLOUT;
    struct pw_rect ground = {box->x, top, box->width, bottom - top};
    if (ground.height <= 0)
        return;
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
    if (callout)
        pw_pen_rect(stage->pen, ground, ly_colour(ly, PW_COLOUR_TINT));
    ground.width = callout ? 3 : 1.5;
    pw_pen_rect(stage->pen, ground,
                ly_colour(ly, callout ? PW_COLOUR_STRONG : PW_COLOUR_CONTEXT_LINE));
    pw_pen_end(stage->pen);
}

/* Outermost first, for the boxes that open with piece p. */
static void boxes_open(struct ly_stage *stage, const struct ly_piece *pieces, size_t count,
                       size_t p, double y, double flex, const struct ly_box *box) {
    if (!box)
        return;
    const struct ly_box *in = p > 0 ? pieces[p - 1].box : NULL;
    while (in && in != box)
        in = in->parent;
    if (in)
        return; /* open already, and so are those round it */
    boxes_open(stage, pieces, count, p, y, flex, box->parent);
    double from = stage->resumed ? y + pieces[p].resume : y;
    box_draw(stage, box, y, box_bottom(pieces, count, p, from, box, flex));
}

/* ---- pieces ---------------------------------------------------------------- */
static double natural_height(const struct ly_piece *pieces, size_t count, double *shrink) {
    double height = count ? pieces[0].resume : 0;
    *shrink = 0;
    for (size_t p = 0; p < count; p++) {
        height += pieces[p].height + (p ? pieces[p].gap : 0);
        *shrink += pieces[p].shrink;
    }
    return height + (count ? pieces[count - 1].tail : 0);
}

/* How many pieces from p on one call of draw can take. */
static size_t together(const struct ly_piece *pieces, size_t count, size_t p) {
    size_t n = 1;
    while (p + n < count && pieces[p + n].draw == pieces[p].draw &&
           pieces[p + n].data == pieces[p].data && pieces[p + n].gap == 0 && !pieces[p + n].label &&
           !pieces[p + n].marks && pieces[p + n].shrink == 0)
        n++;
    return n;
}

void ly_pieces_draw(struct ly_stage *stage, const struct ly_piece *pieces, size_t count, double y,
                    double height) {
    double shrink, natural = natural_height(pieces, count, &shrink), flex = 0;
    if (height > 0 && natural > height && shrink > 0)
        flex = natural - height < shrink ? (natural - height) / shrink : 1;
    bool page = height > 0;
    for (size_t p = 0; p < count;) {
        const struct ly_piece *piece = &pieces[p];
        if (p > 0)
            y += piece->gap;
        stage->resumed = page && p == 0 && piece->resume > 0;
        boxes_open(stage, pieces, count, p, y, flex, piece->box);
        if (stage->resumed)
            y += piece->resume;
        marks_set(stage, piece, y);
        if (piece->label)
            ly_label_draw(stage, piece->label, y);
        size_t n = together(pieces, count, p);
        stage->last = page && p + n == count;
        stage->height = piece->height - piece->shrink * flex;
        if (piece->draw)
            piece->draw(stage, piece, n, y);
        for (size_t i = 0; i < n; i++)
            y += pieces[p + i].height - pieces[p + i].shrink * flex;
        p += n;
    }
}

/* ---- pages ----------------------------------------------------------------- */
struct sections {
    const char *first, *last; /* that begin on the page; last also of those before */
};

static void section_see(void *closure, const struct ly_mark *mark) {
    struct sections *sections = closure;
    if (!mark->section)
        return;
    if (!sections->first)
        sections->first = mark->section;
    sections->last = mark->section;
}

void ly_pages_draw(struct ly_stage *stage, const struct ly_flow *flow,
                   const struct ly_breaks *breaks) {
    struct ly *ly = stage->ly;
    struct sections sections = {NULL, ""};
    const struct ly_label_of_page *labels = ly_labels_find(flow, breaks);
    for (size_t page = 0; page < breaks->pages; page++) {
        size_t first = breaks->starts[page], end = breaks->starts[page + 1];
        stage->sheet = ly_sheet(ly, first < end && flow->pieces[first].turned);
        int index = pw_book_page_add(stage->book, stage->sheet.width, stage->sheet.height);
        stage->book->pages[index]->label = pw_arena_strdup(stage->book->arena, labels[page].label);
        pw_pen_page(stage->pen, index);
        const char *running = sections.last; /* the first that begins here, else that goes on */
        sections.first = NULL;
        for (size_t p = first; p < end; p++)
            ly_marks_walk(&flow->pieces[p], section_see, &sections);
        ly_furniture_draw(stage, index, (int)breaks->pages, &labels[page],
                          sections.first ? sections.first : running);
        size_t foot = breaks->feet_starts[page], foot_end = breaks->feet_starts[page + 1];
        double room =
            stage->sheet.bottom - stage->sheet.top - ly_feet_height(&breaks->feet, foot, foot_end);
        ly_pieces_draw(stage, flow->pieces + first, end - first, stage->sheet.top, fmax(room, 1));
        ly_feet_draw(stage, &breaks->feet, foot, foot_end);
    }
}
