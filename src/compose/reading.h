/* SPDX-License-Identifier: MIT
 *
 * Sentences as words, and the numbers in them.
 */
#ifndef COMPOSE_READING_H
#define COMPOSE_READING_H

#include "compose.h"

struct read_word {
    const char *text; /* in small letters, without what stands around it; "." ends a sentence */
    int64_t number;   /* in digits or words, or -1 */
};
struct reading {
    struct read_word *words;
    size_t words_count, words_capacity;
};
/* A value of the template stands in the text as VALUE_MARK. */
#define VALUE_MARK "\x01"
void co_reading_cut(struct pw_arena *arena, const char *text, struct reading *out);
/* First and last word of a number that counts `most` children or fewer, at or
 * after *first; false: there is none. */
bool co_reading_small(const struct reading *reading, int64_t most, size_t *first, size_t *last);
/* First and last word of a number beside a word of the measure; `number` is
 * what it must be. */
bool co_reading_beside(struct pw_arena *arena, const struct reading *reading, int64_t number,
                       const char *measure, size_t *first, size_t *last);
const char *co_reading_words(struct pw_arena *arena, const struct reading *reading, size_t first,
                             size_t last);

/* ---- lexicon.c */
/* Warns of each term of `past` (shared query terms_out_of_date; may be NULL) in the text. */
void co_lexicon_read(struct composer *c, const struct pw_dataset *past,
                     const struct reading *reading, const char *what, struct pw_place place);

#endif
