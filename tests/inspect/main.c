/* SPDX-License-Identifier: MIT
 *
 * inspect FILE: checks a written PDF object by object and prints a line a
 * fault. inspect --text FILE: prints its structure tree with the text.
 * inspect --rules: prints the rules. Status 0 sound, 1 faults, 2 usage.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "inspect.h"

static bool read_file(struct pdf *pdf) {
    FILE *in = fopen(pdf->path, "rb");
    struct text all = {0};
    char buffer[65536];
    size_t n;
    if (!in) {
        fprintf(stderr, "inspect: cannot read %s\n", pdf->path);
        return false;
    }
    while ((n = fread(buffer, 1, sizeof buffer, in)) > 0)
        text_add(pdf, &all, buffer, n);
    fclose(in);
    pdf->file = (struct bytes){(const unsigned char *)(all.data ? all.data : ""), all.length};
    return true;
}

/* What libqpdf itself finds wrong. */
static void tell_warnings(struct pdf *pdf) {
    while (qpdf_more_warnings(pdf->q))
        fault(pdf, R_FILE_SYNTAX, "%s",
              qpdf_get_error_message_detail(pdf->q, qpdf_next_warning(pdf->q)));
    if (qpdf_has_error(pdf->q))
        fault(pdf, R_FILE_SYNTAX, "%s",
              qpdf_get_error_message_detail(pdf->q, qpdf_get_error(pdf->q)));
}

static bool open_pdf(struct pdf *pdf) {
    long size = 0;
    qpdf_silence_errors(pdf->q);
    qpdf_set_suppress_warnings(pdf->q, QPDF_TRUE);
    QPDF_ERROR_CODE code =
        qpdf_read_memory(pdf->q, pdf->path, (const char *)pdf->file.data, pdf->file.length, NULL);
    if (!(code & QPDF_ERRORS))
        code |= qpdf_check_pdf(pdf->q);
    tell_warnings(pdf);
    if (code & QPDF_ERRORS)
        return false;
    pdf->root = qpdf_get_root(pdf->q);
    integer_of(pdf, key(pdf, qpdf_get_trailer(pdf->q), "/Size"), &size);
    pdf->objects = size > 0 && size <= 8388608 ? (int)size : 0;
    return true;
}

static void check_all(struct pdf *pdf) {
    check_file(pdf);
    check_objects(pdf);
    check_catalog(pdf);
    check_metadata(pdf);
    load_pages(pdf);
    walk_contents(pdf);
    check_fonts(pdf);
    load_tree(pdf);
    check_tree(pdf);
    check_tables(pdf);
    check_parents(pdf);
    check_annotations(pdf);
    check_outline(pdf);
}

static int list_rules(void) {
    for (int i = 0; i < RULE_COUNT; i++)
        puts(rule_id((enum rule)i));
    return 0;
}

int main(int argc, char **argv) {
    bool text = argc == 3 && strcmp(argv[1], "--text") == 0;
    if (argc == 2 && strcmp(argv[1], "--rules") == 0)
        return list_rules();
    if (argc != (text ? 3 : 2)) {
        fputs("usage: inspect [--text] FILE.pdf, inspect --rules\n", stderr);
        return 2;
    }
    struct pdf pdf = {.path = argv[argc - 1], .quiet = text};
    if (!read_file(&pdf)) {
        keep_release(&pdf);
        return 2;
    }
    pdf.q = qpdf_init();
    if (open_pdf(&pdf)) {
        if (text) {
            load_pages(&pdf);
            walk_contents(&pdf);
            load_tree(&pdf);
            print_text(&pdf);
        } else {
            check_all(&pdf);
        }
    }
    if (!text && pdf.faults == 0)
        printf("ok: %zu pages, %zu elements, %d marked pieces, %zu fonts\n", pdf.page_count,
               pdf.node_count, pdf.pieces, pdf.font_count);
    qpdf_cleanup(&pdf.q);
    keep_release(&pdf);
    return pdf.faults ? 1 : 0;
}
