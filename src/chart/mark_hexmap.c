/* SPDX-License-Identifier: MIT
 *
 * hexmap: a map of hexagons, one a place, all of one size, so that a small
 * London borough counts as much as North Yorkshire. x names the places, y is a
 * class from 1 on (ntile(5) in SQL): each tile has the tint and the letter of
 * its class, A for 1, and where it is large enough its short name. A tile
 * without a number shows its symbol, one that the data don't hold is blank.
 */
#include "classes.h"
#include "lanes.h"
#include "tiles.h"
#include "words.h"

#include <math.h>

#define TILE_MOST 28.0 /* width of a tile, */
#define FEW_MOST 60.0  /* of a map of few tiles */
#define FEW 40
#define WHOLE_LEAST 7.0 /* type of whole names, where there are few */
#define SMALLEST 6.5    /* type of names and letters */
#define LETTER_MOST 9.0
#define SHARE 0.955 /* of its place that a tile fills */
#define TALL 1.1547 /* height of a hexagon on its corner over its width: 2 / sqrt(3) */
#define STEP 0.866  /* from row to row over the width */
#define KEY_GAP 6.0

struct map {
    struct plot *plot;
    struct tiles tiles;
    int classes;
    double width, x, y; /* of a tile; top left of the map */
    struct pw_style letter, name;
    bool letters, names; /* there is room for them */
};

static double rows_of(const struct map *map) {
    return (map->tiles.bottom - map->tiles.top) * STEP + TALL;
}

static double columns_of(const struct map *map) {
    return fmax(1, map->tiles.right - map->tiles.left);
}

static double above(const struct map *map) {
    return classes_key_height(map->plot, map->classes) + KEY_GAP;
}

/* The most type, up to a label's, in which all names fit their tiles. */
static double fitting(const struct map *map, bool whole) {
    const struct plot *plot = map->plot;
    double widest = 0, size = map->name.size;
    for (size_t i = 0; i < map->tiles.list_count; i++) {
        const struct tile *tile = &map->tiles.list[i];
        const char *name = whole ? plot->model->slots[tile->slot].text : tile->name;
        widest = fmax(widest, pw_typist_width(plot->context->typist, name, &map->name));
    }
    double room = map->width * SHARE - 1.6 * plot_length(plot, PW_LENGTH_LINE_STRONG) - 1;
    return widest > 0 ? fmin(size, size * room / widest) : size;
}

/* Whole names in place of short ones on a map of few tiles, if all fit. */
static void name_wholly(struct map *map) {
    bool few = map->tiles.list_count <= FEW && !pw_chart_option(map->plot->chart, "short");
    for (size_t i = 0; i < map->tiles.list_count; i++)
        few = few && map->tiles.list[i].slot >= 0;
    if (!few || fitting(map, true) < WHOLE_LEAST)
        return;
    for (size_t i = 0; i < map->tiles.list_count; i++)
        map->tiles.list[i].name = map->plot->model->slots[map->tiles.list[i].slot].text;
}

/* The type in which all short names fit their tiles, if there is one. */
static void choose_type(struct map *map) {
    struct plot *plot = map->plot;
    map->letter = *plot_style(plot, PW_STYLE_LABEL_STRONG);
    map->name = *plot_style(plot, PW_STYLE_LABEL);
    name_wholly(map);
    double fits = fitting(map, false);
    map->names = fits >= SMALLEST && map->width >= 2.9 * fits;
    map->name.size = map->names ? fits : SMALLEST;
    map->letter.size = fmin(map->letter.size, fmax(SMALLEST, map->width * 0.36));
    map->letters = map->width >= 1.55 * map->letter.size;
}

static struct map map_of(struct plot *plot) {
    struct map map = {.plot = plot, .classes = classes_count(plot->model)};
    map.tiles = tiles_place(plot);
    double most = map.tiles.list_count > FEW ? TILE_MOST : FEW_MOST;
    map.width = fmin(most, plot->frame.width / columns_of(&map));
    return map;
}

static void note(const struct map *map) {
    struct plot *plot = map->plot;
    int own = words_own_slot(plot->model);
    size_t blank = 0;
    for (size_t i = 0; i < map->tiles.list_count; i++)
        blank += map->tiles.list[i].slot < 0;
    if (own >= 0)
        plot_note(plot, pw_arena_printf(plot->context->arena, "Strong outline: %s.",
                                        plot->model->slots[own].text));
    if (blank)
        plot_note(plot, "Blank tiles: not among the data.");
}

static double height(struct plot *plot) {
    struct map map = map_of(plot);
    note(&map);
    return above(&map) + rows_of(&map) * map.width + note_height(plot) + KEY_GAP;
}

/* ---- drawing -------------------------------------------------------------------------- */
static struct pw_point centre_of(const struct map *map, const struct tile *tile) {
    double column = tile->column + (tile->row & 1 ? 0.5 : 0) - map->tiles.left;
    return (struct pw_point){map->x + (column + 0.5) * map->width,
                             map->y +
                                 ((tile->row - map->tiles.top) * STEP + TALL / 2) * map->width};
}

/* Corners of a hexagon on its corner, `width` wide, the first one once more. */
static void corners_of(struct pw_point at, double width, struct pw_point corners[7]) {
    static const double x[] = {0, 0.5, 0.5, 0, -0.5, -0.5, 0};
    static const double y[] = {-0.5, -0.25, 0.25, 0.5, 0.25, -0.25, -0.5};
    for (int i = 0; i < 7; i++)
        corners[i] = (struct pw_point){at.x + x[i] * width, at.y + y[i] * width * TALL};
}

static void text_on(const struct map *map, const char *text, const struct pw_style *style,
                    pw_rgb colour, double x, double middle) {
    if (!lanes_label(map->plot, text, style, colour, x, middle, PW_ALIGN_CENTRE))
        plot_find(map->plot, "labels-left-out",
                  pw_arena_printf(map->plot->context->arena,
                                  "\"%s\" has no room in its tile; make the map larger", text));
}

static void draw_tile(const struct map *map, const struct tile *tile) {
    struct plot *plot = map->plot;
    struct pw_arena *arena = plot->context->arena;
    struct pw_point at = centre_of(map, tile), corners[7];
    bool own = tile->slot >= 0 && plot->model->slots[tile->slot].role == PW_EMPHASIS_OWN;
    int class = tile->slot < 0 ? 0 : class_of(plot->model, 0, tile->slot);
    pw_rgb paper = plot_colour(plot, PW_COLOUR_PAPER);
    pw_rgb fill = class > 0 ? class_tint(plot, map->classes, class) : paper;
    pw_rgb ink = class > 0 ? lanes_ink_on(plot, fill) : plot_colour(plot, PW_COLOUR_MUTED);
    double outline = plot_length(plot, PW_LENGTH_LINE_STRONG);
    corners_of(at, map->width * SHARE - (own ? 1.6 * outline : 0), corners);
    sheet_area(&plot->sheet, SHEET_BACK, corners, 6, fill, false);
    sheet_path(&plot->sheet, SHEET_BAR, corners, 7,
               plot_stroke(plot_colour(plot, class > 0 ? PW_COLOUR_CONTEXT_LINE : PW_COLOUR_GRID),
                           plot_length(plot, PW_LENGTH_HAIRLINE)));
    if (own) { /* a ring, with paper between it and the tint */
        corners_of(at, map->width * SHARE - outline / 2, corners);
        sheet_path(&plot->sheet, SHEET_LINE, corners, 7,
                   plot_stroke(plot_colour(plot, PW_COLOUR_INK), outline));
    }
    double up = map->names ? 0.24 * map->width : 0;
    const char *letter =
        class > 0 ? class_letter(arena, class)
        : tile->slot >= 0
            ? chart_point_text(arena, plot->model, chart_model_point(plot->model, 0, tile->slot))
            : "";
    if (map->letters)
        text_on(map, letter, &map->letter, ink, at.x, at.y - up);
    if (map->names)
        text_on(map, tile->name, &map->name, ink, at.x, at.y + 0.1 * map->width);
}

static void check(const struct map *map) {
    struct plot *plot = map->plot;
    struct pw_arena *arena = plot->context->arena;
    if (plot->model->series_count > 1)
        plot_find(plot, "too-many-series", "a map shows one measure; the first series is drawn");
    if (map->tiles.unplaced)
        plot_find(plot, "place-without-tile",
                  pw_arena_printf(arena,
                                  "%zu places have no tile, the first is \"%s\": give the codes of "
                                  "English authorities (options: code), or columns with whole "
                                  "numbers (options: across, down)",
                                  map->tiles.unplaced, map->tiles.example));
    if (map->tiles.shared)
        plot_find(plot, "tile-taken",
                  pw_arena_printf(arena, "%zu places lie on a tile that another has already",
                                  map->tiles.shared));
    if (map->tiles.list_count > 0 && !map->letters)
        plot_find(plot, "chart-too-small",
                  "the tiles are too small for their letters; give the map more room");
}

static void layout(struct plot *plot) {
    classes_check(plot);
    struct map map = map_of(plot);
    note(&map);
    double room = plot->frame.height - above(&map) - note_height(plot) - KEY_GAP;
    map.width = fmax(0.5, fmin(map.width, room / rows_of(&map)));
    map.x = plot->frame.x;
    map.y = plot->frame.y + above(&map);
    choose_type(&map);
    check(&map);
    classes_key_draw(plot, map.classes);
    for (size_t i = 0; i < map.tiles.list_count; i++)
        draw_tile(&map, &map.tiles.list[i]);
    note_draw(plot);
}

/* ---- words ------------------------------------------------------------------------------ */
#define NAMED_MOST 5

/* "A: 2, Kent and Medway." */
static void tell_class(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model,
                       int class) {
    int count = 0, told = 0;
    for (int i = 0; i < model->slots_count; i++)
        count += class_of(model, 0, i) == class;
    if (count == 0)
        return;
    pw_buf_printf(out, " %c: %d", 'A' + class - 1, count);
    for (int i = 0; i < model->slots_count && count <= NAMED_MOST; i++)
        if (class_of(model, 0, i) == class) {
            pw_buf_puts(out, told ? "" : ", ");
            words_list(out, told++, count, words_name(arena, model->slots[i].text));
        }
    pw_buf_puts(out, ".");
}

static void tell(struct pw_buf *out, struct pw_arena *arena, const struct chart_model *model) {
    int own = words_own_slot(model), classes = classes_count(model), without = 0;
    pw_buf_printf(out, " %d place%s", model->slots_count, model->slots_count == 1 ? "" : "s");
    classes_tell(out, model);
    pw_buf_puts(out, " on each tile.");
    if (own >= 0) {
        int class = class_of(model, 0, own);
        pw_buf_printf(out, " %s: %s.", words_name(arena, model->slots[own].text),
                      class > 0 ? class_letter(arena, class) : "no figure");
    }
    for (int k = 1; k <= classes; k++)
        tell_class(out, arena, model, k);
    for (int i = 0; i < model->slots_count; i++)
        without += class_of(model, 0, i) <= 0;
    if (without)
        pw_buf_printf(out, " No figure for %d.", without);
}

static char *sentence(struct pw_arena *arena, const struct chart_model *model) {
    int own = words_own_slot(model), classes = classes_count(model);
    int class = own >= 0 ? class_of(model, 0, own) : 0;
    if (class <= 0)
        return pw_arena_printf(arena, "%s of %d places", words_measure(model), model->slots_count);
    struct pw_buf buf = {0};
    const char *words = class_words(model, classes, class);
    pw_buf_printf(&buf, "%s has %s %c", model->slots[own].text,
                  class == 1 || class == 5 ? "an" : "a", 'A' + class - 1);
    const char *first = class_words(model, classes, 1),
               *last = class_words(model, classes, classes);
    if (*words)
        pw_buf_printf(&buf, ", %s", words);
    else if (*first && *last)
        pw_buf_printf(&buf, " on a scale from A, %s, to %c, %s", first, 'A' + classes - 1, last);
    else
        pw_buf_printf(&buf, " on a scale from A to %c", 'A' + classes - 1);
    char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* ---- the manual ------------------------------------------------------------------------- */
static const struct pw_mark_key channels[] = {
    {"x", "text column", "the places"},
    {"y", "number column", "the class of each, from 1 on: ntile(5) in SQL"},
    {"emphasis", "text column", "own, neighbours, region, nation or context for each row"},
    {0}};
static const struct pw_mark_key options[] = {
    {"code", "text column (area, else code)", "codes of English authorities, which have a tile"},
    {"across", "number column (none)", "the column of each tile, for other places"},
    {"down", "number column (none)", "its row; odd rows lie half a tile to the right"},
    {"short", "text column (first letters of x)", "a name short enough for a tile"},
    {"classes", "number (the highest class there is)", "how many classes there are"},
    {"first", "text (none)", "what class A means"},
    {"last", "text (none)", "what the last class means"},
    {0}};
static const char example[] = "data: care_rate_map\n"
                              "mark: hexmap\n"
                              "x: name\n"
                              "y: fifth\n"
                              "emphasis: role\n"
                              "options: { across: across, down: down, first: highest fifth, "
                              "last: lowest fifth }\n";

const struct mark mark_hexmap = {.name = "hexmap",
                                 .kind = "Tile map",
                                 .help = "a hexagon for each authority, tint and letter by class",
                                 .channels = channels,
                                 .options = options,
                                 .example = example,
                                 .flags = MARK_BAND,
                                 .height = height,
                                 .layout = layout,
                                 .tell = tell,
                                 .sentence = sentence};
