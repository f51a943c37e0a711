/* SPDX-License-Identifier: MIT
 *
 * What a pack was made from, as one number: the template with its includes,
 * every query with what it gave, the parameters, the program.
 */
#include "compose.h"

#include <string.h>

static void add(struct sha256 *sha, const char *text) {
    /* with the NUL, so that "ab"+"c" differs from "a"+"bc" */
    co_sha256_add(sha, text ? text : "", strlen(text ? text : "") + 1);
}

static void add_file(struct composer *c, struct sha256 *sha, const char *path) {
    struct pw_err ignored = {0};
    size_t length = 0;
    const char *bytes = path ? pw_file_read(c->arena, path, &length, &ignored) : NULL;
    if (bytes)
        co_sha256_add(sha, bytes, length);
    add(sha, "");
}

const char *co_fingerprint(struct composer *c) {
    struct sha256 sha;
    char *hex = pw_arena_alloc(c->arena, 65);
    co_sha256_begin(&sha);
    co_sha256_add(&sha, &(unsigned char){PW_COMPOSE_VERSION}, 1);
    add(&sha, c->tmpl->text);
    for (size_t i = 0; i < pw_map_count(c->includes); i++)
        add_file(c, &sha, co_find_file(c, pw_map_key(c->includes, i), ".md"));
    for (size_t i = 0; i < pw_map_count(c->pictures); i++)
        add_file(c, &sha, pw_map_key(c->pictures, i));
    for (size_t i = 0; i < c->values.list_count; i++) {
        add(&sha, c->values.list[i].name);
        add(&sha, c->values.list[i].value);
    }
    for (size_t i = 0; i < pw_map_count(c->asked); i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        struct pw_buf dump = {0};
        if (asked->data)
            pw_dataset_dump(asked->data, &dump);
        add(&sha, asked->query ? asked->query->text : "");
        add(&sha, pw_buf_text(&dump));
        pw_buf_release(&dump);
    }
    add(&sha, c->audience);
    add(&sha, c->input->mart->sample ? "sample" : "");
    co_sha256_end(&sha, hex);
    return hex;
}
