/* SPDX-License-Identifier: MIT
 *
 * mutate --list: names of the mutations with the rule of each.
 * mutate NAME IN OUT: writes the broken file. Status 0 written, 2 usage,
 * 4 nothing there to break. The mutation "none" only rewrites the file.
 */
#include "mutate.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct mutation *const tables[] = {file_mutations, page_mutations, font_mutations,
                                                tree_mutations, table_mutations};
static const struct mutation nothing = {"none", "ok", NULL, NULL};

static const struct mutation *find(const char *name) {
    if (strcmp(name, nothing.name) == 0)
        return &nothing;
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (const struct mutation *m = tables[t]; m->name; m++)
            if (strcmp(m->name, name) == 0)
                return m;
    return NULL;
}

static int list(void) {
    for (size_t t = 0; t < sizeof tables / sizeof *tables; t++)
        for (const struct mutation *m = tables[t]; m->name; m++)
            printf("%s %s\n", m->name, m->rule);
    return 0;
}

static int mutate(qpdf_data q, const struct mutation *m, const char *in, const char *out) {
    if (qpdf_read(q, in, NULL) & QPDF_ERRORS)
        return 3;
    if (m->objects && !m->objects(q))
        return 4;
    qpdf_init_write_memory(q);
    qpdf_set_object_stream_mode(q, qpdf_o_disable);
    qpdf_set_stream_data_mode(q, qpdf_s_preserve);
    qpdf_set_compress_streams(q, QPDF_FALSE);
    /* without it the end of binary streams is no longer that of PDF/A */
    qpdf_set_newline_before_endstream(q, strcmp(m->name, "stream-end") != 0);
    if (strcmp(m->name, "encrypted") == 0) /* which forbids an ID made of the content */
        qpdf_set_r6_encryption_parameters2(q, "", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
                                           QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full,
                                           QPDF_TRUE);
    else
        qpdf_set_deterministic_ID(q, QPDF_TRUE);
    if (qpdf_write(q) & QPDF_ERRORS)
        return 3;
    size_t length = qpdf_get_buffer_length(q);
    unsigned char *data = malloc(length + 1);
    FILE *file = fopen(out, "wb");
    int status = data && file ? 0 : 3;
    if (status == 0) {
        memcpy(data, qpdf_get_buffer(q), length);
        if (m->bytes && !m->bytes(data, &length))
            status = 4;
        if (fwrite(data, 1, length, file) != length)
            status = 3;
    }
    if (file && fclose(file) != 0)
        status = 3;
    free(data);
    return status;
}

int main(int argc, char **argv) {
    if (argc == 2 && strcmp(argv[1], "--list") == 0)
        return list();
    const struct mutation *m = argc == 4 ? find(argv[1]) : NULL;
    if (!m) {
        fputs("usage: mutate --list | mutate NAME IN OUT\n", stderr);
        return 2;
    }
    qpdf_data q = qpdf_init();
    qpdf_silence_errors(q);
    qpdf_set_suppress_warnings(q, QPDF_TRUE);
    int status = mutate(q, m, argv[2], argv[3]);
    qpdf_cleanup(&q);
    return status;
}
