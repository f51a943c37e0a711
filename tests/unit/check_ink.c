/* SPDX-License-Identifier: MIT
 *
 * Tests of ink: the display list, marked pieces, boxes.
 */
#include <stdlib.h>

#include "check_main.h"
#include "sample_book.h"

static struct sample s;

static void set_up(void) {
    ck_assert(sample_open(&s));
}

static void tear_down(void) {
    sample_free(&s);
}

static const struct pw_op *last_op(void) {
    const struct pw_page *page = s.book->pages[pw_pen_page_index(s.pen)];
    return &page->ops[page->ops_count - 1];
}

static size_t count_ops(enum pw_op_kind kind) {
    size_t count = 0;
    for (size_t p = 0; p < s.book->pages_count; p++)
        for (size_t i = 0; i < s.book->pages[p]->ops_count; i++)
            count += s.book->pages[p]->ops[i].kind == kind;
    return count;
}

static void ck_box(struct pw_rect r, double x, double y, double w, double h) {
    ck_assert_double_eq_tol(r.x, x, 1e-3);
    ck_assert_double_eq_tol(r.y, y, 1e-3);
    ck_assert_double_eq_tol(r.width, w, 1e-3);
    ck_assert_double_eq_tol(r.height, h, 1e-3);
}

/* Catches: pieces that nest, pieces without ink, numbers with gaps, ink that
 * lies in no piece, a piece that its element does not list. */
START_TEST(pieces_are_flat_and_dense) {
    tear_down();
    ck_assert(sample_new(&s));
    for (size_t p = 0; p < s.book->pages_count; p++) {
        const struct pw_page *page = s.book->pages[p];
        bool inside = false;
        int next = 0, ink = 0, clips = 0;
        for (size_t i = 0; i < page->ops_count; i++) {
            const struct pw_op *op = &page->ops[i];
            if (op->kind == PW_OP_BEGIN || op->kind == PW_OP_BEGIN_ARTIFACT) {
                ck_assert(!inside);
                inside = true;
                ink = 0;
                if (op->kind == PW_OP_BEGIN) {
                    ck_assert_int_eq(op->begin.mcid, next++);
                    size_t listed = 0;
                    for (size_t k = 0; k < op->begin.tag->kids_count; k++) {
                        const struct pw_kid *kid = &op->begin.tag->kids[k];
                        listed += kid->kind == PW_KID_CONTENT && kid->page == (int)p &&
                                  kid->mcid == op->begin.mcid;
                    }
                    ck_assert_uint_eq(listed, 1);
                }
            } else if (op->kind == PW_OP_END) {
                ck_assert(inside && ink > 0);
                inside = false;
            } else if (op->kind == PW_OP_CLIP || op->kind == PW_OP_UNCLIP) {
                ck_assert(!inside);
                clips += op->kind == PW_OP_CLIP ? 1 : -1;
            } else {
                ck_assert(inside);
                ink++;
            }
        }
        ck_assert_int_eq(page->mcids, next);
        ck_assert_int_eq(clips, 0);
    }
    ck_assert_uint_eq(s.findings.list_count, 0);
}
END_TEST

/* Catches: reading order lost when a child's ink comes between its parent's. */
START_TEST(kids_in_reading_order) {
    struct pw_tag *p = sample_tag(&s, s.book->root, PW_ROLE_P);
    pw_pen_begin(s.pen, p);
    sample_text(&s, s.regular, 10, 0, 10, 10, "a");
    struct pw_tag *span = sample_tag(&s, p, PW_ROLE_SPAN);
    sample_text(&s, s.regular, 10, 0, 20, 10, "b"); /* after the span was made */
    pw_pen_begin(s.pen, span);
    sample_text(&s, s.regular, 10, 0, 30, 10, "c");
    pw_pen_end(s.pen);
    sample_text(&s, s.regular, 10, 0, 40, 10, "d");
    sample_text(&s, s.regular, 10, 0, 50, 10, "e");
    pw_pen_end(s.pen);
    ck_assert_uint_eq(p->kids_count, 4);
    ck_assert_int_eq(p->kids[0].kind, PW_KID_CONTENT);
    ck_assert_int_eq(p->kids[1].kind, PW_KID_TAG);
    ck_assert_int_eq(p->kids[2].kind, PW_KID_CONTENT);
    ck_assert_int_eq(p->kids[3].kind, PW_KID_CONTENT);
    ck_assert_uint_eq(count_ops(PW_OP_BEGIN), 4);
    ck_assert_uint_eq(count_ops(PW_OP_END), 4);
}
END_TEST

/* Catches: a piece for every line of a paragraph drawn line by line; one piece
 * over two owners. */
START_TEST(same_owner_goes_on) {
    struct pw_tag *p = sample_tag(&s, s.book->root, PW_ROLE_P);
    for (int i = 0; i < 5; i++) {
        pw_pen_begin(s.pen, p);
        sample_text(&s, s.regular, 10, 0, 10, 10 + 12 * i, "line ");
        pw_pen_end(s.pen);
    }
    ck_assert_uint_eq(p->kids_count, 1);
    for (int i = 0; i < 3; i++) {
        pw_pen_begin_artifact(s.pen, i < 2 ? PW_ARTIFACT_LAYOUT : PW_ARTIFACT_HEADER);
        pw_pen_rect(s.pen, pw_rect_make(0, 0, 1, 1), 0);
        pw_pen_end(s.pen);
    }
    ck_assert_uint_eq(count_ops(PW_OP_BEGIN_ARTIFACT), 2);
    ck_assert_uint_eq(count_ops(PW_OP_END), 3);
    pw_pen_begin(s.pen, p);
    sample_text(&s, s.regular, 10, 0, 10, 90, "again");
    pw_pen_page(s.pen, pw_book_page_add(s.book, 100, 100)); /* with the tag open */
    sample_text(&s, s.regular, 10, 0, 10, 90, "there");
    pw_pen_end(s.pen);
    ck_assert_uint_eq(p->kids_count, 3);
    ck_assert_int_eq(p->kids[2].page, 1);
    ck_assert_int_eq(p->kids[2].mcid, 0);
    ck_assert_uint_eq(s.findings.list_count, 0);
}
END_TEST

static bool found(const char *id) {
    for (size_t i = 0; i < s.findings.list_count; i++)
        if (strcmp(s.findings.list[i].id, id) == 0)
            return true;
    return false;
}

/* Catches: faults of drawing code that pass in silence or end the program. */
START_TEST(faults_are_findings) {
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 1, 1), 0);
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 1, 1), 0);
    ck_assert(found("untagged-ink"));
    ck_assert_uint_eq(s.findings.list_count, 1); /* once a page */
    pw_pen_end(s.pen);
    ck_assert(found("tag-not-begun"));
    pw_pen_unclip(s.pen);
    ck_assert(found("clip-not-begun"));
    struct pw_tag *p = sample_tag(&s, s.book->root, PW_ROLE_P);
    pw_pen_begin(s.pen, p);
    pw_pen_rect(s.pen, pw_rect_make(0, NAN, 1, 1), 0);
    ck_assert(found("ink-not-finite"));
    const struct pw_rect r = {0, 0, 1, 1};
    pw_pen_link(s.pen, &r, 1, "https://example.org/", NULL, "x");
    ck_assert(found("link-outside-tag"));
    cairo_rectangle(pw_pen_cairo(s.pen), 0, 0, 10, 10);
    pw_pen_clip(s.pen);
    pw_pen_free(s.pen);
    ck_assert(found("clip-not-ended"));
    ck_assert(found("tag-not-ended"));
    ck_assert_uint_eq(count_ops(PW_OP_CLIP), count_ops(PW_OP_UNCLIP));
    s.pen = pw_pen_new(s.book);
}
END_TEST

/* Catches: a transformation applied twice or not at all, fixed-point grain in
 * rectangles, a rectangle that isn't recognised, a hole filled in. */
START_TEST(paths_in_page_points) {
    cairo_t *cr = pw_pen_cairo(s.pen);
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    cairo_save(cr);
    cairo_translate(cr, 100, 50);
    cairo_scale(cr, 2, 3);
    cairo_rectangle(cr, 10, 10, -5, 5);
    cairo_restore(cr);
    pw_pen_fill(s.pen, 0x123456);
    const struct pw_op *op = last_op();
    ck_assert_str_eq(op->fill.path.verbs, "R");
    ck_box(op->extents, 110, 80, 10, 15);
    ck_assert(!cairo_has_current_point(cr));
    cairo_rectangle(cr, 0, 0, 30, 30);
    cairo_rectangle(cr, 20, 10, -10, 10); /* turns the other way: a hole */
    pw_pen_fill(s.pen, 0);
    op = last_op();
    ck_assert_str_eq(op->fill.path.verbs, "RR");
    ck_assert_double_lt(op->fill.path.points[6], 0);
    pw_pen_rect(s.pen, pw_rect_make(1.0 / 3, 2.0 / 3, 1e-4, 7), 0);
    ck_assert(last_op()->fill.path.points[0] == 1.0 / 3);
    cairo_arc(cr, 50, 50, 20, 0, 6.283185307179586);
    pw_pen_fill(s.pen, 0);
    ck_box(last_op()->extents, 30, 30, 40, 40); /* the curve, not its handles */
    size_t before = s.book->pages[0]->ops_count;
    pw_pen_fill(s.pen, 0); /* no path */
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 1, 1), PW_RGB_NONE);
    ck_assert_uint_eq(s.book->pages[0]->ops_count, before);
    pw_pen_end(s.pen);
}
END_TEST

/* Catches: stroke boxes without the line's width, caps or mitre tips. */
START_TEST(stroke_boxes) {
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    struct pw_stroke stroke = {.colour = 0, .width = 2};
    pw_pen_rule(s.pen, 10, 10, 30, 10, &stroke);
    ck_box(last_op()->extents, 10, 9, 20, 2);
    stroke.cap = CAIRO_LINE_CAP_SQUARE;
    pw_pen_rule(s.pen, 10, 10, 30, 10, &stroke);
    ck_box(last_op()->extents, 9, 9, 22, 2);
    stroke.cap = CAIRO_LINE_CAP_BUTT;
    const struct pw_point corner[] = {{10, 30}, {10, 10}, {30, 10}};
    pw_pen_polyline(s.pen, corner, 3, &stroke);
    ck_box(last_op()->extents, 9, 9, 21, 21);
    const struct pw_point closed[] = {{10, 10}, {30, 10}, {30, 30}, {10, 10}};
    pw_pen_polyline(s.pen, closed, 4, &stroke);
    ck_assert_str_eq(last_op()->stroke.path.verbs, "MLLZ");
    /* against cairo's own measure of the same stroke */
    cairo_surface_t *surface = cairo_recording_surface_create(CAIRO_CONTENT_COLOR, NULL);
    cairo_t *cr = cairo_create(surface);
    double x0, y0, x1, y1;
    for (int i = 0; i < 3; i++)
        (i ? cairo_line_to : cairo_move_to)(cr, closed[i].x, closed[i].y);
    cairo_close_path(cr);
    cairo_set_line_width(cr, 2);
    cairo_stroke_extents(cr, &x0, &y0, &x1, &y1);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    struct pw_rect r = last_op()->extents;
    ck_assert_double_eq_tol(r.x, x0, 0.01);
    ck_assert_double_eq_tol(r.y, y0, 0.01);
    ck_assert_double_eq_tol(pw_rect_right(r), x1, 0.01);
    ck_assert_double_eq_tol(pw_rect_bottom(r), y1, 0.01);
    stroke.dash_count = 2; /* all zero: cairo would fail, PDF too */
    pw_pen_rule(s.pen, 10, 10, 30, 10, &stroke);
    ck_assert_int_eq(last_op()->stroke.dash_count, 0);
    pw_pen_end(s.pen);
}
END_TEST

/* Catches: glyph boxes from advances (too wide to prove labels apart), upside
 * down, or with blanks counted. Open Sans' x is 1096 of 2048 units high. */
START_TEST(glyph_boxes_are_ink) {
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    sample_text(&s, s.regular, 100, 0, 50, 200, "x");
    struct pw_rect r = last_op()->extents;
    ck_assert_double_eq_tol(r.height, 1096 / 20.48, 0.1);
    ck_assert_double_eq_tol(pw_rect_bottom(r), 200, 0.1);
    ck_assert_double_gt(r.x, 50);
    sample_text(&s, s.regular, 100, 0, 50, 200, " x ");
    ck_assert_double_eq_tol(last_op()->extents.width, r.width, 0.001);
    sample_text(&s, s.regular, 100, 0, 50, 200, "  ");
    ck_assert_double_eq(last_op()->extents.width, 0);
    pw_pen_end(s.pen);
}
END_TEST

/* Catches: ink outside a clip counted, a nested clip that widens the outer
 * one, a figure's box without its parts or grown by other pages. */
START_TEST(clips_and_figures) {
    cairo_t *cr = pw_pen_cairo(s.pen);
    struct pw_tag *figure = sample_tag(&s, s.book->root, PW_ROLE_FIGURE);
    struct pw_tag *caption = sample_tag(&s, figure, PW_ROLE_CAPTION);
    pw_pen_begin(s.pen, figure);
    cairo_rectangle(cr, 10, 10, 50, 50);
    pw_pen_clip(s.pen);
    cairo_rectangle(cr, 0, 0, 40, 500);
    pw_pen_clip(s.pen);
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 200, 20), 0);
    ck_box(last_op()->extents, 10, 10, 30, 10);
    pw_pen_unclip(s.pen);
    pw_pen_unclip(s.pen);
    pw_pen_begin(s.pen, caption);
    pw_pen_rect(s.pen, pw_rect_make(20, 90, 10, 10), 0);
    pw_pen_end(s.pen);
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    pw_pen_rect(s.pen, pw_rect_make(5, 40, 2, 2), 0);
    pw_pen_end(s.pen);
    ck_box(figure->extras->bbox, 5, 10, 35, 90);
    pw_pen_page(s.pen, pw_book_page_add(s.book, 100, 100));
    pw_pen_rect(s.pen, pw_rect_make(0, 0, 90, 90), 0);
    ck_box(figure->extras->bbox, 5, 10, 35, 90);
    pw_pen_end(s.pen);
}
END_TEST

/* Catches: an annotation for each line of one link; links of other targets or
 * pages run together. */
START_TEST(links_of_an_element) {
    struct pw_tag *link = sample_tag(&s, s.book->root, PW_ROLE_LINK);
    const struct pw_rect a = {0, 0, 9, 9}, b = {0, 20, 9, 9};
    pw_pen_begin(s.pen, link);
    pw_pen_link(s.pen, &a, 1, NULL, "there", "There");
    pw_pen_link(s.pen, &b, 1, NULL, "there", "There");
    pw_pen_link(s.pen, &b, 1, NULL, "elsewhere", NULL);
    pw_pen_page(s.pen, pw_book_page_add(s.book, 100, 100));
    pw_pen_link(s.pen, &b, 1, NULL, "there", "There");
    pw_pen_end(s.pen);
    ck_assert_uint_eq(s.book->pages[0]->links_count, 2);
    ck_assert_uint_eq(s.book->pages[0]->links[0].rects_count, 2);
    ck_assert_str_eq(s.book->pages[0]->links[1].contents, "");
    ck_assert_uint_eq(s.book->pages[1]->links_count, 1);
    ck_assert_uint_eq(link->kids_count, 3);
    pw_book_anchor(s.book, "there", 1, 0, 0);
    ck_assert_int_eq(pw_book_anchor_page(s.book, "there"), 1);
    ck_assert_int_eq(pw_book_anchor_page(s.book, "nowhere"), -1);
}
END_TEST

static void ck_same_op(const struct pw_op *a, const struct pw_op *b) {
    ck_assert_int_eq(a->kind, b->kind);
    ck_assert_mem_eq(&a->extents, &b->extents, sizeof a->extents);
    if (a->kind == PW_OP_BEGIN) {
        ck_assert_int_eq(a->begin.mcid, b->begin.mcid);
        ck_assert_int_eq(a->begin.tag->role, b->begin.tag->role);
    } else if (a->kind == PW_OP_BEGIN_ARTIFACT) {
        ck_assert_int_eq(a->artifact, b->artifact);
    } else if (a->kind == PW_OP_FILL) {
        ck_assert_str_eq(a->fill.path.verbs, b->fill.path.verbs);
        ck_assert_uint_eq(a->fill.colour, b->fill.colour);
    } else if (a->kind == PW_OP_GLYPHS) {
        ck_assert_uint_eq(a->glyphs.colour, b->glyphs.colour);
        ck_assert_mem_eq(&a->glyphs.origin, &b->glyphs.origin, sizeof a->glyphs.origin);
        ck_assert_str_eq(a->glyphs.text, b->glyphs.text);
        ck_assert_double_eq(a->glyphs.size, b->glyphs.size);
        ck_assert_uint_eq(a->glyphs.glyphs_count, b->glyphs.glyphs_count);
        ck_assert_mem_eq(a->glyphs.glyphs, b->glyphs.glyphs,
                         a->glyphs.glyphs_count * sizeof *a->glyphs.glyphs);
    }
}

/* A text that a clip cuts, and ink on a page that was left before. */
static void draw_more(struct sample *more) {
    struct pw_pen *pen = more->pen;
    pw_pen_page(pen, pw_book_page_add(more->book, 595.276, 841.89));
    pw_pen_page(pen, 0);
    pw_pen_begin_artifact(pen, PW_ARTIFACT_LAYOUT);
    cairo_rectangle(pw_pen_cairo(pen), 50, 400, 60, 4);
    pw_pen_clip(pen);
    sample_text(more, more->regular, 9, 0x202020, 57, 404, "cut by a clip");
    pw_pen_unclip(pen);
    pw_pen_end(pen);
}

/* Catches: a packed page that loses or changes an operation, numbers its
 * pieces anew, or forgets what it held when the pen comes back to it. */
START_TEST(packed_pages_say_the_same) {
    struct sample packed;
    ck_assert(sample_open(&packed));
    packed.book->packs = true;
    draw_more(&s);
    draw_more(&packed);
    sample_draw(&s);
    sample_draw(&packed);
    pw_pen_free(packed.pen);
    packed.pen = NULL;
    struct pw_ops room = {0};
    ck_assert_uint_eq(packed.book->pages_count, s.book->pages_count);
    for (size_t p = 0; p < s.book->pages_count; p++) {
        const struct pw_page *page = packed.book->pages[p];
        ck_assert_ptr_null(page->ops);
        ck_assert_uint_eq(page->ops_count, s.book->pages[p]->ops_count);
        const struct pw_op *ops = pw_page_ops(page, &room);
        for (size_t i = 0; i < page->ops_count; i++)
            ck_same_op(&ops[i], &s.book->pages[p]->ops[i]);
    }
    pw_book_unpack(packed.book);
    ck_same_op(&packed.book->pages[0]->ops[3], &s.book->pages[0]->ops[3]);
    pw_ops_release(&room);
    sample_free(&packed);
}
END_TEST

/* Catches: texts that are equal being kept again and again. */
START_TEST(equal_texts_are_kept_once) {
    pw_pen_begin_artifact(s.pen, PW_ARTIFACT_LAYOUT);
    sample_text(&s, s.regular, 9, 0x202020, 57, 404, "7,044");
    const struct pw_glyph *first = last_op()->glyphs.glyphs;
    sample_text(&s, s.regular, 9, 0x707070, 57, 504, "7,044");
    ck_assert_ptr_eq(last_op()->glyphs.glyphs, first);
    ck_assert_uint_eq(last_op()->glyphs.colour, 0x707070);
    sample_text(&s, s.regular, 9.5, 0x707070, 57, 504, "7,044");
    ck_assert_ptr_ne(last_op()->glyphs.glyphs, first);
    ck_assert_double_eq(last_op()->glyphs.size, 9.5);
    sample_text(&s, s.bold, 9, 0x707070, 57, 504, "7,044");
    ck_assert_ptr_eq(last_op()->glyphs.face, s.bold);
    pw_pen_end(s.pen);
}
END_TEST

/* Catches: a role whose name is out of step with the enumeration. */
START_TEST(role_names) {
    ck_assert_str_eq(pw_role_name(PW_ROLE_DOCUMENT), "Document");
    ck_assert_str_eq(pw_role_name(PW_ROLE_TH), "TH");
    ck_assert_str_eq(pw_role_name(PW_ROLE_FORMULA), "Formula");
    ck_assert_str_eq(pw_role_name(PW_ROLE_COUNT), "");
}
END_TEST

static Suite *suite(void) {
    Suite *all = suite_create("ink");
    TCase *tests = tcase_create("ink");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, pieces_are_flat_and_dense);
    tcase_add_test(tests, kids_in_reading_order);
    tcase_add_test(tests, same_owner_goes_on);
    tcase_add_test(tests, faults_are_findings);
    tcase_add_test(tests, paths_in_page_points);
    tcase_add_test(tests, stroke_boxes);
    tcase_add_test(tests, glyph_boxes_are_ink);
    tcase_add_test(tests, clips_and_figures);
    tcase_add_test(tests, links_of_an_element);
    tcase_add_test(tests, packed_pages_say_the_same);
    tcase_add_test(tests, equal_texts_are_kept_once);
    tcase_add_test(tests, role_names);
    suite_add_tcase(all, tests);
    return all;
}

CHECK_MAIN(suite)
