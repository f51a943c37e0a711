/* SPDX-License-Identifier: MIT
 *
 * doc: all that a pack says, as plain structs: the waist between meaning and
 * ink. Compose makes it, layout reads it; const in between. Everything lives
 * in the doc's arena. Texts are final: formatted, smart-quoted, UTF-8.
 */
#ifndef PACKWRIGHT_DOC_H
#define PACKWRIGHT_DOC_H

#include "packwright/dataset.h"
#include "packwright/picture.h"

/* ---- inline text ---------------------------------------------------------- */
enum pw_inline_flag {
    PW_STRONG = 1,
    PW_EMPHASIS = 2,
    PW_CODE = 4,
    PW_LINE_BREAK = 8,
    PW_NOTE_MARK = 16 /* refers to a note; no part of the words themselves */
};

/* A paragraph is a flat run of these. */
struct pw_inline {
    const char *text;
    unsigned flags;
    const char *uri;  /* link out, or NULL */
    const char *ref;  /* id of a block of this doc: a link within, or NULL */
    bool ref_page;    /* text is replaced by the page number of `ref` */
    bool ref_number;  /* text is replaced by the target's label: "Table 3", "2.4" */
    const char *lang; /* NULL: the doc's */
    /* The mark of a footnote, text is its number; the note stands at the foot
     * of the page with its first mark. */
    const struct pw_footnote *footnote;
    struct pw_place place;
};

struct pw_words {
    struct pw_inline *inlines;
    size_t inlines_count, inlines_capacity;
};

struct pw_footnote {
    const char *number; /* "1" */
    size_t index;       /* among the doc's footnotes */
    struct pw_words words;
    struct pw_place place;
};

/* ---- charts --------------------------------------------------------------- */
enum pw_emphasis {
    PW_EMPHASIS_NONE,
    PW_EMPHASIS_OWN,
    PW_EMPHASIS_NEIGHBOURS,
    PW_EMPHASIS_REGION,
    PW_EMPHASIS_NATION,
    PW_EMPHASIS_CONTEXT
};

/* A value drawn as a line across the plot. */
struct pw_reference {
    const char *label; /* "England", "Statistical neighbours (May 2025 set, mean of 10)" */
    struct pw_cell value;
    const char *text; /* the value as it is printed; NULL: as the first measure prints its own */
    enum pw_emphasis role;
    bool target;
};

/* A dated break in definition or practice: a labelled rule across the plot. */
struct pw_break {
    int32_t date;
    const char *label;
};

struct pw_chart {
    const char *measure; /* short words for the measure in titles and alternative text, or NULL */
    const char *mark;    /* a row of marks.def: "line" "column" "bar" ... */
    const struct pw_dataset *data;
    int x;     /* column of the horizontal channel (dates or names); of bars: the names */
    int y[12]; /* columns of measures; more than one: a series each */
    int y_count;
    int series;   /* column that parts rows into series, or -1 */
    int emphasis; /* text column: own, neighbours, region, nation, context; or -1 */
    struct pw_reference *references;
    size_t references_count, references_capacity;
    struct pw_break *breaks;
    size_t breaks_count, breaks_capacity;
    const char *period; /* "month" "quarter" "year" "financial year" "snapshot" or NULL */
    bool values;        /* print values at marks */
    bool stacked, percent;
    bool sorted;   /* bars: by value, largest first */
    double height; /* 0: the mark's own choice */
    /* Further options of a mark, by name, as the template wrote them. */
    struct pw_option {
        const char *name, *value;
    } * options;
    size_t options_count, options_capacity;
};
/* Nothing set: no column of any channel (-1), no measure. */
struct pw_chart *pw_chart_new(struct pw_arena *arena, const char *mark,
                              const struct pw_dataset *data);
const char *pw_chart_option(const struct pw_chart *chart, const char *name); /* or NULL */

/* ---- tables --------------------------------------------------------------- */
enum pw_cell_kind {
    PW_SHOW_TEXT,   /* formatted value */
    PW_SHOW_STATUS, /* word or letter with shape and tint */
    PW_SHOW_CHANGE, /* arrow, number and better/worse by polarity */
    PW_SHOW_SPARK,  /* text column "1 2.5 c 4": a sparkline */
    PW_SHOW_BAR,    /* data bar behind the number */
    PW_SHOW_BULLET, /* bar from 0 beside the number, with a target */
    PW_SHOW_RANGE   /* dot between a low and a high value, beside the number */
};

/* What the scale of a bullet or range shows beside the value: columns of the
 * dataset, or -1. */
struct pw_gauge {
    int target, low, high; /* target: of a range its middle */
};

struct pw_table_column {
    int source;       /* column of the dataset */
    const char *head; /* for readers; unit included where needed */
    const char *span; /* head over several columns, equal neighbours join; or NULL */
    enum pw_cell_kind show;
    double width; /* points; 0: from content */
    double share; /* parts of the room that fixed columns and those by content leave; 0: none */
    const struct pw_gauge *gauge; /* bullet, range; else NULL */
    /* A row: id of the block that its cell leads to, or NULL; NULL: none has one. */
    const char **links;
    bool list;     /* text: each line is an item, two blanks before it: of a list within */
    bool row_head; /* cells are row heads (TH Scope Row) */
    bool strong;
};

struct pw_table {
    const struct pw_dataset *data;
    struct pw_table_column *columns;
    size_t columns_count, columns_capacity;
    int group;                /* dataset column whose change starts a group row, or -1 */
    int emphasis;             /* dataset column as in charts, or -1: own row is strong */
    int total;                /* dataset column that is 1 for total rows, or -1 */
    const bool *sums;         /* a row: a sum or difference of others; NULL: none */
    const char *summary;      /* one sentence for screen readers, or NULL */
    const char *const *marks; /* a row: "[note 1]" behind its head, or NULL; NULL: none */
    bool brackets;            /* negative figures in brackets */
    bool zebra;               /* every second row on a tint; also where the theme says so */
    bool carry;               /* sums carried forward from page to page */
    /* On a landscape page: where it fits no portrait one, always, or never. */
    enum { PW_TURN_BY_RULE, PW_TURN_ALWAYS, PW_TURN_NEVER } turn;
};
/* No columns yet, no group, emphasis or total (-1). */
struct pw_table *pw_table_new(struct pw_arena *arena, const struct pw_dataset *data);

/* ---- blocks --------------------------------------------------------------- */
enum pw_block_kind {
    PW_BLOCK_HEADING,   /* words, level, number */
    PW_BLOCK_PARAGRAPH, /* words, number ("2.14") or NULL */
    PW_BLOCK_LIST,      /* children are items */
    PW_BLOCK_ITEM,      /* children are blocks; number is its label or NULL for a bullet */
    PW_BLOCK_QUOTE,     /* children */
    PW_BLOCK_CALLOUT,   /* children; title */
    PW_BLOCK_FIGURE,    /* chart with its words */
    PW_BLOCK_TABLE,     /* table with its words */
    PW_BLOCK_FIELDS,    /* header block: children are PW_BLOCK_ITEM with title = field name */
    PW_BLOCK_CONTENTS,  /* made by layout from headings */
    PW_BLOCK_PAGE_BREAK,
    PW_BLOCK_APPENDIX, /* heading of an appendix: new page, label "Appendix A" */
    PW_BLOCK_TILES,    /* big numbers in a row: children PW_BLOCK_TILE */
    PW_BLOCK_TILE,
    PW_BLOCK_COLUMNS, /* children PW_BLOCK_COLUMN side by side */
    PW_BLOCK_COLUMN,
    PW_BLOCK_FIGURE_LIST, /* made by layout from the figures, */
    PW_BLOCK_TABLE_LIST,  /* and from the tables */
    PW_BLOCK_IMAGE,       /* picture; words: the title of a numbered one; subtitle: caption */
    PW_BLOCK_PAGES,       /* from here on a new page, landscape or not; top level only */
    PW_BLOCK_KINDS
};

/* Running header and footer. NULL: nothing there. What the page knows stands for
 * "{page}" (its number as printed), "{pages}" (of the pack), "{section_page}" and
 * "{section_pages}" (within the pages of one pw_section), "{section}" (the
 * heading) and "{title}". */
struct pw_furniture {
    const char *header_left, *header_right;
    const char *footer_left, *footer_centre, *footer_right;
};

/* Pages with numbers and furniture of their own, up to the next section. */
struct pw_section {
    bool roman;         /* i, ii, iii */
    bool restart;       /* numbers begin with 1 */
    const char *prefix; /* before the number: "A-"; or NULL */
    struct pw_furniture furniture;
};

struct pw_block {
    enum pw_block_kind kind;
    struct pw_place place;
    const char *id;                   /* anchor; NULL if nothing refers to it */
    const char *number;               /* "2", "2.14", "a)", "Figure 3", or NULL */
    int level;                        /* heading: 2 = numbered section under the H1 title */
    const char *numbering;            /* list: ListNumbering of the PDF */
    bool tight;                       /* list without space between items */
    bool landscape;                   /* pages */
    const struct pw_section *section; /* pages: from here on, or NULL: as before */
    struct pw_words words;            /* heading, paragraph; figure and table: the title */
    const char *title;                /* callout, field name, tile label */
    struct pw_words subtitle;         /* figure and table */
    struct pw_words source;           /* figure and table: "Source: ..." whole, may be empty */
    struct pw_words *notes;           /* under a figure or table: symbols, rounding, comparator */
    size_t notes_count, notes_capacity;
    const char *alt; /* figure: required before layout */
    struct pw_chart *chart;
    struct pw_table *table;
    const struct pw_picture *picture; /* image; alt, or decorative, */
    bool decorative;                  /* says nothing that a reader would miss */
    double width, share;              /* points, or of the room; both 0: as it says itself */
    enum { PW_IMAGE_LEFT, PW_IMAGE_CENTRE, PW_IMAGE_RIGHT } align;
    /* A tile: the number, when it was, how it changed ("Up 12 on a year before,
     * worse"), the line below; a chart, if any, is its sparkline with `alt`. */
    const char *value, *period, *change, *note;
    int way, verdict; /* of the change: 1 up, -1 down; 1 better, -1 worse; 0 neither */
    struct pw_block **children;
    size_t children_count, children_capacity;
};

struct pw_doc {
    struct pw_arena *arena;
    const char *title;  /* H1 and metadata */
    const char *kicker; /* small line above the title or NULL */
    const char *author; /* the organisation */
    const char *subject;
    const char *lang;    /* "en-GB" */
    const char *kind;    /* furniture kind: "committee-report" ... */
    const char *marking; /* "OFFICIAL" ... said once as text on page one, or NULL */
    const char *stamp;   /* "SAMPLE" watermark or NULL */
    bool draft;          /* "DRAFT" pale under every page, and said on page one */
    bool cover;          /* the title on a page of its own */
    int32_t as_at;
    const char *fingerprint; /* hex SHA-256 of all inputs */
    struct pw_furniture furniture;
    struct pw_block **blocks;
    size_t blocks_count, blocks_capacity;
    struct pw_footnote **footnotes; /* in the order of their first marks */
    size_t footnotes_count, footnotes_capacity;
    const struct pw_dataset **datasets; /* every dataset that the doc shows */
    size_t datasets_count, datasets_capacity;
};

struct pw_doc *pw_doc_new(struct pw_arena *arena);
struct pw_block *pw_block_new(struct pw_arena *arena, enum pw_block_kind kind,
                              struct pw_place place);
/* Appends plain text; returns the inline to set more. */
struct pw_inline *pw_words_add(struct pw_arena *arena, struct pw_words *words, const char *text,
                               struct pw_place place);
/* As one text, without the marks of notes. */
char *pw_words_plain(struct pw_arena *arena, const struct pw_words *words);
const char *pw_block_kind_name(enum pw_block_kind kind);
/* Invariants: title and language there, first heading level 2 at most and none
 * skipped, figures with alt and chart, tables with a row head column and
 * columns in range, items inside lists, ids unique, refs resolved, texts clean
 * UTF-8, every dataset shown listed and no value behind a symbol. Each fault is
 * an error at the block's place with an id of its own. */
void pw_doc_check(const struct pw_doc *doc, struct pw_findings *findings);
/* The doc as text for people and tests: front matter, a block a line with its
 * words, charts and tables with the columns they show, then every dataset. */
void pw_doc_dump(const struct pw_doc *doc, struct pw_buf *out);

#endif
