/* SPDX-License-Identifier: MIT
 *
 * Tests of the mart's importers on small files made here, hostile ones
 * included, and on the published files where they are at hand.
 */
#ifndef MART_IMPORTS_H
#define MART_IMPORTS_H

#include "mart_lab.h"

#define C1 "c1_children_in_need_referrals_and_rereferrals_2013_to_"
#define SHOWN(columns, what) "SELECT " columns " FROM shown WHERE indicator = '" what "'"

/* Would catch: wrong periods of flows, stocks and workforce, lost symbols,
 * numerators, levels. */
START_TEST(reads_tidy_files) {
    ck_assert(lab_import("ees", C1 "2024.csv",
                         "\xEF\xBB\xBF" PLACES "category,Referrals,Referrals_rate,Re_referrals,"
                         "Re_referrals_percent\r\n"
                         "2024,Reporting year,National,E92000001,England,,,,,,Title,621880,518.3,"
                         "139080,22.4\r\n"
                         "2024,Reporting year,Regional,E92000001,England,E12000006,East of England,"
                         ",,,Title,c,u,z,low\r\n" CAMBRIDGESHIRE("2024") "Title,7044,,K,[x]\r\n",
                         "2024-11-01"));
    COUNTS(3, 12, 0, 0, 0);
    ASKS(SHOWN("period_start, period_end, breakdown, value, symbol, flags",
               "referrals") " AND area = 'E10000003'",
         "2023-04-01|2024-03-31||7044.0|-|0");
    ASKS(SHOWN("value, numerator, denominator", "rereferrals_pct") " AND area = 'E92000001'",
         "22.4|139080.0|621880.0");
    ASKS(SHOWN("symbol", "rereferrals_pct") " AND area <> 'E92000001' ORDER BY area", "x;low");
    ASKS(SHOWN("symbol", "rereferrals") " AND area <> 'E92000001' ORDER BY area", "k;z");
    ASKS(SHOWN("symbol", "referrals_rate") " AND area = 'E10000003'", "x");
    ASKS("SELECT name, source FROM release",
         "2024 " C1 "2024|Department for Education, Children in need 2024, table c1");
    ck_assert(lab_import(
        "ees", "csww_indicators_2017_to_2025.csv",
        PLACES "inpost_fte,turnover_rate_fte\n" CAMBRIDGESHIRE("2025") "300,17.2\n", "2026-03-01"));
    ASKS("SELECT indicator, period_start, period_end FROM shown WHERE period_end > '2025-01-01'",
         "social_workers_fte|2025-09-30|2025-09-30;turnover_rate_fte|2024-10-01|2025-09-30");
    ck_assert_int_eq(pw_mart_latest(mart, "E10000003", &failure), pw_date_make(2025, 9, 30));
    ck_assert_int_eq(pw_mart_latest(mart, "E06000001", &failure), PW_NO_DATE);
}
END_TEST

/* Would catch: months of the wrong year. */
START_TEST(months_are_observations) {
    ck_assert(lab_import("ees", "c6_children_in_need_referrals_by_month_2013_to_2024.csv",
                         PLACES "category,Referrals,April,December,January,March\n" CAMBRIDGESHIRE(
                             "2024") "Month of referral,50,1,2,3,4\n",
                         "2024-11-01"));
    ASKS(SHOWN("period_start, period_end, value", "referrals_month") " ORDER BY 1",
         "2023-04-01|2023-04-30|1.0;2023-12-01|2023-12-31|2.0;2024-01-01|2024-01-31|3.0;"
         "2024-03-01|2024-03-31|4.0");
    ASKS(SHOWN("value", "referrals"), "50.0");
}
END_TEST

/* Would catch: filters taken for titles and titles for filters, "Total" in the
 * breakdown, a value of the long form under the wrong indicator. */
START_TEST(long_form_and_filters) {
    ck_assert(lab_import(
        "ees", "cla_number_and_rate_per_10k_children.csv",
        PLACES "population_type,population_estimate,children_count,rate_per_"
               "10000\n" CAMBRIDGESHIRE("2025") "Children looked after on 31 March each "
                                                "year,138660,679,49\n" CAMBRIDGESHIRE(
                                                    "2025") "Children starting to be looked "
                                                            "after each year,138660,300,22\n",
        "2025-11-20"));
    ASKS("SELECT indicator, period_start, breakdown, value, numerator, denominator FROM shown"
         " ORDER BY 1",
         "cla|2025-03-31||679.0|-|-;cla_rate|2025-03-31||49.0|679.0|138660.0;"
         "cla_started|2024-04-01||300.0|-|-;cla_started_rate|2024-04-01||22.0|300.0|138660.0");
    ck_assert(lab_import("ees", "la_care_leavers_activity.csv",
                         PLACES
                         "care_leaver_age,breakdown,care_leaver_count,care_leaver_"
                         "percent\n" CAMBRIDGESHIRE("2025") "19 to 21 years,In an "
                                                            "apprenticeship,5,3\n" CAMBRIDGESHIRE(
                                                                "2025") "19 to 21 years,\"Total in "
                                                                        "education, "
                                                                        "employment or "
                                                                        "training\",90,58\n",
                         "2025-11-20"));
    ASKS("SELECT indicator, breakdown, value FROM shown WHERE indicator LIKE 'care%pct' ORDER BY 1",
         "care_leavers_activity_pct|activity=Apprenticeship; care_leaver_age=19 to 21 years|3.0;"
         "care_leavers_eet_pct|care_leaver_age=19 to 21 years|58.0");
    ck_assert(lab_import("ees", "elsewhere_2020_to_2021.csv",
                         PLACES "category,sex,New_thing,other_percent\n" CAMBRIDGESHIRE(
                             "2021") "Title,Total,1,2\n" CAMBRIDGESHIRE("2021") "Title,Male,3,c\n",
                         "2022-01-01"));
    ASKS("SELECT indicator, breakdown, value FROM shown WHERE indicator LIKE 'else%' ORDER BY 1, 2",
         "elsewhere.new_thing||1.0;elsewhere.new_thing|sex=Male|3.0;elsewhere.other_percent||2.0;"
         "elsewhere.other_percent|sex=Male|-");
    ASKS("SELECT label, unit, polarity FROM indicator WHERE id LIKE 'else%' ORDER BY id",
         "New thing|count|neutral;Other percent|%|neutral");
}
END_TEST

#define FIRST PLACES "Referrals\n" CAMBRIDGESHIRE("2023") "100\n" CAMBRIDGESHIRE("2024") "200\n"
#define SECOND                                                                                     \
    PLACES "referral_count\n" CAMBRIDGESHIRE("2024") "210\n" CAMBRIDGESHIRE(                       \
        "2023") "100\n" CAMBRIDGESHIRE("2025") "300\n"
#define STANDS SHOWN("period_end, value, flags", "referrals") " ORDER BY 1"

/* Would catch: values written over, an import that is not idempotent, the
 * older release winning, figures called revised that are not. */
START_TEST(releases_revise) {
    ck_assert(lab_import("ees", C1 "2024.csv", FIRST, "2024-11-01"));
    COUNTS(2, 2, 0, 0, 0);
    ck_assert(lab_import("ees", C1 "2024.csv", FIRST, "2024-12-01"));
    COUNTS(2, 0, 0, 2, 0);
    ck_assert(lab_import("ees", C1 "2025.csv", SECOND, "2025-11-01"));
    COUNTS(3, 1, 1, 1, 0);
    ASKS(STANDS, "2023-03-31|100.0|0;2024-03-31|210.0|2;2025-03-31|300.0|0");
    ASKS("SELECT count(*) FROM observation", "4");
    ASKS("SELECT received FROM shown WHERE period_end = '2023-03-31'", "2024-11-01");
    /* the mart as it stood */
    lab_read();
    ck_assert(pw_mart_set_known(mart, pw_date_make(2024, 11, 30), &failure));
    ASKS(STANDS, "2023-03-31|100.0|0;2024-03-31|200.0|0");
    ASKS("SELECT count(*) FROM observation", "2");
    ck_assert_int_eq(pw_mart_latest(mart, "E10000003", &failure), pw_date_make(2024, 3, 31));
    REFUSED("SELECT sql FROM sqlite_temp_schema"); /* the fence stands again */
    ck_assert(pw_mart_set_known(mart, pw_date_make(2024, 10, 31), &failure));
    ASKS(STANDS, "");
    ck_assert(pw_mart_set_known(mart, PW_NO_DATE, &failure));
    ASKS(STANDS, "2023-03-31|100.0|0;2024-03-31|210.0|2;2025-03-31|300.0|0");
}
END_TEST

/* Would catch: the order of imports showing in what packs read. */
START_TEST(order_does_not_show) {
    ck_assert(lab_import("ees", C1 "2025.csv", SECOND, "2025-11-01"));
    ck_assert(lab_import("ees", C1 "2024.csv", FIRST, "2025-11-02"));
    COUNTS(2, 0, 1, 1, 0);
    ASKS(STANDS, "2023-03-31|100.0|0;2024-03-31|210.0|2;2025-03-31|300.0|0");
    /* a value that goes and comes back is two rows, and the newest stands */
    ck_assert(lab_import("ees", C1 "2026.csv",
                         PLACES
                         "Referrals\n" CAMBRIDGESHIRE("2024") "200\n" CAMBRIDGESHIRE("2026") "1\n",
                         "2026-11-01"));
    ASKS(SHOWN("value, flags", "referrals") " AND period_end = '2024-03-31'", "200.0|2");
    /* one run with both files gives the newest too, whatever their order */
    const char *paths[] = {lab_file("d3_cpps_subsequent_plan_2025.csv",
                                    PLACES "CPP_start\n" CAMBRIDGESHIRE("2025") "7\n",
                                    strlen(PLACES "CPP_start\n" CAMBRIDGESHIRE("2025") "7\n")),
                           lab_file("d3_cpps_subsequent_plan_2024.csv",
                                    PLACES "CPP_start\n" CAMBRIDGESHIRE("2024") "6\n",
                                    strlen(PLACES "CPP_start\n" CAMBRIDGESHIRE("2024") "6\n"))};
    ck_assert(lab_import_paths("ees", paths, 2, "2026-11-01"));
    ASKS("SELECT name FROM release WHERE name LIKE '%d3%' ORDER BY id LIMIT 1",
         "2024 d3_cpps_subsequent_plan_2024");
}
END_TEST

/* Would catch: one bad row that loses the file, or goes in silently. */
START_TEST(bad_rows_are_refused) {
    ck_assert(lab_import(
        "ees", C1 "2024.csv",
        PLACES "Referrals,Referrals_rate\n" CAMBRIDGESHIRE(
            "2024") "many,1\n"
                    "2024,Reporting year,Local authority,E92000001,England,,,999,E99999999,"
                    "Nowhere,1,2\n"
                    "2024,Reporting year,Ward,E92000001,England,,,,,,1,2\n"
                    "then,Reporting year,National,E92000001,England,,,,,,1,2\n"
                    "2024,Some time,National,E92000001,England,,,,,,1,2\n"
                    "2024,short\n"
                    "2024,Reporting year,National,E92000001,England,,,,,,3,4\n"
                    "2024,Reporting year,National,E92000001,England,,,,,,5,4\n",
        "2024-11-01"));
    COUNTS(8, 3, 0, 1, 7);
    ck_assert_str_eq(finding(0), "bad-number 2:110");
    ck_assert_str_eq(finding(1), "unknown-area 3:61");
    ck_assert_str_eq(finding(2), "unknown-level 4:21");
    ck_assert_str_eq(finding(3), "bad-period 5:1");
    ck_assert_str_eq(finding(4), "bad-period 6:1");
    ck_assert_str_eq(finding(5), "ragged-row 7:0");
    ck_assert_str_eq(finding(6), "two-values 9:53");
    ck_assert_int_eq((int)findings.errors, 7);
    ASKS("SELECT indicator, area, value FROM shown ORDER BY 1, 2",
         "referrals|E92000001|3.0;referrals_rate|E10000003|1.0;referrals_rate|E92000001|4.0");
}
END_TEST

/* Would catch: half an import in the mart. */
START_TEST(failure_leaves_all_as_it_was) {
    const char *good = lab_file(C1 "2024.csv", FIRST, strlen(FIRST));
    const char *paths[] = {good, lab_path("absent.csv")};
    ck_assert(!lab_import_paths("ees", paths, 2, "2024-11-01"));
    COUNTS(0, 0, 0, 0, 0);
    ASKS("SELECT count(*) FROM observation", "0");
    static const char torn[] = PLACES "Referrals\n" CAMBRIDGESHIRE("2024") "\"200\n";
    paths[1] = lab_file(C1 "2023.csv", torn, sizeof torn - 1);
    ck_assert(!lab_import_paths("ees", paths, 2, "2024-11-01"));
    ck_assert_ptr_nonnull(strstr(failure.text, "c1_"));
    ck_assert(!lab_import("ees", "e.csv", "", "2024-11-01"));
    ck_assert(!lab_import("ees", "e.csv", "a,b\n1,2\n", "2024-11-01"));
    ck_assert(!lab_import("ees", "e.csv", PLACES "Referrals\n", "2024-11-01"));
    ck_assert(!lab_import("ees", C1 "2024.csv", FIRST, "someday"));
    ck_assert(!lab_import("none", C1 "2024.csv", FIRST, "2024-11-01"));
    ASKS("SELECT (SELECT count(*) FROM observation), (SELECT count(*) FROM release)", "0|0");
    ck_assert(lab_import("ees", C1 "2024.csv", FIRST, "2024-11-01")); /* and it still works */
}
END_TEST

/* Would catch: real figures in a sample. */
START_TEST(sample_refuses) {
    ck_assert(pw_mart_create(lab_path("s.db"), NULL, true, &failure));
    pw_mart_close(mart);
    mart = pw_mart_open_write(arena, lab_path("s.db"), &failure);
    ck_assert(mart && mart->sample);
    ck_assert(!lab_import("ees", C1 "2024.csv", FIRST, "2024-11-01"));
    ck_assert_ptr_nonnull(strstr(failure.text, "never mix"));
    ASKS("SELECT count(*) FROM observation", "0");
}
END_TEST

#define PEOPLE(year, value) CAMBRIDGESHIRE(year) "Children aged 0 to 17 years," value "\n"

/* Would catch: a rate over the wrong year or an old vintage. */
START_TEST(population_and_rates) {
    ck_assert(lab_import("population", "ons_2012_to_2023.csv",
                         PLACES "age_group,population_estimate\n" PEOPLE("2022", "130000")
                             PEOPLE("2023", "135000"),
                         "2024-07-01"));
    COUNTS(2, 2, 0, 0, 0);
    ck_assert(lab_import("population", "ons_2012_to_2024.csv",
                         PLACES "age_group,population_estimate\n" PEOPLE("2022", "130000")
                             PEOPLE("2023", "140000") PEOPLE("2024", "minus"),
                         "2025-07-01"));
    COUNTS(3, 1, 1, 0, 1);
    ASKS("SELECT mid_year, vintage, value FROM population_latest WHERE area = 'E10000003'",
         "2022|2024|130000.0;2023|2024|140000.0");
    ck_assert(lab_import("ees", C1 "2024.csv", FIRST, "2025-11-01"));
    ASKS("SELECT period_end, value, symbol, flags, denominator FROM rate_population"
         " WHERE indicator = 'referrals' ORDER BY 1",
         "2023-03-31|7.69230769230769|-|32|130000.0;2024-03-31|14.2857142857143|-|32|140000.0");
    lab_read();
    ck_assert(pw_mart_set_known(mart, pw_date_make(2024, 12, 31), &failure));
    ASKS("SELECT value FROM population_latest WHERE mid_year = 2023", "135000.0");
}
END_TEST

/* Would catch: "-" as a neighbour, the set under a wrong name or date, ranks
 * off by one, the two shapes mixed up. */
START_TEST(neighbours) {
    ck_assert(lab_import("neighbours", "sn_april_2021.csv",
                         "A,B,C,D,E,3,4\n1,2,3,4,5,6,7\n"
                         "LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP\n"
                         "873,Cambridgeshire,873,2,East,931,Very close,-,-\n,Old SNs:,,,,,,,\n"
                         "835,Dorset,835,7,South West,893,Close,878,Close\n",
                         "2021-05-01"));
    COUNTS(2, 3, 0, 0, 0);
    ck_assert(lab_import("neighbours", "sn_model_2025_wide.csv",
                         "old_la_code,la_name,region_ind,region_name,SN_1,SN_1P,SN_2,SN_2P\n"
                         "873,Cambridgeshire,6,East of England,931,Close ,850,Close\n"
                         "874,Peterborough,6,East of England,999,Close,874,Close\n",
                         "2025-06-01"));
    COUNTS(2, 2, 0, 0, 1);
    ASKS("SELECT name, valid_from FROM neighbour_set ORDER BY 2",
         "April 2021|2021-04-01;2025|2025-01-01");
    ASKS("SELECT rank, neighbour, closeness FROM neighbour WHERE set_name = 'April 2021'"
         " AND area = 'E10000003'",
         "1|E10000025|Very close");
    ASKS("SELECT set_name, rank, neighbour FROM neighbour_current WHERE area = 'E10000003'",
         "2025|1|E10000025;2025|2|E10000014");
    ck_assert(!lab_import("neighbours", "unnamed.csv", "LA num,SN1\n873,931\n", "2025-06-01"));
    ck_assert(!lab_import("neighbours", "no_2025.csv", "a,b\n873,931\n", "2025-06-01"));
}
END_TEST

/* ---- the published files ---------------------------------------------------------- */

#define EES "../shared/data/ees"

/* Would catch: any published row refused, and figures other than published. */
START_TEST(published_files) {
    if (!pw_dir_exists(EES)) {
        printf("published files: skipped, %s is missing\n", EES);
        return;
    }
    static const char *const folders[] = {"children-in-need-2024", "children-in-need-2025",
                                          "children-looked-after", "population", "workforce"};
    const char *paths[64];
    size_t count = 0;
    for (size_t i = 0; i < PW_COUNT(folders); i++) {
        struct pw_names names = {0};
        const char *at = pw_path_join(arena, EES, folders[i]);
        ck_assert(pw_dir_list(arena, at, &names, &failure));
        for (size_t k = 0; k < names.names_count && count < PW_COUNT(paths); k++)
            if (pw_str_ends(names.names[k], ".csv"))
                paths[count++] = pw_path_join(arena, at, names.names[k]);
    }
    ck_assert_msg(lab_import_paths("ees", paths, count, "2026-02-28"), "%s", failure.text);
    ck_assert_int_eq((int)result.refused, 0);
    ck_assert_int_eq((int)findings.errors, 0);
    ck_assert_int_eq((int)result.rows, 78647);
    ASKS("SELECT count(*) FROM indicator WHERE id LIKE '%.%'", "0"); /* every column is listed */
    const char *const set_file = "../shared/data/lait/sn_may_2025.csv";
    ck_assert(lab_import_paths("neighbours", &set_file, 1, "2026-02-28"));
    lab_read();
#define AT(what, of) " AND area = '" what "' AND period_end = '" of "'"
    ASKS(SHOWN("value", "referrals") AT("E10000003", "2024-03-31"), "7044.0");
    ASKS(SHOWN("value", "referrals_month") AT("E10000003", "2023-10-31"), "805.0");
    ASKS(SHOWN("value", "rereferrals_pct") AT("E06000052", "2025-03-31"), "27.9");
    ASKS(SHOWN("value", "cla_rate") AT("E10000003", "2025-03-31"), "49.0");
    ASKS(SHOWN("value", "caseload_fte") AT("E10000003", "2025-09-30"), "15.2");
    ASKS(SHOWN("value", "caseload_fte") AT("E92000001", "2025-09-30"), "15.2");
    ASKS(SHOWN("value", "cpp_repeat_pct") AT("E10000003", "2025-03-31"), "25.9");
    ASKS(SHOWN("count(*), pw_mean(value) > 592.77, pw_mean(value) < 592.78",
               "referrals_month") " AND area = 'E06000052' AND period_end BETWEEN '2021-04-01' AND "
                                  "'2024-03-31'",
         "36|1|1");
    ASKS(SHOWN("value", "referrals_rate") AT("E10000003", "2024-03-31"), "506.1");
    /* the 2025 release has no rate: count over the mid-2024 estimate */
    ASKS("SELECT CAST(value * 10 + 0.5 AS INTEGER) FROM rate_population WHERE"
         " indicator = 'referrals'" AT("E10000003", "2025-03-31"),
         "4515");
    ASKS("SELECT count(*), CAST(avg(s.value) * 10 + 0.5 AS INTEGER) FROM neighbour_current AS n"
         " JOIN shown AS s ON s.area = n.neighbour AND s.indicator = 'rereferrals_pct'"
         " AND s.period_end = '2025-03-31' WHERE n.area = 'E10000003'",
         "10|216");
    ASKS("SELECT CAST(value * 10 + 0.5 AS INTEGER), numerator, denominator, flags FROM figure"
         " WHERE indicator = 'assessments_45_days_pct'" AT("E10000003", "2024-03-31"),
         "821|4790.0|5832.0|32");
}
END_TEST

static void add_import_tests(TCase *c) {
    tcase_add_test(c, reads_tidy_files);
    tcase_add_test(c, months_are_observations);
    tcase_add_test(c, long_form_and_filters);
    tcase_add_test(c, releases_revise);
    tcase_add_test(c, order_does_not_show);
    tcase_add_test(c, bad_rows_are_refused);
    tcase_add_test(c, failure_leaves_all_as_it_was);
    tcase_add_test(c, sample_refuses);
    tcase_add_test(c, population_and_rates);
    tcase_add_test(c, neighbours);
    tcase_add_test(c, published_files);
}

#endif
