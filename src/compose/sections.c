/* SPDX-License-Identifier: MIT
 *
 * Pages of their own: landscape pages, and sections with their own direction,
 * page numbers, header and footer.
 */
#include "compose.h"

#include <string.h>

static void furniture_text(struct composer *c, const struct pw_yaml *map, const char *key,
                           const char **text) {
    const struct pw_yaml *yaml = pw_yaml_lookup(map, key);
    if (yaml)
        *text = co_text_of(c, yaml);
    if (*text && !**text)
        *text = NULL;
}

void co_furniture_read(struct composer *c, const struct pw_yaml *map,
                       struct pw_furniture *furniture) {
    static const char *const known[] = {"header_left",   "header_right", "footer_left",
                                        "footer_centre", "footer_right", NULL};
    pw_yaml_check_keys(map, known, "furniture", c->findings);
    furniture_text(c, map, "header_left", &furniture->header_left);
    furniture_text(c, map, "header_right", &furniture->header_right);
    furniture_text(c, map, "footer_left", &furniture->footer_left);
    furniture_text(c, map, "footer_centre", &furniture->footer_centre);
    furniture_text(c, map, "footer_right", &furniture->footer_right);
}

static bool at_top(struct composer *c, const struct pw_node *node, const struct sink *sink) {
    if (sink->parent)
        pw_find(c->findings, PW_ERROR, "pages-inside", node->place,
                "%s pages can't begin inside another block; put this outside it", node->text);
    return !sink->parent;
}

static struct pw_block *add_pages(struct composer *c, const struct pw_node *node, struct sink *sink,
                                  bool landscape) {
    struct pw_block *block = co_sink_add(c, sink, PW_BLOCK_PAGES, node->place);
    block->landscape = landscape;
    return block;
}

/* Its inside stays at the top level, so that its headings and paragraphs take
 * part in numbering and contents. */
void co_block_landscape(struct composer *c, const struct pw_node *node, struct sink *sink) {
    if (!at_top(c, node, sink))
        return;
    bool turned = c->turned;
    c->turned = true;
    add_pages(c, node, sink, true);
    co_compose_nodes(c, node, sink);
    add_pages(c, node, sink, c->turned = turned);
}

/* One of two words, the first where nothing is said. */
static bool is_second(struct composer *c, const struct pw_yaml *map, const char *key,
                      const char *first, const char *second) {
    const char *word = pw_yaml_text(map, key, first);
    if (!pw_streq(word, first) && !pw_streq(word, second))
        pw_find(c->findings, PW_ERROR, "bad-section", pw_yaml_lookup(map, key)->place,
                "%s is %s or %s, not \"%s\"", key, first, second, word);
    return pw_streq(word, second);
}

void co_block_section(struct composer *c, const struct pw_node *node, struct sink *sink) {
    static const char *const known[] = {"orientation", "numbers",   "restart",
                                        "prefix",      "furniture", NULL};
    if (!at_top(c, node, sink))
        return;
    struct pw_section *section = PW_NEW(c->arena, struct pw_section);
    pw_yaml_check_keys(node->yaml, known, "section", c->findings);
    c->turned = is_second(c, node->yaml, "orientation", "portrait", "landscape");
    section->roman = is_second(c, node->yaml, "numbers", "arabic", "roman");
    section->restart = pw_yaml_bool(node->yaml, "restart", false, c->findings);
    const struct pw_yaml *prefix = pw_yaml_lookup(node->yaml, "prefix");
    section->prefix = prefix ? co_text_of(c, prefix) : NULL;
    section->furniture = c->doc->furniture;
    c->renumbered |= section->roman || section->restart || section->prefix;
    const char *usual = co_kind_of(c)->footer_right; /* the author says nothing else */
    if (c->renumbered && usual && strstr(usual, "{pages}") &&
        pw_streq(section->furniture.footer_right, usual))
        section->furniture.footer_right = "Page {page}"; /* "of 20" would mislead */
    co_furniture_read(c, pw_yaml_lookup(node->yaml, "furniture"), &section->furniture);
    add_pages(c, node, sink, c->turned)->section = section;
}
