/* SPDX-License-Identifier: MIT
 *
 * A picture by what its bytes are, held to what its name says.
 */
#include <string.h>

#include "picture_in.h"

bool picture_bad(const struct picture_file *file, const char *id, const char *format, ...) {
    va_list args;
    va_start(args, format);
    const char *text = pw_arena_vprintf(file->arena, format, args);
    va_end(args);
    pw_find(file->findings, PW_ERROR, id, file->place, "the picture %s %s",
            pw_path_name(file->path), text);
    return false;
}

bool picture_size_taken(const struct picture_file *file, uint64_t width, uint64_t height) {
    if (width == 0 || height == 0)
        return picture_bad(file, "picture-broken", "has no width or no height");
    if (width <= PICTURE_SIDE && height <= PICTURE_SIDE && width * height <= PICTURE_PIXELS)
        return true;
    return picture_bad(file, "picture-size",
                       "has %llu by %llu pixels; save it with at most 25 million in all and "
                       "20,000 a side (a whole page in print takes 2,480 by 3,508)",
                       (unsigned long long)width, (unsigned long long)height);
}

enum kind { KIND_NONE, KIND_PNG, KIND_JPEG, KIND_SVG };
static const char *const kind_names[] = {"no PNG, JPEG or SVG", "a PNG", "a JPEG", "an SVG"};

static enum kind kind_of_bytes(const struct picture_file *file) {
    static const unsigned char png[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static const unsigned char jpeg[] = {0xFF, 0xD8, 0xFF};
    if (file->length >= sizeof png && memcmp(file->bytes, png, sizeof png) == 0)
        return KIND_PNG;
    if (file->length >= sizeof jpeg && memcmp(file->bytes, jpeg, sizeof jpeg) == 0)
        return KIND_JPEG;
    const char *text = (const char *)file->bytes;
    size_t start = file->length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    start += strspn(text + start, " \t\r\n");
    return text[start] == '<' ? KIND_SVG : KIND_NONE;
}

static enum kind kind_of_name(const char *path) {
    const char *dot = strrchr(pw_path_name(path), '.');
    if (!dot)
        return KIND_NONE;
    if (pw_str_casecmp(dot, ".png") == 0)
        return KIND_PNG;
    if (pw_str_casecmp(dot, ".jpg") == 0 || pw_str_casecmp(dot, ".jpeg") == 0)
        return KIND_JPEG;
    return pw_str_casecmp(dot, ".svg") == 0 ? KIND_SVG : KIND_NONE;
}

static bool decode(const struct picture_file *file, enum kind kind, struct pw_picture *picture) {
    if (kind == KIND_SVG)
        return picture_svg(file, picture);
    struct pw_image *image = PW_NEW(file->arena, struct pw_image);
    if (kind == KIND_PNG ? !picture_png(file, image) : !picture_jpeg(file, image))
        return false;
    picture->image = image;
    picture->width = image->width;
    picture->height = image->height;
    picture->points_width = image->width * 0.48; /* 150 pixels an inch */
    return true;
}

const struct pw_picture *pw_picture_load(struct pw_arena *arena, const char *path,
                                         struct pw_place place, struct pw_findings *findings) {
    struct picture_file file = {.arena = arena, .path = path, .place = place, .findings = findings};
    struct pw_err err = {0};
    file.bytes = (const unsigned char *)pw_file_read(arena, path, &file.length, &err);
    if (!file.bytes) {
        pw_find(findings, PW_ERROR, "picture-missing", place, "%s", err.text);
        return NULL;
    }
    if (file.length > PICTURE_BYTES) {
        picture_bad(&file, "picture-size", "has %zu MiB; 32 are the most", file.length >> 20);
        return NULL;
    }
    enum kind named = kind_of_name(path), found = kind_of_bytes(&file);
    if (found == KIND_NONE || named != found) {
        picture_bad(&file, "picture-kind",
                    "holds %s%s; a name ends in .png, .jpg or .svg as its "
                    "content is",
                    kind_names[found], named != KIND_NONE && found != KIND_NONE ? " inside" : "");
        return NULL;
    }
    struct pw_picture *picture = PW_NEW(arena, struct pw_picture);
    picture->path = pw_arena_strdup(arena, path);
    return decode(&file, found, picture) ? picture : NULL;
}
