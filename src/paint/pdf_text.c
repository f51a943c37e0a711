/* SPDX-License-Identifier: MIT
 *
 * Glyph runs as text operators. The pen position is followed in thousandths
 * of the em as the reader will move it, and set right wherever the run's own
 * positions (kerning, tabular figures) leave it, so errors never add up.
 */
#include <math.h>

#include "pdf_private.h"

void pdf_content_text_end(struct pdf_content *c) {
    if (!c->in_text)
        return;
    pw_buf_puts(c->out, "ET\n");
    c->in_text = false;
}

static void text_begin(struct pdf_content *c) {
    if (c->in_text)
        return;
    pw_buf_puts(c->out, "BT\n");
    c->in_text = true;
    c->line_x = c->line_y = 0;
}

/* Coordinates as the stream has them: what is added to them must be too. */
static double milli(double value) {
    return round(value * 1000) / 1000;
}

static void move(struct pdf_content *c, double x, double y) {
    x = milli(x);
    y = milli(y);
    pdf_number(c->out, x - c->line_x);
    pw_buf_putc(c->out, ' ');
    pdf_number(c->out, y - c->line_y);
    pw_buf_puts(c->out, " Td\n");
    c->line_x = x;
    c->line_y = y;
}

static void set_font(struct pdf_content *c, const struct pw_op *op) {
    size_t index = 0;
    if (c->state.font && c->state.font->face == op->glyphs.face && c->state.size == op->glyphs.size)
        return;
    const struct pdf_font *font = pdf_font_of(c->pdf, op->glyphs.face, &index);
    c->state.font = font;
    c->state.size = op->glyphs.size;
    pw_buf_puts(c->out, "/F");
    pdf_int(c->out, (long long)index);
    pw_buf_putc(c->out, ' ');
    pdf_number(c->out, op->glyphs.size);
    pw_buf_puts(c->out, " Tf\n");
}

/* Two bytes of a literal string. */
static void put_code(struct pw_buf *out, unsigned code) {
    unsigned char bytes[2] = {(unsigned char)(code >> 8), (unsigned char)code};
    for (int i = 0; i < 2; i++) {
        if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
            pw_buf_putc(out, '\\');
        if (bytes[i] == '\r') /* a reader would take it for a line end */
            pw_buf_puts(out, "\\r");
        else
            pw_buf_putc(out, (char)bytes[i]);
    }
}

/* A run of strings and adjustments being written: [(..)-12(..)]TJ or (..)Tj. */
struct show {
    struct pdf_content *c;
    const struct pw_op *op;
    size_t start; /* of the operand in the stream */
    bool open;    /* an operand was begun */
    bool in_string;
    bool adjusted; /* the array has a number */
    double pen;    /* thousandths of the em from the run's origin */
};

static void show_close(struct show *s) {
    struct pw_buf *out = s->c->out;
    if (!s->open)
        return;
    if (s->in_string)
        pw_buf_putc(out, ')');
    if (s->adjusted) {
        pw_buf_puts(out, "]TJ\n");
    } else {
        out->data[s->start] = ' '; /* a single string needs no array; the blank is harmless */
        pw_buf_puts(out, "Tj\n");
    }
    s->open = s->in_string = s->adjusted = false;
}

static void show_open(struct show *s) {
    if (s->open)
        return;
    s->start = s->c->out->length;
    pw_buf_putc(s->c->out, '[');
    s->open = true;
}

static void show_rise(struct show *s, double rise) {
    rise = milli(rise);
    if (rise == s->c->state.rise)
        return;
    show_close(s);
    pdf_number(s->c->out, rise);
    pw_buf_puts(s->c->out, " Ts\n");
    s->c->state.rise = rise;
}

static void show_glyph(struct show *s, const struct pw_glyph *glyph) {
    struct pw_buf *out = s->c->out;
    const struct pdf_font *font = s->c->state.font;
    show_rise(s, -glyph->y);
    show_open(s);
    double want = glyph->x * 1000 / s->op->glyphs.size;
    double adjust = round(s->pen - want);
    if (adjust != 0) {
        if (s->in_string)
            pw_buf_putc(out, ')');
        s->in_string = false;
        s->adjusted = true;
        pdf_int(out, (long long)adjust);
        s->pen -= adjust;
    }
    if (!s->in_string)
        pw_buf_putc(out, '(');
    s->in_string = true;
    unsigned id = glyph->id < font->glyphs_count ? glyph->id : 0;
    put_code(out, font->glyphs[id].new_id);
    s->pen += font->glyphs[id].width;
}

static void show_cluster(struct show *s, const struct pdf_cluster *cluster) {
    struct pw_buf *out = s->c->out;
    bool said = s->c->in_artifact || pdf_unicode_says(s->c->state.font, s->op, cluster);
    if (!said) {
        show_close(s);
        pw_buf_puts(out, "/Span<</ActualText");
        if (cluster->length)
            pdf_text(out, cluster->text, cluster->length);
        else
            pw_buf_puts(out, "()");
        pw_buf_puts(out, ">>BDC\n");
    }
    for (size_t i = 0; i < cluster->count; i++)
        show_glyph(s, &s->op->glyphs.glyphs[cluster->first + i]);
    if (!said) {
        show_close(s);
        pw_buf_puts(out, "EMC\n");
    }
}

void pdf_content_run(struct pdf_content *c, const struct pw_op *op) {
    text_begin(c);
    pdf_content_fill_colour(c, op->glyphs.colour);
    pdf_content_alpha(c, 1);
    set_font(c, op);
    move(c, op->glyphs.origin.x, c->height - op->glyphs.origin.y);
    struct show s = {.c = c, .op = op};
    struct pdf_cluster cluster;
    for (size_t i = 0; pdf_cluster_next(op, i, &cluster); i += cluster.count)
        show_cluster(&s, &cluster);
    show_rise(&s, 0);
    show_close(&s);
}
