/* Charts of the marks beyond lines, columns and bars, good and hostile: drawn
 * by check_chart_more.c. */
#include "chart_gallery_base.h"

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
                s == 2
                    ? "1"
                    : pw_arena_printf(arena, "%g", floor((8 + age) * (1 + gallery_noise(&seed)))),
                NULL};
    if (odd)
        rows[7].value = "c";
    return chart_of(arena, "pyramid", "Children in care", "count", 0, rows, count);
}

static void more_pyramids(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "pyramid", more_pyramid(arena, 18, false), FULL);
    gallery_add(arena, g, "pyramid-odd", more_pyramid(arena, 18, true), FULL);
    gallery_add(arena, g, "pyramid-low", more_pyramid(arena, 26, true), FULL)->height = 180;
    gallery_add(arena, g, "pyramid-quarter", more_pyramid(arena, 18, true), QUARTER);
    static const struct chart_row one[] = {{"3", NULL, "4", NULL}};
    gallery_add(arena, g, "pyramid-one", chart_of(arena, "pyramid", "M", "count", 0, one, 1), FULL)
        ->finding = "one-sided";
    static const struct chart_row big[] = {
        {"0", "A very long name of a sex, of some length", "1e12", NULL},
        {"0", "*", "1e-9", NULL},
        {"1", "A very long name of a sex, of some length", "0", NULL},
        {"1", "*", "-5", NULL}};
    gallery_add(arena, g, "pyramid-hostile", chart_of(arena, "pyramid", "M", NULL, -1, big, 4), 220)
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
                                close ? 80 + gallery_noise(&seed) : 55 + 45 * gallery_noise(&seed)),
                roles[a]};
    rows[8].value = "c";
    return chart_of(arena, "dots", "Share", "%", 1, rows, 7 * (size_t)measures);
}

static void more_dotted(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "dots", more_dots(arena, 5, false), FULL);
    struct pw_chart *free = more_dots(arena, 5, false);
    gallery_option(arena, free, "scale", "free");
    gallery_add(arena, g, "dots-free", free, FULL);
    gallery_add(arena, g, "dots-quarter", more_dots(arena, 3, false), QUARTER);
    gallery_add(arena, g, "dots-close", more_dots(arena, 5, true), FULL);
    static const struct chart_row same[] = {{"A", "One", "5", "own"}, {"A", "Two", "5", "nation"}};
    gallery_add(arena, g, "dots-same", chart_of(arena, "dots", "M", "count", 0, same, 2), FULL);
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
    gallery_add(arena, g, "dumbbell", more_pairs(arena, "dumbbell"), FULL);
    gallery_add(arena, g, "dumbbell-quarter", more_pairs(arena, "dumbbell"), QUARTER);
    static const struct chart_row one[] = {{"*", "a", "-1e12", NULL}, {"*", "b", "1e-9", NULL}};
    gallery_add(arena, g, "dumbbell-span", chart_of(arena, "dumbbell", "M", NULL, -1, one, 2), 220)
        ->finding = "labels-left-out";
}

/* ---- two periods ----------------------------------------------------------------- */
static struct pw_chart *more_slope(struct pw_arena *arena, int count) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 2 * count);
    static const char *const roles[] = {"own", "neighbours", "region", "nation"};
    static const char *const names[] = {"Exampleshire", "Neighbours", "North and Midshire region",
                                        "England"};
    unsigned seed = 9;
    for (int i = 0; i < count; i++)
        for (int p = 0; p < 2; p++)
            rows[2 * i + p] =
                (struct chart_row){p ? "2025-03-31" : "2021-03-31",
                                   i < 4 ? names[i] : pw_arena_printf(arena, "Authority %d", i),
                                   pw_arena_printf(arena, "%.1f", 40 + 30 * gallery_noise(&seed)),
                                   i < 4 ? roles[i] : "context"};
    return chart_of(arena, "slope", "Children in care", "per 10,000", 1, rows, 2 * (size_t)count);
}

static void more_slopes(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "slope", more_slope(arena, 4), FULL);
    gallery_add(arena, g, "slope-14", more_slope(arena, 14), FULL);
    gallery_add(arena, g, "slope-quarter", more_slope(arena, 4), QUARTER);
    gallery_add(arena, g, "slope-400", more_slope(arena, 400), FULL)->finding = "labels-left-out";
    static const struct chart_row one[] = {{"2024-03-31", "*", "4", "own"}};
    gallery_add(arena, g, "slope-one", chart_of(arena, "slope", "M", "count", 0, one, 1), 220)
        ->finding = "no-pair";
}

/* ---- tartan rug -------------------------------------------------------------------- */
static struct pw_chart *more_heat(struct pw_arena *arena, int rows_count, int columns) {
    static const char *const heads[] = {
        "Referrals",        "Repeat referrals", "Assessments on time", "Children in need",
        "Protection plans", "Children in care", "Care leavers",        "Vacancies"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, rows_count * columns);
    unsigned seed = 31;
    for (int r = 0; r < rows_count; r++)
        for (int c = 0; c < columns; c++)
            rows[r * columns + c] = (struct chart_row){
                r == 2 ? "Exampleshire" : pw_arena_printf(arena, "Authority %d", r + 1),
                pw_arena_printf(arena, "%s%s", heads[c % 8],
                                c < 8    ? ""
                                : c < 16 ? " again"
                                         : " and again"),
                pw_arena_printf(arena, "%d", 1 + (int)(5 * gallery_noise(&seed))),
                r == 2 ? "own" : NULL};
    rows[columns + 1].value = "c";
    struct pw_chart *chart =
        chart_of(arena, "heat", "Fifth", "count", 0, rows, (size_t)rows_count * (size_t)columns);
    gallery_option(arena, chart, "first", "highest fifth");
    gallery_option(arena, chart, "last", "lowest fifth");
    return chart;
}

static void more_heats(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "heat", more_heat(arena, 11, 7), FULL);
    gallery_add(arena, g, "heat-20", more_heat(arena, 11, 20), FULL);
    gallery_add(arena, g, "heat-quarter", more_heat(arena, 5, 3), QUARTER);
    static const struct chart_row odd[] = {{"A", "B", "1.5", NULL}, {"A", "C", "99", NULL}};
    gallery_add(arena, g, "heat-odd", chart_of(arena, "heat", "M", NULL, -1, odd, 2), 220)
        ->finding = "not-a-class";
}

/* ---- bridges ------------------------------------------------------------------------ */
static struct pw_chart *more_bridge(struct pw_arena *arena, bool stock) {
    static const struct chart_row money[] = {{"Budget", NULL, "36.2", "total"},
                                             {"Placements: more children", NULL, "2.4", NULL},
                                             {"Placements: price", NULL, "1.1", NULL},
                                             {"Vacant posts", NULL, "-0.9", NULL},
                                             {"Grant", NULL, "-0.6", NULL},
                                             {"Forecast", NULL, "38.2", "total"}};
    static const struct chart_row children[] = {{"In care, 31 March 2024", NULL, "612", "total"},
                                                {"Came into care", NULL, "248", NULL},
                                                {"Returned home", NULL, "-96", NULL},
                                                {"Adopted", NULL, "-21", NULL},
                                                {"Special guardianship", NULL, "-34", NULL},
                                                {"Turned eighteen", NULL, "-70", NULL},
                                                {"In care, 31 March 2025", NULL, "639", "total"}};
    struct pw_chart *chart =
        stock ? chart_of(arena, "waterfall", "Children in care", "count", 0, children, 7)
              : chart_of(arena, "waterfall", "Cost", "\xC2\xA3m", 1, money, 6);
    chart->emphasis = -1;
    gallery_option(arena, chart, "total", "role");
    return chart;
}

static void more_bridges(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "waterfall", more_bridge(arena, false), FULL);
    gallery_add(arena, g, "waterfall-stock", more_bridge(arena, true), FULL);
    gallery_add(arena, g, "waterfall-quarter", more_bridge(arena, true), QUARTER);
    struct pw_chart *odd = more_bridge(arena, true);
    pw_dataset_slot(odd->data, 6, CHART_Y)->number = 700;
    gallery_add(arena, g, "waterfall-odd", odd, FULL)->finding = "total-differs";
    static const struct chart_row below[] = {{"Start", NULL, "2", NULL},
                                             {"Fall", NULL, "-250000000", NULL},
                                             {"Unknown", NULL, "c", NULL},
                                             {"Rise", NULL, "100000000", NULL}};
    gallery_add(arena, g, "waterfall-below", chart_of(arena, "waterfall", "M", NULL, -1, below, 4),
                FULL);
}

/* ---- answers ------------------------------------------------------------------------ */
static struct pw_chart *more_answers(struct pw_arena *arena, double people, int answers) {
    static const char *const questions[] = {
        "My caseload is manageable", "I have regular supervision that helps me",
        "I would recommend working here", "I am told about changes that affect my work"};
    static const char *const names[] = {"Strongly agree", "Agree", "Neither", "Disagree",
                                        "Strongly disagree"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 4 * answers);
    unsigned seed = 17;
    for (int q = 0; q < 4; q++)
        for (int i = 0; i < answers; i++)
            rows[q * answers + i] = (struct chart_row){
                questions[q], names[answers == 5 || i < 2 ? i : i + 1],
                pw_arena_printf(arena, "%g", floor(people * gallery_noise(&seed))), NULL};
    return chart_of(arena, "diverging", "Answers", "count", 0, rows, 4 * (size_t)answers);
}

static void more_surveys(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "diverging", more_answers(arena, 120, 5), FULL);
    gallery_add(arena, g, "diverging-small", more_answers(arena, 24, 4), FULL);
    gallery_add(arena, g, "diverging-quarter", more_answers(arena, 24, 5), QUARTER);
    struct pw_chart *held = more_answers(arena, 120, 5);
    pw_dataset_slot(held->data, 7, CHART_Y)->state = PW_WITHHELD;
    gallery_add(arena, g, "diverging-withheld", held, FULL);
}

/* ---- parts and people ----------------------------------------------------------------- */
static void more_parts(struct pw_arena *arena, struct gallery *g) {
    static const struct chart_row rows[] = {
        {"Foster care with a carer of the authority", NULL, "301", NULL},
        {"Foster care with an agency", NULL, "164", NULL},
        {"With family or friends", NULL, "92", "own"},
        {"Residential home", NULL, "61", NULL},
        {"Semi-independent", NULL, "20", NULL},
        {"Elsewhere", NULL, "1", NULL}};
    static const char *const marks[] = {"share", "pictogram"};
    for (size_t m = 0; m < 2; m++) {
        const char *mark = marks[m];
        gallery_add(arena, g, mark,
                    chart_of(arena, mark, "Children in care", "count", 0, rows, PW_COUNT(rows)),
                    FULL);
        gallery_add(arena, g, pw_arena_printf(arena, "%s-quarter", mark),
                    chart_of(arena, mark, "Children in care", "count", 0, rows, PW_COUNT(rows)),
                    QUARTER);
        static const struct chart_row held[] = {
            {"A", NULL, "12", NULL}, {"B", NULL, "c", NULL}, {"*", NULL, "3", NULL}};
        gallery_add(arena, g, pw_arena_printf(arena, "%s-withheld", mark),
                    chart_of(arena, mark, "M", "count", 0, held, 3), 220);
        static const struct chart_row odd[] = {{"A", NULL, "1e12", NULL}, {"B", NULL, "-3", NULL}};
        gallery_add(arena, g, pw_arena_printf(arena, "%s-odd", mark),
                    chart_of(arena, mark, "M", "count", 0, odd, 2), FULL)
            ->finding = m ? "negative-count" : "negative-share";
    }
}

/* ---- journeys -------------------------------------------------------------------------- */
static void more_flows(struct pw_arena *arena, struct gallery *g) {
    static const struct chart_row rows[] = {{"Contacts", NULL, "15120", NULL},
                                            {"Referrals", NULL, "7044", NULL},
                                            {"Assessments", NULL, "7412", NULL},
                                            {"Section 47 enquiries", NULL, "2100", NULL},
                                            {"Child protection plans", NULL, "402", NULL}};
    gallery_add(arena, g, "flow", chart_of(arena, "flow", "Children", "count", 0, rows, 5), FULL);
    gallery_add(arena, g, "flow-quarter", chart_of(arena, "flow", "Children", "count", 0, rows, 5),
                QUARTER);
    static const struct chart_row odd[] = {{"A", NULL, "1e12", NULL},
                                           {"B", NULL, "c", NULL},
                                           {"*", NULL, "0", NULL},
                                           {"D", NULL, "5e11", NULL}};
    gallery_add(arena, g, "flow-odd", chart_of(arena, "flow", "M", "count", 0, odd, 4), FULL);
}

/* ---- dates ------------------------------------------------------------------------------- */
static struct pw_chart *more_timeline(struct pw_arena *arena, int columns) {
    static const char *const names[] = {"Fill the vacant posts", "Review assessments at day 20",
                                        "Agree the threshold document anew",
                                        "Train all managers in supervision"};
    static const char *const dates[][3] = {{"2024-04-15", "2024-12-31", "2025-02-14"},
                                           {"2024-05-01", "2024-07-31", "2024-07-26"},
                                           {"2024-06-01", "2025-02-28", NULL},
                                           {"2025-01-10", "2025-09-30", NULL}};
    struct pw_dataset *data = pw_dataset_new(arena, "test", 5, 4);
    static const char *const columns_of[] = {"action", "begun", "due", "done", "as_at"};
    for (size_t c = 0; c < 5; c++) {
        data->columns[c].name = data->columns[c].label = columns_of[c];
        data->columns[c].type = c ? PW_DATE : PW_TEXT;
    }
    for (size_t r = 0; r < 4; r++) {
        *pw_dataset_slot(data, r, 0) =
            (struct pw_cell){.state = PW_PRESENT, .text = names[r], .date = PW_NO_DATE};
        for (size_t c = 0; c < 4; c++) {
            const char *date = c == 3 ? "2025-03-31" : dates[r][c];
            *pw_dataset_slot(data, r, c + 1) =
                (struct pw_cell){.state = date ? PW_PRESENT : PW_MISSING,
                                 .date = date ? pw_date_parse(date) : PW_NO_DATE};
        }
    }
    struct pw_chart *chart = pw_chart_new(arena, "timeline", data);
    chart->x = 0;
    for (int c = 0; c < columns; c++)
        chart->y[chart->y_count++] = 4 - columns + c;
    gallery_option(arena, chart, "as_at", "as_at");
    return chart;
}

static void more_timelines(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "timeline", more_timeline(arena, 3), FULL);
    gallery_add(arena, g, "timeline-two", more_timeline(arena, 2), FULL);
    gallery_add(arena, g, "timeline-quarter", more_timeline(arena, 3), QUARTER);
    static const struct chart_row numbers[] = {{"A", NULL, "4", NULL}};
    gallery_add(arena, g, "timeline-numbers",
                chart_of(arena, "timeline", "M", "count", 0, numbers, 1), FULL)
        ->finding = "no-dates";
}

static struct gallery more_all(struct pw_arena *arena) {
    struct gallery g = {0};
    more_pyramids(arena, &g);
    more_dotted(arena, &g);
    more_paired(arena, &g);
    more_slopes(arena, &g);
    more_heats(arena, &g);
    more_bridges(arena, &g);
    more_surveys(arena, &g);
    more_parts(arena, &g);
    more_flows(arena, &g);
    more_timelines(arena, &g);
    return g;
}
