/* SPDX-License-Identifier: MIT
 *
 * row: a row of a list cell by cell, in the order of heads.def.
 */
#ifndef PW_INVENT_ROW_H
#define PW_INVENT_ROW_H

#include "world.h"

enum { PW_ROW_CELLS = 40, PW_ROW_TEXTS = 8 };

struct row {
    const struct pw_invented *all;
    pw_invented_row *take;
    void *to;
    struct pw_xlsx_value cells[PW_ROW_CELLS];
    size_t count;
    char texts[PW_ROW_TEXTS][24]; /* made for this row */
    int texts_count;
};

void pw_put(struct row *row, const char *text); /* NULL: blank */
void pw_put_made(struct row *row, const char *format, ...) PW_PRINTF(2, 3);
void pw_put_number(struct row *row, int number);
/* Blank for no day and for one after the lists' day. */
void pw_put_day(struct row *row, int32_t day);
void pw_put_answer(struct row *row, bool yes); /* "a) Yes" or "b) No" */
void pw_put_nothing(struct row *row);
/* Identifier, gender, ethnicity, date of birth, age; then, told so, whether
 * the child has a disability. */
void pw_put_child(struct row *row, int32_t child, bool disability);
void pw_put_disability(struct row *row, int32_t child);
/* Hands the row over and begins the next. */
bool pw_row_end(struct row *row, struct pw_err *err);

enum service {
    FRONT_DOOR,
    ASSESSMENT,
    SAFEGUARDING,
    ADOLESCENTS,
    IN_CARE,
    DISABLED,
    UNACCOMPANIED,
    LEAVERS
};
/* Team and worker of the child's family in a service. */
void pw_put_team(struct row *row, int32_t child, enum service service);
/* Number of the worker of a family in a service's team, as text is made of. */
int pw_worker_of(const struct pw_invented *all, int32_t child, enum service service,
                 const char **team);

/* What a child is on the lists' day; an episode closed after assessment is none. */
struct status {
    const struct need *need; /* the last episode of need that is open or closed in six months */
    const struct plan *plan; /* open */
    const struct care *care; /* open */
    const char *code;        /* case status of list 6 */
    enum service service;
};
struct status pw_status_of(const struct pw_invented *all, int32_t child);

/* A day so long before `last`, in time or late, not before `first`; PW_NO_DATE
 * when there was no time for one. */
int32_t pw_last_of(struct pw_luck *luck, int32_t first, int32_t last, int usual, enum pw_rate late,
                   int over);

bool pw_list_door(struct row *row, int list, struct pw_err *err);     /* 1 to 5 */
bool pw_list_service(struct row *row, int list, struct pw_err *err);  /* 6, 7 */
bool pw_list_care(struct row *row, struct pw_err *err);               /* 8 */
bool pw_list_leavers(struct row *row, struct pw_err *err);            /* 9 */
bool pw_list_adoption(struct row *row, int list, struct pw_err *err); /* 10, 11 */

#endif
