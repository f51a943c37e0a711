/* SPDX-License-Identifier: MIT
 *
 * Importer "areas": localities, districts and wards from a CSV with the columns
 * code, name, kind, parent and, as they are there, valid_from, valid_to and
 * population_2024 (children aged 0 to 17 at that mid-year). A row for each time
 * that the name or the area around changed. A file says the whole life of the
 * areas that it names; those that it does not name stay as they are.
 */
#include "areas.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* England has some 6,500 wards. */
enum { ROWS_MOST = 20000, ROWS_OF_ONE = 100 };

const char *pw_area_code(struct pw_arena *arena, const char *text) {
    char *code = pw_str_trim(arena, text, strlen(text));
    for (char *c = code; *c; c++)
        *c = (char)toupper((unsigned char)*c);
    return code;
}

bool pw_area_below(const char *kind) {
    return pw_streq(kind, "locality") || pw_streq(kind, "district") || pw_streq(kind, "ward");
}

bool pw_stretch_taken(const struct pw_areas *areas, const struct pw_stretch *s) {
    return s->said && !pw_map_lookup(areas->refused, s->code);
}

void pw_area_refuse(struct pw_areas *areas, struct pw_stretch *s, enum pw_area_field field,
                    const char *id, const char *format, ...) {
    char text[400];
    va_list args;
    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    pw_map_put(areas->refused, s->code, areas);
    pw_intake_refuse(areas->intake, s->path, &s->row, areas->field[field], &s->counted, id, "%s",
                     text);
}

/* ---- rows --------------------------------------------------------------------------- */

static void add_stretch(struct pw_areas *areas, struct pw_stretch *s) {
    *PW_PUSH(areas->intake->arena, areas, list) = s;
    struct pw_stretch *last = pw_map_lookup(areas->by_code, s->code);
    if (!last)
        pw_map_put(areas->by_code, s->code, s);
    while (last && last->next)
        last = last->next;
    if (last)
        last->next = s;
    const char *name = pw_area_code(areas->intake->arena, s->name);
    s->namesake = pw_map_lookup(areas->by_name, name);
    pw_map_put(areas->by_name, name, s);
}

/* The place of a row outlives the row. */
static struct pw_csv_row keep_place(struct pw_arena *arena, const struct pw_csv_row *row) {
    int *columns = PW_NEW_N(arena, int, row->count + 1);
    memcpy(columns, row->columns, row->count * sizeof *columns);
    return (struct pw_csv_row){.columns = columns, .count = row->count, .line = row->line};
}

static void take_children(struct pw_areas *areas, struct pw_stretch *s,
                          const struct pw_csv_row *row) {
    struct pw_intake *intake = areas->intake;
    for (int y = 0; y < areas->years.count; y++) {
        size_t field = (size_t)areas->years.field[y];
        const char *text = field < row->count ? row->fields[field] : "";
        if (!*text)
            continue;
        struct pw_area_children c = {
            .code = s->code,
            .year = areas->years.year[y],
            .vintage = areas->years.newest,
            .said_by = s,
            .field = (int)field,
            .source = pw_arena_printf(intake->arena, "Local estimates: %s", pw_path_name(s->path))};
        char bare[64];
        bool number = pw_bare_number(text, bare) && pw_number_parse(bare, &c.value);
        if ((!number && !pw_intake_cell(intake->arena, text, &c.value, &c.symbol)) || c.value < 0) {
            pw_map_put(areas->refused, s->code, areas);
            pw_intake_refuse(intake, s->path, &s->row, (int)field, &s->counted, "bad-value",
                             "'%.40s' is no number of children.", text);
            return;
        }
        *PW_PUSH(intake->arena, areas, children) = c;
    }
}

static void take_row(struct pw_areas *areas, const char *path, const struct pw_csv_row *row) {
    struct pw_arena *arena = areas->intake->arena;
    struct pw_stretch *s = PW_NEW(arena, struct pw_stretch);
    areas->intake->result->rows++;
    char *kind = pw_str_trim(arena, pw_area_text(areas, row, AREA_KIND),
                             strlen(pw_area_text(areas, row, AREA_KIND)));
    for (char *c = kind; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    *s = (struct pw_stretch){.code = pw_area_code(arena, pw_area_text(areas, row, AREA_CODE)),
                             .name = pw_area_text(areas, row, AREA_NAME),
                             .kind = kind,
                             .said = pw_area_text(areas, row, AREA_PARENT),
                             .from = PW_NO_DATE,
                             .to = PW_NO_DATE,
                             .path = path,
                             .row = keep_place(arena, row)};
    int rows = 0;
    pw_area_fields(areas, s, row);
    for (struct pw_stretch *o = pw_map_lookup(areas->by_code, s->code); o; o = o->next, rows++)
        o->hidden = !o->said;
    if (rows >= 2 * ROWS_OF_ONE) { /* those of the mart count, too */
        pw_area_refuse(areas, s, AREA_CODE, "overlap", "%s has over %d rows.", s->code,
                       ROWS_OF_ONE);
        return;
    }
    add_stretch(areas, s);
    take_children(areas, s, row);
}

static bool blank(const struct pw_csv_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i][0])
            return false;
    return true;
}

static bool take_file(struct pw_areas *areas, const char *path, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(path, err);
    struct pw_csv_row row;
    enum pw_csv_result got = csv ? pw_csv_next(csv, &row, err) : PW_CSV_FAILED;
    bool good = got != PW_CSV_FAILED;
    if (got == PW_CSV_END)
        good =
            pw_fail(err, "%s is empty: its first line must name code, name, kind and parent", path);
    good = good && pw_head_once(path, &row, err) && pw_areas_head(areas, path, &row, err);
    while (good && (got = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        if (!blank(&row)) {
            if (areas->intake->result->rows == ROWS_MOST) {
                good =
                    pw_fail(err, "%s:%d: areas come in up to %d rows; give those of one authority",
                            path, row.line, ROWS_MOST);
                break;
            }
            take_row(areas, path, &row);
        }
    pw_csv_close(csv);
    return good && got == PW_CSV_END;
}

static bool load_stretches(struct pw_areas *areas, struct pw_err *err) {
    struct pw_arena *arena = areas->intake->arena;
    sqlite3_stmt *stmt =
        pw_sql_prepare(areas->intake->mart->db,
                       "SELECT l.code, l.name, a.kind, l.parent, l.valid_from, l.valid_to,"
                       " l.received"
                       " FROM local_area AS l JOIN area AS a ON a.code = l.code ORDER BY 1, 5",
                       err);
    int status = SQLITE_DONE;
    while (stmt && (status = sqlite3_step(stmt)) == SQLITE_ROW) {
        struct pw_stretch *s = PW_NEW(arena, struct pw_stretch);
        const char *to = (const char *)sqlite3_column_text(stmt, 5);
        const char **texts[] = {&s->code, &s->name, &s->kind, &s->parent};
        for (int i = 0; i < (int)PW_COUNT(texts); i++)
            *texts[i] = pw_arena_strdup(arena, (const char *)sqlite3_column_text(stmt, i));
        s->from = pw_date_parse((const char *)sqlite3_column_text(stmt, 4));
        s->to = to ? pw_date_parse(to) : PW_NO_DATE;
        s->received = pw_date_parse((const char *)sqlite3_column_text(stmt, 6));
        add_stretch(areas, s);
    }
    sqlite3_finalize(stmt);
    return stmt && (status == SQLITE_DONE ||
                    pw_sql_fail(areas->intake->mart->db, "Reading the areas failed", err));
}

/* Two rows of an area that give different numbers for one mid-year. */
static void check_children(struct pw_areas *areas) {
    struct pw_map *seen = pw_map_new(areas->intake->arena);
    for (size_t i = 0; i < areas->children_count; i++) {
        struct pw_area_children *c = &areas->children[i];
        const char *key = pw_arena_printf(areas->intake->arena, "%s %d", c->code, c->year);
        const struct pw_area_children *before = pw_map_lookup(seen, key);
        struct pw_stretch *s = c->said_by;
        if (!before)
            pw_map_put(seen, key, c);
        else if (before->value != c->value || !pw_streq(before->symbol, c->symbol)) {
            pw_map_put(areas->refused, c->code, areas);
            pw_intake_refuse(areas->intake, s->path, &s->row, c->field, &s->counted,
                             "same-row-twice", "Line %d gives another number for mid-%d.",
                             before->said_by->row.line, c->year);
        }
    }
}

/* Areas that are no local ones, by name as it stood on a day. */
static const char named_sql[] =
    "SELECT code FROM area WHERE name = ?1 COLLATE NOCASE"
    " AND kind NOT IN ('locality', 'district', 'ward')"
    " AND coalesce(valid_from, ?2) <= ?2 AND coalesce(valid_to, ?2) >= ?2"
    " UNION SELECT n.area FROM area_name AS n JOIN area AS a ON a.code = n.area WHERE n.name = ?1"
    " AND coalesce(n.valid_from, a.valid_from, ?2) <= ?2"
    " AND coalesce(n.valid_to, a.valid_to, ?2) >= ?2";

bool pw_import_areas(struct pw_intake *intake, struct pw_err *err) {
    struct pw_areas areas = {.intake = intake,
                             .by_code = pw_map_new(intake->arena),
                             .by_name = pw_map_new(intake->arena),
                             .asked = pw_map_new(intake->arena),
                             .refused = pw_map_new(intake->arena)};
    areas.known = pw_sql_prepare(
        intake->mart->db, "SELECT kind, name, valid_from, valid_to FROM area WHERE code = ?1", err);
    areas.named = pw_sql_prepare(intake->mart->db, named_sql, err);
    bool good = areas.known && areas.named && load_stretches(&areas, err);
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        pw_intake_progress(intake, intake->import->paths[i], i);
        good = take_file(&areas, intake->import->paths[i], err);
    }
    if (good)
        check_children(&areas);
    good = good && pw_areas_settle(&areas, err) && pw_areas_store(&areas, err);
    sqlite3_finalize(areas.known);
    sqlite3_finalize(areas.named);
    return good;
}
