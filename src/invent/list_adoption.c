/* SPDX-License-Identifier: MIT
 *
 * Lists 10 and 11: children with a decision for adoption, and adopters.
 */
#include "row.h"

static bool adoption_row(struct row *row, const struct adoption *adoption, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    const struct child *child = &all->children[adoption->child];
    struct pw_luck luck = pw_luck_of(all->question.seed, 20, (uint64_t)child->id);
    bool reversed = adoption->reversed != PW_NO_DATE && adoption->reversed <= all->as_at;
    if (adoption->adopted <= all->year || (reversed && adoption->reversed <= all->year))
        return true;
    pw_put_child(row, adoption->child, false);
    /* the family identifier stands second */
    for (size_t i = row->count++; i > 1; i--)
        row->cells[i] = row->cells[i - 1];
    row->count = 1;
    if (adoption->home >= 0 && adoption->matched <= all->as_at)
        pw_put_made(row, "F%d", 5000 + all->homes[adoption->home].number);
    else
        pw_put_nothing(row);
    row->count = 6;
    pw_put_disability(row, adoption->child);
    pw_put_day(row, adoption->entered);
    pw_put_day(row, adoption->decided);
    pw_put_day(row, adoption->order);
    pw_put_day(row, adoption->matched);
    pw_put_day(row, adoption->placed);
    pw_put_day(row, adoption->adopted);
    pw_put_day(row, adoption->reversed);
    pw_put(row, reversed ? pw_choice_of(&luck, PW_MIX_reversal) : NULL);
    pw_put_day(row, adoption->foster);
    return pw_row_end(row, err);
}

/* The stages of an approval, counted back from its end. */
struct stages {
    int32_t enquired, first, first_ended, second, approved;
};

static struct stages stages_to(struct pw_luck *luck, int32_t approved) {
    struct stages stages = {.approved = approved};
    stages.second = approved - pw_luck_between(luck, 90, 135);
    stages.first_ended = stages.second - pw_luck_between(luck, 4, 40);
    stages.first = stages.first_ended - pw_luck_between(luck, 50, 75);
    stages.enquired = stages.first - pw_luck_between(luck, 6, 60);
    return stages;
}

/* home NULL: the family left at `left`, before it was approved. */
static bool adopter_rows(struct row *row, int family, const struct stages *stages,
                         const struct home *home, int32_t left, struct pw_luck *luck,
                         struct pw_err *err) {
    int people = pw_happens(luck, PW_RATE_adopters_are_two) ? 2 : 1;
    bool man = pw_luck_share(luck) < 0.06, placed = home && home->placed <= row->all->as_at;
    const char *ethnicity = pw_choice_of(luck, PW_MIX_ethnicity);
    for (int i = 0; i < people; i++) {
        pw_put_made(row, "A%d", 2 * (5000 + family) + i);
        pw_put_made(row, "F%d", 5000 + family);
        pw_put(row, man || i == 1 ? "a) Male" : "b) Female");
        pw_put(row, ethnicity);
        pw_put_answer(row, pw_luck_share(luck) < 0.03);
        pw_put_answer(row, home && home->foster);
        pw_put_day(row, stages->enquired);
        pw_put_day(row, stages->first);
        pw_put_day(row, stages->first_ended);
        pw_put_day(row, stages->second < left ? stages->second : PW_NO_DATE);
        pw_put_day(row, stages->approved < left ? stages->approved : PW_NO_DATE);
        pw_put_nothing(row); /* application: only under the process before 2013 */
        pw_put_nothing(row);
        pw_put_day(row, home ? home->matched : PW_NO_DATE);
        pw_put_day(row, home ? home->placed : PW_NO_DATE);
        if (placed)
            pw_put_number(row, home->children);
        else
            pw_put_nothing(row);
        pw_put_day(row, home ? home->adopted : PW_NO_DATE);
        pw_put_day(row, left == PW_NEVER ? PW_NO_DATE : left);
        pw_put(row, left <= row->all->as_at ? pw_choice_of(luck, PW_MIX_leaving) : NULL);
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

static bool home_rows(struct row *row, int index, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    const struct home *home = &all->homes[index];
    struct pw_luck luck = pw_luck_of(all->question.seed, 21, (uint64_t)home->number);
    struct stages stages = stages_to(&luck, home->matched - pw_luck_between(&luck, 30, 280));
    if (stages.first > all->as_at || home->adopted <= all->year)
        return true;
    if (!adopter_rows(row, home->number, &stages, home, PW_NEVER, &luck, err))
        return false;
    /* beside some of them a family that gave up in the second stage */
    int32_t left = stages.second + pw_luck_between(&luck, 5, 80);
    if (!pw_happens(&luck, PW_RATE_adopters_leave) || left > all->as_at || left <= all->year)
        return true;
    stages.approved = PW_NEVER;
    return adopter_rows(row, 40000 + home->number, &stages, NULL, left, &luck, err);
}

bool pw_list_adoption(struct row *row, int list, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    if (list == 10) {
        for (size_t i = 0; i < all->adoptions_count; i++)
            if (!adoption_row(row, &all->adoptions[i], err))
                return false;
        return true;
    }
    for (size_t i = 0; i < all->homes_count; i++)
        if (!home_rows(row, (int)i, err))
            return false;
    return true;
}
