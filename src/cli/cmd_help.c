/* SPDX-License-Identifier: MIT
 *
 * packwright help [COMMAND]
 */
#include "command.h"

#include <stdio.h>

void pw_command_print(const struct pw_command *command, FILE *out) {
    fprintf(out, "packwright %s: %s\n\nusage: packwright %s\n", command->name, command->summary,
            command->usage);
    if (command->options->name)
        fputs("\noptions:\n", out);
    for (const struct pw_option_spec *o = command->options; o->name; o++) {
        char left[64];
        snprintf(left, sizeof left, "%s%c%s--%s %s", o->letter ? "-" : "  ",
                 o->letter ? o->letter : ' ', o->letter ? ", " : " ", o->name,
                 o->value ? o->value : "");
        fprintf(out, "  %-32s %s\n", left, o->help);
    }
    if (command->more)
        fprintf(out, "\n%s", command->more);
}

static int help(struct pw_cli *cli, const struct pw_args *args) {
    (void)cli;
    if (args->words_count) {
        const struct pw_command *command = pw_command_lookup(args->words[0]);
        if (!command)
            return pw_complain(PW_USAGE, "there is no command '%s'", args->words[0]);
        pw_command_print(command, stdout);
        return PW_DONE;
    }
    puts("packwright turns a data mart into PDF packs for children's services.\n\ncommands:");
    for (const struct pw_command *const *c = pw_commands(); *c; c++)
        printf("  %-10s %s\n", (*c)->name, (*c)->summary);
    puts("\n`packwright help COMMAND` says more. A first pack from the sample mart:\n"
         "  packwright render committee-report -o report.pdf");
    return PW_DONE;
}

static const struct pw_option_spec options[] = {{0}};
const struct pw_command pw_command_help = {
    "help", "list the commands, or say more of one", "help [COMMAND]", NULL, options, help};
