/* SPDX-License-Identifier: MIT
 *
 * What the files of the layout layer share.
 *
 * A pass turns blocks into pieces: a piece is the least that goes to a page
 * whole (a line of text, a row of a table, a chart). breaks.c parts the row of
 * pieces into pages; pages.c draws them. Tags are made when their first ink is
 * drawn, so the structure tree has the order of reading, and a pass that is
 * thrown away leaves nothing behind.
 */
#ifndef PACKWRIGHT_LAYOUT_FLOW_H
#define PACKWRIGHT_LAYOUT_FLOW_H

#include "packwright/chart.h"
#include "packwright/layout.h"
#include "packwright/table.h"

/* Cost of a page break above a piece. */
#define LY_NEVER 1e6
#define LY_LAST_RESORT 1e5 /* where a page can't hold all that belongs together */
#define LY_FORCE -1.0

/* ---- structure ------------------------------------------------------------- */
/* A structure element to be: its tag is made on the first call of ly_tag. */
struct ly_node {
    enum pw_role role;
    struct ly_node *parent; /* NULL: the Document */
    struct pw_place place;
    const char *title, *alt, *actual, *lang, *numbering, *summary, *id;
    struct pw_tag *tag;
};

/* What a place in the flow is known by: anchors, bookmarks, the section. */
struct ly_mark {
    const char *anchor;  /* or NULL */
    const char *title;   /* of the bookmark, or NULL */
    int level;           /* of the bookmark */
    const char *section; /* name for the furniture from here on, or NULL */
    struct ly_node *node;
    struct ly_mark *next;
};

/* ---- pages ----------------------------------------------------------------- */
/* A page, upright or turned: its size and the frame of its text. */
struct ly_sheet {
    double width, height;
    double left, right, top, bottom; /* edges of the frame */
};

/* ---- pieces ---------------------------------------------------------------- */
struct ly_stage;
struct ly_piece;

/* Draws `count` pieces of the same data that stand under each other, the first
 * one's top at y. */
typedef void ly_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count, double y);

/* Bullet, letter or field name: drawn left of the first piece of its body. */
struct ly_label {
    struct ly_node *node;
    const struct pw_text *text; /* NULL: a bullet */
    double x, width;
    double baseline; /* bullet: below the piece's top */
    double size;     /* bullet: of the style */
    pw_rgb colour;
    const struct ly_label *outer; /* of the item that begins with this one, drawn before it */
};

/* Ground behind pieces: a call-out, a quote. */
struct ly_box {
    enum { LY_BOX_CALLOUT, LY_BOX_QUOTE } kind;
    double x, width;
    struct ly_box *parent;
    int page; /* while drawing: the page of top and bottom */
    double top, bottom;
};

struct ly_piece {
    ly_draw *draw; /* NULL: room only */
    const void *data;
    size_t index; /* of the line, row ... in the data */
    double x;
    double gap; /* above; falls away at the top of a page */
    double height;
    double shrink; /* how much of the height may be given up */
    double cost;   /* of a page break above: 0 to LY_NEVER, or LY_FORCE */
    double resume; /* room above when it opens a page: repeated heads */
    double tail;   /* room below when a page ends with it: totals carried forward */
    bool turned;   /* goes on a landscape page */
    const struct pw_section *section; /* whose numbers and furniture its page has, or NULL */
    struct ly_label *label;
    struct ly_box *box;
    struct ly_mark *marks;
    struct ly_foot *feet; /* footnotes with their first mark in it */
};

/* ---- the flow -------------------------------------------------------------- */
/* Where blocks are set: saved and restored by value round containers. */
struct ly_scope {
    double x, width;           /* of text */
    double full_x, full_width; /* of what may leave the text's edge: headings, wide tables */
    struct ly_node *parent;
    struct ly_box *box;
    const struct pw_style *body;
    bool top;    /* not inside a container: sections may begin */
    bool turned; /* on landscape pages */
    bool tight;
    const struct pw_section *section;
};

struct ly_flow {
    struct ly *ly;
    struct ly_piece *pieces;
    size_t pieces_count, pieces_capacity;
    struct ly_scope scope;
    double after;           /* space that the last block wants below */
    bool keep;              /* no break above the next piece */
    bool force;             /* the next piece opens a page */
    struct ly_label *label; /* for the next piece */
    struct ly_mark *marks;  /* for the next piece */
    bool cramped;           /* a table in it is in smaller print than others */
    struct ly_figure {      /* its pieces: caption, chart, words below; up to before `end` */
        size_t first, chart, end;
    } * figures;
    size_t figures_count, figures_capacity;
};

struct ly {
    struct pw_arena *arena; /* of the pass */
    struct pw_arena *keep;  /* of the whole layout */
    const struct pw_doc *doc;
    const struct pw_theme *theme;
    struct pw_typist *typist;
    struct pw_findings *findings; /* of the pass */
    struct pw_findings *lasting;  /* of what is measured once for all passes */
    struct pw_map *numbers;       /* block id to its number */
    struct pw_map *pages;         /* anchor to the page label, of the pass before */
    struct pw_map *tables;        /* measured tables by block and width */
    struct ly_entry *entries;     /* of the contents */
    size_t entries_count, entries_capacity;
    size_t entries_next;       /* heading met next while building */
    struct ly_foot **feet;     /* by index of the footnote; NULL: no mark met yet */
    struct ly_foot **feet_met; /* in the order of their marks */
    size_t feet_count;
    double indent;  /* of text where paragraph numbers hang in the margin */
    bool captions;  /* figures or tables are listed: each has an anchor */
    bool page_refs; /* a text holds page numbers */
    struct pw_style *variants[PW_STYLE_COUNT][8];
};

/* A heading as the contents lists it. */
struct ly_entry {
    const struct pw_block *block;
    const char *anchor, *number, *title;
    int level; /* of the heading: 2, 3 */
};

/* ---- drawing --------------------------------------------------------------- */
struct ly_stage {
    struct ly *ly;
    struct pw_book *book;
    struct pw_pen *pen;
    struct ly_sheet sheet; /* of the page */
    double height;         /* of the piece that is drawn, shrunk if need be */
    bool last;             /* the pieces that are drawn end the page */
    bool resumed;          /* the piece opens the page and has room for its heads */
};

/* nodes.c */
struct ly_node *ly_node_new(struct ly *ly, struct ly_node *parent, enum pw_role role,
                            struct pw_place place);
struct pw_tag *ly_tag(struct ly_stage *stage, struct ly_node *node);
void ly_begin(struct ly_stage *stage, struct ly_node *node);
struct ly_piece *ly_piece_add(struct ly_flow *flow, ly_draw *draw, const void *data, double height,
                              double before);
/* Nothing of the next piece may be parted from what was added last. */
void ly_keep_next(struct ly_flow *flow);
struct ly_mark *ly_mark_add(struct ly_flow *flow);
struct ly_sheet ly_sheet(const struct ly *ly, bool turned);
/* Height of the frame that the scope is set in. */
double ly_frame_height(const struct ly_flow *flow);
/* The pieces that may not be parted from the next one go to its landscape page. */
void ly_turn_kept(struct ly_flow *flow);
/* What follows stands on a landscape page, and the heading right above with it;
 * the scope is the caller's to restore. */
void ly_turn(struct ly_flow *flow);
double ly_length(const struct ly *ly, enum pw_length_id id);
pw_rgb ly_colour(const struct ly *ly, enum pw_colour_id id);
const struct pw_style *ly_style(const struct ly *ly, enum pw_style_id id);

/* words.c: inline text */
struct ly_text {
    const struct pw_words *words; /* NULL: plain */
    const struct pw_text *text;
    struct ly_node *node;
    const struct pw_line *hang; /* number in the margin, in the same node, or NULL */
    double hang_x;
    enum pw_align align;
    double width;
    pw_rgb colour; /* PW_RGB_NONE: the styles' own */
};
const struct pw_style *ly_variant(struct ly *ly, const struct pw_style *style, unsigned flags);
const struct pw_text *ly_words_break(struct ly *ly, const struct pw_words *words,
                                     const char *prefix, const struct pw_style *style,
                                     double width);
/* Adds the lines of `text` as pieces, with widows and orphans held. */
void ly_lines_add(struct ly_flow *flow, const struct ly_text *text, double x, double before);
ly_draw ly_text_draw;
/* A paragraph in a style, whole, as a child of the scope's parent. */
void ly_paragraph(struct ly_flow *flow, enum pw_role role, const struct pw_words *words,
                  const char *prefix, const struct pw_style *style, double x, double width,
                  struct pw_place place);
void ly_plain(struct ly_flow *flow, struct ly_node *node, const char *text,
              const struct pw_style *style, double x, double width);

/* feet.c: footnotes */
struct ly_foot {
    const struct pw_footnote *note;
    struct ly_text text;
    struct ly_node *label;
    const struct pw_line *number;
    struct ly_foot *next; /* of the same piece */
};
/* What stands at the foot of pages: lines of footnotes in the order of their marks. */
struct ly_foot_line {
    const struct ly_foot *foot;
    size_t line;
    double below; /* depth of all lines up to this one */
};
struct ly_feet {
    struct ly_foot_line *lines;
    size_t lines_count, lines_capacity;
    size_t *upto; /* of each piece: lines of the footnotes marked in it and before */
    double lead;  /* white and rule above the first line */
};
/* The footnotes whose first mark stands in line `l` of the text. */
void ly_feet_see(struct ly_flow *flow, const struct ly_text *text, size_t l,
                 struct ly_piece *piece);
/* Takes the footnotes met since there were `count` back: their blocks are set again. */
void ly_feet_forget(struct ly *ly, size_t count);
/* All footnotes of a flow beside others, for the piece that holds it. */
struct ly_foot *ly_feet_take(struct ly_flow *flow);
struct ly_feet ly_feet_lines(const struct ly_flow *flow);
/* Height of lines `from` to before `to` with what stands above them. */
double ly_feet_height(const struct ly_feet *feet, size_t from, size_t to);
void ly_feet_draw(struct ly_stage *stage, const struct ly_feet *feet, size_t from, size_t to);
const char *ly_foot_anchor(const struct ly *ly, const struct pw_footnote *note, bool mark);

/* blocks.c */
void ly_blocks(struct ly_flow *flow, struct pw_block *const *blocks, size_t count);
/* lists.c */
void ly_list(struct ly_flow *flow, const struct pw_block *block);
void ly_fields(struct ly_flow *flow, const struct pw_block *block);
void ly_label_draw(struct ly_stage *stage, const struct ly_label *label, double y);
/* figures.c, images.c, tables.c, grids.c, contents.c */
void ly_figure(struct ly_flow *flow, const struct pw_block *block);
void ly_figure_caption(struct ly_flow *flow, const struct pw_block *block, double x, double width);
void ly_table(struct ly_flow *flow, const struct pw_block *block);
void ly_notes(struct ly_flow *flow, const struct pw_block *block, double x, double width);
void ly_image(struct ly_flow *flow, const struct pw_block *block);
/* Of each of `count` parts beside each other. */
double ly_part_width(const struct ly_flow *flow, size_t count);
void ly_tiles(struct ly_flow *flow, const struct pw_block *block);
void ly_columns(struct ly_flow *flow, const struct pw_block *block);
void ly_entries_collect(struct ly *ly);
/* The place of a figure or table in the flow. */
void ly_caption_mark(struct ly_flow *flow, const struct pw_block *block);
void ly_captions(struct ly_flow *flow, const struct pw_block *block);
void ly_contents(struct ly_flow *flow, const struct pw_block *block);

/* breaks.c: index of the first piece of each page, and of the first line at its
 * foot; ends with the counts. Last pages may hold the rest of a footnote alone. */
struct ly_breaks {
    size_t *starts;
    size_t *feet_starts;
    size_t pages;
    struct ly_feet feet;
};
struct ly_breaks ly_breaks_find(const struct ly_flow *flow);

/* labels.c: what each page is called, and its place in its section. */
struct ly_label_of_page {
    const char *label; /* "iv", "12", "A-3" */
    int in_section, section_pages;
    const struct pw_section *section; /* or NULL */
};
const struct ly_label_of_page *ly_labels_find(const struct ly_flow *flow,
                                              const struct ly_breaks *breaks);

/* pages.c */
void ly_pieces_draw(struct ly_stage *stage, const struct ly_piece *pieces, size_t count, double y,
                    double height);
void ly_pages_draw(struct ly_stage *stage, const struct ly_flow *flow,
                   const struct ly_breaks *breaks);
/* Calls `see` for every mark on every piece, also inside grids. */
typedef void ly_see(void *closure, const struct ly_mark *mark);
void ly_marks_walk(const struct ly_piece *piece, ly_see *see, void *closure);
/* Flows of a piece that holds flows side by side; 0 for others. */
size_t ly_grid_flows(const struct ly_piece *piece, const struct ly_flow *const **flows);

/* furniture.c */
#define DRAFT "DRAFT"
void ly_furniture_draw(struct ly_stage *stage, int page, int pages,
                       const struct ly_label_of_page *label, const char *heading);

#endif
