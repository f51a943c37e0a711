/* SPDX-License-Identifier: MIT
 *
 * text: measuring, shaping and breaking text with Pango and HarfBuzz. A typist
 * holds the fonts and a cache of shaped words; what it gives is lines of glyph
 * runs in points, ready for the pen. Text is normalised first: U+2010 and
 * U+2011 (no break after it) become hyphens, U+2012 an en dash, U+202F a
 * no-break space, a tab a space; controls, soft hyphens and the invisible marks
 * of direction vanish, zero width spaces leave a place to break. A line's base
 * direction is left to right. A day and its month, a reference and its number,
 * "10 per cent" stay on one line, with an ordinary space.
 */
#ifndef PACKWRIGHT_TEXT_H
#define PACKWRIGHT_TEXT_H

#include "packwright/ink.h"
#include "packwright/theme.h"

struct pw_typist;

/* `fonts` must outlive it. A character that no family has is drawn as
 * nothing and recorded: see pw_typist_missing. */
struct pw_typist *pw_typist_new(struct pw_fonts *fonts);
void pw_typist_free(struct pw_typist *typist);
/* First text with a character that no family has, or NULL. */
const char *pw_typist_missing(const struct pw_typist *typist);

/* A piece of a paragraph in one style. */
struct pw_span {
    const char *text;
    size_t length;
    const struct pw_style *style;
    pw_rgb colour; /* PW_RGB_NONE: the style's */
    int mark;      /* the caller's; runs carry it (e.g. index of an inline) */
};

struct pw_run {
    const struct pw_face *face;
    double size;
    pw_rgb colour;
    double x;     /* from the line's left edge */
    double width; /* advance */
    double rise;  /* baseline shift up */
    const struct pw_glyph *glyphs;
    size_t glyphs_count;
    const char *text;
    size_t text_length;
    int mark;
    bool rtl;
};

struct pw_line {
    const struct pw_run *runs; /* left to right */
    size_t runs_count;
    double width;           /* without trailing space */
    double ascent, descent; /* of the tallest style, positive */
    double leading;         /* to the next baseline */
    bool hard_break;        /* ends a paragraph or a forced line */
};

struct pw_text {
    const struct pw_line *lines;
    size_t lines_count;
    double width;  /* widest line */
    double height; /* sum of leadings */
};

/* Breaks the spans into lines of at most `width` (<= 0: never). A word wider
 * than that is broken inside, without added characters. '\n' forces a line; one
 * at the very end adds none. Spaces at a break end the line before, with their
 * glyphs. A paragraph whose last line would be one short word gets a second
 * one down to it if the line above stays full. Empty text is one empty line, as
 * high as the style's; no spans are no lines. The result lives in `arena`; its
 * styles' families and faces are lent. */
struct pw_text *pw_typist_break(struct pw_typist *typist, struct pw_arena *arena,
                                const struct pw_span *spans, size_t count, double width);
/* One style only. */
struct pw_text *pw_typist_paragraph(struct pw_typist *typist, struct pw_arena *arena,
                                    const char *text, const struct pw_style *style, double width);
/* One unbroken line ('\n' shows as a space), cached: lent for the typist's life. */
const struct pw_line *pw_typist_line(struct pw_typist *typist, const char *text,
                                     const struct pw_style *style);
double pw_typist_width(struct pw_typist *typist, const char *text, const struct pw_style *style);
/* Width of the widest unbreakable word: the least a column needs. */
double pw_typist_min_width(struct pw_typist *typist, const char *text,
                           const struct pw_style *style);

/* Draw into the open tag. x is the left edge of the line, to which the run adds
 * its own place. `colour` PW_RGB_NONE keeps the runs' own. */
void pw_run_draw(struct pw_pen *pen, const struct pw_run *run, double x, double baseline,
                 pw_rgb colour);
void pw_line_draw(struct pw_pen *pen, const struct pw_line *line, double x, double baseline,
                  pw_rgb colour);
enum pw_align { PW_ALIGN_LEFT, PW_ALIGN_CENTRE, PW_ALIGN_RIGHT };
/* Lines first..first+count, the first one's top at y; x is the left edge of a
 * box `width` wide. Returns the y below. The first baseline lies half the
 * spare leading plus ascent below the top. */
double pw_text_draw(struct pw_pen *pen, const struct pw_text *text, size_t first, size_t count,
                    double x, double y, double width, enum pw_align align);
/* Distance from a line's top to its baseline, as pw_text_draw places it. */
double pw_line_baseline(const struct pw_line *line);

/* Box of the line's ink when it is drawn there; blank lines have an empty one. */
struct pw_rect pw_line_ink(const struct pw_line *line, double x, double baseline);

/* The table cell and label way: a line without a tag of its own. */
void pw_label_draw(struct pw_pen *pen, struct pw_typist *typist, const char *text,
                   const struct pw_style *style, pw_rgb colour, double x, double baseline,
                   enum pw_align align);

#endif
