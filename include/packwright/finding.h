/* SPDX-License-Identifier: MIT
 *
 * finding: what is wrong or doubtful in somebody's input, with its place.
 * Poor input is a finding, not an error: parsing goes on and all the rest is
 * still checked. Notes and warnings leave the exit status 0, errors make it 1.
 */
#ifndef PACKWRIGHT_FINDING_H
#define PACKWRIGHT_FINDING_H

#include <stdio.h>

#include "packwright/base.h"

enum pw_level { PW_NOTE, PW_WARNING, PW_ERROR };

/* A place in a source: line and column from 1 (column in bytes), 0 = unknown. */
struct pw_place {
    const char *file; /* NULL if there is none */
    int line, column;
};

struct pw_finding {
    enum pw_level level;
    const char *id; /* stable kebab-case name, e.g. "unknown-column" */
    struct pw_place place;
    const char *text; /* what is wrong, what was expected, what to do */
};

/* Of one id in one file this many are kept; the rest are counted, so that a
 * file of nothing but bad rows fits. */
enum { PW_FINDINGS_MOST = 1000 };

struct pw_findings_tally;
struct pw_findings {
    struct pw_arena *arena; /* lent by the maker; holds the texts */
    struct pw_findings_tally *tallies;
    size_t tallies_count, tallies_capacity;
    struct pw_finding *list;
    size_t list_count, list_capacity;
    size_t errors, warnings;
};

void pw_findings_init(struct pw_findings *findings, struct pw_arena *arena);
/* The file's name is copied, `id` is not. */
void pw_find(struct pw_findings *findings, enum pw_level level, const char *id,
             struct pw_place place, const char *format, ...) PW_PRINTF(5, 6);
/* "file:3:7: error: text [id]", one a line, in order of place within a file;
 * nothing in it commands a terminal (pw_utf8_shown). */
void pw_findings_print(const struct pw_findings *findings, FILE *out);
const char *pw_level_name(enum pw_level level);

#endif
