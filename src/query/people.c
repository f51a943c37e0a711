/* SPDX-License-Identifier: MIT
 *
 * What a contract says about columns that count people: the key of each cell,
 * roles, rounding.
 */
#include "query.h"

#include <string.h>

static char *squeeze(struct pw_arena *arena, const char *text, size_t length) {
    char *out = pw_str_trim(arena, text, length), *to = out;
    for (const char *p = out; *p; p++)
        if (*p != ' ' || p[1] != ' ')
            *to++ = *p;
    *to = '\0';
    return out;
}

/* "kind", "period_end = as_at" or "kind: Child protection". */
static void read_part(struct pw_arena *arena, struct pw_people *people, const char *text,
                      size_t length) {
    char *whole = pw_str_trim(arena, text, length);
    size_t n = strcspn(whole, "=:");
    struct pw_key_part *part = PW_PUSH(arena, people, parts);
    *part = (struct pw_key_part){.name = pw_str_trim(arena, whole, n), .column = -1};
    char *rest = whole[n] ? pw_str_trim(arena, whole + n + 1, strlen(whole + n + 1)) : NULL;
    if (whole[n] == ':')
        part->text = rest;
    else
        part->from = rest ? rest : part->name;
}

/* Fixed words and braces: "visits overdue {kind} {period_end}". */
void qy_people_key(struct pw_arena *arena, struct pw_people *people, const char *text) {
    struct pw_buf words = {0};
    for (const char *p = text; *p;) {
        size_t n = strcspn(p, "{");
        pw_buf_printf(&words, " %.*s", (int)n, p);
        p += n;
        if (*p != '{')
            break;
        n = strcspn(p + 1, "}");
        read_part(arena, people, p + 1, n);
        p += 1 + n + (p[n + 1] == '}');
    }
    people->measure = squeeze(arena, pw_buf_text(&words), words.length);
    pw_buf_release(&words);
}

static const struct {
    const char *words;
    enum pw_standing role;
} roles[] = {
    {"numerator of ", PW_IS_NUMERATOR}, {"denominator of ", PW_IS_DENOMINATOR},
    {"total over ", PW_IS_TOTAL},       {"window ", PW_IS_WINDOW},
    {"derived from ", PW_IS_DERIVED},   {"others ", PW_IS_OTHERS},
};

static void push_role(struct pw_arena *arena, struct pw_people *people, enum pw_standing role,
                      const char *of, const char *value) {
    struct pw_stand *r = PW_PUSH(arena, people, roles);
    *r = (struct pw_stand){.role = role, .of = of, .value = value, .column = -1};
}

/* "children and workers": one role for each. */
static void push_derived(struct pw_arena *arena, struct pw_people *people, const char *list) {
    for (const char *p = list; *p;) {
        const char *end = strstr(p, " and ");
        size_t n = end ? (size_t)(end - p) : strlen(p);
        push_role(arena, people, PW_IS_DERIVED, pw_str_trim(arena, p, n), NULL);
        p += n + (end ? 5 : 0);
    }
}

/* "first to period_end": parts of the key that hold days. */
static void push_window(struct pw_arena *arena, struct pw_people *people, const char *days) {
    const char *to = strstr(days, " to ");
    size_t n = to ? (size_t)(to - days) : strlen(days);
    push_role(arena, people, PW_IS_WINDOW, pw_str_trim(arena, days, n),
              to ? pw_str_trim(arena, to + 4, strlen(to + 4)) : "");
}

/* "missed for id": what is left is called as column missed says, in part id of the key. */
static void push_others(struct pw_arena *arena, struct pw_people *people, const char *text) {
    const char *for_ = strstr(text, " for ");
    size_t n = for_ ? (size_t)(for_ - text) : strlen(text);
    push_role(arena, people, PW_IS_OTHERS, pw_str_trim(arena, text, n),
              for_ ? pw_str_trim(arena, for_ + 5, strlen(for_ + 5)) : "");
}

bool qy_people_role(struct pw_arena *arena, struct pw_people *people, const char *text) {
    if (pw_streq(text, "count")) {
        push_role(arena, people, PW_IS_COUNT, NULL, NULL);
        return true;
    }
    for (size_t i = 0; i < PW_COUNT(roles); i++) {
        if (!pw_str_starts(text, roles[i].words))
            continue;
        const char *of = text + strlen(roles[i].words), *is = strstr(of, " is ");
        const char *value = NULL;
        if (roles[i].role == PW_IS_DERIVED) {
            push_derived(arena, people, of);
            return true;
        }
        if (roles[i].role == PW_IS_WINDOW) {
            push_window(arena, people, of);
            return true;
        }
        if (roles[i].role == PW_IS_OTHERS) {
            push_others(arena, people, of);
            return true;
        }
        if (is) {
            size_t n = strlen(is + 4);
            bool quoted = n >= 2 && is[4] == '"' && is[3 + n] == '"';
            value = pw_arena_strndup(arena, is + 4 + quoted, n - 2 * (size_t)quoted);
            of = pw_str_trim(arena, of, (size_t)(is - of));
        }
        push_role(arena, people, roles[i].role, of, value);
        return true;
    }
    return false;
}

static int column_called(const struct pw_query *query, const char *name) {
    for (size_t i = 0; i < query->columns_count; i++)
        if (pw_streq(query->columns[i].name, name))
            return (int)i;
    return -1;
}

static int wanted(const struct pw_query *query, size_t i, const char *name, const char *what,
                  struct pw_findings *findings) {
    int column = column_called(query, name);
    if (column < 0)
        pw_find(findings, PW_ERROR, "unknown-column", query->column_places[i],
                "column %s: its %s names %s, which is not promised", query->columns[i].name, what,
                name);
    return column;
}

static bool has_part(const struct pw_people *people, const char *part) {
    for (size_t p = 0; p < people->parts_count; p++)
        if (pw_streq(people->parts[p].name, part))
            return true;
    return false;
}

static void check_window(const struct pw_query *query, size_t i, const struct pw_stand *window,
                         struct pw_findings *findings) {
    if (!has_part(query->people[i], window->of) || !has_part(query->people[i], window->value))
        pw_find(findings, PW_ERROR, "bad-attribute", query->column_places[i],
                "column %s: its window is of parts of its key that hold the first and the last "
                "day; write role window first to period_end, and {first} {period_end} in the key",
                query->columns[i].name);
}

static void check_others(const struct pw_query *query, size_t i, const struct pw_stand *others,
                         struct pw_findings *findings) {
    if (!has_part(query->people[i], others->value) ||
        !pw_people_has(query->people[i], PW_IS_NUMERATOR))
        pw_find(findings, PW_ERROR, "bad-attribute", query->column_places[i],
                "column %s: the others are those that a numerator leaves of its whole, and differ "
                "from it in a part of its key; write role others COLUMN for PART, and {PART} in "
                "the key",
                query->columns[i].name);
}

/* What adds up is a part of the key. */
static void check_total(const struct pw_query *query, size_t i, const char *part,
                        struct pw_findings *findings) {
    if (has_part(query->people[i], part))
        return;
    pw_find(findings, PW_ERROR, "bad-attribute", query->column_places[i],
            "column %s is total over %s, which is no part of its key; write {%s} into the key",
            query->columns[i].name, part, part);
}

void qy_people_resolve(struct pw_query *query, struct pw_findings *findings) {
    for (size_t i = 0; i < query->columns_count; i++) {
        struct pw_people *people = query->people[i];
        if (people->has_key && !*people->measure)
            pw_find(findings, PW_ERROR, "bad-attribute", query->column_places[i],
                    "column %s: its key has no words that say what is counted; write key "
                    "\"visits overdue {kind} {period_end}\"",
                    query->columns[i].name);
        for (size_t p = 0; p < people->parts_count; p++)
            if (people->parts[p].from)
                people->parts[p].column = wanted(query, i, people->parts[p].from, "key", findings);
        for (size_t r = 0; r < people->roles_count; r++)
            if (people->roles[r].role == PW_IS_TOTAL)
                check_total(query, i, people->roles[r].of, findings);
            else if (people->roles[r].role == PW_IS_WINDOW)
                check_window(query, i, &people->roles[r], findings);
            else if (people->roles[r].of) {
                if (people->roles[r].role == PW_IS_OTHERS)
                    check_others(query, i, &people->roles[r], findings);
                people->roles[r].column = wanted(query, i, people->roles[r].of, "role", findings);
            }
    }
}

bool pw_people_has(const struct pw_people *people, enum pw_standing role) {
    for (size_t r = 0; r < people->roles_count; r++)
        if (people->roles[r].role == role)
            return true;
    return false;
}

int pw_query_part_of(const struct pw_query *query, int column, enum pw_standing role) {
    for (size_t i = 0; i < query->columns_count; i++)
        for (size_t r = 0; r < query->people[i]->roles_count; r++)
            if (query->people[i]->roles[r].role == role &&
                query->people[i]->roles[r].column == column)
                return (int)i;
    return -1;
}

/* A count has key, role and rounding; a ratio has a numerator that is one; all
 * else of people says what it is derived from. */
static const char *lack(const struct pw_query *query, size_t i) {
    const struct pw_people *people = query->people[i];
    int numerator = pw_query_part_of(query, (int)i, PW_IS_NUMERATOR);
    if (pw_people_has(people, PW_IS_DERIVED))
        return NULL;
    if (numerator >= 0) {
        if (!query->people[numerator]->has_key)
            return "is a share or rate whose numerator has no key";
        return pw_query_part_of(query, (int)i, PW_IS_DENOMINATOR) >= 0
                   ? NULL
                   : "is a share or rate without a column with role `denominator of` it";
    }
    if (!people->has_key)
        return "has no key for its cells; write key \"WORDS {COLUMN} ...\", or role derived from "
               "COLUMN, or give its numerator and denominator";
    if (!people->roles_count)
        return "has no role: count, numerator of COLUMN, denominator of COLUMN, total over COLUMN, "
               "window FIRST to LAST";
    return people->rounding ? NULL : "says no rounding; write rounding none or rounding 5";
}

void pw_query_check_people(const struct pw_query *query, struct pw_findings *findings) {
    for (size_t i = 0; i < query->columns_count; i++) {
        const char *what = pw_streq(query->columns[i].disclosure, "people") ? lack(query, i) : NULL;
        if (what)
            pw_find(findings, PW_ERROR, "people-contract", query->column_places[i],
                    "column %s counts people and %s", query->columns[i].name, what);
    }
}
