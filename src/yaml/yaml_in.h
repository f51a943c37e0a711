/* SPDX-License-Identifier: MIT
 *
 * What the files of the yaml layer share: the source text with its places and
 * repairs, and libyaml's complaints in plain words.
 */
#ifndef PACKWRIGHT_YAML_IN_H
#define PACKWRIGHT_YAML_IN_H

#include <yaml.h>

#include "packwright/yaml.h"

/* A value or a file beyond these is refused: no pack comes near them. */
enum { YAML_DEPTH_MAX = 64, YAML_VALUES_MAX = 200000, YAML_REPAIRS_MAX = 64 };
#define YAML_BYTES_MAX ((size_t)4 << 20)

/* Characters that a repair replaces, byte for byte, so that places stay right. */
enum stand_in { STAND_COLON, STAND_OPEN, STAND_CLOSE, STAND_COMMA, STAND_COUNT };

struct source_line {
    size_t byte, index; /* of its first character; index counts characters, as libyaml does */
};

struct source {
    struct pw_arena *arena;
    const char *original; /* NUL-terminated copy, as is `text` */
    char *text;           /* the copy in which repairs are made */
    size_t length;
    struct pw_place start;
    struct source_line *lines;
    size_t lines_count, lines_capacity;
    size_t cursor_index, cursor_byte;
    char stand_ins[STAND_COUNT]; /* 0: none chosen yet */
    int repairs;
    size_t values; /* made by all readings: what repairs may cost is bounded */
};

void yml_source_init(struct source *source, struct pw_arena *arena, const char *text, size_t length,
                     struct pw_place start);
/* Byte offset of a libyaml mark's character index. */
size_t yml_source_byte(struct source *source, size_t index);
struct pw_place yml_source_place(const struct source *source, size_t byte);
/* First byte of the line that holds `byte`, and its end ('\r' and '\n' are no part of it). */
size_t yml_source_line_start(const struct source *source, size_t byte);
size_t yml_source_line_end(const struct source *source, size_t byte);
/* In place: what repairs replaced gets its own characters back. */
void yml_source_restore(const struct source *source, char *text);

/* Repairs of what people forget to quote: each gives its finding and replaces
 * bytes so that a second reading gets by. False: nothing done. */
bool yml_repair_braces(struct source *source, size_t byte, bool flow, struct pw_findings *findings);
bool yml_repair_colon(struct source *source, size_t byte, struct pw_findings *findings);
/* A value on this line that starts with two braces; SIZE_MAX if there is none. */
size_t yml_find_braces(const struct source *source, size_t byte);
/* `text` as a YAML scalar in quotes. */
const char *yml_quoted_form(struct pw_arena *arena, const char *text, size_t length);

/* Why the parser stopped, as a sentence, and the byte to point at. */
const char *yml_reason_text(struct source *source, const yaml_parser_t *parser, size_t *at);

#endif
