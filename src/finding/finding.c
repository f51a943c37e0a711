/* SPDX-License-Identifier: MIT
 *
 * Findings: collected, put in order, printed.
 */
#include "packwright/finding.h"

#include <stdlib.h>
#include <string.h>

void pw_findings_init(struct pw_findings *findings, struct pw_arena *arena) {
    *findings = (struct pw_findings){.arena = arena};
}

void pw_find(struct pw_findings *findings, enum pw_level level, const char *id,
             struct pw_place place, const char *format, ...) {
    struct pw_finding *finding = PW_PUSH(findings->arena, findings, list);
    va_list args;
    va_start(args, format);
    *finding =
        (struct pw_finding){level, id, place, pw_arena_vprintf(findings->arena, format, args)};
    va_end(args);
    findings->errors += level == PW_ERROR;
    findings->warnings += level == PW_WARNING;
}

const char *pw_level_name(enum pw_level level) {
    static const char *const names[] = {"note", "warning", "error"};
    return names[level];
}

struct ordered {
    const struct pw_finding *finding;
    size_t file_rank; /* files in the order in which they were first named */
    size_t index;
};

static int by_place(const void *a, const void *b) {
    const struct ordered *x = a, *y = b;
    if (x->file_rank != y->file_rank)
        return x->file_rank < y->file_rank ? -1 : 1;
    if (x->finding->place.line != y->finding->place.line)
        return x->finding->place.line < y->finding->place.line ? -1 : 1;
    if (x->finding->place.column != y->finding->place.column)
        return x->finding->place.column < y->finding->place.column ? -1 : 1;
    return x->index < y->index ? -1 : 1;
}

/* Rank of each finding's file; a map keeps this linear. */
static void rank_files(const struct pw_findings *findings, struct ordered *order) {
    struct pw_arena *scratch = pw_arena_new();
    struct pw_map *files = pw_map_new(scratch);
    for (size_t i = 0; i < findings->list_count; i++) {
        const char *file = findings->list[i].place.file;
        size_t *rank = file ? pw_map_lookup(files, file) : NULL;
        if (file && !rank) {
            rank = PW_NEW(scratch, size_t);
            *rank = pw_map_count(files) + 1;
            pw_map_put(files, file, rank);
        }
        order[i] = (struct ordered){&findings->list[i], rank ? *rank : 0, i};
    }
    pw_arena_free(scratch);
}

void pw_findings_print(const struct pw_findings *findings, FILE *out) {
    if (!findings->list_count)
        return;
    struct ordered *order = pw_alloc(pw_mul(findings->list_count, sizeof *order));
    rank_files(findings, order);
    qsort(order, findings->list_count, sizeof *order, by_place);
    for (size_t i = 0; i < findings->list_count; i++) {
        const struct pw_finding *f = order[i].finding;
        if (f->place.file)
            fprintf(out, "%s:", f->place.file);
        if (f->place.file && f->place.line)
            fprintf(out, "%d:", f->place.line);
        if (f->place.file && f->place.line && f->place.column)
            fprintf(out, "%d:", f->place.column);
        fprintf(out, "%s%s: %s [%s]\n", f->place.file ? " " : "", pw_level_name(f->level), f->text,
                f->id);
    }
    free(order);
}
