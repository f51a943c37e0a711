/* SPDX-License-Identifier: MIT
 *
 * Numbering of headings and paragraphs, as the front matter declares it.
 *   committee: `#` is section n, `##` has no number, each paragraph of the text
 *              after a `#` is n.m; lists, tables and charts take none
 *   flat:      paragraphs 1 to n across headings
 *   sections:  headings 1, 1.1, 1.1.1
 */
#include "compose.h"

#include <string.h>

enum numbering co_numbering_of(struct composer *c) {
    static const struct {
        const char *name;
        enum numbering numbering;
    } names[] = {{"committee", NUMBER_COMMITTEE},
                 {"flat", NUMBER_FLAT},
                 {"sections", NUMBER_SECTIONS},
                 {"none", NUMBER_NONE}};
    const char *usual = co_kind_of(c)->numbering;
    const struct pw_yaml *yaml = pw_yaml_lookup(c->tmpl->front, "numbering");
    const char *name = pw_yaml_text(c->tmpl->front, "numbering", usual);
    for (size_t i = 0; i < PW_COUNT(names); i++)
        if (pw_streq(name, names[i].name))
            return names[i].numbering;
    pw_find(c->findings, PW_ERROR, "unknown-numbering", yaml ? yaml->place : co_kind_of(c)->place,
            "numbering is committee, flat, sections or none, not \"%s\"", name);
    return NUMBER_NONE;
}

static char *section_number(struct composer *c, int depth) {
    struct pw_buf out = {0};
    for (int i = 0; i < depth; i++)
        pw_buf_printf(&out, "%s%d", i ? "." : "", c->sections[i]);
    char *text = pw_arena_strdup(c->arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

/* `depth` is 1 for `#`, which stands at level 2 below the title. */
void co_number_heading(struct composer *c, struct pw_block *block) {
    int depth = block->level - 1;
    if (depth < 1 || depth > 6 || c->in_appendix)
        return;
    c->sections[depth - 1]++;
    for (int i = depth; i < 6; i++)
        c->sections[i] = 0;
    if (depth == 1 && c->numbering == NUMBER_COMMITTEE)
        c->paragraphs = 0;
    if (c->numbering == NUMBER_SECTIONS || (c->numbering == NUMBER_COMMITTEE && depth == 1))
        block->number = section_number(c, depth);
}

void co_number_paragraph(struct composer *c, struct pw_block *block, const struct sink *sink) {
    if (!sink->numbered || c->in_appendix)
        return;
    if (c->numbering == NUMBER_FLAT)
        block->number = pw_arena_printf(c->arena, "%d", ++c->paragraphs);
    else if (c->numbering == NUMBER_COMMITTEE && c->sections[0])
        block->number = pw_arena_printf(c->arena, "%d.%d", c->sections[0], ++c->paragraphs);
}

void co_number_appendix(struct composer *c, struct pw_block *block) {
    int n = c->appendices++;
    c->in_appendix = true;
    if (n < 26)
        block->number = pw_arena_printf(c->arena, "Appendix %c", 'A' + n);
    else
        block->number = pw_arena_printf(c->arena, "Appendix %d", n + 1);
}
