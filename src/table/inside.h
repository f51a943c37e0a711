/* SPDX-License-Identifier: MIT
 *
 * What the files of the table layer share: the measured table behind
 * pw_table_layout.inside.
 */
#ifndef PACKWRIGHT_TABLE_INSIDE_H
#define PACKWRIGHT_TABLE_INSIDE_H

#include "packwright/table.h"

/* One cell of the data as it will be printed. */
struct tb_cell {
    const char *text;             /* formatted; NULL or "": nothing */
    const struct pw_text *lines;  /* broken to the column; NULL: one line from the cache */
    const struct tb_items *items; /* of several paragraphs or a list; else NULL */
    float width;                  /* of the one line */
    float before;                 /* figures: from the left edge to the decimal point */
};

enum tb_kind {
    TB_TEXT,   /* left, wraps */
    TB_FIGURE, /* right, on the decimal point, never wraps */
    TB_RIGHT,  /* short text such as "12 of 150": right, never wraps */
    TB_STATUS,
    TB_CHANGE,
    TB_SPARK,
    TB_BAR, /* and the two after it: a figure with a scale beside it */
    TB_BULLET,
    TB_RANGE
};

/* Paragraphs and items of a cell; items.c. */
struct tb_item {
    const struct pw_text *text;
    int level; /* of a list, from 0; -1: a paragraph */
};
struct tb_items {
    struct tb_item *list;
    size_t list_count, list_capacity;
    size_t lines; /* of all of them */
    double height;
};
/* Tags of a cell's items while its row is drawn, on however many pages. */
struct tb_leaves {
    struct pw_tag *list[2], *body, *leaf;
};
/* The part of a cell that is drawn, its top left, how. */
struct tb_part {
    size_t first_line, lines; /* lines 0: all */
    double x, y;
    pw_rgb colour;
    const struct pw_style *style;
};

/* From what to what a gauge goes. */
struct tb_scale {
    double least, most;
    bool any;
};

struct tb_column {
    const struct pw_table_column *spec;
    enum tb_kind kind;
    bool right;            /* head and cells stand at the right edge */
    double head_word;      /* widest word of the head */
    double head_line;      /* the head on one line */
    double min, pref;      /* points */
    double x, width;       /* x from the table's left edge */
    double gap;            /* to the next column */
    double before, after;  /* widest parts left and right of the decimal point */
    double flags;          /* widest " [r]" after a figure: the head leaves it out */
    double word;           /* change: widest word after the number */
    double largest;        /* bar: largest number */
    struct tb_scale scale; /* bullet, range */
    const struct pw_text *head;
    const char *id; /* of its TH, where heads are of several levels */
    int span;       /* index in spans, or -1 */
};

struct tb_span {
    size_t first, count; /* columns */
    const struct pw_text *text;
    double below; /* height of the heads under it */
    const char *id;
};

struct tb_styles {
    const struct pw_style *head, *cell, *strong, *group;
};

struct tb_inside {
    const struct pw_table *table;
    struct tb_styles styles;
    struct tb_column *columns;
    size_t columns_count;
    struct tb_span *spans;
    size_t spans_count, spans_capacity;
    double padding, gap;   /* theme: cell-padding, cell-gap */
    struct tb_cell *cells; /* rows x columns, as in the dataset */
    struct pw_cell *sums;  /* of the rows above each, to carry forward; NULL: none */
    bool zebra;            /* every second row on a tint */
    double inset;          /* of the outer columns from the edges of the tint */
    bool linked;           /* cells name their heads by id */
};

const struct tb_inside *tb_inside_of(const struct pw_table_layout *layout);

/* cells.c */
bool tb_row_strong(const struct pw_table *table, size_t row);
bool tb_row_total(const struct pw_table *table, size_t row);
bool tb_row_own(const struct pw_table *table, size_t row);
const struct pw_style *tb_cell_style(const struct tb_inside *inside, size_t row, size_t column);
/* Formats all cells and finds the kind, least and preferred width of every column. */
void tb_cells_measure(const struct pw_table_context *context, struct tb_inside *inside);
/* The word behind a change, with the space before it: " better", " worse" or "". */
const char *tb_change_word(const struct pw_dataset *data, size_t row, size_t column);
enum tb_direction { TB_NONE, TB_SAME, TB_UP, TB_DOWN };
enum tb_direction tb_change_direction(const struct pw_dataset *data, size_t row, size_t column);

/* A figure as it is printed: without the unit that the head says, brackets for
 * minus where the table wants them. */
char *tb_figure_text(const struct pw_table_context *context, const struct tb_inside *inside,
                     size_t c, const struct pw_dataset *data, size_t row, size_t source);
void tb_figure_measure(const struct pw_table_context *context, struct tb_column *column,
                       struct tb_cell *cell, const struct pw_style *style, bool present);
/* items.c */
bool tb_cell_parts(const struct tb_column *column, const char *text);
const struct tb_items *tb_items_break(const struct pw_table_context *context,
                                      const struct tb_column *column, const char *text,
                                      const struct pw_style *style);
void tb_items_draw(const struct pw_table_context *context, struct pw_pen *pen,
                   const struct tb_items *items, struct tb_leaves *leaves, struct pw_tag *cell,
                   const struct tb_part *part);

/* gauges.c */
void tb_gauge_measure(const struct pw_table *table, struct tb_column *column);
void tb_gauge_draw(const struct pw_table_context *context, const struct pw_table *table,
                   struct pw_pen *pen, struct pw_tag *cell, const struct tb_column *column,
                   size_t row, struct pw_rect room);

/* carry.c */
void tb_carry_measure(const struct pw_table_context *context, struct tb_inside *inside);

double tb_length(const struct pw_table_context *context, enum pw_length_id id);

/* widths.c: shares `width` among the columns; false where words had to break. */
bool tb_widths(struct tb_inside *inside, double width, double *used);
double tb_pref_width(const struct tb_inside *inside);

/* heads.c */
struct pw_tag *tb_tag_new(const struct pw_table_context *context, struct pw_pen *pen,
                          struct pw_tag *parent, enum pw_role role);
void tb_rule(const struct pw_table_context *context, struct pw_pen *pen, double x, double y,
             double width, enum pw_colour_id colour, enum pw_length_id weight);

/* shapes.c: drawn cells. All draw into the open tag. */
struct tb_box {
    double x, baseline, width;
    const struct pw_style *style;
};
double tb_status_width(const struct pw_table_context *context, const char *text,
                       const struct pw_style *style);
void tb_status_draw(const struct pw_table_context *context, struct pw_pen *pen, const char *text,
                    struct tb_box box, bool right);
void tb_arrow_draw(struct pw_pen *pen, bool up, double x, double baseline, double size,
                   pw_rgb colour);
void tb_spark_draw(const struct pw_table_context *context, struct pw_pen *pen, const char *text,
                   struct tb_box box);
/* What a spark says instead of its line: the values, parted by commas. */
char *tb_spark_words(struct pw_arena *arena, const char *text);

#define TB_ARROW_GAP 3.4
#define TB_WORD_GAP 3.0

#endif
