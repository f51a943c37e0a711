/* SPDX-License-Identifier: MIT
 *
 * theme: the kinds of packs, their words at head and foot and their pages, as
 * templates/furniture.yaml has them.
 */
#include "theme_in.h"

static void read_kind(struct pw_kind *kind, const struct pw_yaml_pair *pair,
                      struct pw_findings *findings) {
    static const char *const known[] = {
        "numbering",     "cover",        "header_left", "header_right", "footer_left",
        "footer_centre", "footer_right", "lengths",     "styles",       NULL};
    const struct pw_yaml *map = pair->value;
    pw_yaml_check_keys(map, known, "A kind", findings);
    *kind = (struct pw_kind){.name = pair->key,
                             .place = pair->place,
                             .numbering = pw_yaml_text(map, "numbering", "none"),
                             .cover = pw_yaml_bool(map, "cover", false, findings),
                             .header_left = pw_yaml_text(map, "header_left", NULL),
                             .header_right = pw_yaml_text(map, "header_right", NULL),
                             .footer_left = pw_yaml_text(map, "footer_left", NULL),
                             .footer_centre = pw_yaml_text(map, "footer_centre", NULL),
                             .footer_right = pw_yaml_text(map, "footer_right", NULL),
                             .look = map};
}

bool pw_kinds_load(struct pw_arena *arena, const char *path, struct pw_kinds *out,
                   struct pw_findings *findings, struct pw_err *err) {
    static const char *const known[] = {"kinds", NULL};
    struct pw_err failed = {0};
    const struct pw_yaml *top = pw_yaml_load(arena, path, findings, &failed);
    if (failed.set)
        return pw_fail(err, "%s", failed.text);
    pw_yaml_check_keys(top, known, "Furniture", findings);
    const struct pw_yaml *kinds = pw_yaml_lookup(top, "kinds");
    for (size_t i = 0; kinds && i < kinds->pairs_count; i++)
        read_kind(PW_PUSH(arena, out, list), &kinds->pairs[i], findings);
    if (!out->list_count)
        pw_find(findings, PW_ERROR, "theme-missing",
                (struct pw_place){pw_arena_strdup(arena, path), 1, 1},
                "The furniture has no kinds of packs: `kinds:` and a map for each.");
    return true;
}

const struct pw_kind *pw_kind_lookup(const struct pw_kinds *kinds, const char *name) {
    for (size_t i = 0; i < kinds->list_count; i++)
        if (pw_streq(kinds->list[i].name, name))
            return &kinds->list[i];
    return NULL;
}

struct pw_theme *pw_theme_for_kind(struct pw_arena *arena, const struct pw_theme *theme,
                                   const struct pw_kind *kind, struct pw_findings *findings) {
    /* its colours are the theme's, which were held to the limits when it was read */
    return theme_read(arena, kind->look, theme, false, findings);
}
