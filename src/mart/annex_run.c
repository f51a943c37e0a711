/* SPDX-License-Identifier: MIT
 *
 * A run over lists of children: whose they are and of which day, and what is
 * said about their cells.
 */
#include <string.h>

#include "annex_store.h"

enum { SAID_MOST = 10 };

/* Findings of one rule in one column of a sheet. */
struct pw_annex_said {
    const char *place, *rule, *column, *done;
    enum pw_level level;
    int64_t count;
};

static struct pw_annex_said *know(struct pw_annex_run *run, enum pw_level level,
                                  const struct pw_annex_sheet *sheet, const char *rule,
                                  const char *column, const char *done) {
    struct pw_arena *arena = run->intake->arena;
    const char *key = pw_arena_printf(arena, "%s %s %s", sheet->place, rule, column ? column : "");
    struct pw_annex_said *said = pw_map_lookup(run->said, key);
    if (said)
        return said;
    said = PW_NEW(arena, struct pw_annex_said);
    *said =
        (struct pw_annex_said){pw_arena_strdup(arena, sheet->place), rule, column, done, level, 0};
    pw_map_put(run->said, key, said);
    if (sheet->counted)
        *PW_PUSH(arena, run, counts) = said;
    return said;
}

void pw_annex_say(struct pw_annex_run *run, enum pw_level level, const struct pw_annex_sheet *sheet,
                  int row, int field, const char *rule, const char *column, const char *done) {
    struct pw_findings *findings = run->intake->import->findings;
    if (!findings)
        return;
    struct pw_annex_said *said = know(run, level, sheet, rule, column, done);
    if (++said->count > SAID_MOST || sheet->counted)
        return;
    pw_find(findings, level, rule,
            (struct pw_place){.file = pw_arena_strdup(findings->arena, sheet->place),
                              .line = row,
                              .column = field + 1},
            "%s%s%s%s", column ? column : "", column ? ": " : "", done,
            said->count == SAID_MOST ? " More of the same are not listed." : "");
}

void pw_annex_say_counts(struct pw_annex_run *run) {
    struct pw_findings *findings = run->intake->import->findings;
    for (size_t i = 0; i < run->counts_count; i++) {
        const struct pw_annex_said *said = run->counts[i];
        pw_find(findings, said->level, said->rule,
                (struct pw_place){.file = pw_arena_strdup(findings->arena, said->place)},
                "%s%s%s (%lld row%s)", said->column ? said->column : "", said->column ? ": " : "",
                said->done, (long long)said->count, said->count == 1 ? "" : "s");
    }
    run->counts_count = 0;
}

void pw_annex_touch(struct pw_annex_run *run) {
    run->intake->lists_area = run->area;
    memcpy(run->intake->lists_day, run->day, sizeof run->day);
}

bool pw_annex_run_open(struct pw_annex_run *run, struct pw_err *err) {
    const struct pw_import *import = run->intake->import;
    struct pw_mart *mart = run->intake->mart;
    run->said = pw_map_new(run->intake->arena);
    run->snapshot = import->as_at;
    if (import->as_at == PW_NO_DATE || !import->as_at)
        return pw_fail(err, "The lists don't say which day they describe: say --as-at DATE");
    pw_date_text(run->snapshot, run->day);
    run->area = import->area
                    ? pw_mart_area(mart, run->intake->arena, import->area, run->snapshot, err)
                    : pw_mart_home(mart, run->intake->arena);
    if (!run->area)
        return pw_fail(err, "The lists don't say whose they are: say --area CODE");
    run->numbers = (struct pw_annex_numbers){.intake = run->intake, .area = run->area};
    return pw_annex_numbers_open(&run->numbers, err);
}
