/* SPDX-License-Identifier: MIT
 *
 * Figures under embargo. Whether a pack tells one is found by its effect: the
 * pack's queries are run on the mart without it, and where a query gives
 * something else, the pack depends on it, be it by a rank, a mean or a rate.
 * Shared query `embargoes` says which there are.
 */
#include "compose.h"

#include <string.h>

/* What each query gives, as text; NULL where it failed. */
static const char **run_all(struct composer *c) {
    size_t n = pw_map_count(c->asked);
    const char **out = PW_NEW_N(c->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++) {
        const struct asked *asked = pw_map_value(c->asked, i);
        struct pw_findings quiet;
        struct pw_buf dump = {0};
        pw_findings_init(&quiet, c->arena);
        if (!asked->data || asked->parent)
            continue;
        const struct pw_dataset *data =
            pw_query_run(c->arena, asked->query, c->input->mart, &c->values, &quiet);
        if (data)
            pw_dataset_dump(data, &dump);
        out[i] = data ? pw_arena_strdup(c->arena, pw_buf_text(&dump)) : NULL;
        pw_buf_release(&dump);
    }
    return out;
}

/* The first query that gives something else, or NULL. */
static const struct asked *first_other(struct composer *c, const char **whole, const char **part) {
    for (size_t i = 0; i < pw_map_count(c->asked); i++)
        if (!pw_streq(whole[i], part[i]))
            return pw_map_value(c->asked, i);
    return NULL;
}

struct embargo {
    int32_t known;
    const char *issued;
    const char **whole; /* what the queries give with every figure */
};

/* The query that depends on figures of the indicator (NULL: of any), or NULL. */
static const struct asked *dependent(struct composer *c, const struct embargo *embargo,
                                     const char *indicator) {
    if (!pw_mart_hide_embargoed(c->input->mart, embargo->known, embargo->issued, indicator, c->err))
        return NULL;
    return first_other(c, embargo->whole, run_all(c));
}

/* "20 November 2025, 09:30" of "2025-11-20T09:30". */
static const char *moment(struct composer *c, const char *until) {
    struct pw_buf text = {0};
    int32_t day = pw_date_parse(pw_arena_strndup(c->arena, until, 10));
    pw_format_date(&text, day, "d mmmm yyyy");
    const char *out = strlen(until) > 11
                          ? pw_arena_printf(c->arena, "%s, %s", pw_buf_text(&text), until + 11)
                          : pw_arena_strdup(c->arena, pw_buf_text(&text));
    pw_buf_release(&text);
    return out;
}

static void say(struct composer *c, const struct asked *asked, const char *id, const char *label,
                const char *until) {
    if (pw_streq(c->audience, "restricted"))
        pw_find(c->findings, PW_WARNING, "embargo", asked->place,
                "query %s tells of %s (%s), which is under embargo until %s; the pack is marked",
                asked->name, label, id, moment(c, until));
    else
        pw_find(c->findings, PW_ERROR, "embargo", asked->place,
                "query %s tells of %s (%s), which is under embargo until %s: no public pack may; "
                "for one that is issued later say so with -p issued=%s",
                asked->name, label, id, moment(c, until), until);
    if (!c->embargo || strcmp(until, c->embargo) > 0)
        c->embargo = until;
}

static void look(struct composer *c, const struct embargo *embargo, const struct pw_dataset *list) {
    const char *before = "";
    for (size_t r = 0; r < list->rows_count && !c->err->set; r++) {
        const char *id = pw_dataset_cell(list, r, 0)->text;
        if (pw_streq(id, before))
            continue;
        before = id;
        const struct asked *asked = dependent(c, embargo, id);
        if (asked)
            say(c, asked, id, pw_dataset_cell(list, r, 1)->text, pw_dataset_cell(list, r, 2)->text);
    }
}

void co_embargo_check(struct composer *c) {
    const struct pw_dataset *list = co_ask_quietly(c, "embargoes");
    if (!list || !list->rows_count)
        return;
    const char *known = pw_values_lookup(&c->values, "known_at");
    struct embargo embargo = {.known = known ? pw_date_parse(known) : PW_NO_DATE,
                              .issued = pw_values_lookup(&c->values, "issued"),
                              .whole = run_all(c)};
    if (!embargo.issued)
        embargo.issued = pw_date_iso(c->arena, pw_dataset_cell(list, 0, 3)->date);
    if (dependent(c, &embargo, NULL))
        look(c, &embargo, list);
    if (!c->err->set)
        pw_mart_set_known(c->input->mart, embargo.known, c->err);
    if (c->embargo)
        c->embargo = moment(c, c->embargo);
}
