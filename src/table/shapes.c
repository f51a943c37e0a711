/* SPDX-License-Identifier: MIT
 *
 * What is drawn inside cells: status marks, triangles of change, sparklines.
 * A shape that carries meaning is a Span with ActualText; one that repeats the
 * word beside it is an artifact.
 */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "inside.h"
#include "packwright/chart.h"

enum tone { NEUTRAL, GOOD, CAUTION, BAD };

static enum tone tone_of(const char *text) {
    static const struct {
        const char *text;
        enum tone tone;
    } known[] = {
#define STATUS(text, tone) {text, tone},
#include "statuses.def"
#undef STATUS
    };
    for (size_t i = 0; i < PW_COUNT(known); i++)
        if (pw_str_casecmp(known[i].text, text) == 0)
            return known[i].tone;
    return NEUTRAL;
}

static pw_rgb tone_colour(const struct pw_theme *theme, enum tone tone) {
    switch (tone) {
    case GOOD:
        return pw_theme_colour(theme, PW_COLOUR_BETTER);
    case CAUTION:
        return pw_theme_colour(theme, PW_COLOUR_CAUTION);
    case BAD:
        return pw_theme_colour(theme, PW_COLOUR_WORSE);
    case NEUTRAL:
        break;
    }
    return pw_theme_colour(theme, PW_COLOUR_MUTED);
}

/* ---- triangles ------------------------------------------------------------- */
void tb_arrow_draw(struct pw_pen *pen, bool up, double x, double baseline, double size,
                   pw_rgb colour) {
    cairo_t *cr = pw_pen_cairo(pen);
    double height = size * 0.9, base = up ? baseline : baseline - height;
    cairo_move_to(cr, x, base);
    cairo_line_to(cr, x + size, base);
    cairo_line_to(cr, x + size / 2, up ? base - height : base + height);
    cairo_close_path(cr);
    pw_pen_fill(pen, colour);
}

/* ---- status ---------------------------------------------------------------- */
#define SHAPE_GAP 4.5 /* shape to word, points */
#define PILL_TINT 0.12

static bool is_letter(const char *text) {
    return isalpha((unsigned char)text[0]) && text[1] == '\0';
}

double tb_status_width(const struct pw_table_context *context, const char *text,
                       const struct pw_style *style) {
    double width = pw_typist_width(context->typist, text, style);
    width += 2 * tb_length(context, PW_LENGTH_STATUS_PADDING);
    return is_letter(text) ? width : width + tb_length(context, PW_LENGTH_STATUS_SHAPE) + SHAPE_GAP;
}

static void rounded(cairo_t *cr, struct pw_rect r, double radius) {
    double right = pw_rect_right(r), bottom = pw_rect_bottom(r);
    cairo_new_sub_path(cr);
    cairo_arc(cr, right - radius, r.y + radius, radius, -M_PI / 2, 0);
    cairo_arc(cr, right - radius, bottom - radius, radius, 0, M_PI / 2);
    cairo_arc(cr, r.x + radius, bottom - radius, radius, M_PI / 2, M_PI);
    cairo_arc(cr, r.x + radius, r.y + radius, radius, M_PI, 3 * M_PI / 2);
    cairo_close_path(cr);
}

/* Letters stand in a badge. The letter says it; the badge of the lowest (D of
 * quarters, R of red) is filled dark so that the eye finds it, also in grey. */
static void badge_draw(const struct pw_table_context *context, struct pw_pen *pen, const char *text,
                       struct tb_box box, bool right) {
    const struct pw_style *strong = pw_theme_style(context->theme, PW_STYLE_TABLE_STRONG);
    double width = tb_status_width(context, text, box.style);
    double x = right ? box.x + box.width - width : box.x;
    double height = box.style->size * 1.36;
    struct pw_rect badge = {x, box.baseline - box.style->size * 1.03, width, height};
    enum tone tone = tone_of(text);
    bool filled = tone == BAD || pw_streq(text, "D");
    pw_rgb colour = filled ? pw_theme_colour(context->theme, PW_COLOUR_WORSE)
                           : tone_colour(context->theme, tone);
    cairo_t *cr = pw_pen_cairo(pen);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    if (filled) {
        rounded(cr, badge, 2);
        pw_pen_fill(pen, colour);
    } else {
        rounded(cr, pw_rect_inset(badge, 0.4, 0.4), 1.8);
        struct pw_stroke line = {.colour = colour, .width = tone == NEUTRAL ? 0.8 : 1.4};
        pw_pen_stroke(pen, &line);
    }
    pw_pen_end(pen);
    pw_label_draw(pen, context->typist, text, strong->size > box.style->size ? box.style : strong,
                  filled ? pw_theme_colour(context->theme, PW_COLOUR_PAPER) : PW_RGB_NONE,
                  x + width / 2, box.baseline, PW_ALIGN_CENTRE);
}

/* Good is a disc, caution a diamond, bad a triangle that points down, others
 * an open ring: told apart without colour. */
static void shape_draw(struct pw_pen *pen, enum tone tone, double size, double x, double middle,
                       pw_rgb colour) {
    cairo_t *cr = pw_pen_cairo(pen);
    double r = size / 2;
    switch (tone) {
    case BAD:
        tb_arrow_draw(pen, false, x, middle + r * 0.9, size, colour);
        return;
    case CAUTION:
        cairo_move_to(cr, x + r, middle - r);
        cairo_line_to(cr, x + size, middle);
        cairo_line_to(cr, x + r, middle + r);
        cairo_line_to(cr, x, middle);
        cairo_close_path(cr);
        pw_pen_fill(pen, colour);
        return;
    case GOOD:
        cairo_new_sub_path(cr);
        cairo_arc(cr, x + r, middle, r, 0, 2 * M_PI);
        cairo_close_path(cr);
        pw_pen_fill(pen, colour);
        return;
    case NEUTRAL:
        break;
    }
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + r, middle, r - 0.5, 0, 2 * M_PI);
    cairo_close_path(cr);
    struct pw_stroke ring = {.colour = colour, .width = 1};
    pw_pen_stroke(pen, &ring);
}

void tb_status_draw(const struct pw_table_context *context, struct pw_pen *pen, const char *text,
                    struct tb_box box, bool right) {
    if (is_letter(text)) {
        badge_draw(context, pen, text, box, right);
        return;
    }
    enum tone tone = tone_of(text);
    pw_rgb colour = tone_colour(context->theme, tone);
    double middle = box.baseline - box.style->size * 0.35, height = box.style->size * 1.42;
    struct pw_rect pill = {box.x, middle - height / 2, tb_status_width(context, text, box.style),
                           height};
    double x = box.x + tb_length(context, PW_LENGTH_STATUS_PADDING);
    double size = tb_length(context, PW_LENGTH_STATUS_SHAPE);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT); /* the word says it */
    rounded(pw_pen_cairo(pen), pill, 2.5);
    pw_pen_fill(pen,
                pw_rgb_mix(pw_theme_colour(context->theme, PW_COLOUR_PAPER), colour, PILL_TINT));
    shape_draw(pen, tone, size, x, middle, colour);
    pw_pen_end(pen);
    pw_label_draw(pen, context->typist, text, box.style, PW_RGB_NONE, x + size + SHAPE_GAP,
                  box.baseline, PW_ALIGN_LEFT);
}

/* ---- sparklines ------------------------------------------------------------ */
#define SPARK_POINTS 200

/* NAN where a word is no number: a symbol. */
static size_t spark_read(double *values, const char *text) {
    size_t count = 0;
    while (*text && count < SPARK_POINTS) {
        char word[32];
        size_t length = strcspn(text, " ,;");
        size_t kept = length < sizeof word - 1 ? length : sizeof word - 1;
        memcpy(word, text, kept);
        word[kept] = '\0';
        text += length;
        text += strspn(text, " ,;");
        if (kept && !pw_number_parse(word, &values[count]))
            values[count] = NAN;
        count += kept > 0;
    }
    return count;
}

char *tb_spark_words(struct pw_arena *arena, const char *text) {
    struct pw_buf buf = {0};
    while (*text) {
        size_t length = strcspn(text, " ,;");
        if (length) {
            if (buf.length)
                pw_buf_puts(&buf, ", ");
            bool symbol = pw_state_from_symbol(pw_arena_strndup(arena, text, length)) != PW_PRESENT;
            if (symbol)
                pw_buf_printf(&buf, "[%.*s]", (int)length, text);
            else
                pw_buf_add(&buf, text, length);
        }
        text += length;
        text += strspn(text, " ,;");
    }
    char *words = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return words;
}

void tb_spark_draw(const struct pw_table_context *context, struct pw_pen *pen, const char *text,
                   struct tb_box box) {
    double values[SPARK_POINTS];
    size_t count = spark_read(values, text);
    double wanted = tb_length(context, PW_LENGTH_SPARK_WIDTH);
    double width = box.width < wanted ? box.width : wanted;
    double height = box.style->size * 0.95;
    struct pw_rect r = {box.x + 2, box.baseline - height + 0.6, width - 4.5, height - 1};
    pw_spark_draw(pen, context->arena, context->theme, values, count, r);
}
