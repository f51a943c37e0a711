/* SPDX-License-Identifier: MIT
 *
 * Small helpers around SQLite calls.
 */
#include "mart_private.h"

bool pw_sql_fail(sqlite3 *db, const char *doing, struct pw_err *err) {
    return pw_fail(err, "%s: %s", doing, sqlite3_errmsg(db));
}

bool pw_sql_run(sqlite3 *db, const char *sql, struct pw_err *err) {
    char *message = NULL;
    if (sqlite3_exec(db, sql, NULL, NULL, &message) == SQLITE_OK)
        return true;
    pw_fail(err, "The mart refused \"%.60s\": %s", sql, message ? message : "out of memory");
    sqlite3_free(message);
    return false;
}

sqlite3_stmt *pw_sql_prepare(sqlite3 *db, const char *sql, struct pw_err *err) {
    sqlite3_stmt *stmt = NULL;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL) != SQLITE_OK)
        pw_fail(err, "The mart refused \"%.60s\": %s", sql, sqlite3_errmsg(db));
    return stmt;
}

bool pw_sql_done(sqlite3_stmt *stmt, struct pw_err *err) {
    int status = sqlite3_step(stmt);
    if (status != SQLITE_DONE && status != SQLITE_ROW)
        pw_sql_fail(sqlite3_db_handle(stmt), "Writing to the mart failed", err);
    sqlite3_reset(stmt);
    return status == SQLITE_DONE || status == SQLITE_ROW;
}

bool pw_sql_integer(sqlite3 *db, const char *sql, int64_t none, int64_t *out, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(db, sql, err);
    if (!stmt)
        return false;
    int status = sqlite3_step(stmt);
    *out = status == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : none;
    bool good = status == SQLITE_ROW || status == SQLITE_DONE;
    if (!good)
        pw_sql_fail(db, "Reading the mart failed", err);
    sqlite3_finalize(stmt);
    return good;
}

void pw_sql_bind_text(sqlite3_stmt *stmt, int index, const char *text) {
    if (text)
        sqlite3_bind_text(stmt, index, text, -1, SQLITE_TRANSIENT);
    else
        sqlite3_bind_null(stmt, index);
}

void pw_date_text(int32_t date, char out[16]) {
    int year, month, day;
    pw_date_split(date, &year, &month, &day);
    const int digits[] = {year / 1000 % 10,
                          year / 100 % 10,
                          year / 10 % 10,
                          year % 10,
                          -1,
                          month / 10,
                          month % 10,
                          -1,
                          day / 10,
                          day % 10};
    for (size_t i = 0; i < PW_COUNT(digits); i++)
        out[i] = digits[i] < 0 ? '-' : (char)('0' + digits[i]);
    out[PW_COUNT(digits)] = '\0';
}

void pw_sql_bind_date(sqlite3_stmt *stmt, int index, int32_t date) {
    char text[16];
    pw_date_text(date, text);
    sqlite3_bind_text(stmt, index, text, -1, SQLITE_TRANSIENT);
}

void pw_sql_bind_real(sqlite3_stmt *stmt, int index, bool has, double real) {
    if (has)
        sqlite3_bind_double(stmt, index, real);
    else
        sqlite3_bind_null(stmt, index);
}
