/* SPDX-License-Identifier: MIT
 *
 * What tests set type with: fonts, the theme and a typist, opened for each test.
 */
#ifndef PACKWRIGHT_TESTS_TYPE_LAB_H
#define PACKWRIGHT_TESTS_TYPE_LAB_H

#include "check_main.h"
#include "packwright/text.h"
#include "packwright/theme.h"

static struct pw_arena *arena;
static struct pw_findings findings;
static struct pw_fonts *fonts;
static struct pw_theme *theme;
static struct pw_typist *typist;

static inline void open_all(void) {
    struct pw_err err = {0};
    arena = pw_arena_new();
    pw_findings_init(&findings, arena);
    fonts = pw_fonts_open("fonts", &err);
    ck_assert_msg(fonts != NULL, "%s", err.text);
    theme = pw_theme_load(arena, "templates/theme.yaml", NULL, &findings, &err);
    ck_assert_msg(theme != NULL, "%s", err.text);
    typist = pw_typist_new(fonts);
}

static inline void close_all(void) {
    pw_typist_free(typist);
    pw_fonts_close(fonts);
    pw_arena_free(arena);
}

#endif
