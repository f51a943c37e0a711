/* SPDX-License-Identifier: MIT
 *
 * The run of the annex-a importer, and one list going into its table.
 */
#ifndef PW_MART_ANNEX_STORE_H
#define PW_MART_ANNEX_STORE_H

#include "annex.h"

struct pw_annex_run {
    struct pw_intake *intake;
    struct pw_annex_numbers numbers;
    const char *area;
    int32_t snapshot;
    char day[16];
    bool taken[PW_ANNEX_LISTS + 1]; /* lists that a sheet has filled */
    struct pw_map *said;            /* findings so far: "place rule column" */
    struct pw_annex_said **counts;  /* those of counted sheets, in order */
    size_t counts_count, counts_capacity;
};

/* Whose lists, and of which day; opens the numbers, which the caller closes. */
bool pw_annex_run_open(struct pw_annex_run *run, struct pw_err *err);
/* Says what was counted and not yet said. */
void pw_annex_say_counts(struct pw_annex_run *run);

/* Reads all rows below the head into the list's table. */
bool pw_annex_store(struct pw_annex_run *run, const struct pw_annex_sheet *sheet,
                    const struct pw_annex_plan *plan, struct pw_err *err);
/* The same where the mart has rows of the same day and authority: `rows` of them
 * wait in temp.annex_incoming, which goes. Rows that are there already stay,
 * the others stand for known_at only. *refused: the mart has a later correction,
 * and nothing is done but a finding. */
bool pw_annex_replace(struct pw_annex_run *run, const struct pw_annex_sheet *sheet,
                      const char *table, const char *columns, int64_t rows, bool *refused,
                      struct pw_err *err);
/* The lists of the day say something new: what counts is to be settled. */
void pw_annex_touch(struct pw_annex_run *run);
/* A finding about a cell, with its place, never its value; of one rule in one
 * column the first ten. `field` -1: the row. In a counted sheet it waits for
 * pw_annex_say_counts. */
void pw_annex_say(struct pw_annex_run *run, enum pw_level level, const struct pw_annex_sheet *sheet,
                  int row, int field, const char *rule, const char *column, const char *done);
/* Counts children who should be on another list too. */
bool pw_annex_orphans(struct pw_annex_run *run, struct pw_err *err);

#endif
