/* SPDX-License-Identifier: MIT
 *
 * chart: tile maps, read back from the display list, and their layout of
 * England held against the mart's reference.
 */
#include <stdio.h>
#include <unistd.h>

#include "check_main.h"

#include "../../src/chart/tiles.h"
#include "chart_lab.h"
#include "packwright/mart.h"

/* ---- the layout ---------------------------------------------------------------- */
/* Answers of a new mart: first column, second column. */
static struct pw_map *asked_of_mart(const char *sql) {
    char folder[] = "/tmp/check_places.XXXXXX";
    struct pw_err err = {0};
    ck_assert_ptr_nonnull(mkdtemp(folder));
    const char *path = pw_path_join(arena, folder, "m.db");
    ck_assert_msg(pw_mart_create(path, NULL, false, &err), "%s", err.text);
    struct pw_mart *mart = pw_mart_open_read(arena, path, &err);
    ck_assert_msg(mart != NULL, "%s", err.text);
    struct pw_map *map = pw_map_new(arena);
    sqlite3_stmt *stmt;
    ck_assert_int_eq(sqlite3_prepare_v2(mart->db, sql, -1, &stmt, NULL), SQLITE_OK);
    while (sqlite3_step(stmt) == SQLITE_ROW)
        pw_map_put(map, (const char *)sqlite3_column_text(stmt, 0),
                   pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, 1)));
    sqlite3_finalize(stmt);
    pw_mart_close(mart);
    remove(path);
    rmdir(folder);
    return map;
}

#define AUTHORITY "a.kind IN ('county', 'unitary', 'metropolitan', 'london')"

/* Would catch an authority without a place or with two, two on one place, a
 * code that the mart does not know, and one that ended among those that are. */
START_TEST(every_authority_has_one_place) {
    struct pw_map *now = asked_of_mart("SELECT a.code, a.name FROM area AS a WHERE " AUTHORITY
                                       " AND a.valid_to IS NULL");
    size_t count;
    const struct tile *tiles = tiles_england(false, &count);
    ck_assert_uint_eq(pw_map_count(now), 153);
    ck_assert_uint_eq(count, 153);
    for (size_t i = 0; i < count; i++) {
        ck_assert_msg(pw_map_lookup(now, tiles[i].code) != NULL, "%s is none", tiles[i].code);
        for (size_t k = 0; k < i; k++) {
            ck_assert_msg(!pw_streq(tiles[i].code, tiles[k].code), "%s twice", tiles[i].code);
            ck_assert_msg(!pw_streq(tiles[i].name, tiles[k].name), "%s twice", tiles[i].name);
            ck_assert_msg(tiles[i].column != tiles[k].column || tiles[i].row != tiles[k].row,
                          "%s on %s", tiles[i].name, tiles[k].name);
        }
    }
    struct pw_map *ended = asked_of_mart("SELECT a.code, a.name FROM area AS a WHERE " AUTHORITY
                                         " AND a.valid_to IS NOT NULL");
    const struct tile *former = tiles_england(true, &count);
    for (size_t e = 0; e < pw_map_count(ended); e++) {
        size_t places = 0;
        for (size_t i = 0; i < count; i++)
            places += pw_streq(former[i].code, pw_map_key(ended, e));
        ck_assert_msg(places > 0, "%s has no place", (const char *)pw_map_value(ended, e));
    }
}
END_TEST

static bool touch(const struct tile *a, const struct tile *b) {
    int apart = 2 * (a->column - b->column) + (a->row & 1) - (b->row & 1);
    return a->row == b->row ? abs(apart) == 2 : abs(a->row - b->row) == 1 && abs(apart) == 1;
}

/* Would catch a tile that lies far from its region: each is reached from the
 * region's first one over tiles of the region. */
START_TEST(regions_hang_together) {
    struct pw_map *region = asked_of_mart("SELECT a.code, coalesce(r.region, r.code) FROM area AS a"
                                          " JOIN area AS r ON r.code = a.region WHERE " AUTHORITY);
    size_t count, reached;
    const struct tile *tiles = tiles_england(false, &count);
    bool *in = PW_NEW_N(arena, bool, count);
    for (size_t first = 0; first < count; first++) {
        const char *name = pw_map_lookup(region, tiles[first].code);
        memset(in, 0, count * sizeof *in);
        in[first] = true;
        do {
            reached = 0;
            for (size_t i = 0; i < count; i++)
                for (size_t k = 0; k < count && !in[i]; k++)
                    if (in[k] && touch(&tiles[i], &tiles[k]) &&
                        pw_streq(pw_map_lookup(region, tiles[i].code), name))
                        in[i] = true, reached++;
        } while (reached);
        for (size_t i = 0; i < count; i++)
            ck_assert_msg(in[i] || !pw_streq(pw_map_lookup(region, tiles[i].code), name),
                          "%s is cut off from %s", tiles[i].name, tiles[first].name);
    }
}
END_TEST

static const struct tile *tile_called(const char *name) {
    size_t count;
    const struct tile *tiles = tiles_england(false, &count);
    for (size_t i = 0; i < count; i++)
        if (pw_streq(tiles[i].name, name))
            return &tiles[i];
    ck_abort_msg("no tile %s", name);
}

/* From the west, in half tiles. */
static int halves(const struct tile *tile) {
    return 2 * tile->column + (tile->row & 1);
}

/* Would catch a map that stands on its head or is seen from behind. */
START_TEST(north_is_up) {
    static const char *const down[] = {"Nthld", "Leeds", "Birm", "City", "Soton", "IoW"};
    static const char *const across[] = {"Corn", "Brist", "Read", "City", "Sthnd"};
    for (size_t i = 1; i < PW_COUNT(down); i++)
        ck_assert_int_gt(tile_called(down[i])->row, tile_called(down[i - 1])->row);
    for (size_t i = 1; i < PW_COUNT(across); i++)
        ck_assert_int_gt(halves(tile_called(across[i])), halves(tile_called(across[i - 1])));
    ck_assert_int_lt(tile_called("Liv")->column, tile_called("Hull")->column);
}
END_TEST

/* ---- what is drawn ------------------------------------------------------------- */
static struct pw_chart *map_chart(const char *rows) {
    return lab_chart("hexmap",
                     lab_data(pw_arena_printf(arena, "name:t|area:t|role:t|fifth:n\n%s", rows)),
                     "name", "fifth", "");
}

/* All authorities, in fifths by their order; one withheld, one own. */
static struct pw_chart *england(void) {
    struct pw_buf rows = {0};
    size_t count;
    const struct tile *tiles = tiles_england(false, &count);
    for (size_t i = 0; i < count; i++) {
        bool own = pw_streq(tiles[i].name, "Cambs"), city = pw_streq(tiles[i].name, "City");
        pw_buf_printf(&rows, "%s|%s|%s|%s\n", tiles[i].name, tiles[i].code, own ? "own" : "context",
                      city ? "c" : (const char *[]){"1", "2", "3", "4", "5"}[i % 5]);
    }
    struct pw_chart *chart = map_chart(pw_buf_text(&rows));
    pw_buf_release(&rows);
    lab_option(chart, "first", "highest fifth");
    return lab_option(chart, "last", "lowest fifth");
}

static size_t labels(const struct pw_page *page, const char *text) {
    size_t count = 0;
    for (size_t i = 0; i < page->ops_count; i++)
        count += page->ops[i].kind == PW_OP_GLYPHS &&
                 page->ops[i].glyphs.text_length == strlen(text) &&
                 memcmp(page->ops[i].glyphs.text, text, strlen(text)) == 0;
    return count;
}

/* Would catch a tile without its letter or name, a withheld one with a letter,
 * and an own tile that looks like all others. */
START_TEST(each_tile_has_letter_and_name) {
    const struct pw_page *page = draw(england(), FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    /* 153 less one withheld, and the key's five */
    size_t letters = 0;
    for (char letter[] = "A"; *letter < 'F'; ++*letter)
        letters += labels(page, letter);
    ck_assert_uint_eq(letters, 152 + 5);
    ck_assert_uint_eq(labels(page, "[c]"), 1);
    size_t count, rings = 0;
    const struct tile *tiles = tiles_england(false, &count);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(labels(page, tiles[i].name) == 1, "%s", tiles[i].name);
    for (size_t i = 0; i < page->ops_count; i++)
        rings += page->ops[i].kind == PW_OP_STROKE &&
                 page->ops[i].stroke.width == pw_theme_length(theme, PW_LENGTH_LINE_STRONG);
    ck_assert_uint_eq(rings, 1);
    const struct pw_op *north = label_op(page, "Nthld"), *south = label_op(page, "IoW");
    ck_assert_double_lt(north->extents.y, south->extents.y);
    ck_assert_ptr_nonnull(label_op(page, "Strong outline: Cambs."));
    /* narrower: letters alone, still all of them; too narrow: said */
    page = draw(england(), 200, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_uint_eq(labels(page, "Cambs") + labels(page, "Nthld"), 0);
    draw(england(), QUARTER, 0);
    ck_assert_uint_eq(findings_of("chart-too-small"), 1);
    const char *alt = pw_chart_alt(arena, england(), "Care");
    ck_assert_msg(strstr(alt, "153 places, a letter from A, highest fifth, to E, lowest fifth"),
                  "%s", alt);
    ck_assert_msg(strstr(alt, "Cambs: ") && strstr(alt, "No figure for 1."), "%s", alt);
}
END_TEST

/* Would catch figures of authorities that ended, or that two give together,
 * lost or in the wrong place, and a map that draws two figures as one. */
START_TEST(old_and_joint_places_are_found) {
    const struct pw_page *page =
        draw(map_chart("Cumbria|E10000006||1\nNorthamptonshire|E10000021||2\n"
                       "Dorset|E10000009||3\nPoole|E06000029||4\n"
                       "Bournemouth|E06000028||5\n"
                       "Both|E09000021 / E09000027||1\n"),
             FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    ck_assert_uint_eq(labels(page, "Nhants"), 2);
    ck_assert_uint_eq(labels(page, "Poole") + labels(page, "Bmth"), 2);
    ck_assert_ptr_nonnull(label_op(page, "Blank tiles: not among the data."));
    ck_assert_uint_eq(labels(page, "A"), 1 + 2 + 2);
    /* what came after has figures: what ended makes way, one with a figure is said */
    page = draw(map_chart("Cumberland|E06000063||1\nCumbria|E10000006||z\n"), FULL, 0);
    ck_assert_uint_eq(findings.list_count, 0);
    draw(map_chart("Cumberland|E06000063||1\nCumbria|E10000006||2\n"), FULL, 0);
    ck_assert_uint_eq(findings_of("tile-taken"), 1);
}
END_TEST

/* Would catch places of the query's own that are ignored, and codes without a
 * tile that vanish in silence. */
START_TEST(other_places_say_where_they_are) {
    struct pw_chart *chart = lab_chart(
        "hexmap",
        lab_data("name:t|area:t|fifth:n|across:n|down:n|role:t\nExampleshire|X1|1|0|0|own\n"
                 "Ashmarsh|X2|2|1|0|\n*|X3|c|0|1|\nNo place|X4|2|x|1|\nHalf|X5|2|0.5|1|\n"),
        "name", "fifth", "");
    draw(chart, FULL, 0);
    ck_assert_uint_eq(findings_of("place-without-tile"), 1);
    lab_option(lab_option(chart, "across", "across"), "down", "down");
    const struct pw_page *page = draw(chart, FULL, 0);
    ck_assert_uint_eq(labels(page, "Exampleshire"), 1); /* few tiles have room for whole names */
    ck_assert_uint_eq(findings_of("place-without-tile"), 2);
    ck_assert_uint_eq(findings.list_count, 2);
    ck_assert_uint_eq(labels(draw(chart, 90, 0), "Examp"), 1);
}
END_TEST

#define LONG_NAME                                                                                  \
    "A very long name of an authority of one hundred and twenty characters which was made up by "  \
    "somebody with time to spare"

/* Would catch overlaps, ink beyond the frame and crashes at any size. */
START_TEST(maps_bear_hostile_data) {
    lab_prove("england", england(), true);
    static const char *const hostile[] = {
        "",
        "*|E10000003|own|1\n",
        LONG_NAME "|E10000003|own|1\n\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D|E10000012||2\n",
        "A|E10000003||c\nB|E10000012||x\n",
        "A|E10000003||1.5\nB|E10000012||-3\nC|E10000029||1e12\n",
        "England|E92000001||1\nNowhere||own|2\n",
    };
    for (size_t i = 0; i < PW_COUNT(hostile); i++)
        lab_prove(hostile[i], map_chart(hostile[i]), false);
    struct pw_buf rows = {0};
    for (int i = 0; i < 400; i++)
        pw_buf_printf(&rows, "Place %d|%d|%d|%d|%s\n", i, i % 7 + 1, i % 20 * (i % 3 ? 1 : -1),
                      i / 20, i ? "" : "own");
    struct pw_chart *many =
        lab_chart("hexmap",
                  lab_data(pw_arena_printf(arena, "name:t|fifth:n|across:n|down:n|role:t\n%s",
                                           pw_buf_text(&rows))),
                  "name", "fifth", "");
    pw_buf_release(&rows);
    lab_prove("400", lab_option(lab_option(many, "across", "across"), "down", "down"), false);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("chart_places");
    TCase *c = tcase_create("places");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_set_timeout(c, 60);
    tcase_add_test(c, every_authority_has_one_place);
    tcase_add_test(c, regions_hang_together);
    tcase_add_test(c, north_is_up);
    tcase_add_test(c, each_tile_has_letter_and_name);
    tcase_add_test(c, old_and_joint_places_are_found);
    tcase_add_test(c, other_places_say_where_they_are);
    tcase_add_test(c, maps_bear_hostile_data);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
