/* SPDX-License-Identifier: MIT
 *
 * Column widths from content, in the manner of CSS 2.2 automatic table layout
 * (17.5.2.2): every column has a least and a preferred width; what lies
 * between is shared in proportion to the difference.
 */
#include "inside.h"

#define CAP_TEXT 320.0    /* a paragraph in a cell does not ask for one line */
#define FAIR_TEXT 0.66    /* of its wish that a text column keeps before figures narrow */
#define GROW_TEXT 64.0    /* what a column takes beyond its wish at most */
#define GROW_FIGURES 22.0 /* figures stay near each other */
#define CAP_HEAD 96.0     /* a longer head wraps even where there is room */

static double wish(const struct tb_column *column) {
    double pref = column->pref;
    if (column->kind == TB_TEXT && pref > CAP_TEXT)
        pref = column->min > CAP_TEXT ? column->min : CAP_TEXT;
    return pref;
}

static double gaps(const struct tb_inside *inside) {
    double sum = 0;
    for (size_t c = 0; c + 1 < inside->columns_count; c++)
        sum += inside->columns[c].gap;
    return sum;
}

double tb_pref_width(const struct tb_inside *inside) {
    double sum = gaps(inside) + 2 * inside->inset;
    for (size_t c = 0; c < inside->columns_count; c++)
        sum += wish(&inside->columns[c]);
    return sum;
}

/* What the head of a column of figures lacks to stand on one line. */
static double head_lacks(const struct tb_column *column) {
    double lacks = column->head_line + column->flags - wish(column);
    bool may = column->kind != TB_TEXT && column->spec->width <= 0;
    return may && column->head_line <= CAP_HEAD && lacks > 0 ? lacks : 0;
}

/* More room than wished for: heads stand on one line where there is room for
 * all of them, every column grows a little, and the first text column takes
 * the rest where that is not much. */
static void grow(struct tb_inside *inside, double spare, double width) {
    double caps = 0, lacks = 0;
    struct tb_column *text = NULL;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        if (column->spec->width > 0)
            continue;
        caps += column->kind == TB_TEXT ? GROW_TEXT : GROW_FIGURES;
        if (!text && column->kind == TB_TEXT)
            text = column;
    }
    for (size_t c = 0; c < inside->columns_count; c++)
        lacks += head_lacks(&inside->columns[c]);
    bool one_line = lacks <= spare * 0.7; /* figures and heads keep some air */
    spare -= one_line ? lacks : 0;
    double part = caps > spare ? spare / caps : 1;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        column->width = wish(column) + (one_line ? head_lacks(column) : 0);
        if (column->spec->width <= 0)
            column->width += part * (column->kind == TB_TEXT ? GROW_TEXT : GROW_FIGURES);
    }
    double rest = caps > 0 ? spare - part * caps : 0;
    if (text && rest > 0 && rest < width * 0.3)
        text->width += rest;
}

static bool yields(const struct tb_column *column) {
    return column->kind == TB_TEXT || column->kind >= TB_BAR;
}

/* Less room than wished for, more than the least. Heads and figures ask for
 * little, so they get it all as long as texts keep a fair share; then what is
 * left is shared by how much each is short of its wish. */
static void share(struct tb_inside *inside, double avail) {
    double least = 0, wished = 0, rest = avail, text_least = 0, text_wish = 0;
    for (size_t c = 0; c < inside->columns_count; c++) {
        const struct tb_column *column = &inside->columns[c];
        least += column->min;
        wished += wish(column);
        if (yields(column)) {
            double fair = column->kind == TB_TEXT ? wish(column) * FAIR_TEXT : 0;
            text_least += column->min > fair ? column->min : fair;
            text_wish += wish(column);
        } else {
            rest -= wish(column);
        }
    }
    bool generous = text_wish > 0 && rest >= text_least;
    double text_min = 0;
    for (size_t c = 0; c < inside->columns_count; c++)
        if (yields(&inside->columns[c]))
            text_min += inside->columns[c].min;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        double spread = wish(column) - column->min;
        if (!generous)
            column->width =
                column->min + (wished > least ? spread * (avail - least) / (wished - least) : 0);
        else if (!yields(column))
            column->width = wish(column);
        else
            column->width =
                column->min +
                (text_wish > text_min ? spread * (rest - text_min) / (text_wish - text_min) : 0);
    }
}

/* Columns with a share part what the others leave; none gets less than its
 * words need. False where nobody has a share, or the rest is too little. */
static bool parted(struct tb_inside *inside, double avail) {
    double rest = avail, parts = 0, least = 0;
    for (size_t c = 0; c < inside->columns_count; c++) {
        struct tb_column *column = &inside->columns[c];
        column->width = wish(column);
        if (column->spec->share > 0) {
            parts += column->spec->share;
            least += column->min;
            column->width = 0;
        } else {
            rest -= column->width;
        }
    }
    if (parts <= 0 || rest < least)
        return false;
    for (bool again = true; again;) {
        again = false;
        for (size_t c = 0; c < inside->columns_count; c++) {
            struct tb_column *column = &inside->columns[c];
            double own = parts > 0 ? rest * column->spec->share / parts : 0;
            if (column->spec->share <= 0 || column->width > 0 || own >= column->min)
                continue;
            column->width = column->min;
            rest -= column->min;
            parts -= column->spec->share;
            again = true;
        }
    }
    for (size_t c = 0; c < inside->columns_count; c++)
        if (inside->columns[c].spec->share > 0 && inside->columns[c].width <= 0)
            inside->columns[c].width = rest * inside->columns[c].spec->share / parts;
    return true;
}

bool tb_widths(struct tb_inside *inside, double width, double *used) {
    double avail = width - gaps(inside) - 2 * inside->inset, least = 0, wished = 0;
    for (size_t c = 0; c < inside->columns_count; c++) {
        least += inside->columns[c].min;
        wished += wish(&inside->columns[c]);
    }
    bool fits = least <= avail + 0.01;
    if (parted(inside, avail)) {
        fits = true;
    } else if (wished <= avail) {
        grow(inside, avail - wished, width);
    } else if (fits) {
        share(inside, avail);
    } else { /* words break: every column gives the same share */
        for (size_t c = 0; c < inside->columns_count; c++)
            inside->columns[c].width = avail > 0 ? inside->columns[c].min * avail / least : 1;
    }
    double x = inside->inset;
    *used = 0;
    for (size_t c = 0; c < inside->columns_count; c++) {
        inside->columns[c].x = x;
        x += inside->columns[c].width;
        *used = x + inside->inset;
        x += inside->columns[c].gap;
    }
    return fits;
}
