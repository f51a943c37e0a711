/* SPDX-License-Identifier: MIT
 *
 * The way from a pack's name to a book, for the commands that need it.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "packwright/layout.h"
#include "packwright/paint.h"

/* The mart asked for, or that PACKWRIGHT_MART names, else the sample mart that the build made:
 * beside the program or in its shared folder. */
static const char *mart_path(struct pw_pipeline *pipe, struct pw_cli *cli,
                             const struct pw_args *args) {
    const char *path = pw_args_value(args, "mart");
    if (!path)
        path = getenv("PACKWRIGHT_MART");
    if (path && *path)
        return path;
    const char *folders[] = {pw_path_folder(cli->arena, cli->program), pipe->share};
    for (size_t i = 0; i < PW_COUNT(folders); i++) {
        path = pw_path_join(cli->arena, folders[i], "sample.mart");
        if (pw_file_exists(path))
            return path;
    }
    pw_fail(&pipe->err, "there is no sample mart beside the program; name one with --mart FILE, "
                        "or make one: packwright mart create sample.mart --sample");
    return NULL;
}

static const char *theme_path(struct pw_pipeline *pipe, struct pw_cli *cli, const char *name) {
    if (strchr(name, '/') || pw_str_ends(name, ".yaml"))
        return name;
    return pw_arena_printf(cli->arena, "%s/templates/themes/%s.yaml", pipe->share, name);
}

/* Says which brands there are. */
static bool no_brand(struct pw_pipeline *pipe, struct pw_cli *cli, const char *name) {
    struct pw_names files = {0};
    struct pw_err nothing = {0};
    struct pw_buf all = {0};
    pw_dir_list(cli->arena, pw_path_folder(cli->arena, pipe->theme_path), &files, &nothing);
    for (size_t i = 0; i < files.names_count; i++)
        if (pw_str_ends(files.names[i], ".yaml"))
            pw_buf_printf(&all, "%s%.*s", all.length ? ", " : "", (int)(strlen(files.names[i]) - 5),
                          files.names[i]);
    pw_fail_usage(&pipe->err, "there is no theme '%s': no file %s; there are: %s", name,
                  pipe->theme_path, all.length ? pw_buf_text(&all) : "none");
    pw_buf_release(&all);
    return false;
}

static bool open_theme(struct pw_pipeline *pipe, struct pw_cli *cli, const char *name) {
    pipe->theme_path = pw_path_join(cli->arena, pipe->share, "templates/theme.yaml");
    pipe->theme = pw_theme_load(cli->arena, pipe->theme_path, NULL, &pipe->findings, &pipe->err);
    const char *kinds = pw_path_join(cli->arena, pipe->share, "templates/furniture.yaml");
    if (!pipe->theme ||
        !pw_kinds_load(cli->arena, kinds, &pipe->kinds, &pipe->findings, &pipe->err))
        return false;
    if (!name)
        return true;
    pipe->theme_path = theme_path(pipe, cli, name);
    if (!pw_file_exists(pipe->theme_path))
        return no_brand(pipe, cli, name);
    pipe->theme =
        pw_brand_load(cli->arena, pipe->theme_path, pipe->theme, &pipe->findings, &pipe->err);
    return pipe->theme != NULL;
}

#define LARGE_PRINT 18.0 /* points of the body: RNIB's clear print guidance asks for 16 or more */

/* `--format large-print`: the whole pack laid out again, larger. Commands that
 * print a dataset compose no pack: their --format is another. */
static bool format_theme(struct pw_pipeline *pipe, struct pw_cli *cli, const char *format) {
    if (!format || pw_streq(format, "standard"))
        return true;
    if (!pw_streq(format, "large-print"))
        return pw_fail_usage(&pipe->err, "--format is standard or large-print, not '%s'", format);
    pipe->theme = pw_theme_enlarge(cli->arena, pipe->theme, LARGE_PRINT);
    return true;
}

bool pw_pipeline_open(struct pw_pipeline *pipe, struct pw_cli *cli, const struct pw_args *args) {
    *pipe = (struct pw_pipeline){.doc_arena = pw_arena_new(), .book_arena = pw_arena_new()};
    pw_findings_init(&pipe->findings, cli->arena);
    pipe->share = pw_share_find(cli->arena, cli->program, &pipe->err);
    const char *path = pipe->share ? mart_path(pipe, cli, args) : NULL;
    if (!path)
        return false;
    pipe->mart = pw_mart_open_read(cli->arena, path, &pipe->err);
    return pipe->mart && open_theme(pipe, cli, pw_args_value(args, "theme"));
}

void pw_packs(struct pw_arena *arena, const char *share, struct pw_names *out) {
    struct pw_names all = {0};
    struct pw_err nothing = {0};
    const char *folder = pw_path_join(arena, share, "templates");
    pw_dir_list(arena, folder, &all, &nothing);
    for (size_t i = 0; i < all.names_count; i++)
        if (pw_file_exists(pw_arena_printf(arena, "%s/%s/pack.md", folder, all.names[i])))
            *PW_PUSH(arena, out, names) = all.names[i];
}

const char *pw_pack_folder(struct pw_arena *arena, const char *share, const char *pack,
                           struct pw_err *err) {
    const char *places[] = {pack, pw_arena_printf(arena, "%s/templates/%s", share, pack)};
    for (size_t i = 0; i < PW_COUNT(places); i++)
        if (pw_file_exists(pw_path_join(arena, places[i], "pack.md")))
            return places[i];
    struct pw_names names = {0};
    pw_packs(arena, share, &names);
    const char *near = pw_nearest(pack, (const char *const *)names.names, names.names_count);
    if (near)
        pw_fail_usage(err, "there is no pack '%s'; did you mean '%s'?", pack, near);
    else
        pw_fail_usage(err,
                      "there is no pack '%s': no folder of that name here or under %s/templates "
                      "has a pack.md; `packwright list packs` lists them",
                      pack, share);
    return NULL;
}

bool pw_pack_values(struct pw_arena *arena, const struct pw_args *args, struct pw_values *values,
                    struct pw_err *err) {
    for (size_t i = 0; i < args->options_count; i++) {
        const struct pw_arg *arg = &args->options[i];
        const char *equals = strchr(arg->value, '=');
        if (!pw_streq(arg->name, "param"))
            continue;
        if (!equals || equals == arg->value)
            return pw_fail_usage(err, "-p '%s' is not NAME=VALUE", arg->value);
        *PW_PUSH(arena, values, list) = (struct pw_value){
            pw_arena_strndup(arena, arg->value, (size_t)(equals - arg->value)), equals + 1};
    }
    return true;
}

bool pw_pipeline_compose(struct pw_pipeline *pipe, struct pw_cli *cli, const struct pw_args *args,
                         const char *pack) {
    struct pw_values values = {0};
    const char *folder = pw_pack_folder(cli->arena, pipe->share, pack, &pipe->err);
    if (!folder || !pw_pack_values(cli->arena, args, &values, &pipe->err))
        return false;
    const struct pw_compose compose = {.share = pipe->share,
                                       .folder = folder,
                                       .mart = pipe->mart,
                                       .parameters = &values,
                                       .kinds = &pipe->kinds,
                                       .audience = pw_args_value(args, "audience")};
    pipe->doc = pw_compose(pipe->doc_arena, &compose, &pipe->findings, &pipe->err);
    const struct pw_kind *kind = pipe->doc ? pw_kind_lookup(&pipe->kinds, pipe->doc->kind) : NULL;
    if (kind)
        pipe->theme = pw_theme_for_kind(cli->arena, pipe->theme, kind, &pipe->findings);
    return pipe->doc && format_theme(pipe, cli, pw_args_value(args, "format")) &&
           !pipe->findings.errors;
}

bool pw_pipeline_layout(struct pw_pipeline *pipe) {
    struct pw_arena *arena = pipe->book_arena;
    pipe->fonts = pw_fonts_open(pw_arena_printf(arena, "%s/fonts", pipe->share), &pipe->err);
    if (!pipe->fonts)
        return false;
    pw_theme_check_families(pipe->theme, pipe->fonts, (struct pw_place){.file = pipe->theme_path},
                            &pipe->findings);
    pipe->typist = pw_typist_new(pipe->fonts);
    pipe->book = pw_layout(arena, pipe->doc, pipe->theme, pipe->typist, &pipe->findings);
    const char *missing = pw_typist_missing(pipe->typist);
    if (missing)
        pw_find(&pipe->findings, PW_ERROR, "missing-glyph", (struct pw_place){0},
                "no font of the program has all characters of '%s'; add a font with them to "
                "fonts/fonts.yaml",
                missing);
    return pipe->book && pw_paint_check(pipe->book, &pipe->findings) && !pipe->findings.errors;
}

int pw_pipeline_close(struct pw_pipeline *pipe) {
    int status = PW_DONE;
    pw_findings_print(&pipe->findings, stderr);
    if (pipe->err.set)
        status = pw_complain(pipe->err.usage ? PW_USAGE : PW_FAILED, "%s", pipe->err.text);
    else if (pipe->findings.errors)
        status = PW_FINDINGS;
    pw_typist_free(pipe->typist);
    if (pipe->fonts)
        pw_fonts_close(pipe->fonts);
    pw_mart_close(pipe->mart);
    pw_arena_free(pipe->doc_arena);
    pw_arena_free(pipe->book_arena);
    return status;
}
