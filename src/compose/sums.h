/* SPDX-License-Identifier: MIT
 *
 * Rows and columns of a table that are declared to follow from others.
 */
#ifndef COMPOSE_SUMS_H
#define COMPOSE_SUMS_H

#include "compose.h"

/* What stands after `is:`. */
struct sum_term {
    const char *name;
    int sign; /* 1 or -1 */
};
struct sum_rule {
    enum { SUM_TERMS, SUM_ABOVE, SUM_RUNNING } kind; /* `a - b`, `sum`, `running a` */
    struct sum_term *terms;
    size_t terms_count, terms_capacity;
    const char *text; /* as written */
    struct pw_place place;
};
/* False with a finding when the text is no rule. */
bool co_sum_rule_read(struct composer *c, const struct pw_yaml *yaml, struct sum_rule *rule);

/* A sum under way: found = the cell that should be it. */
struct sum_check {
    double exact, printed; /* of the terms as they are, as they are printed */
    size_t terms, blank;   /* taken in; of these without any value */
    bool gap;              /* a term has no number */
};
void co_sum_add(struct sum_check *check, const struct pw_dataset *data, size_t row, size_t column,
                int sign);
/* What a check says. */
enum sum_verdict {
    SUM_UNKNOWN, /* a term or the sum has no number */
    SUM_HOLDS,
    SUM_ROUNDED, /* as it is, but not as it is printed */
    SUM_ALONE,   /* the sum is there, none of its parts is */
    SUM_BROKEN
};
enum sum_verdict co_sum_judge(const struct sum_check *check, const struct pw_dataset *data,
                              size_t row, size_t column);

/* rows.c: reads `rows:`, `row_names:`, `sign:` and `is:` of columns, checks them on
 * the data, marks the rows that are sums, adds the notes on signs and on sums without
 * parts. True where rounding shows: the printed numbers don't add up, the exact do. */
bool co_table_sums(struct composer *c, const struct exhibit *exhibit, struct pw_block *block);

#endif
