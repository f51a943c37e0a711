/* SPDX-License-Identifier: MIT
 *
 * Making and opening marts: version, migrations, connections.
 */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "calendar.h"
#include "embed.h"
#include "mart_private.h"
#include "sample.h"

int pw_mart_version(void) {
    return PW_MART_VERSION;
}

/* ---- migrations: step n takes a mart from version n to n + 1 ---------------- */

static bool run_parts(sqlite3 *db, const struct pw_embedded *parts, size_t count,
                      struct pw_err *err) {
    for (size_t i = 0; i < count; i++)
        if (!pw_sql_run(db, parts[i].text, err))
            return false;
    return true;
}

static bool make_version_1(sqlite3 *db, struct pw_err *err) {
    struct pw_embedded schema[PW_EMBED_MAX], families[PW_EMBED_MAX];
    return run_parts(db, schema, pw_embed_schema(schema), err) && pw_reference_load(db, err) &&
           run_parts(db, families, pw_embed_families(families), err) && pw_past_make(db, err) &&
           pw_calendar_fill(db, err);
}

static bool (*const steps[PW_MART_VERSION])(sqlite3 *, struct pw_err *) = {make_version_1};

static bool migrate(sqlite3 *db, int64_t from, struct pw_err *err) {
    if (!pw_sql_run(db, "BEGIN IMMEDIATE", err))
        return false;
    bool good = true;
    for (int64_t version = from; good && version < PW_MART_VERSION; version++)
        good = steps[version](db, err);
    char sql[80];
    sqlite3_snprintf(sizeof sql, sql, "PRAGMA user_version = %d; PRAGMA application_id = %d",
                     PW_MART_VERSION, PW_MART_APPLICATION);
    good = good && pw_sql_run(db, sql, err) && pw_sql_run(db, "COMMIT", err);
    if (!good)
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
    return good;
}

/* ---- connections -------------------------------------------------------------- */

static sqlite3 *connect(const char *path, int flags, struct pw_err *err) {
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK) {
        pw_fail(err, "The mart %s can't be opened: %s", path,
                db ? sqlite3_errmsg(db) : "out of memory");
        sqlite3_close(db);
        return NULL;
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, 5000);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    return db;
}

/* Settings of a writing connection. */
static bool prepare_write(sqlite3 *db, struct pw_err *err) {
    return pw_sql_run(db,
                      "PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
                      "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -131072;",
                      err);
}

/* Says whether the file is a mart and of which version. */
static bool identify(sqlite3 *db, const char *path, int64_t *version, struct pw_err *err) {
    int64_t application = 0;
    if (!pw_sql_integer(db, "PRAGMA application_id", 0, &application, NULL) ||
        !pw_sql_integer(db, "PRAGMA user_version", 0, version, NULL))
        return pw_fail(err, "%s is not a mart, or it is damaged: %s", path, sqlite3_errmsg(db));
    if (application != PW_MART_APPLICATION)
        return pw_fail(err, "%s is not a mart of this program", path);
    if (*version > PW_MART_VERSION)
        return pw_fail(err, "%s has schema version %d, made by a newer program; this one knows %d",
                       path, (int)*version, PW_MART_VERSION);
    return true;
}

static struct pw_mart *wrap(struct pw_arena *arena, sqlite3 *db, const char *path,
                            struct pw_err *err) {
    int64_t sample = 0;
    if (!pw_sql_integer(db, "SELECT value = '1' FROM mart WHERE name = 'sample'", 0, &sample, err))
        return NULL;
    struct pw_mart *mart = PW_NEW(arena, struct pw_mart);
    *mart = (struct pw_mart){.db = db, .path = pw_arena_strdup(arena, path), .sample = sample != 0};
    return mart;
}

/* An empty file that only its owner may read. */
static bool make_file(const char *path, struct pw_err *err) {
    int file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0)
        return close(file) == 0 || pw_fail(err, "%s can't be made: %s", path, strerror(errno));
    return errno == EEXIST ? pw_fail(err, "%s is there already; a mart is never written over", path)
                           : pw_fail(err, "%s can't be made: %s", path, strerror(errno));
}

/* The only way in which figures enter a sample. */
static bool fill_sample(sqlite3 *db, const char *path, const char *share, struct pw_err *err) {
    if (!pw_sql_run(db, "INSERT INTO mart VALUES ('sample', '1')", err))
        return false;
    struct pw_mart mart = {.db = db, .path = path, .sample = true};
    return !share || pw_sample_import(&mart, share, err);
}

bool pw_mart_create(const char *path, const char *share, bool sample, struct pw_err *err) {
    if (!make_file(path, err))
        return false;
    sqlite3 *db = connect(path, SQLITE_OPEN_READWRITE, err);
    bool good = db && prepare_write(db, err) && migrate(db, 0, err) &&
                (!sample || fill_sample(db, path, share, err));
    if (db && sqlite3_close(db) != SQLITE_OK && good)
        good = pw_fail(err, "%s could not be closed", path);
    if (!good)
        unlink(path);
    return good;
}

struct pw_mart *pw_mart_open_write(struct pw_arena *arena, const char *path, struct pw_err *err) {
    sqlite3 *db = connect(path, SQLITE_OPEN_READWRITE, err);
    if (!db)
        return NULL;
    int64_t version = 0;
    struct pw_mart *mart = NULL;
    if (identify(db, path, &version, err) && prepare_write(db, err) &&
        (version == PW_MART_VERSION || migrate(db, version, err)))
        mart = wrap(arena, db, path, err);
    if (!mart)
        sqlite3_close(db);
    return mart;
}

struct pw_mart *pw_mart_open_read(struct pw_arena *arena, const char *path, struct pw_err *err) {
    sqlite3 *db = connect(path, SQLITE_OPEN_READONLY, err);
    if (!db)
        return NULL;
    int64_t version = 0;
    struct pw_mart *mart = NULL;
    if (identify(db, path, &version, err)) {
        if (version < PW_MART_VERSION)
            pw_fail(err,
                    "%s has the older schema version %d; import something, which brings it to %d",
                    path, (int)version, PW_MART_VERSION);
        else if (pw_sql_run(db,
                            "PRAGMA temp_store = MEMORY;"
                            "PRAGMA cache_size = -65536; PRAGMA mmap_size = 268435456;",
                            err) &&
                 pw_functions_add(db, arena, err))
            mart = wrap(arena, db, path, err);
    }
    if (mart)
        pw_fence_set(mart);
    else
        sqlite3_close(db);
    return mart;
}

void pw_mart_close(struct pw_mart *mart) {
    if (mart && mart->db) {
        sqlite3_close_v2(mart->db);
        mart->db = NULL;
    }
}
