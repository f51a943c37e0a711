/* SPDX-License-Identifier: MIT
 *
 * Which tile of a map stands for which slot of a chart: by code, on the layout
 * of England (england_tiles.def), or at columns and rows that the query gives.
 */
#ifndef PACKWRIGHT_CHART_TILES_H
#define PACKWRIGHT_CHART_TILES_H

#include "plot.h"

struct tile {
    const char *code, *name; /* short name; code NULL where the query gave the place */
    int column, row;         /* odd rows lie half a tile to the right */
    int slot;                /* -1: the data hold nothing for it */
};

struct tiles {
    struct tile *list;
    size_t list_count, list_capacity;
    size_t unplaced;     /* slots without a tile */
    const char *example; /* name of the first of them */
    size_t shared;       /* slots whose tile was another's already */
    double left, right;  /* extent, in widths of a tile */
    int top, bottom;     /* first and last row */
};

/* The layout itself: tiles of authorities that are, or of those that ended. */
const struct tile *tiles_england(bool former, size_t *count);
/* Options of the chart: `code` (else column "area" or "code"); `across`, `down`
 * and perhaps `short` of rows that say their place themselves. */
struct tiles tiles_place(struct plot *plot);

#endif
