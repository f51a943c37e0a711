/* SPDX-License-Identifier: MIT
 *
 * Lists 1 to 5: contacts, early help, referrals, assessments, section 47.
 */
#include "row.h"

static bool list_contacts(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->contacts_count; i++) {
        const struct contact *contact = &all->contacts[i];
        if (contact->day <= all->half)
            continue;
        pw_put_child(row, contact->child, false);
        pw_put_day(row, contact->day);
        pw_put(row, contact->source);
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

static bool list_help(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->helps_count; i++) {
        const struct help *help = &all->helps[i];
        if (help->start <= all->half && help->end <= all->as_at)
            continue;
        pw_put_child(row, help->child, false);
        pw_put_day(row, help->start);
        pw_put_day(row, help->end);
        pw_put(row, help->organisation);
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

/* Those of the twelve months before the child's latest referral. */
static int referrals_before(const struct pw_invented *all, int32_t child) {
    int32_t at = all->children[child].referral, from;
    int count = 0;
    from = pw_months_before(all->referrals[at - 1].day, 12);
    for (at = all->referrals[at - 1].before; at && all->referrals[at - 1].day >= from;
         at = all->referrals[at - 1].before)
        count++;
    return count;
}

/* Assessments are the work of the assessment teams but for these. */
static enum service assessing(const struct pw_invented *all, int32_t child) {
    const struct need *need = &all->needs[all->children[child].need - 1];
    return all->children[child].unaccompanied ? UNACCOMPANIED
           : need->code[1] == '2'             ? DISABLED
                                              : ASSESSMENT;
}

static bool list_referrals(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->referrals_count; i++) {
        const struct referral *referral = &all->referrals[i];
        if (referral->day <= all->half)
            continue;
        pw_put_child(row, referral->child, false);
        pw_put_day(row, referral->day);
        pw_put(row, referral->source);
        pw_put_answer(row, referral->no_action);
        pw_put_number(row, referrals_before(all, referral->child));
        pw_put_team(row, referral->child,
                    referral->no_action ? FRONT_DOOR : assessing(all, referral->child));
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

static bool list_assessments(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->assessments_count; i++) {
        const struct assessment *assessment = &all->assessments[i];
        if (assessment->end <= all->half)
            continue;
        bool done = assessment->end <= all->as_at;
        bool seen = assessment->seen && (done || assessment->start < all->as_at - 10);
        pw_put_child(row, assessment->child, true);
        pw_put_day(row, assessment->start);
        pw_put_answer(row, seen);
        pw_put_day(row, assessment->end);
        pw_put(row, !done ? NULL : assessment->support ? "a) Yes" : "b) No");
        pw_put_team(row, assessment->child, assessing(all, assessment->child));
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

/* Enquiries, and conferences held, in the twelve months before the latest enquiry. */
static void enquiries_before(const struct pw_invented *all, int32_t child, int *enquiries,
                             int *conferences) {
    const struct enquiry *latest = &all->enquiries[all->children[child].enquiry - 1];
    int32_t from = pw_months_before(latest->day, 12);
    *enquiries = *conferences = 0;
    for (int32_t at = latest->before; at; at = all->enquiries[at - 1].before) {
        const struct enquiry *enquiry = &all->enquiries[at - 1];
        *enquiries += enquiry->day >= from;
        *conferences += enquiry->conference != PW_NO_DATE && enquiry->conference >= from &&
                        enquiry->conference <= latest->day;
    }
}

static bool list_enquiries(struct row *row, struct pw_err *err) {
    const struct pw_invented *all = row->all;
    for (size_t i = 0; i < all->enquiries_count; i++) {
        const struct enquiry *enquiry = &all->enquiries[i];
        if (enquiry->day <= all->half)
            continue;
        bool decided = enquiry->decided <= all->as_at;
        bool conference = enquiry->conference != PW_NO_DATE;
        int enquiries, conferences;
        enquiries_before(all, enquiry->child, &enquiries, &conferences);
        pw_put_child(row, enquiry->child, true);
        pw_put_day(row, enquiry->day);
        pw_put(row, !decided ? NULL : conference ? "b) No" : "a) Yes");
        pw_put_day(row, enquiry->conference);
        pw_put(row, !conference || enquiry->conference > all->as_at ? NULL
                    : enquiry->plan                                 ? "a) Yes"
                                                                    : "b) No");
        pw_put_number(row, enquiries);
        pw_put_number(row, conferences);
        pw_put_team(row, enquiry->child, assessing(all, enquiry->child));
        if (!pw_row_end(row, err))
            return false;
    }
    return true;
}

bool pw_list_door(struct row *row, int list, struct pw_err *err) {
    return list == 1   ? list_contacts(row, err)
           : list == 2 ? list_help(row, err)
           : list == 3 ? list_referrals(row, err)
           : list == 4 ? list_assessments(row, err)
                       : list_enquiries(row, err);
}
