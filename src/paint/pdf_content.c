/* SPDX-License-Identifier: MIT
 *
 * A page's content stream from its operations. Coordinates are thousandths of
 * a point; the page is turned here, its origin being at the bottom in PDF.
 */
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "pdf_private.h"

static void put(struct pdf_content *c, const char *text) {
    pw_buf_puts(c->out, text);
}

static void number(struct pdf_content *c, double value) {
    pdf_number(c->out, value);
    pw_buf_putc(c->out, ' ');
}

static void point(struct pdf_content *c, const double *xy) {
    number(c, xy[0]);
    number(c, c->height - xy[1]);
}

/* ---- graphics state ------------------------------------------------------------ */
static void colour(struct pdf_content *c, pw_rgb rgb, const char *grey, const char *full) {
    double r = pw_rgb_red(rgb), g = pw_rgb_green(rgb), b = pw_rgb_blue(rgb);
    number(c, r);
    if (r == g && g == b) {
        put(c, grey);
        return;
    }
    number(c, g);
    number(c, b);
    put(c, full);
}

void pdf_content_fill_colour(struct pdf_content *c, pw_rgb rgb) {
    if (rgb == c->state.fill)
        return;
    c->state.fill = rgb;
    colour(c, rgb, "g\n", "rg\n");
}

static void stroke_colour(struct pdf_content *c, pw_rgb rgb) {
    if (rgb == c->state.stroke)
        return;
    c->state.stroke = rgb;
    colour(c, rgb, "G\n", "RG\n");
}

static size_t alpha_index(struct pdf *pdf, int alpha) {
    for (size_t i = 0; i < pdf->alphas_count; i++)
        if (pdf->alphas[i] == alpha)
            return i;
    *PW_PUSH(pdf->arena, pdf, alphas) = alpha;
    return pdf->alphas_count - 1;
}

void pdf_content_alpha(struct pdf_content *c, double alpha) {
    int thousandths = (int)(alpha * 1000 + 0.5);
    if (thousandths == c->state.alpha)
        return;
    c->state.alpha = thousandths;
    put(c, "/G");
    pdf_int(c->out, (long long)alpha_index(c->pdf, thousandths));
    put(c, " gs\n");
}

static void dash(struct pdf_content *c, const double *dashes, int count) {
    struct pdf_state *s = &c->state;
    if (count == s->dash_count && memcmp(dashes, s->dash, (size_t)count * sizeof *dashes) == 0)
        return;
    s->dash_count = count;
    memcpy(s->dash, dashes, (size_t)count * sizeof *dashes);
    pw_buf_putc(c->out, '[');
    for (int i = 0; i < count; i++) {
        if (i)
            pw_buf_putc(c->out, ' ');
        pdf_number(c->out, dashes[i]);
    }
    put(c, "]0 d\n");
}

static void line_style(struct pdf_content *c, const struct pw_op *op) {
    struct pdf_state *s = &c->state;
    stroke_colour(c, op->stroke.colour);
    pdf_content_alpha(c, 1);
    if (op->stroke.width != s->width) {
        s->width = op->stroke.width;
        number(c, s->width);
        put(c, "w\n");
    }
    if (op->stroke.cap != s->cap) {
        s->cap = op->stroke.cap;
        number(c, s->cap);
        put(c, "J\n");
    }
    if (op->stroke.join != s->join) {
        s->join = op->stroke.join;
        number(c, s->join);
        put(c, "j\n");
    }
    dash(c, op->stroke.dash, op->stroke.dash_count);
}

static void state_save(struct pdf_content *c) {
    if (c->saved_count == c->saved_capacity) {
        c->saved_capacity = c->saved_capacity ? 2 * c->saved_capacity : 8;
        c->saved = pw_realloc(c->saved, pw_mul(c->saved_capacity, sizeof *c->saved));
    }
    c->saved[c->saved_count++] = c->state;
    put(c, "q\n");
}

static void state_restore(struct pdf_content *c) {
    if (c->saved_count == 0)
        return;
    c->state = c->saved[--c->saved_count];
    put(c, "Q\n");
}

/* ---- paths ----------------------------------------------------------------------- */
static void path(struct pdf_content *c, const struct pw_path *p) {
    const double *at = p->points;
    for (size_t i = 0; i < p->verbs_count; i++) {
        switch (p->verbs[i]) {
        case 'M':
            point(c, at);
            put(c, "m\n");
            at += 2;
            break;
        case 'L':
            point(c, at);
            put(c, "l\n");
            at += 2;
            break;
        case 'C':
            point(c, at);
            point(c, at + 2);
            point(c, at + 4);
            put(c, "c\n");
            at += 6;
            break;
        case 'R': /* turned with the page: the height counts downwards */
            point(c, at);
            number(c, at[2]);
            number(c, -at[3]);
            put(c, "re\n");
            at += 4;
            break;
        default:
            put(c, "h\n");
        }
    }
}

static void fill(struct pdf_content *c, const struct pw_op *op) {
    pdf_content_fill_colour(c, op->fill.colour);
    pdf_content_alpha(c, op->fill.alpha);
    path(c, &op->fill.path);
    put(c, op->fill.even_odd ? "f*\n" : "f\n");
}

static void stroke(struct pdf_content *c, const struct pw_op *op) {
    line_style(c, op);
    path(c, &op->stroke.path);
    put(c, "S\n");
}

static void clip(struct pdf_content *c, const struct pw_op *op) {
    state_save(c);
    if (op->clip.path.verbs_count == 0)
        put(c, "0 0 m\n"); /* nothing lies inside */
    path(c, &op->clip.path);
    put(c, "W n\n");
}

static pdf_id image_stream(struct pdf *pdf, const struct pw_image *image, const char *space,
                           const char *more, const unsigned char *bytes, size_t length,
                           bool deflate) {
    const char *entries = pw_arena_printf(pdf->arena,
                                          "/Type/XObject/Subtype/Image/Width %d/Height %d"
                                          "/ColorSpace/Device%s/BitsPerComponent 8%s",
                                          image->width, image->height, space, more);
    return pdf_stream(pdf, entries, bytes, length, deflate);
}

/* A JPEG goes in as it came; pixels are packed, with their alpha as a soft mask. */
static pdf_id image_write(struct pdf *pdf, const struct pw_image *image) {
    size_t pixels = pw_mul((size_t)image->width, (size_t)image->height);
    if (image->jpeg)
        return image_stream(pdf, image, image->grey ? "Gray" : "RGB", "/Filter/DCTDecode",
                            image->jpeg, image->jpeg_length, false);
    struct pw_buf more = {0};
    if (image->alpha) {
        pdf_id mask = image_stream(pdf, image, "Gray", "", image->alpha, pixels, true);
        pw_buf_puts(&more, "/SMask");
        pdf_ref(pdf, &more, mask);
    }
    pdf_id id =
        image_stream(pdf, image, "RGB", pw_buf_text(&more), image->pixels, pw_mul(pixels, 3), true);
    pw_buf_release(&more);
    return id;
}

static size_t image_index(struct pdf *pdf, const struct pw_image *image) {
    for (size_t i = 0; i < pdf->images_count; i++)
        if (pdf->images[i].image == image)
            return i;
    struct pdf_image *added = PW_PUSH(pdf->arena, pdf, images);
    added->image = image;
    added->id = image_write(pdf, image);
    return pdf->images_count - 1;
}

static void image(struct pdf_content *c, const struct pw_op *op) {
    struct pw_rect r = op->image.rect;
    pdf_content_alpha(c, 1);
    put(c, "q\n");
    number(c, r.width);
    put(c, "0 0 ");
    number(c, r.height);
    number(c, r.x);
    number(c, c->height - pw_rect_bottom(r));
    put(c, "cm/I");
    pdf_int(c->out, (long long)image_index(c->pdf, op->image.image));
    put(c, " Do\nQ\n");
}

/* ---- marked content ---------------------------------------------------------------- */
static void begin(struct pdf_content *c, const struct pw_op *op) {
    pw_buf_putc(c->out, '/');
    put(c, pw_role_name(op->begin.tag->role));
    put(c, "<</MCID ");
    pdf_int(c->out, op->begin.mcid);
    put(c, ">>BDC\n");
}

/* A background's box is asked for by PDF 1.7 (14.8.2.2.2): all up to its end. */
static void background_box(struct pdf_content *c, const struct pw_op *op, const struct pw_op *end) {
    struct pw_rect box = {0};
    for (bool first = true; op < end && op->kind != PW_OP_END; op++, first = false)
        box = first ? op->extents : pw_rect_union(box, op->extents);
    put(c, "/BBox[");
    number(c, box.x);
    number(c, c->height - pw_rect_bottom(box));
    number(c, pw_rect_right(box));
    pdf_number(c->out, c->height - box.y);
    pw_buf_putc(c->out, ']');
}

static void begin_artifact(struct pdf_content *c, const struct pw_op *op, const struct pw_op *end) {
    static const char *const entries[] = {
        [PW_ARTIFACT_LAYOUT] = "/Type/Layout",
        [PW_ARTIFACT_HEADER] = "/Type/Pagination/Subtype/Header/Attached[/Top]",
        [PW_ARTIFACT_FOOTER] = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
        [PW_ARTIFACT_PAGINATION] = "/Type/Pagination",
        [PW_ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
        [PW_ARTIFACT_BACKGROUND] = "/Type/Background",
    };
    put(c, "/Artifact<<");
    put(c, entries[op->artifact]);
    if (op->artifact == PW_ARTIFACT_BACKGROUND)
        background_box(c, op + 1, end);
    put(c, ">>BDC\n");
    c->in_artifact = true;
}

void pdf_content_page(struct pdf *pdf, const struct pw_page *page) {
    struct pdf_content content = {.pdf = pdf, .out = &pdf->content, .height = page->height};
    struct pdf_content *c = &content;
    c->state = (struct pdf_state){.alpha = 1000, .width = 1};
    pw_buf_clear(&pdf->content);
    const struct pw_op *ops = pw_page_ops(page, &pdf->room);
    for (size_t i = 0; i < page->ops_count; i++) {
        const struct pw_op *op = &ops[i];
        if (op->kind == PW_OP_GLYPHS) {
            pdf_content_run(c, op);
            continue;
        }
        pdf_content_text_end(c);
        switch (op->kind) {
        case PW_OP_FILL:
            fill(c, op);
            break;
        case PW_OP_STROKE:
            stroke(c, op);
            break;
        case PW_OP_IMAGE:
            image(c, op);
            break;
        case PW_OP_CLIP:
            clip(c, op);
            break;
        case PW_OP_UNCLIP:
            state_restore(c);
            break;
        case PW_OP_BEGIN:
            begin(c, op);
            break;
        case PW_OP_BEGIN_ARTIFACT:
            begin_artifact(c, op, ops + page->ops_count);
            break;
        default:
            put(c, "EMC\n");
            c->in_artifact = false;
        }
    }
    pdf_content_text_end(c);
    while (c->saved_count)
        state_restore(c);
    free(c->saved);
}
