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

enum kind { SCHEMA_PART, REFERENCE_TABLE, INDICATOR_FAMILY, ON_ITS_OWN };

static const struct file {
    enum kind kind;
    const char *name, *text, *end;
} files[] = {
#define ENTRY(kind, symbol, name) {kind, name, pw_embed_##symbol, pw_embed_##symbol##_end},
#define SCHEMA(symbol, path) ENTRY(SCHEMA_PART, symbol, path)
#define REFERENCE(symbol, table) ENTRY(REFERENCE_TABLE, symbol, #table)
#define FAMILY(symbol, path) ENTRY(INDICATOR_FAMILY, symbol, path)
#define ALONE(symbol, path) ENTRY(ON_ITS_OWN, symbol, path)
#include "embed.def"
};

static size_t list_kind(enum kind kind, struct pw_embedded *out) {
    size_t count = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (files[i].kind == kind)
            out[count++] = (struct pw_embedded){files[i].name, files[i].text,
                                                (size_t)(files[i].end - files[i].text)};
    return count;
}

size_t pw_embed_schema(struct pw_embedded out[PW_EMBED_MAX]) {
    return list_kind(SCHEMA_PART, out);
}

size_t pw_embed_reference(struct pw_embedded out[PW_EMBED_MAX]) {
    return list_kind(REFERENCE_TABLE, out);
}

size_t pw_embed_families(struct pw_embedded out[PW_EMBED_MAX]) {
    return list_kind(INDICATOR_FAMILY, out);
}

const char *pw_embed_ssd(void) {
    return pw_embed_ssd_lists;
}

const char *pw_embed_past_tables(void) {
    return pw_embed_past;
}
