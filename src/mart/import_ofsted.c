/* SPDX-License-Identifier: MIT
 *
 * Importer "ofsted": inspections and their judgements as Ofsted publishes them.
 * A judgement belongs to the framework of the day of its inspection and is
 * taken as it stands: no grade is averaged, translated or made up, and one for
 * a judgement that the framework doesn't have is refused. Visits without
 * grades are kept as inspections. Title rows above the head are passed over; a
 * file without such a head (cover, notes) is left out with a note.
 */
#include <string.h>

#include "import.h"
#include "said_date.h"

static const struct framework {
    const char *id, *name, *from, *to;
} frameworks[] = {
#define OFSTED_FRAMEWORK(id, name, from, to) {id, name, from, to},
#define OFSTED_JUDGEMENT(framework, head, aspect)
#include "ofsted.def"
#undef OFSTED_FRAMEWORK
#undef OFSTED_JUDGEMENT
};

static const struct judgement {
    const char *framework, *head, *aspect;
} judgements[] = {
#define OFSTED_FRAMEWORK(id, name, from, to)
#define OFSTED_JUDGEMENT(framework, head, aspect) {framework, head, aspect},
#include "ofsted.def"
#undef OFSTED_FRAMEWORK
#undef OFSTED_JUDGEMENT
};

static const char *const grades[] = {"Outstanding", "Good", "Requires improvement to be good",
                                     "Inadequate"};

enum { AREA, INSPECTED, PUBLISHED, KIND, THEME, COLUMNS };
enum { JUDGED_MOST = 16 };

struct ofsted {
    struct pw_intake *intake;
    const char *path, *source;
    int at[COLUMNS];
    int judged[JUDGED_MOST]; /* fields that are judgements */
    size_t judged_count, columns_count;
    char *const *head;
    sqlite3_stmt *find, *insert, *update, *inspection;
};

static const char *field(const struct pw_csv_row *row, int index) {
    return index >= 0 && (size_t)index < row->count ? row->fields[index] : "";
}

/* ---- head ------------------------------------------------------------------------ */

static bool is_judgement(const char *head) {
    for (size_t i = 0; i < PW_COUNT(judgements); i++)
        if (pw_str_starts(head, judgements[i].head))
            return true;
    return pw_str_starts(head, "The experiences and progress of");
}

static int find_any(const struct pw_csv_row *row, const char *one, const char *other) {
    int at = pw_head_find(row->fields, row->count, one);
    return at >= 0 || !other ? at : pw_head_find(row->fields, row->count, other);
}

static bool read_head(struct ofsted *file, const struct pw_csv_row *row) {
    file->at[AREA] = find_any(row, "Local authority area code", NULL);
    file->at[INSPECTED] = find_any(row, "Inspection date", "Inspection/Visit date");
    file->at[PUBLISHED] = find_any(row, "Publication date", NULL);
    file->at[KIND] = find_any(row, "Inspection type", "Inspection/Visit type");
    file->at[THEME] = find_any(row, "Visit theme", NULL);
    if (file->at[AREA] < 0 || file->at[INSPECTED] < 0)
        return false;
    struct pw_arena *arena = file->intake->arena;
    char **head = PW_NEW_N(arena, char *, row->count);
    file->columns_count = row->count;
    file->judged_count = 0;
    for (size_t i = 0; i < row->count; i++) {
        head[i] = pw_arena_strdup(arena, row->fields[i]);
        if (is_judgement(head[i]) && file->judged_count < JUDGED_MOST)
            file->judged[file->judged_count++] = (int)i;
    }
    file->head = head;
    return file->judged_count > 0;
}

/* ---- rows ------------------------------------------------------------------------ */

static const struct framework *framework_of(int32_t day) {
    for (size_t i = 0; i < PW_COUNT(frameworks); i++)
        if (day >= pw_date_parse(frameworks[i].from) &&
            (!*frameworks[i].to || day <= pw_date_parse(frameworks[i].to)))
            return &frameworks[i];
    return NULL;
}

static const char *aspect_of(const struct framework *framework, const char *head) {
    for (size_t i = 0; i < PW_COUNT(judgements); i++)
        if (pw_streq(judgements[i].framework, framework->id) &&
            pw_str_starts(head, judgements[i].head))
            return judgements[i].aspect;
    return NULL;
}

static int rank_of(const char *grade) {
    for (size_t i = 0; i < PW_COUNT(grades); i++)
        if (pw_str_casecmp(grade, grades[i]) == 0)
            return (int)i + 1;
    return 0;
}

/* One inspection at hand. */
struct inspection {
    const char *area;
    const struct framework *framework;
    int32_t inspected, published;
};

static void bind_key(sqlite3_stmt *stmt, const struct inspection *it, const char *aspect) {
    pw_sql_bind_text(stmt, 1, it->area);
    pw_sql_bind_text(stmt, 2, it->framework->id);
    pw_sql_bind_date(stmt, 3, it->inspected);
    pw_sql_bind_text(stmt, 4, aspect);
}

static bool store(struct ofsted *file, const struct pw_csv_row *row, const struct inspection *it,
                  int at, const char *aspect, int rank, bool *refused, struct pw_err *err) {
    const char *grade = grades[rank - 1];
    bind_key(file->find, it, aspect);
    pw_sql_bind_text(file->find, 5, file->intake->received);
    bool there = sqlite3_step(file->find) == SQLITE_ROW;
    bool same = there && pw_streq((const char *)sqlite3_column_text(file->find, 0), grade);
    bool later = there && sqlite3_column_int(file->find, 1) == 1;
    sqlite3_reset(file->find);
    if (!same && later) {
        pw_intake_refuse(file->intake, file->path, row, at, refused, "received-before",
                         "The mart has another grade that was received later. Say --received with "
                         "the day on which the file came, if that was after it.");
        return true;
    }
    if (same) {
        file->intake->result->unchanged++;
        return true;
    }
    *(there ? &file->intake->result->revised : &file->intake->result->added) += 1;
    if (there && file->intake->import->findings)
        pw_find(file->intake->import->findings, PW_WARNING, "grade-revised",
                (struct pw_place){
                    .file = pw_arena_strdup(file->intake->import->findings->arena, file->path),
                    .line = row->line,
                    .column = row->columns[at]},
                "The mart had another grade for this judgement; this file's counts.");
    sqlite3_stmt *stmt = there ? file->update : file->insert;
    bind_key(stmt, it, aspect);
    pw_sql_bind_text(stmt, 5, grade);
    sqlite3_bind_int(stmt, 6, rank);
    if (it->published != PW_NO_DATE)
        pw_sql_bind_date(stmt, 7, it->published);
    else
        sqlite3_bind_null(stmt, 7);
    pw_sql_bind_text(stmt, 8, file->source);
    pw_sql_bind_text(stmt, 9, file->intake->received);
    return pw_sql_done(stmt, err);
}

static bool take_grade(struct ofsted *file, const struct pw_csv_row *row,
                       const struct inspection *it, int at, bool *refused, struct pw_err *err) {
    const char *grade = field(row, at);
    const char *aspect = aspect_of(it->framework, file->head[at]);
    int rank = rank_of(grade);
    if (!*grade)
        return true;
    if (!aspect) {
        pw_intake_refuse(file->intake, file->path, row, at, refused, "no-such-judgement",
                         "An inspection under %s has no judgement \"%.80s\".", it->framework->id,
                         file->head[at]);
        return true;
    }
    if (!rank) {
        pw_intake_refuse(file->intake, file->path, row, at, refused, "unknown-grade",
                         "\"%.40s\" is none of Ofsted's four grades.", grade);
        return true;
    }
    return store(file, row, it, at, aspect, rank, refused, err);
}

static bool record(struct ofsted *file, const struct pw_csv_row *row, const struct inspection *it,
                   struct pw_err *err) {
    sqlite3_stmt *stmt = file->inspection;
    pw_sql_bind_text(stmt, 1, it->area);
    pw_sql_bind_text(stmt, 2, it->framework->id);
    pw_sql_bind_date(stmt, 3, it->inspected);
    if (it->published != PW_NO_DATE)
        pw_sql_bind_date(stmt, 4, it->published);
    else
        sqlite3_bind_null(stmt, 4);
    for (int i = KIND; i <= THEME; i++) {
        const char *text = field(row, file->at[i]);
        pw_sql_bind_text(stmt, i + 2, *text ? text : NULL);
    }
    pw_sql_bind_text(stmt, 7, file->source);
    pw_sql_bind_text(stmt, 8, file->intake->received);
    return pw_sql_done(stmt, err);
}

static bool take_row(struct ofsted *file, const struct pw_csv_row *row, struct pw_err *err) {
    bool refused = false;
    struct pw_intake *intake = file->intake;
    intake->result->rows++;
    if (row->count != file->columns_count) {
        pw_intake_refuse(intake, file->path, row, -1, &refused, "ragged-row",
                         "The row has %zu fields where the head has %zu.", row->count,
                         file->columns_count);
        return true;
    }
    struct inspection it = {.area = pw_intake_area(intake, field(row, file->at[AREA])),
                            .inspected = pw_said_date(field(row, file->at[INSPECTED])),
                            .published = pw_said_date(field(row, file->at[PUBLISHED]))};
    it.framework = it.inspected != PW_NO_DATE ? framework_of(it.inspected) : NULL;
    if (!it.area)
        pw_intake_refuse(intake, file->path, row, file->at[AREA], &refused, "unknown-area",
                         "\"%.40s\" is no code of an area that the mart knows.",
                         field(row, file->at[AREA]));
    else if (!it.framework)
        pw_intake_refuse(intake, file->path, row, file->at[INSPECTED], &refused, "bad-date",
                         "\"%.40s\" is no day under a framework that the mart knows.",
                         field(row, file->at[INSPECTED]));
    if (refused)
        return true;
    if (!record(file, row, &it, err))
        return false;
    for (size_t i = 0; i < file->judged_count; i++)
        if (!take_grade(file, row, &it, file->judged[i], &refused, err))
            return false;
    return true;
}

/* *tables counts the files that had a table. */
static bool take_file(struct ofsted *file, size_t *tables, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(file->path, err);
    if (!csv)
        return false;
    struct pw_csv_row row;
    enum pw_csv_result status;
    bool head = false, good = true;
    while (good && (status = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        if (head)
            good = take_row(file, &row, err);
        else if ((head = read_head(file, &row)))
            good = pw_head_once(file->path, &row, err);
    pw_csv_close(csv);
    *tables += head;
    if (good && !head && status == PW_CSV_END && file->intake->import->findings)
        pw_find(file->intake->import->findings, PW_NOTE, "no-table",
                (struct pw_place){
                    .file = pw_arena_strdup(file->intake->import->findings->arena, file->path)},
                "The file has no table of inspections and is left out.");
    return good && status == PW_CSV_END;
}

static bool add_frameworks(struct pw_intake *intake, struct pw_err *err) {
    sqlite3_stmt *stmt = pw_sql_prepare(intake->mart->db,
                                        "INSERT OR IGNORE INTO framework (id, name, valid_from,"
                                        " valid_to) VALUES (?1, ?2, ?3, nullif(?4, ''))",
                                        err);
    bool good = stmt != NULL;
    for (size_t i = 0; good && i < PW_COUNT(frameworks); i++) {
        pw_sql_bind_text(stmt, 1, frameworks[i].id);
        pw_sql_bind_text(stmt, 2, frameworks[i].name);
        pw_sql_bind_text(stmt, 3, frameworks[i].from);
        pw_sql_bind_text(stmt, 4, frameworks[i].to);
        good = pw_sql_done(stmt, err);
    }
    sqlite3_finalize(stmt);
    return good;
}

static bool prepare(struct ofsted *file, struct pw_err *err) {
    sqlite3 *db = file->intake->mart->db;
    return (file->find =
                pw_sql_prepare(db,
                               "SELECT grade, received > ?5 FROM judgement WHERE area = ?1 AND"
                               " framework = ?2 AND inspected = ?3 AND aspect = ?4",
                               err)) &&
           (file->insert = pw_sql_prepare(
                db,
                "INSERT INTO judgement (area, framework, inspected, aspect, grade, rank, published,"
                " source, received) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                err)) &&
           (file->update = pw_sql_prepare(db,
                                          "UPDATE judgement SET grade = ?5, rank = ?6, published ="
                                          " ?7, source = ?8, received = ?9 WHERE area = ?1 AND"
                                          " framework = ?2 AND inspected = ?3 AND aspect = ?4",
                                          err)) &&
           (file->inspection = pw_sql_prepare(
                db,
                "INSERT INTO inspection (area, framework, inspected, published, kind, theme,"
                " source, received) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                " ON CONFLICT (area, inspected) DO UPDATE SET kind = coalesce(kind, excluded.kind),"
                " theme = coalesce(theme, excluded.theme),"
                " published = coalesce(published, excluded.published),"
                " received = max(received, excluded.received)"
                " WHERE kind IS NULL AND excluded.kind IS NOT NULL OR theme IS NULL AND"
                " excluded.theme IS NOT NULL OR published IS NULL AND excluded.published IS NOT"
                " NULL",
                err));
}

bool pw_import_ofsted(struct pw_intake *intake, struct pw_err *err) {
    struct ofsted file = {.intake = intake,
                          .source = intake->import->release ? intake->import->release
                                                            : "Ofsted, local authority inspection "
                                                              "outcomes"};
    size_t tables = 0;
    bool good = add_frameworks(intake, err) && prepare(&file, err);
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        file.path = intake->import->paths[i];
        pw_intake_progress(intake, file.path, i);
        good = take_file(&file, &tables, err);
    }
    sqlite3_finalize(file.find);
    sqlite3_finalize(file.insert);
    sqlite3_finalize(file.update);
    sqlite3_finalize(file.inspection);
    if (good && !tables)
        return pw_fail(err, "None of the files has a table of inspections: its head has columns "
                            "\"Local authority area code\" and \"Inspection date\"");
    return good;
}
