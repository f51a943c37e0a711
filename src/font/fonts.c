/* SPDX-License-Identifier: MIT
 *
 * font: the set of faces and the private font configuration. Files are named
 * one by one: scanning a folder costs a hundred times as much.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "font_in.h"

struct pw_fonts {
    struct pw_arena *arena;
    const char *folder;
    struct font_list list;
    FcConfig *config;
    struct pw_face **faces;
    size_t faces_count, faces_capacity;
    const char **fallback_names;
};

/* Beside the program first, then where Debian keeps it; NULL: nowhere. */
static const char *find_file(struct pw_fonts *fonts, const struct font_family *family,
                             const char *name) {
    const char *path = pw_path_join(fonts->arena, fonts->folder, name);
    if (!pw_file_exists(path) && family->folder)
        path = pw_path_join(fonts->arena, family->folder, name);
    return pw_file_exists(path) ? path : NULL;
}

/* Gives the newest file of the configuration the face's own name as its first
 * family, so that a match by that name can only be this file. */
static bool name_in_config(struct pw_fonts *fonts, const struct pw_face *face, struct pw_err *err) {
    const FcChar8 *path = (const FcChar8 *)face->path;
    if (!FcConfigAppFontAddFile(fonts->config, path))
        return pw_fail(err, "fontconfig cannot read %s.", face->path);
    char name[24];
    snprintf(name, sizeof name, PW_FACE_CONFIG_NAME, face->id);
    FcFontSet *set = FcConfigGetFonts(fonts->config, FcSetApplication);
    FcValue value = {.type = FcTypeString, .u.s = (const FcChar8 *)name};
    for (int i = 0; i < set->nfont; i++) {
        FcChar8 *file;
        if (FcPatternGetString(set->fonts[i], FC_FILE, 0, &file) == FcResultMatch &&
            strcmp((const char *)file, face->path) == 0)
            FcPatternAdd(set->fonts[i], FC_FAMILY, value, FcFalse);
    }
    return true;
}

static struct pw_face *open_file(struct pw_fonts *fonts, const struct font_family *family,
                                 struct font_file *file, struct pw_err *err) {
    file->tried = true;
    const char *path = find_file(fonts, family, file->name);
    if (!path) {
        pw_fail(err, "The font file %s is neither in %s%s%s%s%s.", file->name, fonts->folder,
                family->folder ? " nor in " : "", family->folder ? family->folder : "",
                family->package ? "; install the package " : "",
                family->package ? family->package : "");
        return NULL;
    }
    struct pw_face *face = font_face_open(fonts->arena, path, err);
    if (!face)
        return NULL;
    face->id = (int)fonts->faces_count;
    face->family = family->name;
    face->weight = file->weight;
    face->italic = file->italic;
    *PW_PUSH(fonts->arena, fonts, faces) = face;
    file->face = face;
    return name_in_config(fonts, face, err) ? face : NULL;
}

static bool open_all(struct pw_fonts *fonts, struct pw_err *err) {
    const char *path = pw_path_join(fonts->arena, fonts->folder, "fonts.yaml");
    if (!font_list_load(&fonts->list, fonts->arena, path, err))
        return false;
    fonts->config = FcConfigCreate();
    if (!fonts->config)
        return pw_fail(err, "fontconfig cannot be started.");
    struct font_list *list = &fonts->list;
    for (size_t i = 0; i < list->families_count; i++)
        for (size_t k = 0; k < list->families[i].files_count; k++)
            if (!open_file(fonts, &list->families[i], &list->families[i].files[k], err))
                return false;
    fonts->fallback_names = PW_NEW_N(fonts->arena, const char *, list->fallbacks_count + 1);
    for (size_t i = 0; i < list->fallbacks_count; i++)
        fonts->fallback_names[i] = list->fallbacks[i].name;
    return true;
}

struct pw_fonts *pw_fonts_open(const char *folder, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_fonts *fonts = PW_NEW(arena, struct pw_fonts);
    fonts->arena = arena;
    fonts->folder = pw_arena_strdup(arena, folder);
    if (open_all(fonts, err))
        return fonts;
    pw_fonts_close(fonts);
    return NULL;
}

void pw_fonts_close(struct pw_fonts *fonts) {
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->faces_count; i++)
        font_face_close(fonts->faces[i]);
    if (fonts->config)
        FcConfigDestroy(fonts->config);
    pw_arena_free(fonts->arena);
}

static const struct font_family *listed(const struct pw_fonts *fonts, const char *name) {
    for (size_t i = 0; name && i < fonts->list.families_count; i++)
        if (pw_str_casecmp(fonts->list.families[i].name, name) == 0)
            return &fonts->list.families[i];
    return NULL;
}

bool pw_fonts_has_family(const struct pw_fonts *fonts, const char *family) {
    return listed(fonts, family) != NULL;
}

/* How far a file is from what is asked: the slope counts more than weight. */
static int far_from(const struct font_file *file, int weight, bool italic) {
    return abs(file->weight - weight) + (file->italic != italic ? 2000 : 0);
}

static struct font_file *nearest(const struct font_family *family, int weight, bool italic) {
    struct font_file *best = &family->files[0];
    for (size_t i = 1; i < family->files_count; i++)
        if (far_from(&family->files[i], weight, italic) < far_from(best, weight, italic))
            best = &family->files[i];
    return best;
}

const struct pw_face *pw_fonts_face(const struct pw_fonts *fonts, const char *family, int weight,
                                    bool italic) {
    const struct font_family *found = listed(fonts, family);
    return nearest(found ? found : &fonts->list.families[0], weight, italic)->face;
}

size_t pw_fonts_count(const struct pw_fonts *fonts) {
    return fonts->faces_count;
}

const struct pw_face *pw_fonts_at(const struct pw_fonts *fonts, size_t index) {
    return index < fonts->faces_count ? fonts->faces[index] : NULL;
}

const struct pw_face *pw_fonts_by_path(const struct pw_fonts *fonts, const char *path) {
    for (size_t i = 0; i < fonts->faces_count; i++)
        if (strcmp(fonts->faces[i]->path, path) == 0)
            return fonts->faces[i];
    return NULL;
}

FcConfig *pw_fonts_config(const struct pw_fonts *fonts) {
    return fonts->config;
}

const char *const *pw_fonts_fallbacks(const struct pw_fonts *fonts) {
    return fonts->fallback_names;
}

static bool has_script(const struct font_family *family, hb_script_t script) {
    for (size_t i = 0; i < family->scripts_count; i++)
        if (family->scripts[i] == script)
            return true;
    return false;
}

const struct pw_face *pw_fonts_fallback(struct pw_fonts *fonts, const struct pw_face *face,
                                        uint32_t character) {
    hb_script_t script = hb_unicode_script(hb_unicode_funcs_get_default(), character);
    for (size_t i = 0; i < fonts->list.fallbacks_count; i++) {
        struct font_family *family = &fonts->list.fallbacks[i];
        if (!has_script(family, script))
            continue;
        struct font_file *file = nearest(family, face->weight, face->italic);
        if (!file->tried) { /* a file that is not there is no error: the family is optional */
            struct pw_err none = {0};
            open_file(fonts, family, file, &none);
        }
        if (file->face && pw_face_has(file->face, character))
            return file->face;
    }
    return NULL;
}
