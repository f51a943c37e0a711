/* SPDX-License-Identifier: MIT
 *
 * The days of all the years, told sort by sort: what a case management system
 * holds of children who are on no list any more.
 */
#include "row.h"

static const char *const sorts[] = {"child",      "contact", "early_help", "referral",
                                    "assessment", "enquiry", "need",       "plan",
                                    "care",       "leaver",  "home",       NULL};

const char *const *pw_invented_sorts(void) {
    return sorts;
}

/* Where the days are read from, and the first day that counts. */
struct telling {
    struct row row;
    int32_t from;
};

static void put_name(struct row *row, int32_t child, enum service service) {
    const char *team;
    pw_worker_of(row->all, child, service, &team);
    pw_put(row, team);
}

static bool tell_children(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->children_count; i++) {
        const struct child *child = &all->children[i];
        bool leaver = child->care && pw_birthday(child->born, 25) > t->from;
        if (!child->need || (all->needs[child->need - 1].end < t->from && !leaver))
            continue;
        pw_put_number(&t->row, (int)i);
        t->row.cells[t->row.count++] =
            (struct pw_xlsx_value){.kind = PW_XLSX_PUT_DATE, .text = "", .number = child->born};
        pw_put_number(&t->row, child->unaccompanied);
        pw_put_number(&t->row, child->family % 3 == 0);
        for (enum service service = ASSESSMENT; service <= LEAVERS; service++)
            put_name(&t->row, (int32_t)i, service);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_contacts(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->contacts_count; i++) {
        if (all->contacts[i].day < t->from)
            continue;
        pw_put_number(&t->row, all->contacts[i].child);
        pw_put_day(&t->row, all->contacts[i].day);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_helps(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->helps_count; i++) {
        if (all->helps[i].end < t->from)
            continue;
        pw_put_number(&t->row, all->helps[i].child);
        pw_put_day(&t->row, all->helps[i].start);
        pw_put_day(&t->row, all->helps[i].end);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_referrals(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->referrals_count; i++) {
        const struct referral *referral = &all->referrals[i];
        if (referral->day < t->from)
            continue;
        bool again = referral->before && all->referrals[referral->before - 1].day >=
                                             pw_months_before(referral->day, 12);
        pw_put_number(&t->row, referral->child);
        pw_put_day(&t->row, referral->day);
        pw_put_number(&t->row, referral->no_action);
        pw_put_number(&t->row, again);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_assessments(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->assessments_count; i++) {
        if (all->assessments[i].end < t->from)
            continue;
        pw_put_number(&t->row, all->assessments[i].child);
        pw_put_day(&t->row, all->assessments[i].start);
        pw_put_day(&t->row, all->assessments[i].end);
        pw_put_number(&t->row, all->assessments[i].support);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_enquiries(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->enquiries_count; i++) {
        const struct enquiry *enquiry = &all->enquiries[i];
        if (enquiry->day < t->from &&
            (enquiry->conference == PW_NO_DATE || enquiry->conference < t->from))
            continue;
        pw_put_number(&t->row, enquiry->child);
        pw_put_day(&t->row, enquiry->day);
        pw_put_day(&t->row, enquiry->conference);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_needs(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->needs_count; i++) {
        const struct need *need = &all->needs[i];
        if (need->end < t->from)
            continue;
        pw_put_number(&t->row, need->child);
        pw_put_day(&t->row, need->start);
        pw_put_day(&t->row, need->assessed);
        pw_put_day(&t->row, need->end);
        pw_put_number(&t->row, need->reason != NULL);
        pw_put(&t->row, need->code);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_plans(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->plans_count; i++) {
        const struct plan *plan = &all->plans[i];
        if (plan->end < t->from)
            continue;
        pw_put_number(&t->row, plan->child);
        pw_put_day(&t->row, plan->start);
        pw_put_day(&t->row, plan->end);
        pw_put_number(&t->row, plan->previous);
        pw_put(&t->row, plan->latest);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_cares(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->cares_count; i++) {
        if (all->cares[i].end < t->from)
            continue;
        pw_put_number(&t->row, all->cares[i].child);
        pw_put_day(&t->row, all->cares[i].start);
        pw_put_day(&t->row, all->cares[i].end);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

static bool tell_leavers(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->leavers_count; i++) {
        if (all->leavers[i].until < t->from)
            continue;
        pw_put_number(&t->row, all->leavers[i].child);
        pw_put_day(&t->row, all->leavers[i].start);
        pw_put_day(&t->row, all->leavers[i].until);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

/* Of those on the lists, by the identifier there. Who came alone from abroad has no home here. */
static bool tell_homes(struct telling *t, struct pw_err *err) {
    const struct pw_invented *all = t->row.all;
    for (size_t i = 0; i < all->children_count; i++) {
        const struct child *child = &all->children[i];
        if (!child->id || child->unaccompanied)
            continue;
        pw_put_made(&t->row, "X%d", 100000 + (int)child->id);
        pw_put_number(&t->row, child->family % 4);
        pw_put_number(&t->row, child->family / 4 % 10);
        if (!pw_row_end(&t->row, err))
            return false;
    }
    return true;
}

bool pw_invented_days(const struct pw_invented *all, const char *sort, int32_t from,
                      pw_invented_row *take, void *to, struct pw_err *err) {
    static bool (*const tell[])(struct telling *, struct pw_err *) = {
        tell_children, tell_contacts, tell_helps, tell_referrals, tell_assessments, tell_enquiries,
        tell_needs,    tell_plans,    tell_cares, tell_leavers,   tell_homes};
    struct telling telling = {.row = {.all = all, .take = take, .to = to}, .from = from};
    for (size_t i = 0; sorts[i]; i++)
        if (pw_streq(sorts[i], sort))
            return tell[i](&telling, err);
    return pw_fail(err, "invented children have no days of the sort \"%s\"", sort);
}
