/* SPDX-License-Identifier: MIT
 *
 * Labels as parts of sentences.
 */
#include <string.h>

#include "packwright/dataset.h"

static const char *const COMMON_WORDS[] = {
#define COMMON(word) word,
#include "common_words.def"
#undef COMMON
};

char *pw_label_inside(struct pw_arena *arena, const char *label) {
    char *text = pw_arena_strdup(arena, label);
    size_t first = strcspn(text, " ,:;");
    bool name = text[first] == ' ' && text[first + 1] >= 'A' && text[first + 1] <= 'Z';
    for (size_t i = 0; i < PW_COUNT(COMMON_WORDS) && !name; i++)
        if (strlen(COMMON_WORDS[i]) == first && memcmp(text, COMMON_WORDS[i], first) == 0)
            text[0] = (char)(text[0] - 'A' + 'a');
    return text;
}
