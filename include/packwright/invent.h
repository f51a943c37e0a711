/* SPDX-License-Identifier: MIT
 *
 * invent: an authority that is not there. Families come to the front door and
 * go the ways that families go: contact, early help, referral, assessment,
 * section 47 enquiry, conference, plan, care, adoption, leaving care. From their
 * days the eleven lists of Annex A are drawn up, which therefore agree with each
 * other. How often and how long: src/invent/rates.def, mixes.def, spans.def,
 * months.def. The same question gives the same children, whatever the machine.
 */
#ifndef PACKWRIGHT_INVENT_H
#define PACKWRIGHT_INVENT_H

#include "packwright/xlsx.h"

enum { PW_INVENT_LEAST = 10, PW_INVENT_MOST = 200000, PW_INVENT_LISTS = 11 };

struct pw_invention {
    int64_t children;  /* different children on lists 1 to 10, exactly; LEAST to MOST */
    uint64_t seed;     /* other children for another number */
    int32_t as_at;     /* the day that the lists describe; 2010 to 2034 */
    const char *place; /* name of the authority, for placements inside it */
    bool history;      /* keep all days of twenty years, for pw_invented_days; same lists */
};

struct pw_invented;
/* In the arena. Fails, as a slip on the command line, for a number or day out
 * of bounds. */
const struct pw_invented *pw_invent(struct pw_arena *arena, const struct pw_invention *question,
                                    struct pw_err *err);

/* ---- the lists ------------------------------------------------------------- */
/* Name of the sheet: "List 1". */
const char *pw_invented_sheet(int list);
/* Heads of list 1 to 11, the columns of 2024. */
const char *const *pw_invented_heads(int list, size_t *count);
/* Gives each row of a list to `take`, which may fail; lent for the call. */
typedef bool pw_invented_row(void *to, const struct pw_xlsx_value *values, size_t count,
                             struct pw_err *err);
bool pw_invented_list(const struct pw_invented *all, int list, pw_invented_row *take, void *to,
                      struct pw_err *err);
/* All eleven as a workbook, whole or not at all. rows[1] to rows[11] count. */
bool pw_invented_save(struct pw_arena *arena, const struct pw_invented *all, const char *path,
                      size_t rows[PW_INVENT_LISTS + 1], struct pw_err *err);

/* ---- the days --------------------------------------------------------------- */
/* Of an invention with history, all days of its years, those of children who are
 * on no list too; children are numbers of their own. A day after the lists' own
 * is blank, so that what is open on that day is open on the lists, and as many.
 * Sorts and their cells:
 *   child       child, born, unaccompanied, adolescent (from 14 on with the
 *               adolescents' team), names of the teams that may hold the case:
 *               assessment, safeguarding, adolescents, in care, disabled,
 *               unaccompanied, leavers; of children with need,
 *               or once in care and under 25
 *   contact     child, contacted
 *   early_help  child, started, completed
 *   referral    child, referred, no further action, within 12 months of another
 *   assessment  child, started, authorised, support needed
 *   enquiry     child, strategy, conference
 *   need        child, started, assessed, closed, found in need, primary need
 *   plan        child, started, ended, previous plans, latest category
 *   care        child, started, ceased
 *   leaver      child, started, until
 *   home        identifier of a child on the lists, part of the area 0 to 3 (whose
 *               teams it may have), a tenth of that part 0 to 9: those of a family
 *               together; not of children who came alone
 * Yes and no are 1 and 0. */
const char *const *pw_invented_sorts(void); /* NULL-ended */
/* Gives the rows of a sort to `take`, but for what was over before `from`. */
bool pw_invented_days(const struct pw_invented *all, const char *sort, int32_t from,
                      pw_invented_row *take, void *to, struct pw_err *err);

#endif
