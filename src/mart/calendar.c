/* SPDX-License-Identifier: MIT
 *
 * calendar: the table of working days.
 */
#include "calendar.h"

bool pw_calendar_fill(sqlite3 *db, struct pw_err *err) {
    sqlite3_stmt *insert = NULL;
    int status =
        sqlite3_prepare_v2(db, "INSERT INTO calendar VALUES (?, ?, ?, ?, ?)", -1, &insert, NULL);
    struct pw_arena *arena = pw_arena_new();
    int32_t last = pw_date_make(PW_CALENDAR_LAST, 12, 31);
    int number = 0;
    for (int32_t date = pw_date_make(PW_CALENDAR_FIRST, 1, 1); status == SQLITE_OK && date <= last;
         date++) {
        const char *holiday = pw_bank_holiday(date);
        bool working = pw_working_day(date);
        number += working;
        sqlite3_bind_text(insert, 1, pw_date_iso(arena, date), -1, SQLITE_STATIC);
        sqlite3_bind_int(insert, 2, pw_weekday(date));
        sqlite3_bind_text(insert, 3, holiday, -1, SQLITE_STATIC);
        sqlite3_bind_int(insert, 4, working);
        sqlite3_bind_int(insert, 5, number);
        sqlite3_step(insert);
        status = sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    pw_arena_free(arena);
    return status == SQLITE_OK ||
           pw_fail(err, "The calendar could not be written: %s.", sqlite3_errmsg(db));
}
