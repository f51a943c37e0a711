/* SPDX-License-Identifier: MIT
 *
 * Tests of the font layer: the list, the faces, their measures, refusals.
 */
#include <string.h>
#include <time.h>

#include "check_main.h"
#include "packwright/font.h"

static struct pw_fonts *fonts;

static void set_up(void) {
    struct pw_err err = {0};
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
}

static void tear_down(void) {
    pw_fonts_close(fonts);
}

/* Catches: a weight or slope that picks another file; a family that is not
 * there giving nothing. */
START_TEST(nearest_face) {
    ck_assert_str_eq(pw_fonts_face(fonts, "Open Sans", 400, false)->ps_name, "OpenSans");
    ck_assert_str_eq(pw_fonts_face(fonts, "open sans", 400, true)->ps_name, "OpenSans-Italic");
    ck_assert_str_eq(pw_fonts_face(fonts, "Open Sans", 600, false)->ps_name, "OpenSans-Semibold");
    ck_assert_str_eq(pw_fonts_face(fonts, "Open Sans", 900, true)->ps_name, "OpenSans-BoldItalic");
    ck_assert_str_eq(pw_fonts_face(fonts, "Open Sans", 100, false)->ps_name, "OpenSans");
    ck_assert_str_eq(pw_fonts_face(fonts, "No Such", 700, false)->ps_name, "OpenSans-Bold");
    ck_assert_str_eq(pw_fonts_face(fonts, NULL, 400, false)->family, "Open Sans");
}
END_TEST

/* Catches: measures in font units, with the wrong sign or from the wrong
 * table. Values: Open Sans 1.11, hhea 2189 / -600, OS/2 sCapHeight 1462, of
 * 2048; the italic's post.italicAngle is -12. */
START_TEST(measures) {
    const struct pw_face *regular = pw_fonts_face(fonts, "Open Sans", 400, false);
    ck_assert_double_eq(regular->units_per_em, 2048);
    ck_assert_double_eq_tol(regular->ascent, 2189 / 2048.0, 1e-9);
    ck_assert_double_eq_tol(regular->descent, 600 / 2048.0, 1e-9);
    ck_assert_double_eq_tol(regular->cap_height, 1462 / 2048.0, 0.002);
    ck_assert_double_eq_tol(regular->x_height, 1096 / 2048.0, 0.02);
    ck_assert_double_eq(regular->italic_angle, 0);
    ck_assert_double_lt(regular->bbox[0], 0);
    ck_assert_double_lt(regular->bbox[1], 0);
    ck_assert_double_gt(regular->bbox[2], 1);
    ck_assert_double_gt(regular->bbox[3], 0.9);
    ck_assert_double_eq(pw_fonts_face(fonts, NULL, 400, true)->italic_angle, -12);
    int x, y;
    hb_font_get_scale(regular->hb_font, &x, &y);
    ck_assert_int_eq(x, 2048);
}
END_TEST

/* Catches: digits of different widths: tables of figures would not align. */
START_TEST(digits_are_tabular) {
    for (size_t i = 0; i < pw_fonts_count(fonts); i++) {
        hb_codepoint_t zero, digit;
        const struct pw_face *face = pw_fonts_at(fonts, i);
        ck_assert(hb_font_get_nominal_glyph(face->hb_font, '0', &zero));
        for (uint32_t c = '1'; c <= '9'; c++) {
            ck_assert(hb_font_get_nominal_glyph(face->hb_font, c, &digit));
            ck_assert_int_eq(hb_font_get_glyph_h_advance(face->hb_font, digit),
                             hb_font_get_glyph_h_advance(face->hb_font, zero));
        }
    }
}
END_TEST

/* Catches: the machine's fonts in the private configuration; a face not found
 * under its own name. */
START_TEST(configuration_is_private) {
    FcConfig *config = pw_fonts_config(fonts);
    FcFontSet *system = FcConfigGetFonts(config, FcSetSystem);
    ck_assert(!system || system->nfont == 0);
    FcFontSet *ours = FcConfigGetFonts(config, FcSetApplication);
    ck_assert_int_eq(ours->nfont, 6);
    for (size_t i = 0; i < pw_fonts_count(fonts); i++) {
        const struct pw_face *face = pw_fonts_at(fonts, i);
        ck_assert_int_eq(face->id, (int)i);
        ck_assert_ptr_eq(pw_fonts_by_path(fonts, face->path), face);
        char name[24];
        snprintf(name, sizeof name, PW_FACE_CONFIG_NAME, face->id);
        FcPattern *asked = FcPatternBuild(NULL, FC_FAMILY, FcTypeString, name, NULL);
        FcDefaultSubstitute(asked);
        FcResult result;
        FcPattern *got = FcFontMatch(config, asked, &result);
        FcChar8 *file;
        ck_assert_int_eq(FcPatternGetString(got, FC_FILE, 0, &file), FcResultMatch);
        ck_assert_str_eq((const char *)file, face->path);
        FcPatternDestroy(got);
        FcPatternDestroy(asked);
    }
    ck_assert_ptr_null(pw_fonts_at(fonts, 6));
    ck_assert_ptr_null(pw_fonts_by_path(fonts, "/nowhere.ttf"));
}
END_TEST

/* Catches: fallbacks opened at the start, or opened again for each character,
 * or one that lacks the character. */
START_TEST(fallbacks_open_when_needed) {
    ck_assert_str_eq(pw_fonts_fallbacks(fonts)[0], "Noto Sans Hebrew");
    ck_assert_uint_eq(pw_fonts_count(fonts), 6);
    const struct pw_face *bold = pw_fonts_face(fonts, NULL, 700, false);
    ck_assert(!pw_face_has(bold, 0x05D0));
    const struct pw_face *hebrew = pw_fonts_fallback(fonts, bold, 0x05D0);
    if (!hebrew) {
        fprintf(stderr, "skipped: fonts-noto-core is not installed\n");
        return;
    }
    ck_assert_str_eq(hebrew->ps_name, "NotoSansHebrew-Bold");
    ck_assert(pw_face_has(hebrew, 0x05D0));
    ck_assert_uint_eq(pw_fonts_count(fonts), 7);
    ck_assert_ptr_eq(pw_fonts_fallback(fonts, bold, 0x05D1), hebrew);
    ck_assert_uint_eq(pw_fonts_count(fonts), 7);
    ck_assert_ptr_null(pw_fonts_fallback(fonts, bold, 0xE000));
    ck_assert_ptr_null(pw_fonts_fallback(fonts, bold, 0x10FFFF));
}
END_TEST

static void write_file(const char *path, const void *data, size_t length) {
    struct pw_err err = {0};
    ck_assert(pw_file_write(path, data, length, &err));
}

#define FOLDER "/tmp/packwright-check-fonts"

/* The error that a list with this text gives. */
static void expect_refusal(const char *list, const char *part) {
    struct pw_err err = {0};
    write_file(FOLDER "/fonts.yaml", list, strlen(list));
    ck_assert_ptr_null(pw_fonts_open(FOLDER, &err));
    ck_assert_msg(strstr(err.text, part) != NULL, "'%s' lacks '%s'", err.text, part);
}

/* Catches: a crash or a vague word for a list that is wrong or a font that is
 * missing, broken, or not to be embedded. */
START_TEST(refusals_name_the_fault) {
    struct pw_err err = {0};
    ck_assert_ptr_null(pw_fonts_open("/nowhere", &err));
    ck_assert_ptr_nonnull(strstr(err.text, "/nowhere/fonts.yaml"));
    err = (struct pw_err){0};
    ck_assert(pw_dir_make(FOLDER, &err));
    expect_refusal("", "lists no family");
    expect_refusal("families:\n  - { name: X, faces: [] }\n", ":2:");
    expect_refusal("families:\n  - { name: X, faces: [{ file: ../x.ttf }] }\n", "without a folder");
    expect_refusal("families:\n  - { name: X, face: [] }\n", "'faces'");
    expect_refusal("families:\n  - { name: X, package: fonts-x, folder: /tmp/none,\n"
                   "      faces: [{ file: x.ttf }] }\n",
                   "package fonts-x");
    write_file(FOLDER "/junk.ttf", "not a font", 10);
    expect_refusal("families:\n  - { name: X, faces: [{ file: junk.ttf }] }\n", "no TrueType");
    struct pw_arena *arena = pw_arena_new();
    size_t length;
    char *font = pw_file_read(arena, pw_fonts_at(fonts, 0)->path, &length, &err);
    hb_blob_t *table =
        hb_face_reference_table(pw_fonts_at(fonts, 0)->hb_face, HB_TAG('O', 'S', '/', '2'));
    const char *os2 = hb_blob_get_data(table, NULL);
    unsigned os2_length = hb_blob_get_length(table);
    for (size_t i = 0; i + os2_length <= length; i++)
        if (memcmp(font + i, os2, os2_length) == 0)
            font[i + 9] = 2; /* fsType: restricted licence */
    hb_blob_destroy(table);
    write_file(FOLDER "/locked.ttf", font, length);
    expect_refusal("families:\n  - { name: X, faces: [{ file: locked.ttf }] }\n", "forbids");
    for (size_t cut = 4; cut < length / 2; cut = cut * 3 + 1) { /* broken anywhere: no crash */
        write_file(FOLDER "/junk.ttf", font, cut);
        struct pw_err any = {0};
        write_file(FOLDER "/fonts.yaml", "families: [{ name: X, faces: [{ file: junk.ttf }] }]",
                   52);
        pw_fonts_close(pw_fonts_open(FOLDER, &any));
    }
    pw_arena_free(arena);
}
END_TEST

/* Catches: a file in the fonts folder not preferred to the system's. */
START_TEST(own_folder_comes_first) {
    struct pw_err err = {0};
    struct pw_arena *arena = pw_arena_new();
    size_t length;
    char *bold = pw_file_read(arena, pw_fonts_face(fonts, NULL, 700, false)->path, &length, &err);
    ck_assert(pw_dir_make(FOLDER, &err));
    write_file(FOLDER "/OpenSans-Regular.ttf", bold, length);
    const char *list =
        "families:\n  - name: Ours\n    folder: /usr/share/fonts/truetype/open-sans\n"
        "    faces: [{ file: OpenSans-Regular.ttf }, { file: OpenSans-Bold.ttf, "
        "weight: 700 }]\n";
    write_file(FOLDER "/fonts.yaml", list, strlen(list));
    struct pw_fonts *own = pw_fonts_open(FOLDER, &err);
    ck_assert_msg(own != NULL, "%s", err.text);
    ck_assert_str_eq(pw_fonts_at(own, 0)->ps_name, "OpenSans-Bold");
    ck_assert_str_eq(pw_fonts_at(own, 0)->path, FOLDER "/OpenSans-Regular.ttf");
    ck_assert_str_eq(pw_fonts_at(own, 1)->path,
                     "/usr/share/fonts/truetype/open-sans/OpenSans-Bold.ttf");
    pw_fonts_close(own);
    remove(FOLDER "/OpenSans-Regular.ttf");
    pw_arena_free(arena);
}
END_TEST

/* Catches: a folder scanned at the start (20 to 130 ms). Generous: the
 * machine may be busy; the best of ten counts. */
START_TEST(opening_is_quick) {
    double best = 1;
    for (int i = 0; i < 10; i++) {
        struct timespec a, b;
        struct pw_err err = {0};
        clock_gettime(CLOCK_MONOTONIC, &a);
        pw_fonts_close(pw_fonts_open("fonts", &err));
        clock_gettime(CLOCK_MONOTONIC, &b);
        double s = (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) * 1e-9;
        best = s < best ? s : best;
    }
    if (getenv("PW_SHOW_TIMES"))
        fprintf(stderr, "opening the fonts: %.2f ms\n", best * 1e3);
    ck_assert_double_lt(best, 0.015);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("font");
    TCase *t = tcase_create("font");
    tcase_add_checked_fixture(t, set_up, tear_down);
    tcase_add_test(t, nearest_face);
    tcase_add_test(t, measures);
    tcase_add_test(t, digits_are_tabular);
    tcase_add_test(t, configuration_is_private);
    tcase_add_test(t, fallbacks_open_when_needed);
    tcase_add_test(t, refusals_name_the_fault);
    tcase_add_test(t, own_folder_comes_first);
    tcase_add_test(t, opening_is_quick);
    suite_add_tcase(s, t);
    return s;
}

CHECK_MAIN(suite)
