/* SPDX-License-Identifier: MIT
 *
 * Loads the reference data that are built in. A blank field is NULL where the
 * column allows it, else the column's own default or an empty text.
 */
#include "packwright/csv.h"

#include "embed.h"
#include "mart_private.h"

/* "INSERT INTO table (columns) VALUES (?, ...)". */
static sqlite3_stmt *insert_for(sqlite3 *db, const char *table, const struct pw_csv_row *head,
                                struct pw_err *err) {
    struct pw_buf sql = {0};
    pw_buf_printf(&sql, "INSERT INTO %s (", table);
    for (size_t i = 0; i < head->count; i++)
        pw_buf_printf(&sql, "%s%s", i ? ", " : "", head->fields[i]);
    pw_buf_puts(&sql, ") VALUES (");
    for (size_t i = 0; i < head->count; i++)
        pw_buf_puts(&sql, i ? ", ?" : "?");
    pw_buf_putc(&sql, ')');
    sqlite3_stmt *stmt = pw_sql_prepare(db, pw_buf_text(&sql), err);
    pw_buf_release(&sql);
    return stmt;
}

/* Which columns must not be NULL, as bits. */
static bool required_columns(sqlite3 *db, const char *table, const struct pw_csv_row *head,
                             uint64_t *bits, struct pw_err *err) {
    *bits = 0;
    for (size_t i = 0; i < head->count && i < 64; i++) {
        int not_null = 0;
        if (sqlite3_table_column_metadata(db, NULL, table, head->fields[i], NULL, NULL, &not_null,
                                          NULL, NULL) != SQLITE_OK)
            return pw_sql_fail(db, table, err);
        if (not_null)
            *bits |= UINT64_C(1) << i;
    }
    return true;
}

static bool load(sqlite3 *db, const struct pw_embedded *file, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open_text(file->name, file->text, file->length, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result result = pw_csv_next(csv, &row, err);
    sqlite3_stmt *stmt = NULL;
    uint64_t required = 0;
    bool good = result == PW_CSV_ROW && required_columns(db, file->name, &row, &required, err) &&
                (stmt = insert_for(db, file->name, &row, err)) != NULL;
    while (good && (result = pw_csv_next(csv, &row, err)) == PW_CSV_ROW) {
        for (size_t i = 0; i < row.count; i++) {
            bool blank = !row.fields[i][0] && !(required >> i & 1);
            pw_sql_bind_text(stmt, (int)i + 1, blank ? NULL : row.fields[i]);
        }
        good = pw_sql_done(stmt, err);
    }
    sqlite3_finalize(stmt);
    pw_csv_close(csv);
    return good && result == PW_CSV_END;
}

bool pw_reference_load(sqlite3 *db, struct pw_err *err) {
    struct pw_embedded files[PW_EMBED_MAX];
    size_t count = pw_embed_reference(files);
    /* a region stands after the authority that names it in no file, but areas
     * name each other: check at the end */
    if (!pw_sql_run(db, "PRAGMA defer_foreign_keys = ON", err))
        return false;
    for (size_t i = 0; i < count; i++)
        if (!load(db, &files[i], err))
            return false;
    return pw_sql_run(
        db,
        "INSERT OR IGNORE INTO area_code SELECT 'new', code, code, valid_from, valid_to"
        " FROM area;"
        "INSERT OR IGNORE INTO area_code SELECT 'old', old_code, code, valid_from,"
        " valid_to FROM area WHERE old_code IS NOT NULL;"
        /* groups that follow from what an area is */
        "INSERT INTO group_member (area_group, area, valid_from, valid_to) SELECT g.id, a.code, "
        "coalesce(a.valid_from, '1900-01-01'),"
        " a.valid_to FROM area AS a JOIN area_group AS g ON g.id = a.kind;"
        "INSERT INTO group_member (area_group, area, valid_from, valid_to) SELECT CASE r.name WHEN "
        "'Inner London' THEN 'inner_london'"
        " ELSE 'outer_london' END, a.code, coalesce(a.valid_from, '1900-01-01'), a.valid_to"
        " FROM area AS a JOIN area AS r ON r.code = a.region WHERE a.kind = 'london';",
        err);
}
