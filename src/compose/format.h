/* SPDX-License-Identifier: MIT
 *
 * One inline value on its way to text.
 */
#ifndef COMPOSE_FORMAT_H
#define COMPOSE_FORMAT_H

#include "compose.h"

struct format_call {
    struct composer *c;
    struct pw_place place;
    const struct found *found;
    const char *texts[4]; /* quoted arguments */
    size_t texts_count;
    int decimals; /* asked for, else the column's */
    struct pw_buf *out;
};

#define FORMAT(name, function, texts, help) void function(struct format_call *call);
#include "formats.def"
#undef FORMAT
void co_format_plain(struct format_call *call);

#endif
