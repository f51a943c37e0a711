/* SPDX-License-Identifier: MIT
 *
 * packwright benchmark: an authority's indicators beside neighbours, region,
 * nation and all authorities, by query templates/shared/benchmark.sql.
 */
#include "command.h"

#include <stdio.h>
#include <string.h>

static const struct pw_option_spec options[] = {
    {"mart", 'm', "FILE", "data mart (else PACKWRIGHT_MART, else the sample)"},
    {"param", 'p', "NAME=VALUE", "area, as_at and issued: -p area=E10000003 -p as_at=2024-03-31"},
    {"audience", 0, "public|restricted", "public: without what may not be published yet or so"},
    {"neighbours", 0, "SET", "set of statistical neighbours (the newest if left out)"},
    {"indicator", 'i', "CODE", "one indicator, may be given again; all if left out"},
    {"format", 'f', "FORMAT",
     "table, rows, csv or json; left out: table, or rows on a narrow terminal"},
    {0}};

static bool put(struct pw_pipeline *pipe, struct pw_values *values, const char *name,
                const char *value) {
    *PW_PUSH(pipe->doc_arena, values, list) = (struct pw_value){name, value};
    return true;
}

/* Day and area, as a pack would take them. */
static bool resolve_area(struct pw_pipeline *pipe, const struct pw_values *given,
                         struct pw_values *values) {
    for (size_t i = 0; i < given->list_count; i++)
        if (!pw_streq(given->list[i].name, "area") && !pw_streq(given->list[i].name, "as_at") &&
            !pw_streq(given->list[i].name, "issued"))
            return pw_fail_usage(&pipe->err,
                                 "there is no parameter '%s'; it takes area, as_at and issued",
                                 given->list[i].name);
    const char *day = pw_values_lookup(given, "as_at"), *area = pw_values_lookup(given, "area");
    int32_t as_at = day ? pw_date_parse(day) : PW_NO_DATE;
    if (day && as_at == PW_NO_DATE)
        return pw_fail_usage(&pipe->err, "as_at=%s is no date; write it as 2024-03-31", day);
    if (!area)
        area = pw_mart_home(pipe->mart, pipe->doc_arena);
    if (!area)
        return pw_fail_usage(&pipe->err, "say which area: -p area=CODE or its name");
    const char *code = pw_mart_area(pipe->mart, pipe->doc_arena, area, as_at, &pipe->err);
    if (!code)
        return false;
    if (!day)
        as_at = pw_mart_latest(pipe->mart, code, &pipe->err);
    if (as_at == PW_NO_DATE)
        return pw_fail_usage(&pipe->err, "the mart has no figure for %s", code);
    return put(pipe, values, "area", code) &&
           put(pipe, values, "as_at", pw_date_iso(pipe->doc_arena, as_at));
}

static struct pw_dataset *ask(struct pw_pipeline *pipe, const char *name,
                              const struct pw_values *values) {
    const char *path =
        pw_arena_printf(pipe->doc_arena, "%s/templates/shared/%s.sql", pipe->share, name);
    struct pw_query *query =
        pw_query_load(pipe->doc_arena, path, NULL, &pipe->findings, &pipe->err);
    return query ? pw_query_run(pipe->doc_arena, query, pipe->mart, values, &pipe->findings) : NULL;
}

/* The set asked for, or the newest; none where the mart holds none. */
static bool resolve_set(struct pw_pipeline *pipe, const char *asked, struct pw_values *values) {
    const struct pw_values none = {0};
    const struct pw_dataset *sets = ask(pipe, "neighbour_sets", &none);
    struct pw_buf choices = {0};
    const char *found = NULL;
    for (size_t i = 0; sets && i < sets->rows_count; i++) {
        const char *name = pw_dataset_cell(sets, i, 0)->text;
        pw_buf_printf(&choices, "%s%s", i ? ", " : "", name);
        if (!found && (!asked || pw_streq(asked, name)))
            found = name;
    }
    if (asked && !found)
        pw_fail_usage(&pipe->err, "the mart holds no set of neighbours '%s'; it holds %s", asked,
                      choices.length ? pw_buf_text(&choices) : "none");
    pw_buf_release(&choices);
    return sets && (!asked || found) && put(pipe, values, "set", found);
}

/* "|a|b|" of the indicators asked for, "" for all. */
static const char *chosen(struct pw_pipeline *pipe, const struct pw_args *args) {
    const char *list = "";
    for (size_t i = 0; i < args->options_count; i++)
        if (pw_streq(args->options[i].name, "indicator"))
            list = pw_arena_printf(pipe->doc_arena, "%s%s|", *list ? list : "|",
                                   args->options[i].value);
    return list;
}

/* Every indicator that was asked for must be there. */
static bool has_all(struct pw_pipeline *pipe, const struct pw_args *args,
                    const struct pw_dataset *data) {
    for (size_t i = 0; i < args->options_count; i++) {
        bool found = !pw_streq(args->options[i].name, "indicator");
        for (size_t r = 0; !found && r < data->rows_count; r++)
            found = pw_streq(pw_dataset_cell(data, r, 0)->text, args->options[i].value);
        if (!found)
            return pw_fail_usage(&pipe->err,
                                 "the mart has no figure of '%s' for the area by that day; "
                                 "`packwright list indicators` shows what it has",
                                 args->options[i].value);
    }
    return true;
}

static double number_of(const struct pw_dataset *data, size_t row, const char *name) {
    int column = pw_dataset_column(data, name);
    return column < 0 ? 0 : pw_dataset_cell(data, row, (size_t)column)->number;
}

/* A mean over fewer than half of the neighbours is of others than the reader thinks. */
static void warn_of_few(struct pw_pipeline *pipe, const struct pw_dataset *data) {
    for (size_t r = 0; r < data->rows_count; r++) {
        double n = number_of(data, r, "neighbours_n"), of = number_of(data, r, "neighbours_of");
        if (n > 0 && n * 2 < of)
            pw_find(&pipe->findings, PW_WARNING, "few-neighbours", data->place,
                    "%s: only %g of %g neighbours have a figure; their mean stands for few.",
                    pw_dataset_cell(data, r, 0)->text, n, of);
    }
}

/* ---- who may see it */

/* A moment as in a pack's `-p issued=`: a day, perhaps with hours and minutes. */
static bool is_moment(const char *text) {
    int h, m;
    char end;
    struct pw_buf day = {0};
    pw_buf_printf(&day, "%.10s", text);
    bool good = pw_date_parse(pw_buf_text(&day)) != PW_NO_DATE;
    pw_buf_release(&day);
    return good && (strlen(text) == 10 || (strlen(text) == 16 && text[10] == 'T' &&
                                           sscanf(text + 11, "%2d:%2d%c", &h, &m, &end) == 2 &&
                                           h >= 0 && h < 24 && m >= 0 && m < 60));
}

/* In public the mart is one without figures under embargo and without counts of
 * the service's own children: their small numbers can only be judged in a pack. */
static bool hide(struct pw_pipeline *pipe, const char *issued, const struct pw_dataset *embargoes) {
    if (!issued && embargoes->rows_count)
        issued = pw_date_iso(pipe->doc_arena, pw_dataset_cell(embargoes, 0, 3)->date);
    return pw_mart_hide_people(pipe->mart, PW_NO_DATE, embargoes->rows_count ? issued : NULL,
                               &pipe->err);
}

static bool lists(const struct pw_dataset *data, const char *id) {
    for (size_t r = 0; r < data->rows_count; r++)
        if (pw_streq(pw_dataset_cell(data, r, 0)->text, id))
            return true;
    return false;
}

/* What of the table may not be published. */
static void mark(struct pw_pipeline *pipe, const struct pw_dataset *data,
                 const struct pw_dataset *embargoes, const struct pw_dataset *local) {
    size_t count = 0;
    for (size_t r = 0; r < data->rows_count; r++)
        count += lists(local, pw_dataset_cell(data, r, 0)->text);
    if (count)
        pw_find(&pipe->findings, PW_WARNING, "not-public", data->place,
                "%zu of the %zu rows count the service's own children, small numbers and all; "
                "--audience public leaves them out",
                count, data->rows_count);
    for (size_t r = 0; r < embargoes->rows_count; r++) {
        const char *id = pw_dataset_cell(embargoes, r, 0)->text;
        if (lists(data, id) && (!r || !pw_streq(id, pw_dataset_cell(embargoes, r - 1, 0)->text)))
            pw_find(&pipe->findings, PW_WARNING, "embargo", data->place,
                    "%s has figures under embargo until %s; --audience public leaves them out", id,
                    pw_dataset_cell(embargoes, r, 2)->text);
    }
}

static bool audience_of(struct pw_pipeline *pipe, const struct pw_args *args, bool *public_) {
    const char *audience = pw_args_value(args, "audience");
    *public_ = pw_streq(audience, "public");
    if (audience && !*public_ && !pw_streq(audience, "restricted"))
        return pw_fail_usage(&pipe->err, "audience is public or restricted, not '%s'", audience);
    return true;
}

static const struct pw_dataset *compare(struct pw_pipeline *pipe, const struct pw_args *args) {
    struct pw_values given = {0}, values = {0};
    bool public_;
    if (!audience_of(pipe, args, &public_) ||
        !pw_pack_values(pipe->doc_arena, args, &given, &pipe->err))
        return NULL;
    const char *issued = pw_values_lookup(&given, "issued");
    if (issued && !is_moment(issued)) {
        pw_fail_usage(&pipe->err, "issued=%s is no moment; write it as 2025-11-20T09:30", issued);
        return NULL;
    }
    put(pipe, &values, "issued", issued);
    const struct pw_dataset *embargoes = ask(pipe, "embargoes", &values);
    const struct pw_dataset *local = ask(pipe, "local_indicators", &values);
    if (!embargoes || !local || (public_ && !hide(pipe, issued, embargoes)) ||
        !resolve_area(pipe, &given, &values) ||
        !resolve_set(pipe, pw_args_value(args, "neighbours"), &values))
        return NULL;
    put(pipe, &values, "indicators", chosen(pipe, args));
    const struct pw_dataset *data = ask(pipe, "benchmark", &values);
    if (!data || !has_all(pipe, args, data))
        return NULL;
    if (!public_)
        mark(pipe, data, embargoes, local);
    warn_of_few(pipe, data);
    return data;
}

static int benchmark(struct pw_cli *cli, const struct pw_args *args) {
    struct pw_err err = {0};
    const char *format;
    if (args->words_count)
        return pw_complain_usage(&pw_command_benchmark, "'%s' is no option", args->words[0]);
    if (!pw_print_format(args, &format, &err))
        return pw_complain_usage(&pw_command_benchmark, "%s", err.text);
    struct pw_pipeline pipe;
    if (pw_pipeline_open(&pipe, cli, args)) {
        const struct pw_dataset *data = compare(&pipe, args);
        if (data)
            pw_print_dataset(data, format);
    }
    return pw_pipeline_close(&pipe);
}

const struct pw_command pw_command_benchmark = {
    "benchmark",
    "put an authority's indicators beside neighbours, region, nation and all",
    "benchmark [--mart FILE] -p area=CODE [-p as_at=DATE] [--audience public] [--neighbours SET] "
    "[--indicator CODE]...",
    "Rank: 1 and how many are better, ties alike; quarter A is the best by quantiles of type 7.\n"
    "Neutral measures have neither; nor have authorities with very few children, which are\n"
    "counted among the others as publishers do ('Tiny ahead' says how many stand before).\n"
    "Measures whose publisher gives no quartile bands have no quarter.\n"
    "It prints what the mart has and warns of what may not be published; --audience public leaves\n"
    "out figures under embargo and indicators that count the service's own children.\n"
    "A change is shown only from the period just before and never across a dated break.\n\n"
    "  packwright benchmark --mart england.mart -p area=Cornwall -i cla_rate -i rereferrals_pct\n",
    options,
    benchmark};
