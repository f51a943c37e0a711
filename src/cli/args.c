/* SPDX-License-Identifier: MIT
 *
 * Command lines taken apart by a table of options.
 */
#include "command.h"

#include <string.h>

static const struct pw_option_spec *by_name(const struct pw_option_spec *specs, const char *name,
                                            size_t length) {
    for (; specs->name; specs++)
        if (strlen(specs->name) == length && memcmp(specs->name, name, length) == 0)
            return specs;
    return NULL;
}

static const struct pw_option_spec *by_letter(const struct pw_option_spec *specs, char letter) {
    for (; specs->name; specs++)
        if (specs->letter && specs->letter == letter)
            return specs;
    return NULL;
}

static bool unknown(const struct pw_option_spec *specs, const char *text, struct pw_err *err) {
    const char *known[32];
    size_t count = 0;
    for (; specs[count].name && count < PW_COUNT(known); count++)
        known[count] = specs[count].name;
    const char *near = pw_nearest(text + strspn(text, "-"), known, count);
    if (near)
        return pw_fail(err, "unknown option '%s'; did you mean '--%s'?", text, near);
    return pw_fail(err, "unknown option '%s'", text);
}

bool pw_args_parse(struct pw_arena *arena, int argc, char **argv,
                   const struct pw_option_spec *specs, struct pw_args *args, struct pw_err *err) {
    bool only_words = false;
    for (int i = 0; i < argc; i++) {
        const char *text = argv[i], *value = NULL;
        if (only_words || text[0] != '-' || text[1] == '\0') {
            *PW_PUSH(arena, args, words) = text;
            continue;
        }
        if (pw_streq(text, "--")) {
            only_words = true;
            continue;
        }
        const struct pw_option_spec *spec;
        if (text[1] == '-') {
            const char *equals = strchr(text, '=');
            spec =
                by_name(specs, text + 2, equals ? (size_t)(equals - text - 2) : strlen(text + 2));
            value = equals ? equals + 1 : NULL;
        } else {
            spec = by_letter(specs, text[1]);
            value = text[2] ? text + 2 : NULL;
        }
        if (!spec)
            return unknown(specs, text, err);
        if (!spec->value && value)
            return pw_fail(err, "option '--%s' takes no value", spec->name);
        if (spec->value && !value) {
            if (i + 1 >= argc)
                return pw_fail(err, "option '--%s' needs %s after it", spec->name, spec->value);
            value = argv[++i];
        }
        *PW_PUSH(arena, args, options) = (struct pw_arg){spec->name, value ? value : ""};
    }
    return true;
}

const char *pw_args_value(const struct pw_args *args, const char *name) {
    const char *value = NULL;
    for (size_t i = 0; i < args->options_count; i++)
        if (pw_streq(args->options[i].name, name))
            value = args->options[i].value;
    return value;
}

bool pw_args_flag(const struct pw_args *args, const char *name) {
    return pw_args_value(args, name) != NULL;
}
