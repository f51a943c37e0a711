/* SPDX-License-Identifier: MIT
 *
 * What the files of the annex-a importer share: lists and columns, a sheet as
 * rows of text, values as the mart holds them.
 */
#ifndef PW_MART_ANNEX_H
#define PW_MART_ANNEX_H

#include "import.h"

enum { PW_ANNEX_LISTS = 11, PW_ANNEX_COLUMNS_MOST = 48 };

enum pw_annex_kind {
    PW_ANNEX_CHILD,
    PW_ANNEX_CODE,
    PW_ANNEX_BIRTH,
    PW_ANNEX_AGE,
    PW_ANNEX_DATE,
    PW_ANNEX_FLAG,
    PW_ANNEX_SEEN, /* a flag, or the day on which it was so */
    PW_ANNEX_SUITABLE,
    PW_ANNEX_COUNT,
    PW_ANNEX_TEXT,
    PW_ANNEX_POSTCODE,
    PW_ANNEX_TEAM,
    PW_ANNEX_WORKER,
    PW_ANNEX_FAMILY,
    PW_ANNEX_ADOPTER
};

struct pw_annex_column {
    unsigned lists; /* bits */
    const char *name;
    enum pw_annex_kind kind;
    const char *set, *heads;
};

/* A sheet or a CSV file, every cell as text. */
struct pw_annex_row {
    int number; /* as Excel or an editor shows it */
    const char *const *cells;
    size_t cells_count;
};
struct pw_annex_sheet {
    const char *name, *place; /* place: "FILE[SHEET]" for findings */
    const struct pw_annex_row *rows;
    size_t rows_count;
    bool counted; /* its rows have no place that a person could look up: findings are counted */
};

/* A list laid over a sheet. */
struct pw_annex_plan {
    int list;
    size_t head; /* index of the head's row */
    const struct pw_annex_column *columns[PW_ANNEX_COLUMNS_MOST];
    int fields[PW_ANNEX_COLUMNS_MOST]; /* -1: the sheet lacks it */
    size_t columns_count, found;
    int twice; /* a field whose head repeats one that is taken, or -1 */
};
const char *pw_annex_table(int list);
/* False when no row near the top is the head of a list. */
bool pw_annex_recognise(const struct pw_annex_sheet *sheet, struct pw_annex_plan *plan);
/* Lays a list over a head with the names of the table's columns; a NULL is none. */
void pw_annex_by_name(int list, const char *const *names, size_t count, struct pw_annex_plan *plan);

/* Words of a text: letters and digits in small letters, single blanks. */
void pw_annex_words(const char *text, char *out, size_t size);

struct pw_annex_value {
    enum { PW_ANNEX_NULL, PW_ANNEX_INTEGER, PW_ANNEX_STRING } type;
    int64_t integer;
    char text[104];
    bool filled, sound;
    bool implausible;
    const char *rule; /* id of the finding when it is not sound */
};
/* How old a child born on one day is on another, in whole years: -1 before it. */
int pw_annex_age(int32_t born, int32_t day);
/* Codes, dates, answers and counts; not child, team, worker and the like. */
void pw_annex_read(const struct pw_annex_column *column, const char *text, int32_t snapshot,
                   struct pw_annex_value *out);
/* What a value that isn't sound lacks, and what was done: "is neither yes nor no and is left
 * blank." Never the value itself. */
const char *pw_annex_expected(struct pw_arena *arena, const struct pw_annex_column *column);
/* "-", "#N/A", "n/a" and blanks stand for nothing. */
bool pw_annex_blank(const char *text);

/* ---- numbers for what is not stored ------------------------------------------------ */
struct pw_annex_numbers {
    struct pw_intake *intake;
    uint64_t salt;
    struct pw_map *children, *teams, *others;
    sqlite3_stmt *child_find, *child_add, *team_find, *team_add, *number_find, *number_add,
        *worker_add;
    const char *area;
};
bool pw_annex_numbers_open(struct pw_annex_numbers *numbers, struct pw_err *err);
void pw_annex_numbers_close(struct pw_annex_numbers *numbers);
/* Number of the child with the authority's identifier; 0 with an error. */
int64_t pw_annex_child(struct pw_annex_numbers *numbers, const char *identifier,
                       struct pw_err *err);
/* kind 'worker', 'family', 'adopter': the number of that name. */
int64_t pw_annex_number(struct pw_annex_numbers *numbers, const char *kind, const char *name,
                        struct pw_err *err);
/* Id of the authority's team of that name, made if need be; NULL with an error. */
const char *pw_annex_team(struct pw_annex_numbers *numbers, const char *name, struct pw_err *err);

#endif
