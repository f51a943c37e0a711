/* SPDX-License-Identifier: MIT
 *
 * Tests of the mart's calendar, of the csv importer and of the sample.
 */
#ifndef MART_LOCAL_H
#define MART_LOCAL_H

#include "mart_lab.h"

static bool lab_table(const char *table, const char *text, const char *received) {
    const char *path = lab_file(pw_arena_printf(arena, "%s.csv", table), text, strlen(text));
    failure = (struct pw_err){0};
    struct pw_import import = {.paths = &path,
                               .paths_count = 1,
                               .received = pw_date_parse(received),
                               .table = table,
                               .valid_from = PW_NO_DATE,
                               .findings = &findings};
    return pw_mart_import(mart, "csv", &import, &result, &failure);
}
#define TABLE(table, rows) ck_assert_msg(lab_table(table, rows, "2025-04-24"), "%s", failure.text)

/* ---- calendar ------------------------------------------------------------------ */

#define HOLIDAYS(year, expected)                                                                   \
    ASKS("SELECT group_concat(substr(date, 6), ' ') FROM calendar WHERE holiday IS NOT NULL AND "  \
         "date LIKE '" year "%'",                                                                  \
         expected)

/* As GOV.UK and the London Gazette published them. Would catch: a wrong Easter,
 * a substitute day that meets another holiday, a jubilee left out, the holiday
 * that it moved left in. */
START_TEST(bank_holidays) {
    HOLIDAYS("2000", "01-03 04-21 04-24 05-01 05-29 08-28 12-25 12-26");
    HOLIDAYS("2002", "01-01 03-29 04-01 05-06 06-03 06-04 08-26 12-25 12-26");
    HOLIDAYS("2008", "01-01 03-21 03-24 05-05 05-26 08-25 12-25 12-26");
    HOLIDAYS("2010", "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
    HOLIDAYS("2011", "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27");
    HOLIDAYS("2012", "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26");
    HOLIDAYS("2016", "01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27");
    HOLIDAYS("2020", "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28");
    HOLIDAYS("2021", "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28");
    HOLIDAYS("2022", "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27");
    HOLIDAYS("2023", "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26");
    HOLIDAYS("2024", "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26");
    HOLIDAYS("2025", "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26");
    HOLIDAYS("2026", "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28");
    HOLIDAYS("2027", "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28");
    HOLIDAYS("2035", "01-01 03-23 03-26 05-07 05-28 08-27 12-25 12-26");
    /* eight a year, and the six extra days since 2002 */
    ASKS("SELECT count(*) FROM calendar WHERE holiday IS NOT NULL", "294");
    ASKS("SELECT holiday FROM calendar WHERE date = '2022-12-27'",
         "Christmas Day (substitute day)");
}
END_TEST

/* Would catch: numbers that skip or count a weekend, an end one year short. */
START_TEST(working_days) {
    ASKS("SELECT count(*), min(date), max(date) FROM calendar", "13149|2000-01-01|2035-12-31");
    ASKS("SELECT count(*) FROM calendar WHERE weekday <> "
         "(strftime('%w', date) + 6) % 7 + 1",
         "0");
    ASKS("SELECT count(*) FROM calendar AS a WHERE working_day <> "
         "(SELECT count(*) FROM calendar AS b WHERE b.date <= a.date AND working = 1)"
         " AND date LIKE '2000%'",
         "0");
    ASKS("SELECT b.working_day - a.working_day FROM calendar AS a, calendar AS b"
         " WHERE a.date = '2024-12-31' AND b.date = '2025-12-31'",
         "253");
    /* 45 working days after a referral of 2 December 2024: over two holidays and New Year */
    ASKS("SELECT min(b.date) FROM calendar AS a, calendar AS b"
         " WHERE a.date = '2024-12-02' AND b.working_day = a.working_day + 45",
         "2025-02-06");
}
END_TEST

/* ---- local tables ---------------------------------------------------------------- */

#define TEAMS                                                                                      \
    "ID,Area , Name,Valid-From,sort\n"                                                             \
    "north,Cambridgeshire,North Team,01/04/2021,1\n"                                               \
    "south,E10000003,\"South, and West\",2021-04-01,\n"

/* Would catch: heads taken by their exact spelling, British dates swapped,
 * an area's name not understood, the schema's default lost. */
START_TEST(local_table) {
    TABLE("team", TEAMS);
    COUNTS(2, 2, 0, 0, 0);
    ASKS("SELECT id, area, name, service, sort, valid_from FROM team ORDER BY 1",
         "north|E10000003|North Team|-|1|2021-04-01;"
         "south|E10000003|South, and West|-|0|2021-04-01");
    ck_assert_uint_eq(findings.list_count, 0);
}
END_TEST

/* Would catch: a second import that adds or touches rows, a change that is
 * not taken over or not counted, NULL keys that never match. */
START_TEST(importing_twice) {
    TABLE("team", TEAMS);
    TABLE("team", TEAMS);
    COUNTS(2, 0, 0, 2, 0);
    TABLE("team", "id;area;name\nnorth;873;North\nwest;873;West\n\n;;\n");
    COUNTS(2, 1, 1, 0, 0);
    ASKS("SELECT name, sort FROM team ORDER BY id", "North|1;South, and West|0;West|0");
    const char *cases = "team,as_at,children,workers\nnorth,31/03/2025,\"1,234\",70.5\n";
    TABLE("caseload", cases);
    TABLE("caseload", cases);
    COUNTS(1, 0, 0, 1, 0);
    ASKS("SELECT children, workers, status, worker, source, received FROM caseload",
         "1234|70.5||-|Local data: caseload.csv|2025-04-24");
}
END_TEST

/* Would catch: a bad row that goes in, that stops the good ones, or whose
 * place is not told. */
START_TEST(bad_rows) {
    TABLE("team", "id,area,name,sort,valid_from\n"
                  "a,Nowhere,A,1,\n"
                  "b,873,B,1.5,\n"
                  "c,873,C,1,31/02/2024\n"
                  "d,873,,1,\n"
                  "e,873,E,1,,left over\n"
                  "f,873,F,1,\n"
                  "f,873,Another,1,\n"
                  "g,873,G\n");
    COUNTS(8, 2, 0, 0, 6);
    ck_assert_str_eq(finding(0), "unknown-area 2:3");
    ck_assert_str_eq(finding(1), "bad-value 3:9");
    ck_assert_str_eq(finding(2), "bad-value 4:11");
    ck_assert_str_eq(finding(3), "missing-value 5:7");
    ck_assert_str_eq(finding(4), "too-many-fields 6:12");
    ck_assert_str_eq(finding(5), "same-row-twice 8:1");
    ASKS("SELECT group_concat(id) FROM team", "f,g");
    TABLE("caseload", "team,as_at,children\nnobody,2025-03-31,4\nf,2025-03-31,-4\n");
    COUNTS(2, 0, 0, 0, 2);
    ck_assert_str_eq(finding(6), "unknown-reference 2:1");
    ck_assert_str_eq(finding(7), "against-the-schema 3:14");
}
END_TEST

/* Would catch: a file that fits no table read all the same, or half of it. */
START_TEST(bad_files) {
    ck_assert(!lab_table("team", "id,name\na,A\n", "2025-04-24"));
    ck_assert_ptr_nonnull(strstr(failure.text, "lacks column area"));
    ck_assert(!lab_table("team", "id,area,name,ID\n", "2025-04-24"));
    ck_assert_ptr_nonnull(strstr(failure.text, "twice"));
    ck_assert(!lab_table("team", "", "2025-04-24"));
    ck_assert(!lab_table("observatory", "id\n", "2025-04-24"));
    ck_assert_ptr_nonnull(strstr(failure.text, "there are area_group, "));
    ck_assert(!lab_table("mart", "name,value\nsample,1\n", "2025-04-24"));
    ck_assert(!lab_table("area", "code,name,kind\nX1,X,county\n", "2025-04-24"));
    ck_assert_ptr_nonnull(strstr(failure.text, "reference data"));
    ck_assert(!lab_table("team", "id,area,name\na,873,A\nb,873,\"B\n", "2025-04-24"));
    ck_assert_ptr_nonnull(strstr(failure.text, "never closed"));
    ASKS("SELECT count(*) FROM team", "0");
}
END_TEST

/* Would catch: a name of a person let in by a column that the table lacks. */
START_TEST(roles_not_names) {
    TABLE("officer", "role,title,officer name\nhead,Head of Service,A Person\n");
    COUNTS(1, 1, 0, 0, 0);
    ck_assert_str_eq(finding(0), "unknown-column 1:12");
    ck_assert_uint_eq(findings.errors, 0);
    ASKS("SELECT * FROM officer", "head|Head of Service|-|2025-04-24");
}
END_TEST

/* Would catch: a child's identifier or date in a message, one child numbered
 * twice, an overdue visit that stays overdue when it was made. */
START_TEST(visits_of_children) {
    const char *head = "area,child,kind,due,made,seen\n";
    TABLE("visit", pw_arena_printf(arena, "%s%s", head,
                                   "873,ID-77,child in need,20/03/2025,,\n"
                                   "873,ID-77,child protection,2025-03-24,2025-03-24,Yes\n"
                                   "873,ID-78,child in care,secret,,\n"
                                   "873,ID-79,secret,2025-03-24,,\n"
                                   "873,ID-80,child in care,,,\n"));
    COUNTS(5, 2, 0, 0, 3);
    for (size_t i = 0; i < findings.list_count; i++)
        ck_assert_ptr_null(strstr(findings.list[i].text, "secret"));
    TABLE("visit", pw_arena_printf(arena, "%s%s", head,
                                   "873,ID-77,child in need,20/03/2025,28/03/2025,y\n"));
    COUNTS(1, 0, 1, 0, 0);
    ASKS("SELECT count(*), count(DISTINCT child), sum(made IS NULL), sum(seen) FROM visit",
         "2|1|0|2");
}
END_TEST

/* Would catch: a blank or a symbol stored as zero, a period that does not
 * follow the indicator, a value overwritten by a later release. */
START_TEST(local_figures) {
    const char *head = "indicator,area,period_end,value,numerator,denominator\n";
    TABLE("observation", pw_arena_printf(arena, "%s%s", head,
                                         "referrals,873,31/03/2024,\"7,044\",,\n"
                                         "referrals_month,873,2024-02-29,551,,\n"
                                         "cla,873,2024-03-31,[c],,\n"
                                         "cin_rate,873,2024-03-31,,,\n"
                                         "rereferrals_pct,873,2024-03-31,30.2%,2127,7044\n"
                                         "no_such,873,2024-03-31,1,,\n"));
    COUNTS(6, 5, 0, 0, 1);
    ASKS("SELECT indicator, period_start, period_end, value, symbol, numerator, flags FROM shown"
         " ORDER BY 1",
         "cin_rate|2024-03-31|2024-03-31|-|x|-|0;cla|2024-03-31|2024-03-31|-|c|-|0;"
         "referrals|2023-04-01|2024-03-31|7044.0|-|-|0;"
         "referrals_month|2024-02-01|2024-02-29|551.0|-|-|0;"
         "rereferrals_pct|2023-04-01|2024-03-31|30.2|-|2127.0|0");
    const char *again = pw_arena_printf(arena, "%s%s", head, "referrals,873,2024-03-31,7044,,\n");
    const char *later = pw_arena_printf(arena, "%s%s", head, "referrals,873,2024-03-31,7050,,\n");
    TABLE("observation", again);
    COUNTS(1, 0, 0, 1, 0);
    ck_assert(lab_table("observation", later, "2025-10-30"));
    COUNTS(1, 0, 1, 0, 0);
    ck_assert(lab_table("observation", later, "2025-10-30"));
    COUNTS(1, 0, 0, 1, 0);
    ASKS("SELECT value, flags, received FROM shown WHERE indicator = 'referrals'",
         "7050.0|2|2025-10-30");
    ASKS("SELECT count(*) FROM observation WHERE indicator = 'referrals'", "2");
}
END_TEST

/* ---- the sample ------------------------------------------------------------------ */

static void lab_sample(void) {
    pw_mart_close(mart);
    ck_assert_msg(pw_mart_create(lab_path("s.db"), ".", true, &failure), "%s", failure.text);
    mart = pw_mart_open_write(arena, lab_path("s.db"), &failure);
    ck_assert_msg(mart != NULL, "%s", failure.text);
}

#define OWN "area = 'X10000001' AND "
/* Twelve months of a flow against its year, for the three years: 0 differ. */
#define MONTHS_ARE_YEARS(month, year, among)                                                       \
    ASKS("SELECT count(*), sum(n = 12), sum(v <> (SELECT sum(value) FROM shown WHERE " OWN         \
         "indicator = '" year "' AND period_end = y AND breakdown " among "))"                     \
         " FROM (SELECT date(period_end, '+9 months', 'start of year', '+3 months', '-1 day') y,"  \
         " count(*) n, sum(value) v FROM shown WHERE " OWN "indicator = '" month "' GROUP BY 1)",  \
         "3|3|0")

/* The month end of March against the year's figure. */
#define STOCK_IS(month, year)                                                                      \
    ASKS("SELECT count(*), sum(value = (SELECT value FROM shown AS d WHERE d.area = l.area AND "   \
         "d.indicator = '" year "' AND d.period_end = l.period_end AND d.breakdown = ''))"         \
         " FROM shown AS l WHERE " OWN "indicator = '" month "' AND period_end LIKE '%-03-31'",    \
         "3|3")

/* Would catch: a figure changed in one file and not in the other. */
START_TEST(sample_adds_up) {
    lab_sample();
    ck_assert(mart->sample);
    MONTHS_ARE_YEARS("referrals_month", "referrals", "= ''");
    MONTHS_ARE_YEARS("local.assessments_completed", "assessments_completed", "= ''");
    MONTHS_ARE_YEARS("local.assessments_in_45_days", "assessment_duration",
                     "NOT IN ('working_days=46 to 50', 'working_days=51 to 60', "
                     "'working_days=61 or more')");
    MONTHS_ARE_YEARS("local.section_47", "section_47", "= ''");
    MONTHS_ARE_YEARS("local.icpc", "icpc", "= ''");
    MONTHS_ARE_YEARS("local.icpc_in_15_days", "icpc_duration",
                     "IN ('working_days=0 to 10', 'working_days=11 to 15')");
    MONTHS_ARE_YEARS("local.cpp_started", "cpp_started", "= ''");
    MONTHS_ARE_YEARS("local.cpp_ended", "cpp_ended", "= ''");
    MONTHS_ARE_YEARS("local.cla_started", "cla_started", "= ''");
    MONTHS_ARE_YEARS("local.cla_ceased", "cla_ceased", "= ''");
    STOCK_IS("local.open_cases", "cin_at_31_march");
    STOCK_IS("local.child_protection_plans", "cpp_at_31_march");
    STOCK_IS("local.children_in_care", "cla");
    ASKS("SELECT count(*), sum(t = (SELECT sum(value) FROM shown WHERE indicator IN"
         " ('local.open_cases', 'local.care_leavers') AND period_end = as_at))"
         " FROM (SELECT as_at, sum(children) t FROM caseload WHERE status = '' GROUP BY 1)",
         "5|5");
    ASKS("SELECT count(*), sum(v.n = s.value) FROM (SELECT kind, count(*) n FROM visit"
         " WHERE made IS NULL GROUP BY 1) AS v JOIN shown AS s ON s.breakdown = 'kind=' || kind"
         " AND s.indicator = 'local.visits_overdue' AND s.period_end = '2025-03-31'",
         "3|3");
}
END_TEST

/* Would catch: a published rate that its own numerator and population do not
 * give, a small or invented figure without its label. */
START_TEST(sample_rates) {
    lab_sample();
    ASKS("SELECT count(*) > 3500, sum(abs(s.numerator / s.denominator * i.per - s.value) >"
         " CASE i.decimals WHEN 0 THEN 0.5 ELSE 0.05 END + 1e-6)"
         " FROM shown AS s JOIN indicator AS i ON i.id = s.indicator"
         " WHERE i.per IS NOT NULL AND s.value IS NOT NULL AND s.area LIKE 'X%'",
         "1|0");
    ASKS("SELECT count(*) FROM shown AS s JOIN indicator AS i ON i.id = s.indicator"
         " LEFT JOIN population_latest AS p ON p.area = s.area"
         " AND p.mid_year = substr(s.period_end, 1, 4) - 1"
         " WHERE i.unit = 'per 10,000' AND s.area LIKE 'X%' AND p.value IS NOT s.denominator",
         "0");
    ASKS("SELECT count(*) FROM shown WHERE (area LIKE 'X%') <> (source LIKE '%invented%')", "0");
    ASKS("SELECT count(*) FROM shown WHERE area NOT LIKE 'X%' AND source NOT LIKE '%printed in %'",
         "0");
    ASKS("SELECT count(DISTINCT area) FROM shown WHERE indicator = 'printed.funding.rank'", "55");
    ASKS("SELECT sum(flags & 2 > 0) FROM shown WHERE " OWN "period_end = '2024-03-31'", "6");
}
END_TEST

/* Would catch: a figure that counts other children than the lists do. Six months' flows and what
 * is open on the lists' day, to the child. */
#define FLOW_IS(month, since, counted)                                                             \
    ASKS("SELECT sum(value) - (" counted ") FROM shown WHERE " OWN                                 \
         "breakdown = '' AND indicator = '" month "' AND period_end > '" since "'",                \
         "0.0")
#define STOCK_NOW(month, counted)                                                                  \
    ASKS("SELECT value - (" counted ") FROM shown WHERE " OWN                                      \
         "breakdown = '' AND indicator = '" month "' AND period_end = '2025-03-31'",               \
         "0.0")
/* By the indicators' own views, as a pack reads them. */
#define VIEW(indicator, what)                                                                      \
    "SELECT " what " FROM list_count WHERE indicator = '" indicator "' AND " OWN "since"
#define EVENTS(month, since, indicator, what)                                                      \
    FLOW_IS(month, since, VIEW(indicator, what) " > '" since "'")
#define OPEN(month, indicator)                                                                     \
    STOCK_NOW(month, VIEW(indicator, "count(*)") " <= '2025-03-31' AND until > '2025-03-31'")
START_TEST(sample_lists) {
    lab_sample();
    ASKS("SELECT count(DISTINCT list), sum(sound < filled), sum(implausible), sum(NOT present)"
         " FROM annex_quality WHERE snapshot = '2025-03-31' AND area = 'X10000001'",
         "11|0|0|0");
    ASKS("SELECT sum(children) FROM annex_orphan", "0");
    ASKS("SELECT count(DISTINCT area), count(*) FROM team", "1|24"); /* the lists made no other */
    ASKS("SELECT count(*), count(DISTINCT child) FROM visit AS v WHERE EXISTS (SELECT 1 FROM"
         " child_in_need AS n WHERE n.child = v.child AND n.closed IS NULL)",
         ask("SELECT count(*), count(DISTINCT child) FROM visit"));
    ASKS("SELECT count(*) FROM child", "14100"); /* and no other child anywhere */
    /* audits of practice and the indicator of them, quarter by quarter */
    ASKS(
        "SELECT count(*), sum(i.denominator <> (SELECT count(*) FROM audit AS a WHERE a.audited >"
        " date(i.period_end, 'start of month', '-2 months', '-1 day') AND a.audited <="
        " i.period_end)), sum(i.numerator <> (SELECT count(*) FROM audit AS a JOIN audit_grade AS g"
        " ON g.grade = coalesce(a.moderated, a.grade) WHERE g.good AND a.audited <= i.period_end"
        " AND a.audited > date(i.period_end, 'start of month', '-2 months', '-1 day')))"
        " FROM shown AS i WHERE i.indicator = 'local.audits_good_pct' AND i.period_end > '2023-04'",
        "8|0|0");
    EVENTS("local.contacts", "2024-09-30", "list_contacts", "count(*)");
    EVENTS("referrals_month", "2024-09-30", "list_referrals", "count(*)");
    EVENTS("local.assessments_completed", "2024-09-30", "list_assessments_completed", "count(*)");
    EVENTS("local.assessments_in_45_days", "2024-09-30", "list_assessments_45_days_pct",
           "sum(hit)");
    EVENTS("local.section_47", "2024-09-30", "list_section_47", "count(*)");
    EVENTS("local.cpp_started", "2024-09-30", "list_cpp_started", "count(*)");
    EVENTS("local.cla_started", "2024-09-30", "list_cla_started", "count(*)");
    EVENTS("local.cla_ceased", "2024-09-30", "list_cla_ceased", "count(*)");
    /* conferences of enquiries before October are on no list; the latest plan of a child is */
    EVENTS("local.icpc", "2024-12-31", "list_icpc", "count(*)");
    EVENTS("local.icpc_in_15_days", "2024-12-31", "list_icpc_15_days_pct", "sum(hit)");
    EVENTS("local.cpp_ended", "2025-02-28", "list_cpp_ended", "count(*)");
    OPEN("local.open_cases", "list_cin");
    OPEN("cin_at_31_march", "list_cin");
    OPEN("local.child_in_need_plans", "list_cin_plans");
    OPEN("local.child_protection_plans", "list_cpp");
    OPEN("cpp_at_31_march", "list_cpp");
    OPEN("local.children_in_care", "list_cla");
    OPEN("cla", "list_cla");
    OPEN("local.early_help", "list_early_help_open");
    STOCK_NOW("local.care_leavers", "SELECT count(*) FROM care_leaver");
}
END_TEST

/* Would catch: breakdowns, caseloads and visits of other children than the lists'. */
START_TEST(sample_parts) {
    lab_sample();
    ASKS("SELECT count(*), sum(s.value = (SELECT count(*) FROM child_in_need AS n WHERE"
         " n.closed IS NULL AND n.primary_need = substr(s.breakdown, 6, 2)))"
         " FROM shown AS s WHERE " OWN
         "s.indicator = 'cin_primary_need' AND s.period_end = '2025-03-31'",
         "10|10");
    ASKS(
        "SELECT count(*), sum(v = (SELECT sum(value) FROM shown AS p WHERE p.area = 'X10000001' AND"
        " p.indicator = 'cin_primary_need' AND p.period_end = e)) FROM (SELECT period_end e, value "
        "v"
        " FROM shown WHERE " OWN "indicator = 'cin_at_31_march')",
        "10|10");
    ASKS(
        "SELECT count(*), sum(v = (SELECT sum(value) FROM shown AS p WHERE p.area = 'X10000001' AND"
        " p.indicator = 'cpp_category' AND p.period_end = e) AND v = (SELECT sum(value) FROM shown"
        " AS p WHERE p.area = 'X10000001' AND p.indicator = 'cpp_duration' AND p.period_end = e))"
        " FROM (SELECT period_end e, value v FROM shown WHERE " OWN
        "indicator = 'cpp_at_31_march')",
        "10|10");
    ASKS("SELECT numerator, denominator FROM shown WHERE " OWN
         "indicator = 'cpp_2_years_pct' AND period_end = '2025-03-31'",
         ask("SELECT sum(julianday(snapshot) - julianday(started) >= 730) || '.0', count(*) || '.0'"
             " FROM child_protection WHERE ended IS NULL"));
    /* each team holds the children whom the lists give it */
    ASKS("SELECT count(*), sum(c.children = (SELECT count(*) FROM child_in_need AS n WHERE"
         " n.team = c.team AND n.closed IS NULL) + (SELECT count(*) FROM care_leaver AS l WHERE"
         " l.team = c.team)) FROM caseload AS c WHERE c.status = '' AND c.as_at = '2025-03-31'",
         "23|23");
    ASKS("SELECT count(*) FROM caseload AS c WHERE c.status = '' AND c.as_at = '2025-03-31' AND"
         " c.children <> (SELECT sum(d.children) FROM caseload AS d WHERE d.team = c.team AND"
         " d.as_at = c.as_at AND d.status <> '')",
         "0");
    ASKS("SELECT count(*) FROM visit AS v JOIN child_in_need AS n ON n.child = v.child WHERE"
         " n.team IS NOT v.team",
         "0");
    /* the year before and what began less what ended */
    ASKS(
        "SELECT count(*), sum(now = before + began - gone) FROM (SELECT s.value now, lag(s.value)"
        " OVER (PARTITION BY s.indicator ORDER BY s.period_end) before, b.value began, g.value gone"
        " FROM shown AS s JOIN shown AS b ON b.area = s.area AND b.period_end = s.period_end AND"
        " b.breakdown = '' AND b.indicator = CASE s.indicator WHEN 'cla' THEN 'cla_started' ELSE"
        " 'cpp_started' END JOIN shown AS g ON g.area = s.area AND g.period_end = s.period_end AND"
        " g.breakdown = '' AND g.indicator = CASE s.indicator WHEN 'cla' THEN 'cla_ceased' ELSE"
        " 'cpp_ended' END WHERE s.area = 'X10000001' AND s.indicator IN ('cla', 'cpp_at_31_march'))"
        " WHERE before IS NOT NULL",
        "18|18");
    ASKS(
        "SELECT count(*), sum(s.value = o.value) FROM shown AS s JOIN shown AS o ON o.area = s.area"
        " AND o.period_end = s.period_end AND o.indicator = 'local.open_cases'"
        " WHERE s.area = 'X10000001' AND s.indicator = 'cases' AND s.period_end > '2022'",
        "3|3");
}
END_TEST

static void add_local_tests(TCase *c) {
    tcase_add_test(c, bank_holidays);
    tcase_add_test(c, working_days);
    tcase_add_test(c, local_table);
    tcase_add_test(c, importing_twice);
    tcase_add_test(c, bad_rows);
    tcase_add_test(c, bad_files);
    tcase_add_test(c, roles_not_names);
    tcase_add_test(c, visits_of_children);
    tcase_add_test(c, local_figures);
    tcase_add_test(c, sample_adds_up);
    tcase_add_test(c, sample_rates);
    tcase_add_test(c, sample_lists);
    tcase_add_test(c, sample_parts);
}

#endif
