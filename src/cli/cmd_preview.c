/* SPDX-License-Identifier: MIT
 *
 * packwright preview PACK -o FOLDER: pages as PNG.
 */
#include "command.h"

#include <stdio.h>

#include "packwright/paint.h"

static const struct pw_option_spec options[] = {
    PW_PACK_OPTIONS,
    {"output", 'o', "FOLDER", "where page-1.png and so on go; required"},
    {"page", 0, "N", "this page only"},
    {"dpi", 0, "N", "dots an inch (96 if left out, 600 at most)"},
    {"grey", 0, NULL, "as a grey printer would show it"},
    {"mono", 0, NULL, "as a black-and-white printer would show it"},
    {0}};

struct wanted {
    int64_t page, dpi;
    enum pw_png_mode mode;
    const char *folder;
};

static bool number_option(const struct pw_args *args, const char *name, int64_t least, int64_t most,
                          int64_t otherwise, int64_t *out, struct pw_err *err) {
    const char *text = pw_args_value(args, name);
    *out = otherwise;
    if (text && (!pw_integer_parse(text, out) || *out < least || *out > most))
        return pw_fail_usage(err, "--%s '%s' is not a whole number from %lld to %lld", name, text,
                             (long long)least, (long long)most);
    return true;
}

static bool write_page(struct pw_pipeline *pipe, struct pw_cli *cli, const struct wanted *wanted,
                       size_t page) {
    struct pw_buf png = {0};
    const char *path = pw_arena_printf(cli->arena, "%s/page-%zu.png", wanted->folder, page + 1);
    bool ok =
        pw_paint_png(pipe->book, (int)page, (double)wanted->dpi, wanted->mode, &png, &pipe->err) &&
        pw_file_write(path, png.data, png.length, &pipe->err);
    if (ok)
        puts(path);
    pw_buf_release(&png);
    return ok;
}

static bool write_pages(struct pw_pipeline *pipe, struct pw_cli *cli, const struct wanted *wanted) {
    size_t count = pipe->book->pages_count;
    if (wanted->page > (int64_t)count)
        return pw_fail_usage(&pipe->err, "there is no page %lld: the pack has %zu",
                             (long long)wanted->page, count);
    if (!pw_dir_make(wanted->folder, &pipe->err))
        return false;
    size_t first = wanted->page ? (size_t)wanted->page - 1 : 0;
    size_t end = wanted->page ? (size_t)wanted->page : count;
    for (size_t page = first; page < end; page++)
        if (!write_page(pipe, cli, wanted, page))
            return false;
    return true;
}

static int preview(struct pw_cli *cli, const struct pw_args *args) {
    struct pw_err err = {0};
    struct wanted wanted = {.folder = pw_args_value(args, "output")};
    wanted.mode = pw_args_flag(args, "mono")   ? PW_PNG_MONO
                  : pw_args_flag(args, "grey") ? PW_PNG_GREY
                                               : PW_PNG_COLOUR;
    if (args->words_count != 1 || !wanted.folder)
        return pw_complain_usage(&pw_command_preview, "say which PACK, and where to: -o FOLDER");
    if (!number_option(args, "page", 1, 100000, 0, &wanted.page, &err) ||
        !number_option(args, "dpi", 10, 600, 96, &wanted.dpi, &err))
        return pw_complain_usage(&pw_command_preview, "%s", err.text);
    struct pw_pipeline pipe;
    (void)(pw_pipeline_open(&pipe, cli, args) &&
           pw_pipeline_compose(&pipe, cli, args, args->words[0]) && pw_pipeline_layout(&pipe) &&
           write_pages(&pipe, cli, &wanted));
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_preview = {
    "preview",
    "draw a pack's pages as PNG pictures",
    "preview PACK --mart FILE -p area=CODE -o FOLDER [--page N] [--dpi N] [--grey | --mono]",
    NULL,
    options,
    preview};
