/* SPDX-License-Identifier: MIT
 *
 * One promised column: `label "Children", unit count, decimals 0, polarity low`.
 */
#include "query.h"

#include <string.h>

struct attribute {
    struct pw_arena *arena;
    struct pw_column *column;
    struct pw_people *people;
    struct pw_findings *findings;
    struct pw_place place;
    const char **from; /* names of the columns that give a row its own */
    const char *value; /* what follows the attribute's name, unquoted */
    bool is_from;
    bool typed;
};

static void bad(struct attribute *a, const char *name, const char *wanted) {
    pw_find(a->findings, PW_ERROR, "bad-attribute", a->place, "column %s: %s \"%s\"; write %s",
            a->column->name, name, a->value, wanted);
}

/* Both may stand: the label for when there are no rows to take it from. */
static void set_label(struct attribute *a) {
    if (a->is_from)
        a->from[FROM_LABEL] = a->value;
    else
        a->column->label = a->value;
}

static void set_type(struct attribute *a) {
    static const char *const types[] = {
        [PW_TEXT] = "text", [PW_NUMBER] = "number", [PW_DATE] = "date"};
    for (size_t i = 0; i < PW_COUNT(types); i++)
        if (pw_streq(a->value, types[i])) {
            a->column->type = (enum pw_type)i;
            a->typed = true;
            return;
        }
    bad(a, "type", "text, number or date");
}

static void set_unit(struct attribute *a) {
    if (a->is_from)
        a->from[FROM_UNIT] = a->value;
    else
        a->column->unit = a->value;
    if (!a->typed)
        a->column->type = PW_NUMBER;
}

static void set_decimals(struct attribute *a) {
    int64_t n = -1;
    if (a->is_from)
        a->from[FROM_DECIMALS] = a->value;
    else if (pw_streq(a->value, "any"))
        a->column->decimals = -1;
    else if (pw_integer_parse(a->value, &n) && n >= 0 && n <= 9)
        a->column->decimals = (int)n;
    else
        bad(a, "decimals", "a number from 0 to 9, any, or from COLUMN");
}

static void set_polarity(struct attribute *a) {
    if (a->is_from)
        a->from[FROM_POLARITY] = a->value;
    else if (pw_streq(a->value, "high"))
        a->column->polarity = PW_HIGH_IS_GOOD;
    else if (pw_streq(a->value, "low"))
        a->column->polarity = PW_LOW_IS_GOOD;
    else if (!pw_streq(a->value, "neutral"))
        bad(a, "polarity", "neutral, high, low or from COLUMN");
}

static void set_format(struct attribute *a) {
    a->column->date_format = a->value;
    if (!a->typed)
        a->column->type = PW_DATE;
}

static void set_disclosure(struct attribute *a) {
    if (pw_streq(a->value, "people") || pw_streq(a->value, "published") ||
        pw_streq(a->value, "none"))
        a->column->disclosure = a->value;
    else
        bad(a, "disclosure", "people, published or none");
}

/* Roles of people may be several; of the others there is one. */
static void set_role(struct attribute *a) {
    if (!qy_people_role(a->arena, a->people, a->value))
        a->column->role = a->value;
}

static void set_key(struct attribute *a) {
    a->people->has_key = true;
    qy_people_key(a->arena, a->people, a->value);
}

static void set_rounding(struct attribute *a) {
    if (pw_streq(a->value, "none"))
        a->people->rounding = 1;
    else if (!pw_integer_parse(a->value, &a->people->rounding) || a->people->rounding < 2 ||
             a->people->rounding > 1000)
        bad(a, "rounding", "none or a number from 2 to 1000");
}

static void set_not_applicable(struct attribute *a) {
    a->column->not_applicable = a->value;
}

static void set_population(struct attribute *a) {
    a->column->population = a->value;
}

static void set_period(struct attribute *a) {
    a->column->period = a->value;
}

static const struct {
    const char *name;
    void (*set)(struct attribute *a);
} attributes[] = {
    {"label", set_label},
    {"type", set_type},
    {"unit", set_unit},
    {"decimals", set_decimals},
    {"format", set_format},
    {"polarity", set_polarity},
    {"disclosure", set_disclosure},
    {"role", set_role},
    {"key", set_key},
    {"rounding", set_rounding},
    {"not_applicable", set_not_applicable},
    {"population", set_population},
    {"period", set_period},
};

/* One attribute: its name, perhaps `from`, and a word or a quoted text. */
static void read_attribute(struct attribute *a, const char *text, size_t length) {
    char *whole = pw_str_trim(a->arena, text, length);
    if (!*whole)
        return;
    size_t n = strcspn(whole, " \t");
    char *name = pw_arena_strndup(a->arena, whole, n);
    char *value = pw_str_trim(a->arena, whole + n, strlen(whole + n));
    a->is_from = false;
    if (pw_str_starts(value, "from ") || pw_str_starts(value, "from:")) {
        a->is_from = true;
        value = pw_str_trim(a->arena, value + 5, strlen(value + 5));
    }
    size_t l = strlen(value);
    if (l >= 2 && value[0] == '"' && value[l - 1] == '"')
        value = pw_arena_strndup(a->arena, value + 1, l - 2);
    a->value = value;
    for (size_t i = 0; i < PW_COUNT(attributes); i++) {
        if (!pw_streq(name, attributes[i].name))
            continue;
        if (!*value)
            bad(a, name, "its value after it");
        else
            attributes[i].set(a);
        return;
    }
    pw_find(a->findings, PW_ERROR, "unknown-attribute", a->place,
            "column %s: \"%s\" is no attribute; there are label, type, unit, decimals, format, "
            "polarity, disclosure, role, key, rounding, not_applicable, population, period",
            a->column->name, name);
}

void qy_contract_column(struct pw_arena *arena, struct pw_column *column, const char *text,
                        struct pw_place place, struct pw_findings *findings, const char **from,
                        struct pw_people *people) {
    struct attribute a = {.arena = arena,
                          .column = column,
                          .people = people,
                          .findings = findings,
                          .place = place,
                          .from = from};
    bool quoted = false;
    const char *start = text;
    for (const char *p = text;; p++) {
        if (*p == '"')
            quoted = !quoted;
        if (*p && (quoted || *p != ','))
            continue;
        read_attribute(&a, start, (size_t)(p - start));
        start = p + 1;
        if (!*p)
            break;
    }
    if (quoted)
        pw_find(findings, PW_ERROR, "bad-attribute", place,
                "column %s: a quoted text has no closing quote", column->name);
    if (!column->label) {
        column->label = column->name;
        pw_find(findings, PW_WARNING, "no-label", place,
                "column %s has no label for readers; add label \"...\"", column->name);
    }
}
