/* SPDX-License-Identifier: MIT
 *
 * Tests of csv: each feeds text (or a file) and compares all that comes back,
 * printed as "line[column:field|column:field]".
 */
#include <string.h>
#include <unistd.h>
#include <zlib.h>

#include "packwright/csv.h"

#include "check_main.h"

static struct pw_buf seen;
static struct pw_err failure;

/* Everything the reader gives, until its end or failure. */
static const char *drain(struct pw_csv *csv) {
    struct pw_csv_row row;
    enum pw_csv_result result;
    while ((result = pw_csv_next(csv, &row, &failure)) == PW_CSV_ROW) {
        pw_buf_printf(&seen, "%d[", row.line);
        for (size_t i = 0; i < row.count; i++)
            pw_buf_printf(&seen, "%s%d:%s", i ? "|" : "", row.columns[i], row.fields[i]);
        pw_buf_putc(&seen, ']');
    }
    if (result == PW_CSV_FAILED)
        pw_buf_puts(&seen, "!");
    pw_csv_close(csv);
    return pw_buf_text(&seen);
}

static const char *read_bytes(const char *bytes, size_t length) {
    pw_buf_clear(&seen);
    failure = (struct pw_err){0};
    struct pw_csv *csv = pw_csv_open_text("t.csv", bytes, length, &failure);
    return csv ? drain(csv) : "no file";
}

static const char *read_text(const char *text) {
    return read_bytes(text, strlen(text));
}

#define READS(text, expected) ck_assert_str_eq(read_text(text), expected)
/* a string literal with NUL bytes in it */
#define READS_BYTES(text, expected) ck_assert_str_eq(read_bytes(text, sizeof text - 1), expected)
#define FAILS_WITH(part)                                                                           \
    ck_assert_msg(failure.set &&strstr(failure.text, part), "error was: %s", failure.text)

/* Would catch: lost last rows, wrong lines or columns, untrimmed fields. */
START_TEST(plain_rows) {
    READS("a,b\n1,2\n", "1[1:a|3:b]2[1:1|3:2]");
    READS("a,b\n1,2", "1[1:a|3:b]2[1:1|3:2]");
    READS("a , b\t\n 1,  2 3 \n", "1[1:a|5:b]2[2:1|6:2 3]");
    READS("a,b\n,\n", "1[1:a|3:b]2[1:|2:]");
    READS("", "");
    READS("\n\r\n\n", "");
    READS("one\n", "1[1:one]");
}
END_TEST

/* Would catch: rows cut or padded to the head. */
START_TEST(ragged_rows) {
    READS("a,b\n1\n1,2,3\n", "1[1:a|3:b]2[1:1]3[1:1|3:2|5:3]");
}
END_TEST

/* Would catch: a lone CR read as text, CRLF counted twice, blank lines not
 * counted. */
START_TEST(line_ends) {
    READS("a,b\r\n1,2\r\n", "1[1:a|3:b]2[1:1|3:2]");
    READS("a,b\r1,2\r3,4", "1[1:a|3:b]2[1:1|3:2]3[1:3|3:4]");
    READS("a,b\n\n\r\n\r1,2\r", "1[1:a|3:b]5[1:1|3:2]");
    READS("a\r\nb\rc\nd\r\n", "1[1:a]2[1:b]3[1:c]4[1:d]");
}
END_TEST

/* Would catch: a doubled quote lost, a delimiter or line end inside quotes
 * taken for one, blanks inside quotes trimmed, lines not counted in a field,
 * columns counted from the row instead of the line. */
START_TEST(quotes) {
    READS("\"a,b\",\"c\"\"d\"\n", "1[1:a,b|7:c\"d]");
    READS("a,\"x\r\ny\rz\nw\",b\nc\n", "1[1:a|3:x\ny\nz\nw|4:b]5[1:c]");
    READS("a,\" b \" ,  \"\"  ,c\n", "1[1:a|3: b |12:|17:c]");
    READS("5\" pipe,a\"b\"\nx\n", "1[1:5\" pipe|9:a\"b\"]2[1:x]");
    READS("\"a\"b,\"c\" \"d\n", "1[1:ab|6:c \"d]");
    READS("\"\"\"\"\n\"\"", "1[1:\"]2[1:]");
}
END_TEST

/* Would catch: a file that swallows its rest into one field silently. */
START_TEST(unclosed_quote) {
    READS("a,b\n1,\"2\n3,4\n", "1[1:a|3:b]!");
    FAILS_WITH("t.csv:2:");
    READS("\"", "!");
    READS("\"a\"\"", "!");
}
END_TEST

/* Would catch: text cut at the NUL byte, or the wrong line named. */
START_TEST(nul_byte) {
    READS_BYTES("a,b\n1,2\n3,\0004\n", "1[1:a|3:b]2[1:1|3:2]!");
    FAILS_WITH("t.csv:3: a NUL byte");
    READS_BYTES("a\n\"x\ny\0\"\n", "1[1:a]!");
    FAILS_WITH("t.csv:3: a NUL byte");
}
END_TEST

/* Would catch: a comma counted inside the quotes of the head, the tab trimmed
 * as a blank, Excel's sep line read as the head. */
START_TEST(delimiters) {
    READS("a;b\n1,5;2\n", "1[1:a|3:b]2[1:1,5|5:2]");
    READS("a\tb\t\n1\t\t2\n", "1[1:a|3:b|5:]2[1:1|3:|4:2]");
    READS("\"a, b, c\";d\n1;2\n", "1[1:a, b, c|11:d]2[1:1|3:2]");
    READS("sep=;\r\na;b,c,d\n", "2[1:a|3:b,c,d]");
    struct pw_csv *csv = pw_csv_open_text("t.csv", "a\tb,c\td", 7, &failure);
    ck_assert_int_eq(pw_csv_delimiter(csv), '\t');
    pw_csv_close(csv);
}
END_TEST

/* Would catch: a mark kept in the first head, UTF-16 in either order or with a
 * pair of surrogates misread, an odd byte at the end dropped silently. */
START_TEST(marks_and_utf16) {
    READS("\xEF\xBB\xBF"
          "a,b\n",
          "1[1:a|3:b]");
    READS("\xEF\xBB\xBF", "");
    READS_BYTES("\xFF\xFE"
                "a\0,\0\xE9\0\r\0\n\0"
                "1\0,\0\x3D\xD8\x00\xDE\n\0",
                "1[1:a|3:\xC3\xA9]2[1:1|3:\xF0\x9F\x98\x80]");
    READS_BYTES("\xFE\xFF\0a\0;\0b", "1[1:a|3:b]");
    READS_BYTES("\xFF\xFE\x3D\xD8"
                "a\0",
                "1[1:\xEF\xBF\xBD"
                "a]");
    READS_BYTES("\xFF\xFE"
                "a\0b",
                "no file");
    FAILS_WITH("odd number");
}
END_TEST

/* Would catch: Windows-1252 noticed only in the first chunk, UTF-8 rows of the
 * same file spoilt by it, and 0x80 to 0x9F read as controls. */
START_TEST(windows_1252_found_late) {
    READS("a,b\n\xC3\xA9,\xE9 \x96 x\n",
          "1[1:a|3:b]2[1:\xC3\x83\xC2\xA9|4:\xC3\xA9 \xE2\x80\x93 x]");
    struct pw_buf text = {0};
    pw_buf_puts(&text, "name;value\n");
    for (int i = 0; i < 60000; i++)
        pw_buf_puts(&text, "caf\xC3\xA9;12\n");
    pw_buf_puts(&text, "\"caf\xE9\";\x80 12\n");
    struct pw_err err = {0};
    struct pw_csv *csv = pw_csv_open_text("t.csv", text.data, text.length, &err);
    struct pw_csv_row row;
    int rows = 0, utf8 = 0;
    while (pw_csv_next(csv, &row, &err) == PW_CSV_ROW) {
        rows++;
        utf8 += strcmp(row.fields[0], "caf\xC3\xA9") == 0;
        if (row.line == 60002)
            ck_assert_str_eq(row.fields[1], "\xE2\x82\xAC 12");
    }
    ck_assert(!err.set);
    ck_assert_int_eq(rows, 60002);
    ck_assert_int_eq(utf8, 60001);
    pw_csv_close(csv);
    pw_buf_release(&text);
}
END_TEST

/* Would catch: a row lost or split where a chunk ends, at any offset. */
START_TEST(chunk_borders) {
    for (size_t pad = 0; pad < 12; pad++) {
        struct pw_buf text = {0};
        while (text.length < ((size_t)1 << 18) - 8 - pad)
            pw_buf_putc(&text, 'x');
        pw_buf_puts(&text, "\r\nab,\"c\"\"\r\nd\",e\r\nf\r\n\r\ng");
        ck_assert(strlen(read_bytes(text.data, text.length)) > (1 << 17));
        const char *after = strchr(pw_buf_text(&seen), ']') + 1;
        ck_assert_str_eq(after, "2[1:ab|4:c\"\nd|4:e]4[1:f]6[1:g]");
        pw_buf_release(&text);
    }
}
END_TEST

/* Would catch: unbounded memory, or an error that does not say which line. */
START_TEST(huge_field) {
    struct pw_buf text = {0};
    pw_buf_puts(&text, "a,b\n\"");
    for (int i = 0; i < 1 << 20; i++)
        pw_buf_puts(&text, "0123456789 \n\"\" ");
    struct pw_err err = {0};
    pw_buf_puts(&text, "\",2\n3,4\n");
    struct pw_csv *csv = pw_csv_open_text("t.csv", text.data, text.length, &err);
    struct pw_csv_row row;
    ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_ROW);
    ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_ROW);
    ck_assert_uint_eq(strlen(row.fields[0]), 14u << 20);
    ck_assert_str_eq(row.fields[1], "2");
    ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_ROW);
    ck_assert_int_eq(row.line, 3 + (1 << 20));
    pw_csv_close(csv);
    for (int i = 0; i < 3 << 20; i++) /* no line end for over 16 MiB */
        pw_buf_puts(&text, "abcdef");
    csv = pw_csv_open_text("t.csv", text.data, text.length, &err);
    for (int i = 0; i < 3; i++)
        ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_ROW);
    ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_FAILED);
    ck_assert_msg(strstr(err.text, ":1048580: a row of over 16 MiB"), "%s", err.text);
    pw_csv_close(csv);
    pw_buf_release(&text);
}
END_TEST

/* Would catch: a row of nothing but commas that eats the memory. */
START_TEST(too_many_fields) {
    struct pw_buf text = {0};
    for (int i = 0; i < 70000; i++)
        pw_buf_putc(&text, ',');
    ck_assert_str_eq(read_bytes(text.data, text.length), "!");
    FAILS_WITH("over 65536 fields");
    pw_buf_release(&text);
}
END_TEST

static size_t gzip(const char *text, unsigned char *out, size_t room) {
    z_stream z = {0};
    ck_assert_int_eq(deflateInit2(&z, 9, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
    struct pw_buf copy = {0};
    pw_buf_puts(&copy, text);
    z.next_in = (unsigned char *)copy.data;
    z.avail_in = (uInt)copy.length;
    z.next_out = out;
    z.avail_out = (uInt)room;
    ck_assert_int_eq(deflate(&z, Z_FINISH), Z_STREAM_END);
    size_t length = room - z.avail_out;
    deflateEnd(&z);
    pw_buf_release(&copy);
    return length;
}

static const char *read_raw(const unsigned char *bytes, size_t length) {
    struct pw_buf copy = {0};
    pw_buf_add(&copy, bytes, length);
    const char *result = read_bytes(copy.data, length);
    pw_buf_release(&copy);
    return result;
}

/* Would catch: gzip told by its name, only the first member read, padding
 * taken for damage, a cut or damaged file given as whole. */
START_TEST(gzip_files) {
    unsigned char bytes[600];
    size_t first = gzip("\xEF\xBB\xBF"
                        "a,b\n1,",
                        bytes, 300);
    size_t length = first + gzip("2\n", bytes + first, 300);
    ck_assert_str_eq(read_raw(bytes, length), "1[1:a|3:b]2[1:1|3:2]");
    memset(bytes + length, 0, 20);
    ck_assert_str_eq(read_raw(bytes, length + 20), "1[1:a|3:b]2[1:1|3:2]");
    for (size_t cut = 2; cut < length; cut++) {
        const char *result = read_raw(bytes, cut);
        if (cut == first)
            continue; /* the first member by itself is whole */
        ck_assert_msg(failure.set, "cut at %zu gave %s", cut, result);
        FAILS_WITH("cut off");
    }
    bytes[length - 7] ^= 1; /* checksum of the second member */
    read_raw(bytes, length);
    FAILS_WITH("damaged");
    bytes[length - 7] ^= 1;
    bytes[length] = 'x';
    read_raw(bytes, length + 1);
    ck_assert(failure.set);
}
END_TEST

/* Would catch: a folder, a missing file or a workbook read as an empty CSV. */
START_TEST(not_a_csv) {
    struct pw_err err = {0};
    ck_assert_ptr_null(pw_csv_open("/nowhere/at/all.csv", &err));
    ck_assert_msg(strstr(err.text, "/nowhere/at/all.csv"), "%s", err.text);
    err = (struct pw_err){0};
    ck_assert_ptr_null(pw_csv_open("/tmp", &err));
    ck_assert(err.set);
    ck_assert_str_eq(read_text("PK\3\4...."), "no file");
    FAILS_WITH("save the sheet as CSV");
    ck_assert_str_eq(read_text("%PDF-1.7"), "no file");
}
END_TEST

/* Would catch: a file read otherwise than the same bytes in memory. */
START_TEST(from_a_file) {
    char path[] = "/tmp/check_csv_XXXXXX";
    int fd = mkstemp(path);
    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(write(fd, "a,b\n1,\"2\n3\"\n", 12), 12);
    close(fd);
    struct pw_err err = {0};
    pw_buf_clear(&seen);
    struct pw_csv *csv = pw_csv_open(path, &err);
    ck_assert_ptr_nonnull(csv);
    ck_assert_str_eq(drain(csv), "1[1:a|3:b]2[1:1|3:2\n3]");
    unlink(path);
}
END_TEST

/* Would catch: a field that does not come back as it was written. */
START_TEST(put_round_trip) {
    static const char *const fields[] = {"plain", "a,b",  "say \"x\"", "two\nlines", " blank ",
                                         "a;b",   "a\tb", "",          "\"",         "caf\xC3\xA9"};
    struct pw_buf out = {0};
    for (size_t i = 0; i < PW_COUNT(fields); i++)
        pw_csv_put(&out, fields[i], i == 0);
    pw_buf_putc(&out, '\n');
    struct pw_err err = {0};
    struct pw_csv *csv = pw_csv_open_text("t.csv", out.data, out.length, &err);
    struct pw_csv_row row;
    ck_assert_int_eq(pw_csv_next(csv, &row, &err), PW_CSV_ROW);
    ck_assert_uint_eq(row.count, PW_COUNT(fields));
    for (size_t i = 0; i < PW_COUNT(fields); i++)
        ck_assert_str_eq(row.fields[i], fields[i]);
    pw_csv_close(csv);
    pw_buf_release(&out);
}
END_TEST

/* Rows and fields of a published file, as another CSV reader (Python) counts them. */
START_TEST(published_gzip) {
    const char *path = "../shared/data/lait/bds_long_csc_topics.csv.gz";
    if (!pw_file_exists(path)) {
        fprintf(stderr, "skipped: %s is missing\n", path);
        return;
    }
    struct pw_err err = {0};
    struct pw_csv *csv = pw_csv_open(path, &err);
    ck_assert_ptr_nonnull(csv);
    struct pw_csv_row row;
    size_t rows = 0, odd = 0;
    while (pw_csv_next(csv, &row, &err) == PW_CSV_ROW) {
        rows++;
        odd += row.count != 7;
    }
    ck_assert_msg(!err.set, "%s", err.text);
    ck_assert_uint_eq(rows, 265031);
    ck_assert_uint_eq(odd, 0);
    pw_csv_close(csv);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("csv");
    TCase *c = tcase_create("csv");
    tcase_set_timeout(c, 60);
    tcase_add_test(c, plain_rows);
    tcase_add_test(c, ragged_rows);
    tcase_add_test(c, line_ends);
    tcase_add_test(c, quotes);
    tcase_add_test(c, unclosed_quote);
    tcase_add_test(c, nul_byte);
    tcase_add_test(c, delimiters);
    tcase_add_test(c, marks_and_utf16);
    tcase_add_test(c, windows_1252_found_late);
    tcase_add_test(c, chunk_borders);
    tcase_add_test(c, huge_field);
    tcase_add_test(c, too_many_fields);
    tcase_add_test(c, gzip_files);
    tcase_add_test(c, not_a_csv);
    tcase_add_test(c, from_a_file);
    tcase_add_test(c, put_round_trip);
    tcase_add_test(c, published_gzip);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
