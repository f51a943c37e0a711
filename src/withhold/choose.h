/* SPDX-License-Identifier: MIT
 *
 * Choosing, in this process; withhold.c puts it into a child.
 */
#ifndef PACKWRIGHT_WITHHOLD_CHOOSE_H
#define PACKWRIGHT_WITHHOLD_CHOOSE_H

#include "register.h"

bool pw_choose(struct pw_register *reg, struct pw_err *err);

#endif
