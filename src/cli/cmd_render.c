/* SPDX-License-Identifier: MIT
 *
 * packwright render PACK -o FILE.pdf
 */
#include "command.h"

#include <stdio.h>

#include "packwright/paint.h"

static const struct pw_option_spec options[] = {
    PW_PACK_OPTIONS, {"output", 'o', "FILE", "the PDF to write; required"}, {0}};

static bool write_pdf(struct pw_pipeline *pipe, const char *path) {
    struct pw_buf pdf = {0};
    bool ok = pw_paint_pdf(pipe->book, &pdf, &pipe->err) &&
              pw_file_write(path, pdf.data, pdf.length, &pipe->err);
    if (ok)
        fprintf(stderr, "%s: %zu page%s, %zu KB\n", path, pipe->book->pages_count,
                pipe->book->pages_count == 1 ? "" : "s", (pdf.length + 512) / 1024);
    pw_buf_release(&pdf);
    return ok;
}

static int render(struct pw_cli *cli, const struct pw_args *args) {
    const char *path = pw_args_value(args, "output");
    if (args->words_count != 1)
        return pw_complain_usage(&pw_command_render, "say which PACK, one at a time");
    if (!path)
        return pw_complain_usage(&pw_command_render, "say where to write the PDF: -o FILE.pdf");
    struct pw_pipeline pipe;
    bool ok = pw_pipeline_open(&pipe, cli, args) &&
              pw_pipeline_compose(&pipe, cli, args, args->words[0]) && pw_pipeline_layout(&pipe) &&
              write_pdf(&pipe, path);
    int status = pw_pipeline_close(&pipe);
    if (!ok)
        fprintf(stderr, "packwright: nothing was written\n");
    return status;
}

const struct pw_command pw_command_render = {
    "render",
    "make a pack's PDF",
    "render PACK --mart FILE -p area=CODE [-p as_at=DATE] -o FILE.pdf",
    "PACK is a folder with a pack.md, or a name under templates/. The file is written whole\n"
    "or not at all: where anything is wrong, what was there stays.\n\n"
    "  packwright render committee-report --mart england.mart -p area=E10000003 \\\n"
    "      -p as_at=2024-03-31 -o cambridgeshire.pdf\n",
    options,
    render};
