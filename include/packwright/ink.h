/* SPDX-License-Identifier: MIT
 *
 * ink: the pen and the display list. A book is all that a document shows:
 * pages of operations, and beside them the tree of structure tags. Whoever
 * draws holds a pen; the pen is a cairo context for building paths, but ink
 * gets into the list by the pw_pen_ functions only.
 */
#ifndef PACKWRIGHT_INK_H
#define PACKWRIGHT_INK_H

#include <cairo.h>

#include "packwright/finding.h"
#include "packwright/font.h"
#include "packwright/geom.h"
#include "packwright/picture.h"

/* ---- structure tags ------------------------------------------------------
 * A tag is one logical element, however many pages it runs over. Roles are
 * PDF 1.7 standard structure types. */
enum pw_role {
#define PW_ROLE(id, name) PW_ROLE_##id,
#include "packwright/ink_roles.def"
#undef PW_ROLE
    PW_ROLE_COUNT
};
const char *pw_role_name(enum pw_role role); /* "TH" */

enum pw_scope { PW_SCOPE_NONE, PW_SCOPE_COLUMN, PW_SCOPE_ROW, PW_SCOPE_BOTH };

struct pw_tag;

/* A child element, a piece of marked content, or a link annotation. Kids are
 * in reading order: the order in which tags are made and ink is drawn. */
enum pw_kid_kind { PW_KID_TAG, PW_KID_CONTENT, PW_KID_LINK };
struct pw_kid {
    enum pw_kid_kind kind;
    int page; /* content, link: index of the page */
    union {
        struct pw_tag *tag; /* PW_KID_TAG */
        int mcid;           /* content: dense per page from 0; link: index of the page's link */
    };
};

/* What most tags have nothing of, NULL or 0 where it does not apply. Texts must
 * outlive the book. */
struct pw_tag_extras {
    int row_span, column_span; /* of TH and TD; 0 or 1: none */
    const char *title;         /* /T of headings */
    const char *alt;           /* of Figure, Formula, Link: required there */
    const char *actual;        /* /ActualText */
    const char *expansion;     /* /E */
    const char *lang;
    const char *id;             /* of TH, Note: unique */
    const char *summary;        /* of Table */
    const char *const *headers; /* ids of a cell's heads, NULL-ended */
    const char *numbering;      /* ListNumbering of L: "None" "Disc" "Decimal" "LowerAlpha" ... */
    struct pw_rect bbox;        /* of Figure, Formula: grown by what is drawn inside */
    int bbox_page;
    bool has_bbox; /* bbox is known */
};

/* Small: a pack has hundreds of thousands of cells. */
struct pw_tag {
    struct pw_tag *parent; /* NULL for the Document */
    struct pw_place place; /* in the template, for findings */
    struct pw_kid *kids;
    uint32_t kids_count, kids_capacity;
    struct pw_kid kid;                  /* ink's own: room for the only kid that most cells have */
    const struct pw_tag_extras *extras; /* never NULL; written by pw_tag_extras */
    enum pw_role role : 16;
    enum pw_scope scope : 16; /* of TH */
    unsigned number;          /* of the book's tags, from 0 */
};

enum pw_artifact {
    PW_ARTIFACT_LAYOUT,
    PW_ARTIFACT_HEADER,
    PW_ARTIFACT_FOOTER,
    PW_ARTIFACT_PAGINATION,
    PW_ARTIFACT_WATERMARK,
    PW_ARTIFACT_BACKGROUND
};

/* ---- operations ---------------------------------------------------------- */
enum pw_op_kind {
    PW_OP_FILL,
    PW_OP_STROKE,
    PW_OP_GLYPHS,
    PW_OP_IMAGE,
    PW_OP_CLIP,
    PW_OP_UNCLIP,
    PW_OP_BEGIN,
    PW_OP_BEGIN_ARTIFACT,
    PW_OP_END
};

/* Path in page points: 'M' x y, 'L' x y, 'C' x1 y1 x2 y2 x y, 'Z', 'R' x y w h. */
struct pw_path {
    const char *verbs;
    const double *points;
    size_t verbs_count, points_count;
};

struct pw_glyph {
    uint32_t id;      /* in its face's file */
    uint32_t cluster; /* byte offset in the op's text of the characters it stands for */
    double x, y;      /* from the op's origin, where the glyph's own origin lies */
};

struct pw_op {
    enum pw_op_kind kind;
    struct pw_rect extents; /* ink box on the page; of CLIP the clip box */
    union {
        struct {
            struct pw_path path;
            pw_rgb colour;
            double alpha;  /* 1 opaque */
            bool even_odd; /* what is inside, by the even-odd rule */
        } fill;
        struct {
            struct pw_path path;
            pw_rgb colour;
            double width;
            double dash[4];
            int dash_count;
            int cap, join; /* cairo's values: 0 butt/miter, 1 round, 2 square/bevel */
        } stroke;
        struct {
            const struct pw_face *face;
            double size;
            pw_rgb colour;
            struct pw_point origin; /* on the baseline */
            const struct pw_glyph *glyphs;
            size_t glyphs_count;
            double width;     /* advance of the whole run */
            const char *text; /* what the glyphs say, UTF-8 */
            size_t text_length;
            bool rtl;
            const struct pw_glyph_run *run; /* ink's own: what of it is shared by equal texts */
        } glyphs;
        struct {
            struct pw_rect rect;
            const struct pw_image *image;
        } image;
        struct {
            struct pw_path path;
        } clip;
        struct {
            struct pw_tag *tag;
            int mcid;
        } begin;
        enum pw_artifact artifact;
    };
};

struct pw_link {
    struct pw_tag *tag;    /* the Link element */
    struct pw_rect *rects; /* one a line of text */
    size_t rects_count;
    const char *uri;      /* or */
    const char *anchor;   /* a place of the same book */
    const char *contents; /* what a screen reader says; never NULL */
};

struct pw_page {
    double width, height;
    const char *label; /* printed page number */
    /* The pen's while it draws on the page, so they may move. NULL on a packed
     * page: whoever reads a book from outside asks pw_page_ops. */
    struct pw_op *ops;
    size_t ops_count;
    const struct pw_packed *packed; /* ink's own; NULL: the ops lie open */
    struct pw_link *links;
    size_t links_count, links_capacity;
    int mcids; /* marked-content pieces so far */
};

struct pw_anchor {
    const char *name;
    int page;
    double x, y;
};

struct pw_bookmark {
    const char *title;
    int level; /* 1 = top */
    int page;
    double y;
    struct pw_tag *tag;
};

struct pw_book {
    struct pw_arena *arena; /* holds all of it */
    bool packs; /* set it before drawing: pages that the pen leaves take a tenth of the memory */
    const char *title, *author, *subject, *lang; /* lang "en-GB" */
    int32_t date;                                /* of the PDF's dates: the data cut-off */
    const char *fingerprint; /* hex SHA-256 of the inputs; /ID is of it and the pages */
    struct pw_page **pages;
    size_t pages_count, pages_capacity;
    struct pw_tag *root; /* Document */
    unsigned tags_count;
    struct pw_anchor *anchors;
    size_t anchors_count, anchors_capacity;
    struct pw_bookmark *bookmarks;
    size_t bookmarks_count, bookmarks_capacity;
    struct pw_findings *findings; /* untagged ink and the like go there */
};

struct pw_book *pw_book_new(struct pw_arena *arena, struct pw_findings *findings);
/* Appends an empty page; returns its index. */
int pw_book_page_add(struct pw_book *book, double width, double height);
/* The operations of a page, packed or not, lent until the room is used for
 * another page or released. Begin with {0}; one room serves all pages. */
struct pw_ops {
    struct pw_op *list;
    size_t capacity;
};
const struct pw_op *pw_page_ops(const struct pw_page *page, struct pw_ops *room);
void pw_ops_release(struct pw_ops *room);
/* Opens all pages for good, for tests that look at page->ops. */
void pw_book_unpack(struct pw_book *book);
void pw_book_anchor(struct pw_book *book, const char *name, int page, double x, double y);
/* Page index of an anchor, or -1. */
int pw_book_anchor_page(const struct pw_book *book, const char *name);
void pw_book_bookmark(struct pw_book *book, const char *title, int level, int page, double y,
                      struct pw_tag *tag);
/* New element, appended to its parent's kids. */
struct pw_tag *pw_tag_new(struct pw_book *book, struct pw_tag *parent, enum pw_role role,
                          struct pw_place place);
/* Room for so many kids at once, where the count is known: a table's row. */
void pw_tag_reserve(struct pw_book *book, struct pw_tag *tag, size_t kids);
/* The tag's own extras, to write in: made when first asked for. */
struct pw_tag_extras *pw_tag_extras(struct pw_book *book, struct pw_tag *tag);

/* ---- the pen --------------------------------------------------------------
 * One pen a book; it draws on one page at a time. */
struct pw_pen;
struct pw_pen *pw_pen_new(struct pw_book *book);
void pw_pen_free(struct pw_pen *pen);
struct pw_book *pw_pen_book(const struct pw_pen *pen);
/* Open tags stay open: what follows belongs to them on that page too. Open
 * clips end (a finding), the context's transformation starts afresh. */
void pw_pen_page(struct pw_pen *pen, int page);
int pw_pen_page_index(const struct pw_pen *pen);
/* The context for building paths and transforming; lent. Never call its
 * fill, stroke, paint, show or group functions: they leave no ink. Nor its
 * stroke extents, which forget the device's scale: an op has its own. */
cairo_t *pw_pen_cairo(struct pw_pen *pen);

/* Ink belongs to the innermost open tag. Content of a tag is cut into marked
 * pieces by itself; pieces never nest. A tag may be begun again, on any page:
 * its content goes on. Ink with no tag open is the finding "untagged-ink". */
void pw_pen_begin(struct pw_pen *pen, struct pw_tag *tag);
void pw_pen_begin_artifact(struct pw_pen *pen, enum pw_artifact kind);
void pw_pen_end(struct pw_pen *pen);                 /* ends the innermost of either */
struct pw_tag *pw_pen_tag(const struct pw_pen *pen); /* innermost element or NULL */

/* The current path of the context, which is then empty; filled by the
 * context's fill rule. The path alone is
 * subject to the context's transformation: all other coordinates below are
 * the page's, and so are widths and sizes. Nothing is drawn in PW_RGB_NONE;
 * a mark with a coordinate that is not a number is the finding "ink-not-finite". */
void pw_pen_fill(struct pw_pen *pen, pw_rgb colour);
void pw_pen_fill_alpha(struct pw_pen *pen, pw_rgb colour, double alpha);
struct pw_stroke {
    pw_rgb colour;
    double width;
    double dash[4];
    int dash_count;
    int cap, join;
};
void pw_pen_stroke(struct pw_pen *pen, const struct pw_stroke *stroke);
/* Exact in double, without passing cairo's fixed point; page coordinates. */
void pw_pen_rect(struct pw_pen *pen, struct pw_rect rect, pw_rgb colour);
void pw_pen_rule(struct pw_pen *pen, double x1, double y1, double x2, double y2,
                 const struct pw_stroke *stroke);
/* A path of points in double: open or closed polyline. */
void pw_pen_polyline(struct pw_pen *pen, const struct pw_point *points, size_t count,
                     const struct pw_stroke *stroke);
/* Glyphs and text are copied into the book's arena; the face is lent. */
void pw_pen_glyphs(struct pw_pen *pen, const struct pw_face *face, double size, pw_rgb colour,
                   struct pw_point origin, const struct pw_glyph *glyphs, size_t count,
                   double width, const char *text, size_t text_length, bool rtl);
void pw_pen_image(struct pw_pen *pen, struct pw_rect rect, const struct pw_image *image);
/* A picture fitted into the rectangle: pixels, or shapes cut at its edge. */
void pw_pen_picture(struct pw_pen *pen, struct pw_rect rect, const struct pw_picture *picture);
void pw_pen_clip(struct pw_pen *pen); /* the current path; until the matching unclip */
void pw_pen_unclip(struct pw_pen *pen);
/* A link over rectangles of this page, for the open Link tag (which gets the
 * annotation as a kid). Either uri or anchor. */
void pw_pen_link(struct pw_pen *pen, const struct pw_rect *rects, size_t count, const char *uri,
                 const char *anchor, const char *contents);

#endif
