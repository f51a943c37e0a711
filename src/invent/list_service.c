/* SPDX-License-Identifier: MIT
 *
 * Lists 6 and 7: children in need, child protection plans; one row a child.
 */
#include "row.h"

/* Days from start to the first review conference and between later ones; the law
 * gives three and six months. */
enum { FIRST_REVIEW = 91, NEXT_REVIEW = 183 };

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static bool need_row(struct row *row, int32_t index, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    struct status status = pw_status_of(all, index);
    const struct need *need = status.need;
    struct pw_luck luck = pw_luck_of(all->question.seed, 16, (uint64_t)all->children[index].id);
    if (!need)
        return true;
    bool closed = need->end <= all->as_at;
    pw_put_child(row, index, true);
    pw_put_day(row, need->start);
    pw_put(row, need->code);
    pw_put_day(row, pw_last_of(&luck, need->start, earlier(need->end, all->as_at), 27,
                               PW_RATE_visit_late, 40));
    pw_put_day(row, need->end);
    pw_put(row, closed ? need->reason : NULL);
    pw_put(row, status.code);
    pw_put_team(row, index, status.service);
    return pw_row_end(row, err);
}

/* The last review held by `last`, or PW_NO_DATE. */
static int32_t last_review(const struct pw_invented *all, struct pw_luck *luck, int32_t start,
                           int32_t last) {
    int32_t held = PW_NO_DATE, due = start + FIRST_REVIEW;
    for (;;) {
        int32_t day = pw_happens(luck, PW_RATE_review_late) ? due + pw_luck_between(luck, 1, 25)
                                                            : due - pw_luck_between(luck, 1, 14);
        day = pw_work_after(all, day - 3, 0);
        if (day > last || day <= start)
            return held;
        held = day;
        due = held + NEXT_REVIEW;
    }
}

static bool plan_row(struct row *row, int32_t index, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    const struct plan *plan = &all->plans[all->children[index].plan - 1];
    struct pw_luck luck = pw_luck_of(all->question.seed, 17, (uint64_t)all->children[index].id);
    if (plan->end <= all->half)
        return true;
    int32_t last = earlier(plan->end, all->as_at);
    int32_t visit = pw_last_of(&luck, plan->start, last, 13, PW_RATE_visit_late, 30);
    bool alone =
        pw_happens(&luck, PW_RATE_seen_alone) && pw_years_old(all->children[index].born, last) >= 2;
    pw_put_child(row, index, true);
    pw_put_day(row, plan->start);
    pw_put(row, plan->first);
    pw_put(row, plan->latest);
    pw_put_day(row, visit);
    pw_put(row, visit == PW_NO_DATE ? NULL : alone ? "a) Yes" : "b) No");
    pw_put_day(row, last_review(all, &luck, plan->start, last));
    pw_put_day(row, plan->end);
    pw_put_answer(row, pw_happens(&luck, PW_RATE_emergency));
    pw_put_number(row, plan->previous);
    struct status status = pw_status_of(all, index);
    pw_put_team(row, index, status.need ? status.service : SAFEGUARDING);
    return pw_row_end(row, err);
}

bool pw_list_service(struct row *row, int list, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->children_count; i++) {
        const struct child *child = &all->children[i];
        if (child->id && child->need && list == 6 && !need_row(row, (int32_t)i, err))
            return false;
        if (child->id && child->plan && list == 7 && !plan_row(row, (int32_t)i, err))
            return false;
    }
    return true;
}
