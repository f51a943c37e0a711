/* SPDX-License-Identifier: MIT
 *
 * Runs of glyphs, kept once however often they are drawn: most cells of a
 * table say what another one says.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ink_private.h"

/* The ink of the glyphs, not their advances: tight enough to prove that two
 * labels keep apart. Blank glyphs have none; all blank gives an empty box. */
static struct pw_rect run_box(struct pw_pen *pen, const struct pw_glyph_run *run) {
    double x0 = INFINITY, y0 = INFINITY, x1 = -INFINITY, y1 = -INFINITY;
    double scale = run->face->units_per_em > 0 ? run->size / run->face->units_per_em : 0;
    for (size_t i = 0; i < run->glyphs_count; i++) {
        const struct pw_glyph *glyph = &run->glyphs[i];
        const struct pw_glyph_box *box = pw_pen_glyph_box(pen, run->face, glyph->id);
        if (box->blank)
            continue;
        x0 = fmin(x0, glyph->x + box->x0 * scale);
        x1 = fmax(x1, glyph->x + box->x1 * scale);
        y0 = fmin(y0, glyph->y - box->y1 * scale);
        y1 = fmax(y1, glyph->y - box->y0 * scale);
    }
    if (x0 > x1)
        return (struct pw_rect){0};
    return (struct pw_rect){x0, y0, x1 - x0, y1 - y0};
}

/* Multiplied and folded eight bytes at a time; only where a run lies in the
 * table depends on it. */
static uint64_t mix(uint64_t hash, const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    for (; length > 0; at += 8) {
        uint64_t word = 0;
        size_t step = length < 8 ? length : 8;
        memcpy(&word, at, step);
        length -= step;
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 29;
    }
    return hash;
}

static bool same_run(const struct pw_glyph_run *a, const struct pw_glyph_run *b) {
    return a->hash == b->hash && a->face == b->face && a->size == b->size && a->width == b->width &&
           a->rtl == b->rtl && a->glyphs_count == b->glyphs_count &&
           a->text_length == b->text_length &&
           memcmp(a->glyphs, b->glyphs, a->glyphs_count * sizeof *a->glyphs) == 0 &&
           memcmp(a->text, b->text, a->text_length) == 0;
}

static void runs_grow(struct pw_pen *pen) {
    size_t slots = pen->runs_slots ? 2 * pen->runs_slots : 256;
    const struct pw_glyph_run **bigger = pw_alloc(pw_mul(slots, sizeof *bigger));
    for (size_t i = 0; i < pen->runs_slots; i++) {
        const struct pw_glyph_run *run = pen->runs[i];
        if (!run)
            continue;
        size_t at = run->hash & (slots - 1);
        while (bigger[at])
            at = (at + 1) & (slots - 1);
        bigger[at] = run;
    }
    free(pen->runs);
    pen->runs = bigger;
    pen->runs_slots = slots;
}

static bool run_finite(const struct pw_glyph_run *run) {
    bool finite = isfinite(run->size) && isfinite(run->width);
    for (size_t i = 0; finite && i < run->glyphs_count; i++)
        finite = isfinite(run->glyphs[i].x) && isfinite(run->glyphs[i].y);
    return finite;
}

const struct pw_glyph_run *pw_pen_run(struct pw_pen *pen, const struct pw_glyph_run *asked) {
    struct pw_glyph_run key = *asked;
    key.hash = mix((uintptr_t)key.face, key.glyphs, key.glyphs_count * sizeof *key.glyphs);
    key.hash = mix(key.hash, key.text, key.text_length);
    if (2 * pen->runs_count >= pen->runs_slots)
        runs_grow(pen);
    size_t at = key.hash & (pen->runs_slots - 1);
    for (; pen->runs[at]; at = (at + 1) & (pen->runs_slots - 1))
        if (same_run(pen->runs[at], &key))
            return pen->runs[at];
    if (!run_finite(&key))
        return NULL;
    struct pw_arena *arena = pen->book->arena;
    struct pw_glyph_run *run = PW_NEW(arena, struct pw_glyph_run);
    struct pw_glyph *glyphs = PW_NEW_N(arena, struct pw_glyph, key.glyphs_count);
    memcpy(glyphs, key.glyphs, key.glyphs_count * sizeof *glyphs);
    *run = key;
    run->glyphs = glyphs;
    run->text = pw_arena_strndup(arena, key.text, key.text_length);
    run->box = run_box(pen, run);
    pen->runs[at] = run;
    pen->runs_count++;
    return run;
}

void pw_glyph_run_op(const struct pw_glyph_run *run, pw_rgb colour, struct pw_point origin,
                     struct pw_op *op) {
    op->glyphs.face = run->face;
    op->glyphs.size = run->size;
    op->glyphs.colour = colour;
    op->glyphs.origin = origin;
    op->glyphs.glyphs = run->glyphs;
    op->glyphs.glyphs_count = run->glyphs_count;
    op->glyphs.width = run->width;
    op->glyphs.text = run->text;
    op->glyphs.text_length = run->text_length;
    op->glyphs.rtl = run->rtl;
    op->glyphs.run = run;
}

struct pw_rect pw_glyph_run_box(const struct pw_glyph_run *run, struct pw_point origin) {
    struct pw_rect box = run->box;
    box.x += origin.x;
    box.y += origin.y;
    return box;
}
