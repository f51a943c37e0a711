/* invent: the lists as rows. What they must not contain is asked of the mart
 * by SQL in tests/invent. */
#include "check_main.h"

#include "packwright/invent.h"

static struct pw_arena *arena;
static struct pw_err failure;

static void set_up(void) {
    arena = pw_arena_new();
    failure = (struct pw_err){0};
}

static void tear_down(void) {
    pw_arena_free(arena);
}

static const struct pw_invented *invented(int64_t children, uint64_t seed, int32_t as_at) {
    return pw_invent(arena, &(struct pw_invention){children, seed, as_at, "Exampleshire", false},
                     &failure);
}

struct seen {
    size_t rows, wide, stop_at;
    uint64_t sum; /* of all cells, in order */
};

static bool look(void *to, const struct pw_xlsx_value *values, size_t count, struct pw_err *err) {
    struct seen *seen = to;
    if (seen->stop_at && ++seen->rows == seen->stop_at)
        return pw_fail(err, "enough");
    seen->rows += !seen->stop_at;
    seen->wide += count;
    for (size_t i = 0; i < count; i++) {
        seen->sum = seen->sum * 31 + (uint64_t)values[i].number + values[i].kind;
        for (const char *at = values[i].text; *at; at++)
            seen->sum = seen->sum * 31 + (unsigned char)*at;
    }
    return true;
}

/* Would catch: a row with a cell too few or too many, so that a column slips. */
START_TEST(rows_fit_heads) {
    const struct pw_invented *all = invented(600, 5, pw_date_make(2025, 3, 31));
    static const size_t columns[] = {0, 7, 8, 11, 12, 14, 14, 17, 34, 17, 16, 19};
    for (int list = 1; list <= PW_INVENT_LISTS; list++) {
        struct seen seen = {0};
        size_t count;
        ck_assert_str_eq(pw_invented_heads(list, &count)[0],
                         list == 11 ? "Individual adopter identifier" : "Child Unique ID");
        ck_assert_uint_eq(count, columns[list]);
        ck_assert(pw_invented_list(all, list, look, &seen, &failure));
        ck_assert_uint_gt(seen.rows, 0);
        ck_assert_uint_eq(seen.wide, seen.rows * count);
    }
}
END_TEST

/* Would catch: a list that changes when it is asked for twice or anew, a seed that
 * changes nothing. */
START_TEST(same_everywhere) {
    const struct pw_invented *all = invented(300, 5, pw_date_make(2025, 3, 31));
    struct seen once = {0}, twice = {0}, anew = {0};
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        ck_assert(pw_invented_list(all, list, look, &once, &failure));
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        ck_assert(pw_invented_list(all, list, look, &twice, &failure));
    all = invented(300, 5, pw_date_make(2025, 3, 31));
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        ck_assert(pw_invented_list(all, list, look, &anew, &failure));
    ck_assert_uint_eq(once.sum, twice.sum);
    ck_assert_uint_eq(once.sum, anew.sum);
    struct seen other = {0};
    ck_assert(
        pw_invented_list(invented(300, 6, pw_date_make(2025, 3, 31)), 1, look, &other, &failure));
    struct seen first = {0};
    ck_assert(pw_invented_list(all, 1, look, &first, &failure));
    ck_assert_uint_ne(first.sum, other.sum);
}
END_TEST

/* Would catch: lists that change because the days are kept, a sort whose rows are of another
 * width than told, days that `from` doesn't leave out. */
START_TEST(days_of_the_same_children) {
    struct pw_invention question = {500, 5, pw_date_make(2025, 3, 31), "Exampleshire", false};
    struct seen lists = {0}, again = {0};
    const struct pw_invented *all = pw_invent(arena, &question, &failure);
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        ck_assert(pw_invented_list(all, list, look, &lists, &failure));
    question.history = true;
    all = pw_invent(arena, &question, &failure);
    for (int list = 1; list <= PW_INVENT_LISTS; list++)
        ck_assert(pw_invented_list(all, list, look, &again, &failure));
    ck_assert_uint_eq(lists.sum, again.sum);
    static const size_t columns[] = {11, 2, 3, 4, 4, 3, 6, 5, 3, 3, 3};
    int32_t long_ago = pw_date_make(2000, 1, 1);
    const char *const *sort = pw_invented_sorts();
    for (size_t i = 0; i < PW_COUNT(columns); i++, sort++) {
        struct seen seen = {0}, late = {0};
        ck_assert(pw_invented_days(all, *sort, long_ago, look, &seen, &failure));
        ck_assert_uint_gt(seen.rows, 0);
        ck_assert_uint_eq(seen.wide, seen.rows * columns[i]);
        ck_assert(pw_invented_days(all, *sort, question.as_at - 90, look, &late, &failure));
        if (!pw_streq(*sort, "home")) /* where the listed live, at no time */
            ck_assert_uint_lt(late.rows, seen.rows);
    }
    ck_assert_ptr_null(*sort);
    ck_assert(!pw_invented_days(all, "contacts", long_ago, look, &lists, &failure));
}
END_TEST

START_TEST(stops_when_told) {
    struct seen seen = {.stop_at = 3};
    ck_assert(
        !pw_invented_list(invented(100, 1, pw_date_make(2025, 3, 31)), 1, look, &seen, &failure));
    ck_assert_uint_eq(seen.rows, 3);
    ck_assert_str_eq(failure.text, "enough");
}
END_TEST

START_TEST(refuses) {
    ck_assert(!invented(9, 1, pw_date_make(2025, 3, 31)) && failure.usage);
    failure = (struct pw_err){0};
    ck_assert(!invented(INT64_MAX, 1, pw_date_make(2025, 3, 31)) && failure.usage);
    failure = (struct pw_err){0};
    ck_assert(!invented(10, 1, pw_date_make(2009, 12, 31)) && failure.usage);
}
END_TEST

static Suite *suite(void) {
    Suite *s = suite_create("invent");
    TCase *c = tcase_create("lists");
    tcase_add_checked_fixture(c, set_up, tear_down);
    tcase_add_test(c, rows_fit_heads);
    tcase_add_test(c, same_everywhere);
    tcase_add_test(c, days_of_the_same_children);
    tcase_add_test(c, stops_when_told);
    tcase_add_test(c, refuses);
    suite_add_tcase(s, c);
    return s;
}

CHECK_MAIN(suite)
