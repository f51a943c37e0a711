/* SPDX-License-Identifier: MIT
 *
 * import_areas_fields: the head of a file of areas, and what a row can't say
 * whatever the other rows do.
 */
#include <ctype.h>
#include <string.h>

#include "areas.h"
#include "said_date.h"

enum { CODE_MOST = 20, NAME_MOST = 100 };

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

static void read_years(struct pw_areas *areas, const char *path, const struct pw_csv_row *head) {
    areas->years = (struct pw_area_years){0};
    for (size_t i = 0; i < head->count; i++) {
        int year = year_of(head->fields[i]);
        bool ours = false;
        for (int f = 0; f < AREA_FIELDS; f++)
            ours = ours || areas->field[f] == (int)i;
        if (year && areas->years.count < PW_AREA_YEARS) {
            areas->years.field[areas->years.count] = (int)i;
            areas->years.year[areas->years.count++] = year;
            areas->years.newest = year > areas->years.newest ? year : areas->years.newest;
        } else if (!ours && head->fields[i][0] && areas->intake->import->findings) {
            struct pw_findings *findings = areas->intake->import->findings;
            pw_find(findings, PW_WARNING, "unknown-column",
                    (struct pw_place){pw_arena_strdup(findings->arena, path), head->line,
                                      head->columns[i]},
                    "Areas take no column %.40s; it is left out.", head->fields[i]);
        }
    }
}

bool pw_areas_head(struct pw_areas *areas, const char *path, const struct pw_csv_row *head,
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
        int *field = &areas->field[f];
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
    read_years(areas, path, head);
    return true;
}

const char *pw_area_text(const struct pw_areas *areas, const struct pw_csv_row *row,
                         enum pw_area_field f) {
    int field = areas->field[f];
    if (field < 0 || (size_t)field >= row->count)
        return "";
    return pw_str_trim(areas->intake->arena, row->fields[field], strlen(row->fields[field]));
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

static bool check_code(struct pw_areas *areas, struct pw_stretch *s) {
    size_t length = strlen(s->code);
    const char *other = pw_intake_area(areas->intake, s->code);
    if (!length || length > CODE_MOST ||
        strspn(s->code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") != length)
        pw_area_refuse(areas, s, AREA_CODE, "bad-code",
                       "A code is 1 to %d letters, digits, hyphens, dots and underscores.",
                       CODE_MOST);
    else if (is_postcode(s->code) || is_postcode(s->name))
        pw_area_refuse(areas, s, is_postcode(s->code) ? AREA_CODE : AREA_NAME, "postcode",
                       "A postcode is too few homes to count children by, and none comes into the "
                       "mart: use wards, districts or localities.");
    else if (other) {
        pw_sql_bind_text(areas->known, 1, other);
        const char *kind = sqlite3_step(areas->known) == SQLITE_ROW
                               ? (const char *)sqlite3_column_text(areas->known, 0)
                               : "";
        if (!pw_area_below(kind))
            pw_area_refuse(areas, s, AREA_CODE, "authority-code",
                           "%s is the code of %.60s, a %s; give the area a code of its own.",
                           s->code, (const char *)sqlite3_column_text(areas->known, 1), kind);
        else if (!pw_streq(kind, s->kind))
            pw_area_refuse(areas, s, AREA_KIND, "kind-changed",
                           "%s is a %s in the mart; an area keeps its kind.", s->code, kind);
        sqlite3_reset(areas->known);
    }
    return !s->counted;
}

static bool check_kind(struct pw_areas *areas, struct pw_stretch *s) {
    const struct pw_stretch *before = pw_map_lookup(areas->by_code, s->code);
    while (before && !before->said)
        before = before->next;
    if (!pw_area_below(s->kind))
        pw_area_refuse(areas, s, AREA_KIND, "unknown-kind",
                       "\"%.40s\" is no kind of area; write locality, district or ward.", s->kind);
    else if (before && !pw_streq(before->kind, s->kind))
        pw_area_refuse(areas, s, AREA_KIND, "kind-changed",
                       "%s is a %s in line %d; an area keeps its kind.", s->code, before->kind,
                       before->row.line);
    return !s->counted;
}

static int32_t read_date(struct pw_areas *areas, struct pw_stretch *s, const struct pw_csv_row *row,
                         enum pw_area_field f) {
    const char *text = pw_area_text(areas, row, f);
    int32_t date = *text ? pw_said_date(text) : PW_NO_DATE;
    if (*text && date == PW_NO_DATE)
        pw_area_refuse(areas, s, f, "bad-value",
                       "'%.40s' is not a date: write 2024-03-31 or 31/03/2024.", text);
    return date;
}

void pw_area_fields(struct pw_areas *areas, struct pw_stretch *s, const struct pw_csv_row *row) {
    static const char *const heads[] = {"code", "name", "kind", "parent"};
    s->from = read_date(areas, s, row, AREA_FROM);
    s->to = read_date(areas, s, row, AREA_TO);
    for (int f = AREA_CODE; f <= AREA_PARENT && !s->counted; f++)
        if (!*pw_area_text(areas, row, (enum pw_area_field)f))
            pw_area_refuse(areas, s, (enum pw_area_field)f, "missing-value",
                           "Column %s may not be blank.", heads[f]);
    if (strlen(s->name) > NAME_MOST)
        pw_area_refuse(areas, s, AREA_NAME, "bad-value", "A name has up to %d bytes.", NAME_MOST);
    if (!s->counted && s->to != PW_NO_DATE && s->to < pw_stretch_first(s))
        pw_area_refuse(areas, s, AREA_TO, "ends-before-start", "The last day is before the first.");
    if (!s->counted && check_kind(areas, s))
        check_code(areas, s);
}
