/* SPDX-License-Identifier: MIT
 *
 * layout: a doc becomes a book. Flow over pages with keeps, widows and
 * orphans, furniture, contents and outline. Knows points and fonts, no file
 * format.
 *
 * Promised: nothing leaves the frame, no two blocks overlap, nothing is lost or
 * doubled, reading order is the order of the doc, a heading stands on the page
 * of its text, two lines of a paragraph at least on either side of a break,
 * figures whole with their words, no lone group head and no single last row.
 * Time grows with the pages.
 */
#ifndef PACKWRIGHT_LAYOUT_H
#define PACKWRIGHT_LAYOUT_H

#include "packwright/doc.h"
#include "packwright/ink.h"
#include "packwright/text.h"
#include "packwright/theme.h"

/* Lays the doc out in `arena`, again until page references hold still (four
 * times at most, then the finding "unsettled-pages"). The doc's texts must
 * outlive the book. A figure with nothing to draw is left out with the finding
 * "empty-figure", a table that no width can hold is "table-too-wide". */
struct pw_book *pw_layout(struct pw_arena *arena, const struct pw_doc *doc,
                          const struct pw_theme *theme, struct pw_typist *typist,
                          struct pw_findings *findings);

#endif
