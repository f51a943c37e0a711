/* SPDX-License-Identifier: MIT
 *
 * Slots to tiles.
 */
#include "tiles.h"

#include <math.h>
#include <string.h>

#include "lanes.h"

#define PARTS " / " /* between the codes of a joint area */
#define FAR 1000    /* no map has more columns or rows */
#define LETTERS 5   /* of a name that stands for itself, short */

static const struct tile CURRENT[] = {
#define PW_TILE(code, name, column, row) {code, name, column, row, -1},
#define PW_FORMER_TILE(code, name, column, row)
#include "england_tiles.def"
#undef PW_TILE
#undef PW_FORMER_TILE
};
static const struct tile FORMER[] = {
#define PW_TILE(code, name, column, row)
#define PW_FORMER_TILE(code, name, column, row) {code, name, column, row, -1},
#include "england_tiles.def"
#undef PW_TILE
#undef PW_FORMER_TILE
};

const struct tile *tiles_england(bool former, size_t *count) {
    *count = former ? PW_COUNT(FORMER) : PW_COUNT(CURRENT);
    return former ? FORMER : CURRENT;
}

static struct tile *add(struct plot *plot, struct tiles *tiles, struct tile tile) {
    struct tile *one = PW_PUSH(plot->context->arena, tiles, list);
    *one = tile;
    return one;
}

static struct tile *at(struct tiles *tiles, int column, int row) {
    for (size_t i = 0; i < tiles->list_count; i++)
        if (tiles->list[i].column == column && tiles->list[i].row == row)
            return &tiles->list[i];
    return NULL;
}

static void lose(struct plot *plot, struct tiles *tiles, int slot) {
    if (tiles->unplaced++ == 0)
        tiles->example = plot->model->slots[slot].text;
}

/* ---- by code ------------------------------------------------------------------------ */
static const char *code_of(struct plot *plot, int column, int slot) {
    const struct chart_point *point = chart_model_point(plot->model, 0, slot);
    return point->cell ? lanes_cell_text(plot, column, point->row) : "";
}

/* Two figures for one tile can't both be shown; a place without one makes way. */
static void take(struct plot *plot, struct tiles *tiles, struct tile *tile, int slot) {
    double value;
    if (tile->slot < 0)
        tile->slot = slot;
    else if (chart_point_number(chart_model_point(plot->model, 0, slot), &value))
        tiles->shared++;
}

static bool take_current(struct plot *plot, struct tiles *tiles, const char *code, size_t length,
                         int slot) {
    for (size_t i = 0; i < PW_COUNT(CURRENT); i++)
        if (strlen(CURRENT[i].code) == length && memcmp(CURRENT[i].code, code, length) == 0) {
            take(plot, tiles, &tiles->list[i], slot);
            return true;
        }
    return false;
}

/* An authority that ended stands on the tiles of those that came after, unless
 * they have figures of their own; some have a tile that is there for them only. */
static bool take_former(struct plot *plot, struct tiles *tiles, const char *code, int slot) {
    bool known = false;
    for (size_t i = 0; i < PW_COUNT(FORMER); i++) {
        if (!pw_streq(FORMER[i].code, code))
            continue;
        struct tile *tile = at(tiles, FORMER[i].column, FORMER[i].row);
        if (!tile)
            tile = add(plot, tiles, FORMER[i]);
        if (tile->slot < 0)
            tile->name = FORMER[i].name;
        take(plot, tiles, tile, slot);
        known = true;
    }
    return known;
}

/* "E06000061 / E06000062": figures that two authorities give together. */
static bool take_joint(struct plot *plot, struct tiles *tiles, const char *code, int slot) {
    bool known = false;
    for (const char *part = code; part;) {
        const char *end = strstr(part, PARTS);
        known = take_current(plot, tiles, part, end ? (size_t)(end - part) : strlen(part), slot) ||
                known;
        part = end ? end + strlen(PARTS) : NULL;
    }
    return known;
}

/* ---- by column and row --------------------------------------------------------------- */
static bool whole(const struct plot *plot, int column, size_t row, int *value) {
    const struct pw_cell *cell = pw_dataset_cell(plot->model->data, row, (size_t)column);
    bool good = plot->model->data->columns[column].type == PW_NUMBER && cell->state == PW_PRESENT &&
                fabs(cell->number) < FAR && cell->number == floor(cell->number);
    *value = good ? (int)cell->number : 0;
    return good;
}

static const char *short_name(struct plot *plot, const char *name) {
    const char *end = name, *stop = name + strlen(name);
    for (int i = 0; i < LETTERS && end < stop; i++)
        pw_utf8_next(&end, stop);
    return pw_arena_strndup(plot->context->arena, name, (size_t)(end - name));
}

struct columns {
    int code, across, down, name; /* -1: none */
};

/* Where the row itself says its place, that is it. */
static bool place_by_query(struct plot *plot, struct tiles *tiles, const struct columns *columns,
                           int slot) {
    const struct chart_point *point = chart_model_point(plot->model, 0, slot);
    struct tile tile = {.slot = slot};
    if (columns->across < 0 || columns->down < 0 || !point->cell ||
        !whole(plot, columns->across, point->row, &tile.column) ||
        !whole(plot, columns->down, point->row, &tile.row))
        return false;
    const char *text = lanes_cell_text(plot, columns->name, point->row);
    tile.name = *text ? text : short_name(plot, plot->model->slots[slot].text);
    if (at(tiles, tile.column, tile.row))
        tiles->shared++;
    else
        add(plot, tiles, tile);
    return true;
}

static bool place_by_code(struct plot *plot, struct tiles *tiles, const struct columns *columns,
                          int slot, int pass) {
    const char *code = code_of(plot, columns->code, slot);
    return pass == 0   ? take_current(plot, tiles, code, strlen(code), slot)
           : pass == 1 ? take_former(plot, tiles, code, slot)
                       : strstr(code, PARTS) && take_joint(plot, tiles, code, slot);
}

/* Whether any code is one of the layout, so that all of England shows. */
static bool of_england(struct plot *plot, int column) {
    for (int slot = 0; slot < plot->model->slots_count; slot++) {
        const char *code = code_of(plot, column, slot);
        for (size_t i = 0; i < PW_COUNT(CURRENT); i++)
            if (pw_str_starts(code, CURRENT[i].code))
                return true;
        for (size_t i = 0; i < PW_COUNT(FORMER); i++)
            if (pw_streq(code, FORMER[i].code))
                return true;
    }
    return false;
}

static void place(struct plot *plot, struct tiles *tiles, const struct columns *columns) {
    int count = plot->model->slots_count;
    bool *placed = PW_NEW_N(plot->context->arena, bool, count + 1);
    bool england = of_england(plot, columns->code);
    for (size_t i = 0; england && i < PW_COUNT(CURRENT); i++)
        add(plot, tiles, CURRENT[i]);
    for (int i = 0; i < count; i++)
        placed[i] = place_by_query(plot, tiles, columns, i);
    /* what is there today comes before what ended or is given together */
    for (int pass = 0; pass < 3 && england; pass++)
        for (int i = 0; i < count; i++)
            placed[i] = placed[i] || place_by_code(plot, tiles, columns, i, pass);
    for (int i = 0; i < count; i++)
        if (!placed[i])
            lose(plot, tiles, i);
}

/* ---- the way in ------------------------------------------------------------------------ */
static void measure(struct tiles *tiles) {
    tiles->left = INFINITY;
    tiles->right = -INFINITY;
    for (size_t i = 0; i < tiles->list_count; i++) {
        const struct tile *tile = &tiles->list[i];
        double x = tile->column + (tile->row & 1 ? 0.5 : 0);
        tiles->left = fmin(tiles->left, x);
        tiles->right = fmax(tiles->right, x + 1);
        tiles->top = i == 0 || tile->row < tiles->top ? tile->row : tiles->top;
        tiles->bottom = i == 0 || tile->row > tiles->bottom ? tile->row : tiles->bottom;
    }
}

struct tiles tiles_place(struct plot *plot) {
    struct tiles tiles = {0};
    const struct pw_dataset *data = plot->model->data;
    struct columns columns = {.code = lanes_option_column(plot, "code"),
                              .across = plot_option_column(plot, "across"),
                              .down = plot_option_column(plot, "down"),
                              .name = lanes_option_column(plot, "short")};
    if (columns.code < 0)
        columns.code = pw_dataset_column(data, "area");
    if (columns.code < 0)
        columns.code = pw_dataset_column(data, "code");
    if (plot->model->series_count == 0)
        return tiles;
    place(plot, &tiles, &columns);
    measure(&tiles);
    return tiles;
}
