/* SPDX-License-Identifier: MIT
 *
 * Aggregates that respect symbols: pw_sum, pw_mean, pw_median take (value) or
 * (value, symbol) and answer with the symbol when an input has one, because a
 * total over a withheld number is not a number. A blank without a symbol
 * counts as x, not available. pw_quantile(value, p) is for comparators: it
 * leaves out rows without a number (type 7 of R, as LAIT uses).
 */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "functions.h"

enum kind { SUM, MEAN, MEDIAN, QUANTILE };

struct gathered {
    double *values;
    size_t count, capacity;
    double p;
    char symbol[16]; /* the strongest so far, "" if none */
    bool failed;
};

/* Withheld outweighs all: what includes a withheld number must stay withheld. */
static int strength(const char *symbol) {
    static const char *const order[] = {"x", "z", "tbc", "u", "low", "k"};
    if (pw_streq(symbol, "c"))
        return 100;
    for (size_t i = 0; i < PW_COUNT(order); i++)
        if (pw_streq(symbol, order[i]))
            return (int)i + 1;
    return 50; /* "<5" and symbols that we don't know */
}

static void note_symbol(struct gathered *state, const char *symbol) {
    if (!state->symbol[0] || strength(symbol) > strength(state->symbol)) {
        strncpy(state->symbol, symbol, sizeof state->symbol - 1);
        state->symbol[sizeof state->symbol - 1] = '\0';
    }
}

static void keep(struct gathered *state, double value) {
    if (state->count == state->capacity) {
        size_t wanted = state->capacity ? state->capacity * 2 : 64;
        double *grown = sqlite3_realloc64(state->values, wanted * sizeof *grown);
        if (!grown) {
            state->failed = true;
            return;
        }
        state->values = grown;
        state->capacity = wanted;
    }
    state->values[state->count++] = value;
}

static void gather(sqlite3_context *context, int count, sqlite3_value **arguments) {
    struct gathered *state = sqlite3_aggregate_context(context, sizeof *state);
    if (!state) {
        sqlite3_result_error_nomem(context);
        return;
    }
    enum kind kind = (enum kind)(intptr_t)sqlite3_user_data(context);
    int type = sqlite3_value_type(arguments[0]);
    bool number = type == SQLITE_INTEGER || type == SQLITE_FLOAT;
    if (kind == QUANTILE) {
        state->p = sqlite3_value_double(arguments[1]);
        if (number)
            keep(state, sqlite3_value_double(arguments[0]));
        return;
    }
    const char *symbol = NULL;
    if (count > 1)
        symbol = (const char *)sqlite3_value_text(arguments[1]);
    if ((!symbol || !*symbol) && type == SQLITE_TEXT)
        symbol = (const char *)sqlite3_value_text(arguments[0]);
    if (symbol && *symbol)
        note_symbol(state, symbol);
    else if (number)
        keep(state, sqlite3_value_double(arguments[0]));
    else
        note_symbol(state, "x");
}

/* ---- results -------------------------------------------------------------------- */

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Neumaier's sum: the order of rows must not show in the last digit. The
 * values are sorted before for the same reason. */
static double exact_sum(const double *values, size_t count) {
    double sum = 0, rest = 0;
    for (size_t i = 0; i < count; i++) {
        double next = sum + values[i];
        rest += fabs(sum) >= fabs(values[i]) ? (sum - next) + values[i] : (values[i] - next) + sum;
        sum = next;
    }
    return sum + rest;
}

static double quantile(const double *sorted, size_t count, double p) {
    double at = (double)(count - 1) * (p < 0 ? 0 : p > 1 ? 1 : p);
    size_t below = (size_t)floor(at);
    size_t above = below + 1 < count ? below + 1 : below;
    return sorted[below] + (at - (double)below) * (sorted[above] - sorted[below]);
}

static void answer(sqlite3_context *context) {
    struct gathered *state = sqlite3_aggregate_context(context, 0);
    if (!state)
        return; /* no row: NULL */
    enum kind kind = (enum kind)(intptr_t)sqlite3_user_data(context);
    if (state->failed)
        sqlite3_result_error_nomem(context);
    else if (state->symbol[0])
        sqlite3_result_text(context, state->symbol, -1, SQLITE_TRANSIENT);
    else if (state->count) {
        qsort(state->values, state->count, sizeof *state->values, compare);
        double sum = exact_sum(state->values, state->count);
        double result =
            kind == SUM    ? sum
            : kind == MEAN ? sum / (double)state->count
                           : quantile(state->values, state->count, kind == MEDIAN ? 0.5 : state->p);
        sqlite3_result_double(context, pw_number_clean(result));
    }
    sqlite3_free(state->values);
    state->values = NULL;
}

bool pw_functions_add(sqlite3 *db, struct pw_arena *arena, struct pw_err *err) {
    static const struct {
        const char *name;
        int arguments;
        enum kind kind;
    } table[] = {
        {"pw_sum", 1, SUM},           {"pw_sum", 2, SUM},       {"pw_mean", 1, MEAN},
        {"pw_mean", 2, MEAN},         {"pw_median", 1, MEDIAN}, {"pw_median", 2, MEDIAN},
        {"pw_quantile", 2, QUANTILE},
    };
    for (size_t i = 0; i < PW_COUNT(table); i++)
        if (sqlite3_create_function_v2(db, table[i].name, table[i].arguments,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                       (void *)(intptr_t)table[i].kind, NULL, gather, answer,
                                       NULL) != SQLITE_OK)
            return pw_sql_fail(db, "Adding our functions failed", err);
    return pw_dates_add(db, arena, err);
}
