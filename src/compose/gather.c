/* SPDX-License-Identifier: MIT
 *
 * Before anything is composed: every query that the pack mentions, wherever it
 * mentions it, so that all of them are loaded and run first.
 */
#include "crosstab.h"

#include <string.h>

static void gather_children(struct composer *c, const struct pw_node *node,
                            const struct scope *scope);

static bool in_scope(const struct scope *scope, const char *name) {
    for (; scope; scope = scope->outer)
        if (pw_streq(scope->name, name))
            return true;
    return false;
}

/* "query.column": asks for the query. */
static void gather_name(struct composer *c, const char *name, struct pw_place place,
                        const struct scope *scope) {
    const char *dot = strrchr(name, '.');
    if (!dot || dot == name)
        return;
    const char *query = pw_arena_strndup(c->arena, name, (size_t)(dot - name));
    if (!in_scope(scope, query))
        co_ask(c, query, place);
}

static void gather_value(struct composer *c, const struct pw_node *node,
                         const struct scope *scope) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, node->text, &tokens);
    if (tokens.list_count && tokens.list[0].kind == PW_TOKEN_WORD)
        gather_name(c, tokens.list[0].text, node->place, scope);
}

static void gather_condition(struct composer *c, const struct pw_condition *condition,
                             struct pw_place place, const struct scope *scope) {
    if (!in_scope(scope, condition->query))
        co_ask(c, condition->query, place);
    if (condition->equals_query && !in_scope(scope, condition->equals_query))
        co_ask(c, condition->equals_query, place);
}

static void gather_where(struct composer *c, const struct pw_yaml *where,
                         const struct scope *scope) {
    struct scope row = {.name = "row", .outer = scope};
    struct pw_conditions conditions;
    const char *why; /* composing says so */
    if (pw_conditions_read(c->arena, where->text, &conditions, &why))
        for (size_t i = 0; i < conditions.list_count; i++)
            gather_condition(c, &conditions.list[i], where->place, &row);
}

static void gather_yaml(struct composer *c, const struct pw_yaml *yaml, const char *key,
                        const struct scope *scope) {
    for (size_t i = 0; i < yaml->items_count; i++)
        gather_yaml(c, yaml->items[i], key, scope);
    for (size_t i = 0; i < yaml->pairs_count; i++)
        gather_yaml(c, yaml->pairs[i].value, yaml->pairs[i].key, scope);
    if (yaml->kind != PW_YAML_SCALAR)
        return;
    if ((pw_streq(key, "data") || pw_streq(key, "breaks")) && *yaml->text)
        co_ask(c, yaml->text, yaml->place);
    if (pw_streq(key, "where"))
        gather_where(c, yaml, scope);
    if (pw_streq(key, "value") || pw_streq(key, "change"))
        gather_name(c, strchr(yaml->text, '{') || strchr(yaml->text, ' ') ? "" : yaml->text,
                    yaml->place, scope);
    struct pw_node cut = {.kind = PW_NODE_PARAGRAPH, .place = yaml->place};
    struct pw_findings quiet;
    pw_findings_init(&quiet, c->arena);
    pw_template_cut(c->arena, &cut, yaml->text, yaml->place, &quiet);
    for (size_t i = 0; i < cut.children_count; i++)
        if (cut.children[i]->kind == PW_NODE_VALUE)
            gather_value(c, cut.children[i], scope);
}

static void gather_include(struct composer *c, const struct pw_node *node,
                           const struct scope *scope) {
    struct pw_tokens tokens;
    pw_tokens_read(c->arena, node->arguments ? node->arguments : "", &tokens);
    const char *name = tokens.list_count == 1 ? tokens.list[0].text : "";
    const char *path = co_find_file(c, name, ".md");
    if (pw_map_lookup(c->includes, name))
        return;
    if (!path) {
        pw_find(c->findings, PW_ERROR, "unknown-include", node->place,
                "there is no %s.md in the pack's folder or in templates/shared", name);
        return;
    }
    struct pw_node *root = pw_template_markdown(c->arena, path, c->findings, c->err);
    if (!root)
        return;
    pw_map_put(c->includes, name, root);
    gather_children(c, root, scope);
}

static void gather_block(struct composer *c, const struct pw_node *node,
                         const struct scope *scope) {
    struct pw_conditions conditions;
    const char *why, *row, *query, *where;
    if (node->yaml)
        gather_yaml(c, node->yaml, "", scope);
    if (pw_streq(node->text, "crosstab"))
        co_crosstab_gather(c, node);
    if (pw_streq(node->text, "include"))
        gather_include(c, node, scope);
    if (pw_streq(node->text, "when") &&
        pw_conditions_read(c->arena, node->arguments, &conditions, &why))
        for (size_t i = 0; i < conditions.list_count; i++)
            gather_condition(c, &conditions.list[i], node->place, scope);
    if (pw_streq(node->text, "repeat") &&
        pw_loop_read(c->arena, node->arguments, &row, &query, &where)) {
        struct scope inner = {.name = row, .outer = scope};
        co_ask(c, query, node->place);
        gather_children(c, node, &inner);
        return;
    }
    gather_children(c, node, scope);
}

static void gather_children(struct composer *c, const struct pw_node *node,
                            const struct scope *scope) {
    for (size_t i = 0; i < node->children_count; i++) {
        const struct pw_node *child = node->children[i];
        if (child->kind == PW_NODE_VALUE)
            gather_value(c, child, scope);
        else if (child->kind == PW_NODE_BLOCK)
            gather_block(c, child, scope);
        else
            gather_children(c, child, scope);
        if (child->kind == PW_NODE_FOOTNOTE_TEXT)
            co_footnote_gather(c, child);
    }
}

void co_gather(struct composer *c) {
    if (c->tmpl->front)
        gather_yaml(c, c->tmpl->front, "", NULL);
    gather_children(c, c->tmpl->root, NULL);
    for (size_t i = 0; i < pw_map_count(c->asked); i++)
        if (!((struct asked *)pw_map_value(c->asked, i))->parent)
            co_ask_run(c, pw_map_value(c->asked, i));
    if (!pw_streq(c->audience, "restricted"))
        co_undeclared_check(c);
    co_crosstabs_make(c); /* their totals are judged, too */
    co_withhold(c);       /* before rows are picked: the copies must not hold more */
    for (size_t i = 0; i < pw_map_count(c->asked); i++)
        co_ask_run(c, pw_map_value(c->asked, i));
}
