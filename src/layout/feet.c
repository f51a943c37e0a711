/* SPDX-License-Identifier: MIT
 *
 * Footnotes: their lines at the foot of the page, under a short rule. A Note
 * with an id stands behind the text that refers to it; mark and number are
 * links to each other.
 */
#include "flow.h"

/* A blank keeps these apart from the ids of blocks. */
const char *ly_foot_anchor(const struct ly *ly, const struct pw_footnote *note, bool mark) {
    return pw_arena_printf(ly->arena, mark ? "footnote mark %s" : "footnote %s", note->number);
}

/* The paragraph that refers to it; of a heading or caption, what that stands
 * in, so that neither list of headings nor table has notes inside. */
static struct ly_node *home_of(struct ly_node *node) {
    if (!node || node->role == PW_ROLE_P)
        if (!node || !node->parent || node->parent->role != PW_ROLE_CAPTION)
            return node;
    for (node = node->parent; node; node = node->parent)
        if (node->role != PW_ROLE_CAPTION && node->role != PW_ROLE_TABLE)
            break;
    return node;
}

static struct ly_foot *foot_new(struct ly *ly, const struct pw_footnote *note,
                                struct ly_node *from) {
    const struct pw_style *style = ly_style(ly, PW_STYLE_FOOTNOTE);
    struct ly_sheet sheet = ly_sheet(ly, false);
    struct ly_foot *foot = PW_NEW(ly->arena, struct ly_foot);
    double width = sheet.right - sheet.left, most = ly_length(ly, PW_LENGTH_TEXT_MEASURE);
    foot->note = note;
    foot->number = pw_typist_line(ly->typist, pw_arena_printf(ly->arena, "%s ", note->number),
                                  ly_style(ly, PW_STYLE_FOOTNOTE));
    /* where the words begin: the same for all of them */
    foot->text.hang_x =
        style->size * 0.5 +
        pw_typist_width(ly->typist, ly->doc->footnotes_count > 9 ? "00" : "0", style);
    if (foot->text.hang_x < foot->number->width)
        foot->text.hang_x = foot->number->width;
    foot->text.width = (width < most ? width : most) - foot->text.hang_x;
    foot->text.words = &note->words;
    foot->text.text = ly_words_break(ly, &note->words, NULL, style, foot->text.width);
    foot->text.colour = PW_RGB_NONE;
    foot->text.node = ly_node_new(ly, home_of(from), PW_ROLE_NOTE, note->place);
    foot->text.node->id = pw_arena_printf(ly->arena, "footnote-%s", note->number);
    foot->label = ly_node_new(ly, foot->text.node, PW_ROLE_LBL, note->place);
    return foot;
}

void ly_feet_see(struct ly_flow *flow, const struct ly_text *text, size_t l,
                 struct ly_piece *piece) {
    struct ly *ly = flow->ly;
    const struct pw_line *line = &text->text->lines[l];
    struct ly_foot **last = &piece->feet;
    for (size_t r = 0; text->words && r < line->runs_count; r++) {
        if (line->runs[r].mark < 0)
            continue;
        const struct pw_footnote *note = text->words->inlines[line->runs[r].mark].footnote;
        if (!note || ly->feet[note->index])
            continue;
        struct ly_foot *foot = foot_new(ly, note, text->node);
        ly->feet[note->index] = ly->feet_met[ly->feet_count++] = foot;
        while (*last)
            last = &(*last)->next;
        *last = foot;
    }
}

void ly_feet_forget(struct ly *ly, size_t count) {
    while (ly->feet_count > count)
        ly->feet[ly->feet_met[--ly->feet_count]->note->index] = NULL;
}

struct ly_foot *ly_feet_take(struct ly_flow *flow) {
    struct ly_foot *feet = NULL, **last = &feet;
    for (size_t p = 0; p < flow->pieces_count; p++) {
        *last = flow->pieces[p].feet;
        flow->pieces[p].feet = NULL;
        while (*last)
            last = &(*last)->next;
    }
    return feet;
}

/* ---- lines ----------------------------------------------------------------- */
struct ly_feet ly_feet_lines(const struct ly_flow *flow) {
    struct ly *ly = flow->ly;
    double between = ly_style(ly, PW_STYLE_FOOTNOTE)->before, below = 0;
    struct ly_feet feet = {.lead = ly_length(ly, PW_LENGTH_FOOTNOTE_BEFORE) +
                                   ly_length(ly, PW_LENGTH_FOOTNOTE_GAP)};
    feet.upto = PW_NEW_N(ly->arena, size_t, flow->pieces_count + 1);
    for (size_t p = 0; p < flow->pieces_count; p++) {
        for (const struct ly_foot *foot = flow->pieces[p].feet; foot; foot = foot->next)
            for (size_t l = 0; l < foot->text.text->lines_count; l++) {
                below += foot->text.text->lines[l].leading + (l ? 0 : between);
                struct ly_feet *to = &feet;
                *PW_PUSH(ly->arena, to, lines) = (struct ly_foot_line){foot, l, below};
            }
        feet.upto[p] = feet.lines_count;
    }
    return feet;
}

static double depth(const struct ly_feet *feet, size_t lines) {
    return lines ? feet->lines[lines - 1].below : 0;
}

double ly_feet_height(const struct ly_feet *feet, size_t from, size_t to) {
    return to > from ? feet->lead + depth(feet, to) - depth(feet, from) : 0;
}

/* ---- drawing --------------------------------------------------------------- */
static void number_draw(struct ly_stage *stage, const struct ly_foot *foot, double x, double y) {
    struct ly *ly = stage->ly;
    struct pw_arena *arena = stage->book->arena;
    const struct pw_line *line = &foot->text.text->lines[0];
    struct pw_rect rect = {x, y, foot->number->width, line->leading};
    const char *anchor = ly_foot_anchor(ly, foot->note, false);
    pw_book_anchor(stage->book, anchor, pw_pen_page_index(stage->pen), x, y);
    struct pw_tag *link =
        pw_tag_new(stage->book, ly_tag(stage, foot->label), PW_ROLE_LINK, foot->note->place);
    pw_pen_begin(stage->pen, link);
    pw_line_draw(stage->pen, foot->number, x, y + pw_line_baseline(line),
                 ly_colour(ly, PW_COLOUR_LINK));
    pw_pen_link(stage->pen, &rect, 1, NULL,
                pw_arena_strdup(arena, ly_foot_anchor(ly, foot->note, true)),
                pw_arena_printf(arena, "back to the mark of footnote %s", foot->note->number));
    pw_pen_end(stage->pen);
}

static void rule_draw(struct ly_stage *stage, double y) {
    struct pw_stroke line = {.colour = ly_colour(stage->ly, PW_COLOUR_CONTEXT_LINE),
                             .width = ly_length(stage->ly, PW_LENGTH_HAIRLINE)};
    pw_pen_begin_artifact(stage->pen, PW_ARTIFACT_LAYOUT);
    pw_pen_rule(stage->pen, stage->sheet.left, y,
                stage->sheet.left + ly_length(stage->ly, PW_LENGTH_FOOTNOTE_RULE), y, &line);
    pw_pen_end(stage->pen);
}

void ly_feet_draw(struct ly_stage *stage, const struct ly_feet *feet, size_t from, size_t to) {
    if (to <= from)
        return;
    double top = stage->sheet.bottom - ly_feet_height(feet, from, to) + feet->lead;
    double above = depth(feet, from);
    rule_draw(stage, top - ly_length(stage->ly, PW_LENGTH_FOOTNOTE_GAP));
    for (size_t i = from; i < to;) {
        const struct ly_foot *foot = feet->lines[i].foot;
        size_t line = feet->lines[i].line, count = 1;
        while (i + count < to && feet->lines[i + count].foot == foot)
            count++;
        double y = top + feet->lines[i].below - above - foot->text.text->lines[line].leading;
        if (line == 0)
            number_draw(stage, foot, stage->sheet.left, y);
        struct ly_piece piece = {
            .data = &foot->text, .index = line, .x = stage->sheet.left + foot->text.hang_x};
        ly_text_draw(stage, &piece, count, y);
        i += count;
    }
}
