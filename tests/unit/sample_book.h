/* SPDX-License-Identifier: MIT
 *
 * A small book drawn by hand for the tests of ink and paint: text shaped by
 * HarfBuzz alone, with ligatures, kerning, a no-break space and a decomposed
 * character; a link over two lines, a list, a table over two pages with spans
 * and a repeated head, a figure with curves, clip and a see-through fill, an
 * image, a watermark.
 */
#ifndef PW_TEST_SAMPLE_BOOK_H
#define PW_TEST_SAMPLE_BOOK_H

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "packwright/ink.h"

struct sample {
    struct pw_arena *arena;
    struct pw_findings findings;
    struct pw_fonts *fonts;
    const struct pw_face *regular, *bold;
    struct pw_book *book;
    struct pw_pen *pen;
    struct pw_tag *table, *figure, *link, *heading, *list;
};

static const struct pw_place sample_place = {"pack.md", 7, 1};

/* Shapes and draws; returns the width. */
static double sample_text(struct sample *s, const struct pw_face *face, double size, pw_rgb colour,
                          double x, double y, const char *text) {
    hb_buffer_t *buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->hb_font, buffer, NULL, 0);
    unsigned count;
    hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    hb_glyph_position_t *at = hb_buffer_get_glyph_positions(buffer, &count);
    struct pw_glyph glyphs[512];
    double pen = 0, scale = size / face->units_per_em;
    assert(count < PW_COUNT(glyphs));
    for (unsigned i = 0; i < count; i++) {
        glyphs[i] = (struct pw_glyph){info[i].codepoint, info[i].cluster,
                                      pen + at[i].x_offset * scale, -at[i].y_offset * scale};
        pen += at[i].x_advance * scale;
    }
    bool rtl = hb_buffer_get_direction(buffer) == HB_DIRECTION_RTL;
    pw_pen_glyphs(s->pen, face, size, colour, (struct pw_point){x, y}, glyphs, count, pen, text,
                  strlen(text), rtl);
    hb_buffer_destroy(buffer);
    return pen;
}

static struct pw_tag *sample_tag(struct sample *s, struct pw_tag *parent, enum pw_role role) {
    return pw_tag_new(s->book, parent, role, sample_place);
}

/* An element with one line of text. */
static struct pw_tag *sample_line(struct sample *s, struct pw_tag *parent, enum pw_role role,
                                  const struct pw_face *face, double size, double x, double y,
                                  const char *text) {
    struct pw_tag *tag = sample_tag(s, parent, role);
    pw_pen_begin(s->pen, tag);
    sample_text(s, face, size, 0x202020, x, y, text);
    pw_pen_end(s->pen);
    return tag;
}

static void sample_furniture(struct sample *s, const char *number) {
    pw_pen_begin_artifact(s->pen, PW_ARTIFACT_HEADER);
    sample_text(s, s->regular, 8, 0x555555, 57, 40, "Children and Safeguarding");
    pw_pen_end(s->pen);
    pw_pen_begin_artifact(s->pen, PW_ARTIFACT_FOOTER);
    const struct pw_stroke hair = {.colour = 0x999999, .width = 0.5};
    pw_pen_rule(s->pen, 57, 790, 538, 790, &hair);
    sample_text(s, s->regular, 8, 0x555555, 530, 802, number);
    pw_pen_end(s->pen);
}

static void sample_prose(struct sample *s) {
    struct pw_book *book = s->book;
    s->heading =
        sample_line(s, book->root, PW_ROLE_H1, s->bold, 22, 57, 90, "Office affairs AVATAR");
    pw_tag_extras(s->book, s->heading)->title = "Office affairs AVATAR";
    pw_book_bookmark(book, "Office affairs", 1, 0, 70, s->heading);
    pw_book_anchor(book, "top", 0, 57, 70);
    struct pw_tag *p = sample_tag(s, book->root, PW_ROLE_P);
    pw_pen_begin(s->pen, p);
    double x = 57;
    x += sample_text(s, s->regular, 11, 0x202020, x, 120,
                     "Kerned To Wave: Te Yo AV, \xC2\xA3"
                     "1,234.5\xC2\xA0million; see ");
    s->link = sample_tag(s, p, PW_ROLE_LINK);
    pw_pen_begin(s->pen, s->link);
    double w = sample_text(s, s->regular, 11, 0x12436D, x, 120, "the published ");
    double v = sample_text(s, s->regular, 11, 0x12436D, 57, 136, "figures");
    const struct pw_rect rects[] = {{x, 110, w, 14}, {57, 126, v, 14}};
    pw_pen_link(s->pen, rects, 2, "https://example.org/figures?a=1&b=(2)", NULL,
                "The published figures, on the web");
    pw_pen_end(s->pen);
    sample_text(s, s->regular, 11, 0x202020, 57 + v, 136,
                " of Caf\x65\xCC\x81 q\xCC\x83 (brackets) \\ \xE2\x80\x93 dash.");
    pw_pen_end(s->pen);
    s->list = sample_tag(s, book->root, PW_ROLE_L);
    pw_tag_extras(s->book, s->list)->numbering = "Decimal";
    static const char *const items[] = {"First, efficient", "Second, flat"};
    for (int i = 0; i < 2; i++) {
        struct pw_tag *item = sample_tag(s, s->list, PW_ROLE_LI);
        sample_line(s, item, PW_ROLE_LBL, s->regular, 11, 65, 160 + 16 * i, i ? "2." : "1.");
        struct pw_tag *body = sample_tag(s, item, PW_ROLE_LBODY);
        sample_line(s, body, PW_ROLE_P, s->regular, 11, 85, 160 + 16 * i, items[i]);
    }
    pw_book_bookmark(book, "Figure \xE2\x80\x93 curves", 2, 0, 200, NULL);
}

static void sample_figure(struct sample *s) {
    cairo_t *cr = pw_pen_cairo(s->pen);
    struct pw_tag *figure = s->figure = sample_tag(s, s->book->root, PW_ROLE_FIGURE);
    pw_tag_extras(s->book, figure)->alt = "Bars and a dashed line with a round mark.";
    pw_pen_begin(s->pen, figure);
    for (int i = 0; i < 4; i++)
        pw_pen_rect(s->pen, pw_rect_make(70 + 40 * i, 330 - 20 * i, 24, 20 * i + 10), 0x12436D);
    cairo_save(cr);
    cairo_rectangle(cr, 60, 220, 220, 100);
    pw_pen_clip(s->pen);
    cairo_translate(cr, 180, 270);
    cairo_scale(cr, 2, 1);
    cairo_arc(cr, 0, 0, 30, 0, 2 * 3.14159265358979);
    pw_pen_fill_alpha(s->pen, 0xF46A25, 0.4);
    cairo_restore(cr);
    pw_pen_unclip(s->pen);
    const struct pw_point points[] = {{70, 300}, {120, 250}, {170, 280}, {250, 230}};
    const struct pw_stroke line = {
        .colour = 0x801650, .width = 2, .dash = {6, 3}, .dash_count = 2, .cap = 1, .join = 1};
    pw_pen_polyline(s->pen, points, 4, &line);
    cairo_arc(cr, 250, 230, 5, 0, 2 * 3.14159265358979);
    pw_pen_fill(s->pen, 0x28A197);
    static const unsigned char pixels[] = {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0};
    static const struct pw_image image = {.width = 2, .height = 2, .pixels = pixels};
    pw_pen_image(s->pen, pw_rect_make(300, 240, 60, 60), &image);
    sample_text(s, s->regular, 9, 0x202020, 70, 345, "0   1   2   3");
    pw_pen_end(s->pen);
}

static void sample_row(struct sample *s, struct pw_tag *group, double y, int row) {
    struct pw_tag *tr = sample_tag(s, group, PW_ROLE_TR);
    char name[32], value[32];
    snprintf(name, sizeof name, "Team %d", row);
    snprintf(value, sizeof value, "%d.%d", row * 111, row);
    struct pw_tag *th = sample_line(s, tr, PW_ROLE_TH, s->regular, 10, 60, y, name);
    th->scope = PW_SCOPE_ROW;
    for (int i = 0; i < 2; i++)
        sample_line(s, tr, PW_ROLE_TD, s->regular, 10, 200 + 90 * i, y, value);
    pw_pen_begin_artifact(s->pen, PW_ARTIFACT_LAYOUT);
    const struct pw_stroke hair = {.colour = 0xCCCCCC, .width = 0.25};
    pw_pen_rule(s->pen, 57, y + 4, 380, y + 4, &hair);
    pw_pen_end(s->pen);
}

static void sample_table(struct sample *s) {
    static const char *const headers[] = {"h-open", "h-rate", NULL};
    struct pw_tag *table = s->table = sample_tag(s, s->book->root, PW_ROLE_TABLE);
    pw_tag_extras(s->book, table)->summary = "Open cases by team.";
    sample_line(s, table, PW_ROLE_CAPTION, s->bold, 10, 57, 380, "Table 1: open cases");
    struct pw_tag *head = sample_tag(s, table, PW_ROLE_THEAD);
    struct pw_tag *tr = sample_tag(s, head, PW_ROLE_TR);
    struct pw_tag *th = sample_line(s, tr, PW_ROLE_TH, s->bold, 10, 60, 400, "Team");
    th->scope = PW_SCOPE_COLUMN;
    pw_tag_extras(s->book, th)->row_span = 2;
    th = sample_line(s, tr, PW_ROLE_TH, s->bold, 10, 200, 400, "Open");
    th->scope = PW_SCOPE_COLUMN;
    pw_tag_extras(s->book, th)->column_span = 2;
    pw_tag_extras(s->book, th)->id = "h-open";
    tr = sample_tag(s, head, PW_ROLE_TR);
    th = sample_line(s, tr, PW_ROLE_TH, s->bold, 10, 200, 414, "rate");
    th->scope = PW_SCOPE_COLUMN;
    pw_tag_extras(s->book, th)->id = "h-rate";
    th = sample_line(s, tr, PW_ROLE_TH, s->bold, 10, 290, 414, "number");
    th->scope = PW_SCOPE_COLUMN;
    struct pw_tag *body = sample_tag(s, table, PW_ROLE_TBODY);
    for (int i = 1; i <= 40; i++) {
        if (i == 26) {
            pw_pen_page(s->pen, pw_book_page_add(s->book, 595.276, 841.89));
            s->book->pages[1]->label = "2";
            sample_furniture(s, "2");
            pw_pen_begin_artifact(s->pen, PW_ARTIFACT_PAGINATION);
            sample_text(s, s->bold, 10, 0x202020, 60, 70, "Team, open (continued)");
            pw_pen_end(s->pen);
        }
        sample_row(s, body, i < 26 ? 414 + 14.5 * i : 70 + 16 * (i - 25), i);
    }
    pw_tag_extras(s->book, body->kids[0].tag->kids[1].tag)->headers = headers;
}

static void sample_close(struct sample *s) {
    pw_pen_begin_artifact(s->pen, PW_ARTIFACT_WATERMARK);
    cairo_t *cr = pw_pen_cairo(s->pen);
    cairo_save(cr);
    cairo_translate(cr, 300, 500);
    cairo_rotate(cr, -0.7);
    cairo_rectangle(cr, -150, -20, 300, 40);
    pw_pen_fill_alpha(s->pen, 0x888888, 0.2);
    cairo_restore(cr);
    pw_pen_end(s->pen);
    struct pw_tag *p = sample_tag(s, s->book->root, PW_ROLE_P);
    struct pw_tag *link = sample_tag(s, p, PW_ROLE_LINK);
    pw_pen_begin(s->pen, link);
    double w = sample_text(s, s->regular, 11, 0x12436D, 57, 400, "Back to the top");
    const struct pw_rect rect = {57, 390, w, 14};
    pw_pen_link(s->pen, &rect, 1, NULL, "top", "Back to the top of the document");
    pw_pen_end(s->pen);
    /* a paragraph that begins on page 2 and ends on page 1, against the pages */
    pw_pen_begin(s->pen, p);
    sample_text(s, s->regular, 11, 0x202020, 57, 420, "goes ");
    pw_pen_page(s->pen, 0);
    sample_text(s, s->regular, 11, 0x202020, 400, 400, "on.");
    pw_pen_end(s->pen);
}

/* False (and the test should say so) when the fonts aren't there. */
static bool sample_open(struct sample *s) {
    struct pw_err err = {0};
    *s = (struct sample){0};
    s->fonts = pw_fonts_open("fonts", &err);
    if (!s->fonts) {
        fprintf(stderr, "skipped, no fonts: %s\n", err.text);
        return false;
    }
    s->regular = pw_fonts_face(s->fonts, "Open Sans", 400, false);
    s->bold = pw_fonts_face(s->fonts, "Open Sans", 700, false);
    s->arena = pw_arena_new();
    pw_findings_init(&s->findings, s->arena);
    s->book = pw_book_new(s->arena, &s->findings);
    s->book->title = "Sample \xE2\x80\x93 <caf\xC3\xA9> & (more)";
    s->book->author = "Exampleshire Council";
    s->book->subject = "A test";
    s->book->date = pw_date_make(2024, 3, 31);
    s->pen = pw_pen_new(s->book);
    pw_pen_page(s->pen, pw_book_page_add(s->book, 595.276, 841.89));
    s->book->pages[0]->label = "1";
    return true;
}

static void sample_draw(struct sample *s) {
    sample_furniture(s, "1");
    sample_prose(s);
    sample_figure(s);
    sample_table(s);
    sample_close(s);
}

static bool sample_new(struct sample *s) {
    if (!sample_open(s))
        return false;
    sample_draw(s);
    return true;
}

static void sample_free(struct sample *s) {
    pw_pen_free(s->pen);
    pw_arena_free(s->arena);
    pw_fonts_close(s->fonts);
}

#endif
