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

static void report_unknown(const struct pw_yaml_pair *pair, const char *const *known,
                           const char *what, struct pw_findings *findings) {
    size_t count = 0;
    while (known[count])
        count++;
    const char *hint = pw_nearest(pair->key, known, count);
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
