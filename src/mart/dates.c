/* SPDX-License-Identifier: MIT
 *
 * date, julianday and strftime without the clock and the time zone: SQLite's
 * own ones on a private connection, behind a check of their arguments.
 */
#include "functions.h"

enum { ARGUMENTS_MOST = 6 };

struct dates {
    sqlite3 *plain; /* private connection, where the names mean SQLite's functions */
    struct pw_arena *arena;
};

struct date_function {
    struct dates *shared;
    const char *name;
    int first_time;                          /* index of the argument that is a time */
    sqlite3_stmt *calls[ARGUMENTS_MOST + 1]; /* by number of arguments */
};

/* Words in a time or a modifier that read the clock or the time zone. */
static bool reads_machine(const char *text) {
    while (*text == ' ')
        text++;
    return pw_str_casecmp(text, "now") == 0 || pw_str_casecmp(text, "localtime") == 0 ||
           pw_str_casecmp(text, "utc") == 0;
}

static sqlite3_stmt *call_of(struct date_function *function, int count) {
    if (!function->calls[count]) {
        struct pw_buf sql = {0};
        pw_buf_printf(&sql, "SELECT %s(", function->name);
        for (int i = 0; i < count; i++)
            pw_buf_puts(&sql, i ? ",?" : "?");
        pw_buf_putc(&sql, ')');
        sqlite3_prepare_v3(function->shared->plain, pw_buf_text(&sql), -1,
                           SQLITE_PREPARE_PERSISTENT, &function->calls[count], NULL);
        pw_buf_release(&sql);
    }
    return function->calls[count];
}

static void evaluate(sqlite3_context *context, int count, sqlite3_value **arguments) {
    struct date_function *function = sqlite3_user_data(context);
    if (count <= function->first_time || count > ARGUMENTS_MOST) {
        sqlite3_result_error(context, "a pack has no clock: give the date, as in date(:as_at)", -1);
        return;
    }
    for (int i = function->first_time; i < count; i++) {
        const char *text = (const char *)sqlite3_value_text(arguments[i]);
        if (text && reads_machine(text)) {
            sqlite3_result_error(
                context, "a pack has no clock and no time zone: use :as_at in place of 'now'", -1);
            return;
        }
    }
    sqlite3_stmt *call = call_of(function, count);
    if (!call) {
        sqlite3_result_error_nomem(context);
        return;
    }
    for (int i = 0; i < count; i++)
        sqlite3_bind_value(call, i + 1, arguments[i]);
    if (sqlite3_step(call) == SQLITE_ROW)
        sqlite3_result_value(context, sqlite3_column_value(call, 0));
    sqlite3_reset(call);
    sqlite3_clear_bindings(call);
}

/* SQLite calls this for each function as the connection closes; close_v2 waits
 * for the statements of the others. */
static void release(void *data) {
    struct date_function *function = data;
    for (int i = 0; i <= ARGUMENTS_MOST; i++)
        sqlite3_finalize(function->calls[i]);
    if (pw_streq(function->name, "date"))
        sqlite3_close_v2(function->shared->plain);
}

bool pw_dates_add(sqlite3 *db, struct pw_arena *arena, struct pw_err *err) {
    static const struct {
        const char *name;
        int first_time;
    } table[] = {{"date", 0}, {"julianday", 0}, {"strftime", 1}};
    struct dates *shared = PW_NEW(arena, struct dates);
    if (sqlite3_open(":memory:", &shared->plain) != SQLITE_OK) {
        sqlite3_close(shared->plain);
        return pw_fail(err, "No memory for date functions");
    }
    for (size_t i = 0; i < PW_COUNT(table); i++) {
        struct date_function *function = PW_NEW(arena, struct date_function);
        *function = (struct date_function){
            .shared = shared, .name = table[i].name, .first_time = table[i].first_time};
        if (sqlite3_create_function_v2(db, table[i].name, -1,
                                       SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                                       function, evaluate, NULL, NULL, release) != SQLITE_OK)
            return pw_sql_fail(db, "Adding our date functions failed", err);
    }
    return true;
}
