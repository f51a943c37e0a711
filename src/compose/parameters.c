/* SPDX-License-Identifier: MIT
 *
 * Parameters: declared in the front matter, given by the caller, completed by
 * what the mart knows. `set`, `known_at` and `issued` are there in every pack.
 */
#include "compose.h"

#include <string.h>

static struct parameter *add_parameter(struct composer *c, const char *name, const char *type) {
    struct parameter *parameter = PW_NEW(c->arena, struct parameter);
    parameter->name = name;
    parameter->type = type;
    pw_map_put(c->parameters, name, parameter);
    return parameter;
}

static void read_parameter(struct composer *c, const struct pw_yaml_pair *pair) {
    static const char *const known[] = {"type", "help", "default", NULL};
    static const char *const types[] = {"area", "date", "text", "number", "set"};
    pw_yaml_check_keys(pair->value, known, "parameter", c->findings);
    const char *type = pw_yaml_text(pair->value, "type", "text");
    bool good = false;
    for (size_t i = 0; i < PW_COUNT(types); i++)
        good = good || pw_streq(type, types[i]);
    if (!good)
        pw_find(c->findings, PW_ERROR, "unknown-type", pair->place,
                "parameter %s has type \"%s\"; types are area, date, text, number and set",
                pair->key, type);
    struct parameter *parameter = add_parameter(c, pair->key, type);
    parameter->place = pair->place;
    parameter->help = pw_yaml_text(pair->value, "help", "");
    parameter->otherwise = pw_yaml_text(pair->value, "default", NULL);
}

static void read_declarations(struct composer *c) {
    const struct pw_yaml *map = pw_yaml_lookup(c->tmpl->front, "parameters");
    for (size_t i = 0; map && i < map->pairs_count; i++)
        read_parameter(c, &map->pairs[i]);
    if (!pw_map_lookup(c->parameters, "set"))
        add_parameter(c, "set", "set")->help = "set of statistical neighbours, else the newest";
    if (!pw_map_lookup(c->parameters, "known_at"))
        add_parameter(c, "known_at", "date")->help = "the mart as it stood on that day";
    if (!pw_map_lookup(c->parameters, "issued"))
        add_parameter(c, "issued", "time")->help =
            "when the pack is given out, for figures under embargo";
}

/* "area (area): authority that the report is about; as_at (date): ..." */
static char *takes(struct composer *c) {
    struct pw_buf out = {0};
    for (size_t i = 0; i < pw_map_count(c->parameters); i++) {
        const struct parameter *p = pw_map_value(c->parameters, i);
        pw_buf_printf(&out, "%s%s (%s)%s%s", i ? "; " : "", p->name, p->type,
                      p->help && *p->help ? ": " : "", p->help ? p->help : "");
    }
    char *text = pw_arena_strdup(c->arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return text;
}

static bool check_given(struct composer *c) {
    const struct pw_values *given = c->input->parameters;
    size_t n = pw_map_count(c->parameters);
    const char **names = PW_NEW_N(c->arena, const char *, n + 1);
    for (size_t i = 0; i < n; i++)
        names[i] = pw_map_key(c->parameters, i);
    for (size_t i = 0; given && i < given->list_count; i++) {
        const char *name = given->list[i].name, *near = co_nearest(c->arena, name, names, n);
        if (!pw_map_lookup(c->parameters, name))
            return pw_fail_usage(c->err, "The pack %s has no parameter \"%s\"%s It takes %s.",
                                 c->tmpl->name, name, *near ? near : ".", takes(c));
    }
    return true;
}

static const char *given(const struct composer *c, const struct parameter *parameter) {
    const char *value = pw_values_lookup(c->input->parameters, parameter->name);
    return value && *value ? value : parameter->otherwise;
}

static void set_value(struct composer *c, const char *name, const char *value) {
    *PW_PUSH(c->arena, &c->values, list) = (struct pw_value){name, value};
}

static bool resolve_date(struct composer *c, const struct parameter *parameter) {
    const char *value = given(c, parameter);
    if (value && pw_date_parse(value) == PW_NO_DATE)
        return pw_fail_usage(c->err,
                             "%s=%s is no date; dates are written YYYY-MM-DD, as 2024-03-31.",
                             parameter->name, value);
    set_value(c, parameter->name, value);
    if (value && pw_streq(parameter->name, "as_at"))
        c->as_at = pw_date_parse(value);
    return true;
}

static bool resolve_area(struct composer *c, const struct parameter *parameter) {
    const char *value = given(c, parameter);
    if (!value)
        value = pw_mart_home(c->input->mart, c->arena);
    if (!value)
        return pw_fail_usage(c->err, "The pack %s needs %s=...; it takes %s.", c->tmpl->name,
                             parameter->name, takes(c));
    const char *code = pw_mart_area(c->input->mart, c->arena, value, c->as_at, c->err);
    set_value(c, parameter->name, code);
    return code != NULL;
}

/* Any set that the mart holds, by default the newest. */
static bool resolve_set(struct composer *c, const struct parameter *parameter) {
    const char *value = given(c, parameter);
    struct asked *asked = co_ask_shared(c, "neighbour_sets");
    size_t n = asked ? asked->data->rows_count : 0;
    struct pw_buf choices = {0};
    const char *found = NULL;
    for (size_t i = 0; i < n; i++) {
        const char *name = pw_dataset_cell(asked->data, i, 0)->text;
        pw_buf_printf(&choices, "%s%s", i ? ", " : "", name);
        if (!found && (!value || pw_streq(value, name)))
            found = name;
    }
    if (value && !found)
        pw_fail_usage(c->err,
                      "%s=%s: the mart holds no set of neighbours of that name; it holds %s.",
                      parameter->name, value, choices.length ? pw_buf_text(&choices) : "none");
    pw_buf_release(&choices);
    set_value(c, parameter->name, found);
    return !value || found;
}

static bool resolve_text(struct composer *c, const struct parameter *parameter) {
    const char *value = given(c, parameter);
    double number;
    if (value && pw_streq(parameter->type, "number") && !pw_number_parse(value, &number))
        return pw_fail_usage(c->err, "%s=%s is no number.", parameter->name, value);
    set_value(c, parameter->name, value);
    return true;
}

/* "2025-11-20" or "2025-11-20T09:30". Nothing reads the clock: who issues a pack says when. */
static bool resolve_time(struct composer *c, const struct parameter *parameter) {
    const char *value = given(c, parameter);
    if (!value)
        return true;
    size_t n = strlen(value);
    const char *t = n == 16 ? value + 11 : "00:00";
    bool good = (n == 10 || (n == 16 && value[10] == 'T')) &&
                pw_date_parse(pw_arena_strndup(c->arena, value, 10)) != PW_NO_DATE &&
                strspn(t, "0123456789") == 2 && t[2] == ':' && strspn(t + 3, "0123456789") == 2 &&
                strncmp(t, "24", 2) < 0 && t[3] < '6';
    if (!good)
        return pw_fail_usage(c->err, "%s=%s is no time; write it as 2025-11-20T09:30.",
                             parameter->name, value);
    set_value(c, parameter->name, value);
    return true;
}

/* Dates come first, since an area is what it was then. */
static const struct {
    const char *type;
    bool (*resolve)(struct composer *c, const struct parameter *parameter);
} steps[] = {{"date", resolve_date}, {"area", resolve_area}, {"time", resolve_time},
             {"set", resolve_set},   {"text", resolve_text}, {"number", resolve_text}};

/* The mart as it stood, before anything is read from it. */
static bool set_known(struct composer *c) {
    const char *known = pw_values_lookup(&c->values, "known_at");
    return !known || pw_mart_set_known(c->input->mart, pw_date_parse(known), c->err);
}

/* `as_at` left out is the latest that the mart has for the area; it is printed. */
static bool complete_as_at(struct composer *c) {
    const char *area = pw_values_lookup(&c->values, "area");
    if (c->as_at != PW_NO_DATE || !area)
        return true;
    c->as_at = pw_mart_latest(c->input->mart, area, c->err);
    if (c->as_at == PW_NO_DATE)
        return pw_fail(
            c->err,
            "The mart holds no figures for %s%s. Import statistics that cover it "
            "(packwright import --help), or give as_at=YYYY-MM-DD for a report that says "
            "what is missing.",
            area, pw_values_lookup(&c->values, "known_at") ? " that were known then" : "");
    for (size_t i = 0; i < c->values.list_count; i++)
        if (pw_streq(c->values.list[i].name, "as_at") && c->as_at != PW_NO_DATE)
            c->values.list[i].value = pw_date_iso(c->arena, c->as_at);
    return !c->err->set;
}

bool co_parameters_resolve(struct composer *c) {
    c->parameters = pw_map_new(c->arena);
    c->as_at = PW_NO_DATE;
    read_declarations(c);
    if (!check_given(c))
        return false;
    for (size_t s = 0; s < PW_COUNT(steps); s++) {
        if (s == 1 && !set_known(c))
            return false;
        for (size_t i = 0; i < pw_map_count(c->parameters); i++) {
            const struct parameter *parameter = pw_map_value(c->parameters, i);
            if (pw_streq(parameter->type, steps[s].type) && !steps[s].resolve(c, parameter))
                return false;
        }
    }
    return complete_as_at(c);
}

const char *co_area_name(struct composer *c) {
    struct asked *asked = pw_values_lookup(&c->values, "area") ? co_ask_shared(c, "area") : NULL;
    int column = asked && asked->data->rows_count ? pw_dataset_column(asked->data, "name") : -1;
    return column >= 0 ? pw_dataset_cell(asked->data, 0, (size_t)column)->text : NULL;
}
