/* SPDX-License-Identifier: MIT
 *
 * dataset: rounding and formatting of cells against worked values, and against
 * integer arithmetic and printf as independent methods.
 */
#include <math.h>
#include <string.h>

#include "check_main.h"
#include "packwright/dataset.h"

static struct pw_arena *arena;

static void setup(void) {
    arena = pw_arena_new();
}

static void teardown(void) {
    pw_arena_free(arena);
}

static const char *number(double value, int decimals) {
    struct pw_buf buf = {0};
    pw_format_number(&buf, value, decimals);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static const char *date(const char *iso, const char *format) {
    struct pw_buf buf = {0};
    pw_format_date(&buf, pw_date_parse(iso), format);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

static const char *cell(const struct pw_dataset *data, size_t row, size_t column) {
    struct pw_buf buf = {0};
    pw_format_cell(&buf, data, row, column);
    const char *text = pw_arena_strdup(arena, pw_buf_text(&buf));
    pw_buf_release(&buf);
    return text;
}

/* Catches rounding of the binary double, half to even, and "-0". */
START_TEST(rounding_worked) {
    static const struct {
        double value;
        int decimals;
        const char *text;
    } cases[] = {
        {0.5, 0, "1"},
        {1.5, 0, "2"},
        {2.5, 0, "3"},
        {-0.5, 0, "−1"},
        {-2.5, 0, "−3"},
        {0.49999999999999994, 0, "0"}, /* the double next below a half */
        {1.005, 2, "1.01"},            /* stored as 1.00499999999999989... */
        {2.675, 2, "2.68"},
        {1.115, 2, "1.12"},
        {8.345, 2, "8.35"},
        {0.285, 2, "0.29"},
        {306.39999999999998, -1, "306.4"},
        {306.39999999999998, 1, "306.4"},
        {0.1 + 0.2, 1, "0.3"},
        {0.1 + 0.2, -1, "0.30000000000000004"},
        {-0.0, 0, "0"},
        {-0.0, 2, "0.00"},
        {-0.0, -1, "0"},
        {-0.04, 1, "0.0"},
        {-0.05, 1, "−0.1"},
        {0, 1, "0.0"},
        {0.05, 0, "0"},
        {0.005, 2, "0.01"},
        {0.004, 2, "0.00"},
        {0.0005, 2, "0.00"},
        {9.995, 2, "10.00"},
        {99.95, 1, "100.0"},
        {999.5, 0, "1,000"},
        {0.95, 1, "1.0"},
        {7044, 0, "7,044"},
        {7044, 1, "7,044.0"},
        {45.64, 1, "45.6"},
        {100, -1, "100"},
        {999999.5, 0, "1,000,000"},
        {1234567.891, 2, "1,234,567.89"},
        {-1234.5, -1, "−1,234.5"},
        {123456, -1, "123,456"},
        {12, -1, "12"},
        {9007199254740993.0, 0, "9,007,199,254,740,992"},
        {1e21, 0, "1,000,000,000,000,000,000,000"},
        {1e-7, -1, "0.0000001"},
        {1e-7, 2, "0.00"},
        {5e-324, 3, "0.000"},
        {0.045, 2, "0.05"},
        {4.35, 1, "4.4"},
        {33.349999999999994, 1, "33.3"}, /* computed, so its decimal is below the half */
        {33.35, 1, "33.4"},
    };
    for (size_t i = 0; i < PW_COUNT(cases); i++)
        ck_assert_str_eq(number(cases[i].value, cases[i].decimals), cases[i].text);
}
END_TEST

/* Catches a number printed where there is none. */
START_TEST(not_finite) {
    ck_assert_str_eq(number(NAN, 0), "[x]");
    ck_assert_str_eq(number(INFINITY, 1), "[x]");
    ck_assert_str_eq(number(-INFINITY, -1), "[x]");
}
END_TEST

static uint64_t state = 88172645463325252u; /* xorshift64: same numbers each run */

static uint64_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 7;
    return state ^= state << 17;
}

/* Plain text: no commas, ASCII minus. */
static void plain(const char *text, char *out) {
    for (; *text; text++) {
        if (pw_str_starts(text, "−")) {
            *out++ = '-';
            text += 2;
        } else if (*text != ',') {
            *out++ = *text;
        }
    }
    *out = '\0';
}

/* Published decimals of up to 15 digits, rounded by integer arithmetic: catches
 * any tie that the binary value would lose, any lost carry, any wrong comma. */
START_TEST(rounding_by_integers) {
    for (int i = 0; i < 60000; i++) {
        int scale = (int)(next_random() % 9), places = (int)(next_random() % (unsigned)(scale + 1));
        int64_t whole = (int64_t)(next_random() % 1000000000000000u), cut = 1, unit = 1;
        for (unsigned shrink = (unsigned)(next_random() % 15); shrink > 0; shrink--)
            whole /= 10;
        if (next_random() % 2) /* every second one is a tie */
            whole = whole / 10 * 10 + 5;
        for (int k = 0; k < scale - places; k++)
            cut *= 10;
        for (int k = 0; k < scale; k++)
            unit *= 10;
        char source[80], expected[80], got[80];
        snprintf(source, sizeof source, "%lld.%0*lld", (long long)(whole / unit), scale ? scale : 1,
                 (long long)(whole % unit));
        int64_t rounded = (whole + cut / 2) / cut;
        unit /= cut;
        if (places)
            snprintf(expected, sizeof expected, "%lld.%0*lld", (long long)(rounded / unit), places,
                     (long long)(rounded % unit));
        else
            snprintf(expected, sizeof expected, "%lld", (long long)rounded);
        double value = strtod(source, NULL);
        const char *text = number(value, places);
        plain(text, got);
        ck_assert_msg(strcmp(got, expected) == 0, "%s to %d: %s, expected %s", source, places, got,
                      expected);
        for (const char *comma = strchr(text, ','); comma; comma = strchr(comma + 1, ','))
            ck_assert_msg(strspn(comma + 1, "0123456789") == 3, "comma in %s", text);
    }
}
END_TEST

/* Any double: what is printed with all its digits reads back as the same
 * double, and no shorter decimal of 15 or 16 digits does. */
START_TEST(shortest_round_trips) {
    for (int i = 0; i < 20000; i++) {
        uint64_t bits = next_random();
        double value;
        memcpy(&value, &bits, sizeof value);
        if (!isnormal(value))
            continue;
        char text[800];
        plain(number(value, -1), text);
        ck_assert_msg(strtod(text, NULL) == value, "%a printed %s", value, text);
        char shorter[40];
        snprintf(shorter, sizeof shorter, "%.15g", value);
        if (strtod(shorter, NULL) == value) {
            size_t digits = 0;
            const char *p = text + strspn(text, "-0.");
            for (const char *end = p; *end; end++)
                digits += *end != '.' && strspn(end, "0.") != strlen(end);
            ck_assert_msg(digits <= 15, "%s has %zu digits, %s would do", text, digits, shorter);
        }
    }
}
END_TEST

/* The exact expansion (printf of 1,100 places) rounds like ours wherever the
 * shortest decimal is no tie: catches errors away from ties. */
START_TEST(agrees_with_exact_expansion) {
    for (int i = 0; i < 20000; i++) {
        double value = (double)(int64_t)next_random() / 9.3e13;
        int places = (int)(next_random() % 4);
        char digits[40], expected[1300], got[80];
        snprintf(digits, sizeof digits, "%.*f", places + 1, value);
        size_t end = strlen(digits);
        char all[80];
        plain(number(value, -1), all);
        if (digits[end - 1] == '5' && strncmp(all, digits, end) == 0 && all[end] == '\0')
            continue; /* a tie */
        snprintf(expected, sizeof expected, "%.1100f", value);
        /* round the exact expansion by hand: look at the digit after */
        char *point = strchr(expected, '.');
        bool up = point[1 + places] >= '5';
        point[places ? 1 + places : 0] = '\0';
        for (char *p = point + (places ? places : -1); up && p >= expected && *p != '-'; p--) {
            if (*p == '.')
                continue;
            up = *p == '9';
            *p = up ? '0' : (char)(*p + 1);
        }
        plain(number(value, places), got);
        if (up || strspn(expected, "-0.") == strlen(expected))
            continue; /* one more digit in front, or zero: the worked values have these */
        ck_assert_msg(strcmp(got, expected) == 0, "%.17g to %d: %s, expected %s", value, places,
                      got, expected);
    }
}
END_TEST

/* Catches a wrong boundary of the financial year, a century, a month table. */
START_TEST(dates) {
    ck_assert_str_eq(date("2024-03-31", NULL), "31 March 2024");
    ck_assert_str_eq(date("2024-03-31", "d mmmm yyyy"), "31 March 2024");
    ck_assert_str_eq(date("2024-03-01", "d mmm yyyy"), "1 Mar 2024");
    ck_assert_str_eq(date("2024-09-30", "mmmm yyyy"), "September 2024");
    ck_assert_str_eq(date("2024-09-30", "mmm yyyy"), "Sep 2024");
    ck_assert_str_eq(date("2024-05-30", "mmm"), "May");
    ck_assert_str_eq(date("2024-12-31", "yyyy"), "2024");
    ck_assert_str_eq(date("2024-03-31", "year ending"), "year ending 31 March 2024");
    ck_assert_str_eq(date("2024-03-31", "financial year"), "2023-24");
    ck_assert_str_eq(date("2024-04-01", "financial year"), "2024-25");
    ck_assert_str_eq(date("2000-03-31", "financial year"), "1999-00");
    ck_assert_str_eq(date("2024-08-31", "school year"), "2023/24");
    ck_assert_str_eq(date("2024-09-01", "school year"), "2024/25");
    ck_assert_str_eq(date("2000-07-31", "school year"), "1999/00");
    ck_assert_str_eq(date("2024-02-29", "iso"), "2024-02-29");
    ck_assert_str_eq(date("2024-02-29", "no such format"), "29 February 2024");
    ck_assert_str_eq(date("2023-02-29", "iso"), "[x]"); /* no such day, so no date */
}
END_TEST

/* Catches a symbol read as a number or as text, brackets, case, blanks. */
START_TEST(symbols_in) {
    static const struct {
        const char *text;
        enum pw_state state;
    } cases[] = {
        {"c", PW_WITHHELD},
        {"C", PW_WITHHELD},
        {"[c]", PW_WITHHELD},
        {" c ", PW_WITHHELD},
        {"k", PW_LOW},
        {"low", PW_LOW},
        {"[Low]", PW_LOW},
        {"u", PW_UNRELIABLE},
        {"x", PW_MISSING},
        {"z", PW_NOT_APPLICABLE},
        {"TBC", PW_AWAITED},
        {"tbc", PW_AWAITED},
        {"", PW_MISSING},
        {"  ", PW_MISSING},
        {"[]", PW_MISSING},
        {NULL, PW_MISSING},
        {"<5", PW_BOUNDED},
        {"< 5", PW_BOUNDED},
        {"<=10", PW_BOUNDED},
        {"≤5", PW_BOUNDED},
        {">95%", PW_BOUNDED},
        {"<", PW_PRESENT},
        {"<five", PW_PRESENT},
        {"5", PW_PRESENT},
        {"cc", PW_PRESENT},
        {"[c", PW_PRESENT},
        {"-", PW_PRESENT},
        {"<b>", PW_PRESENT},
        {"<.5", PW_PRESENT},
        {"low income", PW_PRESENT},
        {"a text much longer than any symbol may be", PW_PRESENT},
    };
    for (size_t i = 0; i < PW_COUNT(cases); i++)
        ck_assert_msg(pw_state_from_symbol(cases[i].text) == cases[i].state, "\"%s\" gave %d",
                      cases[i].text ? cases[i].text : "NULL",
                      (int)pw_state_from_symbol(cases[i].text));
}
END_TEST

/* Catches a state without its legend: every reader must be told what it means. */
START_TEST(symbols_out) {
    ck_assert_str_eq(pw_state_symbol(PW_PRESENT), "");
    ck_assert_str_eq(pw_state_symbol(PW_WITHHELD), "[c]");
    ck_assert_str_eq(pw_state_symbol(PW_MISSING), "[x]");
    ck_assert_str_eq(pw_state_symbol(PW_NOT_APPLICABLE), "[z]");
    ck_assert_str_eq(pw_state_symbol(PW_LOW), "[low]");
    ck_assert_str_eq(pw_state_symbol(PW_UNRELIABLE), "[u]");
    ck_assert_str_eq(pw_state_symbol(PW_AWAITED), "TBC");
    for (int s = PW_PRESENT + 1; s < PW_STATE_COUNT; s++) {
        ck_assert(*pw_state_symbol((enum pw_state)s));
        ck_assert(*pw_state_meaning((enum pw_state)s));
    }
    ck_assert_str_eq(pw_state_symbol((enum pw_state)99), "");
}
END_TEST

static struct pw_dataset *one_number(double value, const char *unit, int decimals) {
    struct pw_dataset *data = pw_dataset_new(arena, "q", 1, 1);
    data->columns[0].type = PW_NUMBER;
    data->columns[0].unit = unit;
    data->columns[0].decimals = decimals;
    *pw_dataset_slot(data, 0, 0) =
        (struct pw_cell){.state = PW_PRESENT, .number = value, .date = PW_NO_DATE};
    return data;
}

/* Catches a unit on the wrong side, a minus after the pound, words repeated. */
START_TEST(units) {
    static const struct {
        double value;
        const char *unit;
        int decimals;
        const char *text;
    } cases[] = {
        {7044, "count", 0, "7,044"},     {45.649, "%", 1, "45.6%"},
        {1.25, "£m", 1, "£1.3m"},        {1234, "£'000", 0, "£1,234k"},
        {-1234, "£'000", 0, "−£1,234k"}, {1234.5, "£", 2, "£1,234.50"},
        {49, "per 10,000", 0, "49"},     {37, "days", 0, "37"},
        {12.5, "FTE", 1, "12.5"},        {-2.5, "£m", 1, "−£2.5m"},
        {-0.04, "£m", 1, "£0.0m"},       {3, NULL, -1, "3"},
        {-3.25, "%", 1, "−3.3%"},        {NAN, "%", 1, "[x]"},
    };
    for (size_t i = 0; i < PW_COUNT(cases); i++)
        ck_assert_str_eq(cell(one_number(cases[i].value, cases[i].unit, cases[i].decimals), 0, 0),
                         cases[i].text);
}
END_TEST

/* Catches a unit said in the head and again in each cell, or a flag lost with it. */
START_TEST(without_unit) {
    struct pw_dataset *data = one_number(-1234, "£'000", 0);
    pw_dataset_slot(data, 0, 0)->flags = PW_REVISED;
    struct pw_buf buf = {0};
    pw_format_cell_bare(&buf, data, 0, 0);
    ck_assert_str_eq(pw_buf_text(&buf), "−1,234 [r]");
    pw_buf_clear(&buf);
    pw_dataset_slot(data, 0, 0)->state = PW_WITHHELD;
    pw_dataset_slot(data, 0, 0)->flags = 0;
    pw_format_cell_bare(&buf, data, 0, 0);
    ck_assert_str_eq(pw_buf_text(&buf), "[c]");
    pw_buf_release(&buf);
}
END_TEST

/* Catches flags out of order, a space within them, a number beside a symbol. */
START_TEST(flags_and_states) {
    struct pw_dataset *data = one_number(45.6, "%", 1);
    struct pw_cell *c = pw_dataset_slot(data, 0, 0);
    c->flags = PW_PROVISIONAL;
    ck_assert_str_eq(cell(data, 0, 0), "45.6% [p]");
    c->flags = PW_BREAK | PW_FORECAST | PW_ESTIMATED | PW_REVISED | PW_PROVISIONAL;
    ck_assert_str_eq(cell(data, 0, 0), "45.6% [p][r][e][f][b]");
    c->flags = PW_CALCULATED; /* noted below the table, no symbol */
    ck_assert_str_eq(cell(data, 0, 0), "45.6%");
    c->flags = PW_REVISED;
    c->state = PW_WITHHELD;
    ck_assert_str_eq(cell(data, 0, 0), "[c][r]");
    c->state = PW_AWAITED;
    c->flags = 0;
    ck_assert_str_eq(cell(data, 0, 0), "TBC");
    c->state = PW_BOUNDED;
    c->text = "<5";
    ck_assert_str_eq(cell(data, 0, 0), "<5");
}
END_TEST

/* Rows of different units in one column: the benchmark table. */
START_TEST(from_other_columns) {
    struct pw_dataset *data = pw_dataset_new(arena, "benchmark", 4, 3);
    data->columns[0] = (struct pw_column){.name = "unit", .label = "", .unit_from = -1};
    data->columns[1] = (struct pw_column){.name = "dp", .label = "", .type = PW_NUMBER};
    data->columns[2] = (struct pw_column){.name = "polarity", .label = ""};
    data->columns[3] = (struct pw_column){.name = "value",
                                          .label = "",
                                          .type = PW_NUMBER,
                                          .unit = "count",
                                          .decimals = 2,
                                          .polarity = PW_HIGH_IS_GOOD,
                                          .decimals_from = 1,
                                          .polarity_from = 2};
    data->columns[3].unit_from = 0;
    static const char *const row_units[] = {"%", "£m", NULL};
    static const char *const polarities[] = {"low", "neutral", NULL};
    for (size_t row = 0; row < 3; row++) {
        pw_dataset_slot(data, row, 3)->state = PW_PRESENT;
        pw_dataset_slot(data, row, 3)->number = 12.345;
        if (!row_units[row])
            continue; /* all three missing: the column's own stand */
        for (size_t column = 0; column < 3; column++)
            pw_dataset_slot(data, row, column)->state = PW_PRESENT;
        pw_dataset_slot(data, row, 0)->text = row_units[row];
        pw_dataset_slot(data, row, 1)->number = (double)row;
        pw_dataset_slot(data, row, 2)->text = polarities[row];
    }
    ck_assert_str_eq(cell(data, 0, 3), "12%");
    ck_assert_str_eq(cell(data, 1, 3), "£12.3m");
    ck_assert_str_eq(cell(data, 2, 3), "12.35");
    ck_assert_int_eq(pw_cell_polarity(data, 0, 3), PW_LOW_IS_GOOD);
    ck_assert_int_eq(pw_cell_polarity(data, 1, 3), PW_NEUTRAL);
    ck_assert_int_eq(pw_cell_polarity(data, 2, 3), PW_HIGH_IS_GOOD);
    pw_dataset_slot(data, 0, 1)->number = 1e300; /* hostile: the column's own stands */
    ck_assert_int_eq(pw_cell_decimals(data, 0, 3), 2);
}
END_TEST

/* Catches a new cell that counts as a zero, a lookup off by one. */
START_TEST(fresh_dataset) {
    struct pw_dataset *data = pw_dataset_new(arena, "q", 2, 2);
    data->columns[0].name = "a";
    data->columns[1].name = "b";
    ck_assert_int_eq(pw_dataset_column(data, "a"), 0);
    ck_assert_int_eq(pw_dataset_column(data, "b"), 1);
    ck_assert_int_eq(pw_dataset_column(data, "A"), -1);
    ck_assert_ptr_eq(pw_dataset_cell(data, 1, 1), &data->cells[3]);
    ck_assert_str_eq(cell(data, 1, 1), "[x]");
    struct pw_dataset *empty = pw_dataset_new(arena, NULL, 0, 0);
    ck_assert_int_eq(pw_dataset_column(empty, "a"), -1);
}
END_TEST

/* Catches: a column of -1, as a faulty contract has it, that is read from memory. */
START_TEST(beyond_the_edges) {
    const struct pw_dataset *data = one_number(7, "%", 1);
    const size_t rows[] = {0, 1, (size_t)-1, 0}, columns[] = {(size_t)-1, 0, 0, 1};
    for (size_t i = 0; i < PW_COUNT(rows); i++) {
        ck_assert_int_eq(pw_dataset_cell(data, rows[i], columns[i])->state, PW_MISSING);
        ck_assert_str_eq(cell(data, rows[i], columns[i]), "[x]");
    }
    ck_assert_str_eq(pw_dataset_column_at(data, (size_t)-1)->name, "");
    ck_assert_ptr_null(pw_cell_unit(data, 0, (size_t)-1));
    ck_assert_int_eq(pw_cell_decimals(data, 0, (size_t)-1), -1);
    ck_assert_int_eq(pw_cell_polarity(data, 0, (size_t)-1), PW_NEUTRAL);
}
END_TEST

/* The dump is what other tests compare: exact numbers, one line a row. */
START_TEST(dump) {
    struct pw_dataset *data = pw_dataset_new(arena, "teams", 3, 2);
    data->columns[0] = (struct pw_column){.name = "team", .label = "Team | name"};
    data->columns[1] = (struct pw_column){.name = "rate",
                                          .label = "Rate",
                                          .type = PW_NUMBER,
                                          .unit = "%",
                                          .decimals = 1,
                                          .polarity = PW_LOW_IS_GOOD,
                                          .disclosure = "people",
                                          .role = "count"};
    for (int i = 0; i < 2; i++)
        data->columns[i].unit_from = data->columns[i].decimals_from =
            data->columns[i].polarity_from = -1;
    data->columns[0].decimals = -1;
    data->columns[2].name = "day";
    data->columns[2].type = PW_DATE;
    *pw_dataset_slot(data, 0, 0) = (struct pw_cell){.state = PW_PRESENT, .text = "A|B\nC"};
    *pw_dataset_slot(data, 0, 1) = (struct pw_cell){.state = PW_PRESENT,
                                                    .number = -1234.5678,
                                                    .flags = PW_REVISED | PW_CALCULATED,
                                                    .has_parts = true,
                                                    .numerator = 3,
                                                    .denominator = 10.5};
    *pw_dataset_slot(data, 0, 2) =
        (struct pw_cell){.state = PW_PRESENT, .date = pw_date_make(2024, 3, 31)};
    pw_dataset_slot(data, 1, 1)->state = PW_WITHHELD;
    struct pw_buf out = {0};
    pw_dataset_dump(data, &out);
    ck_assert_str_eq(
        pw_buf_text(&out),
        "dataset teams: 2 rows\n"
        "  team: text \"Team \\| name\"\n"
        "  rate: number unit=% decimals=1 low-is-good disclosure=people role=count \"Rate\"\n"
        "  day: date \"\"\n"
        "A\\|B\\nC | -1234.5678 [r][k] (3/10.5) | 2024-03-31\n"
        "[x] | [c] | [x]\n");
    pw_buf_release(&out);
}
END_TEST

/* Catches a capital within a sentence, and the name of a place or a body that
 * loses its own. */
START_TEST(labels_inside_sentences) {
    static const char *const pairs[][2] = {
        {"Referrals", "referrals"},
        {"Section 47 enquiries", "section 47 enquiries"},
        {"Child protection plans starting", "child protection plans starting"},
        {"The year before", "the year before"},
        {"Care, children in", "care, children in"},
        {"Early Help assessments", "Early Help assessments"},
        {"Social Work England", "Social Work England"},
        {"England", "England"},
        {"Ofsted visits", "Ofsted visits"},
        {"Careleavers", "Careleavers"},
        {"referrals", "referrals"},
        {"", ""},
    };
    for (size_t i = 0; i < PW_COUNT(pairs); i++)
        ck_assert_str_eq(pw_label_inside(arena, pairs[i][0]), pairs[i][1]);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("dataset");
    TCase *numbers = tcase_create("numbers"), *cells = tcase_create("cells");
    tcase_add_checked_fixture(numbers, setup, teardown);
    tcase_add_checked_fixture(cells, setup, teardown);
    tcase_set_timeout(numbers, 60);
    tcase_add_test(numbers, rounding_worked);
    tcase_add_test(numbers, not_finite);
    tcase_add_test(numbers, rounding_by_integers);
    tcase_add_test(numbers, shortest_round_trips);
    tcase_add_test(numbers, agrees_with_exact_expansion);
    tcase_add_test(cells, dates);
    tcase_add_test(cells, symbols_in);
    tcase_add_test(cells, symbols_out);
    tcase_add_test(cells, units);
    tcase_add_test(cells, without_unit);
    tcase_add_test(cells, flags_and_states);
    tcase_add_test(cells, from_other_columns);
    tcase_add_test(cells, fresh_dataset);
    tcase_add_test(cells, beyond_the_edges);
    tcase_add_test(cells, dump);
    tcase_add_test(cells, labels_inside_sentences);
    suite_add_tcase(s, numbers);
    suite_add_tcase(s, cells);
    return s;
}

CHECK_MAIN(suite)
