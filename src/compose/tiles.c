/* SPDX-License-Identifier: MIT
 *
 * Tiles: big numbers with their period, their change in words and a sparkline.
 */
#include "compose.h"

#include <math.h>

#include "packwright/chart.h"

/* "Down 2 on a year before, better". No number, no line. */
static void add_change(struct composer *c, const struct pw_yaml *tile, struct pw_block *block) {
    const struct pw_yaml *change = pw_yaml_lookup(tile, "change");
    const struct pw_yaml *since = pw_yaml_lookup(tile, "since");
    struct found found;
    if (!change)
        return;
    if (change->kind != PW_YAML_SCALAR) {
        pw_find(c->findings, PW_ERROR, "bad-change", change->place,
                "`change:` names a column of changes: query.column");
        return;
    }
    co_lookup(c, change->text, change->place, &found);
    if (found.failed || found.cell.state != PW_PRESENT || !found.data)
        return;
    if (found.type != PW_NUMBER) {
        pw_find(c->findings, PW_ERROR, "bad-change", change->place, "%s holds no numbers",
                change->text);
        return;
    }
    const char *text = co_value_text(
        c, pw_arena_printf(c->arena, "%s | change \"Up\" \"Down\" \"Unchanged\"", change->text),
        change->place);
    bool up = pw_str_starts(text, "Up "), down = pw_str_starts(text, "Down ");
    if (pw_str_starts(text, "almost"))
        text = "Almost unchanged";
    enum pw_polarity polarity = pw_cell_polarity(found.data, found.row, found.column);
    block->way = up ? 1 : down ? -1 : 0;
    if (polarity != PW_NEUTRAL)
        block->verdict = polarity == PW_HIGH_IS_GOOD ? block->way : -block->way;
    block->change = pw_arena_printf(c->arena, "%s%s%s%s", text, since ? " " : "",
                                    since ? co_text_of(c, since) : "",
                                    block->verdict > 0   ? ", better"
                                    : block->verdict < 0 ? ", worse"
                                                         : "");
}

/* A chart of the mark spark without labels: the tile says the number. */
static void add_spark(struct composer *c, const struct pw_yaml *tile, struct pw_block *block) {
    static const char *const known[] = {"data", "where", "x", "y", "period", NULL};
    const struct pw_yaml *yaml = pw_yaml_lookup(tile, "spark");
    if (!yaml)
        return;
    pw_yaml_check_keys(yaml, known, "spark", c->findings);
    struct pw_node node = {
        .kind = PW_NODE_BLOCK, .text = "spark", .yaml = yaml, .place = yaml->place};
    struct exhibit exhibit;
    if (!co_exhibit_open(c, &node, &exhibit))
        return;
    struct pw_chart *chart = pw_chart_new(c->arena, "spark", exhibit.data);
    chart->x = co_exhibit_column(c, &exhibit, pw_yaml_lookup(yaml, "x"));
    chart->y[0] = co_exhibit_column(c, &exhibit, pw_yaml_lookup(yaml, "y"));
    chart->y_count = 1;
    chart->period = pw_yaml_text(yaml, "period", NULL);
    *PW_PUSH(c->arena, chart, options) = (struct pw_option){"labels", "no"};
    if (chart->x < 0 || chart->y[0] < 0 || exhibit.data->columns[chart->y[0]].type != PW_NUMBER) {
        pw_find(c->findings, PW_ERROR, "no-axes", yaml->place,
                "spark: say which columns of %s are `x:` (dates) and `y:` (numbers)",
                exhibit.data->name);
        return;
    }
    if (!pw_chart_drawable(chart))
        return;
    block->chart = chart;
    block->alt = pw_chart_alt(c->arena, chart, block->title);
    co_list_dataset(c, exhibit.data);
}

void co_block_tiles(struct composer *c, const struct pw_node *node, struct sink *sink) {
    static const char *const known[] = {"label", "value", "period", "change",
                                        "since", "note",  "spark",  NULL};
    if (!node->yaml || node->yaml->kind != PW_YAML_LIST) {
        pw_find(c->findings, PW_ERROR, "not-a-list", node->place,
                "tiles: its body is a list of `- label:`, `value:` and `note:`");
        return;
    }
    struct pw_block *tiles = co_sink_add(c, sink, PW_BLOCK_TILES, node->place);
    struct sink inner = {.parent = tiles};
    for (size_t i = 0; i < node->yaml->items_count; i++) {
        const struct pw_yaml *tile = node->yaml->items[i];
        pw_yaml_check_keys(tile, known, "tile", c->findings);
        struct pw_block *block = co_sink_add(c, &inner, PW_BLOCK_TILE, tile->place);
        block->title = co_text_of(c, pw_yaml_lookup(tile, "label"));
        block->value = co_text_of(c, pw_yaml_lookup(tile, "value"));
        if (pw_yaml_lookup(tile, "period"))
            block->period = co_text_of(c, pw_yaml_lookup(tile, "period"));
        block->note = co_text_of(c, pw_yaml_lookup(tile, "note"));
        add_change(c, tile, block);
        add_spark(c, tile, block);
    }
}
