/* SPDX-License-Identifier: MIT
 *
 * What the files of the ssd importer share: the authority's database laid out
 * in temporary tables of the mart's connection, which live in memory.
 */
#ifndef PW_MART_SSD_H
#define PW_MART_SSD_H

#include "annex_store.h"
#include "odbc.h"

struct pw_ssd {
    struct pw_annex_run run;
    struct pw_odbc *odbc;
    const char *place;     /* for findings: the name of the data source */
    unsigned lacking;      /* lists that can't be made, as bits */
    struct pw_map *filled; /* "referral.team", "*.gender": the database has a column for it */
};

/* Reads every table of ssd.def into a temporary one of the same name; what the
 * database lacks is a finding, its table or column is empty. */
bool pw_ssd_stage(struct pw_ssd *ssd, struct pw_err *err);

#endif
