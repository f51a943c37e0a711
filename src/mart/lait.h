/* SPDX-License-Identifier: MIT
 *
 * What the two files of the lait importer share: the measures of the data
 * dictionary, and which indicators of the mart they are.
 */
#ifndef PW_MART_LAIT_H
#define PW_MART_LAIT_H

#include "import.h"

struct pw_lait_measure {
    const char *name; /* Measure_short */
    const char *label, *topic, *definition, *unit, *polarity;
    const char *period_kind; /* 'year' or 'snapshot' */
    const char *period_end;  /* "03-31" */
    int decimals;
    bool banded; /* quartile bands are given: not so where the range is too small */
    int line;    /* in the dictionary */
    /* settled when the first figure comes */
    const char *indicator; /* NULL: not yet */
    const char *breakdown;
    bool alias; /* the same fact as an indicator that other files fill */
    bool only_release;
};

/* Measures by name; *newest is the newest "Last Update", PW_NO_DATE if none. */
struct pw_map *pw_lait_dictionary(struct pw_intake *intake, const char *path, int32_t *newest,
                                  struct pw_err *err);
/* Settles which indicator a measure is, and makes it if need be. */
bool pw_lait_settle(struct pw_intake *intake, struct pw_lait_measure *measure,
                    const struct pw_release *release, struct pw_err *err);

#endif
