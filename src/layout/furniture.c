/* SPDX-License-Identifier: MIT
 *
 * Running header and footer, and the stamp. All artifacts: what they say for
 * the first time stands as text on page one.
 */
#include <string.h>

#include "flow.h"

#define GAP 14.0 /* between texts of a header or footer, points */

struct facts {
    const struct ly_label_of_page *label;
    int pages;
    const char *heading, *title;
    const struct pw_furniture *furniture;
};

static void fact_add(struct pw_buf *out, const struct facts *facts, const char *name,
                     size_t length) {
    char word[16] = "";
    if (length < sizeof word)
        memcpy(word, name, length);
    if (pw_streq(word, "page"))
        pw_buf_puts(out, facts->label->label);
    else if (pw_streq(word, "pages"))
        pw_buf_printf(out, "%d", facts->pages);
    else if (pw_streq(word, "section_page"))
        pw_buf_printf(out, "%d", facts->label->in_section);
    else if (pw_streq(word, "section_pages"))
        pw_buf_printf(out, "%d", facts->label->section_pages);
    else if (pw_streq(word, "section"))
        pw_buf_puts(out, facts->heading);
    else if (pw_streq(word, "title"))
        pw_buf_puts(out, facts->title);
    else /* not one of ours: as it was written */
        pw_buf_printf(out, "{%.*s}", (int)length, name);
}

static const char *filled(struct ly_stage *stage, const char *pattern, const struct facts *facts) {
    if (!pattern)
        return NULL;
    struct pw_buf out = {0};
    while (*pattern) {
        const char *end = *pattern == '{' ? strchr(pattern, '}') : NULL;
        if (end) {
            fact_add(&out, facts, pattern + 1, (size_t)(end - pattern - 1));
            pattern = end + 1;
        } else {
            pw_buf_putc(&out, *pattern++);
        }
    }
    const char *text = out.length ? pw_arena_strdup(stage->ly->arena, out.data) : NULL;
    pw_buf_release(&out);
    return text;
}

/* The text, cut at a word with an ellipsis where it is wider than its place. */
static const char *fitted(struct ly_stage *stage, const char *text, double width) {
    const struct pw_style *style = ly_style(stage->ly, PW_STYLE_FURNITURE);
    struct pw_typist *typist = stage->ly->typist;
    if (!text || pw_typist_width(typist, text, style) <= width)
        return text;
    size_t length = strlen(text);
    while (length > 0) {
        while (length > 0 && text[length - 1] != ' ')
            length--;
        while (length > 0 && text[length - 1] == ' ')
            length--;
        const char *cut = pw_arena_printf(stage->ly->arena, "%.*s\xE2\x80\xA6", (int)length, text);
        if (length && pw_typist_width(typist, cut, style) <= width)
            return cut;
    }
    return NULL;
}

struct band {
    double left, right, baseline;
};

static struct band band_at(const struct ly_stage *stage, double baseline) {
    return (struct band){stage->sheet.left, stage->sheet.right, baseline};
}

/* Returns the width that the text takes, at most `most`. */
static double text_at(struct ly_stage *stage, struct band band, const char *text,
                      enum pw_align align, double most) {
    const struct pw_style *style = ly_style(stage->ly, PW_STYLE_FURNITURE);
    double x = align == PW_ALIGN_LEFT    ? band.left
               : align == PW_ALIGN_RIGHT ? band.right
                                         : (band.left + band.right) / 2;
    text = fitted(stage, text, most);
    if (!text)
        return 0;
    pw_label_draw(stage->pen, stage->ly->typist, text, style, PW_RGB_NONE, x, band.baseline, align);
    return pw_typist_width(stage->ly->typist, text, style);
}

static void header_draw(struct ly_stage *stage, const struct facts *facts) {
    const struct pw_furniture *furniture = facts->furniture;
    const char *left = filled(stage, furniture->header_left, facts);
    const char *right = filled(stage, furniture->header_right, facts);
    if (!left && !right)
        return;
    struct band band = band_at(stage, ly_length(stage->ly, PW_LENGTH_HEADER_BASELINE));
    double rule = ly_length(stage->ly, PW_LENGTH_HEADER_RULE), width = band.right - band.left;
    struct pw_stroke line = {.colour = ly_colour(stage->ly, PW_COLOUR_HAIRLINE),
                             .width = ly_length(stage->ly, PW_LENGTH_HAIRLINE)};
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_HEADER);
    double taken = text_at(stage, band, left, PW_ALIGN_LEFT, right ? width * 0.6 : width);
    text_at(stage, band, right, PW_ALIGN_RIGHT, width - taken - GAP);
    pw_pen_rule(stage->pen, band.left, rule, band.right, rule, &line);
    pw_pen_end(stage->pen);
}

/* A cover has its marking, but no number and no heading beside its title. */
static void footer_draw(struct ly_stage *stage, const struct facts *facts, bool cover) {
    const struct pw_furniture *furniture = facts->furniture;
    struct band band =
        band_at(stage, stage->sheet.height - ly_length(stage->ly, PW_LENGTH_FOOTER_BASELINE));
    double width = band.right - band.left;
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_FOOTER);
    double left = text_at(stage, band, filled(stage, furniture->footer_left, facts), PW_ALIGN_LEFT,
                          width * 0.35);
    double right = cover ? 0
                         : text_at(stage, band, filled(stage, furniture->footer_right, facts),
                                   PW_ALIGN_RIGHT, width * 0.35);
    double edge = left > right ? left : right;
    if (!cover)
        text_at(stage, band, filled(stage, furniture->footer_centre, facts), PW_ALIGN_CENTRE,
                width - 2 * (edge + GAP));
    pw_pen_end(stage->pen);
}

#define STAMP_LINE 1.2
#define STAMP_FALL 10.0 /* points at the edge that an office printer may not reach */

/* A tab hanging from the top edge of every page, dark on paper, so that its
 * word survives a mono printer, and low enough that no printer cuts it off. A
 * word across the page would lie under the figures that people read. */
static void stamp_draw(struct ly_stage *stage, int page) {
    const char *stamp = stage->ly->doc->stamp;
    if (!stamp || !*stamp)
        return;
    const struct pw_style *style = ly_style(stage->ly, PW_STYLE_MARKING);
    double width = pw_typist_width(stage->ly->typist, stamp, style) + style->size * 2.4;
    double height = STAMP_FALL + style->size * 1.9, x = (stage->sheet.width - width) / 2;
    pw_rgb colour = ly_colour(stage->ly, PW_COLOUR_WORSE);
    struct pw_stroke line = {.colour = colour, .width = STAMP_LINE};
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_WATERMARK);
    pw_pen_rule(stage->pen, x, 0, x, height, &line);
    pw_pen_rule(stage->pen, x + width, 0, x + width, height, &line);
    pw_pen_rule(stage->pen, x - STAMP_LINE / 2, height, x + width + STAMP_LINE / 2, height, &line);
    pw_pen_end(stage->pen);
    if (page == 0) /* said once */
        ly_begin(stage, ly_node_new(stage->ly, NULL, PW_ROLE_P, (struct pw_place){0}));
    else
        pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_WATERMARK);
    pw_label_draw(stage->pen, stage->ly->typist, stamp, style, colour, x + width / 2,
                  height - style->size * 0.6, PW_ALIGN_CENTRE);
    pw_pen_end(stage->pen);
}

/* Pale and under everything else, so that text stays as legible as without;
 * across the page, so that no page of a draft can pass for the report. */
static void draft_draw(struct ly_stage *stage) {
    if (!stage->ly->doc->draft)
        return;
    struct pw_style style = *ly_style(stage->ly, PW_STYLE_TITLE);
    double width = stage->sheet.right - stage->sheet.left;
    style.size = 100;
    style.size *= width / pw_typist_width(stage->ly->typist, DRAFT, &style);
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_WATERMARK);
    pw_label_draw(stage->pen, stage->ly->typist, DRAFT, &style,
                  ly_colour(stage->ly, PW_COLOUR_BAND), stage->sheet.left,
                  stage->sheet.height / 2 + style.size * 0.36, PW_ALIGN_LEFT);
    pw_pen_end(stage->pen);
}

#define LOGO_TALL 34.0 /* points that a logo has above the text of page one */
#define LOGO_COVER 1.5 /* times as large on a cover */

/* At the right edge above the text, where later pages have their header: whose
 * pack it is comes first, for the eye and for a screen reader. */
static void logo_draw(struct ly_stage *stage) {
    const struct pw_theme *theme = stage->ly->theme;
    if (!theme->logo)
        return;
    double share = theme->logo->height / theme->logo->width, width = theme->logo_width;
    double times = stage->ly->doc->cover ? LOGO_COVER : 1, foot = stage->sheet.top - 8;
    double tall = stage->ly->doc->cover ? foot * 2 : LOGO_TALL;
    width = width * times * share > tall ? tall / share : width * times;
    struct pw_rect rect = {stage->sheet.right - width, foot - width * share, width, width * share};
    if (stage->ly->doc->cover) /* hangs from where the logo of other packs stands */
        rect.y = foot - LOGO_TALL;
    struct ly_node *node = ly_node_new(stage->ly, NULL, PW_ROLE_FIGURE, (struct pw_place){0});
    node->alt = theme->logo_alt;
    ly_begin(stage, node);
    struct pw_tag_extras *extras = pw_tag_extras(stage->book, pw_pen_tag(stage->pen));
    extras->has_bbox = true;
    extras->bbox = rect;
    extras->bbox_page = pw_pen_page_index(stage->pen);
    pw_pen_picture(stage->pen, rect, theme->logo);
    pw_pen_end(stage->pen);
}

void ly_furniture_draw(struct ly_stage *stage, int page, int pages,
                       const struct ly_label_of_page *label, const char *heading) {
    const struct pw_doc *doc = stage->ly->doc;
    struct facts facts = {label, pages, heading, doc->title ? doc->title : "",
                          label->section ? &label->section->furniture : &doc->furniture};
    draft_draw(stage);
    stamp_draw(stage, page);
    if (page == 0)
        logo_draw(stage);
    if (page > 0) /* page one has the title itself */
        header_draw(stage, &facts);
    footer_draw(stage, &facts, page == 0 && doc->cover);
}
