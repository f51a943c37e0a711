/* SPDX-License-Identifier: MIT
 *
 * Lanes: names down the left side, for each a lane that its marks lie in, and
 * a value axis across under all of them. The frame of dots, dumbbells, bridges,
 * answers, timelines and pictograms.
 */
#ifndef PACKWRIGHT_CHART_LANES_H
#define PACKWRIGHT_CHART_LANES_H

#include "plot.h"

struct lanes {
    struct plot *plot;
    /* The caller's wish, set before lanes_measure. */
    int count;
    const char **names;
    const bool *strong; /* NULL: none */
    double thick;       /* height that the marks of a lane need */
    double tail;        /* width kept free at the right of the marks */
    double rise;        /* of names beside their lanes above the middle */
    bool axis;          /* a value axis stands under the lanes */
    bool plain;         /* marks may begin at the very edge: no half label of an axis */
    /* What came of it. */
    const struct pw_text **text;
    bool above;         /* names stand above their lanes: a narrow frame */
    double lane, head;  /* height of a lane; of the names within it where above */
    double top, bottom; /* of all lanes, after lanes_place */
    double left, right; /* of the marks */
    double low, high;   /* of the scale */
    struct ticks ticks;
};

/* Names, lines, heights at plot->frame.width. */
void lanes_measure(struct lanes *lanes);
/* Height of key, lanes, axis and note as they want to be. */
double lanes_height(const struct lanes *lanes);
/* Whether names stand above their lanes. */
bool lanes_narrow(const struct plot *plot);
/* Lanes between key and note of plot->frame. Where they are too many for it,
 * `count` falls to those that fit, which is a finding and is said in the note. */
void lanes_place(struct lanes *lanes);
/* Scale from low to high; ticks where there is an axis. */
void lanes_scale(struct lanes *lanes, double low, double high);
double lanes_x(const struct lanes *lanes, double value);
/* Centre of the marks of a lane. */
double lanes_y(const struct lanes *lanes, int lane);
/* Key, names, gridlines, axis labels, note. */
void lanes_draw(struct lanes *lanes);

/* A label that is put only where no ink is; false: it was left out. */
bool lanes_label(struct plot *plot, const char *text, const struct pw_style *style, pw_rgb colour,
                 double x, double middle, enum pw_align align);
/* Text colour that is legible on a fill: ink or paper, whichever stands out more. */
pw_rgb lanes_ink_on(const struct plot *plot, pw_rgb fill);
/* A column of any type that an option names: -1 where the option is not given,
 * or names none (a finding). plot_option_column wants numbers. */
int lanes_option_column(struct plot *plot, const char *option);
/* Text of a cell; "" where the column is -1. */
const char *lanes_cell_text(const struct plot *plot, int column, size_t row);

#endif
