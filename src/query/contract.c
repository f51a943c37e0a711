/* SPDX-License-Identifier: MIT
 *
 * The contract: the comment lines that a query opens with.
 */
#include "query.h"

#include <string.h>

struct reader {
    struct pw_arena *arena;
    struct pw_findings *findings;
    struct pw_query *query;
    const char **from; /* FROM_COUNT names for each column */
    size_t from_capacity;
};

/* One entry: keyword, what stands between it and the colon, the rest with its
 * continuation lines joined. */
struct entry {
    struct pw_place place;
    const char *key, *name, *text;
};

bool qy_word_char(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/* "area (area), as_at (date)" */
static void read_parameters(struct reader *reader, const struct entry *entry) {
    static const char *const types[] = {"area", "date", "text", "number", "set"};
    const char *p = entry->text;
    while (*p) {
        size_t n = 0, m = 0;
        while (qy_word_char(p[n]))
            n++;
        const char *open = p + n + strspn(p + n, " ");
        if (*open == '(')
            while (qy_word_char(open[1 + m]))
                m++;
        char *type = *open == '(' ? pw_arena_strndup(reader->arena, open + 1, m) : NULL;
        bool known = false;
        for (size_t i = 0; i < PW_COUNT(types); i++)
            known = known || pw_streq(type, types[i]);
        if (!n || !known || open[1 + m] != ')') {
            pw_find(reader->findings, PW_ERROR, "bad-parameters", entry->place,
                    "parameters are written as `area (area), as_at (date)`; types are area, date, "
                    "text, number and set");
            return;
        }
        struct pw_query_parameter *parameter = PW_PUSH(reader->arena, reader->query, parameters);
        parameter->name = pw_arena_strndup(reader->arena, p, n);
        parameter->type = type;
        parameter->place = entry->place;
        p = open + m + 2;
        p += strspn(p, " ");
        p += *p == ',';
        p += strspn(p, " ");
    }
}

static void read_column(struct reader *reader, const struct entry *entry) {
    struct pw_query *query = reader->query;
    for (size_t i = 0; i < query->columns_count; i++)
        if (pw_streq(query->columns[i].name, entry->name)) {
            pw_find(reader->findings, PW_ERROR, "duplicate-column", entry->place,
                    "column %s is promised twice", entry->name);
            return;
        }
    struct pw_column *column = PW_PUSH(reader->arena, query, columns);
    column->name = entry->name;
    column->decimals = column->unit_from = column->decimals_from = column->polarity_from = -1;
    size_t i = query->columns_count - 1, old = reader->from_capacity;
    if (query->columns_capacity > old) {
        const char **from =
            PW_NEW_N(reader->arena, const char *, query->columns_capacity *FROM_COUNT);
        if (old)
            memcpy(from, reader->from, old * FROM_COUNT * sizeof *from);
        reader->from = from;
        reader->from_capacity = query->columns_capacity;
    }
    struct pw_place *places = PW_NEW_N(reader->arena, struct pw_place, query->columns_count);
    if (i)
        memcpy(places, query->column_places, i * sizeof *places);
    places[i] = entry->place;
    query->column_places = places;
    struct pw_people **people = PW_NEW_N(reader->arena, struct pw_people *, query->columns_count);
    if (i)
        memcpy(people, query->people, i * sizeof *people);
    people[i] = PW_NEW(reader->arena, struct pw_people);
    query->people = people;
    qy_contract_column(reader->arena, column, entry->text, entry->place, reader->findings,
                       reader->from + i * FROM_COUNT, people[i]);
}

static void read_level(struct reader *reader, const struct entry *entry) {
    if (pw_streq(entry->text, "aggregate") || pw_streq(entry->text, "child"))
        reader->query->level = entry->text;
    else
        pw_find(reader->findings, PW_ERROR, "bad-level", entry->place,
                "level is aggregate or child, not \"%s\"", entry->text);
}

/* "list_window, list_parts" */
static void read_with(struct reader *reader, const struct entry *entry) {
    for (const char *p = entry->text; *p;) {
        size_t n = 0;
        while (qy_word_char(p[n]))
            n++;
        const char *rest = p + n + strspn(p + n, " ");
        if (!n || (*rest && *rest != ',')) {
            pw_find(reader->findings, PW_ERROR, "bad-with", entry->place,
                    "fragments are written as `with: list_window, list_parts`");
            return;
        }
        struct pw_fragment *fragment = PW_PUSH(reader->arena, reader->query, fragments);
        fragment->name = pw_arena_strndup(reader->arena, p, n);
        fragment->place = entry->place;
        p = rest + (*rest == ',');
        p += strspn(p, " ");
    }
}

static void read_entry(struct reader *reader, const struct entry *entry) {
    struct pw_query *query = reader->query;
    if (pw_streq(entry->key, "column"))
        read_column(reader, entry);
    else if (pw_streq(entry->key, "parameters"))
        read_parameters(reader, entry);
    else if (pw_streq(entry->key, "source"))
        query->source = entry->text;
    else if (pw_streq(entry->key, "level"))
        read_level(reader, entry);
    else if (pw_streq(entry->key, "key"))
        query->key = entry->text;
    else if (pw_streq(entry->key, "note"))
        *PW_PUSH(reader->arena, query, notes) = entry->text;
    else if (pw_streq(entry->key, "with"))
        read_with(reader, entry);
    else if (!query->description)
        query->description = entry->text;
    else
        query->description =
            pw_arena_printf(reader->arena, "%s %s", query->description, entry->text);
}

/* What a line of the contract begins: `column NAME:` and the others, or prose. */
static void open_entry(struct reader *reader, struct entry *entry, const char *text,
                       struct pw_place place) {
    static const char *const keys[] = {"parameters", "source", "note", "level", "key", "with"};
    *entry = (struct entry){.place = place, .key = "", .text = text};
    const char *colon = strchr(text, ':');
    if (!colon)
        return;
    char *head = pw_str_trim(reader->arena, text, (size_t)(colon - text));
    char *rest = pw_str_trim(reader->arena, colon + 1, strlen(colon + 1));
    for (size_t i = 0; i < PW_COUNT(keys); i++)
        if (pw_streq(head, keys[i])) {
            entry->key = keys[i];
            entry->text = rest;
        }
    if (!pw_str_starts(head, "column "))
        return;
    entry->name = pw_str_trim(reader->arena, head + 7, strlen(head + 7));
    entry->key = "column";
    entry->text = rest;
    for (const char *p = entry->name; *p; p++)
        if (!qy_word_char(*p))
            pw_find(reader->findings, PW_ERROR, "bad-column-name", place,
                    "\"%s\" can't be the name of a column", entry->name);
}

static void resolve_from(struct reader *reader) {
    struct pw_query *query = reader->query;
    static const char *const what[] = {"unit", "decimals", "polarity", "label"};
    query->label_from = PW_NEW_N(reader->arena, const char *, query->columns_count + 1);
    for (size_t i = 0; i < query->columns_count; i++) {
        int label = -1;
        int *const slots[] = {&query->columns[i].unit_from, &query->columns[i].decimals_from,
                              &query->columns[i].polarity_from, &label};
        query->label_from[i] = reader->from[i * FROM_COUNT + FROM_LABEL];
        for (size_t f = 0; f < FROM_COUNT; f++) {
            const char *name = reader->from[i * FROM_COUNT + f];
            for (size_t c = 0; name && c < query->columns_count; c++)
                if (pw_streq(query->columns[c].name, name))
                    *slots[f] = (int)c;
            if (name && *slots[f] < 0)
                pw_find(reader->findings, PW_ERROR, "unknown-column", query->column_places[i],
                        "column %s takes its %s from %s, which is not promised",
                        query->columns[i].name, what[f], name);
        }
    }
}

static void check_key(struct reader *reader) {
    const struct pw_query *query = reader->query;
    bool found = !query->key;
    for (size_t i = 0; i < query->columns_count; i++)
        found = found ||
                (pw_streq(query->columns[i].name, query->key) && query->columns[i].type == PW_TEXT);
    if (!found)
        pw_find(reader->findings, PW_ERROR, "unknown-column", (struct pw_place){query->path, 1, 1},
                "key: %s is no text column that the contract promises", query->key);
}

static void read_contract(struct reader *reader) {
    struct entry entry = {0};
    bool open = false;
    int line = 0;
    for (const char *p = reader->query->text; *p;) {
        line++;
        size_t n = strcspn(p, "\n");
        const char *start = p;
        p += n + (p[n] == '\n');
        if (n < 2 || start[0] != '-' || start[1] != '-') {
            if (strspn(start, " \t") >= n && !open)
                continue; /* blank lines before the contract */
            break;
        }
        size_t blanks = 2;
        while (blanks < n && start[blanks] == ' ')
            blanks++;
        char *text = pw_str_trim(reader->arena, start + 2, n - 2);
        if (open && blanks >= 5 && *text) {
            entry.text = pw_arena_printf(reader->arena, "%s %s", entry.text, text);
            continue;
        }
        if (open)
            read_entry(reader, &entry);
        open = *text != '\0';
        struct pw_place place = {reader->query->path, line, (int)blanks + 1};
        if (open)
            open_entry(reader, &entry, text, place);
    }
    if (open)
        read_entry(reader, &entry);
}

void qy_contract_read(struct pw_arena *arena, struct pw_query *query,
                      struct pw_findings *findings) {
    struct reader reader = {.arena = arena, .findings = findings, .query = query};
    query->level = "aggregate";
    read_contract(&reader);
    resolve_from(&reader);
    qy_people_resolve(query, findings);
    check_key(&reader);
}
