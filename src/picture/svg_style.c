/* SPDX-License-Identifier: MIT
 *
 * Paint of an SVG: attributes, style attributes, classes of a style element;
 * colours, numbers and transformations.
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "svg_in.h"

const char *svg_attribute(const char **attributes, const char *name) {
    for (; *attributes; attributes += 2)
        if (strcmp(attributes[0], name) == 0)
            return attributes[1];
    return NULL;
}

/* ---- numbers --------------------------------------------------------------- */
/* Bytes of the number at the start of the text; ".5.5" are two. */
static size_t number_span(const char *text) {
    size_t n = *text == '-' || *text == '+', digits = n;
    n += strspn(text + n, "0123456789");
    if (text[n] == '.')
        n += 1 + strspn(text + n + 1, "0123456789");
    if (n == digits || (n == digits + 1 && text[digits] == '.'))
        return 0;
    if (text[n] == 'e' || text[n] == 'E') {
        size_t sign = n + 1 + (text[n + 1] == '-' || text[n + 1] == '+');
        size_t power = strspn(text + sign, "0123456789");
        if (power)
            n = sign + power;
    }
    return n;
}

const char *svg_number(const char *text, double *number) {
    char copy[64];
    text += strspn(text, " ,\t\r\n");
    size_t n = number_span(text);
    if (n == 0 || n >= sizeof copy)
        return NULL;
    memcpy(copy, text, n);
    copy[n] = '\0';
    if (copy[n - 1] == '.')
        copy[n - 1] = '\0'; /* "5." */
    const char *start = copy[0] == '+' ? copy + 1 : copy;
    if (!pw_number_parse(start, number) || !isfinite(*number))
        return NULL;
    return text + n;
}

/* In CSS pixels. */
bool svg_length(const char *text, double *pixels) {
    static const struct {
        const char *name;
        double pixels;
    } units[] = {{"", 1},           {"px", 1},         {"pt", 4.0 / 3}, {"pc", 16},
                 {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96}};
    const char *rest = text ? svg_number(text, pixels) : NULL;
    for (size_t i = 0; rest && i < PW_COUNT(units); i++)
        if (strcmp(rest, units[i].name) == 0) {
            *pixels *= units[i].pixels;
            return true;
        }
    return false;
}

/* ---- colours --------------------------------------------------------------- */
static const struct {
    const char *name;
    pw_rgb colour;
} colour_names[] = {
    {"black", 0x000000},   {"white", 0xFFFFFF},   {"red", 0xFF0000},    {"lime", 0x00FF00},
    {"blue", 0x0000FF},    {"yellow", 0xFFFF00},  {"cyan", 0x00FFFF},   {"aqua", 0x00FFFF},
    {"magenta", 0xFF00FF}, {"fuchsia", 0xFF00FF}, {"silver", 0xC0C0C0}, {"gray", 0x808080},
    {"grey", 0x808080},    {"maroon", 0x800000},  {"olive", 0x808000},  {"green", 0x008000},
    {"purple", 0x800080},  {"teal", 0x008080},    {"navy", 0x000080},   {"orange", 0xFFA500}};

static bool short_hex(const char *text, pw_rgb *out) {
    char full[8] = "#";
    for (int i = 0; i < 3; i++)
        full[1 + 2 * i] = full[2 + 2 * i] = text[1 + i];
    full[7] = '\0';
    return pw_rgb_parse(full, out);
}

static bool rgb_function(const char *text, pw_rgb *out) {
    double n[3];
    const char *at = text + 4;
    for (int i = 0; i < 3; i++) {
        at = svg_number(at, &n[i]);
        if (!at)
            return false;
        if (*at == '%') {
            n[i] *= 2.55;
            at++;
        }
        n[i] = fmax(0, fmin(255, floor(n[i] + 0.5)));
    }
    *out = (pw_rgb)n[0] << 16 | (pw_rgb)n[1] << 8 | (pw_rgb)n[2];
    return at[strspn(at, " ")] == ')';
}

static void read_colour(struct svg *svg, const char *text, pw_rgb *out) {
    if (strcmp(text, "none") == 0 || strcmp(text, "transparent") == 0) {
        *out = PW_RGB_NONE;
        return;
    }
    if (strcmp(text, "inherit") == 0)
        return;
    if (pw_str_casecmp(text, "currentColor") == 0) {
        *out = svg_now(svg)->colour;
        return;
    }
    if (strlen(text) == 4 && text[0] == '#' ? short_hex(text, out) : pw_rgb_parse(text, out))
        return;
    if (pw_str_starts(text, "rgb(") && rgb_function(text, out))
        return;
    for (size_t i = 0; i < PW_COUNT(colour_names); i++)
        if (pw_str_casecmp(text, colour_names[i].name) == 0) {
            *out = colour_names[i].colour;
            return;
        }
    if (pw_str_starts(text, "url("))
        svg_unsupported(svg, "a gradient or pattern as paint; give the shape one plain colour");
    else
        svg_unsupported(svg, "the colour \"%.40s\"; write it as #RRGGBB", text);
}

/* ---- properties ------------------------------------------------------------ */
static void read_number(struct svg *svg, const char *name, const char *text, double *out) {
    double number;
    const char *rest = svg_number(text, &number);
    if (rest && (!*rest || strcmp(rest, "px") == 0 || strcmp(rest, "%") == 0))
        *out = *rest == '%' ? number / 100 : number;
    else
        svg_unsupported(svg, "%s is \"%.40s\"; a plain number is understood", name, text);
}

static void read_dash(struct svg *svg, const char *text) {
    struct svg_state *s = svg_now(svg);
    s->dash_count = 0;
    if (strcmp(text, "none") == 0)
        return;
    double number;
    for (const char *at = text; (at = svg_number(at, &number)) != NULL;) {
        if (s->dash_count == 4) {
            svg_unsupported(svg, "a dash of more than four lengths; use four at most");
            return;
        }
        s->dash[s->dash_count++] = fmax(0, number);
    }
    if (s->dash_count % 2 && s->dash_count < 3) /* an odd list counts twice */
        s->dash[s->dash_count++] = s->dash[0];
    else if (s->dash_count == 3)
        svg_unsupported(svg, "a dash of three lengths; use two or four");
}

static int word_of(const char *text, const char *const *words) {
    for (int i = 0; words[i]; i++)
        if (strcmp(text, words[i]) == 0)
            return i;
    return 0;
}

static void opacity(struct svg *svg, const char *name, const char *text) {
    double share = 1;
    read_number(svg, name, text, &share);
    share = fmax(0, fmin(1, share));
    if (strcmp(name, "fill-opacity") == 0)
        svg_now(svg)->fill_alpha = share;
    else if (share < 1)
        svg_unsupported(svg,
                        "%s of %g; give the shape the paler colour itself, or "
                        "fill-opacity",
                        name, share);
}

static void property(struct svg *svg, const char *name, const char *text) {
    static const char *const caps[] = {"butt", "round", "square", NULL};
    static const char *const joins[] = {"miter", "round", "bevel", NULL};
    static const char *const looks[] = {
        "filter",     "mask",       "clip-path", "mix-blend-mode", "marker-start",
        "marker-mid", "marker-end", "marker",    "vector-effect",  NULL};
    struct svg_state *s = svg_now(svg);
    if (strcmp(name, "color") == 0)
        read_colour(svg, text, &s->colour);
    else if (strcmp(name, "fill") == 0)
        read_colour(svg, text, &s->fill);
    else if (strcmp(name, "stroke") == 0)
        read_colour(svg, text, &s->stroke);
    else if (strcmp(name, "fill-rule") == 0)
        s->even_odd = strcmp(text, "evenodd") == 0;
    else if (pw_str_ends(name, "opacity") && strcmp(name, "stop-opacity") != 0)
        opacity(svg, name, text);
    else if (strcmp(name, "stroke-width") == 0)
        read_number(svg, name, text, &s->stroke_width);
    else if (strcmp(name, "stroke-linecap") == 0)
        s->cap = word_of(text, caps);
    else if (strcmp(name, "stroke-linejoin") == 0)
        s->join = word_of(text, joins);
    else if (strcmp(name, "stroke-dasharray") == 0)
        read_dash(svg, text);
    else if (strcmp(name, "display") == 0 || strcmp(name, "visibility") == 0)
        s->hidden = s->hidden || strcmp(text, "none") == 0 || strcmp(text, "hidden") == 0;
    else
        for (const char *const *look = looks; *look; look++)
            if (strcmp(name, *look) == 0 && strcmp(text, "none") != 0 &&
                strcmp(text, "normal") != 0)
                svg_unsupported(svg, "%s is not understood; flatten it in the drawing program",
                                name);
}

static void declarations(struct svg *svg, const char *text) {
    struct pw_arena *arena = svg->file->arena;
    while (*text) {
        size_t length = strcspn(text, ";");
        const char *colon = memchr(text, ':', length);
        if (colon)
            property(svg, pw_str_trim(arena, text, (size_t)(colon - text)),
                     pw_str_trim(arena, colon + 1, length - (size_t)(colon + 1 - text)));
        text += length + (text[length] == ';');
    }
}

static void classes(struct svg *svg, const char *names) {
    while (names && *names) {
        names += strspn(names, " \t\r\n");
        size_t length = strcspn(names, " \t\r\n");
        for (size_t i = 0; i < svg->classes_count; i++)
            if (strlen(svg->classes[i].name) == length &&
                memcmp(svg->classes[i].name, names, length) == 0)
                declarations(svg, svg->classes[i].declarations);
        names += length;
    }
}

/* Attributes first, then classes, then the element's own style: CSS's order. */
void svg_style(struct svg *svg, const char **attributes) {
    struct svg_state *s = svg_now(svg);
    for (const char **a = attributes; *a; a += 2)
        if (strcmp(a[0], "transform") == 0)
            svg_transform(svg, a[1], s->matrix);
        else if (strcmp(a[0], "class") != 0 && strcmp(a[0], "style") != 0)
            property(svg, a[0], a[1]);
    classes(svg, svg_attribute(attributes, "class"));
    if (svg_attribute(attributes, "style"))
        declarations(svg, svg_attribute(attributes, "style"));
}

/* ".a, .b { fill: red }": classes alone. */
void svg_css_read(struct svg *svg, const char *text) {
    struct pw_arena *arena = svg->file->arena;
    for (;;) {
        text += strspn(text, " \t\r\n");
        if (pw_str_starts(text, "/*") && strstr(text, "*/")) {
            text = strstr(text, "*/") + 2;
            continue;
        }
        const char *open = strchr(text, '{'), *shut = open ? strchr(open, '}') : NULL;
        if (*text == '@') {
            svg_refuse(svg, "svg-active",
                       "a style sheet with an @ rule, which may bring in another; save the SVG "
                       "with plain styles");
            return;
        }
        if (!*text || !shut)
            return;
        const char *body = pw_arena_strndup(arena, open + 1, (size_t)(shut - open - 1));
        for (const char *at = text; at < open;) {
            size_t length = strcspn(at, ",{");
            const char *name = pw_str_trim(arena, at, length);
            if (name[0] == '.' && !strpbrk(name + 1, ".:#> +~[*"))
                *PW_PUSH(arena, svg, classes) = (struct svg_class){name + 1, body};
            else
                svg_unsupported(svg,
                                "the style rule for \"%.40s\"; classes such as .a are "
                                "understood",
                                name);
            at += length + 1;
        }
        text = shut + 1;
    }
}

/* ---- transformations ------------------------------------------------------- */
static void multiply(double m[6], const double by[6]) {
    double out[6];
    for (int i = 0; i < 3; i++) {
        double x = by[2 * i], y = by[2 * i + 1], one = i == 2;
        out[2 * i] = m[0] * x + m[2] * y + m[4] * one;
        out[2 * i + 1] = m[1] * x + m[3] * y + m[5] * one;
    }
    memcpy(m, out, sizeof out);
}

static bool apply(const char *name, size_t length, const double *n, int count, double m[6]) {
    double turn = n[0] * acos(-1) / 180;
    double by[6] = {1, 0, 0, 1, 0, 0};
    if (length == 6 && memcmp(name, "matrix", 6) == 0 && count == 6) {
        memcpy(by, n, sizeof by);
    } else if (length == 9 && memcmp(name, "translate", 9) == 0 && count >= 1 && count <= 2) {
        by[4] = n[0];
        by[5] = count == 2 ? n[1] : 0;
    } else if (length == 5 && memcmp(name, "scale", 5) == 0 && count >= 1 && count <= 2) {
        by[0] = n[0];
        by[3] = count == 2 ? n[1] : n[0];
    } else if (length == 6 && memcmp(name, "rotate", 6) == 0 && (count == 1 || count == 3)) {
        double x = count == 3 ? n[1] : 0, y = count == 3 ? n[2] : 0, c = cos(turn), s = sin(turn);
        double round[6] = {c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
        memcpy(by, round, sizeof by);
    } else if (length == 5 && memcmp(name, "skewX", 5) == 0 && count == 1) {
        by[2] = tan(turn);
    } else if (length == 5 && memcmp(name, "skewY", 5) == 0 && count == 1) {
        by[1] = tan(turn);
    } else {
        return false;
    }
    multiply(m, by);
    return true;
}

void svg_transform(struct svg *svg, const char *text, double matrix[6]) {
    for (const char *at = text;;) {
        at += strspn(at, " ,\t\r\n");
        if (!*at)
            return;
        double n[6] = {0};
        int count = 0;
        size_t length = strcspn(at, " (");
        const char *open = at + length + strspn(at + length, " ");
        const char *next = *open == '(' ? open + 1 : NULL, *rest = next;
        while (next && count < 6 && (next = svg_number(rest, &n[count])) != NULL) {
            rest = next;
            count++;
        }
        rest = rest ? rest + strspn(rest, " ,\t\r\n") : NULL;
        if (!rest || *rest != ')' || !apply(at, length, n, count, matrix)) {
            svg_unsupported(svg, "the transformation \"%.40s\"", at);
            return;
        }
        at = rest + 1;
    }
}
