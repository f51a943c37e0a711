/* SPDX-License-Identifier: MIT
 *
 * Cells, teams and what a child is on the lists' day.
 */
#include "row.h"

#include <stdio.h>

void pw_put_nothing(struct row *row) {
    row->cells[row->count++] = (struct pw_xlsx_value){.kind = PW_XLSX_PUT_NOTHING, .text = ""};
}

void pw_put(struct row *row, const char *text) {
    if (text)
        row->cells[row->count++] = (struct pw_xlsx_value){.kind = PW_XLSX_PUT_TEXT, .text = text};
    else
        pw_put_nothing(row);
}

void pw_put_made(struct row *row, const char *format, ...) {
    char *text = row->texts[row->texts_count++ % PW_ROW_TEXTS];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof row->texts[0], format, args);
    va_end(args);
    pw_put(row, text);
}

void pw_put_number(struct row *row, int number) {
    row->cells[row->count++] =
        (struct pw_xlsx_value){.kind = PW_XLSX_PUT_NUMBER, .text = "", .number = number};
}

void pw_put_day(struct row *row, int32_t day) {
    if (day == PW_NO_DATE || day > row->all->as_at)
        pw_put_nothing(row);
    else
        row->cells[row->count++] =
            (struct pw_xlsx_value){.kind = PW_XLSX_PUT_DATE, .text = "", .number = day};
}

void pw_put_answer(struct row *row, bool yes) {
    pw_put(row, yes ? "a) Yes" : "b) No");
}

void pw_put_disability(struct row *row, int32_t index) {
    const struct child *child = &row->all->children[index];
    pw_put(row, child->disabled ? "a) Yes" : child->disability_unknown ? "c) Unknown" : "b) No");
}

void pw_put_child(struct row *row, int32_t index, bool disability) {
    const struct child *child = &row->all->children[index];
    int years = pw_years_old(child->born, row->all->as_at);
    pw_put_made(row, "X%d", 100000 + (int)child->id);
    pw_put(row, years < 0    ? "c) Not stated/recorded (or unborn)"
                : child->boy ? "a) Male"
                             : "b) Female");
    pw_put(row, child->ethnicity);
    row->cells[row->count++] = /* the day on which an unborn child is expected may come */
        (struct pw_xlsx_value){.kind = PW_XLSX_PUT_DATE, .text = "", .number = child->born};
    pw_put_number(row, years);
    if (disability)
        pw_put_disability(row, index);
}

bool pw_row_end(struct row *row, struct pw_err *err) {
    bool good = row->take(row->to, row->cells, row->count, err);
    row->count = 0;
    row->texts_count = 0;
    return good;
}

/* ---- teams ---------------------------------------------------------------------------- */

static const struct team {
    enum service service;
    int part;
    const char *name;
} teams[] = {
#define TEAM(service, part, name) {service, part, name},
#include "teams.def"
#undef TEAM
};

int pw_worker_of(const struct pw_invented *all, int32_t child, enum service service,
                 const char **name) {
    struct pw_luck luck =
        pw_luck_of(all->question.seed, 2 + service, (uint64_t)all->children[child].family);
    int quarter = all->children[child].family % 4, found = -1, met = 0;
    for (int i = 0; i < (int)PW_COUNT(teams); i++) {
        const struct team *team = &teams[i];
        bool here = team->part < 0 || team->part == quarter || team->part == 10 + quarter / 2;
        if (team->service == service && here && pw_luck_between(&luck, 0, met++) == 0)
            found = i;
    }
    *name = teams[found].name;
    return (found + 1) * 1000 + pw_luck_between(&luck, 1, all->workers);
}

void pw_put_team(struct row *row, int32_t child, enum service service) {
    const char *team;
    int worker = pw_worker_of(row->all, child, service, &team);
    pw_put(row, team);
    pw_put_made(row, "W%05d", worker);
}

/* ---- what a child is -------------------------------------------------------------------- */

/* The team that holds the case. */
static enum service service_of(const struct pw_invented *all, int32_t index,
                               const struct status *status) {
    const struct child *child = &all->children[index];
    if (child->unaccompanied)
        return UNACCOMPANIED;
    if (status->need && status->need->code[1] == '2')
        return DISABLED;
    if (status->care && status->care->start < all->as_at - 60)
        return IN_CARE;
    if (!status->care && !status->plan && status->need && status->need->assessed > all->as_at)
        return ASSESSMENT;
    if (!status->plan && pw_years_old(child->born, all->as_at) >= 14 && child->family % 3 == 0)
        return ADOLESCENTS;
    return SAFEGUARDING;
}

struct status pw_status_of(const struct pw_invented *all, int32_t index) {
    const struct child *child = &all->children[index];
    struct status status = {.code = "e) Closed episode"};
    for (int32_t at = child->need; at && !status.need; at = all->needs[at - 1].before) {
        const struct need *need = &all->needs[at - 1];
        if (need->end > (need->reason ? all->half : all->as_at))
            status.need = need;
    }
    if (child->plan && all->plans[child->plan - 1].end > all->as_at)
        status.plan = &all->plans[child->plan - 1];
    if (child->care && all->cares[child->care - 1].end > all->as_at)
        status.care = &all->cares[child->care - 1];
    if (status.need && status.need->end > all->as_at)
        status.code = status.care                           ? "a) Looked after child"
                      : status.plan                         ? "b) Child Protection plan"
                      : status.need->assessed <= all->as_at ? "c) Child in need plan"
                                                            : "d) Open assessment";
    status.service = service_of(all, index, &status);
    return status;
}

int32_t pw_last_of(struct pw_luck *luck, int32_t first, int32_t last, int usual, enum pw_rate late,
                   int over) {
    int32_t day = last - pw_luck_between(luck, 0, usual);
    if (pw_happens(luck, late))
        day = last - usual - pw_luck_between(luck, 3, over);
    if (day >= first)
        return day;
    /* too new for one that old: one since the start, or none yet */
    return last - first < 7 ? PW_NO_DATE : pw_luck_between(luck, first + 2, last - 2);
}
