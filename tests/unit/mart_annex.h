/* SPDX-License-Identifier: MIT
 *
 * Tests of importer "annex-a": heads, codes, dates and places as real files
 * have them, files that are something else, then the real-form workbooks.
 */
#ifndef MART_ANNEX_H
#define MART_ANNEX_H

#include <zip.h>

#include "mart_lab.h"

static bool lab_annex(const char *const *paths, size_t count, const char *day) {
    failure = (struct pw_err){0};
    pw_findings_init(&findings, arena);
    struct pw_import import = {.paths = paths,
                               .paths_count = count,
                               .received = pw_date_make(2025, 4, 1),
                               .valid_from = PW_NO_DATE,
                               .area = "Cambridgeshire",
                               .as_at = day ? pw_date_parse(day) : PW_NO_DATE,
                               .findings = &findings};
    return pw_mart_import(mart, "annex-a", &import, &result, &failure);
}

static bool lab_annex_text(const char *name, const char *text) {
    const char *path = lab_file(name, text, strlen(text));
    return lab_annex(&path, 1, "2025-03-31");
}

static bool file_holds(const char *name, const char *text) {
    size_t length, wanted = strlen(text);
    const char *bytes = pw_file_read(arena, lab_path(name), &length, &failure);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i + wanted <= length; i++)
        if (memcmp(bytes + i, text, wanted) == 0)
            return true;
    return false;
}

static const char liberties[] =
    "Our council,,,,,,,,,,,,\nRun on 1 April,,,,,,,,,,,,\n"
    "Social worker allocated,Team,1. Child's Unique ID,SEX,Date of Birth,Age of child (years),"
    "ethnic origin,PRIMARY NEED,Date of CIN closure,Case status (a-e),cin_start_date,"
    "Reason for closure,Local note\n"
    "Ann Quillfeather,North,C1,M,31/03/2015,10.02,A) wbri,n4,,CP,1-Feb-25,,zebrafish\n"
    "ANN  QUILLFEATHER,north,C2,b) Female,2025-06-01,,k) APKN - Pakistani,N1: Abuse or "
    "neglect,45700,"
    "e) Closed episode,45600.0,RC7,\n"
    "Bob Else,North,C3,f,1.5.25,Unborn,Caribbean,Low income,#N/A,-,5 January 2024,n/a,\n"
    ",,,,,,,,,,,,\n";

/* Would catch: a head that must be word for word, a title row read as the head,
 * a code kept with its letter, a date read month first, a name stored. */
START_TEST(annex_liberties) {
    ck_assert_msg(lab_annex_text("whatever.csv", liberties), "%s", failure.text);
    COUNTS(3, 3, 0, 0, 0);
    ASKS("SELECT child, gender, ethnicity, birth_date, age, primary_need, started, closed,"
         " closure_reason, status, worker FROM child_in_need ORDER BY child",
         "1|a|WBRI|2015-03-31|10|N4|2025-02-01|-|-|child protection plan|1;"
         "2|b|APKN|2025-06-01|-1|N1|2024-11-04|2025-02-12|RC7|closed episode|1;"
         "3|b|BCRB|2025-05-01|-1|N7|2024-01-05|-|-|-|2");
    ASKS("SELECT DISTINCT t.name, n.area, n.snapshot FROM child_in_need AS n JOIN team AS t ON"
         " t.id = n.team",
         "North|E10000003|2025-03-31");
    ASKS("SELECT identifier FROM child ORDER BY number", "C1;C2;C3");
    ck_assert(!file_holds("m.db", "Quillfeather"));
    ck_assert(!file_holds("m.db", "QUILLFEATHER"));
    ck_assert(!file_holds("m.db", "zebrafish"));
    ck_assert(file_holds("m.db", "child in need")); /* the search can find */
    ASKS("SELECT column_name, filled, sound FROM annex_quality WHERE list = 6 AND present AND"
         " column_name IN ('status', 'age', 'birth_date') ORDER BY 1",
         "age|2|2;birth_date|3|3;status|2|2");
    /* the same again changes nothing; other rows take the place of the day's */
    ck_assert(lab_annex_text("again.csv", liberties));
    COUNTS(3, 0, 0, 3, 0);
    ck_assert(lab_annex_text("list 6.csv", "Child Unique ID,CIN Start Date,Case Status,Gender,"
                                           "Primary Need Code\nC1,2025-01-01,c,Male,N1\n"));
    COUNTS(1, 0, 1, 0, 0);
    ASKS("SELECT child, started, worker FROM child_in_need", "1|2025-01-01|-");
}
END_TEST

/* Would catch: a bad cell that loses its row, a row kept without a child, a
 * value in a message. */
START_TEST(annex_bad_cells) {
    ck_assert(lab_annex_text("l.csv",
                             "Child Unique ID,Gender,Gender,Date of Birth,Age,Date of Contact,"
                             "Contact Source\n"
                             "S1,Secret,,31/02/2015,old,2025-13-01,Secret\n"
                             ",a) Male,,2015-01-01,9,2025-01-01,6: Police\n"
                             "S2,c) Not stated/recorded,,2015-01-01,9,2026-01-01,q) 6: Police\n"
                             "S3\n"));
    COUNTS(4, 3, 0, 0, 1);
    bool twice = false, refused = false, implausible = false;
    int unread = 0;
    for (size_t i = 0; i < findings.list_count; i++) {
        const struct pw_finding *f = &findings.list[i];
        ck_assert_ptr_null(strstr(f->text, "Secret"));
        twice |= pw_streq(finding(i), "head-twice 1:3");
        refused |= pw_streq(finding(i), "no-identifier 3:0") && f->level == PW_ERROR;
        implausible |= pw_streq(finding(i), "implausible-date 4:6");
        unread += f->place.line == 2 && f->level == PW_WARNING;
    }
    ck_assert(twice && refused && implausible);
    ck_assert_int_eq(unread, 5);
    ASKS("SELECT child, gender, birth_date, age, contacted, contact_source FROM contact",
         "1|-|-|-|-|-;2|c|2015-01-01|10|2026-01-01|6;3|-|-|-|-|-");
    ASKS("SELECT rows, filled, sound, implausible FROM annex_quality WHERE column_name ="
         " 'contacted'",
         "3|2|1|1");
}
END_TEST

/* Would catch: an age of the day on which the list was drawn up, a blank age beside a date of
 * birth, a birthday on the day itself missed, an unborn child made one or kept for ever. */
START_TEST(annex_ages) {
    ck_assert(lab_annex_text("l.csv",
                             "Child Unique ID,Date of Birth,Age,Date of Contact,Contact Source\n"
                             "A1,31/03/2015,10,2025-03-01,p1) 5D: LA services\n"
                             "A2,01/04/2015,10,2025-03-01,6\n"
                             "A3,29/02/2016,,2025-03-01,6\n"
                             "A4,,7,2025-03-01,6\n"
                             "A5,20/05/2025,,2025-03-01,6\n"
                             "A6,10/03/2025,-1,2025-03-01,6\n"
                             "A7,10/01/2025,-1,2025-03-01,6\n"));
    ASKS("SELECT group_concat(age) FROM contact", "10,9,9,7,-1,-1,0");
    ASKS("SELECT contact_source FROM contact WHERE child = 1", "5D");
    int said = 0;
    for (size_t i = 0; i < findings.list_count; i++)
        said += pw_streq(finding(i), "age-not-by-birth 3:3") ||
                pw_streq(finding(i), "age-not-by-birth 8:3");
    ck_assert_int_eq(said, 2);
}
END_TEST

/* ---- workbooks ------------------------------------------------------------------- */

static void add_part(zip_t *zip, const char *name, const char *text) {
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    ck_assert(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

/* Two sheets of the same form; the second is hidden. */
static const char *lab_book(const char *name, const char *properties, const char *sheet_name,
                            const char *rows) {
    const char *path = lab_path(name);
    unlink(path);
    const char *sheet =
        pw_arena_printf(arena,
                        "<worksheet><sheetData>%s</sheetData><mergeCells><mergeCell ref='A1:F1'/>"
                        "</mergeCells></worksheet>",
                        rows);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    add_part(zip, "xl/workbook.xml",
             pw_arena_printf(arena,
                             "<workbook xmlns:r='r'><workbookPr%s/><sheets>"
                             "<sheet name='%s' sheetId='1' r:id='a'/>"
                             "<sheet name='old' sheetId='2' state='hidden' r:id='b'/>"
                             "</sheets></workbook>",
                             properties, sheet_name));
    add_part(zip, "xl/_rels/workbook.xml.rels",
             "<Relationships><Relationship Id='a' Target='worksheets/sheet1.xml'/>"
             "<Relationship Id='b' Target='worksheets/sheet2.xml'/></Relationships>");
    add_part(zip, "xl/styles.xml",
             "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>");
    add_part(zip, "xl/worksheets/sheet1.xml", sheet);
    add_part(zip, "xl/worksheets/sheet2.xml", sheet);
    ck_assert_int_eq(zip_close(zip), 0);
    return path;
}

#define CELL(text) "<c t='inlineStr'><is><t>" text "</t></is></c>"
#define BOOK_HEAD                                                                                  \
    "<row r='1'>" CELL("List 3: Referrals") "</row><row r='3'>" CELL("Child Unique ID")            \
        CELL("Date of referral") CELL("Referral NFA?")                                             \
            CELL("Number of Referrals in Last 12 Months") CELL("Gender") "</row>"

static const char *book_rows(const char *day) {
    return pw_arena_printf(arena,
                           BOOK_HEAD "<row r='4'>" CELL("R1") "<c s='1'><v>%s</v></c>" CELL(
                               "b) No") "<c><f>1+1</f><v>2</v></c><c t='e'><v>#N/A</v></c></row>",
                           day);
}

/* Would catch: dates of a 1904 workbook four years off, a formula without its
 * result, a hidden copy taken as well, a merged title taken for the head. */
START_TEST(annex_workbooks) {
    const char *path = lab_book("b.xlsx", " date1904='1'", "Sheet7", book_rows("44196"));
    ck_assert_msg(lab_annex(&path, 1, "2025-03-31"), "%s", failure.text);
    COUNTS(1, 1, 0, 0, 0);
    ASKS("SELECT referred, no_further_action, previous, gender FROM referral", "2025-01-01|0|2|-");
    bool hidden = false;
    for (size_t i = 0; i < findings.list_count; i++)
        hidden |= pw_streq(findings.list[i].id, "hidden-sheet");
    ck_assert(hidden);
    /* the same list from two files: the second is refused */
    const char *const both[] = {path, lab_book("c.xlsx", "", "List_3", book_rows("45658"))};
    ck_assert(lab_annex(both, 2, "2025-03-30"));
    COUNTS(1, 1, 0, 0, 1);
    ck_assert_int_eq((int)findings.errors, 1);
}
END_TEST

/* Would catch: another file taken for lists, or a day guessed. */
START_TEST(annex_other_files) {
    const char *path = lab_file("l.csv", liberties, sizeof liberties - 1);
    ck_assert(!lab_annex(&path, 1, NULL));
    ck_assert_ptr_nonnull(strstr(failure.text, "--as-at"));
    path = lab_file("l.xlsx", liberties, sizeof liberties - 1); /* a renamed CSV */
    ck_assert(!lab_annex(&path, 1, "2025-03-31"));
    path = lab_book("t.xlsx", "", "List 3", book_rows("1"));
    size_t length;
    char *bytes = pw_file_read(arena, path, &length, &failure);
    path = lab_file("cut.xlsx", bytes, length / 2);
    ck_assert(!lab_annex(&path, 1, "2025-03-31"));
    path = lab_file("book.csv", bytes, length); /* a renamed workbook */
    ck_assert(!lab_annex(&path, 1, "2025-03-31"));
    ck_assert(!lab_annex_text("e.csv", ""));
    ck_assert(!lab_annex_text("n.csv", "Gender,Ethnicity,Age,Date of Contact\nM,WBRI,3,x\n"));
    ck_assert(!lab_annex_text("t.csv", "Child Unique ID,Date of Contact,Contact Source\n\"S1"));
    ASKS("SELECT (SELECT count(*) FROM child), (SELECT count(*) FROM annex_quality)", "0|0");
}
END_TEST

#define ANNEX "../shared/data/annex-a"

/* Would catch: a column of a real-form workbook that finds no place, values of
 * one lost. Counts are those of the sheets' rows. */
START_TEST(annex_real_forms) {
    if (!pw_dir_exists(ANNEX)) {
        printf("annex-a: skipped, %s is missing\n", ANNEX);
        return;
    }
    static const struct {
        const char *file, *day;
        int rows, missing;
    } files[] = {{ANNEX "/2016-01-sample.xlsx", "2016-01-31", 0, 4},
                 {ANNEX "/annexa_example.xlsx", "2020-06-30", 43, 4},
                 {ANNEX "/Annex_A_2022.xlsx", "2021-03-12", 59, 4},
                 {ANNEX "/Annex_A_2024_Jan.xlsx", "2021-03-13", 59, 0}};
    for (size_t i = 0; i < PW_COUNT(files); i++) {
        ck_assert_msg(lab_annex(&files[i].file, 1, files[i].day), "%s", failure.text);
        ck_assert_int_eq((int)result.added, files[i].rows);
        ck_assert_int_eq((int)findings.errors, 0);
        int missing = 0;
        for (size_t k = 0; k < findings.list_count; k++)
            missing += pw_streq(findings.list[k].id, "no-column");
        ck_assert_int_eq(missing, files[i].missing);
        ASKS(pw_arena_printf(arena,
                             "SELECT count(DISTINCT list) FROM annex_quality WHERE snapshot = '%s'",
                             files[i].day),
             "11");
    }
    ASKS("SELECT sum(filled - sound) FROM annex_quality WHERE snapshot = '2021-03-13'", "6");
    ASKS("SELECT legal_status, count(*) FROM child_in_care WHERE snapshot = '2021-03-13'"
         " AND legal_status IN ('C2', 'E1') GROUP BY 1 ORDER BY 1",
         ask("SELECT legal_status, count(*) FROM child_in_care WHERE snapshot = '2021-03-12'"
             " AND legal_status IN ('C2', 'E1') GROUP BY 1 ORDER BY 1"));
    ASKS("SELECT expected, children FROM annex_orphan WHERE snapshot = '2021-03-13'"
         " AND rule = 'care_in_need'",
         "4|4");
    lab_read();
    REFUSED("SELECT identifier FROM child");
}
END_TEST

static void add_annex_tests(TCase *c) {
    tcase_add_test(c, annex_liberties);
    tcase_add_test(c, annex_bad_cells);
    tcase_add_test(c, annex_ages);
    tcase_add_test(c, annex_workbooks);
    tcase_add_test(c, annex_other_files);
    tcase_add_test(c, annex_real_forms);
}

#endif
