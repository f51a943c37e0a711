/* SPDX-License-Identifier: MIT
 *
 * Errors: the first one wins; one place to break on.
 */
#include "packwright/base.h"

#include <stdio.h>

PW_PRINTF(3, 0)
static bool fail(struct pw_err *err, bool usage, const char *format, va_list args) {
    if (err && !err->set) {
        vsnprintf(err->text, sizeof err->text, format, args);
        err->set = true;
        err->usage = usage;
    }
    return false;
}

bool pw_fail(struct pw_err *err, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(err, false, format, args);
    va_end(args);
    return false;
}

bool pw_fail_usage(struct pw_err *err, const char *format, ...) {
    va_list args;
    va_start(args, format);
    fail(err, true, format, args);
    va_end(args);
    return false;
}
