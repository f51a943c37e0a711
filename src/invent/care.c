/* SPDX-License-Identifier: MIT
 *
 * In care: how it ends, the way to adoption, leaving care.
 */
#include "world.h"

/* Days in care from 14 on that make a young person a care leaver: 13 weeks. */
enum { DAYS_ENTITLE = 91 };

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static enum pw_mix ways_out(int years) {
    return years < 4    ? PW_MIX_leave_0
           : years < 11 ? PW_MIX_leave_4
           : years < 16 ? PW_MIX_leave_11
                        : PW_MIX_leave_16;
}

/* Adopters for the siblings of one episode. */
static int32_t find_home(struct pw_invented *all, struct pw_luck *luck, int32_t order) {
    int32_t matched = pw_work_after(all, order + pw_days_of(luck, PW_SPAN_match), 0);
    int32_t placed = pw_work_after(all, matched + pw_luck_between(luck, 10, 35), 0);
    int32_t adopted = pw_work_after(all, placed + pw_days_of(luck, PW_SPAN_order), 0);
    *PW_PUSH(all->arena, all, homes) =
        (struct home){.matched = matched,
                      .placed = placed,
                      .adopted = adopted,
                      .number = all->homes_listed++,
                      .foster = pw_happens(luck, PW_RATE_foster_to_adopt)};
    return (int32_t)all->homes_count - 1;
}

/* Fills the days of an adoption; false: the decision was reversed. */
static bool adopt(struct family *family, struct adoption *one, int32_t *home) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    one->decided = pw_work_after(all, one->entered + pw_days_of(luck, PW_SPAN_decision), 0);
    one->order = pw_work_after(all, one->decided + pw_luck_between(luck, 25, 100), 0);
    one->reversed = one->foster = PW_NO_DATE;
    one->home = -1;
    if (pw_happens(luck, PW_RATE_adoption_reversed)) {
        one->reversed = pw_work_after(all, one->order + pw_luck_between(luck, 60, 400), 0);
        one->matched = one->placed = one->adopted = PW_NEVER;
        return false;
    }
    if (*home < 0 || all->homes[*home].matched < one->order)
        *home = find_home(all, luck, one->order);
    struct home *to = &all->homes[*home];
    one->home = *home;
    one->matched = to->matched;
    one->placed = to->placed;
    one->adopted = to->adopted;
    to->children++;
    if (to->foster && one->order > one->entered + 60)
        one->foster = pw_luck_between(luck, one->entered + 30, one->order);
    return true;
}

static void leave(struct family *family, const struct care *care, int32_t grown) {
    struct pw_invented *all = family->all;
    struct child *child = &all->children[care->child];
    int32_t from = pw_birthday(child->born, 14), sixteen = pw_birthday(child->born, 16);
    if (care->end < sixteen || care->end > all->as_at)
        return;
    bool full = care->end - (care->start > from ? care->start : from) >= DAYS_ENTITLE;
    bool longer = pw_happens(&family->luck, PW_RATE_support_after_21);
    int32_t until = pw_birthday(child->born, longer ? 25 : 21);
    *PW_PUSH(all->arena, all, leavers) =
        (struct leaver){.child = care->child,
                        .start = care->end,
                        .until = until,
                        .entered = care->start,
                        .kind = !full                ? "c) Qualifying care leaver"
                                : all->as_at < grown ? "a) Relevant child"
                                                     : "b) Former relevant child"};
    pw_list_if(all, care->child, until > all->as_at);
}

/* How care ends, unless at 18. */
static void choose_end(struct family *family, struct care *care, struct adoption *adoption,
                       int32_t *home) {
    struct pw_luck *luck = &family->luck;
    int years = pw_years_old(family->all->children[care->child].born, care->start);
    const char *way = family->unaccompanied ? "stays" : pw_choice_of(luck, ways_out(years));
    care->end = PW_NEVER;
    if (pw_streq(way, "home")) {
        care->end = care->start + pw_days_of(luck, PW_SPAN_home);
        care->reason = pw_choice_of(luck, PW_MIX_home);
    } else if (pw_streq(way, "guardian")) {
        care->end = care->start + pw_days_of(luck, PW_SPAN_guardian);
        care->reason = pw_choice_of(luck, PW_MIX_guardian);
    } else if (pw_streq(way, "custody")) {
        care->end = care->start + pw_days_of(luck, PW_SPAN_leave);
        care->reason = "p) E9: Sentenced to custody";
    } else if (pw_streq(way, "independent")) {
        care->end = care->start + pw_days_of(luck, PW_SPAN_leave);
        care->reason = "m) E5: Moved into independent living - supported";
    } else if (pw_streq(way, "adopted")) {
        adoption->child = care->child;
        adoption->entered = care->start;
        if (adopt(family, adoption, home)) {
            care->end = adoption->adopted;
            care->reason = pw_choice_of(luck, PW_MIX_adopted);
        }
    }
    care->stays = care->end == PW_NEVER;
}

int32_t pw_care_begin(struct family *family, int32_t index, int32_t day, const char *need,
                      int32_t *home) {
    struct pw_invented *all = family->all;
    struct child *child = &all->children[index];
    int32_t grown = pw_birthday(child->born, 18);
    struct care care = {.child = index, .start = day, .before = child->care, .need = need};
    struct adoption adoption = {.child = -1};
    choose_end(family, &care, &adoption, home);
    if (care.end >= grown) {
        care.end = grown;
        care.reason = child->disabled && pw_luck_share(&family->luck) < 0.3
                          ? "o) E7: Transferred to residential care funded by adult social services"
                          : pw_choice_of(&family->luck, PW_MIX_adult);
    }
    if (day > all->as_at)
        return care.end;
    if (adoption.child >= 0 && adoption.decided <= all->as_at) {
        *PW_PUSH(all->arena, all, adoptions) = adoption;
        care.adoption = (int)all->adoptions_count;
        int32_t closed = earlier(adoption.adopted,
                                 adoption.reversed == PW_NO_DATE ? PW_NEVER : adoption.reversed);
        pw_list_if(all, index, closed > all->year);
    }
    *PW_PUSH(all->arena, all, cares) = care;
    child->care = (int32_t)all->cares_count;
    pw_list_if(all, index, care.end > all->half);
    leave(family, &care, grown);
    return care.end;
}
