/* SPDX-License-Identifier: MIT
 *
 * table: column widths, heads, rows, groups, cells with shapes. Measures a
 * table of the doc once for a width, then draws any run of its rows.
 */
#ifndef PACKWRIGHT_TABLE_H
#define PACKWRIGHT_TABLE_H

#include "packwright/doc.h"
#include "packwright/text.h"

struct pw_table_context {
    const struct pw_theme *theme;
    struct pw_typist *typist;
    struct pw_arena *arena;
    struct pw_findings *findings;
    struct pw_place place;
    double split_height; /* rows taller than this may part over pages; 0: none may */
};

/* One printed row: of the data, a part of one, or a group's head. */
struct pw_table_row {
    double height;
    bool group_head; /* must not stand last on a page */
    bool total;
    size_t data_row;
    size_t first_line, lines; /* of a tall row that is split: this part; lines 0: whole */
    size_t group_row;         /* index of the group head it stands under; SIZE_MAX: none */
};

struct pw_table_layout {
    double width;         /* used, at most what was given */
    double natural_width; /* asked for so that no line of it wraps */
    bool fits;            /* no word had to be broken for its column */
    bool smaller;         /* in smaller print than the theme's, for want of room */
    double head_height;   /* of the column heads */
    struct pw_table_row *rows;
    size_t rows_count, rows_capacity;
    const void *inside; /* the layer's own */
};

/* A table that cannot fit the width is a finding and is squeezed as far as
 * words allow. */
const struct pw_table_layout *pw_table_measure(const struct pw_table_context *context,
                                               const struct pw_table *table, double width);

/* State over the pages of one table: its tags. {0} at first. */
struct pw_table_tags {
    struct pw_tag *table, *head, *body, *caption;
    size_t next;        /* row */
    const char *prefix; /* of the ids of its heads, unique in the book */
    const char **column_ids, **span_ids;
    const char *group_id;  /* of the group that rows are drawn under */
    struct pw_tag **cells; /* of the row drawn last: a split one goes on in them */
    void *leaves;          /* and in the paragraphs and items of their cells */
};

/* Draws the heads: tagged the first time, an artifact on later pages. With
 * the pen inside no deeper than tags->table. Returns the y below. */
double pw_table_draw_head(const struct pw_table_context *context,
                          const struct pw_table_layout *layout, struct pw_pen *pen,
                          struct pw_table_tags *tags, double x, double y);
/* Draws rows first..first+count. Group heads repeated on a new page are
 * artifacts: pass `repeat_group` to draw the group head of `first` again. */
double pw_table_draw_rows(const struct pw_table_context *context,
                          const struct pw_table_layout *layout, struct pw_pen *pen,
                          struct pw_table_tags *tags, size_t first, size_t count, bool repeat_group,
                          double x, double y);
/* Height of the group head that would be repeated above row `first`; 0: none. */
double pw_table_group_height(const struct pw_table_layout *layout, size_t first);

/* ---- totals carried forward (table->carry) ------------------------------- */
/* Height of the line at the foot of a page or the top of the next; 0: none. */
double pw_table_carry_height(const struct pw_table_layout *layout);
/* Draws the sums of the rows above row `row` of the layout; "Carried forward" or
 * "Brought forward". Returns the y below. */
double pw_table_draw_carry(const struct pw_table_context *context,
                           const struct pw_table_layout *layout, struct pw_pen *pen, size_t row,
                           bool brought, double x, double y);

#endif
