/* SPDX-License-Identifier: MIT
 *
 * Large print: the same look again with a larger body. What is smaller than
 * the body grows in proportion and is never under a floor; headings grow by as
 * many points as the body, so that they still fit a line.
 */
#include "packwright/theme.h"

#define FLOOR 0.86 /* of the body: notes and labels, which the eye can't pass over */

static void style_enlarge(struct pw_style *style, double from, double to) {
    double factor = to / from, old = style->size;
    double size = old <= from ? old * factor : old + (to - from);
    if (size < to * FLOOR)
        size = to * FLOOR;
    style->size = size;
    style->leading *= size / old;
    style->before *= size / old;
    style->after *= size / old;
    style->rise *= size / old;
}

/* Lengths that go with letters; margins, pages and weights of lines do not. */
static const enum pw_length_id grown[] = {
    PW_LENGTH_TEXT_MEASURE, PW_LENGTH_NUMBER_INDENT,  PW_LENGTH_LIST_INDENT, PW_LENGTH_CELL_GAP,
    PW_LENGTH_CELL_PADDING, PW_LENGTH_FIGURE_HEIGHT,  PW_LENGTH_LABEL_GAP,   PW_LENGTH_BAR_MAX,
    PW_LENGTH_BAR_ROW,      PW_LENGTH_BAR_GUTTER,     PW_LENGTH_COLUMN_MAX,  PW_LENGTH_TICK_PITCH,
    PW_LENGTH_KEY_SWATCH,   PW_LENGTH_SPARK_WIDTH,    PW_LENGTH_DATA_BAR,    PW_LENGTH_ARROW,
    PW_LENGTH_STATUS_SHAPE, PW_LENGTH_STATUS_PADDING, PW_LENGTH_BOX_PADDING, PW_LENGTH_POINT_RADIUS,
};

struct pw_theme *pw_theme_enlarge(struct pw_arena *arena, const struct pw_theme *theme,
                                  double body) {
    struct pw_theme *large = PW_NEW(arena, struct pw_theme);
    double from = theme->styles[PW_STYLE_BODY].size;
    *large = *theme;
    if (body <= from)
        return large;
    for (int i = 0; i < PW_STYLE_COUNT; i++)
        style_enlarge(&large->styles[i], from, body);
    for (size_t i = 0; i < PW_COUNT(grown); i++)
        large->lengths[grown[i]] *= body / from;
    /* the running header grows down, clear of the stamp above it */
    double header = large->styles[PW_STYLE_FURNITURE].size - theme->styles[PW_STYLE_FURNITURE].size;
    large->lengths[PW_LENGTH_HEADER_BASELINE] += header;
    large->lengths[PW_LENGTH_HEADER_RULE] += header;
    return large;
}
