/* SPDX-License-Identifier: MIT
 *
 * What the files of the PDF writer share. libharu holds the document, its
 * pages, the cross-reference table and writes the file; the bodies of most
 * objects are printed by us at the moment when libharu writes them.
 */
#ifndef PW_PAINT_PDF_PRIVATE_H
#define PW_PAINT_PDF_PRIVATE_H

#include <hpdf.h>
#include <zlib.h>

#include "packwright/paint.h"

struct pdf;

/* An indirect object: one of libharu's by its number, or one of ours, which
 * lie in object streams and are numbered after all of libharu's once those are
 * known, by PDF_OWN plus its index. 0 is none. */
typedef unsigned pdf_id;
#define PDF_OWN 0x80000000u

/* Prints an object's dictionary entries, without << and >>. */
typedef void pdf_print(struct pdf *pdf, const void *what, struct pw_buf *out);

/* How a glyph of a face is used in the book. */
struct pdf_glyph {
    const char *text; /* what it stands for in ToUnicode; NULL until known */
    unsigned text_length;
    unsigned short new_id; /* in the subset */
    bool used;
    double width; /* advance in thousandths of the em, rounded as /W has it */
};

struct pdf_font {
    const struct pw_face *face;
    pdf_id id; /* of the Type0 font */
    struct pdf_glyph *glyphs;
    unsigned glyphs_count; /* of the face's file */
    /* new_to_old[n]: glyph of the file that the subset's glyph n was */
    unsigned *new_to_old;
    unsigned new_count;
    char name[128]; /* ABCDEF+PSName */
    bool cff;
    pdf_id descendant, descriptor, file, unicode;
};

struct pdf_object {
    pdf_print *print;
    const void *what;
};

struct pdf_image {
    const struct pw_image *image;
    pdf_id id;
};

struct pdf_page_links {
    pdf_id *ids; /* annotations, in the order of the tree */
    size_t ids_count, ids_capacity;
    pdf_id *of; /* each link's */
};

struct pdf {
    const struct pw_book *book;
    struct pw_arena *arena; /* for the length of the painting */
    HPDF_Doc doc;
    struct pw_buf *out;    /* the file */
    struct pw_buf scratch; /* body being printed */
    struct pw_buf content; /* page being written */
    struct pw_buf packed;  /* deflated */
    struct pw_ops room;    /* of the page being written */
    z_stream deflater;
    void *checksum; /* GChecksum over all page contents, for /ID */

    struct pdf_object *objects; /* ours */
    size_t objects_count, objects_capacity;
    unsigned first_own; /* number of the first of them, set when saving begins */

    HPDF_Page *pages;             /* in the order of their object numbers */
    struct pdf_page_links *links; /* one a page */
    pdf_id *elements;             /* one a tag, by its number */
    pdf_id resources;
    struct pdf_font **fonts;
    size_t fonts_count, fonts_capacity;
    struct pdf_image *images;
    size_t images_count, images_capacity;
    int *alphas; /* thousandths, in order of first use; resource Gn */
    size_t alphas_count, alphas_capacity;

    struct pw_map *anchors; /* name to struct pw_anchor */
    pdf_id structure, outline, destinations, metadata, profile;
};

/* ---- pdf_object.c ---------------------------------------------------------- */
/* A new indirect dictionary whose entries `print` writes at saving time. */
pdf_id pdf_object(struct pdf *pdf, pdf_print *print, const void *what);
/* The same for further entries of one of libharu's own dictionaries. */
void pdf_hook(struct pdf *pdf, HPDF_Dict dict, pdf_print *print, const void *what);
/* A new stream. The bytes are taken now, deflated if `deflate`; `entries` are
 * the dictionary's further entries. */
pdf_id pdf_stream(struct pdf *pdf, const char *entries, const void *bytes, size_t length,
                  bool deflate);
/* `bytes` deflated into `out`, which is cleared first. */
bool pdf_deflate_start(struct pdf *pdf);
void pdf_deflate_end(struct pdf *pdf);
void pdf_deflate(struct pdf *pdf, const void *bytes, size_t length, struct pw_buf *out);
pdf_id pdf_id_of(const void *haru_object);
void pdf_ref(struct pdf *pdf, struct pw_buf *out, pdf_id id); /* " 12 0 R" */
void pdf_int(struct pw_buf *out, long long value);            /* "12" */
void pdf_number(struct pw_buf *out, double value);            /* thousandths, ".5", no blank */
void pdf_text(struct pw_buf *out, const char *utf8, size_t length); /* text string */
void pdf_bytes(struct pw_buf *out, const char *text);               /* byte string */
void pdf_name(struct pw_buf *out, const char *name);                /* "/Name" */

/* ---- pdf_font.c, pdf_unicode.c --------------------------------------------- */
/* Goes through all glyph runs: which glyphs, standing for what. */
void pdf_fonts_collect(struct pdf *pdf);
bool pdf_cff_cid_keyed(const char *bytes, size_t length);
bool pdf_fonts_embed(struct pdf *pdf, struct pw_err *err);
const struct pdf_font *pdf_font_of(struct pdf *pdf, const struct pw_face *face, size_t *index);
/* The glyphs from `first` that stand together for one piece of text. */
struct pdf_cluster {
    size_t first, count; /* glyphs */
    const char *text;
    size_t length;
};
bool pdf_cluster_next(const struct pw_op *op, size_t first, struct pdf_cluster *out);
void pdf_unicode_note(struct pdf_font *font, const struct pw_op *op);
/* The cluster's text is just what ToUnicode says of its glyph. */
bool pdf_unicode_says(const struct pdf_font *font, const struct pw_op *op,
                      const struct pdf_cluster *cluster);
void pdf_unicode_complete(struct pdf *pdf, struct pdf_font *font);
void pdf_unicode_map(const struct pdf_font *font, struct pw_buf *out);

/* ---- pdf_content.c, pdf_text.c ---------------------------------------------- */
/* Graphics state as last set in the stream, so that nothing is set twice. */
struct pdf_state {
    pw_rgb fill, stroke; /* black at first */
    int alpha;           /* thousandths */
    double width, dash[4];
    int dash_count, cap, join;
    const struct pdf_font *font;
    double size;
    double rise;
};
struct pdf_content {
    struct pdf *pdf;
    struct pw_buf *out;
    double height;
    struct pdf_state state;
    struct pdf_state *saved;
    size_t saved_count, saved_capacity;
    bool in_text; /* between BT and ET */
    bool in_artifact;
    double line_x, line_y; /* where the last Td led */
};
void pdf_content_page(struct pdf *pdf, const struct pw_page *page);
void pdf_content_fill_colour(struct pdf_content *c, pw_rgb colour);
void pdf_content_alpha(struct pdf_content *c, double alpha);
void pdf_content_run(struct pdf_content *c, const struct pw_op *op);
void pdf_content_text_end(struct pdf_content *c);

/* ---- pdf_save.c -------------------------------------------------------------- */
bool pdf_save(struct pdf *pdf, struct pw_err *err);

/* ---- pdf_structure.c, pdf_navigation.c, pdf_metadata.c, pdf_icc.c ------------ */
void pdf_structure(struct pdf *pdf);
/* Annotation of a page's link, hung on the page; key is its place in the
 * parent tree. */
pdf_id pdf_link(struct pdf *pdf, int page, int link, long long key);
void pdf_outline(struct pdf *pdf);
void pdf_destinations(struct pdf *pdf);
void pdf_page_labels(const struct pdf *pdf, struct pw_buf *out);
void pdf_metadata(struct pdf *pdf);
/* The 16 bytes of /ID. */
void pdf_file_id(struct pdf *pdf, unsigned char id[16]);
void pdf_icc_profile(struct pw_buf *out);
/* The name by which the files say what made them. */
#define PDF_PRODUCER "packwright (libharu " HPDF_VERSION_TEXT ")"

#endif
