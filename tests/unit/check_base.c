/* base: would catch arithmetic, text, date and file helpers that break their
 * header's promise. */
#include "check_main.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "packwright/base.h"

static struct pw_arena *arena;

static void set_up(void) {
    arena = pw_arena_new();
}

static void tear_down(void) {
    pw_arena_free(arena);
}

/* A later error must not hide the first. */
START_TEST(first_error_wins) {
    struct pw_err err = {0};
    ck_assert(!pw_fail(&err, "first %d", 1));
    ck_assert(!pw_fail(&err, "second"));
    ck_assert_str_eq(err.text, "first 1");
    ck_assert(!pw_fail(NULL, "nobody asks"));
}
END_TEST

/* A slip far from every name must get no name; case and swaps are near. */
START_TEST(the_nearest_name) {
    static const char *const names[] = {"render", "preview", "committee-report"};
    ck_assert_str_eq(pw_nearest("rendr", names, 3), "render");
    ck_assert_str_eq(pw_nearest("RENDER", names, 3), "render");
    ck_assert_str_eq(pw_nearest("perview", names, 3), "preview");
    ck_assert_str_eq(pw_nearest("commitee-reprot", names, 3), "committee-report");
    ck_assert_ptr_null(pw_nearest("xyz", names, 3));
    ck_assert_ptr_null(pw_nearest("", names, 0));
    struct pw_err err = {0};
    pw_fail_usage(&err, "slip");
    ck_assert(err.set && err.usage);
}
END_TEST

/* One assertion a block: one a byte took longer than Check's four seconds under sanitizers. */
static bool all_zero(const unsigned char *memory, size_t size) {
    for (size_t i = 0; i < size; i++)
        if (memory[i])
            return false;
    return true;
}

/* Would catch a trial that leaves its memory, or dirt in what is given next. */
START_TEST(arena_rewinds) {
    struct pw_arena_mark empty = pw_arena_mark(arena);
    char *old = pw_arena_strdup(arena, "old");
    for (int round = 0; round < 3; round++) {
        struct pw_arena_mark mark = pw_arena_mark(arena);
        size_t bytes = pw_arena_bytes(arena);
        for (size_t size = 1; size < 3000000; size = size * 3 + 1)
            memset(pw_arena_alloc(arena, size), 'x', size);
        pw_arena_rewind(arena, mark);
        ck_assert_uint_eq(pw_arena_bytes(arena), bytes);
        ck_assert_str_eq(old, "old");
        for (size_t size = 1; size < 100000; size = size * 3 + 1) {
            const unsigned char *fresh = pw_arena_alloc(arena, size);
            ck_assert(all_zero(fresh, size));
        }
    }
    pw_arena_rewind(arena, empty);
    ck_assert_uint_eq(pw_arena_bytes(arena), 0);
    ck_assert_str_eq(pw_arena_strdup(arena, "again"), "again");
}
END_TEST

/* Arena memory that is not zero, not aligned, or handed out twice. */
START_TEST(arena_gives_zeroed_aligned_memory) {
    unsigned char *last = NULL;
    for (size_t size = 0; size < 3000; size += 7) {
        unsigned char *memory = pw_arena_alloc(arena, size);
        ck_assert_uint_eq((uintptr_t)memory % 16, 0);
        ck_assert(all_zero(memory, size));
        memset(memory, 0xAA, size);
        ck_assert(memory != last);
        last = memory;
    }
    char *large = pw_arena_alloc(arena, 5000000);
    ck_assert_int_eq(large[4999999], 0);
}
END_TEST

/* Growth that loses items or forgets to zero the new one. */
START_TEST(push_keeps_items) {
    struct {
        int *numbers;
        size_t numbers_count, numbers_capacity;
    } list = {0};
    for (int i = 0; i < 1000; i++) {
        int *added = PW_PUSH(arena, &list, numbers);
        ck_assert_int_eq(*added, 0);
        *added = i;
    }
    ck_assert_uint_eq(list.numbers_count, 1000);
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(list.numbers[i], i);
}
END_TEST

static void milli(double value, const char *expected) {
    struct pw_buf buf = {0};
    pw_buf_milli(&buf, value);
    ck_assert_str_eq(pw_buf_text(&buf), expected);
    pw_buf_release(&buf);
}

/* Content streams with "-0", exponents or a lost leading zero. */
START_TEST(milli_is_shortest) {
    milli(0, "0");
    milli(-0.0, "0");
    milli(-0.0004, "0");
    milli(1.5, "1.5");
    milli(-0.25, "-0.25");
    milli(12, "12");
    milli(0.001, "0.001");
    milli(-1234567.8905, "-1234567.891");
    milli(1e-9, "0");
    milli(1.0 / 0.0, "0");
}
END_TEST

/* A map that loses keys on growth or shows them out of order. */
START_TEST(map_keeps_order) {
    struct pw_map *map = pw_map_new(arena);
    int values[500];
    for (int i = 0; i < 500; i++) {
        values[i] = i;
        pw_map_put(map, pw_arena_printf(arena, "key %d", i * 7919), &values[i]);
    }
    pw_map_put(map, "key 0", &values[3]);
    ck_assert_uint_eq(pw_map_count(map), 500);
    for (size_t i = 1; i < 500; i++) {
        ck_assert_ptr_eq(pw_map_value(map, i), &values[i]);
        ck_assert_ptr_eq(pw_map_lookup(map, pw_map_key(map, i)), &values[i]);
    }
    ck_assert_ptr_eq(pw_map_lookup(map, "key 0"), &values[3]);
    ck_assert_ptr_null(pw_map_lookup(map, "key"));
}
END_TEST

/* strtod's liberties (hexadecimal, inf, trailing text) let into a mart. */
START_TEST(numbers_are_whole_decimal_texts) {
    double value;
    ck_assert(pw_number_parse("-1.50e2", &value));
    ck_assert(value == -150);
    ck_assert(pw_number_parse(".5", &value));
    static const char *const bad[] = {"",   " ",  "0x10", "inf",   "nan",  "1,000",
                                      "1 ", "1e", ".",    "1.2.3", "1e999"};
    /* noise of sums: would round 0.25 - 0.10 = 0.15 the wrong way */
    ck_assert_double_eq(pw_number_clean(306.39999999999998), 306.4);
    ck_assert_double_eq(pw_number_clean(0.1 + 0.2), 0.3);
    ck_assert_double_eq(pw_number_clean(-(0.1 + 0.2) * 1e-200), -3e-201);
    ck_assert_double_eq(pw_number_clean(123456789012345.0), 123456789012345.0);
    for (size_t i = 0; i < PW_COUNT(bad); i++)
        ck_assert_msg(!pw_number_parse(bad[i], &value), "%s", bad[i]);
    int64_t whole;
    ck_assert(pw_integer_parse("-42", &whole) && whole == -42);
    ck_assert(!pw_integer_parse("4.0", &whole));
    ck_assert(!pw_integer_parse("99999999999999999999", &whole));
}
END_TEST

/* A calendar that slips at leap days or century years. */
START_TEST(dates_round_trip) {
    ck_assert_int_eq(pw_date_make(1970, 1, 1), 0);
    ck_assert_int_eq(pw_date_make(2024, 3, 31), 19813);
    int32_t date = pw_date_make(1899, 12, 31);
    for (int i = 0; i < 73050; i++, date++) {
        int year, month, day;
        pw_date_split(date, &year, &month, &day);
        ck_assert_int_eq(pw_date_make(year, month, day), date);
    }
    ck_assert_int_eq(pw_date_make(2023, 2, 29), PW_NO_DATE);
    ck_assert_int_eq(pw_date_make(1900, 2, 29), PW_NO_DATE);
    ck_assert_int_eq(pw_date_parse("2024-02-30"), PW_NO_DATE);
    ck_assert_int_eq(pw_date_parse("2024-2-3"), PW_NO_DATE);
    ck_assert_str_eq(pw_date_iso(arena, pw_date_parse("2000-02-29")), "2000-02-29");
}
END_TEST

/* Overlong forms, surrogates and cut sequences taken for text. */
START_TEST(bad_utf8_is_seen) {
    static const char *const bad[] = {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "a\xE2\x82",
                                      "\xFF"};
    for (size_t i = 0; i < PW_COUNT(bad); i++)
        ck_assert_msg(!pw_utf8_valid(bad[i], strlen(bad[i]), NULL), "%zu", i);
    size_t at = 99;
    ck_assert(!pw_utf8_valid("ab\xE9", 3, &at));
    ck_assert_uint_eq(at, 2);
    ck_assert(pw_utf8_valid("\xEF\xBF\xBD \xF0\x9F\x98\x80", 8, NULL));
}
END_TEST

/* Council files: Windows-1252 pound signs and quotes, marks at the start. */
START_TEST(files_become_utf8) {
    size_t length;
    ck_assert_str_eq(pw_utf8_import(arena,
                                    "\xA3"
                                    "5 \x93quoted\x94",
                                    11, &length),
                     "£5 \xE2\x80\x9Cquoted\xE2\x80\x9D");
    ck_assert_str_eq(pw_utf8_import(arena,
                                    "\xEF\xBB\xBF"
                                    "a",
                                    4, &length),
                     "a");
    ck_assert_str_eq(pw_utf8_import(arena,
                                    "\xFF\xFE"
                                    "a\0\xA3\0",
                                    6, &length),
                     "a£");
    ck_assert_uint_eq(length, 3);
}
END_TEST

/* An old file lost when the new one can't be written; temporary files left. */
START_TEST(files_are_whole_or_absent) {
    char folder[] = "/tmp/pw-base-XXXXXX";
    ck_assert_ptr_nonnull(mkdtemp(folder));
    char *path = pw_path_join(arena, folder, "a.txt");
    struct pw_err err = {0};
    ck_assert(pw_file_write(path, "old", 3, &err));
    size_t length;
    ck_assert_str_eq(pw_file_read(arena, path, &length, &err), "old");
    ck_assert(pw_file_write(path, "", 0, &err));
    ck_assert_str_eq(pw_file_read(arena, path, &length, &err), "");
    ck_assert(!err.set);
    ck_assert(!pw_file_write("/dev/full", "x", 1, &err));
    ck_assert(err.set);
    struct pw_err other = {0};
    ck_assert(!pw_file_write(pw_path_join(arena, folder, "no/such/x"), "x", 1, &other));
    ck_assert_ptr_nonnull(strstr(other.text, "no/such/x"));
    struct pw_names names = {0};
    ck_assert(pw_dir_list(arena, folder, &names, &err));
    ck_assert_uint_eq(names.names_count, 1);
    unlink(path);
    rmdir(folder);
}
END_TEST

START_TEST(paths_are_joined) {
    ck_assert_str_eq(pw_path_join(arena, "a", "b"), "a/b");
    ck_assert_str_eq(pw_path_join(arena, "a/", "b"), "a/b");
    ck_assert_str_eq(pw_path_join(arena, "a", "/b"), "/b");
    ck_assert_str_eq(pw_path_name("a/b/c.sql"), "c.sql");
    ck_assert_str_eq(pw_path_folder(arena, "a/b/c.sql"), "a/b");
    ck_assert_str_eq(pw_path_folder(arena, "c.sql"), ".");
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("base");
    TCase *c = tcase_create("base");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, first_error_wins);
    tcase_add_test(c, the_nearest_name);
    tcase_add_test(c, arena_gives_zeroed_aligned_memory);
    tcase_add_test(c, arena_rewinds);
    tcase_add_test(c, push_keeps_items);
    tcase_add_test(c, milli_is_shortest);
    tcase_add_test(c, map_keeps_order);
    tcase_add_test(c, numbers_are_whole_decimal_texts);
    tcase_add_test(c, dates_round_trip);
    tcase_add_test(c, bad_utf8_is_seen);
    tcase_add_test(c, files_become_utf8);
    tcase_add_test(c, files_are_whole_or_absent);
    tcase_add_test(c, paths_are_joined);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
