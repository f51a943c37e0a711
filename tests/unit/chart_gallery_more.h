/* Charts of the marks beyond lines, columns and bars, good and hostile: drawn
 * by check_chart_more.c. */
#include <math.h>

#include "chart_data.h"

#define FULL 454.0    /* width of the text on an A4 page */
#define QUARTER 110.0 /* of a quarter column */

struct gallery_chart {
    const char *name;
    struct pw_chart *chart;
    double width, height; /* height 0: what the chart wants */
    const char *finding;  /* that drawing it must give; NULL: none at all */
};

struct gallery {
    struct gallery_chart *charts;
    size_t charts_count, charts_capacity;
};

static struct gallery_chart *more_add(struct pw_arena *arena, struct gallery *g, const char *name,
                                      struct pw_chart *chart, double width) {
    struct gallery_chart *one = PW_PUSH(arena, g, charts);
    *one = (struct gallery_chart){.name = name, .chart = chart, .width = width};
    return one;
}

static void more_option(struct pw_arena *arena, struct pw_chart *chart, const char *name,
                        const char *value) {
    *PW_PUSH(arena, chart, options) = (struct pw_option){name, value};
}

/* Same numbers each time: a linear congruence, not the library's generator. */
static double more_noise(unsigned *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) / 16777216.0;
}

/* ---- age and sex ------------------------------------------------------------- */
static struct pw_chart *more_pyramid(struct pw_arena *arena, int ages, bool odd) {
    static const char *const sexes[] = {"Boys", "Girls", "Not known"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 3 * (ages + 1));
    size_t count = 0;
    unsigned seed = 4;
    if (odd)
        rows[count++] = (struct chart_row){"Unborn", "Not known", "9", NULL};
    for (int age = 0; age < ages; age++)
        for (int s = 0; s < (odd ? 3 : 2); s++)
            rows[count++] = (struct chart_row){
                pw_arena_printf(arena, "%d", age), sexes[s],
                s == 2 ? "1"
                       : pw_arena_printf(arena, "%g", floor((8 + age) * (1 + more_noise(&seed)))),
                NULL};
    if (odd)
        rows[7].value = "c";
    return chart_of(arena, "pyramid", "Children in care", "count", 0, rows, count);
}

static void more_pyramids(struct pw_arena *arena, struct gallery *g) {
    more_add(arena, g, "pyramid", more_pyramid(arena, 18, false), FULL);
    more_add(arena, g, "pyramid-odd", more_pyramid(arena, 18, true), FULL);
    more_add(arena, g, "pyramid-low", more_pyramid(arena, 26, true), FULL)->height = 180;
    more_add(arena, g, "pyramid-quarter", more_pyramid(arena, 18, true), QUARTER);
    static const struct chart_row one[] = {{"3", NULL, "4", NULL}};
    more_add(arena, g, "pyramid-one", chart_of(arena, "pyramid", "M", "count", 0, one, 1), FULL)
        ->finding = "one-sided";
    static const struct chart_row big[] = {
        {"0", "A very long name of a sex, of some length", "1e12", NULL},
        {"0", "*", "1e-9", NULL},
        {"1", "A very long name of a sex, of some length", "0", NULL},
        {"1", "*", "-5", NULL}};
    more_add(arena, g, "pyramid-hostile", chart_of(arena, "pyramid", "M", NULL, -1, big, 4), 220)
        ->finding = "negative-count";
}

/* ---- measures side by side ----------------------------------------------------- */
static struct pw_chart *more_dots(struct pw_arena *arena, int measures, bool close) {
    static const char *const names[] = {"Assessments within 45 working days", "Visits on time",
                                        "Reviews on time", "Initial conferences within 15 days",
                                        "Care leavers in suitable accommodation"};
    static const char *const areas[] = {"Exampleshire", "Neighbours",  "Region",     "England",
                                        "Authority 1",  "Authority 2", "Authority 3"};
    static const char *const roles[] = {"own",     "neighbours", "region", "nation",
                                        "context", "context",    "context"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 7 * measures);
    unsigned seed = 21;
    for (int m = 0; m < measures; m++)
        for (int a = 0; a < 7; a++)
            rows[m * 7 + a] = (struct chart_row){
                pw_arena_printf(arena, "%s%s", names[m % 5], m < 5 ? "" : " again"), areas[a],
                pw_arena_printf(arena, "%.1f",
                                close ? 80 + more_noise(&seed) : 55 + 45 * more_noise(&seed)),
                roles[a]};
    rows[8].value = "c";
    return chart_of(arena, "dots", "Share", "%", 1, rows, 7 * (size_t)measures);
}

static void more_dotted(struct pw_arena *arena, struct gallery *g) {
    more_add(arena, g, "dots", more_dots(arena, 5, false), FULL);
    struct pw_chart *free = more_dots(arena, 5, false);
    more_option(arena, free, "scale", "free");
    more_add(arena, g, "dots-free", free, FULL);
    more_add(arena, g, "dots-quarter", more_dots(arena, 3, false), QUARTER);
    more_add(arena, g, "dots-close", more_dots(arena, 5, true), FULL);
    static const struct chart_row same[] = {{"A", "One", "5", "own"}, {"A", "Two", "5", "nation"}};
    more_add(arena, g, "dots-same", chart_of(arena, "dots", "M", "count", 0, same, 2), FULL);
}

/* ---- before and after ------------------------------------------------------------ */
static struct pw_chart *more_pairs(struct pw_arena *arena, const char *mark) {
    static const struct chart_row rows[] = {
        {"Front door", "2024", "62", NULL},
        {"Front door", "2025", "81", NULL},
        {"Children in care", "2024", "88", NULL},
        {"Children in care", "2025", "84.5", NULL},
        {"Care leavers", "2024", "70", NULL},
        {"Care leavers", "2025", "70", NULL},
        {"Early help", "2024", "c", NULL},
        {"Early help", "2025", "66", NULL},
        {"Children with disabilities and their families", "2024", "91", NULL},
        {"Children with disabilities and their families", "2025", "64", "own"}};
    return chart_of(arena, mark, "Visits on time", "%", 1, rows, PW_COUNT(rows));
}

static void more_paired(struct pw_arena *arena, struct gallery *g) {
    more_add(arena, g, "dumbbell", more_pairs(arena, "dumbbell"), FULL);
    more_add(arena, g, "dumbbell-quarter", more_pairs(arena, "dumbbell"), QUARTER);
    static const struct chart_row one[] = {{"*", "a", "-1e12", NULL}, {"*", "b", "1e-9", NULL}};
    more_add(arena, g, "dumbbell-span", chart_of(arena, "dumbbell", "M", NULL, -1, one, 2), 220)
        ->finding = "labels-left-out";
}

static struct gallery more_all(struct pw_arena *arena) {
    struct gallery g = {0};
    more_pyramids(arena, &g);
    more_dotted(arena, &g);
    more_paired(arena, &g);
    return g;
}
