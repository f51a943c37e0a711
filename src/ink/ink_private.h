/* SPDX-License-Identifier: MIT
 *
 * What the files of ink share: the pen's state and paths being gathered.
 */
#ifndef PW_INK_PRIVATE_H
#define PW_INK_PRIVATE_H

#include "packwright/ink.h"

/* What is open on the pen, outermost first. */
struct pw_open {
    struct pw_tag *tag; /* NULL: an artifact */
    enum pw_artifact artifact;
    struct pw_tag *figure; /* nearest Figure around it, whose bbox its ink grows; or NULL */
};

/* Ink boxes of a face's glyphs, looked up once each. */
struct pw_face_boxes {
    const struct pw_face *face;
    unsigned count;
    struct pw_glyph_box {
        bool known, blank;
        double x0, y0, x1, y1; /* font units, y up */
    } * boxes;
};

/* Glyphs that say a text in a face at a size, wherever they are drawn. */
struct pw_glyph_run {
    const struct pw_face *face;
    double size, width;
    const struct pw_glyph *glyphs;
    size_t glyphs_count;
    const char *text;
    size_t text_length;
    struct pw_rect box; /* of the ink, from the origin */
    uint64_t hash;
    bool rtl;
};

struct pw_pen {
    struct pw_book *book;
    cairo_t *cairo;
    int page_index;
    struct pw_page *page; /* NULL until a page was chosen */

    struct pw_open *open;
    size_t open_count, open_capacity;

    /* The marked piece that the last BEGIN op of this page opened. After END it
     * is remembered (piece_open false), so that ink of the same owner that
     * follows at once goes on in it. */
    bool piece_open;
    struct pw_tag *piece_tag; /* NULL: an artifact */
    enum pw_artifact piece_artifact;
    int piece_mcid;

    struct pw_op *ops; /* of the page that is drawn: page->ops points here */
    size_t ops_capacity;

    struct pw_rect *clips; /* boxes of the open clips, each within the one before */
    size_t clips_count, clips_capacity;

    struct pw_face_boxes *faces;
    size_t faces_count, faces_capacity;

    const struct pw_glyph_run **runs; /* hash table, slots a power of two */
    size_t runs_count, runs_slots;

    int untagged_page; /* last page on which untagged ink was reported */
    bool broken;       /* the cairo context's failure was reported */
};

/* An op of this kind at the end of the page, inside the piece it belongs to;
 * extents are cut to the clip. */
struct pw_op *pw_pen_ink(struct pw_pen *pen, enum pw_op_kind kind, struct pw_rect extents);
struct pw_op *pw_pen_op(struct pw_pen *pen, enum pw_op_kind kind, struct pw_rect extents);
void pw_pen_piece_end(struct pw_pen *pen);
void pw_pen_report(struct pw_pen *pen, const char *id, const char *text);

/* Box of a glyph; ids beyond the file's give the face's own box. */
const struct pw_glyph_box *pw_pen_glyph_box(struct pw_pen *pen, const struct pw_face *face,
                                            uint32_t id);

/* The one run of the book that equals `asked` (box and hash are not), copied
 * when it is new; NULL: a position is not a number. */
const struct pw_glyph_run *pw_pen_run(struct pw_pen *pen, const struct pw_glyph_run *asked);
void pw_glyph_run_op(const struct pw_glyph_run *run, pw_rgb colour, struct pw_point origin,
                     struct pw_op *op);
struct pw_rect pw_glyph_run_box(const struct pw_glyph_run *run, struct pw_point origin);

/* A new kid, zeroed. */
struct pw_kid *pw_tag_kid(struct pw_arena *arena, struct pw_tag *tag);

/* Takes the ops of a page that was left into the arena in few bytes. */
void pw_page_pack(struct pw_arena *arena, struct pw_page *page);

/* The current path of a context in page points, in the arena; the context's
 * path is then empty. False: there is none, or a point is not finite. */
bool pw_path_take(struct pw_arena *arena, cairo_t *cairo, struct pw_path *out);
/* Copies. */
struct pw_path pw_path_copy(struct pw_arena *arena, const char *verbs, size_t verbs_count,
                            const double *points, size_t points_count);
bool pw_path_finite(const struct pw_path *path);
/* Smallest box around the filled and around the stroked path. */
struct pw_rect pw_path_fill_box(const struct pw_path *path);
struct pw_rect pw_path_stroke_box(const struct pw_path *path, const struct pw_stroke *stroke);

#endif
