/* xlsx: workbooks made here part by part, so that each liberty and each trick
 * of real files stands in the test; then the real ones. */
#include "check_main.h"

#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "packwright/xlsx.h"

static struct pw_arena *arena;
static char path[] = "/tmp/pw-xlsx-test.xlsx";

static void set_up(void) {
    arena = pw_arena_new();
}

static void tear_down(void) {
    unlink(path);
    pw_arena_free(arena);
}

static void add(zip_t *zip, const char *name, const char *text) {
    zip_source_t *source = zip_source_buffer(zip, text, strlen(text), 0);
    ck_assert(zip_file_add(zip, name, source, ZIP_FL_OVERWRITE) >= 0);
}

#define WORKBOOK                                                                                   \
    "<workbook xmlns:r='r'><workbookPr/><sheets><sheet name='List 1' sheetId='1' r:id='a'/>"       \
    "<sheet name='Codes' sheetId='2' state='hidden' r:id='b'/></sheets></workbook>"
#define RELATIONS                                                                                  \
    "<Relationships><Relationship Id='b' Target='worksheets/sheet2.xml'/>"                         \
    "<Relationship Id='a' Target='/xl/worksheets/sheet1.xml'/></Relationships>"
#define TEXTS                                                                                      \
    "<sst><si><t>Child</t></si><si><r><t>Date of </t></r><r><t>birth</t></r>"                      \
    "<rPh><t>hint</t></rPh></si></sst>"
#define STYLES                                                                                     \
    "<styleSheet><numFmts><numFmt numFmtId='170' formatCode='dd/mm/yyyy'/>"                        \
    "<numFmt numFmtId='171' formatCode='0.0&quot;days&quot;'/></numFmts>"                          \
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"                                             \
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='170'/><xf numFmtId='171'/>"       \
    "</cellXfs></styleSheet>"

static struct pw_xlsx *make(const char *workbook, const char *sheet, struct pw_err *err) {
    unlink(path);
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
    add(zip, "xl/workbook.xml", workbook);
    add(zip, "xl/_rels/workbook.xml.rels", RELATIONS);
    add(zip, "xl/sharedStrings.xml", TEXTS);
    add(zip, "xl/styles.xml", STYLES);
    add(zip, "xl/worksheets/sheet1.xml", sheet);
    add(zip, "xl/worksheets/sheet2.xml", "<worksheet/>");
    ck_assert_int_eq(zip_close(zip), 0);
    return pw_xlsx_open(path, err);
}

static void cell(const struct pw_xlsx_row *row, size_t column, enum pw_xlsx_kind kind,
                 const char *text) {
    ck_assert_uint_lt(column, row->cells_count);
    ck_assert_int_eq(row->cells[column].kind, kind);
    ck_assert_str_eq(row->cells[column].text, text);
}

/* A date read as 45382, a gap that shifts columns, a formula without its
 * result, float noise. */
START_TEST(cells_as_people_meant_them) {
    struct pw_err err = {0};
    struct pw_xlsx *book = make(
        WORKBOOK,
        "<worksheet><sheetData><row r='3'><c r='A3' t='s'><v>0</v></c><c r='C3' t='s'><v>1</v></c>"
        "</row><row r='7'><c r='A7' s='1'><v>45382</v></c><c r='B7' s='2'><v>45382.5</v></c>"
        "<c r='C7' s='3'><v>4.5</v></c><c r='D7'><f>A1+A2</f><v>0.30000000000000004</v></c>"
        "<c r='E7' t='b'><v>1</v></c><c r='F7' t='e'><v>#N/A</v></c>"
        "<c r='G7' t='inlineStr'><is><t> text </t></is></c><c r='H7' t='str'><f>X</f><v>r</v></c>"
        "<c r='I7' t='s'><v>99</v></c><c r='J7'/><c r='K7'><v>45</v></c></row></sheetData>"
        "<mergeCells><mergeCell ref='A1:B1'/></mergeCells></worksheet>",
        &err);
    ck_assert_msg(book != NULL, "%s", err.text);
    ck_assert_uint_eq(pw_xlsx_sheets(book), 2);
    const struct pw_xlsx_sheet *sheet = pw_xlsx_read(book, 0, &err);
    ck_assert_ptr_nonnull(sheet);
    ck_assert(!sheet->hidden);
    ck_assert_uint_eq(sheet->merged, 1);
    ck_assert_uint_eq(sheet->rows_count, 2);
    ck_assert_int_eq(sheet->rows[0].number, 3);
    cell(&sheet->rows[0], 0, PW_XLSX_TEXT, "Child");
    cell(&sheet->rows[0], 1, PW_XLSX_BLANK, "");
    cell(&sheet->rows[0], 2, PW_XLSX_TEXT, "Date of birth");
    const struct pw_xlsx_row *row = &sheet->rows[1];
    cell(row, 0, PW_XLSX_DATE, "2024-03-31");
    cell(row, 1, PW_XLSX_DATE, "2024-03-31T12:00:00");
    cell(row, 2, PW_XLSX_NUMBER, "4.5");
    cell(row, 3, PW_XLSX_NUMBER, "0.3");
    cell(row, 4, PW_XLSX_BOOL, "TRUE");
    cell(row, 5, PW_XLSX_ERROR, "#N/A");
    cell(row, 6, PW_XLSX_TEXT, " text ");
    cell(row, 7, PW_XLSX_TEXT, "r");
    cell(row, 8, PW_XLSX_BLANK, "");
    cell(row, 10, PW_XLSX_NUMBER, "45");
    ck_assert(pw_xlsx_read(book, 1, &err)->hidden);
    pw_xlsx_close(book);
}
END_TEST

/* The two calendars of Excel, and its 29 February 1900. */
START_TEST(both_calendars) {
    struct pw_err err = {0};
    struct pw_xlsx *book = make(
        "<workbook xmlns:r='r'><workbookPr date1904='1'/><sheets><sheet name='x' r:id='a'/>"
        "</sheets></workbook>",
        "<worksheet><sheetData><row r='1'><c r='A1' s='1'><v>0</v></c><c r='B1' s='1'><v>43920</v>"
        "</c></row></sheetData></worksheet>",
        &err);
    const struct pw_xlsx_sheet *sheet = pw_xlsx_read(book, 0, &err);
    cell(&sheet->rows[0], 0, PW_XLSX_DATE, "1904-01-01");
    cell(&sheet->rows[0], 1, PW_XLSX_DATE, "2024-03-31");
    pw_xlsx_close(book);
    book = make(WORKBOOK,
                "<worksheet><sheetData><row r='1'><c r='A1' s='1'><v>1</v></c><c r='B1' s='1'>"
                "<v>61</v></c><c r='C1' s='1'><v>-3</v></c></row></sheetData></worksheet>",
                &err);
    sheet = pw_xlsx_read(book, 0, &err);
    cell(&sheet->rows[0], 0, PW_XLSX_DATE, "1900-01-01");
    cell(&sheet->rows[0], 1, PW_XLSX_DATE, "1900-03-01");
    cell(&sheet->rows[0], 2, PW_XLSX_NUMBER, "-3");
    pw_xlsx_close(book);
}
END_TEST

/* Entities that grow, and archives that unpack to far more than they are. */
START_TEST(tricks_are_refused) {
    struct pw_err err = {0};
    struct pw_xlsx *book = make(
        WORKBOOK, "<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><worksheet>&b;</worksheet>",
        &err);
    ck_assert_ptr_null(pw_xlsx_read(book, 0, &err));
    ck_assert_ptr_nonnull(strstr(err.text, "document type"));
    pw_xlsx_close(book);

    char *bomb = pw_arena_alloc(arena, 8000001);
    memset(bomb, ' ', 8000000);
    memcpy(bomb, "<worksheet>", 11);
    struct pw_err other = {0};
    book = make(WORKBOOK, bomb, &other);
    ck_assert_ptr_null(pw_xlsx_read(book, 0, &other));
    ck_assert_ptr_nonnull(strstr(other.text, "unpack"));
    pw_xlsx_close(book);

    struct pw_err broken = {0};
    book = make(WORKBOOK, "<worksheet><sheetData><row>", &broken);
    ck_assert_ptr_null(pw_xlsx_read(book, 0, &broken));
    pw_xlsx_close(book);
}
END_TEST

static const char *repeat(const char *before, const char *text, int times, const char *after) {
    struct pw_buf out = {0};
    pw_buf_puts(&out, before);
    for (int i = 0; i < times; i++)
        pw_buf_puts(&out, text);
    pw_buf_puts(&out, after);
    const char *kept = pw_arena_strdup(arena, pw_buf_text(&out));
    pw_buf_release(&out);
    return kept;
}

static void refuses(const char *workbook, const char *sheet, const char *why) {
    struct pw_err err = {0};
    struct pw_xlsx *book = make(workbook, sheet, &err);
    if (book)
        ck_assert_ptr_null(pw_xlsx_read(book, 0, &err));
    ck_assert_msg(strstr(err.text, why) != NULL, "'%s' in '%s'", why, err.text);
    pw_xlsx_close(book);
}

/* Would catch: hours on a tag that expat reads again with each piece, one part
 * read for thousands of sheets. Cells far apart: tests/hostile. */
START_TEST(sizes_are_bounded) {
    struct pw_buf tag = {0};
    pw_buf_puts(&tag, "<worksheet a='");
    for (uint64_t i = 0, dice = 1; i < 200000; i++) /* not to be packed well */
        pw_buf_printf(&tag, "%016llx", (unsigned long long)(dice = dice * 0x5851F42D4C957F2D + i));
    pw_buf_puts(&tag, "'/>");
    refuses(WORKBOOK, pw_buf_text(&tag), "a tag does not end");
    pw_buf_release(&tag);
    refuses(repeat("<workbook xmlns:r='r'><sheets>", "<sheet name='x' r:id='a'/>", 513,
                   "</sheets></workbook>"),
            "<worksheet/>", "more than 512 sheets");
    refuses(WORKBOOK,
            repeat("<worksheet><sheetData><row><c t='inlineStr'><is><t>", "0123456789abcdef", 8192,
                   "</t></is></c></row></sheetData></worksheet>"),
            "more than the 32,767 characters");
}
END_TEST

/* Would catch: a row number beyond those of Excel, which overflowed. */
START_TEST(row_numbers) {
    struct pw_err err = {0};
    struct pw_xlsx *book =
        make(WORKBOOK,
             "<worksheet><sheetData><row r='2147483647'><c><v>1</v></c></row><row r='-7'><c><v>2"
             "</v></c></row><row r='9'><c><v>3</v></c></row><row><c r='B10'><v>4</v></c></row>"
             "</sheetData></worksheet>",
             &err);
    const struct pw_xlsx_sheet *sheet = pw_xlsx_read(book, 0, &err);
    ck_assert_msg(sheet && sheet->rows_count == 4, "%s", err.text);
    static const int numbers[] = {1, 2, 9, 10};
    for (size_t i = 0; i < PW_COUNT(numbers); i++)
        ck_assert_int_eq(sheet->rows[i].number, numbers[i]);
    pw_xlsx_close(book);
}
END_TEST

/* A CSV with the wrong name must be told apart from a locked workbook. */
START_TEST(other_files_are_named) {
    struct pw_err csv = {0}, old = {0}, none = {0}, gone = {0};
    ck_assert(pw_file_write(path, "a,b\n1,2\n", 8, &csv));
    ck_assert_ptr_null(pw_xlsx_open(path, &csv));
    ck_assert_ptr_nonnull(strstr(csv.text, "CSV"));
    ck_assert(pw_file_write(path, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", 12, &old));
    ck_assert_ptr_null(pw_xlsx_open(path, &old));
    ck_assert_ptr_nonnull(strstr(old.text, ".xls"));
    ck_assert(pw_file_write(path, "", 0, &none));
    ck_assert_ptr_null(pw_xlsx_open(path, &none));
    ck_assert_ptr_nonnull(strstr(none.text, "empty"));
    ck_assert_ptr_null(pw_xlsx_open("/nowhere/x.xlsx", &gone));
}
END_TEST

START_TEST(addresses) {
    ck_assert_str_eq(pw_xlsx_address(arena, 0, 7), "A7");
    ck_assert_str_eq(pw_xlsx_address(arena, 25, 1), "Z1");
    ck_assert_str_eq(pw_xlsx_address(arena, 26, 1), "AA1");
    ck_assert_str_eq(pw_xlsx_address(arena, 701, 1), "ZZ1");
    ck_assert_str_eq(pw_xlsx_address(arena, 702, 1), "AAA1");
}
END_TEST

/* The real workbooks: every sheet is read, lists have rows. */
START_TEST(real_workbooks) {
    static const char folder[] = "../shared/data/annex-a";
    struct pw_names names = {0};
    struct pw_err err = {0};
    if (!pw_dir_exists(folder)) {
        fprintf(stderr, "skip: %s is not here\n", folder);
        return;
    }
    ck_assert(pw_dir_list(arena, folder, &names, &err));
    for (size_t i = 0; i < names.names_count; i++) {
        struct pw_xlsx *book = pw_xlsx_open(pw_path_join(arena, folder, names.names[i]), &err);
        ck_assert_msg(book != NULL, "%s", err.text);
        size_t rows = 0;
        for (size_t s = 0; s < pw_xlsx_sheets(book); s++) {
            const struct pw_xlsx_sheet *sheet = pw_xlsx_read(book, s, &err);
            ck_assert_msg(sheet != NULL, "%s", err.text);
            rows += sheet->rows_count;
        }
        ck_assert_uint_gt(rows, 20);
        pw_xlsx_close(book);
    }
}
END_TEST

/* Would catch: a day off by one, a number or text that the reader gives back
 * otherwise, a blank that moves its neighbours, a workbook left behind by a run
 * that was given up. */
START_TEST(writes_what_it_reads) {
    struct pw_err err = {0};
    static const char *const heads[] = {"Name", "Day", "Count", "Note"};
    struct pw_xlsx_value values[] = {{PW_XLSX_PUT_TEXT, "a) <Yes> & \xe2\x80\x98no\xe2\x80\x99", 0},
                                     {PW_XLSX_PUT_DATE, "", pw_date_make(2024, 2, 29)},
                                     {PW_XLSX_PUT_NOTHING, "", 7},
                                     {PW_XLSX_PUT_NUMBER, "", -1}};
    struct pw_xlsx_out *out = pw_xlsx_begin(arena, path, pw_date_make(2025, 3, 31), &err);
    ck_assert_msg(out && pw_xlsx_sheet_begin(out, "List 1", heads, 4, &err) &&
                      pw_xlsx_row_put(out, values, 4, &err) && pw_xlsx_end(out, true, &err),
                  "%s", err.text);
    struct pw_xlsx *book = pw_xlsx_open(path, &err);
    ck_assert_msg(book != NULL, "%s", err.text);
    const struct pw_xlsx_sheet *sheet = pw_xlsx_read(book, 0, &err);
    ck_assert_msg(sheet && sheet->rows_count == 2, "%s", err.text);
    ck_assert_str_eq(sheet->name, "List 1");
    ck_assert_str_eq(sheet->rows[0].cells[3].text, "Note");
    ck_assert_str_eq(sheet->rows[1].cells[0].text, values[0].text);
    ck_assert_str_eq(sheet->rows[1].cells[1].text, "2024-02-29");
    ck_assert_int_eq(sheet->rows[1].cells[1].kind, PW_XLSX_DATE);
    ck_assert_str_eq(sheet->rows[1].cells[2].text, "");
    ck_assert_str_eq(sheet->rows[1].cells[3].text, "-1");
    pw_xlsx_close(book);
    unlink(path);
    out = pw_xlsx_begin(arena, path, pw_date_make(2025, 3, 31), &err);
    ck_assert(out && pw_xlsx_sheet_begin(out, "List 1", heads, 4, &err));
    ck_assert(!pw_xlsx_end(out, false, &err));
    ck_assert(!pw_file_exists(path));
    ck_assert(!pw_xlsx_begin(arena, "/tmp/pw-no-such-folder/a.xlsx", 0, &err) && err.set);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("xlsx");
    TCase *c = tcase_create("xlsx");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, cells_as_people_meant_them);
    tcase_add_test(c, writes_what_it_reads);
    tcase_add_test(c, both_calendars);
    tcase_add_test(c, tricks_are_refused);
    tcase_add_test(c, sizes_are_bounded);
    tcase_add_test(c, row_numbers);
    tcase_add_test(c, other_files_are_named);
    tcase_add_test(c, addresses);
    tcase_add_test(c, real_workbooks);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
