/* SPDX-License-Identifier: MIT
 *
 * The template layer's own: sources cut into lines, values masked for cmark,
 * blocks known by name.
 */
#ifndef TEMPLATE_INSIDE_H
#define TEMPLATE_INSIDE_H

#include "packwright/template.h"

enum body_kind { BODY_YAML, BODY_MARKDOWN, BODY_EMPTY };
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_NAME,
    ARGUMENT_TITLE,
    ARGUMENT_CONDITION,
    ARGUMENT_LOOP
};

struct block_rule {
    const char *name, *usage;
    enum body_kind body;
    enum argument_kind arguments;
};
extern const struct block_rule tm_rules[PW_BLOCK_ID_COUNT];

/* A run of whole lines of a file: all of it, or the inside of a fence. */
struct source {
    struct pw_arena *arena;
    struct pw_findings *findings;
    const char *file;
    const char *text; /* UTF-8, '\n' line ends, no private-use characters */
    size_t length;
    int line;       /* of the first byte, from 1 */
    int depth;      /* of fences around it */
    size_t *starts; /* offset of each line */
    size_t starts_count, starts_capacity;
};
/* Reads a file into a source: encoding, line ends, private-use characters. */
bool tm_source_read(struct source *source, struct pw_arena *arena, const char *path,
                    struct pw_findings *findings, struct pw_err *err);
void tm_source_index(struct source *source);
/* Lines `first` to `last` (from 1, of the file) as a source of their own. */
struct source tm_source_lines(const struct source *outer, int first, int last);
/* A line's bytes without its end; line is a line of the file. */
const char *tm_source_line(const struct source *source, int line, size_t *length);
struct pw_place tm_source_place(const struct source *source, int line, int column);

/* Opening fence in column 1: its length and info string; 0 if it is none. */
size_t tm_fence_open(const char *line, size_t length, char *mark);
bool tm_fence_close(const char *line, size_t length, char mark, size_t fence);

/* A value or the mark of a footnote, taken out of the text. */
struct masked_value {
    const char *text;  /* the inside, trimmed */
    const char *whole; /* with its braces */
    struct pw_place place;
    size_t length; /* of the token, in bytes, as of the original */
    bool footnote; /* [^label], else {{ value }} */
};
/* A line that begins with [^label]: */
struct footnote_line {
    const char *label;
    struct pw_place place;
};
struct mask {
    char *text; /* the source's text with tokens for values */
    struct masked_value *values;
    size_t values_count, values_capacity;
    struct footnote_line *footnotes; /* in their order, no label twice */
    size_t footnotes_count, footnotes_capacity;
};
/* Token i begins with this private-use character. */
#define MASK_FIRST 0xE000u
#define MASK_COUNT 6400u
void tm_mask_make(const struct source *source, struct mask *mask);
/* Token at `text`: its value, else NULL. */
const struct masked_value *tm_mask_value(const struct mask *mask, const char *text,
                                         const char *end);
/* Text with its tokens turned back into what the author wrote. */
char *tm_mask_restore(struct pw_arena *arena, const struct mask *mask, const char *text);

/* Appends the blocks of a source to `parent`. */
void tm_tree_parse(const struct source *source, struct pw_node *parent);
/* Makes the node of a fenced block that begins on `first` and ends on `last`. */
void tm_block_parse(const struct source *source, int first, int last, struct pw_node *parent);

struct pw_node *tm_node_new(struct pw_arena *arena, struct pw_node *parent, enum pw_node_kind kind,
                            struct pw_place place);

#endif
