/* SPDX-License-Identifier: MIT
 *
 * Lists 8 and 9: children in care, care leavers; one row a child.
 */
#include "row.h"

enum { FIRST_REVIEW = 28, SECOND_REVIEW = 91, NEXT_REVIEW = 183 };

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* A child in care and what the row says of the days up to `last`. */
struct stay {
    const struct pw_invented *all;
    const struct child *child;
    const struct care *care;
    const struct adoption *adoption; /* or NULL */
    struct pw_luck luck;
    int32_t last; /* the lists' day, or the end of care */
    int years;    /* at that day */
};

static bool by(const struct stay *stay, int32_t day) {
    return day != PW_NO_DATE && day <= stay->last;
}

static void put_legal(struct row *row, struct stay *stay) {
    struct pw_luck *luck = &stay->luck;
    const struct care *care = stay->care;
    int entered = pw_years_old(stay->child->born, care->start);
    const char *status =
        stay->child->unaccompanied
            ? "V2: Single period under S20"
            : pw_choice_of(luck, entered >= 16 ? PW_MIX_legal_young : PW_MIX_legal_child);
    int32_t since = care->start, order = care->start + pw_luck_between(luck, 190, 340);
    if (stay->adoption && by(stay, stay->adoption->reversed)) {
        status = "C2: FCO";
        since = stay->adoption->reversed;
    } else if (stay->adoption && by(stay, stay->adoption->order)) {
        status = "E1: Placement order";
        since = stay->adoption->order;
    } else if (status[0] == 'C' && by(stay, order)) {
        status = "C2: FCO";
        since = order;
    }
    pw_put_day(row, since);
    pw_put(row, status);
}

static int32_t last_review(struct stay *stay) {
    int32_t held = PW_NO_DATE, due = stay->care->start + FIRST_REVIEW;
    for (int i = 0;; i++) {
        int32_t day = pw_happens(&stay->luck, PW_RATE_review_late)
                          ? due + pw_luck_between(&stay->luck, 1, 30)
                          : due - pw_luck_between(&stay->luck, 1, 8);
        day = pw_work_after(stay->all, day - 3, 0);
        if (day > stay->last)
            return held;
        held = day;
        due = held + (i == 0 ? SECOND_REVIEW : NEXT_REVIEW);
    }
}

static const char *permanence(struct stay *stay) {
    const struct care *care = stay->care;
    int share = pw_luck_between(&stay->luck, 1, 100);
    if (stay->adoption && !by(stay, stay->adoption->reversed))
        return "b) Adoption";
    if (stay->last - care->start < 100 && share <= 65)
        return NULL; /* none agreed yet */
    if (!care->stays && care->reason[0] >= 'h' && care->reason[0] <= 'l')
        return "c) SGO/CAO";
    if (!care->stays)
        return "a) Return to family";
    if (stay->years >= 16)
        return share <= 80 ? "d) Supported living in the community" : "f) Long-term fostering";
    return share <= 80   ? "f) Long-term fostering"
           : share <= 94 ? "e) Long-term residential placement"
                         : "g) other";
}

/* ---- placements ----------------------------------------------------------------------- */

struct placement {
    int32_t start;
    int in_year; /* of the last twelve months */
};

static void count_one(const struct stay *stay, struct placement *placement, int32_t start,
                      int32_t end) {
    placement->start = start;
    placement->in_year += end > pw_months_before(stay->last, 12);
}

static struct placement placements(struct stay *stay) {
    struct placement placement = {0};
    int32_t start = stay->care->start, next;
    int32_t fixed = stay->adoption && by(stay, stay->adoption->placed)   ? stay->adoption->placed
                    : stay->adoption && by(stay, stay->adoption->foster) ? stay->adoption->foster
                                                                         : PW_NEVER;
    enum pw_span span = PW_SPAN_move_first;
    while ((next = start + 1 + pw_days_of(&stay->luck, span)) < earlier(stay->last, fixed)) {
        count_one(stay, &placement, start, next);
        start = next;
        span = PW_SPAN_move_later;
    }
    count_one(stay, &placement, start, earlier(stay->last, fixed));
    if (fixed != PW_NEVER)
        count_one(stay, &placement, fixed, stay->last);
    return placement;
}

static const char *placement_type(struct stay *stay) {
    if (stay->adoption && by(stay, stay->adoption->placed))
        return by(stay, stay->adoption->foster) ? "i) A5: Placed for adoption - order - foster"
                                                : "j) A6: Placed for adoption - order - not foster";
    if (stay->adoption && by(stay, stay->adoption->foster))
        return "e) U5: Foster placement - FFA";
    const char *type = pw_choice_of(&stay->luck, stay->years < 14 ? PW_MIX_placement_child
                                                                  : PW_MIX_placement_young);
    bool small = type[0] == 's' && stay->years > 1;
    bool early = stay->years < 16 && (type[0] == 'l' || type[0] == 'n');
    if (pw_streq(type, "foster") || small || early)
        return pw_choice_of(&stay->luck, PW_MIX_foster);
    return type;
}

static const char *provider(struct stay *stay, const char *type) {
    switch (type[0]) {
    case 'k':
        return "a) PR0: Parents/Parental responsibility";
    case 'a':
    case 'c':
    case 'e':
    case 'i':
    case 'j':
    case 'l':
        return "b) PR1: Own provision";
    case 'd':
    case 'f':
        return pw_choice_of(&stay->luck, PW_MIX_provider_foster);
    default:
        return pw_choice_of(&stay->luck, PW_MIX_provider_home);
    }
}

static void put_placement(struct row *row, struct stay *stay, int32_t start) {
    struct pw_luck *luck = &stay->luck;
    const char *type = placement_type(stay), *with = provider(stay, type);
    bool own = with[0] == 'a' || with[0] == 'b', inspected = type[0] == 'p' || type[0] == 'n';
    bool outside = pw_happens_more(luck, PW_RATE_placed_outside, own ? 0.45 : 1.5);
    pw_put_day(row, start);
    pw_put(row, type);
    pw_put(row, with);
    /* postcodes of no place: no area begins with ZZ */
    pw_put_made(row, "ZZ%d %d%c%c", pw_luck_between(luck, 1, 99), pw_luck_between(luck, 1, 9),
                'A' + pw_luck_between(luck, 0, 7), 'A' + pw_luck_between(luck, 0, 7));
    if (inspected || !own)
        pw_put_made(row, "SC9%05d", pw_luck_between(luck, 1, 400));
    else
        pw_put_nothing(row);
    pw_put(row, outside ? "b) Out" : "a) In");
    pw_put(row, outside ? pw_choice_of(luck, PW_MIX_elsewhere) : stay->all->question.place);
}

static void put_missing(struct row *row, struct stay *stay) {
    struct pw_luck *luck = &stay->luck;
    double more = stay->years >= 15 ? 2.4 : stay->years >= 11 ? 1.1 : 0.05;
    int missing = 0, absent = 0;
    if (pw_happens_more(luck, PW_RATE_went_missing, more))
        for (missing = 1; missing < 30 && pw_luck_share(luck) < 0.7;)
            missing++;
    if (pw_happens_more(luck, PW_RATE_was_absent, more))
        absent = pw_luck_between(luck, 1, 4);
    bool offered = pw_happens(luck, PW_RATE_return_offered);
    bool accepted = pw_happens(luck, PW_RATE_return_accepted);
    pw_put_number(row, missing);
    pw_put_number(row, absent);
    pw_put(row, !missing ? NULL : offered ? "a) Yes" : "b) No");
    pw_put(row, !missing || !offered ? NULL : accepted ? "a) Yes" : "b) No");
}

/* A need as list 8 words it. */
static const char *category(const char *need) {
    return need[1] == '3' ? "N3 - Parental illness or disability" : need;
}

static bool care_row(struct row *row, int32_t index, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    const struct child *child = &all->children[index];
    const struct care *care = &all->cares[child->care - 1];
    if (care->end <= all->half)
        return true;
    struct stay stay = {.all = all,
                        .child = child,
                        .care = care,
                        .adoption = care->adoption ? &all->adoptions[care->adoption - 1] : NULL,
                        .luck = pw_luck_of(all->question.seed, 18, (uint64_t)child->id),
                        .last = earlier(care->end, all->as_at)};
    stay.years = pw_years_old(child->born, stay.last);
    struct pw_luck *luck = &stay.luck;
    int yearly = stay.years < 5 ? 175 : 350; /* health: twice a year under five */
    pw_put_child(row, index, false);
    pw_put_answer(row, child->unaccompanied);
    pw_put_disability(row, index);
    pw_put_day(row, care->start);
    pw_put(row, category(care->need));
    pw_put_answer(row, care->before && all->cares[care->before - 1].end > all->year);
    put_legal(row, &stay);
    int32_t review = last_review(&stay);
    pw_put_day(row, review);
    pw_put_day(row, pw_last_of(luck, care->start, stay.last, 40, PW_RATE_visit_late, 30));
    pw_put(row, permanence(&stay));
    pw_put_day(row, review == PW_NO_DATE ? PW_NO_DATE : pw_luck_between(luck, review, stay.last));
    pw_put_day(row, stay.last - care->start < 24 ? PW_NO_DATE
                                                 : pw_last_of(luck, care->start + 14, stay.last,
                                                              yearly, PW_RATE_health_late, 160));
    pw_put_day(row, stay.years < 1 ? PW_NO_DATE
                                   : pw_last_of(luck, care->start + 20, stay.last, 340,
                                                PW_RATE_dental_late, 300));
    struct placement placement = placements(&stay);
    pw_put_number(row, placement.in_year);
    pw_put_day(row, care->end);
    pw_put(row, care->end <= all->as_at ? care->reason : NULL);
    put_placement(row, &stay, placement.start);
    put_missing(row, &stay);
    struct status status = pw_status_of(all, index);
    pw_put_team(row, index, status.need ? status.service : IN_CARE);
    return pw_row_end(row, err);
}

bool pw_list_care(struct row *row, struct pw_err *err) {
    for (size_t i = 0; i < row->all->children_count; i++)
        if (row->all->children[i].id && row->all->children[i].care &&
            !care_row(row, (int32_t)i, err))
            return false;
    return true;
}

/* ---- care leavers ----------------------------------------------------------------------- */

static bool leaver_row(struct row *row, const struct leaver *leaver, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    const struct child *child = &all->children[leaver->child];
    struct pw_luck drawn = pw_luck_of(all->question.seed, 19, (uint64_t)child->id), *luck = &drawn;
    const char *touch = pw_choice_of(luck, PW_MIX_touch), *team;
    bool yes = touch[0] == 'a';
    int32_t sixteen = pw_birthday(child->born, 16);
    int32_t from = leaver->entered > sixteen ? leaver->entered : sixteen;
    const char *home = pw_choice_of(luck, PW_MIX_accommodation);
    bool unfit = home[0] == 'S' || home[0] == 'V' || home[0] == 'X' || pw_luck_share(luck) < 0.03;
    pw_put_child(row, leaver->child, false);
    pw_put_answer(row, child->unaccompanied);
    pw_put_disability(row, leaver->child);
    pw_put_team(row, leaver->child, LEAVERS);
    pw_put_made(row, "P%05d", pw_worker_of(all, leaver->child, LEAVERS, &team));
    pw_put(row, leaver->kind);
    pw_put_day(row, pw_last_of(luck, from + 60, all->as_at, 175, PW_RATE_pathway_late, 150));
    pw_put(row, touch);
    pw_put_day(row, yes ? pw_last_of(luck, leaver->start, all->as_at, 52, PW_RATE_visit_late, 30)
                        : pw_last_of(luck, leaver->start, all->as_at, 300, PW_RATE_visit_late, 90));
    pw_put(row, yes ? home : NULL);
    pw_put(row, !yes ? NULL : unfit ? "b) Unsuitable" : "a) Suitable");
    pw_put(row, yes ? pw_choice_of(luck, PW_MIX_activity) : NULL);
    return pw_row_end(row, err);
}

bool pw_list_leavers(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->leavers_count; i++) {
        const struct leaver *leaver = &all->leavers[i];
        /* one who came back into care is listed by the last leaving */
        bool last = all->cares[all->children[leaver->child].care - 1].end == leaver->start;
        if (last && leaver->until > all->as_at && !leaver_row(row, leaver, err))
            return false;
    }
    return true;
}
