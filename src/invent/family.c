/* SPDX-License-Identifier: MIT
 *
 * A family from its first contact on: who is in it, and each time that it is
 * heard of.
 */
#include "world.h"

enum { ROUNDS_MOST = 25 };

/* The day on which a child of that age was born, seen from `day`. */
static int32_t birth_before(struct pw_luck *luck, int32_t day, double years) {
    int32_t born = day - (int32_t)(years * 365.25) - pw_luck_between(luck, 0, 2);
    return born < day ? born : day - 1;
}

static int32_t add_child(struct family *family, int32_t born, bool boy) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    struct child *child = PW_PUSH(all->arena, all, children);
    bool disabled = family->disability && family->count == 0;
    *child = (struct child){.born = born,
                            .family = family->number,
                            .boy = boy,
                            .unaccompanied = family->unaccompanied,
                            .disabled = disabled || pw_happens(luck, PW_RATE_disabled)};
    child->disability_unknown = pw_happens(luck, PW_RATE_disability_unknown) && !child->disabled;
    child->ethnicity =
        family->count ? all->children[family->children[0]].ethnicity
                      : pw_choice_of(luck, family->unaccompanied ? PW_MIX_ethnicity_unaccompanied
                                                                 : PW_MIX_ethnicity);
    family->children[family->count++] = (int32_t)all->children_count - 1;
    return (int32_t)all->children_count - 1;
}

/* Siblings are a year to four apart, older and younger by turns. */
static void add_children(struct family *family, int32_t day, int most) {
    struct pw_luck *luck = &family->luck;
    if (family->unaccompanied) {
        double years = 15.6 + 2.2 * pw_luck_share(luck);
        add_child(family, birth_before(luck, day, years),
                  pw_happens(luck, PW_RATE_unaccompanied_boy));
        return;
    }
    int wanted = pw_choice_of(luck, PW_MIX_siblings)[0] - '0';
    if (pw_happens(luck, PW_RATE_unborn_family))
        add_child(family, day + pw_luck_between(luck, 20, 170), pw_happens(luck, PW_RATE_boy));
    double oldest = pw_span_of(luck, PW_SPAN_age), youngest = oldest;
    for (int i = family->count; i < wanted && i < most; i++) {
        double years = oldest;
        if (i > 0) {
            double apart = 1 + 3 * pw_luck_share(luck);
            bool older = pw_luck_share(luck) < 0.5;
            if (older ? oldest + apart > 17.8 : youngest - apart < 0)
                older = !older;
            if (older ? oldest + apart > 17.8 : youngest - apart < 0)
                break;
            years = older ? (oldest += apart) : (youngest -= apart);
        }
        add_child(family, birth_before(luck, day, years), pw_happens(luck, PW_RATE_boy));
    }
    if (!family->count)
        add_child(family, birth_before(luck, day, oldest), pw_happens(luck, PW_RATE_boy));
}

/* Children under 18 who are not in care or adopted. */
static int present_on(const struct family *family, int32_t day, int32_t *present) {
    int count = 0;
    for (int i = 0; i < family->count; i++) {
        const struct child *child = &family->all->children[family->children[i]];
        if (child->away <= day && day < pw_birthday(child->born, 18) - 14)
            present[count++] = family->children[i];
    }
    return count;
}

static void contact(struct family *family, const int32_t *present, int count, int32_t day,
                    const char *source) {
    struct pw_invented *all = family->all;
    for (int i = 0; i < count; i++) {
        *PW_PUSH(all->arena, all, contacts) = (struct contact){present[i], day, source};
        pw_list_if(all, present[i], day > all->half && day <= all->as_at);
    }
}

static int32_t help(struct family *family, const int32_t *present, int count, int32_t day) {
    struct pw_invented *all = family->all;
    struct pw_luck *luck = &family->luck;
    int32_t start = pw_work_after(all, day, pw_luck_between(luck, 1, 12));
    int32_t end = pw_work_after(all, start + pw_days_of(luck, PW_SPAN_help), 0);
    const char *organisation = pw_choice_of(luck, PW_MIX_organisation);
    for (int i = 0; i < count; i++) {
        int32_t grown = pw_birthday(all->children[present[i]].born, 18);
        struct help one = {present[i], start, end < grown ? end : grown, organisation};
        if (start >= grown || start > all->as_at)
            continue;
        *PW_PUSH(all->arena, all, helps) = one;
        pw_list_if(all, present[i], start > all->half || one.end > all->as_at);
    }
    return end;
}

void pw_family_live(struct pw_invented *all, int32_t number, int most) {
    struct family family = {
        .all = all, .number = number, .luck = pw_luck_of(all->question.seed, 1, (uint64_t)number)};
    struct pw_luck *luck = &family.luck;
    int32_t day = pw_first_day(all, luck), present[PW_MEMBERS_MOST];
    family.unaccompanied = pw_happens(luck, PW_RATE_unaccompanied);
    family.disability = !family.unaccompanied && pw_happens(luck, PW_RATE_disability_case);
    add_children(&family, day, most);
    bool known = family.unaccompanied || family.disability;
    for (int round = 0; round < ROUNDS_MOST && day <= all->as_at; round++) {
        int count = present_on(&family, day, present);
        if (!count)
            break;
        const char *source =
            pw_choice_of(luck, family.unaccompanied ? PW_MIX_source_unaccompanied : PW_MIX_source);
        contact(&family, present, count, day, source);
        enum pw_rate back = PW_RATE_back_after_contact;
        int32_t closed = day;
        if (pw_happens(luck, PW_RATE_referral_of_contact) ||
            (known && pw_happens(luck, PW_RATE_referral_again)) || (round == 0 && known)) {
            closed = pw_episode(&family, present, count, day, source);
            back = PW_RATE_back_after_referral;
        } else if (pw_happens(luck, PW_RATE_help_of_contact)) {
            closed = help(&family, present, count, day);
            back = PW_RATE_back_after_help;
        }
        known = known || back == PW_RATE_back_after_referral;
        if (family.unaccompanied || !pw_happens(luck, back))
            break;
        day = pw_likely_day(all, luck, closed + pw_days_of(luck, PW_SPAN_return));
    }
}
