/* SPDX-License-Identifier: MIT
 *
 * What the files of this folder share: the invented children and their days. A
 * day after the lists' own is planned, not known: lists leave it blank.
 */
#ifndef PW_INVENT_WORLD_H
#define PW_INVENT_WORLD_H

#include "draw.h"
#include "packwright/invent.h"

enum { PW_MEMBERS_MOST = 5, PW_NEVER = INT32_MAX };

struct child {
    int32_t born, family;
    int32_t id; /* 0 while on no list */
    const char *ethnicity;
    bool boy, disabled, disability_unknown, unaccompanied;
    int32_t away; /* in care or adopted until this day; not counted at the door meanwhile */
    int plans;    /* protection plans so far */
    /* last event of each sort, as index + 1; 0: none */
    int32_t referral, enquiry, need, plan, care;
};

struct contact {
    int32_t child, day;
    const char *source;
};
struct help {
    int32_t child, start, end;
    const char *organisation;
};
struct referral {
    int32_t child, day, before; /* before: the child's referral before, as index + 1 */
    const char *source;
    bool no_action;
};
struct assessment {
    int32_t child, start, end;
    bool seen, support;
};
struct enquiry {
    int32_t child, day, decided, before;
    int32_t conference; /* PW_NO_DATE: found unnecessary */
    bool plan;
};
struct need {
    int32_t child, start, assessed, end, before;
    const char *code, *reason; /* reason NULL: closed after assessment, no need */
};
struct plan {
    int32_t child, start, end, before;
    int previous;
    const char *first, *latest; /* categories of abuse */
};
struct care {
    int32_t child, start, end, before;
    const char *need, *reason;
    bool stays;   /* no plan to leave care before 18 */
    int adoption; /* index + 1 */
};
struct leaver {
    int32_t child, start, until, entered;
    const char *kind;
};
struct adoption {
    int32_t child, entered, decided, order, matched, placed, adopted, reversed;
    int32_t foster; /* placed for fostering with the adopters, PW_NO_DATE: not */
    int32_t home;   /* index of the adoptive family, -1: none found yet */
};
struct home { /* an adoptive family */
    int32_t matched, placed, adopted;
    int children;
    int number; /* among those of families with children on lists */
    bool foster;
};

#define PW_SORTS(X)                                                                                \
    X(child, children)                                                                             \
    X(contact, contacts)                                                                           \
    X(help, helps)                                                                                 \
    X(referral, referrals)                                                                         \
    X(assessment, assessments)                                                                     \
    X(enquiry, enquiries)                                                                          \
    X(need, needs)                                                                                 \
    X(plan, plans)                                                                                 \
    X(care, cares)                                                                                 \
    X(leaver, leavers)                                                                             \
    X(adoption, adoptions)                                                                         \
    X(home, homes)

struct pw_invented {
    struct pw_arena *arena;
    struct pw_invention question;
    int32_t as_at, half, year; /* half, year: the last day before the six and twelve months */
    int32_t first;             /* of the twenty years */
    int32_t *number, *day_of;  /* working days: number of the last one up to first + i; its day */
    int32_t listed;            /* children on lists */
    int32_t homes_listed;      /* adoptive families of their families */
    int workers;               /* of a team */
#define SORT(one, many)                                                                            \
    struct one *many;                                                                              \
    size_t many##_count, many##_capacity;
    PW_SORTS(SORT)
#undef SORT
};

/* ---- days ------------------------------------------------------------------------- */
/* Twenty years of them. */
void pw_calendar_begin(struct pw_invented *all);
/* The n-th working day after a day; n 0: itself, or the next working day. */
int32_t pw_work_after(const struct pw_invented *all, int32_t day, int n);
/* Working days from one to another, as the statutory clock counts. */
int pw_work_between(const struct pw_invented *all, int32_t from, int32_t to);
/* The same day so many months before; the month's last if it has no such day. */
int32_t pw_months_before(int32_t day, int months);
int32_t pw_birthday(int32_t born, int years);
int pw_years_old(int32_t born, int32_t day); /* -1: unborn */
/* Working days that a piece of work of that day takes: more in years of few workers. */
int pw_days_at(const struct pw_invented *all, struct pw_luck *luck, enum pw_span span, int32_t day);
/* A likely day on or after: seldom in a month when schools are closed. */
int32_t pw_likely_day(const struct pw_invented *all, struct pw_luck *luck, int32_t day);
/* A first day of a family within the twenty years. */
int32_t pw_first_day(const struct pw_invented *all, struct pw_luck *luck);

/* ---- what happens ------------------------------------------------------------------ */
struct family {
    struct pw_invented *all;
    struct pw_luck luck;
    int32_t number;
    int32_t children[PW_MEMBERS_MOST]; /* indexes */
    int count;
    bool unaccompanied, disability;
};
/* Lives family `number` with at most so many children. */
void pw_family_live(struct pw_invented *all, int32_t number, int most);
/* From a referral on; the day on which the last child is no longer open. */
int32_t pw_episode(struct family *family, const int32_t *present, int count, int32_t day,
                   const char *source);
/* From entry to care on; the day on which it ends. */
int32_t pw_care_begin(struct family *family, int32_t child, int32_t day, const char *need,
                      int32_t *home);
/* Puts a child on a list if the days say so. */
void pw_list_if(struct pw_invented *all, int32_t child, bool on);

#endif
