/* SPDX-License-Identifier: MIT
 *
 * Inline text: words of the doc to lines, and lines to ink with their links.
 */
#include <string.h>

#include "flow.h"

static struct pw_style *variant_new(struct ly *ly, const struct pw_style *style, unsigned flags) {
    struct pw_style *copy = PW_NEW(ly->keep, struct pw_style);
    *copy = *style;
    if (flags & PW_CODE) {
        copy->family = ly_style(ly, PW_STYLE_CODE)->family;
        copy->size = style->size * 0.94;
    }
    if (flags & PW_STRONG)
        copy->weight = style->weight >= 600 ? 700 : 600;
    if (flags & PW_EMPHASIS)
        copy->italic = !style->italic;
    return copy;
}

const struct pw_style *ly_variant(struct ly *ly, const struct pw_style *style, unsigned flags) {
    flags &= PW_STRONG | PW_EMPHASIS | PW_CODE;
    if (!flags)
        return style;
    for (size_t s = 0; s < PW_STYLE_COUNT; s++)
        if (style == ly_style(ly, (enum pw_style_id)s)) {
            if (!ly->variants[s][flags])
                ly->variants[s][flags] = variant_new(ly, style, flags);
            return ly->variants[s][flags];
        }
    return variant_new(ly, style, flags);
}

/* Of the mark of a footnote in text of a style: in proportion to what the theme
 * says for the body. */
static const struct pw_style *mark_style(struct ly *ly, const struct pw_style *style) {
    const struct pw_style *mark = ly_style(ly, PW_STYLE_FOOTNOTE_MARK);
    double scale = style->size / ly_style(ly, PW_STYLE_BODY)->size;
    struct pw_style *copy = PW_NEW(ly->keep, struct pw_style);
    *copy = *style;
    copy->size = mark->size * (scale > 1 ? scale : 1);
    copy->rise = mark->rise * scale;
    return copy;
}

/* What an inline says: its text, or the number or page that it refers to. */
static const char *inline_text(struct ly *ly, const struct pw_inline *run) {
    const char *text = run->text ? run->text : "";
    if (run->ref && run->ref_number) {
        const char *number = pw_map_lookup(ly->numbers, run->ref);
        text = number ? number : text;
    } else if (run->ref && run->ref_page) {
        const char *page = pw_map_lookup(ly->pages, run->ref);
        ly->page_refs = true;
        text = page ? page : "0";
    }
    if (run->flags & PW_LINE_BREAK)
        text = pw_arena_printf(ly->arena, "%s\n", text);
    return text;
}

const struct pw_text *ly_words_break(struct ly *ly, const struct pw_words *words,
                                     const char *prefix, const struct pw_style *style,
                                     double width) {
    size_t count = words->inlines_count + (prefix ? 1 : 0);
    struct pw_span *spans = PW_NEW_N(ly->arena, struct pw_span, count + 1);
    size_t n = 0;
    if (prefix)
        spans[n++] = (struct pw_span){prefix, strlen(prefix), style, PW_RGB_NONE, -1};
    for (size_t i = 0; i < words->inlines_count; i++) {
        const struct pw_inline *run = &words->inlines[i];
        const char *text = inline_text(ly, run);
        if (!*text)
            continue;
        bool links = run->uri || run->ref || run->footnote;
        spans[n++] = (struct pw_span){text, strlen(text),
                                      run->footnote ? mark_style(ly, style)
                                                    : ly_variant(ly, style, run->flags),
                                      links ? ly_colour(ly, PW_COLOUR_LINK) : PW_RGB_NONE, (int)i};
    }
    return pw_typist_break(ly->typist, ly->arena, spans, n, width);
}

/* ---- drawing --------------------------------------------------------------- */
#define RECTS 64

/* The link that runs are being drawn into; one annotation a page. */
struct link {
    const struct pw_inline *target;
    struct pw_tag *tag;
    struct pw_rect rects[RECTS];
    size_t rects_count;
    struct pw_buf contents;
};

static bool same_target(const struct pw_inline *a, const struct pw_inline *b) {
    return a && b && a->footnote == b->footnote && pw_streq(a->uri, b->uri) &&
           pw_streq(a->ref, b->ref);
}

static void link_end(struct ly_stage *stage, struct link *link) {
    if (!link->target)
        return;
    struct pw_arena *arena = stage->book->arena;
    const struct pw_footnote *note = link->target->footnote;
    const char *said = pw_arena_printf(arena,
                                       note                     ? "footnote %s"
                                       : link->target->ref_page ? "page %s"
                                                                : "%s",
                                       pw_buf_text(&link->contents));
    const char *anchor = note ? ly_foot_anchor(stage->ly, note, false) : link->target->ref;
    pw_pen_link(stage->pen, link->rects, link->rects_count,
                pw_arena_strdup(arena, link->target->uri), pw_arena_strdup(arena, anchor), said);
    pw_pen_end(stage->pen);
    if (link->target->uri) { /* told apart from text without its colour */
        struct pw_stroke line = {.colour = ly_colour(stage->ly, PW_COLOUR_LINK), .width = 0.5};
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
        for (size_t r = 0; r < link->rects_count; r++) {
            double y = link->rects[r].y + link->rects[r].height * 0.86;
            pw_pen_rule(stage->pen, link->rects[r].x, y, pw_rect_right(link->rects[r]), y, &line);
        }
        pw_pen_end(stage->pen);
    }
    pw_buf_release(&link->contents);
    *link = (struct link){0};
}

/* A link that goes on over a page has one Link element and one annotation a
 * page; link->tag is kept in the text's node for the length of the draw. */
static void link_begin(struct ly_stage *stage, struct link *link, const struct ly_text *text,
                       const struct pw_inline *target) {
    struct pw_tag *parent = ly_tag(stage, text->node);
    if (target->footnote)
        parent = pw_tag_new(stage->book, parent, PW_ROLE_REFERENCE, target->place);
    link->target = target;
    link->tag = pw_tag_new(stage->book, parent, PW_ROLE_LINK, target->place);
    pw_pen_begin(stage->pen, link->tag);
}

/* Where a footnote leads back to: its first mark. */
static void mark_anchor(struct ly_stage *stage, const struct pw_footnote *note, double x,
                        double y) {
    const char *anchor = ly_foot_anchor(stage->ly, note, true);
    if (pw_book_anchor_page(stage->book, anchor) < 0)
        pw_book_anchor(stage->book, anchor, pw_pen_page_index(stage->pen), x, y);
}

static void run_draw(struct ly_stage *stage, struct link *link, const struct ly_text *text,
                     const struct pw_line *line, const struct pw_run *run, double x, double y) {
    const struct pw_inline *from = NULL;
    if (text->words && run->mark >= 0)
        from = &text->words->inlines[run->mark];
    const struct pw_inline *target =
        from && (from->uri || from->ref || from->footnote) ? from : NULL;
    if (link->target && !(target && same_target(link->target, target)))
        link_end(stage, link);
    if (target && !link->target)
        link_begin(stage, link, text, target);
    double baseline = y + pw_line_baseline(line);
    if (target && target->footnote)
        mark_anchor(stage, target->footnote, x + run->x, y);
    bool foreign = from && from->lang && !pw_streq(from->lang, stage->ly->doc->lang);
    if (foreign) {
        struct pw_tag *parent = link->tag ? link->tag : ly_tag(stage, text->node);
        struct pw_tag *span = pw_tag_new(stage->book, parent, PW_ROLE_SPAN, from->place);
        pw_tag_extras(stage->book, span)->lang = pw_arena_strdup(stage->book->arena, from->lang);
        pw_pen_begin(stage->pen, span);
    }
    pw_run_draw(stage->pen, run, x, baseline, text->colour);
    if (foreign)
        pw_pen_end(stage->pen);
    if (!target || link->rects_count == RECTS)
        return;
    struct pw_rect rect = {x + run->x, baseline - line->ascent, run->width,
                           line->ascent + line->descent};
    struct pw_rect *last = link->rects_count ? &link->rects[link->rects_count - 1] : NULL;
    if (last && last->y == rect.y)
        *last = pw_rect_union(*last, rect);
    else
        link->rects[link->rects_count++] = rect;
    pw_buf_add(&link->contents, run->text, run->text_length);
}

void ly_text_draw(struct ly_stage *stage, const struct ly_piece *first, size_t count, double y) {
    const struct ly_text *text = first->data;
    struct link link = {0};
    ly_begin(stage, text->node);
    if (text->hang && first->index == 0)
        pw_line_draw(stage->pen, text->hang, text->hang_x,
                     y + pw_line_baseline(&text->text->lines[0]), PW_RGB_NONE);
    for (size_t l = first->index; l < first->index + count; l++) {
        const struct pw_line *line = &text->text->lines[l];
        double spare = text->width - line->width, x = first->x;
        if (text->align == PW_ALIGN_RIGHT)
            x += spare;
        else if (text->align == PW_ALIGN_CENTRE)
            x += spare / 2;
        for (size_t r = 0; r < line->runs_count; r++)
            run_draw(stage, &link, text, line, &line->runs[r], x, y);
        y += line->leading;
    }
    link_end(stage, &link);
    pw_pen_end(stage->pen);
}

/* ---- adding ---------------------------------------------------------------- */
void ly_lines_add(struct ly_flow *flow, const struct ly_text *text, double x, double before) {
    size_t lines = text->text->lines_count;
    for (size_t l = 0; l < lines; l++) {
        bool keep = l == 1 || (l > 0 && l == lines - 1); /* two lines at least on either side */
        if (keep)
            ly_keep_next(flow);
        struct ly_piece *piece =
            ly_piece_add(flow, ly_text_draw, text, text->text->lines[l].leading, l ? 0 : before);
        piece->index = l;
        piece->x = x;
        ly_feet_see(flow, text, l, piece);
    }
}

static void text_add(struct ly_flow *flow, struct ly_node *node, const struct pw_words *words,
                     const struct pw_text *broken, const struct pw_style *style, double x,
                     double width) {
    struct ly_text *text = PW_NEW(flow->ly->arena, struct ly_text);
    text->words = words;
    text->text = broken;
    text->node = node;
    text->width = width;
    text->colour = PW_RGB_NONE;
    ly_lines_add(flow, text, x, style->before);
    flow->after = style->after;
}

void ly_paragraph(struct ly_flow *flow, enum pw_role role, const struct pw_words *words,
                  const char *prefix, const struct pw_style *style, double x, double width,
                  struct pw_place place) {
    struct ly_node *node = ly_node_new(flow->ly, flow->scope.parent, role, place);
    /* marks of inlines count from 0 in the words; a prefix has mark -1 */
    text_add(flow, node, words, ly_words_break(flow->ly, words, prefix, style, width), style, x,
             width);
}

void ly_plain(struct ly_flow *flow, struct ly_node *node, const char *text,
              const struct pw_style *style, double x, double width) {
    text_add(flow, node, NULL,
             pw_typist_paragraph(flow->ly->typist, flow->ly->arena, text, style, width), style, x,
             width);
}
