/* SPDX-License-Identifier: MIT
 *
 * packwright help [COMMAND | marks [MARK]]
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

#include "packwright/chart.h"

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

/* ---- marks ----------------------------------------------------------------------- */
static void print_keys(const char *head, const struct pw_mark_key *keys) {
    if (keys->name)
        printf("\n  %s:\n", head);
    for (; keys->name; keys++)
        printf("    %-15s %s\n    %-15s %s\n", keys->name, keys->takes, "", keys->help);
}

static void print_mark(const char *mark) {
    struct pw_mark_manual manual;
    if (!pw_chart_mark_manual(mark, &manual))
        return;
    printf("%s: %s\n", mark, pw_chart_mark_help(mark));
    print_keys("channels", manual.channels);
    print_keys("options (default)", manual.options);
    puts("\n  example:");
    for (const char *line = manual.example; *line; line += strcspn(line, "\n") + 1)
        printf("    %.*s\n", (int)strcspn(line, "\n"), line);
    putchar('\n');
}

static int help_marks(const struct pw_args *args) {
    if (args->words_count > 1 && !pw_chart_mark_known(args->words[1]))
        return pw_complain(PW_USAGE, "there is no mark '%s'; `packwright list marks` lists them",
                           args->words[1]);
    if (args->words_count > 1) {
        print_mark(args->words[1]);
        return PW_DONE;
    }
    puts("The marks of charts. Every chart also takes title, subtitle, source, notes, alt,\n"
         "height, reference and breaks; templates/README.md explains them.\n");
    for (const char *const *mark = pw_chart_marks(); *mark; mark++)
        print_mark(*mark);
    return PW_DONE;
}

static int help(struct pw_cli *cli, const struct pw_args *args) {
    (void)cli;
    if (args->words_count && pw_streq(args->words[0], "marks"))
        return help_marks(args);
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
    puts("\n`packwright help COMMAND` says more, `packwright help marks` explains the charts. A "
         "first pack from the sample mart:\n"
         "  packwright render committee-report -o report.pdf");
    return PW_DONE;
}

static const struct pw_option_spec options[] = {{0}};
const struct pw_command pw_command_help = {
    "help",
    "list the commands, or say more of one or of chart marks",
    "help [COMMAND | marks [MARK]]",
    NULL,
    options,
    help};
