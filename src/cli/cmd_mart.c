/* SPDX-License-Identifier: MIT
 *
 * packwright mart create FILE [--sample] | mart info FILE | mart forget FILE --before DATE
 */
#include "command.h"

#include <stdio.h>

static const struct pw_option_spec options[] = {
    {"sample", 0, NULL, "fill it with the invented authority Exampleshire and the seeds' figures"},
    {"before", 0, "DATE", "forget: packs of days before it can't be remade"},
    {0}};

static int create(struct pw_cli *cli, const char *path, bool sample) {
    struct pw_err err = {0};
    const char *share = pw_share_find(cli->arena, cli->program, &err);
    if (!share)
        return pw_complain(PW_FAILED, "%s", err.text);
    if (pw_file_exists(path))
        return pw_complain(PW_FAILED,
                           "%s: is there already, and a mart is never overwritten; "
                           "name another file or remove it",
                           path);
    if (!pw_mart_create(path, share, sample, &err))
        return pw_complain(PW_FAILED, "%s", err.text);
    printf("made %s%s\n", path, sample ? " with the sample data" : "");
    return PW_DONE;
}

static int info(struct pw_cli *cli, const char *path) {
    struct pw_err err = {0};
    struct pw_buf text = {0};
    struct pw_mart *mart = pw_mart_open_read(cli->arena, path, &err);
    bool ok = mart && pw_mart_info(mart, &text, &err);
    if (ok)
        fputs(pw_buf_text(&text), stdout);
    pw_buf_release(&text);
    pw_mart_close(mart);
    return ok ? PW_DONE : pw_complain(PW_FAILED, "%s", err.text);
}

/* What corrections replaced is kept to remake packs; an authority ends that when it need not. */
static int forget(struct pw_cli *cli, const char *path, const char *before) {
    struct pw_err err = {0};
    int64_t rows = 0;
    int32_t day = before ? pw_date_parse(before) : PW_NO_DATE;
    if (day == PW_NO_DATE)
        return pw_complain_usage(&pw_command_mart, "say --before DATE, as 2024-03-31");
    struct pw_mart *mart = pw_mart_open_write(cli->arena, path, &err);
    bool ok = mart && pw_mart_forget(mart, day, &rows, &err);
    pw_mart_close(mart);
    if (!ok)
        return pw_complain(PW_FAILED, "%s", err.text);
    printf("%s: %lld rows forgotten that were replaced by %s; known_at can't be before it\n", path,
           (long long)rows, before);
    return PW_DONE;
}

static int mart(struct pw_cli *cli, const struct pw_args *args) {
    const char *verb = args->words_count ? args->words[0] : "";
    if (args->words_count == 2 && pw_streq(verb, "create"))
        return create(cli, args->words[1], pw_args_flag(args, "sample"));
    if (args->words_count == 2 && pw_streq(verb, "info"))
        return info(cli, args->words[1]);
    if (args->words_count == 2 && pw_streq(verb, "forget"))
        return forget(cli, args->words[1], pw_args_value(args, "before"));
    return pw_complain_usage(&pw_command_mart,
                             "say what to do (create, info or forget) and one FILE");
}

const struct pw_command pw_command_mart = {
    "mart",
    "make a data mart, say what is in one, or forget what corrections replaced",
    "mart create FILE [--sample] | mart info FILE | mart forget FILE --before DATE",
    NULL,
    options,
    mart};
