/* SPDX-License-Identifier: MIT
 *
 * Where templates/ and fonts/ are.
 */
#include <stdlib.h>
#include <unistd.h>

#include "mart_private.h"

#ifndef PW_PREFIX
#define PW_PREFIX "/usr/local"
#endif

static bool holds_templates(struct pw_arena *arena, const char *folder) {
    return pw_dir_exists(pw_path_join(arena, folder, "templates"));
}

/* The running program's own file, or NULL. */
static const char *own_file(struct pw_arena *arena, const char *program_path) {
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length > 0 && (size_t)length < sizeof path)
        return pw_arena_strndup(arena, path, (size_t)length);
    return program_path;
}

/* The folders above the program's file: PREFIX/bin/packwright with its
 * PREFIX/share/packwright, or TREE/build/.../packwright. */
static char *beside_program(struct pw_arena *arena, const char *program) {
    char *folder = pw_path_folder(arena, program);
    for (int up = 0; up < 6; up++) {
        char *share = pw_path_join(arena, folder, "share/packwright");
        if (holds_templates(arena, share))
            return share;
        if (holds_templates(arena, folder))
            return folder;
        char *above = pw_path_folder(arena, folder);
        if (pw_streq(above, folder))
            break;
        folder = above;
    }
    return NULL;
}

char *pw_share_find(struct pw_arena *arena, const char *program_path, struct pw_err *err) {
    const char *named = getenv("PACKWRIGHT_SHARE");
    if (named && *named) {
        if (holds_templates(arena, named))
            return pw_arena_strdup(arena, named);
        pw_fail(err, "PACKWRIGHT_SHARE says \"%s\", but there is no folder templates in it", named);
        return NULL;
    }
    const char *program = own_file(arena, program_path);
    char *found = program ? beside_program(arena, program) : NULL;
    if (!found && holds_templates(arena, PW_PREFIX "/share/packwright"))
        found = pw_arena_strdup(arena, PW_PREFIX "/share/packwright");
    if (!found && holds_templates(arena, "."))
        found = pw_arena_strdup(arena, ".");
    if (!found)
        pw_fail(err, "The folder with templates and fonts was not found; name it in "
                     "PACKWRIGHT_SHARE");
    return found;
}
