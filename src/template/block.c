/* SPDX-License-Identifier: MIT
 *
 * Fenced blocks: name and arguments from the info string, body as YAML or as
 * Markdown read again at its own line, by the rows of template_blocks.def.
 */
#include "template.h"

#include <string.h>

const struct block_rule tm_rules[PW_BLOCK_ID_COUNT] = {
#define PW_TEMPLATE_BLOCK(id, name, body, arguments, usage)                                        \
    [PW_BLOCK_ID_##id] = {name, usage, BODY_##body, ARGUMENT_##arguments},
#include "packwright/template_blocks.def"
#undef PW_TEMPLATE_BLOCK
};

/* Fences nest by length; deeper than this nobody meant it. */
enum { DEPTH_LIMIT = 12 };

enum pw_block_id pw_template_block(const char *name) {
    for (int i = 0; i < PW_BLOCK_ID_COUNT; i++)
        if (pw_streq(tm_rules[i].name, name))
            return (enum pw_block_id)i;
    return PW_BLOCK_ID_COUNT;
}

static void find_unknown(const struct source *source, const char *name, struct pw_place place) {
    const char *names[PW_BLOCK_ID_COUNT];
    struct pw_buf all = {0};
    for (int i = 0; i < PW_BLOCK_ID_COUNT; i++) {
        names[i] = tm_rules[i].name;
        pw_buf_printf(&all, "%s%s", i ? ", " : "", tm_rules[i].name);
    }
    const char *nearest = pw_nearest(name, names, PW_BLOCK_ID_COUNT);
    if (nearest)
        pw_find(source->findings, PW_ERROR, "unknown-block", place,
                "no block is called \"%s\"; did you mean \"%s\"?", name, nearest);
    else
        pw_find(source->findings, PW_ERROR, "unknown-block", place,
                "no block is called \"%s\"; there are %s", name, pw_buf_text(&all));
    pw_buf_release(&all);
}

static void check_arguments(const struct source *source, const struct block_rule *rule,
                            const char *arguments, struct pw_place place) {
    struct pw_tokens tokens;
    struct pw_conditions conditions;
    const char *why = NULL, *row, *query, *where;
    pw_tokens_read(source->arena, arguments, &tokens);
    bool good = true;
    switch (rule->arguments) {
    case ARGUMENT_NONE:
        good = !*arguments;
        why = "this block takes no arguments; options go into its body as YAML";
        break;
    case ARGUMENT_NAME:
        good = tokens.list_count == 1 && tokens.list[0].kind != PW_TOKEN_MARK;
        why = "one name is wanted";
        break;
    case ARGUMENT_TITLE:
        good = !tokens.unclosed;
        why = "the quoted title has no closing quote";
        break;
    case ARGUMENT_CONDITION:
        good = pw_conditions_read(source->arena, arguments, &conditions, &why);
        break;
    case ARGUMENT_LOOP:
        good = pw_loop_read(source->arena, arguments, &row, &query, &where);
        why = "a name for the row, `in` and the name of a query are wanted, perhaps a `where`";
        break;
    }
    if (!good)
        pw_find(source->findings, PW_ERROR, "bad-arguments", place, "%s: %s; write: %s", rule->name,
                why, rule->usage);
}

static bool blank(const struct source *source) {
    for (size_t i = 0; i < source->length; i++)
        if (source->text[i] != ' ' && source->text[i] != '\n' && source->text[i] != '\t')
            return false;
    return true;
}

static void parse_body(const struct source *inner, const struct block_rule *rule,
                       struct pw_node *node) {
    struct pw_place place = tm_source_place(inner, inner->line, 1);
    switch (rule->body) {
    case BODY_YAML:
        node->yaml =
            pw_yaml_parse(inner->arena, inner->text, inner->length, place, inner->findings);
        if (node->yaml && node->yaml->kind == PW_YAML_SCALAR)
            pw_find(inner->findings, PW_ERROR, "bad-body", place,
                    "%s: its body is YAML, one `name: value` a line", rule->name);
        break;
    case BODY_MARKDOWN:
        if (inner->depth > DEPTH_LIMIT)
            pw_find(inner->findings, PW_ERROR, "too-deep", place,
                    "blocks are nested more than %d deep", DEPTH_LIMIT);
        else
            tm_tree_parse(inner, node);
        break;
    case BODY_EMPTY:
        if (!blank(inner))
            pw_find(inner->findings, PW_ERROR, "bad-body", place,
                    "%s: this block has no body; is the closing fence missing?", rule->name);
        break;
    }
}

void tm_block_parse(const struct source *source, int first, int last, struct pw_node *parent) {
    size_t length, end_length;
    char mark = '`';
    const char *line = tm_source_line(source, first, &length);
    size_t fence = tm_fence_open(line, length, &mark);
    size_t at = fence;
    while (at < length && (line[at] == ' ' || line[at] == '\t'))
        at++;
    size_t stop = at;
    while (stop < length && line[stop] != ' ' && line[stop] != '\t')
        stop++;
    struct pw_place place = tm_source_place(source, first, 1);
    struct pw_place name_place = tm_source_place(source, first, (int)at + 1);
    const char *name = pw_arena_strndup(source->arena, line + at, stop - at);
    const char *arguments = pw_str_trim(source->arena, line + stop, length - stop);

    const char *end = tm_source_line(source, last, &end_length);
    bool closed = last > first && tm_fence_close(end, end_length, mark, fence);
    if (!closed)
        pw_find(source->findings, PW_ERROR, "unclosed-block", place,
                "this fence is never closed; end it with a line of %d %c", (int)fence, mark);
    if (!*name) {
        pw_find(source->findings, PW_ERROR, "unnamed-block", place,
                "a fence needs the name of a block after it, such as chart or table");
        return;
    }
    enum pw_block_id id = pw_template_block(name);
    if (id == PW_BLOCK_ID_COUNT) {
        find_unknown(source, name, name_place);
        return;
    }
    size_t skip = stop;
    while (skip < length && (line[skip] == ' ' || line[skip] == '\t'))
        skip++;
    check_arguments(source, &tm_rules[id], arguments,
                    tm_source_place(source, first, (int)(*arguments ? skip : at) + 1));
    struct pw_node *node = tm_node_new(source->arena, parent, PW_NODE_BLOCK, place);
    node->text = tm_rules[id].name;
    node->arguments = arguments;
    struct source inner = tm_source_lines(source, first + 1, closed ? last - 1 : last);
    parse_body(&inner, &tm_rules[id], node);
}
