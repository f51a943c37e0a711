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

/* How many there are of one id in one file. */
struct pw_findings_tally {
    const char *id, *file;
    size_t count;
};

/* The latest come first: findings of a kind come together. */
static struct pw_findings_tally *tally_of(struct pw_findings *findings, const char *id,
                                          const char *file) {
    for (size_t i = findings->tallies_count; i > 0; i--) {
        struct pw_findings_tally *tally = &findings->tallies[i - 1];
        if (pw_streq(tally->id, id) && pw_streq(tally->file, file))
            return tally;
    }
    struct pw_findings_tally *tally = PW_PUSH(findings->arena, findings, tallies);
    *tally = (struct pw_findings_tally){id, pw_arena_strdup(findings->arena, file), 0};
    return tally;
}

void pw_find(struct pw_findings *findings, enum pw_level level, const char *id,
             struct pw_place place, const char *format, ...) {
    struct pw_findings_tally *tally = tally_of(findings, id, place.file);
    findings->errors += level == PW_ERROR;
    findings->warnings += level == PW_WARNING;
    place.file = tally->file;
    if (++tally->count > PW_FINDINGS_MOST)
        return;
    va_list args;
    va_start(args, format);
    const char *text = pw_arena_vprintf(findings->arena, format, args);
    va_end(args);
    if (tally->count == PW_FINDINGS_MOST)
        text = pw_arena_printf(findings->arena, "%s More of the same are not listed.", text);
    *PW_PUSH(findings->arena, findings, list) = (struct pw_finding){level, id, place, text};
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
    struct pw_buf line = {0};
    rank_files(findings, order);
    qsort(order, findings->list_count, sizeof *order, by_place);
    for (size_t i = 0; i < findings->list_count; i++) {
        const struct pw_finding *f = order[i].finding;
        pw_buf_clear(&line);
        if (f->place.file)
            pw_utf8_shown(&line, f->place.file);
        if (f->place.file)
            pw_buf_putc(&line, ':');
        if (f->place.file && f->place.line)
            pw_buf_printf(&line, "%d:", f->place.line);
        if (f->place.file && f->place.line && f->place.column)
            pw_buf_printf(&line, "%d:", f->place.column);
        pw_buf_printf(&line, "%s%s: ", f->place.file ? " " : "", pw_level_name(f->level));
        pw_utf8_shown(&line, f->text);
        fprintf(out, "%s [%s]\n", pw_buf_text(&line), f->id);
    }
    pw_buf_release(&line);
    free(order);
}
