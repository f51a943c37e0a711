/* SPDX-License-Identifier: MIT
 *
 * cli: one file a command (src/cli/cmd_X.c), a row each in src/cli/commands.def.
 * Primary output on stdout, chat on stderr. Status: 0 done, 1 findings at error
 * level, 2 wrong usage, 3 failed.
 */
#ifndef PACKWRIGHT_CLI_H
#define PACKWRIGHT_CLI_H

#include "packwright/compose.h"
#include "packwright/mart.h"

int pw_cli_main(int argc, char **argv);

#endif
