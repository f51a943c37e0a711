/* SPDX-License-Identifier: MIT
 *
 * packwright list packs|queries|indicators|areas|periods|marks|importers. What
 * a mart holds is listed by a query of templates/lists.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "packwright/chart.h"

static const struct pw_option_spec options[] = {
    {"mart", 'm', "FILE", "data mart (else PACKWRIGHT_MART, else the sample)"},
    {"format", 'f', "FORMAT",
     "table, rows, csv or json; left out: table, or rows on a narrow terminal"},
    {0}};

static void list_sql(struct pw_cli *cli, const char *folder, const char *pack) {
    struct pw_names files = {0};
    struct pw_err nothing = {0};
    pw_dir_list(cli->arena, folder, &files, &nothing);
    for (size_t i = 0; i < files.names_count; i++)
        if (pw_query_is_file(files.names[i]))
            printf("%s/%.*s\n", pack, (int)(strlen(files.names[i]) - 4), files.names[i]);
}

static int list_packs(struct pw_cli *cli, bool queries) {
    struct pw_err err = {0};
    struct pw_names packs = {0};
    const char *share = pw_share_find(cli->arena, cli->program, &err);
    if (!share)
        return pw_complain(PW_FAILED, "%s", err.text);
    pw_packs(cli->arena, share, &packs);
    for (size_t i = 0; i < packs.names_count; i++) {
        const char *pack = packs.names[i];
        if (!queries)
            puts(pack);
        else
            list_sql(cli, pw_arena_printf(cli->arena, "%s/templates/%s", share, pack), pack);
    }
    if (queries)
        list_sql(cli, pw_arena_printf(cli->arena, "%s/templates/shared", share), "shared");
    return PW_DONE;
}

static int list_names(const char *const *names) {
    for (; *names; names++)
        puts(*names);
    return PW_DONE;
}

/* `word`: what names or codes shall hold, "" for all. */
static int list_mart(struct pw_cli *cli, const struct pw_args *args, const char *what,
                     const char *word, const char *format) {
    struct pw_pipeline pipe;
    struct pw_value given = {"word", word};
    const struct pw_values values = {.list = &given, .list_count = 1};
    struct pw_query *query = NULL;
    struct pw_dataset *data = NULL;
    if (pw_pipeline_open(&pipe, cli, args)) {
        const char *path =
            pw_arena_printf(cli->arena, "%s/templates/lists/%s.sql", pipe.share, what);
        query = pw_query_load(pipe.doc_arena, path, NULL, &pipe.findings, &pipe.err);
    }
    if (query)
        data = pw_query_run(pipe.doc_arena, query, pipe.mart, &values, &pipe.findings);
    if (data)
        pw_print_dataset(data, format);
    return pw_pipeline_close(&pipe);
}

static int list(struct pw_cli *cli, const struct pw_args *args) {
    static const char *const of_marts[] = {"indicators", "areas", "periods"};
    struct pw_err err = {0};
    const char *format, *what = args->words_count > 0 ? args->words[0] : "";
    const char *word = args->words_count > 1 ? args->words[1] : "";
    bool one = args->words_count == 1;
    if (!pw_print_format(args, &format, &err))
        return pw_complain_usage(&pw_command_list, "%s", err.text);
    if (one && (pw_streq(what, "packs") || pw_streq(what, "queries")))
        return list_packs(cli, pw_streq(what, "queries"));
    if (one && pw_streq(what, "marks"))
        return list_names(pw_chart_marks());
    if (one && pw_streq(what, "importers"))
        return list_names(pw_mart_importers());
    for (size_t i = 0; i < PW_COUNT(of_marts); i++)
        if (pw_streq(what, of_marts[i]) && args->words_count <= 2)
            return list_mart(cli, args, what, word, format);
    return pw_complain_usage(&pw_command_list, "say what to list");
}

const struct pw_command pw_command_list = {
    "list",
    "list packs, queries, chart marks, importers, or what a mart holds",
    "list packs|queries|marks|importers | list indicators|areas|periods [WORD] [--mart FILE]",
    "Of what a mart holds a WORD picks what has it in its name or code: indicators by topic,\n"
    "too, areas by kind, periods by their indicators. Format rows puts the many columns of\n"
    "an indicator one below the other. A query shared/NAME is asked through a pack: PACK/NAME.\n\n"
    "  packwright list indicators care --format rows\n"
    "  packwright list areas ward\n",
    options,
    list};
