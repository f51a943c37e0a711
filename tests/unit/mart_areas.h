/* SPDX-License-Identifier: MIT
 *
 * Tests of areas below the authority: the importer, the tree by date, what
 * names and codes of such areas mean to other imports.
 */
#ifndef MART_AREAS_H
#define MART_AREAS_H

#include "mart_local.h"

#define AREAS_HEAD "code,name,kind,parent,valid_from,valid_to\n"
/* North and South of Cornwall; a ward that another followed, one that moved. */
#define CORNISH_AREAS                                                                              \
    AREAS_HEAD "N,North,locality,Cornwall,,\nS,South,Locality,E06000052,,\n"                       \
               "e05000001,Old Town,ward,North,,2023-05-03\n"                                       \
               "E05000002,Castle,ward,North,04/05/2023,\n"                                         \
               "E05000003,Abbey,ward,N,2015-05-07,2024-03-31\n"                                    \
               "E05000003,Abbey,ward,S,2024-04-01,\n"
#define AREAS(rows, received)                                                                      \
    ck_assert_msg(lab_import("areas", "areas.csv", rows, received), "%s", failure.text)
#define FOUND(index, expected) ck_assert_str_eq(finding(index), expected)

static void lab_areas(void) {
    AREAS(CORNISH_AREAS, "2025-01-01");
    ck_assert_uint_eq(findings.list_count, 0);
}

/* Would catch: a parent found only if its row came before, a code in small letters that is
 * another area, a ward that stays where it moved from, one day in both or in neither, an area
 * whose newest name or first day is that of an older row. */
START_TEST(local_areas) {
    lab_areas();
    COUNTS(6, 6, 0, 0, 0);
    ASKS("SELECT code, name, kind, valid_from, valid_to FROM area WHERE code LIKE 'E050%'",
         "E05000001|Old Town|ward|-|2023-05-03;E05000002|Castle|ward|2023-05-04|-;"
         "E05000003|Abbey|ward|2015-05-07|-");
    ASKS("SELECT area, locality, ward, first, last FROM local_place WHERE authority = 'E06000052'"
         " AND kind = 'ward' ORDER BY area, first",
         "E05000001|N|E05000001|1900-01-01|2023-05-03;E05000002|N|E05000002|2023-05-04|9999-12-31;"
         "E05000003|N|E05000003|2015-05-07|2024-03-31;E05000003|S|E05000003|2024-04-01|9999-12-31");
    /* again: nothing new, and the day of receipt stays */
    AREAS(CORNISH_AREAS, "2025-06-01");
    COUNTS(6, 0, 0, 6, 0);
    ASKS("SELECT DISTINCT received FROM local_area", "2025-01-01");
    /* a file says the whole life of an area that it names, and nothing of others */
    AREAS(AREAS_HEAD "E05000003,Abbey Fields,ward,S,2015-05-07,\n", "2025-06-01");
    COUNTS(1, 0, 1, 0, 0);
    ASKS("SELECT code, valid_from, name, parent, received FROM local_area WHERE code > 'E05000001'"
         " AND code < 'F'",
         "E05000002|2023-05-04|Castle|N|2025-01-01;"
         "E05000003|2015-05-07|Abbey Fields|S|2025-06-01");
    ASKS("SELECT name, valid_from FROM area WHERE code = 'E05000003'", "Abbey Fields|2015-05-07");
    ASKS("PRAGMA foreign_key_check", "");
}
END_TEST

/* Would catch: an area within one that ended or had not begun, which has no day. */
START_TEST(local_areas_end_with_what_is_around) {
    AREAS(AREAS_HEAD "D,Dee,district,E10000009,2015-01-01,\nW,Wye,ward,D,,2030-12-31\n"
                     "V,Vee,ward,D,,\n",
          "2025-01-01");
    /* Dorset county ended on 31 March 2019, and the district with it */
    FOUND(0, "none");
    ASKS("SELECT area, district, first, last FROM local_place ORDER BY area",
         "D|D|2015-01-01|2019-03-31;V|D|2015-01-01|2019-03-31;W|D|2015-01-01|2019-03-31");
}
END_TEST

/* Each row of what can't be, with its place; an area of which one row is refused stays as it was.
 * Would catch: a rule that is not held, a row refused for another's fault, a ring that hangs. */
START_TEST(local_areas_that_cannot_be) {
    lab_areas();
    static const char *const rows[][2] = {
        {"A,A,locality,B,,\nB,B,district,A,,\n", "cycle 2:14"},
        {"A,A,ward,A,,\n", "cycle 2:10"},
        {"A,A,ward,Nowhere,,\n", "unknown-parent 2:10"},
        {"A,A,ward,E12000009,,\n", "bad-parent 2:10"},
        {"A,A,ward,E05000002,,\n", "kind-in-kind 2:10"},
        {"A,A,locality,N,,\n", "kind-in-kind 2:14"},
        {"A,A,district,E05000002,,\n", "in-ward 2:14"},
        {"E06000052,A,ward,N,,\n", "authority-code 2:1"},
        {"873,A,ward,N,,\n", "authority-code 2:1"},
        {"S,South,district,E06000052,,\n", "kind-changed 2:9"},
        {"A,A,parish,N,,\n", "unknown-kind 2:5"},
        {"A,A,ward,N,2020-01-01,\nA,A,ward,S,,2020-01-01\n", "overlap 3:12"},
        {"A,A,ward,N,2020-01-01,2019-12-31\n", "ends-before-start 2:23"},
        {"A,A,ward,N,soon,\n", "bad-value 2:12"},
        {"A,A,ward,E05000001,,2024-01-01\n", "kind-in-kind 2:10"},
        {"A,A,district,E10000009,2018-01-01,2020-01-01\n", "outside-parent 2:35"},
        {"A,,ward,N,,\n", "missing-value 2:3"},
        {"TR1 2AB,A,ward,N,,\n", "bad-code 2:1"},
        {"TR12AB,A,ward,N,,\n", "postcode 2:1"},
        {"A,TR1 2AB,ward,N,,\n", "postcode 2:3"},
    };
    const char *before = ask("SELECT group_concat(code || valid_from || name || parent)"
                             " FROM local_area");
    for (size_t i = 0; i < PW_COUNT(rows); i++) {
        pw_findings_init(&findings, arena);
        AREAS(pw_arena_printf(arena, "%s%s", AREAS_HEAD, rows[i][0]), "2025-02-01");
        ck_assert_msg(pw_streq(finding(0), rows[i][1]), "row %d: %s", (int)i, finding(0));
        ck_assert_int_eq(result.added + result.revised, 0);
        ck_assert_int_eq(result.refused, result.rows);
        ASKS("SELECT group_concat(code || valid_from || name || parent) FROM local_area", before);
    }
    /* localities of districts or districts of localities, not both */
    pw_findings_init(&findings, arena);
    AREAS(AREAS_HEAD "D1,D,district,N,,\nD2,E,district,E06000052,,\nL,L,locality,D2,,\n",
          "2025-02-01");
    FOUND(0, "kind-order 4:14");
    COUNTS(3, 2, 0, 0, 1);
    /* what is refused takes what lies in it along, and what does not stays */
    pw_findings_init(&findings, arena);
    AREAS(AREAS_HEAD "L1,One,locality,Nowhere,,\nW1,Wye,ward,L1,,\nW2,Exe,ward,D1,,\n",
          "2025-02-01");
    FOUND(0, "unknown-parent 2:17");
    FOUND(1, "unknown-parent 3:13");
    COUNTS(3, 1, 0, 0, 2);
    /* two wards of a name: only the code says which */
    pw_findings_init(&findings, arena);
    AREAS(AREAS_HEAD "L8,Park,locality,E06000052,,\nL9,Park,locality,E06000052,,\n"
                     "W9,Wood,ward,Park,,\n",
          "2025-02-01");
    FOUND(0, "ambiguous-area 4:14");
}
END_TEST

/* Would catch: children of the wrong year, a blank that is zero, a later file that adds a vintage
 * where it corrects one. */
START_TEST(local_populations) {
    AREAS("Code,Name,Kind,Parent,Population 2023,population_2024,Notes\nN,North,locality,Cornwall,"
          "1000,\"1,100\",x\nM,Mid,locality,Cornwall,,c,\n",
          "2025-01-01");
    FOUND(0, "unknown-column 1:55");
    ASKS("SELECT area, mid_year, value, symbol, vintage, source FROM population WHERE area < 'O'"
         " AND area > 'F' ORDER BY 1, 2",
         "M|2024|-|c|2024|Local estimates: areas.csv;"
         "N|2023|1000.0|-|2024|Local estimates: areas.csv;"
         "N|2024|1100.0|-|2024|Local estimates: areas.csv");
    pw_findings_init(&findings, arena);
    AREAS("code,name,kind,parent,valid_from,valid_to,population_2024\n"
          "N,North,locality,Cornwall,,2020-12-31,1200\nN,North,locality,Cornwall,2021-01-01,,1300\n"
          "M,Mid,locality,Cornwall,,,-5\n",
          "2025-02-01");
    FOUND(0, "bad-value 4:27");
    FOUND(1, "same-row-twice 3:39");
    ASKS("SELECT value FROM population WHERE area = 'N' AND mid_year = 2024", "1100.0");
}
END_TEST

/* Would catch: a name read as of today, a figure of a ward that had ended, a ward's few children
 * as a published figure. */
START_TEST(local_area_figures) {
    lab_areas();
    TABLE("indicator", "id,label,unit,decimals,polarity,period_kind,period_end,source,disclosure\n"
                       "own.plans,Plans,count,0,neutral,snapshot,03-31,Own,people\n");
    AREAS(AREAS_HEAD "E05000009,Old Town,ward,South,2024-01-01,\n", "2025-01-01");
    TABLE("observation", "indicator,area,period_end,value\nown.plans,Old Town,2022-03-31,12\n"
                         "own.plans,old town,2024-03-31,13\nown.plans,Castle,2024-03-31,8\n"
                         "own.plans,E05000003,2024-03-31,9\nown.plans,Cornwall,2024-03-31,30\n");
    COUNTS(5, 5, 0, 0, 0);
    ASKS("SELECT area, period_end, value FROM observation ORDER BY area, period_end",
         "E05000001|2022-03-31|12.0;E05000002|2024-03-31|8.0;E05000003|2024-03-31|9.0;"
         "E05000009|2024-03-31|13.0;E06000052|2024-03-31|30.0");
    TABLE("observation", "indicator,area,period_end,value\nown.plans,Old Town,2023-09-30,1\n"
                         "own.plans,E05000002,2022-03-31,1\ncla,Castle,2024-03-31,1\n"
                         "own.plans,Nowhere,2024-03-31,1\n");
    COUNTS(4, 0, 0, 0, 4);
    FOUND(0, "area-of-another-time 2:11");
    FOUND(1, "area-of-another-time 3:11");
    FOUND(2, "published-indicator 4:5");
    FOUND(3, "unknown-area 5:11");
    /* an authority's name of today stands for it in the years before */
    TABLE("observation", "indicator,area,period_end,value\nreferrals,Cumberland,2020-03-31,1\n");
    COUNTS(1, 1, 0, 0, 0);
}
END_TEST

/* Would catch: a postcode mapped to the area by mistake and repeated in a message, a home that
 * ended found by today's name. */
START_TEST(residences) {
    lab_areas();
    TABLE("residence", "child,area,valid_from,valid_to\nc1,Castle,2023-05-04,\n"
                       "c1,Old Town,2020-01-01,2023-05-03\nc2,E05000001,,\nc3,Devon,,\n");
    COUNTS(4, 4, 0, 0, 0);
    ASKS("SELECT c.identifier, r.valid_from, r.valid_to, r.area FROM residence AS r"
         " JOIN child AS c ON c.number = r.child ORDER BY 1, 2",
         "c1|2020-01-01|2023-05-03|E05000001;c1|2023-05-04|-|E05000002;c2|1900-01-01|-|E05000001;"
         "c3|1900-01-01|-|E10000008");
    TABLE("residence", "child,area\nc4,TR1 2AB\nc5,Old Town\n");
    COUNTS(2, 0, 0, 0, 2);
    FOUND(0, "unknown-area 2:4");
    FOUND(1, "area-of-another-time 3:4");
    for (size_t i = 0; i < findings.list_count; i++)
        ck_assert_msg(!strstr(findings.list[i].text, "TR1") &&
                          !strstr(findings.list[i].text, "Old"),
                      "%s", findings.list[i].text);
}
END_TEST

/* Would catch: a name of a ward that hides an authority's, a ward found on a day when it was not.
 */
START_TEST(local_area_names) {
    lab_areas();
    AREAS(AREAS_HEAD "E05000008,Devon,ward,N,2020-01-01,\n", "2025-01-01");
    ck_assert_str_eq(pw_mart_area(mart, arena, "castle", pw_date_parse("2024-01-01"), &failure),
                     "E05000002");
    ck_assert_ptr_null(pw_mart_area(mart, arena, "Castle", pw_date_parse("2023-05-03"), &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "did not stand"));
    ck_assert_str_eq(pw_mart_area(mart, arena, "n", PW_NO_DATE, &failure), "N");
    ck_assert_str_eq(pw_mart_area(mart, arena, "Devon", pw_date_parse("2019-12-31"), &failure),
                     "E10000008");
    failure = (struct pw_err){0};
    ck_assert_ptr_null(pw_mart_area(mart, arena, "Devon", pw_date_parse("2024-01-01"), &failure));
    ck_assert_ptr_nonnull(strstr(failure.text, "E05000008"));
}
END_TEST

/* Would catch: areas of the mart's later days in a pack of earlier ones, a row that a correction
 * took out lost to the days before it, a correction undone by an older file. */
START_TEST(local_areas_known_at) {
    lab_areas();
    lab_read();
    ck_assert(pw_mart_set_known(mart, pw_date_parse("2024-12-31"), &failure));
    ASKS("SELECT count(*) FROM local_place", "0");
    ck_assert(pw_mart_set_known(mart, pw_date_parse("2025-01-01"), &failure));
    ASKS("SELECT count(*) FROM local_place", "6");
    /* a correction: what stood before it is there on the day before */
    pw_mart_close(mart);
    mart = pw_mart_open_write(arena, lab_path("m.db"), &failure);
    AREAS(AREAS_HEAD "E05000003,Abbey Fields,ward,S,,\n", "2025-06-01");
    lab_read();
    ck_assert(pw_mart_set_known(mart, pw_date_parse("2025-05-31"), &failure));
    ASKS("SELECT valid_from, name, parent FROM local_area WHERE code = 'E05000003' ORDER BY 1",
         "2015-05-07|Abbey|N;2024-04-01|Abbey|S");
    ck_assert(pw_mart_set_known(mart, pw_date_parse("2025-06-01"), &failure));
    ASKS("SELECT valid_from, name, parent FROM local_area WHERE code = 'E05000003' ORDER BY 1",
         "1900-01-01|Abbey Fields|S");
    /* and a file that came before it does not undo it */
    pw_mart_close(mart);
    mart = pw_mart_open_write(arena, lab_path("m.db"), &failure);
    AREAS(CORNISH_AREAS, "2025-03-01");
    COUNTS(6, 0, 0, 4, 2);
    FOUND(0, "received-before 6:1");
}
END_TEST

static void add_area_tests(TCase *c) {
    tcase_add_test(c, local_areas);
    tcase_add_test(c, local_areas_end_with_what_is_around);
    tcase_add_test(c, local_areas_that_cannot_be);
    tcase_add_test(c, local_populations);
    tcase_add_test(c, local_area_figures);
    tcase_add_test(c, residences);
    tcase_add_test(c, local_area_names);
    tcase_add_test(c, local_areas_known_at);
}

#endif
