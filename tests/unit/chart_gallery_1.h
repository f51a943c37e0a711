/* The gallery's control charts, funnels, bands, stacks, small multiples,
 * sparklines, bullets and histograms: included by chart_gallery.h. */

/* ---- control -------------------------------------------------------------------- */
/* Referrals by month with a shift after two years. */
static struct pw_chart *gallery_shifted(struct pw_arena *arena, int months,
                                        enum pw_polarity polarity) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, months);
    unsigned seed = 23;
    for (int i = 0; i < months; i++)
        rows[i] = (struct chart_row){
            month_end(arena, 2021 + (i + 3) / 12, (i + 3) % 12 + 1), NULL,
            gallery_number(arena, floor(520 + 130 * gallery_noise(&seed) + (i > 23 ? 100 : 0) -
                                        (i == 9 ? 190 : 0))),
            NULL};
    struct pw_chart *chart =
        chart_of(arena, "control", "Referrals", "count", 0, rows, (size_t)months);
    chart->data->columns[CHART_Y].polarity = polarity;
    return chart;
}

static void gallery_control(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *chart = gallery_shifted(arena, 36, PW_LOW_IS_GOOD);
    chart_reference(arena, chart, "Target", 560, PW_EMPHASIS_NONE)->target = true;
    gallery_option(arena, chart, "baseline", "24");
    gallery_add(arena, g, "control-baseline", chart, FULL);
    gallery_add(arena, g, "control-quarter", chart, QUARTER);
    chart = gallery_shifted(arena, 36, PW_NEUTRAL);
    gallery_add(arena, g, "control-neutral", chart, FULL);
    chart = gallery_shifted(arena, 36, PW_HIGH_IS_GOOD);
    *PW_PUSH(arena, chart, breaks) = (struct pw_break){pw_date_make(2023, 4, 1), "New front door"};
    gallery_add(arena, g, "control-rebased", chart, FULL);
    gallery_add(arena, g, "control-trial", gallery_shifted(arena, 8, PW_NEUTRAL), FULL);
    chart = gallery_months(arena, "control", 24, true);
    gallery_add(arena, g, "control-gaps", chart, FULL);
}

/* ---- funnels --------------------------------------------------------------------- */
/* Repeat referrals of `count` made-up authorities: parts with every cell. */
static struct pw_chart *gallery_funnel(struct pw_arena *arena, int count, const char *unit) {
    static const char *const names[] = {"Ashford", "Bramley", "Calder", "Dunmore", "Eastlea"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, count);
    bool share = pw_streq(unit, "%");
    double *sizes = PW_NEW_N(arena, double, count);
    unsigned seed = 31;
    for (int i = 0; i < count; i++) {
        sizes[i] = floor((share ? 400 : 30000) * (1 + 14 * pow(gallery_noise(&seed), 2)));
        double value = share ? 20 + 9 * (gallery_noise(&seed) + gallery_noise(&seed) - 1)
                             : 50 + 14 * (gallery_noise(&seed) + gallery_noise(&seed) - 1);
        rows[i] = (struct chart_row){pw_arena_printf(arena, "%s %d", names[i % 5], i + 1), NULL,
                                     gallery_number(arena, value),
                                     i == 12       ? "own"
                                     : i % 14 == 3 ? "neighbours"
                                                   : "context"};
    }
    struct pw_chart *chart = chart_of(arena, "funnel", share ? "Repeat referrals" : "Care rate",
                                      unit, 1, rows, (size_t)count);
    for (int i = 0; i < count; i++) {
        struct pw_cell *cell = pw_dataset_slot(chart->data, (size_t)i, CHART_Y);
        cell->has_parts = true;
        cell->denominator = sizes[i];
        cell->numerator = floor(cell->number * sizes[i] / (share ? 100 : 10000));
    }
    return chart;
}

static void gallery_funnels(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *chart = gallery_funnel(arena, 152, "%");
    gallery_option(arena, chart, "size", "Referrals in the year");
    gallery_add(arena, g, "funnel-share", chart, FULL);
    chart = gallery_funnel(arena, 152, "per 10,000");
    chart_reference(arena, chart, "England", 51, PW_EMPHASIS_NATION);
    gallery_option(arena, chart, "size", "Children aged 0 to 17");
    gallery_option(arena, chart, "overdispersion", "true");
    gallery_add(arena, g, "funnel-rate", chart, FULL);
    gallery_add(arena, g, "funnel-few", gallery_funnel(arena, 13, "%"), 230);
    gallery_add(arena, g, "funnel-quarter", gallery_funnel(arena, 152, "%"), QUARTER);
    g->charts[g->charts_count - 1].any = true;
    chart = gallery_funnel(arena, 5, "%");
    double odd[] = {1, 1e12, 0, 5, -3};
    for (size_t i = 0; i < 5; i++)
        pw_dataset_slot(chart->data, i, CHART_Y)->denominator = odd[i];
    gallery_add(arena, g, "funnel-odd-sizes", chart, FULL);
}

/* ---- bands, forecasts, targets, stacks ------------------------------------------------ */
/* The chart with three more columns: low, high, target. */
static struct pw_chart *gallery_widened(struct pw_arena *arena, struct pw_chart *chart) {
    const struct pw_dataset *old = chart->data;
    size_t columns = old->columns_count + 3;
    struct pw_dataset *data = pw_dataset_new(arena, "wide", columns, old->rows_count);
    static const char *const names[] = {"low", "high", "target"};
    for (size_t c = 0; c < columns; c++) {
        size_t from = c < old->columns_count ? c : CHART_Y;
        data->columns[c] = old->columns[from];
        if (c >= old->columns_count)
            data->columns[c].name = data->columns[c].label = names[c - old->columns_count];
        if (c + 1 == columns)
            data->columns[c].label = "Target";
    }
    for (size_t r = 0; r < old->rows_count; r++) {
        for (size_t c = 0; c < old->columns_count; c++)
            *pw_dataset_slot(data, r, c) = *pw_dataset_cell(old, r, c);
        const struct pw_cell *y = pw_dataset_cell(old, r, CHART_Y);
        for (size_t c = old->columns_count; c < columns; c++)
            *pw_dataset_slot(data, r, c) = (struct pw_cell){.state = y->state, .date = PW_NO_DATE};
        if (y->state != PW_PRESENT)
            continue;
        double wide =
            y->number * (r + 6 > old->rows_count ? 0.03 * (double)(r + 7 - old->rows_count) : 0.03);
        pw_dataset_slot(data, r, columns - 3)->number = y->number - wide;
        pw_dataset_slot(data, r, columns - 2)->number = y->number + wide;
        pw_dataset_slot(data, r, columns - 1)->number = r < old->rows_count / 2 ? 600 : 540;
    }
    chart->data = data;
    return chart;
}

static struct pw_chart *gallery_stack(struct pw_arena *arena, int slots, bool hidden) {
    static const char *const kinds[] = {"Child in need plan", "Child protection plan", "In care",
                                        "Care leaver"};
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 4 * slots);
    unsigned seed = 41;
    for (int s = 0; s < 4; s++)
        for (int i = 0; i < slots; i++)
            rows[s * slots + i] = (struct chart_row){
                pw_arena_printf(arena, "%d-03-31", 2025 - slots + 1 + i), kinds[s],
                gallery_number(arena, floor(200 + 300 * gallery_noise(&seed))), NULL};
    if (hidden)
        rows[slots + 1].value = "c";
    return chart_of(arena, "column", "Children", "count", 0, rows, (size_t)slots * 4);
}

/* Months from a February, and categories whose names need two or three lines. */
static void gallery_axes(struct pw_arena *arena, struct gallery *g) {
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, 26);
    for (int i = 0; i < 26; i++)
        rows[i] = (struct chart_row){month_end(arena, 2022 + (i + 1) / 12, (i + 1) % 12 + 1), NULL,
                                     gallery_number(arena, 400 + 7 * (i % 5)), NULL};
    gallery_add(arena, g, "line-february", chart_of(arena, "line", "M", "count", 0, rows, 26),
                FULL);
    gallery_add(arena, g, "line-february-half", chart_of(arena, "line", "M", "count", 0, rows, 26),
                215);
    static const char *const needs[] = {"Abuse or neglect",
                                        "Child's disability or illness",
                                        "Parent's disability or illness",
                                        "Family in acute stress",
                                        "Family dysfunction",
                                        "Socially unacceptable behaviour",
                                        "Low income",
                                        "Absent parenting"};
    struct chart_row *named = PW_NEW_N(arena, struct chart_row, 8);
    for (int i = 0; i < 8; i++)
        named[i] = (struct chart_row){needs[i], NULL, gallery_number(arena, 60 - 7 * i), NULL};
    gallery_add(arena, g, "column-needs", chart_of(arena, "column", "M", "%", 0, named, 8), FULL);
    gallery_add(arena, g, "column-needs-narrow", chart_of(arena, "column", "M", "%", 0, named, 8),
                330)
        ->finding = "name-cut";
}

static void gallery_extras(struct pw_arena *arena, struct gallery *g) {
    struct pw_chart *chart = gallery_widened(arena, gallery_months(arena, "line", 24, true));
    gallery_option(arena, chart, "low", "low");
    gallery_option(arena, chart, "high", "high");
    gallery_option(arena, chart, "band", "95% confidence interval");
    gallery_add(arena, g, "line-band", chart, FULL);
    chart = gallery_widened(arena, gallery_months(arena, "line", 24, false));
    for (size_t r = 18; r < 24; r++)
        pw_dataset_slot(chart->data, r, CHART_Y)->flags = PW_FORECAST;
    gallery_option(arena, chart, "low", "low");
    gallery_option(arena, chart, "high", "high");
    gallery_option(arena, chart, "band", "80% range of the forecast");
    gallery_option(arena, chart, "target", "target");
    gallery_option(arena, chart, "forecast", "mean of the last 12 months");
    gallery_add(arena, g, "line-forecast", chart, FULL);
    gallery_add(arena, g, "line-forecast-quarter", chart, QUARTER)->any = true;
    chart = gallery_stack(arena, 6, false);
    chart->stacked = true;
    gallery_add(arena, g, "column-stacked", chart, FULL);
    chart = gallery_stack(arena, 6, true);
    chart->percent = true;
    gallery_add(arena, g, "column-percent", chart, FULL);
    chart = gallery_stack(arena, 12, true);
    chart->stacked = true;
    gallery_add(arena, g, "column-stacked-quarter", chart, QUARTER)->any = true;
}

/* ---- small multiples -------------------------------------------------------------------- */
/* Series become facets; every second one may have a series of its own. */
static struct pw_chart *gallery_multiples(struct pw_arena *arena, int facets, bool twice,
                                          const char *of) {
    static const char *const teams[] = {
        "North", "South", "East", "West", "Disabled children", "Children in care and care leavers"};
    int lines = twice ? 2 : 1, count = facets * lines * 24;
    struct chart_row *rows = PW_NEW_N(arena, struct chart_row, count);
    unsigned seed = 13;
    for (int i = 0; i < count; i++) {
        int facet = i / (24 * lines), line = i / 24 % lines;
        rows[i] = (struct chart_row){
            month_end(arena, 2023 + (i % 24 + 3) / 12, (i % 24 + 3) % 12 + 1),
            facet < 6 ? teams[facet] : pw_arena_printf(arena, "Team %d", facet),
            gallery_number(arena, floor(20 + 12 * facet % 50 + 30 * gallery_noise(&seed))),
            twice ? line ? "Plan" : "Actual" : NULL};
    }
    struct pw_chart *chart =
        chart_of(arena, "multiples", "Visits overdue", "count", 0, rows, (size_t)count);
    chart->series = twice ? CHART_ROLE : -1;
    chart->emphasis = -1;
    gallery_option(arena, chart, "facet", "series");
    gallery_option(arena, chart, "of", of);
    return chart;
}

static void gallery_panels(struct pw_arena *arena, struct gallery *g) {
    gallery_add(arena, g, "multiples-line", gallery_multiples(arena, 6, false, "line"), FULL);
    gallery_add(arena, g, "multiples-two", gallery_multiples(arena, 4, true, "line"), FULL);
    struct pw_chart *chart = gallery_multiples(arena, 5, false, "column");
    gallery_option(arena, chart, "scale", "free");
    gallery_add(arena, g, "multiples-column", chart, FULL);
    gallery_add(arena, g, "multiples-quarter", gallery_multiples(arena, 6, false, "line"), QUARTER)
        ->any = true;
    gallery_add(arena, g, "multiples-many", gallery_multiples(arena, 44, false, "line"), FULL)
        ->finding = "too-many-panels";
}

/* The hostile names and numbers of all marks: what can't be drawn well must be
 * said, and nothing may overlap. */
static void gallery_hostile(struct pw_arena *arena, struct gallery *g, const char *mark) {
    size_t before = g->charts_count;
    gallery_names(arena, g, mark);
    gallery_numbers(arena, g, mark);
    for (size_t i = before; i < g->charts_count; i++)
        g->charts[i].any = true;
}

static void gallery_1(struct pw_arena *arena, struct gallery *g) {
    gallery_control(arena, g);
    gallery_funnels(arena, g);
    gallery_extras(arena, g);
    gallery_axes(arena, g);
    gallery_panels(arena, g);
    static const char *const marks[] = {"control", "funnel", "multiples"};
    for (size_t i = 0; i < PW_COUNT(marks); i++)
        gallery_hostile(arena, g, marks[i]);
}
