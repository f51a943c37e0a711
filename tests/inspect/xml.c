/* SPDX-License-Identifier: MIT
 *
 * XML 1.0 with namespaces, as far as XMP needs it; anything else is an error.
 */
#include "xml.h"

#include <stdlib.h>
#include <string.h>

enum { DEPTH_MAX = 64, BINDINGS_MAX = 128 };

struct parser {
    struct pdf *pdf;
    struct xml xml;
    const char *at, *end;
    int open[DEPTH_MAX];
    const char *open_names[DEPTH_MAX]; /* as written, to match the end tags */
    int bound[DEPTH_MAX];              /* bindings when the element began */
    int depth;
    struct {
        const char *prefix, *uri;
    } bindings[BINDINGS_MAX];
    int binding_count;
};

static bool wrong(struct parser *p, const char *what) {
    if (!p->xml.error)
        p->xml.error = what;
    return false;
}

static bool starts(const struct parser *p, const char *text) {
    size_t n = strlen(text);
    return (size_t)(p->end - p->at) >= n && memcmp(p->at, text, n) == 0;
}

static bool skip_past(struct parser *p, const char *text) {
    for (; p->at < p->end; p->at++)
        if (starts(p, text)) {
            p->at += strlen(text);
            return true;
        }
    return wrong(p, "a comment, instruction or section does not end");
}

static void skip_blank(struct parser *p) {
    while (p->at < p->end && strchr(" \t\r\n", *p->at) && *p->at)
        p->at++;
}

static const char *read_name(struct parser *p) {
    const char *start = p->at;
    while (p->at < p->end &&
           (((*p->at | 0x20) >= 'a' && (*p->at | 0x20) <= 'z') ||
            (p->at > start && *p->at >= '0' && *p->at <= '9') || strchr("_:", *p->at) ||
            (p->at > start && strchr("-.", *p->at))) &&
           *p->at)
        p->at++;
    if (p->at == start)
        wrong(p, "a name is missing");
    return keep_text(p->pdf, start, (size_t)(p->at - start));
}

static bool read_reference(struct parser *p, struct text *out) {
    static const struct {
        const char *name;
        char c;
    } named[] = {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&apos;", '\''}};
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (starts(p, named[i].name)) {
            p->at += strlen(named[i].name);
            text_add(p->pdf, out, &named[i].c, 1);
            return true;
        }
    if (!starts(p, "&#"))
        return wrong(p, "an unknown entity");
    bool hex = starts(p, "&#x");
    char *after = NULL;
    unsigned long code = strtoul(p->at + (hex ? 3 : 2), &after, hex ? 16 : 10);
    if (!after || *after != ';' || code == 0 || code > 0x10FFFF)
        return wrong(p, "a malformed character reference");
    text_add_code(p->pdf, out, (uint32_t)code);
    p->at = after + 1;
    return true;
}

/* Up to `stop`, which is not taken. */
static bool read_text(struct parser *p, char stop, struct text *out) {
    while (p->at < p->end && *p->at != stop) {
        if (*p->at == '&') {
            if (!read_reference(p, out))
                return false;
            continue;
        }
        if (*p->at == '<')
            return wrong(p, "a \"<\" in an attribute");
        if ((unsigned char)*p->at < 0x20 && !strchr("\t\r\n", *p->at))
            return wrong(p, "a control character");
        text_add(p->pdf, out, p->at++, 1);
    }
    return true;
}

static const char *uri_of(struct parser *p, const char *prefix) {
    if (strcmp(prefix, "xml") == 0)
        return "http://www.w3.org/XML/1998/namespace";
    for (int i = p->binding_count - 1; i >= 0; i--)
        if (strcmp(p->bindings[i].prefix, prefix) == 0)
            return p->bindings[i].uri;
    if (*prefix)
        wrong(p, "a prefix without a namespace");
    return "";
}

static int add_node(struct parser *p, const char *qualified, bool attribute) {
    const char *colon = strchr(qualified, ':');
    struct xml *xml = &p->xml;
    xml->nodes = grow(p->pdf, xml->nodes, xml->count, sizeof *xml->nodes);
    struct xml_node *node = &xml->nodes[xml->count];
    *node = (struct xml_node){.attribute = attribute};
    node->parent = p->depth ? p->open[p->depth - 1] : -1;
    node->name = colon ? colon + 1 : qualified;
    const char *prefix = colon ? keep_text(p->pdf, qualified, (size_t)(colon - qualified)) : "";
    node->space = attribute && !colon ? "" : uri_of(p, prefix);
    return (int)xml->count++;
}

struct attribute {
    const char *name;
    struct text value;
};

static int read_attributes(struct parser *p, struct attribute *list, int room) {
    int count = 0;
    for (;;) {
        skip_blank(p);
        if (p->at >= p->end || *p->at == '>' || *p->at == '/' || *p->at == '?' || p->xml.error)
            return count;
        struct attribute a = {.name = read_name(p)};
        skip_blank(p);
        if (p->at >= p->end || *p->at++ != '=')
            wrong(p, "an attribute without a value");
        skip_blank(p);
        char quote = p->at < p->end ? *p->at++ : 0;
        if (quote != '"' && quote != '\'')
            wrong(p, "an attribute without quotes");
        else if (read_text(p, quote, &a.value))
            p->at++;
        for (int i = 0; i < count; i++)
            if (strcmp(list[i].name, a.name) == 0)
                wrong(p, "an attribute twice");
        if (count < room)
            list[count++] = a;
    }
}

static void bind_prefixes(struct parser *p, const struct attribute *list, int count) {
    for (int i = 0; i < count; i++) {
        bool plain = strcmp(list[i].name, "xmlns") == 0;
        if ((plain || strncmp(list[i].name, "xmlns:", 6) == 0) && p->binding_count < BINDINGS_MAX) {
            p->bindings[p->binding_count].prefix = plain ? "" : list[i].name + 6;
            p->bindings[p->binding_count++].uri = list[i].value.data ? list[i].value.data : "";
        }
    }
}

static void start_tag(struct parser *p) {
    struct attribute list[32];
    p->at++;
    const char *name = read_name(p);
    int before = p->binding_count, count = read_attributes(p, list, 32);
    bind_prefixes(p, list, count);
    int node = add_node(p, name, false);
    if (p->depth == DEPTH_MAX) {
        wrong(p, "elements nested too deep");
        return;
    }
    p->open_names[p->depth] = name;
    p->bound[p->depth] = before;
    p->open[p->depth++] = node;
    for (int i = 0; i < count; i++)
        if (strncmp(list[i].name, "xmlns", 5) != 0) {
            int attribute = add_node(p, list[i].name, true); /* may move the nodes */
            p->xml.nodes[attribute].text = list[i].value;
        }
    bool empty = p->at < p->end && *p->at == '/';
    if (empty)
        p->at++;
    if (p->at >= p->end || *p->at++ != '>')
        wrong(p, "a tag does not end");
    if (empty)
        p->binding_count = p->bound[--p->depth];
}

static void end_tag(struct parser *p) {
    p->at += 2;
    const char *name = read_name(p);
    skip_blank(p);
    if (p->at >= p->end || *p->at++ != '>')
        wrong(p, "an end tag does not end");
    if (p->depth == 0 || strcmp(p->open_names[p->depth - 1], name) != 0) {
        wrong(p, "an end tag does not match");
        return;
    }
    p->binding_count = p->bound[--p->depth];
}

struct xml xml_parse(struct pdf *pdf, struct bytes data) {
    struct parser p = {.pdf = pdf, .at = (const char *)data.data};
    p.end = p.at + data.length;
    int tops = 0;
    if (data.length >= 3 && memcmp(p.at, "\xEF\xBB\xBF", 3) == 0)
        p.at += 3;
    while (p.at < p.end && !p.xml.error) {
        if (starts(&p, "<!--")) {
            skip_past(&p, "-->");
        } else if (starts(&p, "<?")) {
            p.xml.declared |= starts(&p, "<?xml ");
            skip_past(&p, "?>");
        } else if (starts(&p, "<!")) {
            wrong(&p, "a declaration that XMP has no use for");
        } else if (starts(&p, "</")) {
            end_tag(&p);
        } else if (*p.at == '<') {
            tops += p.depth == 0;
            start_tag(&p);
        } else {
            struct text text = {0};
            read_text(&p, '<', &text);
            if (p.depth && text.data) {
                struct text *whole = &p.xml.nodes[p.open[p.depth - 1]].text;
                text_add(pdf, whole, text.data, text.length);
            } else if (text.data && text.data[strspn(text.data, " \t\r\n")]) {
                wrong(&p, "text outside of all elements");
            }
        }
    }
    if (p.depth || tops != 1)
        wrong(&p, "not exactly one whole element");
    return p.xml;
}
