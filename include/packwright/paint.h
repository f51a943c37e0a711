/* SPDX-License-Identifier: MIT
 *
 * paint: a book becomes bytes. PDF 1.7 (PDF/UA-1 and PDF/A-2a) by libharu,
 * PNG by cairo, the operations and the tags as text. Painters know a file
 * format, never a layout rule.
 */
#ifndef PACKWRIGHT_PAINT_H
#define PACKWRIGHT_PAINT_H

#include "packwright/ink.h"

/* Refuses (findings at the places of the template, and false) a book with ink
 * outside tags, a figure without alternative text, a table without header
 * scope, a heading level skipped, a missing glyph. */
bool pw_paint_check(const struct pw_book *book, struct pw_findings *findings);
/* The whole PDF in memory: same book, same bytes. Release `out` yourself. */
bool pw_paint_pdf(const struct pw_book *book, struct pw_buf *out, struct pw_err *err);
enum pw_png_mode { PW_PNG_COLOUR, PW_PNG_GREY, PW_PNG_MONO };
/* One page at `dpi` as PNG bytes: in colour, in the greys of its luminance, or
 * as a black-and-white printer has it, tints as patterns of dots. */
bool pw_paint_png(const struct pw_book *book, int page, double dpi, enum pw_png_mode mode,
                  struct pw_buf *out, struct pw_err *err);
/* The display list, an operation a line. */
void pw_paint_trace(const struct pw_book *book, struct pw_buf *out);
/* The structure tree, an element a line, indented, with attributes and text. */
void pw_paint_tags(const struct pw_book *book, struct pw_buf *out);

#endif
