/* SPDX-License-Identifier: MIT
 *
 * The table of commands and the way into it.
 */
#include "command.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const struct pw_command *const commands[] = {
#define PW_COMMAND(name) &pw_command_##name,
#include "commands.def"
#undef PW_COMMAND
    NULL};

const struct pw_command *const *pw_commands(void) {
    return commands;
}

const struct pw_command *pw_command_lookup(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (pw_streq(commands[i]->name, name))
            return commands[i];
    return NULL;
}

int pw_complain(int status, const char *format, ...) {
    char text[2048];
    struct pw_buf line = {0};
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pw_utf8_shown(&line, text); /* it may name what a file holds */
    fprintf(stderr, "packwright: %s\n", pw_buf_text(&line));
    pw_buf_release(&line);
    return status;
}

int pw_complain_usage(const struct pw_command *command, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fprintf(stderr, "packwright %s: ", command->name);
    vfprintf(stderr, format, args);
    fprintf(stderr, "\nusage: packwright %s\n", command->usage);
    va_end(args);
    return PW_USAGE;
}

int32_t pw_today(void) {
    return (int32_t)(time(NULL) / 86400);
}

static int unknown_command(const char *name) {
    const char *known[PW_COUNT(commands)];
    size_t count = 0;
    for (; commands[count]; count++)
        known[count] = commands[count]->name;
    const char *near = pw_nearest(name, known, count);
    fprintf(stderr, "packwright: there is no command '%s'", name);
    if (near)
        fprintf(stderr, "; did you mean '%s'?", near);
    fprintf(stderr, "\n`packwright help` lists the commands.\n");
    return PW_USAGE;
}

/* What was printed may not have reached its file: a full disk must not look
 * like success. */
static int flush_output(int status) {
    if (fflush(stdout) != 0 || ferror(stdout))
        return pw_complain(PW_FAILED, "standard output could not be written");
    return status;
}

static int run(struct pw_cli *cli, const struct pw_command *command, int argc, char **argv) {
    struct pw_args args = {0};
    struct pw_err err = {0};
    for (int i = 0; i < argc && !pw_streq(argv[i], "--"); i++)
        if (pw_streq(argv[i], "--help") || pw_streq(argv[i], "-h")) {
            pw_command_print(command, stdout);
            return PW_DONE;
        }
    if (!pw_args_parse(cli->arena, argc, argv, command->options, &args, &err))
        return pw_complain_usage(command, "%s", err.text);
    return command->run(cli, &args);
}

int pw_cli_main(int argc, char **argv) {
    const char *name = argc > 1 ? argv[1] : "help";
    if (pw_streq(name, "--help") || pw_streq(name, "-h"))
        name = "help";
    if (pw_streq(name, "--version") || pw_streq(name, "-V"))
        name = "version";
    const struct pw_command *command = pw_command_lookup(name);
    if (!command)
        return unknown_command(name);
    struct pw_cli cli = {pw_arena_new(), argv[0]};
    int status = run(&cli, command, argc > 2 ? argc - 2 : 0, argv + 2);
    pw_arena_free(cli.arena);
    return flush_output(status);
}
