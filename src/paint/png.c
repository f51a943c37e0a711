/* SPDX-License-Identifier: MIT
 *
 * The PNG painter: replays the display list on a cairo image. The one place
 * where a cairo context leaves ink. Fonts come from the same files as the
 * PDF's, without hinting, so that both show the same shapes.
 */
#include <cairo-ft.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "png_file.h"

/* Pixels of one image: 100 million, some 400 MB. */
static const double most_pixels = 1e8;

struct png_face {
    const struct pw_face *face;
    cairo_font_face_t *cairo;
};

struct png {
    cairo_t *cairo;
    enum pw_png_mode mode;
    cairo_surface_t *screen; /* the latest halftone */
    cairo_pattern_t *screen_pattern;
    int screen_level;
    cairo_font_options_t *options;
    struct pw_arena *arena;
    struct png_face *faces;
    size_t faces_count, faces_capacity;
};

/* ---- colours ----------------------------------------------------------------------- */
/* As a black-and-white printer has it: dots of black, in an ordered pattern
 * (Bayer, 8 by 8) whose share is the darkness. */
static cairo_pattern_t *halftone(struct png *png, int level, bool thin) {
    int wanted = thin ? -level : level;
    if (png->screen_pattern && png->screen_level == wanted)
        return png->screen_pattern;
    cairo_pattern_destroy(png->screen_pattern);
    cairo_surface_destroy(png->screen);
    png->screen = cairo_image_surface_create(CAIRO_FORMAT_RGB24, 8, 8);
    unsigned char *data = cairo_image_surface_get_data(png->screen);
    int stride = cairo_image_surface_get_stride(png->screen);
    for (int y = 0; data && y < 8; y++)
        for (int x = 0; x < 8; x++) {
            int rank = png_screen_rank(x, y);
            if (thin)
                rank = 16 * ((x + y) & 3) + 8; /* diagonals: dots in every row and column */
            uint32_t pixel = rank < level ? 0xFFFFFF : 0;
            memcpy(data + y * stride + 4 * x, &pixel, sizeof pixel);
        }
    cairo_surface_mark_dirty(png->screen);
    png->screen_level = wanted;
    png->screen_pattern = cairo_pattern_create_for_surface(png->screen);
    cairo_matrix_t to_device;
    cairo_get_matrix(png->cairo, &to_device); /* the page's scale; one dot is one pixel */
    cairo_pattern_set_matrix(png->screen_pattern, &to_device);
    cairo_pattern_set_extend(png->screen_pattern, CAIRO_EXTEND_REPEAT);
    cairo_pattern_set_filter(png->screen_pattern, CAIRO_FILTER_NEAREST);
    return png->screen_pattern;
}

/* `thin` marks (text, lines) would fall apart as dots: dark ones are black. */
static void set_colour(struct png *png, pw_rgb rgb, double alpha, bool thin) {
    double r = pw_rgb_red(rgb), g = pw_rgb_green(rgb), b = pw_rgb_blue(rgb);
    if (png->mode != PW_PNG_MONO) {
        cairo_set_source_rgba(png->cairo, r, g, b, alpha);
        return;
    }
    double light = 1 - alpha * (1 - (0.2126 * r + 0.7152 * g + 0.0722 * b));
    if (thin)
        light = light < 0.7 ? 0 : light > 0.95 ? 1 : light;
    int level = (int)(light * 64 + 0.5);
    if (level <= 4 || level >= 64)
        cairo_set_source_rgb(png->cairo, level >= 64, level >= 64, level >= 64);
    else
        cairo_set_source(png->cairo, halftone(png, level, thin));
}

static void path(struct png *png, const struct pw_path *p) {
    cairo_t *c = png->cairo;
    const double *at = p->points;
    cairo_new_path(c);
    for (size_t i = 0; i < p->verbs_count; i++) {
        switch (p->verbs[i]) {
        case 'M':
            cairo_move_to(c, at[0], at[1]);
            at += 2;
            break;
        case 'L':
            cairo_line_to(c, at[0], at[1]);
            at += 2;
            break;
        case 'C':
            cairo_curve_to(c, at[0], at[1], at[2], at[3], at[4], at[5]);
            at += 6;
            break;
        case 'R':
            cairo_rectangle(c, at[0], at[1], at[2], at[3]);
            at += 4;
            break;
        default:
            cairo_close_path(c);
        }
    }
}

/* ---- glyphs ---------------------------------------------------------------------- */
/* Cairo opens the file and keeps it for as long as its caches want it. */
static cairo_font_face_t *face_of(struct png *png, const struct pw_face *face) {
    for (size_t i = 0; i < png->faces_count; i++)
        if (png->faces[i].face == face)
            return png->faces[i].cairo;
    FcPattern *pattern = FcPatternCreate();
    FcPatternAddString(pattern, FC_FILE, (const FcChar8 *)face->path);
    FcPatternAddInteger(pattern, FC_INDEX, 0);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    struct png_face *added = PW_PUSH(png->arena, png, faces);
    added->face = face;
    added->cairo = cairo_ft_font_face_create_for_pattern(pattern);
    FcPatternDestroy(pattern);
    return added->cairo;
}

/* As outlines: cairo 1.16 would set the pictures of glyphs on whole pixels. */
static void glyphs(struct png *png, const struct pw_op *op) {
    cairo_t *c = png->cairo;
    cairo_glyph_t *list = pw_alloc(pw_mul(op->glyphs.glyphs_count, sizeof *list));
    for (size_t i = 0; i < op->glyphs.glyphs_count; i++) {
        list[i].index = op->glyphs.glyphs[i].id;
        list[i].x = op->glyphs.origin.x + op->glyphs.glyphs[i].x;
        list[i].y = op->glyphs.origin.y + op->glyphs.glyphs[i].y;
    }
    set_colour(png, op->glyphs.colour, 1, true);
    cairo_set_font_face(c, face_of(png, op->glyphs.face));
    cairo_set_font_size(c, op->glyphs.size);
    cairo_set_font_options(c, png->options);
    cairo_new_path(c);
    cairo_glyph_path(c, list, (int)op->glyphs.glyphs_count);
    cairo_fill(c);
    free(list);
}

/* ---- the page -------------------------------------------------------------------- */
static void stroke(struct png *png, const struct pw_op *op) {
    cairo_t *c = png->cairo;
    path(png, &op->stroke.path);
    set_colour(png, op->stroke.colour, 1, true);
    cairo_set_line_width(c, op->stroke.width);
    cairo_set_dash(c, op->stroke.dash, op->stroke.dash_count, 0);
    cairo_set_line_cap(c, (cairo_line_cap_t)op->stroke.cap);
    cairo_set_line_join(c, (cairo_line_join_t)op->stroke.join);
    cairo_stroke(c);
}

static void replay(struct png *png, const struct pw_page *page) {
    cairo_t *c = png->cairo;
    struct pw_ops room = {0};
    const struct pw_op *ops = pw_page_ops(page, &room);
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &ops[i];
        switch (op->kind) {
        case PW_OP_FILL:
            path(png, &op->fill.path);
            set_colour(png, op->fill.colour, op->fill.alpha, false);
            cairo_set_fill_rule(c, op->fill.even_odd ? CAIRO_FILL_RULE_EVEN_ODD
                                                     : CAIRO_FILL_RULE_WINDING);
            cairo_fill(c);
            cairo_set_fill_rule(c, CAIRO_FILL_RULE_WINDING);
            break;
        case PW_OP_STROKE:
            stroke(png, op);
            break;
        case PW_OP_GLYPHS:
            glyphs(png, op);
            break;
        case PW_OP_IMAGE:
            png_image(png->cairo, op, png->mode == PW_PNG_MONO);
            break;
        case PW_OP_CLIP:
            cairo_save(c);
            path(png, &op->clip.path);
            cairo_clip(c);
            break;
        case PW_OP_UNCLIP:
            cairo_restore(c);
            break;
        default:
            break;
        }
    }
    pw_ops_release(&room);
}

static bool paint(struct png *png, cairo_surface_t *surface, const struct pw_page *page, double dpi,
                  enum pw_png_mode mode, struct pw_buf *out, struct pw_err *err) {
    png->cairo = cairo_create(surface);
    png->options = cairo_font_options_create();
    cairo_font_options_set_hint_style(png->options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(png->options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(png->options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_source_rgb(png->cairo, 1, 1, 1);
    cairo_paint(png->cairo);
    cairo_scale(png->cairo, dpi / 72, dpi / 72);
    replay(png, page);
    bool done = cairo_status(png->cairo) == CAIRO_STATUS_SUCCESS;
    if (!done)
        pw_fail(err, "the page can't be drawn: %s",
                cairo_status_to_string(cairo_status(png->cairo)));
    cairo_pattern_destroy(png->screen_pattern);
    cairo_surface_destroy(png->screen);
    cairo_destroy(png->cairo);
    cairo_font_options_destroy(png->options);
    cairo_surface_flush(surface);
    const struct png_picture picture = {
        cairo_image_surface_get_width(surface), cairo_image_surface_get_height(surface),
        (size_t)cairo_image_surface_get_stride(surface), cairo_image_surface_get_data(surface)};
    if (done && !png_file(&picture, dpi, mode, out))
        done = pw_fail(err, "the picture can't be packed: memory ran out");
    return done;
}

bool pw_paint_png(const struct pw_book *book, int page, double dpi, enum pw_png_mode mode,
                  struct pw_buf *out, struct pw_err *err) {
    if (page < 0 || (size_t)page >= book->pages_count)
        return pw_fail(err, "there is no page %d; the document has %zu", page + 1,
                       book->pages_count);
    const struct pw_page *source = book->pages[page];
    double width = ceil(source->width * dpi / 72 - 1e-6);
    double height = ceil(source->height * dpi / 72 - 1e-6);
    if (!(dpi > 0) || width < 1 || height < 1 || width * height > most_pixels || width > 32767 ||
        height > 32767)
        return pw_fail(err, "a picture of page %d at %g dots an inch would be too large or empty",
                       page + 1, dpi);
    struct png png = {.arena = pw_arena_new(), .mode = mode};
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)width, (int)height);
    size_t before = out->length;
    bool done = paint(&png, surface, source, dpi, mode, out, err);
    cairo_surface_destroy(surface);
    for (size_t i = 0; i < png.faces_count; i++)
        cairo_font_face_destroy(png.faces[i].cairo);
    pw_arena_free(png.arena);
    if (!done)
        out->length = before;
    return done;
}
