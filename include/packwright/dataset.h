/* SPDX-License-Identifier: MIT
 *
 * dataset: the one table type of the program. Columns with name, label, unit
 * and type; cells with a state and a number only where the state allows one.
 * A withheld cell has no number at all, so nothing below can leak it.
 */
#ifndef PACKWRIGHT_DATASET_H
#define PACKWRIGHT_DATASET_H

#include "packwright/finding.h"

enum pw_state {
    PW_PRESENT,        /* the only one with a number, date or text */
    PW_MISSING,        /* blank, x: [x] not available */
    PW_AWAITED,        /* TBC: to be confirmed */
    PW_NOT_COLLECTED,  /* was not collected then */
    PW_NOT_APPLICABLE, /* z: [z] */
    PW_WITHHELD,       /* c: [c] confidential */
    PW_LOW,            /* k, low: [low] rounds to 0 but is not 0 */
    PW_UNRELIABLE,     /* u: [u] low reliability, number not given */
    PW_BOUNDED,        /* "<5": only a bound is known; text holds it */
    PW_STATE_COUNT
};

enum pw_flag { /* bits; printed after the value as [p] [r] [e] [f] [b] */
               PW_PROVISIONAL = 1,
               PW_REVISED = 2,
               PW_ESTIMATED = 4,
               PW_FORECAST = 8,
               PW_BREAK = 16,     /* break in the series at this point */
               PW_CALCULATED = 32 /* worked out here, not published; noted, no symbol */
};

enum pw_type { PW_TEXT, PW_NUMBER, PW_DATE };
enum pw_polarity { PW_NEUTRAL, PW_HIGH_IS_GOOD, PW_LOW_IS_GOOD };

struct pw_cell {
    enum pw_state state : 8;
    unsigned flags : 16;
    bool has_parts : 1; /* numerator and denominator came with the measure, PW_PRESENT or not */
    int32_t date;       /* PW_DATE and present only, else PW_NO_DATE */
    double number;      /* PW_NUMBER and present only, else 0 */
    const char *text;   /* PW_TEXT and present (never NULL then); PW_BOUNDED: the bound */
    double numerator, denominator;
};

struct pw_column {
    const char *name;  /* as in SQL */
    const char *label; /* for readers; never NULL */
    enum pw_type type;
    const char *unit; /* "count", "%", "per 10,000", "days", "£", "£'000", "£m", "FTE", "date", ...
                         or NULL */
    const char *population;  /* whom or what it counts, for heads, or NULL; */
    const char *period;      /* and when: "rolling 12 months", or NULL */
    int decimals;            /* of numbers; -1: as many as the value has */
    const char *date_format; /* see pw_format_date; NULL: "d mmmm yyyy" */
    enum pw_polarity polarity;
    /* Columns of the same dataset that give each row its own, or -1. */
    int unit_from, decimals_from, polarity_from;
    const char *disclosure;     /* "people", "published", "none" or NULL */
    const char *not_applicable; /* words in place of [z], or NULL */
    const char *role;           /* of a people column: "count", "numerator of X", ... or NULL */
};

struct pw_dataset {
    const char *name;        /* of the query */
    const char *description; /* first line of the query's contract or NULL */
    const char *source;      /* for readers, e.g. "DfE, Children in need 2024, table c6" or NULL */
    struct pw_place place;   /* of the query's file */
    struct pw_column *columns;
    size_t columns_count;
    struct pw_cell *cells; /* rows x columns, row by row */
    size_t rows_count;
};

/* Columns are unnamed text, cells are missing; *_from and decimals are -1. */
struct pw_dataset *pw_dataset_new(struct pw_arena *arena, const char *name, size_t columns,
                                  size_t rows);
/* Index of the column called `name`, or -1. */
int pw_dataset_column(const struct pw_dataset *data, const char *name);
/* To read: a missing cell, an unnamed column of text where there is none, so that
 * (size_t)-1, a column that a faulty contract or template doesn't have, is safe. */
const struct pw_cell *pw_dataset_cell(const struct pw_dataset *data, size_t row, size_t column);
const struct pw_column *pw_dataset_column_at(const struct pw_dataset *data, size_t column);
/* Counts, money and posts add up; rates, shares, ranks and rows of mixed units do not. */
bool pw_column_adds_up(const struct pw_column *column);
/* To fill a dataset: row and column are in it. */
struct pw_cell *pw_dataset_slot(const struct pw_dataset *data, size_t row, size_t column);

/* State for a published symbol (c k u x z low TBC, blank, "<5"; also the older
 * : ~ n/a), by itself or in brackets, whatever the case; NULL is missing;
 * PW_PRESENT when the text is none of them. */
enum pw_state pw_state_from_symbol(const char *text);
/* State of a sum over cells of the two states: withheld outweighs all, any other
 * outweighs present; of a bound is left that there is no number. As pw_sum in SQL. */
enum pw_state pw_state_of_sum(enum pw_state a, enum pw_state b);
/* "[c]", "[x]" (also where nothing was collected), "[z]", "[low]", "[u]", "TBC",
 * "<" for a bound; "" for present. */
const char *pw_state_symbol(enum pw_state state);
/* "confidential: a small number withheld so that no one can be identified" ... */
const char *pw_state_meaning(enum pw_state state);

/* ---- formatting ----------------------------------------------------------
 * Rounding happens once, here: the shortest decimal that gives the double
 * back, rounded half away from zero. Minus zero prints 0. Thousands have
 * commas. Text is UTF-8; the minus sign is U+2212. Not finite prints [x]. */
void pw_format_number(struct pw_buf *out, double value, int decimals);
/* Formats: "d mmmm yyyy" 31 March 2024 · "d mmm yyyy" 31 Mar 2024 · "mmmm yyyy"
 * · "mmm yyyy" · "mmm" · "yyyy" · "year ending" (year ending 31 March 2024) ·
 * "financial year" (2023-24) · "school year" (2023/24) · "iso". Unknown formats print the first,
 * and PW_NO_DATE prints [x]. */
void pw_format_date(struct pw_buf *out, int32_t date, const char *format);
/* Value with its unit as in running text: 7,044 · 45.6% · £1.2m · £1,234k ·
 * "49 per 10,000" is printed without the words (they stand in the head). A
 * symbol where there is no number; flags follow in brackets. `row` picks
 * unit_from and the like. */
void pw_format_cell(struct pw_buf *out, const struct pw_dataset *data, size_t row, size_t column);
/* The same without the unit, for a column whose head says it. */
void pw_format_cell_bare(struct pw_buf *out, const struct pw_dataset *data, size_t row,
                         size_t column);
/* A label within a sentence: "referrals" of "Referrals", "the year before" of
 * "The year before". Only a first word that is certainly no name is made small
 * (common_words.def), and none before another capital: "Early Help", "Social
 * Work England" stay. */
char *pw_label_inside(struct pw_arena *arena, const char *label);
/* Unit, decimals and polarity of a cell after *_from. */
const char *pw_cell_unit(const struct pw_dataset *data, size_t row, size_t column);
int pw_cell_decimals(const struct pw_dataset *data, size_t row, size_t column);
enum pw_polarity pw_cell_polarity(const struct pw_dataset *data, size_t row, size_t column);

/* The dataset as text, a line a column, then a line a row, cells parted by " | ":
 * exact numbers, symbols, flags ([k] calculated), parts (numerator/denominator). */
void pw_dataset_dump(const struct pw_dataset *data, struct pw_buf *out);

#endif
