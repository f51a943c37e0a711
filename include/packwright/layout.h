/* SPDX-License-Identifier: MIT
 *
 * layout: a doc becomes a book. Flow over pages with keeps, widows and
 * orphans, furniture, contents and outline. Knows points and fonts, no file
 * format.
 */
#ifndef PACKWRIGHT_LAYOUT_H
#define PACKWRIGHT_LAYOUT_H

#include "packwright/doc.h"
#include "packwright/ink.h"
#include "packwright/text.h"
#include "packwright/theme.h"

/* Lays the doc out in `arena`, again until page references hold still (four
 * times at most, then the finding "unsettled-pages"). */
struct pw_book *pw_layout(struct pw_arena *arena, const struct pw_doc *doc,
                          const struct pw_theme *theme, struct pw_typist *typist,
                          struct pw_findings *findings);

#endif
