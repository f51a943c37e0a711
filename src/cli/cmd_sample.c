/* SPDX-License-Identifier: MIT
 *
 * packwright sample annex-a --children N -o FILE.xlsx
 */
#include "command.h"

#include <stdio.h>

#include "packwright/invent.h"

static const struct pw_option_spec options[] = {
    {"children", 'n', "N", "how many different children the lists name: 10 to 200000; required"},
    {"output", 'o', "FILE", "the workbook to write; required"},
    {"seed", 's', "S", "a whole number; another one gives other children (1 if left out)"},
    {"as-at", 0, "DATE", "the day that the lists describe (2025-03-31 if left out)"},
    {"area", 0, "NAME", "name of the authority, for its own placements (Exampleshire)"},
    {0}};

static bool whole(const char *name, const char *text, int64_t *out, struct pw_err *err) {
    return pw_integer_parse(text, out) ||
           pw_fail_usage(err, "--%s '%s' is not a whole number", name, text);
}

static bool ask(const struct pw_args *args, struct pw_invention *question, struct pw_err *err) {
    const char *children = pw_args_value(args, "children"), *seed = pw_args_value(args, "seed");
    const char *as_at = pw_args_value(args, "as-at"), *area = pw_args_value(args, "area");
    int64_t number = 1;
    if (!children)
        return pw_fail_usage(err, "say how many children: --children N");
    if (!whole("children", children, &question->children, err) ||
        (seed && !whole("seed", seed, &number, err)))
        return false;
    question->seed = (uint64_t)number;
    question->place = area ? area : "Exampleshire";
    question->as_at = pw_date_parse(as_at ? as_at : "2025-03-31");
    if (question->as_at == PW_NO_DATE)
        return pw_fail_usage(err, "--as-at '%s' is not a date; write it as 2025-03-31", as_at);
    return true;
}

static int annex_a(struct pw_cli *cli, const struct pw_args *args, const char *path) {
    struct pw_err err = {0};
    struct pw_invention question = {0};
    const struct pw_invented *all = NULL;
    if (ask(args, &question, &err))
        all = pw_invent(cli->arena, &question, &err);
    if (!all)
        return pw_complain_usage(&pw_command_sample, "%s", err.text);
    size_t rows[PW_INVENT_LISTS + 1];
    if (!pw_invented_save(cli->arena, all, path, rows, &err))
        return pw_complain(PW_FAILED, "%s", err.text);
    printf("made %s: %d invented children; rows of lists 1 to 11:", path, (int)question.children);
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        printf(" %zu", rows[list]);
    putchar('\n');
    return PW_DONE;
}

static int sample(struct pw_cli *cli, const struct pw_args *args) {
    const char *path = pw_args_value(args, "output");
    if (args->words_count != 1 || !pw_streq(args->words[0], "annex-a"))
        return pw_complain_usage(&pw_command_sample, "say what to make: annex-a");
    if (!path)
        return pw_complain_usage(&pw_command_sample, "say where to: -o FILE.xlsx");
    if (!pw_str_ends(path, ".xlsx"))
        return pw_complain_usage(&pw_command_sample, "'%s': a workbook's name ends in .xlsx", path);
    return annex_a(cli, args, path);
}

const struct pw_command pw_command_sample = {
    "sample",
    "make the child-level lists of an invented authority",
    "sample annex-a --children N [--seed S] [--as-at DATE] [--area NAME] -o FILE.xlsx",
    "Families come to the front door and go their ways through help, protection and care; the\n"
    "eleven lists of Annex A are drawn up from their days, in the columns of 2024, and agree\n"
    "with each other. How often and how long things happen is near the published figures for\n"
    "England. No child is real. The same options give the same file, byte for byte.\n"
    "An authority of 140,000 children has about 12,000 on its lists:\n"
    "  packwright sample annex-a --children 12000 -o lists.xlsx\n"
    "  packwright import annex-a lists.xlsx --as-at 2025-03-31 --area E10000003 --mart my.mart\n",
    options,
    sample};
