/* SPDX-License-Identifier: MIT
 *
 * yaml: from libyaml's events to the tree. A reading that meets a slip that
 * can be repaired starts again on the repaired text, so findings of a reading
 * are kept back until one gets through.
 */
#include <string.h>

#include "yaml_in.h"

struct frame {
    struct pw_yaml *node;
    bool flow;
    bool has_key;    /* map: a key waits for its value */
    const char *key; /* NULL: the pair is dropped (a second key of that name, no text) */
    struct pw_place key_place;
    struct pw_map *seen; /* map: key to its place, once there are many */
};

struct builder {
    struct source *source;
    struct pw_arena *arena;
    struct pw_findings *findings; /* of this reading */
    struct pw_findings *repairs;  /* of repairs: kept over readings */
    yaml_parser_t parser;
    struct frame frames[YAML_DEPTH_MAX];
    size_t depth;
    size_t values;
    const struct pw_yaml *root;
};

enum outcome { GO_ON, DONE, AGAIN };

static struct pw_place place_at(struct builder *b, yaml_mark_t mark) {
    return yml_source_place(b->source, yml_source_byte(b->source, mark.index));
}

static const struct pw_yaml_pair *find_key(const struct frame *frame, const char *key) {
    if (frame->seen)
        return pw_map_lookup(frame->seen, key);
    for (size_t i = 0; i < frame->node->pairs_count; i++)
        if (strcmp(frame->node->pairs[i].key, key) == 0)
            return &frame->node->pairs[i];
    return NULL;
}

static void take_key(struct builder *b, struct frame *frame, const struct pw_yaml *node) {
    frame->has_key = true;
    frame->key = NULL;
    frame->key_place = node->place;
    if (node->kind != PW_YAML_SCALAR) {
        pw_find(b->findings, PW_ERROR, "bad-yaml", node->place,
                "A key must be a word or a text, not a list or a map; its value is left out.");
        return;
    }
    const struct pw_yaml_pair *first = find_key(frame, node->text);
    if (first)
        pw_find(b->findings, PW_ERROR, "duplicate-key", node->place,
                "The key '%s' stands here twice, first in line %d; the first one counts.",
                node->text, first->place.line);
    else
        frame->key = node->text;
}

static void take_value(struct builder *b, struct frame *frame, const struct pw_yaml *node) {
    frame->has_key = false;
    if (!frame->key)
        return;
    struct pw_yaml_pair *pair = PW_PUSH(b->arena, frame->node, pairs);
    *pair = (struct pw_yaml_pair){frame->key, frame->key_place, node};
    size_t count = frame->node->pairs_count;
    if (count == 16) { /* from here on a table is quicker than looking along the row */
        frame->seen = pw_map_new(b->arena);
        for (size_t i = 0; i + 1 < count; i++)
            pw_map_put(frame->seen, frame->node->pairs[i].key, &frame->node->pairs[i]);
    }
    if (frame->seen)
        pw_map_put(frame->seen, pair->key, pair);
}

static void attach(struct builder *b, const struct pw_yaml *node) {
    struct frame *frame = b->depth ? &b->frames[b->depth - 1] : NULL;
    if (!frame)
        b->root = node;
    else if (frame->node->kind == PW_YAML_LIST)
        *PW_PUSH(b->arena, frame->node, items) = node;
    else if (frame->has_key)
        take_value(b, frame, node);
    else
        take_key(b, frame, node);
}

static struct pw_yaml *new_node(struct builder *b, enum pw_yaml_kind kind, yaml_mark_t mark) {
    struct pw_yaml *node = PW_NEW(b->arena, struct pw_yaml);
    node->kind = kind;
    node->place = place_at(b, mark);
    b->values++;
    b->source->values++;
    return node;
}

static void refuse_marks(struct builder *b, const yaml_char_t *anchor, const yaml_char_t *tag,
                         struct pw_place place) {
    if (anchor)
        pw_find(b->findings, PW_ERROR, "yaml-anchor", place,
                "Anchors are not read ('&%s'); put a value that starts with & in quotes.",
                (const char *)anchor);
    if (tag)
        pw_find(b->findings, PW_ERROR, "yaml-tag", place,
                "Tags are not read ('%s'); put a value that starts with ! in quotes.",
                (const char *)tag);
}

static bool is_null(const char *text) {
    return strcmp(text, "~") == 0 || strcmp(text, "null") == 0 || strcmp(text, "Null") == 0 ||
           strcmp(text, "NULL") == 0;
}

static void take_scalar(struct builder *b, const yaml_event_t *event) {
    struct pw_yaml *node = new_node(b, PW_YAML_SCALAR, event->start_mark);
    const char *value = (const char *)event->data.scalar.value;
    size_t length = event->data.scalar.length;
    char *text = pw_arena_strndup(b->arena, value, length);
    yml_source_restore(b->source, text);
    if (memchr(value, '\0', length))
        pw_find(b->findings, PW_ERROR, "bad-yaml", node->place,
                "The text has a zero byte in it and is read up to there.");
    node->quoted = event->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
    node->text = !node->quoted && is_null(text) ? "" : text;
    refuse_marks(b, event->data.scalar.anchor, event->data.scalar.tag, node->place);
    attach(b, node);
}

static void take_alias(struct builder *b, const yaml_event_t *event) {
    struct pw_yaml *node = new_node(b, PW_YAML_SCALAR, event->start_mark);
    node->text = "";
    pw_find(b->findings, PW_ERROR, "yaml-anchor", node->place,
            "Aliases are not read ('*%s'); put a value that starts with * in quotes.",
            (const char *)event->data.alias.anchor);
    attach(b, node);
}

static enum outcome open_node(struct builder *b, const yaml_event_t *event) {
    bool map = event->type == YAML_MAPPING_START_EVENT;
    bool flow = map ? event->data.mapping_start.style == YAML_FLOW_MAPPING_STYLE
                    : event->data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    size_t byte = yml_source_byte(b->source, event->start_mark.index);
    if (map && flow) {
        bool inside = b->depth && b->frames[b->depth - 1].flow;
        if (yml_repair_braces(b->source, byte, inside, b->repairs))
            return AGAIN;
        if (strncmp(b->source->text + byte, "{{", 2) == 0) {
            pw_find(b->findings, PW_ERROR, "bad-yaml", yml_source_place(b->source, byte),
                    "A value that starts with {{ must stand in quotes; the rest is not read.");
            return DONE;
        }
    }
    struct pw_yaml *node = new_node(b, map ? PW_YAML_MAP : PW_YAML_LIST, event->start_mark);
    refuse_marks(b, map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor,
                 map ? event->data.mapping_start.tag : event->data.sequence_start.tag, node->place);
    if (b->depth == YAML_DEPTH_MAX) {
        pw_find(b->findings, PW_ERROR, "bad-yaml", node->place,
                "Values are nested more than %d deep; the rest is not read.", YAML_DEPTH_MAX);
        return DONE;
    }
    attach(b, node);
    b->frames[b->depth++] = (struct frame){.node = node, .flow = flow};
    return GO_ON;
}

static enum outcome take_event(struct builder *b, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        take_scalar(b, event);
        break;
    case YAML_ALIAS_EVENT:
        take_alias(b, event);
        break;
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        return open_node(b, event);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        b->depth--;
        break;
    case YAML_DOCUMENT_START_EVENT:
        if (b->root) {
            pw_find(b->findings, PW_ERROR, "bad-yaml", place_at(b, event->start_mark),
                    "A second document begins here ('---'); only the first one is read.");
            return DONE;
        }
        break;
    case YAML_STREAM_END_EVENT:
        return DONE;
    default:
        break;
    }
    if (b->values > YAML_VALUES_MAX) {
        pw_find(b->findings, PW_ERROR, "bad-yaml", place_at(b, event->start_mark),
                "There are more than %d values; the rest is not read.", YAML_VALUES_MAX);
        return DONE;
    }
    return GO_ON;
}

/* libyaml stopped: repair and start again, or say why. */
static enum outcome take_failure(struct builder *b) {
    size_t at;
    const char *why = yml_reason_text(b->source, &b->parser, &at);
    size_t problem = b->parser.error == YAML_READER_ERROR
                         ? at
                         : yml_source_byte(b->source, b->parser.problem_mark.index);
    bool flow = b->depth && b->frames[b->depth - 1].flow;
    size_t braces = problem; /* in a list on one line they need not start the value */
    if (!flow || strncmp(b->source->text + problem, "{{", 2) != 0)
        braces = yml_find_braces(b->source, problem);
    if (braces == SIZE_MAX)
        braces = yml_find_braces(b->source, at);
    if (braces != SIZE_MAX && yml_repair_braces(b->source, braces, flow, b->repairs))
        return AGAIN;
    if (b->parser.problem && strstr(b->parser.problem, "mapping values are not allowed") &&
        yml_repair_colon(b->source, problem, b->repairs))
        return AGAIN;
    pw_find(b->findings, PW_ERROR, "bad-yaml", yml_source_place(b->source, at),
            "%s What stands before it was read.", why);
    return DONE;
}

static enum outcome read_once(struct builder *b) {
    if (!yaml_parser_initialize(&b->parser)) {
        pw_find(b->findings, PW_ERROR, "bad-yaml", b->source->start, "There is no memory left.");
        return DONE;
    }
    yaml_parser_set_encoding(&b->parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&b->parser, (const unsigned char *)b->source->text,
                                 b->source->length);
    enum outcome outcome = GO_ON;
    while (outcome == GO_ON) {
        yaml_event_t event;
        if (!yaml_parser_parse(&b->parser, &event)) {
            outcome = take_failure(b);
            break;
        }
        outcome = take_event(b, &event);
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&b->parser);
    return outcome;
}

static void hand_over(struct pw_findings *from, struct pw_findings *to) {
    for (size_t i = 0; i < from->list_count; i++)
        pw_find(to, from->list[i].level, from->list[i].id, from->list[i].place, "%s",
                from->list[i].text);
}

const struct pw_yaml *pw_yaml_parse(struct pw_arena *arena, const char *text, size_t length,
                                    struct pw_place start, struct pw_findings *findings) {
    if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) {
        text += 3;
        length -= 3;
    }
    if (length > YAML_BYTES_MAX) {
        pw_find(findings, PW_ERROR, "bad-yaml", start,
                "The text is longer than %zu bytes and is not read.", YAML_BYTES_MAX);
        return NULL;
    }
    struct source source;
    yml_source_init(&source, arena, text, length, start);
    struct pw_findings reading, repairs;
    pw_findings_init(&repairs, arena);
    struct builder *b = PW_NEW(arena, struct builder);
    do {
        pw_findings_init(&reading, arena);
        *b = (struct builder){
            .source = &source, .arena = arena, .findings = &reading, .repairs = &repairs};
    } while (read_once(b) == AGAIN);
    hand_over(&repairs, findings);
    hand_over(&reading, findings);
    return b->root;
}
