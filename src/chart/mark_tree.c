/* SPDX-License-Identifier: MIT
 *
 * tree: who reports to whom, a post a line, those that report to it under it
 * and to the right, joined by rules. So it reads from the top down in any
 * width, on paper as on a screen. x is the post's title, y a number of it
 * (posts in FTE, staff), which stands at the right; `vacant` is a second one.
 */
#include <math.h>

#include "lanes.h"
#include "org.h"
#include "words.h"

#define INDENT 15.0
#define INDENT_SHARE 0.3 /* of the frame that all levels together may be indented */
#define ROW_GAP 3.5
#define NARROW 30.0 /* letters of a frame in which figures stand behind the title */
#define LINES 3
#define CLEAR 2.0  /* paper between a rule and its post */
#define PAGE 560.0 /* what the chart takes at most by itself */

struct tree {
    struct plot *plot;
    struct org org;
    int levels;                    /* that are shown */
    double indent, right, *widths; /* of the numbers' columns: right edge, widths */
    int columns[2], columns_count;
    bool narrow;
    const struct pw_text **titles;
    double head, height;
};

static const char *number_text(const struct tree *tree, int column, int post) {
    return lanes_cell_text(tree->plot, tree->columns[column], tree->org.posts[post].row);
}

static bool shown(const struct tree *tree, int post) {
    return tree->org.posts[post].depth < tree->levels;
}

static bool own(const struct tree *tree, int post) {
    int column = tree->plot->chart->emphasis;
    const struct org_post *p = &tree->org.posts[post];
    return column >= 0 &&
           pw_chart_role(lanes_cell_text(tree->plot, column, p->row)) == PW_EMPHASIS_OWN;
}

static const struct pw_style *style_of(const struct tree *tree, int post) {
    bool strong = tree->org.posts[post].parent < 0 || own(tree, post);
    return plot_style(tree->plot, strong ? PW_STYLE_LABEL_STRONG : PW_STYLE_LABEL);
}

/* The title with what stands for posts that are not shown, and in a narrow
 * frame with its numbers. */
static const char *title_of(const struct tree *tree, int post) {
    struct pw_arena *arena = tree->plot->context->arena;
    const struct org_post *p = &tree->org.posts[post];
    const char *title = p->title;
    for (int c = 0; tree->narrow && c < tree->columns_count; c++) {
        const char *text = number_text(tree, c, post);
        if (*text)
            title =
                pw_arena_printf(arena, "%s%s %s%s", title, c ? "," : ":", text, c ? " vacant" : "");
    }
    if (p->below && p->depth + 1 == tree->levels)
        title = pw_arena_printf(arena, "%s (%d post%s below)", title, p->below,
                                p->below == 1 ? "" : "s");
    return title;
}

static double x_of(const struct tree *tree, int post) {
    return tree->plot->frame.x + tree->org.posts[post].depth * tree->indent;
}

static double row_height(const struct tree *tree, int post) {
    return (double)tree->titles[post]->lines_count * style_of(tree, post)->leading + ROW_GAP;
}

/* Columns of numbers stand right of the longest title, not of the frame. */
static void measure_numbers(struct tree *tree) {
    struct plot *plot = tree->plot;
    struct pw_typist *typist = plot->context->typist;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL);
    double longest = 0, gap = 3 * plot_length(plot, PW_LENGTH_LABEL_GAP), sum = 0;
    for (int c = 0; c < tree->columns_count; c++) {
        const char *label = plot->model->data->columns[tree->columns[c]].label;
        tree->widths[c] = pw_typist_width(typist, label, plot_style(plot, PW_STYLE_AXIS));
        for (int i = 0; i < tree->org.count; i++)
            tree->widths[c] =
                fmax(tree->widths[c], pw_typist_width(typist, number_text(tree, c, i), style));
        tree->widths[c] += gap;
        sum += tree->widths[c];
    }
    tree->narrow = sum > 0.4 * plot->frame.width || plot->frame.width < NARROW * style->size;
    for (int i = 0; i < tree->org.count; i++)
        if (shown(tree, i))
            longest =
                fmax(longest, x_of(tree, i) - plot->frame.x +
                                  pw_typist_width(typist, title_of(tree, i), style_of(tree, i)));
    tree->right = plot->frame.x +
                  (tree->narrow ? plot->frame.width : fmin(plot->frame.width, longest + sum + 1));
}

static bool measure(struct tree *tree) {
    struct plot *plot = tree->plot;
    bool cut, any = false;
    tree->indent = fmin(INDENT, INDENT_SHARE * plot->frame.width / fmax(1, tree->levels - 1));
    measure_numbers(tree);
    double sum = 0;
    for (int c = 0; c < tree->columns_count && !tree->narrow; c++)
        sum += tree->widths[c];
    tree->head = tree->narrow || sum == 0 ? 0 : plot_style(plot, PW_STYLE_AXIS)->leading + ROW_GAP;
    tree->height = tree->head;
    for (int i = 0; i < tree->org.count; i++) {
        if (!shown(tree, i))
            continue;
        double room = tree->right - sum - x_of(tree, i);
        tree->titles[i] = sheet_wrap(&plot->sheet, title_of(tree, i), "", style_of(tree, i),
                                     fmax(6, room), LINES, &cut);
        any = any || cut;
        tree->height += row_height(tree, i);
    }
    return any;
}

static struct tree tree_of(struct plot *plot, double most, bool *cut) {
    struct pw_arena *arena = plot->context->arena;
    const char *said = pw_chart_option(plot->chart, "levels");
    struct tree tree = {.plot = plot, .org = org_of(arena, plot->chart)};
    int vacant = plot_option_column(plot, "vacant");
    double levels;
    tree.widths = PW_NEW_N(arena, double, 2);
    tree.titles = PW_NEW_N(arena, const struct pw_text *, tree.org.count + 1);
    tree.columns[tree.columns_count++] = plot->chart->y[0];
    if (vacant >= 0)
        tree.columns[tree.columns_count++] = vacant;
    tree.levels = tree.org.levels;
    if (said && pw_number_parse(said, &levels) && levels >= 1 && levels < tree.levels)
        tree.levels = (int)levels;
    *cut = measure(&tree);
    if (tree.height <= most)
        return tree;
    int fits = 1, over = tree.levels; /* the most levels that fit, by halves */
    while (over - fits > 1) {
        tree.levels = (fits + over) / 2;
        measure(&tree);
        if (tree.height <= most)
            fits = tree.levels;
        else
            over = tree.levels;
    }
    tree.levels = fits;
    *cut = measure(&tree);
    return tree;
}

static double height(struct plot *plot) {
    bool cut;
    struct tree tree = tree_of(plot, PAGE, &cut);
    return fmin(PAGE, tree.height) + note_height(plot);
}

/* ---- drawing -------------------------------------------------------------------------- */
static void draw_heads(const struct tree *tree) {
    struct plot *plot = tree->plot;
    const struct pw_style *style = plot_style(plot, PW_STYLE_AXIS);
    double x = tree->right, y = plot->frame.y + style->leading / 2;
    for (int c = tree->columns_count - 1; c >= 0; x -= tree->widths[c--])
        lanes_label(plot, plot->model->data->columns[tree->columns[c]].label, style,
                    plot_colour(plot, PW_COLOUR_MUTED), x, y, PW_ALIGN_RIGHT);
}

static void draw_post(const struct tree *tree, int post, double y) {
    struct plot *plot = tree->plot;
    const struct pw_style *style = style_of(tree, post);
    const struct pw_text *title = tree->titles[post];
    pw_rgb ink = plot_colour(plot, own(tree, post) ? PW_COLOUR_OWN : PW_COLOUR_INK);
    double middle = y + style->leading / 2, x = tree->right;
    for (size_t l = 0; l < title->lines_count; l++)
        sheet_line(&plot->sheet, &title->lines[l], ink, x_of(tree, post),
                   sheet_middle(style, middle + (double)l * style->leading), PW_ALIGN_LEFT);
    for (int c = tree->columns_count - 1; c >= 0 && !tree->narrow; x -= tree->widths[c--])
        lanes_label(plot, number_text(tree, c, post), plot_style(plot, PW_STYLE_LABEL),
                    plot_colour(plot, PW_COLOUR_INK), x, middle, PW_ALIGN_RIGHT);
}

/* Down from the post above, then across to this one. */
static void draw_rules(const struct tree *tree, const double *tops) {
    struct plot *plot = tree->plot;
    struct pw_stroke stroke = plot_stroke(plot_colour(plot, PW_COLOUR_CONTEXT_LINE),
                                          plot_length(plot, PW_LENGTH_HAIRLINE));
    for (int i = 0; i < tree->org.count; i++) {
        const struct org_post *post = &tree->org.posts[i];
        if (!shown(tree, i) || post->parent < 0 || tops[i] < 0)
            continue;
        double x = x_of(tree, post->parent) + 0.3 * tree->indent;
        double middle = tops[i] + style_of(tree, i)->leading / 2;
        double from = tops[post->parent] + row_height(tree, post->parent) - ROW_GAP + 1;
        if (x_of(tree, i) - CLEAR > x) /* else the levels lie too close */
            sheet_rule(&plot->sheet, SHEET_BACK, (struct pw_point){x, middle},
                       (struct pw_point){x_of(tree, i) - CLEAR, middle}, stroke, false);
        if (tree->org.posts[post->parent].last == i)
            sheet_rule(&plot->sheet, SHEET_BACK, (struct pw_point){x, from},
                       (struct pw_point){x, middle}, stroke, false);
    }
}

static void check(const struct tree *tree, bool cut) {
    struct plot *plot = tree->plot;
    struct pw_arena *arena = plot->context->arena;
    const struct org *org = &tree->org;
    if (org->circles)
        plot_find(plot, "posts-in-circle",
                  pw_arena_printf(arena,
                                  "\"%s\" reports to itself over others; it is drawn at the top: "
                                  "mend whom it reports to",
                                  words_name(arena, org->circle_of)));
    if (org->orphans)
        plot_find(plot, "unknown-post",
                  pw_arena_printf(arena,
                                  "%d posts report to one that is not in the data, the first is "
                                  "\"%s\", to \"%s\"; they are drawn at the top",
                                  org->orphans, words_name(arena, org->orphan_of),
                                  words_name(arena, org->orphan_to)));
    if (org->twice)
        plot_find(plot, "post-twice",
                  pw_arena_printf(arena,
                                  "%d rows repeat a post, the first is \"%s\"; give each an id of "
                                  "its own (options: post)",
                                  org->twice, words_name(arena, org->twice_of)));
    if (org->untitled)
        plot_find(plot, "rows-without-place",
                  pw_arena_printf(arena, "%d rows have no title and are not drawn", org->untitled));
    if (tree->levels < org->levels && !pw_chart_option(plot->chart, "levels"))
        plot_find(plot, "posts-left-out",
                  pw_arena_printf(arena,
                                  "there is room for %d of %d levels; draw a part of the posts, or "
                                  "say `levels:`",
                                  tree->levels, org->levels));
    if (cut)
        plot_find(plot, "name-cut", "the title of a post is too long for its place and was cut");
}

static void layout(struct plot *plot) {
    bool cut;
    struct tree tree = tree_of(plot, plot->frame.height - note_height(plot) + 0.01, &cut);
    double *tops = PW_NEW_N(plot->context->arena, double, tree.org.count + 1);
    double y = plot->frame.y + tree.head, bottom = pw_rect_bottom(plot->frame) + 0.01;
    int left_out = 0;
    check(&tree, cut);
    if (tree.head > 0)
        draw_heads(&tree);
    for (int k = 0; k < tree.org.count; k++) {
        int i = tree.org.order[k];
        tops[i] = -1;
        if (!shown(&tree, i))
            continue;
        double tall = row_height(&tree, i);
        left_out += y + tall > bottom;
        if (y + tall > bottom)
            continue;
        tops[i] = y;
        draw_post(&tree, i, y);
        y += tall;
    }
    draw_rules(&tree, tops);
    if (left_out)
        plot_find(plot, "chart-too-small",
                  pw_arena_printf(plot->context->arena,
                                  "%d posts have no room; give the chart more height or width",
                                  left_out));
}

/* ---- words ------------------------------------------------------------------------------ */
/* "24 posts in 3 levels. To Director report A, B and C." */
static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct org org = org_of(arena, model->chart);
    pw_buf_printf(out, " %d post%s in %d level%s.", org.count, org.count == 1 ? "" : "s",
                  org.levels, org.levels == 1 ? "" : "s");
    for (int depth = 0; depth < org.levels; depth++)
        for (int k = 0; k < org.count; k++) {
            const struct org_post *post = &org.posts[org.order[k]];
            if (post->depth != depth || post->child < 0)
                continue;
            int count = 0, told = 0;
            for (int c = post->child; c >= 0; c = org.posts[c].next)
                count++;
            pw_buf_printf(out, " To %s report%s ", words_name(arena, post->title),
                          count == 1 ? "s" : "");
            for (int c = post->child; c >= 0; c = org.posts[c].next)
                words_list(out, told++, count, words_name(arena, org.posts[c].title));
            pw_buf_puts(out, ".");
        }
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct org org = org_of(arena, model->chart);
    const char *top = org.count ? org.posts[org.order[0]].title : "";
    return pw_arena_printf(arena, "%s: %d post%s in %d level%s", words_name(arena, top), org.count,
                           org.count == 1 ? "" : "s", org.levels, org.levels == 1 ? "" : "s");
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the title of each post, never a person's name"},
    {"y", "number column", "a number of each: posts in FTE, staff"},
    {"emphasis", "text column", "own for posts that stand out"},
    {0}};
static const struct pw_mark_key options[] = {
    {"post", "text column (post, else x)", "ids, where titles repeat"},
    {"reports_to", "text column (reports_to)", "the id of the post above; none at the top"},
    {"vacant", "number column (none)", "a second number, as of vacancies"},
    {"levels", "number (as many as fit)", "how many levels are drawn"},
    {0}};
static const char example[] = "data: posts\n"
                              "mark: tree\n"
                              "x: title\n"
                              "y: fte\n"
                              "options: { vacant: vacant }\n";

const struct mark mark_tree = {.name = "tree",
                               .kind = "Organisation tree",
                               .help = "posts and whom they report to, in reading order",
                               .channels = channels,
                               .options = options,
                               .example = example,
                               .flags = MARK_BAND | MARK_ROWS,
                               .height = height,
                               .layout = layout,
                               .tell = tell,
                               .sentence = sentence};
