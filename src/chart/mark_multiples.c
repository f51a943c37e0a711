/* SPDX-License-Identifier: MIT
 *
 * multiples: a small line or column chart for each value of a column, in a grid
 * that fits, all on one scale unless the template asks for free ones; which of
 * the two is said in words.
 *
 * Options: `facet` (the column), `of` (line, the default, or column), `scale`
 * (shared, the default, or free).
 */
#include <math.h>

#include "plot.h"
#include "words.h"

#define WIDE 104.0  /* least width of a panel */
#define NARROW 76.0 /* where there are many */
#define MANY 18
#define TALL 0.66  /* height of a panel by its width */
#define LEAST 78.0 /* and in points */
#define GUTTER 16.0
#define ROW_GAP 10.0
#define NAME_LINES 2
#define PANELS_MOST 40

struct facets {
    int column;
    const char **names;
    int *facet; /* of each row; -1: none */
    int count;
    bool free;
    double low, high; /* of all values */
};

static void facets_make(struct facets *facets, struct pw_arena *arena,
                        const struct chart_model *model) {
    const char *name = pw_chart_option(model->chart, "facet");
    const char *scale = pw_chart_option(model->chart, "scale");
    const struct pw_dataset *data = model->data;
    *facets = (struct facets){.column = name ? pw_dataset_column(data, name) : -1,
                              .names = PW_NEW_N(arena, const char *, data->rows_count + 1),
                              .facet = PW_NEW_N(arena, int, data->rows_count + 1),
                              .free = scale && pw_streq(scale, "free")};
    struct pw_map *seen = pw_map_new(arena);
    for (size_t r = 0; r < data->rows_count; r++) {
        facets->facet[r] = -1;
        if (facets->column < 0 ||
            pw_dataset_cell(data, r, (size_t)facets->column)->state != PW_PRESENT)
            continue;
        struct pw_buf buf = {0};
        pw_format_cell(&buf, data, r, (size_t)facets->column);
        int *index = pw_map_lookup(seen, pw_buf_text(&buf));
        if (!index) {
            index = PW_NEW(arena, int);
            *index = facets->count;
            facets->names[facets->count++] = pw_arena_strdup(arena, pw_buf_text(&buf));
            pw_map_put(seen, pw_buf_text(&buf), index);
        }
        facets->facet[r] = *index;
        pw_buf_release(&buf);
    }
}

static struct chart_model *facet_model(struct pw_arena *arena, const struct facets *facets,
                                       const struct pw_chart *chart, int facet) {
    bool *rows = PW_NEW_N(arena, bool, chart->data->rows_count + 1);
    for (size_t r = 0; r < chart->data->rows_count; r++)
        rows[r] = facets->facet[r] == facet;
    return chart_model_rows(arena, chart, rows);
}

/* The whole chart's model holds one facet's values in each slot only. */
static void span_all(struct facets *facets, struct pw_arena *arena, const struct pw_chart *chart) {
    bool any = false;
    for (int f = 0; f < facets->count; f++) {
        const struct chart_model *one = facet_model(arena, facets, chart, f);
        if (one->numbers == 0)
            continue;
        facets->low = any ? fmin(facets->low, one->low) : one->low;
        facets->high = any ? fmax(facets->high, one->high) : one->high;
        any = true;
    }
}

/* ---- the grid ---------------------------------------------------------------------- */
struct grid {
    int columns, rows;
    double width, height; /* of a panel */
};

static struct grid grid_of(const struct plot *plot, int count, double height) {
    struct grid grid = {0};
    int most = (int)((plot->frame.width + GUTTER) / ((count > MANY ? NARROW : WIDE) + GUTTER));
    most = most < 1 ? 1 : most > count ? count : most;
    grid.rows = (count + most - 1) / most;
    grid.columns = (count + grid.rows - 1) / grid.rows;
    grid.width = (plot->frame.width - GUTTER * (grid.columns - 1)) / grid.columns;
    grid.height =
        height > 0
            ? (height - ROW_GAP * (grid.rows - 1)) / grid.rows
            : fmax(LEAST, fmin(TALL * grid.width, plot_length(plot, PW_LENGTH_FIGURE_HEIGHT))) +
                  2 * plot_style(plot, PW_STYLE_LABEL_STRONG)->leading;
    return grid;
}

static double outside(struct plot *plot) {
    plot->key = plot->model->series_count > 1;
    return (plot->key ? key_height(plot) : 0) + note_height(plot);
}

static void note_scale(struct plot *plot, const struct facets *facets) {
    plot_note(plot, facets->free ? "Each chart has a scale of its own."
                                 : "All charts have the same scale.");
}

static double height(struct plot *plot) {
    struct facets facets;
    facets_make(&facets, plot->context->arena, plot->model);
    note_scale(plot, &facets);
    struct grid grid = grid_of(plot, facets.count > 0 ? facets.count : 1, 0);
    double rest = outside(plot);
    plot->note = NULL;
    return grid.rows * grid.height + (grid.rows - 1) * ROW_GAP + rest;
}

/* ---- panels ------------------------------------------------------------------------- */
static void merge(struct plot *plot, const struct sheet *sheet) {
    struct sheet *to = &plot->sheet;
    for (size_t i = 0; i < sheet->items_count; i++)
        *PW_PUSH(to->arena, to, items) = sheet->items[i];
    for (size_t i = 0; i < sheet->labels_count; i++)
        *PW_PUSH(to->arena, to, labels) = sheet->labels[i];
}

/* The first row of a panel: measures of several units have an axis each. */
static size_t first_row(const struct plot *plot, const struct facets *facets, int facet) {
    for (size_t r = 0; r < plot->model->data->rows_count; r++)
        if (facets->facet[r] == facet)
            return r;
    return 0;
}

/* Lays out one panel; returns how wide its right margin became. */
static double panel(struct plot *plot, const struct facets *facets, int facet, struct pw_rect frame,
                    double right, bool draw) {
    struct pw_arena *arena = plot->context->arena;
    const struct pw_style *style = plot_style(plot, PW_STYLE_LABEL_STRONG);
    struct pw_chart *chart = PW_NEW(arena, struct pw_chart);
    const char *of = pw_chart_option(plot->chart, "of");
    *chart = *plot->chart;
    chart->mark = of && pw_streq(of, "column") ? "column" : "line";
    bool cut;
    const struct pw_text *name =
        sheet_wrap(&plot->sheet, facets->names[facet], "", style, frame.width, NAME_LINES, &cut);
    double head = 2 * style->leading;
    if (cut && draw)
        plot_find(plot, "name-cut", "a name is too long for its panel and was cut");
    for (size_t l = 0; draw && l < name->lines_count; l++)
        sheet_line(
            &plot->sheet, &name->lines[l], plot_colour(plot, PW_COLOUR_INK), frame.x,
            sheet_middle(style, frame.y + head -
                                    ((double)(name->lines_count - l) - 0.35) * style->leading),
            PW_ALIGN_LEFT);
    frame.y += head;
    frame.height = fmax(1, frame.height - head);
    struct plot one;
    plot_begin(&one, plot->context, chart, frame);
    one.model = facet_model(arena, facets, chart, facet);
    one.row = first_row(plot, facets, facet);
    const char *unit = pw_cell_unit(chart->data, one.row, (size_t)chart->y[0]);
    one.unit = unit ? unit : "";
    one.peak = facets->free ? one.model->high : facets->high;
    one.keyed = true;
    one.right = right;
    one.shared = !facets->free;
    one.low = facets->low;
    one.high = facets->high;
    if (one.model->numbers == 0) {
        if (draw)
            sheet_label(&plot->sheet, "No figure", plot_style(plot, PW_STYLE_AXIS),
                        plot_colour(plot, PW_COLOUR_MUTED), frame.x, frame.y + 12, PW_ALIGN_LEFT);
        return 0;
    }
    plot_cartesian(&one);
    if (draw) {
        if (sheet_prune(&one.sheet, frame) > 0)
            plot_find(plot, "labels-left-out",
                      "the panels have no room for all of their labels; draw fewer, or a higher "
                      "chart");
        merge(plot, &one.sheet);
    }
    return pw_rect_right(frame) - pw_rect_right(one.area);
}

/* Twice: the widest right margin is that of all, so that plots align. What is
 * found in several panels is said once. */
static void panels(struct plot *plot, const struct facets *facets, const struct grid *grid,
                   double top) {
    struct pw_findings *findings = plot->context->findings;
    size_t before = findings->list_count, warnings = findings->warnings;
    double right = 0;
    for (int draw = 0; draw < 2; draw++) {
        for (int f = 0; f < facets->count; f++) {
            struct pw_rect frame = pw_rect_make(
                plot->frame.x + f % grid->columns * (grid->width + GUTTER),
                top + f / grid->columns * (grid->height + ROW_GAP), grid->width, grid->height);
            double wide = panel(plot, facets, f, frame, right * draw, draw);
            if (!draw)
                right = fmax(right, fmin(wide, grid->width / 2));
        }
        size_t most = draw ? before + 1 : before;
        if (findings->list_count > most) {
            findings->list_count = most;
            findings->warnings = warnings + (size_t)draw;
        }
    }
}

static void layout(struct plot *plot) {
    struct facets facets;
    facets_make(&facets, plot->context->arena, plot->model);
    if (facets.count == 0) {
        plot_find(plot, "no-facet",
                  "small multiples need options: { facet: COLUMN }, a column that parts the rows");
        return;
    }
    if (facets.count > PANELS_MOST) {
        plot_find(plot, "too-many-panels", "there are more than 40 panels; draw fewer");
        facets.count = PANELS_MOST;
    }
    span_all(&facets, plot->context->arena, plot->chart);
    note_scale(plot, &facets);
    double rest = outside(plot), key = plot->key ? key_height(plot) : 0;
    struct grid grid = grid_of(plot, facets.count, fmax(1, plot->frame.height - rest));
    if (plot->key)
        key_draw(plot);
    panels(plot, &facets, &grid, plot->frame.y + key);
    note_draw(plot);
}

/* ---- words --------------------------------------------------------------------------- */
#define TOLD 5

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    struct facets facets;
    facets_make(&facets, arena, model);
    pw_buf_printf(out, " %s, %s to %s, %d charts on %s.", words_measure(model),
                  chart_slot_words(arena, model, 0),
                  chart_slot_words(arena, model, model->slots_count - 1), facets.count,
                  facets.free ? "scales of their own" : "one scale");
    for (int f = 0; f < facets.count && f < TOLD; f++) {
        const struct chart_model *one = facet_model(arena, &facets, model->chart, f);
        int own = one->own >= 0 ? one->own : 0;
        const struct chart_series *s = &one->series[own];
        if (s->numbers == 0) {
            pw_buf_printf(out, " %s: no figure.", facets.names[f]);
            continue;
        }
        pw_buf_printf(out, " %s: ", facets.names[f]);
        if (s->first != s->last)
            pw_buf_printf(out, "first %s, last ",
                          chart_point_text(arena, one, &s->points[s->first]));
        pw_buf_printf(out, "%s.", chart_point_text(arena, one, &s->points[s->last]));
    }
    if (facets.count > TOLD)
        pw_buf_printf(out, " %d more charts.", facets.count - TOLD);
}

/* No one sentence holds for all panels but what they show. */
static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    struct facets facets;
    facets_make(&facets, arena, model);
    const struct pw_column *column =
        facets.column >= 0 ? &model->data->columns[facets.column] : NULL;
    return column ? pw_arena_printf(arena, "%s by %s", words_measure(model), column->label) : NULL;
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "dates or names", "the axis; dates are spaced in time"},
    {"y", "number columns", "the values"},
    {"series", "text column", "lines or columns in each panel"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"facet", "column (required)", "a panel for each of its values"},
    {"of", "line or column (line)", "the mark of the panels"},
    {"scale", "shared or free (shared)", "free: each panel has a scale of its own, which is said"},
    {"zero", "yes or no (yes)", "no: the scale may leave zero out, which is said"},
    {0}};
static const char example[] = "data: overdue_by_month\n"
                              "mark: multiples\n"
                              "x: period_end\n"
                              "y: overdue\n"
                              "period: month\n"
                              "options: { facet: kind }\n";

const struct mark mark_multiples = {.name = "multiples",
                                    .kind = "Small multiples",
                                    .help = "a small line or column chart for each part",
                                    .channels = channels,
                                    .options = options,
                                    .example = example,
                                    .flags = MARK_ROWS | MARK_ENDS,
                                    .height = height,
                                    .layout = layout,
                                    .tell = tell,
                                    .sentence = sentence};
