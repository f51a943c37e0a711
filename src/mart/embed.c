/* SPDX-License-Identifier: MIT
 *
 * The SQL and the reference data, built into the program byte for byte. Paths
 * are relative to the top of the tree, where make runs the compiler.
 */
#include "embed.h"

#define EMBED(symbol, path)                                                                        \
    __asm__(".section .rodata\n"                                                                   \
            "pw_embed_" #symbol ":\n"                                                              \
            ".incbin \"src/mart/" path "\"\n"                                                      \
            "pw_embed_" #symbol "_end:\n"                                                          \
            ".byte 0\n"                                                                            \
            ".previous\n");                                                                        \
    extern const char pw_embed_##symbol[], pw_embed_##symbol##_end[];
#define SCHEMA(symbol, path) EMBED(symbol, path)
#define REFERENCE(symbol, table) EMBED(symbol, "reference/" #table ".csv")
#define FAMILY(symbol, path) EMBED(symbol, path)
#define ALONE(symbol, path) EMBED(symbol, path)
#include "embed.def"
#undef SCHEMA
#undef REFERENCE
#undef FAMILY
#undef ALONE

#define ENTRY(symbol, entry_name)                                                                  \
    out[count++] = (struct pw_embedded){entry_name, pw_embed_##symbol,                             \
                                        (size_t)(pw_embed_##symbol##_end - pw_embed_##symbol)};

size_t pw_embed_schema(struct pw_embedded out[PW_EMBED_MAX]) {
    size_t count = 0;
#define SCHEMA(symbol, path) ENTRY(symbol, path)
#define REFERENCE(symbol, table)
#define FAMILY(symbol, path)
#define ALONE(symbol, path)
#include "embed.def"
#undef SCHEMA
#undef REFERENCE
#undef FAMILY
#undef ALONE
    return count;
}

size_t pw_embed_reference(struct pw_embedded out[PW_EMBED_MAX]) {
    size_t count = 0;
#define SCHEMA(symbol, path)
#define REFERENCE(symbol, table) ENTRY(symbol, #table)
#define FAMILY(symbol, path)
#define ALONE(symbol, path)
#include "embed.def"
#undef SCHEMA
#undef REFERENCE
#undef FAMILY
#undef ALONE
    return count;
}

size_t pw_embed_families(struct pw_embedded out[PW_EMBED_MAX]) {
    size_t count = 0;
#define SCHEMA(symbol, path)
#define REFERENCE(symbol, table)
#define FAMILY(symbol, path) ENTRY(symbol, path)
#define ALONE(symbol, path)
#include "embed.def"
#undef SCHEMA
#undef REFERENCE
#undef FAMILY
#undef ALONE
    return count;
}

const char *pw_embed_ssd(void) {
    return pw_embed_ssd_lists;
}

const char *pw_embed_past_tables(void) {
    return pw_embed_past;
}
