/* SPDX-License-Identifier: MIT
 *
 * yaml: the only reader of YAML. A tree in which every value keeps its place.
 * Parsing never fails as a whole: faults are findings, what could be read is
 * given. Findings, all errors: "bad-yaml" (why, in plain words), "duplicate-key"
 * (the first one counts), "unquoted-value" (it starts with two braces) and
 * "unquoted-colon" (each with the quoted form to write; the value is read as if
 * it were quoted), "yaml-anchor" and "yaml-tag" (refused, the value without
 * them is read). At most 64 deep, 200,000 values, 4 MiB.
 */
#ifndef PACKWRIGHT_YAML_H
#define PACKWRIGHT_YAML_H

#include "packwright/finding.h"

enum pw_yaml_kind { PW_YAML_SCALAR, PW_YAML_LIST, PW_YAML_MAP };

struct pw_yaml_pair {
    const char *key;
    struct pw_place place; /* of the key */
    const struct pw_yaml *value;
};

struct pw_yaml {
    enum pw_yaml_kind kind;
    struct pw_place place;
    const char *text; /* scalar: its text; empty for null; never NULL there */
    bool quoted;      /* scalar was in quotes or a block: always text, never null or a number */
    const struct pw_yaml **items; /* list */
    size_t items_count, items_capacity;
    struct pw_yaml_pair *pairs; /* map, in order of the file */
    size_t pairs_count, pairs_capacity;
};

/* Parses one YAML document. `start` is the place of the first byte of `text`
 * in its file (line 1, column 1 for a whole file). Returns NULL when nothing
 * could be read (with findings) or the text is blank (without). */
const struct pw_yaml *pw_yaml_parse(struct pw_arena *arena, const char *text, size_t length,
                                    struct pw_place start, struct pw_findings *findings);
/* A whole file; NULL with an error when it cannot be read. */
const struct pw_yaml *pw_yaml_load(struct pw_arena *arena, const char *path,
                                   struct pw_findings *findings, struct pw_err *err);

/* NULL if `map` is NULL, no map, or has no such key. */
const struct pw_yaml *pw_yaml_lookup(const struct pw_yaml *map, const char *key);
/* Text of a scalar under `key`, else `otherwise`. Here and below a plain null
 * (nothing after the colon, ~, null) counts as not given. */
const char *pw_yaml_text(const struct pw_yaml *map, const char *key, const char *otherwise);
/* Number, true/false under `key`; a value of another kind is a finding and
 * gives `otherwise` ("not-a-number", "not-true-or-false"; yes and no will do). */
double pw_yaml_number(const struct pw_yaml *map, const char *key, double otherwise,
                      struct pw_findings *findings);
bool pw_yaml_bool(const struct pw_yaml *map, const char *key, bool otherwise,
                  struct pw_findings *findings);
/* A finding "unknown-key" for each key that is not in `known` (NULL-ended),
 * with the nearest known key as a hint. */
void pw_yaml_check_keys(const struct pw_yaml *map, const char *const *known, const char *what,
                        struct pw_findings *findings);

#endif
