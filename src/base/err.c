/* SPDX-License-Identifier: MIT
 *
 * Errors: the first one wins; one place to break on.
 */
#include "packwright/base.h"

#include <stdio.h>

bool pw_fail(struct pw_err *err, const char *format, ...) {
    if (!err || err->set)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    err->set = true;
    return false;
}

bool pw_fail_usage(struct pw_err *err, const char *format, ...) {
    if (!err || err->set)
        return false;
    va_list args;
    va_start(args, format);
    vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    err->set = err->usage = true;
    return false;
}
