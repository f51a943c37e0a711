/* SPDX-License-Identifier: MIT
 *
 * mart: the SQLite data mart: schema, migrations, reference data, importers.
 * Nothing is overwritten; an import is one transaction. Connections for packs
 * are read-only and fenced.
 */
#ifndef PACKWRIGHT_MART_H
#define PACKWRIGHT_MART_H

#include <sqlite3.h>

#include "packwright/dataset.h"

struct pw_invented; /* packwright/invent.h */

struct pw_mart {
    sqlite3 *db;
    const char *path;
    bool sample;          /* made-up data: the SAMPLE stamp follows it */
    bool fenced;          /* opened for packs */
    int64_t steps_left;   /* budget of a connection for packs, in steps of SQLite's machine */
    struct pw_map *reads; /* while set, gets "table" and "table.column" of each statement made
                             on a fenced connection */
};

/* Folder with templates/, fonts/: PACKWRIGHT_SHARE, the installed prefix or
 * the source tree, in this order; NULL with an error. Belongs to the caller. */
char *pw_share_find(struct pw_arena *arena, const char *program_path, struct pw_err *err);

/* Makes a new mart (mode 0600) with schema and built-in reference data; fails
 * if the file is there. A sample is filled here from SHARE/templates/sample and
 * with the lists of invented children (packwright/invent.h) that it names, and
 * refuses all other imports: made-up and real figures never mix. With share
 * NULL a sample stays empty. */
bool pw_mart_create(const char *path, const char *share, bool sample, struct pw_err *err);
/* The current schema version of this program. */
int pw_mart_version(void);
/* Opens for import: migrates forward in one transaction if needed. */
struct pw_mart *pw_mart_open_write(struct pw_arena *arena, const char *path, struct pw_err *err);
/* Opens for packs: read-only, an authorizer that allows SELECT, READ,
 * RECURSIVE and the functions of src/mart/functions.def, a budget of VM steps,
 * a memory limit. Identifiers, dates of birth and postcodes can't be read.
 * Our aggregates: pw_sum, pw_mean, pw_median take (value) or (value, symbol)
 * and answer with the symbol when an input has one (c before all others, a
 * blank counts as x), NULL over no row; pw_quantile(value, p) leaves out rows
 * without a number. Views for packs: src/mart/schema_1. */
struct pw_mart *pw_mart_open_read(struct pw_arena *arena, const char *path, struct pw_err *err);
void pw_mart_close(struct pw_mart *mart); /* NULL is fine */
/* Shows the mart as it stood at the end of a day: rows received later are as
 * if they weren't there, rows replaced since as if they hadn't been, in tables,
 * views and the functions below. PW_NO_DATE shows all again. What a row said
 * before stands in table past_X, which packs see so alone (src/mart/past.sql). */
bool pw_mart_set_known(struct pw_mart *mart, int32_t date, struct pw_err *err);
/* The same, and without the figures whose embargo (table embargo) lasts beyond `issued`,
 * "2025-11-20" or "2025-11-20T09:30"; of one indicator, or of all (NULL). pw_mart_set_known shows
 * them again. */
bool pw_mart_hide_embargoed(struct pw_mart *mart, int32_t known, const char *issued,
                            const char *indicator, struct pw_err *err);
/* Without the figures of all indicators that count the service's own children (disclosure people),
 * and without embargoed ones where `issued` is given. pw_mart_set_known shows them again. */
bool pw_mart_hide_people(struct pw_mart *mart, int32_t known, const char *issued,
                         struct pw_err *err);
/* Removes for good what was replaced on a day or before it; the mart can't be shown any more as it
 * stood before that day. *rows: how many went. */
bool pw_mart_forget(struct pw_mart *mart, int32_t before, int64_t *rows, struct pw_err *err);
/* What is in it, for people. */
bool pw_mart_info(struct pw_mart *mart, struct pw_buf *out, struct pw_err *err);

/* ---- areas ---------------------------------------------------------------- */
/* Code of the area meant by a new code, old code or exact name as it stood at
 * `as_at` (PW_NO_DATE: ever); a usage error with the choices when there is none
 * or more. Codes mean their area whatever the day. */
const char *pw_mart_area(struct pw_mart *mart, struct pw_arena *arena, const char *text,
                         int32_t as_at, struct pw_err *err);
/* The authority whose own tables the mart holds: the one with most teams, or
 * NULL when it has none. A pack's area where none is named. */
const char *pw_mart_home(struct pw_mart *mart, struct pw_arena *arena);
/* The latest day of which the mart tells for the area: the end of a figure's period, or the day of
 * its lists of children; PW_NO_DATE if there is none. */
int32_t pw_mart_latest(struct pw_mart *mart, const char *area, struct pw_err *err);

/* ---- imports --------------------------------------------------------------- */
struct pw_import {
    const char *const *paths;
    size_t paths_count;
    int32_t received;       /* day of receipt; required */
    const char *table;      /* csv: local table */
    const char *mapping;    /* csv: file that lays the CSV over a table, or NULL */
    const char *set;        /* neighbours: name of the set; NULL: from the file name */
    int32_t valid_from;     /* neighbours; PW_NO_DATE: from the file name */
    const char *release;    /* NULL: from the file */
    const char *dictionary; /* lait: its file of definitions; required there */
    const char *area;       /* annex-a, ssd: whose lists; NULL: pw_mart_home */
    int32_t as_at;          /* annex-a, ssd: the day that they describe; required there */
    const char *connection; /* ssd: as ODBC has it, "DSN=name"; required there */
    const char *schema;     /* ssd: of its tables; NULL: the session's own */
    const struct pw_invented *invented; /* annex-a: lists that are in no file, or NULL */
    struct pw_findings *findings;       /* refused rows, with file, line, column */
    /* Called before each file, for a terminal; NULL: silence. */
    void (*progress)(const char *path, size_t index, size_t count);
};
struct pw_import_result {
    int64_t rows;      /* read */
    int64_t added;     /* new observations or rows */
    int64_t revised;   /* differ from what an earlier release said */
    int64_t unchanged; /* were there already */
    int64_t refused;   /* rows with a finding */
};
/* `kind` is a row of src/mart/importers.def: "ees" "neighbours" "population"
 * "csv" ... One transaction: false leaves the mart as it was. */
bool pw_mart_import(struct pw_mart *mart, const char *kind, const struct pw_import *import,
                    struct pw_import_result *result, struct pw_err *err);
const char *const *pw_mart_importers(void); /* NULL-ended */
/* A commented mapping for `import csv`, from the head and the first rows of a
 * local CSV; `table` NULL is guessed from the head. `name`: of the mapping, for
 * its first comment. Heads are written, values never. */
bool pw_mart_new_mapping(const char *path, const char *table, const char *name, struct pw_buf *out,
                         struct pw_err *err);

#endif
