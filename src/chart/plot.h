/* SPDX-License-Identifier: MIT
 *
 * The plot: a chart on its way to ink. A chart is a composition of marks over
 * one dataset, one pair of scales and one set of guides:
 *
 *   model (slots, series) -> train scales -> margins -> guides and marks put
 *   ink on the sheet -> labels look for free places -> the sheet is drawn
 *
 * A mark knows its own shapes and nothing of axes, margins or keys.
 */
#ifndef PACKWRIGHT_CHART_PLOT_H
#define PACKWRIGHT_CHART_PLOT_H

#include "model.h"
#include "packwright/chart.h"
#include "sheet.h"
#include "ticks.h"

struct plot;

enum mark_flag {
    MARK_BAND = 1,     /* a slot is as wide as a bar, not a point */
    MARK_ZERO = 2,     /* the value scale holds 0 whatever the template says */
    MARK_ENDS = 4,     /* its series are named at their right ends */
    MARK_RANKS = 8,    /* its slots are ranked by value, not in time */
    MARK_ROWS = 16,    /* each row of the data is drawn by itself: none is a duplicate */
    MARK_STACKS = 128, /* it knows `stacked` and `percent` */
    MARK_FREE = 32,    /* the scale holds 0 only where the template asks: `zero: yes` */
    MARK_DATES = 64    /* its measures are columns of dates */
};

/* What a mark does in each phase; NULL: nothing. */
struct mark {
    const char *name; /* as templates write it; NULL of a guide */
    const char *kind; /* "Line chart": how alternative text begins */
    const char *help; /* one line, for `packwright help marks`; so are the next three */
    const struct pw_mark_key *channels, *options; /* NULL: none */
    const char *example;
    unsigned flags;
    double (*height)(struct plot *plot); /* what it wants at frame.width; NULL: the theme's */
    void (*layout)(struct plot *plot);   /* all of it, for marks with a frame of their own */
    void (*train)(struct plot *plot);    /* widen the value domain beyond the series */
    void (*ends)(struct plot *plot);     /* ask for labels in the right margin */
    void (*ink)(struct plot *plot);      /* shapes */
    void (*label)(struct plot *plot);    /* labels that look for their own place */
    /* Alternative text after "Kind: title.", each sentence after a blank;
     * NULL: course, extremes and gaps of series or ranks. */
    void (*tell)(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model);
    /* The finding as a title; NULL, or NULL as answer: the sentence generator's. */
    char *(*sentence)(struct pw_arena *arena, const struct chart_model *model);
};
#define PW_MARK(id) extern const struct mark mark_##id;
#include "marks.def"
#undef PW_MARK
extern const struct mark mark_reference, mark_break;
/* By the name that templates write, or NULL. */
const struct mark *mark_lookup(const char *name);

/* A label in the right margin. */
struct plot_end {
    const char *name, *value; /* either may be "" */
    const struct pw_style *style;
    pw_rgb colour;
    struct pw_point from; /* what it names; y sorts */
    double at;            /* value on the scale, settled to from.y once it is known */
    double before;        /* the value before, to order those that are equal */
    int slot;             /* of the point that it names; -1: the plot's edge */
    int rank;             /* the higher is dropped first where room lacks */
    const struct pw_text *text;
};

/* Labels under the slots. */
struct plot_slots {
    const char **first, **second;   /* the two levels; second NULL where not shown */
    const struct pw_text **wrapped; /* of names */
    struct pw_style style;          /* of wrapped names, perhaps smaller than the theme's */
    int lines;                      /* of the first level */
    bool two_levels;
    double half; /* width of the first label, to keep it off the value axis */
};

/* A sample above the plot with its meaning: a shape (radius > 0), a line
 * (stroke.width > 0) or an area. */
struct plot_sample {
    enum sheet_shape shape;
    double radius;
    struct pw_stroke stroke;
    pw_rgb colour;
    const char *text;
};

struct plot {
    const struct pw_chart_context *context;
    const struct pw_chart *chart;
    const struct chart_model *model;
    const struct mark *mark;
    struct sheet sheet;
    struct pw_rect frame; /* nothing leaves it */
    struct pw_rect area;  /* of the marks */
    double low, high;     /* of the value scale */
    struct ticks ticks;
    int shift;               /* labels are divided by 10^shift */
    size_t row;              /* of the data whose unit and decimals the value axis has */
    const char *unit;        /* of the first measure there, "" if none */
    double *slot_x, band;    /* centres of the slots and the distance of neighbours */
    double inset;            /* from the area's edges to the outer slots' centres */
    struct plot_slots slots; /* labels of the axis */
    struct plot_end *ends;
    size_t ends_count, ends_capacity;
    bool offset;  /* the value scale leaves zero out, which is said above the plot */
    bool key;     /* series are named above the plot */
    bool keyed;   /* they are named elsewhere: neither a key nor names at line ends */
    double above; /* height of all that stands above the plot: key, samples, notes */
    struct plot_sample *samples;
    size_t samples_count, samples_capacity;
    const char *note;                           /* sentences under the axis; NULL: none */
    double right;                               /* the least width of the right margin */
    double peak;                                /* the highest value that a label may stand on */
    int low_column, high_column, target_column; /* of a line's band and target; -1: none */
    bool shared; /* low and high are the least that the scale spans */
    /* Points with names of their own, or NULL: a label stands nearer to its own
     * point than to any other of them. */
    const struct pw_point *named;
    size_t named_count;
};

/* Draws a chart with two axes: the layout of every mark without its own. */
void plot_cartesian(struct plot *plot);
double plot_y(const struct plot *plot, double value);
void plot_train(struct plot *plot, double value);
/* A warning at the chart's block. */
void plot_find(struct plot *plot, const char *id, const char *text);

/* ---- roles to looks (plot_look.c) ----------------------------------------- */
const struct pw_style *plot_style(const struct plot *plot, enum pw_style_id id);
pw_rgb plot_colour(const struct plot *plot, enum pw_colour_id id);
/* The widest that a column may be. */
double plot_column_most(const struct plot *plot);
double plot_length(const struct plot *plot, enum pw_length_id id);
/* Whether the series is one that the chart is about. */
bool plot_series_strong(const struct plot *plot, int series);
pw_rgb plot_series_colour(const struct plot *plot, int series);
struct pw_stroke plot_series_stroke(const struct plot *plot, int series);
pw_rgb plot_bar_colour(const struct plot *plot, int series, int slot);
/* The edge of a bar whose fill alone would be lost in print; width 0: none. */
struct pw_stroke plot_bar_edge(const struct plot *plot, int series, int slot);
/* Of series without roles: the palette's dark and light colours alternate, so
 * that the third and fourth print in grey like the first and second. They carry
 * rules of paper, lying, the next two upright ones. */
enum plot_hatch { HATCH_NONE, HATCH_FLAT, HATCH_UPRIGHT };
enum plot_hatch plot_series_hatch(const struct plot *plot, int series);
/* A bar with its colour, edge and hatching; labels on it cut the hatching. */
void plot_bar(struct plot *plot, struct pw_rect rect, int series, int slot);
/* The colour for text: darkened until it has 4.5:1 on paper. */
pw_rgb plot_text_colour(const struct plot *plot, pw_rgb colour);
struct pw_stroke plot_stroke(pw_rgb colour, double width);
/* Rule and text of a reference. */
struct pw_stroke plot_reference_stroke(const struct plot *plot, const struct pw_reference *ref);
const char *plot_reference_value(struct plot *plot, const struct pw_reference *ref);

/* ---- guides ------------------------------------------------------------------ */
/* Value axis (axis_value.c): ticks for a plot `height` tall; width of labels. */
void axis_value_choose(struct plot *plot, double height);
/* The power of ten that labels of values up to `reach` leave out; a tick's label. */
void axis_value_shift(struct plot *plot, double reach);
char *axis_value_text(struct plot *plot, const struct ticks *ticks, int index);
double axis_value_width(struct plot *plot);
void axis_value_draw(struct plot *plot);
/* "The scale starts at 40, not at zero." with its top at y. */
void axis_value_note(struct plot *plot, double y);
double axis_value_note_height(const struct plot *plot); /* 0 where the scale holds zero */
/* Slot axis (axis_slot.c, axis_time.c): labels for the present area.width. */
void axis_slot_place(struct plot *plot);
void axis_slot_choose(struct plot *plot);
double axis_slot_height(const struct plot *plot);
void axis_slot_draw(struct plot *plot);
void axis_time_words(struct plot *plot, const char **first, const char **second);
/* Right margin (margin.c). */
struct plot_end *margin_add(struct plot *plot, const char *name, const char *value, double at,
                            int slot, pw_rgb colour, bool strong, int rank);
double margin_width(struct plot *plot);
void margin_draw(struct plot *plot);
/* Samples above the plot and sentences under it (legend.c); asked for before
 * the margins settle, in a mark's `train` or `ends`. */
void legend_shape(struct plot *plot, enum sheet_shape shape, double radius, pw_rgb colour,
                  const char *text);
void legend_line(struct plot *plot, struct pw_stroke stroke, const char *text);
void legend_area(struct plot *plot, pw_rgb colour, const char *text);
double legend_height(const struct plot *plot);
void legend_draw(struct plot *plot, double y);
void plot_note(struct plot *plot, const char *sentence);
double note_height(struct plot *plot);
void note_draw(struct plot *plot);
/* A label near a point (place.c), at the first of eight places where it is
 * free and within `room`; on a gridline (which is then cut) if it must, else
 * not at all. `gap` is the distance from the point's centre. */
bool place_label(struct plot *plot, const char *text, const struct pw_style *style, pw_rgb colour,
                 struct pw_point at, double gap, bool below, struct pw_rect room);
/* A column of the data that an option names: -1 where the option is not given,
 * or names none (a finding). */
int plot_option_column(struct plot *plot, const char *option);
/* `yes` or `true`. */
bool plot_option_yes(const struct pw_chart *chart, const char *option);
/* A plot over a frame; nothing of it is laid out yet. */
void plot_begin(struct plot *plot, const struct pw_chart_context *context,
                const struct pw_chart *chart, struct pw_rect frame);
/* Key above the plot (key.c). */
double key_height(struct plot *plot);
void key_draw(struct plot *plot);

#endif
