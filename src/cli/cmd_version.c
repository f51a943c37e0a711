/* SPDX-License-Identifier: MIT
 *
 * packwright version
 */
#include "command.h"

#include <stdio.h>

static int version(struct pw_cli *cli, const struct pw_args *args) {
    (void)cli;
    (void)args;
    printf("packwright %s (mart schema %d)\n", PW_VERSION, pw_mart_version());
    return PW_DONE;
}

static const struct pw_option_spec options[] = {{0}};
const struct pw_command pw_command_version = {
    "version", "print the version", "version", NULL, options, version};
