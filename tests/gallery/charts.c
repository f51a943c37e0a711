/* SPDX-License-Identifier: MIT
 *
 * Draws every chart of the unit tests' galleries by itself, good and hostile.
 *   charts dump FOLDER       MARK.txt: words, findings and a checksum of the ink of each
 *   charts write FOLDER [MARK]
 *                            MARK.pdf with a page a chart, NAME.png, NAME-grey.png
 *                            and NAME-mono.png of each, and charts.html
 */
#include <stdio.h>
#include <zlib.h>

#include "packwright/paint.h"

#include "chart_gallery.h"
#include "chart_gallery_more.h"
#include "chart_gallery_spread.h"
#include "chart_hostile.h"

#define MARGIN 14.0
#define DPI 110
#define TALLEST 700.0   /* of a chart on an A4 page */
#define LABELS_MOST 240 /* bytes of labels in a dump */

struct studio {
    struct pw_arena *arena;
    struct pw_fonts *fonts;
    struct pw_typist *typist;
    struct pw_theme *theme;
    struct pw_findings findings;
    struct gallery all;
};

static void fail(const char *text) {
    fprintf(stderr, "charts: %s\n", text);
    exit(1);
}

static void gather(struct gallery *all, struct pw_arena *arena, struct gallery some) {
    for (size_t i = 0; i < some.charts_count; i++)
        *PW_PUSH(arena, all, charts) = some.charts[i];
}

static void open_studio(struct studio *s) {
    struct pw_err err = {0};
    *s = (struct studio){.arena = pw_arena_new()};
    pw_findings_init(&s->findings, s->arena);
    s->fonts = pw_fonts_open("fonts", &err);
    if (!s->fonts)
        fail(err.text);
    s->typist = pw_typist_new(s->fonts);
    s->theme = pw_theme_load(s->arena, "templates/theme.yaml", NULL, &s->findings, &err);
    if (!s->theme)
        fail(err.text);
    gather(&s->all, s->arena, gallery_all(s->arena));
    gather(&s->all, s->arena, more_all(s->arena));
    gather(&s->all, s->arena, spread_all(s->arena));
    gather(&s->all, s->arena, hostile_all(s->arena));
}

static void close_studio(struct studio *s) {
    pw_typist_free(s->typist);
    pw_fonts_close(s->fonts);
    pw_arena_free(s->arena);
}

/* ---- drawing ---------------------------------------------------------------------- */
static struct pw_book *book_new(struct studio *s, const char *title) {
    struct pw_book *book = pw_book_new(s->arena, &s->findings);
    book->title = book->subject = title;
    book->author = "packwright";
    book->lang = "en-GB";
    book->date = pw_date_make(2025, 3, 31);
    return book;
}

/* A page as large as the chart and a margin; the chart's findings begin at
 * the count that this returns. */
static size_t draw(struct studio *s, struct pw_book *book, const struct gallery_chart *one) {
    struct pw_chart_context context = {
        s->theme, s->typist, s->arena, &s->findings, {one->name, 1, 1}};
    double height =
        one->height > 0 ? one->height : pw_chart_height(&context, one->chart, one->width);
    height = fmin(height, TALLEST);
    int page = pw_book_page_add(book, one->width + 2 * MARGIN, height + 2 * MARGIN);
    struct pw_pen *pen = pw_pen_new(book);
    struct pw_tag *tag = pw_tag_new(book, book->root, PW_ROLE_FIGURE, context.place);
    size_t before = s->findings.list_count;
    const char *title = pw_chart_sentence(s->arena, one->chart);
    pw_tag_extras(book, tag)->alt = pw_chart_alt(s->arena, one->chart, title);
    pw_pen_page(pen, page);
    pw_pen_begin(pen, tag);
    pw_chart_draw(&context, one->chart, pen, pw_rect_make(MARGIN, MARGIN, one->width, height));
    pw_pen_end(pen);
    pw_pen_free(pen);
    return before;
}

static void write_file(const char *folder, const char *name, const char *end,
                       const struct pw_buf *bytes) {
    struct pw_err err = {0};
    char path[512];
    snprintf(path, sizeof path, "%s/%s%s", folder, name, end);
    if (!pw_file_write(path, bytes->data, bytes->length, &err))
        fail(err.text);
}

/* ---- words ------------------------------------------------------------------------ */
static void put_labels(const struct pw_page *page, struct pw_buf *out) {
    size_t start = out->length, left = 0;
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &page->ops[i];
        if (op->kind != PW_OP_GLYPHS)
            continue;
        if (out->length - start > LABELS_MOST) {
            left++;
            continue;
        }
        pw_buf_puts(out, out->length > start ? " | " : "");
        pw_buf_add(out, op->glyphs.text, op->glyphs.text_length);
    }
    if (left)
        pw_buf_printf(out, " | and %zu more", left);
}

static void dump_chart(struct studio *s, const struct gallery_chart *one, struct pw_buf *out) {
    struct pw_book *book = book_new(s, one->name);
    size_t before = draw(s, book, one);
    const struct pw_page *page = book->pages[0];
    struct pw_buf labels = {0}, trace = {0};
    put_labels(page, &labels);
    pw_paint_trace(book, &trace);
    pw_buf_printf(out, "%s, %g x %g\n", one->name, page->width - 2 * MARGIN,
                  page->height - 2 * MARGIN);
    pw_buf_printf(out, "  title: %s\n", pw_chart_sentence(s->arena, one->chart));
    pw_buf_printf(out, "  alt: %s\n", pw_chart_alt(s->arena, one->chart, NULL));
    for (size_t f = before; f < s->findings.list_count; f++)
        pw_buf_printf(out, "  finding: %s [%s]\n", s->findings.list[f].text,
                      s->findings.list[f].id);
    pw_buf_printf(out, "  labels: %s\n", pw_buf_text(&labels));
    pw_buf_printf(out, "  ink: %zu operations, %08lx\n", page->ops_count,
                  crc32(0, (const unsigned char *)trace.data, (unsigned)trace.length));
    pw_buf_release(&labels);
    pw_buf_release(&trace);
}

static void dump_mark(struct studio *s, const char *mark, const char *folder) {
    struct pw_buf out = {0};
    for (size_t i = 0; i < s->all.charts_count; i++)
        if (pw_streq(s->all.charts[i].chart->mark, mark))
            dump_chart(s, &s->all.charts[i], &out);
    write_file(folder, mark, ".txt", &out);
    pw_buf_release(&out);
}

/* ---- pictures --------------------------------------------------------------------- */
static void put_html(struct pw_buf *out, const char *text) {
    for (; *text; text++)
        if (*text == '<' || *text == '&')
            pw_buf_puts(out, *text == '<' ? "&lt;" : "&amp;");
        else
            pw_buf_putc(out, *text);
}

/* Title and findings of a chart. */
static void put_words(struct studio *s, struct pw_buf *html, const struct gallery_chart *one,
                      size_t before) {
    pw_buf_printf(html, "<h3>%s</h3><p>", one->name);
    put_html(html, pw_chart_sentence(s->arena, one->chart));
    for (size_t f = before; f < s->findings.list_count; f++) {
        pw_buf_puts(html, "<br><em>");
        put_html(html, s->findings.list[f].text);
        pw_buf_puts(html, "</em>");
    }
    pw_buf_puts(html, "</p>\n");
}

static void put_figure(struct studio *s, struct pw_buf *html, const struct gallery_chart *one,
                       const char *poppler, size_t before) {
    put_words(s, html, one, before);
    pw_buf_printf(html,
                  "<p><img src=\"charts/%s.png\" alt=\"%s, by cairo\">"
                  "<img src=\"charts/%s.png\" alt=\"the same from the PDF\"><br>"
                  "<a href=\"charts/%s-grey.png\">grey</a> "
                  "<a href=\"charts/%s-mono.png\">black and white</a></p>\n",
                  one->name, one->name, poppler, one->name, one->name);
}

static void write_pictures(struct pw_book *book, int page, const char *folder, const char *name) {
    static const char *const ends[] = {".png", "-grey.png", "-mono.png"};
    static const enum pw_png_mode modes[] = {PW_PNG_COLOUR, PW_PNG_GREY, PW_PNG_MONO};
    for (size_t m = 0; m < PW_COUNT(modes); m++) {
        struct pw_err err = {0};
        struct pw_buf png = {0};
        if (!pw_paint_png(book, page, DPI, modes[m], &png, &err))
            fail(err.text);
        write_file(folder, name, ends[m], &png);
        pw_buf_release(&png);
    }
}

/* Whether anything is drawn: a pack has a sentence in the place of a figure
 * without ink, and a PDF takes none. */
static bool has_ink(struct studio *s, const struct gallery_chart *one) {
    struct pw_book *book = book_new(s, "scratch");
    size_t before = draw(s, book, one);
    bool ink = false;
    for (size_t i = 0; i < book->pages[0]->ops_count; i++)
        ink = ink || book->pages[0]->ops[i].kind <= PW_OP_IMAGE;
    if (ink)
        s->findings.list_count = before;
    return ink;
}

static int digits_of(size_t count) {
    return count < 10 ? 1 : count < 100 ? 2 : 3;
}

/* All charts of a mark: a book of a page each. */
static void write_mark(struct studio *s, const char *mark, const char *folder,
                       struct pw_buf *html) {
    struct pw_book *book = book_new(s, pw_arena_printf(s->arena, "Charts: %s", mark));
    size_t count = 0;
    for (size_t i = 0; i < s->all.charts_count; i++)
        count += pw_streq(s->all.charts[i].chart->mark, mark) && has_ink(s, &s->all.charts[i]);
    pw_buf_printf(html, "<h2><a href=\"charts/%s.pdf\">%s</a></h2>\n", mark, mark);
    for (size_t i = 0; i < s->all.charts_count; i++) {
        const struct gallery_chart *one = &s->all.charts[i];
        if (!pw_streq(one->chart->mark, mark))
            continue;
        size_t before = s->findings.list_count;
        if (!has_ink(s, one)) {
            put_words(s, html, one, before);
            continue;
        }
        draw(s, book, one);
        int page = (int)book->pages_count - 1;
        put_figure(s, html, one,
                   pw_arena_printf(s->arena, "pdf-%s-%0*d", mark, digits_of(count), page + 1),
                   before);
        write_pictures(book, page, folder, one->name);
    }
    struct pw_err err = {0};
    struct pw_buf pdf = {0};
    if (count == 0)
        fail(pw_arena_printf(s->arena, "no chart of the mark %s", mark));
    if (!pw_paint_pdf(book, &pdf, &err))
        fail(err.text);
    write_file(folder, mark, ".pdf", &pdf);
    pw_buf_release(&pdf);
}

int main(int argc, char **argv) {
    struct studio s;
    struct pw_buf html = {0};
    bool dump = argc == 3 && pw_streq(argv[1], "dump");
    if (!dump && !(argc >= 3 && pw_streq(argv[1], "write")))
        fail("usage: charts dump FOLDER | charts write FOLDER [MARK]");
    open_studio(&s);
    for (const char *const *mark = pw_chart_marks(); *mark; mark++)
        if (dump)
            dump_mark(&s, *mark, argv[2]);
        else if (argc < 4 || pw_streq(argv[3], *mark))
            write_mark(&s, *mark, argv[2], &html);
    if (!dump)
        write_file(argv[2], "charts", ".html", &html);
    pw_buf_release(&html);
    close_studio(&s);
    return 0;
}
