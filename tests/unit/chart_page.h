/* SPDX-License-Identifier: MIT
 *
 * A page to draw charts on with the project's fonts and theme, and what is read
 * back from it: shared by the check_chart_* programs that draw.
 */
#ifndef PACKWRIGHT_TESTS_CHART_PAGE_H
#define PACKWRIGHT_TESTS_CHART_PAGE_H

#include <string.h>

#include "chart_gallery_base.h"

static struct pw_arena *arena;
static struct pw_fonts *fonts;
static struct pw_typist *typist;
static struct pw_theme *theme;
static struct pw_findings findings;
static struct pw_book *book;
static struct pw_pen *pen;

static inline void setup(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    typist = pw_typist_new(fonts);
    theme = pw_theme_load(arena, "templates/theme.yaml", NULL, &findings, &err);
    ck_assert_msg(theme != NULL, "%s", err.text);
    book = pw_book_new(arena, &findings);
    pen = pw_pen_new(book);
}

static inline void teardown(void) {
    pw_pen_free(pen);
    pw_typist_free(typist);
    pw_fonts_close(fonts);
    pw_arena_free(arena);
}

static inline struct pw_chart_context context_of(const char *name) {
    return (struct pw_chart_context){theme, typist, arena, &findings, {name, 1, 1}};
}

/* A new page with a Figure open; the caller draws and ends it. */
static inline struct pw_page *open_page(double height) {
    int page = pw_book_page_add(book, 600, height);
    pw_pen_page(pen, page);
    pw_pen_begin(pen,
                 pw_tag_new(book, book->root, PW_ROLE_FIGURE, (struct pw_place){"page", 1, 1}));
    return book->pages[page];
}

/* The chart by itself on a page; height 0: what it wants. */
static inline const struct pw_page *draw(const struct pw_chart *chart, double width,
                                         double height) {
    struct pw_chart_context context = context_of("draw");
    if (height <= 0)
        height = pw_chart_height(&context, chart, width);
    struct pw_page *page = open_page(height + 80);
    pw_chart_draw(&context, chart, pen, pw_rect_make(50, 40, width, height));
    pw_pen_end(pen);
    return page;
}

static inline const struct pw_op *label_op(const struct pw_page *page, const char *text) {
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind == PW_OP_GLYPHS && op->glyphs.text_length == strlen(text) &&
            memcmp(op->glyphs.text, text, strlen(text)) == 0)
            return op;
    }
    return NULL;
}

/* The n-th fill in a colour, from 0. */
static inline const struct pw_op *fill_op(const struct pw_page *page, enum pw_colour_id colour,
                                          size_t n) {
    for (size_t i = 0; i < page->ops_count; i++)
        if (page->ops[i].kind == PW_OP_FILL &&
            page->ops[i].fill.colour == pw_theme_colour(theme, colour) && n-- == 0)
            return &page->ops[i];
    return NULL;
}

static inline size_t findings_of(const char *id) {
    size_t count = 0;
    for (size_t i = 0; i < findings.list_count; i++)
        count += pw_streq(findings.list[i].id, id);
    return count;
}

/* What no chart may do, whatever its data and size. */
static inline bool mess(const struct pw_finding *finding) {
    return pw_streq(finding->id, "label-overlap") || pw_streq(finding->id, "chart-clipped");
}

#endif
