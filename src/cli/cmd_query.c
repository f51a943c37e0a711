/* SPDX-License-Identifier: MIT
 *
 * packwright query PACK/NAME: one dataset, as the pack would see it.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

static const struct pw_option_spec options[] = {
    PW_DATA_OPTIONS,
    {"format", 'f', "FORMAT",
     "table, rows, csv or json; left out: table, or rows on a narrow terminal"},
    {0}};

static const struct pw_dataset *run_query(struct pw_pipeline *pipe, struct pw_cli *cli,
                                          const struct pw_args *args) {
    const char *word = args->words[0], *slash = strrchr(word, '/');
    const char *pack = pw_arena_strndup(cli->arena, word, (size_t)(slash - word));
    struct pw_values values = {0};
    if (pw_streq(pack, "shared")) {
        pw_fail_usage(&pipe->err,
                      "shared queries are asked through a pack, which says their parameters: "
                      "PACK/%s, such as committee-report/%s",
                      slash + 1, slash + 1);
        return NULL;
    }
    const char *folder = pw_pack_folder(cli->arena, pipe->share, pack, &pipe->err);
    if (!folder || !pw_pack_values(cli->arena, args, &values, &pipe->err))
        return NULL;
    const struct pw_compose compose = {.share = pipe->share,
                                       .kinds = &pipe->kinds,
                                       .folder = folder,
                                       .mart = pipe->mart,
                                       .parameters = &values,
                                       .audience = pw_args_value(args, "audience")};
    return pw_compose_query(pipe->doc_arena, &compose, slash + 1, &pipe->findings, &pipe->err);
}

static int query(struct pw_cli *cli, const struct pw_args *args) {
    struct pw_err err = {0};
    const char *format;
    if (args->words_count != 1 || !strchr(args->words[0], '/'))
        return pw_complain_usage(&pw_command_query, "say which query: PACK/NAME");
    if (!pw_print_format(args, &format, &err))
        return pw_complain_usage(&pw_command_query, "%s", err.text);
    struct pw_pipeline pipe;
    if (pw_pipeline_open(&pipe, cli, args)) {
        const struct pw_dataset *data = run_query(&pipe, cli, args);
        if (data)
            pw_print_dataset(data, format);
    }
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_query = {
    "query",
    "print one dataset of a pack as table, CSV or JSON",
    "query PACK/NAME [--mart FILE] [-p area=CODE] [--audience public] [--format "
    "table|rows|csv|json]",
    "NAME is a query of the pack or of templates/shared; `packwright list queries` names them.\n"
    "It is what the pack may show to its audience: in a public pack small counts of children are\n"
    "withheld and a figure under embargo is refused. --audience public shows what the public\n"
    "rendition of a restricted pack has.\n"
    "The table is rounded as a page would be; CSV and JSON hold the unrounded values, and\n"
    "the symbol in brackets where there is none.\n\n"
    "  packwright query committee-report/measures -p area=E10000003 --format csv\n",
    options,
    query};
