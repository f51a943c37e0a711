/* SPDX-License-Identifier: MIT
 *
 * import_csv_area: which area a field means: a code, an old code, or a name as it
 * stood at the end of the row's period. Areas below the authority have figures for
 * periods that ended while they stood, and no others; an authority's name of
 * today means it in earlier periods, too. Counts of children of such an area are
 * few: they may not come in as figures of an indicator that a publication gives,
 * which a public pack prints as they are.
 */
#include "import_csv.h"

#include <stdio.h>
#include <string.h>

#include "mart_private.h"

enum { UNKNOWN_MOST = 1000, ROOM = 1024 }; /* texts that are kept with what was said of them */

/* The day of the row: the end of its period, or of a stay that is over; else the day of receipt. */
static int32_t day_of(struct pw_csv_plan *plan) {
    static const char *const ends[] = {"period_end", "valid_to"};
    int32_t received = plan->import->received;
    for (size_t i = 0; i < PW_COUNT(ends); i++) {
        const struct pw_csv_column *end = pw_csv_plan_column(plan, ends[i]);
        int32_t day = end && end->field >= 0 && end->value.type == PW_VALUE_TEXT
                          ? pw_date_parse(end->value.text)
                          : PW_NO_DATE;
        if (day != PW_NO_DATE && (i == 0 || day < received))
            return day;
    }
    return received;
}

/* What the mart knows of an area as one below the authority. */
struct below {
    bool is, stood, published; /* one; on the day; the row's indicator is a publication's */
};

static bool look(struct pw_csv_plan *plan, const char *code, int32_t day, struct below *out,
                 struct pw_err *err) {
    const struct pw_csv_column *indicator = pw_csv_plan_column(plan, "indicator");
    bool figures = plan->table->flags & PW_CSV_FIGURES;
    sqlite3_stmt *q =
        pw_sql_prepare(plan->mart->db,
                       "SELECT count(*), max(valid_from <= ?2 AND coalesce(valid_to, '9999-12-31')"
                       " >= ?2), (SELECT disclosure FROM indicator WHERE id = ?3) = 'published'"
                       " FROM local_area WHERE code = ?1",
                       err);
    if (!q)
        return false;
    pw_sql_bind_text(q, 1, code);
    pw_sql_bind_date(q, 2, day);
    pw_sql_bind_text(q, 3, figures && indicator ? indicator->value.text : NULL);
    if (sqlite3_step(q) == SQLITE_ROW)
        *out = (struct below){sqlite3_column_int(q, 0) > 0, sqlite3_column_int(q, 1) == 1,
                              sqlite3_column_int(q, 2) == 1};
    sqlite3_finalize(q);
    return true;
}

/* What the text means on the day, else when the data came; *other_day: neither, but on
 * some day. */
static const char *meant(struct pw_csv_plan *plan, const char *text, int32_t day, bool *other_day,
                         struct pw_err *why) {
    struct pw_err later = {0}, ever = {0};
    const char *code = pw_mart_area(plan->mart, plan->arena, text, day, why);
    if (!code && day != plan->import->received)
        code = pw_mart_area(plan->mart, plan->arena, text, plan->import->received, &later);
    *other_day = !code;
    return code ? code : pw_mart_area(plan->mart, plan->arena, text, PW_NO_DATE, &ever);
}

/* Whether the row may be about the area. */
static bool fits(struct pw_csv_plan *plan, const struct pw_csv_column *column, const char *text,
                 const struct pw_csv_row *row, const struct below *below, int32_t day,
                 bool other_day) {
    const struct pw_csv_column *indicator = pw_csv_plan_column(plan, "indicator");
    char room[64], when[16];
    if (!below->is)
        return true;
    if (other_day || (!below->stood && day != plan->import->received)) {
        pw_date_text(day, when);
        pw_csv_refuse(plan, row, column->field, "area-of-another-time", "%s did not stand on %s.",
                      pw_csv_shown(plan, text, room), when);
        return false;
    }
    if (below->published)
        pw_csv_refuse(plan, row, column->field, "published-indicator",
                      "%s is an area below the authority, and %.60s an indicator of published "
                      "figures, which are never withheld: give its counts an indicator of your own "
                      "with disclosure people.",
                      pw_csv_shown(plan, text, room), indicator->value.text);
    return !below->published;
}

/* Text, day and indicator, by which rows mean the same area; false: too long for any. */
static bool case_of(struct pw_csv_plan *plan, const char *text, int32_t day, char key[ROOM]) {
    const struct pw_csv_column *indicator = pw_csv_plan_column(plan, "indicator");
    bool has = indicator && indicator->value.type == PW_VALUE_TEXT;
    int length =
        snprintf(key, ROOM, "%s\x1F%d\x1F%s", text, (int)day, has ? indicator->value.text : "");
    return length < ROOM;
}

enum answer { ANSWER_FAILED, ANSWER_UNKNOWN, ANSWER_REFUSED, ANSWER_AREA };

/* The area's code into `said`, or why there is none. */
static enum answer look_up(struct pw_csv_plan *plan, const struct pw_csv_column *column,
                           const char *text, const struct pw_csv_row *row, char said[ROOM],
                           struct pw_err *err) {
    int32_t day = day_of(plan);
    struct pw_err why = {0};
    struct below below = {0};
    bool other_day = false;
    const char *code = meant(plan, text, day, &other_day, &why);
    if (code && !look(plan, code, day, &below, err))
        return ANSWER_FAILED;
    if (code && (!other_day || below.is)) {
        snprintf(said, ROOM, "%s", code);
        return fits(plan, column, text, row, &below, day, other_day) ? ANSWER_AREA : ANSWER_REFUSED;
    }
    /* of rows about children nothing is repeated: it may be an address mapped by mistake */
    snprintf(said, ROOM, "%s",
             plan->table->flags & PW_CSV_CHILD
                 ? "The value is the code or name of no one area of the mart: import areas first, "
                   "and give codes where names repeat."
                 : why.text);
    return ANSWER_UNKNOWN;
}

bool pw_csv_find_area(struct pw_csv_plan *plan, struct pw_csv_column *column, const char *text,
                      const struct pw_csv_row *row, struct pw_err *err) {
    char key[ROOM], said[ROOM];
    bool keep = case_of(plan, text, day_of(plan), key);
    const char *code = pw_map_lookup(column->known, key);
    const char *why = pw_map_lookup(column->unknown, key);
    enum answer answer = code ? ANSWER_AREA : ANSWER_UNKNOWN;
    if (!code && !why) {
        struct pw_arena_mark before = pw_arena_mark(plan->arena);
        answer = look_up(plan, column, text, row, said, err);
        pw_arena_rewind(plan->arena, before);
        code = answer == ANSWER_AREA ? pw_arena_strdup(plan->arena, said) : NULL;
        why = said;
        if (keep && answer == ANSWER_AREA)
            pw_map_put(column->known, key, (char *)(uintptr_t)code);
        if (keep && answer == ANSWER_UNKNOWN && pw_map_count(column->unknown) < UNKNOWN_MOST)
            pw_map_put(column->unknown, key, pw_arena_strdup(plan->arena, said));
    }
    if (answer == ANSWER_UNKNOWN)
        pw_csv_refuse(plan, row, column->field, "unknown-area", "%s", why);
    if (answer == ANSWER_AREA)
        column->value.text = code;
    return answer == ANSWER_AREA;
}
