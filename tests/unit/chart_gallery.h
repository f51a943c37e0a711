/* Charts of every kind and every size, good and hostile: drawn by
 * check_chart_draw.c, which proves that each keeps its labels clear. */
#include "chart_gallery_base.h"

static const char *gallery_number(struct pw_arena *arena, double value) {
    return pw_arena_printf(arena, "%.10g", value);
}

static const char *month_end(struct pw_arena *arena, int year, int month) {
    int32_t next = pw_date_make(month == 12 ? year + 1 : year, month % 12 + 1, 1);
    return pw_date_iso(arena, next - 1);
}

static const char *const GALLERY_MONTHS[] = {"Apr", "May", "Jun", "Jul", "Aug", "Sep",
                                             "Oct", "Nov", "Dec", "Jan", "Feb", "Mar"};

/* ---- lines ------------------------------------------------------------------ */
static struct pw_chart *gallery_years(struct pw_arena *arena) {
    static const char *const now[] = {"472", "563", "650", "440", "455", "620",
                                      "805", "605", "500", "675", "550", "701"};
    static const char *const then[] = {"228", "400", "333", "330", "298", "345",
                                       "360", "420", "265", "527", "513", "496"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 24);
    for (int i = 0; i < 12; i++) {
        rows[i] = (struct chart_row){GALLERY_MONTHS[i], "2023-24", now[i], "own"};
        rows[12 + i] = (struct chart_row){GALLERY_MONTHS[i], "2022-23", then[i], "context"};
    }
    return chart_of(arena, "line", "Referrals", "count", 0, rows, 24);
}

static struct pw_chart *gallery_months(struct pw_arena *arena, const char *mark, int months,
                                       bool gaps) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, months);
    unsigned seed = 7;
    for (int i = 0; i < months; i++)
        rows[i] = (struct chart_row){month_end(arena, 2021 + (i + 3) / 12, (i + 3) % 12 + 1), NULL,
                                     gallery_number(arena, floor(480 + 220 * gallery_noise(&seed))),
                                     NULL};
    if (gaps) {
        rows[5].value = "c";
        rows[2].value = "x";
        if (months > 15)
            rows[14].value = rows[15].value = "c";
        rows[months - 1].value = "640 p";
    }
    return chart_of(arena, mark, "Open cases", "count", 0, rows, (size_t)months);
}

static struct pw_chart *gallery_spaghetti(struct pw_arena *arena, int count, const char *role) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, count * 6);
    unsigned seed = 3;
    for (int s = 0; s < count; s++) {
        double level = 30 + 60 * gallery_noise(&seed);
        for (int i = 0; i < 6; i++)
            rows[s * 6 + i] = (struct chart_row){
                pw_arena_printf(arena, "%d-03-31", 2020 + i),
                pw_arena_printf(arena, "Authority %d", s + 1),
                gallery_number(arena, floor(10 * (level + 8 * gallery_noise(&seed))) / 10),
                s == 4 && role ? "own" : role};
    }
    return chart_of(arena, "line", "Rate", "per 10,000", 1, rows, (size_t)count * 6);
}

/* Six lines that end within a hair of each other. */
static struct pw_chart *gallery_converging(struct pw_arena *arena) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 24);
    for (int s = 0; s < 6; s++)
        for (int i = 0; i < 4; i++)
            rows[s * 4 + i] =
                (struct chart_row){pw_arena_printf(arena, "%d-03-31", 2022 + i),
                                   pw_arena_printf(arena, "Team %c", 'A' + s),
                                   gallery_number(arena, 50 + (3 - i) * (s - 2.5) * 6), NULL};
    return chart_of(arena, "line", "Assessments in time", "%", 1, rows, 24);
}

static void gallery_lines(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *care = chart_of(arena, "line", "Children in care per 10,000", "per 10,000", -1,
                                     CHART_CARE, PW_COUNT(CHART_CARE));
    gallery_add(arena, g, "line-care", care, FULL);
    gallery_add(arena, g, "line-care-quarter", care, QUARTER);
    gallery_add(arena, g, "line-care-page", care, FULL)->height = 640;
    gallery_add(arena, g, "line-years", gallery_years(arena), FULL);
    gallery_add(arena, g, "line-months", gallery_months(arena, "line", 36, true), FULL);
    gallery_add(arena, g, "line-months-quarter", gallery_months(arena, "line", 36, true), QUARTER);
    struct pw_chart *broken = gallery_months(arena, "line", 24, false);
    struct pw_break *at = PW_PUSH(arena, broken, breaks);
    *at = (struct pw_break){pw_date_make(2022, 4, 1), "New definition"};
    chart_reference(arena, broken, "Target", 600, PW_EMPHASIS_NONE)->target = true;
    gallery_add(arena, g, "line-break", broken, FULL);
    struct pw_chart *valued = gallery_months(arena, "line", 12, false);
    valued->values = true;
    gallery_add(arena, g, "line-values", valued, FULL);
    struct pw_chart *high = gallery_months(arena, "line", 12, false);
    *PW_PUSH(arena, high, options) = (struct pw_option){"zero", "no"};
    gallery_add(arena, g, "line-without-zero", high, FULL);
    gallery_add(arena, g, "line-context", gallery_spaghetti(arena, 8, "context"), FULL);
    gallery_add(arena, g, "line-converging", gallery_converging(arena), FULL);
    gallery_add(arena, g, "line-400", gallery_spaghetti(arena, 400, NULL), FULL)->finding =
        "labels-left-out";
}

/* ---- columns ------------------------------------------------------------------ */
static struct pw_chart *gallery_grouped(struct pw_arena *arena) {
    static const char *const areas[] = {"Exampleshire", "Neighbours", "England"};
    static const char *const roles[] = {"own", "neighbours", "nation"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 15);
    unsigned seed = 11;
    for (int s = 0; s < 3; s++)
        for (int i = 0; i < 5; i++)
            rows[s * 5 + i] = (struct chart_row){
                pw_arena_printf(arena, "%d-03-31", 2021 + i), areas[s],
                gallery_number(arena, floor(600 + 300 * gallery_noise(&seed)) / 10), roles[s]};
    rows[7].value = "c";
    return chart_of(arena, "column", "Assessments within 45 working days", "%", 1, rows, 15);
}

static struct pw_chart *gallery_budget(struct pw_arena *arena) {
    static const struct chart_row rows[] = {
        {"Children in care placements", NULL, "14.2", NULL},
        {"Social work teams", NULL, "9.6", NULL},
        {"Early help", NULL, "4.1", NULL},
        {"Special educational needs transport", NULL, "7.75", NULL},
        {"Income", NULL, "-3.3", NULL}};
    return chart_of(arena, "column", "Forecast outturn", "\xC2\xA3m", 1, rows, PW_COUNT(rows));
}

static void gallery_columns(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *year = gallery_months(arena, "column", 12, true);
    chart_reference(arena, year, "Target", 600, PW_EMPHASIS_NONE)->target = true;
    gallery_add(arena, g, "column-months", year, FULL);
    gallery_add(arena, g, "column-months-36", gallery_months(arena, "column", 36, true), FULL);
    gallery_add(arena, g, "column-quarter", year, QUARTER);
    gallery_add(arena, g, "column-grouped", gallery_grouped(arena), FULL);
    gallery_add(arena, g, "column-grouped-quarter", gallery_grouped(arena), QUARTER);
    gallery_add(arena, g, "column-budget", gallery_budget(arena), FULL);
}

/* ---- bars ----------------------------------------------------------------------- */
static struct pw_chart *gallery_many(struct pw_arena *arena, int count) {
    static const char *const parts[] = {"North", "Kings", "Wester", "Ashing", "Bright", "Mill"};
    static const char *const ends[] = {"shire", "ton and Easterby", "ford", "borough"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, count);
    unsigned seed = 5;
    for (int i = 0; i < count; i++)
        rows[i] = (struct chart_row){
            pw_arena_printf(arena, "%s%s %d", parts[i % 6], ends[i % 4], i + 1), NULL,
            gallery_number(arena, floor(300 + 900 * gallery_noise(&seed)) / 10),
            i == count / 3 ? "own" : NULL};
    rows[count / 2].value = "c";
    struct pw_chart *chart = chart_of(arena, "bar", "Rate", "per 10,000", 1, rows, (size_t)count);
    chart_reference(arena, chart, "England", 71.4, PW_EMPHASIS_NATION);
    chart_reference(arena, chart, "Neighbours", 68, PW_EMPHASIS_NEIGHBOURS);
    return chart;
}

static void gallery_bars(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *bar = chart_of(arena, "bar", "Children in care per 10,000", "per 10,000", 0,
                                    CHART_RANKED, PW_COUNT(CHART_RANKED));
    chart_reference(arena, bar, "England", 67, PW_EMPHASIS_NATION);
    gallery_add(arena, g, "bar-ranked", bar, FULL);
    gallery_add(arena, g, "bar-ranked-quarter", bar, QUARTER);
    struct pw_chart *inner = chart_of(arena, "bar", "Children in care per 10,000", "per 10,000", 0,
                                      CHART_RANKED, PW_COUNT(CHART_RANKED));
    chart_reference(arena, inner, "Neighbours", 48.8, PW_EMPHASIS_NEIGHBOURS);
    chart_reference(arena, inner, "Region", 52, PW_EMPHASIS_REGION);
    gallery_add(arena, g, "bar-inner", inner, FULL);
    gallery_add(arena, g, "bar-40", gallery_many(arena, 40), FULL);
    gallery_add(arena, g, "bar-160", gallery_many(arena, 160), FULL);
    gallery_add(arena, g, "bar-160-low", gallery_many(arena, 160), FULL)->height = 150;
    gallery_add(arena, g, "bar-160-lower", gallery_many(arena, 160), FULL)->height = 90;
    g->charts[g->charts_count - 1].finding = "chart-too-small";
    static const struct chart_row change[] = {{"Front door", NULL, "4.5", NULL},
                                              {"Children in care", NULL, "-2.25", "own"},
                                              {"Care leavers", NULL, "x", NULL},
                                              {"Early help", NULL, "-6", NULL},
                                              {"Disability", NULL, "0", NULL}};
    gallery_add(arena, g, "bar-negative",
                chart_of(arena, "bar", "Change", "%", 1, change, PW_COUNT(change)), FULL);
}

/* ---- hostile --------------------------------------------------------------------- */
static const char *long_name(struct pw_arena *arena, int i) {
    return pw_arena_printf(arena,
                           "%c very long name of an authority of one hundred and twenty characters "
                           "which was made up by somebody with time to spare",
                           'A' + i);
}

static void gallery_names(struct pw_arena *arena, struct gallery *g, const char *mark) {
    /* Hebrew and Arabic letters, a name of markup, one of a blank */
    static const char *const odd[] = {"*", "<b>&amp;", "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D", " ",
                                      "\xD8\xB3\xD9\x84\xD8\xA7\xD9\x85 2"};
    bool line = pw_streq(mark, "line");
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 8);
    for (int i = 0; i < 3; i++)
        rows[i] = (struct chart_row){line ? "2024-03-31" : long_name(arena, i),
                                     line ? long_name(arena, i) : NULL,
                                     gallery_number(arena, 20 + 13 * i), i ? NULL : "own"};
    gallery_add(arena, g, pw_arena_printf(arena, "%s-long-names", mark),
                chart_of(arena, mark, "M", NULL, 0, rows, 3), FULL)
        ->finding = pw_streq(mark, "line") ? "name-cut" : NULL;
    struct chart_row *mixed = PW_NEW_N(arena, struct chart_row, 5);
    for (int i = 0; i < 5; i++)
        mixed[i] = (struct chart_row){line ? "2024-03-31" : odd[i], line ? odd[i] : NULL,
                                      gallery_number(arena, 20 + 13 * i), i ? NULL : "own"};
    gallery_add(arena, g, pw_arena_printf(arena, "%s-odd-names", mark),
                chart_of(arena, mark, "M", NULL, 0, mixed, 5), FULL);
}

static void gallery_numbers(struct pw_arena *arena, struct gallery *g, const char *mark) {
    static const char *const values[][4] = {{"12", NULL, NULL, NULL},
                                            {"5", "5", "5", "5"},
                                            {"0", "0", "0", "0"},
                                            {"0.000000001", "0.000000003", "0.000000002", "0"},
                                            {"1e12", "3.5e11", "2e12", "12"},
                                            {"1e-9", "1", "1e12", "1e6"},
                                            {"-1", "-250", "-17", "-3"}};
    static const char *const names[] = {"one", "equal", "zero", "tiny", "huge", "span", "minus"};
    for (size_t v = 0; v < PW_COUNT(values); v++) {
        struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 4);
        size_t count = 0;
        for (; count < 4 && values[v][count]; count++)
            rows[count] =
                (struct chart_row){pw_streq(mark, "bar") ? GALLERY_MONTHS[count]
                                                         : month_end(arena, 2024, (int)count + 1),
                                   NULL, values[v][count], NULL};
        gallery_add(arena, g, pw_arena_printf(arena, "%s-%s", mark, names[v]),
                    chart_of(arena, mark, "M", NULL, -1, rows, count), 220);
    }
}

#include "chart_gallery_1.h"

static struct gallery gallery_all(struct pw_arena *arena) {
    struct gallery g = {0};
    gallery_lines(arena, &g);
    gallery_columns(arena, &g);
    gallery_bars(arena, &g);
    gallery_1(arena, &g);
    static const char *const marks[] = {"line", "column", "bar"}; /* others bring their own */
    for (size_t i = 0; i < PW_COUNT(marks); i++) {
        gallery_names(arena, &g, marks[i]);
        gallery_numbers(arena, &g, marks[i]);
    }
    return g;
}
