/* SPDX-License-Identifier: MIT
 *
 * theme: from templates/theme.yaml to the struct. The .def files say what
 * there is; a row that nobody gives is a finding, and so is a key that no row
 * knows.
 */
#include <string.h>

#include "theme_in.h"

const char *const theme_style_names[PW_STYLE_COUNT + 1] = {
#define PW_STYLE(id, name) name,
#include "packwright/theme_styles.def"
#undef PW_STYLE
};
const char *const theme_colour_names[PW_COLOUR_COUNT + 1] = {
#define PW_COLOUR(id, name, use) name,
#include "packwright/theme_colours.def"
#undef PW_COLOUR
};
const enum pw_colour_use theme_colour_uses[PW_COLOUR_COUNT] = {
#define PW_COLOUR(id, name, use) PW_USE_##use,
#include "packwright/theme_colours.def"
#undef PW_COLOUR
};
const char *const theme_length_names[PW_LENGTH_COUNT + 1] = {
#define PW_LENGTH(id, name) name,
#include "packwright/theme_lengths.def"
#undef PW_LENGTH
};

static const char *const top_keys[] = {"family", "colours", "lengths", "styles", NULL};
static const char *const style_keys[] = {"family",  "weight",   "italic", "size",
                                         "leading", "colour",   "before", "after",
                                         "tabular", "tracking", "rise",   NULL};

struct loader {
    struct pw_arena *arena;
    struct pw_theme *theme;
    const struct pw_theme *base;
    struct theme_places places;
    struct pw_findings *findings;
    const char *family;
};

static void missing(struct loader *l, const char *what, const char *name, struct pw_place place) {
    pw_find(l->findings, PW_ERROR, "theme-missing", place, "The theme lacks the %s '%s'.", what,
            name);
}

static struct pw_place place_of(const struct pw_yaml *value, struct pw_place otherwise) {
    return value ? value->place : otherwise;
}

static bool bad_value(struct loader *l, const struct pw_yaml *value, const char *expected) {
    pw_find(l->findings, PW_ERROR, "theme-value", value->place, "%s was expected here%s%s.",
            expected, value->kind == PW_YAML_SCALAR ? ", not " : "",
            value->kind == PW_YAML_SCALAR ? value->text : "");
    return false;
}

/* The map under `name`, NULL (with a finding unless it is absent) if there is
 * none; *place is where a reader could add a missing row. */
static const struct pw_yaml *section(struct loader *l, const struct pw_yaml *top, const char *name,
                                     struct pw_place *place) {
    const struct pw_yaml *map = pw_yaml_lookup(top, name);
    *place = place_of(map, top->place);
    if (map && map->kind != PW_YAML_MAP && (map->kind == PW_YAML_LIST || map->text[0])) {
        bad_value(l, map, "A map of names and values");
        return NULL;
    }
    return map;
}

/* "12", "12 pt" or "25 mm"; points within least and most. */
static bool read_length(struct loader *l, const struct pw_yaml *value, double least, double most,
                        double *out) {
    char number[32];
    const char *text = value->kind == PW_YAML_SCALAR ? value->text : "";
    size_t length = strcspn(text, " mp");
    const char *unit = text + length + strspn(text + length, " ");
    double points;
    if (length < sizeof number && (!*unit || strcmp(unit, "mm") == 0 || strcmp(unit, "pt") == 0)) {
        memcpy(number, text, length);
        number[length] = '\0';
        if (pw_number_parse(number, &points)) {
            points *= unit[0] == 'm' ? PW_MM : 1;
            if (points >= least && points <= most) {
                *out = points;
                return true;
            }
        }
    }
    return bad_value(
        l, value,
        pw_arena_printf(l->arena, "A length in points, or in mm, of %g to %g points", least, most));
}

/* "#12436D", or the name of a colour role. */
static bool read_colour(struct loader *l, const struct pw_yaml *value, pw_rgb *out) {
    if (value->kind == PW_YAML_SCALAR) {
        for (int i = 0; i < PW_COLOUR_COUNT; i++)
            if (strcmp(value->text, theme_colour_names[i]) == 0) {
                *out = l->theme->colours[i];
                return true;
            }
        if (pw_rgb_parse(value->text, out))
            return true;
    }
    return bad_value(l, value, "A colour such as \"#12436D\" (in quotes) or a colour's name");
}

static void read_colours(struct loader *l, const struct pw_yaml *top) {
    struct pw_place place;
    const struct pw_yaml *map = section(l, top, "colours", &place);
    pw_yaml_check_keys(map, theme_colour_names, "'colours'", l->findings);
    for (int i = 0; i < PW_COLOUR_COUNT; i++) {
        const struct pw_yaml *value = pw_yaml_lookup(map, theme_colour_names[i]);
        l->places.colours[i] = place_of(value, place);
        pw_rgb fallback = theme_colour_uses[i] == PW_USE_TEXT ? 0x000000 : 0xFFFFFF;
        l->theme->colours[i] = l->base ? l->base->colours[i] : fallback;
        if (value)
            read_colour(l, value, &l->theme->colours[i]);
        else if (!l->base)
            missing(l, "colour", theme_colour_names[i], place);
    }
}

static void read_lengths(struct loader *l, const struct pw_yaml *top) {
    struct pw_place place;
    const struct pw_yaml *map = section(l, top, "lengths", &place);
    pw_yaml_check_keys(map, theme_length_names, "'lengths'", l->findings);
    for (int i = 0; i < PW_LENGTH_COUNT; i++) {
        const struct pw_yaml *value = pw_yaml_lookup(map, theme_length_names[i]);
        l->theme->lengths[i] = l->base ? l->base->lengths[i] : 1;
        if (value)
            read_length(l, value, 0, 2000, &l->theme->lengths[i]);
        else if (!l->base)
            missing(l, "length", theme_length_names[i], place);
    }
}

static void optional_length(struct loader *l, const struct pw_yaml *map, const char *key,
                            double least, double most, double *out) {
    const struct pw_yaml *value = pw_yaml_lookup(map, key);
    if (value)
        read_length(l, value, least, most, out);
}

static void read_style(struct loader *l, const struct pw_yaml *map, const char *name,
                       struct pw_style *style) {
    pw_yaml_check_keys(map, style_keys, pw_arena_printf(l->arena, "The style '%s'", name),
                       l->findings);
    if (!l->base)
        for (const char *const *key = (const char *const[]){"size", "leading", NULL}; *key; key++)
            if (!pw_yaml_lookup(map, *key))
                pw_find(l->findings, PW_ERROR, "theme-missing", map->place,
                        "The style '%s' lacks '%s'.", name, *key);
    style->family = pw_yaml_text(map, "family", style->family);
    double weight = pw_yaml_number(map, "weight", style->weight, l->findings);
    if (weight >= 1 && weight <= 1000)
        style->weight = (int)weight;
    else
        bad_value(l, pw_yaml_lookup(map, "weight"), "A weight of 1 to 1000");
    style->italic = pw_yaml_bool(map, "italic", style->italic, l->findings);
    style->tabular = pw_yaml_bool(map, "tabular", style->tabular, l->findings);
    optional_length(l, map, "size", 4, 144, &style->size);
    optional_length(l, map, "leading", 4, 288, &style->leading);
    optional_length(l, map, "before", 0, 288, &style->before);
    optional_length(l, map, "after", 0, 288, &style->after);
    optional_length(l, map, "tracking", -2, 20, &style->tracking);
    optional_length(l, map, "rise", -20, 20, &style->rise);
    const struct pw_yaml *colour = pw_yaml_lookup(map, "colour");
    if (colour)
        read_colour(l, colour, &style->colour);
}

static void read_styles(struct loader *l, const struct pw_yaml *top) {
    struct pw_place place;
    const struct pw_yaml *all = section(l, top, "styles", &place);
    pw_yaml_check_keys(all, theme_style_names, "'styles'", l->findings);
    for (int i = 0; i < PW_STYLE_COUNT; i++) {
        const struct pw_yaml *map = pw_yaml_lookup(all, theme_style_names[i]);
        struct pw_style *style = &l->theme->styles[i];
        l->places.styles[i] = place_of(map, place);
        *style = (struct pw_style){.family = l->family,
                                   .weight = 400,
                                   .size = 10,
                                   .leading = 14,
                                   .colour = l->theme->colours[PW_COLOUR_INK]};
        if (l->base) {
            *style = l->base->styles[i];
            style->family = l->family ? l->family : style->family;
        }
        if (map && map->kind == PW_YAML_MAP)
            read_style(l, map, theme_style_names[i], style);
        else if (map)
            bad_value(l, map, "A style such as { size: 11, leading: 16 }");
        else if (!l->base)
            missing(l, "style", theme_style_names[i], place);
    }
}

/* A style of the base that names no colour of its own follows the role whose
 * colour it has, so that a council that changes 'strong' changes its headings. */
static void follow_colours(struct loader *l, const struct pw_yaml *top) {
    const struct pw_yaml *all = pw_yaml_lookup(top, "styles");
    for (int i = 0; l->base && i < PW_STYLE_COUNT; i++) {
        if (pw_yaml_lookup(pw_yaml_lookup(all, theme_style_names[i]), "colour"))
            continue;
        static const enum pw_colour_id roles[] = {PW_COLOUR_INK, PW_COLOUR_MUTED, PW_COLOUR_STRONG,
                                                  PW_COLOUR_LINK};
        for (size_t k = 0; k < PW_COUNT(roles); k++)
            if (l->base->styles[i].colour == l->base->colours[roles[k]]) {
                l->theme->styles[i].colour = l->theme->colours[roles[k]];
                break;
            }
    }
}

struct pw_theme *theme_read(struct pw_arena *arena, const struct pw_yaml *top,
                            const struct pw_theme *base, bool contrast,
                            struct pw_findings *findings) {
    struct loader *l = PW_NEW(arena, struct loader);
    l->arena = arena;
    l->theme = PW_NEW(arena, struct pw_theme);
    if (base)
        *l->theme = *base;
    l->base = base;
    l->findings = findings;
    l->family = pw_yaml_text(top, "family", NULL);
    if (!l->family && !base)
        missing(l, "font", "family", top->place);
    read_colours(l, top);
    read_lengths(l, top);
    read_styles(l, top);
    follow_colours(l, top);
    if (contrast)
        theme_check_contrast(l->theme, &l->places, findings);
    return l->theme;
}

struct pw_theme *pw_theme_load(struct pw_arena *arena, const char *path,
                               const struct pw_theme *base, struct pw_findings *findings,
                               struct pw_err *err) {
    struct pw_err failed = {0};
    static const struct pw_yaml nothing = {.kind = PW_YAML_MAP};
    const struct pw_yaml *top = pw_yaml_load(arena, path, findings, &failed);
    if (failed.set) {
        pw_fail(err, "%s", failed.text);
        return NULL;
    }
    struct pw_yaml blank = nothing;
    blank.place = (struct pw_place){pw_arena_strdup(arena, path), 1, 1};
    if (top && top->kind != PW_YAML_MAP)
        pw_find(findings, PW_ERROR, "theme-value", top->place,
                "A theme is a map: family, colours, lengths, styles.");
    top = top && top->kind == PW_YAML_MAP ? top : &blank;
    pw_yaml_check_keys(top, top_keys, "A theme", findings);
    return theme_read(arena, top, base, true, findings);
}

void pw_theme_check_families(const struct pw_theme *theme, const struct pw_fonts *fonts,
                             struct pw_place place, struct pw_findings *findings) {
    for (int i = 0; i < PW_STYLE_COUNT; i++) {
        const char *family = theme->styles[i].family;
        bool said = !family || pw_fonts_has_family(fonts, family);
        for (int k = 0; k < i && !said; k++)
            said = pw_streq(theme->styles[k].family, family);
        if (!said)
            pw_find(findings, PW_WARNING, "unknown-family", place,
                    "The fonts have no family '%s'; %s is used. Lay its TTF or OTF files in the "
                    "folder fonts and list them in fonts/fonts.yaml.",
                    family, pw_fonts_at(fonts, 0)->family);
    }
}

const struct pw_style *pw_theme_style(const struct pw_theme *theme, enum pw_style_id id) {
    return &theme->styles[id];
}

pw_rgb pw_theme_colour(const struct pw_theme *theme, enum pw_colour_id id) {
    return theme->colours[id];
}

double pw_theme_length(const struct pw_theme *theme, enum pw_length_id id) {
    return theme->lengths[id];
}
