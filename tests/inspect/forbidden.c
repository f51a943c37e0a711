/* SPDX-License-Identifier: MIT
 *
 * Every object of the file, searched for what PDF/A and PDF/UA forbid.
 */
#include <string.h>

#include "inspect.h"

enum { DEPTH_MAX = 200 };

static bool is_one_of(const char *name, const char *const *list) {
    for (; name && *list; list++)
        if (strcmp(name, *list) == 0)
            return true;
    return false;
}

struct keys {
    const char **names;
    size_t count;
};

static bool among(const struct keys *keys, const char *name) {
    for (size_t i = 0; i < keys->count; i++)
        if (strcmp(keys->names[i], name) == 0)
            return true;
    return false;
}

static void check_keys(struct pdf *pdf, const struct keys *keys, int object) {
    static const char *const forbidden[] = {"/AlternatePresentations",
                                            "/PresSteps",
                                            "/Requirements",
                                            "/OCProperties",
                                            "/NeedsRendering",
                                            "/XFA",
                                            "/OPI",
                                            "/Ref",
                                            "/PS",
                                            "/Alternates",
                                            NULL};
    for (size_t i = 0; i < keys->count; i++)
        if (is_one_of(keys->names[i], forbidden))
            fault(pdf, R_FORBIDDEN_KEY, "the key %s, object %d", keys->names[i], object);
    if (among(keys, "/AA"))
        fault(pdf, R_FORBIDDEN_TRIGGER, "additional actions (/AA), object %d", object);
    if (among(keys, "/JavaScript") || among(keys, "/JS"))
        fault(pdf, R_FORBIDDEN_ACTION, "JavaScript, object %d", object);
}

static void check_action(struct pdf *pdf, qpdf_oh dict, int object) {
    static const char *const bad[] = {
        "JavaScript",  "Launch",    "Sound", "Movie",      "ResetForm",  "ImportData", "Hide",
        "SetOCGState", "Rendition", "Trans", "GoTo3DView", "SubmitForm", NULL};
    const char *kind = name_of(pdf, key(pdf, dict, "/S"));
    if (is_one_of(kind, bad))
        fault(pdf, R_FORBIDDEN_ACTION, "an action of kind %s, object %d", kind, object);
}

static void check_state(struct pdf *pdf, qpdf_oh dict, int object) {
    static const char *const modes[] = {
        "Normal",    "Compatible", "Multiply",   "Screen",    "Overlay",    "Darken",
        "Lighten",   "ColorDodge", "ColorBurn",  "HardLight", "SoftLight",  "Difference",
        "Exclusion", "Hue",        "Saturation", "Color",     "Luminosity", NULL};
    qpdf_oh mode = key(pdf, dict, "/BM");
    if (!is_null(pdf, mode) && !is_one_of(name_of(pdf, mode), modes))
        fault(pdf, R_FORBIDDEN_STATE, "a blend mode that is no standard one, object %d", object);
    if (has(pdf, dict, "/TR") || has(pdf, dict, "/HTP") ||
        (has(pdf, dict, "/TR2") && !name_is(pdf, key(pdf, dict, "/TR2"), "/Default")))
        fault(pdf, R_FORBIDDEN_STATE, "a transfer function or halftone phase, object %d", object);
    qpdf_oh group = key(pdf, dict, "/Group");
    if (is_dict(pdf, group) && !name_is(pdf, key(pdf, group, "/S"), "/Transparency"))
        fault(pdf, R_FORBIDDEN_STATE, "a group that is none of transparency, object %d", object);
}

static void check_files(struct pdf *pdf, qpdf_oh dict, int object) {
    if (has(pdf, dict, "/EF")) {
        bool complete = text_of(pdf, key(pdf, dict, "/F")) && text_of(pdf, key(pdf, dict, "/UF")) &&
                        name_of(pdf, key(pdf, dict, "/AFRelationship")) &&
                        text_of(pdf, key(pdf, dict, "/Desc"));
        if (!complete)
            fault(pdf, R_FORBIDDEN_FILE,
                  "an attached file without F, UF, Desc or AFRelationship, object %d", object);
    }
    if (name_is(pdf, key(pdf, dict, "/Type"), "/EmbeddedFile") &&
        !name_of(pdf, key(pdf, dict, "/Subtype")))
        fault(pdf, R_FORBIDDEN_FILE, "an attached file without its MIME type, object %d", object);
}

static void check_stream_dict(struct pdf *pdf, qpdf_oh stream, int object) {
    static const char *const bad[] = {"LZWDecode", "LZW", "Crypt", NULL};
    qpdf_oh filter = key(pdf, stream, "/Filter");
    int filters = count_of(pdf, filter);
    for (int i = 0; i < (filters ? filters : 1); i++) {
        const char *name = name_of(pdf, filters ? item(pdf, filter, i) : filter);
        if (is_one_of(name, bad))
            fault(pdf, R_FORBIDDEN_FILTER, "the filter %s, object %d", name, object);
    }
    if (has(pdf, stream, "/F") || has(pdf, stream, "/FFilter") || has(pdf, stream, "/FDecodeParms"))
        fault(pdf, R_FILE_STREAM, "the data of a stream lie in another file, object %d", object);
    if (is_true(pdf, key(pdf, stream, "/Interpolate")))
        fault(pdf, R_FORBIDDEN_IMAGE, "an image with interpolation, object %d", object);
    if (name_is(pdf, key(pdf, stream, "/Subtype"), "/PS") ||
        name_is(pdf, key(pdf, stream, "/Subtype2"), "/PS"))
        fault(pdf, R_FORBIDDEN_IMAGE, "a PostScript XObject, object %d", object);
}

/* Within one object; what it refers to is visited on its own. */
static void visit(struct pdf *pdf, qpdf_oh oh, int object, int depth) {
    if (depth > DEPTH_MAX)
        return;
    if (name_is(pdf, oh, "/DeviceCMYK"))
        fault(pdf, R_FORBIDDEN_COLOUR, "DeviceCMYK beside an RGB output intent, object %d", object);
    if (is_stream(pdf, oh))
        check_stream_dict(pdf, oh, object);
    if (is_stream(pdf, oh) || is_dict(pdf, oh)) {
        qpdf_oh dict = is_stream(pdf, oh) ? qpdf_oh_get_dict(pdf->q, oh) : oh;
        struct keys keys = {NULL, 0};
        keys.names = keys_of(pdf, dict, &keys.count);
        check_keys(pdf, &keys, object);
        if (among(&keys, "/S"))
            check_action(pdf, dict, object);
        if (among(&keys, "/BM") || among(&keys, "/TR") || among(&keys, "/TR2") ||
            among(&keys, "/HTP") || among(&keys, "/Group"))
            check_state(pdf, dict, object);
        if (among(&keys, "/EF") || among(&keys, "/Type"))
            check_files(pdf, dict, object);
        for (size_t i = 0; i < keys.count; i++) {
            qpdf_oh value = qpdf_oh_get_key(pdf->q, dict, keys.names[i]);
            if (!qpdf_oh_is_indirect(pdf->q, value))
                visit(pdf, value, object, depth + 1);
            qpdf_oh_release(pdf->q, value);
        }
    }
    for (int i = 0, n = count_of(pdf, oh); i < n; i++) {
        qpdf_oh value = qpdf_oh_get_array_item(pdf->q, oh, i);
        if (!qpdf_oh_is_indirect(pdf->q, value))
            visit(pdf, value, object, depth + 1);
        qpdf_oh_release(pdf->q, value);
    }
}

void check_objects(struct pdf *pdf) {
    if (pdf->objects > 8388607)
        fault(pdf, R_FILE_LIMIT, "%d objects", pdf->objects);
    for (int i = 1; i < pdf->objects; i++)
        visit(pdf, qpdf_get_object_by_id(pdf->q, i, 0), i, 0);
}
