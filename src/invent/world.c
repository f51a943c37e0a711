/* SPDX-License-Identifier: MIT
 *
 * The authority: families are lived one by one until as many children as were
 * asked for are on lists.
 */
#include <string.h>

#include "world.h"

/* As many days as sizes of all sorts: to take a family back. */
struct marks {
#define SORT(one, many) size_t many;
    PW_SORTS(SORT)
#undef SORT
    int32_t listed, homes_listed;
};

static struct marks mark(const struct pw_invented *all) {
    return (struct marks){
#define SORT(one, many) .many = all->many##_count,
        PW_SORTS(SORT)
#undef SORT
            .listed = all->listed,
        .homes_listed = all->homes_listed};
}

/* Arrays keep their room; what is pushed next is zeroed by the push. */
static void take_back(struct pw_invented *all, const struct marks *marks) {
#define SORT(one, many) all->many##_count = marks->many;
    PW_SORTS(SORT)
#undef SORT
    all->listed = marks->listed;
    all->homes_listed = marks->homes_listed;
}

void pw_list_if(struct pw_invented *all, int32_t child, bool on) {
    if (on && !all->children[child].id)
        all->children[child].id = ++all->listed;
}

/* The last family brings no more children than there is room for. */
static void live_all(struct pw_invented *all) {
    int32_t wanted = (int32_t)all->question.children;
    for (int32_t number = 0; all->listed < wanted; number++) {
        struct marks before = mark(all);
        for (int most = PW_MEMBERS_MOST; most > 0; most--) {
            pw_family_live(all, number, most);
            if (all->listed <= wanted)
                break;
            take_back(all, &before);
        }
        if (all->listed > before.listed)
            continue;
        if (!all->question.history)
            take_back(all, &before);
        all->homes_listed = before.homes_listed; /* the lists are the same with history */
    }
}

static bool check(const struct pw_invention *question, struct pw_err *err) {
    if (question->children < PW_INVENT_LEAST || question->children > PW_INVENT_MOST)
        return pw_fail_usage(err, "an invented authority has %d to %d children on its lists",
                             PW_INVENT_LEAST, PW_INVENT_MOST);
    if (question->as_at < pw_date_make(2010, 1, 1) || question->as_at > pw_date_make(2034, 12, 31))
        return pw_fail_usage(err, "the lists of an invented authority describe a day from "
                                  "2010-01-01 to 2034-12-31");
    return true;
}

const struct pw_invented *pw_invent(struct pw_arena *arena, const struct pw_invention *question,
                                    struct pw_err *err) {
    if (!check(question, err))
        return NULL;
    struct pw_invented *all = PW_NEW(arena, struct pw_invented);
    all->arena = arena;
    all->question = *question;
    all->as_at = question->as_at;
    all->half = pw_months_before(all->as_at, 6);
    all->year = pw_months_before(all->as_at, 12);
    all->workers = 3 + (int)(question->children / 1100);
    pw_calendar_begin(all);
    live_all(all);
    return all;
}
