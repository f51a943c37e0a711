/* SPDX-License-Identifier: MIT
 *
 * From a referral on: assessment, section 47 enquiry, conference, protection
 * plan, child in need plan, entry to care, closure.
 */
#include "world.h"

/* The way of a family's episode; siblings share its days. */
struct way {
    int32_t day, assessed, end; /* end: of the need */
    bool enquiry, need, care;
    int32_t strategy, decided, conference, plan_start, plan_end, care_day;
    const char *code, *first, *latest;
    int32_t home; /* adoptive family of the siblings, -1 */
};

static int32_t earlier(int32_t a, int32_t b) {
    return a < b ? a : b;
}

static int32_t later(int32_t a, int32_t b) {
    return a > b ? a : b;
}

/* Babies and the oldest are likelier to come into care. */
static double care_by_age(const struct family *family, int32_t day) {
    int32_t born = family->all->children[family->children[0]].born;
    for (int i = 1; i < family->count; i++)
        born = later(born, family->all->children[family->children[i]].born);
    int years = pw_years_old(born, day);
    return years < 1 ? 3.4 : years < 5 ? 1.2 : years < 12 ? 0.7 : 1.2;
}

static bool has_had_plan(const struct family *family) {
    for (int i = 0; i < family->count; i++)
        if (family->all->children[family->children[i]].plans)
            return true;
    return false;
}

/* Does an enquiry lead to a conference, and that to a plan? */
static void plan_enquiry(struct family *family, struct way *way, int32_t strategy) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    way->enquiry = true;
    way->strategy = strategy;
    way->decided = pw_work_after(all, strategy, pw_luck_between(luck, 2, 14));
    way->conference = way->plan_start = PW_NO_DATE;
    if (!pw_happens_more(luck, PW_RATE_conference, has_had_plan(family) ? 1.8 : 1))
        return;
    way->conference =
        pw_work_after(all, strategy, pw_days_at(all, luck, PW_SPAN_conference, strategy));
    way->decided = earlier(way->decided, way->conference);
    if (!pw_happens(luck, PW_RATE_plan_of_conference))
        return;
    way->need = true;
    way->plan_start = way->conference;
    way->plan_end = pw_work_after(all, way->conference + pw_days_of(luck, PW_SPAN_plan), 0);
    way->end = way->plan_end;
    if (pw_happens(luck, PW_RATE_step_down))
        way->end += pw_days_of(luck, PW_SPAN_step_down);
    way->first = way->latest = pw_choice_of(luck, PW_MIX_abuse);
    if (pw_happens(luck, PW_RATE_category_changed))
        way->latest = pw_choice_of(luck, PW_MIX_abuse);
    way->code = "N1 - Abuse or neglect";
    if (pw_happens_more(luck, PW_RATE_care_from_plan, care_by_age(family, way->day))) {
        way->care = true;
        way->care_day =
            pw_luck_between(luck, way->plan_start + 5, later(way->plan_end, way->plan_start + 5));
        way->plan_end = earlier(way->plan_end, way->care_day + pw_luck_between(luck, 0, 45));
    }
}

static void plan_way(struct family *family, struct way *way) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    way->assessed =
        pw_work_after(all, way->day, pw_days_at(all, luck, PW_SPAN_assessment, way->day));
    way->end = way->assessed;
    way->code = family->disability      ? "N2 - Child\xe2\x80\x99s disability"
                : family->unaccompanied ? "N8 - Absent parenting"
                                        : pw_choice_of(luck, PW_MIX_need);
    if (family->unaccompanied) {
        way->need = way->care = true;
        way->care_day = way->day + pw_luck_between(luck, 0, 2);
        return;
    }
    way->need = family->disability || pw_happens(luck, PW_RATE_in_need);
    if (family->disability) {
        way->end += pw_days_of(luck, PW_SPAN_disability);
        return;
    }
    if (pw_happens(luck, has_had_plan(family) ? PW_RATE_section_47_again : PW_RATE_section_47))
        plan_enquiry(
            family, way,
            earlier(pw_work_after(all, way->day, pw_luck_between(luck, 0, 6)), way->assessed));
    if (way->need && (!way->enquiry || way->plan_start == PW_NO_DATE)) {
        way->end = way->assessed + pw_days_of(luck, PW_SPAN_need);
        if (!way->enquiry && pw_happens(luck, PW_RATE_section_47_later))
            plan_enquiry(family, way,
                         pw_work_after(all, pw_luck_between(luck, way->assessed, way->end), 0));
    }
    double more = care_by_age(family, way->day);
    if (!way->care && pw_happens_more(luck, PW_RATE_care_from_assessment, more)) {
        way->need = way->care = true;
        way->care_day = way->day + pw_luck_between(luck, 0, 30);
    } else if (!way->care && way->need && pw_happens_more(luck, PW_RATE_care_from_need, more)) {
        way->care = true;
        way->care_day = pw_luck_between(luck, way->assessed, way->end);
    }
}

/* ---- what becomes of one child ------------------------------------------------------- */

static void enquire(struct pw_invented *all, int32_t child, const struct way *way, bool plan) {
    int32_t grown = pw_birthday(all->children[child].born, 18);
    if (way->strategy > all->as_at || way->strategy >= grown)
        return;
    *PW_PUSH(all->arena, all, enquiries) =
        (struct enquiry){.child = child,
                         .day = way->strategy,
                         .decided = way->decided,
                         .conference = way->conference < grown ? way->conference : PW_NO_DATE,
                         .plan = plan,
                         .before = all->children[child].enquiry};
    all->children[child].enquiry = (int32_t)all->enquiries_count;
    pw_list_if(all, child, way->strategy > all->half);
}

/* The day on which the plan ends. */
static int32_t protect(struct pw_invented *all, int32_t index, const struct way *way,
                       int32_t grown) {
    struct child *child = &all->children[index];
    int32_t end = earlier(way->plan_end, grown);
    if (way->plan_start > all->as_at)
        return end;
    *PW_PUSH(all->arena, all, plans) = (struct plan){.child = index,
                                                     .start = way->plan_start,
                                                     .end = end,
                                                     .before = child->plan,
                                                     .previous = child->plans++,
                                                     .first = way->first,
                                                     .latest = way->latest};
    child->plan = (int32_t)all->plans_count;
    pw_list_if(all, index, end > all->half);
    return end;
}

static const char *closing_reason(struct family *family, const struct child *child, int32_t end,
                                  const struct care *care) {
    if (care && end == care->end) {
        if (care->reason[0] == 'a' || care->reason[0] == 'b')
            return "RC1 - Adopted";
        if (care->reason[0] == 'h')
            return "RC3 - Child arrangements order";
        if (care->reason[0] >= 'i' && care->reason[0] <= 'l')
            return "RC4 - Special guardianship order";
    }
    if (end >= pw_birthday(child->born, 18) && child->disabled)
        return "RC6 - Transferred to adult social care services";
    if (!care && pw_happens(&family->luck, PW_RATE_died))
        return "RC2 - Died";
    if (pw_happens(&family->luck, PW_RATE_transferred))
        return "RC5 - Transferred to services of another local authority";
    return "RC7 - Services ceased for any other reason, including child no longer in need";
}

/* The day on which the child is no longer open. */
static int32_t live_child(struct family *family, int32_t index, bool first, struct way *way) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    int32_t grown = pw_birthday(all->children[index].born, 18);
    bool planned = way->plan_start != PW_NO_DATE && way->enquiry && way->plan_start < grown &&
                   (first || pw_happens(luck, PW_RATE_plan_of_sibling));
    int32_t assessed = earlier(way->assessed, grown), end = earlier(way->end, grown);
    const struct care *care = NULL;
    if (way->enquiry)
        enquire(all, index, way, planned);
    if (planned)
        end = later(end, protect(all, index, way, grown));
    if (way->care && (first || pw_happens(luck, PW_RATE_care_of_sibling))) {
        int32_t day = later(way->care_day, all->children[index].born + 1);
        if (day < grown) {
            int32_t left = pw_care_begin(family, index, day, way->code, &way->home);
            end = earlier(later(end, left), later(grown, left));
            if (day <= all->as_at)
                care = &all->cares[all->cares_count - 1];
            if (care && left > end - 40) /* closed on the day that care ends, or later */
                end = left;
            bool adopted = care && (care->reason[0] == 'a' || care->reason[0] == 'b');
            all->children[index].away = adopted ? PW_NEVER : left;
        }
    }
    end = later(end, assessed);
    *PW_PUSH(all->arena, all, assessments) =
        (struct assessment){.child = index,
                            .start = way->day,
                            .end = assessed,
                            .seen = pw_happens(luck, PW_RATE_child_seen),
                            .support = way->need};
    pw_list_if(all, index, assessed > all->half);
    *PW_PUSH(all->arena, all, needs) = (struct need){
        .child = index,
        .start = way->day,
        .assessed = assessed,
        .end = end,
        .before = all->children[index].need,
        .code = way->code,
        .reason = way->need ? closing_reason(family, &all->children[index], end, care) : NULL};
    all->children[index].need = (int32_t)all->needs_count;
    const char *reason = all->needs[all->needs_count - 1].reason;
    if (reason && reason[2] == '2') /* died */
        all->children[index].away = PW_NEVER;
    pw_list_if(all, index, end > (way->need ? all->half : all->as_at));
    return end;
}

static void refer(struct pw_invented *all, int32_t child, int32_t day, const char *source,
                  bool no_action) {
    *PW_PUSH(all->arena, all, referrals) =
        (struct referral){.child = child,
                          .day = day,
                          .before = all->children[child].referral,
                          .source = source,
                          .no_action = no_action};
    all->children[child].referral = (int32_t)all->referrals_count;
    pw_list_if(all, child, day > all->half);
}

int32_t pw_episode(struct family *family, const int32_t *present, int count, int32_t day,
                   const char *source) {
    struct way way = {.day = day, .conference = PW_NO_DATE, .plan_start = PW_NO_DATE, .home = -1};
    bool no_action = pw_happens(&family->luck, PW_RATE_no_further_action) &&
                     !family->unaccompanied && !family->disability;
    int32_t closed = day;
    for (int i = 0; i < count; i++)
        refer(family->all, present[i], day, source, no_action);
    if (no_action)
        return closed;
    plan_way(family, &way);
    for (int i = 0; i < count; i++)
        closed = later(closed, live_child(family, present[i], i == 0, &way));
    return closed;
}
