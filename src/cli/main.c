/* SPDX-License-Identifier: MIT
 *
 * The program: finds the command and runs it.
 */
#include "command.h"

int main(int argc, char **argv) {
    return pw_cli_main(argc, argv);
}
