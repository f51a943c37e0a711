/* SPDX-License-Identifier: MIT
 *
 * What the command files share: a command is a table of options and a function.
 */
#ifndef PACKWRIGHT_CLI_COMMAND_H
#define PACKWRIGHT_CLI_COMMAND_H

#include "packwright/cli.h"

#define PW_VERSION "0.1.0"

/* 1: findings at error level; 3: an error stopped the command. */
enum pw_status { PW_DONE = 0, PW_FINDINGS = 1, PW_USAGE = 2, PW_FAILED = 3 };

struct pw_option_spec {
    const char *name;  /* without "--" */
    char letter;       /* short form, 0: none */
    const char *value; /* what it takes, for help ("FILE"); NULL: a flag */
    const char *help;
};

/* A command line taken apart; words are what is neither option nor value. */
struct pw_args {
    const char **words;
    size_t words_count, words_capacity;
    struct pw_arg {
        const char *name, *value;
    } * options;
    size_t options_count, options_capacity;
};

struct pw_cli {
    struct pw_arena *arena;
    const char *program; /* argv[0] */
};

struct pw_command {
    const char *name;
    const char *summary;                  /* half a line */
    const char *usage;                    /* without "packwright " */
    const char *more;                     /* paragraph and examples for help, or NULL */
    const struct pw_option_spec *options; /* ended by a NULL name */
    int (*run)(struct pw_cli *cli, const struct pw_args *args);
};

#define PW_COMMAND(name) extern const struct pw_command pw_command_##name;
#include "commands.def"
#undef PW_COMMAND

const struct pw_command *const *pw_commands(void); /* NULL-ended, in order of commands.def */
const struct pw_command *pw_command_lookup(const char *name);
void pw_command_print(const struct pw_command *command, FILE *out);

/* Options may stand anywhere; "--" ends them; "--name=value" and "-pvalue" are
 * taken too. An unknown option fails with the nearest known one. */
bool pw_args_parse(struct pw_arena *arena, int argc, char **argv,
                   const struct pw_option_spec *specs, struct pw_args *args, struct pw_err *err);
/* Last value of an option; "" for a flag that is there; NULL if absent. */
const char *pw_args_value(const struct pw_args *args, const char *name);
bool pw_args_flag(const struct pw_args *args, const char *name);

/* "packwright: text" on stderr; gives back the status. */
int pw_complain(int status, const char *format, ...) PW_PRINTF(2, 3);
int pw_complain_usage(const struct pw_command *command, const char *format, ...) PW_PRINTF(2, 3);
/* Today in UTC. Imports stamp the day of receipt with it: the only clock. */
int32_t pw_today(void);

/* ---- the way from a pack's name to a book ---------------------------------- */
struct pw_pipeline {
    const char *share; /* folder with templates/ and fonts/ */
    struct pw_findings findings;
    struct pw_mart *mart;
    struct pw_fonts *fonts;
    struct pw_typist *typist;
    const struct pw_theme *theme;
    struct pw_kinds kinds;  /* of packs */
    const char *theme_path; /* the file that the look came from last */
    struct pw_arena *doc_arena, *book_arena;
    struct pw_doc *doc;
    struct pw_book *book;
    struct pw_err err;
};

/* Options of every command on a pack; the others are of those that lay it out. */
#define PW_DATA_OPTIONS                                                                            \
    {"mart", 'm', "FILE", "data mart (else PACKWRIGHT_MART, else the sample)"},                    \
        {"param", 'p', "NAME=VALUE", "a parameter of the pack, e.g. -p area=E10000003"}, {         \
        "audience", 0, "public|restricted", "narrow the audience that the pack allows"             \
    }
#define PW_PACK_OPTIONS                                                                            \
    PW_DATA_OPTIONS,                                                                               \
        {"format", 0, "standard|large-print", "large print: laid out again, body at 18 points"}, { \
        "theme", 't', "NAME", "brand: templates/themes/NAME.yaml or a file"                        \
    }

/* Each stage prints what stops it and gives false; findings are printed once,
 * by pw_pipeline_close. Call them in order; close in every case. */
bool pw_pipeline_open(struct pw_pipeline *pipe, struct pw_cli *cli, const struct pw_args *args);
bool pw_pipeline_compose(struct pw_pipeline *pipe, struct pw_cli *cli, const struct pw_args *args,
                         const char *pack);
bool pw_pipeline_layout(struct pw_pipeline *pipe);
/* Prints findings and error, frees all; the exit status so far. */
int pw_pipeline_close(struct pw_pipeline *pipe);
/* Folder of a pack: a folder with a pack.md, or a name under templates/. */
const char *pw_pack_folder(struct pw_arena *arena, const char *share, const char *pack,
                           struct pw_err *err);
/* Names of the packs under templates/, in order. */
void pw_packs(struct pw_arena *arena, const char *share, struct pw_names *out);
/* A dataset on stdout: "table", "rows" (a line a cell), "csv" or "json"; "": as a table, or by rows
 * where stdout is a terminal that the table is too wide for. */
void pw_print_dataset(const struct pw_dataset *data, const char *format);
/* The format of --format, "" if it is left out; false and a usage error if there is none such. */
bool pw_print_format(const struct pw_args *args, const char **format, struct pw_err *err);
/* Parameters of -p options. */
bool pw_pack_values(struct pw_arena *arena, const struct pw_args *args, struct pw_values *values,
                    struct pw_err *err);

#endif
