/* SPDX-License-Identifier: MIT
 *
 * Tests of importers "lait" and "ofsted": made-up files for each rule, then the
 * published ones with figures worked out elsewhere.
 */
#ifndef MART_TOOL_H
#define MART_TOOL_H

#include "mart_lab.h"

#define DICTIONARY_HEAD                                                                            \
    "Measure_code,Topic,Measure,Measure_short,Polarity,y_axis_name,Description,Last Update,dps,"   \
    "Year_Type\n"
static const char dictionary_text[] = DICTIONARY_HEAD
    "1,Child Protection,Re-referrals,ReReferral,Low,% of referrals,Words,45962,NA,Financial Year\n"
    "2,Finance,Spend on all,AllSpend,NA,Spend,Words,New Data,0,Financial Year\n"
    "3,Finance,Spend on all,AllSpend,NA,Spend,Words,New Data,0,Financial Year\n"
    "4,Workforce,Score held,Held,High,Average Score,Words,46082,2,Annual (end of Sept)\n"
    "5,Schools,Absence,Absent,Low,% half days missed,Words,0,NA,Academic Year\n";
#define LONG_HEAD "Short Desc,Data item,Years,LA and Regions,Values,LA Number,Region\n"

static bool lab_lait(const char *values, const char *dictionary, const char *release) {
    failure = (struct pw_err){0};
    const char *path = lab_file("bds_long.csv", values, strlen(values));
    struct pw_import import = {
        .paths = &path,
        .paths_count = 1,
        .received = pw_date_make(2026, 5, 1),
        .valid_from = PW_NO_DATE,
        .release = release,
        .dictionary =
            dictionary ? lab_file("dictionary.csv", dictionary, strlen(dictionary)) : NULL,
        .findings = &findings};
    return pw_mart_import(mart, "lait", &import, &result, &failure);
}

/* Would catch: periods off by a year, noise in values, "-" as a number, a unit
 * or polarity lost. */
START_TEST(lait_values) {
    ck_assert_msg(lab_lait(LONG_HEAD "ReReferral,,2025,Cambridgeshire,27.899999999999999,873,East\n"
                                     "ReReferral,,2024,Cambridgeshire,-,873,East\n"
                                     "AllSpend,,2023-24 (OT),England,306.39999999999998,970,\n"
                                     "AllSpend,,0,England,-,970,\n"
                                     "Held,,2025,London (Inner),0.1,987,London\n"
                                     "Absent,,2025,England,-,970,\n",
                           dictionary_text, NULL),
                  "%s", failure.text);
    COUNTS(6, 4, 0, 2, 0);
    ck_assert_int_eq((int)findings.list_count, 0); /* a measure in two topics is one measure */
    ASKS("SELECT indicator, area, period_start, period_end, value, symbol FROM observation"
         " ORDER BY 1",
         "lait.Absent|E92000001|2024-09-01|2025-08-31|-|x;"
         "lait.AllSpend|E92000001|2023-04-01|2024-03-31|306.4|-;"
         "lait.Held|E13000001|2025-09-30|2025-09-30|0.1|-;"
         "rereferrals_pct|E10000003|2024-04-01|2025-03-31|27.9|-");
    ASKS("SELECT id, label, unit, decimals, polarity, period_kind FROM indicator WHERE id LIKE"
         " 'lait.%' ORDER BY 1",
         "lait.Absent|Absence|%|1|low|year;lait.AllSpend|Spend on all|£|0|neutral|year;"
         "lait.Held|Score held|score|2|high|snapshot");
    ASKS("SELECT name, digest FROM release", "0 lait 2026-03-01|1");
}
END_TEST

/* Would catch: the tool's value before the publication's, whichever came first,
 * or a publication marked as revised because the tool says something else. */
START_TEST(lait_gives_way) {
    static const char values[] = LONG_HEAD "ReReferral,,2024,Cambridgeshire,27,873,East\n"
                                           "ReReferral,,2023,Cambridgeshire,26,873,East\n";
    static const char published[] = PLACES "Re_referrals_percent\n" CAMBRIDGESHIRE("2024") "c\n";
    ck_assert(lab_lait(values, dictionary_text, NULL));
    ck_assert(lab_import("ees", "c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv",
                         published, "2026-05-02"));
    static const char shown[] = "SELECT period_end, value, symbol, flags FROM shown"
                                " WHERE indicator = 'rereferrals_pct' ORDER BY 1";
    ASKS(shown, "2023-03-31|26.0|-|0;2024-03-31|-|c|0");
    ck_assert(lab_lait(values, dictionary_text, "later"));
    COUNTS(2, 0, 0, 2, 0);
    ck_assert(lab_lait(LONG_HEAD "ReReferral,,2023,Cambridgeshire,25,873,East\n", dictionary_text,
                       "later still"));
    COUNTS(1, 0, 1, 0, 0);
    ASKS(shown, "2023-03-31|25.0|-|2;2024-03-31|-|c|0"); /* of its own kind it does revise */
}
END_TEST

/* Would catch: a bad row taken, or one that loses the file. */
START_TEST(lait_bad_rows) {
    ck_assert(lab_lait(LONG_HEAD "ReReferral,,2025,Nowhere,1,999,\n"
                                 "ReReferral,,2025,Cambridgeshire,many,873,\n"
                                 "ReReferral,,next year,Cambridgeshire,1,873,\n"
                                 "ReReferral,,0,Cambridgeshire,1,873,\n"
                                 "ReReferral,,2025\n"
                                 "Unheard,,2025,Cambridgeshire,1,873,\n"
                                 "Unheard,,2024,Cambridgeshire,1,873,\n"
                                 "ReReferral,,2025,Cambridgeshire,1,873,\n"
                                 "ReReferral,,2025,Cambridgeshire,2,873,\n",
                       dictionary_text, NULL));
    COUNTS(9, 1, 0, 0, 8);
    ck_assert_str_eq(finding(0), "unknown-area 2:28");
    ck_assert_str_eq(finding(1), "bad-number 3:33");
    ck_assert_str_eq(finding(2), "bad-period 4:13");
    ck_assert_str_eq(finding(3), "bad-period 5:13");
    ck_assert_str_eq(finding(4), "ragged-row 6:0");
    ck_assert_str_eq(finding(5), "unknown-measure 7:1");
    ck_assert_str_eq(finding(6), "two-values 10:33");
}
END_TEST

/* Would catch: another file taken for the tool's, or half of one imported. */
START_TEST(lait_other_files) {
    static const char good[] = LONG_HEAD "ReReferral,,2025,Cambridgeshire,1,873,\n";
    ck_assert(!lab_lait(good, NULL, NULL));
    ck_assert_ptr_nonnull(strstr(failure.text, "--dictionary"));
    ck_assert(!lab_lait(good, "a,b\n1,2\n", NULL));
    ck_assert(!lab_lait(good, "", NULL));
    ck_assert(!lab_lait("", dictionary_text, NULL));
    ck_assert(!lab_lait("a,b\n1,2\n", dictionary_text, NULL));
    ck_assert(!lab_lait("Short Desc,Years,Values,LA Number,Values\n", dictionary_text, NULL));
    ck_assert_ptr_nonnull(strstr(failure.text, "twice"));
    ck_assert(!lab_lait(LONG_HEAD "ReReferral,,2025,\"Camb", dictionary_text, NULL));
    ck_assert(lab_lait(good, DICTIONARY_HEAD "1,T,M,ReReferral,High,%,W,1,1,Lunar Year\n", NULL));
    COUNTS(1, 0, 0, 0, 2); /* the dictionary's row and the figure's */
    ck_assert(
        lab_lait(good, DICTIONARY_HEAD "1,T,M,ReReferral,High,%,W,1,1,Financial Year\n", NULL));
    ck_assert_str_eq(finding(2), "polarity-differs 2:0");
    ASKS("SELECT value FROM observation", "1.0");
}
END_TEST

#define LAIT "../shared/data/lait"
/* n, best rank from below, simple mean of the ten neighbours, of Cornwall in 2025. */
#define OF_ALL(id)                                                                                 \
    "(SELECT s.value AS v, s.area FROM shown AS s JOIN area AS a ON a.code = s.area"               \
    " WHERE s.indicator = '" id "' AND s.breakdown = '' AND s.period_end = '2025-03-31'"           \
    " AND s.value IS NOT NULL AND a.kind IN ('county', 'unitary', 'metropolitan', 'london'))"
#define CORNWALL "'E06000052'"

static void check_measure(const char *all, const char *better, const char *rank,
                          const char *quartiles) {
    ASKS(pw_arena_printf(arena,
                         "SELECT max(CASE WHEN area = " CORNWALL " THEN v END), count(*), 1 +"
                         " sum(v %s (SELECT v FROM %s WHERE area = " CORNWALL ")) FROM %s",
                         better, all, all),
         rank);
    ASKS(pw_arena_printf(arena,
                         "SELECT pw_quantile(v, 0.25), pw_quantile(v, 0.5), pw_quantile(v, 0.75)"
                         " FROM %s",
                         all),
         quartiles);
}

/* Mean and median of the neighbours, in hundredths. */
static void check_neighbours(const char *all, const char *set, const char *mean_median) {
    ASKS(pw_arena_printf(arena,
                         "SELECT CAST(pw_mean(v) * 100 + 0.5 AS INTEGER),"
                         " CAST(pw_median(v) * 100 + 0.5 AS INTEGER) FROM %s AS s"
                         " JOIN neighbour AS n ON n.neighbour = s.area"
                         " WHERE n.area = " CORNWALL " AND n.set_name = '%s'",
                         all, set),
         mean_median);
}

/* Would catch: any published row refused; values, ranks, bands and neighbours
 * other than those worked out from the file by hand (domain.md 1.4). */
START_TEST(lait_published) {
    if (!pw_dir_exists(LAIT)) {
        printf("lait: skipped, %s is missing\n", LAIT);
        return;
    }
    const char *path = LAIT "/bds_long_csc_topics.csv.gz";
    struct pw_import import = {.paths = &path,
                               .paths_count = 1,
                               .received = pw_date_make(2026, 5, 1),
                               .valid_from = PW_NO_DATE,
                               .dictionary = LAIT "/lait_data_dictionary.csv",
                               .findings = &findings};
    ck_assert_msg(pw_mart_import(mart, "lait", &import, &result, &failure), "%s", failure.text);
    ck_assert_int_eq((int)findings.errors, 0);
    COUNTS(265030, 257540, 0, 7490, 0);
    const char *const sets[] = {LAIT "/sn_april_2021.csv", LAIT "/sn_may_2025.csv"};
    ck_assert(lab_import_paths("neighbours", sets, 2, "2026-05-01"));
    lab_read();
    check_measure(OF_ALL("rereferrals_pct"), "<", "27.9|153|146", "16.9|20.0|23.0");
    check_neighbours(OF_ALL("rereferrals_pct"), "May 2025", "2102|2005");
    check_neighbours(OF_ALL("rereferrals_pct"), "April 2021", "2084|1880");
    check_measure(OF_ALL("assessments_45_days_pct"), ">", "84.3|152|88", "78.55|85.35|91.4");
    check_neighbours(OF_ALL("assessments_45_days_pct"), "May 2025", "8663|8670");
    check_neighbours(OF_ALL("assessments_45_days_pct"), "April 2021", "8076|8010");
    check_measure(OF_ALL("icpc_15_days_pct"), ">", "81.1|151|90", "76.35|82.4|88.9");
    check_neighbours(OF_ALL("icpc_15_days_pct"), "May 2025", "8193|7905");
    check_measure(OF_ALL("cla_rate"), "<", "60.0|151|53", "53.0|67.0|90.0");
    check_neighbours(OF_ALL("cla_rate"), "April 2021", "7480|6350");
    ASKS("SELECT value FROM shown WHERE indicator = 'cla_rate' AND area = 'E92000001'"
         " AND period_end = '2025-03-31'",
         "67.0");
    ASKS("SELECT count(*) FROM indicator AS i WHERE id LIKE 'lait.%' AND unit = 'value'", "0");
    ASKS("SELECT count(DISTINCT indicator) FROM observation WHERE indicator LIKE 'lait.%'", "113");
}
END_TEST

/* ---- ofsted ------------------------------------------------------------------------ */

#define OFSTED_HEAD                                                                                \
    "A title,,,,,,,\nWords about blanks,,,,,,,\n"                                                  \
    "Local authority area code,Inspection date,Publication date,Inspection type,"                  \
    "Overall effectiveness,The impact of leaders on social work practice,"                         \
    "The experiences and progress of children in care,"                                            \
    "The experiences and progress of care leavers\n"

/* Would catch: a judgement under another day's framework, one split or made up,
 * care leavers judged apart too early, an overall grade where there is none. */
START_TEST(ofsted_frameworks) {
    ck_assert_msg(
        lab_import("ofsted", "o.csv",
                   OFSTED_HEAD
                   "E10000003,2022-12-31 00:00:00,2023-02-01 00:00:00,Standard,Good,Good,Good,\n"
                   "E10000003,01/01/2023,2023-03-01,Short,Good,good,Good,Outstanding\n"
                   "E10000003,46113,,Standard,,Good,Good,Inadequate\n"
                   "E10000003,2024-05-07,2024-06-01,Focused,,,,\n"
                   "E10000003,2022-01-01,,Standard,,,,Good\n"
                   "E10000003,2026-04-01,,Standard,Good,,,\n"
                   "E10000003,2025-01-01,,Standard,Adequate,,,\n"
                   "E99999999,2025-01-01,,Standard,Good,,,\n"
                   "E10000003,2017-01-01,,Standard,Good,,,\n"
                   "E10000003,31/31/2025,,Standard,Good,,,\n"
                   "E10000003,2025-01-01\n",
                   "2025-10-01"),
        "%s", failure.text);
    COUNTS(11, 10, 0, 0, 7);
    static const char *const expected[] = {"no-such-judgement 8:35", "no-such-judgement 9:32",
                                           "unknown-grade 10:32",    "unknown-area 11:1",
                                           "bad-date 12:11",         "bad-date 13:11",
                                           "ragged-row 14:0"};
    for (size_t i = 0; i < PW_COUNT(expected); i++)
        ck_assert_str_eq(finding(i), expected[i]);
    ASKS("SELECT framework, inspected, published, aspect, grade, rank FROM judgement WHERE"
         " aspect LIKE '%care%' ORDER BY 2, 4",
         "ilacs-2018|2022-12-31|2023-02-01|The experiences and progress of children in care and"
         " care leavers|Good|2;"
         "ilacs-2023|2023-01-01|2023-03-01|The experiences and progress of care"
         " leavers|Outstanding|1;"
         "ilacs-2023|2023-01-01|2023-03-01|The experiences and progress of children in care|Good|2;"
         "ilacs-2026|2026-04-01|-|The experiences and progress of care leavers|Inadequate|4;"
         "ilacs-2026|2026-04-01|-|The experiences and progress of children in care|Good|2");
    ASKS("SELECT inspected FROM inspection WHERE kind = 'Focused'", "2024-05-07");
    ASKS("SELECT count(*) FROM judgement WHERE aspect LIKE 'Overall%'", "2");
    ck_assert(!lab_import("ofsted", "n.csv", "Notes\nWords\n", "2025-10-01"));
    ck_assert(!lab_import("ofsted", "n.csv", OFSTED_HEAD "E10000003,\"2025", "2025-10-01"));
}
END_TEST

/* Would catch: a grade that a later publication corrects, changed silently. */
START_TEST(ofsted_corrections) {
    ck_assert(lab_import("ofsted", "o.csv", OFSTED_HEAD "E10000003,2023-11-06,,Short,,,,Good\n",
                         "2024-10-01"));
    ck_assert(lab_import("ofsted", "o.csv",
                         OFSTED_HEAD "E10000003,2023-11-06,,,,,,Requires improvement to be good\n",
                         "2025-10-01"));
    COUNTS(1, 0, 1, 0, 0);
    ck_assert_str_eq(finding(0), "grade-revised 4:27");
    ASKS("SELECT grade, rank, received FROM judgement",
         "Requires improvement to be good|3|2025-10-01");
    ASKS("SELECT kind FROM inspection", "Short");
}
END_TEST

#define OFSTED "../shared/data/ofsted"

/* Would catch: a published grade lost, counted twice or under the wrong
 * judgement. Counts as the shell gives them over the file. */
START_TEST(ofsted_published) {
    struct pw_names names = {0};
    if (!pw_dir_exists(OFSTED)) {
        printf("ofsted: skipped, %s is missing\n", OFSTED);
        return;
    }
    ck_assert(pw_dir_list(arena, OFSTED, &names, &failure));
    const char *paths[16];
    size_t count = 0;
    for (size_t i = 0; i < names.names_count && count < PW_COUNT(paths); i++)
        paths[count++] = pw_path_join(arena, OFSTED, names.names[i]);
    ck_assert_msg(lab_import_paths("ofsted", paths, count, "2025-10-01"), "%s", failure.text);
    ck_assert_int_eq((int)result.refused, 0);
    ck_assert_int_eq((int)result.revised, 0); /* the three tables agree */
    ck_assert_int_eq((int)result.rows, 271 + 112 + 153);
    ASKS("SELECT grade, count(*) FROM judgement WHERE aspect = 'Overall effectiveness' GROUP BY"
         " rank ORDER BY rank",
         "Outstanding|55;Good|107;Requires improvement to be good|74;Inadequate|35");
    ASKS("SELECT count(*) FROM judgement WHERE aspect = 'The experiences and progress of care"
         " leavers'",
         "103");
    ASKS("SELECT count(*), min(inspected) FROM judgement WHERE framework = 'ilacs-2023' AND"
         " aspect = 'The experiences and progress of children in care'",
         "103|2023-01-16");
    ASKS("SELECT count(*) FROM inspection WHERE kind LIKE '%visit%'", "60");
}
END_TEST

static void add_tool_tests(TCase *c) {
    tcase_add_test(c, lait_values);
    tcase_add_test(c, lait_gives_way);
    tcase_add_test(c, lait_bad_rows);
    tcase_add_test(c, lait_other_files);
    tcase_add_test(c, lait_published);
    tcase_add_test(c, ofsted_frameworks);
    tcase_add_test(c, ofsted_corrections);
    tcase_add_test(c, ofsted_published);
}

#endif
