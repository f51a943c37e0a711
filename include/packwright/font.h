/* SPDX-License-Identifier: MIT
 *
 * font: the families a pack may use, from fonts/fonts.yaml and from a
 * council's theme, never from what the machine happens to have. A face is one
 * font file; glyph ids mean that file's glyphs. Files that forbid embedding or
 * subsetting (fsType) are refused: they could not go into a PDF.
 */
#ifndef PACKWRIGHT_FONT_H
#define PACKWRIGHT_FONT_H

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "packwright/base.h"

struct pw_face {
    int id;             /* index in its font set; stable between runs of the same texts */
    const char *path;   /* of the file */
    const char *family; /* as fonts.yaml names it */
    int weight;         /* 400, 600, 700 ... */
    bool italic;
    const char *ps_name; /* PostScript name of the file */
    double units_per_em;
    double ascent, descent, cap_height, x_height; /* shares of the em, all positive */
    double italic_angle;                          /* degrees, as in the PDF descriptor */
    double bbox[4];                               /* shares of the em: x0 y0 x1 y1, y up */
    hb_face_t *hb_face;                           /* lent */
    hb_font_t *hb_font;                           /* lent; scale = units_per_em */
};

struct pw_fonts;

/* Under this name, "pw" and the id, the private configuration has the face
 * beside the file's own names: what asks for it gets this file and no other. */
#define PW_FACE_CONFIG_NAME "pw%d"

/* Opens the families that `folder`/fonts.yaml lists, file by file (no folder
 * is scanned); files are looked for in `folder`, then where fonts.yaml says
 * Debian keeps them. Fails naming the file and package that is missing. */
struct pw_fonts *pw_fonts_open(const char *folder, struct pw_err *err);
void pw_fonts_close(struct pw_fonts *fonts);

/* The face nearest to what is asked for within the family (a family that is
 * not there gives the first one); lent. */
const struct pw_face *pw_fonts_face(const struct pw_fonts *fonts, const char *family, int weight,
                                    bool italic);
/* Whether fonts.yaml lists the family (capitals do not matter). */
bool pw_fonts_has_family(const struct pw_fonts *fonts, const char *family);
size_t pw_fonts_count(const struct pw_fonts *fonts);
const struct pw_face *pw_fonts_at(const struct pw_fonts *fonts, size_t index);
/* Face of a font file's path, NULL if it is not one of these. */
const struct pw_face *pw_fonts_by_path(const struct pw_fonts *fonts, const char *path);
/* The private font configuration that lists exactly these files; lent. */
FcConfig *pw_fonts_config(const struct pw_fonts *fonts);
/* Names of the script fallback families, in order, ended by NULL. */
const char *const *pw_fonts_fallbacks(const struct pw_fonts *fonts);
/* Whether the face has a glyph of its own for the character. */
bool pw_face_has(const struct pw_face *face, uint32_t character);
/* For a character that `face` lacks: the first fallback face that has it,
 * opened (and added to the configuration) if it was not yet; NULL if there is
 * none or its file is not installed. Weight as near as the family has it. */
const struct pw_face *pw_fonts_fallback(struct pw_fonts *fonts, const struct pw_face *face,
                                        uint32_t character);

#endif
