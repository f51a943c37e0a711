/* SPDX-License-Identifier: MIT
 *
 * SVG as shapes: paths and basic shapes with plain paint, which is what logos,
 * diagrams and organisation charts are made of. Read by expat into our own
 * shapes rather than drawn by a renderer, because a renderer leaves pixels, and
 * because a file from outside then can do no more than what stands here: no
 * script, no entity, no other file. What would look different without a part
 * that is not understood is an error that names the part.
 */
#include <math.h>
#include <string.h>

#include "svg_in.h"

#define SVG_NS "http://www.w3.org/2000/svg|"

static struct pw_place here(const struct svg *svg) {
    return (struct pw_place){svg->file->path, (int)XML_GetCurrentLineNumber(svg->parser),
                             (int)XML_GetCurrentColumnNumber(svg->parser) + 1};
}

struct svg_state *svg_now(struct svg *svg) {
    return &svg->stack[svg->depth];
}

void svg_unsupported(struct svg *svg, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *text = pw_arena_vprintf(svg->file->arena, format, args);
    va_end(args);
    svg->failed = true;
    pw_find(svg->file->findings, PW_ERROR, "svg-unsupported", here(svg), "%s", text);
}

void svg_refuse(struct svg *svg, const char *id, const char *format, ...) {
    if (svg->failed)
        return;
    va_list args;
    va_start(args, format);
    const char *text = pw_arena_vprintf(svg->file->arena, format, args);
    va_end(args);
    svg->failed = true;
    pw_find(svg->file->findings, PW_ERROR, id, here(svg), "%s", text);
    XML_StopParser(svg->parser, XML_FALSE);
}

/* ---- the outermost element ------------------------------------------------- */
static void root(struct svg *svg, const char **attributes) {
    const char *box = svg_attribute(attributes, "viewBox");
    double w = 0, h = 0, v[4];
    bool sized = svg_length(svg_attribute(attributes, "width"), &w) &&
                 svg_length(svg_attribute(attributes, "height"), &h);
    svg->has_root = true;
    if (box) {
        const char *at = box;
        for (int i = 0; i < 4 && at; i++)
            at = svg_number(at, &v[i]);
        if (!at) {
            svg_refuse(svg, "picture-broken", "a viewBox has four numbers, not \"%.60s\"", box);
            return;
        }
    } else {
        v[0] = v[1] = 0;
        v[2] = w;
        v[3] = h;
    }
    if (!(v[2] > 0 && v[3] > 0 && v[2] < 1e6 && v[3] < 1e6)) {
        svg_refuse(svg, "picture-broken", "the SVG says no size: give the svg element a viewBox");
        return;
    }
    svg->x = v[0];
    svg->y = v[1];
    svg->width = v[2];
    svg->height = v[3];
    svg->natural = (sized && w > 0 ? w : v[2]) * 0.75;
    double *m = svg_now(svg)->matrix;
    m[4] = -v[0];
    m[5] = -v[1];
}

/* ---- elements -------------------------------------------------------------- */
static bool one_of(const char *name, const char *const *list) {
    for (; *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

static void watch_attributes(struct svg *svg, const char *name, const char **attributes) {
    for (; *attributes; attributes += 2)
        if (pw_str_starts(attributes[0], "on") && attributes[0][2])
            svg_refuse(svg, "svg-active",
                       "the attribute %s would run a script; save the SVG without it",
                       attributes[0]);
        else if (pw_str_ends(attributes[0], "href") && strcmp(name, "a") != 0 &&
                 attributes[1][0] != '#')
            svg_refuse(svg, "svg-active",
                       "the %s refers to something outside the file; save the SVG with all of it "
                       "inside, as paths",
                       name);
}

static bool draws_nothing(struct svg *svg, const char *name) {
    static const char *const silent[] = {"title",  "desc",           "metadata",       "defs",
                                         "symbol", "linearGradient", "radialGradient", "clipPath",
                                         "mask",   "filter",         "marker",         "pattern",
                                         NULL};
    static const char *const active[] = {
        "script",  "foreignObject",    "iframe",        "audio", "video",
        "animate", "animateTransform", "animateMotion", "set",   NULL};
    if (one_of(name, active))
        svg_refuse(svg, "svg-active", "a picture can't hold a %s; save the SVG without it", name);
    return one_of(name, silent);
}

static void element(struct svg *svg, const char *name, const char **attributes) {
    watch_attributes(svg, name, attributes);
    if (svg->failed && XML_GetErrorCode(svg->parser) == XML_ERROR_ABORTED)
        return;
    if (draws_nothing(svg, name)) {
        svg->skipping = 1;
        return;
    }
    svg_style(svg, attributes);
    if (strcmp(name, "svg") == 0 && svg->depth == 1)
        root(svg, attributes);
    else if (strcmp(name, "g") == 0 || strcmp(name, "a") == 0)
        return;
    else if (strcmp(name, "text") == 0)
        svg_unsupported(svg, "text in an SVG needs a font that may not be here; turn it into "
                             "paths (Inkscape: Path, Object to Path)");
    else if (strcmp(name, "image") == 0)
        svg_unsupported(svg, "an SVG with a photograph inside: use the photograph itself, as PNG "
                             "or JPEG");
    else if (!svg_shape(svg, name, attributes))
        svg_unsupported(svg,
                        "the element %.40s is not understood; turn it into paths in the "
                        "drawing program",
                        name);
}

static void XMLCALL start(void *closure, const XML_Char *full, const XML_Char **attributes) {
    struct svg *svg = closure;
    const char *bar = strrchr(full, '|');
    const char *name = bar ? bar + 1 : full;
    bool ours = !bar || pw_str_starts(full, SVG_NS);
    if (ours && strcmp(name, "style") == 0) {
        svg->in_style = true;
        pw_buf_clear(&svg->css);
    }
    if (svg->in_style || svg->skipping) {
        if (svg->skipping)
            svg->skipping++;
        if (ours)
            draws_nothing(svg, name), watch_attributes(svg, name, attributes);
        return;
    }
    if (svg->depth + 1 >= SVG_DEPTH) {
        svg_refuse(svg, "picture-size", "the SVG is nested over %d deep", SVG_DEPTH);
        return;
    }
    if (!svg->has_root && strcmp(name, "svg") != 0) {
        svg_refuse(svg, "picture-kind", "this is no SVG: it begins with %.40s", name);
        return;
    }
    if (!ours) { /* an editor's own notes */
        svg->skipping = 1;
        return;
    }
    svg->stack[svg->depth + 1] = svg->stack[svg->depth];
    svg->depth++;
    element(svg, name, attributes);
    if (svg->skipping)
        svg->depth--;
}

static void XMLCALL end(void *closure, const XML_Char *full) {
    struct svg *svg = closure;
    const char *bar = strrchr(full, '|');
    if (svg->in_style) {
        if (strcmp(bar ? bar + 1 : full, "style") == 0) {
            svg->in_style = false;
            svg_css_read(svg, pw_buf_text(&svg->css));
        }
    }
    if (svg->skipping)
        svg->skipping--;
    else if (!svg->in_style && strcmp(bar ? bar + 1 : full, "style") != 0)
        svg->depth--;
}

static void XMLCALL characters(void *closure, const XML_Char *text, int length) {
    struct svg *svg = closure;
    if (svg->in_style)
        pw_buf_add(&svg->css, text, (size_t)length);
}

static void XMLCALL entity(void *closure, const XML_Char *name, int is_parameter,
                           const XML_Char *value, int length, const XML_Char *base,
                           const XML_Char *system, const XML_Char *public, const XML_Char *note) {
    (void)is_parameter, (void)value, (void)length, (void)base, (void)system, (void)public,
        (void)note;
    svg_refuse(closure, "svg-active",
               "the SVG defines the entity %.40s; save it as plain SVG, without entities", name);
}

/* ---- the file -------------------------------------------------------------- */
static void parse(struct svg *svg) {
    XML_SetUserData(svg->parser, svg);
    XML_SetElementHandler(svg->parser, start, end);
    XML_SetCharacterDataHandler(svg->parser, characters);
    XML_SetEntityDeclHandler(svg->parser, entity);
    XML_SetParamEntityParsing(svg->parser, XML_PARAM_ENTITY_PARSING_NEVER);
    XML_SetHashSalt(svg->parser, 1); /* nothing depends on it; no chance asked for */
    enum XML_Status status =
        XML_Parse(svg->parser, (const char *)svg->file->bytes, (int)svg->file->length, XML_TRUE);
    if (status != XML_STATUS_OK && !svg->failed)
        svg_refuse(svg, "picture-broken", "the SVG is no well-formed XML: %s",
                   XML_ErrorString(XML_GetErrorCode(svg->parser)));
}

bool picture_svg(const struct picture_file *file, struct pw_picture *picture) {
    struct svg *svg = PW_NEW(file->arena, struct svg);
    svg->file = file;
    svg->stack[0] = (struct svg_state){.matrix = {1, 0, 0, 1, 0, 0},
                                       .fill = 0,
                                       .stroke = PW_RGB_NONE,
                                       .fill_alpha = 1,
                                       .stroke_width = 1};
    svg->parser = XML_ParserCreateNS(NULL, '|');
    if (!svg->parser)
        return picture_bad(file, "picture-broken", "can't be read: memory ran out");
    parse(svg);
    XML_ParserFree(svg->parser);
    pw_buf_release(&svg->css);
    pw_buf_release(&svg->verbs);
    if (svg->failed)
        return false;
    if (!svg->has_root || svg->shapes_count == 0)
        return picture_bad(file, "picture-broken", "draws nothing");
    picture->width = svg->width;
    picture->height = svg->height;
    picture->points_width = svg->natural;
    picture->shapes = svg->shapes;
    picture->shapes_count = svg->shapes_count;
    return true;
}
