/* SPDX-License-Identifier: MIT
 *
 * packwright list packs|marks|importers
 */
#include "command.h"

#include <stdio.h>

#include "packwright/chart.h"

static const struct pw_option_spec options[] = {{0}};

static int list_packs(struct pw_cli *cli) {
    struct pw_err err = {0};
    struct pw_names names = {0};
    const char *share = pw_share_find(cli->arena, cli->program, &err);
    const char *folder = share ? pw_path_join(cli->arena, share, "templates") : NULL;
    if (!folder || !pw_dir_list(cli->arena, folder, &names, &err))
        return pw_complain(PW_MACHINE, "%s", err.text);
    for (size_t i = 0; i < names.names_count; i++) {
        const char *pack = pw_arena_printf(cli->arena, "%s/%s/pack.md", folder, names.names[i]);
        if (pw_file_exists(pack))
            puts(names.names[i]);
    }
    return PW_DONE;
}

static int list_names(const char *const *names) {
    for (; *names; names++)
        puts(*names);
    return PW_DONE;
}

static int list(struct pw_cli *cli, const struct pw_args *args) {
    const char *what = args->words_count == 1 ? args->words[0] : "";
    if (pw_streq(what, "packs"))
        return list_packs(cli);
    if (pw_streq(what, "marks"))
        return list_names(pw_chart_marks());
    if (pw_streq(what, "importers"))
        return list_names(pw_mart_importers());
    return pw_complain_usage(&pw_command_list, "say what: packs, marks or importers");
}

const struct pw_command pw_command_list = {"list",
                                           "list the packs, chart marks or importers there are",
                                           "list packs|marks|importers",
                                           NULL,
                                           options,
                                           list};
