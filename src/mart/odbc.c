/* SPDX-License-Identifier: MIT
 *
 * Reading a database over unixODBC.
 */
#include "odbc.h"

#include <string.h>

#include <sql.h>
#include <sqlext.h>
#include <sqlucode.h>

enum {
    LOGIN_SECONDS = 15,
    CELL_MOST = 1 << 16,   /* UTF-16 units of a cell; the rest is dropped */
    PIECE = 2048,          /* units fetched at a time */
    TIMESTAMP_ZONED = -155 /* SQL Server's datetimeoffset */
};

struct pw_odbc {
    SQLHENV environment;
    SQLHDBC session;
    bool open;
    const char *password; /* to keep out of messages; NULL: none */
    SQLWCHAR *units;      /* CELL_MOST + 1 of the cell at hand */
    struct pw_arena *arena;
};

/* ---- messages ------------------------------------------------------------------ */

struct said {
    char state[6];
    char text[SQL_MAX_MESSAGE_LENGTH];
};

static struct said diagnosis(SQLSMALLINT type, SQLHANDLE handle) {
    struct said said = {"", ""};
    SQLINTEGER native;
    SQLSMALLINT length;
    SQLRETURN got = SQLGetDiagRec(type, handle, 1, (SQLCHAR *)said.state, &native,
                                  (SQLCHAR *)said.text, sizeof said.text, &length);
    if (!SQL_SUCCEEDED(got))
        said = (struct said){"HY000", "the driver gives no reason"};
    for (char *at = said.text; *at; at++)
        *at = *at == '\n' || *at == '\r' ? ' ' : *at;
    return said;
}

/* "pwd" of a connection string, in any case, with or without braces; NULL: none. */
static const char *password_of(struct pw_arena *arena, const char *connection) {
    for (const char *at = connection; *at;) {
        size_t length = strcspn(at, ";");
        size_t key = strcspn(at, "=");
        char *name = pw_str_trim(arena, at, key < length ? key : length);
        if (key < length &&
            (pw_str_casecmp(name, "pwd") == 0 || pw_str_casecmp(name, "password") == 0)) {
            const char *from = at + key + 1;
            size_t size = length - key - 1;
            if (size && *from == '{' && strchr(from, '}')) {
                from++;
                size = strcspn(from, "}");
            }
            return size ? pw_arena_strndup(arena, from, size) : NULL;
        }
        at += length + (at[length] == ';');
    }
    return NULL;
}

/* A message about the connection, which knows no row. */
static bool fail_open(const struct pw_odbc *odbc, SQLSMALLINT type, SQLHANDLE handle,
                      struct pw_err *err) {
    struct said said = diagnosis(type, handle);
    bool secret = odbc->password && strstr(said.text, odbc->password);
    return pw_fail(err, "The database can't be reached: %s (SQLSTATE %s)",
                   secret ? "the driver's message holds the password and is not shown" : said.text,
                   said.state);
}

/* A message about reading, without the driver's words: they may quote a value. */
static bool fail_read(SQLHSTMT statement, const char *table, struct pw_err *err) {
    return pw_fail(err, "Reading %s from the database failed (SQLSTATE %s)", table,
                   diagnosis(SQL_HANDLE_STMT, statement).state);
}

/* UTF-16 for the wide calls: with the narrow ones a driver converts by the locale, which is none.
 */
static SQLWCHAR *wide(struct pw_arena *arena, const char *text) {
    const char *end = text + strlen(text);
    SQLWCHAR *units = PW_NEW_N(arena, SQLWCHAR, 2 * strlen(text) + 1);
    for (size_t count = 0; text < end;) {
        uint32_t character = pw_utf8_next(&text, end);
        if (character >= 0x10000) {
            units[count++] = (SQLWCHAR)(0xd7c0 + (character >> 10));
            character = 0xdc00 + (character & 0x3ff);
        }
        units[count++] = (SQLWCHAR)character;
    }
    return units;
}

/* ---- the session --------------------------------------------------------------- */

static bool connect(struct pw_odbc *odbc, const char *connection, struct pw_err *err) {
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_ENV, SQL_NULL_HANDLE, &odbc->environment)))
        return pw_fail(err, "unixODBC gives no environment");
    SQLSetEnvAttr(odbc->environment, SQL_ATTR_ODBC_VERSION, (SQLPOINTER)SQL_OV_ODBC3, 0);
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_DBC, odbc->environment, &odbc->session)))
        return fail_open(odbc, SQL_HANDLE_ENV, odbc->environment, err);
    SQLSetConnectAttr(odbc->session, SQL_ATTR_LOGIN_TIMEOUT, (SQLPOINTER)LOGIN_SECONDS, 0);
    SQLSetConnectAttr(odbc->session, SQL_ATTR_ACCESS_MODE, (SQLPOINTER)SQL_MODE_READ_ONLY, 0);
    SQLRETURN got = SQLDriverConnectW(odbc->session, NULL, wide(odbc->arena, connection), SQL_NTS,
                                      NULL, 0, NULL, SQL_DRIVER_NOPROMPT);
    odbc->open = SQL_SUCCEEDED(got);
    return odbc->open || fail_open(odbc, SQL_HANDLE_DBC, odbc->session, err);
}

struct pw_odbc *pw_odbc_open(const char *connection, struct pw_err *err) {
    struct pw_arena *arena = pw_arena_new();
    struct pw_odbc *odbc = PW_NEW(arena, struct pw_odbc);
    odbc->arena = arena;
    odbc->password = password_of(arena, connection);
    odbc->units = PW_NEW_N(arena, SQLWCHAR, CELL_MOST + 1);
    if (connect(odbc, connection, err))
        return odbc;
    pw_odbc_close(odbc);
    return NULL;
}

void pw_odbc_close(struct pw_odbc *odbc) {
    if (!odbc)
        return;
    if (odbc->open)
        SQLDisconnect(odbc->session);
    if (odbc->session)
        SQLFreeHandle(SQL_HANDLE_DBC, odbc->session);
    if (odbc->environment)
        SQLFreeHandle(SQL_HANDLE_ENV, odbc->environment);
    pw_arena_free(odbc->arena);
}

static SQLHSTMT run(struct pw_odbc *odbc, const char *sql, bool *good, struct pw_err *err) {
    SQLHSTMT statement = SQL_NULL_HSTMT;
    *good = false;
    if (!SQL_SUCCEEDED(SQLAllocHandle(SQL_HANDLE_STMT, odbc->session, &statement))) {
        fail_open(odbc, SQL_HANDLE_DBC, odbc->session, err);
        return SQL_NULL_HSTMT;
    }
    *good = SQL_SUCCEEDED(SQLExecDirectW(statement, wide(odbc->arena, sql), SQL_NTS));
    return statement;
}

/* ---- what a table has ------------------------------------------------------------- */

static void name_kind(SQLSMALLINT type, struct pw_odbc_column *column) {
    static const struct {
        SQLSMALLINT type;
        enum pw_odbc_kind kind;
        const char *said;
    } kinds[] = {{SQL_TYPE_DATE, PW_ODBC_DATE, "a date"},
                 {SQL_TYPE_TIMESTAMP, PW_ODBC_DATE, "a timestamp"},
                 {SQL_DATE, PW_ODBC_DATE, "a date"},
                 {SQL_TIMESTAMP, PW_ODBC_DATE, "a timestamp"},
                 {TIMESTAMP_ZONED, PW_ODBC_TEXT, "a timestamp"},
                 {SQL_CHAR, PW_ODBC_TEXT, "text"},
                 {SQL_VARCHAR, PW_ODBC_TEXT, "text"},
                 {SQL_LONGVARCHAR, PW_ODBC_TEXT, "text"},
                 {SQL_WCHAR, PW_ODBC_TEXT, "text"},
                 {SQL_WVARCHAR, PW_ODBC_TEXT, "text"},
                 {SQL_WLONGVARCHAR, PW_ODBC_TEXT, "text"},
                 {SQL_GUID, PW_ODBC_TEXT, "an identifier"},
                 {SQL_BIT, PW_ODBC_BIT, "true or false"},
                 {SQL_TINYINT, PW_ODBC_NUMBER, "a number"},
                 {SQL_SMALLINT, PW_ODBC_NUMBER, "a number"},
                 {SQL_INTEGER, PW_ODBC_NUMBER, "a number"},
                 {SQL_BIGINT, PW_ODBC_NUMBER, "a number"},
                 {SQL_NUMERIC, PW_ODBC_NUMBER, "a number"},
                 {SQL_DECIMAL, PW_ODBC_NUMBER, "a number"},
                 {SQL_REAL, PW_ODBC_NUMBER, "a number"},
                 {SQL_FLOAT, PW_ODBC_NUMBER, "a number"},
                 {SQL_DOUBLE, PW_ODBC_NUMBER, "a number"}};
    column->kind = PW_ODBC_OTHER;
    column->said = "of another type";
    for (size_t i = 0; i < PW_COUNT(kinds); i++)
        if (kinds[i].type == type) {
            column->kind = kinds[i].kind;
            column->said = kinds[i].said;
        }
}

bool pw_odbc_describe(struct pw_odbc *odbc, struct pw_arena *arena, const char *table, bool *found,
                      struct pw_odbc_table *out, struct pw_err *err) {
    SQLHSTMT statement =
        run(odbc, pw_arena_printf(odbc->arena, "SELECT * FROM %s WHERE 1 = 0", table), found, err);
    if (statement == SQL_NULL_HSTMT)
        return false;
    SQLSMALLINT count = 0;
    *out = (struct pw_odbc_table){0};
    if (*found)
        SQLNumResultCols(statement, &count);
    out->columns = PW_NEW_N(arena, struct pw_odbc_column, (size_t)count + 1);
    for (SQLSMALLINT i = 0; i < count; i++) {
        SQLCHAR name[130] = "";
        SQLSMALLINT length, type, digits, nullable;
        SQLULEN size;
        if (!SQL_SUCCEEDED(SQLDescribeCol(statement, (SQLUSMALLINT)(i + 1), name, sizeof name,
                                          &length, &type, &size, &digits, &nullable)))
            type = SQL_UNKNOWN_TYPE;
        struct pw_odbc_column *column = &out->columns[out->columns_count++];
        column->name = pw_arena_strdup(arena, (const char *)name);
        name_kind(type, column);
    }
    char state[6];
    memcpy(state, *found ? "00000" : diagnosis(SQL_HANDLE_STMT, statement).state, sizeof state);
    SQLFreeHandle(SQL_HANDLE_STMT, statement);
    if (strncmp(state, "08", 2) == 0)
        return pw_fail(err, "The connection to the database was lost (SQLSTATE %s)", state);
    return true;
}

/* ---- rows ------------------------------------------------------------------------ */

static void put_utf16(struct pw_buf *out, const SQLWCHAR *units, size_t count) {
    for (size_t i = 0; i < count && units[i]; i++) {
        uint32_t unit = units[i];
        bool high = unit >= 0xd800 && unit < 0xdc00;
        if (high && i + 1 < count && units[i + 1] >= 0xdc00 && units[i + 1] < 0xe000)
            unit = 0x10000 + ((unit - 0xd800) << 10) + (uint32_t)(units[++i] - 0xdc00);
        else if (unit >= 0xd800 && unit < 0xe000)
            unit = 0xfffd;
        pw_utf8_put(out, unit);
    }
}

/* The cell as text into `out`; *null if there is none. */
static bool read_text(struct pw_odbc *odbc, SQLHSTMT statement, SQLUSMALLINT field,
                      struct pw_buf *out, bool *null) {
    SQLWCHAR *units = odbc->units;
    size_t count = 0;
    for (;;) {
        SQLLEN got = 0;
        size_t room = CELL_MOST - count < PIECE ? CELL_MOST - count : PIECE;
        SQLRETURN status = SQLGetData(statement, field, SQL_C_WCHAR, units + count,
                                      (SQLLEN)((room + 1) * sizeof(SQLWCHAR)), &got);
        if (status == SQL_NO_DATA)
            break;
        if (!SQL_SUCCEEDED(status))
            return false;
        *null = got == SQL_NULL_DATA;
        if (*null)
            return true;
        bool more = got == SQL_NO_TOTAL || (size_t)got / sizeof(SQLWCHAR) > room;
        count += more ? room : (size_t)got / sizeof(SQLWCHAR);
        if (!more || count >= CELL_MOST)
            break;
    }
    put_utf16(out, units, count);
    return true;
}

static bool read_date(SQLHSTMT statement, SQLUSMALLINT field, struct pw_buf *out, bool *null) {
    SQL_TIMESTAMP_STRUCT stamp;
    SQLLEN got = 0;
    if (!SQL_SUCCEEDED(
            SQLGetData(statement, field, SQL_C_TYPE_TIMESTAMP, &stamp, sizeof stamp, &got)))
        return false;
    *null = got == SQL_NULL_DATA;
    if (!*null)
        pw_buf_printf(out, "%04d-%02d-%02d", stamp.year, stamp.month, stamp.day);
    return true;
}

static bool read_bit(SQLHSTMT statement, SQLUSMALLINT field, struct pw_buf *out, bool *null) {
    unsigned char bit;
    SQLLEN got = 0;
    if (!SQL_SUCCEEDED(SQLGetData(statement, field, SQL_C_BIT, &bit, sizeof bit, &got)))
        return false;
    *null = got == SQL_NULL_DATA;
    if (!*null)
        pw_buf_putc(out, bit ? '1' : '0');
    return true;
}

static bool read_cell(struct pw_odbc *odbc, SQLHSTMT statement, size_t i,
                      const struct pw_odbc_column *column, struct pw_arena *arena,
                      const char **cell) {
    struct pw_buf text = {0};
    bool null = false, good;
    SQLUSMALLINT field = (SQLUSMALLINT)(i + 1);
    switch (column->kind) {
    case PW_ODBC_DATE:
        good = read_date(statement, field, &text, &null);
        break;
    case PW_ODBC_BIT:
        good = read_bit(statement, field, &text, &null);
        break;
    default:
        good = read_text(odbc, statement, field, &text, &null);
    }
    const char *said = pw_buf_text(&text);
    *cell = null ? NULL : pw_str_trim(arena, said, strlen(said));
    pw_buf_release(&text);
    return good;
}

bool pw_odbc_read(struct pw_odbc *odbc, const char *table, const struct pw_odbc_column *columns,
                  size_t count, pw_odbc_row *take, void *to, struct pw_err *err) {
    struct pw_buf sql = {0};
    pw_buf_puts(&sql, "SELECT ");
    for (size_t i = 0; i < count; i++)
        pw_buf_printf(&sql, "%s%s", i ? ", " : "", columns[i].name);
    pw_buf_printf(&sql, " FROM %s", table);
    bool good;
    SQLHSTMT statement = run(odbc, pw_buf_text(&sql), &good, err);
    pw_buf_release(&sql);
    if (statement == SQL_NULL_HSTMT)
        return false;
    SQLRETURN status = SQL_NO_DATA;
    struct pw_arena *arena = pw_arena_new();
    while (good && SQL_SUCCEEDED(status = SQLFetch(statement))) {
        struct pw_arena_mark mark = pw_arena_mark(arena);
        const char **cells = PW_NEW_N(arena, const char *, count);
        for (size_t i = 0; good && i < count; i++)
            good = read_cell(odbc, statement, i, &columns[i], arena, &cells[i]);
        good = good && take(to, cells, count, err);
        pw_arena_rewind(arena, mark);
    }
    pw_arena_free(arena);
    good = good && status == SQL_NO_DATA;
    if (!good && !err->set)
        fail_read(statement, table, err);
    SQLFreeHandle(SQL_HANDLE_STMT, statement);
    return good;
}
