/* SPDX-License-Identifier: MIT
 *
 * theme: a council's brand. It changes whose pack it is, not how a page is
 * built: sizes and spaces were measured for the base family and stay.
 */
#include <string.h>

#include "theme_in.h"

#define LOGO_WIDTH (32 * PW_MM)
#define LOGO_MOST (80 * PW_MM)

static void read_width(struct pw_theme *theme, const struct pw_yaml *yaml,
                       struct pw_findings *findings) {
    double mm = pw_yaml_number(yaml, "width", LOGO_WIDTH / PW_MM, findings);
    theme->logo_width = mm * PW_MM;
    if (!(mm >= 10 && theme->logo_width <= LOGO_MOST)) {
        pw_find(findings, PW_ERROR, "theme-value", pw_yaml_lookup(yaml, "width")->place,
                "A logo is 10 to %g mm wide, as `width: 40`.", LOGO_MOST / PW_MM);
        theme->logo_width = LOGO_WIDTH;
    }
}

static void read_logo(struct pw_arena *arena, struct pw_theme *theme, const char *path,
                      const struct pw_yaml *yaml, struct pw_findings *findings) {
    static const char *const known[] = {"file", "alt", "width", NULL};
    pw_yaml_check_keys(yaml, known, "A logo", findings);
    const struct pw_yaml *file = pw_yaml_lookup(yaml, "file");
    theme->logo_alt = pw_yaml_text(yaml, "alt", NULL);
    if (!theme->logo_alt || !*theme->logo_alt)
        pw_find(findings, PW_ERROR, "logo-without-alt", yaml->place,
                "A logo needs a text for those who can't see it, as `alt: Exampleshire Council`.");
    const char *name = pw_yaml_text(yaml, "file", "");
    const char *found = pw_path_inside(arena, pw_path_folder(arena, path), name);
    if (!found) {
        pw_find(findings, PW_ERROR, "logo-missing", file ? file->place : yaml->place,
                "There is no logo \"%s\" beside the brand's file, in %s or a folder in it.", name,
                pw_path_folder(arena, path));
        return;
    }
    read_width(theme, yaml, findings);
    theme->logo = pw_picture_load(arena, found, file->place, findings);
}

struct pw_theme *pw_brand_load(struct pw_arena *arena, const char *path,
                               const struct pw_theme *base, struct pw_findings *findings,
                               struct pw_err *err) {
    static const char *const allowed[] = {"family", "colours", "logo", NULL};
    struct pw_err failed = {0};
    const struct pw_yaml *top = pw_yaml_load(arena, path, findings, &failed);
    if (failed.set) {
        pw_fail(err, "%s", failed.text);
        return NULL;
    }
    struct pw_yaml blank = {.kind = PW_YAML_MAP, .place = {pw_arena_strdup(arena, path), 1, 1}};
    struct pw_yaml brand = top && top->kind == PW_YAML_MAP ? *top : blank;
    if (top && top->kind != PW_YAML_MAP)
        pw_find(findings, PW_ERROR, "theme-value", top->place,
                "A brand is a map: family, colours, logo.");
    for (size_t i = 0; i < brand.pairs_count; i++) {
        bool good = false;
        for (const char *const *key = allowed; *key; key++)
            good = good || pw_streq(brand.pairs[i].key, *key);
        if (!good)
            pw_find(findings, PW_ERROR, "brand-key", brand.pairs[i].place,
                    "A brand sets family, colours and logo, not '%s': sizes and spaces are "
                    "templates/theme.yaml's and those of a kind templates/furniture.yaml's.",
                    brand.pairs[i].key);
    }
    struct pw_yaml *plain = PW_NEW(arena, struct pw_yaml);
    *plain = brand;
    plain->pairs = NULL;
    plain->pairs_count = plain->pairs_capacity = 0;
    for (size_t i = 0; i < brand.pairs_count; i++)
        if (pw_streq(brand.pairs[i].key, "family") || pw_streq(brand.pairs[i].key, "colours"))
            *PW_PUSH(arena, plain, pairs) = brand.pairs[i];
    struct pw_theme *theme = theme_read(arena, plain, base, true, findings);
    if (pw_yaml_lookup(&brand, "logo"))
        read_logo(arena, theme, path, pw_yaml_lookup(&brand, "logo"), findings);
    return theme;
}
