/* SPDX-License-Identifier: MIT
 *
 * The known name that a slip most likely meant.
 */
#include "packwright/base.h"

#include <string.h>

enum { LONGEST = 60 };

static int fold(char c) {
    return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
}

/* Letters put in, left out, replaced, or two swapped, to get from a to b. */
static size_t distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b), rows[3][LONGEST + 1];
    if (n > LONGEST || m > LONGEST)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = last[j - 1] + (fold(a[i - 1]) != fold(b[j - 1]));
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && fold(a[i - 1]) == fold(b[j - 2]) &&
                fold(a[i - 2]) == fold(b[j - 1]) && before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return rows[n % 3][m];
}

const char *pw_nearest(const char *word, const char *const *known, size_t count) {
    const char *best = NULL;
    size_t least = strlen(word) / 3 + 2; /* as far as this is no likely slip */
    for (size_t i = 0; i < count; i++) {
        size_t far = distance(word, known[i]);
        if (far < least) {
            best = known[i];
            least = far;
        }
    }
    return best;
}
