/* SPDX-License-Identifier: MIT
 *
 * theme: every number that defines a look, read from templates/theme.yaml (and
 * a council's own theme over it). Lengths in points.
 */
#ifndef PACKWRIGHT_THEME_H
#define PACKWRIGHT_THEME_H

#include "packwright/font.h"
#include "packwright/geom.h"
#include "packwright/picture.h"
#include "packwright/yaml.h"

struct pw_style {
    const char *family;
    int weight;
    bool italic;
    double size;
    double leading; /* from baseline to baseline */
    pw_rgb colour;
    double before, after; /* space round a paragraph of this style */
    bool tabular;         /* tabular figures ("tnum") */
    double tracking;      /* extra space after each glyph */
    double rise;          /* baseline shift up; lines grow no higher for it */
};

/* One row a style in theme_styles.def: PW_STYLE(id, "yaml-name"). */
enum pw_style_id {
#define PW_STYLE(id, name) PW_STYLE_##id,
#include "packwright/theme_styles.def"
#undef PW_STYLE
    PW_STYLE_COUNT
};

/* What a colour role is for decides the contrast it needs (WCAG 2.2, 1.4.3 and
 * 1.4.11): text and what carries meaning are held to it; quiet lines and
 * context bars (which stand beside a labelled value) and the paper are not;
 * on a surface, ink and muted text must be legible. */
enum pw_colour_use { PW_USE_TEXT, PW_USE_GRAPHIC, PW_USE_SURFACE, PW_USE_QUIET };

/* One row a colour role in theme_colours.def: PW_COLOUR(id, "yaml-name", use). */
enum pw_colour_id {
#define PW_COLOUR(id, name, use) PW_COLOUR_##id,
#include "packwright/theme_colours.def"
#undef PW_COLOUR
    PW_COLOUR_COUNT
};

/* One row a length in theme_lengths.def: PW_LENGTH(id, "yaml-name"). */
enum pw_length_id {
#define PW_LENGTH(id, name) PW_LENGTH_##id,
#include "packwright/theme_lengths.def"
#undef PW_LENGTH
    PW_LENGTH_COUNT
};

struct pw_theme {
    struct pw_style styles[PW_STYLE_COUNT];
    pw_rgb colours[PW_COLOUR_COUNT];
    double lengths[PW_LENGTH_COUNT];
    const struct pw_picture *logo; /* of a brand, or NULL */
    const char *logo_alt;
    double logo_width; /* points */
};

/* Loads `path`; `base` (may be NULL) gives what the file leaves out, field by
 * field. Every style, colour and length must be given by one of them, else
 * "theme-missing". Other findings: "unknown-key", "theme-value" (out of range
 * or no such colour), "low-contrast" (a warning): text colours under 4.5:1 and
 * graphics colours under 3:1 on paper, ink or muted under 4.5:1 on a surface.
 * A theme is given in spite of findings, with bearable values in the gaps; NULL
 * only when the file cannot be read. */
struct pw_theme *pw_theme_load(struct pw_arena *arena, const char *path,
                               const struct pw_theme *base, struct pw_findings *findings,
                               struct pw_err *err);
/* A council's brand over the base theme: family, colours and a logo, nothing
 * else ("brand-key"). Its contrasts are held to the limits. */
struct pw_theme *pw_brand_load(struct pw_arena *arena, const char *path,
                               const struct pw_theme *base, struct pw_findings *findings,
                               struct pw_err *err);

/* A kind of pack: its words at head and foot, its page. */
struct pw_kind {
    const char *name;
    struct pw_place place;
    const char *numbering; /* where the front matter names none */
    bool cover;            /* likewise */
    /* Of header and footer, NULL: nothing there; {author} {marking} {title} ... */
    const char *header_left, *header_right, *footer_left, *footer_centre, *footer_right;
    const struct pw_yaml *look; /* lengths and styles over the theme's */
};
struct pw_kinds {
    struct pw_kind *list;
    size_t list_count, list_capacity;
};
/* All kinds of templates/furniture.yaml; faults are findings. */
bool pw_kinds_load(struct pw_arena *arena, const char *path, struct pw_kinds *out,
                   struct pw_findings *findings, struct pw_err *err);
const struct pw_kind *pw_kind_lookup(const struct pw_kinds *kinds, const char *name); /* or NULL */
/* The theme on the kind's page. */
struct pw_theme *pw_theme_for_kind(struct pw_arena *arena, const struct pw_theme *theme,
                                   const struct pw_kind *kind, struct pw_findings *findings);
/* Warnings "unknown-family" for styles whose family the fonts have not: the
 * first family is used in its place. Once for each family. */
void pw_theme_check_families(const struct pw_theme *theme, const struct pw_fonts *fonts,
                             struct pw_place place, struct pw_findings *findings);
/* A copy for large print: the body at `body` points, nothing under 0.86 of it,
 * headings larger by as many points, lengths that go with letters in proportion. */
struct pw_theme *pw_theme_enlarge(struct pw_arena *arena, const struct pw_theme *theme,
                                  double body);
const struct pw_style *pw_theme_style(const struct pw_theme *theme, enum pw_style_id id);
pw_rgb pw_theme_colour(const struct pw_theme *theme, enum pw_colour_id id);
double pw_theme_length(const struct pw_theme *theme, enum pw_length_id id);

#endif
