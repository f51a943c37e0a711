/* SPDX-License-Identifier: MIT
 *
 * packwright new mapping FILE.csv
 */
#include "command.h"

#include <stdio.h>
#include <unistd.h>

static const struct pw_option_spec options[] = {
    {"output", 'o', "FILE",
     "the mapping to write (standard output if left out); never written over"},
    {"table", 0, "NAME", "the mart's table that it fills (guessed from the head if left out)"},
    {0}};

static int new_command(struct pw_cli *cli, const struct pw_args *args) {
    (void)cli;
    struct pw_err err = {0};
    struct pw_buf text = {0};
    const char *path = pw_args_value(args, "output");
    if (args->words_count != 2 || !pw_streq(args->words[0], "mapping"))
        return pw_complain_usage(&pw_command_new, "say what to make: mapping FILE.csv");
    if (path && access(path, F_OK) == 0)
        return pw_complain(PW_FAILED, "%s is there already; it may hold your work", path);
    bool good =
        pw_mart_new_mapping(args->words[1], pw_args_value(args, "table"), path, &text, &err);
    if (good && path)
        good = pw_file_write(path, pw_buf_text(&text), text.length, &err);
    else if (good)
        fputs(pw_buf_text(&text), stdout);
    pw_buf_release(&text);
    if (!good)
        return pw_complain(PW_FAILED, "%s", err.text);
    if (path)
        printf("made %s: read it through, fill in what it asks for, then import\n", path);
    return PW_DONE;
}

const struct pw_command pw_command_new = {
    "new",
    "make a mapping for a local CSV",
    "new mapping FILE.csv [-o FILE.yaml] [--table NAME]",
    "Looks at the head and the first rows of a local table (targets, teams, caseloads,\n"
    "visits, audits, budgets, savings, staffing, risks, actions, commentary, survey\n"
    "answers) and writes which of its columns fills which of the mart's, to be finished in\n"
    "an editor:\n"
    "  packwright new mapping targets.csv -o targets.yaml\n"
    "  packwright import csv targets.csv --mapping targets.yaml --mart my.mart\n"
    "Heads are written, values of the file never.\n",
    options,
    new_command};
