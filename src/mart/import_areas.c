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

#include "said_date.h"

/* England has some 6,500 wards. */
enum { YEARS_MOST = 40, CODE_MOST = 20, NAME_MOST = 100, ROWS_MOST = 20000, ROWS_OF_ONE = 100 };

/* Columns of children, by mid-year. */
struct years {
    int field[YEARS_MOST], year[YEARS_MOST];
    int count, newest;
};

struct taking {
    struct pw_areas areas;
    struct years years; /* of the file at hand */
};

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

/* ---- head and fields --------------------------------------------------------------- */

static int year_of(const char *head) {
    static const char word[] = "population";
    char lower[32] = "";
    for (size_t i = 0; head[i] && i + 1 < sizeof lower; i++)
        lower[i] = (char)tolower((unsigned char)head[i]);
    if (strncmp(lower, word, sizeof word - 1) != 0 || !strchr(" _-", lower[sizeof word - 1]))
        return 0;
    int64_t year;
    return pw_integer_parse(lower + sizeof word, &year) && year >= 1900 && year <= 2200 ? (int)year
                                                                                        : 0;
}

static void read_years(struct taking *t, const char *path, const struct pw_csv_row *head) {
    t->years = (struct years){0};
    for (size_t i = 0; i < head->count; i++) {
        int year = year_of(head->fields[i]);
        bool ours = false;
        for (int f = 0; f < AREA_FIELDS; f++)
            ours = ours || t->areas.field[f] == (int)i;
        if (year && t->years.count < YEARS_MOST) {
            t->years.field[t->years.count] = (int)i;
            t->years.year[t->years.count++] = year;
            t->years.newest = year > t->years.newest ? year : t->years.newest;
        } else if (!ours && head->fields[i][0] && t->areas.intake->import->findings) {
            struct pw_findings *findings = t->areas.intake->import->findings;
            pw_find(findings, PW_WARNING, "unknown-column",
                    (struct pw_place){pw_arena_strdup(findings->arena, path), head->line,
                                      head->columns[i]},
                    "Areas take no column %.40s; it is left out.", head->fields[i]);
        }
    }
}

static bool read_head(struct taking *t, const char *path, const struct pw_csv_row *head,
                      struct pw_err *err) {
    static const char *const names[][2] = {
        {"code", NULL},
        {"name", NULL},
        {"kind", NULL},
        {"parent", NULL},
        {"valid_from", "valid from"},
        {"valid_to", "valid to"},
    };
    for (int f = 0; f < AREA_FIELDS; f++) {
        int *field = &t->areas.field[f];
        *field = pw_head_find(head->fields, head->count, names[f][0]);
        if (*field < 0 && names[f][1])
            *field = pw_head_find(head->fields, head->count, names[f][1]);
        if (*field < 0 && f <= AREA_PARENT)
            return pw_fail(
                err,
                "%s:%d: is no file of areas: its head lacks \"%s\"; it needs code, name, "
                "kind and parent, and may have valid_from, valid_to and population_2024",
                path, head->line, names[f][0]);
    }
    read_years(t, path, head);
    return true;
}

static const char *text_in(const struct taking *t, const struct pw_csv_row *row,
                           enum pw_area_field f) {
    int field = t->areas.field[f];
    if (field < 0 || (size_t)field >= row->count)
        return "";
    return pw_str_trim(t->areas.intake->arena, row->fields[field], strlen(row->fields[field]));
}

/* A postcode of a dwelling, with or without its blank: a few houses, no area to count by. */
static bool is_postcode(const char *text) {
    char bare[9] = "";
    size_t n = 0;
    for (; *text; text++)
        if (*text != ' ') {
            if (n == 7)
                return false;
            bare[n++] = (char)toupper((unsigned char)*text);
        }
    if (n < 5 || !isdigit((unsigned char)bare[n - 3]) || !isalpha((unsigned char)bare[n - 2]) ||
        !isalpha((unsigned char)bare[n - 1]) || !isalpha((unsigned char)bare[0]))
        return false;
    size_t letters = isalpha((unsigned char)bare[1]) ? 2 : 1;
    if (!isdigit((unsigned char)bare[letters]))
        return false;
    return letters + 1 == n - 3 || (letters + 2 == n - 3 && isalnum((unsigned char)bare[n - 4]));
}

static bool check_code(struct taking *t, struct pw_stretch *s) {
    size_t length = strlen(s->code);
    const char *other = pw_intake_area(t->areas.intake, s->code);
    if (!length || length > CODE_MOST ||
        strspn(s->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != length)
        pw_area_refuse(&t->areas, s, AREA_CODE, "bad-code",
                       "A code is 1 to %d letters, digits, hyphens, dots and underscores.",
                       CODE_MOST);
    else if (is_postcode(s->code) || is_postcode(s->name))
        pw_area_refuse(&t->areas, s, is_postcode(s->code) ? AREA_CODE : AREA_NAME, "postcode",
                       "A postcode is too few homes to count children by, and none comes into the "
                       "mart: use wards, districts or localities.");
    else if (other) {
        pw_sql_bind_text(t->areas.known, 1, other);
        const char *kind = sqlite3_step(t->areas.known) == SQLITE_ROW
                               ? (const char *)sqlite3_column_text(t->areas.known, 0)
                               : "";
        if (!pw_area_below(kind))
            pw_area_refuse(&t->areas, s, AREA_CODE, "authority-code",
                           "%s is the code of %.60s, a %s; give the area a code of its own.",
                           s->code, (const char *)sqlite3_column_text(t->areas.known, 1), kind);
        else if (!pw_streq(kind, s->kind))
            pw_area_refuse(&t->areas, s, AREA_KIND, "kind-changed",
                           "%s is a %s in the mart; an area keeps its kind.", s->code, kind);
        sqlite3_reset(t->areas.known);
    }
    return !s->counted;
}

static bool check_kind(struct taking *t, struct pw_stretch *s) {
    const struct pw_stretch *before = pw_map_lookup(t->areas.by_code, s->code);
    while (before && !before->said)
        before = before->next;
    if (!pw_area_below(s->kind))
        pw_area_refuse(&t->areas, s, AREA_KIND, "unknown-kind",
                       "\"%.40s\" is no kind of area; write locality, district or ward.", s->kind);
    else if (before && !pw_streq(before->kind, s->kind))
        pw_area_refuse(&t->areas, s, AREA_KIND, "kind-changed",
                       "%s is a %s in line %d; an area keeps its kind.", s->code, before->kind,
                       before->row.line);
    return !s->counted;
}

static int32_t read_date(struct taking *t, struct pw_stretch *s, const struct pw_csv_row *row,
                         enum pw_area_field f) {
    const char *text = text_in(t, row, f);
    int32_t date = *text ? pw_said_date(text) : PW_NO_DATE;
    if (*text && date == PW_NO_DATE)
        pw_area_refuse(&t->areas, s, f, "bad-value",
                       "'%.40s' is not a date: write 2024-03-31 or 31/03/2024.", text);
    return date;
}

static void check_fields(struct taking *t, struct pw_stretch *s, const struct pw_csv_row *row) {
    static const char *const heads[] = {"code", "name", "kind", "parent"};
    s->from = read_date(t, s, row, AREA_FROM);
    s->to = read_date(t, s, row, AREA_TO);
    for (int f = AREA_CODE; f <= AREA_PARENT && !s->counted; f++)
        if (!*text_in(t, row, (enum pw_area_field)f))
            pw_area_refuse(&t->areas, s, (enum pw_area_field)f, "missing-value",
                           "Column %s may not be blank.", heads[f]);
    if (strlen(s->name) > NAME_MOST)
        pw_area_refuse(&t->areas, s, AREA_NAME, "bad-value", "A name has up to %d bytes.",
                       NAME_MOST);
    if (!s->counted && s->to != PW_NO_DATE && s->to < pw_stretch_first(s))
        pw_area_refuse(&t->areas, s, AREA_TO, "ends-before-start",
                       "The last day is before the first.");
    if (!s->counted && check_kind(t, s))
        check_code(t, s);
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

static void take_children(struct taking *t, struct pw_stretch *s, const struct pw_csv_row *row) {
    struct pw_intake *intake = t->areas.intake;
    for (int y = 0; y < t->years.count; y++) {
        size_t field = (size_t)t->years.field[y];
        const char *text = field < row->count ? row->fields[field] : "";
        if (!*text)
            continue;
        struct pw_area_children c = {
            .code = s->code,
            .year = t->years.year[y],
            .vintage = t->years.newest,
            .said_by = s,
            .field = (int)field,
            .source = pw_arena_printf(intake->arena, "Local estimates: %s", pw_path_name(s->path))};
        char bare[64];
        bool number = pw_bare_number(text, bare) && pw_number_parse(bare, &c.value);
        if ((!number && !pw_intake_cell(intake->arena, text, &c.value, &c.symbol)) || c.value < 0) {
            pw_map_put(t->areas.refused, s->code, t);
            pw_intake_refuse(intake, s->path, &s->row, (int)field, &s->counted, "bad-value",
                             "'%.40s' is no number of children.", text);
            return;
        }
        *PW_PUSH(intake->arena, &t->areas, children) = c;
    }
}

static void take_row(struct taking *t, const char *path, const struct pw_csv_row *row) {
    struct pw_arena *arena = t->areas.intake->arena;
    struct pw_stretch *s = PW_NEW(arena, struct pw_stretch);
    t->areas.intake->result->rows++;
    char *kind = pw_str_trim(arena, text_in(t, row, AREA_KIND), strlen(text_in(t, row, AREA_KIND)));
    for (char *c = kind; *c; c++)
        *c = (char)tolower((unsigned char)*c);
    *s = (struct pw_stretch){.code = pw_area_code(arena, text_in(t, row, AREA_CODE)),
                             .name = text_in(t, row, AREA_NAME),
                             .kind = kind,
                             .said = text_in(t, row, AREA_PARENT),
                             .from = PW_NO_DATE,
                             .to = PW_NO_DATE,
                             .path = path,
                             .row = keep_place(arena, row)};
    int rows = 0;
    check_fields(t, s, row);
    for (struct pw_stretch *o = pw_map_lookup(t->areas.by_code, s->code); o; o = o->next, rows++)
        o->hidden = !o->said;
    if (rows >= 2 * ROWS_OF_ONE) { /* those of the mart count, too */
        pw_area_refuse(&t->areas, s, AREA_CODE, "overlap", "%s has over %d rows.", s->code,
                       ROWS_OF_ONE);
        return;
    }
    add_stretch(&t->areas, s);
    take_children(t, s, row);
}

static bool blank(const struct pw_csv_row *row) {
    for (size_t i = 0; i < row->count; i++)
        if (row->fields[i][0])
            return false;
    return true;
}

static bool take_file(struct taking *t, const char *path, struct pw_err *err) {
    struct pw_csv *csv = pw_csv_open(path, err);
    struct pw_csv_row row;
    enum pw_csv_result got = csv ? pw_csv_next(csv, &row, err) : PW_CSV_FAILED;
    bool good = got != PW_CSV_FAILED;
    if (got == PW_CSV_END)
        good =
            pw_fail(err, "%s is empty: its first line must name code, name, kind and parent", path);
    good = good && pw_head_once(path, &row, err) && read_head(t, path, &row, err);
    while (good && (got = pw_csv_next(csv, &row, err)) == PW_CSV_ROW)
        if (!blank(&row)) {
            if (t->areas.intake->result->rows == ROWS_MOST) {
                good =
                    pw_fail(err, "%s:%d: areas come in up to %d rows; give those of one authority",
                            path, row.line, ROWS_MOST);
                break;
            }
            take_row(t, path, &row);
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
static void check_children(struct taking *t) {
    struct pw_map *seen = pw_map_new(t->areas.intake->arena);
    for (size_t i = 0; i < t->areas.children_count; i++) {
        struct pw_area_children *c = &t->areas.children[i];
        const char *key = pw_arena_printf(t->areas.intake->arena, "%s %d", c->code, c->year);
        const struct pw_area_children *before = pw_map_lookup(seen, key);
        struct pw_stretch *s = c->said_by;
        if (!before)
            pw_map_put(seen, key, c);
        else if (before->value != c->value || !pw_streq(before->symbol, c->symbol)) {
            pw_map_put(t->areas.refused, c->code, t);
            pw_intake_refuse(t->areas.intake, s->path, &s->row, c->field, &s->counted,
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
    struct taking t = {.areas = {.intake = intake,
                                 .by_code = pw_map_new(intake->arena),
                                 .by_name = pw_map_new(intake->arena),
                                 .asked = pw_map_new(intake->arena),
                                 .refused = pw_map_new(intake->arena)}};
    t.areas.known = pw_sql_prepare(
        intake->mart->db, "SELECT kind, name, valid_from, valid_to FROM area WHERE code = ?1", err);
    t.areas.named = pw_sql_prepare(intake->mart->db, named_sql, err);
    bool good = t.areas.known && t.areas.named && load_stretches(&t.areas, err);
    for (size_t i = 0; good && i < intake->import->paths_count; i++) {
        pw_intake_progress(intake, intake->import->paths[i], i);
        good = take_file(&t, intake->import->paths[i], err);
    }
    if (good)
        check_children(&t);
    good = good && pw_areas_settle(&t.areas, err) && pw_areas_store(&t.areas, err);
    sqlite3_finalize(t.areas.known);
    sqlite3_finalize(t.areas.named);
    return good;
}
