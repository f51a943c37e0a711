/* SPDX-License-Identifier: MIT
 *
 * yaml: libyaml's complaints in the words of somebody who writes templates.
 */
#include <string.h>

#include "yaml_in.h"

struct reason {
    const char *problem; /* part of libyaml's text */
    const char *context; /* part of its context, or NULL for any */
    bool at_context;     /* point at where the construct begins */
    const char *words;   /* "%d" once at most: the line where it begins */
};

static const struct reason reasons[] = {
    {"did not find expected key", NULL, false,
     "A line of the form 'key: value' was expected here; look at the indentation and at the quotes "
     "of the lines above."},
    {"did not find expected '-' indicator", NULL, false,
     "A list item '- ...' was expected here; look at the indentation."},
    {"did not find expected ',' or ']'", NULL, false,
     "The list that opens with [ in line %d lacks a comma or its ] here."},
    {"did not find expected ',' or '}'", NULL, false,
     "The map that opens with { in line %d lacks a comma or its } here."},
    {"did not find expected node content", NULL, false, "A value was expected here."},
    {"could not find expected ':'", NULL, true,
     "This line has no ': ' after its key; text that goes on from the line above must be indented "
     "further than its key."},
    {"mapping values are not allowed", NULL, false,
     "A ': ' cannot stand here; put the value in quotes or look at the indentation."},
    {"found unexpected end of stream", "quoted scalar", true,
     "The quote that opens here is never closed."},
    {"found unexpected document indicator", NULL, true,
     "The quote that opens here is not closed before a line '---'."},
    {"found unknown escape character", NULL, false,
     "A \\ in double quotes must begin an escape that YAML knows; write \\\\ or use single "
     "quotes."},
    {"alphabetic or numeric", NULL, true,
     "A value cannot start with * or & unless it stands in quotes."},
    {"comment or line break", NULL, true,
     "After | or > the text begins on the next line; a value that starts with | or > must stand in "
     "quotes."},
    {"indentation indicator", NULL, true,
     "After | or > the text begins on the next line; a value that starts with | or > must stand in "
     "quotes."},
    {"block sequence entries are not allowed", NULL, false,
     "A list item cannot begin here; put '- ' on a line of its own under its key."},
    {"mapping keys are not allowed", NULL, false, "A key cannot begin here."},
    {"tab character", NULL, false, "Lines are indented by spaces, never by tabs."},
    {"<document start>", NULL, false,
     "This does not belong to what stands above; look at the indentation."},
    {"tag handle", NULL, true, "Tags (words that start with !) are not read; put it in quotes."},
    {"control characters", NULL, false, "A control character stands here; take it out."},
    {"octet", NULL, false, "The text is not valid UTF-8 here; save the file as UTF-8."},
    {"invalid Unicode", NULL, false, "The text is not valid UTF-8 here; save the file as UTF-8."},
};

static const char *cannot_start(struct source *source, size_t at) {
    char c = at < source->length ? source->original[at] : ' ';
    if (c == '\t')
        return "Lines are indented by spaces, never by tabs.";
    return pw_arena_printf(source->arena,
                           "A value cannot start with %c unless it stands in quotes.", c);
}

/* Text after a closing quote: libyaml only says that a key is missing. */
static bool after_quote(const struct source *source, size_t at) {
    size_t start = yml_source_line_start(source, at);
    while (at > start && source->original[at - 1] == ' ')
        at--;
    return at > start && strchr("\"'", source->original[at - 1]);
}

const char *yml_reason_text(struct source *source, const yaml_parser_t *parser, size_t *at) {
    const char *problem = parser->problem ? parser->problem : "no reason given";
    const char *context = parser->context ? parser->context : "";
    if (parser->error == YAML_READER_ERROR)
        *at = parser->problem_offset;
    else
        *at = yml_source_byte(source, parser->problem_mark.index);
    if (*at > source->length)
        *at = source->length;
    if (strstr(problem, "cannot start any token"))
        return cannot_start(source, *at);
    if ((strstr(problem, "expected key") || strstr(problem, "<document start>")) &&
        after_quote(source, *at))
        return "Text follows a closing quote; put the whole value in one pair of quotes.";
    for (size_t i = 0; i < PW_COUNT(reasons); i++) {
        const struct reason *r = &reasons[i];
        if (!strstr(problem, r->problem) || (r->context && !strstr(context, r->context)))
            continue;
        size_t begins = yml_source_byte(source, parser->context_mark.index);
        if (r->at_context && parser->context)
            *at = begins;
        const char *hole = strstr(r->words, "%d");
        if (!hole)
            return r->words;
        return pw_arena_printf(source->arena, "%.*s%d%s", (int)(hole - r->words), r->words,
                               yml_source_place(source, begins).line, hole + 2);
    }
    return pw_arena_printf(source->arena, "This cannot be read as YAML: %s.", problem);
}
