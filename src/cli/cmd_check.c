/* SPDX-License-Identifier: MIT
 *
 * packwright check PACK: every statement prepared, run and compared with what
 * it promises; every reference resolved.
 */
#include "command.h"

#include <stdio.h>

static const struct pw_option_spec options[] = {
    PW_PACK_OPTIONS,
    {"quiet", 'q', NULL, "findings only, not the list of figures and tables"},
    {0}};

static int check(struct pw_cli *cli, const struct pw_args *args) {
    if (args->words_count != 1)
        return pw_complain_usage(&pw_command_check, "say which PACK");
    struct pw_pipeline pipe;
    struct pw_values values = {0};
    struct pw_buf report = {0};
    const char *folder = NULL;
    if (pw_pipeline_open(&pipe, cli, args))
        folder = pw_pack_folder(cli->arena, pipe.share, args->words[0], &pipe.err);
    if (folder && pw_pack_values(cli->arena, args, &values, &pipe.err)) {
        const struct pw_compose compose = {.share = pipe.share,
                                           .kinds = &pipe.kinds,
                                           .folder = folder,
                                           .mart = pipe.mart,
                                           .parameters = &values,
                                           .audience = pw_args_value(args, "audience")};
        pw_compose_check(pipe.doc_arena, &compose, pw_args_flag(args, "quiet") ? NULL : &report,
                         &pipe.findings, &pipe.err);
    }
    fputs(pw_buf_text(&report), stdout);
    pw_buf_release(&report);
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_check = {
    "check",
    "check a pack on a mart without making it",
    "check PACK [--mart FILE] [-p area=CODE]",
    "Prepares and runs every query, compares what it promises with what it gives, resolves\n"
    "every reference, and lists every figure and table with the query behind it. Warnings\n"
    "leave the status 0, errors make it 1.\n",
    options,
    check};
