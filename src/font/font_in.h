/* SPDX-License-Identifier: MIT
 *
 * What the files of the font layer share: families as fonts.yaml lists them,
 * and one face as it is opened.
 */
#ifndef PACKWRIGHT_FONT_IN_H
#define PACKWRIGHT_FONT_IN_H

#include "packwright/font.h"

struct font_file {
    const char *name; /* of the file */
    int weight;
    bool italic;
    bool tried; /* opening was tried, whatever came of it */
    struct pw_face *face;
};

struct font_family {
    const char *name, *package, *folder; /* package and folder may be NULL */
    hb_script_t *scripts;                /* of a fallback */
    size_t scripts_count, scripts_capacity;
    struct font_file *files;
    size_t files_count, files_capacity;
};

struct font_list {
    struct font_family *families, *fallbacks;
    size_t families_count, families_capacity, fallbacks_count, fallbacks_capacity;
};

/* Reads fonts.yaml; the first finding becomes the error. */
bool font_list_load(struct font_list *list, struct pw_arena *arena, const char *path,
                    struct pw_err *err);

/* Opens a file with its metrics; the face owns its hb objects. */
struct pw_face *font_face_open(struct pw_arena *arena, const char *path, struct pw_err *err);
void font_face_close(struct pw_face *face);

#endif
