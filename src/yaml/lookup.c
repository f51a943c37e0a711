/* SPDX-License-Identifier: MIT
 *
 * yaml: asking the tree: values by key, as text, number or truth value; and
 * keys that nobody knows.
 */
#include <string.h>

#include "packwright/yaml.h"

const struct pw_yaml *pw_yaml_load(struct pw_arena *arena, const char *path,
                                   struct pw_findings *findings, struct pw_err *err) {
    size_t length;
    char *bytes = pw_file_read(arena, path, &length, err);
    if (!bytes)
        return NULL;
    char *text = pw_utf8_import(arena, bytes, length, &length);
    struct pw_place start = {pw_arena_strdup(arena, path), 1, 1};
    return pw_yaml_parse(arena, text, length, start, findings);
}

const struct pw_yaml *pw_yaml_lookup(const struct pw_yaml *map, const char *key) {
    if (!map || map->kind != PW_YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->pairs_count; i++)
        if (strcmp(map->pairs[i].key, key) == 0)
            return map->pairs[i].value;
    return NULL;
}

static bool is_given(const struct pw_yaml *value) {
    return value && (value->kind != PW_YAML_SCALAR || value->quoted || value->text[0]);
}

const char *pw_yaml_text(const struct pw_yaml *map, const char *key, const char *otherwise) {
    const struct pw_yaml *value = pw_yaml_lookup(map, key);
    return is_given(value) && value->kind == PW_YAML_SCALAR ? value->text : otherwise;
}

double pw_yaml_number(const struct pw_yaml *map, const char *key, double otherwise,
                      struct pw_findings *findings) {
    const struct pw_yaml *value = pw_yaml_lookup(map, key);
    double number;
    if (!is_given(value))
        return otherwise;
    if (value->kind == PW_YAML_SCALAR && !value->quoted && pw_number_parse(value->text, &number))
        return number;
    pw_find(findings, PW_ERROR, "not-a-number", value->place, "'%s' must be a number%s.", key,
            value->kind == PW_YAML_SCALAR && value->quoted ? ", without quotes" : "");
    return otherwise;
}

bool pw_yaml_bool(const struct pw_yaml *map, const char *key, bool otherwise,
                  struct pw_findings *findings) {
    const struct pw_yaml *value = pw_yaml_lookup(map, key);
    if (!is_given(value))
        return otherwise;
    if (value->kind == PW_YAML_SCALAR && !value->quoted) {
        if (pw_str_casecmp(value->text, "true") == 0 || pw_str_casecmp(value->text, "yes") == 0)
            return true;
        if (pw_str_casecmp(value->text, "false") == 0 || pw_str_casecmp(value->text, "no") == 0)
            return false;
    }
    pw_find(findings, PW_ERROR, "not-true-or-false", value->place, "'%s' must be true or false.",
            key);
    return otherwise;
}

/* Changes (a letter put in, left out, replaced, two swapped) between two
 * words; words beyond 40 letters count as far apart. */
static size_t distance(const char *a, const char *b) {
    enum { MOST = 40 };
    size_t n = strlen(a), m = strlen(b), rows[3][MOST + 1];
    if (n > MOST || m > MOST)
        return SIZE_MAX;
    for (size_t j = 0; j <= m; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= n; i++) {
        size_t *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= m; j++) {
            size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
            if (last[j] + 1 < best)
                best = last[j] + 1;
            if (now[j - 1] + 1 < best)
                best = now[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < best)
                best = before[j - 2] + 1;
            now[j] = best;
        }
    }
    return rows[n % 3][m];
}

static const char *nearest(const char *key, const char *const *known) {
    const char *best = NULL;
    size_t least = 1 + strlen(key) / 3;
    for (; *known; known++) {
        size_t far = distance(key, *known);
        if (far <= least) {
            best = *known;
            least = far - (far > 0);
        }
    }
    return best;
}

static void report_unknown(const struct pw_yaml_pair *pair, const char *const *known,
                           const char *what, struct pw_findings *findings) {
    const char *hint = nearest(pair->key, known);
    if (hint) {
        pw_find(findings, PW_ERROR, "unknown-key", pair->place,
                "%s has no '%s'; did you mean '%s'?", what, pair->key, hint);
        return;
    }
    struct pw_buf list = {0};
    for (size_t i = 0; known[i]; i++)
        pw_buf_printf(&list, "%s%s", i ? ", " : "", known[i]);
    pw_find(findings, PW_ERROR, "unknown-key", pair->place, "%s has no '%s'; it may have: %s.",
            what, pair->key, pw_buf_text(&list));
    pw_buf_release(&list);
}

void pw_yaml_check_keys(const struct pw_yaml *map, const char *const *known, const char *what,
                        struct pw_findings *findings) {
    if (!map || map->kind != PW_YAML_MAP)
        return;
    for (size_t i = 0; i < map->pairs_count; i++) {
        const char *const *k = known;
        while (*k && strcmp(*k, map->pairs[i].key) != 0)
            k++;
        if (!*k)
            report_unknown(&map->pairs[i], known, what, findings);
    }
}
